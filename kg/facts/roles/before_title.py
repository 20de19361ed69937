"""What stands before a title's words: modifiers that belong to it, its status, and the bodies it is held in."""

from dataclasses import dataclass
from functools import cache

from spacy.tokens import Token

from kg.document import Document
from kg.facts.lexicon import signals, title_nouns
from kg.model import Mention, Status
from kg.vocabulary import vocabulary

_STATUSES: tuple[Status, ...] = ("Former", "Acting", "Designate", "Current")
_MODIFIERS = frozenset({"ADJ", "NOUN", "PROPN"})


@cache
def status_words() -> dict[str, Status]:
    """The words that say how a role is held, "former" and the like, with the status each gives."""
    return {word: status for status in reversed(_STATUSES) for word in vocabulary().words_of(status)}


@dataclass(frozen=True)
class Left:
    """What precedes a title's words: where the title and the whole phrase begin, its status and bodies, nearest
    first.
    """

    title: int
    start: int
    status: Status | None
    bodies: tuple[Mention, ...]
    local: bool


def leftward(document: Document, start: int, floor: int, ministerial: bool = False) -> Left:
    """Read leftward from token `start` to `floor` at most; before a minister's title a portfolio belongs to it."""
    doc = document.doc
    title, i = start, start - 1
    status: Status | None = None
    bodies: list[Mention] = []
    local = False
    while i >= floor:
        token, mention = doc[i], document.mention_at(doc[i])
        if _ends_phrase(document, i):
            break
        if mention is not None and ministerial and i == start - 1 and _is_portfolio(mention):
            title = i = document.tokens(mention.span)[0].i
        elif mention is not None:
            bodies.append(mention)
            i = document.tokens(mention.span)[0].i
        elif token.lower_ in status_words():
            status = status or status_words()[token.lower_]
        elif is_local(token):
            local = True
        elif token.pos_ in _MODIFIERS and not bodies and (status is not None or not _is_remark(token)):
            title = i if status is None else title  # "conservative former mayor" is mayor
        elif doc[i].text == ")" and (opening := _bracketed_acronym(document, i)) is not None:
            i = opening
        elif not _between(document, i, bool(bodies)) and not _joins_modifiers(document, i, title):
            break
        i -= 1
    first = i + 1
    while first < start and doc[first].text in ("'s", "’s", "'", "’"):
        first += 1
    if i >= floor and doc[i].pos_ in ("DET", "PRON") and first == i + 1:
        first = i
    if first > floor and doc[first - 1].pos_ == "ADV" and doc[first - 1].lower_ in status_words():
        first -= 1  # "formerly the head of"
        status = status or status_words()[doc[first].lower_]
    return Left(max(title, i + 1), first, status, tuple(bodies), local)


def _ends_phrase(document: Document, i: int) -> bool:
    """Whether what stands here is no part of the title's phrase: a person, a date, an owner without a name.

    "The interim government's interior minister": what owns the title is neither in it nor a body that has a name.
    """
    token, mention = document.doc[i], document.mention_at(document.doc[i])
    if mention is not None:
        first = document.tokens(mention.span)[0].i
        against = document.doc[max(first - 2, 0) : first].text.lower() in ("anti-", "anti")  # "an anti-rebel commander"
        return against or mention.kind == "person"
    if token.tag_ == "POS":
        return i > 0 and document.mention_at(document.doc[i - 1]) is None
    return token.ent_type_ in ("DATE", "TIME", "CARDINAL", "ORDINAL") and token.lower_ not in status_words()


def is_local(token: Token) -> bool:
    """Whether the word says that an office is one of the town or region that the text speaks of."""
    return token.lower_ in signals("Local")


def _is_remark(token: Token) -> bool:
    """Whether the word is about the holder, no part of the title: "respective presidents", "the embattled premier"."""
    return token.lower_ in ("own", "other") or token.lower_ in signals("Epithet")


def _bracketed_acronym(document: Document, closing: int) -> int | None:
    """Where the bracket opens that holds another name of the body before it: "the Velin Council (VC) head"."""
    opening = closing - 2
    if opening < 1 or document.doc[opening].text != "(" or document.mention_at(document.doc[opening - 1]) is None:
        return None
    return opening


def _joins_modifiers(document: Document, i: int, title: int) -> bool:
    """Whether "and" joins two words of one title: "trade and industry commissioner"."""
    token, before = document.doc[i], document.doc[i - 1] if i else None
    return (
        token.lower_ == "and"
        and title == i + 1
        and before is not None
        and before.pos_ in ("NOUN", "ADJ")
        and before.dep_ in ("amod", "nmod", "compound")
        and before.head.i > i
        and document.mention_at(before) is None
        and before.lemma_.lower() not in title_nouns()
    )


def _is_portfolio(mention: Mention) -> bool:
    """Whether a name before "minister" is what the minister is of, as in "Social Welfare Secretary", rather than a
    body."""
    last_word = mention.name.split()[-1].lower()
    return mention.kind == "organization" and mention.ref is None and last_word not in signals("BodyNoun")


def _between(document: Document, i: int, after_body: bool) -> bool:
    """Whether the token may stand inside the phrase: a possessive ending, a hyphen, a remark, what joins bodies."""
    token = document.doc[i]
    if token.text in ("'s", "’s", "'", "’", "-") or token.lower_ in signals("Epithet"):
        return True
    if after_body and token.lower_ in signals("Seniority"):  # "a senior Ruritanian official"
        return True
    joins = token.text == "," or token.lower_ == "and"
    mention = document.mention_at(document.doc[i - 1]) if i else None
    return joins and after_body and mention is not None and mention.kind == "country"
