"""Numbers as written in the news with the qualifier that opens or closes an end: "up to two dozen", "20,000 or more"."""

from __future__ import annotations

from collections.abc import Container, Iterator, Mapping, Sequence
from functools import lru_cache

from etl import lexicon, numerals
from etl.frozen import dataclass
from etl.numerals import Numeral
from etl.records import Span, Tokens
from etl.vocabulary import Vocabulary


@dataclass(frozen=True, slots=True, kw_only=True)
class Number:
    """A number of the text: "up to two dozen" has a high of 24 and no low, "several hundred" is vague and has neither.

    `span` is number and qualifier, `core` the number alone; `begin` is the index of the span's first token, `first` of the
    core's, `last` of the token behind the whole (behind "or more" too). `suffix` is what a hyphen ties to it: "strong", "man".
    """

    span: Span
    core: Span
    low: int | None
    high: int | None
    begin: int
    first: int
    last: int
    rule: str
    suffix: str | None = None
    words: bool = False
    scaled: bool = False

    @property
    def vague(self) -> bool:
        """Whether it has no value at all: "dozens"."""
        return self.low is None and self.high is None

    @property
    def value(self) -> int | None:
        """The larger end that is known."""
        return self.high if self.high is not None else self.low


_DASHES = frozenset("–-—‑−")
# "from its current 183,000 to 260,000"
_PRESENT = frozenset(
    ("the", "its", "their", "a", "current", "present", "existing", "previous", "initial", "today's", "today’s")
)
# "anywhere from two to 25", "estimates range from 300 to 500"
_SPANNING = lexicon.words("qualifiers", "spanning")
_APPROXIMATE = frozenset(("about", "around", "some", "roughly", "approximately"))


def find(text: str, tokens: Tokens, skip: Container[int] = ()) -> Iterator[Number]:
    """Every number of the text in text order, ranges joined, with its qualifier, but none that begins at a token in `skip`.

    Times, money and the like are not told apart.
    """
    floor = 0
    for i in _BEGINNING.places(tokens):
        if i < floor or i in skip:
            continue
        numeral = numerals.read(text, tokens, i)
        if numeral is None:
            continue
        placed = _ranged(text, tokens, i, numeral)
        if placed[3] is not None and placed[3] != int(placed[3]):
            continue
        number = _qualified(text, tokens, placed, floor)
        yield number
        floor = number.last


# Words that may begin a number.
_BEGINNING = Vocabulary(numerals.begins)
# A numeral with its place: span, first token, numeral, low and high.
_Placed = tuple[Span, int, Numeral, float | None, float | None]


def _ranged(text: str, tokens: Tokens, i: int, first: Numeral) -> _Placed:
    """The numeral at token `i`, with the other end of its range: "two to three thousand", "between 7,000 and 12,000"."""
    lower, j = tokens.lower, first.last
    alone = (Span(tokens.start[i], _end(text, tokens, i, first)), i, first, first.value, first.high or first.value)
    if first.value is None or first.suffix or first.high is not None or j + 1 >= len(lower):
        return alone
    if lower[j] == "-" and lower[j + 1] in ("to", "or"):
        j += 1  # "a 400- to 500-strong garrison"
    begin = i
    while begin and i - begin < 2 and lower[begin - 1] in _APPROXIMATE:
        begin -= 1
    joint, before = lower[j], lower[begin - 1] if begin else ""
    between = joint == "and" and before == "between"
    tight = joint in _DASHES and (joint != "—" or tokens.start[j] == tokens.end[j - 1])
    # "from 2,000 to 2,200" and "by 180,000 to 1.5 million" are changes: two numbers.
    change = next((k for k in range(begin - 1, max(-1, begin - 5), -1) if lower[k] not in _PRESENT), -1)
    to = joint == "to" and (change < 0 or lower[change] not in ("from", "by") or lower[max(0, change - 1)] in _SPANNING)
    if not (between or tight or to or joint == "or") or j + 1 >= len(lower):
        return alone
    k = j + 1
    while between and k + 1 < len(lower) and lower[k] in _APPROXIMATE:
        k += 1
    second = numerals.read(text, tokens, k) if numerals.begins_exact(lower[k]) or lower[k] == "a" else None
    if second is None or second.value is None or second.high is not None:
        return alone
    ends = numerals.spread(first.value, second.value, first.scale > 1, second.scale)
    if ends is None or (joint == "or" and ends[1] > 3 * ends[0]):
        return alone
    begin = begin - 1 if between else i
    span = Span(tokens.start[begin], _end(text, tokens, k, second))
    rule = "between … and …" if between else "range"
    return span, begin, second._replace(rule=rule, words=first.words), *ends


def _end(text: str, tokens: Tokens, i: int, numeral: Numeral) -> int:
    """The numeral's end; of "10,000-strong" only the number."""
    end = tokens.end[numeral.last - 1]
    if numeral.suffix:
        end -= len(numeral.suffix) + 1
    return end


def _qualified(text: str, tokens: Tokens, placed: _Placed, floor: int) -> Number:
    """The number with the words around it that open or close an end."""
    core, first, numeral, low, high = placed
    begin, ahead = _ahead(tokens.lower, first, floor)
    last, behind = _behind(tokens, numeral)
    span, rule = core, numeral.rule
    if begin < first or last > numeral.last:
        span = Span(tokens.start[begin] if begin < first else core.start, max(core.end, tokens.end[last - 1]))
        rule = f"{rule}, {(text[span.start : core.start] + text[core.end : span.end]).strip().lower()}"
    if numeral.suffix in _SUFFIX_BOUNDS:
        span = Span(span.start, span.end + len(numeral.suffix) + 1)  # "300-odd" qualifies, "300-strong" does not
    bound = ahead if ahead != "both" else behind
    return Number(
        span=span,
        core=core,
        low=None if low is None or (bound == "high" and low == high) else round(low),
        high=None if high is None or (bound == "low" and low == high) else round(high),
        begin=begin,
        first=first,
        last=last,
        rule=rule,
        suffix=numeral.suffix,
        words=numeral.words,
        scaled=numeral.scale > 1,
    )


def _ahead(lower: Sequence[str], begin: int, floor: int) -> tuple[int, str]:
    """Where the qualifiers before token `begin` start, and the end they leave: low, high or both."""
    bound = "both"
    while begin > floor:
        length, found = _ending_at(lower, begin, floor)
        # Two bounds do not add up: of "owned up to just over 6,000" the nearer one counts.
        if not length or (found != "both" and bound != "both"):
            break
        bound = bound if found == "both" else found
        begin -= length
    return begin, bound


def _behind(tokens: Tokens, numeral: Numeral) -> tuple[int, str]:
    """The token behind the qualifiers after a numeral, and the end they leave: "or more", "+", "-odd"."""
    lower, last = tokens.lower, numeral.last
    if numeral.suffix in _SUFFIX_BOUNDS:
        return last, _SUFFIX_BOUNDS[numeral.suffix]
    if last >= len(lower):
        return last, "both"
    if lower[last] == "+" and tokens.start[last] == tokens.end[last - 1]:
        return last + 1, "low"
    for phrase, bound in _phrases("after").get(lower[last], ()):
        end = last + len(phrase)
        # "on 12 March 2016 at least 34 soldiers": the qualifier is the next number's
        theirs = end < len(lower) and numerals.begins_exact(lower[end])
        if tuple(lower[last:end]) == phrase and not theirs:
            return end, bound
    return last, "both"


_SUFFIX_BOUNDS = {"odd": "both", "plus": "low"}
_MARKS = {"~": "both", "≈": "both", "±": "both", ">": "low", "<": "high"}
_Phrases = Mapping[str, Sequence[tuple[tuple[str, ...], str]]]


def _ending_at(lower: Sequence[str], end: int, floor: int) -> tuple[int, str]:
    """The length and bound of the qualifier that ends before token `end`; length 0 where none does."""
    word = lower[end - 1]
    if word == "of" and end - 3 > floor and lower[end - 3 : end - 1] == ["a", "total"]:
        length, found = _ending_at(lower, end - 3, floor)  # "up to a total of 1,100"
        return (length + 3, found) if length and found != "both" else (0, "both")
    if word == "over" and end > 1 and lower[end - 2] in _governing():
        return 0, "both"  # "handed over 12 prisoners", "a row over 300 soldiers"
    if word == "about" and end > 1 and lower[end - 2] in _talking():
        return 0, "both"  # "lied about 8,000 men", "rumours about 300 defectors"
    if word in _MARKS:
        return 1, _MARKS[word]
    if word == "to" and end > 2 and lower[end - 2] == "up" and _is_summed(lower, end - 3):
        return 0, "both"  # "owned up to 498 killed", "the shares add up to 11,000"
    if word == "estimated" and end > 1 and lower[end - 2].isalpha() and lower[end - 2] not in _before_estimated():
        return 0, "both"  # "the Pentagon in August estimated 70,000 killed"
    for phrase, bound in _phrases("before").get(word, ()):
        if end - len(phrase) >= floor and tuple(lower[end - len(phrase) : end]) == phrase:
            return len(phrase), bound
    return 0, "both"


def _is_summed(lower: Sequence[str], verb: int) -> bool:
    """Whether the verb before "up to" has it for its own: "owned up to 498", "the shares add up to 11,000"."""
    if lower[verb] in lexicon.words("qualifiers", "own_up_to"):
        return True
    adds = lower[verb] in ("add", "adds", "added", "adding") and verb > 0
    return adds and (lower[verb - 1].endswith("s") or lower[verb - 1] in ("they", "which", "that", "these", "all", "it"))


@lru_cache(maxsize=1)
def _before_estimated() -> frozenset[str]:
    """Words that leave "estimated" to the number; behind any other it is somebody's verb."""
    return lexicon.words("qualifiers", "before_estimated")


@lru_cache(maxsize=1)
def _governing() -> frozenset[str]:
    """Words whose "over" is their own: "handed over 12", "a row over 300"."""
    return lexicon.words("qualifiers", "own_over")


@lru_cache(maxsize=1)
def _talking() -> frozenset[str]:
    """Words whose "about" is their own: "lied about 8,000 men"."""
    return lexicon.words("qualifiers", "own_about")


@lru_cache(maxsize=2)
def _phrases(place: str) -> _Phrases:
    """Qualifiers before a number by their last word, those after it by their first, longest first."""
    table: dict[str, list[tuple[tuple[str, ...], str]]] = {}
    for entry in lexicon.load("qualifiers").values():
        if entry.fields["place"] == place:
            for phrase in (tuple(words.split()) for words in entry.words):
                table.setdefault(phrase[-1 if place == "before" else 0], []).append((phrase, entry.fields["bound"]))
    return {key: sorted(found, key=lambda each: -len(each[0])) for key, found in table.items()}
