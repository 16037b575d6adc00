"""Who owns a figure by its clause: the owner of losses, the subject of "lost" or "sent", personnel named beside it."""

from __future__ import annotations

from collections.abc import Iterator

from etl import force_targets
from etl.force_grammar import (
    MARKS,
    Hint,
    Scene,
    counted,
    head_kind,
    is_number,
    is_personnel,
    mention_ending,
    partner,
    speaks,
    token_of,
    words,
)
from etl.force_subjects import is_group, subject_of, unnamed_states
from etl.records import ActorMention

_DEAD = frozenset({"killed", "dead", "wounded", "deaths", "captured"})
# "Abkhazia has an army of", "SFOR is now a force of"
_HAS_AN_ARMY = frozenset({"has", "had", "have", "fields", "is", "was", "became", "remains"})
_ASIDE = frozenset({"estimated", "believed", "thought", "reported", "known", "put", "expected"})
_READY = frozenset({"standby", "alert", "ground", "field"})
_AUXILIARY = frozenset({"has", "have", "had", "having", "with"})


def hints(scene: Scene) -> Iterator[Hint]:
    """Who may own the figure by what its sentence says of it."""
    yield from _owner(scene)
    yield from _thought_to_number(scene)
    yield from _subject(scene)
    yield from _elsewhere(scene)
    yield from _between(scene)
    yield from force_targets.hints(scene)
    yield from _in_country(scene)
    yield from speakers_own(scene)


def speakers_own(scene: Scene) -> Iterator[Hint]:
    """ "Colombia's president said ten soldiers were killed": soldiers without a name are those of the country that speaks."""
    if head_kind(scene) != "state":
        return
    for k, mention in scene.mentions.items():
        cited = scene.lower[max(k - 3, scene.first) : k]
        speaking = "according" in cited or speaks(scene.lower, scene.after(k), scene.last)
        if "according" not in cited and scene.oblique(k):
            continue  # "a British officer with the UN told reporters"
        if cited[-1:] == ["and"] and cited[-2:-1] and mention_ending(scene, k - 1) is None:
            continue  # "military and UN sources said"
        # "722 were killed, its spokesman said", "Its interior minister, Jan Novak, said 722 were killed"
        its = mention.form == "pronoun" and scene.text(mention).lower() == "its" and (k > scene.end or k == scene.first)
        speaking = (
            speaking or its and k == scene.first and not words()["say"].isdisjoint(scene.lower[k : min(k + 12, scene.start)])
        )
        if (mention.form in ("noun", "possessive", "adjective", "metonym", "unit") or its) and speaking:
            yield Hint(mention=mention, rule="the source's own")
            return


def _owner(scene: Scene) -> Iterator[Hint]:
    """ "Russian losses reached 1,200", "put Wagner's strength at 50,000", "the losses of the aggressor came to 1,950"."""
    lower, sets = scene.lower, words()
    if _done_to_others(scene, scene.start - 1) is not None:
        return
    if (whose := _whose_strength(scene)) is not None:
        yield Hint(mention=whose, rule="owner of losses or strength")
        return
    for k in range(scene.end, min(scene.end + 4, scene.last - 1)):  # "bringing to 54 the losses of the force"
        if lower[k] in sets["losses"] and lower[k + 1] in ("of", "among"):
            behind = next((scene.mentions[j] for j in range(k + 2, min(k + 5, scene.last)) if j in scene.mentions), None)
            if behind is not None:
                yield Hint(mention=behind, rule="owner of losses or strength")
                return
    if lower[scene.start - 1] == "whose" and scene.start - 1 > scene.first:  # "said MINUSMA, whose 11,000 troops"
        whose = mention_ending(scene, scene.start - (2 if lower[scene.start - 2] == "," else 1))
        if whose is not None:
            yield Hint(mention=whose, rule="owner of losses or strength")
            return
    relative = _relative_before_source(scene)
    if relative is not None:  # "Ansar al-Islam, which officials say has 600 members"
        of = mention_ending(scene, relative - (1 if lower[relative - 1] == "," else 0))
        owner = Hint(mention=of, rule="owner of losses or strength") if of is not None else None
        yield owner or Hint(mention=None, rule="owner unknown", span=scene.draft.anchor)
        return
    if (unit := _whose_unit(scene)) is not None:
        yield Hint(mention=unit, rule="owner of losses or strength")
        return
    bracket = False
    for k in range(scene.start - 1, max(scene.first, scene.start - 14) - 1, -1):
        bracket = lower[k] == ")" or (bracket and lower[k] != "(")
        if bracket:
            continue  # "Russian losses (killed, wounded and missing) stand at 400,000"
        if lower[k] == "number" and lower[k + 1] == "of":  # "put the number of PKK members killed at nearly 300"
            theirs = (j for j in range(k + 2, min(k + 6, scene.start)) if j in scene.mentions)
            people = next((scene.mentions[j] for j in theirs if is_personnel(scene.mentions[j], lower, scene.after(j))), None)
            if people is not None:
                yield Hint(mention=people, rule="of or from", less=1.6)
            elif not (sets["armed"] | sets["attackers"]).isdisjoint(lower[k + 2 : min(k + 5, scene.start)]):
                yield Hint(mention=None, rule="fighters untold", span=scene.draft.anchor)
            return
        if lower[k] in sets["harm"] and lower[k - 1] in sets["counts"]:
            continue  # "Russian casualty numbers hit one million"
        if lower[k] in sets["harm"] and "number" in lower[max(k - 6, scene.first) : k]:
            continue  # "the number of PKK members killed at", "the number of rebels it has killed at"
        if lower[k] == ";" or is_number(lower[k]) or lower[k] in sets["harm"] or lower[k] in sets["sent_by"] - sets["lose"]:
            return
        if lower[k] in sets["nobody"] and lower[k + 1] in sets["people"] and k + 1 < scene.start:
            yield Hint(mention=None, rule="foreigners", less=2.5)
            return
        source = lower[k] in sets["say"] and lower[k] not in ("put", "puts")
        aside = lower[k - 1] == "," and lower[k] in _ASIDE
        if source and lower[k - 1] not in sets["passive"] and not aside:
            return  # but "foreign fighters, estimated to number in the thousands"
        if lower[k] not in sets["losses"]:
            continue
        less = 0.02 * (scene.start - k)
        if lower[k - 1] == "whose" and mention_ending(scene, k - 2) is not None:
            yield Hint(mention=mention_ending(scene, k - 2), rule="owner of losses or strength", less=less)
            return
        named = mention_ending(scene, k + 1)  # "the Bosnian Serb Army"
        around = named if named is not None and named.form == "noun" else None
        before = around or mention_ending(scene, k) or mention_ending(scene, k - 1) or _described(scene, k - 1)
        if before is not None and lower[scene.start - 1] == "and" and counted(scene, token_of(scene, before)):
            return  # "100,000 American troops and 40,000 from allied nations"
        other = partner(scene, before) if before is not None else None
        if before is not None and other is not None and other.actor_id != before.actor_id:
            yield Hint(mention=None, rule="owner of losses or strength", span=before.span)  # "US and Nato troop numbers"
            return
        if before is not None and before.form not in ("metonym", "body") and not scene.oblique(token_of(scene, before)):
            yield Hint(mention=before, rule="owner of losses or strength", less=less)
            return
        stranger = (
            lower[k] == "armies" and scene.article.text[scene.article.tokens.start[k - 1]].isupper()
        )  # "the Baltic armies"
        if before is None and (lower[k - 1][-2:] in ("'s", "’s") or stranger) and k - 1 > scene.first:
            yield Hint(mention=None, rule="owner unknown", span=scene.draft.anchor)  # "Gbagbo's forces counted 1,000"
            return
        holder = _with_comma(scene, k)
        if holder is not None:  # "contribute to KFOR, with a combined strength of 3,800"
            yield Hint(mention=holder, rule="owner of losses or strength", less=less)
            return
        having = next((j for j in range(k - 1, max(k - 4, scene.first), -1) if lower[j] in _HAS_AN_ARMY), None)
        subject = subject_of(scene, having) if having is not None else None
        if subject is not None and lower[k + 1 : k + 2] == ["of"]:  # "Abkhazia has an army of about 2,000"
            yield Hint(mention=subject, rule="owner of losses or strength", less=less)
            return
        if k + 1 < scene.start and lower[k + 1] in ("of", "among"):
            behind = next((scene.mentions[j] for j in range(k + 2, min(k + 6, scene.start)) if j in scene.mentions), None)
            if behind is not None:
                yield Hint(mention=behind, rule="owner of losses or strength", less=less)
                return


def _whose_strength(scene: Scene) -> ActorMention | None:
    """The Taliban of "the Taliban, whose full-time strength officers put at 25,000"."""
    lower = scene.lower
    if lower[scene.start - 1] != "at":
        return None
    at = next((k for k in range(scene.start - 2, max(scene.start - 14, scene.first), -1) if lower[k] == "whose"), None)
    if at is None or words()["losses"].isdisjoint(lower[at : scene.start]) or "," in lower[at : scene.start]:
        return None
    return mention_ending(scene, at - (lower[at - 1] == ","))


def _with_comma(scene: Scene, at: int) -> ActorMention | None:
    """Whom ", with a strength of" follows; `at` is the token of "strength"."""
    if scene.lower[at + 1 : at + 2] != ["of"]:
        return None
    mark = next((k - 1 for k in range(at - 1, max(at - 4, scene.first + 1), -1) if scene.lower[k] == "with"), None)
    return mention_ending(scene, mark) if mark is not None and scene.lower[mark] == "," else None


def _relative_before_source(scene: Scene) -> int | None:
    """The token of "which" in "which the UN says has 1,000 fighters", where a source stands between it and what it has."""
    lower, sets = scene.lower, words()
    having = next((k for k in range(scene.start - 1, max(scene.start - 5, scene.first), -1) if lower[k] in sets["has"]), None)
    if having is None or lower[having - 1] not in sets["say"]:
        return None
    return next((k for k in range(having - 2, max(having - 10, scene.first), -1) if lower[k] in ("which", "who", "that")), None)


def _whose_unit(scene: Scene) -> ActorMention | None:
    """Whose unit the number sizes: "a Ukrainian brigade of 1,650", "a small Danish medical unit of 40"."""
    lower, at = scene.lower, scene.start - 2
    if at <= scene.first or lower[scene.start - 1] != "of" or lower[at] not in words()["units_of_people"]:
        return None
    for k in range(at, max(at - 4, scene.first), -1):
        mention = mention_ending(scene, k)
        if mention is not None:
            return mention if mention.form in ("adjective", "possessive") else None
        if lower[k - 1] in ("a", "an", "its") and lower[k - 2] in words()["has"]:
            return subject_of(scene, k - 2)  # "France has a company of 150 mountain troops there"
        if lower[k - 1] in words()["stop"] or lower[k - 1] in MARKS:
            return None
    return None


def _described(scene: Scene, at: int) -> ActorMention | None:
    """Whose losses stand behind two more words before token `at`: "Russian permanent combat losses"."""
    plain = scene.lower[at].isalpha() and scene.lower[at] not in words()["stop"]
    mention = mention_ending(scene, at - 1) if plain else None
    return mention if mention is not None and mention.form in ("adjective", "possessive") else None


def _thought_to_number(scene: Scene) -> Iterator[Hint]:
    """ "the remaining Tamil Tiger rebels, thought to number fewer than 2,000": those named before the comma."""
    lower, sets = scene.lower, words()
    k = scene.start - 1
    while k > scene.first and (
        lower[k] in sets["number_verb"]
        or lower[k] in sets["numbering"]
        or lower[k] in ("fewer", "more", "than", "to", "be", "at")
    ):
        k -= 1
    if lower[k] != "," or k == scene.start - 1 or not set(lower[k : scene.start]) & sets["numbering"]:
        return
    people = k
    while people > scene.first and lower[people - 1] in sets["people"] and people - 1 not in scene.mentions:
        people -= 1
    mention = mention_ending(scene, people)
    if mention is not None and scene.oblique(token_of(scene, mention)):
        mention = subject_of(scene, k)  # "Boko Haram fighters in Gwoza, Nigeria, number about 3,000"
    if mention is not None:
        named = people < k  # "the number of M23 soldiers, thought to be at around 3,000"
        yield Hint(mention=mention, rule="of or from" if named else "owner of losses or strength", less=1.0 if named else 0.0)


def _subject(scene: Scene) -> Iterator[Hint]:
    """The subject of the verb that governs the number, where that verb counts the subject's own people."""
    lower, sets = scene.lower, words()
    bare = True
    for k in range(scene.start - 1, max(scene.first, scene.start - 16) - 1, -1):
        word = lower[k]
        if word == ";" or word == ":" and lower[k - 1] not in sets["people"] and not is_number(lower[k - 1]):
            return
        mention = mention_ending(scene, k + 1) if bare else None
        if mention is not None and _numbers(scene, mention, k):
            yield Hint(mention=mention, rule="subject that numbers")
        if bare and word == "enemy" and k not in scene.mentions:  # "the enemy was thought to be 150 to 200 strong"
            yield Hint(mention=None, rule="owner unknown", span=scene.draft.anchor)
            return
        bare = bare and (word in sets["number_verb"] or word in sets["armies"] or word == "," and lower[k + 1] == "with")
        rule = _verb_rule(scene, k)
        if rule is None:
            continue
        if rule == "leads others" or rule == "involves many" and not any(at < k for at in scene.mentions):
            yield Hint(mention=None, rule=rule, span=scene.draft.anchor)
        if rule not in _SUBJECT_RULES:
            return
        if unnamed_states(scene, k) or lower[k - 1] == "enemy" and k - 1 not in scene.mentions:
            yield Hint(mention=None, rule="owner unknown", span=scene.draft.anchor)
            return
        mention = _beside(scene, k) or _sender(scene, k)
        if mention is not None and (rule != "subject that claims" or is_group(mention) or head_kind(scene) != "state"):
            other = partner(scene, mention)
            if other is not None and other.actor_id != mention.actor_id:
                yield Hint(mention=None, rule="joint subject", span=mention.span)
            else:
                yield Hint(mention=mention, rule=rule, less=0.05 * (scene.start - k))
        return


def _verb_rule(scene: Scene, k: int) -> str | None:
    """How the word at `k` governs the figure after it: a rule, "not its subject" for killing and saying, None for others."""
    lower, sets = scene.lower, words()
    word, next_to, behind = lower[k], k == scene.start - 1, set(lower[scene.end : min(scene.end + 3, scene.last)])
    if word in sets["lead"]:
        return "leads others"
    if word in sets["take"]:  # "has taken 1,000 casualties", not "took two alive"
        return "subject that lost or sent" if behind & sets["lose"] else "not its subject"
    if word in sets["train"] and behind & sets["trainee"]:  # a country trains its own conscripts, and others' soldiers
        return "subject that lost or sent"
    if word == "with" and next_to and behind & _DEAD and head_kind(scene) == "state":
        return "not its subject"  # "left the militants outnumbered, with 18 marines killed"
    if word in sets["numbering"] and set(lower[max(k - 8, scene.first) : k]) & sets["lead"]:
        return "leads others"  # "Australia, which is leading the force estimated to number 8,000"
    if (
        word in sets["numbering"]
        and next_to
        or word == "with"
        and (next_to or lower[scene.start - 1] == "estimated" or _of_a_force(scene, k))
        and lower[k - 1] not in sets["fights"]
    ):
        return "subject that lost or sent"
    if word in ("put", "puts", "putting") and next_to and _READY & set(lower[scene.end : scene.end + 5]):
        return "subject that lost or sent"  # "Nigeria has put 200 airmen on standby"
    if word in ("claims", "claim") and next_to and not behind & _DEAD:
        if scene.draft.status in _SUFFERED:
            return "not its subject"  # "BBC counted 10,229 dead Russians. The Ukrainian staff claims 97,270."
        return "subject that claims"  # "the rebels claim 17,000 fighters"
    if word.startswith("boast") and (lower[k + 1] == "of" or scene.draft.status in _SUFFERED):
        return "not its subject"  # "Hamas boasted of 30 soldiers killed"; but "boasts 7,000 fighters"
    if word in ("announced", "announces") and next_to and not behind & _DEAD and scene.draft.status not in _SUFFERED:
        return "subject that lost or sent"  # "Britain's Gordon Brown announced 500 more"
    if word in sets["involve"]:
        return "involves many"
    if word == "loss" and lower[k + 1] == "of" and k == scene.start - 2:
        return "subject that lost or sent"  # "took Mokha with the loss of 23 men"
    if word in sets["admit"]:
        return "subject that admits"
    if word in sets["own"] and not (word in _AUXILIARY and (scene.start - k > 3 or lower[k + 1].endswith("ed"))):
        return "subject that lost or sent"
    if word in sets["report"] and next_to and lower[scene.end : scene.end + 1] and lower[scene.end] in _DEAD:
        return "subject that reports"
    if word in sets["harm"] or word in sets["say"] and lower[k - 1] not in sets["passive"]:
        return "not its subject"
    return None


_SUFFERED = frozenset(("killed", "wounded", "casualties", "captured", "missing"))
_SUBJECT_RULES = frozenset({"subject that lost or sent", "subject that admits", "subject that reports", "subject that claims"})


# How many words the object of a verb takes, up to "with".
_OBJECT = 9


def _of_a_force(scene: Scene, k: int) -> bool:
    """Whether only "a contingent of" stands between token `k` and the number: "followed with a contingent of 296"."""
    between = scene.lower[k + 1 : scene.start]
    return len(between) in (2, 3) and between[-1] == "of" and between[-2] in words()["armies"]


def _sender(scene: Scene, k: int) -> ActorMention | None:
    """The subject of the verb at `k`, behind "with" that of the help or attack: "backed Malian troops with 300"."""
    verb = _done_to_others(scene, k)
    helper = subject_of(scene, verb) if verb is not None else None
    return helper or subject_of(scene, k)


def _done_to_others(scene: Scene, k: int) -> int | None:
    """The verb before "with" at `k` whose object is another force: "replaced the Spanish troops with 200"."""
    if scene.lower[k] != "with":
        return None
    others = words()["with_others"]
    return next((j for j in range(k - 1, max(k - _OBJECT, scene.first), -1) if scene.lower[j] in others), None)


def _beside(scene: Scene, k: int) -> ActorMention | None:
    """The actor right before "with": "behind the Americans, with 130,000", "followed by Georgia with 561"."""
    lower = scene.lower
    if lower[k] != "with":
        return None
    mention = mention_ending(scene, k - 1 if lower[k - 1] == "," else k)
    if mention is not None and lower[token_of(scene, mention) - 1] == "in":
        return None  # "losses in the war in Ukraine, with 500 killed"
    listed = mention is not None and lower[token_of(scene, mention) - 1] in ("by", "and", "after", "behind")
    return mention if lower[k - 1] == "," or listed else None


def _numbers(scene: Scene, mention: ActorMention, k: int) -> bool:
    """Whether the mention before "was down to 12,000" can be what is counted; not the "it" of "analysts put it at 12,000"."""
    if scene.lower[k + 1] == "," and mention.form in ("noun", "plural"):
        return True  # "behind the Americans, with 130,000"
    form = mention.form in ("noun", "unit", "pronoun", "generic", "adjective")
    return form and scene.lower[k - 1] != "put" and not scene.oblique(token_of(scene, mention))


def _elsewhere(scene: Scene) -> Iterator[Hint]:
    """Personnel named somewhere else in the sentence, neither as a place, an opponent, nor as the one who kills."""
    lower = scene.lower
    bare = lower[scene.end : scene.end + 1] == [] or lower[scene.end] in words()["stop"]  # "hundreds drowned": no noun
    for k, mention in scene.mentions.items():
        after = scene.after(k)
        if set(lower[after : after + 2]) & words()["one_person"]:
            continue  # "a British officer told reporters"
        if scene.start <= k < scene.end or scene.oblique(k) or not is_personnel(mention, lower, after):
            continue
        if k > scene.start and not bare and counted(scene, k):
            continue  # "2,500 troops trained alongside 1,000 Americans"
        if _kills(scene, k, after) or speaks(lower, after, scene.last):
            continue
        other = partner(scene, mention)
        if other is not None and other.actor_id != mention.actor_id and k < scene.start:
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


def _between(scene: Scene) -> Iterator[Hint]:
    """ "fighting between Croat and Serb forces killed 70": of which, is not told."""
    for k in range(scene.first, scene.start):
        if scene.lower[k] not in ("between", "among"):
            continue
        if len(_joined(scene, k + 1)) > 1 or set(scene.lower[k + 1 : min(k + 5, scene.start)]) & words()["clash"]:
            yield Hint(mention=None, rule="clash between", span=scene.draft.anchor)
            return
    for k in range(scene.end, min(scene.end + 14, scene.last - 1)):
        if counted(scene, k + 1):
            return
        if scene.lower[k] == "between" and scene.lower[k - 1] in words()["fight"] and head_kind(scene) != "state":
            yield Hint(mention=None, rule="clash between", span=scene.draft.anchor)  # "200 fighters died in clashes between"
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
