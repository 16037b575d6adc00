"""Who "he", "the agency" and "the official" are: remembers an article's sources in order and finds the one meant."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from etl import speakers
from etl.records import Basis, Claimant, ClaimantKind, Span
from etl.speakers import Source, Words

Link = tuple[Claimant, Span, Basis]

# Words that stand for one another: South Korea's "intelligence service" is "the agency" later.
_FAMILIES: Sequence[frozenset[str]] = (
    frozenset(["agency", "service", "intelligence", "directorate", "bureau"]),
    frozenset(["ministry", "department"]),
    frozenset(["observatory", "group", "watchdog", "monitor", "organisation", "organization", "network", "ngo", "charity", "monitors"]),
    frozenset(["army", "military", "forces", "command", "staff", "statement", "navy"]),
    frozenset(
        ["newspaper", "daily", "broadcaster", "website", "magazine", "portal", "publication", "outlet", "channel", "television", "radio", "paper", "network", "station", "weekly", "medium", "journal", "tabloid", "agency"]
    ),
    frozenset(["institute", "tank", "centre", "center", "foundation"]),
)
_OUTLET_HEADS = frozenset(
    ["newspaper", "daily", "broadcaster", "website", "magazine", "portal", "publication", "outlet", "channel", "paper", "station", "weekly", "medium", "journal", "tabloid", "outlets"]
)
_DOCUMENT_HEADS = frozenset(
    ["statement", "report", "bulletin", "post", "release", "communique", "document", "study", "update", "message", "briefing", "assessment"]
)
_FACELESS = frozenset(["source", "sources", "insider", "insiders"])
_PERSONS: frozenset[ClaimantKind] = frozenset(["person", "role", "unnamed"])
_BODIES: frozenset[ClaimantKind] = frozenset(["body", "government", "outlet", "group"])


@dataclass(frozen=True, slots=True)
class _Seen:
    link: Link
    head: str
    plural: bool
    role: str


def faceless(claimant: Claimant) -> bool:
    """Whether an unnamed source is so bare ("a source familiar with its operations") that its outlet stands for it."""
    return claimant.kind == "unnamed" and claimant.side is None and claimant.name.split()[-1].lower() in _FACELESS


class Memory:
    """The sources named so far, latest last."""

    def __init__(self, w: Words) -> None:
        """Begin with nobody."""
        self._w = w
        self._seen: list[_Seen] = []

    def remember(self, link: Link, source: Source) -> None:
        """Keep a source for the pronouns and roles to come."""
        role = " ".join(self._w.lower[source.first : source.last + 1])
        self._seen.append(_Seen(link, source.head, source.plural, role))

    def resolve(self, source: Source, heading: bool) -> Link | None:
        """Who the source is, with the words that name it and whether they stand here or were carried over."""
        if source.claimant:
            if heading and source.first == source.last and source.claimant.kind in ("role", "unnamed", "body"):
                found = self._by_head(source.head, reversed_order=False)
                if found:
                    return found[0], source.span, "words"
            return source.claimant, source.span, "words"
        link = self._antecedent(source, heading)
        return (link[0], link[1], "carried over") if link else None

    def _antecedent(self, source: Source, heading: bool) -> Link | None:
        head = source.head
        if head in ("he", "she", "him", "her"):
            return self._latest(_PERSONS, plural=False, before=source)
        if head == "it":
            return self._latest(_BODIES, plural=None, before=source)
        if head in ("they", "them"):
            return self._latest(_PERSONS, plural=True, before=source) or self._latest(_BODIES, plural=None, before=source)
        if head in _OUTLET_HEADS:
            found = self._latest(frozenset(["outlet"]), plural=None, before=source)
            if found:
                return found
        if head in _DOCUMENT_HEADS:
            return self._latest(_BODIES, plural=None, before=source) or self._latest(_PERSONS, plural=None, before=source)
        found = self._by_head(head, reversed_order=not heading)
        if found:
            return found
        named = self._named_body(source)
        if named:
            return named
        if not source.plural and head in speakers.person_words():
            role = self._titled(head)
            if role:
                return role
            if not source.plural:
                latest = self._latest(_PERSONS, plural=False, before=source)
                if latest:
                    return latest
        name = self._w.of(source.first, source.last)
        bare = name.split(" ", 1)[1] if " " in name else name
        kind: ClaimantKind = "unnamed" if head in speakers.person_words() else "body"
        return Claimant(id=speakers.slug(bare), name=bare, kind=kind, side=None), source.span, "words"

    def _latest(self, kinds: frozenset[ClaimantKind], plural: bool | None, before: Source) -> Link | None:
        for seen in reversed(self._seen):
            if seen.link[0].kind in kinds and (plural is None or seen.plural == plural):
                return seen.link
        return None

    def _by_head(self, head: str, reversed_order: bool) -> Link | None:
        """The source whose name or role holds the word, or a word of its family."""
        order = list(reversed(self._seen)) if reversed_order else self._seen
        for seen in order:
            if head in seen.role.split() or head in seen.link[0].name.lower().split():
                return seen.link
        for family in _FAMILIES:
            if head in family:
                for seen in order:
                    words = set(seen.role.split()) | set(seen.link[0].name.lower().split())
                    if seen.link[0].kind in _BODIES and words & family:
                        return seen.link
        return None

    def _named_body(self, source: Source) -> Link | None:
        """The longest name in the article that ends in or holds the word: "the Observatory"."""
        w = self._w
        best: Link | None = None
        at = -1
        while True:
            try:
                at = w.lower.index(source.head, at + 1)
            except ValueError:
                return best
            if not w.cap(at):
                continue
            phrase = speakers.after(w, at, min(len(w.lower), at + 6))
            start = speakers.before(w, phrase[1] if phrase else at, max(0, at - 6))
            if not start:
                continue
            read = speakers.read(w, start[0], phrase[1] if phrase else at)
            if (
                read
                and read.claimant
                and read.claimant.kind in _BODIES
                and (best is None or len(read.claimant.name) > len(best[0].name))
            ):
                best = (read.claimant, read.span, "carried over")

    def _titled(self, head: str) -> Link | None:
        """The person the article gives this title: "the minister" is "Foreign Minister Vijitha Herath"."""
        w = self._w
        at = -1
        while True:
            try:
                at = w.lower.index(head, at + 1)
            except ValueError:
                return None
            phrase = speakers.after(w, at, min(len(w.lower), at + 6))
            if phrase and phrase[1] > at:
                read = speakers.read(w, at, phrase[1])
                if read and read.claimant and read.claimant.kind == "person":
                    return read.claimant, read.span, "carried over"
