"""A plan is decided on, the next files come, and the page tells what came of it: in a real browser."""

from __future__ import annotations

import csv
import re
from datetime import date, timedelta
from pathlib import Path

import pytest
from playwright.sync_api import Page, Route, expect

from tests.browser.running import Server, sample_page, settled, visit

pytestmark = pytest.mark.browser

START, BEFORE, PLAN = date(2026, 1, 5), 16, 4


def files(folder: Path, name: str, first: int, after: int) -> list[str]:
    """All orders up to a week, and the spend of some weeks: Search brings 14 new customers a week and Social 7, from the plan on both half of it."""
    orders, spend = folder / f"orders-{name}.csv", folder / f"spend-{name}.csv"
    with orders.open("w", newline="") as one, spend.open("w", newline="") as other:
        bought, paid = csv.writer(one), csv.writer(other)
        bought.writerow(["Order", "Customer", "Date", "Amount", "Currency", "Channel"])
        paid.writerow(["Date", "Channel", "Spend (GBP)"])
        for at in range(7 * after):
            day = START + timedelta(days=at)
            for channel, each, amount in (("Search", 2, "30.00"), ("Social", 1, "20.00")):
                if at >= 7 * first:
                    paid.writerow([day, channel, amount])
                wins = each if at < 7 * BEFORE or at % 2 else 0
                for number in range(wins):
                    who = f"{channel}-{at}-{number}"
                    bought.writerow([f"#{who}", who, day, "40.00", "GBP", channel])
    return [str(orders), str(spend)]


@pytest.mark.soak
def test_a_plan_is_decided_on_and_the_next_files_tell_what_came_of_it(
    page: Page, server: Server, tmp_path: Path
) -> None:
    page.goto(f"{server.url}/data?lang=en")
    settled(page)
    page.locator('input[type="file"]').first.set_input_files(files(tmp_path, "before", 0, BEFORE))
    page.get_by_text("336 orders").first.wait_for(timeout=30_000)
    settled(page)
    visit(page, "budget")
    expect(
        page.get_by_test_id("stAlertContentInfo").get_by_text("From your files: spend and new customers")
    ).to_be_visible()
    page.get_by_role("textbox", name="Budget a week").fill("400")
    page.get_by_role("textbox", name="Budget a week").press("Enter")
    settled(page)
    expect(page.get_by_text(re.compile("£400 a week, split at its best"))).to_be_visible()
    page.get_by_role("button", name="We follow this plan").click()
    settled(page)
    expect(page.get_by_text("This plan, 27 Apr 2026 to 24 May 2026")).to_be_visible()
    expect(page.get_by_text("Too early to tell")).to_be_visible()

    visit(page, "data")
    page.locator('input[type="file"]').first.set_input_files(files(tmp_path, "after", BEFORE, BEFORE + PLAN))
    page.get_by_text("378 orders").first.wait_for(timeout=30_000)
    settled(page)
    visit(page, "budget")
    expect(page.get_by_text(re.compile(r"In 4 weeks: .* and 42 came"))).to_be_visible()
    page.get_by_role("button", name="Correct the curves").click()
    settled(page)
    expect(page.get_by_text("The curves of step 2 are corrected by it.")).to_be_visible()


@pytest.mark.soak
def test_four_plans_are_put_aside_and_compared(page: Page, server: Server) -> None:
    page.goto(f"{server.url}/budget?lang=en")
    settled(page)
    for at, total in enumerate(("200", "300", "400", "500")):
        page.get_by_role("textbox", name="Budget a week").fill(total)
        page.get_by_role("textbox", name="Budget a week").press("Enter")
        settled(page)
        page.get_by_role("textbox", name="Name of this plan").fill(f"Plan of {total}")
        page.get_by_role("button", name="Put it aside").click()
        settled(page)
        expect(page.locator(f".st-key-scenario-open-{at}")).to_be_visible()
    expect(page.get_by_text("Four plans are kept.")).to_be_visible()
    expect(page.get_by_role("button", name="Put it aside")).to_be_disabled()
    plans = page.get_by_role("region", name="The plans side by side")
    expect(plans).not_to_have_attribute("data-goes-on", "")
    page.set_viewport_size({"width": 390, "height": 900})
    expect(plans).to_have_attribute("data-goes-on", "")  # the table says that it goes on beyond its edge
    page.set_viewport_size({"width": 1280, "height": 900})
    page.locator(".st-key-scenario-open-1 button:visible").click()
    settled(page)
    expect(page.get_by_role("textbox", name="Budget a week")).to_have_value("300.00")


def late(page: Page, part: str) -> list[Route]:
    """Have a part of the page's code wait until it is let through: a browser that draws late."""
    waiting: list[Route] = []

    def hold(route: Route) -> None:
        waiting.append(route)

    page.route(re.compile(rf"/{part}\.[^/]*\.js"), hold)
    return waiting


def test_what_is_asked_stays_where_something_is_pressed_before_the_boxes_are_drawn(page: Page, server: Server) -> None:
    waiting = late(page, "TextInput")
    page.goto(f"{server.url}/budget?lang=en")
    page.get_by_text("Try another margin or horizon").click(timeout=30_000)
    page.get_by_role("slider", name="Months that count").wait_for()
    for one in waiting:
        one.continue_()
    for name, text in (("Budget a week", "300"), ("Brand gets at least", "0"), ("A new customer is worth", "28.00")):
        expect(page.get_by_role("textbox", name=name).first).to_have_value(re.compile(rf"{text}(\.0+)?"))
    page.get_by_text("least regret", exact=True).click()
    settled(page)
    expect(page.get_by_role("textbox", name="A new customer is worth")).to_have_value("28.00")
    expect(page.get_by_text("Brings a week", exact=True).first).to_be_visible()


def test_a_slider_takes_each_press_of_a_key_that_is_held(page: Page, server: Server) -> None:
    page.goto(f"{server.url}/budget?lang=en")
    settled(page)
    slider = page.get_by_role("slider", name="Budget a week")
    before, step = int(slider.input_value()), int(slider.get_attribute("step") or 1)
    slider.focus()
    for at in range(1, 21):
        page.keyboard.press("ArrowRight")
        page.wait_for_timeout(100 if at <= 10 else 250)
    settled(page)
    expect(slider).to_have_value(str(before + 20 * step))
    expect(page.get_by_role("textbox", name="Budget a week")).to_have_value(f"{before + 20 * step}.00")


def test_a_control_keeps_what_is_usual_where_something_is_pressed_before_it_is_drawn(
    page: Page, server: Server
) -> None:
    waiting = late(page, "Slider")
    page.goto(f"{server.url}/budget?lang=en")
    page.get_by_text("When does the brand share pay?").click(timeout=30_000)
    page.get_by_text("Brand lifts", exact=True).wait_for()
    settled(page)
    page.get_by_text("least regret", exact=True).click()
    settled(page)
    for one in waiting:
        one.continue_()
    expect(page.get_by_role("slider", name="Look so many months ahead")).to_have_value("36")


def test_what_is_typed_into_the_table_stays_when_another_language_is_chosen(page: Page, server: Server) -> None:
    visit(sample_page(page, server), "budget")
    total = page.get_by_role("slider").first
    before = settled(page) and total.input_value()
    table = page.locator('[class*="st-key-budget-table"] .dvn-scroller').first
    table.evaluate("grid => grid.scrollIntoView({block: 'center'})")
    page.wait_for_timeout(500)
    table.dblclick(position={"x": 180, "y": 52})  # the first channel's spend
    cell = page.locator("#portal textarea, #portal input").first
    expect(cell).to_have_value(re.compile(r"^\D?[\d.,]+$"))
    cell.fill("12,5")
    cell.press("Enter")
    expect(total).not_to_have_value(before)
    typed = settled(page) and total.input_value()
    for language, title in (("简体中文", "下一笔预算投到哪里"), ("English", "Where should the next budget go")):
        page.get_by_role("radio", name=language).click()
        page.get_by_role("heading", name=title).wait_for()
        settled(page)
        expect(total).to_have_value(typed)
