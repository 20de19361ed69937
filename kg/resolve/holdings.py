"""Which role facts are of one holding: one holder, role, title, body, status; or a shorter telling of a fuller one.

"President X" is a shorter telling of "the president of Y, X" in the same article. In another article it is that too,
where all articles together give X the title in one body alone.
"""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property

from kg.addresses import fact_address
from kg.ids import digest
from kg.model import CONTEXT, RoleFact
from kg.names import fold
from kg.resolve.entities import iri
from kg.triples.statements import FactKey, Judgement, RoleHolding

_ABOUT_WHEN = 183  # days
_BY_VERB = f"role-verb{CONTEXT}"  # "was appointed", "became", "took over as"

Content = tuple[str, str, str, str | None, str]


@dataclass(frozen=True)
class Held:
    """One role fact with the IRIs of its holder and of the body it is held in, if one is stated.

    `published` is the date of its article, YYYY-MM-DD, where that is known.
    """

    key: FactKey
    fact: RoleFact
    holder: str
    body: str | None
    published: str | None = None

    @cached_property
    def content(self) -> Content:
        """What the fact says: holder, concept, folded title, body, status."""
        return self.holder, self.fact.concept, fold(self.fact.title), self.body, self.fact.status

    @property
    def is_from_context(self) -> bool:
        """Whether the body was drawn from the article as a whole."""
        return self.fact.evidence.rule.endswith(CONTEXT)

    @property
    def address(self) -> str:
        """How judgements write this fact."""
        return fact_address(self.key[0], self.fact)

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
    every = _stated_first(sorted(held, key=lambda h: h.key))
    fuller = _fuller_in_one_article(every)
    elsewhere = _bodies_elsewhere(fuller.values())
    groups: dict[Content, list[tuple[Held, Held]]] = {}
    for one in every:
        full = fuller[one.key]
        full = elsewhere.get(full.content, full)
        groups.setdefault(full.content, []).append((one, full))
    judgements = [
        Judgement(full.address, one.address, "same", _reason(one, full), 0.85)
        for group in groups.values()
        for one, full in group
        if one.content != full.content
    ]
    return sorted(_holding(content, group) for content, group in groups.items()), judgements


def _stated_first(held: Sequence[Held]) -> list[Held]:
    """The facts, a body that was only drawn from the context left out where some article's words speak against it.

    They do when they give the same office in that body to someone else at about that time, or give the person the same
    office in another; but whoever is told to have been appointed later may well have followed.
    """
    stated = [one for one in held if one.body is not None and not one.is_from_context and one.fact.status != "Former"]
    offices: dict[tuple[str, str | None], list[Held]] = {}
    holders: dict[tuple[str, str], set[str | None]] = {}
    for one in stated:
        offices.setdefault((one.fact.concept, one.body), []).append(one)
        holders.setdefault((one.holder, one.fact.concept), set()).add(one.body)

    def is_spoken_against(one: Held) -> bool:
        own = holders.get((one.holder, one.fact.concept), set())
        if own:
            return one.body not in own
        others = offices.get((one.fact.concept, one.body), ())
        return one.fact.status != "Former" and any(
            _about_when(one, other) and not _follows(one, other) for other in others
        )

    return [replace(one, body=None) if one.is_from_context and is_spoken_against(one) else one for one in held]


def _follows(one: Held, other: Held) -> bool:
    """Whether one is told to take or hold an office by a verb, in an article later than what gives it to the other."""
    return one.fact.evidence.rule == _BY_VERB and (one.published or "") > (other.published or "9999")


def _about_when(one: Held, other: Held) -> bool:
    """Whether both were published within half a year, or it is not known when."""
    if not one.published or not other.published:
        return True
    days = date.fromisoformat(one.published[:10]) - date.fromisoformat(other.published[:10])
    return abs(days.days) < _ABOUT_WHEN


def _reason(one: Held, full: Held) -> str:
    where = "in one article" if one.key[0] == full.key[0] else "in another article, the only body given for it"
    return f"a shorter telling of the same role {where}"


def _fuller_in_one_article(held: Iterable[Held]) -> dict[FactKey, Held]:
    by_article: dict[tuple[str, str], list[Held]] = {}
    for one in held:
        by_article.setdefault((one.key[0], one.holder), []).append(one)
    return {key: full for found in by_article.values() for key, full in _fullest(found).items()}


def _bodies_elsewhere(held: Iterable[Held]) -> dict[Content, Held]:
    """For a holding without a body, the one of the same holder, role, title, status that has one, if just one does."""
    with_body: dict[tuple[str, str, str, str], dict[Content, Held]] = {}
    for one in held:
        holder, concept, title, body, status = one.content
        if body is not None:
            with_body.setdefault((holder, concept, title, status), {}).setdefault(one.content, one)
    return {
        (holder, concept, title, None, status): next(iter(found.values()))
        for (holder, concept, title, status), found in with_body.items()
        if len(found) == 1
    }


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
