"""What was read as corrections have it: kinds of mentions changed, roles added, mentions and facts rejected."""

from collections.abc import Iterator

from msgspec.structs import replace

from kg.corrections import AddRole, Kind, Reject, Target
from kg.model import DateValue, Evidence, Extraction, Mention, RoleFact, Span
from kg.names import fold
from kg.resolve.decisions import Decisions
from kg.resolve.kinds import settled
from kg.resolve.meeting import NotMetError, facts_at, mention_at, part_of, place_of, players
from kg.resolve.removing import without_facts, without_mentions, without_part
from kg.resolve.within import named_in
from kg.triples.statements import MentionKey
from kg.vocabulary import vocabulary

RULE = "correction"
GONE = "the article is gone"
_Place = tuple[str, Span]


class Reread:
    """The extractions, by article id, as the corrections given so far have them. NotMetError says why one does not
    apply; it has then changed nothing."""

    def __init__(self, by_id: dict[str, Extraction]) -> None:
        self.by_id = by_id
        self._firm: dict[_Place, None] = {}
        self._naming: dict[str, list[str]] = {}

    def extraction(self, target: Target) -> Extraction:
        """The extraction of the target's article."""
        found = self.by_id.get(target.at.article)
        if found is None:
            raise NotMetError(GONE)
        return found

    def mention(self, target: Target) -> Mention:
        """The mention that the target means."""
        return mention_at(self.extraction(target), target)

    def change_kind(self, said: Kind) -> None:
        """Give the mention and those that go with it the kind, in its article or everywhere."""
        mention, article = self.mention(said.target), said.target.at.article
        for key in self._articles_naming(fold(mention.name)) if said.everywhere else [article]:
            here = [mention] if key == article else self._alike(key, mention)
            with_it = {m.id for one in here for m in _one_with(self.by_id[key], one)}
            self._firm |= {(key, m.span): None for m in self.by_id[key].mentions if m.id in with_it}
            changed = (_as_kind(m, said) if m.id in with_it else m for m in self.by_id[key].mentions)
            self.by_id[key] = replace(self.by_id[key], mentions=tuple(changed))

    def settle(self) -> None:
        """Put kinds that nobody corrected to the vote."""
        found = settled(sorted(self.by_id.values(), key=lambda one: one.article.id), self.firm)
        self.by_id = {extraction.article.id: extraction for extraction in found}

    @property
    def firm(self) -> frozenset[MentionKey]:
        """The mentions whose kind a correction gave."""
        articles = {article for article, _ in self._firm}
        return frozenset(
            (article, mention.id)
            for article in articles
            for mention in self.by_id[article].mentions
            if (article, mention.span) in self._firm
        )

    def add_role(self, said: AddRole) -> None:
        """Add the role as a fact, resting on the words that were given as evidence."""
        extraction = self.extraction(said.target)
        self.by_id[extraction.article.id] = replace(extraction, facts=(*extraction.facts, self._role(said)))

    def has_role(self, said: AddRole) -> bool:
        """Whether the role that was added still stands."""
        return self._role(said) in self.extraction(said.target).facts

    def reject(self, said: Reject) -> str:
        """Take away all that is rejected and met; in words, what of several is not met. Raises where nothing is."""
        reasons = []
        for target in said.targets:
            try:
                self._take_away(target)
            except NotMetError as error:
                reasons.append(f"{target.address}: {error}")
        if len(reasons) == len(said.targets):
            raise NotMetError(reasons[0].partition(": ")[2])
        return "; ".join(reasons)

    def _take_away(self, target: Target) -> None:
        extraction = self.extraction(target)
        article = extraction.article.id
        if target.at.kind == "mention":
            self.by_id[article] = without_mentions(extraction, [self.mention(target).id])
            return
        facts, part = facts_at(extraction, target), part_of(extraction, target)
        rest = {
            index: None if part is None else without_part(fact, players(extraction, fact, part))
            for index, fact in ((index, extraction.facts[index]) for index in facts)
        }
        kept = tuple(rest.get(index) or fact for index, fact in enumerate(extraction.facts))
        gone = [index for index, fact in rest.items() if fact is None]
        self.by_id[article] = without_facts(replace(extraction, facts=kept), gone)

    def _role(self, said: AddRole) -> RoleFact:
        if not any(said.concept == concept.notation for concept in vocabulary().roles):
            raise NotMetError(f"the ontology has no role {said.concept!r} any more")
        extraction = self.extraction(said.target)
        article = extraction.article
        span = place_of(article, said.evidence)
        if span.start < article.body_start and span.end > len(article.title):
            raise NotMetError("its words run from the title into the text: quote one of the two")
        return RoleFact(
            evidence=Evidence(span, RULE, 1.0),
            holder=self.mention(said.target).id,
            concept=said.concept,
            title=said.title,
            status=said.status,
            body=self.mention(said.body).id if said.body else None,
            since=DateValue(said.since, said.since) if said.since else None,
            until=DateValue(said.until, said.until) if said.until else None,
        )

    def _articles_naming(self, name: str) -> list[str]:
        if not self._naming:
            for key, extraction in self.by_id.items():
                for folded in {fold(m.name) for m in extraction.mentions if m.antecedent is None}:
                    self._naming.setdefault(folded, []).append(key)
        return self._naming.get(name, [])

    def _alike(self, article: str, mention: Mention) -> Iterator[Mention]:
        """What the article calls by the same name, and takes for the same kind of thing."""
        for other in self.by_id[article].mentions:
            alike = other.kind == mention.kind and other.ref == mention.ref
            if alike and other.antecedent is None and fold(other.name) == fold(mention.name):
                yield other


def _one_with(extraction: Extraction, mention: Mention) -> tuple[Mention, ...]:
    """The mentions that name the same in the article, as it is read."""
    groups, _ = named_in(extraction, Decisions())
    return next((one.mentions for one in groups if mention in one.mentions), (mention,))


def _as_kind(mention: Mention, said: Kind) -> Mention:
    # What it was taken for, an outside reference tells: that goes too.
    return mention if mention.kind == said.kind else replace(mention, kind=said.kind, ref=None)
