"""How the status words tied to one number yield to each other: main verbs before descriptions, the dead before their number.

A candidate is a status word with its cue and score; `etl.status_cues` finds them, `etl.links.statuses` takes the best.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from etl.records import Article, Quantity, Status, StatusMention

# Points of each cue, fitted by hand on tests/corpus; `etl.status_cues` takes some away for what stands in between.
POINTS = {
    "head": 14.0,  # "300 dead", "620 men killed"
    "state": 12.0,  # "300 are still missing", "300 remain in captivity"
    "subject": 11.0,  # "300 were killed", "300 are training"
    "object": 10.0,  # "killed 300"
    "stay": 10.0,  # "would leave 900 soldiers in Syria": those who are there
    "toll": 12.0,  # "the dead number 900", "losses stood at 1,200"
    "measure": 10.0,  # "an army of 200,000", "the deployment of 600"
    "including": 8.0,  # "were killed, including six officers"
    "near": 5.0,  # the word stands somewhere in the clause
    "agent": 4.0,  # "300 soldiers attacked the town"
    "participle": 8.5,  # "300 soldiers stationed in", "300 fighters approaching"
    "reduced": 6.0,  # "the 300 soldiers sent earlier have died": another verb tells what became of them
    "unit": 3.5,  # "a 300-strong unit", "groups of 20 to 30"
    "kind": 2.0,  # "300 peacekeepers", "300 recruits"
    "loose": 1.5,
}
# A headcount that is still to come is planned, whoever foresees it.
TO_COME: frozenset[Status] = frozenset({"deployed", "en_route", "training", "fighting", "strength", "other", "withdrawn"})
SUFFERED: frozenset[Status] = frozenset({"killed", "wounded", "casualties", "captured", "missing"})
_FINITE = (".passive", ".active", ".progressive", ".noun", ".past")


class Candidate(NamedTuple):
    """A status word of the sentence with its cue and score; `describes`: it only says which personnel are meant."""

    mention: StatusMention
    status: Status
    cue: str
    score: float
    describes: bool = False
    numbers: int = 0


def strong(mention: StatusMention, quantity: Quantity, article: Article) -> str:
    """How "2,000-strong" tells the status: "the mandate of the 8,700-strong force" is of a force that is there."""
    if mention.span.start != quantity.span.end + 1:
        return "loose"
    ahead = article.text[max(0, quantity.span.start - 24) : quantity.span.start].lower()
    return "near" if ahead.endswith((" the ", " its ")) and "deployment of" not in ahead else "unit"


def settled(candidates: Sequence[Candidate]) -> list[Candidate]:
    """The candidates of one number, in text order, after each has yielded to the ones that say more."""
    found = list(candidates)
    for adjust in _RULES:
        found = adjust(found)
    return found


def _main_verbs_first(candidates: Sequence[Candidate]) -> list[Candidate]:
    """Lowers a verb that only describes the personnel where another tells what became of them.

    "300 soldiers sent earlier were killed": they were killed. Whoever is dead, wounded or captured stays so.
    """
    result = list(candidates)
    for index, candidate in enumerate(candidates):
        later = [
            c
            for c in candidates[index + 1 :]
            if c.cue == "subject" and (not c.numbers or candidate.cue == "participle") and c.mention.rule.endswith(_FINITE)
        ]
        outweighs = bool(later) and (
            candidate.status not in SUFFERED
            or later[-1].status in SUFFERED
            or (candidate.mention.rule.startswith("capture.") and later[-1].status == "withdrawn")
        )
        if candidate.describes and outweighs and candidate.cue in ("participle", "subject", "head"):
            score = candidate.score - POINTS[candidate.cue] + POINTS["reduced"]
            # "two sent by one country and seven others there were killed": one verb for both numbers
            score = min(score, later[-1].score - 0.5) if later[-1].numbers else score
            result[index] = candidate._replace(cue="reduced", score=score)
    return result


def _captives_freed(candidates: Sequence[Candidate]) -> list[Candidate]:
    """Lowers "captured" where what stands before it frees: "handed over 12 captured soldiers", "release of two captives"."""
    if any(c.mention.rule == "free.noun" and c.cue == "measure" for c in candidates):
        return [
            c._replace(cue="reduced", score=c.score - POINTS[c.cue] + POINTS["reduced"])
            if c.status == "captured" and c.cue in ("head", "participle")
            else c
            for c in candidates
        ]
    if not any(c.mention.rule.startswith("free.") and c.cue == "object" for c in candidates):
        return list(candidates)
    return [
        c._replace(cue="reduced", score=c.score - POINTS[c.cue] + POINTS["reduced"])
        if c.status == "captured" and c.cue in ("head", "participle") and c.mention.rule.endswith((".past", ".passive"))
        else c
        for c in candidates
    ]


def _doing_before_having(found: Sequence[Candidate]) -> list[Candidate]:
    """Lets what they do outweigh that somebody has them: "has 4,000 soldiers supporting the rebels", "has 300 men en route"."""
    if not any(c.mention.rule.startswith("have.") and c.cue == "object" for c in found):
        return list(found)
    return [
        c._replace(score=c.score + 2.5)
        if c.cue == "participle"
        else c._replace(score=c.score + 6.0)
        if c.cue == "near" and c.status == "en_route" and c.score > _RIGHT_BEHIND
        else c
        for c in found
    ]


# The least score of a word near a number that stands right behind its noun.
_RIGHT_BEHIND = POINTS["near"] - 0.7


def _counted_sufferers_stay(candidates: Sequence[Candidate]) -> list[Candidate]:
    """Holds "300 prisoners" and "2,000 of the wounded" to what they are, unless a verb frees, brings home or kills them."""
    inside = next((c for c in candidates if c.cue == "head" and not c.mention.rule.endswith((".past", ".passive"))), None)
    if inside is None or inside.status in ("killed", "casualties"):
        return list(candidates)
    return [
        c._replace(
            score=c.score + {"subject": 6.0, "state": 4.0, "object": 6.0 if c.status == "withdrawn" else 4.0}.get(c.cue, 0.0)
        )
        if not c.numbers and (c.status == "withdrawn" or (c.status in SUFFERED and c.status != inside.status))
        else c
        for c in candidates
    ]


def _number_of_the_dead(candidates: Sequence[Candidate]) -> list[Candidate]:
    """Lets "the number of soldiers killed there reached 300" and "the number of killed rises to 1,221" tell of the killed."""
    start = next((i for i, c in enumerate(candidates) if c.mention.rule.startswith("number.")), None)
    if start is None:
        return list(candidates)
    dead = next((c for c in candidates[start:] if c.status in SUFFERED and c.cue in ("loose", "near", "object", "toll")), None)
    if dead is None:
        return list(candidates)
    return [
        c._replace(status=dead.status, mention=dead.mention, score=c.score + 1.0)
        if index >= start and c.mention.rule.startswith(("number.", "grow.")) and c.cue in ("measure", "object")
        else c
        for index, c in enumerate(candidates)
    ]


def _can_be_planned(candidate: Candidate) -> bool:
    """Whether a plan may govern it: "voted to raise the number of troops to 650"; an army's size to come stays strength."""
    return candidate.status in TO_COME - {"strength"} or candidate.mention.rule.startswith("number.")


def _plans_reach_their_nouns(candidates: Sequence[Candidate]) -> list[Candidate]:
    """Lets a plan govern the noun that measures it: "is to bring its presence in the south to 10,000"."""
    result: list[Candidate] = []
    plan: Candidate | None = None
    for candidate in candidates:
        planned = candidate.mention.status == "planned" or candidate.mention.modality == "expected"
        if candidate.cue == "object" and planned:
            plan = candidate
        elif candidate.cue == "measure" and plan and _can_be_planned(candidate):
            leaves = any(c.cue == "object" and c.mention.rule.startswith(("withdraw.", "leave.")) for c in candidates)
            candidate = candidate._replace(status="deployed" if leaves and _sizes(candidate) else "planned")
        result.append(candidate)
    return result


def _sizes(candidate: Candidate) -> bool:
    """Whether a noun tells how many there are: who will "withdraw its forces, which number 900", has them there now."""
    return candidate.mention.rule.startswith("number.")


def _units_undergo(found: Sequence[Candidate]) -> list[Candidate]:
    """Lets what becomes of a unit outweigh how strong it is: "plans to station a brigade comprising 4,800 soldiers"."""
    if not any(c.cue in ("object", "participle", "subject") and c.status != "strength" and c.score > 6 for c in found):
        return list(found)
    return [c._replace(score=c.score - 4.0) if c.mention.rule.startswith("consist.") else c for c in found]


_RULES = (
    _units_undergo,
    _main_verbs_first,
    _captives_freed,
    _doing_before_having,
    _counted_sufferers_stay,
    _number_of_the_dead,
    _plans_reach_their_nouns,
)
