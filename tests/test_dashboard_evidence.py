"""The reader's marks, citations and words: spans kept, every hostile word still a word."""

from __future__ import annotations

import datetime as dt
import re

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from dashboard import citations, evidence, headlines, markup, queries, reports, wording
from dashboard.filters import Selection
from dashboard.palette import LAYERS
from tests import seed_tables
from tests.seed_tables import claim

TEXT = "Head\nOn Friday 20 men fell. He said so. Nobody else did. The end."


def mention(layer: str, words: str, text: str = TEXT, **more) -> dict:
    start = text.index(words)
    return {"layer": layer, "start": start, "end": start + len(words), "text": words, "value": words, "rule": "r"} | more


def plain(html: str) -> str:
    return re.sub(r"<[^>]+>", "", html.replace("</p><p>", "\n"))


def test_each_mention_is_marked_where_it_stands():
    html = evidence.marked(TEXT, [mention("date", "Friday"), mention("figure", "20")])
    assert '<mark class="m date" title="Date: Friday [r]">Friday</mark>' in html
    assert '<mark class="m figure"' in html
    assert plain(html) == TEXT


def test_overlapping_mentions_share_the_words_they_share():
    html = evidence.marked(TEXT, [mention("figure", "20 men"), mention("force", "men fell")])
    assert html.count('class="m figure"') == 2
    assert html.count('class="m force"') == 2
    assert plain(html) == TEXT


def test_the_opened_sentence_is_set_off_once():
    start = TEXT.index("On Friday")
    html = evidence.marked(TEXT, [mention("figure", "20")], opened=(start, TEXT.index(" He")))
    assert html.count('id="opened"') == 1
    assert plain(html) == TEXT


@pytest.mark.parametrize("bad", [{"start": -1}, {"end": 10_000}, {"start": 9, "end": 9}, {"start": None}, {"layer": "script"}])
def test_a_broken_mention_is_passed_over(bad):
    assert "<mark" not in evidence.marked(TEXT, [mention("date", "Friday") | bad])


HOSTILE = "<script>alert(1)</script><img src=x onerror=alert(1)>\"'&amp; ![x](http://evil.example/p.png)"


def test_hostile_text_stays_text():
    html = evidence.marked(HOSTILE, [mention("figure", "alert(1)", HOSTILE, value='"><script>', rule="<b>")])
    assert not re.search(r"<(script|img|b)\b", html)
    assert set(re.findall(r"</?(\w+)", html)) == {"p", "mark"}


# Other tests share the machine: a slow draw is no fault of the page.
@settings(deadline=None, max_examples=60, suppress_health_check=[HealthCheck.too_slow])
@given(
    st.text(max_size=120),
    st.lists(st.tuples(st.integers(0, 130), st.integers(0, 130), st.sampled_from(list(LAYERS))), max_size=6),
)
def test_no_marks_ever_lose_a_character(text, spans):
    mentions = [{"layer": layer, "start": a, "end": b, "value": "v", "rule": "r"} for a, b, layer in spans]
    html = evidence.marked(text, mentions)
    assert plain(html).replace("\n", "") == markup.html(text).replace("\n", "")


def test_of_a_text_without_full_rights_only_the_sentence_and_its_neighbours_show():
    start = TEXT.index("He said")
    ((begin, end),) = evidence.excerpts(TEXT, [(start, start + len("He said so."))])
    assert TEXT[begin:end].strip() == "On Friday 20 men fell. He said so. Nobody else did."


def test_neighbouring_excerpts_are_one():
    spans = [(TEXT.index("On"), TEXT.index(" He")), (TEXT.index("He"), TEXT.index(" Nobody"))]
    assert len(evidence.excerpts(TEXT, spans)) == 1


@pytest.mark.parametrize(
    "text",
    ["![x](http://e.example/x.png)", ":red[x] :smile: $x$", "**b** _i_ `c` <b>", "[a](javascript:alert(1))", "www.e.example"],
)
def test_a_label_is_only_words(text):
    made = markup.label(text)
    assert re.sub(r"\\(.)", r"\1", made) == text
    assert not re.search(r"(?<!\\)[!\[\]()*_`<>:$]", made)


@pytest.mark.parametrize(
    "address, kept",
    [
        ("https://example.org/a?b=1", True),
        ("javascript:alert(1)", False),
        ("http://x.example/'onclick='", False),
        ("ftp://x.example/", False),
        ("data:text/html,x", False),
        (None, False),
    ],
)
def test_only_plain_web_addresses_become_links(address, kept):
    assert bool(markup.web_address(address)) is kept


# --- words


@pytest.mark.parametrize(
    "row, words",
    [
        ({"low": 20, "high": 20}, "20"),
        ({"low": None, "high": 10_000}, "up to 10,000"),
        ({"low": 3_000, "high": None}, "at least 3,000"),
        ({"low": 8_000, "high": 12_000}, "8,000 to 12,000"),
        ({"low": None, "high": None, "vague": True, "quantity_text": "dozens"}, "dozens"),
        ({"low": 1_500, "high": 1_500, "measure": "added"}, "another 1,500"),
        ({"low": None, "high": 90, "measure": "rate", "per": "day"}, "up to 90 a day"),
        ({"low": 700, "high": 700, "measure": "total"}, "700 in all"),
        ({"kind": "movement"}, ""),
    ],
)
def test_a_figure_reads_as_it_was_reported(row, words):
    assert wording.headcount(claim(**row)) == words


@pytest.mark.parametrize(
    "first, last, words",
    [
        ("2024-10-04", "2024-10-04", "October 4, 2024"),
        ("2024-10-04", "2024-11-04", "October 4 to November 4, 2024"),
        ("2023-12-31", "2024-01-02", "December 31, 2023 to January 2, 2024"),
        ("2024-02-01", "2024-02-29", "February 2024"),
        ("2022-01-01", "2022-12-31", "2022"),
        (None, "2024-10-28", "by October 28, 2024"),
        ("2024-10-28", None, "since October 28, 2024"),
        (None, None, "no date told"),
    ],
)
def test_a_period_reads_as_people_say_it(first, last, words):
    assert wording.period(*(dt.date.fromisoformat(day) if day else None for day in (first, last))) == words


def test_the_words_on_top_say_each_status_and_never_a_sum():
    data = queries.from_tables(seed_tables.tables(), "t")
    assert headlines.extent(queries.counts(data, Selection())) == (
        "15 claims, 6 with figures, in 2 articles, from 9 sources, October 4 to November 4, 2024"
    )
    own_voice = queries.counts(data, Selection()) | {"claims": 1, "figures": 0, "articles": 1, "sources": 0, "first": None}
    assert headlines.extent(own_voice) == "1 claim, 0 with figures, in 1 article"
    ((force, clauses),) = headlines.forces(reports.latest_figures(data, Selection()))
    assert force == "North Korea"
    assert clauses == (
        "planned 10,000 (Volodymyr Zelenskyy, October 17), up to 10,000 (South Korea's intelligence agency, October 25); "
        "training 11,000 (Kyrylo Budanov, October 17 to November 4); "
        "en route 2,600 (Kyrylo Budanov, October 17 to November 4); "
        "killed 6 of 20 (Kyiv Post, October 4)"
    )


def test_a_citation_holds_everything_one_needs():
    row = claim(low=20, high=20, status="killed", claimant="Kyiv Post", outlet="Espreso", title="T", url="https://e.example/a")
    made = citations.citation(row, "https://m.example/?claim=x1&v=5eed", "5eed")
    for part in ("Kyiv Post", "Killed", "20", "Espreso", "October 4, 2024", "A sentence.", "claim=x1&v=5eed", "version 5eed"):
        assert part in made
