"""A side's chief negotiator often heads its delegation: each of the two questions tries the other's answer."""

import re

from kg.ask.delegations import answer_head
from kg.ask.grammar import pattern
from kg.ask.inquiry import Found, Inquiry
from kg.ask.roles import answer_role_holder

_NEGOTIATOR = r"\b(?:the )?{negotiator}\b(?: (?:of|for|in))?|\b(?:head|leader|chief) of (?=.*\b{team})|\b{team}"


def answer_negotiator(inquiry: Inquiry) -> Found | None:
    """Where the graph knows no delegation of a side: who its chief negotiator is."""
    asking = inquiry.asking("role_holder", what=f"chief negotiator of {inquiry.asked.slot('side')}")
    return answer_role_holder(asking, surely=inquiry.as_of is None)


def answer_head_by_title(inquiry: Inquiry) -> Found | None:
    """A chief negotiator whose title no sentence gives: who led the delegation of that side."""
    side = re.sub(pattern(_NEGOTIATOR), "", inquiry.asked.slot("what"), flags=re.I)
    return answer_head(inquiry.asking("head", side=side)) if side != inquiry.asked.slot("what") else None
