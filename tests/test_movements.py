"""Movements and meetings: what becomes a claim without a headcount, and what does not."""

from __future__ import annotations

from dataclasses import replace

import pytest

from etl import edtf, sentences, statuses
from etl.links import movements
from etl.pipeline import extract
from etl.records import Article, Claim, Document
from tests.growth import growth


def others(text: str) -> list[Claim]:
    """The text's movements and meetings, in an article of 2 May 2023."""
    document = Document(doc_id="a", text=text, published=edtf.parse("2023-05-02"))
    return [claim for claim in extract(document).claims if claim.kind != "figure"]


def told(text: str) -> list[tuple[str | None, str | None, str, list[tuple[str, str]]]]:
    """Force, status, modality and places of each movement."""
    return [
        (claim.force, claim.status, claim.modality, [(place.role, place.name) for place in claim.places])
        for claim in others(text)
        if claim.kind == "movement"
    ]


@pytest.mark.parametrize(
    "text, force, status, modality",
    [
        ("Rwandan troops entered Goma on Monday.", "RWA", "deployed", "asserted"),
        ("Ugandan soldiers are fighting near Bunia.", "UGA", "fighting", "asserted"),
        ("Sudan has sent troops to Yemen.", "SDN", "deployed", "asserted"),
        ("The presence of Cuban soldiers in Angola alarmed Pretoria.", "CUB", "deployed", "asserted"),
        ("Chadian forces withdrew from Bangui on 3 April 2014.", "TCD", "withdrawn", "asserted"),
        ("Ethiopia may deploy its army to Somalia.", "ETH", "deployed", "expected"),
        ("Turkish commandos are training in Qatar.", "TUR", "training", "asserted"),
        ("Ghana plans to send peacekeepers to Mali.", "GHA", "planned", "asserted"),
        ("The deployment of Burundian troops to Bukavu was announced by the governor.", "BDI", "deployed", "asserted"),
        ("The Georgian brigade was stationed in Baghdad until 2008.", "GEO", "deployed", "asserted"),
        ("Syrian government soldiers were pulled back from Daraa.", "SYR", "withdrawn", "asserted"),
        ("Armenian soldiers remain in Yerevan.", "ARM", "deployed", "asserted"),
        ("The Kenyan contingent is en route to Haiti.", "KEN", "en_route", "asserted"),
        ("Iraqi forces advanced on Mosul on Sunday.", "IRQ", "fighting", "asserted"),
    ],
)
def test_a_force_that_is_goes_trains_or_fights_somewhere_is_a_movement(text, force, status, modality):
    found = [movement[:3] for movement in told(text)]
    assert found == [(force, status, modality)]


@pytest.mark.parametrize(
    "text",
    [
        # No day and no place of its own.
        "North Korean soldiers are fighting.",
        "The minister praised the deployment of French troops.",
        # It did not happen, or is only spoken of.
        "Eritrea has never sent troops to Tigray.",
        "Belgrade denied that Serbian soldiers were in Kosovo.",
        "She called on Moscow to withdraw Russian troops from Georgia.",
        "The resolution seeks to prevent the deployment of Russian forces in Moldova.",
        # Not those who send: the partners are.
        "Romania and Estonia are the latest of its partners to send instructors to Kyiv.",
        # Not personnel.
        "Tehran sent military equipment to Damascus on Monday.",
        "Washington will send rockets to Ukraine.",
        "The Ukrainian government sent aid to Sumy.",
        # Nobody's.
        "Troops entered the town of Gao on Monday.",
        # A figure says it.
        "Rwanda sent 1,000 soldiers to Maputo on Monday.",
    ],
)
def test_what_is_no_movement(text):
    assert told(text) == []


@pytest.mark.parametrize(
    "text, places",
    [
        ("Rwandan troops entered Goma on Monday.", [("at", "Goma")]),
        ("Sudan has sent troops to Yemen.", [("to", "Yemen")]),
        ("Chadian forces withdrew from Bangui on 3 April 2014.", [("from", "Bangui")]),
    ],
)
def test_a_movement_has_its_place(text, places):
    (movement,) = told(text)
    assert movement[3] == places


def test_one_sentence_tells_one_movement_of_a_force():
    assert len(told("Rwandan soldiers entered Goma and Rwandan soldiers advanced on Goma on Monday.")) == 1


@pytest.mark.parametrize(
    "text, participants, day",
    [
        (
            "On April 20, Sudanese officials held talks with Ethiopian diplomats in Nairobi.",
            {"SDN", "ETH"},
            "2023-04-20",
        ),
        ("Turkish ministers met Syrian envoys in Moscow on 25 April 2023.", {"TUR", "SYR"}, "2023-04-25"),
    ],
)
def test_two_sides_a_day_and_a_place_make_a_meeting(text, participants, day):
    (meeting,) = [claim for claim in others(text) if claim.kind == "meeting"]
    assert set(meeting.participants) == participants
    assert meeting.event_date is not None
    assert meeting.event_date.text == day
    assert meeting.status is None
    assert meeting.force is None
    assert [place.role for place in meeting.places] == ["at"]


@pytest.mark.parametrize(
    "text",
    [
        "Peace talks are stalled.",
        "American diplomats are negotiating with Chinese counterparts.",
        "The Malian president visited a hospital on Monday.",
        "Talks were held in Doha.",
    ],
)
def test_talks_without_two_sides_a_day_and_a_place_are_no_claim(text):
    assert [claim for claim in others(text) if claim.kind == "meeting"] == []


def test_no_day_told_for_what_is_foreseen_is_an_issue():
    (movement,) = others("The Kenyan president warned on April 20 that Ethiopia may deploy troops to Somalia.")
    assert any("no day" in issue.message for issue in movement.issues)


@pytest.mark.parametrize("unit", ["Rwandan troops entered Goma ", "talks ", "troops troops ", "sent troops to "])
def test_hostile_text_costs_no_more_than_linear_time(unit):
    def read(size: int) -> None:
        text = (unit * size)[:size]
        article = Article(
            document=Document(doc_id="a", text=text), sentences=sentences.split(text), tokens=sentences.tokens(text)
        )
        article = replace(article, statuses=statuses.find(article))
        movements.drafts(article, [])

    assert growth(read) < 4
