"""The triggers of the event types, found by the lemma that heads them, and the signal words of the ontology by term."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from kg.vocabulary import Trigger, vocabulary

# A noun trigger's head stands before its first preposition: "exchange of prisoner".
_AFTER_HEAD = frozenset({"of", "from", "to", "as", "in"})
_TITLE_END = re.compile(r" (?:of|for|to|in|at|on|without) ")
_PIECES = re.compile(r"[^\s-]+|-")


@dataclass(frozen=True)
class Pattern:
    """One lemma of a trigger around its head: the words right before the head, the head, and the words after it."""

    before: tuple[str, ...]
    head: str
    after: tuple[str, ...]
    trigger: Trigger

    @property
    def length(self) -> int:
        """How many words the pattern has: of two that match, the longer one counts."""
        return len(self.before) + 1 + len(self.after)


@dataclass(frozen=True)
class Lexicon:
    """Patterns by the head's lemma, the longest first."""

    nouns: Mapping[str, tuple[Pattern, ...]]
    verbs: Mapping[str, tuple[Pattern, ...]]


@cache
def lexicon() -> Lexicon:
    """The patterns of all event types."""
    nouns: dict[str, list[Pattern]] = {}
    verbs: dict[str, list[Pattern]] = {}
    for trigger in vocabulary().triggers:
        if trigger.term not in vocabulary().event_types:
            continue
        for words in trigger.lemmas:
            if trigger.word_class in ("noun", "plural"):
                pattern = _noun_pattern(words, trigger)
                nouns.setdefault(pattern.head, []).append(pattern)
            elif trigger.word_class == "verb":
                verbs.setdefault(words[0], []).append(Pattern((), words[0], words[1:], trigger))
    return Lexicon(_longest_first(nouns), _longest_first(verbs))


def _noun_pattern(words: tuple[str, ...], trigger: Trigger) -> Pattern:
    pieces = _PIECES.findall(" ".join(words))
    end = next((i for i, word in enumerate(pieces) if i and word in _AFTER_HEAD), len(pieces))
    return Pattern(tuple(pieces[: end - 1]), pieces[end - 1], tuple(pieces[end:]), trigger)


def _longest_first(patterns: dict[str, list[Pattern]]) -> dict[str, tuple[Pattern, ...]]:
    # Of two equally long ones, the one that demands more of the words around it is tried first.
    return {
        head: tuple(sorted(group, key=lambda p: (-p.length, -_demands(p.trigger)))) for head, group in patterns.items()
    }


def _demands(trigger: Trigger) -> int:
    return len(trigger.objects) + len(trigger.subjects)


@cache
def signals(*terms: str) -> frozenset[str]:
    """The words that signal one of these terms: lemmas and labels of one word, of any word class."""
    triggers = vocabulary().triggers_of(*terms)
    lemmas = {words[0] for trigger in triggers for words in trigger.lemmas if len(words) == 1}
    labels = {word for term in terms for word in vocabulary().words_of(term) if " " not in word}
    return frozenset(lemmas | labels)


@cache
def phrasal_signals(*terms: str) -> frozenset[tuple[str, ...]]:
    """The verbs of two words that signal one of these terms: ("call", "off")."""
    triggers = vocabulary().triggers_of(*terms, word_class="verb")
    return frozenset(words for trigger in triggers for words in trigger.lemmas if len(words) == 2)


@cache
def stand_ins() -> frozenset[str]:
    """Nouns that stand for the country or body named beside them: forces, government, delegation, minister."""
    titles = {_TITLE_END.split(title)[0].split()[-1] for role in vocabulary().roles for title in role.titles}
    return vocabulary().stand_ins | signals("Delegation") | titles
