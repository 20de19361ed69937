"""Where the disk is full, a write is refused as 507, nothing of it is done, and the service goes on."""

import resource
import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest
from serving import problem as problem_in
from serving import serving, wait_until
from writers import BUILDER, NOTES, TOKENS, A, as_holder, in_notes, notes, small_store, update

LARGE = in_notes(" . ".join(f"{A} <p:large> '{n:0>1000}'" for n in range(4000)))
MIB = 1 << 20


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    """A file system of 8 MiB."""
    folder = tmp_path / "disk"
    folder.mkdir()
    made = subprocess.run(
        ["mount", "-t", "tmpfs", "-o", "size=8m", "tmpfs", str(folder)], capture_output=True, check=False
    )
    if made.returncode:
        pytest.skip(f"no small file system can be made here: {made.stderr.decode().strip()}")
    yield folder
    subprocess.run(["umount", "-l", str(folder)], check=True)


@pytest.mark.slow
def test_a_full_disk_is_told_and_when_there_is_room_again_writes_go_on(small_disk: Path) -> None:
    store = small_store(small_disk / "store")
    with serving(store, workers="1", tokens=TOKENS) as client:
        assert update(client, in_notes(f"{A} <p:before> 1")).status_code == 204
        filler = small_disk / "filler"
        filler.write_bytes(bytes(max(0, shutil.disk_usage(small_disk).free - MIB)))
        response = update(client, LARGE)
        assert problem_in(response, 507)
        assert response.json()["type"].endswith("/store-full")
        assert notes(client, "<p:before>") == ["1"]
        assert notes(client, "<p:large>") == []
        filler.unlink()
        wait_until(lambda: update(client, in_notes(f"{A} <p:after> 1")).status_code == 204, 10)
        assert (notes(client, "<p:before>"), notes(client, "<p:after>")) == (["1"], ["1"])
        assert notes(client, "<p:large>") == []


def test_a_file_that_may_not_grow_is_a_full_disk(tmp_path: Path) -> None:
    def limit() -> None:
        resource.setrlimit(resource.RLIMIT_FSIZE, (2 * MIB, 2 * MIB))

    with serving(small_store(tmp_path / "store"), before=limit, workers="1", tokens=TOKENS) as client:
        assert update(client, in_notes(f"{A} <p:before> 1")).status_code == 204
        assert problem_in(update(client, LARGE), 507)
        wait_until(lambda: update(client, in_notes(f"{A} <p:after> 1")).status_code == 204, 10)
        assert (notes(client, "<p:before>"), notes(client, "<p:large>")) == (["1"], [])


@pytest.mark.slow
def test_a_graph_that_takes_too_much_memory_ends_alone(tmp_path: Path) -> None:
    with serving(small_store(tmp_path / "store"), workers="1", tokens=TOKENS, memory="256") as client:
        headers = {**as_holder(BUILDER), "Content-Type": "application/n-triples"}
        content = "".join(f"<http://example.org/{n}> <http://example.org/p> '{n:0>900}' .\n" for n in range(60_000))
        assert "memory" in problem_in(
            client.put(f"/graphs?graph={NOTES}", content=content, headers=headers, timeout=60), 507
        )
        assert update(client, in_notes(f"{A} <p:after> 1")).status_code == 204
