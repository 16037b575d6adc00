"""How grammar ties status words to a number: "killed 300" is an object, "300 were killed" a subject, "300 dead" a head.

A cue gives points; words, clauses and numbers in between take some away. `etl.links.statuses` takes the best candidate.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence

from etl import lexicon, numerals
from etl.located import located
from etl.part_clauses import of_part
from etl.records import Article, Quantity, Span, Status, StatusMention
from etl.status_paths import (
    JOINS,
    OPENS_CLAUSE,
    RELATIVES,
    Path,
    begin_of,
    houses,
    in_bare_relative,
    in_whose,
    is_speech,
    is_whole,
    path_between,
    word_set,
)
from etl.status_rivals import POINTS, SUFFERED, Candidate, settled, strong

_PER_TOKEN, _PER_COMMA, _PER_CLAUSE, _PER_NUMBER = 0.2, 0.4, 1.5, 2.0
DEFINITE = frozenset({"the", "its", "their", "his", "our", "this", "that"})
PRESENT = frozenset({"from", "present", "current", "existing"})
# Characters within which a word may speak for a number.
_REACH = 400
_BE = word_set(
    "be been being is are was were 's 're remain remains remained listed reported become became get got feared "
    "presumed believed considered declared"
)
# Ends a measure: "losses stood at", "the toll rose to", "a force of".
_MEASURES = word_set(
    "— – ( of to at as : was were is are likely currently pass passes passed surpass surpasses surpassed top tops hits "
    "nears neared approaches approached exceeded exceed exceeds averaged averaging reached reach "
    "topped totalled totaled total hit be had has have than put number numbers numbered numbering comprising "
    "comprised counting some about"
)
# May follow a participle behind its noun: "620 men killed in action"; anything else makes it a verb with an object of its own.
_AFTER_PARTICIPLE = word_set(
    "in by on at near during since when as after from over to for with and or but while up inside outside around "
    "across along there here today yesterday this last so every each per a within between under earlier later "
    "before among fighting including of because out throughout alone together off that against last outright only "
    "into monday tuesday wednesday thursday friday saturday sunday january february march april may june july "
    "august september october november december south north east west"
)
_DEGREES = word_set("already now still currently probably then only just barely merely")
_PREPOSITIONS = word_set(
    "of for by in from after before while without on despite against about with since during until amid throughout"
)
_SUBJECTS = frozenset({"it", "they", "he", "she", "we"})
_SOME = word_set("one several many dozens scores another both")
_ARTICLES = word_set("a an the its their his her our some any this these those")


_REACHES = word_set("reached reaches hit hits passed topped exceeded rose stands stood climbed")


def candidates(quantity: Quantity, sentence: Span, article: Article) -> list[Candidate]:
    """Every status word of the sentence that is not far away from the number, with its cue and score, in text order."""
    found = _near(quantity, sentence, article)
    return settled(found)


def _near(quantity: Quantity, sentence: Span, article: Article) -> list[Candidate]:
    found = []
    reach = Span(max(sentence.start, quantity.span.start - _REACH), min(sentence.end, quantity.span.end + _REACH))
    first = bisect_left(article.statuses, reach.start, key=begin_of)
    for index in range(first, len(article.statuses)):
        mention = article.statuses[index]
        if mention.span.start >= reach.end:
            break
        if not mention.span.overlaps(quantity.span) and not (mention.span > quantity.span and is_speech(mention, article)):
            candidate = _candidate(mention, quantity, article)
            if not _takes_another(candidate, quantity, article):
                found.append(candidate)
    return found


def _takes_another(candidate: Candidate, quantity: Quantity, article: Article) -> bool:
    """Whether the word tells of others: "500 men retook the town that rebels had seized", "400 men, 30 of whom were killed"."""
    start = candidate.mention.span.start
    if start < quantity.span.end:
        return False
    taken = candidate.mention.rule == "capture.active" and candidate.cue in ("near", "loose")
    return taken or of_part(start, quantity.span, article)


def _candidate(mention: StatusMention, quantity: Quantity, article: Article) -> Candidate:
    path = path_between(mention, quantity, article)
    numbered = path.right and tuple(path.words[:3]) == _NUMBER_OF and mention.status in SUFFERED and path.length <= _OF_THEM
    numbered = numbered or path.right and list(path.words) == ["as"] and mention.status in SUFFERED  # "and nine as prisoners"
    cue = "participle" if in_bare_relative(mention, path, article) else _cue(mention, path, quantity, article)
    if numbered:  # "brings to 3,774 the number of U.S. military deaths", "raised to 300 the number of peacekeepers they hold"
        cue = "toll"
    if path.right and "," in path.words and in_whose(quantity, article):
        cue = "loose"  # "Spain, whose 650-man battalion is there, has reported two wounded"
    if cue == "measure" and mention.status in SUFFERED:
        cue = "toll"
    if mention.rule.endswith((".noun", ".near")) and _AFTER_EVENT.search(
        article.text, max(0, mention.span.start - 24), mention.span.start
    ):
        cue = "loose"  # "has 20,000 since the slaughter began", "there were 900 before the offensive"
    if entry_of(mention) == "enlist" and cue == "subject" and article.text.startswith(" of ", quantity.span.start - 4):
        cue = "loose"  # "UNIFIL, the force of 10,000, has refused to move"
    beside = not path.right and not path.length and mention.rule.endswith(".past")  # "400 of the promised 2,500"
    if cue not in ("head", "participle") and not path.relative and not beside and is_whole(quantity, article):
        cue = "loose"  # what is told here is told of the part
    commas = sum(word == "," for word in path.words)
    clauses = sum(word in OPENS_CLAUSE for word in path.words)
    obstacles = _PER_TOKEN * len(path.words) + _PER_COMMA * commas + _PER_CLAUSE * clauses + _PER_NUMBER * path.numbers
    obstacles = 0.0 if numbered else obstacles
    status = mention.status
    if path.right and entry_of(mention) in ("reduce", "grow") and _SHRINKS.search(mention.span.of(article.text)):
        status = "deployed"  # "the American share, 7,800 soldiers, is to shrink": those who are there
    if _leaves_there(mention, path, quantity, article):
        status, cue = "deployed", "stay"
    if not path.right and path.length < 4 and mention.span.of(article.text).lower().endswith(_VOLUNTEERS):
        status, cue = "planned", "object"  # "France has volunteered 200 engineers"
    if entry_of(mention) == "fight" and cue == "subject" and "recaptured" in mention.span.of(article.text).lower():
        status = "captured"  # "120 escaped, of whom 81 were recaptured"
    if entry_of(mention) == "enlist" and _ATTACKS.search(
        article.text, article.sentence_at(mention.span.start).span.start, mention.span.start
    ):
        status = "fighting"  # "the offensive, in which 10,000 are thought to take part"
    holders = mention.rule == "capture.passive" and mention.span.of(article.text).lower().endswith("held")
    if holders and path.words[:1] == ["by"]:
        status, cue = "deployed", "object"  # "the town is held by about 2,000 fighters"
    if cue == "object" and houses(mention, article):
        status = "deployed"  # "the camp held 900 soldiers"
    if cue == "object" and entry_of(mention) == "capture" and _IN_RESERVE.match(article.text, quantity.phrase.end):
        status = "strength"  # "held 20,000 soldiers in reserve"
    if cue == "agent" and mention.rule.partition(".")[0] in _HARMS and "whom" not in path.words:
        status = "fighting"  # who kills, wounds or captures others fights
    if (
        status == "deployed"
        and cue == "object"
        and mention.rule.startswith(("send.", "deploy.", "move.", "arrive."))
        and _HOME.match(article.text, quantity.phrase.end)
    ):
        status = "withdrawn"  # "brought 300 soldiers home", "flew 300 soldiers out of Mali"
    if cue in ("near", "object") and status in ("fighting", "deployed") and _is_offered(mention, article):
        status = "planned"
    allowed = mention.span.of(article.text).lower() in ("mandate", "ceiling")  # how many there may be, not who are there
    if status == "strength" and not allowed and (_of_mission(mention, article) or located(quantity, mention, article)):
        # "the mission has 17,000 soldiers", "had 950 troops in the country": those
        # of a mission and those who are somewhere are deployed.
        status = "deployed"
    return Candidate(mention, status, cue, POINTS[cue] - obstacles, _describes(cue, mention, path), path.numbers)


def _is_offered(mention: StatusMention, article: Article) -> bool:
    """Whether the deed is only a plan: "offered on Wednesday to help retake the town with 1,000 men"."""
    start = article.sentence_at(mention.span.start).span.start
    return _OFFERED.search(article.text, start, mention.span.start) is not None


_OFFERED = re.compile(
    r"\b(?:offer|promis|pledg|propos|plan|threaten|volunteer|agree|intend|hop|vow)(?:e?s|e?d|ned|ning|ing)?\b"
    r"[^,;:.]{0,40}? to (?:help )?$"
)


_AFTER_EVENT = re.compile(r"\b(?:since|before|until|after|following) (?:the|that|this|last [a-z]+['’]s|a|its|their)(?: \w+)? $")
_IN_RESERVE = re.compile(r" (?:in (?:reserve|readiness)|on (?:standby|alert)|at the ready|back)\b")
_ATTACKS = re.compile(
    r"\b(?:operation|offensive|counteroffensive|assault|incursion|attack|battle|raid|push|advance|fighting|siege|storming),?"
    r" in which [^,;:.]{0,80}$",
    re.IGNORECASE,
)
_VOLUNTEERS = ("volunteer", "volunteers", "volunteered")


def _leaves_there(mention: StatusMention, path: Path, quantity: Quantity, article: Article) -> bool:
    """Whether somebody leaves the counted behind in a place, who stay there: "would leave 8,400 troops in Afghanistan"."""
    if not path.right and not path.length and mention.span.of(article.text).lower() == "leaving":
        return True  # "the last 876 crossed into Kuwait, leaving 40 instructors"
    near = not path.right and path.length <= 2 and entry_of(mention) == "leave"
    return near and bool(_THERE.match(article.text, quantity.phrase.end))


_THERE = re.compile(r"\s+(?:in|at|behind|there|inside|on the ground)\b")


def _describes(cue: str, mention: StatusMention, path: Path) -> bool:
    """Whether the words only say which personnel are meant: "300 sent earlier", "forty who had surrendered"."""
    return cue == "participle" or path.relative or (cue == "head" and mention.rule.endswith(".past"))


# How many words stand between "brings to 90 the number of" and what befell them.
_NUMBER_OF, _OF_THEM = ("the", "number", "of"), 9


def _cue(mention: StatusMention, path: Path, quantity: Quantity, article: Article) -> str:
    """How grammar ties the status word to the number."""
    entry, _, form = mention.rule.partition(".")
    frame = lexicon.load("statuses")[entry].fields["frame"]
    if form == "strong":
        return strong(mention, quantity, article)
    if not path.right and mention.status in SUFFERED and ":" in path.words and _tallies(mention, quantity, article):
        return "including"
    if path.right and mention.span.start < quantity.phrase.end:
        return "head" if mention.status in SUFFERED else "kind"
    if entry == "strength" and path.right and not path.length and _sizes_a_unit(mention, article):
        return "unit"  # "to form a 35,000 strong force"
    if (
        not path.right
        and mention.status in SUFFERED
        and path.words in (["to"], ["at"])
        and _GENITIVE.search(article.text, max(0, mention.span.start - 16), mention.span.start)
    ):
        return "toll"
    if entry == "have":
        return (
            "object"
            if not path.right and not set(path.words) - _MEASURES - _ARTICLES - _DEGREES and len(path.words) < 3
            else "loose"
        )
    if entry == "count" and not path.right and form != "noun":
        return "near"  # "counted two officers and 12 soldiers dead"
    if entry == "count" and path.right and article.text.startswith(" as ", mention.span.end):
        return "loose"  # "30 of the dead were identified as officers"
    if entry == "in_hands" and path.right and not path.numbers and " in " in mention.span.of(article.text):
        return "state"  # "the 12 marines who landed by mistake are in Iranian hands"
    if entry == "in_hands" and not path.right:
        return "loose"  # "the fort, in enemy hands, has 60 soldiers"
    if entry == "exist":
        return "loose"  # "there are 12,723 soldiers" says little: any other word says more
    if entry == "leave" and path.right and mention.span.of(article.text).lower() == "left" and _has(quantity, article):
        return "loose"  # "has 2,500 fighters left"
    if path.right and mention.status in SUFFERED and _left_so(path, quantity, article):
        return "head"
    if frame in ("noun", "near") or form == "noun":
        return _beside_noun(mention, path, frame, mention.span.of(article.text).rpartition(" ")[2])
    if path.right:
        return _right_of_number(form, frame, mention, path, article, quantity.low != 1, _is_there(quantity, article))
    return (
        "object" if mention.span.of(article.text).endswith(" by") else _left_of_number(entry, form, frame, mention.status, path)
    )


def _tallies(mention: StatusMention, quantity: Quantity, article: Article) -> bool:
    """Whether the number stands in the list of a toll: "45 dead since May: 20 civilians, 14 soldiers and 11 rebels"."""
    words = article.tokens.lower[: bisect_left(article.tokens.start, mention.span.start)][-3:]
    if not any(word[0].isdigit() or numerals.begins_exact(word) for word in words):
        return False
    listed = _TALLY.match(article.text, mention.span.end, quantity.span.start)
    return listed is not None and OPENS_CLAUSE.isdisjoint(listed[1].lower().replace(",", " ").split())


# "raised the number of dead to 74 and of wounded to 171"
_GENITIVE = re.compile(r"(?:\b(?:and|that|those)|,) of (?:the )?$")
_TALLY = re.compile(r"[^.;:]{0,60}:\s([^.;:]*)$")


def _sizes_a_unit(mention: StatusMention, article: Article) -> bool:
    """Whether "strong" stands before the noun that it tells the size of."""
    behind = article.text[mention.span.end : mention.span.end + 24].split(" ")
    goes_on = len(behind) > 2 and not behind[0] and behind[1].isalpha() and behind[1] not in _AFTER_PARTICIPLE
    return goes_on and mention.span.of(article.text).lower() == "strong"


def _has(quantity: Quantity, article: Article) -> bool:
    """Whether somebody has the number, or there is: "has only 2,500 fighters left", "there are 300 left"."""
    at = bisect_left(article.tokens.start, quantity.span.start)
    near = article.tokens.lower[max(0, at - 2) : at]
    return not {"has", "have", "had", "having", "got", "are", "were", "with"}.isdisjoint(near)


def _is_there(quantity: Quantity, article: Article) -> bool:
    """Whether "there are" stands before the number."""
    at = bisect_left(article.tokens.start, quantity.span.start)
    near = article.tokens.lower[max(0, at - 4) : at]
    return any(word == "there" and near[i + 1 : i + 2] and near[i + 1] in _BE for i, word in enumerate(near))


def _left_so(path: Path, quantity: Quantity, article: Article) -> bool:
    """Whether something leaves them so: "left nine soldiers of the Ivorian contingent dead"."""
    at = bisect_left(article.tokens.start, quantity.span.start) - 1
    leaves = at >= 0 and article.tokens.lower[at] in ("left", "leaving", "leaves", "leave")
    return leaves and not path.numbers and path.length < 10 and not set(path.words) & (JOINS | OPENS_CLAUSE | {","})


def _beside_noun(mention: StatusMention, path: Path, frame: str, last: str) -> str:
    words, entry = path.words, mention.rule.partition(".")[0]
    while not path.right and words and words[-1] in _DEGREES:
        words = words[:-1]
    if path.right:
        if path.numbers and not _joined(words):
            return "loose"
        if entry == "due" and not set(words) & (JOINS | OPENS_CLAUSE | {","}):
            return "subject"  # "20,000 more are due by August"
        blocked = set(
            words[1:] if words[:1] and words[0] in RELATIVES and words[-1:] and words[-1] in _BE | _DEGREES else words
        ) & ((OPENS_CLAUSE - {"as"}) | JOINS)  # "eight soldiers who fought there are still prisoners"
        if frame in ("noun", "near") and _BE & set(words) and not blocked:
            if mention.status == "strength":
                return "loose"  # "2,000 rebels were taken into the armed forces"
            return "state" if mention.status in SUFFERED else "subject"  # "218,000 are still at training grounds"
        if entry == "presence" and path.length <= 2 and not set(words) & JOINS:
            return "participle"  # "136 observers already on the ground"
        if mention.status == "strength" and not path.length:
            return "measure"  # "once 13,000 strong"
        if mention.status not in SUFFERED:
            return "near" if frame == "near" and not set(words) & OPENS_CLAUSE else "loose"
        if entry in ("dead", "missing") and path.numbers and path.length <= 9 and not set(words) & (OPENS_CLAUSE | {","}):
            return "subject"  # "19 soldiers and four gendarmes dead"
        return "head" if path.length <= 3 and not set(words) & (JOINS | OPENS_CLAUSE) else "loose"
    if entry == "reduce" and path.numbers < 2 and words and words[-1] in PRESENT | {"to", "by", "below", "under"}:
        return "measure"
    if path.numbers:
        return "loose"
    if entry == "unit":
        return "unit" if not words else "loose"
    if entry == "recruit" and words == ["to"]:
        return "measure"  # "doubles the call-up to 360,000"
    if frame not in ("noun", "near") and words[:1] != ["of"] and last != "of":
        return "near"  # "the deployment of 600", but not "the patrol was met by 60"
    # "the army speaks of a first toll of 31", but "the strength of the Russian army now stands at 1.15 million"
    far = entry == "strength" and len(words) > (9 if words[:1] == ["of"] else 5) and last != "of"
    if entry == "strength" and words[-1:] == ["by"]:
        return "near"  # "would increase the size of the army by 137,000": the verb says more
    measured = not far and (not words or (words == [","] and mention.status == "strength") or words[-1] in _MEASURES)
    if words[:1] == ["of"] and words[-1] in (",", "and") and mention.status in SUFFERED and not set(words) & OPENS_CLAUSE:
        return "measure"  # "the deaths of a general, about 27 soldiers"
    if last == "of" or (measured and not set(words[:-1]) & (OPENS_CLAUSE - {"as", ":", "he", "she", "it", "they"})):
        return "measure"
    if mention.status == "strength" or (entry in ("plan", "expect") and ("," in words or set(words) & OPENS_CLAUSE)):
        return "loose"
    return "near"


def _right_of_number(
    form: str, frame: str, mention: StatusMention, path: Path, article: Article, quantity_is_plural: bool, there: bool
) -> str:
    """300 soldiers ... <verb>."""
    words = path.words
    if path.numbers and (not _joined(words) or (there and "," in words)):
        return "loose"  # "there are 9,000 troops here, and another 3,000 should arrive"
    if (
        "of" in words
        and words[words.index("of") + 1 : words.index("of") + 2] in (["them"], ["whom"], ["these"])
        and set(words) & JOINS
    ):
        return "loose"  # "recruited 50,000 convicts and about 20% of them died"
    if form == "present" and quantity_is_plural and mention.span.of(article.text).endswith("s"):
        return "loose"  # "killing 19 soldiers in hit-and-run attacks"
    if "since" in words[:-1] and words[words.index("since") + 1] in DEFINITE | _SUBJECTS:
        return "loose"  # "lost 397 men since its troops crossed the river"
    openers = [at for at, word in enumerate(words) if word in OPENS_CLAUSE]
    if openers and mention.status in SUFFERED and words[openers[-1] + 1 : openers[-1] + 2] in (["the"], ["their"], ["its"]):
        return "loose"  # "120,000 when the Derg fell"
    if openers and not (openers == [0] or (openers == [1] and words[0] == ",") or path.relative):
        return "loose" if len(openers) > 1 or path.numbers else "near"  # another clause with a subject of its own
    if mention.rule == "leave.past" and _takes_number(mention, article):
        return "loose"  # "involved 250,000 troops and left 70,000 casualties"
    if "," in words and not openers and not set(words) & JOINS and not path.numbers and _other_subject(words):
        return "loose"  # "returning with 23,000 men, his army had been destroyed"
    if mention.rule.startswith("stand.") and mention.span.of(article.text).split()[0].lower() not in _BE:
        return "participle"  # "200 soldiers, now in Kenya, will be sent"
    if entry_of(mention) == "lose" and mention.span.of(article.text).lower().startswith("cost"):
        return "loose"  # "and costs the government $10 million"
    if form == "to" and set(words) & JOINS:
        return "loose"  # "18,000 soldiers, 4,000 of them Americans, and hopes to reach 28,000"
    if form == "ing":
        if frame == "object" and mention.status in SUFFERED:
            return "agent"  # "two soldiers opened fire, killing three"
        clause = mention.span.of(article.text).lower().startswith("since ")  # "41,000 since fighting began"
        return "participle" if frame != "object" and not clause and not (words and words[-1] in _PREPOSITIONS) else "near"
    if set(words) & JOINS and not path.numbers and frame != "subject":
        if form == "passive" and len(words) <= 12 and not any(word == "," or word.endswith("ed") for word in words):
            return "including"  # "three soldiers and a policeman were killed"
        return "near" if _may_be_participle(mention, article) else "loose"
    if form == "past" and frame != "subject":
        if not _may_be_participle(mention, article):
            return "agent" if frame == "object" else "subject"
        if mention.status in SUFFERED:
            return "subject" if path.numbers or len(words) > 2 else "head"
        return "participle"
    if form == "passive":
        return "subject" if frame != "subject" else "near"
    if form == "to":
        return "participle"
    return "subject" if frame in ("subject", "either") else "agent"


_NUMBER_AHEAD = re.compile(
    r"\s+(?:at least|up to|more than|over|about|as many as|no fewer than|nearly)?\s*(?:\d|[a-z]+teen\b|[a-z]+ty\b)"
)


def _takes_number(mention: StatusMention, article: Article) -> bool:
    """Whether a number follows the verb: "left at least 30 dead", "killed at least 25 people"."""
    return bool(_NUMBER_AHEAD.match(article.text, mention.span.end))


def entry_of(mention: StatusMention) -> str:
    """The lexicon's entry of a status word."""
    return mention.rule.partition(".")[0]


def _other_subject(words: Sequence[str]) -> bool:
    """Whether another noun phrase begins behind the comma."""
    after = words[words.index(",") + 1 :]
    return bool(after) and "," not in after and (after[0] in _ARTICLES or after[0].endswith(("'s", "’s")))


def _of_mission(mention: StatusMention, article: Article) -> bool:
    """Whether the sentence of a mention tells of a mission up to it."""
    start = article.sentence_at(mention.span.start).span.start
    return _MISSION.search(article.text, start, mention.span.end) is not None


def _joined(words: Sequence[str]) -> bool:
    """Whether the numbers between are coordinated with this one, or inserted: "287 fighters, among them 26 minors, were"."""
    listed = words[:1] == [","] and len(words) <= 5 and set(words[1:]).isdisjoint(OPENS_CLAUSE | {","})
    return listed or bool(set(words) & (JOINS | {"including", "among"}))  # "4 soldiers, 50 rebels killed in Nepal"


_SHRINKS = re.compile(r"\b(?:shrink|shrank|shrunk|fall|fell|drop|dwindle|grow|grew|rise|rose|swell)", re.IGNORECASE)
_MISSION = re.compile(
    r"\b(?:mission|contingents?|peacekeeping|peacekeepers?|UN force"
    r"|KFOR|SFOR|UNIFIL|MONUSCO|deployment)\b"
)
_HOME = re.compile(r"\s+(?:back )?home\b|\s+back\b|\s+out of\b")
_HARMS = word_set("kill wound capture lose free")
# What somebody releases, sends or holds that only tells of personnel.
_TOLD_OF = word_set(
    "images image video videos footage photos pictures list lists names report reports statement data showing depicting"
)
_OPPOSING = frozenset(("with", "against", "by"))


def _direct(words: Sequence[str]) -> bool:
    """Whether the number may be a verb's direct object: "is battling 300 militants", "encountered on Tuesday 20 militants"."""
    return len(words) < 3 and not set(words) & (OPENS_CLAUSE | JOINS | _PREPOSITIONS | {",", "at", "near", "to", "into"})


def _left_of_number(entry: str, form: str, frame: str, status: Status, path: Path) -> str:
    """<verb> ... 300 soldiers."""
    words = path.words
    while words and words[-1] in _DEGREES:
        words = words[:-1]
    if entry == "reduce" and words and words[-1] in PRESENT | {"to", "by", "below", "under"}:
        return "measure"
    if set(words) & {"including", "among"} and not path.numbers:
        # "1,200 people were killed in the attack, including 300 soldiers": the attack is no deed of theirs
        return "loose" if status == "fighting" and form == "present" else "including"
    if set(words) & (OPENS_CLAUSE - {":"}) or words == [","] and form == "past":
        return "loose"  # "according to the numbers released, 26,000 were killed"
    if status == "fighting" and set(words) & _REACHES:
        return "loose"  # "the number killed fighting the army reached 120"
    if words and words[-1] in JOINS and not path.numbers and not _goes_on(words, form):
        return "loose"  # "were killed and 30 ...": the number begins a clause of its own
    if status == "fighting" and not path.numbers and (_direct(words) or words[0] in _OPPOSING):
        return "object"  # "battled with 300 militants", "were ambushed by 60 gunmen"
    if status == "planned" and entry == "reach" and not words:
        return "object"  # "is to reach 53,000 by May"
    if entry == "grow" and words[:1] in (["by"], ["to"]):
        return "object"  # "the mission will be increased by 70 soldiers"
    if form == "passive" or frame == "subject":
        return "loose"
    if path.numbers and not _joined(words) and "," not in words:
        return "near"  # "lost 600 soldiers out of a force of 15,000"
    if words and words[-1] in ("with", "against", "alongside", "between", "from") and entry != "reduce":
        return "loose"  # "killed in clashes with 20 rebels"
    if len(words) > 1 and (words[-1] == "for" or set(words) & _TOLD_OF):
        return "loose"  # "provides training for 300 recruits", "released images showing 300 soldiers"
    governs = words[:1] == ["of"] and form in ("ing", "to")
    if words and words[0] in _PREPOSITIONS | {"to"} and not governs and entry not in ("grow", "withdraw", "plan", "expect"):
        return "loose"  # "killed by 300 gunmen", "brings to 20 the number"
    return "object"


def _goes_on(words: Sequence[str], form: str) -> bool:
    """Whether the number goes on a verb's object: "killing a driver and three soldiers"."""
    named = bool(words) and (words[0] in _ARTICLES or words[0] in _SOME or numerals.begins_exact(words[0]))
    return named and form in ("ing", "past", "active") and len(words) < 10


def _may_be_participle(mention: StatusMention, article: Article) -> bool:
    """Whether "killed" behind its noun may be passive ("620 men killed in May"), judged by the word that follows."""
    tokens = article.tokens
    at = bisect_left(tokens.start, mention.span.end)
    if at >= len(tokens.lower):
        return True
    word = tokens.lower[at]
    if word in ("at", "up", "more", "over", "about") and _takes_number(mention, article):
        return False  # "killed at least 25"
    return word in _AFTER_PARTICIPLE or not word[0].isalnum() or "\n" in article.text[mention.span.end : tokens.start[at]]
