"""Which tellings of a role are one holding, and what is done with a body that no article's words give."""

from dataclasses import replace

from kg.model import CONTEXT, Evidence, RoleFact, Span
from kg.resolve.holdings import Held, resolve_holdings

PERU, CHILE = "id:peru", "id:chile"


def held(article: str, holder: str, body: str | None, rule: str = "role-before-name") -> Held:
    evidence = Evidence(Span(0, 9), rule, 0.9)
    fact = RoleFact(evidence=evidence, holder=0, concept="president", title="President")
    return Held((article, 0), fact, holder, body)


def bodies(*facts: Held) -> dict[str, set[str | None]]:
    holdings, _ = resolve_holdings(facts)
    found: dict[str, set[str | None]] = {}
    for holding in holdings:
        found.setdefault(holding.holder, set()).add(holding.body)
    return found


def test_a_role_without_a_body_is_the_one_that_another_article_gives_a_body():
    assert bodies(held("a", "quispe", PERU), held("b", "quispe", None)) == {"quispe": {PERU}}


def test_a_role_without_a_body_stays_so_where_articles_give_several():
    found = bodies(held("a", "quispe", PERU), held("b", "quispe", CHILE), held("c", "quispe", None))
    assert found == {"quispe": {PERU, CHILE, None}}


def test_a_body_from_the_context_gives_way_to_one_that_an_article_states():
    found = bodies(held("a", "quispe", PERU), held("b", "quispe", CHILE, "role-before-name" + CONTEXT))
    assert found == {"quispe": {PERU}}


def test_a_body_from_the_context_is_left_out_where_someone_else_has_the_office():
    found = bodies(held("a", "rojas", CHILE), held("b", "quispe", CHILE, "role-before-name" + CONTEXT))
    assert found == {"rojas": {CHILE}, "quispe": {None}}


def test_a_body_from_the_context_stays_where_nothing_speaks_against_it():
    assert bodies(held("b", "quispe", CHILE, "role-before-name" + CONTEXT)) == {"quispe": {CHILE}}


def test_a_body_from_the_context_stays_with_whoever_is_appointed_later():
    before = replace(held("a", "rojas", CHILE), published="2031-05-02")
    for day, body in (("2031-06-02", CHILE), ("2031-04-02", None)):
        later = replace(held("b", "quispe", CHILE, "role-verb" + CONTEXT), published=day)
        assert bodies(before, later) == {"rojas": {CHILE}, "quispe": {body}}
