"""Every public form of a file: the ugly suite, the platforms' exports, and what their answer keys say."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from lib.ingest.limits import LOOPBACK
from lib.ingest.table import TextTable
from lib.ingest.troubles import Trouble
from tests.ingest.inside import read_inside

SUITE = "ugly/suite_a"
#: Refused or unreadable by right: (file, trouble).
NOT_READ = {
    "68_empty.csv": "empty",
    "97_password_secret123.xlsx": "password",
    "A8_zip_bomb_300MB.zip": "unpacks_suspiciously",
}
ENCODINGS = {
    "02_utf8_bom_crlf.csv": "utf-8",
    "03_gbk_zh.csv": "gb18030",
    "05_big5_tw.csv": "big5hkscs",
    "06_shift_jis.csv": "cp932",
    "07_latin1_semicolon.csv": "latin-1",
    "08_cp1252_euro.csv": "cp1252",
    "09_utf16le_tab.txt": "utf-16-le",
    "10_utf16be.csv": "utf-16-be",
    "13_euc_kr.csv": "cp949",
    "A0_html_named.xls": "gb18030",
}


def suite(reference: Path, name: str) -> TextTable:
    return read_inside((reference / SUITE / name).read_bytes(), limits=LOOPBACK)


def answers(reference: Path, folder: str) -> dict[str, Any]:
    return json.loads((reference / folder / "ANSWERS.json").read_text("utf-8"))


def test_every_form_of_the_order_list_has_its_rows(reference: Path) -> None:
    for name, answer in answers(reference, SUITE).items():
        if name not in NOT_READ:
            table = suite(reference, name)
            assert (name, table.cells.num_rows, all(table.headers)) == (name, answer["rows"], True)


@pytest.mark.parametrize(("name", "code"), NOT_READ.items())
def test_what_cannot_be_read_says_why(reference: Path, name: str, code: str) -> None:
    with pytest.raises(Trouble) as caught:
        suite(reference, name)
    assert caught.value.code == code


@pytest.mark.parametrize(("name", "encoding"), ENCODINGS.items())
def test_encodings_are_found(reference: Path, name: str, encoding: str) -> None:
    table = suite(reference, name)
    assert table.dialect.encoding == encoding
    assert [finding.code for finding in table.findings] == []


@pytest.mark.parametrize(
    ("name", "codec"), [("05_big5_tw.csv", "big5"), ("06_shift_jis.csv", "shift_jis"), ("13_euc_kr.csv", "euc_kr")]
)
def test_every_letter_is_as_the_files_own_codec_has_it(reference: Path, name: str, codec: str) -> None:
    lines = (reference / SUITE / name).read_text(codec).splitlines()
    table = suite(reference, name)
    rows = zip(*(column.to_pylist() for column in table.cells.columns), strict=True)
    assert [",".join(table.headers), *(",".join(cells) for cells in rows)] == lines


def test_the_lower_of_two_header_rows_names_the_columns(reference: Path) -> None:
    table = suite(reference, "55_two_row_header.csv")
    assert table.headers == ("ID", "Customer", "Date", "Name", "Qty", "Total", "Channel", "Country")


def test_a_cut_off_last_line_is_left_out_and_said(reference: Path) -> None:
    table = suite(reference, "64_truncated.csv")
    assert dict(table.not_data) == {"cut_off_row": 1}
    assert [(found.code, found.sentence.facts["row"]) for found in table.findings] == [("cut_off_row", 197)]


def test_the_same_list_has_the_same_cells_in_every_container(reference: Path) -> None:
    plain = suite(reference, "01_utf8.csv").cells
    for name in (
        "02_utf8_bom_crlf.csv",
        "21_tab.tsv",
        "22_pipe.csv",
        "65_cr_only.csv",
        "A2_zip_macosx.zip",
        "A3_gzip.csv.gz",
    ):
        assert suite(reference, name).cells.to_pydict() == plain.to_pydict()


def test_a_workbook_has_the_texts_that_a_csv_has(reference: Path) -> None:
    plain, book = suite(reference, "01_utf8.csv").cells, suite(reference, "90_plain.xlsx").cells
    for column in ("c0", "c1", "c2", "c3", "c4", "c6", "c7"):
        assert (column, book.column(column).to_pylist()) == (column, plain.column(column).to_pylist())
    amounts = [float(text) for text in plain.column("c5").to_pylist()]
    assert [float(text) for text in book.column("c5").to_pylist()] == amounts


SAMPLES = "formats/samples"
#: Data rows of each platform's export: order lines for the line files, totals and titles left out.
SAMPLE_ROWS = {
    "shopify_orders_export.csv": 426,
    "shopify_cod_orders_export.csv": 426,
    "woocommerce_orders.csv": 149,
    "stripe_payments_2026.csv": 149,
    "EtsySoldOrderItems2011.csv": 368,
    "amazon_all_orders.txt": 426,
    "squarespace_orders.csv": 426,
    "ExportOrderList202605151650.csv": 149,
    "jd_orders.csv": 426,
    "youzan_orders.csv": 149,
    "google_ads_campaign_report.csv": 182,
    "meta_ads_daily.csv": 182,
    "巨量引擎_项目报表.xlsx": 364,
    "ga4_freeform.csv": 364,
}


@pytest.mark.parametrize(("name", "rows"), SAMPLE_ROWS.items())
def test_every_platform_has_its_rows_and_the_columns_that_its_key_names(reference: Path, name: str, rows: int) -> None:
    table = read_inside((reference / SAMPLES / name).read_bytes())
    roles = answers(reference, SAMPLES)[name]["roles"]
    missing = [header for header in roles.values() if header and not header.startswith(table.headers)]
    assert (table.cells.num_rows, missing) == (rows, [])


@pytest.mark.parametrize(
    ("name", "totals"),
    [
        ("google_ads_campaign_report.csv", 2),
        ("meta_ads_daily.csv", 1),
        ("ga4_freeform.csv", 1),
        ("巨量引擎_项目报表.xlsx", 1),
    ],
)
def test_totals_of_the_ad_exports_are_set_aside(reference: Path, name: str, totals: int) -> None:
    table = read_inside((reference / SAMPLES / name).read_bytes())
    assert dict(table.not_data)["total_row"] == totals
