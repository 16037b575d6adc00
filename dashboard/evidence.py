"""The article with its mentions marked in place, as HTML in which every word of the article is escaped."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from dashboard import markup
from dashboard.palette import LAYERS

Row = Mapping[str, Any]


def marked(
    text: str, mentions: Sequence[Row], start: int = 0, end: int | None = None, opened: tuple[int, int] | None = None
) -> str:
    """`text[start:end]` with each mention in a <mark> of its layer's class; overlapping mentions share the pieces they share.

    `mentions` have start, end, layer, value and rule. The sentence `opened` is set off. Line breaks become paragraphs.
    """
    end = len(text) if end is None else end
    inside = [m for m in mentions if _valid(m, text) and m["start"] < end and m["end"] > start]
    cuts = sorted({start, end, *(_cuts(inside, start, end)), *(_within(opened, start, end) if opened else ())})
    breaks = {i for i in range(start, end) if text[i] == "\n"}
    cuts = sorted({*cuts, *breaks, *(i + 1 for i in breaks)})
    pieces: list[str] = ["<p>"]
    for begin, stop in zip(cuts, cuts[1:], strict=False):
        if begin in breaks:
            pieces.append("</p><p>")
            continue
        pieces.append(
            _piece(text[begin:stop], [m for m in inside if m["start"] <= begin and stop <= m["end"]], begin, stop, opened)
        )
    pieces.append("</p>")
    return "".join(pieces).replace("<p></p>", "")


def excerpts(text: str, spans: Iterable[tuple[int, int]]) -> list[tuple[int, int]]:
    """The given sentences with one neighbour each, merged where they touch: what may be shown where the text may not."""
    ends = _sentence_ends(text)
    wide = []
    for start, end in spans:
        before = max((e for e in ends if e < start - 1), default=0)
        after = min((e for e in ends if e > end), default=len(text))
        wide.append((before, after))
    merged: list[tuple[int, int]] = []
    for start, end in sorted(wide):
        if merged and start <= merged[-1][1]:
            merged[-1] = (merged[-1][0], max(merged[-1][1], end))
        else:
            merged.append((start, end))
    return merged


def legend(layers: Iterable[str] = LAYERS) -> str:
    """What each kind of mark looks like."""
    items = "".join(f'<mark class="m {layer}">{markup.html(LAYERS[layer])}</mark> ' for layer in LAYERS if layer in set(layers))
    return f'<p class="legend">{items}</p>'


def _valid(mention: Row, text: str) -> bool:
    start, end = mention.get("start"), mention.get("end")
    return isinstance(start, int) and isinstance(end, int) and 0 <= start < end <= len(text) and mention["layer"] in LAYERS


def _cuts(mentions: Iterable[Row], start: int, end: int) -> set[int]:
    return {cut for m in mentions for cut in (m["start"], m["end"]) if start < cut < end}


def _within(span: tuple[int, int], start: int, end: int) -> set[int]:
    return {cut for cut in span if start < cut < end}


def _piece(text: str, mentions: Sequence[Row], begin: int, stop: int, opened: tuple[int, int] | None) -> str:
    body = markup.html(text)
    for mention in mentions:
        value = str(mention.get("value") or "not settled")
        title = markup.html(f"{LAYERS[mention['layer']]}: {value} [{mention.get('rule') or 'no rule'}]")
        body = f'<mark class="m {mention["layer"]}" title="{title}">{body}</mark>'
    if opened and opened[0] <= begin and stop <= opened[1]:
        first = ' id="opened"' if begin == opened[0] else ""
        body = f'<span class="opened"{first}>{body}</span>'
    return body


def _sentence_ends(text: str) -> list[int]:
    """Rough ends of sentences, good enough to choose how much around a sentence is shown."""
    ends = [0]
    for i, char in enumerate(text):
        if char == "\n" or (char in '.!?”"' and text[i + 1 : i + 2] in (" ", "\n", "")):
            ends.append(i + 1)
    return [*ends, len(text)]
