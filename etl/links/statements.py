"""When a claimant said it: "said on Wednesday", "later", or what the event's own date allows."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from etl.edtf import Edtf
from etl.records import Article, Attribution, Basis, Claim, Claimant, Sentence, Span, Timex


@dataclass(frozen=True, slots=True, kw_only=True)
class Said:
    """The date of a statement with its words, if any."""

    value: Edtf
    span: Span | None
    basis: Basis
    rule: str


def said_on(
    draft: Claim,
    claimants: Sequence[Claimant],
    closest: tuple[Claimant, Span, Basis],
    attribution: Attribution,
    article: Article,
    earlier: Sequence[Claim],
) -> Said | None:
    """The statement's date, or None where nothing tells it."""
    sentence = article.sentence_at(attribution.cue.start)
    timex = _own(attribution, sentence, article)
    if timex and timex.value:
        return Said(value=timex.value, span=timex.span, basis="words", rule="statement")
    published = article.document.published
    last = published.last if published else None
    return None if last is None else None


def _own(attribution: Attribution, sentence: Sentence, article: Article) -> Timex | None:
    """The date expression that says when it was said: none of the content's."""
    return None
