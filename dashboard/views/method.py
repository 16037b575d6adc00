"""Method: to come."""

from __future__ import annotations

import streamlit as st

from dashboard import panels, session

visit = session.begin("method")
panels.masthead()
st.text("To come.")
