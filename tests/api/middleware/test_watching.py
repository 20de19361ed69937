"""What those who run the service see of it: logs, readiness, metrics, and how it ends."""

import json
import re
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from pathlib import Path

import httpx
import pytest
from prometheus_client.parser import text_string_to_metric_families
from serving import NUMBERS, Service, problem, serving, wait_until

from kg.store import FORMAT, GraphWriter, Layout

CROSS = "SELECT (COUNT(*) AS ?n) WHERE { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i }"


@pytest.fixture(scope="module")
def watched(store: Path) -> Iterator[Service]:
    with serving(store, workers="1", deadline="1.5", slow_query="0.5", remember="0") as made:
        yield made


def lines(service: Service, logger: str) -> list[dict]:
    found = [json.loads(line) for line in service.log.read_text().splitlines()]
    return [line for line in found if line["logger"] == logger]


def ask(client: httpx.Client, query: str, **headers: str) -> httpx.Response:
    return client.get("/sparql", params={"query": query}, headers=headers)


def test_a_request_keeps_its_id_or_is_given_one(watched: Service) -> None:
    given = ask(watched, "nonsense", **{"X-Request-ID": "mine-1.2:3"})
    assert given.headers["x-request-id"] == given.json()["request_id"] == "mine-1.2:3"
    made = {ask(watched, "ASK {}").headers["x-request-id"] for _ in range(2)}
    assert len(made) == 2
    for forged in ("a b", 'a","level":"x', "a" * 200):
        assert ask(watched, "ASK {}", **{"X-Request-ID": forged}).headers["x-request-id"] != forged


def test_each_request_is_one_line_with_its_id(watched: Service) -> None:
    watched.get("/people", headers={"X-Request-ID": "logged"})
    wait_until(lambda: any(line["request_id"] == "logged" for line in lines(watched, "newskg.access")), 2)
    (line,) = (line for line in lines(watched, "newskg.access") if line["request_id"] == "logged")
    assert (line["level"], line["method"], line["path"], line["status"]) == ("INFO", "GET", "/people", 200)
    assert line["client"] == "127.0.0.1"
    assert line["whole"] is True
    assert line["bytes"] > 0
    assert 0 < line["seconds"] < 5


def test_a_slow_query_is_logged_with_its_text_and_its_end(watched: Service) -> None:
    assert problem(ask(watched, CROSS, **{"X-Request-ID": "slow"}), 503)
    wait_until(lambda: bool(lines(watched, "newskg.slow")), 2)
    line = lines(watched, "newskg.slow")[-1]
    assert (line["level"], line["query"], line["end"], line["request_id"]) == ("WARNING", CROSS, "deadline", "slow")
    assert 1.4 < line["seconds"] < 3
    wait_until(lambda: ask(watched, "ASK {}").is_success, 5)


def test_health_is_alive_and_ready_needs_a_worker(store: Path) -> None:
    with serving(store, workers="1", deadline="4") as client:
        assert client.get("/ready").json()["articles"] == 2
        blocker = threading.Thread(target=lambda: ask(client, CROSS))
        blocker.start()
        time.sleep(0.5)
        busy = client.get("/health")
        assert (busy.status_code, busy.json()["status"], busy.json()["articles"]) == (200, "ok", None)
        response = client.get("/ready")
        assert "retry-after" in response.headers
        assert "No worker answers" in problem(response, 503)
        blocker.join()
        wait_until(lambda: client.get("/ready").is_success, 5)
        assert str(store) not in client.get("/health").text, "where the store lies is nobody's business"


def test_metrics_tell_of_workers_and_the_store(watched: Service) -> None:
    ask(watched, CROSS)
    wait_until(lambda: ask(watched, "ASK {}").is_success, 5)
    response = watched.get("/metrics")
    assert response.headers["content-type"].startswith("text/plain")
    families = {family.name: family for family in text_string_to_metric_families(response.text)}
    samples = {(s.name, *s.labels.values()): s.value for family in families.values() for s in family.samples}
    assert samples["newskg_generation",] == 1
    assert samples["newskg_workers_killed_total", "deadline"] >= 1
    assert samples["newskg_workers", "alive"] == 1
    assert samples["newskg_waiting", "worker"] == samples["newskg_waiting", "turn"] == 0
    assert samples["newskg_request_seconds_count", "/sparql"] >= 2


@pytest.mark.slow
@pytest.mark.parametrize("sent", [signal.SIGTERM, signal.SIGINT])
def test_a_running_query_is_answered_before_the_end(store: Path, sent: signal.Signals) -> None:
    with serving(store, workers="1", deadline="14") as client:
        answers: list[httpx.Response] = []
        asking = threading.Thread(target=lambda: answers.append(ask(client, slow_count(800), Connection="close")))
        asking.start()
        time.sleep(0.4)
        assert not answers, "it was over before the end began"
        subprocess.run(["kill", f"-{sent.value}", str(client.server)], check=True)
        asking.join()
        assert answers[0].json()["results"]["bindings"][0]["n"]["value"] == str(800 * NUMBERS)
        wait_until(lambda: not Path(f"/proc/{client.server}/cmdline").exists() or zombie(client.server), 4)


def slow_count(copies: int) -> str:
    """Takes a second or so."""
    numbers = " ".join(map(str, range(copies)))
    return f"SELECT (COUNT(*) AS ?n) {{ VALUES ?c {{ {numbers} }} ?x <http://example.org/counts> ?y }}"


def zombie(pid: int) -> bool:
    return re.search(r"^State:\s+Z", Path(f"/proc/{pid}/status").read_text(), re.MULTILINE) is not None


@pytest.mark.parametrize(
    ("number", "reason", "flags"),
    [
        (FORMAT + 1, "upgrade newskg", ()),
        pytest.param(FORMAT - 1, "build it anew", (), marks=pytest.mark.slow),
        pytest.param(FORMAT - 1, "kg build or kg serve bring it up", ("--read-only",), marks=pytest.mark.slow),
    ],
)
def test_a_store_of_another_format_is_not_served(
    tmp_path: Path, number: int, reason: str, flags: tuple[str, ...]
) -> None:
    store = tmp_path / "store"
    with GraphWriter(store) as writer:
        writer.replace([])
    Layout(store).marker.write_text(f"{number}\n")
    command = [sys.executable, "-m", "kg", "serve", "--store", str(store), "--port", "0", *flags]
    ran = subprocess.run(command, capture_output=True, text=True, timeout=20, check=False)
    assert ran.returncode == 2
    assert reason in ran.stderr
    assert len(ran.stderr.splitlines()) == 1
