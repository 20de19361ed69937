"""Title phrases: "former deputy foreign minister of X" as a title, a status, a body and the stretch of text they
take up.
"""

import re
from collections.abc import Sequence
from functools import cache

from spacy.tokens import Span as TokenSpan
from spacy.tokens import Token

from kg.document import Document, Sentence
from kg.facts.roles.before_title import is_local, leftward
from kg.facts.roles.bodies import bodies_in, body_in_phrase
from kg.facts.roles.holding import Title, is_plural
from kg.facts.teams import is_team
from kg.facts.triggers import evokes
from kg.model import Mention
from kg.syntax import children
from kg.vocabulary import RoleConcept, vocabulary

_PREPOSITIONS = frozenset({"of", "for", "to", "at", "in", "on", "with", "from"})
_MINISTERIAL = ("minister", "deputy_minister")
_LONGEST_COMPLEMENT = 12  # tokens


@cache
def _lexicon() -> dict[str, list[tuple[tuple[str, ...], RoleConcept]]]:
    """Every title, as words, by its first word; the longest first."""
    index: dict[str, list[tuple[tuple[str, ...], RoleConcept]]] = {}
    for role in vocabulary().roles:
        for title in role.titles:
            words = tuple(re.findall(r"\w+|-", title))
            entry = index.setdefault(words[0], [])
            if (words, role) not in entry:
                entry.append((words, role))
    return {word: sorted(found, key=lambda pair: (-len(pair[0]), pair[0])) for word, found in index.items()}


def find_titles(document: Document, sentence: Sentence) -> list[Title]:
    """The title phrases of a sentence in text order, none overlapping another's title."""
    found: list[Title] = []
    i = sentence.tokens.start
    while i < sentence.tokens.end:
        token = document.doc[i]
        match = _match(document, i, sentence.tokens.end)
        if match is not None:
            found.append(_phrase(document, i, match[0], match[1], found, sentence))
            i = found[-1].name_from
        elif evokes(token, "Counterpart") and found:
            found.append(_counterpart(document, i, found[-1]))
        i += match is None
    return found


def _counterpart(document: Document, i: int, same: Title) -> Title:
    """ "his Ruritanian counterpart": the title named before, held in another body."""
    left = leftward(document, i, same.name_from)
    body = left.bodies[0] if left.bodies else None
    head, bodies = document.doc[i], tuple(reversed(left.bodies))
    return Title(head, same.text, same.concept, "Current", body, bodies, left.start, i + 1, i + 1)


def _match(document: Document, i: int, stop: int) -> tuple[int, RoleConcept] | None:
    """The longest title that begins at token i: the token after it, and its role."""
    doc = document.doc
    if doc[i].pos_ not in ("NOUN", "PROPN", "ADJ") or _in_name(document, doc[i]):
        return None
    for words, role in [*_lexicon().get(_bare(doc[i]), ()), *_lexicon().get(_singular(doc[i]), ())]:
        tokens = _next_words(document, i, len(words), stop)
        if (
            len(tokens) == len(words)
            and all(map(_is_word, tokens[:-1], words[:-1]))
            and _ends_on(tokens[-1], words[-1])
        ):
            return tokens[-1].i + 1, role
    return None


def _next_words(document: Document, start: int, count: int, stop: int) -> list[Token]:
    """The words from `start` on, as many or fewer, full stops between them left out: "Lt", "Gen" of "Lt. Gen."."""
    found: list[Token] = []
    for token in document.doc[start:stop]:
        if len(found) == count:
            break
        if token.text != ".":
            found.append(token)
    return found


def _is_word(token: Token, word: str) -> bool:
    return _bare(token) == word


def _ends_on(token: Token, word: str) -> bool:
    return word in (_bare(token), _singular(token))


def _singular(token: Token) -> str:
    """The lemma in small letters, of a plural written large too, which the pipeline leaves as it is: "Senators"."""
    return token.lower_.removesuffix("s") if token.pos_ == "PROPN" else token.lemma_.lower()


def _bare(token: Token) -> str:
    """The word in small letters, without the full stop of a title cut short: "Gov."."""
    return token.lower_.rstrip(".") if len(token) > 1 else token.lower_


def _in_name(document: Document, token: Token) -> bool:
    """Whether the token is part of a name: "UN" before "secretary-general" is the body, no part of the title."""
    return document.mention_at(token) is not None


def _phrase(
    document: Document, start: int, end: int, role: RoleConcept, found: Sequence[Title], sentence: Sentence
) -> Title:
    doc = document.doc
    head = _head(list(doc[start:end]))
    floor = found[-1].name_from if found else sentence.tokens.start
    left = leftward(document, start, floor, role.top in _MINISTERIAL)
    owner = _owning_title(document, left.start, found)
    complement = _complement(document, head, end)
    concept = _refined(document, left.title, end, role)
    text_end, phrase_end, body = end, end, None
    named = bodies_in(document, list(doc[start:end]))  # a title of the ontology may name its body
    if named and not complement and not concept.outward:
        body = named[-1]
        text_end = next(token.i for token in doc[start:] if token.pos_ == "ADP" or token.i + 1 == end)
    if complement:
        phrase_end = complement[-1].i + 1
        outward = concept.outward and doc[end].lower_ in ("to", "for")
        body = None if outward else body_in_phrase(document, complement)
        if body is None:
            text_end = phrase_end
    sent_out = concept.outward and len(left.bodies) > 1  # "the UN Ruritania envoy" is the UN's
    body = body or (left.bodies[-1 if sent_out else 0] if left.bodies else owner.body if owner else None)
    bodies = tuple(bodies_in(document, complement)) if complement else tuple(reversed(left.bodies))
    return Title(
        head=head,
        text=_in_singular(document, left.title, text_end, head),
        concept=_in_body(concept, document.text_between(doc[start], doc[end - 1]), body, doc[left.title : phrase_end]),
        status=left.status or "Current",
        body=body,
        bodies=bodies,
        start=owner.start if owner else left.start,
        end=phrase_end,
        name_from=end,
        local=left.local or any(is_local(token) for token in complement),
    )


def _in_singular(document: Document, start: int, end: int, head: Token) -> str:
    """The title as written, but for the head of a plural: "foreign ministers" are each a foreign minister."""
    doc = document.doc
    while doc[start].text == "-":
        start += 1
    if not is_plural(head):
        return document.text_between(doc[start], doc[end - 1])
    before, after = (
        document.article.source[doc[start].idx : head.idx],
        document.article.source[head.idx + len(head) : doc[end - 1].idx + len(doc[end - 1])],
    )
    lemma = _singular(head).capitalize() if head.text[0].isupper() else _singular(head)
    return before + lemma + after


def _in_body(concept: RoleConcept, title: str, body: Mention | None, phrase: TokenSpan) -> str:
    """The concept's notation, or that of the narrower one which a general title has in this body or team."""
    team = next((token.lemma_ for token in phrase if is_team(token)), None)
    special = vocabulary().role_by_body(
        title, team or f"{phrase.text} {body.name if body else ''}", body.kind if body else ""
    )
    if special is not None:
        return special.notation
    of_state = concept.top in ("head_of_state", "head_of_government")
    return "organisation_head" if of_state and body is not None and body.kind == "organization" else concept.notation


def _owning_title(document: Document, start: int, found: Sequence[Title]) -> Title | None:
    """The title of the person who stands as owner right before: in "President A's envoy", that of A."""
    if not found or start < 2 or document.doc[start - 1].text not in ("'s", "’s", "'", "’"):
        return None
    owner = document.mention_at(document.doc[start - 2])
    named = document.tokens(owner.span)[0].i if owner is not None and owner.kind == "person" else None
    return found[-1] if found[-1].name_from == named else None


def _head(tokens: Sequence[Token]) -> Token:
    """The noun the phrase is built on: the one that hangs on something outside it."""
    inside = {token.i for token in tokens}
    return next((token for token in tokens if token.head.i not in inside), tokens[-1])


def _complement(document: Document, head: Token, end: int) -> list[Token]:
    """The prepositional phrase right after the title, as tokens, up to the first comma, relative clause or verb."""
    doc = document.doc
    if end >= len(doc) or doc[end].lower_ not in _PREPOSITIONS or doc[end].head.i not in range(head.i - 3, end):
        return []
    if not children(doc[end], "pobj") or doc[end + 1].ent_type_ in ("DATE", "TIME"):
        return []
    found = []
    below = {token.i for token in doc[end].subtree}
    for token in doc[end : end + _LONGEST_COMPLEMENT]:
        if (
            token.i not in below
            or token.pos_ in ("VERB", "AUX", "PRON")
            or token.text in (",", ";", "(", "—", "–", "who")
        ):
            break
        if _is_other_person(document, token):
            return []
        found.append(token)
    while found and found[-1].pos_ in ("ADP", "CCONJ", "DET", "PUNCT", "SPACE"):
        found.pop()
    return found if len(found) > 1 else []


def _is_other_person(document: Document, token: Token) -> bool:
    """Whether the token names a person who owns nothing that follows, as in "head of X's office"."""
    mention = document.mention_at(token)
    if mention is None or mention.kind != "person":
        return False
    end = document.tokens(mention.span)[-1].i + 1
    return end >= len(document.doc) or document.doc[end].tag_ != "POS"


def _refined(document: Document, start: int, end: int, role: RoleConcept) -> RoleConcept:
    """The concept of the longest title whose words stand in the phrase in order: "deputy … minister" is a deputy
    minister.
    """
    words = [token.lower_ for token in document.doc[start:end]]
    best, size = role, 0
    for word in dict.fromkeys(words):
        for title, candidate in _lexicon().get(word, ()):
            if (
                len(title) > max(size, 1)
                and _in_order(title, words)
                and title[-1] in (words[-1], document.doc[end - 1].lemma_)
            ):
                best, size = candidate, len(title)
    return best if size else role


def _in_order(title: Sequence[str], words: Sequence[str]) -> bool:
    rest = iter(words)
    return all(word in rest for word in title)
