"""A dataset of millions of claims without reading millions of articles: the parts of a small one, copied with other ids.

Ids, days and numbers of each copy are shifted, so that no two parts are alike; everything else is as it was extracted.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import duckdb

import etl
from etl import parts, snapshots
from etl.snapshots import Dataset
from etl.table import COLUMNS

# What a copy changes in every table that has the column; $copy is its number.
_SHIFTED = {
    "doc_id": "printf('copy%06d-%s', $copy::INT, doc_id)",
    "claim_id": "CASE WHEN claim_id IS NULL THEN NULL ELSE left(md5(claim_id || $copy), 12) END",
    "part_of": "CASE WHEN part_of IS NULL THEN NULL ELSE left(md5(part_of || $copy), 12) END",
    "report_id": "left(md5(report_id || $copy), 12)",
    "low": "low + $copy % 997",
    "high": "high + $copy % 997",
    "shown_from": "shown_from + ($copy * 37 % 4001)::INT",
    "shown_to": "shown_to + ($copy * 37 % 4001)::INT",
}


def grow(small: Dataset, folder: Path, claims: int) -> Dataset:
    """A dataset in `folder` with at least that many claims, made of copies of `small`; kept if it is there already."""
    try:
        standing = etl.read(folder)
        if standing.manifest["counts"]["claims"] >= claims:
            return standing
    except snapshots.DatasetError:
        pass
    if not small.manifest["counts"]["claims"]:
        raise ValueError("a dataset without claims cannot grow")
    (folder / "parts").mkdir(parents=True, exist_ok=True)
    made: list[parts.Part] = []
    total = 0
    for part in _copies(small, folder / "parts"):
        made.append(part)
        total += part.counts["claims"]
        if total >= claims:
            break
    counts = {name: sum(part.counts[name] for part in made) for name in made[0].counts}
    manifest: dict[str, Any] = {
        **small.manifest,
        "version": hashlib.sha256(f"{small.version} {claims}".encode()).hexdigest()[:12],
        "inputs": [{"given": "synthetic copies", "files": 0, "sha256": ""}],
        "counts": counts,
        "parts": [
            {"name": part.name, "first": part.first, "last": part.last, "bytes": part.size, "counts": dict(part.counts)}
            for part in made
        ],
    }
    snapshots.publish(folder, manifest, [])
    return etl.read(folder)


def _copies(small: Dataset, stored: Path) -> Iterator[parts.Part]:
    db = duckdb.connect(config={"threads": 2})
    copy = 0
    while True:
        for source in small.part_folders():
            yield _copy(db, source, stored, copy)
        copy += 1


def _copy(db: duckdb.DuckDBPyConnection, source: Path, stored: Path, copy: int) -> parts.Part:
    card = parts.read_card(source)
    name = hashlib.sha256(f"{source.name} {copy}".encode()).hexdigest()[:24]
    folder = stored / name
    if not (folder / parts.CARD).exists():
        folder.mkdir(exist_ok=True)
        files = {}
        for table, columns in COLUMNS.items():
            listed = ", ".join(
                f'{_SHIFTED[column.name].replace("$copy", str(copy))} AS "{column.name}"'
                if column.name in _SHIFTED
                else f'"{column.name}"'
                for column in columns
            )
            path = folder / f"{table}.parquet"
            listed = listed.replace(f"|| {copy}", f"|| '{copy}'")
            rows = f"SELECT {listed} FROM read_parquet('{source}/{table}.parquet')"
            db.execute(f"COPY ({rows}) TO '{path}' (FORMAT parquet, COMPRESSION zstd)")
            files[table] = {"bytes": path.stat().st_size, "sha256": ""}
        first, last = (f"copy{copy:06}-{doc_id}" for doc_id in (card.first, card.last))
        made = {
            "name": name,
            "counts": card.counts,
            "files": files,
            "issues": card.issues,
            "first": first,
            "last": last,
            "rejects": [],
        }
        (folder / parts.CARD).write_text(json.dumps(made))
    return parts.read_card(folder)
