"""The unsure judgements in the order in which an answer is worth most."""

from collections.abc import Iterable, Sequence

from msgspec import Struct

from kg.judgements.beside import named_in_text
from kg.judgements.judged import Judged, read_judgements
from kg.judgements.naming import Described, describe
from kg.judgements.passages import Passage
from kg.judgements.queries import QUERIES
from kg.store import Reader

# One far from the line is unsure because others are about as likely: it counts as half way.
_LEAST_NEAR = 0.5


class Worth(Struct, frozen=True, kw_only=True):
    """An unsure judgement, and what an answer is worth: how much would move times how near to the line it is.

    `left` and `right` are the addresses of its sides.
    """

    iri: str
    value: float
    left: str
    right: str


class Question(Struct, frozen=True, kw_only=True):
    """An unsure judgement with whom its two sides belong to now.

    `left_beside` and `right_beside` are where an article's text first names whom its title names; titles say little.
    """

    judged: Judged
    value: float
    left: Described
    right: Described
    left_beside: Passage | None = None
    right_beside: Passage | None = None


def most_valuable(reader: Reader) -> list[Worth]:
    """The unsure judgements, the most valuable first: one for every two things, none that people said to be two."""
    parted = {frozenset((row["left"], row["right"])) for row in QUERIES.rows(reader, "parted")}
    best: dict[frozenset[str], Worth] = {}
    for row in QUERIES.rows(reader, "unsure"):
        pair = frozenset((row["one"], row["other"]))
        value = _value(int(row["moves"]), float(row["score"]))
        one = Worth(iri=row["judgement"], value=value, left=row["left"], right=row["right"])
        if pair not in parted and (pair not in best or _rank(one) < _rank(best[pair])):
            best[pair] = one
    return sorted(best.values(), key=_rank)


def questions(reader: Reader, wanted: Sequence[Worth]) -> list[Question]:
    """What these ask, with the sentences and all that is known of both sides, in their order."""
    judged = read_judgements(reader, (one.iri for one in wanted))
    entities = _described(reader, judged)
    beside = named_in_text(reader, [side for one in judged for side in one.sides])
    values = {one.iri: one.value for one in wanted}
    found = []
    for one in judged:
        left, right = (entities.get(side.entity.iri) if side.entity else None for side in one.sides)
        if left and right:
            also = [beside.get(side.address) for side in one.sides]
            found.append(
                Question(
                    judged=one,
                    value=values[one.iri],
                    left=left,
                    right=right,
                    left_beside=also[0],
                    right_beside=also[1],
                )
            )
    return found


def _described(reader: Reader, judged: Iterable[Judged]) -> dict[str, Described]:
    wanted = {side.entity.iri for one in judged for side in one.sides if side.entity}
    return {one.iri: one for one in describe(reader, sorted(wanted))}


def _value(moves: int, score: float) -> float:
    return round(moves * max(_LEAST_NEAR, 1 - abs(2 * score - 1)), 3)


def _rank(worth: Worth) -> tuple[float, str]:
    return -worth.value, worth.iri
