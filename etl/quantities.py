"""Headcounts of military personnel as reported, with their open ends."""

from __future__ import annotations

import math
import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence

from etl import headcounts, lexicon, noncounts, numbers, personnel
from etl.frozen import replace
from etl.headcounts import Candidate
from etl.numbers import Number
from etl.records import Article, Measure, Per, Quantity, Span
from etl.timex_classes import is_record


def find(article: Article) -> tuple[Quantity, ...]:
    """Every headcount of military personnel in the text, in text order."""
    candidates = _coordinated(article.tokens.lower, list(_candidates(article)))
    course = headcounts.Course(article, candidates)
    decided = [(candidate, course.decide(candidate)) for candidate in candidates]
    kept = [candidate for candidate, decision in decided if decision.accepted]
    rules = [decision.rule for _, decision in decided if decision.accepted]
    wholes = _wholes(article.tokens.lower, kept)
    since = sorted(t.span for t in article.timexes if t.relation == "since" and _said_since(article.text, t.span))
    return tuple(_quantity(article, since, *each) for each in zip(kept, rules, wholes, strict=True))


def _said_since(text: str, span: Span) -> bool:
    """Whether "since" itself stands before a date: "from December 1" begins something, but no running total."""
    return "since" in text[max(0, span.start - 10) : span.start].lower() and not is_record(text, span)


def _candidates(article: Article) -> Iterator[Candidate]:
    """The text's numbers that are no dates, times, money, shares or names, each with what it counts."""
    text, tokens = article.text, article.tokens
    named = {i for found in (article.timexes, article.toponyms) for mention in found for i in tokens.within(mention.span)}
    for number in numbers.find(text, tokens, skip=named):
        # What looked like the other end of a range may be a date.
        if named and not named.isdisjoint(range(number.first, number.last)):
            continue
        if not noncounts.counts_no_one(text, tokens, number):
            counted = personnel.read(text, tokens, number)
            if counted.kind != "sure" and tokens.lower[max(0, number.begin - 2) : number.begin] == ["home", "to"]:
                continue  # "a city home to 300,000"
            yield Candidate(number=number, counted=counted, sentence=article.sentence_at(number.core.start))


def _coordinated(lower: Sequence[str], found: list[Candidate]) -> list[Candidate]:
    """The candidates, where a number shares the next one's noun: "122,000 and 160,000 soldiers", "six of the 20 soldiers"."""
    for index in range(len(found) - 2, -1, -1):
        here, following = found[index], found[index + 1]
        if here.sentence.index != following.sentence.index:
            continue
        if here.counted.kind == "number":
            found[index] = replace(here, counted=replace(following.counted, of=True))
        elif following.counted.kind in ("sure", "people", "losses") and _shares_noun(lower, here, following):
            found[index] = replace(here, counted=replace(following.counted, last=here.counted.last))
    return found


def _shares_noun(lower: Sequence[str], here: Candidate, following: Candidate) -> bool:
    """ "five or 600 soldiers"; "sixty Russian and sixty Turkish officers"."""
    joint = following.number.begin - 1
    if lower[here.number.last : here.number.last + 1] == [")"]:
        return False  # "Paul Hall (15) and 18 soldiers"
    if lower[joint] not in ("and", "or", "to"):
        return False
    if here.counted.kind == "none":
        return 0 <= joint - here.number.last <= 1
    adjective = here.counted.kind == "thing" and here.counted.last == joint and joint - here.number.last <= 2
    if not adjective or not following.counted.modifiers:
        return False
    one_each = following.counted.kind == "sure" and len(following.counted.modifiers) == 1 and not here.counted.modifiers
    return personnel.is_nationality(here.counted.word) or (one_each and not personnel.plural(here.counted.word))


def _quantity(article: Article, dates: Sequence[Span], candidate: Candidate, rule: str, whole: int | None) -> Quantity:
    number, counted = candidate.number, candidate.counted
    low, high = _verb_bounds(article.tokens.lower, number)
    measure, per = _measure(article, candidate)
    since = _since(article, candidate, dates)
    end = counted.head.end if counted.head and counted.head.end > number.span.end else number.span.end
    return Quantity(
        span=number.span,
        low=low,
        high=high,
        vague=number.vague,
        measure="total" if since and measure == "count" else measure,
        per=per,
        rule=f"{number.rule}; {rule}",
        phrase=Span(number.span.start, end),
        noun=counted.head,
        since=since,
        part_of=whole,
    )


_OVER = lexicon.words("qualifiers", "exceeding")
_PASSED = lexicon.words("qualifiers", "passing")
_NEAR = lexicon.words("qualifiers", "nearing")
_HAS = frozenset(
    ("have", "had", "has", "be", "been", "were", "not", "number", "numbered", "keep", "sent", "send", "by", "with")
)
_NOT = frozenset(("not", "never", "n't", "without"))


def _verb_bounds(lower: Sequence[str], number: Number) -> tuple[int | None, int | None]:
    """Bounds carried by the verb before the number: "has passed 3,000" has a low end only, "did not exceed 300" a high one."""
    low, high = number.low, number.high
    before = lower[number.begin - 1] if number.begin else ""
    if (
        high is None
        and low is not None
        and number.rule.endswith("more than")
        and before in _HAS
        and _denied(lower, number.begin)
    ):
        return None, low  # "never had more than 1,400 men"
    if low is None or low != high or before not in _OVER | _PASSED | _NEAR:
        return low, high
    return (None, high) if before in _NEAR or _denied(lower, number.begin - 1) else (low, None)


def _denied(lower: Sequence[str], end: int) -> bool:
    return any(word in _NOT or word.endswith(("n't", "n’t")) for word in lower[max(0, end - 3) : end])


_PERIODS: dict[str, Per] = {"day": "day", "week": "week", "month": "month", "year": "year"}
_RATES: dict[str, Per] = {
    "daily": "day",
    "weekly": "week",
    "monthly": "month",
    "yearly": "year",
    "annually": "year",
    "annual": "year",
}
_MORE = frozenset(("more", "additional", "further", "extra", "new", "fresh"))
_ADDING = lexicon.words("qualifiers", "adding")
_GROWING = lexicon.words("qualifiers", "growing")


def _measure(article: Article, candidate: Candidate) -> tuple[Measure, Per | None]:
    """Whether a number is a plain count, a running total, an addition, or a rate with its period."""
    number, lower, sentence = candidate.number, article.tokens.lower, article.tokens.within(candidate.sentence.span)
    last = max(number.last, candidate.counted.last)
    behind = lower[last : min(last + 8, sentence.stop)]
    before = lower[max(sentence.start, number.begin - 8) : number.begin]
    if before[-2:] == ["(", "+"]:
        return "added", None
    # "told Daily Trust that 11 soldiers"
    names = {
        lower[k]
        for k in range(max(sentence.start + 1, number.begin - 3), number.begin)
        if article.text[article.tokens.start[k]].isupper()
    }
    per = _rate([word for word in before[-3:] if word not in names], behind)
    if per:
        return "rate", per
    if _ADDING & set(before[-1:]) or _MORE & set(lower[number.last : number.last + 1]):
        return "added", None
    if before[-1:] == ["by"] and _GROWING & set(before):
        return "added", None
    if {"total", "overall", "cumulative", "altogether"} & {*before[-4:], *behind[:5]} or _phrase_in(behind, _IN_ALL):
        return "total", None
    if "since" in behind or _phrase_in([*before, *behind], _SO_FAR) or _has_lost(before):
        return "total", None
    return "count", None


_IN_ALL = (("in", "all"), ("in", "total"))
_SO_FAR = (("so", "far"), ("to", "date"), ("until", "now"), ("by", "now"))


def _rate(before: Sequence[str], behind: Sequence[str]) -> Per | None:
    """The period of "nearly 1,200 a day", "300 casualties each week", "a daily 90", "lost 40 soldiers in a day"."""
    for at, word in enumerate(behind[:6]):
        if word in (".", ";", ":") or word[0].isdigit():
            break  # "up from 200,000, and recruits 20,000 a year"
        if word in ("a", "per", "each", "every", "single") and at + 1 < len(behind) and behind[at + 1] in _PERIODS:
            if behind[at + 2 : at + 3] in (["of"], ["after"], ["before"], ["ago"], ["later"], ["earlier"]):
                continue  # "killed in a week of fighting", "a day after"
            if not _LASTING.isdisjoint(behind[:at]):
                continue  # "3,000 men could take up to a month to deploy"
            if word == "a" and at and behind[at - 1] in ("during", "within", "over") and behind[at + 1] != "day":
                continue  # "wounded during a month in the hills"
            return _PERIODS[behind[at + 1]]
        if word in _RATES and word != "annual" and at < 4:
            return _RATES[word]
    return next((_RATES[word] for word in before if word in _RATES), None)


_LASTING = frozenset(("take", "takes", "took", "taking", "last", "lasts", "lasted", "spend", "spent", "wait", "waited"))


def _has_lost(before: Sequence[str]) -> bool:
    """ "has lost 9,000", "has now taken": a running total where no event is told."""
    return bool({"has", "have"} & set(before[-4:])) and bool(
        {"lost", "passed", "suffered", "exceeded", "surpassed", "topped", "reached", "taken", "cost"} & set(before[-1:])
    )


def _phrase_in(words: Sequence[str], phrases: Sequence[tuple[str, str]]) -> bool:
    return any(pair in phrases for pair in zip(words, words[1:], strict=False))


# "killed since May, and Turkey, which keeps 2,000 men there": the total ends where another clause begins.
_NEXT_CLAUSE = re.compile(r", (?:and|but|while|whereas) [A-Z]")
# A date further off than this belongs to something else in the sentence.
_SINCE_REACH = 90


def _since(article: Article, candidate: Candidate, dates: Sequence[Span]) -> Span | None:
    """The date since which a total runs: "killed since 24 February"."""
    text, number = article.text, candidate.number.span
    near, at = [], bisect_left(dates, number)
    for span in (span for span in dates[max(0, at - 1) : at + 1] if candidate.sentence.span.covers(span)):
        gap = text[number.end : span.start] if span.start >= number.end else text[span.end : number.start]
        if len(gap) <= _SINCE_REACH and ";" not in gap and not (span < number and _NEXT_CLAUSE.search(gap)):
            near.append((len(gap), span))
    return min(near)[1] if near else None


_DASHES = frozenset(("-", "–", "—"))
_WHERE = frozenset(("in", "at", "near", "from", "when", "on", "around", "along", "outside", "inside", "by", "during"))
_INCLUDING = frozenset(("including", "whom", "them", "those"))


def _wholes(lower: Sequence[str], kept: Sequence[Candidate]) -> list[int | None]:
    """For each quantity the index of the whole that it is part of, where the words tell."""
    wholes: list[int | None] = []
    for index in range(len(kept)):
        wholes.append(_whole(lower, kept, index, wholes))
    return wholes


def _whole(lower: Sequence[str], kept: Sequence[Candidate], index: int, wholes: Sequence[int | None]) -> int | None:
    here = kept[index]
    # "six of the 20 soldiers"
    if here.counted.of and index + 1 < len(kept) and 0 < kept[index + 1].number.begin - here.number.last <= 3:
        return index + 1
    if not index:
        return None
    ahead = kept[index - 1]
    gap = lower[max(ahead.number.last, ahead.counted.last) : here.number.begin]
    same = here.sentence.index == ahead.sentence.index
    # "some 300 came, 40 of them engineers"
    if here.counted.pronoun:
        return index - 1 if here.sentence.index - ahead.sentence.index <= 1 else None
    if not same:
        return None
    # "20 soldiers were killed, including six Malians", "50,000, of whom 10,000", "750,000: 198,000 killed"
    of_which = "which" in gap[-3:] and {"of", "among", "includes", "included", "include"} & set(gap[-3:])
    larger = (here.number.low or 0) > (ahead.number.high or ahead.number.low or math.inf)
    # "nine soldiers died - seven in a truck near Hit, the others in Diyala"
    dashed = (
        gap[-1:]
        and gap[-1] in _DASHES
        and here.counted.kind == "none"
        and not _WHERE.isdisjoint(lower[here.number.last : here.number.last + 1])
    )
    if (_INCLUDING & set(gap[-3:]) or of_which or gap[-1:] == [":"] or dashed) and not larger:
        return index - 1
    # "14 South Africans, three Malawians and one Uruguayan": the next in the list belongs to the same whole
    if wholes[index - 1] is not None and wholes[index - 1] != index and 0 < len(gap) <= 4 and gap[-1] in (",", "and"):
        return wholes[index - 1]
    # "of roughly 11,000 soldiers sent some 4,000 had become casualties"
    opened = ahead.number.begin and lower[ahead.number.begin - 1] == "of" and _opens(lower, ahead.number.begin - 2)
    return index - 1 if opened and here.counted.kind in ("none", "losses") else None


def _opens(lower: Sequence[str], k: int) -> bool:
    """Whether "of" behind token `k` opens a clause: "Of the 2,500 ...", "said that of 11,000 ..."."""
    return k < 0 or lower[k] in ("that", "and", "but", "while") or not lower[k][0].isalnum()
