from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

import pytest

from kg.cli import main


class Ran(NamedTuple):
    """What a command left: its exit code, its output, its complaints line by line."""

    code: int
    out: str
    err: list[str]


Kg = Callable[..., Ran]


@pytest.fixture
def kg(capfd: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Kg:
    """Runs a `kg` command in this process, which has the language model loaded already."""

    def run(*arguments: str | Path) -> Ran:
        monkeypatch.setattr("sys.argv", ["kg", *map(str, arguments)])
        capfd.readouterr()
        try:
            main()
            code: object = 0
        except SystemExit as ended:
            code = ended.code or 0
        out, err = capfd.readouterr()
        assert isinstance(code, int)
        return Ran(code, out, err.splitlines())

    return run
