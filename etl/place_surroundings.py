"""What an article as a whole tells about places: which stand where, how often, and who and what stands beside them."""

from __future__ import annotations

import re
import threading
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from functools import lru_cache
from typing import TypeVar

from etl import datelines
from etl.actor_names import registry
from etl.frozen import dataclass
from etl.gazetteer import Place
from etl.place_roles import SENDER, SOURCE, Stand, stands
from etl.place_unnamed import country_named
from etl.records import ActorMention, Article, Attribution, ClaimPlace, PlaceRole, Quantity, Span, StatusMention, Toponym

# The first sentences, title included, tell what the article is about.
LEAD = 3
SUFFERED = frozenset(("killed", "wounded", "casualties", "captured", "missing"))
_Mention = TypeVar("_Mention", ActorMention, StatusMention, Quantity)
_Value = TypeVar("_Value")


@dataclass(frozen=True, slots=True)
class Told:
    """All places of an article: the stands of each sentence, how often each place and country is named, and who opens it.

    By the index of a sentence: the statuses, forces, sides and numbers in it. `acting` counts how often each side's people are
    mentioned.
    """

    article: Article
    stands: Mapping[int, Sequence[Stand]]
    named: Counter[str]
    countries: Counter[str]
    lead: frozenset[str]
    filed: Toponym | None
    timed: bool
    total: int
    leading: Sequence[tuple[str, int]]
    order: Sequence[int]
    attributions: Mapping[int, Sequence[Attribution]]
    statuses: Mapping[int, frozenset[str]]
    forces: Mapping[int, frozenset[str]]
    sides: Mapping[int, frozenset[str]]
    numbers: Mapping[int, frozenset[tuple[int | None, int | None]]]
    acting: Counter[str]
    shown: dict[int, ClaimPlace]
    known: dict[tuple[str | None, str, str | None], dict[tuple[object, ...], Mapping[str, float]]]


_memory = threading.local()


def told_places(article: Article) -> Told:
    """What the article tells about places, worked out once."""
    known: Told | None = getattr(_memory, "told", None)
    if known is None or known.article is not article:
        known = _memory.told = _told(article)
    return known


def is_wide(place: Toponym | ClaimPlace) -> bool:
    """Whether a place is a country or more."""
    return place.kind in ("country", "continent")


@lru_cache(maxsize=512)
def country_of_side(side: str) -> ClaimPlace | None:
    """The country of a side as the place of a claim."""
    actor = registry().country(side)
    country = country_named(actor.name) if actor else None
    return claim_place(country, "at") if country else None


def claim_place(place: Place | Toponym, role: PlaceRole, part: str | None = None) -> ClaimPlace:
    """A place of the gazetteer or the text as a claim's."""
    return ClaimPlace(
        role=role,
        name=place.name,
        kind=place.kind,
        part=part,
        place_id=place.place_id,
        country=place.country,
        lat=place.lat,
        lon=place.lon,
        radius_km=place.radius_km,
        region_id=place.region_id,
    )


# The items of a live report: "11:05 Port Sudan: ...", "- 09.40 GMT".
_TIMED = re.compile(r"^(?:[-*•] ?)?(?:[A-Z][\w' ’-]{2,30}, )?\[?\d{1,2}[:.h]\d\d\b", re.MULTILINE)


def _told(article: Article) -> Told:
    found: dict[int, list[Stand]] = {}
    sentences = {article.sentence_at(toponym.span.start).index for toponym in article.toponyms}
    speaking, soil = _speaking(article), _may_name_soil(article.text)
    for sentence in article.sentences:
        named = sentence.index in sentences or soil and _may_name_soil(sentence.span.of(article.text))
        if named and (some := stands(article, sentence, loose=True)):
            found[sentence.index] = [_only_spoken_of(stand) if stand.place.span in speaking else stand for stand in some]
    every = [(index, stand.place) for index, some in found.items() for stand in some]
    countries = Counter(place.country for _, place in every if place.country)
    forces = _by_sentence(article, article.actors, lambda mention: mention.actor_id)
    return Told(
        article=article,
        stands=found,
        named=Counter(place.name for _, place in every),
        countries=countries,
        lead=frozenset(place.name for index, place in every if index < LEAD),
        filed=datelines.filed_from(article),
        timed=len(_TIMED.findall(article.text)) >= 3,
        total=countries.total(),
        leading=countries.most_common(2),
        order=sorted(found),
        attributions=_attributions(article),
        statuses=_by_sentence(article, article.statuses, _group),
        forces=forces,
        sides={index: frozenset(side for actor in actors if (side := _side(actor))) for index, actors in forces.items()},
        numbers=_by_sentence(article, article.quantities, _number),
        acting=Counter(side for mention in article.actors if (side := _side(mention.actor_id))),
        shown={},
        known={},
    )


def _speaking(article: Article) -> frozenset[Span]:
    """The names of countries that are somebody's source: "according to Ukraine", "Poland and Ukraine said"."""
    starts = {span.start for attribution in article.attributions for _, span, _ in attribution.chain}
    starts |= {start + len("the ") for start in starts}
    return frozenset(toponym.span for toponym in article.toponyms if is_wide(toponym) and toponym.span.start in starts)


def _only_spoken_of(stand: Stand) -> Stand:
    head = SENDER if stand.head == SENDER else SOURCE
    return replace(stand, span=stand.place.span, role="at", cue="", head=head, listed=False, loose=True)


def _by_sentence(
    article: Article, mentions: Sequence[_Mention], value: Callable[[_Mention], _Value | None]
) -> Mapping[int, frozenset[_Value]]:
    """The values of the mentions, which are in text order, by the index of their sentence."""
    found: dict[int, set[_Value]] = {}
    for mention in mentions:
        if (told := value(mention)) is not None:
            found.setdefault(article.sentence_at(mention.span.start).index, set()).add(told)
    return {index: frozenset(values) for index, values in found.items()}


def _group(mention: StatusMention) -> str:
    return "suffered" if mention.status in SUFFERED else mention.status


@lru_cache(maxsize=4096)
def _side(actor_id: str) -> str | None:
    actor = registry().by_id(actor_id)
    return actor.side if actor else None


def _number(quantity: Quantity) -> tuple[int | None, int | None] | None:
    return None if quantity.vague else (quantity.low, quantity.high)


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


def _may_name_soil(text: str) -> bool:
    return " soil" in text or " territory" in text or " capital" in text or " side of " in text
