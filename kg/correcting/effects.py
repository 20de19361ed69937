"""What a correction changes: which mentions name another entity, what is stated anew or no more."""

from collections import Counter
from collections.abc import Iterator

from msgspec import Struct

from kg.assembling import Assembled
from kg.correcting.naming import labels
from kg.ids import ID
from kg.model import Span

_NOWHERE = ""
_SHOWN = 12


class Effect(Struct, frozen=True):
    """What changes, in words for people, one thing a line; `more` counts the lines left out."""

    changes: tuple[str, ...] = ()
    more: int = 0


def effect(before: Assembled, after: Assembled) -> Effect:
    """What lies between two states of one store."""
    lines = [*_moved(before, after), *_relabelled(before, after), *_stated(before, after)]
    return Effect(tuple(lines[:_SHOWN]), max(0, len(lines) - _SHOWN))


def _moved(before: Assembled, after: Assembled) -> Iterator[str]:
    old, new = _places(before), _places(after)
    mentions: Counter[tuple[str, str]] = Counter()
    articles: dict[tuple[str, str], set[str]] = {}
    for place in old.keys() | new.keys():
        pair = old.get(place, _NOWHERE), new.get(place, _NOWHERE)
        if pair[0] != pair[1]:
            mentions[pair] += 1
            articles.setdefault(pair, set()).add(place[0])
    names = dict(labels(after)) | dict(labels(before))
    left, came = set(old.values()), set(new.values())
    for pair in sorted(mentions, key=lambda pair: (-mentions[pair], pair)):
        one, other = pair
        many = f"{_count(mentions[pair], 'mention')} in {_count(len(articles[pair]), 'article')}"
        if not other:
            yield f"{many}: no longer read as {_called(one, names)}"
        elif not one:
            yield f"{many}: now read as {_called(other, names)}"
        elif one not in came:
            yield f"{_called(one, names)} is now one with {_called(other, names)} ({many})"
        elif other not in left:
            yield f"{_called(other, names)} is now apart from {_called(one, names)} ({many})"
        else:
            yield f"{many}: no longer {_called(one, names)} but {_called(other, names)}"


def _relabelled(before: Assembled, after: Assembled) -> Iterator[str]:
    old, new = ({entity.iri: entity for entity in one.resolution.entities.values()} for one in (before, after))
    for iri in sorted(old.keys() & new.keys()):
        was, is_now = old[iri], new[iri]
        if was.label != is_now.label:
            yield f"{was.label} (id/{iri.removeprefix(ID)}) is now called {is_now.label}"
        for link in sorted(set(is_now.same_as) ^ set(was.same_as)):
            what = "now linked to" if link in is_now.same_as else "no longer linked to"
            yield f"{is_now.label} (id/{iri.removeprefix(ID)}) is {what} {link}"


def _stated(before: Assembled, after: Assembled) -> Iterator[str]:
    old, new = _statements(before), _statements(after)
    for iri in sorted(new.keys() - old.keys()):
        yield f"stated now: {new[iri]} (id/{iri.removeprefix(ID)})"
    for iri in sorted(old.keys() - new.keys()):
        yield f"no longer stated: {old[iri]} (id/{iri.removeprefix(ID)})"
    for iri in sorted(event.iri for event in after.resolution.events):
        if iri in old and old[iri] != new[iri]:
            yield f"{old[iri]} is now called {new[iri]} (id/{iri.removeprefix(ID)})"


def _statements(whole: Assembled) -> dict[str, str]:
    named = {entity.iri for entity in whole.resolution.entities.values()}
    return {iri: label for iri, label in labels(whole) if iri not in named}


def _places(whole: Assembled) -> dict[tuple[str, Span], str]:
    by_id = {extraction.article.id: extraction for extraction in whole.extractions}
    return {
        (article, by_id[article].mentions[number].span): entity.iri
        for (article, number), entity in whole.resolution.entities.items()
    }


def _called(iri: str, names: dict[str, str]) -> str:
    return f"{names[iri]} (id/{iri.removeprefix(ID)})"


def _count(number: int, noun: str) -> str:
    return f"{number:,} {noun if number == 1 else noun + 's'}"
