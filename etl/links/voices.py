"""Whose report a sentence without a source of its own goes on with: "Another 120 soldiers were also killed."."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence

from etl.records import Article, Attribution, Claim, Sentence

# Points for and against carrying the source over, fitted by hand; the report is carried from `_ENOUGH` on.
_POINTS = {
    "goes on": 2,  # "Another 120 were captured."
    "opens with the number": 2,  # "Thirty policemen were still missing."
    "sums up": 2,  # "In total", "So far"
    "says also": 1,  # "three others", "also", "still"
    "same report": 1,  # the source has just given a number
    "speaks on": 1,  # "He says ... Four aircraft are lost, he confirms. Fourteen servicemen are missing."
    "same status": 1,  # of the same kind
    "names a force": -1,  # "About 10,000 Israeli troops are there"
    "source again": 3,  # the next sentence has the same source once more
    "said to be": 2,  # "52 rebels were said to be wounded"
    "same event": 2,  # "During the fight, 17 men were wounded."
    "held by nobody": -2,  # "Some 11,000 soldiers are thought to be in Kursk"
    "newly reported": -2,  # "Three soldiers have been reported killed this week"
    "earlier time": -3,  # "six had died nearby a day earlier"
    "turns": -2,  # "Meanwhile", "Since 2011": the article speaks for itself
    "moves on": -1,  # "In Homs", "On Friday"
    "new subject": -2,  # "The Netherlands is sending 160" behind what Obama said
    "weak voice": -2,  # "which put the dead at 300" is no report that goes on
    "the number": -2,  # "the 300" has been told before
    "sentence between": -1,
    "other paragraph": -1,
}
_ENOUGH = 3
_FARTHEST = 3
# How many words from the number "also" may stand.
_NEAR = 7
# How much of a sentence is looked at for its time and event.
_LONGEST = 400
_GOES_ON = frozenset(
    [
        "along",
        "another",
        "others",
        "of",
        "most",
        "they",
        "their",
        "these",
        "those",
        "also",
        "among",
        "additionally",
        "both",
        "half",
    ]
    + ["besides", "moreover", "further", "furthermore", "it", "he", "she", "its", "his", "her", "as", "all"]
)
_ALSO = frozenset(["also", "other", "others", "still", "remaining", "rest"])
_TURNS = frozenset(
    [
        "meanwhile",
        "elsewhere",
        "earlier",
        "since",
        "previously",
        "but",
        "however",
        "yet",
        "until",
        "before",
        "if",
        "when",
        "while",
    ]
    + ["although", "despite", "little", "separately"]
)
_MOVES = frozenset(["in", "on", "at", "after", "during", "between", "last", "near"])
_SUMS = ("In total", "In all", "In addition", "So far")
_STRONG = frozenset(["say", "told", "according", "passive", "participle", "label"])
_LIST_MARKS = frozenset("*•·-–—")
_SAID_TO_BE = re.compile(r"\b(?:was|were|is|are) (?:(?:also|still) )?said\b")
_HELD = re.compile(r"\b(?:is|are|was|were) (?:now |still |also )?(?:thought|believed|understood|estimated|feared|known) to\b")
_LOSSES = frozenset(["killed", "wounded", "casualties", "captured", "missing"])
_OTHERS = re.compile(r"\b(?:others?|another|also|more)\b")
_REPORTED = re.compile(r"\b(?:has|have) (?:also )?been reported\b")
_ITEM = re.compile(r"(?:[*•·-] ?)?\d[\d,.]*(?: (?:million|thousand))?(?::| [-–—]) ")
# What happened in the report itself: "the ambush, in which seven were hurt".
_SAME_EVENT = re.compile(
    r"\b(?:the|this|that|[a-z]+['’]s) (?:same )?(?:[a-z-]+ )?(?:attacks?|clash(?:es)?|fight|fighting|firefight|battles?"
    r"|blasts?|explosions?|ambush|raids?|assaults?|gunbattle|gunfight|shootout|encounter|exchange of fire|shelling|incident"
    r"|site|scene|spot)\b"
    r"(?! groups?\b)"
)
_EARLIER = re.compile(
    r"\b(?:a|one|two|three|four|five|few|\d{1,2}) (?:days?|weeks?|months?|years?) (?:earlier|before|ago)\b"
    r"|\bsince (?:the |last )?[A-Z\d]|\b[Ll]ast (?:week|month|year)\b|\b[Ee]arlier (?:this|in)\b"
    r"|\bthe (?:day|week|month|year) before\b"
)


def voice_of(draft: Claim, article: Article, earlier: Sequence[Claim]) -> tuple[Attribution, str] | None:
    """The attribution that a claim of a sentence without one belongs to, and the rule; None in the article's own voice."""
    sentence = article.sentence_at(draft.anchor.start)
    intro = _intro(sentence, article)
    if intro:
        voice = _last(intro, article) or _last(article.sentences[max(0, intro.index - 1)], article)
        return (voice, "list") if voice else None
    if _ITEM.match(article.text, sentence.span.start, sentence.span.end):
        return None  # "600 - German soldiers": the items of a list of numbers have sources of their own
    for back in range(1, min(_FARTHEST, sentence.index) + 1):
        before = article.sentences[sentence.index - back]
        if before.heading or sentence.paragraph - before.paragraph > 1 or (before.paragraph != sentence.paragraph and back > 1):
            return None
        voice = _last(before, article)
        if voice:
            points = _points(draft, sentence, before, voice, article, earlier)
            return (voice, "goes on") if sum(_POINTS[name] for name in points) >= _ENOUGH else None
    return None


def lead_of(draft: Claim, article: Article) -> tuple[Attribution, str] | None:
    """Whom the second sentence of a report names for the event of its lead: "..., Azizi said two others were hurt"."""
    sentence = article.sentence_at(draft.anchor.start)
    first = 1 if article.sentences[0].heading else 0
    if sentence.index != first or draft.status not in _LOSSES or first + 1 >= len(article.sentences):
        return None
    following = article.sentences[first + 1]
    told = [a for a in article.attributions if following.span.covers(a.cue)]
    before = [a for a in article.attributions if sentence.span.covers(a.cue)]
    if not told or before or told[0].denies or told[0].rule not in _STRONG or told[0].chain[0][0].kind == "outlet":
        return None
    words = following.span.of(article.text)[:_LONGEST]
    same = _SAME_EVENT.search(words.lower()) or (_OTHERS.search(words) and _counted(following, article))
    return (told[0], "lead") if same and not _EARLIER.search(words) else None


# "Only six got away", "A mere 40 remain"
_ONLY = re.compile(r"\W{0,2}(?:(?:Only|Just|Barely|A mere|Merely|A total of|A full) )?$")


def _opens(draft: Claim, sentence: Sentence, text: str) -> bool:
    """Whether the sentence begins with the number, or with the number and "only"."""
    return bool(_ONLY.match(text, sentence.span.start, draft.anchor.start))


def _counted(sentence: Sentence, article: Article) -> bool:
    return any(sentence.span.covers(quantity.span) for quantity in article.quantities)


def _points(
    draft: Claim, sentence: Sentence, before: Sentence, voice: Attribution, article: Article, earlier: Sequence[Claim]
) -> list[str]:
    """What speaks for and against carrying the source over, by name."""
    text, first = article.text, _first_word(sentence, article)
    names = {claimant.name for claimant, _, _ in voice.chain}
    same = [c for c in earlier if c.anchor.start >= before.span.start and names & {one.name for one in c.claimants}]
    sums_up = text.startswith(_SUMS, sentence.span.start)
    words = sentence.span.of(text)[:_LONGEST]
    earlier_time, same_event = _EARLIER.search(words), _SAME_EVENT.search(words.lower())
    found = {
        "goes on": first in _GOES_ON,
        "opens with the number": first not in _GOES_ON and _opens(draft, sentence, text),
        "sums up": sums_up,
        "says also": _says_also(draft, sentence, article),
        "same report": bool(same),
        "speaks on": voice.rule in _STRONG and _spoke_before(names, before, article),
        "same status": any(claim.status == draft.status for claim in same),
        "names a force": text[draft.anchor.end : draft.anchor.end + 2].strip().isupper(),
        "source again": _again(names, sentence, article),
        "turns": first in _TURNS and not sums_up,
        "moves on": first in _MOVES and not sums_up and not same_event,
        "said to be": bool(_SAID_TO_BE.search(words)),
        "held by nobody": bool(_HELD.search(words)),
        "newly reported": bool(_REPORTED.search(words)),
        "same event": bool(same_event) and not earlier_time,
        "earlier time": bool(earlier_time) and not sums_up and not _EARLIER.search(before.span.of(text)[:_LONGEST]),
        "new subject": _new_subject(sentence, before, article),
        "weak voice": voice.rule not in _STRONG,
        "the number": text[: draft.anchor.start].endswith(("the ", "The ")),
        "other paragraph": before.paragraph != sentence.paragraph and not _alone(before, article),
    }
    return [name for name, holds in found.items() if holds] + ["sentence between"] * (sentence.index - before.index - 1)


def _alone(sentence: Sentence, article: Article) -> bool:
    """Whether the sentence is a paragraph by itself, as wires print them: its end is no pause."""
    at, told = sentence.index, article.sentences
    return all(told[i].paragraph != sentence.paragraph for i in (at - 1, at + 1) if 0 <= i < len(told))


def _intro(sentence: Sentence, article: Article) -> Sentence | None:
    """The sentence ending in a colon that a list item stands under."""
    text, index = article.text, sentence.index
    while index and text[article.sentences[index].span.start] in _LIST_MARKS:
        index -= 1
    intro = article.sentences[index]
    return intro if index < sentence.index and text[intro.span.end - 1] == ":" else None


def _last(sentence: Sentence, article: Article) -> Attribution | None:
    """The last attribution of a sentence that is no denial."""
    inside = [a for a in article.attributions if sentence.span.covers(a.cue) and not a.denies]
    return inside[-1] if inside else None


def _again(names: set[str], sentence: Sentence, article: Article) -> bool:
    """Whether the next sentence of the paragraph has the source once more."""
    if sentence.index + 1 >= len(article.sentences):
        return False
    following = article.sentences[sentence.index + 1]
    if following.paragraph != sentence.paragraph:
        return False
    told = [a for a in article.attributions if following.span.covers(a.cue)]
    return any(names & {claimant.name for claimant, _, _ in a.chain} for a in told[:1])


def _spoke_before(names: set[str], before: Sentence, article: Article) -> bool:
    """Whether the source has been told in an earlier sentence of the same paragraph too."""
    if not before.index or article.sentences[before.index - 1].paragraph != before.paragraph:
        return False
    span = article.sentences[before.index - 1].span
    told = [a for a in article.attributions if span.covers(a.cue) and not a.denies]
    return any(names & {claimant.name for claimant, _, _ in a.chain} for a in told)


def _new_subject(sentence: Sentence, before: Sentence, article: Article) -> bool:
    """Whether the sentence begins with a country that the one before did not name."""
    at = bisect_left(article.actors, sentence.span.start, key=lambda mention: mention.span.start)
    mention = article.actors[at] if at < len(article.actors) else None
    if mention is None or mention.form != "noun" or mention.span.start - sentence.span.start > len("the "):
        return False
    first = bisect_left(article.actors, before.span.start, key=lambda one: one.span.start)
    return all(one.actor_id != mention.actor_id for one in article.actors[first:at])


def _says_also(draft: Claim, sentence: Sentence, article: Article) -> bool:
    """Whether "also", "other" or "still" stands near the number."""
    tokens = article.tokens
    number, inside = tokens.within(draft.anchor), tokens.within(sentence.span)
    near = tokens.lower[max(inside.start, number.start - _NEAR) : min(inside.stop, number.stop + _NEAR)]
    return not _ALSO.isdisjoint(near)


def _first_word(sentence: Sentence, article: Article) -> str:
    tokens = article.tokens
    at = bisect_left(tokens.start, sentence.span.start)
    while at < len(tokens.lower) - 1 and not tokens.lower[at][0].isalnum():
        at += 1
    return tokens.lower[at] if at < len(tokens.lower) else ""
