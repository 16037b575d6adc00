"""Score the extraction on annotated articles.

python tools/measure.py GOLD.jsonl [--texts DIR] [--errors] [--only figures] [--half read|kept] [--pred FILE]
python tools/measure.py --floors        write tests/corpus/floors.json anew

The gold file's folder holds texts/<id>.txt (or --texts DIR). --half takes every second document of the file: "read" is the
half whose errors may be read, "kept" the half that only measures.
"""

from __future__ import annotations

import argparse
import hashlib
import io
import json
import sys
import time
from pathlib import Path
from typing import Any, TextIO

ROOT = Path(__file__).resolve().parent.parent
CORPUS = ROOT / "tests" / "corpus"
sys.path[:0] = [str(ROOT), str(CORPUS)]

import score as scorer  # type: ignore[import-not-found]  # noqa: E402

from etl import edtf  # noqa: E402
from etl.corpus_format import record  # noqa: E402
from etl.pipeline import extract  # noqa: E402
from etl.records import Document  # noqa: E402

FLOORS = CORPUS / "floors.json"
# name -> gold file and folder of texts
CORPORA = {
    "development": (CORPUS / "gold_dev.jsonl", CORPUS / "texts"),
    "seeds": (CORPUS / "gold_seeds.jsonl", ROOT / "seeds"),
}


def predict(gold: dict[str, dict[str, Any]], texts: Path) -> dict[str, dict[str, Any]]:
    """Our record of every gold document, by id."""
    predictions = {}
    for key, doc in gold.items():
        path = texts / f"{key}.txt"
        text = path.read_text(encoding="utf-8") if path.exists() else doc["text"]
        published = edtf.parse(doc["published"]) if doc.get("published") else None
        predictions[key] = record(extract(Document(doc_id=key, text=text, title=doc.get("title"), published=published)))
    return predictions


def floors() -> dict[str, Any]:
    """What the carried corpora measure now: their digest, size and scores by name."""
    found: dict[str, Any] = {}
    for name, (path, texts) in CORPORA.items():
        gold = scorer.read(path)
        scores = scorer.score(gold, predict(gold, texts), texts)
        found[name] = {"digest": digest(path, texts), **scores}
    return found


def digest(gold: Path, texts: Path) -> str:
    """Twelve hex digits over the gold file and its texts: scores are only comparable on the same corpus."""
    whole = hashlib.sha256(gold.read_bytes())
    for key in sorted(scorer.read(gold)):
        whole.update((texts / f"{key}.txt").read_bytes())
    return whole.hexdigest()[:12]


def _report(args: argparse.Namespace, out: TextIO) -> None:
    texts = args.texts or args.gold.parent / "texts"
    gold = scorer.read(args.gold)
    if args.half:
        gold = {key: doc for i, (key, doc) in enumerate(gold.items()) if (i % 2 == 0) == (args.half == "read")}
    clock = time.process_time()
    predictions = predict(gold, texts)
    seconds = time.process_time() - clock
    if args.pred:
        args.pred.write_text("".join(json.dumps(p) + "\n" for p in predictions.values()), encoding="utf-8")
    errors = io.StringIO()
    scores = scorer.score(gold, predictions, texts, errors if args.errors else None)
    for line in errors.getvalue().splitlines():
        if args.only in line:
            print(line, file=out)
    for name, value in scores.items():
        print(f"{name:22}", value, file=out)
    print(f"{len(gold) / seconds:.0f} documents a CPU second", file=out)


def main() -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n")[0])
    parser.add_argument("gold", type=Path, nargs="?")
    parser.add_argument("--texts", type=Path)
    parser.add_argument("--errors", action="store_true")
    parser.add_argument("--half", choices=["read", "kept"])
    parser.add_argument("--only", default="", help="print only errors whose line holds this text")
    parser.add_argument("--pred", type=Path, help="write the predictions here")
    parser.add_argument("--floors", action="store_true", help="write what is measured now to tests/corpus/floors.json")
    args = parser.parse_args()
    if args.floors:
        FLOORS.write_text(json.dumps(floors(), indent=1) + "\n", encoding="utf-8")
        print(f"wrote {FLOORS.relative_to(ROOT)}")
    elif args.gold:
        _report(args, sys.stdout)
    else:
        parser.error("name a gold file, or --floors")


if __name__ == "__main__":
    main()
