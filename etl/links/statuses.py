"""Gives a claim what its personnel do or suffer, and whether that is asserted or expected.

Every status word of the sentence is a candidate. A candidate's cue says how grammar ties it to the number ("killed 300" is an
object, "300 were killed" a subject, "300 dead" a head), the cue gives points, and words, clauses and numbers in between take
some away. The best candidate wins; where none is tied to the number, the figure shares the status of the one it is part of,
stands beside, or follows.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass, replace

from etl import lexicon
from etl.records import ActorMention, Article, Basis, Claim, Evidence, Quantity, Span, Status, StatusMention, Toponym

# Points of each cue, and what each obstacle on the way takes away. Fitted by hand on tests/corpus.
_POINTS = {
    "head": 14.0,  # "300 dead", "620 men killed"
    "state": 12.0,  # "300 are still missing", "300 remain in captivity"
    "subject": 11.0,  # "300 were killed", "300 are training"
    "object": 10.0,  # "killed 300"
    "toll": 10.8,  # "the dead number 900", "losses stood at 1,200"
    "measure": 10.0,  # "an army of 200,000", "the deployment of 600"
    "including": 8.0,  # "were killed, including six officers"
    "near": 5.0,  # the word stands somewhere in the clause
    "agent": 4.0,  # "300 soldiers attacked the town"
    "participle": 8.5,  # "300 soldiers stationed in", "300 fighters approaching"
    "reduced": 6.0,  # "the 300 soldiers sent earlier have died": another verb tells what became of them
    "unit": 4.5,  # "a 300-strong unit", "groups of 20 to 30"
    "kind": 2.0,  # "300 peacekeepers", "300 recruits"
    "loose": 1.5,
}
_PER_TOKEN, _PER_COMMA, _PER_CLAUSE, _PER_NUMBER = 0.2, 0.4, 1.5, 2.0
# From here on a candidate is tied to its number; below, what the figure stands beside counts for more.
_TIED = 6.5
# A headcount that is still to come is planned, whoever foresees it.
_TO_COME: frozenset[Status] = frozenset({"deployed", "en_route", "training", "fighting", "strength", "other", "withdrawn"})
_SUFFERED: frozenset[Status] = frozenset({"killed", "wounded", "casualties", "captured", "missing"})


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


_PRESENT = frozenset({"from", "present", "current", "existing"})
_OPENS_CLAUSE = _words(
    "that who which while when after before because although though as where whom but ; : — – if what they he she it we i"
)
_JOINS = _words("and or plus & nor")
_RELATIVE = _words("who which that whom where when")
_BE = _words(
    "be been being is are was were 's 're remain remains remained listed reported become became get got feared presumed "
    "believed considered declared"
)
# Ends a measure: "losses stood at", "the toll rose to", "a force of".
_MEASURES = _words(
    "— – ( of to at by as : was were is are passed exceeded exceed exceeds averaged averaging reached reach topped "
    "totalled totaled total hit be had has have than put number numbers numbered numbering comprising comprised counting some about"
)
# May follow a participle behind its noun: "620 men killed in action"; anything else makes it a verb with an object of its own.
_AFTER_PARTICIPLE = _words(
    "in by on at near during since when as after from over to for with and or but while up inside outside around across "
    "along there here today yesterday this last so every each per a within between under earlier later before among "
    "fighting including of because out throughout alone together off that against last outright only into monday tuesday "
    "wednesday thursday friday saturday sunday january february march april may june july august september october "
    "november december south north east west"
)
_DEGREES = _words("already now still currently probably then only just")
_ADVERBIAL = frozenset({"before", "after"})
_ASIDES = _OPENS_CLAUSE | _words("including among led according along together most many some several both such especially")
# "41,000 of the 82,000", "Of the 2,500 ..."; not "a force of 2,500" or "losses of 300".
_OF_WHOLE = re.compile(
    r"(?:\d|\b(?:one|two|three|four|five|six|seven|eight|nine|ten|dozen|hundred|thousand|half|some|most|many|none|all)|[.;,\"“]|that)\s+of\s+(?:the|its|their|those|these|about|some|roughly)?\s*$",
    re.IGNORECASE,
)
_AGAIN = re.compile(r"\b(?:the|those|these|same (?:total|number|figure|estimate),?)\s$", re.IGNORECASE)
_COMPARES = re.compile(
    r"\b(?:(?:up|down) from|compared (?:with|to)|against|times)\s+"
    r"(?:(?:the|its|a)\s+)?(?:(?:peak|high|total|maximum|figure) of\s+)?$"
)
_PREPOSITIONS = _words("of for by in from after before while without on despite against about with")
_ARTICLES = _words("a an the its their his her our some any this these those")
_LOCATED = _words("in inside at near along across around throughout within on over")
_GROUNDS = _words(
    "country province region border there area theatre theater capital ground north south east west place soil territory "
    "front base bases frontier line zone city town island valley enclave strip sector"
)


@dataclass(frozen=True, slots=True)
class _Candidate:
    mention: StatusMention
    status: Status
    cue: str
    score: float
    describes: bool = False
    numbers: int = 0


@dataclass(frozen=True, slots=True)
class _Path:
    """The words between a number's phrase and a status word, and on which side the word stands."""

    right: bool
    words: list[str]
    numbers: int
    length: int

    @property
    def relative(self) -> bool:
        """Whether the word on the right stands in a clause that describes the personnel: "300 men who had fought"."""
        return self.right and bool(set(self.words[:2]) & _RELATIVE)


def link(draft: Claim, article: Article, earlier: Sequence[Claim]) -> Claim:
    """The draft with status and modality; `earlier` are the article's claims before it."""
    quantity = _quantity(draft, article)
    if quantity is None:
        return draft
    candidates = _candidates(quantity, draft.sentence, article)
    for adjust in (_main_verbs_first, _counted_sufferers_stay, _plans_reach_their_nouns):
        candidates = adjust(candidates)
    best = max(candidates, key=lambda candidate: candidate.score, default=None)
    figures = [claim for claim in earlier if claim.kind == "figure" and claim.status]
    whole = next((claim for claim in figures if claim.claim_id == draft.part_of), None)
    before = _before(quantity, article)
    again = _same_number(quantity, draft, article, figures)
    compared = _COMPARES.search(article.text, max(0, draft.anchor.start - 40), draft.anchor.start)
    if compared and figures and draft.anchor.start - figures[-1].anchor.end < 250:
        return _like(draft, figures[-1], "carried over", "compared with it")
    if again and before not in ("the", "those", "these"):
        return _like(draft, again, "carried over", "the same number again")
    if best and best.score >= _TIED and not (whole and best.cue in ("near", "reduced", "agent", "including")):
        return _from(draft, best, before)
    if whole:
        return _like(draft, whole, "words", "part of the whole")
    if again:
        return _like(draft, again, "carried over", "the same number again")
    if _is_whole(quantity, article) and not (best and best.describes):
        # "5,000 of its 14,000 troops": what befalls the part says of the whole only that it is there.
        return draft.filled(Evidence(field="status", span=None, basis="none", rule="the whole of a part"), status="deployed")
    beside = figures[-1] if figures and _stand_together(figures[-1], draft, article) else None
    if beside:
        return _like(draft, beside, "words", "beside it")
    if best and best.score > _POINTS["kind"]:
        return _from(draft, best, before)
    if _located(quantity, None, article):
        return draft.filled(Evidence(field="status", span=None, basis="none", rule="stands at a place"), status="deployed")
    if quantity.noun is None and figures and figures[-1].sentence.end <= draft.sentence.start:
        return _like(draft, figures[-1], "carried over", "carried over")
    if best:
        return _from(draft, best, before)
    return draft.filled(Evidence(field="status", span=None, basis="none", rule="no status word"), status="other")


def _quantity(draft: Claim, article: Article) -> Quantity | None:
    if draft.kind != "figure":
        return None
    at = bisect_left(article.quantities, draft.anchor.start, key=lambda quantity: quantity.span.start)
    return article.quantities[at] if at < len(article.quantities) else None


def _before(quantity: Quantity, article: Article) -> str:
    """The word before the number."""
    at = bisect_left(article.tokens.start, quantity.span.start)
    return article.tokens.lower[at - 1] if at else ""


def _from(draft: Claim, best: _Candidate, before: str = "") -> Claim:
    mention, status = best.mention, best.status
    if mention.modality == "expected" and status in _TO_COME:
        status = "planned"
    if mention.rule.startswith("reduce."):
        status = _reduced(status, before)
    elif status == "planned" and before in _PRESENT:
        # "will raise its share from 2,000 to 2,200": the first is what there is.
        status = "deployed"
    evidence = Evidence(field="status", span=mention.span, basis="words", rule=f"{mention.rule}, {best.cue}")
    return draft.filled(evidence, status=status, modality=mention.modality)


def _reduced(status: Status, before: str) -> Status:
    """Which side of a reduction the number tells: "from 5,200 to 3,000" those who are there, "by 2,200" those who leave."""
    if before in _PRESENT:
        return "deployed"
    return "deployed" if status == "withdrawn" and before in ("to", "below", "under") else status


def _like(draft: Claim, other: Claim, basis: Basis, rule: str) -> Claim:
    words = other.words("status")
    evidence = Evidence(
        field="status", span=words.span if words else None, basis=basis if words and words.span else "none", rule=rule
    )
    return draft.filled(evidence, status=other.status, modality=other.modality)


def _candidates(quantity: Quantity, sentence: Span, article: Article) -> list[_Candidate]:
    """Every status word of the sentence with its cue and score, in text order."""
    found = []
    first = bisect_left(article.statuses, sentence.start, key=lambda mention: mention.span.start)
    for mention in article.statuses[first:]:
        if mention.span.start >= sentence.end:
            break
        if not mention.span.overlaps(quantity.span):
            found.append(_candidate(mention, quantity, article))
    return found


def _candidate(mention: StatusMention, quantity: Quantity, article: Article) -> _Candidate:
    path = _path(mention, quantity, article)
    cue = _cue(mention, path, quantity, article)
    if cue == "measure" and mention.status in _SUFFERED:
        cue = "toll"
    if cue not in ("head", "participle") and not path.relative and _is_whole(quantity, article):
        cue = "loose"  # what is told here is told of the part
    commas = sum(word == "," for word in path.words)
    clauses = sum(word in _OPENS_CLAUSE for word in path.words)
    obstacles = _PER_TOKEN * len(path.words) + _PER_COMMA * commas + _PER_CLAUSE * clauses + _PER_NUMBER * path.numbers
    status = mention.status
    if status == "strength" and _located(quantity, mention, article):
        # "had 950 troops in the country": those who are somewhere are deployed.
        status = "deployed"
    return _Candidate(mention, status, cue, _POINTS[cue] - obstacles, _describes(cue, mention, path), path.numbers)


def _describes(cue: str, mention: StatusMention, path: _Path) -> bool:
    """Whether the words only say which personnel are meant: "300 sent earlier", "forty who had surrendered"."""
    return cue == "participle" or path.relative or (cue == "head" and mention.rule.endswith(".past"))


def _path(mention: StatusMention, quantity: Quantity, article: Article) -> _Path:
    right = mention.span.start >= quantity.span.end
    begin = max(quantity.phrase.end, quantity.span.end)
    span = Span(begin, max(begin, mention.span.start)) if right else Span(mention.span.end, quantity.span.start)
    plain = _plain([article.tokens.lower[i] for i in article.tokens.within(span)])
    words = _without_asides(plain)
    first = bisect_left(article.quantities, span.start, key=lambda other: other.span.start)
    last = bisect_left(article.quantities, span.end, key=lambda other: other.span.start)
    return _Path(right, words, sum(not _is_whole(other, article) for other in article.quantities[first:last]), len(plain))


def _plain(words: list[str]) -> list[str]:
    """The words with "as well as" told as "and", and without "before" and "after" where they are adverbs."""
    if "well" in words:
        at = words.index("well")
        if words[at - 1 : at + 2] == ["as", "well", "as"]:
            words = [*words[: at - 1], "and", *words[at + 2 :]]
    ends = [*words[1:], "."] if words else []
    return [word for word, following in zip(words, ends, strict=True) if word not in _ADVERBIAL or following not in ",.;"]


def _without_asides(words: list[str]) -> list[str]:
    """The words without what stands between two commas: ", he went on," or ", as the corps is called,"."""
    kept: list[str] = []
    at = 0
    while at < len(words):
        if words[at] in ",(" and at + 1 < len(words) and (words[at] == "(" or words[at + 1] in _ASIDES):
            end = next(
                (i for i in range(at + 2, min(at + 14, len(words))) if words[i] == (")" if words[at] == "(" else ",")), None
            )
            if end is not None:
                at = end + 1
                continue
        kept.append(words[at])
        at += 1
    return kept


def _is_whole(quantity: Quantity, article: Article) -> bool:
    """Whether the number is the whole that another is taken from: "41,000 of the 82,000", "Of the 2,500 promised"."""
    return bool(_OF_WHOLE.search(article.text, max(0, quantity.span.start - 24), quantity.span.start))


def _cue(mention: StatusMention, path: _Path, quantity: Quantity, article: Article) -> str:
    """How grammar ties the status word to the number."""
    entry, _, form = mention.rule.partition(".")
    frame = lexicon.load("statuses")[entry].fields["frame"]
    if form == "strong":
        return "unit" if mention.span.start == quantity.span.end + 1 else "loose"
    if path.right and mention.span.start < quantity.phrase.end:
        return "head" if mention.status in _SUFFERED else "kind"
    if entry == "have":
        return "object" if not path.right and not set(path.words) - _MEASURES - _ARTICLES and len(path.words) < 3 else "loose"
    if frame in ("noun", "near") or form == "noun":
        return _beside_noun(mention, path, frame, mention.span.of(article.text).rpartition(" ")[2])
    if path.right:
        return _right_of_number(form, frame, mention, path, article)
    return (
        "object" if mention.span.of(article.text).endswith(" by") else _left_of_number(entry, form, frame, mention.status, path)
    )


def _beside_noun(mention: StatusMention, path: _Path, frame: str, last: str) -> str:
    words, entry = path.words, mention.rule.partition(".")[0]
    while not path.right and words and words[-1] in _DEGREES:
        words = words[:-1]
    if path.right:
        if path.numbers and not _joined(words):
            return "loose"
        if frame in ("noun", "near") and _BE & set(words) and not set(words) & ((_OPENS_CLAUSE - {"as"}) | _JOINS):
            return "state" if mention.status in _SUFFERED else "subject"  # "218,000 are still at training grounds"
        if mention.status not in _SUFFERED:
            return "near" if frame == "near" and not set(words) & _OPENS_CLAUSE else "loose"
        return "head" if path.length <= 3 and not set(words) & (_JOINS | _OPENS_CLAUSE) else "loose"
    if entry == "reduce" and path.numbers < 2 and words and words[-1] in _PRESENT | {"to", "by", "below", "under"}:
        return "measure"
    if path.numbers:
        return "loose"
    if entry == "unit":
        return "unit" if not words else "loose"
    if (
        last == "of"
        or not words
        or (words and words[-1] in _MEASURES and not set(words[:-1]) & (_OPENS_CLAUSE - {"as", ":", "he", "she", "it", "they"}))
    ):
        return "measure"
    if mention.status == "strength" or (entry in ("plan", "expect") and ("," in words or set(words) & _OPENS_CLAUSE)):
        return "loose"
    return "near"


def _right_of_number(form: str, frame: str, mention: StatusMention, path: _Path, article: Article) -> str:
    """300 soldiers ... <verb>."""
    words = path.words
    if path.numbers and not _joined(words):
        return "loose"
    openers = [at for at, word in enumerate(words) if word in _OPENS_CLAUSE]
    if openers and not (openers == [0] or (openers == [1] and words[0] == ",")):
        return "loose" if len(openers) > 1 else "near"  # another clause with a subject of its own
    if mention.rule.startswith("stand.") and mention.span.of(article.text).split()[0].lower() not in _BE:
        return "participle"  # "200 soldiers, now in Kenya, will be sent"
    if form == "ing":
        return "participle" if frame != "object" and not (words and words[-1] in _PREPOSITIONS) else "near"
    if set(words) & _JOINS and not path.numbers and frame != "subject":
        return "near" if _may_be_participle(mention, article) else "loose"
    if form == "past" and frame != "subject":
        if not _may_be_participle(mention, article):
            return "agent" if frame == "object" else "subject"
        if mention.status in _SUFFERED:
            return "subject" if path.numbers or len(words) > 2 else "head"
        return "participle"
    if form == "passive":
        return "subject" if frame != "subject" else "near"
    if form == "to":
        return "participle"
    return "subject" if frame in ("subject", "either") else "agent"


def _joined(words: Sequence[str]) -> bool:
    """Whether the numbers between are coordinated with this one, or inserted: "287 fighters, among them 26 minors, were"."""
    return bool(set(words) & (_JOINS | {"including", "among"}))


def _left_of_number(entry: str, form: str, frame: str, status: Status, path: _Path) -> str:
    """<verb> ... 300 soldiers."""
    words = path.words
    if set(words) & {"including", "among"} and not path.numbers:
        return "including"
    if set(words) & (_OPENS_CLAUSE - {":"}) or (words and words[-1] in _JOINS and not path.numbers):
        return "loose"  # "were killed and 30 ...": the number begins a clause of its own
    if status == "fighting" and words and words[0] in ("with", "against") and not path.numbers:
        return "object"  # "battled with 300 militants"
    if form == "passive" or frame == "subject":
        return "loose"
    if entry == "reduce" and words and words[-1] in _PRESENT | {"to", "by", "below", "under"}:
        return "measure"
    governs = words[:1] == ["of"] and form in ("ing", "to")
    if words and words[0] in _PREPOSITIONS | {"to"} and not governs and entry not in ("grow", "withdraw", "plan", "expect"):
        return "loose"  # "killed by 300 gunmen", "brings to 20 the number"
    return "object"


def _may_be_participle(mention: StatusMention, article: Article) -> bool:
    """Whether "killed" behind its noun may be passive ("620 men killed in May"), judged by the word that follows."""
    tokens = article.tokens
    at = bisect_left(tokens.start, mention.span.end)
    if at >= len(tokens.lower):
        return True
    word = tokens.lower[at]
    return word in _AFTER_PARTICIPLE or not word[0].isalnum() or "\n" in article.text[mention.span.end : tokens.start[at]]


def _main_verbs_first(candidates: Sequence[_Candidate]) -> list[_Candidate]:
    """Lowers a verb that only describes the personnel where another tells what became of them.

    "300 soldiers sent earlier were killed": they were killed. Whoever is dead, wounded or captured stays so.
    """
    result = list(candidates)
    for index, candidate in enumerate(candidates):
        later = [
            c.status
            for c in candidates[index + 1 :]
            if c.cue == "subject" and not c.numbers and c.mention.rule.endswith(_FINITE)
        ]
        outweighs = bool(later) and (candidate.status not in _SUFFERED or later[-1] in _SUFFERED)
        if candidate.describes and outweighs and candidate.cue in ("participle", "subject", "head"):
            result[index] = replace(
                candidate, cue="reduced", score=candidate.score - _POINTS[candidate.cue] + _POINTS["reduced"]
            )
    return result


_FINITE = (".passive", ".active", ".progressive", ".noun", ".past")


def _counted_sufferers_stay(candidates: Sequence[_Candidate]) -> list[_Candidate]:
    """Holds "300 prisoners" and "2,000 of the wounded" to what they are, unless a verb frees, brings home or kills them."""
    inside = next((c for c in candidates if c.cue == "head" and not c.mention.rule.endswith((".past", ".passive"))), None)
    if inside is None or inside.status in ("killed", "casualties"):
        return list(candidates)
    return [
        replace(c, score=c.score + (4.0 if c.cue in ("subject", "state", "object") else 0.0))
        if c.status == "withdrawn" or (c.status in _SUFFERED and c.status != inside.status)
        else c
        for c in candidates
    ]


def _plans_reach_their_nouns(candidates: Sequence[_Candidate]) -> list[_Candidate]:
    """Lets a plan govern the noun that measures it: "is to bring its presence in the south to 10,000"."""
    result: list[_Candidate] = []
    plan: _Candidate | None = None
    for candidate in candidates:
        planned = candidate.mention.status == "planned" or candidate.mention.modality == "expected"
        if candidate.cue == "object" and planned:
            plan = candidate
        elif candidate.cue == "measure" and plan and candidate.status in _TO_COME - {"strength"}:
            candidate = replace(candidate, status="planned")
        result.append(candidate)
    return result


def _same_number(quantity: Quantity, draft: Claim, article: Article, figures: Sequence[Claim]) -> Claim | None:
    """The earlier figure that "the 6,000" means."""
    if not _AGAIN.search(article.text, max(0, quantity.span.start - 24), quantity.span.start) or (
        draft.low is None and draft.high is None
    ):
        return None
    return next((claim for claim in reversed(figures) if (claim.low, claim.high) == (draft.low, draft.high)), None)


def _stand_together(before: Claim, draft: Claim, article: Article) -> bool:
    """Whether two figures are coordinated: "84 Wagner men and 47 Malian soldiers"."""
    if before.sentence != draft.sentence or draft.anchor.start - before.anchor.end > 150:
        return False
    words = _plain([article.tokens.lower[i] for i in article.tokens.within(Span(before.anchor.end, draft.anchor.start))])
    return bool(set(words) & (_JOINS | {",", "including", "among"})) and not set(words) & _OPENS_CLAUSE


def _located(quantity: Quantity, mention: StatusMention | None, article: Article) -> bool:
    """Whether a place stands with the number: "10,000 soldiers in the province", "Americans in Syria: about 2,000"."""
    tokens = article.tokens
    begin = bisect_left(tokens.start, quantity.phrase.end)
    first = bisect_left(tokens.start, quantity.span.start)
    before = bisect_left(tokens.start, _heading_start(quantity, article))
    if mention:
        before = max(before, bisect_left(tokens.start, mention.span.start) - 4)
    return _place_among(range(begin, min(begin + 7, len(tokens.lower))), article) or (
        _place_among(range(max(before, first - (12 if mention else 6)), first), article)
    )


def _heading_start(quantity: Quantity, article: Article) -> int:
    """Where the number's sentence starts, or the label or heading on the line before it."""
    sentence = article.sentence_at(quantity.span.start)
    before = article.sentences[sentence.index - 1] if sentence.index else sentence
    label = not before.span.of(article.text).endswith((".", "!", "?", '"', "”"))
    return before.span.start if label else sentence.span.start


def _place_among(indices: range, article: Article) -> bool:
    lower = article.tokens.lower
    for at in indices:
        if lower[at] in (".", ";"):
            return False
        if lower[at] in _LOCATED:
            following = [lower[i] for i in range(at + 1, min(at + 5, len(lower)))]
            if set(following[:4]) & _GROUNDS or _is_place(article, at + 1):
                return True
        if lower[at] == "there" and at + 1 < len(lower) and lower[at + 1] in ".,;":
            return True
    return False


def _is_place(article: Article, at: int) -> bool:
    """Whether a literal place name starts within two tokens of `at`."""
    tokens = article.tokens
    if at >= len(tokens.start):
        return False
    start = tokens.start[at]
    end = tokens.end[min(at + 2, len(tokens.end) - 1)]
    for named in (article.toponyms, article.actors):
        index = bisect_left(named, start, key=lambda mention: mention.span.start)
        if index < len(named) and named[index].span.start < end and _names_a_place(named[index]):
            return True
    return False


def _names_a_place(mention: Toponym | ActorMention) -> bool:
    """A literal place, or a country as a noun ("in Iraq")."""
    return mention.use == "literal" if isinstance(mention, Toponym) else mention.form == "noun"
