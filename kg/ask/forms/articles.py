# ruff: noqa: E501 - a pattern is read as a whole
"""Which articles mention someone or something."""

from kg.ask.form import Form
from kg.ask.sayings import answer_articles

FORMS = (
    Form(
        name="articles",
        told="which articles mention",
        patterns=(
            r"(?:in )?(?:which|what|list|show|find)(?: me)?(?: all| the)* (?:news )?(?:articles?|stories|story|reports?|texts?|documents?)(?: (?:that|which))?(?: (?:mention(?:s|ed)?|names?|are|is|about|talks?|discuss|cover|refer to|does|do|did|concern|contain))* (?P<what>.+?)(?: (?:mentioned|appears?|named|occurs?|covered))?",
            r"(?:articles?|stories|news) (?:about|on|mentioning|that mention|naming) (?P<what>.+)",
            r"where (?:is|are|was|were) (?P<what>.+?) mentioned",
        ),
        answerers=(answer_articles,),
        queries=("articles",),
        examples=("Which articles mention X?",),
    ),
)
