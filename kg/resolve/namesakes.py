"""Two people of one full name in one article: it introduces each by a post that the other cannot have as well."""

from collections.abc import Mapping, Sequence
from itertools import combinations

from kg.model import CONTEXT, Extraction, Mention, RoleFact
from kg.resolve.post_kinds import are_held_together, kind_of_post

Kinds = Mapping[int, frozenset[str]]


def introduced_as(extraction: Extraction) -> Kinds:
    """The kinds of posts that an article states of people who have them now, by the mention that it says it of."""
    found: dict[int, set[str]] = {}
    for fact in extraction.facts:
        if isinstance(fact, RoleFact) and fact.status == "Current" and fact.body is not None:
            kind = None if fact.evidence.rule.endswith(CONTEXT) else kind_of_post(fact.concept)
            if kind:
                found.setdefault(fact.holder, set()).add(kind)
    return {mention: frozenset(kinds) for mention, kinds in found.items()}


def in_office(extraction: Extraction) -> frozenset[int]:
    """The mentions of people to whom an article gives a post that they have now, in whatever body."""
    facts = (fact for fact in extraction.facts if isinstance(fact, RoleFact) and fact.status == "Current")
    return frozenset(fact.holder for fact in facts if kind_of_post(fact.concept))


def namesakes(found: Sequence[Mention], introduced: Kinds) -> list[list[Mention]]:
    """The mentions of one full name, in text order, by whom they mean: mostly all the same person."""
    people: list[tuple[set[str], list[Mention]]] = []
    current: tuple[set[str], list[Mention]] | None = None
    for mention in found:
        kinds = introduced.get(mention.id, frozenset())
        if any(_differ(*pair) for pair in combinations(sorted(kinds), 2)):
            return [[*found]]  # one is said to have both: then nothing tells them apart
        if current is None or any(_differ(mine, theirs) for mine in kinds for theirs in current[0]):
            fits = (one for one in people if not any(_differ(a, b) for a in kinds for b in one[0]))
            current = next(fits, None) or (set(), [])
            if not current[1]:
                people.append(current)
        current[0].update(kinds)
        current[1].append(mention)
    return [mentions for _, mentions in people]


def _differ(one: str, other: str) -> bool:
    return one != other and not are_held_together(one, other)
