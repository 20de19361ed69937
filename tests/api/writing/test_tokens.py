"""Who may write, and what they are told who may not."""

from pathlib import Path

import httpx
import pytest
from serving import Service, problem, serving
from writers import BUILDER, CURATOR, NOTES, TOKENS, as_holder, small_store, update

from kg.ids import DERIVED_GRAPHS
from kg.tokens import Token, holder, new_token, parse_tokens

EDIT = f"INSERT DATA {{ GRAPH <{NOTES}> {{ <http://x.org/a> <http://x.org/b> 1 }} }}"


def test_a_token_is_kept_as_a_hash_alone() -> None:
    secret, token = new_token("ann")
    assert secret not in str(token)
    assert len(secret) > 40
    assert new_token("ann")[0] != secret
    assert holder(secret, [new_token("bo")[1], token]) == token
    assert holder(secret[:-1], [token]) is None
    assert holder("", [token]) is None


def test_tokens_are_read_as_they_are_written() -> None:
    tokens = (new_token("ann")[1], new_token("bo.b", derived=True)[1])
    assert parse_tokens(f" {tokens[0]}, {tokens[1]}\n") == tokens
    assert tokens[1].derived
    assert parse_tokens("") == ()


@pytest.mark.parametrize(
    "text", ["ann", "ann:abc", f"ann:{'A' * 64}", f":{'a' * 64}", f"ann:{'a' * 64}:all", f"a b:{'a' * 64}"]
)
def test_what_is_no_token_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match="token"):
        parse_tokens(text)


def test_two_tokens_need_two_names() -> None:
    with pytest.raises(ValueError, match="two tokens are named ann"):
        parse_tokens(f"{Token('ann', 'a' * 64)} {Token('ann', 'b' * 64)}")


def test_without_tokens_writing_is_off_and_says_how_to_switch_it_on(client: httpx.Client) -> None:
    for response in (update(client, EDIT), client.put("/graphs/a", content=""), client.delete("/graphs?default")):
        assert "kg token new" in problem(response, 403)
        assert response.json()["type"].endswith("/writing-off")


def test_a_read_only_service_takes_no_token(tmp_path: Path) -> None:
    with serving(small_store(tmp_path / "store"), workers="1", tokens=TOKENS, read_only="true") as service:
        assert "read-only" in problem(update(service, EDIT), 403)


@pytest.mark.parametrize("given", [None, "", "Bearer", f"Basic {CURATOR}", CURATOR])
def test_who_brings_no_token_is_asked_for_one(writable: Service, given: str | None) -> None:
    headers = {"Content-Type": "application/sparql-update", **({"Authorization": given} if given else {})}
    response = writable.post("/update", content=EDIT, headers=headers)
    assert problem(response, 401)
    assert response.headers["www-authenticate"] == 'Bearer realm="newskg"'


@pytest.mark.parametrize("given", ["nkg_wrong", CURATOR[:-1], CURATOR + "x", CURATOR.upper(), "\u00e9", "'; DROP ALL"])
def test_a_wrong_token_is_refused(writable: Service, given: str) -> None:
    headers = {"Content-Type": "application/sparql-update", "Authorization": f"Bearer {given}".encode()}
    response = writable.post("/update", content=EDIT, headers=headers)
    assert problem(response, 401)
    assert 'error="invalid_token"' in response.headers["www-authenticate"]


def test_either_token_writes_a_named_graph(writable: Service) -> None:
    assert update(writable, EDIT).status_code == 204
    assert update(writable, EDIT, BUILDER).status_code == 204


@pytest.mark.parametrize("graph", [None, *DERIVED_GRAPHS])
@pytest.mark.parametrize("method", ["PUT", "POST", "DELETE"])
def test_what_the_builder_wrote_takes_a_token_that_may(writable: Service, method: str, graph: str | None) -> None:
    address = {"graph": graph} if graph else {"default": ""}
    content = b"" if method == "DELETE" else b"<http://x.org/a> <http://x.org/b> 1 ."
    headers = {**as_holder(CURATOR), "Content-Type": "text/turtle"}
    response = writable.request(method, "/graphs", params=address, headers=headers, content=content)
    assert problem(response, 403)
    assert response.json()["type"].endswith("/derived-data")


def test_no_token_stands_in_a_log(writable: Service) -> None:
    update(writable, EDIT)
    update(writable, EDIT, "nkg_wrong_token")
    text = writable.log.read_text()
    assert CURATOR not in text
    assert "nkg_wrong_token" not in text
