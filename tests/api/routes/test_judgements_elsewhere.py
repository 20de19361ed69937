"""kg why, kg review --list and /judgements over an endpoint elsewhere say what they say over the store itself."""

import json
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager
from pathlib import Path

import pytest
from engines import oxigraph, virtuoso
from serving import serving

from kg.judgements import find_one, list_judgements, most_valuable, questions, why_one, why_two
from kg.store import open_reader
from tests.judgements.conftest import MARA, OTHER, VELT, judged_store

__all__ = ["judged_store"]
ENGINES: dict[str, Callable[[Path, Path], AbstractContextManager[str]]] = {"oxigraph": oxigraph, "virtuoso": virtuoso}


@pytest.fixture(scope="module", params=list(ENGINES))
def elsewhere(
    request: pytest.FixtureRequest, judged_store: Path, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[str]:
    folder = tmp_path_factory.mktemp(request.param)
    with (folder / "statements.nq").open("wb") as out:
        open_reader(judged_store).dump("application/n-quads", out)
    with ENGINES[request.param](folder / "statements.nq", folder) as address:
        yield address


def told(store: str) -> list[object]:
    """All that can be asked of judgements."""
    reader = open_reader(store)
    mara, velt, other = (find_one(reader, one.iri) for one in (MARA, VELT, OTHER))
    assert mara and velt and other
    pages = [list_judgements(reader, of, verdict, 10) for of in (None, MARA.iri) for verdict in (None, "unsure")]
    after = list_judgements(reader, None, None, 2)[1]
    return [
        find_one(reader, "quell"),
        why_one(reader, mara, 10),
        why_two(reader, mara, velt),
        why_two(reader, mara, other),
        questions(reader, most_valuable(reader)),
        pages,
        list_judgements(reader, None, None, 2, after or ""),
    ]


@pytest.mark.slow
def test_another_engine_says_what_the_store_says(elsewhere: str, judged_store: Path) -> None:
    assert told(elsewhere) == told(str(judged_store))


@pytest.mark.slow
def test_the_service_in_front_of_another_engine_too(elsewhere: str, judged_store: Path) -> None:
    with serving(elsewhere, workers="1") as other, serving(judged_store, workers="1") as own:
        for path in ("/judgements", f"/judgements?of={MARA.iri}&verdict=same", "/review"):
            theirs, ours = other.get(path), own.get(path)
            assert theirs.status_code == ours.status_code == 200
            assert theirs.json()["items"] == ours.json()["items"]


@pytest.fixture(scope="module")
def address(judged_store: Path) -> Iterator[str]:
    with serving(judged_store, workers="2") as service:
        yield f"{service.base_url}/sparql".replace("//sparql", "/sparql")


@pytest.mark.slow
def test_a_running_service_says_what_the_store_says(address: str, judged_store: Path) -> None:
    assert told(address) == told(str(judged_store))


@pytest.mark.parametrize(
    "command",
    [
        ("why", MARA.iri),
        pytest.param(("why", "Velt", "Tomas Quell"), marks=pytest.mark.slow),
        pytest.param(("review", "--list"), marks=pytest.mark.slow),
    ],
)
def test_commands_over_a_running_service(address: str, judged_store: Path, command: tuple[str, ...]) -> None:
    def run(store: str | Path) -> object:
        arguments = [*command, "--store", str(store), "--format", "json"]
        ran = subprocess.run([sys.executable, "-m", "kg", *arguments], capture_output=True, check=True, timeout=60)
        return json.loads(ran.stdout)

    assert run(address) == run(judged_store)
