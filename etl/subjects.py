"""The subject of a reporting verb: the source right before it, before an aside, or at the start of its clause."""

from __future__ import annotations

from bisect import bisect_right
from functools import lru_cache

from etl import lexicon, noun_phrases, speakers
from etl.noun_phrases import DOCUMENT, Words
from etl.speakers import Source

BREAKS = frozenset(["and", "but", "while", "whereas", "although", "though"])
QUOTE_MARKS = frozenset(['"', "“", "”", "„", "«", "»"])
MARKS = frozenset([",", ";", ":", "—", "–", "-", "(", ")", *QUOTE_MARKS])
# What stands before a phrase that is no subject: "bloggers close to the army put".
BEFORE_COMPLEMENT = frozenset(
    [
        "of",
        "by",
        "from",
        "with",
        "to",
        "into",
        "against",
        "in",
        "on",
        "at",
        "near",
        "inside",
        "for",
        "after",
        "between",
        "under",
    ]
    + ["over", "close", "familiar", "loyal"]
)
_SEVERAL = lexicon.words("speakers", "several")
_BACKING = lexicon.words("speakers", "backing")
_DIRECTIONS = frozenset(
    [
        "northern",
        "southern",
        "eastern",
        "western",
        "central",
        "neighbouring",
        "neighboring",
        "nearby",
        "north-eastern",
        "northeastern",
    ]
    + ["north-western", "northwestern", "south-eastern", "southeastern", "south-western", "southwestern", "the", "far"]
)
_QUOTED = frozenset(["quoted", "cited", "interviewed", "contacted", "reached"])
_HANDED_IN = lexicon.words("speakers", "handed_in")
_SOME = frozenset(["one", "two", "three", "some", "several", "many", "most", "another"])
_NOUN_LIKE_AFTER = frozenset(
    ["of", "by", "from", "with", "despite", "to", "in", "on", "under", "into", "two", "three", "more", "no", "such"]
)


def subject_of(w: Words, at: int, lo: int, busy: int, maybe_noun: bool) -> tuple[int, Source] | None:
    """The source that ends at token `at`, or before the aside that ends there."""
    if at < lo:
        return None
    if w.lower[at] in ("who", "which"):
        return _relative_subject(w, at, lo)
    if one := _one_of_them(w, at, lo):
        return one
    if w.lower[at] in (",", ")") or _is_dash(w, at):
        return _behind_aside(w, at, lo)
    floor = max(lo, busy)
    phrase = noun_phrases.before(w, at, floor)
    if phrase and maybe_noun and phrase[0] - 1 >= lo and w.lower[phrase[0] - 1] in _NOUN_LIKE_AFTER:
        return None
    if phrase and phrase[0] - 2 > floor and w.lower[phrase[0] - 1] == "by" and w.lower[phrase[0] - 2] in _QUOTED:
        told = _read_before(w, phrase[0] - 3, floor)  # "U.S. officials quoted by CNN think"
        if told:
            return told
    if phrase and phrase[0] - 2 > floor and _is_handed_in(w, phrase[0]):
        return _read_before(w, phrase[0] - 3, floor)
    if phrase and (informed := _informed_by(w, phrase[0], lo)):
        return informed
    if phrase and phrase[0] - 1 >= floor and (w.lower[phrase[0] - 1] == "by" or _is_of_document(w, phrase[0] - 1, floor)):
        # "data collected by ACLED suggests", "a report from the institute said"
        return _read_from(w, phrase)
    if phrase and phrase[0] - 2 >= floor and w.lower[phrase[0] - 1] in ("named", "called") and w.cap(phrase[0]):
        # "a village elder named Haji Rahim told"
        source = speakers.read(w, *phrase)
        described = noun_phrases.before(w, phrase[0] - 2, floor)
        return (described[0] if described else phrase[0], source) if source else None
    if phrase and _is_place(w, phrase):
        return _before_open_aside(w, at, floor)
    if not phrase or (phrase[0] - 1 >= floor and _governs(w, phrase[0] - 1)):
        found = _clause_subject(w, phrase[0] if phrase else at, at, floor)
        return found or (_read_from(w, phrase) if phrase and not _is_where(w, phrase[0] - 1) else None)
    return _read_from(w, phrase)


# The head of a source that is one of several told before: "one of them", "another", "a third", "the second".
ONE_OF_THEM = "one of them"
_ORDINALS = frozenset(["first", "second", "third", "fourth", "other", "latter", "former"])


def _one_of_them(w: Words, at: int, lo: int) -> tuple[int, Source] | None:
    """ "one of them", "another", "a third": the token it begins at and the source, whose antecedent is several persons."""
    word, first = w.lower[at], at
    if word == "them" and at - 2 >= lo and w.lower[at - 1] == "of" and w.lower[at - 2] in ("one", "two", "some", "both"):
        first = at - 2
    elif word in _ORDINALS and at - 1 >= lo and w.lower[at - 1] in ("a", "the"):
        first = at - 1
    elif word not in ("one", "another", "both"):
        return None
    if first > lo and w.lower[first - 1] not in MARKS and w.lower[first - 1] not in BREAKS:
        return None
    return first, Source(first=first, last=at, span=w.span(first, at), head=ONE_OF_THEM, claimant=None)


def quoted_by(w: Words, at: int, lo: int) -> Source | None:
    """Who quotes the subject that ends at token `at`: "a doctor quoted by AFP"."""
    phrase = noun_phrases.before(w, at, lo)
    quoted = phrase and phrase[0] - 2 > lo and w.lower[phrase[0] - 1] == "by" and w.lower[phrase[0] - 2] in _QUOTED
    return speakers.read(w, *phrase) if phrase and quoted else None


def appositive(w: Words, first: int, source: Source, lo: int) -> tuple[int, Source]:
    """ "Omar Sheik the founder of the project said": the name before the role, where a comma was lost."""
    if first - 1 < lo or not source.claimant:
        return first, source
    if w.lower[first - 1] == "," and w.lower[first + 1] in ("spokesman", "spokeswoman", "spokesperson"):
        before = _read_before(w, first - 2, lo)  # "Lam Gabriel, a spokesman for the rebels confirmed"
        if before and _in_full(before[1]) and (before[0] <= lo or w.lower[before[0] - 1] in MARKS):
            return before
    if _is_name(source):
        return first, source
    # "Marc Diallo, deputy chief of the General Staff told", but "killed by Marc Diallo, the official said"
    titled = w.lower[first - 1] == "," and noun_phrases.is_person_word(source.head) and not source.plural
    if not titled and w.lower[first] not in ("the", "a", "an"):
        return first, source
    if titled and w.lower[first] in noun_phrases.DETERMINER:
        return first, source
    phrase = noun_phrases.before(w, first - 1 - titled, lo)
    named = speakers.read(w, *phrase) if phrase else None
    if phrase and named and named.claimant and named.claimant.kind == "person" and " " in w.of(*phrase):
        return phrase[0], named
    return first, source


def _is_place(w: Words, phrase: tuple[int, int]) -> bool:
    """Whether the phrase ends in a river, region or town rather than in somebody: "west of the Tigris River told"."""
    offset, places = w.start[phrase[1]], w.article.toponyms
    at = bisect_right(places, offset, key=lambda toponym: toponym.span.start) - 1
    place = places[at] if at >= 0 else None
    return place is not None and place.span.end > offset and place.use == "literal" and place.kind in ("water", "site")


def _is_object(w: Words, first: int) -> bool:
    """Whether a name is only what an aside ends in: "Spain, whose battalion patrols Marjayoun, said"."""
    before = w.lower[first - 1]
    return before.isalpha() and not noun_phrases.is_person_word(before) and not w.cap(first - 1)


def _before_open_aside(w: Words, at: int, lo: int) -> tuple[int, Source] | None:
    """The person before an aside that no comma closes: "Majid Sindi, commander of the forces west of the Tigris told"."""
    for i in range(at - 1, max(lo, at - 25), -1):
        if w.lower[i] == "," and noun_phrases.is_person_word(w.lower[i + 1]):
            found = _read_before(w, i - 1, lo)
            return found if found and _in_full(found[1]) else None
    return None


def _governs(w: Words, at: int) -> bool:
    """Whether the word before a phrase has it as its object: "close to the army", "the coalition backing the army"."""
    while at > 0 and w.lower[at] in _DIRECTIONS:
        at -= 1
    return w.lower[at] in BEFORE_COMPLEMENT or w.lower[at] in _BACKING or (w.lower[at].endswith("ing") and at not in w.dated)


def _informed_by(w: Words, first: int, floor: int) -> tuple[int, Source] | None:
    """Who was told by whom token `first` begins to name: "lawmakers who had been briefed by the spy agency expect"."""
    at = first - 1
    if at - 1 < floor or w.lower[at] != "by" or w.lower[at - 1] not in ("briefed", "informed"):
        return None
    at -= 2
    while at > floor and w.lower[at] in ("been", "were", "was", "had", "have", "who", ",", "being"):
        at -= 1
    return _read_before(w, at, floor)


def _is_handed_in(w: Words, first: int) -> bool:
    """Whether a document goes to whom token `first` begins to name: "a report sent to Congress on Tuesday puts"."""
    handed = w.lower[first - 1] in ("to", "with") and w.lower[first - 2] in _HANDED_IN
    return handed and (w.lower[first - 3] in DOCUMENT or w.lower[first - 3] in report_nouns())


def _is_of_document(w: Words, at: int, floor: int) -> bool:
    """Whether the preposition at `at` says whose a report is: "a study from the institute"."""
    return (
        at - 1 >= floor
        and w.lower[at] in ("from", "of", "in")
        and (w.lower[at - 1] in DOCUMENT or w.lower[at - 1] in report_nouns())
    )


def _is_where(w: Words, at: int) -> bool:
    """Whether the words before a phrase make it a place: "leaders in eastern Ukraine claim"."""
    directed = at
    while directed > 0 and w.lower[directed] in _DIRECTIONS:
        directed -= 1
    return directed < at and w.lower[directed] in ("in", "near", "from", "inside", "across")


def _read_from(w: Words, phrase: tuple[int, int]) -> tuple[int, Source] | None:
    source = speakers.read(w, *phrase)
    return (phrase[0], source) if source else None


def _clause_subject(w: Words, before: int, at: int, floor: int) -> tuple[int, Source] | None:
    """The subject at the start of the clause whose last words stand at `at`: "Bloggers close to the army put it at 300"."""
    start = before
    while (
        start > floor
        and at - start < 22
        and w.lower[start - 1] not in MARKS
        and w.lower[start - 1] not in BREAKS
        and w.lower[start - 1] != "that"
    ):
        start -= 1
    while start < before and (w.lower[start][0].isdigit() or start in w.dated):
        start += 1
    if w.lower[start + 1 : start + 2] == ["of"] and w.lower[start] in _SOME:
        start += 2  # "one of the top rebel leaders in the east"
    if start >= before:
        return None
    if w.lower[start] in ("who", "which"):
        return _relative_subject(w, start, floor)
    whole = noun_phrases.after(w, start, at + 1)
    if whole == (start, at) and w.cap(start) and (named := speakers.read(w, start, at)) and _is_name(named):
        return start, named  # "Musa Bello of the Red Cross"
    phrase = noun_phrases.after(w, start, before)
    if not phrase or phrase[1] + 1 > at or phrase[0] > start:
        return None
    # "An officer of the Kurdish peshmerga at Dohuk": a word nobody knows may end the phrase
    unknown = w.lower[phrase[1] + 2 : phrase[1] + 3]
    beyond = phrase[1] + 2 < before and unknown[0] in BEFORE_COMPLEMENT and w.lower[phrase[1] + 1].isalpha()
    following = unknown[0] if beyond else w.lower[phrase[1] + 1]
    if not (
        following in BEFORE_COMPLEMENT
        or following.endswith(("ing", "ed"))
        or following in ("close", "familiar", "loyal", "responsible", "answerable", "who")
    ):
        return None
    source = speakers.read(w, *phrase)
    return (start, speakers.identified(w, source)) if source else None


def _relative_subject(w: Words, at: int, lo: int) -> tuple[int, Source] | None:
    """ "Donald Trump, who after their meeting claimed": the name before "who"."""
    last = at - 1
    if last >= lo and w.lower[last] == ",":
        last -= 1
    phrase = noun_phrases.before(w, last, lo)
    source = speakers.read(w, *phrase) if phrase else None
    role = source is not None and source.definite and noun_phrases.is_person_word(source.head)
    return (at, source) if source and (source.claimant or role) else None


def _behind_aside(w: Words, at: int, lo: int) -> tuple[int, Source] | None:
    """ "Lloyd Austin, standing beside his counterpart, said": the source before the mark that opens the aside."""
    best: tuple[int, Source] | None = None
    aside = _read_before(w, at - 1, lo)
    if aside and _names_them(w, at, lo):
        return aside
    if aside and w.lower[at] == "," and w.lower[aside[0] - 1] == "," and _in_full(aside[1]) and aside[0] - 1 > lo:
        return aside  # "the ombudsman of the unrecognised republic, Artak Beglaryan, said"
    i, marks = at - 1, 0
    while i >= lo and at - i < 45 and marks < 4:
        token = w.lower[i]
        if token in QUOTE_MARKS or token == ";":
            break
        if token == "," or _is_dash(w, i) or token == "(" and ")" in w.lower[at - 1 : at + 1]:
            marks += 1
            found = _read_before(w, i - 1, lo)
            if found and best and _in_full(found[1]) and noun_phrases.is_person_word(_behind_determiner(w, i + 1)):
                return found  # "Lul Koang, the spokesperson of South Sudan's Defense Force, said"
            if found and best is None:
                best = found
            elif found and best and not _is_name(best[1]) and _is_name(found[1]):
                return found
        i -= 1
    if best is None and i < lo:
        # "A doctor at a hospital in Anuradhapura, insisting on anonymity, spoke of"
        first = next((k for k in range(lo, at) if w.lower[k] == ","), at)
        best = _clause_subject(w, first - 1, first - 1, lo) if lo < first < at else None
    by_place = (
        best and best[1].claimant and best[1].claimant.kind == "government"
    )  # "in the capital, Bissau, the rebel leader X, said"
    if best and (
        by_place or not _is_name(best[1]) or any(noun_phrases.is_person_word(t) for t in w.lower[best[0] : best[1].last + 3])
    ):
        # "Russia's chief of the General Staff, Valery Gerasimov, assured": the aside itself is the name.
        inner = _read_before(w, at - 1, best[0])
        named = inner is not None and _is_name(inner[1]) and inner[1].claimant and inner[1].claimant.kind == "person"
        if inner and named and not _is_object(w, inner[0]):
            return best[0], inner[1]
    return best


def _is_dash(w: Words, i: int) -> bool:
    """Whether a dash stands at token `i`, not the hyphen of a compound."""
    return w.lower[i] in ("—", "–") or w.lower[i] == "-" and i > 0 and w.start[i] > w.end[i - 1]


def _names_them(w: Words, at: int, lo: int) -> bool:
    """Whether the aside that ends at `at` lists by name who speaks: "Two allies, Britain and Germany, said"."""
    joined = False
    for i in range(at - 1, max(lo, at - 16), -1):
        word = w.lower[i]
        if word == "," and not w.cap(i - 1) and w.lower[i - 1] in _SEVERAL:
            return joined
        joined = joined or word in ("and", "&")
        if not w.cap(i) and word not in (",", "and", "&", "the", "of", "for"):
            return False
    return False


def _behind_determiner(w: Words, i: int) -> str:
    """The word at `i`, or behind it where that is an article."""
    return w.lower[i + 1] if w.lower[i] in noun_phrases.DETERMINER else w.lower[i]


def _read_before(w: Words, last: int, lo: int) -> tuple[int, Source] | None:
    """A source that ends at `last` and may be a subject."""
    phrase = noun_phrases.before(w, last, lo)
    source = speakers.read(w, *phrase) if phrase else None
    if not phrase or not source or (source.claimant is None and source.head in noun_phrases.PRONOUNS):
        return None
    return (phrase[0], source) if phrase[0] <= lo or w.lower[phrase[0] - 1] not in BEFORE_COMPLEMENT else None


def _in_full(source: Source) -> bool:
    """Whether the source is a person by first and last name."""
    return bool(source.claimant and source.claimant.kind == "person" and " " in source.claimant.name and not source.generic)


def _is_name(source: Source) -> bool:
    return source.listed or bool(source.claimant and source.claimant.kind == "person")


@lru_cache(maxsize=1)
def report_nouns() -> frozenset[str]:
    """The words for what somebody says or puts out: "claim", "figures", "report"."""
    return lexicon.words("reporting", "word_of")
