"""What only a process of its own shows: a pipe that closes, a service that starts and stops, the imports."""

import json
import signal
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from pathlib import Path

import pytest

from kg.resources import resource

KG = [sys.executable, "-m", "kg"]


@pytest.mark.parametrize("format", ["table", *(pytest.param(one, marks=pytest.mark.slow) for one in ("csv", "json"))])
def test_output_cut_off_by_head_is_no_error_of_ours(sample_store: Path, format: str):  # noqa: A002
    query = "SELECT * WHERE { ?s ?p ?o } LIMIT 4000"
    kg = subprocess.Popen(
        [*KG, "query", query, "--format", format, "--store", str(sample_store)],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    )
    assert kg.stdout is not None
    assert kg.stderr is not None
    assert kg.stdout.read(10)
    kg.stdout.close()  # what `| head` does once it has its lines
    assert kg.stderr.read() == b""
    assert kg.wait() in (0, 1)
    kg.stderr.close()


def test_an_interrupted_build_says_that_the_next_goes_on(tmp_path: Path):
    kg = subprocess.Popen(
        [*KG, "build", str(resource("data/articles")), "--store", str(tmp_path / "store")],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        # Shells have it ignored in the background. No thread runs beside this one.
        preexec_fn=lambda: signal.signal(signal.SIGINT, signal.SIG_DFL),  # noqa: PLW1509
    )
    deadline = time.monotonic() + 30
    while not (tmp_path / "store" / "extractions.sqlite").exists():
        assert time.monotonic() < deadline
        time.sleep(0.01)
    kg.send_signal(signal.SIGINT)
    out, errors = kg.communicate(timeout=20)
    assert kg.returncode == 130  # what shells give for Ctrl-C
    assert out == ""
    assert errors.splitlines()[-1] == "interrupted: what was read is kept, and the same command goes on from there"


def test_serve_answers_and_stops_when_told(sample_store: Path, tmp_path: Path):
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    log = tmp_path / "log"
    with log.open("wb") as errors:
        service = subprocess.Popen(
            [*KG, "serve", "--store", str(sample_store), "--port", str(port)], stdout=errors, stderr=errors
        )
    try:
        address = f"http://127.0.0.1:{port}"
        wait_for(f"{address}/health", service, log)
        rows = get(f"{address}/sparql?query=SELECT%20*%20WHERE%20%7B%3Fs%20%3Fp%20%3Fo%7D%20LIMIT%202")
        assert len(rows["results"]["bindings"]) == 2  # type: ignore[index]
        reply = get(f"{address}/ask?q=who%20led%20Ukraine%27s%20delegation")
        assert reply["answers"][0]["label"] == "Rustem Umerov"  # type: ignore[index]
    finally:
        service.send_signal(signal.SIGTERM)
        code = service.wait(timeout=20)
    assert code in (0, -signal.SIGTERM)
    assert "Traceback" not in log.read_text()
    with pytest.raises(urllib.error.URLError):
        urllib.request.urlopen(f"{address}/health", timeout=2)


def wait_for(address: str, service: subprocess.Popen[bytes], log: Path) -> None:
    deadline = time.monotonic() + 30
    while True:
        try:
            urllib.request.urlopen(address, timeout=2)
            return
        except urllib.error.URLError:
            assert service.poll() is None, log.read_text()
            assert time.monotonic() < deadline, log.read_text()
            time.sleep(0.05)


def get(address: str) -> dict[str, object]:
    request = urllib.request.Request(address, headers={"Accept": "application/json"})
    with urllib.request.urlopen(request, timeout=20) as response:
        found: dict[str, object] = json.load(response)
        return found


@pytest.mark.parametrize(
    ("command", "heavy"),
    [
        (["ask", "who led Ukraine's delegation?"], ["spacy", "rigour", "httpx", "fastapi", "rdflib", "dateparser"]),
        (
            ["query", "ASK {}", "--format", "json"],
            ["spacy", "rigour", "httpx", "fastapi", "rdflib", "dateparser", "kg.ask"],
        ),
        (["--help"], ["spacy", "rigour", "httpx", "fastapi", "rdflib", "dateparser", "kg.ask"]),
    ],
)
def test_commands_load_only_what_they_need(sample_store: Path, command: list[str], heavy: list[str]):
    program = f"""
import sys
from kg.cli import main
sys.argv = ["kg", *{command!r}, *{[] if command == ["--help"] else ["--store", str(sample_store)]!r}]
try:
    main()
except SystemExit as ended:
    assert not ended.code, ended.code
print(sorted(set({heavy!r}) & set(sys.modules)), file=sys.stderr)
"""
    ran = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert ran.stderr == "[]\n"
