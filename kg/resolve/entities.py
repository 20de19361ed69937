"""From mentions that are one to the entity they name: its labels and its IRI."""

import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass

from rigour.text.scripts import is_latin

from kg.ids import ID, digest
from kg.resolve.growing import B, Growing
from kg.resolve.within import Named
from kg.triples.statements import Entity, Judgement, MentionKey

_BRACKETS = re.compile(r"[\[\](){}]")


@dataclass(frozen=True)
class Resolved:
    """An entity and, sorted, how each article that names it does so.

    `country` is the IRI of the country that a body is of, where its name or its articles say so.
    """

    entity: Entity
    named: tuple[Named, ...]
    country: str | None = None


def by_mention(resolved: Iterable[Resolved]) -> dict[MentionKey, Resolved]:
    """What each mention names, pronouns too."""
    return {
        (one.article, mention): found
        for found in resolved
        for one in found.named
        for mention in (*(m.id for m in one.mentions), *one.pronouns)
    }


def labels(named: Iterable[Named], is_full: Callable[[str], bool]) -> tuple[str, tuple[str, ...]]:
    """The preferred label and every other form, sorted.

    It is the most frequent of the full forms, then the longest; in Latin letters, if there is any such, for what news
    in English gives in other ones is how it is written elsewhere.
    """
    count = Counter(tidy(mention.name) for one in named for mention in one.mentions)
    best = min(count, key=lambda name: (not is_full(name), not is_latin(name), -count[name], -len(name), name))
    return best, tuple(sorted(set(count) - {best}))


def tidy(name: str) -> str:
    """The name without brackets left open or standing inside it: "Karl [al] Vesdahl", "Vesdahl)"."""
    return " ".join(_BRACKETS.sub("", name).split()) or name


def iri(kind: str, key: str) -> str:
    """The IRI of an entity or node of this kind."""
    return f"{ID}{kind}/{key}"


def standing(
    profiles: Iterable[Growing[B]],
    key: Callable[[B], str],
    unnamed: str,
    nobodys: Callable[[B], bool] = lambda _: False,
) -> Iterator[tuple[str, list[B]]]:
    """What the IRIs of those known end on, with their bearers. `profiles` come in the order in which they became known.

    Each keeps the key of its first bearer, whatever comes later. Where another has that key, or it is `nobodys` own, it
    is marked by the first mention; `unnamed` then stands for a name without a letter.
    """
    taken: set[str] = set()
    for profile in profiles:
        first = profile.bearers[0]
        own = key(first)
        if not own or own in taken or nobodys(first):
            own = f"{own or unnamed}-{digest(first.named.address)[:8]}"
        taken.add(own)
        if profile.merged_into is None:
            yield own, profile.bearers


def joined(named: Sequence[Named], entity: str, reason: str, score: float) -> list[Judgement]:
    """The judgements that all these are one entity; none where there is only one of them."""
    return [Judgement(one.address, entity, "same", reason, score) for one in named] if len(named) > 1 else []


def grouped(named: Iterable[Named], key: Callable[[Named], str]) -> dict[str, list[Named]]:
    """What articles name, by key; keys and groups are sorted."""
    found: dict[str, list[Named]] = {}
    for one in named:
        found.setdefault(key(one), []).append(one)
    return {k: sorted(found[k], key=lambda one: one.key) for k in sorted(found)}
