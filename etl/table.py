"""The contract between dataset, dashboard and exporters: the tables and their columns, in order.

A dataset is seven tables. `claims` has one row per claim, the others hang on it by `claim_id` or on `articles` by `doc_id`.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from etl.records import Claim, Extraction, Span


@dataclass(frozen=True, slots=True, kw_only=True)
class Column:
    """One column: `type` is text, integer, number, boolean or day (calendar); `about` is its line in the data dictionary."""

    name: str
    type: str
    about: str
    unit: str = ""


def _columns(*rows: tuple[str, str, str] | tuple[str, str, str, str]) -> tuple[Column, ...]:
    return tuple(Column(name=row[0], type=row[1], about=row[2], unit=row[3] if len(row) == 4 else "") for row in rows)


COLUMNS: Mapping[str, tuple[Column, ...]] = {
    "articles": _columns(
        ("doc_id", "text", "Path under the input folder, or the record's own id or url"),
        ("outlet", "text", "Who published the article"),
        ("title", "text", "Headline"),
        ("url", "text", "Where the article stands or stood"),
        ("published", "text", "Publication date as an EDTF value, possibly an interval"),
        ("published_from", "day", "First day the article may have been published"),
        ("published_to", "day", "Last day the article may have been published"),
        ("published_basis", "text", "How the publication date is known"),
        ("language", "text", "ISO 639-1 code"),
        ("archived_url", "text", "An archived copy"),
        ("retrieved", "text", "When the text was taken, EDTF"),
        ("rights", "text", "full: the whole text may be shown; anything else: evidence sentences only"),
        ("sha256", "text", "Hash of the text as read"),
        ("text", "text", "The article as read; every offset counts its characters"),
        ("claims", "integer", "How many claims were read out of it"),
        ("figures", "integer", "How many of them are headcounts"),
        ("issues", "integer", "How many questions were left open"),
    ),
    "claims": _columns(
        ("claim_id", "text", "Hash of document, kind and the start of the number or trigger"),
        ("doc_id", "text", "The article"),
        ("kind", "text", "figure, movement or meeting"),
        ("position", "integer", "Order in the article: where the number or trigger starts", "characters"),
        ("part_of", "text", "claim_id of the whole this is a part of"),
        ("low", "integer", "Lower bound of the headcount; empty where open", "persons"),
        ("high", "integer", "Upper bound of the headcount; empty where open", "persons"),
        ("vague", "boolean", "A headcount without a number: dozens, several hundred"),
        ("quantity_text", "text", "The headcount in the article's words"),
        ("measure", "text", "count (present, or in one event), total (running), added, or rate"),
        ("per", "text", "Period of a rate: day, week, month or year"),
        ("force", "text", "Whose personnel: actor id"),
        ("force_name", "text", "Whose personnel: name"),
        ("participants", "text", "Actor ids of a meeting, separated by +"),
        ("participant_names", "text", "Their names, separated by +"),
        ("status", "text", "What the personnel do or suffer; empty in meetings"),
        ("modality", "text", "asserted, or expected (a forecast or possibility)"),
        ("claimant", "text", "Name of the closest source; the whole chain is in table claimants"),
        ("claimant_id", "text", "Id of the closest source"),
        ("claimant_side", "text", "Country or group the closest source speaks for"),
        ("denied", "boolean", "Whether somebody disputes it; who, is in table claimants"),
        ("event_date", "text", "When it is or was so, EDTF"),
        ("reported_date", "text", "When the claimant said it, EDTF"),
        ("shown_from", "day", "First day the timeline draws"),
        ("shown_to", "day", "Last day the timeline draws"),
        ("shown_basis", "text", "Why: event, reported (with its words), published or none"),
        ("sentence", "text", "The evidence sentence"),
        ("sentence_start", "integer", "Where it starts in the article's text", "characters"),
        ("sentence_end", "integer", "Where it ends", "characters"),
        ("report_id", "text", "Claims that repeat one report share it"),
        ("checked", "text", "unread, accepted, corrected or rejected"),
        ("checked_by", "text", "Who checked it"),
        ("checked_on", "text", "When"),
        ("checked_why", "text", "Why"),
    ),
    "claimants": _columns(
        ("claim_id", "text", "The claim"),
        ("doc_id", "text", "The article"),
        ("role", "text", "claims or denies"),
        ("position", "integer", "0 for the closest source of the chain"),
        ("claimant_id", "text", "Actor id, or a slug of the longest name in the article"),
        ("name", "text", "Longest name in the article"),
        ("kind", "text", "person, role, body, government, outlet, group or unnamed"),
        ("side", "text", "Country (ISO 3166 alpha-2) or group it speaks for"),
    ),
    "places": _columns(
        ("claim_id", "text", "The claim"),
        ("doc_id", "text", "The article"),
        ("position", "integer", "Order in the claim"),
        ("role", "text", "at, to, from, or said (where words about something else were spoken)"),
        ("name", "text", "Name of the place"),
        ("kind", "text", "city, region, country, continent, site, water or other"),
        ("part", "text", 'The part of it that is meant: "eastern"'),
        ("place_id", "text", "Id in the gazetteer"),
        ("region_id", "text", "The region it is or lies in, where known"),
        ("country", "text", "ISO 3166 alpha-2 code"),
        ("lat", "number", "Latitude", "degrees"),
        ("lon", "number", "Longitude", "degrees"),
        ("radius_km", "number", "How far around the point the place reaches", "km"),
    ),
    "evidence": _columns(
        ("claim_id", "text", "The claim"),
        ("doc_id", "text", "The article"),
        ("field", "text", "The field of the claim; places.0 is its first place"),
        ("start", "integer", "Where its words start in the article's text", "characters"),
        ("end", "integer", "Where they end", "characters"),
        ("text", "text", "The words"),
        ("basis", "text", "words, carried over, statement, published, outlet or none"),
        ("rule", "text", "The rule that gave the value"),
    ),
    "mentions": _columns(
        ("doc_id", "text", "The article"),
        ("layer", "text", "figure, date, place, force, status or claimant"),
        ("start", "integer", "Where it starts in the article's text", "characters"),
        ("end", "integer", "Where it ends", "characters"),
        ("text", "text", "The words"),
        ("value", "text", "What they were read as"),
        ("rule", "text", "The rule that gave the value"),
    ),
    "issues": _columns(
        ("doc_id", "text", "The article"),
        ("claim_id", "text", "The claim, or empty for the whole article"),
        ("code", "text", "Stable name of the kind of question"),
        ("message", "text", "What was seen and not settled"),
        ("start", "integer", "Where its words start, if it has any", "characters"),
        ("end", "integer", "Where they end", "characters"),
    ),
}


def rows(extraction: Extraction) -> dict[str, list[dict[str, Any]]]:
    """The rows of one document for every table of COLUMNS, in a fixed order."""
    article, claims = extraction.article, extraction.claims
    document, text = article.document, article.text
    doc_id = document.doc_id
    issues = [
        *({"doc_id": doc_id, "claim_id": None, "code": i.code, "message": i.message, **_at(i.span)} for i in extraction.issues),
        *(
            {"doc_id": doc_id, "claim_id": c.claim_id, "code": i.code, "message": i.message, **_at(i.span)}
            for c in claims
            for i in c.issues
        ),
    ]
    return {
        "articles": [
            {
                "doc_id": doc_id,
                "outlet": document.outlet,
                "title": document.title,
                "url": document.url,
                "published": document.published.text if document.published else None,
                "published_from": document.published.first if document.published else None,
                "published_to": document.published.last if document.published else None,
                "published_basis": document.published_basis,
                "language": document.language,
                "archived_url": document.archived_url,
                "retrieved": document.retrieved,
                "rights": document.rights,
                "sha256": document.sha256,
                "text": text,
                "claims": len(claims),
                "figures": sum(claim.kind == "figure" for claim in claims),
                "issues": len(issues),
            }
        ],
        "claims": [_claim(claim, article.document.doc_id, text) for claim in claims],
        "claimants": [
            {
                "claim_id": claim.claim_id,
                "doc_id": doc_id,
                "role": role,
                "position": position,
                "claimant_id": claimant.id,
                "name": claimant.name,
                "kind": claimant.kind,
                "side": claimant.side,
            }
            for claim in claims
            for role, chain in (("claims", claim.claimants), ("denies", claim.denied_by))
            for position, claimant in enumerate(chain)
        ],
        "places": [
            {
                "claim_id": claim.claim_id,
                "doc_id": doc_id,
                "position": position,
                "role": place.role,
                "name": place.name,
                "kind": place.kind,
                "part": place.part,
                "place_id": place.place_id,
                "region_id": place.region_id,
                "country": place.country,
                "lat": place.lat,
                "lon": place.lon,
                "radius_km": place.radius_km,
            }
            for claim in claims
            for position, place in enumerate(claim.places)
        ],
        "evidence": [
            {
                "claim_id": claim.claim_id,
                "doc_id": doc_id,
                "field": e.field,
                **_at(e.span),
                "text": e.span.of(text) if e.span else None,
                "basis": e.basis,
                "rule": e.rule,
            }
            for claim in claims
            for e in claim.evidence
        ],
        "mentions": _mentions(extraction),
        "issues": issues,
    }


def _at(span: Span | None) -> dict[str, int | None]:
    return {"start": span.start if span else None, "end": span.end if span else None}


def _claim(claim: Claim, doc_id: str, text: str) -> dict[str, Any]:
    closest = claim.claimants[0] if claim.claimants else None
    return {
        "claim_id": claim.claim_id,
        "doc_id": doc_id,
        "kind": claim.kind,
        "position": claim.anchor.start,
        "part_of": claim.part_of,
        "low": claim.low,
        "high": claim.high,
        "vague": claim.vague,
        "quantity_text": claim.quantity_text,
        "measure": claim.measure,
        "per": claim.per,
        "force": claim.force,
        "force_name": claim.force_name,
        "participants": "+".join(claim.participants) or None,
        "participant_names": "+".join(claim.participant_names) or None,
        "status": claim.status,
        "modality": claim.modality,
        "claimant": closest.name if closest else None,
        "claimant_id": closest.id if closest else None,
        "claimant_side": closest.side if closest else None,
        "denied": bool(claim.denied_by),
        "event_date": claim.event_date.text if claim.event_date else None,
        "reported_date": claim.reported_date.text if claim.reported_date else None,
        "shown_from": claim.shown_from,
        "shown_to": claim.shown_to,
        "shown_basis": claim.shown_basis,
        "sentence": claim.sentence.of(text),
        "sentence_start": claim.sentence.start,
        "sentence_end": claim.sentence.end,
        "report_id": claim.report_id,
        "checked": "unread",
        "checked_by": None,
        "checked_on": None,
        "checked_why": None,
    }


def _mentions(extraction: Extraction) -> list[dict[str, Any]]:
    """What the reader marks: every date and place, and each claim's figure, force, status and claimant words."""
    article = extraction.article
    text, doc_id = article.text, article.document.doc_id
    found: dict[tuple[int, int, str], tuple[str | None, str]] = {}
    for timex in article.timexes:
        found[timex.span.start, timex.span.end, "date"] = (timex.value.text if timex.value else None, timex.rule)
    for place in article.toponyms:
        found[place.span.start, place.span.end, "place"] = (f"{place.name} ({place.use})", place.rule)
    for claim in extraction.claims:
        values = {
            "quantity": ("figure", _bounds(claim)),
            "force": ("force", claim.force_name),
            "status": ("status", claim.status or claim.kind),
            "claimants": ("claimant", claim.claimants[0].name if claim.claimants else None),
            "denied_by": ("claimant", claim.denied_by[0].name if claim.denied_by else None),
        }
        for e in claim.evidence:
            layer, value = values.get(e.field.split(".")[0], (None, None))
            # "North Korean" may settle nothing for "20 soldiers" and everything for "six" of them.
            if layer and e.span and found.get((e.span.start, e.span.end, layer), (None, ""))[0] is None:
                found[e.span.start, e.span.end, layer] = (value, e.rule)
    return [
        {"doc_id": doc_id, "layer": layer, "start": start, "end": end, "text": text[start:end], "value": value, "rule": rule}
        for (start, end, layer), (value, rule) in sorted(found.items())
    ]


def _bounds(claim: Claim) -> str | None:
    """What a headcount was read as: "40", "at least 40", "up to 40", "40 to 60" or "no number"."""
    low, high = (None if bound is None else f"{bound:,}" for bound in (claim.low, claim.high))
    if low is None or high is None:
        return f"at least {low}" if low else f"up to {high}" if high else "no number"
    return low if low == high else f"{low} to {high}"
