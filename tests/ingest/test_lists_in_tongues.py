"""Lists of customers and totals by day under the words of many languages: never taken for orders."""

from __future__ import annotations

import pytest

from lib.catalog import CATALOGUE, header_score
from lib.core.settings import ImportSettings
from lib.ingest.imported import SideFile
from lib.ingest.understand import understand
from tests.ingest.inside import read_inside
from tests.ingest.orders_of import TODAY

#: Number, name, mail, orders, money, last and first order.
_CUSTOMERS = {
    "de": "Kundennummer|Name|E-Mail|Anzahl Bestellungen|Gesamtumsatz|Letzte Bestellung|Erste Bestellung",
    "fr": "N° client|Nom|E-mail|Nombre de commandes|Total dépensé|Dernière commande|Première commande",
    "es": "ID de cliente|Nombre|Correo electrónico|Número de pedidos|Total gastado|Último pedido|Primer pedido",
    "pt": "ID do cliente|Nome|E-mail|Número de pedidos|Total gasto|Último pedido|Primeiro pedido",
    "it": "ID cliente|Nome|Email|Numero ordini|Totale speso|Ultimo ordine|Primo ordine",
    "nl": "Klantnummer|Naam|E-mail|Aantal bestellingen|Totaal besteed|Laatste bestelling|Eerste bestelling",
    "pl": "Numer klienta|Imię i nazwisko|E-mail|Liczba zamówień|Łączna kwota|Ostatnie zamówienie|Pierwsze zamówienie",
    "ru": "Код клиента|Имя|E-mail|Количество заказов|Сумма заказов|Последний заказ|Первый заказ",
    "ja": "顧客番号|氏名|メールアドレス|注文回数|累計購入金額|最終購入日|初回購入日",
    "ko": "회원번호|이름|이메일|주문횟수|총 구매금액|최근 구매일|첫 구매일",
    "zh": "客户编号|姓名|邮箱|订单数|累计消费|最近消费时间|首次消费时间",
    "zhtw": "會員編號|姓名|電子郵件|訂單數|累計消費金額|最後消費日|首次消費日",
    "sv": "Kundnummer|Namn|E-post|Antal ordrar|Totalt spenderat|Senaste order|Första order",
    "da": "Kundenummer|Navn|E-mail|Antal ordrer|Samlet forbrug|Seneste ordre|Første ordre",
    "tr": "Müşteri No|Ad Soyad|E-posta|Sipariş sayısı|Toplam harcama|Son sipariş|İlk sipariş",
    "cs": "Číslo zákazníka|Jméno|E-mail|Počet objednávek|Celková útrata|Poslední objednávka|První objednávka",
}  # fmt: skip
#: Day, revenue, orders, visitors.
_DAILY = {
    "de": "Tag|Umsatz|Bestellungen|Besucher",
    "fr": "Jour|Chiffre d'affaires|Commandes|Visiteurs",
    "es": "Día|Ventas|Pedidos|Visitas",
    "pt": "Dia|Vendas|Pedidos|Visitas",
    "it": "Giorno|Vendite|Ordini|Visite",
    "nl": "Dag|Omzet|Bestellingen|Bezoekers",
    "pl": "Dzień|Sprzedaż|Zamówienia|Odwiedziny",
    "ru": "Дата|Выручка|Заказы|Посетители",
    "ja": "日付|売上|注文数|訪問者数",
    "ko": "일자|매출액|주문수|방문자수",
    "zh": "日期|销售额|订单数|访客数",
    "zhtw": "日期|營業額|訂單數|訪客數",
    "sv": "Dag|Försäljning|Ordrar|Besökare",
    "tr": "Tarih|Ciro|Sipariş sayısı|Ziyaretçi",
    "cs": "Den|Tržby|Objednávky|Návštěvy",
    "vi": "Ngày|Doanh thu|Đơn hàng|Lượt truy cập",
    "th": "วันที่|ยอดขาย|จำนวนคำสั่งซื้อ|ผู้เข้าชม",
    "id": "Tanggal|Penjualan|Pesanan|Pengunjung",
}  # fmt: skip


def _read(headers: str, rows: list[list[str]]) -> SideFile:
    text = "\n".join(";".join(row) for row in [headers.split("|"), *rows]) + "\n"
    result = understand(read_inside(text.encode(), header_score=header_score), ImportSettings(), CATALOGUE, TODAY)
    assert isinstance(result, SideFile)
    return result


@pytest.mark.parametrize("language", _CUSTOMERS)
def test_a_list_of_customers_is_one_in_every_language(language: str) -> None:
    rows = [[f"K{1000 + at}", f"Ana Berg{at}", f"c{at}@x.test", str(1 + at % 5), f"{100 + at}.50", f"2025-0{1 + at % 6}-1{at % 9}", f"2024-0{1 + at % 6}-1{at % 9}"] for at in range(12)]  # fmt: skip
    result = _read(_CUSTOMERS[language], rows)
    assert (result.kind, result.frame["amount_e4"].sum()) == ("customers", sum(100_5000 + at * 1_0000 for at in range(12)))  # fmt: skip


@pytest.mark.parametrize("language", _DAILY)
def test_totals_by_day_are_no_orders_in_any_language(language: str) -> None:
    rows = [[f"2025-03-{at + 1:02}", f"{1000 + at * 13}.25", str(20 + at % 7), str(400 + at * 3)] for at in range(12)]
    assert _read(_DAILY[language], rows).kind == "daily"


@pytest.mark.parametrize(
    "headers",
    [
        "No.|Name|Telefon|Mitglied seit|Punkte",
        "N°|Nom|Téléphone|Membre depuis|Points",
        "Nº|Nombre|Teléfono|Socio desde|Puntos",
        "N.|Nome|Telefono|Iscritto dal|Punti",
        "Nr.|Naam|Telefoon|Lid sinds|Punten",
        "No.|Imię i nazwisko|Telefon|Data dołączenia|Punkty",
        "會員卡號|姓名|手機號碼|入會日期|點數",
    ],
)
def test_a_list_of_loyalty_cards_is_a_list_of_customers(headers: str) -> None:
    rows = [
        [f"880000{at}", f"Ann Lee {at}", f"+49151258754{at}", f"2025-03-0{at + 1}", str(10 * at)] for at in range(9)
    ]
    assert _read(headers, rows).kind == "customers"


def test_a_list_of_a_shops_members_tells_their_orders_and_money() -> None:
    rows = [[f"tb{at}**", "1", f"{at}30.00", "2", f"{at}15.00", "2026-02-03 10:00:00"] for at in range(1, 8)]
    file = _read("买家昵称|会员级别|交易额|交易笔数|平均客单价|最近一次交易时间", rows)
    assert (file.kind, int(file.frame["amount_e4"].sum())) == ("customers", 30_100_000)


@pytest.mark.parametrize(
    "headers",
    [
        "Variant|Bezoekers|Bestellingen|Omzet",
        "Wariant|Odwiedzający|Zamówienia|Przychód",
        "Variant|Bezoekers|Geconverteerd|Omzet",
    ],
)
def test_the_arms_of_a_test_are_one_in_dutch_and_polish(headers: str) -> None:
    assert _read(headers, [["A", "10234", "512", "20480.50"], ["B", "10198", "561", "23001.25"]]).kind == "experiment"


@pytest.mark.parametrize(
    "headers", ["Gebruikers-ID|Variant|Datum|Geconverteerd", "ID użytkownika|Wariant|Data|Konwersja"]
)
def test_each_visitor_of_a_test_is_one_in_dutch_and_polish(headers: str) -> None:
    rows = [[f"v{at}", "AB"[at % 2], f"2026-03-0{at + 1}", str(at % 3 % 2)] for at in range(9)]
    assert _read(headers, rows).kind == "experiment"
