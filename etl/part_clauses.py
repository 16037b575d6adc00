"""Asides that tell of a part of a figure alone: "400 peacekeepers, 30 of whom were captured in Bratunac on Saturday"."""

from __future__ import annotations

import re

from etl import numerals
from etl.records import Article, Span

# From the figure to the part, and the part's own words up to the next comma.
_PART = re.compile(r"[^;:.]{0,80}?,(?P<count>(?: \d[\d,]*| [\w-]+){1,3}) of (?:whom|them)\b(?P<own>[^,;:.]*)")
# ", of whom two were hurt on 16 June": the part stands behind "of whom".
_OF_WHOM = re.compile(r"[^;:.,]{0,80}?, of whom(?P<count>(?: \d[\d,]*| [\w-]+){1,2}) (?P<own>[^,;:.]*)")


# "30,000 more soldiers, the first of them before Christmas"; "the rest by May".
_FIRST = re.compile(
    r"[^;:.]{0,80}?, (?:and )?(?:with )?(?:the )?(?:first|last|rest|remainder|bulk)(?: of (?:whom|them|these|which))?"
    r" (?P<own>[^,;:.]*)"
)


def of_part(at: int, whole: Span, article: Article) -> bool:
    """Whether the word at an offset stands in the aside about a part of the figure `whole`, before another comma ends it.

    Only a part that is counted: "most of them around Erbil" tells where they all are.
    """
    if at <= whole.end:
        return False
    end = article.sentence_at(whole.start).span.end
    if (first := _FIRST.match(article.text, whole.end, end)) and first.start("own") <= at < first.end("own"):
        return True
    found = _PART.match(article.text, whole.end, end) or _OF_WHOM.match(article.text, whole.end, end)
    if found is None or not found.start("own") <= at < found.end("own"):
        return False
    return any(word[0].isdigit() or numerals.begins_exact(word) for word in found["count"].lower().split())
