"""Which mentions of people in one article name the same person."""

from collections import Counter
from collections.abc import Collection, Iterator, Sequence
from itertools import combinations, pairwise

from kg.model import Mention
from kg.resolve.namesakes import Kinds, namesakes
from kg.resolve.person_names import Form, alike, form, has_surname, same_name

Link = tuple[int, int, str, float]
_JUST_NAMED = 150  # characters: in this sentence, or in the one before


def person_links(mentions: Sequence[Mention], introduced: Kinds, in_office: Collection[int]) -> Iterator[Link]:
    """Pairs of mention ids that name one person, each with its reason and score. Mentions come in text order.

    `introduced` are the posts by which the article introduces them, `in_office` those it gives any post at all.
    """
    by_form: dict[Form, list[Mention]] = {}
    for mention in mentions:
        by_form.setdefault(form(mention.name), []).append(mention)
    full = {parts: found for parts, found in by_form.items() if len(parts) > 1}
    for found in full.values():
        for one in namesakes(found, introduced):
            yield from ((a.id, b.id, "the same full name", 1.0) for a, b in pairwise(one))
    yield from _variants(full)
    for parts, found in by_form.items():
        if len(parts) == 1:
            yield from _surname_links(parts[0], found, full, in_office)


def _variants(full: dict[Form, list[Mention]]) -> Iterator[Link]:
    for left, right in combinations(sorted(full), 2):
        why = same_name(left, right)
        if why is None:
            continue
        # A shorter form that fits two people is nobody's until a nearer mention tells: it stays by itself.
        rivals = [other for other in full if other not in (left, right) and same_name(other, min(left, right, key=len))]
        if all(same_name(rival, max(left, right, key=len)) for rival in rivals):
            yield full[left][0].id, full[right][0].id, *why


def _surname_links(
    part: str, found: list[Mention], full: dict[Form, list[Mention]], in_office: Collection[int]
) -> Iterator[Link]:
    candidates = [m for parts, named in full.items() if alike(parts[-1], part) for m in named]
    candidates = candidates or [m for parts, named in full.items() if has_surname(parts, part) for m in named]
    reason, score = "a surname and the full name before it", 0.95
    if not candidates:
        candidates = [m for parts, named in full.items() if alike(parts[0], part) for m in named]
        reason, score = "a first name and the full name", 0.85
    if not candidates:
        yield from ((a.id, b.id, "the same name", 0.95) for a, b in pairwise(found))
        return
    candidates.sort(key=lambda m: (m.span, m.id))
    for mention in found:
        before = [m for m in candidates if m.span < mention.span]
        yield (_meant(before, mention, in_office) if before else candidates[0]).id, mention.id, reason, score


def _meant(before: Sequence[Mention], surname: Mention, in_office: Collection[int]) -> Mention:
    """Whom a surname alone means where several bear it: who was just named, else who was named most, or first.

    Of relatives and namesakes, articles go on calling the one that they are about by the surname; and if one alone is
    given a post, that one: a president's son keeps his first name.
    """
    known = {form(mention.name) for mention in before if mention.id in in_office}
    if len(known) == 1:
        return next(mention for mention in reversed(before) if form(mention.name) in known)
    if surname.span.start - before[-1].span.end < _JUST_NAMED:
        return before[-1]
    told = Counter(form(mention.name) for mention in before)
    most = max(told.values())
    return next(mention for mention in before if told[form(mention.name)] == most)
