"""A column of what happened whose words are kinds of sale: Vorgang, Action, 操作."""

from __future__ import annotations

import pytest

from lib.catalog import CATALOGUE
from lib.core.settings import ImportSettings
from lib.ingest.imported import Imported, SideFile
from lib.ingest.understand import understand
from tests.ingest.orders_of import TODAY, money
from tests.ingest.tables import table_of

BUYERS = ("Petra Ohm", "Jonas Rehm", "Clara Ives", "Oscar Lund", "Maria Sander")


def listed(headers: str, sale: str, back: str) -> str:
    """Thirty sales of 20.50, six of which somebody brings back two days later."""
    lines = [headers]
    for number in range(30):
        day, who = f"2026-{number // 10 + 1:02d}-{number % 10 * 2 + 1:02d}", BUYERS[number % 5]
        lines.append(f"{day},{who},{sale},20.50")
        if number % 5 == 4:
            lines.append(f"{day[:8]}{int(day[8:]) + 2:02d},{who},{back},20.50")
    return "\n".join(lines) + "\n"


def read(text: str) -> Imported | SideFile:
    return understand(table_of(text), ImportSettings(), CATALOGUE, TODAY)


@pytest.mark.parametrize(
    ("headers", "sale", "back"),
    [
        ("Datum,Kunde,Vorgang,Betrag", "Verkauf", "Storno"),
        ("Datum,Kunde,Vorgang,Betrag", "Barverkauf", "Stornierung"),
        ("Datum,Kunde,Aktion,Betrag", "Kauf", "Rückgabe"),
        ("Datum,Kunde,Ereignis,Betrag", "Bestellung", "Retoure"),
        ("Date,Customer,Action,Amount", "sale", "refund"),
        ("Date,Customer,Event,Amount", "Purchase", "Return"),
        ("Date,Customer,Activity,Amount", "order", "cancellation"),
        ("Date,Client,Action,Montant", "Achat", "Annulation"),
        ("Date,Client,Événement,Montant", "Commande", "Remboursement"),
        ("Fecha,Cliente,Evento,Importe", "Compra", "Devolución"),
        ("Fecha,Cliente,Acción,Importe", "Pedido", "Anulación"),
        ("Data,Cliente,Evento,Valor", "Venda", "Estorno"),
        ("Data,Cliente,Azione,Importo", "Vendita", "Reso"),
        ("Datum,Klant,Actie,Bedrag", "Aankoop", "Retour"),
        ("Data,Klient,Akcja,Kwota", "Zakup", "Zwrot"),
        ("Дата,Клиент,Событие,Сумма", "Покупка", "Возврат"),
        ("日期,客户,操作,金额", "下单", "退款"),
        ("日期,客戶,動作,金額", "銷售", "退貨"),
        ("日付,顧客名,イベント,金額", "購入", "返品"),
        ("날짜,고객명,이벤트,금액", "구매", "환불"),
    ],
    ids=lambda one: one,
)
def test_kinds_of_sale_are_orders_and_what_was_given_back(headers: str, sale: str, back: str) -> None:
    result = read(listed(headers, sale, back))
    assert isinstance(result, Imported)
    assert (len(result.orders), money(result)) == (30, 24 * 20.5)


@pytest.mark.parametrize(
    ("sale", "cancelled"), [("Verkauf", "storniert"), ("purchase", "cancelled"), ("下单", "已取消")]
)
def test_what_came_to_nothing_is_no_event_either(sale: str, cancelled: str) -> None:
    result = read(listed("Datum,Kunde,Action,Betrag", sale, cancelled))
    assert isinstance(result, Imported)
    assert len(result.orders[result.orders["net_e4"] > 0]) == 30
    assert money(result) == 30 * 20.5


@pytest.mark.parametrize(
    ("headers", "events"),
    [
        ("Date,User ID,Event,Value", ("page_view", "add_to_cart", "purchase", "refund")),
        ("Date,User ID,Event,Value", ("view", "purchase")),
        ("日期,用户ID,事件,金额", ("浏览", "加购", "下单", "退款")),
    ],
)
def test_a_log_of_what_visitors_do_stays_one(headers: str, events: tuple[str, ...]) -> None:
    rows = "".join(f"2026-01-{one % 28 + 1:02d},u{one % 7},{events[one % len(events)]},{one}.50\n" for one in range(60))
    result = read(f"{headers}\n{rows}")
    assert isinstance(result, SideFile)
    assert result.kind == "events"


def test_visits_that_end_in_a_purchase_or_a_refund_are_a_log() -> None:
    rows = "".join(f"2026-01-{one % 28 + 1:02d},u{one % 7},s{one},{('purchase', 'refund')[one % 5 == 0]},{one}.50\n" for one in range(60))  # fmt: skip
    result = read("Date,User ID,Session ID,Event,Value\n" + rows)
    assert isinstance(result, SideFile)
