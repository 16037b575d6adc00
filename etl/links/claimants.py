"""Gives a claim everybody it is attributed to, everybody who denies it, and when it was said."""

from __future__ import annotations

from collections.abc import Sequence

from etl.records import Article, Attribution, Claim, Evidence, Span


def link(draft: Claim, article: Article, earlier: Sequence[Claim]) -> Claim:
    """The draft with claimants, denied_by and reported_date; `earlier` are the article's claims before it."""
    covering = [a for a in article.attributions if not a.denies and _covers(a, draft.anchor)]
    denied = tuple(a.chain[0][0] for a in article.attributions if a.denies and _covers(a, draft.anchor))
    chosen = _innermost(covering, draft.anchor)
    if not chosen:
        return draft.filled(denied_by=denied)
    chain = []
    for attribution in chosen:
        for claimant, span, basis in attribution.chain:
            if all(claimant.name != other[0].name for other in chain):
                chain.append((claimant, span, basis))
    _, span, basis = chain[0]
    return draft.filled(
        Evidence(field="claimants", span=span, basis=basis, rule=chosen[0].rule),
        claimants=tuple(claimant for claimant, _, _ in chain),
        denied_by=denied,
    )


def _covers(attribution: Attribution, anchor: Span) -> bool:
    return any(span.covers(anchor) for span in attribution.content)


def _innermost(covering: Sequence[Attribution], anchor: Span) -> list[Attribution]:
    """The attributions that nest around the anchor, outermost first."""
    if not covering:
        return []
    nearest = min(covering, key=lambda a: abs(a.cue.start - anchor.start))
    outer = [a for a in covering if a is not nearest and _covers(a, nearest.cue)]
    return [*outer, nearest]
