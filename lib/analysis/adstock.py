"""Carry-over: advertising of one week still works in the next ones, and then saturates."""

from __future__ import annotations

import numpy as np

from lib.analysis.curves import Floats


def geometric(spend: Floats, retention: float, before: float = 0.0) -> Floats:
    """Each week's spend plus `retention` of the stock before it.

    Source: Broadbent 1979; Robyn, `adstock_geometric` (R/R/transformation.R).

    Args:
        spend: by week.
        retention: from 0 (nothing carries over) to below 1.
        before: the stock left by the weeks before the first.
    """
    stock = np.empty(len(spend))
    for week, amount in enumerate(spend):
        before = amount + retention * before
        stock[week] = before
    return stock


def saturation(spend: Floats, alpha: float, gamma: float) -> Floats:
    """From 0 to 1, one half at gamma times the largest spend.

    Source: Robyn, `saturation_hill` (R/R/transformation.R).
    """
    inflexion = gamma * float(np.max(spend))
    return spend**alpha / (spend**alpha + inflexion**alpha)


def timing(retention: float, weeks: int) -> Floats:
    """Which part of a steady spend's response falls in each week of the period; the parts add up to 1.

    Carry-over moves a response to later weeks and never changes how much there is of it.
    """
    parts = geometric(np.ones(weeks), retention)
    return parts / parts.sum()
