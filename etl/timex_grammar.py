"""The grammar of date expressions: each token gets a one-letter class, patterns over the classes find the expressions.

"Wednesday, Oct. 23" is `W,m.D`; whatever no date is made of is `x`. What is found is a reading (`etl/timex_readings.py`).
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from etl.frozen import dataclass
from etl.records import Span, Tokens
from etl.timex_classes import (
    code_of,
    ending,
)
from etl.timex_readers import READERS
from etl.timex_readings import (
    Reading,
)
from etl.timex_words import Words
from etl.vocabulary import Vocabulary


@dataclass(frozen=True, slots=True)
class Match:
    """One date expression: its tokens, its characters, what it says and the rule that found it."""

    tokens: range
    span: Span
    reading: Reading
    rule: str


def matches(tokens: Tokens, text: str) -> Iterator[Match]:
    """Every date expression in text order, none overlapping, none across a line break."""
    codes = _codes(tokens)
    at = 0
    while found := _GRAMMAR.search(codes, at):
        at = found.start() + 1
        shorter: re.Match[str] | None = found
        end = _end_of_line(tokens, text, *found.span())
        # What is no date as a whole may start with one: "in October 12 soldiers".
        while shorter and (end == shorter.end() or (shorter := _GRAMMAR.match(codes, at - 1, end))):
            first, end = shorter.span()
            rule = shorter.lastgroup or ""
            if reading := READERS[rule](Words(codes[first:end], tokens.lower[first:end], first, tokens, text)):
                span = Span(tokens.start[first], tokens.end[end - 1] - ending(tokens.lower[end - 1]))
                yield Match(range(first, end), span, reading, rule.replace("_", " "))
                at = end
                break
            end -= 1
            if end < at:
                break


def _codes(tokens: Tokens) -> str:
    """The class of every token, one letter each."""
    codes = ["x"] * len(tokens.lower)
    for word in _DATED.within(tokens):
        code = code_of(word)
        for at in tokens.where[word]:
            codes[at] = code
    return "".join(codes)


# Words that dates are made of.
_DATED = Vocabulary(lambda word: code_of(word) != "x")


def _end_of_line(tokens: Tokens, text: str, first: int, last: int) -> int:
    """The index up to which the tokens stand on one line with the first."""
    for i in range(first + 1, last):
        if "\n" in text[tokens.end[i - 1] : tokens.start[i]]:
            return i
    return last


# --- the patterns ----------------------------------------------------------------------------------------------------

_MON = r"(?:M|m\.?)"
_DAYS = r"(?:R|J|[DO](?:,[DO]){1,3},?a[DO]|[DO](?:[-r]t?[DO]|a[DO])?)"
_OF_YEAR = r"(?:,?o?Y|,?o?[LTX]y|,?o?t?[jG]y)"
_RULES: tuple[tuple[str, str], ...] = (
    ("clock", r"(?:[Di]:[Di]|h|Y)z"),
    ("numeric", r"N|D/D/[YDi]|Y/D/D|D/D"),
    (
        "month_and_day",
        rf"(?:[LTX]?[Ww]\.?,?t?)?(?:"
        rf"{_MON}[DO],?Y[-r]{_MON}[DO],?Y|[DO]o?{_MON},?Y[-r]t?[DO]o?{_MON},?Y"
        rf"|{_MON}t?[DO][-r]{_MON}[DO]{_OF_YEAR}?|(?<=b){_MON}[DO]a{_MON}[DO]{_OF_YEAR}?"
        rf"|[DO]o?{_MON}[-r]t?[DO]o?{_MON}{_OF_YEAR}?|(?<=b)[DO]o?{_MON}at?[DO]o?{_MON}{_OF_YEAR}?"
        rf"|{_MON}t?{_DAYS}{_OF_YEAR}?|{_DAYS}o?{_MON}{_OF_YEAR}?)",
    ),
    ("nth", rf"[FL][UuQdH]ot?{_MON}{_OF_YEAR}?|[FL][UuQ]o(?:Y|[tLTX]y|[tLTX]c)|[FL]Q(?:Y|[LTX]y)|FQ|g|qo?Y"),
    (
        "month",
        rf"[AV]{_OF_YEAR}?|P{_MON}[-r]P{_MON}{_OF_YEAR}?|(?:P|pot?)?(?:{_MON},?Y[-r]{_MON},?Y|(?<=b){_MON},?Ya{_MON},?Y"
        rf"|{_MON}[-ar]{_MON}{_OF_YEAR}?|[LTX]?{_MON}(?:o?Y|,Y|,?o?[LTX]y|,?o?t?[jG]y)?)",
    ),
    ("told_before", rf"jE|(?<=t)[GX]E|j{_MON}|(?<=t)G{_MON}|jW|(?<=t)O"),
    ("season", r"(?:Po?t?|pot?)?(?:[LTX]E|E(?:o?[YZ]|o?[LTX]y)?)"),
    ("part_of_year", r"B|e|yp|PY|po?t?Y|P[LTX][cyU]|po[tLTX][cyU]"),
    ("feast", r"f(?:y[dv]?|[dv])?,?Y?"),
    ("today", r"K|TH|LH"),
    ("weekday", r"~|W[-ar]W|[LTX]W|W(?:o?[LTX]U)?"),
    ("week_month_or_year", r"[LTX][UcyQ]"),
    ("weekend", r"(?<=t)U"),
    ("counted", r"[nD][udUcy][k&]"),
    ("neighbour", r"[GXI][dHUcy]"),
    ("day_before", r"(?<=t)[dHUcy][&G]"),
    ("same_period", r"j[cCQ]o?(?:t?[LG]y|[nD]y[k&])"),
    ("same_day", r"j[dUcyH]|(?<=t)d"),
    ("decade", r"S|'s|(?<=t)s|(?<=sa)s"),
    ("nth_running", r"[FlO]=[dHUc]|[FlO][dHUc](?=x)"),
    ("short_year", r"'[Di]"),
    ("year", r"Y[-r]Y|(?<=b)YaY|Z|Y"),
)
# The classes that open no date are passed over at once.
_GRAMMAR = re.compile("(?![x,.:/oatbrzkQu&=-])(?:" + "|".join(f"(?P<{rule}>{pattern})" for rule, pattern in _RULES) + ")")
