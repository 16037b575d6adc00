"""Who says what: reporting verbs, "according to", quotations, and the text each covers."""

from __future__ import annotations

from etl.records import Article, Attribution


def find(article: Article) -> tuple[Attribution, ...]:
    """Every attribution of the text, in text order."""
    return ()
