"""Names the gazetteer lacks: which of them the words around them tell to be places."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator

from etl.actor_names import registry
from etl.frozen import dataclass
from etl.gazetteer import Place, gazetteer
from etl.place_scan import Scan, folded
from etl.place_words import common_words, demonyms, groups, words
from etl.records import PlaceKind

STRICTLY_THERE = frozenset(("in", "at", "near", "around", "outside", "from", "inside", "into", "toward", "towards"))
# Nobody is near a body of people or around an idea: what stands behind these is a place.
_BESIDE = frozenset(("near", "outside"))
_SHOT_AT = frozenset(
    ("fired", "shot", "aimed", "looked", "laughed", "shouted", "anger", "thrown", "threw", "based", "works", "worked")
)
_VAGUE_HEADS = frozenset(("capital", "outskirts", "camp", "cities", "stronghold", "port"))
_DISTRICTS = frozenset(("district", "province", "governorate", "oblast", "raion", "subdistrict", "direction"))
_SETTLED = frozenset(("village", "town", "settlement", "neighborhood", "neighbourhood", "suburb", "neighborhoods", "hamlet"))
_LATER_WORDS = frozenset(("region", "site", "area"))
# ", 40 km northeast of", " about 12 miles from", ", close to", ", a fishing village", ", a town of 9,000"
_FAR_FROM = re.compile(
    r",? (?:(?:about|some|around|roughly|nearly|only|just|less than|more than) )?(?:\d[\d,.]*|a few|[a-z]+(?:-[a-z]+)?)"
    r" ?(?:kms?|kilomet(?:er|re)s?|miles?|mi)\b(?: \([^()]{1,20}\))?,? (?:\w+(?:-\w+)? ){0,2}(?:of|from|away|inside|outside)\b"
)
_CLOSE_TO = re.compile(
    r",? (?:close to|near|not far from|just outside|on the outskirts of|on the road (?:to|from)) (?:the )?(?=[A-Z])"
)
_APPOSITION = re.compile(
    r", (?:a|an|the|one of the)(?: [\w'’-]+){0,4}? (?:villages?|towns?|city|cities|hamlets?|settlements?|township|suburbs?"
    r"|outposts?|neighbou?rhoods?|districts?|islands?|valley|port|oasis|crossing|enclave|commune|locality)\b"
)
_WITHIN = re.compile(r",? in (?:the )?")
_A_DAY = re.compile(r" (?:on|late on|early on|last) (?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day\b")


@dataclass(frozen=True, slots=True)
class Unlisted:
    """A name of the text that is a place though no gazetteer has it: tokens to `last`, `core` the words, `alike` what sounds
    like it in a country spoken of."""

    last: int
    core: str
    alike: tuple[Place, ...]
    sort: PlaceKind


def unlisted(scan: Scan, at: int, run_last: int, run_first: int) -> Unlisted | None:
    """The name that begins with token `at`, if the words beside it here or elsewhere in the article make it a place, or it
    sounds like a place of a country spoken of."""
    if at != run_first or not scan.capital[at]:
        return None
    end = _name_end(scan, at, run_last)
    opens = scan.start[at] in scan.opens
    before, after = scan.lower[at - 1] if at else "", scan.after(end)
    told = before == "of" and at >= 2 and scan.lower[at - 2] in words("before_city") and scan.lower[at - 2] not in _VAGUE_HEADS
    told = told or after in _SETTLED or before in ("village", "town", "settlement", "hamlet")
    region = after in _DISTRICTS
    site = before in STRICTLY_THERE and after in words("site") or after in words("landforms")
    # "shells fell on al-Jalloum": a small article before a name no person has here.
    articled = "-" in scan.lower[at] and scan.text[scan.start[at]].islower()
    told = told or articled and (before in STRICTLY_THERE or before == "the" or before in words("weak_locatives"))
    located = before in STRICTLY_THERE or scan.before(at) in STRICTLY_THERE or scan.listed(at)
    if not opens and (told or region or located or site):
        sure = told or region and located or site or _placed(scan, at, end, run_last)
    else:
        sure = False
    core = _core(scan, at, end)
    again = not sure and core in _told_elsewhere(scan) and not _followed_by_name(scan, end, run_last)
    if not (sure or again or located and not opens) or not _may_name(scan, at, end):
        return None
    alike = gazetteer().alike(core, [country for country, times in scan.countries.items() if times > 1])
    if not (sure or again or alike):
        return None
    whole = not again and (region or site)
    sort: PlaceKind = "other" if whole and (site or after == "direction") else "region" if whole else "city"
    return Unlisted(end + 1 if whole else end, core, alike, sort)


def _name_end(scan: Scan, at: int, run_last: int) -> int:
    """The last token of the name itself: without "village", "region" and small words behind it."""
    end = run_last
    while end > at and not scan.capital[end]:
        end -= 1
    while end > at and not _LATER_WORDS.isdisjoint(groups(scan.lower[end])):
        end -= 1
    return end


def _core(scan: Scan, at: int, end: int) -> str:
    return scan.text[scan.start[at] : scan.end[end]].removesuffix("'s").removesuffix("’s")


def _may_name(scan: Scan, at: int, end: int) -> bool:
    """Whether the words can be a place's name: no body, person, people, abbreviation or common word."""
    if end - at > 3:
        return False
    if any("not_places" in groups(folded(word)) or "organisations" in groups(word) for word in scan.lower[at : end + 1]):
        return False
    word = folded(scan.lower[at])
    written = scan.text[scan.start[at] : scan.end[end]]
    if at == end and (len(word) < 4 or written.isupper() and not scan.all_capitals(at)):
        return False
    return not (at == end and (word in common_words() or word in scan.surnames or word in demonyms()))


def _followed_by_name(scan: Scan, end: int, run_last: int) -> bool:
    return any(scan.capital[i] for i in range(end + 1, run_last + 1))


def _placed(scan: Scan, at: int, end: int, run_last: int) -> bool:
    """Whether a preposition before a name and what follows it make it a place: "at X, 40 km from Y", "near X on Monday"."""
    before = scan.lower[at - 1] if at else ""
    if before not in STRICTLY_THERE or _followed_by_name(scan, end, run_last) or scan.possessive(end):
        return False
    if scan.in_title_case(scan.article.sentence_at(scan.start[at])):
        return False
    if before == "at" and at > 1 and scan.lower[at - 2] in _SHOT_AT:
        return False
    if (
        before != "from"
        and at > 1
        and scan.lower[at - 2] in words("scene_heads")
        and not registry().lookup(_core(scan, at, end))
    ):
        # "was ambushed at Namsiguia"
        return True
    behind = scan.end[end]
    if _FAR_FROM.match(scan.text, behind) or _APPOSITION.match(scan.text, behind):
        return True
    if (near := _CLOSE_TO.match(scan.text, behind)) and _place_at(scan, near.end()):
        return True
    if (inside := _WITHIN.match(scan.text, behind)) and _place_at(scan, _behind_directions(scan, inside.end())):
        return True
    if scan.text.startswith(", ", behind) and _place_at(scan, behind + 2):
        return True
    if before in ("in", "near", "around", "outside") and scan.text.startswith(" and ", behind) and _place_at(scan, behind + 5):
        return True
    return before in _BESIDE or before in ("at", "around") and _A_DAY.match(scan.text, behind) is not None and at == end


def _behind_directions(scan: Scan, offset: int) -> int:
    """Past "northern", "the" and the like."""
    while match := _SMALL_WORD.match(scan.text, offset):
        if match[1] not in words("directions") and match[1] != "the":
            break
        offset = match.end()
    return offset


_SMALL_WORD = re.compile(r"([a-z-]{2,20}) ")


def _place_at(scan: Scan, offset: int) -> bool:
    """Whether a name that may be a place begins at that character."""
    token = bisect_left(scan.start, offset)
    return token < len(scan.start) and scan.start[token] == offset and token in scan.ends_of


def _told_elsewhere(scan: Scan) -> frozenset[str]:
    """The unlisted names that some sentence of the article makes places."""
    if scan.told is None:
        scan.told = frozenset(_told(scan))
    return scan.told


def _told(scan: Scan) -> Iterator[str]:
    for first, last in scan.runs:
        if first in scan.ends_of or not first or scan.lower[first - 1] not in STRICTLY_THERE:
            continue
        end = _name_end(scan, first, last)
        if _may_name(scan, first, end) and _placed(scan, first, end, last):
            yield _core(scan, first, end)
