"""What every mark on a chart shares: where it stands in time, its hover, its entry in the legend."""

from __future__ import annotations

import datetime as dt
from html import escape
from textwrap import wrap
from typing import Any

from dashboard import wording
from dashboard.palette import STATUSES, Mode, colour, look
from dashboard.sketches import Sketch

Row = dict[str, Any]


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
    lines.append(escape(f"{wording.shown(row)} ({short(wording.basis(row), 60)})"))
    if row.get("places"):
        lines.append(escape(short(str(row["places"]), 70)))
    if row.get("denied"):
        lines.append(escape(f"Denied by {row.get('denied_by') or 'a source'}"))
    sentence = short(str(row.get("sentence") or ""), 260)
    lines += ["<i>" + escape(line) + "</i>" for line in wrap(f"“{sentence}”", 62)]
    return "<br>".join(lines)


def legend(figure: Sketch, status: str, kind: str, axis: str, mode: Mode, shown: set[str]) -> None:
    """One entry a status with the plain shape, whatever shapes its marks have."""
    if status in shown:
        return
    shown.add(status)
    figure.add(
        "scatter",
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


def ends(row: Row) -> tuple[dt.date, dt.date]:
    """First and last day a claim is drawn at; an open end is drawn at the other."""
    first, last = row["shown_from"], row["shown_to"]
    return first or last, last or first


def middle_day(row: Row) -> dt.datetime:
    """The middle of those days."""
    first, last = ends(row)
    start = dt.datetime.combine(first, dt.time())
    return start + (dt.datetime.combine(last, dt.time()) - start) / 2


def middle(row: Row) -> str:
    """The same as Plotly takes it."""
    return middle_day(row).isoformat()


def value_of(row: Row) -> float:
    """Where labels and connections meet a figure: its one number, else the upper of two."""
    return float(row["high"] if row["high"] is not None else row["low"])


def short(text: str, length: int) -> str:
    """The text, cut with an ellipsis where it is longer than `length`."""
    return text if len(text) <= length else text[: length - 1].rstrip() + "…"
