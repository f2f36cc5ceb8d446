from __future__ import annotations

import pytest

from lib.core.errors import CannotAnswer
from lib.ingest.imported import Imported
from tests.ingest.orders_of import booked, codes, money
from tests.ingest.test_shapes_of_exports import read

BUYERS = {
    "Anna Berg": ((17, 5, 100), (21, 19, 50)),
    "Bo Klein": ((18, 6, 30),),
    "Cleo Lang": ((19, 7, 20), (22, 20, 5)),
}


def report(document: str, head: str = "Контрагент,Количество,Сумма с НДС", off: int = 0) -> str:
    rows = [head]
    for buyer, documents in BUYERS.items():
        rows.append(f"{buyer},{len(documents)},{sum(money for *_, money in documents) + off}")
        rows += [f"{document.format(number=number, day=f'{day:02d}')},1,{money}" for number, day, money in documents]
    return "\n".join([*rows, f"Итого,,{205 + off}"])


@pytest.mark.parametrize(
    ("document", "head"),
    [
        ("Реализация (акт; накладная) 0000-0500{number} от {day}.01.2026 9:03:02", "Контрагент,Количество,Сумма с НДС"),
        ("Invoice no. INV-{number} of {day}/01/2026", "Customer,Quantity,Amount"),
        ("Rechnung Nr. {number} vom {day}.01.2026", "Kunde,Menge,Betrag"),
    ],
)
def test_documents_below_their_buyers_are_orders(document: str, head: str) -> None:
    result = read(report(document, head))
    assert isinstance(result, Imported)
    assert (len(result.orders), len(result.customers), money(result)) == (5, 3, 205.0)
    assert result.orders["ordered_at"].dt.day.tolist() == [5, 19, 6, 7, 20]
    assert "documents_apart" in codes(result)


def test_a_document_that_takes_back_is_no_order() -> None:
    text = report("Реализация 0{number} от {day}.01.2026").replace(
        "Реализация 021", "Возврат товаров от покупателя 021"
    )
    result = read(text)
    assert isinstance(result, Imported)
    assert (len(result.orders), booked(result)["refund"]) == (4, -50.0)


def test_rows_that_do_not_come_to_their_documents_are_refused_in_words() -> None:
    with pytest.raises(CannotAnswer, match=r"Export the list of the documents"):
        read(report("Реализация 0{number} от {day}.01.2026", off=7))
