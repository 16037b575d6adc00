"""The built gazetteer and its overlay: names find their places, distances hold, bad rows are named."""

from __future__ import annotations

import csv
import hashlib
import json
import subprocess
import sys
from pathlib import Path

import pytest
from geopy.distance import geodesic, great_circle

from etl import gazetteer as gaz
from etl.gazetteer import Gazetteer, distance_km, fold, gazetteer, skeleton, without_articles
from etl.lexicon import LexiconError

ROOT = Path(__file__).resolve().parent.parent


def first(name, kind=None):
    places = [place for place in gazetteer().find(name) if kind in (None, place.kind)]
    return max(places, key=lambda place: place.weight * (1 if place.main else 0.3)) if places else None


@pytest.mark.parametrize(
    "name, kind, country, lat, lon",
    [
        ("Kursk", "city", "RU", 51.73, 36.18),
        ("Kursk Oblast", "region", "RU", 51.7, 36.2),
        ("Kiev", "city", "UA", 50.45, 30.52),
        ("Donets'k", "city", "UA", 48.02, 37.8),
        ("Crimea", "region", "UA", 45.3, 34.4),
        ("Sevastopol", "city", "UA", 44.6, 33.5),
        ("Al-Hasakah", "city", "SY", 36.5, 40.75),
        ("Ar-Raqqah", "city", "SY", 35.95, 39.0),
        ("Deir ez-Zor", "region", "SY", 35.2, 40.3),
        ("Anbar", "region", "IQ", 33.0, 41.6),
        ("Helmand Province", "region", "AF", 31.1, 64.0),
        ("North Kivu", "region", "CD", -0.6, 28.7),
        ("Galguduud", "region", "SO", 5.1, 46.8),
        ("Rakhine State", "region", "MM", 19.7, 93.7),
        ("Timbuktu", "city", "ML", 16.8, -3.0),
        ("Port-au-Prince", "city", "HT", 18.5, -72.3),
        ("Srebrenica", "city", "BA", 44.1, 19.3),
        ("Golan Heights", "region", "SY", 33.0, 35.8),
        ("Nagorno-Karabakh", "region", "AZ", 39.8, 46.8),
        ("Black Sea", "water", None, 43.4, 34.3),
        ("Litani", "water", "LB", 33.4, 35.5),
        ("Bagram", "site", "AF", 34.95, 69.27),
        ("Fort Bragg", "site", "US", 35.1, -79.0),
        ("Burma", "country", "MM", 21.0, 96.5),
        ("DRC", "country", "CD", -2.9, 23.6),
        ("Africa", "continent", None, 5, 20),
    ],
)
def test_a_name_finds_its_place(name, kind, country, lat, lon):
    place = first(name, kind)
    assert place is not None and place.country == country
    assert distance_km(place.lat, place.lon, lat, lon) < (700 if kind in ("country", "continent") else 90)


@pytest.mark.parametrize("name", ["Qwertzuiop", "", "x", "(((((", "A" * 1000, "; drop table names"])
def test_what_is_no_name_finds_nothing(name):
    assert gazetteer().find(name) == ()


@pytest.mark.parametrize(
    "written, key",
    [
        ("Al-Qā’im", "al qaim"),
        ("Donets'k", "donetsk"),
        ("Łódź", "lodz"),
        ("Tromsø", "tromso"),
        ("Île-de-France", "ile de france"),
        ("St. Petersburg", "st petersburg"),
        ("N'Djamena", "ndjamena"),
        ("  Deir   ez-Zor ", "deir ez zor"),
    ],
)
def test_spelling_is_folded(written, key):
    assert fold(written) == key


def test_arabic_articles_come_off_but_a_name_of_articles_stays():
    assert without_articles("deir ez zor") == "deir zor"
    assert without_articles("el al") == "el al"


@pytest.mark.parametrize(
    "one, other",
    [
        ("Jisr al-Shughour", "Jisr ash-Shughūr"),
        ("Hasakeh", "Al Ḩasakah"),
        ("Lattakia", "Latakia"),
        ("Maarat al-Numan", "Ma‘arrat an Nu‘mān"),
        ("Kunduz", "Qunduz"),
    ],
)
def test_transliterations_of_one_name_sound_alike(one, other):
    assert skeleton(fold(one)) == skeleton(fold(other))


def test_names_that_sound_alike_are_looked_for_only_in_the_countries_spoken_of():
    assert {place.country for place in gazetteer().alike("Turmanin", ["SY"])} <= {"SY"}
    assert gazetteer().alike("Jisr al-Shoughour", ["YE"]) == ()
    assert gazetteer().alike("Jisr al-Shoughour", ["SY"])[0].country == "SY"


@pytest.mark.parametrize(
    "one, other",
    [
        ((50.45, 30.52), (55.75, 37.62)),
        ((-1.67, 29.22), (-2.5, 28.86)),
        ((33.5, 36.3), (33.5, 36.3)),
        ((64.0, -179.9), (64.0, 179.9)),
        ((-34.6, -58.4), (35.7, 139.7)),
        ((89.9, 0.0), (89.9, 180.0)),
    ],
)
def test_haversine_agrees_with_geopy(one, other):
    ours = distance_km(*one, *other)
    assert ours == pytest.approx(great_circle(one, other).km, rel=1e-6, abs=1e-6)
    assert ours == pytest.approx(geodesic(one, other).km, rel=0.006, abs=0.01)


def test_every_region_with_an_outline_points_to_it():
    outlines = {
        f["id"] for f in json.loads((ROOT / "dashboard/static/regions.geojson").read_text(encoding="utf-8"))["features"]
    }
    for name in (
        "Kursk Oblast",
        "Aleppo Governorate",
        "Crimea",
        "Anbar",
        "Gaza Strip",
        "West Bank",
        "Helmand",
        "Texas",
        "Kachin",
    ):
        place = first(name, "region")
        assert place is not None and place.region_id in outlines, name


def test_the_gazetteer_needs_no_heavy_library():
    code = (
        "import sys; from etl.gazetteer import gazetteer; gazetteer().find('Goma');"
        "print({'geopy', 'pandas'} & set(sys.modules))"
    )
    heavy = subprocess.check_output([sys.executable, "-c", code], cwd=ROOT, text=True)
    assert heavy.strip() == "set()"


def test_the_gazetteer_opens_in_a_folder_that_cannot_be_written(tmp_path):
    copy = tmp_path / "gazetteer.sqlite"
    copy.write_bytes(gaz.DATABASE.read_bytes())
    copy.chmod(0o444)
    tmp_path.chmod(0o555)
    try:
        assert Gazetteer(copy).find("Goma")
        assert not list(tmp_path.glob("*-journal"))
    finally:
        tmp_path.chmod(0o755)


def test_committed_files_are_those_of_the_manifest():
    manifest = json.loads((gaz.DATA / "manifest.json").read_text(encoding="utf-8"))
    assert {"world_map.gpkg", "cities500.json", "subdivisions.tsv"} <= set(manifest["inputs"])
    for name, digest in manifest["outputs"].items():
        assert hashlib.sha256((ROOT / name).read_bytes()).hexdigest() == digest, f"{name}: build it anew and commit both"
    assert gaz.DATABASE.stat().st_size < 30e6


def test_every_row_of_the_overlay_names_its_source_and_lies_where_it_says():
    with gaz.OVERLAY.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    assert all(row["source"] for row in rows)
    assert len({row["id"] for row in rows}) == len(rows)
    for row in rows:
        country = row["country"] and next((p for p in gazetteer().find(row["country"]) if p.kind == "country"), None)
        if country and row["kind"] in ("city", "site"):
            reach = 2 * country.radius_km + 2500
            assert distance_km(float(row["lat"]), float(row["lon"]), country.lat, country.lon) < reach, row["name"]


@pytest.mark.parametrize(
    "row, said",
    [
        ("goma,Goma,town,CD,-1.6,29.2,5,,1,,hand", 'line 2: kind "town" is not one of'),
        ("goma,Goma,city,CD,29.2 E,-1.6,5,,1,,hand", "line 2: lat, lon, radius_km and weight are numbers"),
        ("goma,Goma,city,CD,129.2,-1.6,5,,1,,hand", "line 2: 129.2, -1.6 is no point on Earth"),
        ("goma,Goma,city,CD,-1.6,29.2,5,,1,,", "line 2: source is empty"),
        ("goma,Goma,city,CD,-1.6,29.2,5,,1", "line 2: expected 11 columns"),
    ],
)
def test_a_bad_row_of_the_overlay_is_named(tmp_path, row, said):
    path = tmp_path / "places_overlay.csv"
    path.write_text(",".join(gaz.OVERLAY_FIELDS) + "\n" + row + "\n", encoding="utf-8")
    with pytest.raises(LexiconError, match="places_overlay.csv") as error:
        gaz.read_overlay(path)
    assert said in str(error.value)


def test_geocoding_writes_overlay_rows_and_asks_nobody_by_itself(capsys):
    from etl import geocode

    class Answer:
        raw = {
            "lat": "47.44",
            "lon": "35.84",
            "type": "village",
            "boundingbox": ["47.42", "47.46", "35.80", "35.88"],
            "address": {"country_code": "ua"},
            "osm_type": "node",
            "osm_id": 7,
        }

    found = list(geocode.rows(["Robotyne, Ukraine", "Nowhere"], {"Robotyne, Ukraine": Answer()}.get))
    assert found[0]["kind"] == "city" and found[0]["country"] == "UA" and found[0]["radius_km"] == 4
    assert tuple(found[0]) == gaz.OVERLAY_FIELDS
    assert '"Nowhere": nothing found' in capsys.readouterr().err
