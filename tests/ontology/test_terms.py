"""Every term has a label and a definition, and what code, queries and shapes name is a term."""

import re
from pathlib import Path

import pytest
from rdflib import RDF, RDFS, SKOS, Graph, URIRef
from rdflib.namespace import OWL

from kg.ids import NK, PREFIXES
from kg.resources import resource

ROOT = Path(__file__).parents[2]
USES = re.compile(r'\bnk\("(\w+)"\)|\bnk:(\w+)|\bNK \+ "(\w+)"')
INTERFACE = """
Article Evidence Person Organization Place Country Region City RoleHolding Delegation DelegationMembership Event
Participation Quantity Quotation Assertion Position inArticle quote start end foundBy confidence outlet text
country mentionedIn evidence holder role roleTitle of status Current Former Acting Designate from until attested
represents sentTo headedBy hasMember delegation member capacity Head Deputy Member Adviser place date dateText
eventStatus Happened Ongoing Planned Cancelled round previousRound partOf participation quantity participant
killed injured actor part Agent Target Party Mediator Host value counted outcome qualifier accordingTo speaker
words addressee about party act content Demand Offer Reject Accept Accuse Threaten Deny trigger lemma wordClass
withObject argument slot nameKey textHash engine
""".split()
TYPES = """
Negotiation Meeting Visit Agreement Attack Battle Exchange Sanction Aid Protest Election Appointment Resignation
Arrest Trial Disaster
""".split()
PLOVER_TYPES = """
AGREE CONSULT SUPPORT COOPERATE AID CONCEDE RETREAT REQUEST ACCUSE REJECT THREATEN PROTEST SANCTION MOBILIZE
COERCE ASSAULT
""".split()
PLOVER_CONTEXTS = ["election", "political_institutions", "disaster"]


def named_terms(graph: Graph) -> set[URIRef]:
    ours = (NK, PREFIXES["role"].rstrip("/"))
    return {s for s in graph.subjects(unique=True) if isinstance(s, URIRef) and str(s).startswith(ours)}


def used_terms() -> set[str]:
    texts = [path for part in ("kg", "api") for kind in ("*.py", "*.rq") for path in (ROOT / part).rglob(kind)]
    texts.append(resource("ontology") / "shapes.ttl")
    return {name for path in texts for found in USES.findall(path.read_text("utf-8")) for name in found if name}


def test_what_code_queries_and_shapes_name_is_defined(ontology: Graph) -> None:
    assert len(used_terms()) > 80
    defined = {str(term).removeprefix(NK) for term in named_terms(ontology)}
    assert used_terms() - defined == set()


def test_the_search_for_used_terms_finds_each_way_of_naming_one() -> None:
    found = USES.findall('nk("Person") ?x nk:holder ?y NK + "evidence" nk:{term} monk:word')
    assert [name for names in found for name in names if name] == ["Person", "holder", "evidence"]


def test_the_interface_is_complete(ontology: Graph) -> None:
    assert [name for name in INTERFACE if (URIRef(NK + name), RDFS.label, None) not in ontology] == []


def test_every_term_has_one_label_and_one_definition(ontology: Graph) -> None:
    lacking = [
        str(term)
        for term in sorted(named_terms(ontology))
        if len({*ontology.objects(term, RDFS.label), *ontology.objects(term, SKOS.prefLabel)}) != 1
        or len(list(ontology.objects(term, SKOS.definition))) != 1
    ]
    assert lacking == []


def test_every_term_says_what_it_is(ontology: Graph) -> None:
    assert [str(term) for term in sorted(named_terms(ontology)) if not list(ontology.objects(term, RDF.type))] == []


def test_definitions_are_sentences_of_their_own(ontology: Graph) -> None:
    definitions = [str(text) for _, text in ontology.subject_objects(SKOS.definition)]
    assert all(text.endswith(".") for text in definitions)
    assert len(definitions) == len(set(definitions))


def test_domains_and_ranges_are_classes(ontology: Graph) -> None:
    ends = {*ontology.objects(None, RDFS.domain), *ontology.objects(None, RDFS.range)}
    ours = {end for end in ends if str(end).startswith(NK)}
    assert {str(end) for end in ours if (end, RDF.type, OWL.Class) not in ontology} == set()


def test_nothing_is_imported(ontology: Graph) -> None:
    assert list(ontology.subject_objects(OWL.imports)) == []


@pytest.mark.parametrize("name", TYPES)
def test_event_types_carry_a_plover_code(ontology: Graph, name: str) -> None:
    codes = [str(code) for code in ontology.objects(URIRef(NK + name), URIRef(NK + "ploverCode"))]
    assert len(codes) == 1
    assert codes[0] in PLOVER_TYPES or codes[0] in PLOVER_CONTEXTS


def test_the_event_types_are_these_sixteen(ontology: Graph) -> None:
    found = ontology.subjects(RDFS.subClassOf, URIRef(NK + "Event"))
    assert sorted(str(term).removeprefix(NK) for term in found) == sorted(TYPES)
