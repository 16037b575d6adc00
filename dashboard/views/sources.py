"""Sources: the table of articles, and one article read with every mention marked."""

from __future__ import annotations

from dataclasses import replace

import streamlit as st

from dashboard import articles, cards, panels, queries, reader, session, tables, wording
from dashboard.session import Visit


def show(visit: Visit) -> None:
    """The page in screen order."""
    opened = visit.selection.article or (
        articles.article_of(visit.data, visit.selection.claim) if visit.selection.claim else ""
    )
    listing = visit.with_selection(replace(visit.selection, article="", claim=""))
    if not visit.embedded:
        panels.sidebar(visit)
        panels.masthead()
    panels.notices(visit)
    if not visit.embedded:
        panels.chips(listing)
        panels.links(visit, "sources")
    found = articles.listed(visit.data, listing.selection)
    st.header("Sources", anchor=False)
    if not found:
        panels.empty(listing, "article")
    else:
        counts = queries.counts(visit.data, listing.selection)
        claims = wording.plural(counts["claims"], "claim")
        panels.under([f"{wording.plural(len(found), 'article')} with {claims}. Choose a row to read it."])
        tables.sources_table(visit, found)
    if opened:
        read(visit, opened)


def read(visit: Visit, doc_id: str) -> None:
    """The reader, with the claims beside it."""
    one = articles.article(visit.data, doc_id)
    if not one["articles"]:
        return
    left, right = st.columns([3, 2], gap="large")
    with left:
        reader.article(one, visit.selection.claim, whole=session.on("allow_save"))
    with right:
        reader.claims_beside(visit, one)
        if visit.selection.claim:
            cards.claim_card(visit, visit.selection.claim, reader=True)


show(session.begin("sources"))
