"""Which role facts are of one holding: the same holder, role, title, body, status; in one article also a shorter."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from kg.ids import digest
from kg.model import RoleFact
from kg.names import fold
from kg.resolve.entities import iri
from kg.triples.statements import FactKey, Judgement, RoleHolding

Content = tuple[str, str, str, str | None, str]


@dataclass(frozen=True)
class Held:
    """One role fact with the IRIs of its holder and of the body it is held in, if one is stated."""

    key: FactKey
    fact: RoleFact
    holder: str
    body: str | None

    @cached_property
    def content(self) -> Content:
        """What the fact says: holder, concept, folded title, body, status."""
        return self.holder, self.fact.concept, fold(self.fact.title), self.body, self.fact.status

    @property
    def address(self) -> str:
        """How judgements write this fact."""
        return f"{self.key[0]}#f{self.key[1]}"

    def is_told_by(self, fuller: "Held") -> bool:
        """Whether the other fact says all that this one says: "President X" after "the president of Y, X"."""
        mine, theirs = self.content, fuller.content
        return (
            (mine[0], mine[1], mine[4]) == (theirs[0], theirs[1], theirs[4])
            and mine[3] in (None, theirs[3])
            and set(mine[2].split()) <= set(theirs[2].split())
        )


def resolve_holdings(held: Iterable[Held]) -> tuple[list[RoleHolding], list[Judgement]]:
    """The role holdings that articles state, sorted by IRI, and the judgements this rests on."""
    by_article: dict[tuple[str, str], list[Held]] = {}
    for one in sorted(held, key=lambda h: h.key):
        by_article.setdefault((one.key[0], one.holder), []).append(one)
    groups: dict[Content, list[tuple[Held, Held]]] = {}
    for found in by_article.values():
        fullest = _fullest(found)
        for one in found:
            groups.setdefault(fullest[one.key].content, []).append((one, fullest[one.key]))
    judgements = [
        Judgement(full.address, one.address, True, "a shorter telling of the same role in one article", 0.85)
        for group in groups.values()
        for one, full in group
        if one.content != full.content
    ]
    return sorted(_holding(content, group) for content, group in groups.items()), judgements


def _fullest(held: Sequence[Held]) -> Mapping[FactKey, Held]:
    """For each fact of one person in one article the fullest that says the same, if it is one alone; else itself."""
    found = {}
    for one in held:
        fuller = [other for other in held if one.is_told_by(other)]
        most = [f for f in fuller if not any(f.is_told_by(g) and f.content != g.content for g in fuller)]
        found[one.key] = most[0] if len({other.content for other in most}) == 1 else one
    return found


def _holding(content: Content, group: Sequence[tuple[Held, Held]]) -> RoleHolding:
    holder, concept, _, body, status = content
    titles = Counter(full.fact.title for _, full in group)
    return RoleHolding(
        iri=iri("role", digest(*content)),
        holder=holder,
        concept=concept,
        title=min(titles, key=lambda title: (-titles[title], title)),
        status=status,
        body=body,
        tellings=tuple(sorted(one.key for one, _ in group)),
    )
