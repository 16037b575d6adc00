"""The facts of all claims as columns of numbers in memory: what is asked of every claim at every change of a filter.

One array a column, the claim `claim_no` at place `claim_no - 1`: to compare, count and pick numbers in arrays takes a fifth to
a tenth of the time that SQL takes for the same. Some 60 bytes a claim, held once for all visitors of a process. Dates are days
since 1970; 0 stands for no force, status, claimant or outlet.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import duckdb
import numpy as np
from numpy.typing import NDArray

Array = NDArray[Any]
# Rows of a column: all of them, or their places in ascending order.
Rows = Array | slice
EVERYTHING = slice(None)
# A claim without a day, and one without a number.
NO_DAY = 1 - 2**31
NO_SIZE = -1
# Bits of `flags`.
FIGURE, RATE, VAGUE, NUMBERED, UNPLACED = 1, 2, 4, 8, 16
# Columns that are turned round to sort by them.
_SIGNED = ("first", "last", "size")
_EPOCH = dt.date(1970, 1, 1)
_ORDINAL = _EPOCH.toordinal()
# Up to so many possible keys are counted in an array with a place for each, more are sorted.
_DENSE = 4_000_000


@dataclass(frozen=True, slots=True, eq=False, kw_only=True)
class Columns:
    """Columns of `facts`, `said`, `spots` and `tallies` (see `etl/facts.py`).

    `said_claim` and `spot_claim` are places in the columns of facts; `tally_role` has an unused place 0.
    """

    kind: Array
    status: Array
    force: Array
    claimant: Array
    outlet: Array
    doc: Array
    report: Array
    flags: Array
    first: Array
    last: Array
    size: Array
    said_claim: Array
    said_claimant: Array
    said_side: Array
    spot_claim: Array
    spot_place: Array
    spot_role: Array
    spot_tally: Array
    tally_role: Array

    def __len__(self) -> int:
        return len(self.kind)

    def mask(self, rows: Rows) -> Array:
        """True where a claim is among `rows`."""
        found = np.zeros(len(self), dtype=bool)
        found[rows] = True
        return found


def load(connection: duckdb.DuckDBPyConnection) -> Columns:
    """The columns of an opened dataset."""
    found: dict[str, Array] = {}
    for prefix, sql in _LOADED.items():
        for name, values in connection.cursor().execute(sql).fetchnumpy().items():
            plain = np.ma.getdata(values)
            found[prefix + name] = plain if name in _SIGNED else _narrowed(plain)
    return Columns(**found)


def _narrowed(values: Array) -> Array:
    """The same numbers, none below zero, in as few bytes each as the largest of them takes."""
    return values.astype(np.min_scalar_type(int(values.max()))) if len(values) else values


def _day(column: str) -> str:
    return f"coalesce({column} - DATE '1970-01-01', {NO_DAY})::INTEGER AS {column}"


# Without NULL, so that DuckDB fills plain arrays of narrow types; tables are read in the order they were written in.
_LOADED: Mapping[str, str] = {
    "": f"""SELECT coalesce(kind_no, 0)::SMALLINT AS kind, coalesce(status_no, 0)::SMALLINT AS status,
            coalesce(force_no, 0)::INTEGER AS force, coalesce(claimant_no, 0)::INTEGER AS claimant,
            coalesce(outlet_no, 0)::INTEGER AS outlet, coalesce(doc_no, 0)::INTEGER AS doc, report,
            (CASE WHEN figure THEN {FIGURE} ELSE 0 END + CASE WHEN rate THEN {RATE} ELSE 0 END
             + CASE WHEN vague THEN {VAGUE} ELSE 0 END + CASE WHEN numbered THEN {NUMBERED} ELSE 0 END
             + CASE WHEN unplaced THEN {UNPLACED} ELSE 0 END)::UTINYINT AS flags,
            {_day("first")}, {_day("last")}, least(coalesce(size, {NO_SIZE}), 2147483647)::INTEGER AS size FROM facts""",
    "said_": """SELECT claim_no - 1 AS claim, coalesce(claimant_no, 0)::INTEGER AS claimant,
                coalesce(side_no, 0)::INTEGER AS side FROM said""",
    "spot_": "SELECT claim_no - 1 AS claim, place_no AS place, role_no AS role, tally_no AS tally FROM spots",
    "tally_": "SELECT 0::UTINYINT AS role UNION ALL (SELECT role_no FROM tallies ORDER BY tally_no)",
}


def among(column: Array, numbers: Sequence[int] | Array) -> Array:
    """True where the column holds one of the numbers."""
    if len(numbers) == 1:
        found: Array = column == numbers[0]
        return found
    return np.isin(column, np.asarray(numbers))


def counted(keys: Array, size: int) -> tuple[Array, Array]:
    """The different keys, all below `size`, in ascending order, and how often each stands there."""
    if size <= _DENSE:
        often = np.bincount(keys, minlength=0)
        there = np.flatnonzero(often)
        return there, often[there]
    return np.unique(keys, return_counts=True)


def different(values: Array) -> int:
    """How many different values there are."""
    ordered = np.sort(values)
    return int(np.count_nonzero(ordered[1:] != ordered[:-1])) + bool(len(ordered))


def first_by(keys: Sequence[Array], limit: int) -> Array:
    """Where the `limit` smallest rows stand, in order: the first key decides, then the next, then the place."""
    leading, places = keys[0], np.arange(len(keys[0]))
    if len(leading) > limit:
        # Only what can be among the first is sorted.
        places = np.flatnonzero(leading <= np.partition(leading, limit - 1)[limit - 1])
    found: Array = places[np.lexsort([key[places] for key in reversed(keys)])[:limit]]
    return found


def places_of(rows: Rows, wanted: Array) -> Array:
    """The claims that stand at the places `wanted` of `rows`."""
    return wanted if isinstance(rows, slice) else rows[wanted]


def number_of(day: dt.date) -> int:
    """A day as the columns hold it."""
    return day.toordinal() - _ORDINAL


def day_of(number: int) -> dt.date:
    """The day a number of the columns stands for."""
    return dt.date.fromordinal(int(number) + _ORDINAL)
