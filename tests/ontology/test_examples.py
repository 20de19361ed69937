"""The README's examples have the shape that shapes.ttl asks for, and the shapes notice what is missing or wrong."""

import re

import pytest
from rdflib import ORG, OWL, RDF, RDFS, SH, Graph, Literal, Namespace, URIRef

from kg.ids import ID, NK, PREFIXES
from kg.resources import resource
from kg.shapes import violations

nk = Namespace(NK)
ITEM = Namespace(ID)
BLOCK = re.compile(r"^### (nk:\w+)\n(.*?)(?=^### |\Z)", re.M | re.S)
TURTLE = re.compile(r"^```turtle\n(.*?)^```", re.M | re.S)
# What is never the class of a node by itself, and the lexicon, whose nodes are in the ontology alone.
NOT_DATA = set(
    "Entity Fact Verdict Status Capacity EventStatus ArgumentRole Part Act Trigger Outcome Qualifier".split()
)


def sections() -> dict[str, str]:
    """The Turtle of each class's example."""
    readme = (resource("ontology") / "README.md").read_text("utf-8")
    return {name: "\n".join(TURTLE.findall(body)) for name, body in BLOCK.findall(readme)}


@pytest.fixture
def examples() -> Graph:
    graph = Graph()
    for turtle in sections().values():
        graph.parse(data=turtle, format="turtle")
    return graph


def test_every_class_of_data_has_an_example(ontology: Graph) -> None:
    classes = {str(c).removeprefix(NK) for c in ontology.subjects(RDF.type, OWL.Class)}
    events = {str(c).removeprefix(NK) for c in ontology.subjects(RDFS.subClassOf, nk.Event)}
    assert {name.removeprefix("nk:") for name in sections()} == classes - events - NOT_DATA


def test_what_the_readme_shows_of_the_lexicon_parses() -> None:
    readme = TURTLE.sub("", (resource("ontology") / "README.md").read_text("utf-8"))
    prefixes = "".join(f"@prefix {name}: <{iri}> .\n" for name, iri in {**PREFIXES, "org": str(ORG)}.items())
    blocks = [block for block in re.findall(r"(?:^    .*\n)+", readme, re.M) if re.match(r"    (nk|role):", block)]
    assert len(blocks) == 3
    for block in blocks:
        assert len(Graph().parse(data=prefixes + block, format="turtle")) > 5


def test_each_example_shows_its_class() -> None:
    for name, turtle in sections().items():
        graph = Graph().parse(data=turtle, format="turtle")
        assert list(graph.subjects(RDF.type, URIRef(NK + name.removeprefix("nk:")))), name


def test_the_examples_conform(examples: Graph) -> None:
    assert violations(examples) == []


def test_the_examples_quote_their_article(examples: Graph) -> None:
    text = str(examples.value(ITEM["article/a1"], nk.text))
    quotes = [(int(str(start)), evidence) for evidence, start in examples.subject_objects(nk.start)]
    assert len(quotes) == 3
    for start, evidence in quotes:
        end = int(str(examples.value(evidence, nk.end)))
        assert text[start:end] == str(examples.value(evidence, nk.quote))


@pytest.mark.parametrize(
    ("node", "name", "value"),
    [
        ("role/r1", "evidence", None),
        ("role/r1", "status", nk.Retired),
        ("role/r1", "holder", ITEM["place/strelsau"]),
        ("role/r1", "attested", Literal("spring")),
        ("evidence/e1", "quote", None),
        ("evidence/e1", "start", None),
        ("evidence/e1", "start", Literal(200)),
        ("evidence/e1", "confidence", Literal("1.5", datatype="http://www.w3.org/2001/XMLSchema#decimal")),
        ("evidence/e2", "inArticle", None),
        ("article/a1", "text", None),
        ("person/anna-koval", "nameKey", None),
        ("person/anna-koval", "evidence", None),
        ("place/strelsau", "country", ITEM["place/lower-valley"]),
        ("delegation/d1", "represents", None),
        ("membership/m1", "capacity", nk.Leader),
        ("event/talks-2", "eventStatus", None),
        ("event/talks-2", "round", Literal(0)),
        ("event/talks-2", "participation", None),
        ("participation/p1", "part", nk.Speaker),
        ("quantity/q1", "value", Literal("twelve")),
        ("quantity/q1", "outcome", Literal("Shot down")),
        ("quotation/s1", "words", Literal("")),
        ("position/o1", "act", nk.Hope),
    ],
)
def test_the_shapes_notice_what_is_missing_or_wrong(examples: Graph, node: str, name: str, value: object) -> None:
    examples.remove((ITEM[node], nk[name], None))
    if value is not None:
        examples.add((ITEM[node], nk[name], value))  # type: ignore[arg-type]
    assert violations(examples)


def test_an_event_needs_a_type(examples: Graph) -> None:
    examples.remove((ITEM["event/talks-2"], RDF.type, nk.Negotiation))
    assert [violation.message for violation in violations(examples)] == ["needs a type that is a subclass of nk:Event"]


def test_a_second_article_is_too_many_for_one_quote(examples: Graph) -> None:
    examples.add((ITEM["evidence/e1"], nk.quote, Literal("Ruritania's")))
    assert [violation.focus for violation in violations(examples)] == [str(ITEM["evidence/e1"])]


def test_every_class_of_data_has_a_shape(shapes: Graph) -> None:
    targets = {str(c).removeprefix(NK) for c in shapes.objects(None, SH.targetClass)}
    assert {name.removeprefix("nk:") for name in sections()} <= targets


def test_every_shape_says_in_words_what_it_asks(shapes: Graph) -> None:
    asking = {(shape, part) for shape, part in shapes.subject_objects(SH.property) if isinstance(shape, URIRef)}
    assert [str(shape) for shape, part in asking if (part, SH.message, None) not in shapes] == []
