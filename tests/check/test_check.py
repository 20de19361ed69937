import pytest

from kg.check import check
from kg.ids import ID


def findings(reader):
    return [(finding.node.removeprefix(ID), finding.message) for finding in check(reader).findings]


def test_a_graph_in_order_has_no_findings(reader_of):
    report = check(reader_of())
    assert report.findings == ()
    assert report.facts == 8  # person, place, role holding, event, participation, two assertions, quotation
    assert report.quotes == 3


def moved(by):
    return f"""DELETE {{ ?e nk:start ?s ; nk:end ?t }} INSERT {{ ?e nk:start ?u ; nk:end ?v }}
        WHERE {{ ?e nk:start ?s ; nk:end ?t FILTER(?s = 0) BIND(?s + {by} AS ?u) BIND(?t + {by} AS ?v) }}"""


def set_to(node, term, value):
    return f"DELETE {{ ?n {term} ?v }} INSERT {{ ?n {term} {value} }} WHERE {{ BIND(<{ID}{node}> AS ?n) ?n {term} ?v }}"


@pytest.mark.parametrize(
    ("update", "node", "message"),
    [
        (moved(1), "evidence/1", "is not the text at 1: ' Envoys met"),
        (moved(-1), "evidence/1", "-1 to 33 lies outside the article's text of 71 characters"),
        (moved(100), "evidence/1", "lies outside"),
        (
            set_to("evidence/1", "nk:quote", '"🕊 envoys met in Velmora on Monday."'),
            "evidence/1",
            "is not the text at 0",
        ),
        (
            set_to("evidence/2", "nk:quote", '''"\\"We'll go on,\\" said envoy Mara Velt."'''),
            "evidence/2",
            "is not the text",
        ),
        (set_to("evidence/3", "nk:quote", '"Velmore"'), "evidence/3", "the quote 'Velmore' is not in the title"),
        (set_to("evidence/3", "nk:quote", '""'), "evidence/3", "the quote is empty"),
        (f"DELETE WHERE {{ <{ID}evidence/1> nk:end ?e }}", "evidence/1", "are not two whole numbers"),
        (set_to("evidence/1", "nk:end", '"many"'), "evidence/1", "are not two whole numbers"),
        (f"DELETE WHERE {{ <{ID}evidence/1> nk:quote ?q }}", "evidence/1", "without a quote or without its article"),
        (set_to("evidence/1", "nk:inArticle", "id:other"), "evidence/1", "without a quote or without its article"),
        (f"DELETE WHERE {{ <{ID}article/a> nk:text ?t }}", "evidence/2", "lies outside the article's text of 0"),
        (f"DELETE WHERE {{ <{ID}role/1> nk:evidence ?e }}", "role/1", "has no evidence"),
        (f"DELETE WHERE {{ <{ID}person/1> nk:evidence ?e }}", "person/1", "has no evidence"),
        (f"DELETE WHERE {{ <{ID}assertion/1> nk:evidence ?e }}", "assertion/1", "has no evidence"),
        (set_to("event/1", "nk:evidence", f"<{ID}nothing>"), "event/1", "has no evidence"),
        (
            f"DELETE WHERE {{ <{ID}event/1> nk:place ?p }}",
            "assertion/1",
            "asserts a statement that is not in the graph",
        ),
        (f"DELETE WHERE {{ <{ID}assertion/1> rdf:object ?o }}", "assertion/1", "asserts a statement that is not"),
        (f"INSERT DATA {{ <{ID}event/1> nk:killed 3 }}", "event/1", "ontology#killed 3 has no assertion"),
        (set_to("assertion/2", "rdf:object", "nk:Planned"), "event/1", "eventStatus https"),
    ],
)
def test_each_fault_is_found(reader_of, update, node, message):
    found = findings(reader_of(update))
    assert any(where == node and message in what for where, what in found), found


def test_a_quote_that_stands_elsewhere_in_the_text_is_found(reader_of):
    update = set_to("evidence/2", "nk:quote", '"🕊 Envoys met in Velmora on Monday."')
    assert any(
        node == "evidence/2" and "is not the text at 35" in message for node, message in findings(reader_of(update))
    )


def test_shapes_are_checked_too(reader_of):
    found = findings(reader_of(f"DELETE WHERE {{ <{ID}quotation/1> nk:speaker ?s }}"))
    assert [node for node, _ in found] == ["quotation/1"]
    assert found[0][1] == "needs exactly one nk:speaker, an entity"


def test_a_finding_reads_as_one_line(reader_of):
    report = check(reader_of(f"DELETE WHERE {{ <{ID}role/1> nk:evidence ?e }}"))
    lines = [str(finding) for finding in report.findings]
    assert f"{ID}role/1: has no evidence" in lines
    assert not any("\n" in line for line in lines)


def test_findings_are_sorted_and_named_once(reader_of):
    found = findings(reader_of("DELETE WHERE { ?n nk:evidence ?e }"))
    assert found == sorted(set(found))
    assert {"person/1", "place/1", "role/1", "event/1", "quotation/1"} <= {node for node, _ in found}


JUDGEMENT = """INSERT DATA {{ GRAPH <https://w3id.org/newskg/graph/judgements> {{ id:judgement\\/1 a nk:Judgement ;
    nk:left "a#mention:0-4" ; nk:right "b#mention:0-4" ; nk:reason "the surname alone" ; nk:score {score} ;
    nk:verdict nk:{verdict} ; nk:feature "{feature}" ; nk:entity id:person\\/1, id:{other} ;
    nk:inArticle id:article\\/a }} }}"""
IN_ORDER = {"score": "0.5", "verdict": "Unsure", "feature": "name: the surname alone (+0.5)", "other": "place\\/1"}


def test_a_judgement_in_order_is_no_finding(reader_of):
    assert findings(reader_of(JUDGEMENT.format(**IN_ORDER))) == []


@pytest.mark.parametrize(
    ("spoilt", "node", "message"),
    [
        ({"verdict": "Perhaps"}, "judgement/1", "needs exactly one nk:verdict"),
        ({"score": "1.5"}, "judgement/1", "needs exactly one nk:score"),
        ({"feature": "the surname"}, "judgement/1", "nk:feature is its name, what it says and its weight"),
        ({"other": "person\\/9"}, "person/9", "is what a judgement is about, and the graph does not know it"),
    ],
)
def test_a_judgement_that_is_not(reader_of, spoilt, node, message):
    ((found, told),) = findings(reader_of(JUDGEMENT.format(**{**IN_ORDER, **spoilt})))
    assert (found, message in told) == (node, True), told
