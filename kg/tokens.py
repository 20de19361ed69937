"""Bearer tokens for writing: named, long enough that nobody guesses one, and kept as hashes alone.

A token as it is configured is one word, `NAME:SHA256` or `NAME:SHA256:derived`. A plain hash is enough: what is hashed
is 256 bits of chance, so there is nothing to try out, unlike with a password.
"""

import hashlib
import hmac
import re
import secrets
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Self

DERIVED = "derived"
_NAME = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]{0,63}")
_DIGEST = re.compile(r"[0-9a-f]{64}")


@dataclass(frozen=True)
class Token:
    """Who may write. `derived` says whether they may also change what the builder wrote."""

    name: str
    digest: str
    derived: bool = False

    @classmethod
    def parse(cls, word: str) -> Self:
        """The token that one configured word describes. Raises ValueError when it describes none."""
        name, _, rest = word.partition(":")
        digest, _, right = rest.partition(":")
        if not _NAME.fullmatch(name) or not _DIGEST.fullmatch(digest) or right not in ("", DERIVED):
            raise ValueError(f"the token {name[:64]!r} is not written NAME:SHA256 or NAME:SHA256:{DERIVED}")
        return cls(name, digest, right == DERIVED)

    def __str__(self) -> str:
        return ":".join([self.name, self.digest, *([DERIVED] if self.derived else [])])


def new_token(name: str, *, derived: bool = False) -> tuple[str, Token]:
    """A new secret, which is told once and kept nowhere, and the token to configure. Raises ValueError for a bad name.

    The secret's first letters let scanners for leaked secrets know it.
    """
    if not _NAME.fullmatch(name):
        raise ValueError(f"{name!r} is no name for a token: take letters, digits, dots, hyphens and underscores")
    secret = "nkg_" + secrets.token_urlsafe(32)
    return secret, Token(name, _digest(secret), derived)


def parse_tokens(text: str) -> tuple[Token, ...]:
    """The tokens of a configured text, separated by blanks or commas. Raises ValueError; two may not share a name."""
    found = tuple(map(Token.parse, text.replace(",", " ").split()))
    names = [token.name for token in found]
    double = next((name for name in names if names.count(name) > 1), None)
    if double:
        raise ValueError(f"two tokens are named {double}: give each its own name")
    return found


def holder(secret: str, tokens: Iterable[Token]) -> Token | None:
    """The token that this secret belongs to. How long it takes tells nothing of the secrets."""
    digest = _digest(secret)
    matching = [token for token in tokens if hmac.compare_digest(digest, token.digest)]
    return matching[0] if matching else None


def _digest(secret: str) -> str:
    return hashlib.sha256(secret.encode("utf-8", "surrogateescape")).hexdigest()
