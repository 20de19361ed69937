"""Who someone is, and which roles a person holds or held."""

from kg.ask.evidence import joined, quotes_of
from kg.ask.holdings import as_people, as_roles, holdings, newest_first
from kg.ask.inquiry import Found, Inquiry, entities, sentence
from kg.ask.naming import Entity, Name
from kg.ask.queries import fill, iris
from kg.ask.reply import Answer
from kg.ask.roles import answer_role_holder, is_role
from kg.ask.standing import MAY_BE, at_the_time, none_then
from kg.ask.wording import stems


def answer_who_is(inquiry: Inquiry) -> Found | None:
    """A name asks who that is; anything else asks who holds a role."""
    text = inquiry.asked.slot("what")
    name = _sole_name(inquiry, text)
    people = [entity for entity in name.entities if entity.is_person] if name else []
    if people:
        return _who_they_are(inquiry, text, people)
    found = answer_role_holder(inquiry)
    if found is None and name is not None:
        return _what_it_is(inquiry, text, name)
    return found


def _sole_name(inquiry: Inquiry, text: str) -> Name | None:
    """The one name that the text consists of, titles before it aside; None where the text says more."""
    names = inquiry.names(text)
    people = [name for name in names.chosen if any(e.is_person for e in name.entities)]
    last = people[-1] if people else (names.chosen[-1] if len(names.chosen) == 1 else None)
    if last is None or last.last != len(names.words):
        return None
    before = " ".join(names.words[: last.first])
    return last if not stems(before) or (people and is_role(before) and "'" not in text) else None


def _who_they_are(inquiry: Inquiry, text: str, people: list[Entity]) -> Found:
    wanted = iris(person.iri for person in people)
    sparql = fill("roles_of", {"person": wanted})
    found = at_the_time(
        inquiry, newest_first(holdings(inquiry, inquiry.rows("roles_of", person=wanted))), (*MAY_BE, "over")
    )
    with_roles = {holding.person for holding in found}
    bare = [person for person in people if person.iri not in with_roles]
    return Found((*as_people(inquiry, found), *_mentioned(inquiry, bare)), sparql, f"who is {text}")


def _mentioned(inquiry: Inquiry, things: list[Entity]) -> tuple[Answer, ...]:
    """Those of whom the graph knows no role, with where they are first mentioned."""
    quotes = quotes_of(inquiry, [thing.iri for thing in things])
    return tuple(
        Answer(label=thing.label, iri=thing.iri, detail=_kind(thing), evidence=joined(quotes, [thing.iri]))
        for thing in things
    )


def _kind(thing: Entity) -> str:
    kinds = ("Country", "City", "Region", "Place", "Organization", "Person")
    return next((kind.lower() for kind in kinds if kind in thing.kinds), "")


def _what_it_is(inquiry: Inquiry, text: str, name: Name) -> Found:
    sparql = fill("described", {"node": iris(name.iris)})
    return Found(_mentioned(inquiry, list(name.entities)), sparql, f"what is {text}")


def answer_roles_of(inquiry: Inquiry) -> Found | None:
    """Which roles a person holds or held."""
    text = inquiry.asked.slot("who")
    people = [entity for entity in entities(inquiry.names(text).chosen) if entity.is_person]
    if not people:
        return None
    wanted = iris(person.iri for person in people)
    former = "former" in inquiry.asked.plain.casefold().split()
    found = newest_first(holdings(inquiry, inquiry.rows("roles_of", person=wanted)))
    every, found = found, at_the_time(inquiry, found, (*MAY_BE, "over") if former else MAY_BE)
    if former:
        found = [h for h in found if h.status == "Former"]
    when = inquiry.when.text if inquiry.when else ""
    return Found(
        as_roles(inquiry, found),
        fill("roles_of", {"person": wanted}),
        sentence("which roles", text, "holds or held", when),
        "" if found else none_then(inquiry, every),
    )
