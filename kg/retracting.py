"""Withdrawing articles: each takes exactly its own support with it, and stays away until the withdrawal is undone."""

from collections.abc import Sequence
from pathlib import Path

from msgspec import Struct

from kg.assembling import PATIENCE, assembled, written
from kg.corrections import Journal, Retract, now
from kg.store import Extractions, GraphWriter, Kept


class Retracted(Struct, frozen=True, kw_only=True):
    """What came of it: the withdrawals, what names no article of the store, and how many statements changed."""

    withdrawn: tuple[Retract, ...]
    unknown: tuple[str, ...]
    added: int
    removed: int


def retract(store: Path, articles: Sequence[str], who: str, why: str = "", *, forget: bool = False) -> Retracted:
    """Withdraw articles, named by id or address, and write the graph as if they had never been read.

    The withdrawals are lines of the file of corrections. What was read of the articles stays in the store, so that
    undoing brings it back; with `forget` it goes too. One that was withdrawn before is not withdrawn again. Raises
    StoreError where the store cannot be written, InputError where the file of corrections has a bad line.
    """
    journal = Journal(store)
    with GraphWriter(store, PATIENCE) as writer, Extractions(store) as kept:
        readings = list(kept.all())
        before = {one.article for one in journal.standing() if isinstance(one, Retract)}
        meant = {name: _named(name, readings) or ({name} & before) for name in articles}
        ids = sorted(set().union(*meant.values()))
        said = [Retract(article=one, who=who, when=now(), why=why) for one in ids if one not in before]
        made = journal.append(*said)
        change = written(assembled(readings, journal.standing()), writer)
        if forget:
            for one in ids:
                kept.forget(one)
    return Retracted(
        withdrawn=tuple(one for one in made if isinstance(one, Retract)),
        unknown=tuple(name for name, found in meant.items() if not found),
        added=change.added,
        removed=change.removed,
    )


def _named(name: str, readings: Sequence[Kept]) -> set[str]:
    """The ids of the articles that have this id or address."""
    articles = [reading.extraction.article for reading in readings]
    by_id = {article.id for article in articles if article.id == name}
    return by_id or {article.id for article in articles if article.url == name}
