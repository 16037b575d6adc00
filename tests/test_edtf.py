"""The uncertain-date value reads, prints and compares as its days say."""

from __future__ import annotations

import datetime as dt

import pytest

from etl import edtf
from etl.edtf import EdtfError, parse


@pytest.mark.parametrize(
    "text, first, last",
    [
        ("2024-10-23", (2024, 10, 23), (2024, 10, 23)),
        ("2024-02", (2024, 2, 1), (2024, 2, 29)),
        ("1999", (1999, 1, 1), (1999, 12, 31)),
        ("2023-12/2024-02", (2023, 12, 1), (2024, 2, 29)),
        ("2024-10-28/2024-11-04", (2024, 10, 28), (2024, 11, 4)),
        ("2013-01-11/..", (2013, 1, 11), None),
        ("../2021-08", None, (2021, 8, 31)),
        ("2003?", (2003, 1, 1), (2003, 12, 31)),
        (" 1995-07 ", (1995, 7, 1), (1995, 7, 31)),
    ],
)
def test_a_value_covers_its_days_from_first_to_last(text, first, last):
    value = parse(text)
    assert (value.first, value.last) == (dt.date(*first) if first else None, dt.date(*last) if last else None)
    assert str(value) == text.strip()


@pytest.mark.parametrize(
    "text, why",
    [
        ("2024-13-01", "no calendar has"),
        ("2023-02-29", "no calendar has"),
        ("2024-1-5", "is not an EDTF date"),
        ("yesterday", "is not an EDTF date"),
        ("", "is not an EDTF date"),
        ("../..", "no date on either side"),
        ("2024-11-04/2024-10-28", "ends before it begins"),
        ("٢٠٢٤", "is not an EDTF date"),
    ],
)
def test_what_is_no_value_says_what_would_be_right(text, why):
    with pytest.raises(EdtfError, match=why):
        parse(text)


@pytest.mark.parametrize(
    "one, other, overlap, covers",
    [
        ("2024-10", "2024-10-23", True, True),
        ("2024-10-23", "2024-10", True, False),
        ("2024-10-13/..", "2031", True, True),
        ("../2020-11-10", "2020-11-10", True, True),
        ("../2020-11-10", "2020-11-11", False, False),
        ("2014/2016", "2016-12-31/2017", True, False),
        ("1994", "1995", False, False),
    ],
)
def test_values_compare_by_the_days_they_share(one, other, overlap, covers):
    assert parse(one).overlaps(parse(other)) is overlap
    assert parse(other).overlaps(parse(one)) is overlap
    assert parse(one).covers(parse(other)) is covers


@pytest.mark.parametrize(
    "value, text",
    [
        (edtf.day(dt.date(2021, 8, 26)), "2021-08-26"),
        (edtf.month(1992, 4), "1992-04"),
        (edtf.year(2006), "2006"),
        (edtf.interval(dt.date(2020, 9, 27), dt.date(2020, 11, 10)), "2020-09-27/2020-11-10"),
        (edtf.interval(dt.date(2020, 9, 27), dt.date(2020, 9, 27)), "2020-09-27"),
        (edtf.interval(None, dt.date(2020, 11, 10)), "../2020-11-10"),
        (edtf.since(parse("2011-03")), "2011-03/.."),
        (edtf.since(parse("2024-10-08/2024-10-13")), "2024-10-08/.."),
        (edtf.until(parse("2024-09/2024-11")), "../2024-11"),
    ],
)
def test_makers_keep_the_precision_they_are_given(value, text):
    assert value.text == text
    assert parse(value.text) == value


def test_only_a_single_day_is_a_day():
    assert parse("2024-10-23").is_day and parse("2024-10-23/2024-10-23").is_day
    assert not parse("2024-10").is_day and not parse("2024-10-23/..").is_day and not parse("../2024-10-23").is_day
