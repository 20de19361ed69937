"""The corrections that requests come to."""

from collections.abc import Iterator

import msgspec

from kg.correcting.finding import Finder, Found
from kg.corrections import Different, Request, Same, Standing, Target, now
from kg.errors import InputError
from kg.ids import outside_iri
from kg.vocabulary import vocabulary

_MOST = 500  # mentions or tellings that one correction is about


def corrections_for(request: Request, finder: Finder, standing: list[Standing], who: str) -> list[Standing]:
    """The corrections that a request comes to, in their order. Raises InputError where it names nothing, or no one
    thing, or lacks what its kind needs."""
    by = {"who": who, "when": now(), "why": request.why}
    made = {
        "same": _same,
        "different": _different,
        "rename": _rename,
        "reject": _reject,
        "role": _role,
        "kind": _kind,
        "link": _link,
    }[request.correction]
    try:
        found = [*made(request, finder, standing)]
        return [msgspec.convert({**one, **by}, Standing) for one in found]
    except msgspec.ValidationError as error:
        raise InputError(request.target, str(error)) from error


_Said = dict[str, object]


def _same(request: Request, finder: Finder, standing: list[Standing]) -> Iterator[_Said]:
    one, other = _both(request, finder)
    if one.iri == other.iri and not (one.precise and other.precise):
        raise InputError(request.target, f"is one with {request.other} already: {one.iri}")
    against = [
        (leaves, said.right)
        for said in standing
        if isinstance(said, Different)
        for leaves in (said.left, *said.also)
        if {finder.iri_of(leaves), finder.iri_of(said.right)} == {one.iri, other.iri}
    ]
    for left, right in against or [(one.first, other.first)]:
        yield {"correction": "same", "left": _plain(left), "right": _plain(right)}


def _different(request: Request, finder: Finder, standing: list[Standing]) -> Iterator[_Said]:
    if request.articles:
        whole = finder.find(request.target, request.article)
        articles = [finder.article(key).article.id for key in request.articles]
        leaving, rest = whole.within(articles), [t for t in whole.targets if t.at.article not in articles]
        if not leaving or not rest:
            raise InputError(whole.label, f"is named in {'none' if rest else 'no other'} of these articles")
    else:
        one, other = _both(request, finder)
        if one.iri != other.iri and not (one.precise or other.precise):
            # Two already, to stay two: should they ever meet, the one that fewer articles name leaves whole.
            one, other = sorted((one, other), key=lambda found: len(found.targets))
        leaving = one.targets[:_MOST]
        rest = [target for target in other.targets if target not in leaving]
        if not one.precise and one.iri == other.iri:
            raise InputError(request.target, "say in which articles it is another: --articles, --in, or an address")
        if one.iri == other.iri and not other.precise:
            rest = [target for target in rest if target.at.article not in {t.at.article for t in leaving}] or rest
    if not rest:
        raise InputError(request.target, "is all there is of it: there is nothing to tell it from")
    yield {
        "correction": "different",
        "left": _plain(leaving[0]),
        "right": _plain(rest[0]),
        "also": [_plain(target) for target in leaving[1:]],
    }
    # What was said to be one with what leaves, and is not to leave with it.
    for said in standing:
        if isinstance(said, Same):
            for left, right in ((said.left, said.right), (said.right, said.left)):
                if left in leaving and right in rest and (left, right) != (leaving[0], rest[0]):
                    yield {"correction": "different", "left": _plain(left), "right": _plain(right)}


def _rename(request: Request, finder: Finder, _standing: list[Standing]) -> Iterator[_Said]:
    label = _needed(request, request.label, "label")
    yield {"correction": "rename", "target": _plain(finder.find(request.target, request.article).first), "label": label}


def _reject(request: Request, finder: Finder, _standing: list[Standing]) -> Iterator[_Said]:
    targets = finder.every(finder.find(request.target, request.article), request.article)
    if len(targets) > _MOST:
        raise InputError(request.target, f"stands at {len(targets):,} places: reject them by article, with --in")
    yield {"correction": "reject", "target": _plain(targets[0]), "also": [_plain(target) for target in targets[1:]]}


def _role(request: Request, finder: Finder, _standing: list[Standing]) -> Iterator[_Said]:
    concept, quote = _needed(request, request.concept, "concept"), _needed(request, request.quote, "quote")
    if concept not in {one.notation for one in vocabulary().roles}:
        raise InputError(concept, "is no role of the ontology: see the notations in ontology/roles.ttl")
    person = finder.find(request.target, request.article)
    article = request.article or (person.first.at.article if person.precise else None)
    if article is None:
        raise InputError(request.target, "say in which article the words stand: --in")
    body = finder.find(request.body, article) if request.body else None
    yield {
        "correction": "role",
        "target": _plain(person.first),
        "concept": concept,
        "title": request.title or concept.replace("_", " "),
        "evidence": _plain(finder.words(quote, article)),
        "body": _plain(body.first) if body else None,
        "status": request.status,
        "since": request.since,
        "until": request.until,
    }


def _kind(request: Request, finder: Finder, _standing: list[Standing]) -> Iterator[_Said]:
    kind = _needed(request, request.kind, "kind")
    found = finder.find(request.target, request.article)
    yield {"correction": "kind", "target": _plain(found.first), "kind": kind, "everywhere": not found.precise}


def _link(request: Request, finder: Finder, _standing: list[Standing]) -> Iterator[_Said]:
    identifier = _needed(request, request.identifier, "identifier")
    address = outside_iri(identifier) or identifier
    found = finder.find(request.target, request.article)
    yield {"correction": "link", "target": _plain(found.first), "identifier": address}


def _both(request: Request, finder: Finder) -> tuple[Found, Found]:
    other = finder.find(_needed(request, request.other, "other"))
    return finder.find(request.target, request.article), other


def _needed(request: Request, value: str | None, name: str) -> str:
    if not value:
        raise InputError(request.target, f"a correction of kind {request.correction} needs {name}")
    return value


def _plain(target: Target) -> dict[str, str]:
    return {"address": target.address, "words": target.words}
