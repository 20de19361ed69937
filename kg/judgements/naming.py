"""Whom a user means by an IRI, by `id/person/…`, or by a name."""

import re
from collections.abc import Iterable

from msgspec import Struct

from kg.errors import InputError
from kg.ids import ID, NK
from kg.judgements.judged import described
from kg.judgements.queries import QUERIES
from kg.names import fold
from kg.store import Reader, Row, literal

PLACES = {"Place", "Country", "Region", "City"}
_AT_MOST = 8  # namesakes named in a message
_PATH = re.compile(r"/?(?:id/)?([a-z]+/\S+)")


class Described(Struct, frozen=True, kw_only=True):
    """An entity, event, role holding or delegation: what it is called and is, and a person's roles with their dates.

    `keys` are the names it is found by, `same_as` what outside IRIs name it.
    """

    iri: str
    label: str
    names: tuple[str, ...]
    keys: tuple[str, ...]
    kinds: tuple[str, ...]
    roles: tuple[str, ...]
    same_as: tuple[str, ...]

    @property
    def entry(self) -> str | None:
        """The gazetteer's entry that a place is, wherever it is mentioned; None for all else."""
        return min(self.same_as, default=None) if PLACES & set(self.kinds) else None

    @property
    def kind(self) -> str:
        """What it is, in one word of the ontology."""
        return min(set(self.kinds) - {"Place", "Event"} or self.kinds, default="thing")


def find_one(reader: Reader, text: str) -> Described | None:
    """What the text means; None where the graph has nothing of this IRI or name.

    Raises InputError, which names them, where several things have the name.
    """
    address = _address(text)
    found = describe(reader, [address]) if address else _by_name(reader, text)
    exact = [one for one in found if one.label == text]
    if len(exact) == 1:
        return exact[0]
    if len(found) > 1:
        shown = "; ".join(map(_told_apart, found[:_AT_MOST]))
        rest = f"; and {len(found) - _AT_MOST} more" if len(found) > _AT_MOST else ""
        raise InputError(text, f"names {len(found)} in the graph: say which, as {shown}{rest}")
    return found[0] if found else None


def describe(reader: Reader, wanted: list[str]) -> list[Described]:
    """What these are called and are, in their order, without those that the graph knows nothing of."""
    by_node: dict[str, list[Row]] = {}
    for row in described(reader, wanted):
        by_node.setdefault(row["node"], []).append(row)
    return [_described(iri, by_node[iri]) for iri in wanted if iri in by_node]


def _told_apart(one: Described) -> str:
    """What to write to mean this one, and by what to know it: `id/person/mara (Mara Velt, mayor, Velmora)`."""
    known_as = one.roles[0] if one.roles else one.kind.casefold()
    return f"id/{one.iri.removeprefix(ID)} ({one.label}, {known_as})"


def _address(text: str) -> str | None:
    """The IRI that the text is, in full or from `id/` or what follows it on; None for a name."""
    if text.startswith(("http://", "https://")):
        return text
    path = _PATH.fullmatch(text)
    return ID + path[1] if path else None


def _by_name(reader: Reader, name: str) -> list[Described]:
    nodes = {row["node"] for row in QUERIES.rows_of(reader, "named", [literal(fold(name))])}
    if not nodes:
        nodes = {row["node"] for row in QUERIES.rows_of(reader, "labelled", [literal(name)])}
    return describe(reader, sorted(nodes))


def _described(iri: str, rows: list[Row]) -> Described:
    label = next((row["label"] for row in rows if "label" in row), iri.removeprefix(ID))
    return Described(
        iri=iri,
        label=label,
        names=tuple(sorted({row["name"] for row in rows if "name" in row} - {label})),
        keys=tuple(sorted({row["key"] for row in rows if "key" in row})),
        kinds=tuple(sorted({row["kind"].removeprefix(NK) for row in rows if "kind" in row})),
        roles=_roles(row for row in rows if "title" in row),
        same_as=tuple(sorted({row["same"] for row in rows if "same" in row})),
    )


def _roles(rows: Iterable[Row]) -> tuple[str, ...]:
    """Each role with the first and the last day that an article attests it, the latest first."""
    days: dict[str, set[str]] = {}
    for row in rows:
        days.setdefault(_role(row), set()).update([row["day"][:10]] if "day" in row else [])
    latest = sorted(sorted(days), key=lambda role: max(days[role], default=""), reverse=True)
    return tuple(f"{role} ({_from_to(days[role])})" if days[role] else role for role in latest)


def _from_to(days: set[str]) -> str:
    first, last = min(days), max(days)
    return first if first == last else f"{first} to {last}"


def _role(row: Row) -> str:
    status = row["status"].removeprefix(NK).casefold()
    of = f", {row['of']}" if "of" in row else ""
    return f"{'' if status == 'current' else status + ' '}{row['title']}{of}"
