"""Every page as it is seen: both languages, both themes, a wide and a narrow screen; nothing cut, nothing that axe forbids."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page

from tests.browser.looking import cut_texts, sideways, violations
from tests.browser.running import Server, open_sample, serving, settled
from tests.browser.walked import WALKED

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("browser")]

#: Language, theme and width: each once in `make test`, and in two further combinations in `make soak`.
READERS = [
    pytest.param(("en", "light", 1280), marks=pytest.mark.soak),
    ("zh", "dark", 1280),
    ("en", "light", 390),
    pytest.param(("zh", "dark", 390), marks=pytest.mark.soak),
]


@pytest.fixture(scope="module")
def shop(browser: Browser, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """A server that remembers the sample shop."""
    with serving(tmp_path_factory.mktemp("shop")) as server:
        open_sample(browser, server)
        yield server


@pytest.fixture(params=READERS, ids=lambda reader: "-".join(map(str, reader)))
def reader(request: pytest.FixtureRequest, page: Page) -> tuple[Page, str]:
    """A page as one kind of reader has it, and its language."""
    language, theme, width = request.param
    page.set_viewport_size({"width": width, "height": 900})
    page.emulate_media(color_scheme=theme)
    return page, language


def complaints(page: Page) -> list[str]:
    """Everything that is wrong with what is seen."""
    wide = sideways(page)
    return [
        *([f"{wide} px too wide"] if wide else []),
        *(f"cut: {text}" for text in cut_texts(page)),
        *violations(page),
    ]


@pytest.mark.parametrize("door", WALKED, ids=lambda door: door.file)
def test_a_page_is_whole_and_readable(reader: tuple[Page, str], shop: Server, door: object) -> None:
    page, language = reader
    settled(page.goto(f"{shop.url}/{door.file}?lang={language}") and page)
    for _ in range(5):  # what is still being drawn is looked at again
        found = complaints(page)
        if not found:
            break
        page.wait_for_timeout(1000)
    assert found == []


def test_the_first_screen_is_whole_and_readable(reader: tuple[Page, str], server: Server) -> None:
    page, language = reader
    settled(page.goto(f"{server.url}/?lang={language}") and page)
    assert complaints(page) == []


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
