"""A link that waits for a person: two words of the article `opening` of tests/judgements, and a thing elsewhere."""

from kg.corrections.candidates import Candidate, Weighed

LINK = Candidate(
    mention="opening#mention:37-46",
    words="Mara Velt",
    label="Mara Velt",
    identifier="https://example.org/q1",
    their_label="Mara Velt (mayor)",
    score=0.6,
    features=(Weighed("role", "mayor in both", 1.5),),
)
