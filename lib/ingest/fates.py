"""Every row has one fate: the first that applies, in the order of the list below."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Literal

import numpy as np
import numpy.typing as npt

from lib.core.findings import Finding, finding
from lib.core.settings import ImportSettings
from lib.core.words import N_, NP_, Sentence, first_of
from lib.ingest.credited import of_called_off
from lib.ingest.dates import Moments
from lib.ingest.fields import Meaning
from lib.ingest.groups import Groups, Mask, Money, combine, dense, first_rows, sums
from lib.ingest.imported import Fate, Imported
from lib.ingest.statuses import EXCLUDED, is_back
from lib.ingest.texts import Texts, absent, clean

#: Reasons in the order in which they are asked; a row has the first that applies.
REASONS: tuple[tuple[str, Fate], ...] = (
    ("replaced", "dropped"),
    ("duplicate", "dropped"),
    ("guest_order", "set_aside"),
    ("unreadable", "set_aside"),
    ("future_date", "set_aside"),
    ("status_excluded", "set_aside"),
    ("zero_amount", "set_aside"),
    ("other_currency", "set_aside"),
    ("refund_ignored", "set_aside"),
    ("refund_unmatched", "set_aside"),
    ("refund", "netted"),
    ("counted", "counted"),
)
CODES = tuple(code for code, _ in REASONS)
COUNTED = CODES.index("counted")
REFUND = CODES.index("refund")

Fates = npt.NDArray[np.int8]
#: What the rows of a file are called.
Listed = Literal["orders", "invoices"]
#: Whether orders that wait for their payment count; None: their part of all tells.
Pending = Literal["counted", "aside"] | None


@dataclass(frozen=True)
class RowFacts:
    """What decides a row's fate.

    Attributes:
        orders, count: one code an order, 0…count-1.
        whole_orders: whether an order's rows stand and fall together (its total is booked once).
        duplicate: rows dropped as repeats.
        customer: the buyer of each row.
        moments: when it was ordered; NaT where that could not be read.
        amount_e4, readable: its money.
        refund_e4: money that its refund column gives back, positive; None where there is no such column.
        refund_unit: whether that column is to be compared with its row's money or with its order's.
        excluded: rows whose status or cancellation says that they are no sale.
        other_currency: rows outside the chosen currency.
        discount: rows below zero that take a discount off their order; None where there are none.
        given_back: rows that give money of an order back whose total stands on another row; None where there are none.
        blank_day: rows that say nothing in the column of days, as of what was never paid; None: none does.
        sale: the order that each row is of: its own, or the one that it names as the one it gives back; None: its own.
        of_no_order: rows that name an order as the one they give back which is not in the file; None: none does.
        called_off: rows of sales whose status says that they were cancelled or given back, and do not count; None: none does.
        numbers: the number of each row's order or document; None: it has none.
    """

    orders: Groups
    count: int
    whole_orders: bool
    duplicate: Mask
    customer: Texts
    moments: Moments
    amount_e4: Money
    readable: Mask
    refund_e4: Money | None
    refund_unit: Literal["row", "order"]
    excluded: Mask
    other_currency: Mask
    discount: Mask | None = None
    given_back: Mask | None = None
    sale: Groups | None = None
    blank_day: Mask | None = None
    of_no_order: Mask | None = None
    called_off: Mask | None = None
    numbers: Texts | None = None


def _unit_amounts(facts: RowFacts, units: tuple[Groups, int]) -> Money:
    """The money that a row is judged by: its own, or what its buyer's order comes to."""
    if not facts.whole_orders:
        return facts.amount_e4
    return sums(*units, np.where(facts.duplicate, 0, facts.amount_e4))[units[0]]


def _with_their_money(fates: Fates, facts: RowFacts, units: tuple[Groups, int]) -> Fates:
    """Rows without money of their own share the fate of the row that has their order's: an order of nothing is none."""
    for fate, sign in ((COUNTED, 1), (REFUND, -1)):
        mine = fates == fate
        left = mine & (sign * sums(*units, np.where(mine, facts.amount_e4, 0))[units[0]] <= 0)
        if left.any():
            # Where the total has the right sign, a row that was set aside has money; an order of nothing may have none.
            elsewhere = first_rows(*units, ~mine & ~facts.duplicate & (facts.amount_e4 != 0))[units[0]]
            left &= elsewhere >= 0
            fates[left] = fates[elsewhere[left]]
    return fates


def wholly_refunded(facts: RowFacts, unit: Money) -> Mask:
    """Sales whose refund column gives back all of the money, or more."""
    unit, refund = _cost_and_refund(facts, unit)
    return (unit > 0) & (refund >= unit)


def refunded_in_part(facts: RowFacts) -> Mask:
    """Sales whose refund column gives back some of the money, and less than all."""
    unit, refund = _cost_and_refund(facts, facts.amount_e4)
    return (refund > 0) & (refund < unit)


def _cost_and_refund(facts: RowFacts, unit: Money) -> tuple[Money, Money]:
    """What a row cost and what was given back of it, or of its order where the refund is the order's."""
    if facts.refund_e4 is None:
        return unit, np.zeros_like(unit)
    if not facts.whole_orders and facts.refund_unit != "order":
        return unit, facts.refund_e4
    live = ~facts.duplicate
    both = (np.where(live, facts.amount_e4, 0), np.where(live, facts.refund_e4, 0))
    unit, refund = (sums(facts.orders, facts.count, values)[facts.orders] for values in both)
    return unit, refund


def decide(facts: RowFacts, settings: ImportSettings, last_day: date) -> Fates:
    """The fate of every row, as a position in `REASONS`.

    Args:
        facts: the rows.
        settings: whether refunds are netted or ignored, whether what cost nothing counts, and which statuses were chosen.
        last_day: what was ordered after it is in the future.
    """
    customers = facts.customer.codes
    units = facts.orders, facts.count
    if facts.whole_orders:
        apart = [] if facts.given_back is None else [facts.given_back.astype(np.int64)]
        units = dense(combine([facts.orders, customers, *apart]))
    unit = _unit_amounts(facts, units)
    undated = np.isnat(facts.moments)
    excused = np.zeros_like(undated) if facts.blank_day is None else undated & facts.blank_day & facts.excluded
    future = facts.moments.astype("datetime64[D]") > np.datetime64(last_day, "D")
    excluded = facts.excluded
    if settings.refunds == "net" and settings.status_keep is None:
        excluded = excluded | wholly_refunded(facts, unit)
    is_refund = unit < 0 if facts.discount is None else (unit < 0) & ~facts.discount
    nobody = np.zeros(len(unit), dtype=np.bool_)
    stray = nobody if facts.of_no_order is None else facts.of_no_order & is_refund  # whose order was whose is not known
    conditions = {
        "duplicate": facts.duplicate,
        "guest_order": (customers < 0) & ~stray,
        "unreadable": ~facts.readable | (undated & ~excused),
        "future_date": future & ~undated,
        "status_excluded": excluded,
        "zero_amount": (unit == 0) & (settings.zeros == "drop"),
        "other_currency": facts.other_currency,
        "refund_ignored": is_refund if settings.refunds == "ignore" else nobody,
        "refund": is_refund,
    }
    fates: Fates = np.full(len(unit), COUNTED, dtype=np.int8)
    for place in range(len(CODES) - 1, -1, -1):
        if CODES[place] in conditions:
            fates[conditions[CODES[place]]] = place
    if facts.whole_orders:
        fates = _with_their_money(fates, facts, units)
    elif facts.discount is not None:
        fates = _with_their_orders(fates, facts, settings)
    return _match_refunds(fates, customers, facts)


def _with_their_orders(fates: Fates, facts: RowFacts, settings: ImportSettings) -> Fates:
    """Discounts of orders of which nothing else counts are refunds after all."""
    counted = fates == COUNTED
    units = dense(combine([facts.orders, facts.customer.codes]))
    left = sums(*units, np.where(counted, facts.amount_e4, 0))[units[0]] <= 0
    alone = counted & left & (facts.discount if facts.discount is not None else counted)
    fates[alone] = CODES.index("refund_ignored") if settings.refunds == "ignore" else REFUND
    return fates


def _match_refunds(fates: Fates, customers: npt.NDArray[np.int32], facts: RowFacts) -> Fates:
    """A refund of somebody without a counted order has nothing to be netted against, nor has one of a sale that was set aside."""
    buyers = np.zeros(int(customers.max(initial=-1)) + 2, dtype=np.bool_)
    buyers[customers[fates == COUNTED]] = True
    counted, sold = (np.zeros(facts.count, dtype=np.bool_) for _ in range(2))
    counted[facts.orders[fates == COUNTED]] = True
    sold[facts.orders[(facts.amount_e4 > 0) & ~facts.duplicate]] = True
    sale = facts.orders if facts.sale is None else facts.sale
    unmatched = (fates == REFUND) & (~buyers[customers] | (sold & ~counted)[sale])
    if facts.called_off is not None and facts.called_off.any():
        alone = (fates == REFUND) & ~unmatched & (sale == facts.orders) & ~sold[sale]
        sales = (fates == COUNTED, facts.called_off & (fates == CODES.index("status_excluded")))
        numbers = absent(len(fates)) if facts.numbers is None else facts.numbers
        again = of_called_off(alone, sales, facts.amount_e4, customers, facts.moments, numbers)
        of_order = np.zeros(facts.count, dtype=np.bool_)
        of_order[facts.orders[again]] = True
        unmatched |= again | (alone & (facts.amount_e4 == 0) & of_order[facts.orders])
    fates[unmatched] = CODES.index("refund_unmatched")
    return fates


@dataclass(frozen=True)
class StatusRule:
    """Which statuses are no sale.

    Attributes:
        counts: one a distinct status of the file.
        excluded: the rows, also those with a cancellation date.
        findings: what had to be assumed.
    """

    counts: tuple[bool, ...]
    excluded: Mask
    findings: list[Finding]


def less_than_all(
    rule: StatusRule,
    statuses: tuple[Texts, tuple[Meaning | None, ...]],
    in_part: Mask,
    header: str | None,
    orders: Groups,
) -> StatusRule:
    """The rule without orders that are called refunded while less than they cost was given back: the figure decides.

    Args:
        rule: which statuses are no sale.
        statuses: the status of each row, and one meaning a distinct one.
        in_part: rows of orders of which less was given back.
        header: the column that says so; None where refunds in rows of their own do.
        orders: one code an order.
    """
    texts, meanings = statuses
    rows = in_part & np.array([one == "refunded" for one in meanings] + [False], dtype=np.bool_)[texts.codes]
    if not rows.any():
        return rule
    facts = {"count": len(np.unique(orders[rows])), "status": texts.distinct[int(texts.codes[rows][0])]}
    told = {} if header is None else {"header": header}
    said = finding("refunded_in_part", "warning", _IN_ROWS if header is None else _IN_COLUMN, **facts, **told)
    return replace(rule, excluded=rule.excluded & ~rows, findings=[*rule.findings, said])


_PENDING_COUNTED: dict[Listed, str] = {
    "orders": N_("{orders} of {all_orders} orders are not marked as paid, as in shops that are paid on delivery; they were counted. Choose the statuses that count if this is wrong."),
    "invoices": N_("{orders} of {all_orders} invoices are not marked as paid. As these are more than half, all of them were counted, as what was sold. Choose the statuses that count if only paid invoices should."),
}  # fmt: skip
_IN_COLUMN = NP_(
    "{count} order is called “{status}”, but “{header}” gives back less than it cost. The figure decides: the order counts, less what was given back. If all of it was, choose the statuses that count.",
    "{count} orders are called “{status}”, but “{header}” gives back less than they cost. The figures decide: the orders count, less what was given back. If all of it was, choose the statuses that count.",
)
_IN_ROWS = NP_(
    "{count} order is called “{status}”, but the refunds listed for it give back less than it cost. The figure decides: the order counts, and what was given back is taken off on its day. If all of it was, choose the statuses that count.",
    "{count} orders are called “{status}”, but the refunds listed for them give back less than they cost. The figures decide: the orders count, and what was given back is taken off on its day. If all of it was, choose the statuses that count.",
)


def _absent_statuses(kept: tuple[str, ...], statuses: Texts) -> list[Finding]:
    """Chosen statuses that no order has, and which there are to choose from."""
    known = {text.casefold() for text in statuses.distinct}
    missing = [status for status in kept if clean(status) and clean(status).casefold() not in known]
    if not missing:
        return []
    facts = {"names": first_of([f"“{name}”" for name in missing], 5)}
    if not statuses.distinct:
        template = N_(
            "No order has the status {names}: the file has no column of statuses, so every order was counted."
        )
        return [finding("status_absent", "warning", template, **facts)]
    order = np.argsort(-statuses.rows_by_value(), kind="stable")[:12]
    there = tuple(f"“{statuses.distinct[one]}”" for one in order.tolist())
    template = N_("No order has the status {names}. The file has {statuses}.")
    return [finding("status_absent", "warning", template, **facts, statuses=there)]


def judge_statuses(
    statuses: Texts,
    meanings: tuple[Meaning | None, ...],
    orders: tuple[Groups, int],
    live: Mask,
    settings: ImportSettings,
    pending: tuple[Pending, Listed] = (None, "orders"),
) -> StatusRule:
    """Decide by meaning, or by the reader's choice.

    Orders that are not paid yet do not count, unless more than half of all orders are such: then the shop is paid on
    delivery.

    Args:
        statuses: the status of each row, gaps filled within an order.
        meanings: one a distinct status.
        orders: one code an order, and how many.
        live: rows that are not dropped as repeats.
        settings: the reader's choice.
        pending: whether such orders count whatever their part is; and what the rows are called.
    """
    if settings.status_keep is None:
        dropped = left_out(statuses, settings)
        rule = _by_meaning(statuses, meanings, orders, live, pending, dropped)
        return replace(rule, findings=[*_absent_statuses(settings.status_drop or (), statuses), *rule.findings])
    chosen = _chosen(statuses, settings)
    if None not in chosen:
        counts = tuple(bool(one) for one in chosen[:-1])
        flags = np.array([not one for one in chosen], dtype=np.bool_)
        excluded = flags[statuses.codes] if statuses.distinct else np.zeros(len(statuses), np.bool_)
        return StatusRule(counts, excluded, _absent_statuses(settings.status_keep, statuses))
    rule = _by_meaning(statuses, meanings, orders, live, pending)
    counts = tuple(
        rule_says if told is None else told for told, rule_says in zip(chosen[:-1], rule.counts, strict=True)
    )
    unnamed = chosen[-1] is None or chosen[-1]
    flags = np.array([*(not one for one in counts), not unnamed], dtype=np.bool_)
    later = [text for text, told in zip(statuses.distinct, chosen, strict=False) if told is None]
    return StatusRule(counts, flags[statuses.codes], _since_the_choice(later, statuses, counts))


def left_out(statuses: Texts, settings: ImportSettings) -> Mask:
    """Whether the reader leaves each distinct status out, all others being decided by meaning; last, of rows without one.

    Args:
        statuses: the status of each row.
        settings: the reader's choice; where statuses that count are chosen as well, that choice decides of all.
    """
    dropped = set[str]() if settings.status_keep is not None else {clean(status).casefold() for status in settings.status_drop or ()}  # fmt: skip
    return np.array(
        [name in dropped for name in (*(text.casefold() for text in statuses.distinct), "")], dtype=np.bool_
    )


def _chosen(statuses: Texts, settings: ImportSettings) -> tuple[bool | None, ...]:
    """Whether the reader counts each status, and last of all rows without one; None where the choice did not know it."""
    kept = {clean(status).casefold() for status in settings.status_keep or ()}
    dropped = None if settings.status_drop is None else {clean(status).casefold() for status in settings.status_drop}
    names = [*(text.casefold() for text in statuses.distinct), ""]
    return tuple(True if name in kept else False if dropped is None or name in dropped else None for name in names)


def _since_the_choice(later: Sequence[str], statuses: Texts, counts: tuple[bool, ...]) -> list[Finding]:
    """Statuses that came after the reader chose, and what they were taken for."""
    if not later:
        return []
    says = dict(zip(statuses.distinct, counts, strict=True))
    return [
        finding(
            "status_after_choice", "warning",
            NP_(
                "The status {names} was not there when you chose which ones count; it is decided by what it says: {verdict}.",
                "The statuses {names} were not there when you chose which ones count; they are decided by what they say: {verdict}.",
            ),
            count=len(shown), names=first_of([f"“{name}”" for name in shown], 5),
            verdict=Sentence(N_("counted") if verdict else N_("not counted")),
        )
        for verdict in (True, False)
        if (shown := [name for name in later if says[name] is verdict])
    ]  # fmt: skip


def pending_rule(like: Imported | None) -> Pending:
    """Whether orders that wait for their payment count in another state of the shop."""
    if like is None:
        return None
    return "counted" if any(one.code == "pending_counted" for one in like.findings) else "aside"


def _by_meaning(
    statuses: Texts,
    meanings: tuple[Meaning | None, ...],
    orders: tuple[Groups, int],
    live: Mask,
    told: tuple[Pending, Listed],
    dropped: Mask | None = None,
) -> StatusRule:
    """The rule by what statuses say, but for those that the reader leaves out."""
    rule, kind = told
    dropped = np.zeros(len(meanings) + 1, dtype=np.bool_) if dropped is None else dropped
    findings: list[Finding] = []
    pending = np.array([meaning == "pending" for meaning in meanings] + [False], dtype=np.bool_)[statuses.codes]
    heads = first_rows(*orders, live)
    heads = heads[heads >= 0]
    waiting = int(pending[heads].sum())
    excluded = EXCLUDED
    if rule == "counted" or (rule is None and waiting * 2 > len(heads)):
        excluded = EXCLUDED - {"pending"}
        counted = pending & ~dropped[statuses.codes]
        if counted[heads].any() or not waiting:
            findings.append(
                finding(
                    "pending_counted",
                    "warning",
                    _PENDING_COUNTED[kind],
                    orders=int(counted[heads].sum()),
                    all_orders=len(heads),
                    statuses=tuple(statuses.distinct[code] for code in np.unique(statuses.codes[counted]).tolist()),
                )
            )
    counts = tuple(
        meaning not in excluded and not bool(drop) for meaning, drop in zip(meanings, dropped[:-1], strict=True)
    )
    over = [
        text
        for text, meaning, count in zip(statuses.distinct, meanings, counts, strict=True)
        if meaning == "paid" and count and is_back(text)
    ]
    if over:
        template = N_(
            "Most orders are {names}, as where things are lent; they were counted. Choose the statuses that count if this is wrong."
        )
        findings.append(
            finding(
                "returned_counted",
                "warning",
                template,
                names=first_of([f"“{text}”" for text in over], 5),
                statuses=tuple(over),
            )
        )
    still = np.array([meaning == "open" for meaning in meanings] + [False], dtype=np.bool_)[statuses.codes] & live
    if still.any():
        findings.append(
            finding(
                "still_open",
                "info",
                NP_(
                    "{count} row was set aside, because its sale is still open ({example}); it counts once it is won.",
                    "{count} rows were set aside, because their sales are still open ({example}); they count once they are won.",
                ),
                count=int(still.sum()),
                example=clean(statuses.distinct[int(statuses.codes[still][0])])[:40],
            )
        )
    flags = np.array([*(not count for count in counts), bool(dropped[-1])], dtype=np.bool_)
    return StatusRule(counts, flags[statuses.codes], findings)
