"""Which date of a sentence is the date of a figure in it: each gets a few named points, the best one wins."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

from etl import edtf, lexicon
from etl.date_asides import (
    ASIDES,
    BEGAN,
    PRESENT,
    closed_aside,
    closes_apposition,
    in_apposition,
    in_aside,
    in_relative,
    is_of_founding,
    is_of_occasion,
    is_of_paper,
    is_present,
    when_aside,
)
from etl.edtf import Edtf
from etl.records import Article, Sentence, Span, Timex
from etl.statement_dates import reach, spoken, starting, within
from etl.timex_classes import is_record
from etl.timex_readings import Between

# Points of a date as the date of a figure: what it starts with, and what adds or takes away. Fitted by hand on tests/corpus.
_POINTS = {
    "start": 10.0,
    "each token between": -0.2,
    "comma": -1.0,
    "clause": -2.0,  # "..., when the war began in February"
    "aside": -5.0,  # ", which has not fought since the summer"
    "present aside": -6.0,  # "left Bosnia on Friday, where Moscow keeps 1,300 men"
    "dash": -3.0,
    "other clause": -2.0,  # "killed an officer in May and wounded two soldiers in June"
    "new sentence": -8.0,  # "It ended in 2013, and a force of 4,000 remains"
    "other date": -4.0,  # "by 2002 to 39,000, and by 2004 to 17,500": another date stands nearer
    "stop": -7.0,  # ";" or ":" between
    "other sentence": -2.0,  # "Turkey lost 12 men; the rest of the column reached Idlib on Friday"
    "next clause": -4.0,  # "300,000 were there in the Cold War; today there are 35,000"
    "colon": -2.0,  # "In late January Goma fell: 20 soldiers were killed"
    "bracket": -5.0,
    "other number": -6.0,  # the date stands with another figure
    "joined number": -0.5,  # "300 killed and 2,700 wounded on Friday"
    "own clause": -3.0,  # "promised 1,000 soldiers and Chad sent 200 on Tuesday"
    "comparison": -6.0,  # "3,000, twice the number it gave last week"
    "now": -8.0,  # "2,500 in January, now under 2,000"
    "opens sentence": 4.0,  # "On Saturday ..." speaks for the whole sentence
    "of those": -8.0,  # "Of those called up since May, 82,000 have been sent"
    "other clause of theirs": -8.0,  # "eight who fought at Ilovaisk in August 2014 are still held"
    "condition": -9.0,  # "will send 500 if parliament consents next week"
    "occasion": -9.0,  # "to guard the December 15 elections", "after last month's coup"
    "owned": -4.0,  # "40 died in May, 60 were hurt": the date stands behind another figure
    "day of the news": 2.0,  # the only date of its sentence, shortly before publication
    "beside the verb": 7.0,  # "177 soldiers, caught at Merowe last Saturday, were flown home on Thursday"
    "number aside": -10.0,  # "the mission, which has 11,000 troops, lost 30 of them last year"
    "right behind": 1.0,  # "from 30,000 in 1990 to 65,000 in 2005"
    "quoted number": 6.0,  # "the 600 it reported in April"
}
# From where on a date counts; a state that also has a statement's date asks for more.
ENOUGH, SURE, _AS_OF = 2.0, 5.0, 12.0
_QUOTED = _POINTS["start"] + _POINTS["quoted number"] / 2


# A clause with a subject and a verb of its own behind the figure.
_OTHERS = re.compile(
    r", (?:and|but|while|whereas) (?:[^\W\d]['’\w-]{0,20} ){1,4}?(?:had|has|have|was|were|is|are|will|would|could)\b",
    re.IGNORECASE,
)
# From how many tokens on a date is no farther away.
_FAR = 15
_CLAUSES = frozenset(("who", "which", "that", "where", "when", "while", "whereas", "but", "although", "though", "because"))
_STOPS, _DASHES = frozenset((";", ":")), frozenset(("-", "–", "—"))
_COMPARISONS = frozenset(
    (
        "than",
        "twice",
        "times",
        "up",
        "down",
        "compared",
        "against",
        "versus",
        "top",
        "bringing",
        "pushing",
        "taking",
        "raising",
        "besides",
        "addition",
    )
)
_CONDITIONS = frozenset(("if", "unless", "provided", "once"))
_LOST = frozenset(("killed", "died", "dead", "wounded", "injured", "hurt", "captured", "fell"))
# "meant to have 115,000 there by May, is now keeping 20,000": the second figure hangs on another verb.
_NEW_VERBS = frozenset(("is", "will", "would", "wants", "now"))
_JOINS = frozenset(("and", "or", ",", "including", "plus", "to", "of"))
_NOW = frozenset(("now", "currently", "presently"))
_VERBS = frozenset(
    ("was", "were", "will", "would", "must", "should", "can", "could", "has", "have", "had", "is", "are", "plans", "may")
)
_PRONOUNS = frozenset(("it", "he", "she", "they", "we", "had"))
_ENDED = frozenset(("ended", "finished", "concluded", "closed", "ends", "ending", "concluding", "finishing"))
_PERFECT = frozenset(("have", "has"))
# How far behind a number its verb stands; how many words a sentence opens with.
_PREDICATE, _FIRST_WORDS = 5, 3
_STOOD = frozenset(("was", "were", "stood", "numbered", "totalled", "counting", "become"))
_RELATIVES, _GOES_ON = (
    frozenset(("who", "that", "which")),
    frozenset(("are", "is", "remain", "remains", "have", "has", "still")),
)
# What ends a clause of "since", and how many words it has at most.
_ENDS, _CLAUSE = frozenset((",", ";", "and", "when", ":")), 14
_SUPERLATIVES = lexicon.words("timexes", "superlatives")
# How many characters nearer another figure may be before a date is that figure's.
_NEAR = 15


def best(
    anchor: Span,
    article: Article,
    enough: float = ENOUGH,
    accepts: Callable[[Timex], bool] = lambda timex: True,
    verb: Span | None = None,
) -> Timex | None:
    """The date of its sentence that fits a figure or trigger best, if any accepted one has enough points.

    `verb` is the word for what the figure does: a date between the same commas stands with it.
    """
    sentence, near = article.sentence_at(anchor.start), reach(article, anchor)
    if not (dates := within(article, near)):
        return None
    said = spoken(article, near)
    ranked = []
    for timex in dates:
        if timex.value and accepts(timex) and not _measures(timex.span, anchor, article.text):
            points = _points(timex, anchor, article, sentence)
            first, last = sorted((timex.span, anchor))
            if any(first.end <= other.span.start < last.start for other in dates):
                points += _POINTS["other date"]
            if timex.span < anchor and ":" in _between(timex.span, anchor, article.text):
                own = [_between(anchor, other.span, article.text) for other in dates if anchor < other.span]
                # "On Tuesday patrols were stopped: 51 soldiers have been shot this year"
                points += _POINTS["other date"] if any(_STOPS.isdisjoint(text) and "," not in text for text in own) else 0
            reduced = verb and _is_reduced(anchor, verb, article) and any(other.span < anchor for other in dates)
            aside = reduced or verb and any(anchor < other.span < verb for other in dates)
            if aside and verb and verb < timex.span and "," not in _between(verb, timex.span, article.text):
                points += _POINTS["beside the verb"]
            if timex.relation == "at" and len(dates) == 1 and _is_lately(timex, article):
                points += _POINTS["day of the news"]
            # What was said when is no event's date, but for "the 600 it reported in April".
            if timex.span in said and _opens(timex.span, sentence, article):
                points -= _POINTS["opens sentence"]
            if points >= (_QUOTED if timex.span in said else enough):
                ranked.append((points, -timex.span.start, timex))
    return max(ranked, key=lambda item: item[:2])[2] if ranked else None


def _is_reduced(anchor: Span, verb: Span, article: Article) -> bool:
    """Whether a figure's verb stands right behind its noun: "the bodies of 12 soldiers killed there in May"."""
    between = [article.tokens.lower[i] for i in article.tokens.within(Span(anchor.end, verb.start))]
    return anchor < verb and 0 < len(between) <= 3 and _STOOD.isdisjoint(between) and _VERBS.isdisjoint(between)


def _opens(date: Span, sentence: Sentence, article: Article) -> bool:
    """Whether a date stands among the first words of its sentence, and so speaks for all of it."""
    return article.tokens.within(date).start - article.tokens.within(sentence.span).start <= _FIRST_WORDS


def _between(one: Span, other: Span, text: str) -> str:
    """The text between two spans in either order."""
    first, last = sorted((one, other))
    return text[first.end : last.start]


def _measures(date: Span, anchor: Span, text: str) -> bool:
    """Whether the date only measures a record; "the worst day since May 3, when 14 died" dates it."""
    if not is_record(text, date):
        return False
    behind = text[anchor.end : date.start] if anchor < date else text[date.end : date.end + 8]
    return "since" in behind if anchor < date else "when" not in behind


def _is_lately(timex: Timex, article: Article) -> bool:
    """Whether a date tells a day or two of the fortnight before publication."""
    published, value = article.document.published, timex.value
    if not published or not published.last or not value or not value.first or not value.last:
        return False
    return (value.last - value.first).days <= 3 and 0 <= (published.last - value.first).days <= 14


def bounded(timex: Timex, anchor: Span, article: Article) -> Edtf:
    """The value with the side its preposition leaves open: "since X" is X/.., "by X" is ../X."""
    value = timex.value
    assert value is not None
    if value.first is None or value.last is None or isinstance(timex.reading, Between) or _is_span(timex):
        return value
    lower, at = article.tokens.lower, article.tokens.within(timex.span)
    closed = when_aside(lower, at.stop, article.tokens.within(anchor).start) > at.stop
    if timex.span < anchor and "when" in lower[at.stop : at.stop + 2] and not closed:
        # "the heaviest since December 10, when seven were killed": they were killed that day.
        return value
    begun = article.sentence_at(timex.span.start).span.start
    if timex.relation == "at" and _LASTED.search(article.text, begun, timex.span.start):
        return value  # "in a 15-hour firefight that began on Sunday"
    if (
        timex.relation in ("since", "after")
        or timex.relation == "at"
        and (_is_since(timex, anchor, article) or in_clause_of(BEGAN, lower, at.start))
    ):
        return edtf.since(value)
    if timex.relation == "at" and (in_clause_of(_ENDED, lower, at.start) or _is_before_event(lower, at.start)):
        return edtf.until(value)
    if timex.relation in ("until", "before"):
        first = article.tokens.within(article.sentence_at(timex.span.start).span).start
        near = article.tokens.lower[max(first, at.start - 9) : at.stop + 5]
        # "was down to 12,000 by the end of 2024" tells how it stood then.
        return value if _STOOD & set(near) and timex.relation == "until" else edtf.until(value)
    return value


_LASTED = re.compile(r"\b(?:\d+|\w+)-(?:hour|minute)(?:-long)? [a-z]")


def _is_span(timex: Timex) -> bool:
    """Whether a date has both its ends: "from 1994 to 1996"; "since the 1990s" has not."""
    return timex.rule == "year" and timex.value is not None and "/" in timex.value.text


def in_clause_of(verbs: frozenset[str], lower: Sequence[str], at: int) -> bool:
    """Whether a date is when something began or ended that a figure belongs to: "the exercise that ended on May 9"."""
    at -= lower[at - 1] in ("on", "in", "late", "early") if at else 0
    if at < 2 or lower[at - 1] not in verbs:
        return False
    return lower[at - 2] in ("that", "which") or lower[at - 1].endswith("ing")


def _is_before_event(lower: Sequence[str], at: int) -> bool:
    """Whether a date is that of what came after: "were in Russian hands before the incursion of August 6"."""
    if at < 4 or lower[at - 1] not in ("of", "on", "in"):
        return False
    near = lower[at - 5 : at - 1]
    return "before" in near and near[near.index("before") + 1 :][:1] in (["the"], ["its"], ["their"], ["last"], ["this"])


def _is_since(timex: Timex, anchor: Span, article: Article) -> bool:
    """Whether a date stands in a clause of "since": "since he took office in September 2014".

    A figure of that very clause has the date alone: "the deadliest since 14 were killed on August 3".
    """
    sentence, tokens = article.sentence_at(timex.span.start).span, article.tokens
    inside = tokens.within(Span(sentence.start, timex.span.start))[-_CLAUSE:]
    since = next((i for i in inside if tokens.lower[i] == "since"), None)
    if since is None or tokens.start[since] < anchor.start < timex.span.start:
        return False
    return _ENDS.isdisjoint(tokens.lower[since : inside.stop])


def joined(one: Span, other: Span, article: Article) -> bool:
    """Whether two figures stand joined by "and", "including" and the like, and so share what is told of them."""
    words = [article.tokens.lower[i] for i in article.tokens.within(Span(one.end, other.start))]
    if words[-1:] == ["while"] and not _LOST.isdisjoint(words):
        words[-1] = "and"  # "three rebels were killed while seven soldiers were wounded in Sulu on Monday"
    close = len(words) <= 8 and bool(_JOINS & set(words)) and not (_CLAUSES | _STOPS | _NEW_VERBS) & set(words)
    return close and not _has_own_clause(one, other, article)


def _has_second_verb(one: Span, other: Span, article: Article) -> bool:
    """Whether the same subject does another thing with the second figure: "has 4,000 there and has lost 19"."""
    words = [article.tokens.lower[i] for i in article.tokens.within(Span(one.end, other.start))]
    return any(word in ("and", "but") and behind in _VERBS for word, behind in zip(words, words[1:], strict=False))


def has_new_verb(one: Span, other: Span, article: Article) -> bool:
    """Whether a figure hangs on a verb of its own behind another: "sent 9,000 in May and is keeping 2,000 of them"."""
    return not _NEW_VERBS.isdisjoint(article.tokens.lower[i] for i in article.tokens.within(Span(one.end, other.start)))


def _has_own_clause(one: Span, other: Span, article: Article) -> bool:
    """Whether the second figure has a subject and a verb of its own: "promised 1,000 soldiers and Chad sent 200"."""
    tokens, text = article.tokens, article.text
    inside = tokens.within(Span(one.end, other.start))
    join = next((i for i in inside if tokens.lower[i] in ("and", "while")), None)
    if join is None or join + 2 not in inside or not text[tokens.start[join + 1]].isupper():
        return False
    subject = tokens.start[join + 1]
    if not any(mention.span.start == subject for mention in starting(article.actors, Span(subject, subject + 1))):
        return False
    verb = next((m for m in starting(article.statuses, Span(subject, other.start))), None)
    sentence = article.sentence_at(one.start).span
    before = [m.status for m in starting(article.statuses, Span(sentence.start, one.start))][-1:]
    return verb is not None and before != [verb.status]  # "Rwanda lost 20 and Uganda lost 30 on Friday"


def _points(timex: Timex, anchor: Span, article: Article, sentence: Sentence) -> float:
    """How well a date fits a figure of its sentence."""
    lower, tokens = article.tokens.lower, article.tokens
    at, number, inside = tokens.within(timex.span), tokens.within(anchor), tokens.within(sentence.span)
    before = at.start < number.start
    between = range(at.stop, number.start) if before else range(number.stop, at.start)
    points, listed = _POINTS["start"] + _POINTS["each token between"] * min(len(between), _FAR), False
    sized = lower[number.stop : number.stop + 2] == ["strong", ","] and lower[number.start - 1] == ","
    if not before and (sized or any(lower[i] == "," for i in between) and in_aside(lower, number.start, inside.start)):
        points += _POINTS["number aside"]
    if not before and len(between) == 1 and lower[between[0]] in ("in", "by", "on"):
        points += _POINTS["right behind"]
    lasts = timex.relation == "since" and not _PERFECT.isdisjoint(lower[number.stop : number.stop + _PREDICATE])
    if before and not lasts and closed_aside(article, at.start, range(at.stop, number.start), inside.start):
        points += _POINTS["occasion"]  # "In Gaza, where he has been held since June 25, five gunmen died"
    if is_of_founding(lower, at.start) or not before and (is_of_paper(lower, at.start) or in_apposition(lower, between)):
        points += _POINTS["occasion"]  # "is to grow to 15,000 under Resolution 1701, adopted on Friday"
    aside = when_aside(lower, at.stop, number.start) if before else at.stop
    if aside > at.stop:
        between = range(aside, number.start)  # "Since October 10, when the assault began, 17,000 have died"
    if before and lower[at.stop] == "," and lower[at.stop + 1] in ("and", "but"):
        points += _POINTS["new sentence"]
    elif before and any(lower[i] in ("and", "but") and lower[i - 1] == "," and lower[i + 1] in _PRONOUNS for i in between[:-1]):
        points += _POINTS["other clause of theirs"]  # "at its peak, in 1993, it had 16,000, and it lost 500"
    elif before and lower[at.stop] in ("and", "but"):
        points += _POINTS["other clause"]
    elif not before and any(lower[i] in ("and", "but") and lower[i + 1] in _VERBS for i in between[:-1]):
        # "has withdrawn 10,000 and must have the rest out by Sunday"
        points += 2 * _POINTS["other clause"]
    elif not before and _OTHERS.search(article.text, anchor.end, timex.span.start):
        points += _POINTS["new sentence"]  # "has 300 soldiers there, and its planes had carried 313 people out by last night"
    for i in between:
        word = lower[i]
        if word == ":" and before:
            points += _POINTS["colon"]
            listed = True
        elif word in _STOPS:
            # "In May it sent two units: Ghana gave 600; Benin gave 200": the date is over the whole list.
            points += _POINTS["comma"] if listed else _POINTS["stop"]
            if word == ";" and not before:
                points += _POINTS["other sentence"]
            if (
                word == ";"
                and before
                and not PRESENT.isdisjoint((*lower[i : number.start], *lower[number.stop : number.stop + 3]))
            ):
                points += _POINTS["next clause"]  # "28,000 were there in the winter; 4,000 are left"
            if word == ";" and i + 1 == at.start:
                points += _POINTS["next clause"]
        elif word in _DASHES:
            points += _POINTS["dash"]
        elif word == ",":
            points += _POINTS["comma"]
        elif word in ("(", ")"):
            points += _POINTS["bracket"]
        elif word == "when" and not before and lower[i - 1] == "," and closes_apposition(lower, number.stop, i - 1):
            continue  # "lost two men, both Americans, when a helicopter crashed on May 5"
        elif word in ASIDES and lower[i - 1] == ",":
            points += _POINTS["aside"]
            if not before and lower[i + 1] in _PRONOUNS:
                points += _POINTS["clause"]  # "keeps 6,000 soldiers at Fashaga, which it took back last December"
            verbs = lower[number.stop : number.stop + _PREDICATE]
            verbs = verbs[: verbs.index(",")] if "," in verbs else verbs
            if before and not PRESENT.isdisjoint((*lower[i + 1 : number.start], *verbs)):
                points += _POINTS["present aside"]
        elif word == "when" and not before:
            # "were killed when their helicopter crashed on Friday"
            continue
        elif word in _CLAUSES and (before or word not in ASIDES):
            points += _POINTS["clause"]
        elif word in _COMPARISONS and not before:
            points += _POINTS["comparison"]
        elif word in _CONDITIONS and not before:
            points += _POINTS["condition"]
        elif word in _NOW and before:
            points += _POINTS["now"]
    when = {"when", "after"} & set(lower[at.stop : at.stop + 2])
    if (
        timex.relation == "since"
        and not when
        and not _SUPERLATIVES.isdisjoint(lower[max(inside.start, at.start - 8) : at.start])
    ):
        points += _POINTS["occasion"]  # "in one of the deadliest attacks since 2012"
    if lower[at.start - 1] == "since" and not {"most", "fewest", "first"}.isdisjoint(
        lower[max(0, at.start - 3) : at.start - 1]
    ):
        # "the most since 1973", "the first attack since 2012"
        points += _POINTS["occasion"]
    if lower[at.start - 1] == "the" and lower[at.start - 2] == "from" and lower[at.stop - 1].endswith("0s"):
        points += _POINTS["occasion"]  # "given helmets from the 1940s"
    if is_of_occasion(lower, at.stop):
        points += _POINTS["occasion"]
    points += _numbers_between(timex, anchor, article)
    since = timex.relation == "since" and lower[inside.start] == "since"
    if before and (since or _opens(timex.span, sentence, article)):
        points += _POINTS["opens sentence"]
    if not before and lower[at.start - 2 : at.start] in (["as", "in"], ["as", "on"], ["as", "during"]):
        points += _POINTS["occasion"]  # "100,000 ring the town, half as many again as in 1995"
    if lower[max(0, at.start - 2) : at.start] == ["as", "of"]:
        points = max(points, _AS_OF)
    if not before and _RELATIVES & set(lower[number.stop : at.start]) and not _GOES_ON.isdisjoint(lower[at.stop : at.stop + 1]):
        points += _POINTS["other clause of theirs"]
    behind = lower[at.stop : number.start]
    present = behind and (not {"number", *_GOES_ON}.isdisjoint(behind) or is_present(behind[0]))
    if present and in_relative(lower, inside.start, at):
        points += 2 * _POINTS["other clause of theirs"]  # "the marines who landed on May 5 number 1,300"
    if before and lower[inside.start] == "of" and "," in (lower[i] for i in between):
        points += _POINTS["of those"]
    if not before and _has_dated_parts(timex, anchor, article):
        points += _POINTS["other number"]
    if not before and 1 <= len(between) <= 6 and lower[number.stop] in _PRONOUNS:
        points += _POINTS["quoted number"] - _numbers_between(timex, anchor, article)
    return points


def _has_dated_parts(timex: Timex, anchor: Span, article: Article) -> bool:
    """Whether the date is only that of the first of several parts: "15,000 in two waves, 11,000 in May and 4,000 in July"."""
    numbers = starting(article.quantities, Span(anchor.end, timex.span.start))
    behind = starting(article.quantities, Span(timex.span.end, timex.span.end + _NEXT_PART))
    if not numbers or not behind or timex.span.start - numbers[-1].span.end > _OWN_DATE:
        return False
    dates = within(article, Span(behind[0].span.end, behind[0].span.end + 2 * _OWN_DATE))
    return bool(dates) and article.sentence_at(dates[0].span.start) == article.sentence_at(anchor.start)


# How many characters behind a date the next part begins at most, and behind a part its own date.
_NEXT_PART, _OWN_DATE = 30, 20


def _numbers_between(timex: Timex, anchor: Span, article: Article) -> float:
    """What other figures between the date and this one take away; figures joined by "and" share their date."""
    date = timex.span
    first, last = sorted((date, anchor))
    passed = [q.span for q in starting(article.quantities, Span(first.start, last.end)) if not q.span.overlaps(date)]
    points = 0.0
    if date < anchor:
        owners = [q.span for q in starting(article.quantities, Span(date.start - 150, date.start)) if q.span.end <= date.start]
        gap = article.text[first.end : last.start]
        # "by 2004 to 17,500": nothing but a preposition stands between them.
        apart = len(gap) > _NEAR or not {",", ";"}.isdisjoint(gap)
        near = apart and bool(owners) and date.start - owners[-1].end <= len(gap) + _NEAR
        points += _POINTS["owned"] if near and article.sentence_at(owners[-1].start) == article.sentence_at(anchor.start) else 0
    for one, other in zip(passed, passed[1:], strict=False):
        if anchor < date and _has_own_clause(one, other, article):
            points += _POINTS["own clause"]
        # "300 soldiers and, by another count, 900 rebels have died since May": "since" speaks for all that stands before it.
        shared = joined(one, other, article) or (anchor < date and timex.relation == "since")
        shared = shared and not (anchor < date and _has_second_verb(one, other, article))
        points += _POINTS["joined number" if shared else "other number"]
    return points
