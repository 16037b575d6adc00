"""The only door to etl: opens the dataset in DuckDB and answers the pages with small frames, always with bound parameters."""

from __future__ import annotations

import io
import json
import tomllib
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any

import duckdb
import pandas as pd

import etl
from dashboard.choices import KEPT_FROM, among_roles, chosen, simple
from dashboard.filters import FACETS, ROLES, Known, Selection
from dashboard.store import Data
from etl import edtf, exporters, facts, readers, table
from etl.snapshots import DatasetError
from etl.table import COLUMNS

ROOT = Path(__file__).resolve().parent.parent
SEEDS = ROOT / "seeds"
# Above this many marks the timeline counts by week instead of drawing each claim, and above so many weeks by month.
MAX_MARKS = 2_000
MAX_WEEKS = 400
MAX_ROWS = 200
MAX_PLACES = 3_000
# From this many articles on they are counted by bits.
BITS_FROM = 50_000
# What is held in memory, or in the index of a large dataset; the rest is read from the part an article stands in.
INDEXED = ("claims", "claimants", "places", "articles")
MAX_OPTIONS = 1_000
SAID_NO = facts.SAID
_TYPES = {"text": "VARCHAR", "integer": "BIGINT", "number": "DOUBLE", "boolean": "BOOLEAN", "day": "DATE"}


class LoadError(RuntimeError):
    """The dataset cannot be opened; the message says why, in one line."""


def open_data(version: str = "") -> Data:
    """The dataset the app shows, built from the seeds where need be, or the kept version a citation names.

    A version that is no longer kept is said so in `notes`, and the current one is opened.
    """
    notes: list[str] = []
    try:
        dataset = etl.current()
        if version and version != dataset.version:
            try:
                dataset = etl.read(dataset.folder, version)
                notes.append(f"This link pins the data version {version}; newer data may exist. Remove the version to see it.")
            except DatasetError as error:
                made = getattr(error, "made_from", None) or {}
                when = f", built {made['built_at']}," if made.get("built_at") else ""
                notes.append(f'The data version "{version[:20]}"{when} is not kept here; this is version {dataset.version}.')
        return _from_snapshot(dataset, notes)
    except (DatasetError, OSError, duckdb.Error) as error:
        raise LoadError(" ".join(str(error).split())) from error


def current_version() -> str:
    """The version of the dataset the app shows, built first from the seeds where they changed."""
    try:
        return str(etl.current().version)
    except (DatasetError, OSError) as error:
        raise LoadError(" ".join(str(error).split())) from error


def _from_snapshot(dataset: Any, notes: list[str]) -> Data:
    """Small datasets are held in memory; large ones have an index of DuckDB, which is asked where it stands."""
    connection = duckdb.connect()
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
    connection.execute(f"SELECT {TOLD} FROM claims c, articles a LIMIT 0")
    if dataset.note:
        notes.append(dataset.note)
    for fault in [*manifest.get("rejected", ()), *manifest.get("faults", ())]:
        words = f"{fault.get('where', '')}: {fault.get('reason', '')}" if isinstance(fault, Mapping) else str(fault)
        notes.append(f"Left out: {words}")
    return _sized(connection, dataset.version, notes, str(manifest.get("built_at") or ""), dataset)


def quoted(path: object) -> str:
    """A path inside quotes of SQL: DuckDB takes no parameters in a view. It is ours, never a visitor's."""
    return str(path).replace("'", "''")


def extracted(text: str, title: str = "", published: str = "", outlet: str = "") -> dict[str, pd.DataFrame]:
    """What the extraction reads out of one article, a frame per table of COLUMNS; LoadError where it cannot be read."""
    title = title or readers.headline(text) or ""
    record = {"id": "your article", "text": text, "title": title, "published": published, "outlet": outlet}
    found = readers.parse_json_line(json.dumps(record).encode(), "your article", "your article")
    if isinstance(found, readers.Reject):
        raise LoadError(found.reason)
    tables = table.rows(etl.extract(found.document))
    return {
        name: pd.DataFrame(
            [[row[c.name] for c in columns] for row in tables[name]], columns=[c.name for c in columns], dtype=object
        )
        for name, columns in COLUMNS.items()
    }


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
        ids = list(chosen(data, "ids", selection, "SELECT claim_id FROM claims JOIN {chosen} USING (claim_no)")["claim_id"])
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
    for name, columns in COLUMNS.items():
        declared = ", ".join(f'"{c.name}" {_TYPES[c.type]}' for c in columns)
        connection.execute(f"CREATE TABLE given_{name} ({declared})")
        rows = [[row.get(c.name) for c in columns] for row in tables.get(name, ())]
        if rows:
            connection.executemany(f"INSERT INTO given_{name} VALUES ({', '.join('?' for _ in columns)})", rows)
    facts.add(connection, {name: f"given_{name}" for name in INDEXED})
    facts.derive(connection)
    return _sized(connection, version)


def _sized(
    connection: duckdb.DuckDBPyConnection, version: str, notes: Sequence[str] = (), built: str = "", source: Any = None
) -> Data:
    sizes = "SELECT (SELECT count(*) FROM facts), (SELECT coalesce(max(doc_no), 0) FROM articles)"
    ((claims, documents),) = connection.execute(sizes).fetchall()
    return Data(connection, version, tuple(notes), built, source, claims, documents)


# --- what there is to choose from


def known(data: Data) -> Known:
    """The ids and days a link may name."""

    def make() -> Known:
        ids = {name: _Ids(data, name) for name in (*FACETS, "claim", "article")}
        days = data.ask("SELECT min(first), max(last) FROM facts").iloc[0]
        return Known(ids=ids, first=days.iloc[0], last=days.iloc[1])

    return data.remembered("known", make)  # type: ignore[no-any-return]


def options(data: Data, facet: str, keep: Sequence[str] = ()) -> pd.DataFrame:
    """The values of a facet: id, label, claims; the most frequent first, those in `keep` always among them."""

    def make() -> pd.DataFrame:
        sql = f"""SELECT id, label, claims FROM facets WHERE facet = $facet
                  ORDER BY list_contains($keep, id) DESC, claims DESC, label LIMIT {MAX_OPTIONS}"""
        found = data.ask(sql, {"facet": facet, "keep": list(keep)})
        return found.sort_values(["claims", "label"], ascending=[False, True], kind="stable")

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
    frame = chosen(
        data,
        "counts",
        selection,
        f"""SELECT count(*) AS claims, count(*) FILTER (figure) AS figures, count(*) FILTER (rate) AS rates,
            count(*) FILTER (figure AND vague) AS vague, {_distinct("doc_no", data.documents)} AS articles,
            count(DISTINCT claimant_no) AS sources, min(first) AS first, max(last) AS last,
            count(*) FILTER (first IS NULL) AS undated, count(*) FILTER (unplaced) AS unplaced FROM {{chosen}}""",
    )
    found = {str(name): value for name, value in frame.iloc[0].items()}
    found["undated_left_out"] = found["unplaced_left_out"] = 0
    if (selection.since or selection.until) and "undated" not in selection.also:
        found["undated_left_out"] = _left_out(data, selection.without("since", "until"), "first IS NULL")
    if selection.place and "unplaced" not in selection.also:
        found["unplaced_left_out"] = _left_out(data, selection.without("place"), "unplaced")
    return found


def _left_out(data: Data, selection: Selection, condition: str) -> int:
    return int(
        chosen(data, condition, selection, f"SELECT count(*) AS n FROM {{chosen}} WHERE {condition}", keep=False)["n"][0]
    )


def _distinct(column: str, largest: int) -> str:
    """How many different numbers a column holds: a bit for each possible one is several times faster than a set of many."""
    if largest < BITS_FROM:
        return f"count(DISTINCT {column})"
    return f"coalesce(bit_count(bitstring_agg({column}, 0, {largest})), 0)"


# How a claim is shown in lists and on charts.
TOLD = """c.claim_id, c.doc_id, c.kind, c.low, c.high, c.vague, c.quantity_text, c.measure, c.per, c.part_of, c.force,
    c.force_name, c.participants, c.participant_names, c.status, c.modality, c.claimant, c.claimant_side, c.denied,
    c.event_date, c.reported_date, c.shown_from, c.shown_to, c.shown_basis, c.report_id, c.outlet, c.denied_by, c.places,
    c.sentence, c.sentence_start, c.sentence_end, c.position, a.title, a.url"""


def told(data: Data, numbers: Sequence[int]) -> pd.DataFrame:
    """These claims (by `claim_no`) as lists and charts show them, in the order asked for."""
    sql = f"SELECT c.claim_no, {TOLD} FROM {{source}} LEFT JOIN articles a ON a.doc_no = c.doc_no"
    if data.claims < KEPT_FROM:
        # Of few claims all are kept: to look some up takes DuckDB milliseconds, most of them to understand the question.
        found = data.remembered("told", lambda: data.ask(sql.format(source="claims c")).set_index("claim_no"))
    else:
        few = "(SELECT unnest($numbers::INTEGER[]) AS claim_no) JOIN claims c USING (claim_no)"
        found = data.ask(sql.format(source=few), {"numbers": list(numbers)}).set_index("claim_no")
    frame: pd.DataFrame = found.loc[list(numbers)].reset_index(drop=True)
    return frame


def told_of(data: Data, name: str, selection: Selection, sql: str) -> pd.DataFrame:
    """The claims whose numbers `sql` answers (as in `chosen`), as they are shown."""
    key = ("told", name, selection.without("scale"))
    return data.remembered(key, lambda: told(data, chosen(data, name, selection, sql)["claim_no"].tolist()))  # type: ignore[no-any-return]


def names(data: Data, facet: str) -> dict[int, str]:
    """The ids of a facet by their numbers."""
    sql = "SELECT no, id FROM facets WHERE facet = $facet"
    return data.remembered(("names", facet), lambda: dict(data.ask(sql, {"facet": facet}).itertuples(index=False)))  # type: ignore[no-any-return]


def marks(data: Data, selection: Selection) -> pd.DataFrame:
    """The dated claims the timeline draws, one a row, with sentence, outlet, places and deniers; at most MAX_MARKS of them."""
    sql = f"SELECT claim_no FROM {{chosen}} WHERE first IS NOT NULL ORDER BY first, claim_no LIMIT {MAX_MARKS}"
    return told_of(data, "marks", selection, sql)


def period(counted: Mapping[str, Any]) -> str:
    """What the timeline counts by when there are too many claims for a mark each: a bar narrower than a pixel tells nothing."""
    return "week" if (counted["last"] - counted["first"]).days <= 7 * MAX_WEEKS else "month"


def periods(data: Data, selection: Selection, period: str = "week") -> pd.DataFrame:
    """Claims by week or month (its first day, `start`), kind and status."""
    assert period in ("week", "month"), period
    sql = f"""SELECT {period} AS start, kind_no AS kind, status_no AS status, count(*) AS claims FROM {{chosen}}
              WHERE first IS NOT NULL GROUP BY ALL ORDER BY ALL"""
    return _named(data, chosen(data, f"periods {period}", selection, sql), "kind", "status")


def _named(data: Data, frame: pd.DataFrame, kind: str, status: str) -> pd.DataFrame:
    """The frame with words for the numbers of kind and status."""

    def words(column: str, facet: str) -> pd.Series[Any]:
        known = names(data, facet)
        return pd.Series([known.get(no) for no in frame[column]], dtype=object, index=frame.index)

    return frame.assign(**{kind: words(kind, "kind"), status: words(status, "status")})


def map_places(data: Data, selection: Selection) -> pd.DataFrame:
    """Places of the chosen claims by key, role, kind of claim and status: name, part, country, region, coordinates, claims."""
    counted = "SELECT place_no, role_no, part, kind_no, status_no, count(*) AS claims FROM spots JOIN {chosen} USING (claim_no)"
    if simple(selection, "force", "status", "kind", "roles", "rates", "scale"):
        # These facets are counted beforehand: the condition fits the tallies as it fits the facts.
        counted = "SELECT place_no, role_no, part, kind_no, status_no, sum(claims)::BIGINT AS claims FROM {chosen}"
    frame = chosen(
        data,
        "map_places",
        selection,
        # Counted by number first, named after; places of one key that lie in different regions are one.
        f"""WITH n AS MATERIALIZED ({counted} WHERE {among_roles(selection)} GROUP BY ALL)
            SELECT key, {list(ROLES)}[role_no] AS role, part, kind_no AS claim_kind, status_no AS status,
                sum(n.claims)::BIGINT AS claims, kind, name, country, region_id, lat, lon, radius_km
            FROM n JOIN place_names USING (place_no) GROUP BY ALL
            ORDER BY claims DESC, key, role, status NULLS FIRST, part NULLS FIRST LIMIT {MAX_PLACES}""",
        table="tallies" if counted.endswith("FROM {chosen}") else "facts",
    )
    return _named(data, frame, "claim_kind", "status")


def claims(data: Data, selection: Selection, order: str = "date", limit: int = MAX_ROWS) -> pd.DataFrame:
    """The claims table's rows, the first `limit` in that order."""
    orders = {
        "date": "first DESC NULLS LAST, claim_no",
        "oldest": "first NULLS LAST, claim_no",
        "size": "size DESC NULLS LAST, first DESC NULLS LAST, claim_no",
        "article": "claim_no",
    }
    sql = f"SELECT claim_no FROM {{chosen}} ORDER BY {orders[order]} LIMIT {int(limit)}"
    return told_of(data, f"claims {order} {limit}", selection, sql)
