"""Title phrases: "former deputy foreign minister of X" as a title, a status, a body and the stretch of text they
take up.
"""

from collections.abc import Sequence

from spacy.tokens import Span as TokenSpan
from spacy.tokens import Token

from kg.document import Document, Sentence
from kg.facts.lexicon import state_offices
from kg.facts.roles.before_title import is_local, leftward, status_words
from kg.facts.roles.bodies import bodies_in, body_in_phrase
from kg.facts.roles.holding import Title, is_plural
from kg.facts.roles.title_words import match_title, refined, singular
from kg.facts.roles.unnamed_bodies import unnamed_body, worded
from kg.facts.teams import is_team
from kg.facts.triggers import evokes
from kg.model import Mention, Status
from kg.syntax import children
from kg.vocabulary import RoleConcept, vocabulary

_PREPOSITIONS = frozenset({"of", "for", "to", "at", "in", "on", "with", "from"})
_MINISTERIAL = ("minister", "deputy_minister")
_OF_OFFICE = frozenset({"of", "for", "to", "at"})  # what follows an office of state: nobody is president on anything
_LONGEST_COMPLEMENT = 12  # tokens


def find_titles(document: Document, sentence: Sentence) -> list[Title]:
    """The title phrases of a sentence in text order, none overlapping another's title."""
    found: list[Title] = []
    i = sentence.tokens.start
    while i < sentence.tokens.end:
        token = document.doc[i]
        match = match_title(document, i, sentence.tokens.end)
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


def _phrase(
    document: Document, start: int, end: int, role: RoleConcept, found: Sequence[Title], sentence: Sentence
) -> Title:
    doc = document.doc
    words_end, later = end, _hyphened_status(document, end)
    end += 2 * (later is not None)
    head = _head(list(doc[start:end]))
    floor = found[-1].name_from if found else sentence.tokens.start
    left = leftward(document, start, floor, role.top in _MINISTERIAL)
    owner = _owning_title(document, left.start, found)
    complement = _complement(document, head, end)
    concept = refined(document, left.title, end, role)
    text_end, phrase_end, body = words_end, end, None
    headed: list[Token] = []
    named = bodies_in(document, list(doc[start:end]))  # a title of the ontology may name its body
    if named and not complement and not concept.outward:
        body = named[-1]
        text_end = next(token.i for token in doc[start:] if token.pos_ == "ADP" or token.i + 1 == end)
    if complement:
        phrase_end = complement[-1].i + 1
        elsewhere = doc[end].lower_ == "in" and bool(left.bodies)  # "the UN's coordinator in Chad" is the UN's
        body = None if elsewhere else _held_in(document, complement, concept)
        headed = unnamed_body(document, complement, body) if body is not None else []
        if body is None and not elsewhere and _may_go_on(document, role, end):
            text_end = phrase_end
    sent_out = concept.outward and len(left.bodies) > 1  # "the UN Ruritania envoy" is the UN's
    body = body or (left.bodies[-1 if sent_out else 0] if left.bodies else owner.body if owner else None)
    bodies = tuple(bodies_in(document, complement)) if complement else tuple(reversed(left.bodies))
    phrase, said = doc[left.title : phrase_end], document.text_between(doc[start], doc[end - 1])
    text = _in_singular(document, left.title, text_end, head)
    return Title(
        head=head,
        text=worded(text, complement[0], headed) if headed else text,
        concept=_in_body(concept, said, phrase, body, named=not headed),
        status=later or left.status or "Current",
        body=body,
        bodies=bodies,
        start=owner.start if owner else left.start,
        end=phrase_end,
        name_from=end,
        local=left.local or any(is_local(token) for token in complement),
    )


def _held_in(document: Document, complement: Sequence[Token], concept: RoleConcept) -> Mention | None:
    """The body that the words after a title say it is held in; none where they say what it is about or sent to."""
    link = complement[0].lower_
    if link == "on" or (concept.outward and link in ("to", "for")):
        return None
    return body_in_phrase(document, complement) or _employer(document, complement)


def _employer(document: Document, complement: Sequence[Token]) -> Mention | None:
    """Where someone is what they are, after their field: "a professor of history at the University of Velin"."""
    at = complement[-1].i + 1
    if document.doc[at : at + 1].text.lower() not in ("at", "with"):
        return None
    named = [
        mention for noun in children(document.doc[at], "pobj") for mention in bodies_in(document, list(noun.subtree))
    ]
    return next((mention for mention in named if mention.kind == "organization"), None)


def _hyphened_status(document: Document, end: int) -> Status | None:
    """The status that a word joined to the title's end gives: "president-elect", "ambassador-designate"."""
    after = document.doc[end : end + 2]
    return status_words().get(after[1].lower_) if len(after) == 2 and after[0].text == "-" else None


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
    lemma = singular(head).capitalize() if head.text[0].isupper() else singular(head)
    return before + lemma + after


def _in_body(concept: RoleConcept, title: str, phrase: TokenSpan, body: Mention | None, *, named: bool) -> str:
    """The concept's notation, or that of the narrower one which a general title has in this body or team.

    Where what is headed is not `named`, the body only owns it.
    """
    kind = "" if body is None else body.kind if named else "organization"
    words = _team(phrase) or f"{phrase.text} {body.name if body is not None else ''}"
    special = vocabulary().role_by_body(title, words, kind)
    if special is not None:
        return special.notation
    of_state = concept.top in ("head_of_state", "head_of_government")
    return "organisation_head" if of_state and kind == "organization" else concept.notation


def _team(phrase: TokenSpan) -> str | None:
    """The word for a team that the phrase speaks of, which alone decides: "delegation"."""
    return next((token.lemma_ for token in phrase if is_team(token)), None)


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


def _may_go_on(document: Document, role: RoleConcept, end: int) -> bool:
    """Whether what follows may be part of the title: "elected president on the first ballot" is president."""
    return role.notation not in state_offices() or document.doc[end : end + 1].text.lower() in _OF_OFFICE


def _complement(document: Document, head: Token, end: int) -> list[Token]:
    """The prepositional phrase right after the title, as tokens, up to the first comma, relative clause or verb."""
    doc = document.doc
    if end >= len(doc) or doc[end].lower_ not in _PREPOSITIONS or doc[end].head.i not in range(head.i - 3, end):
        return []
    if not children(doc[end], "pobj") or doc[end + 1].ent_type_ in ("DATE", "TIME"):
        return []
    found: list[Token] = []
    below = {token.i for token in doc[end].subtree}
    for token in doc[end : end + _LONGEST_COMPLEMENT]:
        if (
            token.i not in below
            or (token.pos_ in ("VERB", "AUX", "PRON") and token.dep_ != "amod")
            or token.text in (",", ";", "(", "—", "–", "who")
        ):
            break
        if _is_other_person(document, token):
            posted = [word for word in found[1:] if word.lower_ != "the"]  # "envoy for Chad A B": of whom A B is one
            if posted and all(
                document.mention_at(word) == document.mention_at(found[-1]) is not None for word in posted
            ):
                break
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
