"""Documents waiting for extraction, on disk and sorted by id, so that memory does not grow with the input.

A spool is one SQLite file. It also settles what has one id twice, and cuts the run of documents into parts where a document's
hash says so: one article more or less changes the part it stands in and no other.
"""

from __future__ import annotations

import hashlib
import json
import sqlite3
from collections.abc import Iterable, Iterator
from dataclasses import asdict, dataclass, fields
from pathlib import Path
from types import TracebackType
from typing import Any

from etl import edtf
from etl.readers import Found, Item, Reject
from etl.records import Document, Issue, Span

# Mean and longest run of documents in a part: small enough to redo for one changed article, large enough that a million
# articles are not ten thousand files.
PART_MEAN = 512
PART_LIMIT = 2048
_FIELDS = tuple(field.name for field in fields(Document))


@dataclass(frozen=True, slots=True, kw_only=True)
class Run:
    """The documents of one part: from the id `first` to the id `last`; `key` is the hash of what they hold."""

    key: str
    first: str
    last: str
    documents: int


class Spool:
    """A spool file being filled; use it in a `with` block."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.rejects: list[Reject] = []
        self.duplicates = 0
        self._db = sqlite3.connect(path)
        self._db.execute("PRAGMA journal_mode=OFF")
        self._db.execute("PRAGMA synchronous=OFF")
        self._db.execute("PRAGMA cache_size=-32768")
        self._db.execute("CREATE TABLE documents (doc_id TEXT PRIMARY KEY, digest TEXT, place TEXT, body BLOB) WITHOUT ROWID")

    def __enter__(self) -> Spool:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        self._db.close()

    def fill(self, items: Iterable[Item]) -> Iterator[int]:
        """Take every document in; yields the count so far after each."""
        for count, item in enumerate(items, 1):
            if isinstance(item, Reject):
                self.rejects.append(item)
            else:
                self._add(item)
            yield count
        self._db.commit()

    def runs(self, version: str) -> Iterator[Run]:
        """The parts in order, their keys made of `version` (of the code) and the documents."""
        first, last, count, whole = "", "", 0, hashlib.sha256(version.encode())
        for doc_id, digest in self._db.execute("SELECT doc_id, digest FROM documents ORDER BY doc_id"):
            first = first if count else doc_id
            last, count = doc_id, count + 1
            whole.update(f"{doc_id}\n{digest}\n".encode())
            if _cuts(doc_id) or count >= PART_LIMIT:
                yield Run(key=whole.hexdigest()[:24], first=first, last=last, documents=count)
                first, last, count, whole = "", "", 0, hashlib.sha256(version.encode())
        if count:
            yield Run(key=whole.hexdigest()[:24], first=first, last=last, documents=count)

    def _add(self, found: Found) -> None:
        """Take one document in; of two with one id the one with the smaller hash stays, whichever comes first."""
        body = json.dumps(_packed(found.document), ensure_ascii=False, sort_keys=True).encode()
        digest = hashlib.sha256(body).hexdigest()
        doc_id = found.document.doc_id
        row = (doc_id, digest, found.where, body)
        try:
            self._db.execute("INSERT INTO documents VALUES (?, ?, ?, ?)", row)
        except sqlite3.IntegrityError:
            held, place = self._db.execute("SELECT digest, place FROM documents WHERE doc_id = ?", (doc_id,)).fetchone()
            if held == digest:
                self.duplicates += 1
                return
            keeps, loses = (place, found.where) if held < digest else (found.where, place)
            if held > digest:
                self._db.execute("REPLACE INTO documents VALUES (?, ?, ?, ?)", row)
            self.rejects.append(Reject(where=loses, reason=f'the id "{doc_id}" belongs to another text, in {keeps}'))


def documents(path: Path, run: Run) -> Iterator[Document]:
    """The documents of one part, in order."""
    db = sqlite3.connect(f"{path.resolve().as_uri()}?mode=ro&immutable=1", uri=True)
    try:
        query = "SELECT body FROM documents WHERE doc_id BETWEEN ? AND ? ORDER BY doc_id"
        for (body,) in db.execute(query, (run.first, run.last)):
            yield _unpacked(json.loads(body))
    finally:
        db.close()


def _cuts(doc_id: str) -> bool:
    return int.from_bytes(hashlib.sha256(doc_id.encode()).digest()[:4], "big") % PART_MEAN == 0


def _packed(document: Document) -> dict[str, Any]:
    packed = {name: getattr(document, name) for name in _FIELDS}
    packed["published"] = document.published.text if document.published else None
    packed["issues"] = [{**asdict(issue), "span": issue.span and issue.span._asdict()} for issue in document.issues]
    return packed


def _unpacked(packed: dict[str, Any]) -> Document:
    published = edtf.parse(packed["published"]) if packed["published"] else None
    issues = tuple(
        Issue(code=i["code"], message=i["message"], span=Span(**i["span"]) if i["span"] else None) for i in packed["issues"]
    )
    return Document(**{**packed, "published": published, "issues": issues})
