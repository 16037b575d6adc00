"""The words of an attribution: a reporting verb, "according to" or "by X's count", with the source that belongs to it."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence

from etl import lexicon, noun_phrases, speakers
from etl.document_frames import named_behind, noun_frame, report_by, source_frame
from etl.frames import Frame, cue_words, in_timex, is_adverb, is_denial, quantity_near
from etl.noun_phrases import BETWEEN, DETERMINER, DOCUMENT, Words
from etl.quoting_frames import QUOTES, decree_frame, if_believed, talk_frame, was_quoted, who_is_quoted, who_is_told, who_quotes
from etl.records import Article
from etl.speakers import Source
from etl.subjects import BEFORE_COMPLEMENT, BREAKS, MARKS, QUOTE_MARKS, appositive, quoted_by, report_nouns, subject_of

_BE = frozenset(["is", "are", "was", "were", "be", "been", "being"])
# Adverbs of two words that stand between a source and its verb: "have by now confirmed".
_ADVERBIAL = frozenset(tuple(phrase.split()) for phrase in lexicon.words("speakers", "adverbial"))
_MODAL = frozenset(["would", "could", "may", "might", "should", "must", "will", "can", "to", "cannot", "did", "do", "does"])
_NOT = frozenset(["not", "never", "nor", "neither", "no"])
_RELATIVE = frozenset(["that", "which", "whom"])
_BEHIND_INVERTED = frozenset(
    [
        ".",
        ",",
        ";",
        ":",
        "on",
        "in",
        "at",
        "during",
        "to",
        "when",
        "after",
        "before",
        "citing",
        "who",
        "adding",
        "that",
        "—",
        "–",
        "-",
        ")",
        "(",
    ]
    + ["seen", "obtained", "reviewed", "quoted", "cited", "carried", "released", "issued", "published", "posted"]
    + ["by", "late", "early", "last", "yesterday", "today", "this", "from", "for", "of", "and", "as", "with", *QUOTE_MARKS]
)
_PUT_AT = frozenset(["reckoned", "put", "estimated", "assessed", "numbered", "counted"])
_ACTIVE = frozenset(["said", "says", "told", "wrote"])
_STATE = frozenset(["state", "states", "reported", "estimated", "claimed", "alleged", "expected", "suspected"])
_OWN = frozenset(["its", "their", "all", "some", "most", "half"])
_ATTACK = frozenset(
    [
        "attack",
        "attacks",
        "ambush",
        "ambushes",
        "assault",
        "assaults",
        "raid",
        "raids",
        "bombing",
        "bombings",
        "blast",
        "explosion",
    ]
    + ["shooting", "operation", "operations", "strike", "strikes", "killing", "killings", "bomb", "massacre", "kidnapping"]
)
# Verbs that say nothing before these words: "suspected of", "responded to the attack", "continued in".
_NOT_BEFORE = {
    "suspected": ("of",),
    **dict.fromkeys(("give", "gives", "gave", "giving"), ("themselves", "himself", "itself", "up", "way", "chase")),
    **dict.fromkeys(("responded", "replied", "answered", "countered"), ("to", "with", "by", "when")),
    # "with Jamaica expected to send 200": others expect it.
    **dict.fromkeys(("expected", "believed", "thought", "feared", "estimated", "reported", "understood", "alleged"), ("to",)),
    **dict.fromkeys(
        ("confirmed", "reported", "declared", "announced"), ("dead", "killed", "missing", "wounded", "captured", "lost")
    ),
    **dict.fromkeys(("answer",), ("to",)),
    "continued": ("to", "in", "on", "with", "for", "until", "into", "through", "at", "after", "their", "its", "the"),
}
_COUNTED = frozenset(["toll", "figure", "number", "losses", "casualties", "dead"])
_EMPHATIC = frozenset(["say", "confirm", "admit", "acknowledge", "announce"])
_NAMES_OF_REPORTS = frozenset(["report", "claim", "estimate", "count", "document", "forecast", "project", "release", "state"])
_PARTED = frozenset(["spoke", "speaks", "spoken", "talked", "talks"])
_AIMS = frozenset(
    [
        "army",
        "force",
        "forces",
        "increase",
        "recruitment",
        "recruiting",
        "mobilisation",
        "mobilization",
        "conscription",
        "draft",
        "strength",
    ]
    + ["expansion", "call-up", "ceiling", "military", "raise", "creation"]
)
# No sentence of news has more words that may report something; the rest of a longer one is left alone.
_MOST_CUES = 60
_POSSESSIVE = ("'s", "’s")
# Within how many tokens an aside between commas ends that stands between a verb and its number.
_SHORT_ASIDE = 6


def cues(article: Article) -> Sequence[int]:
    """The tokens that may begin the cue of an attribution, in text order."""
    return article.tokens.of(cue_words().keys())


def frames(w: Words, lo: int, hi: int, heading: bool, cues: Sequence[int]) -> list[Frame]:
    """The attributions among the tokens `lo` to `hi` of one sentence, in text order, before anybody is identified."""
    found: list[Frame] = []
    busy, done = lo, lo
    for i in cues[bisect_left(cues, lo) : bisect_left(cues, hi)][:_MOST_CUES]:
        if i >= done and not (w.cap(i) and i > lo and not heading and w.lower[i - 1] not in MARKS):
            match = _cue_at(w, i, hi)
            frame = _frame(w, i, i + match[0], match[1], lo, hi, busy) if match else None
            if frame and match:
                found.append(frame)
                busy = max(frame.cue_end, i + 1)
                whole = frame.order in ("according", "citing", "noun", "back") or frame.inverted
                done = max(i + match[0], frame.end if whole else 0)
    return found


def _cue_at(w: Words, i: int, hi: int) -> tuple[int, str] | None:
    word, following = w.lower[i], w.lower[i + 1] if i + 1 < hi else ""
    for rest, order in cue_words().get(word, ()):
        if not rest:
            return 1, order
        if rest[0] == following or word in _PARTED:
            end = _matched(w, i + 1, hi, rest)
            if end:
                return end - i, order
    return None


def _matched(w: Words, i: int, hi: int, rest: Sequence[str]) -> int | None:
    """The token behind the words, which a date may part: "spoke in August of"."""
    if w.lower[i - 1] in _PARTED:
        i += i + 1 < hi and w.lower[i] in ("in", "on", "last") and i + 1 in w.dated
        while i < hi and i in w.dated:
            i += 1
    end = i + len(rest)
    return end if end <= hi and list(rest) == list(w.lower[i:end]) else None


def _frame(w: Words, cue: int, end: int, order: str, lo: int, hi: int, busy: int) -> Frame | None:
    if order == "source":
        found = source_frame(w, cue, end, hi)
        # "in a press briefing from Russia, the minister said": where he was
        seat = found and found.source and found.source.claimant and found.source.claimant.kind == "government"
        return None if seat and w.lower[end - 1] == "from" else found
    if order == "talk":
        return talk_frame(w, cue, end, lo)
    if order == "decree":
        return decree_frame(w, cue, end, lo, hi)
    if order == "noun":
        return noun_frame(w, cue, end, lo, hi)
    if w.lower[cue] in _VERDICTS:
        judged = _judged_false(w, cue, hi)
        order = "deny" if judged else order
        if order == "verdict":
            return None
        end = cue + 1 if judged else end
    if w.lower[cue] in report_nouns() and (told := report_by(w, cue, end, hi)):
        return told
    if order == "order" and _whom(w, cue, lo):
        return None  # "of the 5,500 men whom the council approved, 1,000 are there"
    if order in ("weak", "order") and not _counts(w, cue, end, lo, hi):
        return None
    return _verb_frame(w, cue, end, order, lo, hi, busy) or (
        noun_frame(w, cue, end, lo, hi) if w.lower[cue] in report_nouns() else None
    )


def _whom(w: Words, cue: int, lo: int) -> bool:
    """Whether a verb stands in a relative clause of those it decides about."""
    return "whom" in w.lower[max(lo, cue - 7) : cue]


def _judged_false(w: Words, cue: int, hi: int) -> bool:
    """Whether somebody calls what was said false: "called that a lie", "described the figures as pure invention"."""
    for i in range(cue + 1, min(hi, cue + 10)):
        if w.lower[i] in _FALSE:
            return True
        if w.lower[i] in MARKS and w.lower[i] not in QUOTE_MARKS:
            return False
    return False


_VERDICTS, _FALSE = lexicon.words("reporting", "verdict"), lexicon.words("reporting", "false")


def _counts(w: Words, cue: int, end: int, lo: int, hi: int) -> bool:
    """Whether a headcount follows in the same clause, or stands before ("the 600 it gave")."""
    stop = next((i for i in range(end, min(hi, end + 16)) if w.lower[i] in (",", ";")), min(hi, end + 16))
    if stop == end and quantity_near(w, end, min(hi, end + 3)):
        return True
    if (
        w.lower[cue] in ("put", "puts")
        and w.lower[stop + 1 : stop + 2] == ["at"]
        and quantity_near(w, stop + 2, min(hi, stop + 4))
    ):
        return True  # "put the final force lower, at 1,000"
    if stop < hi and w.lower[stop] == "," and "," in w.lower[stop + 2 : stop + _SHORT_ASIDE]:
        behind = w.lower.index(",", stop + 2) + 1  # "printed, then removed, a figure of 9,861"
        if quantity_near(w, behind, min(hi, behind + 5)):
            return True
    if w.lower[stop + 1 : stop + 2] in (["or"], ["about"], ["some"]) and quantity_near(w, stop + 2, min(hi, stop + 5)):
        return True  # "speaks of two battalions, or 1,600 men"
    return quantity_near(w, end, stop) or quantity_near(w, max(lo, cue - 20), cue)


def _verb_frame(w: Words, cue: int, end: int, order: str, lo: int, hi: int, busy: int) -> Frame | None:
    lower = w.lower
    if lower[cue] in ("believed", "trusted") and lower[max(lo, cue - 2) : cue] == ["to", "be"]:
        return if_believed(w, cue, lo)
    at, passive = cue - 1, False
    while at >= lo and (
        (pair := at > lo and (lower[at - 1], lower[at]) in _ADVERBIAL)
        or lower[at] in BETWEEN
        or lower[at] in _BE
        or is_adverb(lower[at])
        or in_timex(w, at)
    ):
        passive = passive or lower[at] in _BE
        at -= 2 if pair else 1
    if at >= lo and lower[at] in ("on", "in") and at + 1 < cue and in_timex(w, at + 1):
        at -= 1
        at -= at > lo and lower[at] in ("late", "early")  # "Kabul late on Friday acknowledged"
    may = at >= lo and lower[at] == "can" and lower[cue] in ("report", "reveal", "confirm")  # "the BBC can report"
    may = may or (at == cue - 1 and at > lo and lower[at] == "did" and lower[cue] in _EMPHATIC)  # "Rood did say that"
    may = may or at >= lo and lower[at] in ("would", "could") and "only" in (*lower[at + 1 : cue], *lower[end : end + 1])
    if at >= lo and (lower[at] in _MODAL and not may or lower[at] in _NOT or lower[at].endswith(("n't", "n’t"))):
        return None
    at -= may
    if (
        at >= lo
        and at == cue - 1
        and (
            lower[at].endswith(_POSSESSIVE)
            or ((lower[cue] in _STATE or lower[cue] in report_nouns()) and _is_inside_phrase(w, at))
        )
    ):
        return None
    if order == "say" and lower[end : end + 1] and lower[end] in ("nothing", "little") and not quantity_near(w, end, end + 2):
        return None  # "Moscow, which says nothing about it, has 50,000 men there"
    participle = lower[cue].endswith("ing")
    if participle and not passive and end < hi and w.lower[end] == "to":
        return None
    if lower[cue].startswith("insist") and lower[end : end + 1] in (["on"], ["upon"]):
        return None  # "a doctor, insisting on anonymity, spoke of"
    if participle and not passive and (own := _absolute_subject(w, at, max(lo, busy))):
        return Frame(cue=cue, cue_end=end, first=own[0], end=end, order=order, source=own[1])
    if participle and not passive:
        return Frame(cue=cue, cue_end=end, first=cue, end=end, order="participle", source=None)
    if lower[cue].startswith("recall") and _OWN.intersection(lower[end : end + 1]):
        return None  # "Brussels recalled its contingent"
    if "lives" in lower[end : end + 2] and lower[cue].startswith("claim"):
        return None  # "has claimed the lives of 130 fighters"
    if lower[cue] in ("put", "puts") and quantity_near(w, end, min(end + 1, hi)) and _FATES.isdisjoint(lower[end : end + 9]):
        return None  # "put 200 airmen on standby"
    if lower[cue].startswith("add") and _adds_number(w, end, hi):
        return None  # "Moscow's division adds another 7,000"
    if _claims_attack(w, cue, end, lo, hi):
        return _attack_frame(w, cue, end, at, lo, busy)
    if lower[cue] == "quoted" and (passive or lower[end : end + 1] == ["by"]):
        return was_quoted(w, cue, end, at, lo, hi, busy) if passive else None  # "the union said, quoted by the press"
    put_at = lower[cue] in _PUT_AT and lower[end : end + 1] == ["at"] and "by" in lower[end + 1 : min(hi, end + 9)]
    if put_at and (lower[cue] != "put" or lower[at] == ","):  # "his guerrillas, reckoned at 15,000 men by Western intelligence"
        passive = True
    if (passive and not participle) or (end < hi and lower[end] == "by" and lower[cue] not in _ACTIVE):
        return _passive_frame(w, cue, end, order, lo, hi)
    if cue == lo or lower[end : end + 1] and lower[end] in _NOT_BEFORE.get(lower[cue], ()):
        return None
    if lower[cue] == "estimated" and at >= lo and lower[at] in ("'", "’") and lower[at - 1].endswith("s"):
        return None  # "of Hamas' estimated 25,000 fighters"
    if lower[cue].startswith("boast") and {"that", "of", "it", "they", "he", "she"}.isdisjoint(lower[end : min(hi, end + 6)]):
        return None  # "the group boasts an estimated 7,000 fighters"
    if lower[cue] in report_nouns() and any(order == "say" for _, order in cue_words().get(lower[end] if end < hi else "", ())):
        return None  # "follow-up reports confirmed"
    if lower[cue] in ("state", "states") and (end >= hi or lower[end] not in ("that", ":", *QUOTE_MARKS)):  # "Gulf states lost"
        return None
    marked = at < lo or lower[at] in MARKS
    inverted = (
        _inverted(w, cue, end, hi) if order == "say" or (order == "told" and lower[cue] == "informed" and marked) else None
    )
    if inverted and marked:
        return inverted
    subject = subject_of(w, at, lo, busy, lower[cue] in report_nouns() and end < hi and lower[end] != "that")
    if not subject and not inverted and at > lo and order == "say" and (lower[at] in ("and", "but") or _goes_on(w, at, cue)):
        return Frame(cue=cue, cue_end=end, first=at, end=end, order="joined", source=None)  # "blamed Kabul and claimed"
    if not subject:
        return inverted
    first, source = subject
    if lower[cue] in _FOUND_OUT and _are_bodies(w, first, lo):
        return None  # "the bodies of the rebels confirmed after the count"
    if lower[cue] in report_nouns() and first - 1 >= lo and (is_denial(lower[first - 1]) or is_denial(lower[first])):
        return None  # "the ministry dismissed the rebel claims"
    if lower[cue] in _NAMES_OF_REPORTS and not {"a", "an"}.isdisjoint(lower[max(lo, first - 1) : first + 1]):
        return None  # "called a Wall Street Journal report erroneous"
    first, source = appositive(w, first, source, lo)
    if order == "order" and w.lower[cue].startswith("order") and _AIMS.isdisjoint(w.lower[end : min(hi, end + 9)]):
        # "ordered 3,000 soldiers to Poland" tells what happens; "ordered an army of 1.5 million" is his own number.
        return None
    if order == "order" and first > lo and lower[first - 1] == "as":
        return None  # "has refused to move, as Israel demands"
    if order in ("order", "agree") and (not source.claimant or source.claimant.kind == "unnamed" or source.generic):
        return None
    if source.generic and source.head in DOCUMENT and first > lo and w.lower[first - 1] in ("in", "on", "from"):
        # "In a statement posted on Telegram, ..."
        return None
    if order == "weak" and lower[cue] in ("named", "called") and end < hi and w.cap(end):
        return None
    if order == "weak" and (first == lo and _is_lone_word(w, source)):
        return None
    if order == "weak" and source.plural and _is_counted(w, first, lo):
        return None
    if _is_relative(w, first, cue, end, lo, hi, order):
        return Frame(cue=cue, cue_end=end, first=first, end=end, order="relative", source=source)
    if lower[cue] in QUOTES:
        stop, quoted = who_is_quoted(w, end, hi)
        if quoted:
            return Frame(cue=cue, cue_end=end, first=first, end=stop, order="say", source=source, quoted=quoted)
        if lower[cue].startswith("quot"):
            return None
    stop, addressee = who_is_told(w, end, hi) if order == "told" else (end, quoted_by(w, at, first) if at > first else None)
    quoting = who_quotes(w, source, lo) if lower[at] == "who" else None
    return Frame(cue=cue, cue_end=end, first=first, end=stop, order=order, source=source, addressee=addressee, quoted=quoting)


# "The UN put 1,959 soldiers and policemen dead", but "put 200 airmen on standby"
_FATES = frozenset(["dead", "killed", "wounded", "missing", "captured", "injured"])


def _are_bodies(w: Words, first: int, lo: int) -> bool:
    """Whether "bodies of" stands before the subject that begins at token `first`."""
    at = first - 1 - (w.lower[first - 1] == "the")
    return at - 1 >= lo and w.lower[at] == "of" and w.lower[at - 1] in ("bodies", "deaths", "number", "names", "remains")


_FOUND_OUT = frozenset(["confirmed", "reported", "identified", "announced"])


def _adds_number(w: Words, end: int, hi: int) -> bool:
    """Whether the object of "adds" is a number, and nothing is said of it: "adds another 7,000 soldiers"."""
    at = end + (end < hi and w.lower[end] in ("another", "some", "about", "up", "a", "further", "an", "extra"))
    stop = next((i for i in range(at, hi) if w.lower[i] in MARKS or i == hi - 1), at)
    if w.lower[end : end + 1] == ["that"] or (end < hi and w.lower[end] in MARKS):
        return False  # "the official added that 900 men remain", "20,000 men, he adds, would do"
    counted = quantity_near(w, at, min(at + 2, hi)) or (at < hi and w.lower[at][0].isdigit())
    return counted and not any(w.lower[i] in _BE or w.lower[i] in ("had", "has", "have", "were") for i in range(at, stop))


def _goes_on(w: Words, at: int, cue: int) -> bool:
    """A headline's second verb: "Boko Haram claims raid, says it killed 60"."""
    return w.lower[at] == "," and w.lower[cue] in ("says", "say") and w.lower[cue + 1 : cue + 2] == ["it"]


def _absolute_subject(w: Words, at: int, lo: int) -> tuple[int, Source] | None:
    """Who says it in "losses are rising, with Kyiv claiming 1,250 a day": the source between "with" and the participle."""
    phrase = noun_phrases.before(w, at, lo) if at > lo else None
    word = w.lower[phrase[0] - 1] if phrase and phrase[0] > lo else ""
    if not phrase or not (word == "with" or (word == "and" and "with" in w.lower[max(lo, phrase[0] - 16) : phrase[0] - 1])):
        return None
    source = speakers.read(w, *phrase)
    return (phrase[0], source) if source else None


def _claims_attack(w: Words, cue: int, end: int, lo: int, hi: int) -> bool:
    """Whether an attack is claimed, not a number: "claimed responsibility", "an ambush claimed by the ELN"."""
    if not w.lower[cue].startswith("claim"):
        return False
    if w.lower[end : end + 1] == ["by"]:
        return not _ATTACK.isdisjoint(w.lower[max(lo, cue - 14) : cue]) and w.lower[cue - 1] not in _COUNTED
    behind = end + (end < hi and w.lower[end] in DETERMINER)
    if w.lower[behind + 1 : behind + 2] == ["of"] and quantity_near(w, behind + 2, min(behind + 5, hi)):
        return False  # "the rebels claimed the killing of eight soldiers"
    return behind < hi and (w.lower[behind] in ("responsibility", "credit") or behind > end and w.lower[behind] in _ATTACK)


def _attack_frame(w: Words, cue: int, end: int, at: int, lo: int, busy: int) -> Frame | None:
    """Who claims an attack: the source of a "saying" that follows, but not of the number of dead before it."""
    found = subject_of(w, at, lo, busy, False) if w.lower[end : end + 1] != ["by"] else None
    return Frame(cue=cue, cue_end=end, first=found[0], end=end, order="attack", source=found[1]) if found else None


def _is_inside_phrase(w: Words, at: int) -> bool:
    """Whether the word before a cue shows that it is a noun or adjective there: "on state television", "the report"."""
    return w.lower[at] in BEFORE_COMPLEMENT or (w.lower[at] in DETERMINER and not w.cap(at))


def _is_lone_word(w: Words, source: Source) -> bool:
    """Whether a source is one unknown word that only the sentence's start gives its capital: "Reinforcements found six"."""
    claimant = source.claimant
    alone = claimant is not None and claimant.kind == "person" and " " not in claimant.name and not source.listed
    titled = source.span.start > w.start[source.first]  # "Col. Siriphong put the dead at 300"
    return alone and not titled and len(w.where(w.lower[source.last])) == 1


def _is_counted(w: Words, first: int, lo: int) -> bool:
    """Whether the subject is what a headcount counts: "100 Congolese soldiers gave up their weapons"."""
    return first - 1 >= lo and w.lower[first - 1][-1].isalnum() and quantity_near(w, max(lo, first - 4), first)


def _is_relative(w: Words, first: int, cue: int, end: int, lo: int, hi: int, order: str) -> bool:
    """ "the 4,000 that Kyiv cites", "the 31,000 he gave": the source's number stands before it and nothing is said behind."""
    if order not in ("weak", "say") or cue - first > 5:
        return False
    at = first - 1
    if at >= lo and w.lower[at] in _RELATIVE:
        at -= 1
    elif at < lo or w.lower[at] in MARKS or w.lower[at] in BREAKS or w.lower[at] in noun_phrases.PRONOUNS:
        return False
    following = w.lower[end] if end < hi else "."
    marked = w.lower[first - 1] in _RELATIVE
    if following in ("that", "of") or (
        order == "say" and not marked and following not in ("in", "on", "last", "earlier", ".", ",")
    ):
        return False
    comma = next((i for i in range(end, min(hi, end + 5)) if w.lower[i] in (",", ";")), min(hi, end + 5))
    return quantity_near(w, max(lo, at - 4), at + 1) and not (comma > end and quantity_near(w, end, comma))


def _inverted(w: Words, cue: int, end: int, hi: int) -> Frame | None:
    """ "... , said Observatory director Rami Abdel Rahman": the source behind its verb."""
    phrase = noun_phrases.after(w, end, hi)
    if not phrase:
        return None
    if w.lower[phrase[1]] in DOCUMENT and phrase[1] + 2 < hi and w.lower[phrase[1] + 1] in ("by", "from", "of"):
        phrase = noun_phrases.after(w, phrase[1] + 2, hi) or phrase  # "said a statement by the army's media wing"
    first, last = phrase
    following = w.lower[last + 1] if last + 1 < hi else "."
    if following not in _BEHIND_INVERTED and not (last + 1 < hi and in_timex(w, last + 1)):
        return None
    source = speakers.read(w, first, last)
    if not source or (source.claimant is None and w.lower[first] in ("him", "her", "them")):
        return None
    if w.lower[first] in ("it", "they") or (following == "of" and source.generic):
        return None
    return Frame(cue=cue, cue_end=end, first=cue, end=last + 1, order="say", source=source, inverted=True)


def _passive_frame(w: Words, cue: int, end: int, order: str, lo: int, hi: int) -> Frame | None:
    """ "are believed by the Pentagon", "this is stated in a message of the staff"; None where nobody is named."""
    back = w.lower[lo] in ("this", "that", "it") and cue - lo <= 3
    for i in range(end, min(end + 9, hi)):
        if w.lower[i] == "by" or (back and w.lower[i] in ("of", "from")):
            phrase = noun_phrases.after(w, i + 1, hi)
            source = speakers.read(w, *phrase) if phrase else None
            if not source or not phrase:
                return None
            if named := named_behind(w, phrase[1], source, hi):
                phrase, source = (phrase[0], named.last), named
            kind = "deny" if order == "deny" else "back" if back else "decreed" if order == "order" else "passive"
            return Frame(cue=cue, cue_end=end, first=cue, end=phrase[1] + 1, order=kind, source=source)
        if w.lower[i] in MARKS:
            return None
    return None
