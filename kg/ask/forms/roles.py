# ruff: noqa: E501 - a pattern is read as a whole
"""Which roles someone holds, who heads a body, who holds a role, who someone is."""

from kg.ask.belonging import answer_body_of
from kg.ask.events import answer_done_to
from kg.ask.form import Form
from kg.ask.heads import answer_body_head
from kg.ask.negotiators import answer_head_by_title
from kg.ask.people import answer_roles_of, answer_who_is
from kg.ask.roles import answer_role_holder

_OWN = r"(?:current |former |official |present )?"
ROLES_OF = Form(
    name="roles_of",
    told="which roles are or were held by",
    patterns=(
        rf"(?:what|which) (?:is|was|are|were) (?:the )?{_OWN}{{post}} of (?P<who>.+)",
        rf"(?:what|which) (?:is|was|are|were) (?P<who>.+?)'s? {_OWN}{{post}}(?P<rest>\b.*)?",
        rf"(?:what|which) {_OWN}(?:public )?{{post}} {{aux}}(?P<who>.+?)(?: (?:hold|held|have|had|holding|occup\w+|fill\w*|take|taken|serve in))+(?P<rest>\b.*)?",
        r"what {do} (?P<who>.+?) do(?: for a living)?",
        r"(?:as what|in (?:what|which) capacity) (?:does|did|is|was|has) (?P<who>.+?) (?:serve|work|act|serving|acting)\w*(?P<rest>.*)",
    ),
    answerers=(answer_roles_of,),
    queries=("roles_of",),
    examples=("Which roles does X hold?",),
)
BODY_OF = Form(
    name="body_of",
    told="which body is led by, or has as a member",
    patterns=(
        r"(?:to |of |for |in )?(?:which|what) (?P<kind>[a-z][\w ]*?) {do} (?P<who>.+?) (?P<act>{run}|belong(?: to)?|represent|speak|speak for|work for|work|serve|serve in|chair)(?P<rest>\b.*)?",
        r"(?:of |for |in )?(?:which|what) (?P<kind>[a-z][\w ]*?) (?:is|was) (?P<who>.+?) (?:an? |the )?(?P<act>members?|head|leader|chair\w*|spokes\w+|president|director|chief|part)(?: of| for| in)?(?P<rest>\b.*)?",
        r"(?:who|whom) {do} (?P<who>.+?) (?P<act>work for|speak for|represent)(?P<rest>\b.*)?",
    ),
    answerers=(answer_body_of,),
    queries=("roles_of",),
    examples=("Which organisation does X lead?", "To which body does X belong?"),
)
BODY_HEAD = Form(
    name="body_head",
    told="who heads",
    patterns=(
        r"who (?:(?:is|was|has|had|will|been|currently|now|again|also) )*{run} (?P<what>.+)",
        r"who (?:is|was) in (?:charge|command) of (?P<what>.+)",
    ),
    answerers=(answer_body_head,),
    queries=("role_holder",),
    examples=("Who heads X?", "Who chairs the X committee?"),
)
ROLE_HOLDER = Form(
    name="role_holder",
    told="who holds or held the role",
    patterns=(
        r"who (?:(?:has|had|have|will|is|was|currently|now|been|be|also) )*(?:resigned|stepped down|quit|retired|appointed|named|sworn in|elected|chosen|nominated|took over|takes over|serv(?:e|es|ed|ing)|act(?:s|ed|ing)|work(?:s|ed|ing)|fired|dismissed|sacked|removed|replaced)(?: from office)? (?:as|to be|from the post of)(?: the)? (?P<what>.+)",
        r"who (?:holds?|held|has|had|occupies|occupied|fills|filled) (?:the )?{post} of (?:the )?(?P<what>.+)",
        r"who (?:became|becomes|become|will become) (?:the )?(?P<what>.+)",
    ),
    answerers=(answer_role_holder, answer_head_by_title),
    queries=("role_holder", "role_anywhere", "delegation_head"),
    examples=("Who serves as foreign minister of X?",),
)
WHO_IS = Form(
    name="who_is",
    told="who is, or holds or held the role",
    patterns=(
        r"who(?:m)? (?:else )?{be}(?: currently| now| today)? (?P<what>.+)",
        r"(?:which|what) (?:is|was|are|were) (?P<what>.+)",
        r"which (?P<what>.+)",
        r"(?!(?:how|why|who|whom|what|which|when|where|whose|to|in|on|at|from|is|are|was|were|do|does|did|can|could|will|would|should|has|have|had)\b)(?P<what>.+)",
    ),
    answerers=(answer_who_is, answer_head_by_title, answer_done_to),
    queries=("roles_of", "role_holder", "role_anywhere", "described", "delegation_head", "participants"),
    examples=("Who is X?", "Who is the foreign minister of X?"),
)
