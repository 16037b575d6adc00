"""The overview in a real browser with the network blocked: marks, points, rows, clicks, links, dark, phone, embed."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Locator, Page

from dashboard.palette import colour
from tests.browser.conftest import PHONE, Visitor
from tests.browser.pixels import near

pytestmark = pytest.mark.browser

DONETSK, MOSCOW = (37.80, 48.02), (37.62, 55.75)
WITHOUT_TOWNS = "/?kind=movement"
MAP = ".st-key-map, [class*='st-key-map']"


def map_box(page: Page) -> Locator:
    return page.locator(".js-plotly-plot:has(.maplibregl-map, .mapboxgl-map)").first


def where(page: Page, lon: float, lat: float) -> tuple[float, float]:
    """Where a town lies on the map's element, asked of the map itself."""
    return tuple(
        page.evaluate(
            """([lon, lat]) => { const plot = [...document.querySelectorAll('.js-plotly-plot')].find(p => p._fullLayout?.map);
            const point = plot._fullLayout.map._subplot.map.project([lon, lat]); return [point.x, point.y]; }""",
            [lon, lat],
        )
    )


def test_towns_carry_the_colour_of_their_status_and_none_after_a_filter_that_empties_the_map(visitor: Visitor):
    page = visitor.open("/")
    visitor.map_ready()
    for town, tint in ((DONETSK, colour("killed")), (MOSCOW, colour(None, "meeting"))):
        assert near(map_box(page), *where(page, *town), tint) > 12
    visitor.keep("overview-light", height=1620)
    visitor.open(WITHOUT_TOWNS)
    visitor.map_ready()
    x, y = where(page, *DONETSK)
    assert 0 < x < map_box(page).bounding_box()["width"]
    assert 0 < y < map_box(page).bounding_box()["height"]
    for town, tint in ((DONETSK, colour("killed")), (MOSCOW, colour(None, "meeting"))):
        assert near(map_box(page), *where(page, *town), tint) == 0
    assert visitor.refused == []
    assert visitor.errors == []


def test_the_timeline_has_a_mark_for_every_claim_and_the_table_a_row(visitor: Visitor):
    page = visitor.open("/")
    marks = page.locator(".js-plotly-plot .scatterlayer .points path.point")
    page.wait_for_selector(".js-plotly-plot .scatterlayer .points path.point", state="attached")
    # 15 claims, and the arrow of the one with an open end.
    assert marks.count() == 16
    assert page.get_by_text("15 claims, 6 with figures").is_visible()
    table = page.locator("[data-testid='stDataFrame'] table[role='grid']")
    assert table.get_attribute("aria-rowcount") == "16"


def test_a_click_on_a_mark_shows_that_claim_alone_and_a_second_click_all(visitor: Visitor):
    page = visitor.open("/")
    click_mark(page, 0)
    page.wait_for_url(re.compile(r"claim="))
    visitor.settle()
    # Each is waited for: on a busy machine they come one after the other.
    page.get_by_text("1 claim, 1 with figures").wait_for()
    page.locator(".article .opened").first.wait_for()
    assert page.locator(".st-key-chips button").count() == 2
    click_mark(page, 0)
    page.wait_for_url(lambda url: "claim=" not in url)
    visitor.settle()
    assert page.get_by_text("15 claims, 6 with figures").is_visible()


def test_a_click_on_a_point_filters_by_that_place_and_a_chip_takes_it_back(visitor: Visitor):
    page = visitor.open("/")
    visitor.map_ready()
    box = map_box(page)
    box.scroll_into_view_if_needed()
    visitor.page.wait_for_timeout(500)
    x, y = where(page, *MOSCOW)
    page.mouse.move(box.bounding_box()["x"] + x, box.bounding_box()["y"] + y)
    page.wait_for_timeout(400)
    page.mouse.click(box.bounding_box()["x"] + x, box.bounding_box()["y"] + y)
    page.wait_for_url(re.compile(r"place="))
    visitor.settle()
    assert page.get_by_text("1 claim, 0 with figures").is_visible()
    page.locator(".st-key-chips button").first.click()
    page.wait_for_url(lambda url: "place=" not in url)


def click_mark(page: Page, index: int) -> None:
    mark = page.locator(".js-plotly-plot .scatterlayer .points path.point").nth(index)
    mark.scroll_into_view_if_needed()
    page.wait_for_timeout(400)
    box = mark.bounding_box()
    page.mouse.move(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)
    page.wait_for_timeout(300)
    page.mouse.click(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)


def test_back_forward_and_reload_do_what_they_do_everywhere(visitor: Visitor):
    page = visitor.open("/")
    click_mark(page, 0)
    page.wait_for_url(re.compile(r"claim="))
    visitor.settle()
    page.reload()
    page.wait_for_selector(".masthead")
    visitor.settle()
    assert page.get_by_text("1 claim, 1 with figures").is_visible()
    page.go_back()
    page.wait_for_timeout(1500)
    visitor.settle()
    assert page.get_by_text("15 claims, 6 with figures").is_visible()
    page.go_forward()
    page.wait_for_url(re.compile(r"claim="))
    page.get_by_text("1 claim, 1 with figures").wait_for()


def test_a_link_that_asks_for_the_unknown_says_so_and_shows_the_rest(visitor: Visitor):
    page = visitor.open("/?force=PRK&force=ATLANTIS&from=2024-11-02&to=2024-10-01")
    text = page.locator(".notices").inner_text()
    assert "ATLANTIS" in text
    assert "reversed" in text
    assert page.get_by_text("12 claims").first.is_visible()


def test_nothing_found_says_why_and_offers_the_reset(visitor: Visitor):
    page = visitor.open("/?status=killed&side=KR")
    assert page.get_by_text("No claim fits all the filters").is_visible()
    page.get_by_role("button", name="Reset all filters").last.click()
    page.wait_for_url(lambda url: "status=" not in url)
    visitor.settle()
    assert page.get_by_text("15 claims").first.is_visible()


@pytest.mark.parametrize("visitor", [{"color_scheme": "dark"}], indirect=True)
def test_the_dark_page_draws_dark_charts(visitor: Visitor):
    page = visitor.open("/")
    visitor.map_ready()
    assert near(map_box(page), *where(page, *DONETSK), colour("killed", mode="dark")) > 12
    background = page.evaluate("getComputedStyle(document.querySelector('.stApp')).backgroundColor")
    assert background == "rgb(20, 24, 28)"
    visitor.keep("overview-dark", height=1620)


@pytest.mark.parametrize("visitor", [PHONE], indirect=True)
def test_a_phone_needs_no_sideways_scroll(visitor: Visitor):
    page = visitor.open("/")
    visitor.map_ready()
    widths = page.evaluate(
        "(() => { const m = document.querySelector('[data-testid=stMain]'); return [m.scrollWidth, m.clientWidth]; })()"
    )
    assert widths[0] <= widths[1]
    visitor.keep("overview-phone", height=1700)


def test_embedded_shows_the_charts_alone(visitor: Visitor):
    page = visitor.open("/?embed=true", ready=".js-plotly-plot")
    visitor.map_ready()
    assert page.locator(".masthead").count() == 0
    assert page.locator("[data-testid='stSidebar']").count() == 0
    assert page.get_by_role("link", name="Compare").count() == 0
    assert page.locator(".js-plotly-plot").count() == 2
    visitor.keep("overview-embedded")
