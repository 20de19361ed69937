# ruff: noqa: E501 - a pattern is read as a whole
"""What happened, where and when, how many, and who took part."""

from kg.ask.counts import answer_count
from kg.ask.events import answer_actors, answer_happened, answer_met, answer_participants, answer_when, answer_where
from kg.ask.form import Form

HAPPENED = Form(
    name="happened",
    told="what happened",
    patterns=(
        r"what (?:has |have |had |is |was |were |are )?(?:happen(?:ed|s|ing)?|occurr?(?:ed|s|ing)?|took place|taken place|went on|going on)\b(?P<what>.*)",
        r"(?:what|which|list|show|name)(?: me| all| the| other)* (?P<type>[a-z][\w -]*?) (?:(?:have|has|had|were|was|are|is|been) )*(?:{deed} )+(?P<what>(?:in|at|near|on|around|against|by|with|between|during)\b.+)",
        r"(?:list|show|name)(?: me| all| the| other)* (?P<type>[a-z][\w -]*?) (?P<what>(?:in|at|near|on|around|against|by|with|between|during)\b.+)",
    ),
    answerers=(answer_happened,),
    queries=("happened",),
    examples=("What happened in X?", "Which meetings took place in X?"),
)
WHERE = Form(
    name="where",
    told="where",
    patterns=(
        r"(?:to |in |at |from )?(?:which|what) {spot}\b(?= (?:did|does|do|has|have|had|will|was|were|is|are|would|hosted?|hosts)\b)(?P<what>.*)",
        r"where\b(?P<what>.*)",
    ),
    answerers=(answer_where,),
    queries=("where",),
    examples=("Where did X meet Y?", "Which country did X visit?"),
    weighed=True,
)
WHEN = Form(
    name="when",
    told="when",
    patterns=(r"(?:since |until |by )?when\b(?P<what>.*)",),
    answerers=(answer_when,),
    queries=("when",),
    examples=("When was X signed?", "In which month did X take place?"),
    weighed=True,
)
COUNT = Form(
    name="count",
    told="how many",
    patterns=(r"how (?:many|much)\b(?P<what>.*)",),
    answerers=(answer_count,),
    queries=("count",),
    examples=("How many people were injured in X?",),
    weighed=True,
)
MET = Form(
    name="met",
    told="who was met by",
    patterns=(
        r"(?:with )?who(?:m)? {do} (?P<who>.+?) {meet}(?: with)?\b(?P<rest>.*)",
        r"(?:with )who(?:m)? {do} (?P<who>.+?) (?:talk|speak)\b(?P<rest>.*)",
        r"who(?: all| has| have| had)? (?:met|talked (?:to|with)|spoke(?:n)? (?:to|with)|held talks with)(?: with)? (?P<who>.+)(?P<rest>)",
    ),
    answerers=(answer_met,),
    queries=("participants",),
    examples=("Whom did X meet?",),
    weighed=True,
)
PARTICIPANTS = Form(
    name="participants",
    told="who took part in",
    patterns=(
        r"(?:who|which [\w ]+?|what [\w ]+?)(?: (?:else|all|will|has|have|had|also|is going to))* (?:attend(?:s|ed|ing)?|took part in|takes? part in|taken part in|participat(?:ed?|es|ing) in|(?:was|were|is|are) present at|(?:was|were) at|joined|joins?|came to|gathered (?:at|for|in))\b(?P<what>.*)",
        r"(?:who|which [\w ]+?|what) {be} (?:the )?(?:participants|attendees|parties|guests) (?:in|of|at|to) (?P<what>.+)",
    ),
    answerers=(answer_participants,),
    queries=("participants",),
    examples=("Who attended X?",),
    weighed=True,
)
ACTORS = Form(
    name="actors",
    told="who",
    patterns=(
        r"(?:who|whom|whose)\b(?P<what>.+)",
        r"(?:which|what) (?:countr(?:y|ies)|nations?|states?|sides?|part(?:y|ies)|groups?|organi[sz]ations?|forces?|bod(?:y|ies)|leaders?|ministers?)\b(?P<what>.+)",
    ),
    answerers=(answer_actors,),
    queries=("participants",),
    examples=("Who attacked X?",),
    weighed=True,
)
