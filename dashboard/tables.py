"""The tables of claims and of sources: readable columns, selectable rows."""

from __future__ import annotations

import hashlib
from dataclasses import replace
from typing import Any

import pyarrow as pa
import streamlit as st

from dashboard import markup, panels, queries, session, wording
from dashboard.rows import Row, Table
from dashboard.session import Visit

ORDERS = {"date": "Newest first", "oldest": "Oldest first", "size": "Largest first", "article": "By article"}


def claims_table(visit: Visit, counts: dict[str, Any]) -> None:
    """The chosen claims; a part stands under its whole; a click on a row shows that claim alone."""
    order = str(st.session_state.get("claims_order") or "date")
    rows = _with_parts(queries.claims(visit.data, visit.selection, order))
    left, right = st.columns([3, 1], vertical_alignment="bottom")
    with left:
        shown = f"The first {len(rows)} of {wording.number(counts['claims'])} claims." if counts["claims"] > len(rows) else ""
        panels.under([f"{shown} Choose a row to see its evidence and narrow the charts to it.".strip()])
    with right:
        st.selectbox(
            "Order", list(ORDERS), format_func=lambda order: ORDERS[order], key="claims_order", label_visibility="collapsed"
        )
    ids = [row["claim_id"] for row in rows]
    # Selections are row positions and outlive a change of data: a key of its own for each set of rows.
    key = "claims_" + hashlib.sha256("".join(ids).encode()).hexdigest()[:10]

    def chosen() -> None:
        picked = st.session_state[key]["selection"]["rows"]
        if picked:
            selection = session.asked(visit.data)
            claim_id = ids[picked[0]]
            session.go(replace(selection, claim="" if selection.claim == claim_id else claim_id))

    st.dataframe(
        pa.Table.from_pylist([claim_cells(row) for row in rows]),
        key=key,
        on_select=chosen,
        selection_mode="single-row",
        hide_index=True,
        placeholder="–",
        row_height=38,
        height=min(39 + 38 * len(rows), 540),
        column_config={
            "Figure": st.column_config.TextColumn(width=105, help="As reported; ↳ marks a part of the figure above it"),
            "Status": st.column_config.TextColumn(width=125),
            "Force": st.column_config.TextColumn(width=105),
            "Said by": st.column_config.TextColumn(width=150),
            "When": st.column_config.TextColumn(width=155, help="The days the timeline draws"),
            "Where": st.column_config.TextColumn(width=135),
            "Sentence": st.column_config.TextColumn(width=520),
            "Outlet": st.column_config.TextColumn(width=100),
            "Original": st.column_config.LinkColumn(width=80, display_text="open"),
        },
        alt="Table of the chosen claims",
    )


def claim_cells(row: Row) -> dict[str, Any]:
    """One line of the claims table, in words."""
    figure = wording.headcount(row)
    force = row.get("force_name") or row.get("force") or ""
    if row["kind"] == "meeting":
        force = " and ".join(wording.participants(row))
    denied = f" (denied by {row['denied_by']})" if row.get("denied_by") else ""
    return {
        "Figure": ("↳ " if row.get("under_whole") else "") + (figure or "–"),
        "Status": "Meeting" if row["kind"] == "meeting" else wording.what(row),
        "Force": force,
        "Said by": (row.get("claimant") or "the article itself") + denied,
        "When": wording.brief(wording.shown(row)),
        "Where": row.get("places") or "–",
        "Sentence": " ".join(str(row.get("sentence") or "").split()),
        "Outlet": row.get("outlet") or "not named",
        "Original": markup.web_address(row.get("url")) or None,
    }


def _with_parts(rows: Table) -> Table:
    """The rows with every part right under its whole, where both are there."""
    ids = {row["claim_id"] for row in rows}
    parts: dict[str, list[Row]] = {}
    for row in rows:
        if row["part_of"] in ids:
            parts.setdefault(row["part_of"], []).append(row | {"under_whole": True})
    ordered: list[Row] = []

    def put(row: Row) -> None:
        ordered.append(row)
        for part in parts.pop(row["claim_id"], []):
            put(part)

    for row in rows:
        if row["part_of"] not in ids:
            put(row)
    return ordered


def sources_table(visit: Visit, rows: Table) -> None:
    """The articles; a click on a row opens it below."""
    ids = [row["doc_id"] for row in rows]
    narrowed = visit.selection.without("article", "claim").narrowed
    key = "sources_" + hashlib.sha256("\n".join(ids).encode()).hexdigest()[:10]

    def chosen() -> None:
        picked = st.session_state[key]["selection"]["rows"]
        selection = session.asked(visit.data)
        session.go(replace(selection, article=ids[picked[0]] if picked else "", claim=""))

    st.dataframe(
        pa.Table.from_pylist([source_cells(row, narrowed) for row in rows]),
        key=key,
        on_select=chosen,
        selection_mode="single-row",
        hide_index=True,
        placeholder="–",
        row_height=38,
        height=min(39 + 38 * len(rows), 520),
        column_config={
            "Outlet": st.column_config.TextColumn(width=105),
            "Title": st.column_config.TextColumn(width=300),
            "Published": st.column_config.TextColumn(width=155),
            "Basis": st.column_config.TextColumn("How known", width=150, help="How the date of publication is known"),
            "Claims": st.column_config.NumberColumn(width=65),
            "Chosen": st.column_config.NumberColumn(width=70, help="Claims that fit the filters"),
            "Figures": st.column_config.NumberColumn(width=68),
            "Open": st.column_config.NumberColumn(width=60, help="Open questions: what was seen and not settled"),
            "Original": st.column_config.LinkColumn(width=72, display_text="open"),
        },
        alt="Table of articles",
    )


def source_cells(row: Row, narrowed: bool = True) -> dict[str, Any]:
    """One line of the table of sources, in words; how many claims are chosen only where any filter is set."""
    published = wording.period(row["published_from"], row["published_to"]) if row["published"] else "not known"
    chosen = {"Chosen": row["chosen"]} if narrowed else {}
    return {
        "Outlet": row["outlet"] or "not named",
        "Title": row["title"] or row["doc_id"],
        "Published": wording.brief(published),
        "Basis": row["published_basis"] or "–",
        "Claims": row["claims"],
        **chosen,
        "Figures": row["figures"],
        "Open": row["issues"],
        "Original": markup.web_address(row["url"]) or None,
    }
