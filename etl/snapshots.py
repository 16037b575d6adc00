"""Snapshots: what a build publishes and readers open. A reader resolves CURRENT once and keeps what it named."""

from __future__ import annotations

import json
import os
import shutil
import uuid
from bisect import bisect_right
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from etl import indexes
from etl.table import COLUMNS

if TYPE_CHECKING:
    import duckdb

CURRENT = "CURRENT"
HISTORY = "history.jsonl"


class DatasetError(RuntimeError):
    """A dataset that cannot be opened or written; the message says which and why."""


class GoneError(DatasetError):
    """A version that was published once and is no longer kept; `made_from` is its line of the history, if any."""

    def __init__(self, message: str, made_from: Mapping[str, Any] | None) -> None:
        super().__init__(message)
        self.made_from = made_from


@dataclass(frozen=True, slots=True, kw_only=True)
class Dataset:
    """One snapshot, open for reading; never changes, whatever is built meanwhile.

    `note` says in one line why this one is shown and not one made of what the inputs hold now, if that is so.
    """

    folder: Path
    version: str
    manifest: Mapping[str, Any]
    note: str = ""

    def files(self, table: str) -> list[str]:
        """The Parquet files of one table of COLUMNS, in order: what `read_parquet` of DuckDB takes."""
        assert table in COLUMNS, table
        return [str(folder / f"{table}.parquet") for folder in self.part_folders()]

    def part_folders(self) -> list[Path]:
        """The folders of its parts, in order; everything about one article stands in one of them."""
        return [self.folder / "parts" / part["name"] for part in self.manifest["parts"]]

    @property
    def reports(self) -> Path:
        """The Parquet file of reports, one row a report."""
        return self.folder / "snapshots" / self.version / indexes.REPORTS

    @property
    def inputs(self) -> list[str]:
        """What it was made from, as given."""
        return [one["given"] for one in self.manifest["inputs"]]

    def part_folder(self, doc_id: str) -> Path | None:
        """The folder of the part that an article stands in, if it is in the dataset at all: one file to read, not thousands."""
        parts = self.manifest["parts"]
        at = bisect_right(parts, doc_id, key=lambda part: part["first"]) - 1
        if at < 0 or doc_id > parts[at]["last"]:
            return None
        return self.folder / "parts" / str(parts[at]["name"])

    @property
    def index(self) -> Path | None:
        """A DuckDB file with claims, claimants, places, articles (without text) and the tables of `etl/facts.py`, or None.

        Thousands of Parquet files take DuckDB 0.1 to 0.4 ms each to open, in every query; attach this one READ_ONLY instead.
        """
        path = self.folder / "snapshots" / self.version / indexes.INDEX
        return path if path.exists() else None

    def connect(self) -> duckdb.DuckDBPyConnection:
        """A DuckDB connection in memory with a view for each table of COLUMNS, and one called reports."""
        import duckdb

        db = duckdb.connect()
        if self.index:
            db.execute(f"ATTACH {indexes.quoted(self.index)} AS index (READ_ONLY)")
        for table, files in [*((table, self.files(table)) for table in COLUMNS), ("reports", [str(self.reports)])]:
            if self.index and table in indexes.INDEXED:
                db.execute(f"CREATE VIEW {table} AS SELECT {indexes.listed(table)} FROM index.{table}")
            else:
                db.execute(f"CREATE VIEW {table} AS SELECT * FROM read_parquet([{', '.join(map(indexes.quoted, files))}])")
        return db

    def newer(self) -> str | None:
        """The version published since, or None while this one is current."""
        now = current_version(self.folder)
        return now if now != self.version else None


def read(folder: Path | str, version: str | None = None) -> Dataset:
    """The current snapshot in `folder`, or the one named; GoneError where that one is no longer kept."""
    folder = Path(folder)
    name = version or current_version(folder)
    if name is None:
        raise DatasetError(f"{folder}: no dataset here; python -m etl build makes one")
    try:
        manifest = read_manifest(folder / "snapshots" / Path(name).name)
    except FileNotFoundError:
        made_from = next((line for line in reversed(history(folder)) if line.get("version") == name), None)
        raise GoneError(f"version {name} is not kept in {folder}. {how_to_rebuild(made_from)}", made_from) from None
    except (OSError, ValueError) as error:
        raise DatasetError(f"{folder}: version {name} cannot be read: {error}") from error
    return Dataset(folder=folder, version=name, manifest=manifest)


def read_manifest(snapshot: Path) -> dict[str, Any]:
    """The manifest in a snapshot's folder; ValueError where it is none."""
    manifest = json.loads((snapshot / "manifest.json").read_text(encoding="utf-8"))
    if not isinstance(manifest, dict) or "parts" not in manifest:
        raise ValueError("not a manifest")
    return manifest


def current_version(folder: Path) -> str | None:
    """The version that CURRENT names, or None."""
    try:
        return (folder / CURRENT).read_text(encoding="utf-8").strip() or None
    except OSError:
        return None


def history(folder: Path) -> list[dict[str, Any]]:
    """Every publication, oldest first: version, built_at, code_version, inputs and counts, also of versions that are gone."""
    try:
        lines = (folder / HISTORY).read_text(encoding="utf-8").splitlines()
    except OSError:
        return []
    found = []
    for line in lines:
        try:
            found.append(json.loads(line))
        except ValueError:
            continue  # the last line of a build that was killed while writing it
    return found


def publish(folder: Path, manifest: Mapping[str, Any], rejects: Sequence[Mapping[str, str]]) -> None:
    """Put a snapshot in place whole, then move CURRENT to it."""
    version = manifest["version"]
    stored = folder / "snapshots"
    stored.mkdir(exist_ok=True)
    working = stored / f".{version}.{uuid.uuid4().hex[:8]}"
    working.mkdir()
    try:
        indexes.write(Dataset(folder=folder, version=version, manifest=manifest), working)
        lines = "".join(json.dumps(reject, ensure_ascii=False) + "\n" for reject in rejects)
        write_synced(working / "rejects.jsonl", lines)
        write_synced(working / "manifest.json", json.dumps(manifest, indent=1, ensure_ascii=False) + "\n")
        target = stored / version
        if target.exists():
            # Published before from the same inputs and code: only what may be damaged in it is renewed.
            for path in sorted(working.iterdir()):
                path.replace(target / path.name)
            # An index of an earlier kind is of no use to the code that made this one.
            for path in target.glob(indexes.INDEXES):
                if path.name != indexes.INDEX:
                    path.unlink()
        else:
            working.rename(target)
    finally:
        shutil.rmtree(working, ignore_errors=True)
    _remember(folder, manifest)
    point_to(folder, version)


def point_to(folder: Path, version: str) -> None:
    """Make `version` the current one, in one step."""
    trial = folder / f".{CURRENT}.{uuid.uuid4().hex[:8]}"
    try:
        write_synced(trial, version + "\n")
        trial.replace(folder / CURRENT)
    finally:
        trial.unlink(missing_ok=True)


def prune(folder: Path, keep: int) -> None:
    """Remove all but the `keep` snapshots published last, then the parts that none of those left names."""
    order = [line["version"] for line in reversed(history(folder))]
    kept = list(dict.fromkeys([current_version(folder), *order]))[: max(keep, 1)]
    stored = folder / "snapshots"
    for path in stored.iterdir():
        if path.name not in kept:
            shutil.rmtree(path, ignore_errors=True)
    named = {
        part["name"]
        for version in kept
        if version and (stored / version).is_dir()
        for part in read(folder, version).manifest["parts"]
    }
    for path in (folder / "parts").iterdir():
        if path.name not in named:
            shutil.rmtree(path, ignore_errors=True)


def shown_path(path: Path) -> str:
    """A path as messages and manifests name it: below this project relative to it, so that a checkout may move."""
    root = Path(__file__).resolve().parent.parent
    whole = path.resolve()
    return whole.relative_to(root).as_posix() if whole.is_relative_to(root) else whole.as_posix()


def write_synced(path: Path, text: str) -> None:
    """Write a text file and wait until the disk has it."""
    with path.open("w", encoding="utf-8", newline="\n") as file:
        file.write(text)
        file.flush()
        os.fsync(file.fileno())


def how_to_rebuild(made_from: Mapping[str, Any] | None) -> str:
    """A sentence that says what a version was made from (its line of the history) and how to make it again."""
    if made_from is None:
        return "Nothing is known about it."
    inputs = ", ".join(f"{one['given']} (SHA-256 {one['sha256'][:12]}...)" for one in made_from["inputs"])
    again = " ".join(one["given"] for one in made_from["inputs"])
    return (
        f"It was made on {made_from['built_at'][:10]} from {inputs} with code {made_from['code_version']}: "
        f"with the same files and code, python -m etl build {again} makes it again."
    )


def _remember(folder: Path, manifest: Mapping[str, Any]) -> None:
    line = {key: manifest[key] for key in ("version", "built_at", "code_version", "inputs", "counts")}
    with (folder / HISTORY).open("a", encoding="utf-8", newline="\n") as file:
        # A build killed while it wrote its line left one without an end.
        file.write(
            ("" if file.tell() == 0 or _ends_line(folder / HISTORY) else "\n") + json.dumps(line, ensure_ascii=False) + "\n"
        )
        file.flush()
        os.fsync(file.fileno())


def _ends_line(path: Path) -> bool:
    return path.read_bytes()[-1:] == b"\n"
