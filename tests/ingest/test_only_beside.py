"""Files that say something beside orders only: lists of people, and lines of orders without their day."""

from __future__ import annotations

from datetime import date

import pytest

from lib.catalog import CATALOGUE
from lib.core.errors import CannotAnswer
from lib.core.settings import ImportSettings
from lib.ingest.imported import Imported
from lib.ingest.only_beside import ListsLines, ListsPeople
from lib.ingest.order_lines import with_lines
from lib.ingest.refusals import kind_beside
from lib.ingest.understand import convert_side, stands_alone, understand
from tests.ingest.tables import table_of

TODAY = date(2026, 11, 1)

LISTS = {
    "e-mail only": "Email\nann@x.org\nbob@x.org\nzoe@x.org\n",
    "phone only": "Phone\n+49 151 0000001\n+49 151 0000002\n+49 151 0000003\n",
    "numbers with a level": "Customer ID,Level\nC1,Gold\nC2,Gold\nC3,Silver\n",
    "all of it": "Customer ID,Name,E-mail,Phone,Birthday,Channel\nC1,Ann,ann@x.org,01510000001,1980-05-01,Shop\nC2,Bob,bob@x.org,01510000002,1981-06-02,Fair\nC3,Zoe,zoe@x.org,01510000003,1982-07-03,Shop\n",
    "members in Chinese": "会员编号,姓名,手机号,会员等级,生日,积分\nK1,张一,13800000001,金卡,1990-01-02,120\nK2,张二,13800000002,银卡,1991-03-04,80\nK3,张三,13800000003,金卡,1988-05-06,1500\n",
    "phones in Chinese": "手机号,昵称\n13800000001,小一\n13800000002,小二\n13800000003,小三\n",
    "stored value in Chinese": "会员卡号,姓名,手机号,余额\nK1,张一,13800000001,120.50\nK2,张二,13800000002,80.00\nK3,张三,13800000003,0.00\n",
    "gaps, in German": "Kontakt,E-Mail,Mobil,Geburtstag,Kundenstufe\nAnn,ann@x.org,01510000001,12.05.1980,Gold\nBob,bob@x.org,,01.02.1975,Silber\nZoe,,01510000003,03.04.1990,Gold\n",
    "numbered, with a number of its own": "id,customer_number,first_name,last_name,email,billing_phone_number\n1,100,Ada,Byron,ada@x.test,+41 44 111 22 33\n2,101,Catia,Almeida,catia@x.test,\n3,102,Grace,Hopper,grace@x.test,\n",
    "subscribers": "Email Address,First Name,Last Name,OPTIN_TIME,LEID\nann@x.org,Ann,Klein,2024-01-05 10:00,1\nbob@x.org,Bob,Berg,2024-01-06 10:00,2\nzoe@x.org,Zoe,Dorn,2024-01-07 10:00,3\n",
}  # fmt: skip

ORDERS = "Order,Date,Customer,Amount\n1001,2026-01-05,ann,9.50\n1002,2026-02-05,bob,5.50\n1003,2026-02-06,ann,10.00\n"
LINES = {
    "plain": "Order,Product,Quantity,Price\n1001,Tea,2,3.00\n1001,Cup,1,3.50\n1002,Tea,1,3.50\n1009,Pot,1,5.00\n",
    "totals, a category and the buyer": "Order number,Item,Category,Qty,Line total,Email\n1001,Tea,Leaves,2,6.00,ann@x.org\n1001,Cup,Ware,1,3.50,ann@x.org\n1002,Tea,Leaves,1,3.50,bob@x.org\n1009,Pot,Ware,1,5.00,zoe@x.org\n",
    "Chinese": "订单编号,商品名称,类目,数量,单价\n1001,Tea,茶,2,3.00\n1001,Cup,杯,1,3.50\n1002,Tea,茶,1,3.50\n1009,Pot,壶,1,5.00\n",
    "a mark before the number": "Order,SKU,Quantity,Price\n#1001,Tea,2,3.00\n#1001,Cup,1,3.50\n#1002,Tea,1,3.50\n#1009,Pot,1,5.00\n",
    "with columns of its own": "Order,SKU,Quantity,Price,Remark,Shelf\n1001,Tea,2,3.00,a gift,A1\n1001,Cup,1,3.50,with care,B2\n1002,Tea,1,3.50,by post,A1\n1009,Pot,1,5.00,again,C3\n",
}  # fmt: skip
OTHERS = {
    "goods": "SKU,Product name,Price,Stock\nS1,Tea,3.00,1\nS2,Cup,4.00,2\nS3,Pot,5.00,9\n",
    "wages": "Employee ID,Employee Name,Email,Gross Pay\nE1,Ann,ann@x.org,3200\nE2,Bob,bob@x.org,2400\nE3,Zoe,zoe@x.org,2100\n",
    "returns": "退款单号,手机号,退款原因\nT1,13800000001,破损\nT2,13800000002,破损\nT3,13800000003,少件\n",
}  # fmt: skip


@pytest.mark.parametrize("name", LISTS)
def test_a_list_of_people_stands_beside_orders(name: str) -> None:
    table = table_of(LISTS[name])
    assert kind_beside(table, (), CATALOGUE, TODAY) == "customers"
    side = convert_side(table, "customers", ImportSettings(), CATALOGUE, TODAY)
    assert (side.kind, len(side.frame), stands_alone(side, CATALOGUE)) == ("customers", 3, False)


@pytest.mark.parametrize("name", LISTS)
def test_alone_it_is_told_what_it_is_what_it_lacks_and_what_to_open(name: str) -> None:
    with pytest.raises(ListsPeople) as refused:
        understand(table_of(LISTS[name]), ImportSettings(), CATALOGUE, TODAY)
    for words in ("a list of people", "what they bought and when is not in it", "Open the shop's orders and add this list"):  # fmt: skip
        assert words in str(refused.value)


def test_what_is_said_to_be_a_list_of_customers_is_one_alone_only_with_what_they_bought() -> None:
    with pytest.raises(CannotAnswer, match="the file needs a column"):
        understand(table_of(LISTS["e-mail only"]), ImportSettings(), CATALOGUE, TODAY, "customers")
    full = table_of("Email,Orders,Total spent\nann@x.org,2,10\nbob@x.org,1,20\n")
    assert len(understand(full, ImportSettings(), CATALOGUE, TODAY).rows) == 2


@pytest.mark.parametrize("name", LINES)
def test_lines_without_a_day_stand_beside_orders_and_are_refused_alone(name: str) -> None:
    table = table_of(LINES[name])
    assert kind_beside(table, (), CATALOGUE, TODAY) == "lines"
    with pytest.raises(ListsLines) as refused:
        understand(table, ImportSettings(), CATALOGUE, TODAY)
    for words in ("lines of orders", "when they were bought is not in it", "that has these order numbers"):
        assert words in str(refused.value)


def joined(lines: str, orders: str = ORDERS) -> Imported:
    side = convert_side(table_of(lines), "lines", ImportSettings(), CATALOGUE, TODAY)
    read = understand(table_of(orders), ImportSettings(), CATALOGUE, TODAY)
    assert isinstance(read, Imported)
    return with_lines(read, side.frame)


@pytest.mark.parametrize("name", LINES)
def test_lines_are_joined_by_the_orders_number_and_money_counts_once(name: str) -> None:
    plain, read = joined(LINES["plain"]), joined(LINES[name])
    assert read.order_lines is not None
    told = read.order_lines[["order_id", "customer_id", "product", "quantity"]].to_records(index=False).tolist()
    assert told == [("1001", "ann", "Tea", 2.0), ("1001", "ann", "Cup", 1.0), ("1002", "bob", "Tea", 1.0)]
    assert (read.ledger, int(read.orders["net_e4"].sum())) == (plain.ledger, 250_000)
    one = read.joined
    assert one is not None
    assert (one.rows, one.rows_joined, one.rows_without_order) == (4, 3, 1)
    assert [example.lstrip("#") for example in one.examples] == ["1009"]
    assert (one.orders, one.orders_joined, one.orders_other, one.lines_e4, one.orders_e4) == (3, 2, 1, 130_000, 150_000)
    assert {"lines_joined", "lines_other_sum", "lines_without_order"} <= {remark.code for remark in read.findings}


def test_lines_whose_day_has_an_odd_name_are_orders() -> None:
    table = table_of("Order,Product,Quantity,Price,Xyz\n1,Tea,1,3.00,2026-01-05\n2,Cup,2,4.00,2026-02-05\n3,Pot,1,5.00,2026-03-06\n")  # fmt: skip
    assert kind_beside(table, (), CATALOGUE, TODAY) == "orders"
    assert isinstance(understand(table, ImportSettings(), CATALOGUE, TODAY), Imported)


def test_lines_of_other_orders_and_of_orders_that_name_products_change_nothing() -> None:
    strange = joined("Order,Product,Quantity\n7,Tea,1\n8,Cup,2\n")
    assert strange.order_lines is None
    assert "lines_of_other_orders" in {one.code for one in strange.findings}
    own = joined(LINES["plain"], "Order,Date,Customer,Product,Qty,Price\n1001,2026-01-05,ann,Own,1,10.00\n1002,2026-02-05,bob,Own,1,5.00\n")  # fmt: skip
    assert own.order_lines is not None
    assert set(own.order_lines["product"]) == {"Own"}
    assert "lines_not_used" in {one.code for one in own.findings}


@pytest.mark.parametrize("name", OTHERS)
def test_other_lists_are_not_taken_for_people(name: str) -> None:
    table = table_of(OTHERS[name])
    assert kind_beside(table, (), CATALOGUE, TODAY) == "orders"
    with pytest.raises(CannotAnswer) as refused:
        understand(table, ImportSettings(), CATALOGUE, TODAY)
    assert not isinstance(refused.value, ListsPeople)
