"""/id/…: what the graph says of one thing, as data for programs and as a page for people."""

from html import escape
from urllib.parse import quote

from fastapi import APIRouter, Request
from starlette.responses import Response

from api.details import LABEL, details_of
from api.evidence import Evidence, evidence_of
from api.named_queries import iri, named_query
from api.negotiation import choose, prefers_html
from api.pages import Markup, page_response
from api.problems import Problem
from api.protocol import GRAPH_TYPES
from api.reader import Row, select
from api.relay import Relay
from api.workers import Pool
from kg.ids import ID, NK, PREFIXES

router = APIRouter(tags=["Entities"])
SENTENCES = 20
HIDDEN = {NK + "evidence", NK + "nameKey", NK + "mentionedIn"}  # shown as sentences, or for look-ups only


@router.api_route("/id/{kind}/{key:path}", methods=["GET", "HEAD"], summary="One entity", response_class=Response)
async def entity(request: Request, kind: str, key: str) -> Response:
    """What is said of an entity and what refers to it: Turtle, N-Triples, JSON-LD, or a page in a browser."""
    pool: Pool = request.app.state.pool
    address = f"{ID}{kind}/{key}"
    accept = request.headers.get("accept")
    html = prefers_html(accept, list(GRAPH_TYPES))
    media_type = "" if html else choose(accept, list(GRAPH_TYPES))
    rows = await select(pool, named_query("entity_rows", iri=iri(address)).text)
    if not any("value" in row for row in rows):
        raise Problem(404, f"Nothing is known of {address}.")
    if html:
        return page_response("entity", **await _page(pool, address, rows))
    query = named_query("entity", GRAPH_TYPES[media_type], iri=iri(address))
    return Relay(pool, query, media_type, {"Vary": "Accept"})


async def _page(pool: Pool, address: str, rows: list[Row]) -> dict[str, str]:
    linked = {row[name] for row in rows for name in ("value", "subject") if row.get(name, "").startswith(ID)}
    labels = {one: found[LABEL][0] for one, found in (await details_of(pool, linked, [LABEL])).items()}
    evidence = (await evidence_of(pool, [address], SENTENCES)).get(address, [])
    said = sorted((row["property"], row["value"]) for row in rows if "value" in row and row["property"] not in HIDDEN)
    told = sorted((row["property"], row["subject"]) for row in rows if "subject" in row)
    label = next((value for name, value in said if name == LABEL), address)
    return {
        "label": label,
        "iri": address,
        "said": Markup("".join(_line(name, value, labels) for name, value in said)),
        "told": Markup("".join(_line(name, value, labels) for name, value in told)),
        "evidence": Markup("".join(map(_quoted, evidence))),
    }


def _line(name: str, value: str, labels: dict[str, str]) -> str:
    return f"<tr><th>{escape(short(name))}</th><td>{_link(value, labels)}</td></tr>"


def _link(value: str, labels: dict[str, str]) -> str:
    if value.startswith(ID):
        return f'<a href="/id/{escape(quote(value.removeprefix(ID)))}">{escape(labels.get(value, short(value)))}</a>'
    if value.startswith(("http://", "https://")):
        return f'<a href="{escape(value)}" rel="noreferrer">{escape(short(value))}</a>'
    return escape(value)


def _quoted(evidence: Evidence) -> str:
    source = ", ".join(filter(None, (evidence.title or evidence.article, evidence.published)))
    return f"<blockquote><p>{escape(evidence.quote)}</p><footer>{escape(source)}</footer></blockquote>"


def short(address: str) -> str:
    """An IRI with its namespace's prefix in place of the namespace."""
    for prefix, namespace in PREFIXES.items():
        if prefix != "id" and address.startswith(namespace):
            return f"{prefix}:{address.removeprefix(namespace)}"
    return address
