"""Files without a header: who bought, and how their lines are divided."""

from __future__ import annotations

import pytest

from lib.core.errors import CannotAnswer
from lib.ingest.imported import Imported
from tests.ingest.test_shapes_of_exports import read, told

#: Customer, day, pieces and dollars, as the data set of CDNOW has them.
_PURCHASES = [(1, 19970101, 1, 11.77), (2, 19970112, 1, 12.00), (2, 19970112, 5, 77.00), (3, 19970102, 2, 20.76), (3, 19970330, 2, 20.76), (4, 19970402, 2, 29.33), (1, 19970415, 1, 29.73), (5, 19970802, 1, 14.96), (5, 19971212, 3, 26.48)]  # fmt: skip


@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_any_number_of_blanks_divides_figures(end: str) -> None:
    result = read(end.join(f" {who:05d} {day} {pieces:2d} {dollars:7.2f}" for who, day, pieces, dollars in _PURCHASES))
    assert isinstance(result, Imported)
    assert told(result) == (9, 5, pytest.approx(sum(dollars for *_, dollars in _PURCHASES)))
    assert str(result.orders["ordered_at"].min().date()) == "1997-01-01"


def test_a_name_for_each_column_stays_above_its_figures() -> None:
    result = read("id date cds dollars\n" + "\n".join(f"{who:05d}  {day}  {pieces}  {dollars:.2f}" for who, day, pieces, dollars in _PURCHASES))  # fmt: skip
    assert isinstance(result, Imported)
    assert told(result)[1:] == (5, pytest.approx(sum(dollars for *_, dollars in _PURCHASES)))


@pytest.mark.parametrize(
    "names",
    [("Anna", "Bo", "Carla"), ("Mrs Hill", "Mr Stone", "Fam. Groß"), ("王芳", "李伟", "张敏"), ("佐藤様", "鈴木様", "田中様"), ("Berg, Anna", "Klein, Udo", "Weiß, Käthe"), ("Анна Иванова", "Борис Петров", "Вера Сидорова")],
    ids=" ".join,
)  # fmt: skip
def test_a_diary_s_buyers_are_known_by_their_names(names: tuple[str, str, str]) -> None:
    days = ((5, 0, "2 Tassen", "30,00"), (6, 1, "Teller", "24,50"), (9, 0, "Schale", "18,00"), (12, 2, "3 Tassen", "45,00"), (15, 1, "Löffel", "3,50"))  # fmt: skip
    result = read("\n".join(f"{day:02}.01.2026;{names[who]};{what};{paid}" for day, who, what, paid in days))
    assert isinstance(result, Imported)
    assert told(result) == (5, 3, 121.0)
    assert "told_by_content" in {one.code for one in result.findings}


def test_goods_in_a_diary_are_no_buyers() -> None:
    result = read("\n".join(f"{day:02}.01.2026;{what};{day},50" for day, what in ((5, "Blue mug"), (6, "Plate"), (9, "Blue mug"), (12, "Bowl"))))  # fmt: skip
    assert isinstance(result, Imported)
    assert told(result) == (4, 0, 34.0)


def test_numbers_of_orders_and_of_customers_are_told_apart() -> None:
    rows = [("O-11", "C-7", 5, "10.00"), ("O-11", "C-7", 5, "12.50"), ("O-12", "C-8", 6, "20.00"), ("O-13", "C-7", 9, "5.50"), ("O-14", "C-9", 9, "7.00"), ("O-15", "C-6", 10, "8.00")]  # fmt: skip
    result = read("\n".join(f"{order},{who},2026-01-{day:02},{paid}" for order, who, day, paid in rows))
    assert isinstance(result, Imported)
    assert told(result) == (5, 4, 63.0)


def test_pieces_are_no_buyers() -> None:
    result = read("\n".join(f"2026-01-{day:02},Plate,{1 + day % 5},{day}.50" for day in range(1, 25)))
    assert isinstance(result, Imported)
    assert told(result)[:2] == (24, 0)


@pytest.mark.parametrize(
    "header",
    ["Kundschaft", "Debitorenkonto", "Klantkaart", "Consumidor", "Freguês", "Pelanggan", "Khách", "往来户", "缴费人", "貴賓", "お客様", "이용고객", "Клиентка", "Clienta"],
)  # fmt: skip
def test_a_word_that_speaks_of_buyers_names_them(header: str) -> None:
    result = read(f"Nr;Datum;{header};Gesamt\n" + "\n".join(f"{at};0{at}.01.2026;K{at % 3};{at}4,50" for at in range(1, 7)))  # fmt: skip
    assert isinstance(result, Imported)
    assert told(result)[:2] == (6, 3)


@pytest.mark.parametrize("header", ["Served by", "Bedient von", "Barista", "Vendeuse", "Официант", "服务员", "직원", "Artist"])  # fmt: skip
def test_who_serves_is_no_buyer_though_called_like_people(header: str) -> None:
    names = ("Anna Berg", "Bo Klein", "Carla Roth")
    result = read(f"Nr;Datum;{header};Gesamt\n" + "\n".join(f"{at};{at // 2 + 1:02}.01.2026;{names[at % 3]};{at}4,50" for at in range(1, 20)))  # fmt: skip
    assert isinstance(result, Imported)
    assert told(result)[:2] == (19, 0)


def test_many_people_under_a_header_that_says_nothing_are_buyers() -> None:
    given = ("Anna", "Bo", "Carla", "David", "Eva", "Felix", "Greta", "Hans", "Ines", "Jonas", "Klara", "Lars", "Mia", "Nora")  # fmt: skip
    result = read("Nr,Date,X,Total\n" + "\n".join(f"{at},2026-01-{at:02},{given[at % 14]} Berg,{at}4.50" for at in range(1, 25)))  # fmt: skip
    assert isinstance(result, Imported)
    assert told(result)[:2] == (24, 14)


@pytest.mark.parametrize("header", ["Abonado", "Jumlah"])
def test_the_only_money_is_the_amount_whatever_else_its_header_means(header: str) -> None:
    result = read(f"Nr,Fecha,Titular,{header}\n" + "\n".join(f"{at},2026-01-{at:02},Ana {at % 3},{at}4.50" for at in range(1, 7)))  # fmt: skip
    assert isinstance(result, Imported)
    assert told(result) == (6, 3, sum(at * 10 + 4.5 for at in range(1, 7)))


@pytest.mark.parametrize("headers", ["Cliente;Correo;Nº de pedidos;Total gastado;Último pedido", "Client;E-mail;Nombre de commandes;Total dépensé;Dernière commande"])  # fmt: skip
def test_the_day_of_the_last_order_is_no_order_s(headers: str) -> None:
    file = read(headers + "\n" + "\n".join(f"Ana {at};a{at}@example.com;{at};{at}0.50;2026-01-{at:02}" for at in range(1, 9)))  # fmt: skip
    assert file.kind == "customers"


def test_of_several_columns_of_money_the_product_of_count_and_price_is_the_amount() -> None:
    lines = [(5, 7, 2, "4.50", "9.00"), (5, 7, 1, "3.00", "3.00"), (6, 8, 3, "4.50", "13.50"), (9, 9, 1, "7.25", "7.25"), (10, 6, 1, "3.00", "3.00")]  # fmt: skip
    result = read("\n".join(f"2026-01-{day:02}\tC{who:03}\tTea\t{pieces}\t{price}\t{paid}" for day, who, pieces, price, paid in lines))  # fmt: skip
    assert isinstance(result, Imported)
    assert told(result)[1:] == (4, 35.75)


def test_the_only_whole_numbers_that_number_nothing_are_money() -> None:
    result = read("\n".join(f"{1000 + at},2026-01-{at:02},cust{at % 4},{at * 37 % 80 + 20}" for at in range(1, 9)))
    assert isinstance(result, Imported)
    assert told(result) == (8, 4, float(sum(at * 37 % 80 + 20 for at in range(1, 9))))


def test_r_writes_a_header_that_is_one_name_short() -> None:
    rows = "".join(f'"{at}" {100 + at} "2026-01-0{at}" "user {at % 3}" {at}4.5\n' for at in range(1, 7))
    result = read('"order" "date" "customer" "total"\n' + rows)
    assert isinstance(result, Imported)
    assert told(result) == (6, 3, sum(at * 10 + 4.5 for at in range(1, 7)))


@pytest.mark.parametrize("header", ["Loyalty #", "Club card", "Carta fedeltà", "Policyholder", "Abnehmer", "Doador", "Посетитель", "宛名", "会員証番号", "계약자", "繳款人", "Lead passenger", "Patient Name", "Карта лояльности", "代表者名", "예약자명", "车主", "会员卡"])  # fmt: skip
def test_cards_guests_and_patients_are_buyers(header: str) -> None:
    rows = "\n".join(f"{1000 + at // 2};0{at % 9 + 1}.01.2026;L-{at % 3}01;Tee;{at}4,50" for at in range(2, 70))
    result = read(f"Trx;Datum;{header};Artikel;Preis\n{rows}")
    assert isinstance(result, Imported)
    assert result.orders["customer_id"].nunique() == 3


@pytest.mark.parametrize("headers", ["Units,Unit Px,Ext Px", "Anz.,EP netto,GP netto", "Qtde,Vl. unit.,Vl. item"])
def test_count_price_and_product_are_known_by_their_figures(headers: str) -> None:
    rows = "\n".join(f"{at},2026-01-0{at},Ann {at % 3},Tea,{at % 4 + 1},2.50,{(at % 4 + 1) * 2.5:.2f}" for at in range(1, 9))  # fmt: skip
    result = read(f"No,Date,Customer,Item,{headers}\n{rows}")
    assert isinstance(result, Imported)
    assert told(result) == (8, 3, sum((at % 4 + 1) * 2.5 for at in range(1, 9)))


@pytest.mark.parametrize(("header", "read_as"), [("Fee paid", True), ("Gift Amount", True), ("Balance", False)])
def test_the_only_money_of_a_file_is_the_amount_unless_it_is_no_price(header: str, read_as: bool) -> None:  # noqa: FBT001 - a fact
    text = f"No,Date,Student,{header}\n" + "\n".join(f"{at},2026-01-0{at},Ann {at % 3},{at}4.50" for at in range(1, 8))
    if read_as:
        result = read(text)
        assert isinstance(result, Imported)
        assert told(result)[:2] == (7, 3)
    else:
        with pytest.raises(CannotAnswer):
            read(text)


def test_yes_and_no_name_nobody() -> None:
    result = read("No,Date,Plan,Charge,Paid by card\n" + "\n".join(f"{at},2026-01-0{at % 4 + 1},Gold,{at}4.50,yes" for at in range(1, 8)))  # fmt: skip
    assert isinstance(result, Imported)
    assert told(result)[1] == 0


def test_a_room_s_name_is_no_number_of_a_booking() -> None:
    result = read("Бронь;Дата брони;Постоялец;Номер;Итого к оплате\n" + "\n".join(f"{100 + at};0{at}.01.2026;Анна {at % 3};{('Люкс', 'Стандарт', 'Люкс 2')[at % 3]};{at}4,50" for at in range(1, 8)))  # fmt: skip
    assert isinstance(result, Imported)
    assert told(result)[:2] == (7, 3)


def test_whole_names_are_buyers_also_where_they_are_few() -> None:
    people = ("Anna Berg", "Bo Klein", "Carla Roth", "David Hill", "Eva Lang", "Felix Kurz", "Greta Wolf", "Hans Adler")
    rows = "\n".join(f"{at},2026-01-{at // 2 + 1:02},{people[at % 8]},{at}4.50" for at in range(1, 40))
    result = read("Nr,Date,X,Total\n" + rows)
    assert isinstance(result, Imported)
    assert told(result)[:2] == (39, 8)


def test_whole_and_round_money_under_a_strange_header_is_the_amount() -> None:
    result = read("注文,注文日,購入された方,代\n" + "\n".join(f"{at},2026-01-{at // 2 + 1:02},{('佐藤花子', '鈴木健', '高橋愛', '田中舞', '伊藤誠')[at % 5]},{at * 370 % 4000 + 200}" for at in range(1, 20)))  # fmt: skip
    assert isinstance(result, Imported)
    assert told(result)[1:] == (5, float(sum(at * 370 % 4000 + 200 for at in range(1, 20))))


def test_running_numbers_on_days_that_come_twice_are_of_orders_and_no_counts_of_them() -> None:
    rows = "\n".join(f"{1000 + at},2026-01-{at // 2 + 1:02},u{at % 4},杯,{at}4.50" for at in range(1, 20))
    result = read("订单,时间,昵称,宝贝,到手价\n" + rows)
    assert isinstance(result, Imported)
    assert told(result)[:2] == (19, 4)


@pytest.mark.parametrize(
    "place", ["State of Buyer", "Postal Code of Buyer", "Customer Province", "Buyer's gender", "买家省份", "고객 지역"]
)
def test_where_a_buyer_lives_is_not_who_it_is(place: str) -> None:
    states = ("TX", "CA", "NY", "WA", "OR")
    result = read(f"Order,Date,{place},Amount\n" + "".join(f"{at},2026-01-{at:02},{states[at % 5]},{at}.50\n" for at in range(1, 21)))  # fmt: skip
    assert isinstance(result, Imported)
    assert "no_buyer_column" in {one.code for one in result.findings}


#: Orders' numbers, days, three buyers, and whole sums that are in no order.
_WHOLE = [(4000 + 3 * at, f"2026-01-{at + 1:02}", f"u{at % 3}@x.example", at * 37 % 80 + 15) for at in range(12)]


@pytest.mark.parametrize("header", ["Zaplaceno", "Bezahlt", "Cobrado", "Pagato", "Payment", "Règlement", "Spent", "Amt.", "Inv. amt", "Betr.", "Tot.", "Valeur", "Wert", "Hodnota", "入金", "お支払い", "결제", "Оплата"])  # fmt: skip
@pytest.mark.parametrize("headers", ["Order,Date,Email", "Ticket,Invoice date,Customer email", "Commande,Date,E-mail"])
def test_whole_numbers_beside_an_order_s_number_day_and_buyer_are_its_money(headers: str, header: str) -> None:
    result = read(f"{headers},{header}\n" + "".join(f"{','.join(map(str, row))}\n" for row in _WHOLE))
    assert isinstance(result, Imported)
    assert told(result) == (12, 3, float(sum(row[-1] for row in _WHOLE)))


@pytest.mark.parametrize("header", ["Age", "Minutes", "Gewicht (g)", "Puntos", "Table no", "积分", "Handle time", "Postcode", "Balance", "Tip"])  # fmt: skip
def test_whole_numbers_that_count_or_name_something_else_are_no_money(header: str) -> None:
    with pytest.raises(CannotAnswer):
        read(f"Order,Date,Email,{header}\n" + "".join(f"{','.join(map(str, row))}\n" for row in _WHOLE))


def test_of_several_columns_of_whole_numbers_none_is_taken_for_money() -> None:
    with pytest.raises(CannotAnswer):
        read("Order,Date,Email,X,Y\n" + "".join(f"{','.join(map(str, row))},{row[-1] * 7 % 90 + 5}\n" for row in _WHOLE))  # fmt: skip


@pytest.mark.parametrize("header", ["Jumlah (Rp)", "Bayar (Rp)", "Dibayar IDR"])
def test_one_price_for_all_is_money_where_its_header_names_a_currency(header: str) -> None:
    names = ("Putri Santoso", "Agus Hidayat", "Dewi Lestari")
    result = read(f"Tanggal;Pembeli;No Nota;{header}\n" + "".join(f"{at + 15}/01/2026;{names[at % 3]};{72998 + 3 * at};25000\n" for at in range(8)))  # fmt: skip
    assert isinstance(result, Imported)
    assert told(result) == (8, 3, 200_000.0)


def test_names_of_buyers_are_no_count_of_them() -> None:
    rows = "".join(f"{at + 15}/01/2026;{('Putri Santoso', 'Agus Hidayat')[at % 2]};{at * 37 % 80 + 15}\n" for at in range(8))  # fmt: skip
    with pytest.raises(CannotAnswer):
        read("Tanggal;Pembeli;Lembar\n" + rows)


@pytest.mark.parametrize("header", ["WhatsApp", "WhatsApp number", "No. WA", "Whats App", "Telegram", "微信"])
def test_phone_numbers_under_a_messenger_s_name_are_the_buyers(header: str) -> None:
    result = read(f"Date,Order,{header},Total\n" + "".join(f"2026-01-{at:02},{4000 + at},+55 11 9800{at % 3}-1234,{at}4.50\n" for at in range(1, 9)))  # fmt: skip
    assert isinstance(result, Imported)
    assert told(result) == (8, 3, sum(at * 10 + 4.5 for at in range(1, 9)))


@pytest.mark.parametrize("header", ["Instagram", "IG handle", "WhatsApp", "微信号", "카카오톡"])
def test_handles_under_a_messenger_s_name_are_the_buyers(header: str) -> None:
    result = read(f"Date,Order,{header},Total\n" + "".join(f"2026-01-{at:02},{4000 + at},@{('tea.lover', 'mug_fan', 'bo')[at % 3]},{at}4.50\n" for at in range(1, 9)))  # fmt: skip
    assert isinstance(result, Imported)
    assert told(result)[:2] == (8, 3)


@pytest.mark.parametrize("header", ["Instagram", "微信支付单号", "WhatsApp"])
@pytest.mark.parametrize("cells", [("yes", "no", "no"), ("12", "31", "250"), ("10.50", "12.50", "7.25")])
def test_answers_counts_and_sums_under_a_messenger_s_name_are_no_buyers(header: str, cells: tuple[str, str, str]) -> None:  # fmt: skip
    result = read(f"Date,Order,{header},Total\n" + "".join(f"2026-01-{at:02},{4000 + at},{cells[at % 3]},{at}4.50\n" for at in range(1, 9)))  # fmt: skip
    assert isinstance(result, Imported)
    assert told(result)[1] == 0
