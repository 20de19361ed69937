"""Each kind of correction, from what a person says to the graph and back."""

from pathlib import Path
from shutil import copytree

import pytest
from msgspec.structs import replace

from kg.assembling import assembled
from kg.correcting import Correcting, Request
from kg.correcting.finding import Finder
from kg.errors import InputError, StoreError
from kg.ids import ID, SPARQL_PREFIXES
from kg.store import Extractions, GraphWriter, open_reader

from .newsroom import NEWS, A, B, C, built, labels, meeting, reading, statements, team


@pytest.fixture(scope="module")
def made(tmp_path_factory):
    store = tmp_path_factory.mktemp("made") / "store"
    built(store, *NEWS)
    return store


@pytest.fixture
def store(made, tmp_path):
    return Path(copytree(made, tmp_path / "store"))


def make(store, **fields):
    return Correcting(store).make([Request(**fields)], "mk")


def finder(store):
    with Extractions(store) as kept:
        return Finder(assembled(list(kept.all()), []))


def select(store, pattern):
    found = open_reader(store).select(SPARQL_PREFIXES + f"SELECT * WHERE {{ {pattern} }}")
    return sorted(" ".join(row[name].rpartition("/")[2] for name in sorted(row)) for row in found)


KINDS = {
    "same": {"correction": "same", "target": "Anna Morvik", "other": "Hanna Morwick"},
    "different": {"correction": "different", "target": "Anna Morvik", "articles": ("b",)},
    "rename": {"correction": "rename", "target": "Anna Morvik", "label": "Anna Morvík"},
    "reject": {"correction": "reject", "target": "Anna Morvik", "article": "b"},
    "role": {
        "correction": "role",
        "target": "Hanna Morwick",
        "article": "c",
        "concept": "minister",
        "quote": "Hanna Morwick is a minister",
        "since": "2031-06",
    },
    "kind": {"correction": "kind", "target": "Anna Morvik", "kind": "organization"},
    "link": {"correction": "link", "target": "Anna Morvik", "identifier": "wikidata:Q1"},
}


@pytest.mark.parametrize("request_", KINDS.values(), ids=KINDS)
def test_what_a_dry_run_says_comes_about_and_undoing_it_restores_the_graph_exactly(store, request_):
    before = statements(store)
    desk = Correcting(store)
    would = desk.make([Request(**request_)], "mk", dry_run=True)
    assert desk.journal.entries() == []
    assert statements(store) == before
    did = make(store, **request_)
    assert [outcome.applies for outcome in did.outcomes] == [True]
    assert did.effect.changes
    assert (would.effect, would.added, would.removed) == (did.effect, did.added, did.removed)
    assert statements(store) != before
    for one in reversed(did.corrections):
        desk.undo(one.id, "mk")
    assert statements(store) == before


def test_later_keeps_it_and_leaves_the_graph_to_the_next_build(store):
    before = statements(store)
    result = Correcting(store).make([Request(**KINDS["rename"])], "mk", later=True)
    assert not result.written
    assert statements(store) == before
    built(store)
    assert "Anna Morvík" in labels(store).values()


def test_same_and_different_override_one_another(store):
    make(store, **KINDS["same"])
    assert len(labels(store)) == 2
    make(store, correction="different", target="Hanna Morwick", article="c", other="Anna Morvik")
    assert len(labels(store)) == 3
    result = make(store, correction="same", target="c#mention:0-13", other="a#mention:0-11")
    assert len(labels(store)) == 2
    # The first one holds again, and the one between does not.
    assert [outcome.applies for outcome in result.outcomes] == [True, False, True]
    assert result.outcomes[1].reason == "a later correction says otherwise"


def test_different_by_an_address_takes_the_bearer_out(store):
    make(store, correction="different", target="b#mention:12-23", other="Anna Morvik")
    found = select(store, "?p a nk:Person ; rdfs:label 'Anna Morvik' ; nk:mentionedIn ?a")
    assert [line.split()[0] for line in found] == ["a", "b"]
    assert len({line.split()[1] for line in found}) == 2


def test_two_that_are_two_stay_two_whatever_comes(store):
    make(store, correction="different", target="Anna Morvik", other="Hanna Morwick")
    made = Correcting(store).journal.standing()[0]
    assert (made.left.words, made.right.words, made.also) == ("Hanna Morwick", "Anna Morvik", ())
    result = make(store, **KINDS["same"])  # said later, it holds
    assert [outcome.applies for outcome in result.outcomes] == [False, True]
    Correcting(store).undo(result.corrections[0].id, "mk")
    assert len(labels(store)) == 3


def test_what_leaves_two_articles_stays_one(store):
    make(store, **KINDS["same"])
    make(store, correction="different", target="Anna Morvik", articles=("b", "c"))
    people = select(store, "?p a nk:Person ; nk:mentionedIn ?a")
    b, c = ({line.split()[1] for line in people if line.startswith(key)} for key in "bc")
    assert b == c
    assert not b & {line.split()[1] for line in people if line.startswith("a")}


def test_rejecting_a_role_an_event_and_a_team_by_their_iris(store):
    for kind in ("RoleHolding", "Delegation", "Event"):
        (iri,) = [
            row["n"] for row in open_reader(store).select(SPARQL_PREFIXES + f"SELECT ?n WHERE {{ ?n a nk:{kind} }}")
        ]
        result = make(store, correction="reject", target=iri.removeprefix("https://w3id.org/newskg/"))
        assert [outcome.applies for outcome in result.outcomes] == [True]
        assert select(store, f"?n a nk:{kind}") == []


def test_rejecting_an_event_leaves_the_team_that_was_sent_to_it(store):
    (event,) = select(store, "?n a nk:Event")
    assert select(store, "?n nk:sentTo ?e")
    make(store, correction="reject", target=f"event/{event}")
    assert select(store, "?n a nk:Delegation")
    assert select(store, "?n nk:sentTo ?e") == []


@pytest.mark.parametrize("kind", ["Quotation", "Position", "Participation", "DelegationMembership", "Evidence"])
def test_every_node_that_rests_on_a_fact_can_be_rejected_by_its_iri(store, kind):
    nodes = [row["n"] for row in open_reader(store).select(SPARQL_PREFIXES + f"SELECT ?n WHERE {{ ?n a nk:{kind} }}")]
    assert nodes
    rejected = 0
    for node in nodes:
        if kind == "Evidence" and select(store, f"<{node}> nk:foundBy 'mention'"):
            continue
        result = make(store, correction="reject", target=node)
        assert [outcome.applies for outcome in result.outcomes] == [True]
        assert select(store, f"<{node}> a ?c") == []
        rejected += 1
    assert rejected
    if kind == "Participation":
        assert select(store, "?n a nk:Event")


def test_rejecting_a_mention_takes_its_facts_with_it_and_leaves_those_of_others(store):
    make(store, correction="reject", target="a#mention:0-11")
    assert select(store, "?n a nk:RoleHolding") == []
    assert select(store, "?n a nk:Event ; nk:participant/rdfs:label ?l") == [
        f"Karl Vesdahl {select(store, '?n a nk:Event')[0]}"
    ]
    assert select(store, "?n nk:headedBy/rdfs:label ?l")[0].startswith("Morvik")


def test_a_role_is_locked_to_words_that_stand_in_the_article(store):
    make(store, **KINDS["role"])
    (found,) = select(
        store, "?n nk:roleTitle ?t ; nk:holder/rdfs:label 'Hanna Morwick' ; nk:from ?f ; nk:evidence/nk:foundBy ?r"
    )
    assert found.split() == ["2031-06", found.split()[1], "correction", "minister"]
    assert select(store, "?e nk:foundBy 'correction' ; nk:quote ?q ; nk:confidence ?c")[0].startswith("1")
    with pytest.raises(InputError, match="these words do not stand in it"):
        make(store, **KINDS["role"] | {"quote": "Hanna Morwick was a minister"})
    (store / "corrections.jsonl").unlink()
    built(store, replace(C, article=replace(C.article, title="A pause")))
    with pytest.raises(InputError, match="these words do not stand in it"):
        make(store, **KINDS["role"] | {"quote": "pause Hanna Morwick demanded"})
    make(store, **KINDS["role"] | {"quote": "A pause"})
    assert select(store, "?e nk:foundBy 'correction' ; nk:quote 'A pause'")
    with pytest.raises(InputError, match="no role of the ontology"):
        make(store, **KINDS["role"] | {"concept": "wizard"})


def test_rejecting_an_added_role_and_adding_it_again(store):
    make(store, **KINDS["role"])
    (node,) = select(store, "?n a nk:RoleHolding ; nk:evidence/nk:foundBy 'correction'")
    result = make(store, correction="reject", target=f"role/{node}")
    assert [(one.correction.who, one.applies) for one in result.outcomes] == [("mk", False), ("mk", True)]
    assert select(store, "?n a nk:RoleHolding ; nk:evidence/nk:foundBy 'correction'") == []
    make(store, **KINDS["role"] | {"why": "it is so"})
    assert select(store, "?n a nk:RoleHolding ; nk:evidence/nk:foundBy 'correction'") == [node]


def test_a_kind_holds_everywhere_or_in_one_article_and_is_not_outvoted(store):
    make(store, correction="kind", target="Anna Morvik", article="b", kind="organization")
    assert select(store, "?n a nk:Organization ; nk:mentionedIn ?a")[0].startswith("b")
    assert any(
        line.startswith("a") for line in select(store, "?n a nk:Person ; rdfs:label 'Anna Morvik' ; nk:mentionedIn ?a")
    )
    make(store, correction="kind", target="a#mention:0-11", kind="organization")
    assert "Anna Morvik" not in labels(store).values()


def test_of_two_names_the_later_one_holds_and_the_earlier_says_so(store):
    make(store, **KINDS["rename"])
    result = make(store, correction="rename", target="Anna Morvík", label="A. Morvik")
    assert "A. Morvik" in labels(store).values()
    assert [outcome.applies for outcome in result.outcomes] == [False, True]
    assert select(store, "?n rdfs:label 'A. Morvik' ; skos:altLabel ?l")[0].startswith("Anna Morvik")


def test_an_event_can_be_renamed(store):
    make(store, correction="rename", target="meeting", label="Lunden meeting")
    assert list(labels(store, "Event").values()) == ["Lunden meeting"]


@pytest.mark.parametrize(
    ("fields", "reason"),
    [
        ({"target": "Nobody"}, "nobody and nothing in the graph has this name"),
        ({"target": "Karl Vesdahl", "article": "b"}, "nobody and nothing is called so in b"),
        ({"target": "Karl Vesdahl", "article": "z"}, "no article has this id, address or title"),
        ({"target": f"{ID}person/nobody"}, "the graph knows nothing of this IRI"),
        ({"target": "z#mention:0-4"}, "no article 'z' was read"),
        ({"target": "a#mention:85-90"}, "nobody and nothing is read there"),
        ({"target": "Anna Morvik", "correction": "same", "other": "Anna Morvik"}, "is one with Anna Morvik already"),
        ({"target": "Anna Morvik", "correction": "different", "other": "Anna Morvik"}, "say in which articles"),
        ({"target": "Karl Vesdahl", "correction": "different", "articles": ("a",)}, "in no other of these articles"),
        ({"target": "Anna Morvik", "correction": "link", "identifier": "Q1"}, "is no IRI"),
        ({"target": "Anna Morvik", "correction": "link"}, "needs identifier"),
    ],
)
def test_what_cannot_be_meant_is_an_error_and_nothing_is_kept(store, fields, reason):
    before = statements(store)
    with pytest.raises(InputError, match=reason):
        make(store, **{"correction": "rename", "label": "X"} | fields)
    assert Correcting(store).journal.entries() == []
    assert statements(store) == before


def test_people_of_one_name_are_named_to_choose_from(store):
    make(store, **KINDS["different"])
    with pytest.raises(InputError, match=r"2 have this name, say which: Anna Morvik .id/person/anna-morvik"):
        make(store, **KINDS["rename"])


def test_many_are_made_together_or_not_at_all(store):
    desk = Correcting(store)
    with pytest.raises(InputError):
        desk.make([Request(**KINDS["rename"]), Request(**KINDS["rename"] | {"target": "Nobody"})], "mk")
    assert desk.journal.entries() == []
    result = desk.make([Request(**KINDS["rename"]), Request(**KINDS["link"])], "mk")
    assert [outcome.applies for outcome in result.outcomes] == [True, True]


def test_while_another_writes_nothing_is_kept(store, monkeypatch):
    monkeypatch.setattr("kg.correcting.making.PATIENCE", 0.01)
    with GraphWriter(store), pytest.raises(StoreError, match="is being written by"):
        make(store, **KINDS["rename"])
    assert Correcting(store).journal.entries() == []


def test_a_name_in_an_article_is_found_as_it_is_written_there(store):
    found = finder(store).find("morvik", "a")
    assert found.first.address == "a#mention:66-72"
    assert finder(store).find("a#mention:66-72").iri == found.iri
    assert [target.at.article for target in finder(store).find("Anna Morvik").targets] == ["a", "b"]
    assert {A.article.id, B.article.id, C.article.id} == {"a", "b", "c"}


def envoys(key, place):
    """An article in which Velmora's team meets Karl Vesdahl."""
    text = f"Envoys of Velmora met Karl Vesdahl in {place}. Anna Morvik led the team of Velmora."
    return reading(
        key,
        text,
        ("Velmora", "place"),
        ("Karl Vesdahl", "person"),
        (place, "place"),
        ("Anna Morvik", "person"),
        published="2031-09-01",
        facts=(
            meeting(f"met Karl Vesdahl in {place}", 0, 1, at=2),
            team("Anna Morvik led the team of Velmora", 0, 3, 0),
        ),
    )


def test_delegations_and_events_are_put_together_and_taken_apart(tmp_path):
    store = tmp_path / "store"
    built(store, envoys("x", "Lunden"), envoys("y", "Marport"))
    before = statements(store)
    teams, events = (
        [f"id/{kind}/{node}" for node in select(store, f"?n a nk:{name}")]
        for kind, name in (("delegation", "Delegation"), ("event", "Event"))
    )
    assert len(teams) == len(events) == 2
    made = [make(store, correction="same", target=one, other=other).corrections for one, other in (teams, events)]
    assert len(select(store, "?n a nk:Event")) == 1
    (team_,) = select(store, "?n a nk:Delegation")
    assert len(select(store, "?n nk:sentTo ?e")) == 1
    apart = make(store, correction="different", target=f"id/delegation/{team_}", articles=("y",))
    assert [outcome.applies for outcome in apart.outcomes] == [False, True]
    assert len(select(store, "?n a nk:Delegation ; nk:headedBy ?h")) == 2
    for one in (*apart.corrections, *(entry for entries in reversed(made) for entry in entries)):
        Correcting(store).undo(one.id, "mk")
    assert statements(store) == before
