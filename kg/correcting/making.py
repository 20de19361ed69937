"""Making corrections in a store: said, kept in its file, and the graph written again."""

from collections.abc import Callable, Sequence
from pathlib import Path

from msgspec import Struct

from kg.assembling import PATIENCE, Assembled, assembled, written
from kg.correcting.effects import Effect, effect
from kg.correcting.finding import Finder
from kg.correcting.requests import corrections_for
from kg.corrections import Entry, Journal, Outcome, Request, Standing, identified, standing
from kg.errors import StoreError
from kg.store import Change, Extractions, GraphWriter, Kept

_Say = Callable[[Assembled, list[Entry]], Sequence[Entry]]


class Result(Struct, frozen=True, kw_only=True):
    """What came of corrections: themselves with their ids, those that do not apply, and what changes in the graph.

    `outcomes` are those of the corrections, and of earlier ones that now apply or no longer do. `added` and `removed`
    count statements: those `written`, or those that would be.
    """

    corrections: tuple[Entry, ...]
    outcomes: tuple[Outcome, ...] = ()
    effect: Effect = Effect()
    written: bool = False
    added: int = 0
    removed: int = 0


class Correcting:
    """A store whose corrections are being made. Use `make` and `undo`; each is whole before it returns."""

    def __init__(self, store: str | Path) -> None:
        self.store = Path(store)
        self.journal = Journal(store)

    def make(self, requests: list[Request], who: str, *, dry_run: bool = False, later: bool = False) -> Result:
        """Make what is requested, each request on the state the store is in now: all of it, or nothing.

        A dry run keeps nothing; with `later` it is kept, and the graph waits for the next build. Raises InputError
        where a request names nothing or several things, StoreError where the store cannot be written.
        """

        def say(before: Assembled, entries: list[Entry]) -> list[Standing]:
            finder = Finder(before)
            held = standing(entries)
            return [one for request in requests for one in corrections_for(request, finder, held, who)]

        return self._change(say, dry_run, later)

    def undo(self, given: str, who: str, why: str = "", *, dry_run: bool = False, later: bool = False) -> Result:
        """Take back the correction whose id begins so. Raises InputError where none has, or several have."""
        return self._change(lambda _before, _entries: [self.journal.undoing(given, who, why)[1]], dry_run, later)

    def _change(self, say: _Say, dry_run: bool, later: bool) -> Result:
        if dry_run or later:
            return self._changed(say, None, keep=not dry_run)
        with GraphWriter(self.store, PATIENCE) as writer:
            return self._changed(say, writer)

    def _changed(self, say: _Say, writer: GraphWriter | None, *, keep: bool = True) -> Result:
        readings, entries = self._readings(), self.journal.entries()
        before = assembled(readings, standing(entries))
        said = [identified(one) for one in say(before, entries)]
        if keep:
            said = self.journal.append(*said)
        if keep and writer is None:
            return Result(corrections=tuple(said))
        after = assembled(readings, standing([*entries, *said]))
        change = self._written(after, writer) if writer else Change(*_difference(before, after))
        ours = {one.id for one in said}
        return Result(
            corrections=tuple(said),
            outcomes=_news(before.outcomes, after.outcomes, ours),
            effect=effect(before, after),
            written=writer is not None,
            added=change.added,
            removed=change.removed,
        )

    def _written(self, whole: Assembled, writer: GraphWriter) -> Change:
        try:
            return written(whole, writer)
        except StoreError as error:
            raise StoreError(f"{error}; the correction is kept, and the next build applies it") from error

    def _readings(self) -> list[Kept]:
        with Extractions(self.store) as kept:
            return list(kept.all())


def _news(before: list[Outcome], after: list[Outcome], ours: set[str]) -> tuple[Outcome, ...]:
    """The outcomes of what was just said, and of what it has made to apply or no longer to apply."""
    was = {outcome.correction.id: outcome.applies for outcome in before}
    news = (one for one in after if one.correction.id in ours or was.get(one.correction.id) != one.applies)
    return tuple(news)


def _difference(before: Assembled, after: Assembled) -> tuple[int, int]:
    old, new = set(before.quads()), set(after.quads())
    return len(new - old), len(old - new)
