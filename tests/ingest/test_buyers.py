from __future__ import annotations

import pytest

from lib.catalog import CATALOGUE
from lib.catalog.walk_ins import NOT_TOLD, WALK_INS
from lib.ingest.told_apart import is_nobody
from tests.ingest.orders_of import booked, codes, fates, imported, money


def buyers(text: str, **settings: object) -> list[str | None]:
    customers = imported(text, **settings).rows["customer_id"]
    return [None if customer is None or customer != customer else str(customer) for customer in customers.tolist()]  # noqa: PLR0124


def test_the_customer_number_comes_first() -> None:
    assert buyers("order,customer id,email,date,amount\n1,a,x@example.com,2026-01-05,5\n") == ["a"]


def test_an_empty_column_gives_way_to_the_phone() -> None:
    text = "order,email,phone,date,amount\n1,,+1 555 0125,2026-01-05,5\n2,,+15550125,2026-01-06,5\n"
    assert buyers(text) == ["+15550125", "+15550125"]


def test_a_column_that_names_few_gives_way_to_one_that_names_most() -> None:
    rows = "".join(f"{row},{'m1' if row == 1 else ''},b{row}@example.com,2026-01-05,5\n" for row in range(1, 6))
    assert buyers("order,customer id,email,date,amount\n" + rows)[0] == "b1@example.com"


def test_numbers_with_hardly_a_digit_left_give_way_to_names() -> None:
    rows = "".join(f"{row},63*******12,Buyer {row},2026-01-05,5\n" for row in range(1, 6))
    assert len(set(buyers("order,phone,customer name,date,amount\n" + rows))) == 5


def test_numbers_with_some_digits_hidden_stay_where_names_tell_no_more_apart() -> None:
    text = "order,phone,customer name,date,amount\n1,138****0001,Ann,2026-01-05,5\n2,139****0002,Bo,2026-01-06,5\n"
    assert buyers(text) == ["138****0001", "139****0002"]


def test_the_name_is_the_last_resort() -> None:
    result = imported("order,customer name,date,amount\n1,Ann Lee,2026-01-05,5\n")
    assert (result.orders["customer_id"].tolist(), codes(result)) == (["Ann Lee"], ["customer_stand_in"])


def test_an_address_leads_back_to_the_number_that_stood_beside_it() -> None:
    text = "order,customer id,email,date,amount\n1,a,x@example.com,2026-01-05,5\n2,,X@Example.com,2026-01-06,5\n3,b,,2026-01-07,5\n"
    result = imported(text)
    assert (buyers(text), codes(result)) == (["a", "a", "b"], ["customer_filled"])


def test_a_guest_without_an_account_is_told_by_the_name() -> None:
    text = "order,buyer user id,full name,date,amount\n1,a,Ann,2026-01-05,5\n2,,Bo,2026-01-06,5\n3,,Bo,2026-01-07,5\n4,,Ann,2026-01-08,5\n5,b,Cy,2026-01-09,5\n6,c,Cy,2026-01-09,5\n7,,Cy,2026-01-10,5\n8,d,Di,2026-01-10,5\n"
    result = imported(text)
    assert (buyers(text), codes(result)) == (["a", "Bo", "Bo", "a", "b", "c", "Cy", "d"], ["customer_filled"])


def test_a_name_fills_no_gap_among_addresses_and_nobody_s_none_at_all() -> None:
    text = "order,{},customer name,date,amount\n1,a@x.org,Ann,2026-01-05,5\n2,,{},2026-01-06,5\n"
    assert buyers(text.format("email", "Bo")) == ["a@x.org", None]
    assert buyers(text.format("customer id", "Guest")) == ["a@x.org", None]
    assert buyers(
        "order,customer id,first name,last name,date,amount\n1,a,Ann,Lee,2026-01-05,5\n2,,,Lee,2026-01-06,5\n"
    ) == ["a", None]


def test_choosing_what_tells_customers_apart_anyway_changes_nothing() -> None:
    """Going from the e-mail address to the name and back left those without an address counted by their name."""
    text = "order,email,customer name,date,amount\n1,a@x.org,Ann,2026-01-05,5\n2,b@x.org,Bo,2026-01-06,5\n3,,Cy,2026-01-07,5\n"
    unasked, by_name, by_email = imported(text), imported(text, buyer="name"), imported(text, buyer="email")
    assert by_email.orders.equals(unasked.orders)
    assert by_email.findings == unasked.findings
    for one in (unasked, by_name, by_email):
        assert {choice.field: choice.customers for choice in one.buyers} == {"email": 2, "name": 3}


def test_what_stood_in_for_a_customer_is_named() -> None:
    text = "order,phone,customer name,date,amount\n1,07700900001,Ann,2026-01-05,5\n2,07700900002,,2026-01-06,5\n3,,Cy,2026-01-07,5\n"
    (filled,) = (one for one in imported(text, buyer="name").findings if one.code == "customer_filled")
    assert filled.sentence.facts == {"count": 1, "headers": ("“phone”",)}


def test_a_column_chosen_by_hand_is_not_filled_from_others() -> None:
    text = "order,client,email,date,amount\n1,a,x@example.com,2026-01-05,5\n2,,y@example.com,2026-01-06,5\n"
    assert buyers(text, mapping=(("customer_id", "client"),)) == ["a", None]


def test_hidden_digits_count_and_are_warned_of() -> None:
    result = imported("order,phone,date,amount\n1,138****1234,2026-01-05,5\n")
    assert (fates(result), codes(result)) == (["counted"], ["customer_stand_in", "masked_ids"])


def test_the_mapping_names_the_column_that_customers_are_told_apart_by() -> None:
    guesses = imported("order,email,date,amount\n1,x@example.com,2026-01-05,5\n").guesses
    assert {guess.field: guess.header for guess in guesses}["customer_id"] == "email"


def test_zero_is_nobody_unless_other_ids_begin_with_zeros() -> None:
    head = "order_id,customer_id,order_date,amount\n"
    plain = imported(head + "1,0,2026-01-05,10\n2,17,2026-01-06,20\n3,18,2026-01-07,5\n")
    padded = imported(head + "1,0,2026-01-05,10\n2,0000017,2026-01-06,20\n3,0000018,2026-01-07,5\n")
    assert (len(plain.orders), len(padded.orders)) == (2, 3)


def test_a_guest_is_nobody() -> None:
    assert buyers("order,customer,date,amount\n1,Guest,2026-01-05,5\n2,Ann,2026-01-06,5\n") == [None, "Ann"]


def test_a_refund_that_names_its_order_is_its_buyers() -> None:
    text = "order,email,date,amount,original order\n1,a@example.com,2026-01-05,9,\n2,shop@example.com,2026-01-06,-4,1\n"
    result = imported(text)
    assert (result.refunds["customer_id"].tolist(), result.refunds["amount_e4"].tolist()) == (
        ["a@example.com"],
        [40_000],
    )


def test_a_column_that_stands_for_two_fields_is_offered_once() -> None:
    """A shop system's phone is its customer number, too: choosing between both would be no choice."""
    text = "订单号,归属店铺,订单状态,买家付款时间,订单实付金额,买家昵称,买家手机号,订单已退款金额\n"
    rows = "".join(f"E{n},店,交易完成,2026-01-{n} 10:00:00,10.00,昵称{n % 3},139125570{n},0\n" for n in range(10, 20))
    choices = imported(text + rows).buyers
    assert [(one.header, one.customers) for one in choices] == [("买家手机号", 10), ("买家昵称", 3)]


TILL = "order,date,customer,amount\n"


def till(*names: str) -> list[str | None]:
    return buyers(TILL + "".join(f"{row},2026-01-{row + 1:02},{name},5\n" for row, name in enumerate(names)))


@pytest.mark.parametrize("name", ["Laufkundschaft", "LAUFKUNDE", "Barverkauf", "Consumidor  Final", "Publico en General", "POS Customer", "cash-sale", "Client de Passage", "零售客户", "零售客戶", "现金客户", "Розничный покупатель", "非会員", "Klient detaliczny", "Venta mostrador", "Cliente occasionale", "Contant", "Kassakund", "비회원"])  # fmt: skip
def test_what_tills_call_a_walk_in_is_nobody(name: str) -> None:
    assert till("Ann Lee", name, "Bo Ek", name) == ["Ann Lee", None, "Bo Ek", None]


@pytest.mark.parametrize("word", ["#N/A", "未知", "(none)", "n.v.", "k.A.", "no email", "Keine E-Mail", "sin correo", "нет", "なし", "없음", "?", "yok", "undefined undefined", "Unknown Unknown"])  # fmt: skip
def test_a_word_for_nobody_is_nobody_and_gives_way_to_a_phone(word: str) -> None:
    assert till("Ann Lee", word, "Bo Ek", word) == ["Ann Lee", None, "Bo Ek", None]
    text = f"order,email,phone,date,amount\n1,a@x.example,+491715550101,2026-01-05,5\n2,{word},+491715550102,2026-01-06,5\n3,b@x.example,{word},2026-01-07,5\n4,{word},+491715550101,2026-01-08,5\n"
    assert buyers(text) == ["a@x.example", "+491715550102", "b@x.example", "a@x.example"]


def test_names_in_two_columns_that_a_program_left_empty_are_nobody() -> None:
    text = "order,first name,last name,date,amount\n1,Ann,Lee,2026-01-05,5\n2,nan,nan,2026-01-06,5\n3,Nan,Li,2026-01-07,5\n"
    assert buyers(text) == ["Ann Lee", None, "Nan Li"]
    said = [str(one.sentence) for one in imported(text).findings if one.code == "customer_stand_in"]
    assert said == ["Customers are told apart by “first name” and “last name” together."]


@pytest.mark.parametrize("names", [("A.B.", "K.A.", "B.M."), ("Anna", "Yok", "Bo"), ("Li", "Nan", "Wei"), ("Ann Null", "Bo Ek", "Na Li")])  # fmt: skip
def test_people_who_are_called_as_such_words_are_somebody(names: tuple[str, ...]) -> None:
    assert till(*names) == list(names)


@pytest.mark.parametrize("name", ["NA", "Johnny Cash", "Cash & Carry GmbH", "Consumidor Garcia", "Gaston", "Barbara"])
def test_a_name_that_only_sounds_so_is_somebody(name: str) -> None:
    assert till("Ann Lee", name, "Bo Ek") == ["Ann Lee", name, "Bo Ek"]


def test_every_walk_in_name_of_the_catalogue_is_known() -> None:
    names = [name for names in (*WALK_INS.values(), *NOT_TOLD.values()) for name in names]
    unknown = [name for name in names if not is_nobody(name.upper(), CATALOGUE.people)]
    assert unknown == []


def test_phones_of_which_a_spreadsheet_left_three_digits_give_way_to_names() -> None:
    rows = "".join(f"{row},1.{30 + row % 3}E+10,Buyer {row},2026-01-05,5\n" for row in range(1, 7))
    result = imported("order,phone,customer name,date,amount\n" + rows)
    assert (len(result.customers), result.told_by) == (6, "name")
    assert "ids_destroyed" in codes(result)
    assert result.customers["phone"].isna().all()


def test_a_file_with_nothing_but_destroyed_numbers_names_nobody() -> None:
    rows = "".join(f"{row},1.{30 + row % 3}E+10,2026-01-05,5\n" for row in range(1, 7))
    for header in ("phone", "account"):
        result = imported(f"order,{header},date,amount\n" + rows)
        assert (result.told_by, len(result.orders)) == (None, 0)
        assert {"ids_destroyed", "no_buyer_column"} <= set(codes(result))
        assert result.sold is not None
        assert result.sold.orders == 6


def test_numbers_with_six_digits_left_still_tell_people_apart_with_a_warning() -> None:
    rows = "".join(f"{row},1.86{row:02}7E+10,2026-01-05,5\n" for row in range(1, 7))
    result = imported("order,phone,date,amount\n" + rows + "9,1.9E+10,2026-01-09,5\n")
    assert (len(result.customers), "ids_scientific" in codes(result)) == (7, True)


@pytest.mark.parametrize(("column", "name"), [("姓名", "{}(先生)"), ("姓名", "{}女士"), ("氏名", "{}様"), ("Name", "Mr. {}"), ("Name", "Frau {}")])  # fmt: skip
def test_surnames_with_a_title_are_warned_of(column: str, name: str) -> None:
    surnames = ("Smith", "Jones", "Roe") if column == "Name" else ("田中", "林", "王")
    rows = "".join(f"{row},2026-01-05,{name.format(surnames[row % 3])},5\n" for row in range(1, 7))
    assert "surnames_only" in codes(imported(f"order,date,{column},amount\n" + rows))


def test_whole_names_with_a_title_are_not() -> None:
    rows = "".join(f"{row},2026-01-05,{name},5\n" for row, name in enumerate(["Mr. John Smith", "张伟先生", "Ann Lee"]))
    assert "surnames_only" not in codes(imported("order,date,name,amount\n" + rows))


def test_a_number_lent_for_one_delivery_names_nobody() -> None:
    rows = "".join(f"{row},2026-01-05,1780000000{row}_00{row}7,{'王李'[row % 2]}先生,5\n" for row in range(1, 5))
    result = imported("order,date,phone,name,amount\n" + rows)
    assert (result.told_by, len(result.customers)) == ("name", 2)
    assert {"privacy_numbers", "surnames_only"} <= set(codes(result))
    assert result.customers["phone"].isna().all()


def test_an_extension_of_a_landline_stays() -> None:
    assert buyers("order,date,phone,amount\n1,2026-01-05,021-55512345-123,5\n") == ["02155512345123"]


def test_an_address_written_as_a_link_is_the_address() -> None:
    text = "order,email,date,amount\n1,mailto:x@example.com,2026-01-05,5\n2,X@example.com,2026-01-06,5\n3,MAILTO:x@example.com,2026-01-07,5\n"
    assert buyers(text) == ["x@example.com"] * 3
    assert buyers(text.replace("email", "customer id")) == ["x@example.com"] * 3


def test_family_and_given_name_of_japan_are_one_name() -> None:
    text = "注文番号,注文日,注文者姓,注文者名,合計金額\n1,2026-01-05,山田,太郎,500\n2,2026-01-06,佐藤,太郎,500\n"
    assert buyers(text) == ["山田 太郎", "佐藤 太郎"]


@pytest.mark.parametrize("headers", ["姓,名", "姓氏,名字"])
def test_family_and_given_name_of_china_are_one_name(headers: str) -> None:
    text = f"订单编号,下单时间,{headers},实付金额\n1,2026-01-05,王,小明,500\n2,2026-01-06,李,小明,500\n"
    assert buyers(text) == ["王 小明", "李 小明"]


def test_who_was_said_to_be_nobody_is_nobody() -> None:
    text = TILL + "1,2026-01-05,Front Desk,5\n2,2026-01-06,front desk,5\n3,2026-01-07,Ann Lee,5\n"
    assert buyers(text, nobody=("Front desk",)) == [None, None, "Ann Lee"]
    assert buyers(TILL + "1,2026-01-05,Front Desk,5\n", nobody=("Front desk",)) == [None]


@pytest.mark.parametrize("name", ["C999", "till@shop.de", "+4930123456"])
@pytest.mark.parametrize("buyer", [None, "customer_id", "email", "phone"])
def test_rows_of_a_name_that_stands_for_anybody_have_no_buyer_whatever_else_is_in_them(name: str, buyer: str | None) -> None:  # fmt: skip
    """Nor have the other lines of their orders."""
    text = (
        "order,customer id,email,phone,date,amount\n1,C999,till@shop.de,+49 30 123456,2026-01-05,5\n1,,,,2026-01-05,7\n"
        "2,C1,ann@x.org,+49 170 111111,2026-01-06,5\n3,C2,bo@x.org,+49 170 222222,2026-01-07,5\n"
    )
    found = buyers(text, nobody=(name,), buyer=buyer)
    assert found[:2] == [None, None]
    assert None not in found[2:]


@pytest.mark.parametrize(
    ("address", "customers"),
    [
        ("s4k{row}d9x@verkopen.bol.com", 3),  # one for each order
        ("0{row}f3a9c27b5e48d1a6@orders.shop.example", 3),  # of a domain that nobody knows
        ("b{who}x@marketplace.amazon.de", 3),  # each buyer's own
        ("{who}.jansen{row}@gmail.com", 6),  # people's
    ],
)
def test_addresses_of_one_order_tell_nobody_apart(address: str, customers: int) -> None:
    head = "order,date,email,name,amount\n"
    rows = "".join(f"{row},2026-01-0{row},{address.format(row=row, who=row % 3)},{('Ann Roe', 'Bo Lee', 'Cy Doe')[row % 3]},5\n" for row in range(1, 7))  # fmt: skip
    result = imported(head + rows)
    proxies = customers == 3 and "amazon" not in address
    assert (len(result.customers), "addresses_of_one_order" in codes(result)) == (customers, proxies)
    assert len(imported(head + rows, buyer="email").customers) == (3 if "amazon" in address else 6)


@pytest.mark.parametrize(
    ("head", "who"),
    [
        ("หมายเลขคำสั่งซื้อ,วันที่ทำการสั่งซื้อ,จำนวนเงินทั้งหมด,หมายเลขโทรศัพท์,ชื่อผู้ใช้ (ผู้ซื้อ)", "ชื่อผู้ใช้ (ผู้ซื้อ)"),
        ("订单编号,下单时间,订单金额,收件人手机号,收件人,买家昵称", "买家昵称"),
        ("主订单编号,订单提交时间,订单应付金额,收件人手机号,收件人,买家昵称,子订单编号,选购商品", "买家昵称"),
    ],
)
def test_a_phone_number_of_stars_is_nobody_beside_a_whole_nickname(head: str, who: str) -> None:
    cells = {"收件人": "王*", "收件人手机号": "138****1234", "หมายเลขโทรศัพท์": "******55"}
    lines = [
        ",".join(cells.get(name) or (f"user_{at % 7}" if name == who else f"2026-01-{at:02}" if place == 1 else f"{at}{place}.50" if place == 2 else f"{place}00{at}") for place, name in enumerate(head.split(",")))
        for at in range(1, 20)
    ]  # fmt: skip
    assert imported("\n".join([head, *lines, ""])).orders["customer_id"].nunique() == 7


MASKED = "订单编号,买家会员名,买家实际支付金额,订单状态,收货人姓名,联系手机,订单创建时间,订单付款时间\n"


def masked(*buyers: tuple[str, str, str]) -> str:
    """An order of each nickname, receiver and number."""
    return MASKED + "".join(f"24123456789012345{at:02},{nick},{at}8.00,交易成功,{name},{phone},2026-03-{at:02} 10:00:00,2026-03-{at:02} 10:01:00\n" for at, (nick, name, phone) in enumerate(buyers, 1))  # fmt: skip


@pytest.mark.parametrize("columns", ["", ",买家应付货款"])
def test_of_two_masked_columns_the_one_that_tells_many_more_buyers_apart_names_them(columns: str) -> None:
    text = masked(("小**", "王**", "138****1234"), ("小**", "李**", "139****8765"), ("t**", "张**", "150****4321"), ("t**", "陈*", "186****0099"), ("小**", "王**", "138****1234"))  # fmt: skip
    head, *rows = text.splitlines()
    result = imported("\n".join([head + columns, *(row + (",1.00" if columns else "") for row in rows)]))
    assert (result.told_by, len(result.customers)) == ("phone", 4)
    assert "masked_ids" in codes(result)


def test_a_masked_account_of_one_buyer_with_several_receivers_stays_the_buyer() -> None:
    text = masked(("小**1", "王**", "138****1234"), ("小**1", "李**", "139****8765"), ("t**2", "张**", "150****4321"), ("t**3", "陈*", "186****0099"))  # fmt: skip
    result = imported(text)
    assert (result.told_by, len(result.customers)) == ("customer_id", 3)


@pytest.mark.parametrize("nick", ["t**{}", "tb{}"])
def test_a_report_of_goods_with_the_buyer_in_it_says_who_bought(nick: str) -> None:
    head = "子订单编号,主订单编号,商品标题,商品价格,购买数量,订单状态,买家会员名,订单创建时间,订单付款时间,买家实际支付金额\n"
    rows = "".join(f"24{at}0178901234567,24{at // 2}0178901234568,茶{at},10,1,交易成功,{nick.format(at // 4)},2026-03-0{at // 2 + 1} 10:00:00,2026-03-0{at // 2 + 1} 10:00:00,10\n" for at in range(8))  # fmt: skip
    result = imported(head + rows)
    assert (len(result.orders), len(result.customers), money(result)) == (4, 2, 80.0)
    assert "no_buyer_column" not in codes(result)


@pytest.mark.parametrize(
    "cipher", ["$#{}b8c37e33defd#", "~AgAAAAFZ{}xQ~1~", "kL9{}vW3xYz0PqRsTu8==", "9f{}c37e33defd01ab77"]
)
def test_receivers_that_are_encrypted_anew_for_each_order_are_said_and_give_way_to_others(cipher: str) -> None:
    texts = [cipher.format(row) for row in range(10, 17)]
    rows = "".join(f"{row},{text},2026-01-{row + 1:02},5,nick{row % 3}\n" for row, text in enumerate(texts))
    alone = imported("order,receiver,date,amount\n" + "".join(f"{line.rsplit(',', 1)[0]}\n" for line in rows.splitlines()), mapping=(("name", "receiver"),))  # fmt: skip
    assert (len(alone.orders), codes(alone)[-1]) == (7, "masked_ids")
    beside = imported("order,phone,date,amount,customer name\n" + rows)
    assert (len(beside.customers), "masked_ids" in codes(beside)) == (3, False)
    again = imported("order,phone,date,amount,customer name\n" + rows + f"99,{texts[0]},2026-01-20,5,nick9\n")
    assert (len(again.customers), "masked_ids" in codes(again)) == (7, False)


@pytest.mark.parametrize("word", ["none@none.com", "noemail@shop.de", "no-email@x.com", "test@test.com", "na@na.com", "no-reply@shop", "noreply@shop.com", "a@a.com", "unknown@unknown.com", "no@email.com", "keine@email.de", "sinmail@gmail.com", "brak@brak.pl", "test@example.com", "无", "匿名", "未留"])  # fmt: skip
def test_addresses_that_stand_for_none_are_nobody(word: str) -> None:
    rows = "".join(f"{at},{word},2026-01-{at + 10},10\n" for at in range(6))
    result = imported(f"order_id,email,order_date,amount\n{rows}7,anna@y.com,2026-01-20,10\n8,bo@z.com,2026-01-21,10\n")
    assert sorted(result.orders["customer_id"]) == ["anna@y.com", "bo@z.com"]
    assert ("ids_placeholder" in codes(result)) == ("@" in word)


@pytest.mark.parametrize("word", ["0000000000", "+49 111 1111111", "000-000-0000", "123456789", "13800138000"])
def test_numbers_that_stand_for_none_are_nobody(word: str) -> None:
    rows = "".join(f"{at},{word},2026-01-{at + 10},10\n" for at in range(6))
    result = imported(
        f"order_id,phone,order_date,amount\n{rows}7,+49170123456,2026-01-20,10\n8,+49170999112,2026-01-21,10\n"
    )
    assert (len(result.orders), codes(result).count("ids_placeholder")) == (2, 1)


@pytest.mark.parametrize("number", ["13800138000", "1234567890", "0000000000"])
def test_a_number_of_a_series_is_somebody_s(number: str) -> None:
    rows = "".join(f"{at},{int(number) + at:0{len(number)}},2026-01-{at + 10},10\n" for at in range(6))
    assert len(imported(f"order_id,phone,order_date,amount\n{rows}").customers) == 6


@pytest.mark.parametrize(
    "word", ["na@gmail.com", "anna@anna.de", "info@shop.com", "noemi@noemi.it", "me@noemail.com", "nora.none@x.com"]
)
def test_addresses_that_only_look_so_are_somebody(word: str) -> None:
    rows = f"1,{word},2026-01-11,10\n7,bo@y.com,2026-01-20,10\n8,cy@z.com,2026-01-21,10\n"
    assert len(imported(f"order_id,email,order_date,amount\n{rows}").orders) == 3


@pytest.mark.parametrize("name", ["Hughes, Jack", "HUGHES,  jack", "Jack Hughes"])
def test_a_family_name_before_a_comma_is_the_same_person(name: str) -> None:
    rows = f'1,Jack Hughes,2026-01-05,5\n2,"{name}",2026-01-06,5\n3,"Hughes, Jane",2026-01-07,5\n4,"Lee, Ann",2026-01-08,5\n'
    assert len(set(buyers("order,customer,date,amount\n" + rows))) == 3


@pytest.mark.parametrize(
    "word", ["público", "di passaggio", "toonbank", "counter", "z ulicy", "不知名", "一見", "Various"]
)
def test_a_word_for_whoever_comes_in_is_nobody_s_name(word: str) -> None:
    rows = "".join(f"2026-01-{at:02},{'Ana Lopez' if at % 5 == 1 else word},{at}\n" for at in range(1, 12))
    result = imported(f"Date,Customer,Amount\n{rows}")
    assert result.orders["customer_id"].unique().tolist() == ["Ana Lopez"]


def test_a_name_with_many_more_orders_than_any_other_may_be_anybody_s() -> None:
    def book(many: int) -> list[str]:
        names = ["Fulano"] * many + [f"Ana {sign}" for sign in "ABCDEFGHIJ"] * 2
        rows = "".join(f"2026-01-{1 + at % 28:02},{name},{at + 1}\n" for at, name in enumerate(names))
        return codes(imported(f"Date,Customer,Amount\n{rows}"))

    assert ("one_name_for_many" in book(12), "one_name_for_many" in book(6)) == (True, False)


_WOO = "order_id,parent_order_id,order_type,order_date,status,order_total,customer_email,customer_id"
_WOO_ROWS = """
1001,0,shop_order,2026-03-01 10:00:00,wc-completed,100.00,ann@example.com,7
9001,1001,shop_order_refund,2026-03-04 10:00:00,wc-completed,-20.00,,
1002,0,shop_order,2026-03-05 10:00:00,wc-processing,50.00,bo@example.com,0
1003,0,shop_order,2026-03-06 10:00:00,wc-checkout-draft,30.00,cy@example.com,9
"""
_HPOS = "id,parent_order_id,type,date_created_gmt,status,total_amount,billing_email,customer_id"


@pytest.mark.parametrize("head", [_WOO, _HPOS])
def test_a_refund_that_names_its_order_and_nobody_is_its_buyer_s(head: str) -> None:
    result = imported(head + _WOO_ROWS)
    assert (money(result), booked(result)["refund"], booked(result)["status_excluded"]) == (130, -20, 30)
    assert "unknown_status" not in codes(result)
