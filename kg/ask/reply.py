"""What asking gives back: answers, each with the sentences that say so."""

from msgspec import UNSET, Struct, UnsetType, to_builtins


class Quote(Struct, frozen=True, kw_only=True, omit_defaults=False):
    """A sentence that supports an answer. `start` and `end` count code points of the text; None in the title."""

    article: str
    title: str
    published: str | None
    quote: str
    start: int | None
    end: int | None


class Other(Struct, frozen=True, kw_only=True):
    """What others say in place of an answer, and how many; `later` where an outlet said it after another value."""

    label: str
    articles: int
    origins: int
    later: bool


class Answer(Struct, frozen=True, kw_only=True):
    """One answer: what to read (`label`), what it names in the graph (`iri`), what is known beside it (`detail`).

    `articles` and `origins` are how many articles hold it, and how many of them are no copies of one another; `others`
    is what the rest say, where that cannot be right as well.
    """

    label: str
    iri: str | None
    detail: str
    evidence: tuple[Quote, ...] = ()
    articles: int = 0
    origins: int = 0
    others: tuple[Other, ...] = ()
    of: tuple[str, str] | None = None  # whose value it is, and of which property: to find what others say; not shown


class Reply(Struct, frozen=True, kw_only=True):
    """The answers to one question, best first. `message` says why there are none; it is left out where there are.

    `as_of` is the date after which no article counted; it is left out where all do.
    """

    question: str
    understood_as: str | None
    sparql: str | None
    answers: tuple[Answer, ...] = ()
    as_of: str | UnsetType = UNSET
    message: str | UnsetType = UNSET

    def to_json(self) -> dict[str, object]:
        """The reply as plain dictionaries and lists, ready for any JSON writer."""
        plain = to_builtins(self)
        assert isinstance(plain, dict)  # noqa: S101 - tells the type checker what to_builtins makes of a Struct
        for answer in plain["answers"]:
            del answer["of"]
        return plain
