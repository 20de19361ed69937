"""What a name is of, by the vote of all articles: a body here and a person in most others is a person."""

from collections import Counter
from collections.abc import Collection, Iterable

from msgspec.structs import replace

from kg.model import Extraction, Mention, MentionKind
from kg.names import fold
from kg.triples.statements import MentionKey


def settled(read: Iterable[Extraction], firm: Collection[MentionKey] = ()) -> list[Extraction]:
    """The extractions, each name of two words or more with the kind that most articles give it.

    Only between people and bodies, and only where twice as many articles say so; a reference is never outvoted, nor are
    the mentions that are `firm`.
    """
    extractions = list(read)
    votes: dict[str, Counter[MentionKind]] = {}
    for extraction in extractions:
        given = {(fold(m.name), m.kind) for m in extraction.mentions if _votes(m)}
        for name, kind in given:
            votes.setdefault(name, Counter())[kind] += 1
    won = {name: best for name, count in votes.items() if (best := _winner(count))}
    return [_with_kinds(extraction, won, firm) for extraction in extractions] if won else extractions


def _votes(mention: Mention) -> bool:
    return mention.kind in ("person", "organization") and mention.antecedent is None and " " in mention.name.strip()


def _winner(count: Counter[MentionKind]) -> MentionKind | None:
    """The kind that outvotes the other; None where all agree, or nothing is plain."""
    if len(count) < 2:
        return None
    (kind, most), (_, fewer) = count.most_common(2)
    return kind if most >= 2 * fewer else None


def _with_kinds(extraction: Extraction, won: dict[str, MentionKind], firm: Collection[MentionKey]) -> Extraction:
    article = extraction.article.id
    changed = {
        mention.id: replace(mention, kind=won[name])
        for mention in extraction.mentions
        if _votes(mention) and mention.ref is None and (article, mention.id) not in firm
        if (name := fold(mention.name)) in won and won[name] != mention.kind
    }
    if not changed:
        return extraction
    return replace(extraction, mentions=tuple(changed.get(m.id, m) for m in extraction.mentions))
