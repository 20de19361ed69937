"""Which full names are one name: spellings of it, and its shorter forms."""

from collections.abc import Callable
from itertools import combinations

from kg.resolve.person_names import Form, alike, contains, sounds
from kg.resolve.unions import Unions
from kg.triples.statements import Judgement


def one_name(forms: set[Form]) -> tuple[dict[Form, Form], list[Judgement]]:
    """For each full name the one that stands for all its forms, and the judgements this rests on."""
    unions = Unions(forms)
    judgements = []
    for group in _blocks(forms, sounds):
        for left, right in combinations(group, 2):
            if all(map(alike, left, right)):
                unions.join(left, right)
                judgements.append(_judgement(left, right, True, "spellings of one name", 0.95))
    for group in _blocks(forms, lambda parts: sounds(parts)[-1:]):
        for shorter in group:
            fuller = [other for other in group if len(other) > len(shorter) and contains(other, shorter)]
            fits = _one_line(fuller)
            for other in fuller:
                if fits:
                    unions.join(shorter, other)
                reason = "a shorter form of the full name" if fits else "a short form that fits several full names"
                judgements.append(_judgement(shorter, other, fits, reason, 0.9 if fits else 0.5))
    return {parts: unions.find(parts) for parts in forms}, judgements


def _blocks(forms: set[Form], key: Callable[[Form], Form]) -> list[list[Form]]:
    found: dict[Form, list[Form]] = {}
    for parts in sorted(forms):
        found.setdefault(key(parts), []).append(parts)
    return [group for group in found.values() if len(group) > 1]


def _one_line(fuller: list[Form]) -> bool:
    """Whether of any two of these names the longer is a fuller form of the other."""
    pairs = combinations(sorted(fuller, key=len), 2)
    return all(contains(longer, shorter) for shorter, longer in pairs)


def _judgement(left: Form, right: Form, same: bool, reason: str, score: float) -> Judgement:
    return Judgement(" ".join(left), " ".join(right), "same" if same else "unsure", reason, score)
