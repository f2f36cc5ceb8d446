"""A list of people that tells nothing of what they bought: beside orders it is a list of customers, alone it is refused."""

from __future__ import annotations

from datetime import date

import pytest

from lib.catalog import CATALOGUE
from lib.core.errors import CannotAnswer
from lib.core.settings import ImportSettings
from lib.ingest.bare_list import ListsPeople
from lib.ingest.kinds import kind_beside
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
    "subscribers": "Email Address,First Name,Last Name,OPTIN_TIME,LEID\nann@x.org,Ann,Klein,2024-01-05 10:00,1\nbob@x.org,Bob,Berg,2024-01-06 10:00,2\nzoe@x.org,Zoe,Dorn,2024-01-07 10:00,3\n",
}  # fmt: skip

OTHERS = {
    "goods": "SKU,Product name,Price,Stock\nS1,Tea,3.00,1\nS2,Cup,4.00,2\nS3,Pot,5.00,9\n",
    "wages": "Employee ID,Employee Name,Email,Gross Pay\nE1,Ann,ann@x.org,3200\nE2,Bob,bob@x.org,2400\nE3,Zoe,zoe@x.org,2100\n",
    "returns": "退款单号,手机号,退款原因\nT1,13800000001,破损\nT2,13800000002,破损\nT3,13800000003,少件\n",
    "lines of orders": "Order,Product,Quantity,Price,Email\n1,Tea,1,3.00,ann@x.org\n2,Cup,2,4.00,bob@x.org\n3,Pot,1,5.00,zoe@x.org\n",
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


@pytest.mark.parametrize("name", OTHERS)
def test_other_lists_are_not_taken_for_people(name: str) -> None:
    table = table_of(OTHERS[name])
    assert kind_beside(table, (), CATALOGUE, TODAY) == "orders"
    with pytest.raises(CannotAnswer) as refused:
        understand(table, ImportSettings(), CATALOGUE, TODAY)
    assert not isinstance(refused.value, ListsPeople)
