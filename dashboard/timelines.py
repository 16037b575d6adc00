"""The timeline: each figure at its date with its range, and what has no number on lanes of its own below."""

from __future__ import annotations

import datetime as dt
import math
from collections import defaultdict
from collections.abc import Mapping, Sequence
from html import escape
from textwrap import wrap
from typing import Any

import pandas as pd
import plotly.graph_objects as go

from dashboard import wording
from dashboard.frames import rows_of
from dashboard.palette import FONT, PAGE, STATUSES, Mode, colour, look

Row = dict[str, Any]
# Shape says how it was said: filled is asserted, open is expected; its outline says which measure it is.
SYMBOLS: Mapping[str, str] = {"count": "circle", "total": "square", "added": "triangle-up", "rate": "diamond"}
LANES: Mapping[str, str] = {"vague": "No number", "movement": "Movements", "meeting": "Meetings"}
_LANE_ROW = 22
_MARK_SIZE = 11


def timeline(frame: pd.DataFrame, mode: Mode = "light", scale: str = "log", rates: bool = False) -> go.Figure:
    """Claims as marks over time: figures by persons (log or linear), the rest on lanes; rates, if asked for, on their own axis.

    `frame` is what queries.marks answers. Every mark carries its claim_id as customdata.
    """
    rows: list[Row] = [row for row in rows_of(frame) if row.get("shown_from") or row.get("shown_to")]
    figures = [row for row in rows if _numbered(row) and row.get("measure") != "rate"]
    rated = [row for row in rows if _numbered(row) and row.get("measure") == "rate"] if rates else []
    lanes = {lane: _packed([row for row in rows if _lane(row) == lane]) for lane in LANES}
    lanes = {lane: packed for lane, packed in lanes.items() if packed}
    days = _day_range(rows)
    figure = go.Figure(layout={"template": "none"})
    heights = _heights(bool(figures), bool(rated), lanes)
    total = sum(heights.values()) or 1
    at = 1.0
    shown: set[str] = set()
    for part, axis in (("figures", "y"), ("rates", "y2"), ("lanes", "y3")):
        if part not in heights:
            continue
        bottom = at - heights[part] / total
        domain = [max(bottom + (0.0 if bottom < 1e-6 else 22 / total), 0), at]
        name = "yaxis" + axis[1:]
        if part == "lanes":
            figure.update_layout({name: _draw_lanes(figure, lanes, axis, days, mode, shown) | {"domain": domain}})
        else:
            chosen = figures if part == "figures" else rated
            label = "Persons" if part == "figures" else "Persons a day, week or month"
            figure.update_layout(
                {name: _draw_figures(figure, chosen, axis, days, scale, mode, shown, label) | {"domain": domain}}
            )
        at = bottom
    _dress(figure, days, total, mode, "y3" if "lanes" in heights else "y2" if "rates" in heights else "y")
    return figure


def weekly(frame: pd.DataFrame, mode: Mode = "light") -> go.Figure:
    """Claims counted by week and status as stacked bars, for more claims than can be drawn; customdata is the Monday."""
    figure = go.Figure(layout={"template": "none"})
    groups: dict[tuple[str, str | None], list[Row]] = defaultdict(list)
    for row in rows_of(frame):
        groups[row["kind"], row["status"]].append(row)
    for (kind, status), group in groups.items():
        is_meeting = kind == "meeting"
        name = look(status, kind).label
        figure.add_bar(
            x=[row["week"] for row in group],
            y=[row["claims"] for row in group],
            name=name if is_meeting or kind == "figure" else f"{name} (no headcount)",
            marker={
                "color": colour(status, kind, mode),
                "pattern": {"shape": "" if kind == "figure" else "/"},
            },
            customdata=[str(row["week"]) for row in group],
            hovertemplate="week of %{x|%B %-d, %Y}: %{y:,} claims<extra>%{fullData.name}</extra>",
        )
    colours = PAGE[mode]
    figure.update_layout(
        barmode="stack",
        height=380,
        yaxis={"title": {"text": "Claims a week"}, "gridcolor": colours["grid"], "fixedrange": True, "rangemode": "tozero"},
    )
    _dress(figure, _week_range(frame), 330, mode, "y")
    return figure


# --- figures


def _numbered(row: Row) -> bool:
    return row["kind"] == "figure" and (row["low"] is not None or row["high"] is not None)


def _lane(row: Row) -> str:
    if row["kind"] != "figure":
        return str(row["kind"])
    return "" if _numbered(row) else "vague"


def _heights(figures: bool, rates: bool, lanes: Mapping[str, Any]) -> dict[str, float]:
    heights: dict[str, float] = {}
    if figures:
        heights["figures"] = 330
    if rates:
        heights["rates"] = 150
    if lanes:
        heights["lanes"] = 30 + sum(max(len(rows), 1.5) * _LANE_ROW for rows in lanes.values())
    return heights


def _draw_figures(
    figure: go.Figure,
    rows: Sequence[Row],
    axis: str,
    days: tuple[dt.date, dt.date],
    scale: str,
    mode: Mode,
    shown: set[str],
    label: str,
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
            figure.add_scatter(x=bands_x, y=bands_y, line={"color": tint, "width": 7}, opacity=0.28, **common)
        if spans_x:
            figure.add_scatter(
                x=spans_x, y=spans_y, line={"color": tint, "width": 2.5 if few else 1.5}, opacity=0.75 if few else 0.4, **common
            )
        points = [point for row in group for point in _points(row, floor, top)]
        figure.add_scatter(
            x=[_middle(row) for row, *_ in points],
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
        _legend(figure, status, "figure", axis, mode, shown)
    _connect_parts(figure, rows, by_id, axis, colours["muted"])
    _strike_denied(figure, rows, axis, colours["ink"])
    _label(figure, rows, axis, days, (floor, top), scale, colours["ink"])
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


def _legend(figure: go.Figure, status: str, kind: str, axis: str, mode: Mode, shown: set[str]) -> None:
    """One entry a status with the plain shape, whatever shapes its marks have."""
    if status in shown:
        return
    shown.add(status)
    figure.add_scatter(
        x=[None],
        y=[None],
        mode="markers",
        marker={"symbol": "square" if kind == "meeting" else "circle", "size": 10, "color": colour(status, kind, mode)},
        name=look(status, kind).label,
        legendgroup=status,
        legendrank=50 if kind == "meeting" else list(STATUSES).index(status) + 1,
        hoverinfo="skip",
        yaxis=axis,
    )


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
            spans_x += [_middle(row)] * 2 + [None]
            spans_y += [floor if low is None else low, top if high is None else high, None]
        first, last = _ends(row)
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


def _connect_parts(figure: go.Figure, rows: Sequence[Row], by_id: Mapping[str, Row], axis: str, tint: str) -> None:
    """A dotted line from a whole down to its part: the six of the 20."""
    xs: list[Any] = []
    ys: list[Any] = []
    for row in rows:
        whole = by_id.get(row["part_of"] or "")
        if whole:
            xs += [_middle(whole), _middle(row), None]
            ys += [_value(whole), _value(row), None]
    if xs:
        figure.add_scatter(
            x=xs,
            y=ys,
            mode="lines",
            line={"color": tint, "width": 1.5, "dash": "dot"},
            hoverinfo="skip",
            name="part of the whole above",
            legendrank=100,
            yaxis=axis,
        )


def _strike_denied(figure: go.Figure, rows: Sequence[Row], axis: str, tint: str) -> None:
    denied = [row for row in rows if row.get("denied")]
    if denied:
        figure.add_scatter(
            x=[_middle(row) for row in denied],
            y=[_value(row) for row in denied],
            mode="markers+text",
            marker={"symbol": "line-ne", "size": 22, "line": {"color": tint, "width": 2.5}},
            text=[f"denied by {escape(_short(row.get('denied_by') or 'a source', 28))}" for row in denied],
            textposition="bottom right",
            textfont={"color": tint, "size": 11},
            hoverinfo="skip",
            name="denied",
            legendrank=101,
            yaxis=axis,
            cliponaxis=False,
        )


def _label(
    figure: go.Figure,
    rows: Sequence[Row],
    axis: str,
    days: tuple[dt.date, dt.date],
    values: tuple[float, float],
    scale: str,
    tint: str,
) -> None:
    """Writes the figure beside its mark where there is room; with many marks the hover and the table say it."""
    if len(rows) > 40:
        return
    width, height = 640.0, 280.0
    total_days = max((days[1] - days[0]).days, 1)

    def place(row: Row) -> tuple[float, float]:
        x = (_middle_day(row) - dt.datetime.combine(days[0], dt.time())).total_seconds() / 86_400 / total_days * width
        y = _value(row)
        low, high = (math.log10(max(v, 0.5)) for v in values) if scale == "log" else values
        y = math.log10(max(y, 0.5)) if scale == "log" else y
        return x, (1 - (y - low) / ((high - low) or 1)) * height

    taken = [(x - 8, y - 8, x + 8, y + 8) for x, y in map(place, rows)]
    texts: list[tuple[Row, str, str]] = []
    for row in sorted(rows, key=lambda one: -_value(one)):
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
        figure.add_annotation(
            x=_middle(row),
            y=math.log10(max(_value(row), 0.5)) if scale == "log" else _value(row),
            yref=axis,
            text=escape(_short(text, 24)),
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


# --- lanes


def _packed(rows: Sequence[Row]) -> list[list[Row]]:
    """Rows in as few lines as keep them from overlapping, in time order."""
    lines: list[list[Row]] = []
    for row in sorted(rows, key=lambda one: (_ends(one)[0], one["claim_id"])):
        for line in lines:
            if _ends(line[-1])[1] + dt.timedelta(days=1) < _ends(row)[0]:
                line.append(row)
                break
        else:
            lines.append([row])
    return lines[:40]


def _draw_lanes(
    figure: go.Figure,
    lanes: Mapping[str, Sequence[Sequence[Row]]],
    axis: str,
    days: tuple[dt.date, dt.date],
    mode: Mode,
    shown: set[str],
) -> dict[str, Any]:
    """Adds the lanes' traces; answers the layout of their axis."""
    colours = PAGE[mode]
    at = 0.0
    ticks: list[tuple[float, str]] = []
    edges: list[float] = []
    placed: dict[tuple[str, str], list[tuple[Row, float]]] = defaultdict(list)
    for lane, lines in lanes.items():
        size = max(len(lines), 1.5)
        ticks.append((at - size / 2, LANES[lane]))
        for i, line in enumerate(lines):
            for row in line:
                status = "meeting" if lane == "meeting" else row["status"] if row["status"] in STATUSES else "other"
                placed[status, lane].append((row, at - (i + 0.5) * size / len(lines)))
        at -= size
        edges.append(at)
    for (status, lane), group in placed.items():
        kind = "meeting" if lane == "meeting" else "movement"
        tint = colour(status, kind, mode)
        xs: list[Any] = []
        ys: list[Any] = []
        for row, y in group:
            first, last = _ends(row)
            if first != last:
                xs += [first, last, None]
                ys += [y, y, None]
        common: dict[str, Any] = {"legendgroup": status, "yaxis": axis}
        if xs:
            figure.add_scatter(
                x=xs,
                y=ys,
                mode="lines",
                line={"color": tint, "width": 7},
                opacity=0.28,
                hoverinfo="skip",
                showlegend=False,
                **common,
            )
        words = [escape(_short(row.get("quantity_text") or "", 20)) if lane == "vague" else "" for row, _ in group]
        figure.add_scatter(
            x=[_middle(row) for row, _ in group],
            y=[y for _, y in group],
            mode="markers+text" if any(words) else "markers",
            text=words,
            textposition="middle right",
            textfont={"color": colours["ink"], "size": 11},
            name=look(status, kind).label,
            showlegend=False,
            marker={
                "symbol": [
                    "square" if kind == "meeting" else "circle-open" if row["modality"] == "expected" else "circle"
                    for row, _ in group
                ],
                "size": 10,
                "color": tint,
                "line": {"color": tint, "width": 2},
                "opacity": 1,
            },
            customdata=[row["claim_id"] for row, _ in group],
            hovertext=[hover(row) for row, _ in group],
            hoverinfo="text",
            **common,
        )
        _legend(figure, status, kind, axis, mode, shown)
    for edge in edges[:-1]:
        figure.add_shape(
            type="line", xref="paper", x0=0, x1=1, yref=axis, y0=edge, y1=edge, line={"color": colours["line"], "width": 1}
        )
    return {
        "tickvals": [y for y, _ in ticks],
        "ticktext": [text for _, text in ticks],
        "range": [at - 0.2, 0.2],
        "showgrid": False,
        "zeroline": False,
        "fixedrange": True,
    }


# --- what both share


def hover(row: Row) -> str:
    """The words beside a mark: figure, claimant, outlet, days and sentence, safe to show as Plotly's hover."""
    figure = wording.headcount(row)
    force = str(row.get("force_name") or "")
    tail = " ".join(part for part in (figure, f"({force})" if force and figure else force) if part)
    head = f"{wording.what(row)}: {tail}" if tail and row["kind"] != "meeting" else wording.what(row)
    lines = [f"<b>{escape(head)}</b>"]
    claimant = row.get("claimant")
    outlet = row.get("outlet")
    lines.append(
        escape(f"Said by {claimant}" if claimant else "In the article's own voice") + escape(f" · {outlet}" if outlet else "")
    )
    lines.append(escape(f"{wording.shown(row)} ({_short(wording.basis(row), 60)})"))
    if row.get("places"):
        lines.append(escape(_short(str(row["places"]), 70)))
    if row.get("denied"):
        lines.append(escape(f"Denied by {row.get('denied_by') or 'a source'}"))
    sentence = _short(str(row.get("sentence") or ""), 260)
    lines += ["<i>" + escape(line) + "</i>" for line in wrap(f"“{sentence}”", 62)]
    return "<br>".join(lines)


def _dress(figure: go.Figure, days: tuple[dt.date, dt.date], height: float, mode: Mode, anchor: str) -> None:
    """Fonts, margins and the shared time axis, with a little air on both sides."""
    colours = PAGE[mode]
    air = max((days[1] - days[0]) * 0.04, dt.timedelta(days=2))
    figure.update_layout(
        height=int(height + 110),
        margin={"l": 8, "r": 12, "t": 56, "b": 30},
        paper_bgcolor="rgba(0,0,0,0)",
        plot_bgcolor="rgba(0,0,0,0)",
        font={"color": colours["ink"], "size": 13, "family": FONT},
        hoverlabel={
            "bgcolor": colours["hover"],
            "bordercolor": colours["line"],
            "font": {"color": colours["ink"]},
            "align": "left",
        },
        legend={
            "orientation": "h",
            "yanchor": "bottom",
            "y": 1.01,
            "xanchor": "left",
            "x": 0,
            "font": {"color": colours["ink"]},
        },
        hovermode="closest",
        dragmode=False,
        uirevision="timeline",
        xaxis={
            "range": [days[0] - air, days[1] + air],
            "anchor": anchor,
            "gridcolor": colours["grid"],
            "linecolor": colours["line"],
            "fixedrange": True,
            "automargin": True,
            **({"dtick": 86_400_000} if (days[1] - days[0]).days < 8 else {}),
            "tickformatstops": [
                {"dtickrange": [None, 86_400_000 * 20], "value": "%b %-d\n%Y"},
                {"dtickrange": [86_400_000 * 20, "M11"], "value": "%b\n%Y"},
                {"dtickrange": ["M11", None], "value": "%Y"},
            ],
        },
    )
    figure.update_yaxes(automargin=True)


def _ends(row: Row) -> tuple[dt.date, dt.date]:
    first, last = row["shown_from"], row["shown_to"]
    return first or last, last or first


def _middle_day(row: Row) -> dt.datetime:
    first, last = _ends(row)
    start = dt.datetime.combine(first, dt.time())
    return start + (dt.datetime.combine(last, dt.time()) - start) / 2


def _middle(row: Row) -> str:
    return _middle_day(row).isoformat()


def _value(row: Row) -> float:
    """Where labels and connections meet a figure: its one number, else the upper of two."""
    return float(row["high"] if row["high"] is not None else row["low"])


def _day_range(rows: Sequence[Row]) -> tuple[dt.date, dt.date]:
    if not rows:
        today = dt.date(2024, 1, 1)
        return today, today + dt.timedelta(days=30)
    ends = [_ends(row) for row in rows]
    return min(first for first, _ in ends), max(last for _, last in ends)


def _week_range(frame: pd.DataFrame) -> tuple[dt.date, dt.date]:
    if frame.empty:
        return _day_range([])
    return min(frame["week"]), max(frame["week"]) + dt.timedelta(days=6)


def _short(text: str, length: int) -> str:
    return text if len(text) <= length else text[: length - 1].rstrip() + "…"
