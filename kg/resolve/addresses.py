"""How judgements write what they are about: the article, the kind, and the characters it stands on."""

from kg.ids import slug
from kg.model import DelegationFact, EventFact, Fact, Mention, RoleFact


def mention_address(article: str, mention: Mention) -> str:
    """The address of a mention: `article#mention:10-21`."""
    return f"{article}#mention:{mention.span.start}-{mention.span.end}"


def fact_address(article: str, fact: Fact) -> str:
    """The address of a fact: `article#event:120-180:attack-on-odesa`, the last part for what else the words state."""
    span = fact.evidence.span
    kind = type(fact).__name__.removesuffix("Fact").casefold()
    return f"{article}#{kind}:{span.start}-{span.end}:{_which(fact)}"


def _which(fact: Fact) -> str:
    if isinstance(fact, EventFact):
        return f"{fact.type.casefold()}-{slug(fact.label)}"
    if isinstance(fact, RoleFact):
        return f"{fact.status.casefold()}-{slug(fact.title)}"
    return "team" if isinstance(fact, DelegationFact) else fact.evidence.rule
