from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from lib.core.settings import Duplicates
from lib.ingest.duplicates import find_duplicates
from tests.ingest.orders_of import codes, fates, imported, money
from tests.ingest.side_of import codes as side_codes
from tests.ingest.side_of import side

ORDERS = "order_id,customer_id,order_date,amount\n"
LINES = "order_id,customer_id,order_date,product,quantity,unit price\n"
TEA = "1,a,2026-01-05,Tea,1,10\n"
CUP = "1,a,2026-01-05,Cup,1,5\n"
OTHER = "2,b,2026-01-06,Tea,1,10\n"


def test_rows_of_an_order_list_that_repeat_are_dropped_and_told() -> None:
    result = imported(ORDERS + "1,a,2026-01-05,10\n2,b,2026-01-06,20\n1,a,2026-01-05,10\n")
    assert (fates(result), codes(result)) == (["counted", "counted", "duplicate"], ["duplicates_dropped"])


@pytest.mark.parametrize(("rule", "revenue"), [("auto", 30.0), ("drop", 30.0), ("keep", 40.0)])
def test_the_rule_for_an_order_list(rule: Duplicates, revenue: float) -> None:
    text = ORDERS + "1,a,2026-01-05,10\n2,b,2026-01-06,20\n1,a,2026-01-05,10\n"
    assert money(imported(text, duplicates=rule)) == revenue


@pytest.mark.parametrize(
    ("rows", "dropped"),
    [
        (TEA + TEA + CUP + OTHER, []),  # two of the same thing, bought at once
        (TEA + CUP + OTHER + TEA + CUP, [3, 4]),  # the order again, further down
        (TEA + CUP + OTHER + CUP + TEA, [3, 4]),  # in another order of lines
        (TEA + CUP + TEA + CUP + OTHER, [2, 3]),  # the order again, right after itself
        (TEA + OTHER + TEA, [2]),  # an order of one line, further down
        (TEA + CUP + OTHER + TEA, []),  # only a part of it comes again
        (TEA + TEA + OTHER + TEA + TEA, [3, 4]),
    ],
)
def test_a_line_file_loses_only_whole_orders(rows: str, dropped: list[int]) -> None:
    found = fates(imported(LINES + rows))
    assert [row for row, fate in enumerate(found) if fate == "duplicate"] == dropped


def test_equal_lines_that_are_kept_are_told() -> None:
    assert codes(imported(LINES + TEA + TEA + CUP)) == ["duplicates_kept"]


def test_equal_rows_that_do_not_count_are_not_told() -> None:
    head = "Date,Receipt Number,Line Type,Customer Email,Total,Status\n"
    lines = "".join(f"2026-01-02,1,{kind},a@x.org,{total},CLOSED\n" for kind, total in (("Sale", 20), ("Sale Line", 10), ("Sale Line", 10)))  # fmt: skip
    assert "duplicates_kept" not in codes(imported(head + lines))


def test_dropping_takes_equal_lines_too() -> None:
    assert money(imported(LINES + TEA + TEA + CUP, duplicates="drop")) == 15.0


def test_orders_that_share_a_number_but_not_their_content_are_no_repeat() -> None:
    assert fates(imported(ORDERS + "1,a,2026-01-05,10\n2,b,2026-01-06,20\n1,a,2026-01-05,11\n")) == ["counted"] * 3


def test_an_export_appended_to_itself_counts_once() -> None:
    text = "Name,Email,Created at,Total,Lineitem name\n#1,a@example.com,2026-01-05,30,Tea\n#1,a@example.com,,,Cup\n#2,b@example.com,2026-01-06,9,Tea\n"
    again = text.split("\n", 1)[1]
    result = imported(text + again)
    assert (money(result), fates(result)[3:]) == (39.0, ["duplicate"] * 3)


NUMBERLESS = "Date,Customer,Product,Quantity,Unit price\n"
SOLD = ["2026-01-05,Emma Brown,Mug,1,20\n", "2026-01-06,Liam Evans,Candle,2,12.5\n", "2026-02-11,Emma Brown,Scarf,1,35\n", "2026-02-20,Ava Smith,Mug,3,20\n"]  # fmt: skip


@pytest.mark.parametrize(
    ("rows", "worth", "said"),
    [
        (SOLD * 2, 140.0, "duplicates_dropped"),
        (SOLD * 3, 140.0, "duplicates_dropped"),
        (sorted(SOLD * 2), 140.0, "duplicates_dropped"),
        ([*SOLD, SOLD[0]] * 2, 160.0, "duplicates_dropped"),  # one of them was bought twice
        ([*SOLD, *SOLD[:3]], 220.0, "duplicates_kept"),
        (SOLD[:2] * 2, 90.0, "duplicates_kept"),  # so few may come twice by chance
    ],
)
def test_lines_without_order_numbers_are_dropped_where_all_of_them_come_again(
    rows: list[str], worth: float, said: str
) -> None:
    result = imported(NUMBERLESS + "".join(rows))
    assert (money(result), said in codes(result)) == (worth, True)
    whole = sum(float(row.split(",")[3]) * float(row.split(",")[4]) for row in rows)
    assert money(imported(NUMBERLESS + "".join(rows), duplicates="keep")) == whole


def test_an_event_log_that_is_there_twice_counts_once() -> None:
    log = [f"u{at},view,2026-05-01 10:0{at}:13\n" for at in range(5)]
    once, twice, nearly = (side("user_id,event,time\n" + "".join(rows)) for rows in (log, log * 2, log * 2 + log[:1]))
    assert [len(one.frame) for one in (once, twice, nearly)] == [5, 5, 11]
    assert "duplicates_dropped" in side_codes(twice)


def slow_repeats(orders: list[int], content: list[int]) -> list[bool]:
    """Whole orders that come again, by walking the file."""
    runs: list[list[int]] = []
    for row, order in enumerate(orders):
        if row and orders[row - 1] == order:
            runs[-1].append(row)
        else:
            runs.append([row])
    seen: list[tuple[int, list[int]]] = []
    result = [False] * len(orders)
    for rows in runs:
        lines = [content[row] for row in rows]
        size = len(lines)
        for part in range(2, size):
            if (
                size % part == 0
                and all(lines[place] == lines[place % part] for place in range(size))
                and len(set(lines)) > 1
            ):
                size = part
                break
        key = (orders[rows[0]], sorted(lines[:size]))
        for row in rows if key in seen else rows[size:]:
            result[row] = True
        seen.append(key)
    return result


@given(st.lists(st.tuples(st.integers(0, 2), st.integers(0, 2)), max_size=12))
def test_repeated_orders_equal_a_slow_walk(rows: list[tuple[int, int]]) -> None:
    orders = [order for order, _ in rows]
    content = [order * 10 + line for order, line in rows]
    everything = np.ones(len(rows), dtype=np.bool_)
    dropped, _ = find_duplicates(
        np.array(orders, dtype=np.int64), everything, np.array(content, dtype=np.int64), "line", "auto"
    )
    assert dropped.tolist() == slow_repeats(orders, content)
