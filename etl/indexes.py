"""What DuckDB makes of a snapshot's parts: the reports, and for large datasets an index that answers faster than the parts."""

from __future__ import annotations

import os
import shutil
from pathlib import Path
from typing import TYPE_CHECKING, Any

from etl import facts
from etl.streams import short
from etl.table import COLUMNS

if TYPE_CHECKING:
    import duckdb

    from etl.snapshots import Dataset

REPORTS = "reports.parquet"
# The number changes with the tables in it, so that a file of another kind is never taken for one.
INDEX = "index-5.duckdb"
INDEXES = "index-*.duckdb"
# From this many claims on a snapshot has an index.
INDEXED_FROM = 20_000
# The tables of COLUMNS in the index, beside those of `etl/facts.py`. Whole texts are left out: they would make up most of it.
INDEXED = ("claims", "claimants", "places", "articles")
# So many claims are made into reports at once; more are taken in slices of their hashes.
_SLICE = 200_000
# So many parts go into the index at once: what they hold is sorted in memory.
_BATCH = 64


def write(dataset: Dataset, working: Path) -> None:
    """Write reports and index into `working`; OSError where disk or memory are full, as from everything else that writes."""
    import duckdb

    try:
        if wanted(dataset):
            _write_index(dataset, working / INDEX)
        _write_reports(dataset, working)
    except (duckdb.IOException, duckdb.OutOfMemoryException) as error:
        raise OSError(short(error)) from error
    finally:
        shutil.rmtree(working / "spill", ignore_errors=True)
    for path in working.iterdir():
        with path.open("r+b") as file:
            os.fsync(file.fileno())


def wanted(dataset: Dataset) -> bool:
    """Whether a snapshot of this size has an index."""
    return bool(dataset.manifest["counts"]["claims"] >= INDEXED_FROM)


def _write_index(dataset: Dataset, path: Path) -> None:
    folders = dataset.part_folders()
    with _connected(path.parent, str(path)) as db:
        # A few parts at a time: the order is kept, and memory does not grow with their number.
        for at in range(0, len(folders), _BATCH):
            files = {table: [str(folder / f"{table}.parquet") for folder in folders[at : at + _BATCH]] for table in INDEXED}
            facts.add(
                db, {table: f"read_parquet(${table}_files)" for table in INDEXED}, {f"{t}_files": files[t] for t in INDEXED}
            )
        facts.derive(db)
        # So that a page of claims is read row by row: without it every block that holds one of them is unpacked.
        db.execute("CREATE INDEX claims_by_number ON claims (claim_no)")


def _write_reports(dataset: Dataset, working: Path) -> None:
    """One row a report: what its claims agree on, and how many claims, articles and outlets carry it."""
    import pyarrow.parquet as pq

    slices = max(1, min(4096, dataset.manifest["counts"]["claims"] // _SLICE))
    with _connected(working) as db:
        for table in ("claims", "articles"):
            _add_view(db, dataset, working, table)
        writer: Any = None
        try:
            for at in range(slices):
                bounds = {"first": _hex(at, slices), "last": _hex(at + 1, slices) if at + 1 < slices else "g"}
                rows: Any = db.sql(_REPORTS, params=bounds).to_arrow_table()
                if writer is None:
                    writer = pq.ParquetWriter(working / REPORTS, rows.schema, compression="zstd")
                writer.write_table(rows)
        finally:
            if writer:
                writer.close()


# A claim counts once for its article and its outlet, however often they carry the report.
_REPORTS = """
    WITH carried AS (
        SELECT c.*, a.outlet, a.published_from FROM claims c LEFT JOIN articles a USING (doc_id)
        WHERE c.report_id >= $first AND c.report_id < $last
    )
    SELECT report_id, min(kind) AS kind, min(force) AS force, min(status) AS status, min(measure) AS measure,
        min(low) AS low, min(high) AS high, min(coalesce(event_date, reported_date)) AS date,
        count(*) AS claims, count(DISTINCT doc_id) AS articles, count(DISTINCT outlet) AS outlets,
        min(published_from) AS first_published
    FROM carried GROUP BY report_id ORDER BY report_id
"""


def _add_view(db: duckdb.DuckDBPyConnection, dataset: Dataset, working: Path, table: str) -> None:
    if (working / INDEX).exists():
        if table == "claims":
            db.execute(f"ATTACH {quoted(working / INDEX)} AS built (READ_ONLY)")
        db.execute(f"CREATE VIEW {table} AS SELECT {listed(table)} FROM built.{table}")
    else:
        db.execute(f"CREATE VIEW {table} AS SELECT * FROM read_parquet([{', '.join(map(quoted, dataset.files(table)))}])")


def listed(table: str) -> str:
    """The columns that the index holds of a table of COLUMNS, as SQL."""
    return ", ".join(f'"{column.name}"' for column in COLUMNS[table] if (table, column.name) != ("articles", "text"))


def _hex(at: int, slices: int) -> str:
    """Where slice `at` of all hashes begins, as three hex digits."""
    return f"{at * 4096 // slices:03x}"


def _connected(working: Path, database: str = ":memory:") -> duckdb.DuckDBPyConnection:
    """A connection with little memory, spilling beside the file that is being made."""
    import duckdb

    spill = str(working / "spill")
    return duckdb.connect(database, config={"memory_limit": "180MB", "threads": 2, "temp_directory": spill})


def quoted(path: Path | str) -> str:
    """A path as a string of SQL: DuckDB takes no parameters in a view. It is ours, never a visitor's."""
    return "'" + str(path).replace("'", "''") + "'"
