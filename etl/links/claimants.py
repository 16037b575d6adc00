"""Gives a claim everybody it is attributed to, everybody who denies it, and when it was said."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence

from etl.links import statements
from etl.records import Article, Attribution, Basis, Claim, Claimant, Evidence, Quantity, Sentence, Span

Link = tuple[Claimant, Span, Basis]

# First words of a sentence that goes on with the report of the one before ("Another 120 were also killed.") ...
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
# ... words inside it that say so too ...
_ALSO = frozenset(["also", "other", "others", "still", "remaining", "rest"])
# ... and first words of one in which the article speaks for itself again.
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
    + ["although", "despite", "little", "last", "in", "on", "separately", "after", "during", "between"]
)
_LIST_MARKS = frozenset("*•·-–—")
# A report is carried over to the next sentence from this score on.
_CARRIED = 3
_STRONG = frozenset(["say", "told", "according", "passive", "participle", "quote"])


def link(draft: Claim, article: Article, earlier: Sequence[Claim]) -> Claim:
    """The draft with claimants, denied_by and reported_date; `earlier` are the article's claims before it."""
    found = _told_closer(_said(draft.anchor, article), draft, article) or _repeated(draft, article)
    denied_by = _deniers(draft.anchor, article)
    if found:
        chain, attribution, rule = found
        makers = {claimant.id for claimant, _, _ in chain}
        denied_by = tuple(denier for denier in denied_by if denier.id not in makers)
        return _filled(draft, article, chain, attribution, rule, denied_by, earlier)
    carried = _carried(draft, article, earlier)
    if carried:
        chain, attribution, rule = carried
        return _filled(draft, article, [(c, s, "carried over") for c, s, _ in chain], attribution, rule, denied_by, earlier)
    return draft.filled(Evidence(field="claimants", span=None, basis="none", rule="own voice"), denied_by=denied_by)


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
    covering = [a for a in article.attributions if not a.denies and any(span.covers(anchor) for span in a.content)]
    if not covering:
        return None
    covering = [a for a in covering if a.rule != "release"] or covering
    nearest = min(covering, key=lambda a: (a.rule != "relative", abs(a.cue.start - anchor.start)))
    if nearest.rule == "relative":
        outer = []
    else:
        outer = [a for a in covering if a is not nearest and a.rule != "relative" and _nests(a, nearest)]
    if nearest.rule in ("order", "decreed", "agree") and outer:
        nearest, outer = outer[0], []
    chain = _without_repeats([one for attribution in (*outer, nearest) for one in attribution.chain])
    return chain, nearest, nearest.rule


def _told_closer(
    found: tuple[list[Link], Attribution, str] | None, draft: Claim, article: Article
) -> tuple[list[Link], Attribution, str] | None:
    """A headline's "Russia says" is the ministry or minister whom the text gives for the same number."""
    if not found or len(found[0]) != 1 or found[0][0][0].kind != "government":
        return found
    again = _repeated(draft, article)
    if again and any(c.side == found[0][0][0].side and c.kind in ("body", "person", "role") for c, _, _ in again[0]):
        return again
    return found


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
    found = [a.chain[0][0] for a in article.attributions if a.denies and any(span.covers(anchor) for span in a.content)]
    return tuple(dict.fromkeys(found))


def _repeated(draft: Claim, article: Article) -> tuple[list[Link], Attribution, str] | None:
    """A headline's or lead's number is the one the text attributes further down."""
    sentence = article.sentence_at(draft.anchor.start)
    if draft.kind != "figure" or sentence.index > 2:
        return None
    for quantity in article.quantities:
        if quantity.span.start > draft.anchor.end and _same_number(draft, quantity):
            return _said(quantity.span, article)
    return None


def _same_number(draft: Claim, quantity: Quantity) -> bool:
    if draft.low is None and draft.high is None:
        return False
    mine, other = {draft.low, draft.high} - {None}, {quantity.low, quantity.high} - {None}
    return bool(mine & other) and min(n for n in mine if n is not None) > 2


def _carried(draft: Claim, article: Article, earlier: Sequence[Claim]) -> tuple[list[Link], Attribution, str] | None:
    """The voice of the sentences before, in the same paragraph, where this sentence goes on with its report."""
    sentence = article.sentence_at(draft.anchor.start)
    intro = _intro(sentence, article)
    if intro:
        voice = _voice(intro, article) or _voice(article.sentences[max(0, intro.index - 1)], article)
        return (_without_repeats(voice.chain), voice, "list") if voice else None
    for back in range(1, 4):
        if sentence.index - back < 0:
            return None
        before = article.sentences[sentence.index - back]
        if before.paragraph != sentence.paragraph:
            return None
        voice = _voice(before, article)
        if voice:
            score = _score(draft, sentence, before, voice, article, earlier, back)
            return (_without_repeats(voice.chain), voice, "goes on") if score >= _CARRIED else None
        if _turns(sentence, article):
            return None
    return None


def _intro(sentence: Sentence, article: Article) -> Sentence | None:
    """The sentence ending in a colon that a list item stands under."""
    text, index = article.text, sentence.index
    while index and text[article.sentences[index].span.start] in _LIST_MARKS:
        index -= 1
    intro = article.sentences[index]
    return intro if index < sentence.index and text[intro.span.end - 1] == ":" else None


def _voice(sentence: Sentence, article: Article) -> Attribution | None:
    """The last attribution of a sentence."""
    inside = [a for a in article.attributions if sentence.span.covers(a.cue)]
    return next((a for a in reversed(inside) if not a.denies), None)


def _score(
    draft: Claim,
    sentence: Sentence,
    before: Sentence,
    voice: Attribution,
    article: Article,
    earlier: Sequence[Claim],
    back: int,
) -> int:
    """How surely the sentence goes on with the report before it."""
    names = {claimant.name for claimant, _, _ in voice.chain}
    same_report = [c for c in earlier if before.span.covers(c.anchor) and names & {one.name for one in c.claimants}]
    score = 0
    first = _first_word(sentence, article)
    score += 2 if first in _GOES_ON or _opens_with(sentence, draft) else 0
    score += 2 if article.text.startswith(("In total", "In all", "In addition"), sentence.span.start) else 0
    score += 2 if article.text.startswith("So far", sentence.span.start) else 0
    score += 1 if _says_also(sentence, article) else 0
    score += 1 if same_report else 0
    score += 1 if any(c.status == draft.status for c in same_report) else 0
    score -= 2 if _turns(sentence, article) else 0
    score -= 2 if voice.rule not in _STRONG else 0
    score -= 2 if article.text[: draft.anchor.start].rstrip().endswith((" the", "The")) else 0
    return score - (back - 1)


def _opens_with(sentence: Sentence, draft: Claim) -> bool:
    """Whether the sentence begins with the number itself: "Thirty were still missing."."""
    return draft.anchor.start - sentence.span.start < 3


def _says_also(sentence: Sentence, article: Article) -> bool:
    tokens = article.tokens.within(sentence.span)
    return not _ALSO.isdisjoint(article.tokens.lower[tokens.start : tokens.stop])


def _turns(sentence: Sentence, article: Article) -> bool:
    if article.text.startswith(("In total", "In all", "In addition"), sentence.span.start):
        return False
    return _first_word(sentence, article) in _TURNS


def _first_word(sentence: Sentence, article: Article) -> str:
    tokens = article.tokens
    at = bisect_left(tokens.start, sentence.span.start)
    while at < len(tokens.lower) - 1 and not tokens.lower[at][0].isalnum():
        at += 1
    return tokens.lower[at] if at < len(tokens.lower) else ""
