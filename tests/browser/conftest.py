"""The browser tests share one server and one Chromium a worker; each test has a fresh browser profile."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.running import Server, chromium, serving

#: A page is waited for until it is there: how long that takes says how busy the machine is, not whether it is right.
expect.set_options(timeout=60_000)


@pytest.fixture(scope="session")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """A local server that remembers nothing from other test runs; tests that need autosave start their own."""
    home: Path = tmp_path_factory.mktemp("home")
    with serving(home, {"REGULARS_AUTOSAVE": "off"}) as server:
        yield server


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    with chromium() as browser:
        yield browser


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    """A page at 1280 px; the test fails on a console error or on any request to another host."""
    context = browser.new_context(viewport={"width": 1280, "height": 900}, locale="en-GB", accept_downloads=True)
    context.set_default_timeout(60_000)
    page = context.new_page()
    complaints: list[str] = []
    page.on("console", lambda message: complaints.append(message.text) if message.type == "error" else None)
    page.on("pageerror", lambda error: complaints.append(str(error)))

    def note_strangers(url: str) -> None:
        if urlsplit(url).scheme in {"http", "https", "ws", "wss"} and urlsplit(url).hostname != "localhost":
            complaints.append(f"request to {url}")

    page.on("request", lambda request: note_strangers(request.url))
    yield page
    context.close()
    assert complaints == []
