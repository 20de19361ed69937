"""The queries about judgements, each in a file of `queries/`."""

from pathlib import Path

from kg.store import Queries

QUERIES = Queries(Path(__file__).parent / "queries")
