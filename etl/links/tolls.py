"""Figures whose sentence dates something else: a toll that is raised days later, a strength that once was."""

from __future__ import annotations

import re
from collections.abc import Sequence

from etl import lexicon
from etl.links.retellings import Day, days_of, is_short
from etl.records import Article, Claim, Span, Timex
from etl.statement_dates import reach, within

_SUFFERED = frozenset(("killed", "wounded", "casualties", "captured", "missing"))
_EVENTS = frozenset(lexicon.load("timexes")["events"].words)
_RAISED = re.compile(
    r"\b(?:rais(?:e|es|ed|ing)|increas(?:e|es|ed|ing)|updat(?:e|es|ed|ing)|revis(?:e|es|ed|ing)|put|puts|push(?:es|ed|ing)|bring(?:s|ing)"
    r"|brought|lift(?:s|ed|ing)) (?:the|its|their|that|a) (?:[a-z]+ ){0,2}(?:toll|count|tally)\b"
    r"|\b(?:toll|count|tally|number of (?:the )?(?:dead|killed|deaths|wounded|casualties))\b[^.;]{0,90}?"
    r"\b(?:rose|risen|rising|rises|climb(?:s|ed|ing)|grew|grown|reached|mounted|increased|jumped|went up)\b",
    re.IGNORECASE,
)
_OTHER = re.compile(r"\b(?:when|as|after|while|and|but|because)\b|[,;:]")
_FORMERLY = re.compile(
    r"\b(?:formerly|previously|at one (?:time|point|stage)|at (?:its|their|the) (?:peak|height)"
    r"|once(?! (?:the|they|a|an|it|he|she|all|its|their|again|more|these|those|this|that|we|you)\b))\b",
    re.IGNORECASE,
)
# How far from its figure such a word stands at most, in characters, and how many claims back a toll's event is told.
_BESIDE, _LATELY = 45, 20


def raised(draft: Claim, article: Article, earlier: Sequence[Claim]) -> Day | None:
    """The day of the dead, where their sentence dates a new toll: "raised the toll from Saturday's raid to 29 on Tuesday"."""
    near = reach(article, draft.anchor)
    match = _RAISED.search(article.text, near.start, draft.anchor.start) if draft.status in _SUFFERED else None
    if match is None or _OTHER.search(article.text, match.end(), draft.anchor.start):
        return None
    dates = within(article, near)
    if any(timex.relation == "since" and not _is_of_event(timex, article) for timex in dates):
        return None
    for timex in dates:
        if timex.value and _is_of_event(timex, article):
            return Day(timex.value, timex.span, "words", "date of the event that the toll is of")
    here = article.sentence_at(draft.anchor.start)
    before = article.sentences[max(0, here.index - 1)]
    if before.paragraph == here.paragraph and not before.heading and len(days := days_of(before, article)) == 1:
        return Day(*days[0], "carried over", "date of the sentence before the toll was raised")
    for claim in reversed(earlier[-_LATELY:]):
        words = claim.words("event_date")
        if here.index - article.sentence_at(claim.anchor.start).index > 2:
            return None
        if claim.kind != "figure" or claim.status != draft.status or claim.force != draft.force:
            continue
        if claim.event_date and words and words.basis == "words" and is_short(claim.event_date):
            return Day(claim.event_date, words.span, "carried over", "date of the toll before it was raised")
    return None


def _is_of_event(timex: Timex, article: Article) -> bool:
    """Whether an event has the date: "Saturday's attack", "the June 3 ambush", "the attack on Friday"."""
    lower = article.tokens.lower
    inside = article.tokens.within(timex.span)
    ahead = [word for word in lower[inside.stop : inside.stop + 4] if word not in ("'s", "’s", "'", "’")]
    behind = lower[inside.start - 2] if inside.start > 1 and lower[inside.start - 1] in ("on", "of", "in") else ""
    return not _EVENTS.isdisjoint(ahead[:2]) or behind in _EVENTS


def is_former(draft: Claim, article: Article) -> bool:
    """Whether a figure was so at some time before: "once 13,000 strong", "which formerly kept 2,500 men there"."""
    text, anchor, sentence = article.text, draft.anchor, draft.sentence
    before = text[max(sentence.start, anchor.start - _BESIDE) : anchor.start]
    behind = text[anchor.end : min(sentence.end, anchor.end + _BESIDE)]
    return bool(_FORMERLY.search(re.split(r"[,;(]", before)[-1]) or _FORMERLY.search(re.split(r"[,;)]", behind)[0]))


def beside(draft: Claim, article: Article) -> Span:
    """The part of a figure's sentence between the commas around it."""
    text, anchor, sentence = article.text, draft.anchor, draft.sentence
    begin = max(text.rfind(mark, sentence.start, anchor.start) for mark in (",", ";", "("))
    ends = [at for mark in (",", ";", ")") if (at := text.find(mark, anchor.end, sentence.end)) > 0]
    return Span(max(begin, sentence.start), min(ends, default=sentence.end))
