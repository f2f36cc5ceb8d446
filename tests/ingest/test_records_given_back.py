"""What records of programs say was given back, in lists inside lists."""

from __future__ import annotations

import json

import pytest

from lib.ingest.imported import Imported
from tests.ingest.orders_of import codes
from tests.ingest.test_shapes_of_exports import read


def orders(refunds: list[object]) -> Imported:
    shop = [
        {
            "id": 5000 + place,
            "created_at": f"2026-01-{place + 1:02d}T10:00:00+08:00",
            "email": f"p{place % 3}@x.example",
            "total_price": "50.00",
            "currency": "EUR",
            "refunds": refunds if place == 2 else [],
        }
        for place in range(6)
    ]
    found = read(json.dumps({"orders": shop}))
    assert isinstance(found, Imported)
    return found


@pytest.mark.parametrize(
    ("refunds", "given_back"),
    [
        ([{"id": 1, "transactions": [{"amount": "10.50", "kind": "refund", "status": "success"}]}], 10.5),
        ([{"transactions": [{"amount": "10.50"}, {"amount": 2}]}, {"transactions": [{"amount": "1.25"}]}], 13.75),
        ([{"transactions": [{"amount": "10.50", "kind": "refund", "status": "failure"}]}], 0),
        ([{"transactions": [{"amount": "10.50", "kind": "void"}, {"amount": "4", "kind": "refund"}]}], 4),
        ([{"transactions": []}], 0),
        ([{"id": 1, "reason": "broken", "total": "-7.00"}], 7),
    ],
)
def test_refunds_in_lists_are_added_up(refunds: list[object], given_back: float) -> None:
    result = orders(refunds)
    assert int(result.orders["refund_e4"].sum()) == given_back * 10_000
    assert "unreadable_refund" not in codes(result)


def test_a_form_that_is_not_known_is_said_without_brackets() -> None:
    result = orders([{"id": 1, "sum": {"value": "10"}}])
    (said,) = [one for one in result.findings if one.code == "unreadable_refund"]
    assert said.sentence.facts["example"] == "{…}"
