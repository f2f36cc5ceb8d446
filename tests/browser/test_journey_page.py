"""Where do we lose them? On the sample shop, on orders without events, and on daily counts."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from lib.catalog.samples import sample
from tests.browser.looking import cut_texts, sideways
from tests.browser.running import Server, sample_page, settled, visit
from tests.browser.test_journeys import figure
from tests.cli.running import ask

pytestmark = pytest.mark.browser


@pytest.mark.soak
def test_the_sample_shop_shows_what_the_command_line_says(page: Page, server: Server) -> None:
    steps = {
        step["step"]: step for step in ask("funnel", sample("coffee_en").paths("events")[0], "--json").answer["steps"]
    }
    sample_page(page, server)
    visit(page, "journey")
    assert figure(page, "Seen") == f"{steps['seen']['users']:,}"
    assert figure(page, "Paid") == f"{steps['paid']['users']:,}"
    expect(page.get_by_text("page: /p/espresso1").first).to_be_visible()
    page.set_viewport_size({"width": 390, "height": 844})
    width = 0
    for _ in range(50):  # a busy machine draws late; the content policy lets no script wait for it
        page.wait_for_timeout(200)
        if (width := page.evaluate("document.querySelector('[data-testid=\"stMain\"]').scrollWidth")) <= 391:
            break
    assert width <= 391


@pytest.mark.soak
def test_orders_alone_and_then_daily_counts(page: Page, server: Server, tmp_path: Path) -> None:
    orders = tmp_path / "orders.csv"
    rows = [
        f"{number},c{number % 40},2026-0{1 + number % 6}-{1 + number % 27:02d} 10:00,{10 + number}.00"
        for number in range(120)
    ]
    orders.write_text("order id,customer,date,amount\n" + "\n".join(rows), encoding="utf-8")
    page.goto(f"{server.url}/data?lang=en")
    settled(page).locator('input[type="file"]').first.set_input_files(str(orders))
    page.get_by_text("120 orders").first.wait_for(timeout=60_000)
    settled(page)
    visit(page, "journey")
    expect(page.get_by_role("heading", name="Orders alone say this much")).to_be_visible()
    page.locator('[class*="st-key-journey-upload"] input[type="file"]').set_input_files(
        str(sample("coffee_en").paths("daily")[0])
    )
    page.get_by_text("nobody can be followed from one step to the next").wait_for(timeout=60_000)
    settled(page)
    expect(page.get_by_role("heading", name="Keep the limits")).to_be_visible()
    assert figure(page, "Paid").replace(",", "").isdigit()


def test_counts_a_day_and_step_open_alone_in_chinese_dark_and_on_a_phone(
    page: Page, server: Server, tmp_path: Path
) -> None:
    """Eight weeks of a web shop's analytics: nobody's orders, nobody's events."""
    daily = {"session_start": 400, "view_item": 220, "add_to_cart": 30, "begin_checkout": 18, "purchase": 12}
    rows = [
        f"2026-0{1 + day // 28}-{1 + day % 28:02d},{name},{count + day % 7},{count // 2 + day % 7}"
        for day in range(56)
        for name, count in daily.items()
    ]
    counts = tmp_path / "ga4.csv"
    counts.write_text("Date,Event name,Event count,Total users\n" + "\n".join(rows), encoding="utf-8")
    page.emulate_media(color_scheme="dark")
    page.goto(f"{server.url}/data?lang=zh")
    settled(page).locator('input[type="file"]').first.set_input_files(str(counts))
    page.get_by_text("280 行").first.wait_for(timeout=60_000)
    settled(page)
    visit(page, "journey", "zh")
    assert figure(page, "支付") == f"{8 * sum(6 + day for day in range(7)):,}"
    expect(page.get_by_text("view_item")).to_be_visible()
    visit(page, "lifecycle", "zh")
    expect(page.get_by_role("heading", level=2).first).to_be_visible()
    for file in ("lifecycle", "journey"):
        visit(page, file, "zh")
        page.set_viewport_size({"width": 390, "height": 844})
        settled(page)
        assert (sideways(page), cut_texts(page)) == (0, [])
        page.set_viewport_size({"width": 1280, "height": 900})
        settled(page)
