"""From a question to a reply: read its form, put the form's query to the graph, say so where there is no answer."""

import re

from kg.ask.asked import Asked
from kg.ask.form import Form
from kg.ask.forms import FORMS
from kg.ask.inquiry import Found, Inquiry, open_inquiry
from kg.ask.reply import Reply
from kg.ask.sentences import answer_from_sentence
from kg.ask.support import supported
from kg.ask.times import read_date
from kg.ask.wording import plain_question
from kg.store import Reader

_YES_OR_NO = re.compile(r"(?:is|are|was|were|do|does|did|has|have|had|will|would|can|could|should)\b", re.I)


def readings(question: str) -> list[tuple[Form, Asked]]:
    """Every form that the question fits, narrow ones first, with what stands in its slots."""
    plain = plain_question(question)
    fitting = ((form, form.read(plain)) for form in FORMS)
    return [(form, asked) for form, asked in fitting if asked is not None]


def answer(question: str, reader: Reader) -> Reply:
    """Answer a question in English from the graph, with the sentences that say so.

    A question that cannot be read raises nothing: the reply's message says so. Raises what `reader` raises.
    """
    fitting = readings(question)
    for form, asked in fitting:
        inquiry = open_inquiry(asked, reader)
        for answerer in form.answerers:
            found = answerer(inquiry)
            if found is not None and found.answers:
                rival = found.answers[0].evidence
                better = answer_from_sentence(_as_put(question, reader), rival) if form.weighed and rival else None
                return _reply(question, better or found, inquiry)
    put = _as_put(question, reader)
    read = answer_from_sentence(put)
    if read is not None:
        return _reply(question, read, put)
    if not fitting:
        return Reply(question=question, understood_as=None, sparql=None, message=_unread(question))
    form, asked = fitting[0]
    return Reply(
        question=question,
        understood_as=f"{form.told}: {', '.join(asked.slots.values())}",
        sparql=None,
        message="The question is understood, but the graph has no answer to it.",
    )


def _as_put(question: str, reader: Reader) -> Inquiry:
    """The question whatever its form, to be put to the articles' sentences."""
    plain = plain_question(question)
    when, _ = read_date(plain)
    return Inquiry(Asked("sentence", plain), reader, when)


def _reply(question: str, found: Found, inquiry: Inquiry) -> Reply:
    answers = supported(found.answers, inquiry)
    return Reply(question=question, understood_as=found.understood_as, sparql=found.sparql, answers=answers)


def _unread(question: str) -> str:
    why = "Questions to be answered with yes or no are not read." if _YES_OR_NO.match(question.strip()) else ""
    examples = " ".join(example for form in FORMS for example in form.examples)
    return " ".join(filter(None, ("The question could not be read.", why, "Questions that can be:", examples)))
