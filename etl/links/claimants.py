"""Gives a claim everybody it is attributed to, everybody who denies it, and when it was said."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence

from etl.links import statements, voices
from etl.records import Article, Attribution, Basis, Claim, Claimant, Evidence, Quantity, Span

Link = tuple[Claimant, Span, Basis]

# How many characters away a cue may stand from what it covers.
_LONGEST = 4000


def link(draft: Claim, article: Article, earlier: Sequence[Claim]) -> Claim:
    """The draft with claimants, denied_by and reported_date; `earlier` are the article's claims before it."""
    said = _said(draft.anchor, article)
    if said and said[2] == "label" and said[0][0][0].kind == "government":
        said = _repeated(draft, article) or said  # "Burkina: at least 34 killed" above "the army announced"
    found = _told_closer(said, draft, article) or _repeated(draft, article) or _headline(draft, article)
    denied_by = _deniers(draft.anchor, article)
    if found:
        chain, attribution, rule = found
        if _is_disputed(draft, article):
            denied = Evidence(field="claimants", span=None, basis="none", rule="said not to be so")
            return draft.filled(denied, denied_by=tuple(dict.fromkeys((chain[0][0], *denied_by))))
        makers = {claimant.id for claimant, _, _ in chain}
        denied_by = tuple(denier for denier in denied_by if denier.id not in makers)
        return _filled(draft, article, chain, attribution, rule, denied_by, earlier)
    carried = voices.voice_of(draft, article, earlier) or voices.lead_of(draft, article)
    if carried:
        attribution, rule = carried
        handed: list[Link] = [(claimant, span, "carried over") for claimant, span, _ in _without_repeats(attribution.chain)]
        return _filled(draft, article, handed, attribution, rule, denied_by, earlier)
    return draft.filled(Evidence(field="claimants", span=None, basis="none", rule="own voice"), denied_by=denied_by)


def _is_disputed(draft: Claim, article: Article) -> bool:
    """Whether its source says that there is no such number: "There are no 4,000 Rwandan soldiers in Congo"."""
    lower = article.tokens.lower
    at = bisect_left(article.tokens.start, draft.anchor.start)
    near = lower[max(0, at - 3) : at]
    return near[-1:] == ["no"] and not {"are", "were", "is", "was", "'s", "’s", "there's", "there’s"}.isdisjoint(near)


def _filled(
    draft: Claim,
    article: Article,
    chain: Sequence[Link],
    attribution: Attribution,
    rule: str,
    denied_by: tuple[Claimant, ...],
    earlier: Sequence[Claim],
) -> Claim:
    evidence = [Evidence(field="claimants", span=chain[0][1], basis=chain[0][2], rule=rule)]
    claimants = tuple(claimant for claimant, _, _ in chain)
    date = statements.said_on(draft, claimants, chain[0][2], attribution, article, earlier)
    if date:
        evidence.append(Evidence(field="reported_date", span=date.span, basis=date.basis, rule=date.rule))
    return draft.filled(*evidence, claimants=claimants, denied_by=denied_by, reported_date=date.value if date else None)


def _said(anchor: Span, article: Article) -> tuple[list[Link], Attribution, str] | None:
    """The chain of the attributions that cover the anchor, closest to the article first."""
    told = [a for a in _near(anchor, article) if any(span.covers(anchor) for span in a.content)]
    denials = [a for a in told if a.denies]
    covering = [a for a in told if not a.denies and not any(_is_denied(a, denial, anchor) for denial in denials)]
    if not covering:
        return None
    covering = [a for a in covering if a.rule != "release"] or covering
    if any(a.rule == "according" and anchor < a.cue and not _is_of_another(a, anchor, article) for a in covering):
        covering = [a for a in covering if a.rule != "according" or not _is_of_another(a, anchor, article)]
    covering = [a for a in covering if a.rule in ("passive", "according") and _in_aside(anchor, a, article)] or covering
    nearest = min(covering, key=lambda a: (a.rule != "relative", abs(a.cue.start - anchor.start)))
    if nearest.rule == "relative":
        outer = []
    else:
        outer = [a for a in covering if a is not nearest and a.rule != "relative" and _nests(a, nearest)]
        outer = [a for a in outer if a.rule != "label" or a.chain[0][0].kind != "government"]  # "Ethiopia: Tigray forces say"
    if nearest.rule in ("order", "decreed", "agree") and outer:
        nearest, outer = outer[0], []
    chain = _without_repeats([one for attribution in (*outer, nearest) for one in attribution.chain])
    return chain, nearest, nearest.rule


def _in_aside(anchor: Span, attribution: Attribution, article: Article) -> bool:
    """Whether a relative clause holds figure and source: "the push, in which 900 are said by aides to take part,"."""
    sentence = article.sentence_at(anchor.start)
    lo, hi = min(anchor.start, attribution.cue.start), max(anchor.end, attribution.cue.end)
    opening = [found.end() for found in _RELATIVE.finditer(article.text, sentence.span.start, lo)]
    if not opening or not sentence.span.covers(attribution.cue):
        return False
    inside = article.text[opening[-1] : hi]
    return ", " not in inside and article.text.find(", ", hi, sentence.span.end) >= 0


_RELATIVE = re.compile(r", (?:(?:in|of|by|for|to|from|with|at|some of) )?(?:which|whose|whom|who|where) ")


def _is_of_another(attribution: Attribution, anchor: Span, article: Article) -> bool:
    """Whether a source stands right behind another figure: "12 dead by the army's count, 50 according to aides"."""
    cue = attribution.cue.start
    at = bisect_left(article.quantities, cue, key=lambda quantity: quantity.span.start) - 1
    last = article.quantities[at].span if at >= 0 else anchor
    return last != anchor and cue - last.end < _RIGHT_BEHIND


_RIGHT_BEHIND = 40


def _is_denied(attribution: Attribution, denial: Attribution, anchor: Span) -> bool:
    """Whether what somebody denies is taken for what they say: "denied that 40 had died and said six were missing"."""
    same = attribution.chain[0][0].id == denial.chain[0][0].id
    inside = attribution.rule == "noun" and any(span.covers(attribution.cue) for span in denial.content)
    return same and (attribution.cue.start > anchor.start or inside)


def _near(anchor: Span, article: Article) -> Sequence[Attribution]:
    """The attributions that may cover the anchor: a quotation or answer can be long, a text longer. A release covers all."""
    told = article.attributions
    first = bisect_left(told, anchor.start - _LONGEST, key=lambda a: a.cue.start)
    last = bisect_left(told, anchor.end + _LONGEST, key=lambda a: a.cue.start)
    return told[first:last] if first == 0 or told[0].rule != "release" else (told[0], *told[first:last])


def _told_closer(
    found: tuple[list[Link], Attribution, str] | None, draft: Claim, article: Article
) -> tuple[list[Link], Attribution, str] | None:
    """A headline's "Russia says" is the ministry or minister whom the text gives for the same number."""
    if not found or len(found[0]) != 1 or found[0][0][0].kind != "government":
        return found
    if "official" in found[0][0][1].of(article.text).lower() and not article.sentence_at(draft.anchor.start).heading:
        return found  # "Afghan officials announced" is not the ministry that gives the same number further down
    again = _repeated(draft, article) or _first_of_side(draft, found[0][0][0].side, article)
    if again and any(c.side == found[0][0][0].side and c.kind in ("body", "person", "role") for c, _, _ in again[0]):
        return again
    return found


def _first_of_side(draft: Claim, side: str | None, article: Article) -> tuple[list[Link], Attribution, str] | None:
    """The first ministry, army or agency of a side that the text after the headline has as a source."""
    if side is None or article.sentence_at(draft.anchor.start).index > 1:
        return None
    for attribution in article.attributions:
        body = attribution.chain[0][0]
        if body.side == side and body.kind == "body" and attribution.cue.start > draft.anchor.end:
            return list(attribution.chain[:1]), attribution, attribution.rule
    return None


def _nests(outer: Attribution, inner: Attribution) -> bool:
    return any(span.covers(inner.cue) for span in outer.content) and not (
        inner.rule == "label" or outer.rule in ("order", "weak")
    )


def _without_repeats(chain: Sequence[Link]) -> list[Link]:
    """Each claimant once; a government gives way to its own ministry or minister ("Russia says ... the Russian army said")."""
    kept: list[Link] = []
    for one in chain:
        if all(one[0].name != other[0].name for other in kept):
            kept.append(one)
    sides = {c.side for c, _, _ in kept if c.kind in ("body", "person", "role")}
    return [one for one in kept if not (one[0].kind == "government" and one[0].side in sides)] or kept


def _deniers(anchor: Span, article: Article) -> tuple[Claimant, ...]:
    """Who disputes what covers the anchor, in its sentence or in the next ("Kigali rejects the claim")."""
    found = [a.chain[0][0] for a in _near(anchor, article) if a.denies and any(span.covers(anchor) for span in a.content)]
    return tuple(dict.fromkeys(found))


def _repeated(draft: Claim, article: Article) -> tuple[list[Link], Attribution, str] | None:
    """A headline's or lead's number is the one the text attributes further down."""
    sentence = article.sentence_at(draft.anchor.start)
    if draft.kind != "figure" or sentence.index > 2:
        return None
    for quantity in article.quantities:
        if quantity.span.start > draft.anchor.end and _same_number(draft, quantity):
            return _said(quantity.span, article)
        if sentence.heading and _same_number(draft, quantity, least=1):
            told = article.sentence_at(quantity.span.start)
            if 0 < told.index <= 2:  # "Two killed" above a lead of two killed
                return _said(quantity.span, article)
    return None


def _headline(draft: Claim, article: Article) -> tuple[list[Link], Attribution, str] | None:
    """A lead's number is said by whom the headline names for it ("Russia says 62 soldiers killed")."""
    sentence = article.sentence_at(draft.anchor.start)
    if draft.kind != "figure" or not 0 < sentence.index <= 2 or not article.sentences[0].heading:
        return None
    for quantity in article.quantities:
        if quantity.span.start >= article.sentences[0].span.end:
            return None
        if _same_number(draft, quantity):
            return _said(quantity.span, article)
    return None


def _same_number(draft: Claim, quantity: Quantity, least: int = 3) -> bool:
    if draft.low is None and draft.high is None:
        return False
    mine, other = {draft.low, draft.high} - {None}, {quantity.low, quantity.high} - {None}
    return bool(mine & other) and min(n for n in mine if n is not None) >= least
