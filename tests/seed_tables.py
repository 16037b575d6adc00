"""The seeds' fifteen claims, read by hand, as the tables of a dataset: a fixed input for chart, query and filter tests."""

from __future__ import annotations

import csv
import datetime as dt
import json
from pathlib import Path
from typing import Any

from etl import edtf
from etl.table import COLUMNS

ROOT = Path(__file__).resolve().parent.parent
CLAIMS = ROOT / "tests" / "corpus" / "gold_claims_seeds.jsonl"
FORCES = {"PRK": "North Korea", "RUS": "Russia", "USA": "United States", "CHN": "China"}
# Where the seeds' places lie, and the ids these tests use for them.
PLACES: dict[str, dict[str, Any]] = {
    "Donetsk": {"place_id": "donetsk", "region_id": "UA.05", "lat": 48.02, "lon": 37.80, "radius_km": 15.0},
    "Moscow": {"place_id": "moscow", "region_id": "RU.48", "lat": 55.75, "lon": 37.62, "radius_km": 20.0},
    "Brussels": {"place_id": "brussels", "region_id": "BE.BRU", "lat": 50.85, "lon": 4.35, "radius_km": 8.0},
    "Washington": {"place_id": "washington", "region_id": "US.DC", "lat": 38.90, "lon": -77.04, "radius_km": 10.0},
    "Kursk Oblast": {"place_id": "RU.41", "region_id": "RU.41", "lat": 51.70, "lon": 36.20, "radius_km": 110.0},
    "Ukraine": {"place_id": "UA", "region_id": None, "lat": 49.0, "lon": 32.0, "radius_km": 600.0},
    "Russia": {"place_id": "RU", "region_id": None, "lat": 61.0, "lon": 97.0, "radius_km": 3000.0},
}


def tables() -> dict[str, list[dict[str, Any]]]:
    """Rows for every table of COLUMNS, each with every column."""
    made: dict[str, list[dict[str, Any]]] = {name: [] for name in COLUMNS}
    gold = [json.loads(line) for line in CLAIMS.read_text(encoding="utf-8").splitlines()]
    for source in csv.DictReader((ROOT / "seeds" / "sources.csv").open(encoding="utf-8")):
        text = (ROOT / "seeds" / source["file"]).read_text(encoding="utf-8")
        mine = [claim for claim in gold if source["file"].startswith(claim["doc"])]
        for claim in mine:
            _add(made, claim, source["file"], text)
        made["articles"].append(_article(source, text, mine))
    made["issues"].append(
        {
            "doc_id": "004_615ff4baff6771ef.txt",
            "claim_id": None,
            "code": "date.open",
            "message": '"the end of October": of which year',
        }
    )
    return {name: [{c.name: row.get(c.name) for c in COLUMNS[name]} for row in rows] for name, rows in made.items()}


def claim(**fields: Any) -> dict[str, Any]:
    """One more claim row with everything a chart reads, for states the seeds do not hold."""
    blank = {column.name: None for column in COLUMNS["claims"]}
    defaults = {
        "claim_id": "x1",
        "doc_id": "d",
        "kind": "figure",
        "position": 0,
        "vague": False,
        "measure": "count",
        "force": "PRK",
        "force_name": "North Korea",
        "status": "deployed",
        "modality": "asserted",
        "denied": False,
        "sentence": "A sentence.",
        "shown_from": dt.date(2024, 10, 4),
        "shown_to": dt.date(2024, 10, 4),
        "shown_basis": "event",
        "checked": "unread",
        "report_id": "r1",
    }
    return {**blank, **defaults, **fields}


def _article(source: dict[str, str], text: str, mine: list[dict[str, Any]]) -> dict[str, Any]:
    published = edtf.parse(source["published"])
    return {
        **{key: value or None for key, value in source.items() if key != "file"},
        "doc_id": source["file"],
        "title": source["title"] or None,
        "published_from": published.first,
        "published_to": published.last,
        "sha256": "0",
        "text": text,
        "claims": len(mine),
        "figures": sum(claim["kind"] == "figure" for claim in mine),
        "issues": sum(len(claim["issues"]) for claim in mine),
    }


def _add(made: dict[str, list[dict[str, Any]]], gold: dict[str, Any], doc_id: str, text: str) -> None:
    words = gold["evidence"]
    start = words.get("quantity", words["status"])[0]
    line_start = text.rfind("\n", 0, start) + 1
    line_end = text.find("\n", start) if "\n" in text[start:] else len(text)
    sentence_start = max(line_start, text.rfind(". ", line_start, start) + 2) if ". " in text[line_start:start] else line_start
    stop = text.find(". ", start, line_end)
    sentence_end = stop + 1 if stop >= 0 else line_end
    shown_from, shown_to, basis = gold["shown"]
    closest = gold["claimants"][0] if gold["claimants"] else {}
    made["claims"].append(
        {
            "claim_id": gold["id"],
            "doc_id": doc_id,
            "kind": gold["kind"],
            "position": start,
            "part_of": gold["part_of"],
            "low": gold["low"],
            "high": gold["high"],
            "vague": False,
            "quantity_text": words["quantity"][2] if "quantity" in words else None,
            "measure": gold["measure"],
            "force": gold["force"],
            "force_name": FORCES.get(gold["force"]),
            "participants": "+".join(gold.get("participants", ())) or None,
            "participant_names": "+".join(FORCES.get(side, side) for side in gold.get("participants", ())) or None,
            "status": gold["status"],
            "modality": gold["modality"],
            "claimant": closest.get("name"),
            "claimant_id": _slug(closest["name"]) if closest else None,
            "claimant_side": closest.get("side"),
            "denied": False,
            "event_date": gold["event_date"],
            "reported_date": gold["reported_date"],
            "shown_from": dt.date.fromisoformat(shown_from),
            "shown_to": dt.date.fromisoformat(shown_to),
            "shown_basis": basis,
            "sentence": text[sentence_start:sentence_end],
            "sentence_start": sentence_start,
            "sentence_end": sentence_end,
            "report_id": "r" + gold["id"],
            "checked": "unread",
        }
    )
    ids = {"claim_id": gold["id"], "doc_id": doc_id}
    for position, one in enumerate(gold["claimants"]):
        made["claimants"].append({**ids, "role": "claims", "position": position, "claimant_id": _slug(one["name"]), **one})
    for position, place in enumerate(gold["places"]):
        name, _, part = place["name"].partition(", ")
        made["places"].append(
            {**ids, **place, **PLACES[name], "position": position, "name": name, "part": part.removesuffix(" part") or None}
        )
    for field, (begin, end, words_text) in words.items():
        layer = {"quantity": "figure", "reported_date": "date", "event_date": "date", "claimants": "claimant"}.get(field, field)
        layer = "place" if layer.startswith("places") else layer
        evidence = {**ids, "field": field, "start": begin, "end": end, "text": words_text, "basis": "words", "rule": "by hand"}
        made["evidence"].append(evidence)
        mention = {"doc_id": doc_id, "layer": layer, "start": begin, "end": end, "text": words_text, "value": words_text}
        if mention | {"rule": "by hand"} not in made["mentions"]:
            made["mentions"].append({**mention, "rule": "by hand"})
    for message in gold["issues"]:
        made["issues"].append({**ids, "code": "by_hand", "message": message})


def _slug(name: str) -> str:
    return name.lower().replace(" ", "-").replace("'", "")
