"""Date expressions: found in the text, then counted from the article's date."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Sequence

from etl import edtf
from etl.edtf import Edtf
from etl.frozen import replace
from etl.records import Article, Issue, Timex
from etl.timex_anchors import anchor, day_of, month_first, numeric
from etl.timex_context import Context, reference, year_told
from etl.timex_grammar import matches
from etl.timex_periods import beside, counted, months_since, part_of_month, part_of_year
from etl.timex_readings import (
    Again,
    Between,
    Clock,
    Counted,
    Feast,
    Fixed,
    Nth,
    Numeric,
    Partial,
    Reading,
    Season,
    Told,
    Unit,
    Weekday,
)
from etl.timex_relations import relation
from etl.timex_tenses import holds_until


def find(article: Article) -> tuple[Timex, ...]:
    """Every date expression of the text, not yet resolved, in text order."""
    lower = article.tokens.lower
    return tuple(
        Timex(span=m.span, value=None, rule=m.rule, relation=relation(lower, m.tokens.start), reading=m.reading)
        for m in matches(article.tokens, article.text)
    )


def resolve(timexes: Sequence[Timex], article: Article) -> tuple[Timex, ...]:
    """Give each date expression a calendar value, counting from the article's date or dateline.

    "Friday" in an article of 2024-11-01 is 2024-11-01. What cannot be settled keeps `value=None` and says so in an issue.
    """
    now = anchor(timexes, article)
    order, done = month_first(timexes, article, now), list[Timex]()
    history = not any(isinstance(timex.reading, Weekday | Unit | Clock) for timex in timexes)
    for at, timex in enumerate(timexes):
        context = Context(article=article, now=now, earlier=done, month_first=order, history=history)
        if isinstance(timex.reading, Clock) and at + 1 < len(timexes) and _of_day(timex, timexes[at + 1], article.text):
            done.append(replace(timex, value=_resolved(timexes[at + 1], context).value))
            continue
        # "a month later" counts from nothing that could be read: no date, and no question either.
        if _counts_back(timex.reading) and not reference(timex, context):
            if not (isinstance(timex.reading, Counted) and timex.reading.unit == "year" and timex.reading.count < 0):
                continue
            # "8,000 soldiers, up from 3,000 a year earlier" counts from the day of the news.
            timex = replace(timex, reading=replace(timex.reading, from_now=True))
        done.append(_resolved(timex, context))
    return tuple(done)


def _counts_back(reading: object) -> bool:
    """Whether an expression counts from the date told before it: "a month later", "the following spring"."""
    return isinstance(reading, Told) or isinstance(reading, Counted) and not reading.from_now


def _of_day(clock: Timex, day: Timex, text: str) -> bool:
    """Whether a time of day stands right before its day: "at 16:15 GMT on Tuesday", "05:40 UTC, June 1"."""
    between = text[clock.span.end : day.span.start]
    return len(between) <= _TO_DAY and between.strip(" ,()") in ("", "on", "of", "local time on")


# The longest text between a time of day and its day: " (local time) on ".
_TO_DAY = 18


def _resolved(timex: Timex, context: Context) -> Timex:
    reading = timex.reading
    assert isinstance(reading, Reading)
    try:
        value, problem = _value(reading, timex, context)
    except (ValueError, OverflowError):
        value, problem = None, "impossible"
    if value:
        return replace(timex, value=value)
    words = timex.span.of(context.article.text)
    messages = {
        "impossible": ("impossible_date", f'no calendar has "{words}": left open'),
        "order": ("date_order", f'day and month of "{words}" may be either: left open'),
        "anchor": ("no_anchor", f'no publication date: "{words}" left open'),
        "interval": ("uncertain_anchor", f'the publication day is not known: "{words}" left open'),
    }
    code, message = messages[problem]
    return replace(timex, issue=Issue(code=code, message=message, span=timex.span))


def _value(reading: Reading, timex: Timex, context: Context) -> tuple[Edtf | None, str]:
    """The value, or None and why not."""
    if isinstance(reading, Fixed):
        return edtf.parse(reading.value), ""
    if isinstance(reading, Numeric):
        value = numeric(reading, context.month_first)
        if value:
            return value, ""
        both = [numeric(reading, month_first) for month_first in (True, False)]
        return None, "order" if all(both) and reading.mark == "/" else "impossible"
    if isinstance(reading, Again):
        if reading.unit == "month":
            return _again(reading, reference(timex, context) or context.now), "anchor"
        this_year = edtf.year(context.now.last.year) if context.now and context.now.last else None
        return _again(reading, reference(timex, context, no_days=True) or this_year), "anchor"
    if isinstance(reading, Partial) and reading.known and reading.month and reading.day:
        day = dt.date(reading.known, reading.month, reading.day)
        if not context.now or not context.now.last or day <= context.now.last:
            return edtf.day(day), ""
    if isinstance(reading, Counted) and not reading.from_now:
        return counted(reading, reference(timex, context) or edtf.year(1)), "impossible"
    if isinstance(reading, Told):
        told = reference(timex, context)
        return (beside(reading, told) if told else None), "impossible"
    if isinstance(reading, Clock) and (told := reference(timex, context, days_only=True)):
        return told, ""
    if _is_told(reading):
        return _from(reading, dt.date(2000, 1, 1), timex, context), "impossible"
    if year := year_told(reading, timex, context):
        return _from(reading, dt.date(year, 12, 31), timex, context), "impossible"
    days = context.days()
    if not days:
        return None, "anchor"
    if isinstance(reading, Partial) or (isinstance(reading, Between) and isinstance(reading.first, Partial)):
        days = {max(days)}
    values = {_from(reading, day, timex, context) for day in days}
    if len(values) > 1:
        return None, "interval"
    return values.pop(), "impossible"


def _is_told(reading: Reading) -> bool:
    """Whether the words alone give the value."""
    if isinstance(reading, Between):
        return _is_told(reading.first) and _is_told(reading.last)
    if isinstance(reading, Nth):
        return reading.whole is not None and _is_told(reading.whole)
    return isinstance(reading, Partial | Season | Feast) and reading.year is not None


def _from(reading: Reading, today: dt.date, timex: Timex, context: Context) -> Edtf | None:
    """The value counted from one day."""
    if isinstance(reading, Partial):
        return _partial(reading, today, timex, context)
    if isinstance(reading, Weekday):
        return edtf.day(_weekday(reading, today, timex, context))
    if isinstance(reading, Between):
        return _between(reading, today, timex, context)
    if isinstance(reading, Unit):
        return _unit(reading, today, timex, context)
    if isinstance(reading, Season):
        return _season(reading, today, timex, context)
    if isinstance(reading, Nth):
        return _nth(reading, today, timex, context)
    if isinstance(reading, Feast):
        return _feast(reading, today, timex, context)
    if isinstance(reading, Clock):
        return edtf.day(today)
    assert isinstance(reading, Counted)
    return counted(reading, edtf.day(today))


# --- month, day and year ---------------------------------------------------------------------------------------------


def _partial(reading: Partial, today: dt.date, timex: Timex, context: Context) -> Edtf | None:
    year = reading.year
    if year is None and reading.month is None:
        return _day_of_month(reading, today, timex, context)
    if year is None:
        year = _year_of(reading, today, timex, context)
    if reading.month is None:
        return part_of_year(year, reading)
    if reading.day is not None:
        date = day_of(year, reading.month, reading.day)
        return edtf.day(date) if date else None
    return part_of_month(year, reading.month, reading.part)


def _day_of_month(reading: Partial, today: dt.date, timex: Timex, context: Context) -> Edtf | None:
    """ "on the 28th": of the month told shortly before, else the last 28th that has come."""
    told, day = reference(timex, context), reading.day or 1
    month = told.last if told and told.last and told.first and told.first.month == told.last.month else None
    if month is None:
        month = today if day <= today.day else today.replace(day=1) - dt.timedelta(1)
    date = day_of(month.year, month.month, day)
    return edtf.day(date) if date else None


def _year_of(reading: Partial, today: dt.date, timex: Timex, context: Context) -> int:
    """The year of a month or day told without one: the last that has passed, or the next where the sentence looks ahead."""
    assert reading.month
    if reading.year_shift is not None:
        return today.year + reading.year_shift
    told = reference(timex, context) if reading.year_told is not None else None
    if told is not None and told.first is not None and reading.year_told is not None:
        return told.first.year + reading.year_told
    if reading.direction is not None:
        ahead = reading.month - today.month
        if reading.direction == 0:
            return today.year
        return today.year - (ahead >= 0) if reading.direction < 0 else today.year + (ahead <= 0)
    day = reading.day or (1 if reading.part in (None, "early") else 11 if reading.part == "mid" else 21)
    passed = today.year if (reading.month, day) <= (today.month, today.day) else today.year - 1
    if reading.weekday is not None and reading.day:
        # "Wednesday, Oct. 23" is a Wednesday: that tells the year where the nearest ones differ.
        for year in (passed, passed + 1):
            date = day_of(year, reading.month, reading.day)
            if date and date.weekday() == reading.weekday:
                return year
    for year in (today.year, today.year + 1) if reading.day and context.word_before(timex) != "since" else ():
        # Nobody writes of a day a year ago without its year: "talks on 26 August" in a paper of the 25th.
        if (soon := day_of(year, reading.month, reading.day or 1)) and 0 < (soon - today).days <= _SOON:
            return year
    if reading.month == today.month and not reading.day:
        return today.year
    if not _looks_ahead(timex, context, passed, reading.month, today):
        return passed
    return passed + 1


# A day this near ahead needs no word that looks ahead.
_SOON = 10


def _looks_ahead(timex: Timex, context: Context, passed: int, month: int, today: dt.date) -> bool:
    """Whether the date's clause is about what is still to come."""
    ahead = (passed + 1 - today.year) * 12 + month - today.month
    verb = context.tense(timex)
    if verb == "future":
        return ahead <= 8 or timex.relation == "until"
    if timex.relation == "until":
        return verb != "past"
    # "raises the number from December 1": whichever December is nearer.
    return ahead <= 6 and context.word_before(timex) in ("from", "starting", "beginning")


def _feast(reading: Feast, today: dt.date, timex: Timex, context: Context) -> Edtf | None:
    """The nth weekday of its month, in the year that a date of that month would get."""
    year = reading.year or _year_of(Partial(month=reading.month, day=7 * reading.nth), today, timex, context)
    first = dt.date(year, reading.month, 1)
    return edtf.day(first + dt.timedelta((reading.weekday - first.weekday()) % 7 + 7 * (reading.nth - 1)))


def _between(reading: Between, today: dt.date, timex: Timex, context: Context) -> Edtf | None:
    first, last = reading.first, reading.last
    if isinstance(first, Weekday) and isinstance(last, Weekday):
        end = _weekday(last, today, timex, context)
        return edtf.interval(end - dt.timedelta((last.number - first.number) % 7), end)
    assert isinstance(first, Partial) and isinstance(last, Partial)
    end_value = _partial(last, today, timex, context)
    if not end_value or not end_value.last:
        return None
    start_year = end_value.last.year - ((first.month or 0) > (last.month or 0))
    start = _partial(first if first.year else replace(first, year=start_year), today, timex, context)
    if not start or not start.first or start.first > end_value.last:
        return None
    return edtf.parse(f"{start.text.split('/')[0]}/{end_value.text.split('/')[-1]}")


# --- weekdays --------------------------------------------------------------------------------------------------------


def _weekday(reading: Weekday, today: dt.date, timex: Timex, context: Context) -> dt.date:
    """The day meant by a weekday: today or the last one passed, the next one where the sentence looks ahead."""
    monday = today - dt.timedelta(today.weekday())
    if reading.week is not None:
        return monday + dt.timedelta(7 * reading.week + reading.number)
    back = (today.weekday() - reading.number) % 7
    if reading.shift == -1:
        return today - dt.timedelta(back or 7)
    if reading.shift == 1:
        return today + dt.timedelta(7 - back)
    if reading.shift == 0:
        ahead = monday + dt.timedelta(reading.number)
        # "gunmen attacked the village this Saturday", told on Monday
        return ahead - dt.timedelta(7) if ahead > today and context.tense(timex) == "past" else ahead
    tense = context.tense(timex) if back else None
    if (
        tense == "future"
        or back
        and timex.relation == "until"
        and (tense == "present" or holds_until(timex.span, context.article))
    ):
        return today + dt.timedelta(7 - back)
    return today - dt.timedelta(back)


# --- weeks, months, years from now -----------------------------------------------------------------------------------


def _unit(reading: Unit, today: dt.date, timex: Timex, context: Context) -> Edtf | None:
    shift = reading.shift
    if reading.unit == "day":
        if shift == 0 and (told := _day_of_statement(timex, context)):
            return told
        return edtf.day(today + dt.timedelta(shift))
    if reading.unit in ("week", "weekend"):
        monday = today - dt.timedelta(today.weekday()) + dt.timedelta(7 * shift)
        if reading.unit == "week":
            return edtf.interval(monday, monday + dt.timedelta(6))
        if reading.bare and today.weekday() < 5 and context.tense(timex) != "future":
            monday -= dt.timedelta(7)
        return edtf.interval(monday + dt.timedelta(5), monday + dt.timedelta(6))
    if reading.unit == "month":
        year, month = divmod(today.year * 12 + today.month - 1 + shift, 12)
        return part_of_month(year, month + 1, reading.part)
    if reading.unit == "quarter":
        year, quarter = divmod(today.year * 4 + (today.month - 1) // 3 + shift, 4)
        return edtf.parse(f"{year:04d}-{quarter * 3 + 1:02d}/{year:04d}-{quarter * 3 + 3:02d}")
    if reading.unit == "year":
        year = today.year + shift
        told = reference(timex, context) if reading.bare else None
        if told and told.last and told.last.year < today.year and context.tense(timex) == "past":
            year = told.last.year
        return part_of_year(year, Partial(part=reading.part, edge=reading.edge))
    if reading.unit == "decade":
        start = today.year // 10 * 10 + 10 * shift
        return edtf.parse(f"{start}/{start + 9}")
    return None


def _day_of_statement(timex: Timex, context: Context) -> Edtf | None:
    """ "today" in a quotation is the day it was spoken, where the sentence or the one before it names a day."""
    text, start = context.article.text, timex.span.start
    sentence = context.article.sentence_at(start)
    quotes = text.count('"', sentence.span.start, start) % 2 or text.count("“", sentence.span.start, start) > text.count(
        "”", sentence.span.start, start
    )
    if not quotes or not context.now or not context.now.last:
        return None
    for other in context.lately():
        near = context.article.sentence_at(other.span.start).index >= sentence.index - 1
        if near and other.value and other.value.is_day and other.rule == "weekday":
            return other.value if 0 <= (context.now.last - other.value.last).days <= 6 else None  # type: ignore[operator]
    return None


def _again(reading: Again, told: Edtf | None) -> Edtf | None:
    """The period told before, or its month, so many years away."""
    if told is None or told.first is None or told.last is None:
        return None
    if reading.unit == "month":
        return edtf.month(told.last.year + reading.years, told.last.month)
    return edtf.parse(re.sub(r"\d{4}(?=[-/]|$)", lambda year: f"{int(year[0]) + reading.years:04d}", told.text))


def _season(reading: Season, today: dt.date, timex: Timex, context: Context) -> Edtf:
    year = reading.year
    if reading.year_shift is not None:
        year = today.year + reading.year_shift
    if year is None:
        begun = today.year if reading.month <= today.month else today.year - 1
        if reading.month == 12 and today.month < 3:
            begun = today.year - 1
        running = months_since(dt.date(begun, reading.month, 1), today) < 3
        if reading.shift == -1:
            year = begun - 1 if running else begun
        elif reading.shift == 0:
            year = begun if running or reading.month < today.month else begun + 1
        elif reading.shift == 1:
            year = begun + 1
        else:
            year = begun + 1 if not running and context.tense(timex) == "future" else begun
    end_year, end_month = (year + 1, 2) if reading.month == 12 else (year, reading.month + 2)
    return edtf.parse(f"{year:04d}-{reading.month:02d}/{end_year:04d}-{end_month:02d}")


def _nth(reading: Nth, today: dt.date, timex: Timex, context: Context) -> Edtf | None:
    whole = reading.whole
    if whole is None:
        # "the fourth quarter": the last that has begun, or the next one where the sentence looks ahead.
        first, ahead = reading.number * 3 - 2, context.tense(timex) == "future"
        year = today.year + (ahead and first < today.month - 2) - (not ahead and first > today.month)
        whole = Partial(year=year)
    period = _from(whole, today, timex, context)
    if not period or not period.first or not period.last:
        return None
    if reading.unit == "day":
        return edtf.day(period.last if reading.number < 0 else period.first + dt.timedelta(reading.number - 1))
    if reading.unit == "week":
        if reading.number < 0:
            return edtf.interval(period.last - dt.timedelta(6), period.last)
        start = period.first + dt.timedelta(7 * (reading.number - 1))
        return edtf.interval(start, min(start + dt.timedelta(6), period.last))
    size = {"quarter": 3, "half": 6}.get(reading.unit)
    if period.first.month == period.last.month:
        if reading.unit != "half":
            return None
        middle = period.first.replace(day=15)
        return (
            edtf.interval(period.first, middle) if reading.number == 1 else edtf.interval(middle + dt.timedelta(1), period.last)
        )
    if size is None:
        return None
    number = 12 // size if reading.number < 0 else reading.number
    first = (number - 1) * size + 1
    if first + size > 13:
        return None
    year = period.first.year
    return edtf.parse(f"{year:04d}-{first:02d}/{year:04d}-{first + size - 1:02d}")
