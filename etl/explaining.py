"""An article with everything found in it: what `python -m etl explain` prints, plain, and coloured on a terminal."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path

from rich.console import Console
from rich.text import Text

from etl.inputs import find
from etl.pipeline import extract
from etl.readers import Reject
from etl.records import Claim, Evidence, Extraction
from etl.streams import printable
from etl.table import rows

STYLES: Mapping[str, str] = {
    "figure": "bold yellow",
    "date": "cyan",
    "place": "green",
    "force": "magenta",
    "status": "red",
    "claimant": "blue",
}


def explain(path: Path, console: Console | None = None) -> int:
    """Print every article of a file and return how many there were; InputError where there is no such file."""
    shown, count = console or Console(highlight=False, soft_wrap=True), 0
    for item in find(path).items():
        if isinstance(item, Reject):
            shown.print(Text(printable(str(item)), style="red"))
        else:
            count += 1
            for block in blocks(extract(item.document)):
                block.plain = printable(block.plain)
                shown.print(block)
    return count


def blocks(extraction: Extraction) -> Iterator[Text]:
    """The article marked up, then each claim with the words and rule behind its fields, then what stayed open."""
    document = extraction.article.document
    known = [("published", document.published), ("outlet", document.outlet), ("known by", document.published_basis)]
    yield Text(document.doc_id, style="bold")
    yield Text("\n".join(f"{name}: {value}" for name, value in known if value) + "\n")
    yield _marked(extraction)
    for number, claim in enumerate(extraction.claims, 1):
        yield Text(f"\n{number}. {claim.kind}  {claim.claim_id}", style="bold")
        yield _claim(claim, document.text)
    yield Text("\nEvery mention", style="bold")
    for row in rows(extraction)["mentions"]:
        line = Text(f"{row['start']:>6}  ")
        line.append(f"{row['layer']:9}", style=STYLES.get(row["layer"], ""))
        yield line.append(f'"{row["text"]}" = {row["value"] or "open"}  ({row["rule"]})')
    if extraction.issues:
        yield Text("\nLeft open", style="bold")
        for issue in extraction.issues:
            yield Text(f"  {issue.message} ({issue.code})")


def _marked(extraction: Extraction) -> Text:
    """The article's text, each mention in the colour of its layer and, for plain terminals, in square brackets."""
    text = extraction.article.text
    marked, at = Text(), 0
    for row in rows(extraction)["mentions"]:
        if row["start"] >= at:
            marked.append(text[at : row["start"]])
            marked.append(f"[{row['text']}]", style=STYLES.get(row["layer"], ""))
            at = row["end"]
    return marked.append(text[at:])


def _claim(claim: Claim, text: str) -> Text:
    low, high = claim.low, claim.high
    bounds = "vague" if claim.vague else f"{low if low is not None else ''}..{high if high is not None else ''}"
    values: list[tuple[str, object]] = [
        ("quantity", f"{claim.quantity_text} = {bounds} ({claim.measure})" if claim.kind == "figure" else None),
        ("force", claim.force_name or " + ".join(claim.participants)),
        ("status", f"{claim.status} ({claim.modality})" if claim.status else None),
        ("claimants", " < ".join(claimant.name for claimant in claim.claimants) or "the article itself"),
        ("denied_by", " < ".join(claimant.name for claimant in claim.denied_by)),
        ("event_date", claim.event_date),
        ("reported_date", claim.reported_date),
        ("shown", f"{claim.shown_from} to {claim.shown_to} ({claim.shown_basis})" if claim.shown_from else None),
        *((f"places.{number}", f"{place.role} {place.name} ({place.kind})") for number, place in enumerate(claim.places)),
    ]
    shown = Text(f"   {claim.sentence.of(text)}\n", style="italic")
    for name, value in values:
        if value:
            shown.append(f"   {name:14}", style="dim")
            shown.append(f"{value}{_source(claim.words(name), text)}\n")
    for issue in claim.issues:
        shown.append(f"   open          {issue.message} ({issue.code})\n", style="yellow")
    return shown


def _source(evidence: Evidence | None, text: str) -> str:
    if evidence is None:
        return ""
    words = f' "{evidence.span.of(text)}"' if evidence.span else ""
    return f"   <- {evidence.basis}{words}, rule {evidence.rule}"
