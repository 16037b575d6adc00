"""Place names: found in the text, then resolved to one place each by the context of the whole article."""

from __future__ import annotations

from collections.abc import Sequence

from etl import place_names, place_ranking
from etl.gazetteer import Place
from etl.place_names import Name
from etl.place_uses import use_of
from etl.records import Article, Issue, Toponym

_FRONT_RADIUS_KM = 30.0


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
    return tuple(_resolved(name, place, article) for name, place in zip(names, places, strict=True))


def _resolved(name: Name, place: Place | None, article: Article) -> Toponym:
    use, why = use_of(name, place, article)
    if place is None:
        issue = Issue(code="place-unknown", message=f'"{name.core}" is not in the gazetteer', span=name.span)
        kind = name.sort or "city"
        return Toponym(
            span=name.span, name=name.core, kind=kind, use=use, rule="told by its surroundings", part=name.part, issue=issue
        )
    front = name.sort == "other" and place.kind in ("city", "region")
    return Toponym(
        span=name.span,
        name=place.name,
        kind="other" if front else place.kind,
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
