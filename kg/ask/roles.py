"""Who holds which role: matching the role that a question words against the titles in the graph."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache

from kg.ask.bodies import bodies_called
from kg.ask.evidence import quotes_of
from kg.ask.holdings import Holding, as_people, holdings, newest_first
from kg.ask.inquiry import Found, Inquiry, sentence
from kg.ask.naming import Name
from kg.ask.queries import fill, iris
from kg.ask.standing import MAY_BE, at_the_time, none_then
from kg.ask.tenures.offices import LESSER
from kg.ask.wording import stem, stems, tokens
from kg.ids import PREFIXES
from kg.vocabulary import vocabulary

_STATUS_WORDS = {
    "former": "Former", "ex": "Former", "previous": "Former", "then": "Former", "late": "Former", "outgoing": "Current",
    "current": "Current", "present": "Current", "acting": "Acting", "interim": "Acting", "caretaker": "Acting",
    "designate": "Designate", "elect": "Designate", "incoming": "Designate", "next": "Designate", "new": "Current",
}  # fmt: skip
_FIRST = stems("chief lead leader head top main")
ENOUGH_OF_TAIL = 0.5  # of "who joined the talks", where no body is named, this share must be said of the holder
FILLERS = stems("government country role post position office person")
_TAIL = re.compile(
    r"\s+(?:who|that|which|whom|when|during|sent"
    r"|(?!united|acting|standing|commanding|retired|ruling)[a-z]{3,}(?:ed|ing))\b.*$"
)
_HEAD_ENDS = re.compile(r"\s+(?:of|for|to|at|in|on|with)\b.*$")


@dataclass(frozen=True)
class Wanted:
    """The role a question asks for: its words without the body's, the names in it, and the status, if it says one."""

    text: str
    words: frozenset[str]
    tail: frozenset[str]
    names: tuple[Name, ...]
    unknown: tuple[str, ...]
    status: str | None
    concepts: frozenset[str]
    body: str
    title: frozenset[str]


def wanted_role(inquiry: Inquiry, text: str) -> Wanted:
    """Take the words of a role apart: "the former Ruritanian foreign minister who met …"."""
    whole = re.sub(r"^(?:the|an?)\s+", "", text, flags=re.I)
    core = _TAIL.sub("", whole)
    names = inquiry.names(core)
    bodies = tuple(name for name in names.chosen if not _is_title(name.text))
    named = {i for name in bodies for i in range(name.first, name.last)}
    status = next((_STATUS_WORDS[w.lower()] for w in names.words if w.lower() in _STATUS_WORDS), None)
    free = [w for i, w in enumerate(names.words) if i not in named and w.lower() not in _STATUS_WORDS]
    words = same_head(stems(" ".join(free))) - FILLERS
    # A word all in capitals is a body's name also where the scheme has it in a title.
    short = stems(" ".join(word for word in names.words if word.isupper() and len(word) > 2))
    own = same_head(stems(" ".join(title for title, _ in _titles(core)))) - short
    titles = own | same_head(stems(" ".join(vocabulary().lemmas_of("GenericHead"))))
    body = [w for w in names.words if not same_head(stems(w)) <= titles and w.lower() not in _STATUS_WORDS]
    described = "" if named >= {i for i, w in enumerate(names.words) if w in body} else " ".join(body)
    no_names = {w for w in names.unknown if same_head(stems(w)) <= titles or w.lower() in _STATUS_WORDS}
    unknown = tuple(w for w in names.unknown if w not in no_names)
    return Wanted(core, words, stems(whole[len(core) :]), bodies, unknown, status, _concepts(core), described, own)


def same_head(words: frozenset[str]) -> frozenset[str]:
    """The words with those for the first among many made one: chief, lead, head."""
    return frozenset("chief" if word in _FIRST else word for word in words)


def _concepts(text: str) -> frozenset[str]:
    """The notations of the role concepts whose title, the longest of all, stands in the text."""
    return frozenset(notation for _, notation in _titles(text))


def _titles(text: str) -> list[tuple[str, str]]:
    """The longest titles of the role scheme in the text, each with its concept's notation."""
    flat = f" {' '.join(word.casefold() for word in tokens(text))} "
    fitting = [
        (title, role.notation)
        for role in vocabulary().roles
        for title in role.titles
        if f" {' '.join(tokens(title))} " in flat
    ]
    longest = max((len(title) for title, _ in fitting), default=0)
    return [(title, notation) for title, notation in fitting if len(title) == longest]


def _is_title(text: str) -> bool:
    """Whether the whole text is a title, and so no body's name, whatever the graph took it for."""
    return bool(vocabulary().titled(text))


def is_role(text: str) -> bool:
    """Whether the text has a title of the role scheme in it."""
    return bool(_concepts(text))


def answer_role_holder(inquiry: Inquiry, surely: bool = False) -> Found | None:
    """Who holds the role: by title and body; where that finds none, also by what the sentence says beside them.

    With `surely`, those of whom it is open whether they hold it at the time of the question are left out.
    """
    text = inquiry.asked.slot("what")
    wanted = wanted_role(inquiry, text)
    former = bool(re.match(r"who (?:was|were)\b", inquiry.asked.plain, re.I))
    for sparql, candidates in _searches(inquiry, wanted):
        fitting = [h for h in candidates if _status_fits(h, wanted, former)]
        ever = [h for h in fitting if _fits(h, wanted)]
        exact = _held_then(inquiry, wanted, ever, surely)
        if exact:
            return _found(inquiry, wanted, exact, sparql, "")
        if not surely and (why := none_then(inquiry, ever)):
            return Found((), sparql, sentence("who holds or held the role:", wanted.text), why)
        near = _held_then(inquiry, wanted, _near(inquiry, fitting, wanted), surely)
        if near:
            return _found(
                inquiry, wanted, near, sparql, "; the sentence and its article, not the title alone, give the role"
            )
    return None


def _held_then(inquiry: Inquiry, wanted: Wanted, found: list[Holding], surely: bool) -> list[Holding]:
    # In "the mayor stabbed in May" the month is that of the stabbing, not of the office.
    if wanted.tail and inquiry.as_of is None:
        return found
    states = MAY_BE[:1] if surely else MAY_BE
    return at_the_time(inquiry, found, (*states, "over") if wanted.status == "Former" else states)


def _searches(inquiry: Inquiry, wanted: Wanted) -> Iterable[tuple[str, list[Holding]]]:
    bodies = [iri for name in wanted.names for iri in name.iris]
    if bodies:
        yield search(inquiry, "role_holder", "body", bodies)
    called = bodies_called(inquiry, wanted.body)
    if called:
        yield search(inquiry, "role_holder", "body", called)
    roles = [
        role.notation for role in vocabulary().roles if role.notation in wanted.concepts or role.top in wanted.concepts
    ]
    if roles or wanted.words - stems(" ".join(wanted.unknown)):
        yield search(inquiry, "role_anywhere", "role", [PREFIXES["role"] + role for role in roles])


def search(inquiry: Inquiry, query: str, parameter: str, values: Iterable[str]) -> tuple[str, list[Holding]]:
    """The holdings that a named query gives, and the query as it was put."""
    parameters = {parameter: iris(values)}
    return fill(query, parameters), holdings(inquiry, inquiry.rows(query, **parameters))


def _status_fits(holding: Holding, wanted: Wanted, former: bool) -> bool:
    if wanted.status in (None, "Current"):
        return former or holding.status != "Former" or wanted.status is None
    return holding.status == wanted.status


def _body_words(holding: Holding) -> frozenset[str]:
    return frozenset().union(*(stems(name) for name in holding.of.names)) if holding.of else frozenset()


def linked(holding: Holding, name: Name) -> bool:
    """Whether the holding's body, or its country, is what the name names; or the title itself says the name."""
    of = holding.of
    return bool(of and (of.iri in name.iris or of.country in name.iris)) or stems(name.text) <= stems(holding.title)


def head_word(title: str) -> str:
    """The word that says what kind of role it is: `minister` of "minister of finance"."""
    plain = tokens(_HEAD_ENDS.sub("", title))
    return next(iter(same_head(frozenset({stem(plain[-1])})))) if plain else ""


def _fits(holding: Holding, wanted: Wanted) -> bool:
    title = same_head(stems(holding.title))
    if not _title_fits(holding, wanted, title) or (
        wanted.unknown and not stems(" ".join(wanted.unknown)) <= title | _body_words(holding)
    ):
        return False
    return wanted.words <= title | _body_words(holding) | _shared(holding, wanted) and all(
        linked(holding, name) for name in wanted.names
    )


def _shared(holding: Holding, wanted: Wanted) -> frozenset[str]:
    """The question's words that another title of the same narrow concept makes good: "premier", "prime minister".

    Those for the bodies such a role is held in too: a chief negotiator "in the delegation" is one.
    """
    return wanted.title | _of_bodies(holding.role) if holding.role in wanted.concepts - _tops() else frozenset()


@cache
def _of_bodies(role: str) -> frozenset[str]:
    return stems(" ".join(word for one in vocabulary().roles if one.notation == role for word in one.body_words))


@cache
def _tops() -> frozenset[str]:
    return frozenset(role.notation for role in vocabulary().roles if role.notation == role.top)


def _title_fits(holding: Holding, wanted: Wanted, title: frozenset[str]) -> bool:
    if (title & LESSER) - wanted.words - frozenset().union(*(stems(name.text) for name in wanted.names)):
        return False
    return head_word(holding.title) in wanted.words or bool(_shared(holding, wanted))


def _near(inquiry: Inquiry, candidates: Sequence[Holding], wanted: Wanted) -> list[Holding]:
    """Holdings whose title fits and whose sentence says the rest, its article the names; another body never fits."""
    fitting = [h for h in candidates if _title_fits(h, wanted, same_head(stems(h.title))) and _body_open(h, wanted)][
        :300
    ]
    quotes = quotes_of(inquiry, [h.iri for h in fitting])
    naming = {name: _articles(inquiry, name) for name in wanted.names} if fitting else {}
    near = []
    for holding in fitting:
        shown = quotes.get(holding.iri, [])
        said = same_head(stems(" ".join(quote.quote for quote in shown)) | stems(holding.title)) | _body_words(holding)
        missing = [n for n in wanted.names if not linked(holding, n) and not stems(n.text) <= said]
        in_article = all(any(quote.article in naming[name] for quote in shown) for name in missing)
        words = wanted.words | stems(" ".join(wanted.unknown))
        if in_article and words <= said | _shared(holding, wanted):
            near.append(holding)
    return near


def _articles(inquiry: Inquiry, name: Name) -> frozenset[str]:
    """The articles that mention what the name names."""
    return frozenset(row["id"] for row in inquiry.rows("articles", entity=iris(name.iris)))


def _body_open(holding: Holding, wanted: Wanted) -> bool:
    bodies = [name for name in wanted.names if not all(e.is_person for e in name.entities)]
    return holding.of is None or not bodies or any(linked(holding, name) for name in bodies)


def _found(inquiry: Inquiry, wanted: Wanted, found: Sequence[Holding], sparql: str, note: str) -> Found:
    ordered = newest_first(found, wanted.status or "Current")
    exactness = {h.iri: len(stems(h.title) - stems(wanted.text)) for h in ordered}
    quotes = quotes_of(inquiry, [h.iri for h in ordered[:300]]) if wanted.tail else {}
    said = {h.iri: len(wanted.tail & stems(" ".join(q.quote for q in quotes.get(h.iri, ())))) for h in ordered}
    if wanted.tail and not wanted.names:
        ordered = [h for h in ordered if said[h.iri] >= ENOUGH_OF_TAIL * len(wanted.tail)]
    ranked = sorted(
        ordered,
        key=lambda h: (-said[h.iri], h.place(ordered_by_status=not wanted.status), exactness[h.iri], h.rank),
    )
    when = inquiry.when.text if inquiry.when else ""
    return Found(as_people(inquiry, ranked), sparql, sentence("who holds or held the role:", wanted.text, when) + note)
