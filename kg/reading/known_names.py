"""Names of well-known bodies, found in the text by our list of them, whatever the pipeline takes them for."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache, lru_cache

from spacy.tokens import Doc, Token

from kg.document import Sentence
from kg.gazetteer import Organization, gazetteer
from kg.gazetteer.lists import organizations_by_key
from kg.names import fold
from kg.reading.proposals import Name, Source

# What stands inside a name without being a word of it.
_SKIPPED = frozenset({"'", "’", "'s", "’s", "-", "–"})
_LONGEST_EXPLAINED = 8  # tokens of the name before an acronym in brackets
_Entry = tuple[tuple[str, ...], Organization]


def known_bodies(doc: Doc, sentences: Sequence[Sentence]) -> Iterator[Name]:
    """The bodies of the list that sentences outside headings name, the longest name at each place."""
    others = _otherwise_explained(doc)
    for sentence in sentences:
        if not sentence.heading:
            words = [token for token in sentence.tokens if token.text not in _SKIPPED]
            yield from _in_words(doc, words, others)


def _otherwise_explained(doc: Doc) -> frozenset[str]:
    """Listed acronyms that the article explains as another body's: "the Northern Ruritanian Force (NRF)"."""
    found = set()
    for token in doc[2:-1]:
        body = organizations_by_key().get(token.text) if token.is_upper else None
        if body is not None and token.nbor(-1).text == "(" and token.nbor().text == ")":
            words = _words_of(doc[max(0, token.i - 1 - _LONGEST_EXPLAINED) : token.i - 1], token.text)
            if words and not any(_folded(name.split()[0]) == words[0] for name in body.names if " " in name):
                found.add(token.text)
    return frozenset(found)


def _words_of(before: Iterable[Token], acronym: str) -> list[str]:
    """The last words, folded, of those before a bracket whose initials the acronym is; none where it is not."""
    words = [token.text for token in before if token.text[:1].isupper()][-len(acronym) :]
    return [_folded(word) for word in words] if "".join(word[0] for word in words) == acronym else []


def _in_words(doc: Doc, words: list[Token], others: frozenset[str]) -> Iterator[Name]:
    i = 0
    while i < len(words):
        found = _at(words, i) if words[i].text not in others else None
        if found is None:
            i += 1
            continue
        length, body = found
        start, end = words[i].i, words[i + length - 1].i + 1
        yield from _as_name(doc, start, end, body)
        i += length


def _at(words: list[Token], i: int) -> tuple[int, Organization] | None:
    """The longest known name that begins at this word, as its number of words and its body."""
    token = words[i]
    if _is_acronym(words, i) and (body := organizations_by_key().get(token.text.replace(".", ""))):
        return 1, body
    if not (token.text[:1].isupper() or token.lower_ == "al"):
        return None
    for entry, body in _index().get(_key(token), ()):
        rest = words[i : i + len(entry)]
        if (
            len(rest) == len(entry)
            and all(_key(t) == word for t, word in zip(rest, entry, strict=True))
            and rest[-1].text[:1].isupper()
        ):
            return len(entry), body
    return None


def _key(token: Token) -> str:
    return _folded(token.text)


@lru_cache(maxsize=65536)
def _folded(word: str) -> str:
    return fold(word.replace(".", ""))


def _is_acronym(words: list[Token], i: int) -> bool:
    """Whether the word is in capitals, and not because all around it is."""
    around = [t for t in words[max(0, i - 1) : i + 2] if t.i != words[i].i and t.is_alpha]
    return words[i].text[:2].isupper() and not (around and all(t.is_upper and len(t) > 1 for t in around))


def _as_name(doc: Doc, start: int, end: int, body: Organization) -> Iterator[Name]:
    """The name, with its country's adjective before it: "the German Foreign Office" is not the British one."""
    before = gazetteer().country_of(doc[start - 1].text) if start and doc[start - 1].text[:1].isupper() else None
    if before is not None and body.country is not None:
        if before.name != body.country:
            return
        start -= 1
    yield Name(doc[start:end], "organization", Source.LIST, body.ref)


@cache
def _index() -> Mapping[str, list[_Entry]]:
    """The names of two kinds of words by their first word, the longest first."""
    index: dict[str, list[_Entry]] = {}
    for name, body in organizations_by_key().items():
        if name.islower():
            words = tuple(word for word in name.split() if word != "s")
            index.setdefault(words[0], []).append((words, body))
    return {word: sorted(found, key=lambda entry: -len(entry[0])) for word, found in index.items()}
