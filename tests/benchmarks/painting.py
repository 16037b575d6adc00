"""How long a visitor waits: first paint and a filter change in a real browser, beside an empty page and one bare map.

Of a filter change also the CPU the server spends.
"""

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
from collections.abc import Iterator, Sequence
from pathlib import Path

Row = tuple[str, str]
ROOT = Path(__file__).resolve().parents[2]
EMPTY = 'import streamlit as st\nst.text("painted")\nst.text_input("Words in the sentence")\n'
BARE_MAP = """
import plotly.graph_objects as go
import streamlit as st
style = {"version": 8, "sources": {}, "layers": [{"id": "sea", "type": "background", "paint": {"background-color": "#dfe7ec"}}]}
figure = go.Figure(go.Scattermap(lat=[48], lon=[37], mode="markers"), layout={"map": {"style": style}})
st.plotly_chart(figure)
"""
TURNS = 5
WORDS = ("Kursk", "troops", "Donetsk", "Russia", "Budanov", "North", "killed", "October", "Ukraine", "soldiers")


def painting(out: Path, full: bool) -> Iterator[Row]:
    """Rows of the table: seconds to the first paint of three pages; of a filter change its seconds and the server's CPU."""
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
            with _served(script) as (address, pid):
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
                if "map" not in name:
                    new, again = _server_cpu(browser, address, pid)
                    told = f"{new:.0f} ms for words not asked for before, {again:.0f} ms for the same words again"
                    yield f"CPU of the server for a change of the words on {name}", told
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


def _server_cpu(browser: object, address: str, pid: int) -> tuple[float, float]:
    """Milliseconds of the server's CPU, all threads and the answer's way out included, for a word typed: anew, and again."""
    page = browser.new_context().new_page()  # type: ignore[attr-defined]
    page.goto(address)
    box = page.get_by_label("Words in the sentence")

    def type_all(words: Sequence[str]) -> float:
        before = _cpu(pid)
        for word in words:
            box.fill(word)
            box.press("Enter")
            page.wait_for_timeout(1500)
        return 1000 * (_cpu(pid) - before) / len(words)

    # The first few runs import what they need.
    type_all(("warm", "warmer", ""))
    before = _cpu(pid)
    page.wait_for_timeout(15_000)
    idle = 1000 * (_cpu(pid) - before) / 10
    new, again = type_all(WORDS) - idle, type_all(WORDS) - idle
    page.context.close()
    return new, again


def _cpu(pid: int) -> float:
    """Seconds of CPU a process has taken; 0 where Linux does not tell."""
    try:
        fields = Path(f"/proc/{pid}/stat").read_text(encoding="ascii").rpartition(")")[2].split()
    except OSError:
        return 0.0
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


@contextlib.contextmanager
def _served(script: Path) -> Iterator[tuple[str, int]]:
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
        yield address, process.pid
    finally:
        process.terminate()
        process.wait(20)


def _script(out: Path, name: str, text: str) -> Path:
    path = out / f"{name}.py"
    path.write_text(text, encoding="utf-8")
    return path


def _spread(times: list[float]) -> str:
    return f"{statistics.median(times):.2f} s ({min(times):.2f} to {max(times):.2f})"
