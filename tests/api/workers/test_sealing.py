"""A process that is barred from making sockets, tried in processes of its own: the bar cannot be taken off again."""

import errno
import platform
import socket
import struct
import subprocess
import sys
from pathlib import Path

import pytest

from api.workers.sealing import bar_sockets
from kg.store import GraphWriter

known = pytest.mark.skipif(
    sys.platform != "linux" or platform.machine() not in ("x86_64", "aarch64"), reason="no seccomp filter is known here"
)
REFUSED = """
def refused(make):
    try:
        make()
    except PermissionError:
        return True
    return False
"""


def run(program: str, *arguments: str) -> str:
    done = subprocess.run([sys.executable, "-c", program, *arguments], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    return done.stdout


@known
def test_no_socket_is_made_by_the_process_its_threads_or_its_children() -> None:
    program = f"""{REFUSED}
import os, socket, threading
from api.workers.sealing import bar_sockets
ours, theirs = socket.socketpair()
bar_sockets()
families = (socket.AF_INET, socket.AF_INET6, socket.AF_UNIX)
print(all(refused(lambda: socket.socket(family)) for family in families))
thread = threading.Thread(target=lambda: print(refused(socket.socket)))
thread.start(); thread.join()
if not (child := os.fork()):
    os._exit(0 if refused(socket.socket) else 1)
print(os.waitpid(child, 0)[1] == 0)
ours.send(b"still open")
print(theirs.recv(99) == b"still open" and open(os.devnull).read() == "")
"""
    assert run(program).split() == ["True"] * 4


@known
def test_the_engine_reaches_nothing_and_still_reads_its_files(tmp_path: Path) -> None:
    with GraphWriter(tmp_path / "store") as writer:
        writer.replace([])
    program = """
import sys
from api.workers.sealing import bar_sockets
bar_sockets()
from pyoxigraph import Store
store = Store.read_only(sys.argv[1])
print(store.query("ASK {}"))
try:
    list(store.query("SELECT * { SERVICE <" + sys.argv[2] + "> { ?s ?p ?o } }"))
except OSError as error:
    print(error)
"""
    with socket.create_server(("127.0.0.1", 0)) as trap:
        address = f"http://127.0.0.1:{trap.getsockname()[1]}/"
        said = run(program, str(tmp_path / "store" / "generations" / "1"), address).splitlines()
        trap.setblocking(False)
        with pytest.raises(BlockingIOError):
            trap.accept()
    assert "true" in said[0]
    assert "Permission denied" in said[1]


@pytest.mark.parametrize("machine", ["i686", "riscv64", ""])
def test_an_unknown_machine_is_said_and_nothing_is_barred(monkeypatch: pytest.MonkeyPatch, machine: str) -> None:
    monkeypatch.setattr(platform, "machine", lambda: machine)
    with pytest.raises(OSError, match="no seccomp filter is known for") as failure:
        bar_sockets()
    assert failure.value.errno == errno.ENOSYS
    socket.socket().close()


def verdict(architecture: int, number: int, machine: tuple[int, int]) -> int:
    """What the filter for a machine says of a system call: the kernel's interpreter, as far as the filter needs it."""
    from api.workers.sealing import _instructions  # noqa: PLC0415

    program = list(struct.iter_unpack("=HBBI", _instructions(*machine)))
    at = value = 0
    while True:
        code, jump, otherwise, operand = program[at]
        if code == 0x06:
            return operand
        if code == 0x20:
            value = {0: number, 4: architecture}[operand]
        else:
            at += jump if (value == operand if code == 0x15 else value >= operand) else otherwise
        at += 1


@pytest.mark.parametrize("machine", [(0xC000003E, 41), (0xC00000B7, 198)])
def test_the_filter_refuses_sockets_and_whatever_another_architecture_calls(machine: tuple[int, int]) -> None:
    allow, refuse = 0x7FFF0000, 0x00050000 | errno.EACCES
    architecture, making = machine
    assert verdict(architecture, making, machine) == refuse
    assert verdict(architecture, 0x40000000 | making, machine) == refuse
    assert {verdict(architecture, number, machine) for number in range(600) if number != making} == {allow}
    assert {verdict(0x40000003, number, machine) for number in (3, 102, 359, making)} == {refuse}  # i386
