"""/id/…: what the graph says of one thing, as data for programs and as a page for people."""

from collections.abc import Iterable
from html import escape
from typing import Annotated
from urllib.parse import quote

from fastapi import APIRouter, Request
from fastapi import Path as PathPart
from starlette.responses import Response

from api.answers.as_of import AsOf, roles_then, until
from api.answers.details import LABEL
from api.answers.evidence import Evidence, evidence_of
from api.answers.fields import DELEGATIONS, EVENTS
from api.answers.named_queries import iri, named_query
from api.answers.naming import names_of, spoken, term
from api.answers.support import Support, support_of
from api.protocol.negotiation import choose, prefers_html
from api.protocol.problems import Problem
from api.protocol.relay import Relay
from api.protocol.requests import GRAPH_TYPES
from api.routes.pages import Markup, page_response
from api.workers.pool import Pool
from api.workers.reader import select
from kg.ids import ID, NK, PREFIXES
from kg.store import Row

router = APIRouter(tags=["Entities"])
SENTENCES = 20
_NEVER_JUDGED = {"article", "evidence", "judgement"}
HIDDEN = {LABEL}  # it stands as the heading


@router.get("/id/{kind}/{key:path}", summary="One entity", response_class=Response)
async def entity(
    request: Request,
    kind: Annotated[str, PathPart(examples=["person"])],
    key: Annotated[str, PathPart(examples=["mira-valdane"])],
    asof: AsOf = None,
) -> Response:
    """What is said of an entity and what refers to it: Turtle, N-Triples, JSON-LD, or a page in a browser.

    With `asof`, what articles published until then say; a person's page then has the roles held then.
    """
    pool: Pool = request.app.state.pool
    address = f"{ID}{kind}/{key}"
    accept = request.headers.get("accept")
    html = prefers_html(accept, list(GRAPH_TYPES))
    media_type = "" if html else choose(accept, list(GRAPH_TYPES))
    source = kind if kind == "judgement" else "entity"  # a judgement stands in a graph of its own
    then = {"until": until(asof)} if asof and kind not in _NEVER_JUDGED else {}
    ending = "_until" if then else ""
    rows = await select(pool, named_query(f"{source}_rows{ending}", iri=iri(address), **then).text)
    known = await evidence_of(pool, [address], 1, then["until"]) if then else True
    if not known or not any("value" in row for row in rows):
        raise Problem(404, f"Nothing is known of {address}" + (f" as of {asof}." if then else "."))
    if html:
        return page_response("entity", **await _page(pool, address, rows, asof if then else None))
    query = named_query(source + ending, GRAPH_TYPES[media_type], iri=iri(address), **then)
    return Relay(pool, query, media_type, {"Vary": "Accept"})


async def _page(pool: Pool, address: str, rows: list[Row], asof: str | None) -> dict[str, str]:
    linked = {row[name] for row in rows for name in ("value", "subject") if row.get(name, "").startswith(ID)}
    names = await names_of(pool, {address, *linked})
    said = sorted((row["property"], row["value"]) for row in rows if "value" in row and row["property"] not in HIDDEN)
    told = sorted({(row["property"], row["subject"]) for row in rows if "subject" in row} - _assertions(rows))
    sayers = dict.fromkeys(subject for name, subject in told if name != NK + "mentionedIn")
    limit = until(asof) if asof else None
    sentences = await evidence_of(pool, [address, *list(sayers)[:SENTENCES]], SENTENCES, limit)
    held = (await support_of(pool, [address], DELEGATIONS + EVENTS, limit))[address]
    roles = (await roles_then(pool, [address], asof)).get(address, []) if asof else []
    quoted = _distinct([evidence for several in sentences.values() for evidence in several])
    return {
        "label": names[address],
        "iri": address,
        "why": _why(address, held),
        "roles": _section(f"Roles as of {asof}", "table", map(_role, roles)),
        "said": _section("What is known", "table", (_line(name, value, names, held) for name, value in said)),
        "evidence": _section("Sentences that say so", "div", map(_quoted, quoted[:SENTENCES])),
        "told": _section("Referred to by", "table", (_line(name, value, names) for name, value in told)),
    }


def _role(role: dict[str, object]) -> str:
    body = role["of"]
    of = f" of {body['label']}" if isinstance(body, dict) and body["label"] else ""
    counted = f"<small>{_counted(role['articles'], role['origins'])}</small>"
    return f"<tr><th>{escape(str(role['role_title']) + of)}</th><td>{escape(str(role['told']))} {counted}</td></tr>"


def _why(address: str, held: Support) -> Markup:
    """How many articles tell of the thing, and links to the judgements it rests on and to what sources differ on."""
    if address.removeprefix(ID).partition("/")[0] in _NEVER_JUDGED:
        return Markup()
    of = escape(quote(address, safe=""))
    counted = f" · {_counted(held.articles, held.origins)}" if held.articles else ""
    judged = f' · <a href="/judgements?of={of}">why these are one</a>'
    return Markup(f'{counted}{judged} · <a href="/disagreements?about={of}">where sources differ</a>')


def _counted(articles: object, origins: object) -> str:
    """ "3 articles, 1 origin"."""
    return ", ".join(f"{n} {noun}{'' if n == 1 else 's'}" for n, noun in ((articles, "article"), (origins, "origin")))


def _assertions(rows: list[Row]) -> set[tuple[str, str]]:
    """What only ties a value to its evidence."""
    kept = {PREFIXES["rdf"] + name for name in ("subject", "object")}
    return {(row["property"], row["subject"]) for row in rows if "subject" in row and row["property"] in kept}


def _distinct(found: list[Evidence]) -> list[Evidence]:
    """The quotes, oldest first, without those that stand within another one of the same article."""
    unique = {(one.article, one.start, one.quote): one for one in found}.values()
    kept = [one for one in unique if not any(_within(one, other) for other in unique)]
    return sorted(kept, key=lambda e: (e.published or "9999", e.article, e.start or 0))


def _within(one: Evidence, other: Evidence) -> bool:
    return one.article == other.article and one.quote != other.quote and one.quote in other.quote


def _section(heading: str, element: str, parts: Iterable[str]) -> Markup:
    """A headed part of the page; nothing where there is nothing to show."""
    body = "".join(parts)
    return Markup(f"<h2>{heading}</h2><{element}>{body}</{element}>" if body else "")


def _line(name: str, value: str, names: dict[str, str], held: Support | None = None) -> str:
    given = held.of(name, value) if held else None
    counted = f" <small>{_counted(*given)}</small>" if given else ""
    return f'<tr><th title="{escape(name)}">{escape(spoken(name))}</th><td>{_link(value, names)}{counted}</td></tr>'


def _link(value: str, names: dict[str, str]) -> str:
    if value.startswith(ID):
        return f'<a href="/id/{escape(quote(value.removeprefix(ID)))}">{escape(names[value])}</a>'
    if term(value) != value:
        return escape(term(value))
    if value.startswith(("http://", "https://")):
        return f'<a href="{escape(value)}" rel="noreferrer">{escape(value)}</a>'
    return escape(value)


def _quoted(evidence: Evidence) -> str:
    source = ", ".join(filter(None, (evidence.title or evidence.article, evidence.published)))
    return f"<blockquote><p>{escape(evidence.quote)}</p><footer>{escape(source)}</footer></blockquote>"
