import os
from pathlib import Path
from typing import BinaryIO

import pytest

from kg.errors import NewskgError, StoreError
from kg.export.output import write_file, write_folder


def hello(stream: BinaryIO) -> None:
    stream.write(b"hello")


def fail(stream: BinaryIO) -> None:
    stream.write(b"half")
    raise StoreError("the store went away")


def test_a_file_is_written_and_replaced(tmp_path: Path) -> None:
    out = tmp_path / "graph.gexf"
    out.write_text("old")
    write_file(out, hello)
    assert out.read_bytes() == b"hello"
    assert [path.name for path in tmp_path.iterdir()] == ["graph.gexf"]


def test_a_failure_leaves_what_was_there(tmp_path: Path) -> None:
    out = tmp_path / "graph.gexf"
    out.write_text("old")
    with pytest.raises(StoreError, match="went away"):
        write_file(out, fail)
    assert out.read_text() == "old"
    assert [path.name for path in tmp_path.iterdir()] == ["graph.gexf"]


def test_a_failure_leaves_no_folder(tmp_path: Path) -> None:
    def half(folder: Path) -> None:
        (folder / "people.csv").write_text("half")
        raise StoreError("the store went away")

    with pytest.raises(StoreError, match="went away"):
        write_folder(tmp_path / "tables", ("people.csv",), half)
    assert list(tmp_path.iterdir()) == []


def test_a_missing_folder_is_named(tmp_path: Path) -> None:
    with pytest.raises(NewskgError, match=r"the folder .*nowhere does not exist, make it first"):
        write_file(tmp_path / "nowhere" / "graph.gexf", hello)
    with pytest.raises(NewskgError, match=r"the folder .*nowhere does not exist, make it first"):
        write_folder(tmp_path / "nowhere" / "tables", (), lambda folder: None)


def test_a_folder_is_no_file(tmp_path: Path) -> None:
    with pytest.raises(NewskgError, match="it is a folder, name a file in it"):
        write_file(tmp_path, hello)


def test_a_file_is_no_folder(tmp_path: Path) -> None:
    out = tmp_path / "tables"
    out.write_text("notes")
    with pytest.raises(NewskgError, match=r"need a folder or a name that ends in \.zip"):
        write_folder(out, (), lambda folder: None)
    assert out.read_text() == "notes"


@pytest.mark.skipif(os.geteuid() == 0, reason="the superuser may write everywhere")
def test_a_folder_without_permission_is_named(tmp_path: Path) -> None:
    tmp_path.chmod(0o500)
    with pytest.raises(NewskgError, match="Permission denied"):
        write_file(tmp_path / "graph.gexf", hello)


def test_a_link_keeps_pointing(tmp_path: Path) -> None:
    (tmp_path / "real.gexf").write_text("old")
    (tmp_path / "link.gexf").symlink_to("real.gexf")
    write_file(tmp_path / "link.gexf", hello)
    assert (tmp_path / "link.gexf").is_symlink()
    assert (tmp_path / "real.gexf").read_bytes() == b"hello"


def test_a_pipe_is_written_to_and_stays(tmp_path: Path) -> None:
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    reading = os.open(pipe, os.O_RDONLY | os.O_NONBLOCK)
    write_file(pipe, hello)
    assert os.read(reading, 10) == b"hello"
    os.close(reading)
    assert pipe.is_fifo()
