"""The graph says which articles are copies."""

from pathlib import Path

from msgspec.structs import replace

from kg.check import check
from kg.ids import NK
from kg.store import open_reader

from .newsroom import LIMA, OSLO, built

ORIGINS = f"SELECT ?article ?origin WHERE {{ ?article <{NK}origin> ?origin }}"


def origins(store: Path) -> dict[str, str]:
    rows = open_reader(store).select(ORIGINS)
    return {row["article"].rpartition("/")[2]: row["origin"].rpartition("/")[2] for row in rows}


def test_every_article_has_its_origin_in_the_graph_and_an_earlier_one_takes_its_place(tmp_path: Path):
    syndicated = replace(OSLO, id="copy", outlet="Elsewhere", published="2031-03-06")
    built([OSLO, LIMA, syndicated], tmp_path)
    assert origins(tmp_path) == {"oslo": "oslo", "lima": "lima", "copy": "oslo"}
    assert not check(open_reader(tmp_path)).findings

    built([replace(OSLO, id="wire", published="2031-03-04")], tmp_path)
    assert origins(tmp_path) == {"oslo": "wire", "lima": "lima", "copy": "wire", "wire": "wire"}
