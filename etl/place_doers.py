"""Countries and towns that do something rather than being where it is done: who sends, speaks, lends or is named after them."""

from __future__ import annotations

from bisect import bisect_left

from etl.records import Article, Span, Toponym
from etl.statement_dates import starting


def is_doer(toponym: Toponym, article: Article) -> bool:
    """Whether the country does what a participle tells: "trained by Turkey and Qatar", "a force led by Kenya"."""
    named, start = article.toponyms, toponym.span.start
    first = bisect_left(named, start, key=lambda one: one.span.start)
    while first and article.text[named[first - 1].span.end : start] in _JOINING:
        first -= 1
        start = named[first].span.start
    lower, by = article.tokens.lower, bisect_left(article.tokens.start, start) - 1
    if by > 0 and lower[by] == "the":
        by -= 1
    return by > 0 and lower[by] == "by" and (lower[by - 1].endswith("ed") or lower[by - 1] in _DONE)


def sends(toponym: Toponym, article: Article) -> bool:
    """Whether the country gives or promises personnel, who are then elsewhere: "Thailand has pledged about 1,000"."""
    at = bisect_left(article.tokens.start, toponym.span.end)
    while article.tokens.lower[at : at + 1] and article.tokens.lower[at] in _HELPING:
        at += 1
    return not _SENDING.isdisjoint(article.tokens.lower[at : at + 1])


_HELPING = frozenset(("has", "have", "had", "will", "would", "also", "already", "is", "was", "to", "may", "could", "alone"))
_SENDING = frozenset(
    (
        "sent",
        "send",
        "sends",
        "sending",
        "pledged",
        "pledges",
        "pledge",
        "promised",
        "promises",
        "promise",
        "provides",
        "provided",
        "provide",
        "contributes",
        "contributed",
        "contribute",
        "offered",
        "offers",
        "offer",
        "dispatched",
        "dispatch",
        "gave",
        "gives",
        "give",
        "volunteered",
        "lent",
    )
)
_JOINING = frozenset((", ", " and ", ", and ", " and the ", ", the "))
_DONE = frozenset(
    ("led", "sent", "lent", "paid", "held", "run", "built", "made", "won", "taken", "driven", "overseen", "given")
)


_ACTS = frozenset(
    ("has", "have", "had", "is", "was", "will", "would", "said", "says", "keeps", "kept", "maintains", "lost", "sent")
)


def acts(article: Article, toponym: Toponym) -> bool:
    """Whether a verb follows the country's name, which makes it a subject."""
    tokens = article.tokens
    behind = bisect_left(tokens.start, toponym.span.end)
    if behind >= len(tokens.lower):
        return False
    does = starting(article.statuses, Span(tokens.start[behind], tokens.end[behind]))
    acts = any(mention.rule.endswith((".past", ".present", ".active")) for mention in does)
    return acts or tokens.lower[behind] in _ACTS or tokens.lower[behind].endswith("ed") or sends(toponym, article)


def speaks(article: Article, toponym: Toponym) -> bool:
    """Whether a verb of speech follows a name, which makes it a person's or a government's."""
    behind = bisect_left(article.tokens.start, toponym.span.end)
    return behind < len(article.tokens.lower) and article.tokens.lower[behind] in _SAYS


_SAYS = frozenset(
    (
        *("said", "says", "say", "added", "told", "announced", "reported", "confirmed", "believe", "think", "thinks", "denied"),
        *(
            "claimed",
            "claims",
            "claim",
            "put",
            "puts",
            "estimate",
            "estimates",
            "reckon",
            "boasted",
            "insisted",
            "admitted",
            "guess",
        ),
    )
)


def owns_name(toponym: Toponym, article: Article) -> bool:
    """Whether a name behind it says what is meant: "Japan's NHK reported", "Chad's Idriss Deby"."""
    behind = article.text[toponym.span.end : toponym.span.end + 4]
    return behind[:3] in ("'s ", "’s ") and behind[3:].isupper()
