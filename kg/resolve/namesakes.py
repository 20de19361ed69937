"""People of one name who are not one: they hold office in different countries, and no article of either names both."""

from dataclasses import dataclass

from kg.resolve.unions import Unions
from kg.resolve.within import Named
from kg.triples.statements import Judgement


@dataclass(frozen=True)
class Bearer:
    """A person as one article names them, with what tells namesakes apart.

    `roles` are pairs of role concept and body; `offices` are the countries of current roles; `around` is every place
    and organization that the article names. All but concepts are entity IRIs.
    """

    named: Named
    roles: frozenset[tuple[str, str | None]]
    offices: frozenset[str]
    around: frozenset[str]


def split_namesakes(bearers: list[Bearer]) -> tuple[list[list[Bearer]], list[Judgement]]:
    """The people behind one name, each as the bearers that are one, and a judgement for every two judged different."""
    by_key = {bearer.named.key: bearer for bearer in bearers}
    in_office = [bearer for bearer in bearers if bearer.offices]
    unions = Unions(bearer.named.key for bearer in in_office)
    first: dict[str, Bearer] = {}
    for bearer in in_office:
        for country in bearer.offices:
            unions.join(first.setdefault(country, bearer).named.key, bearer.named.key)
    for bearer in in_office:
        for country in bearer.around & first.keys():
            unions.join(first[country].named.key, bearer.named.key)
    groups = [[by_key[key] for key in group] for group in unions.groups()]
    if len(groups) < 2:
        return [bearers], []
    largest = min(range(len(groups)), key=lambda i: (-len(groups[i]), i))
    countries = [frozenset().union(*(b.offices for b in group)) for group in groups]
    for bearer in bearers:
        if not bearer.offices:
            fits = [i for i, offices in enumerate(countries) if offices & bearer.around]
            groups[fits[0] if len(fits) == 1 else largest].append(bearer)
    reason = "the same name, but offices in different countries, and no article names both"
    heads = [group[0].named.address for group in groups]
    judgements = [Judgement(a, b, "different", reason, 0.8) for i, a in enumerate(heads) for b in heads[i + 1 :]]
    return groups, judgements
