"""The whole builder: articles → readings → (kg.assembling:) entities → statements → the store."""

import gc
from collections.abc import Callable, Iterable, Iterator, Mapping
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import cache
from itertools import islice, repeat
from multiprocessing import get_context
from pathlib import Path

from kg.assembling import PATIENCE, write
from kg.corrections import Journal, Outcome, Retract
from kg.errors import InputError, NewskgError
from kg.facts import extract
from kg.model import Article, Extraction
from kg.reading import DEFAULT_PIPELINE, TextReader, engine_version
from kg.store import Change, Extractions, GraphWriter, fingerprint

__all__ = ["BATCH", "PATIENCE", "Progress", "Summary", "build", "write"]
BATCH = 16  # articles kept at a time: what a killed build loses at most
WORTH_A_PROCESS = 8  # articles: for fewer, another process takes longer to start than it saves
Progress = Callable[[int, int], None]


@dataclass
class Summary:
    """What a build did. `read` counts articles read now, `unchanged` those kept from before.

    `corrections` are all that stand, with what became of them.
    """

    read: int = 0
    unchanged: int = 0
    set_aside: list[InputError] = field(default_factory=list)
    change: Change = field(default_factory=lambda: Change(0, 0))
    corrections: tuple[Outcome, ...] = ()


def build(
    inputs: Iterable[Article | InputError],
    store: Path,
    jobs: int = 1,
    pipeline: str = DEFAULT_PIPELINE,
    progress: Progress = lambda _done, _all: None,
    batch: int = BATCH,
) -> Summary:
    """Read what is new or changed among the inputs, then resolve and write everything the store has read so far.

    `progress` is told how many articles have been read and how many there are to read, after each `batch` of articles
    kept. Raises StoreError where the store cannot be written; an input that cannot be read is set aside and named in
    the summary.
    """
    summary = Summary()
    engine = engine_version(pipeline)
    with _collecting_seldom(), GraphWriter(store, PATIENCE) as writer, Extractions(store) as kept:
        standing = Journal(store).standing()  # a bad line is said before hours of reading, not after
        withdrawn = {one.article: one for one in standing if isinstance(one, Retract)}
        articles = _to_read(_not_withdrawn(inputs, withdrawn), kept, engine, summary)
        readings = _readings(articles, jobs, pipeline)
        for done in range(batch, len(articles) + batch, batch):
            found = list(islice(readings, batch))
            extractions = [reading for reading in found if isinstance(reading, Extraction)]
            kept.put(extractions, engine)
            summary.read += len(extractions)
            summary.set_aside.extend(reading for reading in found if isinstance(reading, InputError))
            progress(min(done, len(articles)), len(articles))
        written = write(kept, writer)
    summary.change, summary.corrections = written, written.outcomes
    return summary


@contextmanager
def _collecting_seldom() -> Iterator[None]:
    """Look for garbage cycles seldom: reading makes many lasting objects and few cycles, and the search costs 5 %."""
    before = gc.get_threshold()
    gc.set_threshold(200_000, 50, 100)
    try:
        yield
    finally:
        gc.set_threshold(*before)


def _not_withdrawn(
    inputs: Iterable[Article | InputError], withdrawn: Mapping[str, Retract]
) -> Iterator[Article | InputError]:
    """The inputs, an error that says so in place of each article that was withdrawn."""
    for item in inputs:
        if isinstance(item, Article) and (gone := withdrawn.get(item.id)):
            why = f" ({gone.why})" if gone.why else ""
            reason = f"{gone.who} withdrew it on {gone.when[:10]}{why}: kg correct undo {gone.id} brings it back"
            yield InputError(item.url or item.title or item.id, reason)
        else:
            yield item


def _to_read(inputs: Iterable[Article | InputError], kept: Extractions, engine: str, summary: Summary) -> list[Article]:
    """The articles that are new or changed, and those read before by another engine, sorted by id.

    Of those that share an id the latest published is kept.
    """
    found: dict[str, Article] = {}
    for item in inputs:
        if isinstance(item, InputError):
            summary.set_aside.append(item)
            continue
        other = found.get(item.id)
        loser, found[item.id] = sorted((other, item), key=_rank) if other else (None, item)
        if loser is not None:
            reason = f"another article in this build has the id {item.id!r} and other contents: give each its own id"
            summary.set_aside.append(InputError(loser.url or loser.title or loser.id, reason))
    before = kept.fingerprints()
    fresh = [article for key, article in found.items() if before.get(key) != fingerprint(article, engine)]
    summary.unchanged = len(found) - len(fresh)
    stale = [key for key, under in before.items() if key not in found and under.engine != engine]
    again = [reading.extraction.article for key in stale if (reading := kept.get(key)) is not None]
    return sorted([*fresh, *again], key=lambda article: article.id)


def _rank(article: Article) -> tuple[str, ...]:
    """Orders articles of one id by all they hold, the date first, so that it never matters which came first."""
    return (article.published or "", article.text, article.title, article.url or "", article.outlet or "")


def _readings(articles: list[Article], jobs: int, pipeline: str) -> Iterator[Extraction | InputError]:
    """What is read from each article, in the order of the articles, in this process or in several."""
    jobs = min(jobs, len(articles) // WORTH_A_PROCESS)
    if jobs <= 1:
        yield from (_read(article, pipeline) for article in articles)
        return
    try:
        with ProcessPoolExecutor(jobs, mp_context=get_context("spawn")) as pool:
            yield from pool.map(_read, articles, repeat(pipeline), chunksize=4)
    except BrokenProcessPool as error:
        reason = "a reading process was killed, for lack of memory perhaps: build again with fewer --jobs"
        raise NewskgError(f"{reason}; what was read is kept") from error


def _read(article: Article, pipeline: str) -> Extraction | InputError:
    reader = _reader(pipeline)
    try:
        return extract(reader.read(article))
    except Exception as error:  # a fault of ours in one article must not cost the others
        reason = f"newskg failed on it ({type(error).__name__}: {error}): please report this article"
        return InputError(article.url or article.title or article.id, reason)


@cache
def _reader(pipeline: str) -> TextReader:
    return TextReader(pipeline)
