"""The body of an office that its own sentence does not give, where the article makes it plain: "President X"."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from kg.document import Document
from kg.facts.lexicon import concepts_below, state_offices
from kg.facts.roles.bodies import held_in, in_one_list
from kg.facts.roles.countries import home_country, most_named, named_countries, seat_of, tells_of_sides
from kg.facts.roles.holding import Holding, Title
from kg.facts.roles.opponents import acted_upon, opponents
from kg.model import CONTEXT, Mention
from kg.syntax import children
from kg.vocabulary import vocabulary

_SENTENCES_BACK = 2  # where the town of a mayor was named


@dataclass(frozen=True)
class _Told:
    """All that the article tells of offices: who holds them, and those that it names without a holder."""

    holdings: Sequence[Holding]
    titles: Sequence[Title]


def from_context(document: Document, holdings: Sequence[Holding], titles: Sequence[Title]) -> list[Holding]:
    """Offices of state and mayors without a body, given the one that the article makes plain, with less confidence.

    It is the body that the article gives for the same person's same office elsewhere, or for the office of whoever
    owns it ("X's envoy") or stands beside it in a higher one ("President X and Vice President Y"), or the country of
    the same person's other office, or of the same office where it has no name. Or else it is the country whose title it
    usually is, or the one that the article speaks of by far the most. Where neither is so, none is given. The rule's
    name then ends in "context", so that the resolver lets what any article states come first. `titles` are all that the
    article names, those without a holder included.
    """
    found = list(holdings)
    for rank in (False, True):  # ranks last: a general's country is that of an office given here
        for i, holding in enumerate(found):
            if holding.title.body is None and (holding.title.concept in concepts_below("military")) is rank:
                found[i] = _from_context(document, holding, _Told(found, titles))
    return found


def _from_context(document: Document, holding: Holding, told: _Told) -> Holding:
    owners = _of_owner(document, holding, told.holdings)
    body = owners[0] if owners else _plain_body(document, holding, told)
    if body is None:
        return holding
    return replace(held_in(holding, body, 0.8), rule=f"{holding.rule}{CONTEXT}")


def _plain_body(document: Document, holding: Holding, told: _Told) -> Mention | None:
    concept = holding.title.concept
    if concept in state_offices():
        return _plain_country(document, holding, told)
    if concept in concepts_below("military"):  # a general who is president is one of that country
        return next(iter(_own_state(holding, told.holdings)), None)
    return _town_before(document, holding) if concept in concepts_below("mayor") else None


def _town_before(document: Document, holding: Holding) -> Mention | None:
    """The town named last before a mayor, or the only one the article names: "The fire hit X. Mayor A said …"."""
    here = document.sentence_of(holding.title.head)
    start = document.sentences[max(0, here.index - _SENTENCES_BACK)].span.start
    towns = [m for m in document.mentions if m.kind == "city"]
    close = [m for m in towns if start <= m.span.start < holding.title.head.idx]
    return close[-1] if close else towns[0] if len({m.ref or m.name for m in towns}) == 1 else None


def _plain_country(document: Document, holding: Holding, told: _Told) -> Mention | None:
    same_office = [
        o
        for o in told.holdings
        if o.title.concept == holding.title.concept
        and o.title.body is not None
        and "Former" not in (o.title.status, o.status)
    ]
    own = [other.title.body for other in same_office if _is_one_person(other, holding)]
    near = own or _of_superior(holding, told.holdings) or _own_state(holding, told.holdings) or _unnamed(holding, told)
    if near:
        return near[0]
    usual = vocabulary().usual_titles.get(holding.title.text.lower()) or _seat_beside(document, holding)
    named = named_countries(document)
    if usual is None:
        usual = _spoken_of(document, holding, [ref for _, ref in named], same_office, told)
    countries = [m for m, ref in named if m.kind == "country" and ref == usual]
    return min(countries, key=lambda m: abs(m.span.start - holding.title.head.idx), default=None)


def _spoken_of(
    document: Document, holding: Holding, countries: Sequence[str], same_office: Sequence[Holding], told: _Told
) -> str | None:
    """The country that the article speaks of by far the most, of those whose same office it gives to nobody else.

    Where the article tells of two sides, it is of those to which it gives no head of state or government at all.
    """
    former = "Former" in (holding.title.status, holding.status)
    against = opponents(document, holding, told.holdings) if len(set(countries)) > 1 else set()
    without = acted_upon(document, holding) | against | (set() if former else _bodies(same_office))
    sides = tells_of_sides(document)
    found = None if sides else most_named(countries, without)
    if found is not None or former:
        return found
    led = _bodies([o for o in told.holdings if _is_of_state(o) and _heads_state(o)])
    if _heads_state(holding):
        found = most_named([country for country in countries if country not in led], without) if sides else None
        without |= led
    home = home_country(document, document.sentence_of(holding.title.head)) if not sides else None
    return found or (home if home not in without else None)


def _bodies(holdings: Sequence[Holding]) -> set[str | None]:
    return {holding.title.body.ref for holding in holdings if holding.title.body is not None}


def _own_state(holding: Holding, holdings: Sequence[Holding]) -> list[Mention]:
    """The country in which the article gives the same person another office of state."""
    others = [o for o in holdings if _is_one_person(o, holding) and _is_of_state(o)]
    return [o.title.body for o in others if o.title.body is not None]


def _unnamed(holding: Holding, told: _Told) -> list[Mention]:
    """The one country of which the article speaks of such an office without a name: "Kenya's trade minister".

    Only by a title of several words: a "minister" may be any minister.
    """
    words, held = holding.title.text.lower(), {other.title.head for other in told.holdings}
    alike = [title for title in told.titles if title.text.lower() == words and title.head not in held]
    bodies = [title.body for title in alike if title.body is not None and title.body.kind == "country"]
    return bodies if len({body.ref for body in bodies}) == 1 and " " in words else []


def _seat_beside(document: Document, holding: Holding) -> str | None:
    """The country whose seat of government speaks of its head: "the White House said President A would come"."""
    if not _heads_state(holding):
        return None
    here = document.sentence_of(holding.title.head).span
    return next((ref for m in document.mentions_in(here) if (ref := seat_of(m)) is not None), None)


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


def _is_one_person(one: Holding, other: Holding) -> bool:
    """Whether the two names may be one person's: the same last word, or one the only word of the shorter name."""
    first, second = sorted((one.holder.name.split(), other.holder.name.split()), key=len)
    return first[-1] == second[-1] or (len(first) == 1 and first[0] in second)


def _surname(holding: Holding) -> str:
    return holding.holder.name.split()[-1]
