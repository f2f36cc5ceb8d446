"""The shop's own words are shown as they are, on every page: nothing loads, nothing runs, nothing becomes a link.

Tried with our content policy and without it, so that the words are harmless even where a proxy takes the policy away.
"""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterator
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, Page

from tests.browser.running import Server, serving, settled, visit, wait_until_kept
from tests.browser.walked import WALKED

pytestmark = pytest.mark.browser

EVIL = "http://evil.example"
PAYLOADS = (
    f"![picture]({EVIL}/a.png)",
    f"[link]({EVIL}/b)",
    f"<{EVIL}/c>",
    f"{EVIL}/d",
    "www.evil.example",
    "mail@evil.example",
    f"<img src={EVIL}/e onerror=window.owned=1>",
    "<script>window.owned=1</script>",
    f"<svg onload=window.owned=1><image href={EVIL}/f></svg>",
    f'<a href="{EVIL}/g">x</a>',
    f"<iframe src={EVIL}/h></iframe>",
    "<details open ontoggle=window.owned=1>x</details>",
    f"<link rel=stylesheet href={EVIL}/i.css>",
    "[run](javascript:window.owned=1)",
    f"[ref]: {EVIL}/j",
    f"![ref][x]\\[x]: {EVIL}/k",
    "# heading",
    "**bold** _slanted_ ~~gone~~",
    "`code` ``more``",
    "$x^2$ and $$y_1$$",
    ":red[coloured] :blue-background[x]",
    ":material/delete: :streamlit:",
    ":smile: :shortcode:",
    "a -> b <- c -- d",
    "- item",
    "1. item",
    "> quoted",
    "| a | b |",
    "&lt;b&gt; &amp; &#x3C;",
    "{who} %s %(x)s {0}",
)


def orders() -> bytes:
    """Two orders of each customer; every payload is a customer's id and name, a channel, a country, a product and a header."""
    text = io.StringIO()
    rows = csv.writer(text)
    rows.writerow(
        ["order id", "date", "customer id", "customer name", "amount", "channel", "country", "product", *PAYLOADS]
    )
    for number, payload in enumerate(PAYLOADS * 2):
        day = f"2026-01-{number % 28 + 1:02d}"
        rows.writerow([number, day, payload, payload, f"{number + 1}.50", *[payload] * 3, *PAYLOADS])
    return text.getvalue().encode()


@pytest.fixture(scope="module")
def shop(browser: Browser, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """A server that remembers this shop."""
    with serving(tmp_path_factory.mktemp("shop")) as server:
        page = browser.new_page(locale="en-GB")
        settled(page.goto(f"{server.url}/?lang=en") and page)
        file = {"name": "![x](evil) <b>orders.csv", "mimeType": "text/csv", "buffer": orders()}
        page.locator('input[type="file"]').first.set_input_files(file)
        page.get_by_text(re.compile(r" became \d+ orders by ")).first.wait_for(timeout=60_000)
        settled(page)
        wait_until_kept(server)
        page.context.close()
        yield server


#: Without our policy nothing but the escaping is left to hold, so that is what every change is asked.
POLICIES = [pytest.param("with our policy", marks=pytest.mark.soak), "without a policy"]


@pytest.fixture(params=POLICIES)
def visitor(request: pytest.FixtureRequest, browser: Browser) -> Iterator[tuple[Page, list[str]]]:
    """A page, and every address outside this machine that it asked for."""
    context = browser.new_context(
        bypass_csp=request.param == "without a policy", viewport={"width": 1280, "height": 900}, locale="en-GB"
    )
    page = context.new_page()
    strangers: list[str] = []
    page.on("request", lambda asked: strangers.append(asked.url) if _is_strange(asked.url) else None)
    yield page, strangers
    context.close()


def _is_strange(url: str) -> bool:
    parts = urlsplit(url)
    return parts.scheme in {"http", "https", "ws", "wss"} and parts.hostname != "localhost"


def harm(page: Page, strangers: list[str]) -> list[str]:
    """What the words did beyond being read."""
    made = page.evaluate(
        """() => [...document.querySelectorAll('a[href], img, iframe, link[href], image')]
             .filter(e => /evil|javascript:/.test(e.outerHTML)).map(e => e.outerHTML.slice(0, 120))"""
    )
    owned = page.evaluate("window.owned")
    return [*made, *strangers, *([f"ran: {owned}"] if owned is not None else [])]


def shown(page: Page) -> str:
    """The page's text without the invisible joiners that break markup."""
    return str(page.inner_text("body")).replace("\u2060", "")


def test_there_are_enough_payloads() -> None:
    assert len(set(PAYLOADS)) >= 28


def test_no_page_loads_runs_or_links_what_the_data_says(visitor: tuple[Page, list[str]], shop: Server) -> None:
    page, strangers = visitor
    settled(page.goto(f"{shop.url}/?lang=en") and page)
    for door in WALKED:
        visit(page, door.file)
        for closed in page.get_by_test_id("stExpander").get_by_role("group").all():
            closed.evaluate("element => element.open = true")
        settled(page)
        assert (door.file, harm(page, strangers)) == (door.file, [])


def test_a_customers_name_and_the_choices_of_a_filter_are_read_as_written(
    visitor: tuple[Page, list[str]], shop: Server
) -> None:
    page, strangers = visitor
    settled(page.goto(f"{shop.url}/customers?lang=en") and page)
    page.get_by_label("Find a customer").fill("owned")
    page.keyboard.press("Enter")
    page.get_by_text("customers found").wait_for()
    settled(page)
    found = [payload for payload in PAYLOADS if "owned" in payload]
    assert [payload for payload in found if payload not in shown(page)] == []
    page.get_by_role("radio").filter(visible=True).nth(0).press("Space")
    settled(page)
    page.get_by_text("Filter", exact=True).click()
    settled(page)
    page.get_by_label("Channel").click()
    settled(page)
    options = page.get_by_role("option").all_inner_texts()
    read = [option.replace("\u2060", "") for option in options]
    assert [text for text in read if text not in PAYLOADS and "elect all" not in text] == []
    assert harm(page, strangers) == []
