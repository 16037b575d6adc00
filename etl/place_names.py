"""Finds the words of a text that name places: capitalised names the gazetteer knows, and names that their surroundings make a place.

What is a place is decided here (no persons, organisations or common words); which place it is, in `etl.place_ranking`.
"""

from __future__ import annotations

import threading
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from etl import lexicon
from etl.actor_names import registry
from etl.gazetteer import Place, fold, gazetteer
from etl.records import Article, PlaceKind, Span

LONGEST = 5
# A name this often meant needs no preposition to be a place; a rarer one needs a word or a country that speaks for it.
WELL_KNOWN, KNOWN = 60_000, 3_000
_CONNECTORS = frozenset(
    ("of", "the", "de", "del", "du", "al", "el", "la", "da", "do", "di", "e", "es", "en", "a", "le", "upon", "sur")
)
_ARTICLES = ("al-", "el-", "ar-", "ash-", "as-", "an-", "ad-", "az-", "at-", "ez-", "ul-")
_STRICTLY_THERE = frozenset(("in", "at", "near", "around", "outside", "from", "inside", "into", "toward", "towards"))
_VAGUE_HEADS = frozenset(("capital", "outskirts", "camp", "cities", "stronghold", "port"))
_HYPHEN_TAILS = frozenset(
    (
        "based",
        "backed",
        "led",
        "controlled",
        "held",
        "occupied",
        "area",
        "sponsored",
        "born",
        "aligned",
        "brokered",
        "annexed",
        "made",
    )
)


@dataclass(frozen=True, slots=True)
class Name:
    """A place name in the text: tokens `first` to `last`, `core` the name without "region" or "of", and what may be meant.

    `sort` is the kind its surroundings tell ("the town of", "region"), `district` that they say district or county.
    """

    first: int
    last: int
    span: Span
    core: str
    places: tuple[Place, ...]
    sort: PlaceKind | None = None
    district: bool = False
    part: str | None = None


@lru_cache(maxsize=32)
def words(group: str) -> frozenset[str]:
    """The words of one group of toponyms.toml."""
    return frozenset(lexicon.load("toponyms")[group].words)


@lru_cache(maxsize=1)
def common_words() -> frozenset[str]:
    """English words that are also names of places somewhere: "reading", "split", "most"."""
    return frozenset((lexicon.DATA / "en" / "common_words.txt").read_text(encoding="utf-8").split())


@lru_cache(maxsize=1)
def demonyms() -> dict[str, str]:
    """Adjectives and names of peoples by lower-cased word, with the side they belong to: "syrian" is SY."""
    found: dict[str, str] = {}
    for actor in registry():
        if actor.kind == "country":
            for form in ("adjective", "plural"):
                for word in actor.forms.get(form, ()):  # type: ignore[call-overload]
                    found.setdefault(word.lower(), actor.side)
    return found


@lru_cache(maxsize=1)
def seats() -> frozenset[str]:
    """Folded names of towns and buildings that stand for a government, as the registry of actors lists them."""
    return frozenset(fold(word) for actor in registry() for word in actor.forms.get("metonym", ()))


def names(article: Article) -> tuple[Name, ...]:
    """The place names of an article in text order, overlapping none; the last article's are remembered, so that finding and
    resolving scan once."""
    known: tuple[Article, tuple[Name, ...]] | None = getattr(_memory, "last", None)
    if known is None or known[0] is not article:
        known = _memory.last = (article, tuple(_Scan(article).accepted()))
    return known[1]


_memory = threading.local()


class _Scan:
    """One article's capitalised words, the places they may mean and the countries that are spoken of."""

    def __init__(self, article: Article) -> None:
        self.article = article
        self.text = text = article.text
        self.lower, self.start, self.end = article.tokens.lower, article.tokens.start, article.tokens.end
        self.capital = [text[s].isupper() for s in self.start]
        for i, word in enumerate(self.lower):
            if "-" in word and word.startswith(_ARTICLES) and not self.capital[i]:
                after = self.start[i] + word.index("-") + 1
                self.capital[i] = text[after : after + 1].isupper()
        self.opens = {s.span.start for s in article.sentences}
        self.title_case = {s.index for s in article.sentences if self._in_title_case(s.span)}
        self.ends: set[int] = set()
        self.lost: set[int] = set()
        self.runs = list(self._runs())
        self.candidates = self._look_up()
        self.countries = self._countries()
        self.surnames = self._surnames()
        self.located = self._located()

    def accepted(self) -> Iterator[Name]:
        """The candidates that are places, longest first from left to right."""
        for first, last in self.runs:
            at = first
            while at <= last:
                name = self._name_at(at, last, first)
                if name:
                    self.ends.update(range(name.first, name.last + 1))
                    yield name
                    at = max(name.last, at) + 1
                else:
                    at += 1

    # What is there

    def _in_title_case(self, span: Span) -> bool:
        if "," in span.of(self.text) and not self.article.sentence_at(span.start).heading:
            return False
        tokens = [i for i in self.article.tokens.within(span) if len(self.lower[i]) > 3 and self.lower[i].isalpha()]
        return len(tokens) >= 3 and sum(self.capital[i] for i in tokens) >= 0.7 * len(tokens)

    def _runs(self) -> Iterator[tuple[int, int]]:
        """Stretches of capitalised words that stand side by side, joined by "of", "al" and the like."""
        count, i = len(self.lower), 0
        while i < count:
            if not self.capital[i]:
                # "al Bab": the article may be written small and apart.
                if not (self.lower[i] in ("al", "el", "ad", "as") and i + 1 < count and self.capital[i + 1]):
                    i += 1
                    continue
            first = last = i
            letters = self._initials(i)
            if letters > i:
                yield first, letters
                i = letters + 1
                continue
            while not self._possessive(last):
                following = last + 1
                skipped = 0
                while (
                    following < count and skipped < 2 and self.lower[following] in _CONNECTORS and not self.capital[following]
                ):
                    following, skipped = following + 1, skipped + 1
                if following >= count or not self.capital[following] or not self._joined(last, following):
                    break
                last = following
            yield first, last
            i = last + 1

    def _initials(self, i: int) -> int:
        """The last token of an abbreviation that is spelled with full stops and begins at token i: "U.S.", "D.C."."""
        last = i
        while (
            self.end[last] - self.start[last] == 1
            and last + 2 < len(self.lower)
            and self.lower[last + 1] == "."
            and self.start[last + 2] == self.end[last] + 1
            and self.capital[last + 2]
        ):
            last += 2
        return last if self.end[last] - self.start[last] <= 3 else i

    def _joined(self, left: int, right: int) -> bool:
        """Whether only single blanks (or the full stop of "St." and "Mt.") stand between the words from left to right."""
        for i in range(left, right):
            gap = self.text[self.end[i] : self.start[i + 1]]
            if gap != " " and not (gap in ("-", "–", "") and self.lower[i] != "."):
                return False
        return True

    def _possessive(self, i: int) -> bool:
        return self.lower[i].endswith(("'s", "’s")) and len(self.lower[i]) > 3

    def _key(self, first: int, last: int) -> str:
        return " ".join([_folded(self.lower[i]) for i in range(first, last + 1)])

    def _look_up(self) -> dict[tuple[int, int], tuple[Place, ...]]:
        """The places of every stretch of up to LONGEST words, asked for in one go."""
        keys: dict[tuple[int, int], str] = {}
        for first, last in self.runs:
            if last > first and self.lower[first + 1] == ".":
                keys[first, last] = self._key(first, last).replace(" ", "")
                continue
            for at in range(first, last + 1):
                if not self.capital[at] and self.lower[at] not in ("al", "el", "ad", "as"):
                    continue
                for end in range(at, min(at + LONGEST, last + 1)):
                    if self.capital[end]:
                        keys[at, end] = self._key(at, end)
                for end in self._small_tails(last):
                    keys[at, end] = self._key(at, end)
        known = gazetteer().lookup(keys.values())
        found = {span: known[key] for span, key in keys.items() if known[key]}
        # Copy that lost its apostrophes: "Syrias conflict", "Aleppos outskirts".
        bare = {i: key[:-1] for (i, end), key in keys.items() if i == end and key[-1:] == "s" and len(key) > 4 and (i, i) not in found}
        shorn = gazetteer().lookup(bare.values())
        for i, key in bare.items():
            places = shorn[key]
            if places and places[0].main and (places[0].kind == "country" or places[0].weight > 3 * WELL_KNOWN):
                if key not in common_words() and key not in words("not_places"):
                    found[i, i] = places
                    self.lost.add(i)
        return found

    def _small_tails(self, last: int) -> Iterator[int]:
        """Ends of names that go on in small letters: "Bagram air base", "Zaporizhzhia nuclear power plant"."""
        end = last
        while end + 1 < len(self.lower) and end < last + 3 and self.text[self.end[end] : self.start[end + 1]] == " ":
            end += 1
            if self.lower[end].isdigit():
                yield end
                return
            if self.lower[end] not in words("tails"):
                return
            yield end

    def _located(self) -> frozenset[str]:
        """Names that stand behind "in", "near" and the like somewhere in the article."""
        return frozenset(
            self._key(first, last)
            for first, last in self.candidates
            if first and self.lower[first - 1] in words("locatives") or self._before(first) in words("locatives")
        )

    def _countries(self) -> Counter[str]:
        """How often each country is spoken of, by its name, its people or a well-known place in it."""
        found: Counter[str] = Counter()
        adjectives = demonyms()
        for (first, last), places in self.candidates.items():
            best = places[0]
            if best.kind == "country" and best.main and best.country:
                found[best.country] += 3
            elif best.weight > 200_000 and best.main and best.country and self.lower[first] not in common_words():
                found[best.country] += 1
            del last
        for first, last in self.runs:
            for i in range(first, last + 1):
                side = adjectives.get(_folded(self.lower[i]))
                if side:
                    found[side] += 2
        return found

    def _surnames(self) -> frozenset[str]:
        """Last words of names that a title or a given name makes a person's: Austin of "Lloyd Austin"."""
        titles, stop = words("person_titles"), words("starters")
        found = set()
        for first, last in self.runs:
            if first == last or self._whole_is_place(first, last):
                continue
            while first < last and (self.lower[first] in stop or self.lower[first] in demonyms()):
                first += 1
            if last - first in (1, 2, 3) and not any(self.lower[i] in words("organisations") for i in range(first, last + 1)):
                titled = self.lower[first] in titles or (first and self.lower[first - 1] in titles)
                if titled or not self._known_place(first, first):
                    found.add(_folded(self.lower[last]))
        return frozenset(found)

    def _whole_is_place(self, first: int, last: int) -> bool:
        return any((at, last) in self.candidates for at in range(first, last)) or self.lower[last] in words("region")

    def _known_place(self, first: int, last: int) -> bool:
        places = self.candidates.get((first, last))
        return bool(places) and places[0].weight >= WELL_KNOWN and places[0].main  # type: ignore[index]

    # What of it is a place

    def _name_at(self, at: int, run_last: int, run_first: int) -> Name | None:
        """The place name that begins with word `at`, the longest one."""
        if not self.capital[at] and self.lower[at] not in ("al", "el", "ad", "as"):
            return None
        if self._group_name(at, run_last):
            return None
        for end in range(min(at + LONGEST - 1, run_last + 3), at - 1, -1):
            places = self.candidates.get((at, end))
            if places and self._is_place(at, end, run_first, run_last, places):
                return self._named(at, end, places)
        compound = self._hyphenated(at) if "-" in self.lower[at] else None
        return compound or self._unlisted(at, run_last, run_first)

    def _group_name(self, at: int, run_last: int) -> bool:
        """Whether a longer name of a group, body or person begins here: "Islamic State of Iraq"."""
        for name in registry().starting(self.lower[at]):
            size = len(name.tokens)
            if size < 2 or name.actor.kind == "country" and name.form in ("noun", "metonym"):
                continue
            if at + size - 1 <= run_last and tuple(self.lower[at : at + size]) == name.tokens:
                return not any((at, end) in self.candidates for end in range(at + size - 1, at + LONGEST))
        return False

    def _is_place(self, at: int, end: int, run_first: int, run_last: int, places: Sequence[Place]) -> bool:
        best = max(places, key=lambda place: self._worth(place))
        single = at == end
        word = _folded(self.lower[at])
        before = self._before(at)
        after = self._after(end)
        located = before in words("locatives") or before in words("weak_locatives") and before != "of" or self._listed(at)
        if before == "of" and at > 1:
            head = self.lower[at - 2]
            located = head in words("before_city") or head in words("before_region") or head in words("directions")
        suffixed = after in words("region") or after in words("front") or after in words("area") or after in words("site")
        suffixed = suffixed or after in words("water")
        written = self.text[self.start[at] : self.end[at]]
        if single and best.kind != "country":
            if word in words("not_places") and best.kind != "site" or word in words("directions") or len(word) < 3:
                return False
            if written.isupper() and len(written) <= 4 and not self._all_capitals(at):
                return False
        if single and word == "us" and written not in ("US", "U.S"):
            return False
        if single and word in common_words() and best.kind != "country" and not self._listed(at):
            if best.weight < 100_000 or not best.main or before not in words("locatives"):
                return False
        if not self._fits_run(at, end, run_first, run_last, best):
            return False
        if best.kind in ("country", "continent", "water", "site", "other") or not best.place_id.startswith("geonames:"):
            return True
        if (
            single
            and word in self.surnames
            and not (before in words("locatives") and best.weight >= WELL_KNOWN)
            and not suffixed
        ):
            return False
        weight = best.weight if best.main else best.weight * 0.5
        here = best.country in self.countries
        if weight >= WELL_KNOWN:
            return True
        if suffixed or located or self._key(at, end) in self.located:
            return here or weight >= KNOWN or not single or bool(suffixed and located)
        return (here or weight >= KNOWN) and not single or here and weight >= WELL_KNOWN / 2

    def _all_capitals(self, at: int) -> bool:
        """Whether the sentence is written in capitals, or a dateline opens it."""
        span = self.article.sentence_at(self.start[at]).span
        return span.start == self.start[at] or span.of(self.text).isupper()

    def _worth(self, place: Place) -> float:
        return place.weight * (1.0 if place.main else 0.3) * (30.0 if place.country in self.countries else 1.0)

    def _before(self, at: int) -> str:
        """The word before a name, its "the" and its directions left out: "in" of "in the eastern Aleppo"."""
        i = at - 1
        while (
            i >= 0
            and (self.lower[i] in words("directions") or self.lower[i] in ("the", "city", '"', "“", "and"))
            and i > at - 4
        ):
            if self.lower[i] == "and" and i != at - 1:
                break
            if self.lower[i] == "and":
                break
            i -= 1
        return self.lower[i] if i >= 0 else ""

    def _after(self, end: int) -> str:
        i = end + 1
        return self.lower[i] if i < len(self.lower) and self.text[self.end[end] : self.start[i]] in (" ", "") else ""

    def _listed(self, at: int) -> bool:
        """Whether the name goes on a list of places: "Kyiv, Sumy and Poltava"."""
        if at < 2 or self.lower[at - 1] not in (",", "and", "or"):
            return False
        previous = at - 3 if self.lower[at - 1] in ("and", "or") and self.lower[at - 2] == "," else at - 2
        return previous >= 0 and any(
            (first, previous) in self.candidates for first in range(max(0, previous - 2), previous + 1)
        )

    def _fits_run(self, at: int, end: int, run_first: int, run_last: int, best: Place) -> bool:
        """Whether the other capitalised words beside the name let it be a place: "Paris Hilton", "Kyiv Post" do not."""
        sentence = self.article.sentence_at(self.start[at])
        title_case = sentence.index in self.title_case
        if at > run_first:
            previous = at - 1
            while previous > run_first and not self.capital[previous]:
                previous -= 1
            word = self.lower[previous]
            if self.lower[at - 1] == "of" and word in words("organisations"):
                return False
            if word in words("person_titles"):
                return best.kind in ("country", "region", "continent") and word not in ("general", "mr", "dr")
            fine = (
                title_case
                or word in words("directions")
                or word in demonyms()
                or word in words("before_city")
                or word in words("before_region")
                or word in words("titles")
                or self.lower[at - 1] in _CONNECTORS
                or self.start[previous] in self.opens
                and (word in words("starters") or word.endswith(("ing", "ly")))
                or self._known_place(previous, previous)
                or (previous - 1, previous) in self.candidates
                or word in words("starters")
            )
            if not fine:
                return False
        if end < run_last and not title_case:
            following = end + 1
            while following < run_last and not self.capital[following]:
                following += 1
            word = self.lower[following]
            if following > end + 1 and self.lower[end + 1] in ("of", "de", "del", "du", "di"):
                return best.kind in ("country", "continent")
            if word in words("organisations") and word not in words("region"):
                return False
            known = (
                word in words("region")
                or word in words("titles")
                or word in words("site")
                or word in words("water")
                or word in words("front")
                or word in words("area")
                or word in demonyms()
                or word in words("person_titles")
                or (following, following) in self.candidates
                and self.lower[following] not in self.surnames
            )
            if not known:
                return False
        return True

    # How it is written

    def _named(self, at: int, end: int, places: tuple[Place, ...]) -> Name:
        first, last = at, end
        sort: PlaceKind | None = None
        district = False
        after = self._after(end) if not self._possessive(end) else ""
        core = self.text[self.start[at] : self.end[end]]
        if self._possessive(end):
            core = core[:-2]
        elif end in self.lost:
            core = core[:-1]
        elif "-" in self.lower[end] and self.lower[end].rpartition("-")[2] in _HYPHEN_TAILS:
            core = core.rpartition("-")[0]
        if not any(place.country in self.countries or place.country is None for place in places):
            alike = gazetteer().alike(core, [country for country, times in self.countries.items() if times > 2])
            places = (*places, *alike) if places[0].weight < 5 * WELL_KNOWN else places
        key = self._key(at, end)
        if after in words("region") and key.rsplit(" ", 1)[-1] not in words("region"):
            sort, last = "region", end + 1
            district = after in ("district", "districts", "raion", "county", "subdistrict")
        elif after in words("front") and places[0].kind in ("city", "region"):
            if after in ("direction", "directions", "axis", "sector"):
                sort, last = "other", end + 1
        elif after in words("water") and (any(place.kind == "water" for place in places) or self.capital[end + 1]):
            sort, last = "water", end + 1
        elif after in words("site") and places[0].kind in ("city", "region") and after not in ("field", "range", "road", "square"):
            if after not in ("peninsula", "island", "islands", "valley", "mountains", "plateau"):
                sort, last = "site", end + 1
        elif self.lower[end] in words("region") and end > at:
            sort = "region"
            district = self.lower[end] in ("district", "raion", "county")
        before = self.lower[at - 1] if at else ""
        if before == "of" and at >= 2 and not sort:
            if self.lower[at - 2] in words("before_region"):
                sort = "region"
            elif self.lower[at - 2] in words("before_city") and self.lower[at - 2] not in (
                "outskirts",
                "capital",
                "camp",
                "port",
            ):
                sort = "city"
        elif before in ("city", "town", "village") or after in ("city", "town"):
            sort = sort or "city"
        stop = self.end[last] if last > end else self.start[at] + len(core)
        return Name(first, last, Span(self.start[first], stop), core, places, sort, district, self._part(at))

    def _part(self, at: int) -> str | None:
        """The part of the place that is meant: "eastern" of "in eastern Syria"."""
        if at and self.lower[at - 1] in words("parts") and self.text[self.end[at - 1] : self.start[at]] == " ":
            part = self.lower[at - 1]
            if at >= 2 and part == "eastern" and self.lower[at - 2] == "far":
                return "far eastern"
            return part
        return None

    def _hyphenated(self, at: int) -> Name | None:
        """The place in a compound: Kyiv of "Kyiv-based", Damascus of "Damascus-Aleppo"."""
        text = self.text[self.start[at] : self.end[at]]
        head, _, tail = text.partition("-")
        if len(head) < 2 or not head[0].isupper() or head.lower() in ("al", "el", "anti", "pro", "non", "post", "pre"):
            return None
        places = gazetteer().find(head)
        if not places or fold(head) in words("not_places") or fold(head) in common_words() and places[0].kind != "country":
            return None
        strong = places[0].main and (places[0].weight >= WELL_KNOWN or places[0].country in self.countries)
        if strong and (tail.lower() in _HYPHEN_TAILS or gazetteer().find(tail) and tail[:1].isupper()):
            span = Span(self.start[at], self.start[at] + len(head))
            return Name(at, at, span, head, places)
        return None

    def _unlisted(self, at: int, run_last: int, run_first: int) -> Name | None:
        """A name the gazetteer lacks that a word beside it makes a place, or that sounds like one of a country spoken of."""
        if at != run_first or not self.capital[at]:
            return None
        end = run_last
        while end > at and not self.capital[end]:
            end -= 1
        if end - at > 3 or self._group_name(at, run_last):
            return None
        while end > at and (self.lower[end] in words("region") or self.lower[end] in words("site") or self.lower[end] in words("area")):
            end -= 1
        before, after = self.lower[at - 1] if at else "", self._after(end)
        told = before == "of" and at >= 2 and self.lower[at - 2] in words("before_city") and self.lower[at - 2] not in _VAGUE_HEADS
        told = told or after in ("village", "town", "settlement", "neighborhood", "neighbourhood", "suburb", "neighborhoods")
        told = told or before in ("village", "town", "settlement")
        region = after in ("district", "province", "governorate", "oblast", "raion", "subdistrict", "direction")
        site = after in words("site") and before in _STRICTLY_THERE
        if any(_folded(self.lower[i]) in words("not_places") or self.lower[i] in words("organisations") for i in range(at, end + 1)):
            return None
        word = _folded(self.lower[at])
        if at == end and (word in common_words() or word in self.surnames or word in demonyms() or len(word) < 4):
            return None
        # "shells fell on al-Jalloum": a small article before a name no person has here.
        articled = self.text[self.start[at]].islower() and before in words("weak_locatives") | {"the"} | _STRICTLY_THERE
        told = told or articled and "-" in self.lower[at]
        located = before in _STRICTLY_THERE or self._before(at) in _STRICTLY_THERE or self._listed(at)
        if not (told or region or located or site) or self.start[at] in self.opens:
            return None
        core = self.text[self.start[at] : self.end[end]].removesuffix("'s").removesuffix("’s")
        alike = gazetteer().alike(core, [country for country, times in self.countries.items() if times > 1])
        if not alike and not told and not (region and located) and not site:
            return None
        last = end + 1 if region or site else end
        sort: PlaceKind = "other" if site or after == "direction" else "region" if region else "city"
        return Name(at, last, Span(self.start[at], self.start[at] + len(core) if last == end else self.end[last]), core, alike, sort)


@lru_cache(maxsize=100_000)
def _folded(word: str) -> str:
    """A token as the gazetteer spells it, without its possessive, and without "-based" and the like."""
    head, _, tail = word.rpartition("-")
    return fold(head if tail in _HYPHEN_TAILS else word.removesuffix("'s").removesuffix("’s"))
