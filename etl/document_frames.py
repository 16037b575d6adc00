"""Attributions without a verb of saying: "according to figures of the institute", "by X's count", "Kyiv's claim that"."""

from __future__ import annotations

from etl import noun_phrases, source_names, speakers
from etl.frames import Frame, in_timex, is_denial, quantity_near
from etl.noun_phrases import CLOSED, DETERMINER, PERSONS, Words
from etl.speakers import Source
from etl.subjects import MARKS, report_nouns

_NOUN_FOLLOWED_BY = frozenset(
    ["that", "of", "put", "puts", "had", "has", "stood", "stands", "was", "were", "is", "are", "for", ":", "at", "suggest"]
)
# What is somebody's own reckoning: "by his account", but not "in its history".
_OWN_COUNTS = frozenset(
    ["account", "count", "estimate", "estimates", "reckoning", "reading", "tally", "figures", "assessment", "view", "opinion"]
    + ["words", "calculation", "calculations", "analysis", "statement", "report"]
)
_POSSESSIVE = ("'s", "’s")


def source_frame(w: Words, cue: int, end: int, hi: int) -> Frame | None:
    """ "according to figures of the institute", "citing Cho": the source behind, past the words for the document."""
    phrase = _cited(w, end, hi)
    source = speakers.read(w, *phrase) if phrase else None
    if not phrase or not source:
        return None
    named = named_behind(w, phrase[1], source, hi)
    if named:
        phrase, source = (phrase[0], named.last), named
    order = "according" if w.lower[cue] in ("according", "as", "if", "going") else "citing"
    if w.lower[cue] in ("based", "drawing") and not any(
        w.lower[i] in report_nouns() for i in range(end, min(hi, phrase[1] + 3))
    ):
        return None
    if order == "citing" and source.generic and not source.definite and not source.plural:
        return None
    if w.lower[cue] == "based" and source.head == "intelligence" and not source.listed:
        return None
    seen = w.lower[cue] in ("seen", "obtained", "reviewed")
    return Frame(cue=cue, cue_end=end, first=cue, end=phrase[1] + 1, order=order, source=source, seen=seen)


def noun_frame(w: Words, cue: int, end: int, lo: int, hi: int) -> Frame | None:
    """ "South Korea's claim that 12,000", "by his account", "the agency's estimate had stood at 300"."""
    if end < hi and (w.lower[end] in noun_phrases.BODY or noun_phrases.is_person_word(w.lower[end])):
        return None  # "Somalia's information ministry"
    if w.lower[cue] in _OWN_COUNTS and w.lower[max(lo, cue - 2) : cue] in (
        ["by", "the"],
        ["in", "the"],
        ["on", "the"],
        ["by", "an"],
    ):
        return _count_of(w, cue, end, hi)
    at = cue - 1
    while at >= lo and w.lower[at] in (
        "own",
        "latest",
        "official",
        "daily",
        "earlier",
        "last",
        "new",
        "previous",
        "first",
        "initial",
    ):
        at -= 1
    if at < lo:
        return None
    token = w.lower[at]
    if token.endswith(_POSSESSIVE) or (token in ("'", "’") and w.lower[at - 1].endswith("s")):
        # "Kyiv disputed Moscow's assertion": what is denied is Moscow's, and no name goes on over the verb.
        denial = next((i for i in range(at - 1, max(lo, at - 8) - 1, -1) if is_denial(w.lower[i])), lo - 1)
        phrase = noun_phrases.before(w, at, denial + 1)
        source = speakers.read(w, *phrase) if phrase else None
    elif (
        token in ("his", "her", "its", "their")
        and at > lo
        and w.lower[at - 1] in ("by", "in", "on")
        and w.lower[cue] in _OWN_COUNTS
    ):
        head = {"his": "he", "her": "she", "its": "it", "their": "they"}[token]
        phrase = (at, at)
        source = _subject_before(w, at, lo) if w.lower[at + 1] == "own" else None
        source = source or Source(first=at, last=at, span=w.span(at, at), head=head, claimant=None)
    elif "official" in w.lower[max(lo, at - 1) : at + 2] and w.cap(at):
        phrase = (at, at)
        found = source_names.country(w, at, at)
        source = (
            Source(first=at, last=at, span=w.span(at, at), head=token, claimant=source_names.government(found[0]))
            if found
            else None
        )
    else:
        return None
    if not source or not phrase:
        return None
    if phrase[0] > lo and w.lower[phrase[0] - 1] in ("by", "in", "on"):
        return Frame(cue=cue, cue_end=end, first=phrase[0] - 1, end=end, order="according", source=source)
    behind = end  # "the Pentagon's estimate last month was 70,000"
    while behind < hi and (
        in_timex(w, behind)
        or w.lower[behind] in ("then", "now", "still", "later", "already")
        or w.lower[behind] in ("in", "on")
        and in_timex(w, behind + 1)
    ):
        behind += 1
    if behind < hi and w.lower[behind] == ",":
        behind = _over_aside(w, behind, hi)
    told = behind < hi and (w.lower[behind] in _NOUN_FOLLOWED_BY or quantity_near(w, behind, min(hi, behind + 3)))
    return Frame(cue=cue, cue_end=end, first=phrase[0], end=end, order="noun", source=source) if told else None


def report_by(w: Words, cue: int, end: int, hi: int) -> Frame | None:
    """ "denied a report by the spy agency that 60,000 were massing": whose report it is that he denies."""
    phrase = noun_phrases.after(w, end + 1, hi) if end < hi and w.lower[end] in ("by", "from") else None
    source = speakers.read(w, *phrase) if phrase else None
    if not phrase or not source or w.lower[phrase[1] + 1 : phrase[1] + 2] != ["that"]:
        return None
    return Frame(cue=cue, cue_end=end, first=cue, end=phrase[1] + 2, order="noun", source=source)


def _over_aside(w: Words, at: int, hi: int) -> int:
    """The verb behind an aside: "the army's estimate, given to reporters last week, is 5,000"."""
    closing = next((i for i in range(at + 2, min(hi - 1, at + 14)) if w.lower[i] == ","), at)
    return closing + 1 if closing > at and w.lower[closing + 1] in _STANDS else at


_STANDS = frozenset(["is", "was", "stands", "stood", "puts", "put"])


def _count_of(w: Words, cue: int, end: int, hi: int) -> Frame | None:
    """ "by the count of the Red Cross", "in the estimate of the United Nations"."""
    phrase = noun_phrases.after(w, end + 1, hi) if end < hi and w.lower[end] == "of" else None
    source = speakers.read(w, *phrase) if phrase else None
    if not phrase or not source or not source.claimant:
        return None
    return Frame(cue=cue, cue_end=end, first=cue - 2, end=phrase[1] + 1, order="according", source=source)


def _subject_before(w: Words, at: int, lo: int) -> Source | None:
    """The body whose verb stands right before the aside: "PUSIC had, by its own account, 3,000 men"."""
    verb = at - 3  # before ", by its"
    if verb <= lo or w.lower[at - 2] != ",":
        return None
    phrase = noun_phrases.before(w, verb - 1, lo)
    source = speakers.read(w, *phrase) if phrase else None
    claimant = source.claimant if source else None
    told = claimant is not None and (claimant.kind in ("body", "group", "government") or claimant.name.isupper())
    return source if told else None


def named_behind(w: Words, last: int, source: Source, hi: int) -> Source | None:
    """The name behind a role or kind of body: "according to its spokesman, Sheikh Abu Musab", "the UN mission, MINUSMA"."""
    role = noun_phrases.is_person_word(w.lower[last])  # "the Defense Department's spokesman, Pete Williams"
    if source.listed and not role or source.plural or last + 2 >= hi or w.lower[last + 1] != ",":
        return None
    phrase = noun_phrases.after(w, last + 2, hi)
    named = speakers.read(w, *phrase) if phrase else None
    if not named or not named.claimant or named.generic:
        return None
    person = (
        named.claimant.kind == "person" and " " in named.claimant.name and (role or noun_phrases.is_person_word(source.head))
    )
    body = named.listed and named.claimant.kind in ("body", "group") and not noun_phrases.is_person_word(source.head)
    return named if person or body else None


def _owner_of(w: Words, first: int, document: int) -> tuple[int, int] | None:
    """Whose document it is, past the words for its kind: "a UN monitoring report", "a leaked Pentagon budget memo"."""
    for k in range(document - 2, first - 1, -1):
        phrase = noun_phrases.before(w, k, first) if w.cap(k) else None
        source = speakers.read(w, *phrase) if phrase else None
        if source is not None and source.listed:
            return phrase
    return None


def _cited(w: Words, i: int, hi: int) -> tuple[int, int] | None:
    """The source of "a closed-door briefing by the National Intelligence Service", "an Observatory toll", "the ministry"."""
    for j in range(i, min(hi, i + 14)):
        if w.lower[j] in MARKS or (w.lower[j] in CLOSED and w.lower[j] not in DETERMINER and j > i):
            break
        if w.lower[j] in report_nouns():
            at = next((k for k in range(j + 1, min(j + 5, hi)) if w.lower[k] in ("of", "by", "from")), None)
            inner = noun_phrases.after(w, at + 1, hi) if at else None
            if inner:
                return inner
            if j == i + 1 and w.lower[i] in ("its", "their"):
                return i, j  # "according to its statements"
            if (
                w.lower[j] in speakers.ANONYMOUS
                and j <= i + 2
                and all(w.lower[k] in DETERMINER or k in w.dated for k in range(i, j))
            ):
                return j, j  # "according to a statement", "according to Wednesday statements"
            owner = noun_phrases.before(w, j - 1, i) if j > i else None
            named = owner if owner and speakers.read(w, *owner) else _owner_of(w, i, j)
            return named or (noun_phrases.after(w, i, hi) if w.lower[j] in PERSONS else None)
    return noun_phrases.after(w, i, hi)
