"""Which places a claim may be at: every place the article tells, with the features that speak for or against each.

`etl.links.places` weighs the features; `tools/fit_places.py` fits the weights to annotated articles.
"""

from __future__ import annotations

import math
import re
import threading
from bisect import bisect_left
from collections import Counter
from collections.abc import Mapping, Sequence
from typing import NamedTuple

from etl.actor_names import Actor, registry
from etl.frozen import dataclass
from etl.place_roles import Stand, country_named, stands
from etl.records import Article, Attribution, Claim, ClaimPlace, PlaceRole, Sentence, Span, Toponym

_BREAKS = re.compile(r";|[“”\"]|, (?:while|but|whereas|although|though)\b|\b(?:while|but)\b|[.!?] ", re.IGNORECASE)
_IN_COUNTRY = re.compile(
    r"\b(?:in|to|into|from|out of|of|leave|left) (?:the )?(?:country|nation|province|region|area|city|town)\b|\bthere\b"
)
# The first sentences, title included, tell what the article is about.
_LEAD = 3
# How many sentences with places, and how many figures told before, a figure looks at for its place.
_NEAREST, _LATEST = 8, 8
# How far behind a figure "from" and a place tell where its people come from, in characters.
_ORIGIN = 36
_SUFFERED = frozenset(("killed", "wounded", "casualties", "captured", "missing"))


class Candidate(NamedTuple):
    """A place a claim may have, told by a mention (`stand`) or by an earlier claim (`taken`), with its features."""

    place: ClaimPlace
    span: Span | None
    features: Mapping[str, float]
    rule: str
    stand: Stand | None = None
    claim: Claim | None = None


@dataclass(frozen=True, slots=True)
class _Told:
    """All places of an article: the stands of each sentence, how often each place and country is named, and who opens it."""

    article: Article
    stands: Mapping[int, Sequence[Stand]]
    named: Counter[str]
    countries: Counter[str]
    lead: frozenset[str]
    total: int
    leading: Sequence[tuple[str, int]]
    order: Sequence[int]
    attributions: Mapping[int, Sequence[Attribution]]
    shown: dict[int, ClaimPlace]
    known: dict[tuple[str | None, str, str | None], dict[tuple[object, ...], Mapping[str, float]]]


@dataclass(frozen=True, slots=True, kw_only=True)
class _View:
    """What looking for the places of one claim needs again and again: whose force it is, where the war is, what it takes up.

    `calls_back`: its sentence says "there" or "in the country"; `known` are the features of the places asked for so far, for
    this claim or another of the same side, group and theatre.
    """

    draft: Claim
    told: _Told
    sentence: Sentence
    own: Actor | None
    group: str
    theatre: str | None
    calls_back: bool
    used: Mapping[str, float]
    known: dict[tuple[object, ...], Mapping[str, float]]


_memory = threading.local()


def candidates(draft: Claim, article: Article, earlier: Sequence[Claim]) -> list[Candidate]:
    """Every place the draft may have, the sentence's own first, then the others from near to far."""
    told = _told(article)
    sentence = article.sentence_at(draft.anchor.start)
    near = told.stands.get(sentence.index, ())
    view = _view(draft, told, sentence, earlier if draft.kind == "figure" else ())
    own = [_own(view, stand) for stand in near if _may_be_own(stand, draft) and not _is_wider(stand, near)]
    if draft.kind != "figure":
        return own
    others = [_other(view, stand, article.sentences[i]) for i in _nearest(told, sentence.index) for stand in told.stands[i]]
    latest = [claim for claim in earlier[-2 * _LATEST :] if claim.kind == "figure"][-_LATEST:]
    taken = [_taken(view, claim, i) for claim in latest for i in _usable(claim)]
    return [*own, *others, *taken, *_home(view)]


def _view(draft: Claim, told: _Told, sentence: Sentence, earlier: Sequence[Claim]) -> _View:
    own = registry().by_id(draft.force) if draft.force else None
    leading = (country for country, _ in told.leading if own is None or country != own.side)
    theatre = next(leading, None)
    group = "suffered" if draft.status in _SUFFERED else draft.status or "none"
    return _View(
        draft=draft,
        told=told,
        sentence=sentence,
        own=own,
        group=group,
        theatre=theatre,
        calls_back=_IN_COUNTRY.search(sentence.span.of(told.article.text)) is not None,
        used=_used(draft, earlier),
        known=told.known.setdefault((own.side if own else None, group, theatre), {}),
    )


def _home(view: _View) -> list[Candidate]:
    """An army's own country: where its strength is, if nothing else is told ("an army of 1.2 million")."""
    actor = view.own if view.draft.status == "strength" else None
    country = country_named(actor.name) if actor and actor.kind == "country" else None
    if country is None:
        return []
    place = ClaimPlace(
        role="at",
        name=country.name,
        kind=country.kind,
        place_id=country.place_id,
        country=country.country,
        lat=country.lat,
        lon=country.lon,
        radius_km=country.radius_km,
    )
    return [Candidate(place, None, {"home": 1.0, **_general(view, place, loose=False)}, "the force's own country")]


def _nearest(told: _Told, at: int) -> list[int]:
    """The sentences with places that are nearest to sentence `at`, and those of the lead."""
    order = told.order
    middle = bisect_left(order, at)
    window = [index for index in order[max(0, middle - _NEAREST) : middle + _NEAREST + 1] if index != at]
    nearest = sorted(window, key=lambda index: (abs(index - at), index))[:_NEAREST]
    return [*nearest, *(index for index in order[:_LEAD] if index < _LEAD and index != at and index not in nearest)]


def _may_be_own(stand: Stand, draft: Claim) -> bool:
    """Whether a place of the sentence may be the claim's: a meeting is where words are spoken, nothing else is."""
    if stand.role == "from" and draft.status != "withdrawn" and 0 < stand.span.start - draft.anchor.end < _ORIGIN:
        # "three reservists from Georgia": where they come from, not where it happened.
        return False
    if stand.loose:
        return draft.kind == "figure" and stand.place.kind in ("country", "region", "continent")
    return stand.role != "said" or draft.kind == "meeting"


def spoken(article: Article, sentence: Sentence) -> list[Stand]:
    """The places of a sentence where words were said."""
    return [stand for stand in _told(article).stands.get(sentence.index, ()) if stand.role == "said"]


def around(article: Article, sentence: Sentence) -> Sequence[Stand]:
    """The places a sentence tells."""
    return _told(article).stands.get(sentence.index, ())


def breaks(text: str) -> int:
    """How many clause borders a stretch of text holds."""
    return len(_BREAKS.findall(text))


def _told(article: Article) -> _Told:
    known: _Told | None = getattr(_memory, "told", None)
    if known is None or known.article is not article:
        found: dict[int, list[Stand]] = {}
        sentences = {article.sentence_at(toponym.span.start).index for toponym in article.toponyms}
        for sentence in article.sentences:
            some = (
                stands(article, sentence, loose=True)
                if sentence.index in sentences or _may_name_soil(article, sentence)
                else []
            )
            if some:
                found[sentence.index] = some
        every = [(index, stand.place) for index, some in found.items() for stand in some]
        countries = Counter(place.country for _, place in every if place.country)
        known = _memory.told = _Told(
            article=article,
            stands=found,
            named=Counter(place.name for _, place in every),
            countries=countries,
            lead=frozenset(place.name for index, place in every if index < _LEAD),
            total=countries.total(),
            leading=countries.most_common(2),
            order=sorted(found),
            attributions=_attributions(article),
            shown={},
            known={},
        )
    return known


def _attributions(article: Article) -> dict[int, list[Attribution]]:
    """The attributions whose words reach into each sentence."""
    found: dict[int, list[Attribution]] = {}
    for attribution in article.attributions:
        reached = {
            index
            for span in attribution.content
            for index in range(
                article.sentence_at(span.start).index, article.sentence_at(max(span.start, span.end - 1)).index + 1
            )
        }
        for index in reached:
            found.setdefault(index, []).append(attribution)
    return found


def _may_name_soil(article: Article, sentence: Sentence) -> bool:
    text = sentence.span.of(article.text)
    return " soil" in text or " territory" in text


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
        "own figures between": float(min(_figures_in(between, article), 3)),
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
        "own, outside what is said": float(_is_outside_speech(stand, draft, article)),
        **_general(view, stand.place, loose=stand.loose),
    }
    return Candidate(_shown(view, stand), stand.span, features, f"{stand.role}, by {stand.cue!r}", stand)


def _shown(view: _View, stand: Stand) -> ClaimPlace:
    """The place of a mention as a claim's, in the role the mention has; made once an article."""
    shown = view.told.shown.get(id(stand))
    if shown is None:
        shown = view.told.shown[id(stand)] = claim_place(stand, stand.role)
    return shown


def _figures_in(span: Span, article: Article) -> int:
    """How many figures stand inside a stretch of text."""
    first = bisect_left(article.quantities, span.start, key=lambda quantity: quantity.span.start)
    return max(0, bisect_left(article.quantities, span.end, key=lambda quantity: quantity.span.start) - first)


def _is_outside_speech(stand: Stand, draft: Claim, article: Article) -> bool:
    """Whether the figure is in reported words and the place is not: "said at Ramstein that 300 had been killed"."""
    near = _told(article).attributions.get(article.sentence_at(draft.anchor.start).index, ())
    covering = [a for a in near if any(span.covers(draft.anchor) for span in a.content)]
    return bool(covering) and not any(span.overlaps(stand.span) for a in covering for span in a.content)


def _is_wider(stand: Stand, near: Sequence[Stand]) -> bool:
    """Whether the place is only told to say where the smaller one before it lies: Latvia of "at Adazi in Latvia"."""
    place = stand.place
    for other in near:
        smaller = other.place
        if not 0 <= stand.span.start - other.span.end < 25 or smaller.country != place.country or stand.listed:
            continue
        if place.kind == "country" and smaller.kind not in ("country", "continent"):
            return True
        if place.kind == "region" and smaller.kind not in ("country", "continent", "region"):
            return place.region_id in (None, smaller.region_id)
    return False


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
    if view.sentence.heading and at.index < _LEAD + 1:
        features["other, figure in title"] = 1.0
    if at.heading:
        features["other in title"] = 1.0
    if role == "said":
        features["other said"] = 1.0
    if role == "from":
        features["other from"] = 1.0
    if stand.place.name in view.used:
        features["other used"] = view.used[stand.place.name]
    features.update(_general(view, stand.place, loose=stand.loose))
    return Candidate(_shown(view, stand), stand.span, features, "named in another sentence", stand)


def _is_called_back(view: _View, stand: Stand) -> bool:
    """Whether "in the country", "there" may mean the place: hardly the force's own."""
    return view.calls_back and (view.own is None or stand.place.country != view.own.side)


def _taken(view: _View, claim: Claim, i: int) -> Candidate:
    """A place of a claim told before."""
    draft = view.draft
    place, evidence = claim.places[i], claim.words(f"places.{i}")
    same = claim.sentence == draft.sentence
    group = {draft.status, claim.status} <= _SUFFERED
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
        **_general(view, place, loose=False),
    }
    return Candidate(place, evidence.span if evidence else None, features, "with a figure told before", claim=claim)


def _general(view: _View, place: Toponym | ClaimPlace, loose: bool) -> Mapping[str, float]:
    """The features that any place of any sentence may have, without those that are zero; asked for once a place."""
    key = (place.name, place.kind, place.country, place.lat is None, loose)
    known = view.known.get(key)
    if known is None:
        known = view.known[key] = {name: value for name, value in _features(view, place, loose).items() if value}
    return known


def _features(view: _View, place: Toponym | ClaimPlace, loose: bool) -> dict[str, float]:
    told, group = view.told, view.group
    wide = place.kind in ("country", "continent")
    home = view.own is not None and place.country == view.own.side
    in_theatre = not home and place.country == view.theatre
    return {
        "named often": math.log1p(told.named[place.name]),
        "share of its country": told.countries[place.country or ""] / max(told.total, 1),
        "in the lead": float(place.name in told.lead),
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


def claim_place(stand: Stand, role: PlaceRole) -> ClaimPlace:
    """The place of a mention as a claim's: "eastern Russia" is Russia with part "eastern"."""
    toponym = stand.place
    part = toponym.part if toponym.kind in ("country", "region", "continent") else None
    return ClaimPlace(
        role=role,
        name=toponym.name,
        kind=toponym.kind,
        part=part,
        place_id=toponym.place_id,
        country=toponym.country,
        lat=toponym.lat,
        lon=toponym.lon,
        radius_km=toponym.radius_km,
        region_id=toponym.region_id,
    )
