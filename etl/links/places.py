"""Gives a claim its places, each with a role."""

from __future__ import annotations

from collections.abc import Sequence

from etl.records import Article, Claim


def link(draft: Claim, article: Article, earlier: Sequence[Claim]) -> Claim:
    """The draft with its places, each with a role; `earlier` are the article's claims before it."""
    return draft
