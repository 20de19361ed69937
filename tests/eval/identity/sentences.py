"""The sentences of made articles: templates by what they tell of, with their choices drawn and their slots filled."""

import random
import re
import tomllib
from collections.abc import Mapping
from functools import cache

from eval.identity.marks import capitalised, mark
from eval.identity.people import FOLDER

_CHOICE = re.compile(r"\[([^\[\]]*)\]")
_TELLING = re.compile(r"<([^<>]*)>")
_PAUSES = (
    (re.compile(r",([.,;:?])"), r"\1"),
    (re.compile(r",(\ue002*)([.,;:])"), r"\1\2"),
    (re.compile(r" {2,}"), " "),
    (re.compile(r" ([.,;])"), r"\1"),
)
_SMALL = ("zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine")
ORDINALS = ("zeroth", "first", "second", "third", "fourth", "fifth", "sixth")


@cache
def templates(kind: str) -> Mapping[str, list[str]]:
    """The templates of a kind of event, or "words", by their part in an article."""
    found: Mapping[str, list[str]] = tomllib.loads((FOLDER / "wording" / f"{kind}.toml").read_text("utf-8"))
    return found


def written(template: str, chance: random.Random, slots: Mapping[str, object], truth: str = "", type_: str = "") -> str:
    """The sentence of a template, marked; what it tells of the event `truth` is marked as a telling of it."""
    drawn = template
    while (choice := _CHOICE.search(drawn)) is not None:
        drawn = drawn[: choice.start()] + chance.choice(choice.group(1).split("|")) + drawn[choice.end() :]
    told = _TELLING.sub(lambda found: mark("event", truth, found.group(1), type_), drawn)
    return tidied(told.format_map(slots))


def tidied(sentence: str) -> str:
    """The sentence with a capital letter, and without the comma that an apposition leaves before another mark."""
    for pattern, plain in _PAUSES:
        sentence = pattern.sub(plain, sentence)
    return capitalised(sentence.strip())


class Words:
    """Plain words in a slot, with their article before them and with a capital letter."""

    def __init__(self, words: str) -> None:
        self._words = words

    def __str__(self) -> str:
        return self._words

    def __format__(self, _: str) -> str:
        return self._words

    @property
    def Cap(self) -> str:  # noqa: N802  as it is written
        return capitalised(self._words)

    @property
    def an(self) -> str:
        return "an" if self._words[0] in "aeiou" else "a"

    @property
    def An(self) -> str:  # noqa: N802  as it is written
        return self.an.capitalize()


def number(value: int) -> Words:
    """A number as newspapers write it: words below ten, commas in thousands."""
    return Words(_SMALL[value] if value < len(_SMALL) else f"{value:,}")
