"""Frames as rows."""

from __future__ import annotations

from typing import Any

import pandas as pd

Row = dict[str, Any]


def rows_of(frame: pd.DataFrame) -> list[Row]:
    """A small frame as one dict per row, None where empty."""
    return [{str(name): value for name, value in row.items()} for row in frame.to_dict("records")]
