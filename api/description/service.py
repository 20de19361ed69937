"""What the SPARQL endpoint says of itself: SPARQL 1.1 Service Description."""

from dataclasses import dataclass

from pyoxigraph import NamedNode

from api.description.describing import Description, Node, address, named
from api.description.statistics import Statistics
from api.language.functions import EXTENSION_FUNCTIONS
from kg.ids import NK

_ROWS = ("SPARQL_Results_JSON", "SPARQL_Results_XML", "SPARQL_Results_CSV", "SPARQL_Results_TSV")
_GRAPHS = ("Turtle", "N-Triples", "JSON-LD", "RDF_XML", "TriG", "N-Quads")
_INPUTS = ("Turtle", "N-Triples", "JSON-LD", "RDF_XML")
_SIMPLE = NamedNode("http://www.w3.org/ns/entailment/Simple")


@dataclass(frozen=True, kw_only=True)
class Endpoints:
    """Where the service is: the addresses for queries and for updates, None where it takes none, and the name of the
    data set in the VoID document. `own_engine` says that it runs queries itself, and passes them on to no other.
    """

    query: str
    update: str | None
    dataset: str
    own_engine: bool


def description(where: Endpoints, statistics: Statistics) -> Description:
    """The whole description of a service."""
    about = Description()
    dataset = _dataset(about, where, statistics)
    service = _service(about, where.query, dataset)
    about.say(service, "sd:supportedLanguage", named("sd:SPARQL10Query"), named("sd:SPARQL11Query"))
    about.say(service, "sd:resultFormat", *(named(f"formats:{name}") for name in _ROWS + _GRAPHS))
    about.say(service, "sd:propertyFeature", about.a("sd:Feature", node=NamedNode(NK + "matches")))
    if where.own_engine:
        functions = [about.a("sd:Function", node=NamedNode(name)) for name in EXTENSION_FUNCTIONS]
        about.say(service, "sd:extensionFunction", *functions)
        about.say(service, "sd:feature", named("sd:EmptyGraphs"))
    if where.update is not None:
        updates = _service(about, where.update, dataset)
        about.say(updates, "sd:supportedLanguage", named("sd:SPARQL11Update"))
        about.say(updates, "sd:inputFormat", *(named(f"formats:{name}") for name in _INPUTS))
        about.say(updates, "sd:feature", named("sd:EmptyGraphs"))
    return about


def _service(about: Description, endpoint: str, dataset: Node) -> Node:
    service = about.a("sd:Service", node=address(endpoint))
    about.say(service, "rdfs:label", "newskg")
    about.say(service, "sd:endpoint", service)
    about.say(service, "sd:defaultEntailmentRegime", _SIMPLE)
    about.say(service, "sd:defaultDataset", dataset)
    about.say(service, "sd:availableGraphs", dataset)
    return service


def _dataset(about: Description, where: Endpoints, statistics: Statistics) -> Node:
    whole = about.a("sd:Dataset", "sd:GraphCollection")
    default = about.a("sd:Graph", "void:Dataset", node=address(where.dataset))
    about.say(default, "void:triples", statistics.triples)
    about.say(whole, "sd:defaultGraph", default)
    for name, triples in (statistics.graphs or {}).items():
        named_graph, graph = about.a("sd:NamedGraph"), about.a("sd:Graph", "void:Dataset")
        about.say(whole, "sd:namedGraph", named_graph)
        about.say(named_graph, "sd:name", NamedNode(name))
        about.say(named_graph, "sd:graph", graph)
        about.say(graph, "void:triples", triples)
    return whole
