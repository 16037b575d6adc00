"""Looks for faults at the doors before a build meets them: articles, sources.csv and the shipped word lists."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from etl import lexicon
from etl.inputs import find
from etl.lexicon import DATA, LexiconError
from etl.readers import Reject


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """One fault: where it stands ("sources.csv, line 3") and what is wrong, with what would be right."""

    where: str
    reason: str

    def __str__(self) -> str:
        return f"{self.where}: {self.reason}"


def check_articles(given: Path | str) -> Iterator[Finding]:
    """Every fault of a folder of articles and its sources.csv."""
    found = find(given)
    yield from (Finding(where=fault.where, reason=fault.reason) for fault in found.faults)
    if not found.files:
        yield Finding(where=str(given), reason="holds no article; add a .txt file and, if known, its line in sources.csv")
    for item in found.items():
        if isinstance(item, Reject):
            yield Finding(where=item.where, reason=item.reason)
        else:
            guessed = (issue for issue in item.document.issues if issue.code == "encoding_guessed")
            yield from (Finding(where=item.where, reason=issue.message) for issue in guessed)


def check_lexicons(folder: Path = DATA) -> Iterator[Finding]:
    """Every fault of the word lists: what is no TOML, no pattern, or does not match its own example."""
    for path in sorted(folder.rglob("*.toml")):
        name = path.relative_to(folder).as_posix()
        try:
            tables = lexicon.tables(path)
        except LexiconError as error:
            yield _finding(name, path, str(error).partition(": ")[2])
            continue
        # Actors, bodies and the like have names, not words; their own tests read them.
        if any(isinstance(table, dict) and ("words" in table or "examples" in table) for table in tables.values()):
            yield from _check_entries(path, name)


def _check_entries(path: Path, name: str) -> Iterator[Finding]:
    try:
        entries = lexicon.read(path)
    except LexiconError as error:
        where, _, reason = str(error).partition(": ")
        yield _finding(name, path, reason, re.search(r"\[.*\]", where))
        return
    text = path.read_text(encoding="utf-8")
    for entry in entries.values():
        for example in entry.examples:
            if not entry.pattern.search(example):
                line = _line_of(text, example) or _line_of(text, f"[{entry.id}]")
                yield Finding(where=f"{name}, line {line}", reason=f'[{entry.id}] does not match its example "{example}"')


def _finding(name: str, path: Path, reason: str, heading: re.Match[str] | None = None) -> Finding:
    """A fault with the line it stands in, as told by the TOML reader or found by its heading."""
    told = re.search(r"at line (\d+)", reason)
    line = int(told.group(1)) if told else _line_of(path.read_text(encoding="utf-8"), heading.group()) if heading else None
    return Finding(where=f"{name}, line {line}" if line else name, reason=reason)


def _line_of(text: str, words: str) -> int | None:
    at = text.find(words)
    return text.count("\n", 0, at) + 1 if at >= 0 else None
