"""The noun phrases that may name a source: found by stepping from a verb to the left or to the right, word by word."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from etl import lexicon
from etl.records import Article, Span
from etl.vocabulary import Vocabulary

_LEXICON = {name: frozenset(entry.words) for name, entry in lexicon.load("speakers").items()}
# The plain words of the speakers lexicon, entry by entry.
PERSONS, AUTHORITIES, BODY, OUTLET = (_LEXICON[name] for name in ("persons", "authorities", "body", "outlet"))
TITLE, ADJECTIVE, DOCUMENT, CLOSED = (_LEXICON[name] for name in ("title", "adjective", "document", "closed"))
PARTICLE, OFFICE, BETWEEN, DETERMINER = (_LEXICON[name] for name in ("particle", "office", "between", "determiner"))
PEOPLE = _LEXICON["person"] | PERSONS
ANY = PEOPLE | BODY | ADJECTIVE | TITLE | PARTICLE | DOCUMENT
PRONOUNS = frozenset(["he", "she", "it", "they", "who", "which"])
OBJECT_PRONOUNS = frozenset(["him", "her", "them", "he", "she", "it", "they"])
_JOINS = frozenset(["and", "&"])
_OF = frozenset(["of", "for"])
_PLACED = frozenset(["of", "for", "in", "at", "from", "on", "with", "to", "inside", "near", "close", "familiar"])
# Ends of adjectives that say whose a body is: "Kurdish-led", "state-linked".
LINKED = (
    "-led",
    "-based",
    "-backed",
    "-linked",
    "-run",
    "-owned",
    "-affiliated",
    "-aligned",
    "-installed",
    "-appointed",
    "-controlled",
)
# Outlets whose name ends in a number.
_NUMBERED = frozenset(["channel", "russia", "france", "rossiya", "kurdistan", "rustavi", "tv", "b"])
# The Arabic article and what it becomes before certain letters.
_ARTICLES = frozenset(["al", "el", "as", "ar", "ad", "an", "at", "az", "ul", "ez", "es", "ed", "bu"])
_WITHIN_NAMES = frozenset(["and", "&", "of", "for", "on", "the", ","])
_POSSESSIVE = ("'s", "’s")


@dataclass(slots=True)
class Words:
    """An article's tokens with what reading names from them needs; made once an article.

    `dated` are the tokens of date expressions, `counts` where headcounts start; what was read before is kept by its tokens.
    """

    article: Article
    lower: Sequence[str]
    start: Sequence[int]
    end: Sequence[int]
    text: str
    caps: Sequence[bool]
    dated: frozenset[int]
    counts: Sequence[int]
    persons: dict[str, tuple[str, Span]] = field(default_factory=dict)
    read: dict[tuple[int, int], object] = field(default_factory=dict)
    in_names: dict[int, bool] = field(default_factory=dict)

    def where(self, token: str) -> Sequence[int]:
        """The tokens that are the lower-cased word, in text order."""
        return self.article.tokens.where.get(token, ())

    def cap(self, i: int) -> bool:
        """Whether token `i` begins with a capital, in "al-Jubouri" behind the article."""
        return self.caps[i]

    def span(self, first: int, last: int) -> Span:
        """Characters of the tokens `first` to `last`, both included."""
        return Span(self.start[first], self.end[last])

    def of(self, first: int, last: int) -> str:
        """Their text on one line."""
        return " ".join(self.text[self.start[first] : self.end[last]].split())


def words(article: Article) -> Words:
    """The article's tokens, ready to read names from."""
    tokens, text = article.tokens, article.text
    caps = list(tokens.capital)
    for i in _WITH_ARTICLE.places(tokens):
        caps[i] = caps[i] or text[text.index("-", tokens.start[i]) + 1].isupper()
    dated = frozenset(i for timex in article.timexes for i in tokens.within(timex.span))
    counts = [quantity.span.start for quantity in article.quantities]
    return Words(article, tokens.lower, tokens.start, tokens.end, text, caps, dated, counts)


# "al-Jubouri", "wal-Muslimin"
_WITH_ARTICLE = Vocabulary(
    lambda token: (token[2:3] == "-" and token[:2] in _ARTICLES) or (token[3:4] == "-" and token[1:3] in _ARTICLES)
)


def named_for(w: Words, last: int, floor: int) -> bool:
    """Whether the capitals that end at `last` say what a body is for: "Center for Strategic and International Studies"."""
    for i in range(last, max(floor, last - 7), -1):
        if w.lower[i] in ("for", "of", "on") and w.cap(i - 1) and w.lower[i - 1] in BODY:
            return i < last
        if not w.cap(i) and w.lower[i] not in _WITHIN_NAMES:
            return False
    return False


def is_person_word(token: str) -> bool:
    """Whether the word is a role that persons have: "minister", "officials"."""
    return token in PEOPLE


def before(w: Words, last: int, floor: int) -> tuple[int, int] | None:
    """First and last token of the noun phrase that ends at token `last`, not beginning before `floor`; None without one."""
    lower = w.lower
    if last < floor:
        return None
    if lower[last] in PRONOUNS:
        return last, last
    first, i = None, last
    while i >= floor and last - i < 25:
        token = lower[i]
        if token == ")":
            opening = next((j for j in range(i - 1, max(floor, i - 7) - 1, -1) if lower[j] == "("), None)
            if opening is None or opening <= floor and first is not None:
                break  # "(Beirut) Hezbollah announced"
            if first is None and i == last:
                last = opening - 1
            i = opening
        elif token == "s" and i - 2 >= floor and lower[i - 1] in ("'", "’") and lower[i - 2] == ".":
            # "the U.N.'s mission"
            i -= 1
        elif token == ".":
            if i - 1 < floor or not _abbreviated(w, i):
                break
        elif token in DETERMINER and first is not None and not w.cap(i) or (token in DETERMINER and i == floor):
            first = i if first is not None else None
            if not (i - 2 >= floor and lower[i - 1] in _OF and _heads(w, i - 2)):
                if first is not None and i - 1 >= floor and lower[i - 1] in DETERMINER:
                    first = i - 1
                joined = lower[i - 1] in _JOINS and w.cap(i - 2) and lower[i - 2] not in CLOSED
                at = lower[i - 1] in ("at", "from") and lower[i - 2] in PERSONS  # "researchers at the Institute"
                if i - 2 < floor or not (joined or at):
                    break
        elif token in DETERMINER and first is not None:
            first = i
            break
        elif token in _PLACED or token in _JOINS:
            if first is None or i - 1 < floor or not _joins_left(w, i):
                break
        elif belongs(w, i):
            first = i
        elif not (token in ("'", "’") and i - 1 >= floor and lower[i - 1].endswith("s")) and not (
            first is not None and _modifies(w, i, floor)
        ):
            break
        i -= 1
    return _trimmed(w, first, last) if first is not None else None


def after(w: Words, first: int, ceiling: int) -> tuple[int, int] | None:
    """First and last token of the noun phrase that begins at `first` and ends before token `ceiling`; None without one."""
    lower = w.lower
    if first >= ceiling:
        return None
    if lower[first] in OBJECT_PRONOUNS and not (lower[first] == "her" and first + 1 < ceiling and belongs(w, first + 1)):
        return first, first
    last, i = None, first
    while i < ceiling and i - first < 25:
        token = lower[i]
        if token in DETERMINER and (last is None or lower[i - 1] in (*_OF, "at") or _announces(w, i - 1, i)):
            pass
        elif token == ".":
            if last != i - 1 or not _abbreviated(w, i):
                break
            if i - 2 > first and lower[i - 2] == "." and len(lower[i - 1]) == 1:
                last = i  # "the U.S."
        elif token == "(" and last is not None:
            closing = next((j for j in range(i + 1, min(ceiling, i + 7)) if lower[j] == ")"), None)
            if closing is None:
                break
            i = closing
        elif token in _PLACED or token in _JOINS:
            if last is None or i + 1 >= ceiling or not _joins_right(w, i, ceiling):
                break
        elif belongs(w, i):
            last = i
        elif not (token in ("'", "’") and lower[i - 1].endswith("s")):
            break
        i += 1
    return _trimmed(w, first, last) if last is not None else None


_ORDINALS = frozenset(["first", "second", "third", "fourth"])


def belongs(w: Words, i: int) -> bool:
    """Whether token `i` may be part of a source's noun phrase."""
    token = w.lower[i]
    if token[0].isdigit() and token.endswith(("st", "nd", "rd", "th")):
        return i + 1 < len(w.lower) and w.cap(i + 1)  # "the 6th Infantry Division"
    if token in CLOSED:
        numbered = token in _ORDINALS and w.cap(i) and i + 1 < len(w.lower) and w.cap(i + 1)  # "the Second Army Area"
        return numbered or (token == "us" and w.text[w.start[i] : w.end[i]] == "US")
    if w.cap(i) or token.endswith(LINKED):
        return True
    if token.isdigit() and i and w.lower[i - 1] in _NUMBERED and w.cap(i - 1):
        return True
    plain = token[:-2] if token.endswith(_POSSESSIVE) else token
    return plain in ANY


# "The Times cited US officials": a verb between two names.
_TELLING = frozenset(["cited", "cites", "quoted", "quotes", "interviewed", "asked", "contacted"])


def _modifies(w: Words, i: int, floor: int) -> bool:
    """Whether an unknown word stands inside the phrase: "the U.N. refugee agency", "a rescue worker"."""
    token = w.lower[i]
    if not token.isalpha() or token in CLOSED or token in _TELLING or w.lower[i + 1] in PARTICLE or i - 1 < floor:
        return False
    left = w.lower[i - 1]
    if left in ("a", "an"):
        return True
    if left == "the":
        return i - 2 < floor or not w.lower[i - 2].isalnum() or w.lower[i - 2] in _JOINS
    return (w.cap(i - 1) and left not in CLOSED and not is_person_word(left)) or (left == "." and w.cap(i - 2))


def _announces(w: Words, before_it: int, i: int) -> bool:
    """ "the newspaper The New York Times": a kind of outlet before its name."""
    return w.cap(i) and w.lower[before_it] in OUTLET


def _abbreviated(w: Words, i: int) -> bool:
    """Whether the full stop at `i` belongs to "Lt." or an initial."""
    token = w.lower[i - 1]
    return w.start[i] == w.end[i - 1] and (token in TITLE or len(token) == 1)


def _heads(w: Words, i: int) -> bool:
    token = w.lower[i]
    return is_person_word(token) or token in BODY or (w.cap(i) and token not in CLOSED)


def _joins_left(w: Words, i: int) -> bool:
    """Whether the preposition or "and" at `i` ties what stands left of it to the noun phrase on its right."""
    token, left = w.lower[i], w.lower[i - 1]
    if token in _JOINS:
        return w.cap(i - 1) and left not in CLOSED and (w.cap(i + 1) or w.lower[i + 1] == "the")
    if token in _OF:
        return _heads(w, i - 1)
    body = left in BODY or (w.cap(i - 1) and named_for(w, i - 1, max(0, i - 8)))
    return is_person_word(left) or (token in ("in", "at") and body and w.cap(i + 1))


def _joins_right(w: Words, i: int, ceiling: int) -> bool:
    token, right = w.lower[i], w.lower[i + 1]
    if token in _JOINS:
        return w.cap(i - 1) and w.cap(i + 1) and right not in CLOSED and not is_person_word(right)
    if token in _OF:
        following = i + 2 if right in DETERMINER and i + 2 < ceiling else i + 1
        return _heads(w, i - 1) and belongs(w, following)
    if token == "at" and w.lower[i - 1] in PERSONS:  # "an estimate by researchers at the Institute"
        return w.cap(i + 1) or (right == "the" and i + 2 < ceiling and w.cap(i + 2))
    return False


def _trimmed(w: Words, first: int, last: int) -> tuple[int, int] | None:
    while first <= last and (w.lower[first] in _PLACED or w.lower[first] in ("and", "&", ".", "'", "’", ")", "(")):
        first += 1
    while last >= first and (w.lower[last] in _PLACED or w.lower[last] in ("and", "&", "'", "’", "(")):
        last -= 1
    return (first, last) if first <= last else None
