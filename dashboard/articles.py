"""Questions about articles: the list of sources, and everything about one of them. SQL as in queries.py."""

from __future__ import annotations

from pathlib import Path

from dashboard import queries
from dashboard.choices import told_by_sql
from dashboard.filters import Selection
from dashboard.rows import Table
from dashboard.store import Data
from etl.table import COLUMNS


def listed(data: Data, selection: Selection, limit: int = 1_000) -> Table:
    """The articles that hold a chosen claim (all of them where nothing is chosen), with how many of their claims are chosen."""
    join = "JOIN" if selection.without("article").narrowed else "LEFT JOIN"
    return told_by_sql(
        data,
        "articles",
        selection.without("article", "claim"),
        f"""WITH n AS (SELECT doc_no, count(*) AS chosen FROM {{chosen}} GROUP BY doc_no)
            SELECT a.doc_id, a.outlet, a.title, a.url, a.archived_url, a.published, a.published_from, a.published_to,
                   a.published_basis, a.language, a.rights, a.claims, a.figures, a.issues, coalesce(n.chosen, 0) AS chosen
            FROM articles a {join} n USING (doc_no)
            ORDER BY a.published_from DESC NULLS LAST, doc_no LIMIT {int(limit)}""",
    )


def article(data: Data, doc_id: str) -> dict[str, Table]:
    """Everything about one article: the rows of each table of COLUMNS, in text order."""

    def make() -> dict[str, Table]:
        order = {"claims": "position", "claimants": "claim_id, role, position", "places": "claim_id, position"}
        order |= {"mentions": '"start", "end"', "issues": '"start" NULLS LAST', "evidence": "claim_id"}
        folder = data.source.part_folder(doc_id) if data.source else None
        found = {}
        for name in COLUMNS:
            sql = f"SELECT * FROM {_table(name, folder)} WHERE doc_id = $doc ORDER BY {order.get(name, 'doc_id')}"
            found[name] = data.ask(sql, {"doc": doc_id})
        return found

    return data.remembered(("article", doc_id), make)  # type: ignore[no-any-return]


def _table(name: str, folder: Path | None) -> str:
    """The one file of the article's part, or the rows a dataset without parts was given."""
    return f"given_{name}" if folder is None else f"read_parquet('{queries.quoted(folder / f'{name}.parquet')}')"


def article_of(data: Data, claim_id: str) -> str:
    """The article a claim stands in, or an empty text."""
    found = data.ask("SELECT doc_id FROM claims WHERE claim_id = $id", {"id": claim_id})
    return str(found[0]["doc_id"]) if found else ""
