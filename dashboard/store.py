"""An opened dataset: answers SQL with a few rows, and remembers a bounded number of them for all visitors together."""

from __future__ import annotations

import re
import threading
from collections import OrderedDict
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

import duckdb
import numpy as np
import pyarrow as pa

from dashboard.columns import Array, Columns
from dashboard.rows import Table

_PARAMETER = re.compile(r"\$(\w+)")
# Answers kept, and places of chosen claims (8 bytes each), whoever asked for them.
MAX_ANSWERS = 1_024
MAX_KEPT_NUMBERS = 8_000_000


@dataclass(frozen=True, slots=True, eq=False)
class Data:
    """An opened dataset: DuckDB tables as in COLUMNS and `etl/facts.py`, its version, and what has been answered already.

    `columns` hold what is asked of all claims.
    """

    connection: duckdb.DuckDBPyConnection
    columns: Columns
    version: str
    notes: tuple[str, ...] = ()
    built: str = ""
    source: Any = None
    answers: OrderedDict[Any, Any] = field(default_factory=OrderedDict)
    kept: OrderedDict[Any, Array] = field(default_factory=OrderedDict)
    gates: dict[Any, threading.Lock] = field(default_factory=dict)
    lock: threading.Lock = field(default_factory=threading.Lock)

    def ask(self, sql: str, params: Mapping[str, Any] | None = None, numbers: pa.Table | None = None) -> Table:
        """The answer as rows of plain Python values, None where empty. Safe from several threads.

        `numbers` is a table called `numbered` in the SQL.
        """
        cursor = self._run(sql, params, numbers)
        names = [column[0] for column in cursor.description or ()]
        return [dict(zip(names, values, strict=True)) for values in cursor.fetchall()]

    def remembered(self, key: Any, make: Callable[[], Any]) -> Any:
        """`make()`, or what it answered before to the same key. Visitors who ask at once wait for one answer."""
        with self._gate(key):
            with self.lock:
                if key in self.answers:
                    self.answers.move_to_end(key)
                    return self.answers[key]
            answer = make()
            with self.lock:
                self.answers[key] = answer
                while len(self.answers) > MAX_ANSWERS:
                    self.answers.popitem(last=False)
            return answer

    def kept_numbers(self, key: Any, make: Callable[[], Array]) -> Array:
        """`make()`, or what it answered before to the same key.

        Those used longest ago are dropped, so that memory does not grow with the visitors.
        """
        with self._gate(("kept", key)):
            with self.lock:
                if key in self.kept:
                    self.kept.move_to_end(key)
                    return self.kept[key]
            found = make()
            with self.lock:
                self.kept[key] = found
                while len(self.kept) > 1 and sum(map(len, self.kept.values())) > MAX_KEPT_NUMBERS:
                    self.kept.popitem(last=False)
            return found

    def numbers(self, sql: str, params: Mapping[str, Any] | None = None, numbers: pa.Table | None = None) -> Array:
        """The one column of an answer, whole numbers without gaps, as an array."""
        ((_, found),) = self._run(sql, params, numbers).fetchnumpy().items()
        plain: Array = np.ma.getdata(found)
        return plain

    def _run(self, sql: str, params: Mapping[str, Any] | None, numbers: pa.Table | None = None) -> duckdb.DuckDBPyConnection:
        cursor = self.connection.cursor()
        if numbers is not None:
            cursor.register("numbered", numbers)
        named = set(_PARAMETER.findall(sql))
        return cursor.execute(sql, {key: value for key, value in (params or {}).items() if key in named})

    def _gate(self, key: Any) -> threading.Lock:
        with self.lock:
            # A gate is forgotten with the others once there are many: two visitors may then ask the same, no more.
            if len(self.gates) > 4 * MAX_ANSWERS:
                self.gates.clear()
            return self.gates.setdefault(key, threading.Lock())
