"""The fields of each kind of item in the answers of look-ups, and the properties that they stand for."""

from api.answers.details import LABEL, TYPE, Field
from kg.ids import NK, PREFIXES

NAMED = (
    Field("label", LABEL),
    Field("other_labels", PREFIXES["skos"] + "altLabel", many=True),
    Field("country", NK + "country", "entity"),
    Field("same_as", PREFIXES["owl"] + "sameAs", "iri", many=True),
)
PLACES = (
    *NAMED,
    Field("type", TYPE, "term", many=True),
    Field("lat", PREFIXES["geo"] + "lat", "decimal"),
    Field("long", PREFIXES["geo"] + "long", "decimal"),
)
DELEGATIONS = (
    Field("label", LABEL),
    Field("represents", NK + "represents", "entity"),
    Field("sent_to", NK + "sentTo", "entity"),
    Field("headed_by", NK + "headedBy", "entity", many=True),
    Field("members", NK + "hasMember", "entity", many=True),
)
EVENTS = (
    Field("label", LABEL),
    Field("type", TYPE, "term", many=True),
    Field("place", NK + "place", "entity", many=True),
    Field("date", NK + "date", "date", many=True),
    Field("status", NK + "eventStatus", "term", many=True),
    Field("round", NK + "round", "number", many=True),
    Field("participants", NK + "participant", "entity", many=True),
    Field("killed", NK + "killed", "number", many=True),
    Field("injured", NK + "injured", "number", many=True),
)
ARTICLES = (
    Field("id", PREFIXES["dcterms"] + "identifier"),
    Field("title", PREFIXES["dcterms"] + "title"),
    Field("published", PREFIXES["dcterms"] + "issued", "date"),
    Field("address", PREFIXES["dcterms"] + "source"),
    Field("outlet", NK + "outlet"),
)
ROLES = (Field("role_title", NK + "roleTitle"), Field("of", NK + "of", "entity"))
COUNTED = ("articles", "origins", "support")
# What is worked out from several holdings stands in no graph.
WORKED_OUT = ("state", "told", "attested_first", "attested_last", "over_by")
FOUND = (
    Field("label", LABEL),
    Field("title", PREFIXES["dcterms"] + "title"),
    Field("type", TYPE, "term", many=True),
)
SOURCE = ARTICLES[:3]
SENTENCE = (
    Field("quote", NK + "quote"),
    Field("start", NK + "start", "number"),
    Field("end", NK + "end", "number"),
)
ALL = (*PLACES, *DELEGATIONS, *EVENTS, *ARTICLES, *ROLES, *FOUND, *SENTENCE)
