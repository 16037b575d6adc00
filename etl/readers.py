"""Files in, documents out: READERS says which function reads which suffix; every text is cleaned here, once.

What cannot be read becomes a `Reject` with the file and the reason, and the run goes on.
"""

from __future__ import annotations

import csv
import hashlib
import json
import re
import sys
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import IO, Any

from etl import edtf
from etl.edtf import Edtf, EdtfError
from etl.records import Document, Issue
from etl.streams import decoded, opened, short, suffix_of

# One article of a newspaper has 3 kB, a long report 300 kB: what is larger is a dump, not an article.
ARTICLE_LIMIT_BYTES = 4_000_000
# The longest line of a JSON lines file and the longest cell of a CSV: an article, escaped, with room to spare.
RECORD_LIMIT_BYTES = 16_000_000
_HEADLINE_LIMIT = 200
_SURROGATE = re.compile("[\ud800-\udfff]")


@dataclass(frozen=True, slots=True, kw_only=True)
class Reject:
    """Something that could not be read: where it stands ("x.txt", "x.jsonl, line 3") and why."""

    where: str
    reason: str

    def __str__(self) -> str:
        """The message on one line, whatever a cell or file name holds."""
        return " ".join(f"{self.where}: {self.reason}".split())


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """One document and where it stands, for messages."""

    document: Document
    where: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Columns:
    """What the columns (or keys) of records are called."""

    id: str = "id"
    text: str = "text"
    title: str = "title"
    published: str = "published"
    outlet: str = "outlet"
    url: str = "url"
    language: str = "language"
    rights: str = "rights"

    @classmethod
    def named(cls, mapping: Mapping[str, str]) -> Columns:
        """The usual names but for those in `mapping`, ours to theirs; ValueError names the columns there are."""
        unknown = sorted(set(mapping) - set(cls.__slots__))
        if unknown:
            raise ValueError(f'there is no column "{unknown[0]}"; there are {", ".join(cls.__slots__)}')
        return cls(**mapping)


# What the columns are called where nobody says otherwise.
USUAL = Columns()

Item = Found | Reject
Reader = Callable[[IO[bytes], str, Columns], Iterator[Item]]


def read_article(file: IO[bytes], name: str, columns: Columns = USUAL) -> Iterator[Item]:
    """One text file as one document; a first line that looks like a headline is its title."""
    data = file.read(ARTICLE_LIMIT_BYTES + 1)
    if len(data) > ARTICLE_LIMIT_BYTES:
        yield Reject(where=name, reason=f"larger than {ARTICLE_LIMIT_BYTES // 1_000_000} MB, which no article is")
        return
    try:
        text, issues = decoded(data)
    except ValueError as error:
        yield Reject(where=name, reason=str(error))
        return
    if not text.strip():
        yield Reject(where=name, reason="holds no text")
        return
    yield Found(where=name, document=_document(doc_id=name, text=text, title=headline(text), issues=issues))


def read_json_lines(file: IO[bytes], name: str, columns: Columns = USUAL) -> Iterator[Item]:
    """One document a line: a JSON object with `text`, and as far as known id, title, published, outlet and url."""
    number = 0
    while line := file.readline(RECORD_LIMIT_BYTES):
        number += 1
        where = f"{name}, line {number}"
        if len(line) == RECORD_LIMIT_BYTES and not line.endswith(b"\n"):
            while line and not line.endswith(b"\n"):
                line = file.readline(RECORD_LIMIT_BYTES)
            yield Reject(where=where, reason=f"longer than {RECORD_LIMIT_BYTES // 1_000_000} MB, which no article is")
            continue
        if number == 1:
            line = line.removeprefix(b"\xef\xbb\xbf")
        if line.strip():
            yield parse_json_line(line, where, f"{name}#{number}", columns)


def parse_json_line(line: bytes, where: str, fallback_id: str, columns: Columns = USUAL) -> Item:
    """The document of one line of JSON; its text is left exactly as given, so that offsets count in it."""
    try:
        record = json.loads(line)
    except (ValueError, RecursionError) as error:
        return Reject(where=where, reason=f"not valid JSON: {short(error)}")
    if not isinstance(record, dict):
        return Reject(where=where, reason='not a JSON object such as {"id": "a1", "text": "...", "published": "2024-10-23"}')
    return _from_record(record, where, fallback_id, columns)


def read_csv(file: IO[bytes], name: str, columns: Columns = USUAL) -> Iterator[Item]:
    """One document a row; the first row names the columns."""
    csv.field_size_limit(min(sys.maxsize, RECORD_LIMIT_BYTES))
    rows = csv.reader(_decoded_lines(file))
    header: list[str] | None = None
    while True:
        line = rows.line_num + 1
        where = f"{name}, line {line}"
        try:
            row = next(rows, None)
        except csv.Error as error:
            yield Reject(where=where, reason=f"not valid CSV: {short(error)}")
            continue
        if row is None:
            return
        if header is None:
            header = [cell.strip() for cell in row]
            if columns.text not in header:
                yield Reject(where=where, reason=f'has no column "{columns.text}"; its columns are {_listed(header)}')
                return
            continue
        if not any(row):
            continue
        if len(row) != len(header):
            yield Reject(where=where, reason=f"{len(row)} cells under {len(header)} columns")
            continue
        yield _from_record(dict(zip(header, row, strict=True)), where, f"{name}#{line}", columns)


def read_parquet(file: IO[bytes], name: str, columns: Columns = USUAL) -> Iterator[Item]:
    """One document a row, batch by batch."""
    import pyarrow as pa
    import pyarrow.parquet as pq

    try:
        table = pq.ParquetFile(file)
    except (pa.ArrowException, OSError) as error:
        yield Reject(where=name, reason=f"not a readable Parquet file: {short(error)}")
        return
    names = table.schema_arrow.names
    if columns.text not in names:
        yield Reject(where=name, reason=f'has no column "{columns.text}"; its columns are {_listed(names)}')
        return
    wanted = [column for column in (getattr(columns, slot) for slot in Columns.__slots__) if column in names]
    number = 0
    try:
        for batch in table.iter_batches(batch_size=256, columns=wanted):
            for record in batch.to_pylist():
                number += 1
                yield _from_record(record, f"{name}, row {number}", f"{name}#{number}", columns)
    except (pa.ArrowException, OSError) as error:
        yield Reject(where=f"{name}, after row {number}", reason=f"cannot be read on: {short(error)}")


# suffix -> function; .gz, .bz2, .xz and .zst behind any of them are unpacked first.
READERS: Mapping[str, Reader] = {
    ".txt": read_article,
    ".md": read_article,
    ".jsonl": read_json_lines,
    ".ndjson": read_json_lines,
    ".csv": read_csv,
    ".parquet": read_parquet,
}


def read(path: Path | str, name: str, columns: Columns = USUAL, known: Mapping[str, Any] | None = None) -> Iterator[Item]:
    """Everything in one file, called `name` in ids and messages, with what sources.csv tells about it (`known`)."""
    suffix = suffix_of(str(path))
    reader = READERS.get(suffix)
    if reader is None:
        yield Reject(where=name, reason=f'no reader for "{suffix or name}"; there are {", ".join(READERS)}')
        return
    try:
        with opened(path) as file:
            for item in reader(file, name, columns):
                yield _with_source(item, known) if known and isinstance(item, Found) else item
    except (OSError, EOFError) as error:
        yield Reject(where=name, reason=f"cannot be read: {getattr(error, 'strerror', None) or short(error)}")
    except Exception as error:  # a damaged archive may raise whatever its library likes
        yield Reject(where=name, reason=f"cannot be read: {short(error)}")


def headline(text: str) -> str | None:
    """The first line where it looks like a headline: short, not closed by a full stop, with more text below."""
    first, _, rest = text.lstrip().partition("\n")
    first = first.strip()
    if not rest.strip() or not 0 < len(first) <= _HEADLINE_LIMIT or first.endswith((".", ":", ";", ",", ".”", '."')):
        return None
    return first


def _from_record(record: Mapping[str, Any], where: str, fallback_id: str, columns: Columns) -> Item:
    values = {slot: record.get(getattr(columns, slot)) for slot in Columns.__slots__}
    text = values["text"]
    if not isinstance(text, str) or not text.strip():
        held = "is missing" if text is None else "is empty" if isinstance(text, str) else "is not a text"
        return Reject(where=where, reason=f'"{columns.text}" {held}')
    if len(text) > ARTICLE_LIMIT_BYTES:
        return Reject(where=where, reason=f"a text of {len(text)} characters, which no article has")
    published, issues = _published(values["published"], columns.published)
    doc_id = _plain(values["id"]) or _plain(values["url"]) or fallback_id
    document = _document(
        doc_id=doc_id,
        text=_SURROGATE.sub("\ufffd", text),
        title=_plain(values["title"]),
        published=published,
        published_basis="as given" if published else "",
        outlet=_plain(values["outlet"]),
        url=_plain(values["url"]),
        language=_plain(values["language"]) or "en",
        rights=_plain(values["rights"]) or "",
        issues=issues,
    )
    return Found(where=where, document=document)


def _published(value: object, column: str) -> tuple[Edtf | None, tuple[Issue, ...]]:
    """The publication date of a record; a time of day behind the date is left out."""
    text = _plain(value)
    if not text:
        return None, ()
    day = re.sub(r"(?<=^\d{4}-\d\d-\d\d)[T ]\d\d:?\d\d.*$", "", text)
    try:
        return edtf.parse(day), ()
    except EdtfError as error:
        return None, (Issue(code="bad_published", message=f"{column} {error}"),)


def _document(*, issues: tuple[Issue, ...] = (), **known: Any) -> Document:
    text: str = known["text"]
    if known.get("published") is None:
        open_date = Issue(code="no_publication_date", message="no publication date: what counts from it stays open")
        issues = (*issues, open_date)
    return Document(**known, sha256=hashlib.sha256(text.encode()).hexdigest(), issues=issues)


def _with_source(found: Found, known: Mapping[str, Any]) -> Found:
    """The document with what sources.csv tells about its file."""
    document = found.document
    told = {key: value for key, value in known.items() if value}
    issues = tuple(i for i in document.issues if i.code != "no_publication_date" or "published" not in told)
    return replace(found, document=replace(document, **{**told, "issues": (*issues, *known.get("issues", ()))}))


def _decoded_lines(file: IO[bytes]) -> Iterator[str]:
    """Lines as text, one by one: UTF-8, and what is not is read as Windows-1252."""
    for number, line in enumerate(file):
        if number == 0:
            line = line.removeprefix(b"\xef\xbb\xbf")
        try:
            text = line.decode("utf-8")
        except UnicodeDecodeError:
            text = line.decode("cp1252", errors="replace")
        yield text.replace("\x00", "\ufffd")


def _plain(value: object) -> str | None:
    """A cell as one clean line of text, or None."""
    if value is None or isinstance(value, dict | list | bool):
        return None
    return _SURROGATE.sub("\ufffd", " ".join(str(value).replace("\x00", "\ufffd").split())) or None


def _listed(names: Iterable[str]) -> str:
    return ", ".join(list(names)[:20])
