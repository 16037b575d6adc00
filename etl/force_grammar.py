"""The grammar of whose personnel: word sets, the scene around a figure, and what governs a mention in it.

`etl.force_phrases` reads the figure's noun phrase and what is joined to it, `etl.force_clauses` its sentence.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Mapping, Sequence
from functools import lru_cache

from etl import actor_names, lexicon, personnel
from etl.frozen import dataclass
from etl.records import ActorMention, Article, Claim, Sentence, Span

MARKS = frozenset(".,;:?!)-–—”")
# Tokens around a figure that may speak for it: longer sentences are lists or broken text.
_WINDOW = 150
# Tokens before which the dash of a dateline stands, and what stands before no such dash.
_DATELINE = 14
_NO_DATELINE = frozenset('.;:*•"“')
# "near the border with Pakistan": beside it.
_BORDERING = re.compile(r"\b(?:(?:borders?|frontier) with|bordering)\s+(?:the\s+)?$", re.IGNORECASE)
# Before "to" they tell of what one will do: "the United Nations hopes to deploy".
_WISHES = frozenset(
    {"hope", "hopes", "hoped", "pledged", "promised", "vowed", "threatened", "offered", "agreed", "wants"}
    | {"expected", "believed", "thought", "reported", "understood", "said"}  # "France, expected to lead, has sent 200"
)
# Mentions and places that tell what an article is about.
_LEADING = 300
# What a country named as a place in the title weighs: "Ten soldiers die in Niger".
_TITLE = 3
# Members of a list that share its preposition.
_JOINED = 12


@lru_cache(maxsize=1)
def words() -> Mapping[str, frozenset[str]]:
    """The word sets of `forces.toml` by entry."""
    sets = {entry.id: frozenset(entry.words) for entry in lexicon.load("forces").values()}
    # What follows "the Japanese" or "US" where that is no adjective.
    after = ("numbering", "stop", "say", "own", "harm", "admit", "clause", "passive")
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
    """A figure in its sentence: its tokens `first` to `last`, the number `start` to `end`, mentions by first token.

    `lower` are the lower-cased tokens of the article.
    """

    article: Article
    lower: Sequence[str]
    draft: Claim
    sentence: Sentence
    first: int
    last: int
    start: int
    end: int
    mentions: Mapping[int, ActorMention]

    def after(self, at: int) -> int:
        """The token after the mention that starts at `at`."""
        return bisect_left(self.article.tokens.start, self.mentions[at].span.end)

    def oblique(self, at: int) -> bool:
        """Whether a preposition governs the mention at token `at`, or the one it is joined to: "from Uganda and Kenya"."""
        if at - 1 > self.first and self.lower[at - 1] == "(" and (named := ending(self, at - 1)) is not None:
            at = named  # "soldiers in the Democratic Republic of Congo (DRC)"
        for _ in range(_JOINED):
            listed = self.lower[at - 1] == "," and self.lower[self.after(at) : self.after(at) + 1] in ([","], ["and"])
            joined = ending(self, at - 1) if (listed or self.lower[at - 1] == "and") and at > self.first else None
            if joined is None:
                break
            at = joined
        after = self.after(at)
        if self.lower[at - 1] in ("after", "before", "since") and self.lower[after : after + 1]:
            sets, word = words(), self.lower[after]
            if any(word in sets[kind] for kind in ("own", "harm", "say", "clause", "passive")):
                return False  # "after Russia freed him"
        return is_oblique(self.lower, at)

    def text(self, mention: ActorMention) -> str:
        """The mention's words in lower case."""
        return mention.span.of(self.article.text).lower()


def _behind(draft: Claim, article: Article) -> int:
    """The token behind the number, past the mark that sets it off: "300 - British soldiers killed"."""
    tokens, end = article.tokens, bisect_left(article.tokens.start, draft.anchor.end)
    if tokens.lower[end : end + 1] not in ([":"], ["-"], ["–"], ["—"]):
        return end
    at = bisect_left(article.quantities, draft.anchor.start, key=lambda quantity: quantity.span.start)
    return end + 1 if at < len(article.quantities) and article.quantities[at].phrase.end > tokens.end[end] else end


def scene(draft: Claim, article: Article) -> Scene:
    """The figure of the draft in its sentence."""
    tokens, sentence = article.tokens, article.sentence_at(draft.anchor.start)
    within, start = tokens.within(sentence.span), bisect_left(tokens.start, draft.anchor.start)
    first, last = max(_behind_dateline(article, within), start - _WINDOW), min(within.stop, start + _WINDOW)
    window = Span(tokens.start[first], tokens.end[last - 1]) if first < last else sentence.span
    return Scene(
        article=article,
        lower=tokens.lower,
        draft=draft,
        sentence=sentence,
        first=first,
        last=last,
        start=start,
        end=_behind(draft, article),
        mentions=mentions_in(article, window),
    )


def _behind_dateline(article: Article, within: range) -> int:
    """The first token of the sentence behind "KABUL, Afghanistan (AP) --": where it was written, not whose men."""
    tokens = article.tokens
    for at in within[:_DATELINE]:
        word = tokens.lower[at]
        if word in ("-", "--", "–", "—") and at > within.start:
            apart = tokens.start[at] > tokens.end[at - 1] or word == "—"
            return min(at + 1 + (tokens.lower[at + 1 : at + 2] == ["-"]), within.stop - 1) if apart else within.start
        capital = article.text[tokens.start[at]].isupper() or not word[0].isalpha()
        if not capital or word in _NO_DATELINE:
            break
    return within.start


def _is_holder(article: Article, at: int, mention: ActorMention) -> bool:
    """Whether an adjective only tells who holds prisoners: "are in Chinese hands", "fell into Iranian captivity"."""
    lower = article.tokens.lower
    last = bisect_left(article.tokens.start, mention.span.end)
    held = mention.form == "adjective" and lower[last : last + 1] in (["hands"], ["captivity"], ["custody"])
    return held and at > 0 and lower[at - 1] in ("in", "into", "from", "of")


def mentions_in(article: Article, span: Span) -> dict[int, ActorMention]:
    """The actors mentioned inside `span` by their first token."""
    found: dict[int, ActorMention] = {}
    low = bisect_left(article.actors, span.start, key=lambda mention: mention.span.start)
    for mention in article.actors[low:]:
        if mention.span.start >= span.end:
            break
        at = bisect_left(article.tokens.start, mention.span.start)
        if not _is_holder(article, at, mention):
            found[at] = mention
    return found


def is_oblique(lower: Sequence[str], at: int) -> bool:
    """Whether a preposition of place or opposition governs the mention at token `at`: "in Mali", "against the Russian army"."""
    sets = words()
    for back in range(at - 1, max(at - 4, -1), -1):
        word = lower[back]
        if word == "with" and (back == 0 or not lower[back - 1].isalpha()):
            return False  # "With Russian forces suffering losses, ..."
        if word in sets["oblique"]:
            return True
        if word == "," and 2 < back == at - 1 and "," in lower[at + 1 : at + 4]:  # "fighters in Mosul, Iraq, number 5,000"
            return lower[back - 2] in sets["oblique"]
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


def is_origin(mention: ActorMention, lower: Sequence[str], at: int) -> bool:
    """Whether the mention at token `at` tells whose personnel the noun before it names: "the first soldiers from the DPRK"."""
    of = at - 2 if at > 1 and lower[at - 1] == "the" else at - 1
    return (
        mention.form in ("noun", "unit") and of > 0 and lower[of] in ("of", "from") and lower[of - 1] in personnel.sure_words()
    )


def owns_people(lower: Sequence[str], after: int, limit: int) -> bool:
    """Whether the words from `after` on are personnel or an army: behind "Burundian" those of "Burundian troops"."""
    sets = words()
    for word in lower[after:limit]:
        if word in sets["people"] or word in sets["armies"]:
            return True
        if word in sets["stop"] or word in MARKS:
            return False
    return False


def acts(lower: Sequence[str], after: int, verb: int) -> bool:
    """Whether an adjective's noun can send or lose people: "Burundian troops", "NATO countries", not "Burundian radio"."""
    return owns_people(lower, after, min(after + 3, verb)) or bool(set(lower[after : after + 2]) & words()["sender"])


def speaks(lower: Sequence[str], after: int, verb: int) -> bool:
    """Whether a verb of saying follows the mention within a few words: it is the source ("Seoul said"), not the force."""
    sets = words()
    near = range(after, min(after + 5, verb, len(lower)))
    if lower[after : after + 1] == [","] and lower[after + 1 : after + 2] in (["he"], ["she"], ["it"], ["they"]):
        return False  # "Britain, he noted, had sent 4,200"
    if lower[after : after + 1] == [","] and lower[after + 1 : after + 2] not in (["which"], ["who"]):
        told = next((k for k in range(after + 2, min(after + 9, verb)) if lower[k] in sets["say"]), verb)
        if "," in lower[told + 1 : min(told + 4, verb)]:
            return False  # "France, Emmanuel Macron said on Monday, keeps 150 troops there"
    said = (k for k in near if lower[k] in sets["say"] and lower[k - 1] not in sets["passive"] and lower[k] != "according")
    return any(lower[k] not in _WISHES or lower[k + 1 : k + 2] != ["to"] for k in said)


def theatre(article: Article, named: Sequence[ActorMention] | None = None) -> actor_names.Actor | None:
    """The country most of the article's places lie in, else the one it names most: whose government "the regime" is."""
    places = Counter(t.country for t in article.toponyms[:_LEADING] if t.use == "literal" and t.country and t.kind != "country")
    registry = actor_names.registry()
    for side, count in places.most_common(1):
        if count >= 2:
            return registry.country(side)
    counts = Counter(
        m.actor_id
        for m in (article.actors if named is None else named)
        if m.form != "pronoun"
        and len(m.actor_id) == 3
        and _is_country(m.actor_id)  # the ELN is none
        and not _SEATED.search(article.text, max(m.span.start - 20, 0), m.span.start)
        and not _BORDERING.search(article.text, max(m.span.start - 20, 0), m.span.start)
    )
    if article.sentences and article.sentences[0].heading:
        title = article.sentences[0].span
        for toponym in article.toponyms[:_LEADING]:
            place = (
                registry.country(toponym.country or "") if title.covers(toponym.span) and toponym.kind == "country" else None
            )
            if place is not None:
                counts[place.id] += _TITLE
    for side, count in places.items():
        place = registry.country(side)
        if place is not None:
            counts[place.id] += count
    return registry.by_id(counts.most_common(1)[0][0]) if counts else None


# "the Observatory, which is based in Britain"
_SEATED = re.compile(r"\bbased in (?:the )?$", re.IGNORECASE)


def _is_country(actor_id: str) -> bool:
    actor = actor_names.registry().by_id(actor_id)
    return actor is not None and actor.kind == "country"


def head_kind(scene: Scene) -> str | None:
    """What the head of the phrase fits: "state" (soldiers), "group" (fighters), "armed" (militants), "rebel"; None fits all."""
    sets, lower = words(), scene.lower
    if is_of_them(scene):
        before = scene.article.sentences[max(0, scene.sentence.index - 1)].span
        named = range(scene.start - 1, scene.article.tokens.within(before).start - 1, -1)
        told = next((lower[k] for k in named if lower[k] in sets["state_head"] | sets["group_head"]), None)
        return "state" if told in sets["state_head"] else "group" if told else None
    for k in range(scene.end, min(scene.end + 6, scene.last)):
        if lower[k] in sets["state_head"]:
            return "state"
        if lower[k] == "members" and set(lower[k + 1 : k + 5]) & {"security", "police", "army", "military"}:
            return "state"  # "members of the security forces"
        if lower[k] in sets["attackers"]:
            return "armed"
        if lower[k] in sets["group_head"]:
            return "armed" if lower[k] in sets["armed"] else "rebel" if lower[k] in sets["rebel"] else "group"
        if lower[k] == "dead" and not (sets["group_head"] | sets["state_head"]).isdisjoint(lower[k + 1 : k + 2]):
            continue  # "400 dead rebels"
        if lower[k] == "and" and not (sets["group_head"] | sets["state_head"]).isdisjoint(lower[k + 1 : k + 3]):
            continue  # "40,000 Interior Ministry and army troops"
        if lower[k] in sets["people"] or (lower[k] in sets["stop"] or lower[k] in MARKS) and lower[k] != "of":
            break
    counted_of = next((k for k in range(scene.start - 2, max(scene.first, scene.start - 20), -1) if lower[k] == "number"), None)
    if (
        counted_of is not None
        and lower[counted_of + 1] == "of"
        and set(lower[counted_of : counted_of + 7]) & sets["state_head"]
    ):
        return "state"  # "the number of active soldiers will drop to 160,000"
    return None


def is_of_them(scene: Scene) -> bool:
    """Whether the number counts some of those told of before: "2,000 of them"."""
    return list(scene.lower[scene.end : scene.end + 2]) == ["of", "them"]


def mention_ending(scene: Scene, at: int) -> ActorMention | None:
    """The mention whose last token stands right before the token `at`."""
    found = ending(scene, at)
    return scene.mentions[found] if found is not None else None


def ending(scene: Scene, at: int) -> int | None:
    """The first token of the mention whose last token stands right before the token `at`."""
    for k in range(at - 1, max(at - 8, scene.first - 1), -1):
        if k in scene.mentions:
            return k if scene.after(k) == at else None
    return None


def token_of(scene: Scene, mention: ActorMention) -> int:
    """The first token of the mention."""
    return bisect_left(scene.article.tokens.start, mention.span.start)


def partner(scene: Scene, mention: ActorMention) -> ActorMention | None:
    """The actor joined to the subject by "and": of what "Chad and Cameroon" sent, nobody's share is told."""
    at = token_of(scene, mention)
    at -= at - 1 > scene.first and scene.lower[at - 1] == "the"  # "NATO and the United States have 130,000"
    return mention_ending(scene, at - 1) if at > scene.first and scene.lower[at - 1] == "and" else None


def set_off(scene: Scene, comma: int) -> ActorMention | None:
    """The country whose bare number stands between commas: "then Ethiopia, 4,395, and Djibouti, 1,000"."""
    ends = scene.end >= scene.last or scene.lower[scene.end] in (",", ";", ".", "and")
    named = mention_ending(scene, comma) if ends else None
    return named if named is not None and named.form == "noun" and not scene.oblique(token_of(scene, named)) else None


def counted(scene: Scene, at: int) -> bool:
    """Whether a figure ends right before the token: "six" in "six killed", also in words."""
    tokens, quantities = scene.article.tokens, scene.article.quantities
    if at < 1:
        return False
    found = bisect_left(quantities, tokens.end[at - 1], key=lambda quantity: quantity.span.end)
    return found < len(quantities) and quantities[found].span.end == tokens.end[at - 1] or is_number(tokens.lower[at - 1])


def is_number(word: str) -> bool:
    """Whether the token is a number in figures, not an ordinal."""
    return word[0].isdigit() and len(word) < 12 and word[-2:] not in ("st", "nd", "rd", "th")
