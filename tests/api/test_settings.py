"""Settings by flags, environment and file."""

import os
import re
from ipaddress import ip_network
from pathlib import Path

import pytest

from api.settings import Settings, SettingsError

README = Path(__file__).parents[2] / "README.md"


@pytest.fixture(autouse=True)
def bare(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in [name for name in os.environ if name.startswith("NEWSKG_")]:
        monkeypatch.delenv(name)


def test_a_flag_goes_before_the_environment_and_that_before_the_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = tmp_path / "newskg.toml"
    file.write_text('workers = 2\ndeadline = 3.5\nmemory = 300\ntrusted_proxies = ["10.0.0.1", "10.0.0.2"]\n')
    monkeypatch.setenv("NEWSKG_WORKERS", "5")
    monkeypatch.setenv("NEWSKG_MEMORY", "500")
    monkeypatch.setenv("NEWSKG_UNMETERED", "10.0.0.0/8, ::1")
    read = Settings.read(["--config", str(file), "--workers", "7", "--read-only"])
    assert (read.workers, read.memory, read.deadline, read.read_only) == (7, 500, 3.5, True)
    assert read.trusted_proxies == ("10.0.0.1", "10.0.0.2")
    assert read.unmetered == (ip_network("10.0.0.0/8"), ip_network("::1"))
    monkeypatch.setenv("NEWSKG_CONFIG", str(file))
    assert Settings.read().workers == 5
    assert Settings.read().deadline == 3.5


def test_every_setting_has_a_flag_that_says_what_it_does(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as ended:
        Settings.read(["--help"])
    assert ended.value.code == 0
    told = capsys.readouterr().out
    for name, field in Settings.model_fields.items():
        assert "--" + name.replace("_", "-") in told
        assert field.description


def test_another_client_always_finds_a_worker() -> None:
    assert [Settings(workers=n).at_once for n in (1, 2, 4)] == [1, 1, 3]
    assert Settings(workers=4, client_queries=4).at_once == 4


@pytest.mark.parametrize(
    ("flags", "line"),
    [
        (["--workers", "none"], "--workers=none: "),
        (["--memory=0"], "--memory=0: "),
        (["--deadline", "inf"], "--deadline=inf: "),
        (["--unmetered", "1.2"], "--unmetered=1.2: '1.2' does not appear to be an IPv4 or IPv6 network"),
    ],
)
def test_a_flag_that_makes_no_sense_is_said_in_one_line(flags: list[str], line: str) -> None:
    with pytest.raises(SettingsError) as failure:
        Settings.read(flags)
    assert str(failure.value).startswith(line)
    assert "\n" not in str(failure.value)


@pytest.mark.parametrize(
    ("text", "line"),
    [("[", "cannot be read"), ("worker = 3", "worker=3: extra inputs"), ("port = 70000", "port=70000: ")],
)
def test_a_file_that_makes_no_sense_is_said_in_one_line(tmp_path: Path, text: str, line: str) -> None:
    file = tmp_path / "newskg.toml"
    file.write_text(text)
    with pytest.raises(SettingsError, match=line):
        Settings.read(["--config", str(file)])
    with pytest.raises(SettingsError, match="cannot be read"):
        Settings.read(["--config", str(tmp_path / "none.toml")])


def test_a_secret_given_as_a_token_is_not_repeated(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NEWSKG_TOKENS", "ann:nkg_secret")
    with pytest.raises(SettingsError) as failure:
        Settings.read()
    assert "NEWSKG_TOKENS" in str(failure.value)
    assert "secret" not in str(failure.value)


def test_the_readme_names_every_flag_and_no_other() -> None:
    table = README.read_text(encoding="utf-8").partition("| flag | without it |")[2].partition("\n\n")[0]
    named = {flag for line in table.splitlines() for flag in re.findall(r"`(--[a-z-]+)`", line.split("|")[1:2][0])}
    assert named == {"--" + name.replace("_", "-") for name in Settings.model_fields}
