"""Bodies that a question describes in other words than their names: "Ruritania's committee on budgets"."""

from kg.ask.holdings import Thing, things
from kg.ask.inquiry import Inquiry
from kg.ask.naming import Name
from kg.ask.queries import literals
from kg.ask.wording import stems

_SHORTEST = 4  # letters of the word by which bodies are looked up


def bodies_called(inquiry: Inquiry, text: str) -> list[str]:
    """The addresses of the bodies that have every word of the text in one name, the country's own name aside."""
    wanted = stems(text)
    lookup = max(wanted, key=lambda word: (len(word), word), default="")
    if len(lookup) < _SHORTEST:
        return []
    rows = inquiry.rows("bodies", word=literals([lookup]))
    found = things(inquiry, sorted({row["body"] for row in rows}))
    places = [name for name in inquiry.names(text).chosen if name.is_place]
    return [body.iri for body in found.values() if _called(body, wanted, places)]


def _called(body: Thing, wanted: frozenset[str], places: list[Name]) -> bool:
    country = frozenset().union(*(stems(name.text) for name in places if body.country in name.iris))
    return any(wanted - country <= stems(name) for name in body.names)
