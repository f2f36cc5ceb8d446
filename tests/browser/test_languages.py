"""Chinese to the last button, also in the parts that Streamlit brings along; switched without losing work."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from lib.ui.pages import DOORS, Door
from tests.browser.running import Server, sample_page, serving, settled

pytestmark = pytest.mark.browser

#: Names and formats that are the same in every language.
SAME = {
    "Regulars",
    "Language",
    "English",
    "Streamlit",
    "CSV",
    "Excel",
    "OpenDocument",
    "Parquet",
    "XLSX",
    "CNY",
    "GBP",
    "UTF",
    "PNG",
    "Instagram",
}
EVERY_TEXT = """() => {
  const found = [];
  const skip = 'script, style, noscript, svg, canvas, [translate="no"], [data-testid="stIconMaterial"], [data-testid="stExpanderIcon"], [role="img"], [data-testid="stFileChipName"]';
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) {
    const node = walker.currentNode;
    if (!node.parentElement.closest(skip) && node.parentElement.checkVisibility()) found.push(node.nodeValue.trim());
  }
  for (const name of ["aria-label", "placeholder", "title"])
    for (const element of document.querySelectorAll(`[${name}]`))
      if (!element.closest("svg, canvas")) found.push(element.getAttribute(name));
  return found.filter(Boolean);
}"""


def english_in(page: Page) -> set[str]:
    """Texts on the page with an English word in them."""
    words = {text: set(re.findall(r"[A-Za-z]{3,}", text)) for text in page.evaluate(EVERY_TEXT)}
    return {text for text, found in words.items() if found - SAME}


@pytest.fixture
def chinese(browser: Browser, server: Server) -> Iterator[Page]:
    context = browser.new_context(viewport={"width": 1280, "height": 900}, locale="zh-CN")
    page = context.new_page()
    settled(page.goto(server.url) and page)
    yield page
    context.close()


def test_everything_is_chinese_until_another_language_is_chosen_and_the_work_stays(chinese: Page) -> None:
    samples = {text for text in english_in(chinese) if "Slow Harbour" in text}
    assert english_in(chinese) - samples == set()
    assert chinese.evaluate("document.documentElement.lang") == "zh-Hans"
    chinese.locator("button[kind=primary]").first.click()
    chinese.get_by_text("示例店铺").first.wait_for()
    settled(chinese)
    chinese.locator('[data-testid="stMainMenuButton"]').click()
    chinese.locator('[data-testid="stMainMenuList"]').wait_for()
    assert english_in(chinese) == set()
    chinese.keyboard.press("Escape")
    chinese.get_by_text("筛选").first.click()
    settled(chinese)
    chinese.locator('[data-testid="stMultiSelect"] input').first.click()
    chinese.get_by_text("全选").wait_for()
    assert english_in(chinese) == set()
    chinese.keyboard.press("Escape")

    values = chinese.locator('[data-testid="stMetricValue"]')
    values.nth(1).wait_for()
    figures = values.all_inner_texts()
    chinese.get_by_role("radio", name="English").click()
    chinese.get_by_text("Sample shop").wait_for()
    settled(chinese)
    assert "lang=en" in chinese.url
    assert chinese.evaluate("document.documentElement.lang") == "en"
    assert chinese.locator('button[aria-label="收起侧边栏"]').count() == 0
    # Whole numbers look the same in both; the revenue is ¥120万 there and ¥1.20M here.
    assert set(values.all_inner_texts()) & set(figures) >= {figures[1]}


@pytest.mark.soak  # a process a page takes a while: of every change tests/browser/test_protection.py asks for one
@pytest.mark.parametrize("door", [pytest.param(door, id=door.file) for door in DOORS[1:]])
def test_a_deep_link_into_a_fresh_process_opens_its_page_and_keeps_the_language(
    tmp_path: Path, browser: Browser, door: Door
) -> None:
    with serving(tmp_path / door.file, {"REGULARS_AUTOSAVE": "off"}) as server:
        page = browser.new_page(locale="en-GB")
        settled(page.goto(f"{server.url}/{door.file}?lang=zh") and page)
        page.get_by_role("heading", level=1).wait_for()
        assert door.question not in page.inner_text("h1")
        assert page.locator('[data-testid="stSidebarNav"]').count() == 0
        if door.data == "needed":
            page.get_by_role("button", name="打开示例店铺").first.wait_for()
        page.context.close()


def test_the_theme_is_one_choice_for_all_pages_at_any_time_and_nothing_is_lost(page: Page, server: Server) -> None:
    app = page.get_by_test_id("stApp")
    sample_page(page, server)
    revenue = page.get_by_test_id("stMetricValue").first.inner_text()
    choices = page.get_by_role("radiogroup", name="Theme")
    choices.get_by_role("radio", name="Dark").click(force=True)  # the pointer may meet the word before the circle
    expect(app).to_have_css("background-color", "rgb(20, 24, 28)")
    page.get_by_test_id("stMainMenuList").wait_for(state="detached")
    expect(choices.get_by_role("radio", name="Dark")).to_be_checked()
    assert page.get_by_test_id("stMetricValue").first.inner_text() == revenue
    choices.get_by_role("radio", name="Dark").press("ArrowLeft")  # by keyboard, to the one before
    expect(app).to_have_css("background-color", "rgb(255, 255, 255)")
    expect(choices.get_by_role("radio", name="Light")).to_be_checked()
    page.locator('[data-testid="stMainMenuButton"]').click()  # Streamlit's own menu chooses the same
    page.get_by_role("menuitemradio", name="Dark").click()
    settled(page.goto(f"{server.url}/{DOORS[-1].file}?lang=en") and page)
    expect(app).to_have_css("background-color", "rgb(20, 24, 28)")
