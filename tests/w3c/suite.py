"""The W3C's tests as their manifests list them. They do not come with newskg: NEWSKG_SHARED says where they are."""

import os
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from pyoxigraph import BlankNode, Literal, NamedNode, RdfFormat, Store, Triple, parse

MF = "http://www.w3.org/2001/sw/DataAccess/tests/test-manifest#"
RDF = "http://www.w3.org/1999/02/22-rdf-syntax-ns#"
BASE = "https://w3c.github.io/rdf-tests/sparql/sparql11/"  # what the suite's relative IRIs are relative to
SHARED = Path(os.environ.get("NEWSKG_SHARED", Path(__file__).parents[3] / "shared"))
FOLDER = SHARED / "rdf-tests" / "sparql11"
MISSING = (
    None if FOLDER.is_dir() else f"the W3C's tests are not at {FOLDER}: set NEWSKG_SHARED to the folder they are in"
)

Node = NamedNode | BlankNode
Term = Node | Literal
Graphs = list[tuple[str | None, Path]]  # a graph's name, None for the default graph, and the file with its statements


class Manifest:
    """One manifest's statements."""

    def __init__(self, path: Path) -> None:
        self._store = Store()
        self._store.bulk_load(path=path, format=RdfFormat.TURTLE, base_iri=iri_of(path))

    def all(self, subject: Node | None, predicate: str) -> list[Term]:
        """The objects of a subject, in no order."""
        return [quad.object for quad in self._store.quads_for_pattern(subject, NamedNode(predicate), None)]

    def one(self, subject: Node, predicate: str) -> Term | None:
        """The object of a subject, or None."""
        return next(iter(self.all(subject, predicate)), None)

    def text(self, subject: Node, predicate: str) -> str | None:
        """The value of a subject's object, or None."""
        found = self.one(subject, predicate)
        return None if found is None else found.value

    def items(self, head: Term | None) -> Iterator[Term]:
        """The members of a list, in order."""
        while head is not None and head != NamedNode(RDF + "nil"):
            yield self.one(head, RDF + "first")
            head = self.one(head, RDF + "rest")


@dataclass(frozen=True)
class Test:
    """One test: `name` is unique in its group, which is the folder; `kind` is its class in the manifest."""

    __test__ = False  # it is no test of pytest's
    group: str
    name: str
    kind: str
    manifest: Manifest
    node: Node

    @property
    def id(self) -> str:
        """The name that is unique in the suite."""
        return f"{self.group}/{self.name}"

    @property
    def action(self) -> Node:
        """What is to be done."""
        return self.manifest.one(self.node, MF + "action")

    @property
    def result(self) -> Node | None:
        """What should come of it."""
        return self.manifest.one(self.node, MF + "result")


def iri_of(path: Path) -> str:
    """The IRI of a file of the suite."""
    return BASE + path.relative_to(FOLDER).as_posix()


def file_of(node: Term) -> Path:
    """The file of the suite that an IRI names."""
    return FOLDER / node.value.removeprefix(BASE)


def load() -> list[Test]:
    """Every test of the suite, by group and in the manifests' order; none where the suite is missing."""
    return [test for path in sorted(FOLDER.glob("*/manifest*.ttl")) for test in _listed(path)]


def _listed(path: Path) -> Iterator[Test]:
    manifest = Manifest(path)
    for head in manifest.all(None, MF + "entries"):
        for node in manifest.items(head):
            kind = manifest.text(node, RDF + "type")
            if kind is not None:  # a few entries are listed and not defined
                yield Test(path.parent.name, _fragment(node.value), _fragment(kind), manifest, node)


def _fragment(iri: str) -> str:
    return iri.rpartition("#")[2]


def triples(path: Path) -> list[Triple]:
    """The statements of a data file; its blank nodes are its own."""
    rdf = RdfFormat.from_extension(path.suffix[1:])
    return [quad.triple for quad in parse(path=path, format=rdf, base_iri=iri_of(path), rename_blank_nodes=True)]
