"""Where an article's text names whom its title names: titles say little."""

from collections.abc import Iterable

from kg.judgements.judged import Side
from kg.judgements.passages import Passage, Passages, evidence_address
from kg.judgements.queries import QUERIES
from kg.store import Reader, iris


def named_in_text(reader: Reader, sides: Iterable[Side]) -> dict[str, Passage]:
    """By the address of each side in a title, where the text names the same one."""
    titled = {
        (side.entity.iri, side.passage.article.iri): side.address
        for side in sides
        if side.entity and side.passage and side.passage.start is None
    }
    if not titled:
        return {}
    articles = f"VALUES ?article {{ {' '.join(iris({article for _, article in titled}))} }}"
    found = QUERIES.rows_of(reader, "evidence", iris({entity for entity, _ in titled}), articles=articles)
    named = {(row["node"], row["article"]): evidence_address(row) for row in found if "start" in row}
    passages = Passages.at(reader, (named[key] for key in titled if key in named))
    at = {address: passages.of(named[key]) for key, address in titled.items() if key in named}
    return {address: passage for address, passage in at.items() if passage}
