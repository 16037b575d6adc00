"""A claim is dated by its event; a state, running total or plan by its statement; a past event of no told day not at all."""

from __future__ import annotations

import datetime as dt

import pytest

from etl import edtf
from etl.links import dates
from etl.pipeline import extract
from etl.records import Claim, Document
from tests.growth import growth


def claim(text: str, number: str, published: str | None = None, title: str | None = None) -> Claim:
    """The first figure of the text with these words."""
    document = Document(doc_id="d", text=text, title=title, published=edtf.parse(published) if published else None)
    return next(c for c in extract(document).claims if c.kind == "figure" and number in c.anchor.of(text))


def date(text: str, number: str, published: str | None = None, title: str | None = None) -> str | None:
    value = claim(text, number, published, title).event_date
    return value.text if value else None


# 2015-06-10 was a Wednesday.
@pytest.mark.parametrize(
    "text, number, value",
    [
        ("On Monday, 40 Chadian soldiers were killed near Baga.", "40", "2015-06-08"),
        ("Boko Haram killed 23 Nigerien soldiers on Tuesday, the army said on Wednesday.", "23", "2015-06-09"),
        ("The army said on Wednesday that 17 fighters were killed in May.", "17", "2015-05"),
        ("Kenya sent 300 soldiers to Garissa in April, when 148 people died there.", "300", "2015-04"),
        ("Twelve soldiers died on June 3 and 30 soldiers were wounded on June 5.", "30", "2015-06-05"),
        ("It was the worst day since May 3, when six soldiers, two policemen and 40 rebels were killed.", "40", "2015-05-03"),
        ("It was the worst day since May 3, when six soldiers, two policemen and 40 rebels were killed.", "six", "2015-05-03"),
        ("Nine soldiers were killed in a 15-hour firefight that began on Sunday.", "Nine", "2015-06-07"),
        ("The army has so far found the bodies of 600 soldiers, the premier said on Monday.", "600", "2015-06-08"),
        ("Twelve soldiers died on June 3 and 30 soldiers were wounded on June 5.", "Twelve", "2015-06-03"),
        ("Between April 2 and May 5 the rebels lost 600 men.", "600", "2015-04-02/2015-05-05"),
        ("In late March, 250 Saudi troops crossed the border; by June they had withdrawn.", "250", "2015-03-21/2015-03-31"),
        ("The garrison (some 900 soldiers) surrendered last week.", "900", "2015-06-01/2015-06-07"),
        ("The army has 30,000 soldiers and wants 50,000 by 2017.", "30,000", None),
        ("The army has 30,000 soldiers and wants 50,000 by 2017.", "50,000", "../2017"),
        ("There are 9,000 troops in the north, and another 3,000 should arrive by August.", "9,000", None),
        ("There are 9,000 troops in the north, and another 3,000 should arrive by August.", "3,000", "../2015-08"),
        ("The army killed 300 rebels in Homs, in addition to some 40 fighters in Aleppo on Monday.", "300", None),
        ("The army killed 300 rebels in Homs, in addition to some 40 fighters in Aleppo on Monday.", "40", "2015-06-08"),
        ("Some 2,000 fighters died since the end of a pause in the fighting on June 1.", "2,000", "2015-06-01/.."),
        ("The army grew from 30,000 soldiers in 1990 to 65,000 in 2005.", "65,000", "2005"),
        ("The army grew from 30,000 soldiers in 1990 to 65,000 in 2005.", "30,000", "1990"),
        ("The force fell from 9,000 men in March to 4,000 in April.", "4,000", "2015-04"),
        ("In one of the deadliest attacks since 2012, rebels killed 54 soldiers at Indel on June 1.", "54", "2015-06-01"),
        ("It was the worst loss since 2008: 30 soldiers died on Monday.", "30", "2015-06-08"),
        ("The UN mission, which has 11,000 troops, lost 30 peacekeepers in May.", "11,000", None),
        ("The UN mission, which has 11,000 troops, lost 30 peacekeepers in May.", "30", "2015-05"),
        ("The group, with some 1,500 men in Mali, lost 40 fighters near Gao in May.", "1,500", None),
        ("Strikes hit Idlib on Monday. They came a week after seven soldiers were killed there.", "seven", None),
        ("A blast hit Kabul on Monday. It came two months after 30 soldiers died in the same street.", "30", None),
        ("On Monday rebels took the fort. The attack came three days after 12 soldiers were shot.", "12", None),
        ("The army lost three men, all of them sappers, when a mine went off at Gao on June 2.", "three", "2015-06-02"),
        ("They left Bamako on Monday, where France keeps 1,300 men.", "1,300", None),
        ("The marines who landed at Basra on June 2 number 1,300.", "1,300", None),
        ("The base that was shelled in May houses 450 soldiers.", "450", None),
        ("Some 1,000 men are in Mali, where 31 have died since January; 1,900 soldiers are in Chad.", "1,900", None),
        ("Chad, which kept its men at home until now, gives 3,000 soldiers.", "3,000", None),
        ("All 276 airmen will be in place by the end of June.", "276", "../2015-06-30"),
        ("By the end of autumn there are to be 1,000 soldiers.", "1,000", "../2015-11"),
        ("Sudan keeps 6,000 soldiers at Gedaref, which it took back last December.", "6,000", None),
        ("The rebels, allied with Tigray since the summer, have 20,000 fighters.", "20,000", None),
        ("At its peak, in 1993, the force had 16,000 soldiers, and it lost more than 500 men.", "500", None),
        ("Some 2,000 rebels broke out on the last night of January.", "2,000", "2015-01-31"),
        ("Some 900 soldiers landed on the first day of May 2014.", "900", "2014-05-01"),
        ("Cold Response, which begins in Norway on June 20, will have 25,000 soldiers.", "25,000", "2015-06-20"),
        ("In the first war, from December 1994 to August 1996, 5,500 soldiers died.", "5,500", "1994-12/1996-08"),
        ("In the war, which lasted from 1994 to 1996, 5,500 soldiers died.", "5,500", "1994/1996"),
        ("The first 200 soldiers have been training since May.", "200", "2015-05/.."),
        ("There are 8,400 soldiers there at present.", "8,400", "2015-06-10"),
        ("The bombing happened on Friday near Bunia, where 4,800 soldiers are deployed.", "4,800", None),
        ("On Monday villagers honoured the 12 soldiers killed there in May.", "12", "2015-05"),
        ("There were 28,000 soldiers there in the winter; 4,000 are left.", "4,000", None),
        ("There are 24,000 soldiers, up from 17,000 in May, and another 1,600 on the way.", "1,600", None),
        ("Some 360,000 reservists, the most since 1973, are under arms.", "360,000", None),
        ("On Tuesday patrols were stopped: 51 soldiers have been shot this year.", "51", "2015"),
        ("The fourth wave, begun on January 20, is to bring in 50,000 soldiers.", "50,000", None),
        ("At the peak, in the spring of last year, there were 101,000 soldiers.", "101,000", "2014-03/2014-05"),
        ("Some 101,000 soldiers were there. Ten thousand soldiers came out by the end of 2014.", "Ten thousand", "../2014-12"),
        ("Some 80,000 soldiers have signed up since New Year.", "80,000", "2015-01-01/.."),
        ("The mission has 5,500 soldiers under a mandate renewed last month.", "5,500", None),
        ("The force is to grow to 15,000 soldiers under Resolution 1701, adopted on Friday.", "15,000", None),
        ("The Kurds, whose army has 190,000 men, moved into Kirkuk last night.", "190,000", None),
        ("Since March, when the rebels came back, at least 300 soldiers have died.", "300", "2015-03/.."),
        ("In March, plans spoke of 30,000 soldiers.", "30,000", "2015-03"),
        ("The unit, which returned from Mali in March, has 250 men.", "250", None),
        ("The strike, which hit a base on Friday, killed 30 soldiers.", "30", "2015-06-05"),
        ("In Anbar, where fighting has raged since June 2014, 700 soldiers have died.", "700", "2014-06/.."),
        ("Some 177 soldiers, caught at Gao last month, were flown home on Tuesday.", "177", "2015-06-09"),
        ("France has 4,000 soldiers there and has lost 19 since 2013.", "4,000", None),
        ("Since 2004 more than 3,000 soldiers have died there.", "3,000", "2004/.."),
        ("Chad will send 900 more soldiers to Mali, the first of them before July 1.", "900", None),
        ("It sent 9,000 men in May, and is keeping 2,000 of them there.", "2,000", None),
        ("Some 2,500 were there at the start of the year, now under 2,000 troops.", "under 2,000", "2015-06-10"),
        ("Some 1,200 soldiers fled on the 28th.", "1,200", "2015-05-28"),
        ("The battalion has lost fourteen men since the 3rd.", "fourteen", "2015-06-03/.."),
        ("The army had meant to cut the force to 5,000 soldiers by September.", "5,000", "../2015-09"),
        ("Some 8,000 soldiers are in the country, up from 3,000 a year earlier.", "3,000", "2014"),
        ("Gunmen killed nine soldiers in Sinai overnight, the army said on Tuesday.", "nine", "2015-06-09"),
        ("Gunmen killed nine soldiers in Sinai overnight.", "nine", "2015-06-10"),
    ],
)
def test_an_event_has_the_date_its_clause_tells(text, number, value):
    assert date(text, number, "2015-06-10") == value


@pytest.mark.parametrize(
    "text, number, value",
    [
        ("More than 2,000 soldiers have been killed since January 2014.", "2,000", "2014-01/.."),
        ("Burundi will withdraw 1,000 troops by December 31.", "1,000", "../2015-12-31"),
        ("Some 4,000 soldiers took part in a drill that ended on May 9.", "4,000", "../2015-05-09"),
        ("The army lost 120 men in the siege, which ended in March.", "120", "../2015-03"),
        ("About 3,000 troops will go to a manoeuvre ending on June 20.", "3,000", "../2015-06-20"),
        ("At least 60 soldiers have died in the offensive that began on June 1.", "60", "2015-06-01/.."),
        ("Nearly 900 marines are training in an exercise that started on Monday.", "900", "2015-06-08/.."),
        ("Ten soldiers were killed on Tuesday in the town where the revolt began.", "Ten", "2015-06-09"),
        ("The force will grow to 8,700 soldiers by the end of the year.", "8,700", "../2015-12"),
        ("At least 75 soldiers have died since the fighting broke out in April.", "75", "2015-04/.."),
        ("Uganda had pulled out its 1,200 soldiers by January.", "1,200", "../2015-01"),
        ("At least 776 soldiers have died since it launched a campaign in the strip on May 7.", "776", "2015-05-07/.."),
        ("In 1988 some 300,000 troops were there; today there are 35,000.", "300,000", "1988"),
        ("The number of soldiers killed since June 14 has risen to 723.", "723", "2014-06-14/.."),
        ("Nine rebels were killed while four soldiers were wounded in Patikul on Monday.", "Nine", "2015-06-08"),
    ],
)
def test_since_and_by_leave_a_side_open(text, number, value):
    assert date(text, number, "2015-06-10") == value


@pytest.mark.parametrize(
    "text, number, value",
    [
        ("Some 3,500 American troops are in Iraq, the Pentagon said on Tuesday.", "3,500", "2015-06-09"),
        ("The minister told reporters on Monday that 450 soldiers would be sent to Anbar.", "450", "2015-06-08"),
        ("On May 29, NATO said that 12,000 soldiers were training Afghan forces.", "12,000", "2015-05-29"),
        (
            "Colombia plans to send 600 soldiers to the border, President Santos said on June 1.",
            "600",
            "2015-06-01",
        ),
        ("In March NATO counted 40,000 Russian soldiers along the border.", "40,000", "2015-03"),
        ("In February the UN put the strength of the mission at 11,000 soldiers.", "11,000", "2015-02"),
        ("About 6,500 soldiers have died in the war, Poroshenko said on Friday.", "6,500", "2015-06-05"),
        ("Reznikov told parliament on Friday that 94,300 Russian troops were near the border.", "94,300", "2015-06-05"),
        ("The minister told MPs on Monday that 300 soldiers were being trained in Poland.", "300", "2015-06-08"),
        ("A general told reporters in May that 900 of his soldiers were in Crimea.", "900", "2015-05"),
        ("A general said on Friday that 900 of his soldiers were in Crimea in April.", "900", "2015-04"),
    ],
)
def test_a_state_a_total_or_a_plan_has_the_date_of_its_statement(text, number, value):
    assert date(text, number, "2015-06-10") == value


@pytest.mark.parametrize(
    "text, number",
    [
        ("The army said on Tuesday that its troops killed 60 militants in an ambush.", "60"),
        ("Rebels captured 14 soldiers near Kidal, a spokesman said on Monday.", "14"),
        ("About 300 soldiers are in the country.", "300"),
        ("Rebels struck on Monday. NATO says that 5,000 soldiers died in eleven weeks of bombing.", "5,000"),
        ("The colonel, who was wounded on June 1 and writes from a hospital, says 98 of his men got out.", "98"),
        ("11 - Malian soldiers who fell at Konna.", "11"),
        ("On Monday the president met officers in Gao. Mali has lost 2,300 soldiers in the war.", "2,300"),
        ("Bombs have wounded more than 620 soldiers, officials who gave no names told reporters here on Sunday.", "620"),
        ("Rebels said on Sunday they had captured 60 soldiers and burnt two tanks.", "60"),
        ("Gunmen fought for Gao on Friday. A monitoring group puts their dead at 134 soldiers.", "134"),
        ("The army lost eleven men at Konna and had 60 wounded, the president said in an address on May 12.", "60"),
        ("Thirty soldiers were killed and 90 wounded in the clash, the army said on Friday.", "90"),
        ("The general said 5,000 recruits were sent to the front.", "5,000"),
    ],
)
def test_a_past_event_of_no_told_day_stays_undated(text, number):
    assert date(text, number, "2015-06-10") is None


@pytest.mark.parametrize(
    "text, number, value",
    [
        ("There were 9,800 American soldiers in May, twice the number told in March.", "9,800", "2015-05"),
        ("The army has lost 212 soldiers, up from the 160 it gave in April.", "160", "2015-04"),
        (
            "Losses stood at 1,450 soldiers as of June 7, Colonel Lysenko told a briefing on Tuesday.",
            "1,450",
            "2015-06-07",
        ),
        ("As of May 31, the mission counted 6,200 soldiers, its spokesman said on Wednesday.", "6,200", "2015-05-31"),
        ("It was the worst day since April 2, when 15 soldiers were killed.", "15", "2015-04-02"),
        ("By 2013 the force was cut to 39,000 soldiers, and by early 2014 to 17,500 soldiers.", "17,500", "2014-01/2014-04"),
        ("The operation ended on 31 December 2014, and a force of 4,000 soldiers remains.", "4,000", None),
        ("Two soldiers died on Tuesday, bringing to 91 the number of soldiers killed since January 1.", "91", "2015-01-01/.."),
    ],
)
def test_other_dates_of_the_sentence_are_left_to_their_own_figures(text, number, value):
    assert date(text, number, "2015-06-10") == value


@pytest.mark.parametrize(
    "text, number, value",
    [
        ("Gunmen attacked a base at Ansongo on Sunday. Eight soldiers were killed in the attack.", "Eight", "2015-06-07"),
        (
            "The raid on Kobani was on June 5. It lasted hours. Nine fighters were killed in the raid.",
            "Nine",
            "2015-06-05",
        ),
        ("On Tuesday a mine blew up a lorry near Gao. Four peacekeepers died.", "Four", "2015-06-09"),
        ("Twenty soldiers, six of them officers, were killed on Saturday.", "six", "2015-06-06"),
        (
            "Chinese troops landed in Juba on Monday. Their mission is to guard oil wells. They have brought tents.\n\n"
            "Beijing sent 330 soldiers from its 54th Group Army.",
            "330",
            "2015-06-08",
        ),
        (
            "Rebels have killed 300 soldiers since March. The army says it killed 900 rebels during the same period.",
            "900",
            "2015-03/..",
        ),
        ("The army said 25 rebels were killed on Friday, while the rebels said they had lost two men.", "25", "2015-06-05"),
        ("The ministry said 90 fighters were killed over the past 24 hours.", "90", "2015-06-09/2015-06-10"),
        ("The ministry said 55 fighters were killed in the last three days.", "55", "2015-06-07/2015-06-10"),
    ],
)
def test_the_day_of_an_event_carries_over_to_what_is_told_of_it(text, number, value):
    assert date(text, number, "2015-06-10") == value


def test_a_headline_takes_the_date_of_its_figure_in_the_text():
    title = "Ambush kills 31 soldiers in northern Mali"
    text = f"{title}\n\nAt least 31 Malian soldiers were killed on Saturday when their convoy was ambushed.\n"
    assert date(text, "31", "2015-06-10", title) == "2015-06-06"


def test_the_articles_own_date_is_no_events_date():
    text = "GAO, June 10 (AFP) - Gunmen killed 11 soldiers near the border, the army said."
    assert date(text, "11", "2015-06-10") is None
    text = "Published 10 June 2015 Gunmen killed 11 soldiers near the border."
    assert date(text, "11", "2015-06-10") is None


def test_a_date_to_come_is_not_when_something_is_so_already():
    text = "General Campbell said on Tuesday that 800 recruits are training and will be ready on August 1."
    assert date(text, "800", "2015-06-10") == "2015-06-09"


@pytest.mark.parametrize(
    "text, number, first, last, basis",
    [
        ("On Monday, 40 Chadian soldiers were killed.", "40", (2015, 6, 8), (2015, 6, 8), "event"),
        ("More than 2,000 soldiers have been killed since January 2014.", "2,000", (2014, 1, 1), (2015, 6, 10), "event"),
        ("Burundi will withdraw 1,000 troops by December 31.", "1,000", (2015, 12, 31), (2015, 12, 31), "event"),
        ("About 300 soldiers are in the country.", "300", (2015, 6, 10), (2015, 6, 10), "published"),
    ],
)
def test_the_timeline_draws_the_event_else_the_statement_else_the_publication(text, number, first, last, basis):
    found = claim(text, number, "2015-06-10")
    assert (found.shown_from, found.shown_to, found.shown_basis) == (dt.date(*first), dt.date(*last), basis)


def test_without_any_date_nothing_is_drawn():
    found = claim("About 300 soldiers are in the country.", "300")
    assert (found.shown_from, found.shown_to, found.shown_basis) == (None, None, "none")


def test_each_date_names_its_words_and_rule():
    text = "On Monday, 40 Chadian soldiers were killed near Baga."
    evidence = claim(text, "40", "2015-06-10").words("event_date")
    assert evidence and evidence.span and evidence.span.of(text) == "Monday"
    assert evidence.basis == "words" and "weekday" in evidence.rule


@pytest.mark.parametrize("unit", ["300 soldiers were killed and ", "the army said on Friday 20 soldiers died "])
def test_an_endless_sentence_costs_linear_time(unit):
    published = edtf.parse("2015-06-10")
    read = {
        size: extract(Document(doc_id="d", text=unit * (size // len(unit)), published=published)) for size in (3_000, 12_000)
    }

    def date_all(size: int) -> None:
        for i, figure in enumerate(read[size].claims):
            dates.link(figure, read[size].article, read[size].claims[:i])

    assert growth(date_all, 3_000, 12_000) < 2.5


@pytest.mark.parametrize(
    "text, number, value",
    [
        ("Four soldiers were killed when a helicopter crashed near Gao on Monday, the ministry said.", "Four", "2015-06-08"),
        (
            "Nine soldiers serving with the regional force were killed on Tuesday in a mortar attack on their camp in the same "
            "hills, the mission said.",
            "Nine",
            "2015-06-09",
        ),
        (
            "Loyalists pushed the rebels back from the airport of the capital on Friday, and 21 men of both sides died, "
            "doctors said.",
            "21",
            "2015-06-05",
        ),
    ],
)
def test_the_only_late_day_of_a_sentence_is_the_day_of_its_event(text, number, value):
    assert date(text, number, "2015-06-10") == value


@pytest.mark.parametrize(
    "text, number, value",
    [
        (
            "Rebels killed 15 peacekeepers in an assault on their base in eastern Congo. It lasted for hours. The council met. "
            "A spokesman spoke of a dark day. The minister wept. Five policemen died too in the assault on Sunday.",
            "15",
            "2015-06-07",
        ),
        (
            "Six soldiers were killed on Tuesday in a clash near the border, the army said. The rebels took responsibility. "
            "They said their men had waited by the road. The president was told. The rebels said they had killed 18 soldiers "
            "in the ambush.",
            "18",
            "2015-06-09",
        ),
        (
            "Troops took two hills on Monday, the army said. Some 40 rebels have been killed.",
            "40",
            "2015-06-08",
        ),
    ],
)
def test_what_is_told_of_the_day_of_the_news_has_its_date(text, number, value):
    assert date(text, number, "2015-06-10") == value


_FAR_BELOW = " The road is closed. Villagers fled into the hills. The governor asked for calm. A curfew is in force. {}"


@pytest.mark.parametrize(
    "lead, below, number, value",
    [
        ("Gunmen attacked a barracks near Gao on Tuesday.", "The rebels say they killed 37 soldiers.", "37", "2015-06-09"),
        ("A convoy was ambushed near Bama on Monday.", "A medic counted 22 wounded soldiers.", "22", "2015-06-08"),
        ("Two bases in Helmand fell on Sunday.", "A local chief spoke of 45 dead policemen and soldiers.", "45", "2015-06-07"),
        ("Troops stormed the rebel camp on 6 June.", "Hospital staff saw the bodies of nine rebels.", "nine", "2015-06-06"),
        ("Shells struck the airport on Tuesday.", "Seven conscripts are missing.", "Seven", "2015-06-09"),
        ("A helicopter came down near Juba on Monday.", "Those killed were four officers.", "four", "2015-06-08"),
        # What is counted over a longer time, or has a date of its own, is not of that day.
        ("Gunmen attacked a barracks near Gao on Tuesday.", "The mission has lost 150 peacekeepers so far.", "150", None),
        ("A convoy was ambushed near Bama on Monday.", "The war has cost 3,000 soldiers their lives.", "3,000", None),
        ("Two bases in Helmand fell on Sunday.", "In 2009, 46 soldiers were killed there.", "46", "2009"),
        ("Shells struck the airport on Tuesday.", "Some 60 soldiers were killed in two years.", "60", None),
    ],
)
def test_losses_that_nothing_dates_are_of_the_day_of_the_news(lead, below, number, value):
    text = lead + _FAR_BELOW.format(below)
    assert date(text, number, "2015-06-10") == value


def test_losses_are_undated_where_the_lead_tells_two_days():
    text = "Gunmen attacked two posts on Monday and a barracks on Tuesday." + _FAR_BELOW.format("The army lost 30 men.")
    assert date(text, "30", "2015-06-10") is None


@pytest.mark.parametrize(
    "text, number, value",
    [
        ("Seven marines killed in a blast, officials said on Tuesday.", "Seven", None),
        ("Rebels currently held 245 peacekeepers, the mission said on Tuesday.", "245", "2015-06-09"),
        (
            "Ten soldiers were killed in the raid, the army said on Tuesday, adding that 30 more were missing.",
            "30",
            "2015-06-09",
        ),
        ("The fighters still hold 60 soldiers, a general said on Monday.", "60", "2015-06-08"),
        ("Twelve rebels died during the raid, a minister said on Monday.", "Twelve", None),
    ],
)
def test_what_happened_once_is_told_from_what_goes_on(text, number, value):
    assert date(text, number, "2015-06-10") == value


@pytest.mark.parametrize(
    "text, number, value",
    [
        ("More than 10,000 fighters have been killed since the ceasefire broke down in 2013.", "10,000", "2013/.."),
        (
            "The army has lost 45,000 soldiers since he took office in September 2014, the president said.",
            "45,000",
            "2014-09/..",
        ),
        ("Since the Taliban fell in 2001, 561 soldiers have died.", "561", "2001/.."),
        ("Eight soldiers who fought at Ilovaisk in August 2014 are still prisoners.", "Eight", None),
        ("Canberra, which has flown patrols over the island since June, will send 80 instructors.", "80", None),
        ("The army, recreated in 2014, has 1,300 soldiers on the island.", "1,300", None),
        ("Germany has 300 soldiers at Gao, and its planes had carried 313 people out by Tuesday.", "300", None),
        (
            "The alliance, three armies that took up arms on May 27, put the number of captured soldiers at 2,389.",
            "2,389",
            None,
        ),
        ("Germany, whose parliament is to vote in May, has 900 soldiers at Gao.", "900", None),
        (
            "According to figures released on Monday, 90 soldiers have died since the war broke out on May 15.",
            "90",
            "2015-05-15/..",
        ),
        ("Data published by the army on Friday show that 31 soldiers died in Cauca in March.", "31", "2015-03"),
        ("At least 200 soldiers have surrendered at the base, the rebels said on Monday.", "200", None),
    ],
)
def test_clauses_of_since_and_who_keep_their_dates(text, number, value):
    assert date(text, number, "2015-06-10") == value


@pytest.mark.parametrize(
    "text, number, value",
    [
        ("It was the deadliest ambush since 14 marines were killed on May 3.", "14", "2015-05-03"),
        ("The army lost 17 men in its deadliest battle since the truce ended two weeks ago.", "17", None),
        ("Rebels killed nine soldiers in the worst attack since May 3.", "nine", None),
        ("The worst loss since 30 commandos died in August 2011 shook the army.", "30", "2011-08"),
        ("Last month rebels raided a post near Diffa. They killed seven soldiers.", "seven", "2015-05"),
        ("In April gunmen stormed the base. They took 40 soldiers captive.", "40", "2015-04"),
        ("The bomb killed ten marines and wounded 11 others on Monday.", "11", "2015-06-08"),
        ("ECOWAS will send 3,000 troops to Mali after last month's coup.", "3,000", None),
        ("Some 400 soldiers will go there for the June 29 elections.", "400", None),
        ("The 1st Armoured Division, 25,000 strong, lost nine infantrymen on Tuesday.", "25,000", None),
        ("Germany will send 500 soldiers if parliament consents next week.", "500", None),
        ("Spain will send 300 soldiers provided the vote on Friday passes.", "300", None),
        ("The minister flew in on Friday, two days after a bomb killed 12 soldiers in Gao.", "12", "2015-06-03"),
        (
            "The group resumed its war in July 2014.\n\nSince then, more than 500 soldiers have been killed.",
            "500",
            "2014-07/..",
        ),
        ("The mission was created in 1978. Since then 339 of its soldiers have been killed.", "339", "1978/.."),
        ("Rebels attacked on Friday, a day after the truce ended, and killed 12 soldiers.", "12", "2015-06-05"),
        ("In Gaza, where he has been held since May 25, five gunmen died in air strikes.", "five", None),
    ],
)
def test_a_date_is_the_figures_own_and_not_another_things(text, number, value):
    assert date(text, number, "2015-06-10") == value


@pytest.mark.parametrize(
    "text, value",
    [
        (
            "Bomb kills five marines\n\nA bomb killed five marines, the army said Tuesday. The marines died Monday.",
            "2015-06-08",
        ),
        (
            "Five marines killed\n\nFive marines were killed in Anbar, officials said. The blast occurred on Sunday.",
            "2015-06-07",
        ),
        ("Five soldiers dead in raid\n\nFive soldiers were killed on Saturday, the governor said on Tuesday.", "2015-06-06"),
        ("Rebels kill five soldiers\n\nThe army said on Tuesday that five soldiers had been killed in an ambush.", None),
    ],
)
def test_a_headline_tells_news_with_the_day_of_the_text_below(text, value):
    assert date(text, "ive" if "Five" in text else "five", "2015-06-10", text.split("\n")[0]) == value


@pytest.mark.parametrize(
    "text, number, value",
    [
        (
            "Seven soldiers died in Guaviare on Sunday, the army said, before raising the toll to 12 on Monday.",
            "12",
            "2015-06-07",
        ),
        (
            "The ministry on Tuesday raised the death toll from Saturday's attack in Tillaberi to 29 soldiers.",
            "29",
            "2015-06-06",
        ),
        ("Two soldiers were killed in Awaran on Friday. The army on Sunday put the toll at four.", "four", "2015-06-05"),
        ("Five soldiers died on Thursday when they hit a mine. On Friday the toll rose to seven.", "seven", "2015-06-04"),
        ("The toll from the June 3 ambush climbed to 40 soldiers on Tuesday.", "40", "2015-06-03"),
        (
            "Two marines were killed on Monday. The toll of the war has risen to 1,400 soldiers since May.",
            "1,400",
            "2015-05/..",
        ),
    ],
)
def test_a_toll_that_is_raised_keeps_the_day_of_its_event(text, number, value):
    assert date(text, number, "2015-06-10") == value


@pytest.mark.parametrize(
    "text, number, value",
    [
        ("Spain, whose contingent at Gao was once 1,100 strong, flew out its last 42 soldiers on Tuesday.", "1,100", None),
        ("Spain, whose contingent at Gao was once 1,100 strong, flew out its last 42 soldiers on Tuesday.", "42", "2015-06-09"),
        ("The base, where 3,000 Americans were once stationed, was handed over on Friday.", "3,000", None),
        ("The mission, at one point 17,000 strong, ended on Sunday.", "17,000", None),
        ("At its height in 2011 the mission had 19,000 soldiers.", "19,000", "2011"),
        ("Kabul, which formerly kept 2,500 men in the valley, closed the fort on Monday.", "2,500", None),
    ],
)
def test_what_once_was_has_only_a_date_of_its_own(text, number, value):
    assert date(text, number, "2015-06-10") == value


@pytest.mark.parametrize(
    "text, number, value",
    [
        ("All of the 12,900 peacekeepers have to be out of Mali by 31 December.", "12,900", "../2015-12-31"),
        ("The last 60 sappers have to leave by August 1.", "60", "../2015-08-01"),
        ("On June 4 the paper wrote that 20 soldiers had been killed the day before.", "20", "2015-06-03"),
        ("Three soldiers died in an ambush on Sunday. The night before, four soldiers were killed.", "four", "2015-06-06"),
        ("The day before the vote, 12 soldiers were killed.", "12", None),
    ],
)
def test_obligations_look_ahead_and_the_day_before_looks_back(text, number, value):
    assert date(text, number, "2015-06-10") == value


@pytest.mark.parametrize(
    "text, number, value",
    [
        ("Some 900 soldiers, 40 of whom flew in on Friday, guard the dam at Bui.", "900", None),
        ("Some 900 soldiers, 40 of whom flew in on Friday, guard the dam at Bui.", "40", "2015-06-05"),
        ("The brigade lost 45 men, twelve of them at Bui on Monday.", "45", None),
        ("The brigade lost 45 men, most of them at Bui on Monday.", "45", "2015-06-08"),
    ],
)
def test_the_day_of_a_part_is_not_the_day_of_the_whole(text, number, value):
    assert date(text, number, "2015-06-10") == value


@pytest.mark.parametrize(
    "text, number, value",
    [
        ("Kenya has promised 1,000 soldiers and Chad sent 200 on Tuesday.", "1,000", None),
        ("Kenya has promised 1,000 soldiers and Chad sent 200 on Tuesday.", "200", "2015-06-09"),
        ("Germany keeps 400 men in Gao and Spain withdrew 142 last week.", "400", None),
        ("Rwanda lost 20 soldiers and Uganda lost 30 on Tuesday.", "20", "2015-06-09"),
        ("Armenian forces killed 30 soldiers and wounded 40 on Tuesday.", "30", "2015-06-09"),
    ],
)
def test_another_sides_deed_has_its_own_date(text, number, value):
    assert date(text, number, "2015-06-10") == value


CHRONICLE = (
    "Somalia: a chronology\n\nDecember 1992 - The first of 28,000 Americans wade ashore.\n\n"
    "5 June 1993: An inspection ends in a massacre. Pakistan loses 24 soldiers.\n\n"
    "October 3-4, 1993. Eighteen US soldiers die in a raid. Washington decides to pull out its 4,000 men.\n\n"
    "March 1994\nThe last Americans leave. Some 19,000 UN troops stay on.\n\n"
    "[5 May 1994] Ten soldiers are wounded. Three days earlier 12 peacekeepers had been shot.\n\n"
    "The mission now has 17,500 soldiers."
)


@pytest.mark.parametrize(
    "number, value",
    [
        ("28,000", "1992-12"),
        ("24", "1993-06-05"),
        ("Eighteen", "1993-10-03/1993-10-04"),
        ("4,000", "1993-10-03/1993-10-04"),
        ("19,000", "1994-03"),
        ("Ten", "1994-05-05"),
        ("12", "1994-05-02"),
        ("17,500", "1994-06-01"),
    ],
)
def test_an_entry_of_a_chronology_has_the_date_it_stands_under(number, value):
    assert date(CHRONICLE, number, "1994-06-01") == value


def test_a_lone_date_over_a_paragraph_is_no_chronology():
    assert date("Raid\n\nMarch 2. It rained all day. Some 40 soldiers hold the pass.", "40", "1994-06-01") is None


def test_a_paragraph_of_another_time_is_not_of_the_day_of_the_news():
    text = (
        "Gunmen attacked a patrol at Banjska on June 7. One policeman was killed.\n\nThe force is small. It has no tanks.\n\n"
        "In May, 93 soldiers were hurt in Zvecan. The minister said then that seven soldiers were badly wounded."
    )
    assert date(text, "seven", "2015-06-10") is None


@pytest.mark.parametrize(
    "text, number, value",
    [
        ("About 100,000 soldiers ring the republic, half as many again as in 1995.", "100,000", None),
        ("Turkey lost 12 men; the rest of the column reached Idlib in May.", "12", None),
        ("Turkey lost 12 men in May; the rest of the column reached Idlib.", "12", "2015-05"),
    ],
)
def test_comparisons_and_what_stands_behind_a_semicolon_date_nothing(text, number, value):
    assert date(text, number, "2015-06-10") == value


@pytest.mark.parametrize(
    "text, value",
    [
        ("Miller said on Tuesday last week that 8,000 soldiers were in Kursk.", "2015-06-02"),
        ("The general said on Monday that 300 men were at the border.", "2015-06-08"),
        ("The general said on Monday that 300 men were killed at the border.", None),
        ("In May, Ankara believed that 300 soldiers served at the border.", "2015-05"),
        ("The minister told deputies on Monday that 300 soldiers stayed at the border.", "2015-06-08"),
        ("On June 2 the ministry admitted that 300 soldiers remained in the valley.", "2015-06-02"),
    ],
)
def test_who_was_there_as_somebody_spoke_has_the_day_of_the_words(text, value):
    number = "8,000" if "8,000" in text else "300"
    assert date(text, number, "2015-06-10") == value


@pytest.mark.parametrize(
    "text, number, value",
    [
        ("Sweden contributes 80 soldiers, of whom two were hurt on 5 June.", "80", None),
        ("Sweden contributes 80 soldiers, of whom two were hurt on 5 June.", "two", "2015-06-05"),
        ("Kenya has 900 soldiers at Gao, of whom 40 arrived last week.", "900", None),
        ("Kenya has 900 soldiers at Gao, of whom 40 arrived last week.", "40", "2015-06-01/2015-06-07"),
    ],
)
def test_the_day_of_those_of_whom_it_is_told_is_theirs(text, number, value):
    assert date(text, number, "2015-06-10") == value


# 2018-10-02 was a Tuesday.
@pytest.mark.parametrize(
    "text, number, value",
    [
        ("On October 3, 1993, they flew in. Some 160 soldiers left the field that Sunday.", "160", "1993-10-03"),
        ("In May 2016 it had 9,000 soldiers. A year before, it had 4,000.", "4,000", "2015"),
        ("Rebels attacked Kidal on Friday. Some 300 fighters took part.", "300", "2018-09-28"),
        ("The ceasefire began on Friday. A first group of 200 soldiers crossed the bridge.", "200", "2018-09-28"),
        ("On Friday French planes bombed a camp. They dropped 150 paratroopers behind it.", "150", "2018-09-28"),
        ("Rebels attacked Kidal on Friday. The garrison numbers 900 men.", "900", None),
        ("Ethiopian troops left Baidoa on Friday. Ethiopia has 3,500 soldiers in the country.", "3,500", None),
        ("Rebels attacked Kidal on Friday. In the past the army has lost 60 men there.", "60", None),
        ("Syria is calm.\n\nIn Manbij 22 soldiers were killed. It happened on Monday in a hospital.", "22", "2018-10-01"),
        ("A year in numbers\n\n- The first 700 men. They came on May 2.\n\n- 31,000 soldiers stay there.", "31,000", None),
        ("Russia has handed over 215 prisoners of war. It took place on Monday near Chernihiv.", "215", "2018-10-01"),
        ("Three soldiers were killed on June 10; a week later seven soldiers were wounded.", "seven", "2018-06-17"),
        ("The jet was shot down on April 6, 1994. The next morning ten soldiers were killed.", "ten", "1994-04-07"),
        ("Both sides exchanged prisoners on Friday. The army got back 95 men.", "95", "2018-09-28"),
        ("A bomb hit a barracks on Sunday. By Monday the number of dead soldiers had risen to 31.", "31", "2018-09-30"),
        ("The army struck on October 3, 1993. That night 18 soldiers were killed.", "18", "1993-10-03"),
        ("It began in October 1993. Four months earlier, on June 5, 24 soldiers had been killed.", "24", "1993-06-05"),
        ("The battle was on October 3, 1993. The following spring the last 1,100 soldiers left.", "1,100", "1994-03/1994-05"),
        ("In October 2006 it had 9,000 soldiers there. The following January it had 7,000.", "7,000", "2007-01"),
        ("The army invaded in December 1994. By that February 1,500 soldiers had been killed.", "1,500", "../1995-02"),
        ("In May 2003 the mission had 6,000 soldiers; two years later it had 1,200.", "1,200", "2005"),
        (
            "Sixty marines landed at Bagram on November 15, 2001. They waited. France sent 58 men two days later.",
            "58",
            "2001-11-17",
        ),
        ("A convoy was hit near Gao on Monday. Three hours later 40 marines stormed the village.", "40", "2018-10-01"),
        ("Sixty marines landed at Gao on September 15. About 100 are there now.", "100", "2018-10-02"),
    ],
)
def test_an_account_counts_from_the_date_it_told_last(text, number, value):
    assert date(text, number, "2018-10-02") == value


@pytest.mark.parametrize(
    "text, number, value",
    [
        ("Some 490 soldiers serve with the mission set up in July 1992.", "490", None),
        ("About 300 troops of the force created in 2014 are in Kidal.", "300", None),
        ("France keeps 80 soldiers with the brigade formed last year.", "80", None),
        ("The army has 600 soldiers in Bardai, a town that was taken by rebels in 1973.", "600", None),
        ("Moscow has 1,500 soldiers in Bender, the town which has been without gas since January.", "1,500", None),
        ("The army has 70 soldiers at Kivumba, the pass where a convoy was hit on Monday.", "70", None),
        ("There were 6,400 soldiers in enemy hands before the incursion of May 6.", "6,400", "../2015-05-06"),
        ("The army had 9,000 soldiers there before the raid on June 2.", "9,000", "../2015-06-02"),
        ("The army lost 40 soldiers at Bardai on June 2.", "40", "2015-06-02"),
        ("A third of the 9,000 soldiers there were given helmets from the 1940s.", "9,000", None),
        ("Seoul counts 15,000 soldiers in two waves, 11,000 in autumn and 4,000 in March.", "15,000", None),
        ("Seoul counts 15,000 soldiers in two waves, 11,000 in April and 4,000 in May.", "4,000", "2015-05"),
        ("The rebels had perhaps 15,000 soldiers at New Year.", "15,000", "2015-01-01"),
        ("It has 15,000 soldiers on the island, Bah said, half as many as in April.", "15,000", None),
        ("He told his year-end conference that 15,000 soldiers had enlisted.", "15,000", None),
        ("In May the army crossed. Since then 13 of its soldiers have died, two of them on June 2.", "two", "2015-06-02"),
        ("In May the army crossed. Since then 13 soldiers have died, including six on June 2.", "13", "2015-05/.."),
        ("Last week he denied that 60,000 were massed; the army has 6,500 soldiers.", "6,500", None),
    ],
)
def test_the_date_of_a_force_a_part_or_of_what_a_place_is_dates_no_other(text, number, value):
    assert date(text, number, "2015-06-10") == value
