"""The dashboard's front door: `streamlit run dashboard/app.py`, from any folder."""

from __future__ import annotations

import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
# Streamlit puts only this file's folder on the path; `dashboard` and `etl` are beside it.
if str(ROOT) not in sys.path:
    sys.path.insert(0, str(ROOT))

import streamlit as st  # noqa: E402

# Not called pages/: Streamlit would run a file of that folder alone when a link opens it before anybody saw the front page.
PAGES = Path(__file__).resolve().parent / "views"

st.set_page_config(
    page_title="Muster: reported troop figures",
    page_icon=str(Path(__file__).resolve().parent / "static" / "favicon.png"),
    layout="wide",
    initial_sidebar_state="auto",
    menu_items={"About": "Muster reads war reporting and keeps who claimed which troop figure, when and where."},
)
st.html(Path(__file__).resolve().parent / "static" / "page.css")

page = st.navigation(
    [
        st.Page(PAGES / "overview.py", title="Overview", icon=":material/timeline:", default=True),
        st.Page(PAGES / "sources.py", title="Sources", icon=":material/article:", url_path="sources"),
        st.Page(PAGES / "compare.py", title="Compare", icon=":material/compare_arrows:", url_path="compare"),
        st.Page(PAGES / "add.py", title="Add an article", icon=":material/note_add:", url_path="add"),
        st.Page(PAGES / "method.py", title="Method and data", icon=":material/menu_book:", url_path="method"),
    ],
    position="hidden" if st.context.is_embedded else "top",
)
page.run()
