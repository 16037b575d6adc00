"""The words around place names: groups of `data/en/toponyms.toml`, common words, adjectives of countries, seats of power."""

from __future__ import annotations

from functools import lru_cache

from etl import lexicon
from etl.actor_names import registry
from etl.gazetteer import fold


@lru_cache(maxsize=32)
def words(group: str) -> frozenset[str]:
    """The words of one group of toponyms.toml."""
    return lexicon.words("toponyms", group)


def groups(word: str) -> frozenset[str]:
    """The groups of toponyms.toml that have the word."""
    return _groups().get(word, _NONE)


_NONE: frozenset[str] = frozenset()


@lru_cache(maxsize=1)
def _groups() -> dict[str, frozenset[str]]:
    found: dict[str, frozenset[str]] = {}
    for group, entry in lexicon.load("toponyms").items():
        for word in entry.words:
            found[word] = found.get(word, _NONE) | {group}
    return found


@lru_cache(maxsize=1)
def common_words() -> frozenset[str]:
    """English words that are also names of places somewhere: "reading", "split", "most"."""
    return frozenset((lexicon.DATA / "en" / "common_words.txt").read_text(encoding="utf-8").split())


@lru_cache(maxsize=1)
def demonyms() -> dict[str, str]:
    """Adjectives and names of peoples by lower-cased word, with the side they belong to: "syrian" is SY."""
    found: dict[str, str] = {}
    for actor in registry():
        if actor.kind == "country":
            for form in ("adjective", "plural"):
                for word in actor.forms.get(form, ()):
                    found.setdefault(word.lower(), actor.side)
    return found


@lru_cache(maxsize=1)
def seats() -> frozenset[str]:
    """Folded names of towns and buildings that stand for a government, as the registry of actors lists them."""
    towns = {fold(word) for actor in registry() for word in actor.forms.get("metonym", ())}
    return frozenset(towns | words("buildings"))
