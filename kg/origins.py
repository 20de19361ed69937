"""Which articles are copies of one another: syndicated, cut, put into a longer article, or lightly rewritten.

An article is a copy where two fifths of the words of the shorter one, counted in runs of three, are in the other
too. What stands between quotation marks is left out: whoever reports a statement quotes the same words. Candidates are
found sentence by sentence, by MinHash and locality-sensitive hashing, for a copy keeps sentences whatever it cuts or
adds; then they are compared exactly.
"""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from rensa import RMinHash, RMinHashLSH

from kg.model import Article

COPIED = 0.4  # share of the shorter text from which on it is a copy; two reports of one event share 0.1 at most
FEWEST_RUNS = 12  # a text with fewer runs of words is a copy only where all its words are the same
_SHORTEST = 5  # words of a sentence that can tell where it comes from
_KEPT = 64  # sentences of an article by which later ones find it: of more, some from all over it
_HOLDERS = 16  # articles of different origins that a sentence may lead to
_COMPARED = 6  # candidates that are compared exactly, those that share most words first
_LIKELY = 0.1  # share of the words of the shorter text whose sentences must be alike for it to be compared
# Half of the pairs of sentences whose runs of words are alike to 0.5 are found, and nearly all from 0.7 on.
_HASHES, _BANDS, _SEED = 18, 6, 1

_QUOTED = re.compile(
    r"“[^“”]{1,1500}”|„[^„“”]{1,1500}[“”]|«[^«»]{1,1500}»|\"[^\"\n]{1,1500}\"|(?<!\w)[‘'](?=\w)[^\n]{1,400}?[’'](?!\w)"
)
_WORD = re.compile(r"\w+")
_SENTENCE = re.compile(r"(?<=[.!?…])\s+|\n\s*\n")


def origins(articles: Iterable[Article]) -> dict[str, str]:
    """By article id, the id of the article that it is a copy of, or its own; in any order of the articles the same.

    The origin is the earliest of its copies by date of publication, those without a date last, then by id. An article
    that takes from several earlier ones is a copy of the one with which it shares most. Each id is given once.
    """
    found = _Earlier()
    for article in sorted(articles, key=lambda article: (article.published or "9999", article.id)):
        found.add(article)
    return found.origins


@dataclass
class _Earlier:
    """The articles so far, the earliest first, by number, and the sentences by which later ones find them."""

    origins: dict[str, str] = field(default_factory=dict)
    _texts: list[str] = field(default_factory=list)
    _lengths: list[int] = field(default_factory=list)  # in words
    _ids: list[str] = field(default_factory=list)
    _holders: list[int] = field(default_factory=list)  # the article of each sentence in the index
    _index: RMinHashLSH = field(default_factory=lambda: RMinHashLSH(COPIED, _HASHES, _BANDS))

    def add(self, article: Article) -> None:
        """Find the origin of an article that is later than all so far."""
        sentences = list(_sentences(article.text))
        hashed = RMinHash.from_token_sets([_runs(words) for words in sentences], _HASHES, _SEED)
        led_to = [{self._holders[key] for key in keys} for keys in self._index.query_all(hashed)]
        shared = Counter[int]()
        for words, holders in zip(sentences, led_to, strict=True):
            for holder in holders:
                shared[holder] += len(words)
        number, length = len(self._texts), sum(map(len, sentences))
        likely = {one: n for one, n in shared.items() if n >= _LIKELY * min(length, self._lengths[one])}
        self.origins[article.id] = self._origin_among(article.text, likely) or article.id
        self._texts.append(article.text)
        self._lengths.append(length)
        self._ids.append(article.id)
        kept = sorted(zip(hashed, led_to, strict=True), key=lambda pair: pair[0].digest()[0])[:_KEPT]
        for one, holders in kept:
            if len(holders) < _HOLDERS:
                self._index.insert(len(self._holders), one)
                self._holders.append(number)

    def _origin_among(self, text: str, shared: Mapping[int, int]) -> str | None:
        """The origin of the article whose text this one has most of, of those with which it shares sentences."""
        if not shared:
            return None
        runs = _all_runs(text)
        likely = sorted(shared, key=lambda number: (-shared[number], number))[:_COMPARED]
        copied = [
            (len(runs & others), -number)
            for number in likely
            if _is_copied(runs, others := _all_runs(self._texts[number]))
        ]
        return self.origins[self._ids[-max(copied)[1]]] if copied else None


def _is_copied(one: frozenset[str], other: frozenset[str]) -> bool:
    """Whether enough of the text with fewer runs of words is in the other."""
    fewer = min(len(one), len(other))
    return len(one & other) >= COPIED * fewer if fewer >= FEWEST_RUNS else one == other


def _all_runs(text: str) -> frozenset[str]:
    """The runs of words within the sentences of a text."""
    return frozenset(run for words in _sentences(text) for run in _runs(words))


def _sentences(text: str) -> Iterator[list[str]]:
    """The words of each sentence in lower case, without what is quoted. One of too few words joins the next one."""
    words: list[str] = []
    for sentence in _SENTENCE.split(_QUOTED.sub(" ", text)):
        words += _WORD.findall(sentence.lower())
        if len(words) >= _SHORTEST:
            yield words
            words = []
    if words:
        yield words


def _runs(words: list[str]) -> list[str]:
    """Every three words in a row; of fewer than three, what there are."""
    return [" ".join(run) for run in zip(words, words[1:], words[2:], strict=False)] or [" ".join(words)]
