"""Who said the quoted words: by a verb of saying beside or above them, by a noun, or as the one who was speaking."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from spacy.tokens import Token

from kg.document import Document
from kg.facts.quotations.cues import above, according_to, adjacent, following, is_thought, noun_of_saying, sayings
from kg.facts.quotations.frames import Frame
from kg.facts.quotations.speech import names_something
from kg.facts.referents import SPEAKERS, actors_of, owner_of, speakers_of, stands_for
from kg.model import Fact, Mention, Span

_SPEECH = 4  # words that a stretch has at least to be speech on its own, with no verb of saying beside it
_JOINED = 12  # words at most between two quotations of one attribution


@dataclass(frozen=True)
class Attribution:
    """Who is said to have spoken, the words that say so, and the rule that read them."""

    speaker: Mention
    tokens: tuple[Token, ...]
    rule: str
    confidence: float = 0.9


class Attributor:
    """Attributes a document's quotations frame by frame, in text order, remembering who spoke last."""

    def __init__(self, document: Document, facts: Sequence[Fact]) -> None:
        self._document = document
        self._facts = facts
        self._before: Frame | None = None
        self._spoke_before: Attribution | None = None  # in that frame

    def read(self, frame: Frame) -> Iterator[tuple[Span, Attribution]]:
        """The frame's quotations that have a speaker."""
        found: Attribution | None = None
        for k, (words, _) in enumerate(frame.quotes):
            if names_something(self._document, frame, k):
                continue
            stated = self._stated(frame, k)
            if stated is None and found is not None and len(frame.before(k)) < _JOINED:
                stated = found
            if stated is None and found is None:
                stated = self._continued(frame, words)
            if stated is not None:
                yield words, stated
                found = stated
        self._before, self._spoke_before = frame, found

    def _stated(self, frame: Frame, k: int) -> Attribution | None:
        """The attribution that the frame itself states."""
        for verb in self._verbs(frame, k):
            found = self._by_verb(verb, frame)
            if found is not None:
                return found
        return self._by_source(frame) or self._introduced(frame.before(k))

    def _verbs(self, frame: Frame, k: int) -> Iterator[Token]:
        """The verbs that may attribute the quotation, the likeliest first."""
        before, after = frame.before(k), frame.after(k)
        words, last = self._document.text(frame.quotes[k][0]), k + 1 == len(frame.quotes)
        runs_on = not before or words[-1:] in ",?!—" or (bool(after) and after[0].text == ",")
        governing = list(above(self._document.tokens(frame.quotes[k][0]), frame.words))
        candidates = [adjacent(before)]
        if before and words[:1].islower() and before[-1].text not in (",", ":"):
            candidates.extend(verb for verb in governing if verb in before)  # a part of the writer's own sentence
        if runs_on:
            candidates.append(following(after, last=last))
        candidates.extend([*governing, *reversed(sayings(before))])
        found = [verb for verb in candidates if verb is not None]
        return iter(sorted(found, key=is_thought))

    def _by_verb(self, verb: Token, frame: Frame) -> Attribution | None:
        speakers = speakers_of(self._document, self._facts, verb) or self._nearby(verb, frame)
        if not speakers:
            return self._by_statement(verb)
        named = [head for head in actors_of(verb) if head in frame.words]
        return Attribution(speakers[0], (verb, *named), "said")

    def _by_statement(self, verb: Token) -> Attribution | None:
        """ "The statement said" goes on with who spoke in the sentence before: "X, in a statement, accused Y"."""
        nouns = [head for head in actors_of(verb) if noun_of_saying([head]) is not None]
        if not nouns or self._before is None:
            return None
        if self._spoke_before is not None:
            return Attribution(self._spoke_before.speaker, (verb, *nouns), "statement", 0.75)
        told = next((found for word in self._before.words if (found := self._subject(word)) is not None), None)
        return Attribution(told, (verb, *nouns), "statement", 0.6) if told is not None else None

    def _subject(self, token: Token) -> Mention | None:
        return self._source(token) if token.dep_ in ("nsubj", "nsubjpass") else None

    def _nearby(self, verb: Token, frame: Frame) -> list[Mention]:
        """Who is named right after an inverted verb, or is the last subject before it, if the parser sees none."""
        if verb not in frame.words or any(head.pos_ == "PRON" for head in actors_of(verb)):
            return []
        i = frame.words.index(verb)
        if i == 0 or frame.words[i - 1].text == "," or not frame.words[:i]:
            for token in frame.words[i + 1 : i + 9]:
                mention = self._document.mention_at(token)
                if mention is not None and mention.kind == "person":
                    return [mention]
        for token in reversed(frame.words[:i]):
            mention = self._document.mention_at(token)
            if token.dep_ in ("nsubj", "nsubjpass") and mention is not None and mention.kind in SPEAKERS:
                return [mention]
        return []

    def _by_source(self, frame: Frame) -> Attribution | None:
        """ "According to X", "according to a statement by X"."""
        source = according_to(frame.words)
        mention = self._source(source) if source is not None else None
        if mention is None or source is None:
            return None
        return Attribution(mention, (source,), "according-to", 0.85)

    def _introduced(self, before: Sequence[Token]) -> Attribution | None:
        """A quotation after a colon or comma, with no verb of saying: "defended the move: “…”", "X's message: “…”"."""
        if not before or before[-1].text not in (":", ","):
            return None
        heads = [noun_of_saying(before), *(token for token in before if token.dep_ == "nsubj")]
        for head in heads:
            mention = self._source(head) if head is not None else None
            if mention is not None and head is not None:
                return Attribution(mention, (head,), "introduced", 0.8)
        return None

    def _source(self, head: Token) -> Mention | None:
        mention = owner_of(self._document, self._facts, head) if noun_of_saying([head]) else None
        mention = mention or stands_for(self._document, self._facts, head)
        return mention if mention is not None and mention.kind in SPEAKERS else None

    def _continued(self, frame: Frame, words: Span) -> Attribution | None:
        """A quotation that stands alone goes on with the speaker before it, or belongs to the one just spoken of."""
        before = self._before
        alone = not any(token.is_alpha for token in frame.words)
        text = self._document.text(words)
        short = len(text.split()) < _SPEECH and text[-1:] not in tuple(".!?")
        if not alone or before is None or short:
            return None
        if frame.paragraph - before.paragraph > 1:
            return None
        if self._spoke_before is not None:
            spoke = self._spoke_before
            return Attribution(spoke.speaker, spoke.tokens, "continued", 0.9)
        for token in before.words:
            mention = self._subject(token)
            if mention is not None:
                return Attribution(mention, (token,), "spoken-of", 0.6)
        return None
