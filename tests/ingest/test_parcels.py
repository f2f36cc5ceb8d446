"""What carriers took is no advertising, and a list of parcels no list of orders."""

from __future__ import annotations

import pytest

from lib.core.errors import CannotAnswer
from tests.ingest.orders_of import imported
from tests.ingest.side_of import kind, side


def sent(headers: str, *more: str) -> str:
    """A row a parcel; cells of further columns by row, `#` being its number."""
    rows = (",".join([f"2026-03-{at:02}", *(cell.replace("#", str(at)) for cell in more)]) for at in range(1, 21))
    return "\n".join([headers, *rows])


@pytest.mark.parametrize(
    ("headers", "cells"),
    [
        ("Ship date,Carrier,Shipping cost", ("DHL", "4.#0")),
        (
            "Ship date,Tracking number,Carrier,Recipient,Weight (kg),Shipping cost",
            ("1Z#", "DHL", "Ann #", "1.2", "4.90"),
        ),
        ("Date,Tracking number,Weight,Cost", ("1Z#", "1.2", "4.#0")),
        ("Versanddatum,Versanddienst,Versandkosten", ("DHL", "4.#0")),
        ("Date d'expédition,Transporteur,Frais de port", ("DHL", "4.#0")),
        ("发货时间,快递单号,快递公司,运费", ("SF#", "顺丰", "12.#0")),
        ("発送日,配送業者,送料", ("ヤマト", "700")),
        ("Date,Order number,Carrier,Shipping cost", ("A#", "DHL", "4.#0")),
    ],
)
def test_a_list_of_parcels_is_refused_as_one(headers: str, cells: tuple[str, ...]) -> None:
    text = sent(headers, *cells)
    assert kind(text) == "orders"
    with pytest.raises(CannotAnswer, match="list of parcels"):
        imported(text)


@pytest.mark.parametrize("header", ["Shipping cost", "Delivery cost", "Labour cost", "Energy cost", "Cost of goods sold", "Software spend", "原材料花费"])  # fmt: skip
def test_what_is_paid_for_other_things_than_advertising_is_no_spend(header: str) -> None:
    text = sent(f"Date,{header}", "4.#0")
    assert kind(text) == "daily"
    assert set(side(text).frame["metric"]) == {header}


@pytest.mark.parametrize(
    "header", ["Marketing cost", "Google kosten", "Net cost", "Daily spend", "Flyer cost", "推广花费"]
)
def test_what_advertising_cost_still_is(header: str) -> None:
    assert kind(sent(f"Date,{header}", "4.#0")) == "spend"


def test_orders_may_say_who_brought_them() -> None:
    text = sent("Date,Order number,Email,Total,Shipping cost,Carrier,Tracking number", "A#", "k#@x.com", "20.#0", "4.90", "DHL", "1Z#")  # fmt: skip
    assert len(imported(text).orders) == 20
