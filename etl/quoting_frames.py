"""Attributions whose words are passed on: who is quoted by whom, who is told, what a decree or rumour says."""

from __future__ import annotations

from etl import noun_phrases, speakers
from etl.frames import Frame
from etl.noun_phrases import Words
from etl.speakers import Source
from etl.subjects import appositive, subject_of

QUOTES = frozenset(["quoted", "quotes", "cited", "cites"])


def who_quotes(w: Words, source: Source, lo: int) -> Source | None:
    """The outlet of "the Times cited an officer who spoke of"; somebody else than an outlet only mentions him."""
    first = source.first - (w.lower[source.first - 1] in ("a", "an", "the", "two", "several", "one"))
    if first - 1 <= lo or w.lower[first - 1] not in QUOTES:
        return None
    found = subject_of(w, first - 2, lo, lo, False)
    outlet = found[1] if found else None
    return outlet if outlet and outlet.claimant and outlet.claimant.kind == "outlet" else None


def if_believed(w: Words, cue: int, lo: int) -> Frame | None:
    """ "if Kyiv is to be believed": the source behind "if"."""
    phrase = noun_phrases.before(w, cue - 4, lo) if cue - 4 > lo and w.lower[cue - 3] in ("is", "are") else None
    source = speakers.read(w, *phrase) if phrase and phrase[0] > lo and w.lower[phrase[0] - 1] == "if" else None
    if not phrase or not source:
        return None
    return Frame(cue=phrase[0] - 1, cue_end=cue + 1, first=phrase[0] - 1, end=cue + 1, order="according", source=source)


def talk_frame(w: Words, cue: int, end: int, lo: int) -> Frame | None:
    """ "on social networks there is talk of 22 dead"."""
    phrase = noun_phrases.before(w, cue - 1, lo)
    source = speakers.read(w, *phrase) if phrase else None
    if not phrase or not source or phrase[0] <= lo or w.lower[phrase[0] - 1] not in ("on", "in", "among", "from"):
        return None
    return Frame(cue=cue, cue_end=end, first=phrase[0] - 1, end=end, order="weak", source=source)


def decree_frame(w: Words, cue: int, end: int, lo: int, hi: int) -> Frame | None:
    """ "A decree signed on Monday raises the number": its maker is told before; "signed by Putin" is read at "signed"."""
    if cue == lo or w.lower[cue - 1] not in ("a", "the", "his", "her", "new") or "by" in w.lower[end : min(hi, end + 6)]:
        return None
    source = Source(first=cue, last=cue, span=w.span(cue, cue), head=w.lower[cue], claimant=None)
    return Frame(cue=cue, cue_end=end, first=cue - 1, end=end, order="decreed", source=source)


def was_quoted(w: Words, cue: int, end: int, at: int, lo: int, hi: int, busy: int) -> Frame | None:
    """ "The minister was quoted by Interfax as saying": what he says, behind who tells it."""
    subject = subject_of(w, at, lo, busy, False)
    phrase = noun_phrases.after(w, end + 1, hi) if w.lower[end : end + 1] == ["by"] else None
    behind = phrase[1] + 1 if phrase else end
    saying = next((i for i in range(behind, min(hi - 1, behind + 6)) if w.lower[i] == "as"), None)
    if not subject or saying is None or w.lower[saying + 1] not in ("saying", "telling", "stating"):
        return None
    outlet = speakers.read(w, *phrase) if phrase else None
    first, speaker = appositive(w, *subject, lo)
    source, quoted = (outlet, speaker) if outlet else (speaker, None)
    return Frame(cue=cue, cue_end=end, first=first, end=saying + 2, order="say", source=source, quoted=quoted)


def who_is_quoted(w: Words, end: int, hi: int) -> tuple[int, Source | None]:
    """Who is quoted, and the token behind: "quoted the minister as saying"."""
    phrase = noun_phrases.after(w, end, min(hi, end + 14))
    at = next((i for i in range(phrase[1] + 1, min(hi - 1, phrase[1] + 8)) if w.lower[i] == "as"), None) if phrase else None
    if not phrase or at is None or w.lower[at + 1] not in ("saying", "telling", "stating", "reporting"):
        return end, None
    return at + 2, speakers.read(w, *phrase)


def who_is_told(w: Words, end: int, hi: int) -> tuple[int, Source | None]:
    """Who is told, and the token behind: "told the BBC on Wednesday that"."""
    phrase = noun_phrases.after(w, end, min(hi, end + 12))
    return (phrase[1] + 1, speakers.read(w, *phrase)) if phrase else (end, None)
