"""Gives a claim when it is or was so, and what the timeline draws.

A figure's date is the date of its event. A state, a running total or a plan without a date of its own takes the date of the
statement; a past event does not. Which date of a sentence is the event's is decided by a few named points; what the sentence
does not tell may come from the statement, from the same figure elsewhere, or from the sentences before.
"""

from __future__ import annotations

import datetime as dt
import re
from bisect import bisect_left
from collections.abc import Sequence

from etl import edtf, lexicon
from etl.chronicles import entry_date
from etl.edtf import Edtf
from etl.event_dates import ENOUGH, SURE, best, bounded, has_new_verb, joined
from etl.frozen import replace
from etl.links import tolls
from etl.links.retellings import (
    Day,
    day_before,
    days_of,
    goes_on,
    goes_on_past,
    happened_next,
    is_earlier,
    is_short,
    of_the_news,
    same_event,
    since_then,
    so_now,
    stands_so,
    told_again,
)
from etl.links.said_dates import reported, statement, told
from etl.links.timelines import shown
from etl.part_clauses import of_part
from etl.records import Article, Claim, Evidence, Sentence, Span, Timex
from etl.statement_dates import is_backshifted, reach, spoken, starting, within

_SUFFERED = frozenset(("killed", "wounded", "casualties", "captured", "missing"))
_STATES = frozenset(("planned", "strength", "training", "en_route", "missing", "other", None))
_DEEDS = frozenset(("fighting", "deployed", "withdrawn", "en_route", "other"))
_STANDING = frozenset(("deployed", "fighting", "training", "en_route", "strength"))
_UNDERGONE = frozenset(("lost", "suffered", "losses", "toll", "casualties", "dead", "cost", "sustained", "deaths"))
_ONCE = frozenset(("died", "fell", "perished", "surrendered", "deserted", "drowned"))
_GIVEN_UP = frozenset(("surrendered", "deserted"))
# Behind a verb: "got back", "flew in".
_PARTICLES = frozenset(("back", "out", "up", "home", "in", "over", "off", "away", "down"))
_PAST = frozenset(lexicon.load("timexes")["past"].words)
_FINISHED = frozenset(("has", "have", "had"))
_PERFECT = frozenset(
    ("has", "have", "had", "are", "is", "been", "be", "remain", "remains", "now", "already", "still", "currently")
)
_STILL = frozenset(("now", "currently", "still"))
_WINDOW = re.compile(
    r"\b(?:over|in|during|within|for) the (?:past|last) (?P<count>24|48|72|\w{3,6})? ?(?P<unit>hours|days?|weeks?)\b",
    re.IGNORECASE,
)
_NUMBERS = {word: n for n, word in enumerate(("two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"), 2)}
# "An hour later two more fell": on the day told before.
_HOURS_LATER = re.compile(
    r"\bby (?:the )?(?:evening|nightfall|noon|midday|dusk|dawn|midnight|sunset|daybreak|late afternoon|mid-morning)\b|"
    r"\b(?:(?:an|one|half an|two|three|four|five|six|several|few|\d{1,2}) hours?|hours|minutes|moments)"
    r" (?:later|earlier|afterwards)\b",
    re.IGNORECASE,
)
# "up from 17,000 a month ago, and another 1,600 on the way"
_COMPARED = re.compile(r"\b(?:up|down|rose|fell|grew|rising|compared|than|against) (?:from |with |to )?$", re.IGNORECASE)
_OVERNIGHT = re.compile(r"\bovernight\b", re.IGNORECASE)
# "3,300 - West African troops": an item of a list of numbers goes on from no other.
_ITEM = re.compile(
    r"[*•·\-–— ]*(?:about |some |nearly |up to |at least |over |more than )?\d[\d,.]*(?: \w+){0,3} ?[-–—:] ", re.IGNORECASE
)
_SAME_PERIOD = re.compile(r"\b(?:over|in|during|for) (?:the|that) same (?:period|time|months)\b", re.IGNORECASE)
_A_DAY = re.compile(r"\b(?:(?:in|per) a|every|each) day\b", re.IGNORECASE)
_THIS_DAY = re.compile(r"\b(?:over|for|during) the day\b", re.IGNORECASE)
_EVENTS = frozenset(lexicon.load("timexes")["events"].words)
# Events that go on, so that a toll "in the fighting" may still run; what leads to an event, and how many tokens before it.
_LASTING, _WITHIN, _BEFORE_EVENT = frozenset(("fighting", "operation", "violence")), frozenset(("in", "by", "during")), 4
# Entries of the lexicon that tell of a stay rather than of a coming.
_STAYS = frozenset(
    ("stay", "stand", "presence", "remain", "retain", "keep", "exist", "have", "number", "count", "strength", "consist")
)
# Rules of words for being somewhere.
_BEING = ("stand.", "exist.", "presence.", "stay.")
_LIST_MARKS = "*•·-–—"
# From here on two mentions of one number are taken for one figure.
_MEMORABLE = 13
# The most words of a list item that says nothing of its own.
_LONGEST_ITEM = 10
# How far a date is looked for elsewhere: mentions of one number, claims back.
_REPEATS, _LATELY = 4, 60
# How many sentences the lead has.
_LEAD = 3
# Up to which sentence what others did is part of the lead's news.
_NEAR_LEAD = 5
# How many sentences back a past event's day may stand.
_SENTENCES_BACK = 4
# How many sentences back an item of a list may have opened.
_ITEM_BACK = 6


def link(draft: Claim, article: Article, earlier: Sequence[Claim]) -> Claim:
    """The draft with event_date and what the timeline draws; `earlier` are the article's claims before it."""
    if found := _event(draft, article, earlier):
        evidence = Evidence(field="event_date", span=found.span, basis=found.basis, rule=found.rule)
        draft = draft.filled(evidence, event_date=found.value)
    first, last, basis = shown(draft, article)
    return draft.filled(shown_from=first, shown_to=last, shown_basis=basis)


# --- the event -------------------------------------------------------------------------------------------------------


def _event(draft: Claim, article: Article, earlier: Sequence[Claim]) -> Day | None:
    """When it is or was so: the first of these that tells."""
    if draft.kind != "figure":
        # A movement or meeting has the date its own sentence gives it, or none.
        return _own_date(draft.anchor, article, draft) or (_day_of_talks(draft, article) if draft.kind == "meeting" else None)
    if found := tolls.raised(draft, article, earlier):
        return found
    status = draft.words("status")
    if status and status.rule == "a country's share in brackets":
        return None  # "Bulgaria (about 500 troops) also wants to pull its troops out this year"
    if tolls.is_former(draft, article):
        return _former(draft, article)
    if draft.status in _SUFFERED and (found := day_before(draft, article)):
        return found
    state = _is_state(_leader(draft, article, earlier), article)
    said = (told(draft, article) or statement(draft, article)) if state else None
    own, window = _own_date(draft.anchor, article, draft, SURE if said else ENOUGH), _window(draft, article)
    at = article.tokens.within(draft.anchor).start
    if state and not said and article.tokens.lower[at - 1] in _STILL and (found := so_now(draft, article)):
        return found  # "2,500 at the start of the year, now under 2,000"
    if own and own.span and _is_of_a_part(draft, own.span, article) and (found := since_then(draft, article)):
        return found
    if own or window:
        return window if window and (not own or _is_nearer(window, own, draft.anchor)) else own
    if found := since_then(draft, article):
        return found
    near = reach(article, draft.anchor)
    if (period := _SAME_PERIOD.search(article.text, near.start, near.end)) and earlier:
        dates = (claim.event_date for claim in reversed(earlier) if claim.kind == "figure" and claim.event_date)
        before = next(dates, None)
        return Day(before, Span(*period.span()), "words", "same period as before") if before else None
    if draft.measure == "rate" or _A_DAY.search(article.text, near.start, near.end):
        return said or statement(draft, article)
    told_first = any(timex.span < draft.anchor for timex in within(article, near))
    if (entry := entry_date(draft.anchor, article)) and entry.value and not said and not told_first:
        return None if is_earlier(draft, near, article) else Day(entry.value, entry.span, "carried over", "date over the entry")
    if not state and _OVERNIGHT.search(article.text, near.start, near.end):
        return _overnight(draft, article)
    if not state and _HOURS_LATER.search(article.text, near.start, draft.anchor.start) and not within(article, near):
        return _date_before(draft, article, earlier) or of_the_news(draft, article)
    if found := _of_whole(draft, article, earlier) or _in_text(draft, article) or _lead_in(draft, article):
        return found
    if draft.status in _SUFFERED and (found := same_event(draft, article) or goes_on(draft, article)):
        return found
    happened = draft.status not in ("planned", "strength") and draft.measure != "total" and not said
    if happened and (found := happened_next(draft, article)):
        return found
    if state and (found := reported(draft, article) or _told_before(draft, earlier) or so_now(draft, article)):
        return found
    if draft.status in _SUFFERED:
        again = _told_before(draft, earlier) or told_again(draft, article)
        if not again and stands_so(draft, article):
            return None
        again = again or _date_before(draft, article, earlier)
        return again or (None if _is_item(draft, article) else of_the_news(draft, article))
    if draft.status in _DEEDS and not said and (found := goes_on_past(draft, article)):
        return found
    if not state and draft.status == "withdrawn":
        return _told_before(draft, earlier) or _date_before(draft, article, earlier)
    if state:
        return None
    return _lead(draft, article) if draft.status == "deployed" else None


def _is_of_a_part(draft: Claim, date: Span, article: Article) -> bool:
    """Whether a date stands with a part told behind "including": "since then 13 have died, including eight on October 2"."""
    between = article.text[draft.anchor.end : date.start] if draft.anchor < date else ""
    return "including" in between and bool(starting(article.quantities, Span(draft.anchor.end, date.start)))


def _former(draft: Claim, article: Article) -> Day | None:
    """The date of what once was so, which only its own part of the sentence tells."""
    own, part = _own_date(draft.anchor, article, draft), tolls.beside(draft, article)
    return own if own and own.span and part.covers(own.span) else None


def _day_of_talks(draft: Claim, article: Article) -> Day | None:
    """What was said at a meeting was said on its day: "said on Friday during talks in Moscow"."""
    near = reach(article, draft.anchor)
    said = spoken(article, near)
    days = [t for t in within(article, near) if t.value and t.span in said and t.span.end <= draft.anchor.start]
    return (
        Day(bounded(days[-1], draft.anchor, article), days[-1].span, "words", "date of what was said there") if days else None
    )


def _is_nearer(one: Day, other: Day, anchor: Span) -> bool:
    """Whether the words of one date stand nearer to a figure than those of another."""
    assert one.span and other.span
    gaps = [max(anchor.start - span.end, span.start - anchor.end) for span in (one.span, other.span)]
    return gaps[0] < gaps[1]


def _own_date(anchor: Span, article: Article, draft: Claim | None = None, enough: float = ENOUGH) -> Day | None:
    """The date of the sentence that fits a figure or trigger, with the side that "since" or "by" leaves open."""
    words = draft.words("status") if draft else None
    timex = best(
        anchor,
        article,
        enough,
        lambda timex: draft is None or not (_is_too_late(timex, draft, article) or of_part(timex.span.start, anchor, article)),
        words.span if words and words.span and article.sentence_at(anchor.start).span.covers(words.span) else None,
    )
    return Day(bounded(timex, anchor, article), timex.span, "words", f"date of the clause ({timex.rule})") if timex else None


def _is_too_late(timex: Timex, draft: Claim, article: Article) -> bool:
    """Whether a date is still to come for what is so already: "are training and will be ready on November 1"."""
    published, value = article.document.published, timex.value
    if not published or not published.last or not value or not value.first or value.first <= published.last:
        return False
    if draft.status == "withdrawn":
        around = _around(draft, article)
        return not _FINISHED.isdisjoint(around) and "to" not in around  # "have left", but "have to leave by June"
    if timex.relation == "until" and timex.span.start > draft.anchor.start:
        # "could rise to 10,000 by December"; not the first of "there are 9,000, and another 3,000 should come by March"
        at = bisect_left(article.quantities, draft.anchor.end, key=lambda quantity: quantity.span.start)
        another = article.quantities[at : at + 1]
        return draft.status != "planned" and any(one.span.start < timex.span.start for one in another)
    if draft.status == "strength":
        return timex.relation != "since"
    return draft.status not in ("planned", "en_route", "other", None) and draft.modality != "expected"


def _window(draft: Claim, article: Article) -> Day | None:
    """ "over the past 24 hours": the days up to the statement."""
    near = reach(article, draft.anchor)
    match = _WINDOW.search(article.text, near.start, near.end)
    if not match:
        day = _THIS_DAY.search(article.text, near.start, near.end)
        return _date_before(draft, article) if day else None
    said = reported(draft, article)
    end = said.value if said else article.document.published
    count = match["count"] or "1"
    number = int(count) if count.isdigit() else _NUMBERS.get(count.lower(), 0)
    if not end or not end.last or not number or not end.is_day:
        return None
    days = {"h": number // 24, "d": number if count != "1" else 0, "w": 7 * number}[match["unit"][0].lower()]
    span = Span(match.start(), match.end())
    return Day(edtf.interval(end.last - dt.timedelta(days), end.last), span, "words", "days up to the statement")


def _of_whole(draft: Claim, article: Article, earlier: Sequence[Claim]) -> Day | None:
    """The date of the figure this one is part of, or stands joined to: "20 were killed, including six officers"."""
    for claim in reversed(earlier):
        if claim.sentence != draft.sentence or claim.kind != "figure":
            return None
        compared = _COMPARED.search(article.text, max(draft.sentence.start, claim.anchor.start - 30), claim.anchor.start)
        beside = joined(claim.anchor, draft.anchor, article) and not compared
        alike = claim.status == draft.status or {claim.status, draft.status} <= _SUFFERED - {"missing"}
        own = claim.claim_id == draft.part_of and not has_new_verb(claim.anchor, draft.anchor, article)
        if claim.event_date and (own or (beside and alike)):
            return _carried(claim.event_date, claim, "date of the figure it stands with")
        if not beside and claim.claim_id != draft.part_of:
            return None
    return None


def _in_text(draft: Claim, article: Article) -> Day | None:
    """The date that a headline's figure has in the text below it."""
    if draft.vague or article.sentence_at(draft.anchor.start).index > 1:
        return None
    same = [q for q in article.quantities if q.span > draft.anchor and _same_number(q.low, q.high, draft)]
    exact = [q for q in same if (q.low, q.high) == (draft.low, draft.high)]
    for quantity in (exact or same)[:_REPEATS]:
        found = _own_date(quantity.span, article)
        if not found and draft.status not in _SUFFERED and _is_state(draft, article):
            found = statement(replace(draft, anchor=quantity.span), article)
        if found:
            return replace(found, basis="carried over", rule=f"same figure in the text: {found.rule}")
    return None


def _told_before(draft: Claim, earlier: Sequence[Claim]) -> Day | None:
    """The date that the same force's same number had earlier in the article."""
    if draft.vague or ((draft.low or draft.high or 0) < _MEMORABLE and not draft.force):
        return None
    for claim in reversed(earlier[-_LATELY:]):
        same = claim.kind == "figure" and (claim.status, claim.force) == (draft.status, draft.force)
        if same and claim.event_date and _same_number(claim.low, claim.high, draft):
            return _carried(claim.event_date, claim, "same figure told before")
    return None


def _same_number(low: int | None, high: int | None, draft: Claim) -> bool:
    """Whether two figures name one number, with or without "at least"."""
    return (low or high) == (draft.low or draft.high)


def _lead_in(draft: Claim, article: Article) -> Day | None:
    """The date of the sentence that a list stands under."""
    at = article.sentence_at(draft.anchor.start).index
    if article.text[article.sentences[at].span.start] not in _LIST_MARKS:
        return None
    if len(article.tokens.within(article.sentences[at].span)) > _LONGEST_ITEM:
        return None
    while at > 0 and _is_listed(article.sentences[at], article):
        at -= 1
    dates = [timex for timex in within(article, article.sentences[at].span) if timex.value]
    return Day(dates[0].value, dates[0].span, "carried over", "date over the list") if dates and dates[0].value else None


def _is_listed(sentence: Sentence, article: Article) -> bool:
    """Whether a sentence stands in an item of a list, not only at its start."""
    near = article.sentences[max(0, sentence.index - _ITEM_BACK) : sentence.index + 1]
    first = next(other for other in near if other.paragraph == sentence.paragraph)
    return article.text[first.span.start] in _LIST_MARKS


def _lead(draft: Claim, article: Article) -> Day | None:
    """The day of the news itself, for another mention of it: the lead tells that troops landed, and when."""
    here = article.sentence_at(draft.anchor.start)
    words = draft.words("status")
    if within(article, reach(article, draft.anchor)) or words is not None and words.rule.partition(".")[0] in _STAYS:
        return None
    for sentence in article.sentences[: min(_LEAD, here.index)]:
        if days := days_of(sentence, article):
            moves = any(mention.status == draft.status for mention in starting(article.statuses, sentence.span))
            own = any(mention.actor_id == draft.force for mention in starting(article.actors, sentence.span))
            moves = moves and (own or here.index <= _NEAR_LEAD)
            return Day(*days[0], "carried over", "day of the news") if moves and days[0][0].is_day else None
    return None


def _date_before(draft: Claim, article: Article, earlier: Sequence[Claim] = ()) -> Day | None:
    """The day of the sentences before in the paragraph, for a past event that goes on from them."""
    here = article.sentence_at(draft.anchor.start)
    lately = earlier[-_LATELY:]
    for claim in reversed(lately):
        if claim.sentence == here.span and _is_day_told(claim):
            assert claim.event_date
            return _carried(claim.event_date, claim, "date of the figure before in the sentence")
    near = reach(article, draft.anchor)
    if is_earlier(draft, near, article):
        return None
    if within(article, near) or "since" in (article.tokens.lower[i] for i in article.tokens.within(near)):
        return None
    item = _is_item(draft, article)
    for sentence in reversed(article.sentences[max(0, here.index - _SENTENCES_BACK) : here.index]):
        if sentence.heading or sentence.paragraph != here.paragraph and (here.index - sentence.index > 1 or item):
            return None
        for claim in reversed(lately):
            if claim.sentence == sentence.span and _is_day_told(claim):
                assert claim.event_date
                whole = next((one for one in lately if one.claim_id == claim.part_of), claim)
                if whole.event_date != claim.event_date:
                    return None  # "117 dead, 24 of them on Saturday": the day of a part alone
                if _is_of_others(draft, sentence, lately):
                    return None
                return _carried(claim.event_date, claim, "date of the figure before")
        if (days := days_of(sentence, article)) and not _is_of_others(draft, sentence, lately):
            return Day(*days[-1], "carried over", "date of a sentence before")
    return None


def _overnight(draft: Claim, article: Article) -> Day | None:
    """The day of the statement, or of the news, for what happened in the night before it."""
    published = article.document.published
    said = reported(draft, article)
    if said and said.value.is_day:
        return replace(said, rule="the night before the statement")
    return Day(published, None, "published", "the night before publication") if published and published.is_day else None


def _is_item(draft: Claim, article: Article) -> bool:
    """Whether a figure stands in an item of a list of numbers: "11 - Malian soldiers who fell at Konna"."""
    here = article.sentence_at(draft.anchor.start)
    near = article.sentences[max(0, here.index - _ITEM_BACK) : here.index + 1]
    first = next(sentence for sentence in near if sentence.paragraph == here.paragraph)
    return _ITEM.match(article.text, first.span.start, first.span.end) is not None


def _is_of_others(draft: Claim, sentence: Sentence, earlier: Sequence[Claim]) -> bool:
    """Whether the figures of a sentence all come from other sources: then its day need not be this figure's."""
    ids = {claimant.id for claimant in draft.claimants}
    near = [claim for claim in earlier if claim.sentence == sentence.span]
    shared = any(not claim.claimants or ids & {claimant.id for claimant in claim.claimants} for claim in near)
    return bool(ids) and bool(near) and not shared


def _is_day_told(claim: Claim) -> bool:
    """Whether words tell the day of what a figure suffered."""
    words = claim.words("event_date")
    by_words = words is not None and words.basis == "words" and claim.status in _SUFFERED and claim.measure != "total"
    return by_words and claim.event_date is not None and is_short(claim.event_date)


def _carried(value: Edtf, claim: Claim, rule: str) -> Day:
    """The date of another claim with its words."""
    words = claim.words("event_date")
    return Day(value, words.span if words else None, "carried over", rule)


# --- state or event --------------------------------------------------------------------------------------------------


def _is_state(draft: Claim, article: Article) -> bool:
    """Whether the figure is a present state, a running total or a plan rather than something that happened."""
    if draft.status in _STATES or draft.measure == "total":
        return True
    words = draft.words("status")
    if draft.status in _SUFFERED and (_is_in_event(draft, article) or _is_news(draft, article)):
        return False
    if draft.measure == "added" and draft.status in _SUFFERED:
        return False
    if words is None or words.span is None:
        return True
    told_as, around = words.span.of(article.text).lower().split(), _around(draft, article)
    word = told_as[-2] if len(told_as) > 1 and told_as[-1] in _PARTICLES else told_as[-1]
    if not draft.sentence.covers(words.span):
        # "Sixty landed on November 15. About 100 are there now": what is said before of others tells how, not when.
        at = article.tokens.within(draft.anchor).stop
        if not _PERFECT.isdisjoint(article.tokens.lower[at : at + 3]):
            return True
    if around & _STILL or words.rule.startswith("count."):
        return True  # "In March NATO counted 40,000 soldiers along the border": they were there as it counted
    if draft.status in _SUFFERED and (words.span < draft.anchor and word not in _UNDERGONE):
        # "had killed 18", "killing scores": what the other side did to them happened once.
        return not (word.endswith(("ed", "ing")) or word in _PAST)
    if word in _GIVEN_UP:
        return False
    if draft.status in _SUFFERED and article.text[max(0, draft.anchor.start - 4) : draft.anchor.start] == "had ":
        return False  # "lost eleven and had 60 wounded"
    if around & _PERFECT or word.endswith("ing"):
        return True
    if around & {"was", "were"} and words.rule.startswith(_BEING) and told(draft, article):
        return True  # "said on Tuesday that 8,000 were in Kursk": they were there as he spoke
    stays = words.rule.partition(".")[0] in _STAYS
    if (around & {"was", "were"} or stays) and draft.status in _STANDING and is_backshifted(draft.anchor, article):
        return True  # "Washington believed that 50,000 served there"
    if around & {"was", "were"} and word != "dead" or word in _ONCE:
        return False
    if draft.status in _SUFFERED:
        # "300 dead", "192 killed" count what is; "lost 300" tells what happened.
        return words.span.start >= draft.anchor.start or not (word.endswith("ed") or word in _PAST)
    return not (word.endswith("ed") or word in _PAST)


def _is_news(draft: Claim, article: Article) -> bool:
    """Whether a headline tells losses as news: "Bomb kills five marines", "Four dead in ambush"."""
    return article.sentence_at(draft.anchor.start).heading and _PERFECT.isdisjoint(_around(draft, article))


def _is_in_event(draft: Claim, article: Article) -> bool:
    """Whether the figure suffered something that happened once: "four killed in a clash", "by a blast"."""
    lower = article.tokens.lower
    nouns = (i for i in article.tokens.within(reach(article, draft.anchor)) if lower[i] in _EVENTS and lower[i] not in _LASTING)
    return any(not _WITHIN.isdisjoint(lower[max(0, i - _BEFORE_EVENT) : i]) for i in nouns)


def _leader(draft: Claim, article: Article, earlier: Sequence[Claim]) -> Claim:
    """The figure whose verb speaks for this one too: "20 were killed and 60 wounded"."""
    last = next((claim for claim in reversed(earlier) if claim.kind == "figure"), None)
    if last is None or last.sentence != draft.sentence or not {last.status, draft.status} <= _SUFFERED - {"missing"}:
        return draft
    shares = joined(last.anchor, draft.anchor, article) and not _around(draft, article) & (_PERFECT | {"was", "were"})
    return last if shares else draft


def _around(draft: Claim, article: Article) -> set[str]:
    """The status word and the few words before it."""
    words = draft.words("status")
    at = article.tokens.within(words.span) if words and words.span else range(0)
    return set(article.tokens.lower[max(0, at.start - 4) : at.stop])
