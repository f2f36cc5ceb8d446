"""What is said of what the amount has in it: tips, and what a platform pays to the shop."""

from __future__ import annotations

import pytest

from tests.ingest.orders_of import codes, imported

SQUARE = """Date,Time,Gross Sales,Discounts,Net Sales,Tax,Tip,Total Collected,Source,Transaction ID,Event Type,Customer ID,Customer Name,Description
2026-01-05,10:00:00,10.00,0.00,10.00,1.00,2.00,13.00,Register,t1,Payment,c1,Ann,Tea
2026-01-06,10:00:00,20.00,-2.00,18.00,1.80,0.00,19.80,Register,t2,Payment,c2,Bo,Tea
2026-01-07,10:00:00,30.00,0.00,30.00,3.00,4.00,37.00,Register,t3,Payment,c1,Ann,Tea
"""
PINDUODUO = """订单号,订单状态,商品总价(元),用户实付金额(元),商家实收金额(元),订单成交时间,商品
1,已收货,100,90,95,2026-01-05 10:00:00,茶
2,已收货,50,40,46,2026-01-06 10:00:00,茶
3,已收货,20,20,20,2026-01-07 10:00:00,茶
"""


def test_tips_inside_the_total_are_told_with_an_amount_without_them() -> None:
    read = imported(SQUARE)
    said = next(one.sentence.facts for one in read.findings if one.code == "tips_in_amount")
    assert (said["header"], said["tip"], said["other"], said["more"], said["money_tips"]) == ("Total Collected", "Tip", "Net Sales", "Tax", 60_000)  # fmt: skip
    assert "tips_in_amount" not in codes(imported(SQUARE, mapping=(("amount", "Net Sales"),)))


@pytest.mark.parametrize("header", ["Tip", "Trinkgeld", "小费"])
def test_tips_that_are_not_in_the_amount_are_not_spoken_of(header: str) -> None:
    rows = "1,ann,2026-01-05,10,9,2\n2,bo,2026-01-06,20,18,4\n3,cid,2026-01-07,30,27,0\n"
    assert "tips_in_amount" not in codes(imported(f"Order number,Customer,Order date,Total,Net,{header}\n{rows}"))


def test_what_buyers_paid_is_told_beside_what_the_platform_pays() -> None:
    read = imported(PINDUODUO.replace("商品\n", "商品,买家\n").replace("茶\n", "茶,王\n"))
    said = next(one.sentence.facts for one in read.findings if one.code == "paid_not_received")
    assert (said["other"], said["money_paid"], said["money_received"]) == ("商家实收金额(元)", 1_500_000, 1_610_000)
