"""Reads who a source is from its noun phrase: a person, role, body, government, outlet, group or unnamed source.

Names come out in the longest form the article has: "Zelenskyy" is "Volodymyr Zelenskyy", "the SOHR" the Syrian Observatory.
"""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import replace

from etl import lexicon
from etl.actor_names import Actor, registry
from etl.frozen import dataclass
from etl.noun_phrases import (
    ADJECTIVE,
    ANY,
    AUTHORITIES,
    BODY,
    DETERMINER,
    DOCUMENT,
    LINKED,
    OBJECT_PRONOUNS,
    OFFICE,
    OUTLET,
    PERSONS,
    PRONOUNS,
    TITLE,
    Words,
    after,
    before,
    is_person_word,
    named_for,
)
from etl.records import Claimant, ClaimantKind, Span
from etl.source_names import (
    bodies,
    body_openers,
    country,
    folded_tokens,
    government,
    is_name_token,
    known_as,
    listed,
    longest_person,
    positions,
    slug,
    without_brackets,
    without_possessive,
)
from etl.timex_readings import WEEKDAYS

_DEFINITE = frozenset(["the", "this", "that", "these", "those", "its", "his", "her", "their", "our", "same"])
_PREPOSITIONS = frozenset(["of", "for", "in", "at", "from", "on", "with", "to", "inside", "near", "close", "familiar"])
_SPEAKS_FOR = ("spokes", "official", "representative", "source", "negotiator")
_RANK_WORDS = lexicon.words("speakers", "rank")
_KINDS_OF_SOURCE = lexicon.words("speakers", "kind_of_source")
_SIDED = ("pro-", "anti-", "non-")
_PROVISIONAL = lexicon.words("speakers", "provisional")
# What the names of newspapers and agencies end in.
_PAPERS = lexicon.words("speakers", "papers")
_FACELESS = frozenset(["source", "insider"])
# Documents that, told of nobody, are of the body that spoke last: "another statement said".
ANONYMOUS = frozenset(["statement", "statements", "communique", "communiqué"])
# How many times a word is looked for in the article.
_LOOKS = 20
_ANAPHORS = frozenset(("group", "movement", "militia", "front", "organisation", "organization", "faction", "alliance"))
_COLLECTIVES = lexicon.words("speakers", "collectives")


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """A source as read; `claimant` is None for a pronoun or "the agency", whose antecedent is found by `head`.

    `generic` marks a source told by kind only ("a monitoring group", "the minister"), whom the article may name elsewhere.
    """

    first: int
    last: int
    span: Span
    head: str
    claimant: Claimant | None
    plural: bool = False
    generic: bool = False
    definite: bool = False
    listed: bool = False


def read(w: Words, first: int, last: int) -> Source | None:
    """Who the noun phrase of tokens `first` to `last` is, or None where it names no source."""
    if (first, last) not in w.read:
        w.read[first, last] = _read(w, first, last)
    found = w.read[first, last]
    return found if isinstance(found, Source) else None


def _read(w: Words, first: int, last: int) -> Source | None:
    lower = w.lower
    if first == last and (lower[first] in PRONOUNS or lower[first] in OBJECT_PRONOUNS):
        return Source(first=first, last=last, span=w.span(first, last), head=lower[first], claimant=None)
    begin = first
    while begin < last and (
        lower[begin] in DETERMINER or lower[begin] in _PROVISIONAL or (lower[begin] == "of" and begin > first)
    ):
        begin += 1
    if lower[begin] in DETERMINER or (lower[first] in ("our", "my") and not w.cap(begin)):
        return None
    if begin == last and without_possessive(lower[begin]) in WEEKDAYS:
        return None  # "Wednesday's toll"
    while begin < last and (lower[begin].startswith(_SIDED) or lower[begin].endswith(LINKED)) and w.cap(begin + 1):
        begin += 1
    named = _named(w, first, begin, last)
    if named:
        return named
    if begin < last and (lower[last] in _PAPERS or lower[begin] == "daily") and all(w.cap(i) for i in range(begin, last + 1)):
        name = w.of(begin, last)  # "the Taipei Times", a paper of no list
        paper = Claimant(id=slug(name), name=name, kind="outlet", side=None)
        return Source(first=first, last=last, span=w.span(begin, last), head=lower[last], claimant=paper)
    start = _name_start(w, begin, last)
    single = start is not None and start == last and "of" in lower[begin:start]  # "Musa Bello of the Red Cross"
    if (start is None or single) and (before_of := _name_before_of(w, begin, last)) is not None:
        return _person(w, begin, *before_of)
    if start is not None:
        return _person(w, begin, start, last)
    return _described(w, begin, last, definite=lower[first] in _DEFINITE or (begin > first and lower[begin - 1] in _DEFINITE))


def _named(w: Words, first: int, begin: int, last: int) -> Source | None:
    """A body, outlet, country, group or leader of the lists, with or without a word for its kind ("the newspaper ...")."""
    for at in dict.fromkeys((first, begin)):
        known = known_as(w, at, last)
        if known:
            return Source(first=at, last=last, span=w.span(begin, last), head=w.lower[last], claimant=known, listed=True)
    end = last
    while end > begin and not w.cap(end) and _says_kind(w, end):
        end -= 1
    if end < last:
        known = known_as(w, begin, end)
        if known and known.kind in ("outlet", "group"):
            return Source(first=begin, last=last, span=w.span(begin, last), head=w.lower[last], claimant=known, listed=True)
    for at in range(begin + 1, last + 1):
        introduced = at - begin < 3 and all(_may_describe(w, i) for i in range(begin, at))  # "the outlawed BLA"
        introduced = introduced or w.lower[at - 1] in BODY or w.lower[at - 1] in OUTLET or _is_possessive(w, at - 1)
        if introduced and w.cap(at) and (not w.cap(at - 1) or _is_possessive(w, at - 1)):
            known = known_as(w, at, last)
            if known:
                return Source(first=at, last=last, span=w.span(at, last), head=w.lower[last], claimant=known, listed=True)
    return None


def _may_describe(w: Words, i: int) -> bool:
    """Whether a word before a name is an adjective as far as the lists know: "outlawed", "Iran-backed"."""
    word = w.lower[i]
    plain = word not in _PREPOSITIONS and word not in BODY and not is_person_word(word)
    return word.endswith(LINKED) or (plain and not w.cap(i))


def _says_kind(w: Words, i: int) -> bool:
    """Whether the word only says what kind of source its name is: "Reuters news agency", "the JNIM militant group"."""
    return w.lower[i] in _KINDS_OF_SOURCE


def _is_possessive(w: Words, i: int) -> bool:
    return w.lower[i].endswith(("'s", "’s"))


def _name_start(w: Words, first: int, last: int) -> int | None:
    """Where a person's own name begins in "Observatory director Rami Abdel Rahman"; None where the phrase ends in no name."""
    i = last
    while i >= first and (is_name_token(w, i) or (w.lower[i] == "." and i < last and len(w.lower[i - 1]) == 1)):
        if i < last and _is_possessive(w, i):
            break  # "the UN's Jean-Pierre Lacroix"
        i -= 1
    start = i + 1
    if start > last or not w.cap(last):
        return None
    while start < last and w.lower[start] in ("the", "."):
        start += 1
    if start > first and (
        w.lower[start - 1] in ("of", "for", "in", "at", "from", "and", "&")
        or _in_complement(w, first, start)
        or (start == last and named_for(w, last, first))
        or (start == last and _ends_a_name(w, start, first))
    ):
        return None
    words = sum(w.lower[i] != "." for i in range(start, last))  # the three stops of "D.K.P. Dassanayake" are none
    return start if words <= 4 else last - 2


def _ends_a_name(w: Words, at: int, first: int) -> bool:
    """Whether a lone capitalised word ends a longer name of no person: "the Second Army Area", "of Burkina Faso"."""
    before = w.lower[at - 1]
    if at - 1 < first or not w.cap(at - 1) or w.start[at] - w.end[at - 1] != 1 or before in TITLE or is_person_word(before):
        return False
    of = next((i for i in range(first + 1, at) if w.lower[i] == "of"), None)
    if of is not None and is_person_word(w.lower[of - 1]):
        return False  # "Secretary of State Rubio"
    return before in BODY or of is not None


def _name_before_of(w: Words, first: int, last: int) -> tuple[int, int] | None:
    """The first and last token of the name in "Robert O'Neill of the charity", "General Ivan Petrov of the general staff"."""
    at = next((i for i in range(first + 2, last) if w.lower[i] in ("of", "from", "at")), None)
    if at is None:
        return None
    titled = w.lower[first] in TITLE  # "Gen. Ali of the Northern Command"
    while first < at - 2 + titled and (w.cap(first) or w.lower[first] == ".") and not is_name_token(w, first):
        first += 1
    if not all(is_name_token(w, i) for i in range(first, at)) or not w.cap(first):
        return None
    return first, at - 1


def _in_complement(w: Words, first: int, start: int) -> bool:
    """Whether the name only says whose adviser it is: "a senior adviser to President Zelensky"."""
    at = next((i for i in range(start - 1, first, -1) if w.lower[i] in _PREPOSITIONS), None)
    if at is None or not is_person_word(w.lower[at - 1]):
        return False
    return not any(w.lower[i] in BODY or w.lower[i] in OFFICE for i in range(at, start)) and not known_as(w, at + 1, start - 1)


def _person(w: Words, first: int, start: int, last: int) -> Source:
    name, _ = longest_person(w, start, last)
    known = registry().name(name) or registry().name(w.of(start, last))
    side = known.actor.side if known and known.form in ("leader", "person") else None
    if side is None and first < start:
        found = country(w, first, start - 1)
        side = found[0].side if found else _side_of_body(w, first, start - 1)
    if start == last and " " not in name and (spelt := _spelt_before(w, start)):
        return replace(spelt, first=first, last=last, span=w.span(start, last), head=w.lower[last])
    if start == last and " " not in name and (whole := _body_named(w, start)):
        return Source(
            first=first,
            last=last,
            span=w.span(start, last),
            head=w.lower[last],
            claimant=Claimant(id=slug(whole), name=whole, kind="body", side=side),
        )
    initials = name.isupper() and " " not in name and len(name) <= 10
    numbered = start == first and any(letter.isdigit() for letter in name)
    kind: ClaimantKind = "body" if initials or numbered or _called_a_body(w, last) else "person"
    span = Span(w.start[start], w.end[last] - (len(w.lower[last]) - len(without_possessive(w.lower[last]))))
    return Source(
        first=first,
        last=last,
        span=span,
        head=w.lower[last],
        claimant=Claimant(id=slug(name), name=name, kind=kind, side=side),
    )


def _spelt_before(w: Words, i: int) -> Source | None:
    """The body whose name stands before its initials in brackets: "MoD" for "the British Ministry of Defence (MoD)"."""
    token = w.text[w.start[i] : w.end[i]]
    if sum(letter.isupper() for letter in token) < 2:
        return None
    for at in w.where(w.lower[i])[:_LOOKS]:
        if 1 < at < len(w.lower) - 1 and w.lower[at - 1] == "(" and w.lower[at + 1] == ")":
            phrase = before(w, at - 2, max(0, at - 12))
            found = read(w, *phrase) if phrase else None
            if found and found.claimant and found.claimant.kind != "person":
                return found
    return None


def _called_a_body(w: Words, last: int) -> bool:
    """Whether what follows the name says that it is a body: "Triple Two, a civilian resistance force, said"."""
    if w.lower[last + 1 : last + 2] != [","] or w.lower[last + 2 : last + 3] not in (["a"], ["an"]):
        return False
    phrase = after(w, last + 3, min(len(w.lower), last + 9))
    if phrase is None or not _PREPOSITIONS.isdisjoint(w.lower[phrase[0] : phrase[1] + 1]):
        return False  # "Ali Khan, a spokesman for the ministry"
    return w.lower[phrase[1]] in BODY and not is_person_word(w.lower[phrase[1]])


def _body_named(w: Words, i: int) -> str | None:
    """The body a single name is short for: "Qassam" where the article has "Qassam Brigades"."""
    for at in positions(w, without_possessive(w.lower[i])):
        last = at + 1
        if last < len(w.lower) and w.cap(last) and w.lower[last] in BODY and w.start[last] - w.end[at] == 1:
            if w.lower[last] in OUTLET or is_person_word(w.lower[last]):
                continue
            return w.of(at, last)
    return None


def listed_around(w: Words, i: int) -> Source | None:
    """The longest body of the lists whose name holds token `i`."""
    opening = [a for a in range(max(0, i - 6), i + 1) if w.cap(a) and w.lower[a].replace("’", "'") in body_openers()]
    spans = ((a, a + length - 1) for length in range(7, 1, -1) for a in opening if a + length > i)
    for first, last in spans:
        body = bodies().get(folded_tokens(w, first, last)) if last < len(w.lower) else None
        if body:
            claimant = listed(w, body, first, last)
            return Source(first=first, last=last, span=w.span(first, last), head=w.lower[i], claimant=claimant, listed=True)
    return None


def _side_of_body(w: Words, first: int, last: int) -> str | None:
    """The side of a body inside a title: "NIS director"."""
    for length in (6, 5, 4, 3, 2, 1):
        for at in range(first, last + 2 - length):
            if w.cap(at):
                body = bodies().get(folded_tokens(w, at, at + length - 1))
                if body:
                    return body.side
    return None


def _described(w: Words, first: int, last: int, definite: bool) -> Source | None:
    """A role, body, government or unnamed source: "the minister", "Kyiv officials", "a spokesman for the army"."""
    head_at = _head(w, first, last)
    head = without_possessive(w.lower[head_at])
    anonymous = set(w.lower[first:head_at]) <= _PROVISIONAL | DETERMINER | {"official"}  # "an official statement said"
    if head in DOCUMENT and head_at > first and head not in BODY:
        return None if anonymous else read(w, first, head_at - 1)
    theirs = (head in PERSONS or head in DOCUMENT) and _owned_by(w, first)  # "its leaders speak of 20,000"
    if theirs:
        return Source(first=first, last=last, span=w.span(first, last), head=head, claimant=theirs, plural=True)
    if head in ANONYMOUS and head_at == last and not w.cap(head_at) and all(t in DETERMINER for t in w.lower[first:head_at]):
        return Source(first=first, last=last, span=w.span(head_at, last), head=head, claimant=None, definite=True)
    role = is_person_word(head)
    body = not role and (head in BODY or w.cap(head_at))
    if not role and not body:
        return None
    owner = _owner(w, first, head_at, last) if role else None
    if owner:
        return owner
    if head in DOCUMENT and head_at > first and not anonymous:
        # "an army statement said", "the ministry's report added": the words before the document.
        return read(w, first, head_at - 1)
    plural = head in PERSONS
    located = head_at < last and w.lower[head_at + 1] in ("in", "at")
    place = country(w, first, head_at)
    lower_words = w.lower[first:head_at]
    if not place and (head in ("government", "junta", "regime", "authorities") or (body and located)):
        place = country(w, head_at, last)
    apart = {"government", "administration", "authorities"} & {head, *lower_words}
    provincial = place is not None and place[0].kind == "group" and bool(apart)  # "a Chechen government official"
    owned = bool(place) and (_is_alliance(place) or "military" in lower_words) and is_person_word(head)  # "UN officials"
    if (
        place
        and not provincial
        and not owned
        and (head in AUTHORITIES or head in ("regime", "junta"))
        and not _particular(w, first, head_at, place)
    ):
        theirs, several = government(place[0]), head in PERSONS
        return Source(first=first, last=last, span=w.span(first, last), head=head, claimant=theirs, plural=several)
    begin = first
    while begin < head_at and w.lower[begin] in DETERMINER:
        begin += 1
    keeps_complement = body or (head_at < last and w.lower[head_at + 1] in ("of", "for") and not plural and definite)
    end = _complement_end(w, head_at, last) if keeps_complement and not located else head_at
    name = without_possessive(without_brackets(w.of(begin, end)))
    generic = w.text[w.start[begin] : w.end[last]].isupper() or (
        not (w.cap(head_at) and begin < head_at) and all(t in ANY or t in _PREPOSITIONS for t in w.lower[begin : end + 1])
    )
    kind = _kind(head, body, plural, definite)
    claimant = Claimant(id=slug(name), name=name, kind=kind, side=place[0].side if place else None)
    bare = (
        begin == head_at
        and definite
        and (not plural or head in ("sources", "officials", "rebels", "lawmakers", "officers", "outlets"))
    )
    return Source(
        first=first,
        last=last,
        span=w.span(begin, end),
        head=head,
        claimant=None if bare and head_at == last else claimant,
        plural=plural,
        generic=generic,
        definite=definite,
    )


def _complement_end(w: Words, head_at: int, last: int) -> int:
    """Where a body's name ends: before "in Washington" and before "estimates" behind "Center for Strategic Studies"."""
    seat = (i - 1 for i in range(head_at + 2, last) if w.lower[i] in ("in", "at") and w.cap(i - 1) and w.cap(head_at))
    end = next(seat, last)
    last_named = next((i for i in range(end, head_at, -1) if w.cap(i)), end)
    return last_named if w.cap(head_at) else end


def identified(w: Words, source: Source) -> Source:
    """The source, called by its head where the words behind say which one it is: "the commission that counts the dead"."""
    if source.claimant or source.head in PRONOUNS:
        return source
    name = w.of(source.last, source.last)
    body = source.head in BODY and not is_person_word(source.head)
    kind = _kind(source.head, body, source.plural, source.definite)
    return replace(source, claimant=Claimant(id=slug(name), name=name, kind=kind, side=None))


def _owned_by(w: Words, first: int) -> Claimant | None:
    """The group or country that "its" or "their" right before a noun phrase stands for."""
    at = first if w.lower[first] in ("its", "their") else first - 1
    if at < 0 or w.lower[at] not in ("its", "their"):
        return None
    actors = w.article.actors
    found = bisect_left(actors, w.start[at], key=lambda mention: mention.span.start)
    if found < len(actors) and actors[found].span.start == w.start[at] and (actor := registry().by_id(actors[found].actor_id)):
        return government(actor)
    return None


def _is_alliance(place: tuple[Actor, int, int] | None) -> bool:
    """Whether a place of a noun phrase is an alliance: "NATO officials" are no government."""
    return place is not None and place[0].kind == "alliance"


def _kind(head: str, body: bool, plural: bool, definite: bool) -> ClaimantKind:
    if body:
        return "outlet" if head in OUTLET else "body"
    if plural:
        return "group" if head in _COLLECTIVES else "unnamed"
    return "role" if definite and head not in _FACELESS else "unnamed"


def _owner(w: Words, first: int, head_at: int, last: int) -> Source | None:
    """The body that speakers and members stand for: "a spokesman for the army", "journalists at Mediazona", "JCS officials"."""
    head = w.lower[head_at]
    if head_at + 2 <= last and w.lower[head_at + 1] in _PREPOSITIONS:
        inner = read(w, head_at + 2 if w.lower[head_at + 2] not in DETERMINER else head_at + 2, last)
        if inner and inner.claimant and inner.claimant.kind in ("body", "outlet", "group", "government"):
            spoken_for = head.startswith(_SPEAKS_FOR) and w.lower[head_at + 1] in ("for", "of", "at", "from", "with")
            members = head in PERSONS and w.lower[head_at + 1] in ("of", "at", "from") and inner.claimant.kind != "government"
            if spoken_for or members:
                return inner
        elif inner and inner.claimant is None and inner.head in BODY | _COLLECTIVES and head.startswith(_SPEAKS_FOR):
            return inner  # "a spokesman for the group": whoever that is
    if (head.startswith(("spokes", "officials")) or head == "activists") and head_at > first:
        anaphor = first > 0 and w.lower[first - 1] == "the" and without_possessive(w.lower[head_at - 1]) in _ANAPHORS
        inner = read(w, first - anaphor, head_at - 1)  # "the group's spokesman"
        known = registry().by_id(inner.claimant.id) if inner and inner.claimant else None
        literal = head == "officials" and known is not None and known.kind == "alliance"  # "UN officials"
        if (
            inner
            and inner.claimant
            and inner.claimant.kind in ("body", "outlet", "group")
            and is_body(w, inner)
            and not literal
        ):
            return inner
        if inner and inner.claimant is None and inner.head in BODY and head.startswith("spokes"):
            return inner  # "the group's spokesman"
    return None


def is_body(w: Words, source: Source) -> bool:
    """Whether a source is a body of the lists or called by a word for one ("agency officials", not "military officials")."""
    return source.listed or (w.lower[source.last] in BODY and w.lower[source.last] not in ADJECTIVE)


def _particular(w: Words, first: int, head_at: int, place: tuple[Actor, int, int]) -> bool:
    """Whether words other than rank stand between country and head, so that it is not simply the government."""
    return any(
        w.lower[i] not in _RANK_WORDS and w.lower[i] not in DETERMINER
        for i in range(first, head_at)
        if not place[1] <= i <= place[2]
    )


def _head(w: Words, first: int, last: int) -> int:
    """The head noun: the last word before "of", "for", "in" ... that follows a role or body word."""
    for i in range(first + 1, last):
        if w.lower[i] in _PREPOSITIONS and (is_person_word(w.lower[i - 1]) or w.lower[i - 1] in BODY):
            return i - 1
    return last
