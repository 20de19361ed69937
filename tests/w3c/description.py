"""The tests of Service Description, which the suite gives by their titles alone."""

from collections.abc import Callable
from typing import NamedTuple

import httpx
from pyoxigraph import Literal, NamedNode, RdfFormat, Store

from w3c.suite import RDF, Test

SD = "http://www.w3.org/ns/sparql-service-description#"
TYPE = NamedNode(RDF + "type")
FORMATS = ("text/turtle", "application/n-triples", "application/ld+json", "application/rdf+xml")


class Use(NamedTuple):
    """A property: the class of what has it, and that of its values, where the vocabulary says so."""

    domain: str
    range: str | None


# https://www.w3.org/TR/sparql11-service-description/#vocab, with the classes of what a description must say.
PROPERTIES = {
    "endpoint": Use("Service", None),
    "feature": Use("Service", None),
    "defaultEntailmentRegime": Use("Service", None),
    "defaultSupportedEntailmentProfile": Use("Service", None),
    "entailmentRegime": Use("NamedGraph", None),
    "supportedEntailmentProfile": Use("NamedGraph", None),
    "extensionFunction": Use("Service", "Function"),
    "extensionAggregate": Use("Service", "Aggregate"),
    "languageExtension": Use("Service", None),
    "supportedLanguage": Use("Service", None),
    "propertyFeature": Use("Service", None),
    "defaultDataset": Use("Service", "Dataset"),
    "availableGraphs": Use("Service", "GraphCollection"),
    "resultFormat": Use("Service", None),
    "inputFormat": Use("Service", None),
    "defaultGraph": Use("Dataset", "Graph"),
    "namedGraph": Use("Dataset", "NamedGraph"),
    "name": Use("NamedGraph", None),
    "graph": Use("NamedGraph", "Graph"),
}
LANGUAGES = {"SPARQL10Query", "SPARQL11Query", "SPARQL11Update"}
FEATURES = {"DereferencesURIs", "UnionDefaultGraph", "RequiresDataset", "EmptyGraphs", "BasicFederatedQuery"}


def returns_rdf(client: httpx.Client) -> None:
    """GET on the endpoint returns RDF, in whichever format is asked for."""
    for media_type in FORMATS:
        assert len(described(client, media_type)) > 0


def has_endpoint_triple(client: httpx.Client) -> None:
    """The description has an sd:endpoint triple that names the endpoint it came from."""
    endpoints = described(client).quads_for_pattern(None, NamedNode(SD + "endpoint"), None)
    assert str(client.base_url.join("/sparql")) in {quad.object.value for quad in endpoints}


def conforms_to_schema(client: httpx.Client) -> None:
    """The description uses the vocabulary as it is defined: its terms alone, on and for what they are for."""
    store = described(client)
    used = [quad for quad in store if quad.predicate.value.startswith(SD)]
    assert used
    for quad in used:
        use = PROPERTIES[quad.predicate.value.removeprefix(SD)]
        assert _is(store, quad.subject, use.domain), f"{quad.subject} is no sd:{use.domain}"
        assert not isinstance(quad.object, Literal), f"{quad.object} is a literal"
        assert use.range is None or _is(store, quad.object, use.range), f"{quad.object} is no sd:{use.range}"
    assert _values(store, "supportedLanguage") <= LANGUAGES
    assert _values(store, "feature") <= FEATURES


def described(client: httpx.Client, media_type: str = "text/turtle") -> Store:
    """The endpoint's description of itself."""
    response = client.get("/sparql", headers={"Accept": media_type}).raise_for_status()
    assert response.headers["content-type"].split(";")[0] == media_type
    store = Store()
    store.load(response.content, RdfFormat.from_media_type(media_type))
    return store


def _is(store: Store, node: NamedNode, name: str) -> bool:
    return any(store.quads_for_pattern(node, TYPE, NamedNode(SD + name)))


def _values(store: Store, name: str) -> set[str]:
    """The vocabulary's own terms among a property's values."""
    values = [quad.object.value for quad in store.quads_for_pattern(None, NamedNode(SD + name), None)]
    return {value.removeprefix(SD) for value in values if value.startswith(SD)}


CHECKS: dict[str, Callable[[httpx.Client], None]] = {
    "returns-rdf": returns_rdf,
    "has-endpoint-triple": has_endpoint_triple,
    "conforms-to-schema": conforms_to_schema,
}


def check(test: Test, client: httpx.Client) -> None:
    """Run a test. Raises AssertionError."""
    CHECKS[test.name](client)
