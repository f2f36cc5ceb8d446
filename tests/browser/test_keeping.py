"""Nothing is lost by a reload, a closed tab and a killed server; nothing is left once it is forgotten."""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect
from playwright.sync_api import TimeoutError as NotThere

from tests.browser.running import Server, sample_page, serving, settled, visit

pytestmark = pytest.mark.browser

CANARY = "13800138000"
ORDERS = f"""order id,date,customer,amount,status
1,2024-01-05,{CANARY},10.00,paid
2,2024-01-06,bob,20.00,paid
3,2024-02-01,{CANARY},30.00,cancelled
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


def _forget(page: Page) -> None:
    """Forget the data as somebody does whose first click fell into the page's drawing itself anew: they click again."""
    sure = page.get_by_role("button", name="Forget it")
    for _ in range(3):
        button = page.get_by_role("button", name="Forget this data")
        if not button.is_visible():
            page.get_by_text("File and project").click()
        button.click()
        with suppress(NotThere):
            sure.wait_for(timeout=10_000)
            break
    sure.click()


def test_a_reload_and_a_killed_server_lose_nothing_and_what_is_forgotten_is_nowhere(
    tmp_path: Path, browser: Browser
) -> None:
    home, temporary = tmp_path / "home", tmp_path / "temporary"
    temporary.mkdir()
    with serving(home, {"TMPDIR": str(temporary)}) as server:
        page = opened(browser, server)
        page.reload()
        page.get_by_text("became 3 orders").wait_for()
        page.context.close()
        server.kill()
    assert list(home.rglob("table-*.parquet"))
    with serving(home, {"TMPDIR": str(temporary)}) as server:
        page = browser.new_page(locale="en-GB")
        page.goto(f"{server.url}/data")
        page.get_by_text("became 3 orders").wait_for()
        settled(page)
        _forget(page)
        page.get_by_text("A sample shop").wait_for()
        page.context.close()
        left = [path for folder in (home, temporary) for path in folder.rglob("*") if path.is_file()]
        assert any(path.name.startswith("server-") for path in left)  # the logs are looked through, too
        assert [path for path in left if "autosave" in str(path)] == []
        assert [path for path in left if CANARY.encode() in path.read_bytes()] == []


@pytest.mark.soak
def test_a_reload_brings_back_what_was_asked(tmp_path: Path, browser: Browser) -> None:
    with serving(tmp_path / "home") as server:
        page = sample_page(browser.new_page(locale="en-GB"), server)
        visit(page, "lifecycle")
        margin = page.locator(".st-key-figure-whatif-margin input").first
        margin.fill("45")
        margin.press("Enter")
        settled(page)
        page.locator(".st-key-cohort-by").get_by_text("Week", exact=True).click()
        settled(page)
        page.reload()
        settled(page)
        expect(margin).to_have_value("45")
        expect(page.get_by_text("Weeks later").first).to_be_attached()
        page.context.close()
