"""Words and shapes by which a number's context speaks for a headcount of personnel or against it, each with its weight.

The words and their weights stand in `etl/data/en/headcounts.toml`; the weights were set by hand beside a logistic fit on the
development corpus.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache

from etl import actor_names, lexicon, personnel
from etl.numbers import Number
from etl.personnel import Counted

Reason = tuple[str, float]
_Phrase = tuple[tuple[str, ...], str, float]

# What follows a number that is the subject of its clause: "21 are in Landstuhl".
_SUBJECT_VERBS = frozenset(
    ("are", "were", "have", "had", "was", "remain", "remained", "will", "is", "has", "would", "returned")
)
# Words too common to tell an armed group by.


def of_noun(counted: Counted) -> Iterator[Reason]:
    """What the noun says by itself, where the article is about war."""
    word = counted.word.removesuffix("'s").removesuffix("’s")
    for label, weight in _nouns().get(word, ()):
        yield f"{word}: {label}", weight


def of_shape(lower: Sequence[str], number: Number, told: bool) -> Iterator[Reason]:
    """What a number without a noun says itself: headcounts are large, round or qualified. `told`: its people's fate is told."""
    ahead = lower[max(0, number.begin - 4) : number.begin]
    last = ahead[-1] if ahead else ""
    if last in ("another", "further", "remaining"):
        yield "another", 1.0
    if number.value is None:
        return
    if number.value >= 1000:
        yield "large number", 1.6
    elif number.value <= 12:
        # "twelve were dead and 16 missing", "11 deserted"
        yield "small number without a noun", -1.2 if told else -2.5
    if "from" in ahead[-2:] and {"up", "down", "rise", "increase"} & set(ahead):
        yield "a comparison", 1.2
    if last == "the" and number.words:
        yield "the three", -1.5
    if {"those", "them", "these"} & {last, ahead[-2] if ahead[-2:-1] and last == "," else ""}:
        yield "of those", 2.5
    if last in ("past", "last", "next", "top", "coming", "previous"):
        yield "the last 16", -2.0
    if number.scaled and not words("pay").isdisjoint(lower[max(0, number.begin - 16) : number.begin]):
        yield "money", -4.0  # "they were paid on time, 300 thousand"
    if number.span == number.core and number.rule == "digits" and number.value % 10:
        yield "odd digits without a qualifier", -1.2


def ahead_of(lower: Sequence[str], number: Number, start: int, counted: Counted) -> Iterator[Reason]:
    """The verb right before the number, and the noun that a linking word ties to it: "put the dead at 300"."""
    k = number.begin - 1
    while k >= start and lower[k] in words("skipped") and number.begin - k < 6:
        k -= 1
    if k >= start:
        for phrase, label, weight in _phrases("before", last=True).get(lower[k], ()):
            if k - len(phrase) + 1 >= start and tuple(lower[k - len(phrase) + 1 : k + 1]) == phrase:
                if label != _DESTROYING or counted.kind in ("none", "pronoun"):
                    yield label, weight
                break
    if (
        counted.word == "people"
        and not words("sides").isdisjoint(lower[start : number.begin])
        and {"lost", "losing"} & set(lower[k : k + 1])
    ):
        yield "people an army lost", 2.5  # "the enemy lost 950 people and 12 tanks"
    if k >= start and lower[k] in words("body") and "cost" in lower[max(start, k - 4) : k]:
        yield "a verb of losing", 2.0  # "the ambush cost the brigade 70 men"
    if not _is_linked(lower, number, start):
        return
    nouns = _phrases("linked", last=True)
    near = range(max(start, number.begin - 16), number.begin - 1)
    # "the soldier spoke of the hostages, said to number 300": what stands nearer is what is counted
    civil = max((i for i in near if personnel.counts_civilians(lower, i)), default=start - 1)
    found = [(cue, i) for i in near if i > civil for cue in nouns.get(lower[i], ())]
    everybody = next((reason for _, at in found if (reason := _counts_everybody(lower, at, start, number.begin - 1))), None)
    if everybody is not None:
        yield everybody
    elif found:
        (_, label, weight), at = max(_nearest_toll(lower, found), key=lambda each: each[0][2])
        # "the number of U.S. service members hurt has risen to 50"
        inside = _of_what(lower, at + 2, number.begin - 1)
        missions = not words("missions").isdisjoint(inside)
        named = lower[at + 1] == "of" and any(
            token_kinds().get(word) == PERSONNEL
            or word in ("service", "personnel", "forces")
            or names_group(word)
            or (missions and personnel.demonym(word))
            for word in inside
        )
        yield label, max(2.0, weight) if named else weight
        if _is_army_loss(lower, at, start):
            yield "losses of an army", 2.5  # "the combat toll was 23", "the army's death toll has reached 3,200"
        if counted.word in ("people", "persons") and (label == "losses" or named or lower[at] in _ARMIES):
            yield "people of a loss or force", 1.5 if label == "losses" else 2.0  # "the army's losses came to 537,000 people"


def _nearest_toll(lower: Sequence[str], found: Sequence[tuple[_Phrase, int]]) -> Sequence[tuple[_Phrase, int]]:
    """Without the bodies of another clause: "in a war with the army, after the deaths of 900"."""
    tolls = [i for (_, label, _), i in found if label in ("losses", "a word for losses")]
    comma = max((i for i in range(found[0][1], max(tolls, default=0)) if lower[i] == ","), default=-1)
    return [each for each in found if each[1] > comma] if comma >= 0 else found


def _of_what(lower: Sequence[str], start: int, stop: int) -> Sequence[str]:
    """The words behind "the number of" up to where the noun phrase ends: not "people driven out by the rebels"."""
    return lower[start : next((i for i in range(start, stop) if lower[i] in _CLAUSES), stop)]


_CLAUSES = frozenset(("by", "from", "who", "that", "which", "since", "near", "along", "under"))


def _counts_everybody(lower: Sequence[str], at: int, start: int, stop: int) -> Reason | None:
    """What the noun at token `at` says against soldiers: "the number of refugees", "the civil war's death toll"."""
    inside = _of_what(lower, at + 2, stop) if lower[at + 1] == "of" else ()
    if lower[at] in words("count") and inside:
        near = range(at + 2, min(at + 5, stop))
        if any(lower[i] in _ANYBODY or personnel.counts_civilians(lower, i) for i in near):
            return "a count of people", -3.5
    if lower[at] in words("tolls") and not _CIVIL.isdisjoint(lower[max(start, at - 2) : at]):
        return "a toll of civilians", -4.0
    wars = lower[at] in words("tolls") and _is_wars_toll(lower, at, start, inside)
    return ("the toll of a war", -3.5) if wars else None


_CIVIL = frozenset(("civilian", "civilians", "non-combatant", "noncombatant"))
_ANYBODY = frozenset(("people", "persons", "residents", "deaths"))


def _is_wars_toll(lower: Sequence[str], at: int, start: int, inside: Sequence[str]) -> bool:
    """Whether the toll at token `at` is that of everybody: "the civil war's death toll", "the toll of the conflict"."""
    if _is_army_loss(lower, at, start) or any(token_kinds().get(word) == PERSONNEL for word in inside[:3]):
        return False
    before = {word.removesuffix("'s").removesuffix("’s") for word in lower[max(start, at - 3) : at]}
    return not words("wars").isdisjoint(before) or (lower[at + 1] == "of" and not words("wars").isdisjoint(inside))


def _is_army_loss(lower: Sequence[str], at: int, start: int) -> bool:
    """Whether the word at token `at` tells of losses that soldiers alone have: "the army's death toll", "combat losses"."""
    near = range(at, max(start, at - 3) - 1, -1)
    first = next((i for i in near if lower[i] in words("tolls")), None)
    if first is None:
        return False
    while first > start and lower[first - 1] in words("tolls"):
        first -= 1
    before = lower[first - 1].removesuffix("'s").removesuffix("’s") if first > start else ""
    return before in words("of_armies") or before in words("body")


def _is_linked(lower: Sequence[str], number: Number, start: int) -> bool:
    k = number.begin - 1
    while k > start and lower[k] in ("likely", "probably", "currently", "now", "already"):
        k -= 1  # "losses are likely between 400,000 and 500,000"
    if number.vague and k > start and lower[k] == "the":
        # "they are believed to number in the hundreds"
        return lower[k - 1] in ("in", "into") or lower[k - 1] in words("linking")
    if k > start and lower[k] == "," and lower[k - 1] in words("body"):
        return True  # "eight battalions, some 4,000 men"
    return k >= start and (lower[k] in words("linking") or lower[k] in (":", "("))


def behind(lower: Sequence[str], start: int, stop: int, counted: Counted) -> Iterator[Reason]:
    """What the words behind the number say its people do or suffer."""
    table, fate = _phrases("after"), words("fate")
    for k in range(start, min(stop, start + 7)):
        if lower[k] in (".", ";", ":", "("):
            return
        if lower[k] == "fighting" and k > start and lower[k - 1] in _OF_BATTLE:
            continue  # "40,000 people in three weeks of fighting"
        for phrase, label, weight in table.get(lower[k], ()):
            if tuple(lower[k : k + len(phrase)]) == phrase:
                # Anybody may die: "at least 40,000 Palestinians have died" says nothing of soldiers.
                yield label, 0.0 if counted.kind == "people" and " ".join(phrase) in fate else weight
                return


_OF_BATTLE = frozenset(
    (
        "of",
        "in",
        "during",
        "amid",
        "from",
        "after",
        "since",
        "the",
        "heavy",
        "fierce",
        "recent",
        "ongoing",
        "renewed",
        "by",
        "to",
    )
)


def thousands(lower: Sequence[str], number: Number) -> bool:
    """Whether the number is a bare "thousands" or "millions", as of "hundreds of thousands"."""
    return number.vague and not {"thousands", "millions"}.isdisjoint(lower[number.first : number.last + 1])


def is_subject(lower: Sequence[str], number: Number) -> bool:
    """Whether the number's verb follows: "21 are in Landstuhl"."""
    return number.last < len(lower) and lower[number.last] in _SUBJECT_VERBS


_DESTROYING = "a verb of destroying things"
_ARMIES = frozenset(("army", "armies", "militia", "brigade", "battalion", "regiment", "garrison", "troops", "military"))


@lru_cache(maxsize=1024)
def moves_or_harms(word: str) -> bool:
    """Whether a lower-cased word is a verb that may stand right before a headcount: "kills", "sends"."""
    return word in _phrases("before", last=True) or word in words("linking")


@lru_cache(maxsize=64)
def words(entry: str) -> frozenset[str]:
    """The plain words of one entry of `headcounts.toml`."""
    return lexicon.words("headcounts", entry)


@lru_cache(maxsize=64)
def weight_of(entry: str) -> float:
    """The weight of one entry of `headcounts.toml`."""
    return float(lexicon.load("headcounts")[entry].fields["weight"])


# What a token is, as a byte, so that an article's words are asked once and counted fast.
WAR, PERSONNEL, CIVIL, GROUP = 1, 2, 3, 4


@lru_cache(maxsize=1)
def token_kinds() -> Mapping[str, int]:
    """The byte for every word of war, of personnel and of civilians."""
    kinds = dict.fromkeys(words("civil_article"), CIVIL)
    kinds.update(dict.fromkeys(_likely() | words("war"), WAR))
    kinds.update(dict.fromkeys(personnel.sure_words(), PERSONNEL))
    return kinds


@lru_cache(maxsize=4096)
def names_group(word: str) -> bool:
    """Whether an armed group's name begins with the word."""
    if len(word) < 3 or word in words("no_groups") or personnel.is_nationality(word):
        return False
    return any(name.actor.kind == "group" and name.form != "adjective" for name in actor_names.registry().starting(word))


def group_at(lower: Sequence[str], i: int) -> bool:
    """Whether the whole name of an armed group stands at token `i`: not "Three" of the Three Brotherhood Alliance."""
    if not names_group(lower[i]):
        return False
    names = (
        name for name in actor_names.registry().starting(lower[i]) if name.actor.kind == "group" and name.form != "adjective"
    )
    return any(name.tokens[1:] == tuple(lower[i + 1 : i + len(name.tokens)]) for name in names)


@lru_cache(maxsize=8)
def _phrases(where: str, last: bool = False) -> Mapping[str, Sequence[_Phrase]]:
    """The cues of one place by their first word (or last), longest first."""
    table: dict[str, list[_Phrase]] = {}
    for entry in lexicon.load("headcounts").values():
        if entry.fields["where"] == where:
            for phrase in (tuple(plain.split()) for plain in entry.words):
                cue = (phrase, entry.label, float(entry.fields["weight"]))
                table.setdefault(phrase[-1 if last else 0], []).append(cue)
    return {key: sorted(found, key=lambda cue: (-len(cue[0]), -abs(cue[2]))) for key, found in table.items()}


@lru_cache(maxsize=1)
def _nouns() -> Mapping[str, Sequence[Reason]]:
    table: dict[str, list[Reason]] = {word: [("mostly of an army", weight_of("likely_noun"))] for word in _likely()}
    for entry in lexicon.load("headcounts").values():
        if entry.fields["where"] == "noun":
            for word in entry.words:
                table[word] = [(entry.label, float(entry.fields["weight"]))]
    return table


@lru_cache(maxsize=1)
def _likely() -> frozenset[str]:
    entry = lexicon.load("personnel")["likely"]
    return frozenset((*entry.words, *entry.fields.get("singular", ())))
