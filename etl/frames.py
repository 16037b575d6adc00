"""An attribution's own words in a sentence, and what every reading of them asks of the tokens around."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Mapping, Sequence
from functools import lru_cache

from etl import lexicon
from etl.frozen import dataclass
from etl.noun_phrases import Words
from etl.speakers import Source


@dataclass(frozen=True, slots=True, kw_only=True)
class Frame:
    """One attribution's own words as tokens: `first` up to `end` (not included), the cue, its source if told.

    `order`: say, told, weak, order, deny, passive, participle, according, citing, noun, relative ("the 300 that Kyiv cites"),
    attack ("claimed the ambush": it covers nothing),
    back ("this is stated in a message of the staff": it covers the sentence before).
    `seen` marks an outlet that only saw another's report ("seen by AFP"); `quoted` is whom it "quoted as saying".
    """

    cue: int
    cue_end: int
    first: int
    end: int
    order: str
    source: Source | None
    addressee: Source | None = None
    inverted: bool = False
    seen: bool = False
    quoted: Source | None = None


def in_timex(w: Words, i: int) -> bool:
    """Whether token `i` belongs to a date expression."""
    return i in w.dated


def quantity_near(w: Words, begin: int, finish: int) -> bool:
    """Whether a headcount starts between the tokens `begin` and `finish`."""
    if begin >= len(w.start):
        return False
    at = bisect_left(w.counts, w.start[begin])
    return at < len(w.counts) and w.counts[at] < w.end[min(finish, len(w.end)) - 1]


def is_denial(word: str) -> bool:
    """Whether a word disputes what it covers: "denied", "rejects"."""
    return any(order == "deny" for _, order in cue_words().get(word, ()))


@lru_cache(maxsize=1)
def cue_words() -> Mapping[str, Sequence[tuple[tuple[str, ...], str]]]:
    """First word of each cue -> its other words and its order, longest first; a verb comes before its noun."""
    found: dict[str, list[tuple[tuple[str, ...], str]]] = {}
    for entry in lexicon.load("reporting").values():
        if entry.fields["order"] == "none":
            continue
        for phrase in entry.words:
            first, *rest = phrase.split()
            found.setdefault(first, []).append((tuple(rest), str(entry.fields["order"])))
    return {first: sorted(cues, key=lambda cue: -len(cue[0])) for first, cues in found.items()}


def is_adverb(word: str) -> bool:
    """Whether a word has the form of an adverb: "officially said", but "Italy said", "the family said"."""
    return word.endswith("ly") and word not in _NOUNS_IN_LY


_NOUNS_IN_LY = frozenset(["italy", "family", "assembly", "ally", "sicily", "daily", "weekly", "monthly"])
