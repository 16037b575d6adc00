"""Lanes below the timeline: what has no number of its own, packed into as few lines as do not overlap."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Mapping, Sequence
from html import escape
from typing import Any

from dashboard.marks import ends, hover, legend, middle, middle_day, short
from dashboard.palette import PAGE, STATUSES, Mode, colour, look
from dashboard.sketches import Sketch

Row = dict[str, Any]
# About how wide the chart and a letter of its labels are, in pixels, to tell whether words fit.
_WIDTH, _LETTER, _GAP = 640.0, 6.2, 22.0
LANES: Mapping[str, str] = {"vague": "No number", "movement": "Movements", "meeting": "Meetings"}


def packed(rows: Sequence[Row]) -> list[list[Row]]:
    """Table in as few lines as keep them from overlapping, in time order."""
    lines: list[list[Row]] = []
    for row in sorted(rows, key=lambda one: (ends(one)[0], one["claim_id"])):
        for line in lines:
            if ends(line[-1])[1] + dt.timedelta(days=1) < ends(row)[0]:
                line.append(row)
                break
        else:
            lines.append([row])
    return lines[:40]


def draw_lanes(
    figure: Sketch,
    lanes: Mapping[str, Sequence[Sequence[Row]]],
    axis: str,
    days: tuple[dt.date, dt.date],
    mode: Mode,
    shown: set[str],
) -> dict[str, Any]:
    """Adds the lanes' traces; answers the layout of their axis."""
    colours = PAGE[mode]
    labels = _labels(lanes.get("vague", ()), days)
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
            first, last = ends(row)
            if first != last:
                xs += [first, last, None]
                ys += [y, y, None]
        common: dict[str, Any] = {"legendgroup": status, "yaxis": axis}
        if xs:
            figure.add(
                "scatter",
                x=xs,
                y=ys,
                mode="lines",
                line={"color": tint, "width": 7},
                opacity=0.28,
                hoverinfo="skip",
                showlegend=False,
                **common,
            )
        words = [escape(labels.get(row["claim_id"], "")) for row, _ in group]
        figure.add(
            "scatter",
            x=[middle(row) for row, _ in group],
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
        legend(figure, status, kind, axis, mode, shown)
    for edge in edges[:-1]:
        figure.draw_shape(
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


def _labels(lines: Sequence[Sequence[Row]], days: tuple[dt.date, dt.date]) -> dict[str, str]:
    """The words ("dozens") beside the marks that have room for them before the next mark of their line and the chart's edge."""
    scale = _WIDTH / max((days[1] - days[0]).days, 1)
    found = {}
    for line in lines:
        starts = [(middle_day(row).date() - days[0]).days * scale for row in line]
        for row, at, after in zip(line, starts, [*starts[1:], _WIDTH + _GAP], strict=True):
            words = short(row.get("quantity_text") or "", 20)
            if at + len(words) * _LETTER + _GAP <= after:
                found[row["claim_id"]] = words
    return found
