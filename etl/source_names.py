"""The names of sources: bodies and outlets of the lists, countries and groups, and persons in their longest form."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Mapping
from functools import lru_cache

from etl import lexicon
from etl.actor_names import Actor, Name, registry
from etl.frozen import dataclass
from etl.noun_phrases import ADJECTIVE, BODY, CLOSED, OFFICE, PARTICLE, TITLE, Words, is_person_word
from etl.records import Claimant, ClaimantKind, Span

# Countries that are also first names: "Jordan Hale", "Georgia Meloni".
_FIRST_NAMES = frozenset(
    ["jordan", "georgia", "chad", "israel", "kenya", "china", "paris", "sofia", "victoria", "austin", "cairo"]
)
_RANKS_TOO = frozenset(["sheikh", "prince", "king", "marshal", "mullah", "bishop", "major"])
_NAMES_TOO = frozenset(["young", "white", "black", "church", "field"])
# How often a name is looked at for a longer form of it.
_OFTEN = 100
_BRACKETS = re.compile(r"\s*\([^)]*\)")
_NO_RANK = CLOSED | ADJECTIVE


@dataclass(frozen=True, slots=True, kw_only=True)
class Body:
    """A body or outlet of the lists."""

    id: str
    name: str
    kind: ClaimantKind
    side: str | None
    names: tuple[tuple[str, ...], ...]


def without_possessive(words: str) -> str:
    """The words without "'s" or a bare apostrophe at their end."""
    if words.endswith(("'s", "’s")):
        return words[:-2]
    return words[:-1] if words.endswith(("'", "’")) else words


def without_brackets(words: str) -> str:
    """The words without what stands in brackets: "the Syrian Observatory (SOHR)"."""
    return _BRACKETS.sub("", words) if "(" in words else words


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
    name = without_possessive(w.of(first, last))
    if name not in w.persons:
        candidates = [(without_possessive(w.of(a, b)), w.span(a, b)) for a, b in _forms(w, first, last)]
        w.persons[name] = max([(name, w.span(first, last)), *candidates], key=lambda pair: len(pair[0]))
    return w.persons[name]


def government(actor: Actor) -> Claimant:
    """A country as a source is its government; groups and alliances speak for themselves."""
    kinds: Mapping[str, ClaimantKind] = {"country": "government", "group": "group", "region": "government"}
    return Claimant(id=actor.id, name=actor.name, kind=kinds.get(actor.kind, "body"), side=actor.side)


def known_as(w: Words, first: int, last: int) -> Claimant | None:
    """The body, outlet, country, group or leader whose name the tokens are."""
    if not w.cap(first) and not w.cap(last):
        return None
    tokens = folded_tokens(w, first, last)
    body = bodies().get(tokens)
    if body:
        return listed(w, body, first, last)
    text = without_possessive(without_brackets(w.of(first, last)))
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
        used = _spelt_out(w, actor, text) or used
        return Claimant(id=actor.id, name=used, kind="body" if longer else "group", side=actor.side)
    if actor.kind == "group" and (spelt := _spelt_out(w, actor, text)):
        return Claimant(id=actor.id, name=spelt, kind="group", side=actor.side)
    return government(actor)


def _spelt_out(w: Words, actor: Actor, text: str) -> str | None:
    """The words an acronym stands for where the article has them: "the TPLF" is the Tigray People's Liberation Front."""
    if not text.isupper():
        return None
    names = (name for name in actor.forms.get("noun", ()) if _initials(name) == text and name != text)
    return next((found for name in names if (found := spelling(w, _folded(name)))), None)


def _initials(name: str) -> str:
    """The capitals that a name's words begin with: TPLF."""
    return "".join(word[0] for word in name.replace("-", " ").split() if word[0].isupper())


def _capitalised_alike(name: str, text: str) -> bool:
    """Whether a capital of the name is one in the text too: "Stabilisation force" is not SFOR."""
    pairs = zip(name.split(), text.split(), strict=False)
    return not any(one[0].isupper() and other[0].islower() for one, other in pairs)


def listed(w: Words, body: Body, first: int, last: int) -> Claimant:
    """The body under its official name where the article has it, else the longest of its names there."""
    here = without_possessive(without_brackets(w.of(first, last)).removeprefix("the "))
    if _occurs(w, body.names[0]):
        return Claimant(id=body.id, name=body.name, kind=body.kind, side=body.side)
    present = [found for name in body.names[1:] if (found := spelling(w, name))]
    return Claimant(id=body.id, name=max([here, *present], key=len), kind=body.kind, side=body.side)


def _occurs(w: Words, tokens: tuple[str, ...]) -> bool:
    return spelling(w, tokens) is not None


def spelling(w: Words, tokens: tuple[str, ...]) -> str | None:
    """The words as the article spells them, or None where it does not have them."""
    if not tokens:
        return None
    last = len(w.lower) - len(tokens)
    for at in w.where(tokens[0]):
        if at <= last and all(a.replace("’", "'") == b for a, b in zip(w.lower[at : at + len(tokens)], tokens, strict=True)):
            return w.of(at, at + len(tokens) - 1)
    return None


def folded_tokens(w: Words, first: int, last: int) -> tuple[str, ...]:
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
    plain = without_possessive(w.lower[last])
    length = last - first + 1
    rights: list[tuple[int, int]] = []
    found = False
    for i in positions(w, plain):
        left = i
        while left > 0 and i - left < 4 and is_name_token(w, left - 1) and w.start[left] - w.end[left - 1] == 1:
            if w.lower[left - 1].endswith(("'s", "’s")):
                break  # "the UN's Jean-Pierre Lacroix"
            left -= 1
        if i - left + 1 > length and w.cap(left):
            found = True
            yield left, i
        right = i
        while (
            right + 1 < len(w.lower)
            and right - i < 2
            and w.start[right + 1] - w.end[right] == 1
            and is_name_token(w, right + 1)
        ):
            right += 1
        if length == 1 and right > i and w.cap(right):
            rights.append((i, right))
    if not found and rights:
        yield ([pair for pair in rights if pair[0] <= first] or rights)[-1]


def positions(w: Words, token: str) -> Iterator[int]:
    """Where the article has the word with a capital, possessive or not; the first hundred times."""
    for form in (token, token + "'s", token + "’s"):
        yield from (at for at in w.where(form)[:_OFTEN] if w.cap(at))


def is_name_token(w: Words, i: int) -> bool:
    """Whether token `i` can be part of a person's name."""
    known = w.in_names.get(i)
    if known is None:
        known = w.in_names[i] = _is_name_token(w, i)
    return known


def _is_name_token(w: Words, i: int) -> bool:
    token = w.lower[i]
    if token in PARTICLE:
        return True
    if token in _RANKS_TOO and w.cap(i) and i and w.cap(i - 1) and w.start[i] - w.end[i - 1] == 1:
        # "Hassan Sheikh Mohamud", but "Somali Sheikh Aweys"
        return w.lower[i - 1] not in _NO_RANK and not is_person_word(w.lower[i - 1]) and not registry().name(w.lower[i - 1])
    if not w.cap(i) or token in CLOSED or token in OFFICE or is_person_word(token):
        return False
    token = without_possessive(token)
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
def bodies() -> Mapping[tuple[str, ...], Body]:
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


@lru_cache(maxsize=1)
def body_openers() -> frozenset[str]:
    """The first words of bodies and outlets."""
    return frozenset(names[0] for names in bodies() if names)


def _folded(name: str) -> tuple[str, ...]:
    return tuple(token for token in re.findall(r"\w+(?:[-']\w+)*|[^\w\s]", name.lower().replace("’", "'")) if token != ".")
