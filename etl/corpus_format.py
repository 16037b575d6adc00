"""An extraction as one JSON record: the mentions in the shape of the annotated corpora, and the claims in our own."""

from __future__ import annotations

from typing import Any

from etl.records import Claim, Extraction, Span


def record(extraction: Extraction) -> dict[str, Any]:
    """A JSON-ready record: id, figures, dates, places (each with start and end in the given text), claims and issues."""
    article = extraction.article
    document, text = article.document, article.text
    return {
        "id": document.doc_id,
        "url": document.url,
        "publisher": document.outlet,
        "title": document.title,
        "published": document.published.text if document.published else None,
        "figures": [_figure(claim, text) for claim in extraction.claims if claim.kind == "figure"],
        "dates": [
            {**_words(timex.span, text), "value": timex.value.text if timex.value else None, "rule": timex.rule}
            for timex in article.timexes
        ],
        "places": [
            {
                **_words(place.span, text),
                "name": place.name,
                "country": place.country,
                "lat": place.lat,
                "lon": place.lon,
                "kind": place.kind,
                "use": place.use,
                "rule": place.rule,
            }
            for place in article.toponyms
        ],
        "claims": [_claim(claim, text) for claim in extraction.claims],
        "issues": [{"code": issue.code, "message": issue.message} for issue in extraction.issues],
    }


def _words(span: Span, text: str) -> dict[str, Any]:
    return {"text": span.of(text), "start": span.start, "end": span.end}


def _figure(claim: Claim, text: str) -> dict[str, Any]:
    return {
        **_words(claim.anchor, text),
        "low": claim.low,
        "high": claim.high,
        "vague": claim.vague,
        "measure": claim.measure,
        "force": claim.force_name,
        "status": claim.status,
        "modality": claim.modality,
        "claimants": [claimant.name for claimant in claim.claimants],
        "date": claim.event_date.text if claim.event_date else None,
        "places": [place.name for place in claim.places if place.role != "said"],
    }


def _claim(claim: Claim, text: str) -> dict[str, Any]:
    return {
        "claim_id": claim.claim_id,
        "kind": claim.kind,
        "low": claim.low,
        "high": claim.high,
        "vague": claim.vague,
        "quantity_text": claim.quantity_text,
        "measure": claim.measure,
        "per": claim.per,
        "part_of": claim.part_of,
        "force": claim.force,
        "participants": list(claim.participants),
        "status": claim.status,
        "modality": claim.modality,
        "claimants": [{"id": c.id, "name": c.name, "kind": c.kind, "side": c.side} for c in claim.claimants],
        "denied_by": [{"id": c.id, "name": c.name, "kind": c.kind, "side": c.side} for c in claim.denied_by],
        "event_date": claim.event_date.text if claim.event_date else None,
        "reported_date": claim.reported_date.text if claim.reported_date else None,
        "shown": [
            claim.shown_from.isoformat() if claim.shown_from else None,
            claim.shown_to.isoformat() if claim.shown_to else None,
            claim.shown_basis,
        ],
        "places": [
            {
                "role": place.role,
                "name": place.name,
                "kind": place.kind,
                "part": place.part,
                "place_id": place.place_id,
                "country": place.country,
                "lat": place.lat,
                "lon": place.lon,
                "radius_km": place.radius_km,
            }
            for place in claim.places
        ],
        "sentence": _words(claim.sentence, text),
        "evidence": [
            {
                "field": e.field,
                "start": e.span.start if e.span else None,
                "end": e.span.end if e.span else None,
                "text": e.span.of(text) if e.span else None,
                "basis": e.basis,
                "rule": e.rule,
            }
            for e in claim.evidence
        ],
        "issues": [issue.message for issue in claim.issues],
        "report_id": claim.report_id,
    }
