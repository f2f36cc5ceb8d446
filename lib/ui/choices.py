"""What a file holds, how its values are written and what is done with repeats: the choices of every file's page."""

from __future__ import annotations

from collections.abc import Mapping

from lib.core.settings import DateOrder, DecimalMark, Duplicates, Zeros
from lib.core.words import N_
from lib.ingest.imported import Kind, SideFile
from lib.ingest.steps import Step, told_step
from lib.ingest.tickets import is_reason

#: Where the names of groups come from, on every page but Segments, which begins with fewer.
OF_THE_MAP = N_("The groups are those of the map: on Segments they stand under “All groups of the map”.")
KIND_TITLES: Mapping[Kind, str] = {
    "orders": N_("Order file"),
    "spend": N_("Ad spend"),
    "events": N_("Event log"),
    "daily": N_("Daily totals"),
    "customers": N_("Customer list"),
    "campaigns": N_("Campaign plan"),
    "experiment": N_("Test of two versions"),
    "lines": N_("Lines of orders"),
}


_LONGER_TOTALS: Mapping[Step, str] = {"week": N_("Weekly totals"), "month": N_("Monthly totals")}


def title_of(side: SideFile) -> str:
    """What a file is called, by what it holds of its kind: a log may be of service tickets, spend be that of campaigns by name and period."""
    fields = {guess.field: guess.header for guess in side.guesses}
    if side.kind == "events" and ("ticket" in fields or is_reason(fields.get("event") or "")):
        return N_("Service tickets")
    if (
        side.kind == "spend"
        and {"campaign", "first_day"} <= fields.keys()
        and not fields.keys() & {"date", "impressions", "clicks"}
    ):
        return N_("Campaigns and what they cost")
    step = told_step(side.findings) if side.kind == "daily" else None
    return KIND_TITLES[side.kind] if step is None else _LONGER_TOTALS[step]


DATE_ORDERS: Mapping[DateOrder, str] = {
    "DMY": N_("day first, 31/12/2024"),
    "MDY": N_("month first, 12/31/2024"),
    "YMD": N_("year first, 2024-12-31"),
}
DECIMALS: Mapping[DecimalMark, str] = {".": "1,234.56", ",": "1.234,56"}
DUPLICATES: Mapping[Duplicates, str] = {
    "auto": N_("leave out what is surely twice"),
    "drop": N_("leave out all"),
    "keep": N_("keep all"),
}
ZEROS: Mapping[Zeros, str] = {
    "drop": N_("leave out"),
    "keep": N_("count as orders"),
}
