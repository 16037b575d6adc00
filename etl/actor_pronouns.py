"""Whom "it", "they", "he" and "we" mean: the subject, leader or speaker that the sentence or those just before name."""

from __future__ import annotations

from collections.abc import Sequence

from etl.actor_names import Actor
from etl.force_grammar import words
from etl.frozen import dataclass
from etl.records import ActorMention, Article

_SINGULAR = frozenset({"it", "its", "itself"})
_PLURAL = frozenset({"they", "their", "them", "theirs"})
_PERSONAL = frozenset({"he", "his", "him", "she", "her"})
_SPEAKER = frozenset({"we", "our", "ours"})
PRONOUNS = _SINGULAR | _PLURAL | _PERSONAL | _SPEAKER
REACH = 3  # sentences a pronoun looks back


@dataclass(frozen=True, slots=True)
class Seen:
    """A mention with what resolving later words needs to know about it."""

    mention: ActorMention
    actor: Actor
    last: int  # the token behind it
    sentence: int
    oblique: bool  # behind a preposition: a place or an opponent rather than the subject
    people: bool  # names personnel: "Russian troops", "Romanians", "the rebels"
    person: bool
    led: bool  # its leader is meant: "the commander of Ahrar al-Sham"


def antecedent(article: Article, at: int, sentence: int, seen: Sequence[Seen]) -> Actor | None:
    """The actor a pronoun stands for: a subject of its own sentence before it, else of the sentences just before."""
    word = article.tokens.lower[at]
    near = _near(seen, sentence)
    if (
        word == "itself"
        and at
        and article.tokens.lower[at - 1].isalpha()
        and article.text[article.tokens.start[at - 1]].isupper()
    ):
        return next((one.actor for one in reversed(near) if one.last == at), None)  # "The Front itself has 600 men"
    if word in _PERSONAL:
        return next((one.actor for one in reversed(near) if one.person or one.led), None)
    if word in _SPEAKER:
        return _speaker(article, sentence, near)
    plural = word in _PLURAL
    if plural:
        fits = [one for one in near if (one.people or _is_group(one)) and one.mention.form not in ("leader", "person")]
        said = _officials(article, at, sentence, near) if article.tokens.lower[at + 1 : at + 2] == ["own"] else None
        if said is not None:
            return said
    else:
        lower, sender = article.tokens.lower, words()["sender"]
        fits = [one for one in near if not one.person and _can_be_it(one, lower, sender)]
        teller = _teller(article, at, sentence, near)
        if teller is not None:
            return teller
    groups = [one for one in near if one.sentence == sentence and one.actor.kind in ("group", "alliance") and not one.person]
    for back in range(REACH + 1):
        if back and groups and not plural:
            return groups[-1].actor  # "a source in Hezbollah said it had lost 25": no subject, but a group
        here = [one for one in fits if one.sentence == sentence - back]
        here = here if back or plural else [one for one in here if not _in_aside(one, at, article)] or here
        subjects = [one for one in here if not one.oblique] or (here if plural else [])
        if subjects:
            main = subjects if back == 0 or plural else [one for one in subjects if not _is_subordinate(one, article)]
            return (subjects[-1] if back == 0 or plural else (main or subjects)[0]).actor
    if not plural:
        return None
    subjects = [
        one
        for one in near
        if not one.oblique and (one.person or one.mention.form in ("noun", "metonym", "generic", "possessive"))
    ]
    before = [one for one in subjects if one.sentence == sentence - 1]  # "Macron said troops would leave. 1,500 of them ..."
    return (before or subjects)[0 if before else -1].actor if subjects else None


def _in_aside(one: Seen, at: int, article: Article) -> bool:
    """Whether a mention stands in an aside that is over: "The YPG, which sees no Islamic State there, admits its"."""
    lower, first = article.tokens.lower, article.tokens.within(one.mention.span).start
    if "," not in lower[one.last : at]:
        return False
    for i in range(first - 1, max(0, first - 12), -1):
        if lower[i] in ("which", "who", "where", "whose"):
            return lower[i - 1] == ","
        if lower[i] in (",", ";", ".", ":"):
            return False
    return False


def _is_subordinate(one: Seen, article: Article) -> bool:
    """Whether a mention opens a clause beside the main one: "In Lebanon, where Hezbollah joined in, Israel has"."""
    at = article.tokens.within(one.mention.span).start
    before = article.tokens.lower[at - 1] if at else ""
    return before in ("where", "when", "after", "as", "since", "while", "because")


def _can_be_it(one: Seen, lower: Sequence[str], sender: frozenset[str]) -> bool:
    """Whether "it" may mean the mention: of an adjective only with who acts, "the Ukrainian command"."""
    return one.mention.form != "adjective" or one.people or bool(set(lower[one.last : one.last + 2]) & sender)


def _teller(article: Article, at: int, sentence: int, near: Sequence[Seen]) -> Actor | None:
    """Who said both: "Baku said that 2,783 men fell in the fight with Armenia, and that 100 of its troops were missing"."""
    lower, first = article.tokens.lower, article.tokens.within(article.sentences[sentence].span).start
    that = next((i for i in range(at - 1, max(first, at - 9), -1) if lower[i] == "that"), None)
    if that is None or lower[that - 1] != "and":
        return None
    if any(one.sentence == sentence and one.mention.span.start > article.tokens.start[that] for one in near):
        return None  # "and that Rwanda had lost 30 of its soldiers"
    told = next((one for one in near if one.sentence == sentence and not one.oblique), None)
    said = told is not None and any(word in words()["say"] for word in lower[told.last : told.last + 5])
    return told.actor if told is not None and said else None


def _officials(article: Article, at: int, sentence: int, near: Sequence[Seen]) -> Actor | None:
    """ "Russian officials put their own losses at 64": those who speak, where they stand between nobody and the pronoun."""
    last = near[-1] if near else None
    if last is None or last.sentence != sentence or last.oblique:
        return None
    sender = any(word in words()["sender"] for word in article.tokens.lower[last.last : min(last.last + 3, at)])
    return last.actor if sender else None


def _is_group(one: Seen) -> bool:
    """A group by its name, "the Houthis", that "they" may mean."""
    return one.actor.kind == "group" and one.mention.form == "noun"


def _near(seen: Sequence[Seen], sentence: int) -> list[Seen]:
    """The mentions of the last few sentences, in text order."""
    found = []
    for one in reversed(seen):
        if one.sentence < sentence - REACH:
            break
        found.append(one)
    return found[::-1]


def _speaker(article: Article, sentence: int, near: Sequence[Seen]) -> Actor | None:
    """Who says "we": the one named last before a verb of saying, in this sentence or the one before."""
    lower, say = article.tokens.lower, words()["say"]
    for one in reversed(near):
        if one.sentence >= sentence - 1 and any(word in say for word in lower[one.last : one.last + 4]):
            return one.actor
    return None
