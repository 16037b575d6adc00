"""Which place a name means: ranks the gazetteer's candidates by how often each is meant and by what else the article names."""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Mapping, Sequence
from difflib import SequenceMatcher
from functools import lru_cache
from typing import NamedTuple

from etl.frozen import replace
from etl.gazetteer import Place, distance_km, fold
from etl.place_names import Name
from etl.place_words import demonyms, seats, words
from etl.records import Article

# Weights of the ranking, in powers of ten of "how often meant".
COUNTRY, NEAR, MAIN, CURATED, KIND, CONTAINER = 2.2, 1.5, 0.8, 0.8, 3.0, 5.0
# "Columbus, Ohio", "Tripoli in Lebanon", "Miraflores, in the southern province of Guaviare", "Jilli, a village of Yobe State"
_CONTAINED = re.compile(
    r"(?:, ?(?:in )?| in )(?:(?:north|south|east|west)\w* )?"
    r"|,? in (?:the )?(?:[A-Za-z-]{3,12} )?"
    r"(?:province|region|state|department|district|governorate|county|prefecture|island) of "
    r"|, (?:a|an|the) (?:[a-z-]{3,12} ){0,2}(?:village|town|city|hamlet|district|settlement|outpost|base) (?:of|in) (?:the )?"
    r"(?:[a-z-]{3,12} )?(?:(?:province|region|state|department|district) of )?"
)
_NEAR_KM = 300.0
# A name that only sounds alike means a place no farther than this from the others; a place of a country nobody speaks of needs
# to be meant this often.
_SOUNDS_NEAR_KM, _KNOWN_ABROAD = 120.0, 150_000
# Names this alike in their letters are one name in two spellings wherever the place lies: "Huliapole", "Zaporizhia".
_ALIKE = 0.8
# Enough other places to tell where we are, and enough meanings of one name to choose from.
_MOST_SETTLED, _MOST_MEANINGS = 12, 20


class _Weighed(NamedTuple):
    """A name as it stands in the text, and its meanings, each with its points and its negative rank."""

    name: Name
    container: Place | None
    meanings: Sequence[tuple[float, int, Place]]


def choose(names: Sequence[Name], article: Article) -> list[Place | None]:
    """The place of each name, in order; None where the gazetteer has none."""
    sides = _sides(names, article)
    spoken = _spoken_of(names, article)
    keys: list[tuple[object, ...]] = []
    weighed: dict[tuple[object, ...], _Weighed] = {}
    for i, name in enumerate(names):
        container = _container(name, names, i, article)
        # A name that comes again under the same circumstances means the same.
        key = (name.core, name.sort, name.district, container)
        keys.append(key)
        if key not in weighed:
            own = _by_own_name(name)
            weighed[key] = _Weighed(name, container, _meanings(_at_home(own, spoken, container), container, sides))
    first = {key: _meant(one, sides, ()) for key, one in weighed.items()}
    told = [(first[key], name) for key, name in zip(keys, names, strict=True)]
    sure = {place.place_id: place for place, name in told if place and _is_sure(place, name)}
    settled = tuple(sure.values())[:_MOST_SETTLED]
    meant = {key: _meant(one, sides, settled) for key, one in weighed.items()} if settled else first
    return [meant[key] for key in keys]


def _by_own_name(name: Name) -> Name:
    """The name without towns that only some call so where a region of their country is called so: Basilan is no Isabela."""
    core = fold(name.core)
    regions = {place.country for place in name.places if place.kind == "region" and fold(place.name) == core}
    if not regions:
        return name
    kept = tuple(p for p in name.places if p.kind != "city" or p.country not in regions or fold(p.name) == core)
    return name if len(kept) == len(name.places) else replace(name, places=kept)


def _meant(weighed: _Weighed, sides: Counter[str], settled: Sequence[Place]) -> Place | None:
    """The best place of a name, or None where it is too doubtful."""
    best = _best(weighed.meanings, settled)
    return None if best and not weighed.container and _is_doubtful(best, weighed.name, sides, settled) else best


def _sides(names: Sequence[Name], article: Article) -> Counter[str]:
    """How often each country is spoken of: by name, by its people, by a place that can hardly mean another."""
    found: Counter[str] = Counter()
    for name in names:
        if name.places:
            best = name.places[0]
            rivals = any(
                other.main and other.country != best.country and other.weight > best.weight / 20 for other in name.places
            )
            if (
                best.country
                and best.main
                and not rivals
                and (best.kind == "country" or best.weight > 1_000_000 or len(name.places) == 1)
            ):
                found[best.country] += 2 if best.kind == "country" else 1
    adjectives = demonyms()
    found.update(adjectives[article.tokens.lower[i]] for i in article.tokens.of(adjectives.keys()))
    return found


def _spoken_of(names: Sequence[Name], article: Article) -> Mapping[str, frozenset[str]]:
    """The countries that the article speaks of, with the names that tell so: the country's own, its people's, a well-known
    town's or one that no other country has."""
    found: dict[str, set[str]] = {}
    for name in names:
        best = name.places[0] if name.places else None
        if best and best.country and best.main and (best.kind == "country" or best.weight > 1_000_000 or len(name.places) == 1):
            found.setdefault(best.country, set()).add(name.core)
    adjectives = demonyms()
    for i in article.tokens.of(adjectives.keys()):
        found.setdefault(adjectives[article.tokens.lower[i]], set()).add(article.tokens.lower[i])
    return {country: frozenset(cores) for country, cores in found.items()}


def _at_home(name: Name, spoken: Mapping[str, frozenset[str]], container: Place | None) -> Name:
    """The name without little-known places of countries that nobody else speaks of: Roma is no town of Italy in Mozambique."""
    if not spoken.keys() - {place.country for place in name.places}:
        return name
    homes = {
        place.country
        for place in name.places
        if place.country is None
        or place.curated
        or container
        and place.country == container.country
        or place.weight >= (_KNOWN_ABROAD if place.main else 1_000_000)
        or spoken.get(place.country, frozenset()) - {name.core}
    }
    places = tuple(place for place in name.places if place.country in homes)
    return name if len(places) == len(name.places) else replace(name, places=places)


def _is_doubtful(place: Place, name: Name, sides: Counter[str], settled: Sequence[Place]) -> bool:
    """Whether a place that has the name only by sound, or as a by-name abroad, lies far from all that is sure."""
    abroad = place.country not in dict(sides.most_common(2))
    by_name = not place.main and not place.curated and place.weight < _KNOWN_ABROAD
    sounded = name.sounded and not is_spelling(fold(name.core), fold(place.name))
    return (sounded or by_name and abroad) and _is_far(place, settled)


def _is_far(place: Place, settled: Sequence[Place]) -> bool:
    """Whether none of the places that are sure lies near."""
    return (
        bool(settled)
        and min(distance_km(place.lat, place.lon, other.lat, other.lon) - other.radius_km for other in settled)
        > _SOUNDS_NEAR_KM
    )


def _is_sure(place: Place, name: Name) -> bool:
    rivals = [other for other in name.places if other.country != place.country and other.kind == place.kind and other.main]
    named = place.main and not name.sounded
    return named and place.kind != "country" and (not rivals or place.weight > 30 * max(other.weight for other in rivals))


def _meanings(name: Name, container: Place | None, sides: Counter[str]) -> list[tuple[float, int, Place]]:
    """The places a name may mean, with points for each, nearness to others left out."""
    if len(name.places) == 1:
        return [(0.0, 0, name.places[0])]
    total = max(1, max(sides.values(), default=1))
    as_region = name.sort == "region" or (name.sort is None and _means_region(name))

    def score(place: Place) -> float:
        points = math.log10(place.weight + 30)
        own = place.main or is_spelling(fold(name.core), fold(place.name))
        points += MAIN * own + CURATED * place.curated
        if place.country in sides and not (not own and _has_namesake(place, name)):
            points += COUNTRY * (0.4 + 0.6 * sides[place.country or ""] / total)
        points += KIND * _kind_fits(place, name, as_region)
        if container and (place.country == container.country and _inside(place, container)):
            points += CONTAINER
        return points

    return [(score(place), -i, place) for i, place in enumerate(name.places[:_MOST_MEANINGS])]


@lru_cache(maxsize=4096)
def is_spelling(name: str, main: str) -> bool:
    """Whether a folded name is another spelling of a place's main one: Sloviansk of Slovyansk, not of Nikopol."""
    return SequenceMatcher(None, name, main).ratio() >= _ALIKE


def _has_namesake(place: Place, name: Name) -> bool:
    """Whether a town of note bears the name that another only had once: Pokrovsk is no by-name of Engels."""
    rivals = (other for other in name.places if other.main and other.kind == place.kind and other.country != place.country)
    return any(5 * other.weight > place.weight for other in rivals)


def _best(meanings: Sequence[tuple[float, int, Place]], settled: Sequence[Place]) -> Place | None:
    if not meanings:
        return None
    best = max(meanings)
    # Nearness to the other places can add no more than NEAR.
    rivals = [one for one in meanings if one[0] >= best[0] - NEAR]
    if not settled or len(rivals) == 1:
        return best[2]
    return max(rivals, key=lambda one: (one[0] + NEAR * _nearness(one[2], settled), one[1]))[2]


def _nearness(place: Place, settled: Sequence[Place]) -> float:
    """1 beside one of the places that are sure, 0 beyond _NEAR_KM."""
    nearest = min(distance_km(place.lat, place.lon, other.lat, other.lon) for other in settled)
    return max(0.0, 1 - nearest / _NEAR_KM)


def _kind_fits(place: Place, name: Name, as_region: bool) -> float:
    """1 where the kind is the one the words tell, 0 where it may be, below 0 where it can hardly be."""
    if name.sort == "water":
        return 1.0 if place.kind == "water" else 0.0
    if as_region:
        if place.kind != "region":
            return 0.2 if place.kind == "country" else 0.0
        return 1.0 if place.district == name.district else 0.6
    if name.sort == "city":
        return 1.0 if place.kind == "city" else 0.0
    if place.district:
        return -0.8
    if place.kind == "region" and _seat_of_same_name(place, name):
        return -0.9
    if place.kind == "region" and any(other.kind == "country" and other.main for other in name.places):
        # Niger is the country, the state of Nigeria is "Niger State".
        return -0.6
    if place.kind == "city" and place.main and place.weight > 500_000 and fold(name.core) in seats():
        return 0.7
    return 0.0


def _seat_of_same_name(region: Place, name: Name) -> bool:
    """Whether a town of note inside the region has the same name: then the bare name is the town's."""
    return any(
        place.kind == "city"
        and place.region_id == region.region_id
        and place.weight >= (0.04 if place.main else 0.1) * region.weight
        and place.weight >= 10_000
        for place in name.places
    )


def _means_region(name: Name) -> bool:
    return _plain(name) in words("war_zones") and bool(name.places)


def _plain(name: Name) -> str:
    key = name.core.lower()
    return key.rsplit(" ", 1)[0] if key.rsplit(" ", 1)[-1] in words("region") else key


def _container(name: Name, names: Sequence[Name], at: int, article: Article) -> Place | None:
    """The wider place told right beside: Ohio of "Columbus, Ohio", Lebanon of "Lebanon's Tripoli" or "Tripoli in Lebanon"."""
    text = article.text
    if at + 1 < len(names):
        following = names[at + 1]
        gap = text[name.span.end : following.span.start]
        wider = bool(following.places) and following.places[0].kind in ("country", "region")
        if wider and _CONTAINED.fullmatch(gap):
            return following.places[0]
    if at and names[at - 1].places:
        gap = text[names[at - 1].span.end : name.span.start]
        if gap in ("'s ", "’s ") and names[at - 1].places[0].kind in ("country", "region"):
            return names[at - 1].places[0]
    return None


def contained(gap: str) -> bool:
    """Whether the words between two names say that the first lies in the second: ", in the southern province of "."""
    return _CONTAINED.fullmatch(gap) is not None


def _inside(place: Place, container: Place) -> bool:
    return container.kind == "country" or place.region_id == container.region_id or container.region_id is None
