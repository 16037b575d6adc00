"""A real browser and a real server for the page tests; without a browser they fail with a sentence, never skip."""

from __future__ import annotations

import contextlib
import os
import shutil
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Error, Page, Route, sync_playwright

ROOT = Path(__file__).resolve().parents[2]
SCREENSHOTS = Path(__file__).resolve().parent / "screenshots"
FLAGS = [
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
HOW = (
    "The page tests need a browser and found none: `apt install chromium`, or name one with MUSTER_BROWSER=/path/to/chromium, "
    "or let Playwright fetch its own with `python -m playwright install chromium`."
)
WAIT = 60_000
PHONE: dict[str, Any] = {
    "viewport": {"width": 390, "height": 844},
    "has_touch": True,
    "user_agent": "Mozilla/5.0 (Linux; Android 14) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/130.0 Mobile Safari/537.36",
}


def find_browser() -> str | None:
    """MUSTER_BROWSER, else chromium or chrome on the path, else None: Playwright's own."""
    if named := os.environ.get("MUSTER_BROWSER"):
        if not shutil.which(named):
            pytest.fail(f"MUSTER_BROWSER names {named}, which is not there or cannot be run. {HOW}", pytrace=False)
        return named
    names = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome")
    return next((path for name in names if (path := shutil.which(name))), None)


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    with sync_playwright() as playwright:
        try:
            started = playwright.chromium.launch(executable_path=find_browser(), args=FLAGS)
        except Error as error:
            pytest.fail(f"{HOW} ({str(error).splitlines()[0]})", pytrace=False)
        yield started
        started.close()


def start_server(folder: Path, *arguments: str, **env: str) -> tuple[subprocess.Popen[bytes], str]:
    """The dashboard as a user starts it, from another folder; answers the process and its address."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    command = [sys.executable, "-m", "streamlit", "run", str(ROOT / "dashboard" / "app.py")]
    command += ["--server.port", str(port), "--server.headless", "true", "--server.fileWatcherType", "none"]
    if arguments:
        command += ["--", *arguments]
    log = (folder / f"server-{port}.log").open("wb")
    process = subprocess.Popen(command, cwd=folder, stdout=log, stderr=log, env={**os.environ, **env})
    address = f"http://127.0.0.1:{port}"
    for _ in range(120):
        with contextlib.suppress(OSError), urllib.request.urlopen(f"{address}/_stcore/health", timeout=2) as answer:
            if answer.status == 200:
                return process, address
        if process.poll() is not None:
            break
        time.sleep(0.5)
    process.kill()
    raise AssertionError(f"the dashboard did not start:\n{Path(log.name).read_text(encoding='utf-8')[-3000:]}")


@pytest.fixture(scope="session")
def dataset(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A dataset of the seeds' claims as read by hand, so that these tests see the pages and not the extraction."""
    from tests.seed_dataset import write_dataset

    return write_dataset(tmp_path_factory.mktemp("data") / "dataset")


@pytest.fixture(scope="session")
def server(dataset: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    process, address = start_server(tmp_path_factory.mktemp("elsewhere"), MUSTER_DATASET=str(dataset))
    yield address
    process.terminate()
    process.wait(20)


class Visitor:
    """One browser window with the network beyond the server blocked; `refused` lists what the page asked for in vain."""

    def __init__(self, page: Page, address: str) -> None:
        self.page, self.address = page, address
        self.refused: list[str] = []
        self.errors: list[str] = []
        page.route("**/*", self._gate)
        page.on("pageerror", lambda error: self.errors.append(str(error)))
        page.set_default_timeout(WAIT)

    def _gate(self, route: Route) -> None:
        url = route.request.url
        if url.startswith((self.address, "data:", "blob:")):
            route.continue_()
        else:
            self.refused.append(url)
            route.abort()

    def open(self, path: str = "/", ready: str = ".masthead") -> Page:
        """Opens a page and waits until it stands."""
        self.page.goto(self.address + path)
        self.page.wait_for_selector(ready)
        self.settle()
        return self.page

    def settle(self) -> None:
        """Waits until Streamlit has stopped running and charts had time to paint."""
        self.page.wait_for_selector('[data-testid="stApp"][data-test-script-state="notRunning"]')
        self.page.wait_for_timeout(700)

    def map_ready(self) -> None:
        """Waits until the map has its lines, shades and points, however busy the machine."""
        self.page.wait_for_selector(".maplibregl-canvas")
        self.page.wait_for_function(
            """() => { const plot = [...document.querySelectorAll('.js-plotly-plot')].find(p => p._fullLayout?.map);
            const map = plot?._fullLayout.map._subplot?.map;
            return map?.loaded() && map.getStyle().layers.some(layer => layer.id.startsWith('plotly')); }"""
        )
        self.page.wait_for_timeout(800)

    def keep(self, name: str, height: int = 0) -> Path:
        """A screenshot in the ignored folder, of a window of that height if one is given."""
        SCREENSHOTS.mkdir(exist_ok=True)
        path = SCREENSHOTS / f"{name}.png"
        if height:
            self.page.set_viewport_size({"width": self.page.viewport_size["width"], "height": height})
            self.page.evaluate("document.querySelector('[data-testid=stMain]').scrollTo(0, 0)")
            if self.page.locator(".maplibregl-canvas").count():
                self.map_ready()
            self.page.wait_for_timeout(1500)
        self.page.screenshot(path=path)
        return path


@pytest.fixture
def visitor(browser: Browser, server: str, request: pytest.FixtureRequest) -> Iterator[Visitor]:
    options: dict[str, Any] = {"viewport": {"width": 1280, "height": 900}, **getattr(request, "param", {})}
    context = browser.new_context(**options)
    yield Visitor(context.new_page(), server)
    context.close()
