"""Running the suite: what each test came to, over HTTP and in the engine, and the table of the README."""

import tomllib
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path

from w3c import conversation, description, evaluation
from w3c.endpoint import Endpoint, served
from w3c.engine import Engine
from w3c.suite import Test

_EXCEPTED = tomllib.loads(Path(__file__).with_name("excepted.toml").read_text(encoding="utf-8"))
LEFT_OUT: dict[str, str] = _EXCEPTED["left_out"]  # by folder
FAILS: dict[str, str] = _EXCEPTED["fails"]  # by test

_PARTS = {
    "csv-tsv-res": "result formats",
    "json-res": "result formats",
    "protocol": "Protocol",
    "graph-store-protocol": "Graph Store Protocol",
    "http-rdf-update": "Graph Store Protocol",
    "service-description": "Service Description",
    "service": "federated query",
    "syntax-fed": "federated query",
    "entailment": "entailment regimes",
}


@dataclass(frozen=True)
class Verdict:
    """What a test came to: why it failed over HTTP and in the engine, None where it passed, "" where it was not run."""

    test: Test
    failure: str | None
    engine: str | None

    @property
    def passed(self) -> bool:
        """Whether the endpoint passes."""
        return self.failure is None


def judge(tests: Iterable[Test]) -> list[Verdict]:
    """Run every test that is not left out."""
    tests = list(tests)
    with served(tests) as endpoint:
        return [_judged(test, endpoint) for test in tests]


def _judged(test: Test, endpoint: Endpoint) -> Verdict:
    if test.group in LEFT_OUT:
        return Verdict(test, "", "")
    check = evaluation.CHECKS.get(test.kind)
    engine = _failure(lambda: check(test, Engine())) if check else ""
    return Verdict(test, _failure(lambda: run(test, endpoint)), engine)


def _failure(work: Callable[[], None]) -> str | None:
    try:
        work()
    except Exception as error:
        return f"{type(error).__name__}: {error}"
    return None


def run(test: Test, endpoint: Endpoint) -> None:
    """Run one test over HTTP. Raises whatever tells why it fails."""
    if test.kind in evaluation.CHECKS:
        evaluation.CHECKS[test.kind](test, endpoint)
    elif test.kind == "ServiceDescriptionTest":
        description.check(test, endpoint.reading)
    else:
        endpoint.prepare(test)
        conversation.hold(test, endpoint)


def part(test: Test) -> str:
    """The part of the suite that the README's table counts a test in."""
    if test.group in _PARTS:
        return _PARTS[test.group]
    kind = "update" if "Update" in test.kind else "query"
    return f"{kind} {'syntax' if 'Syntax' in test.kind else 'evaluation'}"


def table(verdicts: list[Verdict]) -> str:
    """The README's table."""
    lines = ["| part of the suite | tests | passed | the engine alone | excepted |", "|---|---|---|---|---|"]
    parts = dict.fromkeys(part(verdict.test) for verdict in verdicts)
    for name in sorted(parts, key=str.lower):
        lines.append(_line(name, [verdict for verdict in verdicts if part(verdict.test) == name]))
    return "\n".join([*lines, _line("all", verdicts)])


def _line(name: str, verdicts: list[Verdict]) -> str:
    passed = sum(verdict.passed for verdict in verdicts)
    comparable = [verdict for verdict in verdicts if verdict.engine != ""]
    alone = sum(verdict.engine is None for verdict in comparable) if comparable else ""
    return f"| {name} | {len(verdicts)} | {passed} | {alone} | {len(verdicts) - passed} |"
