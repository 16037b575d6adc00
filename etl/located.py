"""Whether a place stands with a number: those who are somewhere are deployed there."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence

from etl import numerals
from etl.place_words import words
from etl.records import ActorMention, Article, Quantity, StatusMention, Toponym

_LOCATED, _GROUNDS = words("located"), words("grounds")
_PARTS = words("directions")
_DISTANCES = frozenset({"kilometres", "kilometers", "km", "miles"})
_AWAY = frozenset({"to", "away", "north", "south", "east", "west", "inside", "outside"})
# "4,500 troops there in 2022", "900 there under a UN flag"; not "1,200 there were killed"
_AFTER_THERE = frozenset({".", ",", ";", "in", "under", "since", "until", "and", "as", "at", "by", "during", "for", "before"})


def located(quantity: Quantity, mention: StatusMention | None, article: Article) -> bool:
    """Whether a place stands with the number: "10,000 soldiers in the province", "Americans in Syria: about 2,000"."""
    tokens = article.tokens
    begin = bisect_left(tokens.start, quantity.phrase.end)
    first = bisect_left(tokens.start, quantity.span.start)
    before = bisect_left(tokens.start, _heading_start(quantity, article))
    if mention:
        before = max(before, bisect_left(tokens.start, mention.span.start) - 4)
    return _place_among(range(begin, _before_part(tokens.lower, begin)), article) or (
        _place_among(range(max(before, first - (12 if mention else 6)), first), article)
    )


def _before_part(lower: Sequence[str], begin: int) -> int:
    """Where the words behind the number end: seven on, or before "2,000 of whom were in Iraq"."""
    end = min(begin + 7, len(lower))
    for k in range(begin, end - 1):
        counted = lower[k] == "," and (lower[k + 1][0].isdigit() or numerals.begins_exact(lower[k + 1]))
        if counted and "of" in lower[k + 2 : k + 4] and {"whom", "them"} & set(lower[k + 3 : k + 5]):
            return k
    return end


def _heading_start(quantity: Quantity, article: Article) -> int:
    """Where the number's sentence starts, or the label or heading on the line before it."""
    sentence = article.sentence_at(quantity.span.start)
    before = article.sentences[sentence.index - 1] if sentence.index else sentence
    label = not before.span.of(article.text).endswith((".", "!", "?", '"', "”"))
    return before.span.start if label else sentence.span.start


def _place_among(indices: range, article: Article) -> bool:
    lower = article.tokens.lower
    for at in indices:
        if lower[at] in (".", ";"):
            return False
        if lower[at] in _LOCATED:
            following = [lower[i] for i in range(at + 1, min(at + 5, len(lower)))]
            ground = {"forces", "troops", "units", "army"} & set(following) and "ground" in following  # "in the ground forces"
            if (set(following[:4]) & _GROUNDS and not ground) or _is_place(article, at + 1):
                return True
        if lower[at] in _DISTANCES and at + 1 < len(lower) and lower[at + 1] in _AWAY:
            return True  # "1,200 men a few kilometres to the west"
        if lower[at] == "of" and lower[at - 1] in _PARTS and _is_place(article, at + 1):
            return True  # "in the north-west of Syria"
        if lower[at] == "there" and at + 1 < len(lower) and lower[at + 1] in _AFTER_THERE:
            return True
    return False


def _is_place(article: Article, at: int) -> bool:
    """Whether a literal place name starts within two tokens of `at`."""
    tokens = article.tokens
    if at >= len(tokens.start):
        return False
    start = tokens.start[at]
    end = tokens.end[min(at + 2, len(tokens.end) - 1)]
    for named in (article.toponyms, article.actors):
        index = bisect_left(named, start, key=_begin)
        if index < len(named) and named[index].span.start < end and _names_a_place(named[index]):
            return True
    return False


def _names_a_place(mention: Toponym | ActorMention) -> bool:
    """A literal place, or a country as a noun ("in Iraq")."""
    return mention.use == "literal" if isinstance(mention, Toponym) else mention.form == "noun"


def _begin(found: StatusMention | Toponym | ActorMention) -> int:
    return found.span.start
