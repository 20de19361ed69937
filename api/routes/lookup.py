"""The look-ups: people, organizations, places, delegations, events and articles, page by page."""

from typing import Annotated

from fastapi import APIRouter, Depends, Query, Request
from starlette.responses import Response

from api.answers.as_of import AsOf, delegations_then, people_then, until
from api.answers.details import Field
from api.answers.fields import ARTICLES, DELEGATIONS, EVENTS, NAMED, PLACES
from api.answers.jsonld import answered
from api.answers.named_queries import Term, iri, literal, values
from api.answers.paging import Keyed, Page, after, found_after, from_list, listed_after, look_up, told_page
from api.answers.parameters import Class, Day, refuse_unknown
from api.protocol.problems import Problem
from api.workers.pool import Pool
from kg.ids import NK
from kg.names import fold
from kg.store import list_name

router = APIRouter(tags=["Look-ups"])


class Where:
    """Which page of a look-up is wanted: `limit` items after the `after` that an earlier page gave as `next`."""

    def __init__(self, request: Request, limit: int, after: str | None) -> None:
        self.request = request
        self.pool: Pool = request.app.state.pool
        self.limit = limit
        self.after = after

    async def found(self, query: str, fields: tuple[Field, ...], **holes: Term) -> Page:
        """The page of what the named query lists."""
        return await look_up(self.pool, query, fields, self.limit, after(self.after), **holes)

    async def told(self, asof: str, query: str, fields: tuple[Field, ...], *lists: str, **holes: Term) -> Page:
        """The page of what articles told of until then, among what the lists have or, without them, the query lists."""

        async def rows(most: int, start: Keyed) -> list[Keyed]:
            listed = await listed_after(self.pool, lists, most, start) if lists else None
            return await found_after(self.pool, query, most, start, **holes) if listed is None else listed

        return await told_page(self.pool, rows, fields, self.limit, after(self.after), until(asof))

    async def listed(
        self, fields: tuple[Field, ...], kind: str, *classes: str, days: tuple[str, str] | None = None
    ) -> Page | None:
        """The page of all things of a kind and these classes, where the store keeps lists of them."""
        lists = [list_name(kind, NK + name) for name in classes]
        return await from_list(self.pool, lists, fields, self.limit, after(self.after), days)


async def wanted(  # a coroutine, for the framework has threads call what is none, and the way to them takes long
    request: Request,
    limit: Annotated[int, Query(ge=1, le=200, description="Items on a page")] = 50,
    after: Annotated[str | None, Query(description="The `next` of an earlier page")] = None,
) -> Where:
    """Which page the request's parameters name. Raises Problem 400 for a parameter that there is not."""
    refuse_unknown(request)
    return Where(request, limit, after)


Wanted = Annotated[Where, Depends(wanted)]
Name = Annotated[str | None, Query(description="A name, in any spelling of case and diacritics", examples=["Ostravia"])]


async def _entities(
    where: Where, name: str | None, fields: tuple[Field, ...], *classes: str, asof: str | None = None
) -> Page:
    terms = [iri(NK + name) for name in classes]
    if name:
        holes = {"name": literal(fold(name)), "classes": Term(", ".join(terms))}
        if asof:
            return await where.told(asof, "entities_named", fields, **holes)
        return await where.found("entities_named", fields, **holes)
    if asof:
        lists = [list_name("entity", NK + name) for name in classes]
        return await where.told(asof, "entities", fields, *lists, classes=values(terms))
    page = await where.listed(fields, "entity", *classes)
    return page or await where.found("entities", fields, classes=values(terms))


@router.get("/people", summary="People by name", response_class=Response)
async def people(where: Wanted, name: Name = None, asof: AsOf = None) -> Response:
    """People, with every form of their names and the sentences that first mention them; with `asof`, their roles then.

    `articles` and `origins` count who names each, copies as one origin. Each role is `held`, `over`, or, where articles
    until then leave it `open`, told with the days that attest it.
    """
    page = await _entities(where, name, NAMED, "Person", asof=asof)
    return answered(where.request, await people_then(where.pool, page, asof) if asof else page)


@router.get("/organizations", summary="Organizations by name", response_class=Response)
async def organizations(where: Wanted, name: Name = None) -> Response:
    """Organizations, as people are given."""
    return answered(where.request, await _entities(where, name, NAMED, "Organization"))


@router.get("/places", summary="Places by name", response_class=Response)
async def places(where: Wanted, name: Name = None) -> Response:
    """Countries, regions, cities and other places."""
    return answered(where.request, await _entities(where, name, PLACES, "Place", "Country", "Region", "City"))


@router.get("/delegations", summary="Delegations of a side", response_class=Response)
async def delegations(where: Wanted, of: Name = None, asof: AsOf = None) -> Response:
    """Delegations, with their heads and members; `of` names the side they represent.

    `articles` and `origins` count who tells of each, copies as one origin; `support` does so for each of its heads.
    """
    side = Term(f"?side nk:nameKey {literal(fold(of))} .") if of else Term()
    if asof:
        lists = [] if of else [list_name("delegation", NK + "Delegation")]
        told = await where.told(asof, "delegations", DELEGATIONS, *lists, of=side)
        return answered(where.request, await delegations_then(where.pool, told, asof))
    page = None if of else await where.listed(DELEGATIONS, "delegation", "Delegation")
    return answered(where.request, page or await where.found("delegations", DELEGATIONS, of=side))


@router.get("/events", summary="Events by class, place and date", response_class=Response)
async def events(
    where: Wanted,
    type: Annotated[  # noqa: A002  the address says so
        Class | None, Query(description="A class, such as Negotiation", examples=["Negotiation"])
    ] = None,
    place: Annotated[
        str | None, Query(description="A city, or a country that it lies in", examples=["Lumport"])
    ] = None,
    start: Annotated[
        Day | None, Query(alias="from", description="2025, 2025-07 or 2025-07-23", examples=["2031-05"])
    ] = None,
    end: Annotated[Day | None, Query(alias="to", description="2025, 2025-07 or 2025-07-23", examples=["2031"])] = None,
) -> Response:
    """Events, oldest first; where sources differ, a field has every value. With `from` or `to`, only dated ones.

    `articles` and `origins` count who tells of each, copies as one origin; `support` does so for each value.
    """
    if start and end and start > end and not start.startswith(end):
        raise Problem(400, "from: is later than to: give the earlier day as from.", "parameters")
    name = type or "Event"
    days = (start or "", end or "9999") if start or end else None
    if not place and (page := await where.listed(EVENTS, "event", name, days=days)):
        return answered(where.request, page)
    holes = {
        "type": Term(f"?iri a {iri(NK + name)} ." if type else ""),
        "place": Term(f"?iri nk:place/nk:country?/nk:nameKey {literal(fold(place))} ." if place else ""),
        "undated": Term("false" if start or end else "true"),
        "from": literal(start or ""),
        "to": literal(end or "9999"),
    }
    return answered(where.request, await where.found("events", EVENTS, **holes))


@router.get("/articles", summary="The articles that were read", response_class=Response)
async def articles(where: Wanted) -> Response:
    """The articles the graph was built from, by their ids, without their texts."""
    page = await where.listed(ARTICLES, "article", "Article") or await where.found("articles", ARTICLES)
    return answered(where.request, page)
