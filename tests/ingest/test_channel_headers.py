"""Which columns of a table by week are a channel's spend."""

from __future__ import annotations

import pandas as pd
import pytest

from lib.catalog import CATALOGUE
from lib.core.columns import FIRST_DAY, METRIC, VALUE
from lib.ingest.channel_headers import beside_in, spend_beside_what_came


def frame(**columns: list[float]) -> pd.DataFrame:
    return pd.DataFrame(
        [
            {FIRST_DAY: pd.Timestamp("2026-01-05") + pd.Timedelta(weeks=at), METRIC: name, VALUE: value}
            for name, values in columns.items()
            for at, value in enumerate(values)
        ]
    )


MONEY = [100.5, 80.0, 120.25]


@pytest.mark.parametrize(
    ("names", "spends", "taken", "untold"),
    [
        (["Google Ads", "Meta Ads", "TikTok"], ["Google Ads", "Meta Ads", "TikTok"], ["TikTok"], []),
        (["Google Ads", "Meta Ads", "Flyers"], ["Google Ads", "Meta Ads", "Flyers"], ["Flyers"], []),
        (["百度", "小红书", "抖音"], ["百度", "小红书", "抖音"], ["百度", "小红书", "抖音"], []),
        (["Google Ads", "Postbus", "Meta Ads"], ["Google Ads", "Postbus", "Meta Ads"], ["Postbus"], []),
        (["Google spend", "Meta spend", "Postbus"], ["Google", "Meta"], [], ["Postbus"]),
        (["Google spend", "Meta spend", "TikTok"], ["Google", "Meta", "TikTok"], ["TikTok"], []),
        (["Google Ads", "Meta Ads", "Total spend"], ["Google Ads", "Meta Ads"], [], []),
        (["Google Ads", "Meta Ads", "Temperature"], ["Google Ads", "Meta Ads"], [], ["Temperature"]),
        (["Google Ads", "Meta Ads", "visitors"], ["Google Ads", "Meta Ads"], [], []),
        (["Google", "Meta", "Guests"], ["Google", "Meta"], ["Google", "Meta"], ["Guests"]),
        (["Google", "Meta", "客流量"], ["Google", "Meta"], ["Google", "Meta"], ["客流量"]),
        (["facebook_S", "tv_S", "facebook_I", "competitor_B"], ["facebook", "tv"], [], []),
    ],
)
def test_the_rest_of_a_table_of_spend_is_channels_unless_it_is_known_as_something_else(
    names: list[str], spends: list[str], taken: list[str], untold: list[str]
) -> None:
    found = beside_in(frame(**dict.fromkeys(names, MONEY), new_customers=[9, 7, 8]), CATALOGUE)
    assert found.tells
    assert [channel for _, channel in found.spends] == spends
    assert (list(found.taken), list(found.untold)) == (taken, untold)


def test_what_switches_or_falls_below_nothing_is_no_money() -> None:
    found = beside_in(
        frame(**{"Google Ads": MONEY, "Meta Ads": MONEY, "Ramadan": [0, 1, 0], "Change": [-1, 2, 3], "new_customers": [9, 7, 8]}),
        CATALOGUE,
    )  # fmt: skip
    assert found.taken == ()
    assert found.untold == ("Ramadan", "Change")


def test_without_any_known_channel_nothing_is_taken() -> None:
    found = beside_in(frame(A=MONEY, B=MONEY, new_customers=[9, 7, 8]), CATALOGUE)
    assert not found.tells
    assert found.untold == ("A", "B")


@pytest.mark.parametrize(
    "headers",
    [
        ["Order ID", "Date", "Revenue", "Google Click ID", "Facebook Click ID"],
        ["Date", "Revenue", "Google visitors", "Instagram followers"],
        ["Date", "Visitors", "Orders", "Revenue"],
    ],
)
def test_other_tables_hold_no_spend(headers: list[str]) -> None:
    assert spend_beside_what_came(headers, CATALOGUE) is None
