"""From bytes to characters: UTF-8 first, then what charset-normalizer makes of them, and never a binary file."""

import codecs
from typing import BinaryIO

from charset_normalizer import from_bytes

from kg.errors import InputError

MAX_BYTES = 64 * 1024 * 1024
"""The most bytes that are taken into memory for one text, page or line."""

_WIDE_MARKS = (codecs.BOM_UTF32_LE, codecs.BOM_UTF32_BE, codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)
_NOT_TEXT = "is not text but binary data: give the article as text, HTML, JSON or CSV"
_CHUNK = 1 << 20


def read_text(where: str, stream: BinaryIO) -> str:
    """The whole stream as text. Raises InputError when it is empty, larger than MAX_BYTES, or not text."""
    raw = stream.read(MAX_BYTES + 1)
    if len(raw) > MAX_BYTES:
        raise InputError(where, f"is larger than {MAX_BYTES // 1024**2} MiB: split it into articles")
    if not raw.strip():
        raise InputError(where, "is empty")
    return raw.decode(encoding(where, raw))


def encoding(where: str, raw: bytes) -> str:
    """The name of the encoding in which these bytes are text. Raises InputError when there is none."""
    if raw.startswith(_WIDE_MARKS):
        candidates = ["utf-32", "utf-16"]
    else:
        refuse_binary(where, raw)
        candidates = ["utf-8-sig"]
    for name in candidates:
        if _decodes(raw, name):
            return name
    guess = from_bytes(raw[:_CHUNK]).best()
    if guess is None or not _decodes(raw, guess.encoding) or _is_noise(raw.decode(guess.encoding)):
        raise InputError(where, _NOT_TEXT)
    return guess.encoding


def stream_encoding(where: str, stream: BinaryIO) -> str:
    """As `encoding`, for the rest of a seekable stream of any length, which is left at its start."""
    decoder = codecs.getincrementaldecoder("utf-8")()
    found = "utf-8-sig"
    while chunk := stream.read(_CHUNK):
        try:
            decoder.decode(chunk, final=len(chunk) < _CHUNK)
        except UnicodeDecodeError:
            found = encoding(where, chunk)
            break
    stream.seek(0)
    return found


def refuse_binary(where: str, raw: bytes) -> None:
    """Raises InputError when these bytes cannot be text, by their NUL bytes."""
    if b"\0" in raw and not raw.startswith(_WIDE_MARKS):
        raise InputError(where, _NOT_TEXT)


def _decodes(raw: bytes, name: str) -> bool:
    try:
        return not _is_noise(raw.decode(name))
    except UnicodeDecodeError:
        return False


def _is_noise(text: str) -> bool:
    # A stray control character happens in old text files; one in a hundred means a compressed or compiled file.
    controls = sum(text.count(chr(code)) for code in range(32) if chr(code) not in "\t\n\r\f\v\x1b")
    return controls * 100 > len(text)
