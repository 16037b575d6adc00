"""Names the gazetteer lacks: which of them the words around them tell to be places."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator

from etl.actor_names import registry
from etl.frozen import dataclass
from etl.gazetteer import Place, fold, gazetteer
from etl.place_lists import closes, members
from etl.place_scan import CONNECTORS, HYPHEN_TAILS, Scan, folded
from etl.place_words import common_words, demonyms, groups, words
from etl.records import PlaceKind

STRICTLY_THERE = frozenset(("in", "at", "near", "around", "outside", "from", "inside", "into", "toward", "towards"))
# Nobody is near a body of people or around an idea: what stands behind these is a place.
_BESIDE = frozenset(("near", "outside"))
_BEHIND_PLACE = frozenset((" ", ",", ".", ";", ":", ")", "”", '"', "—", "–", ""))
_BEFORE_NAME = frozenset(("of", "the", "barangay", "barangays"))
_TOWARDS_PARTS = STRICTLY_THERE | {"and", "to", "of", "across", "through"}
_CAMPS = frozenset(
    ("camp", "base", "airbase", "airfield", "prison", "barracks", "garrison", "crossing", "dam", "refinery", "mine")
)
_FRONTS = frozenset(("axis", "direction", "directions", "front", "salient"))
_HELD = ("-controlled", "-held", "-occupied", "-run", "-led", "-backed", "-administered", "-dominated")
_JOINTS = frozenset((",", "and", "or"))
_SAID = frozenset(("said", "says", "told", "added", "noted", "confirmed", "stated", "claimed", "warned", "explained"))
_BESIDE_OTHERS = words("beside_others")
_SHOT_AT = words("shot_at")
_DISTRICTS = words("districts")
_SITE_KINDS = words("site_kinds")
_LATER_WORDS = frozenset(("region", "site", "area"))
# ", 40 km northeast of", " about 12 miles from", ", close to", ", a fishing village", ", a town of 9,000"
_FAR_FROM = re.compile(
    r",? (?:(?:about|some|around|roughly|nearly|only|just|less than|more than) )?(?:\d[\d,.]*|a few|[a-z]+(?:-[a-z]+)?)"
    r" ?(?:kms?|kilomet(?:er|re)s?|miles?|mi)\b(?: \([^()]{1,20}\))?,? (?:\w+(?:-\w+)? ){0,2}(?:of|from|away|inside|outside)\b"
)
# ", west of Goma", ", 40 km from Goma"
_FAR_OR_BESIDE = re.compile(
    r", (?:(?:(?:about|some|around|roughly|nearly|only|just) )?\d[\d,.]* ?(?:kms?|kilomet(?:er|re)s?|miles?) (?:[\w-]+ ){0,2}"
    r"|(?:just )?(?:north|south|east|west)\w* )(?:of|from) (?:the )?[A-Z]"
)
# At the head of a sentence: "Kamakwi is a large village", "Kamakwi, a town of 9,000"
_IS_A_TOWN = re.compile(
    r"(?:,| is| was| lies in) (?:an?|the|one of the) (?:[\w'’-]+ ){0,4}?"
    r"(?:villages?|towns?|city|cities|hamlet|settlement|township|suburb)\b"
    r"(?=[,.;]| (?:of|in|near|on|that|which|where|with|about|some|to|for|under|held|home)\b)"
)
_CLOSE_TO = re.compile(
    r",? (?:close to|near|not far from|just outside|on the outskirts of|on the road (?:to|from)) (?:the )?(?=[A-Z])"
)
_APPOSITION = re.compile(
    r", (?:a|an|the|one of the)(?: [\w'’-]+){0,4}? (?:villages?|towns?|city|cities|hamlets?|settlements?|township|suburbs?"
    r"|outposts?|neighbou?rhoods?|districts?|islands?|valley|port|oasis|crossing|enclave|commune|locality|area|stronghold|base|garrison)\b"
)
_DATELINE = re.compile(r"(?:, [A-Z][\w.’' -]{2,30}){0,2},?(?: ?[(\[][A-Za-z/ .]{2,30}[)\]])?(?: ?[—–]| ?--| -|- | _ )")
# How many words such as "Near" or "of the" may stand before a name in its run.
_MOST_SMALL = 3
_LONGEST_NAME = 5
_A_PERSON = re.compile(r", (?:an? |the |who |resident |aged |\d)")
_TOLD_OTHERWISE = re.compile(r", an? ")
_WITHIN = re.compile(r",? in (?:the )?")
_A_DAY = re.compile(r" (?:on|late on|early on|last) (?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day\b")


@dataclass(frozen=True, slots=True)
class Unlisted:
    """A name of the text that is a place though no gazetteer tells so: tokens to `last`, `core` the words, `alike` what sounds
    like it in a country spoken of, or (not `sounded`) has that very name there."""

    last: int
    core: str
    alike: tuple[Place, ...]
    sort: PlaceKind
    sounded: bool


def unlisted(scan: Scan, at: int, run_last: int, run_first: int) -> Unlisted | None:
    """The name that begins with token `at`, if the words beside it here or elsewhere in the article make it a place, or it
    sounds like a place of a country spoken of."""
    if not scan.capital[at] or not _begins(scan, at, run_last, run_first):
        return None
    end = _name_end(scan, at, run_last)
    if not _may_name(scan, at, end) or _is_no_name(scan, at, end):
        return None
    sure = _is_sure(scan, at, end, run_last)
    core = _core(scan, at, end)
    again = not sure and fold(core) in _told_elsewhere(scan) and not _followed_by_name(scan, end, run_last)
    if not (sure or again or _located(scan, at) and scan.start[at] not in scan.opens and scan.after(end) not in _SAID):
        return None
    known = tuple(place for place in scan.candidates.get((at, end), ()) if place.country in scan.countries)
    alike = known or gazetteer().alike(core, [country for country, times in scan.countries.items() if times > 1])
    if not (sure or again or alike):
        return None
    behind = _kind_word(scan, end)
    after = scan.lower[behind] if behind > end else ""
    region, site = after in _DISTRICTS or after in words("units"), _is_site(scan, at, after) or after in _FRONTS
    whole = not again and (region or site)
    sort: PlaceKind = "other" if whole and (site or after in _FRONTS) else "region" if whole else "city"
    return Unlisted(behind if whole else end, core, alike, sort, bool(alike) and not known)


def _is_no_name(scan: Scan, at: int, end: int) -> bool:
    """Whether the words say who holds a place, are a headline's plain words or somebody's title: "Houthi-controlled",
    "in Fighting Ended", "to Kosovo, Secretary General Jens Stoltenberg said"."""
    if scan.lower[at] in words("person_titles"):
        return True
    if scan.lower[end].endswith(_HELD):
        return True
    return scan.lower[at].endswith(("ing", "ed")) and scan.in_title_case(scan.article.sentence_at(scan.start[at]))


def _begins(scan: Scan, at: int, run_last: int, run_first: int) -> bool:
    """Whether a name can begin with token `at`: only "Near", "Western" and the like stand before it in its run."""
    if scan.lower[at] in words("directions"):
        behind = next((scan.lower[i] for i in range(at + 1, run_last + 1) if scan.lower[i] not in words("directions")), "")
        if behind and _LATER_WORDS.isdisjoint(groups(behind)):
            return False
    if at == run_first:
        return True
    if at - run_first > _MOST_SMALL:
        return False
    if scan.text[scan.start[at] : scan.end[run_last]].isupper():
        return False
    small = words("starters") if scan.start[run_first] in scan.opens else _BEFORE_NAME
    return all(scan.lower[i] in words("parts") or scan.lower[i] in small for i in range(run_first, at))


def _is_sure(scan: Scan, at: int, end: int, run_last: int) -> bool:
    """Whether the words beside the name, or the places found just before it, make it a place."""
    known = scan.sure.get((at, end))
    if known is None:
        known = scan.sure[at, end] = _is_told(scan, at, end, run_last)
    return known or scan.lower[at - 1] in _JOINTS and _goes_on_list(scan, at, end)


def _is_told(scan: Scan, at: int, end: int, run_last: int) -> bool:
    """Whether the words beside the name make it a place without help from elsewhere in the article."""
    shouted = scan.text[scan.start[at] : scan.end[end]].isupper()
    opener = at < end and scan.lower[at] in words("place_openers") and scan.capital[at + 1] and not shouted
    if scan.start[at] in scan.opens or not at:
        return opener or shouted and _is_dateline(scan, end) or bool(_IS_A_TOWN.match(scan.text, scan.end[end]))
    behind = _kind_word(scan, end)
    before, after = scan.lower[at - 1], scan.lower[behind] if behind > end else ""
    after = _behind_alias(scan, end) if after == "(" else after
    told = opener or before == "of" and at >= 2 and scan.lower[at - 2] in words("place_heads")
    told = told or after in words("settled") or before in words("settled") or before in _BESIDE_OTHERS
    listed = at in members(scan)
    if listed or not shouted and not scan.in_title_case(scan.article.sentence_at(scan.start[at])):
        told = told or after in words("units") or after in _DISTRICTS and after != "direction" and end - at < 2
        told = told or after in ("area", "region", "belt") and (before == "the" or before in STRICTLY_THERE)
        told = told or before == "the" and after in _FRONTS
        told = told or after == "sector" and before == "in" or before in ("called", "named") and _is_called(scan, at)
        told = told or before in words("parts") and at >= 2 and scan.lower[at - 2] in _TOWARDS_PARTS and closes(scan, end)
        told = told or bool(_FAR_OR_BESIDE.match(scan.text, scan.end[end]))
        kind = behind if behind > end and scan.capital[behind] else end
        told = told or at < kind and scan.lower[kind] in words("natural_features") and before not in words("organisations")
        told = told or before == "the" and after in ("river", "rivers", "lagoon", "delta", "reservoir")
        told = told or listed or _is_way(scan, at, end, run_last)
    # "shells fell on al-Jalloum": a small article before a name no person has here.
    articled = "-" in scan.lower[at] and scan.text[scan.start[at]].islower()
    articled = articled and not registry().lookup(_core(scan, at, end))
    told = told or articled and (before in STRICTLY_THERE or before == "the" or before in words("weak_locatives"))
    if told or _is_site(scan, at, after):
        return True
    located = _located(scan, at)
    if before == "in" and not shouted and _is_in(scan, at, end, run_last):
        return True
    return located and after in _DISTRICTS or located and _placed(scan, at, end, run_last)


def _core_at(scan: Scan, end: int) -> str:
    """The words of the line up to token `end`."""
    return scan.text[max(0, scan.end[end] - 40) : scan.end[end]].rpartition("\n")[2].strip()


def _kind_word(scan: Scan, end: int) -> int:
    """The token behind a name that tells its kind: base of "Al-Wattia Air Base"; `end` where none follows."""
    if scan.possessive(end) or not scan.after(end):
        return end
    i = end + 1
    while i + 1 < len(scan.lower) and scan.lower[i] in _SITE_KINDS and scan.text[scan.end[i] : scan.start[i + 1]] == " ":
        i += 1
    return i


def _is_called(scan: Scan, at: int) -> bool:
    """Whether a place has this name: "a farming town called Tchimbo"."""
    return at >= 2 and ("settled" in groups(scan.lower[at - 2]) or scan.lower[at - 2] in ("place", "area", "locality", "hill"))


def _behind_alias(scan: Scan, end: int) -> str:
    """The word behind another name in brackets: village of "Mongpa (Mungba) village"."""
    i = end + 2
    while i < min(end + 6, len(scan.lower)) and scan.capital[i]:
        i += 1
    return scan.lower[i + 1] if i + 1 < len(scan.lower) and scan.lower[i] == ")" else ""


def _located(scan: Scan, at: int) -> bool:
    return bool(at) and (scan.lower[at - 1] in STRICTLY_THERE or scan.before(at) in STRICTLY_THERE or scan.listed(at))


def _is_site(scan: Scan, at: int, after: str) -> bool:
    there = bool(at) and (
        scan.lower[at - 1] in STRICTLY_THERE or scan.lower[at - 1] == "the" and scan.before(at) in STRICTLY_THERE
    )
    return after in words("landforms") or there and (after in words("site") or after == "camp")


def _goes_on_list(scan: Scan, at: int, end: int) -> bool:
    """Whether the name goes on a list of places that was begun before: "in Goma, Sake and Tchimbo."."""
    if at < 2 or scan.start[at] in scan.opens or scan.text[scan.start[at] : scan.end[end]].isupper():
        return False
    if scan.in_title_case(scan.article.sentence_at(scan.start[at])):
        return False
    joined = scan.lower[at - 1] != ","
    previous = at - 3 if joined and scan.lower[at - 2] == "," else at - 2
    if previous not in scan.accepted or _A_PERSON.match(scan.text, scan.end[end]):
        return False
    if joined and closes(scan, end):
        return True
    inside = scan.text.startswith(" in ", scan.end[end]) and _place_at(scan, scan.end[end] + 4)
    if inside or not any((first, previous) in scan.candidates for first in range(previous - 2, previous + 1)):
        return inside
    following = _next_item(scan, end)
    return not joined and following > 0 and following in scan.ends_of


def _next_item(scan: Scan, end: int) -> int:
    """The first token of the name that follows behind a comma or "and", or -1."""
    i = end + 1
    while i < len(scan.lower) and i < end + 3 and scan.lower[i] in (",", "and", "or"):
        i += 1
    return i if end + 1 < i < len(scan.lower) and scan.capital[i] else -1


def _is_way(scan: Scan, at: int, end: int, run_last: int) -> bool:
    """Whether somebody goes there or a road leads there: "heading to Tchimbo", "the route between Nima and Tchimbo"."""
    if _followed_by_name(scan, end, run_last) or registry().lookup(_core(scan, at, end)):
        return False
    before = scan.lower[at - 1]
    if before == "," or scan.possessive(end) or scan.text[scan.end[end] : scan.end[end] + 1] in ("'", "’"):
        return False
    opened = scan.article.sentence_at(scan.start[at]).span.start
    near = [scan.lower[i] for i in range(max(0, at - 9), at - 1) if scan.start[i] >= opened]
    if before in ("to", "toward", "towards", "into", "for", "from") and not words("movement").isdisjoint(near[-4:]):
        return scan.after(end) not in words("speech")
    if before == "between" and scan.after(end) == "and":
        return not words("ways").isdisjoint(near[-4:]) or _place_at(scan, scan.start[end + 2])
    if before == "and" and "between" in near:
        return not words("ways").isdisjoint(near) or scan.listed(at)
    return before in ("of", "over") and at >= 2 and scan.lower[at - 2] in words("held_heads")


def _is_in(scan: Scan, at: int, end: int, run_last: int) -> bool:
    """Whether a name behind a bare "in" is a place since it can hardly be anything else: "clashes in Tchimbo"."""
    written = scan.text[scan.start[at] : scan.end[end]]
    behind = scan.text[scan.end[end] : scan.end[end] + 1]
    return not (
        end - at > 2
        or _TOLD_OTHERWISE.match(scan.text, scan.end[end])
        and not _APPOSITION.match(scan.text, scan.end[end])
        or behind not in _BEHIND_PLACE
        or scan.after(end)[:1].isdigit()
        or any(c.isupper() for word in written.replace("-", " ").split() for c in word[1:])
        or any(_no_scene(scan.lower[i]) for i in range(at, end + 1))
        or at >= 2
        and scan.lower[at - 2] in words("no_scene_heads")
        or end > at
        and ((at, at) in scan.candidates or end - 1 > at and (at, at + 1) in scan.candidates or scan.lower[at] in demonyms())
        or _followed_by_name(scan, end, run_last)
        or registry().lookup(written)
        or scan.in_title_case(scan.article.sentence_at(scan.start[at]))
    )


def _no_scene(word: str) -> bool:
    return (
        word in words("no_scenes")
        or word.endswith(("phobia", "ism", "ology"))
        or "-" in word
        and bool(registry().lookup(word.partition("-")[0]))
    )


def _is_dateline(scan: Scan, end: int) -> bool:
    """Whether a name in capitals opens a report as its place: "MUURI, Somalia -", "CAMP SIONGO (Reuters)"."""
    if scan.article.sentence_at(scan.start[end]).span.of(scan.text).isupper():
        return False
    return (
        scan.text[max(0, scan.end[end] - 80) : scan.end[end]].rsplit("\n", 1)[-1].isupper()
        and _DATELINE.match(scan.text, scan.end[end]) is not None
    )


def _name_end(scan: Scan, at: int, run_last: int) -> int:
    """The last token of the name itself: without "village", "region" and small words behind it."""
    end = run_last
    for i in range(at + 1, min(run_last, at + _LONGEST_NAME)):
        # "Lovi Mamo Tehsil of Bajaur Agency"
        if scan.lower[i + 1] == "of" and (scan.lower[i] in words("units") or "region" in groups(scan.lower[i])):
            end = i
            break
    while end > at and not scan.capital[end]:
        end -= 1
    stripped = end
    while end > at and (
        not _LATER_WORDS.isdisjoint(groups(scan.lower[end]))
        or tuple(scan.lower[end - 1 : end + 1]) == ("administrative", "post")
    ):
        end -= 1
    while at < end < stripped and scan.lower[end] in _SITE_KINDS:
        end -= 1
    return end


def _core(scan: Scan, at: int, end: int) -> str:
    return scan.text[scan.start[at] : scan.end[end]].removesuffix("'s").removesuffix("’s")


def _may_name(scan: Scan, at: int, end: int) -> bool:
    """Whether the words can be a place's name: no body, person, people, abbreviation or common word; worked out once."""
    known = scan.may_name.get((at, end))
    if known is None:
        known = scan.may_name[at, end] = _can_name(scan, at, end)
    return known


def _can_name(scan: Scan, at: int, end: int) -> bool:
    first = scan.lower[at]
    word = folded(first)
    if end - at > 3 or first in words("person_titles") and at not in members(scan):
        return False
    if "not_places" in groups(word) and not (at < end and word in CONNECTORS):
        return False
    written = scan.text[scan.start[at] : scan.end[end]]
    if first in words("starters") and written.isupper():
        return False
    inner = [scan.lower[i] for i in range(at + 1, end + 1) if scan.capital[i]]
    if any(word in words("starters") or "person_titles" in groups(word) for word in inner):
        return False
    if any("organisations" in groups(other) for other in scan.lower[at : end + 1]):
        return False
    if "-" in first and first.rpartition("-")[2] in HYPHEN_TAILS:
        return False
    if at < end:
        return True
    shortest = 3 if at in members(scan) or scan.lower[at - 1] == "and" else 4
    if len(word) < shortest or written.isupper() and not scan.all_capitals(at):
        return False
    if word in common_words():
        return scan.after(end) in words("units") or scan.after(end) in _DISTRICTS
    return word not in scan.surnames and word not in demonyms()


def _followed_by_name(scan: Scan, end: int, run_last: int) -> bool:
    return any(scan.capital[i] for i in range(end + 1, run_last + 1))


def _placed(scan: Scan, at: int, end: int, run_last: int) -> bool:
    """Whether a preposition before a name and what follows it make it a place: "at X, 40 km from Y", "near X on Monday"."""
    before = scan.lower[at - 1]
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
        scan.told = frozenset(map(fold, _told(scan)))
    return scan.told


def _told(scan: Scan) -> Iterator[str]:
    for first, last in scan.runs:
        at = first
        while at < last and (not _begins(scan, at, last, first) or at == first and scan.lower[at] in words("starters")):
            at += 1
        end = _name_end(scan, at, last)
        if (at, end) in scan.candidates or not _begins(scan, at, last, first):
            continue
        if _may_name(scan, at, end) and _is_sure(scan, at, end, last):
            core = _core(scan, at, end)
            yield core
            if scan.lower[at] in words("place_openers") and at < end:
                yield core.partition(" ")[2]
