"""Puts an article into seeds/: only where the dashboard was started with --allow-save, whole, never over another."""

from __future__ import annotations

import csv
import io
import os
import re
import unicodedata
import uuid
from collections.abc import Mapping
from pathlib import Path

from filelock import FileLock, Timeout

HEADER = ("file", "outlet", "title", "url", "published", "published_basis", "language", "archived_url", "retrieved", "rights")


class SaveError(RuntimeError):
    """An article that was not saved; the message says why."""


def save(seeds: Path, text: str, known: Mapping[str, str]) -> str:
    """Writes the text as a new file of `seeds` and its line into sources.csv; answers the file's name.

    `known` holds values of sources.csv's columns. An existing file is never touched; if the line cannot be written, the file
    is taken away again.
    """
    name = _free_name(seeds, known.get("title") or text.strip().partition("\n")[0])
    path = seeds / name
    try:
        with FileLock(seeds / ".sources.lock", timeout=10):
            _write_new(path, text)
            try:
                _add_line(seeds / "sources.csv", {**known, "file": name})
            except (OSError, SaveError):
                path.unlink(missing_ok=True)
                raise
    except FileExistsError:
        raise SaveError(f"{name} is there already; nothing was changed") from None
    except Timeout:
        raise SaveError("another save is under way; try again") from None
    except OSError as error:
        raise SaveError(f"{error.filename or path}: {error.strerror}") from error
    finally:
        (seeds / ".sources.lock").unlink(missing_ok=True)
    return name


def _free_name(seeds: Path, words: str) -> str:
    """A file name out of the first words, with a number behind where one like it is there."""
    plain = unicodedata.normalize("NFKD", words[:200]).encode("ascii", "ignore").decode().lower()
    stem = "-".join(re.findall(r"[a-z0-9]+", plain)[:8])[:60] or "article"
    names = [f"{stem}.txt", *(f"{stem}-{number}.txt" for number in range(2, 100))]
    for name in names:
        if not (seeds / name).exists():
            return name
    raise SaveError(f"seeds/ holds a hundred articles called {stem} already")


def _write_new(path: Path, text: str) -> None:
    """The whole text under a new name, or nothing: written aside, synced, then linked, which fails where the name is taken."""
    working = path.with_name(f".{path.name}.{uuid.uuid4().hex[:8]}")
    try:
        with working.open("x", encoding="utf-8", newline="\n") as file:
            file.write(text if text.endswith("\n") else text + "\n")
            file.flush()
            os.fsync(file.fileno())
        try:
            os.link(working, path)
        except (OSError, NotImplementedError) as error:
            # File systems without hard links: create the name first, so that it still cannot be taken from another.
            if isinstance(error, FileExistsError):
                raise
            with path.open("x", encoding="utf-8", newline="\n") as file:
                file.write(working.read_text(encoding="utf-8"))
    finally:
        working.unlink(missing_ok=True)


def _add_line(path: Path, row: Mapping[str, str]) -> None:
    """sources.csv with one more line, replaced in one step."""
    old = path.read_text(encoding="utf-8") if path.exists() else ",".join(HEADER) + "\n"
    header = next(csv.reader(io.StringIO(old)), [])
    if "file" not in header:
        raise SaveError("sources.csv has no column called file; nothing was saved")
    line = io.StringIO()
    cells = [" ".join(row.get(column, "").split()) for column in header]
    csv.writer(line, lineterminator="\n").writerow(cells)
    working = path.with_name(f".{path.name}.{uuid.uuid4().hex[:8]}")
    try:
        with working.open("x", encoding="utf-8", newline="") as file:
            file.write(old if old.endswith("\n") else old + "\n")
            file.write(line.getvalue())
            file.flush()
            os.fsync(file.fileno())
        working.replace(path)
    finally:
        working.unlink(missing_ok=True)
