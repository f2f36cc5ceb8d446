"""Tables of what channels cost, in which no header speaks of spend."""

from __future__ import annotations

import pytest

from lib.catalog import CATALOGUE
from lib.core.settings import ImportSettings
from lib.ingest.imported import Imported, SideFile
from lib.ingest.understand import understand
from tests.ingest.orders_of import TODAY
from tests.ingest.tables import table_of

PLACES = ("Google Ads", "TikTok", "Radio Nord", "Plakate")
EASTERN = ("抖音", "小红书", "百度推广", "户外广告")


def of_months(headers: tuple[str, ...], places: tuple[str, ...] = PLACES) -> str:
    """Four places in six months, without tax, the tax and with it; or one amount."""
    lines = [",".join(headers)]
    for month in range(1, 7):
        for at, place in enumerate(places):
            net = 100 * month + 37 * at
            money = (f"{net}.00", f"{net * 0.2:.2f}", f"{net * 1.2:.2f}") if len(headers) > 4 else (f"{net * 1.2:.2f}",)
            lines.append(",".join((f"2025-{month:02d}-01", place, *money)))
    return "\n".join(lines) + "\n"


def spent(text: str, **settings: object) -> SideFile:
    found = understand(table_of(text), ImportSettings(**settings), CATALOGUE, TODAY)  # pyright: ignore[reportArgumentType]
    assert isinstance(found, SideFile)
    assert found.kind == "spend"
    return found


@pytest.mark.parametrize(
    ("headers", "places"),
    [
        (("Monat", "Kanal", "Netto", "MwSt", "Brutto"), PLACES),
        (("Monat", "Werbekanal", "Netto", "USt.", "Brutto"), PLACES),
        (("Month", "Channel", "Net", "VAT", "Gross"), PLACES),
        (("Month", "Platform", "Net amount", "VAT", "Gross amount"), PLACES),
        (("Mois", "Canal", "HT", "TVA", "TTC"), PLACES),
        (("Mes", "Canal", "Neto", "IVA", "Bruto"), PLACES),
        (("Mese", "Canale", "Netto", "IVA", "Lordo"), PLACES),
        (("Maand", "Kanaal", "Netto", "BTW", "Bruto"), PLACES),
        (("Miesiąc", "Kanał", "Netto", "VAT", "Brutto"), PLACES),
        (("Месяц", "Канал", "Нетто", "НДС", "Брутто"), PLACES),
        (("月份", "渠道", "不含税金额", "税额", "含税金额"), EASTERN),
        (("月", "媒体", "税抜", "消費税", "税込"), EASTERN),
    ],
    ids=lambda one: "-".join(one[:2]),
)
def test_money_beside_channels_is_what_they_cost_with_tax(headers: tuple[str, ...], places: tuple[str, ...]) -> None:
    found = spent(of_months(headers, places))
    assert found.frame["amount_e4"].sum() / 10_000 == pytest.approx(1.2 * sum(100 * month + 37 * at for month in range(1, 7) for at in range(4)))  # fmt: skip
    assert found.frame["channel"].nunique() == 4
    said = next(one.sentence.facts for one in found.findings if one.code == "gross_spend_taken")
    assert (said["header"], said["other"]) == (headers[4], headers[2])


def test_the_other_amount_can_be_chosen() -> None:
    found = spent(of_months(("Monat", "Kanal", "Netto", "MwSt", "Brutto")), mapping=(("amount", "Netto"),))
    assert "net_spend_taken" in [one.code for one in found.findings]


def test_one_amount_beside_channels_is_what_they_cost() -> None:
    for header in ("Brutto", "Netto", "Gross"):
        assert spent(of_months(("Monat", "Kanal", header))).frame["channel"].nunique() == 4


@pytest.mark.parametrize("money", ["Umsatz brutto", "Net sales", "Revenue", "销售额"])
def test_what_was_sold_through_channels_is_no_spend(money: str) -> None:
    found = understand(table_of(of_months(("Monat", "Kanal", money))), ImportSettings(), CATALOGUE, TODAY)
    assert found.kind != "spend"


def test_orders_that_say_where_they_came_from_stay_orders() -> None:
    rows = "".join(
        f"2025-0{one % 6 + 1}-{one % 3 + 1:02d},{PLACES[one % 2]},{one}.50,{one}.00\n" for one in range(1, 60)
    )
    found = understand(table_of("Datum,Kanal,Brutto,Netto\n" + rows), ImportSettings(), CATALOGUE, TODAY)
    assert isinstance(found, Imported)
