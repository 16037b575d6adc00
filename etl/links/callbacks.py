"""Places that words call back without a name: "in the province", "on the base", "there" are the last such place told."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Mapping, Sequence
from functools import lru_cache

from etl import lexicon
from etl.actor_names import registry
from etl.frozen import replace
from etl.gazetteer import fold
from etl.place_asides import is_aside
from etl.place_candidates import Candidate, breaks, figures_in
from etl.place_features import sorts_of
from etl.place_roles import Stand
from etl.place_surroundings import SUFFERED, claim_place, country_of_side, is_wide, told_places
from etl.place_words import seats, words
from etl.records import Article, Claim, PlaceKind, Sentence, Span
from etl.statement_dates import is_cue

_KINDS: dict[str, PlaceKind] = {
    word: kind for kind in ("country", "city", "region", "site") for word in sorted(words(f"called_{kind}"))
}
_CALL = re.compile(
    r"\b(?:in|into|inside|at|on|to|near|across|throughout|from|entered|left|outside|attack(?:ed|ing|s)?"
    r"|storm(?:ed|ing|s)?|captur(?:ed|ing|es)|took|seiz(?:ed|ing|es)|overran|shell(?:ed|ing|s)|held|hold(?:s|ing)?|defend(?:ed|ing|s)?"
    r"|besieg(?:ed|ing|es)|raid(?:ed|ing|s)) (?:the|this|that) "
    r"(?:(?:north|south|east|west|centre|center|interior|rest|heart)(?:east|west)? of the )?(?P<noun>\w+)\b"
    r"|\b(?P<there>there)\b(?! (?:is|are|was|were|will|would|has|have|had|may|could)\b)",
    re.IGNORECASE,
)
_SUBJECT = re.compile(
    r"(?P<in>(?:in|inside|at|on|near|around|across|throughout) )?(?:the|this|that) (?:whole |entire )?(?P<noun>[a-z]+)\b",
    re.IGNORECASE,
)
# How far behind its figure a place is called back, and how many sentences back it was told, at most.
_EVENTS = frozenset(lexicon.load("timexes")["events"].words)
_THEY = frozenset(("they", "it", "he", "she"))
_BEHIND, _BACK = 90, 4
# Sites are few: "the airport" may have been told of long before.
_FAR = 12
# How far behind a call a source is named at most: "in the country, the army chief said".
_CUE = 40
_DIRECTIONS = words("directions")
# How many places of a sentence may be called back.
_NAMES = 12


def called_back(draft: Claim, ranked: Sequence[Candidate], article: Article) -> Candidate | None:
    """The place that the figure's own clause calls back, if one of its kind was told shortly before."""
    end = min(draft.sentence.end, draft.anchor.end + _BEHIND)
    calls = list(_CALL.finditer(article.text, draft.anchor.end, end))
    if not calls:
        return _opening(draft, ranked, article)
    match = next((one for one in calls if one["there"] or (one["noun"] or "").lower() in _KINDS), None)
    if match is None:
        return None
    kind = _KINDS.get((match["noun"] or "").lower())
    between = Span(draft.anchor.end, match.start())
    gap = between.of(article.text)
    if "," in gap or breaks(gap) or figures_in(between, article) or _is_named(match.end(), article):
        return None
    last = _last_of(kind, draft, ranked, article)
    return last._replace(rule=f"called back by {match.group()!r}") if last else None


def _opening(draft: Claim, ranked: Sequence[Candidate], article: Article) -> Candidate | None:
    """The place that the sentence is about: "The city was held by 2,000 soldiers", "At the base, rebels killed 30"."""
    if earlier := _before(draft, ranked, article):
        return earlier
    match = _SUBJECT.match(article.text, draft.sentence.start, draft.anchor.start)
    kind = _KINDS.get(match["noun"].lower()) if match else None
    if match is None or kind is None or kind == "country" and not match["in"] or _is_named(match.end(), article):
        return None
    between = Span(match.end(), draft.anchor.start)
    gap = between.of(article.text)
    if breaks(gap) or figures_in(between, article) or gap.count(",") > 1:
        return None
    if any(one.stand and between.covers(one.stand.span) and not one.stand.loose for one in ranked):
        return None
    last = _last_of(kind, draft, ranked, article)
    return last._replace(rule=f"called back by {match.group()!r}") if last else None


def _before(draft: Claim, ranked: Sequence[Candidate], article: Article) -> Candidate | None:
    """The place of "there" before a loss in the same sentence: "A sergeant died there in May; 19 others were also killed"."""
    calls = [one for one in _CALL.finditer(article.text, draft.sentence.start, draft.anchor.start) if one["there"]]
    if not calls or draft.status not in SUFFERED:
        return None
    between = Span(calls[-1].end(), draft.anchor.start)
    if any(one.stand and between.covers(one.stand.span) and not one.stand.loose for one in ranked):
        return None
    last = _last_of(None, draft, ranked, article)
    return last._replace(rule=f"called back by {calls[-1].group()!r}") if last else None


def _last_of(kind: PlaceKind | None, draft: Claim, ranked: Sequence[Candidate], article: Article) -> Candidate | None:
    """The last place of a kind (of any, for "there") told in the few sentences before the figure."""
    here = article.sentence_at(draft.anchor.start).index
    told = [one for one in ranked if one.stand is not None and one.stand.span.end <= draft.anchor.start]
    fit = [
        one
        for one in told
        if one.stand is not None
        and (one.place.kind == kind if kind else _is_scene(one.stand, article))
        and here - article.sentence_at(one.stand.span.start).index <= (_FAR if kind == "site" else _BACK)
        and not (one.stand.cue == "of" and one.stand.head in _DIRECTIONS)
    ]
    if kind == "country":
        return _country(draft, fit, told, ranked, article)
    if kind == "region" and not fit:
        return _land(draft, article)
    return _last(fit, article)


def _land(draft: Claim, article: Article) -> Candidate | None:
    """The country the article is about, where it is called a territory, an island or a republic: "on the island"."""
    actor = registry().by_id(draft.force) if draft.force else None
    leading = list(told_places(article).leading)
    if len(leading) > 1 and actor is not None and leading[0][0] == actor.side and 2 * leading[1][1] >= leading[0][1]:
        leading = leading[1:]
    place = country_of_side(leading[0][0]) if leading else None
    if place is None or _LAND.search(draft.sentence.of(article.text)) is None:
        return None
    return Candidate(place, None, {}, "")


_LAND = re.compile(r"\bthe (?:whole |entire |disputed |breakaway )?(?:territory|island|republic|province|kingdom)\b")


def _is_scene(stand: Stand, article: Article) -> bool:
    """Whether "there" may mean a place: where something is, or a town that a sentence is about: "Kunduz itself fell"."""
    if stand.loose:
        return not is_wide(stand.place) and article.sentence_at(stand.span.start).span.start == stand.span.start
    return stand.role in ("at", "to") and stand.head not in words("brought")


def _country(
    draft: Claim, fit: list[Candidate], told: list[Candidate], ranked: Sequence[Candidate], article: Article
) -> Candidate | None:
    """Which country "the country" is: one whose places are told or that stands as a place, before one that sends or speaks."""
    # "Ukraine had 100 soldiers in the country": in the one told of before, however far back
    abroad = [one for one in told if one.place.kind == "country" and not _is_home(one, draft)]
    fit = [one for one in fit if not _is_home(one, draft)] or abroad or fit
    smaller = [one for one in told if one.place.kind not in ("country", "continent") and not _is_home(one, draft)]
    inner = {one.place.country for one in smaller}
    if lone := [one for one in fit if one.stand and (one.place.country in inner or not one.stand.loose)]:
        often = Counter(one.place.country for one in smaller)
        most = max(often[one.place.country] for one in lone)
        return _last([one for one in lone if often[one.place.country] == most], article)
    for one in ranked:
        if one.stand is None and one.place.kind == "country" and one.place.country in inner:
            return one  # only its people are named: "the Philippine minister ... the Americans have 50 in the country"
    last = _last(smaller, article)
    place = country_of_side(last.place.country) if last and last.place.country else None
    if place is not None:
        return Candidate(place, None, {}, "")  # only its towns are: "fighting in Goma ... Burundi has 10,000 in the country"
    return _last(fit, article)


def _last(told: Sequence[Candidate], article: Article) -> Candidate | None:
    """The last place told, but not the wider one it lies in: El Tarra of "El Tarra, in Norte de Santander"."""
    told = told[-_NAMES:]
    near = [one.stand for one in told if one.stand is not None]
    inner = [one for one in told if one.stand is not None and not is_aside(one.stand, near, article.text)]
    return max(inner or told, key=lambda one: one.stand.span if one.stand else Span(0, 0), default=None)


def goes_on(draft: Claim, ranked: Sequence[Candidate], article: Article) -> Candidate | None:
    """The last place of the sentence before, for what they did there: "They raided a base in Diffa. They killed five"."""
    if draft.status not in SUFFERED or "long" in sorts_of(draft, article):
        return None
    here = article.sentence_at(draft.anchor.start)
    before = article.sentences[max(0, here.index - 1)]
    first = article.tokens.within(here.span).start
    if article.tokens.lower[first] not in _THEY or before.paragraph != here.paragraph or before.heading:
        return None
    opening = Span(here.span.start, article.tokens.end[min(first + 2, len(article.tokens.end) - 1)])
    if is_cue(opening, article):
        return None
    stands = [one for one in ranked if one.stand is not None and not one.stand.loose]
    if any(one.stand is not None and here.span.covers(one.stand.span) for one in stands):
        return None
    told = [one for one in stands if one.stand and before.span.covers(one.stand.span) and one.stand.role in ("at", "to")]
    last = _last(told, article)
    return last._replace(rule="the place of the sentence before") if last else None


def of_title(draft: Claim, ranked: Sequence[Candidate], article: Article) -> Candidate | None:
    """The place that a title tells of the labelled items below it: "Who is still in Iraq?" over "Georgia: 850"."""
    if draft.status in SUFFERED or not _LABEL.fullmatch(article.text, draft.sentence.start, draft.anchor.start):
        return None
    told = [one for one in ranked if one.stand and not one.stand.loose and one.stand.role in ("at", "to")]
    if any(one.stand and draft.sentence.covers(one.stand.span) for one in told):
        return None
    above = [one for one in told if one.stand and article.sentence_at(one.stand.span.start).heading]
    return above[0]._replace(rule="place of the title") if len({one.place.name for one in above}) == 1 else None


_LABEL = re.compile(r"[A-Z][\w .'’-]{2,30}: (?:the |its )?")


def of_label(draft: Claim, ranked: Sequence[Candidate], article: Article) -> Candidate | None:
    """The town that labels an item of a live report, no seat of government: "11:05 Port Sudan: marines secure the quay"."""
    paragraph = article.sentence_at(draft.anchor.start).paragraph
    first = next(sentence for sentence in article.sentences if sentence.paragraph == paragraph)
    match = _ITEM.match(article.text, first.span.start)
    if match is None or not _HAS_CLOCK.search(match.group()):
        match = _town_label(first, article)
    if match is None or match.end() > draft.anchor.start or draft.status in ("planned", "en_route", "strength"):
        return None
    at = bisect_left(article.toponyms, match.start("name"), key=lambda toponym: toponym.span.start)
    town = article.toponyms[at] if at < len(article.toponyms) else None
    if town is None or town.span.start != match.start("name") or is_wide(town) or fold(town.name) in seats():
        return None
    if any(one.stand and not one.stand.loose and draft.sentence.covers(one.stand.span) for one in ranked):
        return None
    return Candidate(claim_place(town, "at"), town.span, {}, "the item's label")


_CLOCK = r"\[?\d{1,2}[:.h]\d\d\]?(?: (?:GMT|UTC|[ap]\.?m\.?))?"
_ITEM = re.compile(rf"(?:[-*•] ?)?(?:{_CLOCK}[ ,–—-]+)?(?P<name>[A-Z][\w' ’-]{{2,30}}?)(?:, {_CLOCK}| \({_CLOCK}\))?: ")
_HAS_CLOCK = re.compile(_CLOCK)


def _town_label(first: Sentence, article: Article) -> re.Match[str] | None:
    """The capitals and colon that open an item where others are opened so too: "VUKOVAR: two columns were beaten back"."""
    match = None if first.heading else _CAPITALS.match(article.text, first.span.start)
    if match is None or len(_CAPITALS_EACH.findall(article.text)) < 3:
        return None
    return match


_CAPITALS = re.compile(r"(?:[-*•] ?)?(?P<name>[A-Z][A-Z' ’-]{2,30}): ")
_CAPITALS_EACH = re.compile(r"^(?:[-*•] ?)?[A-Z][A-Z' ’-]{2,30}: ", re.MULTILINE)


def of_home(draft: Claim, ranked: Sequence[Candidate], article: Article) -> Candidate | None:
    """The force's own country: "has put 10,000 soldiers on the streets at home", "303 of its servicemen came home"."""
    home = _CAME_HOME if draft.status == "withdrawn" else _AT_HOME
    match = home.search(article.text, draft.anchor.end, min(draft.sentence.end, draft.anchor.end + _BEHIND))
    actor = registry().by_id(draft.force) if draft.force else None
    if match is None or actor is None or actor.kind != "country":
        return None
    between = Span(draft.anchor.end, match.start())
    if breaks(between.of(article.text)) or figures_in(between, article):
        return None
    place = country_of_side(actor.side)
    if place is not None and draft.status == "withdrawn":
        place = replace(place, role="to")
    return Candidate(place, Span(match.start(), match.end()), {}, f"called back by {match.group()!r}") if place else None


_CAME_HOME = re.compile(r"(?<!\bbe )\b(?:came|come|brought|returned|arrived|are|were) (?:back )?home\b(?! from)")
_AT_HOME = re.compile(r"\bat home\b(?! (?:and|or) )")


def of_scene(draft: Claim, ranked: Sequence[Candidate], article: Article) -> Candidate | None:
    """The place that opens the sentence before: "In the Philippines it goes the other way. 14,000 soldiers took part"."""
    here = article.sentence_at(draft.anchor.start)
    before = article.sentences[max(0, here.index - 1)]
    if before.paragraph != here.paragraph or before is here or before.heading or figures_in(before.span, article):
        return None
    stands = [one for one in ranked if one.stand is not None and (not one.stand.loose or here.span.covers(one.stand.span))]
    if any(one.stand is not None and here.span.covers(one.stand.span) for one in stands):
        return None
    told = [one for one in stands if one.stand is not None and before.span.covers(one.stand.span) and one.stand.role == "at"]
    opens = [one for one in told if one.stand and one.stand.cue == "in" and one.stand.span.start - before.span.start < _OPENS]
    return opens[0]._replace(rule="the place that opens the sentence before") if len(told) == len(opens) == 1 else None


_OPENS = 8


def of_count(draft: Claim, ranked: Sequence[Candidate], article: Article) -> Candidate | None:
    """The place of the figure before, of which "The number will rise to 1,000" tells more."""
    if not _COUNT.fullmatch(article.text, draft.sentence.start, draft.anchor.start):
        return None
    if any(one.stand and not one.stand.loose and draft.sentence.covers(one.stand.span) for one in ranked):
        return None
    before = [one for one in ranked if one.claim is not None]
    last = max(before, key=lambda one: one.claim.anchor.start if one.claim else 0, default=None)
    return last._replace(rule="the place of the count before") if last else None


_COUNT = re.compile(
    r"(?:(?:The|That|This|Its|Their) (?:number|figure|total|strength|count|toll|tally)"
    r"|(?:That|This|It|They) (?:is|are|was|were) (?:down|up))\b[^.;:\d]{0,70}"
)


def of_mission(draft: Claim, ranked: Sequence[Candidate], article: Article) -> Candidate | None:
    """The country of the mission that its sentence names before a figure of its people: "KFOR has about 3,800 troops"."""
    if draft.status not in ("deployed", "strength", "other", "planned"):
        return None
    if any(one.stand and not one.stand.loose and draft.sentence.covers(one.stand.span) for one in ranked):
        return None
    tokens, countries = article.tokens, _missions()
    for i in reversed(tokens.within(Span(draft.sentence.start, draft.anchor.end + _MISSION))):
        if tokens.lower[i] in countries and article.text[tokens.start[i]].isupper():
            place = country_of_side(countries[tokens.lower[i]])
            span = Span(tokens.start[i], tokens.end[i])
            return Candidate(place, span, {}, "the mission's country") if place else None
    return None


# How far behind a figure the name of its mission stands: "3,800 KFOR soldiers".
_MISSION = 20


@lru_cache(maxsize=1)
def _missions() -> Mapping[str, str]:
    entry = lexicon.load("toponyms")["missions"]
    return dict(zip(entry.words, entry.fields["countries"], strict=True))


def this_event(draft: Claim, ranked: Sequence[Candidate], article: Article) -> Candidate | None:
    """The place of "this attack": where the sentence before puts it."""
    here, lower = article.sentence_at(draft.anchor.start), article.tokens.lower
    again = [i for i in article.tokens.within(here.span) if lower[i] in _EVENTS and lower[i - 1] in ("this", "that")]
    if draft.status not in SUFFERED or not again or not here.index:
        return None
    before = article.sentences[here.index - 1]
    stands = [one for one in ranked if one.stand is not None and not one.stand.loose and one.stand.role in ("at", "to")]
    if any(one.stand is not None and here.span.covers(one.stand.span) for one in stands):
        return None
    told = [one for one in stands if one.stand is not None and before.span.covers(one.stand.span)]
    last = _last(told, article)
    return last._replace(rule="the place of the event before") if last else None


def _is_named(end: int, article: Article) -> bool:
    """Whether a name follows: "in the province of Idlib", "in the city, Goma"."""
    ahead = article.text[end : end + 6]
    if ahead.startswith(", ") and is_cue(Span(end, end + _CUE), article):
        return False  # "in the country, France said"
    ahead = ahead.lstrip(", ")
    return ahead.startswith("of ") or ahead[:1].isupper()


def _is_home(one: Candidate, draft: Claim) -> bool:
    """Whether a country is the one the force belongs to, which it hardly calls "the country" while away."""
    actor = registry().by_id(draft.force) if draft.force else None
    return actor is not None and one.place.country == actor.side
