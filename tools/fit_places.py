"""Fit the weights with which a claim chooses its place: writes WEIGHTS of etl/place_weights.py anew.

python tools/fit_places.py GOLD.jsonl[:read|:kept]... [--folds 6] [--write]

A claim picks one of the article's places or none; the fit is a multinomial logistic regression over these choices, with a
penalty on large weights. It prints the share of figures with all their places right, fitted on these articles and by
cross-validation: each article with weights fitted on the others, which is the number to go by. ":read" takes every second
article of a file, as --half of tools/measure.py does. tests/corpus/places holds short reports written for this fit.
"""

from __future__ import annotations

import argparse
import random
import re
import sys
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np

ROOT = Path(__file__).resolve().parent.parent
sys.path[:0] = [str(ROOT), str(ROOT / "tests" / "corpus")]

import score as scorer  # type: ignore[import-not-found]  # noqa: E402

from etl import edtf, place_candidates, place_weights  # noqa: E402
from etl.links import places  # noqa: E402
from etl.pipeline import extract  # noqa: E402
from etl.records import Document  # noqa: E402

scorer.ALIASES.setdefault("democratic of congo", "dr congo")
TARGET = ROOT / "etl" / "place_weights.py"
# What is taken from the fitted weights: readers differ most in whether a country is told by its people, and whether at all.
DOUBT = {"home": 1.0, "people": 1.0, "none": 0.2}
Weights = Mapping[str, float]
Vector = np.ndarray[Any, np.dtype[np.float64]]


class Report(NamedTuple):
    """An annotated article."""

    key: str
    gold: dict[str, Any]
    text: str


class Choice(NamedTuple):
    """Features of a figure's candidates (the last is having none), which are right, and how much the figure counts."""

    rows: list[dict[str, float]]
    right: list[bool]
    weight: float


class Outcome(NamedTuple):
    """The choices of an article's figures and how many figures have all their places right now."""

    choices: list[Choice]
    hits: int
    figures: int


def read(files: Sequence[str]) -> list[Report]:
    """The annotated articles of some gold files, or of half a file."""
    found = []
    for file in files:
        name, _, half = file.partition(":")
        path = Path(name).resolve()
        for i, (key, gold) in enumerate(scorer.read(path).items()):
            if not half or (i % 2 == 0) == (half == "read"):
                found.append(Report(key, gold, (path.parent / "texts" / f"{key}.txt").read_text(encoding="utf-8")))
    return found


def outcome(report: Report) -> Outcome:
    """What the figures of an article may choose from, told with the weights now set."""
    published = edtf.parse(report.gold["published"]) if report.gold.get("published") else None
    found = extract(Document(doc_id=report.key, text=report.text, title=report.gold.get("title"), published=published))
    figures = [claim for claim in found.claims if claim.kind == "figure"]
    spans = [scorer.span_of(report.text, figure) for figure in report.gold["figures"]]
    pairs = scorer.pair(spans, [(claim.anchor.start, claim.anchor.end) for claim in figures])
    choices, hits = [], 0
    for i, j in sorted(pairs):
        wanted, draft = report.gold["figures"][i]["places"] or [], figures[j]
        ranked = place_candidates.candidates(draft, found.article, figures[:j])
        rows = [*(dict(one.features) for one in ranked), dict(place_candidates.no_place(draft, found.article, figures[:j]))]
        right = [any(scorer.same_name(name, one.place.name) for name in wanted) for one in ranked]
        if places.is_told(ranked, draft, found.article):
            hits += scorer.same_set(wanted, [place.name for place in draft.places if place.role != "said"])
            continue
        # An article of thirty figures is not thirty articles.
        choices.append(Choice(rows, [*right, not wanted], len(pairs) ** -0.5))
        hits += scorer.same_set(wanted, [place.name for place in draft.places if place.role != "said"])
    return Outcome(choices, hits, len(pairs))


def fit(choices: Sequence[Choice], penalty: float) -> dict[str, float]:
    """Weights by feature under which right candidates are likeliest, less the penalty on their squares."""
    told = [choice for choice in choices if any(choice.right)]
    names = sorted({name for choice in told for row in choice.rows for name in row})
    column = {name: i for i, name in enumerate(names)}
    lengths = np.array([len(choice.rows) for choice in told])
    table = np.zeros((lengths.sum(), len(names)), dtype=np.float32)
    for i, row in enumerate(row for choice in told for row in choice.rows):
        for name, value in row.items():
            table[i, column[name]] = value
    right = np.array([flag for choice in told for flag in choice.right])
    starts, group = np.cumsum(lengths) - lengths, np.repeat(np.arange(len(told)), lengths)
    share = np.array([choice.weight for choice in told])
    share /= share.mean()

    def loss(weights: Vector) -> tuple[float, Vector]:
        scores = (table @ weights.astype(np.float32)).astype(np.float64)
        chances = np.exp(scores - np.maximum.reduceat(scores, starts)[group])
        whole, hit = np.add.reduceat(chances, starts), np.add.reduceat(chances * right, starts) + 1e-30
        slope = table.T @ (share[group] * (chances / whole[group] - chances * right / hit[group])).astype(np.float32)
        cost = penalty * len(told) / 10
        return float((share * (np.log(whole) - np.log(hit))).sum() + cost / 2 * weights @ weights), slope + cost * weights

    weights = dict(zip(names, _lowest(loss, np.zeros(len(names))).tolist(), strict=True))
    return {name: weight - DOUBT.get(name, 0.0) for name, weight in weights.items()}


def _lowest(loss: Callable[[Vector], tuple[float, Vector]], at: Vector, steps: int = 150, memory: int = 8) -> Vector:
    """Where a smooth function is lowest, by L-BFGS (Nocedal 1980)."""
    value, slope = loss(at)
    moves: list[tuple[Vector, Vector]] = []
    for _ in range(steps):
        way, shares = slope.copy(), []
        for move, turn in reversed(moves):
            shares.append(move @ way / (turn @ move))
            way -= shares[-1] * turn
        way *= (
            moves[-1][0] @ moves[-1][1] / (moves[-1][1] @ moves[-1][1]) if moves else 1 / max(1.0, float(np.linalg.norm(slope)))
        )
        for (move, turn), part in zip(moves, reversed(shares), strict=True):
            way += move * (part - turn @ way / (turn @ move))
        length = 1.0
        while (found := loss(at - length * way))[0] > value - 1e-4 * length * (slope @ way) and length > 1e-6:
            length /= 2
        move, turn, gain = -length * way, found[1] - slope, value - found[0]
        at, (value, slope) = at + move, found
        if move @ turn > 1e-10:
            moves = [*moves, (move, turn)][-memory:]
        if abs(gain) < 1e-7 * max(1.0, abs(value)):
            break
    return at


def fitted(reports: Sequence[Report], penalty: float, rounds: int) -> list[Outcome]:
    """Fit the weights and set them; what figures told before have depends on them, so that each round tells them anew."""
    for _ in range(rounds):
        found = [outcome(report) for report in reports]
        place_weights.WEIGHTS = fit([choice for one in found for choice in one.choices], penalty)
    return [outcome(report) for report in reports]


def validated(reports: Sequence[Report], found: Sequence[Outcome], penalty: float, folds: int) -> float:
    """The share of figures with all their places right, each article with weights fitted on the others."""
    kept, keys = place_weights.WEIGHTS, sorted({report.key for report in reports})
    random.Random(3).shuffle(keys)
    fold = {key: i % folds for i, key in enumerate(keys)}
    hits = figures = 0
    for n in range(folds):
        others = [one for report, one in zip(reports, found, strict=True) if fold[report.key] != n]
        place_weights.WEIGHTS = fit([choice for one in others for choice in one.choices], penalty)
        for one in (outcome(report) for report in reports if fold[report.key] == n):
            hits, figures = hits + one.hits, figures + one.figures
    place_weights.WEIGHTS = kept
    return hits / figures


def main() -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n")[0])
    parser.add_argument("gold", nargs="+")
    parser.add_argument("--rounds", type=int, default=3, help="how often the places of earlier figures are told anew")
    parser.add_argument("--penalty", type=float, default=0.2, help="how much large weights cost")
    parser.add_argument("--folds", type=int, default=6, help="parts of the cross-validation, 0 for none")
    parser.add_argument("--write", action="store_true", help="write the weights into etl/place_weights.py")
    args = parser.parse_args()
    reports = read(args.gold)
    found = fitted(reports, args.penalty, args.rounds)
    hits, figures = sum(one.hits for one in found), sum(one.figures for one in found)
    print(f"{len(reports)} articles, {figures} figures: {hits / figures:.3f} with the right places, fitted on them")
    if args.folds:
        print(f"{validated(reports, found, args.penalty, args.folds):.3f} by cross-validation over {args.folds} parts")
    table = "".join(
        f'    "{name}": {weight:.2f},\n' for name, weight in sorted(place_weights.WEIGHTS.items()) if abs(weight) >= 0.005
    )
    if args.write:
        source = TARGET.read_text(encoding="utf-8")
        head = "WEIGHTS: Mapping[str, float] = {\n"
        TARGET.write_text(
            re.sub(re.escape(head) + r".*?\n}\n", lambda _: f"{head}{table}}}\n", source, flags=re.S), encoding="utf-8"
        )
    else:
        print(table)


if __name__ == "__main__":
    main()
