"""What a file is called on the page."""

from __future__ import annotations

import pytest

from lib.ui.choices import title_of
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
