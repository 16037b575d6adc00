"""What an article is about, as far as its words tell: war, civilians, crime; a bare number means something else in each."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Sequence
from itertools import pairwise

from etl import headcount_cues as cues
from etl.actor_names import registry
from etl.records import Article, Span, Tokens

_MISSIONS = frozenset(("mission", "contingent", "contingents", "multinational", "peacekeeping"))


# From how many mentions of armed groups on an article is about their fighters.
_NAMED_AGAIN = 3


def war(lower: Sequence[str], kinds: bytes) -> float:
    """From -3 to 1: how much the article is about war, by the share of war's words: 3 in a hundred are usual there."""
    count = _war_words(kinds)
    # Smoothed by 80 words of an ordinary article: a sentence or two tell little.
    share = 100 * (count + 1.6) / (len(lower) + 80)
    # Sport has attacks and defences, too, but no soldiers.
    shortness = min(1.0, len(lower) / 12) if count else 1.0
    # A group named again and again has fighters, whatever they are called.
    no_soldiers = 0.0 if cues.PERSONNEL in kinds or kinds.count(cues.GROUP) >= _NAMED_AGAIN else 1.5 * shortness
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


def of_police_mission(tokens: Tokens) -> bool:
    """Whether the article tells of foreign police who do the work of soldiers: the Multinational Security Support mission."""
    return any(pair in _POLICE_MISSIONS for pair in pairwise(tokens.lower))


def sends_police(article: Article, words: Collection[str], modifiers: Sequence[str]) -> bool:
    """Whether police are of the mission that the article tells of: sent there, or of another nation than the place is.

    "A jet with 200 police officers touched down", "400 Kenyan police"; not "Haiti's own police have dwindled to 9,000".
    """
    if "own" in words:
        return False
    told = Counter(toponym.country for toponym in article.toponyms if toponym.country)
    names = (registry().name(word) for word in modifiers)
    sides = {name.actor.side for name in names if name is not None}
    return not sides <= {country for country, _ in told.most_common(1)} if sides else not _SENT.isdisjoint(words)


_POLICE_MISSIONS = frozenset(
    (("security", "support"), ("gang", "suppression"), ("police", "mission"), ("kenya-led", "mission"), ("kenya-led", "force"))
)
_SENT = frozenset(
    ("send", "sends", "sent", "deploy", "deployed", "deploying", "contribute", "contributed", "landed", "arrived")
)
_SENT |= {"flew", "flown", "disembarked", "touched", "followed", "joined", "pledged", "promised", "offered", "contingent"}


def names_soldiers(lower: Sequence[str]) -> bool:
    """Whether the article names an army, soldiers or rebels: "three gunmen robbed a bank" is a crime."""
    # A short text may just not have come to them.
    return len(lower) < 60 or not cues.words("soldiery").isdisjoint(lower)


def _war_words(kinds: bytes) -> int:
    return kinds.count(cues.PERSONNEL) + kinds.count(cues.WAR) + kinds.count(cues.GROUP)
