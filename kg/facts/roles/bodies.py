"""The body a role is held in: the country, organisation or place that the title's own phrase names, or a neighbour's."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from spacy.tokens import Token

from kg.document import Document
from kg.model import Mention

if TYPE_CHECKING:
    from kg.facts.roles.holders import Holding


def body_in_phrase(document: Document, phrase: Sequence[Token]) -> Mention | None:
    """The body that an "of …" phrase names: an organisation before a place, what the phrase is about before what follows."""
    found: list[Mention] = []
    for token in phrase:
        mention = document.mention_at(token)
        if mention is not None and mention.kind != "person" and mention not in found:
            found.append(mention)
    # "of Iran's Quds Force", "of the Polish city of Gdańsk": the adjective or owner comes first, the body itself after it.
    organizations = [mention for mention in found if mention.kind == "organization"]
    return (organizations or found[::-1] or [None])[0]


def shared_bodies(holdings: Iterable["Holding"]) -> list["Holding"]:
    """Holdings whose titles name no body take over that of a title coordinated with theirs, before or after it.

    "Greek prime minister A and energy minister B": both are Greek.
    """
    given = list(holdings)
    for i, holding in enumerate(given):
        if holding.title.body is not None:
            continue
        for other in (*given[i + 1 :], *reversed(given[:i])):
            if other.title.body is not None and _coordinated(holding, other):
                given[i] = replace(holding, title=replace(holding.title, body=other.title.body), confidence=0.7)
                break
    return given


def _coordinated(one: "Holding", other: "Holding") -> bool:
    """Whether only names, "and" and commas stand between the two phrases."""
    first, second = sorted((one, other), key=lambda holding: holding.title.start)
    between = first.title.head.doc[first.title.end : second.title.start]
    same_kind = {"country"} >= {second.title.body.kind if second.title.body else "country"}
    return same_kind and len(between) <= 8 and all(t.pos_ in ("PROPN", "CCONJ", "PUNCT") for t in between)
