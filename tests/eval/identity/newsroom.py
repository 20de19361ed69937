"""Articles as lists of marked sentences, the title first: reports of events, and what people said."""

from collections.abc import Callable, Mapping, Sequence
from datetime import timedelta

from eval.identity.desk import Desk
from eval.identity.happenings import Happening
from eval.identity.people import Person
from eval.identity.sentences import ORDINALS, Words, number, templates, written
from eval.identity.slots import BodySlot, CountrySlot, PersonSlot

Slots = dict[str, object]


def reported(desk: Desk, event: Happening, late: int) -> list[str]:
    """A report of an event, so many days after it: a title, a lead and two to five sentences more."""
    chance, found = desk.chance, templates(event.kind)
    slots = _slots(desk, event, late)
    desk.cast = [*event.people]
    told = [_line(desk, event, chance.choice(found["title"]), slots)]
    desk.met.clear()
    lead = "after" if late and "after" in found and chance.random() < 0.6 else "lead"
    told.append(_dateline(desk, event) + _line(desk, event, chance.choice(found[lead]), slots))
    more = _more(desk, event, found)
    told += [_line(desk, event, line, slots) for line in more]
    if event.before is not None and chance.random() < 0.55:
        told.append(_background(desk, event.before, "before"))
    if event.people and chance.random() < 0.5:
        told.append(_said(desk, chance.choice(event.people)))
    return told


def spoken(desk: Desk, person: Person, event: Happening | None) -> list[str]:
    """What someone said, what someone else of the country says to it, and an event that it may follow."""
    chance, found = desk.chance, templates("words")
    slots = _saying(desk, person)
    desk.cast = [person]
    told = [written(chance.choice(found["title"]), chance, slots)]
    desk.met.clear()
    lead = written(chance.choice(found["lead"]), chance, slots)
    told.append(lead)
    rest = [
        written(line, chance, _saying(desk, person)) for line in chance.sample(found["more"], chance.randrange(2, 4))
    ]
    past = person.past(desk.day)
    if past and past[0].post.form != "body" and chance.random() < 0.4:
        rest.append(written(chance.choice(found["past"]), chance, slots))
    if event is not None:
        rest.append(_background(desk, event, "recall"))
    others = [p for p in desk.world.people if p.country == person.country and p is not person and p.held(desk.day)]
    if others and chance.random() < 0.55:
        other = chance.choice(others)
        rest.append(written(chance.choice(found["other"]), chance, _saying(desk, other, "q")))
    if chance.random() < 0.35:
        bodies = [b for b in desk.world.bodies if (b.abroad or b.country == person.country) and b.what != "rebels"]
        body = chance.choice(bodies)
        part = "analyst" if body.what in ("institute", "rights") else "body"
        rest.append(written(chance.choice(found[part]), chance, _saying(desk, person) | {"org": BodySlot(desk, body)}))
    return [*told, *rest]


def _said(desk: Desk, person: Person) -> str:
    found = templates("words")
    told = found["more"][:2] if person.id in desk.met else found["other"][2:3]
    name = "p" if person.id in desk.met else "q"
    return written(
        desk.chance.choice([*told, found["more"][3]]), desk.chance, _saying(desk, person, name) | _saying(desk, person)
    )


def _saying(desk: Desk, person: Person, name: str = "p") -> Slots:
    found, chance = templates("words"), desk.chance
    media = ("reporters", "state television", "a local newspaper", "the public broadcaster")
    return {
        name: PersonSlot(desk, person),
        "opinion": desk.fresh(found["opinion"]),
        "quote": desk.fresh(found["quote"]),
        "medium": chance.choice(media),
        "on": desk.on(desk.day - timedelta(days=chance.choice((0, 0, 1)))),
    }


def _line(desk: Desk, event: Happening, template: str, slots: Mapping[str, object]) -> str:
    return written(template, desk.chance, slots, event.id, event.type)


def _background(desk: Desk, event: Happening, part: str) -> str:
    return _line(
        desk,
        event,
        desk.chance.choice(templates(event.kind)[part]),
        _slots(desk, event, 3) | {"on": desk.ago(event.day)},
    )


def _dateline(desk: Desk, event: Happening) -> str:
    if desk.chance.random() < 0.4:
        return ""
    return desk.outlet.dateline.format(city=event.city.upper(), day=desk.month_day(desk.day))


def _more(desk: Desk, event: Happening, found: Mapping[str, Sequence[str]]) -> list[str]:
    """Two to four further sentences that fit an event; of who is behind an attack one alone."""
    chance = desk.chance
    fitting = found["calm" if event.kind == "protest" and not event.bodies else "more"]
    drawn = sorted(chance.sample(fitting, min(len(fitting), chance.randrange(2, 5))), key=fitting.index)
    if event.kind == "attack" and chance.random() < 0.7:
        drawn[chance.randrange(len(drawn))] = chance.choice(found["rebels" if event.bodies else "country"])
    return drawn


def _slots(desk: Desk, event: Happening, late: int) -> Slots:
    slots: Slots = {
        "city": Words(event.city),
        "land": CountrySlot(desk, event.country),
        "on": desk.on(event.day),
        "what": Words(event.what),
    }
    return slots | _OF_KIND[event.kind](desk, event, late)


def _talks(desk: Desk, event: Happening, _: int) -> Slots:
    a, b = event.parties
    heads = [PersonSlot(desk, one) for one in event.people]
    return {
        "A": CountrySlot(desk, a), "B": CountrySlot(desk, b), "hA": heads[0], "hB": heads[1],
        "nth": ORDINALS[event.round or 0],
    }  # fmt: skip


def _pair(desk: Desk, event: Happening, _: int) -> Slots:
    a, b = event.parties
    g, h = (PersonSlot(desk, one) for one in event.people)
    return {"A": CountrySlot(desk, a), "B": CountrySlot(desk, b), "g": g, "h": h}


def _toll(desk: Desk, event: Happening, late: int) -> Slots:
    """The dead and injured as known that day: fewer on the first, and not the same for all."""
    killed, injured = event.toll
    early = max(1, killed - desk.chance.choice((0, 0, 1, 2))) if late == 0 else killed
    hurt = max(2, injured - desk.chance.choice((0, 1, 3, 5))) if late == 0 else injured
    slots: Slots = {"killed": number(max(2, early)), "injured": number(hurt)}
    if event.bodies:
        slots["org"] = BodySlot(desk, event.bodies[0])
    elif event.kind == "attack":
        slots["by"] = CountrySlot(desk, event.parties[0])
    return slots


def _disaster(desk: Desk, event: Happening, late: int) -> Slots:
    helpers = [body for body in desk.world.bodies if body.what == "relief"]
    leaders = (desk.world.holder(event.country, title, desk.day) for title in ("president", "prime minister"))
    leader = next(found for found in leaders if found is not None)
    return _toll(desk, event, late) | {
        "org": BodySlot(desk, desk.chance.choice(helpers)), "leader": PersonSlot(desk, leader),
    }  # fmt: skip


def _crowd(desk: Desk, event: Happening, _: int) -> Slots:
    slots: Slots = {"number": number(event.number), "more": number(2 * event.number)}
    return slots | ({"org": BodySlot(desk, event.bodies[0])} if event.bodies else {})


def _swap(desk: Desk, event: Happening, _: int) -> Slots:
    a, b = event.parties
    helpers = [body for body in desk.world.bodies if body.what == "relief"]
    speaker = desk.world.holder(a, "foreign ministry spokesman", desk.day)
    assert speaker is not None
    return {
        "A": CountrySlot(desk, a), "B": CountrySlot(desk, b), "number": number(event.number),
        "second": number(event.second), "helper": BodySlot(desk, desk.chance.choice(helpers)),
        "sA": PersonSlot(desk, speaker),
    }  # fmt: skip


_OF_KIND: Mapping[str, Callable[[Desk, Happening, int], Slots]] = {
    "talks": _talks, "visit": _pair, "agreement": _pair, "attack": _toll, "disaster": _disaster, "protest": _crowd,
    "exchange": _swap,
}  # fmt: skip
