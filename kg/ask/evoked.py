"""Which terms of the ontology the words of a question evoke, by the triggers in the ontology's files."""

import re
from collections.abc import Iterable
from functools import cache

from kg.ask.wording import STOP, all_stems, stems
from kg.vocabulary import vocabulary

_OUTCOME = "Outcome"
# An outcome asked for and those that answer it too: what was shot down was intercepted.
_FAMILIES = (
    frozenset({"intercepted", "shot_down", "destroyed"}),
    frozenset({"exchanged", "released"}),
    frozenset({"launched", "deployed"}),
)


@cache
def _lemmas() -> tuple[tuple[str, frozenset[str], frozenset[str]], ...]:
    """Each trigger's term, the stems of one of its lemmas, and the stems of the objects it demands."""
    found: list[tuple[str, frozenset[str], frozenset[str]]] = []
    for trigger in vocabulary().triggers:
        objects = frozenset().union(*(stems(word) for word in trigger.objects))
        found.extend((trigger.term, all_stems(" ".join(lemma)), objects) for lemma in trigger.lemmas)
    return tuple(found)


def evoked(text: str) -> dict[str, frozenset[str]]:
    """The terms that a text's words evoke, each with the stems that do."""
    words = all_stems(text)
    found: dict[str, frozenset[str]] = {}
    for term, lemma, objects in _lemmas():
        if lemma <= words and (not objects or objects & words):
            found[term] = found.get(term, frozenset()) | (lemma - STOP)
    return found


def evoked_of(words: frozenset[str], terms: Iterable[str]) -> frozenset[str]:
    """Those of these terms that words, given as stems of all words of a text, evoke."""
    found = _lemmas_by_term()
    return frozenset(
        term
        for term in terms
        if any(lemma <= words and (not objects or objects & words) for lemma, objects in found.get(term, ()))
    )


@cache
def _lemmas_by_term() -> dict[str, list[tuple[frozenset[str], frozenset[str]]]]:
    found: dict[str, list[tuple[frozenset[str], frozenset[str]]]] = {}
    for term, lemma, objects in _lemmas():
        found.setdefault(term, []).append((lemma, objects))
    return found


def event_types(text: str) -> dict[str, frozenset[str]]:
    """The event classes (local names) that a text evokes, each with the stems that do."""
    types = vocabulary().event_types
    return {term: by for term, by in evoked(text).items() if term in types}


def outcomes(text: str) -> dict[str, frozenset[str]]:
    """The outcomes of quantities, as their notations, that a text evokes, each with the stems that do."""
    return {_notation(term): by for term, by in evoked(text).items() if _notation(term)}


def _notation(term: str) -> str:
    return re.sub(r"(?<=[a-z])(?=[A-Z])", "_", term.removeprefix(_OUTCOME)).lower() if term.startswith(_OUTCOME) else ""


@cache
def words_for(outcome: str) -> frozenset[str]:
    """The stems of the single words that evoke an outcome: kill, die, dead and the like for `killed`."""
    return frozenset().union(*(lemma for term, lemma, _ in _lemmas() if _notation(term) == outcome and len(lemma) == 1))


def kindred(outcome: str) -> frozenset[str]:
    """The outcomes that answer a question for this one, itself among them."""
    return next((family for family in _FAMILIES if outcome in family), frozenset({outcome}))
