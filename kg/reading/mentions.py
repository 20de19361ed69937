"""Names in the text: people, organisations, countries, regions, towns and other places, each with its noun form.

The list of well-known bodies, names built on a common noun, and the NLP pipeline propose; the gazetteer, the other
occurrences of a name in the article, and the words around it decide.
"""

import re
from collections.abc import Iterator, Sequence

from spacy.tokens import Doc, Token
from spacy.tokens import Span as TokenSpan

from kg.document import Sentence
from kg.gazetteer import gazetteer
from kg.gazetteer.lists import demonyms
from kg.model import Mention, MentionKind, PlaceInfo, Span
from kg.names import fold, strip_possessive
from kg.reading.acronyms import explained_acronyms, headed_acronyms
from kg.reading.built_names import built_names
from kg.reading.context import behind_posting, has_staff, kind_by_context
from kg.reading.groups import governments, groups
from kg.reading.headlines import joined_in_headlines
from kg.reading.known_names import known_bodies
from kg.reading.lexicon import is_noun, titles
from kg.reading.name_spans import body_span, is_adherent, person_span, place_span
from kg.reading.people import in_two_scripts, people_by_context
from kg.reading.places import countries_of_several_words, overlooked_towns, peoples_of_two_words, place_of
from kg.reading.proposals import Name, Source, without_overlaps
from kg.reading.verdict import Verdict
from kg.reading.weapons import weapons

_PROPOSED: dict[str, MentionKind] = {
    "PERSON": "person", "ORG": "organization", "NORP": "organization", "GPE": "place", "LOC": "place", "FAC": "place",
    "WORK_OF_ART": "organization", "PRODUCT": "organization",
}  # fmt: skip
_DOUBTFUL = frozenset({"WORK_OF_ART", "PRODUCT"})  # taken for people where the context says so, else for nothing
# Of planes and weapons: B-52, FA18, Tu-95; blocs of states are listed.
_MODEL = re.compile(r"[A-Z]{1,3}\d+[A-Z]*|[A-Z][A-Za-z]*-\d+[A-Za-z]*")
_LONGEST = 4  # words of a name looked for again where the pipeline overlooked it


def find_mentions(doc: Doc, sentences: Sequence[Sentence]) -> tuple[Mention, ...]:
    """The names in text order, none overlapping another."""
    things = {fold(token.nbor().text) for token in doc[:-1] if token.text[:1].isupper() and is_noun(token, "ThingNoun")}
    things |= weapons(doc)
    proposed = without_overlaps(_proposals(doc, sentences, things))
    countries = _countries_named(proposed)
    verdict = Verdict(proposed, countries, frozenset(things))
    named = [name.of_kind(verdict.kind(name)) for name in proposed if name.key not in verdict.things]
    taken = {i for name in named for i in name.positions}
    paired = [name for name in joined_in_headlines(doc, sentences, verdict) if not taken.intersection(name.positions)]
    taken.update(i for name in paired for i in name.positions)
    named.extend(paired)
    named.extend(_overlooked(doc, verdict, taken))
    named.extend(overlooked_towns(doc, countries, taken))
    named.extend(name for name in governments(doc, sentences) if not taken.intersection(name.positions))
    found: list[Mention] = []
    for name in sorted(named, key=lambda name: name.tokens.start):
        mention = _mention(len(found), name, countries)
        if mention is not None:
            found.append(mention)
    return tuple(found)


def _proposals(doc: Doc, sentences: Sequence[Sentence], things: set[str]) -> Iterator[Name]:
    """What the list, our rules and the pipeline take for names; names of things go to `things`.

    People and bodies in a headline count only where the text names them.
    """
    yield from known_bodies(doc, sentences)
    yield from countries_of_several_words(doc)
    yield from peoples_of_two_words(doc)
    yield from explained_acronyms(doc, sentences)
    yield from headed_acronyms(doc, sentences)
    yield from built_names(doc, sentences)
    yield from groups(doc, sentences)
    yield from people_by_context(doc, sentences)
    yield from in_two_scripts(doc)
    headings = {token.i for sentence in sentences if sentence.heading for token in sentence.tokens}
    for whole in doc.ents:
        ent = behind_posting(whole)
        proposed = _PROPOSED.get(ent.label_) if ent.start == whole.start else "person"
        if is_adherent(ent[-1]) and ent.end < len(doc) and doc[ent.end].ent_type_ == "PERSON":
            continue
        if ent.label_ == "NORP" and gazetteer().territory(ent.text) is not None:
            proposed = "place"
        if proposed is None or (ent.start in headings and proposed in ("person", "organization")):
            continue
        kind = kind_by_context(ent, proposed)
        if kind is None:
            if proposed == "person":
                things.add(fold(ent.text))
            continue
        tokens = person_span(ent) if kind == "person" else body_span(ent) if kind == "organization" else place_span(ent)
        if tokens is not None and kind == "organization" and _is_portfolio_of(tokens):
            tokens, kind = tokens[:1], "place"
        if tokens is not None:
            doubtful = ent.label_ in _DOUBTFUL and kind != "person" and not has_staff(ent)
            yield Name(tokens, kind, Source.DOUBTFUL if doubtful else Source.PIPELINE)


def _is_portfolio_of(tokens: TokenSpan) -> bool:
    """ "US Commerce" in "US Commerce Secretary", "US Marine": a country, and a title or its first words."""
    title = tuple(token.lower_ for token in tokens.doc[tokens.start + 1 : tokens.end + 1])
    is_title = len(tokens) > 1 and (title in titles() or title[: len(tokens) - 1] in titles())
    return is_title and gazetteer().country_of(tokens[0].text) is not None


def _overlooked(doc: Doc, verdict: Verdict, taken: set[int]) -> Iterator[Name]:
    """Further occurrences of the article's names, and countries and their adjectives, that the pipeline did not see."""
    for token in doc:
        if token.i in taken or not (token.text[:1].isupper() or token.text == "al") or not _may_name(token, verdict):
            continue
        for length in range(_LONGEST, 0, -1):
            name = Name(doc[token.i : token.i + length], "place")
            kind = (
                verdict.kinds.get(name.key)
                if len(name.tokens) == length and not taken.intersection(name.positions)
                else None
            )
            if kind is None and length == 1 and _is_part(token, verdict):
                kind = "person"
            if kind is None and length == 1 and token.pos_ != "NOUN" and _has_country(token.text):
                kind = "place"
            if kind is not None:
                taken.update(name.positions)
                yield Name(name.tokens, kind, ref=verdict.refs.get(name.key))
                break


def _may_name(token: Token, verdict: Verdict) -> bool:
    """Whether the word may begin a name. The tagger takes rare surnames for adverbs or verbs: "Baily", "Singh"."""
    if token.pos_ in ("PROPN", "NOUN", "ADJ", "X"):
        return True
    surname = fold(token.text) in verdict.surnames
    return surname and token.pos_ in ("ADV", "INTJ", "VERB") and not (token.is_sent_start and token.pos_ == "VERB")


def _is_part(token: Token, verdict: Verdict) -> bool:
    """Whether the word is one that people named in full may be called by, and no town's name."""
    return token.pos_ == "PROPN" and fold(token.text) in verdict.parts and gazetteer().place(token.text) is None


def _has_country(text: str) -> bool:
    return any(gazetteer().country_of(part) is not None for part in (text, *text.split("-")))


def _countries_named(names: Sequence[Name]) -> frozenset[str]:
    """References of the countries that the article names: a town's name means the one in such a country."""
    found = (gazetteer().country_of(name.tokens.text) for name in names if name.kind != "person")
    return frozenset(place.ref for place in found if place is not None)


def _mention(number: int, name: Name, countries: frozenset[str]) -> Mention | None:
    span, text = _trimmed(name)
    if not text:
        return None
    if name.text is not None or name.ref is not None:
        return Mention(id=number, span=span, kind=name.kind, name=name.text or text, ref=name.ref)
    if name.kind == "person":
        named = len(text) > 1 and (text[:1].isupper() or "-" in text)
        return Mention(id=number, span=span, kind="person", name=text) if named else None
    place = _place(name, text, countries)
    if place is not None:
        known = place.kind == "country" or text in demonyms()
        return Mention(id=number, span=span, kind=place.kind, name=place.name if known else text, ref=place.ref)
    if name.kind == "organization" and (
        name.source is Source.DOUBTFUL
        or _MODEL.fullmatch(text)
        or not any(t.pos_ == "PROPN" or t.text.isupper() for t in name.tokens)
    ):
        return None
    return Mention(id=number, span=span, kind=name.kind, name=text)


def _place(name: Name, text: str, countries: frozenset[str]) -> PlaceInfo | None:
    if name.kind == "organization":
        return gazetteer().country_of(text)
    return place_of(name.tokens, text, countries)


def _trimmed(name: Name) -> tuple[Span, str]:
    """The stretch and its text without marks at its edges, but for the full stop of "U.S.", or a possessive."""
    raw = name.tokens.text
    start = len(raw) - len(raw.lstrip(" \n\t([{<'\"“”‘’.,;:-–—/*"))
    end = len(raw.rstrip(" \n\t)]}>([{<'\"“”‘’,;:-–—/*"))
    if raw[:end].endswith(".") and "." not in raw[: end - 1]:
        end -= 1
    span = Span(name.tokens.start_char + start, name.tokens.start_char + max(start, end))
    return span, strip_possessive(" ".join(raw[start:end].split()))
