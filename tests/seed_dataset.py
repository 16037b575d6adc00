"""The hand-read claims of the seeds as a dataset on disk, in the layout that etl.snapshots reads."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq

from etl.table import COLUMNS
from tests import seed_tables

TYPES = {"text": pa.string(), "integer": pa.int64(), "number": pa.float64(), "boolean": pa.bool_(), "day": pa.date32()}
VERSION = "5eed00c1a175"


def write_dataset(
    folder: Path, tables: Mapping[str, Sequence[Mapping[str, Any]]] | None = None, version: str = VERSION
) -> Path:
    """Writes the tables (the seeds' by default) as one part and one snapshot; answers the folder."""
    tables = tables if tables is not None else seed_tables.tables()
    part = folder / "parts" / f"part-{version}"
    part.mkdir(parents=True)
    for name, columns in COLUMNS.items():
        schema = pa.schema([(column.name, TYPES[column.type]) for column in columns])
        pq.write_table(pa.Table.from_pylist([dict(row) for row in tables[name]], schema=schema), part / f"{name}.parquet")
    snapshot = folder / "snapshots" / version
    snapshot.mkdir(parents=True)
    manifest = {
        "version": version,
        "built_at": "2026-01-05T09:00:00+00:00",
        "inputs": [{"given": "seeds"}],
        "parts": [{"name": part.name, "first": "", "last": "~"}],
        "counts": {name: len(rows) for name, rows in tables.items()},
    }
    (snapshot / "manifest.json").write_text(json.dumps(manifest), encoding="utf-8")
    (folder / "CURRENT").write_text(version + "\n", encoding="utf-8")
    return folder
