"""The plan as a spreadsheet that calculates: change a spend or an assumption, and what it brings follows.

Names are text cells, never formulas (lib.reports.safe says why); formulas are ours and refer to cells only.
"""

from __future__ import annotations

import io
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Literal

import xlsxwriter
from xlsxwriter.format import Format
from xlsxwriter.utility import xl_range_abs, xl_rowcol_to_cell
from xlsxwriter.workbook import Workbook
from xlsxwriter.worksheet import Worksheet

from lib.analysis.afterwards import Afterwards, ChannelAfter
from lib.analysis.budget_choice import curve_of, twice
from lib.analysis.budget_firmness import best_in_cases
from lib.analysis.budget_months import Year
from lib.analysis.curves import Hill, Points
from lib.analysis.spending import Spending
from lib.charts.theme import TO_FILL_IN
from lib.core.money import SCALE
from lib.core.periods import month_start
from lib.core.settings import BudgetCase, BudgetChannel, BudgetDecision, DecidedChannel, Objective, Responses
from lib.core.words import N_
from lib.reports.safe import Column, Sheet, for_xml
from lib.text.words import Words

#: Where the first channel stands, and the columns of the sheet.
FIRST_ROW = 7
_HEADERS = (
    N_("Channel"),
    N_("Kind"),
    N_("Now a week"),
    N_("Plan a week"),
    N_("New customers at the spend of now"),
    N_("New customers at twice that"),
    N_("Half point of the curve"),
    N_("Top of the curve"),
    N_("New customers by the plan"),
    N_("Brings by the plan"),
    N_("Brings now"),
    N_("The next unit brings"),
    N_("Each is worth"),
)
#: Where channels bring revenue, some of these are called otherwise.
_OF_REVENUE = {
    N_("New customers at the spend of now"): N_("Revenue at the spend of now"),
    N_("New customers at twice that"): N_("Revenue at twice that"),
    N_("New customers by the plan"): N_("Revenue by the plan"),
    N_("New customers"): N_("Revenue"),
    N_("Each is worth"): N_("Of each 1 of revenue counts"),
}
_WORTH = 12  # the column M
_COUNTS: dict[Objective, str] = {
    "margin": N_("Value of a new customer"),
    "revenue": N_("Revenue of a new customer"),
    "customers": N_("Each new customer counts"),
}
_KINDS = {"performance": N_("Performance"), "brand": N_("Brand"), "innovation": N_("Experiments")}


def _called(header: str, counted: Responses) -> str:
    """A header by what channels bring."""
    return _OF_REVENUE.get(header, header) if counted == "revenue" else header


def kind_name(kind: str) -> str:
    """What a kind of channel is called; marked for translation."""
    return _KINDS[kind]


def workbook(found: Spending, words: Words) -> bytes:
    """The plan with live formulas: one row a channel, the totals above it.

    Row 2: value of a new customer. Row 3 to 6: sums of spend, of what the plan brings, of what that is more than now, also after the
    spend. The curve of a row is
    top x / (x + half); where twice the money is told to bring twice as much or nothing more, half is 0 (not shown) and the formula
    joins three points, as lib.analysis.budget_choice.curve_of does. A curve that was told point by point stands on a sheet of its own,
    and its row goes along the lines between them.
    """
    content = io.BytesIO()
    with xlsxwriter.Workbook(
        content, {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
    ) as book:
        sheet = book.add_worksheet(words.say(N_("Plan")))
        bold = book.add_format({"bold": True, "text_wrap": True, "valign": "top"})
        money = book.add_format({"num_format": words.money_pattern()})
        typed = book.add_format({"num_format": words.money_pattern(), "bg_color": TO_FILL_IN})
        plain = book.add_format({"num_format": "#,##0.00##"})
        text = book.add_format({"num_format": "@"})
        shape = book.add_format({"num_format": "#,##0.00##;-#,##0.00##;"})
        last = FIRST_ROW + len(found.plan.channels)
        sheet.write_string(0, 0, words.say(N_("Change the yellow cells; everything else follows.")), bold)
        for row, (label, cell) in enumerate(
            (
                (
                    _OF_REVENUE["Each is worth"] if found.choice.counted == "revenue" else _COUNTS[found.choice.goal],
                    None,
                ),
                (N_("Spend a week"), f"=SUM(D{FIRST_ROW + 1}:D{last})"),
                (N_("The plan brings a week"), f"=SUM(J{FIRST_ROW + 1}:J{last})"),
                (N_("More than now"), _where_known(f"C4-SUM(K{FIRST_ROW + 1}:K{last})", _now_cells(found))),
                *_after_spend(found, last),
            ),
            start=1,
        ):
            sheet.write_string(row, 0, words.say(label), bold)
            if cell is None:
                sheet.write_number(row, 2, found.plan.value_per_response, typed)
            else:
                _formula(sheet, row, 2, cell, money, _known(found, row))
        for column, header in enumerate(_HEADERS):
            sheet.write_string(FIRST_ROW - 1, column, words.say(_called(header, found.choice.counted)), bold)
        drawn = _drawn(book, found, words, (bold, text, typed))
        for at in range(len(found.choice.channels)):
            _channel(sheet, FIRST_ROW + at, found, at, words, (money, typed, plain, text, shape), drawn.get(at))
        if cases := best_in_cases(found):
            part = book.add_format({"num_format": "0%", "bg_color": TO_FILL_IN})
            _cases(book, found, cases, words, (bold, text, money, part))
        sheet.set_column(0, 0, 26)
        sheet.set_column(1, len(_HEADERS) - 1, 15)
        sheet.freeze_panes(FIRST_ROW, 1)
    return content.getvalue()


def _cases(
    book: Workbook,
    found: Spending,
    cases: Sequence[tuple[BudgetCase, float | None]],
    words: Words,
    formats: tuple[Format, ...],
) -> None:
    """A sheet with what may happen, a row a case: what the plan then brings, beside the best split of that case."""
    bold, text, money, part = formats
    sheet, plan = book.add_worksheet(words.say(N_("What may happen"))), words.say(N_("Plan"))
    names, revenue = [one.name for one in found.choice.channels], found.choice.counted == "revenue"
    counts = found.choice.goal == "customers"
    worth = [] if counts else [words.say(N_("Of revenue is left")) if revenue else words.say(N_("Each is worth"))]
    first = 1 + len(worth)
    last = (N_("The plan brings a week"), N_("The best split then brings"), N_("The plan misses"))
    headers = [words.say(N_("What may happen")), *worth, *map(for_xml, names), *map(words.say, last)]
    for column, header in enumerate(headers):
        sheet.write_string(0, column, header, bold)
    for row, (case, best) in enumerate(cases, start=1):
        shares = dict(case.brings)
        sheet.write_string(row, 0, for_xml(case.name), text)
        if worth:
            sheet.write_number(row, 1, case.worth, part)
        for at, name in enumerate(names):
            sheet.write_number(row, first + at, shares.get(name, 1.0), part)
        cells = [f"N('{plan}'!J{FIRST_ROW + at + 1})*{xl_rowcol_to_cell(row, first + at)}" for at in range(len(names))]
        end, factor = first + len(names), "" if counts else f"*{xl_rowcol_to_cell(row, 1)}"
        brings = sum(one.value * shares.get(one.name, 1.0) for one in found.answer.allocation) * (
            1.0 if counts else case.worth
        )
        _formula(sheet, row, end, f"=({'+'.join(cells)}){factor}", money, brings)
        if best is not None:
            sheet.write_number(row, end + 1, best, money)
            left = f"=MAX({xl_rowcol_to_cell(row, end + 1)}-{xl_rowcol_to_cell(row, end)},0)"
            _formula(sheet, row, end + 2, left, money, max(best - brings, 0.0))
    sheet.set_column(0, 0, 26)
    sheet.set_column(1, len(headers) - 1, 15)
    sheet.freeze_panes(1, 1)


def _known(found: Spending, row: int) -> float | str:
    """What a formula at the top comes to, for programs that do not calculate; nothing where it is not known."""
    if row >= 4 and not found.choice.knows_now:
        return ""
    return {2: float(found.spend.sum()), 3: found.objective, 4: found.gain, 5: found.better}[row]


def _now_cells(found: Spending) -> list[str]:
    """The cells of spends of now that are not known, and are empty until somebody fills them in."""
    return [f"C{FIRST_ROW + at + 1}" for at, one in enumerate(found.known_now) if one is None]


def _where_known(formula: str, cells: Sequence[str]) -> str:
    """A formula that shows nothing until all of these cells hold something."""
    return f'=IF(COUNT({",".join(cells)})<{len(cells)},"",{formula})' if cells else f"={formula}"


def _after_spend(found: Spending, last: int) -> tuple[tuple[str, str], ...]:
    """What is left more than now, where that counts."""
    if found.choice.goal != "margin":
        return ()
    left = _where_known(f"C5-C3+SUM(C{FIRST_ROW + 1}:C{last})", _now_cells(found))
    return ((N_("More than now, after the spend"), left),)


@dataclass(frozen=True)
class _Lines:
    """Where a curve of points stands in the workbook: its spends and its responses."""

    spends: str
    responses: str
    last: str

    def brings(self, spend: str) -> str:
        """What a spend brings: along the line between the points on either side of it, and flat after the last."""
        inside = f"MIN(MAX({spend},0),{self.last})"
        return f"{self._from('responses', spend)}+({inside}-{self._from('spends', spend)})*{self.slope(spend)}"

    def slope(self, spend: str) -> str:
        """Of the line that a spend lies on."""
        rise, run = (f"({self._from(name, spend, 1)}-{self._from(name, spend)})" for name in ("responses", "spends"))
        return f"{rise}/{run}"

    def marginal(self, spend: str) -> str:
        """What the next unit brings."""
        return f"IF({spend}<{self.last},{self.slope(spend)},0)"

    def _from(self, name: Literal["spends", "responses"], spend: str, after: int = 0) -> str:
        place = f"MIN(MATCH(MAX({spend},0),{self.spends},1),ROWS({self.spends})-1)"
        return f"INDEX({getattr(self, name)},{place}{f'+{after}' if after else ''})"


def _drawn(book: Workbook, found: Spending, words: Words, formats: tuple[Format, ...]) -> dict[int, _Lines]:
    """A sheet with the curves that were told point by point, two columns each, by the channel's place; none where there are none."""
    curves = {
        at: one.curve
        for at, one in enumerate(found.plan.channels)
        if isinstance(one.curve, Points) and len(one.curve.spends) > 1 and not _by_three(found.choice.channels[at])
    }
    if not curves:
        return {}
    bold, text, typed = formats
    name = words.say(N_("Curves"))
    sheet = book.add_worksheet(name)
    answer: dict[int, _Lines] = {}
    for at, curve in curves.items():
        column = 2 * len(answer)
        sheet.write_string(0, column, for_xml(found.choice.channels[at].name), text)
        for place, (header, figures) in enumerate(
            ((N_("Spend"), curve.spends), (N_("Brings"), curve.responses)), start=column
        ):
            sheet.write_string(1, place, words.say(header), bold)
            sheet.write_column(2, place, figures, typed)
        last = 1 + len(curve.spends)
        spends, responses = (f"'{name}'!{xl_range_abs(2, one, last, one)}" for one in (column, column + 1))
        answer[at] = _Lines(
            spends, responses, f"'{name}'!{xl_rowcol_to_cell(last, column, row_abs=True, col_abs=True)}"
        )
    return answer


def _channel(
    sheet: Worksheet,
    row: int,
    found: Spending,
    at: int,
    words: Words,
    formats: tuple[Format, ...],
    lines: _Lines | None,
) -> None:
    money, typed, plain, text, shape = formats
    told, channel, one = found.choice.channels[at], found.plan.channels[at], found.answer.allocation[at]
    line = row + 1
    sheet.write_string(row, 0, for_xml(told.name), text)
    sheet.write_string(row, 1, words.say(_KINDS[told.kind]), text)
    unknown = [] if told.knows_now else [f"C{line}"]
    if unknown:
        sheet.write_blank(row, 2, None, typed)
    else:
        sheet.write_number(row, 2, found.now[at], money)
    sheet.write_number(row, 3, one.spend, typed)
    curve, worth = channel.curve, found.plan.value_of(channel)
    if lines is None and told.weekly_e4 <= 0 and isinstance(curve, Hill):  # not used yet: its figures are about the cap
        sheet.write_number(row, 6, curve.half, typed)
        sheet.write_number(row, 7, curve.scale, typed)
        brings, before, marginal = (*(_bent(spend, line) for spend in "DC"), _next(line))
    elif lines is None:
        for column, figure in ((4, told.brings), (5, twice(told))):
            sheet.write(row, column, None if told.is_held else figure, typed)
        half, top = (curve.half, curve.scale) if isinstance(curve, Hill) else (0.0, 0.0)
        bent = f"C{line}*(2*F{line}-2*E{line})/MAX(2*E{line}-F{line},0.0000001)"
        _formula(sheet, row, 6, f"=IF(F{line}>E{line},IF(F{line}<1.999*E{line},{bent},0),0)", shape, half)
        _formula(sheet, row, 7, f"=IF(G{line}>0,E{line}*(C{line}+G{line})/MAX(C{line},0.0001),0)", shape, top)
        brings, before, marginal = (*(_bent(spend, line) for spend in "DC"), _next(line))
    else:
        for column, spend, known in ((4, f"C{line}", found.now[at]), (5, f"(2*C{line})", 2 * found.now[at])):
            value = "" if unknown else float(curve.response(known))
            _formula(sheet, row, column, _where_known(lines.brings(spend), unknown), plain, value)
        brings, before, marginal = lines.brings(f"D{line}"), lines.brings(f"C{line}"), lines.marginal(f"D{line}")
    if channel.value_per_response is None:
        _formula(sheet, row, _WORTH, "=C$2", money, worth)
    else:
        sheet.write_number(row, _WORTH, worth, typed)
    untold = [f"{column}{line}" for column in "EF"] if told.is_held else []  # until somebody fills them in, too
    now_value = "" if unknown or untold else float(curve.response(found.now[at])) * worth
    for column, formula, form, cells, value in (
        (8, brings, plain, untold, one.response),
        (9, f"I{line}*M{line}", money, untold, one.value),
        (10, f"({before})*M{line}", money, [*unknown, *untold], now_value),
        (11, f"({marginal})*M{line}", plain, untold, (one.marginal or 0.0) * worth),
    ):
        _formula(sheet, row, column, _where_known(formula, cells), form, "" if untold else value)


def _by_three(told: BudgetChannel) -> bool:
    """Whether a channel's curve is the one through nothing, the spend of now and twice that."""
    return told.points is None and (told.weekly_e4 > 0 or told.brings <= 0)


def _bent(spend: str, line: int) -> str:
    """What a spend brings by the curve of the row."""
    return f"IF(G{line}>0,H{line}*{spend}{line}/MAX({spend}{line}+G{line},0.0001),{_straight(spend, line)})"


def _next(line: int) -> str:
    """What the next unit of the plan's spend brings by the curve of the row."""
    first, second = f"E{line}/MAX(C{line},0.0001)", f"(MAX(F{line},E{line})-E{line})/MAX(C{line},0.0001)"
    straight = f"IF(MIN(C{line},E{line})>0,IF(D{line}<C{line},{first},IF(D{line}<2*C{line},{second},0)),0)"
    return f"IF(G{line}>0,H{line}*G{line}/MAX(D{line}+G{line},0.0001)^2,{straight})"


def _straight(spend: str, line: int) -> str:
    """Lines through nothing, the spend of now and twice that, and flat after it; nothing where nothing is spent, or comes, now."""
    x, now, one, two = f"{spend}{line}", f"MAX(C{line},0.0001)", f"E{line}", f"MAX(F{line},E{line})"
    lines = f"IF({x}<=C{line},{one}*{x}/{now},IF({x}<2*C{line},{one}+({two}-{one})*({x}-C{line})/{now},{two}))"
    return f"IF(MIN(C{line},E{line})>0,{lines},0)"


def _formula(sheet: Worksheet, row: int, column: int, formula: str, form: Format, value: Any) -> None:
    """A formula of ours, with what it comes to, for programs that do not calculate."""
    sheet.write_formula(row, column, formula, form, value)


def plan_sheet(found: Spending, words: Words) -> Sheet:
    """The plan as a plain list, for a text file."""
    rows = found.answer.allocation
    told = [one.is_told for one in found.plan.channels]
    return Sheet(
        words.say(N_("Plan")),
        (
            Column(words.say(N_("Channel")), "text", [one.name for one in rows]),
            Column(words.say(N_("Kind")), "text", [words.say(_KINDS[one.kind]) for one in rows]),
            Column(words.say(N_("Now a week")), "money", list(found.known_now)),
            Column(words.say(N_("Plan a week")), "money", [round(one.spend, 2) for one in rows]),
            Column(
                words.say(_called(N_("New customers by the plan"), found.choice.counted)),
                "number",
                [round(one.response, 2) if known else None for one, known in zip(rows, told, strict=True)],
            ),
            Column(
                words.say(N_("Brings by the plan")),
                "money",
                [round(one.value, 2) if known else None for one, known in zip(rows, told, strict=True)],
            ),
        ),
    )


def months_sheet(found: Year, counted: Responses, words: Words) -> Sheet:
    """A year month by month as a plain list, a column a channel."""
    channels = tuple(
        Column(name, "money", [round(one.spend[at], 2) for one in found.months])
        for at, name in enumerate(found.channels)
    )
    return Sheet(
        words.say(N_("Plan")),
        (
            Column(words.say(N_("Month")), "day", [month_start(one.month) for one in found.months]),
            Column(words.say(N_("Of a usual month")), "share", [round(one.season, 4) for one in found.months]),
            Column(words.say(N_("Spend")), "money", [round(one.total, 2) for one in found.months]),
            *channels,
            Column(
                words.say(_called(N_("New customers"), counted)),
                "number",
                [round(one.customers, 2) for one in found.months],
            ),
            Column(words.say(N_("Brings")), "money", [round(one.value, 2) for one in found.months]),
            Column(words.say(N_("Brings, low end")), "money", [round(one.low, 2) for one in found.months]),
            Column(words.say(N_("Brings, high end")), "money", [round(one.high, 2) for one in found.months]),
        ),
    )


#: What the split of the page and the reader's own are called in the ledger, where nobody has given them a name.
BEST_NAME, OWN_NAME = N_("This plan"), N_("My plan")


def decided_name(decided: BudgetDecision, words: Words) -> str:
    """How a decided plan is called, in the reader's language where the page has named it."""
    return words.say(decided.name) if decided.name in {BEST_NAME, OWN_NAME} else decided.name


def ledger_sheet(decisions: Sequence[BudgetDecision], seen: Sequence[Afterwards | None], words: Words) -> Sheet:
    """The decided plans as a plain list, a row a channel; what the files do not tell is left empty.

    Args:
        decisions: as kept in the project.
        seen: what came of each; None where no files tell.
        words: the reader's language.
    """
    rows: list[tuple[BudgetDecision, DecidedChannel, ChannelAfter | None]] = []
    for decided, found in zip(decisions, seen, strict=True):
        after = {one.channel: one for one in found.channels} if found is not None else {}
        rows += [(decided, one, after.get(one.told.name)) for one in decided.channels]
    promised = [None if one.told.is_held else after for _, one, after in rows]
    in_all = [
        None if one.told.is_held else float(curve_of(one.told).response(one.spend_e4 / SCALE)) * decided.weeks
        for decided, one, _ in rows
    ]
    return Sheet(
        words.say(N_("Ledger")),
        (
            Column(words.say(N_("Plan")), "text", [decided_name(one, words) for one, _, _ in rows]),
            Column(words.say(N_("From")), "day", [one.first for one, _, _ in rows]),
            Column(words.say(N_("Weeks")), "whole", [one.weeks for one, _, _ in rows]),
            Column(words.say(N_("Channel")), "text", [one.told.name for _, one, _ in rows]),
            Column(words.say(N_("Plan a week")), "money", [one.spend_e4 / SCALE for _, one, _ in rows]),
            Column(words.say(N_("New customers of all weeks")), "number", [_cents(one) for one in in_all]),
            Column(words.say(N_("Planned so far")), "money", [_cents(one and one.planned_spend) for _, _, one in rows]),
            Column(words.say(N_("Spent")), "money", [_cents(one and one.spent) for _, _, one in rows]),
            Column(words.say(N_("New customers promised so far")), "number", [_cents(one and one.planned) for one in promised]),
            Column(words.say(N_("Promised for the money spent")), "number", [_cents(one and one.promised) for one in promised]),
            Column(words.say(N_("Were to come")), "number", [_cents(one and one.expected) for one in promised]),
            Column(words.say(N_("New customers that came")), "number", [_cents(one and one.came) for _, _, one in rows]),
            Column(words.say(N_("Note")), "text", [one.note for one, _, _ in rows]),
        ),
    )  # fmt: skip


def _cents(amount: float | None) -> float | None:
    return None if amount is None else round(amount, 2)
