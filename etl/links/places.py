"""Gives a claim its places, each with a role.

The places of the claim's own clause come first: the nearest one that its words put there, with what is listed beside it and where
it goes to or comes from. A figure whose sentence names no place takes that of the whole it is part of, of the figure told just
before, or of the sentences before it; a movement or meeting never does.
"""

from __future__ import annotations

import math
import re
from collections.abc import Mapping, Sequence

from etl.place_candidates import Candidate, around, breaks, candidates, claim_place, spoken
from etl.place_roles import Stand
from etl.records import Article, Basis, Claim, Evidence, Issue, PlaceRole

_AIMS = re.compile(r"\b(?:to|for) (?:fight|be|use|combat|help|support|battle|wage|join|reinforce|serve)\w*\b|\bprepar", re.IGNORECASE)
# Points for each feature of a candidate (etl.place_candidates); a claim takes the best one that has more than none.
# Fitted by tools/fit_places.py to the annotated articles, rounded.
WEIGHTS: Mapping[str, float] = {
    "continent": 0.58,
    "country, deployed": 0.43,
    "country, en_route": -0.1,
    "country, fighting": -0.91,
    "country, other": 0.56,
    "country, planned": 0.5,
    "country, strength": 1.13,
    "country, suffered": -1.7,
    "country, training": -0.45,
    "country, withdrawn": 1.07,
    "force's own country": 0.46,
    "force's own country, at strength": 2.31,
    "in the force's country": -0.02,
    "in the lead": 0.2,
    "named often": 0.61,
    "only spoken of": -0.51,
    "other": -1.87,
    "other behind": -0.25,
    "other distance": -1.01,
    "other from": 0.24,
    "other in title": 0.52,
    "other said": -0.67,
    "other to": -1.79,
    "other used": -0.21,
    "other, called back": 1.06,
    "other, paragraph": 0.96,
    "other, sentence before": 0.42,
    "own": 1.58,
    "own before": -0.64,
    "own breaks": -0.34,
    "own distance": -0.54,
    "own figures between": 0.42,
    "own from": -1.49,
    "own from, people of": -0.27,
    "own loose": -1.06,
    "own opens sentence": -0.32,
    "own to": -0.27,
    "own where": 1.95,
    "own, outside what is said": -1.03,
    "own, wider place of another": -0.69,
    "share of its country": 2.14,
    "smaller, deployed": -0.32,
    "smaller, en_route": 0.54,
    "smaller, fighting": 0.35,
    "smaller, other": -0.52,
    "smaller, planned": -0.5,
    "smaller, strength": -0.79,
    "smaller, suffered": 0.5,
    "smaller, training": 0.09,
    "smaller, withdrawn": -0.76,
    "spoken of, the force's own": -0.95,
    "taken": -0.61,
    "taken distance": -2.07,
    "taken, same force": 1.32,
    "taken, same force and status": 0.19,
    "taken, same number": 0.1,
    "taken, same sentence": -0.36,
    "taken, same sentence and status": -0.32,
    "taken, same status": -0.48,
    "taken, the whole": -0.05,
    "unknown place": 1.14,
    "water": 0.32,
}
NONE: Mapping[str, float] = {
    "captured": -1.42,
    "casualties": 1.24,
    "deployed": -0.11,
    "en_route": -0.44,
    "fighting": 0.56,
    "killed": 0.61,
    "missing": 1.12,
    "other": -0.04,
    "strength": -0.33,
    "training": 0.37,
    "withdrawn": -0.3,
    "wounded": -0.36,
}


def link(draft: Claim, article: Article, earlier: Sequence[Claim]) -> Claim:
    """The draft with its places, each with a role; `earlier` are the article's claims before it."""
    found = _chosen(draft, article, earlier)
    sentence = article.sentence_at(draft.anchor.start)
    names = {candidate.place.name for candidate, _ in found}
    for stand in spoken(article, sentence):
        if stand.place.name not in names:
            found.append((Candidate(claim_place(stand, "said"), stand.span, {}, "where it was said", stand), "words"))
    evidence = [
        Evidence(field=f"places.{i}", span=one.span, basis=basis if one.span else "none", rule=one.rule)
        for i, (one, basis) in enumerate(found)
    ]
    issues = [
        Issue(code="place-unknown", message=f'"{one.place.name}" is not in the gazetteer: it is on no map', span=one.span)
        for one, _ in found
        if one.place.lat is None
    ]
    return draft.filled(*evidence, issues=issues, places=tuple(one.place for one, _ in found))


def points(candidate: Candidate) -> float:
    """How much speaks for a candidate."""
    return sum(WEIGHTS.get(name, 0.0) * value for name, value in candidate.features.items())


def _chosen(draft: Claim, article: Article, earlier: Sequence[Claim]) -> list[tuple[Candidate, Basis]]:
    """The best candidate, if it beats having none, and what belongs to it."""
    ranked = candidates(draft, article, earlier)
    if not ranked:
        return []
    best, chance = _best(ranked)
    if chance <= NONE.get(draft.status or "none", 0.0):
        return []
    if best.stand is None:
        return [(best, "carried over")]
    there = article.sentence_at(best.stand.span.start)
    basis: Basis = "words" if there.span == draft.sentence else "carried over"
    near = around(article, there)
    group = [stand for stand in near if stand is best.stand or _goes_with(stand, best.stand, near, draft, article)]
    return [
        (Candidate(claim_place(stand, _role(stand, draft, article)), stand.span, {}, best.rule, stand), basis) for stand in group
    ]


def _best(ranked: Sequence[Candidate]) -> tuple[Candidate, float]:
    """The best mention of the best place, all mentions of a place speaking for it together, and what speaks for the place."""
    mentions: dict[str, list[tuple[float, int]]] = {}
    for i, candidate in enumerate(ranked):
        mentions.setdefault(candidate.place.name, []).append((points(candidate), -i))
    chances = {name: math.log(sum(math.exp(score) for score, _ in some)) for name, some in mentions.items()}
    name = max(chances, key=lambda name: (chances[name], max(mentions[name])))
    return ranked[-max(mentions[name])[1]], chances[name]


def _goes_with(stand: Stand, best: Stand, around: Sequence[Stand], draft: Claim, article: Article) -> bool:
    """Whether another place belongs to the claim besides the best one: listed with it, or the other end of a way."""
    if stand.place.name == best.place.name or stand.role == "said" or stand.loose:
        return False
    if _contains(stand, best):
        return False
    group = [s for s in around if s.role == best.role and (s.listed or best.listed)]
    if stand in group and _same_list(stand, best, around):
        return True
    if {stand.role, best.role} == {"at", "to"} and draft.status in ("training", "planned", "withdrawn", "en_route", "deployed"):
        between = article.text[min(stand.span.end, best.span.end) : max(stand.span.start, best.span.start)]
        return not breaks(between) and len(between) < 60
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
