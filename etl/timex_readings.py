"""What date expressions say before it is known from which day they count: the readings between find and resolve."""

from __future__ import annotations

from etl.frozen import dataclass

MONTHS = (
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
)
WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")


@dataclass(frozen=True, slots=True, kw_only=True)
class Partial:
    """A calendar date of which some parts are told: "late October last year" has month 10, part late, year_shift -1.

    `part` is early, mid or late; `edge` says that the words were "start of" or "end of". `direction` is -1 for "last
    November", 0 for "this July", 1 for "next March". `known` is the year of a day that history knows without one ("the
    September 11 attacks"), wherever the article is not older. A day alone is that of the month told or running: "the 28th".
    """

    year: int | None = None
    month: int | None = None
    day: int | None = None
    weekday: int | None = None
    part: str | None = None
    edge: bool = False
    year_shift: int | None = None
    year_told: int | None = None
    direction: int | None = None
    known: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Weekday:
    """A day of the week, 0 for Monday; shift -1 for "last", 0 for "this", 1 for "next"; week -1 for "Friday last week"."""

    number: int
    shift: int | None = None
    week: int | None = None


@dataclass(frozen=True, slots=True)
class Between:
    """From one date to another, both included: "October 27-28", "June and July", "Thursday and Friday"."""

    first: Partial | Weekday
    last: Partial | Weekday


@dataclass(frozen=True, slots=True, kw_only=True)
class Numeric:
    """A date in figures; where day and month may be either of `one` and `two` the whole document decides."""

    one: int
    two: int
    year: int
    mark: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Unit:
    """A day, week, weekend, month, year or decade counted from now: "last week" has shift -1.

    `bare` marks "the end of the year" and "the weekend", where the sentence says which one.
    """

    unit: str
    shift: int
    part: str | None = None
    edge: bool = False
    bare: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Season:
    """A season by its first month; winter runs from December of `year` into the next."""

    month: int
    year: int | None = None
    shift: int | None = None
    year_shift: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """What counts from the date told before: 0 for "that spring", 1 for "the following May", -1 for "the previous May"."""

    whole: Season | Partial | Weekday
    shift: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Nth:
    """The nth week, quarter or half of a month or year; -1 is the last. Without a whole, of the year that is meant."""

    number: int
    unit: str
    whole: Partial | Unit | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Counted:
    """So many days, weeks, months or years away: from now ("ago"), or from the date told before ("a day later")."""

    unit: str
    count: int
    from_now: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Again:
    """The period told before, so many years away: "in the same month last year", "the same period a year earlier"."""

    unit: str
    years: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Feast:
    """A day that is the nth weekday of its month every year: Thanksgiving."""

    month: int
    weekday: int
    nth: int
    year: int | None = None


@dataclass(frozen=True, slots=True)
class Clock:
    """A time of day with its zone, which stands for the day it is told about: "at 14:48 GMT"."""


@dataclass(frozen=True, slots=True)
class Fixed:
    """A period that needs no anchor, as EDTF: "the 1990s", "9/11"."""

    value: str


Reading = Partial | Between | Weekday | Numeric | Unit | Season | Told | Nth | Counted | Again | Feast | Clock | Fixed
