"""Which body someone leads, speaks for or belongs to."""

import re

from kg.ask.heads import leads
from kg.ask.holdings import as_bodies, holdings, newest_first
from kg.ask.inquiry import Found, Inquiry, entities, sentence
from kg.ask.queries import fill, iris
from kg.ask.standing import at_the_time

_BELONGS = re.compile(r"(?:belong|represent|speak|work|serve|member|part|spokes)", re.I)
_COUNTRY = re.compile(r"countr|nation|state", re.I)


def answer_body_of(inquiry: Inquiry) -> Found | None:
    """The bodies of a person's roles, those that hold now first; only those led, where the question asks that."""
    who, act = inquiry.asked.slot("who"), inquiry.asked.slot("act")
    people = [entity for entity in entities(inquiry.names(who).chosen) if entity.is_person]
    if not people:
        return None
    parameters = {"person": iris(person.iri for person in people)}
    found = newest_first(holdings(inquiry, inquiry.rows("roles_of", **parameters)))
    belongs = _BELONGS.match(act)
    fitting = at_the_time(inquiry, [h for h in found if h.of and (belongs or leads(h))])
    bodies = inquiry.kinds(h.of.iri for h in fitting if h.of)
    asked = "Country" if _COUNTRY.match(inquiry.asked.slot("kind")) else "Organization"
    of_kind = [h for h in fitting if h.of and asked in bodies.get(h.of.iri, ())]
    told = sentence("which body", who, act, inquiry.asked.slot("rest"))
    return Found(as_bodies(inquiry, of_kind), fill("roles_of", parameters), told)
