"""Whose personnel: countries, governments, armed groups and units as the text names them."""

from __future__ import annotations

from etl.records import ActorMention, Article


def find(article: Article) -> tuple[ActorMention, ...]:
    """Every mention of an actor, in text order; needs the article's toponyms (a capital that acts is a government)."""
    return ()
