"""Words that say what the personnel do or suffer: planned, training, en route, deployed, fighting, killed ..."""

from __future__ import annotations

from etl.records import Article, StatusMention


def find(article: Article) -> tuple[StatusMention, ...]:
    """Every status word or phrase of the text, in text order."""
    return ()
