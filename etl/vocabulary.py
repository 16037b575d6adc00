"""The words of a kind that a stage looks for ("begins a number"), found in an article without asking for every token anew."""

from __future__ import annotations

from collections.abc import Callable

from etl.records import Tokens

# Words remembered between articles: as many as a language uses often.
_REMEMBERED = 1 << 16


class Vocabulary:
    """The words that `fits` says yes to; it is asked once for each word, whatever the number of articles that have it."""

    def __init__(self, fits: Callable[[str], object]) -> None:
        self._fits = fits
        self._known: tuple[set[str], set[str]] = set(), set()

    def within(self, tokens: Tokens) -> frozenset[str]:
        """The words of the text that fit."""
        asked, fitting = self._known
        new = tokens.words - asked
        if new:
            if len(asked) > _REMEMBERED:
                # Other threads may still read the old sets, so they are not emptied.
                asked, fitting = self._known = set(), set()
                new = tokens.words
            fitting.update(filter(self._fits, new))
            asked |= new
        return tokens.words & fitting

    def places(self, tokens: Tokens) -> list[int]:
        """Indices of the tokens that fit, in text order."""
        return tokens.of(self.within(tokens))
