"""When the claimant of a figure said it, where words tell the day or month."""

from __future__ import annotations

from bisect import bisect_left

from etl.edtf import Edtf
from etl.links.retellings import Day
from etl.records import Article, Claim, Span
from etl.statement_dates import spoken_by, starting

# How many statements on either side a date of another one is looked for.
_STATEMENTS = 40


def reported(draft: Claim, article: Article) -> Day | None:
    """When the claimant said it, where words tell the day or month."""
    if draft.reported_date and (found := told(draft, article)):
        return found
    return statement(draft, article) or (None if draft.reported_date else _said_elsewhere(draft, article))


def told(draft: Claim, article: Article) -> Day | None:
    """The statement's date where a date expression tells it: not "later", not "before the event"."""
    words, value = draft.words("reported_date"), draft.reported_date
    if not words or not value:
        return None
    carried = words.span is None and words.basis == "carried over" and "/" not in value.text
    if carried or _is_date(words.span, value, article):
        return Day(value, words.span, "statement", "date of the statement")
    return None


def _is_date(span: Span | None, value: Edtf, article: Article) -> bool:
    """Whether a date expression stands at a span and has a value."""
    return span is not None and any(t.span == span and t.value == value for t in starting(article.timexes, span))


def statement(draft: Claim, article: Article) -> Day | None:
    """The date that stands with the cue of what covers the claim, or with a cue before it in its sentence."""
    anchor, sentence = draft.anchor, article.sentence_at(draft.anchor.start).span
    around = bisect_left(article.attributions, anchor.start, key=lambda a: a.cue.start)
    told = [a for a in article.attributions[max(0, around - _STATEMENTS) : around + _STATEMENTS] if not a.denies]
    found = [a for a in told if any(span.covers(anchor) for span in a.content)]
    found = found or [a for a in told if sentence.covers(a.cue) and a.cue < anchor]
    ids = {claimant.id for claimant in draft.claimants}
    found = [a for a in found if not ids or ids & {claimant.id for claimant, _, _ in a.chain}]
    for attribution in sorted(found, key=lambda a: abs(a.cue.start - anchor.start)):
        for timex in spoken_by(article, attribution):
            if timex.value:
                return Day(timex.value, timex.span, "statement", "date of the statement")
    return None


def _said_elsewhere(draft: Claim, article: Article) -> Day | None:
    """The date of another statement by the same source: the last before the claim, else the first after it."""
    ids = {claimant.id for claimant in draft.claimants}
    before: Day | None = None
    around = bisect_left(article.attributions, draft.anchor.start, key=lambda a: a.cue.start)
    for attribution in article.attributions[max(0, around - _STATEMENTS) : around + _STATEMENTS]:
        if attribution.denies or not ids & {claimant.id for claimant, _, _ in attribution.chain}:
            continue
        if _quotes_number(attribution.cue, article):
            continue
        for timex in spoken_by(article, attribution)[:1]:
            if not timex.value or not timex.value.is_day:
                continue
            date = Day(timex.value, timex.span, "carried over", "date of the source's statement elsewhere")
            if attribution.cue.start > draft.anchor.start:
                return before or date
            before = date
    return before


def _quotes_number(cue: Span, article: Article) -> bool:
    """Whether a cue only says where another figure comes from: "the 600 it reported in April"."""
    at = article.tokens.within(cue).start
    before = Span(article.tokens.start[max(0, at - 3)], cue.start)
    return any(before.overlaps(q.span) for q in starting(article.quantities, Span(before.start - 60, before.end)))
