"""How commands print corrections and what they come to."""

import sys
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import msgspec

from kg.cli.console import counted, out, say
from kg.corrections import Entry, Outcome, Retract, Undo, kind_of

if TYPE_CHECKING:
    from kg.correcting import Result

_TOLD = 20  # corrections that do not apply, of which a build says so one by one


@dataclass(frozen=True)
class Fate:
    """What the last build made of a correction: `applies` is None where it came after that build."""

    applies: bool | None
    reason: str = ""

    @property
    def words(self) -> str:
        """The same for people; nothing where it simply applies."""
        if self.applies is None:
            return "waits for the next build"
        how = "applies in part" if self.applies else "does not apply"
        return f"{how}: {self.reason}" if self.reason else ""


def described(entry: Entry) -> str:
    """A correction in one line: its kind, the words it is about with their addresses, and what it gives."""
    if isinstance(entry, Undo):
        return f"undo {entry.undone}"
    if isinstance(entry, Retract):
        return f"retract {entry.article}"
    words = [f"“{' '.join(target.words.split())}” ({target.address})" for target in entry.targets]
    given = [str(value) for name in ("label", "kind", "identifier", "concept") if (value := getattr(entry, name, None))]
    more = [f"and {len(words) - 3} more"] if len(words) > 3 else []
    return " · ".join([kind_of(entry), *words[:3], *more, *given])


def report_unmet(outcomes: tuple[Outcome, ...]) -> None:
    """Say which standing corrections do not apply, or only in part, and why."""
    told = [outcome for outcome in outcomes if outcome.reason]
    for outcome in told[:_TOLD]:
        how = "applies in part" if outcome.applies else "does not apply"
        say(f"correction {outcome.correction.id} {how}: {described(outcome.correction)}: {outcome.reason}")
    if len(told) > _TOLD:
        say(f"and {counted(len(told) - _TOLD, 'correction')} more: kg correct list says which")


def listed(entry: Entry, fate: Fate | None) -> dict[str, Any]:
    """A correction as JSON, with what became of it; without a fate it was undone."""
    said: dict[str, Any] = msgspec.to_builtins(entry)
    return said | ({"applies": fate.applies, "reason": fate.reason} if fate else {"undone": True})


def print_result(result: "Result", store: str, *, dry_run: bool, as_json: bool) -> None:
    """Print what corrections change, those that do not apply, and how they are undone."""
    if as_json:
        print_json(_result(result))
        return
    for line in result.effect.changes:
        out.print(line)
    if result.effect.more:
        out.print(f"and {counted(result.effect.more, 'change')} more")
    report_unmet(result.outcomes)
    if result.written or dry_run:
        would = "would be " if dry_run else ""
        out.print(f"{counted(result.added, 'statement')} {would}added, {result.removed:,} {would}removed in {store}")
    else:
        out.print("kept; the next build brings it into the graph: kg build")
    if not dry_run:
        names = " ".join(entry.id for entry in result.corrections)
        undoing = " and ".join(f"kg correct undo {entry.id}" for entry in reversed(result.corrections))
        out.print(f"correction {names}; to take it back: {undoing}")


def print_json(value: object) -> None:
    """Print a value as JSON over several lines."""
    sys.stdout.write(msgspec.json.format(msgspec.json.encode(value), indent=2).decode() + "\n")


def _result(result: "Result") -> dict[str, Any]:
    outcomes = {outcome.correction.id: outcome for outcome in result.outcomes}
    ours = {entry.id for entry in result.corrections}
    return {
        "corrections": [_outcome(entry, outcomes.get(entry.id)) for entry in result.corrections],
        "changes": [*result.effect.changes],
        "more": result.effect.more,
        "added": result.added,
        "removed": result.removed,
        "affected": [_outcome(one.correction, one) for one in result.outcomes if one.correction.id not in ours],
    }


def _outcome(entry: Entry, outcome: Outcome | None) -> dict[str, Any]:
    said: dict[str, Any] = msgspec.to_builtins(entry)
    return said | ({"applies": outcome.applies, "reason": outcome.reason} if outcome else {})
