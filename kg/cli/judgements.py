"""How judgements are printed: sentences with the name marked, verdicts, and what each feature weighs."""

import re
from typing import Protocol

from rich.text import Text

from kg.cli.console import out
from kg.judgements import Judged, Passage, Source

INDENT = "    "
_BLANKS = re.compile(r"\s+")
_PARTS = re.compile("; (?:but )?")
_VERDICTS = {"same": "one", "different": "two", "unsure": "unsure"}


class Weighs(Protocol):
    """What one feature says for something, above 0, or against it."""

    @property
    def name(self) -> str:
        """Which feature it is."""

    @property
    def says(self) -> str:
        """What was found."""

    @property
    def weight(self) -> float:
        """How much that weighs."""


def where(article: Source) -> str:
    """An article in one line: its title, outlet and date."""
    return ", ".join(filter(None, (article.title or article.id, article.outlet, (article.published or "")[:10])))


def sure(judged: Judged, head: str = "") -> str:
    """A verdict in one line: its reason where features do not say it all, and how sure it is or who decided it.

    `head` stands in place of the verdict.
    """
    by = f"decided by {judged.decided}" if judged.decided else f"{judged.score:.2f}"
    told = "; ".join(feature.says for feature in judged.features)
    reason = "" if all(part in told for part in _PARTS.split(judged.reason)) else f": {judged.reason}"
    return f"{head or _VERDICTS[judged.verdict]}{reason} ({by})"


def feature_line(feature: Weighs) -> str:
    """What a feature says, after how much it weighs."""
    return f"{feature.weight:+5.1f}  {feature.name}: {feature.says}"


def print_features(judged: Judged, indent: str) -> None:
    """What each feature weighs, the heaviest first, a line each."""
    for feature in judged.features:
        out.print(f"{indent}{feature_line(feature)}")


def print_passage(passage: Passage, indent: str) -> None:
    """The sentence with its words marked, in a line."""
    out.print(Text(indent) + passage_line(passage))


def passage_line(passage: Passage) -> Text:
    """The sentence with its words marked: reversed on a terminal, between asterisks elsewhere."""
    before, words, after = (_BLANKS.sub(" ", part) for part in passage.marked)
    marked = words if out.is_terminal else f"**{words}**"
    return Text.assemble("“", before, (marked, "bold reverse"), after, "”")
