"""Corrections last, whatever is read again, added or taken away, in whatever order; undone, they leave no trace.

What no longer applies says why, and applies again when what it is about is there again.
"""

from itertools import permutations
from pathlib import Path
from shutil import copytree

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from msgspec import Struct
from msgspec.structs import replace

from kg.assembling import assembled, rebuild
from kg.check import check
from kg.correcting import Correcting, Request, corrections_for
from kg.correcting.finding import Finder
from kg.corrections import Journal, Kind, Reject, Undo, identified, standing
from kg.model import Extraction, Span
from kg.store import Extractions, Kept, fingerprint, open_reader
from tests.examples import few

from .newsroom import ENGINE, NEWS, A, B, C, built, keep, labels, place, reading, role, statements
from .test_making import KINDS


@pytest.fixture(scope="module")
def corrected(tmp_path_factory):
    """A store with a correction of each kind but `kind`, which takes away what others are about."""
    store = tmp_path_factory.mktemp("made") / "store"
    built(store, *NEWS)
    for kind in ("different", "rename", "role", "link"):
        article = {"article": "a"} if kind in ("rename", "link") else {}
        Correcting(store).make([Request(**KINDS[kind] | article)], "mk", later=True)
    Correcting(store).make([Request(correction="reject", target="Karl Vesdahl")], "mk", later=True)
    Correcting(store).make([Request(correction="same", target="Hanna Morwick", other="b#mention:12-23")], "mk")
    return store


@pytest.fixture
def store(corrected, tmp_path):
    return Path(copytree(corrected, tmp_path / "store"))


def unmet(written):
    return {outcome.reason for outcome in written.outcomes if not outcome.applies}


def test_all_apply_and_a_rebuild_changes_nothing(store):
    before = statements(store)
    written = rebuild(store)
    assert (written.added, written.removed) == (0, 0)
    assert unmet(written) == set()
    assert len(written.outcomes) == 6
    assert statements(store) == before
    assert sorted(labels(store).values()) == ["Anna Morvik", "Anna Morvík"]


def test_a_corrected_graph_can_be_trusted(store):
    assert check(open_reader(store)).findings == ()


def test_they_survive_another_reading_of_the_same_text_by_another_engine(store):
    people = labels(store)
    again = [other_reading(extraction) for extraction in NEWS]
    assert unmet(built(store, *again, engine="engine-2")) == set()
    assert sorted(labels(store).values()) == sorted(people.values())


def other_reading(extraction: Extraction) -> Extraction:
    """As an engine reads that finds mentions in another order, and in "The painter Anna Morvik" all four words."""
    count = len(extraction.mentions)
    painter = Span(4, 23)

    def number(mention: int) -> int:
        return count - 1 - mention

    def renumbered(value: Struct) -> Struct:
        changed: dict[str, object] = {}
        for name in value.__struct_fields__:
            given = getattr(value, name)
            if name in ("holder", "body", "represents", "speaker", "party", "place", "member", "actor"):
                changed[name] = None if given is None else number(given)
            elif name in ("members", "participations"):
                changed[name] = tuple(map(renumbered, given))
        return replace(value, **changed)

    mentions = tuple(
        replace(mention, id=number(mention.id), span=painter if mention.span.within(painter) else mention.span)
        for mention in reversed(extraction.mentions)
    )
    return replace(extraction, mentions=mentions, facts=tuple(map(renumbered, extraction.facts)))


def test_they_are_met_by_their_words_where_the_text_has_moved(store):
    moved = [shifted(extraction, "It was announced late last night. ") for extraction in NEWS]
    people = labels(store)
    assert unmet(built(store, *moved)) == set()
    assert sorted(labels(store).values()) == sorted(people.values())


def shifted(extraction: Extraction, before: str) -> Extraction:
    by = len(before)

    def moved(value):
        if isinstance(value, Span):
            return Span(value.start + by, value.end + by)
        if isinstance(value, tuple):
            return tuple(map(moved, value))
        if hasattr(value, "__struct_fields__") and not isinstance(value, type):
            return replace(value, **{name: moved(getattr(value, name)) for name in value.__struct_fields__})
        return value

    article = replace(extraction.article, text=before + extraction.article.text)
    return Extraction(article=article, mentions=moved(extraction.mentions), facts=moved(extraction.facts))


@pytest.mark.parametrize("count", [100, pytest.param(1000, marks=pytest.mark.slow)])
def test_they_survive_many_more_articles(store, count):
    def people():
        found = labels(store)
        return {iri: label for iri, label in found.items() if "Stranger" not in label}

    before = people()
    many = [
        reading(
            f"n{number:04}",
            f"Stranger{number % 97} Helmond, the envoy of Velmora, met Anna Morvik. Helmond left Lunden.",
            (f"Stranger{number % 97} Helmond", "person"),
            ("Velmora", "place"),
            ("Anna Morvik", "person"),
            ("Lunden", "place"),
            facts=(role(f"Stranger{number % 97} Helmond, the envoy of Velmora", 0, "envoy", 1),),
            published=f"2032-{1 + number % 12:02}-01",
        )
        for number in range(count)
    ]
    assert unmet(built(store, *many)) == set()
    assert people() == before
    with Extractions(store) as kept:
        for extraction in many:
            kept.forget(extraction.article.id)
    rebuild(store)
    assert people() == before


def test_what_no_longer_applies_says_why_and_applies_again_when_it_can(store):
    before = statements(store)
    with Extractions(store) as kept:
        kept.forget("b")
    written = rebuild(store)
    assert unmet(written) == {"the article is gone"}
    assert len(written.outcomes) == 6
    changed = replace(B, article=replace(B.article, text="She paints."), mentions=(), facts=())
    assert unmet(built(store, changed)) == {"its text changed and the words no longer stand there"}
    assert any("no longer stand there" in line and "correction/" in line for line in statements(store))
    unread = replace(B, mentions=(), facts=())
    assert unmet(built(store, unread)) == {"nobody and nothing is read there any more"}
    assert unmet(built(store, B)) == set()
    assert statements(store) == before


def test_a_delegation_keeps_its_event_where_a_fact_before_it_is_rejected(tmp_path):
    built(tmp_path / "store", *NEWS)
    sent = [line for line in statements(tmp_path / "store") if "id/delegation" in line and "#sentTo" in line]
    Correcting(tmp_path / "store").make([Request(correction="reject", target="a#role:0-35:current-minister")], "mk")
    assert len(sent) == 1
    assert [line for line in statements(tmp_path / "store") if "id/delegation" in line and "#sentTo" in line] == sent


def test_the_file_of_corrections_may_come_before_the_first_article(store, tmp_path):
    fresh = tmp_path / "fresh"
    fresh.mkdir()
    (fresh / "corrections.jsonl").symlink_to(store / "corrections.jsonl")
    built(fresh, *NEWS)
    assert statements(fresh) == statements(store)


def whole(extractions, corrections):
    readings = [Kept(extraction, fingerprint(extraction.article, ENGINE)) for extraction in extractions]
    found = assembled(readings, corrections)
    return sorted({str(quad) for quad in found.quads()}), found.outcomes


D = reading(
    "d",
    "Anna Morvik and Hanna Morwick met in Lunden.",
    ("Anna Morvik", "person"),
    ("Hanna Morwick", "person"),
    ("Lunden", "place"),
    published="2031-08-01",
)
NAMES = ["a#mention:0-11", "b#mention:12-23", "c#mention:0-13", "d#mention:0-11", "d#mention:16-29", "a#mention:42-54"]
names = st.sampled_from(NAMES)
REQUESTS = st.one_of(
    st.builds(Request, correction=st.sampled_from(("same", "different")), target=names, other=names),
    st.builds(Request, correction=st.just("rename"), target=names, label=st.sampled_from(("Anna", "Hanna", "X Y"))),
    st.builds(Request, correction=st.just("reject"), target=names),
    st.builds(Request, correction=st.just("kind"), target=names, kind=st.sampled_from(("organization", "person"))),
    st.builds(Request, correction=st.just("link"), target=names, identifier=st.just("wikidata:Q1")),
    st.builds(Request, correction=st.just("reject"), target=st.just("a#event:37-62:meeting-meeting")),
)


@settings(few(8), suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(REQUESTS, min_size=1, max_size=6), st.permutations([A, B, C, D]))
def test_any_corrections_replay_alike_in_any_order_of_articles_and_undone_leave_nothing(requests, order):
    before, _ = whole([A, B, C, D], [])
    finder = Finder(assembled([Kept(e, fingerprint(e.article, ENGINE)) for e in (A, B, C, D)], []))
    said = []
    for number, request in enumerate(requests):
        if request.other != request.target:
            said += [
                replace(one, when=f"2031-01-{number + 1:02}") for one in corrections_for(request, finder, [], "mk")
            ]
    said = [identified(one) for one in said]
    graph, outcomes = whole([A, B, C, D], said)
    assert whole(order, said) == (graph, outcomes)
    assert [outcome.correction for outcome in outcomes] == said
    assert all(outcome.applies or outcome.reason for outcome in outcomes)
    if said and not any(isinstance(one, Reject | Kind) for one in said):
        assert outcomes[-1].applies  # nothing later speaks against it
    undone = [*said, *(Undo(undone=one.id, who="mk", when="2031-02-01") for one in said)]
    assert whole(order, standing(undone))[0] == before


def test_every_order_of_articles_and_of_their_coming_leaves_one_graph(tmp_path):
    said = [
        one
        for kind in ("same", "rename")
        for one in corrections_for(
            Request(**KINDS[kind]),
            Finder(assembled([Kept(e, fingerprint(e.article, ENGINE)) for e in NEWS], [])),
            [],
            "mk",
        )
    ]
    graphs = set()
    for number, order in enumerate(list(permutations(NEWS))[::2]):
        store = tmp_path / str(number)
        keep(store, order[0])
        Journal(store).append(*said)
        rebuild(store)
        for extraction in order[1:]:
            built(store, extraction)
        graphs.add("\n".join(statements(store)))
    assert len(graphs) == 1
    assert place(A.article.text, "Morvik", 1) == Span(66, 72)
