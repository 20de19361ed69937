"""How judgements are printed: sentences with the name marked, verdicts, and what each feature weighs."""

from rich.text import Text

from kg.cli.console import out
from kg.judgements import Judged, Passage, Source

INDENT = "    "
_VERDICTS = {"same": "one", "different": "two", "unsure": "unsure"}


def where(article: Source) -> str:
    """An article in one line: its title, outlet and date."""
    return ", ".join(filter(None, (article.title or article.id, article.outlet, (article.published or "")[:10])))


def sure(judged: Judged) -> str:
    """A verdict in one line, with its reason and how sure it is or who decided it."""
    by = f"decided by {judged.decided}" if judged.decided else f"{judged.score:.2f}"
    return f"{_VERDICTS[judged.verdict]}: {judged.reason} ({by})"


def print_features(judged: Judged, indent: str) -> None:
    """What each feature weighs, the heaviest first, a line each."""
    for feature in judged.features:
        out.print(f"{indent}{feature.weight:+5.1f}  {feature.name}: {feature.says}")


def print_passage(passage: Passage, indent: str) -> None:
    """The sentence with its words marked: reversed on a terminal, between asterisks elsewhere."""
    before, words, after = passage.marked
    words = words if out.is_terminal else f"**{words}**"
    line = Text(f"{indent}“{' '.join(before.split())}{' ' if before[-1:].isspace() else ''}")
    line.append(words, style="bold reverse")
    line.append(f"{' ' if after[:1].isspace() else ''}{' '.join(after.split())}”")
    out.print(line)
