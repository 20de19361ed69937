"""What `read` makes of files, folders, standard input and of everything that cannot be read."""

import io
import json
import struct
import zlib
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from kg.articles import MAX_CHARS, READERS, read
from kg.articles.normal_text import body, line
from kg.errors import InputError
from kg.model import Article

STORY = "The ministers met in Oslo on Monday. They signed nothing.\n\nThey meet again in May."


def a_png() -> bytes:
    """A whole PNG image of one grey pixel."""

    def chunk(kind: bytes, content: bytes) -> bytes:
        return struct.pack(">I", len(content)) + kind + content + struct.pack(">I", zlib.crc32(kind + content))

    header = chunk(b"IHDR", struct.pack(">IIBBBBB", 1, 1, 8, 0, 0, 0, 0))
    return b"\x89PNG\r\n\x1a\n" + header + chunk(b"IDAT", zlib.compress(b"\0\x80")) + chunk(b"IEND", b"")


def articles(*paths: Path) -> list[Article]:
    found = list(read(paths))
    assert all(isinstance(item, Article) for item in found), found
    return [item for item in found if isinstance(item, Article)]


def only_error(path: Path) -> InputError:
    (found,) = read([path])
    assert isinstance(found, InputError)
    assert "\n" not in str(found)
    return found


def written(folder: Path, name: str, content: bytes | str) -> Path:
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return path


def test_a_folder_is_read_in_sorted_order_with_its_folders_and_without_hidden_files(tmp_path: Path) -> None:
    for name in ("b.txt", "a/z.md", "c.TXT", ".hidden.txt", ".git/x.txt"):
        written(tmp_path, name, f"This is {name} here.")
    assert [a.text for a in articles(tmp_path)] == [
        "This is a/z.md here.",
        "This is b.txt here.",
        "This is c.TXT here.",
    ]


def test_the_rest_is_read_when_one_file_of_a_folder_cannot_be(tmp_path: Path) -> None:
    written(tmp_path, "a.txt", STORY)
    written(tmp_path, "b.txt", b"")
    written(tmp_path, "c.png", a_png())
    written(tmp_path, "d.txt", STORY + " Later.")
    kinds = [type(item).__name__ for item in read([tmp_path])]
    assert kinds == ["Article", "InputError", "InputError", "Article"]


@pytest.mark.parametrize(
    ("name", "content", "reason"),
    [
        ("empty.txt", b"", "is empty"),
        ("blank.md", b" \n\n ", "is empty"),
        ("empty.html", b"", "is empty"),
        ("empty.json", b"", "is empty"),
        ("empty.jsonl", b"\n\n", "is empty"),
        ("empty.csv", b"", "is empty"),
        ("image.txt", a_png(), "not text but binary"),
        ("image.jsonl", a_png(), "not text but binary"),
        ("image.csv", a_png(), "not text but binary"),
        ("squeezed.txt", zlib.compress(STORY.encode() * 9).replace(b"\0", b"\1"), "not text but binary"),
        ("signs.txt", "-- 12 … 34 !!", "holds no sentence"),
        ("signs.jsonl", '{"text": "?! 2024"}', "holds no sentence"),
        ("line.txt", "word " * 1_000_000, "more than the 1,000,000"),
        ("line.md", "word " * 1_000_000, "more than the 1,000,000"),
        ("line.jsonl", json.dumps({"text": "word " * 1_000_000}), "more than the 1,000,000"),
        ("line.csv", "text\n" + "word " * 1_000_000, "more than the 1,000,000"),
        ("picture.png", a_png(), "not a kind newskg reads"),
        ("no_ending", STORY, "not a kind newskg reads"),
        ("broken.json", '[{"text": "One."},\n {"text": }]', "is not valid JSON"),
        ("cut.csv", b"\xc2", "no column named text"),
        ("number.json", "42", "is not an object"),
        ("columns.csv", "headline,body\nA,B\n", "no column named text"),
        ("nothing.html", "<html><head><title>Hm</title></head><body></body></html>", "no article text"),
    ],
)
def test_what_cannot_be_read_is_one_error(tmp_path: Path, name: str, content: bytes | str, reason: str) -> None:
    path = written(tmp_path, name, content)
    error = only_error(path)
    assert reason in error.reason
    assert error.where.startswith(str(path))


def test_a_missing_path_and_a_circle_of_links_are_errors(tmp_path: Path) -> None:
    assert "does not exist" in only_error(tmp_path / "nowhere").reason
    assert "does not exist" in only_error(tmp_path / "nowhere.txt").reason
    (tmp_path / "loop").symlink_to(tmp_path)
    assert "not followed" in only_error(tmp_path).reason
    assert "cannot be opened" in only_error(Path("x" * 5000)).reason


def test_an_article_of_the_greatest_length_is_read(tmp_path: Path) -> None:
    text = "a" * (MAX_CHARS - 2)
    assert articles(written(tmp_path, "a.txt", text))[0].text == text
    assert only_error(written(tmp_path, "b.txt", text + "a"))


def test_the_same_article_twice_is_one_and_different_texts_under_one_id_are_two(tmp_path: Path) -> None:
    first = written(tmp_path, "a.jsonl", '{"id": "x", "text": "One thing."}\n' * 2)
    other = written(tmp_path, "b.jsonl", '{"id": "x", "text": "Another thing."}')
    assert [a.text for a in articles(first, first, other)] == ["One thing.", "Another thing."]


def test_an_id_is_made_from_title_and_text_alone(tmp_path: Path) -> None:
    one = articles(written(tmp_path, "a.txt", "Talks end\n\n" + STORY))[0]
    two = articles(written(tmp_path, "b.md", f"---\ndate: 2024-01-01\n---\n# Talks end\r\n\r\n{STORY}"))[0]
    assert one.id == two.id
    assert one.id != articles(written(tmp_path, "c.txt", "Talks begin\n\n" + STORY))[0].id


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        (f"Ministers meet\n\n{STORY}", ["Ministers meet"]),
        ("<!DOCTYPE html><html><body><article><h1>Ministers meet</h1><p>" + STORY + "</p></article></body>", None),
        ('{"title": "A", "text": "One thing."}\n{"title": "B", "text": "Two things."}\n', ["A", "B"]),
        ('\n{"title": "A", "text": "One thing."}\n{"title": \n{"title": "C", "text": "Three."}', ["A", "line 3", "C"]),
        ('[{"title": "A",\n"text": "One thing."}]', ["A"]),
        ('{"title": "A",\n"text": "One thing."}', ["A"]),
        ("", ["error"]),
        (a_png().decode("latin-1"), ["error"]),
    ],
)
def test_standard_input_is_told_by_how_it_begins(content: str, expected: list[str] | None) -> None:
    found = list(read(["-"], stdin=io.BytesIO(content.encode("latin-1"))))
    if expected is None:
        assert isinstance(found[0], Article)
        assert "<p>" not in found[0].text
        return
    assert len(found) == len(expected)
    for item, words in zip(found, expected, strict=True):
        if isinstance(item, Article):
            assert item.title == words
        elif words.startswith("line"):
            assert item.where.endswith(":3")
        else:
            assert item.where == "standard input"


@given(st.text(), st.text(max_size=80))
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_any_text_comes_back_from_json_lines(tmp_path: Path, text: str, title: str) -> None:
    path = written(tmp_path, "any.jsonl", json.dumps({"id": "one", "title": title, "text": text}, ensure_ascii=False))
    (found,) = read([path])
    if any(map(str.isalpha, body(text))):
        assert isinstance(found, Article)
        assert (found.text, found.title) == (body(text), line(title))
        assert found.source.endswith(found.text)
    else:
        assert isinstance(found, InputError)


@given(content=st.binary() | st.text().map(str.encode), ending=st.sampled_from(sorted(READERS)))
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_reading_never_raises_and_never_stays_silent(tmp_path: Path, content: bytes, ending: str) -> None:
    path = written(tmp_path, f"any{ending}", content)
    assert all(isinstance(item, Article | InputError) for item in read([path]))
    assert list(read(["-"], stdin=io.BytesIO(content)))
