"""A reconciliation service: asked in batches, once for each query, and with patience."""

from pathlib import Path

import pytest

from kg.errors import StoreError
from kg.links.reconciliation import Query, Service

from .service import Known, serving

ANNA = {"id": "Q1", "name": "Anna Morvik", "match": True, "description": "minister", "type": [{"id": "Q5"}]}
QUERIES = [Query("Anna Morvik", "Q5"), Query("Karl Vesdahl", "Q5"), Query("Mia Lund", "Q5")]


def ask(address: str, store: Path, queries=QUERIES):
    told = []
    with Service(address, store, pause=0) as service:
        return service.entries(queries, {"Q5": "person"}, lambda done, every: told.append((done, every))), told


def test_queries_go_in_batches_and_answers_are_kept(tmp_path: Path):
    known = Known({"Anna Morvik": [ANNA]})
    with serving(known) as address:
        found, told = ask(address, tmp_path)
        assert [len(batch) for batch in known.asked] == [2, 1]
        assert told[-1] == (3, 3)
        (entry,) = found[QUERIES[0]]
        assert (entry.identifier, entry.kind, entry.matched) == ("https://example.org/id/Q1", "person", True)
        assert found[QUERIES[1]] == []
        again, _ = ask(address, tmp_path, [*QUERIES, Query("Ada Quill")])
        assert again[QUERIES[0]] == found[QUERIES[0]]
        assert [q["query"] for q in known.asked[-1].values()] == ["Ada Quill"]
    assert all(agent.startswith("newskg/") for agent in known.agents)


def test_a_busy_service_is_waited_for(tmp_path: Path):
    known = Known({"Anna Morvik": [ANNA]}, batch_size=10, busy=2)
    with serving(known) as address:
        found, _ = ask(address, tmp_path)
    assert len(found[QUERIES[0]]) == 1


def test_what_does_not_speak_the_protocol_or_is_not_there_is_told(tmp_path: Path):
    with (
        serving(Known({}, broken=True)) as address,
        pytest.raises(StoreError, match="does not speak the Reconciliation"),
    ):
        ask(address, tmp_path)
    with pytest.raises(StoreError, match="cannot be reached"):
        ask("http://127.0.0.1:1/", tmp_path)
