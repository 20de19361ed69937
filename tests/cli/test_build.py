"""kg build: what it says, on which stream, and how it ends."""

import base64
import io
import json
import sys
from pathlib import Path

import pytest

from .conftest import Kg

STORY = "Ilse Brandvik, Norway's foreign minister, visited Bergen on Thursday."
PNG = base64.b64decode("iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAAAAAA6fptVAAAACklEQVR4nGNoAAAAggCBd81ytgAAAABJRU5ErkJggg==")


def bad_inputs(folder: Path) -> dict[str, str]:
    """Writes one bad input of each kind; the path and a part of the reason for each."""
    lines = [json.dumps({"id": str(number), "text": f"{STORY} {number}"}) for number in range(1, 6)]
    lines[2] = lines[2][:-5]
    files: dict[str, tuple[bytes, str]] = {
        "empty.txt": (b"", "is empty"),
        "picture.txt": (PNG, "is not text"),
        "broken.jsonl": ("\n".join(lines).encode(), "is not valid JSON"),
        "endless.txt": (b"word " * 1_000_000, "more than the 1,000,000"),
        "numbers.txt": (b"12 34\n\n-- 56 --\n", "holds no sentence"),
    }
    for name, (content, _) in files.items():
        (folder / name).write_bytes(content)
    reasons = {str(folder / name): reason for name, (_, reason) in files.items()}
    reasons[f"{folder / 'broken.jsonl'}:3"] = reasons.pop(str(folder / "broken.jsonl"))
    return reasons | {str(folder / "missing"): "does not exist"}


def test_each_bad_input_gets_one_clear_line_and_the_rest_is_built(kg: Kg, tmp_path: Path):
    reasons = bad_inputs(tmp_path)
    (tmp_path / "good.txt").write_text(STORY)
    paths = [*sorted({path.removesuffix(":3") for path in reasons}), str(tmp_path / "good.txt")]
    ran = kg("build", *paths, "--store", tmp_path / "store")
    assert ran.code == 1
    assert len(ran.err) == len(reasons)
    for where, reason in reasons.items():
        (line,) = [line for line in ran.err if line.startswith(f"set aside: {where}:")]
        assert reason in line
        assert len(line) < 300
    assert ran.out.startswith("5 articles read, 0 unchanged, 6 set aside; ")
    assert ran.out.count("\n") == 1
    assert kg("ask", "who is Ilse Brandvik?", "--store", tmp_path / "store").code == 0


def test_a_good_build_says_what_it_did_and_shows_no_bar_without_a_terminal(kg: Kg, tmp_path: Path):
    (tmp_path / "one.txt").write_text(STORY)
    first = kg("build", tmp_path / "one.txt", "--store", tmp_path / "store")
    assert (first.code, first.err) == (0, [])
    assert first.out.startswith("1 article read, 0 unchanged, 0 set aside; ")
    again = kg("build", tmp_path / "one.txt", "--store", tmp_path / "store")
    assert (again.code, again.err) == (0, [])
    assert again.out == (
        f"0 articles read, 1 unchanged, 0 set aside; 0 statements added, 0 removed in {tmp_path / 'store'}\n"
    )


def test_standard_input(kg: Kg, tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(STORY.encode())))
    ran = kg("build", "-", "--store", tmp_path / "store")
    assert (ran.code, ran.err) == (0, [])
    assert ran.out.startswith("1 article read")


def test_a_folder_without_articles_is_nothing_found(kg: Kg, tmp_path: Path):
    (tmp_path / "empty").mkdir()
    ran = kg("build", tmp_path / "empty", "--store", tmp_path / "store")
    assert ran.code == 1
    assert ran.err == [f"no article in {tmp_path / 'empty'}: nothing was built"]


@pytest.mark.parametrize("name", ["no_such_pipeline", "pytest"])
def test_an_unknown_pipeline(kg: Kg, tmp_path: Path, name: str):
    (tmp_path / "one.txt").write_text(STORY)
    ran = kg("build", tmp_path / "one.txt", "--store", tmp_path / "store", "--pipeline", name)
    assert ran.code == 2
    (line,) = ran.err
    assert line.startswith(f"kg: no spaCy pipeline named '{name}' is installed")


def test_an_endpoint_cannot_be_built_in(kg: Kg, tmp_path: Path):
    ran = kg("build", tmp_path, "--store", "http://127.0.0.1:9/sparql")
    assert ran.code == 2
    (line,) = ran.err
    assert "kg build writes to a folder" in line


def test_a_folder_that_is_no_store_is_left_alone(kg: Kg, tmp_path: Path):
    (tmp_path / "thesis.doc").write_text("Years of work")
    ran = kg("build", tmp_path / "thesis.doc", "--store", tmp_path)
    assert ran.code == 2
    (line,) = ran.err
    assert "thesis.doc" in line
    assert [path.name for path in tmp_path.iterdir() if path.name != "lock"] == ["thesis.doc"]
