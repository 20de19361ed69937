"""kg link, from a file and from a service, to the graph and to kg review."""

import json
from pathlib import Path

import pytest

from kg.corrections import Journal
from kg.corrections.candidates import Candidates
from kg.ids import SPARQL_PREFIXES
from kg.store import open_reader
from tests.correcting.newsroom import NEWS, built, statements
from tests.links.service import Known, serving

from .conftest import Kg

CSV = """identifier,name,kind,role,of
wikidata:Q11,Karl Vesdahl,person,,
wikidata:Q12,Hana Morwick,person,,
"""
_LINKS = SPARQL_PREFIXES + "SELECT ?p ?o WHERE { ?p a nk:Person ; owl:sameAs ?o }"


@pytest.fixture
def store(tmp_path: Path) -> Path:
    built(tmp_path / "store", *NEWS)
    return tmp_path / "store"


def links(store: Path) -> dict[str, str]:
    return {row["p"].rpartition("/")[2]: row["o"].rpartition("/")[2] for row in open_reader(store).select(_LINKS)}


def test_a_file_links_what_is_sure_and_leaves_the_rest_to_review(kg: Kg, store: Path, tmp_path: Path):
    file = tmp_path / "people.csv"
    file.write_text(CSV)
    before = statements(store)
    dry = kg("link", file, "--dry-run", "--store", store)
    assert dry.code == 0
    assert dry.out.startswith("link 0.94  Karl Vesdahl (id/person/karl-vesdahl) is Karl Vesdahl <")
    assert statements(store) == before
    assert not Journal(store).entries()
    ran = kg("link", file, "--store", store, "--who", "mk")
    assert ran.err[-1].endswith("looked for: 1 linked, 1 left to kg review")
    assert links(store) == {"karl-vesdahl": "Q11"}
    (waiting,) = Candidates(store).waiting()
    assert (waiting.label, waiting.their_label) == ("Hanna Morwick", "Hana Morwick")
    again = kg("link", file, "--store", store)
    assert "0 linked, 1 left" in again.err[-1]
    (made,) = Journal(store).standing()
    kg("correct", "undo", made.id, "--store", store)
    assert statements(store) == before


def test_a_refused_candidate_is_not_asked_again(kg: Kg, store: Path, tmp_path: Path):
    file = tmp_path / "people.csv"
    file.write_text(CSV)
    kg("link", file, "--store", store)
    candidates = Candidates(store)
    candidates.note(candidates.waiting()[0], "different", "mk", "2031-01-01T00:00:00Z")
    assert kg("link", file, "--store", store).code == 1
    assert not candidates.waiting()


def test_a_service_is_asked_with_its_types(kg: Kg, store: Path):
    karl = {"id": "Q11", "name": "Karl Vesdahl", "match": True, "type": [{"id": "Q5"}]}
    known = Known({"Karl Vesdahl": [karl]}, batch_size=50)
    with serving(known) as address:
        options = ("--kind", "person", "--person-type", "Q5", "--sure", "0.8", "--format", "json")
        ran = kg("link", address, *options, "--store", store)
    (found,) = json.loads(ran.out)
    assert (found["entry"]["identifier"], found["verdict"]) == ("https://example.org/id/Q11", "sure")
    assert all(query["type"] == "Q5" for query in known.asked[0].values())
    assert links(store) == {"karl-vesdahl": "Q11"}


def test_an_endpoint_and_a_file_that_is_not_there_are_told(kg: Kg, store: Path, tmp_path: Path):
    assert "is an endpoint" in kg("link", "x.csv", "--store", "http://127.0.0.1:1/sparql").err[0]
    ran = kg("link", tmp_path / "none.csv", "--store", store)
    assert ran.code == 2
    assert "No such file" in ran.err[0]
