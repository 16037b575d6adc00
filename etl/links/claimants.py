"""Gives a claim everybody it is attributed to, everybody who denies it, and when it was said."""

from __future__ import annotations

from collections.abc import Sequence

from etl.records import Article, Claim


def link(draft: Claim, article: Article, earlier: Sequence[Claim]) -> Claim:
    """The draft with claimants, denied_by and reported_date; `earlier` are the article's claims before it."""
    return draft
