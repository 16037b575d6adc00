"""Times a filter change on the pages' own queries, at any number of claims, beside plain pandas doing the same."""

from __future__ import annotations

import os
import statistics
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

import etl
from etl.snapshots import Dataset
from tests.benchmarks import corpus, growing, store

Row = tuple[str, str]
# pandas holds everything in memory: beyond this many claims it is not asked.
PANDAS_LIMIT = 2_000_000


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

    def change(force: str) -> None:
        selection = replace(Selection(), force=(force,))
        counts = queries.counts(data, selection)
        dated = counts["claims"] - counts["undated"]
        (queries.weeks if dated > queries.MAX_MARKS else queries.marks)(data, selection)
        queries.map_places(data, selection)
        queries.claims(data, selection, limit=200)

    yield f"{size:,} claims, a filter change, all charts and tables", _spread([lambda f=f: change(f) for f in forces])


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
    seconds = []
    for task in tasks:
        clock = time.perf_counter()
        task()
        seconds.append(time.perf_counter() - clock)
    return f"median {_milliseconds(statistics.median(seconds))}, slowest {_milliseconds(max(seconds))}"


def _milliseconds(seconds: float) -> str:
    return f"{seconds * 1000:.0f} ms"
