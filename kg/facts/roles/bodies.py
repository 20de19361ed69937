"""The body a role is held in: the one that the title's own phrase names, or the one that the words around it make
plain.
"""

from collections import Counter
from collections.abc import Iterable, Sequence, Set
from dataclasses import replace

from spacy.tokens import Token

from kg.document import Document, Sentence
from kg.facts.lexicon import concepts_below, state_offices
from kg.facts.roles.holding import Holding, Title
from kg.facts.teams import teams
from kg.gazetteer import gazetteer
from kg.model import CONTEXT, Mention
from kg.syntax import children
from kg.vocabulary import vocabulary

_MOST = 0.5  # of the article's mentions of countries and of places in them
_TIMES_THE_NEXT = 3


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
    if body is None and document.doc[holding.title.start].lower_ in ("its", "their"):
        body = _named_before(document, document.doc[holding.title.start])
    return _held_in(holding, body, 0.8) if body is not None else holding


def _held_in(holding: Holding, body: Mention | None, confidence: float) -> Holding:
    return replace(holding, title=replace(holding.title, body=body), confidence=confidence)


def _nearest_place(document: Document, head: Token) -> Mention | None:
    """The town or region named last before a "local" title."""
    before = [m for m in document.mentions if m.kind in ("city", "region", "place") and m.span.end <= head.idx]
    return before[-1] if before else None


def _named_before(document: Document, owner: Token) -> Mention | None:
    """Whom "its" stands for: the country or body named last before it in the sentence, or first in the one before."""
    here = document.sentence_of(owner)
    sides = [m for m in document.mentions if m.kind in ("country", "organization") and m.span.end <= owner.idx]
    close = [m for m in sides if m.span.start >= here.span.start]
    if close or here.index == 0:
        return close[-1] if close else None
    return next((m for m in sides if m.span.within(document.sentences[here.index - 1].span)), None)


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
                holdings[i] = _held_in(holding, other.title.body, 0.8)
                break
    return holdings


def _share_body(one: Holding, other: Holding) -> bool:
    """Whether two titles are of one body: in one list if it is a country, right beside one another if not."""
    if other.title.body is not None and other.title.body.kind == "country":
        return _in_one_list(one, other)
    return other.holder == one.holder and other.title.end in (one.title.start, one.title.start - 1)


def _in_one_list(one: Holding, other: Holding) -> bool:
    """Whether only names, "and" and commas stand between the two title phrases."""
    first, second = sorted((one, other), key=lambda holding: holding.title.start)
    between = first.title.head.doc[first.title.end : second.title.start]
    return len(between) <= 8 and all(t.pos_ in ("PROPN", "CCONJ", "PUNCT") for t in between)


def from_context(document: Document, holdings: Sequence[Holding]) -> list[Holding]:
    """State offices still without a body, given the country that the article makes plain, with little confidence.

    It is the body that the article gives for the same person's same office elsewhere, or for the office of whoever
    owns it ("X's envoy") or stands beside it in a higher one ("President X and Vice President Y"). Or else it is the
    country whose title it usually is, or the one that the article speaks of by far the most, of those whose same office
    it gives to nobody else. Where neither is so, none is given. The rule's name then ends in "context", so that the
    resolver lets what any article states come first.
    """
    found = list(holdings)
    for i, holding in enumerate(found):
        if holding.title.body is None:
            found[i] = _from_context(document, holding, found)
    return found


def _from_context(document: Document, holding: Holding, holdings: Sequence[Holding]) -> Holding:
    owners = _of_owner(document, holding, holdings)
    open_office = _is_open_office(holding) and not owners
    body = owners[0] if owners else _plain_country(document, holding, holdings) if open_office else None
    if body is None:
        return holding
    return replace(_held_in(holding, body, 0.6), rule=f"{holding.rule}{CONTEXT}")


def _is_open_office(holding: Holding) -> bool:
    return holding.title.concept in state_offices()


def _plain_country(document: Document, holding: Holding, holdings: Sequence[Holding]) -> Mention | None:
    same_office = [
        o
        for o in holdings
        if o.title.concept == holding.title.concept and o.title.body is not None and o.title.status != "Former"
    ]
    own = [other.title.body for other in same_office if _surname(other) == _surname(holding)]
    near = own or _of_superior(holding, holdings)
    if near:
        return near[0]
    usual = vocabulary().usual_titles.get(holding.title.text.lower())
    named = [(m, ref) for m in document.mentions if (ref := _country_of(m)) is not None]
    if usual is None:
        held = () if "Former" in (holding.title.status, holding.status) else same_office
        taken = {other.title.body.ref for other in held if other.title.body is not None}
        usual = _most_named([ref for _, ref in named], taken | _acted_upon(document, holding))
    countries = [m for m, ref in named if m.kind == "country" and ref == usual]
    return min(countries, key=lambda m: abs(m.span.start - holding.title.head.idx), default=None)


def _most_named(countries: Sequence[str], without: Set[str | None]) -> str | None:
    """The country that is named by far the most, and more than all the others together."""
    ranked = [found for found in Counter(countries).most_common() if found[0] not in without][:2]
    if not ranked or ranked[0][1] < _MOST * len(countries):
        return None
    return ranked[0][0] if len(ranked) == 1 or ranked[0][1] >= _TIMES_THE_NEXT * ranked[1][1] else None


def _acted_upon(document: Document, holding: Holding) -> set[str]:
    """The countries that are object of what the holder does in the same clause: "President X visited Y", "against
    Y"."""
    name = document.tokens(holding.holder.span)[-1]
    verb = name.head
    if name.dep_ not in ("nsubj", "nsubjpass") or verb.pos_ != "VERB":
        return set()
    acted = [*children(verb, "dobj"), *(o for p in children(verb, "prep") for o in children(p, "pobj"))]
    below = [token for one in acted for token in (one, *children(one, "compound"), *children(one, "amod"))]
    below += [o for one in acted for p in children(one, "prep") for o in children(p, "pobj") if p.lower_ != "of"]
    mentions = [document.mention_at(token) for token in below]
    return {ref for m in mentions if m is not None and (ref := _country_of(m)) is not None}


def _of_owner(document: Document, holding: Holding, holdings: Sequence[Holding]) -> list[Mention]:
    """The countries of the state offices held by the person in "X's envoy", "his envoy", "head of X's office"."""
    owner = _owner(document, holding.title)
    if owner is None or owner.kind != "person":
        return []
    surname = owner.name.split()[-1]
    return [o.title.body for o in holdings if _is_of_state(o) and o.title.body and _surname(o) == surname]


def _owner(document: Document, title: Title) -> Mention | None:
    doc, start = document.doc, title.start
    if doc[start].tag_ == "PRP$":
        return document.mention_at(doc[start])
    for token in doc[max(start - 1, 1) : title.head.i]:
        if token.tag_ == "POS":
            return document.mention_at(doc[token.i - 1])
    for preposition in children(title.head, "prep"):
        for noun in children(preposition, "pobj"):
            owner = document.mention_at(next(iter(children(noun, "poss")), noun))
            if owner is not None and owner.kind == "person":
                return owner
    return None


def _of_superior(holding: Holding, holdings: Sequence[Holding]) -> list[Mention]:
    """The country of the head of state or government named in one list with someone who is neither."""
    if _heads_state(holding):
        return []
    beside = [o for o in holdings if _is_of_state(o) and _heads_state(o) and _in_one_list(holding, o)]
    return [o.title.body for o in beside if o.title.body]


def _is_of_state(holding: Holding) -> bool:
    body = holding.title.body
    return holding.title.concept in state_offices() and body is not None and body.kind == "country"


def _heads_state(holding: Holding) -> bool:
    return holding.title.concept in concepts_below("head_of_state") | concepts_below("head_of_government")


def _country_of(mention: Mention) -> str | None:
    """The country that a mention names or lies in."""
    if mention.kind == "country" or mention.ref is None or mention.kind not in ("city", "region"):
        return mention.ref if mention.kind == "country" else None
    place = gazetteer().by_ref(mention.ref)
    return place.country if place is not None else None


def _surname(holding: Holding) -> str:
    return holding.holder.name.split()[-1]
