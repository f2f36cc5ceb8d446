"""A book of sales is one whatever one of its columns is called; what has reasons of its own to be another kind stays that."""

from __future__ import annotations

import pytest

from lib.catalog import CATALOGUE
from lib.core.settings import ImportSettings
from lib.ingest.imported import Imported, SideFile
from lib.ingest.understand import understand
from tests.ingest.orders_of import TODAY, money
from tests.ingest.tables import table_of

BUYERS = ("Ann Lee", "Bob Ray", "Cy Dow", "Di Fox", "Ed Gray", "Flo Hill")


def listed(headers: str, row: str, *words: str, times: int = 12) -> str:
    """Twelve sales from 20 to 31, each buyer two; WORD stands for one of some words."""
    lines = [headers]
    for at in range(times):
        told = {"DAY": f"2026-{at // 9 + 1:02d}-{at % 9 * 3 + 1:02d}", "WHO": BUYERS[at % 6], "WORD": words[at % len(words)] if words else "", "SUM": str(20 + at)}  # fmt: skip
        line = row
        for name, text in told.items():
            line = line.replace(name, text)
        lines.append(line)
    return "\n".join(lines) + "\n"


def read(text: str, mapping: tuple[tuple[str, str], ...] = ()) -> Imported | SideFile:
    return understand(table_of(text), ImportSettings(mapping=mapping), CATALOGUE, TODAY)


@pytest.mark.parametrize(
    "text",
    [
        listed("Date,Customer,Event,Amount", "DAY,WHO,WORD,SUM", "Birthday", "Wedding"),
        listed("Date,Customer,Event,Item,Total", "DAY,WHO,WORD,cake,SUM", "Birthday", "Wedding"),
        listed("Date,Client,Activity,Amount", "DAY,WHO,WORD,SUM", "Climb", "Kayak"),
        listed("Fecha,Cliente,Evento,Importe", "DAY,WHO,WORD,SUM", "Bautizo", "Boda"),
        listed("Date,Client,Événement,Montant", "DAY,WHO,WORD,SUM", "Baptême", "Mariage"),
        listed("日付,顧客,イベント,金額", "DAY,WHO,WORD,SUM", "誕生日", "結婚式"),
        listed("Date,Customer,Treatment,Amount", "DAY,WHO,WORD,SUM", "Massage", "Facial"),
        listed("Date,Customer,Product,Variant,Total", "DAY,WHO,Tote,WORD,SUM", "Blue", "Red"),
        listed("Date,Customer,Product,Variant,Qty,Price", "DAY,WHO,Tote,WORD,1,SUM", "Blue", "Red"),
        listed("Date,Customer,Group,Total", "DAY,WHO,WORD,SUM", "Kids", "Adults"),
        listed("Дата,Клиент,Вариант,Сумма", "DAY,WHO,WORD,SUM", "Синий", "Красный"),
        listed("Date,Customer,Campaign,Amount", "DAY,WHO,WORD,SUM", "Alpha", "Beta"),
        listed("日期,客户,活动,金额", "DAY,WHO,WORD,SUM", "插花", "亲子"),
        listed("Date,Customer,Service,Source,Cost", "DAY,WHO,Cut,WORD,SUM", "Friend", "Instagram"),
        listed("Fecha,Cliente,Servicio,Costo", "DAY,WHO,Corte,SUM"),
        listed("Datum,Kunde,Leistung,Kosten", "DAY,WHO,Schnitt,SUM"),
        listed("日期,会员,项目,消费", "DAY,WHO,护理,SUM"),
        listed("Date,Customer,Service,Cost", "DAY,WHO,Cut,SUM"),
        listed("Date,Platform,Buyer,Sold for,Fee", "DAY,WORD,WHO,SUM,1", "Depop", "Vinted"),
        listed("Date,Buyer,Event,Tickets,Total", "DAY,WHO,WORD,2,SUM", "Jazz night", "Gala"),
        listed("Date,Customer,Sessions,Amount", "DAY,WHO,WORD,SUM", "1", "2"),
        listed("Date,Customer,Visits,Amount", "DAY,WHO,WORD,SUM", "1", "2"),
    ],
)  # fmt: skip
def test_one_word_makes_no_other_kind_of_a_book_of_sales(text: str) -> None:
    file = read(text)
    assert isinstance(file, Imported)
    assert (len(file.orders), file.orders["customer_id"].nunique(), money(file)) == (12, 6, 306)  # fmt: skip


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        (listed("user_id,event,timestamp,value", "WHO,WORD,DAY 10:00:00,SUM", "level_up", "boost"), "events"),
        (listed("Customer,Event,Time,Value", "WHO,WORD,DAY,SUM", "add to cart", "purchase"), "events"),
        (listed("Customer,Page,Event,Time,Value", "WHO,/a,WORD,DAY,SUM", "alpha", "beta"), "events"),
        (listed("Customer,Date,Variant,Revenue", "WHO,DAY,WORD,SUM", "control", "new"), "experiment"),
        (listed("Customer,Date,Variant,Revenue", "WHO,DAY,WORD,SUM", "old page", "new page", times=6), "experiment"),
        (listed("Date,Client,Campaign,Clicks,Cost", "DAY,WHO,WORD,7,SUM", "Alpha", "Beta"), "spend"),
        (listed("Z-Nr,Datum,Kunden,Belege,Bruttoumsatz", "7,DAY,WORD,12,SUM", "41", "38", "52"), "daily"),
        (listed("Date,Channel,Cost", "DAY,WORD,SUM", "Google", "Meta"), "spend"),
    ],
)  # fmt: skip
def test_what_has_more_than_a_word_stays_what_it_is(text: str, kind: str) -> None:
    file = read(text)
    assert isinstance(file, SideFile)
    assert file.kind == kind


@pytest.mark.parametrize("row", ["2026-01-05,Ann Lee,7,", "2026-01-05,Ann Lee,7,0"])
def test_rows_without_money_are_no_book_of_sales(row: str) -> None:
    text = listed("Date,Customer,Sessions,Amount", "DAY,WHO,WORD,SUM", "1", "2", times=4)
    assert isinstance(read(text + row + "\n" + row.replace("05", "06") + "\n"), SideFile)


def test_where_it_stays_in_doubt_it_is_said_and_the_buyers_make_orders_of_it() -> None:
    text = listed("Date,Customer,Clicks,Amount", "DAY,WHO,WORD,SUM", "1", "2")
    file = read(text)
    said = {one.code: one.sentence.facts for one in file.findings}
    assert isinstance(file, SideFile)
    assert (file.kind, said["perhaps_orders"]["header"]) == ("spend", "Customer")
    chosen = read(text, (("name", "Customer"),))
    assert isinstance(chosen, Imported)
    assert len(chosen.orders) == 12


def test_income_and_expense_under_a_kind_is_no_advertising() -> None:
    lines = "日期,类型,对象,金额\n" + "".join(f"2026-01-{at + 1:02d},{'支出' if at % 3 == 2 else '收入'},{('Ann Lee', 'Bob Ray', 'Mill Co')[at % 3]},{10 + at}\n" for at in range(9))  # fmt: skip
    file = read(lines)
    assert isinstance(file, Imported)
    assert money(file) == 81
