"""Gives a claim what its personnel do or suffer, and whether that is asserted or expected."""

from __future__ import annotations

from collections.abc import Sequence

from etl.records import Article, Claim


def link(draft: Claim, article: Article, earlier: Sequence[Claim]) -> Claim:
    """The draft with status and modality; `earlier` are the article's claims before it."""
    return draft
