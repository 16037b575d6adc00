"""What speaks for a place being a claim's, whoever tells it: how often it is named, whose country it is, how wide it is."""

from __future__ import annotations

import math
import re
from collections.abc import Mapping, Sequence
from functools import lru_cache

from etl.actor_names import Actor, registry
from etl.frozen import dataclass
from etl.place_surroundings import SUFFERED, Told, is_wide
from etl.place_words import words
from etl.records import Article, Claim, ClaimPlace, Sentence, Toponym

_IN_COUNTRY = re.compile(
    r"\b(?:in|to|into|from|out of|of|leave|left) (?:the )?(?:country|nation|province|region|area|city|town)\b|\bthere\b"
)
# "in the city", "that province", "the military base": what the kinds of places are called.
_CALLED = re.compile(r"\b(?:the|this|that|their|its) (?:\w+ )?(\w+)")
_KINDS = {word: kind for kind in ("country", "city", "region", "site") for word in words(f"called_{kind}")}
# How many figures told before a figure looks at for its place.
LATEST = 8
# How far around a figure the words stand, at most, that tell what kind of figure it is, in characters.
_NEAR = 80
_SORTS = {
    sort: re.compile(rf"\b(?:{'|'.join(sorted(words(group)))})\b")
    for sort, group in (("long", "long_counts"), ("sent", "sent_abroad"), ("army", "armies"))
}


class Shared:
    """The features that all mentions of a place share for a claim, and their points once somebody asked for them."""

    __slots__ = ("features", "points")

    def __init__(self, features: Mapping[str, float]) -> None:
        self.features = features
        self.points: float | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class View:
    """What looking for the places of one claim needs again and again: whose force it is, where the war is, what it takes up.

    `calls_back`: its sentence says "there" or "in the country"; `sorts`: whether the words around it are those of a count of a
    long time, of soldiers sent abroad or of a whole army; `known` are the features of the places asked for so far, for
    this claim or another of the same side, group and theatre, `shared` those of this claim's alone.
    """

    draft: Claim
    told: Told
    sentence: Sentence
    own: Actor | None
    group: str
    theatre: str | None
    calls_back: bool
    called: frozenset[str]
    sorts: Sequence[str]
    size: float
    used: Mapping[str, float]
    known: dict[tuple[object, ...], Mapping[str, float]]
    shared: dict[tuple[object, ...], Shared]


def view_of(draft: Claim, told: Told, sentence: Sentence, earlier: Sequence[Claim]) -> View:
    """What looking for the places of a claim needs; `earlier` are the article's claims before it."""
    own = registry().by_id(draft.force) if draft.force else None
    leading = (country for country, _ in told.leading if own is None or country != own.side)
    theatre = next(leading, None)
    group = "suffered" if draft.status in SUFFERED else draft.status or "none"
    calls_back, called = _calls(sentence.span.of(told.article.text))
    return View(
        draft=draft,
        told=told,
        sentence=sentence,
        own=own,
        group=group,
        theatre=theatre,
        calls_back=calls_back,
        called=called,
        sorts=sorts_of(draft, told.article),
        size=size_of(draft),
        used=_used(draft, earlier),
        known=told.known.setdefault((own.side if own else None, group, theatre), {}),
        shared={},
    )


@lru_cache(maxsize=64)
def _calls(sentence: str) -> tuple[bool, frozenset[str]]:
    """Whether a sentence says "there" or the like, and the kinds of places it calls back; asked by each of its figures."""
    called = frozenset(_KINDS[noun] for noun in _CALLED.findall(sentence) if noun in _KINDS)
    return _IN_COUNTRY.search(sentence) is not None, called


def sorts_of(draft: Claim, article: Article) -> Sequence[str]:
    """What the words around a figure tell of it: "in 20 years" that it is of a long time, "contingent" that it is abroad."""
    start, end = max(draft.sentence.start, draft.anchor.start - _NEAR), min(draft.sentence.end, draft.anchor.end + _NEAR)
    near = article.text[start:end].lower()
    return [sort for sort, pattern in _SORTS.items() if pattern.search(near)]


def size_of(draft: Claim) -> float:
    """How large a figure is, in powers of ten above a hundred."""
    return max(0.0, math.log10(draft.low or draft.high or 1) - 2)


def general(view: View, place: Toponym | ClaimPlace, loose: bool) -> Shared:
    """The features that any place of any sentence may have, without those that are zero; asked for once a place."""
    key = (place.name, place.kind, place.country, place.lat is None, loose)
    shared = view.shared.get(key)
    if shared is None:
        known = view.known.get(key)
        if known is None:
            known = view.known[key] = {name: value for name, value in _features(view, place, loose).items() if value}
        shared = view.shared[key] = Shared({**known, **_extent(view, place)})
    return shared


def _features(view: View, place: Toponym | ClaimPlace, loose: bool) -> dict[str, float]:
    told, group = view.told, view.group
    wide = is_wide(place)
    home = view.own is not None and place.country == view.own.side
    in_theatre = not home and place.country == view.theatre
    return {
        "named often": math.log1p(told.named[place.name]),
        "share of its country": told.countries[place.country or ""] / max(told.total, 1),
        "in the lead": float(place.name in told.lead),
        "in the lead, smaller": float(not wide and place.name in told.lead),
        "wide": float(wide),
        "spoken of, the force's own": float(loose and home),
        "force's own country, at strength": float(home and wide and group in ("strength", "other")),
        f"{'country' if wide else 'smaller'}, {group}": 1.0,
        "force's own country": float(home and wide),
        f"force's own country, {group}": float(home and wide),
        "theatre": float(wide and in_theatre),
        "in the theatre": float(not wide and in_theatre),
        f"theatre, {group}": float(wide and in_theatre),
        "theatre, alone": float(wide and in_theatre and 4 * told.countries[place.country or ""] >= 3 * told.total),
        "theatre, force unknown": float(wide and in_theatre and view.own is None),
        "theatre, group's": float(wide and in_theatre and view.own is not None and view.own.kind == "group"),
        "in the force's country": float(home and not wide),
        "only spoken of": float(loose),
        "unknown place": float(place.lat is None),
        "continent": float(place.kind == "continent"),
        "water": float(place.kind == "water"),
    }


def _extent(view: View, place: Toponym | ClaimPlace) -> dict[str, float]:
    """Whether the figure is of a whole country or of one spot in it, by its size, measure and words."""
    draft, extent = view.draft, "wide" if is_wide(place) else "smaller"
    features = {}
    if view.size:
        features[f"{extent}, many"] = view.size
        if view.group == "suffered":
            features[f"{extent}, many suffered"] = view.size
    if draft.measure in ("total", "rate", "added"):
        features[f"{extent}, {draft.measure}"] = 1.0
    if "country" in view.called:
        features[f"{extent}, country called back"] = 1.0
    if place.kind in view.called:
        features["kind called back"] = 1.0
    home = extent == "wide" and view.own is not None and place.country == view.own.side
    for sort in view.sorts:
        features[f"{extent}, {sort}"] = 1.0
        if home:
            features[f"home country, {sort}"] = 1.0
    return features


def _used(draft: Claim, earlier: Sequence[Claim]) -> dict[str, float]:
    """How much the figures told before speak for a place: 1 for the latest of the same force."""
    found: dict[str, float] = {}
    for claim in earlier[-5 * LATEST :]:
        for i in usable(claim):
            if claim.force == draft.force:
                found[claim.places[i].name] = 1.0
    return found


def usable(claim: Claim) -> list[int]:
    """Which places of a figure told before another may take."""
    return [i for i, place in enumerate(claim.places) if place.role != "said"] if claim.kind == "figure" else []
