"""What another article, a changed one, or two of one id do to the graph."""

from itertools import permutations
from pathlib import Path

import pytest
from msgspec.structs import replace

from kg.ids import NK, PREFIXES
from kg.pipeline import build
from kg.reading import engine_version
from kg.store import Extractions

from .newsroom import BERGEN, LIMA, NAIROBI, OSLO, built, generation, statements

# What a further article may add to an entity that was there: another mention, another way to write its name.
OF_A_MENTION = {NK + "evidence", NK + "mentionedIn", NK + "nameKey", PREFIXES["skos"] + "altLabel"}


def subject(statement: str) -> str:
    return statement.split(maxsplit=1)[0]


def predicate(statement: str) -> str:
    return statement.split()[1].strip("<>")


def evidence(graph: set[str]) -> set[str]:
    """The evidence that facts rest on."""
    return {s.split()[2] for s in graph if predicate(s) == NK + "evidence"}


def test_an_unrelated_article_adds_only_its_own(tmp_path: Path):
    built([OSLO, LIMA], tmp_path)
    before = statements(tmp_path)
    change = built([NAIROBI], tmp_path).change
    after = statements(tmp_path)
    assert before < after
    assert (change.added, change.removed) == (len(after) - len(before), 0)
    assert not {subject(s) for s in after - before} & {subject(s) for s in before}


def test_an_article_about_a_known_person_adds_to_that_person_only_its_mention(tmp_path: Path):
    built([OSLO, LIMA], tmp_path)
    before = statements(tmp_path)
    built([BERGEN], tmp_path)
    after = statements(tmp_path)
    holdings = {subject(s) for s in before | after if s.split()[2] == f"<{NK}RoleHolding>"}
    known = {subject(s) for s in before} - holdings
    added_to_known = [s for s in after - before if subject(s) in known]
    assert any("brandvik" in subject(s) for s in added_to_known), "the two articles name one person"
    assert {predicate(s) for s in added_to_known} <= OF_A_MENTION

    # "Foreign Minister" in the one article is "the Norwegian foreign minister" of the other: the two holdings become
    # one, which has the evidence of both. Nothing else goes.
    assert {subject(s) for s in before - after} <= holdings
    assert evidence(before) <= evidence(after)


def test_a_changed_article_replaces_what_rested_on_the_old_text(tmp_path: Path):
    later = replace(LIMA, text="Rosario Quispeada, the mayor of Lima, visited Cusco on Tuesday.")
    built([OSLO, LIMA], tmp_path / "changed")
    assert any("I have done my part" in s for s in statements(tmp_path / "changed"))

    summary = built([OSLO, later], tmp_path / "changed")
    assert (summary.read, summary.unchanged) == (1, 1)
    assert summary.change.removed > 0
    built([OSLO, later], tmp_path / "fresh")
    assert statements(tmp_path / "changed") == statements(tmp_path / "fresh")
    assert not any("I have done my part" in s for s in statements(tmp_path / "changed"))


@pytest.mark.parametrize("field", ["title", "published", "url", "outlet"])
def test_changed_metadata_alone_is_read_again(tmp_path: Path, field: str):
    built([BERGEN], tmp_path)
    changed = replace(BERGEN, **{field: "2031-06-13"})
    assert built([changed], tmp_path).read == 1
    assert any('"2031-06-13"' in s for s in statements(tmp_path))


def test_what_another_version_read_is_read_again(tmp_path: Path):
    built([LIMA, OSLO], tmp_path)
    with Extractions(tmp_path) as kept:
        reading = kept.get("lima")
        assert reading is not None
        kept.put([reading.extraction], "newskg 0.0.1")
    assert built([LIMA, OSLO], tmp_path).read == 1
    with Extractions(tmp_path) as kept:
        assert {one.engine for one in kept.fingerprints().values()} == {engine_version()}


def test_of_several_articles_with_one_id_the_same_is_kept_in_any_order(tmp_path: Path):
    older = replace(LIMA, id="oslo", published="2031-01-01", title="Older")
    elsewhere = replace(OSLO, url="https://news.example/oslo")
    graphs = []
    for number, order in enumerate(permutations([OSLO, older, elsewhere])):
        summary = build(order, tmp_path / str(number))
        assert summary.read == 1
        assert len(summary.set_aside) == 2
        assert all("the id 'oslo'" in error.reason for error in summary.set_aside)
        assert any(error.where == "Older" for error in summary.set_aside)
        graphs.append(statements(tmp_path / str(number)))
    assert all(graph == graphs[0] for graph in graphs)
    assert any("Brandvik" in s for s in graphs[0])


def test_an_article_that_reading_fails_on_is_set_aside_and_the_rest_is_built(tmp_path: Path):
    endless = replace(LIMA, id="endless", title="Endless", text="They met. " * 150_000)  # more than spaCy takes
    summary = build([OSLO, endless], tmp_path)
    assert summary.read == 1
    (error,) = summary.set_aside
    assert error.where == "Endless"
    assert "\n" not in str(error)
    assert generation(tmp_path) == 1


def test_what_another_engine_read_is_read_again_though_it_is_not_among_the_inputs(tmp_path: Path):
    built([OSLO, LIMA], tmp_path)
    with Extractions(tmp_path) as kept:
        old = kept.get(OSLO.id)
        assert old is not None
        kept.put([replace(old.extraction, mentions=(), facts=())], "an older newskg")
    assert built([NAIROBI], tmp_path).read == 2
    with Extractions(tmp_path) as kept:
        assert {under.engine for under in kept.fingerprints().values()} == {engine_version()}
        again = kept.get(OSLO.id)
    assert again is not None
    assert again.extraction == old.extraction
