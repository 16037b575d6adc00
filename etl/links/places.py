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

# How many characters behind a figure its place stands at most, to be surely its own.
_DIRECT = 24
_AIMS = re.compile(
    r"\b(?:to|for) (?:fight|be|use|combat|help|support|battle|wage|join|reinforce|serve)\w*\b|\bprepar", re.IGNORECASE
)
# Points for each feature of a candidate (etl.place_candidates); a claim takes the best one that has more than none.
# Fitted by tools/fit_places.py to the annotated articles, rounded.
WEIGHTS: Mapping[str, float] = {
    "continent": 0.64,
    "country, deployed": -0.08,
    "country, en_route": 0.08,
    "country, fighting": -0.51,
    "country, other": 0.31,
    "country, planned": 0.44,
    "country, strength": -0.62,
    "country, suffered": -1.16,
    "country, training": -0.36,
    "country, withdrawn": 0.69,
    "force's own country": 0.5,
    "force's own country, at strength": 1.05,
    "force's own country, deployed": -1.4,
    "force's own country, en_route": -0.25,
    "force's own country, fighting": -0.27,
    "force's own country, other": 0.48,
    "force's own country, planned": 0.28,
    "force's own country, strength": -0.42,
    "force's own country, suffered": 0.56,
    "force's own country, training": -0.52,
    "force's own country, withdrawn": 2.55,
    "home": -0.35,
    "in the force's country": -0.02,
    "in the lead": -0.08,
    "in the theatre": -0.15,
    "named often": 0.77,
    "only spoken of": -1.3,
    "other": -2.03,
    "other behind": -0.31,
    "other distance": -0.81,
    "other from": -0.37,
    "other in title": 2.44,
    "other said": -0.89,
    "other to": -0.85,
    "other used": -0.29,
    "other, called back": 0.79,
    "other, figure in title": 1.74,
    "other, paragraph": 0.81,
    "other, sentence before": 0.36,
    "own": 2.0,
    "own before": -0.72,
    "own breaks": 0.11,
    "own distance": -0.64,
    "own figures between": -0.75,
    "own from": -1.0,
    "own from, people of": -0.33,
    "own loose": -1.62,
    "own loose, before": -1.24,
    "own opens sentence": 0.03,
    "own to": -0.6,
    "own where": 0.55,
    "own, as part of the front": 0.21,
    "own, outside quotation": -0.42,
    "own, outside what is said": -0.61,
    "share of its country": 1.82,
    "smaller, deployed": 0.36,
    "smaller, en_route": 0.76,
    "smaller, fighting": 0.28,
    "smaller, other": -0.68,
    "smaller, planned": -0.12,
    "smaller, strength": -0.04,
    "smaller, suffered": 0.63,
    "smaller, training": 0.01,
    "smaller, withdrawn": -0.36,
    "spoken of, the force's own": 0.24,
    "taken": -1.99,
    "taken distance": -1.39,
    "taken, same force": 1.11,
    "taken, same force and status": 0.07,
    "taken, same number": 2.01,
    "taken, same sentence": 0.05,
    "taken, same sentence and status": 0.24,
    "taken, same status": -0.76,
    "taken, the whole": -0.17,
    "theatre": 1.04,
    "theatre, suffered": -0.32,
    "unknown place": -0.29,
    "water": -0.04,
}
NONE: Mapping[str, float] = {
    "captured": -1.28,
    "casualties": 0.89,
    "deployed": -0.28,
    "en_route": -0.33,
    "fighting": 0.22,
    "killed": 0.59,
    "missing": 0.85,
    "other": 0.36,
    "planned": 0.18,
    "strength": 0.66,
    "training": 0.36,
    "withdrawn": -0.33,
    "wounded": -0.02,
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
    weight = WEIGHTS.get
    return sum([weight(name, 0.0) * value for name, value in candidate.features.items() if value])


def _chosen(draft: Claim, article: Article, earlier: Sequence[Claim]) -> list[tuple[Candidate, Basis]]:
    """The best candidate, if it beats having none, and what belongs to it."""
    ranked = candidates(draft, article, earlier)
    if not ranked:
        return []
    direct = [one for one in ranked if one.stand and _is_direct(one.stand, draft, article)]
    if direct:
        best, chance, enough = direct[0], 1.0, 0.0
    elif draft.kind == "figure":
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


def _is_direct(stand: Stand, draft: Claim, article: Article) -> bool:
    """Whether the place stands right behind the figure: "1,000 in Chad", "900 soldiers at Tapa"."""
    if not 0 < stand.span.start - draft.anchor.end < _DIRECT or stand.span.start >= draft.sentence.end:
        return False
    between = article.text[draft.anchor.end : stand.span.start]
    near = "," not in between and stand.role in ("at", "to") and bool(stand.cue) and not stand.loose
    return near and not breaks(between)


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
