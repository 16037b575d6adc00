"""Which days the time axis covers: all of them, or those where most claims lie when a few stand far off."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from typing import Any

from dashboard.marks import ends, middle_day

Row = dict[str, Any]
Days = tuple[dt.date, dt.date]
# With fewer claims than this no one of them can be called far off.
_ENOUGH = 12
# The share of claims on either side that may be far off, and how much emptier the axis must be with them than without.
_TAIL = 0.05
_EMPTIER = 3


def days_of(rows: Sequence[Row]) -> Days:
    """From the first to the last day of `rows`, which all have a day."""
    spans = [ends(row) for row in rows]
    return min(first for first, _ in spans), max(last for _, last in spans)


def usual_days(rows: Sequence[Row]) -> Days | None:
    """Where nearly all of `rows` lie, if the few others would stretch the axis to three times that or more; otherwise None.

    Background in an article ("in 1999, 20 soldiers died") would press a month's reports into one line of marks.
    """
    if len(rows) < _ENOUGH:
        return None
    days = sorted(middle_day(row).date() for row in rows)
    tail = int(len(days) * _TAIL)
    low, high = days[tail], days[-1 - tail]
    reach = max(high - low, dt.timedelta(days=14))
    inside = [day for day in days if low - reach <= day <= high + reach]
    usual, full = max((inside[-1] - inside[0]).days, 14), (days[-1] - days[0]).days
    return (inside[0], inside[-1]) if len(inside) < len(days) and full >= _EMPTIER * usual else None


def within(row: Row, days: Days) -> bool:
    """Whether the mark of `row` stands in `days`."""
    return days[0] <= middle_day(row).date() <= days[1]
