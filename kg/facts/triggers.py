"""Which of the ontology's triggers a word sets off, of one word or of several: the one matcher of all rules.

A lemma of several words has a head: the verb, or the last noun before a noun's own preposition. The other words stand
right before a noun, or follow the head and hang on it: "called the talks off", "an exchange of prisoners". A verb
with a particle that is not the trigger's is another verb: "call off" is no "call".
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache

from spacy.tokens import Token

from kg.document import Document
from kg.syntax import agents, children, patients, prepositional
from kg.vocabulary import Trigger, vocabulary

# A noun trigger's head stands before its first preposition: "exchange of prisoner".
_AFTER_HEAD = frozenset({"of", "from", "to", "as", "in"})
_PIECES = re.compile(r"[^\s-]+|-")
_REACH = 9  # words: how far a verb's particle or noun may stand behind it
# Words of measure: what is counted stands after their "of" ("one of its attacks", "a barrage of rockets").
MEASURES = frozenset(
    "one series number dozen hundred thousand score wave couple pair all half rest part most some many several package "
    "raft slew spate string flurry batch tranche".split()
)
# What a mention's kind lets it stand for where a trigger asks for a general word.
_KIND_WORDS = {
    "city": ("city", "town", "village"),
    "region": ("region", "area", "province"),
    "place": ("area",),
    "organization": ("group",),
    "country": ("country",),
    "person": ("person",),
}


@dataclass(frozen=True)
class Match:
    """A trigger where it stands; `words` are its words in text order."""

    trigger: Trigger
    words: tuple[Token, ...]

    @property
    def term(self) -> str:
        """The local name of the term that the trigger hangs on."""
        return self.trigger.term


@dataclass(frozen=True)
class _Pattern:
    """One lemma of a trigger around its head: the words right before the head, the head, and the words after it."""

    before: tuple[str, ...]
    head: str
    after: tuple[str, ...]
    trigger: Trigger

    @property
    def rank(self) -> tuple[int, int]:
        """Of two that match, the longer one comes first, then the one that demands more of the words around it."""
        size = len(self.before) + 1 + len(self.after)
        return -size, -len(self.trigger.objects) - len(self.trigger.subjects)


class Index:
    """The triggers of some terms, of all word classes or of those named, found by the word that heads them."""

    def __init__(self, terms: Iterable[str], word_classes: Iterable[str] = ()) -> None:
        wanted, classes = list(dict.fromkeys(terms)), frozenset(word_classes)
        found: dict[str, list[_Pattern]] = {}
        for trigger in (trigger for term in wanted for trigger in vocabulary().triggers_of(term)):
            if not classes or trigger.word_class in classes:
                for pattern in map(_pattern, trigger.lemmas, [trigger] * len(trigger.lemmas)):
                    found.setdefault(pattern.head, []).append(pattern)
        self._by_head: Mapping[str, list[_Pattern]] = {
            head: sorted(patterns, key=lambda pattern: pattern.rank) for head, patterns in found.items()
        }

    def heads(self, token: Token) -> bool:
        """Whether the token's lemma heads one of the triggers, whatever stands around it."""
        return token.lemma_.lower() in self._by_head

    def match(self, token: Token, document: Document | None = None) -> list[Match]:
        """The triggers that the token sets off here: of those that fit only the longest, first those that demand most.

        With the document, a name counts as the general word that a trigger asks for: a town's as "city".
        """
        found: list[Match] = []
        ahead: frozenset[str] | None = None
        for lemma in dict.fromkeys((token.lemma_.lower(), token.lower_)):
            for pattern in self._by_head.get(lemma, ()):
                if pattern.after:
                    ahead = _ahead(token) if ahead is None else ahead
                    if not ahead.issuperset(pattern.after):
                        continue
                words = _words(pattern, token)
                if words and len(words) >= len(found[0].words if found else ()) and _fits(document, pattern, words):
                    found.append(Match(pattern.trigger, words))
        return found


@cache
def index(*terms: str, word_class: str | None = None) -> Index:
    """The index of these terms' triggers, all or those of one word class."""
    return Index(terms, (word_class,) if word_class else ())


def evokes(token: Token, *terms: str, word_class: str | None = None, document: Document | None = None) -> bool:
    """Whether the token sets off a trigger of one of these terms."""
    return bool(index(*terms, word_class=word_class).match(token, document))


def _pattern(lemma: tuple[str, ...], trigger: Trigger) -> _Pattern:
    if trigger.word_class not in ("noun", "plural"):
        return _Pattern((), lemma[0], lemma[1:], trigger)
    pieces = _PIECES.findall(" ".join(lemma))
    end = next((i for i, word in enumerate(pieces) if i and word in _AFTER_HEAD), len(pieces))
    return _Pattern(tuple(pieces[: end - 1]), pieces[end - 1], tuple(pieces[end:]), trigger)


def _words(pattern: _Pattern, token: Token) -> tuple[Token, ...]:
    """The tokens that are the pattern's words around this head; none where they are not all there."""
    if not _is_of_class(token, pattern.trigger.word_class):
        return ()
    size = len(pattern.before)
    before = tuple(token.doc[max(0, token.i - size) : token.i])
    if len(before) != size or any(
        word not in (t.lower_, t.lemma_.lower()) for word, t in zip(pattern.before, before, strict=True)
    ):
        return ()
    after = _following(pattern.after, token)
    return (*before, token, *after) if len(after) == len(pattern.after) else ()


def _is_of_class(token: Token, word_class: str) -> bool:
    if word_class == "verb":
        return token.pos_ in ("VERB", "AUX") or token.tag_.startswith("VB")
    if word_class == "plural":
        return token.tag_ in ("NNS", "NNPS") or is_noun_after_all(token)
    if word_class == "noun":
        return token.pos_ in ("NOUN", "PROPN") or _is_gerund(token) or is_noun_after_all(token)
    return token.pos_ in ("ADJ", "ADV") or token.dep_ in ("amod", "acomp", "nmod", "oprd", "advmod")


def is_noun_after_all(token: Token) -> bool:
    """Whether the tagger takes a plural for a verb in -s, the parser not: "said that talks with X were"."""
    return token.tag_ == "VBZ" and token.dep_ in ("nsubj", "nsubjpass", "dobj", "pobj")


def _is_gerund(token: Token) -> bool:
    """Whether a verb in -ing names what happened: "the shelling of", "died in fighting around"."""
    if token.tag_ != "VBG" or children(token, "dobj"):
        return token.tag_ == "VBG" and bool(children(token, "det", "poss", "amod"))
    amid = token.dep_ in ("pcomp", "pobj") and token.head.lower_ in ("in", "during", "amid", "after")
    return amid or bool(children(token, "det", "poss", "amod"))


def _following(words: tuple[str, ...], head: Token) -> tuple[Token, ...]:
    """The tokens after the head, within reach and hanging on it, that are these words in this order."""
    found: list[Token] = []
    place = head.i + 1
    for word in words:
        stretch = head.doc[place : head.i + 1 + _REACH]
        hit = next((t for t in stretch if _is_word(t, word) and _belongs(t, head, found)), None)
        if hit is None:
            return ()
        found.append(hit)
        place = hit.i + 1
    return tuple(found)


def _ahead(token: Token) -> frozenset[str]:
    """The words and lemmas that stand within reach after the token."""
    stretch = token.doc[token.i + 1 : token.i + 1 + _REACH]
    return frozenset(word for t in stretch for word in (t.lower_, t.lemma_.lower()))


def _is_word(token: Token, word: str) -> bool:
    """Whether the token is this word; a verb's forms are other words: "died when police fired" is no "die in fire"."""
    return word == token.lower_ or (word == token.lemma_.lower() and token.pos_ != "VERB")


def _belongs(token: Token, head: Token, matched: list[Token]) -> bool:
    """Whether a particle or preposition belongs to the word, and does not only say when: "agreed on Monday"."""
    if any(child.ent_type_ in ("DATE", "TIME") for child in children(token, "pobj")):
        return False
    barriers = ("NOUN", "PROPN") if token.dep_ == "aux" else ("NOUN", "PROPN", "VERB")  # "asked X to leave"
    for _ in range(3):
        token = token.head
        if token == head:
            return True
        if token.pos_ in barriers and token not in matched:
            return False  # "called a meeting for" is no "call for", nor "called X to talk about"
    return False


def _fits(document: Document | None, pattern: _Pattern, words: tuple[Token, ...]) -> bool:
    trigger, head = pattern.trigger, words[len(pattern.before)]
    if trigger.word_class != "verb":
        beside = [*children(head, "compound", "amod", "nmod"), *prepositional(head, "of")]
        return _among(
            {w for t in beside for w in (t.lower_, t.lemma_.lower())}, trigger.objects, trigger.without_objects
        )
    if any(child not in words for child in _particles(head)) or _takes_another_object(pattern, head):
        return False
    objects = [*patients(head), *children(head, "oprd")]  # "was made commissioner"
    objects += prepositional(head, *pattern.after) if pattern.after else []
    return _among(_named(document, objects), trigger.objects, trigger.without_objects) and _among(
        _named(document, agents(head)), trigger.subjects, trigger.without_subjects
    )


def _particles(verb: Token) -> list[Token]:
    """The verb's particles, of which the parser takes some for prepositions: "stormed out of the room"."""
    out = [child for child in children(verb, "prep", "advmod") if child.i == verb.i + 1 and child.lower_ == "out"]
    return [*children(verb, "prt"), *out]


def _among(words: set[str], wanted: frozenset[str], unwanted: frozenset[str]) -> bool:
    return (not wanted or bool(words & wanted)) and not words & unwanted


def _takes_another_object(pattern: _Pattern, verb: Token) -> bool:
    """Whether a verb that goes with a preposition has an object besides: "returns books to" is no journey."""
    trigger = pattern.trigger
    bound = len(pattern.after) == 1 and not trigger.objects and "object" not in trigger.parts
    return bound and bool(children(verb, "dobj")) and any(c.lower_ == pattern.after[0] for c in children(verb, "prep"))


def _named(document: Document | None, heads: Iterable[Token]) -> set[str]:
    return set(_general_words(document, heads))


def _general_words(document: Document | None, heads: Iterable[Token]) -> Iterator[str]:
    """The lemmas of these heads, of what they measure out, and the general words their names may stand for."""
    for head in heads:
        yield head.lemma_.lower()
        if (
            head.lemma_.lower() in MEASURES
            or head.pos_ == "NUM"
            or head.ent_type_ == "MONEY"
            or head.lower_ in ("m", "bn")
        ):
            yield from _general_words(document, prepositional(head, "of", "in"))  # "$5 million in aid"
        mention = document.mention_at(head) if document is not None else None
        if mention is not None:
            yield from _KIND_WORDS.get(mention.kind, ())
