"""Columns of two words that say whether money came in or went out."""

from __future__ import annotations

import pytest

from tests.ingest.orders_of import booked, codes, imported, money

BUYERS = ("Anna Maier", "Ben Wolf", "Cara Roth", "Dora Lange")


def book(header: str, came: str, went: str, further: tuple[str, ...] = ()) -> str:
    """Eight sales of 10.00, one given back with 4.00, and further rows."""
    rows = [f"2026-01-{day:02d};{BUYERS[day % 4]};{came};10.00" for day in range(1, 9)]
    rows += [f"2026-01-09;{BUYERS[0]};{went};4.00", *further]
    return f"Datum;Kunde;{header};Betrag\n" + "\n".join(rows) + "\n"


@pytest.mark.parametrize(
    ("header", "came", "went"),
    [
        ("S/H", "S", "H"),
        ("Soll/Haben-Kennzeichen", "H", "S"),
        ("+/-", "+", "-"),
        ("Dr/Cr", "Cr", "Dr"),
        ("借贷方向", "借", "贷"),
        ("Art", "Einnahme", "Ausgabe"),
        ("收支类别", "收入", "支出"),
        ("Typ", "Verkauf", "Rückgabe"),
        ("Art", "Verkauf", "Rückerstattung"),
    ],
)
def test_money_that_went_back_to_a_buyer_is_no_order(header: str, came: str, went: str) -> None:
    result = imported(book(header, came, went), ";")
    assert (len(result.orders), money(result), booked(result)["refund"]) == (8, 76, -4)
    assert {"out_given_back", "marked_taken_back"} & set(codes(result))


@pytest.mark.parametrize(("came", "went"), [("Einnahme", "Ausgabe"), ("Income", "Expense"), ("+", "-")])
def test_what_a_cash_book_paid_to_others_is_set_aside(came: str, went: str) -> None:
    further = tuple(f"2026-01-1{at};Büromaterial;{went};30.00" for at in range(3))
    result = imported(book("Buchung", came, went, further), ";")
    assert (len(result.orders), money(result), len(result.customers)) == (8, 76, 4)
    assert booked(result)["status_excluded"] == 90
    assert {"out_given_back", "out_set_aside"} <= set(codes(result))


def test_a_credit_note_names_its_buyer_behind_its_own_word() -> None:
    text = book("Soll/Haben", "S", "H").replace("Anna Maier;H", "Gutschrift Anna Maier;H")
    result = imported(text, ";")
    assert (money(result), len(result.customers)) == (76, 4)


def test_sides_that_may_be_invoices_and_their_payments_are_asked_about() -> None:
    paid = tuple(f"2026-01-2{at};{BUYERS[at % 4]};H;10.00" for at in range(8))
    result = imported(book("Soll/Haben", "S", "H", paid), ";")
    assert "two_ways_unsure" in codes(result)
    assert "out_given_back" not in codes(result)
    mapping = (("status", "Soll/Haben"),)
    chosen = imported(book("Soll/Haben", "S", "H", paid), ";", mapping=mapping, status_keep=("S",))
    assert (money(chosen), "two_ways_unsure" in codes(chosen)) == (80, False)


def test_payments_booked_against_an_account_of_their_own_are_asked_about() -> None:
    rows = [
        line + (";8400" if at < 9 else ";1200") for at, line in enumerate(book("Soll/Haben", "S", "H").splitlines())
    ]
    result = imported("\n".join([rows[0].replace(";8400", ";Gegenkonto"), *rows[1:]]) + "\n", ";")
    assert "two_ways_unsure" in codes(result)


def test_cards_of_debit_and_credit_are_ways_to_pay() -> None:
    result = imported(book("Card type", "credit", "debit"), ";")
    assert (money(result), "two_ways_unsure" in codes(result)) == (84, False)
    asked = imported(book("Type", "credit", "debit"), ";")
    assert (money(asked), "two_ways_unsure" in codes(asked)) == (84, True)
