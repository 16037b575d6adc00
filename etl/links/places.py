"""Gives a claim its places, each with a role.

The places of the claim's own clause come first: the nearest one that its words put there, with what is listed beside it and where
it goes to or comes from. A figure whose sentence names no place takes that of the whole it is part of, of the figure told just
before, or of the sentences before it; a movement or meeting never does.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from etl.place_roles import Stand, stands
from etl.records import Article, Basis, Claim, ClaimPlace, Evidence, Issue, PlaceRole, Sentence, Span

_BREAKS = re.compile(r";|[“”\"]|, (?:while|but|whereas|although|though)\b|\b(?:while|but)\b|\. ", re.IGNORECASE)
_JOINS = re.compile(r"^(?:,? (?:and|or) |, )")
_AIMS = re.compile(
    r"\b(?:to|for) (?:fight|be|use|combat|help|support|battle|wage|join|reinforce|serve)\w*\b|\bprepar", re.IGNORECASE
)
# A clause's own place must score more than this; see _nearness.
_ENOUGH = 0.0
# How far back, in sentences, a figure looks for the place of what it tells.
_BACK = 6


@dataclass(frozen=True, slots=True)
class _Found:
    """A place for the claim, with where it comes from."""

    place: ClaimPlace
    span: Span | None
    basis: Basis
    rule: str


def link(draft: Claim, article: Article, earlier: Sequence[Claim]) -> Claim:
    """The draft with its places, each with a role; `earlier` are the article's claims before it."""
    sentence = article.sentence_at(draft.anchor.start)
    around = stands(article, sentence)
    found = _own(draft, article, around)
    if not found and draft.kind == "figure":
        found = _carried(draft, article, earlier, sentence)
    said = [_found(stand, "said", draft, "words", "where it was said") for stand in around if stand.role == "said"]
    places = [*found, *(one for one in said if one.place.name not in {other.place.name for other in found})]
    evidence = [Evidence(field=f"places.{i}", span=one.span, basis=one.basis, rule=one.rule) for i, one in enumerate(places)]
    issues = [
        Issue(code="place-unknown", message=f'"{one.place.name}" is not in the gazetteer: it is on no map', span=one.span)
        for one in places
        if one.place.lat is None
    ]
    return draft.filled(*evidence, issues=issues, places=tuple(one.place for one in places))


def _own(draft: Claim, article: Article, around: Sequence[Stand]) -> list[_Found]:
    """The places that the claim's own clause tells."""
    ranked = [
        (points, stand) for stand in around if stand.role != "said" and (points := _nearness(draft, stand, article)) > _ENOUGH
    ]
    if not ranked:
        return []
    best = max(ranked, key=lambda pair: pair[0])[1]
    chosen = [stand for _, stand in ranked if stand is best or _goes_with(stand, best, around, draft, article)]
    return [_found(stand, _role(stand, draft, article), draft, "words", f"{stand.role}, by {stand.cue!r}") for stand in chosen]


def _nearness(draft: Claim, stand: Stand, article: Article) -> float:
    """Points for a place to be where the claim's personnel are: same clause, near, behind the figure, no other figure between."""
    text, anchor = article.text, draft.anchor
    behind = stand.span.start >= anchor.end
    between = Span(anchor.end, stand.span.start) if behind else Span(stand.span.end, anchor.start)
    words = between.of(text)
    points = 3.0 - len(words) / 90
    points -= 1.6 * len(_BREAKS.findall(words))
    others = [q for q in article.quantities if between.covers(q.span)]
    points -= 0.9 * len(others)
    if not behind:
        points -= 0.4
        if stand.span.start - draft.sentence.start < 25:
            points += 0.8
        if ", where" in words[:8]:
            points += 1.5
    if stand.role == "from" and draft.status not in ("withdrawn", "en_route", "other", "deployed"):
        points -= 2.0
    if stand.role == "from" and behind and len(words) < 12:
        # "three reservists from Georgia": where they come from, not where it happened.
        points -= 2.5
    if stand.place.kind in ("continent",):
        points -= 1.0
    return points


def _goes_with(stand: Stand, best: Stand, around: Sequence[Stand], draft: Claim, article: Article) -> bool:
    """Whether another place belongs to the claim besides the best one: listed with it, or the other end of a way."""
    if stand.place.name == best.place.name:
        return False
    if _contains(stand, best):
        return False
    group = [s for s in around if s.role == best.role and (s.listed or best.listed)]
    if stand in group and _same_list(stand, best, around):
        return True
    if {stand.role, best.role} == {"at", "to"} and draft.status in ("training", "planned", "withdrawn", "en_route", "deployed"):
        between = article.text[min(stand.span.end, best.span.end) : max(stand.span.start, best.span.start)]
        return not _BREAKS.search(between) and len(between) < 60
    if stand.role == "at" and best.role == "at" and draft.status in ("training", "planned"):
        between = article.text[min(stand.span.end, best.span.end) : max(stand.span.start, best.span.start)]
        return bool(_AIMS.search(between)) and len(between) < 80
    return False


def _same_list(one: Stand, other: Stand, around: Sequence[Stand]) -> bool:
    """Whether every place from one to the other is listed: "Kuwait and Jordan"."""
    low, high = sorted((around.index(one), around.index(other)))
    return all(stand.listed for stand in around[low + 1 : high + 1])


def _contains(stand: Stand, best: Stand) -> bool:
    """Whether the place is only the wider one that the best lies in: Latvia of "at Adazi in Latvia"."""
    wider, place = stand.place, best.place
    if wider.kind == "country":
        return wider.country == place.country
    return wider.kind == "region" and wider.region_id is not None and wider.region_id == place.region_id


def _role(stand: Stand, draft: Claim, article: Article) -> PlaceRole:
    """The role towards this claim: what is planned or under way in a place is on its way to it."""
    if draft.status == "withdrawn" and stand.role == "at":
        return "from"
    if stand.role == "at" and draft.kind != "meeting":
        if draft.status in ("en_route",) or draft.status in ("planned", "deployed") and draft.modality == "expected":
            return "to"
        if draft.status in ("planned", "training") and stand.span.start > draft.anchor.end:
            if _AIMS.search(article.text, draft.anchor.end, stand.span.start):
                return "to"
        if draft.status == "planned":
            return "to"
    return stand.role


# --- carried over ----------------------------------------------------------------------------------------------------


def _carried(draft: Claim, article: Article, earlier: Sequence[Claim], sentence: Sentence) -> list[_Found]:
    """The places of the whole, of a figure told just before, or of the sentences before."""
    figures = [claim for claim in earlier if claim.kind == "figure"]
    for claim in reversed(figures):
        if claim.claim_id == draft.part_of or claim.sentence == draft.sentence:
            if places := _taken(claim, "with the figure it is told with"):
                return places
    before = [s for s in article.sentences if sentence.index - _BACK <= s.index < sentence.index]
    for other in reversed(before):
        if other.heading:
            continue
        for claim in reversed(figures):
            if claim.sentence == other.span and (claim.force == draft.force or claim.status == draft.status):
                if places := _taken(claim, "with the figure told before"):
                    return places
        near = [stand for stand in stands(article, other) if stand.role in ("at", "to")]
        if near:
            return [_found(near[-1], _role(near[-1], draft, article), draft, "carried over", "named in a sentence before")]
    return []


def _taken(claim: Claim, rule: str) -> list[_Found]:
    found = []
    for i, place in enumerate(claim.places):
        evidence = claim.words(f"places.{i}")
        if place.role != "said":
            found.append(_Found(place, evidence.span if evidence else None, "carried over", rule))
    return found


def _found(stand: Stand, role: PlaceRole, draft: Claim, basis: Basis, rule: str) -> _Found:
    toponym = stand.place
    part = toponym.part if toponym.kind in ("country", "region", "continent") else None
    place = ClaimPlace(
        role=role,
        name=f"{toponym.name}, {part} part" if part else toponym.name,
        kind=toponym.kind,
        part=part,
        place_id=toponym.place_id,
        country=toponym.country,
        lat=toponym.lat,
        lon=toponym.lon,
        radius_km=toponym.radius_km,
        region_id=toponym.region_id,
    )
    return _Found(place, stand.span if part else toponym.span, basis, rule)
