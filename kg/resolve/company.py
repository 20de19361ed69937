"""Whom and what two are named beside, as a feature: it tells the more, the seldomer it is named beside others."""

from collections.abc import Callable, Collection, Container
from typing import Protocol

from kg.resolve import weights
from kg.resolve.background import Background
from kg.triples.statements import Feature


class Accompanied(Protocol):
    """Someone or something with the company it is named in, counted over so many articles."""

    @property
    def company(self) -> dict[str, int]:
        """Articles by what they name beside it."""
        ...

    @property
    def articles(self) -> int:
        """How many articles name it."""
        ...


def company_in_common(one: Accompanied, known: Accompanied, own: Container[str]) -> list[str]:
    """What both are named beside, but for what is their own: names and bodies that are compared anyway."""
    few, many = _by_company(one, known)
    return [key for key in few.company if key in many.company and key not in own]


def company_feature(
    shared: Collection[str], one: Accompanied, known: Accompanied, background: Background, called: Callable[[str], str]
) -> Feature | None:
    """What the company in common counts; None where anybody is named beside it as often."""
    _, many = _by_company(one, known)
    lifts = {key: lift for key in shared if (lift := background.lift(key, many.company[key], many.articles)) > 0}
    if not lifts:
        return None
    odds = min(weights.COMPANY.odds * sum(lifts.values()), weights.COMPANY_MOST)
    named = sorted(lifts, key=lambda key: (-lifts[key], key))[:3]
    return weights.COMPANY.feature(", ".join(map(called, named)), odds / weights.COMPANY.odds)


def _by_company(one: Accompanied, known: Accompanied) -> tuple[Accompanied, Accompanied]:
    """The one with less company first."""
    return (one, known) if len(one.company) <= len(known.company) else (known, one)
