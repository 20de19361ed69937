"""Usage errors, and stores that are not there."""

from pathlib import Path

import pytest

from kg.cli import COMMANDS

from .conftest import Kg


@pytest.mark.parametrize(
    "arguments",
    [
        ("build",),
        ("build", "a.txt", "--jobs", "0"),
        ("build", "a.txt", "--jobs", "many"),
        ("ask",),
        ("ask", "who?", "--format", "table"),
        ("query", "ASK {}", "--format", "pdf"),
        ("export", "gexf"),
        ("check", "extra"),
        ("serve", "--no-such-option"),
        ("sing",),
        ("--no-such-option",),
    ],
)
def test_usage_errors_end_with_2_and_no_traceback(kg: Kg, arguments: tuple[str, ...]):
    ran = kg(*arguments)
    assert ran.code == 2
    assert ran.out == ""
    assert ran.err[0].startswith("Usage: ")
    assert not any("Traceback" in line for line in ran.err)


def test_a_flag_of_the_service_that_makes_no_sense_is_said_in_one_line(kg: Kg):
    ran = kg("serve", "--port", "http")
    assert (ran.code, ran.out) == (2, "")
    (line,) = ran.err
    assert line.startswith("kg: --port=http: ")


@pytest.mark.parametrize("command", [*(command.__name__ for command in COMMANDS), ""])
def test_help(kg: Kg, command: str):
    ran = kg(*filter(None, [command]), "--help")
    assert (ran.code, ran.err) == (0, [])
    assert "Usage: " in ran.out


@pytest.mark.parametrize(
    "arguments",
    [("ask", "who is Ilse Brandvik?"), ("query", "ASK {}"), ("export", "gexf", "x"), ("check",), ("serve",)],
)
def test_a_missing_store_is_named_in_one_line(kg: Kg, tmp_path: Path, arguments: tuple[str, ...]):
    ran = kg(*arguments, "--store", tmp_path / "none")
    assert ran.code == 2
    assert ran.err == [f"kg: no store at {tmp_path / 'none'}: run kg build first"]
    assert not (tmp_path / "none").exists()


def test_an_endpoint_that_does_not_answer(kg: Kg):
    ran = kg("ask", "who is Ilse Brandvik?", "--store", "http://127.0.0.1:9/sparql")
    assert ran.code == 2
    (line,) = ran.err
    assert line.startswith("kg: http://127.0.0.1:9/sparql cannot be reached")
