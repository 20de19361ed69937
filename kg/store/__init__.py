"""The store: the graph on disk, what was read from each article, and endpoints elsewhere behind the same methods.

A store is a directory:

    FORMAT               the version of this layout
    lock                 held by the one process that writes; says which
    extractions.sqlite   what was read from each article (`Extractions`)
    graph/               the writer's own database (`GraphWriter`)
    unpublished          present while graph/ holds changes that no generation shows yet
    corrections.jsonl    what people say to be otherwise (`kg.corrections.Journal`); may be a link into a repository
    writes.jsonl         what was written through the service, by whom and when (`Journal`)
    generations/<n>/     immutable copies that readers open (`Snapshot`), each with its search.sqlite (`find`)
    CURRENT              the number of the newest generation
"""

from kg.store.extractions import Extractions, Fingerprint, Kept, fingerprint
from kg.store.journal import Journal
from kg.store.layout import FORMAT, Layout
from kg.store.migration import bring_up_to_date
from kg.store.opening import is_address, open_reader
from kg.store.queries import Queries, Row, iri, iris, literal, pages
from kg.store.reader import Dataset, Reader, Snapshot
from kg.store.search import find, listed, matching_nodes
from kg.store.texts import list_name
from kg.store.wanted import Hit, Place, Sought
from kg.store.writer import Change, GraphWriter

__all__ = [
    "FORMAT",
    "Change",
    "Dataset",
    "Extractions",
    "Fingerprint",
    "GraphWriter",
    "Hit",
    "Journal",
    "Kept",
    "Layout",
    "Place",
    "Queries",
    "Reader",
    "Row",
    "Snapshot",
    "Sought",
    "bring_up_to_date",
    "find",
    "fingerprint",
    "iri",
    "iris",
    "is_address",
    "list_name",
    "listed",
    "literal",
    "matching_nodes",
    "open_reader",
    "pages",
]
