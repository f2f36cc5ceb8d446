"""Every page as it is seen: both languages, both themes, a wide and a narrow screen; nothing cut, nothing that axe forbids."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal

import pytest
from playwright.sync_api import Browser, Page

from tests.browser.looking import cut_texts, sideways, violations
from tests.browser.running import Server, open_sample, serving, settled, visit
from tests.browser.walked import WALKED

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("looks")]

#: English has the longest words and is asked of every change; `make soak` asks for both.
LANGUAGES = ["en", pytest.param("zh", marks=pytest.mark.soak)]
Theme = Literal["dark", "light"]
#: Theme and width, one after the other in one tab: the page follows the reader's system and screen.
LOOKS: list[tuple[Theme, int]] = [("dark", 1280), ("light", 390)]


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


def told(page: Page) -> list[str]:
    """What is wrong with a page in any of its looks; the tab is wide and dark again at the end."""
    found: list[str] = []
    for theme, width in LOOKS:
        look(page, theme, width)
        for _ in range(5):  # what is still being drawn is looked at again
            wrong = complaints(page)
            if not wrong:
                break
            page.wait_for_timeout(1000)
        found += [f"{theme}, {width} px: {one}" for one in wrong]
    look(page, *LOOKS[0])
    return found


def look(page: Page, theme: Theme, width: int) -> None:
    page.emulate_media(color_scheme=theme)
    page.set_viewport_size({"width": width, "height": 900})
    settled(page)


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_page_is_whole_and_readable(page: Page, shop: Server, language: str) -> None:
    page.emulate_media(color_scheme="dark")
    settled(page.goto(f"{shop.url}/?lang={language}") and page)
    found = {door.file: told(visit(page, door.file, language)) for door in WALKED}
    look(page, "light", 390)
    page.get_by_test_id("stExpandSidebarButton").click()
    page.locator('[data-testid="stSidebar"] summary').first.click()
    found["sidebar"] = complaints(settled(page))
    assert {file: wrong for file, wrong in found.items() if wrong} == {}


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_first_screen_is_whole_and_readable(page: Page, server: Server, language: str) -> None:
    settled(page.goto(f"{server.url}/?lang={language}") and page)
    assert told(page) == []


def test_these_questions_would_find_something(page: Page, server: Server) -> None:
    settled(page.goto(server.url) and page)
    page.evaluate("document.querySelector('h1').style.color = '#eee'")
    page.evaluate("document.querySelector('h1').style.cssText += 'width: 40px; overflow: hidden; white-space: nowrap'")
    page.evaluate("document.querySelector('h1').textContent = 'Much too long for this'")
    said = complaints(page)
    assert any(one.startswith("cut: ") for one in said)
    assert any(one.startswith("color-contrast") for one in said)
