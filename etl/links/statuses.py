"""Gives a claim what its personnel do or suffer, and whether that is asserted or expected.

Every status word of the sentence is a candidate. A candidate's cue says how grammar ties it to the number ("killed 300" is an
object, "300 were killed" a subject, "300 dead" a head), the cue gives points, and words, clauses and numbers in between take
some away. The best candidate wins; where none is tied to the number, the figure shares the status of the one it is part of,
stands beside, or follows.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass

from etl import lexicon
from etl.records import Article, Basis, Claim, Evidence, Quantity, Span, Status, StatusMention

# Points of each cue, and what each obstacle on the way takes away. Fitted by hand on tests/corpus.
_POINTS = {
    "head": 14.0,  # "300 dead", "620 men killed"
    "subject": 11.0,  # "300 were killed", "300 are training"
    "object": 10.0,  # "killed 300"
    "measure": 10.0,  # "losses stood at 1,200", "an army of 200,000"
    "including": 8.0,  # "were killed, including six officers"
    "near": 5.0,  # the word stands somewhere in the clause
    "agent": 4.0,  # "300 soldiers attacked the town"
    "reduced": 6.0,  # "the 300 soldiers sent earlier have died": another verb tells what became of them
    "strong": 4.5,  # "a 300-strong unit"
    "kind": 2.0,  # "300 peacekeepers", "300 recruits"
    "loose": 1.5,
}
_PER_TOKEN, _PER_COMMA, _PER_CLAUSE, _PER_NUMBER = 0.2, 0.5, 2.0, 2.0
# From here on a candidate is tied to its number; below, what the figure stands beside counts for more.
_TIED = 6.5
# A headcount that is still to come is planned, whoever foresees it.
_TO_COME: frozenset[Status] = frozenset({"deployed", "en_route", "training", "fighting", "strength", "other", "withdrawn"})
_SUFFERED: frozenset[Status] = frozenset({"killed", "wounded", "casualties", "captured", "missing"})


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


_OPENS_CLAUSE = _words('that who which while when after before because although though as where whom but ; : — – ( ) " “ ” if')
_JOINS = _words("and or , plus & nor")
_RELATIVE = _words("who which that whom where when")
_BE = _words(
    "be been being is are was were 's 're remain remains remained listed reported become became get got feared presumed believed considered declared"
)
# Ends a measure: "losses stood at", "the toll rose to", "a force of".
_MEASURES = _words(
    "of to at by as : was were is are passed exceeded exceed exceeds averaged averaging reached reach topped totalled totaled total"
    " hit be had has have than put numbered numbering comprising comprised counting some about"
)
# May follow a participle behind its noun: "620 men killed in action"; anything else makes it a verb with an object of its own.
_AFTER_PARTICIPLE = _words(
    "in by on at near during since when as after from over to for with and or but while up inside outside around across along"
    " there here today yesterday this last so every each per a within between under earlier later before among fighting including"
    " because out throughout alone together off that against last outright only into monday tuesday wednesday thursday friday"
    " saturday sunday january february march april may june july august september october november december south north east west"
)
_ARTICLES = _words("a an the its their his her our some any this these those")
_LOCATED = _words("in inside at near along across around throughout within on over")
_GROUNDS = _words(
    "country province region border there area theatre theater capital ground north south east west place soil territory front base bases"
    " frontier line zone city town island valley enclave strip sector"
)


@dataclass(frozen=True, slots=True)
class _Candidate:
    mention: StatusMention
    status: Status
    cue: str
    score: float


@dataclass(frozen=True, slots=True)
class _Path:
    """The words between a number's phrase and a status word, and on which side the word stands."""

    right: bool
    words: Sequence[str]
    numbers: int


def link(draft: Claim, article: Article, earlier: Sequence[Claim]) -> Claim:
    """The draft with status and modality; `earlier` are the article's claims before it."""
    quantity = _quantity(draft, article)
    if quantity is None:
        return draft
    candidates = _main_verbs_first(_candidates(quantity, draft.sentence, article))
    best = max(candidates, key=lambda candidate: candidate.score, default=None)
    figures = [claim for claim in earlier if claim.kind == "figure" and claim.status]
    whole = next((claim for claim in figures if claim.claim_id == draft.part_of), None)
    if best and best.score >= _TIED and not (whole and best.cue in ("near", "reduced", "agent", "including")):
        return _from(draft, best)
    if whole:
        return _like(draft, whole, "words", "part of the whole")
    again = _same_number(quantity, draft, article, figures)
    if again:
        return _like(draft, again, "carried over", "the same number again")
    beside = figures[-1] if figures and _stand_together(figures[-1], draft, article) else None
    if beside:
        return _like(draft, beside, "words", "beside it")
    if best and best.score > _POINTS["kind"]:
        return _from(draft, best)
    if _located(quantity, draft, article):
        return draft.filled(Evidence(field="status", span=None, basis="none", rule="stands at a place"), status="deployed")
    if figures and figures[-1].sentence.end <= draft.sentence.start:
        return _like(draft, figures[-1], "carried over", "carried over")
    if best:
        return _from(draft, best)
    return draft.filled(Evidence(field="status", span=None, basis="none", rule="no status word"), status="other")


def _quantity(draft: Claim, article: Article) -> Quantity | None:
    if draft.kind != "figure":
        return None
    at = bisect_left(article.quantities, draft.anchor.start, key=lambda quantity: quantity.span.start)
    return article.quantities[at] if at < len(article.quantities) else None


def _from(draft: Claim, best: _Candidate) -> Claim:
    mention, status = best.mention, best.status
    if mention.modality == "expected" and status in _TO_COME:
        status = "planned"
    evidence = Evidence(field="status", span=mention.span, basis="words", rule=f"{mention.rule}, {best.cue}")
    return draft.filled(evidence, status=status, modality=mention.modality)


def _like(draft: Claim, other: Claim, basis: Basis, rule: str) -> Claim:
    words = other.words("status")
    evidence = Evidence(
        field="status", span=words.span if words else None, basis=basis if words and words.span else "none", rule=rule
    )
    return draft.filled(evidence, status=other.status, modality=other.modality)


def _candidates(quantity: Quantity, sentence: Span, article: Article) -> list[_Candidate]:
    """Every status word of the sentence with its cue and score, in text order."""
    found = []
    first = bisect_left(article.statuses, sentence.start, key=lambda mention: mention.span.start)
    for mention in article.statuses[first:]:
        if mention.span.start >= sentence.end:
            break
        if not mention.span.overlaps(quantity.span):
            found.append(_candidate(mention, quantity, article))
    return found


def _candidate(mention: StatusMention, quantity: Quantity, article: Article) -> _Candidate:
    path = _path(mention, quantity, article)
    cue = _cue(mention, path, quantity, article)
    commas = sum(word == "," for word in path.words)
    clauses = sum(word in _OPENS_CLAUSE for word in path.words)
    obstacles = _PER_TOKEN * len(path.words) + _PER_COMMA * commas + _PER_CLAUSE * clauses + _PER_NUMBER * path.numbers
    status = mention.status
    if status == "strength" and cue != "strong" and _located(quantity, None, article):
        # "had 950 troops in the country": those who are somewhere are deployed.
        status = "deployed"
    return _Candidate(mention, status, cue, _POINTS[cue] - obstacles)


def _path(mention: StatusMention, quantity: Quantity, article: Article) -> _Path:
    right = mention.span.start >= quantity.span.end
    begin = max(quantity.phrase.end, quantity.span.end)
    span = Span(begin, max(begin, mention.span.start)) if right else Span(mention.span.end, quantity.span.start)
    words = [article.tokens.lower[i] for i in article.tokens.within(span)]
    first = bisect_left(article.quantities, span.start, key=lambda other: other.span.start)
    last = bisect_left(article.quantities, span.end, key=lambda other: other.span.start)
    return _Path(right, words, last - first)


def _cue(mention: StatusMention, path: _Path, quantity: Quantity, article: Article) -> str:
    """How grammar ties the status word to the number."""
    entry, _, form = mention.rule.partition(".")
    frame = lexicon.load("statuses")[entry].fields["frame"]
    if form == "strong":
        return "strong" if mention.span.start <= quantity.phrase.end and path.right and not path.words else "loose"
    if path.right and mention.span.start < quantity.phrase.end:
        return "head" if mention.status in _SUFFERED else "kind"
    if entry == "have":
        return "object" if not path.right and not set(path.words) - _MEASURES - _ARTICLES and len(path.words) < 3 else "loose"
    if frame in ("noun", "near") or form == "noun":
        return _beside_noun(mention, path, frame)
    return _right_of_number(form, frame, mention, path, article) if path.right else _left_of_number(form, frame, path)


def _beside_noun(mention: StatusMention, path: _Path, frame: str) -> str:
    words = path.words
    if path.right:
        if set(words) & _JOINS and path.numbers:
            return "loose"
        if words and words[-1] in _BE and not set(words) & _OPENS_CLAUSE:
            return "subject"
        if frame == "noun" and len(words) <= 3 and not set(words) & (_JOINS | _OPENS_CLAUSE):
            return "head" if mention.status in _SUFFERED or not words else "near"
        return "near"
    if words and words[-1] in _MEASURES and not set(words[:-1]) & (_OPENS_CLAUSE - {"as", ":"}) and not path.numbers:
        return "measure"
    return "near" if not path.numbers else "loose"


def _right_of_number(form: str, frame: str, mention: StatusMention, path: _Path, article: Article) -> str:
    """300 soldiers ... <verb>."""
    words = path.words
    if path.numbers and not set(words) & _JOINS:
        return "loose"
    if form == "past" and frame in ("object", "either"):
        if not _may_be_participle(mention, article):
            return "agent" if frame == "object" else "subject"
        if path.numbers:
            return "subject" if not set(words) & _OPENS_CLAUSE else "near"
        if len(words) <= 2 and not set(words) & _JOINS:
            return "head" if mention.status in _SUFFERED else "subject"
        return "near" if set(words) & _JOINS else "subject"
    if form == "passive":
        return "subject" if frame != "subject" else "near"
    return "subject" if frame in ("subject", "either") else "agent"


def _left_of_number(form: str, frame: str, path: _Path) -> str:
    """<verb> ... 300 soldiers."""
    words = path.words
    if set(words) & {"including", "among"} and not path.numbers:
        return "including"
    if words and words[-1] in _JOINS and not path.numbers:
        return "loose"  # "were killed and 30 ...": the number begins a clause of its own
    if form == "passive" or frame == "subject":
        return "loose"
    return "object"


def _may_be_participle(mention: StatusMention, article: Article) -> bool:
    """Whether "killed" behind its noun may be passive ("620 men killed in May"), judged by the word that follows."""
    tokens = article.tokens
    at = bisect_left(tokens.start, mention.span.end)
    if at >= len(tokens.lower):
        return True
    word = tokens.lower[at]
    return word in _AFTER_PARTICIPLE or not word[0].isalnum() or "\n" in article.text[mention.span.end : tokens.start[at]]


def _main_verbs_first(candidates: list[_Candidate]) -> list[_Candidate]:
    """Lowers a verb that only describes the personnel where a later one tells what became of them.

    "300 soldiers sent earlier were killed": they were killed. Whoever is dead, wounded or captured stays so.
    """
    result = list(candidates)
    for index, candidate in enumerate(candidates):
        if candidate.cue not in ("subject", "head") or candidate.status in _SUFFERED:
            continue
        later = [c for c in candidates[index + 1 :] if c.cue in ("subject", "head") and c.mention.rule.endswith(_FINITE)]
        if later and candidate.mention.rule.endswith((".past", ".ing")):
            result[index] = _Candidate(candidate.mention, candidate.status, "reduced", candidate.score - 5.0)
    return result


_FINITE = (".passive", ".active", ".progressive", ".noun")


def _same_number(quantity: Quantity, draft: Claim, article: Article, figures: Sequence[Claim]) -> Claim | None:
    """The earlier figure that "the 6,000" means."""
    before = article.text[max(0, quantity.span.start - 6) : quantity.span.start].lower()
    if not re.search(r"\b(?:the|those|these) $", before) or (draft.low is None and draft.high is None):
        return None
    return next((claim for claim in reversed(figures) if (claim.low, claim.high) == (draft.low, draft.high)), None)


def _stand_together(before: Claim, draft: Claim, article: Article) -> bool:
    """Whether two figures are coordinated: "84 Wagner men and 47 Malian soldiers"."""
    if before.sentence != draft.sentence or draft.anchor.start - before.anchor.end > 120:
        return False
    words = [article.tokens.lower[i] for i in article.tokens.within(Span(before.anchor.end, draft.anchor.start))]
    return bool(set(words) & _JOINS) and not set(words) & _OPENS_CLAUSE


def _located(quantity: Quantity, draft: Claim | None, article: Article) -> bool:
    """Whether a place stands with the number: "10,000 soldiers in the province", "Americans in Syria: about 2,000"."""
    tokens = article.tokens
    begin = bisect_left(tokens.start, quantity.phrase.end)
    after = range(begin, min(begin + 7, len(tokens.lower)))
    if _place_among(after, article):
        return True
    first = bisect_left(tokens.start, quantity.span.start)
    return _place_among(range(max(0, first - 6), first), article)


def _place_among(indices: range, article: Article) -> bool:
    lower = article.tokens.lower
    for at in indices:
        if lower[at] in (".", ";"):
            return False
        if lower[at] in _LOCATED:
            following = [lower[i] for i in range(at + 1, min(at + 5, len(lower)))]
            if set(following[:4]) & _GROUNDS or _is_place(article, at + 1):
                return True
        if lower[at] == "there" and at + 1 < len(lower) and lower[at + 1] in ".,;":
            return True
    return False


def _is_place(article: Article, at: int) -> bool:
    """Whether a literal place name starts within two tokens of `at`."""
    tokens = article.tokens
    if at >= len(tokens.start):
        return False
    start = tokens.start[at]
    end = tokens.end[min(at + 2, len(tokens.end) - 1)]
    index = bisect_left(article.toponyms, start, key=lambda toponym: toponym.span.start)
    return (
        index < len(article.toponyms) and article.toponyms[index].span.start < end and article.toponyms[index].use == "literal"
    )
