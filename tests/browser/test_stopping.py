"""*Cancel reading*, pressed while a large file is read: the reader is gone within a second, and the page is as it was."""

from __future__ import annotations

import time
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.browser.running import Server, press_sample, settled

pytestmark = pytest.mark.browser

ROWS = 2_000_000


def readers_of(server: Server) -> list[str]:
    """The processes that read a file for the server."""
    found: list[str] = []
    for children in Path(f"/proc/{server.process.pid}/task").glob("*/children"):
        for process in children.read_text().split():
            command = Path(f"/proc/{process}/cmdline").read_bytes()
            found += [process] if b"child.py" in command else []
    return found


@pytest.mark.soak
def test_stop_ends_the_reading_within_a_second_and_what_was_there_stays(
    page: Page, server: Server, tmp_path: Path
) -> None:
    large = tmp_path / "large.csv"
    large.write_bytes(b"order id,date,customer,amount\n" + b'1,2025-01-02,"Ann, A",5.50\n' * ROWS)
    page.goto(f"{server.url}/?lang=en")
    press_sample(settled(page))
    page.get_by_text("File and project").click()
    settled(page)
    name = page.get_by_role("textbox", name="Name of the project")
    before = name.input_value()
    page.locator('input[type="file"]').first.set_input_files(large)
    stop = page.locator(".st-key-stop-reading button")
    stop.wait_for(timeout=60_000)
    while not readers_of(server):
        time.sleep(0.02)
    expect(
        page.locator('[data-testid="stStatusWidget"] button')
    ).to_be_hidden()  # its own Stop would leave an empty page
    stop.click()
    pressed = time.monotonic()
    while readers_of(server):
        assert time.monotonic() - pressed < 1
        time.sleep(0.02)
    expect(stop).to_be_hidden(timeout=20_000)
    settled(page)
    assert not readers_of(server)  # nor does the next run begin anew
    assert name.input_value() == before
    expect(page.get_by_text("Reading was cancelled")).to_be_visible()
