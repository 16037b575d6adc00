"""What an article is about, as far as its words tell: war, civilians, crime; a bare number means something else in each."""

from __future__ import annotations

from collections.abc import Sequence

from etl import headcount_cues as cues
from etl.records import Span, Tokens

_MISSIONS = frozenset(("mission", "contingent", "contingents", "multinational", "peacekeeping"))


def war(lower: Sequence[str], kinds: bytes) -> float:
    """From -3 to 1: how much the article is about war, by the share of war's words: 3 in a hundred are usual there."""
    count = _war_words(kinds)
    # Smoothed by 80 words of an ordinary article: a sentence or two tell little.
    share = 100 * (count + 1.6) / (len(lower) + 80)
    # Sport has attacks and defences, too, but no soldiers.
    shortness = min(1.0, len(lower) / 12) if count else 1.0
    no_soldiers = 0.0 if cues.PERSONNEL in kinds else 1.5 * shortness
    return max(-3.0, min(1.0, share - 2.0)) - no_soldiers


def civilians(kinds: bytes) -> float:
    """From -1 to 0: how often the article names civilians, beside its words of war."""
    return -min(1.0, 2.5 * kinds.count(cues.CIVIL) / max(1, _war_words(kinds)))


def crime(tokens: Tokens) -> float:
    """From -4 to 0: how much more the article is about crime than about armies."""
    crimes = len(tokens.of(cues.words("crime")))
    armies = len(tokens.of(cues.words("soldiery") | _MISSIONS)) if crimes > 1 else 0
    return -4.0 * max(0.0, 1.0 - 1.5 * armies / crimes) if crimes > 1 else 0.0


def disaster(tokens: Tokens, first: Span) -> bool:
    """Whether the article is about a disaster: named in its first sentence, or twice."""
    found = tokens.of(cues.words("disasters"))
    return len(found) > 1 or (bool(found) and tokens.start[found[0]] < first.end)


def names_soldiers(lower: Sequence[str]) -> bool:
    """Whether the article names an army, soldiers or rebels: "three gunmen robbed a bank" is a crime."""
    # A short text may just not have come to them.
    return len(lower) < 60 or not cues.words("soldiery").isdisjoint(lower)


def _war_words(kinds: bytes) -> int:
    return kinds.count(cues.PERSONNEL) + kinds.count(cues.WAR)
