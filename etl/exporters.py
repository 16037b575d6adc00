"""The dataset for other programs: EXPORTERS says which function writes which format.

An export carries each claim with its evidence sentence and where it was published, never the text of a whole article.
"""

from __future__ import annotations

import csv
import datetime as dt
import io
import json
import os
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from pathlib import Path
from typing import IO, Any

from etl.snapshots import Dataset
from etl.table import COLUMNS, Column

Record = Mapping[str, Any]
# What an article's row lends to each of its claims.
ARTICLE_COLUMNS = ("outlet", "title", "url", "published", "published_basis", "archived_url")
# What hangs on a claim, each a list of small records: the table it comes from and the columns it takes.
LISTS: Mapping[str, tuple[str, ...]] = {
    "claimants": ("claimant_id", "name", "kind", "side"),
    "denied_by": ("claimant_id", "name", "kind", "side"),
    "places": ("role", "name", "kind", "part", "place_id", "region_id", "country", "lat", "lon", "radius_km"),
    "evidence": ("field", "start", "end", "text", "basis", "rule"),
    "issues": ("code", "message"),
}
_BATCH = 2000


def export(dataset: Dataset, format: str, out: Path | IO[bytes], claim_ids: Collection[str] | None = None) -> int:
    """Write the claims (or those named) to a file, which appears only when it is complete; returns the rows written."""
    claims = records(dataset, claim_ids)
    if not isinstance(out, Path):
        return EXPORTERS[format](claims, out)
    working = out.with_name(f".{out.name}.{os.getpid()}")
    try:
        with working.open("wb") as file:
            written = EXPORTERS[format](claims, file)
        working.replace(out)
    finally:
        working.unlink(missing_ok=True)
    return written


def records(dataset: Dataset, claim_ids: Collection[str] | None = None) -> Iterator[dict[str, Any]]:
    """Every claim (or those named) with its article's data and everything that hangs on it, in the dataset's order.

    Part by part, because everything about an article stands in one: memory does not grow with the dataset.
    """
    import pyarrow.parquet as pq

    wanted = None if claim_ids is None else frozenset(claim_ids)
    for folder in dataset.part_folders():
        articles = pq.read_table(folder / "articles.parquet", columns=["doc_id", *ARTICLE_COLUMNS]).to_pylist()
        by_doc = {article.pop("doc_id"): article for article in articles}
        claims = pq.read_table(folder / "claims.parquet").to_pylist()
        if wanted is not None:
            claims = [claim for claim in claims if claim["claim_id"] in wanted]
        if not claims:
            continue
        hanging = _hanging(folder, {claim["claim_id"] for claim in claims})
        for claim in claims:
            lists = {name: hanging[name].get(claim["claim_id"], []) for name in LISTS}
            yield {**claim, **by_doc[claim["doc_id"]], **lists}


def write_csv(claims: Iterable[Record], file: IO[bytes]) -> int:
    """One row a claim; names in lists are joined by "; ". Cells that a spreadsheet would run as a formula are quoted by "'"."""
    text = io.TextIOWrapper(file, encoding="utf-8", newline="", write_through=True)
    rows = csv.writer(text, lineterminator="\n")
    rows.writerow([*(column.name for column in _flat_columns()), *_JOINED])
    count = 0
    for claim in claims:
        cells = [claim.get(column.name) for column in _flat_columns()]
        joined = ["; ".join(show(one) for one in claim[name]) for name, show in _JOINED.items()]
        rows.writerow([_cell(cell) for cell in (*cells, *joined)])
        count += 1
    text.detach()
    return count


def write_jsonl(claims: Iterable[Record], file: IO[bytes]) -> int:
    """One JSON object a line, with claimants, denials, places, evidence and issues as lists."""
    count = 0
    for claim in claims:
        file.write(json.dumps(claim, ensure_ascii=False, default=_plain).encode() + b"\n")
        count += 1
    return count


def write_parquet(claims: Iterable[Record], file: IO[bytes]) -> int:
    """One row a claim, lists as nested columns."""
    import pyarrow as pa
    import pyarrow.parquet as pq

    schema = _parquet_schema()
    count = 0
    with pq.ParquetWriter(file, schema, compression="zstd") as writer:
        for batch in _batches(claims):
            writer.write_table(pa.Table.from_pylist(batch, schema=schema))
            count += len(batch)
    return count


def write_geojson(claims: Iterable[Record], file: IO[bytes]) -> int:
    """One feature for each claim and place of it with coordinates (RFC 7946); a claim without any has one without geometry."""
    file.write(b'{"type": "FeatureCollection", "features": [')
    count = 0
    for claim in claims:
        flat = {column.name: claim.get(column.name) for column in _flat_columns()}
        flat |= {name: "; ".join(show(one) for one in claim[name]) for name, show in _JOINED.items() if name != "places"}
        located = [place for place in claim["places"] if place["lat"] is not None and place["lon"] is not None]
        for place in located or [None]:
            file.write(
                (b",\n" if count else b"\n") + json.dumps(_feature(flat, place), ensure_ascii=False, default=_plain).encode()
            )
            count += 1
    file.write(b"\n]}\n")
    return count


# format -> function(claims, file) -> rows written
EXPORTERS: Mapping[str, Callable[[Iterable[Record], IO[bytes]], int]] = {
    "csv": write_csv,
    "jsonl": write_jsonl,
    "parquet": write_parquet,
    "geojson": write_geojson,
}


def _hanging(folder: Any, claim_ids: Collection[str]) -> dict[str, dict[str, list[dict[str, Any]]]]:
    """For each list of LISTS, the records of each claim, in order."""
    import pyarrow.parquet as pq

    hanging: dict[str, dict[str, list[dict[str, Any]]]] = {name: {} for name in LISTS}
    for table in ("claimants", "places", "evidence", "issues"):
        for row in pq.read_table(folder / f"{table}.parquet").to_pylist():
            if row["claim_id"] in claim_ids:
                name = "denied_by" if table == "claimants" and row["role"] == "denies" else table
                kept = {column: row[column] for column in LISTS[name]}
                hanging[name].setdefault(row["claim_id"], []).append(kept)
    return hanging


def _show_place(place: Record) -> str:
    return " ".join(str(word) for word in (place["role"], place["part"], place["name"]) if word)


def _show_name(one: Record) -> str:
    return str(one["name"])


_JOINED: Mapping[str, Callable[[Record], str]] = {
    "claimants": _show_name,
    "denied_by": _show_name,
    "places": _show_place,
    "issues": lambda issue: str(issue["message"]),
}


def _flat_columns() -> list[Column]:
    articles = {column.name: column for column in COLUMNS["articles"]}
    return [*COLUMNS["claims"], *(articles[name] for name in ARTICLE_COLUMNS)]


def _cell(value: object) -> object:
    if isinstance(value, str):
        clean = value.replace("\x00", "\ufffd")
        return f"'{clean}" if clean.lstrip().startswith(("=", "+", "-", "@")) or clean.startswith(("\t", "\r", "\n")) else clean
    if isinstance(value, bool):
        return "true" if value else "false"
    return value


def _feature(flat: Record, place: Record | None) -> dict[str, Any]:
    geometry = {"type": "Point", "coordinates": [place["lon"], place["lat"]]} if place else None
    about = {f"place_{key}": value for key, value in (place or {}).items() if key not in ("lat", "lon")}
    return {"type": "Feature", "geometry": geometry, "properties": {**flat, **about}}


def _parquet_schema() -> Any:
    import pyarrow as pa

    kinds = {"text": pa.string(), "integer": pa.int64(), "number": pa.float64(), "boolean": pa.bool_(), "day": pa.date32()}
    fields = [(column.name, kinds[column.type]) for column in _flat_columns()]
    for name, columns in LISTS.items():
        known = {column.name: column for column in COLUMNS["claimants" if name == "denied_by" else name]}
        fields.append((name, pa.list_(pa.struct([(column, kinds[known[column].type]) for column in columns]))))
    return pa.schema(fields)


def _batches(claims: Iterable[Record]) -> Iterator[list[Record]]:
    batch: list[Record] = []
    for claim in claims:
        batch.append(claim)
        if len(batch) == _BATCH:
            yield batch
            batch = []
    if batch:
        yield batch


def _plain(value: object) -> str:
    if isinstance(value, dt.date):
        return value.isoformat()
    raise TypeError(f"{type(value).__name__} has no place in JSON")
