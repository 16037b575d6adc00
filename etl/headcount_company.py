"""What the words beside a number's noun say of those counted: soldiers and civilians, bodies of soldiers, an attack's tolls."""

from __future__ import annotations

from collections.abc import Sequence

from etl import headcount_cues as cues
from etl import numerals, personnel
from etl.numbers import Number
from etl.personnel import Counted

SAYING = frozenset(("said", "say", "says", "told", "reported", "report"))
KILLING = frozenset(("killing", "wounding", "injuring", "capturing", "killed", "wounded", "injured", "captured"))


def strikes_personnel(lower: Sequence[str], number: Number, start: int) -> bool:
    """Whether the bare number's verb tells what an attack on personnel did: "ambushed a patrol, killing three"."""
    if not number.begin or lower[number.begin - 1] not in KILLING:
        return False
    ahead = set(lower[max(start, number.begin - 30) : number.begin])
    if ahead & cues.words("civil_targets") or ahead & cues.words("civil_sentence"):
        return False
    return bool(ahead & cues.words("strikes") and ahead & cues.words("targets"))


def of_soldiers(lower: Sequence[str], counted: Counted) -> bool:
    """Whether "of" and personnel stand behind the noun: "bodies of soldiers"."""
    k = counted.last
    return lower[k : k + 1] == ["of"] and any(
        (noun := personnel.noun_at(lower, i)) is not None and noun[1] == "sure" for i in range(k + 1, min(k + 4, len(lower)))
    )


def were_soldiers(lower: Sequence[str], k: int) -> bool:
    """Whether the words at token `k` say that those counted were personnel."""
    if lower[k : k + 1] not in (["were"], ["are"]):
        return False
    noun = personnel.noun_at(lower, k + 1) if k + 1 < len(lower) else None
    return noun is not None and noun[1] == "sure" and personnel.ends(lower, k + 1 + noun[0])


def beside_soldiers(lower: Sequence[str], counted: Counted) -> bool:
    """Whether police are counted together with soldiers: "20,000 policemen and soldiers"."""
    k = counted.last
    if k + 1 >= len(lower) or lower[k] not in ("and", "or"):
        return False
    noun = personnel.noun_at(lower, k + 1)
    return noun is not None and noun[1] == "sure"


def _they_say(lower: Sequence[str], k: int) -> bool:
    """Whether those named before token `k`, alone or with others, say it: "residents and a police officer said"."""
    end = next((i for i in range(k, min(k + 8, len(lower))) if lower[i] in ".,;:"), min(k + 8, len(lower)))
    return not SAYING.isdisjoint(lower[k:end])


def counts_civilians_in(lower: Sequence[str], counted: Counted) -> bool:
    """Whether civilians are counted in: "300 soldiers and civilians"; but not in "300 soldiers, officials said"."""
    k = counted.last
    if k >= len(lower) or lower[k] not in ("and", "or", ","):
        return False
    for i in range(k + 1, min(k + 4, len(lower))):
        noun = personnel.noun_at(lower, i)
        if noun:
            joined = lower[k] != "," or {"and", "or"} & set(lower[i + noun[0] : i + noun[0] + 2])
            return noun[1] == "civilians" and bool(joined) and not _they_say(lower, i + noun[0])
        if numerals.begins_exact(lower[i]) or personnel.ends(lower, i):
            return False
    return False


def is_listed_name(lower: Sequence[str], number: Number) -> bool:
    """Whether bare digits behind "the" begin a list of names: "the battalions are the 552, 564 and 565"."""
    before, after = lower[number.begin - 1 : number.begin], lower[number.last : number.last + 1]
    return before == ["the"] and after in ([","], ["and"]) and number.span == number.core and number.rule == "digits"
