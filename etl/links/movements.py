"""Claims without a headcount: movements of a force, and meetings."""

from __future__ import annotations

from collections.abc import Sequence

from etl.records import Article, Claim


def drafts(article: Article, figures: Sequence[Claim]) -> tuple[Claim, ...]:
    """Drafts of movement and meeting claims, anchored at their trigger, where no figure of `figures` says the same."""
    return ()


def stands(claim: Claim) -> bool:
    """Whether a finished movement (a force, a status word, and a day or place of its own) or meeting is worth a row."""
    return True
