"""What a file can mean in several ways, and what its figures rest on that nobody knows, said openly: dates, decimals, the sign of yen and yuan, cents, what was paid, statuses, after-sales that are over, notes of a cancellation."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any
from zlib import crc32

import streamlit as st

from lib.core.findings import Finding
from lib.core.settings import DateOrder, DecimalMark, ImportSettings
from lib.core.words import N_, Sentence
from lib.ingest.imported import Imported
from lib.ui.words import words

#: What is asked here, and not among the remarks, each with its sign.
ASKED = {
    "date_order_ambiguous": ":material/event:",
    "yen_or_yuan": ":material/currency_yen:",
    "perhaps_cents": ":material/payments:",
    "paid_less": ":material/payments:",
    "after_sales_unsure": ":material/assignment_return:",
    "after_sales_counted": ":material/assignment_return:",
    "cancelled_in_notes": ":material/event_busy:",
    "never_paid": ":material/payments:",
    "hidden_rows": ":material/visibility_off:",
    "decimal_ambiguous": ":material/payments:",
    "decimals_rejoined": ":material/payments:",
    "cells_rejoined": ":material/view_column:",
    "long_rows": ":material/view_column:",
    "unknown_status": ":material/label:",
    "pending_counted": ":material/label:",
    "returned_counted": ":material/label:",
    "closed_counted": ":material/label:",
}
#: Warnings about money, or about who is a customer: they are no remarks to be unfolded either, and stand with the questions until they are said to be right.
_SEVERE = frozenset([
    # which money
    "told_by_content", "whole_guessed", "amount_perhaps_part", "same_header", "taken_as_cents", "mostly_below_zero", "amounts_by_part", "currency_missing", "refund_column_unsure", "refunds_beyond_orders", "refunds_of_other_orders", "part_refund_unknown", "two_ways_unsure",
    # which rows and days
    "hidden_rows", "coloured_rows", "struck_but_counted", "notes_speak_of_cancelling", "sent_not_paid", "dates_turned", "dates_half_turned", "cut_off_row", "order_ids_destroyed", "order_id_empty", "order_id_reused", "order_numbers_restart",
    # who is a customer
    "ids_scientific", "ids_destroyed", "masked_ids", "surnames_only", "one_name_only", "one_name_for_many", "first_of_several_people", "email_of_the_shop", "buyer_carried_down", "buyer_blank_below", "account_turned", "addresses_of_one_order",
])  # fmt: skip
#: What is asked only where something else was found as well: rows that are too long move money where an amount cannot be read.
_ONLY_WITH = {"long_rows": "unreadable_amount"}
#: What a button says: with the days that the dates run over then, and without.
_DATES: Mapping[DateOrder, tuple[str, str]] = {
    "DMY": (N_("Day first: {first} – {last}"), N_("Day first")),
    "MDY": (N_("Month first: {first} – {last}"), N_("Month first")),
    "YMD": (N_("Year first: {first} – {last}"), N_("Year first")),
}
_MONEY = {"JPY": N_("Yen (JPY)"), "CNY": N_("Yuan (CNY)")}

#: What can be said to be right as it was read, and the line of the ledger that it is about.
_SETTLES = {
    "paid_less": "counted",
    "after_sales_unsure": "status_excluded",
    "after_sales_counted": "counted",
    "cancelled_in_notes": "status_excluded",
    "never_paid": "status_excluded",
    "hidden_rows": "counted",
    "decimals_rejoined": "counted",
    "cells_rejoined": "counted",
    "unknown_status": "counted",
    "pending_counted": "counted",
    "returned_counted": "counted",
    "closed_counted": "counted",
}

Change = Callable[..., None]


def ask_readings(imported: Imported, reading: ImportSettings, change: Change) -> None:
    """Say what can be read in several ways, and let one be chosen; `change` takes a setting of the reading by its name."""
    for place, remark in enumerate(open_questions(imported, reading.settled)):
        with st.container(border=True):
            st.warning(words().say(remark.sentence), icon=ASKED.get(remark.code, ":material/warning:"))
            if choices := _choices(remark, reading, imported, place):
                with st.container(horizontal=True):
                    for key, label, setting in choices:
                        st.button(label, key=key, on_click=change, kwargs=setting)


def open_questions(imported: Imported, settled: Sequence[str]) -> list[Finding]:
    """The findings that are still to be answered, the questions first."""
    said = {remark.code for remark in imported.findings}
    asked = [one for one in imported.findings if one.code in ASKED and _ONLY_WITH.get(one.code, one.code) in said]
    asked += [one for one in imported.findings if _is_severe(one)]
    return [one for one in asked if not is_settled(one, settled)]


def are_asked(remarks: Sequence[Finding]) -> bool:
    """Whether any of these findings is a question, and not only something to know."""
    return any(remark.code in ASKED for remark in remarks)


def _is_severe(remark: Finding) -> bool:
    return remark.level == "warning" and remark.code in _SEVERE and remark.code not in ASKED


def is_settled(remark: Finding, settled: Sequence[str]) -> bool:
    """Whether a finding was said to be right."""
    return _as_settled(remark) in settled


def _as_settled(remark: Finding) -> str:
    """What is kept of an answer: the code, and of which names it was given, since others may come later."""
    facts = remark.sentence.facts
    names = (facts.get("header"), facts.get("field_code")) if _is_severe(remark) else facts.get("names")
    return remark.code if names is None else f"{remark.code}-{crc32(str(names).encode()):08x}"


def say_settled(imported: Imported, settled: Sequence[str], line: str) -> None:
    """What was said to be right about a line of the ledger."""
    for remark in imported.findings:
        if is_settled(remark, settled) and _SETTLES.get(remark.code) == line:
            st.markdown(f":material/check: {words().say(settled_sentence(remark))}")


def settled_sentence(remark: Finding) -> Sentence:
    """A finding that was said to be right, or that is known."""
    if _is_severe(remark):
        return Sentence(N_("You have seen this: {what}"), {"what": remark.sentence})
    return Sentence(N_("You said that this is right: {what}"), {"what": remark.sentence})


def _choices(
    remark: Finding, reading: ImportSettings, imported: Imported, place: int
) -> list[tuple[str, str, dict[str, Any]]]:
    """Key, label and setting of each button; what is answered in the file itself has none.

    Statuses that were counted can be left out: what such a finding names under `statuses` joins those that do not count.
    """
    say, facts, settled = words().say, remark.sentence.facts, reading.settled
    if remark.code == "hidden_rows":
        how = str(facts["how"])
        mark = f"{crc32(how.encode()):08x}"
        return [
            (f"leave-out-{mark}", say(N_("Leave them out")), {"left_out": (*reading.left_out, how)}),
            (f"settle-{mark}", say(N_("That is right")), {"settled": (*settled, _as_settled(remark))}),
        ]
    if named := facts.get("statuses"):
        right = {"settled": (*settled, _as_settled(remark))}
        dropped = (*(one for one in reading.status_drop or () if one not in named), *named)
        return [
            (f"settle-{remark.code}", say(N_("They count")), right),
            (f"leave-out-{remark.code}", say(N_("Leave them out")), {"status_drop": dropped}),
        ]
    if remark.code in _SETTLES or _is_severe(remark):
        key = remark.code if remark.code in _SETTLES else f"{place}-{_as_settled(remark)}"  # several may be of one code
        label = N_("I have seen this") if _is_severe(remark) else N_("That is right")
        return [(f"settle-{key}", say(label), {"settled": (*settled, _as_settled(remark))})]
    if remark.code == "decimal_ambiguous":
        return _decimals(facts, imported.reading.decimal)
    if remark.code == "yen_or_yuan":
        return [(f"yen-or-yuan-{code}", say(label), {"currency": code}) for code, label in _MONEY.items()]
    found: list[tuple[DateOrder, str, str, tuple[Any, Any]]] = []
    for order, (with_range, alone) in _DATES.items():
        first, last = f"first_{order.lower()}", f"last_{order.lower()}"
        if first in facts:
            found.append((order, with_range, alone, (facts[first], facts[last])))
    alike = len({days for *_others, days in found}) == 1
    return [
        (f"date-order-{order}", say(alone if alike else with_range, first=first, last=last), {"date_order": order})
        for order, with_range, alone, (first, last) in found
    ]


def _decimals(facts: Mapping[str, Any], now: DecimalMark) -> list[tuple[str, str, dict[str, Any]]]:
    """A button for each of the two readings of a mark, with what the column comes to."""
    other: DecimalMark = "," if now == "." else "."
    money = {now: facts["money_here"], other: facts["money_other"]}
    mark: DecimalMark = "," if "," in facts["example"] else "."
    told = (
        (N_("It groups thousands: {money_of_it}"), "," if mark == "." else "."),
        (N_("It is a decimal mark: {money_of_it}"), mark),
    )
    return [(f"decimal-{one}", words().say(label, money_of_it=money[one]), {"decimal": one}) for label, one in told]
