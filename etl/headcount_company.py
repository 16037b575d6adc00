"""What the words beside a number's noun say of those counted: soldiers and civilians, bodies of soldiers, an attack's tolls."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from itertools import takewhile

from etl import actor_names, numerals, personnel, swaps
from etl import headcount_cues as cues
from etl.numbers import Number
from etl.personnel import Counted
from etl.records import Article, Sentence

SAYING = frozenset(("said", "say", "says", "told", "reported", "report"))
_FAMILY = frozenset(("woman", "girl", "boy", "child", "teenager", "baby", "infant"))
_BODIES = frozenset(("bodies", "corpses", "remains"))
_OWNERS = frozenset(("army", "navy", "military", "rebel", "rebels", "guerrilla", "militant", "soldiers", "troops"))
KILLING = frozenset(("killing", "wounding", "injuring", "capturing", "killed", "wounded", "injured", "captured"))


def speak(lower: Sequence[str], number: Number, counted: Counted) -> bool:
    """Whether a few are named for what they tell: "two officers told AFP", "according to three soldiers"."""
    if not counted.word or number.value is None or number.value > _WITNESSES:
        return False
    if not cues.words("fate").isdisjoint(counted.modifiers):
        return False  # "three captured soldiers said"
    k = counted.last
    if lower[k : k + 1] == ["and"] and (not number.begin or not lower[number.begin - 1].isalpha()):
        # "two officers and a clerk said"; not "two soldiers and a clerk died, said"
        end = next((i for i in range(k + 2, min(k + 6, len(lower))) if lower[i] in _TELLING or not lower[i].isalpha()), k)
        k = end if lower[end - 1] not in cues.words("fate") else k
    told = lower[k : k + 1] and lower[k] in _TELLING and lower[k + 1 : k + 2] != ["to"] and lower[k - 1] not in _PASSIVE
    object_of = number.begin > 0 and cues.moves_or_harms(lower[number.begin - 1])  # "killing six soldiers said the army"
    return bool(told) and not object_of or tuple(lower[max(0, number.begin - 2) : number.begin]) in _HEARD


_WITNESSES = 12
_TELLING = frozenset(("told", "recalled", "recounted", "testified"))
_PASSIVE = frozenset(("were", "was", "are", "is", "been", "be"))
_HEARD = frozenset((("according", "to"), ("interviewed", "by"), ("interviews", "with"), ("testimony", "from"), ("spoke", "to")))


def strikes_personnel(lower: Sequence[str], number: Number, start: int) -> bool:
    """Whether the bare number's verb tells what an attack on personnel did: "ambushed a patrol, killing three"."""
    if not number.begin or lower[number.begin - 1] not in KILLING:
        return False
    ahead = set(lower[max(start, number.begin - 30) : number.begin])
    if ahead & cues.words("civil_targets") or ahead & cues.words("civil_sentence"):
        return False
    return bool(ahead & cues.words("strikes") and ahead & cues.words("targets"))


def is_another_count(lower: Sequence[str], number: Number) -> bool:
    """Whether somebody counts otherwise what was counted before: "the governor offered a lower number of 12"."""
    at = number.begin - 1 - (lower[number.begin - 1] in ('"', "“", "'", "‘"))
    if at < 4:
        return False
    if lower[at] == "at" and lower[at - 1] in _IT:
        return not _PUT.isdisjoint(lower[at - 4 : at - 1])  # "his office put their number at three", "DR has it at 200"
    if lower[at] != "of" or lower[at - 1] not in _COUNTS:
        return False
    if lower[at - 2] == "a":
        return lower[at - 3] in _GAVE
    return lower[at - 2] in _HIGHER and lower[at - 3] in ("a", "an", "higher", "lower", "much", "far", "slightly", "even")


_IT = frozenset(("it", "that", "them", "number", "figure", "total", "count", "toll", "strength"))
_PUT = frozenset(("put", "puts", "putting", "has", "had", "have", "estimates", "estimated", "placed", "places"))
_GAVE = frozenset(("gave", "gives", "giving", "cited", "cites", "offered", "offers", "mentioned", "quoted", "used", "named"))
_COUNTS = frozenset(("figure", "number", "toll", "total", "count", "tally", "estimate"))
_HIGHER = frozenset(("higher", "lower", "different", "smaller", "bigger", "larger", "death"))


def is_a_countrys_last(lower: Sequence[str], number: Number) -> bool:
    """Whether a country's last or first stand without a noun: "Germany's last 264 came home"."""
    at = number.begin - 2
    if at < 0 or lower[number.begin - 1] not in ("last", "first", "final", "remaining"):
        return False
    owner = lower[at].removesuffix("'s").removesuffix("’s")
    name = actor_names.registry().name(owner) if owner != lower[at] else None
    return name is not None and name.form in ("noun", "metonym")


def of_soldiers(lower: Sequence[str], counted: Counted) -> bool:
    """Whether they are told to be personnel's: "bodies of soldiers", "deaths among the troops", "eight LTTE bodies"."""
    k = counted.last
    if lower[k : k + 1] in (["in"], ["from"], ["within"]) and lower[k + 2 : k + 3] == ["ranks"]:
        return True  # "5,900 deaths in its ranks"
    if counted.word in _BODIES:
        behind = lower[k + 1 : k + 5] if lower[k : k + 1] == ["of"] else []
        return any(cues.names_group(word) or word in _OWNERS for word in (*counted.modifiers, *behind))
    return lower[k : k + 1] in (["of"], ["among"]) and any(
        (noun := personnel.noun_at(lower, i)) is not None and noun[1] == "sure" for i in range(k + 1, min(k + 4, len(lower)))
    )


def were_soldiers(lower: Sequence[str], k: int) -> bool:
    """Whether the words at token `k` say that those counted were personnel."""
    if lower[k : k + 1] not in (["were"], ["are"]):
        return False
    noun = personnel.noun_at(lower, k + 1) if k + 1 < len(lower) else None
    return noun is not None and noun[1] == "sure" and personnel.ends(lower, k + 1 + noun[0])


def beside_families(lower: Sequence[str], counted: Counted) -> bool:
    """Whether women or children are counted beside the men: "38 men and 67 women and children"."""
    k = counted.last
    if counted.word != "men" or lower[k : k + 1] not in (["and"], [","]) or k + 2 >= len(lower):
        return False
    if lower[k + 1] in ("a", "an", "one") and not _FAMILY.isdisjoint(lower[k + 2 : k + 5]):
        return True  # "three men and a pregnant woman"
    return numerals.begins_exact(lower[k + 1]) and lower[k + 2] in ("women", "children", "girls", "boys")


def beside_a_civilian(lower: Sequence[str], number: Number, start: int) -> bool:
    """Whether one civilian's fate stands before "others" in the sentence: "a girl was killed and three others were hurt"."""
    if lower[number.last : number.last + 1] != ["others"]:
        return False
    ahead = lower[max(start, number.begin - 12) : number.begin]
    return not cues.words("one_civilian").isdisjoint(ahead) and not cues.words("fate").isdisjoint(ahead)


def counts_aircraft(lower: Sequence[str], counted: Counted, sentence: frozenset[str]) -> bool:
    """Whether "fighters" are aeroplanes, by the words before them ("50 J-20 fighters") or those of the `sentence`."""
    aircraft = cues.words("aircraft")
    if any(m in aircraft or ("-" in m and any(c.isdigit() for c in m)) for m in counted.modifiers):
        return True
    # Nobody calls an aircraft so: "300 foreign fighters".
    if any(cues.names_group(m) or m in cues.words("human") for m in counted.modifiers):
        return False
    behind = lower[counted.last : counted.last + 1]
    acts = bool(behind) and behind[0] in personnel.words("verbs") and behind[0] not in cues.words("flying")
    # What happens to people, never to aircraft.
    acts = acts or not cues.words("mortal").isdisjoint(lower[counted.last : counted.last + 12])
    return bool(sentence & aircraft) and not acts


def tells_fate(lower: Sequence[str], counted: Counted) -> bool:
    """Whether a word for death or wounds stands right behind the noun."""
    return any(word in cues.words("fate") for word in lower[counted.last : counted.last + 7])


def counts_civilians(counted: Counted) -> bool:
    """Whether the noun or a word before it says that civilians are counted."""
    return counted.kind == "civilians" or bool({"civilian", "civilians"} & set(counted.modifiers))


def joins_army(lower: Sequence[str], number: Number, counted: Counted, start: int, stop: int) -> bool:
    """Whether the people counted sign up or are called up: "1,500 people enlist every day", "mobilise 10,000 people"."""
    k = number.begin
    ahead = list(lower[max(start, k - 5) : k])
    while ahead and ahead[-1] in _MEASURING:
        ahead.pop()
    if " ".join(ahead[-1:]) in cues.words("calls_up") or " ".join(ahead[-2:]) in cues.words("calls_up"):
        return True
    behind = list(takewhile(lambda word: word not in _ENDS, lower[counted.last : min(counted.last + 12, stop)]))
    return any(" ".join(behind[i : i + length]) in cues.words("joins") for i in range(len(behind)) for length in (1, 2, 3, 4))


_MEASURING = frozenset(
    ("an", "average", "of", "a", "total", "some", "about", "around", "another", "the", "additional", "further")
)
_ENDS = frozenset((".", ";", ":", ",", "after", "when", "while", "because", "who", "whose"))


def counts_others(counted: Counted) -> bool:
    """Whether only "others" or "other people" are told."""
    return counted.word in ("others", "people", "persons") and not counted.modifiers


def were_civilians(lower: Sequence[str], start: int, stop: int) -> bool:
    """Whether the clause behind token `start` says that those counted were civilians: "five men found there were farmers"."""
    for i in range(start, min(start + 18, stop - 1)):
        if lower[i] in (".", ";") or numerals.begins_exact(lower[i]):
            return False
        if lower[i] in ("were", "are"):
            return any(personnel.counts_civilians(lower, j) for j in range(i + 1, min(i + 3, stop)))
    return False


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
    """Whether civilians are counted in: "300 soldiers, police and villagers"; but not in "300 soldiers, officials said"."""
    k, civilians = counted.last, False
    for _ in range(_MAX_LIST):
        if k >= len(lower) or lower[k] not in ("and", "or", ","):
            return False
        joined = lower[k] != "," or lower[k + 1 : k + 2] in (["and"], ["or"])
        item = _listed_noun(lower, k + 1 + (lower[k] == "," and joined))
        if item is None:
            return False
        k, names_civilians = item
        civilians = civilians or names_civilians
        if civilians and (joined or {"and", "or"} & set(lower[k : k + 2])):
            return not _they_say(lower, k)
    return False


_MAX_LIST = 6


def _listed_noun(lower: Sequence[str], start: int) -> tuple[int, bool] | None:
    """The token behind the item of a list that begins at token `start`, and whether it names civilians."""
    for i in range(start, min(start + 3, len(lower))):
        noun = personnel.noun_at(lower, i)
        if noun:
            return i + noun[0], noun[1] == "civilians"
        if numerals.begins_exact(lower[i]) or personnel.ends(lower, i):
            return None
    return None


def brought_by_war(lower: Sequence[str], number: Number, start: int) -> bool:
    """Whether a war or clashes brought the losses: "the conflict has resulted in tens of thousands of deaths"."""
    k = number.begin - 1
    if k > start and lower[k] in ("in", "to", "about"):
        k -= 1
    if k < start or lower[k] not in cues.words("bring"):
        return False
    return not cues.words("wars").isdisjoint(lower[max(start, k - 14) : k])


def stands_for_things(lower: Sequence[str], number: Number, start: int) -> bool:
    """Whether "of them" stands for things named nearer than any people: "hit hideouts, destroying three of them"."""
    if from_nations(lower, number):
        return False
    # The word right before the number is its verb: "a camp houses 320 of them".
    for i in range(number.begin - 2, max(start, number.begin - 25) - 1, -1):
        if lower[i] in cues.words("objects"):
            return True
        noun = personnel.noun_at(lower, i)
        if noun is not None and lower[i - 1] not in _ADDRESSING and lower[i] not in _TELLERS:
            return noun[1] == "civilians" or lower[i] in _STAFF
    return False


def from_nations(lower: Sequence[str], number: Number) -> bool:
    """Whether those counted are one nation's share of the soldiers of many: "from ten nations, 1,900 of them Canadian"."""
    after = number.last + 2
    if lower[number.last : after] != ["of", "them"] or after >= len(lower) or not personnel.is_nationality(lower[after]):
        return False
    return not _NATIONS.isdisjoint(lower[max(0, number.begin - 4) : number.begin])


_NATIONS = frozenset(("nations", "countries", "states", "allies"))
# "told reporters that 500 of them would go"
_TELLERS = frozenset(("officials", "journalists", "reporters", "diplomats", "lawmakers", "spokesmen", "analysts", "witnesses"))
_ADDRESSING = frozenset(("told", "tell", "tells", "telling", "informed", "assured", "shown", "showed", "invited", "assuring"))
_STAFF = frozenset(("workers", "staff", "employees"))


def counts_groups(lower: Sequence[str], number: Number, counted: Counted) -> bool:
    """Whether "militias" are groups, not men: "scores of militias"; but "killed 12 militias"."""
    near = {*lower[max(0, number.begin - 2) : number.begin], *lower[counted.last : counted.last + 4]}
    return counted.word == "militias" and near.isdisjoint(cues.words("fate") | cues.words("kill"))


def done_by_personnel(lower: Sequence[str], start: int, stop: int) -> bool:
    """Whether personnel are told as those who did it: "were killed by government troops"."""
    near = range(start, min(start + 10, stop))
    by = next((i for i in near if lower[i] == "by"), stop)
    return any(
        cues.token_kinds().get(lower[i]) == cues.PERSONNEL or lower[i] in cues.words("body")
        for i in range(by, min(by + 5, stop))
    )


def is_listed_name(lower: Sequence[str], number: Number) -> bool:
    """Whether bare digits behind "the" begin a list of names: "the battalions are the 552, 564 and 565"."""
    before, after = lower[number.begin - 1 : number.begin], lower[number.last : number.last + 1]
    return before == ["the"] and after in ([","], ["and"]) and number.span == number.core and number.rule == "digits"


_ARMED = frozenset(
    ("army", "military", "government", "rebels", "militants", "insurgents", "guerrillas", "separatists", "police")
)
_LEADS_OVER, _CLAUSE_ENDS = frozenset(("and", ",", ";", "while")), frozenset((".", ";", ",", "and", "!", "?"))
# How many words the name of a country or group has at most.
_NAME = 4


def is_gapped(lower: Sequence[str], number: Number) -> bool:
    """Whether a verb told before speaks for a side and its bare number: "Armenia lost 105 soldiers and Azerbaijan 71"."""
    if number.last < len(lower) and lower[number.last] not in _CLAUSE_ENDS:
        return False
    for first in range(number.begin - 1, max(number.begin - 1 - _NAME, 0), -1):
        name = tuple(lower[first : number.begin])
        body = len(name) == 1 and name[0] in _ARMED and lower[first - 1] == "the"
        sided = any(one.tokens == name and one.form == "noun" for one in actor_names.registry().starting(name[0]))
        if body or sided:
            return lower[first - (2 if lower[first - 1] == "the" else 1)] in _LEADS_OVER
    return False


def in_uniform(lower: Sequence[str], number: Number, counted: Counted) -> bool:
    """Whether those counted wear one: "killed 38 people, 13 of them in uniform", "79 Ukrainians in blue helmets"."""
    at = max(number.last, counted.last)
    dressed = lower[at : at + 2] in _DRESSED or lower[at : at + 3] in (["in", "blue", "helmets"], ["in", "blue", "berets"])
    return dressed and counted.kind in ("none", "pronoun", "people")


_DRESSED = (["in", "uniform"], ["in", "uniforms"], ["in", "fatigues"], ["in", "camouflage"], ["in", "battledress"])


def of_his_men(lower: Sequence[str], number: Number) -> bool:
    """Whether the number tells how many somebody's men are: "Palic's men, about 1,500 all told, took their rifles"."""
    before = lower[max(0, number.begin - 3) : number.begin]
    theirs = len(before) == 3 and (before[0].endswith(("'s", "’s")) or before[0] in ("his", "their", "whose"))
    return theirs and before[1:] == ["men", ","] and lower[number.last : number.last + 1] != ["of"]


def is_compared_measure(lower: Sequence[str], number: Number, start: int, accepted: Number | None) -> bool:
    """Whether "down from" compares the number with one that counts no people: "30 square kilometres, down from 1,300"."""
    if lower[number.begin - 1 : number.begin] != ["from"] or lower[number.begin - 2] not in ("up", "down"):
        return False
    before = next((i for i in range(number.begin - 3, start - 1, -1) if lower[i][0].isdigit()), None)
    return before is not None and (accepted is None or not accepted.begin <= before < accepted.last)


def includes_officers(lower: Sequence[str], number: Number) -> bool:
    """Whether some of those counted have a rank: "ten, including two majors, are held"."""
    if lower[number.last : number.last + 2] != [",", "including"]:
        return False
    return not _RANKS.isdisjoint(lower[number.last + 2 : number.last + 5])


_RANKS = frozenset(
    (
        "officers",
        "majors",
        "captains",
        "colonels",
        "generals",
        "lieutenants",
        "sergeants",
        "commanders",
        "major",
        "captain",
        "colonel",
        "lieutenant",
    )
)


def swapped_each(lower: Sequence[str], number: Number, counted: Counted, article: Collection[str]) -> bool:
    """Whether each side frees so many in an exchange of prisoners: "390 a side", "303 each", "205 men from each side"."""
    at = max(number.last, counted.last if counted.kind == "people" else 0)
    return swaps.from_each(lower[at : at + 3]) and swaps.is_told(article)


def asked_how_many(article: Article, sentence: Sentence) -> bool:
    """Whether the sentence before asks for a number of people: "How many Russians were there?"."""
    if not sentence.index:
        return False
    asked = article.sentences[sentence.index - 1].span.of(article.text)
    return asked.endswith("?") and _HOW_MANY.match(asked) is not None


_HOW_MANY = re.compile(
    r"(?:Q[.:]? )?(?:And |But )?how many (?!tanks|guns|planes|drones|dollars|people|civilians|miles|kilometres)", re.IGNORECASE
)
