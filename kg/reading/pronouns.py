"""He and she, his and her: each as a mention that stands for the person it most likely refers to.

The choice weighs what readers go by: subjects before objects, near before far, the one already spoken of before a
newcomer, nobody named only inside a quotation, and nobody whom the article calls by the other pronoun.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field

from spacy.tokens import Doc, Token

from kg.model import Mention, Span
from kg.syntax import subjects

_GENDER = {"he": "m", "him": "m", "his": "m", "himself": "m", "she": "f", "her": "f", "hers": "f", "herself": "f"}
_HONORIFICS = {
    **dict.fromkeys(("mr", "sir", "lord", "king", "prince"), "m"),
    **dict.fromkeys(("mrs", "ms", "miss", "dame", "lady", "queen", "princess"), "f"),
}
_REACH = 3  # sentences back: further away, a reader too would want the name
_SUBJECTS = ("nsubj", "nsubjpass")


@dataclass(frozen=True)
class _Naming:
    """A place where a person is named, or stood for by a pronoun already resolved."""

    person: Mention
    token: Token
    sentence: int


@dataclass
class _Story:
    """What has been told so far: the namings in text order and the gender that the article gives each surname."""

    namings: list[_Naming] = field(default_factory=list)
    genders: dict[str, str] = field(default_factory=dict)


def with_pronouns(mentions: Sequence[Mention], doc: Doc, quotes: Sequence[Span]) -> tuple[Mention, ...]:
    """The mentions and the pronouns outside quotations whose person is plain, in text order and numbered anew."""
    heads = _heads(mentions, doc)
    sentence_of = _told_sentences(doc, quotes)
    story = _Story()
    found: list[tuple[Span, Mention]] = []
    for token in doc:
        if token.i not in sentence_of:
            continue
        here = sentence_of[token.i]
        if token.i in heads:
            story.namings.append(_Naming(heads[token.i], token, here))
            _note_honorific(story, heads[token.i], doc)
        elif token.lower_ in _GENDER:
            person = _ahead(token, heads) or _behind(token, here, story)
            if person is not None:
                found.append((Span(token.idx, token.idx + len(token)), person))
                story.namings.append(_Naming(person, token, here))
                story.genders.setdefault(_surname(person), _GENDER[token.lower_])
    return _numbered(mentions, found)


def _heads(mentions: Sequence[Mention], doc: Doc) -> dict[int, Mention]:
    """The people named, and those described, by the position of the token that heads the name."""
    found: dict[int, Mention] = {}
    for mention in mentions:
        tokens = doc.char_span(mention.span.start, mention.span.end, alignment_mode="expand")
        if tokens is not None and (
            mention.kind == "person" or (mention.kind == "unnamed" and tokens.root.tag_ == "NN")
        ):
            found[tokens.root.i] = mention
    return found


def _told_sentences(doc: Doc, quotes: Sequence[Span]) -> dict[int, int]:
    """The number of the sentence of every token outside quotations; sentences that are all quotation do not count."""
    found: dict[int, int] = {}
    number, left = 0, list(quotes)
    for sentence in doc.sents:
        told = False
        for token in sentence:
            while left and left[0].end <= token.idx:
                left.pop(0)
            if not left or token.idx < left[0].start:
                found[token.i] = number
                told = told or token.is_alpha
        number += told
    return found


def _surname(person: Mention) -> str:
    return person.name.split()[-1].casefold()


def _note_honorific(story: _Story, person: Mention, doc: Doc) -> None:
    tokens = doc.char_span(person.span.start, person.span.end, alignment_mode="expand")
    if tokens is not None and tokens.start > 0:
        gender = _HONORIFICS.get(doc[tokens.start - 1].lower_.rstrip("."))
        if gender is not None:
            story.genders.setdefault(_surname(person), gender)


def _ahead(token: Token, heads: dict[int, Mention]) -> Mention | None:
    """The subject that an opening phrase runs up to: "In his speech, X said", "When she arrived, X …"."""
    opening = token  # then what it stands in, up to the child of the ancestor
    for ancestor in token.ancestors:
        if ancestor.pos_ in ("VERB", "AUX") and ancestor.dep_ in ("ROOT", "conj", "ccomp"):
            if opening.dep_ not in ("prep", "advcl", "npadvmod") or opening.i > ancestor.i:
                return None
            after = [child for child in ancestor.children if child.dep_ in _SUBJECTS and child.i > opening.i]
            return heads.get(after[0].i) if after else None
        opening = ancestor
    return None


def _behind(token: Token, here: int, story: _Story) -> Mention | None:
    """The weightiest of the people named before the pronoun within reach."""
    gender = _GENDER[token.lower_]
    weighed: list[tuple[float, int, int, Mention]] = []
    for order, naming in enumerate(story.namings):
        if here - naming.sentence > _REACH or _bound(token, naming.token):
            continue
        if story.genders.get(_surname(naming.person), gender) == gender:
            weighed.append((_weight(here, naming), naming.sentence, -order, naming.person))
    return max(weighed, key=lambda w: w[:3])[3] if weighed else None


def _weight(here: int, naming: _Naming) -> float:
    named = naming.token
    weight = -1.5 * (here - naming.sentence)
    if named.dep_ in _SUBJECTS:
        weight += {"ROOT": 2, "conj": 2, "ccomp": 1.5}.get(named.head.dep_, 1)
    elif named.dep_ == "poss" or any(above.dep_ in _SUBJECTS for above in named.ancestors if above.sent == named.sent):
        weight += 0.5
    if named.lower_ in _GENDER:
        weight += 0.5  # the one the story is about
    if here != naming.sentence and named.dep_ == "appos":
        weight += 0.5
    return weight


def _bound(token: Token, named: Token) -> bool:
    """Whether grammar keeps the two apart: the object of a verb is not its subject ("X praised him")."""
    if token.dep_ in ("poss", *_SUBJECTS) or token.lower_.endswith("self"):
        return False
    clause = next((above for above in token.ancestors if above.pos_ in ("VERB", "AUX")), None)
    return clause is not None and named in subjects(clause)


def _numbered(mentions: Sequence[Mention], pronouns: Sequence[tuple[Span, Mention]]) -> tuple[Mention, ...]:
    """All in text order, numbered by their place, with antecedents following the new numbers."""
    spans = sorted([mention.span for mention in mentions] + [span for span, _ in pronouns])
    number = {span: i for i, span in enumerate(spans)}
    named = [Mention(id=number[m.span], span=m.span, kind=m.kind, name=m.name, ref=m.ref) for m in mentions]
    standing = [
        Mention(id=number[span], span=span, kind=person.kind, name=person.name, antecedent=number[person.span])
        for span, person in pronouns
    ]
    return tuple(sorted(named + standing, key=lambda m: m.id))
