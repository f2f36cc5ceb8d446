"""How far a file of orders can be trusted: one catalogue of checks, each with a verdict, its number and the next step.

To add a check: a function that looks at a `Shop` and an entry in `CHECKS`.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Any, Literal

import numpy as np
import numpy.typing as npt
import pandas as pd

from lib.analysis import steadiness
from lib.analysis.rhythm import FEWEST_DAYS
from lib.analysis.steadiness import LEAST_A_WEEK
from lib.core import columns as c
from lib.core.periods import date_of
from lib.core.words import MORE, N_, NP_, Sentence, Template

Verdict = Literal["pass", "review", "fail"]
Measure = Literal["days", "customers", "orders", "rows", "times", "share"]
Int64s = npt.NDArray[np.int64]

#: Seasons show in a year; below `FEWEST_DAYS` hardly anybody can have come back.
YEAR_DAYS = 365
#: Where fewer come back than in any usual shop, ids may be new with every order.
USUAL_REPEAT_SHARE, TELLING_ORDERS = 0.03, 50
#: Days without orders: a stretch, or a part of the whole, that is a missing export and no holiday.
MISSING_DAYS, MISSING_SHARE = 28, 0.1
#: A level of orders a week, or of the usual order, that is another shop's or another unit's.
ANOTHER_LEVEL, ANOTHER_UNIT = 2.0, 10.0
#: People have two addresses and a new phone; so many make a counter, a marketplace or a family of ids.
SEVERAL_ADDRESSES, SEVERAL_NAMES = 3, 5
#: Shares above which a matter is to be looked at, and above which it decides the answers.
SOME, MUCH = 0.05, 0.3
#: A few rows of a long file are notes and slips.
UNREAD = 0.02
#: Customers of whom another part of the shop should know: the same address under several ids.
SPLIT_SHARE = 0.02
REPEATED_SHARE, REPEATED_MUCH = 0.01, 0.2
#: Nobody sold on the web before.
FIRST_WEB_SHOP = pd.Timestamp("1995-01-01")
#: One customer of so many orders that others hardly decide; of nearly all; and how many orders tell it.
ONE_SHARE, NEARLY_ALL, TELLING_OF_ONE = 0.25, 0.75, 20
#: A till's orders come on so many of the shop's days, several on so many of them; a buyer for a firm orders now and then.
TILL_DAYS, TILL_AGAIN = 0.5, 0.33
_AGAIN_SECONDS = 120
#: So many texts are asked one by one as soon as all at once.
_MANY = 5_000
_EXAMPLES = 3

_TEST_MAILBOX = re.compile(r"(?:tests?\d*|tests?[._+-].*|.*[._+-]tests?\d*)@.*")
_TEST_DOMAIN = re.compile(r".*@(?:(?:.*\.)?(?:example|test)\.(?:[a-z]+|com?\.[a-z]{2})|mailinator\.com)")
_TEST_NAME = re.compile(r"(?:.*\b)?(?:test(?:er|ing|kunde|bestellung|order|user|account|customer)?\d*|prueba|essai)(?:\b.*)?|.*(?:测试|測試|テスト|테스트).*")  # fmt: skip
_TEST_ORDER = re.compile(r"test.*|.*(?:测试|測試|テスト).*")


@dataclass(frozen=True, eq=False)
class Shop:
    """A file of orders, as lib.ingest.imported.Imported has it.

    Attributes:
        rows: one row a row of the file, with its fate.
        orders: lib.core.columns.ORDERS.
        customers: lib.core.columns.CUSTOMERS and CUSTOMERS_SEEN.
        sold: the first and the last day of what was sold, where the file names no buyers.
        told_earlier: rows with the fate of repeated ones that tell an earlier state of their order.
        of_no_day: rows with the fate of unreadable ones whose day no order can have.
        left_out_tests: rows that do not count, since a column says that they are test orders.
        addresses: what stands where each row has its buyer's address, also where that is nobody's (test@test.com); None: nowhere
            more than the customers have.
    """

    rows: pd.DataFrame
    orders: pd.DataFrame
    customers: pd.DataFrame
    sold: tuple[int, int] | None = None
    told_earlier: int = 0
    of_no_day: int = 0
    left_out_tests: int = 0
    addresses: pd.Series[Any] | None = None

    @property
    def days(self) -> Int64s:
        """The day number of each order."""
        return self.orders[c.ORDERED_AT].to_numpy().astype("datetime64[D]").astype(np.int64)

    @cached_property
    def buyers(self) -> tuple[Int64s, list[str]]:
        """Whose each order is, as a place among the names of all."""
        who, names = pd.factorize(self.orders[c.CUSTOMER_ID])
        return who.astype(np.int64), names.tolist()

    @property
    def live(self) -> int:
        """Rows that are not repeats of others, nor replaced by newer ones."""
        return len(self.rows) - self.fate("duplicate") - self.fate("replaced")

    def fate(self, code: str) -> int:
        """How many rows had a fate."""
        return int((self.rows[c.FATE] == code).sum())


@dataclass(frozen=True)
class Seen:
    """What a check saw: a verdict (None: there is nothing to judge), its number and a sentence; and what to do where that is not what the check says."""

    verdict: Verdict | None
    value: float | None
    sentence: Sentence
    next_step: str | None = None


@dataclass(frozen=True)
class Check:
    """One question about a file.

    Attributes:
        code: its stable name.
        title: two or three words.
        measure: the unit of its number.
        look: judges a shop that has orders.
        next_step: what to do where it does not pass.
    """

    code: str
    title: str
    measure: Measure
    look: Callable[[Shop], Seen]
    next_step: str


@dataclass(frozen=True)
class Checked:
    """A check and what it saw."""

    check: Check
    seen: Seen

    @property
    def next_step(self) -> str:
        """What to do where it did not pass."""
        return self.seen.next_step or self.check.next_step


@dataclass(frozen=True)
class Quality:
    """All checks, in the order of the catalogue."""

    checks: tuple[Checked, ...]

    def count(self, verdict: Verdict | None) -> int:
        """How many checks ended so."""
        return sum(one.seen.verdict == verdict for one in self.checks)

    @property
    def verdict(self) -> Verdict:
        """The worst one."""
        return "fail" if self.count("fail") else "review" if self.count("review") else "pass"


def _seen(verdict: Verdict | None, value: float | None, template: Template, **facts: Any) -> Seen:
    return Seen(verdict, value, Sentence(template, facts))


def _day(number: int) -> Any:
    return date_of(number)


def _history(shop: Shop) -> Seen:
    first, last = shop.sold or (int(shop.days.min()), int(shop.days.max()))
    length = last - first + 1
    verdict: Verdict = "pass" if length >= YEAR_DAYS else "review" if length >= FEWEST_DAYS else "fail"
    template = NP_(
        "The orders span {count} day, from {first} to {last}.", "The orders span {count} days, from {first} to {last}."
    )
    seen = _seen(verdict, length, template, count=length, first=_day(first), last=_day(last))
    return seen if verdict != "review" else replace(seen, next_step=N_("Export a longer period if you can: a full year holds every season once."))  # fmt: skip


def _repeats(shop: Shop) -> Seen:
    who, names = shop.buyers
    days = shop.days - int(shop.days.min())
    span = int(days.max()) + 1
    per_customer = np.bincount(np.unique(who * span + days) // span)
    again, everyone = int((per_customer > 1).sum()), len(names)
    share = again / everyone
    verdict: Verdict = "pass"
    if share < USUAL_REPEAT_SHARE:
        verdict = "fail" if again == 0 and len(shop.orders) >= TELLING_ORDERS else "review"
    template = NP_(
        "{again} of {count} customer bought on more than one day ({share_again}).",
        "{again} of {count} customers bought on more than one day ({share_again}).",
    )
    return _seen(verdict, again, template, count=everyone, again=again, share_again=share)


def _gaps(shop: Shop) -> Seen:
    found = steadiness.gaps(shop.days)
    if not found:
        return _seen("pass", 0, N_("No stretch without orders is longer than chance explains."))
    missing = sum(gap.days for gap in found)
    longest = found[0]
    share = missing / (int(shop.days.max() - shop.days.min()) + 1)
    verdict: Verdict = "fail" if longest.days >= MISSING_DAYS or share >= MISSING_SHARE else "review"
    template = NP_(
        "{count} stretch of days without orders is longer than chance explains, {days} days in all; the longest from {first} to {last}.",
        "{count} stretches of days without orders are longer than chance explains, {days} days in all; the longest from {first} to {last}.",
    )
    facts = {"first": _day(longest.first_day), "last": _day(longest.last_day)}
    return _seen(verdict, missing, template, count=len(found), days=missing, **facts)


def _orders_level(shop: Shop) -> Seen:
    weekly, first = steadiness.weekly_counts(shop.days)
    found = steadiness.shift(weekly, first, ANOTHER_LEVEL)
    if found is None or max(found.before, found.after) < LEAST_A_WEEK:
        return _seen("pass", 1, N_("The number of orders a week never jumps to another level."))
    template = N_("In the week from {day}, orders a week went from {before} to {after} and stayed there (the middle values of {weeks} weeks before and after).")  # fmt: skip
    verdict: Verdict = "fail" if found.ratio >= ANOTHER_UNIT else "review"
    return _seen(
        verdict,
        round(found.ratio, 2),
        template,
        day=_day(found.day),
        before=found.before,
        after=found.after,
        weeks=steadiness.WEEKS,
    )


def _amounts_level(shop: Shop) -> Seen:
    if len(shop.orders[c.CURRENCY].unique()) > 1:
        return _seen(None, None, N_("Amounts in several currencies cannot be compared."))
    amounts, start = shop.orders[c.AMOUNT_E4].to_numpy(np.int64), int(shop.days.min())
    told = False
    for weeks in (1, 2, 4):  # where a week has too few orders, several are one
        weekly, first = steadiness.weekly_medians((shop.days - start) // weeks, amounts)
        told |= steadiness.is_told(weekly)
        found = steadiness.shift(weekly, first, ANOTHER_LEVEL)
        if found is not None:
            break
    else:
        if told:
            return _seen("pass", 1, N_("The usual order is never suddenly worth much more or less."))
        return _seen(
            None, None, N_("Too few orders a week to tell whether the usual order is suddenly worth more or less.")
        )
    template = NP_(
        "In the week from {day}, the usual order went from {money_before} to {money_after} and stayed there (the middle values of {spans} weeks before and after, of each its middle order).",
        "In the week from {day}, the usual order went from {money_before} to {money_after} and stayed there (the middle values of {spans} times {count} weeks before and after, of each its middle order).",
    )
    verdict: Verdict = "fail" if found.ratio >= ANOTHER_UNIT else "review"
    facts = {"money_before": round(found.before), "money_after": round(found.after), "count": weeks, "spans": steadiness.WEEKS}  # fmt: skip
    return _seen(verdict, round(found.ratio, 2), template, day=_day(start + weeks * found.day), **facts)


def _mixed_ids(shop: Shop) -> Seen:
    """Ids that stand for several people, by how many addresses, numbers or names come with them."""
    people = shop.customers
    mixed = (people[[c.EMAILS, c.PHONES]] >= SEVERAL_ADDRESSES).any(axis=1) | (people[c.NAMES] >= SEVERAL_NAMES)
    names = people[c.CUSTOMER_ID][mixed].tolist()
    if not (people[[*c.CUSTOMERS_SEEN]] > 0).any(axis=None):
        return _seen(None, None, N_("The file has no second name for a customer that an id could be held against."))
    share = float(shop.orders[c.CUSTOMER_ID].isin(names).mean())
    if not names:
        return _seen(
            "pass", 0, N_("No customer id comes with many different e-mail addresses, phone numbers or names.")
        )
    template = NP_(
        "{count} customer id comes with many different e-mail addresses, phone numbers or names, on {share_orders} of the orders: {examples}.",
        "{count} customer ids come with many different e-mail addresses, phone numbers or names, on {share_orders} of the orders: {examples}.",
    )
    verdict: Verdict = "fail" if share >= SOME else "review"
    return _seen(verdict, len(names), template, count=len(names), share_orders=share, examples=_few(names))


def _split_ids(shop: Shop) -> Seen:
    """People with several ids: the same e-mail address or phone number under more than one."""
    people = shop.customers
    told = {by: people[by].notna() for by in (c.EMAIL, c.PHONE)}
    told = {by: rows for by, rows in told.items() if not (people[by][rows] == people[c.CUSTOMER_ID][rows]).all()}
    if not told:
        return _seen(None, None, N_("The file has no second name for a customer that an id could be held against."))
    known = np.logical_or.reduce(list(told.values()))
    shared = people[np.logical_or.reduce([rows & people[by].duplicated(keep=False) for by, rows in told.items()])]
    share = len(shared) / int(known.sum())
    if shared.empty:
        return _seen("pass", 0, N_("No e-mail address or phone number stands under two customer ids."))
    template = NP_(
        "{count} customer shares an e-mail address or phone number with another one ({share_customers}).",
        "{count} customers share an e-mail address or phone number with another one ({share_customers}).",
    )
    verdict: Verdict = "pass" if share < SPLIT_SHARE else "fail" if share >= MUCH else "review"
    return _seen(verdict, len(shared), template, count=len(shared), share_customers=share)


def _one_customer(shop: Shop) -> Seen:
    """Whether one id has a large share of all orders: a big account of a wholesale shop, or a name that stands for anybody."""
    who, names = shop.buyers
    counts = np.bincount(who)
    first = int(counts.argmax())
    most, count, name = int(counts[first]), len(who), str(names[first])
    share = most / count
    if count < TELLING_OF_ONE:
        return _seen(None, None, N_("Too few orders to tell whether one customer has an unusual share of them."))
    if share < ONE_SHARE:
        return _seen("pass", round(share, 4), N_("No customer has more than {share_orders} of the orders."), share_orders=share)  # fmt: skip
    facts = {"customer": name, "share_orders": share, "orders": most, "count": count}
    if share >= NEARLY_ALL or _comes_as_a_till(shop.days, who == first):
        template = N_("“{customer}” has {share_orders} of all orders ({orders} of {count}): hardly one person.")
        return _seen("fail", round(share, 4), template, **facts)
    template = N_("“{customer}” has {share_orders} of all orders ({orders} of {count}): is it one buyer?")
    return _seen("review", round(share, 4), template, **facts)


def largest(orders: pd.DataFrame, most: int = 10) -> list[str]:
    """The customers of most orders, as many as can be asked about; none where nobody has several."""
    counts = orders[c.CUSTOMER_ID].value_counts()
    return [str(name) for name in counts[counts > 1].index[:most]]


def _comes_as_a_till(days: Int64s, own: npt.NDArray[np.bool_]) -> bool:
    """Whether a customer's orders come on most of the shop's days, and often several on one."""
    mine, again = np.unique(days[own], return_counts=True)
    return len(mine) >= TILL_DAYS * len(np.unique(days)) and float((again > 1).mean()) >= TILL_AGAIN


def _order_numbers(shop: Shop) -> Seen:
    counted = (shop.rows[c.FATE] == "counted").to_numpy()
    orders, numbers = pd.factorize(shop.rows[c.ORDER_ID][counted])
    buyers, names = pd.factorize(shop.rows[c.CUSTOMER_ID][counted])
    told = (orders >= 0) & (buyers >= 0)
    pairs = np.unique(orders[told].astype(np.int64) * max(len(names), 1) + buyers[told])
    of_order = np.bincount(pairs // max(len(names), 1), minlength=len(numbers))
    several = np.flatnonzero(of_order > 1)
    if not len(several):
        return _seen("pass", 0, N_("Every order number belongs to one customer."))
    shared = [str(numbers[at]) for at in several[np.argsort(-of_order[several], kind="stable")].tolist()]
    share = len(shared) / len(numbers)
    template = NP_(
        "{count} order number belongs to several customers: {examples}.",
        "{count} order numbers belong to several customers: {examples}.",
    )
    return _seen("fail" if share >= SOME else "review", len(shared), template, count=len(shared), examples=_few(shared))


def _guests(shop: Shop) -> Seen:
    guests = shop.fate("guest_order")
    share = guests / max(shop.live, 1)
    if not guests:
        return _seen("pass", 0.0, N_("Every row says who bought."), share_guests=0.0, count=0)
    verdict: Verdict = "pass" if share < SOME else "review" if share < MUCH else "fail"
    template = NP_(
        "{share_guests} of the rows ({count}) does not say who bought.",
        "{share_guests} of the rows ({count}) do not say who bought.",
    )
    return _seen(verdict, round(share, 4), template, share_guests=share, count=guests)


def _unreadable(shop: Shop) -> Seen:
    unreadable = shop.fate("unreadable") - shop.of_no_day
    share = unreadable / max(shop.live, 1)
    if not unreadable:
        return _seen(
            "pass",
            0.0,
            N_("Every row has a day and an amount.")
            if not shop.of_no_day
            else N_("Every day and every amount can be read."),
            share_unreadable=0.0,
            count=0,
        )
    verdict: Verdict = "pass" if share < UNREAD else "review" if share < MUCH else "fail"
    template = NP_(
        "{share_unreadable} of the rows ({count}) has no day or no amount that can be read.",
        "{share_unreadable} of the rows ({count}) have no day or no amount that can be read.",
    )
    return _seen(verdict, round(share, 4), template, share_unreadable=share, count=unreadable)


def _clock(shop: Shop) -> Seen:
    seconds = shop.orders[c.ORDERED_AT].to_numpy().astype("datetime64[s]").astype(np.int64)
    seconds = seconds[seconds % 86_400 != 0]
    found = steadiness.clock(seconds)
    if found is None:
        return _seen(None, None, N_("Too few orders have a time of day to tell whether the clock is the shop's."))
    if found.behind_hours is None:
        template = N_(
            "{share_night} of the orders were placed between 1 and 5 o'clock, as in a shop that sleeps at night."
        )
        if found.night_share >= steadiness.WAKING:
            template = N_("Orders come at all hours ({share_night} between 1 and 5 o'clock), as in a shop that sells around the world.")  # fmt: skip
        return _seen("pass", round(found.night_share, 4), template, share_night=found.night_share)
    template = (
        N_(
            "{share_night} of the orders were placed between 1 and 5 o'clock, but hardly any from {quiet} o'clock on: the file's clock may be {hours} hours behind the shop's."
        )
        if found.behind_hours > 0
        else N_(
            "{share_night} of the orders were placed between 1 and 5 o'clock, but hardly any from {quiet} o'clock on: the file's clock may be {hours} hours ahead of the shop's."
        )
    )
    facts = {"quiet": found.quiet_hour, "hours": abs(found.behind_hours)}
    return _seen("review", round(found.night_share, 4), template, share_night=found.night_share, **facts)


def _tests(shop: Shop) -> Seen:
    people = shop.customers
    testers = (
        _of_a_test(people[c.EMAIL]) | _like(people[c.NAME], _TEST_NAME)
        | _of_a_test(people[c.CUSTOMER_ID]) | _like(people[c.CUSTOMER_ID], _TEST_NAME)
    )  # fmt: skip
    who = set(people[c.CUSTOMER_ID][testers])
    tests = shop.orders[c.CUSTOMER_ID].isin(who) | _like(shop.orders[c.ORDER_ID], _TEST_ORDER)
    left_out = shop.left_out_tests
    if shop.addresses is not None:
        rows = shop.rows[_of_a_test(shop.addresses)]
        tests |= shop.orders[c.ORDER_ID].isin(set(rows[c.ORDER_ID][rows[c.FATE] == "counted"]))
        left_out += int((rows[c.FATE] == "guest_order").sum())
    count = int(tests.sum())
    if not count and left_out:
        template = NP_(
            "{count} row was left out as a test order, and no counted order looks like one.",
            "{count} rows were left out as test orders, and no counted order looks like one.",
        )
        seen = _seen("review", left_out, template, count=left_out)
        return replace(
            seen, next_step=N_("Look at these rows in the ledger: nothing needs to be done if nobody paid for them.")
        )
    if not count:
        return _seen("pass", 0, N_("No order looks like a test by its number, name or e-mail address."))
    template = NP_(
        "{count} counted order looks like a test: {examples}.", "{count} counted orders look like tests: {examples}."
    )
    share = count / len(shop.orders)
    examples = _few(shop.orders[c.ORDER_ID][tests].astype("str").tolist())
    return _seen("fail" if share >= SOME else "review", count, template, count=count, examples=examples)


def _of_a_test(addresses: pd.Series[Any]) -> npt.NDArray[np.bool_]:
    """Which texts are addresses of a test: by their mailbox, or by a domain that is made for it."""
    return _like(addresses, _TEST_MAILBOX) | _like(addresses, _TEST_DOMAIN)


def _like(texts: pd.Series[Any], pattern: re.Pattern[str]) -> npt.NDArray[np.bool_]:
    """Which texts a pattern means, each distinct text asked once; none where it means most of them, as a shop's own prefix does."""
    likely = np.ones(len(texts), np.bool_)
    if len(texts) > _MANY:  # Arrow looks through all at once, and lets more through: its words end before ö
        likely = texts.str.fullmatch(pattern.pattern, case=False).fillna(value=False).to_numpy(np.bool_)
    codes, distinct = pd.factorize(texts[likely])
    fits = np.array(
        [pattern.fullmatch(str(text).casefold()) is not None for text in distinct] + [False], dtype=np.bool_
    )
    found = np.zeros(len(texts), np.bool_)
    found[likely] = fits[codes]
    return found if found.mean() <= 0.5 else np.zeros_like(found)


def _duplicates(shop: Shop) -> Seen:
    repeated, again = shop.fate("duplicate") - shop.told_earlier, _twice(shop)
    if not repeated and not again:
        return _seen(
            "pass",
            0,
            N_("No row was dropped as a repeat of another, and no order follows an equal one within two minutes."),
        )
    share = repeated / max(len(shop.rows), 1)
    sent_twice = again / len(shop.orders)
    verdict: Verdict = "pass" if max(share, sent_twice) < REPEATED_SHARE else "review" if share < REPEATED_MUCH else "fail"  # fmt: skip
    rows = NP_(
        "{count} row ({share_rows}) repeats another and was left out",
        "{count} rows ({share_rows}) repeat others and were left out",
    )
    orders = NP_(
        "{count} counted order follows an equal one of the same customer within two minutes",
        "{count} counted orders follow an equal one of the same customer within two minutes",
    )
    facts = {
        "repeated": Sentence(rows, {"count": repeated, "share_rows": share}),
        "again": Sentence(orders, {"count": again}),
    }
    template = N_("{repeated}; {again}.") if repeated and again else N_("{repeated}.") if repeated else N_("{again}.")
    return _seen(verdict, repeated + again, template, **facts)


def _twice(shop: Shop) -> int:
    """Orders that follow one of the same customer and amount within two minutes; days without a clock tell nothing."""
    orders, who = shop.orders, shop.buyers[0]
    moments = orders[c.ORDERED_AT].to_numpy().astype("datetime64[s]").astype(np.int64)
    timed = moments % 86_400 != 0
    who, moments, amounts = who[timed], moments[timed], orders[c.AMOUNT_E4].to_numpy(np.int64)[timed]
    order = np.lexsort((moments, amounts, who))
    who, moments, amounts = who[order], moments[order], amounts[order]
    same = (who[1:] == who[:-1]) & (amounts[1:] == amounts[:-1]) & (moments[1:] - moments[:-1] <= _AGAIN_SECONDS)
    return int(same.sum())


def _impossible(shop: Shop) -> Seen:
    future = shop.fate("future_date")
    ancient = int((shop.orders[c.ORDERED_AT] < FIRST_WEB_SHOP).sum())
    count = future + ancient + shop.of_no_day
    if not count:
        return _seen("pass", 0, N_("No order is dated in the future or before there were web shops."))
    late = NP_(
        "{count} row is dated in the future and was set aside",
        "{count} rows are dated in the future and were set aside",
    )
    early = NP_("{count} counted order is dated before 1995", "{count} counted orders are dated before 1995")
    none = NP_(
        "{count} row has a day that no order can have and was set aside",
        "{count} rows have days that no order can have and were set aside",
    )
    told = [
        Sentence(say, {"count": rows})
        for say, rows in ((late, future), (early, ancient), (none, shop.of_no_day))
        if rows
    ]
    template = (N_("{first}."), N_("{first}; {second}."), N_("{first}; {second}; {third}."))[len(told) - 1]
    facts = dict(zip(("first", "second", "third"), told, strict=False))
    return _seen("fail" if count / max(shop.live, 1) >= SOME else "review", count, template, **facts)


def _few(names: list[str]) -> tuple[str, ...]:
    return (*sorted(names)[:_EXAMPLES], *([MORE] if len(names) > _EXAMPLES else []))


#: Every check, in the order in which they are shown.
CHECKS: tuple[Check, ...] = (
    Check("history", N_("Length of the history"), "days", _history, N_("Export a longer period: two months are the least that shows anybody coming back.")),
    Check("repeat_customers", N_("Customers who came back"), "customers", _repeats, N_("If you know that people come back, the column of customers may be a number that is new with every order: choose another one. Else a longer period helps.")),
    Check("gaps", N_("Days without orders"), "days", _gaps, N_("Was the shop closed then? If not, a part is missing: export those days and add the file.")),
    Check("orders_level", N_("Level of orders"), "times", _orders_level, N_("Did the shop change then (a new channel, another country)? If not, one of the exports leaves something out, or has it twice.")),
    Check("amounts_level", N_("Level of amounts"), "times", _amounts_level, N_("Did prices change then? If not, look for another currency, cents instead of whole units, or tax that is in some amounts and not in others.")),
    Check("mixed_ids", N_("One id, several people"), "customers", _mixed_ids, N_("Ids of a counter, a marketplace or a reseller hide the people behind them: let customers be told apart by another column.")),
    Check("one_customer", N_("One customer, many orders"), "share", _one_customer, N_("If this is a firm or a reseller, nothing is wrong: keep in mind that averages are mostly its own. If it stands for anybody (walk-ins, a till, a market place, a number that a spreadsheet rounded), say so in the ledger, below the rows that count (--nobody NAME), or let customers be told apart by another column.")),
    Check("split_ids", N_("One person, several ids"), "customers", _split_ids, N_("Let customers be told apart by e-mail address or phone number, so that people who come back are seen as the same.")),
    Check("order_numbers", N_("Order numbers"), "orders", _order_numbers, N_("Several shops may count from 1 each: export them one by one, or choose another column of order numbers.")),
    Check("guests", N_("Orders without a buyer"), "share", _guests, N_("Take the export that names the buyer or the e-mail address; where guests give none, nobody can tell who comes back.")),
    Check("unreadable", N_("Rows that cannot be read"), "share", _unreadable, N_("Open them in the ledger: often a day stands only in the first row of a group, or two columns were taken for each other. Choose the columns by hand, or fill the gaps in the file.")),
    Check("time_zone", N_("Time zone"), "share", _clock, N_("Set your own time zone in the shop system before exporting, so that days and hours are the shop's own. If you do sell at night, nothing is wrong.")),
    Check("test_orders", N_("Test orders"), "orders", _tests, N_("Delete them in the shop system, or forget these customers on the page “Who?”, so that they are not taken for people.")),
    Check("duplicates", N_("Repeated rows and orders"), "rows", _duplicates, N_("Rows that repeat come from exports that overlap: decide which of them count. Equal orders within two minutes are often one order sent twice: look for them in the shop system.")),
    Check("impossible_dates", N_("Impossible dates"), "rows", _impossible, N_("Look at these rows. If many are wrong, day and month may be taken for each other: choose how dates are written.")),
)  # fmt: skip


def quality(shop: Shop) -> Quality:
    """Ask every check; a shop without counted orders fails the first one and leaves the others open.

    Where the file names no buyers, that is what fails: how long it goes back can be told all the same.
    """
    nothing = _seen(None, None, N_("No order counts, so there is nothing to judge."))
    if shop.sold is not None:
        told = {"history", "guests"}
        return Quality(tuple(Checked(one, one.look(shop) if one.code in told else nothing) for one in CHECKS))
    if shop.orders.empty:
        first, *others = CHECKS
        failed = _seen("fail", 0, N_("No order counts, so there is nothing to judge."))
        return Quality((Checked(first, failed), *(Checked(check, nothing) for check in others)))
    return Quality(tuple(Checked(check, check.look(shop)) for check in CHECKS))
