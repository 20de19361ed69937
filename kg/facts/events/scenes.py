"""Events of one sentence that happened at one another: "arrested 20 people at a protest in X"."""

from collections.abc import Sequence

from kg.facts.events.occurrences import governing_verb, is_of_reason
from kg.facts.events.telling import Telling

_AT_IT = frozenset({"at", "during", "in", "amid"})


def share_places(tellings: Sequence[Telling]) -> None:
    """Give what was done at another event that event's place, where the words name none of its own."""
    for telling in tellings:
        if telling.place is None:
            scenes = (other.place for other in tellings if other is not telling and _is_scene(other, telling))
            telling.place = next((place for place in scenes if place is not None), None)


def _is_scene(scene: Telling, telling: Telling) -> bool:
    noun = scene.first.anchor
    beside = scene.first.nominal and noun.dep_ == "pobj" and noun.head.lower_ in _AT_IT
    if beside and is_of_reason(noun.head):  # "quit over the deaths at a rally"
        return False
    return beside and telling.first.verb is not None and governing_verb(noun) == telling.first.verb
