"""Sources noted behind what they cover: "(source: Red Crescent)", "Source: defence ministry", "Who said it: General Perera"."""

from __future__ import annotations

from collections.abc import Iterator

from etl import noun_phrases, speakers
from etl.antecedents import Memory
from etl.joint_sources import coordinated
from etl.noun_phrases import Words
from etl.records import Attribution, Sentence, Span

# What stands before the colon, in tokens.
_LABELS = (
    ("source",),
    ("sources",),
    ("said", "by"),
    ("made", "by"),
    ("claimed", "by"),
    ("claimant",),
    ("speaker",),
    ("attributed", "to"),
    ("who", "said", "it"),
    ("who", "says", "so"),
    ("who", "claims", "it"),
)
_MARKS = frozenset("*•·-–—")


def noted(w: Words, lo: int, hi: int, memory: Memory, sentence: Sentence) -> Iterator[Attribution]:
    """The sources that a sentence only notes: they cover what stands before them."""
    if ":" not in w.lower[lo:hi]:
        return
    first = lo + 1 if w.lower[lo] in _MARKS else lo
    for label in _LABELS:
        at = first if tuple(w.lower[first : first + len(label)]) == label else _bracketed(w, lo, hi, label)
        colon = at + len(label) if at is not None else hi
        if at is None or colon + 1 >= hi or w.lower[colon] != ":":
            continue
        phrase = noun_phrases.after(w, colon + 1, hi)
        source = speakers.read(w, *phrase) if phrase else None
        link = memory.resolve(source, False) if source else None
        content = _before(w, lo, at, sentence)
        if not source or not link or not content:
            return
        memory.remember(link, source)
        told = coordinated(w, source, behind=True)
        if label == ("sources",) and "," in w.lower[colon:hi] and w.lower[at - 1] != "(":
            return  # "Sources: the government, Interfax, Radio Liberty" under an article: nobody says who told what
        links = [link] if len(told) == 1 else [one for each in told if (one := memory.resolve(each, False))]
        yield Attribution(cue=w.span(colon, colon), content=content, chain=tuple(links), rule="source line")
        return


def _bracketed(w: Words, lo: int, hi: int, label: tuple[str, ...]) -> int | None:
    """Where a label stands behind a bracket."""
    n = len(label)
    return next((i for i in range(lo + 1, hi - n) if w.lower[i - 1] == "(" and tuple(w.lower[i : i + n]) == label), None)


def _before(w: Words, lo: int, at: int, sentence: Sentence) -> tuple[Span, ...]:
    """What the note is about: the words before it, the sentences before it in its paragraph, or the paragraph before."""
    if w.lower[at - 1] == "(" and at > lo + 1:
        return (w.span(lo, at - 2),)
    before = w.article.sentences[: sentence.index]
    paragraph = before[-1].paragraph if before else 0
    covered = [one.span for one in before if one.paragraph == paragraph and not one.heading]
    return (Span(covered[0].start, covered[-1].end),) if covered else ()
