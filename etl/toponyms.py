"""Place names: found in the text, then resolved to one place each by the context of the whole article."""

from __future__ import annotations

from collections.abc import Sequence

from etl.records import Article, Toponym


def find(article: Article) -> tuple[Toponym, ...]:
    """Every place name of the text in text order, not yet resolved (place_id, lat and lon None)."""
    return ()


def resolve(toponyms: Sequence[Toponym], article: Article) -> tuple[Toponym, ...]:
    """Give each name the place it means here, and say whether it is meant literally or as a government (metonym)."""
    return tuple(toponyms)
