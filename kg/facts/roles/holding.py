"""What a rule reads of a role: the title phrase, and who holds it."""

from dataclasses import dataclass

from spacy.tokens import Token

from kg.facts.attribution import OWN, Voice
from kg.facts.lexicon import title_nouns
from kg.model import DateValue, Mention, Status


@dataclass(frozen=True)
class Title:
    """A title phrase.

    `text` is the title as written, without status and country; `start` and `end` are token positions of the whole
    phrase, determiner and body included; `name_from` is where a name must begin to be preceded by the title.
    """

    head: Token
    text: str
    concept: str
    status: Status
    body: Mention | None
    bodies: tuple[Mention, ...]
    start: int
    end: int
    name_from: int
    local: bool = False

    @property
    def plural(self) -> bool:
        """Whether it is the title of several people."""
        return is_plural(self.head)

    @property
    def owns(self) -> bool:
        """Whether it stands as an owner, "the president's daughter": it is then not the title of who is named
        beside it.
        """
        doc = self.head.doc
        return self.end < len(doc) and doc[self.end].tag_ == "POS"


@dataclass(frozen=True)
class Holding:
    """A title and its holder; `rule` names the construction; `status`, where given, overrides the title's own.

    `since` and `until` are when the role was taken up and given up, `voice` is who says so.
    """

    title: Title
    holder: Mention
    rule: str
    status: Status | None = None
    confidence: float = 0.9
    since: DateValue | None = None
    until: DateValue | None = None
    voice: Voice = OWN


def is_plural(head: Token) -> bool:
    """Whether a title's head is a plural, also where the pipeline takes one written large for a name: "Ministers"."""
    large = head.tag_ == "NNP" and head.lower_ not in title_nouns() and head.lower_.removesuffix("s") in title_nouns()
    return large or head.tag_ in ("NNS", "NNPS")
