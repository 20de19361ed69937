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
