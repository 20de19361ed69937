"""The body of an office that its own sentence does not give, where the article makes it plain: "President X"."""

from collections import Counter
from collections.abc import Sequence, Set
from dataclasses import replace

from kg.document import Document
from kg.facts.lexicon import concepts_below, state_offices
from kg.facts.roles.bodies import held_in, in_one_list
from kg.facts.roles.holding import Holding, Title
from kg.gazetteer import gazetteer
from kg.model import CONTEXT, Mention
from kg.syntax import children
from kg.vocabulary import vocabulary

_MOST = 0.5  # of the article's mentions of countries and of places in them
_TIMES_THE_NEXT = 3
_ELSEWHERE = frozenset({"in", "to", "into"})  # where the holder goes or sends others
_SENTENCES_BACK = 2  # where the town of a mayor was named


def from_context(document: Document, holdings: Sequence[Holding]) -> list[Holding]:
    """Offices of state and mayors without a body, given the one that the article makes plain, with less confidence.

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
    body = owners[0] if owners else _plain_body(document, holding, holdings)
    if body is None:
        return holding
    return replace(held_in(holding, body, 0.8), rule=f"{holding.rule}{CONTEXT}")


def _plain_body(document: Document, holding: Holding, holdings: Sequence[Holding]) -> Mention | None:
    if holding.title.concept in state_offices():
        return _plain_country(document, holding, holdings)
    return _town_before(document, holding) if holding.title.concept in concepts_below("mayor") else None


def _town_before(document: Document, holding: Holding) -> Mention | None:
    """The town named last before a mayor, or the only one the article names: "The fire hit X. Mayor A said …"."""
    here = document.sentence_of(holding.title.head)
    start = document.sentences[max(0, here.index - _SENTENCES_BACK)].span.start
    towns = [m for m in document.mentions if m.kind == "city"]
    close = [m for m in towns if start <= m.span.start < holding.title.head.idx]
    return close[-1] if close else towns[0] if len({m.ref or m.name for m in towns}) == 1 else None


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
    name = name.head if name.dep_ == "appos" else name
    verb = name.head
    if name.dep_ not in ("nsubj", "nsubjpass") or verb.pos_ != "VERB":
        return set()
    acted = [*children(verb, "dobj"), *(o for p in children(verb, "prep") for o in children(p, "pobj"))]
    below = [token for one in acted for token in (one, *children(one, "compound"), *children(one, "amod"))]
    below += [o for one in acted for p in children(one, "prep") for o in children(p, "pobj") if p.lower_ != "of"]
    below += [place for place in verb.subtree if place.dep_ == "pobj" and place.head.lower_ in _ELSEWHERE]
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
    beside = [o for o in holdings if _is_of_state(o) and _heads_state(o) and in_one_list(holding, o)]
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
