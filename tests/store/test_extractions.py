import sqlite3

import pytest

from kg.errors import StoreError
from kg.model import Article, DateValue, EventFact, Evidence, Extraction, Mention, Quantity, RoleFact, Span
from kg.store import Extractions, fingerprint


def extraction(article_id: str, text: str = "Mara Velt met the envoy.") -> Extraction:
    article = Article(id=article_id, title="Envoys meet", text=text, published="2025-07-23", url="https://x.example/1")
    found = Evidence(Span(13, 22), "title-before-name", 0.8)
    return Extraction(
        article=article,
        mentions=(Mention(id=0, span=Span(13, 22), kind="person", name="Mara Velt", ref="wikidata:Q1"),),
        facts=(
            RoleFact(evidence=found, holder=0, concept="envoy", title="envoy", until=DateValue("2025-07", "July")),
            EventFact(
                evidence=found,
                type="Meeting",
                label="meeting",
                quantities=(Quantity(evidence=found, value=3, counted="people", outcome="injured", source=0),),
            ),
        ),
    )


def test_what_is_kept_comes_back_equal(store):
    with Extractions(store) as kept:
        kept.put([extraction("a")], "rules 1")
        again = kept.get("a")
    assert again is not None
    assert again.extraction == extraction("a")
    assert again.fingerprint == fingerprint(extraction("a").article, "rules 1")


def test_an_unread_article_is_none(store):
    with Extractions(store) as kept:
        assert kept.get("a") is None
        assert kept.fingerprints() == {}


def test_all_is_sorted_by_id_whatever_the_order_of_putting(store):
    with Extractions(store) as kept:
        kept.put([extraction(name) for name in ("b", "é", "a10")], "1")
        kept.put([extraction(name) for name in ("a2", "Z")], "1")
        assert [one.extraction.article.id for one in kept.all()] == ["Z", "a10", "a2", "b", "é"]


def test_a_later_reading_takes_the_place_of_the_earlier(store):
    with Extractions(store) as kept:
        kept.put([extraction("a", "Old text.")], "1")
        kept.put([extraction("a", "New text.")], "2")
        assert [one.extraction.article.text for one in kept.all()] == ["New text."]
        assert kept.fingerprints()["a"].engine == "2"


def test_forget_drops_one_article(store):
    with Extractions(store) as kept:
        kept.put([extraction("a"), extraction("b")], "1")
        assert kept.forget("a")
        assert not kept.forget("a")
        assert list(kept.fingerprints()) == ["b"]


def test_a_batch_that_fails_leaves_nothing(store):
    # SQLite cannot store a lone surrogate, so the second row fails after the first was inserted.
    with Extractions(store) as kept:
        with pytest.raises((StoreError, UnicodeEncodeError)):
            kept.put([extraction("a"), extraction("b\ud800")], "1")
        assert kept.fingerprints() == {}
        kept.put([extraction("c")], "1")
        assert list(kept.fingerprints()) == ["c"]


@pytest.mark.parametrize(
    "change", [{"text": "x"}, {"title": "x"}, {"published": "2025"}, {"url": None}, {"outlet": "x"}]
)
def test_the_fingerprint_tells_each_change(change):
    fields = {"id": "a", "title": "t", "text": "s", "published": "2024", "url": "u", "outlet": "o"}
    before = fingerprint(Article(**fields), "1")
    assert fingerprint(Article(**{**fields, **change}), "1") != before
    assert fingerprint(Article(**{**fields, "id": "b"}), "1") == before
    assert fingerprint(Article(**fields), "2") != before


def test_readings_are_seen_by_another_connection_while_one_is_open(store):
    with Extractions(store) as first, Extractions(store) as second:
        first.put([extraction("a")], "1")
        rows = second.all()
        next(rows)
        first.put([extraction("b")], "1")
        assert list(second.fingerprints()) == ["a", "b"]


def test_a_damaged_reading_says_which_and_what_to_do(store):
    with Extractions(store) as kept:
        kept.put([extraction("a")], "1")
    with sqlite3.connect(store / "extractions.sqlite") as database:
        database.execute("UPDATE kept SET extraction = '{}'")
    with Extractions(store) as kept, pytest.raises(StoreError, match=r"read from a is damaged .* run kg build again"):
        kept.get("a")


def test_a_file_that_is_no_database_is_a_store_error(store):
    store.mkdir()
    (store / "FORMAT").write_text("1\n")
    (store / "extractions.sqlite").write_text("not a database at all, but text that goes on for a while")
    with pytest.raises(StoreError, match=r"extractions\.sqlite: file is not a database"):
        Extractions(store)
