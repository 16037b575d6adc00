"""The map: towns as points, regions shaded, countries hatched with their number, on a base map of our own files."""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Sequence
from html import escape
from typing import Any

from dashboard import places, wording
from dashboard.filters import ROLES
from dashboard.palette import FONT, MEETING, PAGE, STATUSES, Mode, colour, look
from dashboard.rows import Row, Table
from dashboard.sketches import Drawing, Sketch

# Above this many points they are clustered.
MAX_POINTS = 300
KM_A_DEGREE = 111.0
_CORNERS = 48
ROLE_SIGNS = {"at": "", "to": "→", "from": "←", "said": "“"}


def claims_map(rows: Table, mode: Mode = "light", tiles: str = "", base: str = "", narrow: bool = False) -> Drawing:
    """The chosen claims where they are said to be; `rows` are what queries.map_places answers.

    Every point, region and country carries its place key as customdata. `tiles` is a raster tile address, used only if given.
    `base` is the app's own address in front of the static files: MapLibre takes GeoJSON from a relative address, a sprite not.
    `narrow` is for phones.
    """
    spots = _by_place(rows)
    points = [group for group in spots if _level(group[0]) == "point" and group[0]["lat"] is not None]
    regions = [group for group in spots if _level(group[0]) == "region"]
    countries = [group for group in spots if _level(group[0]) == "country"]
    figure = Sketch()
    _draw_areas(figure, countries, "countries", mode)
    known = places.outlined_regions()
    _draw_areas(figure, [group for group in regions if group[0]["key"] in known], "regions", mode)
    _draw_areas(figure, [group for group in regions if group[0]["key"] not in known and _has_extent(group[0])], "rounds", mode)
    _draw_points(figure, points, mode)
    if not figure.data:
        # Without any trace Plotly would draw empty axes instead of the map.
        figure.add("scattermap", lat=[None], lon=[None], showlegend=False, hoverinfo="skip")
    _draw_legend(figure, spots, mode)
    pixels = 330 if narrow else 640
    center, zoom = _view(spots, pixels)
    named_countries = _brought_into_view(countries, points + regions, center, zoom, pixels)
    colours = PAGE[mode]
    figure.arrange(
        height=480,
        margin={"l": 0, "r": 0, "t": 0, "b": 0},
        paper_bgcolor=colours["water"],
        font={"color": colours["ink"], "family": FONT},
        hoverlabel={
            "bgcolor": colours["hover"],
            "bordercolor": colours["line"],
            "font": {"color": colours["ink"]},
            "align": "left",
        },
        showlegend=True,
        legend={
            "bgcolor": colours["paper"],
            "bordercolor": colours["line"],
            "borderwidth": 1,
            "x": 0.01,
            "y": 0.99,
            "font": {"color": colours["ink"], "size": 11.5},
            "itemclick": False,
            "itemdoubleclick": False,
        },
        dragmode="pan",
        uirevision="map",
        map={"style": style(points, regions, named_countries, mode, tiles, base), "center": center, "zoom": zoom},
    )
    return figure.figure()


def style(
    points: Sequence[Sequence[Row]],
    regions: Sequence[Sequence[Row]],
    countries: Sequence[Sequence[Row]],
    mode: Mode,
    tiles: str = "",
    base: str = "",
) -> dict[str, Any]:
    """A MapLibre style of our own GeoJSON files: land, the hatches of the named countries, lines and names."""
    colours = PAGE[mode]
    named = [group[0]["key"] for group in (*regions, *countries)]
    hatches = [
        {
            "id": f"hatch-{name}",
            "type": "fill",
            "source": "countries",
            "filter": ["in", ["get", "id"], ["literal", sorted(keys)]],
            # Without an address the sprite cannot be had, and Plotly would ask a far server for the missing tile.
            "paint": {"fill-pattern": f"hatch-{name}-{mode}"}
            if base
            else {"fill-color": _tint(name, mode), "fill-opacity": 0.15},
        }
        for name, keys in sorted(_keys_by_look(countries).items())
    ]
    raster: dict[str, Any] = {"tiles": {"type": "raster", "tiles": [tiles], "tileSize": 256}} if tiles else {}
    over = [{"id": "tiles", "type": "raster", "source": "tiles"}] if tiles else []
    return {
        "version": 8,
        "sources": {
            "countries": {"type": "geojson", "data": f"{places.ADDRESS}/countries.geojson"},
            "regions": {"type": "geojson", "data": f"{places.ADDRESS}/regions.geojson"},
            "labels": {"type": "geojson", "data": f"{places.ADDRESS}/labels.geojson"},
            "names": {"type": "geojson", "data": _names(points, regions, countries)},
            **raster,
        },
        **({"sprite": f"{base}{places.ADDRESS}/sprite"} if base else {}),
        "layers": [
            {"id": "sea", "type": "background", "paint": {"background-color": colours["water"]}},
            {"id": "land", "type": "fill", "source": "countries", "paint": {"fill-color": colours["land"]}},
            *over,
            *hatches,
            {
                "id": "region-lines",
                "type": "line",
                "source": "regions",
                "minzoom": 3.2,
                "paint": {"line-color": colours["subborder"], "line-width": 0.7},
            },
            {
                "id": "country-lines",
                "type": "line",
                "source": "countries",
                "paint": {"line-color": colours["border"], "line-width": ["interpolate", ["linear"], ["zoom"], 0, 0.5, 5, 1.3]},
            },
            {
                "id": "country-names",
                "type": "symbol",
                "source": "labels",
                "filter": [
                    "all",
                    ["!", ["in", ["get", "id"], ["literal", named]]],
                    ["<=", ["get", "rank"], ["+", ["zoom"], 1]],
                ],
                "layout": {
                    "text-field": ["get", "name"],
                    "text-size": ["interpolate", ["linear"], ["zoom"], 1, 9, 5, 13],
                    "text-letter-spacing": 0.06,
                    "text-max-width": 7,
                    "text-padding": 6,
                    "symbol-sort-key": ["get", "rank"],
                },
                "paint": {"text-color": colours["muted"], "text-halo-color": colours["land"], "text-halo-width": 1.2},
            },
            {
                "id": "claim-names",
                "type": "symbol",
                "source": "names",
                "layout": {
                    "text-field": ["get", "text"],
                    "text-size": 13,
                    "text-anchor": ["case", [">", ["get", "down"], 0], "top", "center"],
                    "text-offset": [
                        "case",
                        [">", ["get", "down"], 0],
                        ["array", "number", 2, ["get", "offset"]],
                        ["literal", [0, 0]],
                    ],
                    "text-max-width": 9,
                    "symbol-sort-key": ["-", 0, ["get", "claims"]],
                },
                "paint": {"text-color": colours["ink"], "text-halo-color": colours["land"], "text-halo-width": 1.8},
            },
        ],
    }


def _level(row: Row) -> str:
    """How a place is drawn: point, region or country; continents and seas without an extent are points too."""
    if row["kind"] == "country":
        return "country"
    return "region" if row["kind"] == "region" and row["region_id"] else "point"


def _by_place(rows: Sequence[Row]) -> list[list[Row]]:
    """Table in groups of one place, most claims first."""
    groups: dict[str, list[Row]] = defaultdict(list)
    for row in rows:
        groups[row["key"]].append(row)
    return sorted(groups.values(), key=lambda group: (-_claims(group), group[0]["key"]))


def _claims(rows: Sequence[Row]) -> int:
    return sum(row["claims"] for row in rows)


def _look_name(row: Row) -> str:
    return "meeting" if row["claim_kind"] == "meeting" else row["status"] if row["status"] in STATUSES else "other"


def _main_look(rows: Sequence[Row]) -> str:
    """The status most of a place's claims have; the earlier in the palette's order on a tie."""
    totals: dict[str, int] = defaultdict(int)
    for row in rows:
        totals[_look_name(row)] += row["claims"]
    order = [*STATUSES, "meeting"]
    return max(totals, key=lambda name: (totals[name], -order.index(name)))


def _tint(name: str, mode: Mode) -> str:
    return colour(None, "meeting", mode) if name == "meeting" else colour(name, mode=mode)


def _keys_by_look(groups: Sequence[Sequence[Row]]) -> dict[str, set[str]]:
    keys: dict[str, set[str]] = defaultdict(set)
    for group in groups:
        keys[_main_look(group)].add(group[0]["key"])
    return keys


def _draw_areas(figure: Sketch, groups: Sequence[Sequence[Row]], source: str, mode: Mode) -> None:
    """Regions shaded by status, as circles ("rounds") where the base map has no outline of them; countries almost clear above
    their hatch, so that they answer to hover and click."""
    by_look: dict[str, list[Sequence[Row]]] = defaultdict(list)
    for group in groups:
        by_look[_main_look(group)].append(group)
    for name, members in sorted(by_look.items()):
        tint = _tint(name, mode)
        keys = [group[0]["key"] for group in members]
        figure.add(
            "choroplethmap",
            geojson=_circles(members) if source == "rounds" else places.outlines(source, keys),
            featureidkey="properties.id",
            locations=keys,
            z=[1] * len(members),
            colorscale=[[0, tint], [1, tint]],
            showscale=False,
            marker={
                "opacity": 0.04 if source == "countries" else 0.5,
                "line": {"color": tint, "width": 1.2 if source == "countries" else 1.6},
            },
            below="region-lines",
            customdata=keys,
            hovertext=[_hover(group) for group in members],
            hoverinfo="text",
            showlegend=False,
        )


def _has_extent(row: Row) -> bool:
    return row["lat"] is not None and bool(row["radius_km"])


def _circles(groups: Sequence[Sequence[Row]]) -> dict[str, Any]:
    """Circles as large as the places, as GeoJSON."""
    features = []
    for group in groups:
        row = group[0]
        high = row["radius_km"] / KM_A_DEGREE
        wide = high / max(math.cos(math.radians(row["lat"])), 0.05)
        turns = [2 * math.pi * step / _CORNERS for step in range(_CORNERS + 1)]
        ring = [[round(row["lon"] + wide * math.cos(t), 3), round(row["lat"] + high * math.sin(t), 3)] for t in turns]
        shape = {"type": "Polygon", "coordinates": [ring]}
        features.append({"type": "Feature", "properties": {"id": row["key"]}, "geometry": shape})
    return {"type": "FeatureCollection", "features": features}


def _draw_points(figure: Sketch, groups: Sequence[Sequence[Row]], mode: Mode) -> None:
    """Towns: a disc as large as their claims are many; a disc inside a disc where claims of several statuses meet."""
    drawn: dict[str, list[tuple[Sequence[Row], float, str]]] = defaultdict(list)
    for group in groups:
        totals: dict[str, int] = defaultdict(int)
        for row in group:
            totals[_look_name(row)] += row["claims"]
        left = sum(totals.values())
        for name, claims in sorted(totals.items(), key=lambda item: -item[1]):
            drawn[name].append((group, _size(left), name))
            left -= claims
    many = len(groups) > MAX_POINTS
    order = [*STATUSES, "meeting"]
    # Larger discs first, so that a smaller one inside stays visible.
    for name in sorted(drawn, key=lambda one: (-max(size for _, size, _ in drawn[one]), order.index(one))):
        members = drawn[name]
        figure.add(
            "scattermap",
            lat=[group[0]["lat"] for group, *_ in members],
            lon=[group[0]["lon"] for group, *_ in members],
            mode="markers",
            marker={"size": [size for _, size, _ in members], "color": _tint(name, mode), "opacity": 0.95},
            showlegend=False,
            # Above every line of the base map, below the names.
            below="claim-names",
            customdata=[group[0]["key"] for group, *_ in members],
            hovertext=[_hover(group) for group, *_ in members],
            hoverinfo="text",
            **({"cluster": {"enabled": True, "color": _tint(name, mode), "opacity": 0.8, "maxzoom": 6}} if many else {}),
        )


def _draw_legend(figure: Sketch, groups: Sequence[Sequence[Row]], mode: Mode) -> None:
    """One entry a status, whether it is drawn as point, shade or hatch."""
    used = {_look_name(row) for group in groups for row in group}
    for name in (name for name in (*STATUSES, "meeting") if name in used):
        figure.add(
            "scattermap",
            lat=[None],
            lon=[None],
            mode="markers",
            marker={"size": 11, "color": _tint(name, mode)},
            name=(MEETING if name == "meeting" else look(name)).label,
            hoverinfo="skip",
        )


def _size(claims: int) -> float:
    """Diameter in pixels: the area grows with the claims."""
    return round(min(12 + 4.2 * math.sqrt(claims), 44), 1)


def _names(
    points: Sequence[Sequence[Row]], regions: Sequence[Sequence[Row]], countries: Sequence[Sequence[Row]]
) -> dict[str, Any]:
    """The names and numbers beside the claims' places, as GeoJSON; a sign tells the role where it is not plain "at"."""
    features = [
        _feature(group, _signed(group), round(_size(_claims(group)) / 24 + 0.35, 2))
        for group in points[:200]
        if group[0]["lat"] is not None
    ]
    features += [
        _feature(group, f"{_signed(group)}: {_claims(group):,}", 0)
        for group in (*regions, *countries)
        if group[0]["lat"] is not None
    ]
    return {"type": "FeatureCollection", "features": features}


def _feature(group: Sequence[Row], text: str, down: float) -> dict[str, Any]:
    row = group[0]
    return {
        "type": "Feature",
        "geometry": {"type": "Point", "coordinates": [round(row["lon"], 4), round(row["lat"], 4)]},
        "properties": {"text": text, "down": down, "offset": [0, down], "claims": _claims(group)},
    }


def _signed(rows: Sequence[Row]) -> str:
    roles = {row["role"] for row in rows}
    sign = ROLE_SIGNS[next(iter(roles))] if len(roles) == 1 else ""
    parts = {row["part"] for row in rows}
    part = f", {next(iter(parts))} part" if len(parts) == 1 and None not in parts else ""
    return f"{sign} {rows[0]['name']}{part}".strip()


def _hover(rows: Sequence[Row]) -> str:
    """Name, number of claims, and a line for each role and status; safe to show as Plotly's hover."""
    lines = [f"<b>{escape(str(rows[0]['name']))}</b> · {wording.plural(_claims(rows), 'claim')}"]
    for row in sorted(rows, key=lambda one: (list(ROLES).index(one["role"]), str(one["status"]))):
        name = look(row["status"], row["claim_kind"]).label.lower()
        part = f", {row['part']} part" if row["part"] else ""
        kind = "" if row["claim_kind"] != "movement" else " (no headcount)"
        lines.append(escape(f"{ROLES[row['role']]}{part}: {name}{kind}, {wording.plural(row['claims'], 'claim')}"))
    shown = lines[:10] + ([f"and {len(lines) - 10} more"] if len(lines) > 10 else [])
    return "<br>".join(shown)


def outside(rows: Table) -> list[str]:
    """The names of places the map does not show at first, because they lie far from nearly all others."""
    groups = [group for group in _by_place(rows) if _fits(group[0])]
    kept = {group[0]["key"] for group in _core(groups)}
    return [str(group[0]["name"]) for group in groups if group[0]["key"] not in kept]


def _fits(row: Row) -> bool:
    """Whether the view is made to hold a place: the middle of a huge country says nothing, and its hatch is seen anyway."""
    return row["lat"] is not None and not (_level(row) == "country" and (row["radius_km"] or 0) > 1_200)


# Nearer than this a lone town has no neighbouring region in view, and the outlines show their corners.
_CLOSEST = 5.8


def _view(groups: Sequence[Sequence[Row]], pixels: int) -> tuple[dict[str, float], float]:
    """Centre and zoom that show the places, for a map `pixels` wide and about 400 high."""
    located = [group for group in groups if group[0]["lat"] is not None]
    boxes = [_box(group[0]) for group in _core([group for group in located if _fits(group[0])] or located)]
    if not boxes:
        return {"lat": 35.0, "lon": 35.0}, 1.3
    south, north, west, east = _around(boxes)
    middle = math.degrees(2 * math.atan(math.exp((_mercator(north) + _mercator(south)) / 2)) - math.pi / 2)
    zoom = min(max(_zoom(boxes, pixels), 0.3), _CLOSEST)
    return {"lat": round(middle, 3), "lon": round((west + east) / 2, 3)}, round(zoom, 2)


def _brought_into_view(
    countries: Sequence[Sequence[Row]], others: Sequence[Sequence[Row]], center: dict[str, float], zoom: float, pixels: int
) -> list[Sequence[Row]]:
    """The countries, their name and number moved to a free spot of theirs in the view where their middle lies outside."""
    wide = 180 * pixels / 512 / 2**zoom
    tall = 180 * 380 / 512 / 2**zoom * math.cos(math.radians(center["lat"]))
    taken = [(row[0]["lat"], row[0]["lon"]) for row in others if row[0]["lat"] is not None]
    moved: list[Sequence[Row]] = []
    for group in countries:
        row = group[0]
        lat, lon = row["lat"], row["lon"]
        if lat is None or abs(lat - center["lat"]) > tall or abs(lon - center["lon"]) > wide:
            spots = [
                (center["lat"] + tall * up / 4, center["lon"] + wide * right / 4)
                for up in range(-3, 4)
                for right in range(-3, 4)
            ]
            # The freest first: whether a spot lies in the country takes a look at its whole outline.
            spots.sort(key=lambda spot: -min((math.dist(spot, other) for other in taken), default=0.0))
            lat, lon = next((spot for spot in spots if places.in_country(row["key"], *spot)), (lat, lon))
        if lat is not None:
            taken.append((lat, lon))
        moved.append([row | {"lat": lat, "lon": lon}, *group[1:]])
    return moved


def _core(groups: Sequence[Sequence[Row]]) -> list[Sequence[Row]]:
    """The places without the few outliers that hold at most an eighth of the claims and would shrink all others."""
    left = list(groups)
    spare = sum(_claims(group) for group in groups) / 8
    while len(left) > 2:
        boxes = [_box(group[0]) for group in left]
        zoom = _zoom(boxes)
        # Only a place at an edge can make the view larger.
        edges = {max(range(len(boxes)), key=lambda i: sign * boxes[i][at]) for at, sign in ((0, -1), (1, 1), (2, -1), (3, 1))}
        gains = {i: _zoom([*boxes[:i], *boxes[i + 1 :]]) - zoom for i in edges if _claims(left[i]) <= spare}
        best = max(gains, key=lambda i: (gains[i], i), default=None)
        if best is None or gains[best] < 1.0:
            break
        spare -= _claims(left[best])
        del left[best]
    return left


def _box(row: Row) -> tuple[float, float, float, float]:
    """South, north, west and east of what should be seen of a place: of a country the outline, of a huge one a large piece."""
    share, least, most = (0.7, 150, 1_500) if _level(row) == "country" else (1.0, 40, 500)
    reach = min(max((row["radius_km"] or 0) * share, least), most) / KM_A_DEGREE
    wide = reach / max(math.cos(math.radians(row["lat"])), 0.2)
    return row["lat"] - reach, row["lat"] + reach, row["lon"] - wide, row["lon"] + wide


def _around(boxes: Sequence[tuple[float, float, float, float]]) -> tuple[float, float, float, float]:
    south, north = max(min(b[0] for b in boxes), -70), min(max(b[1] for b in boxes), 80)
    return south, north, max(min(b[2] for b in boxes), -180), min(max(b[3] for b in boxes), 180)


def _zoom(boxes: Sequence[tuple[float, float, float, float]], pixels: int = 500) -> float:
    """The zoom at which the boxes fill the view; a MapLibre world is 512 pixels wide at zoom 0."""
    south, north, west, east = _around(boxes)
    tall = _mercator(north) - _mercator(south)
    return min(math.log2(pixels / 512 * 360 / max(east - west, 0.2)), math.log2(330 / 512 * 2 * math.pi / max(tall, 0.004)))


def _mercator(lat: float) -> float:
    return math.log(math.tan(math.pi / 4 + math.radians(lat) / 2))
