"""Tells which names of a text are places: no persons, organisations or common words.

Which place a name is, `etl.place_ranking` tells; whether it is meant or its government, `etl.place_uses`.
"""

from __future__ import annotations

import re
import threading
from collections.abc import Iterator, Sequence

from etl.actor_names import registry
from etl.frozen import dataclass
from etl.gazetteer import Place, fold, gazetteer
from etl.place_scan import CONNECTORS, HYPHEN_TAILS, LONGEST, WELL_KNOWN, Scan, folded
from etl.place_unlisted import unlisted
from etl.place_words import common_words, demonyms, groups, words
from etl.records import Article, PlaceKind, Span

# A name less often meant than this needs a word and a country that speak for it.
KNOWN = 3_000
# A town of the overlay that is no better known needs a word or a country that speaks for it too.
_LITTLE_KNOWN = WELL_KNOWN / 2
_memory = threading.local()


@dataclass(frozen=True, slots=True)
class Name:
    """A place name in the text: tokens `first` to `last`, `core` the name without "region" or "of", and what may be meant.

    `sort` is the kind its surroundings tell ("the town of", "region"), `district` that they say district or county, `sounded`
    that the places have no such name but one that sounds alike.
    """

    first: int
    last: int
    span: Span
    core: str
    places: tuple[Place, ...]
    sort: PlaceKind | None = None
    district: bool = False
    part: str | None = None
    sounded: bool = False


def names(article: Article) -> tuple[Name, ...]:
    """The place names of an article in text order, overlapping none; the last article's are remembered, so that finding and
    resolving scan once."""
    known: tuple[Article, tuple[Name, ...]] | None = getattr(_memory, "last", None)
    if known is None or known[0] is not article:
        known = _memory.last = (article, tuple(_accepted(Scan(article))))
    return known[1]


def _accepted(scan: Scan) -> Iterator[Name]:
    """The candidates that are places, longest first from left to right."""
    for first, last in scan.runs:
        at = first
        while at <= last:
            group = _group_end(scan, at, last)
            if group >= at:
                scan.groups.update(range(at, group + 1))
                at = group + 1
                continue
            name = _name_at(scan, at, last, first)
            if name:
                scan.accepted.add(name.last)
                yield name
                if name.last == at and name.span.end < scan.end[at] and (other := _second_half(scan, at)):
                    yield other
                at = max(name.last, at) + 1
            else:
                at += 1


def _name_at(scan: Scan, at: int, run_last: int, run_first: int) -> Name | None:
    """The place name that begins with word `at`, the longest one."""
    if not scan.capital[at] and scan.lower[at] not in ("al", "el", "ad", "as"):
        return None
    for end in scan.ends_of.get(at, ()):
        places = scan.candidates[at, end]
        if _is_place(scan, at, end, run_first, run_last, places):
            return _named(scan, at, end, places)
    compound = _hyphenated(scan, at) if "-" in scan.lower[at] else None
    return compound or _unlisted(scan, at, run_last, run_first)


def _group_end(scan: Scan, at: int, run_last: int) -> int:
    """The last token of a longer name of a group, body or person that begins here ("Islamic State"), or -1."""
    names = registry().starting(scan.lower[at]) if at < run_last else ()
    for name in names:
        size = len(name.tokens)
        if size < 2 or name.actor.kind == "country" and name.form in ("noun", "metonym"):
            continue
        if at + size - 1 <= run_last and tuple(scan.lower[at : at + size]) == name.tokens:
            place = any((at, end) in scan.candidates for end in range(at + size - 1, at + LONGEST))
            return -1 if place else at + size - 1
    return -1


_CONTRACTION = re.compile(
    r"(?:i|we|you|they|s?he|it|that|there|here|who|what|how|where|when|why|let|y)['’](?:ve|re|ll|d|m|s|all)|\w+n['’]t",
    re.IGNORECASE,
)


def _is_place(scan: Scan, at: int, end: int, run_first: int, run_last: int, places: Sequence[Place]) -> bool:
    best = places[0] if len(places) == 1 else max(places, key=lambda place: _worth(scan, place))
    single = at == end
    word = folded(scan.lower[at])
    before = scan.before(at)
    after = scan.after(end)
    leading = groups(before)
    located = "locatives" in leading or "weak_locatives" in leading and before != "of" or scan.listed(at)
    if before == "of" and at > 1:
        located = scan.lower[at - 2] in ("out", "sight", "range", "reach") or not _BEFORE_OF.isdisjoint(
            groups(scan.lower[at - 2])
        )
    # "BJELOVAR: the barracks fell on Sunday"
    located = located or scan.start[at] in scan.opens and scan.text[scan.end[end] : scan.end[end] + 2] == ": "
    suffixed = not _SUFFIXES.isdisjoint(groups(after))
    written = scan.text[scan.start[at] : scan.end[at]]
    if scan.lower[at] == "the" and not scan.capital[end]:
        return False  # "The camp", to a gazetteer a village
    if single and _CONTRACTION.fullmatch(written):
        return False  # "I've", to a gazetteer the fourth quarter of Paris
    if single and best.kind != "country":
        kinds = groups(word)
        if "not_places" in kinds and best.kind != "site" or "directions" in kinds or len(word) < 3:
            return False
        if written.isupper() and len(written) <= 4 and not scan.all_capitals(at):
            return False
    if single and best.kind in ("region", "city") and word in demonyms() and not suffixed:
        # "Somali troops", "the Chadian capital": the people, not the region or village that has their name.
        return False
    if single and word == "us" and written not in ("US", "U.S"):
        return False
    doubtful = single and word in common_words() and best.kind != "country" and not scan.listed(at)
    there = "locatives" in leading or before in ("to", "from") and best.country in scan.countries
    if doubtful and (not there or not best.main or best.weight < (KNOWN if best.country in scan.countries else 100_000)):
        return False
    if not _fits_run(scan, at, end, run_first, run_last, best):
        return False
    if best.kind in ("country", "continent", "water", "site", "other"):
        return True
    if not best.place_id.startswith("geonames:") and best.weight > _LITTLE_KNOWN:
        return True
    if single and word in scan.surnames and not ("locatives" in leading and best.weight >= WELL_KNOWN) and not suffixed:
        return False
    weight = best.weight if best.main else best.weight * 0.5
    here = best.country in scan.countries
    if weight >= WELL_KNOWN:
        return True
    if suffixed or located or scan.key(at, end) in scan.located:
        return here or weight >= KNOWN or not single or bool(suffixed and located)
    return (here or weight >= KNOWN) and not single or here and weight >= WELL_KNOWN / 2


# Words behind a name that make it a place, and before "of": "Homs province", "the outskirts of Homs".
_SUFFIXES = frozenset(("region", "front", "area", "site", "water"))
_NEAR_OF = frozenset(("out", "sight", "range", "reach"))
_BEFORE_OF = frozenset(("before_city", "before_region", "directions", "place_heads", "held_heads", "combat_heads"))


def _worth(scan: Scan, place: Place) -> float:
    return place.weight * (1.0 if place.main else 0.3) * (30.0 if place.country in scan.countries else 1.0)


# Capitalised words that may stand beside a place's name in one run.
_BEFORE_NAME = frozenset(("directions", "before_city", "before_region", "titles", "starters"))
_BEHIND_NAME = _SUFFIXES | {"titles", "person_titles"}


def _fits_run(scan: Scan, at: int, end: int, run_first: int, run_last: int, best: Place) -> bool:
    """Whether the other capitalised words beside the name let it be a place: "Paris Hilton", "Kyiv Post" do not."""
    if (
        at > 1
        and scan.lower[at - 1] == "."
        and scan.lower[at - 2] in words("person_titles")
        and scan.end[at - 2] == scan.start[at - 1]
    ):
        return False
    if at > 1 and scan.lower[at - 1] == "of" and at - 2 in scan.groups:
        return False
    if at > 1 and scan.lower[at - 1] == "the" and scan.capital[at - 1] and scan.lower[at - 2] in ("told", "tells", "telling"):
        return False  # "a resident told The Irrawaddy"
    if (
        "-" in scan.lower[end]
        and scan.lower[end].rpartition("-")[2] in HYPHEN_TAILS
        and folded(scan.lower[end]) not in demonyms()
    ):
        # "New York-based Committee": the name ends with the compound.
        run_last = end
    if run_first == at and end >= run_last:
        return True
    title_case = scan.in_title_case(scan.article.sentence_at(scan.start[at]))
    if at > run_first:
        previous = at - 1
        while previous > run_first and not scan.capital[previous]:
            previous -= 1
        word = scan.lower[previous]
        kinds = groups(word)
        if scan.lower[at - 1] == "of" and "organisations" in kinds:
            return False
        if "person_titles" in kinds:
            return best.kind in ("country", "region", "continent") and word not in ("general", "mr", "dr")
        fine = (
            title_case
            or not _BEFORE_NAME.isdisjoint(kinds)
            or word in demonyms()
            or scan.lower[at - 1] in CONNECTORS
            or scan.start[previous] in scan.opens
            and word.endswith(("ing", "ly"))
            or scan.known_place(previous, previous)
            or (previous - 1, previous) in scan.candidates
        )
        if not fine:
            return False
    if end < run_last and not title_case:
        following = end + 1
        while following < run_last and not scan.capital[following]:
            following += 1
        word = scan.lower[following]
        if following > end + 1 and scan.lower[end + 1] in ("of", "de", "del", "du", "di"):
            return best.kind in ("country", "continent")
        kinds = groups(word)
        if "organisations" in kinds and "region" not in kinds:
            return False
        known = (
            not _BEHIND_NAME.isdisjoint(kinds)
            or word in demonyms()
            or scan.known_place(following, following)
            and scan.lower[following] not in scan.surnames
        )
        if not known:
            return False
    return True


_SECOND_LEVEL = words("second_level")


def _named(scan: Scan, at: int, end: int, places: tuple[Place, ...]) -> Name:
    first, last = at, end
    sort: PlaceKind | None = None
    district = False
    after = scan.after(end) if not scan.possessive(end) else ""
    core = scan.text[scan.start[at] : scan.end[end]]
    if scan.possessive(end):
        core = core[:-2]
    elif end in scan.lost:
        core = core[:-1]
    elif "-" in scan.lower[end] and scan.lower[end].rpartition("-")[2] in HYPHEN_TAILS:
        core = core.rpartition("-")[0]
    if not any(place.country in scan.countries or place.country is None for place in places):
        alike = gazetteer().alike(core, [country for country, times in scan.countries.items() if times > 2])
        places = (*places, *alike) if places[0].weight < 5 * WELL_KNOWN else places
    key = scan.key(at, end)
    if after in words("region") and key.rsplit(" ", 1)[-1] not in words("region"):
        sort, last = "region", end + 1
        district = after in _SECOND_LEVEL
    elif after in words("front") and places[0].kind in ("city", "region"):
        if after in ("direction", "directions", "axis", "sector"):
            sort, last = "other", end + 1
    elif after in words("water") and (any(place.kind == "water" for place in places) or scan.capital[end + 1]):
        sort, last = "water", end + 1
    elif after in words("site") and places[0].kind in ("city", "region") and after not in ("field", "range", "road", "square"):
        if after not in ("peninsula", "island", "islands", "valley", "mountains", "plateau"):
            sort, last = "site", end + 1
    elif scan.lower[end] in words("region") and end > at:
        sort = "region"
        district = scan.lower[end] in _SECOND_LEVEL
    before = scan.lower[at - 1] if at else ""
    if before == "of" and at >= 2 and not sort:
        if scan.lower[at - 2] in words("before_region"):
            sort = "region"
        elif scan.lower[at - 2] in words("before_city") and scan.lower[at - 2] not in (
            "outskirts",
            "capital",
            "camp",
            "port",
        ):
            sort = "city"
    elif before in ("city", "town", "village") or after in ("city", "town"):
        sort = sort or "city"
    stop = scan.end[last] if last > end else scan.start[at] + len(core)
    return Name(first, last, Span(scan.start[first], stop), core, places, sort, district, _part(scan, at))


def _part(scan: Scan, at: int) -> str | None:
    """The part of the place that is meant: "eastern" of "in eastern Syria"."""
    if at and scan.lower[at - 1] in words("parts") and scan.text[scan.end[at - 1] : scan.start[at]] == " ":
        part = scan.lower[at - 1]
        if at >= 2 and part == "eastern" and scan.lower[at - 2] == "far":
            return "far eastern"
        return part
    return None


def _hyphenated(scan: Scan, at: int) -> Name | None:
    """The place in a compound: Kyiv of "Kyiv-based", Damascus of "Damascus-Aleppo", Beni of "the Beni-Kasindi road"."""
    text = scan.text[scan.start[at] : scan.end[at]]
    head, _, tail = text.partition("-")
    if len(head) < 2 or not head[0].isupper() or head.lower() in ("al", "el", "anti", "pro", "non", "post", "pre"):
        return None
    road = tail[:1].isupper() and _is_road(scan, at)
    places = gazetteer().find(head)
    if not places and road:
        return Name(at, at, Span(scan.start[at], scan.start[at] + len(head)), head, ())
    if not places or fold(head) in words("not_places") or fold(head) in common_words() and places[0].kind != "country":
        return None
    strong = places[0].main and (places[0].weight >= WELL_KNOWN or places[0].country in scan.countries)
    if strong and (tail.lower() in HYPHEN_TAILS or road or gazetteer().find(tail) and tail[:1].isupper()):
        span = Span(scan.start[at], scan.start[at] + len(head))
        return Name(at, at, span, head, places)
    return None


def _second_half(scan: Scan, at: int) -> Name | None:
    """Where a road leads: Kasindi of "the Beni-Kasindi road"."""
    if "-" not in scan.lower[at] or not _is_road(scan, at):
        return None
    tail = scan.text[scan.start[at] : scan.end[at]].partition("-")[2]
    if not tail[:1].isupper() or len(tail) < 3:
        return None
    return Name(at, at, Span(scan.end[at] - len(tail), scan.end[at]), tail, gazetteer().find(tail))


_ROADS = words("roads")


def _is_road(scan: Scan, at: int) -> bool:
    """Whether a compound such as "Beni-Kasindi" names a road or border by its ends."""
    if not demonyms().keys().isdisjoint(scan.lower[at].split("-")):
        return False
    return (
        scan.after(at) in _ROADS
        or at + 2 < len(scan.lower)
        and scan.lower[at + 1] == "national"
        and scan.lower[at + 2] in _ROADS
    )


def _unlisted(scan: Scan, at: int, run_last: int, run_first: int) -> Name | None:
    """A name the gazetteer lacks that the words around it make a place."""
    found = unlisted(scan, at, run_last, run_first)
    if found is None:
        return None
    stop = scan.end[found.last] if found.sort != "city" else scan.start[at] + len(found.core)
    return Name(at, found.last, Span(scan.start[at], stop), found.core, found.alike, found.sort, sounded=found.sounded)
