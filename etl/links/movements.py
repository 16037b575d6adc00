"""Claims without a headcount: movements of a force, and meetings.

Precision comes first: a movement needs a status word that moves, a noun for the personnel that grammar ties to it, a force, and
a day or a place of its own in the sentence; a meeting needs two sides, a day and a literal place of its own.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from functools import lru_cache

from etl import lexicon
from etl.records import Article, Claim, ClaimKind, Evidence, Sentence, Span, StatusMention

_MOVES = frozenset({"planned", "training", "en_route", "deployed", "fighting", "withdrawn"})


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


# What a noun phrase of personnel does not cross.
_STOPS = _words(
    '. , ; : ! ? ( ) — – " “ ” and or but that which who while as when after before because although though if where '
    "than to in on at from into by with for against towards toward over under about between during amid via through"
)
_CROSSES = _words(', . ; : ! ? ( ) — – " “ ” but that while as when because although though if where what and or')


def drafts(article: Article, figures: Sequence[Claim]) -> tuple[Claim, ...]:
    """Drafts of movement and meeting claims, anchored at their trigger, where no figure of `figures` says the same.

    Their `claim_id` is left empty: `etl.claims` gives it.
    """
    counted = {figure.sentence for figure in figures}
    found = [
        _draft(article, "movement", mention.span, sentence, mention)
        for mention, sentence in _triggers(article)
        if sentence.span not in counted and _moves(mention, sentence, article)
    ]
    return (*found, *(_draft(article, "meeting", span, sentence) for span, sentence in _meetings(article)))


def stands(claim: Claim) -> bool:
    """Whether a finished movement (a force, a status word, and a day or place of its own) or meeting is worth a row."""
    if claim.kind == "meeting":
        return len(claim.participants) >= 2 and _own_day(claim) and _own_place(claim)
    return claim.force is not None and claim.status is not None and (_own_day(claim) or _own_place(claim))


def distinct(claims: Sequence[Claim]) -> list[Claim]:
    """The claims without those that say again what one of the same sentence says: same kind and same force or sides."""
    kept: dict[tuple[object, ...], Claim] = {}
    for claim in claims:
        kept.setdefault((claim.sentence, claim.kind, claim.force, claim.participants), claim)
    return list(kept.values())


def _draft(article: Article, kind: ClaimKind, span: Span, sentence: Sentence, mention: StatusMention | None = None) -> Claim:
    return Claim(
        claim_id="",
        doc_id=article.document.doc_id,
        kind=kind,
        anchor=span,
        sentence=sentence.span,
        status=mention.status if mention else None,
        modality=mention.modality if mention else "asserted",
        evidence=(Evidence(field="status", span=span, basis="words", rule=mention.rule if mention else "meeting"),),
    )


def _own_day(claim: Claim) -> bool:
    day = claim.words("event_date")
    return claim.event_date is not None and day is not None and day.basis == "words" and _inside(day.span, claim)


def _own_place(claim: Claim) -> bool:
    own = [claim.words(f"places.{index}") for index, place in enumerate(claim.places) if place.role != "said"]
    return any(place is not None and place.basis == "words" and _inside(place.span, claim) for place in own)


def _inside(span: Span | None, claim: Claim) -> bool:
    return span is not None and claim.sentence.covers(span)


def _triggers(article: Article) -> Iterator[tuple[StatusMention, Sentence]]:
    """Status words that move a force, each with its sentence; headings repeat what the text says and are left out."""
    entries = lexicon.load("statuses", article.document.language)
    for mention in article.statuses:
        entry = entries[mention.rule.partition(".")[0]]
        if entry.fields.get("head") and mention.status in _MOVES:
            sentence = article.sentence_at(mention.span.start)
            if not sentence.heading:
                yield mention, sentence


def _moves(mention: StatusMention, sentence: Sentence, article: Article) -> bool:
    """Whether the word moves personnel, in earnest: "sending North Korean troops", not "sending weapons" or "never sent"."""
    lower, within = article.tokens.lower, article.tokens.within(sentence.span)
    first = bisect_left(article.tokens.start, mention.span.start)
    last = bisect_left(article.tokens.start, mention.span.end)
    before = lower[max(within.start, first - 5) : last]
    if set(before) & _known("negations") or set(lower[max(within.start, first - 4) : first]) & _known("unreal"):
        return False
    entry, _, form = mention.rule.partition(".")
    frame = lexicon.load("statuses", article.document.language)[entry].fields["frame"]
    if frame == "noun" or form == "noun":
        return _has_object(lower, last, within.stop)
    if form in ("passive", "near") or frame in ("subject", "near"):
        return _has_subject(lower, first, within.start)
    return _has_object(lower, last, within.stop) or (frame == "either" and _has_subject(lower, first, within.start))


def _has_object(lower: Sequence[str], at: int, stop: int) -> bool:
    """Whether personnel follow directly: "(sending) North Korean military personnel", "(deployment) of its troops"."""
    if at < stop and lower[at] == "of":
        at += 1
    for word in lower[at : min(at + 7, stop)]:
        if word in _personnel():
            return True
        if word in _STOPS:
            return False
    return False


def _has_subject(lower: Sequence[str], at: int, start: int) -> bool:
    """Whether personnel stand before the verb without another clause between: "the North Korean military (was spotted)"."""
    for index in range(at - 1, max(start, at - 8) - 1, -1):
        if lower[index] in _personnel():
            return True
        if lower[index] in _CROSSES:
            return False
    return False


def _meetings(article: Article) -> Iterator[tuple[Span, Sentence]]:
    """Words for a meeting, the longest at each place."""
    words = _known("meeting_words")
    done = -1
    for index, word in enumerate(article.tokens.lower):
        if word in words and index > done:
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
def _known(entry: str, language: str = "en") -> frozenset[str]:
    """The single words of an entry of `movements.toml`."""
    return frozenset(lexicon.load("movements", language)[entry].words)


@lru_cache(maxsize=8)
def _personnel(language: str = "en") -> frozenset[str]:
    """Nouns of personnel and of bodies of personnel, by their last word."""
    nouns = lexicon.load("personnel", language).values()
    return _known("bodies", language) | {word.split()[-1] for noun in nouns if noun.fields.get("sure") for word in noun.words}
