"""Gives a claim its places, each with a role.

The places of the claim's own clause come first: the nearest one that its words put there, with what is listed beside it and
where it goes to or comes from. A figure whose sentence names no place takes one that the article names elsewhere, or that a
figure told before has; a movement or meeting never does.
"""

from __future__ import annotations

import math
import re
from bisect import bisect_left
from collections.abc import Mapping, Sequence

from etl import place_weights
from etl.event_dates import joined
from etl.force_grammar import words as force_words
from etl.frozen import replace
from etl.links import extents
from etl.links.callbacks import called_back, goes_on, of_count, of_home, of_label, of_mission, of_scene, of_title, this_event
from etl.place_asides import may_be_own
from etl.place_candidates import Candidate, around, breaks, candidates, figures_in, no_place, place_of, spoken
from etl.place_roles import Stand
from etl.place_surroundings import LEAD, SUFFERED, is_wide
from etl.place_words import words
from etl.records import Article, Basis, Claim, Evidence, Issue, PlaceRole, Span
from etl.statement_dates import starting

# Who is on a way is told by where it leads: "flown from Chongjin to Vladivostok".
_BOUND = frozenset(("planned", "en_route"))
# "2,900 troops from Malawi": where they come from.
_PEOPLE = words("people_heads")
# How many characters behind a figure its place stands at most, to be surely its own.
_DIRECT = 24
_PREPOSITIONS = frozenset(("on", "in", "at", "near", "by", "from", "to", "after", "when"))
_PART = re.compile(r" of (?:them|whom|which|these|those)\b")
# How many characters behind a figure its clause reaches, at most, and how many figures share it.
_CLAUSE, _TOGETHER = 300, 4
_NAMED = ("called back by", "the place of the count")
_LEAVES = frozenset(("leave", "leaving", "quit", "vacate"))
_HAPPENED = re.compile(r"\b(?:after|when|where|because|since|before|as|which|who)\b")
# "140 soldiers, who will spend the next nine months in Kuwait"
_WHO_ARE = re.compile(r"[^,;.]{0,25}, who (?:will|would|are|were|had|have) [^,;.]{0,60}")
_STAY = frozenset(("remain", "stay", "remaining", "staying"))
_OWNS = re.compile(
    r"['’]s? (?:[a-z-]+ ){0,4}(?:(?:province|region|district|state|governorate|oblast|town|city|village) of (?:the )?)?"
)
_AIMS = re.compile(
    r"\b(?:to|for) (?:fight|be \w+(?:ed|t)\b|use|combat|help|support|battle|wage|join|reinforce|serve)\w*\b|\bprepar",
    re.IGNORECASE,
)


def link(draft: Claim, article: Article, earlier: Sequence[Claim]) -> Claim:
    """The draft with its places, each with a role; `earlier` are the article's claims before it."""
    found = _chosen(draft, article, earlier)
    sentence = article.sentence_at(draft.anchor.start)
    names = {candidate.place.name for candidate, _ in found}
    for stand in spoken(article, sentence):
        if stand.place.name not in names:
            found.append((Candidate(place_of(stand, "said"), stand.span, {}, "where it was said", stand), "words"))
    evidence = [
        Evidence(field=f"places.{i}", span=one.span, basis=basis if one.span else "none", rule=one.rule)
        for i, (one, basis) in enumerate(found)
    ]
    issues = [issue for one, _ in found if (issue := _doubt(one))]
    return draft.filled(*evidence, issues=issues, places=tuple(one.place for one, _ in found))


def _doubt(candidate: Candidate) -> Issue | None:
    """What was not settled about a place: a name that the gazetteer lacks is on no map, or guessed from its neighbour."""
    if candidate.stand and candidate.stand.place.issue:
        return candidate.stand.place.issue
    if candidate.place.lat is not None:
        return None
    message = f'"{candidate.place.name}" is not in the gazetteer: it is on no map'
    return Issue(code="place-unknown", message=message, span=candidate.span)


def points(candidate: Candidate, draft: Claim) -> float:
    """How much speaks for a candidate; a movement or meeting takes the nearest place of its clause, best behind its trigger."""
    if draft.kind != "figure":
        told = candidate.own
        return (
            3.0
            - told["own distance"]
            - 1.6 * told["own breaks"]
            - 0.6 * told["own before"]
            - 3.0 * told["own, outside quotation"]
        )
    shared = candidate.shared
    if shared is None:
        return weigh(candidate.own)
    if shared.points is None:
        shared.points = weigh(shared.features)
    return weigh(candidate.own) + shared.points


def weigh(features: Mapping[str, float]) -> float:
    """The points of some features together."""
    weight = place_weights.WEIGHTS.get
    return sum([weight(name, 0.0) * value for name, value in features.items() if value])


def _chosen(draft: Claim, article: Article, earlier: Sequence[Claim]) -> list[tuple[Candidate, Basis]]:
    """The best candidate, if it beats having none, and what belongs to it."""
    ranked = candidates(draft, article, earlier)
    end = _shared_end(draft, article)
    direct = _direct(ranked, draft, article, end)
    called = None if direct else _called(ranked, draft, article)
    if not (ranked or called):
        return []
    if direct or called:
        best, chance, enough = direct or called or ranked[0], 1.0, 0.0
    elif draft.kind == "figure":
        best, chance = _best(ranked, draft)
        enough = weigh(no_place(draft, article, earlier))
    else:
        best = max(ranked, key=lambda candidate: points(candidate, draft))
        chance, enough = points(best, draft), 0.0
    if chance <= enough:
        return []
    if draft.kind == "figure" and not direct and not called and best.stand is not None:
        best = _told_alone(_of_clause(best, ranked, draft, article, end), ranked, draft, article)
    named = (
        best is called
        and best.rule.startswith(("called back by", "the place of the count"))
        and "there" not in best.rule.lower()
    )
    if draft.kind == "figure" and not named and not (best is called and draft.status in SUFFERED):
        best = extents.settle(best, ranked, draft, article)
    if best.claim is not None:
        return [(one, "carried over") for one in ranked if one.claim is best.claim]
    if best.stand is None:
        return [(best, "carried over" if best.span else "none")]
    there = article.sentence_at(best.stand.span.start)
    basis: Basis = "words" if there.span == draft.sentence else "carried over"
    near = [best.stand] if called is not None and best.stand is called.stand else around(article, there)
    if inner := _inner(best.stand, near, article):
        return [(Candidate(place_of(inner, _role(inner, draft, article)), inner.span, {}, best.rule, inner), basis)]
    group = [stand for stand in near if stand is best.stand or _goes_with(stand, best.stand, near, draft, article)]
    return [
        (Candidate(place_of(stand, _role(stand, draft, article)), stand.span, {}, best.rule, stand), basis) for stand in group
    ]


def is_told(ranked: Sequence[Candidate], draft: Claim, article: Article) -> bool:
    """Whether the words of a figure's clause alone tell its place, so that nothing is left to weigh."""
    return bool(_direct(ranked, draft, article, _shared_end(draft, article)) or _called(ranked, draft, article))


def _direct(ranked: Sequence[Candidate], draft: Claim, article: Article, end: int) -> Candidate | None:
    """The first place right behind the figure."""
    return next((one for one in ranked if one.stand and _is_direct(one.stand, draft, article, end)), None)


def _called(ranked: Sequence[Candidate], draft: Claim, article: Article) -> Candidate | None:
    """The place that words call back without its name."""
    if draft.kind != "figure":
        return None
    readers = (of_home, called_back, of_count, goes_on, this_event, of_mission, of_title, of_label, of_scene)
    return next((found for reader in readers if (found := reader(draft, ranked, article))), None)


def _inner(best: Stand, near: Sequence[Stand], article: Article) -> Stand | None:
    """The place that a possessive names more closely: "in Punjab's Gurdaspur district", "in Syria's northern city of Idlib"."""
    behind = next((stand for stand in near if stand.span.start > best.span.end), None)
    if behind is None or behind.role == "said" or not _contains(best, behind):
        return None
    return replace(behind, role=best.role) if _OWNS.fullmatch(article.text[best.span.end : behind.span.start]) else None


def _is_direct(stand: Stand, draft: Claim, article: Article, end: int, anywhere: bool = False) -> bool:
    """Whether the place stands right behind the figure: "1,000 in Chad", "nine died when rebels shelled a base at Tapa"."""
    gap = stand.span.start - end
    if not 0 < gap < _CLAUSE or stand.span.start >= draft.sentence.end or stand.loose or not stand.cue:
        return False
    leaves = stand.role == "from" and draft.kind == "figure"
    leaves = leaves and (draft.status == "withdrawn" or stand.cue in _LEAVES or _is_leaving(draft, article))
    if stand.role not in ("at", "to") and not (leaves and draft.status in ("withdrawn", "planned")):
        return False
    between = Span(end, stand.span.start)
    words = between.of(article.text)
    if _WHO_ARE.fullmatch(words) and not figures_in(between, article):
        return True
    if "," in words or breaks(words):
        return False
    if gap < _DIRECT:
        return True
    lead = not anywhere and article.sentence_at(draft.anchor.start).index <= LEAD
    return draft.kind == "figure" and not (lead and is_wide(stand.place)) and not _is_apart(words, between, article)


def _of_clause(best: Candidate, ranked: Sequence[Candidate], draft: Claim, article: Article, end: int) -> Candidate:
    """The country that the figure's own clause names, rather than a place of another: "killed in southern Lebanon"."""
    if best.stand is not None and draft.sentence.covers(best.stand.span):
        return best
    own = (one for one in ranked if one.stand and is_wide(one.place) and _is_direct(one.stand, draft, article, end, True))
    country = next(own, None)
    return country if country is not None and country.place.country != best.place.country else best


def _shared_end(draft: Claim, article: Article) -> int:
    """Where the losses end that share what follows: "23 were killed and 30 wounded after gunmen stormed a post in Daraban"."""
    end, told = draft.anchor.end, around(article, article.sentence_at(draft.anchor.start))
    for quantity in starting(article.quantities, Span(end, min(draft.sentence.end, end + _CLAUSE)))[:_TOGETHER]:
        if draft.status not in SUFFERED or not joined(Span(draft.anchor.start, end), quantity.span, article):
            break
        first = bisect_left(told, end, key=lambda stand: stand.span.start)
        if (
            first < len(told)
            and told[first].span.start < quantity.span.start
            or not _PREPOSITIONS.isdisjoint(
                article.tokens.lower[i] for i in article.tokens.within(Span(end, quantity.span.start))
            )
        ):
            break
        if _PART.match(article.text, quantity.span.end):
            break  # "723, 346 of them in Gaza"
        end = quantity.span.end
    return end


def _is_apart(words: str, between: Span, article: Article) -> bool:
    """Whether another figure, a colon or a way from elsewhere stands between a figure and a place."""
    return ":" in words or " from " in words or bool(figures_in(between, article))


def _best(ranked: Sequence[Candidate], draft: Claim) -> tuple[Candidate, float]:
    """The best mention of the best place, all mentions of a place speaking for it together, and what speaks for the place."""
    mentions: dict[str, list[tuple[float, int]]] = {}
    for i, candidate in enumerate(ranked):
        mentions.setdefault(candidate.place.name, []).append((points(candidate, draft), -i))
    chances = {name: math.log(sum(math.exp(score) for score, _ in some)) for name, some in mentions.items()}
    name = max(chances, key=lambda name: (chances[name], max(mentions[name])))
    return ranked[-max(mentions[name])[1]], chances[name]


def _told_alone(best: Candidate, ranked: Sequence[Candidate], draft: Claim, article: Article) -> Candidate:
    """The mention before the figure of a place that comes again in a list behind it, which is not the figure's."""
    stand = best.stand
    if stand is None or stand.span.start < draft.sentence.end or article.sentence_at(draft.anchor.start).index == 0:
        return best
    near = around(article, article.sentence_at(stand.span.start))
    if not any(other.listed and _same_list(other, stand, near, article) for other in near if other is not stand):
        return best
    before = (
        one for one in ranked if one.place.name == best.place.name and one.stand and one.stand.span.end <= draft.anchor.start
    )
    return next(before, best)


def _goes_with(stand: Stand, best: Stand, around: Sequence[Stand], draft: Claim, article: Article) -> bool:
    """Whether another place belongs to the claim besides the best one: listed with it, or the other end of a way."""
    if stand.place.name == best.place.name or stand.role == "said" or stand.loose or not may_be_own(stand, draft, article):
        return False
    if stand.role == "from" and stand.head in _PEOPLE:
        return False
    if _contains(stand, best):
        return False
    gap = stand.span.start - best.span.end if stand.span.start > best.span.start else best.span.start - stand.span.end
    if {stand.role, best.role} == {"from", "to"} and draft.status not in _BOUND or {stand.cue, best.cue} == {"through", "to"}:
        # "spread from Gao to Kidal", "bused through Gisenyi to Kigali"
        return gap <= 5
    group = [s for s in around if s.role == best.role and (s.listed or best.listed)]
    if stand in group and _same_list(stand, best, around, article):
        return True
    if {stand.role, best.role} == {"at", "to"} and draft.status in ("training", "planned", "withdrawn", "en_route", "deployed"):
        way = Span(min(stand.span.end, best.span.end), max(stand.span.start, best.span.start))
        words = way.of(article.text)
        apart = breaks(words) or _HAPPENED.search(words)  # "to Cyprus after a drone struck the base at Akrotiri"
        return not apart and way.end - way.start < 60 and not figures_in(way, article)
    if stand.role == "at" and best.role == "at" and draft.status in ("training", "planned"):
        between = article.text[min(stand.span.end, best.span.end) : max(stand.span.start, best.span.start)]
        return bool(_AIMS.search(between)) and len(between) < 80
    return False


def _same_list(one: Stand, other: Stand, around: Sequence[Stand], article: Article) -> bool:
    """Whether every place from one to the other is listed: "Kuwait and Jordan"."""
    low, high = sorted((around.index(one), around.index(other)))
    return all(stand.listed for stand in around[low + 1 : high + 1]) and _is_joined(around[low : high + 1], around, article)


def _is_joined(some: Sequence[Stand], around: Sequence[Stand], article: Article) -> bool:
    """Whether an "and" stands in the list that some places are in, as it does not in "Khan Younis, Gaza"."""
    last = around.index(some[-1])
    while last + 1 < len(around) and around[last + 1].listed:
        last += 1
    return re.search(r"\b(?:and|or)\b|&", article.text[some[0].span.end : around[last].span.start]) is not None


def _contains(stand: Stand, best: Stand) -> bool:
    """Whether the place is only the wider one that the best lies in: Latvia of "at Adazi in Latvia"."""
    wider, place = stand.place, best.place
    if wider.kind == "country":
        return place.country in (None, wider.country)
    return wider.kind == "region" and wider.region_id is not None and wider.region_id == place.region_id


def _role(stand: Stand, draft: Claim, article: Article) -> PlaceRole:
    """The role towards this claim: what is planned or under way in a place is on its way to it."""
    if draft.kind == "meeting":
        return "at"
    if draft.status == "withdrawn" and stand.role == "at":
        return "from"
    elsewhere = not draft.sentence.covers(stand.span)  # "They were sent to Kursk. 300 of them have died."
    if stand.role == "to" and draft.status in SUFFERED and (elsewhere or stand.head in words("combat_heads")):
        return "at"  # "lost 37,000 soldiers since the incursion into Kursk"
    if stand.role != "at":
        return stand.role
    if draft.status == "planned" and _is_leaving(draft, article):
        return "from"  # "plans to pull 300 soldiers out of their base in Gao"
    bound = draft.status in ("planned", "en_route") or draft.status == "deployed" and draft.modality == "expected"
    bound = bound and not _is_staying(draft, article)
    aims = stand.span.start > draft.anchor.end and _AIMS.search(article.text, draft.anchor.end, stand.span.start)
    return "to" if bound or draft.status == "training" and aims else "at"


def _is_leaving(draft: Claim, article: Article) -> bool:
    """Whether a plan is one to leave: "1,000 troops would pull out"."""
    words = draft.words("status")
    near = words.span if words and words.span else draft.anchor
    at = article.tokens.within(near)
    around = article.tokens.lower[max(0, at.start - 3) : at.stop + 4]
    return not (force_words()["leave"] | {"withdrawn", "withdrew"}).isdisjoint(around)


def _is_staying(draft: Claim, article: Article) -> bool:
    """Whether those who are to be somewhere are there already: "400 will remain in Afghanistan"."""
    inside = article.tokens.within(Span(draft.anchor.end, min(draft.sentence.end, draft.anchor.end + 40)))
    return not _STAY.isdisjoint(article.tokens.lower[inside.start : inside.stop])
