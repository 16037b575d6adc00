"""Gives a claim what its personnel do or suffer, and whether that is asserted or expected.

`etl.status_cues` ranks the status words of the sentence. The best candidate wins; where none is tied to the number, the figure
shares the status of the one it is part of, stands beside, or follows.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence

from etl import status_cues as cues
from etl.located import located
from etl.records import Article, Basis, Claim, Evidence, Quantity, Span, Status

# From here on a candidate is tied to its number; below, what the figure stands beside counts for more.
_TIED = 6.5
# How many claims back an article is remembered.
_REMEMBERED = 40
_AGAIN = re.compile(r"\b(?:the|those|these|same (?:total|number|figure|estimate),?)\s$", re.IGNORECASE)
_COMPARES = re.compile(
    r"\b(?:(?:up|down) from|compared (?:with|to)|against|times)\s+"
    r"(?:(?:the|its|a)\s+)?(?:(?:peak|high|total|maximum|figure) of\s+)?$"
)


def link(draft: Claim, article: Article, earlier: Sequence[Claim]) -> Claim:
    """The draft with status and modality; `earlier` are the article's claims before it."""
    quantity = _quantity(draft, article)
    if quantity is None:
        return draft
    best = max(cues.candidates(quantity, draft.sentence, article), key=lambda candidate: candidate.score, default=None)
    figures = [claim for claim in earlier[-_REMEMBERED:] if claim.kind == "figure" and claim.status]
    whole = next((claim for claim in figures if claim.claim_id == draft.part_of), None)
    before = _before(quantity, article)
    again = _same_number(quantity, draft, article, figures)
    compared = _COMPARES.search(article.text, max(0, draft.anchor.start - 40), draft.anchor.start)
    if compared and figures and draft.anchor.start - figures[-1].anchor.end < 250:
        return _like(draft, figures[-1], "carried over", "compared with it")
    if again and before not in ("the", "those", "these"):
        return _like(draft, again, "carried over", "the same number again")
    if best and best.score >= _TIED and not (whole and best.cue in ("near", "reduced", "agent", "including")):
        return _from(draft, best, before)
    if whole:
        return _like(draft, whole, "words", "part of the whole")
    if again:
        return _like(draft, again, "carried over", "the same number again")
    if cues.is_whole(quantity, article) and not (best and best.describes):
        # "5,000 of its 14,000 troops": what befalls the part says of the whole only that it is there.
        return draft.filled(Evidence(field="status", span=None, basis="none", rule="the whole of a part"), status="deployed")
    beside = figures[-1] if figures and _stand_together(figures[-1], draft, article) else None
    if beside:
        return _like(draft, beside, "words", "beside it")
    if best and best.score > cues.POINTS["kind"]:
        return _from(draft, best, before)
    if located(quantity, None, article):
        return draft.filled(Evidence(field="status", span=None, basis="none", rule="stands at a place"), status="deployed")
    if quantity.noun is None and figures and figures[-1].sentence.end <= draft.sentence.start:
        return _like(draft, figures[-1], "carried over", "carried over")
    if best:
        return _from(draft, best, before)
    return draft.filled(Evidence(field="status", span=None, basis="none", rule="no status word"), status="other")


def _quantity(draft: Claim, article: Article) -> Quantity | None:
    if draft.kind != "figure":
        return None
    at = bisect_left(article.quantities, draft.anchor.start, key=lambda quantity: quantity.span.start)
    return article.quantities[at] if at < len(article.quantities) else None


def _before(quantity: Quantity, article: Article) -> str:
    """The word before the number."""
    at = bisect_left(article.tokens.start, quantity.span.start)
    return article.tokens.lower[at - 1] if at else ""


def _from(draft: Claim, best: cues.Candidate, before: str = "") -> Claim:
    mention, status = best.mention, best.status
    if mention.modality == "expected" and status in cues.TO_COME:
        status = "planned"
    if mention.rule.startswith("reduce."):
        status = _reduced(status, before)
    elif status == "planned" and before in cues.PRESENT:
        # "will raise its share from 2,000 to 2,200": the first is what there is.
        status = "deployed"
    evidence = Evidence(field="status", span=mention.span, basis="words", rule=f"{mention.rule}, {best.cue}")
    return draft.filled(evidence, status=status, modality=mention.modality)


def _reduced(status: Status, before: str) -> Status:
    """Which side of a reduction the number tells: "from 5,200 to 3,000" those who are there, "by 2,200" those who leave."""
    if before in cues.PRESENT:
        return "deployed"
    return "deployed" if status == "withdrawn" and before in ("to", "below", "under") else status


def _like(draft: Claim, other: Claim, basis: Basis, rule: str) -> Claim:
    words = other.words("status")
    evidence = Evidence(
        field="status", span=words.span if words else None, basis=basis if words and words.span else "none", rule=rule
    )
    return draft.filled(evidence, status=other.status, modality=other.modality)


def _same_number(quantity: Quantity, draft: Claim, article: Article, figures: Sequence[Claim]) -> Claim | None:
    """The earlier figure that "the 6,000" means."""
    if not _AGAIN.search(article.text, max(0, quantity.span.start - 24), quantity.span.start) or (
        draft.low is None and draft.high is None
    ):
        return None
    return next((claim for claim in reversed(figures) if (claim.low, claim.high) == (draft.low, draft.high)), None)


def _stand_together(before: Claim, draft: Claim, article: Article) -> bool:
    """Whether two figures are coordinated: "84 Wagner men and 47 Malian soldiers"."""
    if before.sentence != draft.sentence or not 0 <= draft.anchor.start - before.anchor.end <= 150:
        return False
    words = cues.plain([article.tokens.lower[i] for i in article.tokens.within(Span(before.anchor.end, draft.anchor.start))])
    return bool(set(words) & (cues.JOINS | {",", "including", "among"})) and not set(words) & cues.OPENS_CLAUSE
