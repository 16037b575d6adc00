"""Copies a snapshot to an fsspec URL (s3://bucket/folder) and from there to a dashboard's cache, CURRENT always last."""

from __future__ import annotations

import hashlib
import shutil
import uuid
from pathlib import Path
from typing import Any

from etl import parts, snapshots
from etl.snapshots import CURRENT, HISTORY, Dataset, DatasetError
from etl.streams import filesystem, short


def publish(dataset: Dataset, url: str) -> int:
    """Copy parts, then the snapshot, then CURRENT; returns how many parts were new there. DatasetError where the URL refuses.

    A reader of the URL sees the old snapshot until the last byte is there, and a copy that is cut off is taken up again.
    """
    try:
        system, root = _opened(url)
        copied = sum(_put_part(system, folder, f"{root}/parts/{folder.name}") for folder in dataset.part_folders())
        snapshot = dataset.folder / "snapshots" / dataset.version
        target = f"{root}/snapshots/{dataset.version}"
        # The manifest comes last: a snapshot without one is not there yet.
        for path in sorted(snapshot.iterdir(), key=lambda path: (path.name == "manifest.json", path.name)):
            _put(system, path, f"{target}/{path.name}")
        _put(system, dataset.folder / HISTORY, f"{root}/{HISTORY}")
        system.pipe_file(f"{root}/{CURRENT}", dataset.version.encode() + b"\n")
    except (OSError, ValueError, ImportError) as error:
        raise DatasetError(f"{url}: {short(error)}") from error
    return copied


def fetch(url: str, cache: Path) -> Path:
    """A folder below `cache` that holds the current snapshot of the URL; only what it lacks is copied.

    Where the URL cannot be reached, the copy of last time is still there and is used; DatasetError where there is none.
    """
    folder = cache / hashlib.sha256(url.encode()).hexdigest()[:16]
    try:
        system, root = _opened(url)
        version = system.cat_file(f"{root}/{CURRENT}").decode().strip()
        if snapshots.current_version(folder) != version:
            _get(system, root, version, folder)
    except (OSError, ValueError, ImportError, UnicodeDecodeError) as error:
        if snapshots.current_version(folder) is None:
            raise DatasetError(f"{url}: {short(error)}") from error
    return folder


def _get(system: Any, root: str, version: str, folder: Path) -> None:
    stored = folder / "snapshots"
    stored.mkdir(parents=True, exist_ok=True)
    (folder / "parts").mkdir(exist_ok=True)
    working = stored / f".{Path(version).name}.{uuid.uuid4().hex[:8]}"
    try:
        system.get(f"{root}/snapshots/{version}/", f"{working}/", recursive=True)
        snapshot = Dataset(folder=folder, version=version, manifest=snapshots.read_manifest(working))
        for part in snapshot.part_folders():
            if not parts.find(folder / "parts", part.name):
                _get_part(system, f"{root}/parts/{part.name}", part)
        if not (stored / version).exists():
            working.rename(stored / version)
    finally:
        shutil.rmtree(working, ignore_errors=True)
    if system.exists(f"{root}/{HISTORY}"):
        (folder / HISTORY).write_bytes(system.cat_file(f"{root}/{HISTORY}"))
    snapshots.point_to(folder, version)


def _get_part(system: Any, source: str, target: Path) -> None:
    working = target.with_name(f".{target.name}.{uuid.uuid4().hex[:8]}")
    try:
        system.get(f"{source}/", f"{working}/", recursive=True)
        if not parts.is_whole(working, parts.read_card(working)):
            raise OSError(f"part {target.name} is damaged there: publish it again")
        shutil.rmtree(target, ignore_errors=True)
        working.rename(target)
    finally:
        shutil.rmtree(working, ignore_errors=True)


def _put_part(system: Any, folder: Path, target: str) -> bool:
    """Copy one part unless it is there whole; its card comes last, so that a card says that the rest is there."""
    card = folder / parts.CARD
    if system.exists(f"{target}/{card.name}") and system.cat_file(f"{target}/{card.name}") == card.read_bytes():
        return False
    for path in sorted(folder.glob("*.parquet")):
        _put(system, path, f"{target}/{path.name}")
    _put(system, card, f"{target}/{card.name}")
    return True


def _put(system: Any, path: Path, target: str) -> None:
    system.makedirs(target.rpartition("/")[0], exist_ok=True)
    system.put_file(str(path), target)


def _opened(url: str) -> tuple[Any, str]:
    system, root = filesystem(url)
    return system, root.rstrip("/")
