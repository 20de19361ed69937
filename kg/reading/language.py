"""The spaCy pipeline: loaded by name, with rules of ours for where sentences surely begin or do not."""

import re
import warnings
from collections.abc import Iterator
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

import spacy
from spacy.language import Language
from spacy.tokens import Doc, Token

from kg.errors import NewskgError

# Abbreviations that stand before what they belong to, never at a sentence's end.
_BEFORE_A_NAME = frozenset(
    "adm brig capt cmdr col cpl dr fr ft gen gov hon lt maj messrs mr mrs ms mt prof pvt rep rev sen sgt st".split()
)
_BEFORE_A_NUMBER = frozenset("approx art ca no nos pop sec vol".split())
_MAY_END = re.compile(r"(?:[A-Za-z]\.){2,}|(?:Inc|Ltd|Co|Corp|Jr|Sr|etc)\.")
# Words that begin a sentence when they are capitalised after such an abbreviation.
_OPENERS = frozenset(
    "A After An And As At Before But By During For From He However If In It Its Meanwhile On Since She That The Their"
    " There These They This Those We When While With You".split()
)
_DASHES = frozenset({"-", "–", "—", "--"})
_LONGEST_DATELINE = 14  # tokens: "NEW YORK, June 5, 2024 (Agency) —"


@Language.component("newskg_sentence_starts")
def sentence_starts(doc: Doc) -> Doc:
    """Mark where sentences begin (after line breaks, datelines) and where not (after abbreviations, quotations)."""
    for token in doc[:-1]:
        following = token.nbor()
        if "\n" in token.text:
            following.is_sent_start = True
        elif _continues(token, following):
            following.is_sent_start = False
        elif _MAY_END.fullmatch(token.text) and following.text in _OPENERS:
            following.is_sent_start = True
    for i in _after_datelines(doc):
        doc[i].is_sent_start = True
    return doc


def _continues(token: Token, following: Token) -> bool:
    """Whether no sentence begins after the token: a plain word, "Sgt. Lee", "No. 7", '"Yes!" she said'."""
    if token.is_alpha:
        return True
    word = token.nbor(-1).lower_ if token.text == "." and token.i else token.lower_.removesuffix(".")
    if token.text.endswith(".") and word != token.lower_:
        named = word in _BEFORE_A_NAME and following.text[:1].isupper()
        return named or (word in _BEFORE_A_NUMBER and following.text[:1].isdigit())
    return token.text in ('"', "”", "’") and following.text.islower() and following.is_alpha


def _after_datelines(doc: Doc) -> Iterator[int]:
    """Where the text goes on after "CITY (Agency) —" or "CITY, Country –" at the head of a paragraph."""
    for token in doc:
        opens = token.i == 0 or "\n" in doc[token.i - 1].text
        if not (opens and token.is_upper and token.is_alpha and len(token) > 2):
            continue
        for after in doc[token.i + 1 : token.i + _LONGEST_DATELINE]:
            if after.text in _DASHES and after.i + 1 < len(doc) and (doc[after.i - 1].whitespace_ or after.text != "-"):
                yield after.i + 1
                break
            if after.text in _OPENERS and after.i <= token.i + 3 and doc[after.i - 1].is_upper:
                yield after.i
                break
            if (after.is_alpha and after.text.islower()) or "\n" in after.text:
                break


def load_pipeline(name: str) -> Language:
    """Load an installed spaCy pipeline, a package or a folder. Raises NewskgError where there is none of that name."""
    try:
        with warnings.catch_warnings():
            # The packaged pipeline was trained with spaCy 3.7; the quality floors of tests/eval hold under ours.
            warnings.filterwarnings("ignore", message=r"\[W095\]")
            nlp = spacy.load(name)
    except (OSError, AttributeError, TypeError) as error:  # the last two: a package that is no pipeline
        raise NewskgError(f"no spaCy pipeline named {name!r} is installed: pip install it, or name another") from error
    if not {"parser", "ner", "tagger"} <= set(nlp.pipe_names) and "transformer" not in nlp.pipe_names:
        raise NewskgError(f"the spaCy pipeline {name!r} lacks a tagger, a parser or names: newskg needs all three")
    nlp.add_pipe("newskg_sentence_starts", first=True)
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
