"""The only door to etl: opens the dataset in DuckDB and answers the pages with a few rows.

What is shown of single claims, articles and places is asked of DuckDB, always with bound parameters; what is counted over all
chosen claims, of the columns in memory (`columns.py`).
"""

from __future__ import annotations

import datetime as dt
import io
import itertools
import json
import os
import re
import tempfile
import tomllib
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any

import duckdb
import numpy as np
import pyarrow as pa

import etl
from dashboard import columns
from dashboard.choices import answer, roles_of, told_by_sql
from dashboard.columns import EVERYTHING, NO_DAY, Array, Rows
from dashboard.filters import FACETS, ROLES, Known, Selection
from dashboard.rows import Row, Table
from dashboard.store import Data
from etl import edtf, exporters, facts, readers, table
from etl.snapshots import DatasetError, GoneError, how_to_rebuild
from etl.table import COLUMNS

ROOT = Path(__file__).resolve().parent.parent
SEEDS = ROOT / "seeds"
# Above this many marks the timeline counts by week instead of drawing each claim, and above so many weeks by month.
MAX_MARKS = 2_000
MAX_WEEKS = 400
MAX_ROWS = 200
MAX_PLACES = 3_000
# Up to so many rows are looked up one by one.
FEW = 1_000
# Tables of fewer rows than this are kept in memory once asked for.
KEPT_FROM = 20_000
# What is held in memory, or in the index of a large dataset; the rest is read from the part an article stands in.
INDEXED = ("claims", "claimants", "places", "articles")
MAX_OPTIONS = 1_000
# What DuckDB may take of memory unless a setting says otherwise; its own default is most of the machine.
MEMORY = "1GB"
_SIZE = re.compile(r"\d{1,6}(?:\.\d+)? ?[KMGT]i?B", re.IGNORECASE)
_SERIAL = itertools.count(1)
SAID_NO = facts.SAID
_TYPES = {"text": "VARCHAR", "integer": "BIGINT", "number": "DOUBLE", "boolean": "BOOLEAN", "day": "DATE"}


class LoadError(RuntimeError):
    """The dataset cannot be opened; the message says why, in one line."""


def open_data(version: str = "", memory: str = "") -> Data:
    """The dataset the app shows, built from the seeds where need be, or the kept version a citation names.

    A version that is no longer kept is said so in `notes`, and the current one is opened. `memory` is the most DuckDB may
    take, MEMORY by default; what does not fit goes to files.
    """
    if memory and not _SIZE.fullmatch(memory.strip()):
        raise LoadError(f'the setting memory is "{memory[:20]}", which is no size such as 2GB or 800MB')
    notes: list[str] = []
    try:
        dataset = etl.current()
        if version and version != dataset.version:
            try:
                dataset = etl.read(dataset.folder, version)
                notes.append(f"This link pins the data version {version}; newer data may exist. Remove the version to see it.")
            except DatasetError as error:
                again = how_to_rebuild(error.made_from) if isinstance(error, GoneError) else ""
                notes.append(
                    f'The data version "{version[:20]}" is not kept here; this is version {dataset.version}. {again}'.strip()
                )
        return _from_snapshot(dataset, notes, memory.strip() or MEMORY)
    except (DatasetError, OSError, duckdb.Error) as error:
        raise LoadError(" ".join(str(error).split())) from error


def current_version() -> str:
    """The version of the dataset the app shows, built first from the seeds where they changed."""
    try:
        return str(etl.current().version)
    except (DatasetError, OSError) as error:
        raise LoadError(" ".join(str(error).split())) from error


def built(version: str) -> str:
    """When a version of the dataset the app shows was built, or an empty text where it is gone again."""
    try:
        return str(etl.read(etl.current().folder, version).manifest.get("built_at") or "")
    except (DatasetError, OSError):
        return ""


def _from_snapshot(dataset: Any, notes: list[str], memory: str) -> Data:
    """Small datasets are held in memory; large ones have an index of DuckDB, which is asked where it stands."""
    # A folder of its own, which DuckDB makes when it needs one and takes away again.
    spill = Path(tempfile.gettempdir()) / f"muster-{os.getpid()}-{next(_SERIAL)}"
    connection = duckdb.connect(config={"memory_limit": memory, "temp_directory": str(spill)})
    manifest = dataset.manifest
    if dataset.index:
        connection.execute(f"ATTACH '{quoted(dataset.index)}' AS stored (READ_ONLY)")
        for name in (*INDEXED, *facts.TABLES):
            connection.execute(f"CREATE VIEW {name} AS SELECT * FROM stored.{name}")
    else:
        files = {f"{name}_files": dataset.files(name) for name in INDEXED}
        facts.add(connection, {name: f"read_parquet(${name}_files)" for name in INDEXED}, files)
        facts.derive(connection)
    # What other code made may lack a column: better told now than in the middle of a page.
    connection.execute(f"SELECT {TOLD} FROM claims c LIMIT 0")
    if dataset.note:
        notes.append(dataset.note)
    for fault in [*manifest.get("rejected", ()), *manifest.get("faults", ())]:
        words = f"{fault.get('where', '')}: {fault.get('reason', '')}" if isinstance(fault, Mapping) else str(fault)
        notes.append(f"Left out: {words}")
    built = str(manifest.get("built_at") or "")
    return Data(connection, columns.load(connection), dataset.version, tuple(notes), built, dataset)


def quoted(path: object) -> str:
    """A path inside quotes of SQL: DuckDB takes no parameters in a view. It is ours, never a visitor's."""
    return str(path).replace("'", "''")


def extracted(text: str, title: str = "", published: str = "", outlet: str = "") -> dict[str, Table]:
    """What the extraction reads out of one article, the rows of each table of COLUMNS; LoadError where it cannot be read."""
    title = title or readers.headline(text) or ""
    record = {"id": "your article", "text": text, "title": title, "published": published, "outlet": outlet}
    found = readers.parse_json_line(json.dumps(record).encode(), "your article", "your article")
    if isinstance(found, readers.Reject):
        raise LoadError(found.reason)
    tables = table.rows(etl.extract(found.document))
    return {name: [dict(row) for row in tables[name]] for name in COLUMNS}


def uploaded(name: str, data: bytes) -> tuple[str, str]:
    """Text and headline of an uploaded .txt or .md file; LoadError says what is wrong with it."""
    if not name.lower().endswith((".txt", ".md")):
        raise LoadError("only text files (.txt, .md) can be read here")
    for item in readers.read_article(io.BytesIO(data), name):
        if isinstance(item, readers.Reject):
            raise LoadError(item.reason)
        return item.document.text, item.document.title or ""
    raise LoadError("holds no text")


def published_fault(text: str) -> str:
    """What is wrong with a publication date as typed, or an empty text."""
    try:
        edtf.parse(text)
    except edtf.EdtfError as error:
        return str(error)
    return ""


def exported(data: Data, format_name: str, selection: Selection | None = None) -> bytes:
    """The claims (or those chosen) in a format of EXPORTERS: sentences, never articles."""
    out = io.BytesIO()
    ids = None
    if selection is not None and selection.narrowed:
        found = told_by_sql(data, "ids", selection, "SELECT claim_id FROM claims SEMI JOIN {chosen} USING (claim_no)")
        ids = [row["claim_id"] for row in found]
    exporters.export(data.source, format_name, out, ids)
    return out.getvalue()


def boundary_decisions() -> list[dict[str, str]]:
    """What the map draws where the world does not agree: about, decision."""
    path = ROOT / "etl" / "data" / "boundary_decisions.toml"
    try:
        return [{"about": one["about"], "decision": one["decision"]} for one in tomllib.loads(path.read_text("utf-8")).values()]
    except (OSError, ValueError, KeyError):
        return []


def scores() -> dict[str, dict[str, Any]]:
    """The committed scores by corpus; empty where the file is not shipped."""
    try:
        found: dict[str, dict[str, Any]] = json.loads((ROOT / "tests" / "corpus" / "floors.json").read_text("utf-8"))
    except (OSError, ValueError):
        return {}
    return {name: values for name, values in found.items() if isinstance(values, dict)}


def from_tables(tables: Mapping[str, Iterable[Mapping[str, Any]]], version: str = "unsaved") -> Data:
    """A dataset in memory from rows, one list per table of COLUMNS: an upload, or a test."""
    connection = duckdb.connect()
    for name, listed in COLUMNS.items():
        declared = ", ".join(f'"{c.name}" {_TYPES[c.type]}' for c in listed)
        connection.execute(f"CREATE TABLE given_{name} ({declared})")
        rows = [[row.get(c.name) for c in listed] for row in tables.get(name, ())]
        if rows:
            connection.executemany(f"INSERT INTO given_{name} VALUES ({', '.join('?' for _ in listed)})", rows)
    facts.add(connection, {name: f"given_{name}" for name in INDEXED})
    facts.derive(connection)
    return Data(connection, columns.load(connection), version)


# --- what there is to choose from


def known(data: Data) -> Known:
    """The ids and days a link may name."""

    def make() -> Known:
        ids = {name: _Ids(data, name) for name in (*FACETS, "claim", "article")}
        (days,) = data.ask("SELECT min(first) AS first, max(last) AS last FROM facts")
        return Known(ids=ids, **days)

    return data.remembered("known", make)  # type: ignore[no-any-return]


def options(data: Data, facet: str, keep: Sequence[str] = ()) -> dict[str, Row]:
    """The values of a facet by their ids: id, label, claims; the most frequent first, those in `keep` always among them."""

    def make() -> dict[str, Row]:
        sql = f"""SELECT id, label, claims FROM facets WHERE facet = $facet
                  ORDER BY list_contains($keep, id) DESC, claims DESC, label LIMIT {MAX_OPTIONS}"""
        found = data.ask(sql, {"facet": facet, "keep": list(keep)})
        return {row["id"]: row for row in sorted(found, key=lambda row: (-row["claims"], row["label"]))}

    few = data.remembered(("options", facet), lambda: len(data.ask(_FEW, {"facet": facet})) <= MAX_OPTIONS)
    return data.remembered(("options", facet, () if few else tuple(sorted(keep))), make)  # type: ignore[no-any-return]


_FEW = f"SELECT 1 FROM facets WHERE facet = $facet LIMIT {MAX_OPTIONS + 1}"


class _Ids:
    """Membership in a column, asked of the database: a link names a few ids of perhaps a million."""

    def __init__(self, data: Data, name: str) -> None:
        self.data, self.name = data, name
        sources = {"claim": "claims WHERE claim_id = $id", "article": "articles WHERE doc_id = $id"}
        self.sql = f"SELECT 1 FROM {sources.get(name, 'facets WHERE facet = $facet AND id = $id')} LIMIT 1"

    def __contains__(self, value: object) -> bool:
        ask = {"facet": self.name, "id": value}
        return bool(self.data.remembered(("known", self.name, value), lambda: len(self.data.ask(self.sql, ask)) > 0))

    def __iter__(self) -> Any:
        return iter(())

    def __len__(self) -> int:
        return 0


# --- the chosen claims


def counts(data: Data, selection: Selection) -> dict[str, Any]:
    """How much is chosen: claims, figures, rates, articles, sources, first, last; undated, unplaced; and what the date and
    place filters leave out for want of a date or place (undated_left_out, unplaced_left_out).
    """
    found: dict[str, Any] = dict(answer(data, "counts", selection, lambda rows: _counts(data, rows)))
    found["undated_left_out"] = found["unplaced_left_out"] = 0
    if (selection.since or selection.until) and "undated" not in selection.also:
        found["undated_left_out"] = counts(data, selection.without("since", "until"))["undated"]
    if selection.place and "unplaced" not in selection.also:
        found["unplaced_left_out"] = counts(data, selection.without("place"))["unplaced"]
    return found


def _counts(data: Data, rows: Rows) -> dict[str, Any]:
    of = data.columns
    by_flags = dict(enumerate(np.bincount(of.flags[rows], minlength=32).tolist()))
    first, last, docs = of.first[rows], of.last[rows], of.doc[rows]
    undated = int(np.count_nonzero(first == NO_DAY))
    dated = first[first != NO_DAY] if undated else first
    days = (columns.day_of(dated.min()), columns.day_of(last.max())) if len(dated) else (None, None)
    docs = docs[docs > 0] if len(docs) and not docs.all() else docs

    def having(*flags: int) -> int:
        return sum(claims for mark, claims in by_flags.items() if all(mark & flag for flag in flags))

    return {
        "claims": len(first),
        "figures": having(columns.FIGURE),
        "rates": having(columns.RATE),
        "vague": having(columns.FIGURE, columns.VAGUE),
        # Claims stand in the order of articles.
        "articles": int(np.count_nonzero(docs[1:] != docs[:-1])) + bool(len(docs)),
        "sources": int(np.count_nonzero(np.bincount(of.claimant[rows], minlength=1)[1:])),
        "first": days[0],
        "last": days[1],
        "undated": undated,
        "unplaced": having(columns.UNPLACED),
    }


# How a claim is shown in lists and on charts.
TOLD = """c.claim_id, c.doc_id, c.kind, c.low, c.high, c.vague, c.quantity_text, c.measure, c.per, c.part_of, c.force,
    c.force_name, c.participants, c.participant_names, c.status, c.modality, c.claimant, c.claimant_side, c.denied,
    c.event_date, c.reported_date, c.shown_from, c.shown_to, c.shown_basis, c.report_id, c.outlet, c.denied_by, c.places,
    c.sentence, c.sentence_start, c.sentence_end, c.position, c.title, c.url"""


def told(data: Data, places: Array) -> Table:
    """The claims at these places of the columns as lists and charts show them, in the order asked for."""
    return _numbered(data, f"SELECT c.claim_no, {TOLD} FROM claims c", "c.claim_no", places + 1, len(data.columns))


def _numbered(data: Data, sql: str, number: str, numbers: Array, size: int) -> Table:
    """Rows of a table of `size` rows by their numbers, in the order of these; `sql` asks for all rows, their number first."""
    if size < KEPT_FROM:
        # Of few rows all are kept: to look some up takes DuckDB milliseconds, most of them to understand the question.
        found = data.remembered(("all", sql), lambda: _by_number(data.ask(sql)))
    elif len(numbers) <= FEW:
        # Our own numbers stand in the SQL itself: of constants DuckDB knows that they are few, and takes the index.
        found = _by_number(data.ask(f"{sql} WHERE {number} IN ({', '.join(map(str, numbers.tolist())) or 'NULL'})"))
    else:
        asked = pa.table({"no": numbers})
        found = _by_number(data.ask(f"{sql} SEMI JOIN numbered ON numbered.no = {number}", numbers=asked))
    return [found[no] for no in numbers.tolist()]


def _by_number(rows: Table) -> dict[int, Row]:
    """Rows by their number, which is the first column."""
    return {next(iter(row.values())): row for row in rows}


def names(data: Data, facet: str) -> dict[int, str]:
    """The ids of a facet by their numbers."""
    sql = "SELECT no, id FROM facets WHERE facet = $facet"
    return data.remembered(("names", facet), lambda: {row["no"]: row["id"] for row in data.ask(sql, {"facet": facet})})  # type: ignore[no-any-return]


def marks(data: Data, selection: Selection) -> Table:
    """The dated claims the timeline draws, one a row, with sentence, outlet, places and deniers; at most MAX_MARKS of them."""

    def make(rows: Rows) -> Table:
        first = data.columns.first[rows]
        dated = np.flatnonzero(first != NO_DAY)
        found = columns.places_of(rows, dated[columns.first_by([first[dated]], MAX_MARKS)])
        return told(data, found)

    return answer(data, "marks", selection, make)  # type: ignore[no-any-return]


def period(counted: Mapping[str, Any]) -> str:
    """What the timeline counts by when there are too many claims for a mark each: a bar narrower than a pixel tells nothing."""
    return "week" if (counted["last"] - counted["first"]).days <= 7 * MAX_WEEKS else "month"


def periods(data: Data, selection: Selection, period: str = "week") -> Table:
    """Claims by week or month (its first day, `start`), kind and status."""
    assert period in ("week", "month"), period
    return answer(data, f"periods {period}", selection, lambda rows: _periods(data, rows, period))  # type: ignore[no-any-return]


def _periods(data: Data, rows: Rows, period: str) -> Table:
    of = data.columns
    first = of.first[rows]
    dated = EVERYTHING if len(first) and first.min() != NO_DAY else first != NO_DAY
    days, kind, status = first[dated], of.kind[rows][dated], of.status[rows][dated]
    kinds, statuses = names(data, "kind"), names(data, "status")
    most = max(statuses, default=0) + 1
    looks = most * (max(kinds, default=0) + 1)
    start, starts = _starts(days, period)
    look = kind.astype(np.int32) * most + status
    there, claims = columns.counted(start * looks + look, len(starts) * looks)
    return [
        {
            "start": starts[no // looks],
            "kind": kinds.get(no % looks // most),
            "status": statuses.get(no % most),
            "claims": number,
        }
        for no, number in zip(there.tolist(), claims.tolist(), strict=True)
    ]


def _starts(days: Array, period: str) -> tuple[Array, list[dt.date]]:
    """For each day the number of its week or month, counted from the first, and on which day each of these starts."""
    if not len(days):
        return days, []
    base = int(days.min())
    calendar = np.arange(base, int(days.max()) + 1).astype("M8[D]")
    # Weeks of NumPy begin on the Thursday that 1970 began with.
    found = (calendar + 3).astype("M8[W]") if period == "week" else calendar.astype("M8[M]")
    shift = 3 if period == "week" else 0
    numbers = (found - found[0]).astype(np.int32)
    starts = (np.arange(int(numbers[-1]) + 1) + found[0]).astype("M8[D]") - shift
    return numbers[days - base], starts.tolist()


def map_places(data: Data, selection: Selection) -> Table:
    """Places of the chosen claims by key, role, kind of claim and status: name, part, country, region, coordinates, claims."""
    return answer(data, "map_places", selection, lambda rows: _map_places(data, rows, roles_of(selection)))  # type: ignore[no-any-return]


def _map_places(data: Data, rows: Rows, roles: Sequence[int]) -> Table:
    of = data.columns
    tallies = of.spot_tally if isinstance(rows, slice) else of.spot_tally[of.mask(rows)[of.spot_claim]]
    often = np.bincount(tallies, minlength=len(of.tally_role))
    often[~np.isin(of.tally_role, roles)] = 0
    most = np.argsort(-often, kind="stable")[:MAX_PLACES]
    most = most[often[most] > 0]
    found = _numbered(data, _TALLIES, "tally_no", most, len(often))
    kinds, statuses = names(data, "kind"), names(data, "status")
    return [
        row | {"claims": number, "claim_kind": kinds.get(row["claim_kind"]), "status": statuses.get(row["status"])}
        for row, number in zip(found, often[most].tolist(), strict=True)
    ]


# Places of one key that lie in different regions are one.
_TALLIES = f"""SELECT tally_no, p.key AS key, {list(ROLES)}[role_no] AS role, part, kind_no AS claim_kind, status_no AS status,
    0 AS claims, kind, name, country, region_id, lat, lon, radius_km FROM tallies
    JOIN (SELECT key_no, min(place_no) AS place_no FROM place_names GROUP BY 1) USING (key_no)
    JOIN place_names p USING (place_no)"""


def claims(data: Data, selection: Selection, order: str = "date", limit: int = MAX_ROWS) -> Table:
    """The claims table's rows, the first `limit` in that order."""
    of = data.columns

    def keys(rows: Rows) -> list[Array]:
        first = of.first[rows]
        if order == "article":
            return [np.zeros(len(first), dtype=np.int8)]
        if order == "oldest":
            return [np.where(first == NO_DAY, -NO_DAY, first)]
        return [-of.size[rows], -first] if order == "size" else [-first]

    def make(rows: Rows) -> Table:
        return told(data, columns.places_of(rows, columns.first_by(keys(rows), limit)))

    return answer(data, f"claims {order} {limit}", selection, make)  # type: ignore[no-any-return]
