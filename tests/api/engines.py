"""Other engines as users run them: real servers on ports of their own, or the reason why they cannot be had."""

import os
import shutil
import socket
import subprocess
import sysconfig
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import httpx
import pytest
from virtuoso import ISQL, PROGRAM, REMEDY, load, start


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@contextmanager
def oxigraph(nquads: Path, folder: Path) -> Iterator[str]:
    """The address of an `oxigraph serve` over these statements."""
    found = shutil.which("oxigraph", path=os.pathsep.join((sysconfig.get_path("scripts"), os.environ["PATH"])))
    if found is None:
        pytest.skip("oxigraph is not installed: pip install oxigraph")
    location = ["--location", str(folder / "oxigraph")]
    subprocess.run([found, "load", *location, "--file", nquads], check=True, capture_output=True, timeout=60)
    port = free_port()
    command = [found, "serve-read-only", *location, "--bind", f"127.0.0.1:{port}"]
    with running(command, f"http://127.0.0.1:{port}/query", folder / "oxigraph.log") as address:
        yield address


@contextmanager
def virtuoso(nquads: Path, folder: Path, rows: int = 10_000) -> Iterator[str]:
    """The address of a Virtuoso over these statements, which gives so many rows at once as Debian's does."""
    if shutil.which(PROGRAM) is None or shutil.which(ISQL) is None:
        pytest.skip(f"Virtuoso is not installed: {REMEDY}")
    sql, http = free_port(), free_port()
    command = start(folder, sql, http, rows)
    with running(command, f"http://127.0.0.1:{http}/sparql", folder / "out.log") as address:
        loaded = subprocess.run(load(folder, sql, nquads), capture_output=True, text=True, timeout=60, check=True)
        assert "Error" not in loaded.stdout + loaded.stderr, loaded.stderr
        yield address


@contextmanager
def running(command: list[str], address: str, log: Path) -> Iterator[str]:
    with log.open("w") as out:
        process = subprocess.Popen(command, stdout=out, stderr=out, stdin=subprocess.DEVNULL)
    try:
        end = time.monotonic() + 60
        while not answers(address):
            assert process.poll() is None, log.read_text()
            assert time.monotonic() < end, f"{command[0]} does not answer: {log.read_text()}"
            time.sleep(0.1)
        yield address
    finally:
        process.terminate()
        try:
            process.wait(20)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait(5)


def answers(address: str) -> bool:
    try:
        return httpx.get(address, params={"query": "ASK {}"}).is_success
    except httpx.TransportError:
        return False
