# ruff: noqa: E501 - a pattern is read as a whole
"""The forms of question that can be read: a short grammar of patterns over the plain question, the first that fits wins.

A pattern's groups are the slots the answer needs: `side` (whom a delegation represents), `who` (a person or party), `what`
(a role, an event, a place), `counted`, `act`, `words`, and `rest` (everything that narrows the answer further).
"""

import re
from dataclasses import dataclass, field

from kg.ask.wording import plain_question


@dataclass(frozen=True)
class Form:
    """What a question asks for: the form's name and the text in its slots; `plain` is the question made plain."""

    name: str
    plain: str
    slots: dict[str, str] = field(default_factory=dict)

    @property
    def told(self) -> str:
        """The form in words, with what fills its slots."""
        return f"{_TOLD[self.name]}: {', '.join(self.slots.values())}"

    def slot(self, name: str) -> str:
        """The text in a slot, empty where the question leaves it out."""
        return self.slots.get(name) or ""


_AUX = r"(?:(?:is|was|were|are|will|would|has|have|had|be|been|being|to|again|did|does|do|currently|now|also|else|going)\s+)*"
_TEAM = r"(?:delegations?|teams?|delegates|negotiators|sides?|missions?)\b"
_LEAD = r"(?:le[da]ds?|led|leading|head(?:s|ed|ing)?|chair(?:s|ed|ing)?|spearhead(?:s|ed|ing)?|fronted|fronts)"
_BE = r"(?:is|was|are|were|has been|had been|will be|would be)"
_POST = r"(?:jobs?|roles?|positions?|posts?|titles?|offices?|functions?|ranks?|occupations?|professions?)"
_PLACE = r"(?:city|cities|town|towns|country|countries|place|places|location|locations|capital|village|region|state|venue|nation|nations)"
_SAY = r"(?:say|says|said|saying|tell|told|state|stated|announce|announced|declare|declared|comment|warn|warned|write|wrote|tweet|think|remark|explain)"
_TELL = r"(?:said|says|say|stated|states|told|declared|declares|warned|warns|wrote|writes|tweeted|remarked|added|insisted|quipped|commented|explained)"
_ACTS = {
    "Demand": r"demand(?:s|ed|ing)?|wants?|wanted|wanting|ask(?:s|ed|ing)?(?: for)?|call(?:s|ed|ing)? for|insist(?:s|ed|ing)?(?: on)?|requires?|required|requests?|requested|urged?|urges",
    "Offer": r"offer(?:s|ed|ing)?|propos(?:e|es|ed|ing)|suggest(?:s|ed|ing)?",
    "Reject": r"reject(?:s|ed|ing)?|refus(?:e|es|ed|ing)|oppos(?:e|es|ed|ing)|rul(?:e|es|ed|ing) out",
    "Accept": r"accept(?:s|ed|ing)?|agree(?:s|d|ing)?(?: to)?",
    "Accuse": r"accus(?:e|es|ed|ing)|blam(?:e|es|ed|ing)|alleg(?:e|es|ed|ing)",
    "Threaten": r"threaten(?:s|ed|ing)?",
    "Deny": r"den(?:y|ies|ied|ying)",
}
_ACT_NOUNS = {
    "Demand": r"demands?|conditions?|requests?|requirements?",
    "Offer": r"offers?|proposals?",
    "Accuse": r"accusations?|allegations?",
    "Threaten": r"threats?",
}
_ANY_ACT = "|".join(_ACTS.values())
_ANY_ACT_NOUN = "|".join(_ACT_NOUNS.values())

_GRAMMAR: tuple[tuple[str, str], ...] = (
    ("articles", r"(?:in )?(?:which|what|list|show|find)(?: me)?(?: all| the)* (?:news )?(?:articles?|stories|story|reports?|texts?|documents?)(?: (?:that|which))?(?: (?:mention(?:s|ed)?|names?|are|is|about|talks?|discuss|cover|refer to|does|do|did|concern|contain))* (?P<what>.+?)(?: (?:mentioned|appears?|named|occurs?|covered))?"),
    ("articles", r"(?:articles?|stories|news) (?:about|on|mentioning|that mention|naming) (?P<what>.+)"),
    ("articles", r"where (?:is|are|was|were) (?P<what>.+?) mentioned"),
    ("members", rf"who (?:else )?{_AUX}(?:in|on|part of|a member of|(?:the )?(?:other )?members? of|among|joined|join|accompanied|accompanies|belongs? to|belonged to|made up|makes up|sits? on|sat on|included in|includes?)\s+(?P<side>.*?)\b{_TEAM}(?P<rest>.*)"),
    ("members", rf"(?:which|what|list|name)?(?: people)? ?(?:{_BE} )?(?:the )?(?:other |all )?members of (?P<side>.*?)\b{_TEAM}(?P<rest>.*)"),
    ("members", rf"who (?:did|does|has|will) (?P<side>.*?)\b{_TEAM} (?:include|consist of|comprise)(?P<rest>.*)"),
    ("head", rf"who {_AUX}{_LEAD}\s+(?P<side>.*?)\b{_TEAM}(?P<rest>.*)"),
    ("head", rf"who {_BE} (?:the )?(?:heads?|leaders?|chiefs?|chair\w*) of (?P<side>.*?)\b{_TEAM}(?P<rest>.*)"),
    ("head", rf"who {_BE} (?P<side>.*?)\b{_TEAM}(?: heads?| leaders?| chiefs?)(?P<rest>.*)"),
    ("head", rf"who {_AUX}represent(?:s|ed|ing)?\s+(?P<side>.+?)(?P<rest>\s(?:at|in|on|during|for|when)\b.*)?"),
    ("head", rf"(?:who |by whom |whom )?(?:was |is |were )?(?P<side>.*?)\b{_TEAM}(?P<rest>.*?) (?:is |was |being |were )?(?:led|headed|represented)(?: by(?: whom?)?)?(?: (?:at|in) .*)?"),
    ("roles_of", rf"(?:what|which) (?:is|was|are|were) (?:the )?(?:current |former |official |present )?{_POST} of (?P<who>.+)"),
    ("roles_of", rf"(?:what|which) (?:is|was|are|were) (?P<who>.+?)'s? (?:current |former |official |present )?{_POST}(?P<rest>\b.*)?"),
    ("roles_of", rf"(?:what|which) (?:current |former |official |public )?{_POST} {_AUX}(?P<who>.+?)(?: (?:hold|held|have|had|holding|occup\w+|fill\w*|take|taken|serve in))+(?P<rest>\b.*)?"),
    ("roles_of", r"what (?:does|did) (?P<who>.+?) do(?: for a living)?"),
    ("roles_of", r"(?:as what|in what capacity|in which capacity) (?:does|did|is|was|has) (?P<who>.+?) (?:serve|work|act|serving|acting)\w*(?P<rest>.*)"),
    ("speaker", rf"who (?:has |had |was it that )?{_TELL}(?: that)? (?P<words>.+)"),
    ("speaker", r"(?:who|whose) .*?[\"“«](?P<words>.+?)[\"”»].*"),
    ("sayings", rf"what (?:did|does|has|have|had|do) (?P<who>.+?) {_SAY}\b(?: to \w+)?(?: (?:about|on|of|regarding|concerning) (?P<rest>.+))?(?: .*)?"),
    ("sayings", r"what (?:is|was) (?P<who>.+?) quoted as saying(?: (?:about|on|of) (?P<rest>.+))?"),
    ("sayings", r"what (?:is|was|were) said by (?P<who>.+?)(?: (?:about|on|of) (?P<rest>.+))?"),
    ("positions", rf"what {_AUX}(?P<who>.+?) (?P<act>{_ANY_ACT})\b(?P<rest>.*)"),
    ("positions", rf"what (?:is|was|are|were) (?P<who>.+?)'s? (?:main |key )?(?P<act>{_ANY_ACT_NOUN})\b(?P<rest>.*)"),
    ("positions", rf"what (?:is|was|are|were) the (?:main |key )?(?P<act>{_ANY_ACT_NOUN}) of (?P<who>.+)"),
    ("positions", rf"who(?:m)? (?:did|does|has|do|have) (?P<who>.+?) (?P<act>{_ACTS['Accuse']})\b(?P<rest>.*)"),
    ("happened", r"what (?:has |have |had |is |was |were |are )?(?:happen(?:ed|s|ing)?|occurr?(?:ed|s|ing)?|took place|taken place|went on|going on)\b(?P<what>.*)"),
    ("happened", r"(?:what|which|list|show)(?: me| all| the)* (?P<type>events?|incidents?|attacks?|strikes?|meetings?|talks|visits?|protests?|elections?|agreements?|exchanges?|battles?|sanctions?|arrests?|disasters?) (?:(?:have|has|had|were|was|are|is|there|been|happen(?:ed)?|occur(?:red)?|took place|taken place|carried out|held) )*(?P<what>(?:in|at|near|on|around|against|by|with)\b.+)"),
    ("where", rf"(?:to |in |at |from )?(?:which|what) {_PLACE}\b(?= (?:did|does|do|has|have|had|will|was|were|is|are|would|hosted?|hosts)\b)(?P<what>.*)"),
    ("where", r"where\b(?P<what>.*)"),
    ("when", r"(?:since )?when\b(?P<what>.*)"),
    ("count", r"how (?:many|much)\b(?P<what>.*)"),
    ("met", r"who(?:m)? (?:did|does|has|have|will|had) (?P<who>.+?) (?:meet|met|talk (?:to|with)|talked (?:to|with)|speak (?:to|with)|spoken (?:to|with)|see|seen|hold talks with|held talks with|negotiate with|confer with)(?: with)?\b(?P<rest>.*)"),
    ("met", r"(?:with )who(?:m)? (?:did|does|has|have|will|had) (?P<who>.+?) (?:meet|met|talk|speak|hold talks|negotiate|confer)\b(?P<rest>.*)"),
    ("participants", r"(?:who|which [\w ]+?|what [\w ]+?)(?: (?:else|all|will|has|have|had|also|is going to))* (?:attend(?:s|ed|ing)?|took part in|takes? part in|taken part in|participat(?:ed?|es|ing) in|(?:was|were|is|are) present at|(?:was|were) at|joined|joins?|came to|gathered (?:at|for|in))\b(?P<what>.*)"),
    ("participants", rf"(?:who|which [\w ]+?|what) {_BE} (?:the )?(?:participants|attendees|parties|guests) (?:in|of|at|to) (?P<what>.+)"),
    ("body_head", r"who (?:(?:is|was|has|had|will|been|currently|now|again|also) )*(?:heads?|headed|heading|leads?|led|leading|runs?|ran|running|chairs?|chaired|chairing|commands?|commanded|commanding|directs?|directed|governs?|governed|rules?|ruled|presid(?:es|ed|ing) over) (?P<what>.+)"),
    ("body_head", r"who (?:is|was) in (?:charge|command) of (?P<what>.+)"),
    ("role_holder", r"who (?:(?:has|had|have|will|is|was|currently|now|been|be|also) )*(?:resigned|stepped down|quit|retired|appointed|named|sworn in|elected|chosen|nominated|took over|takes over|serv(?:e|es|ed|ing)|act(?:s|ed|ing)|work(?:s|ed|ing)|fired|dismissed|sacked|removed|replaced)(?: from office)? (?:as|to be|from the post of)(?: the)? (?P<what>.+)"),
    ("role_holder", rf"who (?:holds?|held|has|had|occupies|occupied|fills|filled) (?:the )?(?:{_POST}) of (?:the )?(?P<what>.+)"),
    ("role_holder", r"who (?:became|becomes|become|will become) (?:the )?(?P<what>.+)"),
    ("who_is", rf"who(?:m)? (?:else )?{_BE}(?: currently| now| today)? (?P<what>.+)"),
    ("actors", r"(?:who|whom|whose)\b(?P<what>.+)"),
    ("actors", r"(?:which|what) (?:countr(?:y|ies)|nations?|states?|sides?|part(?:y|ies)|groups?|organi[sz]ations?|forces?|bod(?:y|ies)|leaders?|ministers?)\b(?P<what>.+)"),
    ("who_is", r"(?:which|what)(?: (?:is|was|are|were))? (?P<what>.+)"),
    ("who_is", r"(?!(?:how|why|to|in|on|at|from|is|are|was|were|do|does|did|can|could|will|would|should|has|have)\b)(?P<what>.+)"),
)  # fmt: skip
_COMPILED = tuple((name, re.compile(pattern, re.I)) for name, pattern in _GRAMMAR)

_TOLD = {
    "articles": "which articles mention",
    "members": "who was in the delegation of",
    "head": "who led the delegation of",
    "roles_of": "which roles are or were held by",
    "speaker": "who said",
    "sayings": "what was said by",
    "positions": "what is asked for or refused by",
    "happened": "what happened",
    "where": "where",
    "when": "when",
    "count": "how many",
    "met": "who was met by",
    "participants": "who took part in",
    "body_head": "who heads",
    "role_holder": "who holds or held the role",
    "who_is": "who is, or holds or held the role",
    "actors": "who",
}
EXAMPLES = (
    "Who led X's delegation?",
    "Who is X?",
    "Who is the foreign minister of X?",
    "Which roles does X hold?",
    "What happened in X?",
    "Where did X meet Y?",
    "When was X signed?",
    "How many people were injured in X?",
    "Who said “…”?",
    "What does X demand?",
    "Which articles mention X?",
)


def read(question: str) -> Form | None:
    """The form of a question, or None when no form fits."""
    plain = plain_question(question)
    for name, pattern in _COMPILED:
        found = pattern.fullmatch(plain)
        if found:
            return Form(name, plain, {slot: text.strip(" ,'\"“”") for slot, text in found.groupdict().items() if text})
    return None


def act_of(text: str) -> str:
    """The act that a word of a question stands for: "wants" → "Demand"."""
    for acts in (_ACTS, _ACT_NOUNS):
        for act, pattern in acts.items():
            if re.fullmatch(pattern, text, re.I):
                return act
    raise ValueError(text)
