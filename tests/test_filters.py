"""Selection <-> link: ids in, ids out, and every oddity announced in words."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from dashboard.filters import Known, Selection, from_link, query_string, to_link

KNOWN = Known(
    ids={
        "force": {"PRK", "SYR"},
        "status": {"killed", "deployed"},
        "kind": {"figure", "movement", "meeting"},
        "claimant": {"kyiv-post"},
        "side": {"UA"},
        "place": {"UA", "RU.41"},
        "outlet": {"Espreso"},
        "claim": {"abc"},
        "article": {"a/b.txt"},
    },
    first=dt.date(2024, 10, 1),
    last=dt.date(2024, 11, 4),
)


def test_everything_is_an_empty_link():
    assert to_link(Selection()) == {}
    assert from_link({}, KNOWN) == (Selection(), ())


def test_a_selection_survives_its_link():
    chosen = Selection(
        force=("PRK", "SYR"),
        place=("RU.41",),
        since=dt.date(2024, 10, 2),
        text="naïve & <b>",
        also=("undated",),
        roles=("said",),
        rates=True,
        scale="linear",
        days="all",
        claim="abc",
    )
    assert from_link(to_link(chosen), KNOWN) == (chosen, ())


@pytest.mark.parametrize(
    "params, said",
    [
        ({"force": ["XXX"]}, 'no force "XXX"'),
        ({"side": ["UA", "ZZ"]}, 'no claimant\'s side "ZZ"'),
        ({"from": ["2024-11-02"], "to": ["2024-10-02"]}, "reversed"),
        ({"from": ["2031-01-01"]}, "outside the data"),
        ({"to": ["tomorrow"]}, "is not a date"),
        ({"claim": ["nope"]}, 'no claim "nope"'),
        ({"article": ["../../etc/passwd"]}, "no article"),
        ({"scale": ["cubic"]}, 'no scale "cubic"'),
        ({"days": ["some"]}, 'no range of days "some"'),
        ({"role": ["under"]}, 'no role of a place "under"'),
        ({"also": ["everything"]}, "no addition"),
        ({"colour": ["red"]}, "means nothing here"),
    ],
)
def test_what_a_link_asks_in_vain_is_said_in_words_and_left_out(params, said):
    selection, notices = from_link(params, KNOWN)
    assert any(said in notice for notice in notices)
    assert not selection.without("side").narrowed


def test_the_known_part_of_a_facet_still_counts():
    selection, notices = from_link({"force": ["PRK", "XXX"]}, KNOWN)
    assert selection.force == ("PRK",)
    assert len(notices) == 1


def test_a_second_click_takes_a_value_out_again():
    once = Selection().toggled("place", "UA")
    assert once.place == ("UA",)
    assert once.toggled("place", "UA") == Selection()


def test_how_it_is_drawn_does_not_count_as_a_filter():
    assert not Selection(scale="linear", days="all", rates=True, roles=("said",)).narrowed
    assert Selection(text="x").narrowed


def test_a_query_string_repeats_keys_and_escapes():
    assert query_string(Selection(force=("PRK", "SYR"), text="a&b"), v="5eed") == "force=PRK&force=SYR&text=a%26b&v=5eed"


# Other tests share the machine: a slow draw is no fault of the page.
@settings(deadline=None, max_examples=60, suppress_health_check=[HealthCheck.too_slow])
@given(st.dictionaries(st.text(max_size=8), st.lists(st.text(max_size=300), max_size=4), max_size=5))
def test_no_link_can_break_the_page(params):
    selection, notices = from_link(params, KNOWN)
    assert all(len(notice) < 800 for notice in notices)
    assert len(selection.text) <= 200
