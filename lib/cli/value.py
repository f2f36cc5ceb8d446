"""`value`: what a customer is worth, what one costs, and how far the forecasts can be trusted."""

from __future__ import annotations

import math
from collections.abc import Hashable, Sequence
from contextlib import closing
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

import numpy as np
import numpy.typing as npt
import pandas as pd

from lib.analysis.acquisition import Acquisition, by_month
from lib.analysis.attribution import came_by, cost_of
from lib.analysis.audit import Audit, audit, quarter_name, quarters
from lib.analysis.backtest import MODEL_METHODS, Method, Window
from lib.analysis.chances import (
    GATE_STATES,
    GateDay,
    Paid,
    Payback,
    Ratio,
    blended_ratio,
    cash_said,
    chance_words,
    cost_range,
    gate,
    gate_reason,
    gate_turned,
    paid,
    payback,
)
from lib.analysis.channel_names import plain_name
from lib.analysis.clusters import clusters
from lib.analysis.contracts import Contracts, shifted_beta_geometric
from lib.analysis.customers import customers, default_as_of
from lib.analysis.histories import first_labels
from lib.analysis.lifecycle import lifecycle
from lib.analysis.margin import CostColumn, Leaks, Part, cost_column, leaks, waterfall
from lib.analysis.models.fit import Fit
from lib.analysis.occasions import Occasional, occasional
from lib.analysis.purchases import Purchases, purchases
from lib.analysis.rfm import rfm
from lib.analysis.stages import STAGES
from lib.analysis.to_come import Existing, GroupToCome, existing, existing_by
from lib.analysis.value_findings import value_findings, verdict, worth_said
from lib.analysis.value_lists import ValueList, everyone_rows, value_lists
from lib.analysis.worth import Base, NewValue, Worth, base, new_customer, newcomers_by
from lib.catalog.segments import segment_map
from lib.cli.calls import Call
from lib.cli.importing import money
from lib.cli.plain import remarks
from lib.cli.reading import answerable, read_kind
from lib.cli.show import Figure, table
from lib.cli.value_tracks import payback_curve, tracking
from lib.core.columns import AMOUNT_E4, PRODUCT, REFUND_E4
from lib.core.errors import CannotAnswer
from lib.core.money import from_e4
from lib.core.periods import date_of, month_start
from lib.core.settings import ImportSettings, ValueSettings, View
from lib.core.words import MORE, N_, NP_, Sentence
from lib.ingest.imported import Imported, SideFile
from lib.reports.lists import valued as valued_list
from lib.reports.safe import write
from lib.store.duckdb import DuckDB
from lib.store.engine import Frames
from lib.text.words import NOTHING, Words

#: Of contracts, so many renewals beyond those that were seen are foretold.
_RENEWALS_AHEAD = 6
#: So many channels are named to somebody who named none of them.
_MOST_NAMED = 20
#: What the customers of today can be told apart by; a file need not tell all of it.
EXISTING_BY = ("segment", "stage", "cluster", "cohort", "first_product", "channel", "country")


@dataclass(frozen=True, eq=False)
class Valued:
    """Everything that the answer is made of."""

    settings: ValueSettings
    costs: CostColumn | None
    whole: Base
    everybody: NewValue
    channels: tuple[NewValue, ...]
    waterfall: tuple[Part, ...]
    by: dict[str, tuple[NewValue, ...]]
    existing: Existing
    existing_by: dict[str, tuple[GroupToCome, ...]]
    lists: tuple[ValueList, ...]
    spend: SideFile | None
    cost: Acquisition | None
    paid: tuple[Paid, ...]
    gate: tuple[GateDay, ...]
    payback: Payback | None
    occasions: Occasional | None
    contracts: Contracts | None


def valued(call: Call, read: Imported, today: date) -> Valued:
    """The customers of a file valued, against the spend of another where there is one.

    Raises:
        CannotAnswer: no order counts, the spend is in another currency, or what is asked for (clusters, occasions, renewals) cannot be told.
    """
    read = answerable(read, call.importing.as_of)
    with closing(DuckDB()) as engine:
        lines = {} if read.order_lines is None else {"order_lines": read.order_lines}
        engine.load({"orders": read.orders, "refunds": read.refunds, **lines})
        with engine.reading() as frames:
            as_of = call.importing.as_of or default_as_of(frames, View())
            bought = purchases(frames, View(), as_of)
            told = _told(call, frames, read, as_of)
    whole = base(bought)
    costs, settings = cost_column(read.rows), call.value
    if settings.margin is None and costs is not None and costs.usable:
        settings = replace(settings, margin=costs.margin)
    everybody = new_customer(whole, whole.everybody, settings)
    won_by = _won_by(call, read, bought)
    channels = tuple(new_customer(whole, kind, settings) for kind in newcomers_by(whole, won_by))
    left = existing(whole, settings)
    spend = spend_beside(call, read, today)
    cost = None if spend is None else cost_of(bought, won_by, spend.frame, as_of, call.costs)
    if cost is not None:
        paid_for = [one.channel for one in cost.channels]
        _known({*dict(call.costs.split)}, paid_for)
        channels_known(call, paid_for, won_by)
    paid_back = None
    if cost is not None and cost.blended_e4 is not None and whole.tested.method != "history":
        days = (cost.last - cost.first).days + 1
        monthly = cost.new_customers * 30 / days
        paid_back = payback(whole, whole.everybody, everybody, settings, from_e4(cost.blended_e4), monthly)
    told["channel"], told["country"] = won_by, bought.country
    told["cohort"] = np.array([quarter_name(int(one)) for one in quarters(bought.first_day)], dtype=object)
    return Valued(
        settings=settings,
        costs=costs,
        whole=whole,
        everybody=everybody,
        channels=channels,
        by={
            name: tuple(new_customer(whole, kind, settings) for kind in newcomers_by(whole, told[name]))
            for name in ("country", "cohort", "first_product")
            if name in told
        },
        waterfall=() if whole.tested.method == "history" else waterfall(everybody, _gone(read), settings),
        existing=left,
        existing_by={name: existing_by(whole, left, told[name]) for name in EXISTING_BY if name in told},
        lists=value_lists(whole, left),
        spend=spend,
        cost=cost,
        paid=() if cost is None else paid(cost, everybody, channels if whole.tested.method != "history" else ()),
        gate=() if cost is None or whole.tested.method == "history" else gate(everybody.worth, cost),
        payback=paid_back,
        occasions=None if call.occasions is None else occasional(bought, call.occasions, settings.horizon_days),
        contracts=None if call.renewals is None else shifted_beta_geometric(call.renewals),
    )


def _won_by(call: Call, read: Imported, bought: Purchases) -> npt.NDArray[np.object_]:
    """Where each customer came from: the channel of the first order, or the column of `--won-by`."""
    table = read.table
    _known({call.costs.column} - {None}, table.headers)
    return came_by(bought, call.costs, read.rows, table.headers, lambda at: table.cells.column(at).to_pylist())


def _known(given: set[Any], known: Sequence[str]) -> None:
    """Whether the files have what an option names.

    Raises:
        CannotAnswer: they do not.
    """
    unknown = sorted(given - set(known))
    if unknown:
        raise CannotAnswer(
            N_("Expected one of {known}, got {given}."), known=", ".join(known), given=", ".join(unknown)
        )


def channels_known(call: Call, paid_for: Sequence[str], won_by: npt.NDArray[np.object_]) -> None:
    """Whether both sides of `--same-channel` are channels of the files: those of the spend, and those that orders came by.

    Raises:
        CannotAnswer: one is not.
    """
    _known({*dict(call.costs.matches)}, paid_for)
    ordered = pd.Series(won_by).loc[lambda told: told != ""].value_counts().index.astype(str)
    called = {plain_name(one) for one in ordered}
    strange = {one for one in dict(call.costs.matches).values() if plain_name(one) not in called}
    _known(strange, [*ordered[:_MOST_NAMED], *([MORE] if len(ordered) > _MOST_NAMED else [])] or [NOTHING])


def _told(call: Call, frames: Frames, read: Imported, as_of: date) -> dict[str, npt.NDArray[np.object_]]:
    """Group, stage, cluster (where asked for) and the product of the first order of each customer; in the order of the ids.

    Raises:
        CannotAnswer: customers do not fall into clusters.
    """
    chosen, shop = segment_map(call.rfm.map_name), customers(frames, View(), as_of)
    scored = rfm(shop, call.rfm, chosen)
    life = lifecycle(frames, View(), as_of, call.stages)
    told = {
        "segment": np.array([one.code for one in chosen.segments], dtype=object)[scored.segment],
        "stage": np.array(STAGES, dtype=object)[life.stages.stage],
    }
    if call.asks_for_clusters:
        labels = clusters(shop, replace(call.clusters, seed=call.seed)).labels
        told["cluster"] = np.array([str(1 + one) for one in labels.tolist()], dtype=object)
    if read.order_lines is not None:
        found = first_labels(frames, View(), life.known, "order_lines", PRODUCT)
        told["first_product"] = np.array(found.words, dtype=object)[found.place]
    return told


def _gone(read: Imported) -> Leaks:
    """Discounts and returns of the whole file."""
    returned = int(read.orders[REFUND_E4].sum()) + int(read.refunds[AMOUNT_E4].sum())
    return leaks(read.rows, int(read.orders[AMOUNT_E4].sum()), returned)


def export(found: Valued, ending: str) -> bytes:
    """One row a customer with what is still to come, as a file of the kind that its ending says."""
    sheet = valued_list(everyone_rows(found.whole, found.existing, found.settings))
    return write(sheet, "xlsx" if ending.lower() == ".xlsx" else "csv")


def spend_beside(call: Call, read: Imported, today: date) -> SideFile | None:
    """The file of `--spend`; None without one.

    Raises:
        CannotAnswer: it is in another currency than the orders.
    """
    if call.spend is None:
        return None
    spend = read_kind(call.spend, "spend", ImportSettings(as_of=call.importing.as_of), today)
    if None not in {spend.currency, read.currency} and spend.currency != read.currency:
        raise CannotAnswer(
            N_("The orders are in {one} and the spend is in {other}. Bring both in one currency."),
            one=read.currency,
            other=spend.currency,
        )
    return spend


def answer(found: Valued, call: Call, read: Imported, words: Words) -> dict[str, Any]:
    """The answer to `value`, as in the contract."""
    whole, bought, cost = found.whole, found.whole.purchases, found.cost
    forecast = whole.tested.method != "history"
    overall = None if cost is None or not forecast else blended_ratio(found.everybody.worth, cost)
    told = (
        *read.findings,
        *(found.spend.findings if found.spend else ()),
        *value_findings(whole, found.everybody, found.settings),
        *(cost.findings if cost else ()),
    )
    return {
        "as_of": bought.as_of.isoformat(),
        "customers": len(bought),
        "currency": read.currency,
        "models": [
            *(_model(fit, words) for fit in whole.fits.values()),
            *_spend_model(whole, words),
            *([] if found.occasions is None else [_model(found.occasions.fit, words, found.occasions.every)]),
            *([] if found.contracts is None else [_model(found.contracts.fit, words, "renewal")]),
        ],
        **({} if found.contracts is None else {"contracts": _contracts(found.contracts)}),
        **({} if found.occasions is None else {"occasions": _occasions(found.occasions)}),
        "holdout": _holdout(whole, words),
        "basis": found.settings.basis,
        "margin": found.settings.margin,
        "margin_source": _margin_source(found, call),
        "margin_covered": found.costs.covered_share
        if found.costs and _margin_source(found, call) == "column"
        else None,
        "other_costs": found.settings.other_costs,
        "horizon_days": call.value.horizon_days,
        "discount_annual": call.value.discount_annual,
        "method": whole.tested.method,
        "ltv": _worth(found.everybody.worth),
        "waterfall": [
            {"part": one.code, "amount": _finite(one.amount), "share": _finite(one.share)} for one in found.waterfall
        ],
        "existing": {**_worth(found.existing.total), "purchases": _finite(float(found.existing.purchases.sum()))},
        "by_channel": [_kind(one, "channel") | {"ratio": _channel_chance(one, found.paid)} for one in found.channels],
        **{f"by_{name}": [_kind(one, name) for one in kinds] for name, kinds in found.by.items()},
        "existing_by": {name: [_to_come(one, name) for one in groups] for name, groups in found.existing_by.items()},
        "lists": [
            {"list": one.code, "customers": len(one.positions), "money": from_e4(one.money_e4)} for one in found.lists
        ],
        "audit": _audit(audit(bought)),
        "cac": [_cost(one) for one in found.paid],
        "cac_by_month": [] if cost is None else _months(cost),
        "blended_cac": None if cost is None or cost.blended_e4 is None else from_e4(cost.blended_e4),
        "paid_cac": None if cost is None or cost.paid_e4 is None else from_e4(cost.paid_e4),
        "organic_customers": None if cost is None else cost.organic_customers,
        "ratio": _chance(overall),
        "gate": _gate(found.gate),
        "payback": None if found.payback is None else _payback(found.payback),
        "payback_curve": payback_curve(found.payback),
        "tracking": tracking(whole),
        "payback_days": None if found.payback is None else found.payback.payback_days,
        "lowest_cash": None if found.payback is None else _finite(found.payback.lowest),
        "findings": remarks(told, words),
    }


def _kind(one: NewValue, name: str) -> dict[str, Any]:
    return {
        name: one.label or None,
        "customers": one.customers,
        "ltv": _worth(one.worth),
        "first_purchase": _finite(one.first),
        "repeat_purchases": _finite(one.repeats),
    }


def _to_come(one: GroupToCome, name: str) -> dict[str, Any]:
    return {
        name: one.label or None,
        "customers": one.customers,
        "alive": _finite(one.alive),
        "purchases": _finite(one.purchases),
        "each": _worth(one.mean),
        "total": _worth(one.total),
    }


def _months(cost: Acquisition) -> list[dict[str, Any]]:
    return [
        {
            "month": month_start(int(month)).strftime("%Y-%m"),
            "spend": from_e4(int(spend)),
            "new_customers": int(new),
            "cac": int(spend) / int(new) / 10_000 if new else None,
            "channels": [
                {"channel": row["channel"], **_month_of(int(row["spend_e4"]), float(row["new_customers"]))}
                for row in cost.months[cost.months["month"] == month].to_dict("records")
            ],
        }
        for month, spend, new in by_month(cost).itertuples(index=False)
    ]


def _month_of(spend_e4: int, new: float) -> dict[str, float | None]:
    """One channel's month; new customers are broken where they are split by hand."""
    return {"spend": from_e4(spend_e4), "new_customers": new, "cac": spend_e4 / new / 10_000 if new else None}


def _audit(found: Audit) -> dict[str, list[dict[str, Any]]]:
    """The five lenses; money in the currency's unit, quarters such as 2026-Q1."""
    lenses = {
        "spread": found.spread, "years": found.years, "one_cohort": found.one,
        "cohorts": found.cohorts, "whole": found.whole,
    }  # fmt: skip
    return {name: [_lens(row) for row in frame.to_dict("records")] for name, frame in lenses.items()}


def _lens(row: dict[Hashable, Any]) -> dict[str, Any]:
    told: dict[str, Any] = {}
    for name, value in row.items():
        text = str(name)
        if text == "quarter":
            told[text] = quarter_name(int(value))
        elif text.endswith("_e4"):
            told[text.removesuffix("_e4")] = _finite(float(value) / 10_000)
        else:
            told[text] = value if isinstance(value, str) else int(value) if isinstance(value, int) else _finite(value)
    return told


def _margin_source(found: Valued, call: Call) -> str | None:
    """Where the margin is from: "option", "column" (the file's costs), or None."""
    if call.value.margin is not None:
        return "option"
    return None if found.settings.margin is None else "column"


def _finite(value: float) -> float | None:
    return value if math.isfinite(value) else None


def _occasions(found: Occasional) -> dict[str, Any]:
    """What BG/BB says of the coming occasions, and how it did on the last ones."""
    return {
        "every": found.every,
        "past": found.past,
        "ahead": found.ahead,
        "alive": _finite(found.alive),
        "purchases": _worth(found.purchases),
        "holdout": None if found.check is None else vars(found.check),
    }


def _contracts(found: Contracts) -> dict[str, Any]:
    """How many of the group were and will be under contract, renewal by renewal; shares are of the start."""
    told = [
        {"renewal": at, "share": one / found.seen[0], "model": float(fitted)}
        for at, (one, fitted) in enumerate(zip(found.seen, found.survival(found.periods), strict=True))
    ]
    ahead: list[dict[str, Any]] = []
    for at in range(found.periods + 1, found.periods + 1 + _RENEWALS_AHEAD):
        share, low, high = found.left_after(at)
        ahead.append({"renewal": at, "share": share, "low": low, "high": high, "renewing": found.renewing(at)})
    return {"seen": told, "ahead": ahead}


def _model(fit: Fit, words: Words, time_unit: str = "week") -> dict[str, Any]:
    return {
        "model": fit.model,
        "customers": fit.customers,
        "parameters": {name: _finite(float(value)) for name, value in zip(fit.names, fit.parameters, strict=True)},
        "standard_errors": {
            name: _finite(float(value)) for name, value in zip(fit.names, fit.standard_errors, strict=True)
        },
        "log_likelihood": _finite(fit.log_likelihood),
        "time_unit": time_unit,
        "prior": fit.prior,
        "convergence": words.say(fit.report),
    }


def _spend_model(whole: Base, words: Words) -> list[dict[str, Any]]:
    """The Gamma-Gamma fit to everybody, also where values use the plain average instead."""
    fit = whole.spend_of_all.fit
    if fit is None:
        return []
    return [{**_model(fit, words), "used": whole.spend.kind == "gamma_gamma"}]


def _worth(worth: Worth) -> dict[str, float | None]:
    return {
        "mean": _finite(worth.value),
        "low": _finite(worth.wide_low),
        "high": _finite(worth.wide_high),
        "model_low": _finite(worth.low),
        "model_high": _finite(worth.high),
    }


def _holdout(whole: Base, words: Words) -> dict[str, Any]:
    tested = whole.tested
    last = tested.last
    text = words.say(verdict(tested).sentence)
    if last is None:
        nothing: dict[str, Any] = {"origins": [], "days": None, "actual": None, "naive": {}, "models": {}}
        return {
            **nothing,
            "chosen": tested.method,
            "verdict": text,
            "verdict_code": tested.verdict,
            "classes": [],
            "ranking": None,
            "model_range": None,
            "windows": [],
        }
    plain: tuple[Method, ...] = ("rate", "cohort_curve", "season")
    return {
        "origins": [date_of(window.origin).isoformat() for window in tested.windows],
        "days": last.days,
        "actual": last.bought,
        "naive": {method: _forecast(last, method) for method in plain if method in last.totals},
        "models": {method: _forecast(last, method) for method in MODEL_METHODS},
        "chosen": tested.method,
        "verdict": text,
        "verdict_code": tested.verdict,
        "classes": [
            {
                "repeats": int(row["repeats"]),
                "customers": int(row["customers"]),
                "actual": _finite(row["actual"]),
                "forecast": _finite(row["forecast"]),
            }
            for row in tested.classes.to_dict("records")
        ],
        "ranking": None
        if tested.ranking is None
        else {name: _finite(value) for name, value in vars(tested.ranking).items()},
        "model_range": None if tested.own_low is None else [tested.own_low, tested.own_high],
        "windows": [
            {
                "origin": date_of(window.origin).isoformat(),
                "customers": len(window.seen),
                "actual": window.bought,
                "forecasts": {str(method): _finite(total) for method, total in window.totals.items()},
            }
            for window in tested.windows
        ],
    }


def _forecast(window: Window, method: Method) -> dict[str, float | None]:
    return {"forecast": _finite(window.totals[method]), "error": _finite(window.miss(method))}


def _chance(found: Ratio | None) -> dict[str, float | None]:
    if found is None:
        return {"value": None, "low": None, "high": None, "probability_over_3": None}
    return {
        "value": _finite(found.value),
        "low": _finite(found.low),
        "high": _finite(found.high),
        "probability_over_3": found.over_3,
    }


def _gate(history: tuple[GateDay, ...]) -> dict[str, Any] | None:
    """The rule "value above 3 × cost, then 30 % to the brand", month by month; None without 180 days of spend."""
    if not history:
        return None
    days = [{"day": one.day.isoformat(), "state": one.state, "probability_over_3": one.over_3} for one in history]
    turned = gate_turned(history)
    return {**days[-1], "since": None if turned is None else turned.isoformat(), "history": days}


def _payback(found: Payback) -> dict[str, Any]:
    return {
        "days": found.payback_days,
        "earliest_days": found.earliest_days,
        "latest_days": found.latest_days,
        "customers_a_month": _finite(found.monthly),
        "lowest_cash": _finite(found.lowest),
        "lowest_day": found.lowest_day,
        "even_day": found.even_day,
    }


def _channel_chance(one: NewValue, known: tuple[Paid, ...]) -> dict[str, float | None]:
    """Null where the spend is split by hand: that says nothing of the customers whom the orders tell."""
    name = plain_name(one.label or "")
    return _chance(next((of.ratio for of in known if of.value is one and of.cost.matched == name), None))


def _cost(known: Paid) -> dict[str, Any]:
    one, between = known.cost, cost_range(known.cost)
    return {
        "channel": one.channel,
        "spend": from_e4(one.spend_e4),
        "new_customers": one.new_customers,
        "cac": None if one.cac_e4 is None else one.spend_e4 / one.new_customers / 10_000,
        "source": one.source,
        "claimed": one.claimed,
        "cac_low": None if between is None else _finite(between[0]),
        "cac_high": None if between is None else _finite(between[1]),
        "marginal_cac": None if one.marginal_e4 is None else from_e4(one.marginal_e4),
        "ltv": None if known.value is None else _finite(known.value.worth.value),
        "ratio": _chance(known.ratio),
    }


def shown(given: dict[str, Any], words: Words) -> str:
    """The same answer for a person at a terminal."""
    worth = given["ltv"]
    written = {name: money(worth[key], words) for name, key in (("value", "mean"), ("low", "low"), ("high", "high"))}
    if given["method"] == "history":
        so_far = N_("So far a customer has brought {value} on average; there is too little history to look ahead.")
        headline = Sentence(so_far, written)
    else:
        settings = ValueSettings(given["margin"], given["other_costs"], given["horizon_days"])
        headline = worth_said(worth["mean"], settings, **written)
    title = words.say(headline)
    headers = [words.say(text) for text in (N_("Channel"), N_("Customers"), N_("Value"), N_("From"), N_("To"))]
    untold = words.say(N_("not told"))
    rows = [
        (
            one["channel"] or untold,
            one["customers"],
            *(Figure(money(one["ltv"][name], words)) for name in ("mean", "low", "high")),
        )
        for one in given["by_channel"]
    ]
    parts = [title, table(headers, rows, words)]
    if given["method"] != "history":
        parts.append(
            words.say(
                NP_(
                    "Your customers of today will bring another {value} within {count} day ({low} to {high}).",
                    "Your customers of today will bring another {value} within {count} days ({low} to {high}).",
                ),
                **{
                    name: money(given["existing"][key], words)
                    for name, key in (("value", "mean"), ("low", "low"), ("high", "high"))
                },
                count=given["horizon_days"],
            )
        )
    if "occasions" in given:
        told = given["occasions"]
        parts.append(
            words.say(
                N_("At the next {ahead} occasions today's customers buy about {purchases} times ({low} to {high})."),
                ahead=told["ahead"],
                purchases=round(told["purchases"]["mean"]),
                low=round(told["purchases"]["low"]),
                high=round(told["purchases"]["high"]),
            )
        )
    if "contracts" in given:
        last = given["contracts"]["ahead"][-1]
        parts.append(
            words.say(
                N_("After {count} renewals {share} of the group will be left ({share_low} to {share_high})."),
                count=last["renewal"],
                share=last["share"],
                share_low=last["low"],
                share_high=last["high"],
            )
        )
    if given["cac"]:
        parts.append(_costs(given["cac"], words))
    ratio = given["ratio"]
    if ratio["value"] is not None:
        told = N_("Value over cost: {value} ({low} to {high}). More than 3: {chance}.")
        chance = chance_words(ratio["probability_over_3"])
        parts.append(words.say(told, **_times(ratio, words), chance=chance))
    parts += _in_cash(given, words)
    if given["gate"] is not None:
        history = [
            GateDay(date.fromisoformat(one["day"]), one["probability_over_3"], one["state"])
            for one in given["gate"]["history"]
        ]
        parts.append(f"{words.say(GATE_STATES[history[-1].state])} {words.say(gate_reason(history))}")
    return "\n\n".join(parts)


def _costs(channels: list[dict[str, Any]], words: Words) -> str:
    """What a new customer of each channel cost, between what and what, and how that compares with their value."""
    names = (
        N_("Channel"),
        N_("Spend"),
        N_("New customers"),
        N_("Cost of a new customer"),
        N_("From"),
        N_("To"),
        N_("Value : cost"),
        N_("Above 3 × cost?"),
    )
    headers = [words.say(name) for name in names]
    rows = [
        (
            one["channel"],
            Figure(money(one["spend"], words)),
            one["new_customers"],
            *(Figure(money(one[name], words)) for name in ("cac", "cac_low", "cac_high")),
            Figure(NOTHING if one["ratio"]["value"] is None else words.say(N_("{value} ({low} to {high})"), **_times(one["ratio"], words))),
            NOTHING if one["ratio"]["value"] is None else words.say(chance_words(one["ratio"]["probability_over_3"])),
        )
        for one in channels
    ]  # fmt: skip
    return table(headers, rows, words)


def _times(ratio: dict[str, float], words: Words) -> dict[str, str]:
    return {name: words.times(ratio[name]) for name in ("value", "low", "high")}


def _in_cash(given: dict[str, Any], words: Words) -> list[str]:
    """When a new customer has paid back what winning them cost, and how low the till goes until then."""
    back = given["payback"]
    if back is None:
        return []
    if back["days"] is None:
        return [words.say(N_("At this cost a new customer does not pay back within three years."))]
    if back["days"] == 0:
        return [words.say(N_("A new customer pays back with the first purchase."))]
    pays = words.say(
        NP_("A new customer pays back after {count} day.", "A new customer pays back after {count} days."),
        count=back["days"],
    )
    low = cash_said(
        back["customers_a_month"],
        back["lowest_cash"],
        back["lowest_day"],
        back["even_day"],
        money(-back["lowest_cash"], words),
    )
    return [f"{pays}\n{words.say(low)}"]
