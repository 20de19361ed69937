"""The judgements of a graph, read for people: why things are one or two, and which unsure ones are worth an answer."""

from kg.judgements.explaining import Between, InArticle, Why, other_side, why_one, why_two
from kg.judgements.judged import Judged, Named, Side, article_of, read_judgements
from kg.judgements.listing import list_judgements
from kg.judgements.naming import Described, describe, find_one
from kg.judgements.passages import Passage, Passages, Source
from kg.judgements.reviewing import Question, Worth, most_valuable, questions

__all__ = [
    "Between",
    "Described",
    "InArticle",
    "Judged",
    "Named",
    "Passage",
    "Passages",
    "Question",
    "Side",
    "Source",
    "Why",
    "Worth",
    "article_of",
    "describe",
    "find_one",
    "list_judgements",
    "most_valuable",
    "other_side",
    "questions",
    "read_judgements",
    "why_one",
    "why_two",
]
