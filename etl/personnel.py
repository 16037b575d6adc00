"""What a number counts: reads the noun phrase behind it and says whether its head is personnel, people, losses or a thing."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

from etl import lexicon, numbers
from etl.records import Span, Tokens

Kind = Literal["sure", "people", "police", "losses", "civilians", "thing", "pronoun", "number", "none"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Counted:
    """What a number counts: the head noun (None where none is told), and the tokens of the phrase up to `last`."""

    kind: Kind
    last: int
    head: Span | None = None
    word: str = ""
    modifiers: tuple[str, ...] = ()
    of: bool = False


# Words that end a noun phrase: verbs that news puts behind a bare number, prepositions, conjunctions, determiners, pronouns.
_STOPS = frozenset(
    (
        "is are was were be been being has have had having do does did will would could should may might must can cannot shall "
        "went came fell left got took made gave lay stood held ran fled died served fought serve fight die fall come go remain remained "
        "became become began arrived landed surrendered deserted defected returned crossed joined signed stayed enlisted perished "
        "in on at to from by with without for into onto over under near since after before during between among across inside outside "
        "within through against along around behind beyond off out up down toward towards until till than as via per about despite "
        "and or but nor yet so while when where who whom whose which that because if though although not still already also then now "
        "the this that these those an its his their our your her my it he she they we you him them us there here both each every "
        "last this next yesterday today tomorrow tonight ago altogether alone apiece overall instead too even only just including excluding "
        "according said says say told believed thought reportedly"
    ).split()
)
_DETERMINERS = frozenset("the its his their our those these your her my this that whose all".split())
_PRONOUNS = frozenset("them whom those these us".split())
_OPEN = frozenset("([")
_CLOSE = frozenset(")]")
_QUOTES = frozenset("\"'“”‘’«»")
_TYING = frozenset("- – ‑".split())
# Lower-case plurals that are no heads: "special operations Marines", "armed forces personnel".
_PLURAL_MODIFIERS = frozenset(
    "operations forces arms us u.s services elements guards others cos less news plus various numerous previous famous religious "
    "dangerous serious precious anonymous ss arms-length overseas indigenous logistics communications signals artillery-systems".split()
)
_MAX_MODIFIERS = 8


def read(text: str, tokens: Tokens, number: numbers.Number) -> Counted:
    """What `number` counts, from the words behind it."""
    lower, n = tokens.lower, len(tokens.lower)
    k, of = number.last, False
    if number.suffix in ("man", "men", "soldier", "soldiers", "troop", "troops", "fighter", "fighters", "officer", "officers"):
        return Counted(kind="sure" if number.suffix not in ("man", "men") else "people", last=k, word=number.suffix)
    while k < n and lower[k] in ("more", "other", "further", "additional", "new", "extra", "such"):
        k += 1
    if k < n and lower[k] == "of":
        of, k = True, k + 1
        while k < n and lower[k] in _DETERMINERS and not (lower[k] in _PRONOUNS and _ends(lower, k + 1)):
            k += 1
        if k < n and lower[k] in _PRONOUNS:
            return Counted(kind="pronoun", last=k + 1, word=lower[k], of=True)
        if k < n and numbers.begins(lower[k]):
            return Counted(kind="number", last=k, of=True)
    return _phrase(text, tokens, k, number, of)


def _ends(lower: Sequence[str], k: int) -> bool:
    return k >= len(lower) or lower[k] in _STOPS or not lower[k][0].isalnum()


def _phrase(text: str, tokens: Tokens, k: int, number: numbers.Number, of: bool) -> Counted:
    lower, n = tokens.lower, len(tokens.lower)
    one = number.low == number.high == 1
    start, modifiers = k, []
    while k < n and k - start <= _MAX_MODIFIERS:
        word = lower[k]
        if word in _OPEN:
            close = next((c for c in range(k + 1, min(k + 6, n)) if lower[c] in _CLOSE), None)
            if close is None or k == start:
                break
            k = close + 1
            continue
        if word in _QUOTES or word in _TYING:
            k += 1
            continue
        found = _noun(lower, k, one)
        if found:
            length, kind = found
            if not _is_modifier(lower, k + length, kind):
                head = Span(tokens.start[k], tokens.end[k + length - 1])
                return Counted(
                    kind=kind,
                    last=k + length,
                    head=head,
                    word=" ".join(lower[k : k + length]),
                    modifiers=tuple(modifiers),
                    of=of,
                )
            modifiers.append(word)
            k += length
            continue
        if not word[0].isalnum() or word in _STOPS:
            break
        if numbers.begins(word) and not modifiers:
            break
        capital = text[tokens.start[k]].isupper()
        if demonym(word) and capital and _ends_demonym(lower, text, tokens, k + 1):
            head = Span(tokens.start[k], tokens.end[k])
            return Counted(kind="people", last=k + 1, head=head, word="(demonym)", modifiers=tuple(modifiers), of=of)
        if not capital and _plural(word) and word not in _PLURAL_MODIFIERS:
            return Counted(kind="thing", last=k + 1, head=Span(tokens.start[k], tokens.end[k]), word=word, of=of)
        modifiers.append(word)
        k += 1
    if not modifiers or all(_participle(m) for m in modifiers):
        return Counted(kind="none", last=start, modifiers=tuple(modifiers), of=of)
    head = Span(tokens.start[k - 1], tokens.end[k - 1])
    return Counted(kind="thing", last=k, head=head, word=modifiers[-1], modifiers=tuple(modifiers), of=of)


def _noun(lower: Sequence[str], k: int, one: bool) -> tuple[int, Kind] | None:
    """The longest noun of the lexicon that begins at token `k`: how many tokens, which kind."""
    table = _nouns(one)
    for words, kind in table.get(lower[k], ()):
        if tuple(lower[k : k + len(words)]) == words:
            return len(words), kind
    return None


def _is_modifier(lower: Sequence[str], k: int, kind: Kind) -> bool:
    """Whether the noun before token `k` only describes the next one: "military aircraft", "killed soldiers"."""
    if k >= len(lower):
        return False
    word = lower[k]
    if not word[0].isalpha() or word in _STOPS:
        return False
    return kind == "losses" or _plural(word) or _noun(lower, k, False) is not None or word in _HEADS


_HEADS = frozenset("aircraft equipment hardware aid police carrier".split())


def demonym(word: str) -> bool:
    """Whether a capitalised word looks like the people of a country: "Americans", "Burundians", "Chinese", "Poles"."""
    return (word.endswith(_DEMONYM_ENDS) and len(word) > 4) or word in _DEMONYMS


_DEMONYM_ENDS = (
    "ans",
    "ians",
    "eans",
    "ese",
    "anis",
    "akhs",
    "eks",
    "iks",
    "menis",
    "ans",
    "inos",
    "aqis",
    "inis",
    "emis",
    "lians",
    "itis",
    "palis",
    "eshis",
)
_DEMONYMS = frozenset(
    "poles danes finns swedes turks kurds serbs croats czechs slovaks slovenes bosniaks britons brits dutch french swiss spaniards irish "
    "israelis pakistanis iraqis saudis omanis kuwaitis emiratis qataris bahrainis azeris kazakhs uzbeks tajiks turkmens kyrgyz afghans "
    "thais lao vietnamese chinese japanese arabs greeks scots welsh englishmen frenchmen irishmen dutchmen filipinos gurkhas "
    "malagasy hutus tutsis germans tuaregs druze alawites chechens cossacks circassians argentines hazaras pashtuns wagnerites yemenis "
    "somalis malis yanks tommies bangladeshis nepalis azerbaijanis latvians burkinabe chadians congolese togolese senegalese beninese gabonese".split()
)


def _ends_demonym(lower: Sequence[str], text: str, tokens: Tokens, k: int) -> bool:
    """Whether the demonym before token `k` is a noun: no further noun comes."""
    if k >= len(lower) or not lower[k][0].isalpha():
        return True
    return lower[k] in _STOPS or lower[k].endswith(("ed", "ing")) or _noun(lower, k, False) is None and not _plural(lower[k])


def _plural(word: str) -> bool:
    return len(word) > 3 and word.endswith("s") and not word.endswith(("ss", "us", "'s", "’s", "is"))


def _participle(word: str) -> bool:
    return word.endswith(("ed", "ing", "ly")) or word in (
        "dead",
        "killed",
        "hurt",
        "strong",
        "missing",
        "sent",
        "lost",
        "alive",
    )


@lru_cache(maxsize=2)
def _nouns(one: bool) -> Mapping[str, tuple[tuple[tuple[str, ...], Kind], ...]]:
    """The lexicon's nouns by first word, longest first; with singular forms for "one"."""
    table: dict[str, list[tuple[tuple[str, ...], Kind]]] = {}
    for entry in lexicon.load("personnel").values():
        kind = _kind(entry)
        for phrase in (*entry.words, *(entry.fields.get("singular", ()) if one else ())):
            words = tuple(phrase.split())
            table.setdefault(words[0], []).append((words, kind))
    return {key: tuple(sorted(found, key=lambda f: -len(f[0]))) for key, found in table.items()}


def _kind(entry: lexicon.Entry) -> Kind:
    if entry.fields.get("sure"):
        return "sure"
    kinds: dict[str, Kind] = {"people": "people", "police": "police", "losses": "losses", "civilians": "civilians"}
    return kinds[entry.id]


@lru_cache(maxsize=1)
def sure_words() -> frozenset[str]:
    """Single words that name personnel wherever they stand, plural and singular."""
    found: set[str] = set()
    for entry in lexicon.load("personnel").values():
        if entry.fields.get("sure"):
            found.update(word for word in (*entry.words, *entry.fields.get("singular", ())) if " " not in word)
    return frozenset(found)
