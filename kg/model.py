"""The words every stage shares: articles, mentions, facts between mentions, and what was read from one article.

All offsets count code points into `Article.source`, which is the title, a blank line and the text; triples turn them
into offsets into the text alone. Dates are strings in XSD form: `2025-07-23`, `2025-07` or `2025`. Everything here is
plain data that msgspec writes to JSON and back unchanged, so that what was read can be kept and resolved again
without a second reading.
"""

from typing import Literal

from msgspec import Struct, field

MentionKind = Literal["person", "organization", "country", "region", "city", "place", "unnamed"]
Status = Literal["Current", "Former", "Acting", "Designate"]
EventStatus = Literal["Happened", "Ongoing", "Planned", "Cancelled"]
Part = Literal["Agent", "Target", "Party", "Mediator", "Host"]
Capacity = Literal["Head", "Deputy", "Member", "Adviser"]
Stance = Literal["stated", "said", "claimed"]
Act = Literal["Demand", "Offer", "Reject", "Accept", "Accuse", "Threaten", "Deny"]


class Article(Struct, frozen=True, kw_only=True):
    """One news article as it came in. `published` is an ISO date or date-time, or None where the input gives none."""

    id: str
    title: str = ""
    text: str = ""
    published: str | None = None
    url: str | None = None
    outlet: str | None = None

    @property
    def source(self) -> str:
        """The text that is read and that every offset counts in: title, blank line, text."""
        return f"{self.title}\n\n{self.text}" if self.title else self.text

    @property
    def body_start(self) -> int:
        """Where `text` begins within `source`."""
        return len(self.source) - len(self.text)


class Span(Struct, frozen=True, order=True):
    """A stretch of `Article.source`, from `start` up to but not including `end`, in code points."""

    start: int
    end: int

    def within(self, other: "Span") -> bool:
        """Whether this span lies wholly inside `other`."""
        return other.start <= self.start and self.end <= other.end

    def overlaps(self, other: "Span") -> bool:
        """Whether the two spans share a character."""
        return self.start < other.end and other.start < self.end


class Mention(Struct, frozen=True, kw_only=True):
    """A stretch of text that names someone or something, or a pronoun with its antecedent.

    `name` is the noun form: "Ukraine" for "Ukrainian", "Donald Trump" for "Donald Trump's". `ref` is an outside
    identity that reading is sure of, such as `wikidata:Q212` for a country. An `unnamed` one is described only: "one
    diplomat". `antecedent` is the id of the mention a
    pronoun stands for.
    """

    id: int
    span: Span
    kind: MentionKind
    name: str
    ref: str | None = None
    antecedent: int | None = None


# How the name of a rule ends that drew part of a fact from the article as a whole, not from the words of its evidence.
CONTEXT = "-context"


class PlaceInfo(Struct, frozen=True, kw_only=True):
    """A place the gazetteer knows. `ref` is `geonames:…` or `wikidata:…`; `country` is the ref of the country it
    lies in.
    """

    ref: str
    name: str
    kind: MentionKind
    country: str | None = None
    lat: float | None = None
    long: float | None = None
    qid: str | None = None
    population: int = 0


class Evidence(Struct, frozen=True):
    """Where a fact is stated, which rule read it, how sure that rule is (0 to 1), and who says so.

    `stance` is `stated` in the writer's own voice, `said` where someone is reported to say it, `claimed` where it
    rests on a claim; `source` is who says or claims it, a mention id, or None where the text names nobody.
    """

    span: Span
    rule: str
    confidence: float = 0.9
    stance: Stance = "stated"
    source: int | None = None


class DateValue(Struct, frozen=True):
    """A date as the text, with its publication date, gives it: `value` in XSD form, `text` as written."""

    value: str
    text: str


class Quantity(Struct, frozen=True, kw_only=True):
    """A number that a source gives: 71 drones launched, at least 3 people injured. `source` is who says so, a
    mention id.
    """

    evidence: Evidence
    value: float
    counted: str
    outcome: str
    qualifier: str | None = None
    source: int | None = None


class RoleFact(Struct, frozen=True, kw_only=True, tag_field="fact", tag="role"):
    """Someone holds, held or will hold a role. `holder` and `body` are mention ids; `concept` is a notation of
    roles.ttl.
    """

    evidence: Evidence
    holder: int
    concept: str
    title: str
    status: Status = "Current"
    body: int | None = None
    since: DateValue | None = None
    until: DateValue | None = None


class Membership(Struct, frozen=True, kw_only=True):
    """One person's place in a delegation."""

    evidence: Evidence
    member: int
    capacity: Capacity


class DelegationFact(Struct, frozen=True, kw_only=True, tag_field="fact", tag="delegation"):
    """A team that represents a side. `event` is the index, among the extraction's facts, of the event it was sent
    to.
    """

    evidence: Evidence
    represents: int
    members: tuple[Membership, ...] = ()
    event: int | None = None


class Participation(Struct, frozen=True, order=True):
    """One participant of an event: a mention id and the part it played."""

    actor: int
    part: Part


class EventFact(Struct, frozen=True, kw_only=True, tag_field="fact", tag="event"):
    """One telling of an event; the resolver joins the tellings of one event. `type` is an event class's local name.

    `also_at` are the further places of a list: "strikes on X, Y and Z". `killed` and `injured` are quantities whose
    `outcome` is `killed` or `injured`.
    """

    evidence: Evidence
    type: str
    label: str
    status: EventStatus = "Happened"
    place: int | None = None
    also_at: tuple[int, ...] = ()
    date: DateValue | None = None
    round: int | None = None
    participations: tuple[Participation, ...] = ()
    quantities: tuple[Quantity, ...] = ()


class QuotationFact(Struct, frozen=True, kw_only=True, tag_field="fact", tag="quotation"):
    """Words between quotation marks and who said them. `words` excludes the marks."""

    evidence: Evidence
    speaker: int
    words: Span
    addressee: int | None = None
    about: tuple[int, ...] = ()


class PositionFact(Struct, frozen=True, kw_only=True, tag_field="fact", tag="position"):
    """What a party asks for, offers, refuses, accepts, alleges, threatens or denies; `content` is the clause that
    says it.
    """

    evidence: Evidence
    party: int
    act: Act
    content: Span
    about: tuple[int, ...] = ()


Fact = RoleFact | DelegationFact | EventFact | QuotationFact | PositionFact


class Extraction(Struct, frozen=True, kw_only=True):
    """Everything read from one article. Mentions are numbered by their place in `mentions`."""

    article: Article
    mentions: tuple[Mention, ...] = ()
    facts: tuple[Fact, ...] = field(default=())
