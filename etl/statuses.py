"""Words that say what the personnel do or suffer: planned, training, en route, deployed, fighting, killed ...

A mention's `rule` names the lexicon entry and the form the word has in the sentence ("kill.passive", "send.to"), which is
what `etl.links.statuses` decides by.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import Any, get_args

from etl import lexicon, numerals
from etl.frozen import dataclass
from etl.lexicon import Entry
from etl.records import Article, Modality, Sentence, Span, Status, StatusMention
from etl.vocabulary import Vocabulary


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


STATUSES: tuple[Status, ...] = get_args(Status)
# What may stand between an auxiliary and its verb.
_ADVERBS = _words(
    "already also now still just since recently reportedly allegedly currently not never n't only probably then "
    "soon later first again jointly both all either yet even ever once being newly temporarily permanently "
    "formally finally immediately apparently presumably possibly initially subsequently simultaneously previously "
    "earlier actively each been be have has had was were is are s re ve"
)
_BE = _words("be been being is are was were am 's 're get got getting gets")
_HAVE = _words("have has had having 've")
_MODALS = _words("will would may might could can should shall must 'll wo")
_CONTRACTED = _words(
    "cannot didn't won't hasn't haven't hadn't weren't wasn't isn't aren't can't couldn't wouldn't doesn't don't "
    "didn’t won’t hasn’t haven’t hadn’t weren’t wasn’t isn’t aren’t can’t couldn’t wouldn’t doesn’t don’t"
)
_AUXILIARIES = _BE | _HAVE | _MODALS | _CONTRACTED | {"do", "does", "did", "to"}
# What may stand between a plan and the act it governs: "approved the immediate sending", "plans for the deployment".
_LINKING = _words(
    "the a an of for on to its their his her further first possible immediate about that it in whether when how "
    "principle complete begin start finish conduct continue involve involves include includes"
)
_DETERMINERS = _words("the a an its their his her our this that these those each every another no any of in for by with from")
# "the sending of", "a cut to", "any cut below".
_NOUN_AFTER = {"ing": _words("the a an"), "past": _words("a an any")}
# Words without an s that may stand before a plural verb.
_SUBJECTS = _words("and or they we you who which people men women personnel police to not also now still all both troops will")
# "ordered 3,000 soldiers to advance": the order governs over its object.
_ORDERS = _words("ordered orders told asked urged instructed directed allowed wants want wanted expects expect expected")
# Before "to be": what follows is told as it is, not as a plan.
_HEARSAY = _words(
    "alleged appear appeared appears assessed believed claimed confirmed considered deemed discovered established estimated "
    "feared found judged known presumed reckoned reported rumored rumoured said seem seemed seems seen shown suspected "
    "thought understood"
)
_NEGATIONS = _CONTRACTED | {"not", "never", "n't"}
_HELPERS = _words("has have had having will remain remains remained")
_GROUNDS = _words(
    "country province region border ground territory area frontier capital enclave zone city town republic peninsula "
    "valley island"
)
_EVERYDAY = _words(
    "been taken given seen fallen risen driven written chosen broken beaten said made told become begun held "
    "spoken won met paid found heard shown known read sold built fed struck run done"
)
# What tells that prisoners are convicts who enlist.
_CONVICTS = _words(
    "recruit recruited recruits recruiting recruitment convicts convicted inmates amnesty pardon pardons pardoned prisons "
    "jails penal enlist enlisted enlisting selected mercenaries mercenary"
)
_BLAME = _words("accused suspected")
_BATTLES = _words(
    "assault offensive operation battle fray breach fight fighting attack combat counterattack counter-attack push storming war"
)
_TO_FROM = _words("to from by")
# How somebody may be left behind by what befell them, and what shows that a clause of its own begins.
_LEFT_SO = _words("dead wounded injured hurt missing homeless stranded trapped displaced disabled crippled orphaned")
_SUBJECT_WORDS = _words("and or who which that when while after before because for to")
_COMBAT = _words("combat battle frontline front-line hostilities")
_NOUNS_IN_LY = _words("italy sicily family assembly supply monopoly likely unlikely daily weekly monthly yearly elderly")
_ANY = r"\w+"
_SIZES = ("-strong", "-man", "-member", "-soldier", "-men", "-troop")
# What a plan turns into a plan; a planned killing stays a killing that is expected.
_MOVES = frozenset({"deployed", "en_route", "training", "fighting", "withdrawn", "strength", "other"})


@dataclass(frozen=True, slots=True)
class _Word:
    """A phrase of the lexicon as the search needs it: `form` is noun, past, ing or present for a verb, else its frame."""

    entry: str
    status: Status
    form: str
    verb: bool
    shift: str | None
    ongoing: Status
    combat: bool
    ignore: bool


@dataclass(frozen=True, slots=True)
class _Group:
    """The auxiliaries of a verb: where its words start, its form, and what governs it."""

    start: int
    form: str
    shift: str | None
    ongoing: bool = False
    negated: bool = False


def find(article: Article) -> tuple[StatusMention, ...]:
    """Every status word or phrase of the text, in text order, with its auxiliaries and the plan that governs it."""
    mentions: list[StatusMention] = []
    lower, tree = article.tokens.lower, _tree(article.document.language)
    starts = [bisect_left(article.tokens.start, sentence.span.start) for sentence in article.sentences]
    done, current, last = 0, 0, len(lower) - 1
    for at in _openers(article.document.language).places(article.tokens):
        if at < done:
            continue
        word = lower[at]
        if "-" in word and word.endswith(_SIZES):
            mentions.append(_size(article, at))
        branch = tree.get(word, {})
        # Most words that may begin a phrase begin none here: "on" of "on duty".
        if "" not in branch and _ANY not in branch and (at == last or lower[at + 1] not in branch):
            continue
        match = _longest(branch, lower, at)
        if match is not None and match[0].entry == "reduce" and lower[match[1] - 1] == "to" and not _counts(lower, match[1]):
            match = (branch[""], at + 1) if "" in branch else None  # "87 have fallen to Boko Haram"
        if match is not None and match[0].entry == "grow" and lower[match[1] - 1] == "from" and not _counts(lower, match[1]):
            match = (branch[""], at + 1) if "" in branch else None  # "went from Kabul to Herat"
        if match is not None and lower[at : at + 2] == ["cut", "down"] and set(lower[match[1] : match[1] + 1]) & _TO_FROM:
            match = (branch[""], at + 1)  # "was cut down to 500 men"
        if match is not None and lower[at] in _BLAME and lower[match[1] - 2] == "of" and _counts(lower, match[1]):
            match = None  # "suspected of killing nine soldiers": they were killed
        if match is None:
            continue
        while current + 1 < len(starts) and starts[current + 1] <= at:
            current += 1
        phrase, end = match
        if _says_something(article, phrase, at, end):
            mention, first, holds = _mention(article, phrase, at, end, max(starts[current], at - 14), current)
            # A governor that the verb took in says nothing of its own: "plans to send" is one mention.
            while mentions and mentions[-1].span.end > article.tokens.start[first]:
                mentions.pop()
            if holds:
                mentions.append(mention)
            done = end
        elif phrase.ignore:
            done = end
    return tuple(mentions)


def _counts(lower: Sequence[str], at: int) -> bool:
    """Whether a number stands within the next words: "fell to about 2,500"."""
    return any(word[0].isdigit() or numerals.begins_exact(word) for word in lower[at : at + 3])


def _mention(article: Article, word: _Word, at: int, end: int, floor: int, sentence: int) -> tuple[StatusMention, int, bool]:
    """The mention, where its words start, and whether it holds: "could not protect" says nothing."""
    tokens, holds = article.tokens, True
    status, start, form = word.status, at, word.form
    modality: Modality = "asserted"
    if word.verb and form == "present" and _is_counted(article, at):
        form = "noun"
    elif word.verb:
        group = _verb_group(article, at, floor, form, article.sentences[sentence])
        start, form, holds = group.start, group.form, not group.negated
        if group.shift == "planned" and word.entry == "free" and form == "noun":
            pass  # "announced the release of 1,000 soldiers": it is done
        elif group.shift == "planned" and status in _MOVES:
            status = "planned"
        elif group.shift == "planned" and tokens.lower[group.start].startswith("announc"):
            pass  # "the army announces the killing of 30 fighters": it is done
        elif group.shift == "expected" and word.entry in _HOLDINGS and _is_guess(tokens.lower, start, at):
            pass  # "together may have 3,000 fighters": a guess at what is, no plan
        elif group.shift:
            modality = "expected"
        elif group.ongoing:
            status = word.ongoing
        if word.entry == "leave" and status == "withdrawn" and _leaves_for(article, end):
            status = "en_route"
        if word.entry == "throw" and status == "deployed" and _into_battle(tokens.lower, end):
            status = "fighting"
        if word.combat and _leads_to_combat(tokens.lower, end):
            status = "fighting"
    elif word.shift == "expected":
        modality = "expected"
    span = Span(tokens.start[start], tokens.end[end - 1])
    return StatusMention(span=span, status=status, modality=modality, rule=f"{word.entry}.{form}"), start, holds


_HOLDINGS = frozenset(("have", "number", "count", "consist", "strength"))


def _is_guess(lower: Sequence[str], start: int, at: int) -> bool:
    """Whether only "may", "might" or "could" stands before the verb, and no date to come right behind what it has."""
    modal = {"may", "might", "could"} & set(lower[start:at])
    return bool(modal) and {"by", "next", "soon", "within", "eventually", "one"}.isdisjoint(lower[at + 1 : at + 10])


def _is_counted(article: Article, at: int) -> bool:
    """Whether the word is what a number counts: the "volunteers" of "his 120 volunteers" are no verb."""
    start = article.tokens.start[at]
    index = bisect_left(article.quantities, start, key=lambda quantity: quantity.phrase.end)
    found = article.quantities[index] if index < len(article.quantities) else None
    return found is not None and found.noun is not None and found.noun.end == article.tokens.end[at]


def _leaves_for(article: Article, end: int) -> bool:
    """ "left Aleppo for Azerbaijan": whoever leaves for a place is on the way there."""
    for at in range(end, min(end + 6, len(article.tokens.lower))):
        if article.tokens.lower[at] in ",.;:":
            return False
        if article.tokens.lower[at] == "for":
            return _place_follows(article, at + 1)
    return False


def _leaves_so(article: Article, end: int) -> bool:
    """ "left 77 people dead", "leaving dozens wounded": nobody leaves, somebody is left so."""
    counted = False
    for word in article.tokens.lower[end : end + 8]:
        if word in _LEFT_SO:
            return counted
        if word in ",.;:" or word in _SUBJECT_WORDS:
            return False
        counted = True
    return False


def _leads_to_combat(lower: Sequence[str], end: int) -> bool:
    """ "used by Russia in combat zones", "serving with combat units": a combat word within the same few words."""
    for word in lower[end : end + 7]:
        if word in ",.;:":
            return False
        if word in _COMBAT:
            return True
    return False


def _into_battle(lower: Sequence[str], end: int) -> bool:
    """ "threw 3,000 men into the assault on the town": whoever is thrown into a battle fights in it."""
    for at in range(end, min(end + 9, len(lower))):
        if lower[at] in ",.;:":
            return False
        if lower[at] == "into":
            return not _BATTLES.isdisjoint(lower[at + 1 : at + 4])
    return False


def _size(article: Article, at: int) -> StatusMention:
    """ "2,000-strong" tells a unit's size."""
    end = article.tokens.end[at]
    start = end - len(article.tokens.lower[at].rpartition("-")[2])
    return StatusMention(span=Span(start, end), status="strength", modality="asserted", rule="strength.strong")


def _is_auxiliary(lower: Sequence[str], end: int) -> bool:
    """Whether "had" or "will" at `end` only helps the verb behind it: "had been sent", "had watched"."""
    if lower[end - 1] not in _HELPERS or end >= len(lower):
        return False
    at = end
    while at < len(lower) - 1 and lower[at] in _ADVERBS and lower[at] not in ("just", "only", "now"):
        at += 1
    word = lower[at]
    return at > end or word.endswith("ed") or word in _AUXILIARIES or word in _participles()


@lru_cache(maxsize=8)
def _participles(language: str = "en") -> frozenset[str]:
    """Irregular participles of the lexicon's verbs, by their first words, and a few of everyday verbs."""
    entries = lexicon.load("statuses", language).values()
    return frozenset(word.partition(" ")[0] for entry in entries for word in entry.fields.get("past", ())) | _EVERYDAY


def _verb_group(article: Article, at: int, floor: int, form: str, sentence: Sentence) -> _Group:
    """Looks left of the verb at `at` over auxiliaries and adverbs, then for the plan or order that governs it."""
    lower = article.tokens.lower
    # Some phrases of the lexicon bring their "to" along: "to station", which the noun never has.
    start, left, seen, touching = at, at - 1, {"to"} & {lower[at]}, True
    while left >= max(floor, at - 6) and (lower[left] in _AUXILIARIES or _is_adverb(lower[left])):
        word = lower[left]
        if word in ("is", "may") and _is_name(article, left, sentence):
            break  # "IS had lost 300 of its fighters", "three abducted in May were released"
        if word in _AUXILIARIES:
            seen.add(word)
            if touching:
                start = left
        elif touching:
            # "is already using": the adverb belongs to the words, what stands before it does not.
            start, touching = left, False
        left -= 1
    shift = "expected" if seen & _MODALS else None
    if form == "past":
        form = "passive" if seen & _BE else "active" if seen & (_HAVE | {"did"}) else "past"
    elif form == "ing":
        form = "progressive" if seen & _BE else "ing"
    if not seen and at and ((form == "present" and _is_noun(lower, at)) or lower[at - 1] in _NOUN_AFTER.get(form, ())):
        form = "noun"
    if "to" in seen or form in ("ing", "noun"):
        governor, begin = _governor(lower, left, floor, "to" in seen)
        if governor:
            shift, start = governor, begin
        elif "to" in seen and seen & _BE - {"be", "been", "being"}:
            shift = "planned"  # "are to leave"
        elif "to" in seen and lower[left] in _HEARSAY:
            pass  # "believed to be already fighting"
        elif {"to", "be"} <= seen or ("to" in seen and _is_headline(article, sentence)):
            shift = "planned"  # "with 12,000 to be sent", "Seoul to send engineers"
        if "to" in seen and form == "present":
            form = "to"
    elif form == "present" and seen & _MODALS:
        form = "active"
    elif form == "present" and not seen and lower[left] == "and" and not lower[at].endswith("s"):
        # "will end its mission and bring home its 1,000 soldiers": one modal for both.
        shift = _shared_modal(lower, left, floor)
    ongoing = form == "progressive" or (form == "passive" and "being" in seen)
    return _Group(start, form, shift, ongoing, bool(_NEGATIONS & set(lower[left + 1 : at])))


def _is_name(article: Article, at: int, sentence: Sentence) -> bool:
    """Whether "IS" is the Islamic State and "May" the month."""
    start, end = article.tokens.start[at], article.tokens.end[at]
    return article.text[start:end].isupper() or (article.text[start].isupper() and start > sentence.span.start)


def _is_adverb(word: str) -> bool:
    return word in _ADVERBS or (word.endswith("ly") and len(word) > 5 and word not in _NOUNS_IN_LY)


def _shared_modal(lower: Sequence[str], left: int, floor: int) -> str | None:
    for at in range(left - 1, max(floor, left - 12) - 1, -1):
        if lower[at] in ",;:.":
            return None
        if lower[at] in _MODALS:
            return "expected"
    return None


def _is_headline(article: Article, sentence: Sentence) -> bool:
    """Whether the sentence is the title, or a first line that ends like one."""
    return sentence.heading or (sentence.index == 0 and not sentence.span.of(article.text).endswith((".", "!", "?", '"', "”")))


def _is_noun(lower: Sequence[str], at: int) -> bool:
    """Whether a word that may be noun or verb ("attack", "move") is a noun, by the word before it."""
    if not at:
        return False
    before = lower[at - 1]
    if before in _DETERMINERS or before.endswith(("'s", "’s")):
        return True
    return not lower[at].endswith("s") and before[0].isalpha() and not before.endswith("s") and before not in _SUBJECTS


def _governor(lower: Sequence[str], left: int, floor: int, infinitive: bool) -> tuple[str | None, int]:
    """Which shift governs the verb whose group ends at `left`, and where its words start."""
    shifts = _shifts()
    at, steps = left, 0
    while at >= floor and steps < 4:
        shift = shifts.get(lower[at])
        if shift and (infinitive or lower[at] not in _only_infinitive()):
            return shift, at
        if lower[at] not in _LINKING and lower[at] not in _ADVERBS:
            break
        at, steps = at - 1, steps + 1
    if infinitive:
        for at in range(left, max(floor, left - 8) - 1, -1):
            if lower[at] in _ORDERS:
                return ("expected" if lower[at].startswith("expect") else "planned"), left + 1
            if lower[at] in ",;:.":
                break
    return None, left


def _says_something(article: Article, word: _Word, at: int, end: int) -> bool:
    """Whether the words are what they look like: no idiom, no month, no auxiliary, no "was in" without a place."""
    if word.ignore or _is_month(article, at) or _is_auxiliary(article.tokens.lower, end):
        return False
    if word.entry == "leave" and _leaves_so(article, end):
        return False
    if word.entry == "prisoners" and not _CONVICTS.isdisjoint(article.tokens.lower[max(0, at - 12) : end + 12]):
        return False  # "50,000 prisoners recruited by Wagner" were captured by nobody
    return word.entry != "stand" or _place_follows(article, end)


def _place_follows(article: Article, at: int) -> bool:
    """Whether a place stands within the next few words: "were already in Vladivostok", "is in the north of the country"."""
    tokens = article.tokens
    last = min(at + 3, len(tokens.start)) - 1
    if last < at:
        return False
    if set(tokens.lower[at : last + 1]) & _GROUNDS:
        return True
    for named in (article.toponyms, article.actors):
        index = bisect_left(named, tokens.start[at], key=lambda mention: mention.span.start)
        if index < len(named) and named[index].span.start < tokens.end[last]:
            return True
    return False


def _is_month(article: Article, at: int) -> bool:
    """Whether "may" is the month here: capital, and not where a sentence begins."""
    if article.tokens.lower[at] != "may":
        return False
    start = article.tokens.start[at]
    return article.text[start] == "M" and article.sentence_at(start).span.start != start


def _longest(branch: dict[str, Any], lower: Sequence[str], at: int) -> tuple[_Word, int] | None:
    """The longest phrase that stands at `at`, whose word opens the branch of the tree, and where it ends."""
    best: tuple[_Word, int] | None = None
    if len(branch) == 1 and "" in branch:
        return branch[""], at + 1
    todo = [(branch, at + 1)]
    while todo:
        node, end = todo.pop()
        found: _Word | None = node.get("")
        if found is not None and (best is None or end > best[1]):
            best = (found, end)
        if end < len(lower):
            if _ANY in node:
                todo.append((node[_ANY], end + 1))
            if lower[end] in node:
                todo.append((node[lower[end]], end + 1))
    return best


@lru_cache(maxsize=8)
def _openers(language: str) -> Vocabulary:
    """Words that begin a phrase of the lexicon, and compounds, which may end in a size."""
    tree = _tree(language)
    return Vocabulary(lambda word: word in tree or "-" in word)


@lru_cache(maxsize=8)
def _tree(language: str) -> dict[str, Any]:
    """The lexicon's phrases as nested dicts, word by word; "" holds the entry. The first entry of a phrase wins."""
    tree: dict[str, Any] = {}
    for entry in lexicon.load("statuses", language).values():
        for pattern in entry.words:
            for phrase in _spelled_out(pattern):
                node = tree
                for word in re.findall(r"\\w\+|[\w'’-]+|[^\w\s]", phrase):
                    node = node.setdefault(word, {})
                node.setdefault("", _word(entry, phrase))
    return tree


def _word(entry: Entry, phrase: str) -> _Word:
    fields = entry.fields
    verb = fields["frame"] in ("object", "subject", "either")
    return _Word(
        entry=entry.id,
        status=fields["status"],
        form=_form(entry, phrase) if verb else fields["frame"],
        verb=verb,
        shift=fields.get("shift"),
        ongoing=fields.get("ongoing", fields["status"]),
        combat=bool(fields.get("combat")),
        ignore=bool(fields.get("ignore")),
    )


def _form(entry: Entry, words: str) -> str:
    """The form of a verb as its words show it: noun, past (or participle), ing, or present."""
    first = words.partition(" ")[0]
    if words in entry.fields.get("nouns", ()):
        return "noun"
    if first == "being":
        return "past"
    if {words, first} & set(entry.fields.get("past", ())) or first.endswith("ed"):
        return "past"
    return "ing" if first.endswith("ing") and first != "bring" else "present"


@lru_cache(maxsize=8)
def _shifts(language: str = "en") -> dict[str, str]:
    """Single words that govern an act: "plans", "ordered", "may"."""
    return {
        phrase: entry.fields["shift"]
        for entry in lexicon.load("statuses", language).values()
        if "shift" in entry.fields
        for pattern in (*entry.words, *entry.fields.get("governors", ()), *entry.fields.get("infinitive_governors", ()))
        for phrase in _spelled_out(pattern)
        if " " not in phrase
    }


@lru_cache(maxsize=8)
def _only_infinitive(language: str = "en") -> frozenset[str]:
    """Governors that govern an infinitive alone: "about to leave", not "about the departure"."""
    entries = lexicon.load("statuses", language).values()
    return frozenset(word for entry in entries for word in entry.fields.get("infinitive_governors", ()))


def _spelled_out(pattern: str) -> Iterator[str]:
    """Every phrase a lexicon pattern of letters, (?:a|b), [ab] and ? stands for; "\\w+" stays as any one word."""
    group = re.search(r"\((?:\?:)([^()]*)\)(\??)|\[(\w+)\](\??)|(\w)(\?)", pattern.replace(r"\w+", "\0"))
    if not group:
        yield pattern
        return
    choices = group[1].split("|") if group[1] is not None else list(group[3] or group[5])
    text = pattern.replace(r"\w+", "\0")
    for choice in [*choices, *([""] if group[2] or group[4] or group[6] else [])]:
        yield from _spelled_out((text[: group.start()] + choice + text[group.end() :]).replace("\0", r"\w+"))
