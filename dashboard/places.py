"""Names and outlines of countries for ids, from the base map's own files."""

from __future__ import annotations

import json
from collections.abc import Collection, Iterable
from functools import cache, lru_cache
from pathlib import Path
from typing import Any

STATIC = Path(__file__).resolve().parent / "static"
# Served by Streamlit itself; relative, so that a base path in front of the app does no harm.
ADDRESS = "app/static"
# Outlines of more characters than this are fetched by the browser with their whole file.
MAX_SENT = 30_000
# Sides that are no country.
_GROUPS = {"NATO": "NATO", "EU": "European Union", "UN": "United Nations"}


def country_name(code: str) -> str:
    """ "Ukraine" for UA; the code itself where no name is known."""
    return _names().get(code) or _GROUPS.get(code.upper()) or code


@lru_cache(maxsize=20_000)
def in_country(code: str, lat: float, lon: float) -> bool:
    """Whether a point lies in a country as the base map draws it (even-odd rule over all its rings)."""
    inside = False
    for west, east, south, north, ring in _rings().get(code, ()):
        if not (west <= lon <= east and south <= lat <= north):
            continue
        x1, y1 = ring[-1]
        for x2, y2 in ring:
            if (y1 > lat) != (y2 > lat) and lon < (x2 - x1) * (lat - y1) / (y2 - y1) + x1:
                inside = not inside
            x1, y1 = x2, y2
    return inside


Ring = tuple[float, float, float, float, list[tuple[float, float]]]


@cache
def _rings() -> dict[str, list[Ring]]:
    """The rings of each country with their boxes."""
    try:
        features = json.loads((STATIC / "countries.geojson").read_text(encoding="utf-8"))["features"]
    except (OSError, ValueError, KeyError):
        return {}
    found: dict[str, list[Ring]] = {}
    for feature in features:
        shape = feature["geometry"]
        polygons = shape["coordinates"] if shape["type"] == "MultiPolygon" else [shape["coordinates"]]
        for ring in (ring for polygon in polygons for ring in polygon):
            xs, ys = [point[0] for point in ring], [point[1] for point in ring]
            found.setdefault(feature["properties"]["id"], []).append((min(xs), max(xs), min(ys), max(ys), ring))
    return found


def outlined_regions() -> Collection[str]:
    """The ids of the regions whose outline the base map has."""
    return _outlines("regions").keys()


def outlines(source: str, ids: Iterable[str]) -> dict[str, Any] | str:
    """The outlines of these regions or countries as GeoJSON; the address of all where these are too large to be sent.

    Plotly draws nothing before it has read the whole file behind an address.
    """
    known = _outlines(source)
    found = [known[one] for one in ids if one in known]
    if sum(len(text) for text in found) > MAX_SENT:
        return f"{ADDRESS}/{source}.geojson"
    return {"type": "FeatureCollection", "features": [json.loads(text) for text in found]}


@cache
def _outlines(source: str) -> dict[str, str]:
    """The features of a file of the base map by their ids, as JSON: the files have one a line."""
    try:
        lines = (STATIC / f"{source}.geojson").read_text(encoding="utf-8").splitlines()
    except OSError:
        return {}
    features = [line.rstrip(",") for line in lines if line.startswith('{"type":"Feature",')]
    return {json.loads(text)["properties"]["id"]: text for text in features}


@cache
def _names() -> dict[str, str]:
    try:
        features = json.loads((STATIC / "labels.geojson").read_text(encoding="utf-8"))["features"]
    except (OSError, ValueError, KeyError):
        return {}
    return {f["properties"]["id"]: f["properties"]["name"] for f in features if f["properties"].get("kind") == "country"}
