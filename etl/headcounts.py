"""Whether a number counts military personnel: what its noun says, and where that leaves it open, what the context says."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from etl import actor_names, lexicon, personnel
from etl.numbers import Number
from etl.personnel import Counted
from etl.records import Article, Sentence

# From this sum of weights on, a number that its noun leaves open is a headcount of personnel.
THRESHOLD = 0.0
# From this sum on it is firm enough to support other numbers.
FIRM = 1.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Candidate:
    """A number that may be a headcount, with what it counts and the sentence it stands in."""

    number: Number
    counted: Counted
    sentence: Sentence


@dataclass(frozen=True, slots=True, kw_only=True)
class Decision:
    """Whether a candidate is a headcount, by which rule, and the weights that spoke for and against it."""

    accepted: bool
    rule: str
    score: float = 0.0
    reasons: tuple[tuple[str, float], ...] = ()


def decide(article: Article, candidate: Candidate, before: Sequence[tuple[Candidate, Decision]]) -> Decision:
    """Whether `candidate` is a headcount of personnel, given the decisions on the numbers `before` it."""
    counted, number = candidate.counted, candidate.number
    one = number.low == number.high == 1
    if counted.kind == "sure":
        against = _not_personnel(article, candidate)
        return Decision(accepted=not against, rule=against or f"noun: {counted.word}")
    if counted.kind in ("civilians", "thing", "number"):
        return Decision(accepted=False, rule=f"counts {counted.word or 'a number'}")
    if one and (
        counted.kind not in ("people", "losses") or counted.word == "(demonym)" and not any(d.accepted for _, d in before[-1:])
    ):
        return Decision(accepted=False, rule="one")
    reasons = tuple(_reasons(article, candidate, before))
    score = sum(weight for _, weight in reasons)
    top = sorted((r for r in reasons if r[1] > 0), key=lambda r: -r[1])[:3]
    return Decision(
        accepted=score >= THRESHOLD, rule=f"context: {', '.join(name for name, _ in top)}", score=score, reasons=reasons
    )


def _not_personnel(article: Article, candidate: Candidate) -> str | None:
    """What speaks against a noun that names personnel nearly everywhere: "50 J-20 fighters" are aircraft."""
    counted = candidate.counted
    if counted.word in ("fighters", "bombers") and any(_names_aircraft(m) for m in counted.modifiers):
        return "counts aircraft"
    if counted.word == "fighters":
        lower = article.tokens.lower
        if any(lower[i] in _AIRCRAFT for i in article.tokens.within(candidate.sentence.span)):
            return "counts aircraft"
    return None


_AIRCRAFT = frozenset(
    (
        "aircraft",
        "jets",
        "bombers",
        "squadrons",
        "airframes",
        "airframe",
        "sorties",
        "warplanes",
        "plaaf",
        "stealth",
        "interceptors",
    )
)


def _names_aircraft(word: str) -> bool:
    return word in ("jet", "stealth", "aircraft", "fifth-generation", "fourth-generation", "multirole", "generation") or (
        "-" in word and any(c.isdigit() for c in word)
    )


_KIND_WEIGHTS = {"people": 0.0, "police": -1.0, "losses": 0.5, "none": -1.0, "pronoun": 0.0}
_NOUN_WEIGHTS: Mapping[str, float] = {
    **dict.fromkeys(("men", "man"), 1.3),
    **dict.fromkeys(("personnel", "mobilised", "mobilized", "enlisted men", "draft dodgers"), 1.5),
    **dict.fromkeys(
        ("volunteers", "contractors", "instructors", "advisers", "advisors", "trainers", "recruits", "deserters"), 1.0
    ),
    **dict.fromkeys(("pilots", "guards", "convicts", "crew", "bodyguards", "prisoners", "captives"), 0.7),
    **dict.fromkeys(("members", "comrades", "strong", "veterans", "engineers", "builders", "observers"), 0.7),
    "(demonym)": -0.8,
    **dict.fromkeys(("citizens", "nationals", "individuals", "souls", "woman", "person", "minors"), -0.5),
    **dict.fromkeys(("women", "persons", "bodies"), -1.3),
    **dict.fromkeys(
        ("workers", "staff", "employees", "medics", "experts", "drivers", "youths", "boys", "suspects", "detainees"), -2.5
    ),
    **dict.fromkeys(("people", "lives"), -3.0),
    **dict.fromkeys(("dead", "deaths", "fatalities", "injuries", "killings", "remains", "corpses"), -1.3),
    **dict.fromkeys(("casualties", "losses"), 1.5),
    "(group)": 1.5,
}


def _reasons(
    article: Article, candidate: Candidate, before: Sequence[tuple[Candidate, Decision]]
) -> Iterator[tuple[str, float]]:
    """The features of the context, each with its weight."""
    counted, number = candidate.counted, candidate.number
    lower = article.tokens.lower
    yield f"kind {counted.kind}", _KIND_WEIGHTS[counted.kind]
    word = counted.word.removesuffix("'s").removesuffix("’s")
    if word in _NOUN_WEIGHTS:
        yield word, _NOUN_WEIGHTS[word]
    elif counted.kind == "people" and word in _likely():
        yield f"{word}, mostly of an army", 1.6
    sentence = article.tokens.within(candidate.sentence.span)
    yield from _cues_before(lower, number, sentence.start)
    yield from _cues_after(lower, max(number.last, counted.last), sentence.stop)
    yield from _cues_inside(article, counted)
    yield from _neighbours(candidate, before)
    yield from _surroundings(article, candidate, sentence)
    if counted.kind == "none" and number.value is not None:
        if number.value <= 12 and not number.vague:
            yield "small number without a noun", -1.5 if number.words else -2.5
        if number.value >= 1000:
            yield "large number", 1.6
        if lower[number.first - 1 : number.first] == ["the"] and number.words:
            yield "the three", -1.5
        if number.rule == "digits" and lower[number.first - 1 : number.first] == ["at"] and 100 <= number.value < 2400:
            yield "at 2100", -1.0
        if number.span.start == number.core.start and number.rule == "digits" and number.value % 10:
            yield "odd digits without a qualifier", -1.2
    if lower[number.first - 1 : number.first] == ["another"] and counted.kind == "none":
        yield "another", 1.0


# Words between a cue and its number: "lost another 1,500", "agreed on a total of 12,000".
_SKIP = frozenset(
    (
        "another",
        "a",
        "an",
        "the",
        "total",
        "of",
        "further",
        "its",
        "his",
        "their",
        "first",
        "then",
        "only",
        "just",
        "also",
        "up",
        "out",
        "some",
        "in",
        "additional",
        "home",
        "back",
        "all",
        "at",
        "least",
    )
)
_LINKING = frozenset(
    (
        "at",
        "to",
        "of",
        "was",
        "were",
        "is",
        "are",
        "be",
        "been",
        "reached",
        "passed",
        "stood",
        "exceeded",
        "topped",
        "by",
        "than",
        "numbered",
        "numbering",
        "totaled",
        "totalled",
        "totaling",
        "totalling",
        "from",
        "below",
        "above",
        "surpassed",
        "approached",
        "hit",
        "between",
        "include",
        "includes",
        "included",
        "comprised",
        "comprising",
        "probably",
        "number",
        "now",
        ":",
        "(",
        "be",
        "come",
        "came",
        "crossed",
        "neared",
        "nearing",
        "counts",
        "some",
        "have",
        "has",
        "had",
        "as",
    )
)


def _cues_before(lower: Sequence[str], number: Number, start: int) -> Iterator[tuple[str, float]]:
    k, steps = number.first - 1, 0
    while k >= start and lower[k] in _SKIP and steps < 5:
        k, steps = k - 1, steps + 1
    for name, phrases, weight in _cues("before"):
        if name in ("body", "toll", "count"):
            continue
        if k >= start and _ends_with(phrases, lower, k):
            yield name, weight
            break
    if number.first - 1 >= start and lower[number.first - 1] in _LINKING:
        window = range(max(start, number.first - 10), number.first - 1)
        best = None
        for name, phrases, weight in _cues("before"):
            if name in ("body", "toll", "count") and any((lower[i],) in phrases for i in window):
                best = max(best or ("", 0.0), (name, weight), key=lambda x: x[1])
        if best:
            yield best


def _ends_with(phrases: frozenset[tuple[str, ...]], lower: Sequence[str], k: int) -> bool:
    return any(k - n + 1 >= 0 and tuple(lower[k - n + 1 : k + 1]) in phrases for n in (1, 2, 3, 4))


def _cues_after(lower: Sequence[str], start: int, stop: int) -> Iterator[tuple[str, float]]:
    stop = min(stop, start + 7)
    for k in range(start, stop):
        if lower[k] in (".", ";", ":", "("):
            return
        for name, phrases, weight in _cues("after"):
            if any(tuple(lower[k : k + n]) in phrases for n in (1, 2, 3)):
                yield name, weight
                return


def _cues_inside(article: Article, counted: Counted) -> Iterator[tuple[str, float]]:
    lower = article.tokens.lower
    inside = list(counted.modifiers)
    for name, phrases, weight in _cues("phrase"):
        if any((word,) in phrases for word in inside):
            yield name, weight
    if counted.kind == "people" and counted.word in (
        "members",
        "member",
        "men",
        "people",
        "personnel",
        "citizens",
        "supporters",
        "followers",
        "of",
    ):
        behind = lower[counted.last : counted.last + 6]
        if behind[:1] == ["of"] or behind[:1] == ["from"]:
            if set(behind) & _of_words() or any(
                _is_group(article, i) for i in range(counted.last + 1, min(counted.last + 5, len(lower)))
            ):
                yield "of a body of personnel", 2.5
            elif behind[1:2] and set(behind) & {
                "parliament",
                "congress",
                "committee",
                "council",
                "family",
                "party",
                "knesset",
                "senate",
                "government",
                "staff",
                "cabinet",
            }:
                yield "of a civil body", -3.0
    if any(_group_word(word) for word in inside):
        yield "an armed group in the phrase", 2.0


@lru_cache(maxsize=1)
def _of_words() -> frozenset[str]:
    return frozenset(
        (
            "army",
            "forces",
            "military",
            "guard",
            "militia",
            "brigade",
            "battalion",
            "regiment",
            "group",
            "navy",
            "unit",
            "faction",
            "corps",
            "force",
            "squad",
            "armed",
            "troops",
            "division",
            "movement",
            "mercenary",
        )
    )


@lru_cache(maxsize=1)
def _groups() -> frozenset[str]:
    return frozenset(
        words[0]
        for actor in actor_names.registry()
        if actor.kind == "group"
        for names in actor.forms.values()
        for words in (actor_names.tokenized(name) for name in names)
        if words
        and len(words[0]) > 2
        and words[0] not in ("the", "al", "new", "free", "people", "national", "army", "armed", "united", "democratic")
    )


def _group_word(word: str) -> bool:
    return word in _groups()


def _is_group(article: Article, i: int) -> bool:
    return article.tokens.lower[i] in _groups() and article.text[article.tokens.start[i]].isupper()


def _neighbours(candidate: Candidate, before: Sequence[tuple[Candidate, Decision]]) -> Iterator[tuple[str, float]]:
    """What the numbers before this one were."""
    number = candidate.number
    accepted = [c for c, d in before if d.accepted and (c.counted.kind == "sure" or d.score >= FIRM)]
    if accepted:
        last = accepted[-1]
        since = [c for c, d in before if c.number.first > last.number.first and c.counted.kind != "number"]
        gap = candidate.sentence.index - last.sentence.index
        if gap == 0:
            yield "a headcount before it in the sentence", 1.6
            if number.first - max(last.counted.last, last.number.last) <= 8 and not since:
                yield "right behind a headcount", 0.8
        elif gap <= 2:
            yield "a headcount just before", 1.2
        if (
            since
            and any(c.counted.kind == "civilians" for c in since[-2:])
            and since[-1].sentence.index >= candidate.sentence.index - 1
        ):
            yield "civilians just before", -1.5
        elif since and since[-1].sentence.index == candidate.sentence.index and candidate.counted.kind in ("none", "pronoun"):
            weight = {"thing": -2.0, "people": -1.0, "losses": -1.0}.get(since[-1].counted.kind, 0.0)
            yield f"{since[-1].counted.kind} counted between", 2 * weight if candidate.counted.kind == "pronoun" else weight
    elif before and before[-1][0].counted.kind == "civilians" and candidate.sentence.index - before[-1][0].sentence.index <= 1:
        yield "civilians just before", -1.5
    if number.value is not None and number.value > 20 and candidate.counted.kind in ("none", "people", "losses"):
        if any(c.number.value == number.value for c in accepted):
            yield "the same number was a headcount before", 1.0


def _surroundings(article: Article, candidate: Candidate, sentence: range) -> Iterator[tuple[str, float]]:
    lower, sure = article.tokens.lower, personnel.sure_words()
    number = candidate.number
    if any(lower[i] in sure for i in range(sentence.start, number.first)):
        yield "personnel named before it", 1.1
    elif any(lower[i] in sure for i in range(number.last, sentence.stop)):
        yield "personnel named behind it", 0.6
    index = candidate.sentence.index
    if index:
        earlier = article.tokens.within(article.sentences[index - 1].span)
        if any(lower[i] in sure for i in earlier):
            yield "personnel named in the sentence before", 0.2
    words = set(lower[sentence.start : sentence.stop])
    if words & _of_words() or words & {"war", "front", "battle", "combat", "offensive", "attack", "troop"}:
        yield "a military word in the sentence", 0.2
    if (
        words & {"ministry", "authorities", "officials"}
        and words & {"health", "hospital"}
        and candidate.counted.kind in ("losses", "none")
    ):
        yield "a health ministry's count", -1.5
    if words & {"civilians", "civilian", "children", "refugees", "women", "migrants", "protesters", "demonstrators"}:
        yield "civilians in the sentence", -3.0
    yield "military article", _density(lower)
    civil = _civil(lower)
    fate = (
        candidate.counted.kind == "losses"
        or candidate.counted.kind == "none"
        and any(w in _FATES for w in lower[number.last : number.last + 4])
    )
    yield "civilians in the article", (2.5 if fate else 1.5) * civil
    if _country_before(article, number):
        yield "a country before it in a list", 2.5


def _density(lower: Sequence[str]) -> float:
    """From -3 to 1: how much an article is about war, by the share of its words that are war's: 3 in a hundred are usual there."""
    share = 100 * sum(1 for word in lower if word in _war_words()) / max(80, len(lower))
    return max(-3.0, min(1.0, share - 2.0))


_FATES = frozenset(("killed", "dead", "died", "wounded", "injured", "hurt"))


def _civil(lower: Sequence[str]) -> float:
    """From -1 to 0: how often an article names civilians, beside its words of war."""
    war = sum(1 for word in lower if word in _war_words())
    civilians = sum(1 for word in lower if word in _plain_words("civil_article"))
    return -min(1.0, 2.5 * civilians / max(1, war))


@lru_cache(maxsize=1)
def _war_words() -> frozenset[str]:
    return personnel.sure_words() | _likely() | _plain_words("war")


@lru_cache(maxsize=8)
def _plain_words(entry: str) -> frozenset[str]:
    return frozenset(lexicon.load("headcounts")[entry].words)


def _country_before(article: Article, number: Number) -> bool:
    """ "Uganda 4,500" as an item of a list: a line that begins with a country and ends with its number."""
    tokens, k = article.tokens, number.first - 1
    if (
        number.last < len(tokens.lower)
        and "\n" not in article.text[number.core.end : tokens.start[number.last]]
        and tokens.lower[number.last] not in (",", ";", ".")
    ):
        return False
    if k >= 0 and tokens.lower[k] == ")":
        while k > 0 and tokens.lower[k] != "(" and number.first - k < 8:
            k -= 1
        k -= 1
    if k >= 0 and tokens.lower[k] in (":", "-", "–", "—"):
        k -= 1
    if k < 0:
        return False
    return any(
        name.form == "noun" and tuple(tokens.lower[start : k + 1]) == name.tokens
        for start in range(max(0, k - 3), k + 1)
        for name in actor_names.registry().starting(tokens.lower[start])
    )


@lru_cache(maxsize=1)
def _likely() -> frozenset[str]:
    entry = lexicon.load("personnel")["likely"]
    return frozenset((*entry.words, *entry.fields.get("singular", ())))


@lru_cache(maxsize=4)
def _cues(where: str) -> tuple[tuple[str, frozenset[tuple[str, ...]], float], ...]:
    entries = [entry for entry in lexicon.load("headcounts").values() if entry.fields["where"] == where]
    return tuple(
        (entry.id, frozenset(tuple(w.split()) for w in entry.words), float(entry.fields["weight"])) for entry in entries
    )
