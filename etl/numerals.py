"""The value of one number as written, digits or words: "12 000", "1.5 million", "two dozen", "several hundred"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache
from typing import NamedTuple

from etl.records import Tokens
from etl.timex_readings import MONTHS as MONTH_NAMES


class Numeral(NamedTuple):
    """A number without its qualifier: `value` (None where vague), the index of the token behind it, and how it was written.

    `high` is the upper end of a hyphenated range ("8k-10k"); `suffix` what a hyphen ties to it ("strong" in "10,000-strong");
    `scale` the largest scale word in it (1,000 in "two thousand").
    """

    value: float | None
    last: int
    rule: str
    suffix: str | None = None
    words: bool = False
    scale: int = 1
    high: float | None = None

    @property
    def vague(self) -> bool:
        """Whether it is a number without a value: "dozens"."""
        return self.value is None


_TEENS = ("ten", "eleven", "twelve", "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen")
_ONES = ("zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", *_TEENS)
_TY = ("twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety")
UNITS = {word: value for value, word in enumerate(_ONES)}
TENS = {word: 10 * value for value, word in enumerate(_TY, start=2)}
SCALES = {
    "hundred": 100,
    "thousand": 1_000,
    "million": 1_000_000,
    "billion": 1_000_000_000,
    "dozen": 12,
    "lakh": 100_000,
    "crore": 10_000_000,
}
_SHORT_SCALES = {"k": 1_000, "m": 1_000_000, "mn": 1_000_000, "mln": 1_000_000, "bn": 1_000_000_000}
VAGUE = frozenset(("dozens", "hundreds", "thousands", "scores", "tens", "millions"))
# What may stand before a scale word and leaves it without a value: "several hundred".
_VAGUE_COUNTS = frozenset(("several", "few", "many", "couple", "multiple"))
# What "a" may begin: "a hundred", "a few dozen", "a half million".
_BEHIND_A = frozenset((*SCALES, "few", "couple", "good", "half", "quarter", "great"))
STARTERS = frozenset((*UNITS, *TENS, *VAGUE, *_VAGUE_COUNTS, *SCALES, "a", "half", "quarter"))
# "10,000-strong", "a 2,600-man unit", "2,000-odd": what a hyphen may tie to a headcount.
SUFFIXES = frozenset(
    (
        *("strong", "man", "men", "woman", "member", "members", "person", "people", "soldier", "soldiers", "troop", "troops"),
        *("fighter", "fighters", "officer", "officers", "personnel", "head", "odd", "plus"),
    )
)
MONTHS = frozenset((*MONTH_NAMES, "jan", "feb", "mar", "apr", "jun", "jul", "aug", "sep", "sept", "oct", "nov", "dec"))

_GROUPED = re.compile(r"\d{1,3}(?:,\d{3}){1,4}")
_DOTTED = re.compile(r"[1-9]\d{0,2}(?:\.\d{3}){1,3}")
_PLAIN = re.compile(r"\d{1,9}")
_DECIMAL = re.compile(r"\d{1,4}[.,]\d{1,3}")
_SHORT = re.compile(r"(\d{1,4}(?:[.,]\d{1,2})?)(k|mln|mn|m|bn)")
_HYPHEN = re.compile("[-\u2010\u2011]")
_GROUP_SPACES = frozenset(" \u00a0\u202f\u2009'’")


@lru_cache(maxsize=1 << 16)
def begins(word: str) -> bool:
    """Whether a lower-cased token can begin a number; kept for the words seen last, because every token is asked."""
    return word[0].isdigit() or word in STARTERS or ("-" in word and word.partition("-")[0] in STARTERS)


def begins_exact(word: str) -> bool:
    """Whether a lower-cased token can begin a number by itself: not "a", "several", "half"."""
    head = word.partition("-")[0]
    return word[0].isdigit() or (head in STARTERS and head not in _VAGUE_COUNTS and head not in ("a", "half", "quarter"))


def read(text: str, tokens: Tokens, i: int) -> Numeral | None:
    """The number that begins at token `i`, or None."""
    word = tokens.lower[i]
    if word[0].isdigit():
        return _hyphenated(tokens, i) if _HYPHEN.search(word) else _digits(text, tokens, i)
    if word == "a" and not (i + 1 < len(tokens.lower) and tokens.lower[i + 1].partition("-")[0] in _BEHIND_A):
        return None
    return _vague(tokens.lower, i) or _exact(tokens, i)


def _digits(text: str, tokens: Tokens, i: int) -> Numeral | None:
    lower = tokens.lower
    word, j, n = lower[i], i + 1, len(lower)
    short = _SHORT.fullmatch(word)
    if short:
        scale = _SHORT_SCALES[short[2]]
        return Numeral(float(short[1].replace(",", ".")) * scale, j, "digits with k or m", scale=scale)
    value, decimal = _value(word)
    if value is None:
        return None
    rule, scale = "digits", 1
    # "12 000": groups of three behind a space, but not behind a month's day ("May 5 200 soldiers").
    if len(word) <= 3 and word[0] != "0" and word.isdigit() and not (i and lower[i - 1] in MONTHS):
        while j < n and j - i < 4 and len(lower[j]) == 3 and lower[j].isdigit() and _one_space(text, tokens, j):
            value, rule, j = value * 1000 + int(lower[j]), "digits grouped by spaces", j + 1
    while j < n and j - i < 4 and (lower[j] in SCALES or (lower[j] in _SHORT_SCALES and tokens.start[j] == tokens.end[j - 1])):
        scale *= SCALES.get(lower[j]) or _SHORT_SCALES[lower[j]]
        j += 1
    # "1.234" is a thousand and more where points group digits, but not before a scale: "1.234 million".
    if j < n and scale == 1 and "-" in lower[j]:
        head, _, tail = lower[j].partition("-")
        if head in SCALES and tail in SUFFIXES:
            value = decimal if decimal is not None else value
            return Numeral(value * SCALES[head], j + 1, "digits and scale", suffix=tail, scale=SCALES[head])
    if scale > 1:
        return Numeral((decimal if decimal is not None else value) * scale, j, "digits and scale", scale=scale)
    # "1.2" is no headcount, but may be the low end of "1.2 to 1.5 million".
    return Numeral(value, j, rule)


def _one_space(text: str, tokens: Tokens, j: int) -> bool:
    return tokens.start[j] - tokens.end[j - 1] == 1 and text[tokens.end[j - 1]] in _GROUP_SPACES


def _value(word: str) -> tuple[float | None, float | None]:
    """A digit token's value, and its value as a decimal where it may be read so too."""
    if _PLAIN.fullmatch(word):
        return int(word), None
    if _GROUPED.fullmatch(word):
        return int(word.replace(",", "")), None
    if _DOTTED.fullmatch(word):
        return int(word.replace(".", "")), float(word) if word.count(".") == 1 else None
    if _DECIMAL.fullmatch(word):
        decimal = float(word.replace(",", "."))
        return decimal, decimal
    return None, None


def _hyphenated(tokens: Tokens, i: int) -> Numeral | None:
    """ "10,000-strong", "15-hundred", "1.2-million-strong", "8k-10k", "30-40,000"."""
    lower = tokens.lower
    parts = _HYPHEN.split(lower[i])
    low, low_scale = _scaled(parts[0])
    if low is None or len(parts) > 3:
        return None
    if len(parts) == 3:
        if parts[1] in SCALES and parts[2] in SUFFIXES:
            return Numeral(low * SCALES[parts[1]], i + 1, "number with a hyphen", suffix=parts[2], scale=SCALES[parts[1]])
        return None
    tail = parts[1]
    if tail in SUFFIXES and low == int(low):
        return Numeral(low, i + 1, "number with a hyphen", suffix=tail, scale=low_scale)
    if tail in SCALES:
        return Numeral(low * SCALES[tail], i + 1, "hyphenated digits and scale", scale=SCALES[tail])
    high, scale = _scaled(tail)
    last, behind = i + 1, 1
    while high is not None and last < len(lower) and lower[last] in SCALES and last - i < 3:
        behind *= SCALES[lower[last]]
        last += 1
    if high is None:
        return None
    ends = spread(low * behind, high * behind, low_scale > 1 or behind > 1, scale)
    return Numeral(ends[0], last, "range", scale=max(scale, behind), high=ends[1]) if ends else None


def _scaled(word: str) -> tuple[float | None, int]:
    short = _SHORT.fullmatch(word)
    if short:
        return float(short[1].replace(",", ".")) * _SHORT_SCALES[short[2]], _SHORT_SCALES[short[2]]
    return _value(word)[0] if word else None, 1


def spread(low: float, high: float, scaled: bool, scale: int = 1) -> tuple[float, float] | None:
    """The ends of a range; a short low takes the high's scale ("two to three thousand", "30-40,000"). None: no range."""
    if not scaled and low < 1000:
        if scale > 1 and low < high / scale:
            low *= scale
        elif high >= 1000 and high % 1000 == 0 and low < high / 1000:
            low *= 1000
    if not low < high or high > 20 * low or low != int(low) or high != int(high):
        return None
    return low, high


def _vague(lower: Sequence[str], i: int) -> Numeral | None:
    """ "hundreds", "tens of thousands", "several hundred", "a few dozen"."""
    word, n = lower[i], len(lower)
    if word in VAGUE:
        j = i + 1
        while j + 1 < n and j - i < 5 and lower[j] in ("of", "upon", "and", "or") and lower[j + 1] in VAGUE:
            j += 2
        return Numeral(None, j, "vague number", words=True)
    j = i + 1
    if word == "a":
        if j >= n or lower[j] not in ("few", "couple", "good", "great"):
            return None
        j += 1
    elif word not in _VAGUE_COUNTS:
        return None
    j += j < n and lower[j] in ("many", "few")
    j += j < n and lower[j] == "of"
    start = j
    while j < n and j - start < 3 and (lower[j] in SCALES or lower[j] in VAGUE):
        j += 1
        j += j < n - 1 and lower[j] == "of" and lower[j - 1] == "tens" and lower[j + 1] in VAGUE  # "several tens of thousands"
    head, _, tail = lower[j].partition("-") if j < n else ("", "", "")
    if head in SCALES and tail in SUFFIXES:
        return Numeral(None, j + 1, "vague number", suffix=tail, words=True)
    return Numeral(None, j, "vague number", words=True) if j > start else None


def _exact(tokens: Tokens, i: int) -> Numeral | None:
    """ "two hundred thirty-five", "half a million", "two and a half thousand", "two-dozen-strong"."""
    lower, n = tokens.lower, len(tokens.lower)
    tail = lower[i].removeprefix("half-")
    if tail in SCALES and tail != lower[i]:
        return Numeral(SCALES[tail] / 2, i + 1, "number in words", words=True, scale=SCALES[tail])
    total, current, scale, seen = 0.0, 0.0, 1, False
    suffix: str | None = None
    j = i
    half = _half(lower, i)
    if half:
        current, j, seen = half[0], half[1], True
    while j < n and suffix is None and j - i < 9:
        word = lower[j]
        if word == "and" and seen:
            if lower[j + 1 : j + 3] == ["a", "half"] and j + 3 < n and lower[j + 3] in SCALES:
                current, j = current + 0.5, j + 3
                continue
            if not (j + 1 < n and scale >= 100 and current % 100 == 0 and _HYPHEN.split(lower[j + 1])[0] in UNITS | TENS):
                break
            j += 1
            continue
        if word == "a" and not seen and j + 1 < n and _HYPHEN.split(lower[j + 1])[0] in SCALES:
            current, seen, j = 1.0, True, j + 1
            continue
        taken = 0
        for part in _HYPHEN.split(word):
            if part in UNITS and not (seen and current % 10 or 0 < current % 100 < 20 or (UNITS[part] > 9 and current % 100)):
                current += UNITS[part]
            elif part in TENS and not current % 100:
                current += TENS[part]
            elif part in SCALES:
                current = current if seen else 1.0
                scale = max(scale, SCALES[part])
                if SCALES[part] >= 1000:
                    total, current = total + current * SCALES[part], 0.0
                else:
                    current *= SCALES[part]
            elif taken and part in SUFFIXES:
                suffix = part
            elif not (taken and part in ("a", "and", "half")):
                break
            seen, taken = True, taken + 1
        else:
            j += 1
            continue
        if taken:
            return None
        break
    value = total + current
    if not seen or j == i or value != int(value) or value <= 0:
        return None
    if j == i + 1 and lower[i] in SCALES:
        # "hundred soldiers", "dozen men", but not "million" alone
        return Numeral(value, j, "bare scale word", words=True, scale=scale) if value <= 1000 else None
    return Numeral(value, j, "number in words", suffix=suffix, words=True, scale=scale)


def _half(lower: Sequence[str], i: int) -> tuple[float, int] | None:
    """What "half a", "a half" and "a quarter of a" put before a scale word, and where that stands."""
    for words, value in _FRACTIONS:
        k = i + len(words)
        if k < len(lower) and lower[k] in SCALES and tuple(lower[i:k]) == words:
            return value, k
    return None


_FRACTIONS = (
    (("half", "a"), 0.5),
    (("half",), 0.5),
    (("a", "half"), 0.5),
    (("half", "of", "a"), 0.5),
    (("a", "quarter", "of", "a"), 0.25),
    (("quarter", "of", "a"), 0.25),
    (("a", "quarter"), 0.25),
)
