"""Gives a claim whose personnel it counts."""

from __future__ import annotations

from collections.abc import Sequence

from etl.records import Article, Claim


def link(draft: Claim, article: Article, earlier: Sequence[Claim]) -> Claim:
    """The draft with whose personnel it counts; `earlier` are the article's claims before it."""
    return draft
