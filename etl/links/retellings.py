"""The day of losses that another sentence tells: of the same event, of what they did before, of the news itself."""

from __future__ import annotations

import datetime as dt
import re

from etl import edtf, lexicon
from etl.date_asides import BEGAN
from etl.edtf import Edtf
from etl.event_dates import in_clause_of
from etl.frozen import dataclass
from etl.records import Article, Basis, Claim, Sentence, Span
from etl.statement_dates import is_cue, reach, spoken, starting, within
from etl.timex_readings import Between

_SUFFERED = frozenset(("killed", "wounded", "casualties", "captured", "missing"))
_ONCE = frozenset(("died", "fell", "perished", "surrendered", "deserted", "drowned"))
_EVENTS = frozenset(lexicon.load("timexes")["events"].words)
_DEFINITE = frozenset(("the", "this", "these", "that", "those"))
_HAPPENED = frozenset(("happened", "occurred", "took", "came", "unfolded"))
_THEY = frozenset(("they", "it", "he", "she"))
# What tells that losses are those of a longer time, not of the day the news is about: "in all, 4,000 have died so far".
_LONGER = frozenset(lexicon.load("timexes")["longer"].words)
# "The exchange came a week after seven soldiers were killed": not on the day of the exchange.
_EARLIER = re.compile(
    r"\b(?:a|an|one|two|three|four|five|six|seven|several|few|\d+|less than a) (?:days?|weeks?|months?|years?) after\b"
    r"|\bon the (?:very )?(?:first|second|third|opening|last|final) (?:day|night|morning)\b|\byears (?:ago|earlier|before)\b"
    r"|\bdays that followed\b|\bin the past,? (?:the|it|its|they|he)\b|\bpreviously\b",
    re.IGNORECASE,
)
# "5,000 died in eleven weeks of bombing": not on the day of the news.
_FOR_LONG = re.compile(
    r"\b(?:in|over|after|during) (?:(?:the|nearly|almost|about) )*(?:[\w-]+ )?(?:\d{2,} days|weeks|months|years) of\b"
    r"|\b(?:in|during|over|throughout) the (?:(?:whole|entire|\w+-year) )?(?:war|campaign|conflict|insurgency|uprising)\b",
    re.IGNORECASE,
)
_PAST = frozenset(lexicon.load("timexes")["past"].words) - {"has", "have", "had", "been"}
_NOT_PAST = frozenset(("has", "have", "had", "is", "are", "will", "would", "could", "may", "might", "can", "must", "remain"))
# How far from its sentence's start a figure opens it, and how far behind it its verb stands.
_OPENING, _PREDICATE = 4, 8
# How many sentences the lead has, how many back and on an event is told again, and how many behind count as close.
_LEAD, _EVENT_BACK, _EVENT_AHEAD, _CLOSE = 3, 60, 12, 4
# How many characters of a sentence are read for its days.
_LONG = 1500


@dataclass(frozen=True, slots=True)
class Day:
    """A value for a field with where it comes from."""

    value: Edtf
    span: Span | None
    basis: Basis
    rule: str


def goes_on(draft: Claim, article: Article) -> Day | None:
    """The time of the sentence before, for what they did then: "Last month they raided a base. They killed five"."""
    here = article.sentence_at(draft.anchor.start)
    first = article.tokens.within(here.span).start
    before = article.sentences[max(0, here.index - 1)]
    if article.tokens.lower[first] not in _THEY or before.paragraph != here.paragraph or before.heading:
        return None
    opening = Span(here.span.start, article.tokens.end[min(first + 2, len(article.tokens.end) - 1)])
    near = reach(article, draft.anchor)
    if within(article, near) or is_earlier(draft, near, article) or is_cue(opening, article):
        return None  # "It said 40 were killed" goes on from what was said
    said = spoken(article, before.span)
    dates = [t for t in within(article, before.span) if t.relation == "at" and t.value and t.span not in said]
    if len(dates) != 1 or not dates[0].value:
        return None
    return Day(dates[0].value, dates[0].span, "carried over", "date of the sentence before")


def goes_on_past(draft: Claim, article: Article) -> Day | None:
    """The day of the sentence before, for what some did then: "Rebels attacked Kidal on Friday. Some 300 took part"."""
    here, lower = article.sentence_at(draft.anchor.start), article.tokens.lower
    before, near = article.sentences[max(0, here.index - 1)], reach(article, draft.anchor)
    first, number = article.tokens.within(here.span).start, article.tokens.within(draft.anchor)
    they, opens = lower[first] in _THEY, number.start - first <= _OPENING
    if before.paragraph != here.paragraph or before.heading or before is here or not (opens or they):
        return None
    verbs = lower[first if they else number.stop : number.stop + _PREDICATE]
    verb = next((word for word in verbs if word in _PAST or word.endswith("ed") or word in _NOT_PAST), None)
    if verb is None or verb in _NOT_PAST or within(article, near) or is_earlier(draft, near, article):
        return None
    days = days_of(before, article)
    return Day(*days[0], "carried over", "date of the sentence before") if len(days) == 1 and days[0][0].is_day else None


def same_event(draft: Claim, article: Article) -> Day | None:
    """The day of the event that is spoken of again: "in the attack" is the attack told with its day before, or after a lead."""
    here, lower = article.sentence_at(draft.anchor.start), article.tokens.lower
    near = reach(article, draft.anchor)
    if is_earlier(draft, near, article):
        return None
    inside = article.tokens.within(near)
    leads = here.heading or here.index <= _LEAD
    nouns = {_stem(lower[i]) for i in inside if lower[i] in _EVENTS and (leads or lower[i - 1] in _DEFINITE)}
    if not nouns or within(article, near):
        return None
    for sentence in reversed(article.sentences[max(0, here.index - _EVENT_BACK) : here.index]):
        days = days_of(sentence, article)
        if days and any(_stem(lower[i]) in nouns for i in article.tokens.within(sentence.span)):
            return Day(days[0][0], days[0][1], "carried over", "date of the same event elsewhere")
    for sentence in article.sentences[here.index + 1 : here.index + 1 + _EVENT_AHEAD] if leads else ():
        days = [day for day in days_of(sentence, article) if _is_lately(day[0], article)]
        again = [i for i in article.tokens.within(sentence.span) if _stem(lower[i]) in nouns]
        close = sentence.index - here.index <= _CLOSE
        if days and any(close or lower[i - 1] in _DEFINITE for i in again):
            return Day(days[0][0], days[0][1], "carried over", "date of the same event elsewhere")
    return None if leads else _news_day(article)


def told_again(draft: Claim, article: Article) -> Day | None:
    """The day on which the sentences behind a lead put its losses: "The marines were killed Thursday", "It occurred Monday"."""
    here, lower = article.sentence_at(draft.anchor.start), article.tokens.lower
    near = reach(article, draft.anchor)
    said = spoken(article, near)
    if any(timex.span not in said for timex in within(article, near)):
        return None
    if here.index > 1:
        return happened_next(draft, article)
    for sentence in article.sentences[here.index + 1 : here.index + 1 + _LEAD]:
        inside = article.tokens.within(sentence.span)
        days = [day for day in days_of(sentence, article) if _is_lately(day[0], article)]
        lost = any(mention.status in _SUFFERED for mention in starting(article.statuses, sentence.span))
        lost = lost or any(lower[i] in _ONCE for i in inside)
        happened = not _HAPPENED.isdisjoint(lower[i] for i in inside) and any(lower[i] in _EVENTS for i in inside)
        if len(days) == 1 and days[0][0].is_day and lower[inside.start] in _DEFINITE and (lost or happened):
            return Day(*days[0], "carried over", "day on which it is told again")
    return None


def happened_next(draft: Claim, article: Article) -> Day | None:
    """The day that the next sentence tells: "Russia has handed over 215 prisoners. It took place on Wednesday"."""
    here = article.sentence_at(draft.anchor.start)
    for sentence in article.sentences[here.index + 1 : here.index + 2]:
        words = [article.tokens.lower[i] for i in article.tokens.within(sentence.span)]
        points = words[:1] == ["it"] or not _DEFINITE.isdisjoint(words[:1]) and not _EVENTS.isdisjoint(words[1:4])
        days = days_of(sentence, article)
        if sentence.paragraph == here.paragraph and points and not _HAPPENED.isdisjoint(words[1:6]) and len(days) == 1:
            return Day(*days[0], "carried over", "day on which it happened")
    return None


def _news_day(article: Article) -> Day | None:
    """The day that the lead tells, if it tells just one: "the ambush" further down is the lead's."""
    for sentence in article.sentences[: _LEAD + 1]:
        if not sentence.heading and (before := _day_before(sentence.span, sentence.span.end, article)) and before.span:
            # "will send 700 men, it said on Tuesday, a day after protesters fought soldiers": Monday's fight is the news.
            struck = [one.span for one in starting(article.statuses, sentence.span) if one.status in _FOUGHT]
            if struck and all(span > before.span for span in struck):
                return before
    told = [day for sentence in article.sentences[: _LEAD + 1] for day in days_of(sentence, article)]
    lately = [day for day in told if _is_lately(day[0], article)]
    same = len({value.text for value, _ in lately}) == 1
    return Day(*lately[0], "carried over", "day of the news") if same else None


def day_before(draft: Claim, article: Article) -> Day | None:
    """The day of what came before in its sentence: "said on Tuesday, a day after gunmen killed 12 soldiers"."""
    found = _day_before(reach(article, draft.anchor), draft.anchor.start, article)
    if found is None or found.span is None:
        return None
    if "," in article.text[found.span.end : draft.anchor.start]:
        return None  # "attacked on Friday, a day after the truce ended, and killed 12"
    nearer = [t for t in within(article, reach(article, draft.anchor)) if t.value and t.span.start > found.span.end]
    return None if nearer else found


def _day_before(near: Span, end: int, article: Article) -> Day | None:
    """What "a day after" makes of the day told before it in a stretch of text."""
    match = _DAY_AFTER.search(article.text, near.start, min(end, near.start + _LONG))
    if match is None:
        return None
    days = [t for t in starting(article.timexes, Span(near.start, match.start())) if t.value and t.value.is_day]
    if not days or days[-1].value is None or days[-1].value.last is None:
        return None
    value = edtf.day(days[-1].value.last - dt.timedelta(_COUNTS[match["count"].lower()]))
    return Day(value, Span(days[-1].span.start, match.end()), "words", "days before what the sentence tells")


_FOUGHT = _SUFFERED | {"fighting"}
_DAY_AFTER = re.compile(r"\b(?P<count>a|one|two|three) days? after\b(?! (?:that|it|this)\b)", re.IGNORECASE)
_COUNTS = {"a": 1, "one": 1, "two": 2, "three": 3}


def of_the_news(draft: Claim, article: Article) -> Day | None:
    """The day of the news for losses that nothing dates: "The rebels say they killed 137" in a report of Friday's assault."""
    near = reach(article, draft.anchor)
    if is_earlier(draft, near, article):
        return None
    longer = any(article.tokens.lower[i] in _LONGER for i in article.tokens.within(near))
    return (
        None
        if longer or _tells_of_another_time(article.sentence_at(draft.anchor.start), article) or within(article, near)
        else _news_day(article)
    )


def _tells_of_another_time(here: Sentence, article: Article) -> bool:
    """Whether the sentences before in the paragraph have left the news: "In May 93 were hurt. ... Seven were in hospital"."""
    for sentence in reversed(article.sentences[max(0, here.index - _CLOSE) : here.index]):
        if sentence.paragraph != here.paragraph or sentence.heading:
            return False
        said = spoken(article, sentence.span)
        told = [t.value for t in within(article, sentence.span) if t.relation == "at" and t.value and t.span not in said]
        if told and here.index > _LEAD:
            return not any(_is_lately(value, article) for value in told)
    return False


def _is_lately(value: Edtf, article: Article) -> bool:
    """Whether a day lies in the weeks before publication, if that is known."""
    published = article.document.published
    if not published or not published.last or not value.first:
        return True
    return 0 <= (published.last - value.first).days <= 14


def _stem(noun: str) -> str:
    return noun.removesuffix("s").removesuffix("e")


def days_of(sentence: Sentence, article: Article) -> list[tuple[Edtf, Span]]:
    """The days and short periods of a sentence that are no statement's."""
    span = Span(sentence.span.start, min(sentence.span.end, sentence.span.start + _LONG))
    dates = [t for t in within(article, span) if t.relation in ("at", "after") or isinstance(t.reading, Between)]
    lower, where = article.tokens.lower, article.tokens.within
    # "in the fighting that began on Saturday": not all that is told then is of Saturday.
    dates = [t for t in dates if not in_clause_of(BEGAN, lower, where(t.span).start)]
    found = [(t.value, t.span) for t in dates if t.value and is_short(t.value)]
    said = spoken(article, span) if found else set()
    return [(value, span) for value, span in found if span not in said]


def is_earlier(draft: Claim, near: Span, article: Article) -> bool:
    """Whether a figure is said to be of a time before: "It came a week after seven soldiers were killed"."""
    if _FOR_LONG.search(article.text, near.start, near.end):
        return True
    return _EARLIER.search(article.text, near.start, draft.anchor.start) is not None


def is_short(value: Edtf) -> bool:
    """Whether a date is a day or a few."""
    return value.first is not None and value.last is not None and (value.last - value.first).days <= 10


_AT_PRESENT = frozenset((("to", "date"), ("at", "present")))
_NOW = frozenset(("now", "currently", "presently"))
_OTHER_MATTER = re.compile(r";|, (?:and|but) (?:its|their|the|his|her|it|they)\b")


def so_now(draft: Claim, article: Article) -> Day | None:
    """The publication date of what is "now" so."""
    published = article.document.published
    if not published or not published.is_day:
        return None
    near = reach(article, draft.anchor)
    # "has 10,500 soldiers, and its future is now in doubt"
    apart = _OTHER_MATTER.search(article.text, draft.anchor.end, near.end)
    words = [article.tokens.lower[i] for i in article.tokens.within(Span(near.start, apart.start() if apart else near.end))]
    if "until" in words:
        return None  # "Bonn, which kept its men in Croatia until now"
    pairs = zip(words, words[1:], strict=False)
    if _NOW.isdisjoint(words) and _AT_PRESENT.isdisjoint(pairs):
        return None
    return Day(published, None, "published", "so at publication")


_HELD = frozenset(("are", "is", "remain", "remains", "still", "holds", "hold"))


# "puts their dead at 134": a count that still runs.
_PUT_AT = re.compile(r"\bputs? (?:its|their|the|his|\w+['’]s?)(?: own| total| military)? (?:[\w-]+ ){1,4}?at $")


def stands_so(draft: Claim, article: Article) -> bool:
    """Whether words below the lead tell how it stands rather than what the news is: "have died", "are held", "has killed"."""
    words = draft.words("status")
    if _PUT_AT.search(article.text, max(draft.sentence.start, draft.anchor.start - 60), draft.anchor.start):
        return True
    if words is None or words.span is None or article.sentence_at(draft.anchor.start).index <= _LEAD:
        return False
    at = article.tokens.within(words.span)
    number = article.tokens.within(draft.anchor).start
    inside = {*article.tokens.lower[max(0, at.start - 2) : at.stop], *article.tokens.lower[max(0, number - 2) : number]}
    held = draft.status == "captured" and not inside.isdisjoint(_HELD)
    return held or not inside.isdisjoint(("has", "have")) and "been" not in inside


_SINCE_THEN = re.compile(r"\b[Ss]ince then\b")


def since_then(draft: Claim, article: Article) -> Day | None:
    """The time since the date told last: "It resumed its campaign in July 2015. Since then, more than 500 have died"."""
    near = reach(article, draft.anchor)
    match = _SINCE_THEN.search(article.text, near.start, near.end)
    if match is None:
        return None
    here = article.sentence_at(draft.anchor.start)
    before = article.sentences[max(0, here.index - 2)].span.start
    stretch = Span(before, match.start())
    said = spoken(article, stretch)
    told = [timex for timex in within(article, stretch) if timex.value and timex.value.first and timex.span not in said]
    if not told or told[-1].value is None:
        return None
    return Day(edtf.since(told[-1].value), told[-1].span, "carried over", "since then")
