"""What a place is to what happens: the role its preposition gives (at, to, from, said), in the words of one sentence."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence

from etl import datelines
from etl.frozen import dataclass
from etl.place_doers import acts, is_doer, owns_name, sends, speaks
from etl.place_unnamed import capitals, each, soils
from etl.place_words import words
from etl.records import Article, PlaceRole, Sentence, Span, Toponym

# The head of a country that is only spoken of as who sends, or as who says something.
SENDER, SOURCE = "sender", "source"
_DETERMINERS = frozenset(
    ("the", "a", "an", "its", "their", "his", "own", "nearby", "neighbouring", "neighboring", "entire", "whole", "all")
)
_LISTING = frozenset((",", "and", "or"))


@dataclass(frozen=True, slots=True)
class Stand:
    """A literal place as a sentence tells it: `span` takes in its part ("eastern Russia"), `cue` is the word that gives `role`.

    `token` is the index of the span's first token, `head` the noun or verb before the cue. `loose` marks a country that is only
    spoken of ("the Haiti mission", "Niger's junta").
    """

    place: Toponym
    span: Span
    role: PlaceRole
    cue: str
    head: str
    token: int
    listed: bool = False
    loose: bool = False


def stands(article: Article, sentence: Sentence, loose: bool = False) -> list[Stand]:
    """The places of a sentence that are told as places, in text order, each with its role; `loose`: and countries spoken of."""
    found: list[Stand] = []
    told = (*_named(article, sentence), *soils(article, sentence), *capitals(article, sentence))
    found.extend(_heres(article, sentence))
    for toponym in sorted(told, key=lambda toponym: toponym.span):
        if stand := _stand(toponym, article, sentence, found):
            found.append(stand)
        elif loose and not (
            _is_attribute(toponym, article)
            or is_doer(toponym, article)
            or datelines.opens_with(toponym, article, sentence)
            or owns_name(toponym, article)
            or _is_beyond_border(toponym, article)
        ):
            found.append(
                Stand(
                    toponym,
                    toponym.span,
                    "at",
                    "",
                    SENDER if sends(toponym, article) else "",
                    bisect_left(article.tokens.start, toponym.span.start),
                    loose=True,
                )
            )
    return found


def _is_beyond_border(toponym: Toponym, article: Article) -> bool:
    """Whether a country only tells which border is meant: "in a region near the border with Afghanistan"."""
    at = bisect_left(article.tokens.start, toponym.span.start)
    before = [word for word in article.tokens.lower[max(0, at - 3) : at] if word != "the"]
    return toponym.kind == "country" and len(before) > 1 and before[-2] in _BORDERS and before[-1] in ("with", "to")


_BORDERS = frozenset(("border", "borders", "frontier", "boundary"))


def _named(article: Article, sentence: Sentence) -> Iterator[Toponym]:
    first = bisect_left(article.toponyms, sentence.span.start, key=lambda toponym: toponym.span.start)
    for toponym in article.toponyms[first:]:
        if toponym.span.start >= sentence.span.end:
            return
        if toponym.use == "literal":
            yield toponym


def _heres(article: Article, sentence: Sentence) -> Iterator[Stand]:
    """ "were killed here today" under "MOGADISHU, June 5 -": the town of the dateline; "officials here" only speak there."""
    tokens = article.tokens
    for i in each("here", article, sentence):
        if i and tokens.lower[i - 1] in words("befallen"):
            before = article.text[sentence.span.start : tokens.start[i]]
            quoted = before.count('"') % 2 == 1 or before.count("“") > before.count("”")
            if not quoted and (town := _dateline(article)):
                yield Stand(town, Span(tokens.start[i], tokens.end[i]), "at", "here", "", i)


def _dateline(article: Article) -> Toponym | None:
    """The town that opens the text in capitals: "MOGADISHU, Somalia, June 5 -"."""
    body = next((sentence for sentence in article.sentences if not sentence.heading), None)
    if body is None:
        return None
    first = next(_named(article, body), None)
    opens = first is not None and first.kind == "city" and first.span.start == body.span.start
    return first if first is not None and opens and first.span.of(article.text).isupper() else None


def _names_a_part(article: Article, after: int) -> bool:
    """Whether a direction alone stands behind the possessive: "Ethiopia's north", "Nigeria's restive northeast"."""
    lower = article.tokens.lower
    for k in range(after, min(after + 3, len(lower))):
        if lower[k] in _PARTS and (k + 1 >= len(lower) or lower[k + 1] in _BEHIND_PARTS or not lower[k + 1].isalpha()):
            return True
        if not lower[k].isalpha() and lower[k] not in ("'s", "’s"):
            return False
    return False


_PARTS = frozenset(
    (
        "north",
        "south",
        "east",
        "west",
        "northeast",
        "northwest",
        "southeast",
        "southwest",
        "north-east",
        "north-west",
        "south-east",
        "south-west",
        "centre",
        "center",
        "interior",
    )
)
_BEHIND_PARTS = frozenset(
    ("and", "on", "in", "since", "last", "this", "when", "where", "after", "as", "by", "said", "during", "over")
)


def _stand(toponym: Toponym, article: Article, sentence: Sentence, found: list[Stand]) -> Stand | None:
    tokens = article.tokens
    token = bisect_left(tokens.start, toponym.span.start)
    if token < len(tokens.start) and tokens.start[token] > toponym.span.start:
        token -= 1
    first = token - len(toponym.part.split()) if toponym.part else token
    span = Span(tokens.start[max(first, 0)], toponym.span.end) if toponym.part else toponym.span
    begin = tokens.within(sentence.span).start
    owner = article.text[toponym.span.end : toponym.span.end + 2] in ("'s", "’s") and toponym.kind in ("country", "continent")
    if owner and not _names_a_part(article, token + len(toponym.name.split())):
        return None
    if toponym.kind == "country" and (_is_attribute(toponym, article) or _is_compound(toponym, article)):
        return None
    if _CITY_OF.match(article.text, toponym.span.end):
        return None  # "the loss of Goma, North Kivu's main city"
    if event := _event_behind(toponym, article, token):
        # "The Kunduz attack left 12 dead", "two killed as Marawi clashes grow"
        return Stand(toponym, span, "at", event, "", max(first, 0))
    if toponym.kind == "city" and (building := _building_behind(toponym, article)):
        return _at_building(toponym, span, building, max(first, 0), begin, article)
    i = max(first, 0) - 1
    while i >= begin and (
        tokens.lower[i] in _DETERMINERS
        or tokens.lower[i] in words("directions")
        or tokens.lower[i] in words("before_city")
        or tokens.lower[i] in ("and", "or")
        and i > begin
        and tokens.lower[i - 1] in words("directions")
        and i < max(first, 0)
    ):
        i -= 1  # "in southwest and northwest Pakistan"
    if i < begin:
        # A name that opens the sentence: a place only where something is said of it ("Rafah, where two were killed").
        return _opening(toponym, span, token, article, sentence)
    if tokens.lower[i] == "," and (described := _described_from(tokens.lower, i, begin)) is not None:
        i = described  # "in the Somali capital, Mogadishu"
    cue = tokens.lower[i]
    if cue in _LISTING and toponym.kind == "country" and acts(article, toponym):
        return None  # "In Gao, Germany keeps 1,000 soldiers", "are in Gao and Spain withdrew 142"
    if cue == "," and speaks(article, toponym):
        return None  # "in the fighting in Sulu, Tan said"
    if (
        cue == "of"
        and found
        and i > begin
        and tokens.lower[i - 1] in _PARTS
        and (listing := _before_part(i - 1, begin, article))
    ):
        i, cue = listing, tokens.lower[listing]  # "in eastern Chad and the north-east of Sudan"
    if found and cue in ("in", "at", "near", "around") and (before := _listed_again(found[-1], i, article)):
        return Stand(toponym, span, before.role, before.cue, before.head, max(first, 0), True)
    if cue in _LISTING and found and _reaches(found[-1], i, article):
        if toponym.kind == "country" and _has_a_figure(toponym, article):
            return None  # "keeps 1,200 in Erbil, Poland 900 at Diwaniya"
        before = found[-1]
        return Stand(toponym, span, before.role, before.cue, before.head, max(first, 0), True, before.loose)
    if tokens.lower[i] in ("'s", "’s") or tokens.lower[i].endswith(("'s", "’s")):
        # "Russia's Kursk region": the owner stands between the preposition and the name.
        i -= 1
        while i >= begin and tokens.lower[i] in _DETERMINERS:
            i -= 1
        cue = tokens.lower[i] if i >= begin else ""
    head = tokens.lower[i - 1] if i > begin else ""
    if cue == "of" and (through := _through(i, begin, article)) is not None:
        i, cue = through, tokens.lower[through]  # "from the restive southern province of Uruzgan"
        head = tokens.lower[i - 1] if i > begin else ""
    role = _role(cue, head, toponym, article, token)
    if role is None and (opening := _opening(toponym, span, token, article, sentence)):
        # "the first stop is Tower 22, where a drone killed three"
        return opening
    if role == "at" and not _is_spoken(i, begin, article) and _is_way_into(i, begin, article):
        role = "to"
    if role == "at" and head in words("called_site") and "from" in article.tokens.lower[max(begin, i - 4) : i - 1]:
        role = "from"  # "began flying in from its base at Gagetown"
    if role is None:
        return None
    speaking = cue in ("in", "at") and speaks(article, toponym)
    if role == "at" and (speaking or _is_spoken(i, begin, article)) or role == "from" and head in words("told_from"):
        role = "said"
    return Stand(toponym, span, role, cue, head, max(first, 0))


_CITY_OF = re.compile(r"['’]s (?:[a-z-]+ ){0,2}(?:capital|city|town|port|centre|center|seat|stronghold)\b(?! of)")


def _before_part(part: int, begin: int, article: Article) -> int | None:
    """The "and" before "the north-east of"; None where another word stands there."""
    lower, i = article.tokens.lower, part - 1
    if part <= begin or lower[part] not in _PARTS:
        return None
    while i > begin and lower[i] in _DETERMINERS:
        i -= 1
    return i if i > begin and lower[i] in ("and", "or") else None


def _listed_again(before: Stand, cue: int, article: Article) -> Stand | None:
    """The place before, if its preposition comes again behind "and": Bahrain of "at Dhahran, Bahrain and in Oman"."""
    text = article.text[before.span.end : article.tokens.start[cue]]
    joined = text.replace(",", "").split() in (["and"], ["or"], ["as", "well", "as"])
    return before if joined and before.role == "at" and not before.loose and before.cue not in ("by", "from") else None


def _has_a_figure(toponym: Toponym, article: Article) -> bool:
    """Whether a figure stands right behind a country's name, which is its subject then."""
    at = bisect_left(article.quantities, toponym.span.end, key=lambda quantity: quantity.span.start)
    return at < len(article.quantities) and article.quantities[at].span.start <= toponym.span.end + 1


def _described_from(lower: Sequence[str], comma: int, begin: int) -> int | None:
    """The preposition before "the Somali capital" that stands before the comma and the name; None without one."""
    if comma <= begin or lower[comma - 1] not in words("before_city"):
        return None
    for i in range(comma - 2, max(begin, comma - 9) - 1, -1):
        if lower[i] in words("there") or lower[i] in words("thither") or lower[i] in words("thence") or lower[i] == "of":
            return i if lower[i] not in _LISTING else None
        if not lower[i][0].isalpha():
            return None
    return None


def _through(of: int, begin: int, article: Article) -> int | None:
    """The preposition before "the province of", "the city of", "the north of", which tells the way; None without one."""
    lower = article.tokens.lower
    if of <= begin or not (
        lower[of - 1] in words("before_city")
        or lower[of - 1] in words("before_region")
        or lower[of - 1] in words("place_heads")
        or lower[of - 1] in _SWATHES
        or lower[of - 1] in _PARTS
    ):
        return None
    if lower[of - 1] in _PARTS and not (of - 1 > begin and lower[of - 2] in ("the", "far", "extreme", "deep")):
        return None  # "40 km north of Aleppo"
    for i in range(of - 2, max(begin, of - 6) - 1, -1):
        if lower[i] in words("thither") or lower[i] in words("thence") or lower[i] in ("in", "at", "near"):
            return i
        if lower[i] in _ACROSS and lower[of - 1] in _SWATHES:
            return i  # "spread over five countries of the Sahel"
        if not lower[i][0].isalpha() or lower[i] in _LISTING:
            return None
    return None


def _role(cue: str, head: str, toponym: Toponym, article: Article, token: int) -> PlaceRole | None:
    if cue == "from" and head in _FRONTIERS:
        return None  # "across the border from Kalbajar"
    if cue == "of":
        if head in _NEARNESS:
            return "at"  # "three ships within sight of Monrovia"
        if head == "out":
            return "from"  # "pull its last 400 soldiers out of Niger"
        return "at" if head in words("combat_heads") or head in words("before_city") else None
    if cue == "for" and toponym.kind == "country" and head not in _BOUND:
        return "to" if _is_given(head, article, token) else None
    if cue in ("for", "against", "on"):
        if cue == "on" and toponym.kind in ("country", "continent") and toponym.rule != "adjective and soil":
            return "at" if head in words("combat_heads") else None
        if cue != "on":
            return "at" if head in words("combat_heads") else "to" if cue == "for" and head in _BOUND else None
        return "at"
    if cue in words("thither"):
        return "at" if head in ("close", "next", "near", "adjacent") else "to"
    if cue in words("thence"):
        return "from"
    if cue in words("there"):
        return "at" if cue not in ("by", "and", "or") and not (cue == "at" and head in _AIMED) else None
    if toponym.kind in ("country", "continent"):
        return None
    following = token + 1
    after = article.tokens.lower[following] if following < len(article.tokens.lower) else ""
    return "at" if after in words("combat_heads") or toponym.kind == "other" else None


def _is_given(head: str, article: Article, token: int) -> bool:
    """Whether so many are given for a country: "offers up to 700 for Slovakia", "has promised trainers for Mali"."""
    if not (head[:1].isdigit() or head in words("people_heads")):
        return False
    lower = article.tokens.lower
    first = next((i for i in range(token - 1, max(0, token - _GIVING), -1) if lower[i] in (".", ";")), max(0, token - _GIVING))
    return not words("giving").isdisjoint(lower[first:token])


# How many tokens before a country's name a word of giving stands at most.
_GIVING = 24
_BOUND = words("bound")
_SWATHES = frozenset(("countries", "parts", "corners", "areas", "swathes", "stretches", "nations"))
_ACROSS = frozenset(("across", "over", "throughout", "around"))
_NEARNESS = frozenset(("sight", "range", "reach", "distance"))
_FRONTIERS = frozenset(("border", "frontier", "river", "strait", "line", "bay"))
_AIMED = frozenset(("aimed", "directed", "pointed", "targeted", "aiming"))


def _is_way_into(i: int, begin: int, article: Article) -> bool:
    """Whether a way leads to what is there: "to the combat zone in Ukraine", "to positions near Kursk"."""
    lower = article.tokens.lower
    for back in (2, 3, 4):
        at = i - back
        if at >= begin and lower[at] in ("to", "into", "towards", "toward"):
            if at > begin and lower[at - 1] in _NO_WAY:
                return False  # "according to the government in Port Sudan"
            if any(lower[k][0].isdigit() for k in range(at + 1, i)):
                return False  # "will add 600 troops to the 900 already in Estonia"
            return back == 2 and lower[i - 1].endswith("s") or lower[at + 1] in _DETERMINERS
    return False


_NO_WAY = frozenset(
    ("according", "due", "thanks", "loyal", "close", "next", "told", "linked", "opposed", "belonging", "addition")
)


def _event_behind(toponym: Toponym, article: Article, token: int) -> str:
    """The noun of an event that a name stands before as its place, else nothing: a country's war is no spot."""
    if toponym.kind in ("country", "continent") or toponym.span.of(article.text).isupper():
        return ""
    at = article.tokens.within(toponym.span).stop
    word = article.tokens.lower[at] if at < len(article.tokens.lower) else ""
    joined = at < len(article.tokens.lower) and article.tokens.start[at] == toponym.span.end + 1
    return word if joined and word in words("place_events") else ""


def _building_behind(toponym: Toponym, article: Article) -> str:
    """The building that a town's name tells where it is: the hotel of "a Goma hotel", "his Abidjan residence"."""
    lower, at = article.tokens.lower, article.tokens.within(toponym.span)
    word = lower[at.stop] if at.stop < len(lower) else ""
    owned = at.start > 0 and (lower[at.start - 1] in _DETERMINERS or lower[at.start - 1] == "her")
    joined = at.stop < len(lower) and article.tokens.start[at.stop] == toponym.span.end + 1
    return word if owned and joined and word in words("town_buildings") else ""


def _at_building(toponym: Toponym, span: Span, building: str, first: int, begin: int, article: Article) -> Stand | None:
    """The town as the place of what happens in its building; None where no preposition leads there."""
    lower, i = article.tokens.lower, first - 1
    while i >= begin and lower[i] in (*_DETERMINERS, "her"):
        i -= 1
    if i < begin or lower[i] not in words("there") | words("thither") | words("thence") | {"of"}:
        return None
    role: PlaceRole = "from" if lower[i] in words("thence") else "to" if lower[i] in words("thither") else "at"
    if role == "at" and _is_spoken(i, begin, article):
        role = "said"
    return Stand(toponym, span, role, building, lower[i - 1] if i > begin else "", first)


def _is_attribute(toponym: Toponym, article: Article) -> bool:
    """Whether a country's short form stands before a noun: "US control", "UK training"."""
    text = article.text
    if toponym.span.of(text).rstrip(".").replace(".", "") not in ("US", "UK", "UN", "EU", "USA"):
        return False
    ahead = text[toponym.span.end : toponym.span.end + 14].lstrip(".").split(" ")
    return len(ahead) > 1 and ahead[0] == "" and ahead[1][:1].islower() and ahead[1].strip(",.;") not in words("after_country")


def _is_compound(toponym: Toponym, article: Article) -> bool:
    """Whether a country's name is the front of a compound or of another name: "in the Saudi-led coalition", "at China Bay"."""
    ahead = article.text[toponym.span.end : toponym.span.end + 12]
    name = ahead[1:].split(" ")[0].rstrip(".,;") if ahead[:1] == " " else ""
    if name[:1].isupper() and (name.lower() in words("water") or name.lower() in words("landforms")):
        return True
    return ahead[:1] == "-" and ahead[1:].split(" ")[0] in words("hyphen_tails")


def _opening(toponym: Toponym, span: Span, token: int, article: Article, sentence: Sentence) -> Stand | None:
    if toponym.kind in ("country", "continent"):
        return None
    ahead = article.text[toponym.span.end : toponym.span.end + 8]
    if ahead.startswith((", where", " where")):
        return Stand(toponym, span, "at", "where", "", token)
    if ahead.startswith(", which "):
        at = bisect_left(article.quantities, toponym.span.end, key=lambda quantity: quantity.span.start)
        if at < len(article.quantities) and article.quantities[at].span.start - toponym.span.end <= len(", which the "):
            return Stand(toponym, span, "at", "where", "", token)  # "took al-Anad, which 100 commandos had left"
    return None


def _reaches(before: Stand, i: int, article: Article) -> bool:
    """Whether only commas and "and" stand between the place before and the name behind token i."""
    text = article.text[before.span.end : article.tokens.end[i]]
    return _BARE.fullmatch(text) is not None


# ", ", " and the ", " and the north-east of the "
_BARE = re.compile(
    r"[, ]*(?:(?:and|or)[, ]*)?(?:the )?(?:(?:north|south|east|west|centre)(?:-?(?:east|west))? of (?:the )?)?", re.IGNORECASE
)


def _is_spoken(i: int, begin: int, article: Article) -> bool:
    """Whether words of speech stand before the preposition: "told reporters in Seoul", "a briefing in Kyiv"."""
    lower = article.tokens.lower
    nearby = [lower[k] for k in range(max(begin, i - 3), i)]
    for word in reversed(nearby):
        if word in (
            ",",
            ";",
            "that",
            "where",
            "which",
            "who",
            "soldiers",
            "troops",
            "fighters",
            "forces",
            "army",
            "police",
            "rebels",
            "militants",
            "people",
            "men",
            "killed",
            "wounded",
        ):
            return False
        if word == "embassy" and article.tokens.lower[i - 3 : i] != ["at", "an", "embassy"]:
            return False  # "a garrison of 157 will stay at the embassy in Baghdad"
        if word in words("speech"):
            return word != "government" or nearby[-1] == word  # "government air strikes near Idlib" are no words
    return False
