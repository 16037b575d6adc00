"""Gives a claim what its personnel do or suffer, and whether that is asserted or expected."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from etl import lexicon
from etl.records import Article, Claim, Evidence, Quantity, Sentence, Span, StatusMention


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


# How well a cue ties a status word to a number; the best candidate wins, ties go to the nearer word.
_POINTS = {
    "head": 14.0,  # "300 dead", "620 men killed"
    "subject": 10.0,  # "300 were killed", "300 are training"
    "object": 10.0,  # "killed 300"
    "of": 10.0,  # "the deaths of 300", "losses at 1,200"
    "near": 5.0,  # "en route", anywhere in the clause
    "agent": 3.0,  # "300 soldiers attacked": whoever acts fights
    "loose": 2.0,
}
_PER_TOKEN = 0.25
_PER_CLAUSE = 2.0
_PER_NUMBER = 2.5
_CLAUSE = _words('that who which while when after before because although though as where whom but ; : — – ( ) " “ ”')
_SOFT = _words(", and or")
_OF = _words(
    "of to at some put stood stands reached reach passed exceeded exceed topped total totals totalled totaling came was were is are by estimated as than : had has have rose grew now"
)
_UNREAL = {"deployed", "en_route", "training", "fighting", "strength", "other", "withdrawn"}


@dataclass(frozen=True, slots=True)
class _Candidate:
    mention: StatusMention
    cue: str
    score: float


def link(draft: Claim, article: Article, earlier: Sequence[Claim]) -> Claim:
    """The draft with status and modality; `earlier` are the article's claims before it."""
    if draft.kind != "figure":
        return draft
    quantity = next((q for q in article.quantities if q.span == draft.anchor), None)
    if quantity is None:
        return draft
    sentence = article.sentence_at(quantity.span.start)
    best = max(_candidates(quantity, sentence, article), key=lambda c: c.score, default=None)
    whole = next((c for c in earlier if c.claim_id == draft.part_of), None)
    if whole and whole.status and (best is None or best.cue != "head"):
        return _like(draft, whole, "part of the whole", "words")
    before = next((c for c in reversed(earlier) if c.kind == "figure" and c.sentence == draft.sentence and c.status), None)
    if before and (best is None or best.score < 8) and _coordinated(before, draft, article):
        return _like(draft, before, "coordinated", "words")
    if best and best.score > 0:
        return _with(draft, best)
    previous = next((c for c in reversed(earlier) if c.kind == "figure" and c.status), None)
    if previous:
        return _like(draft, previous, "carried over", "carried over")
    return draft.filled(Evidence(field="status", span=None, basis="none", rule="no status word"), status="other")


def _with(draft: Claim, best: _Candidate) -> Claim:
    mention = best.mention
    status = mention.status
    if mention.modality == "expected" and status in _UNREAL:
        status = "planned"  # a headcount that is still to come
    rule = f"{mention.rule}, {best.cue}"
    return draft.filled(
        Evidence(field="status", span=mention.span, basis="words", rule=rule), status=status, modality=mention.modality
    )


def _like(draft: Claim, other: Claim, rule: str, basis: str) -> Claim:
    words = other.words("status")
    span = words.span if words else None
    return draft.filled(
        Evidence(field="status", span=span, basis="carried over" if basis == "carried over" else "words", rule=rule),
        status=other.status,
        modality=other.modality,
    )


def _coordinated(before: Claim, draft: Claim, article: Article) -> bool:
    between = article.text[before.anchor.end : draft.anchor.start]
    return len(between) < 60 and (" and " in between or "," in between)


def _candidates(quantity: Quantity, sentence: Sentence, article: Article) -> list[_Candidate]:
    found = []
    for mention in article.statuses:
        if sentence.span.covers(mention.span) and not mention.span.overlaps(quantity.span):
            found.append(_candidate(mention, quantity, article))
        elif mention.span.start > sentence.span.end:
            break
    return found


def _candidate(mention: StatusMention, quantity: Quantity, article: Article) -> _Candidate:
    right = mention.span.start >= quantity.span.end
    span = Span(quantity.span.end, mention.span.start) if right else Span(mention.span.end, quantity.span.start)
    words = [article.tokens.lower[i] for i in article.tokens.within(span)]
    numbers = sum(span.covers(other.span) for other in article.quantities)
    clauses = sum(word in _CLAUSE for word in words) + 0.5 * sum(word in _SOFT for word in words)
    cue = _cue(mention, right, words)
    score = _POINTS[cue] - _PER_TOKEN * len(words) - _PER_CLAUSE * clauses - _PER_NUMBER * numbers
    return _Candidate(mention, cue, score)


def _cue(mention: StatusMention, right: bool, words: Sequence[str]) -> str:
    entry, _, form = mention.rule.partition(".")
    frame = lexicon.load("statuses")[entry].fields["frame"]
    if frame == "near":
        return "near"
    if frame == "noun" or form == "noun":
        if right:
            return "head" if len(words) <= 3 else "near"
        return "of" if words and set(words) <= _OF else "near"
    if right:
        if form == "past" and frame in ("object", "either") and len(words) <= 4:
            return "head" if len(words) <= 2 else "subject"
        if form == "passive" and frame in ("object", "either"):
            return "subject"
        if frame in ("subject", "either") and form != "passive":
            return "subject"
        return "agent"
    if frame in ("object", "either") and form not in ("passive",):
        return "object"
    return "loose"
