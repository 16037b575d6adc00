"""Names to candidate places: one SQLite file built from GeoNames and Natural Earth, and the overlay file on top of it.

`gazetteer().lookup(names)` answers for many names at once. The built file (`etl/data/gazetteer.sqlite`) is world-wide and
changes seldom; `etl/data/places_overlay.csv` holds what it lacks (ranges, bases, seas, rivers, front villages) and may be
edited by hand.
"""

from __future__ import annotations

import csv
import math
import re
import sqlite3
import threading
import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache
from pathlib import Path
from typing import get_args

from etl.frozen import dataclass
from etl.lexicon import LexiconError
from etl.records import PlaceKind

DATA = Path(__file__).parent / "data"
DATABASE = DATA / "gazetteer.sqlite"
OVERLAY = DATA / "places_overlay.csv"
OVERLAY_FIELDS = ("id", "name", "kind", "country", "lat", "lon", "radius_km", "region_id", "weight", "aliases", "source")
# Kinds as the database numbers them; a district (second level) is a region to everybody else.
KINDS: tuple[tuple[PlaceKind, bool], ...] = (("city", False), ("region", False), ("region", True), ("country", False))
EARTH_KM = 6371.0088
# Names remembered between articles; a name takes about 200 bytes.
_REMEMBERED = 200_000
_BATCH = 400
_ARTICLES = frozenset(("al", "el", "ar", "ad", "an", "as", "ash", "at", "az", "ez", "ul", "ath", "adh"))
_DROPPED = dict.fromkeys(map(ord, "'’‘ʻʼ`´ʹʿʾ\"."))
_SPECIAL = str.maketrans(
    {"ł": "l", "ø": "o", "đ": "d", "ð": "d", "ı": "i", "ß": "ss", "æ": "ae", "œ": "oe", "þ": "th", "ə": "a"}
)
_VOWELS = re.compile(r"(?<=[a-z])[aeiouyw]+")
_SOUNDS = (("kh", "h"), ("gh", "g"), ("dh", "d"), ("th", "t"), ("sh", "s"), ("ch", "s"), ("q", "k"), ("c", "k"), ("j", "z"))


@dataclass(frozen=True, slots=True)
class Place:
    """A place that a name may mean; `main`: the name asked for is its usual one; `weight`: how often it is meant.

    `curated`: from the overlay, so that its name is the one to show."""

    place_id: str
    name: str
    kind: PlaceKind
    country: str | None
    lat: float
    lon: float
    radius_km: float
    weight: float
    region_id: str | None = None
    district: bool = False
    main: bool = True
    curated: bool = False


class Gazetteer:
    """The built file and the overlay behind one look-up."""

    def __init__(self, database: Path = DATABASE, overlay: Path = OVERLAY) -> None:
        """Open both; LexiconError names the row of an overlay that cannot be used."""
        self._database = database
        self._local = threading.local()
        self._overlay = read_overlay(overlay)
        self._remembered: dict[str, tuple[Place, ...]] = {}
        self._likenesses: dict[str, tuple[Place, ...]] = {}

    def lookup(self, keys: Iterable[str]) -> Mapping[str, tuple[Place, ...]]:
        """The places of each key (a name as `fold` gives it), likeliest first; keys that name nothing give ()."""
        keys = set(keys)
        if len(self._remembered) > _REMEMBERED:
            self._remembered.clear()
        unknown = [key for key in keys if key not in self._remembered]
        if unknown:
            self._remember(unknown)
        return {key: self._remembered[key] for key in keys}

    def find(self, name: str) -> tuple[Place, ...]:
        """The places one name may mean, likeliest first."""
        key = fold(name)
        return self.lookup([key])[key]

    def alike(self, name: str, countries: Iterable[str]) -> tuple[Place, ...]:
        """Towns of these countries whose name sounds like `name` in another transliteration: "Maraat al-Numan"."""
        sound = skeleton(fold(name))
        if len(sound) < 3:
            return ()
        if sound not in self._likenesses:
            rows = self._connection().execute(
                "select places.*, 0 from skeletons join places using (id) where skeleton = ? order by population desc", (sound,)
            )
            if len(self._likenesses) > _REMEMBERED:
                self._likenesses.clear()
            self._likenesses[sound] = tuple(_place(row) for row in rows)
        wanted = set(countries)
        return tuple(place for place in self._likenesses[sound] if place.country in wanted)

    def _remember(self, keys: Sequence[str]) -> None:
        found: dict[str, list[Place]] = {key: list(self._overlay.get(key, ())) for key in keys}
        connection = self._connection()
        for at in range(0, len(keys), _BATCH):
            some = keys[at : at + _BATCH]
            marks = ",".join("?" * len(some))
            query = f"select places.*, names.main, names.key from names join places using (id) where names.key in ({marks})"
            for row in connection.execute(query, some):
                found[row[-1]].append(_place(row[:-1]))
        for key, places in found.items():
            known = {place.place_id for place in self._overlay.get(key, ())}
            # The overlay comes first and may stand in for a place of the built file by using its id.
            own = [place for i, place in enumerate(places) if i < len(known) or place.place_id not in known]
            self._remembered[key] = tuple(sorted(own, key=lambda place: -place.weight)[:60])

    def _connection(self) -> sqlite3.Connection:
        """This thread's own connection: read-only and looking for no journal, so that it opens from a read-only folder."""
        connection: sqlite3.Connection | None = getattr(self._local, "connection", None)
        if connection is None:
            connection = sqlite3.connect(f"{self._database.resolve().as_uri()}?mode=ro&immutable=1", uri=True)
            self._local.connection = connection
        return connection


@lru_cache(maxsize=1)
def gazetteer() -> Gazetteer:
    """The gazetteer this project ships, opened once a process."""
    return Gazetteer()


@lru_cache(maxsize=200_000)
def fold(name: str) -> str:
    """A name as the gazetteer's key: lower-case Latin letters, no accents or apostrophes, hyphens as spaces.

    "Al-Qā'im" and "al Qaim" give "al qaim"; "Donets'k" gives "donetsk".
    """
    if name.isascii():
        text = name.lower()
    else:
        text = unicodedata.normalize("NFKD", name.lower().translate(_SPECIAL))
        text = "".join(c for c in text if not unicodedata.combining(c))
    return " ".join(text.translate(_DROPPED).replace("-", " ").replace("–", " ").split())


def without_articles(key: str) -> str:
    """A folded name without its Arabic articles: "deir ez zor" gives "deir zor"; a name of articles only stays."""
    words = key.split()
    return " ".join(word for word in words if word not in _ARTICLES) or key


@lru_cache(maxsize=10_000)
def skeleton(key: str) -> str:
    """How a folded name sounds, whatever the transliteration: "jisr al shughour" and "jisr ash shughur" give "zsrsgr"."""
    text = without_articles(key).replace(" ", "")
    for written, sound in _SOUNDS:
        text = text.replace(written, sound)
    text = text[:1] + _VOWELS.sub("", text)[1:] if text else text
    text = re.sub(r"(.)\1+", r"\1", text)
    return text[:-1] if len(text) > 3 and text.endswith("h") else text


def distance_km(lat: float, lon: float, other_lat: float, other_lon: float) -> float:
    """Great-circle distance by the haversine formula on a sphere of mean radius: for ranking, within 0.6 % of the geodesic."""
    phi, other_phi = math.radians(lat), math.radians(other_lat)
    half = math.sin((other_phi - phi) / 2) ** 2
    half += math.cos(phi) * math.cos(other_phi) * math.sin(math.radians(other_lon - lon) / 2) ** 2
    return 2 * EARTH_KM * math.asin(min(1.0, math.sqrt(half)))


def read_overlay(path: Path) -> dict[str, tuple[Place, ...]]:
    """The places of an overlay file by folded name; LexiconError names file, line and what would be right."""
    found: dict[str, list[Place]] = {}
    with path.open(encoding="utf-8", newline="") as file:
        reader = csv.DictReader(file)
        if tuple(reader.fieldnames or ()) != OVERLAY_FIELDS:
            raise LexiconError(f"{path.name}, line 1: the columns must be {','.join(OVERLAY_FIELDS)}")
        for line, row in enumerate(reader, start=2):
            place = _overlay_place(f"{path.name}, line {line}", row)
            for name in (row["name"], *row["aliases"].split("|")):
                key = fold(name)
                if key and all(other.place_id != place.place_id for other in found.setdefault(key, [])):
                    found[key].append(place)
    return {key: tuple(places) for key, places in found.items()}


def _overlay_place(where: str, row: Mapping[str, str]) -> Place:
    if None in row or None in row.values():
        raise LexiconError(f"{where}: expected {len(OVERLAY_FIELDS)} columns; quote a value that holds a comma")
    for column in ("id", "name", "source"):
        if not row[column]:
            raise LexiconError(f"{where}: {column} is empty; every row needs one")
    if row["kind"] not in get_args(PlaceKind):
        raise LexiconError(f'{where}: kind "{row["kind"]}" is not one of {", ".join(get_args(PlaceKind))}')
    try:
        lat, lon, radius, weight = (float(row[column] or 0) for column in ("lat", "lon", "radius_km", "weight"))
    except ValueError as error:
        raise LexiconError(f"{where}: lat, lon, radius_km and weight are numbers such as 50.45: {error}") from error
    if not (-90 <= lat <= 90 and -180 <= lon <= 180):
        raise LexiconError(f"{where}: {lat}, {lon} is no point on Earth; lat comes before lon")
    kind: PlaceKind = row["kind"]  # type: ignore[assignment]
    return Place(
        row["id"],
        row["name"],
        kind,
        row["country"] or None,
        lat,
        lon,
        radius or 1.0,
        weight,
        row["region_id"] or None,
        curated=True,
    )


def _place(row: Sequence[object]) -> Place:
    place_id, kind, name, country, region, lat, lon, population, radius, main = row
    kind_name, district = KINDS[int(kind)]  # type: ignore[call-overload]
    return Place(
        f"geonames:{place_id}",
        str(name),
        kind_name,
        str(country) if country else None,
        int(lat) / 10_000,  # type: ignore[call-overload]
        int(lon) / 10_000,  # type: ignore[call-overload]
        float(radius),  # type: ignore[arg-type]
        float(population),  # type: ignore[arg-type]
        str(region) if region else None,
        district,
        bool(main),
    )
