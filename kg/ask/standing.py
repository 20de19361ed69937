"""Role holdings at the time that a question asks about: those that may be held then, each with where it stands."""

from collections.abc import Sequence
from dataclasses import replace

from kg.ask.holdings import Holding
from kg.ask.inquiry import Inquiry
from kg.ask.tenures import Standing, State, standings, tenures

MAY_BE: tuple[State, ...] = ("held", "open")
OTHERWISE: tuple[State, ...] = ("over", "not yet", "not held")


def at_the_time(inquiry: Inquiry, found: Sequence[Holding], states: Sequence[State] = MAY_BE) -> list[Holding]:
    """One holding for each tenure that is in one of these states at the time of the question: is held, or may be.

    What is held stands before what is open, and the nearest days that tell before others. Where the question names no
    year, those that are allowed by what it names.
    """
    if inquiry.moment is None or not found:
        return [holding for holding in found if holding.allowed(inquiry.when)]
    told_by = inquiry.as_of.last if inquiry.as_of else None
    known = tenures(inquiry.reader, {holding.person for holding in found}, told_by)
    by_iri = {holding.iri: holding for holding in found}
    chosen = [one for one in standings(known, inquiry.moment) if one.state in states]
    placed = ((rank, one, _newest(one, by_iri)) for rank, one in enumerate(chosen))
    return [replace(holding, standing=one, rank=rank) for rank, one, holding in placed if holding]


def none_then(inquiry: Inquiry, found: Sequence[Holding]) -> str:
    """Why none of these holdings answers a question about a time, with the nearest ones; empty if it is about none."""
    if inquiry.moment is None or not found:
        return ""
    others = at_the_time(inquiry, found, OTHERWISE)[:2]
    told = "; ".join(f"{holding.name}, {holding.told}" for holding in others)
    until = " by articles until then" if inquiry.as_of else ""
    return f"Nobody is known{until} to hold it at that time" + (f". Nearest: {told}." if told else ".")


def _newest(one: Standing, by_iri: dict[str, Holding]) -> Holding | None:
    """The newest holding of the tenure that was found, one that is held before one that is called former."""
    mine = [by_iri[iri] for iri in one.tenure.holdings if iri in by_iri]
    return min(mine, key=lambda holding: holding.status == "Former", default=None)
