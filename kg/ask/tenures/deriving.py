"""From what articles tell of holdings to tenures: which are of one office, where one spell ends, what bounds it.

A later "former" closes a spell, and so does another holder of an office that has one; neither says on which day it
ended, so none is given.
"""

from collections.abc import Iterable, Sequence
from dataclasses import replace

from kg.ask.tenures.model import HELD, Post, Spell, Tenure
from kg.moments import Moment, moment


def derived(posts: Iterable[Post]) -> list[Tenure]:
    """The tenures that these posts tell of, in a fixed order."""
    grouped: dict[tuple[str, str, str | None], list[Post]] = {}
    for post in _with_bodies(list(posts)):
        grouped.setdefault((post.person, post.office, post.of), []).append(post)
    found = [_tenure(key, told) for key, told in sorted(grouped.items(), key=lambda item: str(item[0]))]
    offices: dict[tuple[str, str | None], list[Tenure]] = {}
    for tenure in found:
        offices.setdefault((tenure.office, tenure.of), []).append(tenure)
    return [_bounded(tenure, offices[tenure.office, tenure.of]) if tenure.sole else tenure for tenure in found]


def _with_bodies(posts: Sequence[Post]) -> list[Post]:
    """The posts, those without a body put into the only one in which their holder has the same office."""
    bodies: dict[tuple[str, str], dict[str, bool]] = {}
    for post in posts:
        if post.of:
            bodies.setdefault((post.person, post.office), {})[post.of] = post.sole
    found = []
    for post in posts:
        only = bodies.get((post.person, post.office), {}) if post.of is None else {}
        found.append(replace(post, of=next(iter(only)), sole=next(iter(only.values()))) if len(only) == 1 else post)
    return found


def _tenure(key: tuple[str, str, str | None], posts: Sequence[Post]) -> Tenure:
    person, office, of = key
    newest = sorted(posts, key=lambda post: (post.days[-1:], post.iri), reverse=True)
    return Tenure(person, office, of, any(post.sole for post in posts), tuple(newest), _spells(posts))


def _spells(posts: Sequence[Post]) -> tuple[Spell, ...]:
    """The spells between one "former" and the next, the oldest first; of one that is only called former, no day."""
    told = sorted({(day, post.status == "Former", post.status) for post in posts for day in post.days})
    spells: list[Spell] = []
    is_open = False
    for day, former, status in told:
        if former:
            if is_open:
                spells[-1] = replace(spells[-1], over_by=day, former=True)
            elif not spells:
                spells.append(Spell((), over_by=day, former=True, status="Former"))
            is_open = False
        elif status in HELD:
            before = spells.pop().held if is_open else ()
            spells.append(Spell((*before, *((day,) if day not in before else ())), status=status))
            is_open = True
    return _stated(spells or [Spell((), status=_undated(posts))], posts)


def _undated(posts: Sequence[Post]) -> str:
    """The status where no dated article has the office held or given up."""
    return next((post.status for post in posts if post.status != "Designate"), "Designate")


def _stated(spells: Sequence[Spell], posts: Sequence[Post]) -> tuple[Spell, ...]:
    """The spells with the beginnings and ends that articles state, each with the one that it fits."""
    found = list(spells)
    for name, value in (("from", _value(posts, "from")), ("until", _value(posts, "until"))):
        if value is None:
            continue
        order = range(len(found)) if name == "from" else range(len(found) - 1, -1, -1)
        for number in order:
            spell = found[number]
            if name == "from" and value.first <= (spell.held[-1:] or (spell.over_by or value.first,))[0]:
                found[number] = replace(spell, since=value)
                break
            if name == "until" and value.last >= (spell.held[:1] or (value.last,))[0]:
                found[number] = replace(spell, until=value)
                break
    return tuple(found)


def _value(posts: Sequence[Post], name: str) -> Moment | None:
    """The value that most statements give, of several the one stated last."""
    counted: dict[str, tuple[int, str]] = {}
    for post in posts:
        for said in post.stated:
            if said.property == name:
                times, day = counted.get(said.value, (0, ""))
                counted[said.value] = (times + 1, max(day, said.day or ""))
    if not counted:
        return None
    try:
        return moment(max(counted, key=lambda value: (counted[value], value)))
    except ValueError:
        return None


def _bounded(tenure: Tenure, of_office: Sequence[Tenure]) -> Tenure:
    """The tenure with what the attested days of the office's other holders say of its beginnings and ends."""
    others = sorted(
        day
        for other in of_office
        if other.person != tenure.person
        for post in other.posts
        if post.status == "Current"
        for day in post.days
    )
    return replace(tenure, spells=tuple(_spell_bounded(spell, others) for spell in tenure.spells))


def _spell_bounded(spell: Spell, others: Sequence[str]) -> Spell:
    if not spell.held:
        return spell
    after = next((day for day in others if day > spell.held[-1]), None)
    before = next((day for day in reversed(others) if day < spell.held[0]), None)
    if after and (spell.over_by is None or after < spell.over_by):
        spell = replace(spell, over_by=after, former=False)
    return replace(spell, not_before=before)
