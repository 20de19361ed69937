"""Who said what, what each party asks for or refuses, and which articles mention someone or something."""

import re
from collections.abc import Sequence

from kg.ask.evidence import joined, quotes_of
from kg.ask.grammar import acts_of
from kg.ask.inquiry import Found, Inquiry, entities, sentence
from kg.ask.queries import fill, iris, literals
from kg.ask.reply import Answer, Quote
from kg.ask.wording import stems, tokens
from kg.ids import NK
from kg.store import Row

MOST_ANSWERS = 30
ENOUGH_WORDS = 0.6  # the share of asked words that a quotation must have to be the one meant


def answer_speaker(inquiry: Inquiry) -> Found | None:
    """Who said these words, or most of them."""
    asked = stems(inquiry.asked.slot("words"))
    if not asked:
        return None
    longest = sorted({word.casefold() for word in tokens(inquiry.asked.slot("words"))}, key=lambda w: (-len(w), w))[:3]
    parameters = {"word": literals(longest)}
    rows = inquiry.rows("sayings", **parameters)
    shares = {row["quotation"]: len(asked & stems(row["words"])) / len(asked) for row in rows}
    fitting = [row for row in rows if shares[row["quotation"]] >= ENOUGH_WORDS]
    fitting.sort(key=lambda row: (-shares[row["quotation"]], row["quotation"]))
    quotes = quotes_of(inquiry, [row["quotation"] for row in fitting[:MOST_ANSWERS]])
    answers: dict[str, Answer] = {}
    for row in fitting[:MOST_ANSWERS]:
        evidence = joined(quotes, [row["quotation"]])
        answers.setdefault(
            row["speaker"], Answer(label=row["name"], iri=row["speaker"], detail=f"“{row['words']}”", evidence=evidence)
        )
    return Found(tuple(answers.values()), fill("sayings", parameters), f"who said: {inquiry.asked.slot('words')}")


def answer_sayings(inquiry: Inquiry) -> Found | None:
    """What someone said, about something where the question names it; newest first."""
    who, about = inquiry.asked.slot("who"), inquiry.asked.slot("rest")
    speakers = entities(inquiry.names(who).chosen)
    if not speakers:
        return None
    parameters = {"speaker": iris(speaker.iri for speaker in speakers)}
    rows = inquiry.rows("sayings", **parameters)
    quotes = quotes_of(inquiry, [row["quotation"] for row in rows])
    kept = _about(inquiry, rows, quotes, about, "quotation", "words")
    answers = tuple(
        Answer(
            label=row["words"],
            iri=row["quotation"],
            detail=f"{row['name']}{_date(quotes, row['quotation'])}",
            evidence=joined(quotes, [row["quotation"]]),
        )
        for row in kept[:MOST_ANSWERS]
    )
    return Found(answers, fill("sayings", parameters), sentence("what", who, "said", f"about {about}" if about else ""))


def answer_positions(inquiry: Inquiry) -> Found | None:
    """What a party demands, offers, rejects, accepts, alleges, threatens or denies; newest first."""
    who, about = inquiry.asked.slot("who"), inquiry.asked.slot("rest")
    parties = entities(inquiry.names(who).chosen)
    if not parties:
        return None
    acts = acts_of(inquiry.asked.slot("act"))
    parameters = {"party": iris(party.iri for party in parties), "act": iris(NK + act for act in acts)}
    rows = inquiry.rows("positions", **parameters)
    quotes = quotes_of(inquiry, [row["position"] for row in rows])
    kept = _about(inquiry, rows, quotes, about, "position", "content")
    answers = tuple(
        Answer(
            label=row["content"],
            iri=row["position"],
            detail=f"{row['name']}, {row['act'].removeprefix(NK).lower()}{_date(quotes, row['position'])}",
            evidence=joined(quotes, [row["position"]]),
        )
        for row in kept[:MOST_ANSWERS]
    )
    return Found(answers, fill("positions", parameters), sentence("what", who, f"({', '.join(acts).lower()})", about))


def answer_parties(inquiry: Inquiry) -> Found | None:
    """Who takes a position on what the question words; only those whose position or sentence has most of its words."""
    asked = stems(inquiry.asked.slot("rest"))
    acts = acts_of(inquiry.asked.slot("act"))
    if not asked or not acts:
        return None
    parameters = {"act": iris(NK + act for act in acts)}
    rows = inquiry.rows("positions", **parameters)
    quotes = quotes_of(inquiry, [row["position"] for row in rows])

    def share(row: Row) -> float:
        said = [row["content"], *(quote.quote for quote in quotes.get(row["position"], ()))]
        return len(asked & stems(" ".join(said))) / len(asked)

    shares = {row["position"]: share(row) for row in rows}
    fitting = [row for row in rows if shares[row["position"]] >= ENOUGH_WORDS]
    fitting.sort(key=lambda row: (-shares[row["position"]], row["position"]))
    answers: dict[str, Answer] = {}
    for row in fitting[:MOST_ANSWERS]:
        evidence = joined(quotes, [row["position"]])
        party = Answer(label=row["name"], iri=row["party"], detail=row["content"], evidence=evidence)
        answers.setdefault(row["party"], party)
    told = f"who ({', '.join(acts).lower()}): {inquiry.asked.slot('rest')}"
    return Found(tuple(answers.values()), fill("positions", parameters), told)


def _about(
    inquiry: Inquiry, rows: Sequence[Row], quotes: dict[str, list[Quote]], about: str, node: str, words: str
) -> list[Row]:
    """The rows whose words or sentences speak of the subject, most first, then newest; all where none is named."""
    asked = stems(about)

    def share(row: Row) -> int:
        return len(asked & stems(" ".join([row[words], *(q.quote for q in quotes.get(row[node], ()))])))

    def newest(row: Row) -> str:
        return max((quote.published or "" for quote in quotes.get(row[node], ())), default="")

    kept = [row for row in rows if not asked or share(row)]
    kept = [row for row in kept if inquiry.when is None or inquiry.when.confirms(newest(row))]
    kept.sort(key=lambda row: (newest(row), row[node]), reverse=True)
    return sorted(kept, key=share, reverse=True)


def _date(quotes: dict[str, list[Quote]], node: str) -> str:
    dates = [quote.published[:10] for quote in quotes.get(node, ()) if quote.published]
    return f", {dates[0]}" if dates else ""


def answer_articles(inquiry: Inquiry) -> Found | None:
    """Which articles mention everyone and everything that the question names, newest first."""
    text = re.sub(r"^both\s+", "", inquiry.asked.slot("what"), flags=re.I)
    names = inquiry.names(text)
    if not names.chosen or names.unknown:
        return None
    parameters = {"entity": iris(entity.iri for entity in entities(names.chosen))}
    if len(names.chosen) > 1:
        parameters["other"] = iris(names.chosen[0].iris)
    rows = inquiry.rows("articles", **parameters)
    mentioned: dict[str, set[str]] = {}
    for row in rows:
        mentioned.setdefault(row["article"], set()).add(row["entity"])
    articles = {
        row["article"]: row for row in rows if all(mentioned[row["article"]] & set(name.iris) for name in names.chosen)
    }
    quotes = quotes_of(inquiry, [term for name in names.chosen for term in name.iris])
    ordered = sorted(articles.values(), key=lambda row: (row.get("published", ""), row["id"]), reverse=True)
    answers = tuple(
        _article(row, [q for found in quotes.values() for q in found if q.article == row["id"]]) for row in ordered
    )
    return Found(answers[:MOST_ANSWERS], fill("articles", parameters), f"which articles mention {text}")


def _article(row: Row, quotes: Sequence[Quote]) -> Answer:
    detail = ", ".join(filter(None, (row.get("outlet", ""), row.get("published", "")[:10])))
    return Answer(label=row.get("title") or row["id"], iri=row["article"], detail=detail, evidence=tuple(quotes[:3]))
