"""/.well-known/void: what the data set holds, in the vocabulary of interlinked datasets (VoID)."""

import re
from typing import Any

from fastapi import APIRouter, Request
from pyoxigraph import NamedNode
from starlette.responses import Response

from api.description.describing import VOID, Description, Node, address, named
from api.description.statistics import Statistics
from api.protocol.addresses import root
from api.protocol.negotiation import choose
from api.protocol.requests import GRAPH_TYPES
from kg.export import FORMATS
from kg.ids import ID

router = APIRouter(tags=["SPARQL"])
PATH = "/.well-known/void"
_DUMPS = ("turtle", "nquads", "trig", "jsonld")
_FEATURES = ("Turtle", "N-Triples", "JSON-LD", "RDF_XML", "TriG", "N-Quads")
_EXAMPLE = f"<http://localhost:8000{PATH}#newskg> a <{VOID}Dataset> ; <{VOID}triples> 31209 ."
_DOCUMENT: dict[int | str, dict[str, Any]] = {
    200: {"description": "The data set", "content": {"text/turtle": {"example": _EXAMPLE}}}
}
_LOCAL = re.compile(r"[^/#]*\Z")


@router.get(PATH, summary="What the data set holds", response_class=Response, responses=_DOCUMENT)
async def void(request: Request) -> Response:
    """The data set in VoID: its size, its classes and properties with how often each is used, where to get it."""
    media_type = choose(request.headers.get("accept"), list(GRAPH_TYPES))
    statistics = await request.app.state.census.statistics()
    return description(root(request), statistics).response(GRAPH_TYPES[media_type])


def dataset_iri(root: str) -> str:
    """The name of the data set that the service at `root` serves."""
    return f"{root}{PATH}#newskg"


def description(root: str, statistics: Statistics) -> Description:
    """The whole VoID document of the service at `root`."""
    about = Description()
    document = about.a("void:DatasetDescription", node=address(root + PATH))
    dataset = about.a("void:Dataset", node=address(dataset_iri(root)))
    about.say(document, "dcterms:title", "What this newskg holds")
    about.say(document, "foaf:primaryTopic", dataset)
    about.say(dataset, "dcterms:title", "newskg")
    about.say(dataset, "dcterms:description", "People, roles, delegations, places, events and speech in news articles.")
    about.say(dataset, "void:sparqlEndpoint", address(root + "/sparql"))
    about.say(dataset, "void:uriSpace", ID)
    about.say(dataset, "void:dataDump", *(address(f"{root}/export/{name}") for name in _DUMPS if name in FORMATS))
    about.say(dataset, "void:feature", *(named(f"formats:{name}") for name in _FEATURES))
    _say_sizes(about, dataset, statistics)
    _say_partitions(about, dataset, statistics)
    return about


def _say_sizes(about: Description, dataset: Node, statistics: Statistics) -> None:
    used = sorted({_LOCAL.sub("", name) for name in [*(statistics.classes or ()), *(statistics.properties or ())]})
    about.say(dataset, "void:vocabulary", *map(NamedNode, used))
    about.say(dataset, "void:triples", statistics.triples)
    about.say(dataset, "void:entities", statistics.entities)
    about.say(dataset, "void:distinctSubjects", statistics.subjects)
    about.say(dataset, "void:distinctObjects", statistics.objects)
    about.say(dataset, "void:classes", None if statistics.classes is None else len(statistics.classes))
    about.say(dataset, "void:properties", None if statistics.properties is None else len(statistics.properties))


def _say_partitions(about: Description, dataset: Node, statistics: Statistics) -> None:
    for name, entities in (statistics.classes or {}).items():
        part = about.a("void:Dataset")
        about.say(dataset, "void:classPartition", part)
        about.say(part, "void:class", NamedNode(name))
        about.say(part, "void:entities", entities)
    for name, triples in (statistics.properties or {}).items():
        part = about.a("void:Dataset")
        about.say(dataset, "void:propertyPartition", part)
        about.say(part, "void:property", NamedNode(name))
        about.say(part, "void:triples", triples)
