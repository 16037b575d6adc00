"""Puts claims together from what the stages found: drafts at each headcount, movement and meeting, then link by link."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence

from etl.frozen import replace
from etl.links import claimants, dates, doubts, forces, headlines, movements, places, statuses
from etl.records import Article, Claim, Evidence, Quantity

# Each link reads what the ones before it filled in: places and dates depend on the status.
LINKS = (statuses.link, forces.link, claimants.link, dates.link, places.link, doubts.link)


def assemble(article: Article) -> tuple[Claim, ...]:
    """The article's claims in text order, each with the evidence for every field."""
    figures = headlines.settle(_linked([_figure(quantity, article) for quantity in article.quantities], article), article)
    drafts = [_named(draft) for draft in movements.drafts(article, figures)]
    others = _linked(drafts, article, figures)
    kept = movements.distinct([claim for claim in others if movements.stands(claim)])
    return tuple(sorted((*figures, *kept), key=lambda claim: (claim.anchor, claim.kind)))


def claim_id(doc_id: str, kind: str, start: int) -> str:
    """Twelve hex digits from document, kind and the start of the number or trigger; survives better extraction."""
    return hashlib.sha256(f"{doc_id}\n{kind}\n{start}".encode()).hexdigest()[:12]


def _linked(drafts: Sequence[Claim], article: Article, figures: Sequence[Claim] = ()) -> list[Claim]:
    """The drafts in text order, with what every link filled in; a link sees the claims before its own, `figures` too."""
    done: list[Claim] = []
    earlier: list[Claim] = []
    waiting = iter(figures)
    figure = next(waiting, None)
    for draft in sorted(drafts, key=lambda draft: draft.anchor):
        while figure is not None and figure.anchor < draft.anchor:
            earlier.append(figure)
            figure = next(waiting, None)
        for link in LINKS:
            # A movement's force is settled where it was found: grammar tied it to the trigger.
            if link is not forces.link or draft.force is None:
                draft = link(draft, article, earlier)
        done.append(draft)
        earlier.append(draft)
    return done


def _figure(quantity: Quantity, article: Article) -> Claim:
    whole = article.quantities[quantity.part_of] if quantity.part_of is not None else None
    doc_id = article.document.doc_id
    return Claim(
        claim_id=claim_id(doc_id, "figure", quantity.span.start),
        doc_id=doc_id,
        kind="figure",
        anchor=quantity.span,
        sentence=article.sentence_at(quantity.span.start).span,
        low=quantity.low,
        high=quantity.high,
        vague=quantity.vague,
        quantity_text=quantity.span.of(article.text),
        measure=quantity.measure,
        per=quantity.per,
        part_of=claim_id(doc_id, "figure", whole.span.start) if whole else None,
        evidence=(Evidence(field="quantity", span=quantity.span, basis="words", rule=quantity.rule),),
        issues=(quantity.issue,) if quantity.issue else (),
    )


def _named(draft: Claim) -> Claim:
    """The draft of a movement or meeting with its claim_id."""
    return replace(draft, claim_id=claim_id(draft.doc_id, draft.kind, draft.anchor.start))
