"""What follows for a tenure from the days on which articles tell of it, and what does not."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.ask.tenures import Post, standings
from kg.ask.tenures.deriving import derived
from kg.ask.tenures.model import Stated
from kg.ask.tenures.offices import office
from kg.moments import Moment, moment

VELMORA = "https://example.org/velmora"


def post(person: str, status: str, *days: str, stated: tuple[Stated, ...] = (), sole: bool = True) -> Post:
    name = f"{person}-{status}"
    return Post(name, person, "mayor", "mayor", status, VELMORA, "mayor", sole, tuple(sorted(days)), stated)


def at(when: str, *posts: Post) -> dict[str, tuple[str, str]]:
    return {one.tenure.person: (one.state, one.told) for one in standings(derived(posts), moment(when))}


OLD = (post("old", "Current", "2024-01-05", "2024-03-02"), post("old", "Former", "2024-09-10", "2025-01-01"))
NEW = post("new", "Current", "2024-11-01", "2025-02-01")


def test_it_is_held_between_days_that_attest_it() -> None:
    assert at("2024-02", *OLD)["old"][0] == "held"
    assert at("2024", *OLD)["old"][0] == "held"


def test_between_the_last_current_and_the_first_former_nothing_is_known() -> None:
    assert at("2024-05", *OLD)["old"] == ("open", "attested until 2024-03-02, former by 2024-09-10")
    assert at("2024-09-09", *OLD)["old"][0] == "open"
    assert at("2024-09-10", *OLD)["old"][0] == "over"


def test_another_holder_closes_the_tenure_of_an_office_with_one() -> None:
    told = at("2024-05", OLD[0], NEW)
    assert told["old"] == ("open", "attested until 2024-03-02, someone else by 2024-11-01")
    assert at("2024-11-01", OLD[0], NEW)["old"][0] == "over"
    assert at("2024-02-01", OLD[0], NEW)["new"][0] == "not yet"
    shared = [post("old", "Current", "2024-01-05", sole=False), post("new", "Current", "2024-11-01", sole=False)]
    assert at("2025", *shared)["old"] == ("open", "last attested 2024-01-05, 11 months before")


def test_an_acting_holder_closes_nothing() -> None:
    assert at("2025", OLD[0], post("new", "Acting", "2024-11-01"))["old"][0] == "open"


def test_it_is_said_how_far_the_nearest_attestation_is() -> None:
    assert at("2026-04", NEW)["new"] == ("open", "last attested 2025-02-01, 13 months before")
    assert at("2024-10-30", NEW)["new"] == ("open", "first attested 2024-11-01, 2 days after")
    assert at("2030", NEW)["new"] == ("open", "last attested 2025-02-01, 4 years before")


def test_one_only_called_former_may_have_held_it_before() -> None:
    gone = post("gone", "Former", "2025-06-01")
    assert at("2024-05", gone)["gone"] == ("open", "former by 2025-06-01")
    assert at("2025-06-01", gone)["gone"][0] == "over"
    assert at("2024-12", gone, NEW)["gone"][0] == "not held"


def test_who_returns_has_two_spells() -> None:
    back = (*OLD, post("old", "Acting", "2025-05-05", "2025-07-07"))
    assert at("2024-02", *back)["old"][0] == "held"
    assert at("2024-10", *back)["old"][0] == "open"
    assert at("2025-06", *back)["old"] == ("held", "attested from 2025-05-05 to 2025-07-07")


def test_what_articles_state_of_beginning_and_end_counts() -> None:
    stated = (Stated("from", "2023-06", "2024-01-05"), Stated("until", "2024-06-30", "2024-09-10"))
    whole = post("old", "Current", "2024-01-05", stated=stated)
    assert at("2023-07", whole)["old"][0] == "held"
    assert at("2024-06", whole)["old"][0] == "held"
    assert at("2023-05", whole)["old"][0] == "not yet"
    assert at("2024-07", whole)["old"][0] == "over"
    gone = post("gone", "Former", "2025-06-01", stated=(Stated("until", "2024-12", "2025-06-01"),))
    assert at("2024-12", gone)["gone"][0] == "held"


def test_one_who_is_to_take_it_up_does_not_hold_it() -> None:
    assert at("2025", post("next", "Designate", "2025-03-03"))["next"][0] == "not yet"


@pytest.mark.parametrize(
    ("role", "title", "other", "same"),
    [
        ("defence_minister", "Defence Minister", "minister of defense", True),
        ("portfolio_minister", "health minister", "minister of health", True),
        ("portfolio_minister", "health minister", "energy minister", False),
        ("finance_minister", "economic affairs minister", "finance minister", False),
    ],
)
def test_titles_of_one_office(role: str, title: str, other: str, same: bool) -> None:
    assert (office(role, title)[0] == office(role, other)[0]) is same
    assert office(role, title)[1]


@pytest.mark.parametrize(
    ("role", "title"),
    [("minister", "minister"), ("mayor", "deputy mayor"), ("spokesperson", "spokesman"), ("general", "general")],
)
def test_offices_that_several_may_hold(role: str, title: str) -> None:
    assert not office(role, title)[1]


@pytest.mark.parametrize("text", ["", "20", "2024-13", "2024-02-30", "2024-1", "soon"])
def test_what_is_no_moment(text: str) -> None:
    with pytest.raises(ValueError, match=r"."):
        moment(text)


def test_a_moment_is_as_long_as_it_is_vague() -> None:
    assert moment("2024") == Moment("2024", "2024-01-01", "2024-12-31")
    assert moment("2024-02") == Moment("2024-02", "2024-02-01", "2024-02-29")
    assert moment("2024-02").end == moment("2024-02-29")


DAYS = st.dates(min_value=date(2020, 1, 1), max_value=date(2025, 12, 31)).map(str)
POSTS = st.builds(
    lambda person, status, days: post(person, status, *days),
    st.sampled_from(("a", "b", "c")),
    st.sampled_from(("Current", "Former", "Acting", "Designate")),
    st.sets(DAYS, min_size=1, max_size=4),
)


@given(st.lists(POSTS, max_size=8, unique_by=lambda one: one.iri), DAYS)
def test_no_day_is_made_up_and_the_order_of_articles_is_nothing(posts: list[Post], day: str) -> None:
    found = derived(posts)
    told = {d for one in posts for d in one.days}
    for tenure in found:
        for spell in tenure.spells:
            assert {*spell.held, *filter(None, (spell.over_by, spell.not_before))} <= told
            assert spell.over_by is None or not spell.held or spell.over_by >= spell.held[-1]
    assert standings(found, moment(day)) == standings(derived(posts[::-1]), moment(day))


@given(st.lists(POSTS, max_size=8, unique_by=lambda one: one.iri))
def test_who_is_attested_on_a_day_holds_it_that_day(posts: list[Post]) -> None:
    for one in posts:
        for day in one.days if one.status in ("Current", "Acting") else ():
            states = {s.tenure.person: s.state for s in standings(derived(posts), moment(day))}
            assert states[one.person] == "held"
