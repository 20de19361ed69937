"""Whatever the OpenAPI document allows, and whatever it does not, ends in an answer and never in a server error."""

import json
import warnings
from collections.abc import Iterator

import pytest
from fuzzing import bounded, over
from hypothesis import given
from serving import Service, serving
from writers import BUILDER, TOKENS, as_holder, small_store

from api.app import create_app
from api.settings import Settings

pytestmark = pytest.mark.slow  # run by `python -m pytest -m slow`

with warnings.catch_warnings():
    warnings.simplefilter("ignore", DeprecationWarning)
    import schemathesis
    from schemathesis.checks import not_a_server_error

# What is sent there runs a command of kg, which takes seconds: it is refused without a token.
UNGRANTED = ("/articles", "/corrections", "/corrections/{key}")
TOO_SLOW = "https://w3id.org/newskg/problem/query-deadline"  # the answer to a request that gives its query no time


@schemathesis.serializer(
    "application/sparql-query",
    "application/sparql-update",
    "application/n-triples",
    "application/n-quads",
    "application/trig",
    "text/turtle",
)
def as_text(context: schemathesis.SerializationContext, value: object) -> bytes:
    return value if isinstance(value, bytes) else str(value).encode(errors="surrogatepass")


@schemathesis.serializer("application/x-ndjson", "application/jsonl")
def as_lines(context: schemathesis.SerializationContext, value: object) -> bytes:
    several = value if isinstance(value, list) else [value]
    return b"\n".join(json.dumps(one).encode() for one in several)


@pytest.fixture(scope="module")
def client(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Service]:
    store = small_store(tmp_path_factory.mktemp("schema") / "store")
    with serving(store, workers="2", tokens=TOKENS, deadline="2") as made:
        yield made


schema = schemathesis.openapi.from_dict(create_app(Settings(store="none")).openapi())


def test_every_operation_has_an_id_of_its_own(client: Service) -> None:
    paths = client.get("/openapi.json").json()["paths"].values()
    ids = [operation["operationId"] for path in paths for operation in path.values()]
    assert len(ids) == len(set(ids)) > 15


OPERATIONS = {operation.ok().label: operation.ok() for operation in schema.get_all_operations()}


# By a parameter of pytest's own: those of the library have all one name, and of those xdist runs but one.
@pytest.mark.parametrize("label", OPERATIONS)
def test_no_request_is_a_server_error(label: str, client: Service) -> None:
    @bounded(25)
    @given(case=OPERATIONS[label].as_strategy())
    def check(case: schemathesis.Case) -> None:
        if not over():
            check_answer(case, client)

    check()


def check_answer(case: schemathesis.Case, client: Service) -> None:
    headers = {} if case.operation.path in UNGRANTED else as_holder(BUILDER)
    response = case.call(base_url=str(client.base_url), headers=headers, timeout=20)
    if response.status_code != 503 or response.json()["type"] != TOO_SLOW:
        case.validate_response(response, checks=[not_a_server_error])
    if response.status_code >= 400 and case.method != "HEAD":
        assert response.headers["content-type"] == ["application/problem+json"]
        assert response.json()["status"] == response.status_code
