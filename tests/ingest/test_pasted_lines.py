"""Two exports pasted one under the other, with another sign between the cells of the lower one: every line is read by its own."""

from __future__ import annotations

import pytest

from lib.ingest.decoding import Notes
from lib.ingest.imported import Imported
from lib.ingest.rows import CarefulReader, Writing
from tests.ingest.orders_of import codes, money
from tests.ingest.test_shapes_of_exports import read

HEADER = ("Order", "Date", "Email", "Total")
UPPER = [(str(at), f"2026-01-{at + 10}", f"anna{at % 3}@x.com", f"{10 + at}.50") for at in range(8)]
LOWER = [(str(30 + at), f"2026-02-{at + 10}", f"bo{at % 3}@x.com", f"{10 + at}.50") for at in range(8)]


def text(rows: list[tuple[str, ...]], delimiter: str, around: str = "") -> str:
    return "".join(delimiter.join(f"{around}{cell}{around}" for cell in row) + "\n" for row in rows)


def shop(data: str) -> Imported:
    result = read(data)
    assert isinstance(result, Imported)
    return result


@pytest.mark.parametrize("upper", [",", ";", "\t", "|"])
@pytest.mark.parametrize("lower", [",", ";", "\t", "|"])
@pytest.mark.parametrize("between", [[], [HEADER]], ids=["no header", "header"])
@pytest.mark.parametrize("around", ["", '"'], ids=["bare", "quoted"])
def test_the_lower_part_is_read_by_its_own_sign(
    upper: str, lower: str, between: list[tuple[str, ...]], around: str
) -> None:
    result = shop(text([HEADER, *UPPER], upper) + text([*between, *LOWER], lower, around))
    assert (len(result.orders), result.orders["customer_id"].nunique(), money(result)) == (16, 6, 224.0)
    assert ("pasted_lines" in codes(result)) == (upper != lower)


@pytest.mark.parametrize("share", [2, 8])
def test_whichever_part_is_longer(share: int) -> None:
    result = shop(text([HEADER, *UPPER[:share]], ",") + text([HEADER, *LOWER], ";"))
    assert len(result.orders) == share + 8
    result = shop(text([HEADER, *UPPER], ",") + text(LOWER[:share], "\t"))
    assert len(result.orders) == share + 8


def test_a_decimal_comma_stands_below_a_point() -> None:
    lower = [(*row[:3], row[3].replace(".", ",")) for row in LOWER]
    assert money(shop(text([HEADER, *UPPER], ",") + text([HEADER, *lower], ";"))) == 224.0


def test_columns_in_another_order_below_are_read_under_their_own_names() -> None:
    turned = [(one, mail, day, total) for one, day, mail, total in (HEADER, *LOWER)]
    result = shop(text([HEADER, *UPPER], ",") + text(turned, ";"))
    assert (money(result), {"turned_columns", "pasted_lines"} <= set(codes(result))) == (224.0, True)


@pytest.mark.parametrize("rows", [2, 4, 8])
def test_a_part_with_a_column_more_is_treated_as_one_with_the_same_sign(rows: int) -> None:
    lower = [("Order", "Date", "Email", "Coupon", "Total"), *((*row[:3], "none", row[3]) for row in LOWER[:rows])]
    alike, other = (shop(text([HEADER, *UPPER], ",") + text(lower, sign)) for sign in ",;")
    assert money(alike) == money(other)
    assert set(codes(other)) - set(codes(alike)) == {"pasted_lines"}


def test_sentences_below_a_table_are_no_rows() -> None:
    notes = "Made by the shop; for the tax office; by hand; twice\nNot for others; not for sale; not at all; never\n"
    assert "pasted_lines" not in codes(shop(text([HEADER, *UPPER], ",") + notes))


def test_days_in_titles_are_no_rows() -> None:
    titles = "Start: January 1, 2026, 12:00 AM\nEnd: March 1, 2026, 11:59 PM\nMade: March 2, 2026, 9:12 AM\n\n"
    assert "pasted_lines" not in codes(shop(titles + text([HEADER, *UPPER], "\t")))


def test_a_cell_may_hold_the_sign_of_the_others() -> None:
    lower = [(one, day, f'"{mail}, of Graz"', total) for one, day, mail, total in LOWER]
    assert money(shop(text([HEADER, *UPPER], ",") + text(lower, ";"))) == 224.0


@pytest.mark.parametrize("at", range(1, 60))
def test_where_the_text_comes_in_pieces_nothing_changes(at: int) -> None:
    whole = text([HEADER, *UPPER[:1]], ",") + text(LOWER[:3], ";")
    writing = Writing(",", "\n", 4)
    reader = CarefulReader(writing, Notes())
    first, left, lines = reader.cut(whole[:at], "middle")
    rest = reader.cut(left + whole[at:], "end", lines)[0]
    assert [*first, *rest] == [list(row) for row in (HEADER, *UPPER[:1], *LOWER[:3])]
    assert (reader.notes.pasted, reader.notes.pasted_count) == ([3, 4, 5], 3)
