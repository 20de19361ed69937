"""An example of what each route answers, for its description: about invented people, in the shape of true answers."""

from typing import Any

from api.description.correction_examples import CORRECTED
from api.description.judgement_examples import JUDGED
from kg.ids import ID, NK, PREFIXES

Example = tuple[str, Any]  # the media type, and the body
JSON, TURTLE = "application/json", "text/turtle"
_HERE = "http://localhost:8000"
_VALDANE = {"iri": ID + "person/mira-valdane", "label": "Mira Valdane"}
_OSTRAVIA = {"iri": ID + "place/ostravia", "label": "Ostravia"}
_LUMPORT = {"iri": ID + "place/lumport", "label": "Lumport"}
_TALKS = {"iri": ID + "event/talks", "label": "Talks in Lumport"}
_QUOTE = "Mira Valdane led Ostravia's delegation in Lumport on 3 May 2031."
_ARTICLE = {
    "iri": ID + "article/harbour",
    "id": "harbour",
    "title": "Talks open in Lumport",
    "published": "2031-05-04",
}
_SENTENCE = {"iri": ID + "evidence/head", "quote": _QUOTE, "start": 0, "end": 64, "article": _ARTICLE}
_COUNTED = {"articles": 3, "origins": 1}
_SAID = {**_COUNTED, "evidence": [_SENTENCE]}
_NAMED = {"other_labels": ["Valdane"], "country": _OSTRAVIA, "same_as": []}


def _page(path: str, item: dict[str, Any]) -> Example:
    return JSON, {"@context": _HERE + "/context.jsonld", "iri": _HERE + path, "items": [item], "next": None}


_EVENT = {
    **_TALKS,
    "type": ["Event", "Negotiation"],
    "place": [_LUMPORT],
    "date": ["2031-05-03"],
    "status": ["Happened"],
    "round": [3],
    "participants": [_OSTRAVIA],
    "killed": [],
    "injured": [],
    "support": [{"field": "place", "value": _LUMPORT, **_COUNTED}],
    **_SAID,
}
_DELEGATION = {
    "iri": ID + "delegation/ostravia-talks",
    "label": "Delegation of Ostravia",
    "represents": _OSTRAVIA,
    "sent_to": _TALKS,
    "headed_by": [_VALDANE],
    "members": [_VALDANE],
    "support": [{"field": "headed_by", "value": _VALDANE, **_COUNTED}],
    **_SAID,
}
_FOUND = {
    **_VALDANE,
    "title": None,
    "type": ["Person"],
    "found_in": "name",
    "snippet": "Mira <mark>Valdane</mark>",
    "evidence": [_SENTENCE],
}
_REPLY = {
    "@context": _HERE + "/ask/context.jsonld",
    "question": "Who led Ostravia's delegation?",
    "understood_as": "who led the delegation of Ostravia",
    "sparql": "SELECT …",
    "answers": [
        {
            **_VALDANE,
            "detail": "head of the delegation of Ostravia, 2031-05-03",
            "articles": 3,
            "origins": 1,
            "others": [{"label": "Tove Quell", "articles": 1, "origins": 1, "later": False}],
            "evidence": [
                {
                    "article": "harbour",
                    "title": "Talks open in Lumport",
                    "published": "2031-05-04",
                    "quote": _QUOTE,
                    "start": 0,
                    "end": 64,
                    "article_iri": ID + "article/harbour",
                }
            ],
        }
    ],
}
_ROWS = {"head": {"vars": ["name"]}, "results": {"bindings": [{"name": {"type": "literal", "value": "Mira Valdane"}}]}}
_GRAPH = f'<{_VALDANE["iri"]}> a <{NK}Person> ;\n  <{PREFIXES["rdfs"]}label> "Mira Valdane" .\n'
_STATE = {
    "status": "ok",
    "store": "newskg-store",
    "generation": 7,
    "in_memory": True,
    "articles": 2140,
    "workers": {"wanted": 4, "alive": 4, "idle": 3},
}
_VOID = (
    f"<{_HERE}/.well-known/void#newskg> a <http://rdfs.org/ns/void#Dataset> ; <http://rdfs.org/ns/void#triples> 31209 ."
)
_CONTEXT = {"@context": {"iri": "@id", "label": PREFIXES["rdfs"] + "label"}}
_METRIC = 'newskg_requests_total{method="GET",route="/people",status="200"} 12.0\n'

ANSWERS: dict[tuple[str, str], Example] = {
    ("get", "/sparql"): ("application/sparql-results+json", _ROWS),
    ("post", "/sparql"): ("application/sparql-results+json", _ROWS),
    ("get", "/.well-known/void"): (TURTLE, _VOID),
    ("get", "/ask"): (JSON, _REPLY),
    ("get", "/ask/context.jsonld"): ("application/ld+json", _CONTEXT),
    ("get", "/context.jsonld"): ("application/ld+json", _CONTEXT),
    ("get", "/judgements/context.jsonld"): ("application/ld+json", _CONTEXT),
    ("get", "/people"): _page("/people", {**_VALDANE, **_NAMED, **_SAID}),
    ("get", "/organizations"): _page(
        "/organizations", {**_NAMED, "iri": ID + "organization/sea-league", "label": "Sea League", **_SAID}
    ),
    ("get", "/places"): _page(
        "/places", {**_NAMED, **_LUMPORT, "type": ["City"], "lat": "54.2", "long": "8.9", **_SAID}
    ),
    ("get", "/delegations"): _page("/delegations", _DELEGATION),
    ("get", "/events"): _page("/events", _EVENT),
    ("get", "/articles"): _page(
        "/articles",
        {**_ARTICLE, "address": "https://example.org/harbour", "outlet": "The Lumport Bell", "evidence": []},
    ),
    **CORRECTED,
    ("post", "/articles"): (JSON, {"summary": "1 article read", "set_aside": []}),
    ("get", "/search"): _page("/search?q=valdane", _FOUND),
    ("get", "/id/{kind}/{key}"): (TURTLE, _GRAPH),
    ("get", "/export/{name}"): ("application/n-quads", _GRAPH),
    ("get", "/graphs"): (TURTLE, _GRAPH),
    ("get", "/health"): (JSON, _STATE),
    ("get", "/ready"): (JSON, _STATE),
    ("get", "/metrics"): ("text/plain", _METRIC),
    **JUDGED,
}
