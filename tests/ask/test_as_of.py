"""Who held an office when, as all articles tell it, and as those published up to a day told it."""

import re
from datetime import date

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from kg.ask import Reply, answer
from kg.pipeline import build
from kg.store import Reader, open_reader
from tests.ask.years import ARTICLES

ODRIC, SUNA, JONAS = "Odric Hallanvik", "Suna Farrowby", "Jonas Velmgard"
QUESTIONS = (
    "Who was Norway's defence minister?",
    "Who heads Norway?",
    f"Who is {ODRIC}?",
    f"Who is {JONAS}?",
    f"Which roles does {SUNA} hold?",
    "Who led Norway's delegation?",
    "Who led Norway's delegation in Turku?",
    "What did Hallanvik say?",
    "What happened in Turku?",
    "When were the talks in Turku?",
    "Which articles mention Norway?",
    "Who visited the border?",
    "Who appeared in court in Bergen?",
)


@pytest.fixture(scope="module")
def years(tmp_path_factory: pytest.TempPathFactory) -> Reader:
    store = tmp_path_factory.mktemp("years") / "store"
    assert build(ARTICLES, store).set_aside == []
    return open_reader(store)


def labels(reply: Reply) -> list[str]:
    return [found.label for found in reply.answers]


def test_about_a_time_all_articles_count(years: Reader) -> None:
    found = answer("Who was Norway's defence minister in June 2029?", years).answers
    assert [one.label for one in found] == [ODRIC]
    assert "attested from 2029-03-04 to 2030-02-12, former by 2030-09-20" in found[0].detail
    assert labels(answer("Who was the Norwegian defence minister in June 2031?", years)) == [SUNA]


def test_where_it_is_not_known_the_answer_says_so(years: Reader) -> None:
    first, *others = answer("Who was Norway's defence minister in May 2030?", years).answers
    assert (first.label, [one.label for one in others]) == (ODRIC, [SUNA, JONAS])
    assert "attested until 2030-02-12, former by 2030-09-20" in first.detail
    assert "first attested 2031-01-15, 7 months after" in others[0].detail
    assert "former by 2032-06-09" in others[1].detail
    (late,) = answer("Who was Norway's defence minister in 2033?", years).answers
    assert "last attested 2031-11-03, 13 months before" in late.detail


def test_as_of_a_day_later_articles_do_not_count(years: Reader) -> None:
    reply = answer("Who is Norway's defence minister as of May 2030?", years)
    assert (labels(reply), reply.as_of) == ([ODRIC], "2030-05")
    assert "last attested 2030-02-12, 3 months before" in reply.answers[0].detail
    assert [quote.article for quote in reply.answers[0].evidence] == ["border", "generals"]
    assert labels(answer("As of 2031-02, who is Norway's defence minister?", years)) == [SUNA]
    assert answer("Who is Norway's defence minister?", years, "2030-05").answers == reply.answers


def test_after_a_former_nobody_is_known(years: Reader) -> None:
    reply = answer("Who is Norway's defence minister as of 2030-11?", years)
    assert not reply.answers
    assert "former by 2030-09-20" in str(reply.message)
    assert SUNA not in str(reply.message)
    assert "former by 2030-09-20" in str(answer(f"What was {ODRIC}'s role in 2031?", years).message)


def test_one_only_called_former_is_no_answer_as_of_a_day_before(years: Reader) -> None:
    assert JONAS not in labels(answer("Who was Norway's defence minister as of 2028?", years))
    assert JONAS in labels(answer("Who was Norway's defence minister in 2028?", years))
    assert not answer(f"Who is {JONAS} as of 2031?", years).answers


def test_what_roles_someone_had(years: Reader) -> None:
    (role,) = answer(f"What was {ODRIC}'s role in 2029?", years).answers
    assert role.label.casefold() == "defence minister of norway"
    (before,) = answer(f"Who is {ODRIC} as of 2030-03?", years).answers
    assert "former" not in before.detail
    (after,) = answer(f"Who is {ODRIC} as of 2031?", years).answers
    assert "former by 2030-09-20" in after.detail


def test_who_led_a_delegation(years: Reader) -> None:
    assert labels(answer("Who led Norway's delegation in May 2030?", years)) == [ODRIC]
    assert labels(answer("Who led Norway's delegation as of June 2030?", years)) == [ODRIC]
    assert labels(answer("Who led Norway's delegation as of 2032?", years)) == [SUNA, ODRIC]
    assert labels(answer("Who led Norway's delegation as of 2029?", years)) == []


def test_a_date_that_is_none_is_refused(years: Reader) -> None:
    assert "No such date" in str(answer("Who is Norway's defence minister as of 2031-02-30?", years).message)
    with pytest.raises(ValueError, match="month"):
        answer("Who is Norway's defence minister?", years, "2031-13")


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(question=st.sampled_from(QUESTIONS), day=st.dates(min_value=date(2029, 1, 1), max_value=date(2032, 12, 31)))
def test_no_answer_as_of_a_day_cites_anything_later(years: Reader, question: str, day: date) -> None:
    for found in answer(question, years, day.isoformat()).answers:
        assert found.evidence
        assert all(quote.published and quote.published <= day.isoformat() for quote in found.evidence)
        assert not found.others
        assert all(told <= day.isoformat() for told in re.findall(r"\d{4}-\d\d-\d\d", found.detail))


@pytest.mark.parametrize("question", QUESTIONS[:-3])
def test_as_of_the_last_day_there_is_an_answer_wherever_there_is_one(years: Reader, question: str) -> None:
    assert bool(answer(question, years, "2032-12").answers) == bool(answer(question, years).answers)
