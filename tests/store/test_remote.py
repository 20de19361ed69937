"""The remote reader against a real HTTP server on this machine that speaks the SPARQL protocol."""

import io
import json
import threading
from contextlib import suppress
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.parse import parse_qs

import pytest
from pyoxigraph import RdfFormat, parse

from kg.errors import QueryError, QueryFailed, StoreError
from kg.ids import ARTICLES_GRAPH, ID
from kg.store import Dataset, open_reader
from kg.store.exchange import ROWS, TRIPLES, read_rows, write_rows
from kg.store.remote import Endpoint

ALL = "SELECT ?s ?w ?none WHERE { ?s ?p ?w OPTIONAL { ?w ?p ?none } } ORDER BY ?w"


class Protocol(BaseHTTPRequestHandler):
    def do_POST(self):
        body = self.rfile.read(int(self.headers["Content-Length"])).decode()
        assert self.headers["Content-Type"] == "application/x-www-form-urlencoded"
        fields = parse_qs(body)
        self.server.graphs = {name: values for name, values in fields.items() if name != "query"}
        self.reply(*self.server.answer(fields["query"][0], self.headers["Accept"].split(",")[0]))

    def reply(self, status, media_type, body, headers=()):
        self.send_response(status)
        for name, value in headers:
            self.send_header(name, value)
        self.send_header("Content-Type", media_type)
        if isinstance(body, bytes):
            self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        with suppress(BrokenPipeError):  # the reader that waited no longer
            for piece in [body] if isinstance(body, bytes) else body:
                self.wfile.write(piece)

    def log_message(self, *_):
        pass


@pytest.fixture
def serve():
    servers = []

    def start(answer):
        server = ThreadingHTTPServer(("127.0.0.1", 0), Protocol)
        server.answer = answer
        threading.Thread(target=server.serve_forever, args=(0.01,), daemon=True).start()
        servers.append(server)
        start.newest = server
        return f"http://127.0.0.1:{server.server_port}/sparql"

    yield start
    for server in servers:
        server.shutdown()
        server.server_close()


@pytest.fixture
def address(serve, built):
    reader = open_reader(built)

    def answer(query, accept):
        try:
            return 200, accept + "; charset=utf-8", reader.query(query, accept)
        except QueryError as error:
            return 400, "text/plain", str(error).encode()

    return serve(answer)


def test_an_address_opens_as_an_endpoint(address):
    assert isinstance(open_reader(address), Endpoint)


def test_select_gives_the_same_rows_as_the_store_itself(address, built):
    rows = open_reader(address).select(ALL)
    assert rows == open_reader(built).select(ALL)
    assert rows[0] == {"s": ID + "quotation/1", "w": "Talks go on"}


def test_select_marks_blank_nodes(address):
    assert open_reader(address).select("SELECT (BNODE() AS ?b) {}")[0]["b"].startswith("_:")


def test_select_refuses_other_forms(address):
    with pytest.raises(QueryError, match="no SELECT"):
        open_reader(address).select("ASK {}")


@pytest.mark.parametrize(
    ("query", "media_type"),
    [(ALL, "text/csv"), ("ASK {}", "application/sparql-results+xml"), ("CONSTRUCT WHERE { ?s ?p ?o }", "text/turtle")],
)
def test_query_passes_the_bytes_on(address, built, query, media_type):
    expected = open_reader(built).query(query, media_type)
    assert sorted(open_reader(address).query(query, media_type)) == sorted(expected)


@pytest.mark.parametrize(
    ("media_type", "statements"), [("text/turtle", 2), ("application/n-quads", 3), ("application/ld+json", 3)]
)
def test_dump_writes_the_graphs_that_the_format_can_hold(address, media_type, statements):
    out = io.BytesIO()
    open_reader(address).dump(media_type, out)
    assert len(list(parse(out.getvalue(), RdfFormat.from_media_type(media_type)))) == statements


def test_a_dataset_goes_with_the_request(serve, address):
    open_reader(address).write(ALL, "text/csv", io.BytesIO(), Dataset(default=("http://x.org/a", "http://x.org/b")))
    assert serve.newest.graphs == {"default-graph-uri": ["http://x.org/a", "http://x.org/b"]}
    open_reader(address).write(ALL, "text/csv", io.BytesIO(), Dataset(named=("http://x.org/c",)))
    assert serve.newest.graphs == {"named-graph-uri": ["http://x.org/c"]}


def test_a_dump_that_the_endpoint_cuts_short_is_an_error(serve, built):
    reader = open_reader(built)

    def answer(query, accept):
        return 200, accept, reader.query(query + " LIMIT 1" if "CONSTRUCT" in query else query, accept)

    with pytest.raises(StoreError, match="gave 1 of its 2 statements: raise its limit"):
        open_reader(serve(answer)).dump("text/turtle", io.BytesIO())


def lines(first, last):
    return b"".join(b'<http://x.org/%d> <http://x.org/p> "%0100d" .\n' % (n, n) for n in range(first, last))


def given(answer):
    """An endpoint's answers of a graph with 4000 statements and no others."""

    def of(query, accept):
        if "COUNT" in query:
            return (
                200,
                ROWS,
                b'{"head":{"vars":["n"]},"results":{"bindings":[{"n":{"type":"literal","value":"4000"}}]}}',
            )
        if "ASK" in query:
            return 200, ROWS, b'{"head":{},"boolean":%s}' % (b"true" if "FILTER NOT EXISTS" in query else b"false")
        return answer(query, accept)

    return of


@pytest.mark.parametrize("dumped", [True, False])
def test_statements_are_written_as_they_come(serve, dumped):
    out, written = io.BytesIO(), threading.Event()

    class Out(io.BytesIO):
        def write(self, data):
            written.set()
            return super().write(data)

    def pieces():
        yield lines(0, 3000)
        assert written.wait(10), "nothing is written before all has come"
        yield lines(3000, 4000)

    reader, out = open_reader(serve(given(lambda query, accept: (200, TRIPLES, pieces())))), Out()
    if dumped:
        reader.dump("text/turtle", out)
    else:
        reader.write("CONSTRUCT WHERE { ?s ?p ?o }", "application/trig", out)
    assert len(list(parse(out.getvalue(), RdfFormat.TURTLE))) == 4000


@pytest.mark.parametrize("cut", [b"<http://x.org/half> <http://x.o", b"<html>Service Unavailable</html>"])
def test_statements_that_break_off_are_an_error(serve, cut):
    reader = open_reader(serve(given(lambda query, accept: (200, TRIPLES, iter([lines(0, 3999), cut])))))
    with pytest.raises(StoreError, match=r"something else than N-Triples|gave 3999 of its 4000"):
        reader.dump("text/turtle", io.BytesIO())


@pytest.fixture
def capped(serve, built):
    """An endpoint that says it is a Virtuoso, and gives one row at once."""
    reader = open_reader(built)

    def answer(query, accept):
        if "virtrdf" in query:
            return 200, accept, b'{"head": {"link": []}, "boolean": true}'
        found = json.loads(reader.query(query, accept))
        rows = found["results"]["bindings"]
        found["results"]["bindings"] = rows[:1]
        return 200, accept, json.dumps(found).encode(), [("X-SPARQL-MaxRows", "1")] if rows else []

    return serve(answer)


def test_rows_that_come_a_few_at_once_are_all_read(capped, built):
    own, other = open_reader(built), open_reader(capped)
    assert other.select(ALL) == own.select(ALL)
    assert len(other.select("# SELECT\nPREFIX x: <http://x.org/> " + ALL)) == 2
    assert other.query(ALL, "text/csv") == own.query(ALL, "text/csv")
    written = [io.BytesIO(), io.BytesIO()]
    for reader, out in zip((own, other), written, strict=True):
        reader.dump("application/n-quads", out)
    assert sorted(written[0].getvalue().splitlines()) == sorted(written[1].getvalue().splitlines())


def test_rows_that_come_a_few_at_once_name_no_graphs(capped):
    with pytest.raises(QueryFailed, match="gives 1 rows at once: name the graphs in the request"):
        open_reader(capped).select(f"SELECT * FROM <{ARTICLES_GRAPH}> {{ ?s ?p ?o }}")


def test_a_part_of_the_results_for_the_time_is_up_is_no_result(serve, built):
    reader = open_reader(built)

    def answer(query, accept):
        return 200, accept, reader.query(query, accept), [("X-SQL-State", "S1TAT")] if query == ALL else []

    with pytest.raises(StoreError, match="gave up after some of the results"):
        open_reader(serve(answer)).select(ALL)


def test_what_an_endpoint_cannot_write_is_written_from_what_it_can(serve, built):
    reader = open_reader(built)
    address = serve(lambda query, accept: (200, ROWS, reader.query(query, ROWS)))
    assert open_reader(address).query(ALL, "text/csv") == reader.query(ALL, "text/csv")
    graph = "CONSTRUCT WHERE { ?s ?p ?o }"
    triples = serve(
        lambda query, accept: (200, *((kind := TRIPLES if query == graph else ROWS), reader.query(query, kind)))
    )
    given, expected = (r.query(graph, "text/turtle") for r in (open_reader(triples), reader))
    assert set(parse(given, RdfFormat.TURTLE)) == set(parse(expected, RdfFormat.TURTLE))


def test_virtuosos_own_terms_are_put_right():
    answer = b"""{"head": {"link": [], "vars": ["a", "b", "c"]}, "results": {"distinct": false, "bindings": [
        {"a": {"type": "typed-literal", "datatype": "http://www.w3.org/2001/XMLSchema#boolean", "value": "1"},
         "b": {"type": "bnode", "value": "nodeID://b10"},
         "c": {"type": "literal", "xml:lang": "en", "value": "1"}}]}}"""
    out = io.BytesIO()
    write_rows(read_rows(answer), "text/tab-separated-values", out)
    assert out.getvalue().decode().splitlines() == ["?a\t?b\t?c", 'true\t_:nodeIDb10\t"1"@en']


def test_a_malformed_query_is_refused_with_the_endpoints_words(address):
    with pytest.raises(QueryError, match=r"refused the query: .*error at 1:"):
        open_reader(address).select("SELECT")


@pytest.mark.parametrize("status", [401, 404, 500, 503])
def test_a_failing_endpoint_is_a_store_error_of_one_line(serve, status):
    address = serve(lambda query, accept: (status, "text/html", b"<h1>No\n\nway</h1>"))
    with pytest.raises(StoreError, match=f"answered {status}: <h1>No way</h1>"):
        open_reader(address).select(ALL)


def test_an_endpoint_that_cannot_be_reached():
    with pytest.raises(StoreError, match=r"http://127\.0\.0\.1:9/sparql cannot be reached"):
        Endpoint("http://127.0.0.1:9/sparql").select(ALL)


def test_an_endpoint_that_does_not_answer(serve):
    released = threading.Event()

    def answer(query, accept):
        released.wait(5)
        return 200, accept, b""

    with pytest.raises(StoreError, match=r"did not answer within 0\.2 s"):
        Endpoint(serve(answer), timeout=0.2).select(ALL)
    released.set()


def test_a_web_page_instead_of_results(serve):
    address = serve(lambda query, accept: (200, "text/html", b"<h1>Welcome</h1>"))
    with pytest.raises(QueryError, match="answered with text/html"):
        open_reader(address).select(ALL)


def test_broken_json_instead_of_results(serve):
    address = serve(lambda query, accept: (200, accept, b'{"head":'))
    with pytest.raises(StoreError, match="something else than SPARQL results"):
        open_reader(address).select(ALL)
