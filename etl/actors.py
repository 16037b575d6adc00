"""Whose personnel: countries, governments, armed groups and units as the text names them, and the words that stand for them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from etl.actor_names import Actor, Name, registry
from etl.force_grammar import is_oblique, owns_people, theatre, words
from etl.records import ActorMention, Article, Span

# "Russian-backed", "US-made": the fighters are somebody else's. ("US-led coalition" is a name of its own.)
_SUFFIXES = ("'s", "’s")
_SURNAME_FIRST = frozenset({"PRK", "KOR", "CHN", "TWN"})
_SINGULAR = frozenset({"it", "its", "itself"})
_PLURAL = frozenset({"they", "their", "them", "theirs"})
_PERSONAL = frozenset({"he", "his", "him", "she", "her"})
_SPEAKER = frozenset({"we", "our", "ours"})
_REACH = 3  # sentences a pronoun looks back


@dataclass(frozen=True, slots=True, kw_only=True)
class _Seen:
    """A mention with what resolving later words needs to know about it."""

    mention: ActorMention
    actor: Actor
    first: int  # its tokens: first up to but not including last
    last: int
    sentence: int
    oblique: bool  # behind a preposition: a place or an opponent rather than the subject
    people: bool  # names personnel: "Russian troops", "Romanians", "the rebels"


def find(article: Article) -> tuple[ActorMention, ...]:
    """Every mention of an actor, in text order; needs the article's toponyms (a capital that acts is a government).

    Words that stand for an actor ("the regime", "rebels", "its", "their") are mentions too, resolved by what came before;
    a word that stays open is left out.
    """
    named = _named(article)
    home = theatre(article, [mention for mention, _, _ in named.values()])
    seen: list[_Seen] = []
    for mention in _in_course(article, named, home, seen):
        seen.append(mention)
    return tuple(one.mention for one in seen)


# Names


def _named(article: Article) -> dict[int, tuple[ActorMention, Actor, int]]:
    """The mentions by name: first token -> mention, actor, token after it."""
    lower, text = article.tokens.lower, article.text
    literal = {t.span.start: t for t in article.toponyms if t.use == "literal"}
    starting = registry().starting
    found: dict[int, tuple[ActorMention, Actor, int]] = {}
    surnames: dict[str, Name] = {}
    ends: set[int] = set()  # tokens that end a name
    fighters = words()["group_head"]
    at = 0
    while at < len(lower):
        word = lower[at]
        names = starting(word) or (starting(_stem(word)) if not word.isalpha() or word[-1] == "s" else ())
        hit = _longest(names, article, at) if names else None
        if hit is None and word in surnames or hit is None and surnames and _stem(word) in surnames:
            hit = _by_surname(surnames[word if word in surnames else _stem(word)], article, at)
        if hit is None:
            if word in fighters and at - 1 not in ends:
                unknown = _unknown_group(article, at, literal, ends)
                if unknown:
                    found[unknown[0]] = unknown[1:]
            at += 1
            continue
        name, after, suffix = hit
        ends.add(after - 1)
        if name.form in ("leader", "person") and len(name.tokens) > 1:
            surname = name.tokens[0 if name.actor.id in _SURNAME_FIRST else -1]
            surnames.setdefault(surname, name)
        span = Span(article.tokens.start[at], article.tokens.end[after - 1])
        place = literal.get(span.start)
        if suffix != "compound" and not _is_other(name, place, article, at, after):
            form = "possessive" if suffix == "possessive" else _form(name, article, after)
            found[at] = (_mention(span, name.actor, form, f"name: {name.form}"), name.actor, after)
        elif suffix == "compound" and text[span.start : span.end].lower().endswith("-led"):
            led = _led_coalition(name.actor, lower, after)
            if led:
                found[at] = (_mention(span, led, "noun", "name: led coalition"), led, after)
        at = after
    return found


def _unknown_group(
    article: Article, at: int, literal: Mapping[int, object], ends: set[int]
) -> tuple[int, ActorMention, Actor, int] | None:
    """ "Mai-Mai fighters", "members of Ansar Dine": a group without an entry, by the name before or behind the word."""
    text, tokens = article.text, article.tokens
    first = last = at
    if tokens.lower[at + 1 : at + 2] == ["of"]:
        first = last = at + 2
        while last < min(at + 7, len(tokens.lower)) and _is_capital(article, last):
            last += 1
    else:
        while first > max(at - 5, 0) and first - 1 not in ends and _is_capital(article, first - 1):
            first -= 1
        if first < at and _begins(article, first):
            first += tokens.lower[first] in words()["before_name"] or tokens.lower[first] in words()["stop"] or at - first == 1
    if first >= last or last - first > 4 or any(tokens.start[k] in literal or k in ends for k in range(first, last)):
        return None
    name = text[tokens.start[first] : tokens.end[last - 1]]
    plain = set(tokens.lower[first:last]) & words()["no_group"] or "'" in name or "’" in name
    if plain or registry().lookup(name) or not any(letter.islower() for letter in name):
        return None
    slug = "-".join("".join(c if c.isalnum() else " " for c in name.lower()).split())
    actor = Actor(id=slug, name=name, kind="group", side=slug, forms={})
    span = Span(tokens.start[first], tokens.end[last - 1])
    return first, _mention(span, actor, "noun", "name: unknown group"), actor, last


def _is_capital(article: Article, at: int) -> bool:
    word = article.tokens.lower[at]
    start = article.tokens.start[at]
    return article.text[start].isupper() and not word.isdigit() or word.startswith(("al-", "el-", "ash-"))


def _form(name: Name, article: Article, after: int) -> str:
    """ "US intelligence", "NATO troops": a noun that modifies the next one is an adjective."""
    if name.form != "noun" or name.words not in name.actor.forms.get("adjective", ()):
        return name.form
    lower, tokens, sets = article.tokens.lower, article.tokens, words()
    if after >= len(lower) or not lower[after].isalpha() or not article.text[tokens.start[after]].islower():
        return name.form
    clause = any(lower[after] in sets[kind] for kind in ("stop", "say", "own", "harm", "admit", "clause", "passive"))
    return name.form if clause else "adjective"


def _mention(span: Span, actor: Actor, form: str, rule: str) -> ActorMention:
    return ActorMention(span=span, actor_id=actor.id, name=actor.name, form=form, rule=rule)


def _stem(word: str) -> str:
    """The word without its possessive ending or the last part of a compound; "syrias" (apostrophe lost) gives "syria"."""
    if word[-2:] in _SUFFIXES:
        return word[:-2].replace("’", "'")
    if "-" in word:
        return word.rsplit("-", 1)[0]
    return word[:-1] if word[-1] == "s" else word.replace("’", "'")


def _longest(names: Sequence[Name], article: Article, at: int) -> tuple[Name, int, str] | None:
    """The longest of the names that stands at the token, the token after it, and how it ends: possessive, compound or bare."""
    lower = article.tokens.lower
    for name in names:
        after = at + len(name.tokens)
        if after > len(lower):
            continue
        last, wanted = lower[after - 1], name.tokens[-1]
        if any(lower[at + k] != name.tokens[k] for k in range(len(name.tokens) - 1)):
            continue
        suffix = _suffix(last, wanted, name)
        if suffix is None or not _same_case(name, article, at, after):
            continue
        if (
            wanted == "."
            and after + 1 < len(lower)
            and lower[after] == "-"
            and article.tokens.start[after] == article.tokens.end[after - 1]
        ):
            return name, after + 2, "compound"  # "U.S.-led"
        if not suffix and after < len(lower) and lower[after] in ("'", "’") and last[-1] == "s":
            suffix = "possessive"
        elif not suffix and after + 1 < len(lower) and lower[after] in ("'", "’") and lower[after + 1] == "s":
            return name, after + 2, "possessive"  # "U.S.'s"
        return name, after, suffix
    return None


def _suffix(token: str, wanted: str, name: Name) -> str | None:
    """How a text's token continues the name's last one: not at all, as a possessive, in a compound; None where it differs."""
    if token == wanted or token.replace("’", "'") == wanted:
        return ""
    if not token.startswith(wanted):
        return None
    rest = token[len(wanted) :]
    if rest in _SUFFIXES:
        return "possessive"
    if rest == "s" and len(wanted) > 3 and name.form in ("noun", "leader") and len(name.tokens) == 1:
        return "possessive"
    return "compound" if rest[0] == "-" else None


def _same_case(name: Name, article: Article, at: int, after: int) -> bool:
    """Whether capitals of the name are capitals in the text: "US" is not "us", "Polish" not "polish"."""
    written = article.text[article.tokens.start[at] : article.tokens.end[after - 1]]
    first = name.words[0]
    if first.isupper() and not written[0].isupper():
        return False
    return not (len(name.words) <= 4 and name.words.isupper() and not written[: len(name.words)].isupper())


def _by_surname(name: Name, article: Article, at: int) -> tuple[Name, int, str] | None:
    """The person named in full before, at a bare last name ("Mr Kim", "Kim's"); not at a namesake ("Kim Byung-kee")."""
    text, tokens = article.text, article.tokens
    if not text[tokens.start[at]].isupper():
        return None
    possessive = tokens.lower[at][-2:] in _SUFFIXES
    if not possessive and at + 1 < len(tokens.lower) and text[tokens.start[at + 1]].isupper():
        return None
    before = tokens.lower[at - 1] if at else "."
    if (
        before.isalpha()
        and before not in words()["title"]
        and text[tokens.start[at - 1]].isupper()
        and not _begins(article, at - 1)
    ):
        return None
    return name, at + 1, "possessive" if possessive else ""


def _begins(article: Article, at: int) -> bool:
    start = article.tokens.start[at]
    return article.sentence_at(start).span.start == start


def _is_other(name: Name, place: object, article: Article, at: int, after: int) -> bool:
    """Whether the words mean something else here: a literal city, a given name, a newspaper."""
    tokens, text = article.tokens, article.text
    following = tokens.lower[after] if after < len(tokens.lower) else ""
    capital = bool(following) and text[tokens.start[after]].isupper() and tokens.start[after] - tokens.end[after - 1] == 1
    if capital and following in words()["outlet"]:
        return True
    if name.form == "metonym" and (
        place is not None or not article.toponyms and at and tokens.lower[at - 1] in words()["locative"]
    ):
        return True
    if name.form == "metonym" and _begins(article, at) and following in (",", "-", "–", "—", "("):
        return True  # a dateline
    country = getattr(place, "country", None)
    if country and name.form == "noun" and len(name.actor.side) == 2 and country != name.actor.side:
        return True  # "Georgia" in the United States, "Moscow, Idaho"
    return (
        name.tokens[0] in words()["given_name"]
        and len(name.tokens) == 1
        and capital
        and following.isalpha()
        and not registry().starting(following)
    )


def _led_coalition(actor: Actor, lower: Sequence[str], after: int) -> Actor | None:
    """ "US-led air strikes", "Saudi-led forces": the coalition of that leader, where there is one."""
    return registry().by_id({"USA": "us-led-coalition", "SAU": "saudi-led-coalition"}.get(actor.id, ""))


# What other words stand for


def _in_course(
    article: Article, named: dict[int, tuple[ActorMention, Actor, int]], home: Actor | None, seen: list[_Seen]
) -> Iterator[_Seen]:
    """The named mentions with, between them, what pronouns and common nouns stand for; `seen` grows with what is yielded."""
    lower, triggers = article.tokens.lower, _triggers()
    at, sentence, bounds = 0, -1, [s.span.start for s in article.sentences] + [len(article.text) + 1]
    while at < len(lower):
        while article.tokens.start[at] >= bounds[sentence + 1]:
            sentence += 1
        if at in named:
            mention, actor, after = named[at]
            yield _seen(article, mention, actor, at, after, sentence, seen[-1] if seen else None)
            at = after
            continue
        kind = triggers.get(lower[at]) or (
            "unit" if lower[at][0].isdigit() and lower[at][-2:] in ("st", "nd", "rd", "th") else None
        )
        if kind:
            stood = _stands_for(kind, article, at, sentence, seen, home)
            if stood:
                actor, after, form, rule = stood
                span = Span(article.tokens.start[at], article.tokens.end[after - 1])
                yield _seen(article, _mention(span, actor, form, rule), actor, at, after, sentence, seen[-1] if seen else None)
                at = after
                continue
        at += 1


@lru_cache(maxsize=1)
def _triggers() -> Mapping[str, str]:
    found = {word: kind for kind in ("opposite", "rebel", "armed", "government") for word in words()[kind]}
    found.update(dict.fromkeys((*_SINGULAR, *_PLURAL, *_PERSONAL, *_SPEAKER), "pronoun"))
    found.update({"army": "army", "military": "army", "army's": "army", "military's": "army", "regime's": "government"})
    found.update({"group": "group", "group's": "group", "group’s": "group", "country's": "country", "country’s": "country"})
    return found


def _seen(
    article: Article, mention: ActorMention, actor: Actor, at: int, after: int, sentence: int, before: _Seen | None
) -> _Seen:
    lower = article.tokens.lower
    people = mention.form in ("plural", "unit", "generic") or owns_people(lower, after, after + 2)
    joined = before is not None and before.last == at - 1 and before.oblique
    joined = joined and (lower[at - 1] == "and" or lower[at - 1] == "," and lower[after : after + 1] in ([","], ["and"]))
    oblique = joined or is_oblique(lower, at)  # "from Uganda, Burundi and Kenya"
    return _Seen(mention=mention, actor=actor, first=at, last=after, sentence=sentence, oblique=oblique, people=people)


def _stands_for(
    kind: str, article: Article, at: int, sentence: int, seen: Sequence[_Seen], home: Actor | None
) -> tuple[Actor, int, str, str] | None:
    """The actor that the word at the token stands for, the token after it, its form and the rule."""
    lower = article.tokens.lower
    word = lower[at]
    adjacent = seen[-1] if seen and seen[-1].last == at else None
    if kind == "pronoun":
        actor = _antecedent(word, article, at, sentence, seen)
        return (actor, at + 1, "pronoun", f"pronoun: {word}") if actor else None
    if adjacent is not None and kind in ("rebel", "armed", "government", "army"):
        if kind == "rebel" and adjacent.actor.kind == "country" and adjacent.mention.form == "adjective":
            return _rebels(adjacent.actor), at + 1, "generic", "rebels of a country"
        return None  # "Syrian army", "Houthi rebels", "IS militants": the name before has said it
    if kind == "unit":
        return _unit(article, at, sentence, seen)
    if kind == "group":
        actor = _last(seen, sentence, lambda one: one.actor.kind == "group")
        return (actor, at + 1, "generic", "the group named last") if actor and lower[at - 1] in ("the", "this") else None
    if kind == "country":
        actor = _last(seen, sentence, lambda one: one.actor.kind == "country" and one.mention.form != "adjective")
        return (actor, at + 1, "possessive", "the country named last") if actor else None
    if kind == "opposite":
        actor = _opponent(article, seen, home)
        return (actor, at + 1, "generic", "the enemy of the article's country") if actor else None
    if kind == "rebel":
        actor = _rebels_here(seen, sentence, home)
        return (actor, at + 1, "generic", "rebels of the article") if actor else None
    if kind == "armed":
        actor = _only_group(seen, sentence)
        return (actor, at + 1, "generic", "fighters of the group named last") if actor else None
    if (
        kind == "government"
        and word == "government"
        and not (set(lower[at + 1 : at + 3]) & (words()["people"] | words()["armies"]))
    ):
        return None
    if kind == "army":
        if word.startswith("military") and (
            lower[at - 1] != "the" or lower[at + 1 : at + 2] and owns_people(lower, at + 1, at + 2)
        ):
            return None
        actor = _last(
            seen, sentence, lambda one: one.actor.kind == "country" and not one.oblique and one.sentence >= sentence - 1
        )
        actor = actor or home
    else:
        actor = _last(seen, sentence, lambda one: lower[one.last] in ("government", "regime")) or home
    return (actor, at + 1, "generic", f"{kind} of the article's country") if actor else None


def _last(seen: Sequence[_Seen], sentence: int, fits: object) -> Actor | None:
    for one in reversed(seen):
        if one.sentence < sentence - 30:
            break
        if callable(fits) and fits(one):
            return one.actor
    return None


def _rebels(country: Actor) -> Actor:
    """The rebels of a country: a known group of that name, else one named for it ("Congolese rebels")."""
    adjective = (country.forms.get("adjective") or (country.name,))[0]
    known = registry().lookup(f"{adjective} rebels")
    slug = "-".join(adjective.lower().split())
    return known or Actor(id=f"{slug}-rebels", name=f"{adjective} rebels", kind="group", side=f"{slug}-rebels", forms={})


def _rebels_here(seen: Sequence[_Seen], sentence: int, home: Actor | None) -> Actor | None:
    """Whom "rebels" means: the Syrian rebels in Syria, elsewhere the group named last, else those of the article's country."""
    if home is not None and home.id == "SYR":
        return _rebels(home)
    named = _last(seen, sentence, lambda one: one.actor.name.endswith("rebels")) or _last(
        seen, sentence, lambda one: one.actor.kind == "group" and one.actor.id not in _NOT_REBELS
    )
    return named or (_rebels(home) if home else None)


_NOT_REBELS = frozenset(
    {"wagner", "africa-corps", "redut", "islamic-state", "al-qaeda", "peshmerga", "popular-mobilization-forces"}
)


def _only_group(seen: Sequence[_Seen], sentence: int) -> Actor | None:
    """The one group that this sentence or else the one before names; None where they name several."""
    for back in (0, 1):
        groups = {one.actor.id: one.actor for one in seen if one.sentence == sentence - back and one.actor.kind == "group"}
        if groups:
            return next(iter(groups.values())) if len(groups) == 1 else None
    return None


def _opponent(article: Article, seen: Sequence[_Seen], home: Actor | None) -> Actor | None:
    """Whom "the enemy" means: the actor named most that is neither the article's country nor a mere ally or source."""
    counts = Counter(one.actor.id for one in seen if one.people and one.actor != home)
    if not counts:
        counts = Counter(one.actor.id for one in seen if one.actor != home)
    if home is not None and home.id == "UKR":
        return registry().by_id("RUS")
    return next((one.actor for one in seen if counts and one.actor.id == counts.most_common(1)[0][0]), None)


def _unit(article: Article, at: int, sentence: int, seen: Sequence[_Seen]) -> tuple[Actor, int, str, str] | None:
    """ "155th Brigade": of the actor before it, the one an earlier mention of the unit had, or the army named last."""
    lower = article.tokens.lower
    end = next((k for k in range(at + 1, min(at + 6, len(lower))) if lower[k] in words()["unit"]), None)
    if end is None or any(not word[0].isalpha() for word in lower[at + 1 : end] if word not in ('"', "“", "”", "'")):
        return None
    if seen and seen[-1].last == at:
        return seen[-1].actor, end + 1, "unit", "unit of the actor before it"
    for one in reversed(seen):
        if one.mention.form == "unit" and lower[one.first] == lower[at]:
            return one.actor, end + 1, "unit", "unit named before"
    if lower[end + 1 : end + 2] == ["of"] or end + 1 < len(lower) and lower[end + 1] in ("'", ","):
        return None
    actor = _last(
        seen,
        sentence,
        lambda one: one.sentence >= sentence - 2 and one.actor.kind == "country" and (one.people or not one.oblique),
    )
    return (actor, end + 1, "unit", "unit of the army named last") if actor else None


def _antecedent(word: str, article: Article, at: int, sentence: int, seen: Sequence[_Seen]) -> Actor | None:
    """The actor a pronoun stands for: a subject of its own sentence before it, else of the sentences just before."""
    near = [one for one in seen if one.sentence >= sentence - _REACH]
    if word in _PERSONAL:
        people = [
            one for one in near if one.mention.form in ("leader", "person") or one.mention.rule.endswith(("leader", "person"))
        ]
        return people[-1].actor if people else None
    if word in _SPEAKER:
        return _speaker(article, sentence, near)
    if word in _PLURAL:
        fits = [one for one in near if one.people and one.mention.form not in ("leader", "person")]
    else:
        fits = [
            one
            for one in near
            if not one.mention.rule.endswith(("leader", "person")) and (one.mention.form != "adjective" or one.people)
        ]
    for back in range(_REACH + 1):
        here = [one for one in fits if one.sentence == sentence - back]
        subjects = [one for one in here if not one.oblique] or (here if word in _PLURAL else [])
        if subjects:
            return (subjects[-1] if back == 0 or word in _PLURAL else subjects[0]).actor
    subjects = [one for one in near if not one.oblique and one.mention.form not in ("leader", "person")]
    return subjects[-1].actor if subjects and word in _PLURAL else None


def _speaker(article: Article, sentence: int, near: Sequence[_Seen]) -> Actor | None:
    """Who says "we": the one named last before a verb of saying, in this sentence or the one before."""
    lower, say = article.tokens.lower, words()["say"]
    speakers = [one for one in near if any(word in say for word in lower[one.last : one.last + 4])]
    return speakers[-1].actor if speakers and speakers[-1].sentence >= sentence - 1 else None
