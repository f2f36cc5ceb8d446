from __future__ import annotations

from pathlib import Path

import pandas as pd
import pytest

from lib.analysis.leads import lead_findings, origins


def test_small_leads() -> None:
    contacts = pd.DataFrame(
        {"lead": ["a", "b", "c"], "origin": ["web", None, "web"], "contacted_at": pd.to_datetime(["2026-01-10"] * 3)}
    )
    deals = pd.DataFrame({"lead": ["a", "b"], "closed_at": pd.to_datetime(["2026-01-08", "2026-01-20"])})
    everyone, by_origin = origins(contacts, deals)
    assert (everyone.leads, everyone.closed, everyone.median_days, everyone.negative) == (3, 2, 4.0, 1)
    assert [(one.origin, one.leads, one.closed, one.negative) for one in by_origin] == [("web", 2, 1, 1), ("", 1, 1, 0)]


def test_impossible_days_are_not_in_the_days_to_the_deal_and_young_leads_are_not_lost() -> None:
    """20 deals after 10 days each and one "after" -50; of 3 leads without a deal two began in the last five days."""
    days = ["2026-01-01"] * 21 + ["2026-01-01", "2026-01-07", "2026-01-08"]
    contacts = pd.DataFrame({"lead": range(24), "origin": "web", "contacted_at": pd.to_datetime(days)})
    closed = pd.to_datetime(["2026-01-11"] * 20 + ["2025-11-12"])
    everyone, by_origin = origins(contacts, pd.DataFrame({"lead": range(21), "closed_at": closed}))
    assert (everyone.negative, everyone.said_days, everyone.waiting, everyone.within_days) == (1, 10.0, 2, 10.0)
    assert {one.code: one.level for one in lead_findings(everyone, by_origin)} == {
        "deal_before_contact": "warning",
        "leads_with_time": "info",
    }


def test_olist_as_published(reference: Path) -> None:
    """Olist marketing funnel (Kaggle): 8,000 leads, 842 deals, median 14.651 days, one before its first contact."""
    contacts = pd.read_csv(
        reference / "olist" / "olist_marketing_qualified_leads_dataset.csv", parse_dates=["first_contact_date"]
    )
    deals = pd.read_csv(reference / "olist" / "olist_closed_deals_dataset.csv", parse_dates=["won_date"])
    everyone, by_origin = origins(
        contacts.rename(columns={"mql_id": "lead", "first_contact_date": "contacted_at"}),
        deals.rename(columns={"mql_id": "lead", "won_date": "closed_at"}),
    )
    assert (everyone.leads, everyone.closed, everyone.negative) == (8000, 842, 1)
    assert everyone.median_days == pytest.approx(14.651, abs=5e-4)
    missing = next(one for one in by_origin if not one.origin)
    assert (missing.leads, missing.closed) == (60, 14)
    assert sum(one.leads for one in by_origin) == 8000
    assert sum(one.closed for one in by_origin) == 842
