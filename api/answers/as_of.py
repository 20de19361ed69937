"""What articles published until a day told: the roles that people held then, the heads and members of delegations."""

import asyncio
from collections.abc import Container, Sequence
from typing import Annotated

from fastapi import Query

from api.answers.details import LABEL, details_of
from api.answers.named_queries import Term, iri, literal, named_query, values
from api.answers.paging import Page
from api.answers.parameters import Day
from api.answers.support import articles_of
from api.workers.pool import Pool
from api.workers.reader import PoolReader, select
from kg.ask.tenures import Standing, State, standings, tenures
from kg.ids import NK
from kg.moments import moment

AsOf = Annotated[
    Day | None,
    Query(
        description="Only what articles published until then tell: 2031, 2031-05 or 2031-05-09", examples=["2031-05"]
    ),
]
_SHOWN: tuple[State, ...] = ("held", "open", "over")


async def roles_then(pool: Pool, people: Sequence[str], asof: str) -> dict[str, list[dict[str, object]]]:
    """The roles of each of these people on the last day of `asof`, those that are held or may be before those over."""
    when = moment(asof)
    reader = PoolReader(pool, asyncio.get_running_loop())
    found = await asyncio.to_thread(tenures, reader, people, when.last)
    shown = [one for one in standings(found, when.end) if one.state in _SHOWN]
    bodies = await details_of(pool, {one.tenure.of for one in shown if one.tenure.of}, [LABEL])
    labels = {body: given[LABEL][0] for body, given in bodies.items() if LABEL in given}
    told = await articles_of(pool, {iri for one in shown for iri in one.tenure.holdings}, until(asof))
    roles: dict[str, list[dict[str, object]]] = {}
    for one in shown:
        origins = {article: of for iri in one.tenure.holdings for article, of in told.get(iri, {}).items()}
        counted = {"articles": len(origins), "origins": len(set(origins.values()))}
        roles.setdefault(one.tenure.person, []).append({**_role(one, labels), **counted})
    return roles


def _role(one: Standing, labels: dict[str, str]) -> dict[str, object]:
    tenure, spell = one.tenure, one.spell
    return {
        "iri": tenure.posts[0].iri,
        "role_title": tenure.posts[0].title,
        "of": {"iri": tenure.of, "label": labels.get(tenure.of)} if tenure.of else None,
        "state": one.state,
        "told": one.told,
        "attested_first": next(iter(spell.held), None),
        "attested_last": next(iter(spell.held[-1:]), None),
        "over_by": spell.over_by,
    }


async def people_then(pool: Pool, page: Page, asof: str) -> Page:
    """A page of people with their roles then."""
    roles = await roles_then(pool, [str(item["iri"]) for item in page.items], asof)
    return Page([{**item, "roles": roles.get(str(item["iri"]), [])} for item in page.items], page.next)


async def delegations_then(pool: Pool, page: Page, asof: str) -> Page:
    """A page of delegations with the heads and members whom articles named by then."""
    items = page.items
    wanted = values([iri(str(item["iri"])) for item in items])
    query = named_query("seats_until", delegations=wanted, until=until(asof))
    seats = await select(pool, query.text) if items else []
    heads = {(row["delegation"], row["member"]) for row in seats if row["capacity"] == NK + "Head"}
    members = {(row["delegation"], row["member"]) for row in seats}
    return Page(
        [{**item, **_kept(item, "headed_by", heads), **_kept(item, "members", members)} for item in items], page.next
    )


def _kept(item: dict[str, object], name: str, seats: Container[tuple[str, str]]) -> dict[str, object]:
    people = item[name]
    return (
        {name: [one for one in people if (str(item["iri"]), one["iri"]) in seats]} if isinstance(people, list) else {}
    )


def until(asof: str) -> Term:
    """The last day of a date, as queries compare it with days: "2031-05" ends with any day of May, and with May."""
    return literal((asof + "-99-99")[:10])
