"""Which words of a sentence each of its attributions covers: what is said before, behind and between the sources."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence

from etl import noun_phrases
from etl.frames import Frame, in_timex, quantity_near
from etl.frozen import replace
from etl.noun_phrases import Words
from etl.records import Span
from etl.statement_dates import starting
from etl.subjects import BREAKS, QUOTE_MARKS, report_nouns

PARTS = frozenset([";", "and", "but", "while"])
OPENERS = frozenset(
    ["however", "but", "and", "meanwhile", "also", "earlier", "later", "on", "in", "separately", "yet", "still"]
)
_BEHIND = frozenset(
    [
        ".",
        ",",
        ";",
        ")",
        "”",
        '"',
        "on",
        "in",
        "at",
        "late",
        "early",
        "following",
        "during",
        "after",
        "before",
        "from",
        "to",
        "via",
    ]
)
_SUBORDINATE = frozenset(["while", "whereas", "although", "though", "after", "when", "since", "as", "if", "because", "despite"])
_CIRCUMSTANTIAL = frozenset(["on", "in", "at", "during", "after", "following", "late", "early", "from", "via", "before"])
_CIRCUMSTANCE = frozenset(
    [
        "on",
        "late",
        "early",
        "in",
        "a",
        "an",
        "statement",
        "report",
        "interview",
        "the",
        "his",
        "her",
        "its",
        "post",
        "telegram",
        ".",
    ]
)
_AMOUNTS = frozenset(["target", "goal", "ceiling", "limit", "cap", "level", "figure", "number", "strength", "quota", "maximum"])
_OWN_VOICE = frozenset(["after", "amid", "following", "when", "days", "hours", "weeks", "a", "even"])
_SPANS = frozenset(["day", "week", "month", "year", "few", "couple"])


def laid_out(w: Words, frames: Sequence[Frame], lo: int, hi: int, quotes: Sequence[Span]) -> list[tuple[Span, ...]]:
    """The text each frame covers, in this sentence and the quotation it belongs to."""
    laid: list[tuple[Span, ...]] = []
    frames = [_with_document(w, frame, lo) for frame in frames]
    for k, frame in enumerate(frames):
        left = max((f.end for f in frames[:k] if _sequential(w, frame, f)), default=lo)
        left = _after_stop(w, left, frame.first)
        if k and frame.order == "according":
            left = _after_relative(w, frames[k - 1].end, left, frame.first)
        right = min((_cut(w, f, frame.end) for f in frames[k + 1 :] if _sequential(w, f, frame)), default=hi)
        for later in frames[k + 1 : k + 2]:
            if later.order == "according":
                begun = _after_relative(w, frame.end, lo, later.first)
                right = min(right, begun) if begun > frame.end else right
        left, right = _between_dashes(w, frame, left, right, lo)
        pieces: list[Span] = []
        if frame.order == "attack" or _is_compared(w, frame):
            laid.append(())
            continue
        if frame.order == "relative":
            of_them = frame.end + 3 < right and w.lower[frame.end] == "," and "of" in w.lower[frame.end + 2 : frame.end + 4]
            laid.append(
                tuple(_piece(w, max(left, frame.first - 8), frame.first) + (_piece(w, frame.end, right) if of_them else []))
            )
            continue
        covers_before = _covers_before(w, frame, left, right)
        if covers_before:
            pieces += _piece(w, _clause_before(w, left, frame) if frame.order == "decreed" else left, frame.first)
        numbered = frame.end < hi and w.lower[frame.end][0].isdigit()
        if not covers_before and frame.order == "say" and not frame.inverted and numbered:
            # "Brown announced 500 on Monday; Poland is considering several hundred": a number alone is all that was announced
            right = next((i for i in range(frame.end, right) if w.lower[i] == ";"), right)
        if frame.order == "deny" or frame.order == "noun" and k and frames[k - 1].order == "deny":
            right = next((i for i in range(frame.end, right) if w.lower[i] == ";"), right)
        spoken = covers_before and frame.order in ("say", "told", "according", "deny")
        if spoken:  # "..., two officials told NBC News; Germany hosts 35,000 others": the article's own again
            right = next((i for i in range(frame.end, right - 1) if w.lower[i] == ";" and w.cap(i + 1)), right)
        to_somebody = spoken and w.lower[frame.end : frame.end + 1] == ["to"] and w.lower[frame.cue] in _TO_SOMEBODY
        behind = _behind_circumstance(w, frame.end + to_somebody, right, to_somebody) if spoken else frame.end
        if frame.inverted:
            behind = _behind_description(w, behind, right)
        if not (covers_before and _goes_on_in_own_voice(w, behind, right)):
            pieces += _piece(w, behind, _deed_of_others(w, behind, right) if frame.order == "order" else right)
        if frame.order == "passive" and frame.source:
            pieces += _piece(w, frame.cue_end, frame.source.first - 1)  # "reckoned at 15,000 men by Western intelligence"
        pieces += _quotes_of(w, frame, lo, hi, quotes)
        laid.append(tuple(sorted(set(pieces))))
    return laid


def _between_dashes(w: Words, frame: Frame, left: int, right: int, lo: int) -> tuple[int, int]:
    """The bounds, drawn in to the dashes that set a statement apart: "The army - media put it at 900 - says it has won"."""
    if frame.order not in ("say", "weak", "according"):
        return left, right
    opening = [i for i in range(lo + 1, frame.first) if w.lower[i] in _DASHES and w.start[i] > w.end[i - 1]]
    closing = next((i for i in range(frame.end, right) if w.lower[i] in _DASHES and w.start[i] > w.end[i - 1]), None)
    if len(opening) % 2 == 0 or closing is None:
        return left, right
    return max(left, opening[-1] + 1), closing


_DASHES = frozenset(["-", "–", "—"])


def _with_document(w: Words, frame: Frame, lo: int) -> Frame:
    """The frame with the report its source put out: "..., a report by The Sentry says, most of them around Adigrat"."""
    at = frame.first - 1
    while at > lo and (w.lower[at] in noun_phrases.DETERMINER or w.lower[at] in _PUT_OUT):
        at -= 1
    if at == frame.first - 1 or w.lower[at] not in noun_phrases.DOCUMENT | report_nouns():
        return frame
    first = next((i for i in range(at - 1, max(at - 4, lo) - 1, -1) if w.lower[i] in noun_phrases.DETERMINER), at)
    return replace(frame, first=first) if first > lo and w.lower[first - 1] in _MARKS else frame


_PUT_OUT = frozenset(
    ["by", "from", "of", "compiled", "kept", "published", "released", "prepared", "collected", "carried", "out"]
)
_MARKS = frozenset([",", '"', "”", "—", "–"])


def _is_compared(w: Words, frame: Frame) -> bool:
    """Whether the statement only measures another one: "whether they are as weak as the army has suggested"."""
    at = frame.first - 1
    return at > 0 and w.lower[at] == "as" and "as" in w.lower[max(0, at - 4) : at] and frame.order == "say"


def _after_relative(w: Words, end: int, left: int, first: int) -> int:
    """The relative clause that a second source closes: "Kyiv said 40 died in Sumy, where 900 are left, according to AFP"."""
    for i in range(first - 1, max(end, left), -1):
        if w.lower[i] in _RELATIVES and w.lower[i - 1] == ",":
            return i if quantity_near(w, i, first) else left
    return left


_RELATIVES = frozenset(["where", "which", "whose", "whom", "who"])


def _after_stop(w: Words, left: int, first: int) -> int:
    """The token behind the last semicolon before the frame."""
    return next((i + 1 for i in range(first - 1, left - 1, -1) if w.lower[i] == ";"), left)


def _sequential(w: Words, later: Frame, earlier: Frame) -> bool:
    """Whether `later` makes a statement of its own beside `earlier` ("A said x, and B said y") rather than inside it."""
    between = range(earlier.end, later.first)
    if any(w.lower[i] == ";" or (w.lower[i] == ":" and later.order not in ("participle", "citing")) for i in between):
        return True
    near = range(max(earlier.end, later.first - 2), later.first)
    if later.order in ("participle", "according", "citing", "relative"):
        return later.order == "according" and any(w.lower[i] in PARTS or w.lower[i] == "or" for i in near)
    marked = any(w.lower[i] in BREAKS or w.lower[i] in (",", "(", "—", "–") for i in near)
    return marked and not _closes(w, later)


def _closes(w: Words, frame: Frame) -> bool:
    """Whether the frame stands behind its content ("..., Kim told reporters."): a mark before, a date or mark behind."""
    mark = w.lower[frame.end] if frame.end < len(w.lower) else "."
    ends = mark in _BEHIND or in_timex(w, min(frame.end, len(w.lower) - 1))
    return ends and frame.first > 0 and w.lower[frame.first - 1] in (",", '"', "”", "—", "–", "-", ")")


def _cut(w: Words, frame: Frame, end: int) -> int:
    """Where the words that lead to the frame begin: ", and", or the semicolon behind token `end`."""
    part = next((i + 1 for i in range(frame.first - 1, end - 1, -1) if w.lower[i] == ";" or w.lower[i] in BREAKS), 0)
    first = part if part and w.lower[part - 1] == ";" else frame.first
    if frame.order == "according" and "or" in w.lower[max(end, first - 2) : first]:
        first -= 1 + (w.lower[first - 1] != "or")  # "700,000, Putin said, or 695,000 by Syrskyi's count"
    while first > 0 and (w.lower[first - 1] in BREAKS or w.lower[first - 1] in (",", ";")):
        first -= 1
    return first


def _covers_before(w: Words, frame: Frame, left: int, right: int) -> bool:
    """Whether the words before the frame are its content: "..., Zelenskyy wrote", "... killed, according to the army"."""
    if all(_is_setting(w, i) for i in range(left, frame.first)):
        return False
    if w.lower[left] == "(" and w.lower[frame.first - 1] == ")":
        return False  # "(Beirut) Hezbollah announced"
    if frame.order == "deny" and _is_of_claim(w, frame.first, left):
        return True
    if frame.order == "decreed":
        return any(w.lower[i] in _AMOUNTS for i in range(max(left, frame.first - 2), frame.first))
    if frame.order in ("according", "passive", "citing", "participle") or _nothing_behind(w, frame.end, right):
        return True
    mark, following = w.lower[frame.first - 1], w.lower[frame.end] if frame.end < len(w.lower) else "."
    if mark in ("that", "which", "when", "how"):
        return True  # ""Several hundred" dead is how one official put it"
    if w.lower[left] in _SUBORDINATE:
        return False
    if following == "that" or following == "to" and w.lower[frame.cue] not in _TO_SOMEBODY:
        return False
    colon = next((i for i in range(frame.first - 1, max(left, frame.first - _DESCRIBED), -1) if w.lower[i] == ":"), None)
    if colon is not None and not quantity_near(w, colon, frame.first):
        return False  # "the call has had an effect: a spokesman, Saad Maan, speaks of 40,000"
    if mark == "," and following in _SUBJECTS and right - frame.end > _OWN_CLAUSE:
        return False  # "Riyadh gave its dead as 18, Egypt said it had lost nine"
    return following == "." or mark in (",", '"', "”", "—", "–", ")", "’", "'")


# Who says something to somebody: "..., Annan wrote to the Council on Monday, and needs more"; not "agreed to".
_TO_SOMEBODY = frozenset(
    ["wrote", "said", "reported", "complained", "confirmed", "explained", "admitted", "confessed", "repeated"]
)


_SUBJECTS = frozenset(["it", "they", "he", "she", "its", "their"])
# How many tokens a clause has at least that begins with such a subject.
_OWN_CLAUSE = 3
# How many tokens the description of a source has at most, behind a colon.
_DESCRIBED = 9


def _is_of_claim(w: Words, first: int, left: int) -> bool:
    """Whether a source disputes what stands before as "a claim": "..., a claim (that) the army rejects: ..."."""
    at = first - 1 - (w.lower[first - 1] in ("that", "which"))
    return at > left + 1 and w.lower[at] in report_nouns() and w.lower[at - 1] in ("a", "an") and w.lower[at - 2] == ","


def _is_setting(w: Words, i: int) -> bool:
    """Whether a token only says when or how it was said: "Later,", "On Friday,"."""
    token = w.lower[i]
    return not token[0].isalnum() or token in OPENERS or token in noun_phrases.BETWEEN or in_timex(w, i)


def _clause_before(w: Words, left: int, frame: Frame) -> int:
    """The clause that an apposition closes: "..., expanding the army to 1.5 million, a target set by"."""
    commas = [i for i in range(left, frame.first) if w.lower[i] == ","]
    return commas[-2] + 1 if len(commas) > 1 else left


def _nothing_behind(w: Words, first: int, end: int) -> bool:
    """Whether only a date and the circumstances follow: "... were killed the ministry in Moscow said on Saturday."."""
    i = first
    while i < end and (in_timex(w, i) or w.lower[i] in _CIRCUMSTANCE):
        i += 1
    return end - i < 3


def _piece(w: Words, first: int, end: int) -> list[Span]:
    return [w.span(first, end - 1)] if first < end else []


def _quotes_of(w: Words, frame: Frame, lo: int, hi: int, quotes: Sequence[Span]) -> list[Span]:
    """The quotations of the frame's sentence that touch it, however many sentences they run over."""
    begin, finish = w.start[frame.first], w.end[frame.end - 1]
    at = bisect_left(quotes, w.start[lo], key=lambda quote: quote.end)
    near = []
    while at < len(quotes) and quotes[at].start < w.end[hi - 1]:
        near.append(quotes[at])
        at += 1
    last = w.end[hi - 1]  # what opens behind the cue and runs on beyond the sentence: 'wrote on Telegram that "25 men ...'
    return [q for q in near if -2 <= begin - q.end <= 3 or -2 <= q.start - finish <= 3 or finish < q.start < last < q.end - 1]


def _behind_circumstance(w: Words, first: int, end: int, told: bool = False) -> int:
    """Past "on Friday during talks in Moscow": where and when it was said is no part of what was said."""
    if first < end and (told or w.lower[first] in _CIRCUMSTANTIAL or in_timex(w, first)):
        return next((i for i in range(first, end) if w.lower[i] in (",", ";", "that") or w.lower[i] in QUOTE_MARKS), end)
    return first


def _deed_of_others(w: Words, first: int, end: int) -> int:
    """Where a promise or order ends and another's deed is told: "Kenya has promised 1,000 men and Chad sent 200"."""
    for i in range(first, end - 2):
        if w.lower[i] in ("and", "but", "while") and w.cap(i + 1):
            behind = Span(w.end[i + 1], w.end[min(i + 4, end - 1)])
            if any(mention.rule.endswith((".past", ".active")) for mention in starting(w.article.statuses, behind)):
                return i
    return end


def _behind_description(w: Words, first: int, end: int) -> int:
    """Past what describes the speaker: '... ," said General Khan, who commands 8,000 soldiers in Basra'."""
    if first + 2 >= end or w.lower[first] != ",":
        return first
    at = first + 1 + (w.lower[first + 1] in noun_phrases.DETERMINER)
    if w.lower[at] not in ("who", "whose") and not noun_phrases.is_person_word(w.lower[at]):
        return first
    return next((i for i in range(at + 1, end) if w.lower[i] in (",", ";") or w.lower[i] in QUOTE_MARKS), end)


def _goes_on_in_own_voice(w: Words, first: int, end: int) -> bool:
    """ "..., the envoy warned on Thursday, after fire injured two": what follows is the article's own."""
    i = first
    while i < end and (in_timex(w, i) or w.lower[i] in ("on", "late", "early", ",")):
        i += 1
    if i + 1 < end and w.lower[i] == "a":
        return w.lower[i + 1] in _SPANS
    return i < end and w.lower[i] in _OWN_VOICE
