"""Times a filter change on the pages' own queries, at any number of claims, beside plain pandas doing the same."""

from __future__ import annotations

import datetime as dt
import os
import statistics
import time
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from pathlib import Path
from typing import Any

import etl
from dashboard.filters import Selection
from etl.snapshots import Dataset
from tests.benchmarks import corpus, growing, store

Row = tuple[str, str]
# What the filter, the chart, the map and the table of claims need, as one would load it into plain pandas.
PANDAS_COLUMNS = {
    "claims": ["claim_id", "doc_id", "force", "status", "low", "high", "shown_from", "shown_to", "sentence"],
    "places": ["claim_id", "name", "lat", "lon"],
}
SESSIONS = 20


def queries(folder: Path, sizes: Sequence[int]) -> Iterator[Row]:
    """For each size: opening the dataset, a filter change (every query of the overview), and pandas beside it."""
    inputs = corpus.write(folder / "in2000" / "articles.jsonl.gz", 2_000).parent
    store.build(inputs, folder / "base", "here", 1)
    base = etl.read(folder / "base")
    for size in sizes:
        dataset = growing.grow(base, folder / f"claims{size}", size)
        yield from _dashboard(dataset, size)
        yield _pandas(dataset, size)


def _dashboard(dataset: Dataset, size: int) -> Iterator[Row]:
    from dashboard import queries

    os.environ["MUSTER_DATASET"] = str(dataset.folder)
    clock = time.perf_counter()
    data = queries.open_data()
    yield f"{size:,} claims opened by the dashboard", _milliseconds(time.perf_counter() - clock)
    yield f"{size:,} claims, the first page without a filter", _milliseconds(_timed(lambda: _change(data, Selection())))
    _change(data, Selection(force=("nobody",)))
    for name, chosen in _selections(data).items():
        yield (
            f"{size:,} claims, a filter change by {name}, all charts and tables",
            _spread([partial(_change, data, c) for c in chosen]),
        )
    forces = list(queries.options(data, "force"))[:12]

    # Twenty visitors, each with a filter of their own, so that no answer is remembered from another.
    def visit(at: int) -> float:
        chosen = Selection(force=(forces[at % len(forces)],), since=dt.date(2000 + at, 1, 1))
        return _timed(lambda: _change(data, chosen))

    cpu = time.process_time()
    with ThreadPoolExecutor(SESSIONS) as sessions:
        seconds = list(sessions.map(visit, range(SESSIONS)))
    each = (time.process_time() - cpu) / SESSIONS
    told = f"median {_milliseconds(statistics.median(seconds))}, {_milliseconds(each)} of CPU each"
    yield f"{size:,} claims, {SESSIONS} sessions at once, each with a filter of its own", told
    if memory := store.tree_memory(os.getpid()):
        yield f"{size:,} claims, memory of the process after all that", f"{memory / 1e6:.0f} MB"


def _selections(data: Any) -> dict[str, list[Selection]]:
    """A few selections of each kind."""
    from dashboard import queries

    ids = {facet: list(queries.options(data, facet)) for facet in ("force", "status", "claimant", "side", "place")}
    return {
        "force": [Selection(force=(one,)) for one in ids["force"][:8]],
        "status": [Selection(status=(one,)) for one in ids["status"][:4]],
        "claimant or side": [Selection(claimant=(one,)) for one in ids["claimant"][:3]]
        + [Selection(side=(one,)) for one in ids["side"][:2]],
        "place": [Selection(place=(one,)) for one in ids["place"][:8]],
        "days": [Selection(since=dt.date(year, 1, 1), until=dt.date(year + 2, 1, 1)) for year in (1998, 2003, 2008, 2013)],
        "words": [Selection(text=one) for one in ("garrison", "soldiers", "Kursk")],
    }


def _change(data: Any, selection: Selection) -> None:
    """What the overview asks and draws after a change of the filters, up to the JSON that is sent."""
    from dashboard import headlines, queries, reports, tables
    from dashboard.charts import CHARTS

    counts = queries.counts(data, selection)
    headlines.forces(reports.latest_figures(data, selection))
    if counts["claims"] - counts["undated"] > queries.MAX_MARKS:
        period = queries.period(counts)
        CHARTS["counted"](queries.periods(data, selection, period), "light", period).to_json()
    else:
        CHARTS["timeline"](queries.marks(data, selection)).to_json()
    CHARTS["map"](queries.map_places(data, selection)).to_json()
    for row in queries.claims(data, selection):
        tables.claim_cells(row)


def _pandas(dataset: Dataset, size: int) -> Row:
    import pandas as pd

    clock = time.perf_counter()
    claims, places = (
        pd.concat([pd.read_parquet(file, columns=columns) for file in dataset.files(table)], ignore_index=True)
        for table, columns in PANDAS_COLUMNS.items()
    )
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
