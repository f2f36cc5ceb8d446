"""`value`: what a customer is worth, what one costs, and how far the forecasts can be trusted."""

from __future__ import annotations

from collections.abc import Hashable, Iterator, Sequence
from contextlib import closing
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

import numpy as np
import numpy.typing as npt
import pandas as pd

from lib.analysis.acquired import Acquisition
from lib.analysis.acquisition_findings import currency_remarks
from lib.analysis.attribution import came_by, cost_of, paid_first
from lib.analysis.audit import Audit, audit, quarter_name, quarters
from lib.analysis.backtest import MODEL_METHODS, Method, Window
from lib.analysis.chances import (
    GateDay,
    Paid,
    blended_ratio,
    chance_words,
    gate,
    gate_untold,
    margin_needed,
    paid,
)
from lib.analysis.channel_names import plain_name
from lib.analysis.clusters import clusters
from lib.analysis.contracts import Contracts, shifted_beta_geometric
from lib.analysis.customers import customers, default_as_of
from lib.analysis.histories import first_labels
from lib.analysis.lifecycle import lifecycle
from lib.analysis.margin import CostColumn, Leaks, Part, cost_column, leaks, told_by, waterfall
from lib.analysis.models.fit import Fit
from lib.analysis.occasions import Occasional, occasional
from lib.analysis.payback import Payback, payback
from lib.analysis.purchases import Purchases, purchases
from lib.analysis.rfm import rfm
from lib.analysis.spend_holes import told_of
from lib.analysis.stages import STAGES
from lib.analysis.to_come import Existing, GroupToCome, existing, existing_by
from lib.analysis.value_findings import (
    NewBy,
    first_unlike_later,
    nearly_everybody,
    off,
    only_for_nothing,
    smaller_groups,
    so_far_headline,
    value_findings,
    verdict,
    worth_said,
)
from lib.analysis.value_lists import ValueList, everyone_rows, value_lists
from lib.analysis.worth import Base, NewValue, Worth, base, new_customer, newcomers_by
from lib.catalog.segments import segment_map
from lib.cli.calls import Call
from lib.cli.importing import money
from lib.cli.plain import remarks
from lib.cli.reading import answerable, read_kind
from lib.cli.show import Figure, table
from lib.cli.value_costs import (
    blank_asked,
    chance,
    channel_chance,
    channel_cost,
    cost_months,
    costs_shown,
    finite,
    gate_shown,
    gate_told,
    in_cash,
    names_alike,
    names_asked,
    names_missing,
    overall_costs,
    overall_shown,
    payback_told,
    so_far_shown,
    so_far_told,
    times,
)
from lib.cli.value_tracks import payback_curve, tracking
from lib.core.columns import AMOUNT_E4, PRODUCT, REFUND_E4
from lib.core.errors import CannotAnswer
from lib.core.findings import Finding, finding
from lib.core.money import from_e4
from lib.core.periods import date_of
from lib.core.settings import ImportSettings, ValueSettings, View
from lib.core.words import MORE, N_, NP_, Sentence
from lib.ingest.imported import Imported, SideFile
from lib.ingest.spend_currency import at_rates
from lib.reports.lists import valued as valued_list
from lib.reports.safe import write
from lib.store.duckdb import DuckDB
from lib.store.engine import Frames
from lib.text.words import NOTHING, Words

#: Of contracts, so many renewals beyond those that were seen are foretold.
_RENEWALS_AHEAD = 6
#: So many channels are named to somebody who named none of them.
_MOST_NAMED = 20
#: What new customers are told apart by beside their channel, and what those of today are; a file need not tell all of it.
_APART: tuple[NewBy, ...] = ("country", "cohort", "first_product")
EXISTING_BY = ("segment", "stage", "cluster", "cohort", "first_product", "channel", "country")


@dataclass(frozen=True, eq=False)
class Valued:
    """Everything that the answer is made of."""

    settings: ValueSettings
    costs: CostColumn | None
    whole: Base
    everybody: NewValue
    channels: tuple[NewValue, ...]
    lost: Leaks
    waterfall: tuple[Part, ...]
    by: dict[NewBy, tuple[NewValue, ...]]
    existing: Existing
    existing_by: dict[str, tuple[GroupToCome, ...]]
    lists: tuple[ValueList, ...]
    spend: SideFile | None
    cost: Acquisition | None
    paid: tuple[Paid, ...]
    gate: tuple[GateDay, ...]
    margin_needed: float | None
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
    lost, costs = _gone(read), cost_column(read.rows, read.orders)
    settings = told_by(call.value, costs)
    everybody = new_customer(whole, whole.everybody, settings)
    won_by = _won_by(call, read, bought)
    spend = spend_beside(call, read, today)
    came_by_one, asked = paid_first(won_by, call.costs, None if spend is None else spend.frame)
    channels = tuple(new_customer(whole, kind, settings) for kind in newcomers_by(whole, came_by_one, asked))
    left = existing(whole, settings)
    cost = None if spend is None else cost_of(bought, won_by, spend.frame, as_of, call.costs)
    if cost is not None:
        paid_for = [one.channel for one in cost.channels]
        in_files({*dict(call.costs.split)}, paid_for)
        in_files({*(call.costs.brand or ())}, paid_for)
        channels_known(call.costs.matches, paid_for, won_by)
        holes_known(call, cost)
    paid_back = None
    if cost is not None and cost.blended_e4 is not None and whole.tested.method != "history":
        monthly = cost.new_customers * 30 / cost.counted_days
        paid_back = payback(whole, whole.everybody, everybody, settings, from_e4(cost.blended_e4), monthly)
    told["channel"], told["country"] = came_by_one, bought.country
    told["cohort"] = np.array([quarter_name(int(one)) for one in quarters(bought.first_day)], dtype=object)
    rule = () if cost is None or whole.tested.method == "history" else gate(everybody.worth, cost)
    return Valued(
        settings=settings,
        costs=costs,
        whole=whole,
        everybody=everybody,
        channels=channels,
        by={
            name: tuple(
                new_customer(whole, kind, settings)
                for kind in newcomers_by(whole, told[name], sorted(set(told[name])) if name == "cohort" else ())
            )
            for name in _APART
            if name in told
        },
        lost=lost,
        waterfall=() if whole.tested.method == "history" else waterfall(everybody, lost, settings),
        existing=left,
        existing_by={name: existing_by(whole, left, told[name]) for name in EXISTING_BY if name in told},
        lists=value_lists(whole, left),
        spend=spend,
        cost=cost,
        paid=()
        if cost is None or cost.trouble == "looks_new"
        else paid(cost, everybody, channels if whole.tested.method != "history" else ()),
        gate=rule,
        margin_needed=margin_needed(everybody.worth, cost) if cost and rule and settings.basis == "revenue" else None,
        payback=paid_back,
        occasions=None if call.occasions is None else occasional(bought, call.occasions, settings.horizon_days),
        contracts=None if call.renewals is None else shifted_beta_geometric(call.renewals),
    )


def _won_by(call: Call, read: Imported, bought: Purchases) -> npt.NDArray[np.object_]:
    """Where each customer came from: the channel of the first order, or the column of `--won-by`."""
    table = read.table
    in_files({call.costs.column} - {None}, table.headers)
    return came_by(bought, call.costs, read.rows, table.headers, lambda at: table.cells.column(at).to_pylist())


def in_files(given: set[Any], known: Sequence[str]) -> None:
    """Whether the files have what an option names.

    Raises:
        CannotAnswer: they do not.
    """
    unknown = sorted(given - set(known))
    if unknown:
        raise CannotAnswer(
            N_("Expected one of {known}, got {given}."), known=", ".join(known), given=", ".join(unknown)
        )


def channels_known(
    matches: Sequence[tuple[str, str]], paid_for: Sequence[str], won_by: npt.NDArray[np.object_]
) -> None:
    """Whether both sides of `--same-channel` are channels of the files: those of the spend, and those that orders came by.

    The same name twice is none of these, and says that a channel has no other.

    Raises:
        CannotAnswer: one is not.
    """
    in_files({*dict(matches)}, paid_for)
    ordered = pd.Series(won_by).loc[lambda told: told != ""].value_counts().index.astype(str)
    called = {plain_name(one) for one in ordered}
    strange = {one for paid, one in matches if plain_name(one) not in {*called, plain_name(paid)}}
    in_files(strange, [*ordered[:_MOST_NAMED], *([MORE] if len(ordered) > _MOST_NAMED else [])] or [NOTHING])


def holes_known(call: Call, cost: Acquisition) -> None:
    """Whether `--missing` and `--paused` name stretches that the report leaves open.

    Raises:
        CannotAnswer: one does not.
    """
    for channel, first, last, _ in call.costs.holes:
        if not any(told_of(one, channel, first, last) for one in cost.holes):
            there = [f"{one.channel}{'=' if one.channel else ''}{one.first}..{one.last}" for one in cost.holes]
            raise CannotAnswer(
                N_(
                    "No spend is asked about within {first} to {last}: a stretch without a row in the report has to lie in these days. It has {holes}."
                ),
                first=first,
                last=last,
                holes=", ".join(there) or NOTHING,
            )


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
    return leaks(read.rows, read.orders, returned)


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
    spend = at_rates(spend, read.currency, call.importing.rates)
    if None not in {spend.currency, read.currency} and spend.currency != read.currency:
        raise CannotAnswer(
            N_(
                "The orders are in {one} and the spend is in {other}. Bring both in one currency, or say what 1 {other} is worth: --currency {one} --rates {other}=RATE."
            ),
            one=read.currency,
            other=spend.currency,
        )
    return spend


def answer(found: Valued, call: Call, read: Imported, words: Words) -> dict[str, Any]:
    """The answer to `value`, as in the contract."""
    whole, bought, cost = found.whole, found.whole.purchases, found.cost
    forecast = whole.tested.method != "history"
    known = None if cost is None or cost.trouble == "looks_new" else cost
    overall = None if cost is None or not forecast else blended_ratio(found.everybody.worth, cost)
    spend_codes = {one.code for one in found.spend.findings} if found.spend else set[str]()
    beside = first_unlike_later(found.settings, found.lost), only_for_nothing(read.rows)
    told = (
        *read.findings,
        *(found.spend.findings if found.spend else ()),
        *value_findings(whole, found.everybody, found.settings, found.existing),
        *(one for one in beside if one is not None),
        *_left_out(found),
        *(() if found.spend is None else currency_remarks(read.currency, found.spend.currency)),
        *(() if cost is None else [one for one in cost.findings if one.code not in spend_codes]),
        *_rule_untold(found),
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
        "margins_apart": _apart(found.settings.margins_apart),
        "discounts_apart": _apart((found.lost.first_discount, found.lost.later_discount)),
        "other_costs": found.settings.other_costs,
        "horizon_days": call.value.horizon_days,
        "discount_annual": call.value.discount_annual,
        "method": whole.tested.method,
        "ltv": _worth(found.everybody.worth),
        "waterfall": [
            {"part": one.code, "amount": finite(one.amount), "share": finite(one.share)} for one in found.waterfall
        ],
        "existing": {**_worth(found.existing.total), "purchases": finite(float(found.existing.purchases.sum()))},
        "by_channel": [_kind(one, "channel") | {"ratio": channel_chance(one, found.paid)} for one in found.channels],
        **{f"by_{name}": [_kind(one, name) for one in kinds] for name, kinds in found.by.items()},
        "existing_by": {name: [_to_come(one, name) for one in groups] for name, groups in found.existing_by.items()},
        "lists": [
            {"list": one.code, "customers": len(one.positions), "money": from_e4(one.money_e4)} for one in found.lists
        ],
        "audit": _audit(audit(bought)),
        "cac": [channel_cost(one) for one in found.paid],
        "cac_by_month": [] if known is None or known.undated else cost_months(known),
        "channels_alike": names_alike(cost),
        "channels_unnamed": names_missing(cost),
        **overall_costs(known),
        "ratio": chance(overall),
        "ratio_so_far": None if forecast else so_far_told(found.everybody, known),
        "gate": gate_told(found.gate, cost, found.margin_needed),
        "payback": None if found.payback is None else payback_told(found.payback),
        "payback_curve": payback_curve(found.payback),
        "tracking": tracking(whole),
        "payback_days": None if found.payback is None else found.payback.payback_days,
        "lowest_cash": None if found.payback is None else finite(found.payback.till.lowest),
        "findings": remarks(told, words),
    }


def _apart(both: tuple[float, float] | None) -> dict[str, float] | None:
    """A share of first purchases and one of later ones."""
    return None if both is None else {"first": both[0], "later": both[1]}


def _left_out(found: Valued) -> Iterator[Finding]:
    """Of which groupings some groups are not told apart, and of which one is nearly everybody."""
    groupings: dict[NewBy, tuple[NewValue, ...]] = {"channel": found.channels, **found.by}
    for name, values in groupings.items():
        for one in smaller_groups(found.whole, values, name), nearly_everybody(found.whole, values):
            if one is not None:
                yield replace(one, sentence=Sentence(one.sentence.template, {**one.sentence.facts, "by": name}))


def _rule_untold(found: Valued) -> Iterator[Finding]:
    """What the brand rule needs, where it cannot be told."""
    if (
        found.cost is not None
        and found.cost.trouble is None
        and not found.gate
        and found.whole.tested.method != "history"
    ):
        yield finding("brand_rule_untold", "info", gate_untold(found.cost))


def _kind(one: NewValue, name: str) -> dict[str, Any]:
    return {
        name: one.label or None,
        "customers": one.customers,
        "ltv": _worth(one.worth),
        "first_purchase": finite(one.first),
        "repeat_purchases": finite(one.repeats),
    }


def _to_come(one: GroupToCome, name: str) -> dict[str, Any]:
    return {
        name: one.label or None,
        "customers": one.customers,
        "alive": finite(one.alive),
        "purchases": finite(one.purchases),
        "each": _worth(one.mean),
        "total": _worth(one.total),
    }


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
            told[text.removesuffix("_e4")] = finite(float(value) / 10_000)
        else:
            told[text] = value if isinstance(value, str) else int(value) if isinstance(value, int) else finite(value)
    return told


def _margin_source(found: Valued, call: Call) -> str | None:
    """Where the margin is from: "option", "column" (the file's costs), or None."""
    if call.value.margin is not None:
        return "option"
    return None if found.settings.margin is None else "column"


def _occasions(found: Occasional) -> dict[str, Any]:
    """What BG/BB says of the coming occasions, and how it did on the last ones."""
    return {
        "every": found.every,
        "past": found.past,
        "ahead": found.ahead,
        "alive": finite(found.alive),
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
        "parameters": {name: finite(float(value)) for name, value in zip(fit.names, fit.parameters, strict=True)},
        "standard_errors": {
            name: finite(float(value)) for name, value in zip(fit.names, fit.standard_errors, strict=True)
        },
        "log_likelihood": finite(fit.log_likelihood),
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
        "mean": finite(worth.value),
        "low": finite(worth.wide_low),
        "high": finite(worth.wide_high),
        "model_low": finite(worth.low),
        "model_high": finite(worth.high),
    }


def _holdout(whole: Base, words: Words) -> dict[str, Any]:
    tested = whole.tested
    last = tested.last
    text = words.say(verdict(whole).sentence)
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
                "actual": finite(row["actual"]),
                "forecast": finite(row["forecast"]),
            }
            for row in tested.classes.to_dict("records")
        ],
        "ranking": None
        if tested.ranking is None
        else {name: finite(value) for name, value in vars(tested.ranking).items()},
        "model_range": None if tested.own_low is None else [tested.own_low, tested.own_high],
        "windows": [
            {
                "origin": date_of(window.origin).isoformat(),
                "customers": len(window.seen),
                "actual": window.bought,
                "forecasts": {str(method): finite(total) for method, total in window.totals.items()},
            }
            for window in tested.windows
        ],
    }


def _forecast(window: Window, method: Method) -> dict[str, float | None]:
    return {"forecast": finite(window.totals[method]), "error": finite(off(window, method))}


def _to_come_shown(given: dict[str, Any], words: Words) -> str:
    """What the customers of today will bring, or cost where more is lost with every sale than it brings."""
    left = given["existing"]
    costs = left["mean"] < 0
    told = [-left["mean"], -left["high"], -left["low"]] if costs else [left["mean"], left["low"], left["high"]]
    template = (
        NP_(
            "Your customers of today will cost you another {value} within {count} day ({low} to {high}).",
            "Your customers of today will cost you another {value} within {count} days ({low} to {high}).",
        )
        if costs
        else NP_(
            "Your customers of today will bring another {value} within {count} day ({low} to {high}).",
            "Your customers of today will bring another {value} within {count} days ({low} to {high}).",
        )
    )
    written = dict(zip(("value", "low", "high"), (money(one, words) for one in told), strict=True))
    return words.say(template, **written, count=given["horizon_days"])


def shown(given: dict[str, Any], words: Words) -> str:
    """The same answer for a person at a terminal."""
    worth = given["ltv"]
    written = {name: money(worth[key], words) for name, key in (("value", "mean"), ("low", "low"), ("high", "high"))}
    if given["method"] == "history":
        nobody = any(one["code"] == "forecast_without_returns" for one in given["findings"])
        headline = so_far_headline(given["customers"] if nobody else None, written["value"])
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
        parts.append(_to_come_shown(given, words))
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
    parts += [one["text"] for one in given["findings"] if one["code"] == "customers_look_new"]
    if given["cac"]:
        asked = map(words.say, names_asked(given["channels_alike"], given["channels_unnamed"]))
        parts += [*asked, *blank_asked(given, words), overall_shown(given, words), costs_shown(given, words)]
    ratio = given["ratio"]
    if ratio["value"] is not None:
        chances = {"chance": chance_words(ratio["probability_over_3"])} if given["basis"] == "margin" else {}
        told = (
            N_("Value over cost: {value} ({low} to {high}). More than 3? {chance}.")
            if chances
            else N_(
                "Revenue over cost: {value} ({low} to {high}). Value over cost is less: your margin is not told yet."
            )
        )
        parts.append(words.say(told, **times(ratio, words), **chances))
    parts += [*so_far_shown(given, words), *in_cash(given, words)]
    if given["gate"] is not None:
        parts.append(gate_shown(given, words))
    return "\n\n".join(parts)
