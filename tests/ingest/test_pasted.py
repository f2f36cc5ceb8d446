"""A chat, a numbered list, a grid of ticks: it is said what they are and how to write them down."""

from __future__ import annotations

import pytest

from lib.core.errors import CannotAnswer
from tests.ingest.orders_of import imported

WHATSAPP = "\n".join(f"[{at:02}/01/2026, 13:28:57] Noah Walker {at}: 1 Soy Candle please, 10.42" for at in range(5, 11))
TELEGRAM = "\n".join(f"{at:02}.01.26, 13:28 - Anna Vogel: {at} Brote bitte" for at in range(5, 11))
CHAIN = "#接龙\n5月8日团购：苹果 6元/斤，橙子 30元/箱，周五送\n\n1. 黄娜 苹果2斤\n2. 李秀英 橙子1箱\n3. 黄伟 苹果3斤 橙子1箱\n4. 赵娜 橙子2箱\n"
NUMBERED = "Orders for Friday\n1. Ann two loaves\n2. Bob one loaf\n3. Cy three rolls\n4. Di a cake\n"


@pytest.mark.parametrize(
    "text", [WHATSAPP, TELEGRAM, CHAIN, NUMBERED], ids=["whatsapp", "telegram", "chain", "numbered"]
)
def test_a_chat_is_to_be_put_into_columns_first(text: str) -> None:
    with pytest.raises(CannotAnswer, match="one row an order, with the name, the day, and the amount"):
        imported(text)


def test_a_grid_of_ticks_is_to_be_written_as_a_row_for_each() -> None:
    rows = ["Ann Lee,12.5,x,,x,x,x", "Bob Ray,12.5,,x,x,,x", "Cy Dow,10,x,x,,x,x"]
    with pytest.raises(CannotAnswer, match="a grid with a day in each column"):
        imported("\n".join(["Customer,Box £,9/1,16/1,23/1,30/1,6/2", *rows]))


def test_other_files_without_an_amount_are_told_what_they_are() -> None:
    with pytest.raises(CannotAnswer, match="a list of people"):
        imported("Date,Customer,Place\n2026-01-05,Ann Lee,Shop\n2026-01-06,Bob Ray,Shop\n2026-01-07,Cy Dow,Fair\n")
