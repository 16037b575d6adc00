"""One claim opened: its evidence in the article, the reason behind each value, and how to cite it."""

from __future__ import annotations

from typing import Any

import streamlit as st

from dashboard import articles, citations, evidence, markup, panels, queries, reports, session, wording
from dashboard.filters import Selection
from dashboard.session import Visit

Row = dict[str, Any]
FIELDS = {
    "quantity": "Figure",
    "force": "Force",
    "status": "Status",
    "claimants": "Claimant",
    "denied_by": "Denied by",
    "event_date": "Date of the event",
    "reported_date": "Date of the statement",
    "places": "Place",
    "shown": "Drawn at",
}


def claim_card(visit: Visit, claim_id: str, reader: bool = False) -> None:
    """The claim in words, its sentence marked in the article, the rule behind every value, and its citation."""
    rows: list[Row] = [row for row in queries.claims(visit.data, Selection(claim=claim_id)) if row["claim_id"] == claim_id]
    if not rows:
        return
    row = rows[0]
    one = articles.article(visit.data, row["doc_id"])
    with st.container(border=True, key="claim_card"):
        st.html(f"<h3 class='card-title'>{markup.html(wording.title(row))}</h3>{facts(visit, row)}")
        if not reader:
            st.html(passage(visit, row, one) + evidence.legend())
        with st.expander("Why each value: words and rules", expanded=reader):
            st.html(reasons(one, claim_id))
        with st.expander("Cite this claim"):
            link = session.address(Selection(claim=claim_id), version=visit.data.version)
            st.text("Copy as citation (pins the data version):")
            st.code(citations.citation(row, link, visit.data.version), language=None, wrap_lines=True)
        if not reader:
            st.page_link(
                "views/sources.py",
                label="Read it in the article",
                icon=":material/article:",
                query_params={"article": row["doc_id"], "claim": claim_id},
            )


def facts(visit: Visit, row: Row) -> str:
    """Claimant, days, places, outlet and repeats, a line each."""
    repeats = reports.repeats(visit.data, row["report_id"], row["claim_id"])
    side = panels.name_of(visit.data, "side", row["claimant_side"]) if row.get("claimant_side") else ""
    lines = {
        "Said by": (row.get("claimant") or "the article itself") + (f", for {side}" if side else ""),
        "When": f"{wording.shown(row)} ({wording.basis(row)})",
        "Where": row.get("places") or "no place named",
        "Published": f"{row.get('outlet') or 'outlet not named'}" + (f", {row['title']}" if row.get("title") else ""),
    }
    if row.get("denied_by"):
        lines["Denied by"] = row["denied_by"]
    if row.get("measure") in ("total", "added", "rate"):
        lines["Measure"] = wording.MEASURES[row["measure"]]
    if repeats:
        lines["Also in"] = wording.plural(repeats, "other outlet")
    body = "".join(f"<dt>{markup.html(name)}</dt><dd>{markup.html(value)}</dd>" for name, value in lines.items())
    return f"<dl class='facts'>{body}</dl>"


def passage(visit: Visit, row: Row, one: dict[str, Any]) -> str:
    """The claim's sentence with a neighbour on each side, marked."""
    text = str(one["articles"][0]["text"])
    (span,) = evidence.excerpts(text, [(row["sentence_start"], row["sentence_end"])])
    mentions = one["mentions"]
    opened = (row["sentence_start"], row["sentence_end"])
    return f"<div class='article'>{evidence.marked(text, mentions, *span, opened=opened)}</div>"


def reasons(one: dict[str, Any], claim_id: str) -> str:
    """A table of fields: the words, whence (basis) and the rule; then what was left open."""
    lines = []
    mine = [row for row in one["evidence"] if row["claim_id"] == claim_id]
    order = list(FIELDS)
    for row in sorted(mine, key=lambda row: _place_in(order, str(row["field"]))):
        head, _, number = str(row["field"]).partition(".")
        name = FIELDS.get(head, head) + (f" {int(number) + 1}" if number.isdigit() else "")
        words = f"“{row['text']}”" if row["text"] else "–"
        cells = "".join(f"<td>{markup.html(cell)}</td>" for cell in (words, row["basis"], row["rule"]))
        lines.append(f"<tr><th scope='row'>{markup.html(name)}</th>{cells}</tr>")
    table = (
        "<div class='wide'><table class='reasons'><thead><tr><th scope='col'>Field</th><th scope='col'>Words</th>"
        f"<th scope='col'>Basis</th><th scope='col'>Rule</th></tr></thead><tbody>{''.join(lines)}</tbody></table></div>"
    )
    issues = [row for row in one["issues"] if row["claim_id"] == claim_id]
    return table + open_questions(issues)


def _place_in(order: list[str], field: str) -> tuple[int, str]:
    head = field.partition(".")[0]
    return (order.index(head) if head in order else len(order), field)


def open_questions(issues: list[Row]) -> str:
    """What was seen and not settled, as a list; nothing where nothing was."""
    if not issues:
        return ""
    items = "".join(f"<li>{markup.html(issue['message'])}</li>" for issue in issues)
    return f"<p class='open-head'>Left open</p><ul class='open'>{items}</ul>"
