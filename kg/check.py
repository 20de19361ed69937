"""Whether a graph can be trusted: each fact has evidence, each quote is its article's text, each node has its shape."""

import io
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice

from rdflib import Graph

from kg.ids import CORRECTIONS_GRAPH, ID, JUDGEMENTS_GRAPH, SPARQL_PREFIXES
from kg.shapes import violations
from kg.store import Reader

PAGE = 200  # articles whose texts are in memory at a time

# What sources can differ on, so that each value needs an assertion with evidence of its own beside it.
ASSERTED = "nk:place nk:date nk:eventStatus nk:round nk:killed nk:injured nk:from nk:until"

# What must be, and what of it is as it must. Compared here: FILTER NOT EXISTS took four times as long as all the rest.
_FACTS = f"""SELECT DISTINCT ?node WHERE {{ ?node a ?class
    FILTER(STRSTARTS(STR(?node), "{ID}") && ?class NOT IN (nk:Article, nk:Evidence)) }}"""
_WITH_EVIDENCE = "SELECT DISTINCT ?node WHERE { ?node nk:evidence ?evidence . ?evidence a nk:Evidence }"
_EVIDENCE = "SELECT DISTINCT ?node WHERE { ?node a nk:Evidence }"
_WITH_SOURCE = "SELECT DISTINCT ?node WHERE { ?node nk:quote ?quote ; nk:inArticle ?article . ?article a nk:Article }"
_ASSERTIONS = "SELECT DISTINCT ?node WHERE { ?node a nk:Assertion }"
_TRUE_ASSERTIONS = """SELECT DISTINCT ?node WHERE {
    ?node rdf:subject ?subject ; rdf:predicate ?predicate ; rdf:object ?object . ?subject ?predicate ?object }"""
_VALUES = f"""SELECT ?node ?property ?value WHERE {{ VALUES ?property {{ {ASSERTED} }} ?node ?property ?value
    FILTER(STRSTARTS(STR(?node), "{ID}")) }}"""
_ASSERTED_VALUES = f"""SELECT DISTINCT ?node ?property ?value WHERE {{ VALUES ?property {{ {ASSERTED} }}
    ?assertion rdf:predicate ?property ; rdf:subject ?node ; rdf:object ?value }}"""

_ABOUT = {"judgement": JUDGEMENTS_GRAPH, "correction": CORRECTIONS_GRAPH}
_WHOLE = "CONSTRUCT {{ ?s ?p ?o }} WHERE {{ GRAPH <{}> {{ ?s ?p ?o }} }}"
_LINKS = """SELECT DISTINCT ?node WHERE {{ VALUES ?property {{ nk:entity nk:concerns nk:inArticle }}
    GRAPH <{}> {{ ?judgement ?property ?node }} }}"""
_KINDS = f"""SELECT DISTINCT ?node WHERE {{ ?node a ?class FILTER(STRSTARTS(STR(?node), "{ID}")) }}"""

_ARTICLES = "SELECT ?article WHERE { ?article a nk:Article }"
_TEXTS = """SELECT ?article ?title ?text WHERE { VALUES ?article { %s }
    { ?article nk:text ?text } UNION { ?article dcterms:title ?title } }"""
_QUOTES = """SELECT ?article ?evidence ?quote ?start ?end WHERE { VALUES ?article { %s }
    ?evidence nk:inArticle ?article ; nk:quote ?quote
    OPTIONAL { ?evidence nk:start ?start } OPTIONAL { ?evidence nk:end ?end } }"""


@dataclass(frozen=True, order=True)
class Finding:
    """One thing that is wrong: the node's IRI, and what about it."""

    node: str
    message: str

    def __str__(self) -> str:
        return f"{self.node}: {self.message}"


@dataclass(frozen=True)
class CheckReport:
    """How many nodes that state something and how many quotes were looked at, and what was wrong, sorted by node."""

    facts: int
    quotes: int
    findings: tuple[Finding, ...]


def check(reader: Reader) -> CheckReport:
    """Check every node and every quote of the graph. Nothing is changed.

    Takes about two minutes and three gigabytes for a million statements, nearly all of it for the shapes.
    """
    found = [
        *_shape_findings(reader),
        *_quote_findings(reader),
        *_evidence_findings(reader),
        *_assertion_findings(reader),
        *(finding for kind in _ABOUT for finding in _findings_about(reader, kind)),
    ]
    facts, quotes = (len(_select(reader, query)) for query in (_FACTS, _EVIDENCE))
    return CheckReport(facts, quotes, tuple(sorted(set(found))))


def _shape_findings(reader: Reader) -> Iterator[Finding]:
    written = io.BytesIO()
    reader.dump("application/n-triples", written)
    graph = Graph().parse(data=written.getvalue(), format="nt11")
    for violation in violations(graph):
        yield Finding(violation.focus, violation.message)


def _findings_about(reader: Reader, kind: str) -> Iterator[Finding]:
    """What is wrong in a graph that is about this one: in that of the judgements, or of the corrections."""
    graph = Graph().parse(data=reader.query(_WHOLE.format(_ABOUT[kind]), "application/n-triples"), format="nt11")
    for violation in violations(graph) if len(graph) else ():
        yield Finding(violation.focus, violation.message)
    for row in _lacking(reader, _LINKS.format(_ABOUT[kind]), _KINDS):
        yield Finding(row["node"], f"is what a {kind} is about, and the graph does not know it")


def _evidence_findings(reader: Reader) -> Iterator[Finding]:
    for row in _lacking(reader, _FACTS, _WITH_EVIDENCE):
        yield Finding(row["node"], "has no evidence")
    for row in _lacking(reader, _EVIDENCE, _WITH_SOURCE):
        yield Finding(row["node"], "is evidence without a quote or without its article")


def _assertion_findings(reader: Reader) -> Iterator[Finding]:
    for row in _lacking(reader, _ASSERTIONS, _TRUE_ASSERTIONS):
        yield Finding(row["node"], "asserts a statement that is not in the graph")
    for row in _lacking(reader, _VALUES, _ASSERTED_VALUES):
        yield Finding(row["node"], f"{row['property']} {row['value']} has no assertion with evidence beside it")


def _quote_findings(reader: Reader) -> Iterator[Finding]:
    articles = iter(_select(reader, _ARTICLES))
    while page := [f"<{row['article']}>" for row in islice(articles, PAGE)]:
        yield from _misquotes(reader, " ".join(page))


def _misquotes(reader: Reader, articles: str) -> Iterator[Finding]:
    texts: dict[str, str] = {}
    titles: dict[str, str] = {}
    for row in _select(reader, _TEXTS % articles):
        target = texts if "text" in row else titles
        target[row["article"]] = row.get("text", row.get("title", ""))
    for row in _select(reader, _QUOTES % articles):
        article = row["article"]
        reason = _misquote(row, texts.get(article, ""), titles.get(article, ""))
        if reason:
            yield Finding(row["evidence"], reason)


def _misquote(evidence: dict[str, str], text: str, title: str) -> str | None:
    """What is wrong with the evidence's quote; None where it is exactly what the article has there."""
    quote = evidence["quote"]
    if not quote:
        return "the quote is empty"
    if "start" not in evidence and "end" not in evidence:
        return None if quote in title else f"the quote {quote!r} is not in the title {title!r}"
    try:
        start, end = int(evidence["start"]), int(evidence["end"])
    except (KeyError, ValueError):
        return "nk:start and nk:end are not two whole numbers"
    if not 0 <= start < end <= len(text):
        return f"{start} to {end} lies outside the article's text of {len(text)} characters"
    return None if text[start:end] == quote else f"the quote {quote!r} is not the text at {start}: {text[start:end]!r}"


def _lacking(reader: Reader, wanted: str, found: str) -> Iterator[dict[str, str]]:
    """The rows of the first query that the second does not give."""
    there = {frozenset(row.items()) for row in _select(reader, found)}
    return (row for row in _select(reader, wanted) if frozenset(row.items()) not in there)


def _select(reader: Reader, query: str) -> list[dict[str, str]]:
    return reader.select(SPARQL_PREFIXES + query)
