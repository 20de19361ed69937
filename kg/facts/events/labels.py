"""Short names for events: "drone attack on X", "third round of talks in Y", "visit to Z"."""

from spacy.tokens import Token

from kg.document import Document
from kg.facts.events.telling import Telling
from kg.syntax import children
from kg.vocabulary import vocabulary

_TO_PLACE = {"Attack": "on", "Visit": "to", "Battle": "for"}
_DROPPED = frozenset({"the", "a", "an"})


def label_of(document: Document, telling: Telling) -> str:
    """The event's words with the place, or with two sides where no place is told."""
    named = _words(document, telling)
    if telling.place is not None:
        return f"{named} {_preposition(telling)} {telling.place.name}"
    names = list(dict.fromkeys(document.mentions[actor].name for actor in sorted(telling.parts)))
    return f"{named} ({', '.join(names[:3])})" if names else named


def _preposition(telling: Telling) -> str:
    return _TO_PLACE.get(telling.type, "in")


def _words(document: Document, telling: Telling) -> str:
    first = telling.first
    if not first.nominal:
        return _type_label(telling.type)
    words: list[Token] = [first.token]
    for noun in dict.fromkeys((first.anchor, first.token)):
        words += [noun, *(c for c in children(noun, "amod", "compound") if document.mention_at(c) is None and not c.is_punct)]
    if first.anchor != first.token:
        words.append(first.token.head)
    ordered = sorted(set(words), key=lambda token: token.i)
    return " ".join(token.text.lower() if token.pos_ != "PROPN" else token.text for token in ordered if token.lower_ not in _DROPPED)


def _type_label(type_name: str) -> str:
    return min(vocabulary().words_of(type_name))
