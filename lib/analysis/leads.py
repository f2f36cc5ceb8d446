"""Leads: from the first contact to the deal, by origin."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import pandas as pd

from lib.analysis.proportions import Range, wilson
from lib.core.columns import CHANNEL, CUSTOMER_ID, FIRST_AT, WON_AT
from lib.core.findings import Finding, finding
from lib.core.words import NP_

DAY_SECONDS = 86_400
#: Fewer leads of an origin say little about it.
LEAST = 30
#: How long a lead may still become a deal: so long as this share of the deals took, of at least so many.
_NEARLY_ALL, _LEAST_DEALS = 0.9, 10


@dataclass(frozen=True)
class Origin:
    """The leads of one origin.

    Attributes:
        origin: the empty text where the file does not say.
        leads, closed: how many there are, and how many became a deal.
        share: closed of leads.
        median_days: from the first contact to the deal, deals before the contact included; None without a deal.
        calendar_days: the median of whole days on the calendar between the two; what to say where `timed` is False.
        timed: whether the first contacts have a time of day: else a part of a day is only when on its day the deal was closed.
        negative: deals that were closed before the first contact: a date is wrong, or the contact was noted late.
        possible_days, possible_calendar_days: the two medians without such deals.
        waiting: leads without a deal that are so young that they may still become one (`within_days`).
        within_days: so soon nine of ten deals are closed, by the deals of all origins; None where they are too few to tell.
    """

    origin: str
    leads: int
    closed: int
    share: Range
    median_days: float | None
    negative: int
    calendar_days: float | None = None
    timed: bool = True
    possible_days: float | None = None
    possible_calendar_days: float | None = None
    waiting: int = 0
    within_days: float | None = None

    @property
    def said_days(self) -> float | None:
        """The median to be said in words, days: as exact as the files are, and of days that can be."""
        days = self.possible_days if self.timed else self.possible_calendar_days
        return None if days is None else round(days, 1)


def origins(contacts: pd.DataFrame, deals: pd.DataFrame) -> tuple[Origin, tuple[Origin, ...]]:
    """All leads, and those of each origin, the most first.

    Args:
        contacts: one row a lead: lead, origin, contacted_at (both missing where unknown).
        deals: one row a deal: lead, closed_at; deals of unknown leads are left out, of several of a lead the first counts.
    """
    first = deals.groupby("lead", sort=False)["closed_at"].min()
    joined = contacts.drop_duplicates("lead").copy()
    joined["origin"] = joined["origin"].fillna("").astype("str")
    closed_at = joined["lead"].map(first)
    joined["closed"] = closed_at.notna()
    joined["days"] = (closed_at - joined["contacted_at"]).dt.total_seconds() / DAY_SECONDS
    on, closed_on = joined["contacted_at"].dt.normalize(), closed_at.dt.normalize()
    joined["calendar_days"] = (closed_on - on).dt.days
    timed = bool((joined["contacted_at"].dropna() != on.dropna()).any())
    possible = joined["days"][joined["calendar_days"] >= 0]
    within = float(possible.quantile(_NEARLY_ALL)) if len(possible) >= _LEAST_DEALS else None
    last = max(joined["contacted_at"].max(), deals["closed_at"].max())
    age = (last - joined["contacted_at"]).dt.total_seconds() / DAY_SECONDS
    joined["waiting"] = ~joined["closed"] & (age < (within or 0.0))
    parts = [_origin(str(origin), part, within, timed=timed) for origin, part in joined.groupby("origin")]
    return _origin("", joined, within, timed=timed), tuple(sorted(parts, key=lambda one: (-one.leads, one.origin)))


def from_lists(lists: Sequence[pd.DataFrame]) -> tuple[Origin, tuple[Origin, ...]] | None:
    """The same from ready lists (lib.core.columns.READY_CUSTOMERS): of leads, of deals, or one that has the days of both.

    None where no list has a day of contact, or none has a deal.
    """
    contacts = [one for one in lists if one[FIRST_AT].notna().any()]
    deals = [one.dropna(subset=[WON_AT]) for one in lists if one[WON_AT].notna().any()]
    if not contacts or not deals:
        return None
    leads = pd.concat([one[[CUSTOMER_ID, CHANNEL, FIRST_AT]] for one in contacts], ignore_index=True)
    won = pd.concat([one[[CUSTOMER_ID, WON_AT]] for one in deals], ignore_index=True)
    return origins(
        leads.sort_values(FIRST_AT, kind="stable").rename(
            columns={CUSTOMER_ID: "lead", CHANNEL: "origin", FIRST_AT: "contacted_at"}
        ),
        won.rename(columns={CUSTOMER_ID: "lead", WON_AT: "closed_at"}),
    )


def lead_findings(everyone: Origin, by_origin: Sequence[Origin]) -> list[Finding]:
    """What the files do not say of leads, and days that cannot be."""
    found: list[Finding] = []
    missing = next((one for one in by_origin if not one.origin), None)
    if missing is not None:
        found.append(
            finding(
                "leads_without_origin",
                "info",
                NP_(
                    "{count} lead has no origin: it is shown, not left out.",
                    "{count} leads have no origin: they are shown, not left out.",
                ),
                count=missing.leads,
            )
        )
    if everyone.negative:
        found.append(
            finding(
                "deal_before_contact",
                "warning",
                NP_(
                    "{count} deal is dated before its first contact: one of the two dates is wrong. It is not in the days to the deal.",
                    "{count} deals are dated before their first contact: one of the two dates is wrong. They are not in the days to the deal.",
                ),
                count=everyone.negative,
            )
        )
    if everyone.waiting:
        found.append(
            finding(
                "leads_with_time",
                "info",
                NP_(
                    "{count} lead without a deal began in the last {days} days, and nine of ten deals take up to so long: it is not lost yet.",
                    "{count} leads without a deal began in the last {days} days, and nine of ten deals take up to so long: they are not lost yet.",
                ),
                count=everyone.waiting,
                days=round(everyone.within_days or 0.0),
            )
        )
    return found


def _origin(origin: str, leads: pd.DataFrame, within: float | None, *, timed: bool) -> Origin:
    closed, told = int(leads["closed"].sum()), leads.dropna(subset=["days"])
    possible = told[told["calendar_days"] >= 0] if not timed else told[told["days"] >= 0]

    def median(rows: pd.DataFrame, column: str) -> float | None:
        return float(np.median(rows[column].to_numpy(np.float64))) if len(rows) else None

    return Origin(
        origin,
        len(leads),
        closed,
        wilson(closed, len(leads)) or Range(0.0, 0.0, 1.0),
        median(told, "days"),
        int((told["days"] < 0).sum()),
        median(told, "calendar_days"),
        timed,
        median(possible, "days"),
        median(possible, "calendar_days"),
        int(leads["waiting"].sum()),
        within,
    )
