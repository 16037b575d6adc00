"""What stands beside a figure and tells its status where no verb does: brackets, an exchange, who took a town with so many."""

from __future__ import annotations

import re
from bisect import bisect_left

from etl import swaps
from etl.records import Article, Claim, Quantity, Span, StatusMention
from etl.status_rivals import SUFFERED

# "lost 1,300 dead out of a force of 6,000"
OUT_OF = re.compile(
    r"\bout of (?:a|an|its|their) (?:[\w-]+ ){0,2}(?:force|army|garrison|contingent|militia|strength) of (?:\w+ ){0,2}$"
)


def named_by_number(draft: Claim, article: Article) -> StatusMention | None:
    """What befell those whose number is told: "brought the number of those who surrendered since Monday to 2,439"."""
    told = _NUMBER_OF_THOSE.search(article.text, draft.sentence.start, draft.anchor.start)
    if told is None:
        return None
    first = bisect_left(article.statuses, told.start(), key=lambda mention: mention.span.start)
    found = [mention for mention in article.statuses[first : first + 4] if mention.span.end <= draft.anchor.start]
    return next((mention for mention in found if mention.status in SUFFERED), None)


_NUMBER_OF_THOSE = re.compile(
    r"\b(?:number|total|count|tally) of (?:those|them|men|soldiers|fighters|troops|people) (?:who|that)\b[^,;:.]{0,70}$"
)


def is_swapped(quantity: Quantity, article: Article) -> bool:
    """Whether each side of an exchange of prisoners frees so many."""
    at = bisect_left(article.tokens.start, quantity.phrase.end)
    return swaps.from_each(article.tokens.lower[at : at + 3]) and swaps.is_told(article.tokens.words)


# "admitted five killed, two of them soldiers, and 45 wounded": the aside says who they were.
_THEM = re.compile(r" of (?:them|whom|these|those)(?: [\w-]+){1,3}(?=[,;.)])")


def names_them(draft: Claim, article: Article) -> bool:
    """Whether a part's own words, up to the next comma, only say who its people were."""
    found = _THEM.match(article.text, draft.anchor.end, draft.sentence.end)
    if found is None:
        return False
    at = bisect_left(article.statuses, draft.anchor.end, key=lambda mention: mention.span.start)
    return not any(mention.span.start < found.end() for mention in article.statuses[at : at + 1])


def is_share_in_brackets(draft: Claim, article: Article) -> bool:
    """Whether brackets behind a country hold only its number: "The Netherlands (about 800 troops) and Ukraine have begun"."""
    opened = article.text.rfind("(", max(draft.sentence.start, draft.anchor.start - _BRACKET), draft.anchor.start)
    closed = article.text.find(")", draft.anchor.end, draft.anchor.end + _BRACKET)
    if opened < 0 or closed < 0 or article.text[opened + 1 : draft.anchor.start].strip():
        return False
    told = bisect_left(article.statuses, opened, key=lambda mention: mention.span.start)
    if told < len(article.statuses) and article.statuses[told].span.start < closed:
        return False
    at = bisect_left(article.actors, opened, key=lambda mention: mention.span.start) - 1
    return at >= 0 and article.actors[at].form == "noun" and 0 <= opened - article.actors[at].span.end <= 1


# How long what follows a number in its brackets may be.
_BRACKET = 24
# "would reinforce the 2,000 soldiers already guarding the border": whatever is planned for others.
ALREADY = re.compile(
    r"(?: and [\d,.]+ \w+)? already (?:[a-z]+ing|in|at|on|there|here|under|deployed|stationed|based|posted|assigned)\b"
    r"(?<! training)(?<! fighting)"
)
# "took the territory in August with perhaps 11,000 men"
TOOK_WITH = re.compile(
    r"\b(?:took|seized|captured|stormed|invaded|entered|overran|occupied|retook|recaptured|conquered) "
    r"(?:the|a|an|its|their|[A-Z][\w’'-]+)\b[^,;:.\"“]{0,60} with $"
)
# "hold 600 square kilometres there with an estimated 10,000 men"
HOLD_WITH = re.compile(
    r"\b(?:hold|holds|held|defend|defends|guard|guards|garrison)\b"
    r"(?![^,;:.]*\b(?:talks|meetings?|elections?|discussions|exercises?|drills?|man(?:oeuv|euv)\w+|parade|ceremony|funeral))"
    r"[^,;:.\"“]{3,60} with $"
)
# "far short of the 1,000 it had promised", "the 2,500 they had hoped for"
PROMISED = re.compile(
    r"(?: [\w-]+){0,2}? (?:it|they|he|she|we|[A-Z]\w+) (?:(?:had|has|have) )?(?:originally |initially |first |once )?"
    r"(?:promised|pledged|hoped for|requested|asked for|sought|offered)\b"
)
_LEFT = re.compile(r"\b(?:left|leav(?:es|ing|e)) (?:behind )?$", re.IGNORECASE)
_LEFT_SO = re.compile(r"[^.;:]{0,90}?\b(dead|wounded|injured)\b", re.IGNORECASE)
_AMONG = re.compile(
    r"[^.;:\d]{0,30}(?:, \d\d,)?[^.;:\d]{0,30}\b(?:was|were|is|are) among (?:the |at least |some )?[\w,]+ (?:[a-z]+ ){0,2}"
    r"(killed|dead|wounded|injured|hurt)\b"
)


def left_dead(draft: Claim, article: Article) -> Span | None:
    """The word behind "left 43 rebels and a soldier dead", "three soldiers were among the 28 people killed"."""
    if among := _AMONG.match(article.text, draft.anchor.end, draft.sentence.end):
        return Span(*among.span(1))
    if not _LEFT.search(article.text, max(0, draft.anchor.start - 16), draft.anchor.start):
        return None
    found = _LEFT_SO.match(article.text, draft.anchor.end, draft.sentence.end)
    return Span(*found.span(1)) if found else None


def is_exercise(draft: Claim, article: Article) -> bool:
    """Whether the sentence is about an exercise: who is sent to one is at no war."""
    first = bisect_left(article.statuses, draft.sentence.start, key=lambda mention: mention.span.start)
    for index in range(first, len(article.statuses)):
        mention = article.statuses[index]
        if mention.span.start >= draft.sentence.end:
            return False
        if mention.rule.startswith("exercise."):
            return True
    return False
