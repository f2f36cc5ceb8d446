"""Why the shop's own dashboard shows other figures than we do: the fewest ways of counting that explain all of it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Literal

import numpy as np
import pandas as pd

from lib.analysis.combinations import HALF_A_CENT_E4, Combinations
from lib.analysis.differences import Figures, Units, Way, figures, read_units
from lib.core.errors import CannotAnswer
from lib.core.findings import Finding, finding
from lib.core.settings import Refunds
from lib.core.words import N_, NP_, Sentence

#: The world's clocks differ by at most this many hours from one another's.
SHIFTS = tuple(sorted((hours for hours in range(-14, 15) if hours), key=abs))


@dataclass(frozen=True)
class Shown:
    """What the shop's dashboard shows for a period; None for a figure that was not typed in.

    Attributes:
        first_day, last_day: the period; both days are included.
        revenue_e4: ten-thousandths.
        within_e4: how far off the revenue may be because the dashboard rounds it; half a cent, unless it shows less.
    """

    first_day: date
    last_day: date
    revenue_e4: int | None = None
    orders: int | None = None
    buyers: int | None = None
    within_e4: int = HALF_A_CENT_E4


@dataclass(frozen=True)
class Line:
    """One way of counting and what it changes, as dashboard minus ours.

    Attributes:
        code: stable name of the way.
        sentence: what the dashboard does.
        revenue_e4, orders, buyers: its part of the difference where it explains, else what it alone would change.
        part: whether it belongs to the explanation.
    """

    code: str
    sentence: Sentence
    revenue_e4: int
    orders: int
    buyers: int
    part: Literal["explains", "possible"]


@dataclass(frozen=True)
class Reconciliation:
    """Our figures, theirs, and why they differ.

    Attributes:
        ours: by our rules, for the period.
        shown: the dashboard's.
        lines: those that explain first; together they lead from our figures to `explained`.
        explained: our figures with the explaining lines applied.
        verdict: "agrees" without any line, "explained" by the marked lines, "partly" where they explain all but a count
            (`rest_orders`, `rest_buyers`), or "unexplained".
        alternatives: other explanations of as many lines.
    """

    ours: Figures
    shown: Shown
    lines: tuple[Line, ...]
    explained: Figures
    verdict: Literal["agrees", "explained", "partly", "unexplained"]
    alternatives: int
    findings: tuple[Finding, ...]

    @property
    def rest_e4(self) -> int | None:
        """Revenue that no line explains; None where no revenue was typed in."""
        return None if self.shown.revenue_e4 is None else self.shown.revenue_e4 - self.explained.revenue_e4

    @property
    def rest_orders(self) -> int | None:
        """Orders that no line explains."""
        return None if self.shown.orders is None else self.shown.orders - self.explained.orders

    @property
    def rest_buyers(self) -> int | None:
        """Buyers that no line explains."""
        return None if self.shown.buyers is None else self.shown.buyers - self.explained.buyers


@dataclass(frozen=True)
class _Explanation:
    ways: tuple[Way, ...]
    shift_hours: int
    alternatives: int
    whole: bool  # whether it gives every figure that was typed in

    @property
    def size(self) -> int:
        return len(self.ways) + (self.shift_hours != 0)


def reconcile(rows: pd.DataFrame, shown: Shown, refunds: Refunds = "net") -> Reconciliation:
    """Explain the difference between our figures and a dashboard's.

    Every set of ways to count differently is tried, also with the day beginning at another hour; the smallest set that
    gives the typed figures exactly is the explanation; revenue may be off by what the dashboard rounds. Where no set
    gives all of them, the set that gives the revenue and one count, or else the revenue, explains those and leaves the
    rest to the other counts: revenue to the cent is hardly met by chance, a count is.

    Args:
        rows: as `lib.ingest.imported.Imported.rows`.
        shown: what the dashboard shows.
        refunds: how the import treated refunds.

    Raises:
        CannotAnswer: the period ends before it begins, or no figure was typed in.
    """
    if shown.last_day < shown.first_day:
        raise CannotAnswer(N_("The period ends before it begins. Choose a last day that is not before the first."))
    if shown.revenue_e4 is None and shown.orders is None and shown.buyers is None:
        raise CannotAnswer(
            N_("One figure of your dashboard is needed: revenue, orders or buyers. Type in at least one.")
        )
    units, ways = read_units(rows, refunds)
    period = units.during(shown.first_day, shown.last_day, 0)
    ours = figures(period, (), refunds)
    day = timedelta(days=1)  # whatever the clock, nothing further off can come in
    telling = _telling(units.during(shown.first_day - day, shown.last_day + day, 0), ways)
    explanation = _explanation(units, telling, shown, refunds)
    parts = _parts(units, shown, refunds, explanation) if explanation else []
    alone = [way for way in telling if explanation is None or way not in explanation.ways]
    possible = [_line(way.code, way.sentence, ours, figures(period, (way,), refunds), "possible") for way in alone]
    lines = (*parts, *(line for line in possible if line.revenue_e4 or line.orders or line.buyers))
    last = (
        figures(units.during(shown.first_day, shown.last_day, explanation.shift_hours), explanation.ways, refunds)
        if explanation
        else ours
    )
    lines, last, met = _guests_as_people(lines, last, shown)
    if explanation is not None and met and (shown.orders is None or shown.orders == last.orders):
        explanation = replace(explanation, whole=True)
    verdict = _verdict(explanation)
    alternatives = explanation.alternatives if explanation and explanation.whole else 0
    result = Reconciliation(ours, shown, lines, last, verdict, alternatives, ())
    return Reconciliation(ours, shown, lines, last, verdict, alternatives, _findings(result, rows, shown))


def _guests_as_people(lines: tuple[Line, ...], last: Figures, shown: Shown) -> tuple[tuple[Line, ...], Figures, bool]:
    """Take the orders without a buyer for as many people as bring the buyers nearest to the dashboard's: none up to one an order.

    Returns:
        The lines, the figures that they lead to, and whether the buyers are met by that.
    """
    place = next(
        (at for at, line in enumerate(lines) if line.code == "guests_included" and line.part == "explains"), None
    )
    if place is None or shown.buyers is None or shown.buyers >= last.buyers:
        return lines, last, False
    guests = lines[place]
    fewer = min(last.buyers - shown.buyers, guests.buyers)
    changed = replace(guests, buyers=guests.buyers - fewer)
    last = replace(last, buyers=last.buyers - fewer)
    return (*lines[:place], changed, *lines[place + 1 :]), last, last.buyers == shown.buyers


def _verdict(explanation: _Explanation | None) -> Literal["agrees", "explained", "partly", "unexplained"]:
    if explanation is None:
        return "unexplained"
    if not explanation.whole:
        return "partly"
    return "explained" if explanation.size else "agrees"


def _telling(units: Units, ways: Sequence[Way]) -> tuple[Way, ...]:
    """The ways that these units know of."""
    bits = int(np.bitwise_or.reduce(units.needs | units.lost_to, initial=0))
    return tuple(way for way in ways if way.bit & bits or (not way.bit and _moves(units, way)))


def _moves(units: Units, way: Way) -> bool:
    if way.effect == "refunds":
        return bool(units.is_refund.any() or units.money["refund"].any())
    return bool(units.money[way.effect].any())


def _line(
    code: str, sentence: Sentence, before: Figures, after: Figures, part: Literal["explains", "possible"]
) -> Line:
    return Line(
        code,
        sentence,
        after.revenue_e4 - before.revenue_e4,
        after.orders - before.orders,
        after.buyers - before.buyers,
        part,
    )


def _parts(units: Units, shown: Shown, refunds: Refunds, explanation: _Explanation) -> list[Line]:
    """The explanation one step after the other, so that its lines add up to the difference."""
    period = units.during(shown.first_day, shown.last_day, 0)
    reached = figures(period, (), refunds)
    lines: list[Line] = []
    if explanation.shift_hours:
        period = units.during(shown.first_day, shown.last_day, explanation.shift_hours)
        hours = abs(explanation.shift_hours)
        sentence = (
            Sentence(
                NP_("A day begins {count} hour earlier there.", "A day begins {count} hours earlier there."),
                {"count": hours},
            )
            if explanation.shift_hours > 0
            else Sentence(
                NP_("A day begins {count} hour later there.", "A day begins {count} hours later there."),
                {"count": hours},
            )
        )
        after = figures(period, (), refunds)
        lines.append(_line("time_zone", sentence, reached, after, "explains"))
        reached = after
    for count, way in enumerate(explanation.ways, 1):
        after = figures(period, explanation.ways[:count], refunds)
        lines.append(_line(way.code, way.sentence, reached, after, "explains"))
        reached = after
    return lines


def _explanation(units: Units, ways: tuple[Way, ...], shown: Shown, refunds: Refunds) -> _Explanation | None:
    """What explains all figures, or else all but the buyers, all but the orders, all but both."""
    found = _smallest(units, ways, shown, refunds)
    if found is not None or shown.revenue_e4 is None:
        return found
    for without in ({"buyers": None}, {"orders": None}, {"orders": None, "buyers": None}):
        fewer = replace(shown, **without)
        found = None if fewer == shown else _smallest(units, ways, fewer, refunds)
        if found is not None:
            return replace(found, whole=False)
    return None


def _smallest(units: Units, ways: tuple[Way, ...], shown: Shown, refunds: Refunds) -> _Explanation | None:
    """The explanation with the fewest lines; at equal size the one without a shift of the clock."""
    best: _Explanation | None = None
    for hours in (0, *SHIFTS):
        if best is not None and best.size <= (hours != 0):
            break
        period = units.during(shown.first_day, shown.last_day, hours)
        found = Combinations(period, ways, refunds).smallest(
            shown.revenue_e4, shown.within_e4, (shown.orders, shown.buyers)
        )
        if found is not None:
            candidate = _Explanation(found[0], hours, found[1], whole=True)
            if best is None or candidate.size < best.size:
                best = candidate
    return best


def _partly(result: Reconciliation) -> Finding:
    """Which count is left, and what is usually behind it."""
    orders, buyers = abs(result.rest_orders or 0), abs(result.rest_buyers or 0)
    if not orders:
        sentence = N_(
            "Everything but the number of buyers is explained; it stays {number} apart. Dashboards often count buyers by "
            "account, phone or device, or anew on every day."
        )
    elif not buyers:
        sentence = N_(
            "Everything but the number of orders is explained; it stays {number} apart. Dashboards often count parcels or "
            "parts of an order."
        )
    else:
        sentence = N_("Revenue is explained; the numbers of orders and buyers are not.")
    return finding("partly_explained", "warning", sentence, number=orders or buyers)


def _findings(result: Reconciliation, rows: pd.DataFrame, shown: Shown) -> tuple[Finding, ...]:
    findings: list[Finding] = []
    if result.verdict == "agrees":
        findings.append(finding("reconciled", "info", N_("Your dashboard and this file agree.")))
    elif result.verdict == "explained":
        count = sum(line.part == "explains" for line in result.lines)
        findings.append(
            finding(
                "reconciled",
                "info",
                NP_(
                    "{count} difference in counting explains all of it.",
                    "{count} differences in counting explain all of it.",
                ),
                count=count,
            )
        )
    elif result.verdict == "partly":
        findings.append(_partly(result))
    else:
        findings.append(
            finding(
                "unexplained",
                "warning",
                N_(
                    "No way of counting that the file knows of gives your dashboard's figures. Compare the period, the shops and channels it covers, and whether the export is complete."
                ),
            )
        )
    if result.alternatives:
        findings.append(
            finding(
                "other_explanations",
                "info",
                NP_(
                    "{count} other explanation is as short; orders and buyers typed in as well would tell them apart.",
                    "{count} other explanations are as short; orders and buyers typed in as well would tell them apart.",
                ),
                count=result.alternatives,
            )
        )
    guests = next((line for line in result.lines if line.code == "guests_included" and line.part == "explains"), None)
    if guests is not None and shown.buyers is not None:
        template = NP_(
            "Nobody knows how many people are behind orders without a buyer: with {count} order it may be none or one.",
            "Nobody knows how many people are behind orders without a buyer: with {count} orders it may be none up to {count}.",
        )
        findings.append(finding("guests_unknown", "info", template, count=guests.orders))
    unreadable = int((rows["fate"] == "unreadable").sum())
    if unreadable and result.verdict != "agrees":
        findings.append(
            finding(
                "unreadable_rows",
                "info",
                NP_(
                    "{count} row of the file could not be read; your dashboard may know its money.",
                    "{count} rows of the file could not be read; your dashboard may know their money.",
                ),
                count=unreadable,
            )
        )
    days = rows["ordered_at"].dropna()
    if len(days) and (shown.first_day < days.min().date() or shown.last_day > days.max().date()):
        findings.append(
            finding(
                "period_beyond_file",
                "warning",
                N_("The file runs from {first_day} to {last_day}, so it cannot hold all of the period."),
                first_day=days.min().date(),
                last_day=days.max().date(),
            )
        )
    return tuple(findings)
