"""Which links are made, which are left to a person, and which are none."""

from kg.links.model import Entry, Post, Subject
from kg.links.proposing import entries_by_subject, propose


def subject(name: str, *posts: Post, key: str = "", kind="person", same_as=()) -> Subject:
    iri = f"id/{key or name}"
    return Subject(
        iri=iri, kind=kind, label=name, names=(name,), mention=f"a#mention:0-{len(name)}", words=name, posts=posts,
        same_as=same_as,
    )  # fmt: skip


def entry(name: str, *posts: Post, key: str = "1", kind="person", **more) -> Entry:
    return Entry(identifier=f"https://example.org/{key}", names=(name,), kind=kind, posts=posts, **more)


def proposed(subjects, entries, **more):
    found = propose(subjects, entries_by_subject(subjects, entries), **more)
    return [(one.subject.iri, one.entry.identifier.rpartition("/")[2], one.verdict) for one in found]


MINISTER = Post("foreign minister", "Chad", "2024-03-02", "2024-09-10")


def test_a_full_name_that_nobody_else_bears_is_linked():
    assert proposed([subject("Anna Morvik")], [entry("Anna Morvik")]) == [("id/Anna Morvik", "1", "sure")]


def test_namesakes_in_the_file_are_told_apart_by_their_posts():
    entries = [entry("Anna Morvik", Post("Foreign Minister", "Chad", "2023"), key="1"), entry("Anna Morvik", key="2")]
    assert proposed([subject("Anna Morvik", MINISTER)], entries) == [("id/Anna Morvik", "1", "sure")]


def test_namesakes_that_nothing_tells_apart_are_left_to_a_person():
    entries = [entry("Anna Morvik", key="1"), entry("Anna Morvik", key="2")]
    assert [one[2] for one in proposed([subject("Anna Morvik")], entries)] == ["unsure", "unsure"]


def test_two_of_ours_are_not_both_linked_to_one_of_theirs():
    ours = [subject("Anna Morvik", key="one"), subject("Anna Morvik", key="two")]
    assert {one[2] for one in proposed(ours, [entry("Anna Morvik")])} == {"unsure"}


def test_a_spelling_waits_unless_the_post_agrees():
    assert proposed([subject("Anna Morwick")], [entry("Anna Morvik")])[0][2] == "unsure"
    theirs = entry("Anna Morvik", Post("Minister of foreign affairs", "Chad", "2023"))
    assert proposed([subject("Anna Morwick", Post("minister of foreign affairs", "Chadian"))], [theirs])[0][2] == "sure"


def test_titles_that_the_ontology_has_for_one_role_are_the_same_post():
    ours = subject("Anna Morwick", Post("Secretary of State", "United States", "2024-03-02", "2024-09-10"))
    theirs = entry("Anna Morvik", Post("foreign minister", "United States", "2023"))
    assert proposed([ours], [theirs])[0][2] == "sure"


def test_another_form_of_the_first_name_waits_where_the_post_agrees():
    ours = subject("Steve Morvik", MINISTER)
    assert proposed([ours], [entry("Steven Morvik", Post("foreign minister", "Chad", "2023"))])[0][2] == "unsure"
    assert proposed([ours], [entry("Steven Morvik")]) == []
    surname = subject("Morvik", MINISTER)
    assert proposed([surname], [entry("Anna Morvik", Post("foreign minister", "Chad", "2023"))])[0][2] == "unsure"
    assert proposed([surname], [entry("Anna Morvik")]) == []


def test_a_post_at_another_time_or_another_post_speaks_against():
    theirs = entry("Anna Morvik", Post("foreign minister", "Chad", "1991", "1994"))
    assert proposed([subject("Anna Morvik", MINISTER)], [theirs])[0][2] == "unsure"
    theirs = entry("Anna Morvik", Post("goalkeeper", "FC Lunden"))
    assert proposed([subject("Anna Morvik", MINISTER)], [theirs])[0][2] == "unsure"


def test_what_is_linked_to_the_source_or_of_another_kind_is_left_out():
    linked = subject("Anna Morvik", same_as=("https://example.org/7",))
    assert proposed([linked], [entry("Anna Morvik")]) == []
    assert proposed([subject("Anna Morvik", kind="organization")], [entry("Anna Morvik")]) == []
    assert proposed([subject("Karl Vesdahl")], [entry("Anna Morvik")]) == []


def test_a_service_that_knows_millions_needs_more_than_a_name():
    ours = subject("Anna Morvik", MINISTER)
    plain, told = entry("Anna Morvik"), entry("Anna Morvik", description="Chadian foreign minister", matched=True)
    assert propose([ours], {ours.iri: [plain]}, among_millions=True)[0].verdict == "unsure"
    (found,) = propose([ours], {ours.iri: [told]}, among_millions=True)
    assert found.verdict == "sure"
    assert {feature.name for feature in found.features} == {"name", "source", "description"}
