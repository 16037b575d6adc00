"""Date expressions: found in the text, then counted from the article's date."""

from __future__ import annotations

from collections.abc import Sequence

from etl.edtf import Edtf
from etl.records import Article, Timex


def find(article: Article) -> tuple[Timex, ...]:
    """Every date expression of the text, not yet resolved, in text order."""
    return ()


def resolve(timexes: Sequence[Timex], article: Article) -> tuple[Timex, ...]:
    """Give each date expression a calendar value, counting from the article's date or dateline."""
    return tuple(timexes)


def anchor(timexes: Sequence[Timex], article: Article) -> Edtf | None:
    """The date that "Friday" and "yesterday" count from: the article's, else its dateline's, else None."""
    return article.document.published
