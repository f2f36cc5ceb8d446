"""Starts the real server and a real browser for tests, benchmarks and screenshots."""

from __future__ import annotations

import contextlib
import os
import shutil
import signal
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from playwright.sync_api import Browser, Page, sync_playwright

from lib.text.languages import language_for
from lib.text.words import Words
from lib.ui.pages import DOORS

ROOT = Path(__file__).parents[2]
#: Chromium must not call home in a test that proves that nothing does.
QUIET = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
#: What the system's Chromium is called.
_BROWSERS = ("chromium-headless-shell", "chromium", "chromium-browser")
#: Pixels below which the pages stand in the sidebar.
_NARROW = 768


@dataclass
class Server:
    """A running app: where it answers, what it writes."""

    url: str
    process: subprocess.Popen[bytes]
    home: Path
    log: Path

    def kill(self) -> None:
        """As a power cut would."""
        self.process.send_signal(signal.SIGKILL)
        self.process.wait(10)


def free_port() -> int:
    """A port nobody listens on."""
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        return int(listener.getsockname()[1])


@contextlib.contextmanager
def serving(
    home: Path, environment: Mapping[str, str] | None = None, *options: str, script: str = "app.py"
) -> Iterator[Server]:
    """`streamlit run app.py` (or another script) on a free port, with a home folder of its own; stopped at the end."""
    home.mkdir(parents=True, exist_ok=True)
    port = free_port()
    log = home / f"server-{port}.log"
    command = [sys.executable, "-m", "streamlit", "run", script, "--server.port", str(port)]
    command += ["--server.headless", "true", *options]
    inherited = {name: value for name, value in os.environ.items() if not name.startswith(("STREAMLIT_", "XDG_"))}
    with log.open("wb") as output:
        process = subprocess.Popen(
            command,
            cwd=ROOT,
            env={**inherited, "HOME": str(home), **(environment or {})},
            stdout=output,
            stderr=subprocess.STDOUT,
        )
    server = Server(f"http://localhost:{port}", process, home, log)
    try:
        _wait_until_healthy(server)
        yield server
    finally:
        if process.poll() is None:
            process.terminate()
            try:
                process.wait(10)
            except subprocess.TimeoutExpired:
                process.kill()
                process.wait(10)


def _wait_until_healthy(server: Server) -> None:
    for _ in range(600):
        if server.process.poll() is not None:
            break
        with contextlib.suppress(OSError), urllib.request.urlopen(server.url + "/_stcore/health", timeout=1) as answer:
            if answer.read() == b"ok":
                return
        time.sleep(0.1)
    raise RuntimeError(server.log.read_text())


@contextlib.contextmanager
def chromium() -> Iterator[Browser]:
    """The system's Chromium, or Playwright's own where there is none; the one without a window takes a fifth less time."""
    path = os.environ.get("CHROMIUM") or next(filter(None, map(shutil.which, _BROWSERS)), None)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=QUIET)
        try:
            yield browser
        finally:
            browser.close()


def settled(page: Page) -> Page:
    """Wait until the script has run and its results are drawn; a page that has no title yet has not begun."""
    page.wait_for_selector('[data-testid="stMain"] h1', timeout=120_000)
    page.wait_for_selector('[data-testid="stApp"][data-test-script-state="notRunning"]', timeout=120_000)
    page.wait_for_timeout(300)
    page.wait_for_selector('[data-testid="stApp"][data-test-script-state="notRunning"]', timeout=120_000)
    return page


def press_sample(page: Page) -> None:
    """Open the sample shop of the reader's language, from the first screen."""
    page.locator('[class*="st-key-sample-"] button[kind="primary"]').click()


def sample_page(page: Page, server: Server) -> Page:
    """The English sample shop, opened from the first screen."""
    page.goto(f"{server.url}/?lang=en")
    press_sample(settled(page))
    page.get_by_text("Sample shop").first.wait_for()
    return settled(page)


def visit(page: Page, file: str, language: str = "en") -> Page:
    """Another page by the navigation of the screen's width, as a reader goes there: the tab keeps its work."""
    door = next(door for door in DOORS if door.file == file)
    say = Words(language_for(language), "EUR").say
    if (page.viewport_size or {"width": 1280})["width"] < _NARROW:
        page.get_by_test_id("stExpandSidebarButton").click()
        page.get_by_test_id("stSidebarNav").get_by_role("link", name=say(door.label), exact=True).click()
        page.get_by_test_id("stSidebarCollapseButton").get_by_role("button").click()  # a phone's browser does it itself
    elif door.section is None:
        page.get_by_role("link", name=say(door.label), exact=True).first.click()
    else:
        page.get_by_test_id("stTopNavSection").filter(has_text=say(door.section)).click()
        page.get_by_role("menuitem", name=say(door.label), exact=True).click()
    page.get_by_role("heading", level=1, name=say(door.question)).wait_for()
    return settled(page)


def open_sample(browser: Browser, server: Server, language: str = "en") -> None:
    """Open the sample shop and wait until it is kept, so that every later page of this server starts with it."""
    context = browser.new_context(viewport={"width": 1280, "height": 900})
    page = context.new_page()
    page.goto(f"{server.url}/?lang={language}")
    settled(page)
    press_sample(page)
    page.get_by_test_id("stSidebarContent").locator('[class*="st-key-keeping"]').wait_for(timeout=120_000)
    settled(page)
    wait_until_kept(server)
    context.close()


def wait_until_kept(server: Server) -> None:
    """Wait until a shop lies in the server's home, where every later page finds it."""
    for _ in range(600):
        if any(server.home.rglob("table-*.parquet")):
            return
        time.sleep(0.1)
    raise RuntimeError("the shop was not kept")
