"""An event type and a role added by Turtle alone are found in a sentence, with no word of Python."""

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

from kg.facts import extract
from kg.model import Article, EventFact, RoleFact
from kg.reading import TextReader
from kg.resources import resource

ADDED = """
@prefix nk: <https://w3id.org/newskg/ontology#> .
@prefix role: <https://w3id.org/newskg/role/> .
@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
@prefix owl: <http://www.w3.org/2002/07/owl#> .
@prefix skos: <http://www.w3.org/2004/02/skos/core#> .
@prefix org: <http://www.w3.org/ns/org#> .

nk:Regatta a owl:Class ; rdfs:subClassOf nk:Event ; rdfs:label "regatta" ;
    skos:definition "Boats race." ; nk:ploverCode "COOPERATE" ; nk:labelPreposition "off" ;
    nk:trigger [ nk:wordClass "verb" ; nk:lemma "race around" ; nk:withSubject "yacht" ],
        [ nk:wordClass "noun" ; nk:lemma "boat race" ; nk:argument [ nk:slot "between" ; nk:part nk:Party ] ] .

role:lamplighter a skos:Concept, org:Role ; skos:inScheme <https://w3id.org/newskg/role> ; skos:broader role:official ;
    skos:notation "lamplighter" ; skos:prefLabel "lamplighter" ; skos:definition "One who lights the lamps." .
"""
TEXT = (
    "Chile's lamplighter, Ana Soto, spoke. A boat race between Peru and Chile took place in Lima on Monday. "
    "Two yachts raced around Oslo on Friday. Children raced around Bergen on Friday."
)
READ = """
import json, sys
from kg.facts import extract
from kg.model import Article, EventFact, RoleFact
from kg.reading import TextReader
facts = extract(TextReader().read(Article(id="a", text=sys.argv[1], published="2024-05-15"))).facts
roles = [(fact.concept, fact.title) for fact in facts if isinstance(fact, RoleFact)]
print(json.dumps([roles, [(fact.type, fact.label) for fact in facts if isinstance(fact, EventFact)]]))
"""


def read(ontology: Path) -> list[list[list[str]]]:
    """The roles and events read with this ontology, in a process of its own, since the words are read once in each."""
    environment = {**os.environ, "NEWSKG_ONTOLOGY": str(ontology)}
    command = [sys.executable, "-c", READ, TEXT]
    done = subprocess.run(command, env=environment, capture_output=True, text=True, check=True, timeout=120)
    found: list[list[list[str]]] = json.loads(done.stdout)
    return found


def test_an_added_type_and_role_are_found_in_a_sentence(tmp_path: Path) -> None:
    ontology = tmp_path / "ontology"
    shutil.copytree(resource("ontology"), ontology)
    (ontology / "more.ttl").write_text(ADDED)
    assert read(ontology) == [
        [["lamplighter", "lamplighter"]],
        [["Regatta", "boat race off Lima"], ["Regatta", "regatta off Oslo"]],
    ]


def test_without_them_nothing_is_found(reader: TextReader) -> None:
    facts = extract(reader.read(Article(id="a", text=TEXT, published="2024-05-15"))).facts
    assert [fact for fact in facts if isinstance(fact, RoleFact | EventFact)] == []
