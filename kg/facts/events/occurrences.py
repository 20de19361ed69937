"""Where a sentence's words evoke an event type: each trigger word that the words around it let count."""

from dataclasses import dataclass

from spacy.tokens import Token

from kg.document import Document, Sentence
from kg.facts.events.lexicon import event_triggers
from kg.facts.lexicon import signals
from kg.facts.reality import LATER, SOONER
from kg.facts.triggers import MEASURES, evokes, is_noun_after_all
from kg.syntax import children
from kg.vocabulary import Trigger

_PARTICIPLE_USES = frozenset({"amod", "compound", "aux", "auxpass"})
_LIKE_PREPOSITIONS = frozenset({"following", "including", "according", "regarding", "concerning"})
_ABOUT = frozenset({"for", "over", "about", "against", "on"})
_BECAUSE = frozenset({"over", "amid"})


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
    return [one for one in found if not any(_is_word_of(one, other) for other in found)]


def _is_word_of(one: Occurrence, other: Occurrence) -> bool:
    """Whether the word only helps to say another thing: the strike of "went on strike"."""
    return one.type != other.type and one.token != other.token and one.token in other.phrase


def _occurrence(document: Document, token: Token) -> Occurrence | None:
    for kind in _readings(token):
        for match in event_triggers(kind).match(token, document):
            if token.dep_ == "compound" and not (match.term == "Disaster" and _is_storms_name(document, token)):
                continue
            verb = token if kind == "verb" else governing_verb(measured_by(token))
            return Occurrence(token, match.trigger, match.words, verb)
    return None


def _readings(token: Token) -> list[str]:
    """As what the token may evoke an event: as a clause's verb, or as a noun that is no part of another's name."""
    verb = token.pos_ in ("VERB", "AUX") and token.dep_ not in _PARTICIPLE_USES and not is_noun_after_all(token)
    inside = token.dep_ == "compound" and not token.text.istitle()
    noun = token.pos_ in ("NOUN", "PROPN", "VERB") and not inside and token.ent_type_ != "DATE"
    return ["verb"] * verb + ["noun"] * noun


def _is_storms_name(document: Document, token: Token) -> bool:
    """Whether the word begins a name such as "Typhoon Anna", which no body bears."""
    named = document.mention_at(token.head)
    return (
        token.head.i == token.i + 1 and token.head.pos_ == "PROPN" and (named is None or named.kind != "organization")
    )


def stands_apart(occurrence: Occurrence) -> bool:
    """Whether the event stands beside what its clause tells of: after "since" or "over", or as a noun's topic."""
    below = occurrence.anchor
    for ancestor in occurrence.anchor.ancestors:
        if ancestor == occurrence.verb:
            return below.dep_ == "prep" and is_of_reason(below)
        below = ancestor
        if ancestor.dep_ == "prep" and ancestor.lower_ in LATER | SOONER | _BECAUSE | {"under"}:
            return True
        if ancestor.dep_ == "prep" and ancestor.lower_ in _ABOUT and ancestor.head.pos_ in ("NOUN", "PROPN"):
            return True
    return False


def is_of_reason(preposition: Token) -> bool:
    """Whether the phrase gives the harm as a reason, or goes on from one that parsers end too soon.

    "Quit over the deaths at a rally"; but "shot down over the town".
    """
    before = [prep for prep in children(preposition.head, "prep") if prep.right_edge.i + 1 == preposition.i]
    reasons = [noun for prep in (preposition, *before) if prep.lower_ in _BECAUSE for noun in children(prep, "pobj")]
    return any(noun.lemma_ in signals("OutcomeKilled", "OutcomeInjured") for noun in reasons)


def measured_by(noun: Token) -> Token:
    """The noun that counts or measures out this one, if any: "one of its attacks" hangs on "one"."""
    if noun.dep_ == "pobj" and noun.head.lower_ == "of":
        above = noun.head.head
        if above.lemma_.lower() in MEASURES or evokes(above, "Numbered") or above.pos_ == "NUM":
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


def is_meanwhile(verb: Token) -> bool:
    """Whether the clause tells what went on in the clause above: "17 people died when police opened fire"."""
    marks = children(verb, "mark", "advmod") if verb.dep_ == "advcl" else []
    return any(mark.lower_ in ("when", "as", "while") for mark in marks)
