"""Says what a finished claim leaves open: the last link, which reads all the others' fields and changes none of them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from etl.records import Article, Claim, Issue, Sentence, Span

_SUFFERED = frozenset({"killed", "wounded", "casualties", "captured", "missing"})
# "a second batch": one of several, of which the text may not tell the others.
_ORDINAL = re.compile(
    r"\b(?:second|third|fourth|fifth|next|latest|final) (?:batch|wave|group|contingent|rotation|tranche|echelon|dispatch)\b",
    re.IGNORECASE,
)
_VAGUE_GROUND = re.compile(
    r"\b(?:combat|war|conflict|battle) ?zones?\b|\bthe front(?: ?lines?)?\b|\bthe battlefield\b", re.IGNORECASE
)
_OCCASION = re.compile(r"\b(?:summit|conference|meeting|talks|forum|session|briefing)\b", re.IGNORECASE)
_PART = re.compile(
    r"\b(?:first|second|third|lead|advance) (?:unit|group|batch|wave|contingent|echelon|company|battalion)\b", re.IGNORECASE
)


def link(draft: Claim, article: Article, earlier: Sequence[Claim]) -> Claim:
    """The draft with an issue for each thing it leaves open; `earlier` are the article's claims before it."""
    if draft.kind == "meeting":
        return draft
    sentence = article.sentence_at(draft.anchor.start)
    found = (
        *_nobodys(draft),
        *_event_day(draft),
        *_training_place(draft),
        *_carried_over(draft),
        *_possible_part(draft, article, earlier),
        *_ordinal(draft, article, sentence),
        *_no_place(draft, article, sentence),
        *_statement_day(draft, article, sentence),
    )
    return draft.filled(issues=found) if found else draft


def _nobodys(draft: Claim) -> Iterator[Issue]:
    if draft.kind == "figure" and draft.force is None:
        yield Issue(
            code="force-untold",
            message=f"whose the {draft.quantity_text} are is not told, or they are mixed",
            span=draft.anchor,
        )


def _event_day(draft: Claim) -> Iterator[Issue]:
    """A loss was on or before the day it was told; a move that is foreseen comes after it."""
    if draft.event_date or not draft.reported_date or not draft.reported_date.is_day:
        return
    told = draft.reported_date.text
    if draft.status in _SUFFERED and draft.modality == "asserted":
        yield Issue(code="event-day-untold", message=f"the day of the event is not told: on or before {told}")
    elif draft.modality == "expected":
        yield Issue(code="event-day-untold", message=f"no day is told for what is foreseen: after {told}")


def _training_place(draft: Claim) -> Iterator[Issue]:
    status = draft.words("status")
    if status and draft.status == "planned" and status.rule.startswith("train.") and not _placed(draft, "at"):
        yield Issue(code="place-untold", message="where they are to be trained is not told", span=status.span)


def _carried_over(draft: Claim) -> Iterator[Issue]:
    if draft.part_of:
        return
    carried = [name for name in ("force", "claimants") if (words := draft.words(name)) and words.basis == "carried over"]
    if carried:
        names = " and ".join("claimant" if name == "claimants" else name for name in carried)
        yield Issue(code="carried-over", message=f"{names} carried over from before this sentence", span=draft.anchor)


def _possible_part(draft: Claim, article: Article, earlier: Sequence[Claim]) -> Iterator[Issue]:
    """ "the first unit of 2,600" may be part of the 11,000 of the sentence before."""
    start = max(draft.sentence.start, draft.anchor.start - 40)
    if draft.kind != "figure" or draft.part_of or not _PART.search(article.text, start, draft.anchor.start):
        return
    before = next((claim for claim in reversed(earlier) if claim.kind == "figure" and claim.sentence != draft.sentence), None)
    if before and before.force == draft.force and _size(before) > _size(draft) > 0:
        yield Issue(code="possible-part", message=f"may be part of the {before.quantity_text}: not told", span=draft.anchor)


def _ordinal(draft: Claim, article: Article, sentence: Sentence) -> Iterator[Issue]:
    if draft.status in _SUFFERED:
        return
    match = _ORDINAL.search(article.text, sentence.span.start, sentence.span.end)
    if match:
        message = f'"{match.group()}": which came before is not told'
        yield Issue(code="ordinal", message=message, span=Span(match.start(), match.end()))


def _no_place(draft: Claim, article: Article, sentence: Sentence) -> Iterator[Issue]:
    if draft.kind != "movement" or _placed(draft, "at") or _placed(draft, "to"):
        return
    match = _VAGUE_GROUND.search(article.text, draft.anchor.end, sentence.span.end)
    if match:
        yield Issue(code="place-vague", message=f'"{match.group()}" names no place', span=Span(match.start(), match.end()))


def _statement_day(draft: Claim, article: Article, sentence: Sentence) -> Iterator[Issue]:
    if not draft.claimants:
        return
    if draft.reported_date is not None and draft.reported_date.first is None:
        yield Issue(code="statement-day-untold", message="the day of the statement is not told")
    elif draft.reported_date is None:
        source = draft.words("claimants")
        end = source.span.start if source and source.span and sentence.span.covers(source.span) else sentence.span.start
        match = _OCCASION.search(article.text, sentence.span.start, max(end, sentence.span.start))
        if match:
            message = f"the day of the {match.group().lower()} is not told"
            yield Issue(code="statement-day-untold", message=message, span=Span(match.start(), match.end()))


def _placed(draft: Claim, role: str) -> bool:
    return any(place.role == role for place in draft.places)


def _size(claim: Claim) -> int:
    return claim.low or claim.high or 0
