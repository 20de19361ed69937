"""Which mentions of one article name the same person, organization or place."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Literal

from kg.addresses import mention_address
from kg.model import Extraction, Mention, MentionKind
from kg.names import fold
from kg.resolve.decisions import Decisions
from kg.resolve.namesakes import in_office, introduced_as
from kg.resolve.organization_names import organization_links
from kg.resolve.person_links import Link, person_links
from kg.resolve.unions import Unions
from kg.triples.statements import Judgement

Family = Literal["person", "organization", "place", "unnamed"]


@dataclass(frozen=True)
class Named:
    """Someone or something as one article names it: the mentions that name it, in text order, and its pronouns.

    `written` are the forms as they stand in the text, where a mention's name is the gazetteer's: "Britain".
    """

    article: str
    family: Family
    mentions: tuple[Mention, ...]
    pronouns: tuple[int, ...]
    written: frozenset[str] = frozenset()

    @property
    def key(self) -> tuple[str, int]:
        """The address of its first mention."""
        return self.article, self.mentions[0].id

    @property
    def address(self) -> str:
        """The address of its first mention, as judgements write it."""
        return mention_address(self.article, self.mentions[0])

    @property
    def addresses(self) -> list[str]:
        """The addresses of all its mentions, pronouns aside."""
        return [mention_address(self.article, mention) for mention in self.mentions]

    @property
    def refs(self) -> list[str]:
        """The outside references its mentions carry, sorted."""
        return sorted({mention.ref for mention in self.mentions if mention.ref})


def family_of(kind: MentionKind) -> Family:
    """The family within which mentions of this kind can name the same thing."""
    return kind if kind in ("person", "organization", "unnamed") else "place"


def named_in(extraction: Extraction, decisions: Decisions) -> tuple[list[Named], list[Judgement]]:
    """Everyone and everything the article names, by first mention, and the judgements this rests on."""
    article = extraction.article.id
    named = {m.id: m for m in extraction.mentions if m.antecedent is None}
    unions: Unions[int] = Unions(named)
    judgements = []
    for left, right, reason, score in _links(extraction, list(named.values())):
        unions.join(left, right)
        judgements.append(_same(article, named[left], named[right], reason, score))
    linked = [[named[i] for i in group] for group in unions.groups()]
    # What was decided to be one is joined across articles, whole: joined here, it would no longer be who others name.
    groups = decisions.regroup(linked, lambda mention: [mention_address(article, mention)], joining=False)
    pronouns: dict[int, list[int]] = {}
    for mention in extraction.mentions:
        root = _antecedent(mention, extraction.mentions)
        if mention.antecedent is not None and root is not None:
            pronouns.setdefault(root, []).append(mention.id)
            judgements.append(_same(article, named[root], mention, "a pronoun and its antecedent", 0.8))
    found = []
    for group in groups:
        mentions = tuple(sorted(group, key=lambda m: (m.span, m.id)))
        standing = tuple(sorted(pronoun for mention in group for pronoun in pronouns.get(mention.id, ())))
        found.append(Named(article, family_of(mentions[0].kind), mentions, standing, _written(extraction, mentions)))
    return found, judgements


def _written(extraction: Extraction, mentions: Iterable[Mention]) -> frozenset[str]:
    source = extraction.article.source
    return frozenset(" ".join(source[m.span.start : m.span.end].split()) for m in mentions if m.kind == "country")


def _same(article: str, left: Mention, right: Mention, reason: str, score: float) -> Judgement:
    return Judgement(mention_address(article, left), mention_address(article, right), "same", reason, score)


def _antecedent(mention: Mention, mentions: Sequence[Mention]) -> int | None:
    """The naming mention that a chain of antecedents ends at; None where the chain runs in a circle."""
    seen = set()
    while mention.antecedent is not None:
        if mention.id in seen:
            return None
        seen.add(mention.id)
        mention = mentions[mention.antecedent]
    return mention.id


def _links(extraction: Extraction, named: list[Mention]) -> Iterator[Link]:
    linkers: dict[Family, Callable[[Sequence[Mention]], Iterator[Link]]] = {
        "person": lambda mentions: person_links(mentions, introduced_as(extraction), in_office(extraction)),
        "organization": lambda mentions: organization_links(mentions, extraction),
        "place": place_links,
        "unnamed": unnamed_links,
    }
    for family, linker in linkers.items():
        mentions = [mention for mention in named if family_of(mention.kind) == family]
        yield from linker(sorted(mentions, key=lambda m: (m.span, m.id)))


def unnamed_links(mentions: Sequence[Mention]) -> Iterator[Link]:
    """Unnamed speakers described alike."""
    first: dict[str, int] = {}
    for mention in mentions:
        start = first.setdefault(mention.name.casefold(), mention.id)
        if start != mention.id:
            yield start, mention.id, "the same description", 0.8


def place_links(mentions: Sequence[Mention]) -> Iterator[Link]:
    """Places with the same reference; and a place without one with the first place of that name."""
    by_ref: dict[str, list[int]] = {}
    by_name: dict[str, list[int]] = {}
    for mention in mentions:
        if mention.ref:
            by_ref.setdefault(mention.ref, []).append(mention.id)
    for mention in sorted(mentions, key=lambda m: (m.ref is None, m.span, m.id)):
        known = by_name.setdefault(fold(mention.name), [])
        if mention.ref is None or not known:
            known.append(mention.id)
    yield from ((a, b, "the same gazetteer entry", 1.0) for ids in by_ref.values() for a, b in pairwise(ids))
    yield from ((ids[0], b, "the same place name", 0.9) for ids in by_name.values() for b in ids[1:])
