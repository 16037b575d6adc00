"""Sources, compare, add and method in a real browser with the network blocked, and axe over every page, light and dark."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe

from tests.browser.conftest import PHONE, Visitor, start_server
from tests.seed_dataset import VERSION

pytestmark = pytest.mark.browser

ESPRESO = "000_d0ef9e1ccc627e9f.txt"
PAGES = {
    "overview": "/",
    "claim": "/?claim=A5",
    "sources": f"/sources?article={ESPRESO}&claim=A5",
    "compare": "/compare",
    "add": "/add",
    "method": "/method",
}


def test_the_reader_marks_each_kind_of_mention_with_a_shape_of_its_own_and_opens_at_the_claim(visitor: Visitor):
    page = visitor.open(PAGES["sources"])
    shapes = {}
    for layer in ("figure", "date", "place", "force", "claimant", "status"):
        mark = page.locator(f".article mark.{layer}").first
        shapes[layer] = mark.evaluate(
            """m => { const s = getComputedStyle(m);
            return [s.borderBottomStyle, s.outlineStyle, s.textDecorationStyle, s.fontStyle].join(); }"""
        )
    assert len(set(shapes.values())) == len(shapes), shapes
    assert page.locator(".legend mark").count() >= 6
    page.wait_for_timeout(1500)
    box, opened = page.locator(".article.boxed").bounding_box(), page.locator("#opened").bounding_box()
    assert box["y"] <= opened["y"] <= box["y"] + box["height"]
    visitor.keep("sources", height=1300)
    assert visitor.refused == []


def click_row(visitor: Visitor) -> None:
    """Ticks the box of the first row of the table, which is a canvas."""
    table = visitor.page.locator("[data-testid='stDataFrame'] canvas").first
    table.scroll_into_view_if_needed()
    visitor.page.wait_for_timeout(700)
    box = table.bounding_box()
    visitor.page.mouse.click(box["x"] + 16, box["y"] + 58)


def test_a_row_of_the_sources_opens_the_reader(visitor: Visitor):
    page = visitor.open("/sources")
    click_row(visitor)
    page.wait_for_url(re.compile(r"article="))
    visitor.settle()
    assert page.locator(".article mark").count() > 3


def test_a_row_of_the_claims_filters_the_rest_and_a_second_click_clears_it(visitor: Visitor):
    page = visitor.open("/")
    click_row(visitor)
    page.wait_for_url(re.compile(r"claim="))
    visitor.settle()
    assert page.locator(".st-key-claim_card").is_visible()
    click_row(visitor)
    page.wait_for_url(lambda url: "claim=" not in url)


def test_filters_go_along_to_the_next_page(visitor: Visitor):
    page = visitor.open("/?status=planned")
    page.get_by_role("link", name="Compare").click()
    page.wait_for_selector("text=Who says what")
    page.wait_for_url(re.compile(r"compare\?.*status=planned"))
    visitor.settle()
    assert page.get_by_text("2 reports").is_visible()


def test_compare_draws_a_line_for_each_source(visitor: Visitor):
    page = visitor.open(PAGES["compare"])
    page.wait_for_selector(".js-plotly-plot .scatterlayer .points path.point", state="attached")
    labels = page.locator(".js-plotly-plot .ytick text").all_text_contents()
    assert labels.count("Kyrylo Budanov") == 2
    visitor.keep("compare")


NEWS = "Convoy hit\n\nOn Friday the defence ministry of Mali said that 12 soldiers were killed near Gao.\n"


def test_an_uploaded_article_is_read_at_once(visitor: Visitor, tmp_path: Path):
    file = tmp_path / "convoy.txt"
    file.write_text(NEWS, encoding="utf-8")
    page = visitor.open(PAGES["add"])
    page.locator("input[type=file]").set_input_files(file)
    page.get_by_text("convoy.txt").wait_for()
    page.get_by_role("button", name="Read it").click()
    page.wait_for_selector(".article")
    visitor.settle()
    assert "12 soldiers" in page.locator(".article").inner_text()
    visitor.keep("add", height=1250)


def test_a_hostile_upload_stays_text(visitor: Visitor):
    page = visitor.open(PAGES["add"])
    page.get_by_label("Article text").fill(
        '<img src="http://evil.example/x.png">\n\nمقاتلون Бойцы <script>window.bad=1</script> 20 soldiers died.'
    )
    page.get_by_role("button", name="Read it").click()
    page.wait_for_selector(".article")
    visitor.settle()
    text = page.locator(".article").inner_text()
    assert "مقاتلون Бойцы" in text
    # Each paragraph runs the way its own first letters do.
    assert set(page.locator(".article p").evaluate_all("ps => ps.map(p => getComputedStyle(p).unicodeBidi)")) == {"plaintext"}
    assert "<script>" in text
    assert page.evaluate("window.bad") is None
    assert not any("evil.example" in url for url in visitor.refused)


def test_downloads_carry_sentences_and_no_article(visitor: Visitor):
    page = visitor.open("/method?status=killed")
    with page.expect_download() as waiting:
        page.locator(".st-key-download_view_jsonl button").click()
    path = waiting.value.path()
    rows = [json.loads(line) for line in Path(path).read_text(encoding="utf-8").splitlines()]
    assert [row["status"] for row in rows] == ["killed", "killed"]
    assert not any("Antin Borkovskyi" in json.dumps(row) for row in rows)
    assert VERSION in waiting.value.suggested_filename


@pytest.mark.parametrize("name", ["countries", "regions", "labels"])
def test_the_base_map_is_served_as_itself(visitor: Visitor, name: str):
    answer = visitor.page.request.get(f"{visitor.address}/app/static/{name}.geojson")
    assert answer.status == 200
    assert (
        answer.text().lstrip().startswith('{"type":"FeatureCollection"')
        or json.loads(answer.text())["type"] == "FeatureCollection"
    )


@pytest.mark.parametrize("visitor", [PHONE], indirect=True)
@pytest.mark.parametrize("path", list(PAGES.values()))
def test_no_page_needs_sideways_scroll_on_a_phone(visitor: Visitor, path: str):
    page = visitor.open(path)
    page.wait_for_timeout(800)
    wide = page.evaluate(
        "(() => { const m = document.querySelector('[data-testid=stMain]'); return m.scrollWidth - m.clientWidth; })()"
    )
    assert wide <= 0


# What axe finds in parts that are Streamlit's or Plotly's own and cannot be reached from here.
FOREIGN = [
    [".stMainMenu"],
    ["[data-testid='stDataFrame']"],
    [".maplibregl-map"],
    [".js-plotly-plot"],
    ["[data-testid='stDataFrameGlideDataEditor']"],
]


@pytest.mark.parametrize("visitor", [{"color_scheme": "light"}, {"color_scheme": "dark"}], indirect=True, ids=["light", "dark"])
@pytest.mark.parametrize("path", list(PAGES.values()), ids=list(PAGES))
def test_axe_finds_nothing(visitor: Visitor, path: str):
    page = visitor.open(path)
    page.wait_for_timeout(800)
    found = Axe().run(
        page,
        context={"exclude": FOREIGN},
        options={"runOnly": {"type": "tag", "values": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa"]}},
    )
    problems = [(v["id"], [node["html"][:160] for node in v["nodes"][:3]]) for v in found.response["violations"]]
    assert problems == []


def test_it_starts_from_another_folder_and_builds_its_data_from_the_seeds(browser, tmp_path: Path):
    process, address = start_server(tmp_path, MUSTER_DATASET="")
    try:
        context = browser.new_context()
        page = Visitor(context.new_page(), address).open("/")
        assert re.search(r"\d+ claims?, \d+ with figures, in 2 articles", page.locator(".lede").first.inner_text())
        context.close()
    finally:
        process.terminate()
        process.wait(20)
