"""Who meets: the two sides of talks, a visit or a summit, by the words on either side of the word for the meeting."""

from __future__ import annotations

from collections.abc import Iterator

from etl.actor_names import registry
from etl.force_grammar import Scene, words
from etl.records import ActorMention, Span

_QUOTES = frozenset(['"', "“", "”"])
_BOUNDS = frozenset([";", ":", "but", "while", "after", "before", "because"])


def of(scene: Scene) -> dict[str, Span]:
    """The ids of those who meet, in text order, each with its words: "Lavrov held talks with Chinese diplomats" is RUS and CHN.

    The guests come from behind "with", "between" or "by", the hosts from the subject before; a visit is to the country it goes
    to. Nobody is taken from a quotation, nor a mere place.
    """
    found: dict[str, Span] = {}
    for mention in (*_before(scene), *_behind(scene)):
        found.setdefault(mention.actor_id, mention.span)
    if len(found) < 2:
        host = _visited(scene)
        if host is not None:
            found.setdefault(*host)
    return dict(sorted(found.items(), key=lambda item: item[1]))


def _before(scene: Scene) -> list[ActorMention]:
    """The subject of the meeting: the nearest who acts before it, with those it is joined to."""
    lower, k = scene.lower, scene.start - 1
    quoted = _quoted(scene)
    while k >= scene.first:
        mention = scene.mentions.get(k)
        if mention is not None and k not in quoted and _acts(scene, k, mention):
            return [*_joined_before(scene, k), mention]
        if lower[k] in _BOUNDS and lower[k] != ":":
            return []
        k -= 1
    return []


def _joined_before(scene: Scene, at: int) -> list[ActorMention]:
    """Those before "and": "the presidents of Egypt and Jordan", "Putin and Kim"."""
    lower = scene.lower
    for k in range(at - 1, max(at - 7, scene.first) - 1, -1):
        if k in scene.mentions:
            between = lower[scene.after(k) : at]
            return [scene.mentions[k]] if "and" in between and not set(between) & words()["say"] else []
    return []


def _behind(scene: Scene) -> Iterator[ActorMention]:
    """Those behind "with", "between ... and" or "by", or the object of "met"."""
    lower, k, quoted = scene.lower, scene.end, _quoted(scene)
    joins = bool(set(lower[scene.start : scene.end]) & words()["meets"])
    while k < min(scene.last, scene.end + 26):
        word, mention = lower[k], scene.mentions.get(k)
        if word in _BOUNDS:
            return
        if word in ("with", "between", "by"):
            joins = True
        elif word in ("in", "on", "at", "to", "about", "over", "regarding", "for"):
            joins = False
        if mention is not None and joins and k not in quoted and (mention.form != "adjective" or _acts(scene, k, mention)):
            yield mention
        k = scene.after(k) if mention is not None else k + 1


def _acts(scene: Scene, at: int, mention: ActorMention) -> bool:
    """Whether the mention can sit at a table: a person, a government, "American officials"; not "in North Korea"."""
    after = scene.after(at)
    if mention.form in ("leader", "person", "metonym", "body"):
        return True
    if mention.form in ("adjective", "possessive"):
        return bool(set(scene.lower[after : after + 4]) & words()["envoy"])
    if mention.form == "noun":
        of_leaders = "of" in scene.lower[max(at - 3, 0) : at] and set(scene.lower[max(at - 5, 0) : at]) & words()["envoy"]
        return bool(of_leaders) or not scene.oblique(at)
    return mention.form == "pronoun" and scene.text(mention) in ("he", "she", "they")


def _quoted(scene: Scene) -> frozenset[int]:
    """The tokens of the sentence inside quotation marks."""
    inside, found = False, set()
    for k in range(scene.first, scene.last):
        if scene.lower[k] in _QUOTES:
            inside = scene.lower[k] != "”" and (scene.lower[k] == "“" or not inside)
        elif inside:
            found.add(k)
    return frozenset(found)


def _visited(scene: Scene) -> tuple[str, Span] | None:
    """The country a visit goes to: "Shoigu's visit to Pyongyang", "arrived in Minsk for talks"."""
    for place in scene.article.toponyms:
        if not scene.sentence.span.covers(place.span) or not place.country:
            continue
        before = scene.article.tokens.within(Span(scene.sentence.span.start, place.span.start))
        if len(before) and scene.lower[before.stop - 1] in ("to", "in", "visited", "visiting"):
            actor = registry().country(place.country)
            if actor is not None:
                return actor.id, place.span
    return None
