"""Of an amount as it was at first and as it ended, the one that it ended as counts."""

from __future__ import annotations

import pytest

from tests.ingest.orders_of import booked, codes, imported, money

#: First and ended, of orders of which one was changed.
_AMOUNTS = (("300.50", "200.25"), ("100.00", "100.00"), ("150.00", "150.00"), ("120.00", "120.00"))
_PAIRS = [
    ("Total (original)", "Total (adjusted)"), ("Old total", "New total"), ("Initial order amount", "Final order amount"), ("Total before change", "Total after change"),
    ("Betrag vor Änderung", "Betrag nach Änderung"), ("Betrag alt", "Betrag neu"), ("Ursprünglicher Bestellbetrag", "Endgültiger Bestellbetrag"),
    ("Total avant modification", "Total après modification"), ("Montant d'origine", "Montant actuel"),
    ("Total antes del cambio", "Total después del cambio"), ("Total original", "Total definitivo"),
    ("Total antes da alteração", "Total depois da alteração"), ("Valor original", "Valor atual"),
    ("Totale prima della modifica", "Totale dopo la modifica"), ("Totale originario", "Totale definitivo"),
    ("Oorspronkelijk bedrag", "Definitief bedrag"), ("Pierwotna kwota", "Ostateczna kwota"),
    ("Сумма до изменения", "Сумма после изменения"), ("Исходная сумма", "Окончательная сумма"), ("Начальная сумма", "Конечная сумма"),
    ("初始金额", "最终金额"), ("最初订单金额", "最终订单金额"), ("原订单金额", "现订单金额"), ("修改前金额", "修改后金额"), ("变更前金额", "变更后金额"),
    ("初始訂單金額", "最終訂單金額"), ("修改前訂單金額", "修改後訂單金額"),
    ("変更前合計金額", "変更後合計金額"), ("当初合計金額", "最終合計金額"), ("修正前合計金額", "修正後合計金額"), ("元の合計金額", "現在の合計金額"),
    ("최초 주문금액", "최종 주문금액"), ("변경 전 주문금액", "변경 후 주문금액"), ("초기 주문금액", "최종 주문금액"), ("최초 상품별 총 주문금액", "최종 상품별 총 주문금액"),
]  # fmt: skip


def _orders(headers: tuple[str, ...], rows: tuple[tuple[str, ...], ...]) -> str:
    buyers = ("Ann", "Bob", "Ann", "Cy")
    lines = [f"{at},2026-0{at}-15,{buyer},{','.join(row)}" for at, (buyer, row) in enumerate(zip(buyers, rows, strict=True), 1)]  # fmt: skip
    return "\n".join([f"Order ID,Date,Customer,{','.join(headers)}", *lines]) + "\n"


@pytest.mark.parametrize(("first", "ended"), _PAIRS)
@pytest.mark.parametrize("order", [1, -1])
def test_what_an_order_ended_as_is_its_amount(first: str, ended: str, order: int) -> None:
    assert money(imported(_orders((first, ended)[::order], tuple(row[::order] for row in _AMOUNTS)))) == 570.25


def test_an_amount_that_tells_only_of_changes_is_none() -> None:
    rows = (("300.50", "200.25"), ("100.00", ""), ("150.00", ""), ("120.00", ""))
    assert money(imported(_orders(("合計金額 (変更前)", "合計金額 (変更後)"), rows))) == 670.5


def test_a_line_that_came_to_its_pieces_does_not_bring_back_what_it_was_at_first() -> None:
    rows = (("2", "10", "30", "20"), ("1", "15", "15", "15"), ("3", "5", "20", "15"), ("1", "8", "8", "8"))
    result = imported(_orders(("수량", "상품가격", "최초 상품별 총 주문금액", "최종 상품별 총 주문금액"), rows))
    assert money(result) == 58


def test_refunds_that_the_last_amount_is_without_are_taken_off_once() -> None:
    rows = (("300.50", "200.25", "100.25"), ("100.00", "100.00", "0"), ("150.00", "120.00", "30.00"), ("120.00", "120.00", "0"))  # fmt: skip
    result = imported(_orders(("変更前合計金額", "変更後合計金額", "返金額"), rows))
    assert (money(result), booked(result)["counted"]) == (540.25, 670.5)
    assert "less_refunds_already" in codes(result)


@pytest.mark.parametrize("headers", [("Order amount", "Original currency amount"), ("Amount", "New customer amount")])
def test_what_is_called_otherwise_does_not_take_the_place(headers: tuple[str, str]) -> None:
    assert money(imported(_orders(headers, _AMOUNTS))) == 670.5


@pytest.mark.parametrize(
    ("first", "ended"),
    [
        ("変更前合計金額", "変更後合計金額（税込）"),
        ("변경 전 주문금액(원)", "변경 후 주문금액"),
        ("최초 주문금액", "최종 주문금액(원)"),
        ("原始金额", "最终金额（元）"),
        ("Original amount", "Final amount (incl. VAT)"),
        ("Original amount [EUR]", "Final amount"),
        ("変更前合計金額", "変更後合計金額 CHF"),
        ("Amount (original)", "Amount (final) EUR"),
    ],
)
def test_a_note_behind_one_of_the_two_makes_it_no_other_amount(first: str, ended: str) -> None:
    assert money(imported(_orders((first, ended), _AMOUNTS))) == 570.25


@pytest.mark.parametrize(
    "first", ["Original order amount", "Betrag vor Änderung", "最初订单金额", "変更前合計金額", "최초 주문금액"]
)
def test_where_only_the_first_amount_is_there_it_is_said(first: str) -> None:
    assert "first_amount" in codes(imported(_orders((first,), tuple((row[0],) for row in _AMOUNTS))))


def test_nothing_is_said_of_first_amounts_where_others_are_there() -> None:
    for headers in (("Original order amount", "Final order amount"), ("Order amount", "Note")):
        assert "first_amount" not in codes(imported(_orders(headers, _AMOUNTS)))
