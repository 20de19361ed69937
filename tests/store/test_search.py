"""Searching names, titles and quotes: what is found, in which order, and that every generation knows its own texts."""

import pytest
from pyoxigraph import Literal, NamedNode, Quad, Triple

from kg.errors import StoreError
from kg.ids import ID, NK, PREFIXES
from kg.store import GraphWriter, Layout, Place, Snapshot, Sought, find, matching_nodes, open_reader
from kg.store.fulltext import NAME

LABEL, ALT = PREFIXES["rdfs"] + "label", PREFIXES["skos"] + "altLabel"
TYPE = PREFIXES["rdf"] + "type"
NOTES = "http://example.org/notes"


def said(node, predicate, value):
    given = NamedNode(value) if value.startswith("http") else Literal(value)
    return Quad(NamedNode(ID + node), NamedNode(predicate), given)


def graph():
    yield said("person/umer", LABEL, "Łukasz Ümer")
    yield said("person/umer", ALT, "Ümer")
    yield said("person/umer", NK + "nameKey", "lukasz umer")
    yield said("person/umer", NK + "nameKey", "umer")
    yield said("person/umer", TYPE, NK + "Person")
    yield said("place/umerport", LABEL, "Umerport")
    yield said("place/umerport", NK + "nameKey", "umerport")
    yield said("place/umerport", TYPE, NK + "City")
    for number, (title, quote) in enumerate(
        [("Umer speaks", "The envoy left early."), ("Ferry sinks", "Umer’s ferry sank near the old harbour.")], 1
    ):
        yield said(f"article/{number}", TYPE, NK + "Article")
        yield said(f"article/{number}", PREFIXES["dcterms"] + "title", title)
        yield said(f"evidence/{number}", NK + "quote", quote)
        yield said(f"evidence/{number}", NK + "inArticle", f"{ID}article/{number}")
    yield Quad(NamedNode(NK + "Umer"), NamedNode(LABEL), Literal("umer"))


class WithoutIndex:
    """A reader that has only SPARQL, as an endpoint elsewhere has."""

    def __init__(self, snapshot: Snapshot) -> None:
        self.select = snapshot.select


@pytest.fixture(scope="module")
def store(tmp_path_factory):
    path = tmp_path_factory.mktemp("search") / "store"
    with GraphWriter(path) as writer:
        writer.replace(graph())
    return path


@pytest.fixture(params=["index", "sparql"])
def reader(store, request):
    snapshot = open_reader(store)
    assert snapshot.index is not None
    return snapshot if request.param == "index" else WithoutIndex(snapshot)


def found(reader, text, **more):
    return [(hit.iri.removeprefix(ID), hit.found_in) for hit in find(reader, Sought(text, **more))]


EVERYTHING = [("person/umer", "name"), ("place/umerport", "name"), ("article/1", "title"), ("article/2", "quote")]


def test_names_go_before_titles_and_titles_before_quotes(reader):
    hits = find(reader, Sought("umer"))
    assert sorted(hit.iri.removeprefix(ID) for hit in hits[:2]) == ["person/umer", "place/umerport"]
    assert [(hit.iri.removeprefix(ID), hit.found_in) for hit in hits[2:]] == EVERYTHING[2:]
    assert [hit.evidence for hit in hits] == [[], [], [], [ID + "evidence/2"]]


def test_a_whole_name_goes_before_one_that_begins_so(store):
    assert found(open_reader(store), "UMER") == EVERYTHING
    assert found(open_reader(store), "umer")[0] == ("person/umer", "name")


@pytest.mark.parametrize("text", ["lukasz umer", "ŁUKASZ ÜMER", "Łukasz Ümer", "ümer lukasz"])
def test_names_are_found_in_any_spelling_of_case_and_diacritics(store, text):
    assert found(open_reader(store), text) == [("person/umer", "name")]


def test_by_sparql_too_a_name_is_found_without_its_diacritics(store):
    assert found(WithoutIndex(open_reader(store)), "lukasz umer") == [("person/umer", "name")]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("harb", [("article/2", "quote")]),
        ("old harbour", [("article/2", "quote")]),
        ('"old harbour"', [("article/2", "quote")]),
        ('"harbour old"', []),
        ("harbour nowhere", []),
        ("", []),
        ("…", []),
    ],
)
def test_all_words_must_be_there_and_the_last_may_go_on(reader, text, expected):
    assert found(reader, text) == expected


def test_phrases_end_where_they_end(store):
    assert found(open_reader(store), '"harb"') == []
    assert found(open_reader(store), "harbour’s ferry") == [("article/2", "quote")]


@pytest.mark.parametrize(
    "text", ['a" OR b', "NEAR(umer ferry)", "words:umer", "umer*", "-umer", "^umer", "(", "'; --", "\0"]
)
def test_no_text_is_taken_for_an_expression(reader, text):
    find(reader, Sought(text))


def test_only_things_of_a_class(reader):
    assert found(reader, "umer", types=(NK + "City", NK + "Region")) == [("place/umerport", "name")]
    assert found(reader, "umer", types=(NK + "Article",)) == EVERYTHING[2:]


def test_pages_follow_one_another(reader):
    whole = [hit.iri for hit in find(reader, Sought("umer"))]
    pages, after = [], None
    while hits := find(reader, Sought("umer", limit=1, after=after)):
        pages += [hit.iri for hit in hits]
        after = hits[-1].place
    assert pages == whole


def test_nodes_that_match(reader):
    nodes = {node.removeprefix(ID) for node in matching_nodes(reader, Sought("umer"))}
    assert nodes == {"person/umer", "place/umerport", "article/1", "evidence/2"}
    assert len(matching_nodes(reader, Sought("umer", limit=2))) == 2


def test_each_generation_knows_its_own_texts(store):
    before = open_reader(store)
    with GraphWriter(store) as writer:
        writer.update(f"INSERT DATA {{ <{ID}person/new> <{LABEL}> 'Quorra' }}")
        writer.publish()
    assert found(before, "quorra") == []
    assert found(open_reader(store), "quorra") == [("person/new", "name")]
    with GraphWriter(store) as writer:
        writer.replace(graph())
    assert found(open_reader(store), "quorra") == []


def test_an_index_is_shared_while_named_graphs_alone_are_edited(store):
    def inode():
        layout = Layout(store)
        return (layout.generation(layout.newest()) / NAME).stat().st_ino

    first = inode()
    with GraphWriter(store) as writer:
        writer.insert(NOTES, [Triple(NamedNode(ID + "x"), NamedNode(LABEL), Literal("Ümer"))])
        writer.publish()
    assert inode() == first
    with GraphWriter(store) as writer:
        writer.update(f"DELETE WHERE {{ <{ID}person/umer> <{ALT}> ?name }}")
        writer.update(f"CREATE GRAPH <{NOTES}2>", default=False)
        writer.publish()
    assert inode() != first
    with GraphWriter(store) as writer:
        writer.replace(graph())


def test_a_killed_writer_leaves_word_that_texts_may_have_changed(store):
    with GraphWriter(store) as writer:
        writer.update(f"INSERT DATA {{ <{ID}person/late> <{LABEL}> 'Tardis' }}")
    with GraphWriter(store) as writer:
        writer.update(f"CREATE GRAPH <{NOTES}3>", default=False)
        writer.publish()
    assert found(open_reader(store), "tardis") == [("person/late", "name")]


def test_a_store_without_an_index_has_one_after_the_next_build(tmp_path):
    with GraphWriter(tmp_path) as writer:
        writer.replace(graph())
    (Layout(tmp_path).generation(1) / NAME).unlink()
    assert open_reader(tmp_path).index is None
    assert found(open_reader(tmp_path), "harbour") == [("article/2", "quote")]
    for _ in range(2):
        with GraphWriter(tmp_path) as writer:
            writer.replace(graph())
        assert open_reader(tmp_path).index is not None
        assert Layout(tmp_path).newest() == 2


def test_a_damaged_index_is_told(store):
    reader = open_reader(store)
    path = reader.path / NAME
    whole = path.read_bytes()
    try:
        path.write_bytes(whole[:4096] + bytes(len(whole) - 4096))
        with pytest.raises(StoreError, match=NAME):
            find(reader, Sought("umer"))
    finally:
        path.write_bytes(whole)


def test_a_place_from_elsewhere_finds_what_is_behind_it(store):
    assert [hit.iri for hit in find(open_reader(store), Sought("umer", after=Place(3, -1e9, "")))] == [ID + "article/2"]
