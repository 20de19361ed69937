from collections.abc import Callable

import pytest

from kg.export.graph import Edge, Graph
from kg.export.projection import project
from kg.ids import ID
from kg.store import Reader

Publish = Callable[[str], Reader]


@pytest.fixture(scope="module")
def graph(newsroom: Reader) -> Graph:
    return project(newsroom)


def relations(graph: Graph) -> set[tuple[str, str, str]]:
    return {(e.source.removeprefix(ID), e.relation, e.target.removeprefix(ID)) for e in graph.edges}


def edge(graph: Graph, relation: str) -> Edge:
    return next(e for e in graph.edges if e.relation == relation)


def test_every_kind_of_statement_is_an_edge(graph: Graph) -> None:
    assert relations(graph) == {
        ("person/ana-ortiz", "holds role", "place/freedonia"),
        ("person/ana-ortiz", "heads", "delegation/freedonia"),
        ("delegation/freedonia", "represents", "place/freedonia"),
        ("delegation/freedonia", "sent to", "event/ferry-talks"),
        ("place/freedonia", "participates in", "event/ferry-talks"),
        ("place/sylvania", "participates in", "event/ferry-talks"),
        ("event/ferry-talks", "took place in", "place/port-vell"),
        ("event/ferry-talks", "follows", "event/first-round"),
        ("person/ana-ortiz", "said about", "organization/harbour-board"),
        ("person/ana-ortiz", "said to", "person/bruno-vidal"),
        ("person/ana-ortiz", "takes a position on", "organization/harbour-board"),
    }


def test_nodes_say_what_they_are(graph: Graph) -> None:
    nodes = {node.label: node for node in graph.nodes}
    town = nodes["Port Vell"]
    assert (town.kind, town.type, town.country, town.latitude, town.longitude) == (
        "place", "City", "Freedonia", 41.5, -2.25,
    )  # fmt: skip
    assert nodes["Talks in Port Vell"].round == 2
    assert nodes["First round"].injured == "2 | 3"
    assert nodes["Ana Ortíz"].articles == 2
    assert nodes["Delegation of Freedonia"].kind == "delegation"


def test_a_role_without_a_body_stays_with_its_holder(graph: Graph) -> None:
    assert next(node for node in graph.nodes if node.label == "Bruno Vidal").roles == "judge (Former)"


def test_a_role_lasts_from_its_stated_beginning_to_where_it_is_last_attested(graph: Graph) -> None:
    role = edge(graph, "holds role")
    assert (role.first_date, role.last_date) == ("2020-01-01", "2021-04-10")
    assert (role.label, role.category, role.status, role.since) == ("harbour minister", "minister", "Current", "2020")


def test_an_edge_of_an_event_has_the_events_day_not_the_articles(graph: Graph) -> None:
    assert edge(graph, "took place in").first_date == "2021-03-04"
    assert edge(graph, "heads").first_date == "2021-03-05"


def test_sentences_of_one_speaker_on_one_subject_are_one_edge(graph: Graph) -> None:
    said = edge(graph, "said about")
    assert (said.weight, said.evidence, said.first_date, said.last_date) == (2, 2, "2021-03-05", "2021-04-10")
    assert said.quote.startswith("Freedonia’s delegation")
    assert said.article == "first"


def test_a_node_is_there_as_long_as_its_edges(graph: Graph) -> None:
    days = {node.id: (node.first_date, node.last_date) for node in graph.nodes}
    for e in graph.edges:
        for end in (e.source, e.target):
            assert days[end][0] <= e.first_date
            assert e.last_date <= days[end][1]


def test_an_ended_role_ends_although_it_is_told_of_later(publish: Publish) -> None:
    found = project(
        publish("""
        @prefix nk: <https://w3id.org/newskg/ontology#> . @prefix xsd: <http://www.w3.org/2001/XMLSchema#> .
        <urn:a> a nk:Person . <urn:b> a nk:Organization .
        <urn:r> a nk:RoleHolding ; nk:holder <urn:a> ; nk:of <urn:b> ; nk:roleTitle "rector" ; nk:status nk:Former ;
            nk:until "2019"^^xsd:gYear ; nk:attested "2021-04-10"^^xsd:date .
        """)
    )
    assert (found.edges[0].first_date, found.edges[0].last_date) == ("2019-01-01", "2019-12-31")


def test_an_edge_to_a_bare_text_is_left_out(publish: Publish) -> None:
    found = project(
        publish("""
        @prefix nk: <https://w3id.org/newskg/ontology#> .
        <urn:a> a nk:Person . <urn:q> a nk:Quotation ; nk:speaker <urn:a> ; nk:words "no" ; nk:about "the weather" .
        """)
    )
    assert [node.id for node in found.nodes] == ["urn:a"]
    assert found.edges == ()


def test_two_holdings_alike_in_all_but_their_node_are_two_edges(publish: Publish) -> None:
    found = project(
        publish("""
        @prefix nk: <https://w3id.org/newskg/ontology#> .
        <urn:a> a nk:Person . <urn:b> a nk:Organization .
        <urn:r1> a nk:RoleHolding ; nk:holder <urn:a> ; nk:of <urn:b> ; nk:roleTitle "rector" .
        <urn:r2> a nk:RoleHolding ; nk:holder <urn:a> ; nk:of <urn:b> ; nk:roleTitle "rector" .
        """)
    )
    assert len({e.id for e in found.edges}) == 2


def test_an_event_is_found_by_its_status_where_only_its_narrow_class_is_named(publish: Publish) -> None:
    found = project(
        publish("@prefix nk: <https://w3id.org/newskg/ontology#> . <urn:e> a nk:Attack ; nk:eventStatus nk:Happened .")
    )
    assert [(node.kind, node.type) for node in found.nodes] == [("event", "Attack")]
