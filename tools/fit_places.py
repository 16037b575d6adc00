"""Fit the weights with which a claim chooses its place: prints WEIGHTS and NONE for etl/links/places.py.

python tools/fit_places.py GOLD.jsonl... [--half read] [--rounds 3]

A claim picks one of the article's places or none; the fit is a multinomial logistic regression over these choices, with a
small penalty on large weights, followed by a search that counts the figures with all their places right. Articles of a file
other than tests/corpus count with --half as in tools/measure.py.
"""

from __future__ import annotations

import argparse
import random
import sys
import time
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import numpy as np

ROOT = Path(__file__).resolve().parent.parent
sys.path[:0] = [str(ROOT), str(ROOT / "tests" / "corpus")]

import score as scorer  # type: ignore[import-not-found]  # noqa: E402

from etl import edtf, place_candidates  # noqa: E402
from etl.links import places  # noqa: E402
from etl.pipeline import extract  # noqa: E402
from etl.records import Document  # noqa: E402

# Features of the candidates, which are right, and whether the places now given are right.
Choice = tuple[list[dict[str, float]], list[bool], bool]


def choices(paths: Sequence[Path], half: str | None) -> Iterator[Choice]:
    """For each annotated figure that we found: the features of every candidate (the last is none), and which are right."""
    for path in paths:
        gold = scorer.read(path)
        for i, (key, doc) in enumerate(gold.items()):
            if half and path.parent != ROOT / "tests" / "corpus" and (i % 2 == 0) != (half == "read"):
                continue
            text = (path.parent / "texts" / f"{key}.txt").read_text(encoding="utf-8")
            published = edtf.parse(doc["published"]) if doc.get("published") else None
            found = extract(Document(doc_id=key, text=text, title=doc.get("title"), published=published))
            yield from _of_article(doc, text, found)


def _of_article(doc: dict[str, Any], text: str, found: Any) -> Iterator[Choice]:
    figures = [claim for claim in found.claims if claim.kind == "figure"]
    spans = [scorer.span_of(text, figure) for figure in doc["figures"]]
    for i, j in scorer.pair(spans, [(claim.anchor.start, claim.anchor.end) for claim in figures]):
        wanted, draft = doc["figures"][i]["places"] or [], figures[j]
        ranked = place_candidates.candidates(draft, found.article, figures[:j])
        rows = [dict(candidate.features) for candidate in ranked]
        right = [any(scorer.same_name(name, candidate.place.name) for name in wanted) for candidate in ranked]
        rows.append({f"none: {draft.status or 'none'}": 1.0})
        right.append(not wanted)
        told = [place.name for place in draft.places if place.role != "said"]
        yield rows, right, scorer.same_set(wanted, told)


def fit(data: Sequence[Choice], penalty: float = 0.02, steps: int = 1500, rate: float = 0.15) -> dict[str, float]:
    """Weights by feature, by gradient ascent on the log-likelihood of a right candidate being chosen."""
    names = sorted({name for rows, _, _ in data for row in rows for name in row})
    column = {name: i for i, name in enumerate(names)}
    tables = []
    for rows, right, _ in data:
        if not any(right):
            continue
        table = np.zeros((len(rows), len(names)))
        for r, row in enumerate(rows):
            for name, value in row.items():
                table[r, column[name]] = value
        tables.append((table, np.array(right, dtype=bool)))
    weights = np.zeros(len(names))
    speed = np.zeros(len(names))
    for _ in range(steps):
        gradient = -penalty * len(tables) * weights / 10
        for table, mask in tables:
            scores = table @ weights
            chances = np.exp(scores - scores.max())
            chances /= chances.sum()
            aim = chances * mask
            gradient += (aim / max(aim.sum(), 1e-12) - chances) @ table
        speed = 0.9 * speed + rate * gradient / len(tables)
        weights += speed
    return dict(zip(names, weights, strict=True))


def search(paths: Sequence[Path], half: str | None, seconds: float) -> None:
    """Move single weights by half a point as long as more figures get their right places, for some time."""
    clock, best = time.monotonic(), _share(paths, half)
    for name in random.Random(1).choices([*places.WEIGHTS], k=10_000):
        if time.monotonic() - clock > seconds:
            return
        before = places.WEIGHTS
        for step in (0.5, -0.5):
            places.WEIGHTS = {**before, name: round(before[name] + step, 2)}
            share = _share(paths, half)
            if share > best + 0.001:
                best = share
                print(f"{name} {step:+}: {best:.3f}", file=sys.stderr)
                break
            places.WEIGHTS = before


def _share(paths: Sequence[Path], half: str | None) -> float:
    fits = [right for _, _, right in choices(paths, half)]
    return sum(fits) / len(fits)


def main() -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n")[0])
    parser.add_argument("gold", type=Path, nargs="+")
    parser.add_argument("--half", choices=["read", "kept"])
    parser.add_argument("--rounds", type=int, default=6, help="how often the places of earlier figures are told anew")
    parser.add_argument("--penalty", type=float, default=0.02, help="how much large weights cost")
    parser.add_argument("--search", type=float, default=300, help="seconds to try single weights half a point up or down")
    args = parser.parse_args()
    best: tuple[float, Any, Any] = (0.0, places.WEIGHTS, places.NONE)
    for turn in range(args.rounds):
        # What figures told before have, depends on the weights: each round tells them anew with the weights of the last.
        data = list(choices([path.resolve() for path in args.gold], args.half))
        share = sum(fits for _, _, fits in data) / len(data)
        print(f"round {turn}: {len(data)} figures, {share:.3f} with the right places", file=sys.stderr)
        best = max(best, (share, places.WEIGHTS, places.NONE), key=lambda one: one[0])
        weights = fit(data, args.penalty)
        chosen = {name: round(float(weight), 2) for name, weight in weights.items() if abs(weight) >= 0.005}
        places.WEIGHTS = {name: weight for name, weight in chosen.items() if not name.startswith("none: ")}
        places.NONE = {name.removeprefix("none: "): weight for name, weight in chosen.items() if name.startswith("none: ")}
    places.WEIGHTS, places.NONE = best[1:]
    search([path.resolve() for path in args.gold], args.half, args.search)
    for title, table in (("WEIGHTS", places.WEIGHTS), ("NONE", places.NONE)):
        print(f"{title}: Mapping[str, float] = {{")
        for name, weight in table.items():
            print(f'    "{name}": {weight},')
        print("}")


if __name__ == "__main__":
    main()
