"""What date expressions count from: the article's date or its dateline, and the order of its dates in figures."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Sequence

from etl import edtf
from etl.edtf import Edtf
from etl.frozen import replace
from etl.records import Article, Timex
from etl.timex_readings import Numeric, Partial


def anchor(timexes: Sequence[Timex], article: Article) -> Edtf | None:
    """The date that "Friday" and "yesterday" count from: the article's, else its dateline's, else None."""
    published = article.document.published
    if published:
        return _filed(timexes, article, published) or published
    return _dateline(timexes, article)


def _filed(timexes: Sequence[Timex], article: Article, published: Edtf) -> Edtf | None:
    """The dateline's day where the paper came out a day or two later: "today" under "GOMA, June 5 -" is June 5."""
    for timex in timexes:
        if timex.span.start >= _TOP:
            break
        reading, before = timex.reading, article.text[max(0, timex.span.start - 40) : timex.span.start]
        if not (isinstance(reading, Partial) and reading.month and reading.day and published.is_day and published.last):
            continue
        if _DATELINE_END.match(article.text, timex.span.end) and _PLACE.search(before):
            day = day_of(reading.year or published.last.year, reading.month, reading.day)
            return edtf.day(day) if day and 1 <= (published.last - day).days <= _LATE else None
    return None


# How many days after its dateline a paper comes out.
_LATE = 2


def _dateline(timexes: Sequence[Timex], article: Article) -> Edtf | None:
    """The date that stands over the article: in full, or a dateline's day whose year another date of that month tells."""
    top = [timex for timex in timexes if timex.span.start < _TOP and _stands_over(timex, article.text)]
    for timex in top:
        if value := _full(timex.reading):
            return value
    for timex in top:
        reading = timex.reading
        if isinstance(reading, Partial) and reading.day:
            others = [other.reading for other in timexes if isinstance(other.reading, Partial)]
            years = {other.year for other in others if other.year and other.month == reading.month}
            if len(years) == 1:
                return _full(replace(reading, year=years.pop()))
    return None


def _stands_over(timex: Timex, text: str) -> bool:
    """Whether a date is the article's own: "SEOUL, Oct. 23 (Yonhap) -", "Published 12 July 2016", or alone on its line."""
    before, after = text[max(0, timex.span.start - 40) : timex.span.start], text[timex.span.end : timex.span.end + 30]
    if _DATELINE_END.match(after) and (_PLACE.search(before) or not before.rpartition("\n")[2].strip()):
        return True
    if _PUBLISHED.search(before):
        return True
    line = before.rpartition("\n")[2] + after.partition("\n")[0]
    return len(line.strip(" .,|")) <= _REST_OF_LINE


# How far down a date may stand over the article, and how much else may stand on its line ("Updated", "14:05 GMT").
_TOP, _REST_OF_LINE = 600, 12
_DATELINE_END = re.compile(r"\.?,?\s{0,2}(?:\([^()\n]{2,20}\)\s{0,2})?[-–—]")
_PLACE = re.compile(r"[A-ZÀ-Þ]{3,}(?:[, /][\w. ]{0,20})?,?\s{0,2}$")
_PUBLISHED = re.compile(r"(?:publish\w{2}|publication|posted|updated|dated?|modified)\s?(?:on|at)?\s?:?\s{0,2}$", re.IGNORECASE)


def _full(reading: object) -> Edtf | None:
    """The value of a reading that names its year, month and day."""
    if isinstance(reading, Partial) and reading.year and reading.month and reading.day:
        day = day_of(reading.year, reading.month, reading.day)
        return edtf.day(day) if day else None
    if isinstance(reading, Numeric):
        return numeric(reading, None)
    return None


def month_first(timexes: Sequence[Timex], article: Article, now: Edtf | None) -> bool | None:
    """Whether this document writes the month first in figures; None where nothing tells."""
    figures = [timex.reading for timex in timexes if isinstance(timex.reading, Numeric)]
    if not figures:
        return None
    slashes = [reading for reading in figures if reading.mark == "/"]
    if any(reading.two > 12 for reading in slashes):
        return True
    if any(reading.one > 12 for reading in slashes):
        return False
    if now and now.last:
        for reading in slashes or figures:
            away = {
                first: abs((now.last - value.first).days)
                for first in (True, False)
                if (value := numeric(reading, first)) and value.first
            }
            nearest = min(away, key=away.__getitem__, default=None)
            if nearest is not None and away[nearest] <= _NEAR and away.get(not nearest, _FAR) >= _FAR:
                return nearest
    for timex in timexes:
        if timex.rule == "month and day":
            return article.text[timex.span.start].isalpha()
    return None


# An article tells of the days just before it: one reading this near, and the other that far, settles the order.
_NEAR, _FAR = 10, 20


def numeric(reading: Numeric, month_first: bool | None) -> Edtf | None:
    """The value of a date in figures; None where no calendar has it or its order is not known."""
    if reading.one > 12 or reading.one == reading.two:
        month_first = False
    elif reading.two > 12:
        month_first = True
    elif reading.mark != "/":
        # Full stops and hyphens are written where the day comes first: 02.11.2024.
        month_first = False
    if month_first is None:
        return None
    month, day = (reading.one, reading.two) if month_first else (reading.two, reading.one)
    date = day_of(reading.year, month, day)
    return edtf.day(date) if date else None


def day_of(year: int, month: int, day: int) -> dt.date | None:
    """The calendar day, or None where no calendar has it."""
    try:
        return dt.date(year, month, day)
    except ValueError:
        return None
