"""A body as one article names it, and as it is known from several: its names, acronyms, country and company."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from kg.model import Extraction
from kg.names import fold
from kg.resolve.acronyms import acronym
from kg.resolve.body_countries import country_beside, country_of_article, country_of_scene, country_of_state
from kg.resolve.body_names import body_name
from kg.resolve.growing import Growing
from kg.resolve.within import Named


@dataclass(frozen=True)
class BodyBearer:
    """A body as one article names it.

    `names` are its keys, by what names of one body have in common, with the legal form each gives; `full` are its
    names without acronyms as they are written; `country` is the reference of the country it is of, and `about` of the
    one its article is about; `stated` says that its names give its country, or need none.
    """

    order: tuple[str, str]
    named: Named
    names: dict[str, str]
    full: tuple[str, ...]
    letters: tuple[str, ...]
    country: str | None
    about: str | None
    stated: bool
    company: dict[str, int]

    @property
    def rank(self) -> tuple[str, str, bool, int]:
        """Sorts the bodies of all articles: by the article's time and id, those with full names first."""
        return (*self.order, not self.full, self.named.mentions[0].span.start)


@dataclass(eq=False)
class BodyProfile(Growing[BodyBearer]):
    """A body as the articles taken so far give it. The maps count articles; `company` is shared until it grows."""

    names: dict[str, set[str]]
    stated: set[str]
    full: Counter[str]
    letters: Counter[str]
    refs: set[str]
    about: Counter[str]
    company: dict[str, int]

    def _take_in(self, other: "BodyProfile") -> None:
        for key, forms in other.names.items():
            self.names.setdefault(key, set()).update(forms)
        self.stated |= other.stated
        self.full.update(other.full)
        self.letters.update(other.letters)
        self.refs |= other.refs
        self.about.update(other.about)
        self.company = self._added(self.company, other.company)


def body_profile(bearer: BodyBearer, number: int) -> BodyProfile:
    """What one article says of a body."""
    return BodyProfile(
        number=number,
        bearers=[bearer],
        names={key: {form} if form else set() for key, form in bearer.names.items()},
        stated=set(bearer.names) if bearer.stated else set(),
        full=Counter(bearer.full),
        letters=Counter(bearer.letters),
        refs=set(bearer.named.refs),
        about=Counter((bearer.about,)) if bearer.about else Counter(),
        company=bearer.company,
    )


def body_bearers(read: Sequence[Extraction], named: Iterable[Named]) -> Iterator[BodyBearer]:
    """The bodies that each article names, in the order of `read`."""
    by_article: dict[str, list[Named]] = {}
    for one in named:
        by_article.setdefault(one.article, []).append(one)
    for extraction in read:
        bodies = by_article.get(extraction.article.id, ())
        if bodies:
            about, company = country_of_article(extraction), dict.fromkeys(_company(extraction), 1)
            state = about or country_of_state(extraction)
            yield from (_bearer(extraction, one, about, state, company) for one in bodies)


def _company(extraction: Extraction) -> Iterator[str]:
    """The people and bodies that an article names, by their full names."""
    for mention in extraction.mentions:
        if mention.kind in ("person", "organization") and mention.antecedent is None and " " in mention.name:
            yield fold(mention.name)


def _bearer(
    extraction: Extraction, one: Named, about: str | None, state: str | None, company: dict[str, int]
) -> BodyBearer:
    letters = tuple(sorted({letters for m in one.mentions if (letters := acronym(m.name))}))
    full = tuple(dict.fromkeys(m.name for m in one.mentions if not acronym(m.name)))
    parts = {name: body_name(name) for name in full}
    beside = {ref for m in one.mentions if parts.get(m.name) and (ref := country_beside(extraction, m))}
    plain = (m for m in one.mentions if m.name in parts and parts[m.name].general)
    there = {ref for m in plain if (ref := country_of_scene(extraction, m))}
    stated = {ref for part in parts.values() for ref in part.countries} or beside or there
    scope = next(iter(stated)) if len(stated) == 1 else None if stated else state
    # A general name beside a fuller one or a reference is no key of its own: other articles mean others by it.
    own = [part for part in parts.values() if not part.general]
    kept = own if own or one.refs else list(parts.values())
    at = scope or f"in {one.article}"
    names = {part.key(at if part.general else ""): part.form for part in kept if part.words or part.countries}
    general = all(part.general for part in parts.values())
    country = scope if stated or (full and general and not one.refs) else None
    article = extraction.article
    order, given = (article.published or "9999", article.id), bool(stated) or not any(part.general for part in kept)
    return BodyBearer(order, one, names, full, letters, country, about, given, company)
