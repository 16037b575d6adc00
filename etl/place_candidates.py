"""Which places a claim may be at: every place the article tells, with the features that speak for or against each.

`etl.links.places` weighs the features; `tools/fit_places.py` fits the weights to annotated articles.
"""

from __future__ import annotations

import math
import re
from bisect import bisect_left
from collections.abc import Mapping, Sequence
from typing import NamedTuple

from etl.actor_names import Actor, registry
from etl.gazetteer import fold
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
from etl.place_features import LATEST, Shared, View, general, size_of, sorts_of, usable, view_of
from etl.place_roles import SENDER, SOURCE, Stand
from etl.place_surroundings import LEAD, SUFFERED, Told, claim_place, country_of_side, is_wide, told_places
from etl.place_unnamed import UNNAMED_CAPITAL
from etl.place_words import seats, words
from etl.records import Article, Claim, ClaimPlace, PlaceRole, Sentence, Span

_BREAKS = re.compile(r";|[“”\"]|, (?:while|but|whereas|although|though)\b|\b(?:while|but)\b|[.!?] ", re.IGNORECASE)
# How many sentences with places a figure looks at for its place.
_NEAREST = 8
_DIRECTIONS = words("directions")
# How many countries, by how much is said of their people, may be meant without being named.
_ACTING = 3


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


def candidates(draft: Claim, article: Article, earlier: Sequence[Claim]) -> list[Candidate]:
    """Every place the draft may have, the sentence's own first, then the others from near to far."""
    told = told_places(article)
    sentence = article.sentence_at(draft.anchor.start)
    near = told.stands.get(sentence.index, ())
    view = view_of(draft, told, sentence, earlier if draft.kind == "figure" else ())
    returned = view.own.side if view.own and _is_brought_home(draft) else None
    near = [
        stand
        for stand in near
        if not (stand.loose and (returned and stand.place.country == returned or stand.head in (SENDER, SOURCE)))
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
    latest = [claim for claim in earlier[-2 * LATEST :] if claim.kind == "figure"][-LATEST:]
    gapped = lists_places(draft, article)
    latest = [claim for claim in latest if not (gapped and claim.sentence == draft.sentence)]
    before = (_taken(view, claim, i) for claim in latest for i in usable(claim))
    taken = [one for one in before if one.span is None or not is_elsewhere(one.span, draft, article)]
    return [*own, *others, *taken, *_peoples(view), *_filed(view)]


def _is_of_sender(stand: Stand, returned: str | None) -> bool:
    """Whether a country is only spoken of as who sends them, or as the home they were brought back to."""
    return stand.loose and (stand.head == SENDER or returned is not None and stand.place.country == returned)


def _peoples(view: View) -> list[Candidate]:
    """The force's own country, and those whose people the article speaks of most: "six Pakistani soldiers were killed"."""
    sides = [side for side, _ in view.told.acting.most_common(_ACTING)]
    sides += [country for country, _ in view.told.leading]
    if view.own:
        sides += [view.own.side, *_home_of(view.own)]
    return [found for side in dict.fromkeys(sides) if (found := _people(view, side))]


def _filed(view: View) -> list[Candidate]:
    """The town that the report was filed from, where what it tells may have happened; a seat of government hardly is."""
    town = view.told.filed
    if town is None or fold(town.name) in seats() or view.group not in ("suffered", "deployed", "fighting", "other"):
        return []
    lead = view.told.article.sentence_at(town.span.start)
    located = any(not stand.loose and stand.role != "said" for stand in view.told.stands.get(lead.index, ()))
    features = {"filed": 1.0, f"filed, {view.group}": 1.0}
    if view.sentence.index <= lead.index + 1:
        features["filed, figure in the lead"] = 1.0
    if located:
        features["filed, the lead tells a place"] = 1.0
    if view.told.leading and town.country != view.told.leading[0][0]:
        features["filed abroad"] = 1.0
    place = claim_place(town, "at")
    return [Candidate(place, town.span, features, "where the report was filed", shared=general(view, place, loose=False))]


def _home_of(actor: Actor) -> list[str]:
    """The country that a group fights in."""
    home = registry().by_id(actor.home) if actor.home else None
    return [home.side] if home else []


def _people(view: View, side: str) -> Candidate | None:
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
        if any(side == country for country, _ in view.told.leading):
            features["people, of the places told"] = 1.0
        if view.own is not None and side in _home_of(view.own):
            features["people, home of the group"] = 1.0
        if side in acting.get(index, ()):
            features["people in the sentence"] = 1.0
        if side in acting.get(index - 1, ()):
            features["people in the sentence before"] = 1.0
    rule = "the force's own country" if own else "country of those the article is about"
    return Candidate(place, None, features, rule, shared=general(view, place, loose=False))


def _is_brought_home(draft: Claim) -> bool:
    """Whether the figure's people were somewhere else before: "Italy brought back 200"; prisoners and deserters need not."""
    told = draft.words("status")
    return draft.status == "withdrawn" and told is not None and told.rule.startswith("withdraw.")


def no_place(draft: Claim, article: Article, earlier: Sequence[Claim]) -> Mapping[str, float]:
    """The features of a figure's having no place."""
    told, sentence = told_places(article), article.sentence_at(draft.anchor.start)
    own = [stand for stand in told.stands.get(sentence.index, ()) if may_be_own(stand, draft, article)]
    status = draft.status or "none"
    size = size_of(draft)
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
    for sort in sorts_of(draft, article):
        features[f"none, {sort}"] = 1.0
    before = next((claim for claim in reversed(earlier) if claim.kind == "figure"), None)
    if before is not None and not usable(before):
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


def _own(view: View, stand: Stand) -> Candidate:
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
    shared = general(view, stand.place, loose=stand.loose)
    return Candidate(_shown(view, stand), stand.span, features, f"{stand.role}, by {stand.cue!r}", stand, shared=shared)


def _shown(view: View, stand: Stand) -> ClaimPlace:
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


def _other(view: View, stand: Stand, at: Sentence) -> Candidate:
    """A place of another sentence; features that are zero are left out."""
    back, role = view.sentence.index - at.index, stand.role
    features = {"other": 1.0, "other distance": math.log1p(abs(back))}
    if back < 0:
        features["other behind"] = 1.0
    if back == 1:
        features["other, sentence before"] = 1.0
    if at.paragraph == view.sentence.paragraph:
        features["other, paragraph"] = 1.0
    elif not is_wide(stand.place):
        features["smaller, other paragraph"] = 1.0
        if view.told.timed:
            features["smaller, other item"] = 1.0
        features[f"smaller, other paragraph, {view.group}"] = 1.0
    if (
        back > 1
        and not stand.loose
        and view.told.order[max(0, bisect_left(view.told.order, view.sentence.index) - 1)] != at.index
    ):
        features["other, nearer told"] = 1.0
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
    shared = general(view, stand.place, loose=stand.loose)
    return Candidate(_shown(view, stand), stand.span, features, "named in another sentence", stand, shared=shared)


def _company(view: View, index: int, stand: Stand) -> dict[str, float]:
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


def _is_called_back(view: View, stand: Stand) -> bool:
    """Whether "in the country", "there" may mean the place: hardly the force's own."""
    return view.calls_back and (view.own is None or stand.place.country != view.own.side)


def _taken(view: View, claim: Claim, i: int) -> Candidate:
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
    before = view.told.article.sentence_at(claim.anchor.start)
    if before.paragraph != view.sentence.paragraph:
        features["taken, other paragraph"] = 1.0
        if view.told.timed and not is_wide(place):
            features["smaller, other item"] = 1.0
        features[f"taken, {'wide' if is_wide(place) else 'smaller'}, other paragraph"] = 1.0
    if not is_wide(place):
        features[f"taken, smaller, {view.group}"] = 1.0
        if claim.force != draft.force:
            features["taken, smaller, other force"] = 1.0
    shared = general(view, place, loose=False)
    span = evidence.span if evidence else None
    return Candidate(place, span, features, "with a figure told before", claim=claim, shared=shared)


def place_of(stand: Stand, role: PlaceRole) -> ClaimPlace:
    """The place of a mention as a claim's: "eastern Russia" is Russia with part "eastern"."""
    toponym = stand.place
    return claim_place(toponym, role, toponym.part if toponym.kind in ("country", "region", "continent") else None)
