"""Examples of what the routes of corrections answer, for the service's description."""

from typing import Any

from kg.ids import ID, PREFIXES

JSON = "application/json"
_HERE = "http://localhost:8000"
_VALDANE = {"iri": ID + "person/mira-valdane", "label": "Mira Valdane"}
_BY = {"who": "curator", "when": "2031-05-05T10:00:00Z", "why": "her own spelling"}
_SPELT = {"target": {"address": "harbour#mention:23-35", "words": "Mira Valdane"}, "label": "Mira Valdán"}
_CORRECTION = {
    "iri": ID + "correction/4f0c2a9b1e",
    "type": "Correction",
    "correction": "rename",
    "id": "4f0c2a9b1e",
    **_BY,
    "said": _SPELT,
    "applies": True,
    "reason": None,
    "concerns": [_VALDANE],
}
_UNDOING = {"correction": "undo", "id": "9e1d7c5b3a", **_BY, "why": "", "undone": "4f0c2a9b1e"}
_MADE = {
    "corrections": [{"correction": "rename", "id": "4f0c2a9b1e", **_BY, **_SPELT, "applies": True, "reason": ""}],
    "changes": ["Mira Valdane (id/person/mira-valdane) is now called Mira Valdán"],
    "more": 0,
    "added": 14,
    "removed": 2,
    "affected": [],
}

CORRECTED: dict[tuple[str, str], tuple[str, Any]] = {
    ("get", "/corrections"): (
        JSON,
        {
            "@context": _HERE + "/corrections/context.jsonld",
            "iri": _HERE + "/corrections",
            "items": [_CORRECTION],
            "next": None,
        },
    ),
    ("get", "/corrections/{key}"): (JSON, {"@context": _HERE + "/corrections/context.jsonld", **_CORRECTION}),
    ("get", "/corrections/context.jsonld"): (
        "application/ld+json",
        {"@context": {"iri": "@id", "who": PREFIXES["dcterms"] + "creator"}},
    ),
    ("post", "/corrections"): (JSON, _MADE),
    ("delete", "/corrections/{key}"): (JSON, {**_MADE, "corrections": [_UNDOING]}),
}
