"""One kind of input each: what becomes of its title, date, text and fields."""

import json
from pathlib import Path

import pytest

from kg.articles import read
from kg.errors import InputError
from kg.model import Article


def articles(folder: Path, name: str, content: bytes | str) -> list[Article | InputError]:
    path = folder / name
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return list(read([path]))


def article(folder: Path, name: str, content: bytes | str) -> Article:
    (found,) = articles(folder, name, content)
    assert isinstance(found, Article), found
    return found


@pytest.mark.parametrize(
    ("content", "title", "text"),
    [
        ("Talks end in Oslo\n\nThey ended.", "Talks end in Oslo", "They ended."),
        ("Talks ended in Oslo.\n\nThey did.", "", "Talks ended in Oslo.\n\nThey did."),
        ("Talks end in Oslo\nThey ended.", "", "Talks end in Oslo\n\nThey ended."),
        ("Talks end in Oslo", "", "Talks end in Oslo"),
        ("long " * 60 + "\n\nThey ended.", "", ("long " * 60).strip() + "\n\nThey ended."),
        ("---\ntitle: Talks: the end\n---\n\nTalks: the end\n\nThey ended.", "Talks: the end", "They ended."),
    ],
)
def test_a_headline_is_a_short_first_line_that_stands_alone(
    tmp_path: Path, content: str, title: str, text: str
) -> None:
    found = article(tmp_path, "a.txt", content)
    assert (found.title, found.text) == (title, text)


def test_a_text_in_another_encoding_is_read(tmp_path: Path) -> None:
    words = (
        "Der Präsident Finnlands sprach gestern über die Größe der Flüchtlingslager und über die Brücken nach Süden. "
    )
    assert article(tmp_path, "a.txt", (words * 5).encode("cp1252")).text == (words * 5).strip()
    assert article(tmp_path, "b.txt", words.encode("utf-8-sig")).text == words.strip()
    assert article(tmp_path, "c.txt", words.encode("utf-16")).text == words.strip()


def test_front_matter_gives_the_fields(tmp_path: Path) -> None:
    head = (
        "---\ntitle: 'Two sides: one table'\ndate: 2024-05-06\nurl: https://example.org/a\noutlet: Sample\n"
        "id: story-1\ntags: [a, b]\nnote: >\n  title: not this\n---\n"
    )
    found = article(tmp_path, "a.md", head + "The two sides sat down.\n")
    assert found == Article(
        id="story-1",
        title="Two sides: one table",
        text="The two sides sat down.",
        published="2024-05-06",
        url="https://example.org/a",
        outlet="Sample",
    )


def test_markdown_loses_its_marks_and_keeps_its_words(tmp_path: Path) -> None:
    content = (
        "# Talks *end* in Oslo\n\nThe **minister**, [Anna Berg](https://example.org/berg), said\nthat `nothing` ended. "
        "See ![a picture](p.png)<b>it</b>.\n\n## Reactions\n\n- One side agreed.\n- The other did not.\n\n"
        "> “Never,” she said.\n"
    )
    found = article(tmp_path, "a.md", content)
    assert found.title == "Talks end in Oslo"
    assert found.text.split("\n\n") == [
        "The minister, Anna Berg, said that nothing ended. See it.",
        "Reactions",
        "One side agreed.",
        "The other did not.",
        "“Never,” she said.",
    ]


PAGE = """<!doctype html><html lang="en"><head><title>Ministers meet in Oslo | Sample Press</title>{head}
<meta property="og:title" content="Ministers meet in Oslo"><meta property="og:site_name" content="Sample Press">
<link rel="canonical" href="https://example.org/oslo"></head><body><nav><a href="/">Home</a> <a href="/world">World</a>
</nav><article><h1>Ministers meet in Oslo</h1>{body}<p>The foreign ministers of Norway and Sweden met in Oslo on
Tuesday to talk about the border between their countries.</p><p>They had met on 2021-03-05 in Bergen, and said that
they would meet again when the <b>two sides</b> have a paper to sign.</p></article><footer>© 2019 Sample</footer>
</body></html>"""


def test_a_web_page_gives_the_article_without_the_page_around_it(tmp_path: Path) -> None:
    stated = '<meta property="article:published_time" content="2024-03-05T10:00:00Z">'
    found = article(tmp_path, "a.html", PAGE.format(head=stated, body=""))
    assert (found.title, found.outlet) == ("Ministers meet in Oslo", "Sample Press")
    assert (found.published, found.url) == ("2024-03-05", "https://example.org/oslo")
    first, second = found.text.split("\n\n")
    assert first.startswith("The foreign ministers of Norway and Sweden met in Oslo on Tuesday to talk")
    assert second.endswith("when the two sides have a paper to sign.")


@pytest.mark.parametrize(
    ("head", "body", "published"),
    [
        ("", "", None),
        ("", "<time datetime='2023-02-01T08:00'>1 February</time>", "2023-02-01"),
        ('<script type="application/ld+json">{"datePublished": "2022-09-08"}</script>', "", "2022-09-08"),
    ],
)
def test_a_date_in_the_running_text_is_never_taken_for_the_publication_date(
    tmp_path: Path, head: str, body: str, published: str | None
) -> None:
    page = PAGE.replace("{head}", head).replace("{body}", body)
    assert article(tmp_path, "a.htm", page).published == published


RECORDS = [
    {"id": "1", "title": "One", "published": "2024-01-02", "text": "One thing.", "url": "https://e.org", "outlet": "E"},
    {"id": 2, "title": None, "text": "Two things.", "people": ["ignored"], "outlet": None},
]
READ = [
    Article(id="1", title="One", text="One thing.", published="2024-01-02", url="https://e.org", outlet="E"),
    Article(id="2", text="Two things."),
]


def test_json_is_read_as_an_object_a_list_or_lines(tmp_path: Path) -> None:
    lines = "\n".join(map(json.dumps, RECORDS))
    assert articles(tmp_path, "a.json", json.dumps(RECORDS, indent=1)) == READ
    assert articles(tmp_path, "b.json", json.dumps(RECORDS[0])) == READ[:1]
    assert articles(tmp_path, "c.json", lines) == READ
    assert articles(tmp_path, "d.jsonl", "\ufeff" + lines.replace("\n", "\r\n\r\n")) == READ


def test_a_broken_third_line_of_five_leaves_the_other_four(tmp_path: Path) -> None:
    lines = [json.dumps({"text": f"Story number {word}."}) for word in ("one", "two", "three", "four", "five")]
    lines[2] = lines[2][:-4]
    found = articles(tmp_path, "a.jsonl", "\n".join(lines))
    (error,) = [item for item in found if isinstance(item, InputError)]
    assert error.where.endswith("a.jsonl:3")
    assert [item.text for item in found if isinstance(item, Article)] == [
        f"Story number {word}." for word in ("one", "two", "four", "five")
    ]


@pytest.mark.parametrize(
    ("record", "reason"),
    [
        ({"text": 5}, "the field text is a number where a string is expected"),
        ({"text": "Fine.", "title": ["a"]}, "the field title is a list"),
        ({"text": "Fine.", "url": {}}, "the field url is an object"),
        ({"text": "Fine.", "id": True}, "the field id is a truth value"),
        ({"title": "Only this"}, "holds no text"),
        (["text"], "is not an object"),
    ],
)
def test_a_wrong_field_is_named_with_its_line(tmp_path: Path, record: object, reason: str) -> None:
    fine, wrong = articles(tmp_path, "a.jsonl", '{"text": "Fine here."}\n' + json.dumps(record))
    assert isinstance(fine, Article)
    assert isinstance(wrong, InputError)
    assert reason in wrong.reason
    assert wrong.where.endswith(":2")


@pytest.mark.parametrize("line", ['{"text": "\\ud800 alone"}', '{"text": "cut', "[" * 100_000, '{"a": \x01}'])
def test_json_that_is_no_text_is_an_error(tmp_path: Path, line: str) -> None:
    (found,) = articles(tmp_path, "a.jsonl", line)
    assert isinstance(found, InputError)
    assert found.where.endswith(":1")


@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
def test_a_table_is_read_by_the_names_in_its_first_row(tmp_path: Path, delimiter: str) -> None:
    rows = [
        "ID|Title|Published|Text|Section",
        '1|One|2024-01-02|"First line; x, y.\n\nSecond line."|world',
        "2|Two||Two things.|",
    ]
    found = articles(tmp_path, "a.csv", "\r\n".join(rows).replace("|", delimiter))
    assert found == [
        Article(id="1", title="One", published="2024-01-02", text="First line; x, y.\n\nSecond line."),
        Article(id="2", title="Two", text="Two things."),
    ]


def test_bad_rows_of_a_table_are_named_and_the_others_read(tmp_path: Path) -> None:
    content = 'id,text\n1,"Two\nlines."\n2,Said he, and went.\n3,Fine.\n4,"never closed\n5,Lost.\n'
    found = articles(tmp_path, "a.csv", content)
    assert [item.where.rpartition(":")[2] if isinstance(item, InputError) else item.id for item in found] == [
        "1", "4", "3", "6",
    ]  # fmt: skip
    assert [isinstance(item, InputError) for item in found] == [False, True, False, True]


def test_a_table_in_another_encoding_and_with_a_large_field_is_read(tmp_path: Path) -> None:
    large = "Größe und Höhe der Brücke wurden geprüft, sagte die Behörde. " * 5000
    found = articles(tmp_path, "a.csv", f'id,text\n1,"{large}"\n'.encode("cp1252"))
    assert isinstance(found[0], Article)
    assert found[0].text == large.strip()
