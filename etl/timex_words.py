"""The words of a candidate for a date expression, and what tells that a month, season or year among them is none."""

from __future__ import annotations

from collections.abc import Sequence

from etl import lexicon
from etl.frozen import dataclass
from etl.records import Tokens
from etl.timex_classes import USUAL_YEARS, plain


@dataclass(frozen=True, slots=True)
class Words:
    """The classes and words of one candidate, for its reader, and where it stands."""

    codes: str
    words: Sequence[str]
    first: int
    tokens: Tokens
    text: str

    def of(self, codes: str) -> list[str]:
        """The words of the given classes, in order, without possessive endings."""
        return [plain(word) for code, word in zip(self.codes, self.words, strict=True) if code in codes]

    def one(self, codes: str) -> str | None:
        """The first word of the given classes."""
        return next(iter(self.of(codes)), None)

    def before(self, back: int = 1) -> str:
        """The word that stands `back` tokens before the candidate, or an empty text."""
        return self.tokens.lower[self.first - back] if self.first >= back else ""

    def after(self, ahead: int = 1) -> str:
        """The word that stands `ahead` tokens after the candidate, or an empty text."""
        at = self.first + len(self.words) - 1 + ahead
        return self.tokens.lower[at] if at < len(self.tokens.lower) else ""

    def capital(self, index: int) -> bool:
        """Whether a word of the candidate is written with a capital."""
        return self.text[self.tokens.start[self.first + index]].isupper()


def _words(entry: str) -> frozenset[str]:
    return lexicon.words("timexes", entry)


# Lists of timexes.toml.
LEADS, COUNTED, ROUGHLY, _AMOUNTS, FUNCTIONS, REPORTING = (
    _words(entry) for entry in ("leads", "counted", "roughly", "amounts", "functions", "reporting")
)


def is_month(found: Words) -> bool:
    """Whether a bare month name is one: not "May" the verb or name, not "the March on the capital", not "Jan" the man."""
    word, before, after = found.of("Mm")[0], found.before(), found.after()
    if found.codes[0] == "m":
        return found.codes.endswith(".") and before in LEADS
    if word not in ("may", "march", "august", "april", "june") or before in LEADS:
        return True
    return word not in ("may", "march") and (before in ("the", "a", "an", "") or after in (",", ".", ")", ";"))


def is_season(found: Words) -> bool:
    """Whether a bare season is a time: "in winter", "since the summer", but not "winter uniforms"."""
    before, after = (found.before(2) if found.before() == "the" else found.before()), found.after()
    if (
        found.of("E")[0] == "fall"
        and found.before() != "in"
        or before not in LEADS
        or before in ("of", "for", "and", "to", "last")
    ):
        return False
    return not after.isalpha() or after in FUNCTIONS


def is_year(found: Words) -> bool:
    """Whether a bare four-digit number is a year: not "2000 soldiers", "at 1900 GMT", "Resolution 1973", "$2015"."""
    number, before, after = int(plain(found.words[0])), found.before(), found.after()
    if after == "more" and found.after(2) == "than":
        after = ""  # "since 2004 more than 3,000 soldiers have died"
    if after in COUNTED or after in ("%", "°") or before in _AMOUNTS or before in ("$", "€", "£", "#", "+", "~", "/"):
        return False
    if before == "the" and found.before(2) in ("of", "all") and after == "":
        return False
    if before in (".", ",", "-") and found.text[found.tokens.start[found.first] - 1] in ".,-":
        return False
    return number in USUAL_YEARS or before in LEADS or before in ("the", "(", "a")
