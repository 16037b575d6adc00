"""Gives a claim when it is or was so, and what the timeline draws."""

from __future__ import annotations

from collections.abc import Sequence

from etl.records import Article, Claim


def link(draft: Claim, article: Article, earlier: Sequence[Claim]) -> Claim:
    """The draft with when it is or was so, and what the timeline draws; `earlier` are the article's claims before it."""
    return draft
