"""What is said of some things, fetched for all of them at once: by OPTIONAL the engine joins over the whole graph."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from api.answers.named_queries import Term, iri, named_query, values
from api.workers.pool import Pool
from api.workers.reader import select
from kg.ids import NK, PREFIXES

TYPE = PREFIXES["rdf"] + "type"
LABEL = PREFIXES["rdfs"] + "label"
DATE_FORMS = {10: "", 7: "_month", 4: "_year"}  # what a date's length adds to the name of its field
Details = dict[str, dict[str, list[str]]]


@dataclass(frozen=True)
class Field:
    """One property of an item in the answer. `kind` says what its values are.

    Of a term of ours the name is given. A date stands under the field's name where it is a day; a month under
    `date_month`, a year under `date_year`, and a day with a time under `date_time`, so that each has one type.
    """

    name: str
    property: str
    kind: Literal["text", "term", "number", "decimal", "iri", "date", "entity"] = "text"
    many: bool = False


async def details_of(pool: Pool, found: Iterable[str], properties: Iterable[str]) -> Details:
    """The values of these properties by IRI, then by property; in a fixed order."""
    wanted = sorted(set(found))
    if not wanted:
        return {}
    iris = values([iri(address) for address in wanted])
    # With the properties in a VALUES of their own, the engine would fetch all that they say of anything.
    each = "{{ VALUES ?iri {{ {0} }} ?iri {1} ?value BIND({1} AS ?property) }}"
    branches = Term(" UNION ".join(each.format(iris, iri(name)) for name in properties))
    details: Details = {}
    for row in await select(pool, named_query("details", branches=branches).text):
        details.setdefault(row["iri"], {}).setdefault(row["property"], []).append(row["value"])
    for of_one in details.values():
        for given in of_one.values():
            given.sort()
    return details


async def labels_of(pool: Pool, details: Details, fields: Iterable[Field]) -> dict[str, str]:
    """The labels of the entities that fields refer to."""
    linked = [f.property for f in fields if f.kind == "entity"]
    addresses = {value for of_one in details.values() for p in linked for value in of_one.get(p, ())}
    return {address: found[LABEL][0] for address, found in (await details_of(pool, addresses, [LABEL])).items()}


def first(of_one: dict[str, list[str]], name: str) -> str | None:
    """The first value of a property, or None where there is none."""
    return next(iter(of_one.get(name, ())), None)


def item_of(of_one: dict[str, list[str]], fields: Sequence[Field], labels: dict[str, str]) -> dict[str, object]:
    """One thing as the answer shows it, a value per field."""
    item: dict[str, object] = {}
    for field in fields:
        values = of_one.get(field.property, ())
        if field.kind == "date":
            item |= _dates(field, values)
        else:
            item[field.name] = _all_or_first([value_of(value, field, labels) for value in values], field)
    return item


def _dates(field: Field, values: Iterable[str]) -> dict[str, object]:
    by_form: dict[str, list[object]] = {"": []}
    for value in values:
        by_form.setdefault(DATE_FORMS.get(len(value), "_time"), []).append(value)
    return {field.name + form: _all_or_first(given, field) for form, given in by_form.items()}


def _all_or_first(given: list[object], field: Field) -> object:
    return given if field.many else next(iter(given), None)


def value_of(value: str, field: Field, labels: Mapping[str, str]) -> object:
    """One value of a field as answers show it."""
    if field.kind == "entity":
        return {"iri": value, "label": labels.get(value)}
    if field.kind == "number":
        return int(value) if value.lstrip("-").isdecimal() else float(value)
    return value.removeprefix(NK) if field.kind == "term" else value
