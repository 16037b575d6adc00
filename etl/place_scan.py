"""What an article holds that may name places: stretches of capitalised words, and what they may mean."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from functools import lru_cache
from heapq import merge
from itertools import compress

from etl.gazetteer import Place, fold, gazetteer
from etl.place_words import common_words, demonyms, words
from etl.records import Article, Sentence
from etl.vocabulary import Vocabulary

LONGEST = 5
# A name this often meant needs no preposition to be a place.
WELL_KNOWN = 60_000
HYPHEN_TAILS = words("hyphen_tails")
CONNECTORS = frozenset(
    ("of", "the", "de", "del", "du", "al", "el", "la", "da", "do", "di", "e", "es", "en", "a", "le", "upon", "sur")
)
# What may stand between a preposition and a name, besides directions.
_SKIPPED = frozenset(("the", "city", '"', "“"))
_ARTICLES = ("al-", "el-", "ar-", "ash-", "as-", "an-", "ad-", "az-", "at-", "ez-", "ul-")
_APART = frozenset(("al", "el", "ad", "as"))
_WITH_ARTICLE = Vocabulary(lambda word: word.startswith(_ARTICLES))


class Scan:
    """One article's capitalised words, the places they may mean and the countries that are spoken of."""

    def __init__(self, article: Article) -> None:
        self.article = article
        self.text = text = article.text
        self.lower, self.start, self.end = article.tokens.lower, article.tokens.start, article.tokens.end
        self.capital = list(article.tokens.capital)
        for i in _WITH_ARTICLE.places(article.tokens):
            if not self.capital[i]:
                after = self.start[i] + self.lower[i].index("-") + 1
                self.capital[i] = text[after : after + 1].isupper()
        self.opens = {s.span.start for s in article.sentences}
        self._directions = words("directions")
        self._title_case: dict[int, bool] = {}
        self.groups: set[int] = set()
        self.lost: set[int] = set()
        # The last tokens of the names that etl.place_names has taken for places so far.
        self.accepted: set[int] = set()
        # Filled by etl.place_unlisted and etl.place_lists at need.
        self.told: frozenset[str] | None = None
        self.may_name: dict[tuple[int, int], bool] = {}
        self.sure: dict[tuple[int, int], bool] = {}
        self.members: frozenset[int] | None = None
        self.runs = list(self._runs())
        self.candidates = self._look_up()
        self.ends_of = self._ends()
        self.countries = self._countries()
        self.surnames = self._surnames()
        self.located = self._located()

    def in_title_case(self, sentence: Sentence) -> bool:
        """Whether most words of the sentence have a capital, as in a headline."""
        known = self._title_case.get(sentence.index)
        if known is None:
            known = self._title_case[sentence.index] = self._has_title_case(sentence)
        return known

    def _has_title_case(self, sentence: Sentence) -> bool:
        if not sentence.heading and ", " in sentence.span.of(self.text):
            return False
        tokens = [i for i in self.article.tokens.within(sentence.span) if len(self.lower[i]) > 3 and self.lower[i].isalpha()]
        return len(tokens) >= 3 and sum(self.capital[i] for i in tokens) >= 0.7 * len(tokens)

    def _runs(self) -> Iterator[tuple[int, int]]:
        """Stretches of capitalised words that stand side by side, joined by "of", "al" and the like."""
        count, reached = len(self.lower), 0
        # "al Bab": the article may be written small and apart.
        small = [i for i in self.article.tokens.of(_APART) if i + 1 < count and self.capital[i + 1] and not self.capital[i]]
        starts = compress(range(count), self.capital)
        for first in merge(starts, small) if small else starts:
            if first < reached:
                continue
            last = first
            letters = self._initials(first) if self.end[first] - self.start[first] == 1 else first
            if letters > first:
                yield first, letters
                reached = letters + 1
                continue
            while not self.possessive(last):
                following = last + 1
                skipped = 0
                while following < count and skipped < 2 and self._connects(following) and not self.capital[following]:
                    following, skipped = following + 1, skipped + 1
                if following >= count or not self.capital[following] or not self._joined(last, following):
                    break
                if self.end[following] - self.start[following] == 1 and self._initials(following) > following:
                    break
                last = following
            yield first, last
            reached = last + 1

    def _connects(self, i: int) -> bool:
        """Whether token i may stand inside a name: "of", "al", or the "and" of "Jammu and Kashmir"."""
        if self.lower[i] == "and" and 0 < i < len(self.lower) - 1:
            behind = self.lower[i + 1].removesuffix("'s").removesuffix("’s")
            return f"{self.lower[i - 1]} and {behind}" in words("joined_names")
        return self.lower[i] in CONNECTORS

    def _initials(self, i: int) -> int:
        """The last token of an abbreviation that is spelled with full stops and begins at token i: "U.S.", "D.C."."""
        last = i
        while (
            self.end[last] - self.start[last] == 1
            and last + 2 < len(self.lower)
            and self.lower[last + 1] == "."
            and self.start[last + 2] == self.end[last] + 1
            and self.capital[last + 2]
        ):
            last += 2
        return last if self.end[last] - self.start[last] <= 3 else i

    def _joined(self, left: int, right: int) -> bool:
        """Whether only single blanks (or the full stop of "St." and "Mt.") stand between the words from left to right."""
        for i in range(left, right):
            gap = self.text[self.end[i] : self.start[i + 1]]
            if gap != " " and not (gap in ("-", "–", "") and self.lower[i] != "."):
                return False
        return True

    def possessive(self, i: int) -> bool:
        """Whether token i is a possessive: "Russia's"."""
        return self.lower[i].endswith(("'s", "’s")) and len(self.lower[i]) > 3

    def key(self, first: int, last: int) -> str:
        """The tokens from first to last as the gazetteer spells them."""
        return folded(self.lower[first]) if first == last else " ".join(map(folded, self.lower[first : last + 1]))

    def _look_up(self) -> dict[tuple[int, int], tuple[Place, ...]]:
        """The places of every stretch of up to LONGEST words, asked for in one go."""
        keys: dict[tuple[int, int], str] = {}
        for first, last in self.runs:
            if last > first and self.lower[first + 1] == ".":
                keys[first, last] = self.key(first, last).replace(" ", "")
                continue
            tails = tuple(self._small_tails(last))
            if first == last and not tails:
                keys[first, first] = folded(self.lower[first])
                continue
            for at in range(first, last + 1):
                if not self.capital[at] and self.lower[at] not in _APART:
                    continue
                for end in range(at, min(at + LONGEST, last + 1)):
                    if self.capital[end]:
                        keys[at, end] = self.key(at, end)
                for end in tails:
                    keys[at, end] = self.key(at, end)
        known = gazetteer().lookup(keys.values())
        found = {span: known[key] for span, key in keys.items() if known[key]}
        # "Al-Latamneh" where the gazetteer has "Latamneh".
        articled = {
            span: key.partition(" ")[2]
            for span, key in keys.items()
            if not known[key] and (self.lower[span[0]].startswith(_ARTICLES) or self.lower[span[0]] in ("al", "el"))
        }
        known = gazetteer().lookup(articled.values())
        found.update({span: known[key] for span, key in articled.items() if any(place.curated for place in known[key])})
        # Copy that lost its apostrophes: "Syrias conflict", "Aleppos outskirts".
        bare = {
            i: key[:-1]
            for (i, end), key in keys.items()
            if i == end and key[-1:] == "s" and len(key) > 4 and (i, i) not in found
        }
        shorn = gazetteer().lookup(bare.values())
        for i, key in bare.items():
            places = shorn[key]
            strong = places and places[0].main and (places[0].kind == "country" or places[0].weight > 3 * WELL_KNOWN)
            if strong and key not in common_words() and key not in words("not_places"):
                found[i, i] = places
                self.lost.add(i)
        return found

    def _ends(self) -> dict[int, list[int]]:
        """The last tokens of the names that may begin at each token, the longest name first."""
        found: dict[int, list[int]] = {}
        for first, last in sorted(self.candidates, reverse=True):
            if last < first + LONGEST:
                found.setdefault(first, []).append(last)
        return found

    def _small_tails(self, last: int) -> Iterator[int]:
        """Ends of names that go on in small letters: "Bagram air base", "Zaporizhzhia nuclear power plant"."""
        tails = words("tails")
        for end in range(last + 1, min(last + 4, len(self.lower))):
            word = self.lower[end]
            number = word.isdigit()
            if not (number or word in tails) or self.text[self.end[end - 1] : self.start[end]] != " ":
                return
            yield end
            if number:
                return

    def _located(self) -> frozenset[str]:
        """Names that stand behind "in", "near" and the like somewhere in the article."""
        locatives = words("locatives")
        return frozenset(
            self.key(first, last)
            for first, last in self.candidates
            if first and self.lower[first - 1] in locatives or self.before(first) in locatives
        )

    def _countries(self) -> Counter[str]:
        """How often each country is spoken of, by its name, its people or a well-known place in it."""
        found: Counter[str] = Counter()
        adjectives = demonyms()
        for (first, _), places in self.candidates.items():
            best = places[0]
            if best.kind == "country" and best.main and best.country:
                found[best.country] += 3
            elif best.weight > 200_000 and best.main and best.country and self.lower[first] not in common_words():
                found[best.country] += 1
        for first, last in self.runs:
            for word in self.lower[first : last + 1]:
                side = adjectives.get(folded(word))
                if side:
                    found[side] += 2
        return found

    def _surnames(self) -> frozenset[str]:
        """Last words of names that a title or a given name makes a person's: Austin of "Lloyd Austin"."""
        titles, stop = words("person_titles"), words("starters")
        found = set()
        for first, last in self.runs:
            if first == last or self._whole_is_place(first, last):
                continue
            while first < last and (self.lower[first] in stop or self.lower[first] in demonyms()):
                first += 1
            if self.lower[first] in words("place_openers") or self.lower[first] in self._directions:
                continue
            if self.lower[last - 1] == "of" and not (last == first + 2 and self._may_be_given(first)):
                # "the Emir of Gwoza", but "Anne of Kyiv"
                continue
            if last - first in (1, 2, 3) and not any(self.lower[i] in words("organisations") for i in range(first, last + 1)):
                titled = self.lower[first] in titles or (first and self.lower[first - 1] in titles)
                if titled or not self.known_place(first, first):
                    found.add(folded(self.lower[last]))
        return frozenset(found)

    def _may_be_given(self, i: int) -> bool:
        """Whether a word before "of" may be a person's given name."""
        word = self.lower[i]
        known = (words("person_titles"), words("place_heads"), self._directions, words("organisations"), common_words())
        return not any(word in some for some in known) and not self.text[self.start[i] : self.end[i]].isupper()

    def _whole_is_place(self, first: int, last: int) -> bool:
        return any((at, last) in self.candidates for at in range(first, last)) or self.lower[last] in words("region")

    def known_place(self, first: int, last: int) -> bool:
        """Whether the tokens are the usual name of a well-known place."""
        places = self.candidates.get((first, last))
        return bool(places) and places[0].weight >= WELL_KNOWN and places[0].main  # type: ignore[index]

    def all_capitals(self, at: int) -> bool:
        """Whether the sentence is written in capitals, or a dateline opens it."""
        span = self.article.sentence_at(self.start[at]).span
        opens = span.start == self.start[at] and self.text[self.end[at] : self.end[at] + 2].startswith(
            (",", " (", " -", " —", ":")
        )
        return opens or span.of(self.text).isupper()

    def before(self, at: int) -> str:
        """The word before a name, its "the" and its directions left out: "in" of "in the eastern Aleppo"."""
        for i in range(at - 1, max(at - 4, -1), -1):
            if self.lower[i] not in _SKIPPED and self.lower[i] not in self._directions:
                return self.lower[i]
        return self.lower[at - 4] if at >= 4 else ""

    def after(self, end: int) -> str:
        """The word right behind token `end`, "" where another mark stands between."""
        i = end + 1
        return self.lower[i] if i < len(self.lower) and self.text[self.end[end] : self.start[i]] in (" ", "") else ""

    def listed(self, at: int) -> bool:
        """Whether the name goes on a list of places: "Kyiv, Sumy and Poltava"."""
        if at < 2 or self.lower[at - 1] not in (",", "and", "or"):
            return False
        previous = at - 3 if self.lower[at - 1] in ("and", "or") and self.lower[at - 2] == "," else at - 2
        return previous >= 0 and any(
            (first, previous) in self.candidates for first in range(max(0, previous - 2), previous + 1)
        )


@lru_cache(maxsize=100_000)
def folded(word: str) -> str:
    """A token as the gazetteer spells it, without its possessive, and without "-based" and the like."""
    head, _, tail = word.rpartition("-")
    return fold(head if tail in HYPHEN_TAILS else word.removesuffix("'s").removesuffix("’s"))
