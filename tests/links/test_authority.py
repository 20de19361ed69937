"""Authority files, and clear words for those that cannot be read."""

from pathlib import Path

import pytest

from kg.errors import InputError
from kg.links.authority import read_authority
from kg.links.model import Entry, Post

CSV = """identifier,name,aliases,kind,role,of,from,until
wikidata:Q1,Anna Morvik,Anna Morwick|A. Morvik,person,minister,Velmora,2029,
wikidata:Q1,Anna Morvik,,,senator,Velmora,2020,2028-12
https://example.org/velmora,Velmora Front,VF,Organization,,,,
"""
TURTLE = """@prefix skos: <http://www.w3.org/2004/02/skos/core#> . @prefix foaf: <http://xmlns.com/foaf/0.1/> .
@prefix org: <http://www.w3.org/ns/org#> . @prefix nk: <https://w3id.org/newskg/ontology#> .
<http://www.wikidata.org/entity/Q1> a foaf:Person ; skos:prefLabel "Anna Morvik" ; skos:altLabel "Anna Morwick" .
<https://example.org/h> a nk:RoleHolding ; nk:holder <http://www.wikidata.org/entity/Q1> ; nk:roleTitle "minister" ;
  nk:of <https://example.org/velmora> ; nk:from "2029" .
<https://example.org/velmora> a org:Organization ; skos:prefLabel "Velmora Front" .
"""


def test_lines_of_one_identifier_are_one_entry(tmp_path: Path):
    file = tmp_path / "people.csv"
    file.write_text(CSV)
    body, anna = read_authority(file)[1], read_authority(file)[0]
    assert anna == Entry(
        identifier="http://www.wikidata.org/entity/Q1",
        names=("Anna Morvik", "Anna Morwick", "A. Morvik"),
        kind="person",
        posts=(Post("minister", "Velmora", "2029"), Post("senator", "Velmora", "2020", "2028-12")),
    )
    assert (body.kind, body.names) == ("organization", ("Velmora Front", "VF"))


def test_turtle_says_the_same(tmp_path: Path):
    file = tmp_path / "people.ttl"
    file.write_text(TURTLE)
    anna, body = read_authority(file)
    assert set(anna.names) == {"Anna Morvik", "Anna Morwick"}
    assert anna.posts == (Post("minister", "Velmora Front", "2029"),)
    assert (anna.kind, body.kind) == ("person", "organization")


@pytest.mark.parametrize(
    ("name", "content", "complaint"),
    [
        ("a.csv", "name\nAnna\n", "a.csv: its first line does not name the columns identifier"),
        ("a.csv", "identifier,name\nQ1,Anna\n", "a.csv, line 2: 'Q1' is no identifier"),
        ("a.csv", "identifier,name\nwikidata:Q1,\n", "a.csv, line 2: an entry needs an identifier and a name"),
        ("a.csv", "identifier,name,kind\nwikidata:Q1,Anna,ship\n", "a.csv, line 2: "),
        ("a.csv", "identifier,name\n", "a.csv: there is nobody and nothing"),
        ("a.ttl", "<a> <b>", "a.ttl: cannot be read as RDF"),
        ("a.csv", b"identifier,name\n\xff\xfe,x\n", "a.csv: is no CSV in UTF-8"),
    ],
)
def test_what_cannot_be_read_is_told_with_its_line(tmp_path: Path, name: str, content: str | bytes, complaint: str):
    file = tmp_path / name
    file.write_bytes(content.encode() if isinstance(content, str) else content)
    with pytest.raises(InputError) as told:
        read_authority(file)
    assert str(told.value).startswith(str(tmp_path / complaint))


def test_a_file_that_is_not_there_is_told(tmp_path: Path):
    with pytest.raises(InputError, match="No such file"):
        read_authority(tmp_path / "none.csv")
