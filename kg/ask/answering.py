"""From a question to a reply: read its form, put the form's query to the graph, say so where there is no answer."""

from collections.abc import Callable

from kg.ask.counts import answer_count
from kg.ask.delegations import answer_head, answer_members
from kg.ask.events import (
    answer_actors,
    answer_done_to,
    answer_happened,
    answer_met,
    answer_participants,
    answer_when,
    answer_where,
)
from kg.ask.forms import EXAMPLES, read
from kg.ask.inquiry import Found, Inquiry, open_inquiry
from kg.ask.negotiators import answer_head_by_title, answer_negotiator
from kg.ask.people import answer_roles_of, answer_who_is
from kg.ask.reply import Reply
from kg.ask.roles import answer_body_head, answer_role_holder
from kg.ask.sayings import answer_articles, answer_positions, answer_sayings, answer_speaker
from kg.store import Reader

Answerer = Callable[[Inquiry], Found | None]
# Each form with what answers it, one after another until one does.
ANSWERERS: dict[str, tuple[Answerer, ...]] = {
    "head": (answer_head, answer_negotiator),
    "members": (answer_members,),
    "who_is": (answer_who_is, answer_head_by_title, answer_done_to),
    "role_holder": (answer_role_holder, answer_head_by_title),
    "body_head": (answer_body_head, answer_actors),
    "roles_of": (answer_roles_of,),
    "happened": (answer_happened,),
    "where": (answer_where,),
    "when": (answer_when,),
    "count": (answer_count,),
    "participants": (answer_participants,),
    "actors": (answer_actors,),
    "met": (answer_met,),
    "speaker": (answer_speaker,),
    "sayings": (answer_sayings,),
    "positions": (answer_positions,),
    "articles": (answer_articles,),
}


def answer(question: str, reader: Reader) -> Reply:
    """Answer a question in English from the graph, with the sentences that say so.

    A question that cannot be read raises nothing: the reply's message says so. Raises what `reader` raises.
    """
    form = read(question)
    if form is None or form.name not in ANSWERERS:
        return Reply(question=question, understood_as=None, sparql=None, message=_unread())
    inquiry = open_inquiry(form, reader)
    for answerer in ANSWERERS[form.name]:
        found = answerer(inquiry)
        if found is not None and found.answers:
            return Reply(
                question=question, understood_as=found.understood_as, sparql=found.sparql, answers=found.answers
            )
    return Reply(
        question=question,
        understood_as=form.told,
        sparql=None,
        message="The question is understood, but the graph has no answer to it.",
    )


def _unread() -> str:
    return "The question could not be read. Questions that can be: " + " ".join(EXAMPLES)
