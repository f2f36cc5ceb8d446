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
THEMES: tuple[Theme, Theme] = ("dark", "light")


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


def told(page: Page, themes: tuple[Theme, Theme] = THEMES) -> list[str]:
    """What is wrong with a page on a wide screen in one theme, and on a narrow one in the other; the tab is wide again at the end.

    The theme stays: every change of it draws all charts anew, so the next page begins where this one ends.
    """
    found: list[str] = []
    for theme, width in zip(themes, (1280, 390), strict=True):
        look(page, theme, width)
        for _ in range(5):  # what is still being drawn is looked at again
            wrong = complaints(page)
            if not wrong:
                break
            page.wait_for_timeout(1000)
        found += [f"{theme}, {width} px: {one}" for one in wrong]
    look(page, themes[1], 1280)
    return found


def look(page: Page, theme: Theme, width: int) -> None:
    page.emulate_media(color_scheme=theme)
    page.set_viewport_size({"width": width, "height": 900})
    settled(page)


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_page_is_whole_and_readable(page: Page, shop: Server, language: str) -> None:
    page.emulate_media(color_scheme=THEMES[-1])
    settled(page.goto(f"{shop.url}/?lang={language}") and page)
    found = {
        door.file: told(visit(page, door.file, language), THEMES[:: 1 if place % 2 else -1])
        for place, door in enumerate(WALKED)
    }
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
