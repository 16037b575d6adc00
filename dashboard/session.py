"""One visit: the opened data, what the link asks for, and the only ways to change it."""

from __future__ import annotations

import gc
import os
import sys
from collections.abc import Mapping
from dataclasses import dataclass, replace

import streamlit as st

from dashboard import filters, queries
from dashboard.filters import Selection
from dashboard.palette import Mode
from dashboard.store import Data

_KEPT = "kept_link"
_PAGE = "kept_page"
_SHOWN = "shown_version"


@dataclass(frozen=True, slots=True, kw_only=True)
class Visit:
    """What one run of a page works with; `notices` are sentences to show above everything else.

    `newer` is the version published since this visit began, which goes on with the data it began with.
    """

    data: Data
    selection: Selection
    notices: tuple[str, ...]
    mode: Mode
    embedded: bool
    pinned: str = ""
    narrow: bool = False
    newer: str = ""

    def with_selection(self, selection: Selection) -> Visit:
        """The same visit with other filters."""
        return replace(self, selection=selection)


def begin(page: str) -> Visit:
    """Opens the data, reads the link, and keeps filters when the visitor changes pages."""
    pinned = st.query_params.get("v", "")[:40]
    try:
        data, newer = _opened(pinned)
    except queries.LoadError as error:
        st.error("The data could not be opened.", icon=":material/error:")
        st.text(str(error))
        st.text("Run `python -m etl build` to make the dataset anew, or unset MUSTER_DATASET, then reload this page.")
        st.stop()
    _keep_filters(page)
    selection, notices = filters.from_link(link_params(), queries.known(data))
    mode: Mode = "dark" if st.context.theme.type == "dark" else "light"
    return Visit(
        data=data,
        selection=selection,
        notices=(*notices, *data.notes),
        mode=mode,
        embedded=bool(st.context.is_embedded),
        pinned=pinned if pinned == data.version else "",
        # Phones say so; nothing but the first view of the map and the room for words depends on it.
        narrow="Mobi" in (st.context.headers.get("User-Agent") or ""),
        newer=newer,
    )


def show_newest() -> None:
    """Lets this visit go on with the data published last."""
    st.session_state.pop(_SHOWN, None)


def link_params() -> dict[str, list[str]]:
    """The link's parameters with every repeated value."""
    return {key: st.query_params.get_all(key) for key in st.query_params}


def go(selection: Selection) -> None:
    """Puts a selection into the link; the page follows it."""
    link: dict[str, list[str]] = filters.to_link(selection)
    if "v" in st.query_params:
        link["v"] = [st.query_params["v"]]
    for key in [key for key in st.query_params if key not in link]:
        del st.query_params[key]
    for key, values in link.items():
        if st.query_params.get_all(key) != values:
            st.query_params[key] = values
    st.session_state[_KEPT] = link


def asked(data: Data) -> Selection:
    """The selection as the link stands now: what a callback edits."""
    return filters.from_link(link_params(), queries.known(data))[0]


def address(selection: Selection, page: str = "", version: str = "") -> str:
    """The full address of a view, for copying; `version` pins the data."""
    query = filters.query_string(selection, v=version)
    return f"{base_address()}{page}" + (f"?{query}" if query else "")


def base_address() -> str:
    """The app's own address as the visitor's browser sees it, with a slash at the end; empty where that is not known."""
    url = (st.context.url or "").split("?")[0].split("#")[0]
    head, _, tail = url.rpartition("/")
    return f"{head if tail in PAGES else url.rstrip('/')}/" if url else ""


# Paths of the pages behind the host's name; the overview has none.
PAGES = ("sources", "compare", "add", "method")


def setting(name: str) -> str:
    """MUSTER_<NAME> from the environment, else `--name` or `--name=value` behind the script's own `--`."""
    value = os.environ.get(f"MUSTER_{name.upper()}", "")
    if value:
        return value
    flag = "--" + name.replace("_", "-")
    for argument in sys.argv[1:]:
        if argument == flag:
            return "1"
        if argument.startswith(flag + "="):
            return argument.partition("=")[2]
    return ""


def on(name: str) -> bool:
    """Whether a setting is switched on."""
    return setting(name).strip().lower() not in ("", "0", "no", "off", "false")


@st.cache_resource(show_spinner=False, ttl=5, max_entries=8)
def _current_version() -> str:
    return queries.current_version()


@st.cache_resource(show_spinner=False, max_entries=4)
def _opened_version(version: str, asked_for: str) -> Data:
    data = queries.open_data(asked_for or version, setting("memory"))
    # Streamlit collects garbage after every run; what the imports made never goes away, so it need not be looked at again.
    gc.freeze()
    return data


def _opened(pinned: str) -> tuple[Data, str]:
    """The data of this visit, which stay the same to its end, and the version published since, if any."""
    current = _current_version()
    shown = st.session_state.setdefault(_SHOWN, current)
    if _KEPT in st.session_state:
        data = _opened_version(shown, pinned)
    else:
        with st.spinner("Reading the articles ..."):
            data = _opened_version(shown, pinned)
    if pinned == data.version:
        return data, ""
    # What is no longer kept is not shown any longer either.
    st.session_state[_SHOWN] = data.version
    return data, current if current != data.version else ""


def _keep_filters(page: str) -> None:
    """A change of page drops the link's parameters: put the filters back, unless the link brings its own."""
    link = link_params()
    kept: Mapping[str, list[str]] = st.session_state.get(_KEPT, {})
    moved = st.session_state.get(_PAGE) not in (None, page)
    if moved and not link and kept:
        st.query_params.from_dict({key: values for key, values in kept.items() if key not in ("claim", "article")})
        link = link_params()
    st.session_state[_PAGE] = page
    st.session_state[_KEPT] = link
