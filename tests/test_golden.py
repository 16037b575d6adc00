"""Both seeds' claims, pinned as readable JSON in tests/golden.

After a change that alters them on purpose: `python tests/test_golden.py`, then read the diff against the articles.
"""

from __future__ import annotations

import csv
import json
import sys
from pathlib import Path
from typing import Any

import pytest

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from etl import edtf  # noqa: E402
from etl.corpus_format import record  # noqa: E402
from etl.pipeline import extract  # noqa: E402
from etl.records import Document  # noqa: E402

GOLDEN = ROOT / "tests" / "golden"


def seeds() -> list[dict[str, str]]:
    """The lines of seeds/sources.csv."""
    with (ROOT / "seeds" / "sources.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def claims(source: dict[str, str]) -> list[dict[str, Any]]:
    """The claims of one seed as they are exported, without the names of rules and the hash of the report key."""
    document = Document(
        doc_id=source["file"],
        text=(ROOT / "seeds" / source["file"]).read_text(encoding="utf-8"),
        title=source["title"] or None,
        outlet=source["outlet"] or None,
        published=edtf.parse(source["published"]),
        published_basis=source["published_basis"],
    )
    return [_pinned(claim) for claim in record(extract(document))["claims"]]


def _pinned(claim: dict[str, Any]) -> dict[str, Any]:
    evidence = [{key: value for key, value in one.items() if key != "rule"} for one in claim["evidence"]]
    return {**{key: value for key, value in claim.items() if key != "report_id"}, "evidence": evidence}


def golden(source: dict[str, str]) -> Path:
    """Where the claims of one seed are pinned."""
    return GOLDEN / f"{Path(source['file']).stem}.json"


@pytest.mark.parametrize("source", seeds(), ids=lambda source: source["file"])
def test_the_claims_of_a_seed_are_as_read_and_accepted(source):
    assert claims(source) == json.loads(golden(source).read_text(encoding="utf-8"))


def accept() -> None:
    """Pin what is extracted now."""
    GOLDEN.mkdir(exist_ok=True)
    for source in seeds():
        golden(source).write_text(json.dumps(claims(source), indent=1, ensure_ascii=False) + "\n", encoding="utf-8")


if __name__ == "__main__":
    accept()
