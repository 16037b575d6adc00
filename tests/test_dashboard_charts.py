"""The charts by their data, without a browser."""

from __future__ import annotations

import datetime as dt
import json
import math

import pytest

from dashboard import palette, queries, reports
from dashboard.charts import CHARTS
from dashboard.filters import Selection
from dashboard.maps import outside
from dashboard.windows import usual_days
from tests import seed_tables
from tests.seed_tables import claim


@pytest.fixture(scope="module")
def data():
    return queries.from_tables(seed_tables.tables(), "test")


def chart(name, *given, **how):
    """The chart as Plotly understands it, every value checked."""
    return CHARTS[name](*given, **how).checked()


def timeline(*rows, **how):
    whole = [{"outlet": "One", "denied_by": None, "places": None} | row for row in rows]
    return chart("timeline", whole, **how)


def points(figure) -> list[tuple[str, float, str, str]]:
    """Every mark: claim, height, symbol, axis."""
    found = []
    for trace in figure.data:
        if trace.customdata is not None and trace.mode and "markers" in trace.mode:
            symbols = trace.marker.symbol
            symbols = [symbols] * len(trace.x) if isinstance(symbols, str) else symbols
            found += zip(trace.customdata, trace.y, symbols, [trace.yaxis or "y"] * len(trace.x), strict=True)
    return found


def test_every_dated_claim_of_the_seeds_has_a_mark(data):
    figure = chart("timeline", queries.marks(data, Selection()))
    assert {name for name, *_ in points(figure)} == {c["claim_id"] for c in seed_tables.tables()["claims"]}


def test_what_has_no_headcount_stands_on_lanes_of_its_own(data):
    figure = chart("timeline", queries.marks(data, Selection()))
    assert list(figure.layout.yaxis3.ticktext) == ["Movements", "Meetings"]
    axes = {name: axis for name, _, _, axis in points(figure)}
    assert (axes["A4"], axes["A7"], axes["B1"]) == ("y", "y3", "y3")


def test_a_vague_figure_stands_on_a_lane_with_its_words():
    figure = timeline(claim(low=None, high=None, vague=True, quantity_text="dozens"))
    assert list(figure.layout.yaxis3.ticktext) == ["No number"]
    assert "dozens" in [text for trace in figure.data for text in (trace.text or ())]


@pytest.mark.parametrize("scale", ["log", "linear"])
def test_an_open_end_is_an_arrow_to_the_edge_of_the_axis(scale):
    figure = timeline(claim(claim_id="up", low=None, high=500), claim(claim_id="least", low=300), scale=scale)
    low, high = figure.layout.yaxis.range
    edges = (10**low, 10**high) if scale == "log" else (low, high)
    marks = {(name, symbol): value for name, value, symbol, _ in points(figure)}
    assert math.isclose(marks["up", "triangle-down"], edges[0])
    assert math.isclose(marks["least", "triangle-up"], edges[1])


def test_a_range_is_a_line_between_two_marks_and_no_middle_is_invented():
    figure = timeline(claim(low=8000, high=12000))
    assert sorted(value for _, value, *_ in points(figure)) == [8000, 12000]


def test_an_uncertain_day_is_a_band_over_its_days():
    days = {"shown_from": dt.date(2024, 10, 1), "shown_to": dt.date(2024, 10, 9)}
    figure = timeline(claim(low=5, high=5, **days))
    bands = [trace for trace in figure.data if trace.mode == "lines" and trace.line.width == 7]
    assert [list(band.x)[:2] for band in bands] == [[dt.date(2024, 10, 1), dt.date(2024, 10, 9)]]


def test_shape_tells_measure_and_modality():
    rows = [
        claim(claim_id="c", low=5, high=5),
        claim(claim_id="t", low=5, high=5, measure="total"),
        claim(claim_id="a", low=5, high=5, measure="added"),
        claim(claim_id="e", low=5, high=5, modality="expected"),
    ]
    symbols = {name: symbol for name, _, symbol, _ in points(timeline(*rows))}
    assert symbols == {"c": "circle", "t": "square", "a": "triangle-up", "e": "circle-open"}


def test_a_rate_is_off_by_default_and_never_on_the_axis_of_counts():
    rate = claim(claim_id="r", low=1000, high=1000, measure="rate", per="day")
    count = claim(claim_id="c", low=5, high=5)
    assert [name for name, *_ in points(timeline(count, rate))] == ["c"]
    axes = {name: axis for name, _, _, axis in points(timeline(count, rate, rates=True))}
    assert axes == {"c": "y", "r": "y2"}


def test_a_denied_figure_is_struck_and_names_the_denier():
    figure = timeline(claim(low=5, high=5, denied=True, denied_by="Kremlin"))
    (strike,) = [trace for trace in figure.data if trace.name == "denied"]
    assert "denied by Kremlin" in strike.text[0]


def test_a_part_hangs_under_its_whole(data):
    figure = chart("timeline", queries.marks(data, Selection(status=("killed",))))
    (line,) = [trace for trace in figure.data if trace.name == "part of the whole above"]
    assert list(line.y)[:2] == [20, 6]


def test_hostile_words_are_escaped_in_every_hover():
    evil = '<img src="http://evil.example/x.png"><b>'
    row = claim(low=5, high=5, claimant=evil, sentence=evil, force_name=evil, denied=True, denied_by=evil, quantity_text=evil)
    row |= {"outlet": evil, "places": evil}
    made = [chart("timeline", [row]), chart("side_by_side", [row | {"outlets": 2}], set())]
    made.append(chart("moves", [row, row | {"claim_id": "x2"}]))
    for figure in made:
        for trace in figure.data:
            for text in (*(trace.hovertext or ()), *(trace.text or ())):
                assert "<img" not in text


def test_weeks_are_stacked_bars_that_carry_their_days():
    rows = [{"start": dt.date(2024, 10, 7), "kind": "figure", "status": "killed", "claims": 4}]
    figure = chart("counted", [*rows, rows[0] | {"kind": "meeting", "status": None}])
    assert [(bar.name, list(bar.y), list(bar.customdata)) for bar in figure.data] == [
        ("Killed", [4], ["2024-10-07/2024-10-13"]),
        ("Meeting", [4], ["2024-10-07/2024-10-13"]),
    ]


@pytest.mark.parametrize("name", ["timeline", "counted", "map", "moves"])
def test_no_claims_draw_an_empty_chart(name):
    data = queries.from_tables({}, "empty")
    asked = {"timeline": queries.marks, "counted": queries.periods, "map": queries.map_places, "moves": reports.reports}[name]
    assert chart(name, asked(data, Selection())).to_json()


def test_the_same_data_make_the_same_chart_so_that_it_is_not_sent_again(data):
    for name, ask in (("timeline", queries.marks), ("map", queries.map_places)):
        made = ask(data, Selection())
        assert chart(name, made).to_json() == chart(name, made).to_json()


# --- the map


def layers(figure) -> dict[str, dict]:
    return {layer["id"]: layer for layer in figure.layout.map.style["layers"]}


def test_towns_are_points_regions_shaded_and_countries_hatched(data):
    figure = chart("map", queries.map_places(data, Selection()), base="http://host/")
    towns = {key for trace in figure.data if trace.type == "scattermap" for key in trace.customdata or ()}
    shades = [trace for trace in figure.data if trace.type == "choroplethmap" and trace.marker.opacity > 0.1]
    assert towns == {"donetsk", "moscow", "washington"}
    (kursk,) = shades
    assert set(kursk.locations) == {"RU.41"} == {feature["id"] for feature in kursk.geojson["features"]}
    hatched = {key for name, layer in layers(figure).items() if name.startswith("hatch") for key in layer["filter"][2][1]}
    assert hatched == {"UA", "RU"}


def test_a_region_the_base_map_has_no_outline_of_is_a_circle_of_its_extent():
    place = {
        "key": "XX.99",
        "kind": "region",
        "region_id": "XX.99",
        "country": "XX",
        "name": "Nowhere",
        "part": None,
        "lat": 10.0,
    }
    place |= {"lon": 20.0, "radius_km": 55.5, "role": "at", "status": "deployed", "claim_kind": "figure", "claims": 2}
    figure = chart("map", [place])
    (circle,) = [trace for trace in figure.data if trace.type == "choroplethmap"]
    assert list(circle.locations) == ["XX.99"]
    ring = circle.geojson["features"][0]["geometry"]["coordinates"][0]
    assert min(y for _, y in ring) == pytest.approx(9.5) and max(y for _, y in ring) == pytest.approx(10.5)


def test_a_country_is_never_a_point_in_its_middle(data):
    figure = chart("map", queries.map_places(data, Selection(place=("UA",), status=("planned",))))
    assert not any(trace.type == "scattermap" and trace.customdata for trace in figure.data)


def test_where_it_was_said_is_off_until_asked_for(data):
    def keys(**how):
        return {key for t in chart("map", queries.map_places(data, Selection(**how))).data for key in t.customdata or ()}

    assert "brussels" not in keys()
    assert "brussels" in keys(roles=("said",))


def test_names_carry_role_part_and_number(data):
    figure = chart("map", queries.map_places(data, Selection(claimant=("kyrylo-budanov",))))
    texts = {f["properties"]["text"] for f in figure.layout.map.style["sources"]["names"]["data"]["features"]}
    assert texts == {"Russia, eastern part: 1", "→ Ukraine: 1", "→ Kursk Oblast: 1"}


def test_a_point_takes_the_colour_of_its_status(data):
    figure = chart("map", queries.map_places(data, Selection(place=("donetsk",))))
    (trace,) = [trace for trace in figure.data if trace.type == "scattermap" and trace.customdata]
    assert (trace.marker.color, list(trace.customdata)) == (palette.colour("killed"), ["donetsk"])


def test_the_map_asks_nobody_but_the_app_unless_told_to(data):
    made = chart("map", queries.map_places(data, Selection()), base="http://host/").to_json()
    assert "http" not in made.replace("http:\\u002f\\u002fhost\\u002f", "").replace("http://host/", "")
    tiled = chart("map", queries.map_places(data, Selection()), tiles="https://tiles.example/{z}/{x}/{y}.png")
    assert tiled.layout.map.style["sources"]["tiles"]["tiles"] == ["https://tiles.example/{z}/{x}/{y}.png"]


def test_the_map_fits_to_the_result(data):
    near = chart("map", queries.map_places(data, Selection(place=("donetsk",)))).layout.map
    far = chart("map", queries.map_places(data, Selection())).layout.map
    assert near.zoom > far.zoom + 2
    assert abs(near.center.lat - 48.02) < 0.5
    # A lone town stands among the outlines of its neighbours.
    assert near.zoom < 6


def test_of_a_country_named_alone_the_outline_is_in_view(data):
    view = chart("map", queries.map_places(data, Selection(claim="A3"))).layout.map
    # Ukraine is 1,300 km wide and 900 km high.
    assert view.zoom < 5.2


def test_a_lone_place_far_away_does_not_shrink_all_others_and_is_named(data):
    assert outside(queries.map_places(data, Selection())) == ["Washington"]
    assert outside(queries.map_places(data, Selection(kind=("meeting",)))) == []


def test_dense_points_are_clustered():
    rows = [
        {
            "key": str(i),
            "kind": "city",
            "name": "T",
            "role": "at",
            "country": "UA",
            "region_id": None,
            "lat": 48 + i / 900,
            "lon": 30.0,
        }
        | {"radius_km": 5, "part": None, "claim_kind": "figure", "status": "killed", "claims": 1}
        for i in range(400)
    ]
    (trace,) = [trace for trace in chart("map", rows).data if trace.customdata]
    assert trace.cluster.enabled


# --- who says what


def test_each_source_has_a_line_under_its_status_and_what_differs_is_marked(data):
    figure = chart("side_by_side", reports.reports(data, Selection(force=("PRK",))), {"rA4"})
    assert list(figure.layout.yaxis.ticktext) == [
        "South Korea&#x27;s intelligence ag…",
        "Volodymyr Zelenskyy",
        "Kyrylo Budanov",
        "Kyrylo Budanov",
        "Kyiv Post",
    ]
    assert [list(t.text) for t in figure.data if t.text] == [["≠"]]


def test_a_source_s_figure_is_followed_through_time():
    rows = [claim(claim_id=str(i), low=100 * i, high=100 * i, claimant="A", shown_from=dt.date(2024, i, 1)) for i in (1, 2, 3)]
    (trace,) = chart("moves", [row | {"outlet": None, "places": None, "denied_by": None} for row in rows]).data
    assert list(trace.y) == [100, 200, 300]


# --- colours


@pytest.mark.parametrize("mode", ["light", "dark"])
def test_every_status_stands_out_from_its_page_and_its_map(mode):
    for name, one in {**palette.STATUSES, "meeting": palette.MEETING}.items():
        for ground in ("paper", "land"):
            assert palette.contrast(getattr(one, mode), palette.PAGE[mode][ground]) >= 3, (name, ground)
    for words in ("ink", "muted"):
        assert palette.contrast(palette.PAGE[mode][words], palette.PAGE[mode]["paper"]) >= 4.5


@pytest.mark.parametrize("mode", ["light", "dark"])
def test_no_two_statuses_share_a_colour(mode):
    tints = [getattr(one, mode) for one in (*palette.STATUSES.values(), palette.MEETING)]
    assert len(set(tints)) == len(tints)


@pytest.mark.parametrize("ratio, suffix", [(1, ""), (2, "@2x")])
def test_the_hatches_are_those_of_the_palette(ratio, suffix):
    from tools import build_sprite

    index, png = build_sprite.sprite(ratio)
    static = seed_tables.ROOT / "dashboard" / "static"
    assert json.loads((static / f"sprite{suffix}.json").read_text()) == index
    import io

    from PIL import Image, ImageChops

    shipped, made = (Image.open(io.BytesIO(raw)) for raw in ((static / f"sprite{suffix}.png").read_bytes(), png))
    assert ImageChops.difference(shipped.convert("RGBA"), made.convert("RGBA")).getbbox() is None


def test_the_axis_leaves_out_only_the_few_that_stand_far_off():
    month = [claim(claim_id=f"c{i}", shown_from=dt.date(2024, 10, 1 + i), shown_to=dt.date(2024, 10, 1 + i)) for i in range(24)]
    past = claim(claim_id="old", shown_from=dt.date(1999, 5, 1), shown_to=dt.date(1999, 5, 31))
    assert usual_days([*month, past]) == (dt.date(2024, 10, 1), dt.date(2024, 10, 24))
    assert usual_days(month) is None
    assert usual_days([*month[:5], past]) is None


def test_a_bar_of_a_month_ends_with_the_month():
    rows = [{"start": dt.date(2024, month, 1), "kind": "figure", "status": "killed", "claims": 1} for month in (2, 12)]
    (bar,) = chart("counted", rows, "light", "month").data
    assert list(bar.customdata) == ["2024-02-01/2024-02-29", "2024-12-01/2024-12-31"]
