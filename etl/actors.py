"""Whose personnel: countries, governments, armed groups and units as the text names them, and the words that stand for them."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Mapping
from functools import lru_cache
from typing import NamedTuple

from etl import actor_references as references
from etl.actor_names import Actor, Name, registry
from etl.force_grammar import owns_people, theatre, words
from etl.frozen import replace
from etl.records import ActorMention, Article, Span, Toponym
from etl.vocabulary import Vocabulary

_SUFFIXES = ("'s", "’s")
_SURNAME_FIRST = frozenset({"PRK", "KOR", "CHN", "TWN"})
_SMALL = frozenset({"of", "for", "and", "the", "in", "de", "la", "du", "des", "et", "del"})
_LED = {"USA": "us-led-coalition", "SAU": "saudi-led-coalition"}
# Army names that several countries use: "Uganda's People's Defence Force".
_SHARED_NAMES = frozenset({"people-s-defence-force", "eln"})


class _Hit(NamedTuple):
    """A name at its tokens: up to but not including `after`; `suffix` is "", "possessive" or "compound"."""

    name: Name
    after: int
    suffix: str


def find(article: Article) -> tuple[ActorMention, ...]:
    """Every mention of an actor, in text order; needs the article's toponyms (a capital that acts is a government).

    Words that stand for an actor ("the regime", "rebels", "its", "their") are mentions too, resolved by what came before;
    a word that stays open is left out.
    """
    named = _named(article)
    home = theatre(article, [one.mention for one in named.values()])
    return references.in_course(article, named, home)


def _named(article: Article) -> dict[int, references.Named]:
    """The mentions by name, by their first token."""
    literal = {t.span.start: t for t in article.toponyms if t.use == "literal"}
    elsewhere = {t.span.of(article.text).lower(): t.country for t in reversed(article.toponyms) if t.use == "literal"}
    found: dict[int, references.Named] = {}
    ends: set[int] = set()  # tokens that end a name, also one that is no mention
    surnames: dict[str, Name] = {}
    reached = 0
    for at in _starts(article):
        if at < reached:
            continue
        hit = _longest(article, at)
        if hit is None:
            continue
        reached = hit.after
        ends.add(hit.after - 1)
        if hit.name.form in ("leader", "person") and len(hit.name.tokens) > 1:
            surnames.setdefault(hit.name.tokens[0 if hit.name.actor.id in _SURNAME_FIRST else -1], hit.name)
        if hit.name.form == "metonym" and elsewhere.get(hit.name.words.lower(), hit.name.actor.side) != hit.name.actor.side:
            continue  # Moscow in Idaho
        named = _read(article, at, hit, literal, found, ends)
        if named:
            found[at] = named
    _add_surnames(article, surnames, found)
    _add_followers(article, found)
    _add_unknown_groups(article, literal, ends, found)
    _add_acronyms(article, ends, found)
    _add_kin(article, found)
    usa = [at for at, one in found.items() if one.actor.id == "USA"]
    marines = [at for at in usa if article.tokens.lower[at].startswith("marine")]
    for at in marines if len(marines) == len(usa) else ():
        del found[at]  # "13 Marines" in an article that never names the United States
    return found


def _add_kin(article: Article, found: dict[int, references.Named]) -> None:
    """ "Serb troops" of a text about Bosnian Serbs are theirs, whatever "Serbian troops" are."""
    for people, ids in _KIN.items():
        of_war = next((one.actor for one in found.values() if one.actor.id in ids), None)
        for at in (at for at in found if of_war and article.tokens.lower[at] in (people, f"{people}s")):
            one = found[at]
            if of_war and one.actor.kind == "country":
                mention = replace(one.mention, actor_id=of_war.id, name=of_war.name, rule=f"{one.mention.rule}, of the war")
                found[at] = one._replace(mention=mention, actor=of_war)


# Peoples of a neighbour's name who have armies of their own.
_KIN = {"serb": ("bosnian-serbs", "croatian-serbs"), "croat": ("bosnian-croats",)}


def _starts(article: Article) -> list[int]:
    """The tokens that may begin a name: one look-up each, with its possessive and compounds ("Russia's", "US-led")."""
    text, tokens, small = article.text, article.tokens, registry().small_words
    return [
        at
        for at in _openers().places(tokens)
        if tokens.capital[at] or not text[tokens.start[at]].islower() or tokens.lower[at] in small or "-" in tokens.lower[at]
    ]


@lru_cache(maxsize=1)
def _openers() -> Vocabulary:
    """Words that begin a name, and compounds that do."""
    first = registry().first_words
    return Vocabulary(lambda word: word in first or "-" in word and _bare(word) in first)


def _bare(word: str) -> str:
    """The compound without its last part: "russian-backed" gives "russian", "al-qaeda-linked" "al-qaeda"."""
    return word.rsplit("-", 1)[0]


def _longest(article: Article, at: int) -> _Hit | None:
    """The longest name that stands at the token, and how it ends."""
    lower, starting = article.tokens.lower, registry().starting
    word = lower[at].replace("’", "'")
    names = starting(word) or starting(word[:-2] if word.endswith("'s") else "") or starting(_bare(word) if "-" in word else "")
    for name in names or (starting(word[:-1]) if word[-1] == "s" else ()):
        after, size = at + len(name.tokens), len(name.tokens)
        if after > len(lower) or size > 1 and tuple(lower[at : after - 1]) != name.tokens[:-1]:
            continue
        suffix = _suffix(lower[after - 1].replace("’", "'"), name)
        if suffix is None or not _same_case(name, article, at, after):
            continue
        return _Hit(name, *_ending(article, name, after, suffix))
    return None


def _suffix(token: str, name: Name) -> str | None:
    """How a text's token continues the name's last one: not at all, as a possessive, in a compound; None where it differs."""
    wanted = name.tokens[-1]
    if token == wanted:
        return ""
    rest = token[len(wanted) :]
    if not token.startswith(wanted):
        return None
    if rest == "'s" or rest == "s" and len(wanted) > 3 and name.form in ("noun", "leader") and len(name.tokens) == 1:
        return "possessive"
    return "compound" if rest[0] == "-" else None


def _ending(article: Article, name: Name, after: int, suffix: str) -> tuple[int, str]:
    """The token behind a name with what clings to it: "U.S.-led", "U.S.'s", "the Emirates'"."""
    tokens, lower = article.tokens, article.tokens.lower
    following = lower[after] if after < len(lower) else ""
    if name.tokens[-1] == "." and following == "-" and tokens.start[after] == tokens.end[after - 1]:
        return min(after + 2, len(lower)), "compound"
    if not suffix and following in ("'", "’"):
        if lower[after - 1][-1] == "s":
            return after, "possessive"
        if lower[after + 1 : after + 2] == ["s"]:
            return after + 2, "possessive"
    return after, suffix


def _same_case(name: Name, article: Article, at: int, after: int) -> bool:
    """Whether capitals of the name are capitals in the text: "US" is not "us", "Polish" not "polish"."""
    written = article.text[article.tokens.start[at] : article.tokens.end[after - 1]]
    capital = 3 if name.tokens[0].startswith("al-") else 0  # "al-Nusra" and "Al-Nusra"
    if name.words[capital : capital + 1].isupper() and not written[capital : capital + 1].isupper():
        return False
    acronym = len(name.words) <= 4 and name.words.isupper()
    if acronym and name.tokens[0] in words()["plain_word"] and _shouted(article, at, after):
        return False  # "THE CAR IS GONE"
    if acronym and len(name.words) == 4 and name.actor.kind != "country" and written[:4].istitle():
        return name.tokens[0] not in words()["plain_word"]  # "Nato", "Farc", "Isaf"
    return not (acronym and not written[: len(name.words)].isupper())


def _shouted(article: Article, at: int, after: int) -> bool:
    """Whether the words beside are in capitals too, as in a headline or an old wire report."""
    tokens = article.tokens
    beside = [k for k in (at - 1, after) if 0 <= k < len(tokens.lower) and tokens.lower[k].isalpha()]
    return bool(beside) and all(article.text[tokens.start[k] : tokens.end[k]].isupper() for k in beside)


def _read(
    article: Article, at: int, hit: _Hit, literal: Mapping[int, Toponym], found: dict[int, references.Named], ends: set[int]
) -> references.Named | None:
    """The mention a name makes where it stands, or None: a compound ("Russian-backed"), a literal city, a namesake."""
    name, after = hit.name, hit.after
    span = Span(article.tokens.start[at], article.tokens.end[after - 1])
    if hit.suffix == "compound":
        led = registry().by_id(_LED.get(name.actor.id, "")) if span.of(article.text).lower().endswith("-led") else None
        return _mention(span, led, "noun", "name: led coalition", after) if led else None
    if _is_other(article, at, hit, literal.get(span.start)):
        return None
    actor = name.actor
    if name.form == "unit" and at and article.tokens.lower[at - 1] in ("its", "their", "his"):
        return None  # "lost 600 of their National Guard"
    if name.form == "unit" and at and at - 1 not in ends and _is_capital(article, at - 1) and not _begins(article, at - 1):
        return None  # "the New Syrian Army"
    before = next((one for one in reversed(found.values()) if one.after == at), None) if at - 1 in ends else None
    if before and before.actor.kind == "country" and (name.form == "unit" or actor.id in _SHARED_NAMES):
        actor = before.actor
    form = "possessive" if hit.suffix == "possessive" else _form(article, name, at, after)
    return _mention(span, actor, form, f"name: {name.form}", after)


def _mention(span: Span, actor: Actor, form: str, rule: str, after: int) -> references.Named:
    return references.Named(
        ActorMention(span=span, actor_id=actor.id, name=actor.name, form=form, rule=rule), actor=actor, after=after
    )


def _form(article: Article, name: Name, at: int, after: int) -> str:
    """ "US intelligence": a noun that modifies the next one is an adjective. "the Japanese lost": people."""
    lower, sets = article.tokens.lower, words()
    following = lower[after] if after < len(lower) else "."
    if name.actor.kind == "group" and following in sets["struck"]:
        return "noun"  # "the Taliban struck"
    if name.form == "adjective" and at and lower[at - 1] == "the":
        return "plural" if following in sets["not_modified"] or not following.isalpha() else "adjective"
    if name.form != "noun" or name.words not in name.actor.forms.get("adjective", ()):
        return name.form
    if not following.isalpha() or not article.text[article.tokens.start[after]].islower():
        return name.form
    return name.form if following in sets["not_modified"] else "adjective"


def _is_other(article: Article, at: int, hit: _Hit, place: Toponym | None) -> bool:
    """Whether the words mean something else here: a literal city, a dateline, a given name, a newspaper."""
    tokens, text, name, after = article.tokens, article.text, hit.name, hit.after
    following = tokens.lower[after] if after < len(tokens.lower) else ""
    capital = bool(following) and tokens.capital[after] and tokens.start[after] - tokens.end[after - 1] == 1
    if capital and following in words()["outlet"]:
        return True
    if name.form == "metonym":
        unread = not article.toponyms and at > 0 and tokens.lower[at - 1] in words()["locative"]
        shouted = text[tokens.start[at] : tokens.end[after - 1]].isupper()
        dateline = (following in ("-", "–", "—", "(") or following == "," and shouted) and _begins(article, at)
        if place is not None or unread or dateline:
            return True
    part = place is not None and place.kind != "country" and name.form == "noun" and len(name.actor.side) == 2
    country = place.country if place is not None and part else None
    if country and country != name.actor.side:
        return True  # "Georgia" in the United States
    lone = len(name.tokens) == 1 and name.tokens[0] in words()["given_name"]
    return lone and capital and following.isalpha() and not registry().starting(following)


def _begins(article: Article, at: int) -> bool:
    start = article.tokens.start[at]
    return article.sentence_at(start).span.start == start


def _add_surnames(article: Article, surnames: Mapping[str, Name], found: dict[int, references.Named]) -> None:
    """The bare last names of those the article names in full: "Mr Kim", "Kim's"; not a namesake ("Kim Byung-kee").

    With a title also of those it does not: "General Dostum".
    """
    tokens = article.tokens
    known = registry().surnames
    titles = words()["title"]
    titled = {
        tokens.lower[at]: known[tokens.lower[at]]
        for at in tokens.of(registry().last_names)
        if at and tokens.lower[at - 1] in titles and tokens.capital[at - 1]
    }
    surnames = {**titled, **surnames}
    if not surnames:
        return
    covered = {k for first, one in found.items() for k in range(first, one.after)}
    forms = {surname + suffix: surname for surname in surnames for suffix in ("", *_SUFFIXES)}
    for at in tokens.of(frozenset(forms)):
        word = tokens.lower[at]
        if at in covered or not tokens.capital[at]:
            continue
        possessive = word != forms[word]
        if not possessive and at + 1 < len(tokens.lower) and tokens.capital[at + 1]:
            continue
        before = tokens.lower[at - 1] if at else "."
        capital = before.isalpha() and tokens.capital[at - 1] and not _begins(article, at - 1)
        if capital and before not in words()["title"]:
            continue
        name = surnames[forms[word]]
        form = "possessive" if possessive else name.form
        found[at] = _mention(Span(tokens.start[at], tokens.end[at]), name.actor, form, f"name: {name.form}", at + 1)


# "pro-Moscow"
_SIDING = Vocabulary(lambda word: word.startswith("pro-"))


def _add_followers(article: Article, found: dict[int, references.Named]) -> None:
    """ "pro-Moscow troops", "pro-Gaddafi forces": a government's, by its capital or leader."""
    tokens = article.tokens
    for at in _SIDING.places(tokens):
        if at in found or not owns_people(tokens.lower, at + 1, at + 3):
            continue
        name = registry().name(article.text[tokens.start[at] + len("pro-") : tokens.end[at]])
        if name is not None and name.form in ("metonym", "leader") and name.actor.kind == "country":
            found[at] = _mention(Span(tokens.start[at], tokens.end[at]), name.actor, "adjective", "name: pro-", at + 1)


def _add_unknown_groups(
    article: Article, literal: Mapping[int, Toponym], ends: set[int], found: dict[int, references.Named]
) -> None:
    """ "Mai-Mai fighters", "members of Ansar Dine": groups without an entry, by the name before or behind the word."""
    fighters = words()["group_head"]
    numbers = {k for quantity in article.quantities for k in article.tokens.within(quantity.span)}
    lower, endings, armies = article.tokens.lower, words()["group_ending"], words()["army_word"]
    for at in article.tokens.of(fighters | endings):
        word = lower[at]
        if word in endings and at not in ends and _is_capital(article, at) and lower[at - 1] not in armies:
            group = _named_group(article, at, ends)
            if group:
                found[group[0]] = group[1]
            continue
        if word not in fighters or at in ends or at - 1 in ends:
            continue
        first, last = _capitals(article, at, ends)
        while first < last and first in numbers:
            first += 1
        region = literal.get(article.tokens.start[first]) if last == first + 1 else None
        if region is not None and region.kind == "region" and word in words()["regional"]:
            name = f"{region.span.of(article.text)} rebels"  # "Darfur rebels"
            known = registry().lookup(name)
            slug = "-".join(name.lower().split())
            actor = known or Actor(id=slug, name=name, kind="group", side=slug, forms={})
            found[first] = _mention(region.span, actor, "noun", "name: rebels of a region", last)
            continue
        taken = any(k in ends or article.tokens.start[k] in literal for k in range(first, last))
        if first < last <= first + 4 and not taken:
            named = _unknown_group(article, first, last)
            if named:
                found[first] = named


def _add_acronyms(article: Article, ends: set[int], found: dict[int, references.Named]) -> None:
    """ "the Union of Forces for Democracy (UFDR)": from there on the UFDR is that group, also where a list has another one."""
    tokens, text = article.tokens, article.text
    actors: dict[str, Actor] = {}
    ending = {one.after: one for one in found.values()}
    for at in tokens.where.get("(", ()):
        if not at or tokens.lower[at + 2 : at + 3] != [")"]:
            continue
        word = text[tokens.start[at + 1] : tokens.end[at + 1]]
        if not (word.isalpha() and word.isupper() and 2 <= len(word) <= 8) or word.lower() in actors:
            continue
        named = ending.get(at)
        if named is None:
            introduced = _spelled_out(article, at, word.lower(), ends)
            named = introduced[1] if introduced else None
            if introduced:
                found[introduced[0]] = introduced[1]
        if named is not None and named.actor.kind == "group":
            actors[word.lower()] = named.actor
    forms = {acronym + suffix: acronym for acronym in actors for suffix in ("", *_SUFFIXES)}
    for at in tokens.of(forms.keys()):
        word = tokens.lower[at]
        if tokens.capital[at]:
            form = "noun" if word == forms[word] else "possessive"
            span = Span(tokens.start[at], tokens.end[at])
            found[at] = _mention(span, actors[forms[word]], form, "name: acronym", at + 1)


def _spelled_out(article: Article, at: int, acronym: str, ends: set[int]) -> tuple[int, references.Named] | None:
    """The armed group whose name ends before token `at` and has the acronym's initials."""
    lower, left, first = article.tokens.lower, len(acronym), at
    while first > max(at - 12, 0) and left and (_is_capital(article, first - 1) or lower[first - 1] in _SMALL):
        if first - 1 in ends:
            return None
        first -= 1
        left -= lower[first][0] == acronym[left - 1] and _is_capital(article, first)
    armed = set(lower[first:at]) & words()["group_word"] and not set(lower[first:at]) & words()["army_word"]
    named = _unknown_group(article, first, at) if not left and armed else None
    return (first, named) if named else None


def _named_group(article: Article, at: int, ends: set[int]) -> tuple[int, references.Named] | None:
    """ "the Rwandan Patriotic Front": a name of several words that ends in one for an armed group."""
    first = at
    opening = article.tokens.within(article.sentence_at(article.tokens.start[at]).span).start
    while first > max(at - 4, opening) and _is_capital(article, first - 1) and article.tokens.lower[first - 1] != "the":
        first -= 1
    if at - first < 2 or at - 1 in ends:  # "the Syrian Army": a country's
        return None
    named = _unknown_group(article, first, at + 1)
    return (first, named) if named else None


def _capitals(article: Article, at: int, ends: set[int]) -> tuple[int, int]:
    """The run of capitalised tokens behind "fighters of", else before "fighters"."""
    lower = article.tokens.lower
    if lower[at + 1 : at + 2] == ["of"]:
        last = at + 2
        while last < min(at + 7, len(lower)) and _is_capital(article, last):
            last += 1
        return at + 2, last
    first = at
    opening = article.tokens.within(article.sentence_at(article.tokens.start[at]).span).start
    while first > max(at - 5, opening) and first - 1 not in ends and _is_capital(article, first - 1):
        first -= 1
    if first < at and _begins(article, first):
        # A capital at the start of a sentence may be any word.
        if lower[first] in words()["people_group"]:
            return first, at
        first += lower[first] in words()["before_name"] or lower[first] in words()["stop"] or at - first == 1
    return first, at


def _is_capital(article: Article, at: int) -> bool:
    word = article.tokens.lower[at]
    return article.tokens.capital[at] or word.startswith(("al-", "el-", "ash-"))


def _unknown_group(article: Article, first: int, last: int) -> references.Named | None:
    tokens = article.tokens
    span = Span(tokens.start[first], tokens.end[last - 1])
    name = span.of(article.text)
    plain = set(tokens.lower[first:last]) & words()["no_group"] or "'" in name or "’" in name or name.isupper()
    if plain or registry().lookup(name):
        return None
    if len(name.split()) == 1 and name.lower() in words()["people_group"]:
        name = f"{name} rebels"
    slug = "-".join("".join(c if c.isalnum() else " " for c in name.lower()).split())
    actor = Actor(id=slug, name=name, kind="group", side=slug, forms={})
    return _mention(span, actor, "noun", "name: unknown group", last)


def outside_names(article: Article) -> tuple[Toponym, ...]:
    """The article's places without those that only stand in a group's name: "the Islamic State in Iraq and Syria"."""
    names = [
        mention.span
        for mention in article.actors
        if mention.form == "noun" and (actor := registry().by_id(mention.actor_id)) and actor.kind in ("group", "alliance")
    ]
    if not names:
        return article.toponyms
    starts = [name.start for name in names]
    kept = []
    for toponym in article.toponyms:
        at = bisect_right(starts, toponym.span.start) - 1
        inside = at >= 0 and names[at].start < toponym.span.start and toponym.span.end <= names[at].end
        if not inside:
            kept.append(toponym)
    return tuple(kept)
