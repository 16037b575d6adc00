"""Whether a bare number is an item of a list or table: "* Uganda 4,500", "Killed: 420", "Americans in Iraq: some 2,500"."""

from __future__ import annotations

from collections.abc import Iterator

from etl import actor_names, personnel
from etl import headcount_cues as cues
from etl.headcount_cues import Reason
from etl.numbers import Number
from etl.records import Article, Sentence


def reasons(article: Article, number: Number, sentence: Sentence) -> Iterator[Reason]:
    """What the list speaks for, where the number stands in one."""
    start = article.tokens.within(sentence.span).start
    if _asked_for(article, number, sentence, start):
        yield "the question above it asks for it", 4.0
    if _country_before(article, number):
        yield "a country before it in a list", 2.5
    elif article.tokens.lower[max(0, number.begin - 3) : number.begin] in _TOTALS:
        yield "a total of everybody in a list", -3.5
    elif _label_before(article, number, sentence):
        yield "a label before it in a list", 2.5
    elif _people_before_colon(article, number, start):
        yield "a people before the colon", 1.8


_TOTALS = (
    ["total", "killed", ":"],
    ["total", "dead", ":"],
    ["total", "deaths", ":"],
    ["total", "injured", ":"],
    ["total", "wounded", ":"],
)


def _asked_for(article: Article, number: Number, sentence: Sentence, start: int) -> bool:
    """Whether a sentence opens with the number that the question before it asks for: "How many soldiers died? Six so far"."""
    if not sentence.index or number.begin - start > 3:
        return False
    span = article.sentences[sentence.index - 1].span
    words = [article.tokens.lower[i] for i in article.tokens.within(span)]
    if words[-1:] != ["?"] or ("how", "many") not in zip(words, words[1:], strict=False):
        return False
    kinds = cues.token_kinds()
    troops = any(kinds.get(word) == cues.PERSONNEL or word in cues.words("losses") for word in words)
    return (
        troops
        or len(words) <= 8
        and not cues.words("fate").isdisjoint(words)
        and words[2] in ("have", "were", "are", "died", "of")
    )


def _country_before(article: Article, number: Number) -> bool:
    """Whether it is an item of a list: "* Uganda 4,500", "Egypt (a newcomer): 1,091"."""
    tokens, lower, k = article.tokens, article.tokens.lower, number.begin - 1
    goes_on = number.last < len(lower) and lower[number.last] not in (",", ";", ".", "*", "|")
    if goes_on and "\n" not in article.text[number.core.end : tokens.start[number.last]]:
        return False
    if k >= 0 and lower[k] == ")":
        k = next((i for i in range(k - 1, max(k - 8, 0), -1) if lower[i] == "("), 0) - 1
    if k >= 0 and lower[k] in (":", "-", "–", "—"):
        k -= 1
    for start in range(max(0, k - 3), k + 1):
        names = actor_names.registry().starting(lower[start])
        if any(name.form == "noun" and tuple(lower[start : k + 1]) == name.tokens for name in names):
            return _begins_item(article, start)
    return False


def _label_before(article: Article, number: Number, sentence: Sentence) -> bool:
    """Whether it is an item of a table: "Killed: 420", "- 2021: 2,500" under a heading that names troops."""
    colon, lower = number.begin - 1, article.tokens.lower
    if colon < 1 or lower[colon] != ":":
        return False
    first = article.tokens.within(sentence.span).start  # "Killed: 14. Wounded: 33."
    start = next((k for k in range(colon - 1, max(-1, colon - 5), -1) if k == first or _begins_item(article, k)), None)
    if start is None:
        return False
    label = lower[start:colon]
    if "civilian" in label or "civilians" in label:
        return False
    if any(word in cues.words("toll") or word in cues.words("losses") or word in cues.words("body") for word in label):
        return True
    heading = article.tokens.within(article.sentences[max(0, sentence.index - 3)].span).start
    troops = any(cues.token_kinds().get(word) == cues.PERSONNEL or word == "troop" for word in lower[heading:start])
    return troops and all(word.isdigit() or word in "*-–•" for word in label)


def _people_before_colon(article: Article, number: Number, start: int) -> bool:
    """Whether the number is told of a people: "Americans in Iraq: some 2,500"."""
    lower, colon = article.tokens.lower, number.begin - 1
    if colon <= start or lower[colon] != ":" or colon - start > 8:
        return False
    begins = article.tokens.start
    return any(personnel.demonym(lower[i]) and article.text[begins[i]].isupper() for i in range(start, colon))


def _begins_item(article: Article, k: int) -> bool:
    """Whether token `k` begins a line, behind a bullet or a number at most."""
    tokens, lower = article.tokens, article.tokens.lower
    while k and (lower[k - 1] in ("*", "-", "•", "·", "–", ".", ")") or (lower[k - 1].isdigit() and len(lower[k - 1]) < 3)):
        if "\n" in article.text[tokens.end[k - 1] : tokens.start[k]]:
            return True
        k -= 1
    return not k or "\n" in article.text[tokens.end[k - 1] : tokens.start[k]]
