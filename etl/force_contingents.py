"""Whose contingent a bare number is: "followed by the United States with 561", "Italy has the largest contingent, 852"."""

from __future__ import annotations

from collections.abc import Iterator

from etl.force_grammar import Hint, Scene, mention_ending
from etl.records import ActorMention

_LARGEST = frozenset(("largest", "biggest", "second-largest", "third-largest", "smallest", "main", "strongest", "top"))
_CONTINGENTS = frozenset(("contingent", "contributor", "contribution", "deployment", "force", "share", "supplier", "provider"))
_BETWEEN = frozenset(
    ("has", "have", "had", "is", "are", "was", "were", "provides", "provided", "keeps", "fields", "sent", "sends", "remains")
    + ("the", "a", "its", "by", "far", "being", "now", "still", "makes", "contributes", "contributed", "maintains")
)
# What stands before the next of a list: "and France with 400", ", Ghana with 200".
_NEXT = frozenset((",", "and", "by", ";"))
_RELATIVES = frozenset(("who", "which", "whose"))
_UNITS = frozenset(
    ("battalion", "battalions", "brigade", "brigades", "company", "companies", "division", "divisions", "regiment", "regiments")
    + ("garrison", "contingent", "unit", "units", "column", "platoon", "detachment")
)
_OWN_SIDE = (["on", "his", "side"], ["on", "her", "side"], ["on", "their", "side"], ["on", "our", "side"])
_UNIT_NEAR = 8
# How many tokens before the number the words for its contingent may stand, and how long an aside may be.
_NEAR, _ASIDE = 7, 9


def hints(scene: Scene) -> Iterator[Hint]:
    """The country that a list of contingents names before the number."""
    lower, before = scene.lower, scene.start - 1
    yield from _of_unit(scene)
    yield from _speakers_side(scene)
    if before <= scene.first:
        return
    named: ActorMention | None = None
    if lower[before] == "with" and (named := mention_ending(scene, before)) is not None:
        at = _first_of(scene, before)
        named = named if at > scene.first and lower[at - 1 - (lower[at - 1] == "the")] in _NEXT else None
    elif lower[before] == "," and (aside := _aside(scene, before)) is not None:
        # "the Irish have 450, and the Poles, who arrived last, some 400"
        named = mention_ending(scene, aside)
    if named is None and lower[before] in (",", "with", ":", "at"):
        named = _of_largest(scene, before)
    else:
        named = named if named is not None and named.form in ("noun", "plural", "metonym") else None
    if named is not None:
        yield Hint(mention=named, rule="listed before the number")


def _of_unit(scene: Scene) -> Iterator[Hint]:
    """ "M23 has a battalion in Uvira, some 500 men", "Russia sent two brigades, about 5,000 strong": whose unit it is."""
    lower, comma = scene.lower, scene.start - 1
    if comma - scene.first < 3 or lower[comma] != ",":
        return
    unit = next((k for k in range(comma - 1, max(scene.first, comma - _UNIT_NEAR), -1) if lower[k] in _UNITS), None)
    sized = scene.lower[scene.end : scene.end + 1] in (["men"], ["strong"], ["soldiers"], ["troops"], ["fighters"])
    if unit is None or not sized or {",", ";"} & set(lower[unit:comma]):
        return
    start = next((k + 1 for k in range(unit, scene.first, -1) if lower[k] in (",", ";", ":")), scene.first)
    inside = [(k, m) for k, m in sorted(scene.mentions.items()) if start <= k <= unit]
    own = next((m for k, m in inside if m.form in ("possessive", "adjective") and unit - k <= 4), None)
    owner = own or next((m for k, m in inside if not scene.oblique(k)), None)
    if owner is not None and (own or owner.form in ("noun", "metonym", "plural", "unit", "generic")):
        yield Hint(mention=owner, rule="subject that lost or sent")


def _speakers_side(scene: Scene) -> Iterator[Hint]:
    """ "A Thai colonel spoke of 1,200 on his side": his who speaks."""
    lower = scene.lower
    if not any(lower[k : k + 3] in _OWN_SIDE for k in range(scene.end, min(scene.end + 4, scene.last))):
        return
    before = [m for k, m in scene.mentions.items() if k < scene.start and m.form in ("adjective", "noun")]
    owner = before[-1] if before else None
    if owner is not None:
        yield Hint(mention=owner, rule="on its side")


def _first_of(scene: Scene, end: int) -> int:
    """The first token of the mention that ends before token `end`."""
    return next(k for k in range(end - 1, scene.first - 1, -1) if k in scene.mentions)


def _aside(scene: Scene, close: int) -> int | None:
    """The comma that opens the relative clause which the comma at token `close` shuts."""
    opened = next((k for k in range(close - 1, max(scene.first, close - _ASIDE), -1) if scene.lower[k] == ","), None)
    return opened if opened is not None and scene.lower[opened + 1] in _RELATIVES else None


def _of_largest(scene: Scene, before: int) -> ActorMention | None:
    """The subject of "has the largest contingent", "is the biggest contributor"."""
    lower = scene.lower
    near = range(max(scene.first, before - _NEAR), before)
    at = next((k for k in near if lower[k] in _LARGEST), None)
    if at is None or _CONTINGENTS.isdisjoint(lower[at + 1 : before]):
        return None
    while at > scene.first and lower[at - 1] in _BETWEEN:
        at -= 1
    return mention_ending(scene, at)
