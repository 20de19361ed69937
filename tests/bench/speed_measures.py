"""What is measured of the servers: how long answers take, how many come, and what that costs of the processor."""

import statistics
import subprocess
import sys
import threading
from collections.abc import Sequence

import msgspec
from speed_client import NUMBERS, Burst, Connection, Failed, request_for, rows
from speed_queries import LONG, Question
from speed_servers import Server


class Measured(msgspec.Struct):
    """A number, and what it cost of the processor in milliseconds an answer; or why there is none."""

    value: float | None = None
    cpu: float | None = None
    why: str = ""


CLIENTS, TURNS = 8, 3
Row = dict[str, Measured]  # by the server's name


class Asked:
    """Questions of one kind, put to every server in turn, so that a busy machine troubles all of them alike.

    Before any is timed, each server answers those to warm up.
    """

    def __init__(self, servers: Sequence[Server], warming: Sequence[Question]) -> None:
        self._warming = warming
        self._servers = list(servers)
        self._connections = {server.name: Connection(server.port) for server in servers}
        self._times: dict[str, list[float]] = {server.name: [] for server in servers}
        self.rows: dict[str, int] = {}
        self._why: dict[str, str] = {}

    def measured(self, questions: Sequence[Question]) -> Row:
        """The median milliseconds of an answer to one of these."""
        for server in list(self._servers):
            self._warm_up(server)
        before = {server.name: server.cpu() for server in self._servers}
        for question in questions:
            for server in list(self._servers):
                answer = self._ask(server, question)
                if answer is not None:
                    self._times[server.name].append(answer)
        row = {name: Measured(why=why) for name, why in self._why.items()}
        for server in self._servers:
            times = self._times[server.name]
            cpu = (server.cpu() - before[server.name]) / len(times) * 1000
            row[server.name] = Measured(statistics.median(times) * 1000, cpu)
        return row

    def _warm_up(self, server: Server) -> None:
        try:
            self.rows[server.name] = sum(
                rows(self._connections[server.name].ask(request_for(server, question.query)))
                for question in self._warming
            )
        except Failed as error:
            self._give_up(server, error)

    def _ask(self, server: Server, question: Question) -> float | None:
        try:
            return self._connections[server.name].ask(request_for(server, question.query), keep=False).whole
        except Failed as error:
            self._give_up(server, error)
            return None

    def _give_up(self, server: Server, error: Failed) -> None:
        self._servers.remove(server)
        self._why[server.name] = str(error) or "no answer"

    def close(self) -> None:
        for connection in self._connections.values():
            connection.close()


def throughput(servers: Sequence[Server], questions: Sequence[Question], seconds: float, new: bool) -> Row:
    """Answers a second to eight clients that ask without a pause: the median of three turns.

    `new`: no query is asked twice; else all are again and again.
    """
    turns: dict[str, list[tuple[float, float]]] = {server.name: [] for server in servers}
    row: Row = {}
    for turn in range(TURNS):
        for server in servers:
            requests = [request_for(server, question.query) for question in questions]
            before = server.cpu()
            try:
                first = (turn + 1) * CLIENTS * NUMBERS if new else None
                done = _hammered(Burst(server.port, requests, CLIENTS, seconds, first))
            except Failed as error:
                row[server.name] = Measured(why=str(error))
                continue
            turns[server.name].append((done / seconds, (server.cpu() - before) / max(1, done) * 1000))
    for name, found in turns.items():
        if found:
            middle = sorted(found)[len(found) // 2]
            row[name] = Measured(*middle)
    return row


def _hammered(burst: Burst) -> int:
    """What a process of its own gets answered, so that this one's clients do not wait for one another."""
    command = [sys.executable, sys.modules[Connection.__module__].__file__ or ""]
    ended = subprocess.run(command, input=msgspec.msgpack.encode(burst), capture_output=True, check=False, timeout=120)
    if ended.returncode:
        raise Failed(ended.stderr.decode()[-200:])
    return int(ended.stdout)


class Stream(msgspec.Struct):
    """How a result of a million rows came: milliseconds to its first byte, seconds in all, MB, and MB of memory more
    than before that the server took meanwhile.
    """

    first: float
    whole: float
    size: float
    growth: float


def streamed(server: Server) -> Stream:
    """Ask for a million rows. Raises Failed."""
    before, most, over = server.memory(), 0.0, threading.Event()

    def watch() -> None:
        nonlocal most
        while not over.wait(0.2):
            most = max(most, server.memory())

    watching = threading.Thread(target=watch)
    watching.start()
    try:
        with Connection(server.port) as connection:
            answer = connection.ask(request_for(server, LONG), keep=False)
    finally:
        over.set()
        watching.join()
    return Stream(answer.first * 1000, answer.whole, answer.size / 1e6, max(0.0, most - before))
