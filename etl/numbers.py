"""Numbers as written in the news, digits or words, with the qualifier that opens or closes an end."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from etl import lexicon
from etl.records import Span, Tokens


@dataclass(frozen=True, slots=True, kw_only=True)
class Number:
    """A number of the text: "up to two dozen" has a high of 24 and no low, "several hundred" is vague and has neither.

    `span` is number and qualifier, `core` the number alone; `begin` is the index of the span's first token, `first` of the
    core's, `last` of the token behind the whole (behind "or more" too). `suffix` is what a hyphen ties to it: "strong", "man".
    """

    span: Span
    core: Span
    low: int | None
    high: int | None
    vague: bool
    begin: int
    first: int
    last: int
    rule: str
    suffix: str | None = None
    words: bool = False
    scaled: bool = False

    @property
    def value(self) -> int | None:
        """The larger end that is known."""
        return self.high if self.high is not None else self.low


UNITS = {
    w: i
    for i, w in enumerate(
        [
            "zero",
            "one",
            "two",
            "three",
            "four",
            "five",
            "six",
            "seven",
            "eight",
            "nine",
            "ten",
            "eleven",
            "twelve",
            "thirteen",
            "fourteen",
            "fifteen",
            "sixteen",
            "seventeen",
            "eighteen",
            "nineteen",
        ]
    )
}
TENS = {
    w: 10 * i for i, w in enumerate(["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"], start=2)
}
SCALES = {
    "hundred": 100,
    "thousand": 1_000,
    "million": 1_000_000,
    "billion": 1_000_000_000,
    "dozen": 12,
    "lakh": 100_000,
    "crore": 10_000_000,
    "k": 1_000,
    "mn": 1_000_000,
    "mln": 1_000_000,
    "bn": 1_000_000_000,
    "m": 1_000_000,
}
WORD_SCALES = frozenset({"hundred", "thousand", "million", "billion", "dozen", "lakh", "crore"})
VAGUE = frozenset({"dozens", "hundreds", "thousands", "scores", "tens", "millions"})
# What may stand before a scale word and leaves it without a value: "several hundred".
_VAGUE_COUNTS = frozenset({"several", "few", "many", "couple", "some", "multiple"})

_GROUPED = re.compile(r"\d{1,3}(?:,\d{3}){1,4}")
_DOTTED = re.compile(r"[1-9]\d{0,2}(?:\.\d{3}){1,3}")
_PLAIN = re.compile(r"\d{1,9}")
_DECIMAL = re.compile(r"\d{1,4}[.,]\d{1,3}")
_SUFFIXED = re.compile(r"(\d{1,4}(?:[.,]\d{1,3}){0,2})(k|mn|mln|bn|m)")
_HYPHEN = re.compile(r"[-\u2010\u2011]")
_DASHES = frozenset("–-—‑−")
MONTHS = frozenset(
    [
        "january",
        "february",
        "march",
        "april",
        "may",
        "june",
        "july",
        "august",
        "september",
        "october",
        "november",
        "december",
        "jan",
        "feb",
        "mar",
        "apr",
        "jun",
        "jul",
        "aug",
        "sep",
        "sept",
        "oct",
        "nov",
        "dec",
    ]
)
# "10,000-strong", "a 2,600-man unit", "a 50-member team": what the hyphen may tie to a headcount.
HEADCOUNT_SUFFIXES = frozenset(
    [
        "strong",
        "man",
        "men",
        "woman",
        "member",
        "members",
        "person",
        "people",
        "soldier",
        "soldiers",
        "troop",
        "troops",
        "fighter",
        "fighters",
        "officer",
        "officers",
        "personnel",
        "odd",
        "plus",
        "head",
        "body",
    ]
)


def find(text: str, tokens: Tokens) -> Iterator[Number]:
    """Every number of the text in text order, ranges joined, with its qualifier; dates, times and money are not told apart."""
    lower, i, n = tokens.lower, 0, len(tokens.lower)
    starts = _starters()
    floor = 0
    while i < n:
        word = lower[i]
        if not (word[0].isdigit() or word in starts or ("-" in word and word.split("-", 1)[0] in starts)):
            i += 1
            continue
        number = _range(text, tokens, i) or _single(text, tokens, i)
        if number is None:
            i += 1
            continue
        number = _qualified(text, tokens, number, floor)
        yield number
        i = floor = number.last


@lru_cache(maxsize=1)
def _starters() -> frozenset[str]:
    return frozenset(
        {*UNITS, *TENS, *VAGUE, *_VAGUE_COUNTS, "a", "half", "hundred", "thousand", "dozen", "million", "quarter"}
    ) - {"some"}


@dataclass(frozen=True, slots=True)
class _Numeral:
    value: float | None
    last: int
    rule: str
    suffix: str | None = None
    words: bool = False
    scale: int = 1
    vague: bool = False
    high: float | None = None


def _single(text: str, tokens: Tokens, i: int) -> Number | None:
    numeral = _numeral(text, tokens, i)
    if numeral is None:
        return None
    core = Span(tokens.start[i], _core_end(text, tokens, i, numeral))
    if numeral.vague:
        return Number(
            span=core,
            core=core,
            low=None,
            high=None,
            vague=True,
            begin=i,
            first=i,
            last=numeral.last,
            rule=numeral.rule,
            words=True,
        )
    assert numeral.value is not None
    high = numeral.high if numeral.high is not None else numeral.value
    return Number(
        span=core,
        core=core,
        low=round(numeral.value),
        high=round(high),
        vague=False,
        begin=i,
        first=i,
        last=numeral.last,
        rule=numeral.rule,
        suffix=numeral.suffix,
        words=numeral.words,
        scaled=numeral.scale > 1,
    )


def _core_end(text: str, tokens: Tokens, i: int, numeral: _Numeral) -> int:
    """The number's end; of "10,000-strong" only the number."""
    end = tokens.end[numeral.last - 1]
    if numeral.suffix:
        cut = max(text.rfind(mark, tokens.start[i], end) for mark in "-\u2010\u2011")
        end = cut if cut > 0 else end
    return end


def _numeral(text: str, tokens: Tokens, i: int) -> _Numeral | None:
    word = tokens.lower[i]
    if word[0].isdigit():
        return _digits(text, tokens, i)
    return _words(tokens, i)


def _digits(text: str, tokens: Tokens, i: int) -> _Numeral | None:
    lower = tokens.lower
    word = lower[i]
    if "-" in word or "\u2011" in word or "\u2010" in word:
        return _hyphenated(tokens, i)
    value, decimal = _value(word)
    if value is None:
        return None
    j, rule = i + 1, "digits"
    suffixed = _SUFFIXED.fullmatch(word)
    if suffixed:
        return _Numeral(value, j, "digits with k or m", scale=SCALES[suffixed[2]])
    # "12 000": groups of three behind a space, but not behind a month's day ("May 5 200 soldiers").
    if word.isdigit() and len(word) <= 3 and word[0] != "0" and not (i and lower[i - 1].rstrip(".") in MONTHS):
        while (
            j < len(lower)
            and j - i < 4
            and len(lower[j]) == 3
            and lower[j].isdigit()
            and tokens.start[j] - tokens.end[j - 1] == 1
            and text[tokens.end[j - 1]] in " \u00a0\u202f\u2009'’"
        ):
            value, rule = value * 1000 + int(lower[j]), "digits grouped by spaces"
            j += 1
    scale = 1
    while j < len(lower) and lower[j] in WORD_SCALES | {"k", "mn", "mln", "bn", "m"} and j - i < 4:
        if lower[j] == "m" and tokens.start[j] != tokens.end[j - 1]:
            break
        scale *= SCALES[lower[j]]
        j += 1
    # "1.234" is a thousand and more where points group digits, but not before a scale: "1.234 million".
    if decimal is not None and scale > 1:
        value = decimal
    elif value != int(value):
        return None
    if j < len(lower) and scale == 1 and "-" in lower[j] and lower[j].split("-", 1)[0] in WORD_SCALES:
        head, tail = lower[j].split("-", 1)
        if tail in HEADCOUNT_SUFFIXES:
            return _Numeral((decimal or value) * SCALES[head], j + 1, "digits and scale", suffix=tail, scale=SCALES[head])
    return _Numeral(value * scale, j, "digits and scale" if scale > 1 else rule, scale=scale)


def _value(word: str) -> tuple[float | None, float | None]:
    """A digit token's value, and its value as a decimal where it may be read so too."""
    if _GROUPED.fullmatch(word):
        return int(word.replace(",", "")), None
    if _DOTTED.fullmatch(word):
        return int(word.replace(".", "")), float(word) if word.count(".") == 1 else None
    if _PLAIN.fullmatch(word):
        return int(word), None
    if _DECIMAL.fullmatch(word):
        return float(word.replace(",", ".")), float(word.replace(",", "."))
    suffixed = _SUFFIXED.fullmatch(word)
    if suffixed:
        number = float(suffixed[1].replace(",", ".")) if suffixed[1].count(",") + suffixed[1].count(".") <= 1 else None
        if number is None or (_GROUPED.fullmatch(suffixed[1])):
            return None, None
        return number * SCALES[suffixed[2]], None
    return None, None


def _hyphenated(tokens: Tokens, i: int) -> _Numeral | None:
    parts = _HYPHEN.split(tokens.lower[i])
    if len(parts) == 2:
        first, second = parts
        low = _value(first)[0]
        if low is None:
            return None
        if second in HEADCOUNT_SUFFIXES and low == int(low):
            return _Numeral(low, i + 1, f"number-{second}", suffix=second)
        if second in WORD_SCALES:
            return _Numeral(low * SCALES[second], i + 1, "hyphenated digits and scale", scale=SCALES[second])
        high, scale, last = _value(second)[0], 1, i + 1
        if high is None:
            return None
        while last < len(tokens.lower) and tokens.lower[last] in WORD_SCALES and last - i < 3:
            scale *= SCALES[tokens.lower[last]]
            last += 1
        return _ordered(low, high, scale, last, first.endswith(("k", "m")))
    if len(parts) == 3 and parts[2] in HEADCOUNT_SUFFIXES and parts[1] in WORD_SCALES and _value(parts[0])[0] is not None:
        value = _value(parts[0])[0] or 0
        return _Numeral(value * SCALES[parts[1]], i + 1, f"number-{parts[2]}", suffix=parts[2])
    return None


def _ordered(low: float, high: float, scale: int, last: int, scaled: bool) -> _Numeral | None:
    """The range from low to high; a short low takes the high's thousands ("30-40,000")."""
    if not scaled and low < 1000 <= high and high % 1000 == 0 and low < high / 1000:
        low *= 1000
    low, high = low * scale, high * scale
    if not low < high or high > 20 * low or low != int(low) or high != int(high):
        return None
    return _Numeral(low, last, "range", high=high, scale=scale)


def _words(tokens: Tokens, i: int) -> _Numeral | None:
    """A number in words from token `i`: "twelve thousand", "half a million", "two dozen", "several hundred", "scores"."""
    lower = tokens.lower
    word = lower[i]
    if word in VAGUE:
        j = i + 1
        # "tens of thousands", "hundreds upon hundreds"
        while j + 1 < len(lower) and lower[j] in ("of", "upon", "and", "or") and lower[j + 1] in VAGUE and j - i < 5:
            j += 2
        return _Numeral(None, j, "vague number", words=True, vague=True)
    if word in _VAGUE_COUNTS or (word == "a" and i + 1 < len(lower) and lower[i + 1] in ("few", "couple", "good", "great")):
        j = i + 1 + (word == "a")
        j += j < len(lower) and lower[j] in ("many", "few")
        j += j < len(lower) and lower[j] == "of"
        if j < len(lower) and lower[j] in WORD_SCALES:
            while j < len(lower) and lower[j] in WORD_SCALES and j - i < 6:
                j += 1
            return _Numeral(None, j, "vague number", words=True, vague=True)
        if j < len(lower) and lower[j] in VAGUE:
            return _Numeral(None, j + 1, "vague number", words=True, vague=True)
        return None
    return _exact_words(tokens, i)


def _exact_words(tokens: Tokens, i: int) -> _Numeral | None:
    lower, n = tokens.lower, len(tokens.lower)
    total, current, scale, j = 0.0, 0.0, 1, i
    suffix: str | None = None
    parts = _HYPHEN.split(lower[j])
    half = _half(lower, i)
    if half:
        current, j = half
        parts = []
    seen = bool(half)
    while j < n and suffix is None and j - i < 9:
        word = lower[j]
        parts = _HYPHEN.split(word)
        if word == "and" and seen and j + 1 < n and _follows_and(lower, j + 1, current, scale):
            if lower[j + 1] == "a" and j + 2 < n and lower[j + 2] == "half":
                current += 0.5
                j += 3
            else:
                j += 1
            continue
        if word == "a" and not seen and j + 1 < n and _HYPHEN.split(lower[j + 1])[0] in WORD_SCALES:
            current, seen, j = 1.0, True, j + 1
            continue
        if seen and len(parts) == 1 and word in WORD_SCALES and tokens.start[j] - tokens.end[j - 1] != 1:
            break
        taken = 0
        for part in parts:
            if part in UNITS:
                if seen and (current % 10 or 0 < current % 100 < 20) and current:
                    break
                if seen and current and UNITS[part] > 9 and current % 100:
                    break
                current += UNITS[part]
            elif part in TENS:
                if seen and current % 100:
                    break
                current += TENS[part]
            elif part in WORD_SCALES and (seen or part != "dozen" or True):
                factor = SCALES[part]
                if not seen:
                    current = 1.0
                if factor >= 1000:
                    total, current = total + current * factor, 0.0
                else:
                    current *= factor
                scale = max(scale, factor)
            elif taken and part in HEADCOUNT_SUFFIXES:
                suffix = part
            elif taken and part in ("a", "and", "half"):
                pass
            else:
                break
            seen, taken = True, taken + 1
        if taken < len(parts):
            if taken:
                return None
            break
        j += 1
    value = total + current
    if not seen or j == i or value != int(value) or value <= 0:
        return None
    if j == i + 1 and lower[i] in WORD_SCALES:
        return _Numeral(value, j, "bare scale word", words=True, scale=scale) if lower[i] != "million" else None
    return _Numeral(value, j, "number in words", suffix=suffix, words=True, scale=scale)


def _half(lower: Sequence[str], i: int) -> tuple[float, int] | None:
    """What "half a", "half-", "a half" and "a quarter of a" add before a scale word, and where that stands."""
    n = len(lower)
    if lower[i] == "half" and i + 2 < n and lower[i + 1] in ("a", "of", "the") and lower[i + 2] in WORD_SCALES:
        return 0.5, i + 2
    if lower[i] == "half" and i + 1 < n and lower[i + 1] in WORD_SCALES:
        return 0.5, i + 1
    if lower[i : i + 1] == ["a"] and i + 2 < n and lower[i + 1] == "half" and lower[i + 2] in WORD_SCALES:
        return 0.5, i + 2
    if lower[i] == "quarter" and i + 3 < n and lower[i + 1] == "of" and lower[i + 2] == "a" and lower[i + 3] in WORD_SCALES:
        return 0.25, i + 3
    return None


def _follows_and(lower: Sequence[str], j: int, current: float, scale: int) -> bool:
    """Whether "and" goes on inside the number: "a hundred and twenty", "two and a half million"."""
    if lower[j] == "a":
        return j + 2 < len(lower) and lower[j + 1] == "half" and lower[j + 2] in WORD_SCALES
    head = _HYPHEN.split(lower[j])[0]
    return scale >= 100 and (head in UNITS or head in TENS) and (current % 100 == 0)


def _range(text: str, tokens: Tokens, i: int) -> Number | None:
    """ "two to three thousand", "6,000–38,000", "between 7,000 and 12,000", "two or three"."""
    lower, n = tokens.lower, len(tokens.lower)
    first = _numeral(text, tokens, i)
    if first is None or first.vague or first.suffix or first.last >= n or first.value is None or first.high is not None:
        return None
    j = first.last
    joint = lower[j]
    before = lower[i - 1] if i else ""
    between = before == "between" and joint == "and"
    tight = joint in _DASHES and (joint != "—" or tokens.start[j] == tokens.end[j - 1])
    # "from 2,000 to 2,200" and "by 180,000 to 1.5 million" are changes: two numbers.
    to = joint == "to" and before not in ("from", "by")
    if not (between or tight or to or joint == "or") or j + 1 >= n:
        return None
    k = j + 1
    while between and k < n - 1 and lower[k] in ("about", "around", "some", "roughly"):
        k += 1
    second = _numeral(text, tokens, k) if lower[k][0].isdigit() or lower[k].split("-", 1)[0] in _starters() else None
    if second is None or second.vague or second.value is None or second.high is not None:
        return None
    low, high = first.value, second.value
    if second.scale > 1 and first.scale == 1 and low < 1000 and low < high / second.scale:
        low *= second.scale
    elif (to or tight or between) and first.scale == 1 and low < 1000 <= high and high % 1000 == 0 and low < high / 1000:
        low *= 1000
    if not low < high or (high > 20 * low and not between) or low != int(low):
        return None
    if joint == "or" and high > 3 * low:
        return None
    start = tokens.start[i - 1] if between else tokens.start[i]
    end = _core_end(text, tokens, k, second)
    span = Span(start, end)
    return Number(
        span=span,
        core=span,
        low=round(low),
        high=round(high),
        vague=False,
        begin=i - 1 if between else i,
        first=i - 1 if between else i,
        last=second.last,
        rule="between … and …" if between else "range",
        suffix=second.suffix,
        words=second.words,
        scaled=second.scale > 1,
    )


def _qualified(text: str, tokens: Tokens, number: Number, floor: int) -> Number:
    """The number with the words around it that open or close an end."""
    lower = tokens.lower
    bounds: list[str] = []
    start, first = number.span.start, number.first
    before = _phrases("before")
    while True:
        if first > floor and lower[first - 1] == "~" or (first > floor and lower[first - 1] in ("≈", "±")):
            start, first = tokens.start[first - 1], first - 1
            continue
        if first > floor and lower[first - 1] in (">", "+"):
            start, first = tokens.start[first - 1], first - 1
            bounds.append("low")
            continue
        if first > floor and lower[first - 1] == "<":
            start, first = tokens.start[first - 1], first - 1
            bounds.append("high")
            continue
        match = _ending_at(before, lower, first, floor)
        if match is None:
            break
        length, bound = match
        if bounds and any(b != "both" for b in bounds) and bound != "both":
            break
        bounds.append(bound)
        first -= length
        start = tokens.start[first]
    end, last = number.span.end, number.last
    after = _starting_at(_phrases("after"), lower, last)
    if number.suffix == "odd":
        bounds.append("both")
    elif number.suffix == "plus":
        bounds.append("low")
    elif after:
        length, bound = after
        bounds.append(bound)
        last += length
        end = tokens.end[last - 1]
    elif last < len(lower) and lower[last] == "+" and tokens.start[last] == tokens.end[last - 1]:
        bounds.append("low")
        last += 1
        end = tokens.end[last - 1]
    decisive = next((b for b in bounds if b != "both"), "both")
    low, high = number.low, number.high
    if decisive == "low":
        high = None
    elif decisive == "high" and number.low == number.high:
        low = None
    elif decisive == "high" and number.low is not None:
        pass
    words = text[start : number.span.start].strip() or text[number.span.end : end].strip()
    rule = f"{number.rule}, {words.lower()}" if bounds else number.rule
    return replace(number, span=Span(start, end), begin=first, low=low, high=high, last=last, rule=rule)


@lru_cache(maxsize=2)
def _phrases(place: str) -> Mapping[str, tuple[tuple[tuple[str, ...], str], ...]]:
    """Qualifier phrases by their outer word's end: by last word for those before a number, by first word for those after."""
    table: dict[str, list[tuple[tuple[str, ...], str]]] = {}
    for entry in lexicon.load("qualifiers").values():
        if entry.fields["place"] == place:
            for phrase in entry.words:
                words = tuple(phrase.split())
                table.setdefault(words[-1] if place == "before" else words[0], []).append((words, entry.fields["bound"]))
    return {key: tuple(sorted(found, key=lambda f: -len(f[0]))) for key, found in table.items()}


def _ending_at(
    table: Mapping[str, tuple[tuple[tuple[str, ...], str], ...]], lower: Sequence[str], end: int, floor: int
) -> tuple[int, str] | None:
    if end <= floor:
        return None
    for words, bound in table.get(lower[end - 1], ()):
        if end - len(words) >= floor and tuple(lower[end - len(words) : end]) == words:
            return len(words), bound
    return None


def _starting_at(
    table: Mapping[str, tuple[tuple[tuple[str, ...], str], ...]], lower: Sequence[str], start: int
) -> tuple[int, str] | None:
    if start >= len(lower):
        return None
    for words, bound in table.get(lower[start], ()):
        if tuple(lower[start : start + len(words)]) == words:
            return len(words), bound
    return None


def begins(word: str) -> bool:
    """Whether a lower-cased token can begin a number."""
    if word[0].isdigit():
        return True
    head = word.split("-", 1)[0] if "-" in word else word
    return head in _starters() and head not in ("a", "few", "many", "several", "couple", "half")
