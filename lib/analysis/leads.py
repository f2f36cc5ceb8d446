"""Leads: from the first contact to the deal, by origin."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import pandas as pd

from lib.analysis.proportions import Range, wilson

DAY_SECONDS = 86_400


@dataclass(frozen=True)
class Origin:
    """The leads of one origin.

    Attributes:
        origin: the empty text where the file does not say.
        leads, closed: how many there are, and how many became a deal.
        share: closed of leads.
        median_days: from the first contact to the deal, deals before the contact included; None without a deal.
        negative: deals that were closed before the first contact: a date is wrong, or the contact was noted late.
    """

    origin: str
    leads: int
    closed: int
    share: Range
    median_days: float | None
    negative: int


def origins(contacts: pd.DataFrame, deals: pd.DataFrame) -> tuple[Origin, tuple[Origin, ...]]:
    """All leads, and those of each origin, the most first.

    Args:
        contacts: one row a lead: lead, origin (missing where unknown), contacted_at.
        deals: one row a deal: lead, closed_at; deals of unknown leads are left out, of several of a lead the first counts.
    """
    first = deals.groupby("lead", sort=False)["closed_at"].min()
    joined = contacts.drop_duplicates("lead").copy()
    joined["origin"] = joined["origin"].fillna("").astype("str")
    closed_at = joined["lead"].map(first)
    joined["days"] = (closed_at - joined["contacted_at"]).dt.total_seconds() / DAY_SECONDS
    parts = [_origin(str(origin), part["days"].to_numpy(np.float64)) for origin, part in joined.groupby("origin")]
    return _origin("", joined["days"].to_numpy(np.float64)), tuple(
        sorted(parts, key=lambda one: (-one.leads, one.origin))
    )


def _origin(origin: str, days: np.ndarray) -> Origin:
    known = days[~np.isnan(days)]
    share = wilson(len(known), len(days)) or Range(0.0, 0.0, 1.0)
    median = float(np.median(known)) if len(known) else None
    return Origin(origin, len(days), len(known), share, median, int((known < 0).sum()))
