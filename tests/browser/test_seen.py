"""Every page as it is seen: both languages, both themes, a wide and a narrow screen; nothing cut, nothing that axe forbids."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, Literal

import pytest
from playwright.sync_api import Browser, Page

from tests.browser.looking import cut_texts, open_panels, sideways, violations
from tests.browser.running import Server, open_sample, serving, settled, visit
from tests.browser.walked import WALKED

pytestmark = pytest.mark.browser

Form = tuple[Literal["dark", "light"], int]
#: A walk looks at every other page in one form and at the rest in the other; English has the longest words and is walked at every change.
#: Chinese has its first screen looked at then, and its texts are asked for one by one elsewhere; `make soak` walks all.
WALKS: dict[str, tuple[str, tuple[Form, Form]]] = {
    "en": ("en", (("dark", 1280), ("light", 390))),
    "en turned round": ("en", (("light", 390), ("dark", 1280))),
    "zh": ("zh", (("light", 1280), ("dark", 390))),
    "zh turned round": ("zh", (("dark", 390), ("light", 1280))),
}


def walks(*always: str) -> list[Any]:
    """All walks, of which some are for every change."""
    return [
        pytest.param(*walk, id=name, marks=() if name in always else pytest.mark.soak) for name, walk in WALKS.items()
    ]


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


def look(page: Page, form: Form) -> None:
    """Every change of the form draws all charts anew."""
    theme, width = form
    page.emulate_media(color_scheme=theme)
    page.set_viewport_size({"width": width, "height": 900})
    settled(page)


def told(page: Page, form: Form) -> list[str]:
    """What is wrong with what is seen in a form."""
    wrong: list[str] = []
    for _ in range(5):  # what is still being drawn is looked at again
        wrong = complaints(page)
        if not wrong:
            return []
        page.wait_for_timeout(1000)
    return [f"{form}: {one}" for one in wrong]


@pytest.mark.parametrize(("language", "forms"), walks("en"))
def test_every_page_is_whole_and_readable(page: Page, shop: Server, language: str, forms: tuple[Form, Form]) -> None:
    settled(page.goto(f"{shop.url}/?lang={language}") and page)
    found: dict[str, list[str]] = {}
    for form, doors in zip(forms, (WALKED[::2], WALKED[1::2]), strict=True):
        look(page, form)
        for door in doors:
            open_panels(visit(page, door.file, language))
            found[door.file] = told(page, form)
    look(page, ("light", 390))
    page.get_by_test_id("stExpandSidebarButton").click()
    page.locator('[data-testid="stSidebar"] summary').first.click()
    found["sidebar"] = complaints(settled(page))
    assert {file: wrong for file, wrong in found.items() if wrong} == {}


@pytest.mark.parametrize(("language", "forms"), walks("en", "zh turned round"))
def test_the_first_screen_is_whole_and_readable(
    page: Page, server: Server, language: str, forms: tuple[Form, Form]
) -> None:
    settled(page.goto(f"{server.url}/?lang={language}") and page)
    look(page, forms[0])
    assert told(page, forms[0]) == []


def test_figures_beside_one_another_stand_on_one_line_in_chinese(page: Page, shop: Server) -> None:
    settled(page.goto(f"{shop.url}/?lang=zh") and page)
    figures = page.get_by_test_id("stMetricValue").locator("p")
    heights = [figures.nth(at).evaluate("figure => figure.getBoundingClientRect().top") for at in range(4)]
    assert any("万" in text for text in figures.all_inner_texts())
    assert len(set(heights)) == 1


def test_a_status_and_its_money_are_read_to_the_end_on_a_phone(page: Page, server: Server) -> None:
    long = "Payment received and waiting for the courier to collect it from the shop"
    rows = "".join(f"{at},a@x.com,2026-01-0{at},{long},123456.00\n" for at in range(1, 4))
    file = (
        f"order id,E-Mail-Adresse des Käufers,date,status,amount\n{rows}9,b@x.com,2026-01-09,partially refunded,12.00\n"
    )
    settled(page.goto(server.url) and page)
    page.locator('input[type="file"]').first.set_input_files({"name": "o.csv", "mimeType": "text/csv", "buffer": file.encode()})  # fmt: skip
    page.get_by_text("4 rows from").wait_for()
    visit(settled(page), "data", "en")
    look(page, ("light", 390))
    counted = page.locator(".st-key-ledger-counted")
    counted.locator("summary").click()
    counted.get_by_text(long).wait_for()
    page.get_by_text("a guess, please check").first.wait_for()
    assert told(page, ("light", 390)) == []


def test_these_questions_would_find_something(page: Page, server: Server) -> None:
    settled(page.goto(server.url) and page)
    page.evaluate("document.querySelector('h1').style.color = '#eee'")
    page.evaluate("document.querySelector('h1').style.cssText += 'width: 40px; overflow: hidden; white-space: nowrap'")
    page.evaluate("document.querySelector('h1').textContent = 'Much too long for this'")
    page.evaluate("document.querySelector('h1').style.marginTop = '2000px'")  # below what is seen at first
    tile = '<div style="width: 40px; overflow: hidden"><p style="white-space: nowrap; width: max-content">A label of a tile</p></div>'
    choices = '<div data-testid="stButtonGroup"><div style="width: 40px; overflow: auto"><p style="white-space: nowrap; width: max-content">A choice out of sight</p></div></div>'
    tile += choices
    page.evaluate("tile => document.querySelector('h1').parentElement.insertAdjacentHTML('beforeend', tile)", tile)
    said = complaints(page)
    assert {one for one in said if one.startswith("cut: ")} == {
        "cut: Much too long for this",
        "cut: A label of a tile",
        "cut: A choice out of sight",
    }
    assert any(one.startswith("color-contrast") for one in said)
