"""Exchanges of prisoners: so many "a side", "each", "from each side"."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence

_SWAPS = frozenset(("swap", "swaps", "swapped", "exchange", "exchanged", "exchanges"))
_HELD = frozenset(("prisoners", "pows", "soldiers", "servicemen", "captives", "captivity", "captured"))
_EACH = re.compile(r"(?:each|apiece|a side|(?:from|on|for) (?:each|either) side)\b")


def is_told(words: Collection[str]) -> bool:
    """Whether an article with these words tells of an exchange of prisoners."""
    return not _SWAPS.isdisjoint(words) and not _HELD.isdisjoint(words)


def from_each(behind: Sequence[str]) -> bool:
    """Whether the words behind a figure say that each side frees so many: "303 each", "390 a side"."""
    return _EACH.match(" ".join(behind)) is not None
