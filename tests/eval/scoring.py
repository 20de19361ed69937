"""Comparing what newskg found with what was annotated: right, extra and missed facts by kind, and single values."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from typing import TypeVar

from eval.annotation import Annotation, Delegation, Event, Position, Role, Statement
from eval.findings import Finding, Findings
from eval.matching import overlap, pair_off, same_one, same_person, same_thing, same_words, word_overlap
from kg.ask import answer
from kg.names import fold
from kg.store import Reader

A = TypeVar("A")
Degree = Callable[[A, Finding], float]  # how well the two fit, 0 for not at all
_TITLE = 0.5  # half of two titles' words make them one title


@dataclass
class Tally:
    """How many facts of a kind were right, found beyond the annotation, and missed; the last two spelt out."""

    right: int = 0
    extra: list[str] = field(default_factory=list)
    missed: list[str] = field(default_factory=list)
    single: bool = False

    @property
    def score(self) -> float:
        """F1, the harmonic mean of precision and recall; for single values, where nothing is extra, the share right."""
        wrong = len(self.missed) if self.single else (len(self.extra) + len(self.missed)) / 2
        return self.right / (self.right + wrong) if self.right else 0.0


class Score:
    """The tallies by kind, and of each rule's facts by confidence how many there were and how many were right."""

    def __init__(self) -> None:
        self.tallies: dict[str, Tally] = defaultdict(Tally)
        self.calibration: dict[tuple[str, float], list[bool]] = defaultdict(list)

    def values(self) -> dict[str, float]:
        """The score of each kind, between 0 and 1."""
        return {kind: tally.score for kind, tally in sorted(self.tallies.items())}

    def facts(
        self, kind: str, where: str, annotated: Sequence[A], found: Sequence[Finding], degree: Degree[A]
    ) -> list[tuple[A, Finding]]:
        """Pair the facts of one kind in one article off, count them, and give the pairs."""
        pairs = pair_off(annotated, found, degree)
        tally, matched = self.tallies[kind], {id(f) for _, f in pairs}
        tally.right += len(pairs)
        tally.missed += [f"{where}: {a}" for a in annotated if not any(a is one for one, _ in pairs)]
        tally.extra += [f"{where}: {f.rule} {f.quotes} {dict(f.values)}" for f in found if id(f) not in matched]
        return pairs

    def calibrate(self, found: Iterable[Finding], pairs: Iterable[tuple[object, Finding]]) -> None:
        """Remember of each fact found which rule gave it, how sure it was, and whether it was right."""
        matched = {id(f) for _, f in pairs}
        for fact in found:
            self.calibration[fact.rule, fact.confidence].append(id(fact) in matched)

    def reliability(self) -> dict[float, list[bool]]:
        """By stated confidence, to one decimal place, whether each fact was right."""
        found: dict[float, list[bool]] = defaultdict(list)
        for (_, confidence), right in self.calibration.items():
            found[round(confidence, 1)] += right
        return dict(sorted(found.items()))

    def value(self, kind: str, right: bool, what: str) -> None:
        """Count one single value as right or missed."""
        tally = self.tallies[kind]
        tally.single = True
        tally.right += right
        tally.missed += [] if right else [what]


def score(corpus: Sequence[Annotation], reader: Reader) -> Score:
    """Score a graph that was built of exactly these articles."""
    found, total = Findings(reader), Score()
    for article in corpus:
        _people(article, found, total)
        _roles(article, found, total)
        _delegations(article, found, total)
        _events(article, found, total)
        _speech(article, found, total)
        _questions(article, reader, total)
    return total


def _people(article: Annotation, found: Findings, total: Score) -> None:
    people = [Finding(node, (), "mention", 0.9, {"name": found.names(node)}) for node in found.people(article.id)]
    degree = lambda person, f: same_person(f.values["name"], article.forms(person.name))  # noqa: E731
    total.facts("people", article.id, article.people, people, degree)


def _roles(article: Annotation, found: Findings, total: Score) -> None:
    roles = found.facts("RoleHolding", article.id)

    def details(role: Role, f: Finding) -> list[bool]:
        of = role.of is None or same_thing(found.named(f, "of"), role.of)
        return [f.one("status") == role.status, role.category in found.categories(f), of]

    def degree(role: Role, f: Finding) -> float:
        if not same_person(found.named(f, "holder"), article.forms(role.person)):
            return 0.0
        title = max(word_overlap(role.role, title) for title in f.values.get("roleTitle", {""}))
        alike = title >= _TITLE or role.category in found.categories(f)
        return title + 1 + sum(details(role, f)) / 5 if alike else 0.0

    pairs = total.facts("roles", article.id, article.roles, roles, degree)
    total.calibrate(roles, pairs)
    total.facts("roles_strict", article.id, article.roles, roles, lambda r, f: degree(r, f) * all(details(r, f)))
    for role, f in pairs:
        what = f"{article.id}: {role} found {dict(f.values)} {found.named(f, 'of')}"
        for name, right in zip(("status", "category", "of"), details(role, f), strict=True):
            if name != "of" or role.of is not None:
                total.value(f"roles: {name}", right, what)


def _delegations(article: Annotation, found: Findings, total: Score) -> None:
    teams = found.facts("Delegation", article.id)
    members = found.facts("DelegationMembership", article.id)
    sides = {team.node: found.named(team, "represents") for team in teams}

    def side(team: Delegation, f: Finding) -> bool:
        return any(same_thing(sides.get(node, ()), team.of) for node in f.values["delegation"])

    total.facts("delegations", article.id, article.delegations, teams, lambda t, f: same_thing(sides[f.node], t.of))

    def degree(delegate: tuple[Delegation, str], f: Finding) -> bool:
        team, name = delegate
        return same_person(found.named(f, "member"), article.forms(name)) and side(team, f)

    heads = [(team, team.head) for team in article.delegations if team.head]
    others = [(team, name) for team in article.delegations for name in team.members]
    for kind, annotated in (("delegation_heads", heads), ("delegation_members", others)):
        those = [f for f in members if (f.one("capacity") == "head") == (kind == "delegation_heads")]
        pairs = total.facts(kind, article.id, annotated, those, degree)
        total.calibrate(those, pairs)


def _events(article: Annotation, found: Findings, total: Score) -> None:
    events = found.facts("Event", article.id)

    def any_type(event: Event, f: Finding) -> float:
        shared = overlap(article.body, [event.quote, *event.also], f.quotes)
        bonus = 0.3 * typed(event, f) + 0.2 * _placed(event, f, found) + 0.1 * (event.date in f.values.get("date", ()))
        return shared and shared + bonus

    def typed(event: Event, f: Finding) -> bool:
        return event.type in {name.casefold() for name in f.values.get("type", ())}

    pairs = total.facts("events", article.id, article.events, events, lambda e, f: any_type(e, f) * typed(e, f))
    total.facts("events_any_type", article.id, article.events, events, any_type)
    total.calibrate(events, pairs)
    for event, f in pairs:
        _event_values(article, event, f, found, total)


def _placed(event: Event, f: Finding, found: Findings) -> bool:
    return event.place is not None and same_thing(found.named(f, "place"), event.place)


def _event_values(article: Annotation, event: Event, f: Finding, found: Findings, total: Score) -> None:
    def check(name: str, wanted: object, right: bool) -> None:
        if wanted is not None:
            what = f"{article.id}: want {wanted} found {dict(f.values)} {found.named(f, name)}: {event.quote}"
            total.value(f"events: {name}", right, what)

    check("place", event.place, _placed(event, f, found))
    check("date", event.date, event.date in f.values.get("date", ()))
    check("status", event.status, event.status.capitalize() in f.values.get("eventStatus", ()))
    for name, number in (("round", event.round), ("killed", event.killed), ("injured", event.injured)):
        check(name, number, number in {float(value) for value in f.values.get(name, ())})
    for quantity in event.quantities:
        check("quantities", quantity, quantity.value in {float(value) for value in f.values.get("quantity", ())})
    actors = [found.names(node) for node in sorted(f.values.get("participant", ()))]
    forms = [article.forms(name) for name in event.participants]
    for form in forms:
        check("participant recall", form[0], any(same_one(actor, form) for actor in actors))
    for actor in actors:
        check("participant precision", actor, any(same_one(actor, form) for form in forms))


def _speech(article: Annotation, found: Findings, total: Score) -> None:
    quotations, positions = found.facts("Quotation", article.id), found.facts("Position", article.id)

    def said(statement: Statement, f: Finding) -> bool:
        words = any(same_words(statement.quote, held) for held in f.values["words"])
        return words and same_one(found.named(f, "speaker"), article.forms(statement.speaker))

    def held(position: Position, f: Finding) -> float:
        same = position.act == f.one("act") and same_one(found.named(f, "party"), article.forms(position.party))
        return same and overlap(article.body, [position.quote], f.quotes)

    spoken = total.facts("statements", article.id, article.statements, quotations, said)
    total.calibrate(quotations, spoken)
    taken = total.facts("positions", article.id, article.positions, positions, held)
    total.calibrate(positions, taken)


def _questions(article: Annotation, reader: Reader, total: Score) -> None:
    for question in article.questions:
        answers = answer(question.q, reader).answers
        label = answers[0].label if answers else ""
        what = f"{article.id}: {question.q} want {question.answers} got {label!r}"
        total.value("questions", any(_same_answer(label, wanted) for wanted in question.answers), what)
        total.value("questions: answered", bool(answers), what)


def _same_answer(label: str, wanted: str) -> bool:
    """Whether an answer holds all the words wanted, or is a shorter form of a name that ends in the same word."""
    words, known = fold(label).split(), fold(wanted).split()
    return bool(words) and (set(known) <= set(words) or (words[-1] == known[-1] and set(words) <= set(known)))
