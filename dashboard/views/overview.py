"""Overview: what the chosen claims say in words, over time, on the map and one by one."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from typing import Any

import streamlit as st

from dashboard import cards, headlines, markup, panels, queries, reports, session, tables, wording
from dashboard.charts import CHARTS
from dashboard.filters import Selection
from dashboard.maps import outside
from dashboard.session import Visit
from dashboard.timelines import drawable
from dashboard.windows import Days, days_of, usual_days, within

PLOTLY = {"displayModeBar": False, "scrollZoom": True, "showTips": False}


def show(visit: Visit) -> None:
    """The page in screen order."""
    counts = queries.counts(visit.data, visit.selection)
    if not visit.embedded:
        panels.sidebar(visit)
        panels.masthead()
    panels.notices(visit)
    if not visit.embedded:
        words(visit, counts)
        panels.chips(visit)
        with st.container(horizontal=True, key="above_charts"):
            panels.links(visit)
            panels.left_out(visit, counts)
    if not counts["claims"]:
        panels.empty(visit)
        return
    over_time(visit, counts)
    on_the_map(visit, counts)
    if not visit.embedded:
        one_by_one(visit, counts)


def words(visit: Visit, counts: dict[str, Any]) -> None:
    """What the claims say, with the data version they come from."""
    lines = [f"<p class='lede'>{markup.html(headlines.extent(counts))}.</p>"]
    said = headlines.forces(reports.latest_figures(visit.data, visit.selection))
    told = [f"<p class='lede'><b>{markup.html(force)}</b>: {markup.html(clauses)}.</p>" for force, clauses in said]
    # Long sentences about a second and third force wait behind a click.
    kept = len(told) if sum(len(clauses) for _, clauses in said) < 700 else 1
    lines += told[:kept]
    if told[kept:]:
        names = wording.joined([force for force, _ in said[kept:]])
        lines.append(f"<details class='more'><summary>Also {markup.html(names)}</summary>{''.join(told[kept:])}</details>")
    built = f", built {wording.built(visit.data.built)}" if visit.data.built else ""
    lines.append(
        f"<p class='asof'>Data version {markup.html(visit.data.version)}{markup.html(built)}. What sources said, not facts.</p>"
    )
    st.html("".join(lines))


def over_time(visit: Visit, counts: dict[str, Any]) -> None:
    """The timeline, by claim or counted by week or month."""
    st.header("Over time", anchor=False)
    dated = counts["claims"] - counts["undated"]
    key = "timeline"
    if dated > queries.MAX_MARKS:
        period = queries.period(counts)
        figure = CHARTS["counted"](queries.periods(visit.data, visit.selection, period), visit.mode, period)
        change = panels.on_event(key, by_period, visit.data)
        number = wording.number(dated)
        below = [f"{number} claims are too many for a mark each: they are counted by {period}. Click a {period} to open it."]
    else:
        rows = drawable(queries.marks(visit.data, visit.selection))
        days = usual_days(rows) if visit.selection.days == "usual" else None
        figure = CHARTS["timeline"](rows, visit.mode, visit.selection.scale, visit.selection.rates, visit.narrow, days)
        change = panels.on_event(key, by_claim, visit.data)
        below = [panels.timeline_key(rows), *_far_off(rows, days)]
    st.plotly_chart(
        figure,
        key=key,
        on_select=change,
        selection_mode="points",
        theme=None,
        config=PLOTLY | {"scrollZoom": False},
        alt=f"Timeline of {headlines.extent(counts)}; the table below holds the same claims",
    )
    if counts["undated"]:
        verb = "is" if counts["undated"] == 1 else "are"
        below.append(f"{wording.plural(counts['undated'], 'claim')} without any date {verb} in the table only.")
    if counts["rates"] and not visit.selection.rates:
        below.append(f"{wording.plural(counts['rates'], 'rate')} (so many a day) not drawn; switch on under “How it is drawn”.")
    panels.under(below)


def _far_off(rows: list[dict[str, Any]], days: Days | None) -> list[str]:
    """In words, what stands too far from the rest to be drawn beside it."""
    far = [row for row in rows if not within(row, days)] if days else []
    if not far:
        return []
    when = wording.period(*days_of(far))
    return [
        f"{wording.plural(len(far), 'claim')} far from the rest ({when}) not drawn; “All” under “How it is drawn” shows them."
    ]


def on_the_map(visit: Visit, counts: dict[str, Any]) -> None:
    """The map and, in words, what cannot be drawn on it."""
    st.header("Where", anchor=False)
    rows = queries.map_places(visit.data, visit.selection)
    key = "map"
    st.plotly_chart(
        CHARTS["map"](rows, visit.mode, session.setting("tiles"), session.base_address(), visit.narrow),
        key=key,
        on_select=panels.on_event(key, by_place, visit.data),
        selection_mode="points",
        theme=None,
        config=PLOTLY,
        alt="Map of the places the claims name; the table below holds the same places",
    )
    below = [
        "Towns are points, regions shaded, countries named without a place inside hatched. → to, ← from, “ where it was said."
    ]
    far = outside(rows)
    if far:
        more = f" and {len(far) - 5} more" if len(far) > 5 else ""
        below.append(f"Outside this view: {', '.join(far[:5])}{more}.")
    if counts["unplaced"]:
        below.append(
            f"{wording.plural(counts['unplaced'], 'claim')} {'names' if counts['unplaced'] == 1 else 'name'} no place."
        )
    unknown = sum(row["claims"] for row in rows if row["lat"] is None and row["kind"] != "region")
    if unknown:
        below.append(f"{wording.plural(unknown, 'claim')} at places whose position is not known.")
    panels.under(below)


def one_by_one(visit: Visit, counts: dict[str, Any]) -> None:
    """The opened claim and the table of all."""
    st.header("Claims", anchor=False)
    if visit.selection.claim:
        cards.claim_card(visit, visit.selection.claim)
    tables.claims_table(visit, counts)


def by_claim(selection: Selection, claim_id: str) -> Selection:
    """A click on a mark shows that claim alone; a second one all of them again."""
    return replace(selection, claim="" if selection.claim == claim_id else claim_id)


def by_period(selection: Selection, days: str) -> Selection:
    """A click on a bar shows its week or month; a second one all of them again."""
    first, last = (dt.date.fromisoformat(day) for day in days.split("/"))
    if (selection.since, selection.until) == (first, last):
        return selection.without("since", "until")
    return replace(selection, since=first, until=last)


def by_place(selection: Selection, key: str) -> Selection:
    """A click on a place shows what lies in it; a second one everything again."""
    return selection.toggled("place", key)


show(session.begin("overview"))
