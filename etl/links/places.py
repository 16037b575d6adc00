"""Gives a claim its places, each with a role.

The places of the claim's own clause come first: the nearest one that its words put there, with what is listed beside it and
where it goes to or comes from. A figure whose sentence names no place takes one that the article names elsewhere, or that a
figure told before has; a movement or meeting never does.
"""

from __future__ import annotations

import math
import re
from collections.abc import Mapping, Sequence

from etl.place_candidates import Candidate, around, breaks, candidates, claim_place, spoken
from etl.place_roles import Stand
from etl.records import Article, Basis, Claim, Evidence, Issue, PlaceRole

_AIMS = re.compile(
    r"\b(?:to|for) (?:fight|be|use|combat|help|support|battle|wage|join|reinforce|serve)\w*\b|\bprepar", re.IGNORECASE
)
# Points for each feature of a candidate (etl.place_candidates); a claim takes the best one that has more than none.
# Fitted by tools/fit_places.py to the annotated articles, rounded.
WEIGHTS: Mapping[str, float] = {
    "continent": 0.3,
    "country, deployed": 0.73,
    "country, en_route": -0.1,
    "country, fighting": -0.45,
    "country, other": 0.36,
    "country, planned": 0.36,
    "country, strength": 0.48,
    "country, suffered": -1.26,
    "country, training": -0.22,
    "country, withdrawn": 1.32,
    "force's own country": 0.18,
    "force's own country, at strength": 1.99,
    "in the force's country": -0.04,
    "in the lead": -0.06,
    "named often": 0.72,
    "only spoken of": -1.17,
    "other": -1.87,
    "other behind": -0.46,
    "other distance": -0.83,
    "other from": 0.06,
    "other in title": 2.14,
    "other said": -0.83,
    "other to": -1.01,
    "other used": -0.13,
    "other, called back": 0.88,
    "other, figure in title": 0.58,
    "other, paragraph": 0.8,
    "other, sentence before": 0.24,
    "own": 1.96,
    "own before": -0.68,
    "own breaks": -0.44,
    "own distance": -0.57,
    "own figures between": -0.25,
    "own from": -1.16,
    "own from, people of": -0.46,
    "own loose": -1.71,
    "own loose, before": -0.8,
    "own opens sentence": -0.28,
    "own to": -0.71,
    "own where": 0.58,
    "own, as part of the front": 0.24,
    "own, outside quotation": -0.42,
    "own, outside what is said": -0.41,
    "share of its country": 2.61,
    "smaller, deployed": -0.54,
    "smaller, en_route": 0.41,
    "smaller, fighting": 0.09,
    "smaller, other": -0.77,
    "smaller, planned": -0.56,
    "smaller, strength": -0.64,
    "smaller, suffered": 0.14,
    "smaller, training": -0.14,
    "smaller, withdrawn": -0.81,
    "taken": -1.7,
    "taken distance": -2.0,
    "taken, same force": 1.03,
    "taken, same force and status": -0.61,
    "taken, same number": 0.33,
    "taken, same sentence": -0.12,
    "taken, same sentence and status": -0.47,
    "taken, same status": -1.23,
    "taken, the whole": -0.04,
    "unknown place": -0.19,
    "water": 0.09,
}
NONE: Mapping[str, float] = {
    "captured": -1.12,
    "casualties": 0.91,
    "deployed": -0.19,
    "en_route": -0.31,
    "fighting": 0.36,
    "killed": 0.61,
    "missing": 0.79,
    "other": 0.41,
    "planned": 0.21,
    "strength": 0.16,
    "training": 0.37,
    "withdrawn": -0.51,
    "wounded": -0.06,
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
    issues = [issue for one, _ in found if (issue := _doubt(one))]
    return draft.filled(*evidence, issues=issues, places=tuple(one.place for one, _ in found))


def _doubt(candidate: Candidate) -> Issue | None:
    """What was not settled about a place: a name that the gazetteer lacks is on no map, or guessed from its neighbour."""
    if candidate.stand and candidate.stand.place.issue:
        return candidate.stand.place.issue
    if candidate.place.lat is not None:
        return None
    message = f'"{candidate.place.name}" is not in the gazetteer: it is on no map'
    return Issue(code="place-unknown", message=message, span=candidate.span)


def points(candidate: Candidate, kind: str = "figure") -> float:
    """How much speaks for a candidate; a movement or meeting takes the nearest place of its clause, best behind its trigger."""
    if kind != "figure":
        told = candidate.features
        return (
            3.0
            - told["own distance"]
            - 1.6 * told["own breaks"]
            - 0.6 * told["own before"]
            - 3.0 * told["own, outside quotation"]
        )
    return sum(WEIGHTS.get(name, 0.0) * value for name, value in candidate.features.items())


def _chosen(draft: Claim, article: Article, earlier: Sequence[Claim]) -> list[tuple[Candidate, Basis]]:
    """The best candidate, if it beats having none, and what belongs to it."""
    ranked = candidates(draft, article, earlier)
    if not ranked:
        return []
    if draft.kind == "figure":
        best, chance = _best(ranked)
        enough = NONE.get(draft.status or "none", 0.0)
    else:
        best = max(ranked, key=lambda candidate: points(candidate, draft.kind))
        chance, enough = points(best, draft.kind), 0.0
    if chance <= enough:
        return []
    if best.claim is not None:
        return [(one, "carried over") for one in ranked if one.claim is best.claim]
    if best.stand is None:
        return []
    there = article.sentence_at(best.stand.span.start)
    basis: Basis = "words" if there.span == draft.sentence else "carried over"
    near = around(article, there)
    group = [stand for stand in near if stand is best.stand or _goes_with(stand, best.stand, near, draft, article)]
    return [
        (Candidate(claim_place(stand, _role(stand, draft, article)), stand.span, {}, best.rule, stand), basis)
        for stand in group
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
    gap = stand.span.start - best.span.end if stand.span.start > best.span.start else best.span.start - stand.span.end
    if {stand.role, best.role} == {"from", "to"} or {stand.cue, best.cue} == {"through", "to"}:
        # "spread from Gao to Kidal", "bused through Gisenyi to Kigali"
        return gap <= 5
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
    if draft.kind == "meeting":
        return "at"
    if draft.status == "withdrawn" and stand.role == "at":
        return "from"
    if stand.role != "at":
        return stand.role
    bound = draft.status in ("planned", "en_route") or draft.status == "deployed" and draft.modality == "expected"
    aims = stand.span.start > draft.anchor.end and _AIMS.search(article.text, draft.anchor.end, stand.span.start)
    return "to" if bound or draft.status == "training" and aims else "at"
