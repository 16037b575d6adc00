"""The words of a language as data: loads and checks `etl/data/<language>/*.toml`, compiles each entry once.

A lexicon file is a list of tables, each an entry with `words` (regular expressions, matched as whole words, any case) and
`examples` (sentences it must match, which the tests run). Whatever else an entry holds is kept in `fields`.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

DATA = Path(__file__).parent / "data"


# Words without grammar of their own, most of them, and words whose grammar is only optional letters and flat groups of choices
# ("sign(?:s|ed)?", "front ?lines?", "in \w+ custody"): regular expressions for sure. To compile thousands of them in order to
# see it would take a good part of the start.
_PLAIN = re.compile(r"[\w\s'’.,&/%#<>–—-]+")
_LETTERS = r"[\w\s'’.,&/-]|[\w\s-]\?|\\w\+"
_FLAT = re.compile(rf"(?:{_LETTERS}|\[\w+\]\??|\(\?:(?:{_LETTERS}|\|)*\)\??)+")


class LexiconError(ValueError):
    """A lexicon file that cannot be used; the message names file, entry and what would be right."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One entry of a lexicon."""

    id: str
    label: str
    words: tuple[str, ...]
    examples: tuple[str, ...]
    fields: Mapping[str, Any]

    @property
    def pattern(self) -> re.Pattern[str]:
        """Matches any of its words, as whole words, in any case; compiled when it is first asked for."""
        return _compiled(self.words)


@lru_cache(maxsize=64)
def load(name: str, language: str = "en") -> Mapping[str, Entry]:
    """The entries of `etl/data/<language>/<name>.toml` by id, in the file's order; LexiconError names what is wrong."""
    return read(DATA / language / f"{name}.toml")


@lru_cache(maxsize=1024)
def words(name: str, entry: str, language: str = "en") -> frozenset[str]:
    """The words of one entry of a lexicon file, where they are plain ones."""
    return frozenset(load(name, language)[entry].words)


def read(path: Path) -> Mapping[str, Entry]:
    """The entries of one lexicon file by id, in the file's order."""
    return {entry_id: _entry(path, entry_id, table) for entry_id, table in tables(path).items()}


def tables(path: Path) -> dict[str, Any]:
    """The raw tables of a TOML file; LexiconError with its name and place where it cannot be read."""
    try:
        with path.open("rb") as file:
            return tomllib.load(file)
    except OSError as error:
        raise LexiconError(f"{path.name}: cannot be read: {error.strerror}") from error
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise LexiconError(f"{path.name}: not valid TOML: {error}") from error


def _entry(path: Path, entry_id: str, table: object) -> Entry:
    where = f"{path.name}, [{entry_id}]"
    if not isinstance(table, dict):
        raise LexiconError(f'{where}: an entry is a table with words, e.g. [{entry_id}] words = ["en route"]')
    words, examples = table.get("words"), table.get("examples", [])
    for key, value in (("words", words), ("examples", examples)):
        if not isinstance(value, list) or not all(isinstance(item, str) and item for item in value):
            raise LexiconError(f'{where}: {key} must be a list of texts, e.g. {key} = ["en route"]')
    if not words:
        raise LexiconError(f"{where}: words is empty")
    for word in words:
        if _PLAIN.fullmatch(word) or _FLAT.fullmatch(word):
            continue
        try:
            re.compile(word)
        except re.error as error:
            raise LexiconError(f'{where}: "{word}" is not a regular expression: {error}') from error
    return Entry(
        id=entry_id,
        label=str(table.get("label", entry_id)),
        words=tuple(words),
        examples=tuple(examples),
        fields={key: value for key, value in table.items() if key not in ("label", "words", "examples")},
    )


@lru_cache(maxsize=4096)
def _compiled(words: tuple[str, ...]) -> re.Pattern[str]:
    return re.compile(rf"(?<![\w])(?:{'|'.join(words)})(?![\w])", re.IGNORECASE)
