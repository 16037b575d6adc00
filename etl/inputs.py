"""What a dataset is built from: folders, files and URLs, their digest, and everything they hold as a stream of documents."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from typing import Any

from etl.readers import READERS, USUAL, Columns, Item, read
from etl.snapshots import shown_path
from etl.sources import SOURCES, Fault, Sources, read_sources
from etl.streams import filesystem, is_url, opened_raw, short, suffix_of


class InputError(ValueError):
    """An input that is not there at all."""


@dataclass(frozen=True, slots=True, kw_only=True)
class File:
    """One file to read: `name` is its path under the input folder, with slashes."""

    location: Path | str
    name: str
    known: Mapping[str, Any] | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Input:
    """One input as given, with its files in order; `faults` are what is wrong with its sources.csv."""

    given: str
    files: tuple[File, ...]
    sources: tuple[File, ...] = ()
    faults: tuple[Fault, ...] = ()
    columns: Columns = USUAL

    def digest(self) -> str:
        """Hash over the names and bytes of all files, sources.csv among them, and the columns' names."""
        whole = hashlib.sha256(repr(self.columns).encode())
        for file in sorted((*self.files, *self.sources), key=lambda file: file.name):
            whole.update(f"{file.name}\n{_file_digest(file.location)}\n".encode("utf-8", "replace"))
        return whole.hexdigest()

    def items(self) -> Iterator[Item]:
        """Every document and every reject, file by file."""
        for file in self.files:
            yield from read(file.location, file.name, self.columns, file.known)


def find(given: Path | str, columns: Columns = USUAL) -> Input:
    """The input at a folder (read with everything below it), a file or an fsspec URL; InputError where there is none."""
    if is_url(given):
        return _find_url(str(given), columns)
    path = Path(given)
    if path.is_dir():
        return _find_folder(path, columns)
    if not path.exists():
        raise InputError(f"{given}: there is no such file or folder")
    known = _sources_beside(path).known.get(path.name)
    return Input(given=shown_path(path), files=(File(location=path, name=_clean(path.name), known=known),), columns=columns)


def find_all(given: Sequence[Path | str], columns: Columns = USUAL) -> tuple[Input, ...]:
    """The inputs in a fixed order, whatever the order they were given in."""
    return tuple(sorted((find(one, columns) for one in given), key=lambda found: found.given))


def _find_folder(folder: Path, columns: Columns) -> Input:
    files: list[File] = []
    sources: list[File] = []
    faults: list[Fault] = []
    for here, folders, names in os.walk(folder):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        inside = Path(here)
        told = Sources()
        if SOURCES in names:
            told = read_sources(inside / SOURCES)
            sources.append(File(location=inside / SOURCES, name=_clean((inside / SOURCES).relative_to(folder).as_posix())))
            faults += told.faults
        for name in sorted(names):
            if name == SOURCES or name.startswith(".") or name.lower().startswith(("readme", "license")):
                continue
            relative = _clean((inside / name).relative_to(folder).as_posix())
            files.append(File(location=inside / name, name=relative, known=told.known.get(_clean(name))))
    files.sort(key=lambda file: file.name)
    return Input(given=shown_path(folder), files=tuple(files), sources=tuple(sources), faults=tuple(faults), columns=columns)


def _find_url(url: str, columns: Columns) -> Input:
    try:
        system, path = filesystem(url)
        found = system.find(path) if system.isdir(path) else [path] if system.exists(path) else []
    except (OSError, ValueError, ImportError) as error:
        raise InputError(f"{url}: {short(error)}") from error
    if not found:
        raise InputError(f"{url}: there is no such file or folder")
    files = [
        File(
            location=system.unstrip_protocol(one),
            name=_clean(os.path.relpath(one, path) if one != path else PurePosixPath(one).name),
        )
        for one in found
        if suffix_of(one) in READERS and PurePosixPath(one).name != SOURCES
    ]
    return Input(given=url, files=tuple(sorted(files, key=lambda file: file.name)), columns=columns)


def _below(folder: str, path: str) -> str:
    """The path of one file under the folder it was found in, or its bare name where it was given itself."""
    return _clean(PurePosixPath(path).name if path == folder else PurePosixPath(path).relative_to(folder).as_posix())


def _sources_beside(path: Path) -> Sources:
    beside = path.parent / SOURCES
    return read_sources(beside) if beside.is_file() and path.name != SOURCES else Sources()


def _file_digest(location: Path | str) -> str:
    try:
        with opened_raw(location) as file:
            whole = hashlib.sha256()
            while block := file.read(1 << 20):
                whole.update(block)
            return whole.hexdigest()
    except OSError as error:
        return f"unreadable: {error.strerror}"


def _clean(name: str) -> str:
    """A file's name as text, also where the disk has bytes that are not UTF-8."""
    return name.encode("utf-8", "surrogateescape").decode("utf-8", "replace")
