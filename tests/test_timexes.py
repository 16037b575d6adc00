"""Date expressions are found whole, without their prepositions, and counted from the article's own date."""

from __future__ import annotations

import pytest

from etl import edtf, lexicon, sentences, timexes
from etl.records import Article, Document
from tests.growth import growth


def read(text: str, published: str | None, title: str | None = None) -> tuple[Article, tuple]:
    document = Document(doc_id="d", text=text, title=title, published=edtf.parse(published) if published else None)
    article = Article(document=document, sentences=sentences.split(text, title), tokens=sentences.tokens(text))
    return article, timexes.resolve(timexes.find(article), article)


def values(text: str, published: str | None = None) -> list[tuple[str, str | None]]:
    _, found = read(text, published)
    return [(timex.span.of(text), timex.value.text if timex.value else None) for timex in found]


# 2021-09-15 was a Wednesday, 2013-12-20 a Friday, 2017-01-04 a Wednesday, 2023-11-06 a Monday.
@pytest.mark.parametrize(
    "published, text, words, value",
    [
        # absolute
        (None, "The siege of Sarajevo began on 5 April 1992.", "5 April 1992", "1992-04-05"),
        (None, "On August 26, 2021, a bomber struck Kabul airport.", "August 26, 2021", "2021-08-26"),
        (None, "Aden, Wednesday 25 March 2015", "Wednesday 25 March 2015", "2015-03-25"),
        (None, "Updated Jun 132016 by staff", "Jun 132016", "2016-06-13"),
        (None, "The truce of the 11th of November, 1918 held.", "11th of November, 1918", "1918-11-11"),
        (None, "the accord of 2013-02-24", "2013-02-24", "2013-02-24"),
        (None, "Gao fell in late January 2013.", "late January 2013", "2013-01-21/2013-01-31"),
        (None, "in mid-2006", "mid-2006", "2006-05/2006-08"),
        (None, "Peace came at the end of 1995.", "end of 1995", "1995-12"),
        (None, "the war of 2020", "2020", "2020"),
        (None, "raids in July and August of 2006", "July and August of 2006", "2006-07/2006-08"),
        (None, "the wars of the early 1990's", "1990's", "1990/1999"),
        (None, "the clashes of July 13th-20th, 2025", "July 13th-20th, 2025", "2025-07-13/2025-07-20"),
        (None, "on 2, 5 and 9 July 2014", "2, 5 and 9 July 2014", "2014-07-02/2014-07-09"),
        (None, "from late March to early April 2023", "late March to early April 2023", "2023-03-21/2023-04-10"),
        (None, "sales in H1 2023 and Q3 2022", "H1 2023", "2023-01/2023-06"),
        (None, "During the 1990s they fought in Grozny.", "1990s", "1990/1999"),
        (None, "The war (2001-2021) cost thousands of lives.", "2001-2021", "2001/2021"),
        (None, "the first quarter of 2009", "first quarter of 2009", "2009-01/2009-03"),
        (None, "in the second half of 2016", "second half of 2016", "2016-07/2016-12"),
        (None, "In the summer of 2014 Mosul was lost.", "summer of 2014", "2014-06/2014-08"),
        (None, "the winter of 2022-23", "winter of 2022-23", "2022-12/2023-02"),
        (None, "the last week of April 2023", "last week of April 2023", "2023-04-24/2023-04-30"),
        (None, "in the first days of March 2003", "first days of March 2003", "2003-03-01/2003-03-10"),
        (None, "between April 15 and May 3, 2023", "April 15 and May 3, 2023", "2023-04-15/2023-05-03"),
        (None, "from 27 September to 10 November 2020", "27 September to 10 November 2020", "2020-09-27/2020-11-10"),
        (
            None,
            "the raids of 28 December 2008 – 18 January 2009",
            "28 December 2008 – 18 January 2009",
            "2008-12-28/2009-01-18",
        ),
        (None, "December 30 to January 2, 2009", "December 30 to January 2, 2009", "2008-12-30/2009-01-02"),
        (None, "veterans of 9/11 and after", "9/11", "2001-09-11"),
        # weekdays
        ("2021-09-15", "Taliban fighters entered the valley on Monday.", "Monday", "2021-09-13"),
        ("2021-09-15", "A patrol was ambushed Wednesday near Herat.", "Wednesday", "2021-09-15"),
        ("2021-09-15", "Thursday's raid killed four.", "Thursday", "2021-09-09"),
        ("2021-09-15", "The last convoy will leave on Friday.", "Friday", "2021-09-17"),
        ("2021-09-15", "On Saturday the two sides are expected to swap prisoners.", "Saturday", "2021-09-18"),
        ("2021-09-15", "He said on Friday that the men would go home.", "Friday", "2021-09-10"),
        ("2021-09-15", "The ministry said on Tuesday it will send 300 advisers.", "Tuesday", "2021-09-14"),
        ("2021-09-15", "Talks resume next Tuesday in Doha.", "next Tuesday", "2021-09-21"),
        ("2021-09-15", "They surrendered last Wednesday.", "last Wednesday", "2021-09-08"),
        ("2021-09-15", "The garrison must leave by Sunday, the rebels warned.", "Sunday", "2021-09-19"),
        ("2021-09-15", "shelling on Monday and Tuesday", "Monday and Tuesday", "2021-09-13/2021-09-14"),
        ("2021-09-15", "from Saturday to Monday", "Saturday to Monday", "2021-09-11/2021-09-13"),
        ("2021-09-15", "the governor said Mondays attack was the third", "Monday", "2021-09-13"),
        ("2021-09-15", "The vote was held on Tuesday of last week.", "Tuesday of last week", "2021-09-07"),
        # days
        ("2013-12-20", "Fighting in Juba eased yesterday.", "yesterday", "2013-12-19"),
        ("2013-12-20", "Evacuations start tomorrow morning.", "tomorrow", "2013-12-21"),
        ("2013-12-20", "Shells fell on Bor this morning.", "this morning", "2013-12-20"),
        ("2013-12-20", "Two peacekeepers died last night.", "last night", "2013-12-19"),
        ("2013-12-20", "The base was overrun three days ago.", "three days ago", "2013-12-17"),
        ("2013-12-20", "He fled two weeks ago.", "two weeks ago", "2013-12-02/2013-12-08"),
        ("2013-12-20", "Helicopters were hit on the night of December 18.", "December 18", "2013-12-18"),
        # weeks, months, years
        ("2013-12-20", "Troops mutinied earlier this week.", "this week", "2013-12-16/2013-12-22"),
        ("2013-12-20", "as they had last month in Bangui", "last month", "2013-11"),
        ("2013-12-20", "The mission ends next year.", "next year", "2014"),
        ("2013-12-20", "Bria was taken at the start of this month.", "start of this month", "2013-12-01/2013-12-10"),
        ("2013-12-20", "The force should be ready by the end of the year.", "end of the year", "2013-12"),
        ("2013-12-20", "12,500 troops are to be in place by year's end", "year's end", "2013-12"),
        ("2013-12-20", "The truce begins on Sunday.", "Sunday", "2013-12-22"),
        ("2013-12-20", "a ceasefire last weekend", "last weekend", "2013-12-14/2013-12-15"),
        ("2013-12-20", "Clashes broke out over the weekend.", "weekend", "2013-12-14/2013-12-15"),
        ("2013-12-20", "In February last year Goma was quiet.", "February last year", "2012-02"),
        ("2013-12-20", "last March the palace fell", "last March", "2013-03"),
        ("2013-12-20", "elections due next February", "next February", "2014-02"),
        ("2013-12-20", "The rebels were beaten this autumn.", "this autumn", "2013-09/2013-11"),
        ("2013-12-20", "Since the summer they have held Bouar.", "summer", "2013-06/2013-08"),
        ("2013-12-20", "Last winter was worse.", "Last winter", "2012-12/2013-02"),
        # partial, and the turn of the year
        ("2017-01-04", "The last buses left Aleppo on 22 December.", "22 December", "2016-12-22"),
        ("2017-01-04", "Talks are due in Astana on January 23.", "January 23", "2017-01-23"),
        ("2017-01-04", "fighting in Wadi Barada in late December", "late December", "2016-12-21/2016-12-31"),
        ("2017-01-04", "A truce from December 30 to January 2 failed.", "December 30 to January 2", "2016-12-30/2017-01-02"),
        ("2017-01-04", "Mosul was to be free by March.", "March", "2017-03"),
        ("2017-01-04", "The army took Palmyra back in March.", "March", "2016-03"),
        ("2017-01-04", "Turkish troops will withdraw in June.", "June", "2017-06"),
        ("2017-01-04", "The mandate was extended from February 1.", "February 1", "2017-02-01"),
        ("2017-01-04", "A bomber struck a club on New Year's Eve.", "New Year's Eve", "2016-12-31"),
        ("2017-01-04", "They hoped to be home for Thanksgiving.", "Thanksgiving", "2016-11-24"),
        ("2017-01-04", "Wednesday, Dec. 28", "Wednesday, Dec. 28", "2016-12-28"),
        ("2023-11-06", "since the October 7 attack on southern Israel", "October 7", "2023-10-07"),
        ("2025-03-03", "hostages seized in the 7 October attacks", "7 October", "2023-10-07"),
        ("2023-11-06", "strikes on October 27-28", "October 27-28", "2023-10-27/2023-10-28"),
        ("2023-11-06", "soldiers lost on October 31 and November 1", "October 31", "2023-10-31"),
        ("2023-11-06", "the battles of 8 and 9 October", "8 and 9 October", "2023-10-08/2023-10-09"),
        ("2023-11-06", "A June 3 deadline passed.", "June 3", "2023-06-03"),
        ("2023-11-06", "ahead of the January 15 deadline", "January 15", "2024-01-15"),
        # A day just ahead needs no word that looks ahead; one farther off does.
        ("2023-11-06", "He ordered his envoys back to the talks in Doha on 9 November.", "9 November", "2023-11-09"),
        ("2023-11-06", "Talks on November 12 were agreed.", "November 12", "2023-11-12"),
        ("2024-12-30", "A truce takes effect on January 3.", "January 3", "2025-01-03"),
        ("2023-12-28", "The deal of January 2 holds.", "January 2", "2024-01-02"),
        ("2023-11-06", "Three soldiers died there on December 20.", "December 20", "2022-12-20"),
        # A weekday with "this" or "last" before its date.
        ("2023-11-06", "This Sunday, November 5, two fighters were held.", "This Sunday, November 5", "2023-11-05"),
        ("2023-11-06", "Last Friday, 3 November, a mine went off.", "Last Friday, 3 November", "2023-11-03"),
        # "this Saturday" looks back where its verb does; "until Friday" ahead where something is to last.
        ("2023-11-06", "Gunmen attacked the village this Saturday.", "this Saturday", "2023-11-04"),
        ("2023-11-06", "Nine men were killed this Friday.", "this Friday", "2023-11-03"),
        ("2023-11-06", "The camp was hit this Thursday, the army said.", "this Thursday", "2023-11-02"),
        ("2023-11-06", "They will vote this Saturday.", "this Saturday", "2023-11-11"),
        ("2023-11-06", "The crossing is to remain shut until Friday.", "Friday", "2023-11-10"),
        ("2023-11-06", "Fighting lasted until Friday.", "Friday", "2023-11-03"),
        # days that history knows without their year
        ("2004-11-05", "Recruiting rose after the September 11 attacks.", "September 11", "2001-09-11"),
        ("2002-02-05", "He was held over the September 11th terrorist attacks.", "September 11th", "2001-09-11"),
        ("2012-09-20", "The September 11 attack on the consulate killed four.", "September 11", "2012-09-11"),
        ("2026-02-01", "Reservists were called up after the October 7 massacre.", "October 7", "2023-10-07"),
        ("2016-10-20", "The October 7 attack on the convoy killed three.", "October 7", "2016-10-07"),
        ("2007-03-01", "Soldiers have guarded stations since the July 7 bombings.", "July 7", "2005-07-07"),
        ("2022-03-01", "Guardsmen came in after the January 6 riot.", "January 6", "2021-01-06"),
        # until: what lasts till then may be still to come (2024-11-01 is a Friday)
        ("2024-11-01", "The truce was extended until Sunday.", "Sunday", "2024-11-03"),
        ("2024-11-01", "The rebels gave the garrison until Monday to leave.", "Monday", "2024-11-04"),
        ("2024-11-01", "The governor has ordered schools closed until Saturday.", "Saturday", "2024-11-02"),
        ("2024-11-01", "The council postponed its vote until Tuesday.", "Tuesday", "2024-11-05"),
        ("2024-11-01", "The mission has until Monday to pull out its men.", "Monday", "2024-11-04"),
        ("2024-11-01", "The police have sealed the road until Thursday.", "Thursday", "2024-11-07"),
        ("2024-11-01", "The army told residents to leave the camp by Sunday.", "Sunday", "2024-11-03"),
        ("2024-11-01", "The battle lasted until Tuesday.", "Tuesday", "2024-10-29"),
        ("2024-11-01", "The guards held out until Wednesday.", "Wednesday", "2024-10-30"),
        ("2024-11-01", "He withdrew his men to the hills by Wednesday.", "Wednesday", "2024-10-30"),
        # a time of day is of the day told with it
        ("2024-11-01", "The base was hit at 04:15 GMT on October 30.", "04:15 GMT", "2024-10-30"),
        ("2024-11-01", "The shell fell at 16:15 UTC, Tuesday.", "16:15 UTC", "2024-10-29"),
        ("2024-11-01", "The depot blew up at 02:40 GMT.", "02:40 GMT", "2024-11-01"),
        # quarters
        ("2024-11-01", "Third-quarter losses rose to 3,000 men.", "Third-quarter", "2024-07/2024-09"),
        ("2024-02-10", "Recruiting was slower than in the last quarter.", "last quarter", "2023-10/2023-12"),
        ("2024-11-01", "The army will take in 5,000 recruits in the second quarter.", "second quarter", "2025-04/2025-06"),
        ("2024-11-01", "The army took in 5,000 recruits in the second quarter.", "second quarter", "2024-04/2024-06"),
        ("2024-11-01", "They fought over the last quarter of the town.", "last quarter", None),
        # the same time of another year
        ("2024-11-01", "It lost 900 men in September, 400 in the same month last year.", "same month last year", "2023-09"),
        (
            "2024-11-01",
            "It lost 90 men in May, twice those of the same month a year earlier.",
            "same month a year earlier",
            "2023-05",
        ),
        (
            "2024-11-01",
            "In the first quarter of 2023, 90 fell; 40 in the same period a year before.",
            "same period a year before",
            "2022-01/2022-03",
        ),
        ("2024-11-01", "More deserted than in the same period of last year.", "same period of last year", "2023"),
        ("2024-11-01", "It lost 30 men in June 2022 and 200 in the entire year.", "entire year", "2022"),
        ("2024-11-01", "In 2022 it lost 900 men, twice those of the year prior.", "year prior", "2021"),
        # days and weeks counted off
        ("2024-11-01", "Fighting went on for a third straight day.", "third straight day", "2024-11-01"),
        ("2024-11-01", "On Tuesday shells fell for a fifth consecutive night.", "fifth consecutive night", "2024-10-29"),
        ("2024-11-01", "The army attacked for the fourth week in a row.", "fourth week", "2024-10-28/2024-11-03"),
        ("2024-11-01", "Losses rose for a sixth month running.", "sixth month", "2024-11"),
        ("2024-11-01", "It was the third day of the truce.", "third day", None),
        ("2024-11-01", "Clashes broke out late in the day after a convoy was stopped.", "day", "2024-11-01"),
        # years and decades of two figures
        ("2024-11-01", "He fought in the '67 war.", "'67", "1967"),
        ("2024-11-01", "The border has been quiet since ’82.", "’82", "1982"),
        ("2024-11-01", "The town was besieged in the late '90s.", "'90s", "1990/1999"),
        ("2024-11-01", "He wrote of '82 men' and left.", "'82", None),
    ],
)
def test_a_date_is_found_whole_and_counted_from_the_article(published, text, words, value):
    assert ((words, value) in values(text, published)) is (value is not None)


@pytest.mark.parametrize(
    "text",
    [
        "Troops may march on the capital, and they may fall.",
        "May God help them, said Theresa May.",
        "The March on Rome, by Jan Kowalski, is out in paperback.",
        "The sun sat low; the wed couple fled on foot.",
        "Some 2000 soldiers and 1,500 police were sent; about 2010 returned.",
        "He wore his winter uniform and spring boots.",
        "UN Security Council Resolution 1973 was passed with 10 votes to nil.",
        "The 2nd Brigade has 31 tanks, 12 guns and 1 helicopter, for $1999.",
        "One in three men in their 70s served on Mondays only.",
        "They hold on average 3/4 of the line, 12.5 km, at 3:2 odds.",
        "a Thanksgiving turkey and some Christmas lights",
        "Nigeria's 7th Division, formed decades ago, fought for years.",
    ],
)
def test_what_only_looks_like_a_date_is_none(text):
    assert values(text, "2014-05-20") == []


@pytest.mark.parametrize(
    "text, value",
    [
        ("In May 20 soldiers were killed.", "2014-05"),
        ("In April 12 peacekeepers were held.", "2014-04"),
        ("Since 2011 5,000 fighters have died.", "2011"),
    ],
)
def test_a_headcount_behind_a_month_is_no_day(text, value):
    assert [v for _, v in values(text, "2014-05-20")] == [value]


@pytest.mark.parametrize(
    "text, expected",
    [
        # one date that can be read only one way decides for all
        ("Shelled on 03/04/2022 and again on 25/04/2022.", ["2022-04-03", "2022-04-25"]),
        ("Shelled on 03/04/2022 and again on 04/25/2022.", ["2022-03-04", "2022-04-25"]),
        # how the article writes its other dates
        ("On March 2 the town was shelled; the list of 03/04/2022 names 40 dead.", ["2023-03-02", "2022-03-04"]),
        ("On 2 March the town was shelled; the list of 03/04/2022 names 40 dead.", ["2023-03-02", "2022-04-03"]),
        # full stops and hyphens put the day first
        ("Data as of 03.04.2022 and 09-07-2015.", ["2022-04-03", "2015-07-09"]),
        ("the order of 2022/05/06", ["2022-05-06"]),
        ("the lists of 11/11/2021", ["2021-11-11"]),
    ],
)
def test_the_whole_document_decides_the_order_of_day_and_month(text, expected):
    assert [v for _, v in values(text, "2023-03-02")] == expected


def test_the_publication_date_decides_an_order_that_nothing_else_tells():
    assert values("as of 05/06/2023", "2023-06-07") == [("05/06/2023", "2023-06-05")]
    assert values("as of 05/06/2023", "2023-05-07") == [("05/06/2023", "2023-05-06")]


def test_an_order_that_nothing_tells_stays_open_with_an_issue():
    _, (timex,) = read("as of 05/06/2013", "2023-11-07")
    assert timex.value is None and timex.issue and timex.issue.code == "date_order"


@pytest.mark.parametrize(
    "text, words",
    [
        ("on 31 February 2022", "31 February 2022"),
        ("on November 31, 1994", "November 31, 1994"),
        ("dated 30.02.2015", "30.02.2015"),
    ],
)
def test_a_day_no_calendar_has_stays_open_with_an_issue(text, words):
    _, (timex,) = read(text, "2022-05-01")
    assert timex.value is None and timex.issue
    assert timex.issue.code == "impossible_date" and words in timex.issue.message


@pytest.mark.parametrize(
    "text, message",
    [
        ("They were captured on Friday.", 'no publication date: "Friday" left open'),
        ("He fled yesterday.", 'no publication date: "yesterday" left open'),
        ("It fell in October.", 'no publication date: "October" left open'),
    ],
)
def test_without_an_anchor_what_needs_one_stays_open(text, message):
    _, (timex,) = read(text, None)
    assert timex.value is None and timex.issue and timex.issue.message == message


@pytest.mark.parametrize(
    "text, words, value",
    [
        ("SEOUL, Oct. 23, 2024 (Yonhap) - The agency said on Wednesday it was so.", "Wednesday", "2024-10-23"),
        ("Fourteen dead in Kidal\nPublished 22 November 2014\n\nA mine killed them yesterday.", "yesterday", "2014-11-21"),
        ("Battle for Sirte\n12.08.2016\nThe militias advanced last week.", "last week", "2016-08-01/2016-08-07"),
        ("KHARTOUM, April 16 - Clashes began on Saturday. The war that began in April 2023 goes on.", "Saturday", "2023-04-15"),
    ],
)
def test_a_dateline_is_the_anchor_where_no_publication_date_is_known(text, words, value):
    assert (words, value) in values(text, None)


@pytest.mark.parametrize(
    "text, words, value",
    [
        ("MOGADISHU, Somalia, June 5 - Two dozen soldiers were killed here today.", "today", "1993-06-05"),
        ("GOMA, June 4 (Reuters) - Rebels attacked yesterday.", "yesterday", "1993-06-03"),
        ("GOMA, June 6 (Reuters) - Rebels attacked today.", "today", "1993-06-06"),
        ("GOMA, May 20 - Rebels attacked today.", "today", "1993-06-06"),
        ("GOMA, June 6 - The 24 gunmen came on foot today.", "June 6", "1993-06-06"),
        ("The army said on June 5 - a day of mourning - that it attacks today.", "today", "1993-06-06"),
    ],
)
def test_a_paper_that_comes_out_a_day_later_counts_from_its_dateline(text, words, value):
    assert dict(values(text, "1993-06-06"))[words] == value


def test_a_date_inside_the_story_is_no_anchor():
    assert ("yesterday", None) in values("On 24 March 1999 the bombing began. It was worse yesterday.", None)


def test_a_year_told_just_before_holds_for_the_dates_that_follow():
    text = "In 1995 the enclave was cut off. On July 11 it fell. The men were taken away on 13 July."
    assert values(text, None) == [("1995", "1995"), ("July 11", "1995-07-11"), ("13 July", "1995-07-13")]


def test_an_account_of_years_ago_keeps_to_its_year():
    assert ("October 19", "1812-10-19") in values("The army entered Moscow in 1812. It left on October 19.", "2022-12-29")


@pytest.mark.parametrize(
    "text, value",
    [
        ("Rebels entered Bukavu on Monday.", None),
        ("Rebels entered Bukavu on Friday.", "2024-10-25"),
        ("Rebels entered Bukavu yesterday.", None),
        ("Rebels entered Bukavu this month.", "2024-10"),
        ("Rebels entered Bukavu on October 4.", "2024-10-04"),
        ("Rebels entered Bukavu last year.", "2023"),
    ],
)
def test_an_uncertain_publication_date_settles_only_what_all_its_days_agree_on(text, value):
    assert [v for _, v in values(text, "2024-10-25/2024-10-31")] == [value]


@pytest.mark.parametrize(
    "text, relation",
    [
        ("Since March they have lost 300 men.", "since"),
        ("They must go by June 30.", "until"),
        ("It held until the end of May.", "until"),
        ("before 1991", "before"),
        ("after September 30", "after"),
        ("since its launch in November 2022", "since"),
        ("since the war broke out in April 2023", "since"),
        ("starting from 1 July 2024", "since"),
        ("a blockade effective on 1 August 2024", "since"),
        ("since Russia's 2014 annexation of Crimea", "since"),
        ("since the night of 8 August 2008", "since"),
        ("since the evening when it fell in May 2015", "at"),
        ("In May 2015 Palmyra fell.", "at"),
        ("It has been quiet since then, the army said in May.", "at"),
    ],
)
def test_the_preposition_bounds_the_event(text, relation):
    _, found = read(text, "2024-09-01")
    assert [timex.relation for timex in found] == [relation]


@pytest.mark.parametrize(
    "text, words, value",
    [
        ("On 3 May 1999 a village was hit. The next day NATO denied it.", "next day", "1999-05-04"),
        ("Bunia fell on 12 May 2003; it was retaken two days later.", "two days later", "2003-05-14"),
        ("He was wounded on May 6, 1994, and died that day.", "that day", "1994-05-06"),
        ("The shelling of 6 June 1994 eased later in the day.", "day", "1994-06-06"),
        ("Kigali fell in July 1994; 800 soldiers crossed into Zaire that month.", "that month", "1994-07"),
        ("That was on 7 April 1994. It was the day the killing began.", "day", None),
        ("The camp was emptied on June 5, 2000, a week earlier than planned.", "week earlier", None),
        ("In May 2012 it sent 300 men. In October of that year 90 came home.", "October of that year", "2012-10"),
        ("It fell in August 1994. In May of the following year 170 men died.", "May of the following year", "1995-05"),
        ("The pact dates from 1996. On 6 August the same year the town fell.", "6 August the same year", "1996-08-06"),
    ],
)
def test_some_dates_count_from_the_one_told_before(text, words, value):
    assert ((words, value) in values(text, "2004-01-01")) is (value is not None)


def test_today_in_a_quotation_is_the_day_it_was_spoken():
    text = 'The army struck a base on Saturday, Moscow said. "Jets carried out four strikes today," it added.'
    assert values(text, "2016-09-18")[-1] == ("today", "2016-09-17")


def test_lists_and_line_breaks_part_dates():
    assert values("Losses in May\n12 June: 40 dead", "2022-07-01") == [("May", "2022-05"), ("12 June", "2022-06-12")]


def test_spans_are_the_words_and_never_overlap():
    text = "From mid-March to 3 April 2022, and on Friday’s eve, they fought; Tuesday, 5 April 2022 was calm."
    _, found = read(text, "2022-04-12")
    assert [timex.span.of(text) for timex in found] == ["mid-March", "3 April 2022", "Friday", "Tuesday, 5 April 2022"]
    assert all(one.span.end <= other.span.start for one, other in zip(found, found[1:], strict=False))


@pytest.mark.parametrize("entry", lexicon.load("timexes").values(), ids=lambda entry: entry.id)
def test_every_entry_of_the_lexicon_matches_its_examples(entry):
    assert entry.examples
    for example in entry.examples:
        assert entry.pattern.search(example)


@pytest.mark.parametrize(
    "unit", ["1,1", "((", "A ", "said ", "May ", "Oct. 1 ", "1 May to ", "2024-", "Monday, ", "last ", "3/3/", "of 10 "]
)
def test_hostile_text_costs_linear_time(unit):
    assert growth(lambda size: values(unit * (size // len(unit)), "2024-10-25")) < 4


@pytest.mark.parametrize(
    "text", ["It began on the eve of the vote.", "Christmas-eve talks failed; he left that eve.", "By eve it was over."]
)
def test_an_eve_that_names_no_feast_is_no_date(text):
    assert values(text, "2015-06-10") in ([], {}, ())


def test_two_weekdays_with_a_hyphen_are_the_days_between_them():
    assert list(dict(values("The Friday-Sunday truce held.", "2015-06-10")).values()) == ["2015-06-05/2015-06-07"]
