"""Places that words call back without a name: "in the province", "on the base", "there" are the last such place told."""

from __future__ import annotations

import re
from collections.abc import Sequence

from etl.actor_names import registry
from etl.place_candidates import Candidate, breaks, figures_in
from etl.place_words import words
from etl.records import Article, Claim, PlaceKind, Span

_KINDS: dict[str, PlaceKind] = {
    word: kind for kind in ("country", "city", "region", "site") for word in sorted(words(f"called_{kind}"))
}
_CALL = re.compile(
    r"\b(?:in|into|inside|at|on|to|near|across|throughout|from|entered|left|outside) (?:the|this|that) (?P<noun>\w+)\b"
    r"|\b(?P<there>there)\b(?! (?:is|are|was|were|will|would|has|have|had|may|could)\b)",
    re.IGNORECASE,
)
# How far behind its figure a place is called back, and how many sentences back it was told, at most.
_BEHIND, _BACK = 90, 4


def called_back(draft: Claim, ranked: Sequence[Candidate], article: Article) -> Candidate | None:
    """The place that the figure's own clause calls back, if one of its kind was told shortly before."""
    end = min(draft.sentence.end, draft.anchor.end + _BEHIND)
    match = _CALL.search(article.text, draft.anchor.end, end)
    if match is None or (kind := _KINDS.get((match["noun"] or "").lower())) is None and not match["there"]:
        return None
    between = Span(draft.anchor.end, match.start())
    gap = between.of(article.text)
    if "," in gap or breaks(gap) or figures_in(between, article) or _is_named(match.end(), article):
        return None
    here = article.sentence_at(draft.anchor.start).index
    told = [one for one in ranked if one.stand is not None and one.stand.span.end <= draft.anchor.start]
    fit = [
        one
        for one in told
        if one.stand is not None
        and (one.place.kind == kind if kind else not one.stand.loose and one.stand.role in ("at", "to"))
        and here - article.sentence_at(one.stand.span.start).index <= _BACK
        and not (kind == "country" and _is_home(one, draft))
    ]
    if not fit:
        return None
    last = max(fit, key=lambda one: one.stand.span if one.stand else draft.anchor)
    return last._replace(rule=f"called back by {match.group()!r}")


def _is_named(end: int, article: Article) -> bool:
    """Whether a name follows: "in the province of Idlib", "in the city, Goma"."""
    ahead = article.text[end : end + 6].lstrip(", ")
    return ahead.startswith("of ") or ahead[:1].isupper()


def _is_home(one: Candidate, draft: Claim) -> bool:
    """Whether a country is the one the force belongs to, which it hardly calls "the country" while away."""
    actor = registry().by_id(draft.force) if draft.force else None
    return actor is not None and one.place.country == actor.side
