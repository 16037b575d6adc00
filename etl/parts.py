"""A part of the dataset: a run of documents as one folder of Parquet files, one a table, named after what it was made from.

A part is written under a temporary name, synced and moved into place whole, so that a part that is there is complete; its
`part.json` holds the hash of each file, so that what the disk lost later is found.

It is a folder and not one file because a Parquet file holds one table, and a part has the seven of COLUMNS. That makes eight
files for some 500 documents: 5,680 for 470,000 synthetic articles with a million claims, three per cent more room on the disk
than their bytes. A question over all parts costs DuckDB 0.3 ms for each (0.2 s there, 5 ms if they were one file), so a large
snapshot has an index that opens none of them (`etl/indexes.py`); an article is read from its own part in 14 ms.
"""

from __future__ import annotations

import hashlib
import json
import os
import shutil
import uuid
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import ExitStack, suppress
from dataclasses import asdict, dataclass
from pathlib import Path
from types import TracebackType
from typing import Any

from etl.lexicon import LexiconError
from etl.records import Document
from etl.snapshots import write_synced
from etl.spools import Run, documents
from etl.table import COLUMNS, rows

CARD = "part.json"
# Rows are packed into columns every so many documents, so that a long part costs no more memory than a short one.
_PACKED_EVERY = 32
_GROUPED_EVERY = 512


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """A finished part: its name, what it counts, the size and hash of its files, and documents that failed in it."""

    name: str
    counts: Mapping[str, int]
    files: Mapping[str, Mapping[str, Any]]
    issues: Mapping[str, int]
    first: str = ""
    last: str = ""
    rejects: tuple[Mapping[str, str], ...] = ()

    @property
    def size(self) -> int:
        """Bytes on disk."""
        return sum(int(file["bytes"]) for file in self.files.values())


def make(folder: Path, spool: Path, run: Run) -> Part:
    """The part of `run` under `folder`: taken as it stands where it is whole, else extracted and written."""
    return find(folder, run.key) or write(folder, run.key, documents(spool, run))


def find(folder: Path, name: str, *, whole: bool = True) -> Part | None:
    """The part of that name, or None where it is missing or, judged by its hashes, damaged."""
    try:
        part = read_card(folder / name)
    except (OSError, ValueError, KeyError, TypeError):
        return None
    return part if not whole or is_whole(folder / name, part) else None


def is_whole(folder: Path, part: Part) -> bool:
    """Whether every file has the bytes it was written with."""
    try:
        return set(part.files) == set(COLUMNS) and all(
            (folder / f"{table}.parquet").stat().st_size == file["bytes"]
            and _digest(folder / f"{table}.parquet") == file["sha256"]
            for table, file in part.files.items()
        )
    except OSError:
        return False


def write(folder: Path, name: str, found: Iterable[Document]) -> Part:
    """Extract the documents and put the part in place; a damaged one of that name is replaced."""
    working = folder / f".{name}.{uuid.uuid4().hex[:8]}"
    working.mkdir(parents=True)
    try:
        part = _write_tables(working, name, found)
        write_synced(working / CARD, _card(part))
        _sync_folder(working)
        _place(working, folder / name)
    finally:
        shutil.rmtree(working, ignore_errors=True)
    _sync_folder(folder)
    return part


def read_card(folder: Path) -> Part:
    """The part in a folder as its card describes it."""
    card = json.loads((folder / CARD).read_text(encoding="utf-8"))
    return Part(**{**card, "rejects": tuple(card["rejects"])})


def checked(tables: Mapping[str, Sequence[Mapping[str, Any]]]) -> dict[str, list[Mapping[str, Any]]]:
    """The rows of one document, without any claim whose words do not stand in the text where it says: an issue names it.

    Grounding by likeness has accepted "11,000 Russian infantrymen" for "11,000 North Korean infantrymen", so words are
    compared by equality, once more, right before they are stored.
    """
    text: str = tables["articles"][0]["text"]
    doc_id = tables["articles"][0]["doc_id"]
    bad = {row["claim_id"] for row in tables["evidence"] if not _stands(text, row["start"], row["end"], row["text"])}
    bad |= {
        row["claim_id"]
        for row in tables["claims"]
        if not _stands(text, row["sentence_start"], row["sentence_end"], row["sentence"])
    }
    marks = [row for row in tables["mentions"] if _stands(text, row["start"], row["end"], row["text"])]
    kept: dict[str, list[Mapping[str, Any]]] = {
        table: [row for row in found if not bad or row.get("claim_id") not in bad] for table, found in tables.items()
    }
    kept["mentions"] = marks
    if bad:
        message = f"{len(bad)} claims left out: their words do not stand in the text where they were said to"
        kept["issues"].append(
            {"doc_id": doc_id, "claim_id": None, "code": "evidence_mismatch", "message": message, "start": None, "end": None}
        )
        claims = kept["claims"]
        figures = sum(row["kind"] == "figure" for row in claims)
        kept["articles"] = [{**tables["articles"][0], "claims": len(claims), "figures": figures, "issues": len(kept["issues"])}]
    return kept


def _stands(text: str, start: int | None, end: int | None, words: str | None) -> bool:
    if start is None or end is None:
        return start is None and end is None and words is None
    return 0 <= start < end <= len(text) and text[start:end] == words


def _write_tables(working: Path, name: str, found: Iterable[Document]) -> Part:
    from etl.pipeline import extract

    counts = Counter(dict.fromkeys((*COLUMNS, "figures"), 0))
    issues = Counter[str]()
    rejects: list[Mapping[str, str]] = []
    first = last = ""
    with ExitStack() as opened:
        writers = {table: opened.enter_context(_Writer(table, working / f"{table}.parquet")) for table in COLUMNS}
        for number, document in enumerate(found, 1):
            first, last = first or document.doc_id, document.doc_id
            try:
                tables = checked(rows(extract(document)))
            except LexiconError:
                raise  # a broken word list is no fault of the article
            except Exception as error:
                # One article that trips the code must not lose a million others; it is counted and named instead.
                reason = f"the extraction failed: {type(error).__name__}: {error}"[:300]
                rejects.append({"where": document.doc_id, "reason": reason})
                continue
            for table, records in tables.items():
                counts[table] += len(records)
                writers[table].add(records, number)
            issues.update(row["code"] for row in tables["issues"])
            counts["figures"] += sum(row["kind"] == "figure" for row in tables["claims"])
    sizes = {table: {"bytes": path.stat().st_size, "sha256": _digest(path)} for table, path in _files(working)}
    return Part(
        name=name,
        counts=dict(counts),
        files=sizes,
        issues=dict(sorted(issues.items())),
        first=first,
        last=last,
        rejects=tuple(rejects),
    )


def _files(folder: Path) -> Iterator[tuple[str, Path]]:
    return ((table, folder / f"{table}.parquet") for table in COLUMNS)


class _Writer:
    """One table's file, written as the rows come: first packed into columns, then into row groups."""

    def __init__(self, table: str, path: Path) -> None:
        import pyarrow.parquet as pq

        self._schema = schema(table)
        self._rows: list[Mapping[str, Any]] = []
        self._packed: list[Any] = []
        self._file = path.open("wb")
        self._parquet = pq.ParquetWriter(self._file, self._schema, compression="zstd", compression_level=3)

    def __enter__(self) -> _Writer:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        try:
            if error is None:
                self._flush()
                self._parquet.close()
                self._file.flush()
                os.fsync(self._file.fileno())
        finally:
            # What is cut off is thrown away with its folder; its writer must not try again when it is collected.
            with suppress(OSError, ValueError):
                self._parquet.close()
            self._file.close()

    def add(self, rows: Iterable[Mapping[str, Any]], number: int) -> None:
        """Take the rows of document `number` of the part."""
        self._rows += rows
        if number % _PACKED_EVERY == 0:
            self._pack()
        if number % _GROUPED_EVERY == 0:
            self._flush()

    def _pack(self) -> None:
        import pyarrow as pa

        columns = [pa.array([row[field.name] for row in self._rows], type=field.type) for field in self._schema]
        self._packed.append(pa.RecordBatch.from_arrays(columns, schema=self._schema))
        self._rows = []

    def _flush(self) -> None:
        import pyarrow as pa

        self._pack()
        self._parquet.write_table(pa.Table.from_batches(self._packed, schema=self._schema).combine_chunks())
        self._packed = []


def schema(table: str) -> Any:
    """The Arrow schema of one table of COLUMNS."""
    import pyarrow as pa

    kinds = {"text": pa.string(), "integer": pa.int64(), "number": pa.float64(), "boolean": pa.bool_(), "day": pa.date32()}
    return pa.schema([(column.name, kinds[column.type]) for column in COLUMNS[table]])


def _card(part: Part) -> str:
    return json.dumps(asdict(part), indent=1, ensure_ascii=False) + "\n"


def _place(working: Path, target: Path) -> None:
    """Move the folder to its name; what stands there already is kept if it is whole, and replaced if not."""
    try:
        working.rename(target)
    except OSError:
        # A folder with something in it cannot be replaced in one step: a damaged part steps aside first.
        if find(target.parent, target.name):
            return
        aside = target.with_name(f".{target.name}.damaged.{uuid.uuid4().hex[:8]}")
        target.rename(aside)
        working.rename(target)
        shutil.rmtree(aside, ignore_errors=True)


def _sync_folder(folder: Path) -> None:
    """Make the names in a folder lasting; Windows has no such call and needs none."""
    if os.name == "posix":
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)


def _digest(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()
