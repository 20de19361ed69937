"""The forms in which a lemma of the ontology's triggers stands in a question: `lead` as leads, led, leading."""

import re
from collections.abc import Iterable

from kg.ask.wording import IRREGULAR_FORMS

_VOWELS = "aeiou"


def verb_forms(lemma: str) -> frozenset[str]:
    """The forms of a verb; of several words only the first changes: `call for` gives `called for`."""
    verb, _, rest = lemma.partition(" ")
    soft = verb[:-1] if verb.endswith("e") and not verb.endswith("ee") else verb
    third = _with_s(verb)
    if verb.endswith("y") and verb[-2:-1] not in _VOWELS:
        forms = {verb, third, verb[:-1] + "ied", verb + "ing"}
    else:
        forms = {verb, third, soft + "ed", soft + "ing"}
    if re.fullmatch(r"[^aeiou]*[aeiou][^aeiouwxy]", verb):
        forms |= {verb + verb[-1] + "ed", verb + verb[-1] + "ing"}
    forms |= {form for form, base in IRREGULAR_FORMS.items() if base == verb}
    return frozenset(f"{form} {rest}".strip() for form in forms)


def noun_forms(lemma: str) -> frozenset[str]:
    """A noun in the singular and the plural."""
    if lemma.endswith("man"):
        return frozenset({lemma, lemma[:-3] + "men"})
    return frozenset({lemma, _with_s(lemma)})


def _with_s(word: str) -> str:
    if re.search(r"(?:s|x|z|ch|sh)$", word):
        return word + "es"
    return word[:-1] + "ies" if re.search(r"[^aeiou]y$", word) else word + "s"


def any_of(words: Iterable[str]) -> str:
    """A pattern for any of these words, the longest first."""
    ordered = sorted(set(words), key=lambda word: (-len(word), word))
    return "(?:" + "|".join(re.escape(word).replace(r"\ ", r"\s+") for word in ordered) + ")"
