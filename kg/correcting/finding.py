"""What a person means by an address, an IRI, a name, or a name in one article: the places it stands at."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from functools import cached_property

from kg.addresses import Address, fact_address, mention_address, parse_address
from kg.assembling import Assembled
from kg.correcting.naming import labels
from kg.correcting.nodes import fact_nodes
from kg.corrections import Target
from kg.errors import InputError
from kg.ids import ID
from kg.model import Extraction, Mention, RoleFact, Span
from kg.names import fold
from kg.resolve import NotMetError, facts_at, mention_at
from kg.triples.statements import FactKey, MentionKey

_PATH = re.compile(r"/?(?:id/)?([a-z]+/[^\s/]+)")


@dataclass(frozen=True)
class Found:
    """What was meant: its IRI and label, and where it stands, the earliest article first.

    Of a person, body or place it is the first name in each article that names it; of an event, a delegation or a role
    holding, each telling. `precise` says that one place was meant, or one article, rather than all that it is.
    """

    iri: str | None
    label: str
    targets: tuple[Target, ...]
    precise: bool = False

    @property
    def first(self) -> Target:
        """Where it stands first."""
        return self.targets[0]

    def within(self, articles: Iterable[str]) -> tuple[Target, ...]:
        """Where it stands in these articles."""
        wanted = set(articles)
        return tuple(target for target in self.targets if target.at.article in wanted)

    @property
    def is_named(self) -> bool:
        """Whether it is a person, a body or a place rather than a fact."""
        return self.first.at.kind == "mention"


class Finder:
    """Looks things up in all that was read and resolved. Every failure is an InputError that says what is there."""

    def __init__(self, whole: Assembled) -> None:
        self._whole = whole
        self._by_id = {extraction.article.id: extraction for extraction in whole.extractions}

    def find(self, text: str, article: str | None = None) -> Found:
        """What the text means: an address, an IRI or the end of one from `id/` on, or a name; in one article if given.

        Raises InputError where it means nothing, or several things.
        """
        try:
            address = parse_address(text)
        except ValueError:
            address = None
        if address is not None:
            return self._at(address, text)
        path = _PATH.fullmatch(text.removeprefix(ID))
        iri = text if text.startswith(ID) else ID + path[1] if path else None
        if iri is not None and iri in self._nodes:
            return self._only(self._node(iri), article)
        if iri is not None and iri in self._parts:
            parts = [_target(self._by_id[key], parse_address(at)) for key, at in self._parts[iri]]
            return self._only(Found(iri, parts[0].words, tuple(parts)), article)
        if iri is not None:
            raise InputError(text, "the graph knows nothing of this IRI")
        return self._called(text, article)

    def every(self, found: Found, article: str | None) -> tuple[Target, ...]:
        """All places where it stands; of what has names, every name in its articles, or in the one that was given."""
        if not found.is_named or (found.precise and article is None):
            return found.targets
        articles = {target.at.article for target in found.targets}
        targets = []
        for (key, number), entity in self._whole.resolution.entities.items():
            mention = self._by_id[key].mentions[number]
            if entity.iri == found.iri and key in articles and mention.antecedent is None:
                targets.append(_target(self._by_id[key], parse_address(mention_address(key, mention))))
        return tuple(sorted(targets, key=lambda target: (target.at.article, target.at.span)))

    def article(self, key: str) -> Extraction:
        """What was read of an article, by its id, its address or its node's IRI."""
        short = key.removeprefix(ID).removeprefix("id/").removeprefix("article/")
        found = self._by_id.get(key) or self._by_id.get(short)
        if found is None:
            found = next((one for one in self._by_id.values() if key in (one.article.url, one.article.title)), None)
        if found is None:
            raise InputError(key, "no article has this id, address or title")
        return found

    def words(self, text: str, key: str) -> Target:
        """Words as they stand in an article, wherever its lines break."""
        extraction = self.article(key)
        pattern = r"\s+".join(map(re.escape, text.split()))
        article = extraction.article
        for start, part in ((article.body_start, article.text), (0, article.title)):
            if pattern and (found := re.search(pattern, part)):
                span = Span(start + found.start(), start + found.end())
                return _target(extraction, Address(article.id, "words", span))
        raise InputError(article.id, f"these words do not stand in it: {text!r}")

    def iri_of(self, target: Target) -> str | None:
        """What the target stands for now."""
        try:
            return self._at(target.at, target.address).iri
        except InputError:
            return None

    def _at(self, address: Address, text: str) -> Found:
        extraction = self._by_id.get(address.article)
        if extraction is None:
            raise InputError(text, f"no article {address.article!r} was read")
        words = extraction.article.source[address.span.start : address.span.end]
        try:
            target = Target(text, words)
            if address.kind in ("mention", "words"):
                return self._mentioned(extraction, mention_at(extraction, target))
            facts = facts_at(extraction, target)
        except (NotMetError, ValueError) as error:
            raise InputError(text, str(error)) from error
        iri = self._telling.get((address.article, facts[0]))
        exact = parse_address(fact_address(address.article, extraction.facts[facts[0]]))
        meant = _target(extraction, replace(exact, part=address.part))
        return Found(iri, self._labels.get(iri or "", words), (meant,), precise=True)

    def _mentioned(self, extraction: Extraction, mention: Mention) -> Found:
        entity = self._whole.resolution.entities.get((extraction.article.id, mention.id))
        target = _target(extraction, parse_address(mention_address(extraction.article.id, mention)))
        return Found(entity.iri if entity else None, entity.label if entity else mention.name, (target,), precise=True)

    def _called(self, name: str, article: str | None) -> Found:
        if article is not None:
            extraction = self.article(article)
            named = [m for m in extraction.mentions if m.antecedent is None and self._is_called(extraction, m, name)]
            found = {one.iri: one for one in (self._mentioned(extraction, mention) for mention in reversed(named))}
            if not found:
                raise InputError(name, f"nobody and nothing is called so in {extraction.article.id}")
        else:
            found = {iri: self._node(iri) for iri in self._names.get(fold(name), ())}
            if not found:
                raise InputError(name, "nobody and nothing in the graph has this name")
        exact = [one for one in found.values() if one.label == name]
        if len(exact) == 1:
            return exact[0]
        if len(found) > 1:
            shown = ", ".join(f"{one.label} (id/{(one.iri or '').removeprefix(ID)})" for one in found.values())
            raise InputError(name, f"{len(found)} have this name, say which: {shown[:400]}")
        return next(iter(found.values()))

    def _is_called(self, extraction: Extraction, mention: Mention, name: str) -> bool:
        written = extraction.article.source[mention.span.start : mention.span.end]
        return fold(name) in (fold(mention.name), fold(written))

    def _only(self, found: Found, article: str | None) -> Found:
        if article is None:
            return found
        here = found.within([self.article(article).article.id])
        if not here:
            raise InputError(found.label, f"is not named in {article}")
        return Found(found.iri, found.label, here, precise=True)

    def _node(self, iri: str) -> Found:
        targets = []
        for article, number in sorted(self._nodes[iri], key=self._order):
            extraction = self._by_id[article]
            if iri in self._stated:
                fact = extraction.facts[number]
                address = fact_address(article, fact)
                if isinstance(fact, RoleFact):  # "the ministers A and B" are two
                    span = extraction.mentions[fact.holder].span
                    address += f"@{span.start}-{span.end}"
            else:
                address = mention_address(article, extraction.mentions[number])
            targets.append(_target(extraction, parse_address(address)))
        return Found(iri, self._labels[iri], tuple(targets))

    def _order(self, key: MentionKey | FactKey) -> tuple[str, str, int]:
        return self._by_id[key[0]].article.published or "9999", *key

    @cached_property
    def _nodes(self) -> dict[str, list[MentionKey | FactKey]]:
        """By IRI, the first name of an entity in each article, and every telling of a statement."""
        first: dict[tuple[str, str], tuple[Span, int]] = {}
        for (article, number), entity in self._whole.resolution.entities.items():
            mention = self._by_id[article].mentions[number]
            place = mention.span, number
            if mention.antecedent is None and place < first.get((entity.iri, article), (Span(1 << 60, 0), 0)):
                first[entity.iri, article] = place
        found: dict[str, list[MentionKey | FactKey]] = {}
        for (iri, article), (_, number) in first.items():
            found.setdefault(iri, []).append((article, number))
        return found | {iri: list(keys) for iri, keys in self._stated.items()}

    @cached_property
    def _stated(self) -> dict[str, tuple[FactKey, ...]]:
        resolution = self._whole.resolution
        return (
            {holding.iri: holding.tellings for holding in resolution.holdings}
            | {event.iri: event.tellings for event in resolution.events}
            | {team.iri: team.tellings for team in resolution.delegations}
        )

    @cached_property
    def _parts(self) -> dict[str, list[tuple[str, str]]]:
        found: dict[str, list[tuple[str, str]]] = {}
        for iri, (article, _), address in fact_nodes(self._whole):
            found.setdefault(iri, []).append((article, address))
        return found

    @cached_property
    def _telling(self) -> dict[FactKey, str]:
        return {key: iri for iri, keys in self._stated.items() for key in keys}

    @cached_property
    def _labels(self) -> dict[str, str]:
        return dict(labels(self._whole))

    @cached_property
    def _names(self) -> dict[str, list[str]]:
        found: dict[str, set[str]] = {}
        for entity in {*self._whole.resolution.entities.values()}:
            for name in (entity.label, *entity.other_labels):
                found.setdefault(fold(name), set()).add(entity.iri)
        for event in self._whole.resolution.events:
            found.setdefault(fold(event.label), set()).add(event.iri)
        return {name: sorted(iris) for name, iris in found.items()}


def _target(extraction: Extraction, address: Address) -> Target:
    return Target(str(address), extraction.article.source[address.span.start : address.span.end])
