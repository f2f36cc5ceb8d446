"""People of other files found among the customers, by number, e-mail address or phone number."""

from __future__ import annotations

import pandas as pd

from lib.analysis.linking import linked

CUSTOMERS = pd.DataFrame(
    {
        "customer_id": ["1", "2", "3", "4"],
        "email": ["ann@x.org", "bob@x.org", "both@x.org", "both@x.org"],
        "phone": ["100", None, None, None],
    }
)


def people(*rows: tuple[str, str | None, str | None]) -> pd.DataFrame:
    return pd.DataFrame(rows, columns=["customer_id", "email", "phone"]).astype("str")


def test_each_is_known_by_the_surest_name() -> None:
    found = linked(
        CUSTOMERS, people(("1", None, None), ("x", "bob@x.org", None), ("y", None, "100"), ("z", None, None))
    )
    assert (found.matched, found.only_there, found.only_here, found.conflicts) == (3, 1, 2, 0)
    assert found.by == {"customer_id": 1, "email": 1, "phone": 1}
    assert found.pairs["customer_id"].tolist() == ["1", "2", "1"]
    assert found.examples["only_there"] == (("z", None, None),)
    assert found.examples["matched"] == (("1", "1", None), ("x", "2", None), ("y", "1", None))
    assert found.everyone["status"].tolist() == [
        "only_there",
        "only_here",
        "only_here",
        "matched",
        "matched",
        "matched",
    ]


def test_a_name_that_two_customers_share_names_nobody() -> None:
    assert linked(CUSTOMERS, people(("x", "both@x.org", None))).matched == 0


def test_somebody_who_fits_two_customers_is_a_conflict_and_counts_once() -> None:
    found = linked(CUSTOMERS, people(("1", "bob@x.org", None)))
    assert (found.matched, found.conflicts, found.examples["conflict"]) == (1, 1, (("1", "1", "2"),))


def test_an_id_may_be_an_address() -> None:
    found = linked(CUSTOMERS, pd.DataFrame({"customer_id": ["bob@x.org"]}))
    assert (found.matched, found.share) == (1, 1.0)


def test_nobody_is_linked_to_nobody() -> None:
    found = linked(CUSTOMERS, people())
    assert (found.people, found.matched, found.share, found.only_here) == (0, 0, None, 4)
    assert found.everyone["status"].tolist() == ["only_here"] * 4


def test_the_report_has_everybody_once() -> None:
    found = linked(CUSTOMERS, people(("1", "bob@x.org", None), ("x", None, "100"), ("z", None, None)))
    counts = found.everyone["status"].value_counts().to_dict()
    assert counts == {"conflict": 1, "matched": 1, "only_there": 1, "only_here": found.only_here}
    assert (found.conflicts, found.matched) == (1, 2)


def test_other_spellings_of_an_address_and_of_a_number_are_the_same_person() -> None:
    shop = pd.DataFrame(
        {"customer_id": ["1", "2"], "email": ["a.nn@gmail.com", None], "phone": [None, "+491512345678"]}
    )
    found = linked(
        shop, people(("x", "Ann+shop@googlemail.com", None), ("y", None, "01512345678"), ("01512345678", None, None))
    )
    assert found.pairs["customer_id"].tolist() == ["1", "2", "2"]


def test_an_address_that_stands_for_a_missing_number_is_known_as_an_address() -> None:
    found = linked(
        CUSTOMERS, people(("bob@x.org", "bob@x.org", None), ("100", None, "100"), ("bob@x.org", "bob@x.org", "100"))
    )
    assert found.by == {"customer_id": 0, "email": 2, "phone": 1}
    assert (found.matched, found.conflicts) == (3, 1)


def test_an_address_in_the_column_of_numbers_is_known_as_an_address() -> None:
    customers = pd.DataFrame({"customer_id": ["C1", "C2"], "email": ["ann@x.org", None], "phone": [None, None]})
    found = linked(customers, pd.DataFrame({"customer_id": ["Ann@x.org", "C2", "zoe@x.org"]}))
    assert found.matched == 2
    assert found.by == {"customer_id": 1, "email": 1}


def test_a_number_is_the_same_in_capitals_unless_both_are_somebodys() -> None:
    customers = pd.DataFrame({"customer_id": ["C1", "C2", "c2"], "email": None, "phone": None}, dtype="str")
    people = pd.DataFrame({"customer_id": ["c1", "C2", "c2", "c3"]}, dtype="str")
    found = linked(customers, people)
    assert dict(zip(found.pairs["place"], found.pairs["customer_id"], strict=True)) == {0: "C1", 1: "C2", 2: "c2"}
    assert found.only_there == 1
