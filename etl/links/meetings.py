"""Meetings: talks, a summit, a visit. Whether one becomes a claim, `etl.links.movements.stands` decides."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator
from functools import lru_cache

from etl import lexicon
from etl.records import Article, Claim, Evidence, Sentence, Span


def drafts(article: Article) -> tuple[Claim, ...]:
    """A draft for every word that means a meeting, anchored there, outside headings."""
    return tuple(
        Claim(
            claim_id="",
            doc_id=article.document.doc_id,
            kind="meeting",
            anchor=span,
            sentence=sentence.span,
            evidence=(Evidence(field="status", span=span, basis="words", rule="meeting"),),
        )
        for span, sentence in _meetings(article)
    )


def _meetings(article: Article) -> Iterator[tuple[Span, Sentence]]:
    """Words for a meeting, the longest at each place."""
    words = _turning_words(article.document.language)
    done = -1
    for index in article.tokens.of(words):
        if index > done:
            sentence = article.sentence_at(article.tokens.start[index])
            match = _longest(article, sentence, index)
            if match and not sentence.heading:
                done = bisect_left(article.tokens.start, match.end) - 1
                yield match, sentence


def _longest(article: Article, sentence: Sentence, at: int) -> Span | None:
    """The meeting phrase around the token `at`: "held talks" where only "talks" was seen first."""
    tokens = article.tokens
    window = Span(tokens.start[max(0, at - 3)], tokens.end[min(at + 2, len(tokens.end) - 1)])
    best: Span | None = None
    for entry in lexicon.load("meetings", article.document.language).values():
        for match in entry.pattern.finditer(
            article.text, max(window.start, sentence.span.start), min(window.end, sentence.span.end)
        ):
            span = Span(match.start(), match.end())
            if span.covers(Span(tokens.start[at], tokens.end[at])) and (
                best is None or span.end - span.start > best.end - best.start
            ):
                best = span
    return best


@lru_cache(maxsize=8)
def _turning_words(language: str) -> frozenset[str]:
    """The nouns and verbs a meeting phrase turns on."""
    return lexicon.words("movements", "meeting_words", language)
