"""Tokens of the tests, and how their holders write to a running service."""

from hashlib import sha256
from pathlib import Path

import httpx
from serving import news, register

from kg.store import GraphWriter

CURATOR, BUILDER = "nkg_curator-of-the-tests", "nkg_builder-of-the-tests"
TOKENS = f"curator:{sha256(CURATOR.encode()).hexdigest()}, builder:{sha256(BUILDER.encode()).hexdigest()}:derived"
NOTES = "http://example.org/graph/notes"
A = "<http://x.org/a>"


def as_holder(token: str) -> dict[str, str]:
    return {"Authorization": f"Bearer {token}"}


def update(client: httpx.Client, text: str, token: str = CURATOR, **more: object) -> httpx.Response:
    headers = {**as_holder(token), "Content-Type": "application/sparql-update"}
    return client.post("/update", content=text, headers=headers, **more)


def rows(client: httpx.Client, query: str) -> list[dict[str, str]]:
    answer = client.get("/sparql", params={"query": query}, headers={"Accept": "application/sparql-results+json"})
    assert answer.status_code == 200, answer.text
    return [{name: term["value"] for name, term in row.items()} for row in answer.json()["results"]["bindings"]]


def small_store(path: Path) -> Path:
    with GraphWriter(path) as writer:
        writer.replace([*news(), *register()])
    return path


def in_notes(triples: str) -> str:
    return f"INSERT DATA {{ GRAPH <{NOTES}> {{ {triples} }} }}"


def notes(client: httpx.Client, predicate: str) -> list[str]:
    return sorted(row["o"] for row in rows(client, f"SELECT ?o {{ GRAPH <{NOTES}> {{ ?s {predicate} ?o }} }}"))
