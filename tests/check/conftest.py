"""A small graph in order, as Turtle, and ways to spoil it: each test changes one thing and expects to be told."""

from collections.abc import Callable
from pathlib import Path

import pytest
from pyoxigraph import RdfFormat, Store

from kg.ids import PREFIXES
from kg.store import GraphWriter, Reader, open_reader

TEXT = "🕊 Envoys met in Velmora on Monday. “We’ll go on,” said envoy Mara Velt."
FIRST = "🕊 Envoys met in Velmora on Monday."
SECOND = "“We’ll go on,” said envoy Mara Velt."
TITLE = "Envoys meet in Velmora"

GRAPH = f"""
<{{id}}article/a> a nk:Article ; dcterms:identifier "a" ; dcterms:title "{TITLE}" ; nk:text "{TEXT}" ;
    dcterms:issued "2025-07-23"^^xsd:date .
<{{id}}evidence/1> a nk:Evidence ; nk:inArticle <{{id}}article/a> ; nk:quote "{FIRST}" ;
    nk:start 0 ; nk:end {len(FIRST)} ; nk:foundBy "events" ; nk:confidence 0.9 .
<{{id}}evidence/2> a nk:Evidence ; nk:inArticle <{{id}}article/a> ; nk:quote "{SECOND}" ;
    nk:start {TEXT.index(SECOND)} ; nk:end {len(TEXT)} ; nk:foundBy "quotations" ; nk:confidence 0.9 .
<{{id}}evidence/3> a nk:Evidence ; nk:inArticle <{{id}}article/a> ; nk:quote "Velmora" ;
    nk:foundBy "places" ; nk:confidence 0.9 .
<{{id}}person/1> a nk:Person ; rdfs:label "Mara Velt" ; nk:nameKey "mara velt", "velt" ;
    nk:evidence <{{id}}evidence/2> ; nk:mentionedIn <{{id}}article/a> .
<{{id}}place/1> a nk:City, nk:Place ; rdfs:label "Velmora" ; nk:nameKey "velmora" ;
    nk:evidence <{{id}}evidence/3> ; nk:mentionedIn <{{id}}article/a> .
<{{id}}role/1> a nk:RoleHolding ; nk:holder <{{id}}person/1> ; nk:role role:envoy ; nk:roleTitle "envoy" ;
    nk:status nk:Current ; nk:attested "2025-07-23"^^xsd:date ; nk:evidence <{{id}}evidence/2> .
<{{id}}event/1> a nk:Meeting, nk:Event ; rdfs:label "meeting in Velmora" ; nk:eventStatus nk:Happened ;
    nk:place <{{id}}place/1> ; nk:participation <{{id}}participation/1> ; nk:evidence <{{id}}evidence/1> .
<{{id}}participation/1> a nk:Participation ; nk:actor <{{id}}person/1> ; nk:part nk:Party ;
    nk:evidence <{{id}}evidence/1> .
<{{id}}assertion/1> a nk:Assertion ; rdf:subject <{{id}}event/1> ; rdf:predicate nk:place ; rdf:object <{{id}}place/1> ;
    nk:evidence <{{id}}evidence/1> .
<{{id}}assertion/2> a nk:Assertion ; rdf:subject <{{id}}event/1> ; rdf:predicate nk:eventStatus ;
    rdf:object nk:Happened ; nk:evidence <{{id}}evidence/1> .
<{{id}}quotation/1> a nk:Quotation ; nk:speaker <{{id}}person/1> ; nk:words "We’ll go on," ;
    nk:evidence <{{id}}evidence/2> .
""".format(id=PREFIXES["id"])

Spoil = Callable[..., Reader]


@pytest.fixture
def graph() -> Store:
    store = Store()
    prefixes = "".join(f"PREFIX {name}: <{iri}>\n" for name, iri in PREFIXES.items())
    store.load((prefixes + GRAPH).encode(), RdfFormat.TURTLE)
    return store


@pytest.fixture
def reader_of(graph: Store, tmp_path: Path) -> Spoil:
    """A reader of the graph after a SPARQL update has spoilt it."""

    def spoilt(update: str = "") -> Reader:
        graph.update(update, prefixes=PREFIXES)
        with GraphWriter(tmp_path / "store") as writer:
            writer.replace(iter(graph))
        return open_reader(tmp_path / "store")

    return spoilt
