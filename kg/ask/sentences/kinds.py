# ruff: noqa: E501 - a pattern is read as a whole
"""What kind of answer a question asks for, and what it counts."""

import re
from dataclasses import dataclass

from kg.ask.grammar import pattern
from kg.ask.wording import IRREGULAR_FORMS, STOP, stem, tokens

_NOUNS = (
    ("country", r"countr(?:y|ies)|nations?|states?"),
    ("city", r"cit(?:y|ies)|towns?|villages?|capital"),
    ("place", r"places?|locations?|regions?|venue|provinces?|districts?|islands?"),
    (
        "body",
        r"organi[sz]ations?|bod(?:y|ies)|groups?|compan(?:y|ies)|part(?:y|ies)|agenc(?:y|ies)|bank|newspaper|committee|airline|ministry|movement|union|council",
    ),
    ("any", r"hospital|university|court|institution|airport|building|hotel|palace|base"),
    (
        "person",
        r"minister|president|leader|official|general|advis[eo]r|envoy|spokes\w+|politician|senator|mayor|commander|ambassador|governor|diplomat|journalist|judge|secretary|negotiator",
    ),
)
# What follows the noun of "which minister …": were it another noun, the question would be for that.
_VERB = r"is|was|were|are|did|does|do|has|have|had|will|would|can|could|[a-z]+ed|[a-z]+s|met|led|won|held|said|gave|took|fought|sent|became|left|lost|told|spoke|hit|fell|went|came|sold|bought|paid|built"
_WHICH = (
    r"(?:to |in |from |of |with |at |for |by |on )?(?:which|what) (?P<noun>(?:[\w'-]+ ){{0,4}}?(?:{}))\b(?=(?: who| that)? (?:"
    + _VERB
    + r")\b)(?P<rest>.*)"
)
_KINDS: tuple[tuple[str, str], ...] = (
    ("age", r"how old\b(?P<rest>.*)"),
    ("age", r"what (?:is|was) the age of\b(?P<rest>.*)"),
    ("number", r"how (?:many|much)\b(?P<rest>.*)"),
    ("date", r"(?:since |until |by )?when\b(?P<rest>.*)"),
    ("name", r"(?:what|how) (?:is|was|did|does|do|were|are) (?P<rest>.+? (?:called|named|dubbed|known as|name|call|dub)\b.*)"),
    *((kind, _WHICH.format(nouns)) for kind, nouns in _NOUNS),
    ("place", r"where\b(?P<rest>.*)"),
    ("person", r"(?:with |by |to )?whom\b(?P<rest>.*)"),
    ("person", r"who (?:is|was|are|were|has been)\b(?P<rest>.*)"),
    ("person", r"who(?P<rest> (?:will |would |has |had )?{run}\b.*)"),
    ("actor", r"(?:with |by )?who\b(?P<rest>.*)"),
)  # fmt: skip
_LISTS = r"(?:[^ ]+ )?(?:which|what) (?:[\w'-]+ ){0,3}?(?:countries|nations|states|cities|towns|villages|places|regions|organi[sz]ations|bodies|groups|companies|parties)\b"
_COMPILED = tuple((kind, re.compile(pattern(text), re.I)) for kind, text in _KINDS)
_NOUNS_IN_FORM = frozenset("people men women children deaths death dead".split())
_ENDS = re.compile(
    r"\b(?:were|was|are|is|be|been|did|does|do|has|have|had|will|would|could|in|on|at|by|from|for|during|after|since|to|that|who|of|per|slated|named|with)\b",
    re.I,
)
_SEVERAL = re.compile(_LISTS, re.I)
_LEADS = re.compile(pattern(r"who (?:will |would |has |had )?(?P<verb>{run})\b.*"), re.I)
_OF_ROLE = re.compile(r"who (?:is|was|are|were|has been)\b", re.I)


@dataclass(frozen=True)
class Wanted:
    """The kind of answer: `rest` is the question without its question words, `counted` the stems of what is counted.

    `several` where a list is asked for, `where` where a place in or to which, `role` where the holder of a role, `verb` the stem of the verb of leading, `noun` the
    words after "which".
    """

    kind: str
    rest: str
    counted: tuple[str, ...]
    several: bool
    where: bool
    role: bool
    verb: str
    noun: str


def wanted(plain: str) -> Wanted | None:
    """What a plain question wants to know; None where no sentence can be searched for it."""
    for kind, expression in _COMPILED:
        found = expression.fullmatch(plain)
        if found:
            parts = found.groupdict()
            counted = _counted(parts["rest"]) if kind == "number" else ()
            leads = _LEADS.fullmatch(plain)
            verb = stem(leads["verb"]) if leads else ""
            where = kind in ("place", "city") or plain.lower().startswith(("in ", "to ", "from ", "at "))
            return Wanted(
                kind,
                parts["rest"],
                counted,
                bool(_SEVERAL.match(plain)),
                where,
                bool(_OF_ROLE.match(plain) or verb),
                verb,
                parts.get("noun") or "",
            )
    return None


def _counted(rest: str) -> tuple[str, ...]:
    """The stems of the counted phrase, its head last."""
    phrase = _ENDS.split(re.sub(r"^of (?:the )?", "", rest.strip()) + " ", maxsplit=1)[0]
    words = [word for word in tokens(phrase) if word.lower() not in STOP]
    verb = next((i for i, word in enumerate(words) if i and _is_past(word)), len(words))
    return tuple(stem(word) for word in words[:verb])


def _is_past(word: str) -> bool:
    """Whether a word is, by its form, a verb in the past, and so no longer what is counted."""
    return word.endswith("ed") or (word in IRREGULAR_FORMS and word not in _NOUNS_IN_FORM)
