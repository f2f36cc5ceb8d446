from __future__ import annotations

import codecs
import csv
import io
from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from lib.ingest import decoding
from lib.ingest.encoding import Encoding, detect
from lib.ingest.sniff import sniff
from lib.ingest.text import GridReader
from lib.ingest.troubles import Trouble
from tests.ingest.inside import grids_inside, read_inside

#: What shops of each script write; enough letters to tell the scripts apart.
WORDS = {
    "utf-8": "客户 Müller Ёлка 고객",
    "gb18030": "客户 张三 王小明 连衣裙 订单金额 上海市浦东新区",
    "big5hkscs": "會員 陳小姐 訂單 金額 臺北市 連身裙",
    "cp932": "顧客 ワンピース さくら 東京都 田中",
    "euc_jp": "顧客 ワンピース さくら 東京都 田中",
    "cp949": "고객 김철수 원피스 서울시 주문",
    "cp1252": "Müller café “naïve” – 5 €",
    "latin-1": "Müller café Ñandú",
    "cp1251": "Покупатель Иванова платье Москва заказ оплачен доставка товар",
    "utf-16-le": "客户 Müller",
    "utf-16-be": "客户 Müller",
    "utf-32-le": "客户 Müller",
}


def table_of(words: str, rows: int = 30) -> list[list[str]]:
    cells = words.split(" ")
    return [["id", "name", "amount"], *([str(i), cells[i % len(cells)], f"{i}.50"] for i in range(1, rows + 1))]


def written(table: list[list[str]], delimiter: str = ",", **more: Any) -> str:
    buffer = io.StringIO()
    csv.writer(buffer, delimiter=delimiter, **more).writerows(table)
    return buffer.getvalue()


def grid(data: bytes) -> list[list[str | None]]:
    cells = grids_inside(data).tables[0]
    return [list(row) for row in zip(*(column.to_pylist() for column in cells.columns), strict=True)]


@pytest.mark.parametrize("encoding", WORDS)
def test_each_encoding_is_found_and_gives_each_letter(encoding: str) -> None:
    table = table_of(WORDS[encoding])
    text = written(table)
    data = ("\ufeff" + text if encoding.startswith("utf-32") else text).encode(encoding)
    assert detect(lambda: io.BytesIO(data)).name == encoding
    assert grid(data) == table


@pytest.mark.parametrize("bom", [codecs.BOM_UTF8, codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE])
def test_a_byte_order_mark_is_no_part_of_the_first_header(bom: bytes) -> None:
    name = {codecs.BOM_UTF8: "utf-8", codecs.BOM_UTF16_LE: "utf-16-le", codecs.BOM_UTF16_BE: "utf-16-be"}[bom]
    assert read_inside(bom + "id,name\n1,客户\n".encode(name)).headers == ("id", "name")


@pytest.mark.parametrize("header", ["Order ID,Day,Total", '"Order ID","Day","Total"'])
def test_a_header_behind_a_byte_order_mark_below_is_a_repeated_one(header: str) -> None:
    files = "".join(f"\ufeff{header}\r\n{at},2026-01-05,9.80\r\n{at + 1},2026-01-06,8.80\r\n" for at in (1, 3))
    table = read_inside(files.encode())
    assert (table.headers, len(table.cells), dict(table.not_data)) == (("Order ID", "Day", "Total"), 4, {"repeated_header": 1})  # fmt: skip


def test_the_first_letter_beyond_ascii_may_be_at_the_very_end() -> None:
    plain = b"id,name\n" + b"1,plain\n" * 700_000
    data = plain + "2,张三 连衣裙\n".encode("gb18030") * 20
    assert detect(lambda: io.BytesIO(data)) == Encoding("gb18030")


def test_a_sign_of_four_bytes_in_every_row_is_chinese() -> None:
    """GB18030 has no shorter ¥ of half width; its bytes are hardly usual in any language of Western Europe, but for a DOS code page's."""
    rows = "".join(f"202603{day:02d},Brand,{day * 37},¥{day}.19\r\n" for day in range(1, 29))
    data = f"日期,推广计划名称,曝光量,花费\r\n{rows}".encode("gb18030")
    assert detect(lambda: io.BytesIO(data)) == Encoding("gb18030")


@pytest.mark.parametrize(("encoding", "header"), [("cp932", "注文日\t合計金額"), ("gb18030", "下单时间\t订单金额"), ("cp949", "주문일시\t결제금액")])  # fmt: skip
def test_digits_as_wide_as_letters_do_not_hide_a_language(encoding: str, header: str) -> None:
    rows = "".join(f"2024/01/0{day}\t１２３４５６７{day}．５０\n" for day in range(1, 8))
    data = f"{header}\n{rows}".encode(encoding)
    assert detect(lambda: io.BytesIO(data)).name == encoding


def test_names_of_japan_without_a_syllable_are_not_chinese() -> None:
    rows = "伝票No,日付,顧客名,金額\n1,R7.1.5,佐藤 花子,1200\n2,R7.1.6,高橋 健,900\n3,R7.1.7,渡辺 真由,300\n"
    assert detect(lambda: io.BytesIO(rows.encode("euc_jp"))).name == "euc_jp"


def test_words_without_a_plain_letter_are_no_accents() -> None:
    rows = "".join(f"{row},{'Сковородаa=bКружка' if row < 2 else 'Настольная лампа'},5\n" for row in range(12))
    assert detect(lambda: io.BytesIO(f"Номер заказа,Товар,Сумма\n{rows}".encode("cp1251"))).name == "cp1251"


def test_names_of_goods_in_two_scripts_make_no_other_encoding() -> None:
    goods = ("Круглый подносa=bКружка", "Круглый подносa=bКружка", "Сковорода", "Настольная лампаa=bКруглый поднос")
    rows = "".join(f"{at};a@x.com;0{at}/06/2024;51,26 €;{name}\n" for at, name in enumerate(goods, 1))
    text = f"Номер заказа;Клиент;Дата заказа;Сумма заказа;Товар\n{rows}"
    assert detect(lambda: io.BytesIO(text.encode("cp1251"))).name == "cp1251"


def test_a_short_guess_is_said_to_be_one() -> None:
    data = "id,name\n1,Ąžuolas\n2,Šarūnas\n".encode("cp1257")
    assert "encoding_unsure" in [finding.code for finding in read_inside(data).findings]


def test_a_space_that_divides_thousands_is_no_letter_of_dos() -> None:
    text = "N° facture;Client;Total\n" + "".join(f"FA-{row};Anna;1\xa0{row}34,50\n" for row in range(1, 10))
    assert detect(lambda: io.BytesIO((text + "x;Réglée;1\n").encode("cp1252"))).name == "latin-1"


@pytest.mark.parametrize("delimiter", [",", "\t", ";", "|", "，", "\x01", "\x1f", ":"])
def test_each_delimiter_is_found(delimiter: str) -> None:
    table = table_of("Ann Bob")
    text = "\n".join(delimiter.join(row) for row in table) + "\n"
    assert (sniff(text).delimiter, sniff(text).width) == (delimiter, 3)


@pytest.mark.parametrize(
    ("text", "delimiter"),
    [
        ("sep=;\na;b,c\n1;2,5\n", ";"),
        ("a;b;c\n1,5;2,5;3,5\n4,5;5,5;6,5\n", ";"),
        ("id,note\n1,x;y;z\n2,x;y\n3,x\n", ","),
        ("name\nAnn\nBob\n", None),
        ("hour\n10:30\n11:45\n", None),
        ("id:day:note\n1:10:x\n2:11:y\n", ":"),
        ("id,hour\n1,10:30:00\n2,11:45:00\n", ","),
        ('"id,name"\n"1,Ann"\n"2,Bob"\n', ","),
    ],
)
def test_delimiters_that_are_easily_mistaken(text: str, delimiter: str | None) -> None:
    assert sniff(text).delimiter == delimiter


@pytest.mark.parametrize("delimiter", [",", ";"])
@pytest.mark.parametrize("cell", ["{}\t", '"{}\t"'])
@pytest.mark.parametrize("header", ["{}", "{}\t"])
def test_a_tab_that_ends_each_cell_divides_none(delimiter: str, cell: str, header: str) -> None:
    rows = [["2026010500012345", "", "张三", "12.50", ""]] * 20
    lines = [delimiter.join(header.format(name) for name in ("订单号", "备注", "买家", "实付款", "时间"))]
    lines += [delimiter.join(map(cell.format, row)) for row in rows]
    assert sniff("\r\n".join(lines)).delimiter == delimiter


@pytest.mark.parametrize("row", ["1\t\t\t", "\t\t12,50\t", "\t,50\t,75\t,25", "a,b\t,5\t\t;"])
def test_tabs_between_blank_cells_and_before_commas_divide(row: str) -> None:
    assert sniff("\n".join(["number\tcost\tprice\ttax", *[row] * 20])).delimiter == "\t"


def test_a_line_that_names_the_delimiter_counts_as_a_row_of_the_file() -> None:
    table = read_inside(b"sep=;\nid;name\n1;Ann\n")
    assert (table.dialect.header_row, table.source_rows.to_pylist()) == (2, [3])


def test_blocks_of_any_size_give_the_same_grid(monkeypatch: pytest.MonkeyPatch) -> None:
    table = [*table_of(WORDS["gb18030"], 60), ["61", 'with "quotes"\nand lines, too', "1"], ["62", "last", "2"]]
    data = written(table).encode("gb18030")
    for size in (1, 2, 3, 7, 64, 1000):
        monkeypatch.setattr(decoding, "BLOCK_BYTES", size)
        assert (size, grid(data)) == (size, table)


def test_a_plain_file_is_not_read_with_care(monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_arguments: object) -> None:
        raise AssertionError

    monkeypatch.setattr(GridReader, "_carefully", fail)
    assert len(grid(written(table_of("Ann Bob")).encode())) == 31


def test_short_rows_have_nulls_and_long_rows_keep_their_cells() -> None:
    table = read_inside(b"id,name,amount\n1,Ann\n2,Bob,5,extra\n3,Cid,6\n")
    assert table.cells.column("c2").to_pylist() == [None, "5", "6"]
    assert table.cells.column("c3").to_pylist() == [None, "extra", None]
    assert [(found.code, found.sentence.facts["rows"]) for found in table.findings] == [
        ("short_rows", "2"),
        ("long_rows", "3"),
    ]


def test_a_delimiter_at_the_end_of_each_line_is_not_ragged() -> None:
    for text in (b"id,name,\n1,Ann,\n2,Bob,\n", b"id,name\n1,Ann,\n2,Bob,\n"):
        table = read_inside(text)
        assert (table.headers, table.cells.num_columns, table.findings) == (("id", "name"), 2, ())


def test_guards_of_spreadsheets_are_left_to_those_who_know_the_meaning() -> None:
    table = read_inside(b'id,name\n"=""007""",\'0123\n"=""008""",\'0124\n')
    assert table.cells.to_pylist()[0] == {"c0": '="007"', "c1": "'0123"}


def test_cells_divided_by_control_characters_are_text() -> None:
    table = read_inside(b"id\x01name\x01amount\n" + b"7\x01Ann\x015\n" * 40)
    assert (table.headers, table.cells.num_rows) == (("id", "name", "amount"), 40)


def test_zero_characters_are_removed_and_counted() -> None:
    table = read_inside(b"id,name\n1,A\x00nn\n2,B\x00ob\x00\n")
    assert table.cells.column("c1").to_pylist() == ["Ann", "Bob"]
    assert [(found.code, found.sentence.facts["count"]) for found in table.findings] == [("nul_characters", 3)]


@pytest.mark.parametrize("name", ["utf-8", "cp1252", "utf-16-le"])
@pytest.mark.parametrize(
    "padded",
    [
        lambda text: text + b"\0" * 9 * len(text),
        lambda text: b"\0" * 70_000 + text,
        lambda text: text[:200] + b"\0" * 512 + text[200:] + b"\0" * 512,
        lambda text: (
            text.replace(b"\n\0", b"\n\0" + b"\0" * 40) if b"\0" in text else text.replace(b"\n", b"\0" * 40 + b"\n")
        ),
    ],
    ids=["end", "start", "blocks", "rows"],
)
def test_a_file_padded_with_zeros_is_the_text_in_it(padded: Callable[[bytes], bytes], name: str) -> None:
    text = "id,name\n" + "".join(f"{n},Änn {n}\n" for n in range(40))
    table = read_inside(padded(text.encode(name)))
    assert (table.headers, table.cells.num_rows) == (("id", "name"), 40)
    assert table.cells.column("c1").to_pylist()[-1] == "Änn 39"


@pytest.mark.parametrize(
    "content",
    [
        b"\0" * 5_000,
        b"".join(n.to_bytes(4, "little") + b"Ann\n\0\0\0\0" for n in range(400)),
        b"abcd\x02\x01\x01" + b"\0" * 60 + b"main\n" * 40,
    ],
)
def test_zeros_among_what_is_no_text_are_no_padding(content: bytes) -> None:
    with pytest.raises(Trouble, match="not_a_table"):
        read_inside(content)


@pytest.mark.parametrize("name", ["São", "Garçon", "Zürich", "Åse", "Mädchen – ½ kg", "Tea", "Noël ×2", "Café"])
@pytest.mark.parametrize("sign", ["–", "—", "’", "•"])
def test_a_dash_between_blanks_is_no_letter_of_another_encoding(name: str, sign: str) -> None:
    text = "Order,Date,Item\n" + "".join(f"{at},2024-01-{at:02},{name} {sign} {at} g\n" for at in range(1, 12))
    assert grid(text.encode("cp1252"))[1][2] == f"{name} {sign} 1 g"


#: Letters that each codec of the round trip can write.
LETTERS = {
    "utf-8": "abcXYZ019 .-'客户金額Müé€",
    "utf-8-sig": "abcXYZ019 .-'客户金額Müé€",
    "utf-16": "abcXYZ019 .-'客户金額Müé€",
    "gb18030": "abcXYZ019 .-'",
    "latin-1": "abcXYZ019 .-'",
}


@settings(max_examples=150, deadline=None)
@given(st.data())
def test_any_table_comes_back_cell_for_cell(data: st.DataObject) -> None:
    """Written by Python's csv module in any encoding and with any delimiter of the list, below a header of words."""
    encoding = data.draw(st.sampled_from(sorted(LETTERS)))
    delimiter = data.draw(st.sampled_from([",", "\t", ";", "|"]))
    cell = st.text(st.sampled_from(LETTERS[encoding] + '"\n' + delimiter), max_size=8)
    width = data.draw(st.integers(3, 6))
    rows = data.draw(st.lists(st.lists(cell, min_size=width, max_size=width), min_size=2, max_size=12))
    sample = {"gb18030": WORDS["gb18030"], "latin-1": WORDS["latin-1"]}.get(encoding, WORDS["utf-16-le"])
    words = [[text.replace(" ", ""), *["x"] * (width - 1)] for text in sample.split(" ")]  # tells the encoding
    table = [[f"name {chr(97 + at)}" for at in range(width)], *words, *words, *rows]
    text = written(table, delimiter, quoting=data.draw(st.sampled_from([csv.QUOTE_MINIMAL, csv.QUOTE_ALL])))
    assert grid(text.encode(encoding)) == table


def test_korean_words_of_advertising_are_not_japanese() -> None:
    rows = "캠페인보고서(2025.04.01.~2025.04.30.),shop\n일별,캠페인,노출수,클릭수,클릭률(%),총비용(VAT포함,원)\n2025.04.01.,파워링크,1234,56,4.5,9000\n"
    assert detect(lambda: io.BytesIO(rows.encode("cp949"))).name == "cp949"


@pytest.mark.parametrize(
    ("encoding", "text"),
    [
        ("gb18030", "单号\t日期\t会员号\t金额\n" + "".join(f"A{n}\t2024-01-05\tK1\t{n}.50元\n" for n in range(30))),
        ("iso8859_15", "Belegnummer;Käufer;Summe\n1;Jürgen;12,50 €\n2;Käthe;13,50 €\n"),
        ("iso8859_15", "Order;Total\n1;12,50 €\n2;13,50 €\n"),
    ],
)
def test_one_sign_in_every_row_does_not_decide(encoding: str, text: str) -> None:
    assert detect(lambda: io.BytesIO(text.encode(encoding))).name == encoding


def test_hebrew_is_no_greek_without_accents() -> None:
    rows = "מספר הזמנה,תאריך,שם לקוח,סכום,סטטוס\n1,05/01/2025,דוד כהן,12.50,הושלם\n2,06/01/2025,שרה לוי,13.50,בוטל\n"
    assert detect(lambda: io.BytesIO(rows.encode("cp1255"))).name == "cp1255"


HEBREW = (
    "מספר הזמנה,תאריך,שם לקוח,סכום,סטטוס\n1,05/01/2025,דוד כהן,12.50,הושלם\n2,06/01/2025,שרה לוי,13.50,בוטל\n",
    "order,date,customer,amount\n1,05/01/2025,יוסף מזרחי,12.50\n2,06/01/2025,רחל פרץ,13.50\n3,06/01/2025,אברהם בן דוד,9\n",
    "order,date,customer,amount\n1,05/01/2025,ףסוי יחרזמ,12.50\n2,06/01/2025,לחר ץרפ,13.50\n3,06/01/2025,םהרבא ןב,9\n",
)
CYRILLIC = (
    "Номер заказа;Покупатель;Дата;Сумма;Статус\n1;Пётр Иванов;01.03.2025;10,50;Оплачен\n2;Анна Щукина;02.03.2025;11,50;Отменён\n",
    "ЗАКАЗ;ИМЯ;ДАТА;СУММА\n1;ИВАНОВ;01.03.2025;10,5\n2;ПЕТРОВА;02.03.2025;11,5\n3;СИДОРОВ;03.03.2025;11,5\n",
    "order;customer;date;amount\n1;Кузнецов;01.03.2025;10,5\n2;Попова;02.03.2025;11,5\n3;Новиков;03.03.2025;11,5\n",
    "Број поруџбине;Купац;Датум;Износ\n1;Ђорђе Јовић;01.03.2025;10,5\n2;Љиљана Ћирић;02.03.2025;11,5\n",
    "Номер замовлення;Покупець;Дата;Сума\n1;Їжак Олексій;01.03.2025;10,5\n2;Марія Єфименко;02.03.2025;11,5\n",
)


@pytest.mark.parametrize("text", HEBREW)
@pytest.mark.parametrize("encoding", ["cp1255", "iso8859_8", "cp862"])
def test_hebrew_is_read_in_whatever_encoding_and_direction(encoding: str, text: str) -> None:
    assert grid(text.encode(encoding)) == grid(text.encode())


@pytest.mark.parametrize(
    ("encoding", "text"),
    [
        (encoding, text)
        for encoding in ("cp1251", "koi8_r", "cp866", "iso8859_5")
        for text in CYRILLIC
        if text.encode(encoding, "ignore").decode(encoding) == text
    ],
)
def test_cyrillic_is_read_in_whatever_encoding(encoding: str, text: str) -> None:
    assert grid(text.encode(encoding)) == grid(text.encode())


def broken(text: str, read_as: str) -> bytes:
    """What a program leaves that takes UTF-8 for something else and saves it; Windows knows a character for each byte."""
    if read_as == "gb18030":
        return text.encode().decode(read_as, "replace").encode()
    return "".join(bytes([byte]).decode(read_as, "ignore") or chr(byte) for byte in text.encode()).encode()


@pytest.mark.parametrize("read_as", ["latin-1", "cp1252"])
@pytest.mark.parametrize("mark", [b"", codecs.BOM_UTF8])
def test_letters_that_were_broken_are_turned_back_where_none_was_lost(read_as: str, mark: bytes) -> None:
    table = read_inside(mark + broken("名称,Größe\n雪天,5 €\nJosé,7 €\n", read_as))
    assert (table.headers, table.cells.column(0).to_pylist()) == (("名称", "Größe"), ["雪天", "José"])
    assert [one.code for one in table.findings] == ["letters_mended"]


def test_letters_that_were_lost_are_said_to_be() -> None:
    words = "订单编号,订单状态,下单时间,买家昵称,手机号\n1,交易成功,2026-01-05,香薰蜡烛,13800000001\n"
    assert [one.code for one in read_inside(broken(words, "gb18030")).findings] == ["letters_broken"]


@pytest.mark.parametrize("text", ["名称,价格\n连衣裙,5\n香薰蜡烛,6\n联通,7\n", "Größe,Ñandú\nà,£5\n", "a,b\n1,2\n"])
def test_letters_that_are_as_they_should_be_stay(text: str) -> None:
    table = read_inside(text.encode())
    assert [one.code for one in table.findings] == []
    assert list(table.headers) == text.split("\n", maxsplit=1)[0].split(",")


def test_broken_letters_at_the_end_of_a_block_wait_for_the_next(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(decoding, "BLOCK_BYTES", 3)
    assert read_inside(broken("名称,b\n雪雪雪,5\n天,6\n", "latin-1")).cells.column(0).to_pylist() == ["雪雪雪", "天"]
