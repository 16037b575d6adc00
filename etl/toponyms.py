"""Place names: found in the text, then resolved to one place each by the context of the whole article."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence

from etl import place_names, place_ranking
from etl.frozen import replace
from etl.gazetteer import Place, fold, skeleton
from etl.place_names import Name
from etl.place_uses import use_of
from etl.place_words import words
from etl.records import Article, Issue, Toponym

_FRONT_RADIUS_KM = 30.0
# How far from its neighbour a name may lie that the gazetteer lacks, and how small a region must be to place it by.
_GUESS_RADIUS_KM, _NEAR_ENOUGH_KM = 30.0, 120.0


def find(article: Article) -> tuple[Toponym, ...]:
    """Every place name of the text in text order, not yet resolved (place_id, lat and lon None)."""
    return tuple(
        Toponym(span=name.span, name=name.core, kind=name.sort or "city", use="literal", rule="name", part=name.part)
        for name in place_names.names(article)
    )


def resolve(toponyms: Sequence[Toponym], article: Article) -> tuple[Toponym, ...]:
    """Give each name the place it means here, and say whether it is meant literally or as a government (metonym)."""
    wanted = {toponym.span for toponym in toponyms}
    names = [name for name in place_names.names(article) if name.span in wanted]
    places = place_ranking.choose(names, article)
    resolved = [_resolved(name, place, article) for name, place in zip(names, places, strict=True)]
    return tuple(
        _placed_near(toponym, i, resolved, article) if toponym.lat is None else toponym for i, toponym in enumerate(resolved)
    )


def _placed_near(toponym: Toponym, at: int, others: Sequence[Toponym], article: Article) -> Toponym:
    """A name the gazetteer lacks, put near the place its sentence names beside it, with a radius as wide as that guess.

    "a blast in the Handarat district of Aleppo": somewhere in or around Aleppo. Without such a place it stays open.
    """
    sentence = article.sentence_at(toponym.span.start)
    around = article.sentences[max(0, sentence.index - 1) : sentence.index + 2]
    first, last = (bisect_left(others, offset, key=_start) for offset in (around[0].span.start, around[-1].span.end))
    near = [
        (abs(other.span.start - toponym.span.end) + (40 if other.span < toponym.span else 0), i)
        for i, other in enumerate(others[first:last], first)
        if i != at
        and other.place_id
        and other.lat is not None
        and other.use == "literal"
        and (other.kind in ("city", "site") or other.kind == "region" and (other.radius_km or 0) <= _NEAR_ENOUGH_KM)
        and article.sentence_at(other.span.start).paragraph == sentence.paragraph
    ]
    if not near:
        return toponym
    other = others[min(near)[1]]
    issue = Issue(
        code="place-unknown",
        message=f'"{toponym.name}" is not in the gazetteer: placed near {other.name}, which is named beside it',
        span=toponym.span,
    )
    return replace(
        toponym,
        rule=f"near {other.name}",
        country=other.country,
        lat=other.lat,
        lon=other.lon,
        radius_km=max(_GUESS_RADIUS_KM, other.radius_km or 0.0),
        region_id=other.region_id,
        issue=issue,
    )


def _start(toponym: Toponym) -> int:
    return toponym.span.start


def _resolved(name: Name, place: Place | None, article: Article) -> Toponym:
    use, why = use_of(name, place, article)
    if place is None:
        issue = Issue(code="place-unknown", message=f'"{name.core}" is not in the gazetteer', span=name.span)
        kind = name.sort or "city"
        return Toponym(
            span=name.span, name=name.core, kind=kind, use=use, rule="told by its surroundings", part=name.part, issue=issue
        )
    front = name.sort == "other" and place.kind in ("city", "region")
    site = name.sort == "site" and place.kind in ("city", "region")
    told = name.span.of(article.text)
    # "the Galwan valley" is no river, though the gazetteer knows only that.
    land = place.kind == "water" and told.rpartition(" ")[2].lower() in words("landforms")
    return Toponym(
        span=name.span,
        name=f"{place.name} {told.rpartition(' ')[2]}" if site else told if land else _shown(name, place),
        kind="other" if front else "site" if site else "region" if land else place.kind,
        use=use,
        rule=f"gazetteer, {why}",
        place_id=place.place_id,
        country=place.country,
        lat=place.lat,
        lon=place.lon,
        radius_km=max(place.radius_km, _FRONT_RADIUS_KM) if front else place.radius_km,
        region_id=place.region_id,
        part=name.part,
    )


def _shown(name: Name, place: Place) -> str:
    """The place's name; of a town in another transliteration, as the article spells it: "Avdiivka" rather than "Avdiyivka"."""
    core = name.core
    respelt = place.kind == "city" and not place.curated and core[:1].isupper() and not core.isupper() and "-" not in core
    return core if respelt and _sound(core) == _sound(place.name) else place.name


def _sound(name: str) -> str:
    return skeleton(fold(name)).removesuffix("h")
