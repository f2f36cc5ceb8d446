"""One small shop whose orders are known, to be written down in every way that real systems do."""

from __future__ import annotations

import random
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from decimal import Decimal


@dataclass(frozen=True)
class Order:
    """One order as it was in truth."""

    number: str
    customer: str
    when: datetime
    amount: Decimal
    product: str


@dataclass(frozen=True)
class Tongue:
    """A language's words: headers of number, customer, date, amount, product; and names that need its letters."""

    headers: tuple[str, str, str, str, str]
    customers: tuple[str, ...]
    products: tuple[str, ...]


TONGUES = {
    "en": Tongue(("Order ID", "Customer", "Order Date", "Amount", "Product"), ("Ann Lee", "Bob Ray", "Cid O'Neil", "Dan Fox", "Eve Hart"), ("Mug", "Lamp", "Tray, round", 'Pan 12"')),
    "zh": Tongue(("订单编号", "客户", "下单时间", "订单金额", "商品名称"), ("王小明", "李娜", "张伟", "刘洋", "陈静"), ("马克杯", "台灯", "圆形托盘", "平底锅")),
    "zh_hant": Tongue(("訂單編號", "客戶", "訂單日期", "訂單金額", "商品名稱"), ("王小明", "李麗華", "張偉國", "劉建宏", "陳靜宜"), ("馬克杯", "檯燈", "圓形托盤", "平底鍋")),
    "ja": Tongue(("注文番号", "顧客名", "注文日", "合計金額", "商品名"), ("佐藤花子", "鈴木一郎", "高橋さくら", "田中健", "伊藤みか"), ("マグカップ", "ランプ", "丸いトレイ", "フライパン")),
    "ko": Tongue(("주문번호", "고객명", "주문일시", "결제금액", "상품명"), ("김민수", "이영희", "박지성", "최수진", "정하늘"), ("머그컵", "램프", "둥근 쟁반", "프라이팬")),
    "de": Tongue(("Bestellnummer", "Kunde", "Bestelldatum", "Gesamtbetrag", "Artikel"), ("Jürgen Groß", "Zoë Müller", "Jörg Weiß", "Bärbel Köhler", "Anna Schmidt"), ("Kaffeebecher", "Tischlampe für Küche", "Großes Tablett", "Pfännchen")),
    "fr": Tongue(("N° de commande", "Client", "Date de commande", "Montant TTC", "Désignation"), ("Hélène Dupré", "François Lenôtre", "Zoé Müller", "Noël Garçon", "Anaïs Beaufort"), ("Tasse à café", "Lampe d'été", "Plateau rond", "Poêle")),
    "es": Tongue(("Número de pedido", "Cliente", "Fecha de pedido", "Importe total", "Artículo"), ("José Muñoz", "María Peña", "Íñigo Núñez", "Ángel Gómez", "Lucía Ibáñez"), ("Taza de café", "Lámpara", "Bandeja pequeña", "Sartén")),
    "pt": Tongue(("Número do pedido", "Cliente", "Data do pedido", "Valor total", "Produto"), ("João Conceição", "Inês Araújo", "Luís Simões", "Márcia Gonçalves", "Cláudio Brandão"), ("Xícara", "Luminária", "Bandeja média", "Caçarola")),
    "ru": Tongue(("Номер заказа", "Клиент", "Дата заказа", "Сумма заказа", "Товар"), ("Иван Петров", "Мария Смирнова", "Ольга Кузнецова", "Сергей Попов", "Анна Волкова"), ("Кружка", "Настольная лампа", "Круглый поднос", "Сковорода")),
    "it": Tongue(("Numero ordine", "Cliente", "Data ordine", "Importo totale", "Prodotto"), ("Niccolò Bassi", "Mirò Perù", "Andrè Città", "Lucà Però", "Giò Virtù"), ("Tazza da caffè", "Lampada", "Vassoio", "Padella più grande")),
    "nl": Tongue(("Bestelnummer", "Klant", "Besteldatum", "Totaalbedrag", "Artikel"), ("Zoë de Vries", "Daniël Bakker", "Chloé Smit", "Noël Visser", "Loïs Mulder"), ("Mok", "Lamp", "Dienblad rond", "Koekenpan")),
    "pl": Tongue(("Numer zamówienia", "Klient", "Data zamówienia", "Kwota", "Produkt"), ("Łukasz Żak", "Małgorzata Śliwa", "Paweł Dąbrowski", "Zofia Wójcik", "Michał Gęś"), ("Kubek do kawy", "Lampa stołowa", "Okrągła taca", "Patelnia żeliwna")),
    "el": Tongue(("Αριθμός παραγγελίας", "Πελάτης", "Ημερομηνία", "Ποσό", "Προϊόν"), ("Γιώργος Παπάς", "Μαρία Νικολάου", "Ελένη Δήμου", "Νίκος Ζωγράφος", "Άννα Χρήστου"), ("Κούπα", "Λάμπα", "Δίσκος", "Τηγάνι")),
    "tr": Tongue(("Sipariş No", "Müşteri", "Sipariş Tarihi", "Tutar", "Ürün"), ("Gülşen Yılmaz", "İbrahim Çelik", "Ayşe Doğan", "Şükrü Işık", "Özge Akın"), ("Kahve fincanı", "Masa lambası", "Yuvarlak tepsi", "Küçük tava")),
}  # fmt: skip


def shop(
    tongue: str = "en", orders: int = 60, seed: int = 7, largest: int = 2_400, clock: str = "minutes"
) -> list[Order]:
    """Orders of a shop, the earliest first.

    Args:
        tongue: whose words the names are in.
        orders: how many.
        seed: of the drawing.
        largest: of the amounts, which have two places.
        clock: "minutes", "seconds", or "days" where the file has no time of day.
    """
    dice = random.Random(seed)
    words = TONGUES[tongue]
    when = datetime(2024, 1, 3, 9, 12)
    result: list[Order] = []
    for number in range(orders):
        when += timedelta(minutes=dice.randrange(600, 14_000), seconds=dice.randrange(60))
        moment = {"minutes": when.replace(second=0), "seconds": when, "days": datetime(when.year, when.month, when.day)}
        amount = Decimal(dice.randrange(150, largest * 100)) / 100
        customer, product = dice.choice(words.customers), dice.choice(words.products)
        result.append(Order(str(10_048 + number), customer, moment[clock], amount, product))
    return result


Cells = Sequence[str]
Money = Callable[[Decimal], str]
When = Callable[[datetime], str]


def plain_money(amount: Decimal) -> str:
    """1234.50."""
    return f"{amount:.2f}"


def iso(when: datetime) -> str:
    """2024-01-03 09:12:00."""
    return when.strftime("%Y-%m-%d %H:%M:%S")


def table(orders: Sequence[Order], tongue: str = "en", money: Money = plain_money, when: When = iso) -> list[list[str]]:
    """The orders as rows of text under a header."""
    rows = [[order.number, order.customer, when(order.when), money(order.amount), order.product] for order in orders]
    return [list(TONGUES[tongue].headers), *rows]


def delimited(rows: Sequence[Cells], delimiter: str = ",", line_end: str = "\n", quote: str = "needed") -> str:
    """Rows as delimited text; `quote` is "needed" or "all"."""

    def cell(text: str) -> str:
        if quote == "all" or any(sign in text for sign in (delimiter, '"', "\n", "\r")):
            return '"' + text.replace('"', '""') + '"'
        return text

    return "".join(delimiter.join(map(cell, row)) + line_end for row in rows)
