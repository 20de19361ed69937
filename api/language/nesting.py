"""How deep a query nests its brackets: some thousands deep, the engine's parser overruns its stack."""

from api.language.federation import TOKENS

DEEPEST = 200
REFUSAL = f"brackets are nested more than {DEEPEST} deep: write the query flatter"
_CHANGE = dict.fromkeys("{([", 1) | dict.fromkeys("})]", -1)


def nests_too_deep(query: str) -> bool:
    """Whether brackets, outside strings, comments and IRIs, ever stand more than DEEPEST deep."""
    if sum(map(query.count, "{([")) <= DEEPEST:
        return False
    depth = 0
    for token in TOKENS.finditer(query):
        depth += _CHANGE.get(token[0], 0)
        if depth > DEEPEST:
            return True
    return False
