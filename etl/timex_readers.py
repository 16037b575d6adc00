"""What the words of a date expression say: one reader for each rule of the grammar, None where they are no date."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from typing import Any

from etl import lexicon
from etl.frozen import replace
from etl.timex_classes import (
    DAY_OF,
    EARLIEST_YEAR,
    EDGES,
    LATEST_YEAR,
    MONTH_OF,
    NUMBERS,
    ORDINALS,
    SEASONS,
    SHIFTS,
    USUAL_YEARS,
    plain,
)
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
from etl.timex_words import COUNTED, FUNCTIONS, LEADS, REPORTING, ROUGHLY, Words, is_month, is_season, is_year

_FEASTS: Mapping[str, Mapping[str, Any]] = {
    word: entry.fields
    for entry in lexicon.load("timexes").values()
    if {"month", "value"} & set(entry.fields) and "year" not in entry.fields
    for word in entry.words
}
# Days that history knows by month and day alone: the words that stand behind each, and its year.
_KNOWN_DAYS: Mapping[tuple[int, int], tuple[frozenset[str], int]] = {
    (entry.fields["month"], entry.fields["day"]): (frozenset(entry.words), entry.fields["year"])
    for entry in lexicon.load("timexes").values()
    if "year" in entry.fields
}


# --- the readers: what the words of a match say, or None where they are no date ------------------------------------------


def _read_numeric(found: Words) -> Reading | None:
    """ "02.11.2024", "2024-11-12", "11/14/2024", "9/11"."""
    if found.codes == "N":
        mark = "." if "." in found.words[0] else "-"
        numbers = [int(part) for part in found.words[0].split(mark)]
    else:
        mark, numbers = "/", [int(word) for word in found.of("DY")]
    if len(numbers) == 2:
        return _feast("/".join(found.of("D")), None)
    if numbers[0] > 99:
        return Partial(year=numbers[0], month=numbers[1], day=numbers[2])
    year = numbers[2] + (2000 if numbers[2] < 100 else 0)
    return Numeric(one=numbers[0], two=numbers[1], year=year, mark=mark) if year in USUAL_YEARS else None


def _read_days(found: Words) -> Reading | None:
    """Month and day: "Wednesday, Oct. 23, 2024", "8 to 13 October", "28 December and 4 January"."""
    at = next(i for i, code in enumerate(found.codes) if code in "Mm")
    # "in October 12 soldiers": the number counts what follows.
    if not found.capital(at) or (found.codes[-1] == "D" and _counts(found)):
        return None
    if any(found.codes[i : i + 2] == "-t" and found.capital(i + 1) for i in range(len(found.codes))):
        return None  # "WASHINGTON, April 6 - The 24 helicopters"
    months, days = [MONTH_OF[word] for word in found.of("Mm")], _day_numbers(found)
    years = [int(word) for word in found.of("Y")] + [int(word[-4:]) for word in found.of("J")]
    weekday = found.one("Ww")
    first = Partial(
        year=years[0] if years else None,
        month=months[0],
        day=days[0],
        weekday=DAY_OF[weekday] if weekday else None,
        year_shift=_year_shift(found),
        year_told=_year_told(found),
    )
    if len(days) == 1:
        return first if years else replace(first, known=_known_year(found, months[0], days[0]))
    last = replace(first, month=months[-1], day=days[-1], year=years[-1] if years else None, weekday=None)
    if len(years) == 1 and months[0] > months[-1]:
        first = replace(first, year=years[0] - 1)
    return Between(first, last)


def _counts(found: Words) -> bool:
    """Whether the last number counts what follows: "October 12 soldiers", "October 8 and 13 Malian soldiers"."""
    if found.after() in COUNTED:
        return True
    at = found.first + len(found.words)
    joined = found.codes.endswith("aD") and found.before() != "between" and at < len(found.tokens.start)
    return joined and found.text[found.tokens.start[at]].isupper() and found.text[found.tokens.end[at - 1]] == " "


def _day_numbers(found: Words) -> list[int]:
    days: list[int] = []
    for code, word in zip(found.codes, found.words, strict=True):
        if code in "DO":
            days.append(int(re.sub(r"\D", "", word)))
        elif code == "R":
            days += map(int, re.findall(r"\d+", word))
        elif code == "J":
            days.append(int(word[:-4]))
    return days


def _known_year(found: Words, month: int, day: int) -> int | None:
    """The year that the words behind a day tell: "the October 7 attack", "the September 11th terrorist attacks"."""
    words, year = _KNOWN_DAYS.get((month, day), (frozenset(), None))
    return year if any(found.after(ahead) in words for ahead in (1, 2, 3)) else None


def _read_month(found: Words) -> Reading | None:
    """A month with what narrows it: "late October", "last November", "May and June 2024", "March of last year"."""
    at = next(i for i, code in enumerate(found.codes) if code in "MmAV")
    if not found.capital(at) and found.codes[at] != "A":
        return None
    word, (part, edge) = plain(found.words[at]), _part(found)
    if found.codes[at] == "A":
        part, _, word = word.partition("-")
    names = word.split("-") if found.codes[at] == "V" else [word] if found.codes[at] == "A" else found.of("Mm")
    years = [int(year) for year in found.of("Y")]
    whole = Partial(
        year=years[-1] if years else None,
        month=MONTH_OF[names[0]],
        part=part,
        edge=edge,
        year_shift=_year_shift(found),
        year_told=_year_told(found),
        direction=next((SHIFTS[word] for word in found.words[:at] if word in SHIFTS), None),
    )
    if whole == Partial(month=whole.month) and len(names) == 1 and not is_month(found):
        return None
    if len(names) == 1:
        return whole
    first = replace(whole, year=years[0] if years else None)
    if len(years) == 1 and MONTH_OF[names[0]] > MONTH_OF[names[-1]]:
        first = replace(first, year=years[0] - 1)
    parts = found.of("P")
    return Between(first, replace(whole, month=MONTH_OF[names[-1]], part=parts[1] if len(parts) > 1 else None))


def _read_nth(found: Words) -> Reading | None:
    """The nth week, days, half or quarter of something: "last week of October", "first half of 2024", "Q3 2023"."""
    if found.codes[0] == "q":
        number, unit, rest = int(found.words[0][1]), "half" if found.words[0][0] == "h" else "quarter", found.words[1:]
    elif found.codes == "g":
        number, unit, rest = ORDINALS[found.words[0].partition("-")[0]], "quarter", ()
    else:
        number, unit, rest = ORDINALS[found.words[0]], plain(found.words[1]), found.words[2:]
    whole = _whole(found, rest)
    if found.codes[1:2] in ("d", "H"):
        return Nth(number=number, unit="day", whole=whole)
    if unit == "years":
        return None
    if unit in ("days", "months", "weeks"):
        return replace(whole, part="early" if number > 0 else "late", edge=True) if isinstance(whole, Partial) else None
    if whole is None and (unit == "half" or number < 0 or found.after() == "of"):
        return None
    return Nth(number=number, unit=unit, whole=whole)


def _whole(found: Words, rest: Sequence[str]) -> Partial | Unit | None:
    """The month or year that a part is counted in."""
    month, year = found.one("Mm"), found.one("Y")
    if month or year:
        return Partial(
            year=int(year) if year else None, month=MONTH_OF[month] if month else None, year_shift=_year_shift(found)
        )
    unit = next((code for code in found.codes if code in "cy"), None)
    if unit is None:
        return None
    return Unit(
        unit="year" if unit == "y" else "month", shift=next((SHIFTS[word] for word in rest if word in SHIFTS), 0), bare=True
    )


_OWNERS = frozenset(("his", "her", "its", "their", "a", "an", "our"))


def _read_part_of_year(found: Words) -> Reading | None:
    """ "late 2025", "mid-2025", "the end of 2027", "early last month", "end of the year"."""
    if found.codes in ("e", "yp"):
        if found.before() in _OWNERS and found.after().isalpha():
            return None  # "told his year-end news conference"
        if found.codes == "yp" and (found.words[1] != "end" or found.words[0] == "year"):
            return None
        return Unit(unit="year", shift=0, part="late", edge=True, bare=True)
    if found.codes == "B":
        head, _, tail = plain(found.words[0]).partition("-")
        return Partial(year=int(tail), part=head)
    part, edge = _part(found)
    if year := found.one("Y"):
        return Partial(year=int(year), part=part, edge=edge)
    shift = next((SHIFTS[word] for word in found.words if word in SHIFTS), 0)
    return Unit(unit=plain(found.words[-1]), shift=shift, part=part, edge=edge, bare="t" in found.codes)


def _read_season(found: Words) -> Reading | None:
    """ "last autumn", "the summer of 2006", "in winter"."""
    season = SEASONS[found.of("E")[0]]
    if year := found.one("YZ"):
        return Season(month=season, year=int(year[:4]))
    shift = next((SHIFTS[word] for word in found.words if word in SHIFTS), None)
    if found.codes[-1] == "y" and shift is not None:
        return Season(month=season, year_shift=shift)
    told = shift is not None or found.codes[0] in "Pp" or is_season(found)
    return Season(month=season, shift=shift) if told else None


def _read_told_before(found: Words) -> Reading | None:
    """ "that autumn", "the following spring", "that Sunday", "on the 28th": counted from what was told before."""
    if found.codes == "O":
        bare = found.before(2) in _BEFORE_DAY and (not found.after().isalnum() or found.after() in FUNCTIONS - {"of"})
        return Partial(day=_day_numbers(found)[0]) if bare else None
    if found.words[0] == "next" and found.before() != "the" or found.words[0] == "that" and not _is_told_time(found):
        return None
    word, shift = plain(found.words[1]), {"that": 0, "same": 0}.get(found.words[0], _NEIGHBOURS.get(found.words[0], 1))
    if found.codes[1] == "E":
        return Told(whole=Season(month=SEASONS[word]), shift=shift)
    whole = Weekday(number=DAY_OF[word]) if found.codes[1] == "W" else Partial(month=MONTH_OF[word])
    return Told(whole=whole, shift=shift) if found.capital(1) else None


_BEFORE_DAY = frozenset(("on", "since", "by", "until", "from", "before"))


def _is_told_time(found: Words) -> bool:
    """Whether "that" points at a time: "That spring they took the town", "in that March"; not "said that March was worse"."""
    if found.codes[1] in "EW":
        return found.before() not in REPORTING
    return found.before() in ("in", "of", "by", "since", "")


def _read_unit(found: Words) -> Reading | None:
    """ "last week", "this month", "next year", "next quarter"; not "the last quarter of the war"."""
    if found.codes[-1] == "Q" and (found.words[1] != "quarter" or found.after() in ("of", "century", "hour", "mile")):
        return None
    return Unit(unit=plain(found.words[-1]), shift=SHIFTS[found.words[0]])


def _read_weekend(found: Words) -> Reading | None:
    return Unit(unit="weekend", shift=0, bare=True) if found.words[0].startswith("weekend") else None


def _read_today(found: Words) -> Reading | None:
    """ "today", "yesterday", "this morning", "last night"."""
    if word := found.one("K"):
        return Unit(unit="day", shift={"yesterday": -1, "tomorrow": 1}.get(word, 0))
    if found.codes == "LH":
        # "the last night of January" is no yesterday.
        return Unit(unit="day", shift=-1) if found.words[1] in ("night", "evening") and found.after() != "of" else None
    return Unit(unit="day", shift=0)


def _read_weekday(found: Words) -> Reading | None:
    """ "Friday", "last Tuesday", "Thursday and Friday", "Monday of this week"."""
    at = next(i for i, code in enumerate(found.codes) if code in "W~")
    if not found.capital(at):
        return None
    if found.codes == "~":
        first, last = (DAY_OF[name] for name in plain(found.words[0]).split("-"))
        return Between(Weekday(number=first), Weekday(number=last))
    days = [DAY_OF[word] for word in found.of("W")]
    if len(days) > 1:
        return Between(Weekday(number=days[0]), Weekday(number=days[-1]))
    # "on Fridays" is every Friday; "the ministry said Fridays attack" has lost its apostrophe.
    if found.words[at].endswith("days") and (found.before() in LEADS or found.before() == "on"):
        return None
    if found.codes[-1] == "U":
        return Weekday(number=days[0], week=next(SHIFTS[word] for word in found.words[at:] if word in SHIFTS))
    return Weekday(number=days[0], shift=SHIFTS.get(found.words[0]))


def _read_years(found: Words) -> Reading | None:
    """ "2015", "1899-1902", "from 2015 to 2017"."""
    if found.codes == "Z":
        first, last = plain(found.words[0]).split("-")
        last = first[: 4 - len(last)] + last
    elif len(found.codes) > 1:
        first, last = found.of("Y")
    else:
        return Partial(year=int(plain(found.words[0]))) if is_year(found) else None
    if found.after() in COUNTED or not first < last or int(first) < EARLIEST_YEAR or int(last) > LATEST_YEAR:
        return None
    return Fixed(f"{first}/{last}")


def _read_decade(found: Words) -> Reading | None:
    """ "the 1990s", "the 80s", "the late '90s"; not "in their 70s"."""
    word = found.words[-1].rstrip("s’'")
    start = int(word) if len(word) > 2 else 1900 + int(word)
    return Fixed(f"{start}/{start + 9}")


def _read_counted(found: Words) -> Reading | None:
    """ "three days ago", "two weeks earlier", "two years later"; "a year before, it had", not "a year before the war"."""
    unit, number, word = plain(found.words[1]).removesuffix("s"), found.words[0], found.words[2]
    if unit in ("decade", "weekend") or found.before() in ROUGHLY:
        return None
    if found.codes[-1] == "&" and (word == "prior" or found.after()[:1].isalnum() and found.after() not in _PRONOUNS):
        return None
    count = int(number) if number.isdigit() else NUMBERS[number]
    return Counted(unit=unit, count=count if word in ("later", "after") else -count, from_now=word == "ago")


_PRONOUNS = frozenset(("it", "he", "she", "they", "there"))


def _read_neighbour(found: Words) -> Reading | None:
    """ "the previous day", "the following week", "the next morning", "the entire year"."""
    unit, count = plain(found.words[-1]), _NEIGHBOURS.get(found.words[0], 1)
    if found.before() != "the" or unit in ("decade", "weekend") or found.codes[-1] == "H" and not count:
        return None
    unit = "day" if found.codes[-1] == "H" else unit
    return Counted(unit=unit, count=count, from_now=False)


_NEIGHBOURS = {"previous": -1, "preceding": -1, "entire": 0, "whole": 0, "full": 0}


def _read_day_before(found: Words) -> Reading | None:
    """ "had been killed the day before", "the week prior": what was told before, one back; not "the day before the attack"."""
    unit, word = plain(found.words[0]), found.words[1]
    if found.after()[:1].isalnum() or unit in ("weekend", "decade"):
        return None
    unit = unit if unit in ("week", "month", "year") else "day"
    return Counted(unit=unit, count=1 if word in ("after", "following") else -1, from_now=False)


def _read_same_period(found: Words) -> Reading | None:
    """ "the same month last year", "the same period a year earlier"; not "at that time last year"."""
    if found.words[0] != "same" or found.words[-1] in ("later", "after"):
        return None
    years = next((NUMBERS.get(word) or int(word) for word in found.of("nD")), 1)
    return Again(unit=plain(found.words[1]), years=years if found.words[-2] == "following" else -years)


def _read_same_day(found: Words) -> Reading | None:
    """ "that day", "that night", "the same month", "later in the day": what was told before."""
    if found.codes != "d":
        unit = "day" if found.codes == "jH" else plain(found.words[1])
        return Counted(unit=unit, count=0, from_now=False) if unit in ("day", "week", "month", "year") else None
    if found.before(2) == "in" and found.before(3) in ("late", "later", "early", "earlier"):
        return Clock()
    bounds = found.before(2) in _DAY_BOUNDS and found.after() not in ("after", "before", "when", "that", "of", "and")
    return Clock() if bounds else None


_DAY_BOUNDS = frozenset(("in", "during", "end", "ended", "ending", "close", "closed", "finish", "finished", "start", "of"))


def _read_nth_running(found: Words) -> Reading | None:
    """ "for a third straight day", "for a fourth week in a row": the one that the news is about."""
    unit = plain(found.words[2] if found.codes[1] == "=" else found.words[1])
    behind = [found.after(ahead) for ahead in (1, 2, 3)]
    if found.codes[1] != "=" and behind[0] != "running" and behind != ["in", "a", "row"]:
        return None
    if unit in ("week", "month"):
        return Counted(unit=unit, count=0, from_now=True)
    return Clock() if unit in ("day", "night", "evening") else None


def _read_short_year(found: Words) -> Reading | None:
    """ "since '82", "in the '67 war"; not the start of a quotation: "the '60 men'"."""
    at, number = found.tokens.start[found.first], int(found.words[1])
    before = found.before(2) if found.before() in ("the", "late", "early", "mid") else found.before()
    if found.tokens.start[found.first + 1] != at + 1 or before not in LEADS or found.after() in COUNTED:
        return None
    if number < _TWO_DIGITS or "'" in (found.after(), found.after(2)) or "’" in (found.after(), found.after(2)):
        return None
    return Fixed(str(1900 + number))


# Short years are of the last century from here on; before, "'24" may be a day, a score or a quotation.
_TWO_DIGITS = 32


def _read_feast(found: Words) -> Reading | None:
    year = found.one("Y")
    # "Thanksgiving weekend", "Christmas lights": no day.
    if found.after().isalpha() and found.after() not in FUNCTIONS:
        return None
    if found.codes == "fy" and found.before() not in LEADS and found.before() not in ("at", "around", "over"):
        return None  # "since New Year"; not "a new year begins"
    return _feast(" ".join(word for code, word in zip(found.codes, found.words, strict=True) if code != "Y"), year)


def _feast(name: str, year: str | None) -> Reading | None:
    """A day with a name, from timexes.toml."""
    fields = _FEASTS.get(name)
    if fields is None:
        return None
    if "value" in fields:
        return Fixed(fields["value"])
    number = int(year) if year else None
    if "nth" in fields:
        return Feast(month=fields["month"], weekday=fields["weekday"], nth=fields["nth"], year=number)
    return Partial(year=number, month=fields["month"], day=fields["day"])


def _read_clock(found: Words) -> Reading | None:
    return Clock()


def _year_told(found: Words) -> int | None:
    """How far the year is from the one told before: 0 for "October of that year", 1 for "May of the following year"."""
    if found.codes[-2:] not in ("jy", "Gy"):
        return None
    return {"following": 1, "previous": -1, "preceding": -1}.get(plain(found.words[-2]), 0)


def _year_shift(found: Words) -> int | None:
    """-1 for "... last year", 0 for "... this year"."""
    return next((SHIFTS[word] for word in reversed(found.words) if word in SHIFTS), None) if found.codes[-1] == "y" else None


def _part(found: Words) -> tuple[str | None, bool]:
    """Early, mid or late, and whether the words were "start of" or "end of"."""
    if word := found.one("p"):
        return EDGES[word], True
    return found.one("P"), False


# What reads the matches of each rule of the grammar.
READERS: Mapping[str, Callable[[Words], Reading | None]] = {
    "clock": _read_clock,
    "numeric": _read_numeric,
    "month_and_day": _read_days,
    "nth": _read_nth,
    "month": _read_month,
    "told_before": _read_told_before,
    "season": _read_season,
    "part_of_year": _read_part_of_year,
    "feast": _read_feast,
    "today": _read_today,
    "weekday": _read_weekday,
    "week_month_or_year": _read_unit,
    "weekend": _read_weekend,
    "counted": _read_counted,
    "neighbour": _read_neighbour,
    "day_before": _read_day_before,
    "same_period": _read_same_period,
    "same_day": _read_same_day,
    "decade": _read_decade,
    "nth_running": _read_nth_running,
    "short_year": _read_short_year,
    "year": _read_years,
}
