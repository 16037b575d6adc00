"""The bodies and titled persons that an article names: whom "the Observatory" and "the minister" stand for."""

from __future__ import annotations

from etl import noun_phrases, speakers
from etl.force_grammar import theatre
from etl.noun_phrases import Words
from etl.records import Basis, Claimant, ClaimantKind, Span
from etl.speakers import Source

Link = tuple[Claimant, Span, Basis]
BODIES: frozenset[ClaimantKind] = frozenset(["body", "government", "outlet", "group"])
# How many times a word is looked at for a longer name.
OFTEN = 100


class Names:
    """What the article calls by name, asked for by a word of the name; each answer is remembered."""

    def __init__(self, w: Words) -> None:
        """Begin without an answer."""
        self._w = w
        self._bodies: dict[str, Link | None] = {}
        self._titles: dict[str, Link | None] = {}

    def body(self, head: str) -> Link | None:
        """The longest name in the article that holds the word: "the Observatory"."""
        if head not in self._bodies:
            self._bodies[head] = self._longest_body(head)
        return self._bodies[head]

    def _longest_body(self, head: str) -> Link | None:
        w = self._w
        best: Link | None = None
        home, at_home = theatre(w.article), False
        for at in w.where(head)[:OFTEN]:
            if not w.cap(at):
                continue
            read = speakers.listed_around(w, at) or self._body_around(at)
            if not read or not read.claimant:
                continue
            mine = home is not None and read.claimant.side == home.side
            if not best or (mine, len(read.claimant.name)) > (at_home, len(best[0].name)):
                best, at_home = (read.claimant, read.span, "carried over"), mine
        return best

    def _body_around(self, at: int) -> Source | None:
        w = self._w
        phrase = noun_phrases.after(w, at, min(len(w.lower), at + 6))
        last = phrase[1] if phrase else at
        whole = noun_phrases.before(w, last, max(0, at - 6))
        read = speakers.read(w, whole[0], last) if whole else None
        return read if read and read.claimant and read.claimant.kind in BODIES else None

    def titled(self, head: str) -> Link | None:
        """The person the article gives this title: "the minister" is "Foreign Minister Vijitha Herath"."""
        if head not in self._titles:
            self._titles[head] = self._first_titled(head)
        return self._titles[head]

    def _first_titled(self, head: str) -> Link | None:
        w = self._w
        for at in w.where(head)[:OFTEN]:
            phrase = noun_phrases.after(w, at, min(len(w.lower), at + 6))
            if phrase and phrase[1] > at:
                read = speakers.read(w, at, phrase[1])
                if read and read.claimant and read.claimant.kind == "person":
                    return read.claimant, read.span, "carried over"
        return None
