"""Which places a claim may be at: every place the article tells, with the features that speak for or against each.

`etl.links.places` weighs the features; `tools/fit_places.py` fits the weights to annotated articles.
"""

from __future__ import annotations

import math
import re
from bisect import bisect_left
from collections.abc import Mapping, Sequence
from functools import lru_cache
from typing import NamedTuple

from etl.actor_names import Actor, registry
from etl.frozen import dataclass
from etl.place_asides import (
    is_aside,
    is_elsewhere,
    is_home,
    is_landmark,
    is_sources,
    is_ward,
    labels_force,
    lists_places,
    may_be_own,
)
from etl.place_roles import SENDER, Stand
from etl.place_surroundings import LEAD, SUFFERED, Told, claim_place, country_of_side, is_wide, told_places
from etl.place_unnamed import UNNAMED_CAPITAL
from etl.place_words import words
from etl.records import Article, Claim, ClaimPlace, PlaceRole, Sentence, Span, Toponym

_BREAKS = re.compile(r";|[“”\"]|, (?:while|but|whereas|although|though)\b|\b(?:while|but)\b|[.!?] ", re.IGNORECASE)
_IN_COUNTRY = re.compile(
    r"\b(?:in|to|into|from|out of|of|leave|left) (?:the )?(?:country|nation|province|region|area|city|town)\b|\bthere\b"
)
# "in the city", "that province", "the military base": what the kinds of places are called.
_CALLED = re.compile(r"\b(?:the|this|that|their|its) (?:\w+ )?(\w+)")
_KINDS = {word: kind for kind in ("country", "city", "region", "site") for word in words(f"called_{kind}")}
# How many sentences with places, and how many figures told before, a figure looks at for its place.
_NEAREST, _LATEST = 8, 8
_DIRECTIONS = words("directions")
# How many countries, by how much is said of their people, may be meant without being named.
_ACTING = 3


class Shared:
    """The features that all mentions of a place share for a claim, and their points once somebody asked for them."""

    __slots__ = ("features", "points")

    def __init__(self, features: Mapping[str, float]) -> None:
        self.features = features
        self.points: float | None = None


class Candidate(NamedTuple):
    """A place a claim may have, told by a mention (`stand`) or by an earlier claim (`taken`), with its features: those of its
    `own`, and those `shared` with other mentions of the place."""

    place: ClaimPlace
    span: Span | None
    own: Mapping[str, float]
    rule: str
    stand: Stand | None = None
    claim: Claim | None = None
    shared: Shared | None = None

    @property
    def features(self) -> Mapping[str, float]:
        """All features."""
        return {**self.own, **self.shared.features} if self.shared else self.own


@dataclass(frozen=True, slots=True, kw_only=True)
class _View:
    """What looking for the places of one claim needs again and again: whose force it is, where the war is, what it takes up.

    `calls_back`: its sentence says "there" or "in the country"; `known` are the features of the places asked for so far, for
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
    size: float
    used: Mapping[str, float]
    known: dict[tuple[object, ...], Mapping[str, float]]
    shared: dict[tuple[object, ...], Shared]


def candidates(draft: Claim, article: Article, earlier: Sequence[Claim]) -> list[Candidate]:
    """Every place the draft may have, the sentence's own first, then the others from near to far."""
    told = told_places(article)
    sentence = article.sentence_at(draft.anchor.start)
    near = told.stands.get(sentence.index, ())
    view = _view(draft, told, sentence, earlier if draft.kind == "figure" else ())
    returned = view.own.side if view.own and _is_brought_home(draft) else None
    near = [
        stand
        for stand in near
        if not (stand.loose and (returned and stand.place.country == returned or stand.head == SENDER))
        and not is_sources(stand, draft, told)
        and not labels_force(stand.place.country, stand.span.end, draft, told)
    ]
    own = [_own(view, stand) for stand in near if may_be_own(stand, draft, article) and not is_aside(stand, near, article.text)]
    if draft.kind != "figure":
        return own
    others = [
        _other(view, stand, article.sentences[i])
        for i in _nearest(told, sentence.index)
        for stand in told.stands[i]
        if not _is_of_sender(stand, returned)
        and not is_landmark(stand, told.stands[i])
        and stand.place.rule != UNNAMED_CAPITAL
        and not is_home(stand, draft)
        and not is_ward(stand.span, article)
    ]
    latest = [claim for claim in earlier[-2 * _LATEST :] if claim.kind == "figure"][-_LATEST:]
    gapped = lists_places(draft, article)
    latest = [claim for claim in latest if not (gapped and claim.sentence == draft.sentence)]
    before = (_taken(view, claim, i) for claim in latest for i in _usable(claim))
    taken = [one for one in before if one.span is None or not is_elsewhere(one.span, draft, article)]
    return [*own, *others, *taken, *_peoples(view)]


def _is_of_sender(stand: Stand, returned: str | None) -> bool:
    """Whether a country is only spoken of as who sends them, or as the home they were brought back to."""
    return stand.loose and (stand.head == SENDER or returned is not None and stand.place.country == returned)


def _view(draft: Claim, told: Told, sentence: Sentence, earlier: Sequence[Claim]) -> _View:
    own = registry().by_id(draft.force) if draft.force else None
    leading = (country for country, _ in told.leading if own is None or country != own.side)
    theatre = next(leading, None)
    group = "suffered" if draft.status in SUFFERED else draft.status or "none"
    calls_back, called = _calls(sentence.span.of(told.article.text))
    return _View(
        draft=draft,
        told=told,
        sentence=sentence,
        own=own,
        group=group,
        theatre=theatre,
        calls_back=calls_back,
        called=called,
        size=_size(draft),
        used=_used(draft, earlier),
        known=told.known.setdefault((own.side if own else None, group, theatre), {}),
        shared={},
    )


@lru_cache(maxsize=64)
def _calls(sentence: str) -> tuple[bool, frozenset[str]]:
    """Whether a sentence says "there" or the like, and the kinds of places it calls back; asked by each of its figures."""
    called = frozenset(_KINDS[noun] for noun in _CALLED.findall(sentence) if noun in _KINDS)
    return _IN_COUNTRY.search(sentence) is not None, called


def _size(draft: Claim) -> float:
    """How large a figure is, in powers of ten above a hundred."""
    return max(0.0, math.log10(draft.low or draft.high or 1) - 2)


def _peoples(view: _View) -> list[Candidate]:
    """The force's own country, and those whose people the article speaks of most: "six Pakistani soldiers were killed"."""
    sides = [side for side, _ in view.told.acting.most_common(_ACTING)]
    if view.own:
        sides.append(view.own.side)
    return [found for side in dict.fromkeys(sides) if (found := _people(view, side))]


def _people(view: _View, side: str) -> Candidate | None:
    """A country that only its people name."""
    place = country_of_side(side)
    if place is None:
        return None
    own = view.own is not None and view.own.side == side
    if own and (_is_brought_home(view.draft) or labels_force(side, None, view.draft, view.told)):
        return None
    acting, index = view.told.sides, view.sentence.index
    features = {}
    if own:
        features["home"] = features[f"home, {view.group}"] = 1.0
        if view.draft.status == "strength" and view.own is not None and view.own.kind == "country":
            features["home, army"] = 1.0
    else:
        features["people"] = 1.0
        if side in acting.get(index, ()):
            features["people in the sentence"] = 1.0
        if side in acting.get(index - 1, ()):
            features["people in the sentence before"] = 1.0
    rule = "the force's own country" if own else "country of those the article is about"
    return Candidate(place, None, features, rule, shared=_general(view, place, loose=False))


def _is_brought_home(draft: Claim) -> bool:
    """Whether the figure's people were somewhere else before: "Italy brought back 200"; prisoners and deserters need not."""
    told = draft.words("status")
    return draft.status == "withdrawn" and told is not None and told.rule.startswith("withdraw.")


def no_place(draft: Claim, article: Article, earlier: Sequence[Claim]) -> Mapping[str, float]:
    """The features of a figure's having no place."""
    told, sentence = told_places(article), article.sentence_at(draft.anchor.start)
    own = [stand for stand in told.stands.get(sentence.index, ()) if may_be_own(stand, draft, article)]
    status = draft.status or "none"
    size = _size(draft)
    features = {
        "none": 1.0,
        f"none: {status}": 1.0,
        f"none, {draft.measure}": 1.0,
        "none, own place": float(any(not stand.loose for stand in own)),
        "none, own place spoken of": float(bool(own) and all(stand.loose for stand in own)),
        "none, many": size,
        "none, many suffered": size if draft.status in SUFFERED else 0.0,
        "none, expected": float(draft.modality == "expected"),
        "none, in title": float(sentence.heading),
        "none, vague": float(draft.vague),
        "none, no force": float(draft.force is None),
        "none, dated": float(draft.event_date is not None),
        "none, places told": math.log1p(len(told.order)),
    }
    before = next((claim for claim in reversed(earlier) if claim.kind == "figure"), None)
    if before is not None and not _usable(before):
        same = before.sentence == draft.sentence
        alike = before.status == draft.status or {before.status, draft.status} <= SUFFERED
        features["none, as before"] = 1.0
        features["none, as before in the sentence"] = float(same)
        features["none, as before in the sentence and status"] = float(same and alike)
        features["none, as before, same force"] = float(before.force == draft.force)
    return features


def _nearest(told: Told, at: int) -> list[int]:
    """The sentences with places that are nearest to sentence `at`, and those of the lead."""
    order = told.order
    middle = bisect_left(order, at)
    window = [index for index in order[max(0, middle - _NEAREST) : middle + _NEAREST + 1] if index != at]
    nearest = sorted(window, key=lambda index: (abs(index - at), index))[:_NEAREST]
    return [*nearest, *(index for index in order[:LEAD] if index < LEAD and index != at and index not in nearest)]


def spoken(article: Article, sentence: Sentence) -> list[Stand]:
    """The places of a sentence where words were said."""
    return [stand for stand in told_places(article).stands.get(sentence.index, ()) if stand.role == "said"]


def around(article: Article, sentence: Sentence) -> Sequence[Stand]:
    """The places a sentence tells."""
    return told_places(article).stands.get(sentence.index, ())


def breaks(text: str) -> int:
    """How many clause borders a stretch of text holds."""
    return len(_BREAKS.findall(text))


def _own(view: _View, stand: Stand) -> Candidate:
    """A place of the claim's own sentence."""
    draft, article = view.draft, view.told.article
    text, anchor = article.text, draft.anchor
    behind = stand.span.start >= anchor.end
    between = Span(anchor.end, stand.span.start) if behind else Span(stand.span.end, anchor.start)
    words = between.of(text)
    features = {
        "own": 1.0,
        "own distance": min(len(words) / 100, 3.0),
        "own breaks": float(min(breaks(words), 2)),
        "own figures between": float(min(figures_in(between, article), 3)),
        "own before": float(not behind),
        "own opens sentence": float(not behind and not stand.loose and stand.span.start - draft.sentence.start < 25),
        "own loose, before": float(stand.loose and not behind),
        "own, as part of the front": float(stand.place.kind == "other"),
        "own, outside quotation": float(words.count('"') % 2 == 1 or ("“" in words) != ("”" in words)),
        "own where": float(not behind and ", where" in words[:9]),
        "own from": float(stand.role == "from"),
        "own from, people of": float(stand.role == "from" and behind and len(words) < 14),
        "own to": float(stand.role == "to"),
        "own loose": float(stand.loose),
        "own, measured from": float(stand.cue == "of" and stand.head in _DIRECTIONS),
        "own, without preposition": float(not stand.loose and not stand.cue),
        "own, outside what is said": float(_is_outside_speech(stand, draft, article)),
    }
    shared = _general(view, stand.place, loose=stand.loose)
    return Candidate(_shown(view, stand), stand.span, features, f"{stand.role}, by {stand.cue!r}", stand, shared=shared)


def _shown(view: _View, stand: Stand) -> ClaimPlace:
    """The place of a mention as a claim's, in the role the mention has; made once an article."""
    shown = view.told.shown.get(id(stand))
    if shown is None:
        shown = view.told.shown[id(stand)] = place_of(stand, stand.role)
    return shown


def figures_in(span: Span, article: Article) -> int:
    """How many figures stand inside a stretch of text."""
    first = bisect_left(article.quantities, span.start, key=lambda quantity: quantity.span.start)
    return max(0, bisect_left(article.quantities, span.end, key=lambda quantity: quantity.span.start) - first)


def _is_outside_speech(stand: Stand, draft: Claim, article: Article) -> bool:
    """Whether the figure is in reported words and the place is not: "said at Ramstein that 300 had been killed"."""
    near = told_places(article).attributions.get(article.sentence_at(draft.anchor.start).index, ())
    covering = [a for a in near if any(span.covers(draft.anchor) for span in a.content)]
    return bool(covering) and not any(span.overlaps(stand.span) for a in covering for span in a.content)


def _other(view: _View, stand: Stand, at: Sentence) -> Candidate:
    """A place of another sentence; features that are zero are left out."""
    back, role = view.sentence.index - at.index, stand.role
    features = {"other": 1.0, "other distance": math.log1p(abs(back))}
    if back < 0:
        features["other behind"] = 1.0
    if back == 1:
        features["other, sentence before"] = 1.0
    if at.paragraph == view.sentence.paragraph:
        features["other, paragraph"] = 1.0
    if back > 0 and _is_called_back(view, stand):
        features["other, called back"] = 1.0 / back
    if role == "to":
        features["other to"] = 1.0
    if view.sentence.heading and at.index < LEAD + 1:
        features["other, figure in title"] = 1.0
    if at.heading:
        features["other in title"] = 1.0
    if role == "said":
        features["other said"] = 1.0
    if role == "from":
        features["other from"] = 1.0
    if stand.place.kind in view.called and back > 0:
        features["other, its kind called back"] = 1.0 / back
    if view.sentence.index < LEAD and back < 0:
        features["other behind, figure in the lead"] = 1.0
    features.update(_company(view, at.index, stand))
    if stand.place.name in view.used:
        features["other used"] = view.used[stand.place.name]
    shared = _general(view, stand.place, loose=stand.loose)
    return Candidate(_shown(view, stand), stand.span, features, "named in another sentence", stand, shared=shared)


def _company(view: _View, index: int, stand: Stand) -> dict[str, float]:
    """What a sentence with a place shares with the figure: what befell whom, the number itself."""
    told, draft = view.told, view.draft
    features: dict[str, float] = {}
    if view.group in told.statuses.get(index, ()):
        features["other, same status"] = 1.0
    if draft.force and draft.force in told.forces.get(index, ()):
        features["other, same force"] = 1.0
        if features.get("other, same status"):
            features["other, same force and status"] = 1.0
    if not draft.vague and (draft.low, draft.high) in told.numbers.get(index, ()):
        features["other, same number"] = 1.0
        if not stand.loose:
            features["other, same number, place"] = 1.0
    return features


def _is_called_back(view: _View, stand: Stand) -> bool:
    """Whether "in the country", "there" may mean the place: hardly the force's own."""
    return view.calls_back and (view.own is None or stand.place.country != view.own.side)


def _taken(view: _View, claim: Claim, i: int) -> Candidate:
    """A place of a claim told before."""
    draft = view.draft
    place, evidence = claim.places[i], claim.words(f"places.{i}")
    same = claim.sentence == draft.sentence
    group = {draft.status, claim.status} <= SUFFERED
    features = {
        "taken": 1.0,
        "taken, the whole": float(claim.claim_id == draft.part_of),
        "taken, same sentence": float(same),
        "taken, same sentence and status": float(same and (claim.status == draft.status or group)),
        "taken, same force": float(claim.force == draft.force),
        "taken, same status": float(claim.status == draft.status or group),
        "taken, same force and status": float(claim.force == draft.force and (claim.status == draft.status or group)),
        "taken, same number": float((claim.low, claim.high) == (draft.low, draft.high) and not draft.vague),
        "taken distance": math.log1p(view.sentence.index - view.told.article.sentence_at(claim.anchor.start).index),
        "other used": view.used.get(place.name, 0.0),
    }
    shared = _general(view, place, loose=False)
    span = evidence.span if evidence else None
    return Candidate(place, span, features, "with a figure told before", claim=claim, shared=shared)


def _general(view: _View, place: Toponym | ClaimPlace, loose: bool) -> Shared:
    """The features that any place of any sentence may have, without those that are zero; asked for once a place."""
    key = (place.name, place.kind, place.country, place.lat is None, loose)
    shared = view.shared.get(key)
    if shared is None:
        known = view.known.get(key)
        if known is None:
            known = view.known[key] = {name: value for name, value in _features(view, place, loose).items() if value}
        shared = view.shared[key] = Shared({**known, **_extent(view, place)})
    return shared


def _features(view: _View, place: Toponym | ClaimPlace, loose: bool) -> dict[str, float]:
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
        "theatre, suffered": float(wide and in_theatre and group == "suffered"),
        "in the force's country": float(home and not wide),
        "only spoken of": float(loose),
        "unknown place": float(place.lat is None),
        "continent": float(place.kind == "continent"),
        "water": float(place.kind == "water"),
    }


def _extent(view: _View, place: Toponym | ClaimPlace) -> dict[str, float]:
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
    return features


def _used(draft: Claim, earlier: Sequence[Claim]) -> dict[str, float]:
    """How much the figures told before speak for a place: 1 for the latest of the same force."""
    found: dict[str, float] = {}
    for claim in earlier[-5 * _LATEST :]:
        for i in _usable(claim):
            if claim.force == draft.force:
                found[claim.places[i].name] = 1.0
    return found


def _usable(claim: Claim) -> list[int]:
    return [i for i, place in enumerate(claim.places) if place.role != "said"] if claim.kind == "figure" else []


def place_of(stand: Stand, role: PlaceRole) -> ClaimPlace:
    """The place of a mention as a claim's: "eastern Russia" is Russia with part "eastern"."""
    toponym = stand.place
    return claim_place(toponym, role, toponym.part if toponym.kind in ("country", "region", "continent") else None)
