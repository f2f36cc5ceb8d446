"""`lifecycle`: customers past their own usual gap, orders to come, and one row a customer to take away."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np

from lib.analysis.activity import activity
from lib.analysis.comeback import Comeback
from lib.analysis.contact_lists import (
    GONE_DAYS,
    GONE_GAPS,
    HABIT_DAYS,
    ContactList,
    due_customers,
    late_customers,
    left_out_said,
    less_given_up,
    remind,
    usual_gaps,
    win_back,
    yearly_spend_e4,
)
from lib.analysis.customers import Customers, Float64s, Int64s
from lib.analysis.lifecycle import Lifecycle
from lib.analysis.proportions import Range
from lib.analysis.stages import STAGES
from lib.analysis.to_come import existing
from lib.analysis.value_findings import verdict
from lib.analysis.value_lists import given_up, value_lists
from lib.analysis.worth import Base
from lib.cli.importing import money
from lib.cli.plain import without_dust
from lib.cli.show import Figure, table
from lib.core.money import SCALE, from_e4
from lib.core.periods import date_of
from lib.core.settings import ValueSettings
from lib.core.words import N_, NP_
from lib.reports.lists import staged
from lib.reports.safe import write
from lib.text.words import NOTHING, Words

#: So many of those to write to first are named; --out has all of them.
_FIRST = 10


@dataclass(frozen=True, eq=False)
class Overdue:
    """Customers past their own usual gap.

    Attributes:
        gaps: usual days between the order days of each customer; infinite without a habit.
        due, late: those to remind, and those to win back, the largest yearly spend first.
        to_remind, to_win_back: the same without whom “Do not chase these” holds.
    """

    gaps: Float64s
    due: ContactList
    late: ContactList
    to_remind: ContactList
    to_win_back: ContactList

    @property
    def lists(self) -> tuple[ContactList, ContactList]:
        """Whom to write to."""
        return self.to_remind, self.to_win_back


def overdue(people: Customers, back: Comeback, whole: Base) -> Overdue:
    """The two lists of the home page that go by a customer's own usual gap, held against those not worth chasing."""
    gaps = usual_gaps(people, back.order_days)
    late = late_customers(people, gaps)
    due, past = remind(people, due_customers(people, gaps, late)), win_back(people, late)
    gone = given_up(value_lists(whole, existing(whole, ValueSettings())))
    return Overdue(gaps, due, past, *(less_given_up(one, people, gone) for one in (due, past)))


def answer(people: Customers, found: Overdue) -> dict[str, Any]:
    """How many are overdue, what they spend in a usual year, and the first of each list."""
    due, late = found.due, found.late
    all_of = {one.code: one.count for one in (due, late)}
    return {
        "customers": due.count + late.count,
        "money_a_year": from_e4((due.money_e4 or 0) + (late.money_e4 or 0)),
        "habit_days": HABIT_DAYS,
        "gone_days": GONE_DAYS,
        "gone_gaps": GONE_GAPS,
        "lists": [
            {
                "list": one.code,
                "customers": one.count,
                "left_out": all_of[one.code] - one.count,
                "money_a_year": from_e4(one.money_e4 or 0),
                "first": _first(people, found, one.positions[:_FIRST]),
            }
            for one in found.lists
        ],
    }


def _first(people: Customers, found: Overdue, positions: Int64s) -> list[dict[str, Any]]:
    spend_e4 = yearly_spend_e4(people)
    return [
        {
            "customer": str(people.customer_id.iloc[at]),
            "silent_days": int(people.recency_days[at]),
            "usual_gap_days": without_dust(float(found.gaps[at])),
            "money_a_year": from_e4(int(spend_e4[at])),
        }
        for at in positions.tolist()
    ]


def shown(given: dict[str, Any], words: Words) -> list[str]:
    """The same for a person at a terminal."""
    say = words.say
    if not given["customers"]:
        return [say(N_("Nobody is past their own usual gap at the moment."))]
    due, late = given["lists"]
    said = say(
        NP_(
            "{count} customer is past their own usual gap; they have spent {money_year} a year since their first order. "
            "To remind: {due}; late by more than a second gap: {late}.",
            "{count} customers are past their own usual gap; they have spent {money_year} a year since their first order. "
            "To remind: {due}; late by more than a second gap: {late}.",
        ),
        count=given["customers"],
        money_year=round(given["money_a_year"] * SCALE),
        due=due["customers"] + due["left_out"],
        late=late["customers"] + late["left_out"],
    )
    counted = say(
        N_(
            "A usual gap is known of those who ordered on {visits} days or more. Who has been silent for longer than {days} days and than {gaps} gaps is not counted any more."
        ),
        visits=HABIT_DAYS,
        days=GONE_DAYS,
        gaps=GONE_GAPS,
    )
    headers = [
        say(text)
        for text in (
            N_("First to write to"),
            N_("Why"),
            N_("Silent for (days)"),
            N_("Usual gap (days)"),
            N_("Spends a year"),
        )
    ]
    why = {"due": say(N_("remind")), "win_back": say(N_("win back"))}
    rows = [
        (
            row["customer"],
            why[one["list"]],
            row["silent_days"],
            round(row["usual_gap_days"]),
            Figure(money(row["money_a_year"], words)),
        )
        for one in (late, due)
        for row in one["first"]
    ]
    left_out = due["left_out"] + late["left_out"]
    lines = [said, counted, *([say(left_out_said(left_out))] if left_out else [])]
    return ["\n".join(lines), table(headers, rows, words)]


def export(life: Lifecycle, cohort: Sequence[str], back: Comeback, found: Overdue, ending: str) -> bytes:
    """One row a customer: the stage, the cohort, the usual gap and the list they are on, as a file of the kind that its ending says."""
    codes = np.full(len(life.customers), "", dtype=object)
    for one in found.lists:
        codes[one.positions] = one.code
    stage = [STAGES[place] for place in life.stages.stage.tolist()]
    sheet = staged(life.customers, stage, cohort, back.order_days, found.gaps, codes.tolist())
    return write(sheet, "xlsx" if ending.lower() == ".xlsx" else "csv")


# ---- orders to come


def to_come(whole: Base, words: Words) -> dict[str, Any]:
    """Repeat orders of the coming months by four weeks, beside those that came; nothing but the verdict where there is too little history."""
    found = activity(whole)
    told: dict[str, Any] = {
        "method": whole.tested.method,
        "verdict": words.say(verdict(whole).sentence),
        "verdict_code": whole.tested.verdict,
        "weeks": None,
        "known": None,
        "coming": None,
        "periods": [],
    }
    if found is None:
        return told
    return {
        **told,
        "weeks": found.weeks,
        "known": _edges(found.known),
        "coming": without_dust(found.coming),
        "periods": [
            {
                "first_day": date_of(int(row["first_day"])).isoformat(),
                "last_day": date_of(int(row["last_day"])).isoformat(),
                **{name: _known(row[name]) for name in ("actual", "known", "coming", "low", "high")},
            }
            for row in found.frame.to_dict("records")
        ],
    }


def _edges(found: Range) -> dict[str, float | None]:
    return {
        name: without_dust(value) for name, value in (("value", found.value), ("low", found.low), ("high", found.high))
    }


def _known(value: float) -> float | None:
    return without_dust(value) if value == value else None  # noqa: PLR0124 - missing


def to_come_shown(given: dict[str, Any], words: Words) -> list[str]:
    """The same for a person at a terminal."""
    say = words.say
    if given["known"] is None:
        return [given["verdict"]]
    headline = say(
        N_("In the next {weeks} weeks today's customers order about {orders} times more ({low}–{high})."),
        weeks=given["weeks"],
        orders=round(given["known"]["value"]),
        **{edge: round(given["known"][edge]) for edge in ("low", "high")},
    )
    coming = say(
        N_(
            "If as many new customers come as in the last year, they add about {orders} second and later orders by then."
        ),
        orders=round(given["coming"]),
    )
    titles = (
        N_("First day"),
        N_("Last day"),
        N_("Came"),
        N_("Today's customers"),
        N_("Customers still to come"),
        N_("From"),
        N_("To"),
    )
    rows = [
        (
            row["first_day"],
            row["last_day"],
            *(
                NOTHING if row[name] is None else round(row[name])
                for name in ("actual", "known", "coming", "low", "high")
            ),
        )
        for row in given["periods"]
    ]
    rows = [tuple(Figure(cell) if cell == NOTHING else cell for cell in row) for row in rows]
    return [f"{headline}\n{coming}\n{given['verdict']}", table([say(title) for title in titles], rows, words)]
