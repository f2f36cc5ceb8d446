from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

import numpy as np
import pandas as pd
import pytest

from lib.analysis.customers import Customers
from lib.catalog.side_fields import CUSTOMER_LIST
from lib.core.periods import day_of
from lib.reports.lists import CustomerList, GroupWords, Members, Outlook, pseudonym, scored, to_contact, to_show
from lib.text.languages import CHINESE
from lib.text.words import Words
from lib.ui.components.cutoffs import AXIS_WORDS

KEY = bytes(range(32))
WORDS = {
    "champions": GroupWords("Champions", "Thank them"),
    "lost": GroupWords("Lost", "Let them go"),
    "new": GroupWords("New", "Welcome them"),
}


def members(*groups: str) -> Members:
    count = len(groups)
    last_day = day_of(date(2011, 12, 9)) - np.arange(count)
    customers = Customers(
        as_of=date(2011, 12, 10),
        customer_id=pd.Series([f"c{at}" for at in range(count)], dtype="str"),
        recency_days=np.arange(count) + 1,
        frequency=np.full(count, 2),
        monetary_e4=np.arange(count) * 2_501_940,
        first_day=last_day,
        last_day=last_day,
    )
    return Members(customers, np.array(groups, dtype=object), WORDS)


def contacts(*consents: str | None) -> pd.DataFrame:
    ids = [f"c{at}" for at in range(len(consents))]
    return pd.DataFrame(
        {
            "customer_id": ids,
            "name": [f"Name {id_}" for id_ in ids],
            "email": [f"{id_}@example.com" for id_ in ids],
            "phone": [None for _ in ids],
            "consent": list(consents),
        },
        dtype="str",
    )


def cells(customers: CustomerList, header: str) -> list[Any]:
    return next(list(column.cells) for column in customers.sheet.columns if column.header == header)


def codes(customers: CustomerList) -> list[tuple[str, int]]:
    return [(remark.code, remark.sentence.facts["count"]) for remark in customers.findings]


def test_a_list_to_contact_says_who_how_and_what() -> None:
    made = to_contact(members("champions", "lost"), contacts("yes", "yes"), Words())
    assert [(column.header, list(column.cells)) for column in made.sheet.columns] == [
        ("Customer", ["c0", "c1"]),
        ("Name", ["Name c0", "Name c1"]),
        ("E-mail", ["c0@example.com", "c1@example.com"]),
        ("Phone", [None, None]),
        ("Group", ["Champions", "Lost"]),
        ("Last order", [date(2011, 12, 9), date(2011, 12, 8)]),
        ("Orders", [2, 2]),
        ("Total after refunds", [0.0, 250.194]),
        ("Suggested action", ["Thank them", "Let them go"]),
    ]


def test_a_list_by_value_has_its_own_action_and_what_is_expected() -> None:
    """The middle one refused: figures stay with whom they belong to; numbers are numbers in both languages."""
    rows = pd.DataFrame(
        {
            "alive": [0.9, 0.5, 0.1],
            "comes": [0.8, 0.5, 0.2],
            "expected": [2.0, 1.0, 0.25],
            "value_e4": [500_000, 400_000, 12_500],
            "low_e4": [0, 0, 0],
            "high_e4": [900_000, 800_000, 50_000],
        }
    )
    valued = replace(members("champions", "lost", "lost"), outlook=Outlook("Spend nothing", rows))
    made = to_contact(valued, contacts("yes", "no", "yes"), Words())
    assert cells(made, "Suggested action") == ["Spend nothing", "Spend nothing"]
    assert cells(made, "Still with you") == [0.9, 0.1]
    assert cells(made, "Buys at all") == [0.8, 0.2]
    assert cells(made, "Purchases expected") == [2.0, 0.25]
    assert cells(made, "Value to come") == [50.0, 1.25]
    assert cells(made, "Value to come, to (8 of 10 cases)") == [90.0, 5.0]
    many = replace(members(*["lost"] * 6), outlook=Outlook("", pd.concat([rows, rows], ignore_index=True)))
    shown = to_show(many, KEY, Words(CHINESE))
    assert cells(shown, "未来价值下限（10 次中有 8 次）") == [0.0] * 6
    assert [column.kind for column in shown.sheet.columns[-6:]] == [
        "share",
        "share",
        "number",
        "money",
        "money",
        "money",
    ]


def test_who_refused_is_left_out_whatever_is_chosen_and_unknown_needs_a_tick() -> None:
    some, file = members("champions", "champions", "champions"), contacts("yes", "no", None)
    cautious = to_contact(some, file, Words())
    ticked = to_contact(some, file, Words(), unknown_consent="include")
    assert (cells(cautious, "Customer"), codes(cautious)) == (
        ["c0"],
        [("refused_marketing", 1), ("unknown_consent_left_out", 1)],
    )
    assert (cells(ticked, "Customer"), codes(ticked)) == (
        ["c0", "c2"],
        [("refused_marketing", 1), ("unknown_consent_included", 1)],
    )


def test_who_refused_under_one_id_is_not_written_to_under_another() -> None:
    known = contacts("yes", "no", "yes", "no", "yes")
    known["email"] = ["Ann@Example.com ", "ann@example.com", "bob@example.com", None, "c***@example.com"]
    known["phone"] = [None, "138****1111", "0123", "0123", "138****1111"]
    made = to_contact(members(*["new"] * 5), known, Words(), unknown_consent="leave_out")
    assert (cells(made, "Customer"), codes(made)) == (["c4"], [("refused_marketing", 4)])


def test_a_person_with_several_ids_is_in_it_once() -> None:
    known = contacts("yes", "yes", "yes")
    known["email"] = ["Ann@Example.com ", "ann@example.com", "bob@example.com"]
    made = to_contact(members(*["new"] * 3), known, Words())
    assert (cells(made, "Customer"), codes(made)) == (["c0", "c2"], [("same_contact", 1)])


def test_a_customer_without_a_contact_row_is_unknown() -> None:
    assert codes(to_contact(members("lost", "lost"), contacts("yes"), Words())) == [("unknown_consent_left_out", 1)]


def test_a_list_to_show_has_no_way_to_reach_anybody() -> None:
    made = to_show(members(*["champions"] * 6), KEY, Words())
    said = repr(made.sheet)
    assert not any(secret in said for secret in ("Name c", "@example.com", "'c0'"))
    assert [column.header for column in made.sheet.columns] == [
        "Customer",
        "Group",
        "Last order",
        "Orders",
        "Total after refunds",
    ]


def test_a_pseudonym_is_stable_within_a_project_and_different_in_another() -> None:
    assert (
        pseudonym("c0", KEY)
        == pseudonym("c0", KEY)
        == cells(to_show(members(*["lost"] * 5), KEY, Words()), "Customer")[0]
    )
    assert pseudonym("c0", KEY) != pseudonym("c0", bytes(32))


def test_small_groups_are_shown_together() -> None:
    made = to_show(members(*["champions"] * 5, *["lost"] * 3, *["new"] * 2), KEY, Words())
    assert cells(made, "Group") == ["Champions"] * 5 + ["Small groups together"] * 5
    assert codes(made) == [("small_groups_merged", 2)]


@pytest.mark.parametrize("count", [1, 4])
def test_small_groups_that_stay_small_together_are_left_out(count: int) -> None:
    made = to_show(members(*["champions"] * 5, *["lost"] * count), KEY, Words())
    assert (cells(made, "Group"), codes(made)) == (["Champions"] * 5, [("small_groups_left_out", count)])


def test_headers_are_in_the_readers_language() -> None:
    made = to_show(members(*["champions"] * 5), KEY, Words(CHINESE))
    assert [column.header for column in made.sheet.columns] == [
        "客户",
        "客户分层",
        "最近下单",
        "订单数",
        "扣除退款后的合计",
    ]


@pytest.mark.parametrize("words", [Words(), Words(CHINESE)])
def test_a_list_calls_its_money_as_the_page_does_and_is_understood_when_it_is_opened_again(words: Words) -> None:
    """Whether amounts hold tax is not known, so they are not called net."""
    header = to_show(members(*["champions"] * 5), KEY, words).sheet.columns[-1].header
    assert header == words.say(AXIS_WORDS["monetary"].meaning)
    assert header.lower() in next(field.names for field in CUSTOMER_LIST if field.code == "amount")


def test_the_scored_list_has_one_row_a_customer_under_the_names_of_the_command_line() -> None:
    some = members("champions", "lost")
    sheet = scored(some.customers, {"r": [5, 1], "f": [1, 1], "m": [1, 5]}, ["champions", "lost"])
    assert [column.header for column in sheet.columns] == [
        *("customer_id", "last_order", "recency_days", "frequency", "monetary", "r", "f", "m", "segment")
    ]
    assert sheet.rows == 2
