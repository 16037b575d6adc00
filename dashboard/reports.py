"""Questions about reports: what each source says of a force, what repeats, what differs. SQL as in queries.py."""

from __future__ import annotations

import pandas as pd

from dashboard import queries
from dashboard.filters import Selection
from dashboard.queries import DETAILS, MARK, Data


def latest_figures(data: Data, selection: Selection) -> pd.DataFrame:
    """For the words on top: of the three most reported forces, for each status the latest reports, one per claimant.

    Rates are left out unless chosen; a part carries the bounds of its whole.
    """
    return queries.chosen(
        data,
        "latest",
        selection,
        f"""WITH f AS (SELECT claim_id, force, status, claimant_id, report_id, doc_id, c.position,
                       coalesce(shown_to, shown_from) AS day
                       FROM claims c WHERE {{where}} AND kind = 'figure' AND force IS NOT NULL
                       AND (low IS NOT NULL OR high IS NOT NULL) AND (measure <> 'rate' OR $rates)),
            top AS MATERIALIZED (SELECT force, count(*) AS force_claims FROM f GROUP BY 1 ORDER BY 2 DESC, 1 LIMIT 3),
            n AS (SELECT force, status, count(DISTINCT report_id) AS status_reports FROM f
                  JOIN top USING (force) GROUP BY 1, 2),
            latest AS (SELECT f.* FROM f JOIN top USING (force) QUALIFY row_number() OVER (
                PARTITION BY force, status, claimant_id ORDER BY day DESC NULLS LAST, doc_id, position) = 1),
            few AS MATERIALIZED (SELECT claim_id, force, status FROM latest QUALIFY row_number() OVER (
                PARTITION BY force, status ORDER BY day DESC NULLS LAST, doc_id, position) <= 3),
            t AS MATERIALIZED (SELECT {MARK}, c.position, top.force_claims, n.status_reports
                FROM claims c JOIN few USING (claim_id) JOIN top ON top.force = c.force
                JOIN n ON n.force = c.force AND n.status IS NOT DISTINCT FROM c.status),
            w AS (SELECT claim_id, low AS whole_low, high AS whole_high FROM claims
                  WHERE claim_id IN (SELECT part_of FROM t WHERE part_of IS NOT NULL)),
            d AS (WITH {DETAILS})
            SELECT d.*, whole_low, whole_high FROM d LEFT JOIN w ON w.claim_id = d.part_of
            ORDER BY force_claims DESC, force, status, shown_from NULLS FIRST, d.position""",
    )


def repeats(data: Data, report_id: str | None, claim_id: str) -> int:
    """In how many other articles' outlets the same report stands."""
    if not report_id:
        return 0
    sql = """SELECT count(DISTINCT coalesce(a.outlet, a.doc_id)) FROM claims c JOIN articles a USING (doc_id)
             WHERE c.report_id = $report AND c.doc_id <> (SELECT doc_id FROM claims WHERE claim_id = $id LIMIT 1)"""
    answer = data.remembered(("repeats", report_id, claim_id), lambda: data.ask(sql, {"report": report_id, "id": claim_id}))
    return int(answer.iloc[0, 0])


def reports(data: Data, selection: Selection, limit: int = 2_000) -> pd.DataFrame:
    """One row a report with a number: its latest claim, and in how many outlets and claims it stands."""
    return queries.chosen(
        data,
        f"reports {limit}",
        selection,
        f"""WITH r AS MATERIALIZED (
                SELECT report_id, arg_max(claim_id, coalesce(shown_from, DATE '0001-01-01')) AS claim_id,
                       count(*) AS echoes, count(DISTINCT doc_id) AS articles
                FROM claims c WHERE {{where}} AND kind = 'figure' AND (low IS NOT NULL OR high IS NOT NULL)
                AND (measure <> 'rate' OR $rates)
                GROUP BY report_id ORDER BY max(shown_from) DESC NULLS LAST, 1 LIMIT {int(limit)}),
            e AS MATERIALIZED (SELECT report_id, doc_id FROM claims
                                WHERE report_id IN (SELECT report_id FROM r WHERE echoes > 1)),
            o AS (SELECT report_id, count(DISTINCT coalesce(outlet, doc_id)) AS outlets FROM e
                  JOIN (SELECT doc_id, outlet FROM articles WHERE doc_id IN (SELECT doc_id FROM e)) USING (doc_id) GROUP BY 1),
            t AS MATERIALIZED (SELECT {MARK}, c.sentence, r.echoes, r.articles, coalesce(o.outlets, 1) AS outlets
                  FROM claims c JOIN r USING (claim_id) LEFT JOIN o ON o.report_id = r.report_id),
            {DETAILS} ORDER BY shown_from NULLS LAST, claim_id""",
    )


def differences(data: Data, selection: Selection, limit: int = 100) -> pd.DataFrame:
    """Pairs of reports that differ: force, status and measure equal, dates overlap, one's place in the other's, bounds apart,
    neither part of the other. The date is the event's, else the statement's; without a date or place nothing is said to differ.
    """
    return queries.chosen(
        data,
        f"differences {limit}",
        selection,
        f"""WITH f AS (SELECT report_id, claim_id, force, status, measure, low, high, part_of, claimant, doc_id,
                       coalesce(event_date, reported_date) AS date
                       FROM claims c WHERE {{where}} AND kind = 'figure' AND force IS NOT NULL AND measure IS NOT NULL
                       AND (measure <> 'rate' OR $rates) AND (low IS NOT NULL OR high IS NOT NULL)
                       QUALIFY row_number() OVER (PARTITION BY report_id ORDER BY shown_from, doc_id, position) = 1
                       ORDER BY shown_from DESC NULLS LAST LIMIT 2000),
            d AS MATERIALIZED (SELECT f.*, dates.first, dates.last FROM f JOIN dates ON dates.text = f.date),
            p AS MATERIALIZED (SELECT DISTINCT claim_id, key, region_id, country FROM spots
                               WHERE role <> 'said' AND claim_id IN (SELECT claim_id FROM d)),
            pairs AS MATERIALIZED (
                SELECT a.report_id, b.report_id AS other_report, a.claim_id, b.claim_id AS other_claim, a.status, a.measure,
                       a.claimant, b.claimant AS other_claimant, a.low, a.high, b.low AS other_low, b.high AS other_high
                FROM d a JOIN d b ON a.force = b.force AND a.status = b.status AND a.measure = b.measure
                WHERE a.report_id < b.report_id AND (a.high < b.low OR b.high < a.low)
                AND coalesce(a.first, DATE '0001-01-01') <= coalesce(b.last, DATE '9999-12-31')
                AND coalesce(b.first, DATE '0001-01-01') <= coalesce(a.last, DATE '9999-12-31')
                AND a.part_of IS DISTINCT FROM b.claim_id AND b.part_of IS DISTINCT FROM a.claim_id)
            SELECT DISTINCT pairs.* FROM pairs JOIN p x USING (claim_id) JOIN p y ON y.claim_id = pairs.other_claim
            WHERE x.key = y.key OR x.key = y.region_id OR x.key = y.country OR y.key = x.region_id OR y.key = x.country
            ORDER BY status, report_id, other_report LIMIT {int(limit)}""",
    )


def forces_with_figures(data: Data, selection: Selection) -> pd.DataFrame:
    """The forces of the chosen figures: id, label, claims; the most reported first."""
    return queries.chosen(
        data,
        "forces",
        selection.without("force", "claim"),
        """SELECT force AS id, any_value(coalesce(force_name, force)) AS label, count(*) AS claims FROM claims c
           WHERE {where} AND kind = 'figure' AND force IS NOT NULL AND (low IS NOT NULL OR high IS NOT NULL)
           GROUP BY 1 ORDER BY 3 DESC, 1 LIMIT 300""",
    )
