"""The classes of tokens that date expressions are made of: one letter for each, `x` for what no date is made of."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import lru_cache

from etl.records import Span
from etl.timex_readings import MONTHS, WEEKDAYS

SEASONS = {"spring": 3, "summer": 6, "autumn": 9, "fall": 9, "winter": 12}
NUMBERS = {
    word: number
    for number, words in enumerate(
        ("zero", "a an one", "two couple", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve")
    )
    for word in words.split()
}
ORDINALS = {"first": 1, "second": 2, "third": 3, "fourth": 4, "last": -1, "final": -1}
SHIFTS = {"last": -1, "this": 0, "current": 0, "next": 1, "coming": 1, "upcoming": 1}
PARTS = {"early": "early", "mid": "mid", "late": "late"}
EDGES = {"beginning": "early", "start": "early", "middle": "mid", "end": "late", "close": "late"}
EARLIEST_YEAR, LATEST_YEAR = 1700, 2099
# Outside these a bare number needs a preposition to be a year.
USUAL_YEARS = range(1900, 2041)


_RECORD = re.compile(
    r"\b(?:deadliest|bloodiest|heaviest|biggest|largest|highest|worst|fiercest|gravest|greatest)\b[^.;,]{0,60}\bsince\b"
    r"[^.;,]{0,40}$"
)


def is_record(text: str, span: Span) -> bool:
    """Whether the date only measures a record: "in their deadliest assault since the truce ended two weeks ago"."""
    return _RECORD.search(text[max(0, span.start - 110) : span.start].lower()) is not None


_CLASSES: Mapping[str, str] = {
    **dict.fromkeys(MONTHS, "M"),
    **dict.fromkeys([name[:3] for name in MONTHS if name != "may"] + ["sept"], "m"),
    **dict.fromkeys(WEEKDAYS, "W"),
    **dict.fromkeys([name + "s" for name in WEEKDAYS], "W"),
    **dict.fromkeys([name[:3] for name in WEEKDAYS] + ["tues", "thur", "thurs"], "w"),
    **dict.fromkeys(PARTS, "P"),
    **dict.fromkeys(EDGES, "p"),
    **dict.fromkeys(SEASONS, "E"),
    **dict.fromkeys(("first", "second", "third", "fourth", "final"), "F"),
    **dict.fromkeys(("quarter", "half"), "Q"),
    **dict.fromkeys(("q1", "q2", "q3", "q4", "h1", "h2"), "q"),
    **dict.fromkeys(("this", "current"), "T"),
    **dict.fromkeys(("next", "coming", "upcoming"), "X"),
    **dict.fromkeys(("previous", "preceding", "following"), "G"),
    **dict.fromkeys(("week", "weekend", "decade"), "U"),
    **dict.fromkeys(("days", "weeks", "months", "years"), "u"),
    **dict.fromkeys(("today", "yesterday", "tomorrow", "tonight"), "K"),
    **dict.fromkeys(("morning", "afternoon", "evening", "night"), "H"),
    **dict.fromkeys(("ago", "earlier", "later"), "k"),
    **dict.fromkeys(("to", "through", "till", "until"), "r"),
    **dict.fromkeys(("-", "–", "—", "‑"), "-"),
    **dict.fromkeys(NUMBERS, "n"),
    **dict.fromkeys(("thanksgiving", "christmas", "new"), "f"),
    **dict.fromkeys(("utc", "gmt"), "z"),
    **dict.fromkeys(("that", "same"), "j"),
    **dict.fromkeys(("before", "after", "prior"), "&"),
    **dict.fromkeys(("entire", "whole", "full"), "I"),
    **dict.fromkeys(("straight", "consecutive", "successive"), "="),
    **dict.fromkeys(("fifth", "sixth", "seventh", "eighth", "ninth", "tenth"), "l"),
    **dict.fromkeys(("'", "’", "‘"), "'"),
    **dict.fromkeys(("period", "time"), "C"),
    **dict.fromkeys(("first-quarter", "second-quarter", "third-quarter", "fourth-quarter"), "g"),
    **{"last": "L", "month": "c", "year": "y", "day": "d", "eve": "v", "the": "t", "of": "o", "and": "a", "between": "b"},
    **{",": ",", ".": ".", "/": "/", ":": ":", "year-end": "e"},
}
_FIGURES = (
    (re.compile(r"\d{4}"), "Y"),
    (re.compile(r"\d{1,2}"), "D"),
    (re.compile(r"\d{1,2}(?:st|nd|rd|th)"), "O"),
    (re.compile(r"\d{1,2}(?:st|nd|rd|th)?-\d{1,2}(?:st|nd|rd|th)?"), "R"),
    (re.compile(r"\d{4}-(?:\d{2}|\d{4})"), "Z"),
    (re.compile(r"\d{4}-\d{2}-\d{2}|\d{1,2}([.-])\d{1,2}\1\d{4}|\d{1,2}\.\d{1,2}\.\d{2}"), "N"),
    # A day and year run together where a page lost its punctuation: "Jun 132016".
    (re.compile(r"\d{1,2}(?:19|20)\d{2}"), "J"),
    (re.compile(r"(?:1[789]|20)\d0s"), "S"),
    (re.compile(r"[5-9]0s"), "s"),
)
MONTH_OF = {name: i for i, name in enumerate(MONTHS, 1)} | {name[:3]: i for i, name in enumerate(MONTHS, 1)} | {"sept": 9}
DAY_OF = {form: i for i, name in enumerate(WEEKDAYS) for form in (name[:3], name[:4], name[:5], name, name + "s")}


@lru_cache(maxsize=1 << 16)
def code_of(word: str) -> str:
    """The class of a lower-case token; `x` for what no date is made of."""
    if word.endswith(("0's", "0’s")) and len(word) == 6:
        # "the 1990's"
        return code_of(word[:4] + "s")
    word = plain(word)
    if word in _CLASSES:
        return _CLASSES[word]
    if word[0].isdigit() and len(word) <= 10 and word.isascii():
        return _code_of_figures(word)
    head, hyphen, tail = word.partition("-")
    if hyphen and head in PARTS:
        return {"M": "A", "m": "A", "Y": "B"}.get(code_of(tail), "x") if tail else "x"
    if hyphen and _CLASSES.get(head, "x") in "MW" and _CLASSES.get(tail) == _CLASSES.get(head):
        return "V" if head in MONTH_OF else "~"
    return "x"


def _code_of_figures(word: str) -> str:
    code = next((code for pattern, code in _FIGURES if pattern.fullmatch(word)), "x")
    if code == "Y" and not EARLIEST_YEAR <= int(word) <= LATEST_YEAR:
        return "h" if int(word[:2]) < 24 and int(word[2:]) < 60 else "x"
    if code == "D" and not 1 <= int(word) <= 31:
        return "i"
    if code == "O" and not 1 <= int(word[:-2]) <= 31:
        return "x"
    return code


def plain(word: str) -> str:
    """A token without its possessive ending."""
    return word[:-2] if word.endswith(("'s", "’s")) else word


def ending(word: str) -> int:
    """How many characters at the end of a token do not belong to the date: "Friday's", "Fridays"."""
    if word.endswith(("'s", "’s")):
        return 0 if code_of(word) == "S" else 2
    return 1 if word.endswith("days") else 0
