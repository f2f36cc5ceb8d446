"""A file that was put together of two systems' files: each line is read in the letters that it was written in."""

from __future__ import annotations

import pytest

from tests.ingest.inside import read_inside

HEADER = "order_id,customer,date,amount\n"
ROWS = [f"{at},Zoë Müller-Ørsted {at},2026-01-{at % 28 + 1:02},10\n" for at in range(1, 41)]


def names(data: bytes) -> list[str]:
    table = read_inside(data)
    return table.cells.column(1).to_pylist()


def said(data: bytes) -> dict[str, dict[str, object]]:
    return {one.code: dict(one.sentence.facts) for one in read_inside(data).findings}


@pytest.mark.parametrize(
    ("encoding", "name"),
    [("cp1252", "René Lefèvre"), ("cp1252", "Söhne & Töchter – „Wien“"), ("cp1250", "Łukasz Wiśniewski, zapłacono"), ("cp1251", "Анна Петрова Иванова"), ("gb18030", "张伟的订单已付款")],
)  # fmt: skip
def test_few_lines_of_another_encoding_are_read_in_theirs(encoding: str, name: str) -> None:
    strays = [f'{at},"{name}",2026-02-0{at - 50},10\n' for at in (51, 52, 53)]
    data = (HEADER + "".join(ROWS[:20])).encode() + "".join(strays).encode(encoding) + "".join(ROWS[20:]).encode()
    read = names(data)
    assert (read[20:23], read[23]) == ([name] * 3, "Zoë Müller-Ørsted 21")
    assert (said(data)["stray_rows"]["count"], said(data)["stray_rows"]["rows"]) == (3, "22, 23, 24")
    assert "undecodable_rows" not in said(data)


def test_few_lines_of_utf_8_among_those_of_one_byte_a_letter_are_read_as_such() -> None:
    data = (
        (HEADER + "".join(ROWS)).encode("cp1252")
        + "51,René Lefèvre,2026-02-01,10\n".encode()
        + "52,CAFÉ»,2026-02-02,10\n".encode("cp1252")
    )
    assert names(data)[-2:] == ["René Lefèvre", "CAFÉ»"]
    assert said(data)["stray_rows"]["rows"] == "42"


def test_a_line_with_cells_of_both_keeps_both() -> None:
    data = (HEADER + "".join(ROWS)).encode() + "51,Zoë".encode() + b" & Ren\xe9" + b",2026-02-01,10\n"
    assert names(data)[-1] == "Zoë & René"


def test_a_letter_that_was_cut_off_is_no_other_encoding() -> None:
    data = (HEADER + "".join(ROWS)).encode() + "51,张伟订".encode()[:-1] + b",2026-02-01,10\n"
    assert "stray_rows" not in said(data)
    assert said(data)["undecodable_rows"]["count"] == 1


@pytest.mark.parametrize("encoding", ["utf-8", "cp1252"])
def test_a_file_in_one_encoding_says_nothing(encoding: str) -> None:
    assert said((HEADER + "".join(ROWS)).encode(encoding)).keys().isdisjoint({"stray_rows", "undecodable_rows"})
