"""The days that parts of months and years, and counts of days, weeks and months take up."""

from __future__ import annotations

import calendar
import datetime as dt

from etl import edtf
from etl.edtf import Edtf
from etl.timex_readings import Counted, Partial, Season, Told, Weekday


def part_of_year(year: int, reading: Partial) -> Edtf:
    """A year, its first or last month ("the end of 2024"), or a third of it ("mid-2024")."""
    if reading.part is None:
        return edtf.year(year)
    if reading.edge:
        return (
            edtf.month(year, 1 if reading.part == "early" else 12)
            if reading.part != "mid"
            else edtf.parse(f"{year}-05/{year}-08")
        )
    first, last = {"early": (1, 4), "mid": (5, 8), "late": (9, 12)}[reading.part]
    return edtf.parse(f"{year:04d}-{first:02d}/{year:04d}-{last:02d}")


def part_of_month(year: int, month: int, part: str | None) -> Edtf:
    """A month or its third: days 1-10, 11-20, 21 to the end."""
    if part is None:
        return edtf.month(year, month)
    first, last = {"early": (1, 10), "mid": (11, 20), "late": (21, _length(year, month))}[part]
    return edtf.interval(dt.date(year, month, first), dt.date(year, month, last))


def _length(year: int, month: int) -> int:
    return calendar.monthrange(year, month)[1]


def counted(reading: Counted, origin: Edtf) -> Edtf | None:
    """The day, week, month or year so many of them away from `origin`; None where that has no end to count from."""
    day = origin.last if reading.count > 0 else origin.first
    if day is None:
        return None
    if reading.unit == "day":
        return edtf.day(day + dt.timedelta(reading.count))
    if reading.unit == "week":
        day += dt.timedelta(7 * reading.count)
        monday = day - dt.timedelta(day.weekday())
        return edtf.day(day) if abs(reading.count) == 1 and origin.is_day else edtf.interval(monday, monday + dt.timedelta(6))
    if reading.unit == "month":
        year, month = divmod(day.year * 12 + day.month - 1 + reading.count, 12)
        return edtf.month(year, month + 1)
    return edtf.year(day.year + reading.count)


def beside(reading: Told, origin: Edtf) -> Edtf | None:
    """The season or month of `origin` that is meant, or the next or last one beside it."""
    if origin.first is None or origin.last is None:
        return None
    if isinstance(reading.whole, Weekday):
        behind = (origin.first.weekday() - reading.whole.number) % 7
        return edtf.day(origin.first + dt.timedelta(-behind if behind <= _BACK else 7 - behind))
    length, month = (3 if isinstance(reading.whole, Season) else 1), reading.whole.month or 1
    start, end = (day.year * 12 + day.month - 1 for day in (origin.first, origin.last))
    first = start // 12 * 12 + month - 1
    if reading.shift > 0:
        # "In 2003 ... the following spring" is that of 2004, as "in May 2003 ... the following May" is.
        first = next(at for at in range(first, first + 36, 12) if at > max(start, end - length + 1))
    elif reading.shift < 0:
        first = next(at for at in range(first, first - 36, -12) if at + length - 1 < start)
    else:
        # "In December 1994 ... that February", "in January 1995 ... that winter": the nearest one.
        first = min((first, first + 12, first - 12), key=lambda at: max(0, at - end, start - at - length + 1))
    spans = [edtf.month(*_year_month(at)) for at in (first, first + length - 1)]
    return spans[0] if length == 1 else edtf.parse(f"{spans[0].text}/{spans[1].text}")


# "That Sunday" lies at most so many days before the day told, else behind it.
_BACK = 3


def _year_month(at: int) -> tuple[int, int]:
    return at // 12, at % 12 + 1


def months_since(start: dt.date, today: dt.date) -> int:
    """How many months lie between the months of two days."""
    return (today.year - start.year) * 12 + today.month - start.month
