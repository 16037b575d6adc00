"""Reads who a source is from its noun phrase: a person, role, body, government, outlet, group or unnamed source.

Names come out in the longest form the article has: "Zelenskyy" is "Volodymyr Zelenskyy", "the SOHR" the Syrian Observatory.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache

from etl import lexicon
from etl.actor_names import Actor, Name, registry
from etl.noun_phrases import (
    ADJECTIVE,
    ANY,
    AUTHORITIES,
    BODY,
    CLOSED,
    DETERMINER,
    DOCUMENT,
    LINKED,
    OBJECT_PRONOUNS,
    OFFICE,
    OUTLET,
    PARTICLE,
    PERSONS,
    PRONOUNS,
    TITLE,
    Words,
    before,
    is_person_word,
)
from etl.records import Claimant, ClaimantKind, Span

_DEFINITE = frozenset(["the", "this", "that", "these", "those", "its", "his", "her", "their", "our", "same"])
_PREPOSITIONS = frozenset(["of", "for", "in", "at", "from", "on", "with", "to", "inside", "near", "close", "familiar"])
_SPEAKS_FOR = ("spokes", "official", "representative", "source", "negotiator")
_RANK_WORDS = frozenset(
    [
        "senior",
        "high-ranking",
        "top",
        "military",
        "government",
        "defence",
        "defense",
        "security",
        "state",
        "official",
        "administration",
    ]
    + ["intelligence", "diplomatic", "own", "unnamed", "anonymous", "former", "local"]
)
# Countries that are also first names: "Jordan Hale", "Georgia Meloni".
_FIRST_NAMES = frozenset(
    ["jordan", "georgia", "chad", "israel", "kenya", "china", "paris", "sofia", "victoria", "austin", "cairo"]
)
_KINDS_OF_SOURCE = frozenset(
    ["news", "agency", "newspaper", "group", "militia", "movement", "web", "site", "website", "channel", "radio", "television"]
    + ["terrorist", "militant", "rebel", "organization", "organisation", "outlet", "portal", "daily", "magazine", "guerrillas"]
    + ["rebels", "militants", "fighters"]
)
# How often a name is looked at for a longer form of it.
_OFTEN = 100
_SIDED = ("pro-", "anti-", "non-")
_NAMES_TOO = frozenset(["young", "white", "black", "church", "field"])
_FACELESS = frozenset(["source", "insider"])
_COLLECTIVES = frozenset(["countries", "governments", "states", "powers", "groups", "allies"])
_POSSESSIVE = re.compile(r"['’]s?$")
_BRACKETS = re.compile(r"\s*\([^)]*\)")


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


@dataclass(frozen=True, slots=True, kw_only=True)
class Body:
    """A body or outlet of the lists."""

    id: str
    name: str
    kind: ClaimantKind
    side: str | None
    names: tuple[tuple[str, ...], ...]


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
    while begin < last and (lower[begin] in DETERMINER or (lower[begin] == "of" and begin > first)):
        begin += 1
    if lower[begin] in DETERMINER or (lower[first] in ("our", "my") and not w.cap(begin)):
        return None
    while begin < last and (lower[begin].startswith(_SIDED) or lower[begin].endswith(LINKED)) and w.cap(begin + 1):
        begin += 1
    named = _named(w, first, begin, last)
    if named:
        return named
    start = _name_start(w, begin, last)
    if start is None and (end := _name_before_of(w, begin, last)) is not None:
        return _person(w, begin, begin, end)
    if start is not None:
        return _person(w, begin, start, last)
    return _described(w, begin, last, definite=lower[first] in _DEFINITE or (begin > first and lower[begin - 1] in _DEFINITE))


def country(w: Words, first: int, last: int) -> tuple[Actor, int, int] | None:
    """The first country or group named in a noun phrase, with its first and last token: "US", "South Korea's", "Kyiv"."""
    for i in range(first, last + 1):
        if w.cap(i):
            name = _actor_at(w, i, last)
            if name and name.form in ("adjective", "noun", "metonym"):
                return name.actor, i, min(i + len(name.tokens) - 1, last)
    return None


def slug(name: str) -> str:
    """The id of a source that no list has: "Rami Abdel Rahman" is rami-abdel-rahman."""
    plain = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode().lower()
    return re.sub(r"[^a-z0-9]+", "-", plain).strip("-") or "unnamed"


def longest_person(w: Words, first: int, last: int) -> tuple[str, Span]:
    """The longest form of a person's name in the article ("Zelenskyy": "Volodymyr Zelenskyy") and where it stands."""
    name = _POSSESSIVE.sub("", w.of(first, last))
    if name not in w.persons:
        candidates = [(_POSSESSIVE.sub("", w.of(a, b)), w.span(a, b)) for a, b in _forms(w, first, last)]
        w.persons[name] = max([(name, w.span(first, last)), *candidates], key=lambda pair: len(pair[0]))
    return w.persons[name]


def _named(w: Words, first: int, begin: int, last: int) -> Source | None:
    """A body, outlet, country, group or leader of the lists, with or without a word for its kind ("the newspaper ...")."""
    for at in dict.fromkeys((first, begin)):
        known = _known(w, at, last)
        if known:
            return Source(first=at, last=last, span=w.span(begin, last), head=w.lower[last], claimant=known, listed=True)
    end = last
    while end > begin and not w.cap(end) and _says_kind(w, end):
        end -= 1
    if end < last:
        known = _known(w, begin, end)
        if known and known.kind in ("outlet", "group"):
            return Source(first=begin, last=last, span=w.span(begin, last), head=w.lower[last], claimant=known, listed=True)
    for at in range(begin + 1, last + 1):
        introduced = w.lower[at - 1] in BODY or w.lower[at - 1] in OUTLET or _is_possessive(w, at - 1)
        if introduced and w.cap(at) and (not w.cap(at - 1) or _is_possessive(w, at - 1)):
            known = _known(w, at, last)
            if known:
                return Source(first=at, last=last, span=w.span(at, last), head=w.lower[last], claimant=known, listed=True)
    return None


def _says_kind(w: Words, i: int) -> bool:
    """Whether the word only says what kind of source its name is: "Reuters news agency", "the JNIM militant group"."""
    return w.lower[i] in _KINDS_OF_SOURCE


def _is_possessive(w: Words, i: int) -> bool:
    return w.lower[i].endswith(("'s", "’s"))


def _name_start(w: Words, first: int, last: int) -> int | None:
    """Where a person's own name begins in "Observatory director Rami Abdel Rahman"; None where the phrase ends in no name."""
    i = last
    while i >= first and (_name_token(w, i) or (w.lower[i] == "." and i < last and len(w.lower[i - 1]) == 1)):
        i -= 1
    start = i + 1
    if start > last or not w.cap(last):
        return None
    while start < last and w.lower[start] in ("the", "."):
        start += 1
    if start > first and (
        w.lower[start - 1] in ("of", "for", "in", "at", "from", "and", "&") or _in_complement(w, first, start)
    ):
        return None
    return start if last - start <= 4 else last - 2


def _name_before_of(w: Words, first: int, last: int) -> int | None:
    """The last token of the name in "Robert O'Neill of the charity"."""
    at = next((i for i in range(first + 2, last) if w.lower[i] in ("of", "from", "at")), None)
    if at is None or not all(_name_token(w, i) for i in range(first, at)) or not w.cap(first):
        return None
    return at - 1


def _in_complement(w: Words, first: int, start: int) -> bool:
    """Whether the name only says whose adviser it is: "a senior adviser to President Zelensky"."""
    at = next((i for i in range(start - 1, first, -1) if w.lower[i] in _PREPOSITIONS), None)
    if at is None or not is_person_word(w.lower[at - 1]):
        return False
    return not any(w.lower[i] in BODY or w.lower[i] in OFFICE for i in range(at, start)) and not _known(w, at + 1, start - 1)


def _person(w: Words, first: int, start: int, last: int) -> Source:
    name, _ = longest_person(w, start, last)
    known = registry().name(name) or registry().name(w.of(start, last))
    side = known.actor.side if known and known.form in ("leader", "person") else None
    if side is None and first < start:
        found = country(w, first, start - 1)
        side = found[0].side if found else _side_of_body(w, first, start - 1)
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
    kind: ClaimantKind = "body" if initials or numbered else "person"
    span = Span(w.start[start], w.end[last] - (len(w.lower[last]) - len(_POSSESSIVE.sub("", w.lower[last]))))
    return Source(
        first=first,
        last=last,
        span=span,
        head=w.lower[last],
        claimant=Claimant(id=slug(name), name=name, kind=kind, side=side),
    )


def _body_named(w: Words, i: int) -> str | None:
    """The body a single name is short for: "Qassam" where the article has "Qassam Brigades"."""
    for at in _positions(w, _POSSESSIVE.sub("", w.lower[i])):
        last = at + 1
        if last < len(w.lower) and w.cap(last) and w.lower[last] in BODY and w.start[last] - w.end[at] == 1:
            if w.lower[last] in OUTLET or is_person_word(w.lower[last]):
                continue
            return w.of(at, last)
    return None


def listed_around(w: Words, i: int) -> Source | None:
    """The longest body of the lists whose name holds token `i`."""
    spans = ((a, b) for length in range(7, 1, -1) for a in range(max(0, i - length + 1), i + 1) for b in (a + length - 1,))
    for first, last in spans:
        body = _bodies().get(_tokens(w, first, last)) if last < len(w.lower) and w.cap(first) else None
        if body:
            claimant = _listed(w, body, first, last)
            return Source(first=first, last=last, span=w.span(first, last), head=w.lower[i], claimant=claimant, listed=True)
    return None


def _side_of_body(w: Words, first: int, last: int) -> str | None:
    """The side of a body inside a title: "NIS director"."""
    for length in (6, 5, 4, 3, 2, 1):
        for at in range(first, last + 2 - length):
            if w.cap(at):
                body = _bodies().get(_tokens(w, at, at + length - 1))
                if body:
                    return body.side
    return None


def _described(w: Words, first: int, last: int, definite: bool) -> Source | None:
    """A role, body, government or unnamed source: "the minister", "Kyiv officials", "a spokesman for the army"."""
    head_at = _head(w, first, last)
    head = _POSSESSIVE.sub("", w.lower[head_at])
    if head in DOCUMENT and head_at > first and head not in BODY:
        return read(w, first, head_at - 1)
    role = is_person_word(head)
    body = not role and (head in BODY or w.cap(head_at))
    if not role and not body:
        return None
    owner = _owner(w, first, head_at, last) if role else None
    if owner:
        return owner
    if head in DOCUMENT and head_at > first:
        # "an army statement said", "the ministry's report added": the words before the document.
        return read(w, first, head_at - 1)
    plural = head in PERSONS
    located = head_at < last and w.lower[head_at + 1] in ("in", "at")
    place = country(w, first, head_at)
    if not place and (head in ("government", "junta", "regime", "authorities") or (body and located)):
        place = country(w, head_at, last)
    if place and (head in AUTHORITIES or head in ("regime", "junta")) and not _particular(w, first, head_at, place):
        return Source(first=first, last=last, span=w.span(first, last), head=head, claimant=government(place[0]))
    begin = first
    while begin < head_at and w.lower[begin] in DETERMINER:
        begin += 1
    keeps_complement = body or (head_at < last and w.lower[head_at + 1] in ("of", "for") and not plural and definite)
    end = last if keeps_complement and not located else head_at
    name = _POSSESSIVE.sub("", _BRACKETS.sub("", w.of(begin, end)))
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
    if head.startswith(("spokes", "officials")) and head_at > first:
        inner = read(w, first, head_at - 1)
        if inner and inner.claimant and inner.claimant.kind in ("body", "outlet", "group") and is_body(w, inner):
            return inner
    return None


def is_body(w: Words, source: Source) -> bool:
    """Whether a source is a body of the lists or called by a word for one ("agency officials", not "military officials")."""
    return source.listed or (w.lower[source.last] in BODY and w.lower[source.last] not in ADJECTIVE)


def coordinated(w: Words, source: Source) -> list[Source]:
    """The sources of "Somalia and the African Union" one by one; else the source itself."""
    at = next((i for i in range(source.first + 1, source.last) if w.lower[i] in ("and", "&")), None)
    if at is None:
        return [source]
    left, right = read(w, source.first, at - 1), read(w, at + 1, source.last)
    if source.listed or not left or not right or not left.claimant or not right.claimant:
        return [source]
    if left.listed and right.listed:
        return [*_listed_before(w, left.first), left, right]
    apart = (left.listed or left.claimant.kind == "person") and not right.generic and right.claimant.kind != "unnamed"
    return [left, right] if apart else [source]


def _listed_before(w: Words, first: int) -> list[Source]:
    """The names before "Washington and Kyiv" in "Seoul, Washington and Kyiv"."""
    found: list[Source] = []
    while first >= 2 and w.lower[first - 1] == "," and len(found) < 5:
        phrase = before(w, first - 2, max(0, first - 8))
        source = read(w, *phrase) if phrase else None
        if not phrase or not source or not source.listed or not source.claimant:
            break
        found.insert(0, source)
        first = phrase[0]
    return found


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


def government(actor: Actor) -> Claimant:
    """A country as a source is its government; groups and alliances speak for themselves."""
    kinds: Mapping[str, ClaimantKind] = {"country": "government", "group": "group", "region": "government"}
    return Claimant(id=actor.id, name=actor.name, kind=kinds.get(actor.kind, "body"), side=actor.side)


def _known(w: Words, first: int, last: int) -> Claimant | None:
    """The body, outlet, country, group or leader whose name the tokens are."""
    if not w.cap(first) and not w.cap(last):
        return None
    tokens = _tokens(w, first, last)
    body = _bodies().get(tokens)
    if body:
        return _listed(w, body, first, last)
    text = _POSSESSIVE.sub("", _BRACKETS.sub("", w.of(first, last)))
    name = registry().name(text)
    if not name or not w.cap(first) or not _capitalised_alike(name.words, text):
        return None
    actor = name.actor
    if name.form == "adjective" and actor.kind == "country" and not text.isupper():
        return None
    if name.form in ("leader", "person"):
        longest, _ = longest_person(w, first, last)
        return Claimant(id=slug(longest), name=longest, kind="person", side=actor.side)
    if name.form in ("unit", "body"):
        return Claimant(id=slug(name.words), name=text, kind="body", side=actor.side)
    longer = actor.kind in ("alliance", "organisation") and len(text) > len(actor.name)
    if name.form == "noun" and (actor.kind == "group" or longer) and actor.name.lower() != text.lower():
        # "the CSP-DPA" keeps the article's own name for it, unless the article has the usual one.
        usual = not any(word.islower() for word in actor.name.split()) and _occurs(w, _folded(actor.name))
        used = actor.name if usual and len(actor.name) > len(text) else text
        return Claimant(id=actor.id, name=used, kind="body" if longer else "group", side=actor.side)
    return government(actor)


def _capitalised_alike(name: str, text: str) -> bool:
    """Whether a capital of the name is one in the text too: "Stabilisation force" is not SFOR."""
    pairs = zip(name.split(), text.split(), strict=False)
    return not any(one[0].isupper() and other[0].islower() for one, other in pairs)


def _listed(w: Words, body: Body, first: int, last: int) -> Claimant:
    """The body under its official name where the article has it, else the longest of its names there."""
    here = _POSSESSIVE.sub("", _BRACKETS.sub("", w.of(first, last)).removeprefix("the "))
    if _occurs(w, body.names[0]):
        return Claimant(id=body.id, name=body.name, kind=body.kind, side=body.side)
    present = [spelled for name in body.names[1:] if (spelled := _spelled(w, name))]
    return Claimant(id=body.id, name=max([here, *present], key=len), kind=body.kind, side=body.side)


def _occurs(w: Words, tokens: tuple[str, ...]) -> bool:
    return _spelled(w, tokens) is not None


def _spelled(w: Words, tokens: tuple[str, ...]) -> str | None:
    """The words as the article spells them, or None where it does not have them."""
    if not tokens:
        return None
    last = len(w.lower) - len(tokens)
    for at in w.where(tokens[0]):
        if at <= last and all(a.replace("’", "'") == b for a, b in zip(w.lower[at : at + len(tokens)], tokens, strict=True)):
            return w.of(at, at + len(tokens) - 1)
    return None


def _tokens(w: Words, first: int, last: int) -> tuple[str, ...]:
    """The phrase's words, folded, without full stops, brackets and a final possessive."""
    tokens = [token.replace("’", "'") for token in w.lower[first : last + 1] if token != "."]
    if "(" in tokens and ")" in tokens:
        tokens = tokens[: tokens.index("(")] + tokens[tokens.index(")") + 1 :]
    if tokens and tokens[-1].endswith("'s"):
        tokens[-1] = tokens[-1][:-2]
    return tuple(tokens)


def _actor_at(w: Words, i: int, last: int) -> Name | None:
    token = w.lower[i].replace("’", "'")
    for name in registry().starting(token.removesuffix("'s")):
        length = len(name.tokens)
        if i + length - 1 <= last:
            here = tuple(t.replace("’", "'") for t in w.lower[i : i + length])
            if here == name.tokens or (*here[:-1], here[-1].removesuffix("'s")) == name.tokens:
                return name
    return None


def _forms(w: Words, first: int, last: int) -> Iterator[tuple[int, int]]:
    """Occurrences of the name with whatever of it stands to the left, or, family name first, to the right."""
    plain = _POSSESSIVE.sub("", w.lower[last])
    length = last - first + 1
    rights: list[tuple[int, int]] = []
    found = False
    for i in _positions(w, plain):
        left = i
        while left > 0 and i - left < 4 and _name_token(w, left - 1) and w.start[left] - w.end[left - 1] == 1:
            left -= 1
        if i - left + 1 > length and w.cap(left):
            found = True
            yield left, i
        right = i
        while (
            right + 1 < len(w.lower) and right - i < 2 and w.start[right + 1] - w.end[right] == 1 and _name_token(w, right + 1)
        ):
            right += 1
        if length == 1 and right > i and w.cap(right):
            rights.append((i, right))
    if not found and rights:
        yield ([pair for pair in rights if pair[0] <= first] or rights)[-1]


def _positions(w: Words, token: str) -> Iterator[int]:
    """Where the article has the word with a capital, possessive or not; the first hundred times."""
    for form in (token, token + "'s", token + "’s"):
        yield from (at for at in w.where(form)[:_OFTEN] if w.cap(at))


def _name_token(w: Words, i: int) -> bool:
    """Whether token `i` can be part of a person's name."""
    token = w.lower[i]
    if token in PARTICLE:
        return True
    if not w.cap(i) or token in CLOSED or token in OFFICE or is_person_word(token):
        return False
    token = _POSSESSIVE.sub("", token)
    if (
        token in BODY
        or token[:-1] in BODY
        or token in TITLE
        or (token in ADJECTIVE and token not in _NAMES_TOO and (token != "un" or w.text[w.start[i] : w.end[i]] == "UN"))
    ):
        return False
    name = registry().name(token)
    if not name or (name.words.isupper() and not w.text[w.start[i] : w.end[i]].isupper()):
        return True
    return not (name.form in ("adjective", "unit") or (name.form in ("noun", "metonym") and token not in _FIRST_NAMES))


@lru_cache(maxsize=1)
def _bodies() -> Mapping[tuple[str, ...], Body]:
    """Every body and outlet by its folded words."""
    found: dict[tuple[str, ...], Body] = {}
    for body_id, table in lexicon.tables(lexicon.DATA / "bodies.toml").items():
        folded = tuple(_folded(name) for name in (table["name"], *table.get("aliases", ())))
        body = Body(id=body_id, name=table["name"], kind=table.get("kind", "body"), side=table.get("side"), names=folded)
        for name in folded:
            found.setdefault(name, body)
    for side, outlets in lexicon.tables(lexicon.DATA / "outlets.toml").items():
        for name in outlets:
            bare = name.removeprefix("The ")
            outlet = Body(id=slug(bare), name=name, kind="outlet", side=side, names=(_folded(name),))
            found.setdefault(_folded(name), outlet)
            found.setdefault(_folded(bare), outlet)
    return found


def _folded(name: str) -> tuple[str, ...]:
    return tuple(token for token in re.findall(r"\w+(?:[-']\w+)*|[^\w\s]", name.lower().replace("’", "'")) if token != ".")
