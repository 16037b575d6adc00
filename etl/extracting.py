"""Articles in, JSON lines out: what `python -m etl extract` does, without a dataset."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import IO

from etl.corpus_format import record
from etl.inputs import find
from etl.lexicon import LexiconError
from etl.pipeline import extract
from etl.readers import Found, Item, Reject, read_json_lines

# One line of output (empty if there is none) and what went wrong (empty if nothing did).
Outcome = tuple[bytes, str]


def from_lines(file: IO[bytes]) -> Iterator[Outcome]:
    """The records of articles given as JSON lines, one by one as they come."""
    return _outcomes(read_json_lines(file, "standard input"))


def from_files(paths: Sequence[Path]) -> Iterator[Outcome]:
    """The records of article files, with what the sources.csv beside them tells."""
    for path in paths:
        yield from _outcomes(find(path).items())


def _outcomes(items: Iterable[Item]) -> Iterator[Outcome]:
    for item in items:
        yield (b"", str(item)) if isinstance(item, Reject) else _outcome(item)


def _outcome(found: Found) -> Outcome:
    try:
        line = json.dumps(record(extract(found.document)), ensure_ascii=False)
    except LexiconError:
        raise
    except Exception as error:
        # One article that trips the code must not end the run for the others.
        return b"", f"{found.where}: the extraction failed: {type(error).__name__}: {error}"
    return line.encode() + b"\n", ""
