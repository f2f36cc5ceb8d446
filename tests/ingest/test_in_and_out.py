from __future__ import annotations

import pytest

from lib.catalog import CATALOGUE
from lib.core.errors import CannotAnswer
from lib.core.settings import ImportSettings
from lib.ingest.imported import Imported
from lib.ingest.understand import understand
from tests.ingest.orders_of import TODAY, booked, codes, money
from tests.ingest.tables import table_of

ALIPAY = "账务流水号,商户订单号,发生时间,对方账号,收入金额（+元）,支出金额（-元）,账户余额（元）,业务类型,备注\n"


def read(text: str) -> Imported:
    found = understand(table_of(text), ImportSettings(), CATALOGUE, TODAY)
    assert isinstance(found, Imported)
    return found


def alipay() -> str:
    rows = ""
    for number in range(1, 9):
        day = f"2026-01-{number:02d} 10:00:00"
        rows += f"5{number},M{number},{day},a{number}@x.example,{number}0.00,0.00,1000.00,在线支付,\n"
        rows += f"9{number},M{number},{day},支付宝（中国）,0.00,-0.{number}0,1000.00,收费,服务费\n"
    return ALIPAY + rows + "77,M3,2026-01-20 10:00:00,a3@x.example,0.00,-12.50,1000.00,交易退款,\n"


def test_refunds_of_an_account_are_subtracted_and_its_fees_set_aside() -> None:
    result = read(alipay())
    assert (len(result.orders), money(result), int(result.refunds["amount_e4"].sum())) == (8, 347.5, 125_000)
    lines = booked(result)
    assert (lines["refund"], lines["status_excluded"]) == (-12.5, -3.6)
    assert sum(lines.values()) == pytest.approx(360 - 12.5 - 3.6)
    assert {"out_given_back", "out_set_aside"} <= set(codes(result))


@pytest.mark.parametrize(
    ("came", "went", "kind", "back"),
    [
        ("Credit", "Debit", "Description", "Refund"),
        ("Paid in", "Paid out", "Type", "Refund"),
        ("收入金额", "支出金额", "业务类型", "交易退款"),
        ("Einnahmen", "Ausgaben", "Buchungsart", "Erstattung"),
    ],
)
def test_columns_of_money_in_and_out(came: str, went: str, kind: str, back: str) -> None:
    head = f"Order ID,Date,E-mail,{kind},{came},{went}\n"
    rows = "".join(f"{one},2026-01-{one:02d},a{one}@x.example,Sale,{one}0.50,\n" for one in range(1, 9))
    rows += f"R3,2026-01-20,a3@x.example,{back},,30.5\nF1,2026-01-21,bank@x.example,Transfer,,100\n"
    result = read(head + rows)
    assert (len(result.orders), money(result)) == (8, 333.5)
    assert money(read((head + rows).replace("Order ID", "Txn ID"))) == 333.5
    assert booked(result)["status_excluded"] == -100


def test_money_out_of_which_nothing_is_said_is_a_refund() -> None:
    head = "Order ID,Date,E-mail,Paid in,Paid out\n"
    rows = "".join(f"{one},2026-01-{one:02d},a{one}@x.example,{one}0,\n" for one in range(1, 9))
    result = read(head + rows + "R3,2026-01-20,a3@x.example,,30\n")
    assert (money(result), booked(result)["refund"]) == (330.0, -30.0)


def test_a_bank_statement_is_refused_as_before() -> None:
    head = "Date,Reference,Name,Description,Debit,Credit,Balance\n"
    rows = "".join(f"2026-01-{one:02d},T{one},Ann {one},Transfer,,{one}0,{one}00\n" for one in range(1, 9))
    with pytest.raises(CannotAnswer):
        read(head + rows + "2026-01-20,T20,Ann 3,Transfer,30,,500\n")


def test_a_ledger_of_customers_charges_them_under_debit() -> None:
    head = "Date,Order ID,Customer,Type,Debit,Credit\n"
    rows = "".join(
        f"2026-01-{one:02d},{one},Ann {one},Invoice,{one}0,\n2026-01-{one + 1:02d},{one},Ann {one},Payment,,{one}0\n"
        for one in range(1, 9)
    )
    with pytest.raises(CannotAnswer):
        read(head + rows)
