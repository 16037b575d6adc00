"""Claims without a headcount: movements of a force, and meetings.

Precision comes first: a movement needs a status word that moves, a noun for the personnel that grammar ties to it, a force, and
a day or a place of its own in the sentence; a meeting needs two sides, a day and a literal place of its own.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from functools import lru_cache

from etl import lexicon
from etl.links import meetings
from etl.records import ActorMention, Article, Claim, Evidence, Sentence, Span, StatusMention

_MOVES = frozenset({"planned", "training", "en_route", "deployed", "fighting", "withdrawn"})

# How many words before a status word a denial may stand in its sentence: "denied ... that it had sent troops".
_DENIAL_REACH = 60


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


# What a noun phrase of personnel does not cross.
_STOPS = _words(
    '. , ; : ! ? ( ) — – " “ ” and or but that which who while as when after before because although though if where '
    "than to in on at from into by with for against towards toward over under about between during amid via through"
)
# An actor behind one of these is not the one who acts; between actor and verb stand only light words.
_OBLIQUE = _words("in to with from against at near for into on by inside between over")
_POSSESSIVE = _words("its their his her our my your")
_LIGHT = _words(
    ", which who that has have had already also now recently reportedly has been is are was the 's’s still since then "
    "later government president minister army military will would may might could and"
)
_CROSSES = _words(', . ; : ! ? ( ) — – " “ ” but that while as when because although though if where what and or')


def drafts(article: Article, figures: Sequence[Claim]) -> tuple[Claim, ...]:
    """Drafts of movement and meeting claims, anchored at their trigger, where no figure of `figures` says the same.

    A movement's force is filled in: grammar ties it to the trigger. Their `claim_id` is left empty: `etl.claims` gives it.
    """
    counted = {figure.sentence for figure in figures}
    found = [
        _movement(article, mention, sentence, force)
        for mention, sentence in _triggers(article)
        if sentence.span not in counted and (force := _mover(mention, sentence, article))
    ]
    return (*found, *meetings.drafts(article))


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


def _movement(article: Article, mention: StatusMention, sentence: Sentence, force: ActorMention) -> Claim:
    return Claim(
        claim_id="",
        doc_id=article.document.doc_id,
        kind="movement",
        anchor=mention.span,
        sentence=sentence.span,
        status=mention.status,
        modality=mention.modality,
        force=force.actor_id,
        force_name=force.name,
        evidence=(
            Evidence(field="status", span=mention.span, basis="words", rule=mention.rule),
            Evidence(field="force", span=force.span, basis="words", rule=f"moves ({force.rule})"),
        ),
    )


def _own_day(claim: Claim) -> bool:
    day = claim.words("event_date")
    told = ("words",) if claim.kind == "movement" else ("words", "statement")
    return claim.event_date is not None and day is not None and day.basis in told and _inside(day.span, claim)


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


def _mover(mention: StatusMention, sentence: Sentence, article: Article) -> ActorMention | None:
    """Whose personnel the word moves, in earnest: "sending North Korean troops", not "sending weapons" or "never sent"."""
    lower, within = article.tokens.lower, article.tokens.within(sentence.span)
    first = bisect_left(article.tokens.start, mention.span.start)
    last = bisect_left(article.tokens.start, mention.span.end)
    if set(lower[max(within.start, first - 5) : last]) & _known("negations"):
        return None
    if set(lower[max(within.start, first - 4) : first]) & _known("unreal"):
        return None
    if set(lower[max(within.start, first - _DENIAL_REACH) : first]) & _known("denials"):
        return None
    entry, _, form = mention.rule.partition(".")
    frame = lexicon.load("statuses", article.document.language)[entry].fields["frame"]
    of_noun = frame == "noun" or form == "noun"
    if of_noun or (frame in ("object", "either") and form != "passive"):
        noun = _object(lower, last, within.stop)
        if noun is not None:
            owner = _owner(article, last, noun)
            # "Ghana plans to send peacekeepers": the sender's, though peacekeepers of no one else would be the UN's.
            if owner is None or owner.form == "generic":
                return _actor_before(article, first, within.start) or owner
            return owner
    if not of_noun and (frame in ("subject", "either", "near") or form == "passive"):
        noun = _subject(article, first, within.start)
        if noun is not None:
            return _owner(article, _phrase_start(lower, noun, within.start), noun)
    return None


def _object(lower: Sequence[str], at: int, stop: int) -> int | None:
    """The noun of personnel that follows directly: "(sending) North Korean military personnel", "(presence) of its troops"."""
    if at < stop and lower[at] == "of":
        at += 1
    for index in range(at, min(at + 7, stop)):
        if _is_personnel(lower, index):
            return index
        if lower[index] in _STOPS or lower[index] == "of":
            return None
    return None


def _subject(article: Article, at: int, start: int) -> int | None:
    """The noun of personnel before the verb, without another clause or verb between: "the North Korean military (was seen)"."""
    lower = article.tokens.lower
    for index in range(at - 1, max(start, at - 6) - 1, -1):
        if _is_personnel(lower, index):
            between = Span(article.tokens.end[index], article.tokens.start[at])
            return None if _has_status(article, between) else index
        if lower[index] in _CROSSES:
            return None
    return None


def _has_status(article: Article, span: Span) -> bool:
    at = bisect_left(article.statuses, span.start, key=lambda mention: mention.span.start)
    return at < len(article.statuses) and article.statuses[at].span.end <= span.end


def _phrase_start(lower: Sequence[str], noun: int, start: int) -> int:
    """Where the noun phrase that ends with `noun` starts."""
    at = noun
    while at > max(start, noun - 6) and lower[at - 1] not in _STOPS:
        at -= 1
    return at


def _owner(article: Article, first: int, noun: int) -> ActorMention | None:
    """Whose the personnel are: named in their noun phrase, the last one counting, or behind it with "of" or "from"."""
    tokens = article.tokens
    inside = _actors_in(article, Span(tokens.start[first], tokens.end[noun]))
    if inside:
        return inside[-1]
    if noun + 2 < len(tokens.lower) and tokens.lower[noun + 1] in ("of", "from"):
        behind = _actors_in(article, Span(tokens.end[noun + 1], tokens.end[min(noun + 4, len(tokens.end) - 1)]))
        return behind[0] if behind else None
    return None


def _actor_before(article: Article, first: int, start: int) -> ActorMention | None:
    """The actor that does it: "North Korea (may deploy) troops", "Burundi, which (has kept) soldiers"."""
    tokens = article.tokens
    begin = max(start, first - 8)
    for mention in reversed(_actors_in(article, Span(tokens.start[begin], tokens.start[first]))):
        at, end = bisect_left(tokens.start, mention.span.start), bisect_left(tokens.start, mention.span.end)
        if (at > start and tokens.lower[at - 1] in _OBLIQUE) or tokens.lower[at] in _POSSESSIVE:
            continue
        between = [word for word in tokens.lower[end:first] if word not in _LIGHT]
        return mention if len(between) <= 1 else None
    return None


def _actors_in(article: Article, span: Span) -> list[ActorMention]:
    first = bisect_left(article.actors, span.start, key=lambda mention: mention.span.start)
    last = bisect_left(article.actors, span.end, key=lambda mention: mention.span.start)
    return list(article.actors[first:last])


def _is_personnel(lower: Sequence[str], at: int) -> bool:
    """Whether a noun of personnel stands at `at`, and not as an adjective: "military technologies", "army base"."""
    if lower[at] not in _personnel():
        return False
    following = lower[at + 1] if at + 1 < len(lower) else "."
    return lower[at] not in _known("adjectival") or not following[0].isalpha() or following in _known("after_noun")


@lru_cache(maxsize=8)
def _known(entry: str, language: str = "en") -> frozenset[str]:
    """The single words of an entry of `movements.toml`."""
    return lexicon.words("movements", entry, language)


@lru_cache(maxsize=8)
def _personnel(language: str = "en") -> frozenset[str]:
    """Nouns of personnel and of bodies of personnel, by their last word."""
    nouns = lexicon.load("personnel", language).values()
    return _known("bodies", language) | {word.split()[-1] for noun in nouns if noun.fields.get("sure") for word in noun.words}
