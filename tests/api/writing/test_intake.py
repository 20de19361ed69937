"""How much writing is taken in at a time."""

import socket
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from serving import Service, problem, serving, wait_until
from writers import BUILDER, CURATOR, NOTES, TOKENS, as_holder, small_store

from api.protocol.problems import Problem
from api.settings import Settings
from api.writing.desk import WAITING
from api.writing.intake import Intake

MIB = 1 << 20


@pytest.fixture(scope="module")
def client(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Service]:
    """A service that takes in 8 MiB of writes at a time."""
    store = small_store(tmp_path_factory.mktemp("intake") / "store")
    with serving(store, workers="1", tokens=TOKENS, writing_bytes=str(8 * MIB), body_bytes=str(8 * MIB)) as made:
        yield made


def begun(client: Service, length: int | None, token: str) -> socket.socket:
    """A write whose body does not come, once it is taken in."""
    sending = socket.create_connection((client.base_url.host, client.base_url.port), timeout=10)
    told = "Transfer-Encoding: chunked" if length is None else f"Content-Length: {length}"
    head = [
        "PUT /graphs?graph=a:begun HTTP/1.1",
        "Host: x",
        f"Authorization: Bearer {token}",
        "Content-Type: text/turtle",
    ]
    sending.sendall("\r\n".join([*head, told, "", ""]).encode())
    time.sleep(0.3)
    return sending


def put(client: Service, length: int, token: str):
    headers = {**as_holder(token), "Content-Type": "text/turtle"}
    return client.put(f"/graphs?graph={NOTES}", content=b"#" * length, headers=headers)


def test_writes_that_are_under_way_have_their_bytes_bounded(client: Service) -> None:
    with begun(client, 3 * MIB, CURATOR):
        response = put(client, 2 * MIB, CURATOR)
        assert "1 writes under way" in problem(response, 429)
        assert int(response.headers["retry-after"]) > 0
        assert put(client, 2 * MIB, BUILDER).status_code in (201, 204), "another client has a share of its own"
    wait_until(lambda: put(client, 4 * MIB, CURATOR).status_code == 204, 5)


def test_a_write_that_finds_no_place_in_any_case_is_too_long(client: Service) -> None:
    assert f"{4 * MIB} bytes" in problem(put(client, 5 * MIB, CURATOR), 413)
    with begun(client, None, CURATOR) as endless:  # may become as long as a body may be
        assert endless.recv(100).startswith(b"HTTP/1.1 413 ")


def test_nobody_without_a_token_takes_a_place(client: Service) -> None:
    with begun(client, 4 * MIB, "nkg_none") as stranger:
        assert stranger.recv(100).startswith(b"HTTP/1.1 401 ")
    assert put(client, 4 * MIB, CURATOR).is_success


def test_one_client_has_half_of_the_places() -> None:
    intake = Intake(Settings(store=str(Path())))
    places = [intake.place("ann", 1) for _ in range(WAITING // 2)]
    for place in places:
        place.__enter__()
    with pytest.raises(Problem) as refused:
        intake.place("ann", 1).__enter__()
    assert refused.value.status == 429
    with intake.place("bob", 1):
        pass
    for place in places:
        place.__exit__(None, None, None)
    with intake.place("ann", 1):
        pass


def test_many_clients_together_leave_no_room_for_another() -> None:
    intake = Intake(Settings(store=str(Path()), writing_bytes=100))
    with intake.place("ann", 50), intake.place("bob", 40):
        with intake.place("cat", 10), pytest.raises(Problem) as refused:
            intake.place("dan", 1).__enter__()
        assert refused.value.status == 503
        assert refused.value.headers["Retry-After"]
        with intake.place("dan", 10):
            pass
