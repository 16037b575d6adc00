"""The dataset on disk: built in parts, published as read-only snapshots, opened by name. The only builder.

    parts/<name>/<table>.parquet     a run of documents (`etl/parts.py`)
    snapshots/<version>/             manifest.json, reports.parquet, rejects.jsonl, an index if it is large; nothing is copied
    CURRENT                          the version's name, replaced atomically
    history.jsonl                    what each version was made from, also of those that are gone

A build that is killed at any moment leaves the published snapshot as it was, and the next one takes finished parts as they
stand. A version is the hash of the inputs and the code: the same inputs give the same version with the same rows.
"""

from __future__ import annotations

import datetime as dt
import hashlib
import os
import shutil
import sqlite3
import sys
import time
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from functools import cache, partial
from pathlib import Path
from typing import Any

from etl import indexes, parts, snapshots
from etl.engines import Engine, EngineError, map_unordered
from etl.inputs import Input, InputError, find_all
from etl.lexicon import LexiconError
from etl.parts import Part
from etl.readers import USUAL, Columns
from etl.snapshots import Dataset, DatasetError
from etl.spools import Run, Spool
from etl.streams import is_url, short

ROOT = Path(__file__).resolve().parent.parent
SEEDS = ROOT / "seeds"
# What a worker does with one run of documents.
MAKE: Callable[[Path, Path, Run], Part] = parts.make
# How many snapshots stay, the current one among them, for links that name one.
KEPT_SNAPSHOTS = 10
# Modules that read or show a dataset and have no say in what its rows hold.
_NOT_EXTRACTION = {
    "__init__.py",
    "__main__.py",
    "checks.py",
    "dataset.py",
    "engines.py",
    "explaining.py",
    "exporters.py",
    "extracting.py",
    "facts.py",
    "geocode.py",
    "indexes.py",
    "publishing.py",
    "snapshots.py",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Progress:
    """How far a build is: `step` is "reading" (then `total` is unknown) or "extracting"."""

    step: str
    articles: int
    claims: int = 0
    total: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class BuildReport:
    """What a build found. `changed` is False where nothing had to be done."""

    folder: Path
    version: str
    changed: bool
    counts: Mapping[str, int]
    issues: Mapping[str, int] = field(default_factory=dict)
    rejects: int = 0
    rejected: Sequence[Mapping[str, str]] = ()
    faults: Sequence[str] = ()
    parts: int = 0
    parts_made: int = 0
    seconds: float = 0.0

    @property
    def articles(self) -> int:
        """How many articles the dataset holds."""
        return self.counts.get("articles", 0)


class BusyError(DatasetError):
    """Another build holds the dataset."""


def build(
    inputs: Path | str | Sequence[Path | str] = SEEDS,
    to: Path | str | None = None,
    *,
    columns: Columns = USUAL,
    engine: Engine = "auto",
    workers: int | None = None,
    scheduler: str | None = None,
    keep: int = KEPT_SNAPSHOTS,
    wait_seconds: float = 0.0,
    progress: Callable[[Progress], None] = lambda _: None,
) -> BuildReport:
    """Make the dataset in `to` (or where `home` says) hold exactly what the inputs hold; does nothing where it does already.

    Raises BusyError while another build is at work, InputError where an input is not there, DatasetError where nothing could
    be read though the dataset has articles (a mistyped folder must not empty it) or the disk refuses.
    """
    clock = time.monotonic()
    folder = Path(to) if to else home()
    found = find_all([inputs] if isinstance(inputs, Path | str) else inputs, columns)
    version = version_of(found)
    if standing := _standing(folder, version):
        return _report(standing, clock, changed=False)
    try:
        folder.mkdir(parents=True, exist_ok=True)
        with _locked(folder, wait_seconds):
            if standing := _standing(folder, version):
                return _report(standing, clock, changed=False)
            return _build(folder, version, found, (engine, workers, scheduler), keep, progress, clock)
    except (OSError, sqlite3.Error) as error:
        reason = getattr(error, "strerror", None) or short(error)
        raise DatasetError(f"{folder}: cannot be written: {reason}; what was there stays as it was") from error


def current(*, wait_seconds: float = 60.0, progress: Callable[[Progress], None] = lambda _: None) -> Dataset:
    """The dataset the dashboard shows: `MUSTER_DATASET` (a folder or URL) as it stands, else the one kept from seeds/.

    The latter is built first where need be.

    A dataset in that place that was made from other inputs is shown as it stands, and so is one that cannot be brought up
    to date, with a note that says why.
    """
    if named := os.environ.get("MUSTER_DATASET"):
        if is_url(named):
            from etl.publishing import fetch

            return snapshots.read(fetch(named, _cache_folder() / "muster" / "fetched"))
        return snapshots.read(Path(named))
    folder = home()
    try:
        shown = snapshots.read(folder)
    except DatasetError:
        shown = None
    if shown is None or shown.inputs == [snapshots.shown_path(SEEDS)]:
        try:
            build(SEEDS, folder, wait_seconds=wait_seconds, progress=progress)
        except (DatasetError, EngineError, InputError, LexiconError) as error:
            if shown is None:
                raise DatasetError(str(error)) from error
            return replace(shown, note=f"Not brought up to date: {short(error)}")
        return snapshots.read(folder)
    return shown


def home() -> Path:
    """Where the dataset is kept: dataset/ beside the code, or the user's cache folder where that cannot be written."""
    if named := os.environ.get("MUSTER_DATASET"):
        raise DatasetError(f"MUSTER_DATASET names {named}, which is only read: name another folder to build in")
    for folder in (ROOT / "dataset", _cache_folder() / "muster" / "dataset"):
        if _writable(folder):
            return folder
    import tempfile

    return Path(tempfile.gettempdir()) / "muster-dataset"


def version_of(found: Sequence[Input]) -> str:
    """Twelve hex digits over inputs and code."""
    whole = hashlib.sha256(code_version().encode())
    for one in found:
        whole.update(f"{one.given if len(found) > 1 else ''}\n{one.digest}\n".encode())
    return whole.hexdigest()[:12]


@cache
def code_version() -> str:
    """Twelve hex digits over the code and data that decide what is read out of an article."""
    package, whole = Path(__file__).parent, hashlib.sha256()
    for path in sorted(package.rglob("*"), key=lambda path: path.relative_to(package).as_posix()):
        name = path.relative_to(package).as_posix()
        if name in _NOT_EXTRACTION or "__pycache__" in path.parts or not path.is_file():
            continue
        data = path.read_bytes()
        # The same code checked out on Windows has other line ends.
        text = path.suffix in (".py", ".toml", ".csv", ".json")
        whole.update(f"{name}\n".encode() + hashlib.sha256(data.replace(b"\r\n", b"\n") if text else data).digest())
    return whole.hexdigest()[:12]


def _build(
    folder: Path,
    version: str,
    found: Sequence[Input],
    how: tuple[Engine, int | None, str | None],
    keep: int,
    progress: Callable[[Progress], None],
    clock: float,
) -> BuildReport:
    _sweep(folder)
    stored = folder / "parts"
    stored.mkdir(exist_ok=True)
    working = folder / f".work-{os.getpid()}"
    working.mkdir(exist_ok=True)
    try:
        with Spool(working / "spool.sqlite") as spool:
            for count in spool.fill(item for one in found for item in one.items()):
                if count % 256 == 0:
                    progress(Progress(step="reading", articles=count))
            runs = list(spool.runs(code_version()))
        before = {path.name for path in stored.iterdir()}
        total, seen = sum(run.documents for run in runs), Counter[str]()
        made: dict[str, Part] = {}
        progress(Progress(step="extracting", articles=0, total=total))
        engine, workers, scheduler = how
        make = partial(_make_part, MAKE, code_version(), stored, working / "spool.sqlite")
        for part in map_unordered(make, runs, engine=engine, workers=workers, scheduler=scheduler):
            made[part.name] = part
            seen.update(part.counts)
            progress(Progress(step="extracting", articles=seen["articles"], claims=seen["claims"], total=total))
        if not seen["articles"] and _has_articles(folder):
            raise DatasetError(f"{_names(found)}: no article could be read; the dataset in {folder} stays as it is")
        ordered = [made[run.key] for run in runs] or [parts.write(stored, f"empty-{code_version()}", ())]
        rejects = sorted(
            [
                *({"where": r.where, "reason": r.reason} for r in spool.rejects),
                *(dict(r) for part in ordered for r in part.rejects),
            ],
            key=lambda reject: (reject["where"], reject["reason"]),
        )
    finally:
        shutil.rmtree(working, ignore_errors=True)
    manifest = _manifest(version, found, ordered, rejects)
    snapshots.publish(folder, manifest, rejects)
    snapshots.prune(folder, keep)
    new = sum(part.name not in before for part in ordered)
    return _report(snapshots.read(folder), clock, changed=True, parts_made=new)


def _make_part(make: Callable[[Path, Path, Run], Part], code: str, stored: Path, spool: Path, run: Run) -> Part:
    """The part of one run, made by the very code it is named after: a worker may have started after an update, or elsewhere."""
    if code_version() != code:
        raise DatasetError(
            f"a worker has other code ({code_version()}) than the build ({code}): build again, with one code for all"
        )
    return make(stored, spool, run)


def _manifest(version: str, found: Sequence[Input], ordered: Sequence[Part], rejects: Sequence[Any]) -> dict[str, Any]:
    import pyarrow as pa

    counts, issues = Counter[str](), Counter[str]()
    for part in ordered:
        counts.update(part.counts)
        issues.update(part.issues)
    return {
        "version": version,
        "built_at": dt.datetime.now(dt.UTC).isoformat(timespec="seconds"),
        "code_version": code_version(),
        "made_with": {"python": ".".join(map(str, sys.version_info[:3])), "pyarrow": pa.__version__},
        "inputs": [{"given": one.given, "files": one.files, "sha256": one.digest} for one in found],
        "counts": dict(sorted(counts.items())),
        "issues": dict(sorted(issues.items())),
        "rejects": len(rejects),
        "rejected": list(rejects[:100]),
        "faults": [str(fault) for one in found for fault in one.faults],
        "parts": [
            {"name": part.name, "first": part.first, "last": part.last, "bytes": part.size, "counts": dict(part.counts)}
            for part in ordered
        ],
    }


def _report(dataset: Dataset, clock: float, *, changed: bool, parts_made: int = 0) -> BuildReport:
    manifest = dataset.manifest
    return BuildReport(
        folder=dataset.folder,
        version=dataset.version,
        changed=changed,
        counts=manifest["counts"],
        issues=manifest["issues"],
        rejects=manifest["rejects"],
        rejected=manifest["rejected"],
        faults=manifest["faults"],
        parts=len(manifest["parts"]),
        parts_made=parts_made,
        seconds=time.monotonic() - clock,
    )


def _standing(folder: Path, version: str) -> Dataset | None:
    """The dataset in `folder` if it is of that version and every part of it is whole."""
    try:
        dataset = snapshots.read(folder)
    except DatasetError:
        return None
    if dataset.version != version:
        return None
    whole = all(parts.find(folder / "parts", part["name"]) for part in dataset.manifest["parts"])
    return dataset if whole and dataset.reports.exists() and (dataset.index or not indexes.wanted(dataset)) else None


def _has_articles(folder: Path) -> bool:
    try:
        return bool(snapshots.read(folder).manifest["counts"].get("articles"))
    except DatasetError:
        return False


@contextmanager
def _locked(folder: Path, wait_seconds: float) -> Iterator[None]:
    """The right to write in `folder`; BusyError says who has it and since when."""
    from filelock import FileLock, Timeout

    note = folder / ".lock-held-by"
    lock = FileLock(folder / ".lock")
    try:
        lock.acquire(timeout=wait_seconds)
    except Timeout:
        try:
            holder = note.read_text(encoding="utf-8").strip()
        except OSError:
            holder = "a process that did not leave its name"
        raise BusyError(f"{folder}: another build is at work: {holder}") from None
    try:
        note.write_text(
            f"process {os.getpid()} since {dt.datetime.now().astimezone():%Y-%m-%d %H:%M:%S %Z}\n", encoding="utf-8"
        )
        yield
    finally:
        note.unlink(missing_ok=True)
        lock.release()


def _sweep(folder: Path) -> None:
    """Remove what killed builds left behind."""
    for leftover in [*folder.glob(".work-*"), *(folder / "parts").glob(".*"), *(folder / "snapshots").glob(".*")]:
        shutil.rmtree(leftover, ignore_errors=True)
    for leftover in [*folder.glob(f".{snapshots.CURRENT}.*"), *folder.glob(".trial-*")]:
        leftover.unlink(missing_ok=True)


def _names(found: Sequence[Input]) -> str:
    return ", ".join(one.given for one in found)


def _cache_folder() -> Path:
    if sys.platform == "win32":
        return Path(os.environ.get("LOCALAPPDATA") or Path.home() / "AppData" / "Local")
    if sys.platform == "darwin":
        return Path.home() / "Library" / "Caches"
    return Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache")


def _writable(folder: Path) -> bool:
    """Whether a file can be made there, tried for real: permission bits do not tell for root or on network disks."""
    trial = folder / f".trial-{os.getpid()}"
    try:
        folder.mkdir(parents=True, exist_ok=True)
        trial.touch()
        trial.unlink()
    except OSError:
        return False
    return True
