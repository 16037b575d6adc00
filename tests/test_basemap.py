"""The committed base map: contested areas as decided, every region in its country, small enough to serve."""

from __future__ import annotations

import json
import tomllib
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
STATIC = ROOT / "dashboard" / "static"


def features(name):
    return json.loads((STATIC / f"{name}.geojson").read_text(encoding="utf-8"))["features"]


def contains(feature, lon, lat):
    """Whether a point lies in a feature, by counting crossings (even-odd rule)."""
    geometry = feature["geometry"]
    parts = geometry["coordinates"] if geometry["type"] == "MultiPolygon" else [geometry["coordinates"]]
    inside = False
    for rings in parts:
        for ring in rings:
            for (x1, y1), (x2, y2) in zip(ring, ring[1:], strict=False):
                if (y1 > lat) != (y2 > lat) and lon < (x2 - x1) * (lat - y1) / (y2 - y1) + x1:
                    inside = not inside
    return inside


@pytest.mark.parametrize(
    "what, lon, lat, country",
    [
        ("Crimea", 34.1, 45.2, "UA"),
        ("Sevastopol", 33.6, 44.57, "UA"),
        ("Somaliland", 45.5, 9.6, "SO"),
        ("Northern Cyprus", 33.6, 35.3, "CY"),
        ("Baikonur", 63.3, 46.0, "KZ"),
        ("Kosovo", 20.9, 42.6, "XK"),
        ("the Gaza Strip", 34.35, 31.4, "PS"),
        ("Donetsk", 37.8, 48.0, "UA"),
        ("Western Sahara", -13.5, 24.5, "EH"),
        ("Taiwan", 121.0, 23.8, "TW"),
    ],
)
def test_contested_areas_are_drawn_as_decided(what, lon, lat, country):
    holders = [feature["id"] for feature in features("countries") if contains(feature, lon, lat)]
    assert holders == [country], what


@pytest.mark.parametrize(
    "region_id, lon, lat",
    [
        ("RU.41", 36.2, 51.7),
        ("UA.05", 37.8, 48.0),
        ("UA.11", 34.1, 45.2),
        ("SY.09", 37.2, 36.2),
        ("IQ.15", 42.5, 36.2),
        ("AF.10", 64.3, 31.5),
        ("SD.55", 25.3, 14.5),
        ("GB.ENG", -1.5, 52.5),
    ],
)
def test_a_region_outline_holds_its_centre(region_id, lon, lat):
    (feature,) = [feature for feature in features("regions") if feature["id"] == region_id]
    assert contains(feature, lon, lat)
    assert feature["properties"]["region_id"] == region_id
    assert feature["properties"]["country"] == region_id[:2]


def test_countries_carry_alpha_2_ids_and_names():
    for feature in features("countries"):
        properties = feature["properties"]
        assert feature["id"] == properties["id"] == properties["country"]
        assert len(feature["id"]) == 2 and feature["id"].isupper() and properties["name"]


def test_ids_are_unique_and_rings_closed():
    for name in ("countries", "regions"):
        some = features(name)
        assert len({feature["id"] for feature in some}) == len(some)
        for feature in some:
            for rings in feature["geometry"]["coordinates"]:
                assert all(ring[0] == ring[-1] and len(ring) >= 4 for ring in rings), feature["id"]


def test_labels_name_every_country_drawn_and_the_seas():
    labels = features("labels")
    countries = {f["id"] for f in labels if f["properties"]["kind"] == "country"}
    assert countries == {f["id"] for f in features("countries")}
    assert any(f["properties"]["name"] == "Black Sea" for f in labels)
    assert all(f["geometry"]["type"] == "Point" for f in labels)


def test_the_map_is_small_enough_to_serve():
    sizes = {name: (STATIC / f"{name}.geojson").stat().st_size for name in ("countries", "regions", "labels")}
    assert sizes["countries"] < 1.5e6
    assert sizes["countries"] + sizes["regions"] < 3e6


def test_every_decision_says_what_and_why():
    decisions = tomllib.loads((ROOT / "etl/data/boundary_decisions.toml").read_text(encoding="utf-8"))
    assert {"crimea", "somaliland", "northern_cyprus", "golan"} <= set(decisions)
    assert all(decision["about"] and decision["decision"] for decision in decisions.values())
