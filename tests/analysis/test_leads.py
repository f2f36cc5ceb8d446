from __future__ import annotations

from pathlib import Path

import pandas as pd
import pytest

from lib.analysis.leads import origins


def test_small_leads() -> None:
    contacts = pd.DataFrame(
        {"lead": ["a", "b", "c"], "origin": ["web", None, "web"], "contacted_at": pd.to_datetime(["2026-01-10"] * 3)}
    )
    deals = pd.DataFrame({"lead": ["a", "b"], "closed_at": pd.to_datetime(["2026-01-08", "2026-01-20"])})
    everyone, by_origin = origins(contacts, deals)
    assert (everyone.leads, everyone.closed, everyone.median_days, everyone.negative) == (3, 2, 4.0, 1)
    assert [(one.origin, one.leads, one.closed, one.negative) for one in by_origin] == [("web", 2, 1, 1), ("", 1, 1, 0)]


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
