"""Dates that stand in an aside of their own: of a paper, a force, an occasion, of what a place is."""

from __future__ import annotations

from collections.abc import Sequence

from etl import lexicon
from etl.records import Article

_FOUNDED, _PAPERS = lexicon.words("timexes", "founded"), lexicon.words("timexes", "papers")
_MADE = _FOUNDED | lexicon.words("timexes", "made")
_PAST = lexicon.words("timexes", "past")
_SPOKE = frozenset(("spoke", "said", "told", "addressed", "briefed", "wrote"))
ASIDES = frozenset(("who", "which", "where", "when", "whom"))
# What leads over to another figure: "up from the 31,000 of February", "pushing the toll to 673 since July".
_OPENERS = ASIDES | {"with", "whose"}
BEGAN = frozenset(("began", "started", "opened", "begins", "starts", "kicked", "beginning", "starting"))
_AUXILIARIES = frozenset(("is", "are", "was", "were", "has", "have", "had"))
# How many tokens a short apposition or relative clause has.
_SHORT = 10
PRESENT = frozenset(("is", "are", "has", "have", "keeps", "keep", "remain", "remains", "still", "holds", "maintains", "hosts"))
_OCCASIONS = frozenset(lexicon.load("timexes")["occasions"].words)


def closes_apposition(lower: Sequence[str], start: int, comma: int) -> bool:
    """Whether a comma closes a short apposition without a verb: ", both Americans,"."""
    opener = next((i for i in range(comma - 1, start - 1, -1) if lower[i] == ","), None)
    return opener is not None and comma - opener <= _SHORT and _AUXILIARIES.isdisjoint(lower[opener:comma])


def in_relative(lower: Sequence[str], first: int, at: range) -> bool:
    """Whether a date closes a relative clause that no comma sets off: "the marines who landed on May 5"."""
    for i in range(at.start - 1, max(first, at.start - _SHORT), -1):
        if lower[i] == ",":
            return False
        if lower[i] in ("who", "that"):
            return lower[i - 1] != ","
    return False


def is_of_paper(lower: Sequence[str], at: int) -> bool:
    """Whether a date tells when a paper or plan behind a comma was made: ", adopted on Friday", ", signed last week"."""
    at -= lower[at - 1] in ("on", "in", "late", "early", "by") if at else 0
    return at > 1 and lower[at - 1] in _MADE and (lower[at - 2] == "," or lower[at - 2] in _PAPERS)


def is_of_founding(lower: Sequence[str], at: int) -> bool:
    """Whether a date tells when a force, no subject of its own, was made: "with the mission set up in July 1992"."""
    at -= lower[at - 1] in ("on", "in", "late", "early", "by") if at else 0
    at -= lower[at - 1] in ("up", "down") and lower[at - 2] in ("set", "stood") if at > 1 else 0
    made = at > 1 and lower[at - 1] in _FOUNDED
    return made and lower[at - 2].isalpha() and lower[at - 2] not in _AUXILIARIES and lower[at - 2] not in _UNTIED


_UNTIED = frozenset(("was", "were", "been", "being", "be", "and", "then", "it", "they", "he", "she", "newly", "had", "which"))


def in_apposition(lower: Sequence[str], between: range) -> bool:
    """Whether a date stands in the clause of what a place is: ", a town that was taken in 1973", ", the strip that is"."""
    for i in between:
        if lower[i] == "," and lower[i + 1] in ("a", "an", "the", "once", "home"):
            for k in range(i + 2, min(i + _SHORT, between.stop)):
                if lower[k] == ",":
                    break
                if lower[k] in ("that", "which", "where") and lower[k - 1] not in _SPEECH:
                    return lower[k + 1] in _AUXILIARIES or lower[k] != "that"
    return False


_SPEECH = lexicon.words("reporting", "say") | _SPOKE


def when_aside(lower: Sequence[str], at: int, number: int) -> int:
    """The index of the comma that closes a clause of "when" between a date and a number; `at` where there is none."""
    if lower[at : at + 2] != [",", "when"]:
        return at
    acted = False  # "when seven marines, three policemen ...": no verb yet, so the comma parts a list
    for i in range(at + 2, number):
        if lower[i] == "," and acted:
            return i
        acted = acted or lower[i] in _PAST or lower[i].endswith("ed")
    return at


def is_present(word: str) -> bool:
    """Whether a word behind a clause is a verb of the present: "has", "houses", "numbers"."""
    return word in PRESENT or word.endswith("s") and len(word) > 4 and not word.endswith(("ss", "'s", "’s"))


def in_aside(lower: Sequence[str], number: int, first: int) -> bool:
    """Whether a number stands in an aside: "The mission, which has 11,000 troops, lost 30 peacekeepers last year"."""
    return any(lower[i] in _OPENERS and lower[i - 1] == "," for i in range(number - 1, max(first, number - 6), -1))


def closed_aside(article: Article, date: int, between: range, first: int) -> bool:
    """Whether a date stands in an aside that a comma closes before the number: of "where", of people, of a name.

    "Australia, which has flown patrols since June, will send 80"; but "the strike, which hit a base on Friday, killed 30".
    """
    lower, tokens = article.tokens.lower, article.tokens
    if not any(lower[i] == "," for i in between):
        return False
    for i in range(date - 1, first, -1):
        if lower[i] in _SPOKE:
            return False  # "according to the president, who spoke on Monday"
        if lower[i - 1] == "," and (lower[i] in ASIDES - {"when"} or lower[i] == "whose"):
            comma = next(k for k in between if lower[k] == ",")
            if not BEGAN.isdisjoint(lower[i:date]):
                return False  # "The exercise Cold Response, which begins on March 9, will have 25,000 soldiers"
            name = i - 2 >= first and article.text[tokens.start[i - 2]].isupper()
            # "The unit, which returned in March, has 250 men"
            return lower[i] != "which" or name or is_present(lower[comma + 1])
        if lower[i - 1] == "," and lower[i] in _FOUNDED:
            return True  # "the army, recreated in 2017, is 1,300 strong"
        if lower[i - 1] == "," and (lower[i] == "begun" or lower[i].endswith("ed")) and "," in lower[date : between.stop]:
            # "The fourth wave, begun on January 20, is to bring in 50,000 men"
            return (
                lower[date - 1] in ("since", "the")
                and "since" in lower[date - 2 : date]
                or is_present(lower[next(k for k in between if lower[k] == ",") + 1])
            )
        if lower[i] in (",", ";", ":"):
            # "The alliance, three armies that took up arms on October 27, put the number at 2,389"
            return lower[i] == "," and not {"that", "who", "which"}.isdisjoint(lower[i + 1 : date])
    return False


def is_of_occasion(lower: Sequence[str], behind: int) -> bool:
    """Whether the words behind a date name an occasion that has it: "last month's coup", "the Dec. 15 elections"."""
    ahead = [word for word in lower[behind : behind + 4] if word not in ("'s", "’s", "s", "'", "’")]
    return not _OCCASIONS.isdisjoint(ahead[:2])
