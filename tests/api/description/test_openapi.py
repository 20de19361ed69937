"""The description of the routes: an example for each, of the shape of true answers, and the problems that may come."""

from typing import Any

import httpx
import pytest
from serving import problem

from api.app import create_app
from api.description.examples import ANSWERS
from api.settings import Settings

SCHEMA = create_app(Settings(store="none")).openapi()
OPERATIONS = {(method, path): o for path, several in SCHEMA["paths"].items() for method, o in several.items()}
ASKED = {
    "/ask": "/ask?q=Who led Ostravia's delegation?",
    "/search": "/search?q=valdane",
    "/events": "/events?type=negotiation",
}


@pytest.mark.parametrize("operation", OPERATIONS, ids=" ".join)
def test_each_route_has_an_example(operation: tuple[str, str]) -> None:
    described = OPERATIONS[operation]
    answers = [kind for r in described["responses"].values() for kind in r.get("content", {}).values()]
    asked = described.get("requestBody", {}).get("content", {}).values()
    assert any("example" in content for content in (*answers, *asked)) or "204" in described["responses"]
    for parameter in described.get("parameters", ()):
        if parameter.get("required"):
            schema = parameter["schema"]
            assert "examples" in parameter or "examples" in schema or "example" in schema, parameter["name"]


def shape(value: Any) -> Any:
    """The names of the fields, with those of the first item of each list."""
    if isinstance(value, dict):
        return {name: shape(inner) for name, inner in value.items()}
    return [shape(value[0])] if isinstance(value, list) and value else None


def fits(example: Any, true: Any) -> bool:
    """Whether the example has the fields of what was answered, as far as both have values."""
    if isinstance(example, dict) and isinstance(true, dict):
        return example.keys() == true.keys() and all(fits(example[name], true[name]) for name in example)
    return not (isinstance(example, list) and isinstance(true, list)) or fits(example[0], true[0])


# A correction is there only where one was made: tests/api/routes/test_corrections.py.
JSON = [
    path
    for (method, path), (kind, _) in ANSWERS.items()
    if method == "get" and kind == "application/json" and path != "/corrections/{key}"
]


@pytest.mark.parametrize("path", JSON)
def test_examples_are_of_the_shape_of_answers(client: httpx.Client, path: str) -> None:
    response = client.get(ASKED.get(path, path))
    assert response.status_code == 200, response.text
    assert fits(shape(ANSWERS["get", path][1]), shape(response.json()))


def test_every_problem_is_described_as_one() -> None:
    for (_, path), operation in OPERATIONS.items():
        for status, response in operation["responses"].items():
            if int(status) >= 400:
                schema = response["content"]["application/problem+json"]["schema"]
                assert schema == {"$ref": "#/components/schemas/Problem"}
        assert "422" not in operation["responses"]
        assert "503" in operation["responses"], path
    assert SCHEMA["components"]["schemas"].keys() == {"Problem"}


@pytest.mark.parametrize(
    ("method", "path", "status"),
    [
        ("get", "/people?limit=1000", 400),
        ("get", "/id/person/nobody", 404),
        ("get", "/export/none", 404),
        ("get", "/graphs", 400),
        ("get", "/graphs?graph=a:none", 404),
        ("post", "/sparql", 415),
        ("post", "/update", 403),
        ("delete", "/graphs?default", 403),
    ],
)
def test_the_problems_that_come_are_described(client: httpx.Client, method: str, path: str, status: int) -> None:
    response = client.request(method.upper(), path)
    assert problem(response, status)
    described = SCHEMA["components"]["schemas"]["Problem"]
    assert set(described["required"]) <= response.json().keys() <= described["properties"].keys()
    name = path.partition("?")[0].replace("/id/person/nobody", "/id/{kind}/{key}").replace("/none", "/{name}")
    assert str(status) in OPERATIONS[method, name]["responses"]


def filled(path: str) -> str:
    """An address of a route, with its examples in the place of parameters."""
    for part, example in {"{kind}": "person", "{key}": "mira-valdane", "{name}": "turtle"}.items():
        path = path.replace(part, example)
    return ASKED.get(path, path + "?default" if path == "/graphs" else path)


@pytest.mark.parametrize("path", SCHEMA["paths"])
def test_each_route_answers_options_and_head(client: httpx.Client, path: str) -> None:
    methods = {method.upper() for method in SCHEMA["paths"][path]}
    expected = {*methods, "OPTIONS", *({"HEAD"} if "GET" in methods else ())}
    told = client.options(filled(path))
    assert told.status_code == 204
    assert set(told.headers["allow"].split(", ")) == expected
    for method in {"GET", "HEAD", "POST", "PUT", "PATCH", "DELETE"} - expected:
        refused = client.request(method, filled(path))
        assert refused.status_code == 405
        assert set(refused.headers["allow"].split(", ")) == expected
    if "GET" in methods:
        got, head = client.get(filled(path), timeout=60), client.head(filled(path), timeout=60)
        assert (head.status_code, head.content) == (got.status_code, b"")
        assert head.headers["content-type"] == got.headers["content-type"]
