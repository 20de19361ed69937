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


class Answer(Struct, frozen=True, kw_only=True):
    """One answer: what to read (`label`), what it names in the graph (`iri`), what is known beside it (`detail`)."""

    label: str
    iri: str | None
    detail: str
    evidence: tuple[Quote, ...] = ()


class Reply(Struct, frozen=True, kw_only=True):
    """The answers to one question, best first. `message` says why there are none; it is left out where there are."""

    question: str
    understood_as: str | None
    sparql: str | None
    answers: tuple[Answer, ...] = ()
    message: str | UnsetType = UNSET

    def to_json(self) -> dict[str, object]:
        """The reply as plain dictionaries and lists, ready for any JSON writer."""
        plain = to_builtins(self)
        assert isinstance(plain, dict)  # noqa: S101 - tells the type checker what to_builtins makes of a Struct
        return plain
