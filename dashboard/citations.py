"""A claim as a citation: who said what, published where, in which words, and where to look it up."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from dashboard import wording

Row = Mapping[str, Any]


def citation(row: Row, link: str, version: str) -> str:
    """Claimant, figure, outlet, date, sentence, link and data version, in one paragraph."""
    who = row.get("claimant") or "The article itself"
    figure = wording.headcount(row)
    force = f" ({row['force_name']})" if row.get("force_name") else ""
    said = ": ".join(part for part in (wording.what(row), figure) if part) + force
    date = wording.shown(row)
    outlet = row.get("outlet") or "Outlet not named"
    heading = f", “{row['title']}”" if row.get("title") else ""
    url = f", {row['url']}" if row.get("url") else ""
    denied = f" Denied by {row['denied_by']}." if row.get("denied_by") else ""
    sentence = " ".join(str(row.get("sentence") or "").split())
    published = f"{outlet}{heading}{url}: “{sentence}”"
    return f"{who}. {said}. {date} ({wording.basis(row)}).{denied} {published} {link} Muster data version {version}."
