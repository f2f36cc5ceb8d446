"""Cash books: what came in and what went out in two columns beside a name or a text, kept by hand."""

from __future__ import annotations

import pytest

from lib.catalog import CATALOGUE
from lib.core.errors import CannotAnswer
from lib.core.settings import ImportSettings
from lib.ingest.imported import Imported, SideFile
from lib.ingest.understand import understand
from tests.ingest.orders_of import TODAY, booked, codes, money
from tests.ingest.tables import table_of

NAMES = ("Petra Ohm", "Jonas Rehm", "Clara Ives", "Oscar Lund", "Maria Sander", "Peter Quast")
CHINESE = ("王小明", "李建国", "陈美玲", "张伟", "刘洋", "赵静")
HEADERS = (
    ("Datum", "Name", "Einnahme", "Ausgabe", "Saldo"),
    ("Datum", "Kunde", "Bareinnahmen", "Barausgaben", "Kassenbestand"),
    ("Datum", "Text", "Einnahmen", "Ausgaben", "Bestand"),
    ("Date", "Customer", "Income", "Expenses", "Balance"),
    ("Date", "Name", "In", "Out", "Balance"),
    ("Date", "Who", "Cash in", "Cash out", "Balance"),
    ("Date", "Client", "Recettes", "Dépenses", "Solde"),
    ("Fecha", "Cliente", "Ingresos", "Gastos", "Saldo"),
    ("Data", "Cliente", "Receitas", "Despesas", "Saldo"),
    ("Data", "Cliente", "Entrate", "Uscite", "Saldo"),
    ("Datum", "Klant", "Inkomsten", "Uitgaven", "Saldo"),
    ("Data", "Klient", "Wpływy", "Wydatki", "Saldo"),
    ("Дата", "Клиент", "Приход", "Расход", "Остаток"),
    ("日期", "客户", "收入", "支出", "余额"),
    ("日期", "姓名", "收入", "支出", "結餘"),
    ("日付", "お客様名", "収入", "支出", "残高"),
    ("날짜", "고객명", "수입", "지출", "잔액"),
)


def kept(headers: tuple[str, ...], names: tuple[str, ...] = NAMES, *, balance: bool = True) -> str:
    """Two sales a week by turns, and now and then something that the shop paid for."""
    columns = 5 if balance else 4
    lines, left = [",".join(headers[:columns])], 0.0
    for number in range(36):
        name, paid = names[number % len(names)], 10 + number
        day = f"2026-{number // 12 + 1:02d}-{number % 12 * 2 + 1:02d}"
        left += paid
        lines.append(",".join((day, name, f"{paid}.50", "", f"{left:.2f}")[:columns]))
        if number % 6 == 5:
            lines.append(",".join((day, "Packpapier", "", "7.25", f"{left:.2f}")[:columns]))
    return "\n".join(lines) + "\n"


def read(text: str) -> Imported | SideFile:
    return understand(table_of(text), ImportSettings(), CATALOGUE, TODAY)


@pytest.mark.parametrize("headers", HEADERS, ids=lambda headers: "-".join(headers[1:4]))
@pytest.mark.parametrize("balance", [True, False], ids=["balance", "none"])
def test_income_beside_a_name_is_an_order(headers: tuple[str, ...], *, balance: bool) -> None:
    names = NAMES if headers[0].isascii() or headers[0] == "Дата" else CHINESE
    result = read(kept(headers, names, balance=balance))
    assert isinstance(result, Imported)
    assert (len(result.orders), result.orders["customer_id"].nunique(), money(result)) == (36, 6, 1008.0)
    assert booked(result)["status_excluded"] == -43.5
    aside = next(one for one in result.findings if one.code == "out_set_aside")
    assert (aside.sentence.facts["count"], aside.sentence.facts["example"], aside.sentence.facts["header"]) == (
        6,
        "Packpapier",
        headers[3],
    )
    assert "out_given_back" not in codes(result)


def test_money_out_to_who_bought_is_given_back() -> None:
    result = read(kept(HEADERS[0]) + "2026-03-28,Clara Ives,,14.50,900\n2026-03-28,Erstattung Jonas Rehm,,11.50,900\n")
    assert isinstance(result, Imported)
    assert (len(result.orders), result.orders["customer_id"].nunique(), money(result)) == (36, 6, 1008.0 - 14.5)
    assert "out_given_back" in codes(result)


GOODS = ("Tee und Kannen", "Geschirr", "Gutscheine", "Kerzen", "Seife", "Honig")


@pytest.mark.parametrize(
    ("headers", "named"),
    [
        (("Datum", "Text", "Einnahme", "Ausgabe", "Saldo"), "Saldo"),
        (("Datum", "Text", "Einnahmen", "Ausgaben", "Kassenbestand"), "Text"),
        (("日期", "摘要", "收入", "支出", "余额"), "余额"),
    ],
)
def test_a_text_that_names_nobody_is_refused_by_its_column(headers: tuple[str, ...], named: str) -> None:
    with pytest.raises(CannotAnswer) as refused:
        read(kept(headers, GOODS))
    assert refused.value.sentence.facts["header"] == named


def test_sales_that_name_nobody_are_orders_without_buyers() -> None:
    result = read(kept(("Date", "Text", "Income", "Expense"), GOODS, balance=False))
    assert isinstance(result, Imported)
    assert "no_buyer_column" in codes(result)
    assert booked(result)["guest_order"] == 1008.0


def test_takings_and_expenses_a_day_are_totals_of_days() -> None:
    rows = "".join(f"2026-{one // 28 + 1:02d}-{one % 28 + 1:02d},{100 + one}.50,{one % 3}0.25\n" for one in range(56))
    result = read("Datum,Einnahmen,Ausgaben\n" + rows)
    assert isinstance(result, SideFile)
    assert result.kind == "daily"


def test_what_channels_cost_and_brought_is_no_cash_book() -> None:
    rows = "".join(
        f"2026-{one + 1:02d}-01,{name},{one}00.00,{one}50.00\n"
        for one in range(4)
        for name in ("Google Ads", "Meta", "TikTok")
    )
    result = read("Monat,Kanal,Ausgaben,Einnahmen\n" + rows)
    assert isinstance(result, SideFile)


def test_the_statement_of_a_bank_is_none() -> None:
    head = "Datum,Verwendungszweck,Name,Einnahme,Ausgabe,Saldo\n"
    rows = "".join(f"2026-01-{one:02d},RG {one} danke,{NAMES[one % 6]},{one}0.00,,{one}00\n" for one in range(1, 20))
    with pytest.raises(CannotAnswer):
        read(head + rows + "2026-01-20,Miete,Haus GmbH,,30.00,500\n")
