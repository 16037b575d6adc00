"""What a dataset is built from: folders, files and URLs, their digest, and everything they hold as a stream of documents."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Callable, Iterator, Mapping, Sequence
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
    """One file to read: `name` is its path under the input folder, with slashes; `known` what sources.csv tells about it."""

    location: str
    name: str
    known: Mapping[str, Any] | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Input:
    """One input as given: how many files it has, the hash of their names and bytes, and what is wrong with its sources.csv.

    `walk` goes through the files again, so that a million of them are never held at once.
    """

    given: str
    files: int
    digest: str
    walk: Callable[[], Iterator[File]]
    faults: tuple[Fault, ...] = ()
    columns: Columns = USUAL

    def items(self) -> Iterator[Item]:
        """Every document and every reject, file by file."""
        for file in self.walk():
            yield from read(file.location, file.name, self.columns, file.known)


def find(given: Path | str, columns: Columns = USUAL) -> Input:
    """The input at a folder (read with everything below it), a file or an fsspec URL; InputError where there is none."""
    if is_url(given):
        files = _url_files(str(given))
        return _input(str(given), lambda: iter(files), columns)
    path = Path(given)
    if path.is_dir():
        return _folder_input(path, columns)
    if not path.exists():
        raise InputError(f"{given}: there is no such file or folder")
    known = _sources_beside(path).known.get(path.name)
    one = File(location=str(path), name=_clean(path.name), known=known)
    # What sources.csv tells about the file is part of the input, though only its own line.
    return _input(shown_path(path), lambda: iter([one]), columns, also=repr(known))


def find_all(given: Sequence[Path | str], columns: Columns = USUAL) -> tuple[Input, ...]:
    """The inputs in a fixed order, whatever the order they were given in."""
    return tuple(sorted((find(one, columns) for one in given), key=lambda found: found.given))


def _input(
    given: str, walk: Callable[[], Iterator[File]], columns: Columns, faults: tuple[Fault, ...] = (), also: str = ""
) -> Input:
    whole, count = hashlib.sha256(f"{columns}\n{also}\n".encode("utf-8", "replace")), 0
    for file in walk():
        whole.update(f"{file.name}\n{_file_digest(file.location)}\n".encode("utf-8", "replace"))
        count += 1
    return Input(given=given, files=count, digest=whole.hexdigest(), walk=walk, faults=faults, columns=columns)


def _folder_input(folder: Path, columns: Columns) -> Input:
    tables = [(path, read_sources(path)) for path in _source_files(folder)]
    also = "\n".join(f"{path.relative_to(folder).as_posix()} {_file_digest(str(path))}" for path, _ in tables)
    faults = tuple(fault for _, table in tables for fault in table.faults)
    told = {str(path.parent): table for path, table in tables}
    return _input(shown_path(folder), lambda: _folder_files(folder, told), columns, faults, also)


def _source_files(folder: Path) -> Iterator[Path]:
    for here, _, names in _walked(folder):
        if SOURCES in names:
            yield Path(here) / SOURCES


def _folder_files(folder: Path, told: Mapping[str, Sources]) -> Iterator[File]:
    for here, below, names in _walked(folder):
        table = told.get(here)
        for name in names:
            if name != SOURCES and not name.startswith(".") and not name.lower().startswith(("readme", "license")):
                known = table.known.get(_clean(name)) if table else None
                yield File(location=os.path.join(here, name), name=_clean(below + name), known=known)  # noqa: PTH118 - speed


def _walked(folder: Path) -> Iterator[tuple[str, str, list[str]]]:
    """Every folder below this one, in order: its path, its path from here as the start of its files' names, its files."""
    for here, folders, names in os.walk(folder):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        inside = Path(here).relative_to(folder).as_posix()
        yield here, "" if inside == "." else f"{inside}/", sorted(names)


def _url_files(url: str) -> list[File]:
    try:
        system, path = filesystem(url)
        found = system.find(path) if system.isdir(path) else [path] if system.exists(path) else []
    except (OSError, ValueError, ImportError) as error:
        raise InputError(f"{url}: {short(error)}") from error
    if not found:
        raise InputError(f"{url}: there is no such file or folder")
    files = [
        File(location=system.unstrip_protocol(one), name=_below(path, one))
        for one in found
        if suffix_of(one) in READERS and PurePosixPath(one).name != SOURCES
    ]
    return sorted(files, key=lambda file: file.name)


def _below(folder: str, path: str) -> str:
    """The path of one file under the folder it was found in, or its bare name where it was given itself."""
    return _clean(PurePosixPath(path).name if path == folder else PurePosixPath(path).relative_to(folder).as_posix())


def _sources_beside(path: Path) -> Sources:
    beside = path.parent / SOURCES
    return read_sources(beside) if beside.is_file() and path.name != SOURCES else Sources()


def _file_digest(location: str) -> str:
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
