# ruff: noqa: E501 - a pattern is read as a whole
"""Who led a delegation, and who was in it."""

from kg.ask.delegations import answer_head, answer_members
from kg.ask.form import Form
from kg.ask.negotiators import answer_negotiator

FORMS = (
    Form(
        name="members",
        told="who was in the delegation of",
        patterns=(
            r"who (?:else )?{aux}(?:in|on|part of|a member of|(?:the )?(?:other )?members? of|among|made up|makes up|sits? on|sat on|belongs? to|belonged to|{accompany})\s+(?P<side>.*?)\b{team}(?P<rest>.*)",
            r"(?:which|what|list|name)?(?: people)? ?(?:{be} )?(?:the )?(?:other |all )?members of (?P<side>.*?)\b{team}(?P<rest>.*)",
            r"who(?:m)? {do} (?P<side>.*?)\b{team} {accompany}(?P<rest>.*)",
        ),
        answerers=(answer_members,),
        queries=("delegation_members",),
        examples=("Who was in X's delegation?",),
    ),
    Form(
        name="head",
        told="who led the delegation of",
        patterns=(
            r"who {aux}{lead}\s+(?P<side>.*?)\b{team}(?P<rest>.*)",
            r"who {be} (?:the )?(?:heads?|leaders?|chiefs?|chair\w*) of (?P<side>.*?)\b{team}(?P<rest>.*)",
            r"who {be} (?P<side>.*?)\b{team}(?: heads?| leaders?| chiefs?)(?P<rest>.*)",
            r"who {aux}{represent}\s+(?P<side>.+?)(?P<rest>\s(?:at|in|on|during|for|when)\b.*)?",
            r"(?:who |by whom |whom )?(?:was |is |were )?(?P<side>.*?)\b{team}(?P<rest>.*?) (?:is |was |being |were )?(?:{lead}|{represent})(?: by(?: whom?)?)?(?: (?:at|in) .*)?",
        ),
        answerers=(answer_head, answer_negotiator),
        queries=("delegation_head", "role_holder", "role_anywhere"),
        examples=("Who led X's delegation?", "Who represented X at the talks?"),
    ),
)
