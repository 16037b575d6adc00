"""The timeline: each figure at its date with its range, and what has no number on lanes of its own below."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Mapping, Sequence
from typing import Any

from dashboard.lanes import LANES, draw_lanes, packed
from dashboard.palette import PAGE, STATUSES, Mode, chart_page, colour, look
from dashboard.ranges import draw_figures
from dashboard.rows import Row, Table
from dashboard.sketches import Drawing, Sketch
from dashboard.windows import Days, days_of, within

_LANE_ROW = 22


def timeline(
    rows: Table,
    mode: Mode = "light",
    scale: str = "log",
    rates: bool = False,
    narrow: bool = False,
    days: Days | None = None,
) -> Drawing:
    """Claims as marks over time: figures by persons (log or linear), the rest on lanes; rates, if asked for, on their own axis.

    `rows` are what queries.marks answers. Every mark carries its claim_id as customdata; `narrow` is for phones; `days` are
    those the axis covers, all by default, and only what stands in them is drawn.
    """
    rows = drawable(rows)
    if days:
        rows = [row for row in rows if within(row, days)]
    figures = [row for row in rows if _numbered(row) and row.get("measure") != "rate"]
    rated = [row for row in rows if _numbered(row) and row.get("measure") == "rate"] if rates else []
    lanes = {lane: packed([row for row in rows if _lane(row) == lane]) for lane in LANES}
    lanes = {lane: packed for lane, packed in lanes.items() if packed}
    days = days or _day_range(rows)
    figure = Sketch()
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
            figure.arrange({name: draw_lanes(figure, lanes, axis, days, mode, shown) | {"domain": domain}})
        else:
            chosen = figures if part == "figures" else rated
            label = "Persons" if part == "figures" else "Rate"
            figure.arrange(
                {name: draw_figures(figure, chosen, axis, days, scale, mode, shown, label, narrow) | {"domain": domain}}
            )
        at = bottom
    _dress(figure, days, total, mode, "y3" if "lanes" in heights else "y2" if "rates" in heights else "y")
    return figure.figure()


def counted(rows: Table, mode: Mode = "light", period: str = "week") -> Drawing:
    """Claims counted by week or month and status as stacked bars, for more claims than can be drawn.

    `rows` are what queries.periods answers; customdata is the first and last day of a bar, with a slash between.
    """
    figure = Sketch()
    starts: dict[str, dict[dt.date, int]] = defaultdict(dict)
    for row in rows:
        name = "meeting" if row["kind"] == "meeting" else row["status"] if row["status"] in STATUSES else "other"
        starts[name][row["start"]] = starts[name].get(row["start"], 0) + row["claims"]
    days = {start: f"{start}/{_period_end(start, period)}" for start in {row["start"] for row in rows}}
    for name in (name for name in (*STATUSES, "meeting") if name in starts):
        kind = "meeting" if name == "meeting" else "figure"
        figure.add(
            "bar",
            x=[days[start][:10] for start in starts[name]],
            y=list(starts[name].values()),
            name=look(name, kind).label,
            marker={"color": colour(name, kind, mode), "line": {"width": 0}},
            customdata=[days[start] for start in starts[name]],
            hovertemplate="week of %{x|%B %-d, %Y}: %{y:,} claims<extra>%{fullData.name}</extra>"
            if period == "week"
            else "%{x|%B %Y}: %{y:,} claims<extra>%{fullData.name}</extra>",
        )
    colours = PAGE[mode]
    figure.arrange(
        barmode="stack",
        height=380,
        yaxis={
            "title": {"text": f"Claims a {period}"},
            "gridcolor": colours["grid"],
            "fixedrange": True,
            "rangemode": "tozero",
        },
    )
    _dress(figure, _counted_range(rows, period), 330, mode, "y")
    return figure.figure()


def drawable(rows: Table) -> Table:
    """The claims of queries.marks that have a day to stand at."""
    return [row for row in rows if row.get("shown_from") or row.get("shown_to")]


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


def _dress(figure: Sketch, days: tuple[dt.date, dt.date], height: float, mode: Mode, anchor: str) -> None:
    """Fonts, margins and the shared time axis, with a little air on both sides."""
    colours = PAGE[mode]
    air = max((days[1] - days[0]) * 0.04, dt.timedelta(days=2))
    figure.arrange(
        height=int(height + 110),
        margin={"l": 8, "r": 12, "t": 56, "b": 30},
        **chart_page(mode),
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
    for name, axis in figure.layout.items():
        if name.startswith("yaxis"):
            axis["automargin"] = True


def _day_range(rows: Sequence[Row]) -> tuple[dt.date, dt.date]:
    if not rows:
        today = dt.date(2024, 1, 1)
        return today, today + dt.timedelta(days=30)
    return days_of(rows)


def _counted_range(rows: Table, period: str) -> tuple[dt.date, dt.date]:
    if not rows:
        return _day_range([])
    starts = {row["start"] for row in rows}
    return min(starts), _period_end(max(starts), period)


def _period_end(start: dt.date, period: str) -> dt.date:
    """The last day of the week or month that begins on `start`."""
    if period == "week":
        return start + dt.timedelta(days=6)
    return (start.replace(day=28) + dt.timedelta(days=4)).replace(day=1) - dt.timedelta(days=1)
