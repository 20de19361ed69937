"""Articles on web pages: what trafilatura takes for the article, without navigation, comments and notices."""

import logging
from collections.abc import Iterator
from typing import BinaryIO

from htmldate import find_date
from trafilatura import bare_extraction, load_html
from trafilatura.settings import Document

from kg.articles.decoding import read_text
from kg.articles.normal_text import line, paragraphs
from kg.articles.record import article
from kg.errors import InputError
from kg.model import Article

# What these two log is told by our own error, in one line; a program that wants their logs can still collect them.
for _library in ("trafilatura", "htmldate"):
    logging.getLogger(_library).addHandler(logging.NullHandler())

# Where a page says when it was published. A date in running text is what the article tells of, never its own.
_DATE_MARKUP = (
    "//head | //script[@type='application/ld+json'] | //time[@datetime and not(ancestor::p)]"
    " | //*[contains(@itemprop, 'datePublished')]"
)
_EARLIEST, _LATEST = "1900-01-01", "2199-12-31"  # fixed, so that the clock has no say in what is read


def read_web_page(where: str, stream: BinaryIO) -> Iterator[Article | InputError]:
    """The one article of an HTML page. Raises InputError when it is empty, not text or holds no article."""
    yield from_html(where, read_text(where, stream))


def from_html(where: str, source: str) -> Article | InputError:
    """The article on this page: title, text, address, outlet, and the date that the page's markup gives."""
    try:
        page = bare_extraction(source, with_metadata=True, include_comments=False, include_tables=False)
        published = _published(source)
    except Exception as error:  # a third party's parser meets whatever the web holds; no page may end the build
        return InputError(where, f"cannot be read as a web page ({type(error).__name__}): save it again, or as text")
    if not isinstance(page, Document) or not page.text:
        return InputError(where, "holds no article text that could be told from the rest of the page")
    fields = {"title": page.title, "published": published, "url": page.url, "outlet": page.sitename}
    parts = [line(part).removeprefix("- ") for part in page.text.split("\n")]
    if parts[0] == line(page.title or ""):
        parts = parts[1:]
    return article(where, fields, paragraphs(parts))


def _published(source: str) -> str | None:
    tree = load_html(source)
    if tree is None:
        return None
    stating = tree.makeelement("html")
    stating.extend(tree.xpath(_DATE_MARKUP))
    return find_date(stating, extensive_search=False, original_date=True, min_date=_EARLIEST, max_date=_LATEST)
