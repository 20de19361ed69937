"""Where a sentence's words evoke an event type: each trigger word that the words around it let count."""

from collections.abc import Iterator
from dataclasses import dataclass

from spacy.tokens import Token

from kg.document import Document, Sentence
from kg.facts.events.lexicon import Pattern, lexicon, signals
from kg.syntax import agents, children, patients, prepositional
from kg.vocabulary import Trigger

# Words of measure: what is counted stands after their "of" ("one of its attacks", "a barrage of rockets").
_MEASURES = frozenset(
    "one series number dozen hundred thousand score wave couple pair all half rest part most some many several".split()
)
_PARTICIPLE_USES = frozenset({"amod", "compound", "aux", "auxpass"})
# What a mention's kind lets it stand for where a trigger asks for a general word.
_KIND_WORDS = {
    "city": ("city", "town", "village"),
    "region": ("region", "area", "province"),
    "place": ("area",),
    "organization": ("group",),
    "country": ("country",),
}  # fmt: skip
LATER = frozenset({"after", "following", "since", "despite"})  # what follows these is told as having been
SOONER = frozenset({"before", "until", "pending"})
_LIKE_PREPOSITIONS = frozenset({"following", "including", "according", "regarding", "concerning"})
_ABOUT = frozenset({"for", "over", "about", "against", "on"})
_REACH = 6  # words: how far a verb's particle or noun may stand behind it


@dataclass(frozen=True)
class Occurrence:
    """A trigger where it stands: `token` is its noun or verb, `phrase` its words, `verb` the clause's verb."""

    token: Token
    trigger: Trigger
    phrase: tuple[Token, ...]
    verb: Token | None

    @property
    def type(self) -> str:
        """The event class's local name."""
        return self.trigger.term

    @property
    def anchor(self) -> Token:
        """The word that ties the event to its clause: "round" in "a third round of talks", else the trigger's own."""
        return measured_by(self.token) if self.nominal else self.token

    @property
    def nominal(self) -> bool:
        """Whether a noun tells of the event."""
        return self.trigger.word_class != "verb"


def occurrences(document: Document, sentence: Sentence) -> list[Occurrence]:
    """The sentence's triggers in text order, outside quotations, none inside a longer one."""
    found: list[Occurrence] = []
    for token in sentence.tokens:
        occurrence = _occurrence(document, token)
        if occurrence is not None and not document.is_quoted(token):
            found.append(occurrence)
    return found


def _occurrence(document: Document, token: Token) -> Occurrence | None:
    if token.pos_ == "VERB" and token.dep_ not in _PARTICIPLE_USES:
        for pattern in lexicon().verbs.get(token.lemma_.lower(), ()):
            phrase = _verb_phrase(pattern, token)
            if phrase and not _takes_another_object(pattern, token) and _verb_fits(document, pattern.trigger, token):
                return Occurrence(token, pattern.trigger, phrase, token)
    if token.pos_ in ("NOUN", "PROPN", "VERB") and token.dep_ != "compound" and token.ent_type_ != "DATE":
        return _nominal(token)
    return None


def _nominal(token: Token) -> Occurrence | None:
    if token.pos_ == "VERB" and not (token.tag_ == "VBG" and children(token, "det", "poss", "amod")):
        return None
    for lemma in dict.fromkeys((token.lemma_.lower(), token.lower_)):
        for pattern in lexicon().nouns.get(lemma, ()):
            phrase = _noun_phrase(pattern, token)
            if pattern.trigger.word_class == "plural" and token.tag_ not in ("NNS", "NNPS"):
                continue
            if phrase and _noun_fits(pattern.trigger, token):
                return Occurrence(token, pattern.trigger, phrase, governing_verb(measured_by(token)))
    return None


def stands_apart(occurrence: Occurrence) -> bool:
    """Whether the event stands beside what its clause tells of: behind "after" or "since", or as a noun's topic."""
    for ancestor in occurrence.anchor.ancestors:
        if ancestor == occurrence.verb:
            return False
        if ancestor.dep_ == "prep" and ancestor.lower_ in LATER | SOONER:
            return True
        if ancestor.dep_ == "prep" and ancestor.lower_ in _ABOUT and ancestor.head.pos_ in ("NOUN", "PROPN"):
            return True
    return False


def measured_by(noun: Token) -> Token:
    """The noun that counts or measures out this one, if any: "one of its attacks" hangs on "one"."""
    if noun.dep_ == "pobj" and noun.head.lower_ == "of":
        above = noun.head.head
        if above.lemma_.lower() in _MEASURES | signals("Numbered") or above.pos_ == "NUM":
            return measured_by(above)
    return noun


def governing_verb(token: Token) -> Token | None:
    """The nearest verb that the token hangs on."""
    return next((ancestor for ancestor in token.ancestors if is_clause_verb(ancestor)), None)


def is_clause_verb(token: Token) -> bool:
    """Whether the token is a verb that heads a clause, and no adjective or preposition in a verb's form."""
    if token.pos_ not in ("VERB", "AUX") or token.dep_ in _PARTICIPLE_USES or token.dep_ == "prep":
        return False
    return token.lower_ not in _LIKE_PREPOSITIONS or bool(children(token, "aux", "auxpass", "nsubj"))


def _noun_phrase(pattern: Pattern, token: Token) -> tuple[Token, ...]:
    size = len(pattern.before)
    before = tuple(token.doc[token.i - size : token.i]) if token.i >= size else ()
    if len(before) != size or any(
        word not in (t.lower_, t.lemma_.lower()) for word, t in zip(pattern.before, before, strict=True)
    ):
        return ()
    after = _following(pattern.after, token)
    return (*before, token, *after) if len(after) == len(pattern.after) else ()


def _verb_phrase(pattern: Pattern, token: Token) -> tuple[Token, ...]:
    after = _following(pattern.after, token)
    return (token, *after) if len(after) == len(pattern.after) else ()


def _following(words: tuple[str, ...], token: Token) -> tuple[Token, ...]:
    """The tokens after `token`, within reach and hanging on it, that are these words in this order."""
    found: list[Token] = []
    place = token.i + 1
    for word in words:
        stretch = token.doc[place : token.i + 1 + _REACH]
        hit = next((t for t in stretch if word in (t.lower_, t.lemma_.lower()) and _belongs(t, token)), None)
        if hit is None:
            return ()
        found.append(hit)
        place = hit.i + 1
    return tuple(found)


def _belongs(token: Token, head: Token) -> bool:
    """Whether a particle or preposition belongs to the word, and does not only say when: "agreed on Monday"."""
    if any(child.ent_type_ in ("DATE", "TIME") for child in children(token, "pobj")):
        return False
    for _ in range(3):
        token = token.head
        if token == head:
            return True
    return False


def _takes_another_object(pattern: Pattern, verb: Token) -> bool:
    """Whether a verb that goes with a preposition has an object besides: "returns books to" is no journey."""
    trigger = pattern.trigger
    bound = len(pattern.after) == 1 and not trigger.objects and "object" not in trigger.parts
    return bound and bool(children(verb, "dobj")) and any(c.lower_ == pattern.after[0] for c in children(verb, "prep"))


def _verb_fits(document: Document, trigger: Trigger, verb: Token) -> bool:
    if trigger.objects or trigger.without_objects:
        objects = set(_words(document, patients(verb)))
        if (trigger.objects and not objects & trigger.objects) or objects & trigger.without_objects:
            return False
    if trigger.subjects or trigger.without_subjects:
        subjects = set(_words(document, agents(verb)))
        if (trigger.subjects and not subjects & trigger.subjects) or subjects & trigger.without_subjects:
            return False
    return True


def _noun_fits(trigger: Trigger, noun: Token) -> bool:
    if not (trigger.objects or trigger.without_objects):
        return True
    beside = [*children(noun, "compound", "amod", "nmod"), *prepositional(noun, "of")]
    words = {word for token in beside for word in (token.lower_, token.lemma_.lower())}
    return (not trigger.objects or bool(words & trigger.objects)) and not words & trigger.without_objects


def _words(document: Document, heads: list[Token]) -> Iterator[str]:
    """The lemmas of these heads, of what they measure out, and the general words their names may stand for."""
    for head in heads:
        yield head.lemma_.lower()
        if head.lemma_.lower() in _MEASURES or head.pos_ == "NUM":
            yield from _words(document, prepositional(head, "of", "in"))  # "$5 million in aid"
        mention = document.mention_at(head)
        if mention is not None:
            yield from _KIND_WORDS.get(mention.kind, ())
