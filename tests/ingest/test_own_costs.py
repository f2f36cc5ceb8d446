"""A list of a shop's own expenses is refused by its name; what is sold, or names who bought, stays orders."""

from __future__ import annotations

import pytest

from lib.core.errors import CannotAnswer
from tests.ingest.test_shapes_of_exports import read


def listed(headers: str, *whats: str, row: str = "DAY,WHAT,SUM") -> str:
    """Two rows of each of some things, in turns, each on its own day."""
    rows = [
        row.replace("DAY", f"2026-03-{at + 1:02d}").replace("WHAT", what).replace("SUM", f"{20 + at * 7 % 50}.50")
        for at, what in enumerate(whats * 2)
    ]
    return "\n".join([headers, *rows]) + "\n"


@pytest.mark.parametrize(
    "text",
    [
        listed("Date,Category,Description,Amount", "Rent", "Packaging", "Postage", "Software", row="DAY,WHAT,x,SUM"),
        listed("Date,Category,Amount", "Office rent", "Electricity bill", "Gifts"),
        listed("Date,Expense,Cost", "Wages", "Bank fees"),
        listed("Date,Name,Amount", "Rent", "Wages"),
        listed("Datum,Kategorie,Betrag", "Ladenmiete", "Löhne", "Strom", "Porto"),
        listed("Date,Catégorie,Montant", "Loyer", "Électricité", "Emballages"),
        listed("Fecha,Categoría,Importe", "Alquiler", "Nóminas", "Luz"),
        listed("Data,Categoria,Valor", "Aluguel", "Salários", "Energia elétrica"),
        listed("Data,Categoria,Importo", "Affitto", "Stipendi", "Bollette"),
        listed("Datum,Categorie,Bedrag", "Huur", "Lonen", "Stroom"),
        listed("Data,Kategoria,Kwota", "Czynsz", "Wynagrodzenia", "Prąd"),
        listed("Дата,Категория,Сумма", "Аренда", "Зарплата", "Электричество"),
        listed("日期,类别,金额", "房租", "工资", "水电费", "快递费"),
        listed("日期,類別,金額", "房租", "薪資", "水電費"),
        listed("日付,科目,金額", "家賃", "人件費", "通信費"),
        listed("날짜,항목,금액", "임대료", "급여", "택배비"),
    ],
)
def test_a_shops_own_expenses_are_called_so(text: str) -> None:
    with pytest.raises(CannotAnswer, match="its expenses"):
        read(text)


@pytest.mark.parametrize(
    "text",
    [
        listed("Date,Product,Amount", "Postage", "Packaging", "Stationery"),
        listed("Date,Category,Amount", "Rent", "Insurance", "Bicycles"),
        listed("Date,Tenant,Category,Amount", "Rent", "Electricity", row="DAY,Ann Lee SUM,WHAT,SUM"),
        listed("Date,Order no,Category,Amount", "Rent", "Wages", row="DAY,SUM,WHAT,SUM"),
        listed("Date,Category,Amount", "Cakes", "Bread", "Rent", "Wages", "Coffee", "Tea"),
    ],
)
def test_what_a_shop_sells_is_read(text: str) -> None:
    assert read(text).kind in {"orders", "daily"}
