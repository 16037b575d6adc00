"""What stands between a number and a status word: the words, the other numbers, and on which side the word is."""

from __future__ import annotations

import re
from bisect import bisect_left
from typing import NamedTuple

from etl import lexicon
from etl.records import Article, Quantity, StatusMention


def word_set(text: str) -> frozenset[str]:
    """The words of a text, told apart by blanks."""
    return frozenset(text.split())


OPENS_CLAUSE = word_set(
    "that who which while when after before because although though as where whom but ; : — – if what they he she it we i"
)
JOINS = word_set("and or plus & nor")
RELATIVES = word_set("who which that whom where when")
_ADVERBIAL = frozenset({"before", "after"})
_ASIDES = OPENS_CLAUSE | word_set(
    "including among led according along together most many some several both such especially known called dubbed named "
    "nicknamed located situated based"
)
_DASHES = frozenset("-–—")
# "41,000 of the 82,000", "Of the 2,500 ..."; not "a force of 2,500" or "losses of 300".
_OF_WHOLE = re.compile(
    r"(?:\d|\b(?:one|two|three|four|five|six|seven|eight|nine|ten|dozen|hundred|thousand|half|some|most|many|none|all|third|quarter|fifth|tenth|part|portion|cent|percent|fraction)|[.;,\"“\n]|that|^)\s*\bof\s+(?:the|its|their|his|her|our|my|those|these|about|some|roughly|[A-Z][\w.-]*(?:'s|’s|s'|s’))?(?:\s+\w+ed)?\s*$",
    re.IGNORECASE,
)


class Path(NamedTuple):
    """The words between a number's phrase and a status word, and on which side the word stands."""

    right: bool
    words: list[str]
    numbers: int
    length: int

    @property
    def relative(self) -> bool:
        """Whether the word on the right stands in a clause that describes the personnel: "300 men who had fought"."""
        if not self.right or self.length > 9:
            return False
        # "450 soldiers of the 101st Airborne who are going home"
        of = self.words[:1] in (["of"], ["from"]) and set(self.words).isdisjoint(JOINS | {","})
        return bool(set(self.words[: 7 if of else 2]) & RELATIVES) and (of or self.length <= 5)


def path_between(mention: StatusMention, quantity: Quantity, article: Article) -> Path:
    """The words, other numbers and distance between a number and a status word; asides are left out of the words."""
    tokens = article.tokens
    right = mention.span.start >= quantity.span.end
    if right:
        start = max(quantity.phrase.end, quantity.span.end)
        end = max(start, mention.span.start)
    else:
        start, end = mention.span.end, quantity.span.start
    words = plain(list(tokens.lower[bisect_left(tokens.start, start) : bisect_left(tokens.start, end)]))
    if not right and article.text.startswith(("between ", "Between "), quantity.span.start):
        words.append("at")  # "put the number of rebels between 2,000 and 3,000"
    told = without_asides(words)
    between = _numbers_between(start, end, article) if len(words) > 1 else 0
    if between and right and words[0] == "(" and ")" in words:
        # "three troops (2 soldiers and a policeman) were killed"
        between = _numbers_between(article.text.index(")", start), end, article)
    return Path(right, told, between, len(words))


def _numbers_between(start: int, end: int, article: Article) -> int:
    """How many headcounts start between the two offsets, wholes like "of the 20" apart."""
    at, count = bisect_left(article.quantities, start, key=begin_of), 0
    while at < len(article.quantities) and article.quantities[at].span.start < end:
        quantity = article.quantities[at]
        count += not (
            is_whole(quantity, article)
            or (quantity.part_of is not None and quantity.part_of < at and _of_them(quantity, article))
        )
        at += 1
    return count


def _of_them(quantity: Quantity, article: Article) -> bool:
    """Whether "of them" stands behind the number: a part counted in passing."""
    return article.text[quantity.span.end : quantity.span.end + 8].lower().lstrip().startswith(("of them", "of whom"))


def begin_of(found: Quantity | StatusMention) -> int:
    """Where a number or status word begins, for looking it up by place."""
    return found.span.start


def plain(words: list[str]) -> list[str]:
    """The words with "as well as" told as "and", and without "before" and "after" where they are adverbs."""
    if "well" in words:
        at = words.index("well")
        if words[at - 1 : at + 2] == ["as", "well", "as"]:
            words = [*words[: at - 1], "and", *words[at + 2 :]]
    if "before" in words or "after" in words:
        ends = [*words[1:], "."]
        words = [word for word, following in zip(words, ends, strict=True) if word not in _ADVERBIAL or following not in ",.;"]
    return words


def without_asides(words: list[str]) -> list[str]:
    """The words without what stands between two commas: ", he went on," or ", as the corps is called,"."""
    if "," not in words and "(" not in words and _DASHES.isdisjoint(words):
        return words
    kept: list[str] = []
    at = 0
    while at < len(words):
        part = words[at + 2 : at + 4] in (["of", "them"], ["of", "whom"])  # ", 3 of them officers,"
        opens = words[at] in ",(-–—" and at + 1 < len(words)
        if opens and (words[at] != "," or part or words[at + 1] in _ASIDES):
            closing = ")" if words[at] == "(" else words[at]
            end = next((i for i in range(at + 2, min(at + 14, len(words))) if words[i] == closing), None)
            if end is not None:
                at = end + 1
                continue
        kept.append(words[at])
        at += 1
    return kept


def is_whole(quantity: Quantity, article: Article) -> bool:
    """Whether the number is the whole that another is taken from: "41,000 of the 82,000", "Of the 2,500 promised"."""
    return bool(_OF_WHOLE.search(article.text, max(0, quantity.span.start - 32), quantity.span.start))


def in_bare_relative(mention: StatusMention, path: Path, article: Article) -> bool:
    """Whether a clause without "that" tells what others did to them: "the 370 peacekeepers they had seized near Pale"."""
    words = path.words[:-1] if path.words[-1:] in (["had"], ["has"], ["have"]) else path.words
    if (
        not path.right
        or path.numbers
        or not 1 <= len(words) <= 3
        or not mention.rule.endswith((".past", ".active", ".present"))
    ):
        return False
    if lexicon.load("statuses")[mention.rule.partition(".")[0]].fields["frame"] not in ("object", "either"):
        return False
    named = words[0] in _THE_OTHERS and words[-1][0].isalpha() and not set(words) & (JOINS | _NO_SUBJECT)
    pronoun = len(words) == 1 and words[0] in _OTHERS
    return (pronoun or named and len(words) > 1) and not _takes_object(mention, article)


_NO_SUBJECT = word_set("of for by in from with without on against about since during is are was were be been")
_OBJECTS = word_set("a an the its their his her our some any this that these those")
_OTHERS = word_set("they he she it we")
_THE_OTHERS = word_set("the its their his")


def _takes_object(mention: StatusMention, article: Article) -> bool:
    """Whether a verb has an object of its own behind it: "the 300 men the rebels killed" has none."""
    at = bisect_left(article.tokens.start, mention.span.end)
    word = article.tokens.lower[at] if at < len(article.tokens.lower) else "."
    return word in _OBJECTS or word[0].isdigit() or word.endswith(("'s", "’s"))


def in_whose(quantity: Quantity, article: Article) -> bool:
    """Whether a number stands in an aside of "whose": "France, whose 10,000-man force seized the airfield, has"."""
    at = bisect_left(article.tokens.start, quantity.span.start)
    near = article.tokens.lower[max(0, at - 4) : at]
    return "whose" in near and near.index("whose") > 0 and near[near.index("whose") - 1] == ","


def is_speech(mention: StatusMention, article: Article) -> bool:
    """Whether the word only says that somebody speaks: "the lieutenant recalled" behind a quotation."""
    if not mention.span.of(article.text).lower().startswith("recall"):
        return False
    at = bisect_left(article.attributions, mention.span.start, key=lambda told: told.cue.start)
    return at < len(article.attributions) and article.attributions[at].cue.start == mention.span.start


def houses(mention: StatusMention, article: Article) -> bool:
    """Whether a base or camp holds somebody, who is no prisoner there."""
    if mention.rule.partition(".")[0] != "capture" or mention.span.of(article.text).split()[-1].lower() not in _HOLDS:
        return False
    lower, at = article.tokens.lower, bisect_left(article.tokens.start, mention.span.start) - 1
    while at > 0 and lower[at] in _LINKS:
        at -= 1
    if at >= 0 and lower[at] in _HOUSING:
        return True
    # "The base at Camp Lemonnier, which France handed over in 2002, holds 4,000"
    first = article.tokens.within(article.sentence_at(mention.span.start).span).start
    opening = (i for i in range(first, min(first + 4, at)) if lower[i] in _HOUSING)
    return "where" not in lower[first:at] and any(lower[i + 1] in _WHEREABOUTS for i in opening)


_WHEREABOUTS = word_set("at in near on outside of , by north south east west")
_HOLDS = word_set("hold holds held holding")
_LINKS = word_set(", which that once now also alone still can could")
_HOUSING = word_set(
    "base camp fort fortress barracks garrison outpost post airbase airfield island bunker compound depot training"
)
