"""Numbers that count no one: money, shares, years, ages, times, ratios, phone numbers, names such as "Article 5"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from etl import numerals, personnel
from etl.numbers import Number
from etl.records import Tokens

_YEAR = re.compile(r"(?:1[5-9]|20)\d\d")
_JOINTS = (" ", "\u00a0", "\u202f")


def _is_vote(lower: Sequence[str], number: Number) -> bool:
    """ "voted by 223 to 201", "passed it by 60 votes to 38": more for than against; not "raised it by 300 to 1,200"."""
    first = number.begin if lower[number.begin - 1 : number.begin] == ["by"] else None
    if first is None and number.begin > 2 and lower[number.begin - 1] == "to":
        ahead = number.begin - (3 if lower[number.begin - 2] == "votes" else 2)
        first = ahead if ahead > 0 and lower[ahead - 1] == "by" else None
    if not first:
        return False
    other = first + (2 if lower[first + 1 : first + 2] == ["votes"] else 1) + 1
    said = [lower[at].replace(",", "") for at in (first, other) if at < len(lower)]
    if len(said) < 2 or lower[other - 1] != "to" or not all(word.isdigit() for word in said) or int(said[0]) <= int(said[1]):
        return False
    return not _VOTING.isdisjoint(lower[max(0, first - 20) : other + 3])


_VOTING = frozenset(
    (
        "vote",
        "voted",
        "votes",
        "passed",
        "adopted",
        "ratified",
        "rejected",
        "approved",
        "backed",
        "defeated",
        "senate",
        "parliament",
    )
)


def _is_age_limit(lower: Sequence[str], number: Number) -> bool:
    """ "every man under 40", "volunteers over 18", "those aged up to 27"."""
    if number.value is None or not 12 <= number.value <= 75 or not number.begin:
        return False
    if lower[number.begin] in ("under", "over") and lower[number.begin - 1] in ("or", "are", "were") and number.value < 61:
        # "prisoners who are badly hurt, or under 25, are to go": nothing that is counted follows
        return number.last >= len(lower) or not lower[number.last][0].isalnum()
    return lower[number.begin] in _LIMITS and lower[number.begin - 1] in _OF_AGE


_LIMITS = frozenset(("under", "over", "above", "below", "up"))
_OF_AGE = frozenset(
    ("man", "men", "woman", "women", "anyone", "everyone", "those", "aged", "male", "males", "citizens", "people", "boys")
    + ("girls", "youths", "recruits", "volunteers", "reservists", "conscripts", "adults", "persons")
)


def counts_no_one(text: str, tokens: Tokens, number: Number) -> bool:
    """Whether the words beside a number show that it cannot be a headcount."""
    if _is_vote(tokens.lower, number):
        return True
    if _is_age_limit(tokens.lower, number):
        return True
    if number.value == 1 and number.begin and tokens.lower[number.begin - 1] == "not":
        return True  # "not one of his soldiers was there"
    lower = tokens.lower
    # What ends the line above says nothing of the number: "... : Army", then "Two soldiers have been killed".
    before = lower[number.begin - 1] if number.begin and not _new_line(text, tokens, number.begin) else ""
    after = lower[number.last] if number.last < len(lower) and not _new_line(text, tokens, number.last) else ""
    if before in personnel.words("currencies") or after in personnel.words("units"):
        return True
    if before == "from" and lower[max(0, number.begin - 2)] in ("down", "up") and _is_of_days(lower, number.begin):
        return True  # "ready within seven days, down from fourteen"
    if before == "but" and lower[max(0, number.begin - 2)] == "all" and "of" in lower[number.last : number.last + 1]:
        return True  # "fifteen were hurt, all but two of them soldiers"
    if lower[number.last : number.last + 3] == ["and", "a", "half"]:
        return True  # "three and a half years"
    if (
        _is_ratio(text, tokens, number, before, after)
        or _is_place_size(lower, number, before)
        or _is_label(text, lower, number, before)
        or _is_told_age(lower, number)
        or (number.rule == "bare scale word" and lower[max(0, number.begin - 2) : number.begin] == ["by", "the"])
    ):
        return True
    if not text[number.core.start].isdigit():
        return False
    return (
        _is_year(text, number, before, after)
        or _is_clock(text, lower, number, before)
        or _is_day(number, before, after)
        or _is_code(text, tokens, number)
        or _is_age(text, tokens, number, before, after)
    )


def _is_of_days(lower: Sequence[str], begin: int) -> bool:
    """Whether what a number compares with was a time: "seven days, down from" before it."""
    return lower[max(0, begin - 3)] == "," and lower[max(0, begin - 4)] in ("days", "hours", "weeks", "months", "years")


def _new_line(text: str, tokens: Tokens, at: int) -> bool:
    """Whether a line break stands before token `at`."""
    return "\n" in text[tokens.end[at - 1] : tokens.start[at]]


def _list_label(lower: Sequence[str], end: int) -> str:
    """The word before a list of bare digits that ends before token `end`: "battalions" in "battalions 552, 564"."""
    k = end - 1
    while k > end - 16 and k > 0 and (lower[k] in (",", "and", "or") or lower[k].isdigit()):
        k -= 1
    return lower[k] if k >= 0 and lower[k] in personnel.words("plural_labels") else ""


def _is_label(text: str, lower: Sequence[str], number: Number, before: str) -> bool:
    """ "Article 5", "World War Two", "Air Base 201", "Unit 61398"; not "an army 2,000 strong"."""
    if before in (",", "and", "or"):
        before = _list_label(lower, number.begin)  # "battalions 552, 564 and 565"
    if (
        number.last < len(lower)
        and personnel.noun_at(lower, number.last)
        and lower[max(0, number.begin - 2)] in ("the", "its", "his", "a", "an", "this", "that")
    ):
        return False  # "the attack cost the brigade 70 men"
    if before not in personnel.words("labels") or number.span != number.core or number.suffix:
        return False
    first = text[number.core.start]
    return (
        (first.isupper() or first.isdigit()) and number.rule in ("digits", "number in words") and number.core.of(text).isalnum()
    )


def _is_year(text: str, number: Number, before: str, after: str) -> bool:
    if number.rule != "digits" or number.suffix or not _YEAR.fullmatch(number.core.of(text)):
        return False
    return before in personnel.words("before_years") or after in (",", ".", ")", "(", "") or before.endswith(("'s", "’s"))


def _is_clock(text: str, lower: Sequence[str], number: Number, before: str) -> bool:
    """ "the attack began at 2100"; not "the garrison stood at 2100"."""
    if before != "at" or number.rule not in ("digits", "digits, approximately", "digits, about", "digits, around"):
        return False
    digits = number.core.of(text)
    clock = len(digits) == 4 and digits.isdigit() and int(digits[:2]) < 24 and int(digits[2:]) < 60
    return clock and (number.begin < 2 or lower[number.begin - 2] not in _SETTING)


_SETTING = frozenset(
    ("stood", "stands", "put", "puts", "estimated", "set", "fixed", "capped", "remained", "strength", "standing", "numbers")
)


def _is_day(number: Number, before: str, after: str) -> bool:
    """ "July 26", "26 July", "Jan. 98": a day or a year beside its month, should the date have been overlooked."""
    if number.rule != "digits" or (number.value or 0) > 99 or number.span != number.core:
        return False
    # "12 May" but "200 may come", "20 march on"
    sure = after in numerals.MONTHS and after not in ("may", "march")
    return before in numerals.MONTHS or sure or (after in ("may", "march") and before in ("on", "of", "since"))


def _is_code(text: str, tokens: Tokens, number: Number) -> bool:
    """ "+32 2 584 11 000", "0800-12-34", "12:20": groups of digits side by side."""
    start, last, lower = number.core.start, number.last, tokens.lower
    # "(+1,230)" behind a total is what the day added
    if start and text[start - 1] in "+*/._" and text[start - 2 : start] != "(+":
        return True
    if start > 1 and text[start - 1] == ":" and text[start - 2].isdigit():
        return True
    if text[start] == "0":
        return True
    if number.rule.startswith("digits grouped by spaces") and number.begin and lower[number.begin - 1][-1].isdigit():
        return True  # a row of a table: "2019-20 101 100"
    if last < len(lower) and lower[last].isdigit() and text[tokens.end[last - 1] : tokens.start[last]] in _JOINTS:
        return True
    ahead = number.begin - 1
    if ahead < 0 or not lower[ahead].isdigit() or len(lower[ahead]) > 3:
        return False
    return text[tokens.end[ahead] : tokens.start[ahead + 1]] in _JOINTS


def _is_ratio(text: str, tokens: Tokens, number: Number, before: str, after: str) -> bool:
    """ "five to one", "1,000 for 1,000", "a factor of ten", "one in four", "50:50", "3/4"."""
    lower = tokens.lower
    if number.last + 1 < len(lower) and numerals.begins_exact(lower[number.last + 1]):
        beyond = lower[number.last + 1]
        tight = tokens.start[number.last + 1] == tokens.end[number.last] if after == ":" else True
        if (after in (":", "/") and tight) or (
            after in ("to", "for", "in") and (beyond in ("one", "1") or beyond == lower[number.last - 1])
        ):
            return True
        if after == "in" and number.value == 1:
            return True
        if after == "in" and beyond in _WHOLES and _of_people(lower, number.last + 2):
            return True  # "seven in ten of them", "nine in ten soldiers"
    if after == "for" and lower[number.last + 1 : number.last + 2] in (["every"], ["each"]):
        return True  # "three for every square mile"
    behind = " ".join(lower[number.last : number.last + 6])
    if " for every " in behind or " for each " in behind:
        return True  # "three wounded soldiers for every soldier killed"
    if any(a == "per" and b in personnel.words("ground") for a, b in pairwise(lower[number.last : number.last + 6])):
        return True  # "60 casualties per square kilometre"
    if number.rule.startswith("range") and lower[max(0, number.begin - 2) : number.begin] == ["proportion", "of"]:
        return True  # "a proportion of one to seven"
    if before == "of" and number.begin > 1 and lower[number.begin - 2] == "out" and (number.value or 0) <= 100:
        return True  # "three out of ten"
    if before == "every" or before == "each" and lower[number.begin - 2] == "of":
        return True  # "of every four recruits", "every 30 soldiers"
    if before == "in" and number.begin > 1 and lower[number.begin - 2] in ("one", "1"):
        return True  # "one in five"
    if (
        before == "in"
        and number.begin > 1
        and lower[number.begin] in _WHOLES
        and numerals.begins_exact(lower[number.begin - 2])
    ):
        return _of_people(lower, number.last)
    if before in ("for", "to") and number.begin > 1 and lower[number.begin - 2] == lower[number.last - 1]:
        return True
    return not _RATIOS.isdisjoint(lower[max(0, number.begin - 3) : number.begin])


def _of_people(lower: Sequence[str], k: int) -> bool:
    """Whether a share is of people: "seven in ten of them", "nine in ten soldiers"; not "nine in ten days"."""
    return lower[k : k + 1] == ["of"] or personnel.noun_at(lower, k) is not None


_WHOLES = frozenset(("three", "four", "five", "ten", "10", "20", "100"))
_RATIOS = frozenset(("factor", "ratio", "percentage", "odds"))


def _limits_age(text: str, tokens: Tokens, number: Number, after: str) -> bool:
    """Whether an age bounds people just named: "all captured soldiers under 25", "men over 60"."""
    words = text[number.span.start : number.core.start].lower().split()
    if words not in (["under"], ["over"], ["below"], ["above"]) or not 14 <= (number.value or 0) <= 75:
        return False
    named = number.begin - 1
    while named > 0 and tokens.start[named] >= number.span.start:
        named -= 1
    who = tokens.lower[named]
    return (who in personnel.sure_words() or who in ("men", "prisoners", "captives", "recruits")) and (
        not after.isalpha() or after in ("and", "or", "who", "in", "from", "to", "will", "were", "are")
    )


def _is_age(text: str, tokens: Tokens, number: Number, before: str, after: str) -> bool:
    """ "said Jordan Khoury, 31, a baker", "the minister, 61, told", "the average age is 35"."""
    if number.value is None or not 5 <= number.value <= 110:
        return False
    if number.rule.startswith("digits") and number.span != number.core:
        return _limits_age(text, tokens, number, after)
    if number.span != number.core:
        return False
    if "age" in tokens.lower[max(0, number.begin - 4) : number.begin]:
        return True
    if before == "of" and number.begin > 1 and tokens.lower[number.begin - 2] in _THE_YOUNG and not after.isalpha():
        return True  # "some of them boys of 14"
    if before == "(" and after == "," and number.begin > 1 and number.value >= 16:
        return text[tokens.start[number.begin - 2]].isupper()  # "Corporal Amadou Keita (39, Mopti)"
    if before == "also" and tokens.lower[number.begin - 2 : number.begin - 1] == [","] and after in (",", ".", ")"):
        return True
    if before != "," or after not in (",", ".", ")") or number.begin < 2:
        return False
    if after == "," and number.value >= 16:
        return True
    name = tokens.start[number.begin - 2]
    return text[name].isupper() and "\n" not in text[name : number.core.start]


_THE_YOUNG = frozenset(("boys", "boy", "girls", "girl", "lads", "lad", "youths", "youth", "children", "teenagers", "child"))
_HOUSES = frozenset(("camp", "barracks", "prison", "jail", "hospital", "stadium", "center", "centre", "academy", "facility"))


def _is_told_age(lower: Sequence[str], number: Number) -> bool:
    """ "soldiers as young as 15", "men aged between 16 and 53", "older than 18", "girls under 16"."""
    if max(number.low or 0, number.high or 0) > 110 or number.vague:
        return False
    ahead = lower[max(0, number.begin - 4) : number.begin]
    if ahead[-1:] == ["aged"] or (ahead[-2:-1] == ["aged"] and ahead[-1] != ".") or ahead[-2:] == ["ages", "of"]:
        return True
    if _lists_ages(lower, number.begin):
        return True
    if ahead[-2:] in _AGES or ahead[-1:] == ["ages"] or (number.rule.startswith("range") and "ages" in ahead):
        return True
    if ahead[-1:] == ["of"] and ahead[-2:-1] and _is_age_of(lower, number, ahead[-2]):
        return True
    near = lower[max(0, number.begin - 8) : number.begin]
    if "." not in near and not _EXTREMES.isdisjoint(near):  # "the oldest of the freed turned 65"
        return number.last >= len(lower) or not personnel.noun_at(lower, number.last)
    return number.low is None and (number.high or 0) < 22 and bool(ahead) and ahead[-1] in _YOUNG


def _lists_ages(lower: Sequence[str], begin: int) -> bool:
    """Whether ages stand before the number: "aged 20 and 26", "aged 19, 20 and 22"."""
    at = begin - 1
    while at > 0 and (lower[at] in (",", "and") or lower[at].isdigit() and len(lower[at]) < 3):
        at -= 1
    return at < begin - 1 and lower[at] == "aged"


def _is_age_of(lower: Sequence[str], number: Number, whose: str) -> bool:
    """ "conscripts of 18 to 20 who", "a soldier of 22 was killed": an age somebody may have, with no noun behind."""
    low, high = number.low or 0, number.high or 0
    one = whose in _SOMEBODY and low == high
    several = whose in _YOUNG or whose in _THE_YOUNG or whose in ("youngsters", "volunteers", "reservists", "draftees")
    if not (one or several) or not 13 < low <= high < 70:
        return False
    return number.last >= len(lower) or not (lower[number.last].isalpha() and personnel.noun_at(lower, number.last))


_SOMEBODY = frozenset(("man", "woman", "soldier", "conscript", "recruit", "private", "corporal", "boy", "girl", "fighter"))
_EXTREMES = frozenset(("oldest", "youngest"))
_AGES = (["young", "as"], ["old", "as"], ["older", "than"], ["younger", "than"])
_YOUNG = frozenset(
    ("girls", "boys", "children", "those", "anyone", "men", "women", "recruits", "soldiers", "conscripts", "minors")
)


def _is_place_size(lower: Sequence[str], number: Number, before: str) -> bool:
    """ "a mining town of 46,000", "(pop. 25,435)", "a population of 2 million"."""
    words = lower[max(0, number.begin - 3) : number.begin]
    if "pop" in words or "population" in words:
        return True
    for k in range(number.begin - 1, max(-1, number.begin - 9), -1):
        if lower[k] in ("population", "inhabitants"):
            return True  # "the town's population before the battle was around 3,500"
        if lower[k] == "capacity" and not _HOUSES.isdisjoint(lower[max(0, k - 10) : k]):
            return True  # "the camp has a capacity of 3,000"
        if lower[k] in (".", ";", ":") or numerals.begins_exact(lower[k]):
            break
    return before == "of" and not personnel.words("settlements").isdisjoint(words)
