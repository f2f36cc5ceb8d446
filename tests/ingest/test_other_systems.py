"""Orders of two systems are one shop where both together come to what each tells by itself."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from lib.catalog import CATALOGUE
from lib.core.errors import CannotRead
from lib.core.settings import ImportSettings
from lib.ingest.convert import convert
from lib.ingest.imported import Imported
from lib.ingest.joining import joined
from lib.ingest.table import TextTable
from lib.ingest.understand import needed_by
from tests.cli.running import ask
from tests.ingest.tables import table_of

TODAY = date(2026, 6, 30)

#: Ann buys in both, by phone in the shop; Ben online only, Cleo in the shop only.
WEB = """Order,Date,Email,Phone,Name,Total
W1,2026-01-03,ann@x.com,+44 20 7946 0001,Ann Hill,20.00
W2,2026-01-09,ben@x.com,+44 20 7946 0002,Ben Moss,35.50
W3,2026-02-11,ann@x.com,+44 20 7946 0001,Ann Hill,12.00
"""
TILL = """Receipt,Sold at,Customer phone,Customer name,Amount paid
501,14.01.2026 10:20,020 7946 0001,Hill,"7,50"
502,15.01.2026 17:02,020 7946 0003,Cleo Rae,"18,25"
503,20.02.2026 09:41,020 7946 0003,Cleo Rae,"9,99"
"""


def tables(*texts: str) -> list[TextTable]:
    return [table_of(text) for text in texts]


def read(*texts: str) -> Imported:
    needed = needed_by(CATALOGUE, TODAY, elsewhere=True)
    names = [f"{place}.csv" for place in range(len(texts))]
    return convert(joined(tables(*texts), names, needed), ImportSettings(), CATALOGUE, TODAY)


def money(found: Imported) -> int:
    return int(found.orders["net_e4"].sum())


def test_a_web_shop_and_a_till_are_one_shop_whose_customers_meet() -> None:
    found = read(WEB, TILL)
    assert (len(found.orders), money(found), found.orders["customer_id"].nunique()) == (6, 1_032_400, 3)
    (said,) = (one for one in found.findings if one.code == "columns_called_otherwise")
    assert "Receipt = Order" in said.sentence.facts["columns"]
    assert list(found.table.parts) == ["0.csv", "1.csv"]


def test_the_order_of_the_files_does_not_matter() -> None:
    one, other = read(WEB, TILL), read(TILL, WEB)
    assert (len(one.orders), money(one)) == (len(other.orders), money(other))


def test_equal_numbers_of_two_systems_are_two_orders() -> None:
    web = WEB.splitlines()[0] + "".join(
        f"\n{100 + at},2026-01-{at:02},w{at % 9}@x.com,,W,{at}.10" for at in range(1, 29)
    )
    till = TILL.splitlines()[0] + "".join(f'\n{100 + at},{at:02}.03.2026,020 7946 00{at % 9}0,T,"{at},20"' for at in range(1, 29))  # fmt: skip
    found = read(web, till)
    assert (len(found.orders), money(found)) == (56, (2 * sum(range(1, 29)) * 100 + 28 * 30) * 100)


SHOPIFY = """Name,Email,Financial Status,Paid at,Fulfillment Status,Currency,Subtotal,Shipping,Taxes,Total,Created at,Lineitem quantity,Lineitem name,Lineitem price,Cancelled at,Refunded Amount
#1001,ann@x.com,paid,2026-01-03 09:00:00 +0000,fulfilled,GBP,30.00,5.00,0.00,35.00,2026-01-03 09:00:00 +0000,1,Mug,10.00,,0.00
#1001,ann@x.com,,,,,,,,,2026-01-03 09:00:00 +0000,2,Tea,10.00,,
#1002,ben@x.com,refunded,2026-01-05 09:00:00 +0000,fulfilled,GBP,12.00,0.00,0.00,12.00,2026-01-05 09:00:00 +0000,1,Pot,12.00,,12.00
#1003,ann@x.com,paid,2026-02-05 09:00:00 +0000,fulfilled,GBP,9.00,0.00,0.00,9.00,2026-02-05 09:00:00 +0000,1,Jar,9.00,,0.00
"""
WOO = """order_id,date,status,order_total,order_currency,billing_email
1001,2026-03-03 16:37:48,completed,14.79,GBP,cleo@x.com
1002,2026-03-05 10:22:48,cancelled,91.77,GBP,ben@x.com
1003,2026-03-15 15:14:42,completed,10.36,GBP,ann@x.com
"""


@pytest.mark.parametrize("files", [(SHOPIFY, WOO), (WOO, SHOPIFY)])
def test_two_shop_systems_keep_their_own_lines_statuses_and_refunds(files: tuple[str, str]) -> None:
    apart = [read(one) for one in files]
    both = read(*files)
    assert len(both.orders) == sum(len(one.orders) for one in apart)
    assert money(both) == sum(money(one) for one in apart) == 691_500
    assert set(both.orders["customer_id"]) == {"ann@x.com", "cleo@x.com"}


#: Three of the web shop's orders as a payment service tells them: other columns, the same sales.
PAYMENTS = """Payment,Created,Payer e-mail,Gross
ch_1,2026-01-03 10:00,ann@x.com,20.00
ch_2,2026-01-09 11:00,ben.moss@y.com,35.50
ch_3,2026-02-12 00:10,ann@x.com,12.00
"""


def test_payments_of_the_same_orders_are_no_further_orders() -> None:
    with pytest.raises(CannotRead):
        read(WEB, PAYMENTS)


LINES = """Order number,Ordered on,Customer e-mail,Product,Line total
W1,2026-01-03,ann@x.com,Mug,15.00
W1,2026-01-03,ann@x.com,Tea,5.00
W2,2026-01-09,ben@x.com,Pot,35.50
W3,2026-02-11,ann@x.com,Jar,12.00
"""


def test_lines_of_the_same_orders_are_no_further_orders() -> None:
    with pytest.raises(CannotRead):
        read(WEB, LINES)


def test_the_next_export_of_either_system_is_laid_over_its_own() -> None:
    corrected = WEB.replace("12.00", "2.00") + "W4,2026-03-01,ben@x.com,+44 20 7946 0002,Ben Moss,5.00\n"
    found = read(WEB, TILL)
    for name, more in (
        ("web2.csv", corrected),
        ("till2.csv", TILL + '504,01.03.2026 10:00,020 7946 0003,Cleo Rae,"1,00"\n'),
    ):
        needed = needed_by(CATALOGUE, TODAY, elsewhere=True)
        table = joined([found.table, *tables(more)], ["shop", name], needed)
        found = convert(table, ImportSettings(), CATALOGUE, TODAY)
    assert (len(found.orders), money(found)) == (8, 1_032_400 - 100_000 + 50_000 + 10_000)


def test_tables_of_one_file_are_not_taken_for_two_systems() -> None:
    with pytest.raises(CannotRead):
        joined(tables(WEB, TILL), ["a", "b"], needed_by(CATALOGUE, TODAY))


def test_the_command_line_reads_both(tmp_path: Path) -> None:
    web, till = tmp_path / "web.csv", tmp_path / "till.csv"
    web.write_text(WEB)
    till.write_text(TILL)
    answer = ask("import", web, till, "--json").answer
    assert (answer["orders"], answer["customers"], answer["revenue"]) == (6, 3, 103.24)
    beside = ask("import", web, "--beside", till, "--json").answer
    assert (beside["orders"], beside["revenue"]) == (6, 103.24)
