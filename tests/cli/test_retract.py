"""kg retract on the command line."""

import json
from pathlib import Path

from tests.pipeline.newsroom import LIMA, OSLO, built

from .conftest import Kg


def test_withdraw_list_and_take_back(kg: Kg, tmp_path: Path):
    built([OSLO, LIMA], tmp_path)
    ran = kg("retract", "lima", "nowhere", "--who", "ann", "--why", "a hoax", "--store", tmp_path)
    assert ran.code == 1
    assert ran.err == ["kg: no article has the id or address 'nowhere'"]
    first, second = ran.out.splitlines()
    assert first.startswith("lima is withdrawn; to take it back: kg correct undo ")
    assert second.startswith("0 statements added, ")
    key = first.rpartition(" ")[2]

    listed = kg("correct", "list", "--store", tmp_path).out.splitlines()
    assert listed[0] == f"{key}  retract lima"
    assert listed[1].endswith(": a hoax")
    assert len(listed) == 2

    assert kg("correct", "undo", key, "--store", tmp_path, "--who", "ann").code == 0
    assert "Quispeada" in kg("ask", "who is Rosario Quispeada?", "--store", tmp_path).out


def test_json(kg: Kg, tmp_path: Path):
    built([OSLO], tmp_path)
    ran = kg("retract", "oslo", "--who", "ann", "--format", "json", "--store", tmp_path)
    told = json.loads(ran.out)
    assert (ran.code, told["unknown"], told["withdrawn"][0]["article"]) == (0, [], "oslo")
    assert told["removed"] > 100


def test_where_there_is_no_store_none_is_made(kg: Kg, tmp_path: Path):
    ran = kg("retract", "oslo", "--store", tmp_path / "none")
    assert ran.code == 2
    assert not (tmp_path / "none").exists()
    assert kg("retract", "oslo", "--store", "http://127.0.0.1:9/sparql").code == 2


def test_what_is_not_there_changes_nothing(kg: Kg, tmp_path: Path):
    built([OSLO], tmp_path)
    ran = kg("retract", "nowhere", "--store", tmp_path)
    assert (ran.code, ran.out, ran.err) == (1, "", ["kg: no article has the id or address 'nowhere'"])
