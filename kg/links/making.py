"""From proposals to what lasts: sure ones become corrections of kind link, the others wait for kg review."""

from collections.abc import Sequence

from kg.corrections import Link, Request, Standing
from kg.corrections.candidates import Candidate, Weighed
from kg.links.model import Proposal


def requests(proposals: Sequence[Proposal]) -> list[Request]:
    """The corrections that the sure proposals ask for."""
    return [
        Request(
            correction="link",
            target=one.subject.mention,
            identifier=one.entry.identifier,
            why="; ".join(feature.says for feature in one.features) + f" ({one.score})",
        )
        for one in proposals
        if one.verdict == "sure"
    ]


def candidates(proposals: Sequence[Proposal], source: str) -> list[Candidate]:
    """What a person is to decide."""
    return [
        Candidate(
            mention=one.subject.mention,
            words=one.subject.words,
            label=one.subject.label,
            identifier=one.entry.identifier,
            their_label=one.entry.names[0],
            score=one.score,
            description=one.entry.description or _posts(one),
            source=source,
            features=tuple(Weighed(feature.name, feature.says, feature.weight) for feature in one.features),
        )
        for one in proposals
        if one.verdict == "unsure"
    ]


def undecided(
    proposals: Sequence[Proposal], answered: Sequence[Candidate], standing: Sequence[Standing]
) -> list[Proposal]:
    """The proposals without those that a person has answered, or that a standing correction makes already."""
    refused = {(one.mention, one.identifier) for one in answered if one.answer}
    made = {(one.target.address, one.identifier) for one in standing if isinstance(one, Link)}
    known = refused | made
    return [one for one in proposals if (one.subject.mention, one.entry.identifier) not in known]


def _posts(one: Proposal) -> str:
    return "; ".join(", ".join(filter(None, (post.role, post.of, post.since))) for post in one.entry.posts)
