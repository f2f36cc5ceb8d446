"""Are you keeping your customers? On Online Retail, whose file tells neither events nor domains."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from lib.analysis.cohorts import cohorts
from lib.core.settings import CohortSettings
from tests.analysis.golden import retail_histories
from tests.browser.running import Server, settled, visit
from tests.browser.test_journeys import figure
from tests.shops import online_retail

pytestmark = pytest.mark.browser


@pytest.fixture(scope="module")
def retail(reference: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Online Retail's orders, one row each."""
    orders = online_retail(reference)["orders"]
    path = tmp_path_factory.mktemp("retail") / "online_retail.csv"
    orders.assign(amount=orders["amount_e4"] / 10_000).rename(
        columns={"order_id": "Invoice", "ordered_at": "Date", "customer_id": "Customer ID", "country": "Country"}
    )[["Invoice", "Date", "Customer ID", "Country", "amount"]].to_csv(path, index=False)
    return path


@pytest.mark.soak
def test_online_retail_has_its_published_figures_on_both_pages(
    page: Page, server: Server, retail: Path, reference: Path
) -> None:
    page.goto(f"{server.url}/data?lang=en")
    settled(page).locator('input[type="file"]').first.set_input_files(str(retail))
    page.get_by_text("Nothing was lost").wait_for(timeout=120_000)
    settled(page)
    visit(page, "lifecycle")
    assert figure(page, "Again in 30 days") == "22%"  # 901 of 4,070
    assert figure(page, "Repeat rate") == "66%"  # 65.583 %
    expect(page.get_by_text("once the shop has an event log")).to_be_visible()
    page.get_by_text("Choose a cohort from a list").click()
    size = int(cohorts(retail_histories(reference), CohortSettings()).size[-1])
    expect(page.get_by_text(f"{size:,} customers, ").first).to_be_visible()
    page.keyboard.press("Escape")
    visit(page, "journey")
    customers = len(retail_histories(reference))
    expect(page.get_by_text(f"Orders alone say this much: of {customers:,} customers 66% ordered")).to_be_visible()
