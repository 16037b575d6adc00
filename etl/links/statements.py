"""When a claimant said it: "said on Wednesday", "later", or what the date of the event itself allows."""

from __future__ import annotations

from collections.abc import Sequence

from etl import edtf
from etl.edtf import Edtf
from etl.frozen import dataclass
from etl.records import Article, Attribution, Basis, Claim, Claimant, Span, Timex
from etl.statement_dates import spoken_by, within

_LATER = frozenset(["later", "subsequently", "afterwards", "afterward", "thereafter"])
_BEFORE = frozenset(["previously", "earlier"])
# How many sentences back the event may stand that "later" counts from.
_SENTENCES_BACK = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class Said:
    """The date of a statement with its words, if any."""

    value: Edtf
    span: Span | None
    basis: Basis
    rule: str


def said_on(
    draft: Claim,
    claimants: Sequence[Claimant],
    basis: Basis,
    attribution: Attribution,
    article: Article,
    earlier: Sequence[Claim],
) -> Said | None:
    """The statement's date, or None where nothing tells it."""
    sentence = article.sentence_at(draft.anchor.start).span
    for timex in spoken_by(article, attribution):
        if timex.value and (basis == "words" or sentence.covers(timex.span)) and not _is_told(timex, attribution):
            return Said(value=timex.value, span=timex.span, basis="words", rule="date of the statement")
    if basis == "carried over":
        return _carried(claimants, earlier)
    return _adverb(attribution, article) or _bounded(draft, attribution, article)


def _is_told(timex: Timex, attribution: Attribution) -> bool:
    """Whether a date is part of what was said: "On October 29, officials held talks, a source told the paper."."""
    behind = any(span.start >= attribution.cue.end and span.end - span.start > 1 for span in attribution.content)
    return not behind and any(span.covers(timex.span) for span in attribution.content)


def _carried(claimants: Sequence[Claimant], earlier: Sequence[Claim]) -> Said | None:
    """ "He added": said when the same source said what comes before."""
    for claim in reversed(earlier):
        if claim.claimants and claim.claimants[0].id == claimants[0].id:
            if claim.reported_date is None:
                return None
            words = claim.words("reported_date")
            span = words.span if words else None
            return Said(value=claim.reported_date, span=span, basis="carried over", rule="with the statement before")
    return None


def _adverb(attribution: Attribution, article: Article) -> Said | None:
    """ "later": after the date told before it and before publication; "previously": before publication."""
    published, tokens = article.document.published, article.tokens
    if not published or not published.last:
        return None
    sentence = article.sentence_at(attribution.cue.start)
    cue = tokens.within(attribution.cue).start
    first = tokens.within(sentence.span).start
    inside = any(span.start <= sentence.span.start < span.end for span in attribution.content)
    near = [i for i in (cue - 2, cue - 1, *(() if inside and cue - first > 4 else (first,))) if first <= i < cue]
    later = next((i for i in near if tokens.lower[i] in _LATER), None)
    if later is not None:
        since = _told_before(article, sentence.index)
        if since and since.first and since.first <= published.last:
            span = Span(tokens.start[later], tokens.end[later])
            return Said(
                value=edtf.interval(since.first, published.last), span=span, basis="words", rule="later than the date before"
            )
    if any(tokens.lower[i] in _BEFORE for i in near):
        return Said(value=edtf.interval(None, published.last), span=None, basis="none", rule="before publication")
    return None


def _told_before(article: Article, index: int) -> Edtf | None:
    """The last day told in the sentences before."""
    for back in range(index - 1, max(-1, index - 1 - _SENTENCES_BACK), -1):
        days = [timex.value for timex in within(article, article.sentences[back].span) if timex.value and timex.value.is_day]
        if days:
            return days[-1]
    return None


def _bounded(draft: Claim, attribution: Attribution, article: Article) -> Said | None:
    """What a date in the content allows: a report comes after what happened, a forecast before what is to come."""
    published = article.document.published
    sentence = article.sentence_at(draft.anchor.start)
    if not sentence.span.covers(attribution.cue):
        return None
    inside = [
        timex.value
        for timex in within(article, sentence.span)
        if timex.value and timex.relation == "at" and any(span.covers(timex.span) for span in attribution.content)
    ]
    value = inside[0] if len(inside) == 1 else None
    if not value or not value.first or not value.last:
        return None
    if draft.modality == "expected":
        return Said(value=edtf.interval(None, value.last), span=None, basis="none", rule="before what it foretells")
    if published and published.last and value.first <= published.last:
        return Said(value=edtf.interval(value.first, published.last), span=None, basis="none", rule="after what it tells")
    return None
