"""The date that an entry of a chronology stands under: "May 6. A column of 208 vanishes", "April 2" on a line of its own."""

from __future__ import annotations

from etl.records import Article, Sentence, Span, Timex
from etl.statement_dates import starting, within

_MARKS = "*•·-–—[ "
# What may stand between the entry's date and its text; a comma only behind a date that has no verb of its own.
_ENDS = (".", ":", " -", " –", " —", ",\n", "\n", "]")
# How far a line with nothing but a date reaches, and how far the next entry of the chronology may lie, in sentences.
_REACH, _NEIGHBOURS = 6, 14


def entry_date(anchor: Span, article: Article) -> Timex | None:
    """The date over the entry that a figure stands in; None where the text is no chronology."""
    here = article.sentence_at(anchor.start)
    found = _over(here, article)
    if found is None or found.span.end > anchor.start:
        return None
    opened = article.sentence_at(found.span.start)
    first, last = max(0, opened.index - _NEIGHBOURS), opened.index + _NEIGHBOURS
    others = (one for one in article.sentences[first : last + 1] if one.paragraph != opened.paragraph)
    return found if any(_opening(one, article) for one in others) else None


def _over(here: Sentence, article: Article) -> Timex | None:
    """The date that opens the sentence's paragraph, or the line with nothing but a date above it."""
    for sentence in reversed(article.sentences[max(0, here.index - _REACH) : here.index + 1]):
        date = _opening(sentence, article)
        if date:
            return date if sentence.paragraph == here.paragraph or _is_line(date, sentence, article) else None
    return None


def _opening(sentence: Sentence, article: Article) -> Timex | None:
    """The date that a paragraph opens with, set off from what follows."""
    if not sentence.index or article.sentences[sentence.index - 1].paragraph == sentence.paragraph:
        return None
    text = article.text
    for date in starting(article.timexes, Span(sentence.span.start, min(sentence.span.end, sentence.span.start + 20))):
        before = text[sentence.span.start : date.span.start]
        alone = date.relation == "at" and not before.strip(_MARKS) and text[date.span.end :][:2].startswith(_ENDS)
        if alone and date.value and date.value.first and date in within(article, sentence.span):
            return date
    return None


def _is_line(date: Timex, sentence: Sentence, article: Article) -> bool:
    """Whether a date is all that its line says."""
    following = article.sentences[sentence.index + 1 : sentence.index + 2]
    alone = not following or following[0].paragraph != sentence.paragraph
    return alone and not article.text[date.span.end : sentence.span.end].strip(".:,-–—] ")
