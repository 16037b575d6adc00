"""Cuts a text into sentences and tokens, with offsets into the untouched text."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import accumulate

from etl.records import Sentence, Span, Tokens

_TOKEN = re.compile(r"(\w+(?:[.,]\d+)*(?:[-'’]\w+(?:,\d{3})*)*|[^\w\s])")
_BREAK = re.compile(r"""[.!?…]+["'”’)\]]{0,3}(?:\[\d{1,3}\]){0,3}(?=\s+["'“‘(\[]{0,2}[A-Z0-9À-Þ])|\n+""")
# No newspaper sentence is longer; a text without any full stop is cut here, so that its cost stays linear.
_LONGEST = 2_000
# What a full stop may stand behind without ending a sentence: titles, months, ranks, "U.S.", initials.
_ABBREVIATION = re.compile(
    r"(?:\b(?:Mr|Mrs|Ms|Dr|Prof|Gen|Lt|Col|Maj|Capt|Cmdr|Sgt|Brig|Adm|Sen|Rep|Gov|Pres|St|Jr|Sr|vs|No|Nos|Rev|Hon|Amb|Spc|Pvt|Cpl"
    r"|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sep|Sept|Oct|Nov|Dec|approx|ca|est|Inc|Ltd|Co|Corp|Mt|Ft|Art|Fig|Dept|e\.g|i\.e)"
    r"|\b[A-Z](?:\.[A-Z])*)$"
)
# Abbreviations that may well end a sentence: the next word decides.
_MAY_END = re.compile(r"(?:U\.S|U\.K|U\.N|E\.U|a\.m|p\.m|D\.C)$")
_STARTS_SENTENCE = re.compile(
    r"""\s+["'“‘(]{0,2}(?:The|A|An|In|On|At|It|He|She|They|We|But|And|This|That|These|Those|There|Meanwhile|However|According|Its|His|For|As|After|Since)\b"""
)


def split(text: str, title: str | None = None) -> tuple[Sentence, ...]:
    """The sentences of `text` in order; a line that is the title is marked as heading. Blank lines separate paragraphs."""
    sentences: list[Sentence] = []
    paragraph, start = 0, 0
    for match in _BREAK.finditer(text):
        newline = match.group().startswith("\n")
        if not newline and _is_abbreviation(text, match.start(), match.end()):
            continue
        _add(sentences, text, start, match.end(), paragraph, title)
        start = match.end()
        if newline:
            paragraph += 1
    _add(sentences, text, start, len(text), paragraph, title)
    return tuple(sentences)


def tokens(text: str) -> Tokens:
    """The words and marks of `text` as parallel lists."""
    lower = text.lower()
    # Where small letters take more room, or a sigma depends on what follows, each token is lowered by itself.
    alike = len(lower) == len(text) and "Σ" not in text
    # Blanks and tokens by turns, beginning and ending with blanks: every character is one or the other.
    parts = _TOKEN.split(lower if alike else text)
    ends = list(accumulate(map(len, parts)))
    start, end, words = ends[:-1:2], ends[1::2], parts[1::2]
    if not alike:
        words = [word.lower() for word in words]
    where = _index(words)
    capital = [text[at].isupper() for at in start]
    return Tokens(start=start, end=end, lower=words, capital=capital, where=where, words=frozenset(where))


def _index(words: Sequence[str]) -> dict[str, list[int]]:
    """Where each word stands."""
    where: dict[str, list[int]] = {}
    for at, word in enumerate(words):
        if word in where:
            where[word].append(at)
        else:
            where[word] = [at]
    return where


def _is_abbreviation(text: str, at: int, end: int) -> bool:
    """Whether the full stop at `at` belongs to an abbreviation and ends no sentence."""
    if text[at] != "." or end - at > 1:
        return False
    before = text[max(0, at - 12) : at]
    if _MAY_END.search(before):
        return not _STARTS_SENTENCE.match(text, end)
    return bool(_ABBREVIATION.search(before))


def _add(sentences: list[Sentence], text: str, start: int, end: int, paragraph: int, title: str | None) -> None:
    while start < end and text[start].isspace():
        start += 1
    while start < end and text[end - 1].isspace():
        end -= 1
    while end - start > _LONGEST:
        cut = text.rfind(" ", start + _LONGEST // 2, start + _LONGEST)
        cut = start + _LONGEST if cut < 0 else cut
        sentences.append(Sentence(span=Span(start, cut), index=len(sentences), paragraph=paragraph))
        start = cut + text[cut].isspace()
    if start < end:
        heading = title is not None and _is_of_title(text, start, end, title.strip())
        sentences.append(Sentence(span=Span(start, end), index=len(sentences), paragraph=paragraph, heading=heading))


def _is_of_title(text: str, start: int, end: int, title: str) -> bool:
    """Whether a sentence is the title, or one of its sentences where it opens the text: "Who is in Iraq? A list"."""
    if text[start:end] == title:
        return True
    if end > len(title) + _INDENT:
        return False
    first = next((i for i in range(min(_INDENT, len(text))) if not text[i].isspace()), 0)
    return end <= first + len(title) and text.startswith(title, first)


# How many blanks may stand before the title.
_INDENT = 40
