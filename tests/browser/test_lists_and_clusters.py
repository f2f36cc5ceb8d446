"""Both kinds of list, a list measured by the next upload, and clusters that are kept: in a real browser."""

from __future__ import annotations

import csv
import re
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.browser.running import Server, sample_page, settled, visit
from tests.ui.test_lists import BUYERS, shop

pytestmark = pytest.mark.browser


def rows_of(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file))


def taken(page: Page, key: str, folder: Path) -> Path:
    with page.expect_download(timeout=60_000) as download:
        page.locator(f".st-key-{key} button").click()
    path = folder / download.value.suggested_filename
    download.value.save_as(path)
    settled(page)
    return path


def test_both_kinds_of_list_and_what_writing_earned(page: Page, server: Server, tmp_path: Path) -> None:
    orders = tmp_path / "orders.csv"
    orders.write_bytes(shop())
    page.goto(f"{server.url}/data?lang=en")
    settled(page)
    page.locator('input[type="file"]').first.set_input_files(str(orders))
    page.get_by_text("400 orders").first.wait_for(timeout=60_000)
    settled(page)
    visit(page, "customers")

    shown = rows_of(taken(page, "download-everyone-show-csv", tmp_path))
    assert len(shown) == 400
    assert not any("example.com" in cell or cell.startswith("C0") for row in shown for cell in row.values())

    page.locator(".st-key-whither-everyone").get_by_role("combobox").click()
    page.get_by_role("option", name="Klaviyo").click()
    settled(page)
    owner = page.get_by_role("textbox", name="Who writes to them?")
    owner.fill("Ann")
    owner.press("Enter")
    settled(page)
    page.get_by_text("Leave some of them out by lot").click()
    settled(page)
    expect(page.get_by_text("40 customers are left out by lot.")).to_be_visible()
    written = rows_of(taken(page, "download-everyone-klaviyo-csv", tmp_path))
    assert len(written) == 360
    assert list(written[0])[:2] == ["Email", "Phone Number"]

    names = [str(row["Email"]).split("@")[0].upper() for row in written]
    out = [name for name in BUYERS if name not in names]
    assert len(out) == 40
    orders.write_bytes(shop([*names[:180], *out[:10]]))
    visit(page, "data")
    page.locator('input[type="file"]').first.set_input_files(str(orders))
    page.get_by_text("591 orders").first.wait_for(timeout=60_000)
    settled(page)
    page.get_by_role("link", name="Today").first.click()
    page.get_by_role("heading", name="See whether writing helped").wait_for(timeout=60_000)
    settled(page)
    expect(page.get_by_text(re.compile(r"Writing earned about £[\d,.]+k?"))).to_be_visible()
    expect(page.get_by_text("180 of 360 who were written to ordered in these days, and 10 of 40")).to_be_visible()


@pytest.mark.soak
def test_clusters_are_kept_and_score_the_next_visit(page: Page, server: Server) -> None:
    sample_page(page, server)
    visit(page, "clusters")
    page.get_by_text("clusters are recommended").wait_for(timeout=120_000)
    page.get_by_role("button", name="Keep these clusters").click()
    page.get_by_text("0% have shifted since").first.wait_for(timeout=60_000)
    settled(page)
    visit(page, "segments")
    visit(page, "clusters")
    expect(page.get_by_text("0% have shifted since")).to_be_visible()
    page.get_by_role("button", name="Let them go and cluster anew").click()
    page.get_by_text("clusters are recommended").wait_for(timeout=120_000)
