"""What XML cannot carry: control characters and lone surrogates, which any text found in the wild may hold."""

import re

_ILLEGAL = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def xml_text(text: str) -> str:
    """The text with U+FFFD in the place of each character that XML 1.0 forbids, so that the loss shows."""
    return _ILLEGAL.sub("\ufffd", text)


def one_line(text: str) -> str:
    """The text as an XML token: no white space at its ends, single spaces within."""
    return " ".join(re.split("[\t\n\r ]+", xml_text(text).strip("\t\n\r ")))
