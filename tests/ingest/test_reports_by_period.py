"""Reports of advertising: whose first and last day is told, and what is no day of the money."""

from __future__ import annotations

import pytest

from lib.catalog import CATALOGUE, header_score
from lib.core.errors import CannotAnswer
from lib.core.settings import ImportSettings
from lib.ingest.imported import SideFile
from lib.ingest.spend import days_of
from lib.ingest.understand import in_shape, needed_by, understand
from tests.ingest.inside import read_inside
from tests.ingest.orders_of import TODAY
from tests.ingest.side_of import booked, codes, side

#: Meta's first and last day of a report, campaign, spend and impressions, by language.
_META = [
    ("Inizio report", "Fine report", "Nome della campagna", "Importo speso (EUR)", "Impression"), ("Inizio dei report", "Fine dei report", "Nome della campagna", "Importo speso (EUR)", "Impression"),
    ("보고 시작", "보고 종료", "캠페인 이름", "지출 금액 (KRW)", "노출"), ("Начало отчетности", "Окончание отчетности", "Название кампании", "Сумма затрат (RUB)", "Показы"), ("Дата начала отчетности", "Дата окончания отчетности", "Название кампании", "Потраченная сумма (RUB)", "Показы"),
    ("분석 보고 시작", "분석 보고 종료", "캠페인 이름", "지출 금액 (KRW)", "노출"), ("Raporlama başlangıcı", "Raporlama bitişi", "Kampanya Adı", "Harcanan Tutar (TRY)", "Gösterim"), ("Rapor Başlangıcı", "Rapor Sonu", "Kampanya Adı", "Harcanan Tutar (TRY)", "Gösterim"), ("Awal pelaporan", "Akhir pelaporan", "Nama kampanye", "Jumlah yang dibelanjakan (IDR)", "Impresi"), ("Początek raportowania", "Koniec raportowania", "Nazwa kampanii", "Wydana kwota (PLN)", "Wyświetlenia"),
    ("بداية التقارير", "نهاية التقارير", "اسم الحملة", "المبلغ الذي تم إنفاقه (EGP)", "مرات الظهور"), ("Rapportage start", "Rapportage einde", "Campagnenaam", "Besteed bedrag (EUR)", "Weergaven"), ("Berichtsstart", "Berichtsende", "Kampagnenname", "Ausgegebener Betrag (EUR)", "Impressionen"),
    ("Début des rapports", "Fin des rapports", "Nom de la campagne", "Montant dépensé (EUR)", "Impressions"), ("Inicio del informe", "Fin del informe", "Nombre de la campaña", "Importe gastado (EUR)", "Impresiones"), ("Início dos relatórios", "Término dos relatórios", "Nome da campanha", "Valor usado (BRL)", "Impressões"),
    ("レポート開始日", "レポート終了日", "キャンペーン名", "消化金額 (JPY)", "インプレッション"), ("报告开始日期", "报告结束日期", "广告系列名称", "已花费金额 (USD)", "展示次数"), ("分析報告開始", "分析報告結束", "行銷活動名稱", "花費金額 (TWD)", "曝光次數"), ("Bắt đầu báo cáo", "Kết thúc báo cáo", "Tên chiến dịch", "Số tiền đã chi tiêu (VND)", "Lượt hiển thị"),
    ("เริ่มต้นการรายงาน", "สิ้นสุดการรายงาน", "ชื่อแคมเปญ", "จำนวนเงินที่ใช้จ่ายไป (THB)", "อิมเพรสชัน"), ("Rapporteringen startar", "Rapporteringen slutar", "Kampanjnamn", "Spenderat belopp (SEK)", "Visningar"), ("תחילת הדיווח", "סיום הדיווח", "שם הקמפיין", "הסכום שהוצא (ILS)", "חשיפות"), ("Початок звітності", "Кінець звітності", "Назва кампанії", "Витрачена сума (UAH)", "Покази"),
]  # fmt: skip


@pytest.mark.parametrize("headers", _META)
@pytest.mark.parametrize(("length", "days"), [(1, 3), (7, None)])
def test_the_first_and_the_last_day_of_a_report_are_known_in_each_language(headers: tuple[str, ...], length: int, days: int | None) -> None:  # fmt: skip
    rows = [f"2026-03-{1 + at * length:02},2026-03-{(at + 1) * length:02},A,{300 - at},3000" for at in range(3)]
    file = side("\n".join([",".join(headers), *rows]) + "\n")
    assert (file.kind, days_of(file), booked(file)["counted"]) == ("spend", days, (3, 897.0))
    assert "told_by_content" not in codes(file)
    assert str(file.frame["last_day"].max())[:10] == f"2026-03-{3 * length:02}"


_IN_INDONESIAN = "Urutan,Nama Iklan,Status,Tanggal Mulai,Tanggal Selesai,Biaya,Dilihat,Jumlah Klik"
_ADS = [f"{at},Iklan {at},Berjalan,{at:02}/01/2026 00:00:00,Tidak Terbatas,{at}000,{at}31,{at}2" for at in (1, 2, 4, 3, 5, 7, 6, 8)]  # fmt: skip


def read(text: str) -> SideFile:
    """A whole report, from its bytes."""
    needed = needed_by(CATALOGUE, TODAY)
    table = in_shape(read_inside(text.encode(), header_score=header_score, needed=needed), ImportSettings(), CATALOGUE)
    file = understand(table, ImportSettings(), CATALOGUE, TODAY)
    assert isinstance(file, SideFile)
    return file


@pytest.mark.parametrize("above", ["", "Username,tokodummy\nNama Toko,Toko Dummy\nID Toko,123\nWaktu Laporan Dibuat,05/02/2026 22:10\nPeriode,01/02/2026 - 07/02/2026\n\n"])  # fmt: skip
def test_a_word_that_is_known_in_the_head_of_a_report_is_no_header(above: str) -> None:
    file = read(above + "\n".join([_IN_INDONESIAN, *_ADS]) + "\n")
    assert (file.kind, days_of(file), booked(file)["counted"]) == ("spend", None, (8, 36000.0))
    assert "told_by_content" not in codes(file)


def test_a_short_list_below_its_header_keeps_it() -> None:
    table = read_inside(b"Username,Orders\nann,3\nbob,4\ncy,1\n", header_score=header_score)
    assert (table.headers, table.cells.num_rows) == (("Username", "Orders"), 3)


@pytest.mark.parametrize("header", ["Created time", "Creation date", "Last updated", "Erstellt am", "Date de création", "Fecha de creación", "Data de criação", "Data di creazione", "Дата создания", "创建时间", "更新時間", "作成日時", "생성일", "수정일", "Oluşturulma tarihi"])  # fmt: skip
def test_the_day_on_which_a_campaign_was_set_up_is_no_day_of_its_money(header: str) -> None:
    rows = [f"C{at},2025-0{at}-03,{at}00.00,{at}031,5{at}" for at in (1, 2, 4, 3, 5, 7, 6, 8)]
    file = side("\n".join([f"Campaign name,{header},Cost,Impressions,Clicks", *rows]) + "\n")
    assert (file.kind, days_of(file)) == ("spend", None)
    assert "no_dates" in codes(file)


def test_days_on_which_rows_were_written_are_those_of_the_money_where_a_campaign_has_several() -> None:
    rows = [f"C{at % 2},2025-01-{at:02},{at}00.00,{at}031,5{at}" for at in (1, 2, 4, 3, 5, 7, 6, 8)]
    file = side("\n".join(["Campaign name,Created at,Cost,Impressions,Clicks", *rows]) + "\n")
    assert days_of(file) == 8


@pytest.mark.parametrize(
    ("header", "cells"),
    [
        ("Woche", ("KW 2/2026", "KW 3/2026", "KW 4/2026")),
        ("Woche", ("KW2 2026", "KW3 2026", "KW4 2026")),
        ("Week", ("Week 2, 2026", "Week 3, 2026", "Week 4, 2026")),
        ("Semaine", ("S2 2026", "S3 2026", "S4 2026")),
        ("Semana", ("Semana 2/2026", "Semana 3/2026", "Semana 4/2026")),
        ("Week", ("v. 2 2026", "v. 3 2026", "v. 4 2026")),
        ("Woche", ("05.01.–11.01.2026", "12.01.–18.01.2026", "19.01.–25.01.2026")),
        ("Week", ("2026-01-05 ~ 2026-01-11", "2026-01-12 ~ 2026-01-18", "2026-01-19 ~ 2026-01-25")),
    ],
)
def test_weeks_are_told_by_their_number_before_the_year_and_by_their_days(header: str, cells: tuple[str, ...]) -> None:
    spent = read("\n".join([f"{header};Channel;Spend", *(f"{cell};Google;{at}0" for at, cell in enumerate(cells, 1))]))
    assert (spent.kind, days_of(spent)) == ("spend", 3)
    total = read("\n".join([f"{header};Bestellungen;Umsatz", *(f"{cell};{at};{at}00" for at, cell in enumerate(cells, 1))]))  # fmt: skip
    assert total.kind == "daily"
    for file in (spent, total):
        assert "weekly_totals" in codes(file)
        first = file.frame["first_day"]
        assert (f"{first.min():%Y-%m-%d}", f"{first.max():%Y-%m-%d}") == ("2026-01-05", "2026-01-19")


def test_a_week_over_the_new_year_begins_in_the_year_before() -> None:
    rows = ["29.12.–04.01.2026;Google;10", "05.01.–11.01.2026;Google;20", "12.01.–18.01.2026;Google;30"]
    file = read("\n".join(["Woche;Channel;Spend", *rows]))
    assert f"{file.frame['first_day'].min():%Y-%m-%d}" == "2025-12-29"


def test_halves_of_a_year_are_no_weeks() -> None:
    with pytest.raises(CannotAnswer, match="S1 2025"):
        read("Date;Channel;Spend\nS1 2025;Google;10\nS2 2025;Google;20\nS1 2026;Google;30\n")


@pytest.mark.parametrize("shifts", [("Mittag", "Abend"), ("Lunch", "Dinner"), ("早班", "晚班")])
def test_shifts_below_the_first_of_a_day_are_of_that_day(shifts: tuple[str, str]) -> None:
    rows = [f"{day if not at else ''};{shift};{at + 1}00" for day in ("2026-01-05", "2026-01-06") for at, shift in enumerate(shifts)]  # fmt: skip
    file = read("\n".join(["Datum;Schicht;Umsatz", *rows]))
    assert (booked(file)["counted"], file.frame["value"].sum()) == ((4, 600.0), 600.0)
    assert "day_carried_down" in codes(file)


@pytest.mark.parametrize(
    "rows",
    [
        ("2026-01-05;Mittag;100", ";Summe;200", "2026-01-06;Mittag;300", ";Summe;400"),
        ("2026-01-05;Mittag;100", ";Mittag;200", "2026-01-06;Mittag;300", ";Abend;400"),
        ("2026-01-05;Mittag;100", "2026-01-05;Abend;200", ";Abend;300", "2026-01-07;Mittag;400"),
        (";Mittag;100", ";Abend;200", "2026-01-06;Mittag;300", "2026-01-07;Abend;400"),
    ],
)
def test_other_rows_without_a_day_are_said_to_lack_it(rows: tuple[str, ...]) -> None:
    file = read("\n".join(["Datum;Schicht;Umsatz", *rows]))
    assert "day_carried_down" not in codes(file)
    assert "days_blank" in codes(file) or "total_rows" in codes(file)
