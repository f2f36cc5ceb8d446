from __future__ import annotations

import pytest

from lib.ingest.ids import masked_rows, read_ids
from tests.ingest.columns import column
from tests.ingest.orders_of import imported, money


def read(cells: list[str | None], field: str = "customer_id") -> tuple[list[str | None], list[str]]:
    ids, findings = read_ids(column(cells), field, "Customer")
    return [ids.distinct[code] if code >= 0 else None for code in ids.codes], [one.code for one in findings]


@pytest.mark.parametrize("text", ["00123", "NA", "Null & Co", "0", "#1001", "张三", "a b"])
def test_ids_are_kept_as_text(text: str) -> None:
    assert read([text, "17850"])[0][0] == text


@pytest.mark.parametrize("text", ["", "  ", "-", "——", "\u200b", " - ", "/", None])
def test_cells_that_name_nobody_are_missing(text: str | None) -> None:
    assert read([text, "17850"])[0] == [None, "17850"]


@pytest.mark.parametrize("text", ['="17850"', "'17850", " 17850 ", "１７８５０", "178\u200b50"])
def test_the_same_id_is_recognised_in_other_clothes(text: str) -> None:
    assert read([text])[0] == ["17850"]


def test_leading_zeros_make_another_customer() -> None:
    assert read(["00123", "123"])[0] == ["00123", "123"]


@pytest.mark.parametrize("again", ["anna krause", "ANNA KRAUSE", "Anna  Krause", "Anna\u00a0Krause ", "Dr. Anna Krause", "Frau Dr Anna Krause"])  # fmt: skip
def test_a_customer_who_is_known_by_name_is_one_however_it_is_written(again: str) -> None:
    assert len(set(read(["Anna Krause", again, "Uwe Beck"])[0])) == 2


@pytest.mark.parametrize("again", ["Anna Krause (VIP)", "Anna Krause [WhatsApp]", "Anna Krause*", "Fam. Anna Krause", "Anna Krause（老客户）"])  # fmt: skip
def test_what_a_shop_notes_beside_a_name_makes_no_other_customer(again: str) -> None:
    assert len(set(read(["Anna Krause", again, "Uwe Beck"])[0])) == 2


def test_a_town_behind_a_name_or_a_hidden_name_tells_two_apart() -> None:
    names: list[str | None] = ["Anna Krause (Bonn)", "Anna Krause (Rom)", "Anna Krause", "Anna K*", "Fam. Krause"]
    assert len(set(read(names)[0])) == 5


@pytest.mark.parametrize("field", ["email", "customer_id"])
def test_an_address_behind_a_name_is_the_address(field: str) -> None:
    cells: list[str | None] = [
        "Anna Maier <Anna@x.example>",
        "anna@x.example",
        '"A. Maier" < anna@x.example >',
        "b@x.example",
    ]
    assert set(read(cells, field)[0]) == {"anna@x.example", "b@x.example"}


@pytest.mark.parametrize("cell", ["Tel. 01512 676105", "Telefon: 01512676105", "01512676105 (WhatsApp)", "Handy 01512/676105", "电话：01512676105", "01512676105 WhatsApp"])  # fmt: skip
def test_words_around_a_phone_number_are_no_part_of_it(cell: str) -> None:
    assert len(set(read(["01512676105", cell, "017099"], "phone")[0])) == 2


def test_a_title_without_a_given_name_tells_two_apart() -> None:
    assert len(set(read(["Frau Krause", "Herr Krause", "Dr. Krause"])[0])) == 3


def test_capitals_of_ids_that_are_no_names_count() -> None:
    assert len(set(read(["aB1", "AB1", "Ab1", "no blank", "ab", "AB"])[0])) == 6


def test_a_number_that_a_spreadsheet_made_a_float_is_the_same_beside_ids_of_other_kinds() -> None:
    assert read(["1001.0", "1001", "A7", "2.0"])[0] == ["1001", "1001", "A7", "2.0"]
    phones = read(["13810002000.0", "13810002000", "0151.2200000", "+49 151 2200001"], "phone")[0]
    assert (phones[0], phones[2]) == (phones[1], "01512200000")


def test_a_float_s_ending_is_taken_off_where_all_have_it() -> None:
    assert read(["17850.0", None, "13047.0"]) == (["17850", None, "13047"], ["ids_float"])


def test_an_ending_that_only_some_have_is_part_of_the_id() -> None:
    assert read(["17850.0", "13047"]) == (["17850.0", "13047"], [])


def test_an_ending_is_taken_off_where_the_same_number_stands_without_it() -> None:
    assert read(["17850.0", "13047", "17850"]) == (["17850", "13047", "17850"], ["ids_float"])


def test_nan_among_numbers_is_an_empty_cell() -> None:
    assert read(["17850.0", "nan", "13047.0"]) == (["17850", None, "13047"], ["ids_nan", "ids_float"])


@pytest.mark.parametrize("cells", [["Nan", "Anna", "Bo"], ["nan", "anna", "bo"], ["Na", "Anna Li", "Bo"], ["Nan Li", "Anna Li", "Bo"], ["NA", "EU", "US"], ["NAN", "ANNA", "BO"], ["#1001", "#1002", "Nora"]])  # fmt: skip
def test_nan_among_names_is_somebody(cells: list[str]) -> None:
    assert read(cells) == (cells, [])


@pytest.mark.parametrize("word", ["#N/A", "#REF!", "#NAME?", "#VALUE!", "#NV", "#BEZUG!", "#¿NOMBRE?", "#ИМЯ?", "#Н/Д", "Err:502", "####", "NaN", "nan", "null", "None", "(none)", "<NA>", "undefined"])  # fmt: skip
@pytest.mark.parametrize("others", [["Anna", "Bo"], ["17850", "13047"], ["Anna Li", "Bo Ek"]])
def test_a_word_of_a_program_is_an_empty_cell(word: str, others: list[str]) -> None:
    assert read([word, *others, word]) == ([None, *others, None], ["ids_nan"])


def test_ids_rounded_by_a_spreadsheet_are_warned_of() -> None:
    assert read(["1.93068E+15", "12"])[1] == ["ids_scientific"]


@pytest.mark.parametrize(
    ("field", "text", "expected"),
    [
        ("email", " Anna@Example.COM", "anna@example.com"),
        ("phone", "+1 (555) 012-5", "+15550125"),
        ("phone", "0170/12 34-567", "01701234567"),
        ("phone", "+49 (0)170 1234567", "+491701234567"),
        ("phone", "+86 139 1255 7025", "13912557025"),
        ("phone", "8613912557025", "13912557025"),
        ("phone", "'13912557025", "13912557025"),
        ("phone", "138****1234", "138****1234"),
    ],
)
def test_addresses_and_numbers_match_however_they_are_written(field: str, text: str, expected: str) -> None:
    assert read([text], field)[0] == [expected]


def test_hidden_digits_are_counted_by_row() -> None:
    ids, _ = read_ids(column(["138****1234", "138****1234", "13912557025"]), "phone", "Phone")
    assert masked_rows(ids) == 2


@pytest.mark.parametrize("name", ["می\u200cنا", "علی\u200cرضا نوری", "ක්\u200dෂිතා"])
def test_joiners_within_a_name_stay_as_they_are_written(name: str) -> None:
    assert read([f"\u200b{name}\u200d"], "name")[0] == [name]
    assert len(set(read([name, name.replace("\u200c", "").replace("\u200d", "")], "name")[0])) == 1


def test_joiners_anywhere_else_are_not_there() -> None:
    assert read(["A\u200d1\u200c2"], "customer_id")[0] == ["A12"]


@pytest.mark.parametrize(
    "again", ["+4915112345678", "004915112345678", "4915112345678", "0151 1234-5678", "15112345678"]
)
def test_a_phone_number_is_one_with_its_country_s_code_and_without(again: str) -> None:
    assert len(set(read(["015112345678", again, "01711234567"], "phone")[0])) == 2


def test_figures_that_only_end_alike_are_two_numbers() -> None:
    assert len(set(read(["4915112345678", "15112345678"], "phone")[0])) == 2


@pytest.mark.parametrize("header", ["Sipariş ID", "Bestellung-ID", "ID commande", "Factuur ID", "İşlem ID", "ID продажи", "受注ID"])  # fmt: skip
def test_an_id_of_an_order_is_its_number_in_every_language(header: str) -> None:
    found = imported(f"{header},Date,Customer,Total\nD1,2026-03-01,Ann,100\nD1,2026-03-01,Ann,50\nD2,2026-03-02,Bob,200\n")  # fmt: skip
    assert (len(found.orders), money(found)) == (2, 350)


@pytest.mark.parametrize("headers", ["Müşteri,Müşteri ID", "Müşteri ID,Müşteri"])
def test_an_id_of_a_customer_is_surer_than_the_name_beside_it(headers: str) -> None:
    of = {"Müşteri": ("Ali Veli", "Ali Veli", "Can Su"), "Müşteri ID": ("k1", "k2", "k3")}
    cells = zip(*(of[header] for header in headers.split(",")), strict=True)
    rows = "".join(f"2026-03-0{at},{','.join(one)},{at}0\n" for at, one in enumerate(cells, 1))
    assert set(imported(f"Tarih,{headers},Tutar\n{rows}").orders["customer_id"]) == {"k1", "k2", "k3"}
