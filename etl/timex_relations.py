"""How the preposition before a date bounds an event: "since October" opens it, "by the end of the year" closes it."""

from __future__ import annotations

from collections.abc import Sequence

_RELATIONS = {
    **dict.fromkeys(("since", "from", "starting", "beginning"), "since"),
    **dict.fromkeys(("by", "until", "till", "through"), "until"),
    "before": "before",
    "after": "after",
    "following": "after",
}


def relation(lower: Sequence[str], at: int) -> str:
    """How the preposition before a date bounds an event: "since October", "by the end of the year"."""
    for back in (1, 2, 3):
        word = lower[at - back] if at >= back else ""
        if word in _RELATIONS:
            return _RELATIONS[word]
        if word not in ("the", "early", "late", "mid", "about", "around", "at", "least"):
            break
    if at > 1 and lower[at - 1] in ("in", "on") and lower[at - 2] in ("starting", "beginning", "effective"):
        return "since"
    # "since its launch in November 2022", "since Russia's 2014 annexation": the date is where the phrase starts.
    for back in range(2, 9) if not at or lower[at - 1] not in (".", ";", ":") else ():
        word = lower[at - back] if at >= back else ""
        if word == "since":
            return "since"
        if not word or not word[0].isalpha() or word in _NOT_SINCE:
            break
    return "at"


_NOT_SINCE = frozenset(
    ("have", "has", "had", "was", "were", "then", "said", "and", "that", "it", "he", "they", "who", "which", "when", "by")
)
