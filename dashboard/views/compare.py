"""Compare: for one force, who says what, what differs, and how each source's figure moved."""

from __future__ import annotations

from dataclasses import replace

import streamlit as st

from dashboard import cards, comparisons, markup, panels, reports, session, wording
from dashboard.charts import CHARTS
from dashboard.filters import Selection
from dashboard.palette import look
from dashboard.rows import Row, Table
from dashboard.session import Visit

PLOTLY = {"displayModeBar": False, "scrollZoom": False}


def show(visit: Visit) -> None:
    """The page in screen order."""
    if not visit.embedded:
        panels.sidebar(visit)
        panels.masthead()
    panels.notices(visit)
    if not visit.embedded:
        panels.chips(visit)
        panels.links(visit, "compare")
    st.header("Who says what", anchor=False)
    force = chosen_force(visit)
    if not force:
        panels.empty(visit, "figure")
        return
    selection = replace(visit.selection, force=(force,), claim="")
    found = reports.reports(visit.data, selection)
    if not found:
        panels.empty(visit.with_selection(selection), "figure")
        return
    pairs = reports.differences(visit.data, selection)
    side_by_side(visit, selection, found, pairs)
    differences(pairs)
    over_time(visit, selection, found)
    if visit.selection.claim:
        cards.claim_card(visit, visit.selection.claim)


def chosen_force(visit: Visit) -> str:
    """The force compared: the filter's one, else the one with the most figures, with a choice."""
    names = {row["id"]: row["label"] for row in reports.forces_with_figures(visit.data, visit.selection)}
    forces = list(names)
    if not forces:
        return ""
    current = visit.selection.force[0] if visit.selection.force and visit.selection.force[0] in forces else forces[0]
    st.session_state["w_compared"] = current

    def take() -> None:
        session.go(replace(session.asked(visit.data), force=(st.session_state["w_compared"],)))

    st.selectbox("Force", forces, format_func=lambda one: str(names[one]), key="w_compared", on_change=take, width=340)
    return str(current)


def side_by_side(visit: Visit, selection: Selection, found: Table, pairs: Table) -> None:
    """One axis, a line for each source and status."""
    differing = {str(pair[name]) for pair in pairs for name in ("report_id", "other_report")}
    st.plotly_chart(
        CHARTS["side_by_side"](found, differing, visit.mode, selection.scale, visit.narrow),
        key="side_by_side",
        on_select=panels.on_event("side_by_side", by_claim, visit.data),
        selection_mode="points",
        theme=None,
        config=PLOTLY,
        alt="Each source's figures by status on one axis; the list below names what differs",
    )
    repeated = sum(row["echoes"] - 1 for row in found)
    folded = f"{wording.plural(repeated, 'repeat')} folded into the report they repeat." if repeated else ""
    shown = wording.plural(len(found), "report")
    panels.under([f"{shown}; a line is a range, an arrow an open end. Click one to see its evidence.", folded])


def differences(pairs: Table) -> None:
    """What differs, in words: same force, status and measure, same time and place, bounds that do not meet."""
    st.subheader("What differs", anchor=False)
    if not pairs:
        panels.under(["No two reports of one status, time and place have bounds that do not meet."])
        return
    lines = []
    for pair in pairs:
        other = {name: pair[f"other_{name}"] for name in ("claimant", "low", "high", "first", "last")}
        lines.append(f"{look(pair['status']).label}: {saying(pair)}; {saying(pair | other)}.")
    st.html("<ul class='differ'>" + "".join(f"<li>≠ {markup.html(line)}</li>" for line in lines) + "</ul>")


def saying(row: Row) -> str:
    """Who says how many were there when: "Kyrylo Budanov says 11,000 (October 17 to November 4, 2024)"."""
    figure = wording.headcount({**row, "kind": "figure"})
    return f"{row['claimant'] or 'no source told'} says {figure} ({wording.period(row['first'], row['last'])})"


def over_time(visit: Visit, selection: Selection, found: Table) -> None:
    """How each source's figure moved."""
    st.subheader("How each source's figure moved", anchor=False)
    if not comparisons.moving(found):
        panels.under(["No source gave figures of one status on two days here."])
        return
    st.plotly_chart(
        CHARTS["moves"](found, visit.mode, selection.scale),
        key="moves",
        on_select=panels.on_event("moves", by_claim, visit.data),
        selection_mode="points",
        theme=None,
        config=PLOTLY,
        alt="Each source's figures over time",
    )


def by_claim(selection: Selection, claim_id: str) -> Selection:
    """A click opens the claim below; a second one closes it."""
    return replace(selection, claim="" if selection.claim == claim_id else claim_id)


show(session.begin("compare"))
