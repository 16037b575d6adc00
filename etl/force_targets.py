"""Whose post, convoy or camp an attack hit: the soldiers it killed are theirs."""

from __future__ import annotations

from collections.abc import Iterator

from etl.force_grammar import Hint, Scene, head_kind, is_personnel, mentions_in, speaks, words
from etl.force_subjects import is_hit
from etl.records import ActorMention, Article, Span

_HURT = frozenset({"killed", "wounded", "casualties", "captured", "missing", None})
_FORMS = frozenset({"adjective", "possessive", "noun", "generic", "plural", "unit"})
_HOUSING = frozenset({"for", "of", "housing", "manned", "occupied", "held", "carrying", "hosting", "belonging", "used", "run"})
_ATTACK = frozenset({"ambush", "ambushes", "raid", "assault", "bombing", "attacks", "attackers"})
_ATTACKS = _ATTACK - {"attackers"} | {
    "attack",
    "offensive",
    "offensives",
    "operation",
    "operations",
    "strike",
    "strikes",
    "attempt",
    "push",
}
_BEATEN = frozenset(
    {"repelled", "repulsed", "foiled", "thwarted", "defeated", "repel", "repulse", "beat", "beaten", "crushed", "back"}
)
# Another name begins behind these: "al-Shabaab overran an Ethiopian camp".
_PARTING = frozenset({"a", "an", "the", "its", "their"})
# How many sentences back and ahead the attack may be told.
_BACK, _AHEAD = 4, 2


def hints(scene: Scene) -> Iterator[Hint]:
    """ "Rebels destroyed a Russian armoured carrier, killing one soldier": whose vehicle, post or convoy was hit."""
    if head_kind(scene) not in ("state", None) or scene.draft.status not in _HURT:
        return
    for k, mention in scene.mentions.items():
        if mention.form not in _FORMS or scene.start <= k < scene.end:
            continue
        after = scene.after(k)
        if k > scene.start and not is_hit(scene, k):
            continue  # "killed 59 soldiers when they stormed the Burundian base"
        if k < scene.start and _is_beaten(scene, k):
            yield Hint(mention=mention, rule="its attack failed")
            return
        aimed = k < scene.start and _is_aimed_at(scene, k)
        if aimed and scene.lower[scene.start - 1] in words()["harm"] and not speaks(scene.lower, after, after + 4):
            yield Hint(mention=mention, rule="an attack was aimed at it")
            return
        struck = (is_hit(scene, k) or aimed) and is_personnel(mention, scene.lower, after) and k < scene.start
        limit = scene.start if k < scene.start else scene.last
        if (struck or _owns_target(scene, k, after, limit)) and not speaks(scene.lower, after, after + 4):
            yield Hint(mention=mention, rule="its target was hit", less=0.02 * min(abs(scene.start - k), 40))
            return


def _is_aimed_at(scene: Scene, k: int) -> bool:
    """Whether an attack is aimed at the mention: "an offensive against Ethiopian troops", "a raid on the Malian army"."""
    at = k - 1 - (scene.lower[k - 1] == "the")
    if at <= scene.first or scene.lower[at] not in ("against", "on", "upon"):
        return False
    return not _ATTACKS.isdisjoint(scene.lower[max(at - 3, scene.first) : at])


def _is_beaten(scene: Scene, k: int) -> bool:
    """Whether the mention's attack was beaten back: "repelled an offensive by the Ethiopian army, in which 290 died"."""
    at = k - 1 - (scene.lower[k - 1] == "the")
    if at <= scene.first or scene.lower[at] not in ("by", "from", "of") or _ATTACKS.isdisjoint(scene.lower[at - 2 : at]):
        return False
    return not _BEATEN.isdisjoint(scene.lower[max(at - 7, scene.first) : at])


def told_near(scene: Scene) -> ActorMention | None:
    """Whose base an attack hit, as the sentences around the figure's tell it: "a base for African Union troops"."""
    if head_kind(scene) != "state" or scene.draft.status not in _HURT:
        return None
    sentences, index = scene.article.sentences, scene.sentence.index
    near = (*sentences[max(0, index - _BACK) : index][::-1], *sentences[index + 1 : index + 1 + _AHEAD])
    return next((found for one in near if (found := _struck_in(scene.article, one.span))), None)


def _owns_target(scene: Scene, k: int, after: int, limit: int) -> bool:
    """Whether "base" or "convoy" stands right behind the mention at token `k`, with nothing that parts them."""
    behind = scene.lower[after : min(after + 4, limit)]
    end = next((i for i, word in enumerate(behind) if word in words()["target"]), None)
    return end is not None and _PARTING.isdisjoint(behind[:end]) and words()["stop"].isdisjoint(behind[:end])


def _struck_in(article: Article, span: Span) -> ActorMention | None:
    """The owner of a base, camp or convoy in a sentence that tells of an attack."""
    lower, sets = article.tokens.lower, words()
    tokens = article.tokens.within(span)
    if (_ATTACK | sets["attack"]).isdisjoint(lower[tokens.start : tokens.stop]):
        return None
    mentions = mentions_in(article, span)
    for at, mention in mentions.items():
        if mention.form not in _FORMS:
            continue
        after = at + 1
        while after < tokens.stop and article.tokens.start[after] < mention.span.end:
            after += 1
        for i in range(after, min(after + 4, tokens.stop)):
            if lower[i] in sets["stop"] or lower[i] in _PARTING or lower[i] in ",.;":
                break
            if lower[i] in sets["target"]:
                return mention
        ahead = lower[max(tokens.start, at - 5) : at]
        if is_personnel(mention, lower, after) and any(
            word in sets["target"] and ahead[i + 1 : i + 2] and ahead[i + 1] in _HOUSING for i, word in enumerate(ahead)
        ):
            return mention
    return None
