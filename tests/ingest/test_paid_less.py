"""An amount, and beside it what was paid of it: which of the two counts nobody knows, so it is asked."""

from __future__ import annotations

import pytest

from lib.ingest import numbers
from lib.ingest.imported import Imported
from tests.ingest.orders_of import codes, imported, money

#: Amount and what was paid: two of five orders came to less.
PAIRS = (("100.00", "80.00"), ("50.00", "50.00"), ("20.00", "20.00"), ("60.00", "40.00"), ("30.00", "30.00"))


def orders(columns: str, rows: list[str], head: str = "order_id,customer_id,order_date", **chosen: object) -> Imported:
    lines = [f"{at},{'ab'[at % 2]},2026-01-{at:02},{row}" for at, row in enumerate(rows, 1)]
    return imported("\n".join([f"{head},{columns}", *lines]) + "\n", **chosen)


def paid_less(result: Imported) -> dict[str, object] | None:
    return next((dict(one.sentence.facts) for one in result.findings if one.code == "paid_less"), None)


@pytest.mark.parametrize(
    ("amount", "paid"),
    [
        ("Total", "Amount paid"),
        ("Order total", "Paid amount"),
        ("订单金额", "已付金额"),
        ("应收金额", "已收金额"),
        ("金额", "已支付金额"),
        ("Gesamtbetrag", "Bezahlt"),
        ("Gesamtsumme", "Bezahlter Betrag"),
        ("Gesamtbetrag", "Zahlbetrag"),
        ("Montant total", "Montant payé"),
        ("Montant total", "Encaissé"),
        ("Importe total", "Importe pagado"),
        ("Importe total", "Importe cobrado"),
        ("Valor total", "Valor pago"),
        ("Totale", "Importo pagato"),
        ("Totale", "Incassato"),
        ("合計金額", "支払済金額"),
    ],
)
def test_less_that_was_paid_is_asked_about(amount: str, paid: str) -> None:
    result = orders(f"{amount},{paid}", [",".join(one) for one in PAIRS])
    assert money(result) == 260.0
    said = paid_less(result)
    assert said is not None
    assert (said["header"], said["other"], said["below"], said["count"], said["money_less"]) == (amount, paid, 2, 5, 400_000)  # fmt: skip


def test_the_answer_is_taken_and_asked_no_more() -> None:
    result = orders("Total,Amount paid", [",".join(one) for one in PAIRS], mapping=(("amount", "Amount paid"),))
    assert (money(result), paid_less(result)) == (220.0, None)
    kept = orders("Total,Amount paid", [",".join(one) for one in PAIRS], mapping=(("amount", "Total"),))
    assert (money(kept), paid_less(kept)) == (260.0, None)


@pytest.mark.parametrize(
    ("columns", "rows"),
    [
        ("Total,Amount paid", [f"{one},{one}" for one, _ in PAIRS]),
        # What is not paid at all waits, and no discount is as high as that.
        ("Total,Amount paid", ["100.00,0", "50.00,50.00", "20.00,20.00", "60.00,0", "30.00,30.00"]),
        # More was paid than the amount: it is not a part of it.
        ("Total,Amount paid", ["100.00,80.00", "50.00,55.00", "20.00,20.00", "60.00,40.00", "30.00,30.00"]),
        # Ways to pay are parts of a sum.
        ("Total,Cash paid,Card paid", ["100.00,80.00,20.00", "50.00,50.00,0", "20.00,20.00,0", "60.00,40.00,20.00", "30.00,30.00,0"]),
        # What is missing was given back.
        ("Total,Refunded amount,Amount paid", ["100.00,20.00,80.00", "50.00,0,50.00", "20.00,0,20.00", "60.00,20.00,40.00", "30.00,0,30.00"]),
        ("Total,Shipping paid", [",".join(one) for one in PAIRS]),
        ("Total,Paid on", ["100.00,2026-01-01", "50.00,2026-01-02", "20.00,2026-01-03", "60.00,2026-01-04", "30.00,2026-01-05"]),
    ],
)  # fmt: skip
def test_what_is_no_other_reading_of_the_amount_is_not_asked_about(columns: str, rows: list[str]) -> None:
    assert paid_less(orders(columns, rows)) is None


def test_orders_that_do_not_count_are_not_looked_at() -> None:
    rows = ["Cancelled,100.00,80.00", "Paid,50.00,50.00", "Paid,20.00,20.00", "Cancelled,60.00,40.00", "Paid,30.00,30.00"]  # fmt: skip
    result = orders("Status,Total,Amount paid", rows)
    assert (money(result), "paid_less" in codes(result)) == (100.0, False)


def test_times_of_payment_are_not_read_as_money_to_the_end(monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[str] = []
    figure = numbers.figure
    monkeypatch.setattr(numbers, "figure", lambda text: asked.append(text) or figure(text))
    at = [f"2026-01-05 {second // 3600:02}:{second // 60 % 60:02}:{second % 60:02} +0000" for second in range(3000)]
    rows = [f"{100 + second},x{second},{moment},9.50,{moment}" for second, moment in enumerate(at)]
    imported("\n".join(["Name,Email,Created at,Total,Paid at", *rows]) + "\n")
    assert len(asked) < 500
