"""An opened dataset: answers SQL with small frames, and remembers a bounded number of them for all visitors together."""

from __future__ import annotations

import itertools
import re
import threading
from collections import OrderedDict
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

import duckdb
import pandas as pd

_SERIAL = itertools.count(1)
_PARAMETER = re.compile(r"\$(\w+)")
# Answers kept, and rows of chosen claims kept in tables (60 bytes each), whoever asked for them.
MAX_ANSWERS = 1_024
MAX_KEPT_ROWS = 4_000_000


@dataclass(frozen=True, slots=True, eq=False)
class Data:
    """An opened dataset: DuckDB tables as in COLUMNS and `etl/facts.py`, its version, and what has been answered already.

    `claims` and `documents` are how many there are.
    """

    connection: duckdb.DuckDBPyConnection
    version: str
    notes: tuple[str, ...] = ()
    built: str = ""
    source: Any = None
    claims: int = 0
    documents: int = 0
    answers: OrderedDict[Any, Any] = field(default_factory=OrderedDict)
    kept: OrderedDict[Any, tuple[str, int]] = field(default_factory=OrderedDict)
    gates: dict[Any, threading.Lock] = field(default_factory=dict)
    lock: threading.Lock = field(default_factory=threading.Lock)

    def ask(self, sql: str, params: Mapping[str, Any] | None = None) -> pd.DataFrame:
        """The answer as a frame of plain Python values, None where empty. Safe from several threads."""
        cursor = self._run(sql, params)
        names = [column[0] for column in cursor.description or ()]
        return pd.DataFrame(cursor.fetchall(), columns=names, dtype=object)

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

    def table_of(self, key: Any, make: Callable[[str], Any]) -> tuple[str, int]:
        """Name and rows of the table that `make(name)` made for this key, now or before.

        Those used longest ago are dropped, so that memory does not grow with the visitors.
        """
        with self._gate(("table", key)):
            with self.lock:
                if key in self.kept:
                    self.kept.move_to_end(key)
                    return self.kept[key]
            name = f"kept_{next(_SERIAL)}"
            make(name)
            rows = self.count(name)
            with self.lock:
                self.kept[key] = name, rows
            self._drop_old()
            return name, rows

    def run(self, sql: str, params: Mapping[str, Any] | None = None) -> None:
        """Run SQL that answers nothing."""
        self._run(sql, params)

    def count(self, table: str) -> int:
        """How many rows a table has."""
        ((rows,),) = self._run(f"SELECT count(*) FROM {table}", None).fetchall()
        return int(rows)

    def _run(self, sql: str, params: Mapping[str, Any] | None) -> duckdb.DuckDBPyConnection:
        named = set(_PARAMETER.findall(sql))
        return self.connection.cursor().execute(sql, {key: value for key, value in (params or {}).items() if key in named})

    def _gate(self, key: Any) -> threading.Lock:
        with self.lock:
            # A gate is forgotten with the others once there are many: two visitors may then ask the same, no more.
            if len(self.gates) > 4 * MAX_ANSWERS:
                self.gates.clear()
            return self.gates.setdefault(key, threading.Lock())

    def _drop_old(self) -> None:
        while True:
            with self.lock:
                if len(self.kept) < 2 or sum(rows for _, rows in self.kept.values()) <= MAX_KEPT_ROWS:
                    return
                _, (name, _) = self.kept.popitem(last=False)
            self.run(f"DROP TABLE IF EXISTS {name}")
