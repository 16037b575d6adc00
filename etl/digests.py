"""Digests: several short reports in one text, each filed from its own town, that must not be read as one story."""

from __future__ import annotations

import re
from collections.abc import Sequence

from etl.frozen import replace
from etl.records import Article, Document, Quantity, Span

# "GROZNY - Chechen commanders", "BOGOTA, Oct 6 (AP) — Guerrillas" at the start of a line.
_FILED = re.compile(
    r"^(?P<town>[A-ZÀ-Þ][A-ZÀ-Þ'’. -]{2,24}[A-ZÀ-Þ])"
    r"(?:, [A-Z][a-z]{2,12}(?: [A-Z][a-z]{2,12})?)?(?:, [A-Z][a-z]{2,8}\.? \d{1,2})?"
    r"(?: ?\([A-Za-z ]{2,12}\))? ?[-–—] (?=[A-Z\d\"“])",
    re.MULTILINE,
)
# How long a brief's own headline is at most.
_HEADLINE = 110
# Each brief is read by itself in a text of the whole length: more than this many would cost too much.
_MOST = 20
_WORDS = re.compile(r"\S")


def briefs(document: Document) -> tuple[Document, ...]:
    """The document once for each of its reports, with all others blanked out, so that offsets hold; the document itself
    where it is one report."""
    text = document.text
    filed = list(_FILED.finditer(text))
    if len({match["town"] for match in filed}) < 2 or len(filed) > _MOST:
        return (document,)
    starts = [0, *(_headline(text, match.start()) for match in filed[1:])]
    spans = [Span(start, end) for start, end in zip(starts, [*starts[1:], len(text)], strict=True)]
    return tuple(replace(document, text=_only(text, span)) for span in spans)


def _headline(text: str, filed: int) -> int:
    """Where the brief starts that is filed at an offset: at the line above where that is a headline."""
    above = text.rfind("\n", 0, max(0, len(text[:filed].rstrip()) - 1)) + 1
    line = text[above:filed].strip()
    return above if 0 < len(line) <= _HEADLINE and not line.endswith((".", "”", '"')) else filed


def _only(text: str, span: Span) -> str:
    """The text with blanks for whatever stands outside of a span."""
    return _WORDS.sub(" ", text[: span.start]) + text[span.start : span.end] + _WORDS.sub(" ", text[span.end :])


def joined(whole: Article, parts: Sequence[Article]) -> Article:
    """The whole article with what was found in its parts."""
    found: list[Quantity] = []
    for part in parts:
        shift = len(found)
        found += [q if q.part_of is None else replace(q, part_of=q.part_of + shift) for q in part.quantities]
    return replace(
        whole,
        timexes=tuple(one for part in parts for one in part.timexes),
        toponyms=tuple(one for part in parts for one in part.toponyms),
        quantities=tuple(found),
        actors=tuple(one for part in parts for one in part.actors),
        statuses=tuple(one for part in parts for one in part.statuses),
        attributions=tuple(one for part in parts for one in part.attributions),
    )
