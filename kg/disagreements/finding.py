"""Disagreements, found among the claims of a graph and put in order, the most weighty first."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import combinations, pairwise

from kg.disagreements.claims import Claim, claims, countries, labels
from kg.disagreements.conflicts import conflict, span, together
from kg.disagreements.model import Disagreement, Ranked, Said, Value
from kg.disagreements.topics import HOLDER, Topic, topic, topics
from kg.ids import ID, NK
from kg.moments import published_until
from kg.store import Reader

_AT_A_TIME = 1000  # topics whose claims are in memory together
SHOWN = 5  # sentences of each value
_SEASON = 120  # days between two articles after which the office may have been lost and won again


@dataclass(frozen=True)
class _Differing:
    """Claims by value, those values only that some other value contradicts, and those that were brought up to date."""

    subject: str
    property: str
    of: str
    by_value: Mapping[tuple[str, str], Sequence[Claim]]
    later: frozenset[tuple[str, str]]
    open: bool  # whether any contradiction is more than one outlet's bringing up to date


def disagreements(
    reader: Reader, about: str | None = None, only: str | None = None, told_by: str | None = None
) -> list[Disagreement]:
    """Where sources differ: on all, or on one thing (an IRI), its events, delegations and roles; most weighty first.

    With `only`, a property or an outcome, where they differ on that of the thing itself; with `told_by`, a day, as
    articles published until then told it. Always in the same order while the graph stays. Raises QueryError where
    `about` is no IRI.
    """
    return disagreements_at(reader, ranking(reader, about, only, told_by), told_by)


def ranking(
    reader: Reader, about: str | None = None, only: str | None = None, told_by: str | None = None
) -> list[Ranked]:
    """The same disagreements by what they are about alone, in that order: to page through without all their words."""
    wanted = topics(reader, about, only)
    found: list[Ranked] = []
    for start in range(0, len(wanted), _AT_A_TIME):
        differing = _all_differing(reader, wanted[start : start + _AT_A_TIME], told_by, quoted=False)
        found += (_ranked(one) for one in differing if only in (None, one.property) and _concerns(one, about))
    return sorted(found)


def disagreements_at(reader: Reader, wanted: Sequence[Ranked], told_by: str | None = None) -> list[Disagreement]:
    """The disagreements of these places of a ranking, in their order; what it costs is for these alone."""
    found: dict[Ranked, _Differing] = {}
    about = sorted({topic(one.iri, one.property) for one in wanted})
    for start in range(0, len(about), _AT_A_TIME):
        differing = _all_differing(reader, about[start : start + _AT_A_TIME], told_by)
        found |= {_ranked(one): one for one in differing}
    shown = [found[one] for one in wanted if one in found]
    called = labels(reader, {name for one in shown for name in _named(one)})
    return [_told(one, called) for one in shown]


def _all_differing(
    reader: Reader, wanted: Sequence[Topic], told_by: str | None, *, quoted: bool = True
) -> list[_Differing]:
    found = [claim for claim in claims(reader, wanted, quoted=quoted) if _known(claim, told_by)]
    lies_in = countries(reader, [claim.value for claim in found if claim.property == "place"])
    return [one for group in _grouped(found) if (one := _differing(group, lies_in)) is not None]


def _known(claim: Claim, told_by: str | None) -> bool:
    return told_by is None or published_until(claim.said.article.published, told_by)


def _concerns(one: _Differing, about: str | None) -> bool:
    """Whether it is about this: of the holders of a body's roles, only where this is the body or one of them."""
    return one.property != HOLDER or about in (None, one.subject, *(value for value, _ in one.by_value))


def _ranked(one: _Differing) -> Ranked:
    return Ranked(-_weight(one), " ".join((one.subject, one.property, one.of)), one.subject, one.property)


def _weight(one: _Differing) -> float:
    apart = span(one.property, [value for value, _ in one.by_value])
    return round((_origins(one) if one.open else 0) + apart * 0.99, 4)


def _origins(one: _Differing) -> int:
    return len({claim.said.article.origin for several in one.by_value.values() for claim in several})


def _named(one: _Differing) -> Iterator[str]:
    """What is to be called by its label: whom it is about, its values that are things, and whose word is taken."""
    yield one.subject
    for (value, _), several in one.by_value.items():
        if value.startswith(ID):
            yield value
        yield from (claim.said.according_to for claim in several if claim.said.according_to)


def _grouped(found: Iterable[Claim]) -> Iterator[list[Claim]]:
    groups: dict[tuple[str, str, str], list[Claim]] = {}
    for claim in found:
        groups.setdefault((claim.subject, claim.property, claim.of), []).append(claim)
    for key in sorted(groups):
        yield groups[key]


def _differing(group: Sequence[Claim], lies_in: Mapping[str, str]) -> _Differing | None:
    by_value: dict[tuple[str, str], list[Claim]] = {}
    for claim in group:
        by_value.setdefault((claim.value, claim.bound), []).append(claim)
    against: set[tuple[str, str]] = set()
    later: set[tuple[str, str]] = set()
    still_open = False
    for one, other in combinations(sorted(by_value), 2):
        if _contradict(by_value[one], by_value[other], lies_in):
            against |= {one, other}
            newer = _newer(by_value[one], by_value[other])
            later |= {(one, other)[newer]} if newer is not None else set()
            still_open = still_open or newer is None or _several_outlets(by_value[one], by_value[other])
    if not against:
        return None
    kept = {value: by_value[value] for value in sorted(against)}
    return _Differing(group[0].subject, group[0].property, group[0].of, kept, frozenset(later), still_open)


def _contradict(some: Sequence[Claim], others: Sequence[Claim], lies_in: Mapping[str, str]) -> bool:
    name = some[0].property
    if together(name) and {c.said.article for c in some} & {c.said.article for c in others}:
        return False
    if name == "holder" and not _at_once(some, others):
        return False
    return any(conflict(one, other, lies_in) for one in some for other in others)


def _at_once(some: Sequence[Claim], others: Sequence[Claim]) -> bool:
    """Whether articles of one season call now the one, now the other the holder: else one followed the other."""
    one, other = _days(some), _days(others)
    return _among(one, other) or _among(other, one)


def _among(days: Sequence[int], others: Sequence[int]) -> bool:
    """Whether one of the days lies between two of the others that are not far apart, or on one of them."""
    pairs = [*pairwise(others), *zip(others, others, strict=True)]
    return any(first <= day <= last and last - first <= _SEASON for day in days for first, last in pairs)


def _days(several: Sequence[Claim]) -> list[int]:
    """The days on which the claims were published, counted, in order."""
    days = {claim.said.article.published[:10] for claim in several if claim.said.article.published}
    return sorted(date.fromisoformat(day).toordinal() for day in days if len(day) == 10)


def _newer(some: Sequence[Claim], others: Sequence[Claim]) -> int | None:
    """Which of two values an outlet gave after the other: 0, 1, or None where none gave both, at different times."""
    for one in some:
        for other in others:
            days = [claim.said.article.published or "" for claim in (one, other)]
            if _voice(one) == _voice(other) and all(days) and days[0] != days[1]:
                return 0 if days[0] > days[1] else 1
    return None


def _voice(claim: Claim) -> tuple[str, str | None]:
    """Who says so: the outlet, and whose word it takes."""
    return _outlet(claim), claim.said.according_to


def _outlet(claim: Claim) -> str:
    return claim.said.article.outlet or claim.said.article.origin


def _several_outlets(*values: Sequence[Claim]) -> bool:
    return len({_outlet(claim) for several in values for claim in several}) > 1


def _told(one: _Differing, called: Mapping[str, str]) -> Disagreement:
    values = [_value(value, bound, several, (value, bound) in one.later, called)
              for (value, bound), several in one.by_value.items()]  # fmt: skip
    return Disagreement(
        iri=one.subject,
        label=called.get(one.subject, one.subject),
        property=one.property,
        of=one.of,
        weight=_weight(one),
        origins=_origins(one),
        values=tuple(sorted(values, key=lambda v: (-v.origins, -v.articles, v.first or "9999", v.label, v.value))),
    )


def _value(value: str, bound: str, several: Sequence[Claim], later: bool, called: Mapping[str, str]) -> Value:
    said = {(c.said.iri, c.said.according_to): c.said for c in several}.values()
    articles = {one.article.iri: one.article for one in said}.values()
    days = sorted(article.published[:10] for article in articles if article.published)
    whom = {called.get(one.according_to, one.according_to) for one in said if one.according_to}
    return Value(
        value=value,
        label=" ".join(filter(None, (bound, called.get(value) or _plain(value)))),
        articles=len(articles),
        origins=len({article.origin for article in articles}),
        outlets=tuple(sorted({article.outlet for article in articles if article.outlet})),
        first=days[0] if days else None,
        last=days[-1] if days else None,
        according_to=tuple(sorted(whom)),
        later=later,
        evidence=tuple(sorted(said, key=_order)[:SHOWN]),
    )


def _plain(value: str) -> str:
    if value.startswith(NK):
        return value.removeprefix(NK).lower()
    return value[:-2] if value.endswith(".0") else value


def _order(said: Said) -> tuple[str, str, int]:
    return said.article.published or "9999", said.article.id, said.start or 0
