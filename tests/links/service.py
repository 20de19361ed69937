"""A small reconciliation service on a real port, which notes what it is asked."""

import json
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread
from typing import Any
from urllib.parse import parse_qs


@dataclass
class Known:
    """What a service knows, by name, and how it behaves: how many queries it takes, what it answers first."""

    people: dict[str, list[dict[str, Any]]]
    batch_size: int = 2
    busy: int = 0  # requests answered 429 before it works
    broken: bool = False
    asked: list[dict[str, Any]] = field(default_factory=list)
    agents: set[str] = field(default_factory=set)


@contextmanager
def serving(known: Known) -> Iterator[str]:
    """The address of the service while it runs."""

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            manifest = {"name": "test", "identifierSpace": "https://example.org/id/", "batchSize": known.batch_size}
            self._answer(200, {} if known.broken else manifest)

        def do_POST(self) -> None:
            body = self.rfile.read(int(self.headers["Content-Length"])).decode()
            known.agents.add(self.headers["User-Agent"])
            if known.busy:
                known.busy -= 1
                self._answer(429, {})
                return
            queries = json.loads(parse_qs(body)["queries"][0])
            known.asked.append(queries)
            self._answer(200, {key: {"result": known.people.get(q["query"], [])} for key, q in queries.items()})

        def _answer(self, status: int, content: object) -> None:
            body = json.dumps(content).encode()
            self.send_response(status)
            if status == 429:
                self.send_header("Retry-After", "1")
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, *_: object) -> None:
            """Nothing: the tests look at what was asked."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield f"http://127.0.0.1:{server.server_port}/reconcile"
    finally:
        server.shutdown()
        server.server_close()
