"""What the article has told so far, for words that point back to it: "the talks", "both sides", "the same day"."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date, timedelta

from kg.document import Document, Sentence
from kg.facts.events.casualties import HARMFUL
from kg.facts.events.joining import alike
from kg.facts.events.quantities import HARM
from kg.facts.events.telling import Telling
from kg.facts.lexicon import signals
from kg.model import DateValue, EventStatus, Mention
from kg.syntax import agents, auxiliaries, children, patients, subjects

_BACK = 8  # tellings: how far back the event may lie whose toll a sentence gives
_JUST_BEFORE = 3  # sentences
_HARM = frozenset("die kill injure wound perish".split())
_THE = frozenset("the those these".split())
_THEY = frozenset("he she they both".split())
_MORE = frozenset({"also", "another", "more", "other", "others"})
_NEWS = 40  # days
_STAY = 2  # sentences: how far back a journey may lie that says where people meet
_SAME_DAY = re.compile(r"\b(?:(?:the|that) same day|(?:earlier|later) that day|that day)\b", re.I)
_NEXT_DAY = re.compile(r"\b(?:the (?:next|following) day|(?:a|one) day later)\b", re.I)


@dataclass
class Story:
    """What was told, with its labels; the last two sides that dealt with each other; the last day; who went where."""

    types: list[str] = field(default_factory=list)
    labels: dict[str, str] = field(default_factory=dict)
    statuses: dict[str, EventStatus] = field(default_factory=dict)
    told: dict[str, int] = field(default_factory=dict)  # the index of the last sentence that told of the type
    nouns: dict[str, tuple[str, EventStatus]] = field(default_factory=dict)
    sides: tuple[Mention, ...] = ()
    day: str | None = None
    harm: tuple[int, DateValue] | None = None
    opening: tuple[int, DateValue] | None = None  # the day that a sentence of this index opens with
    victims: dict[str, str] = field(default_factory=dict)  # the noun for those harmed, and the event's label
    stays: list[tuple[int, frozenset[str], Mention]] = field(default_factory=list)

    def recall(self, telling: Telling, index: int) -> tuple[str, EventStatus] | None:
        """The label and status of the event meant in the sentence of this index.

        It is the last one told by the same noun; but "the attack" may be any told just before: a strike, a blast.
        """
        noun = telling.first.token.lemma_.lower()
        kind = next((told for told in reversed(self.types) if alike(telling.type, told)), None)
        any_kind = kind and kind in HARMFUL and noun == kind.lower() and index - self.told[kind] <= _JUST_BEFORE
        if telling.first.nominal and noun in self.nouns and not any_kind:
            return self.nouns[noun]
        return (self.labels[kind], self.statuses[kind]) if kind else None

    def of_victims(self, telling: Telling) -> str | None:
        """The label of the event whose victims are meant: "The children died when gunmen fired on two cars"."""
        verb = telling.first.verb
        if verb is None or telling.type not in HARMFUL or not self.victims:
            return None
        harmed = [
            noun for above in (verb, verb.head) if above.lemma_ in _HARM for noun in patients(above) + subjects(above)
        ]
        meant = (noun for noun in harmed if any(child.lower_ in _THE for child in children(noun, "det")))
        return next((self.victims[noun.lemma_] for noun in meant if noun.lemma_ in self.victims), None)

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

    def day_of_harm(self, document: Document, telling: Telling) -> DateValue | None:
        """The day of the harm told just before, where this is more of it: "three others were killed near Tacna"."""
        verb = telling.first.verb
        if (
            self.harm is None
            or verb is None
            or telling.type not in HARMFUL
            or document.sentence_of(verb).index - self.harm[0] > _STAY
        ):
            return None
        if any(token.ent_type_ == "DATE" for token in verb.sent):
            return None
        words = [verb, *agents(verb), *patients(verb)]
        more = any(word.lower_ in _MORE or any(child.lower_ in _MORE for child in word.children) for word in words)
        return self.harm[1] if more else None

    def stay(self, document: Document, sentence: Sentence, telling: Telling) -> Mention | None:
        """The town that one of those who take part was told to have come to, in this sentence or the two before."""
        people = _people(document, telling)
        near = (place for index, who, place in reversed(self.stays) if sentence.index - index <= _STAY and who & people)
        return next(near, None)

    def add(self, document: Document, telling: Telling, label: str) -> None:
        """Remember a telling under this label; what happened long ago is not what "the attack" means later."""
        if telling.type in self.labels and _is_long_past(telling, document.article.published):
            return
        self.types.append(telling.type)
        self.labels[telling.type] = label
        self.statuses[telling.type] = telling.status
        if telling.first.nominal:
            self.nouns[telling.first.token.lemma_.lower()] = label, telling.status
        self.victims |= {tally.head.lemma_: label for tally in telling.tallies if tally.outcome in HARM}
        where = self.told[telling.type] = document.sentence_of(telling.first.token).index
        if telling.type in HARMFUL and telling.date is not None and telling.status == "Happened":
            self.harm = where, telling.date
        if telling.type == "Visit" and telling.place is not None:
            self.stays.append((where, _people(document, telling), telling.place))
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
        first = next(iter(document.dates_in(sentence.span)), None)
        opens = (
            first is not None and first.span.start - sentence.span.start <= len("On ") and len(first.date.value) == 10
        )
        if first is not None and opens and sentence.tokens[0].sent.root.lemma_ not in signals("Quotation", "Claim"):
            self.opening = sentence.index, first.date

    def day_opened_with(self, document: Document, sentence: Sentence, telling: Telling) -> DateValue | None:
        """The day of the sentence before where this one goes on: "On 3 May, he flew to Lima. He met the president"."""
        if self.opening is None or sentence.index - self.opening[0] != 1 or document.dates_in(sentence.span):
            return None
        verb = telling.first.verb
        told = verb is not None and verb.tag_ == "VBD" and not auxiliaries(verb)
        return self.opening[1] if told and sentence.tokens[0].lower_ in _THEY else None


def _is_long_past(telling: Telling, published: str | None) -> bool:
    if telling.date is None or not published or telling.status == "Planned":
        return False
    last = telling.date.value + ("-12-31" if len(telling.date.value) == 4 else "-28")
    return (date.fromisoformat(published[:10]) - date.fromisoformat(last[:10])).days > _NEWS


def _people(document: Document, telling: Telling) -> frozenset[str]:
    """The last words of the names of the people who take part."""
    named = (document.mentions[actor] for actor in telling.parts)
    return frozenset(mention.name.split()[-1] for mention in named if mention.kind == "person")
