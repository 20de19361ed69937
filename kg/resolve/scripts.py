"""Names in other scripts, as Latin letters: Cyrillic, Greek, Armenian, Georgian, Korean; Arabic and Hebrew roughly."""

import re
from functools import lru_cache

from rigour.text.translit import ascii_text

_WITHOUT_VOWELS = re.compile(r"[\u0590-\u05ff\u0600-\u06ff]")
# Letters that stand for long vowels in scripts that write no short ones.
_LONG_VOWEL = re.compile(r"(?<=\w)[wy]")


@lru_cache(maxsize=65536)
def latin(name: str) -> str:
    """The name in ASCII letters; Latin letters lose their diacritics, other scripts are transliterated.

    What cannot be is left out, so that the result may be empty.
    """
    if name.isascii():
        return name
    plain = ascii_text(name).replace("?", "")
    return _LONG_VOWEL.sub("", plain) if _WITHOUT_VOWELS.search(name) else plain
