"""The index in step with the graph: amended by what has changed, it is the one that would be made anew."""

import random
import sqlite3
from contextlib import closing

import pytest
from pyoxigraph import Literal, NamedNode, Quad, Triple

from kg.ids import ID, NK, PREFIXES
from kg.store import GraphWriter, Layout, Sought, find, indexing, listed, open_reader
from kg.store.fulltext import NAME, TABLES
from kg.store.texts import READ

PROPERTIES = {
    "type": PREFIXES["rdf"] + "type",
    "label": PREFIXES["rdfs"] + "label",
    "alt": PREFIXES["skos"] + "altLabel",
    "title": PREFIXES["dcterms"] + "title",
    "identifier": PREFIXES["dcterms"] + "identifier",
    **{name: NK + name for name in ("nameKey", "quote", "inArticle", "represents", "eventStatus", "date", "round")},
}
WORDS = ["Vell", "Lumport", "Mira Valdane", "Ümer’s ferry", "talks", "2031-05", "2031-05-03", "2030"]
NODES = [f"{kind}/{n}" for kind in ("person", "place", "article", "evidence", "delegation", "event") for n in range(4)]
CLASSES = ["Person", "City", "Article", "Evidence", "Delegation", "Event", "Negotiation"]


def statement(chance: random.Random) -> Triple:
    name = chance.choice(list(PROPERTIES))
    links = {"inArticle": f"article/{chance.randrange(4)}", "represents": f"place/{chance.randrange(4)}"}
    value: NamedNode | Literal = Literal(chance.choice(WORDS))
    if name == "type":
        value = NamedNode(NK + chance.choice(CLASSES))
    elif name in links:
        value = NamedNode(ID + links[name])
    return Triple(NamedNode(ID + chance.choice(NODES)), NamedNode(PROPERTIES[name]), value)


def contents(path) -> dict[str, set]:
    """All that an index says, without the numbers of its texts."""
    with closing(sqlite3.connect(path)) as database:
        rows = {
            "texts": "SELECT tier, iri, node, text, words FROM texts",
            **{name: f"SELECT * FROM {name}" for name in ("types", "listed", "dates")},
        }
        found = {name: set(database.execute(query)) for name, query in rows.items()}
        for tier, table in TABLES.items():
            for word in ("vell", "lumport", "valdane", "umer", "talks", "ferry", "2031"):
                query = f"SELECT t.node, t.text FROM {table} JOIN texts t ON t.id = {table}.rowid WHERE {table} MATCH ?"
                found[f"{tier} {word}"] = set(database.execute(query, (word,)))
            assert all(row[0] is not None for row in found["texts"])
    return found


@pytest.mark.parametrize("seed", [0, 1, *(pytest.param(seed, marks=pytest.mark.slow) for seed in range(2, 6))])
def test_an_amended_index_is_as_one_made_anew(tmp_path, seed) -> None:
    chance = random.Random(seed)
    layout, anew = Layout(tmp_path / "store"), tmp_path / "anew"
    anew.mkdir()
    with GraphWriter(layout.root) as writer:
        writer.replace(Quad(*statement(chance)) for _ in range(150))
        for _ in range(25):
            if chance.random() < 0.3:
                writer.insert(None, [statement(chance) for _ in range(chance.randrange(4))])
            else:
                gone, come = (" . ".join(str(statement(chance)) for _ in range(3)) for _ in range(2))
                any_of = f"<{ID}{chance.choice(NODES)}> ?p ?o"
                text, query = chance.choice(
                    [
                        (f"INSERT DATA {{ {come} }}", f"CONSTRUCT {{ {come} }} WHERE {{}}"),
                        (f"DELETE DATA {{ {gone} }}", f"CONSTRUCT {{ {gone} }} WHERE {{}}"),
                        (f"DELETE WHERE {{ {any_of} }}", f"CONSTRUCT WHERE {{ {any_of} }}"),
                    ]
                )
                writer.update(text, changes=[query])
            number = writer.publish()
            master = writer._master
            indexing.make(anew, master, None, None)
            assert contents(layout.generation(number) / NAME) == contents(anew / NAME)
            (anew / NAME).unlink()


@pytest.fixture
def inode(built):
    def of_newest() -> int:
        layout = Layout(built)
        return (layout.generation(layout.newest()) / NAME).stat().st_ino

    return of_newest


def edited(store, text: str, query: str) -> None:
    with GraphWriter(store) as writer:
        writer.update(text, changes=[query])
        writer.publish()


def test_an_index_is_shared_while_nothing_that_it_reads_changes(built, inode) -> None:
    first = inode()
    said = f"<{ID}event/1> <{NK}round> 3"
    edited(built, f"INSERT DATA {{ {said} }}", f"CONSTRUCT {{ {said} }} WHERE {{}}")
    assert inode() == first
    label = f"<{ID}event/1> <{PROPERTIES['label']}> 'Vell'"
    edited(built, f"INSERT DATA {{ {label} }}", f"CONSTRUCT {{ {label} }} WHERE {{}}")
    assert inode() != first


def test_an_update_that_nothing_is_foretold_of_has_the_index_made_anew(built) -> None:
    label = f"<{ID}event/1> <{PROPERTIES['label']}> 'Vell'"
    for changes in (None, ["CONSTRUCT { nothing of the kind"]):
        with GraphWriter(built) as writer:
            writer.update(f"INSERT DATA {{ {label} }}", changes=changes)
            writer.publish()
        assert [hit.iri for hit in find(open_reader(built), Sought("vell"))] == [ID + "event/1"]
        edited(built, f"DELETE DATA {{ {label} }}", f"CONSTRUCT {{ {label} }} WHERE {{}}")
        assert find(open_reader(built), Sought("vell")) == []


def test_a_build_amends_what_it_changes(built, monkeypatch) -> None:
    with GraphWriter(built) as writer:
        kept = [quad for quad in writer._master if str(quad.predicate) not in READ]
        label = Quad(NamedNode(ID + "place/new"), NamedNode(PROPERTIES["label"]), Literal("Quorra"))
        monkeypatch.setattr(indexing, "_write", lambda *_: pytest.fail("it was made anew"))
        writer.replace([*kept, label])
        assert [hit.text for hit in find(open_reader(built), Sought("quorra"))] == ["Quorra"]
        writer.replace(kept)
        assert find(open_reader(built), Sought("quorra")) == []


def test_a_killed_writer_leaves_no_half_known_changes(built) -> None:
    label = f"<{ID}event/1> <{PROPERTIES['label']}> 'Vell'"
    with GraphWriter(built) as writer:  # ends before it publishes
        writer.update(f"INSERT DATA {{ {label} }}", changes=[f"CONSTRUCT {{ {label} }} WHERE {{}}"])
    said = f"<{ID}event/1> <{NK}round> 3"
    edited(built, f"INSERT DATA {{ {said} }}", f"CONSTRUCT {{ {said} }} WHERE {{}}")
    assert [hit.iri for hit in find(open_reader(built), Sought("vell"))] == [ID + "event/1"]


DATED = [
    ("1", "2031-05-03"),
    ("1", "2029"),
    ("2", "2031-05"),
    ("3", "2031"),
    ("4", "2031-05-03T10:00:00"),
    ("5", "2032-01-01"),
]


FIRST, LATER = (
    [("2031", "3"), ("2031-05", "2")],
    [("2031-05-03", "1"), ("2031-05-03T10:00:00", "4"), ("2032-01-01", "5")],
)


@pytest.mark.parametrize(
    ("days", "expected"),
    [
        (("2031-05-03", "9999"), FIRST + LATER),
        (("2031-05-04", "2031-06"), FIRST),
        (("", "2030"), [("2029", "1")]),
        (("2029", "2031-05-03"), [("2029", "1"), *FIRST, LATER[1]]),
        (("2033", "9999"), []),
    ],
)
def test_events_between_two_days_each_at_the_first_that_counts(store, days, expected) -> None:
    def said(event: str, name: str, value: NamedNode | Literal) -> Quad:
        return Quad(NamedNode(f"{ID}event/{event}"), NamedNode(PROPERTIES[name]), value)

    with GraphWriter(store) as writer:
        quads = [said(event, "date", Literal(day)) for event, day in DATED]
        quads += [said(event, "type", NamedNode(NK + "Event")) for event, _ in DATED]
        quads += [said(event, "eventStatus", NamedNode(NK + "Happened")) for event, _ in DATED]
        writer.replace(quads)
    reader, after, found = open_reader(store), ("", ""), []
    while page := listed(reader, [f"event {NK}Event"], 2, after, days):
        found += page
        after = page[-1]
    assert [(key, iri.removeprefix(f"{ID}event/")) for key, iri in found] == expected
