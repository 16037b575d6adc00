"""How long a visitor waits: first paint and a filter change in a real browser, beside an empty page and one bare map."""

from __future__ import annotations

import contextlib
import os
import shutil
import socket
import statistics
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from pathlib import Path

Row = tuple[str, str]
ROOT = Path(__file__).resolve().parents[2]
EMPTY = 'import streamlit as st\nst.text("painted")\n'
BARE_MAP = """
import plotly.graph_objects as go
import streamlit as st
style = {"version": 8, "sources": {}, "layers": [{"id": "sea", "type": "background", "paint": {"background-color": "#dfe7ec"}}]}
figure = go.Figure(go.Scattermap(lat=[48], lon=[37], mode="markers"), layout={"map": {"style": style}})
st.plotly_chart(figure)
"""
TURNS = 5


def painting(out: Path, full: bool) -> Iterator[Row]:
    """Rows of the table: seconds to the first paint of three pages, and of a filter change on the overview."""
    from playwright.sync_api import sync_playwright

    named = os.environ.get("MUSTER_BROWSER") or shutil.which("chromium") or shutil.which("google-chrome")
    pages = {
        "an empty page": (_script(out, "empty", EMPTY), "text=painted"),
        "one bare map": (_script(out, "bare_map", BARE_MAP), ".maplibregl-canvas"),
        "the overview of the seeds": (ROOT / "dashboard" / "app.py", ".maplibregl-canvas"),
    }
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=named, args=["--no-sandbox", "--disable-gpu"])
        for name, (script, sign) in pages.items():
            with _served(script) as address:
                times = []
                for _ in range(TURNS):
                    page = browser.new_context().new_page()
                    clock = time.perf_counter()
                    page.goto(address)
                    page.wait_for_selector(sign)
                    times.append(time.perf_counter() - clock)
                    page.context.close()
                yield f"First paint of {name}", _spread(times)
                if script.name == "app.py":
                    yield "A filter change on it, until the words on top have changed", _spread(_changes(browser, address))
        browser.close()


def _changes(browser: object, address: str) -> list[float]:
    """Removes a chip, which is one click, again and again."""
    times = []
    for _ in range(TURNS):
        page = browser.new_context().new_page()  # type: ignore[attr-defined]
        page.goto(f"{address}/?kind=figure")
        page.wait_for_selector(".maplibregl-canvas")
        page.wait_for_timeout(1500)
        before = page.locator(".lede").first.inner_text()
        clock = time.perf_counter()
        page.locator(".st-key-chips button").first.click()
        page.wait_for_function("before => document.querySelector('.lede')?.innerText !== before", arg=before)
        times.append(time.perf_counter() - clock)
        page.context.close()
    return times


@contextlib.contextmanager
def _served(script: Path) -> Iterator[str]:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    command = [sys.executable, "-m", "streamlit", "run", str(script), "--server.port", str(port), "--server.headless", "true"]
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    address = f"http://127.0.0.1:{port}"
    try:
        for _ in range(120):
            with contextlib.suppress(OSError), urllib.request.urlopen(f"{address}/_stcore/health", timeout=2):
                break
            time.sleep(0.25)
        yield address
    finally:
        process.terminate()
        process.wait(20)


def _script(out: Path, name: str, text: str) -> Path:
    path = out / f"{name}.py"
    path.write_text(text, encoding="utf-8")
    return path


def _spread(times: list[float]) -> str:
    return f"{statistics.median(times):.2f} s ({min(times):.2f} to {max(times):.2f})"
