"""Muster's ETL: news articles in, a sourced dataset of reported troop figures out.

The front door: `extract` one document, `build` a dataset from articles, `read` it, or ask for the `current` one.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from etl.dataset import BuildReport
    from etl.records import Document, Extraction
    from etl.snapshots import Dataset

# What a door leads to is imported when it is opened: `extract` needs no Parquet, and a stage needs no dataset.


def extract(document: Document) -> Extraction:
    """Everything that can be read out of one document."""
    from etl.pipeline import extract as run

    return run(document)


def build(inputs: Path | str | Sequence[Path | str], to: Path | str | None = None, **how: Any) -> BuildReport:
    """Make the dataset hold what the inputs hold; see `etl.dataset.build`."""
    from etl.dataset import build as run

    return run(inputs, to, **how)


def read(folder: Path | str, version: str | None = None) -> Dataset:
    """The current snapshot of a dataset, or the one named; see `etl.snapshots.read`."""
    from etl.snapshots import read as run

    return run(folder, version)


def current(**how: Any) -> Dataset:
    """The dataset the dashboard shows, built from seeds/ where need be; see `etl.dataset.current`."""
    from etl.dataset import current as run

    return run(**how)
