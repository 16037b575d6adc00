"""Whether the clause around a date looks back or ahead: "arrived on Friday" against "will arrive on Friday"."""

from __future__ import annotations

from typing import Literal

from etl import lexicon
from etl.records import Article, Span

Tense = Literal["past", "present", "future"]
_ENTRIES = lexicon.load("timexes")
_MODALS, _AHEAD, _INTENT, _REPORTING, _PAST, _NO_PAST, _UNTIL_AHEAD, _ORDERS = (
    frozenset(_ENTRIES[name].words)
    for name in ("modals", "ahead", "intent", "reporting", "past", "no_past", "until_ahead", "orders")
)
_PRESENT = frozenset(("is", "are", "am", "being", "remains", "remain"))
_TO_BE = frozenset(("is", "are", "has", "have"))
_BE = frozenset(("is", "are", "was", "were"))
_CLAUSE_STARTS = frozenset(("that", "which", "but", "while", "whereas", ";", ":", "“", "”", '"', "(", ")"))
# How many tokens before and after a date its verb is looked for.
_BACK, _ON, _AUXILIARY = 20, 12, 5


def tense(span: Span, article: Article) -> Tense | None:
    """The tense of the verb a date hangs on: right behind it ("September will see"), else before it, else after it."""
    lower = article.tokens.lower
    inside, here = article.tokens.within(article.sentence_at(span.start).span), article.tokens.within(span)
    if not _REPORTING.isdisjoint(lower[max(inside.start, here.start - 2) : here.start]):
        return "past"
    for i in range(here.stop, min(inside.stop, here.stop + 2)):
        if _is_modal(article, i) or (lower[i] == "deadline" and not _is_past_form(article, min(i + 1, inside.stop - 1))):
            return "future"
    if found := _looking_back(article, here.start, inside.start):
        return found
    for i in range(here.stop, min(inside.stop, here.stop + _ON)):
        if found := _verb(article, i, here.stop):
            return found
    return None


def holds_until(span: Span, article: Article) -> bool:
    """Whether what is told to last or be done until a day still does: "extended the truce until Sunday", "told them to leave by
    Monday", "has kept the border closed until Friday"; not "the battle lasted until Sunday".
    """
    lower = article.tokens.lower
    start, here = article.tokens.within(article.sentence_at(span.start).span).start, article.tokens.within(span).start
    for i in range(here - 1, max(start, here - _BACK) - 1, -1):
        if lower[i] in _CLAUSE_STARTS:
            return False
        if lower[i] in _UNTIL_AHEAD or (lower[i] in ("has", "have") and (i == here - 2 or _is_past_form(article, i + 1))):
            return True
        if lower[i] in _ORDERS:
            return "to" in lower[i + 1 : here]
    return False


def _looking_back(article: Article, at: int, start: int) -> Tense | None:
    for i in range(at - 1, max(start, at - _BACK) - 1, -1):
        if article.tokens.lower[i] in _CLAUSE_STARTS:
            return None
        if found := _verb(article, i, start):
            return found
    return None


def _verb(article: Article, at: int, start: int) -> Tense | None:
    """The tense that one word shows, read with the auxiliaries before it."""
    lower = article.tokens.lower
    word = lower[at]
    following = lower[at + 1] if at + 1 < len(lower) else ""
    if word in ("plan", "plans") and (following in _PAST or following in _REPORTING or following.endswith("ed")):
        return None  # "plans spoke of 30,000 men in March"
    if word in _AHEAD or _is_modal(article, at) or (word in _TO_BE and not _AHEAD.isdisjoint(lower[at + 1 : at + 3])):
        return "future"
    if following == "to" and (word in _INTENT or word in _BE or word in ("have", "has")):
        return "future"
    if word in _PRESENT:
        return "present"
    if word in _REPORTING:
        return "past"
    if word in _PAST and lower[at - 1] == "to":
        return None  # "had meant to cut the force": the verb before tells
    if word in _PAST or _is_past_form(article, at):
        return _with_auxiliary(article, at, start)
    return None


def _is_modal(article: Article, at: int) -> bool:
    """Whether a word is an auxiliary that looks ahead; "May" the month and "Will" the man are not."""
    word = article.tokens.lower[at]
    return (word in _MODALS or word.endswith(("'ll", "’ll"))) and article.text[article.tokens.start[at]].islower()


def _is_past_form(article: Article, at: int) -> bool:
    word = article.tokens.lower[at]
    if not word.endswith("ed") or len(word) < 5 or word in _NO_PAST:
        return False
    return article.text[article.tokens.start[at]].islower()


def _with_auxiliary(article: Article, at: int, start: int) -> Tense:
    """A participle takes the tense of its auxiliary: "could be spent", "are being held", "to be completed"."""
    lower = article.tokens.lower
    for i in range(at - 1, max(start, at - _AUXILIARY) - 1, -1):
        word = lower[i]
        if _is_modal(article, i) or (word == "to" and lower[i + 1] in ("be", "have")):
            return "future"
        if word in _PRESENT:
            return "present"
        if word in _CLAUSE_STARTS or word in _REPORTING or word == ",":
            break
    return "past"
