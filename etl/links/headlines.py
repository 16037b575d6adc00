"""Gives a headline's losses the day that the text below tells of them, once all figures of the article are linked."""

from __future__ import annotations

from collections.abc import Sequence

from etl.frozen import replace
from etl.links.timelines import shown
from etl.records import Article, Claim, Evidence

_SUFFERED = frozenset(("killed", "wounded", "casualties", "captured", "missing"))
# How many sentences below a headline tell its news.
_LEAD = 3


def settle(figures: Sequence[Claim], article: Article) -> list[Claim]:
    """The figures, those of headlines with the event date of the same figure in the text; one without a twin stays."""
    return [_with_day(claim, twin, article) if (twin := _twin(claim, figures, article)) else claim for claim in figures]


def _twin(claim: Claim, figures: Sequence[Claim], article: Article) -> Claim | None:
    """The first figure below a headline that tells its losses again."""
    if claim.status not in _SUFFERED or claim.vague or not article.sentence_at(claim.anchor.start).heading:
        return None
    words = claim.words("event_date")
    if words is not None and words.basis in ("words", "carried over"):
        return None
    lead = article.sentences[: _LEAD + 1][-1].span
    below = (other for other in figures if claim.sentence.end <= other.sentence.start <= lead.start)
    return next((other for other in below if _is_same(claim, other)), None)


def _is_same(claim: Claim, other: Claim) -> bool:
    number = claim.low or claim.high
    return (
        number == (other.low or other.high)
        and other.status in _SUFFERED
        and (claim.status == other.status or "casualties" in (claim.status, other.status))
        and (claim.force == other.force or claim.force is None or other.force is None)
    )


def _with_day(claim: Claim, twin: Claim, article: Article) -> Claim:
    """The headline's claim with the day of its twin."""
    if claim.event_date == twin.event_date:
        return claim
    kept = tuple(one for one in claim.evidence if one.field != "event_date")
    words = twin.words("event_date")
    told = (
        (Evidence(field="event_date", span=words.span, basis="carried over", rule="same figure in the text"),) if words else ()
    )
    dated = replace(claim, event_date=twin.event_date, evidence=(*kept, *told))
    first, last, basis = shown(dated, article)
    return replace(dated, shown_from=first, shown_to=last, shown_basis=basis)
