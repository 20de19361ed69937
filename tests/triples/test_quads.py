"""What is read becomes exactly these triples, each node with its evidence, each quote the text at its offsets."""

import os
from pathlib import Path

import pytest
from pyoxigraph import DefaultGraph, Literal, NamedNode, Store

from kg.ids import ARTICLES_GRAPH, SPARQL_PREFIXES
from kg.resolve import resolve
from kg.triples import quads
from tests.triples.sample import Atlas, first, second

GOLDEN = Path(__file__).parent / "golden.nt"


@pytest.fixture(scope="module")
def store():
    read = [second(), first()]
    made = Store()
    made.extend(set(quads(resolve(read, Atlas()), read, {"first": "engine 1", "second one": "engine 2"})))
    return made


def rows(store, query):
    return [[term.value if term else None for term in row] for row in store.query(SPARQL_PREFIXES + query)]


def test_the_graph_is_the_golden_one(store):
    lines = sorted(f"{quad.triple} ." for quad in store.quads_for_pattern(None, None, None, DefaultGraph()))
    if os.environ.get("NEWSKG_WRITE_GOLDEN"):
        GOLDEN.write_text("\n".join(lines) + "\n")
    assert lines == GOLDEN.read_text().splitlines()


def test_every_node_but_articles_and_evidence_has_evidence(store):
    query = """SELECT ?x WHERE { ?x a ?c FILTER(?c NOT IN (nk:Article, nk:Evidence))
        FILTER NOT EXISTS { ?x nk:evidence ?e } }"""
    assert rows(store, query) == []


def test_every_quote_is_the_text_at_its_offsets(store):
    query = "SELECT ?t ?q ?s ?e WHERE { ?x nk:quote ?q ; nk:start ?s ; nk:end ?e ; nk:inArticle/nk:text ?t }"
    found = rows(store, query)
    assert len(found) > 10
    assert all(text[int(start) : int(end)] == quote for text, quote, start, end in found)


def test_a_fact_whose_evidence_lies_outside_the_text_is_not_stored(store):
    assert rows(store, "SELECT ?x WHERE { ?x nk:role role:mayor }") == []


def test_the_event_of_two_articles_is_one_with_each_value_attested_by_both(store):
    query = """SELECT ?p (COUNT(DISTINCT ?a) AS ?n) WHERE { ?x a nk:Negotiation .
        ?v a nk:Assertion ; rdf:subject ?x ; rdf:predicate ?p ;
        nk:evidence/nk:inArticle ?a } GROUP BY ?p"""
    counts = {predicate.rpartition("#")[2]: int(n) for predicate, n in rows(store, query)}
    assert counts == {"place": 2, "date": 2, "dateText": 2, "eventStatus": 2, "round": 2}


def test_a_claim_says_who_makes_it(store):
    query = """SELECT DISTINCT ?who WHERE { ?x a nk:Attack ; nk:accordingTo ?c ; nk:quantity/nk:accordingTo ?c .
        ?c rdfs:label ?who }"""
    assert rows(store, query) == [["Sweden"]]


def test_the_register_names_each_article_its_hash_and_what_read_it(store):
    graph = NamedNode(ARTICLES_GRAPH)
    engines = {quad.object for quad in store.quads_for_pattern(None, None, None, graph)}
    assert {Literal("first"), Literal("second one"), Literal("engine 1"), Literal("engine 2")} <= engines
    assert len(list(store.quads_for_pattern(None, None, None, graph))) == 6
