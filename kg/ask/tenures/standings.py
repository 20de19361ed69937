"""Where tenures stand at a moment: held, known to be over, known not to have begun, or open, and how far that is."""

from collections.abc import Iterable
from dataclasses import replace

from kg.ask.tenures.model import Spell, Standing, State, Tenure
from kg.moments import FAR, Moment, days_between, told

_STATES: tuple[State, ...] = ("held", "open", "over", "not yet", "not held")


def standings(found: Iterable[Tenure], when: Moment) -> list[Standing]:
    """Each tenure at that moment, held ones first, the nearest days that tell first.

    Where an office with one holder is someone's all that time, it is not held by those of whom it is open.
    """
    each = [_standing(tenure, when) for tenure in found]
    held = {(s.tenure.office, s.tenure.of) for s in each if s.tenure.sole and _is_all(s, when)}
    settled = [
        replace(one, state="not held") if one.state == "open" and (one.tenure.office, one.tenure.of) in held else one
        for one in each
    ]
    return sorted(settled, key=_order)


def _order(one: Standing) -> tuple[int, int, str, str, str]:
    return _STATES.index(one.state), one.gap, one.tenure.person, one.tenure.office, one.tenure.of or ""


def _is_all(one: Standing, when: Moment) -> bool:
    """Whether it is held from the first day of that time to the last."""
    return one.state == "held" and all(_is_held(one.spell, Moment(day, day, day)) for day in (when.first, when.last))


def _standing(tenure: Tenure, when: Moment) -> Standing:
    each = [Standing(tenure, spell, *_at(spell, when)) for spell in tenure.spells]
    return min(each, key=lambda s: (_STATES.index(s.state), s.gap, s.told))


def _at(spell: Spell, when: Moment) -> tuple[State, int, str]:
    """The state of the spell at that moment, the days to the nearest day that tells, and both in words."""
    if spell.status == "Designate":
        return "not yet", FAR, "designate"
    known = _known(spell)
    gap, near = min(((_gap(day, when), day) for day in known), default=(FAR, ""))
    if _is_held(spell, when):
        return "held", gap, _bounds(spell, held=True)
    if _is_over(spell, when):
        return "over", gap, _bounds(spell)
    if (spell.since and when.last < spell.since.first) or (spell.not_before and when.last <= spell.not_before):
        return "not yet", gap, _bounds(spell)
    if not known:
        return "open", days_between(spell.over_by, when.last) if spell.over_by else FAR, _bounds(spell)
    if near < when.first:
        way = f"last attested {near}, {told(gap)} before" if spell.over_by is None else _bounds(spell)
    else:
        way = f"first attested {near}, {told(gap)} after"
    return "open", gap, way


def _known(spell: Spell) -> list[str]:
    """The days on which it is known to be held; of a stated beginning its last one, of a stated end its first."""
    return [*spell.held, *([spell.since.last] if spell.since else []), *([spell.until.first] if spell.until else [])]


def _gap(day: str, when: Moment) -> int:
    if when.first <= day <= when.last:
        return 0
    return min(days_between(day, when.first), days_between(day, when.last))


def _is_held(spell: Spell, when: Moment) -> bool:
    stated = [one for one in (spell.since, spell.until) if one]
    if not stated and not spell.held:
        return False
    first = min([*(one.first for one in stated), *spell.held[:1]])
    last = max([*(one.last for one in stated), *spell.held[-1:]])
    return first <= when.last and when.first <= last


def _is_over(spell: Spell, when: Moment) -> bool:
    if spell.until and when.first > max([spell.until.last, *spell.held[-1:]]):
        return True
    return spell.over_by is not None and when.first >= spell.over_by


def _bounds(spell: Spell, held: bool = False) -> str:
    """What is known of the spell's beginning and end, in words: "attested until 2024-03-02, former by 2024-09-10"."""
    parts = [f"from {spell.since.text}"] if spell.since else []
    if spell.until:
        parts.append(f"until {spell.until.text}")
    if spell.held:
        first, last = spell.held[0], spell.held[-1]
        whole = held or spell.over_by is None
        span = f"until {last}" if not whole else f"from {first} to {last}" if first != last else f"on {first}"
        parts.append(f"attested {span}")
    if spell.over_by:
        parts.append(f"former by {spell.over_by}" if spell.former else f"someone else by {spell.over_by}")
    return ", ".join(parts) or "no article that tells it is dated"
