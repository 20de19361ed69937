"""How well a sentence matches a question: the share of the question's words, weighted by rarity, that it says."""

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from kg.ask.evoked import evoked_of
from kg.ask.naming import Name
from kg.ask.sentences.splitting import Sentence
from kg.ask.wording import all_stems, stems

NEAR = 0.4  # what a word counts that the sentence before or the title says
KINDRED = 0.7  # what a word counts for which the sentence has another that evokes the same term of the ontology
LIKE = 0.8  # what a word counts of which the sentence has another form: "announced", "announcement"
LIGHT = 0.3  # what a verb counts that says little: "go", "take"
LIGHT_VERBS = all_stems("go come get make give bring put set take hold carry")
_SHARED_LETTERS = 5


@dataclass(frozen=True)
class Sought:
    """What a sentence should say: stems of words, and the names with the stems of each form they are known by.

    `terms` are the ontology's terms that words evoke, `ordinals` those of the words that are, `outcomes` what became of
    what is counted, `sources` the names of those who say so, `unknown` the stems of names that the graph does not know.
    """

    words: frozenset[str]
    names: tuple[tuple[Name, tuple[frozenset[str], ...]], ...]
    terms: dict[str, frozenset[str]]
    ordinals: frozenset[str]
    outcomes: frozenset[str]
    sources: frozenset[str]
    unknown: frozenset[str]


@dataclass(frozen=True)
class Match:
    """A sentence with the share of the question that it says, from 0 to 1, and the words of the question it has."""

    sentence: Sentence
    share: float
    said: frozenset[str]
    named: frozenset[str]


def matches(sentences: Sequence[Sentence], sought: Sought) -> list[Match]:
    """The sentences, best first."""
    words = [stems(s.text) | (all_stems(s.text) & LIGHT_VERBS) for s in sentences]
    weights = {word: _rarity([_degree(word, said) for said in words]) for word in sought.words}
    weights |= {word: LIGHT * weights[word] for word in weights.keys() & LIGHT_VERBS}
    of_names = {name.text: _rarity([_named(forms, said) for said in words]) for name, forms in sought.names}
    found = [_match(s, said, sought, weights, of_names) for s, said in zip(sentences, words, strict=True)]

    def order(match: Match) -> tuple[float, str, str, int]:
        return -round(match.share, 4), match.sentence.published or "", match.sentence.id, match.sentence.start

    return sorted(found, key=order)


def _rarity(degrees: Sequence[float]) -> float:
    having = sum(degree > 0 for degree in degrees)
    return math.log((len(degrees) + 2) / (having + 1)) + 0.3


def _match(
    sentence: Sentence, said: frozenset[str], sought: Sought, weights: dict[str, float], of_names: dict[str, float]
) -> Match:
    near = stems(sentence.before) | stems(sentence.title)
    kindred = _kindred(sentence.text, sought)
    degrees = {w: max(_degree(w, said), KINDRED * (w in kindred), NEAR * (_degree(w, near) == 1)) for w in weights}
    named = {name.text: max(_named(forms, said), NEAR * _named(forms, near)) for name, forms in sought.names}
    got = sum(weights[w] * degree for w, degree in degrees.items()) + sum(of_names[n] * d for n, d in named.items())
    total = sum(weights.values()) + sum(of_names.values())
    has = frozenset(word for word, degree in degrees.items() if degree > NEAR)
    return Match(sentence, got / total if total else 0.0, has, frozenset(n for n, d in named.items() if d > NEAR))


def _degree(word: str, said: frozenset[str]) -> float:
    if word in said:
        return 1.0
    start = word[:_SHARED_LETTERS]
    return LIKE * (len(word) >= _SHARED_LETTERS and any(other.startswith(start) for other in said))


def _named(forms: Iterable[frozenset[str]], said: frozenset[str]) -> float:
    """The share of a name's words that are said, in its best form; an adjective made of the name will do."""
    return max((sum(_name_word(word, said) for word in form) / len(form) for form in forms if form), default=0.0)


def _name_word(word: str, said: frozenset[str]) -> bool:
    start = word[: max(4, len(word) - 3)]
    return word in said or (len(word) > 4 and any(other.startswith(start) for other in said))


def _kindred(text: str, sought: Sought) -> frozenset[str]:
    if not sought.terms:
        return frozenset()
    return frozenset().union(*(sought.terms[term] for term in evoked_of(all_stems(text), sought.terms)))
