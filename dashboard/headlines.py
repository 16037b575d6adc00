"""What the chosen claims say, in words: the lines above the charts. Never a sum or a range over several claims."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from typing import Any

from dashboard import wording
from dashboard.palette import STATUSES
from dashboard.rows import Row, Table

MAX_FORCES = 3
MAX_SAYINGS = 3
# With more reports than this a force's clauses give the latest of each status only.
MAX_REPORTS = 10


def extent(counts: Mapping[str, Any]) -> str:
    """ "15 claims, 6 with figures, in 2 articles, from 9 sources, October 4 to November 4, 2024"."""
    if not counts["claims"]:
        return "No claims"
    parts = [
        wording.plural(counts["claims"], "claim"),
        f"{wording.number(counts['figures'])} with figures",
        f"in {wording.plural(counts['articles'], 'article')}",
    ]
    # A claim in the article's own voice has no other source than the article.
    if counts["sources"]:
        parts.append(f"from {wording.plural(counts['sources'], 'source')}")
    if counts["first"]:
        parts.append(wording.period(counts["first"], counts["last"]))
    return ", ".join(parts)


def forces(rows: Table) -> list[tuple[str, str]]:
    """For each of the most reported forces its name and a clause a status: "killed 6 of 20 (Kyiv Post, October 4)".

    `rows` are what reports.latest_figures answers: the latest report of each claimant first.
    """
    by_force: dict[str, list[Row]] = defaultdict(list)
    for row in rows:
        by_force[row["force"] or ""].append(row)
    ranked = sorted((force for force in by_force if force), key=lambda force: -by_force[force][0]["force_claims"])
    years = {row["shown_from"].year for row in rows if row["shown_from"]}
    wholes = {row["claim_id"]: row for row in rows}
    return [
        (str(by_force[force][0]["force_name"] or force), _clauses(by_force[force], wholes, with_year=len(years) > 1))
        for force in ranked[:MAX_FORCES]
    ]


def _clauses(rows: Sequence[Row], wholes: Mapping[str, Row], with_year: bool) -> str:
    by_status: dict[str, list[Row]] = defaultdict(list)
    for row in rows:
        by_status[row["status"] if row["status"] in STATUSES else "other"].append(row)
    clauses = []
    reports = sum(members[0]["status_reports"] for members in by_status.values())
    most = MAX_SAYINGS if reports <= MAX_REPORTS else 1
    for status in STATUSES:
        if status not in by_status:
            continue
        sayings = [_saying(row, with_year) for row in by_status[status][-most:]]
        more = by_status[status][0]["status_reports"] - len(sayings)
        tail = f" and {wording.plural(more, 'further report')}" if more > 0 else ""
        clauses.append(f"{STATUSES[status].clause} {', '.join(sayings)}{tail}")
    return "; ".join(clauses)


def _saying(row: Row, with_year: bool) -> str:
    figure = wording.headcount(row)
    whole = row.get("whole_low") if row.get("whole_low") == row.get("whole_high") else None
    if whole is not None:
        figure = f"{figure} of {wording.number(whole)}"
    doubt = ", expected" if row["modality"] == "expected" else ""
    denied = ", denied" if row["denied"] else ""
    source = row["claimant"] or row["outlet"] or "no source told"
    date = f", {wording.period(row['shown_from'], row['shown_to'], with_year)}" if row["shown_from"] or row["shown_to"] else ""
    return f"{figure} ({source}{date}{doubt}{denied})"
