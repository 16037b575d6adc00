"""Who there is: loads `etl/data/actors.toml` and `groups.toml` into a registry of countries, alliances and armed groups.

`registry().lookup("north korean")` gives the actor a name stands for, `registry().by_id("PRK")` the actor itself;
`registry().starting("north")` lists the names that begin with a word, longest first.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import lru_cache
from typing import Any, Literal, NamedTuple

from etl import lexicon
from etl.frozen import dataclass

Form = Literal["noun", "adjective", "plural", "metonym", "leader", "person", "unit", "body"]
# The keys of an entry that list names, and the form of mention each gives.
_FORMS: Mapping[str, Form] = {
    "aliases": "noun",
    "adjectives": "adjective",
    "people": "plural",
    "capitals": "metonym",
    "leaders": "leader",
    "persons": "person",
    "forces": "unit",
    "bodies": "body",
}
_FILES = ("actors.toml", "groups.toml")
_KINDS = ("country", "alliance", "group", "organisation", "region")
_WORD = re.compile(r"\w+(?:[-']\w+)*|[^\w\s]")


@dataclass(frozen=True, slots=True, kw_only=True)
class Actor:
    """A country, alliance, armed group, organisation or region; `side` is its alpha-2 code, or its own id.

    `forms` lists its names by the form of mention they give: noun, adjective, plural, metonym, leader, person, unit, body.
    Of a group, `home` is the id of the country it fights in, and `regular` whether it fights like an army.
    """

    id: str
    name: str
    kind: str
    side: str
    forms: Mapping[Form, tuple[str, ...]]
    home: str | None = None
    regular: bool = False


class Name(NamedTuple):
    """One name of an actor: `words` as written, the `form` it gives, and its lower-cased tokens."""

    actor: Actor
    form: Form
    words: str
    tokens: tuple[str, ...]


class Registry:
    """All actors by id and by name."""

    def __init__(self, actors: Sequence[Actor]) -> None:
        """Index the actors; where two share a name, the first one has it."""
        self._by_id = {actor.id: actor for actor in actors}
        self._by_side = {actor.side: actor for actor in actors if actor.kind == "country"}
        self._by_name: dict[tuple[str, ...], Name] = {}
        for actor in actors:
            for name in _names(actor):
                first = self._by_name.setdefault(name.tokens, name)
                if first.actor is actor and name.words.islower():
                    self._by_name[name.tokens] = name  # "Peshmerga", also written "peshmerga"
        self._by_first: dict[str, list[Name]] = {}
        for tokens, name in self._by_name.items():
            self._by_first.setdefault(tokens[0], []).append(name)
        # Every token a text may write for the first word of a name: "russia", "russia's", and "russias" where marks got lost.
        written = {first for word in self._by_first for first in (word, word.replace("'", "’"))}
        self.first_words = frozenset(first + suffix for first in written for suffix in ("", "'s", "’s", "s"))
        # Those of names written without a capital: "peshmerga", "al-Nusra Front".
        self.small_words = frozenset(
            name.tokens[0] for name in self._by_name.values() if name.words[0].islower() or name.tokens[0].startswith("al-")
        )
        self.surnames = _surnames(self._by_name.values())
        self.last_names = frozenset(self.surnames)
        for names in self._by_first.values():
            names.sort(key=lambda name: -len(name.tokens))

    def __iter__(self) -> Iterator[Actor]:
        """The actors in the files' order."""
        return iter(self._by_id.values())

    def by_id(self, actor_id: str) -> Actor | None:
        """The actor of that id."""
        return self._by_id.get(actor_id)

    def country(self, side: str) -> Actor | None:
        """The country of that alpha-2 code."""
        return self._by_side.get(side)

    def lookup(self, words: str) -> Actor | None:
        """The actor that has `words` as one of its names, in any case: "north korean", "u.s.", "putin"."""
        name = self.name(words)
        return name.actor if name else None

    def name(self, words: str) -> Name | None:
        """The name that `words` are, in any case."""
        return self._by_name.get(tokenized(words))

    def starting(self, word: str) -> Sequence[Name]:
        """The names whose first token is the lower-cased `word`, longest first."""
        return self._by_first.get(word, ())


def _surnames(names: Iterable[Name]) -> dict[str, Name]:
    """The last names that one actor's leaders and persons bear alone."""
    found: dict[str, Name] = {}
    shared: set[str] = set()
    for name in names:
        if name.form in ("leader", "person") and len(name.tokens) > 1 and len(name.tokens[-1]) > 3:
            last = name.tokens[-1]
            if last in found and found[last].actor != name.actor:
                shared.add(last)
            found.setdefault(last, name)
    return {last: name for last, name in found.items() if last not in shared}


@lru_cache(maxsize=1 << 14)
def tokenized(words: str) -> tuple[str, ...]:
    """The lower-cased words and marks of a name, cut as `etl.sentences.tokens` cuts a text."""
    return tuple(_WORD.findall(words.lower().replace("’", "'")))


@lru_cache(maxsize=1)
def registry() -> Registry:
    """The actors this project ships; LexiconError names file and entry where the files cannot be used."""
    return Registry([actor for file in _FILES for actor in _read(file)])


def _read(file: str) -> Iterator[Actor]:
    for actor_id, table in lexicon.tables(lexicon.DATA / file).items():
        yield _actor(f"{file}, [{actor_id}]", actor_id, table)


def _actor(where: str, actor_id: str, table: Mapping[str, Any]) -> Actor:
    name, kind = table.get("name"), table.get("kind", "country")
    if not isinstance(name, str) or not name:
        raise lexicon.LexiconError(f'{where}: an actor needs a name, e.g. name = "Sri Lanka"')
    if kind not in _KINDS:
        raise lexicon.LexiconError(f'{where}: kind "{kind}" is not one of {", ".join(_KINDS)}')
    unknown = set(table) - {"name", "kind", "side", "home", "regular", *_FORMS}
    if unknown:
        raise lexicon.LexiconError(f"{where}: unknown key {sorted(unknown)[0]}; lists of names are {', '.join(_FORMS)}")
    forms: dict[Form, tuple[str, ...]] = {"noun": (name,)}
    for key, form in _FORMS.items():
        words = table.get(key, [])
        if not isinstance(words, list) or not all(isinstance(word, str) and word for word in words):
            raise lexicon.LexiconError(f'{where}: {key} must be a list of names, e.g. {key} = ["Burmese"]')
        forms[form] = (*forms.get(form, ()), *words)
    side, home, regular = table.get("side", actor_id), table.get("home"), table.get("regular", False)
    if home is not None and not isinstance(home, str) or not isinstance(regular, bool):
        raise lexicon.LexiconError(f'{where}: home is an actor id and regular true or false, e.g. home = "LKA"')
    return Actor(id=actor_id, name=name, kind=kind, side=side, forms=forms, home=home, regular=regular)


def _names(actor: Actor) -> Iterator[Name]:
    for form, names in actor.forms.items():
        for words in names:
            yield Name(actor, form, words, tokenized(words))
