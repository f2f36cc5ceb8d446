"""Every page as it is seen: both languages, both themes, a wide and a narrow screen; nothing cut, nothing that axe forbids."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page

from lib.ui.pages import Door
from tests.browser.looking import cut_texts, sideways, violations
from tests.browser.running import Server, open_sample, serving, settled
from tests.browser.walked import WALKED

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("browser")]

#: English has the longest words and is asked of every change; `make soak` asks for both.
LANGUAGES = ["en", pytest.param("zh", marks=pytest.mark.soak)]
#: Theme and width, one after the other in one tab: the page follows the reader's system and screen.
LOOKS = [("dark", 1280), ("light", 390)]


@pytest.fixture(scope="module")
def shop(browser: Browser, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """A server that remembers the sample shop."""
    with serving(tmp_path_factory.mktemp("shop")) as server:
        open_sample(browser, server)
        yield server


def complaints(page: Page) -> list[str]:
    """Everything that is wrong with what is seen."""
    wide = sideways(page)
    return [
        *([f"{wide} px too wide"] if wide else []),
        *(f"cut: {text}" for text in cut_texts(page)),
        *violations(page),
    ]


def told(page: Page, url: str) -> list[str]:
    """What is wrong with a page in any of its looks."""
    page.emulate_media(color_scheme="dark")
    settled(page.goto(url) and page)
    found: list[str] = []
    for theme, width in LOOKS:
        page.emulate_media(color_scheme=theme)
        page.set_viewport_size({"width": width, "height": 900})
        settled(page)
        for _ in range(5):  # what is still being drawn is looked at again
            wrong = complaints(page)
            if not wrong:
                break
            page.wait_for_timeout(1000)
        found += [f"{theme}, {width} px: {one}" for one in wrong]
    return found


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("door", WALKED, ids=lambda door: door.file)
def test_a_page_is_whole_and_readable(page: Page, shop: Server, door: Door, language: str) -> None:
    assert told(page, f"{shop.url}/{door.file}?lang={language}") == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_first_screen_is_whole_and_readable(page: Page, server: Server, language: str) -> None:
    assert told(page, f"{server.url}/?lang={language}") == []


def test_the_sidebar_of_a_narrow_screen_is_whole_and_readable(page: Page, shop: Server) -> None:
    page.set_viewport_size({"width": 390, "height": 900})
    settled(page.goto(shop.url) and page)
    page.get_by_test_id("stExpandSidebarButton").click()
    page.get_by_text("File and project").click()
    settled(page)
    assert complaints(page) == []


def test_these_questions_would_find_something(page: Page, server: Server) -> None:
    settled(page.goto(server.url) and page)
    page.evaluate("document.querySelector('h1').style.color = '#eee'")
    page.evaluate("document.querySelector('h1').style.cssText += 'width: 40px; overflow: hidden; white-space: nowrap'")
    page.evaluate("document.querySelector('h1').textContent = 'Much too long for this'")
    said = complaints(page)
    assert any(one.startswith("cut: ") for one in said)
    assert any(one.startswith("color-contrast") for one in said)
