"""The words of titles: which title of the ontology begins at a token, and which one a whole phrase amounts to."""

import re
from collections.abc import Sequence
from functools import cache

from spacy.tokens import Token

from kg.document import Document
from kg.facts.lexicon import signals, title_nouns
from kg.vocabulary import RoleConcept, vocabulary

_UNWRITTEN = (".", "-")  # between a title's words: "Lt. Gen.", "Attorney-General"


@cache
def _lexicon() -> dict[str, list[tuple[tuple[str, ...], RoleConcept]]]:
    """Every title, as words, by its first word; the longest first."""
    index: dict[str, list[tuple[tuple[str, ...], RoleConcept]]] = {}
    for role in vocabulary().roles:
        for title in role.titles:
            words = tuple(re.findall(r"\w+", title))
            entry = index.setdefault(words[0], [])
            if (words, role) not in entry:
                entry.append((words, role))
    return {word: sorted(found, key=lambda pair: (-len(pair[0]), pair[0])) for word, found in index.items()}


def match_title(document: Document, i: int, stop: int) -> tuple[int, RoleConcept] | None:
    """The longest title that begins at token i: the token after it, and its role."""
    doc = document.doc
    if doc[i].pos_ not in ("NOUN", "PROPN", "ADJ") or _in_name(document, doc[i]):
        return None
    for words, role in [*_lexicon().get(_bare(doc[i]), ()), *_lexicon().get(singular(doc[i]), ())]:
        tokens = _next_words(document, i, len(words), stop)
        if (
            len(tokens) == len(words)
            and all(map(_is_word, tokens[:-1], words[:-1]))
            and _ends_on(tokens[-1], words[-1])
            and not (len(words) == 1 and _stands_in(document, i))
        ):
            return tokens[-1].i + 1, role
    return None


def _stands_in(document: Document, i: int) -> bool:
    """Whether the word only goes with another title: "deputy" in "deputy envoy", "veteran" in "veteran coach"."""
    doc = document.doc
    if i + 1 >= len(doc) or doc[i + 1].pos_ not in ("NOUN", "PROPN", "ADJ"):
        return False
    named = document.mention_at(doc[i + 1])
    if doc[i].lower_ == "chief" and doc[i + 1].lemma_.lower() in title_nouns() and named is None:
        return True  # "chief secretary to the treasury"
    if named is not None and named.kind in ("country", "organization"):  # "chief Ruritanian negotiator"
        return doc[i].lower_ in signals("Understudy") | {"chief"}
    return named is None and doc[i].lower_ in signals("Understudy", "Epithet")


def _next_words(document: Document, start: int, count: int, stop: int) -> list[Token]:
    """The words from `start` on, as many or fewer, stops and hyphens left out: "Lt", "Gen" of "Lt. Gen."."""
    found: list[Token] = []
    for token in document.doc[start:stop]:
        if len(found) == count:
            break
        if token.text not in _UNWRITTEN:
            found.append(token)
    return found


def _is_word(token: Token, word: str) -> bool:
    return _bare(token) == word


def _ends_on(token: Token, word: str) -> bool:
    return word in (_bare(token), singular(token))


def singular(token: Token) -> str:
    """The lemma in small letters, of a plural written large too, which the pipeline leaves as it is: "Senators"."""
    return token.lower_.removesuffix("s") if token.pos_ == "PROPN" else token.lemma_.lower()


def _bare(token: Token) -> str:
    """The word in small letters, without the full stop of a title cut short: "Gov."."""
    return token.lower_.rstrip(".") if len(token) > 1 else token.lower_


def _in_name(document: Document, token: Token) -> bool:
    """Whether the token is part of a name: "UN" before "secretary-general" is the body, no part of the title."""
    return document.mention_at(token) is not None


def refined(document: Document, start: int, end: int, role: RoleConcept) -> RoleConcept:
    """The concept of the longest title whose words stand in the phrase in order: "deputy … minister" is a deputy
    minister.
    """
    words = [token.lower_ for token in document.doc[start:end]]
    best, size = role, 0
    for word in dict.fromkeys(words):
        for title, candidate in _lexicon().get(word, ()):
            if (
                len(title) > max(size, 1)
                and _in_order(title, words)
                and title[-1] in (words[-1], document.doc[end - 1].lemma_)
            ):
                best, size = candidate, len(title)
    return best if size else _standing_in(document, start, end) or role


def _standing_in(document: Document, start: int, end: int) -> RoleConcept | None:
    """An official, where a deputy is somebody's and so no member of a parliament: "Novak's deputy", "his deputy"."""
    doc = document.doc
    if end - start != 1 or doc[start].lower_ not in signals("Understudy") or start == 0:
        return None
    before = document.mention_at(doc[start - 2]) if doc[start - 1].tag_ == "POS" and start > 1 else None
    owned = doc[start - 1].tag_ == "PRP$" or (before is not None and before.kind == "person")
    return next(role for role in vocabulary().roles if role.notation == "official") if owned else None


def _in_order(title: Sequence[str], words: Sequence[str]) -> bool:
    rest = iter(words)
    return all(word in rest for word in title)
