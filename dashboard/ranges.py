"""Figures on the timeline: a mark at each number, a line over its range, a band over its days, its words beside it."""

from __future__ import annotations

import datetime as dt
import math
from collections import defaultdict
from collections.abc import Mapping, Sequence
from html import escape
from typing import Any

from dashboard import wording
from dashboard.marks import ends, hover, legend, middle, middle_day, short, value_of
from dashboard.palette import PAGE, STATUSES, Mode, colour, look
from dashboard.sketches import Sketch

Row = dict[str, Any]
# Shape says how it was said: filled is asserted, open is expected; its outline says which measure it is.
SYMBOLS: Mapping[str, str] = {"count": "circle", "total": "square", "added": "triangle-up", "rate": "diamond"}
_MARK_SIZE = 11
# With more figures than this no words stand beside the marks.
_LABELLED = 40


def draw_figures(
    figure: Sketch,
    rows: Sequence[Row],
    axis: str,
    days: tuple[dt.date, dt.date],
    scale: str,
    mode: Mode,
    shown: set[str],
    label: str,
    narrow: bool = False,
) -> dict[str, Any]:
    """Adds the figures' traces; answers the layout of their axis."""
    values = [value for row in rows for value in (row["low"], row["high"]) if value is not None]
    bottom, top = _value_range(values, scale)
    floor = max(bottom, 0.8) if scale == "log" else bottom
    by_id = {row["claim_id"]: row for row in rows}
    colours = PAGE[mode]
    few = len(rows) <= 25
    for status, group in _by_look(rows).items():
        tint = colour(status, mode=mode)
        spans_x, spans_y, bands_x, bands_y = _segments(group, floor, top)
        common: dict[str, Any] = {
            "mode": "lines",
            "hoverinfo": "skip",
            "showlegend": False,
            "legendgroup": status,
            "yaxis": axis,
        }
        if bands_x:
            figure.add("scatter", x=bands_x, y=bands_y, line={"color": tint, "width": 7}, opacity=0.28, **common)
        if spans_x:
            figure.add(
                "scatter",
                x=spans_x,
                y=spans_y,
                line={"color": tint, "width": 2.5 if few else 1.5},
                opacity=0.75 if few else 0.4,
                **common,
            )
        points = [point for row in group for point in _points(row, floor, top)]
        figure.add(
            "scatter",
            x=[middle(row) for row, *_ in points],
            y=[value for _, value, _ in points],
            mode="markers",
            name=look(status).label,
            legendgroup=status,
            showlegend=False,
            marker={
                "symbol": [symbol for *_, symbol in points],
                "size": _MARK_SIZE,
                "color": tint,
                "line": {"color": tint, "width": 2},
                "opacity": 1,
            },
            customdata=[row["claim_id"] for row, *_ in points],
            hovertext=[hover(row) for row, *_ in points],
            hoverinfo="text",
            yaxis=axis,
            cliponaxis=False,
        )
        legend(figure, status, "figure", axis, mode, shown)
    _connect_parts(figure, rows, by_id, axis, colours["muted"])
    _strike_denied(figure, rows, axis, colours["ink"])
    _label(figure, rows, axis, days, (floor, top), scale, colours["ink"], narrow)
    layout: dict[str, Any] = {
        "title": {"text": label, "standoff": 6},
        "gridcolor": colours["grid"],
        "zeroline": False,
        "fixedrange": True,
        "tickformat": ",~r",
    }
    if scale == "log":
        ticks = _log_ticks(floor, top)
        layout |= {
            "type": "log",
            "range": [math.log10(floor), math.log10(top)],
            "tickvals": ticks,
            "ticktext": [wording.number(tick) for tick in ticks],
        }
    else:
        layout["range"] = [bottom, top]
    return layout


def _by_look(rows: Sequence[Row]) -> dict[str, list[Row]]:
    groups: dict[str, list[Row]] = defaultdict(list)
    for row in rows:
        groups[row["status"] if row["status"] in STATUSES else "other"].append(row)
    return {status: groups[status] for status in STATUSES if status in groups}


def _value_range(values: Sequence[int], scale: str) -> tuple[float, float]:
    if not values:
        return (1.0, 10.0) if scale == "log" else (0.0, 10.0)
    if scale == "log":
        return max(min(values), 1) / 2.2, max(max(values), 1) * 2.6
    return 0.0, max(values) * 1.16 or 1.0


def _log_ticks(bottom: float, top: float) -> list[int]:
    steps = (1,) if top / bottom > 300 else (1, 2, 5)
    ticks = [step * 10**power for power in range(0, 10) for step in steps]
    return [tick for tick in ticks if bottom <= tick <= top]


def _segments(rows: Sequence[Row], floor: float, top: float) -> tuple[list[Any], list[Any], list[Any], list[Any]]:
    """Vertical lines (the range of a figure, open to the axis' edge) and horizontal bands (the days it may be)."""
    spans_x: list[Any] = []
    spans_y: list[Any] = []
    bands_x: list[Any] = []
    bands_y: list[Any] = []
    for row in rows:
        low, high = row["low"], row["high"]
        if low != high:
            spans_x += [middle(row)] * 2 + [None]
            spans_y += [floor if low is None else low, top if high is None else high, None]
        first, last = ends(row)
        if first != last:
            for value in {low, high} - {None}:
                bands_x += [first, last, None]
                bands_y += [value, value, None]
    return spans_x, spans_y, bands_x, bands_y


def _points(row: Row, floor: float, top: float) -> list[tuple[Row, float, str]]:
    """The marks of one figure: one where it is exact, two for a range, a mark and an arrow at the edge for an open end."""
    symbol = SYMBOLS.get(row["measure"] or "count", "circle") + ("-open" if row["modality"] == "expected" else "")
    low, high = row["low"], row["high"]
    if low is None:
        return [(row, high, symbol), (row, floor, "triangle-down")]
    if high is None:
        return [(row, low, symbol), (row, top, "triangle-up")]
    return [(row, low, symbol)] if low == high else [(row, low, symbol), (row, high, symbol)]


def _connect_parts(figure: Sketch, rows: Sequence[Row], by_id: Mapping[str, Row], axis: str, tint: str) -> None:
    """A dotted line from a whole down to its part: the six of the 20."""
    xs: list[Any] = []
    ys: list[Any] = []
    for row in rows:
        whole = by_id.get(row["part_of"] or "")
        if whole:
            xs += [middle(whole), middle(row), None]
            ys += [value_of(whole), value_of(row), None]
    if xs:
        figure.add(
            "scatter",
            x=xs,
            y=ys,
            mode="lines",
            line={"color": tint, "width": 1.5, "dash": "dot"},
            hoverinfo="skip",
            name="part of the whole above",
            legendrank=100,
            yaxis=axis,
        )


def _strike_denied(figure: Sketch, rows: Sequence[Row], axis: str, tint: str) -> None:
    denied = [row for row in rows if row.get("denied")]
    if denied:
        figure.add(
            "scatter",
            x=[middle(row) for row in denied],
            y=[value_of(row) for row in denied],
            mode="markers+text" if len(rows) <= _LABELLED else "markers",
            marker={"symbol": "line-ne", "size": 22, "line": {"color": tint, "width": 2.5}},
            text=[f"denied by {escape(short(row.get('denied_by') or 'a source', 28))}" for row in denied],
            textposition="bottom right",
            textfont={"color": tint, "size": 11},
            hoverinfo="skip",
            name="denied",
            legendrank=101,
            yaxis=axis,
            cliponaxis=False,
        )


def _label(
    figure: Sketch,
    rows: Sequence[Row],
    axis: str,
    days: tuple[dt.date, dt.date],
    values: tuple[float, float],
    scale: str,
    tint: str,
    narrow: bool,
) -> None:
    """Writes the figure beside its mark where there is room; with many marks the hover and the table say it."""
    if len(rows) > _LABELLED:
        return
    width, height = (250.0 if narrow else 640.0), 280.0
    total_days = max((days[1] - days[0]).days, 1)

    def place(row: Row) -> tuple[float, float]:
        x = (middle_day(row) - dt.datetime.combine(days[0], dt.time())).total_seconds() / 86_400 / total_days * width
        y = value_of(row)
        low, high = (math.log10(max(v, 0.5)) for v in values) if scale == "log" else values
        y = math.log10(max(y, 0.5)) if scale == "log" else y
        return x, (1 - (y - low) / ((high - low) or 1)) * height

    taken = [(x - 8, y - 8, x + 8, y + 8) for x, y in map(place, rows)]
    texts: list[tuple[Row, str, str]] = []
    for row in sorted(rows, key=lambda one: -value_of(one)):
        text = wording.headcount(row).replace("at least ", "≥ ").replace("up to ", "≤ ")
        text = text.removesuffix(" in all")
        half = len(text) * 3.6
        x, y = place(row)
        boxes = {
            "top": (x - half, y - 24, x + half, y - 9),
            "bottom": (x - half, y + 9, x + half, y + 24),
            "right": (x + 9, y - 8, x + 12 + 2 * half, y + 8),
            "left": (x - 12 - 2 * half, y - 8, x - 9, y + 8),
        }
        for position in _sides(row):
            box = boxes[position]
            inside = box[0] > -30 and box[2] < width + 30
            if inside and not any(_overlap(box, other) for other in taken):
                taken.append(box)
                texts.append((row, text, position))
                break
    shifts = {"top": (0, 15, "center"), "bottom": (0, -15, "center"), "right": (12, 0, "left"), "left": (-12, 0, "right")}
    for row, text, side in texts:
        across, up, anchor = shifts[side]
        figure.annotate(
            x=middle(row),
            y=math.log10(max(value_of(row), 0.5)) if scale == "log" else value_of(row),
            yref=axis,
            text=escape(short(text, 24)),
            font={"color": tint, "size": 12},
            showarrow=False,
            xanchor=anchor,
            xshift=across,
            yshift=up,
        )


def _sides(row: Row) -> tuple[str, ...]:
    """Where the words of a figure may stand: never on the line that leaves its mark."""
    if row["low"] is None:
        return ("top", "left", "right")
    if row["high"] is None:
        return ("bottom", "left", "right")
    if row["part_of"] or row["low"] != row["high"]:
        return ("right", "left")
    return ("top", "bottom", "right", "left")


def _overlap(one: tuple[float, float, float, float], other: tuple[float, float, float, float]) -> bool:
    return one[0] < other[2] and other[0] < one[2] and one[1] < other[3] and other[1] < one[3]
