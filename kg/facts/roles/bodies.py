"""The body a role is held in: the one that the title's own phrase names, or the one that the words around it make
plain.
"""

from collections.abc import Iterable, Sequence
from dataclasses import replace

from spacy.tokens import Token

from kg.document import Document, Sentence
from kg.facts.lexicon import signals
from kg.facts.roles.holding import Holding
from kg.facts.teams import teams
from kg.model import Mention


def bodies_in(document: Document, phrase: Sequence[Token]) -> list[Mention]:
    """The countries, bodies and places that a phrase names, in text order."""
    found: list[Mention] = []
    for token in phrase:
        mention = document.mention_at(token)
        if mention is not None and mention.kind != "person" and mention not in found:
            found.append(mention)
    return found


def body_in_phrase(document: Document, phrase: Sequence[Token]) -> Mention | None:
    """The body that an "of …" phrase names: an organisation before a place, the last place before those that say
    where.
    """
    found = bodies_in(document, phrase)
    # "of Iran's Quds Force", "of the Polish city of Gdańsk": the adjective or owner first, the body itself after it.
    organizations = [mention for mention in found if mention.kind == "organization"]
    return next(iter(organizations or reversed(found)), None)


def with_bodies(document: Document, sentence: Sentence, holdings: Iterable[Holding]) -> list[Holding]:
    """The holdings, those without a body given the one that the sentence makes plain, where it does."""
    given = _shared(list(holdings))
    sides = {person.id: team.side for team in teams(document, sentence) for person, _ in team.people}
    return [_with_body(document, holding, sides) for holding in given]


def _with_body(document: Document, holding: Holding, sides: dict[int, Mention]) -> Holding:
    if holding.title.body is not None:
        return holding
    body = sides.get(holding.holder.id)  # who represents a country is that country's minister
    if body is None and holding.title.local:
        body = _nearest_place(document, holding.title.head)
    if body is None and document.doc[holding.title.start].lower_ in ("its", "their") and not holding.title.plural:
        body = _named_before(document, document.doc[holding.title.start])
    return held_in(holding, body, 0.8) if body is not None else holding


def held_in(holding: Holding, body: Mention | None, confidence: float) -> Holding:
    """The holding with this body, held with this confidence."""
    return replace(holding, title=replace(holding.title, body=body), confidence=confidence)


def _nearest_place(document: Document, head: Token) -> Mention | None:
    """The town or region named last before a "local" title."""
    before = [m for m in document.mentions if m.kind in ("city", "region", "place") and m.span.end <= head.idx]
    return before[-1] if before else None


def _named_before(document: Document, owner: Token) -> Mention | None:
    """Whom "its" stands for: the country or body named last before it in the sentence, or first in the one before."""
    here = document.sentence_of(owner)
    before = [m for m in document.mentions if m.kind in ("country", "organization") and m.span.end <= owner.idx]
    sides = [mention for mention in before if not _owns_unnamed(document, mention)]
    close = [m for m in sides if m.span.start >= here.span.start]
    if close or here.index == 0:
        return close[-1] if close else None
    return next((m for m in sides if m.span.within(document.sentences[here.index - 1].span)), None)


def _owns_unnamed(document: Document, mention: Mention) -> bool:
    """Whether it only says whose a body without a name is: "Peru's ruling party chose its leader"."""
    last = document.tokens(mention.span)[-1]
    owned = last.head if last.dep_ in ("poss", "amod", "compound") else last
    return owned.lemma_.lower() in signals("BodyNoun") - signals("Realm") and document.mention_at(owned) is None


def _shared(holdings: list[Holding]) -> list[Holding]:
    """A title without a body takes over that of the title before it in a list, or of the same person's title after it.

    "Ruritanian prime minister A and energy minister B": both are Ruritanian. "adviser and former minister of X A":
    both of X.
    """
    for i, holding in enumerate(holdings):
        if holding.title.body is not None:
            continue
        after = [other for other in holdings[i + 1 :] if other.holder == holding.holder]
        for other in (*after, *reversed(holdings[:i])):
            if other.title.body is not None and _share_body(holding, other):
                holdings[i] = held_in(holding, other.title.body, 0.8)
                break
    return holdings


def _share_body(one: Holding, other: Holding) -> bool:
    """Whether two titles are of one body: in one list if it is a country, right beside one another if not."""
    if other.title.body is not None and other.title.body.kind == "country":
        return in_one_list(one, other)
    return other.holder == one.holder and other.title.end in (one.title.start, one.title.start - 1)


def in_one_list(one: Holding, other: Holding) -> bool:
    """Whether only names, "and" and commas stand between the two title phrases."""
    first, second = sorted((one, other), key=lambda holding: holding.title.start)
    between = first.title.head.doc[first.title.end : second.title.start]
    return len(between) <= 8 and all(t.pos_ in ("PROPN", "CCONJ", "PUNCT") for t in between)
