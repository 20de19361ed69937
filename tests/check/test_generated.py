"""The news graphs that benchmarks run on are in order, and the same for the same size and seed."""

import sys
from pathlib import Path

from kg.check import check
from kg.store import GraphWriter, open_reader

sys.path.insert(0, str(Path(__file__).parents[1] / "bench"))
from news_graph import lines, quads


def test_a_generated_graph_is_in_order(tmp_path):
    made = list(lines(4_000, seed=3))
    with GraphWriter(tmp_path / "store") as writer:
        writer.replace(quads(made))
    report = check(open_reader(tmp_path / "store"))
    assert report.findings == ()
    assert report.facts > 250
    assert 4_000 <= len(set(made)) == len(made) < 4_200


def test_a_generated_graph_depends_on_its_size_and_seed_alone():
    made = list(lines(3_000))
    assert list(lines(3_000)) == made
    assert list(lines(3_000, seed=2)) != made
