"""Pages of judgements hold each judgement once, and what is unsure comes in the order of its worth."""

from pathlib import Path

import pytest

from kg.ids import ID, JUDGEMENTS_GRAPH, SPARQL_PREFIXES
from kg.judgements import list_judgements, most_valuable, questions
from kg.model import Article, Extraction
from kg.store import GraphWriter, Reader, open_reader
from kg.triples import quads
from kg.triples.statements import Entity, Judgement, Resolution
from tests.triples.sample import Reading


@pytest.mark.parametrize("limit", [1, 7, 1000])
def test_every_judgement_is_on_one_page(sample_store: Path, limit: int):
    reader = open_reader(sample_store)
    text = f"SELECT ?j WHERE {{ GRAPH <{JUDGEMENTS_GRAPH}> {{ ?j a nk:Judgement }} }}"
    every = sorted(row["j"] for row in reader.select(SPARQL_PREFIXES + text))[: 40 * limit]
    seen, after = [], ""
    while after is not None and len(seen) < len(every):
        page, after = list_judgements(reader, None, None, limit, after)
        assert len(page) == limit or after is None
        seen += [one.iri for one in page]
    assert seen == every
    assert len(every) > 30


def test_after_the_last_there_is_nothing(judged: Reader):
    page, end = list_judgements(judged, None, None, 4)
    assert (len(page), end) == (4, None)
    assert list_judgements(judged, None, None, 4, page[-1].iri) == ([], None)
    assert list_judgements(judged, None, None, 4, "nonsense") == ([], None)


NAMES = ["Ann Ash", "Bo Birch", "Cy Cedar", "Di Date"]


def mentioned() -> list[Extraction]:
    """Four articles, in which the n-th person is named n times."""
    read = []
    for count, name in enumerate(NAMES, 1):
        reading = Reading(Article(id=name.split()[1], text=" ".join(f"{name} spoke." for _ in range(count))))
        for nth in range(count):
            reading.mention(name, "person", nth=nth)
        read.append(reading.done())
    return read


def unsure(left: str, right: str, score: float, nth: int = 0) -> Judgement:
    def address(name: str, nth: int) -> str:
        start = nth * len(f"{name} spoke. ")
        return f"{name.split()[1]}#mention:{start}-{start + len(name)}"

    return Judgement(address(left, 0), address(right, nth), "unsure", "a test", score)


@pytest.fixture
def ranked(tmp_path: Path):
    def made(*judgements: Judgement) -> list[tuple[set[str], float]]:
        read = mentioned()
        people = [Entity(iri=f"{ID}person/{label}", kind="person", label=label) for label in "abcd"]
        named = {(e.article.id, m.id): one for e, one in zip(read, people, strict=True) for m in e.mentions}
        with GraphWriter(tmp_path / "store") as writer:
            engines = {extraction.article.id: "test" for extraction in read}
            writer.replace(quads(Resolution(entities=named, judgements=judgements), read, engines))
        reader = open_reader(tmp_path / "store")
        found = questions(reader, most_valuable(reader))
        return [({one.left.label, one.right.label}, one.value) for one in found]

    return made


def test_what_moves_more_and_what_is_nearer_comes_first(ranked):
    found = ranked(unsure(NAMES[2], NAMES[3], 0.3), unsure(NAMES[1], NAMES[2], 0.5), unsure(NAMES[0], NAMES[1], 0.5))
    assert found == [({"b", "c"}, 2.0), ({"c", "d"}, 1.8), ({"a", "b"}, 1.0)]


def test_two_people_are_asked_about_once(ranked):
    found = ranked(unsure(NAMES[2], NAMES[3], 0.9), unsure(NAMES[2], NAMES[3], 0.5, nth=1))
    assert found == [({"c", "d"}, 3.0)]


def test_what_people_said_to_be_two_is_not_asked(ranked):
    asked = unsure(NAMES[2], NAMES[3], 0.5)
    other = unsure(NAMES[2], NAMES[3], 0.5, nth=1)
    said = Judgement(other.left, other.right, "different", "they met", 1.0, decided="ann")
    assert ranked(asked, said) == []
    assert ranked(asked) == [({"c", "d"}, 3.0)]
