"""The chosen claims: a Selection as places in the columns of facts, or as rows that SQL goes on with."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

import numpy as np
import pyarrow as pa

from dashboard.columns import EVERYTHING, NO_DAY, UNPLACED, Array, Rows, among, number_of
from dashboard.filters import ROLES, Selection
from dashboard.rows import Table
from dashboard.store import Data


def chosen(data: Data, selection: Selection) -> Rows:
    """The places of the chosen claims in the columns, ascending; kept for a while, because more will be asked about them."""
    asked = selection.without("scale", "rates", "days")
    if not asked.narrowed:
        return EVERYTHING
    return data.kept_numbers(asked, lambda: np.flatnonzero(_fits(data, asked)))


def answer(data: Data, name: str, selection: Selection, make: Callable[[Rows], Any]) -> Any:
    """`make` of the chosen rows, or what it answered before; `name` tells one question from another."""
    key = (name, selection.without("scale", "days"))
    return data.remembered(key, lambda: make(chosen(data, selection)))


def told_by_sql(data: Data, name: str, selection: Selection, sql: str) -> Table:
    """The answer to `sql` with {chosen} filled in, the facts of the chosen claims."""

    def make(rows: Rows) -> Table:
        params = {"rates": selection.rates}
        if isinstance(rows, slice):
            return data.ask(sql.replace("{chosen}", "facts"), params)
        relation = "(SELECT facts.* FROM facts SEMI JOIN numbered USING (claim_no))"
        return data.ask(sql.replace("{chosen}", relation), params, numbers=pa.table({"claim_no": rows + 1}))

    return answer(data, name, selection, make)  # type: ignore[no-any-return]


def _fits(data: Data, selection: Selection) -> Array:
    """True where a claim fits all filters."""
    columns = data.columns
    fits = np.ones(len(columns), dtype=bool)
    for name in ("force", "status", "kind", "outlet"):
        if ids := getattr(selection, name):
            fits &= among(getattr(columns, name), _numbers(data, name, ids))
    if selection.since or selection.until:
        fits &= _in_days(data, selection)
    if selection.claimant or selection.side:
        fits &= columns.mask(columns.said_claim[_said_by(data, selection)])
    if selection.place:
        fits &= _in_place(data, selection)
    if selection.text:
        fits &= columns.mask(_holding(data, selection.text))
    if selection.claim:
        sql = "SELECT claim_no FROM claims WHERE claim_id = $claim OR part_of = $claim"
        fits &= columns.mask(data.numbers(sql, {"claim": selection.claim}) - 1)
    if selection.article:
        fits &= among(columns.doc, data.numbers("SELECT doc_no FROM articles WHERE doc_id = $id", {"id": selection.article}))
    return fits


def _in_days(data: Data, selection: Selection) -> Array:
    columns = data.columns
    dated = columns.first != NO_DAY
    fits: Array = dated.copy()
    if selection.since:
        fits &= columns.last >= number_of(selection.since)
    if selection.until:
        fits &= columns.first <= number_of(selection.until)
    if "undated" in selection.also:
        fits |= ~dated
    return fits


def _said_by(data: Data, selection: Selection) -> Array:
    """The rows of `said` with one of the claimants and one of the sides, where these are chosen."""
    columns = data.columns
    found = np.ones(len(columns.said_claim), dtype=bool)
    for name, column in (("claimant", columns.said_claimant), ("side", columns.said_side)):
        if ids := getattr(selection, name):
            found &= among(column, _numbers(data, name, ids))
    return found


def _in_place(data: Data, selection: Selection) -> Array:
    columns = data.columns
    sql = """SELECT place_no FROM place_names WHERE list_contains($place, key) OR list_contains($place, inside_region)
             OR list_contains($place, inside_country)"""
    inside = among(columns.spot_place, data.numbers(sql, {"place": list(selection.place)}))
    inside &= among(columns.spot_role, roles_of(selection))
    fits = columns.mask(columns.spot_claim[inside])
    if "unplaced" in selection.also:
        fits |= columns.flags & UNPLACED > 0
    return fits


def roles_of(selection: Selection) -> list[int]:
    """The numbers of the chosen roles of a place."""
    return [list(ROLES).index(role) + 1 for role in selection.roles if role in ROLES]


def _numbers(data: Data, facet: str, ids: Sequence[str]) -> list[int]:
    sql = "SELECT no FROM facets WHERE facet = $facet AND list_contains($ids, id) ORDER BY no"
    ask = {"facet": facet, "ids": list(ids)}
    return data.remembered(("numbers", facet, tuple(ids)), lambda: [row["no"] for row in data.ask(sql, ask)])  # type: ignore[no-any-return]


def _holding(data: Data, text: str) -> Array:
    """The claims that hold a text in their sentence, claimant or headline: looked up once for all other filters."""
    return data.kept_numbers(("text", text), lambda: _looked_up(data, text))


def _looked_up(data: Data, text: str) -> Array:
    """What words and parts of words hold is known beforehand; sentences are only read for a text with a space in it."""
    parts = [part for part in text.split(" ") if part]
    if parts == [text]:
        return np.flatnonzero(_with_word(data, "contains(word, lower($part))", text))
    fits = np.ones(len(data.columns), dtype=bool)
    for at, part in enumerate(parts):
        # "north kor" is the end of a word and the beginning of the next.
        ends, starts = at > 0 or text.startswith(" "), at < len(parts) - 1 or text.endswith(" ")
        test = "word = lower($part)" if ends and starts else f"{'starts' if ends else 'ends'}_with(word, lower($part))"
        fits &= _with_word(data, test, part)
    sql = """SELECT claim_no FROM claims SEMI JOIN numbered USING (claim_no) WHERE contains(lower(sentence), lower($text))
             OR contains(lower(coalesce(claimant, '')), lower($text)) OR contains(lower(coalesce(title, '')), lower($text))"""
    candidates = pa.table({"claim_no": np.flatnonzero(fits) + 1})
    return data.numbers(sql, {"text": text}, candidates) - 1


def _with_word(data: Data, test: str, part: str) -> Array:
    """True where a claim holds a word that passes the test."""
    sql = f"SELECT claim_no FROM held WHERE word_no IN (SELECT word_no FROM words WHERE {test})"
    return data.columns.mask(data.numbers(sql, {"part": part}) - 1)
