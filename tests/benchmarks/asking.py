"""Times a filter change on the pages' own queries, at any number of claims, beside plain pandas doing the same."""

from __future__ import annotations

import datetime as dt
import os
import statistics
import time
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from pathlib import Path
from typing import Any

import etl
from etl.snapshots import Dataset
from tests.benchmarks import corpus, growing, store

Row = tuple[str, str]
# pandas holds everything in memory: beyond this many claims it is not asked.
PANDAS_LIMIT = 2_000_000
SESSIONS = 20


def queries(folder: Path, sizes: Sequence[int]) -> Iterator[Row]:
    """For each size: opening the dataset, a filter change (every query of the overview), and pandas beside it."""
    inputs = corpus.write(folder / "in2000" / "articles.jsonl.gz", 2_000).parent
    store.build(inputs, folder / "base", "here", 1)
    base = etl.read(folder / "base")
    for size in sizes:
        dataset = growing.grow(base, folder / f"claims{size}", size)
        yield from _dashboard(dataset, size)
        if size <= PANDAS_LIMIT:
            yield _pandas(dataset, size)


def _dashboard(dataset: Dataset, size: int) -> Iterator[Row]:
    from dashboard import queries
    from dashboard.filters import Selection

    os.environ["MUSTER_DATASET"] = str(dataset.folder)
    clock = time.perf_counter()
    data = queries.open_data()
    yield f"{size:,} claims opened by the dashboard", _milliseconds(time.perf_counter() - clock)
    forces = queries.options(data, "force")["id"].tolist()[:12]

    def change(force: str, since: str | None = None) -> None:
        selection = replace(Selection(), force=(force,), since=dt.date.fromisoformat(since) if since else None)
        counts = queries.counts(data, selection)
        dated = counts["claims"] - counts["undated"]
        (queries.weeks if dated > queries.MAX_MARKS else queries.marks)(data, selection)
        queries.map_places(data, selection)
        queries.claims(data, selection, limit=200)

    yield f"{size:,} claims, a filter change, all charts and tables", _spread([lambda f=f: change(f) for f in forces])

    # Twenty visitors, each with a filter of their own, so that no answer is remembered from another.
    def visit(at: int) -> float:
        return _timed(lambda: change(forces[at % len(forces)], f"{2000 + at}-01-01"))

    with ThreadPoolExecutor(SESSIONS) as sessions:
        seconds = list(sessions.map(visit, range(SESSIONS)))
    yield f"{size:,} claims, {SESSIONS} sessions at once", f"median {_milliseconds(statistics.median(seconds))}"


def _pandas(dataset: Dataset, size: int) -> Row:
    import pandas as pd

    clock = time.perf_counter()
    claims = pd.concat([pd.read_parquet(file) for file in dataset.files("claims")], ignore_index=True)
    places = pd.concat([pd.read_parquet(file) for file in dataset.files("places")], ignore_index=True)
    opened = time.perf_counter() - clock
    forces = claims["force"].dropna().value_counts().index[:12].tolist()

    def change(force: str) -> Any:
        chosen = claims[claims["force"] == force]
        weeks = pd.to_datetime(chosen["shown_from"]).dt.to_period("W")
        spots = places[places["claim_id"].isin(chosen["claim_id"])].groupby(["name", "lat", "lon"]).size()
        return chosen.groupby([weeks, "status"]).size(), spots, chosen.sort_values("shown_from").head(200)

    told = _spread([lambda f=f: change(f) for f in forces])
    memory = (claims.memory_usage(deep=True).sum() + places.memory_usage(deep=True).sum()) / 1e6
    return f"{size:,} claims, the same in plain pandas", f"{told} (opened in {opened:.1f} s, {memory:.0f} MB)"


def _spread(tasks: Sequence[Callable[[], Any]]) -> str:
    seconds = [_timed(task) for task in tasks]
    return f"median {_milliseconds(statistics.median(seconds))}, slowest {_milliseconds(max(seconds))}"


def _timed(task: Callable[[], Any]) -> float:
    clock = time.perf_counter()
    task()
    return time.perf_counter() - clock


def _milliseconds(seconds: float) -> str:
    return f"{seconds * 1000:.0f} ms"
