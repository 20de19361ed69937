"""Examples of what the routes about judgements answer."""

from typing import Any

from kg.ids import ID

_HERE = "http://localhost:8000"
_SIDE: dict[str, Any] = {
    "address": "harbour#mention:23-35",
    "words": "Mira Valdane",
    "entity": {"iri": ID + "person/mira-valdane", "label": "Mira Valdane"},
    "article": {
        "iri": ID + "article/harbour",
        "id": "harbour",
        "title": "Talks open",
        "published": "2031-05-04",
        "outlet": None,
    },
    "sentence": {"quote": "Mira Valdane led Ostravia's delegation.", "start": 0, "end": 39},
}
_EXAMPLE: dict[str, Any] = {
    "iri": ID + "judgement/5f0c2a7d9b1e4c38",
    "type": "Judgement",
    "left": "harbour#mention:23-35",
    "right": "storm#mention:0-7",
    "verdict": "Unsure",
    "reason": "the surname alone",
    "score": "0.5",
    "features": [{"name": "name", "says": "the surname alone", "weight": 0.5}],
    "decided": None,
    "moves": 3,
    "sides": [_SIDE, {**_SIDE, "address": "storm#mention:0-7", "words": "Valdane"}],
}
_KNOWN = {"other_labels": ["Valdane"], "roles": ["foreign minister, Ostravia (2031-05-09)"]}
_BOTH = [{**side, "entity": {**side["entity"], **_KNOWN}, "beside": None} for side in _EXAMPLE["sides"]]
_ASKED = {**_EXAMPLE, "sides": _BOTH, "worth": 3.0}


def _page(path: str, item: object, **more: object) -> tuple[str, Any]:
    context = f"{_HERE}/judgements/context.jsonld"
    page = {"@context": context, "iri": _HERE + path, "items": [item], **more, "next": None}
    return "application/json", page


JUDGED: dict[tuple[str, str], tuple[str, Any]] = {
    ("get", "/judgements"): _page("/judgements", _EXAMPLE),
    ("get", "/review"): _page("/review", _ASKED, candidates=[]),
}
