"""What an update may change in the default graph, as queries to be run before it: so that what is kept in step with the
graph need not be made anew.
"""

import re

from api.language.operations import ALL, DEFAULT, Operation, operations

LONGEST = 1 << 18  # characters of an update that is looked at; a longer one changes much
_WORD = re.compile(r"<[^<>]*>|[\w.-]*:\S*|\w+")


def changes(text: str) -> list[str] | None:
    """CONSTRUCT queries for all that an update may add to the default graph or take from it, and perhaps for more.

    None where no such queries tell: it is long, it changes whole graphs, or a WHERE sees what it has changed before.
    The text is one that `admitted` gave.
    """
    if len(text) > LONGEST:
        return None
    found: list[str] = []
    for number, operation in enumerate(operations(text)):
        if not operation.writes & {DEFAULT, ALL}:
            continue
        if not operation.templates or (number and operation.where):
            return None
        found.append(_query(text, operation))
    return found


def _query(text: str, operation: Operation) -> str:
    parts = [text[begin:end].strip().strip(".").strip() for begin, end in operation.templates]
    template = "\n.\n".join(part for part in parts if part)
    begin, end = operation.where or (0, 0)
    where = text[begin:end] or "WHERE {}"
    if operation.pattern is None:
        group = where.index("{")
        where = _WORD.sub(_as_in_query, where[:group]) + where[group:]
    return f"{operation.prologue} CONSTRUCT {{ {template} }} {where}"


def _as_in_query(word: re.Match[str]) -> str:
    return "FROM" if word[0].upper() == "USING" else word[0]
