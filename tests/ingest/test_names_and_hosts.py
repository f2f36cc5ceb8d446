"""Who bought: names in two columns, and whose address stands beside the buyer's."""

from __future__ import annotations

import pytest

from lib.ingest.name_columns import FAMILY, GIVEN
from tests.ingest.orders_of import codes, imported

PEOPLE = [("Anna", "Berg"), ("Anna", "Klein"), ("Bo", "Berg"), ("Bo", "Klein"), ("Cem", "Klein"), ("Dora", "Berg")]


def _orders(given: str, family: str, *, more: str = "") -> str:
    rows = [f"{number},2026-01-{number + 1:02d},{PEOPLE[number % 6][0]},{PEOPLE[number % 6][1]},{10 + number}.50{more}" for number in range(24)]  # fmt: skip
    return "\n".join([f"Order ID,Date,{given},{family},Total{',More' if more else ''}", *rows])


@pytest.mark.parametrize("language", GIVEN)
def test_a_given_name_and_a_family_name_are_one_name_in_every_language(language: str) -> None:
    given, family = GIVEN[language][0], FAMILY[language][0]
    result = imported(_orders(given, family))
    assert len(result.customers) == len(PEOPLE)
    assert "told_by_content" not in codes(result)


@pytest.mark.parametrize(
    ("given", "family"),
    [
        ("Prénom client", "Nom client"),
        ("Prénom du client", "Nom du client"),
        ("Nombre del cliente", "Apellidos del cliente"),
        ("Nome cliente", "Cognome cliente"),
        ("Vorname Kunde", "Nachname Kunde"),
        ("Kunde Vorname", "Kunde Nachname"),
        ("Kundenvorname", "Kundennachname"),
        ("Vorname", "Name"),
        ("Imię klienta", "Nazwisko klienta"),
        ("Voornaam klant", "Achternaam klant"),
        ("Имя клиента", "Фамилия клиента"),
        ("Customer first name", "Customer surname"),
        ("Buyer forename", "Buyer surname"),
        ("billing_first_name", "billing_last_name"),
        ("customer.firstName", "customer.lastName"),
        ("收货人名", "收货人姓"),
        ("名(購入者)", "姓(購入者)"),
        ("Müşteri Adı", "Müşteri Soyadı"),
    ],
)
def test_what_stands_beside_the_words_does_not_matter(given: str, family: str) -> None:
    result = imported(_orders(given, family))
    assert len(result.customers) == len(PEOPLE)
    assert "told_by_content" not in codes(result)


def test_the_buyer_s_pair_is_taken_before_the_receiver_s() -> None:
    rows = [f"{n},2026-01-{n + 1:02d},Zoe,Same,{PEOPLE[n % 6][0]},{PEOPLE[n % 6][1]},9.50" for n in range(12)]
    result = imported("\n".join(["Order ID,Date,Shipping first name,Shipping last name,Billing first name,Billing last name,Total", *rows]))  # fmt: skip
    assert len(result.customers) == len(PEOPLE)


def test_a_whole_name_needs_no_pair() -> None:
    rows = [f"{n},2026-01-{n + 1:02d},{' '.join(PEOPLE[n % 6])},Anna,Berg,9.50" for n in range(12)]
    result = imported("\n".join(["Order ID,Date,Customer name,First name,Last name,Total", *rows]))
    assert len(result.customers) == len(PEOPLE)


@pytest.mark.parametrize("header", ["Last name", "Nachname Kunde", "Cognome cliente", "Фамилия", "姓"])
def test_a_surname_alone_is_said(header: str) -> None:
    family = ["张", "王", "李", "赵"] if header == "姓" else ["Berg", "Klein", "Rossi", "Novak"]
    rows = [f"{n},2026-01-{n + 1:02d},{family[n % 4]},9.50" for n in range(12)]
    result = imported("\n".join([f"Order ID,Date,{header},Total", *rows]))
    assert "one_name_only" in codes(result)


def test_a_whole_name_under_a_short_word_is_no_surname() -> None:
    rows = [f"{n},2026-01-{n + 1:02d},{' '.join(PEOPLE[n % 6])},9.50" for n in range(12)]
    assert "one_name_only" not in codes(imported("\n".join(["Order ID,Date,Nom,Total", *rows])))


HOSTS = ["User Email", "Host Email", "Staff Email", "Agent email", "Account Email", "Merchant Email", "Seller email", "Payee Email", "Owner Email", "Employee e-mail", "Operator email", "E-Mail Mitarbeiter", "E-mail vendeur", "Correo vendedor", "E-mail do vendedor", "Email venditore", "E-mail medewerker", "E-mail sprzedawcy", "Email продавца", "门店邮箱", "店员邮箱", "收银员邮箱", "店舗メールアドレス", "담당자 이메일", "Satıcı e-posta"]  # fmt: skip


@pytest.mark.parametrize(
    ("host", "guest"), [(host, "Invitee Email") for host in HOSTS] + [("Host Email", "E-Mail Kunde"), ("User Email", "Attendee e-mail"), ("Account Email", "Adresse 2"), ("店员邮箱", "客户邮箱")]
)  # fmt: skip
def test_the_host_is_not_the_customer(host: str, guest: str) -> None:
    rows = [f"{n},2026-01-{n + 1:02d},{'kim' if n % 2 else 'lea'}@studio.example,g{n % 12}@example.com,9.50" for n in range(24)]  # fmt: skip
    result = imported("\n".join([f"Booking ID,Date,{host},{guest},Price", *rows]))
    assert len(result.customers) == 12


@pytest.mark.parametrize("host", ["User Name", "Account", "Owner", "Seller name", "Merchant"])
def test_the_host_s_name_is_not_the_customer(host: str) -> None:
    rows = [f"{n},2026-01-{n + 1:02d},{'Coach Kim' if n % 2 else 'Lea Ost'},Guest N{'abcdefghijkl'[n % 12]},9.50" for n in range(24)]  # fmt: skip
    result = imported("\n".join([f"Booking ID,Date,{host},Attendee Name,Price", *rows]))
    assert len(result.customers) == 12


def test_an_address_that_hardly_changes_is_not_the_customer_where_others_are_named() -> None:
    rows = [f"{n},2026-01-{n % 28 + 1:02d},shop@example.com,Guest N{'abcdefghijkl'[n % 12]},9.50" for n in range(36)]
    result = imported("\n".join(["Booking ID,Date,Email,Customer name,Price", *rows]))
    assert len(result.customers) == 12


def test_a_user_s_address_is_the_customer_where_the_gift_goes_elsewhere() -> None:
    rows = [f"{n},2026-01-{n + 1:02d},u{n % 8}@example.com,friend{n}@example.com,9.50" for n in range(12)]
    result = imported("\n".join(["Order ID,Date,User Email,Recipient Email,Total", *rows]))
    assert len(result.customers) == 8


@pytest.mark.parametrize("name", ["Tezgah Müşterisi", "Diverse Kunde", "Kunde unbekannt", "Customer unknown", "Klant onbekend", "Покупатель неизвестен"])  # fmt: skip
def test_whoever_is_not_named_is_nobody(name: str) -> None:
    rows = [f"{n},2026-01-{n + 1:02d},{name if n % 3 else ' '.join(PEOPLE[n % 6])},9.50" for n in range(12)]
    result = imported("\n".join(["Receipt,Date,Customer,Total", *rows]))
    assert set(result.customers["customer_id"]) == {"Anna Berg", "Bo Klein"}


@pytest.mark.parametrize("header", ["Username (Buyer)", "Username (Pembeli)", "Login [Buyer]"])
def test_a_user_who_is_said_to_buy_in_brackets_is_the_customer_and_not_who_receives(header: str) -> None:
    rows = "".join(f"{row},2026-01-{row % 28 + 1:02d},u{row % 7},0170000{row:04d},5\n" for row in range(60))
    found = imported(f"Order ID,Order date,{header},Phone Number,Grand Total\n{rows}")
    assert len(found.customers) == 7


def test_the_buyer_s_phone_goes_before_the_receiver_s() -> None:
    rows = "".join(f"{row},2026-01-{row % 28 + 1:02d},1370000{row:04d},1880000{row % 7:04d},5\n" for row in range(60))
    assert len(imported(f"订单编号,付款时间,收件人电话,买家电话,实付金额\n{rows}").customers) == 7


FIRMS = ["Café Nord", "Bar Süd", "Hotel Ost", "Bistro West", "Kiosk Mitte"]


def _of_firms(firm: str, contact: str, *, firms: list[str] = FIRMS) -> str:
    rows = [f"2026-01-{n + 1:02d},{firms[n % len(firms)]},{('Tom', 'Ann')[n % 2]},{10 + n}.50" for n in range(20)]
    return "\n".join([f"Date,{firm},{contact},Total", *rows])


@pytest.mark.parametrize(
    ("firm", "contact"),
    [
        ("Company", "Contact"), ("Business name", "Contact name"), ("Firma", "Ansprechpartner"), ("Firma", "Kontakt"), ("Entreprise", "Personne de contact"), ("Empresa", "Persona de contacto"), ("Empresa", "Contacto"),
        ("Empresa", "Contato"), ("Azienda", "Referente"), ("Ragione sociale", "Contatto"), ("Bedrijf", "Contactpersoon"), ("Nazwa firmy", "Osoba kontaktowa"), ("Организация", "Контактное лицо"), ("公司名称", "联系人"), ("单位名称", "联系人姓名"), ("会社名", "担当者"), ("회사명", "담당자"), ("Şirket", "Yetkili kişi"),
        ("Customer", "Contact"), ("客户名称", "联系人"), ("Customer name", "Contact person"), ("得意先名", "担当者名"),
    ],
)  # fmt: skip
def test_where_a_company_stands_beside_its_contact_the_company_is_the_customer(firm: str, contact: str) -> None:
    result = imported(_of_firms(firm, contact))
    assert sorted(result.customers["customer_id"]) == sorted(FIRMS)
    assert "told_by_content" not in codes(result)


def test_a_contact_is_the_customer_where_no_company_is_or_few_rows_have_one_or_it_is_the_shop_s_own() -> None:
    assert len(imported(_of_firms("Shop", "Contact")).customers) == 2
    few = _of_firms("Company", "Contact", firms=["", "", "", "", "", "", "Bar Süd"])
    assert set(imported(few).customers["customer_id"]) == {"Tom", "Ann"}
    assert set(imported(_of_firms("Company", "Contact", firms=["Tea House Ltd"])).customers["customer_id"]) == {"Tom", "Ann"}  # fmt: skip
