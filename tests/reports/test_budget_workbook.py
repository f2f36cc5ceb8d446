"""The workbook calculates by itself: its formulas, evaluated anew, come to the same sums."""

from __future__ import annotations

import io
import re
import shutil
import subprocess
from dataclasses import replace
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from lib.analysis.budget_choice import curve_of
from lib.analysis.budget_firmness import crossed
from lib.analysis.budget_months import typed, year
from lib.analysis.spending import spending
from lib.catalog.budget import EXAMPLE
from lib.core.settings import BudgetCase, BudgetChannel, BudgetChoice, Objective
from lib.reports.budget import FIRST_ROW, months_sheet, plan_sheet, workbook
from lib.text.languages import CHINESE, ENGLISH
from lib.text.words import Words

ODD = BudgetChoice(
    (
        BudgetChannel("=cmd|' /C calc'!A0", "performance", 1_000_000, 10, 15),
        BudgetChannel("straight", "brand", 500_000, 2, 4),
        BudgetChannel("flat", "innovation", 500_000, 2, 2),
        BudgetChannel("nothing", "performance", 0, 0, 0),
        BudgetChannel("only twice", "performance", 1_100_000, 0, 5.2),
    ),
    value_e4=300_000,
)


def recomputed(sheet: Any, cell: str) -> float:
    """A cell's value from the formulas alone: sums, maxima, conditions and arithmetic."""
    content = sheet[cell].value
    if not (isinstance(content, str) and content.startswith("=")):
        return float(content or 0.0)

    def span(found: re.Match[str]) -> str:
        letter, first, last = found[1], int(found[2]), int(found[3])
        return "(" + "+".join(f"{letter}{row}" for row in range(first, last + 1)) + ")"

    def filled(found: re.Match[str]) -> str:
        return str(sum(sheet[one].value is not None for one in found[1].split(",")))

    formula = re.sub(r"SUM\(([A-Z])(\d+):[A-Z](\d+)\)", span, content[1:]).replace("$", "").replace("^", "**")
    formula = re.sub(r"COUNT\(([^)]*)\)", filled, formula)
    formula = formula.replace("IF(", "_if(").replace("MAX(", "max(").replace("MIN(", "min(")
    names = set(re.findall(r"\b[A-Z]\d+\b", formula))
    values = {name: recomputed(sheet, name) for name in names}
    return float(
        eval(formula, {"_if": lambda test, one, other: one if test else other, "max": max, "min": min}, values) or 0.0
    )


def recalculated(book: Any, folder: Path) -> Any:
    """The workbook as LibreOffice has it: no result is stored, so that it calculates all of them."""
    book.save(folder / "plan.xlsx")
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    call = ["soffice", "--headless", profile, "--convert-to", "xlsx", "--outdir", str(folder / "out"), "plan.xlsx"]
    subprocess.run(call, cwd=folder, check=True, capture_output=True, timeout=300)
    return openpyxl.load_workbook(folder / "out" / "plan.xlsx", data_only=True)


WORTH = replace(EXAMPLE, channels=(replace(EXAMPLE.channels[0], value_e4=900_000), *EXAMPLE.channels[1:]), margin=0.4)


@pytest.mark.parametrize(
    "choice",
    [
        EXAMPLE,
        replace(EXAMPLE, total_e4=4_000_000),
        ODD,
        WORTH,
        replace(WORTH, objective="revenue"),
        replace(WORTH, objective="customers"),
    ],
    ids=["example", "more", "odd", "a worth of its own", "revenue", "customers"],
)
@pytest.mark.parametrize("words", [Words(ENGLISH, "GBP"), Words(CHINESE, "CNY")], ids=["en", "zh"])
def test_formulas_come_to_the_plans_own_sums(choice: BudgetChoice, words: Words) -> None:
    found = spending(choice)
    sheet = openpyxl.load_workbook(io.BytesIO(workbook(found, words))).worksheets[0]
    assert recomputed(sheet, "C3") == pytest.approx(float(found.spend.sum()))
    assert recomputed(sheet, "C4") == pytest.approx(found.objective)
    assert recomputed(sheet, "C5") == pytest.approx(found.gain, abs=1e-9)
    if choice.goal == "margin":
        assert recomputed(sheet, "C6") == pytest.approx(found.better, abs=1e-9)
    stored = openpyxl.load_workbook(io.BytesIO(workbook(found, words)), data_only=True).worksheets[0]
    assert stored["C4"].value == pytest.approx(found.objective)


def test_another_spend_in_a_yellow_cell_changes_the_sum() -> None:
    found = spending(EXAMPLE)
    sheet = openpyxl.load_workbook(io.BytesIO(workbook(found, Words(ENGLISH)))).worksheets[0]
    sheet[f"D{FIRST_ROW + 1}"].value = found.now[0]
    value = float(found.plan.channels[0].curve.response(found.now[0])) * found.plan.value_per_response
    assert recomputed(sheet, "C4") == pytest.approx(found.objective - found.answer.allocation[0].value + value)


def test_names_are_text_and_the_list_has_every_channel() -> None:
    found = spending(ODD)
    sheet = openpyxl.load_workbook(io.BytesIO(workbook(found, Words(ENGLISH)))).worksheets[0]
    assert sheet[f"A{FIRST_ROW + 1}"].data_type == "s"
    assert plan_sheet(found, Words(ENGLISH)).rows == len(ODD.channels)


@pytest.mark.parametrize("doubled", [15.0, 19.99, 20.0, 25.0, 10.0, 4.0])
def test_other_figures_of_a_channel_change_its_curve_as_the_page_does(doubled: float) -> None:
    """Also from a curve that bends to straight lines, and back."""
    asked = BudgetChoice(
        (BudgetChannel("Search", "performance", 1_000_000, 10, 12), EXAMPLE.channels[0]), value_e4=300_000
    )
    sheet = openpyxl.load_workbook(io.BytesIO(workbook(spending(asked), Words(ENGLISH)))).worksheets[0]
    row = FIRST_ROW + 1
    curve = curve_of(BudgetChannel("Search", "performance", 1_000_000, 10, doubled))
    for spend in (0.0, 40.0, 130.0, 300.0):
        sheet[f"D{row}"].value, sheet[f"F{row}"].value = spend, doubled
        assert recomputed(sheet, f"I{row}") == pytest.approx(float(curve.response(spend)), abs=1e-9)
        if spend:
            assert recomputed(sheet, f"L{row}") == pytest.approx(30 * float(curve.marginal(spend)), abs=1e-9)


DRAWN = BudgetChoice(
    (
        BudgetChannel(
            "steep", "performance", 1_000_000, 10, 40, points=((0, 0), (50, 1), (100, 10), (150, 35), (200, 40))
        ),
        BudgetChannel("one", "brand", 500_000, 4, 4, points=((0, 0), (20, 4))),
        BudgetChannel("none", "performance", 500_000, points=((0, 0),)),
        BudgetChannel("new", "innovation", 0, 9, 13, most_e4=1_000_000),
        BudgetChannel("new and straight", "innovation", 0, 9, 18, most_e4=1_000_000),
        EXAMPLE.channels[0],
    ),
    value_e4=300_000,
    total_e4=3_000_000,
)


@pytest.mark.soak
@pytest.mark.skipif(shutil.which("soffice") is None, reason="there is no LibreOffice here")
@pytest.mark.parametrize("words", [Words(ENGLISH), Words(CHINESE)], ids=["en", "zh"])
def test_a_curve_of_points_is_followed_along_its_lines(tmp_path: Path, words: Words) -> None:
    found = spending(DRAWN)
    book = openpyxl.load_workbook(io.BytesIO(workbook(found, words)))
    spends = [137.0, 500.0, 30.0, 60.0, 70.0, 20.0]
    for at, spend in enumerate(spends, start=FIRST_ROW + 1):
        book.worksheets[0][f"D{at}"].value = spend
    sheet = recalculated(book, tmp_path).worksheets[0]
    for at, (one, spend) in enumerate(zip(found.plan.channels, spends, strict=True)):
        row = FIRST_ROW + 1 + at
        assert sheet[f"I{row}"].value == pytest.approx(float(one.curve.response(spend)), abs=1e-6), one.name
        assert sheet[f"L{row}"].value == pytest.approx(30 * float(one.curve.marginal(spend)), abs=1e-6), one.name
        assert sheet[f"K{row}"].value == pytest.approx(30 * float(one.curve.response(found.now[at])), abs=1e-6)
    stored = openpyxl.load_workbook(io.BytesIO(workbook(found, words)), data_only=True).worksheets[0]
    assert stored["C4"].value == pytest.approx(found.objective)


UNKNOWN = BudgetChoice(
    (BudgetChannel("Tv", "brand", points=((0, 0), (50, 10), (100, 16), (200, 20))), EXAMPLE.channels[0]),
    value_e4=300_000,
    total_e4=3_000_000,
    objective="margin",
)


def known_of_now(book: Any) -> list[Any]:
    """What the sheet has of now, of its first channel: its spend, what that and twice that bring, in money, and the differences at the top."""
    return [book.worksheets[0][f"{column}{FIRST_ROW + 1}"].value or None for column in "CEFK"] + [
        book.worksheets[0][cell].value or None for cell in ("C5", "C6")
    ]


@pytest.mark.soak
@pytest.mark.skipif(shutil.which("soffice") is None, reason="there is no LibreOffice here")
@pytest.mark.parametrize("words", [Words(ENGLISH), Words(CHINESE)], ids=["en", "zh"])
def test_a_spend_of_now_that_is_not_known_is_empty_and_nothing_is_held_against_it(tmp_path: Path, words: Words) -> None:
    """Until somebody types it: then the formulas come to what it brings, and to the difference."""
    found = spending(UNKNOWN)
    stored = openpyxl.load_workbook(io.BytesIO(workbook(found, words)), data_only=True)
    assert known_of_now(stored) == [None] * 6
    assert stored.worksheets[0][f"K{FIRST_ROW + 2}"].value == pytest.approx(found.plan.value_of(found.plan.channels[1]) * EXAMPLE.channels[0].brings)  # fmt: skip
    book = openpyxl.load_workbook(io.BytesIO(workbook(found, words)))
    assert known_of_now(recalculated(book, tmp_path)) == [None] * 6
    book.worksheets[0][f"C{FIRST_ROW + 1}"].value = 50.0
    typed_in = recalculated(book, tmp_path).worksheets[0]
    row, worth = FIRST_ROW + 1, found.plan.value_per_response
    assert [typed_in[f"{column}{row}"].value for column in "EFK"] == pytest.approx([10, 16, 10 * worth])
    before = 10 * worth + typed_in[f"K{row + 1}"].value
    assert typed_in["C5"].value == pytest.approx(typed_in["C4"].value - before)
    spent = 50 + EXAMPLE.channels[0].weekly_e4 / 10_000
    assert typed_in["C6"].value == pytest.approx(typed_in["C5"].value - typed_in["C3"].value + spent)


def test_what_nobody_has_said_is_empty_and_no_nothing() -> None:
    """Until both figures of the channel are typed in, its formulas show nothing; the sums at the top go on."""
    flyers = BudgetChannel("Flyers", "performance", 500_000)
    found = spending(replace(EXAMPLE, channels=(*EXAMPLE.channels, flyers)))
    words, row = Words(ENGLISH), FIRST_ROW + len(EXAMPLE.channels) + 1
    assert [column.cells[-1] for column in plan_sheet(found, words).columns[-3:]] == [50, None, None]
    stored = openpyxl.load_workbook(io.BytesIO(workbook(found, words)), data_only=True).worksheets[0]
    assert [stored[f"{column}{row}"].value or None for column in "EFIJKL"] == [None] * 6
    assert stored["C4"].value == pytest.approx(found.objective)
    sheet = openpyxl.load_workbook(io.BytesIO(workbook(found, words))).worksheets[0]
    assert all(sheet[f"{column}{row}"].value.startswith(f'=IF(COUNT(E{row},F{row})<2,"",') for column in "IJKL")


@pytest.mark.soak
@pytest.mark.skipif(shutil.which("soffice") is None, reason="there is no LibreOffice here")
def test_an_office_program_comes_to_the_pages_totals(tmp_path: Path) -> None:
    """Every yellow cell is changed and no result is stored, so that the program has to calculate all of it."""
    found = spending(EXAMPLE)
    book = openpyxl.load_workbook(io.BytesIO(workbook(found, Words(ENGLISH))))
    told = tuple(replace(one, brings=one.brings * 1.2, doubled=one.doubled * 1.1) for one in EXAMPLE.channels)
    spends = [1.3 * now for now in found.now]
    book.worksheets[0]["C2"].value = 40.0
    for at, (one, spend) in enumerate(zip(told, spends, strict=True), start=FIRST_ROW + 1):
        for column, figure in (("D", spend), ("E", one.brings), ("F", one.doubled)):
            book.worksheets[0][f"{column}{at}"].value = figure
    sheet = recalculated(book, tmp_path).worksheets[0]
    brings = sum(float(curve_of(one).response(spend)) for one, spend in zip(told, spends, strict=True))
    before = sum(float(curve_of(one).response(now)) for one, now in zip(told, found.now, strict=True))
    assert sheet["C3"].value == pytest.approx(sum(spends))
    assert sheet["C4"].value == pytest.approx(40 * brings)
    assert sheet["C5"].value == pytest.approx(40 * (brings - before))


def test_where_channels_bring_revenue_no_header_speaks_of_customers() -> None:
    found = spending(replace(EXAMPLE, counted="revenue", objective="revenue", value_e4=10_000, innovation_rule="off"))
    words = Words(ENGLISH)
    book = openpyxl.load_workbook(io.BytesIO(workbook(found, words)))
    texts = [cell for row in book.worksheets[0].values for cell in row if isinstance(cell, str)]
    headers = [*texts, *(one.header for one in plan_sheet(found, words).columns)]
    assert not [one for one in headers if "customer" in one]
    assert "Revenue by the plan" in headers
    columns = months_sheet(year(found, typed((1.0,) * 12), 12 * 2026), "revenue", words).columns
    assert "Revenue" in {one.header for one in columns}


@pytest.mark.skipif(shutil.which("soffice") is None, reason="there is no LibreOffice here")
@pytest.mark.parametrize("goal", ["margin", "customers"])
@pytest.mark.parametrize("words", [Words(ENGLISH), Words(CHINESE)], ids=["en", "zh"])
def test_named_cases_stand_on_a_sheet_that_calculates(tmp_path: Path, words: Words, goal: Objective) -> None:
    cases = (
        BudgetCase("=A rival", ((EXAMPLE.channels[0].name, 0.5), ("gone", 0.1)), 0.8),
        BudgetCase("As told"),
        BudgetCase("Dear", ((EXAMPLE.channels[1].name, 0.9),)),
    )
    found = spending(replace(EXAMPLE, cases=cases, objective=goal))
    between = crossed(found, [])
    assert between is not None
    book = openpyxl.load_workbook(io.BytesIO(workbook(found, words)))
    stored = openpyxl.load_workbook(io.BytesIO(workbook(found, words)), data_only=True).worksheets[-1]
    for sheet in (stored, recalculated(book, tmp_path).worksheets[-1]):
        assert [sheet[f"A{row}"].value for row in (2, 3, 4)] == ["=A rival", "Dear", None]
        end = sheet.max_column
        assert [sheet.cell(row, end).value for row in (2, 3)] == pytest.approx(list(between.missed[0][1:]), abs=1e-4)
        assert sheet.cell(3, end - 2).value == pytest.approx(found.objective - 0.1 * found.answer.allocation[1].value)
    assert len(openpyxl.load_workbook(io.BytesIO(workbook(spending(EXAMPLE), words))).worksheets) == 1
