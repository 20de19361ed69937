"""Names in the text: people, organisations, countries, regions, towns and other places, each mention with its noun form.

The NLP pipeline proposes; the gazetteer, the other occurrences of a name in the article, and the words around it decide.
"""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from spacy.tokens import Doc, Token
from spacy.tokens import Span as TokenSpan

from kg.document import Sentence
from kg.gazetteer import gazetteer
from kg.model import Mention, MentionKind, PlaceInfo, Span
from kg.names import fold, strip_possessive
from kg.reading.context import kind_by_context
from kg.reading.name_spans import person_span, trimmed

_PROPOSED: dict[str, MentionKind] = {
    "PERSON": "person", "ORG": "organization", "NORP": "organization", "GPE": "place", "LOC": "place", "FAC": "place",
    "WORK_OF_ART": "organization", "PRODUCT": "organization",
}  # fmt: skip
_DOUBTFUL = frozenset({"WORK_OF_ART", "PRODUCT"})  # taken for people where the context says so, else for nothing
_LARGE_TOWN = 100_000  # a lone name of such a town is the town, unless the article gives a person by that surname
_REGION_WORDS = frozenset({"oblast", "region", "province", "governorate", "state"})


@dataclass(frozen=True)
class _Name:
    """A named stretch and the kind it is taken for."""

    tokens: TokenSpan
    kind: MentionKind

    @property
    def key(self) -> str:
        return fold(self.tokens.text)


def find_mentions(doc: Doc, sentences: Sequence[Sentence]) -> tuple[Mention, ...]:
    """The names in text order, none overlapping another."""
    proposed = _without_overlaps(_proposals(doc, sentences))
    verdict = _verdict(proposed)
    countries = _countries_named(proposed)
    named = [_Name(name.tokens, _kind(name, verdict)) for name in proposed]
    taken = {token.i for name in named for token in name.tokens}
    named.extend(_overlooked(doc, verdict, taken))
    named.extend(_unnamed_runs(doc, sentences, taken))
    found: list[Mention] = []
    for name in sorted(named, key=lambda name: name.tokens.start):
        mention = _mention(len(found), name, countries)
        if mention is not None:
            found.append(mention)
    return tuple(found)


def _proposals(doc: Doc, sentences: Sequence[Sentence]) -> Iterator[_Name]:
    """What the pipeline takes for names, trimmed. People and bodies in a headline count only where the text names them."""
    headings = {token.i for sentence in sentences if sentence.heading for token in sentence.tokens}
    for ent in doc.ents:
        kind = _PROPOSED.get(ent.label_)
        if kind is None or (ent.start in headings and kind in ("person", "organization")):
            continue
        kind = kind_by_context(ent, kind)
        tokens = person_span(ent) if kind == "person" else trimmed(ent)
        if tokens is not None:
            yield _Name(tokens, kind)


def _without_overlaps(names: Iterator[_Name]) -> list[_Name]:
    """The names, a longer one before the shorter ones that it overlaps."""
    kept: list[_Name] = []
    taken: set[int] = set()
    for name in sorted(names, key=lambda name: (-len(name.tokens), name.tokens.start)):
        positions = range(name.tokens.start, name.tokens.end)
        if not taken.intersection(positions):
            taken.update(positions)
            kept.append(name)
    return sorted(kept, key=lambda name: name.tokens.start)


def _verdict(names: Sequence[_Name]) -> dict[str, MentionKind]:
    """The kind that the article, taken as a whole, uses each name for; surnames of people named in full are people."""
    votes: dict[str, Counter[MentionKind]] = {}
    for name in names:
        votes.setdefault(name.key, Counter())[name.kind] += 1
    verdict = {key: max(sorted(count), key=lambda kind: count[kind]) for key, count in votes.items()}
    surnames = {key.rsplit(" ", 1)[1] for key, kind in verdict.items() if kind == "person" and " " in key}
    for key, kind in list(verdict.items()):
        if kind == "person" and " " not in key and key not in surnames and _is_large_town(key):
            verdict[key] = "place"
    for surname in surnames:
        if len(surname) > 2 and gazetteer().country_of(surname.title()) is None:
            verdict[surname] = "person"
    return verdict


def _is_large_town(name: str) -> bool:
    town = gazetteer().town(name)
    return town is not None and town.population >= _LARGE_TOWN and fold(town.name) == name


def _kind(name: _Name, verdict: dict[str, MentionKind]) -> MentionKind:
    """The article's verdict on the name, but for countries, which are no people's names."""
    agreed = verdict[name.key]
    if agreed == "person" and name.kind != "person" and gazetteer().country_of(name.tokens.text) is not None:
        return name.kind
    return agreed if "person" in (agreed, name.kind) else name.kind


def _overlooked(doc: Doc, verdict: dict[str, MentionKind], taken: set[int]) -> Iterator[_Name]:
    """Further occurrences of the article's names, and countries and their adjectives, that the pipeline did not see."""
    for token in doc:
        if token.i in taken or not token.text[:1].isupper() or token.pos_ not in ("PROPN", "NOUN", "ADJ", "X"):
            continue
        for length in (4, 3, 2, 1):
            tokens = doc[token.i : token.i + length]
            kind = verdict.get(fold(tokens.text)) if len(tokens) == length else None
            if kind is None and length == 1 and token.pos_ != "NOUN" and _has_country(token.text):
                kind = "place"
            if kind is not None and not taken.intersection(range(tokens.start, tokens.end)):
                taken.update(range(tokens.start, tokens.end))
                yield _Name(tokens, kind)
                break


def _has_country(text: str) -> bool:
    return any(gazetteer().country_of(part) is not None for part in (text, *text.split("-")))


def _unnamed_runs(doc: Doc, sentences: Sequence[Sentence], taken: set[int]) -> Iterator[_Name]:
    """Runs of two or more capitalised proper nouns ending in a common word of bodies that the pipeline did not see."""
    for sentence in sentences:
        if sentence.heading:
            continue
        run: list[Token] = []
        for token in (*sentence.tokens, None):
            if token is not None and token.pos_ == "PROPN" and token.text[:1].isupper() and token.i not in taken:
                run.append(token)
                continue
            if len(run) > 1:
                taken.update(t.i for t in run)
                yield _Name(doc[run[0].i : run[-1].i + 1], "organization")
            run = []


def _countries_named(names: Sequence[_Name]) -> frozenset[str]:
    """References of the countries that the article names: a town's name means the one in such a country."""
    found = (gazetteer().country_of(name.tokens.text) for name in names if name.kind != "person")
    return frozenset(place.ref for place in found if place is not None)


def _mention(number: int, name: _Name, countries: frozenset[str]) -> Mention | None:
    tokens, kind = name.tokens, name.kind
    span = Span(tokens.start_char, tokens.end_char)
    text = strip_possessive(" ".join(tokens.text.split()))
    if kind == "person":
        return Mention(id=number, span=span, kind="person", name=text) if text[:1].isupper() or "-" in text else None
    place = _place(tokens, text, kind, countries)
    if place is not None:
        return Mention(
            id=number, span=span, kind=place.kind, name=place.name if place.kind == "country" else text, ref=place.ref
        )
    if kind == "organization" and (tokens[0].ent_type_ in _DOUBTFUL or not any(t.pos_ == "PROPN" or t.text.isupper() for t in tokens)):
        return None
    return Mention(id=number, span=span, kind=kind, name=text)


def _place(tokens: TokenSpan, name: str, kind: MentionKind, countries: frozenset[str]) -> PlaceInfo | None:
    country = gazetteer().country_of(name)
    if country is not None or kind == "organization":
        return country
    after = tokens.doc[tokens.end].lower_ if tokens.end < len(tokens.doc) else ""
    if after in _REGION_WORDS or tokens[-1].lower_ in _REGION_WORDS:
        return gazetteer().territory(name)
    return gazetteer().place(name, countries)
