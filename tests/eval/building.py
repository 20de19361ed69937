"""Building the corpus's articles, without their annotation, into a store of their own."""

from collections.abc import Sequence
from pathlib import Path

from eval.annotation import Annotation
from kg.model import Article
from kg.pipeline import build
from kg.reading import DEFAULT_PIPELINE
from kg.store import Reader, open_reader


def built(corpus: Sequence[Annotation], store: Path, pipeline: str = DEFAULT_PIPELINE) -> Reader:
    """A reader of the graph that is built of these articles alone, read with an installed spaCy pipeline."""
    articles = [Article(id=a.id, title=a.title, text=a.text, published=a.published) for a in corpus]
    summary = build(articles, store, pipeline=pipeline)
    if summary.set_aside:
        raise ValueError(f"an article of the corpus was set aside: {summary.set_aside[0]}")
    return open_reader(store)
