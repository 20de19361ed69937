# ruff: noqa: E501 - a pattern is read as a whole
"""The words of a question and of a sentence, made comparable: spelling, inflection and contractions set aside."""

import re
from functools import lru_cache

from kg.names import fold

WORD = re.compile(r"[^\W_]+(?:[.'’][^\W_]+)*\.?(?<=[^\W_.]|(?<=\.[A-Za-z])\.)", re.UNICODE)

_CONTRACTIONS = (
    (r"\b(who|what|where|when|which|how)['’]?s\b(?=\s)", r"\1 is"),
    (r"\b(who|what|where|when|which|how)['’]d\b", r"\1 did"),
    (r"\b(who|what|where|when|which|how)['’]re\b", r"\1 are"),
    (r"\b(who|what|where|when|which|how)['’]ll\b", r"\1 will"),
    (r"\b(who|what|where|when|which|how)['’]ve\b", r"\1 have"),
)
_LEADS = re.compile(
    r"^(?:please|hello|hi|hey|so|and|ok|okay|well|but)\b[\s,]*"
    r"|^(?:can|could|would|will) you (?:please )?(?:tell|show|give|let) (?:me|us)(?: know)?\b[\s,:]*"
    r"|^(?:please )?(?:tell|show) (?:me|us)\b[\s,:]*(?:about (?=who|what|where|when|which|how))?"
    r"|^(?:do|does|did) (?:you|anyone|anybody) know\b[\s,:]*"
    r"|^(?:i|we) (?:want|need|would like|['’]d like) to know\b[\s,:]*",
    re.I,
)
# Ways of asking that mean the same as a plain question word.
_PLAINER = (
    (
        r"^(?:which|what) (?:persons?|people|individuals?|official|politician|diplomat)\b(?! (?:were|was|are|have|did|do)\b)",
        "who",
    ),
    (
        r"^(?:what is|what was|what are|give|name|state) the names? of (?:the )?(?:person|people|man|woman|official|politician|diplomat) (?:who|that)\b",
        "who",
    ),
    (r"^(?:what is|give|state) the names? of\b", "who is"),
    (r"^what was the names? of\b", "who was"),
    (r"^who (?:is|was|are|were) (?:the )?(?:person|people|man|woman|one|official) (?:who|that)\b", "who"),
    (r"^who (?:is|was) it (?:who|that)\b", "who"),
    (r"^(?:in|on|at|since|during|from|until|by|for) (?:which|what) (?:date|day|year|month|time|week)s?\b", "when"),
    (r"^(?:which|what) (?:date|day|year|month) (?=did|was|is|were|does|will|has|had|do|are)", "when "),
    (r"^(?:what is|what was) the date (?:of|when|on which)\b", "when was"),
    (
        r"^(?:at|in|to|on|from) (?:which|what) (?:city|town|country|place|location|venue|village|capital|region|state)\b",
        "where",
    ),
    (r"^(?:what is|what was) the (?:place|location|venue|site) (?:of|where)\b", "where was"),
    (r"^what (?:was |is )?(?:the )?(?:number|count|total)(?: number)? of\b", "how many"),
    (r"^(?:by whom|who by)\b", "who"),
    (r"^name (?=the\b)", "who is "),
    (r"^(who|what|where|when) (?!is|was|are|were)(.+) (is|was|are|were)$", r"\1 \3 \2"),
)
# Words that carry no meaning of their own, as stems are compared.
STOP = frozenset(
    """a about after again all also am an and any are as at be been before being between both but by can could did do does doing
    during each ever every for from had has have having he her his how i if in into is it its just least many may me more most
    much my no nor not of off on once only or our out over own same she so some such than that the their them then there these
    they this those to too under until up us very was we were what when where which while who whom whose why will with would you
    your take took taken place happen happened happens s held hold holding carried carry it's new according th st nd rd
    since against upon via per among within without name names named called""".split()
)
# What is mostly written short and seldom spelled out where it is written.
ABBREVIATIONS = {
    "US": "United States", "USA": "United States", "UK": "United Kingdom", "UAE": "United Arab Emirates", "UN": "United Nations",
    "EU": "European Union", "AU": "African Union", "DRC": "Democratic Republic of the Congo", "OIC": "Organisation of Islamic Cooperation",
}  # fmt: skip
# Forms that no rule leads back to their base, which is stemmed in turn.
IRREGULAR_FORMS = {
    "met": "meet", "shot": "shoot", "fought": "fight", "won": "win", "lost": "lose", "said": "say", "told": "tell", "led": "lead",
    "gave": "give", "given": "give", "began": "begin", "begun": "begin", "sent": "send", "sold": "sell", "sank": "sink",
    "sunk": "sink", "struck": "strike", "fell": "fall", "fallen": "fall", "flew": "fly", "flown": "fly", "went": "go",
    "gone": "go", "came": "come", "spoke": "speak", "spoken": "speak", "chose": "choose", "chosen": "choose", "left": "leave",
    "died": "die", "dead": "die", "dying": "die", "death": "die", "deaths": "die", "bought": "buy", "brought": "bring",
    "broke": "break", "broken": "break", "withdrew": "withdraw", "withdrawn": "withdraw", "became": "become", "paid": "pay",
    "wrote": "write", "written": "write", "sought": "seek", "stole": "steal", "stolen": "steal", "stood": "stand", "taught": "teach",
    "caught": "catch", "built": "build", "drew": "draw", "drawn": "draw", "drove": "drive", "driven": "drive", "froze": "freeze",
    "frozen": "freeze", "rose": "rise", "risen": "rise", "ran": "run", "swore": "swear", "sworn": "swear", "fled": "flee",
    "took": "take", "taken": "take", "held": "hold", "hid": "hide", "hidden": "hide", "threw": "throw", "thrown": "throw",
    "grew": "grow", "grown": "grow", "knew": "know", "known": "know", "kept": "keep", "lent": "lend", "spent": "spend", "agreed": "agree", "people": "person", "men": "man", "women": "woman", "children": "child",
}  # fmt: skip
# One stem for spellings and for words of the same post.
_FIXED = {
    "defence": "defens", "defense": "defens", "offence": "offens", "offense": "offens", "licence": "licens", "license": "licens",
    "centre": "center", "theatre": "theater", "spokesman": "spokesperson", "spokeswoman": "spokesperson", "chairman": "chair",
    "chairmen": "chair", "chairwoman": "chair", "chairwomen": "chair", "chairperson": "chair", "congressman": "congressperson",
    "congresswoman": "congressperson", "talks": "talk", "foreign": "foreign", "vice": "vice", "ministry": "ministry",
    "minister": "minister", "ministers": "minister", "ministries": "ministry", "united": "united", "nations": "nation",
    "general": "general", "envoys": "envoy", "news": "news",
}  # fmt: skip
_ENDINGS = (("isation", "iz"), ("ization", "iz"), ("ising", "iz"), ("izing", "iz"), ("ised", "iz"), ("ized", "iz"), ("ise", "iz"),
            ("ize", "iz"), ("ations", "at"), ("ation", "at"), ("ating", "at"), ("ated", "at"), ("ate", "at"), ("ings", ""), ("ing", ""),
            ("ied", "y"), ("ies", "y"), ("sses", "ss"), ("ed", ""), ("es", ""), ("s", ""), ("our", "or"), ("e", ""))  # fmt: skip


@lru_cache(maxsize=65536)
def stem(word: str) -> str:
    """What a word has in common with its other forms and spellings: `organisations` and `organization` give the same."""
    word = fold(word)
    if word in _FIXED:
        return _FIXED[word]
    word = IRREGULAR_FORMS.get(word, word)
    for ending, instead in _ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= 3 and not word.endswith("ss"):
            base = word[: -len(ending)] + instead
            # "stopped" and "stop", "travelling" and "travel"
            return (
                base[:-1]
                if ending in ("ed", "ing", "ings") and len(base) > 3 and base[-1] == base[-2] and base[-1] not in "sl"
                else base
            )
    return word


def tokens(text: str) -> list[str]:
    """The words of a text as written, possessive endings off, hyphenated words apart."""
    return list(_tokens(text))


@lru_cache(maxsize=20000)  # the titles of all roles are compared with each name of a question
def _tokens(text: str) -> tuple[str, ...]:
    return tuple(_undotted(re.sub(r"['’]s?$", "", found[0])) for found in WORD.finditer(text))


def _undotted(word: str) -> str:
    """`U.S.` → `US`."""
    return word.replace(".", "") if re.fullmatch(r"(?:[A-Za-z]\.)+[A-Za-z]?", word) else word


@lru_cache(maxsize=20000)
def stems(text: str) -> frozenset[str]:
    """The stems of the words that carry meaning."""
    spelled_out = (ABBREVIATIONS.get(token, token) for token in tokens(text))
    return frozenset(stem(word) for token in spelled_out for word in fold(token).split() if word not in STOP)


@lru_cache(maxsize=20000)
def all_stems(text: str) -> frozenset[str]:
    """The stems of every word, little ones too."""
    return frozenset(stem(word) for token in tokens(text) for word in fold(token).split())


def plain_question(question: str) -> str:
    """The question with its contractions, courtesies and roundabout openings made plain, without its final mark."""
    text = re.sub(r"\s+", " ", question.replace("’", "'").replace("`", "'")).strip(" ?!.¿\t\n")
    previous = None
    while previous != text:
        previous = text
        text = _LEADS.sub("", text).strip(" ,:?!.")
    for pattern, instead in (*_CONTRACTIONS, *_PLAINER):
        text = re.sub(pattern, instead, text, count=1, flags=re.I)
    return re.sub(r"\s+", " ", text).strip()


def tells_by_capitals(question: str) -> bool:
    """Whether capitals tell names from other words: some words after the first have one, and some do not."""
    rest = [word for word in tokens(question)[1:] if word[0].isalpha()]
    capitals = [word[0].isupper() for word in rest]
    return any(capitals) and not all(capitals)
