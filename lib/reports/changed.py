"""What changed between two uploads: in sentences, and who came, went and moved as a workbook."""

from __future__ import annotations

from contextlib import closing
from datetime import date, timedelta

import pandas as pd

from lib.analysis.changed import Changed, State, Step, changed, without_numbers
from lib.analysis.customers import customers
from lib.analysis.rfm import Rfm, rfm
from lib.analysis.segments import SegmentMap
from lib.catalog import CATALOGUE
from lib.core import columns as c
from lib.core.errors import DomainError
from lib.core.money import from_e4
from lib.core.settings import ImportSettings, RfmSettings, View
from lib.core.words import N_, NP_, Sentence
from lib.ingest.convert import convert
from lib.ingest.imported import Imported
from lib.ingest.orders import own_numbers
from lib.ingest.table import TextTable
from lib.reports.safe import Column, Sheet, to_xlsx
from lib.store.duckdb import DuckDB
from lib.text.words import Words

_NOT_COMPARED = N_("The orders of before cannot be read as these are read now, so nothing is compared: {why}")
_CHANGES = {"gained": N_("new"), "lost": N_("gone"), "moved": N_("moved to another group")}


#: Each step of the bridge.
STEPS: dict[Step, str] = {
    "before": N_("Revenue before"),
    "corrected": N_("Past orders corrected"),
    "gone": N_("Orders no longer there"),
    "refunds": N_("Refunds since"),
    "counting": N_("Past orders that count now"),
    "known": N_("New orders of known customers"),
    "new": N_("Orders of new customers"),
    "after": N_("Revenue now"),
}


def since(
    before: TextTable, now: Imported, reading: ImportSettings, today: date, groups: tuple[RfmSettings, SegmentMap]
) -> Changed | Sentence | None:
    """What is different from an earlier state, both read by the rules of today; why that cannot be told; None where there is nothing to tell it of.

    Args:
        before: the earlier state, as its files had it.
        now: the orders as they are.
        reading: how these are read.
        today: what is dated later is in the future.
        groups: how customers of both are scored, and the map that names them.
    """
    if now.orders.empty or now.by_currency:
        return None
    try:
        then = convert(before, reading, CATALOGUE, today, now)
    except DomainError as why:
        return Sentence(_NOT_COMPARED, {"why": why.sentence})
    if then.orders.empty or then.by_currency:
        return Sentence(N_("As files are read now, no order of before counts, or they are in several currencies: there is nothing to compare with."))  # fmt: skip
    return changed(_state(then), _state(now), (_scored(then, *groups), _scored(now, *groups)))


def _state(read: Imported) -> State:
    """What is compared of an import."""
    if not any(guess.field == c.ORDER_ID for guess in read.guesses):
        return State(without_numbers(read.orders), read.refunds)
    orders = read.orders.assign(
        **{c.ORDER_ID: own_numbers(read.orders)}
    )  # a number may come to be shared, and is still the order's
    return State(orders, read.refunds, frozenset(read.rows[c.ORDER_ID].dropna()))


def _scored(read: Imported, settings: RfmSettings, named_by: SegmentMap) -> Rfm:
    with closing(DuckDB()) as engine:
        engine.load({"orders": read.orders, "refunds": read.refunds})
        day = read.orders[c.ORDERED_AT].max().date() + timedelta(days=1)
        with engine.reading() as frames:
            return rfm(customers(frames, View(), day), settings, named_by)


def in_words(found: Changed) -> list[Sentence]:
    """What is different from last time, a sentence each."""
    amounts = dict(found.bridge)
    new = NP_(
        "{count} new order since {day}, worth {money_all}; from new customers: {of_new}, worth {money_new}.",
        "{count} new orders since {day}, worth {money_all}; from new customers: {of_new}, worth {money_new}.",
    )
    if found.orders_late:
        new = NP_(
            "{count} order was not there before, worth {money_all}, {late} of it from before {day}; from new customers: {of_new}, worth {money_new}.",
            "{count} orders were not there before, worth {money_all}, {late} of them from before {day}; from new customers: {of_new}, worth {money_new}.",
        )
    facts = {
        "count": found.orders_new,
        "day": found.last_before,
        "late": found.orders_late,
        "of_new": found.orders_of_new,
        "money_all": amounts["known"] + amounts["new"],
        "money_new": amounts["new"],
    }
    parts = [
        Sentence(new, facts),
        Sentence(NP_("{count} customer is new.", "{count} customers are new."), {"count": found.gained}),
    ]
    if found.orders_counting:
        template = NP_(
            "{count} past order counts now that did not before ({money_counting}).",
            "{count} past orders count now that did not before ({money_counting}).",
        )
        parts.append(Sentence(template, {"count": found.orders_counting, "money_counting": amounts["counting"]}))
    if found.orders_moved:
        template = NP_(
            "{count} past order is another customer's now.", "{count} past orders are another customer's now."
        )
        parts.append(Sentence(template, {"count": found.orders_moved}))
    if found.lost:
        template = NP_(
            "{count} customer is gone: none of their orders counts any more.",
            "{count} customers are gone: none of their orders counts any more.",
        )
        parts.append(Sentence(template, {"count": found.lost}))
    if found.orders_corrected:
        template = NP_(
            "{count} past order was changed afterwards ({money_corrected}).",
            "{count} past orders were changed afterwards ({money_corrected}).",
        )
        parts.append(Sentence(template, {"count": found.orders_corrected, "money_corrected": amounts["corrected"]}))
    if found.orders_gone:
        template = NP_(
            "{count} past order no longer counts ({money_gone}).",
            "{count} past orders no longer count ({money_gone}).",
        )
        parts.append(Sentence(template, {"count": found.orders_gone, "money_gone": amounts["gone"]}))
    return parts


def is_total(step: Step) -> bool:
    """Whether a step is a total, not a difference."""
    return step in {"before", "after"}


def changed_xlsx(found: Changed, groups: SegmentMap, words: Words) -> bytes:
    """Who came, went and moved, as a workbook.

    Raises:
        CannotAnswer: there are more than a sheet holds.
    """
    return to_xlsx(who_changed(found, groups, words))


def who_changed(found: Changed, groups: SegmentMap, words: Words) -> Sheet:
    """One row a customer, by what happened to them."""
    say, who = words.say, found.who
    titles = {segment.code: say(segment.title) for segment in groups.segments}
    columns = (
        Column(say(N_("Customer")), "text", [str(name) for name in who[c.CUSTOMER_ID]]),
        Column(say(N_("Change")), "text", [say(_CHANGES[str(change)]) for change in who["change"]]),
        Column(say(N_("Revenue before")), "money", [from_e4(e4) for e4 in who["before_e4"]]),
        Column(say(N_("Revenue now")), "money", [from_e4(e4) for e4 in who["after_e4"]]),
        Column(say(N_("Were")), "text", _titles(who["source"], titles)),
        Column(say(N_("Are now")), "text", _titles(who["target"], titles)),
    )
    return Sheet(say(N_("Who came, went and moved")), columns)


def _titles(codes: pd.Series[str], titles: dict[str, str]) -> list[str | None]:
    return [titles.get(str(code)) for code in codes]  # nobody's group is missing from the titles
