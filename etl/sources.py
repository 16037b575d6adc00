"""What sources.csv tells about the files beside it: outlet, date and rights of each article."""

from __future__ import annotations

import csv
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from etl import edtf
from etl.edtf import EdtfError
from etl.records import Issue
from etl.streams import decoded, short

SOURCES = "sources.csv"
SOURCE_COLUMNS = (
    "file",
    "outlet",
    "title",
    "url",
    "published",
    "published_basis",
    "language",
    "archived_url",
    "retrieved",
    "rights",
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Fault:
    """Something wrong with a line of sources.csv: the article is read all the same, without what is wrong."""

    where: str
    reason: str

    def __str__(self) -> str:
        """The message on one line, whatever a cell or file name holds."""
        return " ".join(f"{self.where}: {self.reason}".split())


@dataclass(frozen=True, slots=True, kw_only=True)
class Sources:
    """What sources.csv tells about the files beside it, and what is wrong with it."""

    known: Mapping[str, Mapping[str, Any]] = field(default_factory=dict)
    lines: Mapping[str, int] = field(default_factory=dict)
    faults: tuple[Fault, ...] = ()


def read_sources(path: Path) -> Sources:
    """The lines of one sources.csv by file name; every fault says file, line, what is wrong and what would be right."""
    try:
        text, issues = decoded(path.read_bytes())
    except OSError as error:
        return Sources(faults=(Fault(where=path.name, reason=f"cannot be read: {error.strerror}"),))
    except ValueError as error:
        return Sources(faults=(Fault(where=path.name, reason=str(error)),))
    return _parse_sources(text, path, [Fault(where=path.name, reason=issue.message) for issue in issues])


def _parse_sources(text: str, path: Path, faults: list[Fault]) -> Sources:
    known: dict[str, Mapping[str, Any]] = {}
    lines: dict[str, int] = {}
    rows = csv.reader(text.splitlines(keepends=True))
    header: list[str] | None = None
    while True:
        line = rows.line_num + 1
        where = f"{path.name}, line {line}"
        try:
            row = next(rows, None)
        except csv.Error as error:
            faults.append(Fault(where=where, reason=f"not valid CSV: {short(error)}"))
            continue
        if row is None:
            break
        if header is None:
            header = [cell.strip().lower() for cell in row]
            faults.extend(_header_faults(header, where))
            if "file" not in header:
                break
            continue
        if not any(cell.strip() for cell in row):
            continue
        if len(row) != len(header):
            # Which cell is which cannot be told: an undated article is better than a wrong date.
            found = f"{len(row)} cells under {len(header)} columns, so the line is left out"
            faults.append(Fault(where=where, reason=f"{found}; a comma inside a cell needs quotes around the cell"))
            continue
        cells = dict(zip(header, (cell.strip() for cell in row), strict=True))
        name = cells.get("file", "").replace("\\", "/")
        if not name:
            faults.append(Fault(where=where, reason='no file named; right would be e.g. "article.txt"'))
        elif name in known:
            faults.append(Fault(where=where, reason=f"{name} has a line already (line {lines[name]}), which holds"))
        else:
            if not (path.parent / name).is_file():
                faults.append(Fault(where=where, reason=f"there is no file {name} beside it"))
            known[name], lines[name] = _source(cells, where, faults), line
    return Sources(known=known, lines=lines, faults=tuple(faults))


def _header_faults(header: list[str], where: str) -> Iterator[Fault]:
    if "file" not in header:
        yield Fault(where=where, reason=f'has no column "file"; the columns are {",".join(SOURCE_COLUMNS)}')
        return
    for column in header:
        if column and column not in SOURCE_COLUMNS:
            yield Fault(where=where, reason=f'unknown column "{column}"; the columns are {",".join(SOURCE_COLUMNS)}')
    if "published" not in header:
        yield Fault(where=where, reason='has no column "published": every "Friday" will stay open')


def _source(cells: Mapping[str, str], where: str, faults: list[Fault]) -> Mapping[str, Any]:
    """What one line tells, as fields of Document; a bad date is a fault, and an issue of its article."""
    told: dict[str, Any] = {key: cells.get(key) or None for key in ("outlet", "title", "url", "archived_url", "retrieved")}
    told |= {key: cells.get(key, "") for key in ("published_basis", "rights")}
    told["language"] = cells.get("language") or "en"
    told["published"], told["issues"] = None, ()
    if cells.get("published"):
        try:
            told["published"] = edtf.parse(cells["published"])
        except EdtfError as error:
            faults.append(Fault(where=where, reason=f"published {error}"))
            told["issues"] = (Issue(code="bad_published", message=f"{where}: published {error}"),)
    if cells.get("retrieved"):
        try:
            edtf.parse(cells["retrieved"])
        except EdtfError as error:
            faults.append(Fault(where=where, reason=f"retrieved {error}"))
    return told
