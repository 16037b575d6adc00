"""Report keys: claims that repeat one report share a `report_id`, so that an echo in five papers is not five reports."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence

from etl.frozen import replace
from etl.records import Claim


def with_reports(claims: Sequence[Claim]) -> tuple[Claim, ...]:
    """The claims with their `report_id`.

    The key is kind, force, status, measure, low, high, original source (the last claimant of the chain) and event date, else
    statement date; without any date a report is only shared within one article.
    """
    return tuple(replace(claim, report_id=_key(claim)) for claim in claims)


def _key(claim: Claim) -> str:
    date = claim.event_date or claim.reported_date
    source = claim.claimants[-1].id if claim.claimants else ""
    parts = (
        claim.kind,
        claim.force or "+".join(sorted(claim.participants)),
        claim.status,
        claim.measure,
        claim.low,
        claim.high,
        claim.quantity_text if claim.vague else "",
        source,
        date.text if date else claim.doc_id,
        # Movements have no number to tell them apart: their places do.
        "+".join(sorted(place.name for place in claim.places)) if claim.kind != "figure" else "",
    )
    return hashlib.sha256("\n".join("" if part is None else str(part) for part in parts).encode()).hexdigest()[:12]
