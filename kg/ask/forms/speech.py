# ruff: noqa: E501 - a pattern is read as a whole
"""Who said what, and what each side asks for or refuses."""

from kg.ask.form import Form
from kg.ask.sayings import answer_parties, answer_positions, answer_sayings, answer_speaker

FORMS = (
    Form(
        name="speaker",
        told="who said",
        patterns=(
            r"(?:who|whose) .*?[\"“«](?P<words>.+?)[\"”»].*",
            r"who (?:has |had |was it that )?{say}(?: that)? (?P<words>.+)",
        ),
        answerers=(answer_speaker,),
        queries=("sayings",),
        examples=("Who said “…”?",),
    ),
    Form(
        name="sayings",
        told="what was said by",
        patterns=(
            r"what {do} (?P<who>.+?) {say}\b(?: to \w+)?(?: (?:about|on|of|regarding|concerning) (?P<rest>.+))?(?: .*)?",
            r"what (?:is|was) (?P<who>.+?) quoted as saying(?: (?:about|on|of) (?P<rest>.+))?",
            r"what (?:is|was|were) {say} by (?P<who>.+?)(?: (?:about|on|of) (?P<rest>.+))?",
        ),
        answerers=(answer_sayings,),
        queries=("sayings",),
        examples=("What did X say about Y?",),
    ),
    Form(
        name="positions",
        told="what is asked for or refused by",
        patterns=(
            r"what {aux}(?P<who>.+?) (?P<act>{act})\b(?P<rest>.*)",
            r"what (?:is|was|are|were) (?P<who>.+?)'s? (?:main |key )?(?P<act>{actnoun})\b(?P<rest>.*)",
            r"what (?:is|was|are|were) the (?:main |key )?(?P<act>{actnoun}) of (?P<who>.+)",
            r"who(?:m)? {do} (?P<who>.+?) (?P<act>{accuse})\b(?P<rest>.*)",
        ),
        answerers=(answer_positions,),
        queries=("positions",),
        examples=("What does X demand?",),
    ),
    Form(
        name="parties",
        told="who asks for or refuses",
        patterns=(
            r"(?:who|which (?:countr\w+|side|sides|part\w+|group|groups|states?)) {aux}(?P<act>{act})\b(?P<rest>.+)",
        ),
        answerers=(answer_parties,),
        queries=("positions",),
        examples=("Who rejected X?",),
    ),
)
