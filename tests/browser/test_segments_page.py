"""A map is edited until it is whole, used on every page, and compared with another one; all in a real browser."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.browser.looking import cut_texts, sideways
from tests.browser.running import Server, sample_page, settled, visit
from tests.ui.test_little_to_see import SHOPS

pytestmark = pytest.mark.browser


def choose(page: Page, label: str, option: str) -> None:
    """Pick an option of a select box by its words."""
    page.get_by_role("combobox", name=label).first.click()
    page.keyboard.type(option)  # a long list is drawn in parts
    page.get_by_role("option").filter(has_text=option).first.click()
    settled(page)


def press(page: Page, label: str) -> None:
    page.get_by_role("button", name=label, exact=True).first.click()
    settled(page)


def little_to_see(page: Page, server: Server, folder: Path, name: str) -> None:
    """The page of a shop with little to see says something of use, on a phone, too."""
    rows, said, _ = SHOPS[name]
    orders = folder / "orders.csv"
    orders.write_text(f"order id,date,customer,amount\n{rows}\n", encoding="utf-8")
    page.goto(f"{server.url}/data?lang=en")
    settled(page).locator('input[type="file"]').first.set_input_files(str(orders))
    page.get_by_text("Nothing was lost").wait_for(timeout=60_000)
    settled(page)
    visit(page, "segments")
    expect(page.get_by_text(said[0]).first).to_be_visible()
    expect(page.get_by_role("button", name="Open these customers").first).to_be_enabled()
    page.set_viewport_size({"width": 390, "height": 844})
    settled(page)
    assert (sideways(page), cut_texts(page)) == (0, [])


@pytest.mark.soak  # every day without a browser: tests/ui/test_little_to_see.py
@pytest.mark.parametrize("name", [name for name in SHOPS if name != "one wholesaler"])
def test_a_shop_with_little_to_see_gets_a_page_that_is_of_use(
    page: Page, server: Server, tmp_path: Path, name: str
) -> None:
    little_to_see(page, server, tmp_path, name)


def test_in_a_shop_with_one_wholesaler_a_rule_is_edited_to_completeness_and_two_maps_are_compared(
    page: Page, server: Server, tmp_path: Path
) -> None:
    little_to_see(page, server, tmp_path, "one wholesaler")
    page.set_viewport_size({"width": 1280, "height": 900})
    page.get_by_text("Choose or edit the map", exact=True).click()
    settled(page)
    choose(page, "Start from", "package rfm")
    press(page, "Edit a copy of it")
    expect(page.get_by_text(re.compile("10 of 125 combinations of scores have no group yet")).first).to_be_visible()
    expect(page.get_by_role("button", name="Save and use this map")).to_be_disabled()
    press(page, "Give")
    expect(
        page.get_by_text(re.compile("Every combination of scores has a group.+the map can be saved")).first
    ).to_be_visible()
    press(page, "Write the rules so that each combination is named once")
    expect(
        page.get_by_text(re.compile("Nothing is wrong.+every combination of scores has exactly one group")).first
    ).to_be_visible()
    press(page, "Save and use this map")
    page.get_by_text("Compare two maps", exact=True).click()
    settled(page)
    expect(
        page.get_by_text(re.compile(r"\d+ groups by the map in use become \d+ by the other one")).first
    ).to_be_visible()
    assert page.get_by_test_id("stVegaLiteChart").count() >= 2


def test_what_is_typed_beyond_the_data_is_kept_until_taken_back_and_a_choice_outlives_the_language(
    page: Page, server: Server
) -> None:
    visit(sample_page(page, server), "segments")
    page.get_by_text("Cut-offs and grid", exact=True).click()
    settled(page)
    field = page.locator(".cutoffs").nth(1).locator("input.cut").first
    field.fill("99999")
    field.press("Enter")
    said = page.get_by_text("99,999 is kept; no customer lies above it.")
    expect(said).to_be_visible(timeout=30_000)
    settled(page)
    expect(field).to_have_value("99,999")
    page.get_by_role("button", name="Back to parts of equal size").click()
    expect(said).to_have_count(0, timeout=30_000)
    settled(page)
    expect(field).not_to_have_value("99,999")
    page.get_by_text("All groups of the map", exact=True).click()
    settled(page)
    box = page.locator('[class*="st-key-to-do-group"]').get_by_role("combobox")  # of another key in another language
    expect(box).to_be_visible()
    settled(page)
    box.focus()  # a list that is open closes when the page draws anew
    page.keyboard.press("ArrowDown")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    settled(page)
    page.get_by_role("radio", name="中文").click()
    expect(box).to_have_value(re.compile("[一-龥]"), timeout=30_000)
    settled(page)
    shown = box.input_value()
    page.get_by_role("radio", name="深色").click(force=True)  # the pointer may meet the word before the circle
    settled(page)
    expect(box).to_have_value(shown)


def test_cut_offs_are_typed_from_the_top_down_and_read_as_whoever_types_means_them(page: Page, server: Server) -> None:
    visit(sample_page(page, server), "segments")
    page.get_by_text("Cut-offs and grid", exact=True).click()
    settled(page)
    typed = page.locator(".cutoffs").nth(0).locator("input.cut")
    for place, days in ((3, "180"), (2, "90"), (1, "60,5"), (0, "30")):
        typed.nth(place).fill(days)
        page.keyboard.press("Tab")
    settled(page)
    for place, days in enumerate(("30", "60.5", "90", "180")):
        expect(typed.nth(place)).to_have_value(days, timeout=30_000)
    typed.nth(1).fill("12,5")
    typed.nth(1).press("Enter")
    expect(page.get_by_text(re.compile("“12,5” is read as 12.+1 cut-off was in its way"))).to_be_visible(timeout=30_000)
    expect(typed.nth(1)).to_have_value("12.5")
    typed.nth(1).fill("abc")
    typed.nth(1).press("Enter")
    expect(page.get_by_text(re.compile("“abc” is no figure: 12.+5 stays"))).to_be_visible(timeout=30_000)
    expect(typed.nth(1)).to_have_value("12.5")
