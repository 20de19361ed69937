"""People across articles: the same full name is the same person, unless something speaks against it."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from kg.ids import digest, slug
from kg.resolve.decisions import Decisions
from kg.resolve.entities import Resolved, iri, joined, labels
from kg.resolve.full_names import one_name
from kg.resolve.namesakes import Bearer, split_namesakes
from kg.resolve.person_names import Form, alike, form
from kg.resolve.within import Named
from kg.triples.statements import Entity, Judgement

Role = tuple[str, str | None]


@dataclass(frozen=True)
class Person:
    """People of several articles who are one: the full name they are known by, and who they are in each article."""

    form: Form
    bearers: tuple[Bearer, ...]


def longest_form(named: Named) -> Form:
    """The fullest of the forms in which an article names a person."""
    return min((form(mention.name) for mention in named.mentions), key=lambda parts: (-len(parts), parts))


def resolve_people(bearers: Iterable[Bearer], decisions: Decisions) -> tuple[list[Resolved], list[Judgement]]:
    """The people that articles name, sorted by IRI, and the judgements this rests on."""
    ordered = sorted(bearers, key=lambda bearer: bearer.named.key)
    forms = {bearer.named.key: longest_form(bearer.named) for bearer in ordered}
    full = [bearer for bearer in ordered if len(forms[bearer.named.key]) > 1]
    names, judgements = one_name({forms[bearer.named.key] for bearer in full})
    by_name: dict[Form, list[Bearer]] = {}
    for bearer in full:
        by_name.setdefault(names[forms[bearer.named.key]], []).append(bearer)
    people = []
    for name in sorted(by_name):
        parts, against = split_namesakes(by_name[name])
        people += [Person(name, tuple(part)) for part in parts]
        judgements += against
    short = [bearer for bearer in ordered if len(forms[bearer.named.key]) == 1]
    people, more = _with_surnames(people, {b.named.key: forms[b.named.key][0] for b in short}, short)
    found = _entities(_regrouped(people, forms, decisions))
    for one in found:
        judgements += joined(one.named, one.entity.iri, "the same name, and nothing speaks against it", 0.95)
    return found, judgements + more


def _regrouped(people: Sequence[Person], forms: Mapping[tuple[str, int], Form], decisions: Decisions) -> list[Person]:
    """The people as decisions have them; whoever was taken apart or put together is known by their first name."""
    known = {frozenset(bearer.named.key for bearer in person.bearers): person for person in people}
    found = []
    for group in decisions.regroup([p.bearers for p in people], lambda bearer: bearer.named.addresses):
        keys = frozenset(bearer.named.key for bearer in group)
        form = min((forms[key] for key in keys), key=lambda parts: (len(parts) < 2, parts))
        found.append(known.get(keys) or Person(form, tuple(group)))
    return found


def _with_surnames(
    people: list[Person], parts: Mapping[tuple[str, int], str], short: list[Bearer]
) -> tuple[list[Person], list[Judgement]]:
    """The people again, with those whom an article calls by one name alone: joined to someone, or on their own."""
    by_surname: dict[str, list[int]] = {}
    for surname in sorted(set(parts.values())):
        by_surname[surname] = [i for i, person in enumerate(people) if alike(person.form[-1], surname)]
    joining: dict[int, list[Bearer]] = {}
    alone: dict[Form, list[Bearer]] = {}
    judgements = []
    for bearer in short:
        part = parts[bearer.named.key]
        candidates = by_surname[part]
        why = {i: reason for i in candidates if (reason := _reason(bearer, people[i], len(candidates) == 1))}
        if len(why) == 1:
            ((index, (text, score)),) = why.items()
            joining.setdefault(index, []).append(bearer)
            left = people[index].bearers[0].named.address
            judgements.append(Judgement(left, bearer.named.address, "same", text, score))
        else:
            # Nobody else of that name is known: then the name is the person. Otherwise it could be anyone of that name.
            alone.setdefault((part,) if not candidates else (part, digest(bearer.named.article)), []).append(bearer)
            for index in candidates:
                left, apart = people[index].bearers[0].named.address, "a surname alone, in another article"
                judgements.append(Judgement(left, bearer.named.address, "unsure", apart, 0.5))
    grown = [Person(p.form, (*p.bearers, *joining.get(i, ()))) for i, p in enumerate(people)]
    return grown + [Person(name, tuple(alone[name])) for name in sorted(alone)], judgements


def _reason(bearer: Bearer, person: Person, only_one: bool) -> tuple[str, float] | None:
    """Why someone called by a surname is this person of another article."""
    roles = {role for other in person.bearers for role in other.roles}
    if any(role in roles and role[1] for role in bearer.roles):
        return "the surname, and the same role in the same body", 0.9
    bodies = {body for _, body in roles if body}
    if only_one and bodies & bearer.around:
        return "the only one known of that surname, and the article names the country or body of a role of theirs", 0.8
    return None


def _entities(people: list[Person]) -> list[Resolved]:
    keys = [slug(" ".join(dict.fromkeys((person.form[0], person.form[-1])))) for person in people]
    count = Counter(keys)
    found = []
    for person, key in zip(people, keys, strict=True):
        named = tuple(sorted((bearer.named for bearer in person.bearers), key=lambda one: one.key))
        label, others = labels(named, lambda name: len(form(name)) > 1)
        unique = key if count[key] == 1 and key else f"{key or 'person'}-{_mark(person, named)}"
        entity = Entity(iri=iri("person", unique), kind="person", label=label, other_labels=others)
        found.append(Resolved(entity, named))
    return sorted(found, key=lambda one: one.entity.iri)


def _mark(person: Person, named: tuple[Named, ...]) -> str:
    """What tells namesakes apart: the full name and the first article that names this one."""
    return digest(*person.form, *named[0].key)[:8]
