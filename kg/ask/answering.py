"""From a question to a reply: read its form, put the form's query to the graph, say so where there is no answer."""

import re

from msgspec import UNSET
from msgspec.structs import replace

from kg.ask.asked import Asked
from kg.ask.form import Form
from kg.ask.forms import FORMS
from kg.ask.inquiry import Found, Inquiry, open_inquiry
from kg.ask.reply import Reply
from kg.ask.sentences import answer_from_sentence
from kg.ask.support import supported
from kg.ask.times import read_as_of, read_date
from kg.ask.wording import plain_question
from kg.moments import Moment, moment, published_until
from kg.store import Reader

_YES_OR_NO = re.compile(r"(?:is|are|was|were|do|does|did|has|have|had|will|would|can|could|should)\b", re.I)


def readings(question: str) -> list[tuple[Form, Asked]]:
    """Every form that the question fits, narrow ones first, with what stands in its slots."""
    plain = plain_question(question)
    fitting = ((form, form.read(plain)) for form in FORMS)
    return [(form, asked) for form, asked in fitting if asked is not None]


def answer(question: str, reader: Reader, as_of: str | None = None) -> Reply:
    """Answer a question in English from the graph, with the sentences that say so.

    With `as_of`, a day, month or year in XSD form, or where the question says "as of" one, only what articles published
    until its last day tell counts. A question that cannot be read raises nothing: the reply's message says so. Raises
    ValueError where `as_of` is no date, and what `reader` raises.
    """
    limit, rest = read_as_of(plain_question(question))
    if as_of is None and limit and limit.moment is None:
        return Reply(question=question, understood_as=None, sparql=None, message=f"No such date: {limit.text}.")
    until = moment(as_of) if as_of else limit.moment if limit else None
    reply = _answer(rest if limit else question, reader, until)
    if until is None:
        return reply
    told = reply.understood_as and f"{reply.understood_as}, as of {until.text}"
    return replace(reply, question=question, understood_as=told, as_of=until.text)


def _answer(question: str, reader: Reader, as_of: Moment | None) -> Reply:
    fitting = readings(question)
    for form, asked in fitting:
        inquiry = open_inquiry(asked, reader, as_of)
        for answerer in form.answerers:
            found = _known_then(answerer(inquiry), inquiry)
            if found is not None and found.why:
                return _reply(question, found, inquiry)
            if found is not None and found.answers:
                rival = [quote for one in found.answers for quote in one.evidence]
                put = _as_put(question, reader, as_of)
                better = answer_from_sentence(put, rival) if form.weighed and rival else None
                return _reply(question, better or found, inquiry)
    put = _as_put(question, reader, as_of)
    read = _known_then(answer_from_sentence(put), put)
    if read is not None and read.answers:
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


def _known_then(found: Found | None, inquiry: Inquiry) -> Found | None:
    """The answers that rest on what counts as of a date."""
    if found is None or inquiry.as_of is None:
        return found
    last = inquiry.as_of.last
    kept = [(one, [q for q in one.evidence if published_until(q.published, last)]) for one in found.answers]
    return Found(
        tuple(replace(one, evidence=tuple(quotes)) for one, quotes in kept if quotes),
        found.sparql,
        found.understood_as,
        found.why,
    )


def _as_put(question: str, reader: Reader, as_of: Moment | None) -> Inquiry:
    """The question whatever its form, to be put to the articles' sentences."""
    plain = plain_question(question)
    when, _ = read_date(plain)
    return Inquiry(Asked("sentence", plain), reader, when, as_of=as_of)


def _reply(question: str, found: Found, inquiry: Inquiry) -> Reply:
    answers = supported(found.answers, inquiry)
    message = found.why or UNSET
    return Reply(
        question=question, understood_as=found.understood_as, sparql=found.sparql, answers=answers, message=message
    )


def _unread(question: str) -> str:
    why = "Questions to be answered with yes or no are not read." if _YES_OR_NO.match(question.strip()) else ""
    examples = " ".join(example for form in FORMS for example in form.examples)
    return " ".join(filter(None, ("The question could not be read.", why, "Questions that can be:", examples)))
