"""A map is edited until it is whole, used on every page, and compared with another one; all in a real browser."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Page, expect

from tests.browser.running import Server, sample_page, settled, visit

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("looks")]


def choose(page: Page, label: str, option: str) -> None:
    """Pick an option of a select box by its words."""
    page.get_by_role("combobox", name=label).first.click()
    page.keyboard.type(option)  # a long list is drawn in parts
    page.get_by_role("option").filter(has_text=option).first.click()
    settled(page)


def press(page: Page, label: str) -> None:
    page.get_by_role("button", name=label, exact=True).first.click()
    settled(page)


def test_a_rule_is_edited_to_completeness_and_two_maps_are_compared(page: Page, server: Server) -> None:
    visit(sample_page(page, server), "segments")
    page.get_by_text("Choose or edit the map", exact=True).click()
    settled(page)
    choose(page, "Start from", "package rfm")
    press(page, "Edit a copy of it")
    expect(page.get_by_text(re.compile("10 of 125 combinations of scores have no group yet")).first).to_be_visible(
        timeout=30_000
    )
    save = page.get_by_role("button", name="Save and use this map")
    expect(save).to_be_disabled()
    press(page, "Give")
    expect(
        page.get_by_text(re.compile("Every combination of scores has a group.+the map can be saved")).first
    ).to_be_visible(timeout=30_000)
    press(page, "Write the rules so that each combination is named once")
    expect(
        page.get_by_text(re.compile("Nothing is wrong.+every combination of scores has exactly one group")).first
    ).to_be_visible(timeout=30_000)
    press(page, "Save and use this map")
    expect(page.get_by_text(re.compile(r"\d+ groups know \d+% of what 10 know|10 groups")).first).to_be_visible(
        timeout=60_000
    )
    page.get_by_text("Compare two maps", exact=True).click()
    settled(page)
    expect(page.get_by_text(re.compile(r"10 groups by the map in use become 24 by the other one")).first).to_be_visible(
        timeout=30_000
    )
    assert page.get_by_test_id("stVegaLiteChart").count() >= 2
