"""Whose title it is: the name right after it, the name it stands in apposition to, or the subject of a verb of
holding.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from spacy.tokens import Token

from kg.document import Document, Sentence
from kg.facts.roles.by_verb import by_verb
from kg.facts.roles.holding import Holding, Title
from kg.facts.roles.tenure import tenure
from kg.model import Mention, Status
from kg.syntax import first_conjunct
from kg.vocabulary import vocabulary

_ABBREVIATED = re.compile(r"[A-Z][a-z]{1,4}\.|ret\.?|retd\.?|Col|Gen|Lt|Dr|Prof")
_LONGEST_HONORIFICS = 7  # tokens
_LONGEST_LIST = 8  # tokens between two titles of one person
_LONGEST_BRACKET = 6  # tokens
_COMMAS = frozenset({",", "(", "—", "–"})


def holdings(document: Document, sentence: Sentence, titles: Sequence[Title]) -> Iterator[Holding]:
    """The holdings that the sentence's titles state, each title taken by the first construction that fits."""
    found: dict[int, list[Holding]] = {}
    for position in reversed(range(len(titles))):
        title = titles[position]
        following = titles[position + 1] if position + 1 < len(titles) else None
        found[position] = (
            _before_name(document, title)
            or _coordinated_title(document, title, following, found.get(position + 1, []))
            or by_verb(document, title)
            or _apposition(document, title, sentence)
        )
    for position in range(len(titles)):
        if position and not found[position]:
            found[position] = _further_title(document, titles[position], titles[position - 1], found[position - 1])
        for holding in found[position]:
            yield _dated(document, holding)


def _further_title(document: Document, title: Title, before: Title, theirs: Sequence[Holding]) -> list[Holding]:
    """ "A, an aide to the president and a former envoy": the second of two, each with an article of its own."""
    between = [token.lower_ for token in document.doc[before.end : title.start]]
    own = document.doc[title.start].lower_ in ("a", "an")
    described = [holding for holding in theirs if holding.rule == "apposition" and not title.plural]
    if between not in (["and"], [","], [",", "and"]) or not own:
        return []
    return [replace(holding, title=title, rule="coordinated", confidence=0.8) for holding in described]


def _dated(document: Document, holding: Holding) -> Holding:
    """The holding with its dates, where its own phrase or the verb's clause gives them: "the mayor since 2019"."""
    if holding.since or holding.until:
        return holding
    since, until = tenure(document, [holding.title.head])
    return replace(holding, since=since, until=until)


def _person_at(document: Document, i: int) -> Mention | None:
    """The person whose name begins at token i."""
    if i >= len(document.doc):
        return None
    mention = document.mention_at(document.doc[i])
    return (
        mention
        if mention is not None and mention.kind == "person" and mention.span.start == document.doc[i].idx
        else None
    )


def _before_name(document: Document, title: Title) -> list[Holding]:
    """ "Foreign Minister A", "foreign ministers A, B and C", "ministers for X A"."""
    for i in dict.fromkeys((title.name_from, title.end)):
        first = _person_at(document, _past_honorifics(document, i))
        if first is not None and first.antecedent is None:
            people = _listed(document, first) if title.plural else [first]
            return _each(document, title, people, "before-name") if _as_many(document, title, people) else []
    return []


def _as_many(document: Document, title: Title, people: Sequence[Mention]) -> bool:
    """Whether a plural title has several holders: in "the militants Mr A hunts" it has none."""
    end = document.tokens(people[0].span)[-1].i + 1
    return not title.plural or len(people) > 1 or document.doc[end : end + 1].text in (",", "and", "&")


def _past_honorifics(document: Document, i: int) -> int:
    """The position past ranks, degrees and remarks between title and name: "Governor Dr. A", "Adviser Lt. Gen. (retd.)
    A"."""
    doc, limit = document.doc, min(i + _LONGEST_HONORIFICS, len(document.doc))
    while i < limit and not doc[i].is_sent_start and _is_honorific(doc[i]):
        i += 1
    return i


def _is_honorific(token: Token) -> bool:
    stop = token.text == "." and not token.is_sent_end  # what the pipeline cuts from "Col."
    return (
        stop
        or bool(_ABBREVIATED.fullmatch(token.text))
        or token.text in ("(", ")")
        or vocabulary().is_honorific(token.lower_)
    )


def _each(document: Document, title: Title, people: Sequence[Mention], rule: str) -> list[Holding]:
    """One holding for each person, with the body after the name ("A of X") or, of as many bodies, the one in the
    same place.
    """
    found = []
    for place, person in enumerate(people):
        own = _after_name(document, person)
        listed = title.bodies[place] if len(title.bodies) == len(people) > 1 else title.body
        found.append(Holding(replace(title, body=own or listed), person, rule, confidence=0.95))
    return found


def _after_name(document: Document, person: Mention) -> Mention | None:
    """The country or body in "A of X"."""
    i = document.tokens(person.span)[-1].i + 1
    if i + 1 >= len(document.doc) or document.doc[i].lower_ != "of":
        return None
    for token in document.doc[i + 1 : i + 3]:
        mention = document.mention_at(token)
        if mention is not None:
            return mention if mention.kind != "person" else None
    return None


def _listed(document: Document, first: Mention) -> list[Mention]:
    """The people named one after another from `first` on, with only commas, "and" and "of somewhere" between them."""
    people, i = [first], document.tokens(first.span)[-1].i + 1
    while i < len(document.doc):
        token = document.doc[i]
        person = _person_at(document, i)
        if person is not None:
            people.append(person)
            i = document.tokens(person.span)[-1].i + 1
        elif token.text == "," or token.lower_ in ("and", "of", "the") or document.mention_at(token) is not None:
            i += 1
        else:
            break
    return people


def _coordinated_title(
    document: Document, title: Title, following: Title | None, theirs: Sequence[Holding]
) -> list[Holding]:
    """ "presidential aide and former culture minister A": the first title has the second's holder."""
    if following is None or not theirs:
        return []
    between = document.doc[title.end : following.start]
    if title.plural:
        everyone = _listed(document, theirs[0].holder) if not between and not following.plural else []
        return _each(document, title, everyone, "before-name")
    joined = [token.lower_ for token in between]
    if document.doc[following.start].tag_ == "PRP$" or (joined[:1] == [","] and _is_apposed(document, title)):
        return []  # "the premier and his envoy, A", "B, the premier, and envoy A"
    bodies = [body for body in (title.body, following.body) if body is not None and body.kind == "country"]
    apart = len({body.ref for body in bodies}) > 1
    if joined in (["and"], [","], [",", "and"], ["-"], ["and", "the"], []) and not apart:
        return [replace(holding, title=title, rule="coordinated", confidence=0.8) for holding in theirs]
    return []


def _is_apposed(document: Document, title: Title) -> bool:
    """Whether a name and a comma stand right before the title."""
    before = title.start - 1
    return before > 0 and document.doc[before].text in _COMMAS and _person_ending_at(document, before) is not None


def _apposition(document: Document, title: Title, sentence: Sentence) -> list[Holding]:
    """ "A, the foreign minister of X,": a title after a name and a comma; "the foreign minister, A,": before them."""
    if title.owns or _speaks_of_another(title):
        return []
    before, status = _past_adverbs(document, title.start - 1)
    if before > sentence.tokens.start and document.doc[before].text in _COMMAS:
        person = _person_ending_at(document, before)
        if person is not None:
            return [Holding(title, person, "apposition", status)]
    person = _apposed_to(document, title)
    if person is not None:
        return [Holding(title, person, "apposition", confidence=0.8)]
    if title.end < sentence.tokens.end and document.doc[title.end].text in _COMMAS:
        first = _person_at(document, _past_honorifics(document, title.end + 1))
        if first is not None and first.antecedent is None and _closes(document, first, sentence):
            people = _listed(document, first) if title.plural else [first]
            return _each(document, title, people, "apposition-before")
    return []


def _past_adverbs(document: Document, i: int) -> tuple[int, Status | None]:
    """The position before "until now" or "until recently", with the status that they give the title after them."""
    doc = document.doc
    until = i > 1 and doc[i].lower_ in ("now", "recently", "lately") and doc[i - 1].lower_ == "until"
    return (i - 2, "Former") if until else (i, None)


def _speaks_of_another(title: Title) -> bool:
    """Whether it is the subject of a clause of its own: "will meet A, his spokesman said"."""
    doc = title.head.doc
    own = title.head.dep_ == "nsubj" and title.head.head.i == title.end and doc[title.start].tag_ == "PRP$"
    return own and doc[title.end].tag_ in ("VBD", "VBZ")


def _apposed_to(document: Document, title: Title) -> Mention | None:
    """The person whom a list of appositions describes, of which the title is a later one: "A, a hydrologist and the
    mayor"."""
    first = first_conjunct(_one_of(title.head))
    if document.doc[title.start].pos_ == "PRON":  # "A, the president, and his counterpart": another's
        return None
    if first == title.head or first.dep_ != "appos" or title.head.i - first.i > _LONGEST_LIST:
        return None
    person = document.mention_at(first.head)
    return person if person is not None and person.kind == "person" and person.antecedent is None else None


def _one_of(head: Token) -> Token:
    """ "One" in "A, one of the president's aides": what is said of the one is said of A."""
    above = head.head
    is_one = head.dep_ == "pobj" and above.lower_ == "of" and above.head.lower_ == "one"
    return above.head if is_one else head


def _person_ending_at(document: Document, comma: int) -> Mention | None:
    """The person named right before this comma, an age or bracket skipped: "A, 57, the mayor", "A (57), the mayor"."""
    i = comma - 1
    if document.doc[i].text == ")":
        bracket = document.doc[max(0, i - _LONGEST_BRACKET) : i]
        i = next((token.i for token in reversed(bracket) if token.text == "("), comma) - 1
    if document.doc[i].like_num and document.doc[i - 1].text == ",":
        i -= 2
    mention = document.mention_at(document.doc[i])
    return mention if mention is not None and mention.kind == "person" and mention.antecedent is None else None


def _closes(document: Document, person: Mention, sentence: Sentence) -> bool:
    """Whether the name that follows a title is set off by a comma or ends the clause, rather than being the next
    subject.
    """
    i = document.tokens(person.span)[-1].i + 1
    return (
        i >= sentence.tokens.end or document.doc[i].is_punct or document.doc[i].lower_ in ("and", "told", "said", "as")
    )
