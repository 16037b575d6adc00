"""Score the extraction on a gold file: python tools/measure.py GOLD.jsonl [--errors] [--half read|kept] [--only figures].

The gold file's folder holds texts/<id>.txt (or --texts DIR). --half takes every second document of the file: "read" is the
half whose errors may be read, "kept" the half that only measures.
"""

from __future__ import annotations

import argparse
import io
import json
import sys
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path[:0] = [str(ROOT), str(ROOT / "tests" / "corpus")]

import score as scorer  # type: ignore[import-not-found]  # noqa: E402

from etl import edtf  # noqa: E402
from etl.corpus_format import record  # noqa: E402
from etl.pipeline import extract  # noqa: E402
from etl.records import Document  # noqa: E402


def main() -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n")[0])
    parser.add_argument("gold", type=Path)
    parser.add_argument("--texts", type=Path)
    parser.add_argument("--errors", action="store_true")
    parser.add_argument("--half", choices=["read", "kept"])
    parser.add_argument("--only", default="", help="print only errors whose line holds this text")
    parser.add_argument("--pred", type=Path, help="write the predictions here")
    args = parser.parse_args()
    texts = args.texts or args.gold.parent / "texts"
    gold = scorer.read(args.gold)
    if args.half:
        gold = {key: doc for i, (key, doc) in enumerate(gold.items()) if (i % 2 == 0) == (args.half == "read")}
    predictions, clock = {}, time.process_time()
    for key, doc in gold.items():
        path = texts / f"{key}.txt"
        text = path.read_text(encoding="utf-8") if path.exists() else doc["text"]
        published = edtf.parse(doc["published"]) if doc.get("published") else None
        document = Document(doc_id=key, text=text, title=doc.get("title"), published=published)
        predictions[key] = record(extract(document))
    seconds = time.process_time() - clock
    if args.pred:
        args.pred.write_text("".join(json.dumps(p) + "\n" for p in predictions.values()), encoding="utf-8")
    errors = io.StringIO()
    scores = scorer.score(gold, predictions, texts, errors if args.errors else None)
    for line in errors.getvalue().splitlines():
        if args.only in line:
            print(line)
    for name, value in scores.items():
        print(f"{name:22}", value)
    print(f"{len(gold) / seconds:.0f} documents a CPU second")


if __name__ == "__main__":
    main()
