"""A writer is killed with SIGKILL in the middle of its work: readers see a whole graph, the next writer finishes."""

import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
from pyoxigraph import Literal, NamedNode, Quad, Store

from kg.ids import ARTICLES_GRAPH, NK
from kg.store import Change, Extractions, GraphWriter, open_reader

SIZE = 6_000  # enough for the bulk loader, which the programs below use from 5,000 on

REPLACES = """
import sys
from itertools import cycle
sys.path.insert(0, sys.argv[2])
from store.test_durability import version
from kg.store import GraphWriter, writer as writing
writing.BULK = 5_000
with GraphWriter(sys.argv[1]) as writer:
    writer.replace(version("0"))
    print("first is in", flush=True)
    for number in cycle("12"):
        writer.replace(version(number))
"""

PUTS = """
import sys
from itertools import count
from kg.model import Article, Extraction
from kg.store import Extractions
with Extractions(sys.argv[1]) as kept:
    for number in count():
        articles = [Article(id=f"a{i:03}", text=f"{number} " * 500) for i in range(200)]
        kept.put([Extraction(article=article) for article in articles], f"v{number}")
        if number == 0:
            print("first is in", flush=True)
"""


def version(number: str) -> list[Quad]:
    words = NamedNode(NK + "words")
    return [Quad(NamedNode(f"{NK}{i}"), words, Literal(f"version {number}")) for i in range(SIZE)]


def killed(program: str, store: Path, pattern: str | None, pause: float = 0.0) -> None:
    """Run the program until a file of this pattern shows that it is in the middle of something, and kill it then."""
    arguments = [sys.executable, "-c", program, str(store), str(Path(__file__).parents[1])]
    child = subprocess.Popen(arguments, stdout=subprocess.PIPE, text=True)
    assert child.stdout is not None
    assert child.stdout.readline() == "first is in\n"
    deadline = time.monotonic() + 20
    while pattern and not list(store.glob(pattern)):
        assert time.monotonic() < deadline, f"{pattern} never appeared"
    time.sleep(pause)
    child.send_signal(signal.SIGKILL)
    assert child.wait() == -signal.SIGKILL
    child.stdout.close()


@pytest.mark.parametrize(
    ("pattern", "pause"),
    [
        ("unpublished", 0.01),
        pytest.param("graph/bulk-*.sst", 0.0, marks=pytest.mark.slow),
        pytest.param("generations/*.tmp", 0.0, marks=pytest.mark.slow),
    ],
)
def test_a_killed_replace_leaves_a_whole_generation(store, pattern, pause):
    killed(REPLACES, store, pattern, pause)
    rows = open_reader(store).select("SELECT ?w (COUNT(*) AS ?n) WHERE { ?s ?p ?w } GROUP BY ?w")
    assert [row["n"] for row in rows] == [str(SIZE)], rows

    with GraphWriter(store) as writer:
        writer.replace(version("9"))
        assert writer.replace(version("9")) == Change(0, 0)
    rows = open_reader(store).select("SELECT ?w (COUNT(*) AS ?n) WHERE { ?s ?p ?w } GROUP BY ?w")
    assert rows == [{"w": "version 9", "n": str(SIZE)}]
    assert not (store / "unpublished").exists()
    assert not list(store.rglob("*.tmp"))


def test_what_was_written_but_not_published_is_published_by_the_next_replace(built, statement):
    # The state of a writer that was killed after its last statement and before it published.
    Store(str(built / "graph")).add(statement("quotation/3", "No deal"))
    (built / "unpublished").touch()
    texts = {"1": "Talks go on", "2": 'They agreed, "in principle"', "3": "No deal"}
    wanted = [statement(f"quotation/{number}", text) for number, text in texts.items()]
    with GraphWriter(built) as writer:
        assert writer.replace([*wanted, statement("article/1", "read", ARTICLES_GRAPH)]) == Change(0, 0)
    assert len(open_reader(built).select("SELECT * WHERE { ?s ?p ?w }")) == 3
    assert not (built / "unpublished").exists()


@pytest.mark.parametrize("pause", [0.03, *(pytest.param(pause, marks=pytest.mark.slow) for pause in (0.0, 0.1))])
def test_a_killed_put_keeps_whole_batches(store, pause):
    killed(PUTS, store, None, pause)
    with Extractions(store) as kept:
        engines = {one.fingerprint.engine for one in kept.all()}
        texts = {one.extraction.article.text.split()[0] for one in kept.all()}
        assert len(list(kept.all())) == 200
        assert len(engines) == 1
        assert engines == {f"v{text}" for text in texts}
