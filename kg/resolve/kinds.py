"""What a name is of, by the vote of all articles: a body here and a person in most others is a person."""

from collections import Counter
from collections.abc import Collection, Iterable, Iterator

from msgspec.structs import replace

from kg.model import Extraction, Mention, MentionKind
from kg.names import fold
from kg.resolve.person_names import sound
from kg.triples.statements import MentionKey

_SHORT = 3  # letters: names as short as acronyms are


def settled(read: Iterable[Extraction], firm: Collection[MentionKey] = ()) -> list[Extraction]:
    """The extractions, each name with the kind that most articles give it.

    Only between people and bodies, and only where twice as many articles say so. A word alone is what most articles
    take it for, or a person where most know it as a surname, in any spelling. A reference is never outvoted, nor are
    the mentions that are `firm`.
    """
    extractions = list(read)
    votes: dict[str, Counter[MentionKind]] = {}
    for extraction in extractions:
        for name, kind in {vote for mention in extraction.mentions for vote in _votes(mention)}:
            votes.setdefault(name, Counter())[kind] += 1
    won = {name: best for name, count in votes.items() if (best := _winner(count))}
    return [_with_kinds(extraction, won, firm) for extraction in extractions] if won else extractions


def _votes(mention: Mention) -> Iterator[tuple[str, MentionKind]]:
    """What a mention says of its name; a full name of a person says that the last word is one's too."""
    if not _is_name(mention):
        return
    yield _name(mention), mention.kind
    if mention.kind == "person" and " " in _name(mention):
        yield sound(fold(mention.name).split()[-1]), "person"


def _name(mention: Mention) -> str:
    """What a mention's name is known by: the words, or one word's sound, which is no other name's of two."""
    name = fold(mention.name)
    return name if " " in name else sound(name)


def _may_change(mention: Mention) -> bool:
    name = mention.name.strip()
    told = " " in name or (len(name) > _SHORT and not name.isupper())
    return told and _is_name(mention) and mention.ref is None


def _is_name(mention: Mention) -> bool:
    """Whether it names a person or a body, and is no pronoun or "the company"."""
    return mention.kind in ("person", "organization") and mention.antecedent is None


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
        if _may_change(mention) and (article, mention.id) not in firm
        if (name := _name(mention)) in won and won[name] != mention.kind
    }
    if not changed:
        return extraction
    return replace(extraction, mentions=tuple(changed.get(m.id, m) for m in extraction.mentions))
