"""Who owns a figure by its noun phrase ("20 North Korean soldiers") and by the words joined to it ("Uganda 4,500")."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from itertools import takewhile

from etl import actor_names, force_contingents, force_labels
from etl.force_grammar import (
    MARKS,
    Hint,
    Scene,
    counted,
    is_number,
    is_oblique,
    is_personnel,
    mention_ending,
    mentions_in,
    owns_people,
    partner,
    set_off,
    speaks,
    token_of,
    words,
)
from etl.records import ActorMention, Article, Quantity, Span

_NAMES = ("adjective", "plural", "noun", "unit")
_LOYAL = (
    ["loyal", "to"],
    ["allied", "with"],
    ["allied", "to"],
    ["affiliated", "with"],
    ["affiliated", "to"],
    ["belonging", "to"],
)
# "50,000 prisoners recruited from Russian jails by Wagner"
_HIRED = frozenset(("recruited", "hired", "enlisted", "employed", "sent", "deployed", "fielded", "dispatched", "conscripted"))
_ITEM_MARKS = frozenset((":", "-", "–", "—"))
_PARTS = 12  # figures behind a whole that may be its parts


def hints(scene: Scene) -> Iterator[Hint]:
    """Who may own the figure by its noun phrase, its parts, what it is said to be, and the words right before it."""
    yield from _noun_phrase(scene)
    yield from _predicate(scene)
    yield from _apposition(scene)
    yield from _respectively(scene)
    yield from _each(scene)
    yield from _mixed_parts(scene)
    yield from force_contingents.hints(scene)
    yield from _before_the_number(scene)
    yield from force_labels.hints(scene)


def _noun_phrase(scene: Scene) -> Iterator[Hint]:
    """ "20 North Korean soldiers", "300 Romanians", "thousands of his fighters", "members of the Ukrainian armed forces"."""
    named, head, at = _phrase(scene)
    owners = {mention.actor_id for mention in named}
    if (len(owners) > 1 and _are_joined(named, scene)) or (named and _beside_foreigners(scene, named[0])):
        yield Hint(mention=None, rule="no single force", span=named[0].span)
    elif _is_led(scene, at) or _is_coalition(scene):
        yield Hint(mention=None, rule="no single force", span=scene.draft.anchor)
    elif words()["nobody"] & set(scene.lower[scene.end : at]) and all(mention.form == "generic" for mention in named):
        yield Hint(mention=None, rule="foreigners", span=scene.draft.anchor)
    elif named:
        owner = _innermost(named)
        back = 1.0 if scene.text(owner) in ("them", "their", "they") or owner.form == "generic" else 0.0
        back = 4.45 if owner.rule == "peacekeepers of none named" else back  # "Russia deployed 2,000 peacekeepers"
        yield Hint(mention=owner, rule="of or from" if owner.form == "pronoun" else "its noun phrase", less=back)
    elif head and (words()["armed"] | words()["attackers"]) & set(scene.lower[scene.end : at]):
        yield Hint(mention=None, rule="fighters untold", span=scene.draft.anchor)
    if scene.lower[scene.end : scene.end + 1] == ["from"]:
        listed = {mention.actor_id for mention in _named_behind(scene, scene.end + 1, min(scene.last, scene.end + 9), "from")}
        states = {"countries", "nations", "states"} & set(scene.lower[scene.end + 1 : scene.end + 4])
        others = states or {"allied", "other", "partner", "several", "allies"} & set(scene.lower[scene.end + 1 : scene.end + 3])
        if len(listed) > 1 or others:
            yield Hint(mention=None, rule="from several", span=scene.draft.anchor)
        elif not leaves(scene):
            yield from _from_one(scene)
    if head and all(mention.form == "generic" for mention in named):
        yield from _behind_the_head(scene, at)
    elif head and scene.lower[at : at + 1] == ["of"]:  # "20 Chechen militants of the Nusra Front"
        group = next(_named_behind(scene, at + 1, min(scene.last, at + 6), "of"), None)
        actor = actor_names.registry().by_id(group.actor_id) if group is not None else None
        if actor is not None and actor.kind == "group":
            yield Hint(mention=group, rule="of or from", less=-0.45)
    if not named and _strangers(scene):
        yield Hint(mention=None, rule="its noun phrase", less=0.5, span=scene.draft.anchor)
    given = scene.draft.status in ("planned", "deployed", "en_route")  # "Germany offers up to 700 for Slovakia"
    if scene.lower[scene.end : scene.end + 1] == ["for"] and not given:  # "610,000 for Iran, 169,500 for Israel"
        behind = next((scene.mentions[k] for k in range(scene.end + 1, scene.end + 3) if k in scene.mentions), None)
        if behind is not None:
            yield Hint(mention=behind, rule="those who suffered")
    for k in range(scene.end, min(scene.end + 8, scene.last - 1)):
        if scene.lower[k] == "own" and k - 1 in scene.mentions:  # "192 killed and 511 wounded of its own"
            yield Hint(mention=scene.mentions[k - 1], rule="of or from", less=0.2)


def _is_led(scene: Scene, at: int) -> bool:
    """ "94,000 Iraqi-led troops", "the first 2,300 soldiers of an Australian-led force": of whom the leader's are some."""
    behind = scene.lower[at : at + 4] if scene.lower[at : at + 1] == ["of"] else ()
    return any(word.endswith("-led") for word in (*scene.lower[scene.end : at], *behind))


def _is_coalition(scene: Scene) -> bool:
    """ "a coalition of 100,000 forces": of several."""
    return scene.lower[scene.start - 1] == "of" and scene.lower[scene.start - 2] in words()["coalitions"]


def _beside_foreigners(scene: Scene, named: ActorMention) -> bool:
    """ "40 Syrian and foreign fighters", "300 foreign and Iraqi militants": some of them belong to nobody who is named."""
    lower, k = scene.lower, token_of(scene, named)
    behind = lower[scene.after(k) : scene.after(k) + 2]
    return (behind[:1] == ["and"] and behind[1:] == ["foreign"]) or lower[max(k - 2, scene.end) : k] == ["foreign", "and"]


def _strangers(scene: Scene) -> bool:
    """ "six of Agha's men": somebody's whom nobody knows."""
    lower, at = scene.lower, scene.end + 1
    owner = (
        lower[scene.end : at] == ["of"] and at < scene.last and lower[at].endswith(("'s", "’s")) and at not in scene.mentions
    )
    capital = owner and scene.article.text[scene.article.tokens.start[at]].isupper()
    return capital and owns_people(lower, at + 1, at + 3)


def _innermost(named: Sequence[ActorMention]) -> ActorMention:
    """ "Afghan Taliban fighters" are the Taliban's, "Ghanaian UN peacekeepers" Ghana's."""
    last = actor_names.registry().by_id(named[-1].actor_id)
    own = next((mention for mention in named if mention.form != "pronoun"), named[-1])
    return own if last is not None and last.kind == "alliance" else named[-1]


_STRICKEN = frozenset(("dead", "wounded", "injured", "missing", "captured", "killed"))


def _phrase(scene: Scene) -> tuple[list[ActorMention], bool, int]:
    """The actors named in the noun phrase behind the number, whether it has a head, and the token behind that."""
    sets, lower = words(), scene.lower
    at, named, limit = scene.end, [], min(scene.last, scene.end + 12)
    if scene.start - scene.first <= 1 and lower[at : at + 1] and lower[at] in _ITEM_MARKS:
        at += 1  # "900 - British paratroopers", "40,000: the Syrian reservists"
        at += lower[at : at + 1] in (["the"], ["a"])
    stricken = scene.mentions.get(at + 1) if at + 1 < limit and lower[at] in _STRICKEN else None
    at += stricken is not None and stricken.form == "plural"  # "8,000 wounded Ukrainians"
    while at < limit:
        word, mention = lower[at], scene.mentions.get(at)
        if mention is not None:
            after = scene.after(at)
            if not _in_phrase(scene, mention, after):
                break
            named.append(mention)
            at = after
            listed = lower[at : at + 1] in ([","], ["and"]) and at + 1 in scene.mentions
            if listed and mention.form == scene.mentions[at + 1].form and mention.form in ("plural", "adjective"):
                at += 1
                continue
            if mention.form == "plural" and _joins_others(scene, at):
                at += 1  # "300 Colombians and South Sudanese mercenaries"
                continue
            if mention.form == "plural" or scene.text(mention) == "them" or lower[at - 1] in sets["people"] | sets["armies"]:
                return named, True, at
            if mention.form == "generic" and not owns_people(lower, at, at + 2):
                return named, True, at
        elif word in sets["people"]:
            while at < limit and lower[at] in sets["people"] and at not in scene.mentions:
                at += 1
            owner = scene.mentions.get(at)
            if owner is not None and owner.form == "adjective" and owns_people(lower, scene.after(at), scene.after(at) + 2):
                continue  # "eight captive Yugoslav soldiers"
            return named, True, at
        elif (word in sets["stop"] or word in MARKS) and not (word == "and" and named and at + 1 in scene.mentions):
            break
        else:
            at += 1
    return named, False, at


def _joins_others(scene: Scene, at: int) -> bool:
    """Whether "and" joins personnel of others to a people, and no clause of theirs: "and Sudanese mercenaries last month"."""
    other = scene.mentions.get(at + 1)
    if scene.lower[at : at + 1] != ["and"] or other is None or other.form != "adjective":
        return False
    head = scene.after(at + 1)
    behind = scene.lower[head + 1 : head + 2]
    return owns_people(scene.lower, head, head + 1) and bool(behind) and (behind[0] in MARKS or behind[0] in _BEHIND_PEOPLE)


_BEHIND_PEOPLE = frozenset(
    ("last", "in", "on", "at", "near", "this", "since", "during", "from", "by", "as", "to", "of", "with")
)


def _in_phrase(scene: Scene, mention: ActorMention, after: int) -> bool:
    """Whether a mention behind the number belongs to its noun phrase: not that of "the 11,000 Ukraine spoke of"."""
    if mention.form == "pronoun":
        return scene.text(mention) in ("its", "their", "his", "her", "our", "them")
    if mention.form in ("adjective", "plural", "possessive", "generic", "unit") or scene.lower[after - 1] in words()["armies"]:
        return True
    if owns_people(scene.lower, after, after + 3):
        return True
    other = scene.mentions.get(after + 1) if scene.lower[after : after + 1] == ["and"] else None
    if other is not None and other.form == "adjective" and owns_people(scene.lower, scene.after(after + 1), after + 5):
        return True  # "thousands of US and Philippine troops"
    actor = actor_names.registry().by_id(mention.actor_id)  # "16 Houthis", "six blue helmets", "20 Taliban were killed"
    direct = actor is not None and actor.kind == "alliance" and mention.span.of(scene.article.text).islower()
    return direct or actor is not None and actor.kind == "group" and not speaks(scene.lower, after, after + 2)


def _are_joined(named: Sequence[ActorMention], scene: Scene) -> bool:
    """Whether two names stand side by side ("Russian and Chinese sailors"), not one within the other ("Bosnian Serb")."""
    between = Span(named[0].span.end, named[-1].span.start).of(scene.article.text)
    return "and" in between.split() or ", " in between or between.strip() == "," or "/" in between


def _behind_the_head(scene: Scene, at: int) -> Iterator[Hint]:
    """ "soldiers from Colombia", "members of Ahrar al-Sham", "soldiers sent by Kim", "killed on the Russian side"."""
    lower, sets = scene.lower, words()
    if lower[at : at + 2] in _LOYAL:
        named = list(_named_behind(scene, at + 2, min(scene.last, at + 6), "to"))
        yield Hint(mention=named[0] if named else None, rule="loyal to", span=scene.draft.anchor)
    if at < scene.last and (lower[at] == "of" or lower[at] == "from" and not leaves(scene)):
        named = list(_named_behind(scene, at + 1, min(scene.last, at + 9), lower[at]))
        if lower[at] == "from" and not sets["exercises"].isdisjoint(lower[scene.first : scene.last]) and _from_many(scene, at):
            yield Hint(mention=None, rule="no single force", span=scene.draft.anchor)
        elif len({mention.actor_id for mention in named}) > 1:
            yield Hint(mention=None, rule="from several", span=named[0].span)
        elif named:
            yield Hint(mention=named[0], rule="of or from")
        elif lower[at] == "from" and "by" in lower[scene.start - 3 : scene.start] and _from_many(scene, at):
            yield Hint(
                mention=None, rule="from several", less=-2.5, span=scene.draft.anchor
            )  # "backed by 15,857 from 25 nations"
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
        elif "by" in before and mention.form != "pronoun" and (set(before) & sets["sent_by"] or lower[at] in _HIRED):
            yield Hint(mention=mention, rule="sent by")
        elif "on" in before[-2:] and "side" in behind or "in" in before[-2:] and ("ranks" in behind or "service" in behind):
            yield Hint(mention=mention, rule="on its side")
        elif mention.form == "pronoun":
            continue  # "sent 3,500 paratroopers, among their best soldiers"
        elif (before[-1:] == ["among"] or before[-2:] == ["among", "the"]) and is_personnel(mention, lower, scene.after(k)):
            yield Hint(mention=mention, rule="those who suffered")


def _from_many(scene: Scene, at: int) -> bool:
    """Whether "from" at token `at` leads to countries that are not named: "a drill with 900 soldiers from 12 countries"."""
    behind = scene.lower[at + 1 : min(scene.last, at + 7)]
    end = next((i for i, word in enumerate(behind) if word in words()["many_countries"]), None)
    return end is not None and not any(
        at + 1 + i in scene.mentions and scene.mentions[at + 1 + i].form == "noun" for i in range(end)
    )


def _from_one(scene: Scene) -> Iterator[Hint]:
    """ "including 2,600 from Rwanda": the country right behind a number without a noun."""
    at = scene.end + 2 if scene.lower[scene.end + 1 : scene.end + 2] == ["the"] else scene.end + 1
    mention = scene.mentions.get(at)
    if mention is not None and mention.form == "noun" and at < scene.last:
        yield Hint(mention=mention, rule="of or from", less=0.3)


def leaves(scene: Scene) -> bool:
    """Whether the sentence tells of leaving, so that "from Kosovo" is where they left."""
    before = scene.lower[max(scene.first, scene.start - 12) : scene.start]
    return scene.draft.status == "withdrawn" or bool(set(before) & words()["leave"])


def _named_behind(scene: Scene, at: int, limit: int, preposition: str) -> Iterator[ActorMention]:
    """The mentions behind "of" or "from", one or a list, up to the end of the phrase."""
    sets, found = words(), False
    while at < limit:
        mention = scene.mentions.get(at)
        if mention is not None:
            if preposition == "from" and mention.form in ("pronoun", "metonym"):
                return
            inner = _inner(scene, at, limit) if mention.form in ("adjective", "possessive") else None
            if inner is not None:
                at = inner  # "Syria's al-Qaeda-affiliated Nusra Front"
                continue
            yield mention
            found = True
            at = scene.after(at)
            while at < limit and (scene.lower[at] in sets["armies"] or scene.lower[at] in ("armed", "military", "national")):
                at += 1
            continue
        word = scene.lower[at]
        if found and word not in (",", "and", "or", "the", "/"):
            return
        ends = word in sets["stop"] or word in MARKS or word in sets["armies"] and scene.lower[at + 1 : at + 2] != ["of"]
        if not found and ends:
            return  # "members of the security forces, who lost their"
        at += 1


def _inner(scene: Scene, at: int, limit: int) -> int | None:
    """The group that a country's adjective or possessive leads up to."""
    for k in range(scene.after(at), min(scene.after(at) + 4, limit)):
        if k in scene.mentions:
            return k
        if scene.lower[k] in words()["stop"] or scene.lower[k] in MARKS:
            return None
    return None


def _predicate(scene: Scene) -> Iterator[Hint]:
    """ "six of the 20 soldiers killed there were North Koreans", "most of the 40 dead were members of Hamas"."""
    lower, sets = scene.lower, words()
    if lower[max(scene.start - 2, 0) : scene.start] == ["of", "the"]:
        return  # "six of the 20 were North Koreans": the six were
    for k in range(scene.end, min(scene.end + 26, scene.last)):
        word = lower[k]
        if word in (";", ".") or k > scene.end + 2 and is_number(word) and owns_people(lower, k + 1, k + 3):
            return
        if word not in ("were", "was", "are") and not (word == "to" and lower[k - 1] in ("belong", "belonged", "belonging")):
            continue
        if lower[k - 2 : k] in (["of", "whom"], ["of", "which"], ["of", "them"]):
            return  # "100,000 casualties, nearly half of whom were Wagner's"
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
            return
    army = scene.start - 2
    if army > scene.first and lower[army + 1] == "," and lower[army] in (words()["losses"] | _BODIES):
        owner = mention_ending(scene, army)  # "For South Ossetia's militia, some 3,000 men, no one speaks"
        if owner is not None and owner.form == "possessive" or owner is not None and _is_possessed(scene, owner):
            yield Hint(mention=owner, rule="owner of losses or strength")
    after = scene.end + 2
    if lower[scene.end : after] == ["of", "them"] and lower[after : after + 1] == ["from"]:
        after += 2 if lower[after + 1 : after + 2] == ["the"] else 1  # "7,000 of them from the United States"
    if lower[scene.end : scene.end + 2] == ["of", "them"] and after in scene.mentions and scene.mentions[after].form in _NAMES:
        yield Hint(mention=scene.mentions[after], rule="they were")  # "three peacekeepers, two of them Czech"


_BODIES = frozenset(
    (
        "peshmerga",
        "guard",
        "guards",
        "police",
        "volunteers",
        "legion",
        "gendarmerie",
        "commandos",
        "paratroopers",
        "mercenaries",
    )
)


def _is_possessed(scene: Scene, owner: ActorMention) -> bool:
    """Whether the name stands in the genitive: "South Ossetia's", "the Kurds'"."""
    return scene.article.text[owner.span.end : owner.span.end + 2] in ("'s", "’s", "' ", "’ ")


def _respectively(scene: Scene) -> Iterator[Hint]:
    """ "Spain and Italy have 122,000 and 160,000 soldiers, respectively": the second name for the second number."""
    lower = scene.lower
    numbers = [k for k in range(scene.first, min(scene.end + 8, scene.last)) if is_number(lower[k])]
    own = next((i for i, k in enumerate(numbers) if scene.start <= k < scene.end), None)
    if own is None:
        return
    told = "respectively" in lower[scene.end : min(scene.end + 10, scene.last)]
    near = [k for k in numbers if abs(k - numbers[own]) <= 3]
    pair = len(near) == 2 and "and" in lower[near[0] : near[1]]  # "Angola and Namibia have sent 2,500 and 2,000"
    if not told and not pair:
        return
    wanted = numbers if told else near
    names = [at for at, mention in scene.mentions.items() if at < wanted[0] and mention.form == "noun"][-len(wanted) :]
    joined = len(names) == 2 and lower[scene.after(names[0]) : names[1]] == ["and"]
    if len(names) == len(wanted) and (told or joined) and not (pair and scene.oblique(names[0])):
        yield Hint(mention=scene.mentions[names[wanted.index(numbers[own])]], rule="respectively")


def _each(scene: Scene) -> Iterator[Hint]:
    """ "205 each", "300 from both sides": nobody's alone."""
    stop = next((k for k in range(scene.end + 1, min(scene.end + 8, scene.last)) if counted(scene, k)), scene.last)
    near = list(takewhile(lambda word: word not in (",", ";"), scene.lower[scene.end : min(scene.end + 8, stop)]))
    both = any(
        near[k] in ("both", "two") and near[k + 1] in ("sides", "countries", "armies", "camps") for k in range(len(near) - 1)
    )
    swapped = near[:1] and near[0] in ("prisoners", "captives", "pows") and "each" in near[:4]
    if near[:1] == ["each"] or swapped or both:
        yield Hint(mention=None, rule="no single force", span=scene.draft.anchor)


def _mixed_parts(scene: Scene) -> Iterator[Hint]:
    """A whole whose parts name other forces than itself is nobody's alone: "20 soldiers, including six North Koreans"."""
    quantities = scene.article.quantities
    own = bisect_left(quantities, scene.draft.anchor, key=lambda quantity: quantity.span)
    if own >= len(quantities) or quantities[own].span != scene.draft.anchor:
        return
    listed: dict[str, Span] = {}
    parts = 0
    for at in range(own + 1, min(own + _PARTS, len(quantities))):
        part = quantities[at]
        named = _phrase_names(scene.article, part)
        if part.part_of == own:
            parts += 1
        elif at > own + 6 or not scene.sentence.span.covers(part.span) or part.part_of is not None:
            break
        elif ":" not in Span(scene.draft.anchor.end, part.span.start).of(scene.article.text):
            continue
        for mention in named[:1]:
            listed.setdefault(mention.actor_id, mention.span)
    alliance = any(_is_alliance(mention) for k, mention in scene.mentions.items() if k < scene.start)
    army = any(
        k < scene.start and owns_people(scene.lower, scene.after(k), scene.after(k) + 2) and not scene.oblique(k)
        for k in scene.mentions
    )  # "the Malian army had 7,000 men, of whom 1,600 Tuareg deserted"
    if (len(listed) > 1 or listed and parts and not army) and not alliance:  # "UNMISS has 14,900, including 2,600 from Rwanda"
        yield Hint(mention=None, rule="mixed parts", span=next(iter(listed.values())))


def _is_alliance(mention: ActorMention) -> bool:
    actor = actor_names.registry().by_id(mention.actor_id)
    return actor is not None and actor.kind == "alliance"


def _phrase_names(article: Article, quantity: Quantity) -> list[ActorMention]:
    """The actors named between a number and the head of its phrase."""
    end = max(quantity.phrase.end, quantity.span.end)
    inside = mentions_in(article, Span(quantity.span.end, end)).values()
    return [mention for mention in inside if mention.form in _NAMES]


# "Ukraine's remaining 876 troops", "Togo's first 150"
_WHICH = frozenset(("remaining", "last", "final", "first", "initial", "own", "full", "entire"))


def _before_the_number(scene: Scene) -> Iterator[Hint]:
    """ "Uganda 4,500", "Egypt (a newcomer) 1,091", "Americans in Syria: about 2,000", "its 1,500"."""
    lower, opened = scene.lower, scene.start - 1
    strong = lower[scene.end : scene.end + 1] == ["strong"]
    while opened > scene.first and (
        strong and lower[opened] in ("once", "now", "some") or lower[opened] in ("a", "an", "another", "further", "additional")
    ):
        opened -= 1
    if lower[opened] in _WHICH and (owner := mention_ending(scene, opened)) is not None:
        opened -= owner.form in ("possessive", "pronoun")  # "Ukraine's remaining 876 troops"
    previous = mention_ending(scene, opened + 1)
    if previous is not None:
        other = partner(scene, previous)
        gapped = other is not None and is_oblique(lower, token_of(scene, other))  # "4,000 in Congo and Burundi 10,000"
        if other is not None and other.actor_id != previous.actor_id and not gapped:
            yield Hint(mention=None, rule="joint subject", span=previous.span)
        elif previous.form == "noun" and lower[token_of(scene, previous) - 1] in words()["locative"]:
            return  # "of the Cubans in Ethiopia 163 were killed"
        elif previous.form not in ("adjective", "pronoun", "body") or scene.text(previous) in ("its", "their", "his", "our"):
            yield Hint(mention=previous, rule="listed before the number")
    elif lower[opened] == "," and lower[scene.end : scene.end + 1] == ["strong"] and mention_ending(scene, opened):
        yield Hint(mention=mention_ending(scene, opened), rule="listed before the number")  # "the RCD, 20,000 strong"
    elif lower[opened] == "," and (listed := set_off(scene, opened)) is not None:
        yield Hint(mention=listed, rule="listed before the number")
    elif opened > scene.first and lower[opened] == "(" and mention_ending(scene, opened) is not None:
        yield Hint(mention=mention_ending(scene, opened), rule="listed before the number")  # "Chad (1,392)"
    elif opened > scene.first and lower[opened] == ")":
        inside = next((k for k in range(opened - 1, max(scene.first, opened - 9) - 1, -1) if lower[k] == "("), None)
        previous = mention_ending(scene, inside) if inside is not None else None
        if previous is not None:
            yield Hint(mention=previous, rule="listed before the number")
    elif opened > scene.first and lower[opened] in (":", "-", "–", "—") and not scene.sentence.heading:
        yield from force_labels.in_label(scene, opened)
    elif lower[opened] in words()["people"] and "the" in lower[max(opened - 2, scene.first) : opened]:
        yield Hint(mention=None, rule="listed before the number", less=0.2)  # "lost 174 men and the attackers 118"
