"""Headcounts of military personnel as reported, with their open ends."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import replace

from etl import headcounts, numbers, numerals, personnel
from etl.headcounts import Candidate
from etl.numbers import Number
from etl.records import Article, Measure, Per, Quantity, Span, Tokens


def find(article: Article) -> tuple[Quantity, ...]:
    """Every headcount of military personnel in the text, in text order."""
    candidates = _candidates(article)
    course = headcounts.Course(article, candidates)
    decided = [(candidate, course.decide(candidate)) for candidate in candidates]
    kept = [(candidate, decision.rule) for candidate, decision in decided if decision.accepted]
    return _with_parts(article, [_quantity(article, *each) for each in kept], [candidate for candidate, _ in kept])


def _candidates(article: Article) -> list[Candidate]:
    """The text's numbers that are no dates, times, money, shares or names, each with what it counts."""
    text, tokens = article.text, article.tokens
    blocked = sorted([t.span for t in article.timexes] + [t.span for t in article.toponyms])
    ends = [span.end for span in blocked]
    found: list[Candidate] = []
    for number in numbers.find(text, tokens):
        if _is_no_count(text, tokens, number) or _overlaps(blocked, ends, number.core):
            continue
        found.append(
            Candidate(
                number=number, counted=personnel.read(text, tokens, number), sentence=article.sentence_at(number.core.start)
            )
        )
    return _coordinated(article, found)


def _overlaps(spans: Sequence[Span], ends: Sequence[int], span: Span) -> bool:
    """Whether one of `spans`, sorted and with their `ends`, shares a character with `span`."""
    at = bisect_right(ends, span.start)
    return at < len(spans) and spans[at].start < span.end


def _coordinated(article: Article, found: list[Candidate]) -> list[Candidate]:
    """Numbers that share the noun of the next one: "122,000 and 160,000 soldiers", "six of the 20 soldiers"."""
    lower = article.tokens.lower
    for index in range(len(found) - 2, -1, -1):
        here, following = found[index], found[index + 1]
        if here.sentence.index != following.sentence.index:
            continue
        if here.counted.kind == "number":
            found[index] = replace(here, counted=replace(following.counted, of=True))
        elif here.counted.kind in ("none", "thing") and following.counted.kind in ("sure", "people", "losses"):
            gap = lower[here.number.last : following.number.begin]
            if (
                0 < len(gap) <= 3
                and gap[-1] in ("and", "or", "to", ",")
                and here.counted.kind == "none"
                or (
                    0 < len(gap) <= 4
                    and gap[-1] in ("and", "or")
                    and gap[0] not in ("in", "at", "on")
                    and len(gap) > 1
                    and gap[0][0].isalpha()
                    and here.counted.kind == "thing"
                    and following.counted.modifiers
                )
            ):
                found[index] = replace(here, counted=replace(following.counted, last=here.counted.last))
    return found


def _is_no_count(text: str, tokens: Tokens, number: Number) -> bool:
    """Whether the words beside a number show that it counts no one: money, shares, units, ages, names, ratios, years."""
    lower = tokens.lower
    before = lower[number.begin - 1] if number.begin else ""
    after = lower[number.last] if number.last < len(lower) else ""
    return (
        before in _CURRENCIES
        or after in personnel.words("units")
        or _is_label(text, number, before, after)
        or _is_year(text, number, before, after)
        or _is_day(text, number, before, after)
        or _is_code(text, tokens, number)
        or _is_ratio(lower, number, before, after)
        or _is_age(text, tokens, number, before, after)
        or _is_place_size(lower, number)
    )


_CURRENCIES = frozenset(
    ("$", "€", "£", "¥", "₽", "₴", "#", "usd", "eur", "us$", "gbp", "chf", "cny", "rmb", "sek", "nok", "aud", "cad")
)


def _is_label(text: str, number: Number, before: str, after: str) -> bool:
    """ "Article 5", "World War Two", "Air Base 201": a number that names; not "an army 2,000 strong"."""
    if before not in personnel.words("labels") or number.span.start < number.core.start or number.suffix:
        return False
    named = text[number.core.start].isupper() or text[number.core.start].isdigit()
    return named and number.rule in ("digits", "number in words") and number.core.of(text).isalnum()


_YEAR = re.compile(r"(?:1[5-9]|20)\d\d")
_YEAR_BEFORE = frozenset(
    (
        "in",
        "since",
        "until",
        "by",
        "of",
        "from",
        "during",
        "the",
        "and",
        "to",
        "(",
        "–",
        "-",
        "—",
        "before",
        "after",
        ",",
        "late",
        "early",
        "mid",
        "spring",
        "summer",
        "autumn",
        "winter",
        "fall",
        "year",
        "'s",
    )
)


def _is_year(text: str, number: Number, before: str, after: str) -> bool:
    if number.rule != "digits" or number.suffix or not _YEAR.fullmatch(number.core.of(text)):
        return False
    return before in _YEAR_BEFORE or after in (",", ".", ")", "") or before.endswith(("'s", "’s"))


def _is_day(text: str, number: Number, before: str, after: str) -> bool:
    """ "July 26", "26 July", "Jan. 98": a day or a year beside its month, should the date have been overlooked."""
    if number.rule != "digits" or (number.value or 0) > 99 or number.span != number.core:
        return False
    return (
        before in numerals.MONTHS
        or after in numerals.MONTHS - {"may", "march"}
        or (after in ("may", "march") and before in ("on", "of", "since"))
    )


_JOINTS = (" ", "\u00a0", "\u202f")


def _is_code(text: str, tokens: Tokens, number: Number) -> bool:
    """ "+32 2 584 11 000", "0800-12-34", "12:20": groups of digits side by side are no count."""
    first, last = number.begin, number.last
    if (
        text[max(0, number.core.start - 2) : number.core.start].rstrip(":/")[:1].isdigit()
        and text[number.core.start - 1] in ":/"
    ):
        return True
    if number.core.start and text[number.core.start - 1] in "+*/._":
        return True
    if text[number.core.start] == "0" and number.core.end - number.core.start > 1 and text[number.core.start + 1].isdigit():
        return True
    if not text[number.core.start].isdigit():
        return False
    behind = (
        last < len(tokens.lower) and tokens.lower[last].isdigit() and text[tokens.end[last - 1] : tokens.start[last]] in _JOINTS
    )
    ahead = (
        first
        and tokens.lower[first - 1].isdigit()
        and len(tokens.lower[first - 1]) < 4
        and text[tokens.end[first - 1] : tokens.start[first]] in _JOINTS
    )
    return bool(behind or ahead)


def _is_ratio(lower: Sequence[str], number: Number, before: str, after: str) -> bool:
    """ "five to one", "1,000 for 1,000", "a factor of ten", "one in four", "3-1", "50:50"."""
    tail = lower[number.last : number.last + 2]
    if len(tail) == 2 and after in ("to", "for", ":", "/", "against", "in", "out") and numerals.begins_exact(tail[1]):
        return (
            after != "in" and after != "to" and after != "for" or tail[1] in ("one", "1") or lower[number.last - 1] == tail[1]
        )
    head = lower[max(0, number.begin - 2) : number.begin]
    if len(head) == 2 and before in ("for", "to", ":") and head[0] == lower[number.last - 1]:
        return True
    return bool(set(lower[max(0, number.begin - 3) : number.begin]) & {"factor", "ratio", "percentage"})


def _is_age(text: str, tokens: Tokens, number: Number, before: str, after: str) -> bool:
    """ "said Jordan Khoury, 31, a baker"; "the average age is 35"."""
    if number.value is None or not 5 <= number.value <= 110 or not text[number.core.start].isdigit():
        return False
    if "age" in tokens.lower[max(0, number.begin - 4) : number.begin]:
        return True
    if before != "," or after not in (",", ".", ")") or number.begin < 2 or number.span != number.core:
        return False
    if after == "," and number.value >= 16:
        return True
    return (
        text[tokens.start[number.begin - 2]].isupper() and "\n" not in text[tokens.start[number.begin - 2] : number.core.start]
    )


def _is_place_size(lower: Sequence[str], number: Number) -> bool:
    """ "a mining town of 46,000", "(pop. 25,435)"."""
    before = lower[max(0, number.begin - 3) : number.begin]
    if before[-1:] == ["of"] and set(before) & {
        "town",
        "city",
        "village",
        "capital",
        "population",
        "nation",
        "country",
        "community",
        "settlement",
        "suburb",
        "camp",
        "metropolis",
        "hamlet",
        "enclave",
    }:
        return True
    return "pop" in before or "population" in before


_PER: dict[str, Per] = {
    "day": "day",
    "week": "week",
    "month": "month",
    "year": "year",
    "daily": "day",
    "weekly": "week",
    "monthly": "month",
    "yearly": "year",
}


def _quantity(article: Article, candidate: Candidate, rule: str) -> Quantity:
    number, counted = candidate.number, candidate.counted
    low, high = _verb_bounds(article.tokens.lower, number)
    measure, per = _measure(article, candidate)
    end = counted.head.end if counted.head and counted.head.end > number.span.end else number.span.end
    return Quantity(
        span=number.span,
        low=low,
        high=high,
        vague=number.vague,
        measure=measure,
        per=per,
        rule=rule,
        phrase=Span(number.span.start, end),
        noun=counted.head,
    )


_OVER = frozenset(
    [
        "exceed",
        "exceeded",
        "exceeds",
        "exceeding",
        "topped",
        "tops",
        "top",
        "surpassed",
        "surpasses",
        "surpass",
        "passed",
        "passes",
        "surpassing",
        "topping",
        "crossed",
    ]
)
_NEAR = frozenset(["neared", "nears", "approached", "approaches"])


def _verb_bounds(lower: Sequence[str], number: Number) -> tuple[int | None, int | None]:
    """Bounds carried by the verb before the number: "has passed 3,000" has a low end only."""
    low, high = number.low, number.high
    before = lower[number.begin - 1] if number.begin else ""
    if low == high and before in _OVER:
        return low, None
    if low == high and before in _NEAR:
        return None, high
    return low, high


def _measure(article: Article, candidate: Candidate) -> tuple[Measure, Per | None]:
    lower, number = article.tokens.lower, candidate.number
    last = max(number.last, candidate.counted.last)
    behind = lower[last : last + 6]
    for at, word in enumerate(behind[:-1]):
        if word in ("a", "per", "each", "every") and behind[at + 1] in _PER:
            return "rate", _PER[behind[at + 1]]
        if word in (".", ";") or at > 3:
            break
    before = lower[max(0, number.begin - 3) : number.begin]
    if before[-1:] in (["another"], ["further"], ["additional"], ["extra"]) or lower[number.last : number.last + 1] in (
        ["more"],
        ["additional"],
        ["further"],
        ["extra"],
    ):
        return "added", None
    if "total" in before or "since" in behind or "altogether" in behind:
        return "total", None
    return "count", None


def _with_parts(article: Article, quantities: list[Quantity], kept: Sequence[Candidate]) -> tuple[Quantity, ...]:
    """The quantities with `part_of` where the words tell a part from its whole."""
    return tuple(
        replace(quantity, part_of=_whole(article.tokens.lower, kept, index)) for index, quantity in enumerate(quantities)
    )


_INCLUDING = frozenset(("including", "whom", "them", "which", "those"))


def _whole(lower: Sequence[str], kept: Sequence[Candidate], index: int) -> int | None:
    """The index of the whole that a quantity is part of: "20 soldiers, including six", "300 came, 40 of them engineers"."""
    here = kept[index]
    following = kept[index + 1] if index + 1 < len(kept) else None
    if here.counted.of and following and 0 < following.number.begin - here.number.last <= 3:
        return index + 1
    if not index or here.sentence.index - kept[index - 1].sentence.index > (1 if here.counted.kind == "pronoun" else 0):
        return None
    led = bool(_INCLUDING & set(lower[max(0, here.number.begin - 3) : here.number.begin]))
    if here.counted.pronoun or led:
        return _root(kept, lower, index - 1)
    return None


def _root(kept: Sequence[Candidate], lower: Sequence[str], index: int) -> int:
    """The whole of a list of parts: of "20 soldiers, including 14 South Africans, three Malawians" the 20."""
    return index
