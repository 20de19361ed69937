"""Who said the quoted words: by the verb of saying after them, before them or above them, or as the one who was speaking."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from spacy.tokens import Token

from kg.document import Document
from kg.facts.quotations.cues import according_to, first_saying, governing, is_saying, last_saying, noun_of_saying
from kg.facts.quotations.frames import Frame
from kg.facts.speakers import actors_of, speakers_of, stands_for
from kg.model import Fact, Mention, Span

_SPEECH = 4  # words that a stretch has at least to be speech on its own, with no verb of saying beside it


@dataclass(frozen=True)
class Attribution:
    """Who is said to have spoken, the words that say so, and the rule that read them."""

    speakers: tuple[Mention, ...]
    tokens: tuple[Token, ...]
    rule: str
    confidence: float = 0.9


class Attributor:
    """Attributes a document's quotations frame by frame, in text order, remembering who spoke last."""

    def __init__(self, document: Document, facts: Sequence[Fact]) -> None:
        self._document = document
        self._facts = facts
        self._last: Attribution | None = None  # of the frame before
        self._before: Frame | None = None

    def read(self, frame: Frame) -> Iterator[tuple[Span, Attribution]]:
        """The frame's quotations that have a speaker."""
        found: Attribution | None = None
        for k, (words, _) in enumerate(frame.quotes):
            stated = self._stated(frame, k)
            if stated is None and found is not None and self._shares(frame, k):
                stated = found
            if stated is None and found is None:
                stated = self._continued(frame, words)
            if stated is not None:
                yield words, stated
                found = stated
        self._last = found
        self._before = frame

    def _stated(self, frame: Frame, k: int) -> Attribution | None:
        """The attribution in the frame itself."""
        before, after = frame.before(k), frame.after(k)
        quote = self._document.text(frame.quotes[k][0])
        comma = quote[-1:] in ",?!—" or (bool(after) and after[0].text == ",")
        following = self._following(after) if comma or not before else None
        verb = following or self._above(frame, k) or self._leading(before) or first_saying(after if not before else ())
        if verb is not None:
            found = self._by_verb(verb, frame)
            if found is not None:
                return found
        return self._by_noun(frame, before, after)

    def _following(self, after: Sequence[Token]) -> Token | None:
        """The verb of saying that a comma's quotation runs into: `,” she said`, `,” said the minister`."""
        verb = first_saying(after)
        if verb is None:
            return None
        between = after[: list(after).index(verb)]
        return verb if not any(token.pos_ == "VERB" and token.dep_ not in ("relcl", "acl", "amod") for token in between) else None

    def _above(self, frame: Frame, k: int) -> Token | None:
        outside = frozenset(token.i for token in frame.words)
        return governing(self._document.tokens(frame.quotes[k][0]), outside)

    def _leading(self, before: Sequence[Token]) -> Token | None:
        """The last verb of saying before the quotation, where no sentence of its own stands between."""
        return last_saying(before)

    def _by_verb(self, verb: Token, frame: Frame) -> Attribution | None:
        speakers = speakers_of(self._document, self._facts, verb) or self._nearby(verb, frame)
        if not speakers:
            return None
        named = [t for head in actors_of(verb) for t in [head] if t in frame.words]
        return Attribution(tuple(speakers[:1]), (verb, *named), "said")

    def _nearby(self, verb: Token, frame: Frame) -> list[Mention]:
        """The person or body named right before or right after the verb, where the parser gives it no subject."""
        if actors_of(verb):
            return []
        i = frame.words.index(verb) if verb in frame.words else 0
        for token in [*reversed(frame.words[max(0, i - 6) : i]), *frame.words[i + 1 : i + 9]]:
            mention = self._document.mention_at(token)
            if mention is not None and mention.kind in ("person", "organization", "country"):
                return [mention]
        return []

    def _by_noun(self, frame: Frame, before: Sequence[Token], after: Sequence[Token]) -> Attribution | None:
        source = according_to(frame.words)
        if source is not None:
            mention = self._source(source)
            if mention is not None:
                return Attribution((mention,), (source,), "according-to", 0.85)
        if not (before and before[-1].text in (":", ",")):
            return None
        noun = noun_of_saying(before)
        subject = next((t for t in before if t.dep_ == "nsubj"), None)
        for head in (noun, subject):
            mention = self._source(head) if head is not None else None
            if mention is not None and head is not None:
                return Attribution((mention,), (head,), "introduced", 0.8)
        return None

    def _source(self, head: Token) -> Mention | None:
        """Whom a source is or belongs to: "the minister", "a statement by X", "X's post"."""
        mention = stands_for(self._document, self._facts, head)
        if mention is not None:
            return mention
        for token in head.subtree:
            below = self._document.mention_at(token)
            if below is not None and below.kind in ("person", "organization", "country"):
                return below
        return None

    def _shares(self, frame: Frame, k: int) -> bool:
        """Whether only "and", commas or a few words of the sentence join this quotation to the attributed one before it."""
        return not any(is_saying(token) for token in frame.before(k)) and len(frame.before(k)) < 12

    def _continued(self, frame: Frame, words: Span) -> Attribution | None:
        """A quotation that stands alone goes on with the speaker before it, or belongs to the one just spoken of."""
        alone = not any(token.is_alpha for token in frame.words)
        before = self._before
        if not alone or before is None or len(self._document.text(words).split()) < _SPEECH:
            return None
        near = before.paragraph == frame.paragraph or before.words[-1:] == [] or before.words[-1].text == ":"
        if self._last is not None and (near or frame.paragraph - before.paragraph == 1):
            return Attribution(self._last.speakers, self._last.tokens, "continued", 0.75)
        for token in before.words:
            if token.dep_ in ("nsubj", "nsubjpass"):
                mention = stands_for(self._document, self._facts, token)
                if mention is not None and mention.kind in ("person", "organization", "country"):
                    return Attribution((mention,), (token,), "spoken-of", 0.6)
        return None
