"""What is linked to what: our people and bodies, the entries of an authority, and what speaks for their being one."""

from typing import Literal

from msgspec import Struct

from kg.triples.statements import Feature

Kind = Literal["person", "organization"]


class Post(Struct, frozen=True, order=True):
    """A role and the body or country it is held in, with its years. Dates are in XSD form, empty where unknown.

    Of an entry they say from when until when it was held, of a subject the first and the last day it was attested.
    """

    role: str
    of: str = ""
    since: str = ""
    until: str = ""


class Subject(Struct, frozen=True, kw_only=True):
    """A person or body of the graph. `mention` is the address of its first mention and `words` what stands there.

    `weight` is how many articles name it; `same_as` are the identifiers that it has.
    """

    iri: str
    kind: Kind
    label: str
    names: tuple[str, ...]
    mention: str
    words: str
    posts: tuple[Post, ...] = ()
    same_as: tuple[str, ...] = ()
    weight: int = 1


class Entry(Struct, frozen=True, kw_only=True):
    """Someone or something that an authority knows. `identifier` is an IRI; `kind` is None where it does not say.

    `matched` says that a service takes it for the one that was asked for.
    """

    identifier: str
    names: tuple[str, ...]
    kind: Kind | None = None
    posts: tuple[Post, ...] = ()
    description: str = ""
    matched: bool = False


class Proposal(Struct, frozen=True, kw_only=True):
    """That a subject is what an entry names: sure enough to be made, or left for a person to say."""

    subject: Subject
    entry: Entry
    score: float
    features: tuple[Feature, ...]
    verdict: Literal["sure", "unsure"]
