"""Sources that speak together: "Seoul, the U.S., and Kyiv say", "a military source and a war monitor said"."""

from __future__ import annotations

from etl import lexicon, numerals
from etl.frames import Frame
from etl.noun_phrases import AUTHORITIES, DETERMINER, PERSONS, PRONOUNS, Words, after, before, is_person_word
from etl.source_names import country, government
from etl.speakers import Source, read

_RANK_WORDS = lexicon.words("speakers", "rank")


def coordinated(w: Words, source: Source, behind: bool) -> list[Source]:
    """The sources of "Somalia and the African Union" one by one; else the source itself.

    A list stands before the verb or, `behind` it, after "according to" and the like.
    """
    at = next((i for i in range(source.first + 1, source.last) if w.lower[i] in ("and", "&")), None)
    if w.lower[source.last] in AUTHORITIES and len(several := _of_countries(w, source.last)) > 1:
        return several
    if at is None:
        return [source, *_listed_behind(w, source)] if behind else [*_listed_with(w, source), source]
    left, right = read(w, source.first, at - 1), read(w, at + 1, source.last)
    if source.listed or not left or not right or not left.claimant or not right.claimant:
        return [source]
    if left.listed and right.listed:
        return [*_listed_before(w, left.first), left, right]
    apart = (left.listed or left.claimant.kind == "person") and not right.generic and right.claimant.kind != "unnamed"
    apart = apart or (left.claimant.kind == "person" and " " in left.claimant.name and right.plural)
    return [left, right] if apart else [source]


def _both_people(w: Words, source: Source, at: int) -> bool:
    """Whether people stand on both sides of the "and" at token `at`: "UN officials and diplomats"."""
    return is_person_word(w.lower[at - 1]) and is_person_word(w.lower[source.last])


def joined_before(w: Words, frame: Frame, lo: int) -> list[Source]:
    """The first of two that speak together: "a Lebanese military source and a war monitor said"."""
    source = frame.source
    if source is None or frame.order not in ("say", "told") or frame.inverted:
        return []
    at = source.first - 1
    if at > lo and w.lower[at] in ("a", "an", "the"):
        at -= 1
    if at > lo and numerals.begins_exact(w.lower[at]):
        at -= 1  # "a local official and two security sources said"
    if at <= lo or w.lower[at] != "and" or w.lower[at + 1] not in ("a", "an", "the") and not _both_people(w, source, at):
        return []
    phrase = before(w, at - 1, lo)
    other = read(w, *phrase) if phrase else None
    if not phrase or not other or (not other.claimant and other.head in PRONOUNS):
        return []
    if not is_person_word(other.head) and phrase[0] > lo + (w.lower[lo] in DETERMINER):
        return []  # "The army and the police said", but "fighting between rebels and the army, and the police said"
    return [other] if phrase[0] <= lo or not w.lower[phrase[0] - 1].isalpha() else []


def _of_countries(w: Words, head: int) -> list[Source]:
    """The governments of "U.S., Ukrainian and South Korean officials", one by one."""
    found: list[Source] = []
    i = head - 1
    while i >= 0 and head - i < 14:
        word = w.lower[i]
        named = next((one for j in range(max(0, i - 3), i + 1) if (one := country(w, j, i)) and one[1:] == (j, i)), None)
        if named:
            actor, first, _ = named
            span, claimant = w.span(first, i), government(actor)
            found.insert(0, Source(first=first, last=i, span=span, head=w.lower[head], claimant=claimant, listed=True))
            i = first - 1
        elif word in (",", "and", "&", ".", "the", "both") or word in _RANK_WORDS:
            i -= 1
        else:
            break
    joined = any(w.lower[j] in ("and", "&") for j in range(found[0].last, found[-1].first)) if found else False
    return found if joined and len({one.claimant for one in found}) == len(found) else []


def _listed_with(w: Words, last: Source) -> list[Source]:
    """The names before the last of a list whose "and" stands apart: "Seoul, the U.S., and Kyiv", "the U.S. and Kyiv"."""
    at = last.first - 1
    if at > 1 and w.lower[at] == "the":
        at -= 1
    if not last.listed or at < 2 or w.lower[at] not in ("and", "&"):
        return []
    apart = w.lower[at - 1] == ","
    listed = _listed_name(w, at - 1 - apart)
    if not listed:
        return []
    first, source = listed
    before_it = _listed_before(w, first)
    # "Fighting went on in Ukraine, and Russia said": one name before ", and" is no list.
    return [*before_it, source] if before_it or not apart else []


def _listed_behind(w: Words, first: Source) -> list[Source]:
    """The names behind the first of a list that a comma or the sentence ends: "according to Britain, France and the U.S."."""
    found: list[Source] = []
    at, joined = first.last + 1, False
    if first.claimant and first.claimant.kind != "unnamed" and w.lower[at : at + 1] == ["and"]:
        phrase = after(w, at + 1, min(len(w.lower), at + 7))  # "according to Major Reyes and police officials"
        source = read(w, *phrase) if phrase and phrase[0] == at + 1 else None
        ends = source is not None and w.lower[source.last + 1 : source.last + 2] in ([], [","], ["."], [";"], [")"], ["on"])
        if source and ends and source.claimant and source.plural and not source.listed and w.lower[source.last] in PERSONS:
            return [source]
    while first.listed and at < len(w.lower) and len(found) < 5 and not joined:
        comma = w.lower[at] == ","
        joined = at + comma < len(w.lower) and w.lower[at + comma] in ("and", "&")
        phrase = after(w, at + comma + joined, min(len(w.lower), at + comma + joined + 7)) if comma or joined else None
        source = read(w, *phrase) if phrase else None
        pair = coordinated(w, source, behind=False) if source and not joined else []
        named = pair if len(pair) == 2 else [source]
        if not phrase or not all(one and one.listed and one.claimant for one in named):
            return []
        found += [one for one in named if one]
        joined = joined or len(named) == 2
        at = phrase[1] + 1
    ends = at >= len(w.lower) or w.lower[at] in (",", ".", ";", ")", "respectively")
    return found if joined and ends else []


def _listed_before(w: Words, first: int) -> list[Source]:
    """The names before "Washington and Kyiv" in "Seoul, Washington and Kyiv"."""
    found: list[Source] = []
    while first >= 2 and w.lower[first - 1] == "," and len(found) < 5 and (listed := _listed_name(w, first - 2)):
        first, source = listed
        found.insert(0, source)
    return found


def _listed_name(w: Words, last: int) -> tuple[int, Source] | None:
    """A name of the lists that ends at token `last`, with its first token; None where the words before make it no subject."""
    phrase = before(w, last, max(0, last - 6))
    if not phrase:
        return None
    # "officials in Kyiv, Washington and Seoul"
    placed = (i + 1 for i in range(*phrase) if w.lower[i] in ("in", "from") and w.lower[i - 1] in PERSONS)
    source = read(w, next(placed, phrase[0]), last)
    if not source or not source.claimant or not (source.listed or source.claimant.kind == "government"):
        return None
    word = w.lower[phrase[0] - 1] if phrase[0] else ""
    if word.isalpha() and word not in ("that", "but", "and", "the", "both", "as", "while", "although", "though"):
        return None  # "to help Russia, Washington and Seoul say"
    return phrase[0], source
