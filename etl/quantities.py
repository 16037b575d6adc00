"""Headcounts of military personnel as reported, with their open ends."""

from __future__ import annotations

from etl.records import Article, Quantity


def find(article: Article) -> tuple[Quantity, ...]:
    """Every headcount of military personnel in the text, in text order."""
    return ()
