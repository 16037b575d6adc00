"""Reads the name of a source out of the words around a reporting verb: persons, roles, bodies, governments, outlets, unnamed.

`before` and `after` find the noun phrase on one side of a token, `read` says who it is, with the longest name the article has.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache

from etl import lexicon
from etl.actor_names import Actor, Name, registry
from etl.records import Article, Claimant, ClaimantKind, Span

# Ends a noun phrase on either side even where it is written with a capital ("On", "Meanwhile").
_CLOSED = frozenset(
    ["about", "above", "across", "after", "afterwards", "again", "against", "ago", "all", "almost", "along", "already", "also", "although", "always", "amid", "among", "an", "and", "another", "any", "anyone", "are", "around", "as", "at", "away", "back", "be", "because", "been", "before", "behind", "being", "below", "beneath", "beside", "besides", "between", "beyond", "both", "but", "by", "can", "could", "did", "do", "does", "down", "during", "each", "earlier", "either", "else", "elsewhere", "even", "ever", "every", "everybody", "everyone", "except", "few", "finally", "first", "following", "for", "from", "further", "had", "has", "have", "having", "he", "hence", "her", "here", "hers", "herself", "him", "himself", "his", "how", "however", "i", "if", "immediately", "in", "indeed", "initially", "inside", "instead", "into", "is", "it", "its", "itself", "just", "last", "late", "later", "least", "less", "like", "likewise", "many", "may", "me", "meanwhile", "might", "mine", "more", "moreover", "most", "much", "must", "my", "near", "nearly", "neither", "nevertheless", "never", "next", "no", "nobody", "none", "nor", "not", "nothing", "now", "of", "off", "often", "on", "once", "only", "onto", "or", "other", "others", "otherwise", "our", "ours", "out", "outside", "over", "own", "part", "per", "perhaps", "previously", "rather", "recently", "respectively", "same", "second", "she", "should", "similarly", "since", "so", "some", "somebody", "someone", "soon", "still", "subsequently", "such", "than", "that", "the", "their", "theirs", "them", "then", "there", "thereafter", "therefore", "these", "they", "this", "those", "though", "three", "through", "throughout", "thus", "till", "to", "today", "together", "tomorrow", "tonight", "too", "toward", "towards", "twice", "two", "under", "underneath", "unless", "until", "unlike", "up", "upon", "us", "very", "via", "was", "we", "were", "what", "whatever", "when", "whenever", "where", "whereas", "wherever", "whether", "which", "whichever", "while", "who", "whoever", "whom", "whose", "why", "will", "with", "within", "without", "would", "yesterday", "yet", "you", "your", "january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november", "december", "jan", "feb", "mar", "apr", "jun", "jul", "aug", "sept", "sep", "oct", "nov", "dec", "monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday", "mon", "tue", "wed", "thu", "fri", "sat", "sun", "spring", "summer", "autumn", "winter", "separately", "overnight", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve", "hundred", "thousand", "million", "dozens", "hundreds", "thousands", "scores", "killed", "wounded", "troops", "dead"]
)
_US = frozenset(["us"])  # "US officials": the pronoun's spelling, told apart by its capitals
_DETERMINERS = frozenset(
    ["the", "a", "an", "this", "that", "these", "those", "its", "his", "her", "their", "our", "my", "your", "another", "one", "some", "many", "several", "both", "other", "each"]
)
_DEFINITE = frozenset(["the", "this", "that", "these", "those", "its", "his", "her", "their", "our", "same"])
PRONOUNS = frozenset(["he", "she", "it", "they", "who", "which"])
_NAME_PARTICLES = frozenset(
    ["al", "el", "bin", "ibn", "ben", "van", "von", "der", "den", "de", "del", "della", "di", "da", "du", "la", "le", "dos", "abu", "abd", "ul", "ur", "mac", "mc", "o", "san", "st"]
)
_ATTACH = frozenset(["of", "for"])
_ATTACH_ROLE = frozenset(["of", "for", "in", "at", "from", "on", "with", "to", "inside", "near", "close", "familiar"])
_DEMONYM_FORMS = frozenset(["adjective", "noun", "metonym"])
_SPOKES = ("spokes", "representative")
_FIRST_NAMES_LIKE_COUNTRIES = frozenset(["jordan", "georgia", "chad", "israel", "kenya", "china", "paris", "sofia", "victoria", "austin", "vienna"])


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """A source as read: `claimant` is None for a pronoun or "the agency" whose antecedent the caller must find by `head`."""

    first: int
    last: int
    span: Span
    head: str
    claimant: Claimant | None
    plural: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Body:
    """A body or outlet of the lists."""

    id: str
    name: str
    kind: ClaimantKind
    side: str | None
    names: tuple[tuple[str, ...], ...]


@dataclass(slots=True)
class Words:
    """An article's tokens with what reading names from them needs; made once an article."""

    article: Article
    lower: Sequence[str]
    start: Sequence[int]
    end: Sequence[int]
    text: str
    persons: dict[str, tuple[str, Span]] = field(default_factory=dict)

    def cap(self, i: int) -> bool:
        """Whether token `i` begins with a capital."""
        return self.text[self.start[i]].isupper()

    def span(self, first: int, last: int) -> Span:
        """Characters of the tokens `first` to `last`, both included."""
        return Span(self.start[first], self.end[last])

    def of(self, first: int, last: int) -> str:
        """Their text on one line."""
        return " ".join(self.text[self.start[first] : self.end[last]].split())


def words(article: Article) -> Words:
    """The article's tokens, ready to read names from."""
    return Words(article, article.tokens.lower, article.tokens.start, article.tokens.end, article.text)


def before(w: Words, last: int, floor: int) -> tuple[int, int] | None:
    """First and last token of the noun phrase that ends at token `last`, not beginning before `floor`; None where there is none."""
    lower = w.lower
    if last < floor:
        return None
    if lower[last] in PRONOUNS:
        return last, last
    first, i = None, last
    while i >= floor and last - i < 25:
        token = lower[i]
        if token == ")":
            opening = next((j for j in range(i - 1, max(floor, i - 7) - 1, -1) if lower[j] == "("), None)
            if opening is None:
                break
            i = opening - 1
            if first is None:
                last = i
            continue
        if token == ".":
            if i - 1 < floor or not (lower[i - 1] in _words("title") or len(lower[i - 1]) == 1):
                break
        elif token in _DETERMINERS and first is not None:
            first = i
            if not (i - 2 >= floor and lower[i - 1] in _ATTACH and _heads_phrase(w, i - 2)):
                break
        elif token in _ATTACH_ROLE or token in ("and", "&"):
            if first is None or i - 1 < floor or not _attaches(w, i):
                break
        elif _belongs(w, i):
            first = i
        elif token in ("'", "’") and i - 1 >= floor and lower[i - 1].endswith("s"):
            pass
        else:
            break
        i -= 1
    return _trimmed(w, first, last) if first is not None else None


def after(w: Words, first: int, ceiling: int) -> tuple[int, int] | None:
    """First and last token of the noun phrase that begins at token `first` and ends before token `ceiling`."""
    lower = w.lower
    if first >= ceiling:
        return None
    if lower[first] in ("him", "her", "them", "it", "he", "she", "they"):
        return first, first
    last, i = None, first
    while i < ceiling and i - first < 25:
        token = lower[i]
        if token in _DETERMINERS and (
            i == first or lower[i - 1] in _DETERMINERS or lower[i - 1] in ("of", "for", "newspaper", "portal")
        ):
            pass
        elif token == ".":
            if not (last == i - 1 and (lower[i - 1] in _words("title") or len(lower[i - 1]) == 1)):
                break
        elif token == "(" and last is not None:
            closing = next((j for j in range(i + 1, min(ceiling, i + 7)) if lower[j] == ")"), None)
            if closing is None:
                break
            i = closing
        elif token in _ATTACH_ROLE or token in ("and", "&"):
            if last is None or i + 1 >= ceiling or not _attaches_forward(w, i, ceiling):
                break
        elif _belongs(w, i):
            last = i
        elif token in ("'", "’") and lower[i - 1].endswith("s"):
            pass
        else:
            break
        i += 1
    return _trimmed(w, first, last) if last is not None else None


def read(w: Words, first: int, last: int) -> Source | None:
    """Who the noun phrase is, or None where it names no source."""
    lower = w.lower
    if first == last and (lower[first] in PRONOUNS or lower[first] in ("him", "her", "them")):
        return Source(first=first, last=last, span=w.span(first, last), head=lower[first], claimant=None)
    definite = lower[first] in _DEFINITE
    whole_first = first
    while first < last and lower[first] in _DETERMINERS:
        first += 1
    if lower[first] in _DETERMINERS:
        return None
    known = _known(w, whole_first, last) or _known(w, first, last)
    if known:
        return _source(w, first, last, known)
    name_first = _person_starts(w, first, last)
    if name_first is not None:
        known = _known(w, name_first, last)
        if known:
            return _source(w, name_first, last, known)
        return _person(w, first, name_first, last)
    return _described(w, whole_first, first, last, definite)


def country(w: Words, first: int, last: int) -> tuple[Actor, int, int] | None:
    """The first country or group named in a noun phrase, with its first and last token: "US", "South Korea's", "Kyiv"."""
    for i in range(first, last + 1):
        if w.cap(i):
            name = _actor_at(w, i, last)
            if name and name.form in _DEMONYM_FORMS:
                return name.actor, i, min(i + len(name.tokens) - 1, last)
    return None


def slug(name: str) -> str:
    """The id of a source that no list has: "Rami Abdel Rahman" is rami-abdel-rahman."""
    plain = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode().lower()
    return re.sub(r"[^a-z0-9]+", "-", plain).strip("-") or "unnamed"


def longest_person(w: Words, first: int, last: int) -> tuple[str, Span]:
    """The longest form of a person's name in the article ("Zelenskyy": "Volodymyr Zelenskyy") and where it stands."""
    name = w.of(first, last)
    if name not in w.persons:
        candidates = [(w.of(a, b), w.span(a, b)) for a, b in _forms_of(w, first, last)]
        w.persons[name] = max([(name, w.span(first, last)), *candidates], key=lambda pair: len(pair[0]))
    return w.persons[name]


def _forms_of(w: Words, first: int, last: int) -> Iterator[tuple[int, int]]:
    """Occurrences of the name with whatever of it stands to the left, or, family name first, to the right."""
    wanted = w.lower[last]
    plain = wanted.removesuffix("'s").removesuffix("’s")
    length = last - first + 1
    rights: list[tuple[int, int]] = []
    found = False
    for i in _positions(w, plain):
        left = i
        while left > 0 and i - left < 4 and _name_token(w, left - 1) and w.start[left] - w.end[left - 1] <= 1:
            left -= 1
        while left < i and w.lower[left] in ("al", "el", "the", "de"):
            break
        if i - left + 1 > length and all(w.lower[left + k] != "." for k in range(i - left)):
            found = True
            yield left, i
        if length == 1 and i + 1 < len(w.lower) and w.start[i + 1] - w.end[i] == 1 and _name_token(w, i + 1):
            right = i + 1
            while (
                right + 1 < len(w.lower)
                and right - i < 2
                and w.start[right + 1] - w.end[right] == 1
                and _name_token(w, right + 1)
            ):
                right += 1
            rights.append((i, right))
    if not found and rights:
        near = [pair for pair in rights if pair[0] <= first] or rights
        yield near[-1]


def _positions(w: Words, token: str) -> Iterator[int]:
    for wanted in (token, token + "'s", token + "’s"):
        at = -1
        try:
            while True:
                at = w.lower.index(wanted, at + 1)
                if w.cap(at) and wanted == token or w.cap(at):
                    yield at
        except ValueError:
            continue


def _name_token(w: Words, i: int) -> bool:
    token = w.lower[i]
    if token in _NAME_PARTICLES:
        return True
    if not w.cap(i) or token in _CLOSED or token in _people() or token.endswith(("'s", "’s")):
        return False
    if token in _words("body") or token in _words("title") or token in _words("adjective"):
        return False
    name = registry().name(token)
    return not (
        name and (name.form == "adjective" or (name.form in ("noun", "metonym") and token not in _FIRST_NAMES_LIKE_COUNTRIES))
    )


def _heads_phrase(w: Words, i: int) -> bool:
    token = w.lower[i]
    return token in _people() or token in _words("body") or (w.cap(i) and token not in _CLOSED)


def _attaches(w: Words, i: int) -> bool:
    """Whether the preposition or "and" at `i` joins what stands left of it to the noun phrase on its right."""
    token, left = w.lower[i], w.lower[i - 1]
    if token in ("and", "&"):
        return w.cap(i - 1) and left not in _CLOSED and w.cap(i + 1)
    if token in _ATTACH:
        return _heads_phrase(w, i - 1)
    return left in _people() and not (w.cap(i - 1) and left not in _people())


def _attaches_forward(w: Words, i: int, ceiling: int) -> bool:
    token, right = w.lower[i], w.lower[i + 1]
    if token in ("and", "&"):
        return w.cap(i - 1) and w.cap(i + 1) and right not in _CLOSED and not _is_person_like(w, i + 1)
    if token in _ATTACH:
        nxt = i + 2 if right in _DETERMINERS and i + 2 < ceiling else i + 1
        return _heads_phrase(w, i - 1) and _belongs(w, nxt)
    return False


def _is_person_like(w: Words, i: int) -> bool:
    return w.lower[i] in _people()


def _belongs(w: Words, i: int) -> bool:
    """Whether token `i` may be part of a source's noun phrase."""
    token = w.lower[i]
    if token in _CLOSED:
        return token == "us" and w.text[w.start[i] : w.end[i]] == "US" or (token in ("second", "first") and w.cap(i) and i > 0)
    if token.endswith(("'s", "’s")):
        token = token[:-2]
    if w.cap(i):
        return True
    return (
        token in _people()
        or token in _words("body")
        or token in _words("adjective")
        or token in _words("title")
        or token in _NAME_PARTICLES
    )


def _trimmed(w: Words, first: int, last: int) -> tuple[int, int] | None:
    while first <= last and (w.lower[first] in _ATTACH_ROLE or w.lower[first] in ("and", "&", ".", "'", "’")):
        first += 1
    while last >= first and (w.lower[last] in _ATTACH_ROLE or w.lower[last] in ("and", "&", "'", "’", "(")):
        last -= 1
    return (first, last) if first <= last else None


def _person_starts(w: Words, first: int, last: int) -> int | None:
    """Where a person's own name begins in "Observatory director Rami Abdel Rahman"; None where the phrase ends in no name."""
    i = last
    while i >= first and (_name_token(w, i) or (w.lower[i] == "." and i < last and len(w.lower[i - 1]) == 1)):
        i -= 1
    start = i + 1
    if start > last or not w.cap(last):
        return None
    while start < last and w.lower[start] in ("the", "."):
        start += 1
    if start > first and w.lower[start - 1] in ("of", "for", "in", "at", "from", "and", "&"):
        return None
    if last - start > 4:
        start = last - 2
    return start


def _person(w: Words, first: int, name_first: int, last: int) -> Source:
    name, _ = longest_person(w, name_first, last)
    known = registry().name(name)
    side = known.actor.side if known and known.form in ("leader", "person") else None
    if side is None and first < name_first:
        found = country(w, first, name_first - 1)
        side = found[0].side if found else None
    acronym = name.isupper() and " " not in name and len(name) <= 6
    kind: ClaimantKind = "body" if acronym or (name_first == first and _is_group_name(name)) else "person"
    return Source(
        first=first,
        last=last,
        span=w.span(name_first, last),
        head=w.lower[last],
        claimant=Claimant(id=known.actor.id + "-" + slug(name) if False else slug(name), name=name, kind=kind, side=side),
    )


def _is_group_name(name: str) -> bool:
    return any(ch.isdigit() for ch in name)


def _described(w: Words, whole_first: int, first: int, last: int, definite: bool) -> Source | None:
    """A role, body, government or unnamed source: "the minister", "Kyiv officials", "a spokesman for the army"."""
    head_at = _head(w, first, last)
    head = w.lower[head_at].removesuffix("'s").removesuffix("’s")
    is_role = head in _people()
    is_body = not is_role and (head in _words("body") or w.cap(head_at))
    if not is_role and not is_body:
        return None
    plural = head in _words("persons")
    place = country(w, first, last)
    side = place[0].side if place else None
    if is_role and head.startswith(_SPOKES) and head_at + 2 <= last and w.lower[head_at + 1] in ("for", "of"):
        inner = read(w, head_at + 2, last)
        if inner:
            return inner
    if is_role and head.startswith(_SPOKES) and head_at > first:
        inner = read(w, first, head_at - 1)
        if inner and inner.claimant and inner.claimant.kind in ("body", "government"):
            return inner
    if place and (head in _words("authorities") or head in ("regime", "junta")) and not _specific(w, first, head_at, place):
        return _source(w, first, last, _government(place[0]))
    bare = first == head_at
    if definite and bare and (not plural or head in ("sources", "officials", "rebels", "lawmakers", "officers", "outlets")):
        return Source(first=first, last=last, span=w.span(first, last), head=head, claimant=None, plural=plural)
    end = last if is_body or (head_at < last and w.lower[head_at + 1] in _ATTACH and not plural and definite) else head_at
    begin = first
    while begin < head_at and w.lower[begin] in (
        "other",
        "two",
        "three",
        "four",
        "five",
        "several",
        "many",
        "some",
        "another",
        "one",
        "multiple",
        "various",
    ):
        begin += 1
    name = re.sub(r"\s*\([^)]*\)", "", w.of(begin, end))
    role_kind: ClaimantKind = "role" if side and not plural else "unnamed"
    kind: ClaimantKind = "body" if is_body else role_kind
    if is_body and head in _words("outlet"):
        kind = "outlet"
    if definite and is_role and not plural:
        return Source(
            first=first,
            last=last,
            span=w.span(begin, end),
            head=head,
            claimant=Claimant(id=slug(name), name=name, kind="role", side=side),
        )
    if plural and head in ("countries", "governments", "states", "powers", "groups", "allies"):
        kind = "group"
    return Source(
        first=first,
        last=last,
        span=w.span(begin, end),
        head=head,
        claimant=Claimant(id=slug(name), name=name, kind=kind, side=side),
        plural=plural,
    )


def _specific(w: Words, first: int, head_at: int, place: tuple[Actor, int, int]) -> bool:
    """Whether words other than rank stand between country and head, so that it is not simply the government."""
    general = {
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
        "two",
        "three",
        "several",
        "some",
        "many",
        "other",
        "one",
        "administration",
        "intelligence",
        "diplomatic",
        "own",
    }
    return any(w.lower[i] not in general for i in range(first, head_at) if not place[1] <= i <= place[2])


def _head(w: Words, first: int, last: int) -> int:
    """The head noun: the last word before "of", "for", "in" ... that follows a role or body word."""
    for i in range(first + 1, last):
        if w.lower[i] in _ATTACH_ROLE and (w.lower[i - 1] in _people() or w.lower[i - 1] in _words("body")):
            return i - 1
    return last


def _source(w: Words, first: int, last: int, claimant: Claimant) -> Source:
    return Source(first=first, last=last, span=w.span(first, last), head=w.lower[last], claimant=claimant)


def _government(actor: Actor) -> Claimant:
    kind: ClaimantKind = {"country": "government", "group": "group", "region": "government"}.get(actor.kind, "body")  # type: ignore[assignment]
    return Claimant(id=actor.id, name=actor.name, kind=kind, side=actor.side)


def _known(w: Words, first: int, last: int) -> Claimant | None:
    """The body, outlet, country, group or leader whose name the phrase is."""
    tokens = tuple(_plain(token) for token in w.lower[first : last + 1] if token != ".")
    tokens = _without_brackets(tokens)
    body = _bodies().get(tokens)
    if body and (w.cap(first) or w.cap(last)):
        return _body(w, body, first, last)
    if len(tokens) > 1 and tokens[0] == "the":
        return None
    text = re.sub(r"\s*\([^)]*\)", "", w.of(first, last))
    text = re.sub(r"['’]s?$", "", text)
    name = registry().name(text)
    if not name or not w.cap(first):
        return None
    actor = name.actor
    if name.form in ("noun", "metonym", "adjective"):
        if name.form == "adjective" and actor.kind == "country" and not text.isupper():
            return None
        return _government(actor)
    if name.form in ("leader", "person"):
        longest, _ = longest_person(w, first, last)
        return Claimant(id=slug(longest), name=longest, kind="person", side=actor.side)
    if name.form == "plural":
        return _government(actor)
    return Claimant(id=slug(name.words), name=text, kind="body", side=actor.side)


def _plain(token: str) -> str:
    return token.replace("’", "'")


def _without_brackets(tokens: tuple[str, ...]) -> tuple[str, ...]:
    if "(" in tokens and ")" in tokens:
        return tokens[: tokens.index("(")] + tokens[tokens.index(")") + 1 :]
    return tokens


def _body(w: Words, body: Body, first: int, last: int) -> Claimant:
    """The body under its official name where the article has it, else the longest of its names there."""
    present = [name for name in body.names if name and _occurs(w, name)]
    here = re.sub(r"\s*\([^)]*\)", "", w.of(first, last)).removeprefix("the ").removesuffix("'s").removesuffix("’s")
    official = body.name if _occurs(w, tuple(_NAME_WORDS.findall(body.name.lower()))) else None
    name = official or (max((" ".join(n) for n in present), key=len) if present else here)
    if not official:
        name = _spelled(w, name) or here
    return Claimant(id=body.id, name=name, kind=body.kind, side=body.side)


_NAME_WORDS = re.compile(r"\w+(?:[-'’.]\w+)*|[&/]")


def _spelled(w: Words, folded: str) -> str | None:
    """A lower-cased name as the article spells it."""
    at = w.text.lower().replace("’", "'").find(folded)
    return w.text[at : at + len(folded)] if at >= 0 else None


def _occurs(w: Words, tokens: tuple[str, ...]) -> bool:
    start = -1
    try:
        while True:
            start = w.lower.index(tokens[0], start + 1)
            if all(_plain(a) == b for a, b in zip(w.lower[start : start + len(tokens)], tokens, strict=False)) and start + len(
                tokens
            ) <= len(w.lower):
                return True
    except ValueError:
        return False


def _actor_at(w: Words, i: int, last: int) -> Name | None:
    token = _plain(w.lower[i])
    for name in registry().starting(token.removesuffix("'s")):
        length = len(name.tokens)
        if i + length - 1 <= last:
            here = tuple(_plain(t) for t in w.lower[i : i + length])
            if here == name.tokens or (*here[:-1], here[-1].removesuffix("'s")) == name.tokens:
                return name
    return None


@lru_cache(maxsize=16)
def _words(group: str) -> frozenset[str]:
    return frozenset(lexicon.load("speakers")[group].words)


@lru_cache(maxsize=1)
def _people() -> frozenset[str]:
    return _words("person") | _words("persons")


@lru_cache(maxsize=1)
def _bodies() -> Mapping[tuple[str, ...], Body]:
    """Every body and outlet by its lower-cased words."""
    found: dict[tuple[str, ...], Body] = {}
    for body_id, table in lexicon.tables(lexicon.DATA / "bodies.toml").items():
        names = (table["name"], *table.get("aliases", ()))
        folded = tuple(_folded(name) for name in names)
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


def person_words() -> frozenset[str]:
    """Words for a person or persons in a role: "minister", "officials"."""
    return _people()
