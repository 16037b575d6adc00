"""Headcounts of military personnel as reported, with their open ends."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from etl import numbers, personnel
from etl.numbers import Number
from etl.personnel import Counted
from etl.records import Article, Measure, Per, Quantity, Sentence, Span


@dataclass(frozen=True, slots=True, kw_only=True)
class _Candidate:
    number: Number
    counted: Counted
    sentence: Sentence


def find(article: Article) -> tuple[Quantity, ...]:
    """Every headcount of military personnel in the text, in text order."""
    candidates = _candidates(article)
    kept: list[tuple[_Candidate, str]] = []
    rejected_at = -1
    for index, candidate in enumerate(candidates):
        rule = _decide(article, candidates, index, [c for c, _ in kept], rejected_at)
        if rule:
            kept.append((candidate, rule))
        elif candidate.counted.kind in ("civilians", "thing"):
            rejected_at = candidate.number.core.start
    return _with_parts(article, [_quantity(article, candidate, rule) for candidate, rule in kept], [c for c, _ in kept])


def _candidates(article: Article) -> list[_Candidate]:
    """The text's numbers that are no dates, times, money, shares or names, each with what it counts."""
    text, tokens = article.text, article.tokens
    blocked = sorted([t.span for t in article.timexes] + [t.span for t in article.toponyms])
    found: list[_Candidate] = []
    for number in numbers.find(text, tokens):
        if _is_no_count(text, tokens.lower, number) or any(span.overlaps(number.core) for span in blocked):
            continue
        found.append(
            _Candidate(
                number=number, counted=personnel.read(text, tokens, number), sentence=article.sentence_at(number.core.start)
            )
        )
    return _coordinated(article, found)


def _coordinated(article: Article, found: list[_Candidate]) -> list[_Candidate]:
    """Numbers that share the noun of the next one: "122,000 and 160,000 soldiers", "six of the 20 soldiers"."""
    lower = article.tokens.lower
    for index in range(len(found) - 2, -1, -1):
        here, following = found[index], found[index + 1]
        if here.sentence.index != following.sentence.index:
            continue
        if here.counted.kind == "number":
            found[index] = replace(here, counted=replace(following.counted, of=True))
        elif here.counted.kind in ("none", "thing") and following.counted.kind in ("sure", "people", "losses"):
            gap = lower[here.number.last : following.number.first]
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


_UNITS_BEHIND = frozenset(
    "% percent per cent km kilometers kilometres miles metres meters mm cm kg tons tonnes litres liters hectares acres degrees feet ft "
    "dollars euros pounds rubles roubles won yen trillion billion bn usd eur hours minutes seconds days weeks months years a.m p.m am pm "
    "o'clock mph kmh hryvnia shekels ° € £ $ th st nd rd year-old years-old point points votes seats".split()
)
_NAMES_BEFORE = frozenset(
    "$ € £ ¥ no no. nos number page chapter article section unit hill point resolution tower flight level phase part version group route highway "
    "block camp channel figure table grade version psalm world channel class type model mark size room age aged # eur usd nis rs act line "
    "euro gate base".split()
)


def _is_no_count(text: str, lower: Sequence[str], number: Number) -> bool:
    """Whether the words beside a number show that it counts no one: money, shares, units, ages, names, ratios, years."""
    before = lower[number.first - 1] if number.first else ""
    after = lower[number.last] if number.last < len(lower) else ""
    if before in ("$", "€", "£", "¥", "#", "₽", "₴") or after in _UNITS_BEHIND or after in ("$", "€", "£", "°"):
        return True
    if (
        before in _NAMES_BEFORE
        and text[number.core.start].isdigit()
        and number.rule == "digits"
        and not number.span.start < number.core.start
    ):
        return before not in ("number", "point", "group", "part", "unit", "base") or number.value is None or number.value < 1000
    bare_year = number.rule == "digits" and re.fullmatch(r"(?:1[5-9]|20)\d\d", number.core.of(text))
    if (
        bare_year
        and not number.suffix
        and (
            before
            in ("in", "since", "until", "by", "of", "from", "during", "the", "and", "(", "–", "-", "before", "after", ",")
            or after in (",", ".", ")")
        )
    ):
        return True
    return after in (":", "/", "×", "x") and text[number.core.end : number.core.end + 2].strip()[1:].isdigit()


_STATUS = frozenset(
    "killed dead wounded injured captured missing died casualties dead surrendered deserted detained executed martyred hurt maimed eliminated "
    "deployed stationed mobilised mobilized trained training arrived returned sent liquidated neutralized neutralised".split()
)


def _decide(
    article: Article, candidates: Sequence[_Candidate], index: int, kept: Sequence[_Candidate], rejected_at: int
) -> str | None:
    """The rule by which a number is a headcount of personnel, or None."""
    candidate = candidates[index]
    kind, number = candidate.counted.kind, candidate.number
    if number.low == number.high == 1 and number.words and kind != "sure":
        return None
    if kind == "sure" or number.suffix == "strong":
        return f"noun: {candidate.counted.word or number.suffix}"
    if kind in ("civilians", "thing", "number"):
        return None
    score, reasons = _context(article, candidate, kept, rejected_at)
    return f"context: {', '.join(reasons)}" if score >= 3 else None


_BASE = {"people": 0, "police": -1, "losses": 0, "none": -1, "pronoun": 1}


def _context(article: Article, candidate: _Candidate, kept: Sequence[_Candidate], rejected_at: int) -> tuple[int, list[str]]:
    """How much the context speaks for personnel, with its reasons."""
    tokens, counted, number = article.tokens, candidate.counted, candidate.number
    score, reasons = _BASE[counted.kind], []
    sentence = tokens.within(candidate.sentence.span)
    words = set(tokens.lower[sentence.start : sentence.stop])
    same = [c for c in kept if c.sentence.index == candidate.sentence.index]
    if same and same[-1].number.core.start > rejected_at:
        score, reasons = score + 3, [*reasons, "a headcount before it in the sentence"]
    if words & personnel.sure_words():
        score, reasons = score + 2, [*reasons, "personnel named in the sentence"]
    near = [c for c in kept if 0 < candidate.sentence.index - c.sentence.index <= 2]
    if near and near[-1].number.core.start > rejected_at:
        score, reasons = score + 2, [*reasons, "a headcount just before"]
    after = tokens.lower[number.last : number.last + 3]
    if any(w in _STATUS for w in after[:2]) or counted.kind == "losses":
        score, reasons = score + 1, [*reasons, "a status word behind it"]
    if counted.word in (
        "men",
        "casualties",
        "(demonym)",
        "volunteers",
        "recruits",
        "prisoners",
        "personnel",
        "contractors",
        "instructors",
        "losses",
    ):
        score, reasons = score + 1, [*reasons, counted.word]
    if counted.word in ("people", "women", "citizens", "persons", "minors", "workers", "staff"):
        score -= 1
    if "civilians" in words or "civilian" in words or "children" in words:
        score -= 2
    if not (counted.kind == "none" and (number.value or 0) < 10 and not number.words):
        score += 0
    else:
        score -= 1
    return score, reasons


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


def _quantity(article: Article, candidate: _Candidate, rule: str) -> Quantity:
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
    "exceed exceeded exceeds exceeding topped tops top surpassed surpasses surpass passed passes surpassing topping crossed".split()
)
_NEAR = frozenset("neared nears approached approaches".split())


def _verb_bounds(lower: Sequence[str], number: Number) -> tuple[int | None, int | None]:
    """Bounds carried by the verb before the number: "has passed 3,000" has a low end only."""
    low, high = number.low, number.high
    before = lower[number.first - 1] if number.first else ""
    if low == high and before in _OVER:
        return low, None
    if low == high and before in _NEAR:
        return None, high
    return low, high


def _measure(article: Article, candidate: _Candidate) -> tuple[Measure, Per | None]:
    lower, number = article.tokens.lower, candidate.number
    last = max(number.last, candidate.counted.last)
    behind = lower[last : last + 6]
    for at, word in enumerate(behind[:-1]):
        if word in ("a", "per", "each", "every") and behind[at + 1] in _PER:
            return "rate", _PER[behind[at + 1]]
        if word in (".", ";") or at > 3:
            break
    before = lower[max(0, number.first - 3) : number.first]
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


def _with_parts(article: Article, quantities: list[Quantity], kept: Sequence[_Candidate]) -> tuple[Quantity, ...]:
    """The quantities with `part_of` where the words tell a part from its whole."""
    found = list(quantities)
    lower = article.tokens.lower
    for index, candidate in enumerate(kept):
        before = lower[max(0, candidate.number.first - 2) : candidate.number.first]
        if index and kept[index - 1].sentence.index == candidate.sentence.index and {"including", "whom", "them"} & set(before):
            whole = index - 1
            found[index] = replace(found[index], part_of=whole)
        elif candidate.counted.of and index + 1 < len(kept) and kept[index + 1].number.first - candidate.number.last <= 3:
            found[index] = replace(found[index], part_of=index + 1)
    return tuple(found)
