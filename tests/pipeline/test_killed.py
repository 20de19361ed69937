"""A build that is killed loses at most the batch in hand; the next one finishes the work."""

import signal
import subprocess
import sys
from pathlib import Path

import pytest

from kg.store import Extractions

from .newsroom import ARTICLES, built, generation, statements

# Builds article by article and says so after each, then waits to be told to go on.
BUILDS = """
import sys
from pathlib import Path
from kg.pipeline import build
from tests.pipeline.newsroom import ARTICLES

def progress(done, total):
    print(done, flush=True)
    sys.stdin.readline()

build(ARTICLES, Path(sys.argv[1]), progress=progress, batch=1)
"""


@pytest.mark.parametrize("kept_batches", [1, pytest.param(3, marks=pytest.mark.slow)])
def test_a_killed_build_keeps_its_batches_and_the_next_build_finishes(tmp_path: Path, kept_batches: int):
    child = subprocess.Popen(
        [sys.executable, "-c", BUILDS, str(tmp_path / "killed")],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
        cwd=Path(__file__).parents[2],
    )
    assert child.stdin is not None
    assert child.stdout is not None
    for number in range(1, kept_batches + 1):
        assert child.stdout.readline() == f"{number}\n"
        if number < kept_batches:
            child.stdin.write("on\n")
            child.stdin.flush()
    child.send_signal(signal.SIGKILL)
    assert child.wait() == -signal.SIGKILL
    child.stdin.close()
    child.stdout.close()

    with Extractions(tmp_path / "killed") as kept:
        assert len(kept.fingerprints()) == kept_batches
    assert generation(tmp_path / "killed") is None

    summary = built(ARTICLES, tmp_path / "killed")
    assert (summary.read, summary.unchanged) == (len(ARTICLES) - kept_batches, kept_batches)
    built(ARTICLES, tmp_path / "undisturbed")
    assert statements(tmp_path / "killed") == statements(tmp_path / "undisturbed")
