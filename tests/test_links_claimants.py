"""Claims get their claimants and the date of the statement: tables of sentences, the number in [brackets]."""

from __future__ import annotations

from dataclasses import replace

import pytest

from etl import edtf
from etl.links import claimants
from etl.records import Claim
from tests.test_attributions import article, claims


def first(marked: str, published: str = "2024-06-14", **fields: object) -> Claim:
    """The claim of the first headcount."""
    made = article(marked, published=published)
    quantity = made.quantities[0]
    draft = Claim(
        claim_id="1",
        doc_id="x",
        kind="figure",
        anchor=quantity.span,
        sentence=made.sentence_at(quantity.span.start).span,
        low=quantity.low,
        high=quantity.high,
    )
    return claimants.link(replace(draft, **fields), made, ())


@pytest.mark.parametrize(
    "text, expected",
    [
        ("The ministry said on Wednesday that [300] men had been called up.", "2024-06-12"),
        ("On June 3, the Sarajevo daily Oslobodjenje reported that [40] soldiers had died.", "2024-06-03"),
        ("At a June 10 news conference in Juba, General Lual Deng said [900] men had joined.", "2024-06-10"),
        ("Kyiv said Thursday it had lost [31,000] soldiers.", "2024-06-13"),
        ("[Two] soldiers were killed, the Lebanese army said on Tuesday.", "2024-06-11"),
        ("Speaking on Monday, Colonel Aldo Reyes said [70] guerrillas had surrendered.", "2024-06-10"),
        ("The general told reporters yesterday that [200] marines were on their way.", "2024-06-13"),
        ("The rebels say they hold [58] prisoners.", None),
        ("During the summit, the president said [500] trainers would go.", None),
        ("Previously, Western countries have said that [2,000] men were promised.", "../2024-06-14"),
        ("The army reported that [12] soldiers were killed on June 5.", "2024-06-05/2024-06-14"),
    ],
)
def test_a_statement_has_the_date_its_words_tell_or_its_event_allows(text, expected):
    date = first(text).reported_date
    assert (date.text if date else None) == expected


def test_later_is_after_the_date_before_it_and_before_publication():
    text = "On June 5 the Tutsi rebels took Byumba. Paul Kagame, their commander, later said [80] soldiers had fled."
    claim = first(text)
    assert claim.reported_date == edtf.parse("2024-06-05/2024-06-14")
    words = claim.words("reported_date")
    assert words and words.span and words.span.of(text.replace("[", "").replace("]", "")) == "later"


def test_a_forecast_was_made_before_what_it_foretells():
    claim = first("The president said that [500] men would be sent on June 20.", modality="expected")
    assert claim.reported_date == edtf.parse("../2024-06-20")


def test_what_a_source_added_was_said_with_what_it_said_before():
    text = "General Omar Bah said on Monday that [300] men had deserted. He added that [40] were caught."
    said, added = claims(article(text))
    assert said.reported_date == added.reported_date == edtf.parse("2024-06-10")
    words = added.words("claimants")
    assert words and words.basis == "carried over" and [c.name for c in added.claimants] == ["Omar Bah"]


@pytest.mark.parametrize(
    "text, kind, side",
    [
        ("The Kremlin said [300] men were freed.", "government", "RU"),
        ("Serbia's President Zoran Lilic said [300] men were freed.", "person", "RS"),
        ("The South Korean Defense Minister warned that [300] men might be sent.", "role", "KR"),
        ("The Kyiv Post reported that [300] men were freed.", "outlet", "UA"),
        ("NATO said [300] men were freed.", "body", "NATO"),
        ("Diplomats said [300] men were freed.", "unnamed", None),
        ("Western countries said [300] men were freed.", "group", None),
        ("The Syrian Observatory for Human Rights said [300] men were freed.", "body", None),
    ],
)
def test_a_claimant_is_told_by_kind_and_side(text, kind, side):
    (claimant,) = first(text).claimants
    assert (claimant.kind, claimant.side) == (kind, side)


def test_the_evidence_is_the_words_of_the_closest_source():
    text = "Ukrainian President Volodymyr Zelenskyy revealed a plan to train [10,000] soldiers."
    words = first(text).words("claimants")
    assert words and words.span and words.span.of(text) == "Volodymyr Zelenskyy"


def test_a_headline_takes_the_source_the_text_gives_for_its_number():
    text = "[62] soldiers killed in air strikes\n\nAir strikes killed [62] soldiers on Saturday, the Russian army said."
    made = article(text, title="62 soldiers killed in air strikes")
    assert [[c.name for c in claim.claimants] for claim in claims(made)] == [["Russian army"], ["Russian army"]]


@pytest.mark.parametrize(
    "text, said, denied",
    [
        ('"There are no [4,000] Rwandan soldiers in Congo," Vincent Biruta said.', [], ["Vincent Biruta"]),
        ("Dmitry Peskov said there was no [10,000]-strong army there.", [], ["Dmitry Peskov"]),
        ("Vincent Biruta said there were [4,000] soldiers in Congo.", ["Vincent Biruta"], []),
        ("Vincent Biruta said no more than [400] soldiers had gone.", ["Vincent Biruta"], []),
    ],
)
def test_who_says_that_there_is_no_such_number_disputes_it(text, said, denied):
    claim = first(text)
    assert ([one.name for one in claim.claimants], [one.name for one in claim.denied_by]) == (said, denied)


@pytest.mark.parametrize(
    "text, said",
    [
        ("Some [1,400] soldiers have left the town, per the Chadian general staff.", ["Chadian general staff"]),
        ("The army's estimate, given to reporters last week, is [900] rebels.", ["army"]),
        ("Diplomats hazard [9,000] dead soldiers.", ["Diplomats"]),
        ("French intelligence assumed [1,200] rebels in the north.", ["French intelligence"]),
        ("Igor Sergeyev numbered the attackers at [2,500].", ["Igor Sergeyev"]),
        ("Benjamin Netanyahu has since raised it to about [7,000].", ["Benjamin Netanyahu"]),
    ],
)
def test_who_reckons_hazards_and_raises_a_number_is_its_source(text, said):
    assert [one.name for one in first(text).claimants] == said
