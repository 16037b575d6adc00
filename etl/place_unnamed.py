"""Places that no name tells: "Russian soil", "the Afghan capital", "the capital" of the country spoken of."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator, Sequence
from functools import lru_cache

from etl.actor_names import registry
from etl.gazetteer import Place, gazetteer
from etl.place_words import demonyms
from etl.records import Article, Sentence, Span, Toponym

# The rule of a capital that no name tells: "the Afghan capital".
UNNAMED_CAPITAL = "a country's capital"
# How many names tell which country an article is about.
_FIRST = 100
_SOIL = frozenset(("soil", "territory"))


def soils(article: Article, sentence: Sentence) -> Iterator[Toponym]:
    """ "Russian soil", "Malian territory": the country, told by its adjective."""
    tokens = article.tokens
    if _SOIL.isdisjoint(tokens.words) and "side" not in tokens.words:
        return
    for i in tokens.within(sentence.span):
        soil = tokens.lower[i] in _SOIL or tokens.lower[i] == "side" and _is_of_border(i, article)
        if i and soil and (country := country_of(tokens.lower[i - 1])):
            yield _toponym(country, Span(tokens.start[i - 1], tokens.end[i]), "adjective and soil")


def _is_of_border(side: int, article: Article) -> bool:
    """Whether "side" is one of a border: "on the Congolese side of the Ruzizi"."""
    lower = article.tokens.lower
    return lower[side + 1 : side + 2] == ["of"] and lower[side - 3 : side - 1] in (
        ["on", "the"],
        ["to", "the"],
        ["from", "the"],
    )


def capitals(article: Article, sentence: Sentence) -> Iterator[Toponym]:
    """ "the Afghan capital", "Chad's capital": the city that no name tells."""
    tokens = article.tokens
    for i in each("capital", article, sentence):
        if not i or _is_named(article, i):
            continue
        whose = tokens.lower[i - 1].removesuffix("'s").removesuffix("’s")
        city = _capital_of(whose if whose != "s" or i < 3 else tokens.lower[i - 3])
        if (
            whose == "the"
            and tokens.lower[i + 1 : i + 2] != ["of"]
            and tokens.lower[i - 2 : i - 1] in (["in"], ["near"], ["outside"])
        ):
            city = _capital_here(article)
        if city is not None:
            yield _toponym(city, Span(tokens.start[i - 1], tokens.end[i]), UNNAMED_CAPITAL)


@lru_cache(maxsize=512)
def country_of(adjective: str) -> Place | None:
    """The country of an adjective: "russian" gives Russia."""
    side = demonyms().get(adjective)
    name = next((actor.name for actor in registry() if actor.side == side and actor.kind == "country"), None) if side else None
    return country_named(name) if name else None


def country_named(name: str) -> Place | None:
    """The country of that name."""
    return next((place for place in gazetteer().find(name) if place.kind == "country"), None)


def each(word: str, article: Article, sentence: Sentence) -> Sequence[int]:
    """Where a word stands in a sentence."""
    found, inside = article.tokens.where.get(word, ()), article.tokens.within(sentence.span)
    return found[bisect_left(found, inside.start) : bisect_left(found, inside.stop)]


def _is_named(article: Article, i: int) -> bool:
    """Whether the name of the capital stands behind the word at token `i`: "the Somali capital, Mogadishu"."""
    behind = i + 2 if article.tokens.lower[i + 1 : i + 2] == [","] else i + 1
    start = article.tokens.start[behind] if behind < len(article.tokens.start) else len(article.text)
    at = bisect_left(article.toponyms, start, key=lambda toponym: toponym.span.start)
    return at < len(article.toponyms) and article.toponyms[at].span.start == start


@lru_cache(maxsize=512)
def _capital_of(word: str) -> Place | None:
    """The capital of the country that an adjective or a name tells: "afghan" and "afghanistan" give Kabul."""
    country = country_of(word) or country_named(word)
    actor = registry().country(country.country) if country and country.country else None
    names = actor.forms.get("metonym", ()) if actor else ()
    found = gazetteer().find(names[0]) if names else ()
    return (
        next((place for place in found if place.kind == "city" and place.country == country.country), None) if country else None
    )


def is_capital(place: Toponym | Place) -> bool:
    """Whether a town is the capital of its country."""
    actor = registry().country(place.country) if place.country else None
    capital = _capital_of(actor.name.lower()) if actor else None
    return capital is not None and capital.place_id == place.place_id


def _capital_here(article: Article) -> Place | None:
    """The capital that "in the capital" means: that of the country whose places the article names most, if one stands out."""
    named = Counter(toponym.country for toponym in article.toponyms[:_FIRST] if toponym.use == "literal" and toponym.country)
    (first, often), *rest = [*named.most_common(2), ("", 0)]
    if not first or often <= rest[0][1]:
        return None
    actor = registry().country(first)
    return _capital_of(actor.name.lower()) if actor else None


def _toponym(place: Place, span: Span, rule: str) -> Toponym:
    """A place that other words than its name tell."""
    return Toponym(
        span=span,
        name=place.name,
        kind=place.kind,
        use="literal",
        rule=rule,
        place_id=place.place_id,
        country=place.country,
        lat=place.lat,
        lon=place.lon,
        radius_km=place.radius_km,
    )
