"""Gives a claim what its personnel do or suffer, and whether that is asserted or expected.

`etl.status_cues` ranks the status words of the sentence. The best candidate wins; where none is tied to the number, the figure
shares the status of the one it is part of, stands beside, or follows.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence

from etl import lexicon
from etl import status_cues as cues
from etl import status_futures as futures
from etl import status_paths as paths
from etl.links.status_signs import (
    ALREADY,
    HOLD_WITH,
    OUT_OF,
    PROMISED,
    TOOK_WITH,
    is_exercise,
    is_share_in_brackets,
    is_swapped,
    left_dead,
    named_by_number,
    names_them,
)
from etl.located import located
from etl.records import Article, Basis, Claim, Evidence, Quantity, Span, Status
from etl.status_rivals import POINTS, SUFFERED, TO_COME, Candidate

# From here on a candidate is tied to its number; below, what the figure stands beside counts for more.
_TIED = 6.5
# How many claims back an article is remembered.
_REMEMBERED = 40
# Characters within which "it" and "up from" mean the figure before.
_NEARBY = 250
_OF_WHICH = re.compile(r"\bof (?:which|whom|them|those|these)\s+$", re.IGNORECASE)
_COMPARES = re.compile(
    r"\b(?:(?:up|down) from|compared (?:with|to)|times)\s+"
    r"(?:(?:the|its|a)\s+)?(?:(?:peak|high|total|maximum|figure) of\s+)?$"
    r"|\b(?:earlier|previous|initial|first|prior|original|last) (?:death )?"
    r"(?:count|toll|figure|estimate|tally|number|total|report) of\s+$"
)
# How many characters into a new sentence a figure may still be compared with the one before: "That is down from 4,000".
_SHORTLY = 60
# "may have massed 190,000", "might still be in Syria": a guess at what is, no plan.
# "leaves later this month", "is sending 300 next week": what is to come, told in the present tense.
_SOON = re.compile(
    r"(?:(?! and | but | which | who | while | when )[^.;:,]){0,80}?\b(?:(?:later this|next|in the coming|over the coming) "
    r"(?:days?|weeks?|months?|years?|spring|summer|autumn|fall|winter|(?:mon|tues|wednes|thurs|fri|satur|sun)day)|tomorrow)\b",
    re.IGNORECASE,
)
_PERFECT = re.compile(r"(?:may|might|could|would|must|should) (?:\w+ )?have\b", re.IGNORECASE)
_MAY_BE = re.compile(r"\b(?:may|might|could) (?:still |already |now |well )?(?:be|remain)\b", re.IGNORECASE)
_ARMY = re.compile(
    r"\b(?:army|armed forces|armies|manpower|active-duty|bundeswehr|military)\b"
    r"(?! (?:in|presence|mission|contingent|footprint)\b)",
    re.IGNORECASE,
)
_FROM = re.compile(r"\b(?:up|down) from\s+(?:the\s+|its\s+|a\s+|some\s+|about\s+)?(?:today[’']s\s+|current\s+|present\s+)?$")
_OFFERS = re.compile(r"\b(?:pledg|promis|offer|propos|request|ask|want)", re.IGNORECASE)
_PUTS = re.compile(
    r"\b(?:put|puts|putting|estimated?|estimates|had|has) (?:it|that|them) at\s+$"
    r"|\b(?:gave|gives|giving|cit(?:ed|es|ing)|sp(?:oke|eaks) of|mention(?:ed|s)|used|offer(?:ed|s)|report(?:ed|s)|quoted) "
    r"(?:the|an?) "
    r"(?:(?:much |far |slightly |even )?(?:higher|lower|different|smaller|bigger|larger) )?"
    r"(?:figure|number|(?:death )?toll|total|count|tally|estimate) of\s+$",
    re.IGNORECASE,
)
# "33 had been lost, though a captured letter speaks of 315"
_SPEAKS = re.compile(
    r"\b(?:sp(?:eaks?|oke|eaking)|talk(?:s|ed|ing)?) of (?:only |just |no more than |at least )?$", re.IGNORECASE
)
# "put the number of rebels at 2,000": a number of its own, whatever befell those told before.
_PUT = re.compile(r"\b(?:put|puts|putting|estimates?|estimated) (?:the |their )?(?:total |overall )?$", re.IGNORECASE)
_GROWS = re.compile(
    r"\b(?:increas(?:es|ed|ing)|grow(?:s|ing)|grew|r(?:ises|ose|ising)|rais(?:es|ed|ing) (?:the|its|that|their) (?:death )?"
    r"(?:toll|count|tally|number of (?:dead|deaths|killed))[^,;.]{0,30}) by\s+$",
    re.IGNORECASE,
)
# "bringing the total since the invasion began to 750,000", "bringing to 31 the number": as many more of the same.
_BRINGS = re.compile(
    r"(?<!\bto )(?<!\bwill )(?<!\bwould )"
    r"\b(?:br(?:ing(?:s|ing)?|ought)|t(?:akes?|aking|ook)|rais(?:es?|ing|ed)|push(?:es|ing|ed)|lift(?:s|ing|ed)?) "
    r"(?:(?:[\w'’]+ ){1,3}?(?:total|tally|number|count|figure|sum)\b[^,;.]{0,60} )?to\s+$",
    re.IGNORECASE,
)
_INCLUDES = re.compile(
    r"\b(?:(?:the|that|this|these) (?:number|toll|total|tally|count|figures?|dead|deaths|casualties|wounded)|they|those)\s+"
    r"(?:also\s+)?includ(?:e|es|ed|ing)\s+$|\bamong (?:them|those|the dead) (?:were|was|are)\s+$",
    re.IGNORECASE,
)
_NUMBER = re.compile(
    r"\b(?:number|total|figure|toll|tally|count) (?:has|had|have|since|then|later|now)?\b[^,;]{0,12}$", re.IGNORECASE
)
# "attachés think the true number is near 180"
_TRUE = re.compile(r"\b(?:true|real|actual|correct|right) (?:number|figure|toll|total|count)\b[^,;:.]{0,50}$", re.IGNORECASE)
_TO_BE = re.compile(r"\b(?:will|would|(?:is|are|was|were) to) (?:be )?$", re.IGNORECASE)
_IN_RETURN = re.compile(r"[\"“]?In (?:return|exchange)\b", re.IGNORECASE)
_SAME = re.compile(r"\bsame (?:total|number|figure|estimate),?\s$", re.IGNORECASE)


def link(draft: Claim, article: Article, earlier: Sequence[Claim]) -> Claim:
    """The draft with status and modality; `earlier` are the article's claims before it."""
    quantity = _quantity(draft, article)
    if quantity is None:
        return draft
    if futures.will_be(quantity, article):
        return _untold(draft, "planned", "where they will be")
    figures = [claim for claim in earlier[-_REMEMBERED:] if claim.kind == "figure" and claim.status]
    candidates = cues.candidates(quantity, draft.sentence, article)
    best = _behind_parts(candidates, draft, article) or max(candidates, key=lambda candidate: candidate.score, default=None)
    if _before(quantity, article) == "the" and PROMISED.match(article.text, draft.anchor.end, draft.sentence.end):
        return _untold(draft, "planned", "what was promised")
    if (best is None or best.cue in ("loose", "near")) and ALREADY.match(article.text, quantity.phrase.end, draft.sentence.end):
        return _untold(draft, "deployed", "there already")
    if (best is None or best.cue in ("loose", "near")) and TOOK_WITH.search(
        article.text, draft.sentence.start, draft.anchor.start
    ):
        return _untold(draft, "fighting", "took it with so many")
    unplanned = best is None or best.status != "planned" and best.cue in ("loose", "near")
    if unplanned and HOLD_WITH.search(article.text, draft.sentence.start, draft.anchor.start):
        return _untold(draft, "deployed", "holds it with so many")
    left = left_dead(draft, article) if best is None or best.status not in SUFFERED else None
    if left is not None:
        told = Evidence(field="status", span=left, basis="words", rule="left so")
        return draft.filled(told, status="killed" if left.of(article.text).lower() in ("dead", "killed") else "wounded")
    if is_share_in_brackets(draft, article):
        return _untold(draft, "deployed", "a country's share in brackets")
    if OUT_OF.search(article.text, max(draft.sentence.start, draft.anchor.start - 50), draft.anchor.start):
        return _untold(draft, "strength", "the force that others are of")
    named = named_by_number(draft, article)
    if named is not None:
        return draft.filled(Evidence(field="status", span=named.span, basis="words", rule=named.rule), status=named.status)
    shared = _same_thing(quantity, draft, article, figures)
    if shared and not (best and best.cue in ("head", "state", "toll")):
        return _like(draft, *shared)
    whole = next((claim for claim in figures if claim.claim_id == draft.part_of), None)
    before = _before(quantity, article)
    if best and best.status == "deployed" and is_exercise(draft, article):
        best = best._replace(status="other")
    if whole and whole.status in SUFFERED and names_them(draft, article):
        return _like(draft, whole, "words", "part of the whole")
    if best and best.score >= _TIED and not (whole and _says_less(best, whole)):
        if futures.is_task(best, draft, figures):
            return _like(draft, figures[-1], "words", "a task of some of them")
        if quantity.noun is None and _apportions(best, draft, figures):
            return _like(draft, figures[-1], "words", "one of its parts")
        as_it_is = best.mention.status != "planned" and best.status != "planned"  # but "means to raise the number to 10,000"
        if quantity.noun is None and as_it_is and _is_near(figures, draft) and _names_a_number(best, quantity, article):
            if figures[-1].status in TO_COME and _TO_REACH.search(article.text, draft.sentence.start, draft.anchor.start):
                return _untold(draft, "planned", "what the number is to be")
            return _like(draft, figures[-1], "carried over", "the number of the same")
        return _from(draft, best, article, before)
    shared = _shared(quantity, draft, article, figures, whole)
    if shared:
        return _like(draft, *shared)
    if (
        figures
        and figures[-1].status == "planned"
        and _FROM.search(article.text[max(0, draft.anchor.start - 20) : draft.anchor.start])
    ):
        if (said := figures[-1].words("status")) and said.span and _OFFERS.search(said.span.of(article.text)):
            return _like(draft, figures[-1], "words", "what was offered before")  # "has pledged 900, up from 600"
        return _untold(draft, "deployed", "what there was before")
    if paths.is_whole(quantity, article) and not (best and best.describes):
        # "5,000 of its 14,000 troops": what befalls the part says of the whole only that it is there.
        return _untold(draft, "deployed", "the whole of a part")
    beside = figures[-1] if figures and _stand_together(figures[-1], draft, article) else None
    if beside:
        return _like(draft, beside, "words", "beside it")
    if best and best.score > POINTS["kind"]:
        return _from(draft, best, article, before)
    if before == "another" and figures and figures[-1].sentence == draft.sentence and figures[-1].status in SUFFERED:
        return _like(draft, figures[-1], "words", "another of them")  # "two died in a raid, another two in the hills"
    if quantity.noun is None and (asked := _asked(draft, article)) is not None:
        return asked
    if located(quantity, None, article):
        return _untold(draft, "deployed", "stands at a place")
    if quantity.noun is None and figures and figures[-1].sentence.end <= draft.sentence.start:
        return _like(draft, _item_before(draft, figures, article) or figures[-1], "carried over", "carried over")
    again = _same_number(draft, figures) if best is None else None
    if again and again.sentence != draft.sentence:
        return _like(draft, again, "carried over", "the same number again")
    if best is None and _SIZED.search(article.text, draft.sentence.start, draft.anchor.start):
        return _untold(draft, "strength", "how many it has by somebody's account")
    if best is None and quantity.noun and _KEEPERS in quantity.noun.of(article.text).lower():
        return _untold(draft, "deployed", "who keeps a peace is there")
    if best is None and (asked := _asked(draft, article)) is not None:
        return asked
    if best is None and is_swapped(quantity, article):
        return _untold(draft, "withdrawn", "so many from each side in an exchange")
    return _from(draft, best, article, before) if best else _untold(draft, "other", "no status word")


# How many tokens a line has at most that is the heading of the next: "Prisoners", "Killed in action".
_HEADING = 3


# "3,000 have arrived and the number would reach 10,000 by December"
_TO_REACH = re.compile(
    r"\bnumber\b[^,;:.]{0,24}\b(?:would|will|should|is to|was to) (?:be|reach|rise to|grow to|climb to|go up to) $"
)
_KEEPERS = "peacekeeper"
_SIZE = re.compile(r"\bhow (?:big|large|strong)\b|\bthe (?:size|strength) of\b", re.IGNORECASE)


def _asked(draft: Claim, article: Article) -> Claim | None:
    """The draft with the status that the question or heading right above tells: "How many troops are in Mali? About 3,300."."""
    here = article.sentence_at(draft.anchor.start)
    asked = article.sentences[here.index - 1].span if here.index else here.span
    lone = here.index > 1 and article.sentences[here.index - 1].paragraph != here.paragraph
    if not asked.of(article.text).endswith("?") and not (lone and len(article.tokens.within(asked)) <= _HEADING):
        return None
    first = bisect_left(article.statuses, asked.start, key=lambda mention: mention.span.start)
    told = [m for m in article.statuses[first : first + 9] if m.span.end <= asked.end and m.status != "other"]
    if told:
        words = Evidence(field="status", span=told[-1].span, basis="carried over", rule="the question")
        return draft.filled(words, status=told[-1].status, modality=told[-1].modality)
    sized = _SIZE.search(article.text, asked.start, asked.end)
    return _untold(draft, "strength", "the size that is asked for") if sized else None


# "claims 9,000 fighters", "analysts give it 30,000 men", "credit the group with 2,500 fighters"
_SIZED = re.compile(
    r"\b(?:(?:claims?|claimed|boasts?|boasted) (?:to (?:have|number|command) )?"
    r"|(?:giv(?:es?|ing)|gave|credit(?:s|ed)?|allow(?:s|ed)?)(?: [\w’'-]+){1,5}? (?:with )?)$"
)


# "30 gunmen, including two commanders, were killed and eight others hurt"
_PARTS = re.compile(
    r"[^,;:.\d]{0,60}, (?:including|among them|among whom) [^,;:.]{1,60}, (?=(?:were|was|are|is|have|had|has|died|fell)\b)"
)


def _item_before(draft: Claim, figures: Sequence[Claim], article: Article) -> Claim | None:
    """The figure that opened the item before in a list of labels: "Italy: 2,800. It has lost 26. Poland: 1,450"."""
    if not _opens_item(draft, article):
        return None
    return next((claim for claim in reversed(figures) if _opens_item(claim, article)), None)


def _opens_item(claim: Claim, article: Article) -> bool:
    """Whether only a label stands before a figure in its sentence: "Poland: 1,450"."""
    return _LABEL.fullmatch(article.text, claim.sentence.start, claim.anchor.start) is not None


_LABEL = re.compile(r"[A-Z][\w .'’-]{2,30}: (?:the |its )?")


def _behind_parts(told: Sequence[Candidate], draft: Claim, article: Article) -> Candidate | None:
    """What the verb right behind an aside of parts tells of their whole, when others follow with a verb of their own."""
    aside = _PARTS.match(article.text, draft.anchor.end, draft.sentence.end)
    behind = (one for one in told if aside and aside.end() <= one.mention.span.start <= aside.end() + 5)
    found = max(behind, key=lambda candidate: candidate.score, default=None)
    return found._replace(cue="subject", score=max(found.score, _PLAIN)) if found else None


# The score of a subject right before its verb.
_PLAIN = 10.0

_Shared = tuple[Claim, Basis, str]


def _same_thing(quantity: Quantity, draft: Claim, article: Article, figures: Sequence[Claim]) -> _Shared | None:
    """The figure before that this one corrects or is compared with, whatever words stand beside it."""
    if not figures:
        return None
    nearby = _is_near(figures, draft)
    lead = article.text[max(0, draft.anchor.start - 40) : draft.anchor.start]
    opening = article.text[draft.sentence.start : draft.anchor.start]
    if nearby and figures[-1].status == "withdrawn" and _IN_RETURN.match(opening):
        return figures[-1], "carried over", "in return for it"
    if nearby and _INCLUDES.search(lead) and figures[-1].sentence != draft.sentence:
        return figures[-1], "carried over", "part of the figure before"
    apart = figures[-1].sentence != draft.sentence and draft.anchor.start - draft.sentence.start > _SHORTLY
    if nearby and (_COMPARES.search(lead) and not apart or _PUTS.search(lead)):
        if figures[-1].status == "planned" and _FROM.search(lead):
            return None  # "would provide 300,000 troops, up from 40,000": those are there
        return figures[-1], "carried over", "compared with it"
    if nearby and quantity.noun is None and _TRUE.search(opening[-90:]):
        return figures[-1], "carried over", "the true number of the same"
    if nearby and quantity.noun is None and _SPEAKS.search(lead) and not apart and figures[-1].status in SUFFERED:
        return figures[-1], "carried over", "another's number of the same"
    if nearby and quantity.noun is None and _GROWS.search(lead) and figures[-1].sentence == draft.sentence:
        return figures[-1], "words", "grows by it"
    if nearby and quantity.noun is None and figures[-1].sentence == draft.sentence and _BRINGS.search(opening[-110:]):
        return figures[-1], "words", "the total with it"
    again = _same_number(draft, figures)
    return (again, "carried over", "the same number again") if again and _SAME.search(lead) else None


def _says_less(best: Candidate, whole: Claim) -> bool:
    """Whether the words say less of a part than its whole does: "20 killed, including six advising the army"."""
    less = whole.status in SUFFERED and best.status not in SUFFERED | {"withdrawn"}
    if less and lexicon.load("statuses")[best.mention.rule.partition(".")[0]].fields["frame"] in ("near", "noun"):
        return True  # "20,000 died, 17,000 of these convicts sent to the front"
    struck = best.cue == "subject" and best.mention.rule == "fight.past"  # "60 died, ten of them ambushed at Karpalak"
    describes = (best.cue == "participle" or struck) and less
    return describes or best.cue in ("near", "reduced", "agent", "including")


def _apportions(best: Candidate, draft: Claim, figures: Sequence[Claim]) -> bool:
    """Whether the figure is a share of the dead or captured before it: "nine had died, seven serving with the mission"."""
    before = figures[-1] if figures else None
    return (
        before is not None
        and before.sentence == draft.sentence
        and before.status in SUFFERED
        and best.cue == "participle"
        and best.status not in SUFFERED
        and (draft.low or 0) < (before.low or 0)
    )


def _names_a_number(best: Candidate, quantity: Quantity, article: Article) -> bool:
    """Whether "the number (there) was 12,000" tells no more than that; "forces number 700,000" tells their strength."""
    between = article.text[best.mention.span.end : quantity.span.start]
    if best.mention.rule.startswith("grow."):
        lead = article.text[article.sentence_at(quantity.span.start).span.start : best.mention.span.start]
        return bool(_NUMBER.search(lead))  # "the number has now grown to 1,221"
    told = between.startswith(" of ") and _PUT.search(
        article.text, max(0, best.mention.span.start - 24), best.mention.span.start
    )
    return best.mention.rule.startswith("number.") and bool(between.strip()) and not told


def _is_near(figures: Sequence[Claim], draft: Claim) -> bool:
    return bool(figures) and draft.anchor.start - figures[-1].anchor.end < _NEARBY


def _shared(
    quantity: Quantity, draft: Claim, article: Article, figures: Sequence[Claim], whole: Claim | None
) -> _Shared | None:
    """The figure this one is part of, or that "the 6,000" means."""
    if whole:
        return whole, "words", "part of the whole"
    again = _same_number(draft, figures)
    if again and _before(quantity, article) in ("the", "those", "these"):
        return again, "carried over", "the same number again"
    return None


def _untold(draft: Claim, status: Status, rule: str) -> Claim:
    return draft.filled(Evidence(field="status", span=None, basis="none", rule=rule), status=status)


def _quantity(draft: Claim, article: Article) -> Quantity | None:
    if draft.kind != "figure":
        return None
    at = bisect_left(article.quantities, draft.anchor.start, key=lambda quantity: quantity.span.start)
    return article.quantities[at] if at < len(article.quantities) else None


def _before(quantity: Quantity, article: Article) -> str:
    """The word before the number."""
    at = bisect_left(article.tokens.start, quantity.span.start)
    while at and article.tokens.lower[at - 1] in ("only", "just", "barely", "a", "mere", "merely", "now"):
        at -= 1
    return article.tokens.lower[at - 1] if at else ""


def _from(draft: Claim, best: Candidate, article: Article, before: str) -> Claim:
    mention, status = best.mention, best.status
    entry = lexicon.load("statuses")[mention.rule.partition(".")[0]]
    perfect = entry.id != "have" and _PERFECT.match(mention.span.of(article.text))
    ahead = not entry.fields.get("lasting") and not perfect
    if best.cue == "stay":
        ahead = False
    if entry.id == "stand" and _MAY_BE.search(article.text, max(0, mention.span.start - 16), mention.span.end):
        ahead = False
    if mention.rule.endswith(".progressive") and _MAY_BE.match(mention.span.of(article.text)):
        ahead = False  # "2,000 may be operating in the hills": a guess at what is
    moves = status in ("deployed", "en_route", "withdrawn", "training") and mention.rule.endswith((".present", ".progressive"))
    soon = moves and _SOON.match(article.text, max(mention.span.end, draft.anchor.end), draft.sentence.end)
    if (mention.modality == "expected" or soon) and status in TO_COME and ahead:
        status = "planned"
    if entry.id in ("strength", "consist", "number") and _TO_BE.search(
        article.text, max(0, mention.span.start - 16), mention.span.start
    ):
        status = "planned"  # "will be made up of 500 soldiers"
    size = before in cues.DEFINITE and article.text[draft.anchor.end : draft.anchor.end + 1] == "-"
    if entry.id in ("reduce", "grow") and size:
        status = "strength"  # "hopes to cut its 7,000-member force": what there is
    elif entry.id == "reduce":
        status = _reduced(
            status, before, article.text[draft.sentence.start : draft.anchor.start], mention.span.of(article.text)
        )
    elif status == "planned" and before in cues.PRESENT:
        # "will raise its share from 2,000 to 2,200": the first is what there is.
        status = "strength" if _ARMY.search(article.text[draft.sentence.start : draft.anchor.start]) else "deployed"
    evidence = Evidence(field="status", span=mention.span, basis="words", rule=f"{mention.rule}, {best.cue}")
    return draft.filled(evidence, status=status, modality=mention.modality)


def _reduced(status: Status, before: str, lead: str, verb: str) -> Status:
    """Which side of a reduction the number tells: "from 5,200 to 3,000" those who are there, "by 2,200" those who leave.

    What a deal "cuts" to is not there yet.
    """
    if status == "withdrawn" and before in ("to", "below", "under") and verb.lower().endswith("s"):
        return "planned"
    if before in cues.PRESENT or _FROM_PEAK.search(lead) or (status == "withdrawn" and before in ("to", "below", "under")):
        return "strength" if _ARMY.search(lead) else "deployed"
    return status


_FROM_PEAK = re.compile(
    r"\bfrom (?:a|an|its|their) (?:[\w-]+ )?(?:high|peak|maximum|total|strength|height|level) of (?:\w+ ){0,2}$", re.IGNORECASE
)


def _like(draft: Claim, other: Claim, basis: Basis, rule: str) -> Claim:
    words = other.words("status")
    evidence = Evidence(
        field="status", span=words.span if words else None, basis=basis if words and words.span else "none", rule=rule
    )
    return draft.filled(evidence, status=other.status, modality=other.modality)


def _same_number(draft: Claim, figures: Sequence[Claim]) -> Claim | None:
    """The last earlier figure of the same bounds."""
    if draft.low is None and draft.high is None:
        return None
    return next((claim for claim in reversed(figures) if _equal(claim, draft)), None)


def _equal(one: Claim, other: Claim) -> bool:
    """Whether two figures may be the same: "at least 200" is "the 200" further down."""
    ends = {(one.low, one.high), (other.low, other.high)}
    if len(ends) == 1:
        return True
    if other.anchor.start - one.anchor.end > 2 * _NEARBY:
        return False
    return any((a, None) in ends or (None, a) in ends for a, b in ends if a is not None and a == b)


def _stand_together(before: Claim, draft: Claim, article: Article) -> bool:
    """Whether two figures are coordinated: "84 Wagner men and 47 Malian soldiers"."""
    if before.sentence != draft.sentence or not 0 <= draft.anchor.start - before.anchor.end <= 150:
        return False
    if _OF_WHICH.search(article.text, max(before.anchor.end, draft.anchor.start - 16), draft.anchor.start):
        return True
    between = article.tokens.within(Span(before.anchor.end, draft.anchor.start))
    words = paths.without_asides(paths.plain([article.tokens.lower[i] for i in between]))
    return bool(set(words) & (paths.JOINS | {",", "including", "among"})) and not set(words) & paths.OPENS_CLAUSE
