"""Places told only to say where something else lies, where people come from, or where they were brought."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence

from etl.actor_names import registry
from etl.force_grammar import words as force_words
from etl.part_clauses import of_part
from etl.place_ranking import contained
from etl.place_roles import Stand
from etl.place_surroundings import SUFFERED, Told, is_wide
from etl.place_unnamed import is_capital
from etl.place_words import words
from etl.records import Article, Claim, Span

_DIRECTIONS, _PEOPLE = words("directions"), words("people_heads")
# How far behind a figure "from" and a place tell where its people come from, in characters.
_ORIGIN = 36
# "Matani, 25 kilometres (16 miles) south of Peshawar": how far apart the two stand at most, in characters.
_MEASURED = 60
# How far behind a place the wider one it lies in stands, in characters, without words that say so.
_BESIDE = 25
_AGED = re.compile(r"\b\d\d, from $")
# "most of them from the 1st Armored Division in Germany", "three from the 3rd Brigade at Fort Carson"
_OF_UNIT = re.compile(
    r"\b(?:from|of|with) (?:the |a |an )[^,.;:]{0,40}"
    r"\b(?:Division|Brigade|Regiment|Battalion|Corps|Company|Squadron|Wing|Guard|unit|base)"
    r" (?:based |stationed |headquartered )?(?:in|at|near|of) (?:the )?$"
)
# How far before a figure a place stands, at most, whose event is another than the one "in which" it suffered.
_AHEAD = 300
_IN_WHICH = re.compile(
    r"\b(?:a|an|the|another) (?:[a-z-]+ ){0,3}(?:raid|attack|ambush|clash|battle|assault|strike|bombing|blast|incident)"
    r"(?: [a-z-]+){0,3} in which\b"
)
_LATER = re.compile(r"\b(?:hour|day|night|week|month|year)s? (?:after|before|since|following)\b")
_ASIDE = re.compile(r", (?:which|who|whose|with|one of whose|[a-z]+ of (?:whose|whom|which))\b")
# "Two generals were killed, and Turkey, which had 900 soldiers in Idlib, ..."
_OTHERS = re.compile(r", (?:and|but|while) (?:[\w’'-]+ ){0,3}?[A-Z][\w’'-]+, (?:which|who|whose) (?:[^,;]|,\d)*\d[^,;]*$")
_ELSEWHERE = words("elsewhere")
_WARD = re.compile(
    r"\b(?:hospitals?|clinics?|morgues?|mortuar(?:y|ies)|cemeter(?:y|ies)) (?:in|at|near|outside|of) (?:the )?$", re.IGNORECASE
)
_LENGTHS = frozenset(
    ("km", "kilometers", "kilometres", "miles", "mi", "away", "hour", "hours", "minutes", "metres", "meters", "far")
)


# "with Bangladesh, India and Pakistan as its main contributors"
_CONTRIBUTES = re.compile(
    r"(?:,? (?:and )?(?:the )?[A-Z][\w-]{2,20}(?: [A-Z][\w-]{2,20})?){0,6} as (?:its|the|their|main|major) (?:\w+ )?"
    r"(?:contributors?|members?|partners?|participants?|backers?)\b"
)


def may_be_own(stand: Stand, draft: Claim, article: Article) -> bool:
    """Whether a place of the sentence may be the claim's: a meeting is where words are spoken, nothing else is."""
    if of_part(stand.span.start, draft.anchor, article) or _is_beyond(stand, draft, article):
        return False
    if is_home(stand, draft) or _is_of_another_time(stand, draft, article) or is_of_another_figure(stand.span, draft, article):
        return False
    if _is_ways_other_end(stand, draft, article) or _is_left_out(stand, draft, article):
        return False
    if stand.role == "from" and stand.cue != "of" and not _is_left(stand, draft, article):
        # "three reservists from Georgia", "2,900 troops from South Africa and Malawi": where they come from.
        return not (0 < stand.span.start - draft.anchor.end < _ORIGIN or stand.head in _PEOPLE or _is_origin(stand, article))
    if _CONTRIBUTES.match(article.text, stand.span.end) or _is_of_whose(stand.span, draft, article):
        return False
    if draft.anchor.end < stand.span.start and _OF_UNIT.search(article.text, max(0, stand.span.start - 70), stand.span.start):
        return False
    ahead = draft.anchor.start - stand.span.end
    if 0 < ahead < _AHEAD and _IN_WHICH.search(article.text, stand.span.end, draft.anchor.start):
        return False  # "bombed the airport in answer to a raid in which eight soldiers died"
    behind = _place_behind(draft.anchor, article) and 0 < stand.span.start - draft.anchor.end <= _DIRECTLY
    if not behind and lists_places(draft, article):
        return False
    if draft.status not in SUFFERED and _is_behind_aside(stand, draft, article):
        return False
    if stand.loose:
        wide = stand.place.kind in ("country", "region", "continent")
        if stand.span.end <= draft.anchor.start and draft.status in _MOVED and _ACT.match(article.text, stand.span.end):
            return False  # "Qatar and Turkey are to embed a few dozen officers"
        if stand.span.start > draft.anchor.end and _TURN.search(article.text, draft.anchor.end, stand.span.start):
            return False
        return draft.kind == "figure" and wide and not _has_its_own(stand, draft, article)
    return stand.role != "said" or draft.kind == "meeting"


def _is_of_whose(place: Span, draft: Claim, article: Article) -> bool:
    """Whether a place is told of somebody's in an aside: "the militia, whose chief has fled to Kupang, has 1,200 men"."""
    told = _WHOSE.search(article.text, draft.sentence.start, place.start)
    return told is not None and not Span(told.start(), place.end).covers(draft.anchor) and draft.kind == "figure"


# ", whose chief Eurico Guterres has fled to "
_WHOSE = re.compile(
    r", whose (?:\w+ ){0,2}(?:chief|leader|commander|founder|head|boss|spokesman|general|chairman|president)s?\b[^,;:]*$"
)


def _is_ways_other_end(stand: Stand, draft: Claim, article: Article) -> bool:
    """Whether a place is only where somebody left or where the hurt were brought: "came from Badakhshan", "flown to Niamey"."""
    if draft.kind != "figure":
        return False
    if stand.role == "to":
        return draft.status in SUFFERED - {"captured", "missing"} and stand.head in words("brought")
    if stand.role != "from" or stand.cue == "of" or draft.status in ("withdrawn", "strength", "other"):
        return False
    if stand.head in _LENGTHS:
        return False  # "died half an hour from El Fasher"
    if stand.cue in ("at", "in", "near"):
        return True  # "flying in from its base at Gagetown"
    if draft.status in SUFFERED:
        return stand.head not in words("combat_heads")
    ranges = re.match(r" to [A-Z]", article.text[stand.span.end : stand.span.end + 6])  # "spread from Gao to Kidal"
    return not ranges and not _is_left(stand, draft, article)


def _is_left_out(stand: Stand, draft: Claim, article: Article) -> bool:
    """Whether the words before a place set it apart: "not including the men at Daneborg", "since the riots at Zvecan, ..."."""
    if draft.kind != "figure":
        return False
    if stand.span.start > draft.anchor.end:
        return _EXCEPT.search(article.text, draft.anchor.end, stand.span.start) is not None
    since = _SINCE.match(article.text, draft.sentence.start, stand.span.start)
    return (
        since is not None
        and draft.status not in SUFFERED
        and since.end() == stand.span.start
        and "," in article.text[stand.span.end : draft.anchor.start]
    )


_EXCEPT = re.compile(
    r"\b(?:not (?:including|counting)|excluding|apart from|besides|in addition to|on top of|except(?: for)?)\b"
)
_SINCE = re.compile(
    r"(?:Since|After|Before|Following|Until) (?:the|last \w+[’']s?|an?) (?:[\w-]+ ){1,4}(?:at|in|near|of|on) (?:the )?"
)


def is_sources(stand: Stand, draft: Claim, told: Told) -> bool:
    """Whether a town abroad only tells where a source is: "according to the Observatory in Coventry, 62 soldiers died"."""
    text = told.article.text
    if draft.kind == "figure" and _is_speakers(stand.span, draft, text):
        return True
    if stand.cue not in ("in", "at", "from") or draft.kind != "figure":
        return False
    before = text[max(draft.sentence.start, stand.span.start - _ASIDE_LENGTH) : stand.span.start]
    if _BODY_IN.search(before) or _SPEAKER_IN.search(before) and text[stand.span.end : stand.span.end + 1] == ",":
        return True
    opens = stand.span.start - draft.sentence.start < 6
    if opens and draft.status == "planned" and _PROMISES.match(text, stand.span.end):
        return True  # "At Pau, Emmanuel Macron promises 220 more"
    if opens and not is_wide(stand.place) and _SOMEBODY.match(text, stand.span.end):
        return True  # "In Bamako a jihadist told a newspaper that the group had lost one man"
    if text[stand.span.end : stand.span.end + 1] == "," and _REACHED.search(before):
        return True  # "Jason, reached at a hotel in Rzeszow, said"
    abroad = not is_wide(stand.place) and bool(told.leading) and stand.place.country != told.leading[0][0]
    if is_wide(stand.place) or not abroad and not is_capital(stand.place):
        return False
    if opens and _opens_speech(stand, draft, told):
        return True  # "In Kyiv, military spokesman Andriy Lysenko said 34 had been killed across the east"
    if not abroad:
        return False
    near = told.attributions.get(told.article.sentence_at(draft.anchor.start).index, ())
    chains = [span for one in near if any(span.covers(draft.anchor) for span in one.content) for _, span, _ in one.chain]
    return any(0 < stand.span.start - span.end <= len(stand.cue) + 2 for span in chains)


_SOMEBODY = re.compile(
    r",? (?:an?|one) [^,.;]{2,40}? (?:told|said|says|put|puts|claimed|claims|counted|counts|reckoned|guessed)\b"
)
_REACHED = re.compile(
    r"\b(?:reached|contacted|interviewed|met)(?: by [a-z ]{3,20}?)?(?: (?:at|in|near|outside) [^,.;]{0,25}?)? (?:in|at|from) $"
)
_PROMISES = re.compile(
    r", (?:[A-Z][\w’'-]+ ){1,4}(?:promis|pledg|announc|vow|agree|order|decid|warn|demand|ask|call|urg|approv|sign)"
    r"(?:e[sd]?|s|ed)\b"
)


def _is_speakers(place: Span, draft: Claim, text: str) -> bool:
    """Whether a place stands in an aside on who says the figure: "Girkin, who led separatists in Donetsk, wrote of 644"."""
    if not 0 < draft.anchor.start - place.end < _ASIDE_LENGTH:
        return False
    opened = _WHO.search(text, max(draft.sentence.start, place.start - _AHEAD // 2), place.start)
    return opened is not None and _THEN_SAYS.match(text, place.end, draft.anchor.start) is not None


_WHO = re.compile(r", (?:who|which|whose|an? |the |formerly|once|now)\b[^,;.]*$")
_THEN_SAYS = re.compile(
    r"[^,;.]{0,40}, (?:has |had |later |then |also )?(?:said|says|wrote|writes|told|claimed|claims|counted|counts|named|spoke"
    r"|speaks|put|puts|estimated|estimates|reckoned|reckons|reported|reports|admitted|admits|thought|thinks|guessed|gave|gives|mentioned|acknowledged)\b"
)


def _opens_speech(stand: Stand, draft: Claim, told: Told) -> bool:
    """Whether the place opens a sentence in which somebody says the figure right behind it."""
    near = told.attributions.get(told.article.sentence_at(draft.anchor.start).index, ())
    for one in near:
        if any(span.covers(draft.anchor) for span in one.content):
            starts = [span.start for _, span, _ in one.chain if span.start >= stand.span.end]
            if starts and min(starts) - stand.span.end < _ASIDE_LENGTH:
                return True
    return False


# How long the words between a source and its place may be.
_ASIDE_LENGTH = 60
_BODY_IN = re.compile(
    r"\b(?:a|the) (?:[\w-]+ ){0,3}(?:consultancy|monitor|think ?-?tank|watchdog|institute|observatory|site|portal"
    r"|outlet|monitoring group|newspaper|charity|rights group|research group|university|lobby group)"
    r"(?: for [\w ]{3,20})?,? (?:based |headquartered )?(?:in|at) (?:the )?(?:[a-z]+ (?:city|town) of )?$"
    r"|\b(?:Observatory|Institute|Monitor|Watch|Group|Centre|Center)(?: for (?:[A-Z]\w+ ?){1,3})?, (?:based )?(?:in|at) $"
    r"|\b(?:tele)?phone from $|\b(?:by|over) (?:satellite |tele)?phone from $|\bspeaking from $|\bmessage from $"
)
_SPEAKER_IN = re.compile(
    r"\b(?:spokes(?:man|woman|person)|officials?|ministry|diplomats?|minister|ambassador|envoy|lawyer|analysts?)\b"
    r"[^,;.]{0,30},? in (?:the )?$"
)


def labels_force(country: str | None, end: int | None, draft: Claim, told: Told) -> bool:
    """Whether a country is the label of a list's item that tells whose soldiers are counted: "Poland: 1,450"."""
    own = registry().by_id(draft.force) if draft.force else None
    if own is None or own.side != country:
        return False
    text, start = told.article.text, draft.sentence.start
    colon = text.find(":", start, start + _LABEL)
    return colon > 0 and own.name in text[start:colon] and "," not in text[start:colon] and (end is None or end == colon)


# How long the label of an item may be.
_LABEL = 32


def lists_places(draft: Claim, article: Article) -> bool:
    """Whether a figure stands in a list with gaps whose items have places of their own: Italy's of "France has 2,200 in Mostar,
    Britain 1,800 at Banja Luka, Italy 1,500"; but all are of one place in "Britain sent 300 soldiers to Kabul, Italy 200"."""
    if not _is_gapped(draft.anchor, article):
        return False
    at = bisect_left(article.quantities, draft.anchor.start, key=lambda quantity: quantity.span.start)
    near = [quantity.span for quantity in article.quantities[max(0, at - _ITEMS) : at + _ITEMS + 1]]
    others = [span for span in near if span != draft.anchor and draft.sentence.covers(span) and _is_gapped(span, article)]
    return any(_place_behind(span, article) for span in others)


# How many characters behind a figure its own place stands in such a list, and how many of its items are looked at.
_DIRECTLY, _ITEMS = 12, 8


def _place_behind(figure: Span, article: Article) -> bool:
    """Whether a place stands directly behind a figure: "2,200 around Mostar"."""
    at = bisect_left(article.toponyms, figure.end, key=lambda toponym: toponym.span.start)
    behind = article.toponyms[at] if at < len(article.toponyms) else None
    gap = article.text[figure.end : behind.span.start] if behind is not None else ","
    return len(gap) <= _DIRECTLY and "," not in gap and not any(mark in gap for mark in ";.:")


def _is_gapped(figure: Span, article: Article) -> bool:
    """Whether a country stands right before a figure without a verb: "France 2,200 around Mostar"."""
    at = bisect_left(article.actors, figure.start, key=lambda mention: mention.span.start) - 1
    return at >= 0 and figure.start - article.actors[at].span.end == 1 and article.actors[at].form == "noun"


def _is_behind_aside(stand: Stand, draft: Claim, article: Article) -> bool:
    """Whether the figure stands in an aside that ends before the place: "who once numbered 9,000, have gone to Hasakah"."""
    if not draft.anchor.end <= stand.span.start < draft.anchor.end + _AHEAD:
        return False
    before = article.text[max(draft.sentence.start, draft.anchor.start - 40) : draft.anchor.start]
    opened = re.search(r", (?:who|which|whose) [^,;:]*$", before)
    return opened is not None and "," in article.text[draft.anchor.end : stand.span.start]


_SET_OFF = re.compile(r"[,;.]| and\b")


def _has_its_own(stand: Stand, draft: Claim, article: Article) -> bool:
    """Whether a country is the subject of a figure behind it: Pakistan of "Bangladesh offers 2,000, Pakistan 5,000"; or told
    with it in brackets, "Ukraine (1,600 troops)"."""
    at = bisect_left(article.quantities, stand.span.end, key=lambda quantity: quantity.span.start)
    behind = article.quantities[at] if at < len(article.quantities) else None
    gap = article.text[stand.span.end : behind.span.start] if behind is not None else ""
    if behind is not None and gap == ", " and not stand.cue and _SET_OFF.match(article.text, behind.span.end):
        return True  # "then Ethiopia, 4,395, and Djibouti, 1,000"
    if behind is None or gap not in (" ", " ("):
        return False
    return behind.span != draft.anchor or gap == " (" or draft.status in ("planned", "en_route", "withdrawn")


def _is_beyond(stand: Stand, draft: Claim, article: Article) -> bool:
    """Whether a semicolon parts the place from the figure before it: "lost 12 men; the rest of the column reached Idlib"."""
    return draft.kind == "figure" and ";" in article.text[draft.anchor.end : stand.span.start]


def _is_origin(stand: Stand, article: Article) -> bool:
    """Whether "from" and the place tell where people named or counted right before it come from.

    "two of them from Hawaii", "Staff Sergeant Ido Broyer, 21, from Ness Ziona"
    """
    at = bisect_left(article.quantities, stand.span.start, key=lambda quantity: quantity.span.start) - 1
    counted = at >= 0 and 0 < stand.span.start - article.quantities[at].span.end < _ORIGIN // 2
    return (
        counted
        or stand.cue == "from"
        and _AGED.search(article.text, max(0, stand.span.start - 12), stand.span.start) is not None
    )


def is_home(stand: Stand, draft: Claim) -> bool:
    """Whether a place only tells where those who suffered belonged or were brought: "from a unit based at Fort Campbell"."""
    return draft.status in SUFFERED and stand.head in _ELSEWHERE


def is_elsewhere(place: Span, draft: Claim, article: Article) -> bool:
    """Whether a place that a figure told before has is not to be carried over: it is another figure's own, or a hospital's."""
    return is_of_another_figure(place, draft, article) or is_ward(place, article)


def is_ward(place: Span, article: Article) -> bool:
    """Whether a place only tells where the hurt or dead of one figure lie: "most of them at the military hospital in Gori"."""
    return _WARD.search(article.text, max(0, place.start - _ORIGIN), place.start) is not None


def _is_of_another_time(stand: Stand, draft: Claim, article: Article) -> bool:
    """Whether a place is where something else happened: "sends 200 men to Kosovo, a week after a fight in Banjska"."""
    if draft.status in SUFFERED or stand.span.start < draft.anchor.end:
        return False
    return _LATER.search(article.text, draft.anchor.end, stand.span.start) is not None


def is_of_another_figure(place: Span, draft: Claim, article: Article) -> bool:
    """Whether an aside gives the place to a figure of its own: "Kenya, which has 3,600 soldiers in Somalia, lost 14 men"."""
    if place.start > draft.anchor.end and _OTHERS.search(article.text, draft.anchor.end, place.start):
        return True
    if place.start > draft.anchor.end and draft.status not in SUFFERED and _is_behind_another(place, draft, article):
        return True
    if _is_in_others_aside(place, draft, article) or _is_before_another(place, draft, article):
        return True
    if place.end > draft.anchor.start or place.start < draft.sentence.start:
        return False
    openings = [match.span() for match in _ASIDE.finditer(article.text, draft.sentence.start, place.start)]
    if not openings or ", " in article.text[openings[-1][1] : place.start]:
        return False
    at = bisect_left(article.quantities, openings[-1][0], key=lambda quantity: quantity.span.start)
    aside = article.text[openings[-1][0] : openings[-1][1]]
    owned = " of " in aside or at < len(article.quantities) and article.quantities[at].span.start < place.start
    return owned and article.text.find(", ", place.end, draft.anchor.start) >= 0


def _is_in_others_aside(place: Span, draft: Claim, article: Article) -> bool:
    """Whether an aside right behind another figure tells a place: "a team of 13, which stayed in Nuuk, Sweden three"."""
    at = bisect_left(article.quantities, place.start, key=lambda quantity: quantity.span.start) - 1
    if at < 0 or not draft.sentence.covers(article.quantities[at].span) or article.quantities[at].span == draft.anchor:
        return False
    between = article.text[article.quantities[at].span.end : place.start]
    others = article.quantities[at + 1 : at + 2]
    shut = article.text.find(",", place.end, others[0].span.start if others else draft.sentence.end) >= 0
    return shut and _OTHERS_ASIDE.fullmatch(between) is not None


_OTHERS_ASIDE = re.compile(r"[^,;.]{0,45}, (?:which|who|one of whom|some of whom|most of whom) [^,;]{0,60}")


def _is_before_another(place: Span, draft: Claim, article: Article) -> bool:
    """Whether a place ends what is told of the figure before it: "has sent 400 to Niger and will send 2,000"."""
    if place.end > draft.anchor.start or place.start < draft.sentence.start or draft.kind != "figure":
        return False
    between = article.text[place.end : draft.anchor.start]
    if _WHOLE.search(between) is not None:
        return True  # "fell near Gereshk; the number for the whole campaign passed 300"
    at = bisect_left(article.quantities, place.start, key=lambda quantity: quantity.span.start) - 1
    near = at >= 0 and draft.status not in SUFFERED and 0 < place.start - article.quantities[at].span.end < _ORIGIN
    return near and article.quantities[at].span != draft.anchor and _ALSO.match(between) is not None


_WHOLE = re.compile(
    r";[^;]*\b(?:(?:whole|entire) (?:\w+ )?(?:war|campaign|mission|year|country|force)|(?:number|toll|total) for the)\b"
)
_ALSO = re.compile(r",? (?:and|but) (?:will|would|has|had|may|plans to|promised|pledged|offered|wants to|is to|intends to)\b")


def _is_behind_another(place: Span, draft: Claim, article: Article) -> bool:
    """Whether a place stands in a later clause that has a figure: "is sending 47 men home, and 130 stand ready in Djibouti"."""
    if draft.kind != "figure":
        return False
    at = bisect_left(article.quantities, place.start, key=lambda quantity: quantity.span.start) - 1
    if at < 0 or article.quantities[at].span.start <= draft.anchor.end:
        return False
    between = article.text[draft.anchor.end : article.quantities[at].span.start]
    if "," in between and _OF_ALL.fullmatch(article.text, draft.sentence.start, draft.anchor.start):
        return True  # "Of the 5,800 soldiers promised, a hundred are in Bamako"
    return _NEXT_CLAUSE.search(between) is not None and _SHARE.search(between) is None


_LEFT = words("thence") - {"from"}
_ACT = re.compile(
    r"(?:(?:,|,? and|,? or) (?:the )?[A-Z][\w’'-]+(?: [A-Z][\w’'-]+)?){0,6}"
    r" (?:are|is|was|were|has|have|had|will|would|may|might|could|should|must|plans?|wants?|hopes?|intends?|prepares?|means) "
)
_MOVED = frozenset(("planned", "en_route"))
_TURN = re.compile(r"[;,] (?:but|while|whereas|although|though)\b")
_OF_ALL = re.compile(r"(?:Out of|Of)(?: all)?(?: the| its| their| these| those| some)? ")
_NEXT_CLAUSE = re.compile(r"(?:[;:]|, (?:and|but|while|whereas|though|with)\b)[^,;]*$")
_SHARE = re.compile(r"\b(?:including|among|of (?:them|whom|which|these)|most|half|as well as|plus)\b")


def _is_left(stand: Stand, draft: Claim, article: Article) -> bool:
    """Whether "from" and the place tell what they leave: "will withdraw 400 soldiers from Niger", "leave Afghanistan"."""
    if stand.cue in _LEFT:
        return True
    tokens = article.tokens
    before = tokens.within(Span(draft.sentence.start, max(stand.span.start, draft.sentence.start)))
    return draft.status == "withdrawn" or not force_words()["leave"].isdisjoint(tokens.lower[before.start : before.stop])


def is_aside(stand: Stand, near: Sequence[Stand], text: str) -> bool:
    """Whether a place is told only to say where another lies."""
    return _is_wider(stand, near, text) or is_landmark(stand, near)


def is_landmark(stand: Stand, near: Sequence[Stand]) -> bool:
    """Whether another place is measured from this one: Peshawar of "in Matani, 25 km south of Peshawar"."""
    if not (stand.cue == "of" and stand.head in _DIRECTIONS or stand.cue == "from" and stand.head in _LENGTHS):
        return False
    located = (other for other in near if other.role == "at" and not other.loose and other.place.kind != "country")
    return any(0 < stand.span.start - other.span.end < _MEASURED for other in located)


def _is_wider(stand: Stand, near: Sequence[Stand], text: str) -> bool:
    """Whether the place is only told to say where the smaller one before it lies: Latvia of "at Adazi in Latvia"."""
    place = stand.place
    for other in near:
        smaller = other.place
        gap = stand.span.start - other.span.end
        if gap < 0 or stand.listed or smaller.country not in (None, place.country):
            continue
        if gap >= _BESIDE and not (gap < _MEASURED and contained(text[other.span.end : stand.span.start])):
            continue
        if place.kind == "country" and smaller.kind not in ("country", "continent"):
            return True
        if place.kind == "region" and smaller.kind not in ("country", "continent", "region"):
            return place.region_id in (None, smaller.region_id)
    return False
