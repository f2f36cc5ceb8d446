"""Tables of what channels cost, in which no header speaks of spend."""

from __future__ import annotations

from pathlib import Path

import pytest

from lib.catalog import CATALOGUE
from lib.core.settings import ImportSettings
from lib.ingest.imported import Imported, SideFile
from lib.ingest.read import read_table
from lib.ingest.understand import understand
from tests.ingest.orders_of import TODAY
from tests.ingest.tables import table_of
from tests.ingest.test_shapes_of_exports import read as read_text

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


#: Channels across whose cells are money: some are called in the shop's language, or a line above speaks of it.
ACROSS = [
    ("Fecha;Google Ads;Instagram;Boletín;Prensa;Total", "{} €", ""),
    ("Date;Google Ads;Meta Ads;Emailing;Affichage;Total", "{} €", ""),
    ("Date;Google;Meta;Aktionen;Total", "{}", "Suivi budget publicité 2026\n\n"),
    ("日付;Google広告;Yahoo!広告;LINE広告;チラシ;合計", "¥{}", ""),
    ("Data;Google;Instagram;E-mail marketing;Rádio;Total", "R$ {}", ""),
    ("Datum;Google Ads;Facebook;Nieuwsbrief;Flyers;Totaal", "€ {}", ""),
]


@pytest.mark.parametrize(("headers", "written", "above"), ACROSS)
def test_columns_called_as_channels_in_the_shops_language_are_what_they_cost(
    tmp_path: Path, headers: str, written: str, above: str
) -> None:
    names = headers.split(";")[1:-1]
    lines = [above + headers]
    for day in range(1, 8):
        cells = [100 * day + 37 * at for at in range(len(names))]
        money = [f"{one}" if "¥" in written else f"{one},50" for one in (*cells, sum(cells))]
        lines.append(";".join((f"2026-03-0{day}", *map(written.format, money))))
    path = tmp_path / "shop.csv"
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    found = understand(read_table(path, path.name, ImportSettings()), ImportSettings(), CATALOGUE, TODAY)
    assert isinstance(found, SideFile)
    assert found.kind == "spend"
    assert found.frame["channel"].nunique() == len(names)


@pytest.mark.parametrize("title", ["New followers", "Leads per channel", "新增粉丝", "Seguidores"])
def test_a_title_that_counts_people_says_that_columns_of_channels_are_no_money(tmp_path: Path, title: str) -> None:
    path = tmp_path / "counts.csv"
    rows = "".join(f"2026-03-0{day},{100 + day},{50 + 3 * day}\n" for day in range(1, 8))
    path.write_text(f"{title}\n\nDate,Instagram,TikTok\n{rows}", encoding="utf-8")
    found = understand(read_table(path, path.name, ImportSettings()), ImportSettings(), CATALOGUE, TODAY)
    assert isinstance(found, SideFile)
    assert found.kind == "daily"


@pytest.mark.parametrize(
    ("names", "titles"),
    [
        ("Date,Clicks,Spend", ("Google", "Facebook", "Newsletter")),
        ("Fecha,Clics,Gasto", ("Google Ads", "Instagram", "Boletín")),
        ("日期,点击,花费", ("抖音", "小红书", "百度")),
    ],
)
def test_the_title_over_each_part_of_a_report_is_its_channel(names: str, titles: tuple[str, ...]) -> None:
    parts = [f"{title},,\n{names}\n" + "".join(f"2026-03-0{day},5,{at + 1}0.50\n" for day in range(1, 6)) for at, title in enumerate(titles)]  # fmt: skip
    found = read_text(",,\n".join(parts))
    assert isinstance(found, SideFile)
    assert found.kind == "spend"
    sums = found.frame.groupby("channel")["amount_e4"].sum() / 10_000
    assert sums.to_dict() == {title: 5 * (10 * at + 10.5) for at, title in enumerate(titles)}
    assert "channel_untold" not in {one.code for one in found.findings}


@pytest.mark.parametrize(
    ("headers", "written", "doubted"),
    [("Date,Instagram,TikTok", "{}", True), ("Date,Instagram,TikTok", "€{}", False), ("Date,Instagram,TikTok", "{}.50", False), ("Date,Instagram (EUR),TikTok (EUR)", "{}", False), ("Date,Meta Ads,TikTok", "{}", False)],
)  # fmt: skip
def test_whole_figures_of_channels_that_nothing_calls_money_are_doubted(
    headers: str, written: str, *, doubted: bool
) -> None:
    rows = "".join(
        f"2026-03-0{day},{written.format(100 + day)},{written.format(50 + 3 * day)}\n" for day in range(1, 8)
    )
    found = spent(f"{headers}\n{rows}")
    assert ("figures_untold" in {one.code for one in found.findings}) == doubted
