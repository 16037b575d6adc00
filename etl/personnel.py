"""What a number counts: reads the noun phrase behind it and says whether its head is personnel, people, losses or a thing."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import lru_cache
from typing import Literal

from etl import actor_names, lexicon, numbers, numerals
from etl.frozen import dataclass, replace
from etl.records import Span, Tokens

Kind = Literal["sure", "people", "police", "losses", "civilians", "thing", "pronoun", "number", "none"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Counted:
    """What a number counts: its head noun (`word`, at `head`; none where none is told) and the phrase's tokens up to `last`.

    `kind`: "sure" is personnel wherever it stands, "people", "police" and "losses" may be, "civilians" and "thing" are not;
    "pronoun" is "of them", "number" is "of the 20", "none" a number without a noun. `of` marks a part: "six of the soldiers";
    `pronoun` that "of them" stands before the noun: "23 of them soldiers".
    """

    kind: Kind
    last: int
    head: Span | None = None
    word: str = ""
    modifiers: tuple[str, ...] = ()
    of: bool = False
    pronoun: bool = False


# Marks inside a noun phrase: "80 “Islamic State” fighters", "80 (IS group) fighters".
_QUOTES = frozenset("\"'“”‘’«»")
_TYING = frozenset("-–‑/")
_MAX_MODIFIERS = 9
# What a hyphen ties to the number: "a 10,000-strong force", "a 2,600-man unit".
_SUFFIX_KINDS: Mapping[str, Kind] = {
    **dict.fromkeys(("soldier", "soldiers", "troop", "troops", "fighter", "fighters", "officer", "officers"), "sure"),
    **dict.fromkeys(("strong", "man", "men", "woman", "member", "members", "person", "people", "personnel", "head"), "people"),
}
_WEEKDAYS = frozenset(("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"))
_DEMONYM_ENDS = (
    "ans",
    "ese",
    "anis",
    "akhs",
    "eks",
    "iks",
    "menis",
    "inos",
    "aqis",
    "inis",
    "emis",
    "itis",
    "palis",
    "eshis",
    "ards",
)
# Personnel words that describe a noun behind them more often than they are one: "military transport aircraft".
# Plural nouns without an s, and singulars that head a phrase, as far as they stand behind personnel words: "military aircraft".


_OUT_OF = (["out", "of", "the"], ["out", "of", "its"], ["out", "of", "those"], ["out", "of", "their"], ["out", "of", "these"])


def read(text: str, tokens: Tokens, number: numbers.Number) -> Counted:
    """What `number` counts, from the words behind it."""
    lower, n = tokens.lower, len(tokens.lower)
    if number.suffix and number.suffix in _SUFFIX_KINDS:
        # "a 2,600-man unit", "the 10,000-strong border force"
        end = next((i for i in range(number.last, min(number.last + 7, n)) if ends(lower, i)), min(number.last + 3, n))
        heads = lower[number.last : end]
        unit = max((i for i, word in enumerate(heads) if word in words("units_of_men")), default=-1)
        # "a six-member Liberation Army delegation", "a 40-member special forces unit"
        civil = any(i > unit and (word in words("councils") or word in words("errands")) for i, word in enumerate(heads))
        if number.suffix in ("member", "person", "man", "woman") and civil:
            return Counted(kind="civilians", last=number.last, word=number.suffix)  # "a seven-member jury"
        armed = any(word in words("units_of_men") for word in heads)
        return Counted(kind="sure" if armed else _SUFFIX_KINDS[number.suffix], last=number.last, word=number.suffix)
    k, of = number.last, False
    if k + 1 < n and _is_set_off(text, tokens, k) and _opens_item(text, tokens, number):
        k += 1  # "40,000: the reservists whom the president may call up", "300 - the British soldiers"
        while k < n and lower[k] in words("determiners"):
            k += 1
        if lower[k : k + 2] in (["strength", "of"], ["size", "of"]):
            return Counted(kind="none", last=number.last)  # "300,000 - the strength of the army"
    while k < n and lower[k] in words("number_fillers"):
        k += 1
    if lower[k : k + 3] in _OUT_OF:
        k += 1  # "five out of the 36 battalions"
    if k < n and lower[k] == "of":
        of, k = True, k + 1
        if k < n and lower[k] in words("pronouns"):
            pronoun = _of_them(text, tokens, k, number)
            if pronoun:
                return pronoun
        while k < n and lower[k] in words("determiners"):
            k += 1
        while k < n and lower[k] in words("number_fillers"):
            k += 1
        if k < n and lower[k] == "own" and ends(lower, k + 1):
            return Counted(kind="pronoun", last=k + 1, word="own", of=True, pronoun=True)
        q = next((i for i in range(k, min(k + 3, n)) if lower[i] not in words("qualifying")), n)
        if q < n and numerals.begins_exact(lower[q]):
            return Counted(kind="number", last=q, of=True)  # "139 of more than 500 soldiers"
    return _phrase(text, tokens, k, number, of)


def _is_set_off(text: str, tokens: Tokens, k: int) -> bool:
    """Whether a colon or a dash between blanks stands at token `k`."""
    return tokens.lower[k] == ":" or (tokens.lower[k] in _TYING and text[tokens.start[k] - 1] == " " == text[tokens.end[k]])


def _opens_item(text: str, tokens: Tokens, number: numbers.Number) -> bool:
    """Whether a number stands first on its line, as in a list of numbers, before a colon."""
    first = number.begin
    while first and number.begin - first < 3 and "\n" not in text[tokens.end[first - 1] : tokens.start[first]]:
        first -= 1
    return first == 0 or "\n" in text[tokens.end[first - 1] : tokens.start[first]]


def _of_them(text: str, tokens: Tokens, k: int, number: numbers.Number) -> Counted | None:
    """What "of them" at token `k` counts: the noun behind it ("23 of them soldiers"), else what they were."""
    lower = tokens.lower
    if not ends(lower, k + 1):
        counted = _phrase(text, tokens, k + 1, number, True)
        if counted.kind in ("sure", "civilians", "people", "thing") and (counted.kind != "thing" or plural(counted.word)):
            return replace(counted, pronoun=True)
        if lower[k] in ("those", "these"):
            return None
    return Counted(kind="pronoun", last=k + 1, word=lower[k], of=True, pronoun=True)


def ends(lower: Sequence[str], k: int) -> bool:
    """Whether no noun phrase goes on at token `k`."""
    if k >= len(lower) or not lower[k][0].isalnum():
        return True
    if lower[k] in _COMPASS and lower[k + 1 : k + 2] == ["of"]:
        return True  # "fewer than 10,000 north of Izium"
    return lower[k] in words("ends") or lower[k] in words("verbs") or lower[k] in _WEEKDAYS or lower[k] in numerals.MONTHS


_COMPASS = frozenset(("north", "south", "east", "west", "northeast", "northwest", "southeast", "southwest"))


def demonym(word: str) -> bool:
    """Whether a word looks like the people of a country: "americans", "burundians", "poles"."""
    return word in _peoples() or (word.endswith(_DEMONYM_ENDS) and len(word) > 5 and word not in words("no_peoples"))


def is_nationality(word: str) -> bool:
    """Whether a lower-cased word tells somebody's country: "Tanzanian", "Turkish"."""
    name = actor_names.registry().name(word)
    return (name is not None and name.form in ("adjective", "plural")) or demonym(word + "s")


def plural(word: str) -> bool:
    """Whether a lower-cased word has the form of an English plural."""
    return len(word) > 3 and word[-1] == "s" and not word.endswith(("ss", "us", "'s", "’s", "is"))


@lru_cache(maxsize=64)
def words(entry: str) -> frozenset[str]:
    """The plain words of one entry of `noun_phrases.toml`."""
    return frozenset(word.removeprefix("\\") for word in lexicon.load("noun_phrases")[entry].words)


@lru_cache(maxsize=1)
def sure_words() -> frozenset[str]:
    """Single words that name personnel wherever they stand, plural and singular."""
    entries = [entry for entry in lexicon.load("personnel").values() if entry.fields.get("sure")]
    return frozenset(word for entry in entries for word in (*entry.words, *entry.fields.get("singular", ())) if " " not in word)


def noun_at(lower: Sequence[str], k: int, one: bool = False) -> tuple[int, Kind] | None:
    """The longest noun of the lexicon that begins at token `k`: its length in tokens and its kind; singulars for "one"."""
    first, table = lower[k].removesuffix("'s").removesuffix("’s"), _nouns(one)
    for phrase, kind in table.get(first, ()):
        if len(phrase) == 1 or tuple(lower[k : k + len(phrase)]) == phrase:
            return len(phrase), kind
    # "brigadier-generals", "ex-rebels"
    tail = first.rpartition("-")[2] if "-" in first else ""
    return next(((1, kind) for phrase, kind in table.get(tail, ()) if len(phrase) == 1), None)


def counts_civilians(lower: Sequence[str], k: int) -> bool:
    """Whether a noun for civilians begins at token `k`."""
    return any(kind == "civilians" and tuple(lower[k : k + len(p)]) == p for p, kind in _nouns(False).get(lower[k], ()))


def _phrase(text: str, tokens: Tokens, k: int, number: numbers.Number, of: bool) -> Counted:
    """Walks over the modifiers to the head noun."""
    lower, n = tokens.lower, len(tokens.lower)
    start, last, modifiers = k, k, list[str]()
    while k < n and k - start <= _MAX_MODIFIERS and "\n" not in text[tokens.end[k - 1] : tokens.start[k]]:
        if not lower[k][0].isalnum() or lower[k] in ("and", "or"):
            beyond = _beyond_mark(tokens, k, start, modifiers)
            if not beyond:
                break
            k = beyond
            continue
        length, counted = _head(text, tokens, k, number.value == 1, modifiers)
        if counted is not None and counted.kind == "thing" and lower[start] in _QUOTES and _has_object(lower, k + 1):
            return Counted(kind="none", last=start, of=of)  # 'his army of "more than 100,000" needs no help'
        if counted is not None:
            return replace(counted, of=of)
        if not length:
            break
        modifiers.extend(word for word in lower[k : k + length] if word != ".")
        k = last = k + length
    if _is_verb(modifiers) and number.value != 1 and _has_object(lower, last):
        return Counted(kind="none", last=start, of=of)  # "four hundred or so wear the blue helmet"
    if _adjectives(modifiers):
        return Counted(kind="none", last=start, modifiers=tuple(modifiers), of=of)
    return replace(_counted(tokens, last - 1, 1, "thing", modifiers[:-1]), of=of)


def _is_verb(words_behind: Sequence[str]) -> bool:
    """Whether one word that is no plural stands behind a number of several, as their verb does."""
    return len(words_behind) == 1 and words_behind[0].isalpha() and not plural(words_behind[0])


def _has_object(lower: Sequence[str], k: int) -> bool:
    """Whether an object begins at token `k`, so that the word before it is a verb: "needs no help"."""
    return k < len(lower) and (lower[k] in words("determiners") or lower[k] in ("no", "to", "that", "it", "them", "any"))


def _beyond_mark(tokens: Tokens, k: int, start: int, modifiers: Sequence[str]) -> int:
    """The token behind the mark or "and" at `k` where a noun phrase may go on there; 0 where it ends."""
    lower, n, word = tokens.lower, len(tokens.lower), tokens.lower[k]
    if word in ("(", "["):
        # "80 (IS group) fighters", "Egypt (a newcomer)"
        close = next((c for c in range(k + 1, min(k + 6, n)) if lower[c] in (")", "]")), None)
        opens = k == start and not (close is not None and close + 1 < n and noun_at(lower, close + 1))
        return 0 if close is None or opens else close + 1
    if word in _QUOTES or (word in _TYING and tokens.start[k] == tokens.end[k - 1]):
        return k + 1
    if word == "," and modifiers and modifiers[-1].endswith(("ed", "ing", "y")) and _reaches_noun(lower, k + 1, 2):
        return k + 1  # "armed, masked men"
    if word in ("and", "or") and modifiers and _reaches_noun(lower, k + 1, 4):
        return k + 1  # "Russian and Turkish officers"
    return 0


def _head(text: str, tokens: Tokens, k: int, one: bool, modifiers: list[str]) -> tuple[int, Counted | None]:
    """The head noun at token `k`, or None and the length of the modifier there; length 0 where the phrase ends."""
    lower, word = tokens.lower, tokens.lower[k]
    letter = word.rpartition("-")[2]  # "U.S.", "non-U.S."
    if len(letter) == 1 and letter.isalpha() and lower[k + 1 : k + 2] == ["."] and tokens.start[k + 1] == tokens.end[k]:
        return 2, None  # "U.N. peacekeepers" is cut into letters and stops.
    found = noun_at(lower, k, one)
    if found:
        length, kind = found
        peoples = all(is_nationality(m) for m in modifiers)  # "16 Turkish dead"
        armed = word == "dead" and modifiers[-1:] != [] and modifiers[-1] in words("collectives")  # "138 army dead"
        participle = (
            kind == "losses" and word not in words("loss_nouns") and not _adjectives(modifiers) and not (peoples or armed)
        )
        if participle or _describes_next(text, tokens, k + length, kind):
            return length, None
        return length, _counted(tokens, k, length, kind, modifiers)
    if not one and not modifiers and word in ("prisoner", "captive", "hostage") and lower[k - 1] != "-":
        return 0, None  # "took another 20 prisoner"
    over = ends(lower, k) and not _abbreviation(text, tokens, k) and not _strong(lower, k)
    if over or (numerals.begins_exact(word) and not modifiers):
        return 0, None
    capital = text[tokens.start[k]].isupper()
    soldier = one and k + 1 < len(lower) and noun_at(lower, k + 1, one) is not None  # "one Malaysian peacekeeper"
    people = capital and (demonym(word) or (one and not modifiers and is_nationality(word) and not soldier))
    if people and not _describes_next(text, tokens, k + 1, "people"):
        return 1, _counted(tokens, k, 1, "people", modifiers, "<demonym>")
    if (capital or word.startswith("al-")) and (modifiers or not text[tokens.start[k - 1]].isupper()):
        group = _group(lower, k)
        if group and (ends(lower, k + group) or _suffer(text, tokens, k + group)):
            return group, _counted(tokens, k, group, "people", modifiers, "<group>")
    if not capital and plural(word) and word not in words("plural_modifiers"):
        return 1, _counted(tokens, k, 1, "thing", modifiers)
    return 1, None


def _suffer(text: str, tokens: Tokens, k: int) -> bool:
    """Whether a headline tells right here what became of those named before: "3 NPA killed in Samar", "2 Abu Sayyaf dead"."""
    lower = tokens.lower
    if k >= len(lower) or lower[k] not in words("suffering"):
        return False
    return k + 1 >= len(lower) or ends(lower, k + 1) or "\n" in text[tokens.end[k] : tokens.start[k + 1]]


def _counted(tokens: Tokens, k: int, length: int, kind: Kind, modifiers: Sequence[str], word: str = "") -> Counted:
    head = Span(tokens.start[k], tokens.end[k + length - 1])
    word = word or " ".join(tokens.lower[k : k + length])
    if _serves(word, modifiers):
        kind = "sure"  # "300 military doctors"
    return Counted(kind=kind, last=k + length, head=head, word=word, modifiers=tuple(modifiers))


def _serves(word: str, modifiers: Sequence[str]) -> bool:
    """Whether a word for a trade is told of the military: "5,000 military construction workers"."""
    trades = lexicon.load("personnel")["trades"]
    return "civilian" not in modifiers and word in trades.words and not set(trades.fields["services"]).isdisjoint(modifiers)


def _describes_next(text: str, tokens: Tokens, k: int, kind: Kind) -> bool:
    """Whether the noun before token `k` only describes the noun there: "20 rebel positions", "military aircraft"."""
    lower = tokens.lower
    if k < len(lower) and "\n" in text[tokens.end[k - 1] : tokens.start[k]]:
        return False
    if k + 1 < len(lower) and lower[k] in ("'", "’") and lower[k + 1][0].isalpha():
        # "30 Kurdistan Workers’ Party militants", "20 soldiers' wives"
        return text[tokens.start[k - 1]].isupper() or noun_at(lower, k + 1) is not None or plural(lower[k + 1])
    if (
        k + 2 < len(lower)
        and lower[k] in ("and", "or")
        and lower[k - 1] in words("collectives")
        and noun_at(lower, k + 1) is None
    ):
        return plural(lower[k + 1]) or (plural(lower[k + 2]) and not ends(lower, k + 1))  # "250 infantry and tank battalions"
    if k >= len(lower) or not lower[k][0].isalpha() or ends(lower, k) or lower[k].endswith(("ed", "ing", "ly")):
        return False
    if kind == "losses":
        # "40 wounded soldiers", but "300 killed soldiers said"
        return noun_at(lower, k) is not None or (
            k + 1 < len(lower) and noun_at(lower, k + 1) is not None and not ends(lower, k)
        )
    found = noun_at(lower, k)
    if found:
        # "military casualties" are losses, but "59 Sri Lankans dead" are Sri Lankans
        return found[1] != "losses" or lower[k - 1] in words("collectives") or lower[k] in words("loss_nouns")
    if lower[k] in words("other_heads") or (
        k and lower[k - 1] in words("collectives") and lower[k] not in words("bare_states")
    ):
        return True
    if plural(lower[k - 1]) and lower[k - 1] not in _DESCRIBING:
        return False  # "the mobilisation of 300,000 reservists goes on"
    return plural(lower[k]) and not text[tokens.start[k]].isupper() and lower[k] not in words("plural_modifiers")


# Plurals that describe nouns all the same: "special forces officers", "30 veterans groups".
_DESCRIBING = frozenset(("forces", "marines", "veterans", "commandos", "guards", "rangers", "seals", "operations", "arms"))


def _reaches_noun(lower: Sequence[str], k: int, steps: int) -> bool:
    """Whether a noun follows behind at most `steps` adjectives: "20 Russian and Turkish officers"."""
    for i in range(k, min(k + steps, len(lower))):
        if noun_at(lower, i):
            return True
        if ends(lower, i) or numerals.begins_exact(lower[i]) or plural(lower[i]):
            return False
    return False


def _abbreviation(text: str, tokens: Tokens, k: int) -> bool:
    """Whether a small word is a name in capitals: "13 US troops", "120 IS fighters"."""
    if tokens.lower[k] not in ("us", "is", "it", "un", "who") or not text[tokens.start[k] : tokens.end[k]].isupper():
        return False
    return k + 1 < len(tokens.lower) and not text[tokens.start[k + 1] : tokens.end[k + 1]].isupper()


def _strong(lower: Sequence[str], k: int) -> bool:
    """Whether "strong" at token `k` describes a noun behind it: "four strong multinational battalions", not "four strong"."""
    behind = lower[k + 1 : k + 4]
    until = next((i for i, _ in enumerate(behind) if ends(behind, i)), len(behind))
    return lower[k] == "strong" and any(map(plural, behind[:until]))


def _adjectives(modifiers: Sequence[str]) -> bool:
    """Whether no modifier could be a noun: "11,000 deployed", "some 300 reportedly"."""
    return all(m.endswith(("ed", "ing", "ly")) or m in words("bare_states") for m in modifiers)


def _group(lower: Sequence[str], k: int) -> int:
    """The length of an armed group's name at token `k` that may stand for its fighters: "killed 50 Taliban"; 0 for none."""
    for name in actor_names.registry().starting(lower[k]):
        stands = name.actor.kind == "group" and name.form in ("noun", "plural", "adjective")
        if stands and tuple(lower[k : k + len(name.tokens)]) == name.tokens:
            return len(name.tokens)
    return 0


@lru_cache(maxsize=1)
def _peoples() -> frozenset[str]:
    names = [name for actor in actor_names.registry() for name in actor.forms.get("plural", ())]
    return words("demonyms") | {name.lower() for name in names if " " not in name}


@lru_cache(maxsize=2)
def _nouns(one: bool) -> Mapping[str, tuple[tuple[tuple[str, ...], Kind], ...]]:
    """The lexicon's nouns by first word, longest first; with singular forms for "one"."""
    table: dict[str, list[tuple[tuple[str, ...], Kind]]] = {}
    for entry in lexicon.load("personnel").values():
        if entry.id == "trades":
            continue  # only behind "military" and the like
        kind = _kind(entry)
        for phrase in (*entry.words, *(entry.fields.get("singular", ()) if one else ())):
            tokens = tuple(phrase.split())
            table.setdefault(tokens[0], []).append((tokens, kind))
    return {key: tuple(sorted(found, key=lambda f: -len(f[0]))) for key, found in table.items()}


def _kind(entry: lexicon.Entry) -> Kind:
    if entry.fields.get("sure"):
        return "sure"
    kinds: dict[str, Kind] = {
        "people": "people",
        "likely": "people",
        "police": "police",
        "losses": "losses",
        "civilians": "civilians",
    }
    return kinds[entry.id]
