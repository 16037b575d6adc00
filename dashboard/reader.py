"""The reader: an article with its marks, and beside it the claims read out of it."""

from __future__ import annotations

from dataclasses import replace

import streamlit as st

from dashboard import evidence, markup, session, wording
from dashboard.cards import open_questions
from dashboard.palette import colour
from dashboard.rows import Row, Table
from dashboard.session import Visit

# Our own words only: brings the opened sentence into view inside the article's box.
_SCROLL = """<script>
const seek = (left) => { const found = document.getElementById("opened");
  if (found) { found.scrollIntoView({block: "center"}); } else if (left > 0) { setTimeout(() => seek(left - 1), 150); } };
setTimeout(() => seek(10), 200);
</script>"""


def article(one: dict[str, Table], claim_id: str = "", whole: bool = False) -> None:
    """Headline, source line, legend and text; of a text whose rights are not full, only the evidence with its neighbours."""
    source: Row = one["articles"][0]
    text = str(source["text"])
    mentions, claims = one["mentions"], one["claims"]
    opened = next(((c["sentence_start"], c["sentence_end"]) for c in claims if c["claim_id"] == claim_id), None)
    st.html(f"<h2 class='headline'>{markup.html(source['title'] or 'No headline')}</h2>{source_line(source)}")
    st.html(evidence.legend({str(m["layer"]) for m in mentions}))
    if source["rights"] == "full" or whole:
        body = evidence.marked(text, mentions, opened=opened)
    else:
        spans = evidence.excerpts(text, [(c["sentence_start"], c["sentence_end"]) for c in claims])
        parts = [evidence.marked(text, mentions, *span, opened=opened) for span in spans]
        body = "<p class='gap'>[…]</p>".join(parts) or "<p>No sentence of this article holds a claim.</p>"
        body = f"<p class='rights'>Its rights allow only the evidence sentences here.</p>{body}"
    st.html(f"<div class='article boxed' tabindex='0' role='region' aria-label='The article'>{body}</div>")
    if opened:
        st.html(_SCROLL, unsafe_allow_javascript=True)


def source_line(source: Row) -> str:
    """Outlet, date with its basis, and the link to the original."""
    published = wording.period(source["published_from"], source["published_to"])
    parts = [source["outlet"] or "outlet not named", f"published {published}" if source["published"] else "no publication date"]
    line = markup.html(", ".join(parts))
    if source["published_basis"]:
        line += f" <span class='basis'>({markup.html(source['published_basis'])})</span>"
    for name, key in (("original", "url"), ("archived copy", "archived_url")):
        if address := markup.web_address(source[key]):
            line += f' · <a href="{markup.html(address)}" target="_blank" rel="noopener noreferrer">{name}</a>'
    return f"<p class='source-line'>{line}</p>"


def claims_beside(visit: Visit, one: dict[str, Table]) -> None:
    """A button for each claim of the article, in its order; then what the whole article left open."""
    claims = one["claims"]
    st.html(f"<p class='beside'>{wording.plural(len(claims), 'claim')} in this article</p>")
    with st.container(height=430 if len(claims) > 8 else "content", border=False, key="claim_list", gap=None):
        for claim in claims:
            is_open = claim["claim_id"] == visit.selection.claim
            tint = colour(claim["status"], claim["kind"], visit.mode)
            with st.container(horizontal=True, wrap=False, gap=None, vertical_alignment="center"):
                st.html(f"<span class='dot' style='background:{tint}'></span>", width="content")
                st.button(
                    markup.label(wording.title(claim), 90),
                    key=f"open_{claim['claim_id']}",
                    type="primary" if is_open else "tertiary",
                    on_click=session.go,
                    args=(replace(visit.selection, article=claim["doc_id"], claim="" if is_open else claim["claim_id"]),),
                )
    loose = [row for row in one["issues"] if not row["claim_id"]]
    if loose:
        st.html(open_questions(loose))
