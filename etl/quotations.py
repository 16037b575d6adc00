"""Quotations of a text, paragraph by paragraph, with their marks."""

from __future__ import annotations

import re

from etl.records import Article, Span

_MARK = re.compile(r"[\"“”„«»]")


def quotations(article: Article) -> tuple[Span, ...]:
    """Every quotation with its marks, in text order; one that its paragraph leaves open runs to the paragraph's end."""
    found: list[Span] = []
    text = article.text
    for begin, end in _paragraphs(text):
        opened: int | None = None
        for match in _MARK.finditer(text, begin, end):
            mark, at = match.group(), match.start()
            closes = (
                mark in "”»"
                or (mark == '"' and opened is not None)
                or (mark == "“" and opened is not None and text[opened] == "„")
            )
            if closes and opened is not None:
                found.append(Span(opened, at + 1))
                opened = None
            elif not closes and opened is None:
                opened = at
        if opened is not None:
            found.append(Span(opened, end))
    return tuple(found)


def _paragraphs(text: str) -> list[tuple[int, int]]:
    found, start = [], 0
    for match in re.finditer(r"\n\s*", text):
        found.append((start, match.start()))
        start = match.end()
    return [*found, (start, len(text))]
