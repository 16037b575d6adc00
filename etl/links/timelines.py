"""What the timeline draws of a claim: its event, else when it was said, else when it was published."""

from __future__ import annotations

import datetime as dt

from etl.records import Article, Claim


def shown(draft: Claim, article: Article) -> tuple[dt.date | None, dt.date | None, str]:
    """First and last day drawn, and why: event, else reported, else published, else none."""
    published, reported = article.document.published, draft.reported_date
    if event := draft.event_date:
        first, last = event.first, event.last
        known = reported or published
        if last is None and first:
            # "since October" is drawn up to when it was said.
            last = max(first, known.last) if known and known.last else first
        return first or last, last, "event"
    if reported and reported.first and reported.last:
        return reported.first, reported.last, _reason(draft, article)
    if published:
        return published.first, published.last, "published"
    return None, None, "none"


def _reason(draft: Claim, article: Article) -> str:
    """Why the statement's date is drawn, with the words that leave it open."""
    reported, words = draft.reported_date, draft.words("reported_date")
    if not reported or not reported.first or "/" not in reported.text:
        return "reported"
    if words and words.span and words.basis == "words":
        after = f"{reported.first:%B} {reported.first.day}"
        return f'reported: "{words.span.of(article.text)}" than {after}, before publication'
    return "reported: with the sentence before"
