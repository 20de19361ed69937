"""What the W3C asks of a SPARQL 1.1 service, our service does; what the engine can, the service lets through."""

from pathlib import Path

import pytest

from w3c.suite import MISSING, Test, load
from w3c.verdicts import FAILS, LEFT_OUT, Verdict, judge, table

Verdicts = dict[str, Verdict]
README = Path(__file__).parents[2] / "README.md"
TESTS = load()
RUN = [pytest.param(test, id=test.id) for test in TESTS if test.group not in LEFT_OUT]
pytestmark = [pytest.mark.slow, pytest.mark.skipif(MISSING is not None, reason=str(MISSING))]


@pytest.fixture(scope="module")
def verdicts() -> Verdicts:
    return {verdict.test.id: verdict for verdict in judge(TESTS)}


@pytest.mark.parametrize("test", RUN or [pytest.param(None, id="none")])
def test_the_endpoint_conforms(test: Test, verdicts: Verdicts) -> None:
    verdict = verdicts[test.id]
    if test.id in FAILS:
        assert not verdict.passed, "it passes now: take it off excepted.toml"
    else:
        assert verdict.passed, verdict.failure


def test_what_the_engine_passes_the_endpoint_passes(verdicts: Verdicts) -> None:
    lost = {name for name, verdict in verdicts.items() if verdict.engine is None and not verdict.passed}
    assert lost == {name for name, reason in FAILS.items() if not reason.startswith("Engine: ")}


def test_the_readme_shows_what_is_measured(verdicts: Verdicts) -> None:
    assert table(list(verdicts.values())) in README.read_text(encoding="utf-8")


def test_the_exceptions_are_in_the_suite() -> None:
    assert set(FAILS) <= {test.id for test in TESTS}
    assert set(LEFT_OUT) <= {test.group for test in TESTS}
