"""What newskg reads in a made corpus, once for the same articles and the same engine."""

import hashlib
import tempfile
from collections.abc import Sequence
from concurrent.futures import ProcessPoolExecutor
from functools import cache
from multiprocessing import get_context
from pathlib import Path

import msgspec

from eval.identity.corpus import Told
from kg.facts import extract
from kg.model import Article, Extraction
from kg.reading import TextReader, engine_version

_PROCESSES = 2
_KEPT = 4  # readings of one corpus by several engines
_WORTH_A_PROCESS = 300  # articles


def readings(told: Sequence[Told], any_engine: bool = False) -> list[Extraction]:
    """What was read from each article. Kept in the temporary folder, in a file named for the articles and the engine.

    With `any_engine`, what an earlier version of newskg read will do: for work on the resolver alone.
    """
    articles = [one.article for one in told]
    folder = Path(tempfile.gettempdir()) / "newskg-identity"
    corpus = hashlib.sha256(msgspec.json.encode(articles)).hexdigest()[:16]
    file = folder / f"{corpus}-{hashlib.sha256(engine_version().encode()).hexdigest()[:16]}.json"
    kept = sorted(folder.glob(f"{corpus}-*.json"), key=lambda path: path.stat().st_mtime)
    if any_engine and kept:
        file = kept[-1]
    if file.exists():
        return msgspec.json.decode(file.read_bytes(), type=list[Extraction])
    found = _read_all(articles)
    folder.mkdir(parents=True, exist_ok=True)
    new = file.with_suffix(".new")
    new.write_bytes(msgspec.json.encode(found))
    new.replace(file)
    for old in kept[:-_KEPT]:
        old.unlink(missing_ok=True)
    return found


def _read_all(articles: Sequence[Article]) -> list[Extraction]:
    if len(articles) < _WORTH_A_PROCESS:
        return [_read(article) for article in articles]
    with ProcessPoolExecutor(_PROCESSES, mp_context=get_context("spawn")) as pool:
        return list(pool.map(_read, articles, chunksize=16))


def _read(article: Article) -> Extraction:
    return extract(_reader().read(article))


@cache
def _reader() -> TextReader:
    return TextReader()
