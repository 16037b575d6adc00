"""Which army an armed group fights, and who gives a part of a force."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator

from etl import force_grammar as grammar
from etl.actor_names import Actor, registry
from etl.records import ActorMention, Article

# Mentions and figures that tell what an article is about.
LEADING = 300


def army_there(scene: grammar.Scene, group: Actor) -> Actor | None:
    """The army the group fights: JNIM also kills in Djibo, where nothing was said of the country that is its home."""
    article, low = scene.article, scene.sentence.span.start
    home = registry().by_id(group.home or "")
    if (enemy := _told_most(article, group)) is not None:
        return enemy
    if any(mention.actor_id == group.home for mention in article.actors[:LEADING]):
        return home  # "Hezbollah killed two Israeli soldiers; it killed nine soldiers in Lebanon"
    at = bisect_left(article.toponyms, low, key=lambda toponym: toponym.span.start)
    sides = set()
    for toponym in article.toponyms[at : at + _PLACES]:
        if toponym.span.start >= scene.sentence.span.end:
            break
        if toponym.use == "literal" and toponym.kind in ("city", "region", "country", "site") and toponym.country:
            sides.add(toponym.country)
    there = registry().country(sides.pop()) if len(sides) == 1 else None
    return there or home


_PLACES = 12


def _told_most(article: Article, group: Actor) -> Actor | None:
    """The country that an article tells of far more than of the group's own: Israel where Hezbollah's drone killed four."""
    told = Counter(mention.actor_id for mention in article.actors if mention.form != "pronoun")
    states = [(n, key) for key, n in told.items() if (actor := registry().by_id(key)) and actor.kind == "country"]
    most = max(states, default=(0, ""))
    enemy = registry().by_id(most[1])
    if enemy is None or most[1] == group.home or most[0] < _FAR_MORE * max(1, told[group.home or ""]):
        return None
    # Something has to happen there: the United States only comments on what al-Shabaab does.
    places = (toponym for toponym in article.toponyms if toponym.use == "literal" and toponym.kind != "country")
    return enemy if any(toponym.country == enemy.side for toponym in places) else None


# How many times as often as the group's own country its enemy is told of.
_FAR_MORE = 3


def groups_of(scene: grammar.Scene) -> Iterator[Actor]:
    """The armed groups that the sentence names: "three Maute gunmen and two soldiers were killed"."""
    for mention in scene.mentions.values():
        actor = registry().by_id(mention.actor_id)
        if actor is not None and actor.kind == "group" and not actor.regular:
            yield actor


def gives_a_part(scene: grammar.Scene) -> bool:
    """Whether somebody named gives a part of the whole: "is to reach 7,500, of whom Australia provides 4,500"."""
    near = range(max(scene.first, scene.start - _GIVER), scene.start)
    relative = next((k for k in near if scene.lower[k] in ("whom", "which") and scene.lower[k - 1] == "of"), None)
    return relative is not None and any(relative < k and m.form == "noun" for k, m in scene.mentions.items() if k < scene.start)


# Within how many tokens before a part "of whom" and who gives it stand.
_GIVER = 7


def is_aimed_at(scene: grammar.Scene, at: int, mention: ActorMention) -> bool:
    """Whether an operation is against the group named at token `at`: "40 terrorists died in the operation against the YPG"."""
    actor = registry().by_id(mention.actor_id)
    if actor is None or actor.kind != "group":
        return False
    before = at - 1 - (scene.lower[at - 1] == "the")
    return scene.lower[before] == "against" and not _OPERATIONS.isdisjoint(
        scene.lower[max(scene.first, before - _NAMED_SO) : before]
    )


# How many tokens the name of an operation has at most.
_NAMED_SO = 5
_OPERATIONS = frozenset(
    (
        "operation",
        "operations",
        "campaign",
        "offensive",
        "drive",
        "push",
        "raid",
        "raids",
        "strikes",
        "fight",
        "assault",
        "crackdown",
    )
)
