# ruff: noqa: E501 - Turtle and a list
"""The list of question forms: each whole, each reached, and none that knows words which the ontology should give."""

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from pyoxigraph import RdfFormat, parse

from kg.ask import answer
from kg.ask.answering import readings
from kg.ask.forms import FORMS
from kg.ask.queries import named_query
from kg.resources import PACKAGE, resource
from kg.store import GraphWriter, Reader

# Queries that look up what answers are made of, whatever the form.
SHARED = {
    "articles", "assertions", "bodies", "described", "event_facts", "evidence", "kinds", "mentioned", "names", "origins", "parts", "posts_in", "posts_of", "stated_times", "texts",
    "told_on", "within",
}  # fmt: skip
EXAMPLES = [(form.name, example) for form in FORMS for example in form.examples]
REGATTA = """
@prefix nk: <https://w3id.org/newskg/ontology#> .
@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
@prefix owl: <http://www.w3.org/2002/07/owl#> .
nk:Regatta a owl:Class ; rdfs:subClassOf nk:Event ; rdfs:label "regatta" ;
    nk:trigger [ nk:wordClass "noun" ; nk:lemma "regatta", "boat race" ] .
"""
HELD = """
@prefix nk: <https://w3id.org/newskg/ontology#> .
@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
<https://w3id.org/newskg/id/event/regatta> a nk:Event, nk:Regatta ; rdfs:label "river cup in Strelsau" ; nk:eventStatus nk:Happened ;
    nk:place <https://w3id.org/newskg/id/strelsau> ; nk:evidence <https://w3id.org/newskg/id/evidence/regatta> .
<https://w3id.org/newskg/id/strelsau> a nk:Place, nk:City ; rdfs:label "Strelsau" ; nk:nameKey "strelsau" .
"""


@pytest.mark.parametrize(("form", "example"), EXAMPLES)
def test_each_example_is_read_as_its_own_form(form: str, example: str) -> None:
    assert readings(example)[0][0].name == form


def test_every_query_belongs_to_a_form_or_serves_them_all() -> None:
    files = {path.stem for path in Path(PACKAGE / "questions").glob("*.rq")}
    assert {query for form in FORMS for query in form.queries} | SHARED == files


@pytest.mark.parametrize(
    ("form", "question"),
    [
        ("head", "Who led Ruritania's delegation?"),
        ("where", "Where was the border agreement signed?"),
        ("count", "How many drones did Grustark launch?"),
        ("body_of", "Which organisation does Marta Vidal lead?"),
        ("parties", "Who rejected a ceasefire of thirty days?"),
    ],
)
def test_an_answer_shows_a_query_of_its_form(reader: Reader, form: str, question: str) -> None:
    sparql = str(answer(question, reader).sparql)
    queries = next(f for f in FORMS if f.name == form).queries
    assert sparql.splitlines()[0] in {named_query(query).splitlines()[0] for query in queries}


def test_a_type_that_the_ontology_alone_adds_can_be_asked_for(tmp_path: Path) -> None:
    ontology = tmp_path / "ontology"
    shutil.copytree(resource("ontology"), ontology)
    (ontology / "regatta.ttl").write_text(REGATTA, encoding="utf-8")
    with GraphWriter(tmp_path / "store") as writer:
        writer.replace(parse(HELD.encode(), RdfFormat.TURTLE))
    asked = subprocess.run(
        [
            sys.executable,
            "-m",
            "kg",
            "ask",
            "What boat races took place in Strelsau?",
            "--format",
            "json",
            "--store",
            str(tmp_path / "store"),
        ],
        env={**os.environ, "NEWSKG_ONTOLOGY": str(ontology)},
        capture_output=True,
        check=True,
        text=True,
    )
    assert [found["label"] for found in json.loads(asked.stdout)["answers"]] == ["river cup in Strelsau"]
