"""Names in the text: people, organisations, countries, regions, towns and other places, each mention with its noun form.

The NLP pipeline proposes; the gazetteer, the other occurrences of a name in the article, and the words around it decide.
"""

from collections import Counter
from collections.abc import Iterator, Sequence

from spacy.tokens import Doc, Token
from spacy.tokens import Span as TokenSpan

from kg.document import Sentence
from kg.gazetteer import gazetteer
from kg.model import Mention, MentionKind, PlaceInfo, Span
from kg.names import fold, strip_possessive
from kg.reading.titles import is_title_word, without_titles

_PROPOSED: dict[str, MentionKind] = {
    "PERSON": "person", "ORG": "organization", "NORP": "organization", "GPE": "place", "LOC": "place", "FAC": "place",
}  # fmt: skip
_EDGE = frozenset({"'s", "’s", "'", "’", "the", "The", ",", "-", "–", "—", "“", "”", '"', "(", ")", "a", "an"})


def find_mentions(doc: Doc, sentences: Sequence[Sentence]) -> tuple[Mention, ...]:
    """The names in text order, none overlapping another."""
    spans = list(_proposals(doc, sentences))
    people = _names_of_people(spans)
    towns = _countries_named(doc)
    found: list[Mention] = []
    for tokens, label in _consistent(doc, spans, people):
        mention = _mention(len(found), tokens, label, towns)
        if mention is not None:
            found.append(mention)
    return tuple(found)


def _proposals(doc: Doc, sentences: Sequence[Sentence]) -> Iterator[tuple[TokenSpan, MentionKind]]:
    """Named stretches, trimmed; what the pipeline calls a person in a headline in title case counts only if seen elsewhere."""
    headings = {token.i for sentence in sentences if sentence.heading for token in sentence.tokens}
    for ent in doc.ents:
        kind = _PROPOSED.get(ent.label_)
        if kind is None or (ent.start in headings and kind in ("person", "organization")):
            continue
        tokens = _trimmed(ent, kind)
        if tokens is not None:
            yield tokens, kind


def _trimmed(ent: TokenSpan, kind: MentionKind) -> TokenSpan | None:
    start, end = ent.start, ent.end
    while start < end and (ent.doc[start].text in _EDGE or ent.doc[start].is_space):
        start += 1
    while end > start and (ent.doc[end - 1].text in _EDGE or ent.doc[end - 1].is_space):
        end -= 1
    if kind == "person":
        start, end = without_titles(ent.doc, start, end)
    return ent.doc[start:end] if end > start else None


def _names_of_people(spans: Sequence[tuple[TokenSpan, MentionKind]]) -> dict[str, bool]:
    """Each name (folded) with whether the article, taken as a whole, uses it for a person; surnames of full names included."""
    votes: dict[str, Counter[bool]] = {}
    for tokens, kind in spans:
        votes.setdefault(fold(tokens.text), Counter())[kind == "person"] += 1
    verdict = {name: count[True] >= count[False] for name, count in votes.items()}
    for name in [name for name, person in verdict.items() if person and " " in name]:
        surname = name.rsplit(" ", 1)[1]
        if len(surname) > 2 and gazetteer().country_of(surname.title()) is None:
            verdict[surname] = True
    return verdict


def _consistent(
    doc: Doc, spans: Sequence[tuple[TokenSpan, MentionKind]], people: dict[str, bool]
) -> Iterator[tuple[TokenSpan, MentionKind]]:
    """The proposals with the article's verdict on each name, and the occurrences of people's names that were overlooked."""
    taken: set[int] = set()
    chosen: list[tuple[TokenSpan, MentionKind]] = []
    for tokens, kind in spans:
        person = people[fold(tokens.text)]
        if kind == "person" and not person:
            kind = "organization"
        elif kind != "person" and person and not _is_place_name(tokens):
            kind = "person"
        chosen.append((tokens, kind))
        taken.update(token.i for token in tokens)
    chosen.extend(_overlooked(doc, people, taken))
    chosen.extend(_demonyms(doc, taken))
    yield from sorted(chosen, key=lambda pair: pair[0].start)


def _is_place_name(tokens: TokenSpan) -> bool:
    return gazetteer().country_of(tokens.text) is not None


def _overlooked(doc: Doc, people: dict[str, bool], taken: set[int]) -> Iterator[tuple[TokenSpan, MentionKind]]:
    """Later occurrences of people's names that the pipeline did not see as names."""
    known = {name for name, person in people.items() if person}
    for token in doc:
        if token.i in taken or not token.text[:1].isupper() or token.pos_ not in ("PROPN", "NOUN", "ADJ", "X"):
            continue
        for length in (3, 2, 1):
            tokens = doc[token.i : token.i + length]
            if len(tokens) == length and fold(tokens.text) in known and not any(t.i in taken for t in tokens):
                taken.update(t.i for t in tokens)
                yield tokens, "person"
                break


def _demonyms(doc: Doc, taken: set[int]) -> Iterator[tuple[TokenSpan, MentionKind]]:
    """Countries and their adjectives that the pipeline did not see as names."""
    for token in doc:
        if token.i not in taken and token.text[:1].isupper() and token.pos_ in ("PROPN", "ADJ"):
            for part in (token.text, *token.text.split("-")):
                if gazetteer().country_of(part) is not None:
                    taken.add(token.i)
                    yield doc[token.i : token.i + 1], "place"
                    break


def _countries_named(doc: Doc) -> frozenset[str]:
    """References of the countries that the article names: a town's name means the one in such a country."""
    names = {ent.text for ent in doc.ents if ent.label_ in ("GPE", "NORP")}
    found = (gazetteer().country_of(name) for name in names)
    return frozenset(place.ref for place in found if place is not None)


def _mention(number: int, tokens: TokenSpan, kind: MentionKind, countries: frozenset[str]) -> Mention | None:
    span = Span(tokens.start_char, tokens.end_char)
    name = strip_possessive(tokens.text).replace("\n", " ")
    if kind == "person":
        return Mention(id=number, span=span, kind="person", name=name) if _may_name_a_person(tokens) else None
    place = _place(tokens, name, kind, countries)
    if place is not None:
        shown = place.name if place.kind == "country" else name
        return Mention(id=number, span=span, kind=place.kind, name=shown, ref=place.ref)
    if kind == "organization" and not any(token.pos_ == "PROPN" or token.text.isupper() for token in tokens):
        return None
    return Mention(id=number, span=span, kind=kind, name=name)


def _place(tokens: TokenSpan, name: str, kind: MentionKind, countries: frozenset[str]) -> PlaceInfo | None:
    country = gazetteer().country_of(name)
    if country is not None or kind == "organization":
        return country
    region = _region_word(tokens)
    if region:
        return gazetteer().territory(name)
    return gazetteer().place(name, countries)


def _region_word(tokens: TokenSpan) -> bool:
    after: Token | None = tokens.doc[tokens.end] if tokens.end < len(tokens.doc) else None
    words = {"oblast", "region", "province", "governorate", "state"}
    return (after is not None and after.lower_ in words) or tokens[-1].lower_ in words


def _may_name_a_person(tokens: TokenSpan) -> bool:
    return tokens[0].text[:1].isupper() or "-" in tokens.text or len(tokens) > 1 and not is_title_word(tokens[-1].lower_)
