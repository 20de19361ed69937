"""The look-ups: people, organizations, places, delegations, events and articles, page by page."""

from typing import Annotated

import msgspec
from fastapi import APIRouter, Depends, Query, Request
from starlette.responses import Response

from api.details import LABEL, TYPE, Field
from api.named_queries import Term, iri, literal, values
from api.paging import Page, after, look_up
from api.problems import Problem
from kg.ids import NK, PREFIXES
from kg.names import fold

router = APIRouter(tags=["Look-ups"])

NAMED = (
    Field("label", LABEL),
    Field("other_labels", PREFIXES["skos"] + "altLabel", many=True),
    Field("country", NK + "country", "entity"),
    Field("same_as", PREFIXES["owl"] + "sameAs", many=True),
)
PLACES = (
    *NAMED,
    Field("type", TYPE, "term", many=True),
    Field("lat", PREFIXES["geo"] + "lat", "number"),
    Field("long", PREFIXES["geo"] + "long", "number"),
)
DELEGATIONS = (
    Field("label", LABEL),
    Field("represents", NK + "represents", "entity"),
    Field("sent_to", NK + "sentTo", "entity"),
    Field("headed_by", NK + "headedBy", "entity", many=True),
    Field("members", NK + "hasMember", "entity", many=True),
)
EVENTS = (
    Field("label", LABEL),
    Field("type", TYPE, "term", many=True),
    Field("place", NK + "place", "entity", many=True),
    Field("date", NK + "date", many=True),
    Field("status", NK + "eventStatus", "term", many=True),
    Field("round", NK + "round", "number", many=True),
    Field("participants", NK + "participant", "entity", many=True),
    Field("killed", NK + "killed", "number", many=True),
    Field("injured", NK + "injured", "number", many=True),
)
ARTICLES = (
    Field("id", PREFIXES["dcterms"] + "identifier"),
    Field("title", PREFIXES["dcterms"] + "title"),
    Field("published", PREFIXES["dcterms"] + "issued"),
    Field("address", PREFIXES["dcterms"] + "source"),
    Field("outlet", NK + "outlet"),
)
_DAY = r"^\d{4}(-\d{2}(-\d{2})?)?$"


class Where:
    """Which page of a look-up is wanted: `limit` items after the `after` that an earlier page gave as `next`."""

    def __init__(
        self,
        request: Request,
        limit: Annotated[int, Query(ge=1, le=200, description="Items on a page")] = 50,
        after: Annotated[str | None, Query(description="The `next` of an earlier page")] = None,
    ) -> None:
        self.pool = request.app.state.pool
        self.limit = limit
        self.after = after

    async def page(self, query: str, fields: tuple[Field, ...], **holes: Term) -> Page:
        """The page of what the named query lists."""
        return await look_up(self.pool, query, fields, self.limit, after(self.after), **holes)


Wanted = Annotated[Where, Depends()]
Name = Annotated[str | None, Query(description="A name, in any spelling of case and diacritics")]


def answered(page: Page) -> Response:
    """The page as JSON."""
    return Response(msgspec.json.encode(page), media_type="application/json")


async def _entities(where: Where, name: str | None, fields: tuple[Field, ...], *classes: str) -> Response:
    holes = {"classes": values([iri(NK + c) for c in classes])}
    if name:
        return answered(await where.page("entities_named", fields, name=literal(fold(name)), **holes))
    return answered(await where.page("entities", fields, **holes))


@router.get("/people", summary="People by name", response_class=Response)
async def people(where: Wanted, name: Name = None) -> Response:
    """People, with every form of their names and the sentences that first mention them."""
    return await _entities(where, name, NAMED, "Person")


@router.get("/organizations", summary="Organizations by name", response_class=Response)
async def organizations(where: Wanted, name: Name = None) -> Response:
    """Organizations, as people are given."""
    return await _entities(where, name, NAMED, "Organization")


@router.get("/places", summary="Places by name", response_class=Response)
async def places(where: Wanted, name: Name = None) -> Response:
    """Countries, regions, cities and other places."""
    return await _entities(where, name, PLACES, "Place", "Country", "Region", "City")


@router.get("/delegations", summary="Delegations of a side", response_class=Response)
async def delegations(where: Wanted, of: Name = None) -> Response:
    """Delegations, with their heads and members; `of` names the side they represent."""
    side = Term(f"?side nk:nameKey {literal(fold(of))} .") if of else Term()
    return answered(await where.page("delegations", DELEGATIONS, of=side))


@router.get("/events", summary="Events by class, place and date", response_class=Response)
async def events(
    where: Wanted,
    type: Annotated[str | None, Query(pattern="^[A-Za-z]+$", description="A class, such as Negotiation")] = None,  # noqa: A002
    place: Annotated[str | None, Query(description="A city, or a country that it lies in")] = None,
    start: Annotated[str | None, Query(alias="from", pattern=_DAY, description="2025, 2025-07 or 2025-07-23")] = None,
    end: Annotated[str | None, Query(alias="to", pattern=_DAY, description="2025, 2025-07 or 2025-07-23")] = None,
) -> Response:
    """Events, oldest first; where sources differ, a field has every value. With `from` or `to`, only dated ones."""
    if start and end and start > end and not start.startswith(end):
        raise Problem(422, "from: is later than to.", "parameters")
    holes = {
        "type": Term(f"?iri a {iri(NK + type[0].upper() + type[1:])} ." if type else ""),
        "place": Term(f"?iri nk:place/nk:country?/nk:nameKey {literal(fold(place))} ." if place else ""),
        "undated": Term("false" if start or end else "true"),
        "from": literal(start or ""),
        "to": literal(end or "9999"),
    }
    return answered(await where.page("events", EVENTS, **holes))


@router.get("/articles", summary="The articles that were read", response_class=Response)
async def articles(where: Wanted) -> Response:
    """The articles the graph was built from, by their ids, without their texts."""
    return answered(await where.page("articles", ARTICLES))
