"""Our own articles, several outlets about the same things, and what they truly name and tell of, marked by hand.

In `articles/*.md` each stretch that names or tells of something is `[words](kind:truth)`, one inside another at times.
"""

from functools import cache

from eval.identity.corpus import Told
from eval.identity.marks import mark, unmarked
from eval.identity.people import FOLDER
from kg.model import Article


@cache
def own_articles() -> tuple[Told, ...]:
    """All of them, sorted by id, which is the name of the file."""
    return tuple(_told(path.stem, path.read_text("utf-8")) for path in sorted((FOLDER / "articles").glob("*.md")))


def _told(name: str, contents: str) -> Told:
    _, head, text = contents.split("---\n", 2)
    fields = dict(line.split(": ", 1) for line in head.splitlines())
    marked, gold = unmarked(_with_marks(f"{fields['title']}\n\n{text.strip()}"))
    title, _, body = marked.partition("\n\n")
    return Told(Article(id=name, title=title, text=body, published=fields["published"], outlet=fields["outlet"]), gold)


def _with_marks(text: str) -> str:
    """The text with its links turned into marks, from the inside out."""
    while "](" in text:
        close = text.index("](")
        start, end = text.rindex("[", 0, close), text.index(")", close)
        kind, _, truth = text[close + 2 : end].partition(":")
        text = text[:start] + mark(kind, truth, text[start + 1 : close]) + text[end + 1 :]  # type: ignore[arg-type]
    return text
