"""Numbers, dates and claims in words: plain text without markup, for charts, tables, headlines and citations."""

from __future__ import annotations

import calendar
import datetime as dt
import re
from collections.abc import Mapping
from typing import Any

from dashboard.palette import look

Row = Mapping[str, Any]

MEASURES: Mapping[str, str] = {"count": "count", "total": "running total", "added": "addition", "rate": "rate"}
_MONTHS = calendar.month_name[1:]
_LONG_MONTHS = re.compile("|".join(name for name in _MONTHS if len(name) > 4))


def number(value: int) -> str:
    """12000 as 12,000."""
    return f"{value:,}"


def headcount(row: Row) -> str:
    """The figure of a claim as reported: "11,000", "up to 10,000", "at least 300", "8,000 to 12,000", "dozens"; else empty."""
    low, high = row.get("low"), row.get("high")
    if row.get("kind") != "figure":
        return ""
    if low is None and high is None:
        words = str(row.get("quantity_text") or "a number not told")
    elif low is None:
        words = f"up to {number(high)}"  # type: ignore[arg-type]
    elif high is None:
        words = f"at least {number(low)}"
    elif low == high:
        words = number(low)
    else:
        words = f"{number(low)} to {number(high)}"
    measure = row.get("measure")
    if measure == "added":
        words = f"another {words}"
    elif measure == "rate":
        words = f"{words} a {row.get('per') or 'time'}"
    elif measure == "total":
        words = f"{words} in all"
    return words


def day(value: dt.date, year: bool = True) -> str:
    """October 4, 2024, or October 4."""
    return f"{_MONTHS[value.month - 1]} {value.day}" + (f", {value.year}" if year else "")


def period(first: dt.date | None, last: dt.date | None, year: bool = True) -> str:
    """One day, or from when to when: "October 4 to November 4, 2024"; whole months and years by their names."""
    if first is None and last is None:
        return "no date told"
    if first is None or last is None:
        return f"by {day(last, year)}" if last else f"since {day(first, year)}"  # type: ignore[arg-type]
    if first == last:
        return day(first, year)
    following = last + dt.timedelta(days=1)
    if first.day == 1 and following.day == 1 and first.year == last.year:
        tail = f" {first.year}" if year else ""
        if first.month == last.month:
            return _MONTHS[first.month - 1] + tail
        if first.month == 1 and last.month == 12:
            return str(first.year)
    if first.year == last.year:
        return f"{day(first, False)} to {day(last, year)}"
    return f"{day(first)} to {day(last)}"


def shown(row: Row, year: bool = True) -> str:
    """The days the timeline draws a claim at, in words."""
    return period(row.get("shown_from"), row.get("shown_to"), year)


def brief(words: str) -> str:
    """The same words with long months cut to three letters, for narrow columns: "Oct 28 to Nov 4, 2024"."""
    return _LONG_MONTHS.sub(lambda found: found.group()[:3], words)


def basis(row: Row) -> str:
    """Why the timeline draws it there: day of the event, of the statement, or of publication."""
    text = str(row.get("shown_basis") or "none")
    head = text.partition(":")[0].strip()
    return {
        "event": "day of the event",
        "reported": "day of the statement",
        "published": "day of publication",
        "none": "no date told",
    }.get(head, head) + text[len(head) :]


def what(row: Row) -> str:
    """What a claim says happened, in a few words: "Killed", "Deployed (expected)", "Meeting of North Korea and Russia"."""
    if row.get("kind") == "meeting":
        return f"Meeting of {' and '.join(participants(row))}" if participants(row) else "Meeting"
    label = look(row.get("status")).label
    return f"{label} (expected)" if row.get("modality") == "expected" else label


def participants(row: Row) -> list[str]:
    """The names of those who met."""
    return [part for part in str(row.get("participant_names") or row.get("participants") or "").split("+") if part]


def title(row: Row) -> str:
    """One line for a claim: "Training: 11,000 (North Korea), says Kyrylo Budanov"."""
    figure = headcount(row)
    force = str(row.get("force_name") or row.get("force") or "")
    tail = " ".join(part for part in (figure, f"({force})" if figure and force else force) if part)
    said = f", says {row['claimant']}" if row.get("claimant") else ""
    return (f"{what(row)}: {tail}" if tail and row.get("kind") != "meeting" else what(row)) + said


def plural(count: int, one: str, many: str = "") -> str:
    """ "1 claim", "2 claims"."""
    return f"{number(count)} {one if count == 1 else many or one + 's'}"


def joined(parts: list[str], last: str = "and") -> str:
    """ "a", "a and b", "a, b and c"."""
    return parts[0] if len(parts) == 1 else f"{', '.join(parts[:-1])} {last} {parts[-1]}" if parts else ""


def built(text: str) -> str:
    """A build's time in words: "November 22, 2026, 18:13 UTC"."""
    try:
        moment = dt.datetime.fromisoformat(text).astimezone(dt.UTC)
    except ValueError:
        return text
    return f"{day(moment.date())}, {moment:%H:%M} UTC"


def clock(text: str, now: dt.datetime) -> str:
    """The same, on the day itself the time alone: "14:05 UTC"."""
    whole = built(text)
    return whole.removeprefix(f"{day(now.astimezone(dt.UTC).date())}, ")
