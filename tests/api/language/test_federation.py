"""Telling a SERVICE clause from whatever else may hold the word."""

import random
import time

import pytest
from pyoxigraph import Literal, NamedNode, Quad, Store

from api.language.federation import names_service, refuse_service
from kg.errors import QueryError, QueryRefused

# The engine refuses this port before it connects: so a query's error tells that it would have called out.
CALL = "<http://127.0.0.1:9/>"


@pytest.mark.parametrize(
    "query",
    [
        "SELECT * { SERVICE <http://x/> { ?s ?p ?o } }",
        "select*{{{sErViCe<http://x/>{}}}}",
        "SELECT * { ?s ?p ?o OPTIONAL { SELECT * { SERVICE SILENT ?where { ?s ?p ?o } } } }",
        "SELECT * { ?s ?p ?o FILTER EXISTS { service#'\n<http://x/> {} } }",
        "PREFIX : <http://x/> SELECT * { SERVICE:x{} }",
        "SELECT * { ?s ?p 1SERVICE ?x {} }",
        'SELECT * { ?s ?p \'it\'\'s\', """ \\""" """ SERVICE ?x {} }',
        "SELECT * { \\u0053\\U00000045RVICE <http://x/> {} }",
        "SELECT * { ?s ?p 'a\\u0027' SERVICE ?x {} #' \n}",
        "SELECT * { ?s ?p ?o FILTER(?s<?o)SERVICE#>\n<http://x/> {} }",
        "SELECT * { ?s ?p ?o FILTER(?s<?o#> '''\n) SERVICE ?x {} } #'''",
        "SELECT * { ?s ?p ?o FILTER(?s<'''>''') SERVICE ?x {} } #'''",
    ],
)
def test_a_clause_is_found_wherever_it_stands(query: str) -> None:
    assert names_service(query)


@pytest.mark.parametrize(
    "query",
    [
        "SELECT ?service $SERVICE { ?service ?p $SERVICE }",
        "SELECT * { ?s ?p 'SERVICE <http://x/> {}', \"SERVICE ?x {}\" }",
        "SELECT * { ?s ?p ''' it's SERVICE ?x {} '', ''', \"\"\" \"SERVICE\\\" ?x {}\n\"\"\" }",
        "SELECT * { # SERVICE ?x {}\n ?s ?p ?o }",
        "SELECT * { <http://x/SERVICE> <http://x/service#y> <http://x/it's?service=> }",
        "PREFIX sd: <http://www.w3.org/ns/sparql-service-description#> SELECT * { ?s a sd:Service ; :service _:x }",
        "PREFIX service: <http://x/> SELECT * { service:a service:b ?c }",
        "SELECT * { ?s ?p ?o FILTER(?s < ?o && ?o > 1) FILTER CONTAINS(STR(?s), 'service') }",
    ],
)
def test_the_word_elsewhere_is_no_clause(query: str) -> None:
    assert not names_service(query)


PIECES = """SERVICE Service: SERVICESILENT SILENT s: : { } {} ?a $b <a:a> <?a <?a#> <' <1#' ''' ' " \"\"\" # #> . ; ,
FILTER( FILTER ( ) && > < 1 1. true a:b @en \\ \\' EXISTS{ OPTIONAL{ UNION BIND( {?s?p?o} GRAPH?g{""".split()


def test_whatever_makes_the_engine_call_out_is_found() -> None:
    one = NamedNode("a:a")
    store = Store()
    store.extend([Quad(one, one, one), Quad(one, one, Literal(1))])
    chance = random.Random(7)
    called = 0
    for _ in range(12_000):
        opening = chance.choice(["", "", "?s ?p ?o FILTER(?s<", "?s ?p '", "BIND('"])
        pieces = chance.choices([*PIECES, *" \n\n "], k=chance.randint(0, 5))
        clause = chance.choice([f"SERVICE {CALL} {{}}", "SERVICE:{}", f"service#\n{CALL}{{}}", "Service s:{?s ?p ?o}"])
        ending = chance.choices(PIECES, k=chance.randint(0, 2))
        body = "".join([opening, *pieces, clause, *ending])
        query = f"PREFIX : {CALL} PREFIX s: {CALL} PREFIX a: <a:> SELECT * {{ {body} }}"
        try:
            list(store.query(query))
        except (OSError, SyntaxError, ValueError, RuntimeError) as error:
            if "port 9" in str(error):
                called += 1
                assert names_service(query), query
    assert called > 100


@pytest.mark.parametrize(
    "piece", ["<", "<a#", "<'", "<a:", "a:", ".-", "'", "'\\", "'''\\", '""', "\\'\\\"", "''' ", "ab ", "#", "{"]
)
def test_the_time_grows_as_the_length(piece: str) -> None:
    began = time.perf_counter()
    names_service("?service " + piece * (200_000 // len(piece)))
    assert time.perf_counter() - began < 2


def test_what_is_malformed_besides_is_told_so() -> None:
    with pytest.raises(QueryRefused, match="SERVICE"):
        refuse_service("SELECT * {\n SERVICE <o> { ?s ?p ?o }\n} # that was it", "http://x.org/")
    with pytest.raises(QueryError, match=r"malformed.* 2:"):
        refuse_service("SELECT * {\n SERVICE o { ?s ?p ?o }\n}", "http://x.org/")
    refuse_service("SELECT * {", None)
