"""The uncertain-date value: an EDTF (ISO 8601-2) date or interval, compared by its first and last day."""

from __future__ import annotations

import calendar
import datetime as dt
import re
from functools import lru_cache

from etl.frozen import dataclass

_POINT = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?[?~%]?", re.ASCII)


class EdtfError(ValueError):
    """A text that is not one of the EDTF values this project uses."""


@dataclass(frozen=True, slots=True)
class Edtf:
    """A day, month, year or interval such as 2024-10-23, 2024-10, 2024-10-28/2024-11-04, 2024-10-13/.. or ../2024-12.

    `first` and `last` are the days it covers, both included; an open end is None (never both).
    """

    text: str
    first: dt.date | None
    last: dt.date | None

    def __str__(self) -> str:
        return self.text

    @property
    def is_day(self) -> bool:
        """Whether it names one single day."""
        return self.first is not None and self.first == self.last

    def overlaps(self, other: Edtf) -> bool:
        """Whether the two have a day in common."""
        return (self.first is None or other.last is None or self.first <= other.last) and (
            other.first is None or self.last is None or other.first <= self.last
        )

    def covers(self, other: Edtf) -> bool:
        """Whether every day of `other` lies in this value."""
        return (self.first is None or (other.first is not None and self.first <= other.first)) and (
            self.last is None or (other.last is not None and other.last <= self.last)
        )


@lru_cache(maxsize=65536)
def parse(text: str) -> Edtf:
    """Read YYYY, YYYY-MM, YYYY-MM-DD (with ?, ~ or %), A/B, A/.. or ../B; raise EdtfError with what would be right."""
    stripped = text.strip()
    start, slash, end = stripped.partition("/")
    if not slash:
        first, last = _days(stripped, text)
        return Edtf(stripped, first, last)
    begin = None if start in ("", "..") else _days(start, text)[0]
    finish = None if end in ("", "..") else _days(end, text)[1]
    if begin is None and finish is None:
        raise EdtfError(f'"{text}" has no date on either side of "/"; right would be 2024-10-01/.. or ../2024-12')
    if begin and finish and begin > finish:
        raise EdtfError(f'"{text}" ends before it begins; right would be {end}/{start}')
    return Edtf(f"{start or '..'}/{end or '..'}", begin, finish)


def day(date: dt.date) -> Edtf:
    """One day."""
    return Edtf(date.isoformat(), date, date)


def month(year: int, month_number: int) -> Edtf:
    """One month, 1 to 12."""
    return parse(f"{year:04d}-{month_number:02d}")


def year(number: int) -> Edtf:
    """One year, 1 to 9999."""
    return parse(f"{number:04d}")


def interval(first: dt.date | None, last: dt.date | None) -> Edtf:
    """Every day from `first` to `last`, both included; None leaves that end open; one and the same day is that day."""
    if first is not None and first == last:
        return day(first)
    return parse(f"{first.isoformat() if first else '..'}/{last.isoformat() if last else '..'}")


def since(start: Edtf) -> Edtf:
    """From `start` on, with an open end; keeps the precision of `start` ("since October" is 2024-10/..)."""
    return parse(f"{start.text.partition('/')[0]}/..")


def until(end: Edtf) -> Edtf:
    """Up to and including `end`; keeps its precision ("by December" is ../2024-12)."""
    return parse(f"../{end.text.rpartition('/')[2]}")


def _days(point: str, whole: str) -> tuple[dt.date, dt.date]:
    """First and last day of a year, month or day."""
    match = _POINT.fullmatch(point)
    if not match:
        raise EdtfError(f'"{whole}" is not an EDTF date such as 2024-10-23, 2024-10 or 2024-10-28/2024-11-04')
    year_number, month_number, day_number = (int(group) if group else None for group in match.groups())
    try:
        assert year_number is not None
        if month_number is None:
            return dt.date(year_number, 1, 1), dt.date(year_number, 12, 31)
        if day_number is None:
            return (
                dt.date(year_number, month_number, 1),
                dt.date(year_number, month_number, calendar.monthrange(year_number, month_number)[1]),
            )
        one = dt.date(year_number, month_number, day_number)
        return one, one
    except (ValueError, calendar.IllegalMonthError):
        raise EdtfError(f'"{whole}" is not an EDTF date such as 2024-10-23: no calendar has it') from None
