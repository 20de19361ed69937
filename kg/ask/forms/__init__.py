"""Every form of question, the narrow ones before the wide: of the forms that fit, the first that has an answer wins."""

from kg.ask.form import Form
from kg.ask.forms import articles, delegations, events, roles, speech

FORMS: tuple[Form, ...] = (
    *articles.FORMS,
    *delegations.FORMS,
    roles.ROLES_OF,
    *speech.FORMS,
    events.HAPPENED,
    roles.BODY_OF,
    events.WHERE,
    events.WHEN,
    events.COUNT,
    events.MET,
    events.PARTICIPANTS,
    roles.BODY_HEAD,
    roles.ROLE_HOLDER,
    roles.WHO_IS,
    events.ACTORS,
)
