"""Who says what: each source's figures side by side, and how they moved over time."""

from __future__ import annotations

import math
from collections import defaultdict
from html import escape
from typing import Any

from dashboard import wording
from dashboard.marks import hover, short
from dashboard.palette import PAGE, STATUSES, Mode, chart_page, colour, look
from dashboard.rows import Row, Table
from dashboard.sketches import Drawing, Sketch

_LINE = 27
MAX_LINES = 60
_TALL = 16


def side_by_side(rows: Table, differing: set[str], mode: Mode = "light", scale: str = "log", narrow: bool = False) -> Drawing:
    """One line a source and status with the ranges of its reports on one axis of persons; "≠" marks reports that differ.

    `rows` are what reports.reports answers (one a report); `differing` the report ids that differ from another;
    `narrow` is for phones.
    """
    colours = PAGE[mode]
    figure = Sketch()
    lines = _lines(rows)
    bottom, top = _range([v for row in rows for v in (row["low"], row["high"]) if v is not None], scale, narrow)
    ticks: list[tuple[float, str]] = []
    at = 0.0
    for status, sources in lines.items():
        at -= 0.45
        figure.annotate(
            xref="paper",
            x=0,
            y=at,
            text=f"<b>{escape(look(status).label)}</b>",
            showarrow=False,
            xanchor="left",
            xshift=-4,
            yanchor="middle",
            font={"color": colour(status, mode=mode), "size": 13},
        )
        at -= 0.85
        for source, members in sources:
            ticks.append((at, source))
            _draw_line(figure, members, at, (bottom, top), status, mode, differing, narrow)
            at -= 1
    tall = len(ticks) > _TALL
    figure.arrange(
        height=int(max(170, -at * _LINE + 90)),
        margin={"l": 8, "r": 24, "t": 56 if tall else 10, "b": 10 if tall else 40},
        **chart_page(mode),
        showlegend=False,
        hovermode="closest",
        dragmode=False,
        xaxis={
            "title": {"text": "Persons"},
            # Whoever looks at a long list from its head reads the scale there.
            "side": "top" if tall else "bottom",
            "type": "log" if scale == "log" else "linear",
            "range": [math.log10(bottom), math.log10(top)] if scale == "log" else [bottom, top],
            "gridcolor": colours["grid"],
            "tickformat": "~s" if narrow else ",",
            "fixedrange": True,
            "zeroline": False,
            **({"dtick": 1} if scale == "log" and top / bottom > 30 else {}),
        },
        yaxis={
            "tickvals": [y for y, _ in ticks],
            "ticktext": [escape(short(source, 17 if narrow else 30)) for _, source in ticks],
            "range": [at + 0.3, 0.3],
            "showgrid": False,
            "zeroline": False,
            "fixedrange": True,
            "automargin": True,
            "ticklabelstandoff": 12,
        },
    )
    return figure.figure()


def over_time(rows: Table, mode: Mode = "light", scale: str = "log") -> Drawing:
    """How each source's figure of each status moved: its reports with a date, joined in time order."""
    colours = PAGE[mode]
    figure = Sketch()
    series: dict[tuple[str, str], list[Row]] = defaultdict(list)
    for row in rows:
        if row["shown_from"] and row["measure"] != "rate":
            series[row["claimant"] or "no source told", row["status"] or "other"].append(row)
    dashes = ["solid", "dash", "dot", "dashdot", "longdash", "longdashdot"]
    sources = list(dict.fromkeys(source for source, _ in series))
    for (source, status), members in sorted(series.items()):
        if len({row["shown_from"] for row in members}) < 2:
            continue
        members = sorted(members, key=lambda row: (row["shown_from"], row["claim_id"]))
        figure.add(
            "scatter",
            x=[row["shown_from"] for row in members],
            y=[_middle(row) for row in members],
            error_y={
                "type": "data",
                "symmetric": False,
                "array": [(row["high"] or _middle(row)) - _middle(row) for row in members],
                "arrayminus": [_middle(row) - (row["low"] or _middle(row)) for row in members],
                "thickness": 1.5,
                "width": 4,
            },
            mode="lines+markers",
            line={"color": colour(status, mode=mode), "width": 2, "dash": dashes[sources.index(source) % len(dashes)]},
            marker={"size": 8, "color": colour(status, mode=mode)},
            name=f"{short(source, 26)}: {look(status).label.lower()}",
            customdata=[row["claim_id"] for row in members],
            hovertext=[hover(row) for row in members],
            hoverinfo="text",
        )
    figure.arrange(
        height=376,
        margin={"l": 8, "r": 12, "t": 50, "b": 46},
        **chart_page(mode),
        legend={"orientation": "h", "yanchor": "bottom", "y": 1.01, "xanchor": "left", "x": 0},
        hovermode="closest",
        dragmode=False,
        xaxis={"gridcolor": colours["grid"], "fixedrange": True, "tickformat": "%b %-d<br>%Y"},
        yaxis={
            "type": "log" if scale == "log" else "linear",
            "title": {"text": "Persons"},
            "gridcolor": colours["grid"],
            "fixedrange": True,
            "tickformat": ",",
            "automargin": True,
        },
    )
    return figure.figure()


def moving(rows: Table) -> bool:
    """Whether any source gave figures of one status on two days."""
    days: dict[tuple[Any, Any], Any] = {}
    for row in rows:
        if row["shown_from"] and row["measure"] != "rate":
            key = (row["claimant"], row["status"])
            if days.setdefault(key, row["shown_from"]) != row["shown_from"]:
                return True
    return False


def _lines(rows: list[Row]) -> dict[str, list[tuple[str, list[Row]]]]:
    """Statuses in the palette's order, in each the sources with the most reports first."""
    grouped: dict[str, dict[str, list[Row]]] = defaultdict(lambda: defaultdict(list))
    for row in rows:
        status = row["status"] if row["status"] in STATUSES else "other"
        grouped[status][row["claimant"] or f"{row['outlet'] or 'outlet not named'} (own voice)"].append(row)
    left = MAX_LINES
    lines: dict[str, list[tuple[str, list[Row]]]] = {}
    for status in STATUSES:
        if status in grouped and left > 0:
            sources = sorted(grouped[status].items(), key=lambda item: (-len(item[1]), item[0]))[:left]
            lines[status] = sources
            left -= len(sources)
    return lines


def _draw_line(
    figure: Sketch,
    rows: list[Row],
    y: float,
    edges: tuple[float, float],
    status: str,
    mode: Mode,
    differing: set[str],
    narrow: bool,
) -> None:
    tint = colour(status, mode=mode)
    for row in rows:
        low, high = row["low"], row["high"]
        left, right = (edges[0] if low is None else low), (edges[1] if high is None else high)
        xs = sorted({value for value in (low, high) if value is not None})
        symbols = ["circle-open" if row["modality"] == "expected" else "circle"] * len(xs)
        if low is None:
            xs, symbols = [left, *xs], ["triangle-left", *symbols]
        if high is None:
            xs, symbols = [*xs, right], [*symbols, "triangle-right"]
        figure.add(
            "scatter",
            x=xs,
            y=[y] * len(xs),
            mode="lines+markers",
            line={"color": tint, "width": 3},
            marker={"symbol": symbols, "size": 11, "color": tint, "line": {"color": tint, "width": 2}},
            customdata=[row["claim_id"]] * len(xs),
            hovertext=[hover(row) + _again(row)] * len(xs),
            hoverinfo="text",
            cliponaxis=False,
        )
    if len({row["claim_id"] for row in rows}) == 1:
        # A single report says its figure beside its mark; several would run into one another, and the hover says them.
        row = rows[0]
        figure.annotate(
            x=math.log10(_middle(row) or 0.5) if edges[0] > 0 else _middle(row),
            y=y,
            text=escape(_few_words(row) if narrow else wording.headcount(row) + _again(row).replace("<br>", ", ")),
            showarrow=False,
            # Beside the mark, on the side its line does not leave.
            xanchor="left" if row["high"] is not None else "right",
            xshift=11 if row["high"] is not None else -11,
            font={"color": PAGE[mode]["ink"], "size": 12},
        )
    for row in rows:
        if row["report_id"] in differing:
            value = row["high"] if row["high"] is not None else row["low"]
            figure.add(
                "scatter",
                x=[value],
                # Half a line up, clear of the mark.
                y=[y + 0.5],
                mode="text",
                text=["≠"],
                textposition="middle center",
                hoverinfo="skip",
                textfont={"color": PAGE[mode]["ink"], "size": 15},
                cliponaxis=False,
            )


def _few_words(row: Row) -> str:
    return wording.headcount(row).replace("at least ", "≥ ").replace("up to ", "≤ ").removesuffix(" in all")


def _again(row: Row) -> str:
    others = int(row.get("outlets") or 1) - 1
    return f"<br>also in {wording.plural(others, 'other outlet')}" if others > 0 else ""


def _middle(row: Row) -> float:
    """Where a line through time passes a figure: its number, else the one bound it has, else the upper of two."""
    return float(row["high"] if row["high"] is not None else row["low"])


def _range(values: list[int], scale: str, narrow: bool) -> tuple[float, float]:
    """From where to where the axis goes, with room for the words behind the largest mark."""
    if not values:
        return 1.0, 10.0
    if scale == "log":
        return max(min(values), 1) / 1.8, max(max(values), 1) * (30 if narrow else 3.5)
    return 0.0, max(values) * (1.6 if narrow else 1.25)
