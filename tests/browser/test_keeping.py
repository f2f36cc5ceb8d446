"""Nothing is lost: a reload, a closed tab and a killed server."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from tests.browser.running import Server, serving, settled

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("browser")]

ORDERS = """order id,date,customer,amount,status
1,2024-01-05,ann,10.00,paid
2,2024-01-06,bob,20.00,paid
3,2024-02-01,ann,30.00,cancelled
"""


def opened(browser: Browser, server: Server) -> Page:
    page = browser.new_page(locale="en-GB")
    settled(page.goto(server.url) and page)
    page.locator('input[type="file"]').first.set_input_files(
        {"name": "orders.csv", "mimeType": "text/csv", "buffer": ORDERS.encode()}
    )
    page.get_by_text("Nothing was lost").wait_for()
    settled(page)
    page.get_by_role("button", name="cancelled · 1 row").click()
    page.get_by_text("3 rows from 5 Jan 2024 to 1 Feb 2024 became 3 orders").wait_for()
    return settled(page)


def test_a_reload_and_a_killed_server_lose_neither_file_nor_settings(tmp_path: Path, browser: Browser) -> None:
    home = tmp_path / "home"
    with serving(home) as server:
        page = opened(browser, server)
        page.reload()
        page.get_by_text("became 3 orders").wait_for()
        page.context.close()
        server.kill()
    with serving(home) as server:
        page = browser.new_page(locale="en-GB")
        page.goto(f"{server.url}/data")
        page.get_by_text("became 3 orders").wait_for()
        page.context.close()
