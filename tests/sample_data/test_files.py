"""The files agree with each other and with truth.json, and nobody real is in them."""

from __future__ import annotations

import json
import re

import numpy as np
import pandas as pd
import pytest
from python_calamine import CalamineWorkbook

from tests.sample_data.shop_files import ShopFiles

STEP = {"seen": 0, "landed": 1, "cart": 3, "paid": 5, "again": 7}
BRITISH_DRAMA = re.compile(r"(\+44 |0)?(7700 ?900|20 ?7946 ?0|113 ?496 ?0|117 ?496 ?0|131 ?496 ?0)\d{3}")


def test_the_workbook_holds_the_same_orders_as_the_text_file(files: ShopFiles):
    grid = CalamineWorkbook.from_path(files.folder / "orders.xlsx").get_sheet_by_index(0).to_python()
    place = list(files.shop.words.orders).index("total")
    assert [row[0] for row in grid[1:]] == files.orders["number"].to_list()
    assert [row[place] for row in grid[1:]] == files.orders["total"].to_list()


def test_orders_add_up(files: ShopFiles):
    paid = files.orders[files.orders["total"] > 0]
    assert np.allclose(paid["subtotal"] - paid["discount"] + paid["shipping"], paid["total"], atol=0.001)


def test_lines_of_an_order_add_up_to_its_subtotal(files: ShopFiles):
    lines = files.lines[files.lines["quantity"] > 0].groupby("number")["amount"].sum()
    orders = files.orders.set_index("number")["subtotal"]
    assert np.allclose(lines, orders[lines.index], atol=0.001)


def test_every_paid_order_has_lines(files: ShopFiles):
    statuses = files.shop.words.statuses
    paid = files.orders[~files.orders["status"].isin([statuses["cancelled"], statuses["unpaid"]])]
    assert set(paid["number"]) == set(files.lines.loc[files.lines["quantity"] > 0, "number"])


def test_what_came_back_is_a_document_of_its_own(files: ShopFiles):
    back = files.lines["number"].str.startswith(files.shop.words.return_prefix)
    assert 200 < back.sum() < 1000
    assert ((files.lines["quantity"] < 0) == back).all()


def test_truth_tells_what_the_orders_come_to(files: ShopFiles):
    truth = json.loads((files.folder / "truth.json").read_text(encoding="utf-8"))["orders_file"]
    counted = files.counted
    assert len(files.orders) == truth["rows"] == sum(line["rows"] for line in truth["ledger"])
    assert (len(counted), counted["customer"].nunique()) == (truth["orders"], truth["customers"])
    assert round((counted["total"] - counted["refunded"]).sum(), 2) == truth["revenue"]


def test_truth_tells_what_the_lines_come_to(files: ShopFiles):
    truth = json.loads((files.folder / "truth.json").read_text(encoding="utf-8"))["lines_file"]
    known = files.lines[files.lines["customer"] != ""]
    sold = known[known["quantity"] > 0]
    assert (len(files.lines), sold["number"].nunique()) == (truth["rows"], truth["orders"])
    assert round(sold["amount"].sum(), 2) == truth["sold"]
    assert -round(known.loc[known["quantity"] < 0, "amount"].sum(), 2) == truth["sent_back"]


def test_a_paid_event_is_an_order_of_that_moment(files: ShopFiles):
    paid = files.events[files.events["step"] == STEP["paid"]]
    orders = files.orders[files.orders["created"] >= files.shop.events_first.isoformat()]
    known = paid[~paid["user"].str.startswith("G")]
    assert set(zip(known["user"], known["moment"], strict=True)) <= set(
        zip(orders["customer"], orders["created"], strict=True)
    )
    assert paid["value"].astype(float).sum() == pytest.approx(
        orders.loc[orders["moment"].isin(pd.to_datetime(paid["moment"])), "total"].sum(), rel=0.02
    )


def test_daily_totals_agree_with_the_events(files: ShopFiles):
    daily = files.daily.set_index("date")
    # visits that began before midnight are counted on the day they ended
    for column, step in (
        ("seen", STEP["seen"]),
        ("visitors", STEP["landed"]),
        ("carts", STEP["cart"]),
        ("orders", STEP["paid"]),
    ):
        from_events = files.events[files.events["step"] == step].groupby("date").size()
        totals = daily.loc[from_events.index[1:], column]
        tolerance = 0 if column == "orders" else 0.02
        assert abs(from_events.iloc[1:].sum() - totals.sum()) <= tolerance * totals.sum()


def test_daily_orders_and_revenue_are_the_orders(files: ShopFiles):
    statuses = files.shop.words.statuses
    paid = files.orders[~files.orders["status"].isin([statuses["cancelled"], statuses["unpaid"]])]
    per_day = paid.groupby("day")["total"].agg(["size", "sum"]).reindex(range(files.shop.days), fill_value=0)
    assert (per_day["size"].to_numpy() == files.daily["orders"]).all()
    assert np.allclose(per_day["sum"], files.daily["revenue"], atol=0.001)


def test_users_of_the_events_link_to_customers(files: ShopFiles):
    buyers = files.events.loc[files.events["step"] == STEP["paid"], "user"]
    known = buyers[~buyers.str.startswith("G")]
    assert set(known) <= set(files.orders["customer"])
    assert len(known) > 0.9 * len(buyers)


def test_nobody_real_can_be_reached(files: ShopFiles):
    phones = [phone for phone in files.orders["phone"].unique() if phone]
    pattern = BRITISH_DRAMA if files.shop.language == "en" else re.compile(r"120\d{8}")
    assert len(phones) > 1000
    assert [phone for phone in phones if not pattern.fullmatch(phone)] == []
    if "email" in files.orders:
        assert files.orders.loc[files.orders["email"] != "", "email"].str.contains(r"@example\.(?:com|org)$").all()


def test_a_customer_has_one_telephone_number(files: ShopFiles):
    owners = files.counted[files.counted["phone"] != ""].groupby("phone")["customer"].nunique()
    assert owners.max() == 1


def test_the_readme_tells_what_is_planted(files: ShopFiles):
    shop, readme = files.shop, (files.folder.parent / "README.md").read_text(encoding="utf-8")
    planted = (
        (shop.purchases.r, shop.purchases.alpha_weeks, shop.purchases.a, shop.purchases.b),
        (shop.spend.p, shop.spend.q, shop.spend.v),
        shop.weekdays,
        (shop.year_amplitude, shop.year_peak_day),
        shop.journey.onward,
        (shop.experiment.control, shop.experiment.treatment),
    )
    cells = [", ".join(map(str, values)) for values in planted]
    cells += [f"{shop.broken.first} to {shop.broken.last} ({shop.broken.kept})"]
    cells += [" / ".join(map(str, (shop.shares.refunded, shop.shares.cancelled, shop.shares.unpaid)))]
    cells += [f"{shop.products[shop.journey.slow_product].name} ({shop.journey.slow_factor})"]
    cells += [f"{one.name}, {one.late_from}" for one in shop.channels if one.late_from]
    column = 2 if shop.language == "en" else 3
    table = [row.split("|")[column].strip() for row in readme.splitlines() if row.count("|") == 4]
    assert [cell for cell in cells if not any(found.startswith(cell) for found in table)] == []
