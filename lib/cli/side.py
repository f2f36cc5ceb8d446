"""`import` of a file that stands beside the orders: what it holds, how it was read, and where every row went."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pandas as pd

from lib.cli.importing import dialect_of, ledger_of, money, tables
from lib.cli.plain import plain, remarks
from lib.core import columns as c
from lib.core.money import from_e4
from lib.core.words import N_
from lib.ingest.daily import last_day, totals_of
from lib.ingest.imported import Kind, SideFile
from lib.ingest.spend import days_of
from lib.text.words import NOTHING, Words

_Part = Callable[[SideFile], dict[str, Any]]


def answer(file: SideFile, words: Words) -> dict[str, Any]:
    """The answer to `import`, as in the contract."""
    return {
        "kind": file.kind,
        "platform": file.platform,
        "rows": file.ledger.rows_read,
        **plain(_PARTS[file.kind](file), Words()),
        "currency": file.currency,
        "mapping": {guess.field: guess.header for guess in file.guesses if guess.header},
        "confidence": {guess.field: round(guess.confidence, 3) for guess in file.guesses},
        "dialect": dialect_of(file),
        "not_data": dict(file.table.not_data),
        "ledger": ledger_of(file),
        "findings": remarks(file.findings, words),
    }


def _total(values: pd.Series[Any]) -> float:
    return from_e4(int(values.sum()))


def _grouped(frame: pd.DataFrame, column: str) -> dict[str, float] | None:
    """Money by a label; rows without one under an empty name, null where no row has one."""
    if frame[column].isna().all():
        return None
    sums = frame.groupby(frame[column].fillna(""), sort=True)[c.AMOUNT_E4].sum()
    return {str(name): from_e4(int(amount)) for name, amount in sums.items()}


def _day(moments: pd.Series[Any], which: str) -> str | None:
    moment = getattr(moments, which)()
    return None if pd.isna(moment) else moment.strftime("%Y-%m-%d")


def _time(moments: pd.Series[Any], which: str) -> str | None:
    moment = getattr(moments, which)()
    return None if pd.isna(moment) else moment.strftime("%Y-%m-%d %H:%M:%S")


def _sum(frame: pd.DataFrame, column: str) -> float | None:
    """A count's total; some reports count in parts, as conversions that several ads share."""
    total = float(frame[column].sum())
    return None if frame[column].isna().all() else int(total) if total.is_integer() else total


def _spend(file: SideFile) -> dict[str, Any]:
    frame = file.frame
    currencies = sorted(frame[c.CURRENCY].dropna().unique())
    mixed = len(currencies) > 1
    return {
        "spend": None if mixed else _total(frame[c.AMOUNT_E4]),
        "days": days_of(file),
        "first": _day(frame[c.FIRST_DAY], "min"),
        "last": _day(frame[c.LAST_DAY].fillna(frame[c.FIRST_DAY]), "max"),
        "by_channel": None if mixed else _grouped(frame, c.CHANNEL),
        "by_campaign": None if mixed else _grouped(frame, c.CAMPAIGN),
        "by_currency": _grouped(frame, c.CURRENCY) if mixed else None,
        **{name: _sum(frame, name) for name in (c.IMPRESSIONS, c.CLICKS, c.CONVERSIONS)},
    }


def _events(file: SideFile) -> dict[str, Any]:
    frame = file.frame
    counts = frame[c.EVENT].value_counts(sort=False)
    return {
        "events": len(frame),
        "users": int(frame[c.USER_ID].nunique()),
        "sessions": int(frame[c.SESSION_ID].nunique()) or None,
        "by_event": {str(name): int(count) for name, count in counts.items()},
        "value": None if frame[c.VALUE_E4].isna().all() else _total(frame[c.VALUE_E4]),
        "first": _time(frame[c.OCCURRED_AT], "min"),
        "last": _time(frame[c.OCCURRED_AT], "max"),
    }


def _daily(file: SideFile) -> dict[str, Any]:
    days = file.frame[c.FIRST_DAY]
    return {
        "days": int(days.nunique()),
        "totals": totals_of(file),
        "first": _day(days, "min"),
        "last": None if (last := last_day(file)) is None else last.isoformat(),
    }


def _customers(file: SideFile) -> dict[str, Any]:
    frame = file.frame
    mixed = len(frame[c.CURRENCY].dropna().unique()) > 1
    return {
        "customers": len(frame),
        "orders": _sum(frame, c.ORDERS_COUNT),
        "revenue": None if mixed or frame[c.AMOUNT_E4].isna().all() else _total(frame[c.AMOUNT_E4]),
        "segments": {str(name): int(count) for name, count in frame[c.SEGMENT].value_counts().items()} or None,
        "first": _time(frame[c.FIRST_AT], "min"),
        "last": _time(frame[c.LAST_AT], "max"),
    }


def _campaigns(file: SideFile) -> dict[str, Any]:
    frame = file.frame
    return {
        "campaigns": len(frame),
        "spend": None if frame[c.AMOUNT_E4].isna().all() else _total(frame[c.AMOUNT_E4]),
        "revenue": None if frame[c.REVENUE_E4].isna().all() else _total(frame[c.REVENUE_E4]),
        **{name: _sum(frame, name) for name in (c.NEW_CUSTOMERS, c.RETURNING_CUSTOMERS, c.ORDERS_COUNT)},
        "first": _day(frame[c.FIRST_DAY], "min"),
        "last": _day(frame[c.LAST_DAY].fillna(frame[c.FIRST_DAY]), "max"),
    }


def _experiment(file: SideFile) -> dict[str, Any]:
    frame = file.frame
    one = frame[frame[c.METRIC] == frame[c.METRIC].iloc[0]] if len(frame) else frame
    outcomes = frame.pivot_table(index=c.METRIC, columns=c.VARIANT, values=c.VALUE, aggfunc="sum", sort=False)
    users = one.groupby(c.VARIANT, sort=False)[c.USERS].sum()
    return {
        "users": int(one[c.USERS].sum()),
        "variants": [
            {
                "variant": str(name),
                "users": int(count),
                "outcomes": {str(metric): round(float(value), 6) for metric, value in outcomes[str(name)].items()},
            }
            for name, count in users.items()
        ],
        "first": _day(frame[c.FIRST_DAY], "min"),
        "last": _day(frame[c.FIRST_DAY], "max"),
    }


def _lines(file: SideFile) -> dict[str, Any]:
    frame = file.frame
    return {
        "lines": len(frame),
        "orders": int(frame[c.ORDER_ID].nunique()),
        "products": int(frame[c.PRODUCT].nunique()),
        "revenue": None if len(frame[c.CURRENCY].dropna().unique()) > 1 else _total(frame[c.AMOUNT_E4]),
    }


_PARTS: dict[Kind, _Part] = {
    "spend": _spend,
    "events": _events,
    "daily": _daily,
    "customers": _customers,
    "campaigns": _campaigns,
    "experiment": _experiment,
    "lines": _lines,
}


def shown(given: dict[str, Any], words: Words) -> str:
    """The same answer for a person at a terminal."""

    def figure(value: float | None) -> str:
        return NOTHING if value is None else words.number(value)

    facts = {N_("Rows read"): words.number(given["rows"])}
    match given["kind"]:
        case "spend":
            facts |= {N_("Spend"): money(given["spend"], words), N_("Days"): figure(given["days"])}
            facts |= {name: money(amount, words) for name, amount in (given["by_channel"] or {}).items() if name}
        case "events":
            facts |= {N_("Events"): figure(given["events"]), N_("People"): figure(given["users"])}
            facts |= {name: figure(count) for name, count in given["by_event"].items()}
        case "daily":
            facts |= {N_("Days"): figure(given["days"])}
            facts |= {name: figure(total) for name, total in given["totals"].items()}
        case "customers":
            facts |= {N_("Customers"): figure(given["customers"]), N_("Total spent"): money(given["revenue"], words)}
        case "lines":
            facts |= {N_("Orders"): figure(given["orders"]), N_("Products"): figure(given["products"])}
        case "campaigns":
            facts |= {N_("Campaigns"): figure(given["campaigns"]), N_("Cost"): money(given["spend"], words)}
        case _:
            facts |= {one["variant"]: figure(one["users"]) for one in given["variants"]}
    if given["kind"] != "lines":
        facts |= {N_("First day"): given["first"] or NOTHING, N_("Last day"): given["last"] or NOTHING}
    return tables(facts, given, words)
