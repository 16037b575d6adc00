"""Tells a town from the government that sits there: "in Moscow" is literal, "Moscow denied" a metonym."""

from __future__ import annotations

from etl.gazetteer import Place, fold, gazetteer
from etl.place_names import Name
from etl.place_words import seats, words
from etl.records import Article, Use

_SWAY = words("sway")
_AUXILIARIES = frozenset(("is", "was", "has", "had", "were", "are", "will", "would", "may", "might", "could", "should", "must"))
_OWNED = frozenset(("his", "her", "its", "their", "a", "an", "the"))


def use_of(name: Name, place: Place | None, article: Article) -> tuple[Use, str]:
    """Whether the name means the place or its government, and the rule that tells."""
    if (
        fold(name.core).removeprefix("the ") not in seats()
        or (place is not None and place.kind in ("country", "region"))
        or name.sort
    ):
        return "literal", "a place"
    tokens, text = article.tokens, article.text
    before = tokens.lower[name.first - 1] if name.first else ""
    at_start = _opens_sentence(name, article)
    after_at = name.last + 1
    after = tokens.lower[after_at] if after_at < len(tokens.lower) else ""
    possessive = text[name.span.end : name.span.end + 2] in ("'s", "’s")
    building = place is not None and place.kind == "site"
    if _is_dateline(name, article):
        return "literal", "dateline"
    if text[name.span.end : name.span.end + 1] == "-":
        return ("literal", "seat") if text[name.span.end + 1 :].startswith("based") else ("metonym", "acting for a government")
    if possessive:
        return ("literal", "the town's own") if after in words("local_nouns") else ("metonym", "a government's own")
    if not at_start:
        if before in words("directions") or before in words("before_city"):
            return "literal", "part of a town"
        if before == "," and name.first > 1 and tokens.lower[name.first - 2] in words("before_city"):
            return "literal", "the town described"  # "the Somali capital, Mogadishu"
        if before in ("the", "of") and building:
            before = tokens.lower[name.first - 2] if name.first > 1 and before == "the" else before
        if before == "over" and tokens.lower[name.first - 2] in _SWAY:
            return "metonym", "sway over a government"
        if before in words("locatives") or before.endswith(("'s", "’s")):
            return "literal", "there"
        if not possessive and after in words("local_nouns") and after not in ("power", "main", "most", "old", "port"):
            return "literal", "of the town"
        if not possessive and before in _OWNED and after in words("town_buildings"):
            return "literal", "of the town"  # "in his Abidjan residence"
        if _follows_place(name, article):
            return "literal", "listed with a place"
        if before in words("weak_locatives"):
            return _after_weak(name, before, article, after)
        if before in ("with", "by", "against", "that", "if", "whether", "which", "what", "than", "because"):
            return "metonym", "a party to it"
    return _as_subject(after, after_at, article, building)


def _after_weak(name: Name, before: str, article: Article, after: str) -> tuple[Use, str]:
    """After "to", "from", "of", "between", "for": dealings make it a government, journeys a town."""
    lower = article.tokens.lower
    nearby = [lower[i] for i in range(max(0, name.first - 8), name.first - 1)]
    if before in ("and", "or") and article.tokens.lower[name.first - 1] == "the":
        # "and the Pentagon spoke of 70,000"
        return "metonym", "acts"
    if before in ("and", "or"):
        if _verb_follows(after):
            return "metonym", "acts"
        if any(word in ("between", "with", "both") for word in nearby):
            return ("metonym", "a party to it") if any(word in words("dealings") for word in nearby) else ("literal", "there")
        return _first_of_pair(nearby, article, name)
    if before == "of":
        head = lower[name.first - 2] if name.first > 1 else ""
        town = head in ("out", "sight", "range", "reach") or any(
            head in words(group) for group in ("local_nouns", "before_city", "directions", "town_heads")
        )
        return ("literal", "of the town") if town else ("metonym", "of the government")
    if before == "on":
        dealing = any(
            word in ("sanctions", "pressure", "leverage", "dependence", "reliance", "depend", "rely") for word in nearby
        )
        return ("metonym", "bears on the government") if dealing else ("literal", "falls on the town")
    if any(word in words("going") for word in nearby) and not any(
        word in ("told", "warned", "aid", "weapons") for word in nearby
    ):
        return "literal", "on the way"
    if any(word in words("dealings") for word in nearby):
        return "metonym", "dealings with a government"
    if before == "between":
        return "metonym", "a party to it"
    return ("literal", "on the way") if before in ("from", "to") else ("metonym", "for a government")


def _first_of_pair(nearby: list[str], article: Article, name: Name) -> tuple[Use, str]:
    if any(word in words("locatives") for word in nearby[-4:]):
        return "literal", "there"
    return "metonym", "named with a government"


def _as_subject(after: str, after_at: int, article: Article, building: bool) -> tuple[Use, str]:
    """No preposition tells: what follows does."""
    lower = article.tokens.lower
    if after in words("literal_verbs") and not building:
        following = lower[after_at + 1] if after_at + 1 < len(lower) else ""
        if after in ("fell", "falls", "lies", "lay", "woke", "wakes", "hosted", "hosts", "burned", "sits", "stands"):
            return "literal", "befalls the town"
        if after in ("was", "were", "came") and following in (
            "hit",
            "struck",
            "shaken",
            "attacked",
            "shelled",
            "bombed",
            "rocked",
            "under",
        ):
            return "literal", "befalls the town"
    return "metonym", "acts"


def _follows_place(name: Name, article: Article) -> bool:
    """Whether another town's name stands right before, in copy that lost its commas: "in Aleppo Damascus and Idlib"."""
    i = name.first - 1
    if i < 0 or article.text[article.tokens.end[i] : name.span.start] != " ":
        return False
    word = article.tokens.lower[i]
    if not article.text[article.tokens.start[i]].isupper() or word in words("starters"):
        return False
    places = gazetteer().find(word)
    return bool(places) and places[0].kind == "city" and places[0].weight > 100_000


def _verb_follows(after: str) -> bool:
    return after.endswith(("ed", "s")) or after in _AUXILIARIES or after in ("say", "have", "agree", "want", "deny")


def _opens_sentence(name: Name, article: Article) -> bool:
    return article.sentence_at(name.span.start).span.start == name.span.start


def _is_dateline(name: Name, article: Article) -> bool:
    """Whether the name opens a report as its place: "SEOUL, Oct. 23 -", "MOSCOW (Reuters) -", "KYIV —"."""
    text = article.text
    sentence = article.sentence_at(name.span.start)
    opening = text[sentence.span.start : name.span.start]
    if text[name.span.end : name.span.end + 2] == ": " and not sentence.heading and not any(c.isalpha() for c in opening):
        # "COLOMBO: At least 59", "- 20:15 Kyiv: The minister tells"
        return True
    if opening:
        return False
    word = text[name.span.start : name.span.end]
    ahead = text[name.span.end : name.span.end + 45]
    dash = min((ahead.find(mark) for mark in (" - ", " — ", " – ", "—", "--") if mark in ahead), default=-1)
    if dash < 0:
        return word.isupper() and len(word) > 3 and ahead[:1] in (",", " ") and ahead[1:2] in ("(", " ")
    between = ahead[:dash].strip()
    return word.isupper() or not between or between[0] in ",(/"
