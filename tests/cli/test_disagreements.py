"""kg disagreements on the command line."""

import json
from pathlib import Path

import pytest

from tests.disagreements.news import MARA, POLICE, TOVE, News

from .conftest import Kg


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("differing")
    news = News().counts("a4", 4).counts("b5", 4, origin="a4").counts("c4", 40, source=POLICE).counts("a6", 5)
    news.leads("a4", MARA).leads("b4", TOVE).written(path)
    return path


def test_values_stand_side_by_side_with_who_gives_them(kg: Kg, store: Path):
    ran = kg("disagreements", "--store", store, "--limit", "1")
    lines = ran.out.splitlines()
    assert ran.code == 0
    assert lines[0] == "blast in Lumport: people killed"
    assert lines[1].endswith(", 3 independent origins")
    assert "    4  2 articles, 1 origin, 2031-05-04 to 2031-05-05" in lines
    assert "    40  1 article, 1 origin, 2031-05-04, according to Lumport police" in lines
    assert "    5 (later)  1 article, 1 origin, 2031-05-06" in lines
    assert "            a4, Outlet a, 2031-05-04" in lines
    assert ran.err == ["and 1 more: --limit shows them"]


def test_about_one_thing_as_json(kg: Kg, store: Path):
    ran = kg("disagreements", "--store", store, "--about", "Mara Velt", "--format", "json")
    (one,) = json.loads(ran.out)
    assert (one["property"], one["label"]) == ("headedBy", "delegation of Ostravia")
    assert {value["label"] for value in one["values"]} == {"Mara Velt", "Tove Quell"}


def test_what_is_not_there_is_said(kg: Kg, store: Path, tmp_path: Path):
    ran = kg("disagreements", "--store", store, "--about", "Atlantis")
    assert (ran.code, ran.err) == (1, ["the graph has nothing called 'Atlantis'"])
    News().counts("a4", 4).written(tmp_path)
    ran = kg("disagreements", "--store", tmp_path)
    assert (ran.code, ran.out, ran.err) == (1, "", ["no source differs from another"])
