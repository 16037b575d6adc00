"""How wide the place of a figure is: the spot of the event for the lead's country, the country for figures of a longer time."""

from __future__ import annotations

import math
import re
from collections.abc import Sequence

from etl import lexicon
from etl.edtf import Edtf
from etl.place_candidates import Candidate
from etl.place_surroundings import LEAD, SUFFERED, country_of_side, is_wide, told_places
from etl.place_words import words
from etl.records import Article, Claim, ClaimPlace, Sentence
from etl.statement_dates import spoken, starting, within

_EVENTS = frozenset(lexicon.load("timexes")["events"].words)
_SCENES = words("called_site")
_HAPPENED = frozenset(("happened", "occurred", "place", "unfolded"))
_STRUCK = frozenset(("attacked", "ambushed", "stormed", "raided", "overran", "assaulted", "struck", "targeted", "invaded"))
_DEFINITE = frozenset(("the", "this", "that"))
# How many sentences of an article may tell the spot of what its lead tells, and how many days losses of one event span.
_TOP, _EVENT_DAYS = 8, 20
# From how many people on those deployed or counted are a force's in a country rather than in one town of it.
_CONTINGENT = 1000
# Up to which radius a region is a spot.
_SPOT_KM = 40.0
# How often a region is named that the article is about.
_OFTEN = 3


def settle(best: Candidate, ranked: Sequence[Candidate], draft: Claim, article: Article) -> Candidate:
    """The best candidate, or the smaller or wider place that the figure's time and the rest of the text tell instead."""
    return _finer(best, ranked, draft, article) or _wider(best, ranked, draft, article) or best


def _finer(best: Candidate, ranked: Sequence[Candidate], draft: Claim, article: Article) -> Candidate | None:
    """The spot that the text gives the losses of its lead: "two killed in Mali" are those killed at Aguelhok."""
    here = article.sentence_at(draft.anchor.start)
    wide = is_wide(best.place) or best.place.kind == "region" and (best.place.radius_km or 0) > _SPOT_KM
    if not wide or here.index > _TOP or draft.status not in SUFFERED or _is_long(draft.event_date, article):
        return None
    for one in ranked:
        if one.stand is None or one.stand.loose or one.stand.role != "at" or not one.stand.cue:
            continue
        if not _lies_in(one.place, best.place):
            continue
        there = article.sentence_at(one.stand.span.start)
        before = there.index == here.index - 1 and there.paragraph == here.paragraph and not there.heading
        if not (before or here.index < there.index <= _TOP) or _is_other_day(there, draft.event_date, article):
            continue
        if before and _is_struck(there, article):
            return one._replace(rule="the spot of the sentence before")
        if _same_figure(one, draft, article, there) or here.index <= LEAD and _tells_again(here, there, article):
            return one._replace(rule="the spot of what the lead tells")
    return None


def _lies_in(place: ClaimPlace, wider: ClaimPlace) -> bool:
    """Whether a place is a spot inside another: a town of the country, of the province."""
    if is_wide(place) or place.kind == "water" or place.country != wider.country:
        return False
    if is_wide(wider):
        return True
    near = None not in (place.lat, place.lon, wider.lat, wider.lon) and place.kind != "region"
    return near and place.name != wider.name and place.region_id in (None, wider.region_id)


def _same_figure(one: Candidate, draft: Claim, article: Article, there: Sentence) -> bool:
    """Whether the sentence of the place tells the same number of the same fate."""
    number = draft.low or draft.high
    if draft.vague or not number or not one.own.get("other, same status"):
        return False
    return any(number == (q.low or q.high) for q in starting(article.quantities, there.span) if not q.vague)


def _tells_again(here: Sentence, there: Sentence, article: Article) -> bool:
    """Whether a sentence speaks again of the event or the scene that another told: "The clash took place in Tirah"."""
    lower, inside = article.tokens.lower, article.tokens.within(there.span)
    events = [i for i in inside if lower[i] in _EVENTS and lower[i - 1] in _DEFINITE]
    if events and not _HAPPENED.isdisjoint(lower[i] for i in inside):
        return True
    if there.index - here.index <= 2 and lower[inside.start] in (*_DEFINITE, "they") and _is_struck(there, article):
        return True
    told = {_stem(lower[i]) for i in article.tokens.within(here.span) if len(lower[i]) > 3}
    scenes = [i for i in inside if lower[i] in _SCENES and lower[i - 1] in _DEFINITE]
    return any(_stem(lower[i]) in told for i in (*events, *scenes))


def _is_struck(sentence: Sentence, article: Article) -> bool:
    """Whether a sentence tells that somebody attacked: "Soldiers attacked a camp in the municipality of Barbacoas"."""
    return not _STRUCK.isdisjoint(article.tokens.lower[i] for i in article.tokens.within(sentence.span))


def _stem(word: str) -> str:
    for ending in ("ings", "ing", "es", "ed", "s"):
        if word.endswith(ending) and len(word) - len(ending) >= 3:
            return word.removesuffix(ending)
    return word.removesuffix("e")


def _is_other_day(sentence: Sentence, day: Edtf | None, article: Article) -> bool:
    """Whether a sentence is about another time than the figure's."""
    said = spoken(article, sentence.span)
    values = [timex.value for timex in within(article, sentence.span) if timex.value and timex.span not in said]
    return bool(values) and not any(_meet(value, day) for value in values)


def _meet(one: Edtf, other: Edtf | None) -> bool:
    if other is None or not one.first or not one.last or not other.first or not other.last:
        return other is None
    return one.first <= other.last and other.first <= one.last


def _is_long(day: Edtf | None, article: Article) -> bool:
    """Whether a date is longer than one event: "since 2013", "this month", but not "since Friday"."""
    if day is None:
        return False
    published = article.document.published
    last = day.last or (published.last if published else None)
    return day.first is None or last is None or (last - day.first).days > _EVENT_DAYS


def _wider(best: Candidate, ranked: Sequence[Candidate], draft: Claim, article: Article) -> Candidate | None:
    """The country, where a figure of a longer time or of a whole force would take the spot of another event."""
    place = best.place
    if not _is_spot(place, article) or not place.country or best.span is not None and draft.sentence.covers(best.span):
        return None
    if "kind called back" in best.features or not _is_general(draft, article):
        return None
    if draft.status == "deployed" and _goes_on(best, draft, article):
        return None  # "It has 3,000 men at the airport. Some 2,500 had landed by noon."
    if place.name in told_places(article).lead and _BATTLE.search(draft.sentence.of(article.text)):
        return None
    named = (one for one in ranked if one.stand and is_wide(one.place) and one.place.country == place.country)
    span = next((one.span for one in named), None)
    country = country_of_side(place.country)
    return Candidate(country, span, {}, "the country, for more than one event") if country else None


def _goes_on(best: Candidate, draft: Claim, article: Article) -> bool:
    """Whether the sentence before, in one paragraph, puts the same force there."""
    same = best.claim.force == draft.force if best.claim else bool(best.own.get("other, same force"))
    if best.span is None or not same:
        return False
    there, here = article.sentence_at(best.span.start), article.sentence_at(draft.anchor.start)
    return there.index == here.index - 1 and there.paragraph == here.paragraph


_BATTLE = re.compile(
    r"\b(?:battle|siege|offensive|assault|storming|fall|besieged|attackers?|defenders?|garrison|holding out|evacuat\w+)\b"
    r"|\b(?:the|this|that) (?:city|town|enclave|base|camp|village|pocket)\b",
    re.IGNORECASE,
)


def _is_spot(place: ClaimPlace, article: Article) -> bool:
    """Whether a place is where one thing happened, not the region that the article is about."""
    if place.kind == "region":
        told = told_places(article)
        return (place.radius_km or math.inf) <= _SPOT_KM and told.named[place.name] < _OFTEN and place.name not in told.lead
    return place.kind in ("city", "site")


def _is_general(draft: Claim, article: Article) -> bool:
    """Whether a figure is of more than one event: "more than 150 killed since 2013", "10,000 peacekeepers"."""
    if draft.measure == "rate":
        return False
    if draft.status in SUFFERED:
        words = draft.words("event_date")
        return words is not None and words.basis == "words" and _is_long(draft.event_date, article)
    return draft.status in ("deployed", "strength", "planned") and (draft.low or draft.high or 0) >= _CONTINGENT
