"""The whole builder: articles → readings → entities → statements → the store. The only place where the stages meet."""

from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass, field
from functools import cache
from itertools import chain
from multiprocessing import get_context
from pathlib import Path

from kg.errors import InputError
from kg.facts import extract
from kg.gazetteer import gazetteer
from kg.model import Article, Extraction
from kg.reading import DEFAULT_PIPELINE, TextReader, engine_version
from kg.resolve import resolve
from kg.store import Change, Extractions, GraphWriter, fingerprint
from kg.triples import ontology_quads, quads

BATCH = 16  # articles kept at a time: what a killed build loses at most
Progress = Callable[[int, int], None]


@dataclass
class Summary:
    """What a build did. `read` counts articles read now, `unchanged` those kept from before."""

    read: int = 0
    unchanged: int = 0
    set_aside: list[InputError] = field(default_factory=list)
    change: Change = field(default_factory=lambda: Change(0, 0))


def build(
    inputs: Iterable[Article | InputError],
    store: Path,
    jobs: int = 1,
    pipeline: str = DEFAULT_PIPELINE,
    progress: Progress = lambda _done, _all: None,
) -> Summary:
    """Read what is new or changed among the inputs, then resolve and write everything the store has read so far.

    `progress` is told how many articles have been read and how many there are to read. Raises StoreError where the store
    cannot be written; an input that cannot be read is set aside and named in the summary.
    """
    summary = Summary()
    engine = engine_version(pipeline)
    with GraphWriter(store) as writer, Extractions(store) as kept:
        articles = _to_read(inputs, kept, engine, summary)
        for batch in _batches(_extractions(articles, jobs, pipeline)):
            kept.put(batch, engine)
            summary.read += len(batch)
            progress(summary.read, len(articles))
        summary.change = write(kept, writer)
    return summary


def write(kept: Extractions, writer: GraphWriter) -> Change:
    """Resolve everything that was read and make the graph exactly what follows from it."""
    readings = list(kept.all())
    extractions = [reading.extraction for reading in readings]
    engines = {reading.extraction.article.id: reading.fingerprint.engine for reading in readings}
    resolution = resolve(extractions, gazetteer())
    return writer.replace(chain(ontology_quads(), quads(resolution, extractions, engines)))


def _to_read(
    inputs: Iterable[Article | InputError], kept: Extractions, engine: str, summary: Summary
) -> list[Article]:
    """The articles that are new or changed, sorted by id. Of two that share an id the one later in order of text is kept."""
    found: dict[str, Article] = {}
    for item in inputs:
        if isinstance(item, InputError):
            summary.set_aside.append(item)
            continue
        other = found.get(item.id)
        if other is not None:
            item, loser = _later(item, other)
            reason = f"another article in this build has the id {item.id!r} and other contents: give each its own id"
            summary.set_aside.append(InputError(loser.url or loser.title or loser.id, reason))
        found[item.id] = item
    before = kept.fingerprints()
    fresh = [article for key, article in sorted(found.items()) if before.get(key) != fingerprint(article, engine)]
    summary.unchanged = len(found) - len(fresh)
    return fresh


def _later(one: Article, other: Article) -> tuple[Article, Article]:
    """The two articles, the one to keep first: a choice that does not depend on which came first."""
    ranked = sorted((one, other), key=lambda article: (article.published or "", article.text, article.title))
    return ranked[1], ranked[0]


def _extractions(articles: list[Article], jobs: int, pipeline: str) -> Iterator[Extraction]:
    """What is read from each article, in the order of the articles, in this process or in several."""
    if jobs <= 1 or len(articles) <= BATCH:
        yield from (_extract(article, pipeline) for article in articles)
        return
    with ProcessPoolExecutor(jobs, mp_context=get_context("spawn")) as pool:
        yield from pool.map(_extract, articles, [pipeline] * len(articles), chunksize=4)


def _extract(article: Article, pipeline: str) -> Extraction:
    return extract(_reader(pipeline).read(article))


@cache
def _reader(pipeline: str) -> TextReader:
    return TextReader(pipeline)


def _batches(extractions: Iterable[Extraction]) -> Iterator[list[Extraction]]:
    batch: list[Extraction] = []
    for extraction in extractions:
        batch.append(extraction)
        if len(batch) == BATCH:
            yield batch
            batch = []
    if batch:
        yield batch
