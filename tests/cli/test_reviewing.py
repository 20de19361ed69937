"""kg review: answers by a key on a terminal and by lines from a pipe, each kept at once, and taken back."""

import io
import json
import os
import pty
import re
import select
import shutil
import signal
import subprocess
import sys
import termios
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

import pytest

from kg.corrections import Different, Journal, Link, Same
from kg.corrections.candidates import Candidates
from tests.corrections.link import LINK
from tests.judgements.conftest import MARA, VELT, judged_store

from .conftest import Kg, Ran

__all__ = ["judged_store"]


@pytest.fixture
def store(judged_store: Path, tmp_path: Path) -> Path:
    """A copy of the store to answer in, with one link that waits."""
    copy = tmp_path / "store"
    shutil.copytree(judged_store, copy)
    Candidates(copy).put([LINK])
    return copy


class Terminal:
    """A command on a terminal of its own, and what it has printed so far."""

    def __init__(self, *arguments: str | Path) -> None:
        self.printed = ""
        self._ours, theirs = pty.openpty()
        command = [sys.executable, "-m", "kg", *map(str, arguments)]
        env = {**os.environ, "TERM": "xterm", "COLUMNS": "120"}
        self.process = subprocess.Popen(command, stdin=theirs, stdout=theirs, stderr=theirs, env=env)
        os.close(theirs)

    def press(self, key: str) -> None:
        """Press a key when one is waited for: before, the terminal echoes it and throws it away."""
        end = time.monotonic() + 20
        while termios.tcgetattr(self._ours)[3] & termios.ICANON:
            assert time.monotonic() < end, f"no key is waited for: {self.printed}"
            time.sleep(0.01)
        os.write(self._ours, key.encode())

    def expect(self, text: str, seconds: float = 20) -> None:
        """Wait until this is printed after all that was waited for before."""
        end = time.monotonic() + seconds
        while text not in self.printed:
            assert time.monotonic() < end, f"{text!r} was not printed: {self.printed}"
            ready, _, _ = select.select([self._ours], [], [], 0.1)
            if ready:
                try:
                    self.printed += re.sub(r"\x1b\[[0-9;]*m", "", os.read(self._ours, 65536).decode())
                except OSError:  # the other end is closed
                    assert text in self.printed, self.printed
        self.printed = self.printed.partition(text)[2]

    def ended(self) -> int:
        with suppress(AssertionError):
            self.expect("\0never\0", 0.5)
        return self.process.wait(10)


@contextmanager
def terminal(*arguments: str | Path) -> Iterator[Terminal]:
    made = Terminal(*arguments)
    try:
        yield made
    finally:
        made.process.kill()
        made.process.wait()


def standing(store: Path) -> list[tuple[type, str]]:
    return [(type(one), one.who) for one in Journal(store).standing()]


def test_keys_on_a_terminal(store: Path):
    with terminal("review", "--store", store, "--who", "ann", "--later") as session:
        session.expect("1 of 2 · 2 mentions and facts would move · unsure (0.40)")
        session.expect("Mara Velt opened a bridge in Velmora.")
        session.expect("+0.5  name: the surname alone")
        session.press("s")
        session.expect("same: kept")
        assert standing(store) == [(Same, "ann")]
        session.expect("2 of 2 · is this the same? (0.60)")
        session.expect("+1.5  role: mayor in both")
        session.press("b")
        session.expect("taken back")
        assert standing(store) == []
        session.expect("1 of 2")
        session.press("x")
        session.expect("s same · d different")
        session.press("d")
        session.expect("different: kept")
        assert standing(store) == [(Different, "ann")]
        session.expect("2 of 2")
        session.press("q")
        session.expect("1 answer kept")
        assert session.ended() == 0


def test_the_two_sides_stand_beside_one_another(store: Path):
    with terminal("review", "--store", store) as session:
        session.expect("1 of 2")
        session.expect(MARA.iri)
        both, _, _ = session.printed.partition("\n")
        assert VELT.iri in both
        session.press("q")
        session.expect("nothing was answered")


@pytest.mark.slow
def test_nothing_is_lost_on_ctrl_c(store: Path):
    with terminal("review", "--store", store, "--who", "ann") as session:
        session.expect("1 of 2")
        session.press("s")
        session.expect("2 of 2")
        session.press("\x03")
        session.expect("interrupted: 1 answer kept")
        assert session.ended() != 0
    assert standing(store) == [(Same, "ann")]


def test_nothing_is_lost_when_it_is_killed(store: Path):
    with terminal("review", "--store", store, "--who", "ann") as session:
        session.expect("1 of 2")
        session.press("s")
        session.expect("same: kept")
        os.kill(session.process.pid, signal.SIGKILL)
    assert standing(store) == [(Same, "ann")]


def answer(store: Path, lines: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "kg", "review", "--store", str(store), "--who", "ann", "--later"]
    return subprocess.run(command, input=lines, capture_output=True, text=True, timeout=60, check=False)


def test_lines_of_a_pipe(store: Path):
    ran = answer(store, "same\ns\n")
    assert (ran.returncode, ran.stderr.splitlines()[-1]) == (0, "2 answers kept, which kg build brings into the graph")
    assert standing(store) == [(Same, "ann"), (Link, "ann")]
    same, link = Journal(store).standing()
    assert [(t.address, t.words) for t in same.targets] == [
        ("opening#mention:37-46", "Mara Velt"),
        ("surname#mention:0-4", "Velt"),
    ]
    assert link.identifier == "https://example.org/q1"
    assert "**Mara Velt** opened a bridge" in ran.stdout
    again = answer(store, "s\n")
    assert (again.returncode, again.stderr) == (1, "nothing is unsure\n")


@pytest.fixture
def answered(kg: Kg, store: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[[str], Ran]:
    """As `answer`, in this process, which starts none."""

    def given(lines: str) -> Ran:
        monkeypatch.setattr("sys.stdin", io.StringIO(lines))
        return kg("review", "--store", store, "--who", "ann", "--later")

    return given


def test_what_is_left_is_asked_again_and_what_is_refused_is_not(store: Path, answered: Callable[[str], Ran]):
    assert answered("u\nd\n").code == 0
    assert standing(store) == []
    ran = answered("\n")
    assert "1 of 1 · 2 mentions" in ran.out
    (refused,) = Candidates(store).all()
    assert (refused.answer, refused.who) == ("different", "ann")
    Candidates(store).put([LINK])  # found again by another search
    assert Candidates(store).waiting() == []


def test_an_answer_taken_back_and_given_again_stands(store: Path, answered: Callable[[str], Ran]):
    answered("s\nb\ns\nb\ns\nq\n")  # all within a second
    assert standing(store) == [(Same, "ann")]
    answered("s\nb\nb\nq\n")
    assert len(Candidates(store).waiting()) == 1
    assert standing(store) == [(Same, "ann")]


def test_the_list(kg: Kg, store: Path):
    ran = kg("review", "--list", "--store", store)
    assert ran.code == 0
    first, second = ran.out.splitlines()
    assert first.split() == ["1.6", *f"Mara Velt ({MARA.iri}) and Velt ({VELT.iri}): the surname alone (0.40)".split()]
    assert second.endswith("is Mara Velt (mayor) (https://example.org/q1)")
    listed = json.loads(kg("review", "--list", "--format", "json", "--store", store).out)
    (question,) = listed["questions"]
    assert question["judged"]["right"]["passage"]["sentence"] == "Velt flies home"
    assert question["right_beside"]["sentence"] == "Velt was tired."  # a title says little
    assert question["left_beside"] is None
    assert question["left"]["roles"] == ["mayor (2031-05-03)"]
    assert [one["identifier"] for one in listed["candidates"]] == [LINK.identifier]
    assert len(kg("review", "--list", "--limit", "1", "--store", store).out.splitlines()) == 1


def test_an_endpoint_can_be_listed_only(kg: Kg):
    ran = kg("review", "--store", "http://127.0.0.1:9/sparql")
    assert ran.code == 2
    assert "answers are kept in a folder" in ran.err[-1]


NEWS = {
    "bridge": ("2031-05-03", "Mayor Vladimir Velt opened a bridge on Friday. “It is done,” Velt said."),
    "flight": ("2031-05-06", "Volodymyr Velt was tired after the trip. Officials said that Velt would rest."),
    "budget": ("2031-05-08", "M. Kastner spoke on Monday. Officials said that Kastner was late."),
    "speech": ("2031-05-09", "Minister Maria Kastner spoke on Tuesday. She was late."),
}


def test_an_answer_is_in_the_graph_at_the_end_and_stays(kg: Kg, tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    articles = [{"id": key, "published": day, "text": text} for key, (day, text) in NEWS.items()]
    (tmp_path / "news.jsonl").write_text("\n".join(map(json.dumps, articles)))
    store = tmp_path / "store"
    assert kg("build", tmp_path / "news.jsonl", "--store", store).code == 0
    before = json.loads(kg("review", "--list", "--format", "json", "--store", store).out)["questions"]
    names = [{one["left"]["label"], one["right"]["label"]} for one in before]
    assert sorted(map(sorted, names)) == [["M. Kastner", "Maria Kastner"], ["Vladimir Velt", "Volodymyr Velt"]]
    keys = ["s" if "Vladimir Velt" in both else "d" for both in names]
    monkeypatch.setattr("sys.stdin", io.StringIO("\n".join(keys)))
    ran = kg("review", "--store", store, "--who", "ann")
    assert (ran.code, ran.err[-1]) == (0, "bringing 2 answers into the graph …")
    assert kg("review", "--list", "--store", store).code == 1
    told = json.loads(kg("why", "Vladimir Velt", "--format", "json", "--store", store).out)
    assert [found["article"]["id"] for found in told["articles"]] == ["bridge", "flight"]
    decided = [one["decided"].partition(",")[0] for found in told["articles"] for one in found["judgements"]]
    assert "ann" in decided
    apart = kg("why", "Maria Kastner", "M. Kastner", "--store", store).out
    assert apart.startswith("Maria Kastner and M. Kastner are judged to be two")
    assert "decided by ann" in apart
    assert kg("check", "--store", store).code == 0
    assert kg("build", tmp_path / "news.jsonl", "--store", store).out.endswith(
        f"0 statements added, 0 removed in {store}\n"
    )
