"""Authority files: who and what there is, with identifiers, names and roles, as CSV or as RDF."""

import csv
from collections.abc import Iterable, Iterator
from pathlib import Path

import msgspec
from pyoxigraph import Literal, NamedNode, QuerySolutions, RdfFormat, Store, parse

from kg.errors import InputError
from kg.ids import NK, outside_iri
from kg.links.model import Entry, Kind, Post

COLUMNS = ("identifier", "name", "aliases", "kind", "role", "of", "from", "until", "description")
_LIST = "|"  # between the aliases of one cell
_RDF = {".ttl": RdfFormat.TURTLE, ".nt": RdfFormat.N_TRIPLES, ".rdf": RdfFormat.RDF_XML, ".jsonld": RdfFormat.JSON_LD}

_PREFIXES = {
    "rdfs": "http://www.w3.org/2000/01/rdf-schema#",
    "skos": "http://www.w3.org/2004/02/skos/core#",
    "foaf": "http://xmlns.com/foaf/0.1/",
    "schema": "https://schema.org/",
    "sdo": "http://schema.org/",
    "dcterms": "http://purl.org/dc/terms/",
    "org": "http://www.w3.org/ns/org#",
    "nk": NK,
}
_KINDS: dict[str, Kind] = {
    "Person": "person", "Organization": "organization", "Organisation": "organization", "FormalOrganization":
    "organization", "GovernmentOrganization": "organization", "Group": "organization",
}  # fmt: skip


def read_authority(path: Path) -> list[Entry]:
    """The entries of an authority file, sorted by identifier.

    CSV has a first line with at least `identifier` and `name`; further columns are `aliases` (between "|"), `kind`
    (person or organization), `role`, `of`, `from` (or `since`), `until`, `description`. Lines of one identifier are one
    entry with several roles. RDF (.ttl, .nt, .rdf, .jsonld) names things by rdfs:label, SKOS, FOAF or schema.org, and
    gives roles as nk:RoleHolding or org:Membership. Raises InputError, with the line, for what cannot be read.
    """
    try:
        entries = _from_rdf(path, _RDF[path.suffix]) if path.suffix in _RDF else _from_csv(path)
    except OSError as error:
        raise InputError(str(path), error.strerror or str(error)) from error
    if not entries:
        raise InputError(str(path), "there is nobody and nothing with an identifier and a name in it")
    return sorted(entries, key=lambda entry: entry.identifier)


def full_identifier(given: str) -> str:
    """The IRI of an identifier: `wikidata:Q1` and `geonames:1` written out. Raises ValueError where it is none."""
    iri = outside_iri(given) or given
    if not iri.startswith(("http://", "https://")):
        raise ValueError(f"{given!r} is no identifier: write wikidata:Q1, geonames:1 or an IRI that begins with http")
    return str(NamedNode(iri).value)


def _from_csv(path: Path) -> list[Entry]:
    with path.open(encoding="utf-8-sig", newline="") as file:
        try:
            reader = csv.DictReader(file, skipinitialspace=True)
            missing = {"identifier", "name"} - set(reader.fieldnames or ())
            if missing:
                reason = f"its first line does not name the columns {' and '.join(sorted(missing))}"
                raise InputError(str(path), f"{reason}; it may name {', '.join(COLUMNS)}")
            return _joined(_row(row, f"{path}, line {reader.line_num}") for row in reader)
        except (csv.Error, UnicodeDecodeError) as error:
            raise InputError(str(path), f"is no CSV in UTF-8: {error}") from error


def _row(row: dict[str, str | None], where: str) -> Entry:
    cell = {name: (row.get(name) or "").strip() for name in COLUMNS}
    if not (cell["identifier"] and cell["name"]):
        raise InputError(where, "an entry needs an identifier and a name")
    try:
        kind = msgspec.convert(cell["kind"].casefold() or None, Kind | None)
        identifier = full_identifier(cell["identifier"])
    except ValueError as error:  # msgspec's too
        raise InputError(where, str(error)) from error
    aliases = [alias.strip() for alias in cell["aliases"].split(_LIST)]
    since = cell["from"] or (row.get("since") or "").strip()
    posts = (Post(cell["role"], cell["of"], since, cell["until"]),) if cell["role"] else ()
    names = tuple(filter(None, (cell["name"], *aliases)))
    return Entry(identifier=identifier, names=names, kind=kind, posts=posts, description=cell["description"])


def _joined(rows: Iterable[Entry]) -> list[Entry]:
    """One entry for each identifier, with the names and posts of all its rows."""
    found: dict[str, list[Entry]] = {}
    for row in rows:
        found.setdefault(row.identifier, []).append(row)
    return [
        Entry(
            identifier=identifier,
            names=tuple(dict.fromkeys(name for row in same for name in row.names)),
            kind=next((row.kind for row in same if row.kind), None),
            posts=tuple(sorted({post for row in same for post in row.posts})),
            description=next((row.description for row in same if row.description), ""),
        )
        for identifier, same in found.items()
    ]


def _from_rdf(path: Path, form: RdfFormat) -> list[Entry]:
    store = Store()
    try:
        store.extend(parse(path=str(path), format=form))
    except (SyntaxError, ValueError) as error:
        raise InputError(str(path), f"cannot be read as RDF: {error}") from error
    rows = [Entry(identifier=it, names=(row["name"],), kind=_kind(row)) for it, row in _rows(store, "named")]
    named = {row.identifier for row in rows}
    described = [(it, row["text"]) for it, row in _rows(store, "described") if it in named]
    rows += [Entry(identifier=it, names=(), description=text) for it, text in described]
    for it, row in _rows(store, "held"):
        if it in named:
            post = Post(row["role"], row.get("of", ""), row.get("since", ""), row.get("until", ""))
            rows.append(Entry(identifier=it, names=(), posts=(post,)))
    return _joined(sorted(rows, key=lambda row: (row.identifier, row.names, row.posts, row.description)))


def _kind(row: dict[str, str]) -> Kind | None:
    return _KINDS.get(row.get("type", "").rpartition("#")[2].rpartition("/")[2])


def _rows(store: Store, name: str) -> Iterator[tuple[str, dict[str, str]]]:
    """The solutions of the named query: the thing's IRI, and the other values as texts."""
    query = (Path(__file__).parent / "queries" / f"{name}.rq").read_text(encoding="utf-8")
    found = store.query(query, prefixes=_PREFIXES)
    assert isinstance(found, QuerySolutions)  # noqa: S101 - they are all SELECT
    names = [variable.value for variable in found.variables]
    for solution in found:
        values = {name: solution[name] for name in names}
        row = {name: value.value for name, value in values.items() if isinstance(value, Literal | NamedNode)}
        if "it" in row:
            yield row.pop("it"), row
