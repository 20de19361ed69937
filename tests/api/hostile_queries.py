"""Queries that mean harm: some never end, some fill memory, some overrun a parser, some reach for other hosts."""

COUNTS = "<http://example.org/counts>"
EVERYTHING = "?a ?b ?c . ?d ?e ?f . ?g ?h ?i"
NUMBERS = " ".join(map(str, range(3000)))


def nested(opening: str, core: str, closing: str, depth: int) -> str:
    return opening * depth + core + closing * depth


# What each query tries; TRAP is the address of a socket on this machine that nobody may reach.
QUERIES = {
    "count of a cross product": f"SELECT (COUNT(*) AS ?n) {{ {EVERYTHING} }}",
    "order of a cross product": f"SELECT * {{ {EVERYTHING} }} ORDER BY ?c ?f ?i LIMIT 1",
    "distinct over a cross product": f"SELECT DISTINCT ?a ?d ?g {{ {EVERYTHING} }}",
    "groups of a cross product": f"SELECT ?a ?d (COUNT(*) AS ?n) {{ {EVERYTHING} }} GROUP BY ?a ?d",
    "graph of a cross product": f"CONSTRUCT {{ ?a ?e ?i }} {{ {EVERYTHING} }}",
    "question about a cross product": f"ASK {{ {EVERYTHING} FILTER(STR(?c) = CONCAT(STR(?f), STR(?i), 'no')) }}",
    "difference of products": f"SELECT * {{ {EVERYTHING} MINUS {{ ?a ?x ?y . ?z ?w ?f }} FILTER(?a = ?i) }}",
    "existence for each pair": "SELECT * { ?a ?b ?c . ?d ?e ?f FILTER NOT EXISTS { ?d ?x ?y FILTER(?y = ?c) } }",
    "any path": "SELECT (COUNT(*) AS ?n) { ?x (!<a:b>)* ?y . ?z (!<a:b>)* ?w }",
    "alternatives, again and again": f"SELECT (COUNT(*) AS ?n) {{ ?x ({COUNTS}|^{COUNTS}|!<a:b>)+ ?y . ?v ?u ?t }}",
    "a path of no length": "SELECT (COUNT(*) AS ?n) { ?x <a:b>* ?y . ?z <a:b>* ?w }",
    "a path of a thousand steps": "SELECT * { ?s <a:b>" + "/<a:b>" * 1000 + " ?o }",
    "a join of a thousand patterns": "SELECT * { " + " ".join(f"?s{i} ?p{i} ?s{i + 1} ." for i in range(1000)) + " }",
    "lists in lists": "SELECT * { ?s ?p " + nested("(", "1", ")", 190) + " }",
    "blank nodes in blank nodes": "SELECT * { ?s ?p " + nested("[<a:b> ", "1", "]", 190) + " }",
    "braces too deep": "SELECT * " + nested("{", "", "}", 20_000),
    "parentheses too deep": "SELECT (" + nested("(", "1", ")", 20_000) + " AS ?x) {}",
    "calls too deep": "SELECT (" + nested("STR(", "1", ")", 2000) + " AS ?x) {}",
    "negations without end": "SELECT (" + "!" * 100_000 + "true AS ?x) {}",
    "a sum without end": "SELECT (1" + "+1" * 100_000 + " AS ?x) {}",
    "unions without end": "SELECT * { {}" + "UNION{}" * 50_000 + " }",
    "options without end": "SELECT * { " + "OPTIONAL{}" * 50_000 + " }",
    "names without end": "SELECT * { " + " ".join(f"BIND(1 AS ?x{i})" for i in range(20_000)) + " }",
    "a regex that turns back": f"SELECT * {{ {EVERYTHING} FILTER(REGEX(STR(?a), '^(([a-z/:.])+)+#$')) }}",
    "a regex that is large": "SELECT * { ?s ?p ?o FILTER(REGEX(STR(?s), '(((a{1,99}){1,99}){1,99}){1,99}')) }",
    "tables without end": f"SELECT (COUNT(*) AS ?n) {{ VALUES ?x {{ {NUMBERS} }} VALUES ?y {{ {NUMBERS} }}"
    f" VALUES ?z {{ {NUMBERS} }} }}",
    "a table of a mebibyte": "SELECT * { VALUES ?x { " + "1 " * 500_000 + "} }",
    "text that doubles": "SELECT (STRLEN(?x40) AS ?n) { BIND('four' AS ?x0) "
    + " ".join(f"BIND(CONCAT(?x{n}, ?x{n}) AS ?x{n + 1})" for n in range(40))
    + " }",
    "text that is replaced": "SELECT (STRLEN(?t) AS ?n) { ?s ?p ?o . ?u ?v ?w BIND(REPLACE(STR(?s), '', ?x) AS ?t) "
    "{ SELECT (GROUP_CONCAT(STR(?a)) AS ?x) { ?a ?b ?c } } }",
    "all text in one": "SELECT (GROUP_CONCAT(CONCAT(STR(?a), STR(?d))) AS ?x) { ?a ?b ?c . ?d ?e ?f }",
    "a huge IRI": "SELECT * { <http://example.org/" + "a" * 900_000 + "> ?p ?o }",
    "a huge name": "SELECT ?" + "a" * 900_000 + " {}",
    "broken escapes": "SELECT * { ?s ?p '\\uD800\\uDFFF \\U00110000' }",
    "a nul": "SELECT * { ?s ?p 'a\0b' }",
    "SERVICE": "SELECT * { SERVICE <TRAP> { ?s ?p ?o } }",
    "SERVICE, hidden": "SELECT * { \\u0053ERVICE SILENT <TRAP> { ?s ?p ?o } }",
    "SERVICE, by name": "SELECT * { VALUES ?x { <TRAP> } SERVICE ?x { ?s ?p ?o } }",
    "FROM this machine": "SELECT * FROM <TRAP> FROM NAMED <TRAP> { ?s ?p ?o GRAPH <TRAP> { ?x ?y ?z } }",
    "LOAD, as a query": "LOAD <TRAP>",
    "a file as a graph": "SELECT * FROM <file:///etc/passwd> { ?s ?p ?o }",
}
