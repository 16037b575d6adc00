"""Add an article: paste or upload one, and see at once what is read out of it. It stays in this visit unless allowed."""

from __future__ import annotations

from typing import Any

import streamlit as st

from dashboard import cards, markup, panels, queries, reader, saving, session, wording
from dashboard.rows import Table
from dashboard.session import Visit

MAX_CHARACTERS = 200_000
KEPT = "added_article"


def show(visit: Visit) -> None:
    """The page in screen order."""
    panels.masthead()
    panels.notices(visit)
    st.header("Add an article", anchor=False)
    saves = session.on("allow_save")
    stays = "It can be saved into seeds/ below." if saves else "It stays in this visit: nothing is stored, nobody else sees it."
    panels.under([f"Paste an article or choose a file to see what Muster reads out of it. {stays}"])
    form()
    kept = st.session_state.get(KEPT)
    if kept:
        read_out(visit, kept)
        if saves:
            save(kept)


def form() -> None:
    """Text or file, with its date and outlet; what was typed is checked before anything is read."""
    with st.form("article", border=True):
        text = st.text_area(
            "Article text", key="add_text", height=220, max_chars=MAX_CHARACTERS, placeholder="Headline\n\nText …"
        )
        file = st.file_uploader("Or a text file", key="add_file", type=["txt", "md"], max_upload_size=4)
        left, middle, right = st.columns(3)
        title = left.text_input("Headline", key="add_title", max_chars=300, placeholder="else the first line")
        published = middle.text_input(
            "Published", key="add_published", max_chars=40, placeholder="2024-10-23",
            help="An EDTF date: a day, a month (2024-10) or an interval (2024-10-28/2024-11-04)",
        )  # fmt: skip
        outlet = right.text_input("Outlet", key="add_outlet", max_chars=120)
        if st.form_submit_button("Read it", type="primary", key="add_submit"):
            take(text, file, title, published, outlet)


def take(text: str, file: Any, title: str, published: str, outlet: str) -> None:
    """Reads the article and keeps what was found for this visit; says what is wrong otherwise."""
    st.session_state.pop(KEPT, None)
    try:
        if file is not None:
            text, headline = queries.uploaded(file.name, file.getvalue())
            title = title or headline
        if not text.strip():
            raise queries.LoadError("there is no text yet: paste the article or choose a file")
        if len(text) > MAX_CHARACTERS:
            raise queries.LoadError(f"longer than {wording.number(MAX_CHARACTERS)} characters, which no article is")
        if published.strip() and (fault := queries.published_fault(published)):
            raise queries.LoadError(f"Published: {fault}")
        tables = queries.extracted(text, title.strip(), published.strip(), outlet.strip())
    except queries.LoadError as error:
        st.error("The article could not be read:")
        st.text(str(error))
        return
    known = {"title": title.strip(), "published": published.strip(), "outlet": outlet.strip()}
    st.session_state[KEPT] = {"tables": tables, "text": text, "known": known}


def read_out(visit: Visit, kept: dict[str, Any]) -> None:
    """The marked article, and beside it each claim with its reasons."""
    tables: dict[str, Table] = kept["tables"]
    claims = tables["claims"]
    left, right = st.columns([3, 2], gap="large")
    with left:
        reader.article(tables, whole=True)
    with right:
        st.html(f"<p class='beside'>{wording.plural(len(claims), 'claim')} found</p>")
        for claim in claims:
            with st.expander(markup.label(wording.title(claim), 90)):
                st.html(f"<p class='under'>{markup.html(wording.shown(claim))} ({markup.html(wording.basis(claim))})</p>")
                st.html(cards.reasons(tables, claim["claim_id"]))
        if not claims:
            panels.under(["No headcount, movement or meeting of troops was found in this text."])
        loose = [row for row in tables["issues"] if not row["claim_id"]]
        if loose:
            st.html(cards.open_questions(loose))


def save(kept: dict[str, Any]) -> None:
    """Puts the article into seeds/, where the dashboard was started for that."""
    if st.button("Save into seeds/", icon=":material/save:", key="add_save"):
        known = kept["known"] | {
            "published_basis": "as given when added" if kept["known"]["published"] else "",
            "language": "en",
        }
        try:
            name = saving.save(queries.SEEDS, kept["text"], known)
        except saving.SaveError as error:
            st.error("The article was not saved:")
            st.text(str(error))
            return
        st.success("Saved; within a few seconds a button on top of every page offers the new data.", icon=":material/check:")
        st.text(f"seeds/{name}")


show(session.begin("add"))
