"""Fills the overlay: asks OpenStreetMap's Nominatim for names that the gazetteer lacks, one a second.

python -m etl.geocode "Robotyne, Ukraine" "Fort Bliss, Texas" [--kind city] [--agent "name and address of who asks"]

Prints rows for etl/data/places_overlay.csv, for a maintainer to read and put in. Nothing of this runs while articles are read
or a page is open: geopy is imported only here. Nominatim's terms ask for an own user agent and at most one question a second:
https://operations.osmfoundation.org/policies/nominatim/
"""

from __future__ import annotations

import argparse
import csv
import re
import sys
from collections.abc import Callable, Iterable, Iterator
from typing import Any

from etl.gazetteer import OVERLAY_FIELDS, distance_km, fold
from etl.records import PlaceKind

SECONDS_BETWEEN = 1.1
# Nominatim's class or type of a result, and our kind for it.
KINDS: dict[str, PlaceKind] = {
    "city": "city",
    "town": "city",
    "village": "city",
    "hamlet": "city",
    "suburb": "city",
    "administrative": "region",
    "state": "region",
    "region": "region",
    "country": "country",
    "water": "water",
    "river": "water",
    "sea": "water",
    "aerodrome": "site",
    "military": "site",
    "peak": "other",
}


def rows(queries: Iterable[str], ask: Callable[[str], Any], kind: PlaceKind | None = None) -> Iterator[dict[str, object]]:
    """A row of the overlay for each query that `ask` (a rate-limited Nominatim) knows; standard error names the others."""
    for query in queries:
        location = ask(query)
        if location is None:
            print(f'"{query}": nothing found', file=sys.stderr)
            continue
        yield _row(query, location.raw, kind)


def _row(query: str, raw: dict[str, Any], kind: PlaceKind | None) -> dict[str, object]:
    name = query.split(",")[0].strip()
    lat, lon = float(raw["lat"]), float(raw["lon"])
    south, north, west, east = (float(edge) for edge in raw.get("boundingbox") or (lat, lat, lon, lon))
    told = KINDS.get(raw.get("type", "")) or KINDS.get(raw.get("class", "")) or "other"
    values = {
        "id": re.sub(r"[^a-z0-9]+", "-", fold(name)).strip("-"),
        "name": name,
        "kind": kind or told,
        "country": (raw.get("address") or {}).get("country_code", "").upper(),
        "lat": round(lat, 4),
        "lon": round(lon, 4),
        "radius_km": max(1, round(distance_km(south, west, north, east) / 2)),
        "region_id": "",
        "weight": 50_000,
        "aliases": "",
        "source": f"OpenStreetMap (ODbL), {raw.get('osm_type', 'object')} {raw.get('osm_id', '')}".strip(),
    }
    return {field: values[field] for field in OVERLAY_FIELDS}


def nominatim(agent: str) -> Callable[[str], Any]:
    """Nominatim through geopy, at most one question every SECONDS_BETWEEN seconds, tried twice."""
    from geopy.extra.rate_limiter import RateLimiter
    from geopy.geocoders import Nominatim

    service = Nominatim(user_agent=agent, timeout=20)
    limited = RateLimiter(service.geocode, min_delay_seconds=SECONDS_BETWEEN, max_retries=2, swallow_exceptions=False)
    return lambda query: limited(query, addressdetails=True, language="en")


def main() -> None:
    """Ask for the names given as arguments and print overlay rows."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n")[0])
    parser.add_argument("query", nargs="+", help='a name with its country: "Robotyne, Ukraine"')
    parser.add_argument("--kind", help="the kind to write, where Nominatim's own does not fit")
    parser.add_argument("--agent", default="muster gazetteer maintenance", help="who asks, as Nominatim's terms want it")
    args = parser.parse_args()
    writer = csv.DictWriter(sys.stdout, OVERLAY_FIELDS, lineterminator="\n")
    writer.writerows(rows(args.query, nominatim(args.agent), args.kind))


if __name__ == "__main__":
    main()
