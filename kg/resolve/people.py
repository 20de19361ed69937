"""People across articles: each bearer of a name is weighed against the people known from earlier articles."""

from collections.abc import Iterable, Mapping

from kg.resolve.background import Background
from kg.resolve.bearers import Bearer
from kg.resolve.decisions import Decisions
from kg.resolve.entities import Resolved
from kg.resolve.gathering import Gathering
from kg.resolve.person_entities import person_entities
from kg.resolve.person_evidence import compare
from kg.resolve.person_keys import kept, looked_up
from kg.resolve.profiles import Profile, profile_of
from kg.triples.statements import Judgement


def resolve_people(
    bearers: Iterable[Bearer], decisions: Decisions, labels: Mapping[str, str]
) -> tuple[list[Resolved], list[Judgement]]:
    """The people that articles name, sorted by IRI, and the judgements this rests on.

    `labels` are what places and bodies are called, by IRI.
    """
    background = Background(labels.get)
    ordered = sorted(bearers, key=lambda bearer: bearer.order)
    people: Gathering[Profile] = Gathering(
        kept,
        looked_up,
        lambda one, known: compare(one, known, background),
        lambda one: bool(one.roles),
        decisions.constraints([bearer.named.addresses for bearer in ordered]),
    )
    profiles = [profile_of(bearer, number) for number, bearer in enumerate(ordered)]
    people.gather(profiles, lambda one: one.bearers[0].scene.order, lambda one: _begin(one, background))
    people.look_again()
    return person_entities(people.profiles), people.judgements


def _begin(first: Profile, background: Background) -> None:
    scene = first.bearers[0].scene
    background.add(scene.company, scene.called)
