"""The grammar of whose personnel: word sets, the scene around a figure, and who in its sentence may own it.

`candidates(scene)` lists the actors of the figure's own sentence with the rule that speaks for each; `etl.links.forces` ranks
them with what earlier sentences told.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from etl import actor_names, lexicon
from etl.records import ActorMention, Article, Claim, Quantity, Sentence, Span

_MARKS = frozenset(".,;:?!)-–—”")
_NAMES = ("adjective", "plural", "noun", "unit")


@lru_cache(maxsize=1)
def words() -> Mapping[str, frozenset[str]]:
    """The word sets of `forces.toml` by entry."""
    sets = {entry.id: frozenset(entry.words) for entry in lexicon.load("forces").values()}
    # What follows "the Japanese" or "US" where that is no adjective.
    after = ("stop", "say", "own", "harm", "admit", "clause", "passive")
    return {**sets, "not_modified": frozenset().union(*(sets[kind] for kind in after))}


@dataclass(frozen=True, slots=True, kw_only=True)
class Hint:
    """An actor that may own the figure (`mention` None: several, or untold), why, and what its rule's score loses."""

    mention: ActorMention | None
    rule: str
    less: float = 0.0
    span: Span | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Scene:
    """A figure in its sentence: its tokens `first` to `last`, the number `start` to `end`, mentions by first token."""

    article: Article
    draft: Claim
    sentence: Sentence
    first: int
    last: int
    start: int
    end: int
    mentions: Mapping[int, ActorMention]

    @property
    def lower(self) -> Sequence[str]:
        """The lower-cased tokens of the article."""
        return self.article.tokens.lower

    def after(self, at: int) -> int:
        """The token after the mention that starts at `at`."""
        return bisect_left(self.article.tokens.start, self.mentions[at].span.end)

    def oblique(self, at: int) -> bool:
        """Whether a preposition governs the mention at token `at`, or the one it is joined to: "from Uganda and Kenya"."""
        listed = self.lower[at - 1] == "," and self.lower[self.after(at) : self.after(at) + 1] in ([","], ["and"])
        if (listed or self.lower[at - 1] == "and") and at > self.first:
            joined = _ending(self, at - 1)
            if joined is not None:
                return self.oblique(joined)
        return is_oblique(self.lower, at)

    def text(self, mention: ActorMention) -> str:
        """The mention's words in lower case."""
        return mention.span.of(self.article.text).lower()


def scene(draft: Claim, article: Article) -> Scene:
    """The figure of the draft in its sentence."""
    tokens, sentence = article.tokens, article.sentence_at(draft.anchor.start)
    within = tokens.within(sentence.span)
    return Scene(
        article=article,
        draft=draft,
        sentence=sentence,
        first=within.start,
        last=within.stop,
        start=bisect_left(tokens.start, draft.anchor.start),
        end=bisect_left(tokens.start, draft.anchor.end),
        mentions=mentions_in(article, sentence.span),
    )


def mentions_in(article: Article, span: Span) -> dict[int, ActorMention]:
    """The actors mentioned inside `span` by their first token."""
    found: dict[int, ActorMention] = {}
    low = bisect_left(article.actors, span.start, key=lambda mention: mention.span.start)
    for mention in article.actors[low:]:
        if mention.span.start >= span.end:
            break
        found[bisect_left(article.tokens.start, mention.span.start)] = mention
    return found


def candidates(scene: Scene) -> Iterator[Hint]:
    """Who may own the figure, by what its own sentence says."""
    yield from _noun_phrase(scene)
    yield from _predicate(scene)
    yield from _apposition(scene)
    yield from _respectively(scene)
    yield from _each(scene)
    yield from _between(scene)
    yield from _in_country(scene)
    yield from _source(scene)
    yield from _mixed_parts(scene)
    yield from _before_the_number(scene)
    yield from _owner(scene)
    yield from _subject(scene)
    yield from _elsewhere(scene)


def is_oblique(lower: Sequence[str], at: int) -> bool:
    """Whether a preposition of place or opposition governs the mention at token `at`: "in Mali", "against the Russian army"."""
    sets = words()
    for back in range(at - 1, max(at - 4, -1), -1):
        word = lower[back]
        if word == "with" and (back == 0 or not lower[back - 1].isalpha()):
            return False  # "With Russian forces suffering losses, ..."
        if word in sets["oblique"]:
            return True
        if word not in sets["before_name"] and not word.endswith("-occupied"):
            return False
    return False


def is_personnel(mention: ActorMention, lower: Sequence[str], after: int) -> bool:
    """Whether the mention names personnel rather than a country: "Russian troops", "Romanians", "its soldiers"."""
    if mention.form in ("plural", "unit") or mention.form == "generic" and lower[after - 1] in words()["people"]:
        return True
    if mention.form == "pronoun":
        return lower[after - 1] in ("its", "their", "his", "our") and owns_people(lower, after, after + 2)
    return mention.form in ("adjective", "possessive", "noun", "generic") and owns_people(lower, after, after + 2)


def owns_people(lower: Sequence[str], after: int, limit: int) -> bool:
    """Whether the words from `after` on are personnel or an army: behind "Burundian" those of "Burundian troops"."""
    sets = words()
    for word in lower[after:limit]:
        if word in sets["people"] or word in sets["armies"]:
            return True
        if word in sets["stop"] or word in _MARKS:
            return False
    return False


def theatre(article: Article, named: Sequence[ActorMention] | None = None) -> actor_names.Actor | None:
    """The country most of the article's places lie in, else the one it names most: whose government "the regime" is."""
    places = Counter(t.country for t in article.toponyms if t.use == "literal" and t.country and t.kind != "country")
    registry = actor_names.registry()
    for side, count in places.most_common(1):
        if count >= 2:
            return registry.country(side)
    counts = Counter(
        m.actor_id for m in (article.actors if named is None else named) if len(m.actor_id) == 3 and m.form != "pronoun"
    )
    for side, count in places.items():
        place = registry.country(side)
        if place is not None:
            counts[place.id] += count
    return registry.by_id(counts.most_common(1)[0][0]) if counts else None


# The noun phrase


def _noun_phrase(scene: Scene) -> Iterator[Hint]:
    """ "20 North Korean soldiers", "300 Romanians", "thousands of his fighters", "members of the Ukrainian armed forces"."""
    named, head, at = _phrase(scene)
    owners = {mention.actor_id for mention in named}
    if len(owners) > 1 and _are_joined(named, scene):
        yield Hint(mention=None, rule="no single force", span=named[0].span)
    elif named:
        owner = _innermost(named)
        back = 1.0 if scene.text(owner) in ("them", "their", "they") else 0.0
        yield Hint(mention=owner, rule="of or from" if owner.form == "pronoun" else "its noun phrase", less=back)
    elif words()["nobody"] & set(scene.lower[scene.end : at]):
        yield Hint(mention=None, rule="foreigners", span=scene.draft.anchor)
    elif head and words()["armed"] & set(scene.lower[scene.end : at]):
        yield Hint(mention=None, rule="fighters untold", span=scene.draft.anchor)
    if head and all(mention.form == "generic" for mention in named):
        yield from _behind_the_head(scene, at)
    if scene.lower[scene.end : scene.end + 1] == ["for"]:  # "610,000 for Iran, 169,500 for Israel"
        behind = next((scene.mentions[k] for k in range(scene.end + 1, scene.end + 3) if k in scene.mentions), None)
        if behind is not None:
            yield Hint(mention=behind, rule="those who suffered")
    for k in range(scene.end, min(scene.end + 8, scene.last - 1)):
        if scene.lower[k] == "own" and k - 1 in scene.mentions:  # "192 killed and 511 wounded of its own"
            yield Hint(mention=scene.mentions[k - 1], rule="of or from", less=0.2)


def _innermost(named: Sequence[ActorMention]) -> ActorMention:
    """ "Afghan Taliban fighters" are the Taliban's, "Ghanaian UN peacekeepers" Ghana's."""
    last = actor_names.registry().by_id(named[-1].actor_id)
    return named[0] if last is not None and last.kind == "alliance" else named[-1]


def _phrase(scene: Scene) -> tuple[list[ActorMention], bool, int]:
    """The actors named in the noun phrase behind the number, whether it has a head, and the token behind that."""
    sets, lower = words(), scene.lower
    at, named, limit = scene.end, [], min(scene.last, scene.end + 12)
    while at < limit:
        word, mention = lower[at], scene.mentions.get(at)
        if mention is not None:
            after = scene.after(at)
            if not _in_phrase(scene, mention, after):
                break
            named.append(mention)
            at = after
            listed = lower[at : at + 1] in ([","], ["and"]) and at + 1 in scene.mentions
            if mention.form == "plural" and listed and scene.mentions[at + 1].form == "plural":
                at += 1
                continue
            if mention.form == "plural" or scene.text(mention) == "them" or lower[at - 1] in sets["people"] | sets["armies"]:
                return named, True, at
            if mention.form == "generic" and not owns_people(lower, at, at + 2):
                return named, True, at
        elif word in sets["people"]:
            while at < limit and lower[at] in sets["people"] and at not in scene.mentions:
                at += 1
            return named, True, at
        elif (word in sets["stop"] or word in _MARKS) and not (word == "and" and named and at + 1 in scene.mentions):
            break
        else:
            at += 1
    return named, False, at


def _in_phrase(scene: Scene, mention: ActorMention, after: int) -> bool:
    """Whether a mention behind the number belongs to its noun phrase: not that of "the 11,000 Ukraine spoke of"."""
    if mention.form == "pronoun":
        return scene.text(mention) in ("its", "their", "his", "her", "our", "them")
    if mention.form in ("adjective", "plural", "possessive", "generic", "unit") or scene.lower[after - 1] in words()["armies"]:
        return True
    if owns_people(scene.lower, after, after + 3):
        return True
    actor = actor_names.registry().by_id(mention.actor_id)  # "16 Houthis", "20 Taliban were killed"
    return actor is not None and actor.kind == "group" and not _speaks(scene.lower, after, after + 2)


def _are_joined(named: Sequence[ActorMention], scene: Scene) -> bool:
    """Whether two names stand side by side ("Russian and Chinese sailors"), not one within the other ("Bosnian Serb")."""
    between = Span(named[0].span.end, named[-1].span.start).of(scene.article.text)
    return "and" in between.split() or "," in between or "/" in between


def _behind_the_head(scene: Scene, at: int) -> Iterator[Hint]:
    """ "soldiers from Colombia", "members of Ahrar al-Sham", "soldiers sent by Kim", "killed on the Russian side"."""
    lower, sets = scene.lower, words()
    if lower[at : at + 2] in (["loyal", "to"], ["allied", "with"], ["allied", "to"]):
        named = list(_named_behind(scene, at + 2, min(scene.last, at + 6), "to"))
        yield Hint(mention=named[0] if named else None, rule="loyal to", span=scene.draft.anchor)
    leaving = scene.draft.status == "withdrawn" or set(lower[max(scene.first, scene.start - 12) : scene.start]) & sets["leave"]
    if at < scene.last and (lower[at] == "of" or lower[at] == "from" and not leaving):
        named = list(_named_behind(scene, at + 1, min(scene.last, at + 9), lower[at]))
        if len({mention.actor_id for mention in named}) > 1:
            yield Hint(mention=None, rule="from several", span=named[0].span)
        elif named:
            yield Hint(mention=named[0], rule="of or from")
    for k in range(at, min(scene.last, at + 14)):
        if lower[k] in (".", ";"):
            return
        mention = scene.mentions.get(k)
        if mention is None:
            continue
        before, behind = lower[max(at - 1, k - 4) : k], lower[scene.after(k) : scene.after(k) + 2]
        near = before[-4:]
        if "ranks" in near and "of" in near:
            yield Hint(mention=mention, rule="on its side")
        elif "by" in before and set(before) & sets["sent_by"] and mention.form != "pronoun":
            yield Hint(mention=mention, rule="sent by")
        elif "on" in before[-2:] and "side" in behind or "in" in before[-2:] and ("ranks" in behind or "service" in behind):
            yield Hint(mention=mention, rule="on its side")
        elif (before[-1:] == ["among"] or before[-2:] == ["among", "the"]) and is_personnel(mention, lower, scene.after(k)):
            yield Hint(mention=mention, rule="those who suffered")


def _named_behind(scene: Scene, at: int, limit: int, preposition: str) -> Iterator[ActorMention]:
    """The mentions behind "of" or "from", one or a list, up to the end of the phrase."""
    sets, found = words(), False
    while at < limit:
        mention = scene.mentions.get(at)
        if mention is not None:
            if preposition == "from" and mention.form in ("pronoun", "metonym"):
                return
            yield mention
            found = True
            at = scene.after(at)
            while at < limit and (scene.lower[at] in sets["armies"] or scene.lower[at] in ("armed", "military", "national")):
                at += 1
            continue
        word = scene.lower[at]
        if found and word not in (",", "and", "or", "the", "/"):
            return
        if not found and (word in sets["stop"] or word in _MARKS):
            return
        at += 1


def _predicate(scene: Scene) -> Iterator[Hint]:
    """ "six of the 20 soldiers killed there were North Koreans", "most of the 40 dead were members of Hamas"."""
    lower, sets = scene.lower, words()
    if lower[max(scene.start - 2, 0) : scene.start] == ["of", "the"]:
        return  # "six of the 20 were North Koreans": the six were
    for k in range(scene.end, min(scene.end + 26, scene.last)):
        word = lower[k]
        if word in (";", ".") or k > scene.end + 2 and _is_number(word) and owns_people(lower, k + 1, k + 3):
            return
        if word not in ("were", "was", "are") and not (word == "to" and lower[k - 1] in ("belong", "belonged", "belonging")):
            continue
        for j in range(k + 1, min(k + 6, scene.last)):
            mention = scene.mentions.get(j)
            belongs = word == "to" and mention is not None and mention.form != "pronoun"
            direct = mention is not None and not is_oblique(lower, j) and is_personnel(mention, lower, scene.after(j))
            if mention is not None and (belongs or direct):
                yield Hint(mention=mention, rule="they were")
                return
            if lower[j] not in sets["people"] and lower[j] not in ("of", "the", "all", "from", "mostly", "a", "an"):
                return


def _apposition(scene: Scene) -> Iterator[Hint]:
    """ "the two peacekeepers - both Indonesian - were", "three soldiers, all Malian,"."""
    lower = scene.lower
    for k in range(scene.end, min(scene.end + 8, scene.last - 1)):
        if lower[k] in ("both", "all", "mostly", "mainly", "most") and not lower[k - 1].isalpha() and k + 1 in scene.mentions:
            yield Hint(mention=scene.mentions[k + 1], rule="they were")


def _respectively(scene: Scene) -> Iterator[Hint]:
    """ "Spain and Italy have 122,000 and 160,000 soldiers, respectively": the second name for the second number."""
    if "respectively" not in scene.lower[scene.end : min(scene.end + 10, scene.last)]:
        return
    numbers = [k for k in range(scene.first, min(scene.end + 8, scene.last)) if _is_number(scene.lower[k])]
    names = [mention for k, mention in scene.mentions.items() if k < numbers[0] and mention.form == "noun"] if numbers else []
    own = next((i for i, k in enumerate(numbers) if scene.start <= k < scene.end), None)
    if own is not None and len(names) == len(numbers):
        yield Hint(mention=names[own], rule="respectively")


def _between(scene: Scene) -> Iterator[Hint]:
    """ "fighting between Croat and Serb forces killed 70": of which, is not told."""
    for k in range(scene.first, scene.start):
        if scene.lower[k] not in ("between", "among"):
            continue
        if len(_joined(scene, k + 1)) > 1 or set(scene.lower[k + 1 : min(k + 5, scene.start)]) & words()["clash"]:
            yield Hint(mention=None, rule="clash between", span=scene.draft.anchor)
            return


def _joined(scene: Scene, at: int) -> set[str]:
    """The actors of a list that starts at the token: "Transnistrian and Moldovan forces"."""
    found: set[str] = set()
    while at < scene.start:
        if at in scene.mentions:
            found.add(scene.mentions[at].actor_id)
            at = scene.after(at)
        elif scene.lower[at] in ("the", "and", ",") or scene.lower[at] in words()["armies"]:
            at += 1
        else:
            break
    return found


def _in_country(scene: Scene) -> Iterator[Hint]:
    """ "In Israel, 17 soldiers have been killed": soldiers without a name are those of the country."""
    if scene.lower[scene.first] != "in" or head_kind(scene) != "state":
        return
    for k in (scene.first + 1, scene.first + 2):
        mention = scene.mentions.get(k)
        if mention is not None and mention.form == "noun" and scene.after(k) <= scene.start:
            yield Hint(mention=mention, rule="in their country")


def _source(scene: Scene) -> Iterator[Hint]:
    """ "Colombia's president said ten soldiers were killed": soldiers without a name are those of the country that speaks."""
    if head_kind(scene) != "state":
        return
    for k, mention in scene.mentions.items():
        cited = scene.lower[max(k - 3, scene.first) : k]
        speaks = "according" in cited or _speaks(scene.lower, scene.after(k), scene.last)
        if mention.form in ("noun", "possessive", "adjective", "metonym") and speaks:
            yield Hint(mention=mention, rule="the source's own")
            return


def head_kind(scene: Scene) -> str | None:
    """What the head of the figure's phrase fits: "state" (soldiers), "group" (fighters), "armed" (militants), or all (None)."""
    sets, lower = words(), scene.lower
    for k in range(scene.end, min(scene.end + 6, scene.last)):
        if lower[k] in sets["state_head"]:
            return "state"
        if lower[k] in sets["group_head"]:
            return "armed" if lower[k] in sets["armed"] else "group"
        if lower[k] in sets["people"] or (lower[k] in sets["stop"] or lower[k] in _MARKS) and lower[k] != "of":
            return None
    return None


def _each(scene: Scene) -> Iterator[Hint]:
    """ "205 each", "300 from both sides": nobody's alone."""
    near = scene.lower[scene.end : min(scene.end + 8, scene.last)]
    if near[:1] == ["each"] or any(near[k : k + 2] == ["both", "sides"] for k in range(len(near))):
        yield Hint(mention=None, rule="no single force", span=scene.draft.anchor)


def _mixed_parts(scene: Scene) -> Iterator[Hint]:
    """A whole whose parts name other forces than itself is nobody's alone: "20 soldiers, including six North Koreans"."""
    quantities = scene.article.quantities
    own = bisect_left(quantities, scene.draft.anchor, key=lambda quantity: quantity.span)
    if own >= len(quantities) or quantities[own].span != scene.draft.anchor:
        return
    listed: dict[str, Span] = {}
    parts = 0
    for at, part in enumerate(quantities[own + 1 :], own + 1):
        named = _phrase_names(scene.article, part)
        if part.part_of == own:
            parts += 1
        elif at > own + 6 or not scene.sentence.span.covers(part.span) or part.part_of is not None:
            break
        elif ":" not in Span(scene.draft.anchor.end, part.span.start).of(scene.article.text):
            continue
        for mention in named[:1]:
            listed.setdefault(mention.actor_id, mention.span)
    if len(listed) > 1 or listed and parts:
        yield Hint(mention=None, rule="mixed parts", span=next(iter(listed.values())))


def _phrase_names(article: Article, quantity: Quantity) -> list[ActorMention]:
    """The actors named between a number and the head of its phrase."""
    end = max(quantity.phrase.end, quantity.span.end)
    inside = mentions_in(article, Span(quantity.span.end, end)).values()
    return [mention for mention in inside if mention.form in _NAMES]


# Before the number


def _before_the_number(scene: Scene) -> Iterator[Hint]:
    """ "Uganda 4,500", "Egypt (a newcomer) 1,091", "Americans in Syria: about 2,000", "its 1,500"."""
    lower, opened = scene.lower, scene.start - 1
    while opened > scene.first and lower[opened] in ("a", "an", "another", "further", "additional"):
        opened -= 1
    previous = _mention_ending(scene, opened + 1)
    if previous is not None:
        partner = _partner(scene, previous)
        if partner is not None and partner.actor_id != previous.actor_id:
            yield Hint(mention=None, rule="joint subject", span=previous.span)
        elif previous.form not in ("adjective", "pronoun", "body") or scene.text(previous) in ("its", "their", "his", "our"):
            yield Hint(mention=previous, rule="listed before the number")
    elif opened > scene.first and lower[opened] == ")":
        inside = next((k for k in range(opened - 1, max(scene.first, opened - 9) - 1, -1) if lower[k] == "("), None)
        previous = _mention_ending(scene, inside) if inside is not None else None
        if previous is not None:
            yield Hint(mention=previous, rule="listed before the number")
    elif opened > scene.first and lower[opened] in (":", "-", "–", "—"):
        yield from _in_heading(scene, opened)
    colon = next((k for k in range(scene.first + 1, min(scene.first + 6, scene.start)) if lower[k] == ":"), None)
    if colon is not None and scene.first in scene.mentions and colon != opened and _is_heading(scene, colon):
        yield Hint(mention=scene.mentions[scene.first], rule="heading of the item")


def _is_heading(scene: Scene, colon: int) -> bool:
    """Whether the words before the colon are a name alone, or a name in a place."""
    after = scene.after(scene.first)
    return after == colon or scene.lower[after] in ("in", "at", "on")


def _in_heading(scene: Scene, colon: int) -> Iterator[Hint]:
    """ "Americans in Syria: about 2,000", "* Kenya - 1,410"."""
    lower = scene.lower
    for k in range(colon - 1, max(scene.first, colon - 9) - 1, -1):
        if lower[k] in (".", ";", ","):
            return
        if k in scene.mentions and (k == scene.first or lower[k - 1] in ("*", "•", "-", "–", ";", ",", "(", ".")):
            yield Hint(mention=scene.mentions[k], rule="listed before the number")
            return


def _mention_ending(scene: Scene, at: int) -> ActorMention | None:
    """The mention whose last token stands right before the token `at`."""
    found = _ending(scene, at)
    return scene.mentions[found] if found is not None else None


def _ending(scene: Scene, at: int) -> int | None:
    """The first token of the mention whose last token stands right before the token `at`."""
    for k in range(at - 1, max(at - 8, scene.first - 1), -1):
        if k in scene.mentions:
            return k if scene.after(k) == at else None
    return None


def _owner(scene: Scene) -> Iterator[Hint]:
    """ "Russian losses reached 1,200", "put Wagner's strength at 50,000", "the losses of the aggressor came to 1,950"."""
    lower, sets = scene.lower, words()
    for k in range(scene.start - 1, max(scene.first, scene.start - 14) - 1, -1):
        if lower[k] == ";" or _is_number(lower[k]) or lower[k] in sets["harm"]:
            return
        if lower[k] in sets["nobody"] and lower[k + 1] in sets["people"] and k + 1 < scene.start:
            yield Hint(mention=None, rule="foreigners", less=2.5)
            return
        if lower[k] in sets["say"] and lower[k] not in ("put", "puts") and lower[k - 1] not in sets["passive"]:
            return
        if lower[k] not in sets["losses"]:
            continue
        less = 0.02 * (scene.start - k)
        if lower[k - 1] == "whose" and _mention_ending(scene, k - 2) is not None:
            yield Hint(mention=_mention_ending(scene, k - 2), rule="owner of losses or strength", less=less)
            return
        before = _mention_ending(scene, k) or _mention_ending(scene, k - 1)
        if before is not None and before.form not in ("metonym", "body") and not scene.oblique(_at(scene, before)):
            yield Hint(mention=before, rule="owner of losses or strength", less=less)
            return
        having = next(
            (j for j in range(k - 1, max(k - 4, scene.first), -1) if lower[j] in ("has", "had", "have", "fields")), None
        )
        subject = _subject_of(scene, having) if having is not None else None
        if subject is not None and lower[k + 1 : k + 2] == ["of"]:  # "Abkhazia has an army of about 2,000"
            yield Hint(mention=subject, rule="owner of losses or strength", less=less)
            return
        if k + 1 < scene.start and lower[k + 1] in ("of", "among"):
            behind = next((scene.mentions[j] for j in range(k + 2, min(k + 6, scene.start)) if j in scene.mentions), None)
            if behind is not None:
                yield Hint(mention=behind, rule="owner of losses or strength", less=less)
                return


def _is_number(word: str) -> bool:
    return word[0].isdigit() and len(word) < 12 and word[-2:] not in ("st", "nd", "rd", "th")


def _subject(scene: Scene) -> Iterator[Hint]:
    """The subject of the verb that governs the number, where that verb counts the subject's own people."""
    lower, sets = scene.lower, words()
    bare = True
    for k in range(scene.start - 1, max(scene.first, scene.start - 16) - 1, -1):
        word = lower[k]
        if word == ";" or word == ":" and lower[k - 1] not in sets["people"]:
            return
        mention = _mention_ending(scene, k + 1) if bare else None
        if mention is not None and _numbers(scene, mention, k):
            yield Hint(mention=mention, rule="subject that numbers")
        bare = bare and (word in sets["number_verb"] or word in sets["armies"] or word == "," and lower[k + 1] == "with")
        if word in sets["lead"]:
            yield Hint(mention=None, rule="leads others", span=scene.draft.anchor)
            return
        if word in sets["take"] and not set(lower[scene.end : min(scene.end + 3, scene.last)]) & sets["lose"]:
            return  # "took two alive", not "has taken 1,000 casualties"
        if word in ("number", "numbers", "numbered", "numbering") and k == scene.start - 1:
            word = "has"
        if word in ("claims", "claim") and k == scene.start - 1 and not set(lower[scene.end : scene.end + 4]) & _DEAD:
            word = "has" if head_kind(scene) != "state" else word  # "the rebels claim 17,000 fighters"
        if word in sets["train"] and set(lower[scene.end : min(scene.end + 3, scene.last)]) & sets["trainee"]:
            word = "recruit"  # a country trains its own conscripts, and others' soldiers
        if word in sets["admit"]:
            rule = "subject that admits"
        elif (
            word in sets["own"]
            and not (word in _AUXILIARY and (scene.start - k > 3 or lower[k + 1].endswith("ed")))
            or (word == "with" and k == scene.start - 1 and lower[k - 1] not in sets["fights"])
        ):
            rule = "subject that lost or sent"
        elif word in sets["harm"] or word in sets["say"] and lower[k - 1] not in sets["passive"]:
            return
        else:
            continue
        beside = _mention_ending(scene, k - 1) if word == "with" and lower[k - 1] == "," else None
        mention = beside or _subject_of(scene, k)  # beside: "behind the Americans, with 130,000"
        if mention is not None:
            partner = _partner(scene, mention)
            if partner is not None and partner.actor_id != mention.actor_id:
                yield Hint(mention=None, rule="joint subject", span=mention.span)
            else:
                yield Hint(mention=mention, rule=rule, less=0.05 * (scene.start - k))
        return


def killer(scene: Scene) -> str | None:
    """The actor that does the harm to those counted: "Hamas said it had killed 12"; None where nobody is named."""
    lower, sets = scene.lower, words()
    for k in range(scene.start - 1, max(scene.first, scene.start - 8) - 1, -1):
        if lower[k] in sets["harm"] and lower[k] not in sets["say"] and lower[k - 1] not in sets["passive"]:
            if _is_number(lower[k - 1]) or lower[k - 1] in sets["people"]:
                return None  # "198,000 killed and 550,000 wounded"
            return _killer_before(scene, k)
        if lower[k] in (";", ":") or lower[k] in sets["own"] or lower[k] in sets["admit"]:
            break
    for k in range(scene.end, min(scene.end + 10, scene.last)):
        if lower[k] == "by":
            found = next((scene.mentions[j] for j in range(k + 1, min(k + 4, scene.last)) if j in scene.mentions), None)
            return found.actor_id if found is not None and set(lower[max(k - 3, 0) : k]) & sets["harm"] else None
    return None


def _killer_before(scene: Scene, verb: int) -> str | None:
    """The subject of a verb that harms: the first of the sentence behind "and", none behind "was shot down, killing"."""
    lower = scene.lower
    if lower[verb - 1] == "and":
        at = next((k for k in scene.mentions if k < verb and not scene.oblique(k)), None)
    else:
        mention = _subject_of(scene, verb)
        at = _at(scene, mention) if mention is not None else next((k for k in reversed(list(scene.mentions)) if k < verb), None)
    if at is None or set(lower[at:verb]) & words()["passive"]:
        return None
    mention = scene.mentions[at]
    modifies = mention.form in ("adjective", "possessive") and not _acts(lower, scene.after(at), verb)
    return None if modifies else mention.actor_id  # "Nepal's Maoists"


def _partner(scene: Scene, mention: ActorMention) -> ActorMention | None:
    """The actor joined to the subject by "and": of what "Chad and Cameroon" sent, nobody's share is told."""
    at = _at(scene, mention)
    return _mention_ending(scene, at - 1) if at > scene.first and scene.lower[at - 1] == "and" else None


def _numbers(scene: Scene, mention: ActorMention, k: int) -> bool:
    """Whether the mention before "was down to 12,000" can be what is counted; not the "it" of "analysts put it at 12,000"."""
    if scene.lower[k + 1] == "," and mention.form in ("noun", "plural"):
        return True  # "behind the Americans, with 130,000"
    form = mention.form in ("noun", "unit", "pronoun", "generic", "adjective")
    return form and scene.lower[k - 1] != "put" and not scene.oblique(_at(scene, mention))


_DEAD = frozenset({"killed", "dead", "wounded", "deaths", "captured"})
_AUXILIARY = frozenset({"has", "have", "had", "having", "with"})


def _at(scene: Scene, mention: ActorMention) -> int:
    return bisect_left(scene.article.tokens.start, mention.span.start)


def subject(scene: Scene) -> ActorMention | None:
    """The subject of the trigger word of a movement."""
    return _subject_of(scene, scene.start)


def _subject_of(scene: Scene, verb: int) -> ActorMention | None:
    """The nearest mention before the verb that no preposition governs and that is not the source of the sentence."""
    lower, sets = scene.lower, words()
    past = verb
    for k in range(verb - 1, scene.first - 1, -1):
        if lower[k] in (";", "“") or lower[k] == '"' and k < verb - 1:
            return None
        if lower[k] == ",":
            past = min(past, _relative_clause(lower, k, scene.first))
        mention = scene.mentions.get(k) if k < past else None
        after = scene.after(k) if mention is not None else 0
        if mention is None or after > verb or scene.oblique(k) and not set(lower[after : after + 2]) & {"which", "who"}:
            continue
        if mention.form == "body" or mention.form == "adjective" and not _acts(lower, after, verb):
            continue
        if (
            mention.form == "pronoun"
            and scene.text(mention) in ("he", "she", "his", "her", "him", "them")
            and lower[after] in sets["say"]
        ):
            return None
        if mention.form != "pronoun" and _speaks(lower, after, verb):
            return None
        return mention
    return None


def _relative_clause(lower: Sequence[str], comma: int, first: int) -> int:
    """Where the clause that ends at the comma begins, if it is one of "which" or "who": "Chad, which borders Sudan, sent"."""
    for k in range(comma - 1, max(comma - 14, first), -1):
        if lower[k] == ",":
            break
        if lower[k] in ("which", "who", "where", "whose"):
            return k
    return comma + 1


def _acts(lower: Sequence[str], after: int, verb: int) -> bool:
    """Whether an adjective's noun can send or lose people: "Burundian troops", "NATO countries", not "Burundian radio"."""
    return owns_people(lower, after, min(after + 3, verb)) or bool(set(lower[after : after + 2]) & words()["sender"])


def _speaks(lower: Sequence[str], after: int, verb: int) -> bool:
    """Whether a verb of saying follows the mention within a few words: it is the source ("Seoul said"), not the force."""
    sets = words()
    near = range(after, min(after + 5, verb, len(lower)))
    if lower[after : after + 1] == [","] and lower[after + 1 : after + 2] in (["he"], ["she"], ["it"], ["they"]):
        return False  # "Britain, he noted, had sent 4,200"
    return any(lower[k] in sets["say"] and lower[k - 1] not in sets["passive"] or lower[k] == "according" for k in near)


def _elsewhere(scene: Scene) -> Iterator[Hint]:
    """Personnel named somewhere else in the sentence, neither as a place, an opponent, nor as the one who kills."""
    lower = scene.lower
    bare = lower[scene.end : scene.end + 1] == [] or lower[scene.end] in words()["stop"]  # "hundreds drowned": no noun
    for k, mention in scene.mentions.items():
        after = scene.after(k)
        if scene.start <= k < scene.end or scene.oblique(k) or not is_personnel(mention, lower, after):
            continue
        if _kills(scene, k, after) or _speaks(lower, after, scene.last):
            continue
        partner = _partner(scene, mention)
        if partner is not None and partner.actor_id != mention.actor_id and k < scene.start:
            yield Hint(mention=None, rule="joint personnel", span=mention.span)
            return
        less = 0.04 * (scene.start - k) if k < scene.start else 1.2 + 0.04 * (k - scene.start)
        if mention.form == "pronoun" and k > scene.start:
            continue
        if k < scene.start and set(lower[after : after + 6]) & words()["lose"]:
            less -= 0.8
        elif k < scene.start and bare:
            less -= 0.6
        yield Hint(mention=mention, rule="personnel in the sentence", less=min(less, 2.0))


def _kills(scene: Scene, k: int, after: int) -> bool:
    """Whether the mention is the subject of a verb that harms, or stands behind "by"."""
    lower, harm = scene.lower, words()["harm"]
    active = any(lower[j] in harm and lower[j - 1] not in words()["passive"] for j in range(after, min(after + 4, scene.last)))
    return active or "by" in lower[max(k - 3, 0) : k]
