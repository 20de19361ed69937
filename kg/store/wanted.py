"""What is searched for, and what is found."""

import re
from typing import Literal

from msgspec import Struct

from kg.names import folded_words

_PHRASE = re.compile(r'"([^"]*)"|([^"]+)')
_WORD = re.compile(r"\w+")
Found = Literal["name", "title", "quote"]
KINDS: tuple[Found, ...] = ("name", "title", "quote")


class Place(Struct, array_like=True):
    """Where a page of hits ends: which kind of text the last one was found in, its rank there, and what it is."""

    tier: int
    rank: float | str
    iri: str


class Sought(Struct):
    """Words that all must be there, the last one perhaps only begun, and `"several words"` in this order.

    Only things of these classes (IRIs), where there are any; so many hits, after a place.
    """

    text: str
    types: tuple[str, ...] = ()
    limit: int = 50
    after: Place | None = None

    def phrases(self) -> list[list[str]]:
        """The phrases, each of one word or more, folded as kg.names does it."""
        found = []
        for quoted, loose in _PHRASE.findall(self.text):
            words = folded_words(quoted or loose)
            found += [words] if quoted else [[word] for word in words]
        return [phrase for phrase in found if phrase]

    def spelled(self) -> list[str]:
        """The phrases in lower case, as they are spelled."""
        found = []
        for quoted, loose in _PHRASE.findall(self.text.lower()):
            found += [quoted.strip()] if quoted else _WORD.findall(loose)
        return [phrase for phrase in found if phrase]

    @property
    def ends_open(self) -> bool:
        """Whether the last word may go on."""
        return not self.text.rstrip().endswith('"')


class Hit(Struct):
    """Something found: an entity by a name, an article by its title or by quotes from it.

    `text` is the text that it was found in, `evidence` are the nodes whose quotes hold what was sought, best first.
    """

    iri: str
    found_in: Found
    text: str
    place: Place
    evidence: list[str] = []
