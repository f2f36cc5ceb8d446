from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lib.core.settings import DecimalMark
from lib.ingest import numbers
from lib.ingest.currencies import currency_of
from lib.ingest.numbers import as_numbers, decimal_mark, figure, read_figures
from tests.ingest.columns import column


def read(cells: list[str], delimiter: str = ",", chosen: DecimalMark | None = None) -> list[Decimal | None]:
    figures = read_figures(column(cells))
    return list(as_numbers(figures, decimal_mark([figures], delimiter), chosen).exact)


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("1.234,56", "1234.56"),
        ("1,234.56", "1234.56"),
        ("1'234.50", "1234.50"),
        ("1’234.50", "1234.50"),
        ("1 234,56", "1234.56"),
        ("1\u00a0234,56", "1234.56"),
        ("1\u202f234,56", "1234.56"),
        ("1\u2009234.5", "1234.5"),
        ("12,34,567.00", "1234567.00"),
        ("1.234.567", "1234567"),
        ("1,234,567", "1234567"),
        ("¥1,234.00", "1234.00"),
        ("￥12", "12"),
        ("12.5元", "12.5"),
        ("¥170.70元", "170.70"),
        ("12.5万", "125000.0"),
        ("1.23w", "12300"),
        ("3w", "30000"),
        ("4万3,731円", "43731"),
        ("¥4万3731", "43731"),
        ("-1億2,345万6,789円", "-123456789"),
        ("2亿5万", "200050000"),
        ("5만 500원", "50500"),
        ("1.2亿元", "120000000.0"),
        ("1,2 тыс. руб.", "1200"),
        ("54,90 EUR inkl. MwSt.", "54.90"),
        ("1.000,00 TTC", "1000"),
        ("980円（税込）", "980"),
        ("▲1,234", "-1234"),
        ("△￥9,363", "-9363"),
        ("\\▲980", "-980"),
        ("BD 12.928", "12.928"),
        ("774.21 LE", "774.21"),
        ("9 666,70 FCFA", "9666.70"),
        ("6868,06 DH", "6868.06"),
        ("SR 3,701.18", "3701.18"),
        ("14.563,95 kn", "14563.95"),
        ("(300.00)", "-300.00"),
        ("$ (170.70)", "-170.70"),
        ("($170.70)", "-170.70"),
        ("-$5.00", "-5.00"),
        ("$-5.00", "-5.00"),
        ("300.00-", "-300.00"),
        ("−5.5", "-5.5"),
        ("+5", "5"),
        ("１２.５", "12.5"),
        ("٣٫٥", "3.5"),
        ("USD 12.00", "12.00"),
        ("12.00 usd", "12.00"),
        ("CHF1'234.50", "1234.50"),
        ("12,50 €", "12.50"),
        ("R$ 1.234,56", "1234.56"),
        ("12,50 kr", "12.50"),
        ("Rs. 1,200", "1200"),
        ("1.5E+05", "150000"),
        ("1,5e3", "1500"),
        (".5", "0.5"),
        ("0.125", "0.125"),
        ("0,125", "0.125"),
        ("1234.567", "1234.567"),
        ("'12.00", "12.00"),
        ("007", "7"),
        ("0", "0"),
        ("-0.00", "0"),
        ("125,-", "125"),
        ("125,--", "125"),
        ("1.250,-", "1250"),
        ("1.250,– €", "1250"),
        ("1 250,— Kč", "1250"),
        ("CHF 125.-", "125"),
        ("CHF 1'250.–", "1250"),
        ("1,250.-", "1250"),
        ("125:-", "125"),
        ("1 250:-", "1250"),
        ("1.250:-", "1250"),
        ("93,- kr", "93"),
        ("Rs. 324,830/-", "324830"),
        ("Rs. 12.50/-", "12.50"),
        ("125,- inkl. MwSt.", "125"),
        ("-125,-", "-125"),
        ("−125:-", "-125"),
        ("(125,-)", "-125"),
        ("31,25-", "-31.25"),
        ("31-", "-31"),
        ("1.234,00-", "-1234"),
    ],
)
def test_figures_are_read_exactly(text: str, value: str) -> None:
    assert read([text]) == [Decimal(value)]


@pytest.mark.parametrize(
    ("cells", "values"),
    [
        (["93,50", "1.250,-", "12,-"], ["93.5", "1250", "12"]),
        (["1.250", "12,-"], ["1250", "12"]),
        (["1.234-", "31,25-", "31-", "12,50"], ["-1234", "-31.25", "-31", "12.5"]),
        (["31-", "1.250-", "12,-", "12,50"], ["31", "1250", "12", "12.5"]),
        (["31-", "12,-", "31,25-"], ["-31", "12", "-31.25"]),
        (["31,-", "-12,-"], ["31", "-12"]),
        (["31-", "12,50"], ["-31", "12.5"]),
    ],
)
def test_a_dash_for_the_cents_is_no_minus_and_the_column_tells_what_a_bare_one_is(
    cells: list[str], values: list[str]
) -> None:
    assert read(cells, ";") == list(map(Decimal, values))


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("12,50 bar", "12.50"), ("30 EUR EC", "30"), ("1.030,20 € Überweisung", "1030.20"), ("-8,40 Bar", "-8.40"), ("7,90 EC-Karte", "7.90"), ("44 per PayPal", "44"),
        ("12.50 cash", "12.50"), ("$18.00 by card", "18.00"), ("30元 微信", "30"), ("25.5現金", "25.5"), ("¥300 現金", "300"), ("9000원 카드", "9000"),
        ("12,50 espèces", "12.50"), ("12,50 € CB", "12.50"), ("12,50 efectivo", "12.50"), ("12,50 em dinheiro", "12.50"), ("300 наличными", "300"), ("12,50 contanti", "12.50"), ("12,50 contant", "12.50"), ("12,50 zł gotówka", "12.50"), ("20, bar", "20"), ("20 bar bezahlt", "20"),
    ],
)  # fmt: skip
def test_how_it_was_paid_stands_behind_some_figures(text: str, value: str) -> None:
    assert read([text, "1,5"]) == [Decimal(value), Decimal("1.5")]


def test_a_currency_before_how_it_was_paid_is_known() -> None:
    found = figure("30 EUR EC")
    assert found is not None
    assert found.currency_mark == "EUR"


@pytest.mark.parametrize(
    "text",
    [
        "97,14 + 10,00",
        "2x15",
        "30 offen",
        "30 open",
        "30 Gutschein",
        "30 credit",
        "bar",
        "3 Karten",
        "3 cards",
        "30 bar 20 EC",
        "30 bar?",
        "5 Barhocker",
    ],
)
def test_what_has_several_readings_is_not_read(text: str) -> None:
    assert read([text, "1,5"])[0] is None


@pytest.mark.parametrize(
    "text",
    ["", " ", "-", "abc", "n/a", "inf", "-Infinity", "NaN", "12.03.2010", "2010-12-02", "1,23,45", "12..5", "(5", "--5", "-(-5)", "12%", "5 apples", "9" * 400, "10:30", "1.2.3,4", "#REF!", "A12", "12A", "()"],
)  # fmt: skip
def test_what_is_no_figure_is_not_read(text: str) -> None:
    assert read([text, "1.00"])[0] is None


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("~105.92", "105.92"), ("≈ 105,92 €", "105.92"), ("约105", "105"), ("约105元", "105"), ("約1.2万", "12000"), ("105元左右", "105"), ("1050円程度", "1050"), ("ca. 105", "105"), ("ca 105", "105"),
        ("Circa 105 EUR", "105"), ("approx. $105", "105"), ("about 105", "105"), ("etwa 105,50", "105.50"), ("environ 105", "105"), ("около 105", "105"), ("~ €105", "105"), ("CA$105.00", "105"),
        ("105元9角", "105.9"), ("105元9角5分", "105.95"), ("105元零5分", "105.05"), ("1,105圆9角", "1105.9"), ("105块9毛", "105.9"), ("105元整", "105"), ("9角", "0.9"), ("-105元9角", "-105.9"), ("¥105元9角5分", "105.95"),
    ],
)  # fmt: skip
def test_marks_of_about_and_tenths_of_a_yuan_are_read(text: str, value: str) -> None:
    assert read([text, "1,5" if "," in text and "元" not in text and "圆" not in text else "1.5"])[0] == Decimal(value)


@pytest.mark.parametrize("text", ["5分", "12角", "105.5元9角", "~", "约", "100~105", "ca. Ende", "CAD", "左右"])
def test_points_and_words_of_about_alone_are_no_figures(text: str) -> None:
    assert read([text, "1.5"])[0] is None


def test_three_digits_after_the_only_mark_follow_the_column() -> None:
    assert read(["1.234", "5,50"]) == [Decimal(1234), Decimal("5.50")]
    assert read(["1,234", "5.50"]) == [Decimal(1234), Decimal("5.50")]


def test_the_delimiter_decides_where_no_cell_does() -> None:
    assert read(["1.234"], ";") == [Decimal(1234)]
    assert read(["1.234"], ",") == [Decimal("1.234")]


def test_another_column_decides_before_the_delimiter() -> None:
    price, total = read_figures(column(["1.234"])), read_figures(column(["9,99"]))
    assert as_numbers(price, decimal_mark([price, total], ","), None).exact == (Decimal(1234),)


def test_a_chosen_mark_holds_for_every_cell() -> None:
    assert read(["1.234", "12,5", "3.50"], chosen=".") == [Decimal("1.234"), None, Decimal("3.50")]
    assert read(["1.234", "12,5"], chosen=",") == [Decimal(1234), Decimal("12.5")]


def test_a_cell_without_doubt_is_read_by_its_own_form() -> None:
    assert read(["1.00", "2.00", "12,5"])[2] == Decimal("12.5")


@pytest.mark.parametrize(
    ("text", "currency"),
    [
        ("$5", "USD"),
        ("C$5", "CAD"),
        ("¥170.70元", "CNY"),
        ("5 円", "JPY"),
        ("£5", "GBP"),
        ("5 kr", None),
        ("5 sek", "SEK"),
        ("5", None),
        ("zł 5", "PLN"),
    ],
)
def test_signs_tell_the_currency(text: str, currency: str | None) -> None:
    found = figure(text)
    assert found is not None
    assert (currency_of(found.currency_mark) if found.currency_mark else None) == currency


def test_money_beyond_any_shop_is_not_readable() -> None:
    amounts, readable = as_numbers(read_figures(column(["9e15", "1e999", "5", "12"])), ".", None).e4()
    assert (amounts.tolist(), readable.tolist()) == ([0, 0, 50_000, 120_000], [False, False, True, True])


def test_ten_thousandths_are_rounded_half_to_even() -> None:
    amounts, _ = as_numbers(read_figures(column(["0.00005", "0.00015", "0.00025"])), ".", None).e4()
    assert amounts.tolist() == [0, 2, 2]


def test_absent_cells_are_not_readable() -> None:
    amounts, readable = as_numbers(read_figures(column([None, "5"])), ".", None).e4()
    assert (amounts.tolist(), readable.tolist()) == ([0, 50_000], [False, True])


MONEY = st.decimals(min_value=-(10**9), max_value=10**9, places=2)


@given(MONEY)
def test_every_way_of_writing_an_amount_reads_back(amount: Decimal) -> None:
    plain = f"{amount:.2f}"
    american = f"{amount:,.2f}"
    german = american.translate(str.maketrans(",.", ".,"))
    swiss = american.replace(",", "'")
    accounting = f"({abs(amount):,.2f})" if amount < 0 else american
    for text in (plain, american, german, swiss, accounting, f"$ {american}", f"{german} €"):
        assert read([text]) == [amount], text


@given(st.text(max_size=80))
def test_no_text_breaks_the_reader(text: str) -> None:
    amounts, readable = as_numbers(read_figures(column([text])), ".", None).e4()
    assert readable[0] or amounts[0] == 0


@given(st.lists(st.from_regex(r"-?[0-9]{1,6}(\.[0-9]{1,4})?", fullmatch=True), min_size=1, max_size=6))
def test_plain_columns_read_as_they_would_among_others(cells: list[str]) -> None:
    alone = read(cells)
    # A text that is no figure sends the column down the slow path; "0.5" tells both columns their decimal mark.
    beside = read([*cells, "0.5", "x"])
    assert read([*cells, "0.5"])[: len(alone)] == beside[: len(alone)]


def test_currencies_are_looked_for_once_in_each_form_of_an_amount() -> None:
    numbers._marks_in.cache_clear()
    assert read([f"{whole % 10}.{whole:03},50 €" for whole in range(100, 900)])[0] == Decimal("100.50")
    assert numbers._marks_in.cache_info().misses < 9
