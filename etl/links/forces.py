"""Gives a claim whose personnel it counts.

Every actor that may own the figure is a candidate with the words that speak for it, a rule and a score; the best one wins.
`SCORES` is the whole ranking: what the figure's own noun phrase says beats the owner of "losses" or the subject of "lost",
which beat what an earlier sentence told.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence

from etl import force_clauses, force_phrases, force_subjects, force_targets, participants
from etl import force_grammar as grammar
from etl.actor_names import Actor, registry
from etl.frozen import dataclass, replace
from etl.links.force_enemies import LEADING, army_there, gives_a_part, groups_of, is_aimed_at
from etl.records import ActorMention, Article, Basis, Claim, Evidence, Span

SCORES: Mapping[str, float] = {
    "no single force": 10.1,  # "40 Russian and Syrian soldiers", "205 each"
    "loyal to": 10.05,  # "militiamen loyal to Haftar"
    "its noun phrase": 10.0,  # "20 North Korean soldiers", "300 Romanians"
    "respectively": 9.9,  # "Spain and Italy have 122,000 and 160,000 soldiers, respectively"
    "they were": 9.8,  # "six of the 20 were North Koreans"
    "of or from": 9.6,  # "soldiers from Colombia", "members of Hamas", "of its soldiers"
    "sent by": 9.4,  # "11,000 soldiers sent by Kim"
    "on its side": 9.2,  # "killed on the Russian side"
    "mixed parts": 9.0,  # "20 soldiers, including 14 South Africans and three Malawians"
    "part of the whole": 8.8,  # "including 500 officers"
    "foreigners": 8.7,  # "60 foreign mercenaries"
    "listed before the number": 8.5,  # "Uganda 4,500", "Russia's 1,500"
    "owner of losses or strength": 8.0,  # "Russian losses reached 1,200", "Wagner's strength at 50,000"
    "those who suffered": 7.5,  # "1,200 dead among Russian troops"
    "subject that lost or sent": 7.0,  # "Russia lost 1,200", "Britain keeps 900"
    "subject that numbers": 6.8,  # "AMISOM was down to 12,000"
    "joint subject": 7.0,  # "Chad and Cameroon sent 2,500"
    "from several": 6.0,  # "60 mercenaries from Tunisia and Egypt"
    "leads others": 5.6,  # "Canada leads 3,000 soldiers in Latvia"
    "subject that claims": 6.5,  # "the Arakan Army claims 30,000 troops"
    "the same figure before": 9.3,  # "the two officers" of a text that began with two Tanzanian ones
    "of them, figure before": 6.0,  # "50,000 are there, 4,000 of them were killed"
    "subject that admits": 6.5,  # "Bamako concedes two dead"
    "heading of the item": 5.5,  # "Hamas: it is thought to have recruited 10,000"
    "subject that reports": 5.6,  # "Armenia reported four dead"
    "others like them": 5.4,  # "killed five Nigerian soldiers, wounded ten others"
    "an attack was aimed at it": 5.6,  # "launched an offensive against Ethiopian troops, killing 420 soldiers"
    "its attack failed": 5.6,  # "repelled an offensive by the Ethiopian army in which 290 soldiers died"
    "its target was hit": 4.4,  # "rebels destroyed a Russian carrier, killing one soldier"
    "figure before, same sentence": 4.7,  # "300 killed and 2,700 wounded"
    "owner unknown": 5.5,  # "Gbagbo's forces counted 1,000"
    "involves many": 5.5,  # "the last exercise involved 125,000"
    "clash between": 5.4,  # "fighting between Croat and Serb forces killed 70"
    "joint personnel": 4.1,  # "Indian and Pakistani troops traded fire, killing five"
    "personnel in the sentence": 4.0,  # "the contingent of North Korean soldiers should grow to 10,000"
    "figure before": 3.0,  # "2,600 of them" in the next sentence
    "personnel in the sentence before": 2.6,
    "fighters untold": 2.7,  # "40 militants were killed" where no group was named nearby
    "the source's own": 2.0,  # "Colombia's president said ten soldiers were killed"
    "the only group of the sentence": 3.8,
    "its base was hit": 2.8,  # "gunmen stormed a base for Ugandan troops. 54 soldiers were killed"
    "army the group fights": 1.8,
    "army of the country": 1.4,  # "two soldiers were killed" in an article about Somalia
    "in their country": 3.6,  # "In Israel, 17 soldiers were killed"
    "the other side": 6.0,  # "On the other side, 300 soldiers died": not those told of before
    "side of the paragraph": 3.4,  # "On the Iraqi side nobody has a number. An officer put it at 85,000"
    "personnel of the title": 1.6,
    "topic of the figures": 1.5,
    "topic of the article": 0.9,
    "actor of the title": 1.0,
}
# What several earlier sentences agree on weighs more than the nearest of them alone.
_AGREEING = 0.5
# From here on the sentence itself says it, and what earlier ones agree on does not count.
_SAID = 5.5
# "20 fighters" are hardly a state's, "20 soldiers" hardly a group's, unless the sentence says so.
_UNFIT = 2.5
# "50 insurgents" are no country's, "seven soldiers" no insurgents'.
_NEVER = 9.0
# What personnel do in a country that need not be theirs.
_ABROAD = frozenset({"planned", "training", "en_route", "deployed", "withdrawn"})


@dataclass(frozen=True, slots=True, kw_only=True)
class _Candidate:
    """An actor that may own the figure (`actor` None: several, or untold), with its words, basis, rule and score."""

    actor: str | None
    name: str | None
    span: Span | None
    basis: Basis
    rule: str
    score: float


def link(draft: Claim, article: Article, earlier: Sequence[Claim]) -> Claim:
    """The draft with whose personnel it counts; `earlier` are the article's claims before it.

    A meeting gets its `participants` instead. A force that is mixed, or not told, stays None.
    """
    if draft.kind == "meeting":
        return _with_participants(draft, article)
    scene = grammar.scene(draft, article)
    best = _told(scene, earlier) or _likeliest(scene, earlier)
    if best is None:
        return draft
    evidence = Evidence(field="force", span=_named_words(best, article), basis=best.basis, rule=best.rule)
    return draft.filled(evidence, force=best.actor, force_name=best.name)


def _told(scene: grammar.Scene, earlier: Sequence[Claim]) -> _Candidate | None:
    """What the sentence itself says, or the whole that the figure is a part of; None where it says nothing firm."""
    if scene.draft.kind == "movement":
        found = [_candidate(hint) for hint in _movement(scene)]
    else:
        found = [*map(_candidate, force_phrases.hints(scene)), *_of_them(scene, earlier)]
        found += _told_before(scene, earlier, found)
        found += _admitted(scene)
        if not any(candidate.score >= SCORES["owner of losses or strength"] for candidate in found):
            found += map(_candidate, force_clauses.hints(scene))
    if any("(pronoun: the" in candidate.rule for candidate in found):  # "Colombian soldiers captured 22 of them"
        killer = force_subjects.killer(scene)
        found = [one for one in found if not killer or one.actor != killer or "(pronoun: the" not in one.rule]
    found = [one for one in found if not _means_others(one, scene)]
    found = [_not_another_army(_not_the_killers(candidate, scene), scene) for candidate in found]
    found = [_fitted(candidate, grammar.head_kind(scene)) for candidate in found]
    best = max(found, key=lambda candidate: candidate.score, default=None)
    return best if best is not None and best.score >= _SAID else None


def _admitted(scene: grammar.Scene) -> Iterator[_Candidate]:
    """The army of whom admits its losses by a body that has no name: "The general staff in Moscow admits to 74 dead"."""
    if scene.draft.status not in _LOSSES or grammar.head_kind(scene) not in (None, "state"):
        return
    told = scene.article.attributions
    first = bisect_left(told, scene.sentence.span.start, key=lambda one: one.cue.start)
    for one in told[first : first + _STATEMENTS]:
        claimant, cue = one.chain[0][0], one.cue.of(scene.article.text).lower().split()[0]
        home = registry().country(claimant.side) if claimant.side and claimant.kind != "government" else None
        if home and cue in grammar.words()["admit"] and any(span.covers(scene.draft.anchor) for span in one.content):
            rule = "subject that admits"
            span = one.chain[0][1]
            yield _Candidate(actor=home.id, name=home.name, span=span, basis="words", rule=rule, score=SCORES[rule])
            return


# How many statements of a sentence are looked at.
_STATEMENTS = 6
_LOSSES = frozenset(("killed", "wounded", "casualties", "captured", "missing"))


def _means_others(candidate: _Candidate, scene: grammar.Scene) -> bool:
    """ "The rebels entered. Many conscripts had fled; 2,000 of them crossed the border": "them" are no rebels."""
    if not candidate.rule.endswith("(pronoun: them)") or not grammar.is_of_them(scene):
        return False
    actor, head = registry().by_id(candidate.actor or ""), grammar.head_kind(scene)
    if actor is None or head is None:
        return False
    irregular = actor.kind == "group" and not actor.regular
    return irregular if head == "state" else actor.kind == "country"


def _not_the_killers(candidate: _Candidate, scene: grammar.Scene) -> _Candidate:
    """ "Kenya denied al-Shabaab had killed 57 of its soldiers": "its" is whoever stands before the killer."""
    its = candidate.rule.endswith(("(pronoun: its)", "(pronoun: their)"))
    behind = scene.lower[scene.end : scene.end + 4]
    if not its or "own" in behind or scene.draft.status not in ("killed", "wounded", "captured", "casualties", None):
        return candidate
    if force_subjects.killer(scene) != candidate.actor:
        return candidate
    others = [m for at, m in scene.mentions.items() if at < scene.start and m.actor_id != candidate.actor]
    first = next((m for m in others if m.form in ("noun", "possessive", "metonym", "adjective")), None)
    if first is None:
        return candidate
    return replace(candidate, actor=first.actor_id, name=first.name, span=first.span, rule=f"{candidate.rule}, not the killer")


def _not_another_army(candidate: _Candidate, scene: grammar.Scene) -> _Candidate:
    """ "Five army soldiers were killed, the Afghan defence ministry said", after a sentence about Washington: the speaker's."""
    if candidate.rule != "its noun phrase (army of the country named last)":
        return candidate
    own = next(force_clauses.speakers_own(scene), None)
    if own is None or own.mention is None or own.mention.actor_id in (candidate.actor, force_subjects.killer(scene)):
        return candidate
    return replace(candidate, actor=own.mention.actor_id, name=own.mention.name, span=own.mention.span, rule=own.rule)


def _likeliest(scene: grammar.Scene, earlier: Sequence[Claim]) -> _Candidate | None:
    """The best of what the sentence hints at and what earlier ones tell; whoever does the killing is left out."""
    hints = _movement(scene) if scene.draft.kind == "movement" else (*force_phrases.hints(scene), *force_clauses.hints(scene))
    head = grammar.head_kind(scene)
    killer = force_subjects.killer(scene) if scene.draft.kind == "figure" else None
    found = [one for one in (*map(_candidate, hints), *_carried(scene, earlier)) if not _means_others(one, scene)]
    found = [one for one in found if not _is_where_they_go(one, scene)]
    # Who suffered with the first verb did not kill with the second: "killing five Turkish soldiers and wounding five more".
    found = [one for one in found if not killer or one.actor != killer or one.rule == "others like them"]
    return _best([_fitted(candidate, head) for candidate in found])


def _named_words(candidate: _Candidate, article: Article) -> Span | None:
    """The words that name the force: for a pronoun those of its last mention by name before it."""
    if candidate.span is None or "(pronoun: " not in candidate.rule:
        return candidate.span
    at = bisect_left(article.actors, candidate.span.start, key=lambda mention: mention.span.start)
    named = (m for m in reversed(article.actors[:at]) if m.actor_id == candidate.actor and m.form != "pronoun")
    return next((mention.span for mention in named), candidate.span)


def _best(candidates: Sequence[_Candidate]) -> _Candidate | None:
    """The candidate with the highest score; candidates of one actor that were carried over support each other."""
    if not candidates:
        return None
    carried: dict[str | None, float] = {}
    for candidate in candidates:
        if candidate.basis == "carried over":
            carried[candidate.actor] = carried.get(candidate.actor, 0.0) + max(candidate.score, 0.0)

    def total(candidate: _Candidate) -> float:
        if candidate.score >= _SAID:
            return candidate.score
        own = max(candidate.score, 0.0) if candidate.basis == "carried over" else 0.0
        others = carried.get(candidate.actor, 0.0) - own
        return min(candidate.score + _AGREEING * others, max(_SAID - 0.1 + 0.01 * candidate.score, candidate.score))

    best = max(candidates, key=total)
    return best if total(best) > 0 else None


def _fitted(candidate: _Candidate, head: str | None) -> _Candidate:
    """The candidate, less likely where its kind does not fit the head of the figure's phrase."""
    actor = registry().by_id(candidate.actor or "")
    said = candidate.score >= _SAID and not candidate.rule.startswith("owner of losses")
    if head is None or candidate.actor is None or said:
        return candidate
    if actor is None:  # a group without an entry
        return replace(candidate, score=candidate.score - _NEVER) if head == "state" else candidate
    if candidate.rule.startswith("the source's own") and actor.regular:
        return candidate  # "Nagorno-Karabakh says 19 more soldiers were killed"
    if candidate.rule == "figure before, same sentence" and head not in ("armed", "rebel", "state"):
        return candidate
    fits = actor.kind != "group" if head == "state" else actor.kind in ("group", "region")
    fits = fits and not (head == "armed" and actor.regular)
    never = head in ("armed", "rebel") or actor.kind == "group" and not actor.regular and head == "state"
    return candidate if fits else replace(candidate, score=candidate.score - (_NEVER if never else _UNFIT))


def _candidate(hint: grammar.Hint) -> _Candidate:
    actor = registry().by_id(hint.mention.actor_id) if hint.mention else None
    if actor is not None and actor.kind == "organisation":  # the Syrian Observatory has no soldiers
        return _Candidate(actor=None, name=None, span=None, basis="none", rule="no soldiers of its own", score=-9.0)
    score = SCORES[hint.rule] - hint.less
    if hint.mention is None:
        return _Candidate(actor=None, name=None, span=hint.span, basis="words", rule=hint.rule, score=score)
    mention = hint.mention
    rule = f"{hint.rule} ({mention.rule})"
    return _Candidate(actor=mention.actor_id, name=mention.name, span=mention.span, basis="words", rule=rule, score=score)


# What earlier sentences tell


def _carried(scene: grammar.Scene, earlier: Sequence[Claim]) -> Iterator[_Candidate]:
    """The force of the figure before, of the sentence before, of the article."""
    before = [claim for claim in earlier if claim.kind == "figure"]
    if before:
        there = scene.article.sentence_at(before[-1].anchor.start)
        last = before[-1]
        if last.part_of and there.index != scene.sentence.index:
            last = next((claim for claim in before if claim.claim_id == last.part_of), last)  # not those of a part alone
        away = scene.sentence.index - there.index
        others = scene.lower[scene.end : scene.end + 1] in (["others"], ["more"]) and bool(before[-1].force)
        rule = "figure before" if away else "others like them" if others else "figure before, same sentence"
        open_before = last.force is None
        untold = (1.5 if away else 0.0) + (2.5 if grammar.head_kind(scene) == "state" else 0.0) if open_before else 0.0
        other_paragraph = 0.6 if there.paragraph != scene.sentence.paragraph else 0.0
        if scene.lower[scene.start - 1] == "against" and not away:
            if grammar.head_kind(scene) is None:  # "12,000 of its men fought there against 60,000"
                yield _topic(None, None, "the other side")
        else:
            yield _from_claim(last, rule, 0.25 * min(away, 4) + other_paragraph + untold)
    yield from _sentence_before(scene)
    yield from _topics(scene.article, before)
    yield from _side_of_paragraph(scene)
    opening = tuple(scene.lower[scene.first : scene.first + 4])
    if opening in _OTHER_SIDES:
        yield _topic(None, None, "the other side")
    yield from _attacked(scene)
    struck = force_targets.told_near(scene) if scene.draft.kind == "figure" else None
    if struck is not None and struck.actor_id != force_subjects.killer(scene):
        yield replace(_candidate(grammar.Hint(mention=struck, rule="its base was hit")), basis="carried over")
    yield from _group_named(scene)
    home = grammar.theatre(scene.article) if grammar.head_kind(scene) == "state" else None
    if home is not None and not _goes_there(scene, home) and not _of_a_mission(scene):
        yield _topic(home.id, home.name, "army of the country")


def _side_of_paragraph(scene: grammar.Scene) -> Iterator[_Candidate]:
    """Whose side a paragraph that begins with "On the Iraqi side" or "As for Rwanda" is about."""
    article = scene.article
    first = scene.sentence.index
    while first and article.sentences[first - 1].paragraph == scene.sentence.paragraph:
        first -= 1
    opening = article.sentences[first].span
    begin, lower = article.tokens.within(opening).start, article.tokens.lower
    at = begin + 2 + (lower[begin + 2 : begin + 3] == ["the"])
    mention = grammar.mentions_in(article, opening).get(at)
    if mention is None or article.tokens.start[at] >= scene.draft.anchor.start:
        return
    after = bisect_left(article.tokens.start, mention.span.end)
    side = lower[begin : begin + 2] == ["on", "the"] and lower[after : after + 1] == ["side"]
    if side or lower[begin : begin + 2] == ["as", "for"]:
        yield _topic(mention.actor_id, mention.name, "side of the paragraph")


_OTHER_SIDES = frozenset((("on", "the", "other", "side"), ("on", "the", "opposing", "side"), ("on", "the", "opposite", "side")))


def _goes_there(scene: grammar.Scene, home: Actor) -> bool:
    """Whether the country is where the personnel go, stay or leave: "3,000 soldiers to Mali"."""
    told = [at for at, mention in scene.mentions.items() if mention.actor_id == home.id]
    return scene.draft.status in _ABROAD and bool(told) and all(scene.oblique(at) for at in told)


def _is_where_they_go(candidate: _Candidate, scene: grammar.Scene) -> bool:
    """ "28,500 soldiers arrived in Iraq": not Iraq's, however much of the article is about Iraq."""
    if candidate.basis != "carried over" or not candidate.rule.startswith(("topic of the", "actor of the", "army of the")):
        return False
    actor = registry().by_id(candidate.actor or "")
    return actor is not None and actor.kind == "country" and _goes_there(scene, actor)


def _of_a_mission(scene: grammar.Scene) -> bool:
    """Whether the sentence tells how large a mission is or may be: "the mission in Darfur received another 45 troops"."""
    if scene.draft.status not in (*_ABROAD, "strength", "other", None):
        return False
    return not _MISSIONS.isdisjoint(scene.lower[scene.first : scene.last])


_MISSIONS = frozenset({"mission", "peacekeeping", "mandate", "resolution", "council", "multinational", "hybrid"})


def _attacked(scene: grammar.Scene) -> Iterator[_Candidate]:
    """ "Guerrillas of the FARC killed 27 soldiers": those of the country that the group fights."""
    if grammar.head_kind(scene) != "state":
        return
    killer = registry().by_id(force_subjects.killer(scene) or "")
    group = killer or next((one for one in groups_of(scene) if one.home), None)
    state = army_there(scene, group) if group is not None and group.home else None
    if state is not None:
        yield _topic(state.id, state.name, "army the group fights")


def _group_named(scene: grammar.Scene) -> Iterator[_Candidate]:
    """ "The offensive against al-Shabab left 85 fighters dead": of the only group that the sentence names."""
    if grammar.head_kind(scene) not in ("group", "armed", "rebel"):
        return
    aimed_at = next((m for at, m in scene.mentions.items() if is_aimed_at(scene, at, m)), None)
    if aimed_at is not None and scene.draft.status in (*_LOSSES, None):
        yield _candidate(grammar.Hint(mention=aimed_at, rule="an attack was aimed at it"))
    actors = {mention.actor_id: mention for at, mention in scene.mentions.items() if at < scene.start}
    groups = [mention for key, mention in actors.items() if (found := registry().by_id(key)) and found.kind == "group"]
    if len(groups) == 1:
        yield _candidate(grammar.Hint(mention=groups[0], rule="the only group of the sentence"))


def _of_them(scene: grammar.Scene, earlier: Sequence[Claim]) -> Iterator[_Candidate]:
    """The force of the whole: "including 500 officers", "4,000 of them were killed"."""
    whole = next((claim for claim in earlier if claim.claim_id == scene.draft.part_of), None)
    if whole is not None and not gives_a_part(scene):
        yield _from_claim(whole, "part of the whole")
    behind = scene.lower[scene.end : scene.end + 3]
    hurt = behind[:2] == ["of", "the"] and behind[2:] in (["wounded"], ["injured"], ["dead"], ["missing"], ["prisoners"])
    if hurt or behind[:2] in (["of", "them"], ["of", "these"], ["of", "those"]):
        last = next((claim for claim in reversed(earlier) if claim.kind == "figure"), None)
        near = last is not None and scene.sentence.index - scene.article.sentence_at(last.anchor.start).index < 2
        if last is not None and near and last.force:
            yield _from_claim(last, "part of the whole" if hurt else "of them, figure before")  # "30 of the wounded"


def _told_before(scene: grammar.Scene, earlier: Sequence[Claim], found: Sequence[_Candidate]) -> Iterator[_Candidate]:
    """The force of the same number before: "the two officers"; "two peacekeepers" under a headline of two Tanzanian ones."""
    draft = scene.draft
    definite = scene.lower[scene.start - 1] in ("the", "those", "these")
    if not definite and not any("(peacekeepers " in candidate.rule for candidate in found) or draft.low != draft.high:
        return
    same = (
        c for c in reversed(earlier[-LEADING:]) if c.kind == "figure" and c.force and (c.low, c.high) == (draft.low, draft.high)
    )
    before = next(same, None)
    if before is not None and (definite or before.status == draft.status):
        yield _from_claim(before, "the same figure before")


def _from_claim(claim: Claim, rule: str, less: float = 0.0) -> _Candidate:
    found = claim.words("force")
    return _Candidate(
        actor=claim.force,
        name=claim.force_name,
        span=found.span if found and claim.force else None,
        basis="carried over",
        rule=rule,
        score=SCORES[rule] - less,
    )


def _sentence_before(scene: grammar.Scene) -> Iterator[_Candidate]:
    """The personnel that the sentence before names last, in the same paragraph."""
    before = scene.article.sentences[scene.sentence.index - 1] if scene.sentence.index else None
    if before is None or before.paragraph != scene.sentence.paragraph:
        return
    lower = scene.article.tokens.lower
    for at, mention in reversed(grammar.mentions_in(scene.article, before.span).items()):
        after = bisect_left(scene.article.tokens.start, mention.span.end)
        if mention.form in ("adjective", "possessive") and grammar.speaks(lower, after, after + 2):
            continue  # "18 Cambodians are held, the Thai army confirms. Two were sent home"
        own = not grammar.is_oblique(lower, at) and _is_personnel(scene.article, mention)
        if own or grammar.is_origin(mention, lower, at):
            rule = "personnel in the sentence before"
            if own and _is_joint(scene.article, at):  # "Ethiopian and Eritrean troops suffered. 900 enemy soldiers died"
                yield replace(_topic(None, None, rule), basis="carried over")
                return
            yield replace(_candidate(grammar.Hint(mention=mention, rule=rule)), basis="carried over")
            return


def _is_joint(article: Article, at: int) -> bool:
    """Whether another name is joined to the mention at token `at`: "Ethiopian and Eritrean troops"."""
    before = article.tokens.lower[at - 1 : at] == ["and"] and article.actors
    return bool(before) and any(mention.span.end == article.tokens.end[at - 2] for mention in article.actors)


def _is_personnel(article: Article, mention: ActorMention) -> bool:
    tokens = article.tokens
    return grammar.is_personnel(mention, tokens.lower, bisect_left(tokens.start, mention.span.end))


def _topics(article: Article, before: Sequence[Claim]) -> Iterator[_Candidate]:
    """The force the figures so far count most, and the personnel the article names most, those of its title first."""
    counts = Counter((claim.force, claim.force_name) for claim in before[-LEADING:] if claim.force)
    for (force, name), _ in counts.most_common(1):
        yield _topic(force, name, "topic of the figures")
    yield from _title(article)
    named = Counter((m.actor_id, m.name) for m in article.actors[:LEADING] if m.form in _NAMES and _is_personnel(article, m))
    for (actor, actor_name), _ in named.most_common(1):
        yield _topic(actor, actor_name, "topic of the article")


_NAMES = ("adjective", "plural", "unit", "possessive", "noun")


def _title(article: Article) -> Iterator[_Candidate]:
    """The personnel the title names, or the one actor it names at all."""
    heading = next((sentence for sentence in article.sentences[:3] if sentence.heading), None)
    if heading is None:
        return
    mentions = list(grammar.mentions_in(article, heading.span).values())
    personnel = [mention for mention in mentions if mention.form in _NAMES and _is_personnel(article, mention)]
    if personnel:
        yield _topic(personnel[0].actor_id, personnel[0].name, "personnel of the title")
    elif len({mention.actor_id for mention in mentions}) == 1:
        yield _topic(mentions[0].actor_id, mentions[0].name, "actor of the title")


def _topic(force: str | None, name: str | None, rule: str) -> _Candidate:
    return _Candidate(actor=force, name=name, span=None, basis="carried over", rule=rule, score=SCORES[rule])


# Movements and meetings


def _movement(scene: grammar.Scene) -> Iterator[grammar.Hint]:
    """The personnel nearest to the trigger, else its subject."""
    for k, mention in scene.mentions.items():
        if _is_personnel(scene.article, mention) and not grammar.is_oblique(scene.lower, k):
            distance = scene.start - k if k < scene.start else k - scene.end + 1
            yield grammar.Hint(mention=mention, rule="its noun phrase", less=0.05 * distance)
    subject = force_subjects.subject(scene)
    if subject is not None:
        yield grammar.Hint(mention=subject, rule="subject that lost or sent")


def _with_participants(draft: Claim, article: Article) -> Claim:
    """The meeting with the sides that meet."""
    sides = participants.of(grammar.scene(draft, article))
    first = next(iter(sides.values()), None)
    evidence = [Evidence(field="participants", span=first, basis="words", rule="who meets")] if first else []
    names = tuple(actor.name for actor in map(registry().by_id, sides) if actor)
    return draft.filled(*evidence, participants=tuple(sides), participant_names=names)
