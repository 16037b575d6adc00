"""What is asked of all claims at once, in numbers: one narrow row a claim, and dictionaries from ids to numbers.

Integers of a few bytes are read, joined and counted many times faster than the letters they stand for. Tables, beside those
of COLUMNS (where claims have a `claim_no` in the order of articles and text, articles a `doc_no`):

    facts         claim_no, doc_no; numbers of kind, status, force, closest claimant and outlet; report, days, size
    said          claim_no, claimant_no, side_no: a row for everybody a claim is attributed to
    spots         claim_no, place_no, role_no, tally_no: a row for each place of a claim
    place_names   place_no: key of the place, what it lies in (inside_region, inside_country), and how all of that key are shown
    tallies       tally_no: key of a place, role, part, kind of claim and status that stand together; how many claims
    facets        what there is to choose from: facet, no, id, label, claims
    dates         text of each EDTF date, its first and last day
    words         word_no, word: whatever stands between two spaces of a sentence, claimant or headline, in small letters
    held          word_no, claim_no: the claims that hold it
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from etl import edtf

if TYPE_CHECKING:
    import duckdb

TABLES = ("facts", "said", "spots", "place_names", "tallies", "facets", "dates", "words", "held")
# `role_no` counts from 1 in this order; 0 is any other role.
ROLES = ("at", "to", "from", "said")
SAID = ROLES.index("said") + 1
# Facts are made for so many claims at once, so that memory does not grow with the dataset.
_RANGE = 1_000_000
_KEY = """coalesce(CASE WHEN kind = 'country' THEN country WHEN kind = 'region' THEN region_id END,
    place_id, 'name:' || name)"""


def add(db: duckdb.DuckDBPyConnection, sources: Mapping[str, str], params: Mapping[str, Any] | None = None) -> None:
    """Take rows into claims, claimants, places and articles (whole texts left out), numbered on from those that are there.

    `sources` says in SQL where each table's rows come from; all that hangs on an article must come with it.
    """
    sql = "SELECT table_name FROM duckdb_tables() WHERE NOT temporary AND database_name = current_database()"
    there = {name for (name,) in db.execute(sql).fetchall()}
    docs = _count(db, "articles") if "articles" in there else 0
    claims = _count(db, "claims") if "claims" in there else 0
    into = "INSERT INTO {} " if "claims" in there else "CREATE TABLE {} AS "
    for table, sql in _NUMBERED.items():
        filled = sql.format(docs=docs, claims=claims, **{f"{name}_rows": source for name, source in sources.items()})
        named = {name: value for name, value in (params or {}).items() if f"${name}" in filled}
        db.execute(into.format(table) + filled, named)


# A claim's row also carries what every list of claims shows with it: of its article outlet, title and url, who denies it, and
# its places in words.
_NUMBERED = {
    "articles": """SELECT ({docs} + row_number() OVER (ORDER BY doc_id))::INTEGER AS doc_no, * EXCLUDE (text)
        FROM {articles_rows} ORDER BY doc_no""",
    "claims": """SELECT ({claims} + row_number() OVER (ORDER BY doc_id, position, claim_id))::INTEGER AS claim_no,
            a.doc_no, c.*, a.outlet, a.title, a.url, k.denied_by, s.places
        FROM {claims_rows} c
        LEFT JOIN (SELECT doc_id, doc_no, outlet, title, url FROM articles WHERE doc_no > {docs}) a USING (doc_id)
        LEFT JOIN (SELECT claim_id, string_agg(name, ', ' ORDER BY position) AS denied_by
                   FROM {claimants_rows} WHERE role = 'denies' GROUP BY claim_id) k USING (claim_id)
        LEFT JOIN (SELECT claim_id,
                       string_agg(role || ' ' || coalesce(part || ' ', '') || name, ', ' ORDER BY position) AS places
                   FROM {places_rows} WHERE role <> 'said' GROUP BY claim_id) s USING (claim_id)
        ORDER BY claim_no""",
    **{
        table: f"""SELECT c.claim_no, t.* FROM {{{table}_rows}} t
            JOIN (SELECT claim_no, claim_id FROM claims WHERE claim_no > {{claims}}) c USING (claim_id)
            ORDER BY c.claim_no, t.position"""
        for table in ("claimants", "places")
    },
}


def derive(db: duckdb.DuckDBPyConnection) -> None:
    """Make TABLES out of claims, claimants, places and articles."""
    db.execute("CREATE TABLE facets (facet VARCHAR, no INTEGER, id VARCHAR, label VARCHAR, claims BIGINT)")
    for facet, sql in _FACETS.items():
        _add_facet(db, facet, sql)
    for sql in _PLACES:
        db.execute(sql)
    db.execute(_WORDS)
    for at in range(0, _count(db, "claims") + 1, _RANGE):
        for table, sql in (("facts", _FACTS), ("held", _HELD)):
            into = f"INSERT INTO {table}" if at else f"CREATE TABLE {table} AS"
            db.execute(f"{into} {sql}", {"after": at, "to": at + _RANGE})
    for sql in _LAST:
        db.execute(sql)
    _add_facet(db, "place", _PLACE_FACET)
    _add_dates(db)


def _add_facet(db: duckdb.DuckDBPyConnection, facet: str, sql: str) -> None:
    numbered = (
        f"SELECT $facet, row_number() OVER (ORDER BY id), id, label, claims FROM ({sql}) WHERE id IS NOT NULL ORDER BY id"
    )
    db.execute(f"INSERT INTO facets {numbered}", {"facet": facet})


_FACETS: Mapping[str, str] = {
    "force": "SELECT force AS id, min(coalesce(force_name, force)) AS label, count(*) AS claims FROM claims GROUP BY 1",
    "status": "SELECT status AS id, status AS label, count(*) AS claims FROM claims GROUP BY 1",
    "kind": "SELECT kind AS id, kind AS label, count(*) AS claims FROM claims GROUP BY 1",
    "claimant": """SELECT claimant_id AS id, min(name) AS label, count(*) AS claims
                   FROM claimants WHERE role = 'claims' GROUP BY 1""",
    "side": """SELECT side AS id, side AS label, count(DISTINCT claim_no) AS claims
               FROM claimants WHERE role = 'claims' GROUP BY 1""",
    "outlet": """SELECT coalesce(outlet, 'not named') AS id, coalesce(outlet, 'Not named') AS label,
                 sum(claims)::BIGINT AS claims FROM articles GROUP BY 1, 2""",
}
_PLACE_FACET = """
    WITH n AS MATERIALIZED (SELECT place_no, count(*) AS claims FROM spots GROUP BY 1)
    SELECT key AS id, any_value(name) || CASE WHEN any_value(kind) IN ('country', 'continent') OR any_value(country) IS NULL
        THEN '' ELSE ', ' || any_value(country) END AS label, sum(n.claims)::BIGINT AS claims
    FROM n JOIN place_names USING (place_no) GROUP BY key
    UNION ALL
    SELECT inside_country, inside_country, sum(n.claims)::BIGINT FROM n JOIN place_names USING (place_no)
    WHERE inside_country NOT IN (SELECT key FROM place_names WHERE kind = 'country') GROUP BY 1"""
_PLACES = (
    f"""CREATE TABLE place_names AS
        SELECT row_number() OVER (ORDER BY key, inside_region, inside_country)::INTEGER AS place_no,
            dense_rank() OVER (ORDER BY key)::INTEGER AS key_no, *
        FROM (SELECT {_KEY} AS key, region_id AS inside_region, country AS inside_country FROM places GROUP BY ALL)
        JOIN (SELECT {_KEY} AS key, any_value(kind) AS kind, any_value(name) AS name, any_value(country) AS country,
                  any_value(region_id) AS region_id, any_value(lat) AS lat, any_value(lon) AS lon, max(radius_km) AS radius_km
              FROM places GROUP BY 1) USING (key)""",
    f"""CREATE TEMP TABLE placed AS
        SELECT p.claim_no, n.place_no, coalesce(list_position({list(ROLES)}, role), 0)::UTINYINT AS role_no, p.part
        FROM (SELECT *, {_KEY} AS key FROM places) p JOIN place_names n
        ON n.key = p.key AND inside_region IS NOT DISTINCT FROM p.region_id AND inside_country IS NOT DISTINCT FROM p.country
        ORDER BY claim_no""",
)
_FACTS = f"""
    SELECT c.claim_no, c.doc_no, k.no::SMALLINT AS kind_no, s.no::SMALLINT AS status_no, f.no AS force_no, w.no AS claimant_no,
        o.no AS outlet_no, hash(c.report_id) AS report, c.kind = 'figure' AS figure,
        coalesce(c.measure = 'rate', false) AS rate,
        coalesce(c.vague, false) AS vague, c.low IS NOT NULL OR c.high IS NOT NULL AS numbered, y.claim_no IS NULL AS unplaced,
        coalesce(c.shown_from, c.shown_to) AS first, coalesce(c.shown_to, c.shown_from) AS last,
        coalesce(c.high, c.low) AS size
    FROM (SELECT * FROM claims WHERE claim_no > $after AND claim_no <= $to) c
    LEFT JOIN facets k ON k.facet = 'kind' AND k.id = c.kind
    LEFT JOIN facets s ON s.facet = 'status' AND s.id = c.status
    LEFT JOIN facets f ON f.facet = 'force' AND f.id = c.force
    LEFT JOIN facets w ON w.facet = 'claimant' AND w.id = c.claimant_id
    LEFT JOIN facets o ON o.facet = 'outlet' AND o.id = coalesce(c.outlet, 'not named')
    LEFT JOIN (SELECT DISTINCT claim_no FROM placed
               WHERE role_no <> {SAID} AND claim_no > $after AND claim_no <= $to) y USING (claim_no)
    ORDER BY c.claim_no"""
_SEARCHED = "string_split(lower(concat_ws(' ', sentence, claimant, title)), ' ')"
_WORDS = f"""CREATE TABLE words AS SELECT row_number() OVER (ORDER BY word)::INTEGER AS word_no, word
    FROM (SELECT DISTINCT unnest({_SEARCHED}) AS word FROM claims) ORDER BY word"""
# In the order of words, so that only a small part of the table is read to look one up.
_HELD = f"""SELECT word_no, claim_no
    FROM (SELECT claim_no, unnest(list_distinct({_SEARCHED})) AS word FROM claims WHERE claim_no > $after AND claim_no <= $to)
    JOIN words USING (word) ORDER BY word_no, claim_no"""
_LAST = (
    """CREATE TABLE said AS SELECT claim_no, w.no AS claimant_no, s.no AS side_no FROM claimants c
       LEFT JOIN facets w ON w.facet = 'claimant' AND w.id = c.claimant_id
       LEFT JOIN facets s ON s.facet = 'side' AND s.id = c.side WHERE role = 'claims' ORDER BY claim_no""",
    """CREATE TABLE tallies AS
       SELECT row_number() OVER (ORDER BY key_no, role_no, status_no NULLS FIRST, part NULLS FIRST, kind_no)::INTEGER
           AS tally_no, *
       FROM (SELECT key_no, any_value(n.key) AS key, role_no, part, kind_no, status_no, count(*) AS claims
             FROM placed JOIN facts USING (claim_no) JOIN place_names n USING (place_no)
             GROUP BY key_no, role_no, part, kind_no, status_no)
       ORDER BY tally_no""",
    """CREATE TABLE spots AS SELECT claim_no, place_no, role_no, tally_no
       FROM placed JOIN (SELECT claim_no, kind_no, status_no FROM facts) f USING (claim_no)
       JOIN (SELECT place_no, key_no FROM place_names) USING (place_no)
       JOIN (SELECT * EXCLUDE (key, claims) FROM tallies) t USING (key_no, role_no, kind_no)
       WHERE t.part IS NOT DISTINCT FROM placed.part AND t.status_no IS NOT DISTINCT FROM f.status_no
       ORDER BY claim_no, tally_no""",
    "DROP TABLE placed",
    "CREATE TABLE dates (text VARCHAR, first DATE, last DATE)",
)


def _add_dates(db: duckdb.DuckDBPyConnection) -> None:
    found = db.execute("SELECT event_date FROM claims UNION SELECT reported_date FROM claims ORDER BY 1").fetchall()
    rows = [(text, value.first, value.last) for (text,) in found if text and (value := _parsed(text))]
    if rows:
        texts, firsts, lasts = (list(column) for column in zip(*rows, strict=True))
        # Lists, because DuckDB takes rows one by one in a third of a millisecond each.
        db.execute(
            "INSERT INTO dates SELECT unnest($1::VARCHAR[]), unnest($2::DATE[]), unnest($3::DATE[])", [texts, firsts, lasts]
        )


def _parsed(text: str) -> edtf.Edtf | None:
    try:
        return edtf.parse(text)
    except edtf.EdtfError:
        return None


def _count(db: duckdb.DuckDBPyConnection, table: str) -> int:
    ((number,),) = db.execute(f"SELECT count(*) FROM {table}").fetchall()
    return int(number)
