"""kg ask, query, export and check on the store of the sample articles."""

import csv
import io
import json
import sys
from pathlib import Path

import pytest
from pyoxigraph import QueryResultsFormat, RdfFormat, parse, parse_query_results

from kg.export import FORMATS
from kg.ids import SPARQL_PREFIXES

from .conftest import Kg

CITIES = SPARQL_PREFIXES + "SELECT ?name WHERE { ?city a nk:City ; rdfs:label ?name } ORDER BY ?name LIMIT 3"
DESCRIBE = SPARQL_PREFIXES + "CONSTRUCT { ?city rdfs:label ?name } WHERE { ?city a nk:City ; rdfs:label ?name }"


def test_ask_answers_with_the_words_that_say_so(kg: Kg, sample_store: Path):
    ran = kg("ask", "who led Ukraine's delegation?", "--store", sample_store)
    assert (ran.code, ran.err) == (0, [])
    lines = ran.out.splitlines()
    assert lines[0] == "Rustem Umerov"
    assert any(line.startswith("    “") and "Umerov" in line for line in lines)


def test_ask_as_json(kg: Kg, sample_store: Path):
    ran = kg("ask", "who led Ukraine's delegation?", "--format", "json", "--store", sample_store)
    assert (ran.code, ran.err) == (0, [])
    reply = json.loads(ran.out)
    assert {"question", "understood_as", "sparql", "answers"} <= reply.keys()
    best = reply["answers"][0]
    assert best["label"] == "Rustem Umerov"
    assert set(best["evidence"][0]) == {"article", "title", "published", "quote", "start", "end"}


@pytest.mark.parametrize(
    ("question", "told"),
    [
        ("why did the talks fail?", "could not be read"),
        ("who led Bhutan's delegation?", "understood, but the graph has no answer"),
    ],
)
def test_ask_without_an_answer_says_which_of_the_two(kg: Kg, sample_store: Path, question: str, told: str):
    text = kg("ask", question, "--store", sample_store)
    assert (text.code, text.out) == (1, "")
    (line,) = text.err
    assert told in line
    as_json = kg("ask", question, "--format", "json", "--store", sample_store)
    assert (as_json.code, as_json.err) == (1, [])
    reply = json.loads(as_json.out)
    assert reply["answers"] == []
    assert told in reply["message"]


def test_ask_as_of_a_date(kg: Kg, sample_store: Path):
    def asked(day: str):
        return kg("ask", "who led Ukraine's delegation?", "--as-of", day, "--format", "json", "--store", sample_store)

    found = json.loads(asked("2025-07").out)
    assert found["as_of"] == "2025-07"
    dates = [quote["published"] for one in found["answers"] for quote in one["evidence"]]
    assert dates and max(dates) <= "2025-07-31"
    assert json.loads(asked("2001").out)["answers"] == []
    ran = asked("2025-13")
    assert ran.code == 2
    assert ran.err[0].startswith("kg: --as-of: ")


def test_query_prints_a_table(kg: Kg, sample_store: Path):
    ran = kg("query", CITIES, "--store", sample_store)
    assert (ran.code, ran.err) == (0, [])
    assert "name" in ran.out.splitlines()[1]
    assert len(ran.out.splitlines()) == 7  # three rows, a header, three rules


def test_a_table_folds_what_is_long_and_cuts_nothing(kg: Kg, sample_store: Path):
    long = "https://example.org/" + "0123456789" * 20
    ran = kg("query", f"SELECT ?iri {{ BIND (<{long}> AS ?iri) }}", "--store", sample_store)
    assert "".join(line.strip("│ ") for line in ran.out.splitlines()[3:-1]) == long


@pytest.mark.parametrize(
    ("name", "format"),
    [("json", QueryResultsFormat.JSON), ("xml", QueryResultsFormat.XML), ("tsv", QueryResultsFormat.TSV)],
)
def test_query_in_the_formats_of_the_protocol(kg: Kg, sample_store: Path, name: str, format: QueryResultsFormat):  # noqa: A002
    ran = kg("query", CITIES, "--format", name, "--store", sample_store)
    assert (ran.code, ran.err) == (0, [])
    assert len(list(parse_query_results(ran.out.encode(), format))) == 3


def test_query_as_csv(kg: Kg, sample_store: Path):
    ran = kg("query", CITIES, "--format", "csv", "--store", sample_store)
    assert [len(row) for row in csv.reader(io.StringIO(ran.out))] == [1, 1, 1, 1]


@pytest.mark.parametrize(("name", "format"), [("turtle", RdfFormat.TURTLE), ("json", RdfFormat.JSON_LD)])
def test_a_graph_as_turtle_or_json_ld(kg: Kg, sample_store: Path, name: str, format: RdfFormat):  # noqa: A002
    ran = kg("query", DESCRIBE, "--format", name, "--store", sample_store)
    assert (ran.code, ran.err) == (0, [])
    assert len(list(parse(ran.out.encode(), format))) > 20


def test_query_from_a_file_and_from_standard_input(
    kg: Kg, sample_store: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    (tmp_path / "cities.rq").write_text(CITIES)
    given = kg("query", CITIES, "--format", "csv", "--store", sample_store)
    assert kg("query", tmp_path / "cities.rq", "--format", "csv", "--store", sample_store) == given
    monkeypatch.setattr(sys, "stdin", io.StringIO(CITIES))
    assert kg("query", "-", "--format", "csv", "--store", sample_store) == given


@pytest.mark.parametrize("format", ["table", "json", "xml", "csv", "tsv", "turtle"])
def test_a_malformed_query_is_one_line(kg: Kg, sample_store: Path, format: str):  # noqa: A002
    ran = kg("query", "SELECT * WHERE { ?s ?p", "--format", format, "--store", sample_store)
    assert (ran.code, ran.out) == (2, "")
    (line,) = ran.err
    assert line.startswith("kg: ")


def test_a_query_without_rows_and_one_that_is_no_query(kg: Kg, sample_store: Path, tmp_path: Path):
    none = kg("query", "SELECT * WHERE { <x:none> ?p ?o }", "--store", sample_store)
    assert (none.code, none.out, none.err) == (1, "", ["no rows"])
    missing = kg("query", tmp_path / "none.rq", "--store", sample_store)
    assert missing.code == 2
    assert missing.err == [f"kg: {tmp_path / 'none.rq'} is neither a query nor a file that can be read"]


def test_ask_queries_print_true_or_false(kg: Kg, sample_store: Path):
    ran = kg("query", "ASK { ?s ?p ?o }", "--format", "json", "--store", sample_store)
    assert json.loads(ran.out)["boolean"] is True
    assert kg("query", "ASK { ?s ?p ?o }", "--store", sample_store).out == "true\n"


def test_a_graph_where_a_table_would_be_is_turtle(kg: Kg, sample_store: Path):
    ran = kg("query", DESCRIBE, "--store", sample_store)
    assert (ran.code, ran.err) == (0, [])
    assert len(list(parse(ran.out.encode(), RdfFormat.TURTLE))) > 20


@pytest.mark.parametrize("name", FORMATS)
def test_export(kg: Kg, sample_store: Path, tmp_path: Path, name: str):
    target = tmp_path / f"graph.{name}"
    ran = kg("export", name, target, "--store", sample_store)
    assert (ran.code, ran.out, ran.err) == (0, "", [f"wrote {target}"])
    files = [path for path in [target, *target.rglob("*")] if path.is_file()]
    assert sum(path.stat().st_size for path in files) > 10_000


def test_an_unknown_export_format_names_those_there_are(kg: Kg, sample_store: Path, tmp_path: Path):
    ran = kg("export", "pdf", tmp_path / "graph.pdf", "--store", sample_store)
    assert ran.code == 2
    (line,) = ran.err
    assert all(name in line for name in FORMATS)


def test_check_is_clean_on_the_samples(kg: Kg, sample_store: Path):
    ran = kg("check", "--store", sample_store)
    assert ran.err == []
    assert ran.code == 0
    assert ran.out.endswith("checked: 0 findings\n")
