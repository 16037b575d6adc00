"""What a date expression is counted from: the article's day, and the dates told shortly before it."""

from __future__ import annotations

import datetime as dt
import itertools
from collections.abc import Iterable, Iterator, Sequence

from etl.edtf import Edtf
from etl.frozen import dataclass
from etl.records import Article, Timex
from etl.timex_readings import Between, Counted, Partial, Reading, Told, Weekday
from etl.timex_tenses import Tense, tense

# How many dates back one is looked for that a date counts from: keeps the cost linear.
_LATELY = 12


@dataclass(frozen=True, slots=True, kw_only=True)
class Context:
    """What a date expression is counted from; `history`: no word of the article counts from its own day."""

    article: Article
    now: Edtf | None
    earlier: Sequence[Timex]
    month_first: bool | None
    history: bool

    def tense(self, timex: Timex) -> Tense | None:
        """Whether the date's clause looks back or ahead."""
        return tense(timex.span, self.article)

    def lately(self) -> Iterator[Timex]:
        """The last dates before this one, nearest first."""
        return itertools.islice(reversed(self.earlier), _LATELY)

    def word_before(self, timex: Timex) -> str:
        """The word that stands before the date."""
        at = self.article.tokens.within(timex.span).start
        return self.article.tokens.lower[at - 1] if at else ""

    def days(self) -> Iterable[dt.date]:
        """The days that may be today: one, or both ends of an uncertain publication date."""
        if self.now is None:
            return ()
        return {day for day in (self.now.first, self.now.last) if day}


def year_told(reading: Reading, timex: Timex, context: Context) -> int | None:
    """The year of the date told shortly before, for "on October 19" in an account of years ago or of no known day.

    Among news of the week only a month or day with its year makes such an account.
    """
    last = reading.last if isinstance(reading, Between) else reading
    if not isinstance(last, Partial) or last.year_shift is not None or last.direction is not None:
        return None
    if not context.history:
        return None  # among news of the week a year told before is another event's
    here = context.article.sentence_at(timex.span.start)
    for other in context.lately():
        there = context.article.sentence_at(other.span.start)
        if there.paragraph != here.paragraph and there.index < here.index - _YEAR_CARRIES:
            return None
        whole_year = isinstance(other.reading, Partial) and other.reading.month is None
        if whole_year and other.relation == "since":
            continue  # "in the deadliest attack since 2012 militants struck on November 1"
        counted_on = isinstance(other.reading, Told) or isinstance(other.reading, Counted) and not other.reading.from_now
        if (isinstance(other.reading, Partial) or counted_on) and other.value and other.value.last:
            told = other.value.last.year
            now = context.now.last if context.now else None
            return told if now is None or told <= now.year - _YEARS_AGO else None
    return None


# How many sentences a year carries on, and from how many years back an account is one of history.
_YEAR_CARRIES, _YEARS_AGO = 1, 3


def reference(timex: Timex, context: Context, days_only: bool = False, no_days: bool = False) -> Edtf | None:
    """The date (only days, or no day) told last before this one, in the sentence before or shortly before in the paragraph.

    What counts in days is not counted from a year, nor what counts in months.
    """
    here = context.article.sentence_at(timex.span.start)
    unit = timex.reading.unit if isinstance(timex.reading, Counted) else ""
    if isinstance(timex.reading, Told) and isinstance(timex.reading.whole, Weekday):
        unit = "day"
    # "the same day" may point farther back than "two days later".
    counted = timex.reading.count if isinstance(timex.reading, Counted) else 1
    away = 2 if not counted or isinstance(timex.reading, Told) and not timex.reading.shift else 1
    longest = _LONGEST.get(unit, dt.timedelta.max)
    for other in context.lately():
        there = context.article.sentence_at(other.span.start)
        if there.index < here.index - (_SENTENCES_BACK if there.paragraph == here.paragraph else away):
            return None
        if other.value and not (no_days if other.value.is_day else days_only):
            first, last = other.value.first, other.value.last
            if unit not in _LONGEST or first and last and last - first <= longest:
                return other.value
    return None


# How many sentences back in its paragraph a date counts from another.
_SENTENCES_BACK = 3
# How long the date is at most that so many days, weeks or months are counted from.
_LONGEST = {"day": dt.timedelta(10), "week": dt.timedelta(31), "month": dt.timedelta(100)}
