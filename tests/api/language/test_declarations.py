"""Declarations between the operations of an update, which the engine wants in front of them all."""

import pytest
from pyoxigraph import NamedNode, Store

from api.language.declarations import gathered
from kg.errors import QueryRefused


def written(text: str) -> set[str]:
    front, rest = gathered(text)
    assert len(rest) == len(text)
    assert rest.count("\n") == text.count("\n")
    store = Store()
    store.update(front + rest, base_iri="http://x.org/")
    return {quad.object.value for quad in store if isinstance(quad.object, NamedNode)}


@pytest.mark.parametrize(
    ("text", "objects"),
    [
        ("INSERT DATA { <a:s> <a:p> <a:o> } ; PREFIX p: <b:> INSERT DATA { p:s p:p p:o }", {"a:o", "b:o"}),
        ("PREFIX p: <b:>\nINSERT DATA { p:s p:p p:o } ;\nPREFIX p: <b:>\nINSERT DATA { p:s p:p p:x }", {"b:o", "b:x"}),
        ("BASE <b:/> INSERT DATA { <s> <p> <o> } ; BASE <b:/> INSERT DATA { <s> <p> <x> }", {"b:/o", "b:/x"}),
        ("INSERT DATA { <s> <p> <o> } ;\nPREFIX : <b:> # nothing follows", {"http://x.org/o"}),
        ("PREFIX p: <b:> PREFIX p: <c:> INSERT DATA { p:s p:p p:o }", {"c:o"}),
        ("INSERT DATA { <s> <p> 'a } ; PREFIX p: <b:> {' , <o> } # PREFIX p: <b:>", {"http://x.org/o"}),
    ],
)
def test_an_update_means_the_same_with_its_declarations_in_front(text: str, objects: set[str]) -> None:
    assert written(text) == objects


@pytest.mark.parametrize(
    "text",
    [
        "PREFIX p: <b:> INSERT DATA {} ;\nPREFIX p: <c:> INSERT DATA { p:s p:p p:o }",
        "INSERT DATA { <s> <p> <o> } ;\nBASE <b:> INSERT DATA { <s> <p> <o> }",
        "INSERT DATA {} ;\nPREFIX p: <relative> INSERT DATA { p:s p:p p:o }",
    ],
)
def test_what_would_mean_something_else_in_front_is_refused(text: str) -> None:
    with pytest.raises(QueryRefused, match="in line 2"):
        gathered(text)
