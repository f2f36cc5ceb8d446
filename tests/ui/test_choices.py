"""What a file is called on the page."""

from __future__ import annotations

import pytest

from lib.catalog import CATALOGUE
from lib.ui.choices import title_of
from lib.ui.columns import sureness
from tests.ingest.orders_of import imported
from tests.ingest.side_of import side

OPENED = [f"a{at % 9}@x.com,2025-01-{at % 28 + 1:02d},{('Late', 'Broken')[at % 2]},high,closed" for at in range(40)]


@pytest.mark.parametrize(
    ("header", "title"),
    [
        ("Customer Email,Opened,Reason,Priority,Status", "Service tickets"),
        ("user_id,occurred_at,event,device,country", "Event log"),
    ],
)
def test_a_log_of_why_people_wrote_is_called_so_also_without_a_number_of_tickets(header: str, title: str) -> None:
    assert title_of(side("\n".join([header, *OPENED]))) == title


def test_nothing_is_sure_of_which_is_asked_how_its_cells_are_written() -> None:
    text = "order_id;customer_id;order_date;amount\n1;a;2026-01-05;1,234\n2;a;2026-01-06;2,500\n"
    for reading, said in ((None, "not sure: answer the question above"), (".", "sure")):
        read = imported(text, ";", decimal=reading)
        found = {one.field: sureness(CATALOGUE.field(one.field), one, read.findings, ()) for one in read.guesses}
        assert (found["amount"], found["ordered_at"]) == (said, "sure")
