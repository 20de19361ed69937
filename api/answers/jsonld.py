"""Pages as they go out: JSON that is JSON-LD too, with a link to the page that follows."""

from typing import Any

import msgspec
from fastapi import APIRouter, Request
from starlette.responses import Response

from api.answers.details import DATE_FORMS, TYPE, Field
from api.answers.fields import ALL, COUNTED, WORKED_OUT
from api.answers.paging import Page
from api.protocol.addresses import root
from api.protocol.negotiation import choose
from api.protocol.problems import Problem
from kg.ids import NK, PREFIXES

router = APIRouter(tags=["Look-ups"])
PATH = "/context.jsonld"
JSON, JSON_LD = "application/json", "application/ld+json"
HYDRA = "http://www.w3.org/ns/hydra/core#"
_XSD = PREFIXES["xsd"]
_DATE_TYPES = {"": "date", "_month": "gYearMonth", "_year": "gYear", "_time": "dateTime"}


def answered(request: Request, page: Page) -> Response:
    """The page in the media type that the client likes better."""
    following = str(request.url.include_query_params(after=page.next)) if page.next else None
    content = {"@context": root(request) + PATH, "iri": str(request.url), "items": page.items, "next": following}
    links = {"Link": f'<{following}>; rel="next"'} if following else {}
    return Response(msgspec.json.encode(content), media_type=media_type(request), headers=links)


def media_type(request: Request) -> str:
    """JSON, or JSON-LD where the client likes that better: the bytes are the same."""
    try:
        return choose(request.headers.get("accept"), [JSON, JSON_LD])
    except Problem:  # a page in a browser may ask for anything
        return JSON


@router.get(PATH, summary="The JSON-LD context of all look-ups", response_class=Response)
async def context() -> Response:
    """Says which property each field of an answer stands for, so that every answer can be read as RDF."""
    return Response(msgspec.json.encode({"@context": terms()}), media_type=JSON_LD)


def terms() -> dict[str, Any]:
    """The term that each field is, and what pages are made of, which is Hydra's."""
    found: dict[str, Any] = {"@vocab": NK, "iri": "@id"}
    for field in ALL:
        found |= _terms(field)
    found |= {
        "evidence": {"@id": NK + "evidence", "@container": "@set"},
        "article": NK + "inArticle",
        "sentences": {"@reverse": NK + "inArticle", "@container": "@set"},
        "items": {"@id": HYDRA + "member", "@container": "@set"},
        "next": {"@id": HYDRA + "next", "@type": "@id"},
    }
    found |= {"roles": {"@reverse": NK + "holder", "@container": "@set"}}
    # About the search, counted, or worked out from several holdings: nothing that the graph says.
    return found | dict.fromkeys(("found_in", "snippet", *COUNTED, *WORKED_OUT))


def _terms(field: Field) -> dict[str, Any]:
    if field.property == TYPE:
        return {field.name: "@type"}
    if field.kind == "date":
        forms = {*DATE_FORMS.values(), "_time"}
        return {field.name + form: {"@id": field.property, "@type": _XSD + _DATE_TYPES[form]} for form in sorted(forms)}
    types = {"iri": "@id", "term": "@vocab", "decimal": _XSD + "decimal"}
    if field.kind in types:
        return {field.name: {"@id": field.property, "@type": types[field.kind]}}
    return {field.name: field.property}
