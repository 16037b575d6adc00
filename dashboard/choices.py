"""The chosen claims: a Selection as a relation of SQL over `facts`, with bound parameters."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import duckdb
import pandas as pd

from dashboard.filters import ROLES, Selection
from dashboard.store import Data

# From this many claims on, what takes a look at places, names or sentences is looked up once and kept as a table.
KEPT_FROM = 20_000
# Of more chosen claims than this only the numbers are kept, not the facts.
_MAX_FACTS = 1_000_000


def chosen(data: Data, name: str, selection: Selection, sql: str, *, table: str = "facts", keep: bool = True) -> pd.DataFrame:
    """Runs `sql` with {chosen} filled in, the facts (or rows of another table) of the chosen claims, or gives the remembered
    answer; `name` tells one question from another. `keep` is for selections about which more will be asked.
    """
    key = (name, selection.without("scale"))
    return data.remembered(key, lambda: _asked(data, selection, sql, table, keep=keep))  # type: ignore[no-any-return]


def simple(selection: Selection, *names: str) -> bool:
    """Whether nothing is chosen but by these facets."""
    return not selection.without(*names).narrowed


def _asked(data: Data, selection: Selection, sql: str, table: str, *, keep: bool) -> pd.DataFrame:
    """The answer; where a kept table is dropped for others' sake between two questions, without any."""
    large = data.claims >= KEPT_FROM
    for kept, text_kept in ((keep and large, large), (False, False)):
        try:
            plain, lookups, params = _conditions(data, selection, keep=text_kept)
            relation = _relation(data, selection, table, plain, lookups, params, keep=kept)
            return data.ask(sql.replace("{chosen}", relation), params)
        except duckdb.CatalogException:
            if not text_kept:
                raise
    raise AssertionError


def _relation(
    data: Data, selection: Selection, table: str, plain: list[str], lookups: list[str], params: dict[str, Any], *, keep: bool
) -> str:
    where = " AND ".join([*plain, *lookups])
    if not where:
        return table
    # Numbers are compared faster than rows are copied: only what had to be looked up is kept.
    if not keep or not lookups:
        return f"(SELECT * FROM {table} WHERE {where})"

    def make(name: str) -> None:
        data.run(f"CREATE TABLE {name} AS SELECT * FROM facts WHERE {where} LIMIT {_MAX_FACTS + 1}", params)
        if data.count(name) > _MAX_FACTS:
            data.run(f"CREATE OR REPLACE TABLE {name} AS SELECT claim_no FROM facts WHERE {where}", params)

    name, rows = data.table_of(selection.without("scale", "rates"), make)
    if rows <= _MAX_FACTS:
        return name
    return f"(SELECT * FROM facts WHERE claim_no IN (SELECT claim_no FROM {name}))"


def _conditions(data: Data, selection: Selection, *, keep: bool) -> tuple[list[str], list[str], dict[str, Any]]:
    """Conditions on columns of `facts`; those that need a look into other tables; the parameters of both."""
    plain: list[str] = []
    lookups: list[str] = []
    for name in ("force", "status", "kind", "outlet"):
        if getattr(selection, name):
            plain.append(_among(f"{name}_no", _numbers(data, name, getattr(selection, name))))
    if selection.since or selection.until:
        dated = " AND ".join(
            test for test, day in (("last >= $since", selection.since), ("first <= $until", selection.until)) if day
        )
        plain.append(f"({dated} OR first IS NULL)" if "undated" in selection.also else f"({dated})")
    if selection.claimant or selection.side:
        inner = [
            _among(f"{name}_no", _numbers(data, name, getattr(selection, name)))
            for name in ("claimant", "side")
            if getattr(selection, name)
        ]
        lookups.append(f"claim_no IN (SELECT claim_no FROM said WHERE {' AND '.join(inner)})")
    if selection.place:
        inside = "list_contains($place, key) OR list_contains($place, inside_region) OR list_contains($place, inside_country)"
        placed = f"""claim_no IN (SELECT claim_no FROM spots WHERE {among_roles(selection)}
            AND place_no IN (SELECT place_no FROM place_names WHERE {inside}))"""
        lookups.append(f"({placed} OR unplaced)" if "unplaced" in selection.also else placed)
    if selection.text:
        lookups.append(f"claim_no IN {_holding(data, selection.text, keep=keep)}")
    if selection.claim:
        lookups.append("claim_no IN (SELECT claim_no FROM claims WHERE claim_id = $claim OR part_of = $claim)")
    if selection.article:
        lookups.append("doc_no IN (SELECT doc_no FROM articles WHERE doc_id = $article)")
    params = {name: getattr(selection, name) for name in ("since", "until", "text", "claim", "article")}
    return plain, lookups, params | {"place": list(selection.place), "rates": selection.rates}


def among_roles(selection: Selection) -> str:
    """The condition that a place has one of the chosen roles."""
    return _among("role_no", [list(ROLES).index(role) + 1 for role in selection.roles if role in ROLES])


def _among(column: str, numbers: Sequence[int]) -> str:
    """Our own numbers stand in the SQL itself: compared with constants, a column is read several times faster."""
    return f"{column} IN ({', '.join(str(int(number)) for number in numbers)})" if numbers else "false"


def _numbers(data: Data, facet: str, ids: Sequence[str]) -> list[int]:
    sql = "SELECT no FROM facets WHERE facet = $facet AND list_contains($ids, id) ORDER BY no"
    ask = {"facet": facet, "ids": list(ids)}
    return data.remembered(("numbers", facet, tuple(ids)), lambda: data.ask(sql, ask)["no"].tolist())  # type: ignore[no-any-return]


def _holding(data: Data, text: str, *, keep: bool) -> str:
    """The claims that hold a text in their sentence, claimant or headline: read through once for all other filters."""
    sql = """SELECT claim_no FROM claims WHERE contains(lower(sentence), lower($text))
             OR contains(lower(coalesce(claimant, '')), lower($text))
             OR doc_no IN (SELECT doc_no FROM articles WHERE contains(lower(coalesce(title, '')), lower($text)))"""
    if not keep:
        return f"({sql})"
    kept, _ = data.table_of(("text", text), lambda name: data.run(f"CREATE TABLE {name} AS {sql}", {"text": text}))
    return f"(SELECT claim_no FROM {kept})"
