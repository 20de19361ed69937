"""What kg review asks: whether two things are one, and whether a thing is what an outside identifier names."""

from collections.abc import Iterator, Sequence
from itertools import islice
from typing import Literal, Protocol

from rich.console import Group
from rich.table import Table
from rich.text import Text

from kg.cli.console import counted, out
from kg.cli.judgements import INDENT, feature_line, passage_line, sure, where
from kg.corrections import Different, Journal, Link, Same, Target, now
from kg.corrections.candidates import Candidate, Candidates
from kg.judgements import Described, Passage, Passages, Question, Worth, questions
from kg.store import Reader

Answer = Literal["same", "different"]
_PAGE = 20  # questions looked up at a time
_ROLES = 6  # of someone that are shown, the latest first
_WIDE = 80  # columns from which two sides stand beside one another
WHY = "answered in kg review"


class Asked(Protocol):
    """One question that can be shown and answered. What is answered is on the disk when the method returns."""

    def show(self, place: str) -> None:
        """Print it, headed by its place among the others."""

    def answer(self, answer: Answer, who: str) -> None:
        """Keep the answer."""

    def take_back(self, who: str) -> None:
        """Take the answer back."""


class _Kept:
    """The corrections that the answers to one question became: taken back, and given again, by undoing."""

    def __init__(self, journal: Journal) -> None:
        self._journal = journal
        self._standing: tuple[str, str] | None = None  # the answer, and what undoing takes it back
        self._taken_back: dict[str, str] = {}  # by answer, what undoing gives it again

    def keep(self, answer: Answer, correction: Same | Different | Link, who: str) -> None:
        """Have the correction in the journal."""
        if answer in self._taken_back:  # written anew in the same second, it would be the one that was undone
            _, entry = self._journal.undo(self._taken_back.pop(answer), who, WHY)
        else:
            (entry,) = self._journal.append(correction)
        self._standing = answer, entry.id

    def take_back(self, who: str) -> None:
        """Undo what was kept last, if anything was."""
        if self._standing:
            answer, kept = self._standing
            _, undoing = self._journal.undo(kept, who, WHY)
            self._taken_back[answer] = undoing.id
            self._standing = None


class Pair:
    """Whether two things are one."""

    def __init__(self, question: Question, journal: Journal) -> None:
        self.question = question
        self._kept = _Kept(journal)

    def show(self, place: str) -> None:
        """See `Asked.show`."""
        judged = self.question.judged
        moved = counted(judged.moves or 0, "mention or fact").replace("mention or facts", "mentions and facts")
        out.print(f"\n{place} · {moved} would move · {sure(judged)}", style="bold")
        asked = self.question
        left = _side(asked.left, judged.left.passage, asked.left_beside)
        _beside([left, _side(asked.right, judged.right.passage, asked.right_beside)])
        for feature in judged.features:
            out.print(f"{INDENT}{feature_line(feature)}")

    def answer(self, answer: Answer, who: str) -> None:
        """See `Asked.answer`."""
        left, right = (_target(side.passage) for side in self.question.judged.sides)
        kind = Same if answer == "same" else Different
        self._kept.keep(answer, kind(left=left, right=right, who=who, when=now(), why=WHY), who)

    def take_back(self, who: str) -> None:
        """See `Asked.take_back`."""
        self._kept.take_back(who)


class OutsideLink:
    """Whether a thing is what an outside identifier names."""

    def __init__(self, candidate: Candidate, passage: Passage | None, candidates: Candidates, journal: Journal) -> None:
        self.candidate = candidate
        self._passage = passage
        self._candidates = candidates
        self._kept = _Kept(journal)

    def show(self, place: str) -> None:
        """See `Asked.show`."""
        one = self.candidate
        out.print(f"\n{place} · is this the same? ({one.score:.2f})", style="bold")
        ours = [Text(one.label, style="bold"), *_quoted(self._passage)]
        theirs = [Text(one.their_label, style="bold"), Text(one.identifier)]
        _beside([Group(*ours), Group(*theirs, *([Text(one.description)] if one.description else []))])
        for feature in one.features:
            out.print(f"{INDENT}{feature_line(feature)}")

    def answer(self, answer: Answer, who: str) -> None:
        """See `Asked.answer`."""
        one, when = self.candidate, now()
        if answer == "same":
            target = Target(one.mention, one.words)
            link = Link(target=target, identifier=one.identifier, who=who, when=when, why=WHY)
            self._kept.keep(answer, link, who)
        self._candidates.note(one, answer, who, when)

    def take_back(self, who: str) -> None:
        """See `Asked.take_back`."""
        self._kept.take_back(who)
        self._candidates.note(self.candidate, "", "", "")


def unanswered(ranked: Sequence[Worth], journal: Journal) -> list[Worth]:
    """Those that no standing correction answers already, which the graph may not show yet."""
    standing = [one for one in journal.standing() if isinstance(one, Same | Different)]
    answered = {frozenset((one.left.address, one.right.address)) for one in standing}
    return [one for one in ranked if frozenset((one.left, one.right)) not in answered]


def pairs(reader: Reader, ranked: Sequence[Worth], journal: Journal) -> Iterator[Pair]:
    """What these ask, looked up as it is wanted."""
    rest = iter(ranked)
    while page := list(islice(rest, _PAGE)):
        for question in questions(reader, page):
            if all(side.passage for side in question.judged.sides):
                yield Pair(question, journal)


def links(
    reader: Reader, waiting: Sequence[Candidate], candidates: Candidates, journal: Journal
) -> Iterator[OutsideLink]:
    """What these ask, looked up as it is wanted."""
    rest = iter(waiting)
    while page := list(islice(rest, _PAGE)):
        passages = Passages.at(reader, (one.mention for one in page))
        for one in page:
            yield OutsideLink(one, passages.of(one.mention), candidates, journal)


def _target(passage: Passage | None) -> Target:
    if passage is None:
        raise ValueError("only what has a passage is asked")
    return Target(passage.address, passage.words)


def _side(entity: Described, passage: Passage | None, beside: Passage | None) -> Group:
    lines = [Text(entity.label, style="bold"), Text(entity.iri, style="dim")]
    if entity.names:
        lines.append(Text(f"also {', '.join(entity.names)}"))
    if entity.roles:
        more = ["…"] if len(entity.roles) > _ROLES else []
        lines.append(Text("; ".join([*entity.roles[:_ROLES], *more])))
    return Group(*lines, *_quoted(passage), *([passage_line(beside)] if beside else []))


def _quoted(passage: Passage | None) -> list[Text]:
    return [Text(where(passage.article)), passage_line(passage)] if passage else []


def _beside(sides: Sequence[Group]) -> None:
    """The sides beside one another on a wide terminal, else one below the other."""
    if not out.is_terminal or out.width < _WIDE:
        for side in sides:
            out.print(side)
        return
    table = Table.grid(padding=(0, 3), expand=True)
    for _ in sides:
        table.add_column(ratio=1)
    table.add_row(*sides)
    out.print(table, soft_wrap=False)
