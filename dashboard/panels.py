"""The parts several pages share: the side bar's filters, the chips above the charts, notices, a claim's card."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from dataclasses import replace
from typing import Any

import streamlit as st

from dashboard import filters, markup, places, queries, session, wording
from dashboard.filters import FACETS, ROLES, Selection
from dashboard.palette import MEETING, STATUSES
from dashboard.rows import Table
from dashboard.session import Visit
from dashboard.store import Data

_KINDS = {"figure": "Figures", "movement": "Movements", "meeting": "Meetings"}
_PLACEHOLDERS = {
    "force": "whose personnel",
    "status": "what they do or suffer",
    "kind": "figures, movements, meetings",
    "claimant": "who says so",
    "side": "the country they speak for",
    "place": "with everything inside",
    "outlet": "who published it",
}


def name_of(data: Data, facet: str, value: str) -> str:
    """The words for an id of a facet."""
    if facet == "status":
        return STATUSES[value].label if value in STATUSES else value
    if facet == "kind":
        return _KINDS.get(value, value)
    if facet == "side":
        return places.country_name(value)
    label = _labels(data, facet, value)
    head, comma, tail = label.rpartition(", ")
    if facet == "place":
        return f"{head}, {places.country_name(tail)}" if comma else places.country_name(label)
    return label


def _labels(data: Data, facet: str, value: str) -> str:
    return str(queries.options(data, facet, (value,)).get(value, {"label": value})["label"])


# --- the side bar


def sidebar(visit: Visit) -> None:
    """Every filter, in the side bar; each change goes into the link."""
    with st.sidebar:
        st.subheader("Filters", anchor=False)
        for facet, label in FACETS.items():
            _facet(visit, facet, label)
        _days(visit)
        _bound("text", visit.selection.text)
        st.text_input(
            "Words in the sentence",
            key="w_text",
            max_chars=filters.MAX_TEXT,
            placeholder="e.g. infantry",
            on_change=_take,
            args=(visit.data, "text"),
        )
        with st.expander("How it is drawn"):
            _drawing(visit)
        if visit.selection.narrowed:
            st.button("Reset all filters", on_click=session.go, args=(Selection(),), width="stretch", key="reset_side")


def _facet(visit: Visit, facet: str, label: str) -> None:
    data, chosen = visit.data, getattr(visit.selection, facet)
    known = queries.options(data, facet, chosen)
    _bound(facet, list(chosen))
    st.multiselect(
        label,
        options=list(known),
        format_func=lambda value: (
            f"{name_of(data, facet, value)} ({wording.number(known[value]['claims'] if value in known else 0)})"
        ),
        key=f"w_{facet}",
        placeholder=_PLACEHOLDERS[facet],
        on_change=_take,
        args=(data, facet),
    )


def _days(visit: Visit) -> None:
    known = queries.known(visit.data)
    first, last = known.first or dt.date(1990, 1, 1), known.last or dt.date(2025, 12, 31)
    columns = st.columns(2)
    for column, name, label in zip(columns, ("since", "until"), ("From", "To"), strict=True):
        _bound(name, getattr(visit.selection, name))
        column.date_input(
            label,
            value=None,
            key=f"w_{name}",
            min_value=min(first, getattr(visit.selection, name) or first),
            max_value=max(last, getattr(visit.selection, name) or last),
            format="YYYY-MM-DD",
            on_change=_take,
            args=(visit.data, name),
        )


def _choice(visit: Visit, name: str, label: str, options: dict[str, str], about: str | None = None) -> None:
    """Radio buttons for one field of the selection; `options` are its values with their words."""
    _bound(name, getattr(visit.selection, name))
    st.radio(
        label,
        options=list(options),
        format_func=options.__getitem__,
        key=f"w_{name}",
        horizontal=True,
        on_change=_take,
        args=(visit.data, name),
        help=about,
    )


def _drawing(visit: Visit) -> None:
    _choice(visit, "scale", "Scale of the figures", {"log": "Logarithmic", "linear": "Linear"})
    stretched = "A few claims about years long past would press all others into one line of marks."
    _choice(visit, "days", "Days on the timeline", {"usual": "Where nearly all lie", "all": "All"}, stretched)
    _bound("rates", visit.selection.rates)
    st.toggle("Rates (so many a day), on an axis of their own", key="w_rates", on_change=_take, args=(visit.data, "rates"))
    _bound("roles", list(visit.selection.roles))
    st.multiselect(
        "Places shown by their role",
        options=list(ROLES),
        format_func={"at": "at", "to": "to", "from": "from", "said": "where it was said"}.get,  # type: ignore[arg-type]
        key="w_roles",
        on_change=_take,
        args=(visit.data, "roles"),
    )


def _bound(name: str, value: Any) -> None:
    """Makes a widget show what the link says."""
    if st.session_state.get(f"w_{name}") != value or f"w_{name}" not in st.session_state:
        st.session_state[f"w_{name}"] = value


def _take(data: Data, name: str) -> None:
    """A widget changed: put its value into the link."""
    value = st.session_state[f"w_{name}"]
    if isinstance(value, list):
        value = tuple(value)
        if name == "roles":
            value = tuple(role for role in ROLES if role in value) or filters.DEFAULT_ROLES
    change: dict[str, Any] = {name: value if value is not None or name in ("since", "until") else ""}
    selection = replace(session.asked(data), **change)
    if selection.since and selection.until and selection.since > selection.until:
        # The day chosen last stands; the other one gives way.
        selection = selection.without("until" if name == "since" else "since")
    session.go(selection)


# --- above the charts


def notices(visit: Visit) -> None:
    """Newer data than this visit's; what the link asked for and cannot be shown, and what the data left out, in plain words."""
    if visit.newer:
        since = wording.clock(queries.built(visit.newer), dt.datetime.now(dt.UTC))
        st.button(f"New data of {since}: show it", on_click=session.show_newest, key="newer", icon=":material/update:")
    if visit.notices:
        lines = "".join(f"<li>{markup.html(notice)}</li>" for notice in visit.notices[:12])
        st.html(f'<div class="notices" role="status"><ul>{lines}</ul></div>')


def chips(visit: Visit) -> None:
    """What is filtered, each with a click to remove it, and one reset."""
    found = chip_list(visit)
    if not found:
        return
    with st.container(horizontal=True, gap="small", key="chips"):
        for i, (text, selection) in enumerate(found):
            st.button(
                f"{markup.label(text, 48)} ✕",
                key=f"chip_{i}",
                on_click=session.go,
                args=(selection,),
            )
        st.button("Reset all", key="reset", type="tertiary", on_click=session.go, args=(Selection(),))


def chip_list(visit: Visit) -> list[tuple[str, Selection]]:
    """The chips' words, and the selection without each."""
    selection, found = visit.selection, []
    for facet, label in FACETS.items():
        for value in getattr(selection, facet):
            found.append((f"{label}: {name_of(visit.data, facet, value)}", selection.toggled(facet, value)))
    if selection.since or selection.until:
        words = wording.period(selection.since, selection.until)
        found.append((f"Dates: {words}", selection.without("since", "until")))
    if selection.text:
        found.append((f"Words: {selection.text}", selection.without("text")))
    if selection.claim:
        found.append((f"One claim: {claim_title(visit.data, selection.claim)}", selection.without("claim")))
    if selection.article:
        found.append((f"Article: {selection.article}", selection.without("article")))
    for kind, words in (("undated", "with claims without a date"), ("unplaced", "with claims without a place")):
        if kind in selection.also:
            found.append((words, selection.toggled("also", kind)))
    return found


def claim_title(data: Data, claim_id: str) -> str:
    """One line for a claim."""
    rows = [row for row in queries.claims(data, Selection(claim=claim_id)) if row["claim_id"] == claim_id]
    return wording.title(rows[0]) if rows else claim_id


def left_out(visit: Visit, counts: dict[str, Any]) -> None:
    """Claims the date or place filter cannot judge: counted, and one click away."""
    for kind, thing in (("undated", "date"), ("unplaced", "place")):
        number = counts[f"{kind}_left_out"]
        if number:
            verb = "tells" if number == 1 else "tell"
            st.button(
                f"{wording.plural(number, 'claim')} {verb} no {thing} and {'is' if number == 1 else 'are'} left out: show too",
                key=f"also_{kind}",
                type="tertiary",
                icon=":material/add:",
                on_click=session.go,
                args=(visit.selection.toggled("also", kind),),
            )


def empty(visit: Visit, what: str = "claim") -> None:
    """Says why nothing is shown and how to get back."""
    if visit.selection.narrowed:
        st.html(f'<p class="empty">No {what} fits all the filters above. Remove one of them, or reset them all.</p>')
        st.button("Reset all filters", on_click=session.go, args=(Selection(),), key="reset_empty", type="primary")
    else:
        st.html(f'<p class="empty">The data hold no {what} yet. Put an article into the folder seeds/ and reload.</p>')


def on_event(key: str, edit: Callable[[Selection, str], Selection], data: Data) -> Callable[[], None]:
    """A callback for a chart: the id under the click edits the selection; a second click on the same clears it."""

    def clicked() -> None:
        event = st.session_state.get(key) or {}
        points = (event.get("selection") or {}).get("points") or []
        for point in points:
            value = point.get("customdata")
            value = value[0] if isinstance(value, list) and value else value
            if value:
                session.go(edit(session.asked(data), str(value)))
                return

    return clicked


def status_word(row: dict[str, Any]) -> str:
    """The label of a claim's status."""
    return MEETING.label if row["kind"] == "meeting" else STATUSES.get(row["status"] or "other", STATUSES["other"]).label


def masthead() -> None:
    """The name of the house above every page."""
    st.html(
        '<div class="masthead"><span class="name">Muster</span>'
        '<span class="about">Who claimed which troop figure, when, where, and on whose word</span></div>'
    )


def under(sentences: list[str]) -> None:
    """Small print beneath a chart."""
    st.html(f'<p class="under">{markup.html(" ".join(sentence for sentence in sentences if sentence))}</p>')


def timeline_key(rows: Table) -> str:
    """What the shapes mean, only those that are there."""
    parts = ["● asserted"]
    if any(row["modality"] == "expected" for row in rows):
        parts.append("○ expected")
    if any(row["measure"] == "total" for row in rows):
        parts.append("■ running total")
    if any(row["measure"] == "added" for row in rows):
        parts.append("▲ an addition")
    if any(row["kind"] == "figure" and (row["low"] is None) != (row["high"] is None) for row in rows):
        parts.append("▼▲ open end (“up to”, “at least”)")
    if any(row["shown_from"] != row["shown_to"] for row in rows):
        parts.append("a band where the day is uncertain")
    return ", ".join(parts) + ". Click a mark to see that claim alone; click it again to see all."


def links(visit: Visit, page: str = "") -> None:
    """The address of this view, and the one for citation, which pins the data version."""
    with st.popover("Copy link", icon=":material/link:"):
        st.text("This view, with the data as they will be:")
        st.code(session.address(visit.selection, page), language=None, wrap_lines=True)
        st.text("For citation, with the data as they are now:")
        st.code(session.address(visit.selection, page, visit.data.version), language=None, wrap_lines=True)
