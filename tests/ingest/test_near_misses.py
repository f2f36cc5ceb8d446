"""Lists with days and money that hold no sales are refused by their name; what looks like them and is something else stays that."""

from __future__ import annotations

import pytest

from lib.core.errors import CannotAnswer
from tests.ingest.orders_of import codes, imported, money
from tests.ingest.side_of import kind, side


def listed(headers: str, *rows: str) -> str:
    """Four rows of each, DAY being another day and SUM another amount."""
    return (
        "\n".join(
            [
                headers,
                *(
                    row.replace("DAY", f"2026-0{at}-15").replace("SUM", f"{at}0.50")
                    for at in range(1, 5)
                    for row in rows
                ),
            ]
        )
        + "\n"
    )


@pytest.mark.parametrize(
    ("text", "what"),
    [
        (listed("Date,Employee,Start,End,Hours,Hourly rate,Total", "DAY,Noah Evans,09:00,17:00,7.5,12.50,93.75"), "hours worked"),
        (listed("Datum,Mitarbeiterin,von,bis,Stunden,Stundenlohn,Betrag", "DAY,Heike Ohm,09:00,17:00,7.5,13.00,97.50"), "hours worked"),
        (listed("Pay date,Employee,Hours,Rate,Gross pay,Net pay", "DAY,Noah Evans,159,12.50,950.48,SUM"), "list of wages"),
        (listed("No,Due date,Payment,Interest,Principal,Remaining balance", "1,DAY,412,40,372,12000"), "a loan"),
        (listed("Datum,Rate,Zinsen,Tilgung", "DAY,412,40,372"), "a loan"),
        (listed("Month,Customer,Expected orders,Expected revenue,Probability", "DAY,Evans SA,3,765.04,60%"), "a forecast"),
        (listed("Date,Charity,Amount given", "DAY,Shelter,20"), "paid to others"),
        (listed("Date,Paid to,Category,Amount", "DAY,Tesco,Supplies,20"), "paid to others"),
        (listed("Tool,Plan,Billing date,Cost/month", "Canva,Pro,DAY,29"), "each month or year"),
        (listed("Date,Transaction ID,Ad account,Payment method,Amount,VAT,Payment status", "DAY,TDAY,1234567,Visa 4242,651.19,0,Paid"), "an advertising account"),
        (listed("Coupon code,Orders,Amount discounted,Created,Expires", "SPRING,11,63.54,DAY,2026-12-05"), "coupons"),
        (listed("优惠券名称,券类型,面额,发放量,使用量,用券成交额,开始时间", "满100减10,满减券,10,3422,90,SUM,DAY"), "coupons"),
        (listed("Code,Product,Customer group,Price from,Valid from,Price incl VAT", "S1,Tote,Retail,834.79,DAY,SUM"), "list of prices"),
        (listed("Datum,Kunde,Reklamation,Bestellnr.,Status,Kulanz €", "DAY,Jan Ohm,Tasse kaputt,DAY,erledigt,SUM"), "list of complaints"),
        (listed("Bestellnr.,Bestelldatum,Lieferant,Artikel,Menge,Preis,Gesamt", "N-DAY,DAY,Milchhof,Mehl,3,14.00,42.00"), "names suppliers"),
        (listed("Details,Posting Date,Description,Amount,Type,Balance", "CREDIT,DAY,STRIPE TRANSFER,865.26,ACH_CREDIT,8007.82"), "statement of an account"),
    ],
)  # fmt: skip
def test_a_list_without_sales_is_called_by_its_name(text: str, what: str) -> None:
    with pytest.raises(CannotAnswer, match=what):
        imported(text)


@pytest.mark.parametrize(
    "text",
    [
        listed("Date,Client,Employee,Hours,Rate,Total", "DAY,Ann Lee,Kim,2,20.00,40.00"),
        listed("Date,Order no,Customer,Coupon code,Discount,Total", "DAY,DAY,Ann Lee,SPRING,2.00,40.00"),
        listed("Date,Customer,Plan,Price/month", "DAY,Ann Lee,Pro,40.00"),
        listed("Date,Order no,Customer,Supplier,Total", "DAY,DAY,Ann Lee,Mill Co,40.00"),
        listed("Date,Customer,Amount,Balance", "DAY,Ann Lee,40.00,7.00"),
    ],
)
def test_what_names_the_buyer_is_read(text: str) -> None:
    assert money(imported(text)) == 160


@pytest.mark.parametrize(
    ("text", "what"),
    [
        (listed("Date,Revenue,Orders,Staff cost,Labour hours", "DAY,400.00,12,90.00,8"), "daily"),
        (listed("Date,Revenue,Expected revenue,Sales forecast", "DAY,400.00,410.00,420.00"), "daily"),
        (listed("Date,Ad account,Campaign,Impressions,Clicks,Amount spent", "DAY,1,Brand,100,7,4.20"), "spend"),
        (listed("Campaign Name,Send Date,Messages Sent,Clicks,Orders,Revenue,Cost", "SMS,DAY,2437,90,27,862.17,67.73"), "campaigns"),
        (listed("Date,Campaign,Clicks,Cost", "DAY,Brand,90,67.73"), "spend"),
        (listed("Number,Subject,Customer,Email,Created At,Status,Assigned To", "1,Late,Ann Lee,ann@x.co,DAY 10:00,closed,Kim"), "events"),
        (listed("Number,Title,Customer,Email,Created At,Status,Owner", "1,Lead,Ann Lee,ann@x.co,DAY 10:00,open,Kim"), "customers"),
    ],
)  # fmt: skip
def test_what_only_looks_like_one_stays_what_it_is(text: str, what: str) -> None:
    assert kind(text) == what


def test_results_of_messages_keep_what_they_cost() -> None:
    file = side(listed("Campaign Name,Send Date,Messages Sent,Clicks,Orders,Revenue,Cost", "SMS DAY,DAY,2437,90,27,862.17,67.73"))  # fmt: skip
    assert file.frame["amount_e4"].sum() == 4 * 677_300


def test_the_time_of_day_of_a_visit_is_no_hour_worked() -> None:
    assert imported(listed("Data,Godzina,Usługa,Pracownik,Cena", "DAY,10:00,cięcie,Ewa,SUM")).ledger.rows_read == 4


def test_orders_of_several_suppliers_without_a_buyer_are_read() -> None:
    file = imported(listed("Order no,Date,Supplier,Total", "DAY,DAY,Mill Co,40.00", "DAY,DAY,Milk Co,5.00"))
    assert "no_buyer_column" in codes(file)


def test_an_amount_chosen_by_hand_says_that_it_is_a_list_of_orders() -> None:
    text = listed("Date,Paid to,Category,Amount", "DAY,Tesco,Supplies,20.00")
    assert money(imported(text, mapping=(("amount", "Amount"), ("name", "Paid to")))) == 80
