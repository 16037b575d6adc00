"""Whose figures an item of a list counts, by its label: "Hamas: ...", "Russia. ...", a line "Turkey" above the paragraph."""

from __future__ import annotations

from collections.abc import Iterator

from etl.force_grammar import Hint, Scene, is_oblique, mentions_in, words
from etl.records import ActorMention

_TOLLS = frozenset(("dead", "killed", "wounded", "missing", "captured", "lost", "the", "injured"))
# How many tokens a label has at most that is a sentence or line of its own.
_SHORT = 4
# How many tokens a question has at most.
_LONGEST = 20
# What a figure loses that stands further down under such a label.
_FURTHER = 1.6


def hints(scene: Scene) -> Iterator[Hint]:
    """The actor that the label of the figure's item or paragraph names; nobody for one of people whom nobody knows."""
    if scene.sentence.heading:
        return  # "Congo: 13 hurt in a raid by rebels" tells where
    lower = scene.lower
    colon = next((k for k in range(scene.first + 1, min(scene.first + 6, scene.start)) if lower[k] == ":"), None)
    if colon is None or lower[scene.first : colon] in (["a"], ["answer"]):
        yield from list(_above(scene)) or _section(scene)
    elif scene.first in scene.mentions and colon != scene.start - 1 and _is_name(scene, colon):
        yield Hint(mention=scene.mentions[scene.first], rule="heading of the item")
    elif section := list(_section(scene)):
        yield from section  # "Losses: over 900,000" under "RUSSIA"
    elif not any(scene.first <= k < colon for k in scene.mentions) and _names_people(scene, colon):
        # "Sunni tribesmen: around 9,000": nobody told of in the items before
        yield Hint(mention=None, rule="heading of the item", span=scene.draft.anchor)


def _above(scene: Scene) -> Iterator[Hint]:
    """ "Russia. 18 soldiers killed, 52 wounded": a sentence of a name alone at the top of its paragraph, or a question."""
    article, here = scene.article, scene.sentence
    yield from _asked(scene)
    first = here.index
    while first and article.sentences[first - 1].paragraph == here.paragraph and not article.sentences[first - 1].heading:
        first -= 1
    label = article.sentences[first]
    if first == here.index or not label.index or (named := _alone(scene, first)) is None:
        return
    yield Hint(mention=named, rule="heading of the item", less=0.0 if here.index == first + 1 else _FURTHER)


def _section(scene: Scene) -> Iterator[Hint]:
    """A line of a name alone over the paragraphs of a section: "RUSSIA", "Ukraine"; another line, "OTHERS", ends it."""
    article, here = scene.article, scene.sentence
    for index in range(here.index - 1, max(0, here.index - _SECTION), -1):
        line, text = article.sentences[index], article.sentences[index].span.of(article.text)
        alone = line.paragraph not in (article.sentences[index - 1].paragraph, article.sentences[index + 1].paragraph)
        if alone and not line.heading and text[-1].isalpha() and len(article.tokens.within(line.span)) <= _SHORT:
            if (named := _alone(scene, index)) is not None:
                yield Hint(mention=named, rule="heading of the item", less=_FURTHER)
            return


# How many sentences back the line over a section stands at most.
_SECTION = 16


def _asked(scene: Scene) -> Iterator[Hint]:
    """ "And the Serbian army?": the only actor of the question right above the paragraph."""
    article, here = scene.article, scene.sentence
    first = here.index
    while first and article.sentences[first - 1].paragraph == here.paragraph:
        first -= 1
    asked = article.sentences[first - 1].span if first else here.span
    if first < 2 or not asked.of(article.text).endswith("?") or len(article.tokens.within(asked)) > _LONGEST:
        return
    named = [m for at, m in mentions_in(article, asked).items() if not is_oblique(scene.lower, at)]
    if len({mention.actor_id for mention in named}) == 1:
        yield Hint(mention=named[-1], rule="heading of the item", less=0.4 if here.index == first else _FURTHER)
    elif not named and not words()["group_head"].isdisjoint(scene.lower[i] for i in article.tokens.within(asked)):
        yield Hint(
            mention=None, rule="heading of the item", less=_FURTHER, span=scene.draft.anchor
        )  # "How strong are the rebels?"


def _alone(scene: Scene, index: int) -> ActorMention | None:
    """The actor whose name is all that a sentence says."""
    article, span = scene.article, scene.article.sentences[index].span
    if len(article.tokens.within(span)) > _SHORT:
        return None
    named = list(mentions_in(article, span).values())
    only = named[0] if len(named) == 1 else None
    return only if only and span.of(article.text).strip(" .:-–—*•") == only.span.of(article.text) else None


def in_label(scene: Scene, colon: int) -> Iterator[Hint]:
    """ "Americans in Syria: about 2,000", "* Kenya - 1,410"."""
    lower = scene.lower
    for k in range(colon - 1, max(scene.first, colon - 9) - 1, -1):
        if lower[k] in (".", ";", ","):
            return
        if k in scene.mentions and (k == scene.first or lower[k - 1] in ("*", "•", "-", "–", ";", ",", "(", ".")):
            yield Hint(mention=scene.mentions[k], rule="listed before the number")
            return


def _names_people(scene: Scene, colon: int) -> bool:
    """Whether a label of a few words names personnel of nobody known, rather than what befell them."""
    sets, label = words(), scene.lower[scene.first : colon]
    return label[-1] in sets["people"] | sets["group_head"] | sets["state_head"] and not set(label) & _TOLLS


def _is_name(scene: Scene, colon: int) -> bool:
    """Whether the words before the colon are a name alone, or a name in a place."""
    after = scene.after(scene.first)
    troops = after + 1 == colon and scene.lower[after] in words()["state_head"] | words()["group_head"]  # "RUSSIAN FORCES: "
    return after == colon or troops or scene.lower[after] in ("in", "at", "on")
