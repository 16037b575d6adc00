"""Interviews: what stands behind "A:" or below a question is said by the one whom the introduction names."""

from __future__ import annotations

import re
from collections.abc import Iterator

from etl import noun_phrases, speakers
from etl.noun_phrases import CLOSED, Words
from etl.records import Attribution, Sentence, Span

# What tells in the introduction that somebody was asked.
_ASKED = re.compile(
    r"\b(?:spoke (?:to|with) (?:us|me|our|this|the paper|[A-Z])|talked to|talks to|sat down|interview(?:ed)?\b"
    r"|told (?:us|me|this|our)\b|we (?:asked|met|spoke|talked)|answered (?:our|questions|readers)|questions to)"
)
_ANSWER, _QUESTION = re.compile(r"A(?:nswer)?[:.] "), re.compile(r"Q(?:uestion)?[:.] ")
# How many sentences the introduction has at most.
_INTRODUCTION = 6


def answers(w: Words) -> Iterator[Attribution]:
    """The answers of an interview, each said by the first person whom its introduction names in full."""
    article = w.article
    first = next((s for s in article.sentences[1 : _INTRODUCTION + 1] if _asks(w, s)), None)
    if first is None or not _ASKED.search(article.text, 0, first.span.start):
        return
    asked = _named(w, Span(article.sentences[1].span.start, first.span.start)) if first.index > 1 else None
    if asked is None or asked.claimant is None:
        return
    labelled = bool(_QUESTION.match(article.text, first.span.start))
    for question, answer in zip(article.sentences[first.index :], article.sentences[first.index + 1 :], strict=False):
        if not _asks(w, question) and not (labelled and _ANSWER.match(article.text, answer.span.start)):
            continue
        if _asks(w, answer) or answer.paragraph == question.paragraph:
            continue
        if labelled and not _ANSWER.match(article.text, answer.span.start):
            continue
        content = Span(answer.span.start, _end(w, answer))
        yield Attribution(
            cue=Span(answer.span.start, answer.span.start + 1),
            content=(content,),
            chain=((asked.claimant, asked.span, "carried over"),),
            rule="answer",
        )


def _asks(w: Words, sentence: Sentence) -> bool:
    """Whether a sentence opens a paragraph with a question: by its label, or by being all of it."""
    text, told = w.article.text, w.article.sentences
    if sentence.index and told[sentence.index - 1].paragraph == sentence.paragraph:
        return False
    if _QUESTION.match(text, sentence.span.start):
        return True
    alone = sentence.index + 1 < len(told) and told[sentence.index + 1].paragraph != sentence.paragraph
    return alone and text[sentence.span.end - 1] == "?"


def _end(w: Words, answer: Sentence) -> int:
    """Where an answer ends: before the next question."""
    end = answer.span.end
    for sentence in w.article.sentences[answer.index + 1 :]:
        if _asks(w, sentence):
            break
        end = sentence.span.end
    return end


def _named(w: Words, span: Span) -> speakers.Source | None:
    """The first person named in full in a passage."""
    tokens = w.article.tokens.within(span)
    for at in tokens:
        if w.cap(at) and w.lower[at] not in CLOSED and not (at > tokens.start and w.cap(at - 1)):
            phrase = noun_phrases.after(w, at, tokens.stop)
            source = speakers.read(w, *phrase) if phrase else None
            if source and source.claimant and source.claimant.kind == "person" and " " in source.claimant.name:
                return source
    return None
