"""kg why: what is printed of one thing, of two, and of what the graph does not know."""

import json
from pathlib import Path

from kg.triples.terms import EVIDENCE, article_node, integer, nk, text, triple
from tests.disagreements.news import MARA as OTHER_MARA
from tests.disagreements.news import News
from tests.judgements.conftest import MARA, judged_store

from .conftest import Kg

__all__ = ["judged_store"]


def test_one_thing_article_by_article(kg: Kg, judged_store: Path):
    ran = kg("why", "person/mara-velt", "--store", judged_store)
    assert (ran.code, ran.err) == (0, [])
    lines = ran.out.splitlines()
    assert lines[0] == f"Mara Velt  {MARA.iri}"
    assert lines[1:4] == ["also: Velt", "mayor (2031-05-03)", "2 articles, 2 origins"]
    source = "Mayor opens bridge, The Velmora Bell, 2031-05-03"
    assert source in lines
    assert "    “Mayor **Mara Velt** opened a bridge in Velmora.”" in lines
    assert "    → “Velt” is “Mara Velt”: a surname and the full name before it (0.95)" in lines
    assert f"    → one with “Mara Velt” in {source}: the full name, and the day (0.90)" in lines
    assert "         +2.0  name: the same full name" in lines
    assert lines.index("Compared, and not taken for one") < lines.index("        unsure (0.40)")


def test_two_things_side_by_side(kg: Kg, judged_store: Path):
    ran = kg("why", "person/mara-velt", "person/velt", "--store", judged_store)
    assert ran.code == 0
    assert ran.out.startswith("Whether Mara Velt and Velt are one is unsure, so they stay apart: the surname alone")
    assert "“**Velt** flies home”" in ran.out
    assert "+0.5  name: the surname alone" in ran.out


def test_as_json(kg: Kg, judged_store: Path):
    told = json.loads(kg("why", "person/mara-velt", "--format", "json", "--store", judged_store).out)
    assert [found["article"]["id"] for found in told["articles"]] == ["opening", "budget"]
    assert told["entity"]["label"] == "Mara Velt"
    (tie,) = told["articles"][1]["judgements"]
    assert tie["features"][0] == {"name": "name", "says": "the same full name", "weight": 2.0}
    assert tie["left"]["passage"]["sentence"] == "Mayor Mara Velt opened a bridge in Velmora."
    two = json.loads(kg("why", "Velt", "Tomas Quell", "--format", "json", "--store", judged_store).out)
    assert two["judgements"] == []
    assert "no name in common" in two["message"]


def test_what_the_graph_does_not_know_and_what_is_not_two(kg: Kg, judged_store: Path):
    unknown = kg("why", "Nobody At All", "--store", judged_store)
    assert (unknown.code, unknown.out, unknown.err) == (1, "", ["the graph has nothing called 'Nobody At All'"])
    several = kg("why", "mara velt", "--store", judged_store)
    assert several.code == 2
    assert "id/person/mara-velt" in several.err[0]
    same = kg("why", "Velt", "id/person/velt", "--store", judged_store)
    assert same.code == 2
    assert "are one" in same.err[0]
    assert kg("why", "x y", "--store", judged_store.parent / "none").code == 2


def test_on_a_built_graph_every_article_of_a_person_gives_its_reason(kg: Kg, sample_store: Path):
    told = json.loads(kg("why", "Rustem Umerov", "--format", "json", "--store", sample_store).out)
    assert len(told["articles"]) > 3
    for found in told["articles"]:
        assert all("Umerov" in passage["words"] for passage in found["passages"])
    assert sum(len(found["judgements"]) for found in told["articles"]) >= len(told["articles"]) - 1


def test_copies_are_said_to_be_copies(kg: Kg, tmp_path: Path):
    news = News()
    for name in ("a4", "b5"):
        told = news.evidence(name, "Mara Velt", origin="a4")
        news.quads += [
            triple(OTHER_MARA, EVIDENCE, told),
            triple(article_node(name), nk("text"), text("Mara Velt spoke.")),
        ]
        news.quads += [triple(told, nk("start"), integer(0)), triple(told, nk("end"), integer(9))]
    news.written(tmp_path)
    ran = kg("why", "Mara Velt", "--store", tmp_path)
    assert "2 articles, 1 origin" in ran.out.splitlines()
    assert ran.out.count("    a copy of a4, Outlet a, 2031-05-04") == 1
    found = json.loads(kg("why", "Mara Velt", "--store", tmp_path, "--format", "json").out)
    assert [one["copy_of"] for one in found["articles"]] == [None, article_node("a4").value]
