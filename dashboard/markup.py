"""Text that stays text: the only ways words from articles, links and uploads may reach HTML or Streamlit's markdown."""

from __future__ import annotations

import re
from html import escape

_MARKS = re.compile(r"([!-/:-@\[-`{-~])", re.ASCII)
_BREAKS = re.compile(r"\s+")


def html(text: object) -> str:
    """The text with every character that means something in HTML escaped, quotes included."""
    return escape(str(text), quote=True)


def label(text: object, length: int = 60) -> str:
    """The text for a label or caption that Streamlit reads as markdown: one line, every mark escaped, cut to `length`."""
    line = _BREAKS.sub(" ", str(text)).strip()
    line = line if len(line) <= length else line[: length - 1].rstrip() + "…"
    return _MARKS.sub(r"\\\1", line)


def web_address(text: object) -> str:
    """The address if it is plain http or https, else nothing: a link must not run a script."""
    address = str(text or "").strip()
    return address if re.match(r"https?://[^\s\"'<>]+\Z", address, re.IGNORECASE) else ""
