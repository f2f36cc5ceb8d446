"""`value`: customers valued, what one costs, and whether the files have what the options name."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import closing
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

import numpy as np
import numpy.typing as npt
import pandas as pd

from lib.analysis.acquired import Acquisition
from lib.analysis.attribution import came_by, cost_of, paid_first
from lib.analysis.audit import quarter_name, quarters
from lib.analysis.chances import (
    GateDay,
    Paid,
    gate,
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
from lib.analysis.occasions import Occasional, occasional
from lib.analysis.payback import Payback, payback
from lib.analysis.purchases import Purchases, purchases
from lib.analysis.rfm import rfm
from lib.analysis.spend_holes import told_of
from lib.analysis.stages import STAGES
from lib.analysis.to_come import Existing, GroupToCome, existing, existing_by
from lib.analysis.value_findings import (
    NewBy,
)
from lib.analysis.value_lists import ValueList, everyone_rows, value_lists
from lib.analysis.worth import Base, NewValue, base, new_customer, newcomers_by
from lib.catalog.segments import segment_map
from lib.cli.calls import Call
from lib.cli.reading import answerable, read_kind
from lib.core.columns import AMOUNT_E4, PRODUCT, REFUND_E4
from lib.core.errors import CannotAnswer
from lib.core.money import from_e4
from lib.core.settings import ImportSettings, ValueSettings, View
from lib.core.words import MORE, N_
from lib.ingest.imported import Imported, SideFile
from lib.ingest.spend_currency import at_rates
from lib.ingest.together import together
from lib.reports.lists import valued as valued_list
from lib.reports.safe import write
from lib.store.duckdb import DuckDB
from lib.store.engine import Frames
from lib.text.words import NOTHING

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
        raise CannotAnswer(N_("Expected one of {known}, got {given}."), known=tuple(known), given=tuple(unknown))


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
    """The files of `--spend` as one; None without any.

    Raises:
        CannotAnswer: it is in another currency than the orders.
    """
    if not call.spend:
        return None
    asked = ImportSettings(as_of=call.importing.as_of)
    files = [read_kind(path, "spend", asked, today) for path in call.spend]
    spend = together([at_rates(file, read.currency, call.importing.rates) for file in files])
    if None not in {spend.currency, read.currency} and spend.currency != read.currency:
        raise CannotAnswer(
            N_(
                "The orders are in {one} and the spend is in {other}. Bring both in one currency, or say what 1 {other} is worth: --currency {one} --rates {other}=RATE."
            ),
            one=read.currency,
            other=spend.currency,
        )
    return spend
