"""Short names for events: "drone attack on X", "third round of talks in Y", "visit to Z"."""

from spacy.tokens import Token

from kg.document import Document
from kg.facts.events.specific import takes_power
from kg.facts.events.telling import Telling
from kg.syntax import children
from kg.vocabulary import vocabulary


def label_of(document: Document, telling: Telling) -> str:
    """The event's words with the place, else with the sides; "the …" where they point back to an event."""
    if telling.recalls is None:
        return _own_label(document, telling)
    return f"the {telling.recalls if _says_nothing(telling) else _own_label(document, telling)}"


def _says_nothing(telling: Telling) -> bool:
    return not (telling.parts or telling.place or telling.round)


def _own_label(document: Document, telling: Telling) -> str:
    named = _words(document, telling)
    if telling.place is not None:
        return f"{named} {_preposition(telling)} {telling.place.name}"
    names = list(dict.fromkeys(document.mentions[actor].name for actor in sorted(telling.parts)))
    return f"{named} ({', '.join(names[:3])})" if names else named


def _preposition(telling: Telling) -> str:
    return vocabulary().label_prepositions.get(telling.type, "in")


def _words(document: Document, telling: Telling) -> str:
    first = telling.first
    if not first.nominal and takes_power(first):
        return "coup"
    if not first.nominal:
        return min(vocabulary().words_of(telling.type))
    words = _described(document, first.token)
    if first.anchor != first.token:
        words = [*_described(document, first.anchor), first.token.head, *words]
    text = "".join(token.text_with_ws if token.pos_ == "PROPN" else token.lower_ + token.whitespace_ for token in words)
    return text.strip()


def _described(document: Document, noun: Token) -> list[Token]:
    """The noun with the words right before it that describe it and name nobody and no day."""
    words = [noun]
    for child in children(noun, "amod", "compound", "nummod"):
        phrase = list(child.subtree)
        if not any(document.mention_at(token) or token.ent_type_ == "DATE" for token in phrase):
            words += phrase
    return sorted(words, key=lambda token: token.i)
