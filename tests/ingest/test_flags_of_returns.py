"""Columns of yes and no that say that a row was given back, or that it is what was given back of another row's order."""

from __future__ import annotations

import pytest

from lib.catalog import CATALOGUE
from lib.catalog.given_back import RETURNED_FLAGS
from lib.ingest.marks import NO, YES, find_marks
from tests.ingest.columns import column
from tests.ingest.orders_of import booked, codes, imported, money

HEAD = "Order ID,Date,Email,Total"


def _sales(header: str, yes: str, no: str, *further: str) -> str:
    """Six orders of 10.00, of which the second says yes; then further rows."""
    rows = [f"{n},2026-01-{n:02d} 10:00,a{n % 3}@x.com,10.00,{yes if n == 2 else no}" for n in range(1, 7)]
    return "\n".join([f"{HEAD},{header}", *rows, *further]) + "\n"


@pytest.mark.parametrize(
    ("header", "yes", "no"),
    [
        ("Is Refund", "true", "false"), ("is_refund", "1", "0"), ("Refund", "Y", "N"), ("Refund (Y/N)", "Y", "N"), ("Return?", "yes", ""),
        ("Refund flag", "TRUE", "FALSE"), ("Retoure", "ja", "nein"), ("Ist Retoure", "WAHR", "FALSCH"), ("Remboursement", "Oui", "Non"), ("Retour", "O", "N"),
        ("Devolución", "Sí", "No"), ("Reembolso S/N", "S", "N"), ("Devolução", "VERDADEIRO", "FALSO"), ("Reso", "sì", "no"), ("Zwrot", "tak", "nie"),
        ("Retur", "Ja", "Nej"), ("Palautus", "Kyllä", "Ei"), ("Возврат", "Да", "Нет"), ("Повернення", "Так", "Ні"), ("Επιστροφή", "Ναι", "Όχι"), ("İade", "E", "H"),
        ("返品", "○", ""), ("返品", "○", "×"), ("返金", "あり", "なし"), ("返金フラグ", "1", "0"), ("환불", "O", "X"), ("반품여부", "예", "아니오"), ("退款", "是", "否"), ("是否退货", "是", "否"),
        ("Returned", "1", "0"), ("Returns", "1", "0"), ("Refunds", "1", "0"), ("Order Returned", "1", "0"), ("Retouren", "1", "0"), ("Retours", "1", "0"), ("Devoluciones", "1", "0"), ("Devoluções", "1", "0"), ("Resi", "1", "0"), ("Returns", "Y", "N"),
        ("Hoàn tiền", "Có", "Không"), ("Retur", "Ya", "Tidak"), ("คืนเงิน", "ใช่", "ไม่"), ("مرتجع", "نعم", "لا"), ("הוחזר", "כן", "לא"),
    ],
)  # fmt: skip
def test_an_order_that_a_flag_calls_given_back_does_not_count(header: str, yes: str, no: str) -> None:
    result = imported(_sales(header, yes, no))
    assert (len(result.orders), money(result), booked(result)["status_excluded"]) == (5, 50, 10)
    assert "marked_refunded" in codes(result)


@pytest.mark.parametrize("header", ["Returns", "Refunds", "Retouren", "Retours"])
def test_money_that_was_given_back_is_no_flag(header: str) -> None:
    result = imported(_sales(header, "4.00", "0"))
    assert (len(result.orders), money(result), booked(result)["refund_on_order"]) == (6, 56, -4)
    assert money(imported(_sales(header, "1", "0", "7,2026-01-09 10:00,a0@x.com,10.00,3"))) == 66


@pytest.mark.parametrize(("header", "yes", "no"), [("Is Refund", "true", "false"), ("Retoure", "ja", "nein"), ("返品", "○", ""), ("Returned", "Y", "N")])  # fmt: skip
@pytest.mark.parametrize("back", ["4.00", "10.00", "-4.00"])
def test_a_flagged_row_of_an_order_that_another_row_has_is_a_refund_of_it(
    header: str, yes: str, no: str, back: str
) -> None:
    text = _sales(header, yes, no, f"3,2026-01-09 10:00,a0@x.com,{back},{yes}")
    result = imported(text)
    given = abs(float(back))
    assert (len(result.orders), money(result), booked(result)["refund"]) == (5, 50 - given, -given)


def test_a_refund_with_letters_before_its_orders_number_is_of_it() -> None:
    result = imported(_sales("is_refund", "true", "false", "rf3,2026-01-09 10:00,a0@x.com,4.00,true"))
    assert (len(result.orders), money(result)) == (5, 46)


def test_a_flagged_line_among_others_of_its_order_was_given_back_itself() -> None:
    head = "Order ID,Date,Email,Item,Quantity,Price,Returned"
    rows = ["1,2026-01-02,a@x.com,Tea,1,10.00,N", "1,2026-01-02,a@x.com,Cup,1,5.00,Y", "2,2026-01-03,b@x.com,Tea,1,10.00,N"]  # fmt: skip
    result = imported("\n".join([head, *rows]))
    assert (len(result.orders), money(result)) == (2, 20)
    taken = imported("\n".join([head, *rows, "2,2026-01-09,b@x.com,Tea,1,10.00,Y"]).replace("Returned", "Is Return"))
    assert (len(taken.orders), money(taken)) == (2, 10)


@pytest.mark.parametrize("header", ["Returnable", "Returns accepted", "Refundable", "Return possible", "Retourfähig", "返品可", "可退款", "Remboursable"])  # fmt: skip
def test_what_may_be_given_back_counts(header: str) -> None:
    result = imported(_sales(header, "yes", "no"))
    assert (len(result.orders), money(result)) == (6, 60)


def test_a_flag_that_says_so_of_most_rows_is_asked_about() -> None:
    result = imported(_sales("Return", "no", "yes"))
    assert (len(result.orders), "returns_unsure" in codes(result)) == (6, True)


def test_money_given_back_is_no_flag() -> None:
    text = _sales("Refund", "4.00", "0")
    assert money(imported(text)) == 56


@pytest.mark.parametrize("language", RETURNED_FLAGS)
def test_flags_are_known_in_every_language(language: str) -> None:
    for header in RETURNED_FLAGS[language]:
        found = find_marks([header], [column(["yes", "no"])], CATALOGUE.marks, set())
        assert any(mark.code == "refunded" and mark.says == "yes" for mark, _ in found), header


def test_no_word_says_both_yes_and_no() -> None:
    assert not YES & NO
