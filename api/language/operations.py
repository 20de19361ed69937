"""What a SPARQL update does, told from its text: its operations, the graphs each writes, where each one's WHERE stands.

Refuses LOAD, and SERVICE in a WHERE, which would have the engine make requests. LOAD SILENT, which asks to hear of no
failure, comes to nothing instead.
"""

from dataclasses import dataclass, field

from pyoxigraph import NamedNode, Store

from api.language.update_tokens import Token, Tokens
from kg.errors import QueryRefused

DEFAULT, NAMED, ALL = "DEFAULT", "NAMED", "ALL"  # what stands for graphs, beside IRIs and variables
_LOAD = "LOAD is refused: this service fetches nothing; send the graph's content to /graphs instead"
_SERVICE = "SERVICE is refused: this service reaches no other endpoint"


@dataclass
class Operation:
    """One operation. `writes` are graphs as they are written in the text: IRIs, prefixed names, variables, or a word.

    `prologue` are the declarations before it. `using` is where USING may be put in, None where there is no WHERE;
    `pattern` is the block of a DELETE WHERE; `chosen` says that it names the graphs of its WHERE itself. `void` is
    where a LOAD SILENT begins and ends. `templates` are the parts of its blocks of triples that stand in no GRAPH,
    and `where` is its WHERE with the USINGs before it, as places in the text.
    """

    prologue: str
    writes: set[str] = field(default_factory=set)
    using: int | None = None
    pattern: str | None = None
    chosen: bool = False
    void: tuple[int, int] | None = None
    templates: list[tuple[int, int]] = field(default_factory=list)
    where: tuple[int, int] | None = None


class Fetching(QueryRefused):
    """The update would have the engine make a request."""


def operations(text: str) -> list[Operation]:
    """The operations of an update. Raises Unclear when it cannot be told what one writes, Fetching for LOAD and
    SERVICE, QueryRefused for brackets nested too deep. What is no update at all may pass: the engine's parser has the
    last word.
    """
    return _Reading(text).operations()


def written_graphs(operation: Operation, base: str | None) -> set[str | None]:
    """The IRIs of the graphs that an operation writes; None for one known only when it runs.

    DEFAULT, NAMED and ALL stand for themselves: no IRI looks so. Raises SyntaxError for a name without its prefix.
    """
    words = operation.writes & {DEFAULT, NAMED, ALL}
    variables = {name for name in operation.writes if name[0] in "?$"}
    names = operation.writes - words - variables
    found: set[str | None] = {*words, *([None] if variables else [])}
    if names:  # read by the engine itself, so that it and we mean the same graph
        store = Store()
        objects = ", ".join(sorted(names))
        store.update(f"{operation.prologue} INSERT DATA {{ <x:x> <x:x> {objects} }}", base_iri=base)
        found |= {quad.object.value for quad in store if isinstance(quad.object, NamedNode)}
    return found


class _Reading:
    def __init__(self, text: str) -> None:
        self._tokens = Tokens(text)
        self._prologue = ""
        self._end = 0  # of the block of triples that was read last

    def operations(self) -> list[Operation]:
        found: list[Operation] = []
        while True:
            self._declarations()
            if not self._tokens.peek().kind:
                return found
            found.append(self._operation())
            if self._tokens.peek().kind:
                self._expect(";")

    def _declarations(self) -> None:
        while (word := self._tokens.peek().keyword) in ("PREFIX", "BASE"):
            parts = [next(self._tokens)]
            if word == "PREFIX":
                parts.append(self._term("pname"))
            parts.append(self._term("iri"))
            self._prologue += " ".join(part.text for part in parts) + " "

    def _operation(self) -> Operation:
        operation = Operation(self._prologue)
        first = next(self._tokens)
        match first.keyword:
            case "LOAD":
                operation.void = first.start, self._silent_load()
            case "CLEAR" | "DROP" | "CREATE":
                self._skip("SILENT")
                operation.writes.add(self._graph(DEFAULT, NAMED, ALL))
            case "ADD" | "MOVE" | "COPY":
                self._skip("SILENT")
                source = self._graph(DEFAULT)
                self._expect("TO")
                operation.writes |= {self._graph(DEFAULT), *([source] if first.keyword == "MOVE" else [])}
            case "INSERT" | "DELETE" | "WITH":
                self._modification(first, operation)
            case _ if first.keyword.startswith("LOAD"):  # the engine needs no blank after a keyword
                raise Fetching(_LOAD)
            case _:
                raise self._tokens.unclear(first)
        return operation

    def _silent_load(self) -> int:
        """Where a LOAD ends that is SILENT; every other is refused."""
        if not self._skip("SILENT"):
            raise Fetching(_LOAD)
        end = self._term("iri", "pname").end
        if self._skip("INTO"):
            self._expect("GRAPH")
            end = self._term("iri", "pname").end
        return end

    def _modification(self, first: Token, operation: Operation) -> None:
        default = DEFAULT
        if first.keyword == "WITH":
            default = self._term("iri", "pname").text
            operation.chosen = True
            first = next(self._tokens)
        if default is DEFAULT and self._skip("DATA"):
            operation.writes |= self._quads(DEFAULT, operation.templates)
            return
        if default is DEFAULT and first.keyword == "DELETE" and self._tokens.peek().keyword == "WHERE":
            operation.using = next(self._tokens).start
            begin = self._tokens.peek().start
            operation.writes |= self._quads(DEFAULT, operation.templates)
            operation.pattern = self._tokens.text[begin : self._end]
            operation.where = operation.using, self._end
            return
        if first.keyword not in ("INSERT", "DELETE"):
            raise self._tokens.unclear(first)
        operation.writes |= self._quads(default, operation.templates)
        if first.keyword == "DELETE" and self._skip("INSERT"):
            operation.writes |= self._quads(default, operation.templates)
        begin = self._tokens.peek().start
        while self._skip("USING"):
            operation.chosen = True
            self._skip("NAMED")
            self._term("iri", "pname")
        operation.using = self._tokens.peek().start
        self._expect("WHERE")
        operation.where = begin, self._group()

    def _quads(self, default: str, outside: list[tuple[int, int]]) -> set[str]:
        """The graphs that a block of triples, with or without GRAPH, writes; notes what stands outside of GRAPH."""
        begin = self._expect("{").end
        written = set()
        while (token := next(self._tokens)).kind != "close" or self._depth:
            if token.keyword == "GRAPH":
                outside.append((begin, token.start))
                written.add(self._term("iri", "pname", "variable").text)
                self._expect("{")
                begin = self._triples()
            elif not token.kind or token.text == "{":
                raise self._tokens.unclear(token)
            elif token.text != ".":
                written.add(default)
        outside.append((begin, token.start))
        self._end = token.end
        return written

    @property
    def _depth(self) -> int:
        return len(self._tokens.open)

    def _triples(self) -> int:
        """Pass over the triples of a GRAPH to the end of the bracket that closes it."""
        depth = self._depth
        while self._depth >= depth:
            token = next(self._tokens)
            if not token.kind or token.text == "{" or token.keyword == "GRAPH":
                raise self._tokens.unclear(token)
        return token.end

    def _group(self) -> int:
        """Pass over a WHERE's group to its end, and refuse SERVICE in it."""
        depth = self._depth
        self._expect("{")
        prefixed = False
        while self._depth > depth:
            token = next(self._tokens)
            if not token.kind:
                raise self._tokens.unclear(token)
            # `SERVICE:x {` is a clause to a parser that needs no blank after a keyword.
            if "SERVICE" in token.keyword or (prefixed and token.text == "{"):
                raise Fetching(_SERVICE)
            prefixed = token.kind == "pname" and "service" in token.text.partition(":")[0].lower()
        return token.end

    def _graph(self, *words: str) -> str:
        if self._tokens.peek().keyword in words:
            return next(self._tokens).keyword
        self._skip("GRAPH")
        return self._term("iri", "pname").text

    def _skip(self, keyword: str) -> bool:
        if self._tokens.peek().keyword != keyword:
            return False
        next(self._tokens)
        return True

    def _term(self, *kinds: str) -> Token:
        token = next(self._tokens)
        if token.kind not in kinds:
            raise self._tokens.unclear(token)
        return token

    def _expect(self, text: str) -> Token:
        token = next(self._tokens)
        if token.text.upper() != text or token.kind in ("string", "iri"):
            raise self._tokens.unclear(token)
        return token
