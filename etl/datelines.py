"""Where a report was filed: "BAMAKO, July 27 (Reuters) -" is no place of what it tells."""

from __future__ import annotations

import re
from bisect import bisect_left

from etl.records import Article, Sentence, Toponym

# "Bamako, July 27 (Reuters) – Mali's", "Dakar, Senegal — Rebels"; not "Bamako – the capital – fell".
_FILED = re.compile(
    r"(?:, [A-Z][\w.]{1,15}(?: [\w.]{1,15})?){0,2}(?: ?\([A-Z][A-Za-z/ .-]{1,25}\))? ?(?:—|–|--| - ) ?(?=[A-Z0-9\"“])"
)
# Sentences among which a dateline may stand, headings counted.
_LEADING = 3


def opens_with(toponym: Toponym, article: Article, sentence: Sentence) -> bool:
    """Whether the name only says where the report was filed: "GOMA, Jan. 27 -"."""
    if toponym.span.start != sentence.span.start or sentence.heading:
        return False
    word = toponym.span.of(article.text)
    filed = sentence.index <= _LEADING and _FILED.match(article.text, toponym.span.end) is not None
    return filed or (word.isupper() and len(word) > 3)


def filed_from(article: Article) -> Toponym | None:
    """The town or region that the report was filed from, if a dateline opens its text."""
    body = next((sentence for sentence in article.sentences if not sentence.heading), None)
    if body is None:
        return None
    at = bisect_left(article.toponyms, body.span.start, key=lambda toponym: toponym.span.start)
    first = article.toponyms[at] if at < len(article.toponyms) else None
    if first is None or first.kind in ("country", "continent") or not opens_with(first, article, body):
        return None
    return first
