"""Advertising, days and customers whose headers nobody has taught yet: told by what stands beside them."""

from __future__ import annotations

import pytest

from lib.ingest.imported import SideFile
from tests.ingest.test_shapes_of_exports import read


@pytest.mark.parametrize(
    "headers",
    ["Datum;Kanaal;Advertentie;Uitgegeven;Vertoningen;Klikken", "Fecha;Medio;Anuncio;Partida;Impresiones;Clics", "날짜;광고매체;광고그룹;집행;노출;클릭", "Date;Platform;Ad set;Budget used;Impressions;Link clicks"],
)  # fmt: skip
def test_the_money_beside_views_and_clicks_is_what_they_cost(headers: str) -> None:
    rows = "".join(f"2026-08-0{at};Google;S1;{at}0.50;{at}000;{at}0\n" for at in range(1, 8))
    file = read(f"{headers}\n{rows}")
    assert isinstance(file, SideFile)
    assert (file.kind, int(file.frame["amount_e4"].sum()) / 10_000) == ("spend", 283.5)


@pytest.mark.parametrize("headers", ["Tag;Kunden;Bons;Tagesumsatz", "営業日;客数;会計数;売上高", "영업일;방문객;결제건수;매출액", "營業日;來客數;交易筆數;營業額"])  # fmt: skip
def test_a_row_a_day_with_nothing_but_figures_is_daily_totals(headers: str) -> None:
    rows = "".join(f"2026-08-{at:02};{500 + at};{30 + at};{1000 + at}.50\n" for at in range(1, 21))
    file = read(f"{headers}\n{rows}")
    assert isinstance(file, SideFile)
    assert (file.kind, file.frame["first_day"].nunique()) == ("daily", 20)


def test_orders_of_following_days_with_numbers_are_no_daily_totals() -> None:
    rows = "".join(f"{at};2026-08-{at:02};{10_000 + at % 4};{1000 + at}.50\n" for at in range(1, 21))
    assert read(f"Belegnr;Datum;Kundennummer;Betrag\n{rows}").kind == "orders"


@pytest.mark.parametrize("headers", ["contact_id,email,num_purchases,total_revenue,most_recent_purchase", "Client,Mél,Nb achats,Montant cumulé,Date dernier achat", "회원,메일,방문횟수,누적매출,최종방문일"])  # fmt: skip
def test_totals_and_the_last_day_are_a_list_of_customers(headers: str) -> None:
    rows = "".join(f"N{at},a{at}@example.com,{at % 7 + 1},{at}0.50,2026-08-{at:02}\n" for at in range(1, 21))
    file = read(f"{headers}\n{rows}")
    assert isinstance(file, SideFile)
    assert (file.kind, len(file.frame)) == ("customers", 20)


@pytest.mark.parametrize(
    "headers",
    ["Day,Revenue,Buyers,New customers", "日期,销售额,支付买家数,新客数", "Datum,Umsatz,Käufer,Neukunden", "Fecha,Ventas,Compradores,Clientes nuevos", "日付,売上,購入者数,新規顧客数"],
)  # fmt: skip
def test_totals_tell_new_customers_in_every_language(headers: str) -> None:
    rows = "".join(f"2026-08-{at:02},{1000 + at}.50,{30 + at},{10 + at}\n" for at in range(1, 21))
    file = read(f"{headers}\n{rows}")
    assert isinstance(file, SideFile)
    assert file.kind == "daily"
    assert set(file.frame["metric"]) == {"revenue", "buyers", "new_customers"}


@pytest.mark.parametrize("headers", ["日期;销量;销售额", "Datum;Verkaufte Einheiten;Umsatz", "Дата;Количество продаж;Выручка", "Date;Units sold;Revenue"])  # fmt: skip
def test_days_with_how_many_pieces_they_sold_are_daily_totals(headers: str) -> None:
    rows = "".join(f"2026-{month:02}-{day:02};{30 + day};{1000 + day}.50\n" for month in (7, 8) for day in (1, 4, 9))
    assert read(f"{headers}\n{rows}").kind == "daily"
    assert read(f"{headers}\n{rows}{rows}").kind == "orders"
