"""He and she, his and her: each as a mention that stands for the person it most likely refers to."""

from collections.abc import Sequence

from spacy.tokens import Doc, Token

from kg.model import Mention, Span

_PERSONAL = frozenset({"he", "she", "him", "his", "her"})
_REACH = 3  # sentences back: further away, a reader too would want the name


def with_pronouns(mentions: Sequence[Mention], doc: Doc, quotes: Sequence[Span]) -> tuple[Mention, ...]:
    """The mentions and the pronouns outside quotations whose person is plain, in text order and numbered anew."""
    people = [mention for mention in mentions if mention.kind == "person"]
    sentence_starts = [sentence.start_char for sentence in doc.sents]
    found: list[tuple[Span, Mention]] = []
    last: Mention | None = None
    for token in doc:
        if token.lower_ not in _PERSONAL or _inside(token, quotes):
            continue
        antecedent = _antecedent(token, doc, people, sentence_starts, last)
        if antecedent is not None:
            found.append((Span(token.idx, token.idx + len(token)), antecedent))
            last = antecedent
    return _numbered(mentions, found)


def _inside(token: Token, quotes: Sequence[Span]) -> bool:
    return any(quote.start <= token.idx < quote.end for quote in quotes)


def _antecedent(
    token: Token, doc: Doc, people: Sequence[Mention], starts: Sequence[int], last: Mention | None
) -> Mention | None:
    """The subject of the nearest earlier sentence that names a person; within the sentence, a person named before it."""
    here = sum(start <= token.idx for start in starts) - 1
    for back in range(min(_REACH, here) + 1):
        begin = starts[here - back]
        end = token.idx if back == 0 else starts[here - back + 1]
        named = [person for person in people if begin <= person.span.start < end]
        if named:
            subjects = [person for person in named if _is_subject(person, doc)]
            if back == 0 and last is not None and not subjects:
                continue
            return (subjects or named)[0]
        if back == 1 and last is not None and last.span.start >= starts[max(0, here - _REACH)]:
            return last
    return None


def _is_subject(person: Mention, doc: Doc) -> bool:
    tokens = doc.char_span(person.span.start, person.span.end, alignment_mode="expand")
    return tokens is not None and tokens.root.dep_ in ("nsubj", "nsubjpass")


def _numbered(mentions: Sequence[Mention], pronouns: Sequence[tuple[Span, Mention]]) -> tuple[Mention, ...]:
    """All in text order, numbered by their place, with antecedents following the new numbers."""
    spans = sorted([mention.span for mention in mentions] + [span for span, _ in pronouns])
    number = {span: i for i, span in enumerate(spans)}
    named = [
        Mention(id=number[m.span], span=m.span, kind=m.kind, name=m.name, ref=m.ref) for m in mentions
    ]
    standing = [
        Mention(id=number[span], span=span, kind="person", name=person.name, antecedent=number[person.span])
        for span, person in pronouns
    ]
    return tuple(sorted(named + standing, key=lambda m: m.id))
