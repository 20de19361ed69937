"""What README.md shows exists: commands, routes, files, formats and numbers."""

import re
import shlex
from pathlib import Path

import pytest
from starlette.routing import Match
from typer.main import get_command

from api.app import create_app
from api.settings import Settings
from kg.articles import READERS
from kg.articles.record import FIELDS
from kg.cli import app
from kg.cli.querying import query
from kg.export import FORMATS
from kg.ids import NK
from kg.pipeline import BATCH
from kg.vocabulary import vocabulary

CHECKOUT = Path(__file__).parents[2]
README = (CHECKOUT / "README.md").read_text(encoding="utf-8")
BLOCKS = re.findall(r"^```sh\n(.*?)^```", README, re.MULTILINE | re.DOTALL)
NUMBERS = dict(
    zip(
        "one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen "
        "seventeen eighteen nineteen twenty".split(),
        range(1, 21),
        strict=True,
    )
)


def commands() -> list[list[str]]:
    """Each `kg …` command of the README as a list of words, pipes and prompts taken off."""
    shown = [line for block in BLOCKS for line in block.replace("\\\n", " ").splitlines()]
    shown += re.findall(r"^    \$ (.*)$", README, re.MULTILINE)
    parts = [part for line in shown for part in re.split(r" \| | && ", line)]
    words = [shlex.split(part, comments=True) for part in parts]
    return [line[1:] for line in words if line and line[0].rpartition("/")[2] == "kg"]


def section(heading: str) -> str:
    """The text below a heading, up to the next."""
    found = re.search(rf"^## {re.escape(heading)}\n(.*?)(?=^## |\Z)", README, re.MULTILINE | re.DOTALL)
    assert found, f"README.md has no section {heading!r}"
    return found[1]


def in_code(text: str) -> list[str]:
    """What stands between back-ticks, outside blocks."""
    return re.findall(r"`([^`\n]+)`", re.sub(r"^```.*?^```", "", text, flags=re.MULTILINE | re.DOTALL))


def test_every_command_is_shown():
    assert {line[0] for line in commands()} == set(get_command(app).commands)  # type: ignore[attr-defined]


@pytest.mark.parametrize("line", commands(), ids=" ".join)
def test_every_command_parses(line: list[str]):
    group = get_command(app)
    command = group.commands[line[0]]  # type: ignore[attr-defined]
    command.make_context(line[0], list(line[1:]))


def test_every_option_and_command_in_the_text_exists():
    known = get_command(app).commands  # type: ignore[attr-defined]
    every = [
        *known.values(),
        *(below for command in known.values() for below in getattr(command, "commands", {}).values()),
    ]
    options = {option for command in every for parameter in command.params for option in parameter.opts}
    options |= {"--" + name.replace("_", "-") for name in Settings.model_fields}
    for words in in_code(README):
        if words.startswith("--"):
            assert words.split()[0] in options, words
        if words.startswith("kg ") and not words.startswith("kg/"):
            assert words.split()[1] in known, words


def test_the_blocks_for_setting_up_name_files_that_exist():
    named = re.findall(r"-r (\S+)", "\n".join(BLOCKS))
    assert named
    assert all((CHECKOUT / name).is_file() for name in named)
    assert "'.[dev]'" in section("Test")


def test_every_file_and_folder_that_is_named_exists():
    layout = re.search(r"```\n(kg/articles .*?)```", README, re.DOTALL)
    assert layout, "README.md shows no layout"
    named = re.findall(r"(?<!\S)((?:kg|api|ontology|data)/[\w./*]*)", "\n".join([*in_code(README), layout[1]]))
    named += [words for words in in_code(README) if words.startswith(".ci/")]
    assert len(named) > 10
    for name in named:
        assert list(CHECKOUT.glob(name.rstrip("/"))), f"README.md names {name}, which does not exist"
    for part in re.findall(r"^kg/(\w+)", layout[1], re.MULTILINE):
        assert f"`kg/{part}" in README or part in layout[1]


def test_the_layout_names_every_package():
    layout = re.search(r"```\n(kg/articles .*?)```", README, re.DOTALL)
    assert layout
    packages = {path.parent.name for path in (CHECKOUT / "kg").glob("*/__init__.py")}
    shown = set(re.findall(r"kg/(\w+)", layout[1]))
    assert packages - shown == {"gazetteer"}, "a package that the layout leaves out"


@pytest.mark.parametrize("shown", [route for route in in_code(section("Serve")) if route.startswith("/")])
def test_every_route_is_one_of_the_service(shown: str, tmp_path: Path):
    path = shown.partition("?")[0].replace("…", "person/someone").replace("{format}", "gexf")
    request = {"type": "http", "method": "GET", "path": path, "headers": [], "query_string": b"", "root_path": ""}
    routes = create_app(Settings(store=str(tmp_path))).routes
    assert any(route.matches(request)[0] is not Match.NONE for route in routes)  # /update is there for POST alone


def test_the_kinds_of_input_and_the_fields_are_those_that_are_read():
    text = section("Build a graph from your articles")
    assert {name for name in in_code(text) if name.startswith(".")} == set(READERS) - {".htm"}  # which is .html
    assert " ".join(FIELDS) in " ".join(text.split())


def test_the_formats_are_those_there_are():
    text = section("Query, export, check")
    prose = re.search(r"`kg query` prints a (.*?)\. `kg export` writes (.*?)\.", text, re.DOTALL)
    assert prose
    formats = query.__annotations__["format"].__origin__.__args__
    assert {"table", *re.findall(r"`(\w+)`", prose[1])} == set(formats)
    assert set(re.findall(r"`(\w+)`", prose[2])) == set(FORMATS)


def test_the_classes_are_those_of_the_ontology():
    text = section("What is in the graph")
    ontology = "".join(path.read_text(encoding="utf-8") for path in (CHECKOUT / "ontology").glob("*.ttl"))
    for name in re.findall(r"`nk:(\w+)`", text):
        assert re.search(rf"^nk:{name}\s", ontology, re.MULTILINE), f"nk:{name} ({NK}{name})"


def test_the_numbers_are_right():
    subclasses = re.search(r"`nk:Event` with (\w+) subclasses \| ([^|]+) \|", README)
    assert subclasses
    types = {name.casefold() for name in vocabulary().event_types}
    assert {name.strip() for name in subclasses[2].split(",")} == types
    assert NUMBERS[subclasses[1]] == len(types)
    batch = re.search(r"loses at most the (\w+) articles", README)
    assert batch
    assert NUMBERS[batch[1]] == BATCH
