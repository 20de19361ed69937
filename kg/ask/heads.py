"""Who heads a country, an organisation or a place."""

from kg.ask.bodies import bodies_called
from kg.ask.holdings import Holding, as_people, newest_first
from kg.ask.inquiry import Found, Inquiry
from kg.ask.roles import FILLERS, head_word, linked, same_head, search
from kg.ask.standing import at_the_time
from kg.ask.tenures.offices import LESSER
from kg.ask.wording import stem, stems
from kg.vocabulary import vocabulary

_LEADING = frozenset(
    {"head_of_state", "head_of_government", "monarch", "organisation_head", "party_leader", "regional_leader", "mayor"}
)


def answer_body_head(inquiry: Inquiry) -> Found | None:
    """Who heads what the question names, or else the body that has all of its words in its name."""
    text = inquiry.asked.slot("what")
    names = inquiry.names(text).chosen
    left = stems(text) - frozenset().union(*(stems(name.text) for name in names)) - FILLERS
    bodies = bodies_called(inquiry, text) if left or not names else [iri for name in names for iri in name.iris]
    if not bodies:
        return None
    sparql, candidates = search(inquiry, "role_holder", "body", bodies)
    asked = same_head(frozenset({stem(inquiry.asked.plain.split()[1])}) | stems(inquiry.asked.plain.split(text)[0]))
    fitting = [h for h in candidates if leads(h, asked)]
    if not left:
        fitting = [h for h in fitting if all(linked(h, name) for name in names)]
    its_own = [h for h in fitting if h.of and h.of.iri in bodies]
    held = at_the_time(inquiry, its_own or fitting)
    ranked = sorted(newest_first(held), key=lambda h: (h.rank, head_word(h.title) not in asked))
    return Found(as_people(inquiry, ranked), sparql, f"who heads {text}")


def leads(holding: Holding, asked: frozenset[str] = frozenset()) -> bool:
    """Whether the role is that of leading the body; `asked` are stems of titles and verbs that do as well."""
    if stems(holding.title) & LESSER:
        return False
    tops = {vocabulary().top_of(holding.role), holding.role}
    general = same_head(stems(" ".join(vocabulary().lemmas_of("GenericHead")))) - LESSER
    return bool(tops & _LEADING) or head_word(holding.title) in asked | general | {"president"}
