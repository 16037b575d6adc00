"""What the words of a date expression say: one reader for each rule of the grammar, None where they are no date."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from typing import Any

from etl import lexicon
from etl.frozen import dataclass, replace
from etl.records import Tokens
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
    Unit,
    Weekday,
)


@dataclass(frozen=True, slots=True)
class Words:
    """The classes and words of one candidate, for its reader, and where it stands."""

    codes: str
    words: Sequence[str]
    first: int
    tokens: Tokens
    text: str

    def of(self, codes: str) -> list[str]:
        """The words of the given classes, in order, without possessive endings."""
        return [plain(word) for code, word in zip(self.codes, self.words, strict=True) if code in codes]

    def one(self, codes: str) -> str | None:
        """The first word of the given classes."""
        return next(iter(self.of(codes)), None)

    def before(self, back: int = 1) -> str:
        """The word that stands `back` tokens before the candidate, or an empty text."""
        return self.tokens.lower[self.first - back] if self.first >= back else ""

    def after(self, ahead: int = 1) -> str:
        """The word that stands `ahead` tokens after the candidate, or an empty text."""
        at = self.first + len(self.words) - 1 + ahead
        return self.tokens.lower[at] if at < len(self.tokens.lower) else ""

    def capital(self, index: int) -> bool:
        """Whether a word of the candidate is written with a capital."""
        return self.text[self.tokens.start[self.first + index]].isupper()


def _words(entry: str) -> frozenset[str]:
    return lexicon.words("timexes", entry)


_LEADS, _COUNTED, _ROUGHLY, _AMOUNTS, _FUNCTIONS, _ATTACKS = (
    _words(entry) for entry in ("leads", "counted", "roughly", "amounts", "functions", "attacks")
)
_FEASTS: Mapping[str, Mapping[str, Any]] = {
    word: entry.fields
    for entry in lexicon.load("timexes").values()
    if {"month", "value"} & set(entry.fields)
    for word in entry.words
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
    if not years and (months, days) == ([10], [7]) and _near_attack(found):
        return Fixed("2023-10-07")
    first = Partial(
        year=years[0] if years else None,
        month=months[0],
        day=days[0],
        weekday=DAY_OF[weekday] if weekday else None,
        year_shift=_year_shift(found),
        year_told=_year_told(found),
    )
    if len(days) == 1:
        return first
    last = replace(first, month=months[-1], day=days[-1], year=years[-1] if years else None, weekday=None)
    if len(years) == 1 and months[0] > months[-1]:
        first = replace(first, year=years[0] - 1)
    return Between(first, last)


def _counts(found: Words) -> bool:
    """Whether the last number counts what follows: "October 12 soldiers", "October 8 and 13 Malian soldiers"."""
    if found.after() in _COUNTED:
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


def _near_attack(found: Words) -> bool:
    """Whether the words behind name an attack: "October 7" then is the day of 2023, in articles of any later year."""
    return any(found.after(ahead) in _ATTACKS for ahead in (1, 2, 3))


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
    if whole == Partial(month=whole.month) and len(names) == 1 and not _is_month(found):
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
    else:
        number, unit, rest = ORDINALS[found.words[0]], plain(found.words[1]), found.words[2:]
    whole = _whole(found, rest)
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


def _read_part_of_year(found: Words) -> Reading | None:
    """ "late 2025", "mid-2025", "the end of 2027", "early last month", "end of the year"."""
    if found.codes in ("e", "yp"):
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
    return Season(month=season, shift=shift) if shift is not None or _is_season(found) else None


def _read_unit(found: Words) -> Reading | None:
    """ "last week", "this month", "next year"."""
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
    if found.words[at].endswith("days") and (found.before() in _LEADS or found.before() == "on"):
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
        return Partial(year=int(plain(found.words[0]))) if _is_year(found) else None
    if found.after() in _COUNTED or not first < last or int(first) < EARLIEST_YEAR or int(last) > LATEST_YEAR:
        return None
    return Fixed(f"{first}/{last}")


def _read_decade(found: Words) -> Reading | None:
    """ "the 1990s", "the 80s"; not "in their 70s"."""
    word = found.words[0].rstrip("s’'")
    start = int(word) if len(word) > 2 else 1900 + int(word)
    return Fixed(f"{start}/{start + 9}")


def _read_counted(found: Words) -> Reading | None:
    """ "three days ago", "two weeks earlier", "a day later"; no years: they are told too roughly."""
    unit, number, word = plain(found.words[1]).removesuffix("s"), found.words[0], found.words[2]
    if unit in ("year", "decade", "weekend") or found.before() in _ROUGHLY:
        return None
    count = int(number) if number.isdigit() else NUMBERS[number]
    return Counted(unit=unit, count=count if word == "later" else -count, from_now=word == "ago")


def _read_neighbour(found: Words) -> Reading | None:
    """ "the previous day", "the following week", "the next day"."""
    unit = plain(found.words[-1])
    if found.before() != "the" or unit == "decade":
        return None
    return Counted(unit=unit, count=-1 if found.words[0] in ("previous", "preceding") else 1, from_now=False)


def _read_day_before(found: Words) -> Reading | None:
    """ "had been killed the day before": what was told before, a day earlier; not "the day before the attack"."""
    unit, word = plain(found.words[0]), found.words[1]
    if found.after()[:1].isalnum() or unit in ("weekend", "decade"):
        return None
    unit = unit if unit in ("week", "month", "year") else "day"
    return Counted(unit=unit, count=-1 if word == "before" else 1, from_now=False)


def _read_same_day(found: Words) -> Reading | None:
    """ "that day", "the same month", "later in the day": what was told before."""
    if found.codes != "d":
        unit = plain(found.words[1])
        return Counted(unit=unit, count=0, from_now=False) if unit in ("day", "week", "month", "year") else None
    bounds = found.before(2) in _DAY_BOUNDS and found.after() not in ("after", "before", "when", "that", "of", "and")
    return Clock() if bounds else None


_DAY_BOUNDS = frozenset(("in", "during", "end", "ended", "ending", "close", "closed", "finish", "finished", "start", "of"))


def _read_feast(found: Words) -> Reading | None:
    year = found.one("Y")
    # "Thanksgiving weekend", "Christmas lights": no day.
    if found.after().isalpha() and found.after() not in _FUNCTIONS:
        return None
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


# --- what is no date -------------------------------------------------------------------------------------------------


def _is_month(found: Words) -> bool:
    """Whether a bare month name is one: not "May" the verb or name, not "the March on the capital", not "Jan" the man."""
    word, before, after = found.of("Mm")[0], found.before(), found.after()
    if found.codes[0] == "m":
        return found.codes.endswith(".") and before in _LEADS
    if word not in ("may", "march", "august", "april", "june") or before in _LEADS:
        return True
    return word not in ("may", "march") and (before in ("the", "a", "an", "") or after in (",", ".", ")", ";"))


def _is_season(found: Words) -> bool:
    """Whether a bare season is a time: "in winter", "since the summer", but not "winter uniforms"."""
    before, after = (found.before(2) if found.before() == "the" else found.before()), found.after()
    if (
        found.of("E")[0] == "fall"
        and found.before() != "in"
        or before not in _LEADS
        or before in ("of", "for", "and", "to", "last")
    ):
        return False
    return not after.isalpha() or after in _FUNCTIONS


def _is_year(found: Words) -> bool:
    """Whether a bare four-digit number is a year: not "2000 soldiers", "at 1900 GMT", "Resolution 1973", "$2015"."""
    number, before, after = int(plain(found.words[0])), found.before(), found.after()
    if after in _COUNTED or after in ("%", "°") or before in _AMOUNTS or before in ("$", "€", "£", "#", "+", "~", "/"):
        return False
    if before == "the" and found.before(2) in ("of", "all") and after == "":
        return False
    if before in (".", ",", "-") and found.text[found.tokens.start[found.first] - 1] in ".,-":
        return False
    return number in USUAL_YEARS or before in _LEADS or before in ("the", "(", "a")


# What reads the matches of each rule of the grammar.
READERS: Mapping[str, Callable[[Words], Reading | None]] = {
    "clock": _read_clock,
    "numeric": _read_numeric,
    "month_and_day": _read_days,
    "nth": _read_nth,
    "month": _read_month,
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
    "same_day": _read_same_day,
    "decade": _read_decade,
    "year": _read_years,
}
