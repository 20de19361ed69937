"""From a question to a reply: read its form, put the form's query to the graph, say so where there is no answer."""

from collections.abc import Callable

from kg.ask.delegations import answer_head, answer_members
from kg.ask.forms import EXAMPLES, read
from kg.ask.inquiry import Found, Inquiry, open_inquiry
from kg.ask.people import answer_roles_of, answer_who_is
from kg.ask.reply import Reply
from kg.ask.roles import answer_body_head, answer_role_holder
from kg.store import Reader

Answerer = Callable[[Inquiry], Found | None]
# Each form with what answers it, one after another until one does.
ANSWERERS: dict[str, tuple[Answerer, ...]] = {
    "head": (answer_head,),
    "members": (answer_members,),
    "who_is": (answer_who_is,),
    "role_holder": (answer_role_holder,),
    "body_head": (answer_body_head,),
    "roles_of": (answer_roles_of,),
}


def answer(question: str, reader: Reader) -> Reply:
    """Answer a question in English from the graph, with the sentences that say so.

    Never raises for a question it cannot read: the reply's message says so. Raises QueryError or StoreError as `reader` does.
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
        understood_as=form.name,
        sparql=None,
        message="The question is understood, but the graph has no answer to it.",
    )


def _unread() -> str:
    return "The question could not be read. Questions that can be: " + " ".join(EXAMPLES)
