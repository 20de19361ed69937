"""Where sources differ, and what answers rest on, over an endpoint elsewhere: as over the store itself."""

from pathlib import Path

import pytest
from engines import oxigraph, virtuoso

from kg.ask import answer
from kg.disagreements import disagreements
from kg.store import Reader, open_reader
from kg.triples.terms import day
from tests.disagreements.news import ARMY, BLAST, LUMPORT, MARA, POLICE, TOVE, VELMORA, News

pytestmark = pytest.mark.slow
ABOUT = [None, BLAST.value, LUMPORT.value, MARA.value, POLICE.value]


def told(reader: Reader) -> list[object]:
    """All that is asked here."""
    replies = [
        answer(question, reader).to_json()["answers"] for question in ("Where was the blast?", "Who is Mara Velt?")
    ]
    return [*(disagreements(reader, about) for about in ABOUT), disagreements(reader, BLAST.value, "killed"), *replies]


@pytest.mark.parametrize("engine", [oxigraph, virtuoso])
def test_another_engine_gives_the_same(engine, tmp_path: Path) -> None:
    news = (
        News().counts("a4", 4, source=POLICE).counts("b4", 4, origin="a4").counts("c6", 40, bound="about", source=ARMY)
    )
    news.says("a4", "place", LUMPORT).says("b4", "place", VELMORA).leads("a4", MARA).leads("b4", TOVE)
    news.says("a4", "date", day("2031-05")).says("b4", "date", day("2031-04-02")).holds("a4", MARA).holds("b4", TOVE)
    own = news.written(tmp_path / "store")
    path = tmp_path / "all.nq"
    with path.open("wb") as out:
        own.dump("application/n-quads", out)
    folder = tmp_path / "engine"
    folder.mkdir()
    with engine(path, folder) as address:
        assert told(open_reader(address)) == told(own)
    assert len(disagreements(own)) == 5
