"""Choosing a media type by the Accept header, with quality values; the more specific range decides (RFC 9110)."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from api.protocol.problems import Problem


@dataclass(frozen=True)
class MediaRange:
    """One entry of an Accept header."""

    main: str
    sub: str
    quality: float

    def matches(self, media_type: str) -> bool:
        """Whether the media type lies in this range."""
        main, _, sub = media_type.partition("/")
        return self.main in ("*", main) and self.sub in ("*", sub)

    @property
    def specificity(self) -> int:
        """2 for a full type, 1 for `text/*`, 0 for `*/*`."""
        return (self.main != "*") + (self.sub != "*")


def parse_accept(header: str) -> list[MediaRange]:
    """The ranges of an Accept header; an entry that makes no sense is passed over."""
    found = []
    for entry in header.split(","):
        name, *parameters = (part.strip().lower() for part in entry.split(";"))
        main, slash, sub = name.partition("/")
        quality = next((p[2:] for p in parameters if p.startswith("q=")), "1")
        try:
            weight = float(quality)
        except ValueError:
            continue
        if slash and main and sub and 0 <= weight <= 1:
            found.append(MediaRange(main, sub, weight))
    return found


def _quality(media_type: str, ranges: list[MediaRange]) -> float:
    fitting = [r for r in ranges if r.matches(media_type)]
    return max(fitting, key=lambda r: r.specificity).quality if fitting else 0.0


def choose(header: str | None, offers: Sequence[str]) -> str:
    """The offer that the client likes best; among equals the first. Raises Problem 406 when it accepts none."""
    return _chosen(header, tuple(offers)) if header and header.strip() else offers[0]


@lru_cache(maxsize=256)
def _chosen(header: str, offers: tuple[str, ...]) -> str:
    ranges = parse_accept(header)
    best = max(offers, key=lambda offer: _quality(offer, ranges))
    if _quality(best, ranges) <= 0:
        raise Problem(406, f"None of what you accept can be given; this can: {', '.join(offers)}.", "not-acceptable")
    return best


def prefers_html(header: str | None, offers: Sequence[str]) -> bool:
    """Whether the client would rather have a web page than any of the offers, as a browser does."""
    return bool(header) and choose(header, [*offers, "text/html"]) == "text/html"
