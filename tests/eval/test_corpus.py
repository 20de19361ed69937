"""The annotated articles obey their own rules."""

from collections import Counter
from pathlib import Path

import msgspec
import pytest

from eval.annotation import FOLDER, Annotation, corpus_hash, load, problems

CORPUS = load()


@pytest.mark.parametrize("article", CORPUS, ids=lambda article: article.id)
def test_the_annotation_holds_together(article: Annotation) -> None:
    assert list(problems(article)) == []
    assert (FOLDER / f"{article.id}.json").exists(), "a file is named for its article's id"
    assert 190 <= len(article.text.split()) <= 460


def test_there_are_enough_articles_of_every_kind() -> None:
    assert len(CORPUS) == len({article.id for article in CORPUS}) >= 16
    events = Counter(event.type for article in CORPUS for event in article.events)
    assert len(events) == 16, "every type of event occurs"
    assert sum(len(article.delegations) for article in CORPUS) >= 15
    assert {role.status for article in CORPUS for role in article.roles} == {"current", "former", "acting", "designate"}


@pytest.mark.parametrize(
    ("change", "told"),
    [
        ({"text": "Something else."}, "quote is not in the text"),
        ({"people": []}, "not a person's main name"),
        ({"events": []}, "no such event"),
        ({"people": [{"name": "Nobody At All", "aliases": []}]}, "name is not in the text: 'Nobody At All'"),
    ],
)
def test_a_spoilt_annotation_is_told(change: dict[str, object], told: str) -> None:
    whole = next(article for article in CORPUS if article.delegations)
    spoilt = msgspec.convert(msgspec.to_builtins(whole) | change, Annotation)
    assert any(told in problem for problem in problems(spoilt))


def test_an_unknown_event_type_is_refused() -> None:
    raw = (FOLDER / f"{CORPUS[0].id}.json").read_bytes()
    with pytest.raises(msgspec.ValidationError, match="Invalid enum value"):
        msgspec.json.decode(raw.replace(b'"type": "negotiation"', b'"type": "party"'), type=Annotation)


def test_the_hash_tells_a_changed_corpus(tmp_path: Path) -> None:
    (tmp_path / "a.json").write_text("{}")
    before = corpus_hash(tmp_path)
    (tmp_path / "a.json").write_text("{ }")
    assert corpus_hash(tmp_path) != before
