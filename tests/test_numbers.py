"""Numbers as the news writes them: digits, words, ranges, and the words that open or close an end."""

from __future__ import annotations

import pytest

from etl import lexicon, numbers, sentences


def read(text: str) -> list[numbers.Number]:
    return list(numbers.find(text, sentences.tokens(text)))


@pytest.mark.parametrize(
    "text, value",
    [
        ("12,000", 12_000),
        ("1,200,000", 1_200_000),
        ("12 000", 12_000),
        ("712 600", 712_600),
        ("12.000", 12_000),
        ("12k", 12_000),
        ("1.5k", 1_500),
        ("2.5m", 2_500_000),
        ("1.5 million", 1_500_000),
        ("1.234 million", 1_234_000),
        ("1,5 million", 1_500_000),
        ("15-hundred", 1_500),
        ("1.5 thousand", 1_500),
        ("7 thousand", 7_000),
        ("300000", 300_000),
        ("two", 2),
        ("twelve thousand", 12_000),
        ("ten-thousand", 10_000),
        ("forty-five thousand", 45_000),
        ("three hundred and fifty", 350),
        ("two hundred thirty-five", 235),
        ("one hundred and fifty thousand", 150_000),
        ("a hundred", 100),
        ("a thousand", 1_000),
        ("a dozen", 12),
        ("two dozen", 24),
        ("two-dozen", 24),
        ("half a dozen", 6),
        ("half-dozen", 6),
        ("half a million", 500_000),
        ("a quarter of a million", 250_000),
        ("two and a half million", 2_500_000),
        ("three and a half thousand", 3_500),
        ("fifteen hundred", 1_500),
        ("a lakh", 100_000),
    ],
)
def test_every_way_to_write_a_number_has_its_value(text, value):
    (number,) = read(text)
    assert (number.low, number.high, number.span.of(text)) == (value, value, text)


@pytest.mark.parametrize(
    "text",
    [
        *(
            "dozens",
            "scores",
            "hundreds",
            "thousands",
            "tens of thousands",
            "hundreds of thousands",
            "several hundred",
            "several tens of thousands",
        ),
        *("a few hundred", "a few thousand", "many thousands", "a couple of dozen", "several dozen", "hundreds upon hundreds"),
    ],
)
def test_vague_numbers_have_no_value(text):
    (number,) = read(text)
    assert (number.low, number.high, number.vague, number.span.of(text)) == (None, None, True, text)


@pytest.mark.parametrize(
    "text, low, high",
    [
        ("between 7,000 and 12,000", 7_000, 12_000),
        ("between about 7,000 and 12,000", 7_000, 12_000),
        ("20 to 30", 20, 30),
        ("two to three thousand", 2_000, 3_000),
        ("five to six hundred", 500, 600),
        ("10 to 15,000", 10_000, 15_000),
        ("4,000-5,000", 4_000, 5_000),
        ("8k-10k", 8_000, 10_000),
        ("30–40,000", 30_000, 40_000),
        ("6,000–38,000", 6_000, 38_000),
        ("1.2 to 1.5 million", 1_200_000, 1_500_000),
        ("two or three", 2, 3),
        ("a dozen to twenty", 12, 20),
    ],
)
def test_a_range_has_both_ends_and_is_one_number(text, low, high):
    (number,) = read(text)
    assert (number.low, number.high, number.span.of(text)) == (low, high, text)


@pytest.mark.parametrize(
    "text", ["from 2,000 to 2,200", "by 180,000 to 500,000", "2,000 and 300", "six of the 20", "one in 400"]
)
def test_changes_and_parts_are_two_numbers(text):
    assert len(read(text)) == 2


@pytest.mark.parametrize(
    "text, low, high",
    [
        ("about 300", 300, 300),
        ("some 300", 300, 300),
        ("~300", 300, 300),
        ("an estimated 300", 300, 300),
        ("a hundred or so", 100, 100),
        ("300-odd", 300, 300),
        ("at least 300", 300, None),
        ("no fewer than 300", 300, None),
        ("well over 300", 300, None),
        ("upwards of 300", 300, None),
        ("in excess of 300", 300, None),
        ("300 or more", 300, None),
        ("300+", 300, None),
        ("300-plus", 300, None),
        (">300", 300, None),
        ("up to 300", None, 300),
        ("as many as 300", None, 300),
        ("as high as 300", None, 300),
        ("nearly 300", None, 300),
        ("just under 300", None, 300),
        ("fewer than 300", None, 300),
        ("no more than 300", None, 300),
        ("300 or fewer", None, 300),
        ("at least some 300", 300, None),
        ("up to about 300", None, 300),
        ("up to just over 300", 300, None),
        ("up to two dozen", None, 24),
        ("up to 20 to 30", 20, 30),
        ("more than several hundred", None, None),
    ],
)
def test_the_nearest_bound_opens_one_end(text, low, high):
    (number,) = read(text)
    assert (number.low, number.high) == (low, high)


@pytest.mark.parametrize(
    "text",
    [
        "officers lied about 8,000 men being ready",
        "the general talked about 3,000 recruits",
        "rumours about 300 defectors spread",
        "he had heard about 40 desertions",
        "she wrote about 12 lost patrols",
    ],
)
def test_what_somebody_talks_about_is_not_about_so_many(text):
    (number,) = read(text)
    assert number.span == number.core


def test_the_span_takes_the_qualifier_and_leaves_the_rest():
    text = "another 300 came, a total of at least 900, a further dozen or so"
    assert [number.span.of(text) for number in read(text)] == ["300", "at least 900", "dozen or so"]


@pytest.mark.parametrize(
    "text, words, suffix",
    [
        ("a 10,000-strong force", "10,000", "strong"),
        ("a 2,600-man unit", "2,600", "man"),
        ("a 1.2 million-strong army", "1.2 million", "strong"),
        ("a six-man patrol", "six", "man"),
        ("a 50-member team", "50", "member"),
    ],
)
def test_what_a_hyphen_ties_to_a_number_is_no_part_of_its_span(text, words, suffix):
    (number,) = read(text)
    assert (number.span.of(text), number.suffix) == (words, suffix)


@pytest.mark.parametrize(
    "text", ["155th", "F-16", "26-year-old", "3.14", "1,1,1,1", "10.11.2020", "a soldier", "many men", "1.52 trillion"]
)
def test_ordinals_names_and_decimals_are_no_numbers(text):
    assert read(text) == []


@pytest.mark.parametrize("name", ["qualifiers", "noun_phrases", "personnel", "headcounts"])
def test_each_entry_matches_its_own_examples(name):
    entries = lexicon.load(name).values()
    assert [(e.id, text) for e in entries for text in e.examples if not e.pattern.search(text)] == []
