"""The role scheme: its top concepts, and that each title belongs to one concept."""

from collections import Counter

import pytest
from rdflib import SKOS, Graph

from kg.vocabulary import vocabulary

TOP = """
head_of_state head_of_government monarch minister deputy_minister legislator spokesperson ambassador envoy
negotiator adviser military security_official regional_leader mayor party_leader organisation_head official
judge journalist analyst other
""".split()


def role_of(title: str) -> tuple[str, str]:
    found = [(role.notation, role.top) for role in vocabulary().roles if title in role.titles]
    assert len(found) == 1, f"{title}: {found}"
    return found[0]


def test_the_top_concepts_are_those_researchers_count_by(roles: Graph) -> None:
    tops = [
        str(notation) for top in roles.subjects(SKOS.topConceptOf) for notation in roles.objects(top, SKOS.notation)
    ]
    assert sorted(tops) == sorted(TOP)


def test_every_concept_is_one_step_below_a_top_concept(roles: Graph) -> None:
    below = set(roles.subjects(SKOS.broader))
    tops = set(roles.subjects(SKOS.topConceptOf))
    assert below.isdisjoint(tops)
    assert set(roles.subjects(SKOS.notation)) == below | tops
    assert all(len(set(roles.objects(concept, SKOS.broader))) == 1 for concept in below)
    assert set(roles.objects(None, SKOS.broader)) <= tops


def test_a_concept_is_named_by_its_notation(roles: Graph) -> None:
    for concept, notation in roles.subject_objects(SKOS.notation):
        assert str(concept).endswith(f"/role/{notation}")


def test_titles_are_lower_case_and_of_one_concept_each() -> None:
    titles = Counter(title for role in vocabulary().roles for title in role.titles)
    assert [title for title, count in titles.items() if count > 1] == []
    assert [title for title in titles if title != title.casefold().strip()] == []


@pytest.mark.parametrize(
    ("title", "top"),
    [
        ("president", "head_of_state"),
        ("supreme leader", "head_of_state"),
        ("premier", "head_of_government"),
        ("taoiseach", "head_of_government"),
        ("queen", "monarch"),
        ("secretary of state", "minister"),
        ("defense minister", "minister"),
        ("deputy foreign minister", "deputy_minister"),
        ("lawmaker", "legislator"),
        ("press secretary", "spokesperson"),
        ("permanent representative", "ambassador"),
        ("special envoy", "envoy"),
        ("lead negotiator", "negotiator"),
        ("mediator", "negotiator"),
        ("presidential aide", "adviser"),
        ("colonel", "military"),
        ("chief of the general staff", "military"),
        ("secretary of the security council", "security_official"),
        ("national security adviser", "security_official"),
        ("governor", "regional_leader"),
        ("mayor", "mayor"),
        ("opposition leader", "party_leader"),
        ("secretary-general", "organisation_head"),
        ("chairwoman", "organisation_head"),
        ("vice president", "official"),
        ("diplomat", "official"),
        ("judge", "judge"),
        ("correspondent", "journalist"),
        ("professor", "analyst"),
        ("pope", "other"),
    ],
)
def test_titles_count_with_their_category(title: str, top: str) -> None:
    assert role_of(title)[1] == top


@pytest.mark.parametrize(
    ("title", "body", "notation"),
    [
        ("chief", "the Ruritanian Army", "army_chief"),
        ("Head", "National Security Council", "security_council_secretary"),
        ("director", "military intelligence", "intelligence_chief"),
        ("head", "Northern Region", "regional_leader"),
        ("president", "the Constitutional Court", "judge"),
        ("president", "the European Commission", "organisation_head"),
        ("commissioner", "city police", "police_chief"),
        ("head", "the Ruritanian delegation", "chief_negotiator"),
    ],
)
def test_the_body_decides_what_a_general_title_means(title: str, body: str, notation: str) -> None:
    role = vocabulary().role_by_body(title, body)
    assert role is not None
    assert role.notation == notation


@pytest.mark.parametrize(
    ("title", "body"),
    [("president", "Ruritania"), ("editor", "Army Times army"), ("head", "the Armyworm"), ("head", "")],
)
def test_no_body_word_no_other_role(title: str, body: str) -> None:
    assert vocabulary().role_by_body(title, body) is None
