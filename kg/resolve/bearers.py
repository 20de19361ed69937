"""A person as one article names them, with what tells who that is: roles, countries, company and the time."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from kg.model import CONTEXT, DelegationFact, EventFact, Extraction, RoleFact, Span
from kg.resolve.entities import Resolved, by_mention
from kg.resolve.person_names import Form, form, skeleton
from kg.resolve.post_kinds import held_as
from kg.resolve.within import Named
from kg.triples.statements import Entity, MentionKey
from kg.vocabulary import vocabulary

_MOST_COMPANY = 64  # the first so many: whom an article of lists names last tells little


@dataclass(frozen=True)
class Office:
    """A role as an article gives it. `body` and `country` are IRIs; `drawn` says that the body is from the context.

    `begun` says that the article tells how it was taken up: "was named ambassador".
    """

    role: str
    top: str
    body: str | None
    country: str | None
    former: bool
    drawn: bool
    begun: bool = False


@dataclass(frozen=True)
class Scene:
    """What the people of one article have in common: when it was published, and whom and what else it names.

    `order` sorts articles by time; `day` is that day's number, None where it is not known; `countries` are IRIs with
    the number of their mentions; `company` are IRIs of bodies and places, and keys of people, whom `called` names.
    """

    order: tuple[str, str]
    day: int | None
    countries: dict[str, int]
    company: dict[str, int]
    called: dict[str, str]


@dataclass(frozen=True)
class Bearer:
    """A person as one article names them; `surnames` are those by which it does so, or would."""

    named: Named
    form: Form
    surnames: frozenset[str]
    offices: tuple[Office, ...]
    scene: Scene

    @property
    def order(self) -> tuple[str, str, int, int]:
        """Sorts the bearers of all articles: by the article's time and id, full names first, then by place."""
        return (*self.scene.order, len(self.form) == 1, self.named.mentions[0].span.start)


def fullest_form(named: Named) -> Form:
    """The fullest of the forms in which an article names a person."""
    return min((form(mention.name) for mention in named.mentions), key=lambda parts: (-len(parts), parts))


def _surnames(named: Named, full: Form) -> frozenset[str]:
    """The surnames by which an article calls a person, of several that some have; what a first name is is none."""
    forms = {form(mention.name) for mention in named.mentions}
    return frozenset(parts[-1] for parts in forms if len(parts) < 3 and len(full) > 1 and parts[-1] != full[0])


def name_key(parts: Form) -> str:
    """A person in the company of others, before it is known who that is; empty for a surname alone."""
    return f"person {skeleton(parts[0])} {skeleton(parts[-1])}" if len(parts) > 1 else ""


def bearers(read: Sequence[Extraction], people: Iterable[Named], others: Sequence[Resolved]) -> Iterator[Bearer]:
    """The people that each article names, in the order of `read`; `others` are the places and bodies in it."""
    by_article: dict[str, list[Named]] = {}
    for one in people:
        by_article.setdefault(one.article, []).append(one)
    entities = by_mention(others)
    around: dict[str, dict[str, tuple[Resolved, int]]] = {}
    for found in others:
        for one in found.named:
            around.setdefault(one.article, {})[found.entity.iri] = found, len(one.mentions)
    for extraction in read:
        article = extraction.article.id
        if article in by_article:
            yield from _in_article(extraction, by_article[article], around.get(article, {}), entities)


def _in_article(
    extraction: Extraction,
    people: Sequence[Named],
    around: Mapping[str, tuple[Resolved, int]],
    entities: Mapping[MentionKey, Resolved],
) -> Iterator[Bearer]:
    forms = [fullest_form(one) for one in people]
    scene = _scene(extraction, forms, around)
    offices = _offices(extraction, entities)
    for one, parts in zip(people, forms, strict=True):
        mine = [office for m in (*(m.id for m in one.mentions), *one.pronouns) for office in offices.get(m, ())]
        yield Bearer(one, parts, _surnames(one, parts), tuple(dict.fromkeys(mine)), scene)


def _scene(extraction: Extraction, forms: Iterable[Form], around: Mapping[str, tuple[Resolved, int]]) -> Scene:
    countries: dict[str, int] = {}
    called = {key: " ".join(parts).title() for parts in forms if (key := name_key(parts))}
    company = dict.fromkeys(called, 1)
    for iri, (found, times) in around.items():
        country = found.entity.iri if found.entity.kind == "country" else found.country or found.entity.country
        if country:
            countries[country] = countries.get(country, 0) + times
        if found.entity.kind not in ("country", "unnamed"):
            company[iri] = 1
    article = extraction.article
    kept = company if len(company) <= _MOST_COMPANY else dict(list(company.items())[:_MOST_COMPANY])
    return Scene((article.published or "9999", article.id), day_of(article.published), countries, kept, called)


def _offices(extraction: Extraction, entities: Mapping[MentionKey, Resolved]) -> dict[int, list[Office]]:
    """The roles of an article by their holders' mentions; to be of a side's delegation is one too."""
    article, found, named = extraction.article.id, dict[int, list[Office]](), _named_to_posts(extraction)
    for fact in extraction.facts:
        if isinstance(fact, RoleFact):
            body = entities.get((article, fact.body)) if fact.body is not None else None
            role, top = held_as(fact.concept), vocabulary().top_of(fact.concept)
            drawn = fact.evidence.rule.endswith(CONTEXT)
            begun = any(fact.evidence.span.overlaps(span) for span in named.get(fact.holder, ()))
            office = Office(role, top, *_where(body), fact.status == "Former", drawn, begun)
            found.setdefault(fact.holder, []).append(office)
        elif isinstance(fact, DelegationFact):
            body = entities.get((article, fact.represents))
            for membership in fact.members:
                office = Office("delegate", "delegate", *_where(body), False, False)
                found.setdefault(membership.member, []).append(office)
    return found


def _named_to_posts(extraction: Extraction) -> dict[int, list[Span]]:
    """Where the article tells that somebody is named to a post, by their mentions."""
    found: dict[int, list[Span]] = {}
    for fact in extraction.facts:
        if isinstance(fact, EventFact) and fact.type == "Appointment":
            for one in fact.participations:
                if one.part == "Target":
                    found.setdefault(one.actor, []).append(fact.evidence.span)
    return found


def _where(body: Resolved | None) -> tuple[str | None, str | None]:
    """A body's IRI and its country's."""
    return (None, None) if body is None else (body.entity.iri, country_of(body.entity) or body.country)


def country_of(entity: Entity) -> str | None:
    """The IRI of the country that a place is or lies in."""
    return entity.iri if entity.kind == "country" else entity.country


@lru_cache(maxsize=65536)
def day_of(published: str | None) -> int | None:
    """The number of the day of an ISO date or date-time."""
    try:
        return date.fromisoformat(published[:10]).toordinal() if published else None
    except ValueError:
        return None
