"""Who "he", "the agency" and "the official" are: remembers an article's sources in order and finds the one meant."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from functools import lru_cache

from etl import lexicon, noun_phrases, source_names, speakers, subjects
from etl.actor_names import registry
from etl.force_grammar import theatre
from etl.frozen import dataclass, replace
from etl.named_sources import BODIES, OFTEN, Link, Names
from etl.noun_phrases import ANY, DETERMINER, DOCUMENT, OUTLET, Words, is_person_word
from etl.records import Attribution, Claimant, ClaimantKind, Sentence, Span
from etl.speakers import Source

_FACELESS = frozenset(["source", "sources", "insider", "insiders"])
_HEADS_OF_STATE = frozenset(["president", "premier", "chancellor", "king", "dictator", "emir", "leader"])
# Who may be anybody told of before.
_ANYONE = frozenset(
    ["official", "source", "officer", "spokesman", "spokeswoman", "spokesperson", "speaker", "person", "insider"]
)
_CHIEFS = frozenset(["chief", "leader", "head", "boss", "secretary-general"])
# Words for a body that fit every kind of it.
_ANY_BODY = frozenset(["organization", "organisation", "group", "movement", "body", "side", "entity"])
_GOVERNMENTS = frozenset(["government", "junta"])
_ALLIANCES = frozenset(["alliance", "bloc", "coalition", "force", "mission"])
_GROUPS = frozenset(
    [
        "group",
        "movement",
        "militia",
        "faction",
        "outfit",
        "rebels",
        "militants",
        "insurgents",
        "guerrillas",
        "jihadists",
        "separatists",
    ]
)
_PERSONS: frozenset[ClaimantKind] = frozenset(["person", "role", "unnamed"])
# Who has no rank or title of office.
_BYSTANDERS = frozenset(
    [
        "policeman",
        "policewoman",
        "doctor",
        "nurse",
        "medic",
        "resident",
        "witness",
        "villager",
        "trader",
        "shopkeeper",
        "farmer",
    ]
    + ["soldier", "conscript", "survivor", "fighter", "rebel", "militant", "gunman", "prisoner", "teacher", "driver", "elder"]
    + ["activist", "journalist", "reporter", "priest", "student", "refugee", "neighbour", "neighbor", "relative", "guard"]
)
# Roles that few have at a time, so that the next person named is likely the one meant.
_SINGLE = frozenset(
    ["adviser", "advisor", "aide", "minister", "commander", "chief", "director", "leader", "governor", "president", "secretary"]
    + ["spokesman", "spokeswoman", "spokesperson", "ambassador", "envoy", "mayor"]
)
# How many sentences behind "a monitoring group said" its name may first appear.
_CATAPHORA = 4
# How many sentences back a source is too far for "the group" to mean it before a name nearby.
_FAR = 5
# Within how many tokens the comma behind "In New York," stands.
_PLACED_BY = 6
_WHEN = frozenset(["only", "just", "on", "in", "by", "early", "late", "as", "recently", ","])
# How many characters before a name the number of its people stands: "30 Houthis killed, it said".
_COUNTED = 20
# Plural subjects who act rather than tell.
_FIGHT = _GROUPS | {"troops", "soldiers", "fighters", "forces", "policemen", "peacekeepers", "paratroopers", "mercenaries"}
# How many sentences back those of whom one speaks are told.
_SEVERAL_BACK = 2
# How many of the last sources a pronoun or role may mean.
_REMEMBERED = 60


@dataclass(frozen=True, slots=True)
class _Seen:
    link: Link
    source: Source
    sentence: int


def faceless(claimant: Claimant) -> bool:
    """Whether an unnamed source is so bare ("a source familiar with its operations") that its outlet stands for it."""
    return claimant.kind == "unnamed" and claimant.name.lower() in _FACELESS


def bodiless(claimant: Claimant) -> bool:
    """Whether an unnamed source that an outlet cites adds nothing to the outlet: "referring to intelligence sources"."""
    return claimant.kind == "unnamed" and claimant.side is None and claimant.name.split()[-1].lower() in _FACELESS


class Memory:
    """The sources named so far, latest last."""

    def __init__(self, w: Words) -> None:
        """Begin with nobody."""
        self._w = w
        self._seen: list[_Seen] = []
        self._at: dict[Span, int] = {}
        self._names = Names(w)
        self._sentence = 0

    def reach(self, sentence: Sentence) -> None:
        """Note which sentence is being read."""
        self._sentence = sentence.index

    def remember(self, link: Link, source: Source) -> None:
        """Keep a source for the pronouns and roles to come."""
        self._at.setdefault(link[1], len(self._seen))
        self._seen.append(_Seen(link, source, self._sentence))

    def resolve(self, source: Source, heading: bool) -> Link | None:
        """Who the source is, with the words that name it and whether they stand here or were carried over."""
        if source.claimant is None:
            link = self._antecedent(source, heading)
            return (link[0], link[1], "words" if link[1] == source.span else "carried over") if link else None
        if source.head in _CHIEFS and not source.plural and (chief := self._chief(source)):
            return chief[0], source.span, "words"
        common = heading and all(t in ANY for t in self._w.lower[source.first : source.last + 1])
        if common or (source.generic and (heading or source.definite)):
            found = self._by_head(source, heading) or (self._names.titled(source.head) if is_person_word(source.head) else None)
            found = found or ((self._observatory(source.head) or self._actor_before(source)) if source.definite else None)
            found = found or (self._first_person() if heading and is_person_word(source.head) and not source.plural else None)
            if found:
                return found[0], source.span if heading else found[1], "words" if heading else "carried over"
        if source.claimant.kind == "body" and not source.listed:
            fuller = self._fuller(source)
            if fuller:
                return fuller[0], source.span, "words"
        return source.claimant, source.span, "words"

    def _chief(self, source: Source) -> Link | None:
        """Whom the article gives a title of the same body: "the UN chief" is "UN Secretary-General Ban Ki-moon"."""
        w, body = self._w, self._w.lower[source.last - 1]
        if not w.cap(source.last - 1) or source.last == source.first:
            return None
        for at in w.where(body)[:OFTEN]:
            if at + 2 < len(w.lower) and w.lower[at + 1] in _CHIEFS and w.cap(at + 2):
                phrase = noun_phrases.after(w, at + 2, min(len(w.lower), at + 8))
                read = speakers.read(w, *phrase) if phrase else None
                if read and read.claimant and read.claimant.kind == "person" and " " in read.claimant.name:
                    return read.claimant, read.span, "carried over"
        return None

    def _first_person(self) -> Link | None:
        """The person who speaks first in the text: a headline's "rebel leader"."""
        return next((s.link for s in self._seen[:9] if s.link[0].kind == "person" and s.sentence <= _CATAPHORA), None)

    def _fuller(self, source: Source) -> Link | None:
        """The article's longest name for a body: "the defence ministry" is the Russian Defence Ministry."""
        assert source.claimant
        mine = _spelled(source.claimant.name)
        found = self._names.body(source.head)
        return found if found and mine < _spelled(found[0].name) else None

    def named_later(self, link: Link) -> Link | None:
        """The name that the next sentences give to a source told by kind only: "a monitoring group", "the army commander"."""
        at = self._at.get(link[1])
        seen = self._seen[at] if at is not None else None
        if (
            at is None
            or not seen
            or seen.source.plural
            or seen.source.head in _FACELESS
            or seen.link[0].kind == "person"
            or seen.source.listed
        ):
            return None
        person = is_person_word(seen.source.head)
        if not person and not seen.source.generic:
            return None
        for other in self._seen[at + 1 : at + _REMEMBERED]:
            if seen.sentence < other.sentence <= seen.sentence + _CATAPHORA and self._is_name_of(other, seen, person):
                return other.link
        return None if person else self._observatory(seen.source.head)

    def _observatory(self, head: str) -> Link | None:
        """The observatory or network the article names, for "a monitoring group" or "the watchdog"."""
        if head not in _kin("observatory"):
            return None
        return next((found for word in ("observatory", "network", "monitor") if (found := self._names.body(word))), None)

    def _is_name_of(self, other: _Seen, seen: _Seen, person: bool) -> bool:
        claimant, told = other.link[0], seen.link[0]
        if claimant.name == told.name:
            return False
        if told.side and claimant.side and told.side != claimant.side:
            return False
        if person:
            near = other.sentence <= seen.sentence + 2
            introduced = (
                other.source.first < other.source.last
                and other.source.span.start > self._w.start[other.source.first]
                and self._may_be(seen.source.head, other)
            )
            first_named = self._w.text.find(claimant.name.split()[-1]) > seen.link[1].end
            meant = (
                introduced
                or seen.source.head in self._words_of(other)
                or (" " in claimant.name and seen.source.head in _SINGLE and (not told.side or claimant.side == told.side))
            )
            return claimant.kind == "person" and near and first_named and meant
        return claimant.kind == "body" and not other.source.generic and bool(self._words_of(other) & _kin(seen.source.head))

    def _may_be(self, head: str, other: _Seen) -> bool:
        """Whether the role a name is introduced with may be the one told before: "a doctor" is no "army chief X"."""
        roles = {word for word in self._words_of(other) if is_person_word(word)}
        if not roles:
            return head not in _BYSTANDERS  # "a policeman said" is no "Gen. Gennady Troshev"
        return head in _ANYONE or bool(roles & _kin(head))

    def _antecedent(self, source: Source, heading: bool) -> Link | None:
        head = source.head
        if head == subjects.ONE_OF_THEM:
            return self._several(source)
        if head in noun_phrases.PRONOUNS or head in noun_phrases.OBJECT_PRONOUNS:
            return self._pronoun(head, source)
        if head in _outlet_words():
            found = self._latest(frozenset(["outlet"]))
            if found:
                return found
        if head in ("decree", "edict", "directive"):
            return self._head_of_state() or self._latest(_PERSONS, near=2)
        if head in _GOVERNMENTS and (country := self._country_before(source)):
            return country
        if head in DOCUMENT:
            author = self._latest(BODIES - {"outlet"}, near=1) if head in speakers.ANONYMOUS else None
            near = (
                author or self._by_head(source, heading) or self._latest(BODIES, near=_FAR) or self._latest(_PERSONS, near=_FAR)
            )
            return near or self._observatory("observatory") or self._latest(BODIES)
        return self._by_head(source, heading) or self._by_title(source) or self._itself(source)

    def _country_before(self, source: Source) -> Link | None:
        """ "The government said": of the country most of the article's places lie in, which the text has to name."""
        home = theatre(self._w.article)
        named = next((m for m in self._w.article.actors if home and m.actor_id == home.id), None)
        return (source_names.government(home), named.span, "carried over") if home and named else None

    def _pronoun(self, head: str, source: Source) -> Link | None:
        if head in ("he", "she", "him", "her"):
            return (
                self._person_here(source)
                or self._newly_met(source)
                or self._latest(_PERSONS, plural=False, near=3)
                or self._subject_before(_PERSONS)
                or self._latest(_PERSONS, plural=False)
                or self._person_before(source)
            )
        if head == "it":
            return (
                self._just_spoke(source)
                or self._subject_here(source)
                or self._actor_here(source)
                or self._acted_last(source)
                or self._latest(BODIES - {"government"}, near=2)
                or self._latest(BODIES, near=3)
                or self._body(source)
            )
        acted = self._acted_last(source)
        if acted is not None and acted[0].kind == "group":
            return acted  # "The Houthis shelled Marib. They said 12 soldiers had died"
        return self._latest(_PERSONS, plural=True, near=2) or self._latest(BODIES) or self._latest(_PERSONS, plural=True)

    def _several(self, source: Source) -> Link | None:
        """Those of whom one speaks: "Two officials spoke to CNN. One of them said", "one source spoke of 12, another of 15"."""
        w = self._w
        last = self._seen[-1] if self._seen else None
        single = last is not None and last.sentence == self._sentence and last.link[0].kind == "unnamed"
        if last and single and w.lower[source.first] == "another":
            return last.link
        for seen in reversed(self._seen[-_REMEMBERED:]):
            if self._sentence - seen.sentence > _SEVERAL_BACK:
                break
            if seen.source.plural and is_person_word(seen.source.head):
                return seen.link
        for index in range(self._sentence - 1, max(-1, self._sentence - 1 - _SEVERAL_BACK), -1):
            tokens = w.article.tokens.within(w.article.sentences[index].span)
            phrase = noun_phrases.after(w, tokens.start, tokens.stop)
            read = speakers.read(w, *phrase) if phrase else None
            if read and read.plural and read.claimant and is_person_word(read.head) and read.head not in _FIGHT:
                return read.claimant, read.span, "carried over"
        return None

    def _just_spoke(self, source: Source) -> Link | None:
        """Who says it of himself: "The army of Chad said it had counted 40 dead"."""
        last = self._seen[-1] if self._seen else None
        near = last is not None and 0 < source.first - last.source.last <= 3 and last.sentence == self._sentence
        return last.link if last is not None and near and last.link[0].kind in BODIES else None

    def _acted_last(self, source: Source) -> Link | None:
        """Whom the sentence before is about: "The ministry said so. Hamas fired rockets. It claimed to have killed 30"."""
        sentences, at = self._w.article.sentences, self._sentence
        spoke = any(seen.sentence >= at - 1 for seen in self._seen[-_REMEMBERED:])
        if spoke or not at or sentences[at - 1].paragraph != sentences[at].paragraph or sentences[at - 1].heading:
            return None
        return self._subject_before(BODIES, back=1) or self._body_met()

    def _body_met(self) -> Link | None:
        """The body without a name that the sentence before begins with: "The health ministry changed its mind. It said"."""
        read = self._opening(self._sentence - 1)
        known = read and read.head in noun_phrases.BODY and not read.plural and not read.claimant
        return (self._itself(read)[0], read.span, "carried over") if read and known else None

    def _opening(self, index: int) -> Source | None:
        """Whom or what a sentence begins with, behind its date: "Only last Wednesday the army had walked into a trap"."""
        w = self._w
        tokens = w.article.tokens.within(w.article.sentences[index].span)
        phrase = noun_phrases.after(w, self._beginning(tokens), tokens.stop)
        return speakers.read(w, *phrase) if phrase else None

    def _beginning(self, tokens: range) -> int:
        """The first token of a sentence behind its date or "In New York,"."""
        w, first = self._w, tokens.start
        comma = next((i for i in range(first + 2, min(first + _PLACED_BY, tokens.stop - 1)) if w.lower[i] == ","), None)
        if w.lower[first] in ("in", "at") and comma is not None and w.cap(comma - 1):
            return comma + 1
        while first < tokens.stop - 1 and (first in w.dated or w.lower[first] in _WHEN):
            first += 1
        return first

    def _person_here(self, source: Source) -> Link | None:
        """The person named in full whom its own sentence begins with: "General Milley did not hide it: 300 fell, he said"."""
        read = self._opening(self._sentence)
        named = read and read.claimant and read.claimant.kind == "person" and " " in read.claimant.name
        if not read or not read.claimant or not named or read.last >= source.first:
            return None
        return read.claimant, read.span, "carried over"

    def _body(self, source: Source) -> Link | None:
        return self._subject_before(BODIES) or self._latest(BODIES, near=_FAR) or self._observatory("observatory")

    def _actor_here(self, source: Source) -> Link | None:
        """The country or group of its own sentence that "it" stands for: "Last year the junta began a drive; it says ..."."""
        w = self._w
        actors, at = w.article.actors, w.start[source.first]
        found = bisect_left(actors, at, key=lambda mention: mention.span.start)
        if not 0 < found < len(actors) or actors[found].span.start != at:
            return None
        named, actor = actors[found - 1], registry().by_id(actors[found].actor_id)
        here = w.article.sentence_at(at).span.covers(named.span)
        acting = named.form in ("noun", "metonym", "generic")
        counted = bisect_left(w.counts, named.span.start - _COUNTED) < bisect_left(w.counts, named.span.start)
        if actor is None or not here or named.actor_id != actor.id or not acting or counted:
            return None
        return source_names.government(actor), named.span, "carried over"

    def _subject_here(self, source: Source) -> Link | None:
        """The group or body its own sentence begins with: "The PKK gave another account: "...", it said."."""
        w = self._w
        sentence = w.article.sentence_at(w.start[source.first])
        tokens = w.article.tokens.within(sentence.span)
        phrase = noun_phrases.after(w, tokens.start, source.first)
        read = speakers.read(w, *phrase) if phrase else None
        known = read and (read.listed or read.head in noun_phrases.BODY)  # "The defence ministry disagrees: ..., it announced"
        if known and read and read.claimant and read.claimant.kind in ("group", "body"):
            return read.claimant, read.span, "carried over"
        return None

    def _subject_before(self, kinds: frozenset[ClaimantKind], back: int = 3) -> Link | None:
        """The person or body a sentence shortly before begins with."""
        for index in range(self._sentence - 1, max(-1, self._sentence - 1 - back), -1):
            read = self._opening(index)
            if not read or not read.claimant or read.claimant.kind not in kinds:
                continue
            if (
                read.claimant.kind == "person"
                and " " in read.claimant.name
                or (read.claimant.kind in BODIES and (read.listed or read.head in noun_phrases.BODY))
            ):
                return read.claimant, read.span, "carried over"
        return None

    def _newly_met(self, source: Source) -> Link | None:
        """Whom the sentence before is about, though silent so far: "The colonel was tired. He said", "General Fonseka"."""
        w, sentences, at = self._w, self._w.article.sentences, self._sentence
        spoke = max((seen.sentence for seen in self._seen[-_REMEMBERED:] if seen.link[0].kind in _PERSONS), default=-1)
        before = sentences[at - 1] if at else None
        if before is None or before.heading or before.paragraph != sentences[at].paragraph or spoke >= at - 1:
            return None
        tokens = w.article.tokens.within(before.span)
        phrase = noun_phrases.after(w, self._beginning(tokens), tokens.stop)
        read = speakers.read(w, *phrase) if phrase else None
        if not phrase or not read or read.plural or w.lower[phrase[1] + 1 : phrase[1] + 2] in (["'s"], ["’s"]):
            return None
        if read.claimant and read.claimant.kind == "person":
            return (read.claimant, read.span, "carried over") if phrase[1] > phrase[0] else None
        one = is_person_word(read.head) and read.head not in _GROUPS and w.lower[phrase[0]] in DETERMINER
        if not one or read.claimant and read.claimant.kind not in _PERSONS:
            return None
        claimant = read.claimant or self._itself(read)[0]
        return claimant, read.span, "carried over"

    def _person_before(self, source: Source) -> Link | None:
        """The last person named in full in the sentences before."""
        w = self._w
        sentences = w.article.sentences
        floor = w.article.tokens.within(sentences[max(0, self._sentence - 3)].span).start
        last = source.first - 1
        while last > floor:
            if w.cap(last) and w.cap(last - 1):
                here = w.article.tokens.within(w.article.sentence_at(w.start[last]).span).start
                phrase = noun_phrases.before(w, last, max(here, floor))
                read = speakers.read(w, *phrase) if phrase else None
                if phrase and read and read.claimant and read.claimant.kind == "person" and " " in read.claimant.name:
                    return read.claimant, read.span, "carried over"
                last = phrase[0] if phrase else last
            last -= 1
        return None

    def _by_title(self, source: Source) -> Link | None:
        head = source.head
        if head in _HEADS_OF_STATE and (leader := self._head_of_state()):
            return leader
        if is_person_word(head) and not source.plural:
            last = self._latest(_PERSONS, plural=False)
            other = last is not None and last[0].kind == "unnamed" and head not in _ANYONE
            other = other and last is not None and is_person_word(last[0].name.lower().rpartition(" ")[2])
            return self._names.titled(head) or (None if other else last)  # "a doctor said", "the mayor said"
        if is_person_word(head) and head not in _GROUPS:
            return None
        named = self._names.body(head)
        if named and self._other_army(source, named[0]):
            named = None
        meant = self._actor_before(source) or named or self._observatory(head)
        return meant or (self._latest(BODIES) if head in _ANY_BODY else None)

    def _actor_before(self, source: Source) -> Link | None:
        """The alliance or group last mentioned: "the alliance" is NATO, "the group" the one that fights."""
        kind = "alliance" if source.head in _ALLIANCES else "group" if source.head in _GROUPS else None
        if not kind:
            return None
        if source.head == "group" and (last := self._latest(BODIES, near=1)) and _is_group(last[0]):
            return last
        actors = self._w.article.actors
        at = bisect_left(actors, source.span.start, key=lambda mention: mention.span.start) - 1
        for mention in reversed(actors[max(0, at - _REMEMBERED) : at + 1]):
            actor = registry().by_id(mention.actor_id)
            if actor and actor.kind == kind and mention.form == "noun":
                return source_names.government(actor), mention.span, "carried over"
        return None

    def _other_army(self, source: Source, claimant: Claimant) -> bool:
        """Whether "the army" stands for another country's than the body's, as the actors of the article tell."""
        w = self._w
        actors, at = w.article.actors, w.start[source.last]
        found = bisect_left(actors, at, key=lambda mention: mention.span.start)
        if found >= len(actors) or actors[found].span.start != at or not claimant.side:
            return False
        actor = registry().by_id(actors[found].actor_id)
        return actor is not None and actor.kind == "country" and actor.side != claimant.side

    def _head_of_state(self) -> Link | None:
        for seen in reversed(self._seen[-_REMEMBERED:]):
            name = registry().name(seen.link[0].name) or registry().name(seen.link[0].name.split()[-1])
            if seen.link[0].kind == "person" and name and name.form == "leader":
                return seen.link
        return None

    def _itself(self, source: Source) -> Link:
        """The words as they stand, where the article names nobody they could mean."""
        w, first = self._w, source.first
        while first < source.last and w.lower[first] in DETERMINER:
            first += 1
        name = w.of(first, source.last).removesuffix("'s").removesuffix("’s")
        kind: ClaimantKind = "unnamed" if is_person_word(source.head) else "body"
        return Claimant(id=source_names.slug(name), name=name, kind=kind, side=None), source.span, "words"

    def _latest(self, kinds: frozenset[ClaimantKind], plural: bool | None = None, near: int | None = None) -> Link | None:
        for seen in reversed(self._seen[-_REMEMBERED:]):
            if near is not None and self._sentence - seen.sentence > near:
                return None
            if seen.link[0].kind in kinds and (plural is None or seen.source.plural == plural):
                return seen.link
        return None

    def _by_head(self, source: Source, heading: bool) -> Link | None:
        """The source whose name or role holds the word, or a word of its family."""
        head, person = source.head, is_person_word(source.head)
        kinds = _PERSONS if person else BODIES | _PERSONS if head in DOCUMENT else BODIES
        order = self._seen[:_REMEMBERED] if heading else self._seen[: -_REMEMBERED - 1 : -1]
        # "a U.S. official", who stands for the United States, is "the official" next
        candidates = [
            s
            for s in order
            if (s.link[0].kind in kinds and (not person or s.source.plural == source.plural))
            or (person and not heading and s.source.head == head and s.link[0].kind == "government")
        ]
        exact = () if head in ("group", "monitor", "organisation", "organization") else (frozenset([head]),)
        for wanted in (*exact, _kin(head)):
            for seen in candidates:
                if wanted & self._words_of(seen) and _compatible(source, seen.link[0], heading):
                    far = not person and self._sentence - seen.sentence > _FAR
                    return (self._observatory(head) if far else None) or seen.link
        return None

    def _words_of(self, seen: _Seen) -> frozenset[str]:
        words = self._w.of(seen.source.first, seen.source.last).lower().split()
        return frozenset(words) | frozenset(seen.link[0].name.lower().split())


def named_later(attributions: Sequence[Attribution], memory: Memory) -> tuple[Attribution, ...]:
    """Attributions whose source the lead told by kind only ("a monitoring group said"), with the name the text gives later."""
    done = []
    for attribution in attributions:
        chain = tuple(_named(link, memory) for link in attribution.chain)
        done.append(attribution if chain == attribution.chain else replace(attribution, chain=chain))
    return tuple(done)


def _named(link: Link, memory: Memory) -> Link:
    found = memory.named_later(link)
    return (found[0], link[1], link[2]) if found else link


@lru_cache(maxsize=256)
def _kin(head: str) -> frozenset[str]:
    """The words that may stand for one another: an "intelligence service" is "the agency" later."""
    found = frozenset([head])
    for entry in lexicon.load("families").values():
        if head in entry.words:
            found |= frozenset(entry.words)
    return found


def _compatible(source: Source, claimant: Claimant, heading: bool) -> bool:
    """Whether "the defence ministry in Moscow" may be the claimant: of its side, and holding its words."""
    told = source.claimant
    if told is None:
        return True
    if told.side and claimant.side and told.side != claimant.side:
        return False
    return heading or " " not in told.name or claimant.kind == "person" or _spelled(told.name) <= _spelled(claimant.name)


def _spelled(name: str) -> frozenset[str]:
    """The words of a name in one spelling, without articles and small words."""
    words = name.lower().replace("defense", "defence").replace("'s", "").replace("’s", "").split()
    return frozenset(words) - {"the", "of", "for", "and", "a", "an"}


def _outlet_words() -> frozenset[str]:
    return OUTLET


def _is_group(claimant: Claimant) -> bool:
    """Monitors and armed groups; an army, a ministry or a country's body is nobody's "group"."""
    if claimant.kind == "body":
        return claimant.side is None and not _kin(claimant.name.split()[-1].lower()) & {
            "army",
            "ministry",
            "police",
            "government",
        }
    return claimant.kind == "group"
