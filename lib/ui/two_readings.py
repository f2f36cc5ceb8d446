"""What a file can mean in several ways, said openly: dates, the sign of yen and yuan, cents, what was paid, after-sales that are over, notes of a cancellation."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any

import streamlit as st

from lib.core.findings import Finding
from lib.core.settings import DateOrder
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
}
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
}

Change = Callable[..., None]


def ask_readings(imported: Imported, settled: Sequence[str], change: Change) -> None:
    """Say what can be read in several ways, and let one be chosen; `change` takes a setting of the reading by its name."""
    for remark in imported.findings:
        if asks(remark, settled):
            with st.container(border=True):
                st.warning(words().say(remark.sentence), icon=ASKED[remark.code])
                if choices := _choices(remark, settled):
                    with st.container(horizontal=True):
                        for key, label, setting in choices:
                            st.button(label, key=key, on_click=change, kwargs=setting)


def asks(remark: Finding, settled: Sequence[str]) -> bool:
    """Whether a finding is still to be answered."""
    return remark.code in ASKED and remark.code not in settled


def say_settled(imported: Imported, settled: Sequence[str], line: str) -> None:
    """What was said to be right about a line of the ledger."""
    for remark in imported.findings:
        if remark.code in settled and _SETTLES.get(remark.code) == line:
            st.markdown(f":material/check: {words().say(settled_sentence(remark))}")


def settled_sentence(remark: Finding) -> Sentence:
    """A finding that was said to be right."""
    return Sentence(N_("You said that this is right: {what}"), {"what": remark.sentence})


def _choices(remark: Finding, settled: Sequence[str]) -> list[tuple[str, str, dict[str, Any]]]:
    """Key, label and setting of each button; what is answered in the file itself has none."""
    say, facts = words().say, remark.sentence.facts
    if remark.code in _SETTLES:
        return [(f"settle-{remark.code}", say(N_("That is right")), {"settled": (*settled, remark.code)})]
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
