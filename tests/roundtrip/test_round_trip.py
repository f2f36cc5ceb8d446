"""Any list of orders, however it is written down, comes back as it was: orders, customers, money and days."""

from __future__ import annotations

import os
from collections.abc import Callable, Sequence
from datetime import date, datetime
from decimal import Decimal
from typing import Any

import hypothesis.strategies as st
import pytest
from hypothesis import HealthCheck, Phase, given, note, settings

from lib.catalog import CATALOGUE, header_score
from lib.core.settings import ImportSettings
from lib.ingest.convert import convert
from lib.ingest.imported import Imported
from tests.adversary.shop import TONGUES, Order
from tests.ingest.inside import read_inside
from tests.roundtrip.dialects import DIALECTS, Dialect
from tests.roundtrip.files import FILE_TYPES, Cell, FileType, Sheet

TODAY = date(2026, 6, 1)
#: The encodings of the world, and whose words they can hold.
WORLD = tuple(TONGUES)
WESTERN = ("en", "de", "fr", "es", "pt", "it", "nl")
ENCODINGS: dict[str, tuple[str, ...]] = {
    "utf-8": WORLD, "utf-8-sig": WORLD, "utf-16": WORLD, "utf-16-le": WORLD, "utf-16-be": WORLD, "gb18030": ("zh",), "big5": ("zh_hant",),
    "cp932": ("ja",), "cp949": ("ko",), "cp1252": WESTERN, "cp1251": ("ru",), "iso8859_5": ("ru",), "cp1250": ("pl",), "cp1253": ("el",), "cp1254": ("tr",),
}  # fmt: skip
UNICODE = tuple(name for name in ENCODINGS if name.startswith("utf-8"))
#: What stands in names and breaks naive readers; each can be said in every encoding.
SPICE = ('"', '""', ",", ";", "\t", "|", "'", "\n", "&amp;", "<b>", "a=b", "100%", "#1", "(new)", "x" * 80)
Tell = Callable[[int], str]
NUMBERS: tuple[Tell, ...] = (
    "{}".format, "{:08}".format, "#{}".format, "SO-2024-{}".format, "20240103{:010}".format, "{}e5".format, "R{:06d}/A".format, "{:012x}".format, "P{}.0".format,
)  # fmt: skip


@st.composite
def orders(draw: st.DrawFn, tongue: str, dialect: Dialect) -> list[Order]:
    """Orders of one shop; their numbers and customers are of one form each, as a system writes them."""
    number = draw(st.sampled_from(NUMBERS))
    words = TONGUES[tongue]
    buyers = draw(st.sampled_from(("words", "mail", "number", "phone")))
    customers = {
        "words": words.customers,
        "mail": tuple(f"buyer{place}@example.com" for place in range(5)),
        "number": tuple(f"{place:05}" for place in range(1, 6)),
        "phone": tuple(f"1380000{place:04}" for place in range(5)),
    }[buyers]
    moments = {
        "seconds": st.datetimes(datetime(2015, 1, 1), datetime(2026, 5, 30)),
        "minutes": st.datetimes(datetime(2015, 1, 1), datetime(2026, 5, 30)).map(lambda when: when.replace(second=0)),
        "days": st.dates(date(2015, 1, 1), date(2026, 5, 30)).map(lambda day: datetime(day.year, day.month, day.day)),
    }[dialect.clock]
    count = draw(st.integers(3, 14))
    first = draw(st.integers(100, 9_000))
    largest = draw(st.sampled_from((99, 9_999, 2_500_000)))
    amounts = st.integers(1, largest * 10**dialect.places).map(lambda units: Decimal(units).scaleb(-dialect.places))
    plain = st.sampled_from(words.products)
    spiced = st.tuples(plain, st.sampled_from(SPICE), plain).map("".join)
    return [
        Order(
            number(first + place), draw(st.sampled_from(customers)), draw(moments).replace(microsecond=0), draw(amounts), draw(plain | spiced)
        )
        for place in range(count)
    ]  # fmt: skip


def sheet_of(some: Sequence[Order], tongue: str, dialect: Dialect, file_type: FileType, cells: str) -> Sheet:
    """The orders as a table, its cells as texts or, where the file can keep them, as numbers and moments."""
    typed = cells == "typed" and file_type.typed
    data: list[list[Cell]] = []
    for place, order in enumerate(some):
        when: Cell = order.when if typed else dialect.when(order.when)
        amount: Cell = order.amount if typed else dialect.money(order.amount)
        data.append([order.number, order.customer, when, amount, order.product])
        if dialect.between and place % dialect.between == dialect.between - 1 and place + 1 < len(some):
            data.append([])
    total = dialect.money(sum((order.amount for order in some), Decimal()))
    around = file_type.around
    return Sheet(dialect.above if around else (), TONGUES[tongue].headers, data, dialect.below(total) if around else ())


def read_back(data: bytes, dialect: Dialect) -> Imported:
    """The file read; where it asks, with the answers that its writer would give."""
    chosen = ImportSettings()
    table = read_inside(data, header_score=header_score)
    result = convert(table, chosen, CATALOGUE, TODAY)
    asked = {finding.code for finding in result.findings}
    answers: dict[str, Any] = {}
    if "date_order_ambiguous" in asked:
        answers["date_order"] = dialect.date_order
    if "decimal_ambiguous" in asked:
        answers["decimal"] = dialect.decimal
    return convert(table, ImportSettings(**answers), CATALOGUE, TODAY) if answers else result


def said(result: Imported) -> list[tuple[str, str, datetime, Decimal]]:
    """What a file says, in order of its numbers."""
    table = result.orders
    moments = [moment.to_pydatetime() for moment in table["ordered_at"]]
    money = [Decimal(int(amount)) / 10_000 for amount in table["net_e4"]]
    return sorted(zip(table["order_id"].astype(str), table["customer_id"].astype(str), moments, money, strict=True))


def check(data: st.DataObject, dialect: Dialect, file_type: FileType) -> None:
    """Write down a list of orders and read it back."""
    encodings = {"any": tuple(ENCODINGS), "unicode": UNICODE, "own": ("utf-8",)}[file_type.letters]
    encoding = data.draw(st.sampled_from(encodings), label="encoding")
    tongue = data.draw(st.sampled_from(ENCODINGS[encoding]), label="tongue")
    cells = data.draw(st.sampled_from(("texts", "typed")), label="cells")
    some = data.draw(orders(tongue, dialect), label="orders")
    sheet = sheet_of(some, tongue, dialect, file_type, cells)
    try:
        file = file_type.write(sheet, dialect, encoding)
    except UnicodeEncodeError:
        return  # a sign of the dialect that this encoding does not have: € in cp932
    note(repr(file[:4_000]))
    result = read_back(file, dialect)
    assert said(result) == sorted((o.number, o.customer, o.when, o.amount) for o in some)
    assert result.ledger.rows_read == len(some)


#: For every kind of file in the ordinary suite; `make soak` takes `REGULARS_ROUND_TRIPS` of each dialect and kind of file.
EXAMPLES = 20
LONG = int(os.environ.get("REGULARS_ROUND_TRIPS", "60"))
FILES = [pytest.param(file_type, id=file_type.name) for file_type in FILE_TYPES]
WAYS = [pytest.param(dialect, id=dialect.name) for dialect in DIALECTS]
#: A file is small enough to be read as it is: to shrink one takes minutes.
QUIET: dict[str, Any] = {
    "deadline": None,
    "suppress_health_check": list(HealthCheck),
    "phases": (Phase.explicit, Phase.generate),
}


@pytest.mark.parametrize("file_type", FILES)
@settings(max_examples=EXAMPLES, derandomize=True, **QUIET)
@given(data=st.data(), dialect=st.sampled_from(DIALECTS))
def test_orders_come_back_as_they_were_written(file_type: FileType, data: st.DataObject, dialect: Dialect) -> None:
    check(data, dialect, file_type)


@pytest.mark.soak
@pytest.mark.parametrize("file_type", FILES)
@pytest.mark.parametrize("dialect", WAYS)
@settings(max_examples=LONG, **QUIET)
@given(data=st.data())
def test_orders_come_back_many_times(dialect: Dialect, file_type: FileType, data: st.DataObject) -> None:
    check(data, dialect, file_type)


def test_there_are_enough_ways() -> None:
    assert len({dialect.name for dialect in DIALECTS}) == len(DIALECTS) >= 12
    assert len(ENCODINGS) >= 6
    assert len(FILE_TYPES) >= 3
