"""Whether a number counts military personnel: what its noun says, and where that leaves it open, what the context says."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from functools import cached_property
from itertools import repeat

from etl import actor_names, list_items, numerals, personnel, topics
from etl import headcount_company as company
from etl import headcount_cues as cues
from etl.frozen import dataclass
from etl.headcount_cues import Reason
from etl.numbers import Number
from etl.personnel import Counted
from etl.records import Article, Sentence, Span
from etl.timex_classes import DAY_OF

# From this sum of weights on, a number that its noun leaves open is a headcount of personnel.
THRESHOLD = 0.0
# From this sum on it is firm enough to support other numbers.
FIRM = 0.5


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
    reasons: tuple[Reason, ...] = ()


_MILITARY = frozenset(("military", "army", "uniformed", "combat", "battlefield", "navy"))
# A number above this that has so many digits before its zeros is hardly told of two things.
_EXACT, _DIGITS = 1_000, 3


class Course:
    """Reads the numbers of one article in their order: each decision leans on the ones before it."""

    def __init__(self, article: Article, candidates: Sequence[Candidate]) -> None:
        """Begin at the top of `article`, whose numbers are `candidates`."""
        self.article = article
        self.candidates = candidates
        self.lower = article.tokens.lower
        self._firm: Candidate | None = None
        self._accepted: Candidate | None = None
        self._last_open: Candidate | None = None
        # A headline's "4,700 North Koreans" are the 4,700 soldiers of the text below.
        self._values = {c.number.value for c in candidates if c.counted.kind == "sure" and c.number.value is not None}
        # Sentences that count civilians by a number of their own: "879 defenders and 1,131 civilians".
        self._civilians_apart = {c.sentence.index for c in candidates if company.counts_civilians(c.counted)}
        self._told = set(self._values)
        self._words: tuple[int, frozenset[str]] = (-1, frozenset())

    def decide(self, candidate: Candidate) -> Decision:
        """Whether `candidate`, the next number of the article, is a headcount of personnel."""
        decision = self._decided(candidate)
        if decision.accepted and (candidate.counted.kind == "sure" or decision.score >= FIRM):
            self._firm, self._last_open = candidate, None
            if candidate.number.value is not None:
                self._values.add(candidate.number.value)
        elif candidate.counted.kind != "number":
            self._last_open = None if decision.accepted else candidate
        if decision.accepted:
            self._accepted = candidate
            self._told |= {candidate.number.value or 0}
        return decision

    def _decided(self, candidate: Candidate) -> Decision:
        counted, number = candidate.counted, candidate.number
        if company.speak(self.lower, number, counted):
            return Decision(accepted=False, rule="those who tell it")
        behind = self.lower[number.last : number.last + 2]
        if number.value == 1 and behind[:1] == ["of"] and any(map(numerals.begins_exact, behind[1:])):
            return Decision(accepted=False, rule="one of so many")  # "he was one of 15 soldiers killed"
        if counted.kind == "sure":
            against = self._other_sense(candidate)
            return Decision(accepted=not against, rule=against or f"noun: {counted.word}")
        if counted.kind == "police" and company.beside_soldiers(self.lower, counted):
            return Decision(accepted=True, rule="police and soldiers")
        if counted.kind == "police" and self._of_mission(candidate):
            return Decision(accepted=True, rule="police of a foreign mission")
        if (number.value or 0) >= 100_000_000:
            return Decision(accepted=False, rule="more than any army")
        if counted.kind in ("civilians", "thing", "number"):
            return Decision(accepted=False, rule=f"counts {counted.word or 'a number'}")
        if number.value == 1 and not self._counts_one(candidate):
            return Decision(accepted=False, rule="one is seldom a number here")
        reasons = tuple(self._reasons(candidate))
        score = round(sum(weight for _, weight in reasons), 2)
        best = sorted((reason for reason in reasons if reason[1] > 0), key=lambda reason: -reason[1])[:3]
        return Decision(
            accepted=score >= THRESHOLD,
            rule=f"context: {', '.join(name for name, _ in best)}",
            score=score,
            reasons=reasons,
        )

    def _other_sense(self, candidate: Candidate) -> str | None:
        """What speaks against a noun that names personnel nearly everywhere: "50 J-20 fighters" are aircraft."""
        counted = candidate.counted
        if company.counts_civilians_in(self.lower, counted):
            return "a mixed count"
        if company.counts_groups(self.lower, candidate.number, counted):
            return "counts groups"
        if counted.word in _ARMED and not self._soldiers:
            return "armed men, but no soldiers in the article"
        if counted.word == "fighters" and company.counts_aircraft(
            self.lower, counted, self._sentence_words(candidate.sentence)
        ):
            return "counts aircraft"
        return None

    def _counts_one(self, candidate: Candidate) -> bool:
        """Whether "one" is a number: "one Uruguayan" behind other headcounts, "one of his comrades"."""
        counted = candidate.counted
        if counted.word == "<demonym>":
            return self._firm is not None and self._firm.sentence.index == candidate.sentence.index
        if counted.kind == "none" and self._right_behind(candidate):
            # "Ghana lost six, Nigeria four and Togo one"
            return any(name.form == "noun" for name in actor_names.registry().starting(self.lower[candidate.number.begin - 1]))
        if not counted.of:
            return counted.kind in ("people", "losses")
        behind = self.lower[counted.last : counted.last + 5]
        return counted.kind == "people" and any(word in cues.words("fate") or word == "found" for word in behind)

    def _reasons(self, candidate: Candidate) -> Iterator[Reason]:
        """The features of the context, each with its weight."""
        counted, number = candidate.counted, candidate.number
        tokens = self.article.tokens.within(candidate.sentence.span)
        yield f"kind {counted.kind}", _KIND_WEIGHTS[counted.kind]
        yield from cues.of_noun(counted)
        if counted.word == "lives":
            yield "anybody's lives", -2.0
        ahead = tuple(cues.ahead_of(self.lower, number, tokens.start, counted))
        yield from ahead
        tolled = any(label in _TOLLS and weight >= 1 for label, weight in ahead)
        struck = counted.kind in ("none", "losses") and company.strikes_personnel(self.lower, number, tokens.start)
        if struck:
            yield "an attack on personnel before it", 2.5
        if company.in_uniform(self.lower, number, counted):
            yield "in uniform", 6.0
        accepted = self._accepted.number if self._accepted else None
        if counted.kind == "none" and company.is_compared_measure(self.lower, number, tokens.start, accepted):
            yield "compared with what counts no one", -8.0
        if counted.kind == "none" and company.asked_how_many(self.article, candidate.sentence):
            yield "how many is asked", 1.5
        if counted.kind == "none" and company.of_his_men(self.lower, number):
            yield "somebody's men", 3.0
        if counted.kind in ("none", "people") and company.swapped_each(self.lower, number, counted, self.article.tokens.words):
            yield "so many from each side", 5.0
        if counted.kind == "none" and company.includes_officers(self.lower, number):
            yield "officers among them", 2.5
        told = tuple(cues.behind(self.lower, max(number.last, counted.last), tokens.stop, counted))
        yield from told
        if counted.kind in ("none", "losses", "people", "pronoun") and company.were_soldiers(
            self.lower, max(number.last, counted.last)
        ):
            yield "were soldiers", 4.0  # "more than 300 of the dead were soldiers"
        if counted.kind in ("none", "people") and company.beside_a_civilian(self.lower, number, tokens.start):
            yield "others than a civilian", -3.0
        if counted.kind == "people" and company.joins_army(self.lower, number, counted, tokens.start, tokens.stop):
            yield "joins an army", 6.0
        if company.beside_families(self.lower, counted):
            yield "men beside women and children", -4.0
        if counted.kind == "people" and company.were_civilians(self.lower, counted.last, tokens.stop):
            yield "were civilians", -4.0  # "the eight men, most of them bound, were labourers"
        if counted.kind == "none" and self.lower[number.last : number.last + 1] == ["from"] and self._right_behind(candidate):
            yield "from another country", 1.5  # "1,657 from Bangladesh and 181 from Nepal"
        if counted.word in ("prisoners", "captives") and self.lower[number.begin - 1] in _TAKING:
            yield "taken prisoner", 2.0
        if (
            counted.kind in ("none", "losses")
            and cues.thousands(self.lower, number)
            and not any(weight >= 2 for _, weight in (*ahead, *told))
        ):
            yield "thousands of anybody", -3.5  # "thousands have perished"
        if counted.kind == "none" and self._numbers_personnel(number):
            yield "the number of personnel behind it", 3.0
        yield from self._inside(candidate)
        yield from self._named_like(candidate)
        yield from self._neighbours(candidate)
        yield from self._surroundings(candidate, tokens)
        if counted.kind == "none":
            yield from cues.of_shape(self.lower, number, told=bool(told) or struck or tolled or self._right_behind(candidate))
            if self._accepted is not None and cues.is_subject(self.lower, number):
                yield "subject of a verb", 1.0
        if counted.kind == "none":
            yield from list_items.reasons(self.article, number, candidate.sentence)

    def _inside(self, candidate: Candidate) -> Iterator[Reason]:
        """What the words of the noun phrase and "of the armed forces" behind it say."""
        lower, counted = self.lower, candidate.counted
        for word in counted.modifiers:
            if word in cues.words("civil"):
                beside = counted.kind == "losses" and word == counted.modifiers[-1]
                # "civilian casualties" are no army's, whatever stands around
                yield "a civilian word in the phrase", (1.5 if beside else 1.0) * cues.weight_of("civil")
                break
            if counted.kind == "losses" and word in cues.words("equipment"):
                yield "things that are lost", cues.weight_of("equipment")
                break
        if any(word in cues.words("arms") for word in counted.modifiers):
            yield "a military word in the phrase", cues.weight_of("arms")
            mixed = not cues.words("civil").isdisjoint(counted.modifiers)  # "civilian and military deaths"
            if counted.kind == "losses" and counted.modifiers[-1] in _MILITARY and not mixed:
                yield "dead of the military", 6.0  # "14 civilian and eight military dead"
        if any(cues.names_group(word) for word in counted.modifiers):
            yield "an armed group in the phrase", 2.0
        if counted.kind == "losses" and counted.of and self._firm is not None:
            yield "of the dead told before", 1.0  # "135 of the killed have been named"
        start = self.article.tokens.within(candidate.sentence.span).start
        if (counted.kind == "losses" or counted.word == "lives") and company.brought_by_war(lower, candidate.number, start):
            yield "brought by a war", -3.5  # "the conflict has resulted in tens of thousands of deaths"
        if counted.kind == "losses" and company.of_soldiers(self.lower, counted):
            yield "of soldiers", 6.0  # "five bodies of soldiers"
        if counted.word in _KIN and counted.of:
            yield "sons of an army or country", 2.0  # "buried 126 of its sons"
        if counted.word in _ARMIES and any(personnel.is_nationality(word) for word in counted.modifiers):
            yield "a country's forces", 1.5
        if counted.word == "<demonym>" and lower[counted.last : counted.last + 1] == ["from"]:
            yield "a people of some place", -2.0
        if counted.kind != "people" or lower[counted.last : counted.last + 1] not in (["of"], ["from"]):
            return
        behind = range(counted.last + 1, min(counted.last + 6, len(lower)))
        people = counted.word == "<demonym>"  # "60,000 Serbs from the Krajina"
        bodies = cues.words("bodies")  # "the 40,000 men of the army's third region"
        if any(lower[i].rstrip("s’'") in bodies or lower[i] in bodies or (self._is_group(i) and not people) for i in behind):
            yield "of a body of personnel", 2.5
        elif any(lower[i] in cues.words("civil_bodies") for i in behind):
            yield "of a civil body", -3.0

    def _named_like(self, candidate: Candidate) -> Iterator[Reason]:
        """What speaks for a name ("Kanal 24"), for police, or for civilians told right behind ("most of them civilians")."""
        number, counted, lower = candidate.number, candidate.counted, self.lower
        start = self.article.tokens.start
        if counted.kind == "none" and number.span == number.core and number.rule == "digits" and (number.value or 0) < 1000:
            ahead = number.begin - 1
            inside = start[ahead] > candidate.sentence.span.start if ahead > 0 else False
            named = lower[ahead].isalpha() and lower[ahead] not in DAY_OF  # but "On Friday 102 surrendered"
            if inside and named and self.article.text[start[ahead]].isupper():
                yield "a name before it", -2.0 if self._may_be_counted_by(ahead) else -4.0
        if counted.word in ("officers", "officer") and self._police_near(candidate):
            yield "police officers", -3.0
        if (
            counted.word in _ARMIES
            and lower[number.begin - 1] in ("from", "of", "among", "between")
            and (number.value or 0) < 60
        ):
            yield "armies, not their soldiers", -12.0  # "personnel from 15 allied forces"
        behind = lower[counted.last : counted.last + 7]
        if "civilians" in behind and {"mostly", "mainly", "most", "all", "many", "including", "majority", "them"} & set(behind):
            yield "mostly civilians", -4.0

    def _may_be_counted_by(self, k: int) -> bool:
        """Whether the capitalised word at token `k` is a country's name or a headline's verb: "Malawi 3", "Bomb Kills 12"."""
        lower = self.lower
        return cues.moves_or_harms(lower[k]) or any(name.form == "noun" for name in actor_names.registry().starting(lower[k]))

    def _police_near(self, candidate: Candidate) -> bool:
        """Whether this sentence or the one before it tells of police: the officers are theirs, then."""
        words = self._sentence_words(candidate.sentence)
        if not words.isdisjoint(cues.words("missions")) or self._of_mission(candidate):
            return False
        first = self.article.sentences[max(0, candidate.sentence.index - 1)].span.start
        tokens = self.article.tokens.within(Span(first, candidate.sentence.span.end))
        return not _POLICE.isdisjoint(self.lower[tokens.start : tokens.stop])

    def _of_mission(self, candidate: Candidate) -> bool:
        """Whether police are those of the foreign mission that the article is about."""
        words = self._sentence_words(candidate.sentence)
        return self._police_mission and topics.sends_police(self.article, words, candidate.counted.modifiers)

    def _is_group(self, i: int) -> bool:
        return cues.names_group(self.lower[i]) and self.article.text[self.article.tokens.start[i]].isupper()

    def _neighbours(self, candidate: Candidate) -> Iterator[Reason]:
        """What the numbers before this one were."""
        counted, number, between, last = candidate.counted, candidate.number, self._last_open, self._accepted
        kind = counted.kind
        if last is not None and last.sentence.index == candidate.sentence.index:
            yield "a headcount before it in the sentence", 1.6
            if self._right_behind(candidate):
                yield "right behind a headcount", 0.8
            if kind == "pronoun" and company.from_nations(self.lower, number):
                yield "one nation's share", 2.0
            if kind == "none" and company.is_gapped(self.lower, number):
                yield "told of another side too", 2.0
            if self.lower[max(0, last.number.begin - 2) : last.number.begin] == ["of", "the"]:
                yield "out of a whole", 1.2  # "Of the 16 soldiers hurt, 15 have returned to duty"
        elif self._firm is not None and candidate.sentence.index - self._firm.sentence.index <= 2:
            yield "a headcount just before", 1.2
        if (
            between is not None
            and between.counted.kind == "civilians"
            and candidate.sentence.index - between.sentence.index <= 1
        ):
            part = kind == "pronoun" and candidate.sentence.index == between.sentence.index
            yield "civilians just before", -5.0 if part else -1.5  # "30 refugees on the road, nine of them hurt"
        elif between is not None and kind in ("none", "pronoun") and between.sentence.index == candidate.sentence.index:
            weight = {"thing": -2.0, "people": -1.6, "losses": -1.0, "police": -3.2}.get(between.counted.kind, 0.0)
            if not weight and (kind == "pronoun" or company.tells_fate(self.lower, candidate.counted)):
                yield "another part of what was no headcount", -2.5  # "147 were freed, eight of whom were dead"
            elif weight and not company.from_nations(self.lower, number):
                gapped = not _GAPPED.isdisjoint(self.lower[number.last : number.last + 1])
                same = kind == "pronoun" or (between.counted.kind == "thing" and gapped)
                yield f"{between.counted.kind} counted between", 2 * weight if same else weight
            elif between.counted.kind == "none" and set(self.lower[between.number.last : number.begin]) <= {",", "and"}:
                yield "in a list of other numbers", -4.0  # "the battalions 552, 564 and 565"
            elif between.counted.kind == "none" and set(self.lower[between.number.last : number.begin]) <= {
                ",",
                "and",
                *company.KILLING,
            }:
                yield "another toll of the same attack", -2.0  # "on the market, killing 14 and wounding 30"
        elif (
            between is not None
            and company.counts_others(counted)
            and between.counted.kind in ("people", "police", "losses", "none")
        ):
            # "two police were killed and ten others hurt"
            yield "others of what was no headcount", -2.5 if between.sentence.index == candidate.sentence.index else -1.0
        elif between is not None and kind == "losses" and between.counted.kind in ("people", "losses", "police", "none"):
            # "six people were killed and five wounded"
            yield "other losses before", -1.6 if between.sentence.index == candidate.sentence.index else 0.0
        the_men = counted.word == "men" and not counted.modifiers and self.lower[number.begin - 1 : number.begin] == ["the"]
        if the_men and number.value not in self._told and self.lower[number.begin - 2] != "of":
            yield "the two men, told as no soldiers", -3.0
        if counted.word in ("people", "persons") and self._beside_soldiers(candidate):
            yield "other people than the soldiers", -2.0
        if kind == "pronoun" and company.stands_for_things(
            self.lower, number, self.article.tokens.within(candidate.sentence.span).start
        ):
            yield "things named before it", -5.0
        if kind == "none" and company.is_listed_name(self.lower, number):
            yield "a name in a list", -2.5
        if kind == "none" and self._firm is not None and number.value == self._firm.number.value and number.value is not None:
            near = candidate.sentence.index - self._firm.sentence.index <= 3
            if near and self.lower[number.begin - 1 : number.begin] == ["the"]:
                yield "the three again", 4.0  # "three soldiers died; the three were killed by a mine"
        if number.value is not None and number.value > (12 if kind == "losses" else 20) and number.value in self._values:
            people = counted.word in ("people", "persons")
            # "617,000 at the front" above "617,000 people in the zone": no other number has so many digits by chance
            exact = number.value > _EXACT and len(f"{number.value:.0f}".rstrip("0")) >= _DIGITS
            again = (3.0 if exact else 0.4) if people else 1.2
            yield "the same number is a headcount elsewhere", again

    def _numbers_personnel(self, number: Number) -> bool:
        """Whether "the number of peacekeepers killed" stands behind: "his death brings to eight the number of peacekeepers"."""
        behind = self.lower[number.last : number.last + 3]
        return behind in _NUMBERS_OF and self._named(number.last, number.last + 8)

    def _beside_soldiers(self, candidate: Candidate) -> bool:
        """Whether soldiers are counted before it in the sentence: "killed three soldiers and hurt nine other people"."""
        last = self._accepted
        return (
            last is not None
            and last.sentence.index == candidate.sentence.index
            and last.counted.kind == "sure"
            and not candidate.counted.of
            and not candidate.counted.modifiers
        )

    def _right_behind(self, candidate: Candidate) -> bool:
        """Whether a headcount of the same sentence stands right before, with no other number between."""
        last = self._accepted
        if last is None or self._last_open is not None or last.sentence.index != candidate.sentence.index:
            return False
        return candidate.number.begin - max(last.counted.last, last.number.last) <= 8

    def _surroundings(self, candidate: Candidate, tokens: range) -> Iterator[Reason]:
        """What sentence and article are about."""
        number, kind = candidate.number, candidate.counted.kind
        done_by = kind == "people" and company.done_by_personnel(self.lower, number.last, tokens.stop)
        if self._named(tokens.start, number.begin):
            yield "personnel named before it", 1.1
        elif self._named(number.last, tokens.stop) and not done_by:
            yield "personnel named behind it", 0.6
        if candidate.sentence.index:
            earlier = self.article.tokens.within(self.article.sentences[candidate.sentence.index - 1].span)
            if self._named(earlier.start, earlier.stop):
                yield "personnel named in the sentence before", 1.2 if kind == "pronoun" else 0.3
                if kind == "none" and company.is_another_count(self.lower, number):
                    yield "another count of the same", 3.0
                if kind == "none" and company.is_a_countrys_last(self.lower, number):
                    yield "a country's last or first", 3.2
        words = self._sentence_words(candidate.sentence)
        if not words.isdisjoint(cues.words("civil_sentence")) and self._tells_of_civilians(number, tokens):
            apart = candidate.sentence.index in self._civilians_apart
            yield "civilians in the sentence", -1.5 if apart else -3.0
        if candidate.counted.word == "drivers" and not _CARRIERS.isdisjoint(self.lower[number.last : candidate.counted.last]):
            yield "drivers by trade", -2.5
        if candidate.counted.word == "<demonym>":
            if not words.isdisjoint(_ABDUCTED):
                yield "abducted, as soldiers seldom are", -2.5
            if not words.isdisjoint(cues.words("service")) and not done_by:
                yield "military service in the sentence", 0.7
            if company.tells_fate(self.lower, candidate.counted) and (done_by or words.isdisjoint(cues.words("ranks"))):
                yield "a people's dead", -1.0
        if (
            candidate.counted.word in ("<demonym>", "people", "persons", "citizens", "lives")
            and (number.value or 0) >= 1_000_000
        ):
            yield "a whole people", -3.0
        elif kind == "none" and (number.value or 0) >= 1_000_000 and not words.isdisjoint(_FLIGHT):
            yield "a people that flees", -4.0  # "3 million have had to flee their homes"
        if candidate.counted.head and candidate.counted.head.of(self.article.text).lower() in cues.words("civil_peoples"):
            yield "a people mostly of civilians", -2.5
        if kind == "police" and (
            not words.isdisjoint(cues.words("missions"))
            or self._goes_to_country(candidate)
            or (self._right_behind(candidate) and not _BLUE.isdisjoint(self.article.tokens.words))
        ):
            yield "a foreign mission in the sentence", 5.5
        if kind != "pronoun" and not words.isdisjoint(cues.words("disasters")):
            yield "a disaster in the sentence", -3.0
        elif kind in ("people", "none", "losses") and self._disaster:
            yield "a disaster in the article", -2.0
        if kind in ("losses", "none", "people") and words & {"health", "hospital", "hospitals", "medics", "doctors"}:
            near = self._firm is not None and candidate.sentence.index - self._firm.sentence.index <= 1 and kind == "none"
            yield "a health ministry's count", -0.5 if near else -1.5
        with_others = self._accepted is not None and self._accepted.sentence.index == candidate.sentence.index
        if kind in ("people", "none", "losses", "pronoun") and self._crime and not with_others:
            yield "crime in the article", self._crime
        fate = kind == "losses" or any(word in cues.words("fate") for word in self.lower[number.last : number.last + 4])
        yield "war in the article", self._war
        yield "civilians in the article", (2.0 if fate and kind != "people" else 1.5) * self._civil

    def _goes_to_country(self, candidate: Candidate) -> bool:
        """Whether "to" or "from" and a country follow: "400 police officers to Haiti"."""
        last = max(candidate.number.last, candidate.counted.last)
        if self.lower[last : last + 1] not in (["to"], ["from"]) or last + 1 >= len(self.lower):
            return False
        toponyms, start = self.article.toponyms, self.article.tokens.start[last + 1]
        at = bisect_left(toponyms, start, key=lambda toponym: toponym.span.start)
        return at < len(toponyms) and toponyms[at].kind == "country" and toponyms[at].span.start - start < 5

    def _tells_of_civilians(self, number: Number, tokens: range) -> bool:
        """Whether the sentence tells of civilians, and does not only quote them: "refugees said"."""
        civil, ends = cues.words("civil_sentence"), len(self.lower)
        near = range(max(tokens.start, number.begin - 80), min(tokens.stop, number.last + 80))
        return any(
            self.lower[i] in civil
            and (i + 1 == ends or self.lower[i + 1] not in company.SAYING)
            and not (self.lower[i] == "women" and self.lower[i - 2 : i] == ["men", "and"])  # "2,500 men and women"
            for i in near
        )

    def _named(self, start: int, stop: int) -> bool:
        """Whether a word for personnel stands among the tokens from `start` up to `stop`."""
        return self._kinds.find(cues.PERSONNEL, start, stop) >= 0

    @cached_property
    def _kinds(self) -> bytes:
        """What each token is: personnel, another word of war, of civilians, the name of an armed group, or none of these."""
        kinds = bytearray(map(cues.token_kinds().get, self.lower, repeat(0)))
        for i, capital in enumerate(self.article.tokens.capital):
            if capital and not kinds[i] and cues.group_at(self.lower, i):
                kinds[i] = cues.GROUP  # an article about Wagner is about war without a word for soldiers
        return bytes(kinds)

    @cached_property
    def _crime(self) -> float:
        return topics.crime(self.article.tokens)

    @cached_property
    def _disaster(self) -> bool:
        return topics.disaster(self.article.tokens, self.article.sentences[0].span)

    @cached_property
    def _soldiers(self) -> bool:
        return topics.names_soldiers(self.lower)

    @cached_property
    def _war(self) -> float:
        return max(topics.war(self.lower, self._kinds), 0.0 if self._police_mission else -9.0)

    @cached_property
    def _civil(self) -> float:
        return 0.0 if self._police_mission else topics.civilians(self._kinds)

    @cached_property
    def _police_mission(self) -> bool:
        return topics.of_police_mission(self.article.tokens)

    def _sentence_words(self, sentence: Sentence) -> frozenset[str]:
        if self._words[0] != sentence.index:
            tokens = self.article.tokens.within(sentence.span)
            self._words = (sentence.index, frozenset(self.lower[tokens.start : tokens.stop]))
        return self._words[1]


_CARRIERS = frozenset(("truck", "lorry", "bus", "taxi", "tanker", "minibus", "coach", "delivery"))
_ABDUCTED = frozenset(
    ("kidnapped", "kidnapping", "kidnappings", "kidnap", "kidnaps", "abducted", "abduction", "abductions", "ransom", "hostage")
)
_FLIGHT = frozenset(("flee", "fled", "homes", "displaced", "homeless", "uprooted", "refugees"))
_BLUE = frozenset(("peacekeepers", "peacekeeping", "peacekeeper"))
_TAKING = frozenset(("take", "takes", "took", "taken", "taking"))
_TOLLS = frozenset(("a word for losses", "losses", "a word for a count"))
_NUMBERS_OF = (["the", "number", "of"], ["the", "total", "of"], ["the", "toll", "of"], ["the", "toll", "among"])
_POLICE = frozenset(("police", "policemen", "policeman", "policewomen", "constables", "sheriff", "ruc", "constabulary"))
# "12 in Gao and 30 in Kidal" behind a count of vehicles are vehicles, too.
_GAPPED = frozenset(("in", "at", "near", "around"))
_KIN = frozenset(("sons", "daughters", "brothers", "sisters"))
_ARMED = frozenset(("gunmen", "gunman"))
_ARMIES = frozenset(("forces", "militaries"))
_KIND_WEIGHTS = {"people": 0.0, "police": -6.0, "losses": 0.0, "none": -1.2, "pronoun": 0.0}
