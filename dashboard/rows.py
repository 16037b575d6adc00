"""A small table as plain rows: what every question answers with and every chart takes.

A frame of pandas costs more to make and to read than all the work on fifty rows.
"""

from __future__ import annotations

from typing import Any

# What a question answered is remembered for all visitors: copy a row to change it.
Row = dict[str, Any]
Table = list[Row]
