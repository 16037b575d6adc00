"""Both seeds give exactly the claims that were worked out by hand, in every field but the wording of the issues."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest

from etl import edtf
from etl.claims import claim_id
from etl.pipeline import extract
from etl.records import Claim, Document

ROOT = Path(__file__).resolve().parent.parent
GOLD = [json.loads(line) for line in (ROOT / "tests/corpus/gold_claims_seeds.jsonl").read_text(encoding="utf-8").splitlines()]
SEEDS = {
    "000": {
        "published": "2024-10-28/2024-11-04",
        "title": "China is strongly dissatisfied with North Korea's actions - diplomat Bryza",
        "outlet": "Espreso",
    },
    "004": {"published": "2024-11-01", "title": None, "outlet": None},
}


def read(doc: str, known: bool) -> tuple[str, tuple[Claim, ...]]:
    """A seed's text and claims; with what sources.csv knows of it (`build`), or with its text and date alone (`extract`)."""
    (path,) = (ROOT / "seeds").glob(f"{doc}_*.txt")
    text, source = path.read_text(encoding="utf-8"), SEEDS[doc]
    document = Document(
        doc_id=path.name,
        text=text,
        title=source["title"] if known else None,
        published=edtf.parse(str(source["published"])),
        outlet=source["outlet"] if known else None,
    )
    return text, extract(document).claims


def shape(claim: Claim, text: str, names: Mapping[str, str]) -> dict[str, Any]:
    """A claim in the shape of the gold: `names` gives the gold's name of a claim by its claim_id."""
    return {
        "kind": claim.kind,
        "low": claim.low,
        "high": claim.high,
        "measure": claim.measure,
        "force": claim.force,
        "status": claim.status,
        "modality": claim.modality,
        "claimants": [{"name": c.name, "kind": c.kind, "side": c.side} for c in claim.claimants],
        "denied_by": [c.name for c in claim.denied_by],
        "event_date": claim.event_date.text if claim.event_date else None,
        "reported_date": claim.reported_date.text if claim.reported_date else None,
        "shown": [str(claim.shown_from), str(claim.shown_to), claim.shown_basis],
        "places": [
            {
                "name": f"{p.name}, {p.part} part" if p.part else p.name,
                "kind": p.kind,
                "country": p.country,
                "role": p.role,
            }
            for p in claim.places
        ],
        "part_of": names.get(claim.part_of) if claim.part_of else None,
        "participants": list(claim.participants),
        "evidence": {
            e.field: [e.span.start, e.span.end, e.span.of(text)] for e in claim.evidence if e.span and e.field != "participants"
        },
    }


def expected(gold: Mapping[str, Any]) -> dict[str, Any]:
    """The gold's claim in the same shape; the words of a field that it leaves out may be given or not."""
    return {
        **{key: gold[key] for key in gold if key not in ("id", "doc", "issues")},
        "participants": gold.get("participants", []),
    }


def found(doc: str, known: bool) -> dict[str, dict[str, Any]]:
    """Our claims of a seed by the gold's names, those without one under their claim_id."""
    text, claims = read(doc, known)
    names = {}
    for gold in GOLD:
        if gold["doc"] == doc:
            anchor = gold["evidence"].get("quantity", gold["evidence"]["status"])
            names[claim_id(claims[0].doc_id if claims else "", gold["kind"], anchor[0])] = gold["id"]
    return {names.get(claim.claim_id, claim.claim_id): shape(claim, text, names) for claim in claims}


@pytest.mark.parametrize("known", [True, False], ids=["with sources.csv", "text and date alone"])
@pytest.mark.parametrize("doc", SEEDS)
def test_a_seed_gives_the_claims_of_the_gold_and_no_others(doc, known):
    assert sorted(found(doc, known)) == sorted(gold["id"] for gold in GOLD if gold["doc"] == doc)


@pytest.mark.parametrize("known", [True, False], ids=["with sources.csv", "text and date alone"])
@pytest.mark.parametrize("gold", GOLD, ids=lambda gold: gold["id"])
def test_every_field_of_a_claim_is_as_worked_out_by_hand(gold, known):
    ours, wanted = found(gold["doc"], known)[gold["id"]], expected(gold)
    ours["evidence"] = {field: words for field, words in ours["evidence"].items() if field in wanted["evidence"]}
    assert ours == wanted


@pytest.mark.parametrize("gold", [gold for gold in GOLD if gold["issues"]], ids=lambda gold: gold["id"])
def test_what_was_left_open_is_said(gold):
    text, claims = read(gold["doc"], known=True)
    anchor = gold["evidence"].get("quantity", gold["evidence"]["status"])
    (claim,) = [claim for claim in claims if claim.anchor.start == anchor[0]]
    assert len(claim.issues) == len(gold["issues"]), claim.issues
