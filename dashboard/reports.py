"""Questions about reports: what each source says of a force, what repeats, what differs. SQL as in queries.py."""

from __future__ import annotations

from typing import Any

import numpy as np

from dashboard import columns, queries
from dashboard.choices import answer, told_by_sql
from dashboard.columns import FIGURE, NUMBERED, RATE, Array, Rows
from dashboard.filters import Selection
from dashboard.queries import SAID_NO
from dashboard.rows import Row, Table
from dashboard.store import Data

# Of how many forces, and of how many sources for each status, the words on top tell.
_FORCES = _SAYINGS = 3
# Figures with a number, rates only where chosen.
_NUMBERED = "figure AND numbered AND (NOT rate OR $rates)"


def latest_figures(data: Data, selection: Selection) -> Table:
    """For the words on top: of the three most reported forces, for each status the latest reports, one per claimant.

    Rates are left out unless chosen; a part carries the bounds of its whole.
    """
    return answer(data, "latest", selection, lambda rows: _latest_figures(data, rows, selection.rates))  # type: ignore[no-any-return]


def _latest_figures(data: Data, chosen: Rows, rates: bool) -> Table:
    found = _latest_claims(data, chosen, rates)
    told = queries.told(data, np.array([place for place, *_ in found], dtype=int))
    rows = [
        {**row, "force_claims": claims, "status_reports": reports, "claim_no": place + 1}
        for row, (place, claims, reports) in zip(told, found, strict=True)
    ]
    wholes = _bounds_of_wholes(data, rows)
    for row in rows:
        row["whole_low"], row["whole_high"] = wholes.get(row["part_of"], (None, None))

    def place(row: Row) -> tuple[Any, ...]:
        return (-row["force_claims"], row["force"], str(row["status"]), str(row["shown_from"] or ""), row["claim_no"])

    return sorted(rows, key=place)


def _latest_claims(data: Data, chosen: Rows, rates: bool) -> list[tuple[int, int, int]]:
    """The place of each of these claims, how many figures its force has, and how many reports force and status have."""
    of = data.columns
    places = _with_number(data, chosen, rates)
    places = places[of.force[places] > 0]
    often = np.bincount(of.force[places])
    top = np.argsort(-often, kind="stable")[:_FORCES]
    found = []
    for force in top[often[top] > 0].tolist():
        mine = places[of.force[places] == force]
        status = of.status[mine]
        for number in np.flatnonzero(np.bincount(status)).tolist():
            same = mine[status == number]
            reports = columns.different(of.report[same])
            found += [(place, int(often[force]), reports) for place in _latest_of_each_source(data, same)]
    return found


def _latest_of_each_source(data: Data, places: Array) -> list[int]:
    """The latest claim of each claimant, of a day the first in order; the three latest of these."""
    of = data.columns
    found: list[int] = []
    while len(places) and len(found) < _SAYINGS:
        latest = int(places[np.argmax(of.last[places])])
        found.append(latest)
        places = places[of.claimant[places] != of.claimant[latest]]
    return found


def _with_number(data: Data, chosen: Rows, rates: bool) -> Array:
    """The places of the chosen figures with a number, rates only where wanted."""
    flags = data.columns.flags[chosen]
    without = 0 if rates else RATE
    wanted = np.flatnonzero(flags & (FIGURE | NUMBERED | without) == FIGURE | NUMBERED)
    return columns.places_of(chosen, wanted)


def _bounds_of_wholes(data: Data, rows: list[Row]) -> dict[str, tuple[int | None, int | None]]:
    parts = [row for row in rows if row["part_of"]]
    if not parts:
        return {}
    sql = """SELECT claim_id, low, high FROM claims
             WHERE list_contains($wholes, claim_id) AND doc_id IN (SELECT unnest($docs::VARCHAR[]))"""
    ask = {"wholes": [row["part_of"] for row in parts], "docs": [row["doc_id"] for row in parts]}
    found = data.remembered(("wholes", tuple(ask["wholes"])), lambda: data.ask(sql, ask))
    return {row["claim_id"]: (row["low"], row["high"]) for row in found}


def repeats(data: Data, report_id: str | None, claim_id: str) -> int:
    """In how many other articles' outlets the same report stands."""
    if not report_id:
        return 0
    sql = """SELECT count(DISTINCT coalesce(outlet, doc_id)) AS others FROM claims
             WHERE claim_no IN (SELECT claim_no FROM facts WHERE report = hash($report))
             AND doc_id <> (SELECT doc_id FROM claims WHERE claim_id = $id LIMIT 1)"""
    answer = data.remembered(("repeats", report_id, claim_id), lambda: data.ask(sql, {"report": report_id, "id": claim_id}))
    return int(answer[0]["others"])


def reports(data: Data, selection: Selection, limit: int = 2_000) -> Table:
    """One row a report with a number: its latest claim, and in how many outlets and claims it stands."""
    found = told_by_sql(
        data,
        f"reports {limit}",
        selection,
        f"""WITH r AS MATERIALIZED (
                SELECT report, arg_max(claim_no, coalesce(first, DATE '0001-01-01')) AS claim_no,
                       count(*) AS echoes, count(DISTINCT doc_no) AS articles, max(first) AS day
                FROM {{chosen}} WHERE {_NUMBERED} GROUP BY report ORDER BY day DESC NULLS LAST, claim_no LIMIT {int(limit)}),
            o AS (SELECT report, count(DISTINCT coalesce(outlet, doc_id)) AS outlets FROM claims JOIN
                  (SELECT claim_no, report FROM facts WHERE report IN (SELECT report FROM r WHERE echoes > 1)) USING (claim_no)
                  GROUP BY 1)
            SELECT claim_no, echoes, articles, coalesce(o.outlets, 1) AS outlets FROM r LEFT JOIN o USING (report)""",
    )
    told = queries.told(data, np.array([row["claim_no"] - 1 for row in found], dtype=int))
    rows = [row | one for row, one in zip(told, found, strict=True)]
    return sorted(rows, key=lambda row: (str(row["shown_from"] or "9999"), row["claim_id"]))


def differences(data: Data, selection: Selection, limit: int = 100) -> Table:
    """Pairs of reports that differ: force, status and measure equal, dates overlap, one's place in the other's, bounds apart,
    neither part of the other. The date is the event's, else the statement's; without a date or place nothing is said to differ.
    """
    return told_by_sql(
        data,
        f"differences {limit}",
        selection,
        # Each report stands by its earliest claim; of many the latest are compared.
        f"""WITH r AS MATERIALIZED (
                SELECT arg_min(claim_no, (coalesce(first, DATE '9999-12-31'), claim_no)) AS claim_no, min(first) AS day
                FROM {{chosen}} WHERE {_NUMBERED} AND force_no IS NOT NULL GROUP BY report
                ORDER BY day DESC NULLS LAST, claim_no LIMIT 2000),
            d AS MATERIALIZED (SELECT c.*, dates.first, dates.last FROM r JOIN claims c USING (claim_no)
                JOIN dates ON dates.text = coalesce(c.event_date, c.reported_date) WHERE c.measure IS NOT NULL),
            p AS MATERIALIZED (
                SELECT DISTINCT s.claim_no, key, inside_region AS region_id, inside_country AS country FROM spots s
                JOIN place_names USING (place_no) WHERE role_no <> {SAID_NO} AND s.claim_no IN (SELECT claim_no FROM d)),
            pairs AS MATERIALIZED (
                SELECT a.report_id, b.report_id AS other_report, a.claim_id, b.claim_id AS other_claim, a.status, a.measure,
                       a.claimant, b.claimant AS other_claimant, a.low, a.high, b.low AS other_low, b.high AS other_high,
                       a.first, a.last, b.first AS other_first, b.last AS other_last,
                       a.claim_no, b.claim_no AS other_no
                FROM d a JOIN d b ON a.force = b.force AND a.status = b.status AND a.measure = b.measure
                WHERE a.report_id < b.report_id AND (a.high < b.low OR b.high < a.low)
                AND coalesce(a.first, DATE '0001-01-01') <= coalesce(b.last, DATE '9999-12-31')
                AND coalesce(b.first, DATE '0001-01-01') <= coalesce(a.last, DATE '9999-12-31')
                AND a.part_of IS DISTINCT FROM b.claim_id AND b.part_of IS DISTINCT FROM a.claim_id)
            SELECT DISTINCT pairs.* EXCLUDE (claim_no, other_no)
            FROM pairs JOIN p x USING (claim_no) JOIN p y ON y.claim_no = other_no
            WHERE x.key = y.key OR x.key = y.region_id OR x.key = y.country OR y.key = x.region_id OR y.key = x.country
            ORDER BY status, report_id, other_report LIMIT {int(limit)}""",
    )


def forces_with_figures(data: Data, selection: Selection) -> Table:
    """The forces of the chosen figures: id, label, claims; the most reported first."""
    return told_by_sql(
        data,
        "forces",
        selection.without("force", "claim"),
        """SELECT id, label, n.claims FROM facets JOIN (SELECT force_no, count(*) AS claims FROM {chosen}
                WHERE figure AND numbered GROUP BY 1) n ON n.force_no = no
           WHERE facet = 'force' ORDER BY 3 DESC, 1 LIMIT 300""",
    )
