"""The spaCy pipeline: loaded by name, with one rule of ours before its parser, that no sentence crosses a line break."""

import warnings
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

import spacy
from spacy.language import Language
from spacy.tokens import Doc

from kg.errors import NewskgError


@Language.component("newskg_line_breaks")
def line_breaks(doc: Doc) -> Doc:
    """Start a sentence after every token of white space that holds a line break."""
    for token in doc[:-1]:
        if "\n" in token.text:
            doc[token.i + 1].is_sent_start = True
    return doc


def load_pipeline(name: str) -> Language:
    """Load an installed spaCy pipeline, a package or a folder. Raises NewskgError where there is none of that name."""
    try:
        with warnings.catch_warnings():
            # The packaged pipeline was trained with spaCy 3.7; the quality floors in tests/eval hold under the spaCy pinned here.
            warnings.filterwarnings("ignore", message=r"\[W095\]")
            nlp = spacy.load(name)
    except (OSError, AttributeError, TypeError) as error:  # the last two: a package that is no pipeline
        raise NewskgError(f"no spaCy pipeline named {name!r} is installed: pip install it, or name another") from error
    if not {"parser", "ner", "tagger"} <= set(nlp.pipe_names) and "transformer" not in nlp.pipe_names:
        raise NewskgError(f"the spaCy pipeline {name!r} lacks a tagger, a parser or names: newskg needs all three")
    nlp.add_pipe("newskg_line_breaks", first=True)
    return nlp


def pipeline_version(name: str) -> str:
    """The name and version of an installed spaCy pipeline. Raises NewskgError where there is none of that name."""
    try:
        return f"{name} {version(name)}"
    except PackageNotFoundError:
        meta = Path(name, "meta.json")
    if not meta.is_file():
        raise NewskgError(f"no spaCy pipeline named {name!r} is installed: pip install it, or name another")
    found = spacy.util.load_meta(meta)
    return f"{found['lang']}_{found['name']} {found['version']}"
