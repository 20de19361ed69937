"""What the SPARQL endpoint says of itself: SPARQL 1.1 Service Description."""

from collections.abc import Iterable

from pyoxigraph import NamedNode

from api.describing import Description, Node, address, named
from api.statistics import Statistics

_ROWS = ("SPARQL_Results_JSON", "SPARQL_Results_XML", "SPARQL_Results_CSV", "SPARQL_Results_TSV")
_GRAPHS = ("Turtle", "N-Triples", "JSON-LD", "RDF_XML", "TriG", "N-Quads")


def description(endpoint: str, dataset: str, statistics: Statistics, functions: Iterable[str]) -> Description:
    """The description of the service at `endpoint`, over what `dataset` names in the VoID document."""
    about = Description()
    service = about.a("sd:Service", node=address(endpoint))
    about.say(service, "rdfs:label", "newskg")
    about.say(service, "sd:endpoint", service)
    about.say(service, "sd:supportedLanguage", named("sd:SPARQL10Query"), named("sd:SPARQL11Query"))
    about.say(service, "sd:resultFormat", *(named(f"formats:{name}") for name in _ROWS + _GRAPHS))
    about.say(service, "sd:extensionFunction", *(about.a("sd:Function", node=address(name)) for name in functions))
    about.say(service, "sd:defaultEntailmentRegime", NamedNode("http://www.w3.org/ns/entailment/Simple"))
    whole = _dataset(about, dataset, statistics)
    about.say(service, "sd:defaultDataset", whole)
    about.say(service, "sd:availableGraphs", about.a("sd:GraphCollection", node=whole))
    return about


def _dataset(about: Description, dataset: str, statistics: Statistics) -> Node:
    whole = about.a("sd:Dataset")
    default = about.a("sd:Graph", "void:Dataset", node=address(dataset))
    about.say(default, "void:triples", statistics.triples)
    about.say(whole, "sd:defaultGraph", default)
    for name, triples in (statistics.graphs or {}).items():
        named_graph, graph = about.a("sd:NamedGraph"), about.a("sd:Graph", "void:Dataset")
        about.say(whole, "sd:namedGraph", named_graph)
        about.say(named_graph, "sd:name", NamedNode(name))
        about.say(named_graph, "sd:graph", graph)
        about.say(graph, "void:triples", triples)
    return whole
