"""What the article has told so far, for words that point back to it: "the talks", "both sides", "the same day"."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date, timedelta

from kg.document import Document, Sentence
from kg.facts.events.joining import alike
from kg.facts.events.telling import Telling
from kg.model import DateValue, EventStatus, Mention

_BACK = 8  # tellings: how far back the event may lie whose toll a sentence gives
_SAME_DAY = re.compile(r"\b(?:(?:the|that) same day|(?:earlier|later) that day|that day)\b", re.I)
_NEXT_DAY = re.compile(r"\b(?:the (?:next|following) day|(?:a|one) day later)\b", re.I)


@dataclass
class Story:
    """The types told with their labels, the last two sides that dealt with each other, and the last day named."""

    types: list[str] = field(default_factory=list)
    labels: dict[str, str] = field(default_factory=dict)
    statuses: dict[str, EventStatus] = field(default_factory=dict)
    sides: tuple[Mention, ...] = ()
    day: str | None = None

    def recall(self, kind: str) -> str | None:
        """The type of the last event told of this type, or of one that goes by the same words."""
        return next((told for told in reversed(self.types) if alike(kind, told)), None)

    def last(self, kinds: Iterable[str]) -> str | None:
        """The latest of these types among the last tellings."""
        wanted = set(kinds)
        return next((kind for kind in reversed(self.types[-_BACK:]) if kind in wanted), None)

    def day_of(self, document: Document, sentence: Sentence) -> DateValue | None:
        """The day that "the same day" or "the next day" means in this sentence."""
        if self.day is None:
            return None
        for pattern, days in ((_SAME_DAY, 0), (_NEXT_DAY, 1)):
            found = pattern.search(document.text(sentence.span))
            if found:
                return DateValue((date.fromisoformat(self.day) + timedelta(days=days)).isoformat(), found[0])
        return None

    def add(self, document: Document, telling: Telling, label: str) -> None:
        """Remember a telling under this label."""
        self.types.append(telling.type)
        self.labels[telling.type] = label
        self.statuses[telling.type] = telling.status
        parties = [document.mentions[actor] for actor, part in sorted(telling.parts.items()) if part == "Party"]
        names = {
            mention.ref or mention.name: mention for mention in parties if mention.kind in ("country", "organization")
        }
        if len(names) == 2:
            self.sides = tuple(names.values())

    def close(self, document: Document, sentence: Sentence) -> None:
        """Remember the last day that the sentence named."""
        days = [dated.date.value for dated in document.dates_in(sentence.span) if len(dated.date.value) == 10]
        self.day = days[-1] if days else self.day
