"""The only door to etl: opens the dataset in DuckDB and answers the pages with small frames, always with bound parameters."""

from __future__ import annotations

import io
import json
import re
import threading
import tomllib
from collections import OrderedDict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import duckdb
import pandas as pd

import etl
from dashboard.filters import Known, Selection
from etl import edtf, exporters, readers, table
from etl.snapshots import DatasetError
from etl.table import COLUMNS

ROOT = Path(__file__).resolve().parent.parent
SEEDS = ROOT / "seeds"
# Above this many marks the timeline counts by week instead of drawing each claim.
MAX_MARKS = 2_000
MAX_ROWS = 200
MAX_PLACES = 3_000
# Up to this many places are held in memory, whatever else is.
IN_MEMORY = 4_000_000
# What the index of a large dataset holds; the rest is read from the part an article stands in.
INDEXED = ("claims", "claimants", "places", "articles")
MAX_OPTIONS = 1_000
_PARAMETER = re.compile(r"\$(\w+)")
_TYPES = {"text": "VARCHAR", "integer": "BIGINT", "number": "DOUBLE", "boolean": "BOOLEAN", "day": "DATE"}


@dataclass(frozen=True, slots=True, eq=False)
class Data:
    """An opened dataset: DuckDB tables named as in COLUMNS, its version, and small answers already given."""

    connection: duckdb.DuckDBPyConnection
    version: str
    notes: tuple[str, ...] = ()
    built: str = ""
    source: Any = None
    answers: OrderedDict[Any, Any] = field(default_factory=OrderedDict)
    lock: threading.Lock = field(default_factory=threading.Lock)

    def ask(self, sql: str, params: Mapping[str, Any] | None = None) -> pd.DataFrame:
        """The answer as a frame of plain Python values, None where empty. Safe from several threads."""
        cursor = self.connection.cursor()
        named = set(_PARAMETER.findall(sql))
        cursor.execute(sql, {key: value for key, value in (params or {}).items() if key in named})
        names = [column[0] for column in cursor.description or ()]
        return pd.DataFrame(cursor.fetchall(), columns=names, dtype=object)

    def remembered(self, key: Any, make: Callable[[], Any]) -> Any:
        """`make()`, or what it answered before to the same key (the last 256 are kept)."""
        with self.lock:
            if key in self.answers:
                self.answers.move_to_end(key)
                return self.answers[key]
        answer = make()
        with self.lock:
            self.answers[key] = answer
            while len(self.answers) > 256:
                self.answers.popitem(last=False)
        return answer


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
    for name, columns in COLUMNS.items():
        listed = ", ".join('"' + column.name + '"' for column in columns)
        files = ", ".join(f"'{quoted(path)}'" for path in dataset.files(name))
        if dataset.index and name in INDEXED:
            connection.execute(f"CREATE VIEW {name} AS SELECT * FROM stored.{name}")
        elif files:
            kept = "VIEW" if dataset.index or name in ("articles", "evidence", "mentions") else "TABLE"
            connection.execute(f"CREATE {kept} {name} AS SELECT {listed} FROM read_parquet([{files}])")
        else:
            connection.execute(_empty(name))
    if dataset.note:
        notes.append(dataset.note)
    for fault in [*manifest.get("rejected", ()), *manifest.get("faults", ())]:
        words = f"{fault.get('where', '')}: {fault.get('reason', '')}" if isinstance(fault, Mapping) else str(fault)
        notes.append(f"Left out: {words}")
    return _prepared(connection, dataset.version, notes, str(manifest.get("built_at") or ""), dataset)


def quoted(path: object) -> str:
    """A path inside quotes of SQL: DuckDB takes no parameters in a view. It is ours, never a visitor's."""
    return str(path).replace("'", "''")


def _empty(name: str) -> str:
    declared = ", ".join(f'"{c.name}" {_TYPES[c.type]}' for c in COLUMNS[name])
    return f"CREATE TABLE {name} ({declared})"


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
        ids = list(chosen(data, "ids", selection, "SELECT claim_id FROM claims c WHERE {where}")["claim_id"])
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
        connection.execute(_empty(name))
        rows = [[row.get(c.name) for c in columns] for row in tables.get(name, ())]
        if rows:
            connection.executemany(f"INSERT INTO {name} VALUES ({', '.join('?' for _ in columns)})", rows)
    return _prepared(connection, version)


def _prepared(
    connection: duckdb.DuckDBPyConnection, version: str, notes: Sequence[str] = (), built: str = "", source: Any = None
) -> Data:
    """Adds what every page needs: the days behind each date, and a key for each place."""
    dates = connection.execute("SELECT event_date FROM claims UNION SELECT reported_date FROM claims").fetchall()
    connection.execute("CREATE TABLE dates (text VARCHAR, first DATE, last DATE)")
    rows = []
    for (text,) in dates:
        try:
            value = edtf.parse(text) if text else None
        except edtf.EdtfError:
            value = None
        if value:
            rows.append([text, value.first, value.last])
    if rows:
        connection.executemany("INSERT INTO dates VALUES (?, ?, ?)", rows)
    # Beyond memory's reach the places stay where they are stored, and questions about them take longer.
    ((number,),) = connection.execute("SELECT count(*) FROM places").fetchall()
    kept = "TABLE" if number <= IN_MEMORY else "VIEW"
    connection.execute(
        f"""CREATE {kept} spots AS
        SELECT p.claim_id, p.position, p.role, p.name, p.kind, p.part, p.region_id, p.country, p.lat, p.lon, p.radius_km,
               coalesce(CASE WHEN p.kind = 'country' THEN p.country WHEN p.kind = 'region' THEN p.region_id END,
                        p.place_id, 'name:' || p.name) AS key,
               c.kind AS claim_kind, c.status
        FROM places p JOIN claims c USING (claim_id)"""
    )
    connection.execute(
        """CREATE TABLE named_places AS
        SELECT key, any_value(kind) AS kind, any_value(name) AS name, any_value(country) AS country,
               any_value(region_id) AS region_id, any_value(lat) AS lat, any_value(lon) AS lon, max(radius_km) AS radius_km
        FROM spots GROUP BY key"""
    )
    connection.execute(
        """CREATE TABLE unplaced AS
        SELECT claim_id FROM claims c ANTI JOIN (SELECT claim_id FROM places WHERE role <> 'said') USING (claim_id)"""
    )
    return Data(connection, version, tuple(notes), built, source)


# --- what there is to choose from


def known(data: Data) -> Known:
    """The ids and days a link may name."""

    def make() -> Known:
        ids = {name: _Ids(data, name) for name in (*_FACET_SQL, "claim", "article")}
        days = data.ask("SELECT min(shown_from), max(shown_to) FROM claims").iloc[0]
        return Known(ids=ids, first=days.iloc[0], last=days.iloc[1])

    return data.remembered("known", make)  # type: ignore[no-any-return]


def options(data: Data, facet: str, keep: Sequence[str] = ()) -> pd.DataFrame:
    """The values of a facet: id, label, claims; the most frequent first, those in `keep` always among them."""

    def make() -> pd.DataFrame:
        sql = f"""SELECT id, label, claims FROM ({_FACET_SQL[facet]}) WHERE id IS NOT NULL
                  ORDER BY list_contains($keep, id) DESC, claims DESC, label LIMIT {MAX_OPTIONS}"""
        return data.ask(sql, {"keep": list(keep)}).sort_values(["claims", "label"], ascending=[False, True], kind="stable")

    return data.remembered(("options", facet, tuple(sorted(keep)) if len(keep) > 20 else ()), make)  # type: ignore[no-any-return]


_FACET_SQL: Mapping[str, str] = {
    "force": "SELECT force AS id, any_value(coalesce(force_name, force)) AS label, count(*) AS claims FROM claims GROUP BY 1",
    "status": "SELECT status AS id, status AS label, count(*) AS claims FROM claims GROUP BY 1",
    "kind": "SELECT kind AS id, kind AS label, count(*) AS claims FROM claims GROUP BY 1",
    "claimant": """SELECT claimant_id AS id, min(name) AS label, count(*) AS claims
                   FROM claimants WHERE role = 'claims' GROUP BY 1""",
    "side": """SELECT side AS id, side AS label, count(DISTINCT claim_id) AS claims
               FROM claimants WHERE role = 'claims' GROUP BY 1""",
    "place": """SELECT key AS id, name || CASE WHEN kind IN ('country', 'continent') OR country IS NULL THEN ''
                    ELSE ', ' || country END AS label, claims
                FROM named_places JOIN (SELECT key, count(*) AS claims FROM spots GROUP BY 1) USING (key)
                UNION ALL
                SELECT country, country, count(*) FROM spots
                WHERE country NOT IN (SELECT key FROM named_places WHERE kind = 'country') GROUP BY 1""",
    "outlet": """SELECT coalesce(outlet, 'not named') AS id, coalesce(outlet, 'Not named') AS label,
                 sum(claims)::BIGINT AS claims FROM articles GROUP BY 1, 2""",
}


class _Ids:
    """Membership in a column, asked of the database: a link names a few ids of perhaps a million."""

    def __init__(self, data: Data, name: str) -> None:
        self.data = data
        sources = {"claim": "SELECT claim_id AS id FROM claims", "article": "SELECT doc_id AS id FROM articles"}
        self.sql = f"SELECT 1 FROM ({sources.get(name) or _FACET_SQL[name]}) WHERE id = $id LIMIT 1"

    def __contains__(self, value: object) -> bool:
        return bool(self.data.remembered((self.sql, value), lambda: len(self.data.ask(self.sql, {"id": value})) > 0))

    def __iter__(self) -> Any:
        return iter(())

    def __len__(self) -> int:
        return 0


# --- the chosen claims


def _where(selection: Selection, hits: Sequence[str] | None = None) -> tuple[str, dict[str, Any]]:
    """The condition on `claims c` and its parameters; `hits` are the claims that hold the text, where few and known."""
    tests: list[str] = []
    for name, column in (("force", "c.force"), ("status", "c.status"), ("kind", "c.kind")):
        if getattr(selection, name):
            tests.append(f"list_contains(${name}, {column})")
    if selection.claimant or selection.side:
        inner = [
            f"list_contains(${name}, {column})"
            for name, column in (("claimant", "claimant_id"), ("side", "side"))
            if getattr(selection, name)
        ]
        tests.append(f"c.claim_id IN (SELECT claim_id FROM claimants WHERE role = 'claims' AND {' AND '.join(inner)})")
    if selection.place:
        inside = "(list_contains($place, key) OR list_contains($place, region_id) OR list_contains($place, country))"
        placed = f"c.claim_id IN (SELECT claim_id FROM spots WHERE list_contains($roles, role) AND {inside})"
        tests.append(f"({placed} OR {_UNPLACED})" if "unplaced" in selection.also else placed)
    if selection.outlet:
        tests.append("c.doc_id IN (SELECT doc_id FROM articles WHERE list_contains($outlet, coalesce(outlet, 'not named')))")
    if selection.since or selection.until:
        within = ["NOT " + _UNDATED]
        if selection.since:
            within.append("coalesce(c.shown_to, c.shown_from) >= $since")
        if selection.until:
            within.append("coalesce(c.shown_from, c.shown_to) <= $until")
        dated = " AND ".join(within)
        tests.append(f"(({dated}) OR {_UNDATED})" if "undated" in selection.also else f"({dated})")
    if selection.text and hits is not None:
        tests.append("c.claim_id IN (SELECT unnest($hits))")
    elif selection.text:
        tests.append(
            """(contains(lower(c.sentence), lower($text)) OR contains(lower(coalesce(c.claimant, '')), lower($text))
            OR c.doc_id IN (SELECT doc_id FROM articles WHERE contains(lower(coalesce(title, '')), lower($text))))"""
        )
    if selection.claim:
        tests.append("(c.claim_id = $claim OR c.part_of = $claim)")
    if selection.article:
        tests.append("c.doc_id = $article")
    params: dict[str, Any] = {
        name: list(getattr(selection, name)) for name in ("force", "status", "kind", "claimant", "side", "place", "outlet")
    }
    params |= {name: getattr(selection, name) for name in ("since", "until", "text", "claim", "article")}
    params |= {"roles": list(selection.roles), "rates": selection.rates, "hits": hits}
    return " AND ".join(tests) or "true", params


_UNDATED = "(c.shown_from IS NULL AND c.shown_to IS NULL)"
_UNPLACED = "(c.claim_id IN (SELECT claim_id FROM unplaced))"


def chosen(data: Data, name: str, selection: Selection, sql: str, **more: Any) -> pd.DataFrame:
    """Runs `sql` with {where} filled in, or gives the remembered answer."""
    where, params = _where(selection, _hits(data, selection.text))
    key = (name, selection.without("scale"), tuple(more.items()))
    return data.remembered(key, lambda: data.ask(sql.replace("{where}", where), {**params, **more}))  # type: ignore[no-any-return]


def _hits(data: Data, text: str) -> list[str] | None:
    """The claims that hold a text, read through once for all questions; None where they are more than a list should hold."""
    if not text:
        return None

    def make() -> list[str] | None:
        where, params = _where(Selection(text=text))
        found = list(data.ask(f"SELECT claim_id FROM claims c WHERE {where} LIMIT 5001", params)["claim_id"])
        return found if len(found) <= 5000 else None

    return data.remembered(("hits", text), make)  # type: ignore[no-any-return]


def counts(data: Data, selection: Selection) -> dict[str, Any]:
    """How much is chosen: claims, figures, rates, articles, sources, first, last; undated, unplaced; and what the date and
    place filters leave out for want of a date or place (undated_left_out, unplaced_left_out).
    """
    frame = chosen(
        data,
        "counts",
        selection,
        f"""SELECT count(*) AS claims, count(*) FILTER (kind = 'figure') AS figures,
            count(*) FILTER (measure = 'rate') AS rates, count(*) FILTER (kind = 'figure' AND vague) AS vague,
            count(DISTINCT doc_id) AS articles, count(DISTINCT claimant_id) AS sources,
            min(shown_from) AS first, max(coalesce(shown_to, shown_from)) AS last,
            count(*) FILTER ({_UNDATED}) AS undated, count(*) FILTER ({_UNPLACED}) AS unplaced
            FROM claims c WHERE {{where}}""",
    )
    found = {str(name): value for name, value in frame.iloc[0].items()}
    found["undated_left_out"] = found["unplaced_left_out"] = 0
    if (selection.since or selection.until) and "undated" not in selection.also:
        open_dates = selection.without("since", "until")
        sql = f"SELECT count(*) FROM claims c WHERE {{where}} AND {_UNDATED}"
        found["undated_left_out"] = chosen(data, "undated", open_dates, sql).iloc[0, 0]
    if selection.place and "unplaced" not in selection.also:
        sql = f"SELECT count(*) FROM claims c WHERE {{where}} AND {_UNPLACED}"
        found["unplaced_left_out"] = chosen(data, "unplaced", selection.without("place"), sql).iloc[0, 0]
    return found


MARK = """c.claim_id, c.doc_id, c.kind, c.low, c.high, c.vague, c.quantity_text, c.measure, c.per, c.part_of, c.force,
    c.force_name, c.participants, c.participant_names, c.status, c.modality, c.claimant, c.claimant_side, c.denied,
    c.event_date, c.reported_date, c.shown_from, c.shown_to, c.shown_basis, c.report_id"""
# What is said about a few claims: `t` is asked first, then only their articles, deniers and places are looked up.
DETAILS = """a AS (SELECT doc_id, any_value(outlet) AS outlet, any_value(title) AS title, any_value(url) AS url FROM articles
         WHERE doc_id IN (SELECT doc_id FROM t) GROUP BY doc_id),
    k AS (SELECT claim_id, string_agg(name, ', ' ORDER BY position) AS denied_by FROM claimants
         WHERE role = 'denies' AND claim_id IN (SELECT claim_id FROM t) GROUP BY claim_id),
    s AS (SELECT claim_id, string_agg(role || ' ' || coalesce(part || ' ', '') || name, ', ' ORDER BY position) AS places
         FROM places WHERE role <> 'said' AND claim_id IN (SELECT claim_id FROM t) GROUP BY claim_id)
    SELECT t.*, a.outlet, k.denied_by, s.places, a.title, a.url
    FROM t LEFT JOIN a USING (doc_id) LEFT JOIN k USING (claim_id) LEFT JOIN s USING (claim_id)"""


def marks(data: Data, selection: Selection) -> pd.DataFrame:
    """The dated claims the timeline draws, one a row, with sentence, outlet and deniers; at most MAX_MARKS of them."""
    return chosen(
        data,
        "marks",
        selection,
        f"""WITH t AS MATERIALIZED (SELECT {MARK}, c.sentence, c.position FROM claims c
                                    WHERE {{where}} AND NOT {_UNDATED} LIMIT {MAX_MARKS}),
            {DETAILS} ORDER BY shown_from, doc_id, position""",
    )


def weeks(data: Data, selection: Selection) -> pd.DataFrame:
    """Claims by week (its Monday), kind and status: what the timeline draws when there are too many for a mark each."""
    return chosen(
        data,
        "weeks",
        selection,
        f"""SELECT date_trunc('week', coalesce(c.shown_from, c.shown_to))::DATE AS week, c.kind, c.status, count(*) AS claims
            FROM claims c WHERE {{where}} AND NOT {_UNDATED} GROUP BY ALL ORDER BY week, c.kind, c.status""",
    )


def map_places(data: Data, selection: Selection) -> pd.DataFrame:
    """Places of the chosen claims by key, role, kind of claim and status: name, part, country, region, coordinates, claims."""
    return chosen(
        data,
        "map_places",
        selection,
        # Counted by key first, named after; without a filter the claims need not be asked at all.
        f"""WITH n AS MATERIALIZED (
                SELECT key, role, part, s.claim_kind, s.status, count(*) AS claims FROM spots s
                WHERE list_contains($roles, role)
                {"AND s.claim_id IN (SELECT claim_id FROM claims c WHERE {where})" if _where(selection)[0] != "true" else ""}
                GROUP BY ALL ORDER BY claims DESC, key, role, s.status NULLS FIRST, part NULLS FIRST LIMIT {MAX_PLACES})
            SELECT n.*, p.* EXCLUDE (key) FROM n JOIN named_places p USING (key)
            ORDER BY claims DESC, key, role, status NULLS FIRST, part NULLS FIRST""",
    )


def claims(data: Data, selection: Selection, order: str = "date", limit: int = MAX_ROWS) -> pd.DataFrame:
    """The claims table's rows: the narrow columns of the top `limit` first, the wide ones joined after."""
    orders = {
        "date": "shown_from DESC NULLS LAST, doc_id, position",
        "oldest": "shown_from NULLS LAST, doc_id, position",
        "size": "coalesce(high, low) DESC NULLS LAST, shown_from DESC",
        "article": "doc_id, position",
    }
    by = orders[order]
    return chosen(
        data,
        f"claims {order} {limit}",
        selection,
        f"""WITH t AS MATERIALIZED (SELECT {MARK}, c.sentence, c.sentence_start, c.sentence_end, c.position FROM claims c
                                    WHERE {{where}} ORDER BY {by} LIMIT {int(limit)}),
            {DETAILS} ORDER BY {by}""",
    )
