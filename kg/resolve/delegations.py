"""Which delegation facts are of one team: the same side sent to the same event, or, in one article, the same side."""

from collections.abc import Iterable
from dataclasses import dataclass

from kg.ids import digest
from kg.resolve.decisions import Decisions
from kg.resolve.entities import iri
from kg.triples.statements import Delegation, FactKey, Judgement


@dataclass(frozen=True)
class Team:
    """One delegation fact: its address, the side's and the event's IRIs, and where in the article it stands.

    `beside` says whether the event is told right there, so that the two plainly belong together.
    """

    key: FactKey
    address: str
    start: int
    side: str
    event: str | None
    beside: bool = True


def resolve_delegations(
    teams: Iterable[Team], decisions: Decisions | None = None
) -> tuple[list[Delegation], list[Judgement]]:
    """The delegations that articles tell of, sorted by IRI, and the judgements this rests on."""
    by_article: dict[tuple[str, str], list[Team]] = {}
    for team in sorted(teams, key=lambda t: (t.key[0], t.start, t.key)):
        by_article.setdefault((team.key[0], team.side), []).append(team)
    groups: dict[tuple[str, str], list[Team]] = {}
    judgements = []
    for (article, side), found in by_article.items():
        for team, event in zip(found, _events(found), strict=True):
            group = groups.setdefault((side, event or article), [])
            if group:
                near = group[-1].key[0] == article
                reason = "the same side in one article" if near else "the same side at the same event"
                judgements.append(Judgement(group[0].address, team.address, "same", reason, 0.9))
            group.append(team)
    return _delegations(groups, decisions or Decisions()), judgements


def _events(teams: list[Team]) -> list[str | None]:
    """The event each fact of one side in one article speaks of.

    Its own where that is told right beside it; else the last such one before it, or the next. Where the article tells
    of no event beside any of them, they are all one team, sent to the event of the first.
    """
    plain = [team.event for team in teams if team.event and team.beside]
    current = next(iter(plain), None) or next((team.event for team in teams if team.event), None)
    found = []
    for team in teams:
        current = team.event if team.event and team.beside else current
        found.append(current)
    return found


def _delegations(groups: dict[tuple[str, str], list[Team]], decisions: Decisions) -> list[Delegation]:
    """The delegations as decisions have them: what was put together is known by its first telling's side and event."""
    known = {team.key: place for place, group in groups.items() for team in group}
    found: dict[str, Delegation] = {}
    for members in decisions.regroup(list(groups.values()), lambda team: [team.address]):
        group = sorted(members, key=lambda team: team.key)
        side, where = known[group[0].key]
        key = iri("delegation", digest(side, where))
        if key in found:  # decided to be another team of that side
            key = iri("delegation", digest(side, where, group[0].address))
        event = where if any(team.event == where for team in group) else None
        found[key] = Delegation(iri=key, side=side, event=event, tellings=tuple(team.key for team in group))
    return sorted(found.values())
