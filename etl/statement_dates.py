"""Which dates of an article tell when something was said: "said on Friday that", "On October 4, the Kyiv Post wrote"."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from typing import TypeVar

from etl.records import ActorMention, Article, Attribution, Quantity, Sentence, Span, StatusMention, Timex

_Mention = TypeVar("_Mention", ActorMention, Timex, Quantity, StatusMention)

_STOPS = frozenset(("that", ";", '"', "“", "”", "(", ")"))
_ASIDES = frozenset(("who", "whose", "which", "where", "whom"))
_SPOKE = frozenset(("spoke", "said", "told", "addressed", "briefed", "wrote", "speaking", "met", "visited"))
_SHUTS = frozenset((";", '"', "”", "(", ")"))
# What may stand right behind a cue that names no hearer: "said on Friday", "said late Friday", "said, also on Monday,".
_AFTER_CUE = frozenset(
    ("on", "in", "at", "late", "early", "last", "this", "yesterday", "today", "also", ",", "earlier", "during", "after", "from")
)
_TELLS = frozenset(("told", "tells", "tell", "telling", "informed", "assured", "briefed", "reminded", "notified"))
# How far from the article's start its own date may stand, and what follows and precedes it: "SEOUL, Oct. 23 (Reuters) -".
_TOP = 600
_DATELINE = re.compile(r"\.?,?\s{0,2}(?:\([^()\n]{2,20}\)\s{0,2})?[-–—.]")
_PLACE = re.compile(r"[A-ZÀ-Þ]{3,}(?:[, ][\w. ]{0,20})?,?\s{0,2}$")
_FARTHEST_AFTER, _FARTHEST_BEFORE = 9, 16
# The most words between an inserted date and its cue: "Zelensky, in an interview on Sunday, also said".
_INSERTED = 3
# How many characters around a figure, and around a cue, dates are looked for.
_REACH, _CUE_REACH = 500, 150
_RELEASED = re.compile(
    r"\b(?:figures|numbers|data|statistics|papers?|documents?|reports?|lists?|estimates?|statements?|surveys?|bulletins?)"
    r" (?:released|published|issued|put out|made public|presented)(?: by (?:the )?[\w'’.]{1,20}(?: [\w'’.]{1,20}){0,4}?)?"
    r"(?: on| in| at the| late| early){0,2} $",
    re.IGNORECASE,
)


# "officials who would not give their names told reporters on Sunday": said then, whoever it was.
_TOLD = re.compile(
    r"\b(?:(?:told|briefed) (?:reporters|journalists|newsmen|lawmakers|parliament|MPs|state television)(?: \w+){0,3}"
    r"|(?:said|announced|declared|stated)(?: here| also| later)?)(?: on| in| late| early| last)+ $",
    re.IGNORECASE,
)


def spoken_by(article: Article, attribution: Attribution) -> list[Timex]:
    """The dates that stand with the cue of an attribution, nearest first; none that its content tells."""
    sentence = article.sentence_at(attribution.cue.start)
    found = [
        timex
        for timex in within(article, _clipped(sentence.span, attribution.cue, _CUE_REACH))
        if timex.value and timex.relation == "at" and _stands_with(timex, attribution, article, sentence)
    ]
    return sorted(found, key=lambda timex: _gap(timex.span, attribution.cue))


def spoken(article: Article, span: Span) -> set[Span]:
    """The spans of the dates within `span` that tell when something was said."""
    first = bisect_left(article.attributions, span.start, key=lambda attribution: attribution.cue.start)
    found: set[Span] = set()
    for attribution in article.attributions[first:]:
        if attribution.cue.start >= span.end:
            break
        found |= {timex.span for timex in spoken_by(article, attribution)}
    return found | {timex.span for timex in within(article, span) if _is_of_release(timex, article)}


def _is_of_release(timex: Timex, article: Article) -> bool:
    """Whether a date is that of a paper or of words: "figures released on Saturday", "told reporters on Sunday"."""
    near = (max(0, timex.span.start - _CUE_REACH), timex.span.start)
    return _RELEASED.search(article.text, *near) is not None or _TOLD.search(article.text, *near) is not None


def reach(article: Article, anchor: Span) -> Span:
    """The part of a figure's sentence in which its date may stand: keeps the cost of endless sentences linear."""
    return _clipped(article.sentence_at(anchor.start).span, anchor, _REACH)


def is_backshifted(anchor: Span, article: Article) -> bool:
    """Whether "were" stands for "are", as said then: "told parliament on Friday that 94,300 troops were near the border"."""
    sentence = article.sentence_at(anchor.start).span
    at = bisect_left(article.attributions, anchor.start, key=lambda attribution: attribution.cue.start) - 1
    last = article.attributions[at] if at >= 0 else None
    if last is None or not sentence.covers(last.cue) or not any(span.covers(anchor) for span in last.content):
        return False
    tokens = article.tokens.within(Span(last.cue.end, anchor.start))
    return "that" in article.tokens.lower[tokens.start : tokens.stop]


def within(article: Article, span: Span) -> Sequence[Timex]:
    """The article's dates inside a span, but for its own date of publication."""
    return [timex for timex in starting(article.timexes, span) if not is_publication(timex, article)]


def starting(mentions: Sequence[_Mention], span: Span) -> Sequence[_Mention]:
    """Those of the mentions, which are in text order, that start within a span."""
    first = bisect_left(mentions, span.start, key=lambda mention: mention.span.start)
    return mentions[first : bisect_left(mentions, span.end, lo=first, key=lambda mention: mention.span.start)]


def is_cue(span: Span, article: Article) -> bool:
    """Whether the cue of an attribution starts within a span: "It said"."""
    first = bisect_left(article.attributions, span.start, key=lambda attribution: attribution.cue.start)
    return first < len(article.attributions) and article.attributions[first].cue.start < span.end


def _clipped(span: Span, anchor: Span, by: int) -> Span:
    return Span(max(span.start, anchor.start - by), min(span.end, anchor.end + by))


def is_publication(timex: Timex, article: Article) -> bool:
    """Whether a date near the top is the article's own: a dateline or "Published 12 July 2016", no event's."""
    value, published = timex.value, article.document.published
    if timex.span.start > _TOP or not value or not value.first or not value.is_day:
        return False
    before = article.text[max(0, timex.span.start - 40) : timex.span.start]
    if _DATELINE.match(article.text, timex.span.end) and _PLACE.search(before):
        return True
    full = str(value.first.year) in timex.span.of(article.text)
    return full and published is not None and published.covers(value) and timex.relation == "at"


def _gap(one: Span, other: Span) -> int:
    first, last = sorted((one, other))
    return last.start - first.end


_COMPARED = (["as", "in"], ["than", "in"], ["as", "on"], ["than", "on"])


def _stands_with(timex: Timex, attribution: Attribution, article: Article, sentence: Sentence) -> bool:
    tokens = article.tokens
    at, cue = tokens.within(timex.span), tokens.within(attribution.cue)
    if not len(cue) or not len(at) or _is_as_of(article, at.start):
        return False
    if at.start >= cue.stop:
        between = tokens.lower[cue.stop : at.start]
        if between[-2:] in _COMPARED:
            return False  # "Cosgrove said, half as many as in August"
        if len(between) > _FARTHEST_AFTER or _STOPS & set(between) or _counts(article, attribution.cue, timex.span):
            return False
        # "said Viktor Kazantsev, the commander, on Friday"
        named = between[-2:] == [",", "on"] and "," in between[:-2] and article.text[tokens.start[cue.stop]].isupper()
        return any(tokens.lower[i] in _TELLS for i in cue) or not between or between[0] in _AFTER_CUE or named
    between = tokens.lower[at.stop : cue.start]
    if len(between) > _FARTHEST_BEFORE or _SHUTS & set(between) or _counts(article, timex.span, attribution.cue):
        return False
    if cue.stop < len(tokens.lower) and tokens.lower[cue.stop] == ",":
        # "In the last week of May, the minister has said, the army lost 40": the date is of what was said.
        return False
    if _is_in_aside(tokens.lower, range(tokens.within(sentence.span).start, at.start), between):
        return False
    opens = at.start - tokens.within(sentence.span).start <= 3
    if not opens and "," in between and len(between) > _INSERTED:
        # "25 rebels were killed on Friday, while the rebels reported ...": the cue belongs to another clause.
        return False
    return opens or not any(span.covers(timex.span) for span in attribution.content)


def _is_in_aside(lower: Sequence[str], before: range, between: Sequence[str]) -> bool:
    """Whether a date stands in an aside that tells of a speaker: "the commander, who was wounded on August 19, says".

    "Zelensky, who spoke in Paris on Sunday, put the dead at 43,000" tells when he said it.
    """
    if "," not in between and between[:1] not in (["and"], ["but"]):
        return False
    opener = next((i for i in reversed(before) if lower[i] == "," or lower[i - 1] == ","), None)
    if opener is None or lower[opener] not in _ASIDES:
        return False
    return _SPOKE.isdisjoint(lower[opener : before.stop])


def _is_as_of(article: Article, at: int) -> bool:
    """ "as of October 24": the date of what is counted, not of the words."""
    return article.tokens.lower[max(0, at - 2) : at] == ["as", "of"]


def _counts(article: Article, first: Span, last: Span) -> bool:
    """Whether a headcount stands between the two."""
    return bool(starting(article.quantities, Span(first.end, last.start)))
