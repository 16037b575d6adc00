"""Names and outlines of countries for ids, from the base map's own files."""

from __future__ import annotations

import json
from functools import cache, lru_cache
from pathlib import Path

STATIC = Path(__file__).resolve().parent / "static"
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


@cache
def outlined_regions() -> frozenset[str]:
    """The ids of the regions whose outline the base map has."""
    try:
        features = json.loads((STATIC / "regions.geojson").read_text(encoding="utf-8"))["features"]
    except (OSError, ValueError, KeyError):
        return frozenset()
    return frozenset(feature["properties"]["id"] for feature in features)


@cache
def _names() -> dict[str, str]:
    try:
        features = json.loads((STATIC / "labels.geojson").read_text(encoding="utf-8"))["features"]
    except (OSError, ValueError, KeyError):
        return {}
    return {f["properties"]["id"]: f["properties"]["name"] for f in features if f["properties"].get("kind") == "country"}
