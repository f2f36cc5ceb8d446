"""A whole file before its checks: what reading left out of it that they have to see."""

from __future__ import annotations

from lib.analysis.quality import Seen
from lib.reports.quality import quality_of
from tests.ingest.orders_of import imported

_ROWS = "".join(f"{row},C{row % 7},c{row % 7}@mail.de,2026-01-{row % 28 + 1:02},9\n" for row in range(60))


def _tests(tested: str, buyer: str | None = None) -> Seen:
    report = quality_of(imported(f"order,customer id,email,date,amount\n{_ROWS}{tested}", buyer=buyer))
    return next(one.seen for one in report.checks if one.check.code == "test_orders")


def test_orders_whose_address_is_nobodys_are_tests_all_the_same() -> None:
    """The address of a test names no customer, and so no customer has it."""
    found = _tests("T1,CT,test@test.com,2026-01-05,1\nT2,CT,test@test.com,2026-01-06,1\n")
    assert (found.verdict, found.value) == ("review", 2)
    found = _tests("T1,CT,none@none.com,2026-01-05,1\n")
    assert (found.verdict, found.value) == ("pass", 0)


def test_orders_of_tests_that_have_no_buyer_are_said_to_be_left_out() -> None:
    found = _tests("T1,,test@test.com,2026-01-05,1\nT2,,test@test.com,2026-01-06,1\n", "email")
    assert (found.verdict, found.value) == ("review", 2)
    assert "left out" in str(found.sentence)
