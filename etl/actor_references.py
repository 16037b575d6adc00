"""What other words stand for an actor: "the regime", "rebels", "the enemy", numbered units; pronouns by etl.actor_pronouns.

Each is resolved by what the article named before it; a word that stays open is left out.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from functools import lru_cache
from typing import NamedTuple

from etl.actor_names import Actor, registry
from etl.actor_pronouns import PRONOUNS, REACH, Seen, antecedent
from etl.force_grammar import is_oblique, owns_people, words
from etl.records import ActorMention, Article, Span
from etl.vocabulary import Vocabulary

_UNNAMED = "peacekeepers of none named"
_FAR = 30  # sentences a common noun looks back
_RECENT = 100  # mentions any of them looks back
# Named apart from "the rebels" in news of their wars.
_SIDES = frozenset({"country", "group", "region"})
# Countries whose rebels, where nothing else is said, are of one people: Chechens, Tuaregs.
_ONE_REBELLION = frozenset({"RUS", "MLI"})
_MERCENARY = frozenset({"wagner", "africa-corps"})
_NOT_REBELS = frozenset({"islamic-state", "al-qaeda"})


class Named(NamedTuple):
    """A mention with its actor and the token behind it."""

    mention: ActorMention
    actor: Actor
    after: int


class _Stood(NamedTuple):
    """What a word stands for: the actor, the token behind the words, their form and the rule."""

    actor: Actor
    after: int
    form: str
    rule: str


def in_course(article: Article, named: Mapping[int, Named], home: Actor | None) -> tuple[ActorMention, ...]:
    """The named mentions with, between them, the words that stand for an actor; `home` is the article's country."""
    lower, triggers, start = article.tokens.lower, _triggers(), article.tokens.start
    words_for = {at: triggers.get(lower[at], "unit") for at in _opening().places(article.tokens)}
    seen: list[Seen] = []
    mentions: list[ActorMention] = []
    sentence, bounds, reached = 0, [s.span.start for s in article.sentences[1:]], 0
    for at in sorted({*named, *words_for}):
        if at < reached:
            continue
        while sentence < len(bounds) and start[at] >= bounds[sentence]:
            sentence += 1
        if at in named:
            mention, actor, reached = named[at]
            mentions.append(mention)
            seen.append(_seen(article, mention, actor, at, reached, sentence, seen))
            continue
        stood = _stands_for(words_for[at], article, at, sentence, seen[-_RECENT:], home)
        if stood:
            reached = stood.after
            span = Span(start[at], article.tokens.end[reached - 1])
            mention = ActorMention(span=span, actor_id=stood.actor.id, name=stood.actor.name, form=stood.form, rule=stood.rule)
            mentions.append(mention)
            if stood.rule != _UNNAMED:  # no pronoun stands for whom nobody named
                seen.append(_seen(article, mention, stood.actor, at, reached, sentence, seen))
    return tuple(mentions)


# Last words of names that stand for them alone, with a capital: "the Front", "the Brotherhood".
_SHORT_NAMES = ("front", "legion", "brotherhood", "league", "union")


@lru_cache(maxsize=1)
def _triggers() -> Mapping[str, str]:
    """The words that may stand for an actor, and how each is resolved."""
    found = {word: kind for kind in ("opposite", "rebel", "armed", "attackers", "government") for word in words()[kind]}
    found.update(dict.fromkeys(PRONOUNS, "pronoun"))
    kinds = {"army": "army", "military": "army", "navy": "army", "country": "country", "regime": "government"}
    kinds.update(dict.fromkeys(words()["alliance"], "mission"))
    kinds.update(dict.fromkeys(_SHORT_NAMES, "short name"))
    kinds.update(dict.fromkeys(words()["group"], "group"))
    kinds["force"] = "peace force"
    kinds["mercenaries"] = "mercenaries"
    kinds.update({"peacekeeper": "peacekeepers", "peacekeepers": "peacekeepers"})
    found.update({word + suffix: "government" for word in ("government", "regime", "junta") for suffix in ("'s", "’s")})
    for word, kind in kinds.items():
        found.update({word + suffix: kind for suffix in ("", "'s", "’s")})
    return found


@lru_cache(maxsize=1)
def _opening() -> Vocabulary:
    """Words that may stand for an actor, and ordinals, which number its units."""
    triggers = _triggers()
    return Vocabulary(lambda word: word in triggers or _is_ordinal(word))


def _is_ordinal(word: str) -> bool:
    return word[0].isdigit() and word[-2:] in ("st", "nd", "rd", "th")


def _seen(
    article: Article, mention: ActorMention, actor: Actor, at: int, after: int, sentence: int, seen: Sequence[Seen]
) -> Seen:
    lower = article.tokens.lower
    before = seen[-1] if seen else None
    joined = before is not None and before.last == at - 1 and before.oblique
    joined = joined and (lower[at - 1] == "and" or lower[at - 1] == "," and lower[after : after + 1] in ([","], ["and"]))
    return Seen(
        mention=mention,
        actor=actor,
        last=after,
        sentence=sentence,
        oblique=joined or is_oblique(lower, at) or _is_object(lower, at),  # joined: "from Uganda, Burundi and Kenya"
        people=(mention.form in ("plural", "unit", "generic") or owns_people(lower, after, after + 2))
        and not set(lower[after : after + 2]) & words()["one_person"],
        led=lower[after : after + 1] != [] and lower[after] in words()["chief"] or _is_led(lower, at),
        person=mention.form in ("leader", "person") or mention.rule in ("name: leader", "name: person"),
    )


def _is_object(lower: Sequence[str], at: int) -> bool:
    """Whether the mention is whom a verb harms, hence not whom "its" means: "Chadian forces killed 250 rebels"."""
    sets = words()
    for back in range(at - 1, max(at - 5, 0), -1):
        word = lower[back]
        if word in sets["harm"] and word not in sets["say"]:
            return lower[back - 1] not in sets["passive"] and not lower[back - 1][0].isdigit()
        if word in sets["stop"] or not word[0].isalnum():
            return False
    return False


def _is_led(lower: Sequence[str], at: int) -> bool:
    """Whether "commander of" stands before the mention."""
    back = at - 2 if lower[at - 1] == "the" else at - 1
    return back > 0 and lower[back] == "of" and lower[back - 1] in words()["chief"]


def _stands_for(kind: str, article: Article, at: int, sentence: int, seen: Sequence[Seen], home: Actor | None) -> _Stood | None:
    lower = article.tokens.lower
    if kind == "pronoun":
        actor = antecedent(article, at, sentence, seen)
        return _Stood(actor, at + 1, "pronoun", f"pronoun: {lower[at]}") if actor else None
    if seen and seen[-1].last == at and kind not in ("unit", "named unit", "opposite"):
        if kind == "rebel" and seen[-1].actor.kind == "country" and seen[-1].mention.form == "adjective":
            return _Stood(_rebels(seen[-1].actor), at + 1, "generic", "rebels of a country")
        return None  # "Syrian army", "Houthi rebels", "IS militants": the name before has said it
    if kind in ("unit", "named unit"):
        return _unit(article, at, sentence, seen)
    actor = _RESOLVERS[kind](article, at, sentence, seen, home)
    after = at + 2 if kind == "guard" else at + 1
    untold = kind == "peacekeepers" and actor is not None and all(one.actor.id != actor.id for one in seen)
    return _Stood(actor, after, "generic", _UNNAMED if untold else _RULES[kind]) if actor else None


_RULES = {
    "group": "the group named last",
    "short name": "the name in short",
    "mission": "the alliance named last",
    "peace force": "the alliance named last",
    "country": "the country named last",
    "opposite": "the enemy of the article's country",
    "rebel": "rebels of the article",
    "armed": "fighters of the group named last",
    "attackers": "those who attacked before",
    "mercenaries": "the mercenary group named last",
    "peacekeepers": "peacekeepers named last",
    "government": "government of the article's country",
    "army": "army of the country named last",
    "guard": "national guard of the country named last",
}


def _last(seen: Sequence[Seen], sentence: int, fits: Callable[[Seen], bool]) -> Actor | None:
    for one in reversed(seen):
        if one.sentence < sentence - _FAR:
            return None
        if fits(one):
            return one.actor
    return None


def _group(article: Article, at: int, sentence: int, seen: Sequence[Seen], home: Actor | None) -> Actor | None:
    """ "the group": the armed group named last."""
    if article.tokens.lower[at - 1] not in ("the", "this"):
        return None
    return _last(seen, sentence, lambda one: one.actor.kind == "group")


def _short_name(article: Article, at: int, sentence: int, seen: Sequence[Seen], home: Actor | None) -> Actor | None:
    """ "the Front": the group whose name in full ends so."""
    tokens = article.tokens
    if tokens.lower[at - 1] not in ("the", "this") or not article.text[tokens.start[at]].isupper():
        return None
    word = tokens.lower[at].removesuffix("'s").removesuffix("’s")
    return _last(seen, sentence, lambda one: one.mention.span.of(article.text).lower().split()[-1] == word)


def _mission(article: Article, at: int, sentence: int, seen: Sequence[Seen], home: Actor | None) -> Actor | None:
    """ "the mission": the alliance or organisation of states named last."""
    if article.tokens.lower[at - 1] not in ("the", "this"):
        return None
    return _last(seen, sentence, lambda one: one.actor.kind == "alliance" and one.sentence >= sentence - REACH)


def _peace_force(article: Article, at: int, sentence: int, seen: Sequence[Seen], home: Actor | None) -> Actor | None:
    """ "the peace force": the alliance named last."""
    if article.tokens.lower[at - 1] not in words()["mission_kind"] and not _is_mission(article, at, seen):
        return None
    if any(word.endswith("-led") for word in article.tokens.lower[max(at - 3, 0) : at]):
        return None  # "an Australian-led peacekeeping force"
    return _last(seen, sentence, lambda one: one.actor.kind == "alliance" and one.sentence >= sentence - REACH)


def _is_mission(article: Article, at: int, seen: Sequence[Seen]) -> bool:
    """Whether "the force" of an article that names an alliance, and no country in this sentence, is the alliance's."""
    return (
        article.tokens.lower[at - 1] == "the"
        and article.tokens.lower[at] == "force"
        and bool(seen)
        and (seen[-1].actor.kind == "alliance")
    )


def _country(article: Article, at: int, sentence: int, seen: Sequence[Seen], home: Actor | None) -> Actor | None:
    """ "the country", "the country's": the country named last."""
    if article.tokens.lower[at - 1] in ("his", "her"):  # "the Latvian minister ... His country"
        return _last(seen, sentence, lambda one: one.actor.kind == "country" and one.mention.form != "pronoun")
    if article.tokens.lower[at - 1] != "the":
        return None
    return _last(seen, sentence, lambda one: one.actor.kind == "country" and one.mention.form != "adjective")


def _government(article: Article, at: int, sentence: int, seen: Sequence[Seen], home: Actor | None) -> Actor | None:
    """ "regime forces", "government troops": of the country whose government was named last, else the article's."""
    lower = article.tokens.lower
    places = Counter(t.country for t in article.toponyms[:_RECENT] if t.use == "literal" and t.country and t.kind != "country")
    if places and not lower[at].startswith(("government", "federal")):  # "regime soldiers" in Idlib, in a report from Ankara
        home = registry().country(places.most_common(1)[0][0]) or home
    if lower[at].startswith(("government", "federal")) and not owns_people(lower, at + 1, at + 3):
        return None
    return _last(seen, sentence, lambda one: lower[one.last] in ("government", "regime", "junta")) or home


def _army(article: Article, at: int, sentence: int, seen: Sequence[Seen], home: Actor | None) -> Actor | None:
    """ "the army", "army troops": of the country named in this sentence or the one before, else the article's."""
    lower = article.tokens.lower
    tokens, text = article.tokens, article.text
    stranger = at > 0 and text[tokens.start[at - 1]].isupper() and lower[at - 1] not in words()["before_name"]
    if stranger and (lower[at - 1].endswith(("'s", "’s")) or text[tokens.start[at]].isupper()):
        return None  # "Wellington's army", "the Union Army"
    capitals = (article.text[article.tokens.start[k]].isupper() for k in range(at + 2, min(at + 6, len(lower))))
    if lower[at + 1 : at + 2] == ["of"] and any(capitals):
        return None  # "the army of Abkhazia"
    if lower[at - 1] == "an" and lower[at + 1 : at + 2] and lower[at + 1] in ("which", "that", "of", ",", "."):
        return None  # "they could not replace an army which had run"
    tolled = not words()["lose"].isdisjoint(lower[at + 1 : at + 3])  # "the military death toll"
    if lower[at].startswith("military") and (lower[at - 1] != "the" or tolled or owns_people(lower, at + 1, at + 2)):
        return None
    back = 0 if lower[at - 1] == "the" and any(one.actor == home and not one.oblique for one in seen) else 1
    near = _last(
        seen, sentence, lambda one: one.actor.kind == "country" and not one.oblique and one.sentence >= sentence - back
    )
    return near or home


def _rebels(country: Actor) -> Actor:
    """The rebels of a country: a known group of that name, else one named for it ("Congolese rebels")."""
    adjective = (country.forms.get("adjective") or (country.name,))[0]
    known = registry().lookup(f"{adjective} rebels") or _only_rebels(country.id)
    slug = "-".join(adjective.lower().split())
    return known or Actor(id=f"{slug}-rebels", name=f"{adjective} rebels", kind="group", side=f"{slug}-rebels", forms={})


@lru_cache(maxsize=256)
def _only_rebels(country: str) -> Actor | None:
    """The one group called rebels that a country has: those of Russia are Chechen."""
    found = [actor for actor in registry() if actor.home == country and actor.name.endswith(" rebels")]
    return found[0] if len(found) == 1 and country in _ONE_REBELLION else None


def _rebels_here(article: Article, at: int, sentence: int, seen: Sequence[Seen], home: Actor | None) -> Actor | None:
    """Whom "rebels" means: the Syrian ones in Syria, elsewhere the group named last, else those of the article's country."""
    if home is not None and home.id == "SYR":
        return _rebels(home)
    named = _last(seen, sentence, lambda one: one.actor.name.endswith("rebels")) or _last(
        seen,
        sentence,
        lambda one: one.actor.kind == "group" and not one.actor.regular and one.actor.id not in _NOT_REBELS,
    )
    if named is None and home is not None:
        named = _last(seen, sentence, lambda one: one.actor.kind == "group" and one.actor.home == home.id)
    if named is None and article.tokens.lower[at - 1] in words()["no_group"]:
        return None  # "six Muslim rebels"
    known = _last(seen, sentence, lambda one: one.actor.kind == "country" and _rebels(one.actor).home == one.actor.id)
    country = known or home
    return named or (_rebels(country) if country else None)


def _only_group(article: Article, at: int, sentence: int, seen: Sequence[Seen], home: Actor | None) -> Actor | None:
    """Whom "militants" means: the one group of this sentence, the one before or all so far; None for several."""
    militia = article.tokens.lower[at].startswith("militia")  # often on the government's side
    for back in (0, 1):
        groups = {}
        for one in reversed(seen):
            if one.sentence < sentence - back:
                break
            fits = one.actor.kind == "group" and not one.actor.regular and not (militia and one.actor.id in _NOT_REBELS)
            fits = fits and not _is_tie(article, one)
            if one.sentence == sentence - back and fits:
                groups[one.actor.id] = one.actor
        if groups:
            return next(iter(groups.values())) if len(groups) == 1 else None
    if militia:
        return None
    named = [one.actor for one in seen if one.actor.kind == "group" and not one.actor.regular]
    return named[0] if len(named) > 1 and all(actor == named[0] for actor in named) else None


_TIES = frozenset({"linked", "allied", "tied", "affiliated", "loyal", "inspired", "pledged", "allegiance", "ties", "links"})


def _is_tie(article: Article, one: Seen) -> bool:
    """Whether the group is only whom another one is linked to: "Abu Sayyaf, linked to the Islamic State"."""
    at = _first(article, one)
    before = article.tokens.lower[max(at - 3, 0) : at]
    return bool(_TIES & set(before)) and bool({"to", "by", "with"} & set(before))


def _mercenaries(article: Article, at: int, sentence: int, seen: Sequence[Seen], home: Actor | None) -> Actor | None:
    """ "the mercenaries": those of the mercenary group the article has named."""
    if article.tokens.lower[at - 1] not in ("the", "those", "these"):
        return None
    return _last(seen, sentence, lambda one: one.actor.id in _MERCENARY)


def _peacekeepers(article: Article, at: int, sentence: int, seen: Sequence[Seen], home: Actor | None) -> Actor | None:
    """ "three peacekeepers": of the alliance, or the country with peacekeepers, that was named last, else the UN's."""
    lower = article.tokens.lower
    named = _last(
        seen, sentence, lambda one: one.actor.kind == "alliance" or lower[one.last] in ("peacekeepers", "peacekeeping")
    )
    # "peacekeeping troops from Nigeria"
    sent = named or _last(
        seen, sentence, lambda one: "peacekeeping" in lower[max(_first(article, one) - 3, 0) : _first(article, one)]
    )
    return sent or registry().by_id("united-nations")


def _attackers(article: Article, at: int, sentence: int, seen: Sequence[Seen], home: Actor | None) -> Actor | None:
    """ "23 of the attackers died": of those who attacked in this sentence or the one before."""
    lower, attack = article.tokens.lower, words()["attack"]
    for one in reversed(seen):
        if one.sentence < sentence - 1:
            break
        by = lower[max(_first(article, one) - 4, 0) : _first(article, one)]
        if "by" in by and any(word in attack for word in lower[max(_first(article, one) - 8, 0) : _first(article, one)]):
            return one.actor  # "beat back an assault by the paramilitary Rapid Support Forces"
        if not one.oblique and any(word in attack for word in lower[one.last : one.last + 4]):
            return one.actor
    return _only_group(article, at, sentence, seen, home)


def _first(article: Article, one: Seen) -> int:
    """The first token of the mention."""
    return bisect_left(article.tokens.start, one.mention.span.start)


def _opponent(article: Article, at: int, sentence: int, seen: Sequence[Seen], home: Actor | None) -> Actor | None:
    """Whom "the enemy" means: the article's country where the sentence's subject fights it, else who is named most besides."""
    later = _later_speaker(article, at)
    speakers = [one for one in seen if one.sentence == sentence and not one.oblique] if later is None else []
    if speakers and speakers[-1].mention.rule == _RULES["opposite"]:  # "the occupiers attacked; 300 invaders were killed"
        return speakers[-1].actor
    speaker = speakers[-1].actor if speakers else None
    if home is not None and speaker is not None and speaker != home and speaker.kind in ("country", "group"):
        return home
    if home is not None and home.id == "UKR" and (later is None or later == home):
        return registry().by_id("RUS")
    own = later or home
    others = [one for one in seen if one.people and one.actor != own and one.actor.kind in _SIDES]
    counts = Counter(one.actor.id for one in others if one.sentence >= sentence - REACH)
    counts = counts or Counter(one.actor.id for one in others)
    counts = counts or Counter(one.actor.id for one in seen if one.actor != own and one.actor.kind in _SIDES)
    most = counts.most_common(1)[0][0] if counts else None
    return next((one.actor for one in seen if one.actor.id == most), None)


def _later_speaker(article: Article, at: int) -> Actor | None:
    """The country that speaks behind a quotation: "...", the Azeri ministry's spokesman said."""
    lower, closed = article.tokens.lower, False
    for k in range(at, min(at + 25, len(lower))):
        if lower[k] == ".":
            return None
        names = registry().starting(lower[k]) if closed else ()
        if names and names[0].actor.kind == "country":
            return names[0].actor
        closed = closed or lower[k] in ('"', "”", "''")
    return None


def _unit(article: Article, at: int, sentence: int, seen: Sequence[Seen]) -> _Stood | None:
    """ "155th Brigade": of the actor before it, the one an earlier mention of the unit had, or the army named last."""
    lower = article.tokens.lower
    end = next((k for k in range(at + 1, min(at + 6, len(lower))) if lower[k] in words()["unit"]), None)
    if end is None or any(not word[0].isalpha() for word in lower[at + 1 : end] if word not in ('"', "“", "”", "'")):
        return None
    if seen and seen[-1].last == at:
        return _Stood(seen[-1].actor, end + 1, "unit", "unit of the actor before it")
    number = article.text[article.tokens.start[at] : article.tokens.end[at]].lower()
    for one in reversed(seen):
        if one.mention.form == "unit" and one.mention.span.of(article.text).lower().startswith(number):
            return _Stood(one.actor, end + 1, "unit", "unit named before")
    if lower[end + 1 : end + 2] in (["of"], ["'"], [","]):
        return None
    actor = _last(
        seen,
        sentence,
        lambda one: one.sentence >= sentence - 2 and one.actor.kind == "country" and (one.people or not one.oblique),
    )
    return _Stood(actor, end + 1, "unit", "unit of the army named last") if actor else None


# How each kind of common noun is resolved.
_RESOLVERS: Mapping[str, Callable[[Article, int, int, Sequence[Seen], Actor | None], Actor | None]] = {
    "group": _group,
    "short name": _short_name,
    "mission": _mission,
    "peace force": _peace_force,
    "country": _country,
    "opposite": _opponent,
    "rebel": _rebels_here,
    "armed": _only_group,
    "mercenaries": _mercenaries,
    "attackers": _attackers,
    "peacekeepers": _peacekeepers,
    "government": _government,
    "army": _army,
    "guard": _army,
}
