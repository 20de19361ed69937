"""Namespaces, and the parts of the IRIs newskg mints: an IRI depends on what it names alone, never on build order."""

import hashlib
import re
import unicodedata

NK = "https://w3id.org/newskg/ontology#"
ID = "https://w3id.org/newskg/id/"
GRAPH = "https://w3id.org/newskg/graph/"
ARTICLES_GRAPH = GRAPH + "articles"
CORRECTIONS_GRAPH = GRAPH + "corrections"
JUDGEMENTS_GRAPH = GRAPH + "judgements"
# The named graphs that each build replaces, as it does the default graph.
DERIVED_GRAPHS = (ARTICLES_GRAPH, CORRECTIONS_GRAPH, JUDGEMENTS_GRAPH)

PREFIXES = {
    "nk": NK,
    "rdf": "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
    "rdfs": "http://www.w3.org/2000/01/rdf-schema#",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
    "owl": "http://www.w3.org/2002/07/owl#",
    "skos": "http://www.w3.org/2004/02/skos/core#",
    "dcterms": "http://purl.org/dc/terms/",
    "geo": "http://www.w3.org/2003/01/geo/wgs84_pos#",
    "role": "https://w3id.org/newskg/role/",
    "id": ID,
}
# References as articles' mentions carry them, and people write them: `wikidata:Q212`, `geonames:703448`.
_OUTSIDE = {"wikidata": "http://www.wikidata.org/entity/{}", "geonames": "https://sws.geonames.org/{}/"}
SPARQL_PREFIXES = "".join(f"PREFIX {name}: <{iri}>\n" for name, iri in PREFIXES.items())


def slug(name: str) -> str:
    """A name as lower-case ASCII words joined by hyphens: `Recep Tayyip Erdoğan` → `recep-tayyip-erdogan`."""
    plain = unicodedata.normalize("NFKD", name.replace("ı", "i").replace("ł", "l").replace("ø", "o"))
    return re.sub(r"[^a-z0-9]+", "-", plain.encode("ascii", "ignore").decode().casefold()).strip("-")


def outside_iri(reference: str) -> str | None:
    """The address of an outside reference, `wikidata:Q212`; None where it is of no source we know."""
    source, _, key = reference.partition(":")
    source = source.casefold()
    return _OUTSIDE[source].format(key) if source in _OUTSIDE and key else None


def digest(*parts: object) -> str:
    """Sixteen hexadecimal digits that depend on every part and on their order."""
    return hashlib.sha256("\x1f".join(map(str, parts)).encode()).hexdigest()[:16]


def text_hash(text: str) -> str:
    """The hash that tells whether an article's text has changed."""
    return hashlib.sha256(text.encode()).hexdigest()
