"""kg review: what is unsure, most valuable first, side by side, to be answered with a key."""

import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import chain
from pathlib import Path
from typing import Annotated, Literal

import msgspec
import typer

from kg.cli.console import DEFAULT_STORE, StoreOption, counted, out, say
from kg.cli.keeping import name_of
from kg.cli.keys import next_key
from kg.cli.questions import WHY, Answer, Asked, links, pairs, unanswered
from kg.corrections import Journal
from kg.corrections.candidates import Candidate, Candidates
from kg.errors import StoreError
from kg.judgements import Worth, most_valuable, questions
from kg.store import Reader, is_address, open_reader

_KEYS = "s same · d different · u or space leave · b back · q quit"
_END = "that was the last one · b back · any other key ends"
_ANSWERS: dict[str, Answer] = {"s": "same", "d": "different"}


def review(
    store: StoreOption = DEFAULT_STORE,
    list_only: Annotated[bool, typer.Option("--list", help="Only list what there is to answer.")] = False,
    limit: Annotated[int | None, typer.Option(min=1, help="How many at most.")] = None,
    format: Annotated[Literal["text", "json"], typer.Option(help="How to print the list.")] = "text",  # noqa: A002
    who: Annotated[str | None, typer.Option(help="Who answers; else the name you are logged in by.")] = None,
    later: Annotated[bool, typer.Option("--later", help="Leave the graph to the next build.")] = False,
) -> None:
    """Answer what is unsure, the most valuable first. Each answer is kept at once, as a correction."""
    reader = open_reader(store)
    if is_address(store):
        if not list_only:
            raise StoreError(f"{store} is an endpoint: answers are kept in a folder; --list shows what there is")
        ranked, waiting = most_valuable(reader)[:limit], list[Candidate]()
    else:
        ranked, waiting = _open_questions(reader, Path(store), limit)
    if not (ranked or waiting):
        say("nothing is unsure")
        raise typer.Exit(1)
    if list_only:
        _list(reader, ranked, waiting, format == "json")
        return
    _review(reader, Path(store), (ranked, waiting), name_of(who), later)


def _open_questions(reader: Reader, store: Path, limit: int | None) -> tuple[list[Worth], list[Candidate]]:
    ranked = unanswered(most_valuable(reader), Journal(store))[:limit]
    waiting = Candidates(store).waiting()
    return ranked, waiting if limit is None else waiting[: limit - len(ranked)]


def _list(reader: Reader, ranked: Sequence[Worth], waiting: Sequence[Candidate], as_json: bool) -> None:
    found = questions(reader, ranked)
    if as_json:
        content = msgspec.json.encode({"questions": found, "candidates": waiting})
        sys.stdout.write(msgspec.json.format(content, indent=2).decode() + "\n")
        return
    for question in found:
        judged, left, right = question.judged, question.left, question.right
        names = f"{left.label} ({left.iri}) and {right.label} ({right.iri})"
        out.print(f"{question.value:7.1f}  {names}: {judged.reason} ({judged.score:.2f})")
    for one in waiting:
        out.print(f"{one.score:7.2f}  {one.label} ({one.mention}) is {one.their_label} ({one.identifier})")


def _review(
    reader: Reader, store: Path, open_questions: tuple[list[Worth], list[Candidate]], who: str, later: bool
) -> None:
    ranked, waiting = open_questions
    journal, candidates = Journal(store), Candidates(store)
    asked: Iterator[Asked] = chain(pairs(reader, ranked, journal), links(reader, waiting, candidates, journal))
    session = _Session(asked, len(ranked) + len(waiting), who)
    try:
        session.run()
    except KeyboardInterrupt:
        say(f"interrupted: {counted(session.answers, 'answer')} kept, which kg build brings into the graph")
        raise
    if not session.answers:
        say("nothing was answered")
    elif later:
        say(f"{counted(session.answers, 'answer')} kept, which kg build brings into the graph")
    else:
        _rebuild(store, session.answers)


@dataclass
class _Turn:
    asked: Asked
    answered: bool = False


@dataclass
class _Session:
    """The questions gone through so far, and the way back."""

    rest: Iterator[Asked]
    total: int
    who: str
    turns: list[_Turn] = field(default_factory=list)

    @property
    def answers(self) -> int:
        """How many answers stand."""
        return sum(turn.answered for turn in self.turns)

    def run(self) -> None:
        """Ask until the user quits, or the last question is answered or left and not come back to."""
        place = 0
        say(_KEYS)
        while True:
            if place < len(self.turns) or self._take_next():
                self.turns[place].asked.show(f"{place + 1} of {self.total}")
                key = _known_key()
            else:
                say(_END)
                key = "b" if next_key() == "b" else "q"
            if key is None or key == "q":
                return
            place = self._back(place) if key == "b" else self._on(place, key)

    def _on(self, place: int, key: str) -> int:
        if key in _ANSWERS:
            self.turns[place].asked.answer(_ANSWERS[key], self.who)
            self.turns[place].answered = True
            say(f"{_ANSWERS[key]}: kept")
        return place + 1

    def _take_next(self) -> bool:
        found = next(self.rest, None)
        if found is not None:
            self.turns.append(_Turn(found))
        return found is not None

    def _back(self, place: int) -> int:
        if place == 0:
            say("this is the first one")
            return 0
        turn = self.turns[place - 1]
        if turn.answered:
            turn.asked.take_back(self.who)
            turn.answered = False
            say("taken back")
        return place - 1


def _known_key() -> str | None:
    while (key := next_key()) is not None:
        if key in _ANSWERS or key in "ubq ":
            return key
        say(_KEYS)
    return None


def _rebuild(store: Path, answers: int) -> None:
    from kg.assembling import rebuild  # noqa: PLC0415 - loads the gazetteer, which reviewing does without

    say(f"bringing {counted(answers, 'answer')} into the graph …")
    change = rebuild(store)
    for outcome in change.outcomes:
        if not outcome.applies and outcome.correction.why == WHY:
            say(f"{outcome.correction.id} does not apply: {outcome.reason}")
    out.print(f"{counted(change.added, 'statement')} added, {change.removed:,} removed in {store}")
