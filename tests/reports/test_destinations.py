from __future__ import annotations

import hashlib

import numpy as np
import pandas as pd
import pytest

from lib.analysis.reach import Where
from lib.catalog.destinations import DESTINATIONS, destination
from lib.catalog.number_plans import PLANS
from lib.reports.destinations import Reachable, Ticket, reachable, to_destination
from lib.reports.safe import to_system
from lib.text.words import Words
from tests.reports.test_lists import members

TICKET = Ticket("Win back", "Ann")


def contacts(*rows: tuple[str | None, str | None, str | None, str | None]) -> pd.DataFrame:
    """Name, e-mail, phone and consent of customers c0, c1, ..."""
    frame = pd.DataFrame(list(rows), columns=["name", "email", "phone", "consent"])
    frame.insert(0, "customer_id", [f"c{at}" for at in range(len(rows))])
    return frame.astype("str").where(frame.notna(), None)


def reach(people: pd.DataFrame, code: str, home: str | None = "GB", **countries: str) -> Reachable:
    some = members(*["champions"] * len(people))
    return reachable(some, people, destination(code), Where(countries, home, PLANS))


def lines(people: pd.DataFrame, code: str, home: str | None = "GB", out: tuple[int, ...] = ()) -> list[str]:
    some, to, found = members(*["champions"] * len(people)), destination(code), reach(people, code, home)
    chosen = np.array([place not in out for place in range(len(found.kept))])
    made = to_destination(some, people, found, chosen, to, TICKET, Words())
    return to_system(made.sheet, to.header).decode().split("\r\n")[:-1]


def codes(found: Reachable) -> dict[str, int | None]:
    return {remark.code: remark.sentence.facts.get("count") for remark in found.findings}


ANN = ("Ann Lee", "Ann@Example.com", "07700 900001", "yes")
BOB = ("Bob", None, "07700 900002", "yes")
WEI = ("王伟", None, "13812345678", "yes")


def test_klaviyo_gets_plain_addresses_and_international_numbers() -> None:
    assert lines(contacts(ANN, BOB), "klaviyo") == [
        "Email,Phone Number,First Name,Last Name,Regulars Group,Regulars List",
        "ann@example.com,+447700900001,Ann,Lee,Champions,Win back",
        ",+447700900002,Bob,,Champions,Win back",
    ]


def test_shopify_gets_its_template_s_columns() -> None:
    assert lines(contacts(ANN), "shopify") == [
        "First Name,Last Name,Email,Accepts Email Marketing,Phone,Tags",
        "Ann,Lee,ann@example.com,yes,+447700900001,Win back",
    ]


def test_meta_and_google_get_hashes_of_the_form_each_wants() -> None:
    address = hashlib.sha256(b"ann@example.com").hexdigest()
    bare, plus = (hashlib.sha256(text).hexdigest() for text in (b"447700900001", b"+447700900001"))
    assert lines(contacts(ANN), "meta") == ["email,phone", f"{address},{bare}"]
    assert lines(contacts(ANN), "google") == ["Email,Phone", f"{address},{plus}"]


@pytest.mark.parametrize("code", ["damopan", "yuntu"])
def test_chinese_platforms_get_one_hash_of_eleven_digits_a_line(code: str) -> None:
    assert lines(contacts(WEI), code, "CN") == [hashlib.sha256(b"13812345678").hexdigest()]
    found = reach(contacts(WEI, ANN), code, "CN", c1="GB")
    assert (found.kept.tolist(), codes(found)) == ([0], {"unreachable_abroad": 1})


def test_wecom_gets_the_tag_and_the_colleague() -> None:
    assert lines(contacts(WEI), "wecom", "CN") == [
        "external_userid,手机号,备注,标签,添加人",
        ",13812345678,王伟,Win back,Ann",
    ]


def test_a_text_message_needs_a_number() -> None:
    assert lines(contacts(WEI, ANN), "sms", "CN") == ["phone,name", "13812345678,王伟"]


def test_no_hashed_file_holds_an_address_number_or_name() -> None:
    for to in DESTINATIONS:
        if to.hashed:
            said = "\n".join(lines(contacts(ANN, WEI), to.code, "CN"))
            assert not any(secret in said for secret in ("example.com", "7700900001", "Ann", "王伟", "c0"))


def test_the_country_of_an_order_wins_over_the_shop_s_and_nothing_is_guessed() -> None:
    assert reach(contacts(BOB), "sms", "US", c0="GB").phone == ("+447700900002",)
    assert codes(reach(contacts(BOB), "sms", None)) == {"unreachable_no_country": 1, "list_impossible": None}


def test_hidden_and_ciphered_numbers_make_a_list_impossible_and_say_why() -> None:
    people = contacts(("A", None, "138****1111", "yes"), ("B", None, "$hK29sd8f7KJHSDF88==", "yes"))
    found = reach(people, "damopan", "CN")
    assert len(found.kept) == 0
    assert codes(found) == {"unreachable_masked": 1, "unreachable_encrypted": 1, "list_impossible": None}
    assert "hides who they are" in str(found.findings[-1].sentence)


def test_addresses_that_are_hashed_already_go_out_as_they_are_where_the_system_compares_hashes() -> None:
    made = hashlib.sha256(b"ann@example.com").hexdigest()
    people = contacts(("A", made.upper(), None, "yes"), ("Twin", made, None, "yes"), ("B", "bob@example.com", None, "yes"))  # fmt: skip
    for code in ("meta", "google"):
        assert [line.split(",")[0] for line in lines(people, code)[1:]] == [made, hashlib.sha256(b"bob@example.com").hexdigest()]  # fmt: skip
    assert codes(reach(people, "google")) == {"same_contact": 1, "hashed_already": 1}
    assert codes(reach(people, "klaviyo")) == {"unreachable_hashed": 2}
    md5 = contacts(("A", hashlib.md5(b"ann@example.com").hexdigest(), None, "yes"))
    assert codes(reach(md5, "google")) == {"unreachable_hashed": 1, "list_impossible": None}


def test_a_hashed_number_goes_where_all_numbers_are_hashed_in_one_form() -> None:
    made = hashlib.sha256(b"13812345678").hexdigest()
    people = contacts(("王伟", None, made, "yes"))
    assert lines(people, "damopan", "CN") == [made]
    assert codes(reach(people, "meta", "CN")) == {"unreachable_hashed": 1, "list_impossible": None}


def test_a_customer_with_neither_is_left_out_and_counted() -> None:
    found = reach(contacts(ANN, ("C", None, None, "yes")), "klaviyo")
    assert (found.kept.tolist(), codes(found)) == ([0], {"unreachable_missing": 1})


def test_who_refused_is_in_no_file() -> None:
    refused = ("No", "no@example.com", "07700 900009", "no")
    unknown = ("Who", "who@example.com", "07700 900008", None)
    for to in DESTINATIONS:
        found = reach(contacts(refused, unknown), to.code)
        assert len(found.kept) == 0
    some, people = members("champions", "champions"), contacts(refused, unknown)
    ticked = reachable(some, people, destination("klaviyo"), Where({}, "GB", PLANS), unknown_consent="include")
    assert ticked.kept.tolist() == [1]


def test_nobody_gets_two_messages() -> None:
    twin = ("Ann L.", "ann@example.com", "+44 7700 900001", "yes")
    found = reach(contacts(ANN, twin), "klaviyo")
    assert (found.kept.tolist(), codes(found)) == ([0], {"same_contact": 1})


def test_an_address_is_written_to_once_whatever_else_its_ids_have() -> None:
    # c0 knows the address alone, c1 address and number, c2 the number alone in another form: one person.
    found = reach(
        contacts(
            ("Ann", "ann@example.com", None, "yes"),
            ("Ann", " ANN@example.com", "+447700900001", "yes"),
            ("A. Lee", "lee@example.com", "07700 900001", "yes"),
            BOB,
        ),
        "klaviyo",
    )
    assert (found.kept.tolist(), codes(found)) == ([0, 3], {"same_contact": 2})
    assert (found.email, found.phone) == (("ann@example.com", None), ("+447700900001", "+447700900002"))


def test_a_refusal_holds_for_the_number_however_it_is_written() -> None:
    twin = ("Bob", None, "+44 7700 900002", "no")
    assert codes(reach(contacts(BOB, twin), "klaviyo")) == {"refused_marketing": 2}


def test_a_number_of_many_people_is_nobody_s_and_leaves_them_apart() -> None:
    shop = [(f"N{at}", f"n{at}@example.com", "07700 900000", "yes") for at in range(7)]
    people = contacts(*shop, ("No", "no@example.com", "07700 900000", "no"), ("Only", None, "07700 900000", "yes"))
    found = reach(people, "klaviyo")
    assert (found.kept.tolist(), set(found.phone)) == (list(range(7)), {None})
    assert codes(found) == {"refused_marketing": 1, "unreachable_nobodys": 1}


def test_who_is_left_out_by_lot_is_not_in_the_file() -> None:
    assert lines(contacts(ANN, BOB), "sms", out=(0,)) == ["phone,name", "+447700900002,Bob"]


def test_a_file_for_a_system_runs_nothing_in_a_spreadsheet() -> None:
    wicked = ('=HYPERLINK("http://evil","x") y', None, "07700 900003", "yes")
    assert lines(contacts(wicked), "sms")[1].startswith("+447700900003,")
    assert "'=HYPERLINK" in lines(contacts(wicked), "sms")[1]


def test_a_short_list_is_said_where_the_system_asks_for_more() -> None:
    assert codes(reach(contacts(ANN), "meta")) == {"list_short": None}


def test_an_id_that_is_a_number_serves_where_the_column_is_empty() -> None:
    some, people = members("champions"), contacts(("A", None, None, "yes"))
    some.customers.customer_id.iloc[0] = "13812345678"
    people["customer_id"] = "13812345678"
    found = reachable(some, people, destination("sms"), Where({}, "CN", PLANS))
    assert found.phone == ("13812345678",)
