"""Who acts in a figure's sentence: the subject of a verb, and who does the harm to those counted."""

from __future__ import annotations

from collections.abc import Sequence

from etl.actor_names import registry
from etl.force_grammar import (
    MARKS,
    Scene,
    acts,
    counted,
    is_number,
    mention_ending,
    speaks,
    token_of,
    words,
)
from etl.records import ActorMention

# "jihadists from the Islamic State", "fighters loyal to Haftar"
# Behind these another clause begins: "killed 21 soldiers after two of its own had died".
_OTHER_CLAUSE = frozenset(("after", "because", "although", "since", "before", "that"))
_REGIONS = frozenset(("region", "province", "state", "part", "parts", "north", "south", "east", "west", "area", "areas"))
_NAMED_BY = frozenset(("from", "of", "belonging", "linked", "loyal", "affiliated", "allied", "tied", "with"))


def killer(scene: Scene) -> str | None:
    """The actor that does the harm to those counted: "Hamas said it had killed 12"; None where nobody is named."""
    lower, sets = scene.lower, words()
    if "against" in lower[max(scene.start - 3, scene.first) : scene.start]:
        return None  # "killed 700 rebels against just 28 soldiers"
    for k in range(scene.start - 1, max(scene.first, scene.start - 8) - 1, -1):
        if lower[k] in sets["harm"] and lower[k + 1] == "of" and lower[k].endswith("ing"):
            break  # "the army confirmed the killing of eight soldiers by Boko Haram"
        if lower[k] in sets["harm"] and lower[k] not in sets["say"] and lower[k - 1] not in sets["passive"]:
            near = any(counted(scene, j) for j in range(max(k - 4, scene.first + 1), k + 1))
            if counted(scene, k) or near and (lower[k - 1] in sets["people"] or mention_ending(scene, k) is not None):
                return None  # "198,000 killed and 550,000 wounded"
            return _killer_before(scene, k)
        if lower[k] in (";", ":") or lower[k] in sets["own"] or lower[k] in sets["admit"] or lower[k] in _OTHER_CLAUSE:
            break
    for k in range(scene.end, min(scene.end + 10, scene.last)):
        if lower[k] == "by":
            found = next((scene.mentions[j] for j in range(k + 1, min(k + 4, scene.last)) if j in scene.mentions), None)
            if found is not None and found.form == "possessive":
                groups = (m for j in range(k + 2, min(k + 6, scene.last)) if (m := scene.mentions.get(j)) and is_group(m))
                found = next(groups, None)  # "by Colombia's FARC"
            return found.actor_id if found is not None and set(lower[max(k - 3, 0) : k]) & sets["harm"] else None
    return None


def subject(scene: Scene) -> ActorMention | None:
    """The subject of the trigger word of a movement."""
    return subject_of(scene, scene.start)


_BUSINESSES = frozenset(
    ("firm", "company", "contractor", "business", "businessman", "employer", "recruiter", "recruiters", "travel")
)


def subject_of(scene: Scene, verb: int) -> ActorMention | None:
    """The nearest mention before the verb that no preposition governs and that is not the source of the sentence."""
    lower, sets = scene.lower, words()
    past = verb
    for k in range(verb - 1, scene.first - 1, -1):
        if lower[k] in (";", "“") or lower[k] == '"' and k < verb - 1:
            return None
        if lower[k] == "we" and k not in scene.mentions:
            return None  # "Boko Haram stormed our base and we lost three"
        if lower[k] == ",":
            past = min(past, _relative_clause(lower, k, scene.first))
        mention = scene.mentions.get(k) if k < past else None
        after = scene.after(k) if mention is not None else 0
        place = mention is not None and lower[k - 1] in ("in", "at", "near")  # "U.S. forces in Iraq, which number 132,000"
        if mention is not None and lower[k - 1] == "of" and lower[k - 2] in _REGIONS:
            continue  # "the mission in the Darfur region of Sudan"
        if mention is None or after > verb or scene.oblique(k) and (place or not _is_told_of(scene, after, verb)):
            continue
        if mention.form == "body" or mention.form == "adjective" and not acts(lower, after, verb):
            continue
        if _suffers(scene, k, after, verb) or lower[after] in _BUSINESSES:
            continue  # "a UAE firm hired 300 ex-soldiers"
        if scene.text(mention) in ("he", "she") and lower[after] in sets["say"]:
            if lower[k - 1] == ",":
                continue  # "Britain, he noted, had sent 4,200"
            return None
        if mention.form != "pronoun" and speaks(lower, after, verb):
            if _is_aside(scene, k, after, verb):
                continue  # "The United States will stay, President Joe Biden said, and keep 3,000"
            return None
        return mention
    return None


def unnamed_states(scene: Scene, verb: int) -> bool:
    """Whether countries that nobody names are the subject: "with other countries expected to send between 150 and 200"."""
    lower, sets = scene.lower, words()
    for k in range(verb - 1, max(verb - 9, scene.first), -1):
        if k in scene.mentions or lower[k] in MARKS:
            return False
        if lower[k] in sets["countries"] and lower[k - 1] in sets["quantifiers"]:
            return True
    return False


def is_hit(scene: Scene, at: int) -> bool:
    """Whether a verb of attacking governs the mention: "destroyed a Russian carrier", "ambushed the Malian army"."""
    for k in range(at - 1, max(at - 4, scene.first), -1):
        word = scene.lower[k]
        if word == "out" and scene.lower[k - 1] in words()["hit"]:
            continue  # "wiped out an Afghan army post"
        if word in words()["attack"] or word in words()["struck"] or word in words()["hit"]:
            return k != scene.first and scene.lower[k - 1] not in words()["passive"]
        if word in words()["stop"] and word not in ("a", "an", "the") or word in MARKS:
            return False
    return False


def is_group(mention: ActorMention) -> bool:
    """Whether an armed group is named, one of the lists or not."""
    actor = registry().by_id(mention.actor_id)
    return actor is None or actor.kind == "group"


def _unnamed_before(scene: Scene, at: int) -> bool:
    """Whether somebody whom no name tells opens the sentence: "Suspected militants ambushed an army convoy, killing six"."""
    for k in range(scene.first, min(scene.first + 4, at)):
        if k in scene.mentions:
            return False
        if scene.lower[k] in words()["armed"] or scene.lower[k] in words()["attackers"]:
            return scene.lower[k + 1] not in _NAMED_BY
    return False


def _killer_before(scene: Scene, verb: int) -> str | None:
    """The subject of a verb that harms: the first of the sentence behind "and", none behind "was shot down, killing"."""
    lower = scene.lower
    if lower[verb - 1] == "and":
        first = next((k for k in range(scene.first, verb) if lower[k] in words()["harm"]), verb)
        at = next((k for k in scene.mentions if k < first and not scene.oblique(k)), None)
    else:
        mention = subject_of(scene, verb)
        at = (
            token_of(scene, mention)
            if mention is not None and not is_hit(scene, token_of(scene, mention))
            else next(
                (k for k in reversed(list(scene.mentions)) if k < verb and _may_act(scene, k) and not is_hit(scene, k)), None
            )
        )
    if at is None or set(lower[at:verb]) & words()["passive"] or _unnamed_before(scene, at):
        return None
    mention = scene.mentions[at]
    after = scene.after(at)
    led = mention.form == "possessive" and bool(
        set(lower[after : after + 3]) & (words()["armed"] | {"rebel", "guerrilla", "militia"})
    )
    modifies = mention.form in ("adjective", "possessive") and (led or not acts(lower, after, verb))
    return None if modifies else mention.actor_id  # "Nepal's Maoists"


def _may_act(scene: Scene, at: int) -> bool:
    """Whether no preposition but "by" governs the mention, or people are its: "fighters from al-Shabaab"."""
    lower = scene.lower
    theirs = any(
        lower[k] in ("from", "of") and lower[k - 1] in words()["group_head"] for k in range(max(at - 2, scene.first + 1), at)
    )
    return theirs or "by" in lower[max(at - 3, scene.first) : at] or not scene.oblique(at)


def _is_aside(scene: Scene, k: int, after: int, verb: int) -> bool:
    """Whether commas part off the mention with its verb of saying."""
    lower = scene.lower
    said = next((j for j in range(after, min(after + 4, verb)) if lower[j] in words()["say"]), None)
    return said is not None and "," in lower[said + 1 : said + 4] and "," in lower[max(k - 4, scene.first) : k]


def _is_told_of(scene: Scene, after: int, verb: int) -> bool:
    """Whether "which" or "who" follows: "for the United Nations force, which is to grow to 5,500"."""
    lower = scene.lower
    while after < verb and (lower[after] in words()["armies"] or lower[after] in words()["people"]):
        after += 1
    return bool(set(lower[after : after + 2]) & {"which", "who"})


def _suffers(scene: Scene, k: int, after: int, verb: int) -> bool:
    """Whether the mention is the object of a verb before it: "had killed 16 Afghan policemen and lost two"."""
    lower = scene.lower
    if not {"and", ","} & set(lower[after:verb]):
        return False
    before = range(max(k - 4, scene.first + 1), k)
    return any(
        lower[j] in words()["harm"]
        and lower[j - 1] not in words()["passive"]
        and (is_number(lower[j + 1]) or counted(scene, j + 2))
        for j in before
    )


def _relative_clause(lower: Sequence[str], comma: int, first: int) -> int:
    """Where the clause that ends at the comma begins, if it is one of "which" or "who": "Chad, which borders Sudan, sent"."""
    for k in range(comma - 1, max(comma - 14, first), -1):
        if lower[k] == ",":
            break
        if lower[k] in ("which", "who", "where", "whose"):
            return k
    return comma + 1
