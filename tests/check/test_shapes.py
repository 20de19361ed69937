import pytest
from pyoxigraph import RdfFormat
from rdflib import Graph

from kg.ids import ID, NK, PREFIXES
from kg.shapes import Violation, violations


@pytest.fixture
def rdflib_graph(graph):
    def spoilt(update=""):
        graph.update(update, prefixes=PREFIXES)
        return Graph().parse(data=graph.dump(format=RdfFormat.N_QUADS), format="nt11")

    return spoilt


def test_a_graph_in_order_has_no_violations(rdflib_graph):
    assert violations(rdflib_graph()) == []


def test_an_empty_graph_has_no_violations():
    assert violations(Graph()) == []


def test_the_graph_stays_as_it_is(rdflib_graph):
    graph = rdflib_graph()
    before = len(graph)
    violations(graph)
    assert len(graph) == before


@pytest.mark.parametrize(
    ("node", "term"),
    [
        ("article/a", "text"),
        ("evidence/1", "inArticle"),
        ("evidence/1", "quote"),
        ("role/1", "holder"),
        ("role/1", "status"),
        ("event/1", "eventStatus"),
        ("quotation/1", "words"),
    ],
)
def test_a_missing_property_is_a_violation_at_its_node_and_path(rdflib_graph, node, term):
    found = violations(rdflib_graph(f"DELETE WHERE {{ <{ID}{node}> nk:{term} ?v }}"))
    assert [(one.focus, one.path) for one in found] == [(ID + node, NK + term)]
    assert all(isinstance(one, Violation) and one.message for one in found)


def test_a_value_outside_a_closed_list_is_a_violation(rdflib_graph):
    update = """DELETE { ?r nk:status ?s } INSERT { ?r nk:status nk:Happened }
        WHERE { ?r nk:status ?s . ?r a nk:RoleHolding }"""
    found = violations(rdflib_graph(update))
    assert {one.path for one in found} == {NK + "status"}
    assert "Happened" in found[0].message


@pytest.mark.parametrize(
    ("update", "path"),
    [
        (f"DELETE DATA {{ <{ID}event/1> a nk:Meeting }}", f"{PREFIXES['rdf']}type/{PREFIXES['rdfs']}subClassOf"),
        (f"DELETE WHERE {{ <{ID}event/1> nk:participation ?p }}", f"^{NK}participation"),
        (f"INSERT DATA {{ <{ID}place/1> a nk:Person }}", None),
    ],
)
def test_paths_that_are_no_single_property(rdflib_graph, update, path):
    assert path in {one.path or None for one in violations(rdflib_graph(update))}


def test_a_long_value_is_cut(rdflib_graph):
    update = f"INSERT DATA {{ <{ID}event/1> nk:killed '{'many ' * 100}' }}"
    (found,) = violations(rdflib_graph(update))
    assert found.message.startswith("nk:killed is a whole number from 0 (found: many many")
    assert len(found.message) < 200
